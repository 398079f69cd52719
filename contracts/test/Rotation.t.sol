// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {Signatures} from "../src/Signatures.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {QueueFixture} from "./Queue.t.sol";
import {Vm, vm} from "./base/Vm.sol";

contract RotationTest is QueueFixture {
	using Messages for Messages.Rotate;

	function setUp() public override {
		super.setUp();
		skip(10 days);
	}

	function _fails(Messages.Rotate memory m, bytes4 selector) private {
		_failsWith(m, _thresholdOf(2), _signers(2), selector);
	}

	function _failsWith(
		Messages.Rotate memory m,
		uint256 threshold,
		address[] memory signers,
		bytes4 selector
	) private {
		bytes memory signatures = _signed(m);
		expectError(selector);
		vault.rotate(m, threshold, signers, signatures);
	}

	function _vetoRotation() private {
		vm.prank(GUARD_B);
		vault.vetoRotation();
	}

	function test_rotation_is_submitted_waits_and_is_activated() public {
		Messages.Rotate memory m = _rotation(2);
		bytes memory signatures = _signed(m);
		uint64 readyAt = uint64(now_() + 5 days);
		vm.expectEmit(address(vault));
		emit SignerSets.RotationSubmitted(2, m.id(), m.newSetHash, readyAt);
		vm.prank(STRANGER);
		vault.rotate(m, 5, _signers(2), signatures);
		assertEq(vault.currentSet(), 1, "not yet");

		warp(readyAt - 1);
		expectError(Controls.TooEarly.selector);
		vault.activateRotation();
		warp(readyAt);
		vm.expectEmit(address(vault));
		emit SignerSets.RotationActivated(2, m.newSetHash, readyAt + 2 days);
		vm.prank(STRANGER);
		vault.activateRotation();

		assertEq(vault.currentSet(), 2, "current");
		assertEq(vault.prevSet(), 1, "previous");
		assertEq(vault.prevValidUntil(), now_() + 2 days, "overlap");
		assertEq(vault.lastRotation(), now_(), "time");
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(Messages.setHash(threshold, signers), m.newSetHash, "stored in full");
		expectError(SignerSets.RotationNotPending.selector);
		vault.activateRotation();
	}

	function test_both_sets_sign_during_the_overlap() public {
		Messages.Release memory old = _release(1, 1_000 * USDT);
		skip(0);
		_submitRotation(2);
		skip(5 days);
		vault.activateRotation();
		_executeRelease(old);
		_executeRelease(_release(2, 1_000 * USDT));
		assertTrue(vault.isReleased(1) && vault.isReleased(2), "both");
	}

	function test_A_SIG_13_set_after_the_next_is_refused() public {
		Messages.Rotate memory m = _rotation(3);
		m.setId = 1;
		_failsWith(m, _thresholdOf(3), _signers(3), SignerSets.NotNextSet.selector);
	}

	function test_A_SIG_13_same_set_twice_is_refused() public {
		Messages.Rotate memory m = _submitRotation(2);
		_fails(m, SignerSets.RotationPending.selector);
		skip(5 days);
		vault.activateRotation();
		_fails(m, SignerSets.NotCurrentSet.selector);
		// Also signed by the set itself.
		m.setId = 2;
		skip(10 days);
		_fails(m, SignerSets.NotNextSet.selector);
	}

	function test_A_SIG_13_rotation_too_soon_after_the_last_is_refused() public {
		_submitRotation(2);
		skip(5 days);
		vault.activateRotation();
		uint256 last = now_();
		Messages.Rotate memory m = _rotation(3);
		warp(last + 10 days - 1);
		_failsWith(m, _thresholdOf(3), _signers(3), Controls.TooEarly.selector);
		warp(last + 10 days);
		vault.rotate(m, _thresholdOf(3), _signers(3), _signed(m));
	}

	function test_first_rotation_counts_from_the_deployment() public {
		warp(now_() - 1);
		_fails(_rotation(2), Controls.TooEarly.selector);
	}

	function test_rotation_before_and_at_its_start() public {
		Messages.Rotate memory m = _rotation(2);
		m.notBefore += 1 hours;
		skip(1 hours - 1);
		_fails(m, Controls.TooEarly.selector);
		skip(1);
		vault.rotate(m, 5, _signers(2), _signed(m));
	}

	/// Tael may name another list after the window; this one must not appear beside it.
	function test_rotation_is_submitted_so_that_it_can_be_activated_within_its_window() public {
		Messages.Rotate memory m = _rotation(2);
		uint256 end = m.notBefore + 20 days;
		warp(end - 5 days);
		_fails(m, Controls.TooLate.selector);
		warp(end - 5 days - 1);
		vault.rotate(m, 5, _signers(2), _signed(m));
		warp(end - 1);
		vault.activateRotation();
		assertEq(vault.currentSet(), 2, "in the last second");
	}

	function test_rotation_cannot_be_activated_after_its_window() public {
		Messages.Rotate memory m = _submitRotation(2);
		warp(m.notBefore + 20 days);
		expectError(Controls.TooLate.selector);
		vault.activateRotation();
		warp(m.notBefore + 400 days);
		expectError(Controls.TooLate.selector);
		vault.activateRotation();
		assertEq(vault.currentSet(), 1, "set 1 stays");
	}

	/// Nobody has to clear it away, and nothing of it remains.
	function test_rotation_whose_window_is_over_makes_room_for_another() public {
		keys[1] = _keys("long", 9);
		Messages.Rotate memory late = _rotation(2);
		vault.rotate(late, 7, _signers(2), _signed(late));
		keys[1] = _keys("short", 4);
		warp(late.notBefore + 20 days - 1);
		Messages.Rotate memory m = _rotation(2);
		_failsWith(m, 3, _signers(2), SignerSets.RotationPending.selector);
		skip(1);
		vault.rotate(m, 3, _signers(2), _signed(m));
		skip(5 days);
		vault.activateRotation();
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(Messages.setHash(threshold, signers), m.newSetHash, "only the second");
	}

	function test_previous_set_cannot_rotate() public {
		_submitRotation(2);
		skip(5 days);
		vault.activateRotation();
		warp(vault.prevValidUntil() - 1);
		Messages.Rotate memory m = _rotation(3);
		m.setId = 1;
		_failsWith(m, _thresholdOf(3), _signers(3), SignerSets.NotCurrentSet.selector);
	}

	function test_rotation_needs_the_quorum() public {
		Messages.Rotate memory m = _rotation(2);
		bytes memory signatures = _sign(_digest(m.hash()), 1, 0, 4);
		expectError(Signatures.WrongSignatureLength.selector);
		vault.rotate(m, 5, _signers(2), signatures);
	}

	function test_other_list_or_threshold_than_signed_is_refused() public {
		Messages.Rotate memory m = _rotation(2);
		_failsWith(m, 6, _signers(2), SignerSets.WrongSetHash.selector);
		_failsWith(m, 5, _signers(1), SignerSets.WrongSetHash.selector);
	}

	function test_set_that_breaks_the_rules_is_refused_even_if_the_quorum_signed_it() public {
		Messages.Rotate memory m = _rotation(2);
		m.newSetHash = Messages.setHash(4, _signers(2));
		_failsWith(m, 4, _signers(2), Signatures.ThresholdTooLow.selector);

		address[] memory unsorted = _signers(2);
		(unsorted[0], unsorted[1]) = (unsorted[1], unsorted[0]);
		m.newSetHash = Messages.setHash(5, unsorted);
		_failsWith(m, 5, unsorted, Signatures.SignersNotAscending.selector);
	}

	function test_second_rotation_waits_for_the_first() public {
		_submitRotation(2);
		Messages.Rotate memory m = _rotation(2);
		m.notBefore -= 1;
		_fails(m, SignerSets.RotationPending.selector);
	}

	function test_rotation_and_activation_are_refused_while_paused() public {
		_pause(GUARD_A, vault.PAUSE_ROTATE());
		Messages.Rotate memory m = _rotation(2);
		_fails(m, Controls.Paused.selector);
		skip(7 days);
		_submitRotation(2);
		skip(5 days);
		_pause(GUARD_B, vault.PAUSE_ROTATE());
		expectError(Controls.Paused.selector);
		vault.activateRotation();
		skip(7 days);
		vault.activateRotation();
		assertEq(vault.currentSet(), 2, "afterwards");
	}

	function test_veto_of_a_rotation() public {
		Messages.Rotate memory m = _submitRotation(2);
		vm.expectEmit(address(vault));
		emit SignerSets.RotationVetoed(2, m.id(), GUARD_B);
		_vetoRotation();
		skip(5 days);
		expectError(SignerSets.RotationNotPending.selector);
		vault.activateRotation();
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(threshold + signers.length, 0, "forgotten");
		assertEq(vault.currentSet(), 1, "set 1 stays");
		_executeRelease(_release(1, 1_000 * USDT));
	}

	function test_vetoed_rotation_is_void_though_its_signatures_are_public() public {
		Messages.Rotate memory m = _submitRotation(2);
		_vetoRotation();
		_fails(m, SignerSets.RotationWasVetoed.selector);
		assertTrue(vault.rotationVetoed(m.id()), "recorded");
		// The quorum may try again with another message.
		m.notBefore += 1;
		skip(1);
		vault.rotate(m, 5, _signers(2), _signed(m));
	}

	/// The next list may be shorter: nothing of the refused one may remain.
	function test_set_after_a_veto_replaces_the_refused_one() public {
		keys[1] = _keys("long", 9);
		Messages.Rotate memory m = _rotation(2);
		vault.rotate(m, 7, _signers(2), _signed(m));
		_vetoRotation();
		keys[1] = _keys("short", 4);
		m = _rotation(2);
		vault.rotate(m, 3, _signers(2), _signed(m));
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(Messages.setHash(threshold, signers), m.newSetHash, "only the second");
	}

	function test_rotation_may_be_vetoed_until_it_is_activated() public {
		_submitRotation(2);
		skip(19 days);
		_vetoRotation();
		_submitRotation(2);
		skip(5 days);
		vault.activateRotation();
		vm.prank(GUARD_A);
		expectError(SignerSets.RotationNotPending.selector);
		vault.vetoRotation();
	}

	function test_veto_of_a_rotation_is_for_guardians_alone() public {
		_submitRotation(2);
		vm.prank(GOVERNOR);
		expectError(Controls.NotGuardian.selector);
		vault.vetoRotation();
	}

	function test_activation_without_a_submission_is_refused() public {
		expectError(SignerSets.RotationNotPending.selector);
		vault.activateRotation();
	}
}

/// A vault that Tael gets when its attesters have rotated before.
contract LaterVaultTest is QueueFixture {
	using Messages for Messages.Release;
	using Messages for Messages.Rotate;

	function setUp() public override {
		super.setUp();
		UsdtVault.Config memory c = _config();
		c.firstSet = 7;
		vm.recordLogs();
		vault = new UsdtVault(c);
		_fund(ALICE, 0);
		_deposit(1_000_000 * USDT);
	}

	/// By the first set, which has another number here.
	function _by(
		uint64 setId,
		uint64 nonce
	) private returns (Messages.Release memory m, bytes memory signatures) {
		m = _release(nonce, 1_000 * USDT);
		m.setId = setId;
		signatures = _sign(_digest(m.hash()), 1, 0, 5);
	}

	function test_first_set_has_the_number_that_is_in_office_on_tael() public {
		assertEq(vault.currentSet(), 7, "current");
		assertEq(vault.prevSet(), 0, "none before");
		(uint256 threshold, address[] memory signers) = vault.signerSet(7);
		bytes32 setHash = Messages.setHash(threshold, signers);
		assertEq(setHash, Messages.setHash(5, _signers(1)), "stored");
		Vm.Log[] memory logs = vm.getRecordedLogs();
		bytes32 found = 0;
		for (uint256 i = 0; i < logs.length; ++i) {
			if (logs[i].topics[0] != SignerSets.RotationActivated.selector) continue;
			assertEq(uint256(logs[i].topics[1]), 7, "number");
			(found,) = abi.decode(logs[i].data, (bytes32, uint64));
		}
		assertEq(found, setHash, "event");
		(threshold, signers) = vault.signerSet(1);
		assertEq(threshold + signers.length, 0, "no set 1");

		(Messages.Release memory m, bytes memory signatures) = _by(7, 1);
		vault.release(m, signatures);
		assertTrue(vault.isReleased(1), "paid");
	}

	function test_no_other_number_signs_there() public {
		uint64[4] memory others = [uint64(0), 1, 6, 8];
		for (uint256 i = 0; i < others.length; ++i) {
			(Messages.Release memory m, bytes memory signatures) = _by(others[i], 1);
			expectError(SignerSets.SetNotValid.selector);
			vault.release(m, signatures);
		}
	}

	function test_set_eight_follows_set_seven() public {
		skip(10 days);
		Messages.Rotate memory m = _rotation(2);
		bytes memory signatures = _sign(_digest(m.hash()), 1, 0, 5);
		expectError(SignerSets.NotCurrentSet.selector);
		vault.rotate(m, 5, _signers(2), signatures);
		(m.setId, m.newSetId) = (7, 8);
		vault.rotate(m, 5, _signers(2), _sign(_digest(m.hash()), 1, 0, 5));
		skip(5 days);
		vault.activateRotation();
		assertEq(vault.currentSet(), 8, "current");
		assertEq(vault.prevSet(), 7, "previous");
		(Messages.Release memory r, bytes memory old) = _by(7, 1);
		vault.release(r, old);
		assertTrue(vault.isReleased(1), "paid in the overlap");
	}
}
