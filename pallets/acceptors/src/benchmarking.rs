// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest: rows as long as may be, money that moves between accounts, both parties
//! acceptors. What arbitration costs is added where a call needs it.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use crate::claims::Request;
use frame::{
	benchmarking::prelude::*,
	traits::{BlakeTwo256, Hash},
};
use tael_primitives::{
	Arbitrable, AssetKind, Balance, Case, CaseId, Cause, ChainTime, ClientRef, Fiat, HOUR, Millis,
	Ruling, Tier, TradeId, TradeOutcome, TradeReceipt, USDT,
};

/// What a benchmark needs of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Let `who` have this much USDT free, the existential deposit and fees of arbitration beside it.
	fn endow(who: &AccountId, amount: Balance);
	/// Let `who` be attested with the highest tier, as a person of his own.
	fn verify(who: &AccountId);
	/// Let a trade have ended like this, and count for both parties.
	fn end_trade(trade: TradeId, receipt: TradeReceipt<AccountId>);
	/// Set chain time and block time.
	fn set_time(now: Millis);
}

/// The chain time at which every benchmark begins.
const START: Millis = 1_700_000_000_000;
const REF: ClientRef = [42; 32];
const PROOF: H256 = H256::repeat_byte(0xEE);

const TERMS: TierTerms = TierTerms {
	kyc: Tier::Enhanced,
	bond: 1_000 * USDT,
	cover: 400 * USDT,
	max_trade: 500 * USDT,
	max_open: 10,
	entry: Entry { min_age: 0, min_completed: 0, min_completion: 0, min_counterparties: 0 },
	floors: Floors { completion: 5_000, release_p90: HOUR },
};

/// Set the time and the rungs.
fn begin<T: Config>() {
	T::BenchmarkHelper::set_time(START);
	for tier in [FIRST_TIER, FIRST_TIER + 1] {
		Pallet::<T>::do_set_tier_terms(tier, Some(TERMS)).expect("the terms are sound");
	}
}

/// Somebody with money and every attestation.
fn person<T: Config>(who: T::AccountId) -> T::AccountId {
	T::BenchmarkHelper::endow(&who, 10 * TERMS.bond);
	T::BenchmarkHelper::verify(&who);
	who
}

fn applicant<T: Config>(who: T::AccountId) -> T::AccountId {
	let who = person::<T>(who);
	Pallet::<T>::do_submit_application(&who, 2 * TERMS.bond).expect("he may apply");
	who
}

/// A member with a full record, a charge, and twice the bond he needs.
fn member<T: Config>(who: T::AccountId) -> T::AccountId {
	let who = applicant::<T>(who);
	let row = Acceptors::<T>::get(&who).expect("he has applied");
	if row.state == AcceptorState::Applied {
		Pallet::<T>::do_approve(&who, FIRST_TIER, PROOF).expect("he can be admitted");
	}
	let now = T::Clock::now();
	LevelsOf::<T>::mutate(&who, |levels| {
		for number in 0..64u32 {
			let entered = Entered {
				deed: Some(Deed::Completed),
				other: BlakeTwo256::hash(&number.to_le_bytes()),
				value: 100 * USDT,
				pay: Some(HOUR),
				release: Some(HOUR),
				disputed: true,
			};
			levels.enter(now, &entered);
		}
	});
	who
}

/// A trade in which `buyer` got everything, ended now. In another stablecoin, so that prices are asked for.
fn traded<T: Config>(buyer: &T::AccountId, seller: &T::AccountId) -> TradeId {
	let id = BlakeTwo256::hash_of(&(buyer, seller));
	let receipt = TradeReceipt {
		buyer: buyer.clone(),
		seller: seller.clone(),
		asset: AssetKind::WithId(u32::MAX),
		principal: TERMS.bond,
		to_buyer: TERMS.bond,
		fiat: Fiat::CNY,
		fiat_amount: 7_200_000,
		rail: 1,
		outcome: TradeOutcome::Released,
		was_marked_paid: true,
		contract_hash: PROOF,
		ended_at: T::Clock::now(),
	};
	T::BenchmarkHelper::end_trade(id, receipt);
	id
}

/// A claim of `claimant` for all that `respondent`, who is made a member, got in a trade.
fn filed<T: Config>(claimant: &T::AccountId, respondent: &T::AccountId) -> ClaimId {
	let trade = traded::<T>(respondent, claimant);
	let kind = ClaimKind::BankFrozen;
	let request = Request { trade, kind, amount: TERMS.bond, evidence: PROOF };
	Pallet::<T>::do_file_claim(claimant, &REF, &request).expect("there is a bond");
	claim_id(claimant, &REF)
}

/// A claimant, a respondent and the claim between them.
fn dispute<T: Config>() -> (T::AccountId, T::AccountId, ClaimId) {
	begin::<T>();
	let claimant = person::<T>(account("claimant", 0, 0));
	let respondent = member::<T>(account("respondent", 0, 0));
	let id = filed::<T>(&claimant, &respondent);
	(claimant, respondent, id)
}

/// Put a claim into arbitration without a dispute.
fn escalate<T: Config>(id: ClaimId) {
	Claims::<T>::mutate_extant(id, |claim| {
		claim.state = claim.state.apply(ClaimStep::Escalate).expect("it was filed");
		if let Some(bucket) = claim.bucket.take() {
			Index::<T>::remove(bucket, Timed::Claim(id));
		}
	});
}

/// Let a ruling have given a claim all it asks for, when nothing was frozen for it, and let that thaw now.
fn award<T: Config>(id: ClaimId) -> Acceptor {
	escalate::<T>(id);
	let mut claim = Claims::<T>::get(id).expect("it lives");
	let mut row = Acceptors::<T>::get(&claim.respondent).expect("he is a member");
	let rest = claim.rest;
	Pallet::<T>::share(id, &mut claim, &mut row, rest, 0).expect("it was frozen");
	claim.state = claim.state.apply(ClaimStep::Await).expect("it is in arbitration");
	Claims::<T>::insert(id, claim);
	row
}

/// What [`Arbitrable::benchmark_case`] asks for. A claim has no bonds beside its principal.
pub(crate) fn case<T: Config>(
	buyer: &T::AccountId,
	seller: &T::AccountId,
	principal: Balance,
) -> Result<Case<T::AccountId>, DispatchError> {
	let limits = T::Limits::get();
	let now = T::Clock::now();
	Pallet::<T>::do_set_tier_terms(FIRST_TIER, Some(TERMS))?;
	let bond = principal.max(TERMS.bond);
	T::BenchmarkHelper::endow(buyer, limits.claim_deposit);
	T::BenchmarkHelper::endow(seller, bond);
	T::BenchmarkHelper::verify(seller);
	Pallet::<T>::do_submit_application(seller, bond)?;
	if Acceptors::<T>::get(seller).is_some_and(|row| row.state == AcceptorState::Applied) {
		Pallet::<T>::do_approve(seller, FIRST_TIER, PROOF)?;
	}
	let trade = BlakeTwo256::hash_of(&(seller, buyer, now));
	let receipt = TradeReceipt {
		buyer: seller.clone(),
		seller: buyer.clone(),
		asset: AssetKind::Native,
		principal,
		to_buyer: principal,
		fiat: Fiat::CNY,
		fiat_amount: 7_200_000,
		rail: 1,
		outcome: TradeOutcome::Released,
		was_marked_paid: true,
		contract_hash: PROOF,
		ended_at: now,
	};
	T::BenchmarkHelper::end_trade(trade, receipt);
	let kind = ClaimKind::BankFrozen;
	let request = Request { trade, kind, amount: principal, evidence: PROOF };
	Pallet::<T>::do_file_claim(buyer, &REF, &request)?;
	let id = claim_id(buyer, &REF);
	escalate::<T>(id);
	let claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
	Ok(Pallet::<T>::case_of(id, &claim))
}

fn admit_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdmitOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn risk_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::RiskOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn state<T: Config>(who: &T::AccountId) -> Option<AcceptorState> {
	Acceptors::<T>::get(who).map(|row| row.state)
}

fn accuse<T: Config>(who: &T::AccountId) {
	Pallet::<T>::do_charge(who, Concern::Fraud, PROOF).expect("he is a member");
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn set_tier_terms() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MAX_TIER, Some(TERMS));

		assert!(Tiers::<T>::contains_key(MAX_TIER));
		Ok(())
	}

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = applicant::<T>(account("applicant", 0, 0));
		// His history may have admitted him already.
		Acceptors::<T>::mutate_extant(&who, |row| row.state = AcceptorState::Applied);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), FIRST_TIER, PROOF);

		assert_eq!(state::<T>(&who), Some(AcceptorState::Active));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = applicant::<T>(account("applicant", 0, 0));
		Acceptors::<T>::mutate_extant(&who, |row| row.state = AcceptorState::Applied);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(state::<T>(&who), None);
		Ok(())
	}

	#[benchmark]
	fn set_tier() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), FIRST_TIER + 1);

		assert_eq!(Acceptors::<T>::get(&who).map(|row| row.tier), Some(FIRST_TIER + 1));
		Ok(())
	}

	#[benchmark]
	fn charge() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), Concern::Fraud, PROOF);

		assert!(Acceptors::<T>::get(&who).is_some_and(|row| row.charge.is_some()));
		Ok(())
	}

	#[benchmark]
	fn drop_charge() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		accuse::<T>(&who);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Acceptors::<T>::get(&who).is_some_and(|row| row.charge.is_none()));
		Ok(())
	}

	#[benchmark]
	fn expel() -> Result<(), BenchmarkError> {
		let origin = admit_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		accuse::<T>(&who);
		T::BenchmarkHelper::set_time(START + T::Limits::get().hearing_window);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(state::<T>(&who), Some(AcceptorState::Expelled));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let origin = risk_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		let until = START + T::Limits::get().max_suspension;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), until, Concern::Fraud);

		assert!(matches!(state::<T>(&who), Some(AcceptorState::Suspended { .. })));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let origin = risk_origin::<T>()?;
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		let until = START + T::Limits::get().max_suspension;
		Pallet::<T>::do_suspend(&who, until, Concern::Fraud).expect("he is a member");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(state::<T>(&who), Some(AcceptorState::Active));
		Ok(())
	}

	#[benchmark]
	fn submit_application() {
		begin::<T>();
		let caller = person::<T>(whitelisted_caller());
		traded::<T>(&caller, &account("other", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), TERMS.bond);

		assert!(Acceptors::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn withdraw_application() {
		begin::<T>();
		let caller = applicant::<T>(whitelisted_caller());
		Acceptors::<T>::mutate_extant(&caller, |row| row.state = AcceptorState::Applied);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert_eq!(state::<T>(&caller), None);
	}

	#[benchmark]
	fn top_up_bond() {
		begin::<T>();
		let caller = member::<T>(whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), USDT);

		assert!(Acceptors::<T>::get(&caller).is_some_and(|row| row.bond > 2 * TERMS.bond));
	}

	#[benchmark]
	fn withdraw_excess() {
		begin::<T>();
		let caller = member::<T>(whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), TERMS.bond);

		assert_eq!(Acceptors::<T>::get(&caller).map(|row| row.bond), Some(TERMS.bond));
	}

	#[benchmark]
	fn answer_charge() {
		begin::<T>();
		let caller = member::<T>(whitelisted_caller());
		accuse::<T>(&caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), PROOF);

		let row = Acceptors::<T>::get(&caller).expect("he is a member");
		assert_eq!(row.charge.and_then(|it| it.answer), Some(PROOF));
	}

	#[benchmark]
	fn exit() {
		begin::<T>();
		let caller = member::<T>(whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert_eq!(state::<T>(&caller), Some(AcceptorState::Exiting));
	}

	#[benchmark]
	fn withdraw_bond() {
		begin::<T>();
		let caller = member::<T>(whitelisted_caller());
		traded::<T>(&caller, &account("other", 0, 0));
		Pallet::<T>::do_exit(&caller).expect("he is a member");
		T::BenchmarkHelper::set_time(START + T::Limits::get().long_window);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert_eq!(state::<T>(&caller), None);
	}

	#[benchmark]
	fn file_claim() {
		begin::<T>();
		let caller = person::<T>(whitelisted_caller());
		let respondent = member::<T>(account("respondent", 0, 0));
		let trade = traded::<T>(&respondent, &caller);
		let kind = ClaimKind::BankFrozen;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), REF, trade, kind, TERMS.bond, PROOF);

		assert!(Claims::<T>::contains_key(claim_id(&caller, &REF)));
	}

	#[benchmark]
	fn answer_claim() {
		let (_, respondent, id) = dispute::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(respondent), id, PROOF);

		assert_eq!(Claims::<T>::get(id).map(|row| row.state), Some(ClaimState::Answered));
	}

	#[benchmark]
	fn accept_claim() {
		let (_, respondent, id) = dispute::<T>();
		// Half of it can leave the bond, the other half is free money.
		Acceptors::<T>::mutate_extant(&respondent, |row| row.terms.bond = 3 * TERMS.bond / 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(respondent), id, TERMS.bond);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn withdraw_claim() {
		let (claimant, _, id) = dispute::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(claimant), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn escalate_claim() {
		let (claimant, _, id) = dispute::<T>();
		T::BenchmarkHelper::set_time(START + T::Limits::get().answer_window);

		#[extrinsic_call]
		_(RawOrigin::Signed(claimant), id);

		assert_eq!(Claims::<T>::get(id).map(|row| row.state), Some(ClaimState::Review));
	}

	#[benchmark]
	fn report_recovery() {
		let (claimant, respondent, id) = dispute::<T>();
		Pallet::<T>::do_accept_claim(&respondent, id, TERMS.bond).expect("it is frozen");

		#[extrinsic_call]
		_(RawOrigin::Signed(claimant), id, TERMS.bond);

		assert_eq!(Receipts::<T>::get(id).map(|row| row.outstanding()), Some(0));
	}

	#[benchmark]
	fn poke_acceptor() {
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		let until = START + T::Limits::get().max_suspension;
		Pallet::<T>::do_suspend(&who, until, Concern::Fraud).expect("he is a member");
		T::BenchmarkHelper::set_time(until);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone());

		assert!(!matches!(state::<T>(&who), Some(AcceptorState::Suspended { .. })));
	}

	#[benchmark]
	fn poke_claim() {
		let (_, _, id) = dispute::<T>();
		let end = Claims::<T>::get(id).expect("it lives").windows.escalate_deadline;
		T::BenchmarkHelper::set_time(end);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn prune_claim() {
		let (claimant, _, id) = dispute::<T>();
		Pallet::<T>::do_withdraw_claim(&claimant, id).expect("it lives");
		let end = Receipts::<T>::get(id).expect("it has ended").keep_until;
		T::BenchmarkHelper::set_time(end);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn unlock() {
		begin::<T>();
		let who = member::<T>(account("member", 0, 0));
		accuse::<T>(&who);
		let limits = T::Limits::get();
		T::BenchmarkHelper::set_time(START + limits.hearing_window);
		Pallet::<T>::do_expel(&who).expect("he was charged");
		T::BenchmarkHelper::set_time(START + limits.hearing_window + limits.lock_period);
		let locked = Locked::Account(who);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), locked.clone());

		assert!(!Locks::<T>::contains_key(locked));
	}

	#[benchmark]
	fn on_ruling() {
		let (_, _, id) = dispute::<T>();
		escalate::<T>(id);
		let ruling = Ruling {
			to_buyer: TERMS.bond,
			to_seller: 0,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: Cause::BankFrozen,
		};

		#[block]
		{
			<Pallet<T> as Arbitrable<T::AccountId>>::on_ruling(&CaseId::Claim(id), &ruling)
				.expect("it is in arbitration");
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn serve_claim() {
		let (_, respondent, id) = dispute::<T>();
		let mut row = award::<T>(id);

		#[block]
		{
			Pallet::<T>::serve(&respondent, &mut row).expect("there is enough");
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn sweep_bucket() {
		T::BenchmarkHelper::set_time(START);
		SweepCursor::<T>::put(1);
		let entries;

		#[block]
		{
			let cursor = SweepCursor::<T>::get().unwrap_or_default();
			entries = Due::<T>::iter_prefix(cursor).take(1).count();
			SweepCursor::<T>::put(cursor + 1);
		}

		assert_eq!(entries, 0);
	}

	#[benchmark]
	fn sweep_item() {
		let (_, _, id) = dispute::<T>();
		let claim = Claims::<T>::get(id).expect("it lives");
		let bucket = claim.bucket.expect("it waits");
		T::BenchmarkHelper::set_time(claim.windows.escalate_deadline);

		#[block]
		{
			for (item, ()) in Due::<T>::iter_prefix(bucket).take(1) {
				let next = Pallet::<T>::sweep_item(&item, u64::MAX);
				Due::<T>::remove(bucket, &item);
				if let Some(next) = next {
					Due::<T>::insert(next, item, ());
				}
			}
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
