// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {Signatures} from "../src/Signatures.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

/// The rules of a quorum, on a release of the vault. A-SIG-17 is about registration and Tael's alone.
contract SignaturesTest is QueueFixture {
	using Messages for Messages.Release;

	Messages.Release internal m;
	bytes32 internal digest;

	function setUp() public override {
		super.setUp();
		m = _release(1, 1_000 * USDT);
		digest = _digest(m.hash());
	}

	function _fails(bytes memory signatures, bytes4 selector) private {
		expectError(selector);
		vault.release(m, signatures);
	}

	/// A quorum whose first signature is replaced.
	function _withFirst(bytes memory first) private view returns (bytes memory) {
		return bytes.concat(first, _sign(digest, 1, 1, 4));
	}

	function _with(bytes32 r, bytes32 s, uint8 v) private view returns (bytes memory) {
		return _withFirst(abi.encodePacked(r, s, v));
	}

	function test_any_quorum_is_enough() public {
		vault.release(m, _sign(digest, 1, 2, 5));
		assertTrue(vault.isReleased(1), "the last five");
	}

	function test_quorum_with_gaps_is_enough() public {
		bytes memory signatures =
			bytes.concat(_sign(digest, 1, 0, 1), _sign(digest, 1, 2, 2), _sign(digest, 1, 5, 2));
		vault.release(m, signatures);
		assertTrue(vault.isReleased(1), "0, 2, 3, 5, 6");
	}

	function test_A_SIG_02_one_signature_less_than_the_threshold() public {
		_fails(_sign(digest, 1, 0, 4), Signatures.WrongSignatureLength.selector);
	}

	function test_A_SIG_03_one_signature_more_than_the_threshold() public {
		_fails(_sign(digest, 1, 0, 6), Signatures.WrongSignatureLength.selector);
	}

	function test_A_SIG_04_the_same_signature_twice() public {
		bytes memory one = _sign(digest, 1, 0, 1);
		_fails(
			bytes.concat(one, one, _sign(digest, 1, 1, 3)),
			Signatures.SignaturesNotAscending.selector
		);
	}

	function test_A_SIG_04_the_same_signer_twice_with_another_nonce_k() public {
		uint256 key = keys[0][0];
		(uint8 v, bytes32 r, bytes32 s) = vm.signWithNonceUnsafe(key, digest, 7);
		if (uint256(s) > Signatures.ORDER / 2) {
			(s, v) = (bytes32(Signatures.ORDER - uint256(s)), v == 27 ? 28 : 27);
		}
		bytes memory other = abi.encodePacked(r, s, v);
		assertEq(ecrecover(digest, v, r, s), vm.addr(key), "both are valid");
		_fails(
			bytes.concat(_sign(digest, 1, 0, 1), other, _sign(digest, 1, 1, 3)),
			Signatures.SignaturesNotAscending.selector
		);
	}

	function test_A_SIG_05_unsorted() public {
		_fails(
			bytes.concat(_sign(digest, 1, 1, 1), _sign(digest, 1, 0, 1), _sign(digest, 1, 2, 3)),
			Signatures.SignaturesNotAscending.selector
		);
	}

	function test_A_SIG_06_blobs_of_other_lengths() public {
		uint256[7] memory lengths = [uint256(0), 64, 65, 66, 65 * 5 - 1, 65 * 5 + 1, 65 * 32];
		bytes memory good = _sign(digest, 1, 0, 5);
		for (uint256 i = 0; i < lengths.length; ++i) {
			bytes memory blob = new bytes(lengths[i]);
			for (uint256 j = 0; j < blob.length; ++j) {
				blob[j] = good[j % good.length];
			}
			_fails(blob, Signatures.WrongSignatureLength.selector);
		}
	}

	function test_A_SIG_07_high_s_twin_of_a_valid_signature() public {
		(uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[0][0], digest);
		bytes32 twin = bytes32(Signatures.ORDER - uint256(s));
		uint8 other = v == 27 ? 28 : 27;
		assertEq(ecrecover(digest, other, r, twin), vm.addr(keys[0][0]), "it recovers as well");
		_fails(_with(r, twin, other), Signatures.SignatureMalleable.selector);
	}

	function test_A_SIG_08_other_recovery_ids() public {
		(, bytes32 r, bytes32 s) = vm.sign(keys[0][0], digest);
		uint8[9] memory ids = [0, 1, 2, 3, 26, 29, 30, 35, 255];
		for (uint256 i = 0; i < ids.length; ++i) {
			_fails(_with(r, s, ids[i]), Signatures.RecoveryIdNotCanonical.selector);
		}
	}

	function test_A_SIG_09_r_is_zero() public {
		(uint8 v,, bytes32 s) = vm.sign(keys[0][0], digest);
		_fails(_with(0, s, v), Signatures.SignatureOutOfRange.selector);
	}

	function test_A_SIG_09_s_is_zero() public {
		(uint8 v, bytes32 r,) = vm.sign(keys[0][0], digest);
		_fails(_with(r, 0, v), Signatures.SignatureOutOfRange.selector);
	}

	function test_A_SIG_09_r_is_the_order_or_more() public {
		(uint8 v,, bytes32 s) = vm.sign(keys[0][0], digest);
		uint256[3] memory values = [Signatures.ORDER, Signatures.ORDER + 1, type(uint256).max];
		for (uint256 i = 0; i < 3; ++i) {
			_fails(_with(bytes32(values[i]), s, v), Signatures.SignatureOutOfRange.selector);
		}
	}

	function test_A_SIG_09_s_is_the_order_or_more() public {
		(uint8 v, bytes32 r,) = vm.sign(keys[0][0], digest);
		uint256[3] memory values = [Signatures.ORDER, Signatures.ORDER + 1, type(uint256).max];
		for (uint256 i = 0; i < 3; ++i) {
			_fails(_with(r, bytes32(values[i]), v), Signatures.SignatureOutOfRange.selector);
		}
	}

	/// An `r` that is no point of the curve recovers nobody, and nobody is not a signer.
	function test_signature_that_recovers_nobody_is_refused() public {
		(uint8 v,, bytes32 s) = vm.sign(keys[0][0], digest);
		bytes32 r = bytes32(uint256(5));
		assertEq(ecrecover(digest, v, r, s), address(0), "not on the curve");
		_fails(_with(r, s, v), Signatures.SignatureInvalid.selector);
	}

	function test_signature_of_a_stranger_is_refused() public {
		// In order, so that only the membership can fail: first, between and last.
		for (uint256 i = 0; i < 5; ++i) {
			uint256[] memory five = new uint256[](5);
			for (uint256 j = 0; j < 5; ++j) {
				five[j] = keys[0][j + 1];
			}
			five[i] = _strangerBetween(keys[0][i], keys[0][i + 2 > 6 ? 6 : i + 2]);
			bytes memory signatures;
			for (uint256 j = 0; j < 5; ++j) {
				signatures = bytes.concat(signatures, _signOne(five[j], digest));
			}
			_fails(signatures, Signatures.NotSigner.selector);
		}
	}

	function test_signature_of_a_stranger_beyond_the_last_signer_is_refused() public {
		uint256 key = 1;
		while (vm.addr(key) <= vm.addr(keys[0][6])) ++key;
		_fails(
			bytes.concat(_sign(digest, 1, 3, 4), _signOne(key, digest)),
			Signatures.NotSigner.selector
		);
	}

	function _strangerBetween(uint256 low, uint256 high) private pure returns (uint256 key) {
		key = 1;
		while (vm.addr(key) <= vm.addr(low) || vm.addr(key) >= vm.addr(high)) ++key;
	}

	/// A thief with a whole quorum gets what the bucket holds, and waits for the rest in view of
	/// guardians of whom one is enough.
	function test_A_SIG_10_stolen_quorum_is_bounded_delayed_and_vetoed() public {
		uint256 stolen;
		uint64 nonce = 1_000;
		for (; stolen + 499_999 * USDT <= 1_000_000 * USDT; ++nonce) {
			_executeRelease(_release(nonce, 499_999 * USDT));
			stolen += 499_999 * USDT;
		}
		Messages.Release memory more = _release(nonce, 499_999 * USDT);
		bytes memory signatures = _signed(more);
		expectError(UsdtVault.MustQueue.selector);
		vault.release(more, signatures);

		for (uint64 i = 1; i <= 4; ++i) {
			_queued(nonce + i, 2_000_000 * USDT);
			assertTrue(_readyAt(nonce + i) >= now_() + 24 hours, "delayed");
			vm.prank(GUARD_B);
			vault.veto(nonce + i);
		}
		skip(30 days);
		for (uint64 i = 1; i <= 4; ++i) {
			vault.cancelQueued(nonce + i);
		}
		assertEq(vault.totalLocked(), 9_000_000 * USDT - stolen, "loss");
		assertLe(stolen, 1_000_000 * USDT, "within the capacity");
	}

	/// Set 2 is set 1 without one of its signers, who is replaced: his signature ends with the set.
	function test_A_SIG_11_signer_removed_between_signatures_and_the_threshold_stays() public {
		keys[1] = keys[0];
		keys[1][3] = _strangerBetween(keys[0][2], keys[0][4]);
		_rotateTo(2);
		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		assertEq(threshold, 5, "threshold");
		assertEq(signers.length, 7, "size");

		m = _release(1, 1_000 * USDT);
		digest = _digest(m.hash());
		bytes memory withRemoved = _sign(digest, 1, 0, 5);
		_fails(withRemoved, Signatures.NotSigner.selector);
		// Without him four are left, and four are not five.
		bytes memory four = bytes.concat(_sign(digest, 2, 0, 3), _sign(digest, 2, 4, 1));
		_fails(four, Signatures.WrongSignatureLength.selector);
		vault.release(m, _sign(digest, 2, 0, 5));
	}

	function test_A_SIG_12_previous_set_until_its_end() public {
		_rotateTo(2);
		uint256 end = vault.prevValidUntil();
		assertEq(end, now_() + 2 days, "overlap");
		m.deadline = uint64(end + 15 days);
		bytes memory ofOldSet = _signed(m);

		warp(end);
		_fails(ofOldSet, SignerSets.SetNotValid.selector);
		warp(end + 1);
		_fails(ofOldSet, SignerSets.SetNotValid.selector);
		warp(end - 1);
		vault.release(m, ofOldSet);
		assertTrue(vault.isReleased(1), "in its last second");
	}

	/// While an overlap runs, no other set than these two comes with it: not one before, not the one
	/// that waits, and none that does not exist, whose threshold is 0.
	function test_A_SIG_12_only_the_two_latest_sets_sign() public {
		_rotateTo(2);
		_rotateTo(3);
		assertTrue(now_() < vault.prevValidUntil(), "within the overlap");
		m.deadline = type(uint64).max;
		_fails(_signed(m), SignerSets.SetNotValid.selector);
		uint64[4] memory unknown = [0, 4, 5, type(uint64).max];
		for (uint256 i = 0; i < 4; ++i) {
			m.setId = unknown[i];
			_fails("", SignerSets.SetNotValid.selector);
		}
	}

	function test_A_SIG_12_set_that_is_not_active_yet() public {
		skip(10 days);
		_submitRotation(2);
		m.setId = 2;
		m.deadline = type(uint64).max;
		_fails(_signed(m), SignerSets.SetNotValid.selector);
	}

	function test_A_SIG_12_signatures_are_bound_to_one_set() public {
		_rotateTo(2);
		bytes memory ofOldSet = _signed(m);
		m.setId = 2;
		vm.expectRevert();
		vault.release(m, ofOldSet);
	}

	function test_A_SIG_14_another_vault_chain_or_salt() public {
		bytes32[4] memory separators = [
			Messages.domainSeparator(block.chainid, STRANGER, SALT),
			Messages.domainSeparator(block.chainid + 1, address(vault), SALT),
			Messages.domainSeparator(block.chainid, address(vault), keccak256("another genesis")),
			bytes32(0)
		];
		for (uint256 i = 0; i < separators.length; ++i) {
			bytes memory signatures =
				_sign(Messages.digest(separators[i], m.hash()), 1, 0, THRESHOLD);
			vm.expectRevert();
			vault.release(m, signatures);
		}
	}

	function test_A_SIG_14_another_type_with_equal_fields() public {
		bytes32[4] memory types = [
			Messages.DEPOSIT_TYPEHASH,
			Messages.RECEIPT_TYPEHASH,
			Messages.CHECKPOINT_TYPEHASH,
			Messages.ROTATE_TYPEHASH
		];
		for (uint256 i = 0; i < types.length; ++i) {
			bytes32 structHash = keccak256(abi.encode(types[i], m));
			bytes memory signatures = _sign(_digest(structHash), 1, 0, THRESHOLD);
			vm.expectRevert();
			vault.release(m, signatures);
		}
		// The id of a message is not what is signed either.
		bytes memory ofId = _sign(_digest(m.id()), 1, 0, THRESHOLD);
		vm.expectRevert();
		vault.release(m, ofId);
	}

	function test_A_SIG_14_two_vaults_on_one_chain_do_not_share_signatures() public {
		UsdtVault other = new UsdtVault(_config());
		bytes memory signatures = _signed(m);
		vm.expectRevert();
		other.release(m, signatures);
	}
}

/// Sets as they are checked at deployment and at each rotation.
contract SignerSetTest is QueueFixture {
	function validate(uint256 threshold, address[] memory signers) external pure {
		Signatures.validate(threshold, signers);
	}

	function _list(uint256 n) private pure returns (address[] memory signers) {
		signers = new address[](n);
		for (uint256 i = 0; i < n; ++i) {
			signers[i] = address(uint160(i + 1));
		}
	}

	function test_A_SIG_01_threshold_zero_is_refused() public {
		expectError(Signatures.ThresholdTooLow.selector);
		this.validate(0, _list(7));
	}

	function test_A_SIG_01_threshold_above_the_size_is_refused() public {
		this.validate(7, _list(7));
		expectError(Signatures.ThresholdTooHigh.selector);
		this.validate(8, _list(7));
		expectError(Signatures.ThresholdTooHigh.selector);
		this.validate(type(uint256).max, _list(7));
	}

	function test_A_SIG_01_threshold_of_two_thirds_is_refused_for_every_size() public {
		for (uint256 n = 4; n <= 32; ++n) {
			uint256 least = 2 * n / 3 + 1;
			this.validate(least, _list(n));
			expectError(Signatures.ThresholdTooLow.selector);
			this.validate(least - 1, _list(n));
		}
	}

	function test_three_signers_are_too_few() public {
		this.validate(3, _list(4));
		expectError(Signatures.TooFewSigners.selector);
		this.validate(3, _list(3));
		expectError(Signatures.TooFewSigners.selector);
		this.validate(0, _list(0));
	}

	function test_A_SIG_16_thirty_two_signers_pass_and_one_more_does_not() public {
		this.validate(22, _list(32));
		expectError(Signatures.TooManySigners.selector);
		this.validate(23, _list(33));
	}

	function test_A_SIG_15_zero_address_in_a_set_is_refused() public {
		address[] memory signers = _list(7);
		signers[0] = address(0);
		expectError(Signatures.SignersNotAscending.selector);
		this.validate(5, signers);
		// Nor does it pass in another place.
		signers = _list(7);
		signers[6] = address(0);
		expectError(Signatures.SignersNotAscending.selector);
		this.validate(5, signers);
	}

	function test_A_SIG_15_duplicate_address_in_a_set_is_refused() public {
		for (uint256 i = 1; i < 7; ++i) {
			address[] memory signers = _list(7);
			signers[i] = signers[i - 1];
			expectError(Signatures.SignersNotAscending.selector);
			this.validate(5, signers);
		}
	}

	function test_unsorted_set_is_refused() public {
		address[] memory signers = _list(7);
		(signers[2], signers[5]) = (signers[5], signers[2]);
		expectError(Signatures.SignersNotAscending.selector);
		this.validate(5, signers);
	}
}
