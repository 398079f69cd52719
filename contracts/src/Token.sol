// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What the vault reads of a token.
interface IToken {
	function balanceOf(address who) external view returns (uint256);
	// USDT declares 256 bits, others 8.
	function decimals() external view returns (uint256);
}

/// @title Transfers judged by balances
/// @notice USDT returns nothing on Ethereum and `false` on success on TRON. So what a token returns
/// is ignored, and what counts is what balances did.
library Token {
	error TokenCallFailed();
	error TransferInexact(address to, uint256 amount);

	bytes4 private constant TRANSFER = bytes4(keccak256("transfer(address,uint256)"));
	bytes4 private constant TRANSFER_FROM =
		bytes4(keccak256("transferFrom(address,address,uint256)"));

	/// @notice Pulls `amount` of `from`'s money, which approved it.
	/// @return received by how much this contract's balance rose, which may be less than `amount`
	/// @return balance what it is now
	function pull(
		address token,
		address from,
		uint256 amount
	) internal returns (uint256 received, uint256 balance) {
		uint256 before = IToken(token).balanceOf(address(this));
		_call(token, abi.encodeWithSelector(TRANSFER_FROM, from, address(this), amount));
		balance = IToken(token).balanceOf(address(this));
		if (balance > before) received = balance - before;
	}

	/// @notice Pays exactly `amount` to `to`, or reverts.
	function push(address token, address to, uint256 amount) internal {
		uint256 ours = IToken(token).balanceOf(address(this));
		uint256 theirs = IToken(token).balanceOf(to);
		_call(token, abi.encodeWithSelector(TRANSFER, to, amount));
		if (
			IToken(token).balanceOf(address(this)) != ours - amount
				|| IToken(token).balanceOf(to) != theirs + amount
		) revert TransferInexact(to, amount);
	}

	function _call(address token, bytes memory data) private {
		// A token that has lost its code accepts every call, but then no balance can be read.
		(bool success,) = token.call(data);
		if (!success) revert TokenCallFailed();
	}
}
