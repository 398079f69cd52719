// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

contract PauseTest is QueueFixture {
	function _unpause(uint8 bits) private {
		vm.prank(GOVERNOR);
		vault.unpause(bits);
	}

	function _prolong(uint8 bits) private {
		vm.prank(GOVERNOR);
		vault.prolongPause(bits);
	}

	function test_A_EVM_12_each_pause_bit_stops_its_own_functions_and_no_others() public {
		skip(10 days);
		Messages.Release memory waiting = _queued(1, LARGE);
		skip(24 hours);
		for (uint8 bit = 1; bit <= 8; bit <<= 1) {
			_pause(GUARD_A, bit);
			assertEq(vault.pauseBits(), bit, "this bit alone");
			uint64 nonce = 100 * uint64(bit);
			assertEq(_runs(abi.encodeCall(this.tryDeposit, ())), bit != 1, "deposit");
			assertEq(_runs(abi.encodeCall(this.tryRelease, (nonce))), bit != 2, "release");
			assertEq(_runs(abi.encodeCall(this.tryQueue, (nonce + 1))), bit != 2, "queue");
			assertEq(_runs(abi.encodeCall(this.tryExecute, (waiting))), bit != 4, "execute");
			assertEq(_runs(abi.encodeCall(this.tryRotate, ())), bit != 8, "rotate");
			_unpause(bit);
			skip(1 days);
			assertEq(vault.pauseBits(), 0, "unpaused");
			waiting = _queued(nonce + 2, LARGE);
			skip(24 hours);
		}
	}

	function assertEq(bool left, bool right, string memory what) private pure {
		vm.assertEq(left, right, what);
	}

	function _runs(bytes memory call) private returns (bool success) {
		(success,) = address(this).call(call);
	}

	function tryDeposit() external {
		_deposit(USDT);
	}

	function tryRelease(uint64 nonce) external {
		_executeRelease(_release(nonce, USDT));
	}

	function tryQueue(uint64 nonce) external {
		_queued(nonce, LARGE);
	}

	function tryExecute(Messages.Release calldata m) external {
		vault.executeQueued(m);
	}

	function tryRotate() external {
		_submitRotation(2);
		vm.prank(GUARD_B);
		vault.vetoRotation();
	}

	function test_A_EVM_12_guardian_cannot_unpause_or_prolong() public {
		_pause(GUARD_A, 15);
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.unpause(1);
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.prolongPause(1);
	}

	function test_A_EVM_12_only_a_guardian_pauses() public {
		vm.prank(GOVERNOR);
		expectError(Controls.NotGuardian.selector);
		vault.pause(1);
		expectError(Controls.NotGuardian.selector);
		vault.pause(1);
	}

	function test_A_EVM_12_unpause_takes_its_delay() public {
		_pause(GUARD_A, 15);
		vm.expectEmit(address(vault));
		emit Controls.UnpauseScheduled(5, uint64(now_() + 1 days));
		_unpause(5);
		skip(1 days - 1);
		assertEq(vault.pauseBits(), 15, "still paused");
		skip(1);
		assertEq(vault.pauseBits(), 10, "these two run again");
	}

	function test_unpause_late_does_not_prolong_the_pause() public {
		_pause(GUARD_A, 1);
		skip(7 days - 1);
		_unpause(1);
		skip(1);
		assertEq(vault.pauseBits(), 0, "ended by itself");
	}

	function test_unpause_of_what_is_not_paused_is_refused() public {
		_pause(GUARD_A, 1);
		vm.prank(GOVERNOR);
		expectError(Controls.NotPaused.selector);
		vault.unpause(3);
	}

	function test_A_EVM_16_pause_expires_by_itself() public {
		uint64 until = uint64(now_() + 7 days);
		vm.expectEmit(address(vault));
		emit Controls.PausedBits(GUARD_A, 3, until);
		_pause(GUARD_A, 3);
		warp(until - 1);
		assertEq(vault.pauseBits(), 3, "last second");
		warp(until);
		assertEq(vault.pauseBits(), 0, "over");
		_deposit(USDT);
		_executeRelease(_release(1, USDT));
	}

	function test_A_EVM_16_the_same_guardian_cannot_extend() public {
		uint256 start = now_();
		_pause(GUARD_A, 2);
		warp(start + 7 days - 1);
		vm.prank(GUARD_A);
		expectError(Controls.CoolingDown.selector);
		vault.pause(2);
		// Another bit is free, but not together with this one.
		vm.prank(GUARD_A);
		expectError(Controls.CoolingDown.selector);
		vault.pause(6);
		_pause(GUARD_A, 4);

		warp(start + 21 days - 1);
		vm.prank(GUARD_A);
		expectError(Controls.CoolingDown.selector);
		vault.pause(2);
		skip(1);
		_pause(GUARD_A, 2);
		assertEq(vault.pauseBits() & 2, 2, "after the cool-down");
	}

	function test_another_guardian_may_pause_after_an_unpause() public {
		_pause(GUARD_A, 2);
		_unpause(2);
		_pause(GUARD_B, 2);
		skip(7 days - 1);
		assertEq(vault.pauseBits(), 2, "the second pause counts");
	}

	function test_governor_prolongs_a_pause_by_one_term_at_a_time() public {
		_pause(GUARD_A, 2);
		skip(7 days - 1);
		_prolong(2);
		skip(7 days - 1);
		assertEq(vault.pauseBits(), 2, "prolonged");
		skip(1);
		assertEq(vault.pauseBits(), 0, "over");
		vm.prank(GOVERNOR);
		expectError(Controls.NotPaused.selector);
		vault.prolongPause(2);
	}

	function test_unknown_bits_and_no_bits_are_refused() public {
		uint8[3] memory wrong = [0, 16, 255];
		for (uint256 i = 0; i < 3; ++i) {
			vm.prank(GUARD_A);
			expectError(Controls.UnknownBits.selector);
			vault.pause(wrong[i]);
			vm.prank(GOVERNOR);
			expectError(Controls.UnknownBits.selector);
			vault.unpause(wrong[i]);
		}
	}
}

contract GuardiansTest is QueueFixture {
	function _propose(address guardian, bool allowed) private {
		vm.prank(GOVERNOR);
		vault.proposeGuardian(guardian, allowed);
	}

	function _change(address guardian, bool allowed) private {
		_propose(guardian, allowed);
		skip(6 days);
		vault.applyGuardian(guardian, allowed);
	}

	function _refused(address guardian, bool allowed, bytes4 selector) private {
		vm.prank(GOVERNOR);
		expectError(selector);
		vault.proposeGuardian(guardian, allowed);
	}

	function test_guardian_is_admitted_after_the_delay() public {
		_propose(STRANGER, true);
		skip(6 days - 1);
		expectError(Controls.TooEarly.selector);
		vault.applyGuardian(STRANGER, true);
		skip(1);
		vm.expectEmit(address(vault));
		emit Controls.GuardianSet(STRANGER, true);
		vault.applyGuardian(STRANGER, true);
		assertTrue(vault.isGuardian(STRANGER), "admitted");
		assertEq(vault.guardianCount(), 4, "count");
		_pause(STRANGER, 1);
	}

	function test_guardian_is_removed_after_the_delay() public {
		_change(GUARD_A, false);
		assertFalse(vault.isGuardian(GUARD_A), "removed");
		assertEq(vault.guardianCount(), 2, "count");
		vm.prank(GUARD_A);
		expectError(Controls.NotGuardian.selector);
		vault.pause(1);
	}

	function test_proposal_is_applied_as_it_was_made() public {
		_propose(STRANGER, true);
		skip(6 days);
		expectError(Controls.NotPending.selector);
		vault.applyGuardian(ALICE, true);
		expectError(Controls.NotPending.selector);
		vault.applyGuardian(GUARD_A, false);
	}

	function test_forgotten_proposal_expires() public {
		_propose(STRANGER, true);
		skip(12 days);
		expectError(Controls.TooLate.selector);
		vault.applyGuardian(STRANGER, true);
	}

	/// Stolen keys could keep each other in office for ever, and stop rotations and releases.
	function test_no_guardian_can_object_to_a_change_of_guardians() public {
		_propose(GUARD_A, false);
		address[3] memory guardians = [GUARD_A, GUARD_B, GUARD_C];
		for (uint256 i = 0; i < 3; ++i) {
			vm.prank(guardians[i]);
			expectError(Controls.NotPending.selector);
			vault.vetoLimits();
		}
		skip(6 days);
		vault.applyGuardian(GUARD_A, false);
		assertFalse(vault.isGuardian(GUARD_A), "removed");
	}

	/// Where only two are left and one of them is a thief: first a third, then without him.
	function test_one_of_two_guardians_can_be_replaced() public {
		_change(GUARD_C, false);
		_refused(GUARD_A, false, Controls.TooFewGuardians.selector);
		_change(STRANGER, true);
		_change(GUARD_A, false);
		assertTrue(vault.isGuardian(GUARD_B) && vault.isGuardian(STRANGER), "the other two");
		assertEq(vault.guardianCount(), 2, "count");
	}

	function test_guardians_are_proposed_by_the_governor_alone() public {
		vm.prank(GUARD_A);
		expectError(Controls.NotGovernor.selector);
		vault.proposeGuardian(STRANGER, true);
	}

	function test_two_guardians_always_remain() public {
		_change(GUARD_A, false);
		_refused(GUARD_B, false, Controls.TooFewGuardians.selector);
	}

	function test_sixteen_guardians_are_the_most() public {
		for (uint160 i = 4; i <= 16; ++i) {
			_change(address(i), true);
		}
		_refused(address(17), true, Controls.TooManyGuardians.selector);
	}

	function test_zero_is_no_guardian() public {
		_refused(address(0), true, Controls.GuardianZero.selector);
	}

	function test_governor_is_no_guardian() public {
		_refused(GOVERNOR, true, Controls.GuardianIsGovernor.selector);
	}

	function test_change_that_changes_nothing_is_refused() public {
		_refused(GUARD_A, true, Controls.GuardianUnchanged.selector);
		_refused(STRANGER, false, Controls.GuardianUnchanged.selector);
	}
}
