// SPDX-License-Identifier: Apache-2.0

use super::{DomainId, EvmAddress, SetId, Words, keccak};
use crate::{AccountId, Balance, ClientRef};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// Something that attesters sign. Every kind has a type hash of its own, so that a signature under one kind is
/// none under another.
pub trait Message {
	/// The type as EIP-712 writes it, without the number of the set that stands before the other fields.
	const NAME: &'static str;
	/// The fields behind the number of the set.
	const FIELDS: &'static str;

	/// The fields, in the order of [`Message::FIELDS`].
	fn words(&self, words: Words) -> Words;

	/// Which message it is, whoever signs it: votes of two sets for one message are votes for the same.
	fn id(&self) -> H256 {
		self.words(Words::new(&type_of::<Self>())).digest()
	}

	/// What EIP-712 hashes for a set.
	fn struct_hash(&self, set: SetId) -> H256 {
		self.words(Words::new(&type_of::<Self>()).number(set)).digest()
	}
}

fn type_of<M: Message + ?Sized>() -> alloc::string::String {
	alloc::format!("{}(uint64 setId,{})", M::NAME, M::FIELDS)
}

/// USDT came into the vault and is to be credited here.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Deposit {
	/// Where it came in.
	pub domain: DomainId,
	/// The vault's number for it, from 1 on without gaps.
	pub nonce: u64,
	/// What came in: the contract of USDT there.
	pub token: EvmAddress,
	/// Who sent it, with twelve zeros before an address of 20 bytes.
	pub sender: H256,
	/// Who gets it back there if it cannot be credited here, as the sender chose. Zero: nobody.
	pub refund_to: EvmAddress,
	/// Whose it becomes here.
	pub recipient: H256,
	/// How much arrived.
	pub amount: Balance,
	/// Most that may be taken of it as a fee.
	pub max_fee: Balance,
	/// What it is for, in the sender's words; zeros if nothing.
	pub memo: H256,
	/// The transaction that made it.
	pub tx: H256,
	/// The block it is in.
	pub block: u64,
	/// That block's hash.
	pub block_hash: H256,
}

impl Message for Deposit {
	const NAME: &'static str = "Deposit";
	const FIELDS: &'static str = "uint32 srcDomain,uint64 nonce,address token,bytes32 sender,address refundTo,\
		bytes32 recipient,uint256 amount,uint256 maxFee,bytes32 memoHash,bytes32 srcTxHash,uint64 srcBlock,\
		bytes32 srcBlockHash";

	fn words(&self, words: Words) -> Words {
		words
			.number(self.domain)
			.number(self.nonce)
			.address(&self.token)
			.hash(self.sender)
			.address(&self.refund_to)
			.hash(self.recipient)
			.number(self.amount)
			.number(self.max_fee)
			.hash(self.memo)
			.hash(self.tx)
			.number(self.block)
			.hash(self.block_hash)
	}
}

/// USDT that left issuance here is to be paid out by the vault.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Release {
	/// Where it goes.
	pub domain: DomainId,
	/// Our number for it, from 1 on without gaps.
	pub nonce: u64,
	/// In what it is paid: the contract of USDT there.
	pub token: EvmAddress,
	/// Who is paid.
	pub recipient: EvmAddress,
	/// How much leaves the vault.
	pub amount: Balance,
	/// What of it goes to whoever carries it out.
	pub fee: Balance,
	/// From this second of the other chain's clock on it is cancelled, and not before.
	pub deadline: u64,
	/// The request it comes from, see [`request_id`].
	pub request: H256,
}

impl Message for Release {
	const NAME: &'static str = "Release";
	const FIELDS: &'static str = "uint32 dstDomain,uint64 nonce,address token,address recipient,uint256 amount,\
		uint256 fee,uint64 deadline,bytes32 requestId";

	fn words(&self, words: Words) -> Words {
		words
			.number(self.domain)
			.number(self.nonce)
			.address(&self.token)
			.address(&self.recipient)
			.number(self.amount)
			.number(self.fee)
			.number(self.deadline)
			.hash(self.request)
	}
}

/// What became of something at the vault.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Outcome {
	/// A release was paid out.
	#[codec(index = 1)]
	Released,
	/// A release was cancelled and will never be paid out.
	#[codec(index = 2)]
	Cancelled,
	/// A set of attesters took over.
	#[codec(index = 3)]
	Rotated,
}

impl Outcome {
	/// Its number on the wire.
	pub const fn kind(self) -> u8 {
		match self {
			Self::Released => 1,
			Self::Cancelled => 2,
			Self::Rotated => 3,
		}
	}
}

/// The vault has done something.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Receipt {
	/// Where.
	pub domain: DomainId,
	/// What.
	pub outcome: Outcome,
	/// The number of the release, or of the set.
	pub nonce: u64,
	/// [`Message::id`] of the release, or the hash of the set.
	pub subject: H256,
	/// The block it is in.
	pub block: u64,
	/// That block's hash.
	pub block_hash: H256,
}

impl Message for Receipt {
	const NAME: &'static str = "Receipt";
	const FIELDS: &'static str = "uint32 srcDomain,uint8 kind,uint64 nonce,bytes32 subject,uint64 srcBlock,\
		bytes32 srcBlockHash";

	fn words(&self, words: Words) -> Words {
		words
			.number(self.domain)
			.number(self.outcome.kind())
			.number(self.nonce)
			.hash(self.subject)
			.number(self.block)
			.hash(self.block_hash)
	}
}

/// What the vault holds at a block.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Checkpoint {
	/// Where.
	pub domain: DomainId,
	/// At which block.
	pub block: u64,
	/// That block's hash.
	pub block_hash: H256,
	/// How many deposits there were.
	pub deposits: u64,
	/// What the vault owes.
	pub locked: Balance,
	/// What it has.
	pub balance: Balance,
	/// What the token takes of each transfer, in basis points. USDT takes nothing, so far.
	pub fee_rate: Balance,
}

impl Message for Checkpoint {
	const NAME: &'static str = "Checkpoint";
	const FIELDS: &'static str = "uint32 srcDomain,uint64 block,bytes32 blockHash,uint64 depositCount,\
		uint256 totalLocked,uint256 tokenBalance,uint256 feeRate";

	fn words(&self, words: Words) -> Words {
		words
			.number(self.domain)
			.number(self.block)
			.hash(self.block_hash)
			.number(self.deposits)
			.number(self.locked)
			.number(self.balance)
			.number(self.fee_rate)
	}
}

/// Another set of attesters is to take over. Signed by the present one.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Rotate {
	/// The number of the new set: one more than the present one's.
	pub set: SetId,
	/// Who is in it, see [`super::set_hash`].
	pub set_hash: H256,
	/// Not before this second of the other chain's clock.
	pub not_before: u64,
}

impl Message for Rotate {
	const NAME: &'static str = "Rotate";
	const FIELDS: &'static str = "uint64 newSetId,bytes32 newSetHash,uint64 notBefore";

	fn words(&self, words: Words) -> Words {
		words.number(self.set).hash(self.set_hash).number(self.not_before)
	}
}

/// The id of the withdrawal that `who` asks for with `client_ref`, known before it exists:
/// `blake2_256("tael/bridge/out" ‖ genesis ‖ who ‖ client_ref)`. It stands in the release, so that a payment on
/// the other chain can be told by the payer's own reference.
pub fn request_id(genesis: H256, who: &AccountId, client_ref: &ClientRef) -> H256 {
	(*b"tael/bridge/out", genesis, who, client_ref).using_encoded(blake2_256).into()
}

/// What the key of an attester signs to show that `who` has it: no other account can use the signature, and no
/// other chain.
pub fn attester_proof(genesis: H256, who: &AccountId) -> H256 {
	(*b"tael/bridge/attester", genesis, who).using_encoded(keccak)
}

impl Deposit {
	/// What the vault keeps of it, so that a proof of the vault's storage proves the deposit:
	/// `keccak256(abi.encode(nonce, token, sender, refundTo, recipient, amount, maxFee, memoHash))`.
	pub fn stored_hash(&self) -> H256 {
		Words::empty()
			.number(self.nonce)
			.address(&self.token)
			.hash(self.sender)
			.address(&self.refund_to)
			.hash(self.recipient)
			.number(self.amount)
			.number(self.max_fee)
			.hash(self.memo)
			.digest()
	}
}
