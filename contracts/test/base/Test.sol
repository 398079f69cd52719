// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "./Vm.sol";

/// @notice The few assertions and helpers that the tests need.
abstract contract Test {
	/// Marks a contract as a test for the runner.
	bool public IS_TEST = true;

	// The clock as the tests see it. The optimizer may assume that a timestamp does not change
	// within a call, which is not so for tests that move it.
	uint256 private _clock;

	function now_() internal returns (uint256) {
		if (_clock == 0) _clock = block.timestamp;
		return _clock;
	}

	/// The same, where nothing may be written: after the first `now_` or `warp`.
	function _now() internal view returns (uint256) {
		return _clock;
	}

	function warp(uint256 timestamp) internal {
		_clock = timestamp;
		vm.warp(timestamp);
	}

	function skip(uint256 seconds_) internal {
		warp(now_() + seconds_);
	}

	/// The next call must fail with this error, whatever its arguments.
	function expectError(bytes4 selector) internal {
		vm.expectPartialRevert(selector);
	}

	function assertEq(uint256 left, uint256 right, string memory what) internal pure {
		vm.assertEq(left, right, what);
	}

	function assertEq(bytes32 left, bytes32 right, string memory what) internal pure {
		vm.assertEq(left, right, what);
	}

	function assertEq(address left, address right, string memory what) internal pure {
		vm.assertEq(left, right, what);
	}

	function assertLe(uint256 left, uint256 right, string memory what) internal pure {
		vm.assertLe(left, right, what);
	}

	function assertTrue(bool condition, string memory what) internal pure {
		vm.assertTrue(condition, what);
	}

	function assertFalse(bool condition, string memory what) internal pure {
		vm.assertTrue(!condition, what);
	}

	/// Maps a random number into a range, both ends included.
	function bound(uint256 x, uint256 least, uint256 most) internal pure returns (uint256) {
		if (x >= least && x <= most) return x;
		uint256 size = most - least + 1;
		return size == 0 ? x : least + x % size;
	}
}
