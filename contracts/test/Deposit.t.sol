// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Fixture} from "./base/Fixture.sol";
import {vm} from "./base/Vm.sol";

contract DepositTest is Fixture {
	// Called through this contract, so that each call is one call for `expectError`.
	function _try(uint256 amount, bytes32 recipient, address refundTo, uint256 maxFee) private {
		vm.prank(ALICE);
		vault.deposit(amount, recipient, refundTo, maxFee, MEMO, 0, false);
	}

	function test_deposit_locks_what_arrived_and_records_its_hash() public {
		vm.expectEmit(address(vault));
		emit UsdtVault.Deposited(1, ALICE, RECIPIENT, address(usdt), BOB, 25 * USDT, USDT / 2, MEMO);
		vm.prank(ALICE);
		uint64 nonce = vault.deposit(25 * USDT, RECIPIENT, BOB, USDT / 2, MEMO, 25 * USDT, false);

		assertEq(nonce, 1, "first nonce");
		assertEq(vault.depositCount(), 1, "count");
		assertEq(vault.totalLocked(), 25 * USDT, "locked");
		assertEq(usdt.balanceOf(address(vault)), 25 * USDT, "balance");
		assertEq(
			vault.depositHash(1),
			keccak256(
				abi.encode(
					uint64(1), address(usdt), ALICE, BOB, RECIPIENT, 25 * USDT, USDT / 2, MEMO
				)
			),
			"hash"
		);
	}

	function test_deposit_nonces_are_consecutive_also_for_equal_deposits() public {
		for (uint64 i = 1; i <= 5; ++i) {
			assertEq(_deposit(7 * USDT), i, "nonce");
		}
		assertTrue(vault.depositHash(4) != vault.depositHash(5), "equal deposits differ");
		assertEq(vault.depositHash(0), bytes32(0), "there is no deposit 0");
		assertEq(vault.depositHash(6), bytes32(0), "nor one to come");
	}

	function test_deposit_is_refused_while_deposits_are_paused() public {
		_pause(GUARD_A, vault.PAUSE_DEPOSIT());
		expectError(Controls.Paused.selector);
		_try(7 * USDT, RECIPIENT, ALICE, USDT);
	}

	function test_deposit_to_the_zero_account_is_refused() public {
		vm.prank(ALICE);
		expectError(UsdtVault.RecipientZero.selector);
		vault.deposit(7 * USDT, bytes32(0), ALICE, USDT, MEMO, 0, true);
	}

	function test_deposit_to_an_account_of_a_pallet_is_refused() public {
		bytes32 pallet = bytes32(bytes12("modlpy/trsry"));
		expectError(UsdtVault.RecipientKeyless.selector);
		_try(7 * USDT, pallet, ALICE, USDT);
	}

	function test_deposit_to_a_padded_ethereum_address_needs_consent() public {
		bytes32 padded = bytes32(uint256(uint160(ALICE)));
		expectError(UsdtVault.RecipientPadded.selector);
		_try(7 * USDT, padded, ALICE, USDT);

		vm.prank(ALICE);
		vault.deposit(7 * USDT, padded, ALICE, USDT, MEMO, 0, true);
		assertEq(vault.depositCount(), 1, "with consent it passes");

		// Eleven zero bytes are no Ethereum address.
		_try(7 * USDT, padded | bytes32(uint256(1) << 160), ALICE, USDT);
		assertEq(vault.depositCount(), 2, "an account may start with zeros");
	}

	function test_deposit_cannot_be_refunded_to_the_vault() public {
		expectError(UsdtVault.RefundToInvalid.selector);
		_try(7 * USDT, RECIPIENT, address(vault), USDT);
	}

	function test_deposit_cannot_be_refunded_to_the_token() public {
		expectError(UsdtVault.RefundToInvalid.selector);
		_try(7 * USDT, RECIPIENT, address(usdt), USDT);
	}

	function test_deposit_without_a_refund_address_is_accepted() public {
		_try(7 * USDT, RECIPIENT, address(0), USDT);
		assertEq(vault.depositCount(), 1, "count");
	}

	function test_deposit_of_the_minimum_passes_and_one_unit_less_fails() public {
		_try(1 * USDT, RECIPIENT, ALICE, USDT);
		expectError(UsdtVault.BelowMinimum.selector);
		_try(1 * USDT - 1, RECIPIENT, ALICE, USDT);
	}

	function test_deposit_with_the_fee_floor_passes_and_one_unit_less_fails() public {
		_try(7 * USDT, RECIPIENT, ALICE, USDT / 10);
		expectError(UsdtVault.MaxFeeTooLow.selector);
		_try(7 * USDT, RECIPIENT, ALICE, USDT / 10 - 1);
	}

	function test_deposit_above_128_bits_is_refused() public {
		expectError(UsdtVault.AmountTooLarge.selector);
		_try(uint256(type(uint128).max) + 1, RECIPIENT, ALICE, USDT);
	}

	function test_deposit_with_a_fee_above_128_bits_is_refused() public {
		_try(7 * USDT, RECIPIENT, ALICE, type(uint128).max);
		expectError(UsdtVault.AmountTooLarge.selector);
		_try(7 * USDT, RECIPIENT, ALICE, uint256(type(uint128).max) + 1);
	}

	function test_deposit_without_allowance_is_refused() public {
		vm.prank(ALICE);
		usdt.approve(address(vault), 0);
		vm.expectRevert();
		_try(7 * USDT, RECIPIENT, ALICE, USDT);
	}

	function test_A_EVM_09_tvl_cap_exact_and_over() public {
		Controls.Limits memory l = _defaultLimits();
		l.tvlCap = uint128(100 * USDT);
		vm.prank(GOVERNOR);
		vault.setLimits(l);

		_deposit(60 * USDT);
		expectError(UsdtVault.TvlCapExceeded.selector);
		_try(40 * USDT + 1, RECIPIENT, ALICE, USDT);
		_deposit(40 * USDT);
		assertEq(vault.totalLocked(), 100 * USDT, "exactly at the cap");
		expectError(UsdtVault.TvlCapExceeded.selector);
		_try(1 * USDT, RECIPIENT, ALICE, USDT);
	}

	function test_A_EVM_08_a_plain_transfer_is_no_deposit_and_only_it_can_be_swept() public {
		_deposit(50 * USDT);
		vm.prank(ALICE);
		usdt.transfer(address(vault), 3 * USDT);
		assertEq(vault.totalLocked(), 50 * USDT, "a donation is not locked");
		assertEq(vault.depositCount(), 1, "nor is it numbered");

		vm.expectEmit(address(vault));
		emit UsdtVault.ExcessSwept(BOB, 3 * USDT);
		vm.prank(GOVERNOR);
		vault.sweepExcess(BOB);
		assertEq(usdt.balanceOf(BOB), 3 * USDT, "swept");
		assertEq(usdt.balanceOf(address(vault)), 50 * USDT, "what is locked stays");

		vm.prank(GOVERNOR);
		expectError(UsdtVault.NothingToSweep.selector);
		vault.sweepExcess(BOB);
	}

	function test_sweep_is_refused_to_strangers_and_guardians() public {
		expectError(Controls.NotGovernor.selector);
		vault.sweepExcess(BOB);
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.sweepExcess(GUARD_A);
	}

	function test_sweep_to_zero_the_vault_or_the_token_is_refused() public {
		_fund(address(vault), 3 * USDT);
		address[3] memory wrong = [address(0), address(vault), address(usdt)];
		for (uint256 i = 0; i < 3; ++i) {
			vm.prank(GOVERNOR);
			vm.expectRevert(abi.encodeWithSelector(UsdtVault.SweepToInvalid.selector, wrong[i]));
			vault.sweepExcess(wrong[i]);
		}
	}
}

contract SeedTest is Fixture {
	function _config() internal view override returns (UsdtVault.Config memory c) {
		c = super._config();
		c.seeder = ALICE;
	}

	function test_A_EVM_17_seed_once_and_before_the_first_deposit() public {
		vm.prank(ALICE);
		expectError(UsdtVault.NotSeeded.selector);
		vault.deposit(7 * USDT, RECIPIENT, ALICE, USDT, MEMO, 0, false);

		vm.expectEmit(address(vault));
		emit UsdtVault.Seeded(1_000 * USDT);
		vm.prank(ALICE);
		vault.seed(1_000 * USDT);
		assertEq(vault.totalLocked(), 1_000 * USDT, "locked");
		assertEq(vault.depositCount(), 0, "without a nonce");

		vm.prank(ALICE);
		expectError(UsdtVault.AlreadySeeded.selector);
		vault.seed(1_000 * USDT);

		assertEq(_deposit(7 * USDT), 1, "deposits are open");
		vm.prank(ALICE);
		expectError(UsdtVault.AlreadySeeded.selector);
		vault.seed(1_000 * USDT);
	}

	function test_seed_by_another_is_refused() public {
		_fund(BOB, 1_000 * USDT);
		vm.prank(BOB);
		expectError(UsdtVault.NotSeeder.selector);
		vault.seed(1_000 * USDT);
	}

	function test_seed_of_nothing_is_refused() public {
		vm.prank(ALICE);
		expectError(UsdtVault.AmountZero.selector);
		vault.seed(0);
	}

	function test_seed_above_128_bits_is_refused() public {
		vm.prank(ALICE);
		expectError(UsdtVault.AmountTooLarge.selector);
		vault.seed(uint256(type(uint128).max) + 1);
	}

	function test_seed_must_arrive_in_full() public {
		vm.prank(TETHER);
		usdt.setParams(10, 5);
		vm.prank(ALICE);
		expectError(UsdtVault.ReceivedTooLittle.selector);
		vault.seed(1_000 * USDT);
	}

	function test_seed_keeps_to_the_tvl_cap() public {
		_fund(ALICE, 60_000_000 * USDT);
		vm.prank(ALICE);
		expectError(UsdtVault.TvlCapExceeded.selector);
		vault.seed(50_000_000 * USDT + 1);
	}
}
