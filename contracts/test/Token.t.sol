// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {Token} from "../src/Token.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Fixture} from "./base/Fixture.sol";
import {QueueFixture} from "./Queue.t.sol";
import {OddToken, TronTetherMock} from "./mocks/OddToken.sol";
import {TetherMock, TetherUpgraded} from "./mocks/TetherMock.sol";
import {vm} from "./base/Vm.sol";

/// What the owner of USDT can do, and what it does to the vault.
contract TetherTest is QueueFixture {
	function _fails(Messages.Release memory m, bytes4 selector) private {
		bytes memory signatures = _signed(m);
		expectError(selector);
		vault.release(m, signatures);
	}

	function _setFee(uint256 basisPoints, uint256 maximum) private {
		vm.prank(TETHER);
		usdt.setParams(basisPoints, maximum);
	}

	function _tryDeposit(uint256 amount, uint256 minReceived) private returns (uint64) {
		vm.prank(ALICE);
		return vault.deposit(amount, RECIPIENT, ALICE, USDT, MEMO, minReceived, false);
	}

	function test_mock_has_the_quirks_of_usdt() public {
		(bool success, bytes memory answer) =
			address(usdt).call(abi.encodeCall(usdt.approve, (BOB, 0)));
		assertTrue(success && answer.length == 0, "approve returns nothing");
		vm.prank(ALICE);
		(success, answer) = address(usdt).call(abi.encodeCall(usdt.transfer, (BOB, 1)));
		assertTrue(success && answer.length == 0, "transfer returns nothing");
		vm.prank(ALICE);
		(success,) = address(usdt).call(abi.encodeCall(usdt.approve, (address(vault), 5)));
		assertFalse(success, "an allowance cannot be changed but from zero");
	}

	function test_A_EVM_06_fee_on_during_a_deposit() public {
		uint256 lockedBefore = vault.totalLocked();
		_setFee(10, 49);
		uint64 nonce = _tryDeposit(1_000 * USDT, 999 * USDT);
		assertEq(vault.totalLocked() - lockedBefore, 999 * USDT, "what arrived");
		assertEq(
			vault.depositHash(nonce),
			keccak256(
				abi.encode(nonce, address(usdt), ALICE, ALICE, RECIPIENT, 999 * USDT, USDT, MEMO)
			),
			"is what is recorded"
		);
	}

	function test_A_EVM_09_less_than_the_least_to_arrive_is_refused() public {
		_setFee(10, 49);
		expectError(UsdtVault.ReceivedTooLittle.selector);
		_tryDeposit(1_000 * USDT, 999 * USDT + 1);
		_tryDeposit(1_000 * USDT, 999 * USDT);
	}

	function test_A_EVM_06_fee_on_during_a_release() public {
		_setFee(10, 49);
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_fails(m, Token.TransferInexact.selector);
		assertFalse(vault.isReleased(1), "the nonce stays usable");
		_setFee(0, 0);
		_executeRelease(m);
		assertTrue(vault.isReleased(1), "once the fee is off");
	}

	function test_A_EVM_06_fee_toggled_between_queue_and_execution() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		_setFee(10, 49);
		expectError(Token.TransferInexact.selector);
		vault.executeQueued(m);
		(bytes32 msgId,,,) = vault.queued(1);
		assertTrue(msgId != bytes32(0), "still queued");
		_setFee(0, 0);
		vault.executeQueued(m);
		assertTrue(vault.isReleased(1), "in time");
	}

	function test_sweep_with_a_fee_is_refused() public {
		vm.prank(ALICE);
		usdt.transfer(address(vault), USDT);
		_setFee(10, 49);
		vm.prank(GOVERNOR);
		expectError(Token.TransferInexact.selector);
		vault.sweepExcess(BOB);
	}

	function test_paused_token_reverts_and_the_nonce_stays_usable() public {
		vm.prank(TETHER);
		usdt.pause();
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_fails(m, Token.TokenCallFailed.selector);
		expectError(Token.TokenCallFailed.selector);
		_tryDeposit(1_000 * USDT, 0);

		vm.prank(TETHER);
		usdt.unpause();
		_executeRelease(m);
	}

	function test_listed_vault_cannot_pay_but_cancel_gives_the_money_back_to_tael() public {
		vm.prank(TETHER);
		usdt.addBlackList(address(vault));
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_fails(m, Token.TokenCallFailed.selector);
		warp(m.deadline);
		vault.cancel(m, _signed(m));
		assertTrue(vault.isCancelled(1), "cancelled");
	}

	function test_listed_recipient_is_paid_because_only_senders_are_checked() public {
		vm.prank(TETHER);
		usdt.addBlackList(BOB);
		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(usdt.balanceOf(BOB), 990 * USDT, "paid");
	}

	function test_listed_depositor_is_refused() public {
		vm.prank(TETHER);
		usdt.addBlackList(ALICE);
		expectError(Token.TokenCallFailed.selector);
		_tryDeposit(1_000 * USDT, 0);
	}

	/// A loss is nobody's to take first: everything stops until the money is brought back.
	function test_A_EVM_13_destroyed_funds_stop_every_release_until_they_are_replaced() public {
		Messages.Release memory q = _queued(2, LARGE);
		skip(24 hours);
		vm.prank(TETHER);
		usdt.addBlackList(address(vault));
		vm.prank(TETHER);
		usdt.destroyBlackFunds(address(vault));
		vm.prank(TETHER);
		usdt.removeBlackList(address(vault));
		assertTrue(usdt.balanceOf(address(vault)) < vault.totalLocked(), "INV-1 is broken");

		expectError(UsdtVault.Insolvent.selector);
		_tryDeposit(900_000 * USDT, 0);
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_fails(m, UsdtVault.Insolvent.selector);
		expectError(UsdtVault.Insolvent.selector);
		vault.executeQueued(q);
		vm.prank(GOVERNOR);
		expectError(UsdtVault.NothingToSweep.selector);
		vault.sweepExcess(GOVERNOR);

		_fund(address(vault), 9_000_000 * USDT - 1);
		_fails(m, UsdtVault.Insolvent.selector);
		_fund(address(vault), 1);
		_executeRelease(m);
		vault.executeQueued(q);
	}

	function test_deprecated_token_that_forwards_keeps_working() public {
		address[] memory holders = new address[](2);
		(holders[0], holders[1]) = (ALICE, address(vault));
		TetherUpgraded upgraded = new TetherUpgraded(address(usdt), holders);
		vm.prank(TETHER);
		usdt.deprecate(address(upgraded));

		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(usdt.balanceOf(BOB), 990 * USDT, "paid by the new contract");
		vm.prank(ALICE);
		usdt.approve(address(vault), 50 * USDT);
		_deposit(50 * USDT);
		assertEq(usdt.balanceOf(address(vault)), vault.totalLocked(), "both directions");
	}

	function test_token_that_lost_its_code_refuses_everything() public {
		vm.etch(address(usdt), "");
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		vm.expectRevert();
		vault.release(m, signatures);
		vm.expectRevert();
		_tryDeposit(1_000 * USDT, 0);
	}
}

/// The whole way in and out with the `transfer` of TRON.
contract TronTetherTest is QueueFixture {
	function _deployToken() internal override returns (TetherMock) {
		vm.prank(TETHER);
		return new TronTetherMock();
	}

	function test_A_EVM_05_false_on_success_is_success() public {
		(bool success, bytes memory answer) =
			address(usdt).call(abi.encodeCall(usdt.transfer, (BOB, 0)));
		assertTrue(success && !abi.decode(answer, (bool)), "the mock lies as TRON does");

		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(usdt.balanceOf(BOB), 990 * USDT, "released");
		Messages.Release memory m = _queued(2, LARGE);
		skip(24 hours);
		vault.executeQueued(m);
		assertEq(usdt.balanceOf(address(vault)), vault.totalLocked(), "executed");
	}
}

/// Tokens that misbehave. The vault works by balances, or refuses and changes nothing.
contract OddTokenTest is QueueFixture {
	OddToken internal odd;

	function _deployToken() internal override returns (TetherMock) {
		vm.prank(TETHER);
		odd = new OddToken();
		return odd;
	}

	function _works(OddToken.Oddity oddity) private {
		odd.set(oddity);
		_deposit(1_000 * USDT);
		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(usdt.balanceOf(address(vault)), vault.totalLocked(), "balance");
		assertEq(usdt.balanceOf(BOB), 990 * USDT, "paid");
	}

	function _refuses(OddToken.Oddity oddity, bytes4 onDeposit, bytes4 onRelease) private {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		uint256 lockedBefore = vault.totalLocked();
		uint256 balanceBefore = usdt.balanceOf(address(vault));
		odd.set(oddity);
		if (onDeposit != 0) {
			vm.prank(ALICE);
			expectError(onDeposit);
			vault.deposit(1_000 * USDT, RECIPIENT, ALICE, USDT, MEMO, 1_000 * USDT, false);
		}
		if (onRelease != 0) {
			expectError(onRelease);
			vault.release(m, signatures);
		}
		assertEq(vault.totalLocked(), lockedBefore, "nothing is locked or released");
		assertEq(vault.depositCount(), 1, "nothing is numbered");
		assertEq(usdt.balanceOf(address(vault)), balanceBefore, "nothing has moved");
		assertFalse(vault.isReleased(1), "the nonce is usable");

		odd.set(OddToken.Oddity.None);
		vault.release(m, signatures);
	}

	function test_A_EVM_05_token_returns_nothing() public {
		_works(OddToken.Oddity.None);
	}

	function test_A_EVM_05_token_returns_true() public {
		_works(OddToken.Oddity.ReturnsTrue);
	}

	function test_A_EVM_05_token_returns_false() public {
		_works(OddToken.Oddity.ReturnsFalse);
	}

	function test_A_EVM_05_token_returns_garbage() public {
		_works(OddToken.Oddity.ReturnsGarbage);
	}

	function test_A_EVM_05_token_reverts_with_garbage() public {
		_refuses(
			OddToken.Oddity.RevertsWithGarbage,
			Token.TokenCallFailed.selector,
			Token.TokenCallFailed.selector
		);
	}

	function test_A_EVM_05_token_reverts_without_a_word() public {
		_refuses(
			OddToken.Oddity.RevertsEmpty,
			Token.TokenCallFailed.selector,
			Token.TokenCallFailed.selector
		);
	}

	function test_A_EVM_09_token_that_moves_nothing() public {
		_refuses(
			OddToken.Oddity.MovesNothing,
			UsdtVault.NothingReceived.selector,
			Token.TransferInexact.selector
		);
	}

	function test_A_EVM_09_delta_zero_is_refused_even_if_no_least_is_asked() public {
		odd.set(OddToken.Oddity.MovesNothing);
		vm.prank(ALICE);
		expectError(UsdtVault.NothingReceived.selector);
		vault.deposit(1_000 * USDT, RECIPIENT, ALICE, USDT, MEMO, 0, false);
	}

	function test_token_that_credits_more() public {
		_refuses(
			OddToken.Oddity.CreditsMore,
			UsdtVault.ReceivedTooMuch.selector,
			Token.TransferInexact.selector
		);
	}

	function test_token_that_credits_less() public {
		_refuses(
			OddToken.Oddity.CreditsLess,
			UsdtVault.ReceivedTooLittle.selector,
			Token.TransferInexact.selector
		);
	}

	function test_token_that_takes_more() public {
		_refuses(OddToken.Oddity.TakesMore, 0, Token.TransferInexact.selector);
	}

	// -- Reentrancy

	function _assertRefused(string memory what) private view {
		assertFalse(odd.hookSucceeded(), what);
		assertEq(bytes32(bytes4(odd.hookResult())), bytes32(UsdtVault.Reentrant.selector), what);
	}

	function test_A_EVM_03_reentrancy_from_a_deposit_and_a_release() public {
		Messages.Release memory q = _queued(7, LARGE);
		skip(24 hours);
		Messages.Release memory m = _release(50, 1_000 * USDT);
		Messages.Release memory large = _release(51, LARGE);
		bytes[] memory calls = new bytes[](6);
		calls[0] = abi.encodeCall(vault.deposit, (USDT, RECIPIENT, ALICE, USDT, MEMO, 0, false));
		calls[1] = abi.encodeCall(vault.release, (m, _signed(m)));
		calls[2] = abi.encodeCall(vault.queueRelease, (large, _signed(large)));
		calls[3] = abi.encodeCall(vault.executeQueued, (q));
		calls[4] = abi.encodeCall(vault.cancel, (m, _signed(m)));
		calls[5] = abi.encodeCall(vault.cancelQueued, (7));
		for (uint256 i = 0; i < calls.length; ++i) {
			odd.setHook(address(vault), calls[i]);
			_deposit(USDT);
			_assertRefused("from a deposit");
			odd.setHook(address(vault), calls[i]);
			_executeRelease(_release(uint64(100 + i), USDT));
			_assertRefused("from a release");
		}
	}

	/// The same release, again from within itself: its nonce is used before the token moves.
	function test_A_EVM_03_a_release_cannot_be_repeated_from_within_itself() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		odd.setHook(address(vault), abi.encodeCall(vault.release, (m, _signed(m))));
		_executeRelease(m);
		_assertRefused("repeated");
		assertEq(usdt.balanceOf(BOB), 990 * USDT, "paid once");
	}
}

/// In a deposit the balance rises before the books do: what could be swept then is not excess.
contract SweepReentrancyTest is Fixture {
	OddToken internal odd;

	function _deployToken() internal override returns (TetherMock) {
		vm.prank(TETHER);
		odd = new OddToken();
		return odd;
	}

	function _config() internal view override returns (UsdtVault.Config memory c) {
		c = super._config();
		c.governor = address(odd);
		c.seeder = address(odd);
	}

	function setUp() public override {
		super.setUp();
		vm.prank(TETHER);
		odd.issue(address(odd), 100 * USDT);
		vm.prank(address(odd));
		odd.approve(address(vault), type(uint256).max);
		vm.prank(address(odd));
		vault.seed(USDT);
	}

	function test_A_EVM_03_a_deposit_cannot_be_swept_from_within() public {
		odd.setHook(address(vault), abi.encodeCall(vault.sweepExcess, (STRANGER)));
		_deposit(5 * USDT);
		assertFalse(odd.hookSucceeded(), "refused");
		assertEq(bytes32(bytes4(odd.hookResult())), bytes32(UsdtVault.Reentrant.selector), "why");
		assertEq(usdt.balanceOf(address(vault)), vault.totalLocked(), "all there");
	}

	function test_A_EVM_03_a_deposit_cannot_be_seeded_from_within() public {
		odd.setHook(address(vault), abi.encodeCall(vault.seed, (USDT)));
		_deposit(5 * USDT);
		assertFalse(odd.hookSucceeded(), "refused");
		assertEq(bytes32(bytes4(odd.hookResult())), bytes32(UsdtVault.Reentrant.selector), "why");
	}
}
