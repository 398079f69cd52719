// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {Signatures} from "../src/Signatures.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

/// So many keys are lost that no quorum is left.
contract SuccessionTest is QueueFixture {
	using Messages for Messages.Release;
	using Messages for Messages.Rotate;

	function _succeed() private {
		vm.prank(GOVERNOR);
		vault.succeed(_thresholdOf(2), _signers(2));
	}

	function _fails(bytes4 selector) private {
		(uint256 threshold, address[] memory signers) = (_thresholdOf(2), _signers(2));
		vm.prank(GOVERNOR);
		expectError(selector);
		vault.succeed(threshold, signers);
	}

	function _activationFails(bytes4 selector) private {
		expectError(selector);
		vault.activateRotation();
	}

	function _isVoid() private {
		(, uint64 readyAt, uint64 end) = vault.pendingRotation();
		warp(readyAt);
		_activationFails(SignerSets.QuorumLives.selector);
		warp(end - 1);
		_activationFails(SignerSets.QuorumLives.selector);
		assertEq(vault.currentSet(), 1, "set 1 stays");
	}

	function test_lost_quorum_is_succeeded_after_two_silences() public {
		uint256 last = now_();
		warp(last + 30 days - 1);
		_fails(Controls.TooEarly.selector);
		skip(1);
		bytes32 setHash = Messages.setHash(_thresholdOf(2), _signers(2));
		vm.expectEmit(address(vault));
		emit SignerSets.RotationSubmitted(2, 0, setHash, uint64(now_() + 30 days));
		_succeed();
		skip(30 days - 1);
		_activationFails(Controls.TooEarly.selector);
		skip(1);
		vm.expectEmit(address(vault));
		emit SignerSets.RotationActivated(2, setHash, uint64(now_() + 2 days));
		vm.prank(STRANGER);
		vault.activateRotation();
		assertEq(vault.currentSet(), 2, "current");
		_executeRelease(_release(1, 1_000 * USDT));
	}

	function test_succession_is_activated_within_its_window() public {
		skip(30 days);
		_succeed();
		skip(50 days - 1);
		vault.activateRotation();
		assertEq(vault.currentSet(), 2, "in the last second");
	}

	function test_succession_that_nobody_activates_ends_and_may_be_submitted_anew() public {
		skip(30 days);
		_succeed();
		skip(50 days - 1);
		_fails(SignerSets.RotationPending.selector);
		skip(1);
		_activationFails(Controls.TooLate.selector);
		_succeed();
		_activationFails(Controls.TooEarly.selector);
	}

	/// The silence of the new set begins when it takes office.
	function test_successors_are_not_lost_at_once() public {
		skip(30 days);
		_succeed();
		skip(30 days);
		vault.activateRotation();
		assertEq(vault.lastHeard(), now_(), "heard");
		skip(30 days - 1);
		(uint256 threshold, address[] memory signers) = (_thresholdOf(3), _signers(3));
		vm.prank(GOVERNOR);
		expectError(Controls.TooEarly.selector);
		vault.succeed(threshold, signers);
	}

	function test_release_shows_that_the_quorum_lives() public {
		skip(10 days);
		_executeRelease(_release(1, 1_000 * USDT));
		assertEq(vault.lastHeard(), now_(), "heard");
		skip(30 days - 1);
		_fails(Controls.TooEarly.selector);
		skip(1);
		_succeed();
		skip(30 days - 1);
		_executeRelease(_release(2, 1_000 * USDT));
		_isVoid();
	}

	/// In the same second too.
	function test_release_right_after_the_submission_voids_it() public {
		skip(30 days);
		_succeed();
		_executeRelease(_release(1, 1_000 * USDT));
		_isVoid();
	}

	/// However long the window, and however silent the quorum is afterwards.
	function test_succession_that_is_void_stays_void() public {
		UsdtVault.Config memory c = _config();
		c.timing.rotationWindow = 365 days;
		vault = new UsdtVault(c);
		_fund(ALICE, 0);
		_deposit(1_000_000 * USDT);
		skip(30 days);
		_succeed();
		_executeRelease(_release(1, 1_000 * USDT));
		_isVoid();
	}

	/// A stolen governor can stop releases, and cannot stop this.
	function test_cancellation_shows_that_the_quorum_lives_whatever_is_paused() public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		skip(30 days);
		_succeed();
		skip(20 days);
		_pause(GUARD_A, 15);
		vault.cancel(m, _signed(m));
		_isVoid();
	}

	function test_queueing_shows_that_the_quorum_lives() public {
		skip(30 days);
		_succeed();
		_queued(1, LARGE);
		_isVoid();
	}

	/// What nobody signed says nothing about the quorum.
	function test_end_of_a_queued_release_does_not_show_that_the_quorum_lives() public {
		_queued(1, LARGE);
		skip(30 days);
		_succeed();
		vault.cancelQueued(1);
		skip(30 days);
		vault.activateRotation();
	}

	/// Too few signatures revert, and with them everything.
	function test_minority_cannot_say_that_the_quorum_lives() public {
		uint256 last = vault.lastHeard();
		skip(1);
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _sign(_digest(m.hash()), 1, 0, 4);
		expectError(Signatures.WrongSignatureLength.selector);
		vault.release(m, signatures);
		assertEq(vault.lastHeard(), last, "not heard");
	}

	function test_rotation_takes_the_place_of_a_succession() public {
		skip(30 days);
		_succeed();
		keys[1] = _keys("by the quorum", 4);
		Messages.Rotate memory m = _submitRotation(2);
		(bytes32 msgId, uint64 readyAt,) = vault.pendingRotation();
		assertEq(msgId, m.id(), "which one");
		assertEq(readyAt, now_() + 5 days, "when");
		_fails(SignerSets.RotationPending.selector);
		skip(5 days);
		vault.activateRotation();
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(Messages.setHash(threshold, signers), m.newSetHash, "only the second");
	}

	function test_submitted_rotation_shows_that_the_quorum_lives() public {
		skip(29 days);
		_submitRotation(2);
		vm.prank(GUARD_A);
		vault.vetoRotation();
		skip(30 days - 1);
		_fails(Controls.TooEarly.selector);
		skip(1);
		_succeed();
	}

	/// Neither before its window is over, nor sooner than a succession of its own.
	function test_succession_waits_for_a_submitted_rotation() public {
		skip(30 days);
		_submitRotation(2);
		skip(20 days - 1);
		_fails(SignerSets.RotationPending.selector);
		skip(1);
		_fails(Controls.TooEarly.selector);
		skip(10 days);
		_succeed();
		_activationFails(Controls.TooEarly.selector);
	}

	function test_any_guardian_refuses_a_succession_however_often_it_is_submitted() public {
		skip(30 days);
		for (uint256 i = 0; i < 2; ++i) {
			_succeed();
			skip(40 days);
			vm.prank(GUARD_C);
			vault.vetoRotation();
			_activationFails(SignerSets.RotationNotPending.selector);
		}
	}

	/// Or the governor would be rid of all who can object before they are needed.
	function test_no_guardian_is_removed_once_the_quorum_may_be_lost() public {
		skip(24 days);
		vm.prank(GOVERNOR);
		vault.proposeGuardian(GUARD_A, false);
		skip(6 days);
		expectError(Controls.TooLate.selector);
		vault.applyGuardian(GUARD_A, false);
		// A live quorum makes it possible again.
		_executeRelease(_release(1, 1_000 * USDT));
		vault.applyGuardian(GUARD_A, false);
		assertFalse(vault.isGuardian(GUARD_A), "removed");
	}

	function test_guardian_is_removed_until_the_quorum_may_be_lost() public {
		skip(24 days - 1);
		vm.prank(GOVERNOR);
		vault.proposeGuardian(GUARD_A, false);
		skip(6 days);
		vault.applyGuardian(GUARD_A, false);
	}

	function test_guardian_is_admitted_though_the_quorum_may_be_lost() public {
		skip(30 days);
		vm.prank(GOVERNOR);
		vault.proposeGuardian(STRANGER, true);
		skip(6 days);
		vault.applyGuardian(STRANGER, true);
		assertTrue(vault.isGuardian(STRANGER), "admitted");
	}

	function test_succession_is_for_the_governor_alone() public {
		skip(30 days);
		(uint256 threshold, address[] memory signers) = (_thresholdOf(2), _signers(2));
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.succeed(threshold, signers);
	}

	function test_succession_is_refused_while_rotations_are_paused() public {
		skip(30 days);
		_pause(GUARD_A, vault.PAUSE_ROTATE());
		_fails(Controls.Paused.selector);
	}

	function test_succession_by_a_set_that_breaks_the_rules_is_refused() public {
		skip(30 days);
		address[] memory signers = _signers(2);
		vm.prank(GOVERNOR);
		expectError(Signatures.ThresholdTooLow.selector);
		vault.succeed(4, signers);
	}
}
