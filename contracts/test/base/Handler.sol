// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../../src/Controls.sol";
import {Messages} from "../../src/Messages.sol";
import {UsdtVault} from "../../src/UsdtVault.sol";
import {Fixture} from "./Fixture.sol";
import {vm} from "./Vm.sol";

/// @notice Everybody who acts on a vault, each within what he may do, and the thieves beyond it.
/// @dev A call that the vault refuses is fine. A call that should be refused and is not sets
/// `breach`, as does a book that does not add up.
contract Handler is Fixture {
	using Messages for Messages.Release;
	using Messages for Messages.Rotate;

	/// The first thing that should not have happened.
	string public breach;

	uint256 public deposited;
	uint256 public released;
	uint256 public maxCapacity;
	uint256 public maxRefill;
	uint256 public start;
	Messages.Release[] internal _messages;
	mapping(uint64 nonce => uint256) public releases;
	mapping(uint64 nonce => uint256) public cancels;
	/// What the quorum signed, or the governor named for a quorum that was lost.
	mapping(uint64 setId => bytes32) public rightSet;
	/// When the quorum last showed that it lives.
	uint256 public heardAt;
	uint256 internal _namedAt;
	mapping(bytes32 action => uint256) public passed;

	// The bucket as a model keeps it, and one that knows only what was released at once.
	uint256 internal _used;
	uint256 internal _usedAtOnce;
	uint256 internal _usedAt;

	Controls.Limits internal _proposed;
	address internal _proposedGuardian;
	bool internal _proposedAllowed;
	address internal immutable GUARD_D = address(0xD);

	constructor() {
		setUp();
		start = now_();
		_usedAt = start;
		_noteLimits(_defaultLimits());
		heardAt = start;
		rightSet[1] = Messages.setHash(THRESHOLD, _signers(1));
		_fund(ALICE, 40_000_000 * USDT);
		deposited += _deposited(5_000_000 * USDT);
	}

	// -- Depositor

	function deposit(uint256 amount, uint256 wait) external later(wait) {
		amount = bound(amount, USDT / 2, 2_000_000 * USDT);
		uint256 lockedBefore = vault.totalLocked();
		vm.prank(ALICE);
		try vault.deposit(amount, RECIPIENT, ALICE, USDT, MEMO, 0, false) returns (uint64 nonce) {
			if (nonce != vault.depositCount()) breach = "a deposit was not numbered";
			deposited += vault.totalLocked() - lockedBefore;
			++passed["deposit"];
		} catch {}
	}

	function donate(uint256 amount) external {
		amount = bound(amount, 1, 1_000 * USDT);
		vm.prank(ALICE);
		try usdt.transfer(address(vault), amount) {} catch {}
	}

	// -- Honest quorum and executors

	function release(uint256 amount, uint256 fee, uint256 old, uint256 wait) external later(wait) {
		Messages.Release memory m = _new(bound(amount, 1, 700_000 * USDT), fee);
		if (old % 2 == 0 && vault.prevSet() != 0) m.setId = vault.prevSet();
		_messages.push(m);
		_release(m);
	}

	function queue(uint256 amount, uint256 fee, uint256 wait) external later(wait) {
		Messages.Release memory m = _new(bound(amount, 400_000 * USDT, 2_100_000 * USDT), fee);
		_messages.push(m);
		_queueRelease(m);
	}

	function execute(uint256 seed, uint256 wait) external later(wait) {
		if (_messages.length == 0) return;
		Messages.Release memory m = _pickQueued(seed, seed % 8 == 0);
		(,, uint64 readyAt, uint64 vetoedAt) = vault.queued(m.nonce);
		if (readyAt > now_() && vetoedAt == 0) warp(readyAt);
		uint256 before = vault.totalLocked();
		vm.prank(EXECUTOR);
		try vault.executeQueued(m) {
			if (vetoedAt != 0) breach = "a vetoed release was executed";
			_noteRelease(m, before);
			++passed["execute"];
		} catch {}
	}

	/// Signs and sends again what was sent before, whatever became of it.
	function retry(uint256 seed, uint256 wait) external later(wait) {
		if (_messages.length == 0) return;
		Messages.Release memory m = _pick(seed);
		m.setId = vault.currentSet();
		_release(m);
		_queueRelease(m);
	}

	function cancel(uint256 seed, uint256 late) external {
		if (_messages.length == 0) return;
		Messages.Release memory m = _pick(seed);
		m.setId = vault.currentSet();
		if (late % 3 == 0 && now_() < m.deadline) warp(m.deadline);
		try vault.cancel(m, _signed(m)) {
			if (now_() < m.deadline) breach = "cancelled before the deadline";
			heardAt = now_();
			_noteCancel(m.nonce);
			++passed["cancel"];
		} catch {}
	}

	function cancelQueued(uint256 seed, uint256 wait) external later(wait) {
		if (_messages.length == 0) return;
		_cancelQueued(_pickQueued(seed, seed % 2 == 0).nonce);
	}

	function _cancelQueued(uint64 nonce) private {
		(, uint128 amount, uint64 readyAt, uint64 vetoedAt) = vault.queued(nonce);
		try vault.cancelQueued(nonce) {
			_charge(0);
			uint256 capacity = vault.limits().bucketCapacity;
			uint256 debt = _used > capacity ? _used - capacity : 0;
			_used -= amount < debt ? amount : debt;
			bool over = vetoedAt == 0
				? now_() >= readyAt + _timing().execWindow
				: now_() >= vetoedAt + _timing().vetoReview;
			if (!over) breach = "cancelled within its window";
			_noteCancel(nonce);
			++passed["cancelQueued"];
		} catch {}
	}

	function submitRotation(uint256 wait) external later(wait) {
		uint64 next = _nextSet();
		if (now_() < vault.lastRotation() + _timing().minRotationDelay) {
			warp(vault.lastRotation() + _timing().minRotationDelay);
		}
		Messages.Rotate memory m = _rotation(next);
		try vault.rotate(m, _thresholdOf(next), _signers(next), _signed(m)) {
			rightSet[next] = m.newSetHash;
			heardAt = now_();
			++passed["submitRotation"];
		} catch {}
	}

	function activateRotation(uint256 wait) external later(wait) {
		(bytes32 msgId, uint64 readyAt, uint64 end) = vault.pendingRotation();
		if (readyAt > now_()) warp(readyAt);
		try vault.activateRotation() {
			if (now_() < readyAt || now_() >= end) breach = "activated outside its window";
			if (msgId == 0 && (heardAt >= _namedAt || now_() < _namedAt + 30 days)) {
				breach = "a quorum that lives was succeeded";
			}
			heardAt = now_();
			++passed[msgId == 0 ? bytes32("activateSuccession") : bytes32("activateRotation")];
		} catch {}
	}

	function _nextSet() private returns (uint64 next) {
		next = vault.currentSet() + 1;
		if (keys.length < next) keys.push(keys[(next - 1) % 3]);
	}

	// -- Thieves

	/// Up to threshold less one keys, used in every way that comes to mind.
	function stealWithFewKeys(uint256 way, uint256 amount, uint256 seed) external {
		Messages.Release memory m = _new(bound(amount, 1, 400_000 * USDT), 0);
		m.recipient = STRANGER;
		uint256 few = _thresholdOf(m.setId) - 1;
		bytes32 digest = _digest(m.hash());
		bytes memory signatures = _sign(digest, m.setId, 0, few);
		bytes memory once = _sign(digest, m.setId, 0, 1);
		way %= 7;
		if (way == 1) signatures = bytes.concat(once, signatures);
		if (way == 2) signatures = bytes.concat(signatures, _sign(digest, m.setId, few - 1, 1));
		if (way == 3) signatures = bytes.concat(signatures, new bytes(65));
		if (way == 4) signatures = bytes.concat(signatures, _signOne(1 + seed % 1e9, digest));
		if (way == 5) signatures = "";
		if (way == 6) m.setId = uint64(seed);
		try vault.release(m, signatures) {
			breach = "released without a quorum";
		} catch {}
		try vault.queueRelease(m, signatures) {
			breach = "queued without a quorum";
		} catch {}
		m.deadline = 0;
		try vault.cancel(m, signatures) {
			breach = "cancelled without a quorum";
		} catch {}
	}

	/// With all keys: takes what the bucket gives, cancels whatever can be cancelled, and takes again.
	function takeTwice(uint256 wait) external later(wait) {
		if (wait % 8 != 0) return;
		_takeAll();
		for (uint256 i = 1; i <= 30 && i <= _messages.length; ++i) {
			_cancelQueued(_messages[_messages.length - i].nonce);
		}
		_takeAll();
		++passed["takeTwice"];
	}

	function _takeAll() private {
		Controls.Limits memory l = vault.limits();
		for (uint256 i = 0; i < 8; ++i) {
			(uint256 amount,) = vault.bucket();
			if (amount >= l.largeThreshold) amount = l.largeThreshold - 1;
			if (amount > l.perTxMax) amount = l.perTxMax;
			if (amount > vault.totalLocked()) amount = vault.totalLocked();
			if (amount == 0) return;
			Messages.Release memory m = _new(amount, 0);
			_messages.push(m);
			_release(m);
		}
	}

	/// What the quorum signed, changed on the way.
	function forge(uint256 seed, uint256 field, uint256 change) external {
		if (_messages.length == 0) return;
		Messages.Release memory m = _pick(seed);
		m.setId = vault.currentSet();
		bytes memory signatures = _signed(m);
		bytes32 signed = m.hash();
		field %= 5;
		if (field == 0) m.amount = change % (2 * m.amount);
		if (field == 1) m.recipient = STRANGER;
		if (field == 2) m.nonce = uint64(change);
		if (field == 3) m.fee = m.amount;
		if (field == 4) m.deadline = type(uint64).max;
		if (m.hash() == signed) return;
		try vault.release(m, signatures) {
			breach = "a forged message was released";
		} catch {}
		try vault.queueRelease(m, signatures) {
			breach = "a forged message was queued";
		} catch {}
		(bytes32 msgId,,,) = vault.queued(m.nonce);
		if (msgId == m.id()) return;
		try vault.executeQueued(m) {
			breach = "a forged message was executed";
		} catch {}
	}

	function rotateWithFewKeys(uint256 newSetId) external {
		uint64 current = vault.currentSet();
		Messages.Rotate memory m = Messages.Rotate({
			setId: current,
			newSetId: current + 1,
			newSetHash: Messages.setHash(THRESHOLD, _signers(1)),
			notBefore: 0
		});
		if (newSetId % 2 == 0) m.newSetId = uint64(newSetId);
		bytes memory signatures = _sign(_digest(m.hash()), current, 0, _thresholdOf(current) - 1);
		try vault.rotate(m, THRESHOLD, _signers(1), signatures) {
			breach = "rotated without a quorum";
		} catch {}
	}

	// -- Guardians

	function pause(uint256 seed, uint256 bits, uint256 wait) external later(wait) {
		// Seldom, or nothing else would ever happen.
		if (seed % 4 != 0) return;
		vm.prank(_guardian(seed / 4));
		try vault.pause(uint8(bits % 16)) {
			++passed["pause"];
		} catch {}
	}

	function veto(uint256 seed, uint256 guardian) external {
		if (_messages.length == 0) return;
		uint64 nonce = _pickQueued(seed, false).nonce;
		vm.prank(_guardian(guardian));
		try vault.veto(nonce) {
			++passed["veto"];
		} catch {}
	}

	function vetoRotation(uint256 seed) external {
		if (seed % 3 != 0) return;
		vm.prank(_guardian(seed));
		try vault.vetoRotation() {
			++passed["vetoRotation"];
		} catch {}
	}

	function vetoLimits(uint256 seed) external {
		if (seed % 3 != 0) return;
		vm.prank(_guardian(seed));
		try vault.vetoLimits() {
			++passed["vetoLimits"];
		} catch {}
	}

	// -- Governor

	function unpause(uint256 seed, uint256 prolong) external {
		uint8 bits = uint8(seed) & vault.pauseBits();
		vm.prank(GOVERNOR);
		if (prolong % 4 == 0) {
			try vault.prolongPause(bits) {} catch {}
		} else {
			try vault.unpause(bits) {} catch {}
		}
	}

	/// Seldom, because it takes a month of silence.
	function succeed(uint256 seed, uint256 wait) external later(wait) {
		uint64 next = _nextSet();
		if (seed % 4 == 0 && now_() < heardAt + 30 days) warp(heardAt + 30 days);
		(uint256 threshold, address[] memory signers) = (_thresholdOf(next), _signers(next));
		vm.prank(GOVERNOR);
		try vault.succeed(threshold, signers) {
			if (now_() < heardAt + 30 days) breach = "successors named of a quorum that lives";
			rightSet[next] = Messages.setHash(threshold, signers);
			_namedAt = now_();
			++passed["succeed"];
		} catch {}
	}

	function liftVeto(uint256 seed) external {
		if (_messages.length == 0) return;
		uint64 nonce = _pickQueued(seed, true).nonce;
		vm.prank(GOVERNOR);
		try vault.liftVeto(nonce) {
			++passed["liftVeto"];
		} catch {}
	}

	function setLimits(uint256 seed) external {
		_proposed = _defaultLimits();
		_proposed.bucketCapacity = uint128(bound(seed, 100_000 * USDT, 2_000_000 * USDT));
		_proposed.bucketRefill = uint128(bound(seed >> 32, 1 * USDT, 20 * USDT));
		_proposed.perTxMax = uint128(bound(seed >> 64, 500_000 * USDT, 3_000_000 * USDT));
		_proposed.largeThreshold = uint128(bound(seed >> 96, 100_000 * USDT, 900_000 * USDT));
		_proposed.largeDelay = uint64(bound(seed >> 128, 1 hours, 3 days));
		_charge(0);
		vm.prank(GOVERNOR);
		vault.setLimits(_proposed);
		_noteLimits(vault.limits());
	}

	function applyLimits(uint256 wait) external {
		(, uint64 readyAt) = vault.pending(Controls.Change.Limits);
		if (wait % 2 == 0 && readyAt > now_()) warp(readyAt);
		_charge(0);
		try vault.applyLimits(_proposed) {
			_noteLimits(_proposed);
			++passed["applyLimits"];
		} catch {}
	}

	function proposeGuardian(uint256 seed) external {
		_proposedGuardian = _guardian(seed);
		// What it is not yet.
		_proposedAllowed = !vault.isGuardian(_proposedGuardian);
		vm.prank(GOVERNOR);
		try vault.proposeGuardian(_proposedGuardian, _proposedAllowed) {} catch {}
	}

	function applyGuardian(uint256 wait) external {
		(, uint64 readyAt) = vault.pending(Controls.Change.Guardian);
		if (wait % 2 == 0 && readyAt > now_()) warp(readyAt);
		try vault.applyGuardian(_proposedGuardian, _proposedAllowed) {
			if (!_proposedAllowed && now_() >= heardAt + 30 days) {
				breach = "a guardian was removed though the quorum may be lost";
			}
			++passed["applyGuardian"];
		} catch {}
	}

	function sweep() external {
		uint256 excess = usdt.balanceOf(address(vault)) - vault.totalLocked();
		uint256 before = usdt.balanceOf(GOVERNOR);
		vm.prank(GOVERNOR);
		try vault.sweepExcess(GOVERNOR) {
			if (usdt.balanceOf(GOVERNOR) - before != excess) breach = "swept what is locked";
			++passed["sweep"];
		} catch {}
	}

	// -- Owner of the token

	function setFee(uint256 basisPoints, uint256 maximum) external {
		vm.prank(TETHER);
		usdt.setParams(basisPoints % 3 == 0 ? basisPoints % 20 : 0, maximum % 50);
	}

	function pauseToken(uint256 seed) external {
		vm.prank(TETHER);
		if (seed % 4 == 0) usdt.pause();
		else usdt.unpause();
	}

	function listVault(uint256 seed) external {
		vm.prank(TETHER);
		if (seed % 4 == 0) usdt.addBlackList(address(vault));
		else usdt.removeBlackList(address(vault));
	}

	/// Burns what the vault holds, sees that nobody is paid, and brings it back.
	function destroyAndReplace(uint256 amount) external {
		uint256 held = usdt.balanceOf(address(vault));
		if (vault.totalLocked() == 0) return;
		bool listed = usdt.isBlackListed(address(vault));
		vm.startPrank(TETHER);
		usdt.addBlackList(address(vault));
		usdt.destroyBlackFunds(address(vault));
		usdt.removeBlackList(address(vault));
		usdt.issue(address(vault), bound(amount, 0, vault.totalLocked() - 1));
		vm.stopPrank();

		Messages.Release memory m = _new(1, 0);
		try vault.release(m, _signed(m)) {
			breach = "paid by an insolvent vault";
		} catch {}

		vm.startPrank(TETHER);
		usdt.issue(address(vault), held - usdt.balanceOf(address(vault)));
		if (listed) usdt.addBlackList(address(vault));
		vm.stopPrank();
	}

	// -- Reads of the suite

	function theVault() external view returns (UsdtVault) {
		return vault;
	}

	function balance() external view returns (uint256) {
		return usdt.balanceOf(address(vault));
	}

	function messages() external view returns (uint256) {
		return _messages.length;
	}

	function messageNonce(uint256 i) external view returns (uint64) {
		return _messages[i].nonce;
	}

	/// What is used of the bucket, by the model.
	function modelUsed() public view returns (uint256) {
		return _refilled(_used);
	}

	function elapsed() external view returns (uint256) {
		return block.timestamp - start;
	}

	// -- Steps

	modifier later(uint256 wait) {
		skip(bound(wait, 0, wait % 5 == 0 ? 3 days : 3 hours));
		_;
	}

	function _new(uint256 amount, uint256 fee) private returns (Messages.Release memory m) {
		m = _release(uint64(_messages.length + 1), amount);
		m.fee = bound(fee, 0, amount);
	}

	function _pick(uint256 seed) private view returns (Messages.Release memory) {
		// Mostly recent ones: those are alive.
		uint256 n = _messages.length;
		uint256 range = seed % 4 == 0 || n < 6 ? n : 6;
		return _messages[n - 1 - (seed / 4) % range];
	}

	/// One that waits in the queue, with a veto or without, if there is any among the latest.
	function _pickQueued(
		uint256 seed,
		bool withVeto
	) private view returns (Messages.Release memory) {
		uint256 n = _messages.length;
		for (uint256 i = 0; i < 30 && i < n; ++i) {
			Messages.Release memory m = _messages[n - 1 - i];
			(bytes32 msgId,,, uint64 vetoedAt) = vault.queued(m.nonce);
			if (msgId != 0 && (vetoedAt != 0) == withVeto) return m;
		}
		return _pick(seed);
	}

	function _release(Messages.Release memory m) private {
		uint256 before = vault.totalLocked();
		bytes memory signatures = _signed(m);
		vm.prank(EXECUTOR);
		try vault.release(m, signatures) {
			if (now_() >= m.deadline) breach = "released after the deadline";
			heardAt = now_();
			_charge(m.amount);
			if (_used > vault.limits().bucketCapacity) breach = "released into debt";
			_usedAtOnce += m.amount;
			if (_usedAtOnce > maxCapacity) breach = "released at once beyond the capacity";
			_noteRelease(m, before);
			++passed["release"];
		} catch {}
	}

	function _queueRelease(Messages.Release memory m) private {
		try vault.queueRelease(m, _signed(m)) {
			heardAt = now_();
			_charge(m.amount);
			Controls.Limits memory l = vault.limits();
			uint256 debt = _used > l.bucketCapacity ? _used - l.bucketCapacity : 0;
			uint256 wait = _readyAt(m.nonce) - now_();
			if (wait < l.largeDelay || wait * l.bucketRefill < debt) breach = "queued too short";
			++passed["queue"];
		} catch {}
	}

	function _charge(uint256 amount) private {
		_used = _refilled(_used) + amount;
		_usedAtOnce = _refilled(_usedAtOnce);
		_usedAt = now_();
	}

	function _refilled(uint256 used) private view returns (uint256) {
		uint256 refilled = (_now() - _usedAt) * vault.limits().bucketRefill;
		return refilled < used ? used - refilled : 0;
	}

	function _noteRelease(Messages.Release memory m, uint256 before) private {
		if (before - vault.totalLocked() != m.amount) breach = "released another amount";
		released += m.amount;
		++releases[m.nonce];
	}

	function _noteCancel(uint64 nonce) private {
		++cancels[nonce];
	}

	function _noteLimits(Controls.Limits memory l) private {
		if (l.bucketCapacity > maxCapacity) maxCapacity = l.bucketCapacity;
		if (l.bucketRefill > maxRefill) maxRefill = l.bucketRefill;
	}

	function _deposited(uint256 amount) private returns (uint256) {
		_deposit(amount);
		return amount;
	}

	function _guardian(uint256 seed) private view returns (address) {
		seed %= 4;
		return seed == 0 ? GUARD_A : seed == 1 ? GUARD_B : seed == 2 ? GUARD_C : GUARD_D;
	}
}
