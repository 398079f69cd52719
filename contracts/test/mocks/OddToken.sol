// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TetherMock} from "./TetherMock.sol";

/// @notice USDT as it is on TRON: `transfer` returns `false` on success, `transferFrom` is right.
contract TronTetherMock is TetherMock {
	function _answer(bool isTransfer) internal pure override {
		bool answer = !isTransfer;
		assembly {
			mstore(0, answer)
			return(0, 32)
		}
	}
}

/// @notice A token that misbehaves in one chosen way.
contract OddToken is TetherMock {
	enum Oddity {
		None,
		ReturnsTrue,
		ReturnsFalse,
		ReturnsGarbage,
		RevertsWithGarbage,
		RevertsEmpty,
		MovesNothing,
		CreditsMore,
		CreditsLess,
		TakesMore,
		CallsBack
	}

	Oddity public oddity;
	address public target;
	bytes public data;
	bool public hookSucceeded;
	bytes public hookResult;

	function set(Oddity oddity_) external {
		oddity = oddity_;
	}

	/// What to call in the middle of a transfer.
	function setHook(address target_, bytes calldata data_) external {
		oddity = Oddity.CallsBack;
		target = target_;
		data = data_;
	}

	function _move(address from, address to, uint256 value) internal override {
		if (oddity == Oddity.RevertsWithGarbage) {
			assembly {
				mstore(0, not(0))
				revert(3, 29)
			}
		}
		if (oddity == Oddity.RevertsEmpty) revert();
		if (oddity == Oddity.MovesNothing) return;
		super._move(from, to, value);
		if (oddity == Oddity.CreditsMore) _balances[to] += 1;
		if (oddity == Oddity.CreditsLess) _balances[to] -= 1;
		if (oddity == Oddity.TakesMore) _balances[from] -= 1;
		if (oddity == Oddity.CallsBack) (hookSucceeded, hookResult) = target.call(data);
	}

	function _answer(bool) internal view override {
		Oddity o = oddity;
		if (o == Oddity.ReturnsTrue || o == Oddity.ReturnsFalse) {
			bool answer = o == Oddity.ReturnsTrue;
			assembly {
				mstore(0, answer)
				return(0, 32)
			}
		}
		if (o == Oddity.ReturnsGarbage) {
			assembly {
				mstore(0, not(0))
				return(5, 23)
			}
		}
	}
}
