// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Fixture} from "./base/Fixture.sol";
import {vm} from "./base/Vm.sol";

contract ReleaseTest is Fixture {
	using Messages for Messages.Release;

	function setUp() public override {
		super.setUp();
		_deposit(3_000_000 * USDT);
	}

	function _fails(Messages.Release memory m, bytes4 selector) private {
		bytes memory signatures = _signed(m);
		expectError(selector);
		vault.release(m, signatures);
	}

	function test_release_pays_the_recipient_and_the_executor() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		vm.expectEmit(address(vault));
		emit UsdtVault.Released(1, m.id(), BOB, 1_000 * USDT, 10 * USDT, EXECUTOR);
		vm.prank(EXECUTOR);
		vault.release(m, signatures);

		assertEq(usdt.balanceOf(BOB), 990 * USDT, "recipient");
		assertEq(usdt.balanceOf(EXECUTOR), 10 * USDT, "executor");
		assertEq(vault.totalLocked(), 2_999_000 * USDT, "locked");
		assertEq(usdt.balanceOf(address(vault)), 2_999_000 * USDT, "balance");
		assertTrue(vault.isReleased(1), "nonce used");
		assertFalse(vault.isCancelled(1), "not cancelled");
		assertFalse(vault.isReleased(2), "no other nonce");
	}

	function test_release_by_the_recipient_pays_it_the_fee_too() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		vm.prank(BOB);
		vault.release(m, signatures);
		assertEq(usdt.balanceOf(BOB), 1_000 * USDT, "both");
	}

	function test_release_without_a_fee() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.fee = 0;
		_executeRelease(m);
		assertEq(usdt.balanceOf(BOB), 1_000 * USDT, "recipient");
		assertEq(usdt.balanceOf(EXECUTOR), 0, "executor");
	}

	function test_release_whose_fee_is_all_of_it() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.fee = m.amount;
		_executeRelease(m);
		assertEq(usdt.balanceOf(BOB), 0, "recipient");
		assertEq(usdt.balanceOf(EXECUTOR), 1_000 * USDT, "executor");
	}

	function test_release_whose_fee_exceeds_the_amount_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.fee = m.amount + 1;
		_fails(m, UsdtVault.FeeTooHigh.selector);
	}

	function test_releases_come_in_any_order_of_nonces() public {
		uint64[5] memory nonces = [uint64(255), 256, 1, type(uint64).max, 257];
		for (uint256 i = 0; i < nonces.length; ++i) {
			_executeRelease(_release(nonces[i], 10 * USDT));
			assertTrue(vault.isReleased(nonces[i]), "used");
		}
		assertFalse(vault.isReleased(2), "neighbour");
		assertFalse(vault.isReleased(254), "neighbour");
		assertFalse(vault.isReleased(258), "neighbour");
	}

	function test_release_is_refused_while_releases_are_paused() public {
		_pause(GUARD_A, vault.PAUSE_RELEASE());
		_fails(_release(1, 1_000 * USDT), Controls.Paused.selector);
	}

	function test_release_for_another_domain_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.dstDomain = DOMAIN + 1;
		_fails(m, UsdtVault.WrongDomain.selector);
	}

	function test_release_of_another_token_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.token = STRANGER;
		_fails(m, UsdtVault.WrongToken.selector);
	}

	function test_A_EVM_07_release_to_zero_the_vault_or_the_token_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		address[3] memory wrong = [address(0), address(vault), address(usdt)];
		for (uint256 i = 0; i < 3; ++i) {
			m.recipient = wrong[i];
			_fails(m, UsdtVault.RecipientInvalid.selector);
		}
	}

	function test_A_EVM_07_a_recipient_that_reverts_is_paid_because_nothing_calls_it() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.recipient = address(new Refuser());
		_executeRelease(m);
		assertEq(usdt.balanceOf(m.recipient), 990 * USDT, "paid");
	}

	/// What a message names as recipient is never called, and a message has no room for a call.
	function test_A_EVM_07_a_message_cannot_carry_an_admin_call() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.recipient = GOVERNOR;
		m.requestId = bytes32(abi.encodePacked(Controls.unpause.selector, uint224(15)));
		_pause(GUARD_A, vault.PAUSE_DEPOSIT());
		_executeRelease(m);
		assertEq(vault.pauseBits(), vault.PAUSE_DEPOSIT(), "still paused");
		assertEq(usdt.balanceOf(GOVERNOR), 990 * USDT, "only paid");
	}

	function test_release_passes_one_second_before_the_deadline() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline - 1);
		_executeRelease(m);
		assertTrue(vault.isReleased(1), "released");
	}

	function test_release_fails_at_the_deadline() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline);
		_fails(m, Controls.TooLate.selector);
	}

	function test_A_EVM_01_zero_never_authorises() public {
		Messages.Release memory m = _release(0, 1_000 * USDT);
		_fails(m, UsdtVault.NonceZero.selector);

		m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		m.setId = 0;
		expectError(SET_NOT_VALID);
		vault.release(m, signatures);
		// Set 0 has threshold 0, so no signature at all would be enough for it.
		expectError(SET_NOT_VALID);
		vault.release(m, "");

		Messages.Release memory nothing;
		vm.expectRevert();
		vault.release(nothing, "");
		vm.expectRevert();
		vault.queueRelease(nothing, "");
		vm.expectRevert();
		vault.cancel(nothing, "");
		expectError(UsdtVault.NotQueued.selector);
		vault.executeQueued(nothing);
		expectError(UsdtVault.NotQueued.selector);
		vault.cancelQueued(0);
		expectError(UsdtVault.NotQueued.selector);
		vault.executeQueued(m);
	}

	bytes4 private constant SET_NOT_VALID = bytes4(keccak256("SetNotValid(uint64)"));

	function test_release_of_nothing_is_refused() public {
		_fails(_release(1, 0), UsdtVault.AmountZero.selector);
	}

	function test_release_above_128_bits_is_refused() public {
		Messages.Release memory m = _release(1, uint256(type(uint128).max) + 1);
		_fails(m, UsdtVault.AmountTooLarge.selector);
		// Truncated to 128 bits this would be 1 USDT.
		m.amount = (1 << 128) + 1 * USDT;
		_fails(m, UsdtVault.AmountTooLarge.selector);
	}

	function test_release_of_more_than_is_locked_is_refused_even_if_the_balance_suffices() public {
		_executeRelease(_release(1, 499_999 * USDT));
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = type(uint128).max;
		_loosen(l);
		vm.prank(ALICE);
		usdt.transfer(address(vault), 5 * USDT);
		_fails(_release(2, 2_500_001 * USDT + 1), UsdtVault.MoreThanLocked.selector);
	}

	function test_release_at_the_maximum_per_transaction_passes_and_one_unit_more_fails() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(1_000 * USDT);
		vm.prank(GOVERNOR);
		vault.setLimits(l);
		_executeRelease(_release(1, 1_000 * USDT));
		_fails(_release(2, 1_000 * USDT + 1), UsdtVault.PerTxMaxExceeded.selector);
	}

	function test_release_below_the_large_threshold_passes_and_at_it_must_queue() public {
		_executeRelease(_release(1, 500_000 * USDT - 1));
		_fails(_release(2, 500_000 * USDT), UsdtVault.MustQueue.selector);
		assertTrue(vault.mustQueue(500_000 * USDT), "view agrees");
		assertFalse(vault.mustQueue(500_000 * USDT - 1), "view agrees");
	}

	function test_A_EVM_02_replay_of_a_release() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_executeRelease(m);
		_fails(m, UsdtVault.AlreadyReleased.selector);
		// The same nonce with another content is as much a replay.
		_fails(_release(1, 5 * USDT), UsdtVault.AlreadyReleased.selector);
		// So is one in the name of the next set.
		_rotateTo(2);
		m = _release(1, 1_000 * USDT);
		_fails(m, UsdtVault.AlreadyReleased.selector);
	}

	function test_A_EVM_04_signatures_for_another_amount_are_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		m.amount += 1;
		vm.expectRevert();
		vault.release(m, signatures);
		m.amount -= 2;
		vm.expectRevert();
		vault.release(m, signatures);
		m.amount += 1;
		vault.release(m, signatures);
	}

	/// Each field is covered by the signatures: another value of any of them is refused.
	function test_A_EVM_04_every_field_is_signed() public {
		bytes memory signatures = _signed(_release(1, 1_000 * USDT));
		for (uint256 i = 0; i < 5; ++i) {
			Messages.Release memory m = _release(1, 1_000 * USDT);
			if (i == 0) m.nonce = 2;
			if (i == 1) m.recipient = STRANGER;
			if (i == 2) m.fee += 1;
			if (i == 3) m.deadline += 1;
			if (i == 4) m.requestId = bytes32(uint256(1));
			vm.expectRevert();
			vault.release(m, signatures);
		}
	}

	function test_A_EVM_14_ether_is_refused_and_forced_ether_changes_nothing() public {
		vm.deal(address(this), 2 ether);
		(bool accepted,) = address(vault).call{value: 1 ether}("");
		assertFalse(accepted, "no receive function");
		(accepted,) = address(vault).call{value: 1 ether}(abi.encodeCall(vault.cancelQueued, (1)));
		assertFalse(accepted, "no payable function");

		vm.deal(address(vault), 5 ether);
		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(vault.totalLocked(), 2_999_000 * USDT, "locked");
	}

	function test_A_EVM_15_every_call_is_refused_on_a_fork_with_another_chain_id() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		Messages.Rotate memory r = _rotation(2);
		vm.chainId(block.chainid + 1);

		bytes[] memory calls = new bytes[](19);
		calls[0] = abi.encodeCall(vault.deposit, (7 * USDT, RECIPIENT, ALICE, USDT, MEMO, 0, false));
		calls[1] = abi.encodeCall(vault.release, (m, signatures));
		calls[2] = abi.encodeCall(vault.queueRelease, (m, signatures));
		calls[3] = abi.encodeCall(vault.executeQueued, (m));
		calls[4] = abi.encodeCall(vault.cancel, (m, signatures));
		calls[5] = abi.encodeCall(vault.cancelQueued, (1));
		calls[6] = abi.encodeCall(vault.rotate, (r, 5, _signers(2), signatures));
		calls[7] = abi.encodeCall(vault.activateRotation, ());
		calls[8] = abi.encodeCall(vault.seed, (1));
		calls[9] = abi.encodeCall(vault.applyLimits, (_defaultLimits()));
		calls[10] = abi.encodeCall(vault.applyGuardian, (STRANGER, true));
		calls[11] = abi.encodeCall(vault.sweepExcess, (BOB));
		calls[12] = abi.encodeCall(vault.setLimits, (_defaultLimits()));
		calls[13] = abi.encodeCall(vault.unpause, (1));
		calls[14] = abi.encodeCall(vault.liftVeto, (1));
		calls[15] = abi.encodeCall(vault.succeed, (5, _signers(2)));
		calls[16] = abi.encodeCall(vault.pause, (1));
		calls[17] = abi.encodeCall(vault.veto, (1));
		calls[18] = abi.encodeCall(vault.vetoRotation, ());
		for (uint256 i = 0; i < calls.length; ++i) {
			vm.prank(i < 11 ? ALICE : i < 16 ? GOVERNOR : GUARD_A);
			(bool success, bytes memory answer) = address(vault).call(calls[i]);
			assertFalse(success, "refused");
			assertEq(bytes32(bytes4(answer)), bytes32(Controls.WrongChain.selector), "why");
		}
	}

	function _loosen(Controls.Limits memory l) private {
		vm.prank(GOVERNOR);
		vault.setLimits(l);
		skip(6 days);
		vault.applyLimits(l);
	}
}

contract Refuser {
	fallback() external payable {
		revert("no");
	}
}
