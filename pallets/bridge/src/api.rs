// SPDX-License-Identifier: Apache-2.0

//! What the runtime API tells.

use crate::{
	Buckets, Checkpoints, Config, Contiguous, Direction, DomainState, Domains, LastHeard,
	LastOutbound, Ledger, Ledgers, Next, NextSet, Office, Offices, Outbound, OutboundState,
	Outbounds, Pallet, Pause, Pauses, Requested, Requests, RotationSignatures, Rule, Sets,
	SignatureList,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::{
	AccountId, Balance, ClientRef, Millis,
	bridge::{Checkpoint, DomainId, Release, request_id},
};

/// One direction of a domain.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct FlowView {
	/// What passes at once.
	pub headroom: Balance,
	/// How much passes in which time; none: nothing.
	pub rule: Option<Rule>,
	/// The pause that is on.
	pub pause: Option<Pause>,
}

/// A domain as it stands.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DomainView {
	/// Which.
	pub domain: DomainId,
	/// Where it stands.
	pub state: DomainState,
	/// All deposits up to this one are done.
	pub deposits_done: u64,
	/// The last release that was asked for.
	pub last_outbound: u64,
	/// The timestamp of the block in which enough attesters agreed on something last.
	pub last_heard: Option<Millis>,
	/// Whether that was lately enough for somebody to take money out, and the set in office can decide.
	pub is_heard: bool,
	/// Deposits.
	pub inbound: FlowView,
	/// Withdrawals.
	pub outbound: FlowView,
	/// The sums.
	pub ledger: Ledger,
	/// Which sets count.
	pub office: Option<Office>,
	/// How many decide in the set in office.
	pub threshold: u32,
	/// How many of it are suspended.
	pub suspended: u32,
	/// What enough attesters said of the vault last.
	pub checkpoint: Option<Checkpoint>,
}

/// A withdrawal, or a deposit that goes back, while it is on its way.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OutboundView {
	/// The row, in the state that the signatures below say: those of a set that counts no more are not told.
	pub outbound: Outbound<AccountId>,
	/// The signatures under it that count, in the order in which the vault takes them.
	pub signatures: Option<SignatureList>,
	/// How many are enough.
	pub threshold: u32,
}

/// A withdrawal found by its caller's reference.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RequestView {
	/// Where it went, and which release it became.
	pub requested: Requested,
	/// What is on its way; nothing if it has ended.
	pub outbound: Option<OutboundView>,
}

/// What a withdrawal of an amount would cost, and whether it passes.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct WithdrawalQuote {
	/// What of the amount goes to whoever carries it out.
	pub fee: Balance,
	/// What is held besides for those who sign.
	pub attest_fee: Balance,
	/// Chain time from which so much passes, if nothing else does until then; none if never.
	pub passes_at: Option<Millis>,
	/// Whether so much came in from there and is still here.
	pub is_covered: bool,
}

/// A rotation that is under way.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RotationView {
	/// To which set.
	pub next: Next,
	/// The signatures for a vault.
	pub signatures: Option<SignatureList>,
}

impl<T: Config> Pallet<T> {
	fn flow(id: DomainId, direction: Direction) -> FlowView {
		FlowView {
			headroom: Self::headroom(id, direction),
			rule: Buckets::<T>::get(id, direction).map(|bucket| bucket.rule()),
			pause: Pauses::<T>::get(id, direction).filter(|_| Self::is_paused(id, direction)),
		}
	}

	/// A domain as it stands.
	pub fn domain_status(id: DomainId) -> Option<DomainView> {
		let domain = Domains::<T>::get(id)?;
		let office = Offices::<T>::get(id);
		let set = office.and_then(|office| Sets::<T>::get(office.set));
		Some(DomainView {
			domain: id,
			state: domain.state,
			deposits_done: Contiguous::<T>::get(id).contiguous,
			last_outbound: LastOutbound::<T>::get(id),
			last_heard: LastHeard::<T>::get(id),
			is_heard: Self::is_heard(id),
			inbound: Self::flow(id, Direction::In),
			outbound: Self::flow(id, Direction::Out),
			ledger: Ledgers::<T>::get(id),
			office,
			threshold: set.as_ref().map_or(0, |set| set.threshold),
			suspended: set.map_or(0, |set| set.suspended.len().saturated_into()),
			checkpoint: Checkpoints::<T>::get(id),
		})
	}

	/// What is on its way out under a number.
	pub fn outbound(id: DomainId, nonce: u64) -> Option<OutboundView> {
		let outbound = Outbounds::<T>::get(id, nonce)?;
		let office = Offices::<T>::get(id)?;
		let (state, list) = Self::signatures(&office, &outbound);
		let threshold = Sets::<T>::get(list.set).map_or(0, |set| set.threshold);
		let signatures = Some(list).filter(|list| !list.list.is_empty());
		Some(OutboundView { outbound: Outbound { state, ..outbound }, signatures, threshold })
	}

	/// The withdrawal that `who` asked for with `reference`.
	pub fn withdrawal_by_ref(who: &AccountId, reference: &ClientRef) -> Option<RequestView> {
		Self::withdrawal_by_request(request_id(Self::genesis_hash(), who, reference))
	}

	/// The same by the id of its request.
	pub fn withdrawal_by_request(request: H256) -> Option<RequestView> {
		let requested = Requests::<T>::get(request)?;
		let is_same = |view: &OutboundView| view.outbound.release.request == request;
		let outbound = Self::outbound(requested.domain, requested.nonce).filter(is_same);
		Some(RequestView { requested, outbound })
	}

	/// Releases that wait for a signature of the set in office, from `from` on; at most `count`.
	pub fn unsigned_releases(id: DomainId, from: u64, count: u32) -> alloc::vec::Vec<Release> {
		let Some(office) = Offices::<T>::get(id) else { return alloc::vec::Vec::new() };
		let last = LastOutbound::<T>::get(id);
		let count = count.min(tael_primitives::MAX_PAGE);
		let last = last.min(from.saturating_add(count.into()).saturating_sub(1));
		(from..=last)
			.filter_map(|nonce| Outbounds::<T>::get(id, nonce))
			.filter(|outbound| Self::signatures(&office, outbound).0 == OutboundState::Requested)
			.map(|outbound| outbound.release)
			.collect()
	}

	/// What a withdrawal of `amount` would cost, and whether it passes.
	pub fn quote_withdrawal(id: DomainId, amount: Balance) -> Option<WithdrawalQuote> {
		let terms = Domains::<T>::get(id)?.terms;
		let now = <T::Clock as tael_primitives::ChainTime>::now();
		let bucket = Buckets::<T>::get(id, Direction::Out);
		Some(WithdrawalQuote {
			fee: terms.release_fee,
			attest_fee: terms.attest_fee,
			passes_at: bucket.and_then(|bucket| bucket.passes_at(amount, now)),
			is_covered: amount <= Ledgers::<T>::get(id).issued(),
		})
	}

	/// The rotation that is under way, and the signatures for one vault.
	pub fn rotation(id: DomainId) -> Option<RotationView> {
		let next = NextSet::<T>::get()?;
		Some(RotationView { next, signatures: RotationSignatures::<T>::get(id) })
	}
}
