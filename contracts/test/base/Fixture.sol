// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../../src/Controls.sol";
import {Messages} from "../../src/Messages.sol";
import {UsdtVault} from "../../src/UsdtVault.sol";
import {TetherMock} from "../mocks/TetherMock.sol";
import {Test} from "./Test.sol";
import {vm} from "./Vm.sol";

/// @notice A vault with seven signers of whom five sign, and what it takes to speak to it.
abstract contract Fixture is Test {
	using Messages for Messages.Release;
	using Messages for Messages.Rotate;

	uint256 internal constant USDT = 1e6;
	uint32 internal constant DOMAIN = 1;
	bytes32 internal constant SALT = keccak256("genesis of a test network");
	bytes32 internal constant RECIPIENT = keccak256("an account on Tael");
	bytes32 internal constant MEMO = keccak256("order 17");
	uint256 internal constant THRESHOLD = 5;

	address internal immutable ALICE = _name("alice");
	address internal immutable BOB = _name("bob");
	address internal immutable EXECUTOR = _name("executor");
	address internal immutable STRANGER = _name("stranger");
	address internal immutable GOVERNOR = _name("governor");
	address internal immutable GUARD_A = _name("guardian a");
	address internal immutable GUARD_B = _name("guardian b");
	address internal immutable GUARD_C = _name("guardian c");
	address internal immutable TETHER = _name("owner of the token");

	TetherMock internal usdt;
	UsdtVault internal vault;
	/// Keys of the sets 1, 2 and 3, each ascending by address.
	uint256[][] internal keys;

	function setUp() public virtual {
		warp(1_800_000_000);
		keys.push(_keys("one", 7));
		keys.push(_keys("two", 7));
		keys.push(_keys("three", 9));
		usdt = _deployToken();
		vault = new UsdtVault(_config());
		_fund(ALICE, 10_000_000 * USDT);
	}

	// -- What a test may want different

	function _deployToken() internal virtual returns (TetherMock token) {
		vm.prank(TETHER);
		return new TetherMock();
	}

	function _config() internal view virtual returns (UsdtVault.Config memory) {
		address[] memory guardians = new address[](3);
		(guardians[0], guardians[1], guardians[2]) = (GUARD_A, GUARD_B, GUARD_C);
		return UsdtVault.Config({
			token: address(usdt),
			domain: DOMAIN,
			salt: SALT,
			chainId: block.chainid,
			governor: GOVERNOR,
			seeder: address(0),
			guardians: guardians,
			firstSet: 1,
			threshold: THRESHOLD,
			signers: _signers(1),
			limits: _defaultLimits(),
			timing: _timing()
		});
	}

	function _defaultLimits() internal pure returns (Controls.Limits memory) {
		return Controls.Limits({
			bucketCapacity: uint128(1_000_000 * USDT),
			bucketRefill: uint128(10 * USDT),
			perTxMax: uint128(2_000_000 * USDT),
			largeThreshold: uint128(500_000 * USDT),
			tvlCap: uint128(50_000_000 * USDT),
			minDeposit: uint128(1 * USDT),
			feeFloor: uint128(USDT / 10),
			largeDelay: 24 hours
		});
	}

	function _timing() internal pure returns (Controls.Timing memory) {
		return Controls.Timing({
			maxPause: 7 days,
			pauseCooldown: 14 days,
			unpauseDelay: 1 days,
			governorDelay: 6 days,
			vetoReview: 4 days,
			execWindow: 3 days,
			minRotationDelay: 10 days,
			rotationDelay: 5 days,
			rotationWindow: 20 days,
			overlap: 2 days
		});
	}

	// -- Money

	function _fund(address who, uint256 amount) internal {
		vm.prank(usdt.owner());
		usdt.issue(who, amount);
		// An allowance changes only from or to zero.
		if (usdt.allowance(who, address(vault)) > 0) return;
		vm.prank(who);
		usdt.approve(address(vault), type(uint256).max);
	}

	function _deposit(uint256 amount) internal returns (uint64) {
		vm.prank(ALICE);
		return vault.deposit(amount, RECIPIENT, ALICE, USDT, MEMO, 0, false);
	}

	// -- Messages

	function _release(uint64 nonce, uint256 amount) internal returns (Messages.Release memory) {
		return Messages.Release({
			setId: vault.currentSet(),
			dstDomain: DOMAIN,
			nonce: nonce,
			token: address(usdt),
			recipient: BOB,
			amount: amount,
			fee: amount / 100,
			deadline: uint64(now_() + 15 days),
			requestId: keccak256(abi.encode("request", nonce))
		});
	}

	function _rotation(uint64 newSetId) internal returns (Messages.Rotate memory) {
		return Messages.Rotate({
			setId: newSetId - 1,
			newSetId: newSetId,
			newSetHash: Messages.setHash(_thresholdOf(newSetId), _signers(newSetId)),
			notBefore: uint64(now_())
		});
	}

	function _thresholdOf(uint64 setId) internal view returns (uint256) {
		return 2 * keys[setId - 1].length / 3 + 1;
	}

	function _digest(bytes32 structHash) internal view returns (bytes32) {
		return Messages.digest(vault.domainSeparator(), structHash);
	}

	function _signed(Messages.Release memory m) internal view returns (bytes memory) {
		return _sign(_digest(m.hash()), m.setId, 0, _thresholdOf(m.setId));
	}

	function _signed(Messages.Rotate memory m) internal view returns (bytes memory) {
		return _sign(_digest(m.hash()), m.setId, 0, _thresholdOf(m.setId));
	}

	/// Signatures of `count` members of a set in ascending order, leaving the first `from` out.
	function _sign(
		bytes32 digest,
		uint64 setId,
		uint256 from,
		uint256 count
	) internal view returns (bytes memory signatures) {
		for (uint256 i = from; i < from + count; ++i) {
			signatures = bytes.concat(signatures, _signOne(keys[setId - 1][i], digest));
		}
	}

	function _signOne(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
		(uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
		return abi.encodePacked(r, s, v);
	}

	// -- Calls

	function _executeRelease(Messages.Release memory m) internal {
		bytes memory signatures = _signed(m);
		vm.prank(EXECUTOR);
		vault.release(m, signatures);
	}

	function _queue(Messages.Release memory m) internal {
		vault.queueRelease(m, _signed(m));
	}

	function _readyAt(uint64 nonce) internal view returns (uint256 readyAt) {
		(,, readyAt,) = vault.queued(nonce);
	}

	function _submitRotation(uint64 newSetId) internal returns (Messages.Rotate memory m) {
		m = _rotation(newSetId);
		vault.rotate(m, _thresholdOf(newSetId), _signers(newSetId), _signed(m));
	}

	/// Makes `newSetId` current, waiting as long as it takes.
	function _rotateTo(uint64 newSetId) internal {
		skip(10 days);
		_submitRotation(newSetId);
		skip(5 days);
		vault.activateRotation();
	}

	function _pause(address guardian, uint8 bits) internal {
		vm.prank(guardian);
		vault.pause(bits);
	}

	// -- Signers

	function _signers(uint64 setId) internal view returns (address[] memory) {
		return _addresses(keys[setId - 1]);
	}

	function _addresses(uint256[] memory keys_) internal pure returns (address[] memory list) {
		list = new address[](keys_.length);
		for (uint256 i = 0; i < keys_.length; ++i) {
			list[i] = vm.addr(keys_[i]);
		}
	}

	function _keys(string memory set, uint256 n) internal pure returns (uint256[] memory list) {
		list = new uint256[](n);
		for (uint256 i = 0; i < n; ++i) {
			uint256 key = uint256(keccak256(abi.encode("key", set, i))) >> 1;
			uint256 j = i;
			for (; j > 0 && vm.addr(list[j - 1]) > vm.addr(key); --j) {
				list[j] = list[j - 1];
			}
			list[j] = key;
		}
	}

	function _name(string memory name) private pure returns (address) {
		return address(uint160(uint256(keccak256(bytes(name)))));
	}
}
