// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Fixture} from "./base/Fixture.sol";
import {vm} from "./base/Vm.sol";

abstract contract QueueFixture is Fixture {
	uint256 internal constant LARGE = 600_000 * USDT;

	function setUp() public virtual override {
		super.setUp();
		_deposit(9_000_000 * USDT);
	}

	function _queued(uint64 nonce, uint256 amount) internal returns (Messages.Release memory m) {
		m = _release(nonce, amount);
		_queue(m);
	}

	function _veto(address guardian, uint64 nonce) internal {
		vm.prank(guardian);
		vault.veto(nonce);
	}

	function _lift(uint64 nonce) internal {
		vm.prank(GOVERNOR);
		vault.liftVeto(nonce);
	}

	function _setLimits(Controls.Limits memory l) internal {
		vm.prank(GOVERNOR);
		vault.setLimits(l);
	}
}

contract QueueTest is QueueFixture {
	using Messages for Messages.Release;

	function test_queue_waits_for_the_large_delay() public {
		Messages.Release memory m = _release(1, LARGE);
		bytes memory signatures = _signed(m);
		uint64 readyAt = uint64(now_() + 24 hours);
		vm.expectEmit(address(vault));
		emit UsdtVault.Queued(1, m.id(), BOB, LARGE, readyAt);
		vault.queueRelease(m, signatures);

		(bytes32 msgId, uint128 amount, uint64 ready, uint64 vetoedAt) = vault.queued(1);
		assertEq(msgId, m.id(), "id");
		assertEq(amount, LARGE, "amount");
		assertEq(ready, readyAt, "ready");
		assertEq(vetoedAt, 0, "no veto");
		assertEq(vault.totalLocked(), 9_000_000 * USDT, "nothing is paid yet");
		assertFalse(vault.isReleased(1), "nor used");
	}

	function test_queue_refuses_what_need_not_wait() public {
		Messages.Release memory m = _release(1, LARGE / 2);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.NeedNotQueue.selector);
		vault.queueRelease(m, signatures);
	}

	function test_queue_takes_the_deadline_like_a_release() public {
		Messages.Release memory m = _release(1, LARGE);
		bytes memory signatures = _signed(m);
		warp(m.deadline);
		expectError(Controls.TooLate.selector);
		vault.queueRelease(m, signatures);
		warp(m.deadline - 1);
		vault.queueRelease(m, signatures);
		// The deadline bounds the way into the queue; inside it, the window counts.
		warp(_readyAt(1));
		vault.executeQueued(m);
		assertTrue(vault.isReleased(1), "executed after the deadline");
	}

	function test_queue_is_stopped_by_the_release_bit() public {
		_pause(GUARD_A, vault.PAUSE_RELEASE());
		Messages.Release memory m = _release(1, LARGE);
		bytes memory signatures = _signed(m);
		expectError(Controls.Paused.selector);
		vault.queueRelease(m, signatures);
	}

	function test_queued_release_cannot_be_released_or_queued_again() public {
		Messages.Release memory m = _queued(1, LARGE);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.AlreadyQueued.selector);
		vault.queueRelease(m, signatures);
		expectError(UsdtVault.AlreadyQueued.selector);
		vault.release(m, signatures);
		// Nor taken back by the path for what was never queued.
		warp(m.deadline);
		expectError(UsdtVault.AlreadyQueued.selector);
		vault.cancel(m, signatures);
	}

	function test_A_EVM_11_execution_at_both_ends_of_the_window() public {
		Messages.Release memory m = _queued(1, LARGE);
		Messages.Release memory n = _queued(2, LARGE);
		uint256 ready = _readyAt(1);
		uint256 readyLast = _readyAt(2);

		warp(ready - 1);
		expectError(Controls.TooEarly.selector);
		vault.executeQueued(m);
		warp(ready);
		vm.prank(EXECUTOR);
		vault.executeQueued(m);
		assertEq(usdt.balanceOf(BOB), LARGE - m.fee, "recipient");
		assertEq(usdt.balanceOf(EXECUTOR), m.fee, "executor");
		assertEq(vault.totalLocked(), 9_000_000 * USDT - LARGE, "locked");

		warp(readyLast + 3 days);
		expectError(Controls.TooLate.selector);
		vault.executeQueued(n);
		warp(readyLast + 3 days - 1);
		vault.executeQueued(n);
		assertTrue(vault.isReleased(2), "in the last second");
	}

	function test_executed_release_has_left_the_queue() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		vault.executeQueued(m);
		(bytes32 msgId,,,) = vault.queued(1);
		assertEq(msgId, bytes32(0), "left");
		expectError(UsdtVault.NotQueued.selector);
		vault.executeQueued(m);
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.AlreadyReleased.selector);
		vault.queueRelease(m, signatures);
		skip(30 days);
		expectError(UsdtVault.NotQueued.selector);
		vault.cancelQueued(1);
	}

	function test_execution_of_another_content_is_refused() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		m.recipient = STRANGER;
		expectError(UsdtVault.WrongMessage.selector);
		vault.executeQueued(m);
	}

	function test_execution_of_what_is_not_queued_is_refused() public {
		Messages.Release memory m = _release(1, LARGE);
		expectError(UsdtVault.NotQueued.selector);
		vault.executeQueued(m);
	}

	/// What a valid set has queued does not fall with the set.
	function test_queued_release_survives_a_rotation() public {
		skip(10 days);
		_submitRotation(2);
		skip(5 days);
		Messages.Release memory m = _queued(1, LARGE);
		vault.activateRotation();
		skip(2 days);
		vault.executeQueued(m);
		assertTrue(vault.isReleased(1), "released");
	}

	function test_A_EVM_11_paused_while_queued() public {
		Messages.Release memory m = _queued(1, LARGE);
		uint256 ready = _readyAt(1);
		warp(ready);
		_pause(GUARD_A, vault.PAUSE_QUEUE_EXEC());
		expectError(Controls.Paused.selector);
		vault.executeQueued(m);
		// The pause outlasts the window, and so the money goes back to Tael.
		warp(ready + 3 days);
		vault.cancelQueued(1);
		assertTrue(vault.isCancelled(1), "cancelled during the pause");
	}

	function test_limits_lowered_after_queueing_stop_the_execution() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		Controls.Limits memory l = _defaultLimits();
		l.perTxMax = uint128(LARGE - 1);
		_setLimits(l);
		expectError(UsdtVault.PerTxMaxExceeded.selector);
		vault.executeQueued(m);
	}

	function test_queued_releases_cannot_pay_more_than_is_locked_together() public {
		uint256 part = 2_000_000 * USDT;
		Messages.Release[] memory list = new Messages.Release[](5);
		for (uint64 i = 0; i < 5; ++i) {
			list[i] = _queued(i + 1, part);
		}
		for (uint256 i = 0; i < 4; ++i) {
			warp(_readyAt(uint64(i + 1)));
			vault.executeQueued(list[i]);
		}
		warp(_readyAt(5));
		expectError(UsdtVault.MoreThanLocked.selector);
		vault.executeQueued(list[4]);
	}

	// -- Veto

	function test_veto_stops_the_execution() public {
		Messages.Release memory m = _queued(1, LARGE);
		vm.expectEmit(address(vault));
		emit UsdtVault.ReleaseVetoed(1, m.id(), GUARD_A);
		_veto(GUARD_A, 1);
		skip(24 hours);
		expectError(UsdtVault.Vetoed.selector);
		vault.executeQueued(m);
	}

	function test_veto_by_others_than_guardians_is_refused() public {
		_queued(1, LARGE);
		vm.prank(STRANGER);
		expectError(Controls.NotGuardian.selector);
		vault.veto(1);
		vm.prank(GOVERNOR);
		expectError(Controls.NotGuardian.selector);
		vault.veto(1);
	}

	function test_veto_of_what_is_not_queued_is_refused() public {
		vm.prank(GUARD_A);
		expectError(UsdtVault.NotQueued.selector);
		vault.veto(1);
	}

	function test_second_veto_does_not_prolong_the_review() public {
		_queued(1, LARGE);
		_veto(GUARD_A, 1);
		skip(1 days);
		vm.prank(GUARD_B);
		expectError(UsdtVault.Vetoed.selector);
		vault.veto(1);
	}

	function test_guardian_vetoes_a_nonce_once_and_another_guardian_may_again() public {
		_queued(1, LARGE);
		_veto(GUARD_A, 1);
		_lift(1);
		vm.prank(GUARD_A);
		expectError(UsdtVault.VetoSpent.selector);
		vault.veto(1);
		_veto(GUARD_B, 1);
		(,,, uint64 vetoedAt) = vault.queued(1);
		assertEq(vetoedAt, now_(), "stands again");
	}

	function test_A_EVM_11_veto_race_at_both_ends() public {
		// In the second in which it can be executed, whoever comes first wins.
		Messages.Release memory m = _queued(1, LARGE);
		warp(_readyAt(1));
		_veto(GUARD_A, 1);
		expectError(UsdtVault.Vetoed.selector);
		vault.executeQueued(m);

		m = _queued(2, LARGE);
		uint256 end = _readyAt(2) + 3 days;
		warp(end);
		vm.prank(GUARD_A);
		expectError(Controls.TooLate.selector);
		vault.veto(2);
		warp(end - 1);
		_veto(GUARD_A, 2);

		m = _queued(3, LARGE);
		warp(_readyAt(3));
		vault.executeQueued(m);
		vm.prank(GUARD_A);
		expectError(UsdtVault.NotQueued.selector);
		vault.veto(3);
	}

	function test_A_EVM_18_veto_lifted_in_time() public {
		Messages.Release memory m = _queued(1, LARGE);
		_veto(GUARD_A, 1);
		uint256 vetoedAt = now_();
		warp(vetoedAt + 4 days - 1);
		_lift(1);
		// Other guardians have had `unpauseDelay` to object before it can be executed.
		assertEq(_readyAt(1), now_() + 1 days, "ready later");
		skip(1 days - 1);
		expectError(Controls.TooEarly.selector);
		vault.executeQueued(m);
		skip(1);
		vault.executeQueued(m);
		assertTrue(vault.isReleased(1), "released");
	}

	function test_A_EVM_18_veto_not_lifted_ends_in_a_cancel_by_anyone_at_the_boundary() public {
		Messages.Release memory m = _queued(1, LARGE);
		skip(24 hours);
		_veto(GUARD_A, 1);
		uint256 vetoedAt = now_();

		// The window of the execution ends first. Until the review is over, that opens nothing.
		warp(vetoedAt + 3 days);
		expectError(Controls.TooEarly.selector);
		vault.cancelQueued(1);

		warp(vetoedAt + 4 days - 1);
		expectError(Controls.TooEarly.selector);
		vault.cancelQueued(1);
		warp(vetoedAt + 4 days);
		vm.prank(GOVERNOR);
		expectError(Controls.TooLate.selector);
		vault.liftVeto(1);

		vm.expectEmit(address(vault));
		emit UsdtVault.Cancelled(1, m.id());
		vm.prank(STRANGER);
		vault.cancelQueued(1);
		assertTrue(vault.isCancelled(1), "cancelled");
	}

	function test_lifting_early_does_not_bring_the_execution_forward() public {
		_queued(1, LARGE);
		Controls.Limits memory l = _defaultLimits();
		l.largeDelay = 5 days;
		_setLimits(l);
		_queued(2, LARGE);
		uint256 ready = _readyAt(2);
		_veto(GUARD_A, 2);
		_lift(2);
		assertEq(_readyAt(2), ready, "unchanged");
	}

	function test_lifting_is_for_the_governor_alone() public {
		_queued(1, LARGE);
		_veto(GUARD_A, 1);
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.liftVeto(1);
	}

	function test_lifting_without_a_veto_is_refused() public {
		_queued(1, LARGE);
		vm.prank(GOVERNOR);
		expectError(UsdtVault.NotVetoed.selector);
		vault.liftVeto(1);
	}
}

contract CancelTest is QueueFixture {
	using Messages for Messages.Release;

	function _fails(Messages.Release memory m, bytes4 selector) private {
		bytes memory signatures = _signed(m);
		expectError(selector);
		vault.cancel(m, signatures);
	}

	function test_A_EVM_02_cancel_one_second_before_the_deadline_and_at_it() public {
		Messages.Release memory m = _release(1, LARGE);
		warp(m.deadline - 1);
		_fails(m, Controls.TooEarly.selector);
		warp(m.deadline);
		bytes memory signatures = _signed(m);
		vm.expectEmit(address(vault));
		emit UsdtVault.Cancelled(1, m.id());
		vm.prank(STRANGER);
		vault.cancel(m, signatures);
		assertTrue(vault.isCancelled(1), "cancelled");
		assertFalse(vault.isReleased(1), "not released");
		assertEq(vault.totalLocked(), 9_000_000 * USDT, "the money stays");
	}

	function test_A_EVM_02_release_after_cancel() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline);
		vault.cancel(m, _signed(m));

		// Even if the quorum signs the nonce again with a deadline to come.
		m.deadline += 30 days;
		bytes memory signatures = _signed(m);
		expectError(UsdtVault.AlreadyCancelled.selector);
		vault.release(m, signatures);
		m.amount = LARGE;
		signatures = _signed(m);
		expectError(UsdtVault.AlreadyCancelled.selector);
		vault.queueRelease(m, signatures);
	}

	function test_A_EVM_02_cancel_after_release() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		_executeRelease(m);
		warp(m.deadline);
		_fails(m, UsdtVault.AlreadyReleased.selector);
	}

	function test_cancel_twice_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline);
		vault.cancel(m, _signed(m));
		_fails(m, UsdtVault.AlreadyCancelled.selector);
	}

	function test_cancel_needs_the_quorum() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline);
		bytes memory signatures = _sign(_digest(m.hash()), 1, 0, 4);
		vm.expectRevert();
		vault.cancel(m, signatures);
	}

	function test_cancel_of_nonce_zero_is_refused() public {
		Messages.Release memory m = _release(0, 1_000 * USDT);
		warp(m.deadline);
		_fails(m, UsdtVault.NonceZero.selector);
	}

	function test_cancel_for_another_domain_is_refused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		m.dstDomain = DOMAIN + 1;
		warp(m.deadline);
		_fails(m, UsdtVault.WrongDomain.selector);
	}

	/// A release that can never be paid still has an end.
	function test_cancel_takes_what_no_release_would() public {
		Messages.Release memory m = _release(1, type(uint256).max);
		m.recipient = address(vault);
		m.token = STRANGER;
		m.fee = m.amount;
		warp(m.deadline);
		vault.cancel(m, _signed(m));
		assertTrue(vault.isCancelled(1), "cancelled");
	}

	function test_A_EVM_12_cancel_has_no_pause_bit() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		Messages.Release memory n = _queued(2, LARGE);
		warp(m.deadline);
		_pause(GUARD_A, 15);
		assertEq(vault.pauseBits(), 15, "all is paused");
		vault.cancel(m, _signed(m));
		vault.cancelQueued(2);
		assertTrue(vault.isCancelled(1) && vault.isCancelled(n.nonce), "cancelled");
	}

	function test_A_EVM_16_a_paused_release_does_not_outlive_its_deadline_without_cancel() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		warp(m.deadline - 1);
		_pause(GUARD_A, vault.PAUSE_RELEASE());
		bytes memory signatures = _signed(m);
		expectError(Controls.Paused.selector);
		vault.release(m, signatures);
		skip(1);
		vault.cancel(m, signatures);
		assertTrue(vault.isCancelled(1), "cancelled");
	}

	function test_cancel_of_a_queued_release_at_the_end_of_its_window() public {
		Messages.Release memory m = _queued(1, LARGE);
		uint256 end = _readyAt(1) + 3 days;
		warp(end - 1);
		expectError(Controls.TooEarly.selector);
		vault.cancelQueued(1);
		warp(end);
		vm.expectEmit(address(vault));
		emit UsdtVault.Cancelled(1, m.id());
		vault.cancelQueued(1);
		(bytes32 msgId,,,) = vault.queued(1);
		assertEq(msgId, bytes32(0), "left the queue");
		assertTrue(vault.isCancelled(1), "cancelled");
		expectError(UsdtVault.NotQueued.selector);
		vault.executeQueued(m);
		expectError(UsdtVault.NotQueued.selector);
		vault.cancelQueued(1);
		_fails(m, UsdtVault.AlreadyCancelled.selector);
	}
}
