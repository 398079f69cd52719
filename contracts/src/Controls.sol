// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bucket} from "./Bucket.sol";

/// @title What guardians and the governor may do
/// @notice A guardian can only stop: pause for a while, and veto. The governor can tighten at once
/// and loosen after a delay in which any guardian may object. Neither can move locked money.
abstract contract Controls {
	using Bucket for Bucket.State;

	/// @notice What the governor may change. An unset limit is 0, which lets nothing pass.
	struct Limits {
		/// Outflow that may happen at once.
		uint128 bucketCapacity;
		/// Outflow regained per second.
		uint128 bucketRefill;
		/// Largest single release.
		uint128 perTxMax;
		/// From this amount on, a release waits in the queue.
		uint128 largeThreshold;
		/// Most that may ever be locked.
		uint128 tvlCap;
		/// Smallest deposit.
		uint128 minDeposit;
		/// Smallest `maxFee` of a deposit.
		uint128 feeFloor;
		/// How long a release waits in the queue at least.
		uint64 largeDelay;
	}

	/// @notice Durations in seconds, fixed for ever.
	struct Timing {
		/// How long a guardian's pause lasts.
		uint64 maxPause;
		/// How long a guardian must wait after its own pause before it pauses the same bit again.
		uint64 pauseCooldown;
		/// When an unpause, and a lifted veto, take effect.
		uint64 unpauseDelay;
		/// How long a change of limits or guardians waits, and then how long it may be applied.
		uint64 governorDelay;
		/// How long the governor may lift a veto.
		uint64 vetoReview;
		/// How long a queued release may be executed.
		uint64 execWindow;
		/// Time between the activation of one signer set and the submission of the next.
		uint64 minRotationDelay;
		/// How long guardians may object to a rotation.
		uint64 rotationDelay;
		/// How long after `notBefore` a rotation may be submitted and activated.
		uint64 rotationWindow;
		/// How long the previous signer set stays valid.
		uint64 overlap;
	}

	/// @notice Changes that wait before they can be applied.
	enum Change {
		Limits,
		Guardian
	}

	struct Pending {
		bytes32 content;
		uint64 readyAt;
	}

	error NotGovernor();
	error NotGuardian();
	error WrongChain(uint256 chainId);
	error Paused(uint8 bit);
	error NotPaused(uint8 bit);
	error UnknownBits(uint8 bits);
	error CoolingDown(uint8 bit, uint256 until);
	error TooEarly(uint256 from);
	error TooLate(uint256 end);
	error NotPending();
	error GovernorZero();
	error GuardianZero();
	error GuardianIsGovernor();
	error GuardianUnchanged(address guardian);
	error TooFewGuardians();
	error TooManyGuardians();
	error MinDepositTooLow(uint256 least);
	error LargeDelayOutOfRange();
	error TimingOutOfRange();
	error PauseCooldownTooShort();
	error OverlapTooLong();
	error RotationWindowTooShort();

	event PausedBits(address indexed by, uint8 bits, uint64 until);
	/// @param latest when the bits run again, unless their pause ends by itself before or a guardian
	/// pauses them anew
	event UnpauseScheduled(uint8 bits, uint64 latest);
	event LimitsSet(Limits limits);
	event GuardianSet(address indexed guardian, bool allowed);
	event ChangeProposed(Change indexed change, bytes32 content, uint64 readyAt);
	event LimitsProposed(Limits limits);
	event GuardianProposed(address indexed guardian, bool allowed);
	event LimitsVetoed(bytes32 content, address indexed by);

	/// @notice Stops `deposit`.
	uint8 public constant PAUSE_DEPOSIT = 1;
	/// @notice Stops `release` and `queueRelease`.
	uint8 public constant PAUSE_RELEASE = 2;
	/// @notice Stops `executeQueued`.
	uint8 public constant PAUSE_QUEUE_EXEC = 4;
	/// @notice Stops `rotate`, `succeed` and `activateRotation`.
	uint8 public constant PAUSE_ROTATE = 8;
	uint8 private constant ALL_BITS = 15;

	// One alone could be lost, or be the thief.
	uint256 internal constant MIN_GUARDIANS = 2;
	uint256 internal constant MAX_GUARDIANS = 16;

	/// Existential deposit of Tael: what an honest deposit leaves after its fee can be credited.
	uint256 internal constant TAEL_EXISTENTIAL_DEPOSIT = 10_000;

	// Below an hour no guardian wakes up in time; above a month the queue is a prison.
	uint64 internal constant MIN_LARGE_DELAY = 1 hours;
	uint64 internal constant MAX_QUEUE_DELAY = 30 days;
	uint64 internal constant MAX_DURATION = 365 days;
	// Twice this long nothing may be signed before a quorum counts as lost.
	uint64 internal constant SILENCE = 30 days;

	/// @notice May tighten at once and loosen after a delay. Meant to be a timelock of its own.
	address public immutable governor;
	/// @notice The only chain on which this contract acts; a fork of it under another id is refused.
	uint256 public immutable chainIdAtDeploy;

	uint64 internal immutable maxPause;
	uint64 internal immutable pauseCooldown;
	uint64 internal immutable unpauseDelay;
	uint64 internal immutable governorDelay;
	uint64 internal immutable vetoReview;
	uint64 internal immutable execWindow;
	uint64 internal immutable minRotationDelay;
	uint64 internal immutable rotationDelay;
	uint64 internal immutable rotationWindow;
	uint64 internal immutable overlap;

	Limits internal _limits;
	Bucket.State internal _bucket;

	/// @notice Who may pause and veto.
	mapping(address => bool) public isGuardian;
	/// @notice How many guardians there are.
	uint256 public guardianCount;

	/// @notice When the pause of a bit ends: it is paused while `now` is before this.
	mapping(uint8 bit => uint64) public pausedUntil;
	/// @notice From when a guardian may pause a bit again.
	mapping(address guardian => mapping(uint8 bit => uint64)) public pauseReadyAt;

	/// @notice The change of each kind that waits, if `readyAt` is not 0. Its content is the hash of
	/// what the function that applies it takes.
	mapping(Change => Pending) public pending;

	modifier onThisChain() {
		_requireChain();
		_;
	}

	modifier onlyGovernor() {
		_requireChain();
		if (msg.sender != governor) revert NotGovernor();
		_;
	}

	modifier onlyGuardian() {
		_requireChain();
		if (!isGuardian[msg.sender]) revert NotGuardian();
		_;
	}

	constructor(
		uint256 chainId,
		address governor_,
		address[] memory guardians,
		Limits memory limits_,
		Timing memory t
	) {
		// Read back, never assumed: on TRON the opcode's value depends on chain parameters.
		if (chainId != block.chainid) revert WrongChain(block.chainid);
		if (governor_ == address(0)) revert GovernorZero();
		chainIdAtDeploy = chainId;
		governor = governor_;

		_checkDuration(t.maxPause);
		_checkDuration(t.pauseCooldown);
		_checkDuration(t.unpauseDelay);
		_checkDuration(t.governorDelay);
		_checkDuration(t.vetoReview);
		_checkDuration(t.execWindow);
		_checkDuration(t.minRotationDelay);
		_checkDuration(t.rotationDelay);
		_checkDuration(t.rotationWindow);
		_checkDuration(t.overlap);
		// One guardian alone can hold a bit at most half of the time.
		if (t.pauseCooldown < t.maxPause) revert PauseCooldownTooShort();
		// At most two sets are ever valid.
		if (t.overlap > t.minRotationDelay) revert OverlapTooLong();
		// Or no rotation could ever be activated.
		if (t.rotationWindow <= t.rotationDelay) revert RotationWindowTooShort();
		maxPause = t.maxPause;
		pauseCooldown = t.pauseCooldown;
		unpauseDelay = t.unpauseDelay;
		governorDelay = t.governorDelay;
		vetoReview = t.vetoReview;
		execWindow = t.execWindow;
		minRotationDelay = t.minRotationDelay;
		rotationDelay = t.rotationDelay;
		rotationWindow = t.rotationWindow;
		overlap = t.overlap;

		for (uint256 i = 0; i < guardians.length; ++i) {
			_checkGuardian(governor_, guardians[i], true);
			_setGuardian(guardians[i], true);
		}
		if (guardianCount < MIN_GUARDIANS) revert TooFewGuardians();

		_checkLimits(limits_);
		_limits = limits_;
		_bucket.settle(0);
		emit LimitsSet(limits_);
	}

	// -- Guardians

	/// @notice Pauses functions for `maxPause`. The pause ends by itself.
	/// @dev The same guardian cannot extend it: each bit cools down per guardian. Cancelling has no
	/// bit, so money that was burned on Tael always has an end.
	/// @param bits sum of `PAUSE_*`
	function pause(uint8 bits) external onlyGuardian {
		_checkBits(bits);
		uint64 until = uint64(block.timestamp) + maxPause;
		for (uint8 bit = 1; bit <= ALL_BITS; bit <<= 1) {
			if (bits & bit == 0) continue;
			uint64 readyAt = pauseReadyAt[msg.sender][bit];
			if (block.timestamp < readyAt) revert CoolingDown(bit, readyAt);
			pauseReadyAt[msg.sender][bit] = until + pauseCooldown;
			// Every pause ends within `maxPause`, so this never shortens one.
			pausedUntil[bit] = until;
		}
		emit PausedBits(msg.sender, bits, until);
	}

	/// @notice Drops the looser limits that the governor proposed, until they are applied.
	/// @dev A change of guardians cannot be refused: two stolen keys could keep each other in office
	/// for ever.
	function vetoLimits() external onlyGuardian {
		Pending memory p = pending[Change.Limits];
		if (p.readyAt == 0) revert NotPending();
		delete pending[Change.Limits];
		emit LimitsVetoed(p.content, msg.sender);
	}

	// -- Governor

	/// @notice Lets a pause last `maxPause` from now.
	/// @param bits sum of `PAUSE_*`, all of them paused
	function prolongPause(uint8 bits) external onlyGovernor {
		_movePause(bits, maxPause, true);
		emit PausedBits(msg.sender, bits, uint64(block.timestamp) + maxPause);
	}

	/// @notice Ends a pause after `unpauseDelay`, or when it ends by itself if that is earlier.
	/// @param bits sum of `PAUSE_*`, all of them paused
	function unpause(uint8 bits) external onlyGovernor {
		_movePause(bits, unpauseDelay, false);
		emit UnpauseScheduled(bits, uint64(block.timestamp) + unpauseDelay);
	}

	/// @notice Sets the limits: what is tighter holds at once, what is looser waits for guardians.
	/// @dev Replaces a proposal that waits, so that a tightening also ends an earlier loosening.
	function setLimits(Limits calldata next) external onlyGovernor {
		_checkLimits(next);
		Limits memory now_ = _tighter(_limits, next);
		_applyLimits(now_);
		delete pending[Change.Limits];
		bytes32 content = keccak256(abi.encode(next));
		if (content != keccak256(abi.encode(now_))) {
			emit LimitsProposed(next);
			_propose(Change.Limits, content);
		}
	}

	/// @notice Applies limits that waited long enough. Anyone may call this.
	function applyLimits(Limits calldata next) external onThisChain {
		_take(Change.Limits, keccak256(abi.encode(next)));
		_applyLimits(next);
	}

	/// @notice Proposes to admit or to remove a guardian. Replaces a proposal that waits.
	function proposeGuardian(address guardian, bool allowed) external onlyGovernor {
		_checkGuardian(governor, guardian, allowed);
		emit GuardianProposed(guardian, allowed);
		_propose(Change.Guardian, keccak256(abi.encode(guardian, allowed)));
	}

	/// @notice Applies a change of guardians that waited long enough. Anyone may call this.
	/// @dev None is removed while the governor could name successors of a quorum that is lost.
	function applyGuardian(address guardian, bool allowed) external onThisChain {
		// Where the quorum is lost, they are all that stands between the governor and the money.
		if (!allowed) _requireBefore(_lastHeard() + SILENCE);
		_take(Change.Guardian, keccak256(abi.encode(guardian, allowed)));
		_setGuardian(guardian, allowed);
	}

	// -- Reads

	/// @notice The limits that hold now.
	function limits() external view returns (Limits memory) {
		return _limits;
	}

	/// @notice The durations, fixed at deployment.
	function timing() external view returns (Timing memory) {
		return Timing({
			maxPause: maxPause,
			pauseCooldown: pauseCooldown,
			unpauseDelay: unpauseDelay,
			governorDelay: governorDelay,
			vetoReview: vetoReview,
			execWindow: execWindow,
			minRotationDelay: minRotationDelay,
			rotationDelay: rotationDelay,
			rotationWindow: rotationWindow,
			overlap: overlap
		});
	}

	/// @notice The bits that are paused now.
	function pauseBits() external view returns (uint8 bits) {
		for (uint8 bit = 1; bit <= ALL_BITS; bit <<= 1) {
			if (block.timestamp < pausedUntil[bit]) bits |= bit;
		}
	}

	/// @notice What may flow out at once, and what has flowed or is queued beyond the capacity.
	function bucket() external view returns (uint256 level, uint256 debt) {
		uint256 used = _bucket.current(_limits.bucketRefill);
		uint256 capacity = _limits.bucketCapacity;
		if (used < capacity) level = capacity - used;
		else debt = used - capacity;
	}

	// -- Steps

	/// When a quorum last showed here that it lives.
	function _lastHeard() internal view virtual returns (uint256);

	function _requireChain() internal view {
		if (block.chainid != chainIdAtDeploy) revert WrongChain(block.chainid);
	}

	function _requireRunning(uint8 bit) internal view {
		if (block.timestamp < pausedUntil[bit]) revert Paused(bit);
	}

	function _requireFrom(uint256 from) internal view {
		if (block.timestamp < from) revert TooEarly(from);
	}

	function _requireBefore(uint256 end) internal view {
		if (block.timestamp >= end) revert TooLate(end);
	}

	function _movePause(uint8 bits, uint64 duration, bool prolong) private {
		_checkBits(bits);
		uint64 until = uint64(block.timestamp) + duration;
		for (uint8 bit = 1; bit <= ALL_BITS; bit <<= 1) {
			if (bits & bit == 0) continue;
			if (block.timestamp >= pausedUntil[bit]) revert NotPaused(bit);
			if (prolong || until < pausedUntil[bit]) pausedUntil[bit] = until;
		}
	}

	function _propose(Change change, bytes32 content) private {
		uint64 readyAt = uint64(block.timestamp) + governorDelay;
		pending[change] = Pending(content, readyAt);
		emit ChangeProposed(change, content, readyAt);
	}

	function _take(Change change, bytes32 content) private {
		Pending memory p = pending[change];
		// Where nothing waits, the content is zero, which nothing hashes to.
		if (p.content != content) revert NotPending();
		_requireFrom(p.readyAt);
		// A forgotten proposal must not surprise anybody a year later.
		_requireBefore(uint256(p.readyAt) + governorDelay);
		delete pending[change];
	}

	function _applyLimits(Limits memory next) private {
		_bucket.settle(_limits.bucketRefill);
		_limits = next;
		emit LimitsSet(next);
	}

	function _setGuardian(address guardian, bool allowed) private {
		isGuardian[guardian] = allowed;
		guardianCount = allowed ? guardianCount + 1 : guardianCount - 1;
		emit GuardianSet(guardian, allowed);
	}

	function _checkGuardian(address governor_, address guardian, bool allowed) private view {
		if (guardian == address(0)) revert GuardianZero();
		if (guardian == governor_) revert GuardianIsGovernor();
		if (isGuardian[guardian] == allowed) revert GuardianUnchanged(guardian);
		if (allowed && guardianCount == MAX_GUARDIANS) revert TooManyGuardians();
		if (!allowed && guardianCount == MIN_GUARDIANS) revert TooFewGuardians();
	}

	function _checkBits(uint8 bits) private pure {
		if (bits == 0 || bits > ALL_BITS) revert UnknownBits(bits);
	}

	function _checkDuration(uint64 duration) private pure {
		if (duration == 0 || duration > MAX_DURATION) revert TimingOutOfRange();
	}

	function _checkLimits(Limits memory next) private pure {
		uint256 least = uint256(next.feeFloor) + TAEL_EXISTENTIAL_DEPOSIT;
		if (next.minDeposit < least) revert MinDepositTooLow(least);
		if (next.largeDelay < MIN_LARGE_DELAY || next.largeDelay > MAX_QUEUE_DELAY) {
			revert LargeDelayOutOfRange();
		}
	}

	/// Of each limit the stricter one. Longer delays and larger minimum deposits are stricter.
	function _tighter(Limits memory a, Limits memory b) private pure returns (Limits memory) {
		return Limits({
			bucketCapacity: _min(a.bucketCapacity, b.bucketCapacity),
			bucketRefill: _min(a.bucketRefill, b.bucketRefill),
			perTxMax: _min(a.perTxMax, b.perTxMax),
			largeThreshold: _min(a.largeThreshold, b.largeThreshold),
			tvlCap: _min(a.tvlCap, b.tvlCap),
			minDeposit: a.minDeposit > b.minDeposit ? a.minDeposit : b.minDeposit,
			feeFloor: _min(a.feeFloor, b.feeFloor),
			largeDelay: a.largeDelay > b.largeDelay ? a.largeDelay : b.largeDelay
		});
	}

	function _min(uint128 a, uint128 b) private pure returns (uint128) {
		return a < b ? a : b;
	}
}
