// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bucket} from "./Bucket.sol";
import {IToken, Token} from "./Token.sol";
import {Controls} from "./Controls.sol";
import {Messages} from "./Messages.sol";
import {SignerSets} from "./SignerSets.sol";

/// @notice Stands first among the bases, so that its one slot is slot 0 whatever else changes.
abstract contract DepositLog {
	/// @notice Hash of each deposit. Written once, never cleared: attesters prove deposits by it.
	mapping(uint64 nonce => bytes32) public depositHash;
}

/// @title The vault that holds the USDT of Tael on another chain
/// @notice Deposits are numbered, recorded and credited on Tael. Releases are signed by a quorum of
/// attesters after the amount was burned there. The code cannot change, and no role can move locked
/// money: the only way out is a message of the quorum, within the limits, past the guardians.
contract UsdtVault is DepositLog, SignerSets {
	using Bucket for Bucket.State;
	using Messages for Messages.Release;
	using Token for address;

	struct Config {
		address token;
		/// Tael's number of this chain.
		uint32 domain;
		/// Genesis hash of Tael.
		bytes32 salt;
		/// Must be what the chain itself says.
		uint256 chainId;
		address governor;
		/// Who brings the money that Tael's genesis endows; zero if it endows none.
		address seeder;
		address[] guardians;
		/// Number of the set that is in office on Tael.
		uint64 firstSet;
		uint256 threshold;
		address[] signers;
		Limits limits;
		Timing timing;
	}

	/// @notice A release that waits. It ends by execution or by cancellation, never silently.
	struct QueuedRelease {
		bytes32 msgId;
		uint128 amount;
		uint64 readyAt;
		/// 0 unless a veto stands.
		uint64 vetoedAt;
	}

	error TokenWithoutCode();
	error WrongDecimals(uint256 decimals);
	error DomainZero();
	error Reentrant();
	error NotSeeded();
	error AlreadySeeded();
	error NotSeeder();
	error RecipientZero();
	error RecipientKeyless();
	error RecipientPadded();
	error RefundToInvalid();
	error AmountZero();
	error AmountTooLarge();
	error BelowMinimum(uint256 minimum);
	error MaxFeeTooLow(uint256 floor);
	error NothingReceived();
	error ReceivedTooMuch(uint256 received);
	error ReceivedTooLittle(uint256 received);
	error TvlCapExceeded(uint256 cap);
	error WrongDomain(uint32 domain);
	error WrongToken(address token);
	error RecipientInvalid(address recipient);
	error NonceZero();
	error AlreadyReleased(uint64 nonce);
	error AlreadyCancelled(uint64 nonce);
	error AlreadyQueued(uint64 nonce);
	error NotQueued(uint64 nonce);
	error WrongMessage(bytes32 msgId);
	error FeeTooHigh();
	error MoreThanLocked(uint256 locked);
	error PerTxMaxExceeded(uint256 max);
	error MustQueue();
	error NeedNotQueue();
	error DebtTooHigh();
	error Insolvent(uint256 balance, uint256 locked);
	error Vetoed(uint64 nonce);
	error NotVetoed(uint64 nonce);
	error VetoSpent(uint64 nonce);
	error SweepToInvalid(address to);
	error NothingToSweep();

	event Seeded(uint256 amount);
	event Deposited(
		uint64 indexed nonce,
		address indexed sender,
		bytes32 indexed recipient,
		address token,
		address refundTo,
		uint256 amount,
		uint256 maxFee,
		bytes32 memoHash
	);
	event Released(
		uint64 indexed nonce,
		bytes32 indexed msgId,
		address indexed recipient,
		uint256 amount,
		uint256 fee,
		address executor
	);
	event Queued(
		uint64 indexed nonce,
		bytes32 indexed msgId,
		address indexed recipient,
		uint256 amount,
		uint64 readyAt
	);
	event ReleaseVetoed(uint64 indexed nonce, bytes32 indexed msgId, address indexed by);
	event VetoLifted(uint64 indexed nonce, bytes32 indexed msgId, uint64 readyAt);
	event Cancelled(uint64 indexed nonce, bytes32 indexed msgId);
	event ExcessSwept(address indexed to, uint256 amount);

	// Tael counts in 128 bits.
	uint256 private constant MAX_AMOUNT = type(uint128).max;
	// Accounts of Tael's pallets begin so; nobody holds their keys.
	bytes4 private constant KEYLESS_PREFIX = "modl";

	/// @notice The USDT contract.
	address public immutable token;
	/// @notice Tael's number of this chain.
	uint32 public immutable domain;
	/// @notice Who may seed, once.
	address public immutable seeder;

	/// @notice What the vault owes: deposits and seed less releases. Its balance may exceed this by
	/// donations, and falls short only if the token takes money away.
	uint128 public totalLocked;
	/// @notice Nonce of the latest deposit; the first is 1.
	uint64 public depositCount;
	/// @notice Whether the seed was brought.
	bool public seeded;
	bool private _entered;
	/// @notice When a quorum last showed that it lives: by taking office, or by what it signed and
	/// somebody carried here.
	uint48 public lastHeard;

	/// @notice Releases that wait for their delay or for a review.
	mapping(uint64 nonce => QueuedRelease) public queued;
	/// @notice Which guardian has vetoed which nonce; each may do so once.
	mapping(uint64 nonce => mapping(address guardian => bool)) public vetoSpent;

	mapping(uint256 word => uint256) private _releasedBitmap;
	mapping(uint256 word => uint256) private _cancelledBitmap;

	modifier nonReentrant() {
		_enter();
		_;
		_entered = false;
	}

	constructor(Config memory c)
		Controls(c.chainId, c.governor, c.guardians, c.limits, c.timing)
		SignerSets(c.salt, c.firstSet, c.threshold, c.signers)
	{
		if (c.token.code.length == 0) revert TokenWithoutCode();
		uint256 decimals = IToken(c.token).decimals();
		if (decimals != 6) revert WrongDecimals(decimals);
		if (c.domain == 0) revert DomainZero();
		token = c.token;
		domain = c.domain;
		seeder = c.seeder;
	}

	// -- In

	/// @notice Brings the money that Tael's genesis endows, once and before the first deposit.
	function seed(uint256 amount) external onThisChain nonReentrant {
		if (msg.sender != seeder) revert NotSeeder();
		if (seeded) revert AlreadySeeded();
		if (amount == 0) revert AmountZero();
		if (amount > MAX_AMOUNT) revert AmountTooLarge();
		seeded = true;
		// Genesis has recorded this very amount, so a fee of the token is not acceptable here.
		_pull(amount, amount);
		emit Seeded(amount);
	}

	/// @notice Locks USDT of the caller, to be credited to `recipient` on Tael.
	/// @dev A plain transfer to the vault is not a deposit: it is a donation.
	/// @param amount what to pull; what arrives counts
	/// @param recipient account on Tael
	/// @param refundTo where it goes on this chain if it cannot be credited; zero leaves that to
	/// Tael's council
	/// @param maxFee most that Tael may keep of it
	/// @param memoHash the depositor's own reference
	/// @param minReceived least that must arrive
	/// @param allowPadded says that a recipient starting with 12 zero bytes is meant, and is not the
	/// address of an Ethereum wallet
	/// @return nonce number of the deposit
	function deposit(
		uint256 amount,
		bytes32 recipient,
		address refundTo,
		uint256 maxFee,
		bytes32 memoHash,
		uint256 minReceived,
		bool allowPadded
	) external onThisChain nonReentrant returns (uint64 nonce) {
		_requireRunning(PAUSE_DEPOSIT);
		// Otherwise anyone could take the seed's place with a first deposit.
		if (seeder != address(0) && !seeded) revert NotSeeded();
		_checkAccount(recipient, allowPadded);
		if (refundTo == address(this) || refundTo == token) revert RefundToInvalid();
		if (amount > MAX_AMOUNT || maxFee > MAX_AMOUNT) revert AmountTooLarge();
		if (amount < _limits.minDeposit) revert BelowMinimum(_limits.minDeposit);
		if (maxFee < _limits.feeFloor) revert MaxFeeTooLow(_limits.feeFloor);

		uint256 received = _pull(amount, minReceived);
		nonce = ++depositCount;
		depositHash[nonce] = keccak256(
			abi.encode(nonce, token, msg.sender, refundTo, recipient, received, maxFee, memoHash)
		);
		emit Deposited(nonce, msg.sender, recipient, token, refundTo, received, maxFee, memoHash);
	}

	// -- Out

	/// @notice Pays a signed release at once. Anyone may call this and earns `m.fee`.
	/// @dev Any failure of the token reverts all of it, so the nonce stays usable.
	/// @param m signed by a valid set, with this vault's domain and token
	/// @param signatures see `Signatures.check`
	function release(
		Messages.Release calldata m,
		bytes calldata signatures
	) external onThisChain nonReentrant {
		bytes32 msgId = _authorise(m, signatures);
		if (_mustQueue(m.amount)) revert MustQueue();
		_bucket.charge(_limits.bucketRefill, m.amount);
		_pay(m, msgId);
	}

	/// @notice Queues a signed release that is too large to be paid at once. Anyone may call this.
	/// @dev The wait follows from the whole outstanding debt, so that splitting one transfer into a
	/// thousand does not shorten it.
	/// @param m as for `release`
	/// @param signatures see `Signatures.check`
	function queueRelease(
		Messages.Release calldata m,
		bytes calldata signatures
	) external onThisChain nonReentrant {
		bytes32 msgId = _authorise(m, signatures);
		// Or anyone could delay a release that need not wait.
		if (!_mustQueue(m.amount)) revert NeedNotQueue();
		uint256 refill = _limits.bucketRefill;
		uint256 used = _bucket.charge(refill, m.amount);
		uint64 readyAt = uint64(block.timestamp) + _queueDelay(used, refill);
		queued[m.nonce] = QueuedRelease(msgId, uint128(m.amount), readyAt, 0);
		emit Queued(m.nonce, msgId, m.recipient, m.amount, readyAt);
	}

	/// @notice Pays a queued release within its window. Anyone may call this and earns `m.fee`.
	/// @param m as queued; `setId` is not looked at
	function executeQueued(Messages.Release calldata m) external onThisChain nonReentrant {
		_requireRunning(PAUSE_QUEUE_EXEC);
		QueuedRelease memory q = _queued(m.nonce);
		bytes32 msgId = m.id();
		if (msgId != q.msgId) revert WrongMessage(msgId);
		if (q.vetoedAt != 0) revert Vetoed(m.nonce);
		_requireFrom(q.readyAt);
		_requireBefore(uint256(q.readyAt) + execWindow);
		// Again, because the limits may have been lowered for just this release.
		_checkAmounts(m);
		delete queued[m.nonce];
		_pay(m, msgId);
	}

	/// @notice Ends a signed release that was not queued before its deadline. Anyone may call this.
	/// @dev Cannot be paused. The signatures make sure that what is reported to Tael was a real
	/// release; whether it could have been paid does not matter.
	/// @param m signed by a valid set, with this vault's domain
	/// @param signatures see `Signatures.check`
	function cancel(
		Messages.Release calldata m,
		bytes calldata signatures
	) external onThisChain nonReentrant {
		if (m.dstDomain != domain) revert WrongDomain(m.dstDomain);
		_checkOpen(m.nonce);
		_requireFrom(m.deadline);
		_requireQuorum(m.setId, m.hash(), signatures);
		_cancel(m.nonce, m.id());
	}

	/// @notice Ends a queued release whose window, or whose review after a veto, is over. Anyone may
	/// call this.
	/// @dev Cannot be paused.
	function cancelQueued(uint64 nonce) external onThisChain nonReentrant {
		QueuedRelease memory q = _queued(nonce);
		_requireFrom(
			q.vetoedAt == 0 ? uint256(q.readyAt) + execWindow : uint256(q.vetoedAt) + vetoReview
		);
		delete queued[nonce];
		_bucket.refund(_limits.bucketRefill, _limits.bucketCapacity, q.amount);
		_cancel(nonce, q.msgId);
	}

	/// @notice Stops a queued release. Each guardian may do so once per nonce.
	function veto(uint64 nonce) external onlyGuardian {
		QueuedRelease storage q = queued[nonce];
		if (q.msgId == bytes32(0)) revert NotQueued(nonce);
		if (q.vetoedAt != 0) revert Vetoed(nonce);
		if (vetoSpent[nonce][msg.sender]) revert VetoSpent(nonce);
		// From then on anyone may cancel it.
		_requireBefore(uint256(q.readyAt) + execWindow);
		vetoSpent[nonce][msg.sender] = true;
		q.vetoedAt = uint64(block.timestamp);
		emit ReleaseVetoed(nonce, q.msgId, msg.sender);
	}

	// -- Governor

	/// @notice Lifts a veto within its review. The release can be executed after `unpauseDelay`, in
	/// which another guardian may veto it.
	function liftVeto(uint64 nonce) external onlyGovernor {
		QueuedRelease storage q = queued[nonce];
		if (q.vetoedAt == 0) revert NotVetoed(nonce);
		_requireBefore(uint256(q.vetoedAt) + vetoReview);
		q.vetoedAt = 0;
		uint64 from = uint64(block.timestamp) + unpauseDelay;
		if (q.readyAt < from) q.readyAt = from;
		emit VetoLifted(nonce, q.msgId, q.readyAt);
	}

	/// @notice Moves what is not locked, which are donations and strays.
	function sweepExcess(address to) external onlyGovernor nonReentrant {
		if (to == address(0) || to == address(this) || to == token) revert SweepToInvalid(to);
		uint256 balance = IToken(token).balanceOf(address(this));
		if (balance <= totalLocked) revert NothingToSweep();
		uint256 excess = balance - totalLocked;
		token.push(to, excess);
		emit ExcessSwept(to, excess);
	}

	// -- Reads

	/// @notice Whether a release with this nonce was paid, which is final.
	function isReleased(uint64 nonce) public view returns (bool) {
		return _releasedBitmap[nonce >> 8] & (1 << (nonce & 0xff)) != 0;
	}

	/// @notice Whether a release with this nonce was cancelled, which is final.
	function isCancelled(uint64 nonce) public view returns (bool) {
		return _cancelledBitmap[nonce >> 8] & (1 << (nonce & 0xff)) != 0;
	}

	/// @notice Whether a release of this amount has to wait in the queue now.
	function mustQueue(uint256 amount) external view returns (bool) {
		return _mustQueue(amount);
	}

	// -- Steps

	function _enter() private {
		if (_entered) revert Reentrant();
		_entered = true;
	}

	function _authorise(
		Messages.Release calldata m,
		bytes calldata signatures
	) private returns (bytes32) {
		_requireRunning(PAUSE_RELEASE);
		if (m.dstDomain != domain) revert WrongDomain(m.dstDomain);
		if (m.token != token) revert WrongToken(m.token);
		if (m.recipient == address(0) || m.recipient == address(this) || m.recipient == token) {
			revert RecipientInvalid(m.recipient);
		}
		_requireBefore(m.deadline);
		_checkOpen(m.nonce);
		_requireQuorum(m.setId, m.hash(), signatures);
		_checkAmounts(m);
		return m.id();
	}

	function _hear() internal override {
		lastHeard = uint48(block.timestamp);
	}

	function _lastHeard() internal view override returns (uint256) {
		return lastHeard;
	}

	function _checkOpen(uint64 nonce) private view {
		if (nonce == 0) revert NonceZero();
		if (isReleased(nonce)) revert AlreadyReleased(nonce);
		if (isCancelled(nonce)) revert AlreadyCancelled(nonce);
		if (queued[nonce].msgId != bytes32(0)) revert AlreadyQueued(nonce);
	}

	function _checkAmounts(Messages.Release calldata m) private view {
		if (m.amount == 0) revert AmountZero();
		if (m.amount > MAX_AMOUNT) revert AmountTooLarge();
		if (m.fee > m.amount) revert FeeTooHigh();
		if (m.amount > totalLocked) revert MoreThanLocked(totalLocked);
		if (m.amount > _limits.perTxMax) revert PerTxMaxExceeded(_limits.perTxMax);
	}

	function _checkAccount(bytes32 recipient, bool allowPadded) private pure {
		if (recipient == bytes32(0)) revert RecipientZero();
		if (bytes4(recipient) == KEYLESS_PREFIX) revert RecipientKeyless();
		if (!allowPadded && bytes12(recipient) == bytes12(0)) revert RecipientPadded();
	}

	function _mustQueue(uint256 amount) private view returns (bool) {
		return amount >= _limits.largeThreshold
			|| _bucket.current(_limits.bucketRefill) + amount > _limits.bucketCapacity;
	}

	function _queueDelay(uint256 used, uint256 refill) private view returns (uint64) {
		uint256 capacity = _limits.bucketCapacity;
		// Without a refill a debt would last for ever. And a wait without a bound would lock the
		// nonce away, where now the deadline gives the money back.
		if (used > capacity && refill == 0) revert DebtTooHigh();
		uint256 delay = Bucket.debtDelay(used, capacity, refill);
		if (delay > MAX_QUEUE_DELAY) revert DebtTooHigh();
		return delay > _limits.largeDelay ? uint64(delay) : _limits.largeDelay;
	}

	function _queued(uint64 nonce) private view returns (QueuedRelease memory q) {
		q = queued[nonce];
		if (q.msgId == bytes32(0)) revert NotQueued(nonce);
	}

	function _pull(uint256 amount, uint256 least) private returns (uint256 received) {
		uint256 balance;
		(received, balance) = token.pull(msg.sender, amount);
		if (received == 0) revert NothingReceived();
		if (received > amount) revert ReceivedTooMuch(received);
		if (received < least) revert ReceivedTooLittle(received);
		uint256 locked = totalLocked + received;
		if (locked > _limits.tvlCap) revert TvlCapExceeded(_limits.tvlCap);
		// Nobody new should step into a hole that the token has torn.
		if (balance < locked) revert Insolvent(balance, locked);
		totalLocked = uint128(locked);
	}

	function _pay(Messages.Release calldata m, bytes32 msgId) private {
		// A shortfall must not be settled first come, first served.
		uint256 balance = IToken(token).balanceOf(address(this));
		if (balance < totalLocked) revert Insolvent(balance, totalLocked);

		_releasedBitmap[m.nonce >> 8] |= 1 << (m.nonce & 0xff);
		totalLocked -= uint128(m.amount);
		emit Released(m.nonce, msgId, m.recipient, m.amount, m.fee, msg.sender);

		// One after the other, each measured: the recipient may be the caller itself.
		if (m.fee < m.amount) token.push(m.recipient, m.amount - m.fee);
		if (m.fee > 0) token.push(msg.sender, m.fee);
	}

	function _cancel(uint64 nonce, bytes32 msgId) private {
		_cancelledBitmap[nonce >> 8] |= 1 << (nonce & 0xff);
		emit Cancelled(nonce, msgId);
	}
}
