// SPDX-License-Identifier: Apache-2.0

//! Deposits and withdrawals, and what is signed for vaults, in JSON.

use super::domain::Set;
use crate::rpc::{
	found::Found,
	values::{Address, Amount, Evm, hex_bytes, words},
};
use serde::{Deserialize, Serialize};
use tael_primitives::{
	Hash, Millis,
	bridge::{Deposit, DomainId, Message, Release},
};
use tael_runtime_api::bridge::{
	BridgeQuote, DepositStatus, DepositView, EndedView, Obstacle, OwedView, ParkedView,
	RotationView, SignaturesView, SignedReleaseView, SourceView, VersionView, WaitReason,
	WithdrawalView,
};

words! {
	/// Where a deposit stands.
	DepositStatusName from DepositStatus {
		/// No attester has spoken of it.
		Unknown,
		/// Some have, and not enough.
		Voting,
		/// It was agreed on, and waits.
		Parked,
		/// It was agreed on and does not wait: its events tell what became of it.
		Done,
	}
}

words! {
	/// Why a deposit waits.
	WaitReasonName from WaitReason {
		/// The recipient is frozen, or may not be credited at all.
		PolicyBlocked,
		/// Deposits are paused, or the domain is not in use.
		Paused,
		/// It is large.
		Large,
		/// More comes in than passes at once.
		RateLimited,
		/// It was to go back, and the vault cancelled that.
		ReturnCancelled,
	}
}

words! {
	/// What stands in the way of an amount.
	ObstacleName from Obstacle {
		/// It is less than the least.
		BelowMinimum,
		/// It is more than the most.
		AboveMaximum,
		/// This direction is paused, or the domain is not in use.
		Paused,
		/// The attesters are not heard of.
		Silent,
		/// Less came in from there and is still here.
		NotCovered,
		/// It is large: a deposit waits before it is credited.
		Large,
		/// It is more than what passes at once: a deposit waits, a withdrawal is refused.
		RateLimited,
	}
}

/// What is said of a deposit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DepositInJson {
	/// The id of the message.
	pub id: Hash,
	/// What came in: the contract of USDT there.
	pub token: Evm,
	/// Who sent it.
	pub sender: Hash,
	/// Who gets it back there if it cannot be credited here; zeros: nobody.
	pub refund_to: Evm,
	/// Whose it becomes here.
	pub recipient: Address,
	/// How much arrived.
	pub amount: Amount,
	/// Most that may be taken of it as a fee.
	pub max_fee: Amount,
	/// What it is for; zeros if nothing.
	pub memo: Hash,
	/// The transaction that made it.
	pub tx: Hash,
	/// The block it is in.
	pub block: u64,
	/// That block's hash.
	pub block_hash: Hash,
}

impl From<Deposit> for DepositInJson {
	fn from(message: Deposit) -> Self {
		Self {
			id: message.id(),
			token: Evm(message.token),
			sender: message.sender,
			refund_to: Evm(message.refund_to),
			recipient: Address(message.recipient.0.into()),
			amount: Amount(message.amount),
			max_fee: Amount(message.max_fee),
			memo: message.memo,
			tx: message.tx,
			block: message.block,
			block_hash: message.block_hash,
		}
	}
}

/// One version of a deposit that is voted on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
	/// What is said.
	pub message: DepositInJson,
	/// How many say so whose votes count.
	pub votes: u32,
}

impl From<VersionView> for Version {
	fn from(view: VersionView) -> Self {
		Self { message: view.message.into(), votes: view.votes }
	}
}

/// A deposit that waits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parked {
	/// What came in.
	pub message: DepositInJson,
	/// What of it the recipient gets.
	pub amount: Amount,
	/// Why it waits.
	pub reason: WaitReasonName,
	/// Chain time from which it may be credited.
	pub release_at: Millis,
	/// Since when it waits.
	pub parked_at: Millis,
}

impl From<ParkedView> for Parked {
	fn from(view: ParkedView) -> Self {
		Self {
			message: view.message.into(),
			amount: Amount(view.amount),
			reason: view.reason.into(),
			release_at: view.release_at,
			parked_at: view.parked_at,
		}
	}
}

/// A deposit as it stands here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DepositOnChain {
	/// `unknown`, `voting`, `parked` or `done`.
	pub status: DepositStatusName,
	/// What is said of it while it is voted on.
	pub versions: Vec<Version>,
	/// Why it waits; `null` if it does not.
	pub parked: Option<Parked>,
}

impl From<DepositView> for DepositOnChain {
	fn from(view: DepositView) -> Self {
		Self {
			status: view.status.into(),
			versions: view.versions.into_iter().map(Into::into).collect(),
			parked: view.parked.map(Into::into),
		}
	}
}

/// What attesters sign for a vault.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReleaseInJson {
	/// The id of the message.
	pub id: Hash,
	/// Where it goes.
	pub domain: DomainId,
	/// Our number for it.
	pub nonce: u64,
	/// In what it is paid.
	pub token: Evm,
	/// Who is paid.
	pub recipient: Evm,
	/// How much leaves the vault.
	pub amount: Amount,
	/// What of it goes to whoever carries it out.
	pub fee: Amount,
	/// From this second of the other chain's clock on it is cancelled.
	pub deadline: u64,
	/// The id of the request it comes from.
	pub request: Hash,
}

impl From<Release> for ReleaseInJson {
	fn from(message: Release) -> Self {
		Self {
			id: message.id(),
			domain: message.domain,
			nonce: message.nonce,
			token: Evm(message.token),
			recipient: Evm(message.recipient),
			amount: Amount(message.amount),
			fee: Amount(message.fee),
			deadline: message.deadline,
			request: message.request,
		}
	}
}

/// Who asked for a withdrawal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
	/// Who.
	pub who: Address,
	/// By which reference.
	pub reference: Hash,
	/// What of his is on hold for those who sign.
	pub attest_fee: Amount,
	/// When.
	pub since: Millis,
	/// The travel-rule message about it, by hash; `null` if none.
	pub travel_ref: Option<Hash>,
}

/// Money on its way out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawal {
	/// What the attesters sign.
	pub release: ReleaseInJson,
	/// Who asked for it; `null` if a deposit goes back.
	pub request: Option<Request>,
	/// The deposit that goes back; `null` otherwise.
	pub deposit: Option<u64>,
	/// Whether enough attesters have signed it.
	pub signed: bool,
	/// How many have.
	pub signatures: u32,
	/// How many are enough.
	pub threshold: u32,
}

impl From<WithdrawalView> for Withdrawal {
	fn from(view: WithdrawalView) -> Self {
		let (request, deposit) = match view.source {
			SourceView::Request { who, reference, attest_fee, at, travel_ref } => {
				let request = Request {
					who: Address(who),
					reference: Hash::from(reference),
					attest_fee: Amount(attest_fee),
					since: at,
					travel_ref,
				};
				(Some(request), None)
			},
			SourceView::Return { deposit } => (None, Some(deposit)),
		};
		Self {
			release: view.release.into(),
			request,
			deposit,
			signed: view.is_signed,
			signatures: view.signatures,
			threshold: view.threshold,
		}
	}
}

/// What stays of a withdrawal that has ended. Its events tell how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndedWithdrawal {
	/// Where it went.
	pub domain: DomainId,
	/// Which release it was.
	pub nonce: u64,
	/// Chain time from which its reference may be used again.
	pub keep_until: Millis,
}

impl From<EndedView> for EndedWithdrawal {
	fn from(view: EndedView) -> Self {
		Self { domain: view.domain, nonce: view.nonce, keep_until: view.keep_until }
	}
}

/// A withdrawal by the id of its request. The field `keepUntil` tells: only what ended has one.
pub type FoundWithdrawal = Found<Withdrawal, EndedWithdrawal>;

/// Signatures of one set.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signatures {
	/// Of which set.
	pub set: Set,
	/// In the order in which a vault takes them.
	pub list: Vec<Signature>,
	/// Whether they are enough.
	pub complete: bool,
}

/// The signature of an attester.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
	/// Whose.
	pub signer: Evm,
	/// `r`, `s` and `v`, 65 bytes.
	pub signature: String,
}

impl From<SignaturesView> for Signatures {
	fn from(view: SignaturesView) -> Self {
		let signature = |(signer, bytes): (_, [u8; 65])| Signature {
			signer: Evm(signer),
			signature: hex_bytes(&bytes),
		};
		Self {
			set: view.set.into(),
			list: view.list.into_iter().map(signature).collect(),
			complete: view.is_complete,
		}
	}
}

/// A release, and what a vault wants to see of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedRelease {
	/// The message.
	pub release: ReleaseInJson,
	/// The signatures.
	pub signatures: Signatures,
}

impl From<SignedReleaseView> for SignedRelease {
	fn from(view: SignedReleaseView) -> Self {
		Self { release: view.release.into(), signatures: view.signatures.into() }
	}
}

/// A rotation that is under way, and what a vault wants to see of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rotation {
	/// The set that is to follow.
	pub next: Set,
	/// Its hash.
	pub set_hash: Hash,
	/// Not before this second of the other chain's clock.
	pub not_before: u64,
	/// Whether the vault has carried it out.
	pub done: bool,
	/// The signatures of the set in office there.
	pub signatures: Signatures,
}

impl From<RotationView> for Rotation {
	fn from(view: RotationView) -> Self {
		Self {
			next: view.next.into(),
			set_hash: view.rotate.set_hash,
			not_before: view.rotate.not_before,
			done: view.is_done,
			signatures: view.signatures.into(),
		}
	}
}

/// What it costs to bring an amount in or to take it out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
	/// What of the amount others get.
	pub fee: Amount,
	/// What a withdrawal costs besides.
	pub attest_fee: Amount,
	/// What the recipient gets.
	pub receives: Amount,
	/// What stands in the way now; `null` if nothing.
	pub obstacle: Option<ObstacleName>,
	/// Chain time from which a withdrawal passes that is too much at once; `null` if never, and for deposits.
	pub passes_at: Option<Millis>,
}

impl From<BridgeQuote> for Quote {
	fn from(quote: BridgeQuote) -> Self {
		Self {
			fee: Amount(quote.fee),
			attest_fee: Amount(quote.attest_fee),
			receives: Amount(quote.receives),
			obstacle: quote.obstacle.map(Into::into),
			passes_at: quote.passes_at,
		}
	}
}

/// What somebody is owed from a domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Owed {
	/// Which.
	pub domain: DomainId,
	/// How much.
	pub amount: Amount,
}

impl From<OwedView> for Owed {
	fn from(view: OwedView) -> Self {
		Self { domain: view.domain, amount: Amount(view.amount) }
	}
}
