// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "./Controls.sol";
import {Messages} from "./Messages.sol";
import {Signatures} from "./Signatures.sol";

/// @title The attesters' sets and how one follows another
/// @notice Set k names set k + 1. It is submitted, waits for guardians to object, and is activated;
/// set k stays valid for `overlap`, so that what it signed can still be carried here. No step
/// lowers a threshold or drops a signer but a rotation that a quorum signed, or the succession of a
/// quorum that is lost.
abstract contract SignerSets is Controls {
	using Messages for Messages.Rotate;
	using Signatures for Signatures.SignerSet;

	struct PendingRotation {
		bytes32 msgId;
		uint64 readyAt;
		/// From then on it cannot be activated, and another may be submitted.
		uint64 end;
	}

	error SaltZero();
	error FirstSetZero();
	error SetNotValid(uint64 setId);
	error NotCurrentSet(uint64 setId);
	error NotNextSet(uint64 setId);
	error WrongSetHash(bytes32 given);
	error RotationPending();
	error RotationNotPending();
	error RotationWasVetoed(bytes32 msgId);
	error QuorumLives();

	event RotationSubmitted(
		uint64 indexed setId, bytes32 indexed msgId, bytes32 setHash, uint64 readyAt
	);
	event RotationVetoed(uint64 indexed setId, bytes32 indexed msgId, address indexed by);
	event RotationActivated(uint64 indexed setId, bytes32 setHash, uint64 previousValidUntil);

	/// @notice Genesis hash of Tael: keeps the signatures of other networks apart.
	bytes32 public immutable salt;
	/// @notice EIP-712 domain separator.
	bytes32 public immutable domainSeparator;

	mapping(uint64 setId => Signatures.SignerSet) private _sets;

	/// @notice The set that signs now. The first has the number that was in office on Tael when the
	/// vault was deployed.
	uint64 public currentSet;
	/// @notice The set before it, 0 if there was none.
	uint64 public prevSet;
	/// @notice When the previous set ends: it is valid while `now` is before this.
	uint64 public prevValidUntil;
	/// @notice When the current set was activated.
	uint64 public lastRotation;

	/// @notice The rotation to `currentSet + 1` that waits, if `readyAt` is not 0.
	PendingRotation public pendingRotation;
	/// @notice Rotations that a guardian refused: their signatures stay public but are void.
	mapping(bytes32 msgId => bool) public rotationVetoed;

	constructor(bytes32 salt_, uint64 firstSet, uint256 threshold, address[] memory signers) {
		if (salt_ == bytes32(0)) revert SaltZero();
		if (firstSet == 0) revert FirstSetZero();
		salt = salt_;
		domainSeparator = Messages.domainSeparator(block.chainid, address(this), salt_);
		_storeSet(firstSet, threshold, signers);
		currentSet = firstSet;
		lastRotation = uint64(block.timestamp);
		_hear();
		emit RotationActivated(firstSet, Messages.setHash(threshold, signers), 0);
	}

	/// @notice Submits the set that follows. Anyone may call this.
	/// @param m signed by the current set; the previous one cannot rotate
	/// @param threshold how many of `signers` are a quorum
	/// @param signers the whole list, which `m.newSetHash` is the hash of
	/// @param signatures see `Signatures.check`
	function rotate(
		Messages.Rotate calldata m,
		uint256 threshold,
		address[] calldata signers,
		bytes calldata signatures
	) external onThisChain {
		_requireRunning(PAUSE_ROTATE);
		// A succession gives way: the quorum lives.
		if (pendingRotation.msgId != bytes32(0) && block.timestamp < pendingRotation.end) {
			revert RotationPending();
		}
		if (m.setId != currentSet) revert NotCurrentSet(m.setId);
		if (m.newSetId != currentSet + 1) revert NotNextSet(m.newSetId);
		_requireFrom(uint256(lastRotation) + minRotationDelay);
		_requireFrom(m.notBefore);
		// Tael may name another list for this id once this one can no longer come, so the delay has
		// to be over within the window too.
		uint256 readyAt = block.timestamp + rotationDelay;
		uint256 end = uint256(m.notBefore) + rotationWindow;
		if (readyAt >= end) revert TooLate(end);
		bytes32 msgId = m.id();
		if (rotationVetoed[msgId]) revert RotationWasVetoed(msgId);
		bytes32 setHash = Messages.setHash(threshold, signers);
		if (m.newSetHash != setHash) revert WrongSetHash(setHash);
		_requireQuorum(m.setId, m.hash(), signatures);

		_submit(m.newSetId, msgId, readyAt, end, threshold, signers);
	}

	/// @notice Names the set that follows where so many keys are lost that no quorum is left. It waits
	/// as long again, and comes to nothing if a guardian refuses it or if anything that the quorum
	/// signed is carried here meanwhile.
	/// @param threshold how many of `signers` are a quorum
	/// @param signers the whole list
	function succeed(uint256 threshold, address[] calldata signers) external onlyGovernor {
		_requireRunning(PAUSE_ROTATE);
		if (block.timestamp < pendingRotation.end) revert RotationPending();
		_requireFrom(_lastHeard() + SILENCE);
		uint256 readyAt = block.timestamp + SILENCE;
		// Id zero: no message says so.
		_submit(currentSet + 1, bytes32(0), readyAt, readyAt + rotationWindow, threshold, signers);
	}

	/// @notice Makes the submitted set the current one after the delay and before the end of its
	/// window. Anyone may call this.
	function activateRotation() external onThisChain {
		_requireRunning(PAUSE_ROTATE);
		PendingRotation memory p = pendingRotation;
		if (p.readyAt == 0) revert RotationNotPending();
		_requireFrom(p.readyAt);
		_requireBefore(p.end);
		// Nothing may have been heard of the quorum since its succession was submitted.
		if (p.msgId == bytes32(0) && _lastHeard() + 2 * SILENCE > p.readyAt) revert QuorumLives();
		delete pendingRotation;

		uint64 next = currentSet + 1;
		uint64 validUntil = uint64(block.timestamp) + overlap;
		prevSet = currentSet;
		prevValidUntil = validUntil;
		currentSet = next;
		lastRotation = uint64(block.timestamp);
		_hear();
		emit RotationActivated(next, _setHash(next), validUntil);
	}

	/// @notice Refuses the submitted set, until it is activated.
	function vetoRotation() external onlyGuardian {
		PendingRotation memory p = pendingRotation;
		if (p.readyAt == 0) revert RotationNotPending();
		uint64 next = currentSet + 1;
		delete pendingRotation;
		delete _sets[next];
		rotationVetoed[p.msgId] = true;
		emit RotationVetoed(next, p.msgId, msg.sender);
	}

	/// @notice A set as it was stored, valid or not. Unknown ids have no signers.
	function signerSet(uint64 setId)
		external
		view
		returns (uint256 threshold, address[] memory signers)
	{
		Signatures.SignerSet storage set = _sets[setId];
		return (set.threshold, set.signers);
	}

	/// @notice Refuses what not exactly a quorum of a valid set has signed, and notes that one lives.
	function _requireQuorum(uint64 setId, bytes32 structHash, bytes calldata signatures) internal {
		if (setId != currentSet && (setId != prevSet || block.timestamp >= prevValidUntil)) {
			revert SetNotValid(setId);
		}
		_sets[setId].check(Messages.digest(domainSeparator, structHash), signatures);
		_hear();
	}

	/// Sets `_lastHeard` to now.
	function _hear() internal virtual;

	function _submit(
		uint64 setId,
		bytes32 msgId,
		uint256 readyAt,
		uint256 end,
		uint256 threshold,
		address[] memory signers
	) private {
		_storeSet(setId, threshold, signers);
		pendingRotation = PendingRotation(msgId, uint64(readyAt), uint64(end));
		emit RotationSubmitted(setId, msgId, _setHash(setId), uint64(readyAt));
	}

	function _storeSet(uint64 setId, uint256 threshold, address[] memory signers) private {
		Signatures.validate(threshold, signers);
		_sets[setId].threshold = threshold;
		_sets[setId].signers = signers;
	}

	function _setHash(uint64 setId) private view returns (bytes32) {
		return Messages.setHash(_sets[setId].threshold, _sets[setId].signers);
	}
}
