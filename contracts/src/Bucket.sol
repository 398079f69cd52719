// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Limit on what may flow out per time
/// @notice Every release adds its amount to `used`, which falls by `refill` each second. What is
/// `used` beyond the capacity is debt. Counting what was used, not what is left, makes a lowered
/// capacity act at once: the excess turns into debt by itself.
///
/// Over any time t, no more than `capacity + refill * t` is released at once; and since deployment,
/// no more than that flows out, what had to wait in the queue included. There are no fixed periods,
/// at whose edge twice the limit could pass.
library Bucket {
	struct State {
		// The vault bounds the debt, so 192 bits hold every sum that can arise.
		uint192 used;
		uint64 updatedAt;
	}

	/// @notice What is used now, after the refill since the last change.
	function current(State storage self, uint256 refill) internal view returns (uint256) {
		uint256 used = self.used;
		// Both factors are below 2^128: a clock that jumps ahead empties the bucket, no more.
		uint256 refilled = refill * (block.timestamp - self.updatedAt);
		return refilled < used ? used - refilled : 0;
	}

	/// @notice Writes the refill so far. Due before the rate changes.
	function settle(State storage self, uint256 refill) internal {
		_write(self, current(self, refill));
	}

	/// @notice Counts an outflow, into debt if need be.
	/// @return used what is used from now on
	function charge(
		State storage self,
		uint256 refill,
		uint256 amount
	) internal returns (uint256 used) {
		used = current(self, refill) + amount;
		_write(self, used);
	}

	/// @notice Takes back the debt of an outflow that will never happen, and no more than debt: what
	/// it used of the capacity may have been refilled since, and would come out twice.
	function refund(State storage self, uint256 refill, uint256 capacity, uint256 amount) internal {
		uint256 used = current(self, refill);
		if (used <= capacity) return;
		uint256 debt = used - capacity;
		_write(self, amount < debt ? used - amount : capacity);
	}

	/// @notice Time until a debt is refilled, rounded up.
	/// @param refill must not be 0
	function debtDelay(
		uint256 used,
		uint256 capacity,
		uint256 refill
	) internal pure returns (uint256) {
		if (used <= capacity) return 0;
		return (used - capacity + refill - 1) / refill;
	}

	function _write(State storage self, uint256 used) private {
		self.used = uint192(used);
		self.updatedAt = uint64(block.timestamp);
	}
}
