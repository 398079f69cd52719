// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Messages between Tael and its vaults
/// @notice The five EIP-712 types, their struct hashes, their identities and the digest that
/// attesters sign. Tael has the same in Rust; golden vectors keep the two equal.
///
/// A *struct hash* covers all fields and is what a signature is over. A *message id* leaves `setId`
/// out: what a message says does not depend on who signs it, so it survives a rotation.
library Messages {
	struct Deposit {
		uint64 setId;
		uint32 srcDomain;
		uint64 nonce;
		address token;
		bytes32 sender;
		address refundTo;
		bytes32 recipient;
		uint256 amount;
		uint256 maxFee;
		bytes32 memoHash;
		bytes32 srcTxHash;
		uint64 srcBlock;
		bytes32 srcBlockHash;
	}

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

	struct Receipt {
		uint64 setId;
		uint32 srcDomain;
		uint8 kind;
		uint64 nonce;
		bytes32 subject;
		uint64 srcBlock;
		bytes32 srcBlockHash;
	}

	struct Checkpoint {
		uint64 setId;
		uint32 srcDomain;
		uint64 block;
		bytes32 blockHash;
		uint64 depositCount;
		uint256 totalLocked;
		uint256 tokenBalance;
		uint256 feeRate;
	}

	struct Rotate {
		uint64 setId;
		uint64 newSetId;
		bytes32 newSetHash;
		uint64 notBefore;
	}

	bytes32 internal constant DOMAIN_TYPEHASH = keccak256(
		"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)"
	);
	bytes32 internal constant DEPOSIT_TYPEHASH = keccak256(
		"Deposit(uint64 setId,uint32 srcDomain,uint64 nonce,address token,bytes32 sender,address refundTo,bytes32 recipient,uint256 amount,uint256 maxFee,bytes32 memoHash,bytes32 srcTxHash,uint64 srcBlock,bytes32 srcBlockHash)"
	);
	bytes32 internal constant RELEASE_TYPEHASH = keccak256(
		"Release(uint64 setId,uint32 dstDomain,uint64 nonce,address token,address recipient,uint256 amount,uint256 fee,uint64 deadline,bytes32 requestId)"
	);
	bytes32 internal constant RECEIPT_TYPEHASH = keccak256(
		"Receipt(uint64 setId,uint32 srcDomain,uint8 kind,uint64 nonce,bytes32 subject,uint64 srcBlock,bytes32 srcBlockHash)"
	);
	bytes32 internal constant CHECKPOINT_TYPEHASH = keccak256(
		"Checkpoint(uint64 setId,uint32 srcDomain,uint64 block,bytes32 blockHash,uint64 depositCount,uint256 totalLocked,uint256 tokenBalance,uint256 feeRate)"
	);
	bytes32 internal constant ROTATE_TYPEHASH =
		keccak256("Rotate(uint64 setId,uint64 newSetId,bytes32 newSetHash,uint64 notBefore)");

	/// @notice Separates networks: `salt` is Tael's genesis hash.
	function domainSeparator(
		uint256 chainId,
		address vault,
		bytes32 salt
	) internal pure returns (bytes32) {
		return keccak256(
			abi.encode(
				DOMAIN_TYPEHASH, keccak256("TaelBridge"), keccak256("1"), chainId, vault, salt
			)
		);
	}

	/// @notice What an attester signs.
	function digest(bytes32 separator, bytes32 structHash) internal pure returns (bytes32) {
		return keccak256(abi.encodePacked(hex"1901", separator, structHash));
	}

	// A struct without dynamic fields is encoded as its fields one after the other, which is what
	// EIP-712 hashes.

	function hash(Deposit memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(DEPOSIT_TYPEHASH, m));
	}

	function hash(Release memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(RELEASE_TYPEHASH, m));
	}

	function hash(Receipt memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(RECEIPT_TYPEHASH, m));
	}

	function hash(Checkpoint memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(CHECKPOINT_TYPEHASH, m));
	}

	function hash(Rotate memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(ROTATE_TYPEHASH, m));
	}

	function id(Deposit memory m) internal pure returns (bytes32) {
		// In two parts: the compiler cannot hold all fields on its stack at once.
		return keccak256(
			bytes.concat(
				abi.encode(
					DEPOSIT_TYPEHASH,
					m.srcDomain,
					m.nonce,
					m.token,
					m.sender,
					m.refundTo,
					m.recipient
				),
				abi.encode(m.amount, m.maxFee, m.memoHash, m.srcTxHash, m.srcBlock, m.srcBlockHash)
			)
		);
	}

	function id(Release memory m) internal pure returns (bytes32) {
		return keccak256(
			abi.encode(
				RELEASE_TYPEHASH,
				m.dstDomain,
				m.nonce,
				m.token,
				m.recipient,
				m.amount,
				m.fee,
				m.deadline,
				m.requestId
			)
		);
	}

	function id(Receipt memory m) internal pure returns (bytes32) {
		return keccak256(
			abi.encode(
				RECEIPT_TYPEHASH,
				m.srcDomain,
				m.kind,
				m.nonce,
				m.subject,
				m.srcBlock,
				m.srcBlockHash
			)
		);
	}

	function id(Checkpoint memory m) internal pure returns (bytes32) {
		return keccak256(
			abi.encode(
				CHECKPOINT_TYPEHASH,
				m.srcDomain,
				m.block,
				m.blockHash,
				m.depositCount,
				m.totalLocked,
				m.tokenBalance,
				m.feeRate
			)
		);
	}

	function id(Rotate memory m) internal pure returns (bytes32) {
		return keccak256(abi.encode(ROTATE_TYPEHASH, m.newSetId, m.newSetHash, m.notBefore));
	}

	/// @notice Names a signer set by its content.
	/// @param signers strictly ascending
	function setHash(uint256 threshold, address[] memory signers) internal pure returns (bytes32) {
		return keccak256(abi.encode(threshold, signers));
	}
}
