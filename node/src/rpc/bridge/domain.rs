// SPDX-License-Identifier: Apache-2.0

//! Domains, in JSON: their terms, sums, limits and attesters.

use crate::rpc::values::{Amount, Evm, words};
use serde::{Deserialize, Serialize};
use tael_primitives::{
	Hash, Millis,
	bridge::{Checkpoint, DomainId, SetId},
};
use tael_runtime_api::bridge::{
	DomainStatus, DomainView, FlowView, HeadroomView, LedgerView, PauseReason, PauseView,
	PreviousView, SetView, TermsView,
};

words! {
	/// Where a domain stands.
	DomainStatusName from DomainStatus {
		/// No checkpoint has shown yet that its vault holds what was issued for it.
		Awaiting,
		/// In use.
		Open,
		/// Taken out of use by the council.
		Closed,
	}
}

words! {
	/// Who or what began a pause.
	PauseReasonName from PauseReason {
		/// A watcher.
		Watcher,
		/// The technical committee.
		Committee,
		/// The council.
		Council,
		/// The attesters disagree so much that something cannot be decided.
		Conflict,
		/// The vault holds less than was issued for it.
		Collateral,
		/// The token there takes a fee of transfers, or the vault has less than it owes.
		Token,
	}
}

/// A pause that is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pause {
	/// Who or what began it.
	pub reason: PauseReasonName,
	/// Chain time until which it lasts; `null`: until the council resumes.
	pub until: Option<Millis>,
}

impl From<PauseView> for Pause {
	fn from(view: PauseView) -> Self {
		Self { reason: view.reason.into(), until: view.until }
	}
}

/// How much passes in one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flow {
	/// What passes at once now.
	pub headroom: Amount,
	/// The most that ever passes at once.
	pub cap: Amount,
	/// What flows in during a day of chain time, up to the cap.
	pub refill_per_day: Amount,
	/// The pause that is on; `null` if none.
	pub pause: Option<Pause>,
}

impl From<FlowView> for Flow {
	fn from(view: FlowView) -> Self {
		Self {
			headroom: Amount(view.headroom),
			cap: Amount(view.cap),
			refill_per_day: Amount(view.refill_per_day),
			pause: view.pause.map(Into::into),
		}
	}
}

/// How much passes in either direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Headroom {
	/// Deposits.
	pub r#in: Flow,
	/// Withdrawals.
	pub out: Flow,
}

impl From<HeadroomView> for Headroom {
	fn from(view: HeadroomView) -> Self {
		Self { r#in: view.inbound.into(), out: view.outbound.into() }
	}
}

/// What the council has decided about a domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
	/// Least amount of a withdrawal.
	pub min: Amount,
	/// Most of one.
	pub max: Amount,
	/// Least amount that the vault takes.
	pub min_deposit: Amount,
	/// Least fee that the vault makes a depositor offer.
	pub fee_floor: Amount,
	/// What a deposit costs, if its sender offers as much.
	pub deposit_fee: Amount,
	/// What of a withdrawal goes to whoever carries it out at the vault.
	pub release_fee: Amount,
	/// What the attesters get for a withdrawal, besides.
	pub attest_fee: Amount,
	/// From this amount on a deposit waits before it is credited.
	pub large: Amount,
	/// For how long.
	pub delay: Millis,
	/// From this amount on a withdrawal must name its travel-rule reference.
	pub travel_threshold: Amount,
}

impl From<TermsView> for Terms {
	fn from(view: TermsView) -> Self {
		Self {
			min: Amount(view.min),
			max: Amount(view.max),
			min_deposit: Amount(view.min_deposit),
			fee_floor: Amount(view.fee_floor),
			deposit_fee: Amount(view.deposit_fee),
			release_fee: Amount(view.release_fee),
			attest_fee: Amount(view.attest_fee),
			large: Amount(view.large),
			delay: view.delay,
			travel_threshold: Amount(view.travel_threshold),
		}
	}
}

/// The sums of a domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
	/// Issued here, ever.
	pub minted: Amount,
	/// Taken out of issuance here, ever.
	pub burned: Amount,
	/// Came in and is not issued.
	pub parked: Amount,
	/// Went out, and the vault has not said yet what became of it.
	pub in_flight: Amount,
}

impl From<LedgerView> for Ledger {
	fn from(view: LedgerView) -> Self {
		Self {
			minted: Amount(view.minted),
			burned: Amount(view.burned),
			parked: Amount(view.parked),
			in_flight: Amount(view.in_flight),
		}
	}
}

/// A set of attesters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Set {
	/// Its number.
	pub id: SetId,
	/// Who is in it, ascending.
	pub addresses: Vec<Evm>,
	/// How many of them decide.
	pub threshold: u32,
	/// Those who count no more.
	pub suspended: Vec<Evm>,
}

impl From<SetView> for Set {
	fn from(view: SetView) -> Self {
		Self {
			id: view.id,
			addresses: view.addresses.into_iter().map(Evm).collect(),
			threshold: view.threshold,
			suspended: view.suspended.into_iter().map(Evm).collect(),
		}
	}
}

/// The set before the one in office.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Previous {
	/// Its number.
	pub id: SetId,
	/// The timestamp of the block until which it counts; the vault's clock does not stop with this chain.
	pub valid_until: Millis,
	/// The block of the other chain in which it was replaced: it counts for what is older.
	pub rotated_in: u64,
}

impl From<PreviousView> for Previous {
	fn from(view: PreviousView) -> Self {
		Self { id: view.id, valid_until: view.valid_until, rotated_in: view.rotated_in }
	}
}

/// What enough attesters said of a vault.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckpointInJson {
	/// At which block of its chain.
	pub block: u64,
	/// That block's hash.
	pub block_hash: Hash,
	/// How many deposits there were.
	pub deposits: u64,
	/// What the vault owes.
	pub locked: Amount,
	/// What it has.
	pub balance: Amount,
	/// What the token takes of each transfer, in basis points.
	pub fee_rate: Amount,
}

impl From<Checkpoint> for CheckpointInJson {
	fn from(message: Checkpoint) -> Self {
		Self {
			block: message.block,
			block_hash: message.block_hash,
			deposits: message.deposits,
			locked: Amount(message.locked),
			balance: Amount(message.balance),
			fee_rate: Amount(message.fee_rate),
		}
	}
}

/// A chain with a vault.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Domain {
	/// Its number here.
	pub domain: DomainId,
	/// Its own number.
	pub chain_id: u64,
	/// The vault.
	pub vault: Evm,
	/// The contract of USDT.
	pub token: Evm,
	/// `awaiting`, `open` or `closed`.
	pub status: DomainStatusName,
	/// What holds for what begins now.
	pub terms: Terms,
	/// All deposits up to this one are done.
	pub deposits_done: u64,
	/// The number of the newest withdrawal.
	pub last_withdrawal: u64,
	/// The timestamp of the block in which enough attesters agreed on something last.
	pub last_heard: Option<Millis>,
	/// Whether that was lately enough for somebody to take money out, and the set in office can decide.
	pub heard: bool,
	/// How much passes.
	pub headroom: Headroom,
	/// The sums.
	pub ledger: Ledger,
	/// The set in office.
	pub set: Option<Set>,
	/// The one before; `null` if there was none.
	pub previous: Option<Previous>,
	/// What enough attesters said of the vault last; `null` before the first time.
	pub checkpoint: Option<CheckpointInJson>,
}

impl From<DomainView> for Domain {
	fn from(view: DomainView) -> Self {
		Self {
			domain: view.domain,
			chain_id: view.chain_id,
			vault: Evm(view.vault),
			token: Evm(view.token),
			status: view.status.into(),
			terms: view.terms.into(),
			deposits_done: view.deposits_done,
			last_withdrawal: view.last_withdrawal,
			last_heard: view.last_heard,
			heard: view.is_heard,
			headroom: view.flows.into(),
			ledger: view.ledger.into(),
			set: view.set.map(Into::into),
			previous: view.previous.map(Into::into),
			checkpoint: view.checkpoint.map(Into::into),
		}
	}
}
