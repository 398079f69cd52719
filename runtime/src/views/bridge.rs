// SPDX-License-Identifier: Apache-2.0

//! What comes from other chains and goes to them.

use crate::{Bridge, Runtime};
use alloc::vec::Vec;
use pallet_bridge::{
	self as pallet, Direction, Domain, DomainState, Domains, Offices, OutboundState, ParkReason,
	PauseCause, Sets, SignatureList, Source, Terms,
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{
	AccountId, Balance,
	bridge::{DomainId, Release, SetId},
};
use tael_runtime_api::{
	Lookup,
	bridge::{
		BridgeQuote, DepositStatus, DepositView, DomainStatus, DomainView, EndedView,
		FlowDirection, FlowView, HeadroomView, LedgerView, Obstacle, OwedView, ParkedView,
		PauseReason, PauseView, PreviousView, RotationView, SetView, SignaturesView,
		SignedReleaseView, SourceView, TermsView, VersionView, WaitReason, WithdrawalView,
	},
};

/// All domains.
pub fn domains() -> Vec<DomainView> {
	let mut ids: Vec<_> = Domains::<Runtime>::iter_keys().collect();
	ids.sort_unstable();
	ids.into_iter().filter_map(status).collect()
}

/// A domain as it stands.
pub fn status(id: DomainId) -> Option<DomainView> {
	let Domain { chain_id, vault, token, terms, .. } = Domains::<Runtime>::get(id)?;
	let found = Bridge::domain_status(id)?;
	let ledger = found.ledger;
	Some(DomainView {
		domain: id,
		chain_id,
		vault,
		token,
		status: match found.state {
			DomainState::Awaiting => DomainStatus::Awaiting,
			DomainState::Open => DomainStatus::Open,
			DomainState::Closed => DomainStatus::Closed,
		},
		terms: terms_view(&terms),
		deposits_done: found.deposits_done,
		last_withdrawal: found.last_outbound,
		last_heard: found.last_heard,
		is_heard: found.is_heard,
		flows: HeadroomView { inbound: flow(&found.inbound), outbound: flow(&found.outbound) },
		ledger: LedgerView {
			minted: ledger.minted,
			burned: ledger.burned,
			parked: ledger.parked,
			in_flight: ledger.in_flight,
		},
		set: found.office.and_then(|office| set(office.set)),
		previous: found.office.and_then(|office| office.previous).map(|previous| PreviousView {
			id: previous.id,
			valid_until: previous.valid_until,
			rotated_in: previous.rotated_in,
		}),
		checkpoint: found.checkpoint,
	})
}

const fn terms_view(terms: &Terms) -> TermsView {
	TermsView {
		min: terms.min,
		max: terms.max,
		min_deposit: terms.min_deposit,
		fee_floor: terms.fee_floor,
		deposit_fee: terms.deposit_fee,
		release_fee: terms.release_fee,
		attest_fee: terms.attest_fee,
		large: terms.large,
		delay: terms.delay,
		travel_threshold: terms.travel_threshold,
	}
}

fn flow(view: &pallet::FlowView) -> FlowView {
	// Without a rule nothing passes.
	let rule = view.rule.unwrap_or_default();
	FlowView {
		headroom: view.headroom,
		cap: rule.cap,
		refill_per_day: rule.refill_per_day,
		pause: view.pause.map(|pause| PauseView {
			reason: match pause.cause {
				PauseCause::Watcher => PauseReason::Watcher,
				PauseCause::Committee => PauseReason::Committee,
				PauseCause::Council => PauseReason::Council,
				PauseCause::Conflict => PauseReason::Conflict,
				PauseCause::Collateral => PauseReason::Collateral,
				PauseCause::Token => PauseReason::Token,
			},
			until: pause.until,
		}),
	}
}

fn set(id: SetId) -> Option<SetView> {
	let set = Sets::<Runtime>::get(id)?;
	Some(SetView {
		id,
		addresses: set.addresses.into_inner(),
		threshold: set.threshold,
		suspended: set.suspended.into_inner(),
	})
}

/// A deposit as it stands here.
pub fn deposit(id: DomainId, nonce: u64) -> Option<DepositView> {
	let _ = Domains::<Runtime>::get(id)?;
	let found = Bridge::deposit(id, nonce);
	let status = if found.parked.is_some() {
		DepositStatus::Parked
	} else if found.is_done {
		DepositStatus::Done
	} else if found.versions.is_empty() {
		DepositStatus::Unknown
	} else {
		DepositStatus::Voting
	};
	let version = |one: pallet::VersionView| VersionView { message: one.message, votes: one.votes };
	Some(DepositView {
		status,
		versions: found.versions.into_iter().map(version).collect(),
		parked: found.parked.map(|row| ParkedView {
			message: row.deposit,
			amount: row.amount,
			reason: wait_reason(row.reason),
			release_at: row.release_at,
			parked_at: row.parked_at,
		}),
	})
}

const fn wait_reason(reason: ParkReason) -> WaitReason {
	match reason {
		ParkReason::PolicyBlocked => WaitReason::PolicyBlocked,
		ParkReason::Paused => WaitReason::Paused,
		ParkReason::Large => WaitReason::Large,
		ParkReason::RateLimited => WaitReason::RateLimited,
		ParkReason::ReturnCancelled => WaitReason::ReturnCancelled,
	}
}

/// A withdrawal or a return that is on its way.
pub fn withdrawal(id: DomainId, nonce: u64) -> Option<WithdrawalView> {
	Bridge::outbound(id, nonce).map(withdrawal_view)
}

fn withdrawal_view(view: pallet::OutboundView) -> WithdrawalView {
	let signatures = view.signatures.map_or(0, |list| list.list.len());
	WithdrawalView {
		is_signed: view.outbound.state == OutboundState::Signed,
		release: view.outbound.release,
		source: match view.outbound.source {
			Source::Request { who, reference, attest_fee, at, travel_ref } => {
				SourceView::Request { who, reference, attest_fee, at, travel_ref }
			},
			Source::Return { parked, .. } => SourceView::Return { deposit: parked.deposit.nonce },
		},
		signatures: u32::try_from(signatures).unwrap_or(u32::MAX),
		threshold: view.threshold,
	}
}

/// A withdrawal by the id of its request.
pub fn withdrawal_by_request(request: H256) -> Option<Lookup<WithdrawalView, EndedView>> {
	let found = Bridge::withdrawal_by_request(request)?;
	if let Some(outbound) = found.outbound {
		return Some(Lookup::Live(withdrawal_view(outbound)));
	}
	let pallet::Requested { domain, nonce, until } = found.requested;
	Some(Lookup::Ended(EndedView { domain, nonce, keep_until: until? }))
}

/// Releases that wait for signatures of the set in office.
pub fn unsigned(id: DomainId, from: u64, limit: u32) -> Vec<Release> {
	Bridge::unsigned_releases(id, from, limit)
}

/// How much passes now.
pub fn headroom(id: DomainId) -> Option<HeadroomView> {
	let found = Bridge::domain_status(id)?;
	Some(HeadroomView { inbound: flow(&found.inbound), outbound: flow(&found.outbound) })
}

/// The signatures of the set that they are of; those that there will be, if there is none yet.
fn signatures_of(id: DomainId, list: Option<SignatureList>) -> Option<SignaturesView> {
	let office = Offices::<Runtime>::get(id)?;
	let list = list.unwrap_or_else(|| SignatureList::none(office.set));
	let set = set(list.set)?;
	let count = u32::try_from(list.list.len()).unwrap_or(u32::MAX);
	let is_complete = count >= set.threshold;
	Some(SignaturesView { set, list: list.list.into_inner(), is_complete })
}

/// What whoever carries a release to its vault needs.
pub fn signatures(id: DomainId, nonce: u64) -> Option<SignedReleaseView> {
	let pallet::OutboundView { outbound, signatures, .. } = Bridge::outbound(id, nonce)?;
	let signatures = signatures_of(id, signatures)?;
	Some(SignedReleaseView { release: outbound.release, signatures })
}

/// What whoever carries the rotation that is under way to a vault needs.
pub fn rotation(id: DomainId) -> Option<RotationView> {
	let office = Offices::<Runtime>::get(id)?;
	let pallet::RotationView { next, signatures } = Bridge::rotation(id)?;
	let rotate = next.rotate;
	Some(RotationView {
		next: set(rotate.set)?,
		is_done: office.set == rotate.set,
		signatures: signatures_of(id, signatures)?,
		rotate,
	})
}

/// What it costs to bring an amount in or to take it out.
pub fn quote(id: DomainId, direction: FlowDirection, amount: Balance) -> Option<BridgeQuote> {
	match direction {
		FlowDirection::In => quote_deposit(id, amount),
		FlowDirection::Out => quote_withdrawal(id, amount),
	}
}

fn quote_deposit(id: DomainId, amount: Balance) -> Option<BridgeQuote> {
	let found = Bridge::quote_deposit(id, amount)?;
	let waits = found.waits.map(|reason| match reason {
		ParkReason::Large => Obstacle::Large,
		ParkReason::RateLimited => Obstacle::RateLimited,
		ParkReason::Paused | ParkReason::PolicyBlocked | ParkReason::ReturnCancelled => {
			Obstacle::Paused
		},
	});
	let is_small = amount < found.min;
	Some(BridgeQuote {
		fee: found.fee,
		attest_fee: 0,
		receives: found.amount,
		obstacle: if is_small { Some(Obstacle::BelowMinimum) } else { waits },
		passes_at: None,
	})
}

fn quote_withdrawal(id: DomainId, amount: Balance) -> Option<BridgeQuote> {
	let terms = Domains::<Runtime>::get(id)?.terms;
	let status = Bridge::domain_status(id)?;
	let found = Bridge::quote_withdrawal(id, amount)?;
	let is_open = status.state == DomainState::Open && !Bridge::is_paused(id, Direction::Out);
	// In the order in which a request is refused.
	let obstacles = [
		(!is_open, Obstacle::Paused),
		(!status.is_heard, Obstacle::Silent),
		(amount < terms.min, Obstacle::BelowMinimum),
		(amount > terms.max, Obstacle::AboveMaximum),
		(amount > status.outbound.headroom, Obstacle::RateLimited),
		(!found.is_covered, Obstacle::NotCovered),
	];
	let obstacle = obstacles.into_iter().find(|(is_there, _)| *is_there).map(|(_, what)| what);
	Some(BridgeQuote {
		fee: found.fee,
		attest_fee: found.attest_fee,
		receives: amount.saturating_sub(found.fee),
		obstacle,
		passes_at: found.passes_at,
	})
}

/// What an account is owed, by domain.
pub fn claimable(who: &AccountId) -> Vec<OwedView> {
	let owed = Bridge::claimable(who).into_iter();
	owed.map(|(domain, amount)| OwedView { domain, amount }).collect()
}
