// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Signer sets and their quorum
/// @notice Tael checks the same rules on its side; neither trusts the other to have done so.
library Signatures {
	struct SignerSet {
		uint256 threshold;
		address[] signers;
	}

	error ThresholdTooLow(uint256 threshold, uint256 signers);
	error ThresholdTooHigh(uint256 threshold, uint256 signers);
	error TooFewSigners(uint256 signers);
	error TooManySigners(uint256 signers);
	error SignersNotAscending(uint256 index);
	error WrongSignatureLength(uint256 given, uint256 expected);
	error RecoveryIdNotCanonical(uint256 index);
	error SignatureOutOfRange(uint256 index);
	error SignatureMalleable(uint256 index);
	error SignatureInvalid(uint256 index);
	error SignaturesNotAscending(uint256 index);
	error NotSigner(address signer);

	uint256 internal constant MIN_SIGNERS = 4;
	/// Bounds the gas of a release: raise it only together with `MaxAttesters` on Tael.
	uint256 internal constant MAX_SIGNERS = 32;
	uint256 internal constant SIGNATURE_LENGTH = 65;

	/// Order of secp256k1.
	uint256 internal constant ORDER =
		0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

	/// @notice Refuses a set whose quorum two disjoint groups, or a third of the signers, could reach.
	function validate(uint256 threshold, address[] memory signers) internal pure {
		uint256 n = signers.length;
		if (n < MIN_SIGNERS) revert TooFewSigners(n);
		if (n > MAX_SIGNERS) revert TooManySigners(n);
		if (threshold > n) revert ThresholdTooHigh(threshold, n);
		if (3 * threshold <= 2 * n) revert ThresholdTooLow(threshold, n);
		// Starting from zero refuses the zero address, which failed recoveries return.
		address last = address(0);
		for (uint256 i = 0; i < n; ++i) {
			if (signers[i] <= last) revert SignersNotAscending(i);
			last = signers[i];
		}
	}

	/// @notice Refuses anything but exactly `threshold` signatures of different signers of `set`.
	/// @param signatures `r ‖ s ‖ v` each, ordered by ascending signer
	function check(SignerSet storage set, bytes32 digest, bytes calldata signatures) internal view {
		uint256 threshold = set.threshold;
		uint256 n = set.signers.length;
		uint256 expected = threshold * SIGNATURE_LENGTH;
		if (signatures.length != expected) {
			revert WrongSignatureLength(signatures.length, expected);
		}
		address last = address(0);
		uint256 cursor = 0;
		for (uint256 i = 0; i < threshold; ++i) {
			address signer = _recover(digest, signatures, i);
			if (signer <= last) revert SignaturesNotAscending(i);
			last = signer;
			// Both lists ascend, so one walk over the set finds every signer.
			while (cursor < n && set.signers[cursor] < signer) ++cursor;
			if (cursor == n || set.signers[cursor] != signer) revert NotSigner(signer);
		}
	}

	function _recover(
		bytes32 digest,
		bytes calldata signatures,
		uint256 index
	) private pure returns (address signer) {
		uint256 start = index * SIGNATURE_LENGTH;
		bytes32 r = bytes32(signatures[start:start + 32]);
		bytes32 s = bytes32(signatures[start + 32:start + 64]);
		uint8 v = uint8(signatures[start + 64]);
		if (v != 27 && v != 28) revert RecoveryIdNotCanonical(index);
		if (uint256(r) == 0 || uint256(r) >= ORDER || uint256(s) == 0 || uint256(s) >= ORDER) {
			revert SignatureOutOfRange(index);
		}
		if (uint256(s) > ORDER / 2) revert SignatureMalleable(index);
		signer = ecrecover(digest, v, r, s);
		if (signer == address(0)) revert SignatureInvalid(index);
	}
}
