// SPDX-License-Identifier: Apache-2.0

//! What of the vault and of USDT is called and read, as Solidity writes it. A test compares it with what the
//! compiler says of the contract.

#![allow(missing_docs, clippy::all, clippy::pedantic, reason = "written by a macro")]

use alloy::sol;

sol! {
	#![sol(all_derives)]

	struct Release {
		uint64 setId;
		uint32 dstDomain;
		uint64 nonce;
		address token;
		address recipient;
		uint256 amount;
		uint256 fee;
		uint64 deadline;
		bytes32 requestId;
	}

	struct Rotate {
		uint64 setId;
		uint64 newSetId;
		bytes32 newSetHash;
		uint64 notBefore;
	}

	struct Timing {
		uint64 maxPause;
		uint64 pauseCooldown;
		uint64 unpauseDelay;
		uint64 governorDelay;
		uint64 vetoReview;
		uint64 execWindow;
		uint64 minRotationDelay;
		uint64 rotationDelay;
		uint64 rotationWindow;
		uint64 overlap;
	}

	interface UsdtVault {
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
		event Cancelled(uint64 indexed nonce, bytes32 indexed msgId);
		event RotationActivated(uint64 indexed setId, bytes32 setHash, uint64 previousValidUntil);

		error MustQueue();
		error NeedNotQueue();
		error Insolvent(uint256 balance, uint256 locked);
		error Paused(uint8 bit);
		error TooEarly(uint256 from);
		error TooLate(uint256 end);
		error PerTxMaxExceeded(uint256 max);
		error MoreThanLocked(uint256 locked);
		error DebtTooHigh();
		error SetNotValid(uint64 setId);

		function release(Release calldata m, bytes calldata signatures) external;
		function queueRelease(Release calldata m, bytes calldata signatures) external;
		function executeQueued(Release calldata m) external;
		function cancel(Release calldata m, bytes calldata signatures) external;
		function cancelQueued(uint64 nonce) external;
		function rotate(Rotate calldata m, uint256 threshold, address[] calldata signers, bytes calldata signatures)
			external;
		function activateRotation() external;
		function pause(uint8 bits) external;
		function veto(uint64 nonce) external;

		function isReleased(uint64 nonce) external view returns (bool);
		function isCancelled(uint64 nonce) external view returns (bool);
		function queued(uint64 nonce) external view
			returns (bytes32 msgId, uint128 amount, uint64 readyAt, uint64 vetoedAt);
		function mustQueue(uint256 amount) external view returns (bool);
		function pauseBits() external view returns (uint8 bits);
		function timing() external view returns (Timing memory);
		function currentSet() external view returns (uint64);
		function lastRotation() external view returns (uint64);
		function pendingRotation() external view returns (bytes32 msgId, uint64 readyAt, uint64 end);
		function signerSet(uint64 setId) external view returns (uint256 threshold, address[] memory signers);
	}

	interface Usdt {
		function balanceOf(address who) external view returns (uint256);
		function basisPointsRate() external view returns (uint256);
	}
}
