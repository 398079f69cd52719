// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Makes several calls in one transaction, in its own name.
contract Batch {
	function run(address to, bytes[] calldata calls) external {
		for (uint256 i = 0; i < calls.length; ++i) {
			(bool success,) = to.call(calls[i]);
			require(success);
		}
	}
}
