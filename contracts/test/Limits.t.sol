// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

/// Capacity 1,000,000 USDT, refill 10 USDT per second, large from 500,000 USDT.
contract BucketTest is QueueFixture {
	function _level() private view returns (uint256 level) {
		(level,) = vault.bucket();
	}

	function _debt() private view returns (uint256 debt) {
		(, debt) = vault.bucket();
	}

	/// Uses the bucket up to its last unit, by nonces 5001 to 5003.
	function _drain() private {
		_executeRelease(_release(5001, 400_000 * USDT));
		_executeRelease(_release(5002, 400_000 * USDT));
		_executeRelease(_release(5003, 200_000 * USDT));
	}

	function _mustQueue(uint64 nonce, uint256 amount) private {
		Messages.Release memory m = _release(nonce, amount);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.MustQueue.selector);
		vault.release(m, signatures);
	}

	function test_A_EVM_10_bucket_at_its_capacity_and_one_unit_more() public {
		_executeRelease(_release(1, 400_000 * USDT));
		_executeRelease(_release(2, 400_000 * USDT));
		_mustQueue(3, 200_000 * USDT + 1);
		_executeRelease(_release(3, 200_000 * USDT));
		assertEq(_level(), 0, "empty");
		assertEq(_debt(), 0, "no debt");
		_mustQueue(4, 1);
	}

	function test_A_EVM_10_refill_gives_back_whole_units_and_no_more_than_the_capacity() public {
		_drain();
		skip(1);
		assertEq(_level(), 10 * USDT, "one second");
		_mustQueue(1, 10 * USDT + 1);
		_executeRelease(_release(1, 10 * USDT));
		assertEq(_level(), 0, "empty");
		skip(99_999);
		assertEq(_level(), 999_990 * USDT, "nearly full");
		skip(1);
		assertEq(_level(), 1_000_000 * USDT, "full");
		skip(1);
		assertEq(_level(), 1_000_000 * USDT, "never more than full");
	}

	function test_A_EVM_10_a_thousand_splits_wait_as_long_as_the_whole() public {
		_drain();
		uint256 whole = 1_500_000 * USDT;
		_queued(1, whole);
		uint256 readyWhole = _readyAt(1);
		assertEq(readyWhole, now_() + 150_000, "debt over refill");

		// The same again, from the same state of the bucket.
		skip(150_000);
		assertEq(_debt(), 0, "debt is paid");
		assertEq(_level(), 0, "and nothing regained");
		for (uint64 i = 2; i <= 1_001; ++i) {
			_queued(i, whole / 1_000);
		}
		assertEq(_readyAt(1_001), now_() + 150_000, "the last waits as long");
		assertEq(_debt(), whole, "same debt");
	}

	function test_A_EVM_10_debt_delay_is_rounded_up() public {
		_drain();
		_queued(1, 864_000 * USDT);
		assertEq(_readyAt(1), now_() + 24 hours, "exactly the large delay");
		_queued(2, 1);
		assertEq(_readyAt(2), now_() + 24 hours + 1, "a second for a unit");
		_queued(3, 10 * USDT - 1);
		assertEq(_readyAt(3), now_() + 24 hours + 1, "the rest of that second");
	}

	function test_A_EVM_10_capacity_lowered_below_what_is_used_turns_into_debt() public {
		_executeRelease(_release(1, 400_000 * USDT));
		Controls.Limits memory l = _defaultLimits();
		l.bucketCapacity = uint128(100_000 * USDT);
		_setLimits(l);
		assertEq(_level(), 0, "nothing left");
		assertEq(_debt(), 300_000 * USDT, "the excess is debt");
		_mustQueue(2, 1);
		skip(30_000);
		assertEq(_debt(), 0, "paid by the refill");
		_mustQueue(2, 1);
		skip(1);
		_executeRelease(_release(2, 10 * USDT));
	}

	function test_A_EVM_10_refill_lowered_counts_from_then_on() public {
		_drain();
		skip(1_000);
		Controls.Limits memory l = _defaultLimits();
		l.bucketRefill = uint128(1 * USDT);
		_setLimits(l);
		assertEq(_level(), 10_000 * USDT, "regained at the old rate");
		skip(1_000);
		assertEq(_level(), 11_000 * USDT, "then at the new one");
	}

	function test_A_EVM_10_clock_jump_fills_the_bucket_once() public {
		_drain();
		warp(type(uint64).max - 1_000 days);
		assertEq(_level(), 1_000_000 * USDT, "full");
		_executeRelease(_release(1, 499_999 * USDT));
		_executeRelease(_release(2, 499_999 * USDT));
		_mustQueue(3, 3 * USDT);
	}

	function test_unset_limits_let_nothing_pass() public {
		Controls.Limits memory l;
		l.minDeposit = uint128(USDT);
		l.largeDelay = 24 hours;
		_setLimits(l);
		Messages.Release memory m = _release(1, 1);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.PerTxMaxExceeded.selector);
		vault.release(m, signatures);
		vm.prank(ALICE);
		expectError(UsdtVault.TvlCapExceeded.selector);
		vault.deposit(USDT, RECIPIENT, ALICE, USDT, MEMO, 0, false);
	}

	function test_unset_bucket_lets_nothing_pass() public {
		Controls.Limits memory l = _defaultLimits();
		(l.bucketCapacity, l.bucketRefill) = (0, 0);
		_setLimits(l);
		_mustQueue(1, 1);
		Messages.Release memory m = _release(1, 1);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.DebtTooHigh.selector);
		vault.queueRelease(m, signatures);
	}

	function test_unset_threshold_makes_everything_wait() public {
		Controls.Limits memory l = _defaultLimits();
		l.largeThreshold = 0;
		_setLimits(l);
		_mustQueue(1, 1);
		_queued(1, 1);
		assertEq(_readyAt(1), now_() + 24 hours, "queued");
	}

	/// A wait without a bound would hold the nonce for ever; refused, it ends by its deadline.
	function test_queue_refuses_a_debt_of_more_than_a_month() public {
		_drain();
		// 25,920,000 USDT is what thirty days refill.
		for (uint64 i = 1; i <= 12; ++i) {
			_queued(i, 2_000_000 * USDT);
		}
		_queued(13, 1_920_000 * USDT);
		assertEq(_readyAt(13), now_() + 30 days, "exactly a month");
		Messages.Release memory m = _release(14, 1);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.DebtTooHigh.selector);
		vault.queueRelease(m, signatures);
	}

	function test_cancelled_release_gives_its_debt_back_and_no_more() public {
		_drain();
		_queued(1, 2_000_000 * USDT);
		_queued(2, 2_000_000 * USDT);
		_veto(GUARD_A, 1);
		skip(4 days);
		assertEq(_debt(), 544_000 * USDT, "less four days of refill");
		vault.cancelQueued(1);
		assertEq(_debt(), 0, "no debt");
		assertEq(_level(), 0, "and nothing to pay out at once");
		skip(1);
		assertEq(_level(), 10 * USDT, "from then on it fills");
	}

	/// What was queued long ago was refilled since: given back, it would come out a second time.
	function test_A_SIG_10_cancellations_do_not_fill_the_bucket() public {
		for (uint64 i = 1; i <= 5; ++i) {
			_queued(i, 1_200_000 * USDT);
		}
		skip(30 days);
		assertEq(_level(), 1_000_000 * USDT, "full");
		_executeRelease(_release(6, 499_999 * USDT));
		_executeRelease(_release(7, 499_999 * USDT));
		for (uint64 i = 1; i <= 5; ++i) {
			vault.cancelQueued(i);
			assertEq(_level(), 2 * USDT, "what the two left");
		}
		_mustQueue(8, 2 * USDT + 1);
	}

	function test_cancelled_release_does_not_give_back_what_another_used() public {
		_drain();
		_queued(1, LARGE);
		_veto(GUARD_A, 1);
		_queued(2, LARGE);
		_queued(3, LARGE);
		_queued(4, 2_000_000 * USDT);
		_queued(5, 2_000_000 * USDT);
		assertEq(_debt(), 3 * LARGE + 4_000_000 * USDT, "charged");
		skip(4 days);
		uint256 before = _debt();
		vault.cancelQueued(1);
		assertEq(_debt(), before - LARGE, "its own share only");
	}

	function test_executed_release_is_charged_once() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		uint256 level = _level();
		vault.executeQueued(m);
		assertEq(_level(), level, "charged when queued");
	}
}

contract LimitsTest is QueueFixture {
	function _assertLimits(Controls.Limits memory expected) private view {
		assertEq(keccak256(abi.encode(vault.limits())), keccak256(abi.encode(expected)), "limits");
	}

	function test_tighter_limits_hold_at_once() public {
		Controls.Limits memory l = Controls.Limits({
			bucketCapacity: 1,
			bucketRefill: 2,
			perTxMax: 3,
			largeThreshold: 4,
			tvlCap: 5,
			minDeposit: uint128(2 * USDT),
			feeFloor: 7,
			largeDelay: 25 hours
		});
		vm.expectEmit(address(vault));
		emit Controls.LimitsSet(l);
		_setLimits(l);
		_assertLimits(l);
		(, uint64 readyAt) = vault.pending(Controls.Change.Limits);
		assertEq(readyAt, 0, "nothing waits");
	}

	function test_looser_limits_wait_and_then_anyone_applies_them() public {
		Controls.Limits memory l = Controls.Limits({
			bucketCapacity: uint128(2_000_000 * USDT),
			bucketRefill: uint128(20 * USDT),
			perTxMax: uint128(3_000_000 * USDT),
			largeThreshold: uint128(600_000 * USDT),
			tvlCap: uint128(60_000_000 * USDT),
			minDeposit: uint128(USDT / 2),
			feeFloor: uint128(USDT / 5),
			largeDelay: 2 hours
		});
		_setLimits(l);
		_assertLimits(_defaultLimits());
		skip(6 days - 1);
		expectError(Controls.TooEarly.selector);
		vault.applyLimits(l);
		skip(1);
		vm.prank(STRANGER);
		vault.applyLimits(l);
		_assertLimits(l);
		expectError(Controls.NotPending.selector);
		vault.applyLimits(l);
	}

	function test_of_a_mixed_change_the_tighter_part_holds_at_once() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(USDT);
		l.tvlCap = uint128(60_000_000 * USDT);
		_setLimits(l);
		Controls.Limits memory tight = _defaultLimits();
		tight.perTxMax = uint128(USDT);
		_assertLimits(tight);
		skip(6 days);
		vault.applyLimits(l);
		_assertLimits(l);
	}

	function test_a_tightening_ends_an_earlier_loosening() public {
		Controls.Limits memory looser = _defaultLimits();
		looser.perTxMax = uint128(9_000_000 * USDT);
		_setLimits(looser);
		Controls.Limits memory tighter = _defaultLimits();
		tighter.perTxMax = uint128(USDT);
		_setLimits(tighter);
		skip(6 days);
		expectError(Controls.NotPending.selector);
		vault.applyLimits(looser);
	}

	function test_forgotten_loosening_expires() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(9_000_000 * USDT);
		_setLimits(l);
		skip(12 days);
		expectError(Controls.TooLate.selector);
		vault.applyLimits(l);
		warp(now_() - 1);
		vault.applyLimits(l);
		_assertLimits(l);
	}

	function test_other_limits_than_proposed_are_refused() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(9_000_000 * USDT);
		_setLimits(l);
		skip(6 days);
		l.perTxMax += 1;
		expectError(Controls.NotPending.selector);
		vault.applyLimits(l);
	}

	function test_guardian_refuses_a_loosening() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(9_000_000 * USDT);
		_setLimits(l);
		skip(6 days);
		vm.expectEmit(address(vault));
		emit Controls.LimitsVetoed(keccak256(abi.encode(l)), GUARD_C);
		vm.prank(GUARD_C);
		vault.vetoLimits();
		expectError(Controls.NotPending.selector);
		vault.applyLimits(l);
		_assertLimits(_defaultLimits());
	}

	function test_nothing_is_pending_before_anything_was_proposed() public {
		// Neither the zero content nor any other stands for a proposal.
		expectError(Controls.NotPending.selector);
		vault.applyLimits(_defaultLimits());
		expectError(Controls.NotPending.selector);
		vault.applyGuardian(address(0), false);
		vm.prank(GUARD_A);
		expectError(Controls.NotPending.selector);
		vault.vetoLimits();
	}

	function test_veto_of_limits_is_for_guardians_alone() public {
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(9_000_000 * USDT);
		_setLimits(l);
		vm.prank(GOVERNOR);
		expectError(Controls.NotGuardian.selector);
		vault.vetoLimits();
	}

	function test_limits_are_for_the_governor_alone() public {
		Controls.Limits memory l = _defaultLimits();
		expectError(Controls.NotGovernor.selector);
		vault.setLimits(l);
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.setLimits(l);
	}

	/// What is left of an honest deposit after its fee can be credited on Tael.
	function test_minimum_deposit_stays_above_the_fee_floor_by_the_existential_deposit() public {
		Controls.Limits memory l = _defaultLimits();
		l.minDeposit = l.feeFloor + 10_000;
		_setLimits(l);
		l.minDeposit -= 1;
		vm.prank(GOVERNOR);
		expectError(Controls.MinDepositTooLow.selector);
		vault.setLimits(l);
	}

	function test_large_delay_has_a_least_value() public {
		Controls.Limits memory l = _defaultLimits();
		l.largeDelay = 1 hours;
		_setLimits(l);
		l.largeDelay -= 1;
		vm.prank(GOVERNOR);
		expectError(Controls.LargeDelayOutOfRange.selector);
		vault.setLimits(l);
	}

	function test_large_delay_has_a_greatest_value() public {
		Controls.Limits memory l = _defaultLimits();
		l.largeDelay = 30 days;
		_setLimits(l);
		l.largeDelay += 1;
		vm.prank(GOVERNOR);
		expectError(Controls.LargeDelayOutOfRange.selector);
		vault.setLimits(l);
	}
}
