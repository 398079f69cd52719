// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest: a pool that is full, rows as long as may be, payees that have to be credited.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use crate::sweep::Index;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*, deps::frame_support::traits::EnsureOrigin,
	token::fungibles::InspectHold,
};
use tael_primitives::{
	Arbitrable, Arbitration, Balance, CaseId, Cause, ChainTime, Millis, Ruling, Side, USDT,
};

/// The chain time at which every benchmark begins.
const START: Millis = 1_700_000_000_000;
const HASH: H256 = H256::repeat_byte(7);
const SALT: [u8; 32] = [9; 32];
/// Large, so that no stake is advanced.
const PRINCIPAL: Balance = 1_000 * USDT;

type Row<T> = Dispute<<T as frame_system::Config>::AccountId>;

fn somebody<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who: T::AccountId = account(name, index, 0);
	T::BenchmarkHelper::endow(&who);
	T::BenchmarkHelper::verify(&who);
	who
}

fn buyer<T: Config>() -> T::AccountId {
	account("buyer", 0, 0)
}

fn seller<T: Config>() -> T::AccountId {
	account("seller", 0, 0)
}

fn signed<T: Config>(who: &T::AccountId) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(who.clone())
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn full_skills() -> Skills {
	use tael_primitives::Fiat;
	// Of so many, one fits everything: the case names neither.
	let fiats = alloc::vec![Fiat::EUR; MAX_SKILLS as usize];
	Skills {
		fiats: BoundedVec::truncate_from(fiats),
		rails: BoundedVec::truncate_from((0..).take(MAX_SKILLS as usize).collect()),
	}
}

/// An arbiter in the pool.
fn appoint<T: Config>(index: u32) -> T::AccountId {
	let who = somebody::<T>("arbiter", index);
	appoint_account::<T>(who)
}

fn appoint_account<T: Config>(who: T::AccountId) -> T::AccountId {
	Pallet::<T>::do_register_arbiter(who.clone(), full_skills()).expect("he is verified");
	Pallet::<T>::do_approve_arbiter(who.clone()).expect("he has applied");
	Pallet::<T>::do_set_available(who.clone(), true).expect("he is approved");
	who
}

/// Nobody is drawn but whom a benchmark appoints, whatever arbiters the genesis has.
fn empty_pool<T: Config>() {
	Pool::<T>::kill();
}

/// So many arbiters in the pool who are only there to be read.
fn crowd<T: Config>(size: u32) {
	for index in 0..size {
		let who: T::AccountId = account("crowd", index, 0);
		let candidate = Candidate { who, entry: 0, is_full: true, skills: full_skills() };
		Pool::<T>::mutate(|pool| pool.try_push(candidate)).expect("there is room");
	}
}

/// A dispute that the buyer has opened, with as much in its row as there can be.
fn opened<T: Config>() -> CaseId {
	T::BenchmarkHelper::set_time(START);
	T::BenchmarkHelper::endow(&T::Treasury::get());
	let (buyer, seller) = (somebody::<T>("buyer", 0), somebody::<T>("seller", 0));
	let mut case =
		T::Objects::benchmark_case(&buyer, &seller, PRINCIPAL).expect("the parties are rich");
	case.opener = Some(Side::Buyer);
	case.evidence = HASH;
	case.fiat = None;
	case.rail = None;
	let id = case.id;
	<Pallet<T> as Arbitration<T::AccountId>>::open(case).expect("it is disputed the first time");
	id
}

fn row<T: Config>(id: CaseId) -> Row<T> {
	Disputes::<T>::get(id).expect("the dispute lives")
}

fn responded<T: Config>() -> CaseId {
	empty_pool::<T>();
	let id = opened::<T>();
	Pallet::<T>::do_respond(&seller::<T>(), id, HASH).expect("it is open");
	// Others have sat in it before.
	Disputes::<T>::mutate_extant(id, |row| {
		let others = (0..MAX_EXCLUDED - 4).map(|index| account("excluded", index, 0));
		row.excluded = BoundedVec::truncate_from(others.collect());
	});
	id
}

fn both_ready<T: Config>(id: CaseId) {
	for who in [buyer::<T>(), seller::<T>()] {
		Pallet::<T>::do_ready(&who, id).expect("evidence is taken");
	}
}

fn draw<T: Config>(id: CaseId) {
	reveal::<T>(id);
	Pallet::<T>::do_poke(id).expect("the randomness is there");
	assert_eq!(row::<T>(id).state, DisputeState::Review);
}

fn reveal<T: Config>(id: CaseId) {
	let request = row::<T>(id).request.expect("a draw was asked for");
	T::BenchmarkHelper::reveal(request.moment);
}

/// A dispute before one arbiter.
fn reviewed<T: Config>() -> (CaseId, T::AccountId) {
	let id = responded::<T>();
	let judge = appoint::<T>(0);
	both_ready::<T>(id);
	draw::<T>(id);
	(id, judge)
}

fn for_the_seller() -> Ruling {
	Ruling {
		to_buyer: 0,
		to_seller: PRINCIPAL,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: Some(Side::Buyer),
		cause: Cause::NoPayment,
	}
}

fn ruled<T: Config>() -> CaseId {
	let (id, judge) = reviewed::<T>();
	Pallet::<T>::do_rule(&judge, id, for_the_seller(), HASH).expect("he sits");
	id
}

fn appealed<T: Config>() -> CaseId {
	let id = ruled::<T>();
	Pallet::<T>::do_appeal(&buyer::<T>(), id).expect("he has lost");
	id
}

/// A dispute before a panel that has heard the parties.
fn before_panel<T: Config>() -> (CaseId, Vec<T::AccountId>) {
	let id = appealed::<T>();
	for index in 1..=PANEL {
		appoint::<T>(index);
	}
	Pallet::<T>::do_counter_fund(&seller::<T>(), id).expect("there is an appeal");
	draw::<T>(id);
	both_ready::<T>(id);
	let panel = row::<T>(id).seats.iter().map(|seat| seat.who.clone()).collect();
	(id, panel)
}

fn vote() -> Vote {
	Vote {
		cause: Cause::Other,
		to_buyer: 3_333,
		slash_buyer: true,
		slash_seller: true,
		notes_hash: HASH,
	}
}

fn commit<T: Config>(who: &T::AccountId, id: CaseId) {
	let commitment = vote_commitment(&id, DisputeTier::Panel, who, &vote(), &SALT);
	Pallet::<T>::do_commit_vote(who, id, commitment).expect("he sits");
}

/// A dispute that a panel has ruled after an appeal, with everything in its purses.
fn ruled_by_panel<T: Config>() -> CaseId {
	let (id, panel) = before_panel::<T>();
	for who in &panel {
		commit::<T>(who, id);
	}
	for who in &panel {
		Pallet::<T>::do_reveal_vote(who, id, vote(), SALT).expect("he has committed");
	}
	id
}

/// A dispute before the council, with all rounds of fees but one.
fn before_council<T: Config>() -> CaseId {
	let id = ruled_by_panel::<T>();
	Pallet::<T>::do_appeal(&buyer::<T>(), id).expect("he got a third");
	Pallet::<T>::do_counter_fund(&seller::<T>(), id).expect("there is an appeal");
	both_ready::<T>(id);
	id
}

/// A receipt that may go.
fn keep_receipt<T: Config>(id: CaseId) {
	let receipt = Receipt {
		outcome: Outcome::Executed,
		ruling: Some(for_the_seller()),
		contract_hash: HASH,
		ended_at: START,
		keep_until: START,
		seq: 2,
	};
	Index::<T>::insert(id, Timed::Receipt, START, START);
	Receipts::<T>::insert(id, receipt);
}

fn fees_on_hold<T: Config>(who: &T::AccountId) -> Balance {
	T::Holds::balance_on_hold(tael_primitives::AssetKind::Native, &HoldReason::Fee.into(), who)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn approve_arbiter() -> Result<(), BenchmarkError> {
		let who = somebody::<T>("arbiter", 0);
		Pallet::<T>::do_register_arbiter(who.clone(), full_skills())?;
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(Arbiters::<T>::get(who).map(|row| row.state), Some(ArbiterState::Standby));
		Ok(())
	}

	#[benchmark]
	fn remove_arbiter(n: Linear<0, MAX_LOAD>) -> Result<(), BenchmarkError> {
		empty_pool::<T>();
		crowd::<T>(MAX_ACTIVE - 1);
		let who = somebody::<T>("arbiter", 0);
		T::BenchmarkHelper::endow(&T::Treasury::get());
		appoint_account::<T>(who.clone());
		let mut template = None;
		for index in 0..n {
			let id = match &template {
				None => {
					let id = opened::<T>();
					template = Some(row::<T>(id));
					id
				},
				Some(_) => CaseId::Claim(BlakeTwo256::hash(&index.to_le_bytes())),
			};
			let mut copy = template.clone().expect("it was made");
			copy.case.id = id;
			copy.state = DisputeState::Review;
			copy.tier = DisputeTier::Arbiter;
			copy.seats = BoundedVec::truncate_from(alloc::vec![Seat {
				who: who.clone(),
				since: START,
				commitment: None,
				vote: None,
			}]);
			copy.excluded = BoundedVec::truncate_from(
				(0..MAX_EXCLUDED - 1).map(|index| account("excluded", index, 0)).collect(),
			);
			Pallet::<T>::assign(&who, id)?;
			Pallet::<T>::store(copy);
		}
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), USDT);

		let arbiter = Arbiters::<T>::get(&who).expect("he is known");
		assert_eq!((arbiter.state, arbiter.load), (ArbiterState::Removed, 0));
		Ok(())
	}

	#[benchmark]
	fn council_rule() -> Result<(), BenchmarkError> {
		let id = before_council::<T>();
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, for_the_seller(), HASH);

		assert!(Receipts::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		let terms = T::Limits::get().terms;
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Some(terms));

		assert_eq!(Pallet::<T>::terms(), terms);
		Ok(())
	}

	#[benchmark]
	fn respond() {
		let id = opened::<T>();

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id, HASH);

		assert_eq!(row::<T>(id).state, DisputeState::Evidence);
	}

	#[benchmark]
	fn submit_evidence() {
		let id = responded::<T>();
		for _ in 2..MAX_EVIDENCE {
			let who = seller::<T>();
			Pallet::<T>::do_submit_evidence(&who, id, EvidenceKind::Chat, HASH, HASH, 1)
				.expect("there is room");
		}

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id, EvidenceKind::Receipt, HASH, HASH, 1);

		assert_eq!(row::<T>(id).seller.filed, MAX_EVIDENCE);
	}

	#[benchmark]
	fn ready() {
		let id = responded::<T>();
		Pallet::<T>::do_ready(&buyer::<T>(), id).expect("evidence is taken");

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id);

		assert_eq!(row::<T>(id).state, DisputeState::Drawing);
	}

	#[benchmark]
	fn reveal() {
		let (id, judge) = reviewed::<T>();
		Pallet::<T>::do_request_reveal(&judge, id, Side::Seller).expect("he sits");

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id, HASH);

		assert_eq!(row::<T>(id).seller.disclosure, Disclosure::Given { ciphertext_hash: HASH });
	}

	#[benchmark]
	fn appeal() {
		let id = ruled::<T>();

		#[extrinsic_call]
		_(signed::<T>(&buyer::<T>()), id);

		assert_eq!(row::<T>(id).state, DisputeState::Appealed);
	}

	#[benchmark]
	fn counter_fund() {
		let id = appealed::<T>();

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id);

		assert_eq!(row::<T>(id).state, DisputeState::Drawing);
	}

	#[benchmark]
	fn withdraw_dispute() {
		let id = responded::<T>();

		#[extrinsic_call]
		_(signed::<T>(&buyer::<T>()), id);

		assert!(matches!(row::<T>(id).withdrawal, Withdrawal::Asked { .. }));
	}

	#[benchmark]
	fn object() {
		let id = responded::<T>();
		Pallet::<T>::do_withdraw_dispute(&buyer::<T>(), id).expect("he opened it");

		#[extrinsic_call]
		_(signed::<T>(&seller::<T>()), id);

		assert_eq!(row::<T>(id).withdrawal, Withdrawal::Refused);
	}

	#[benchmark]
	fn register_arbiter() {
		let who = somebody::<T>("arbiter", 0);

		#[extrinsic_call]
		_(signed::<T>(&who), full_skills());

		assert!(Arbiters::<T>::contains_key(who));
	}

	#[benchmark]
	fn set_available() {
		empty_pool::<T>();
		crowd::<T>(MAX_ACTIVE - 1);
		let who = somebody::<T>("arbiter", 0);
		appoint_account::<T>(who.clone());
		Pallet::<T>::do_set_available(who.clone(), false).expect("he was");

		#[extrinsic_call]
		_(signed::<T>(&who), true);

		assert_eq!(Pool::<T>::get().len(), MAX_ACTIVE as usize);
	}

	#[benchmark]
	fn set_skills() {
		empty_pool::<T>();
		crowd::<T>(MAX_ACTIVE - 1);
		let who = appoint::<T>(0);

		#[extrinsic_call]
		_(signed::<T>(&who), full_skills());

		assert_eq!(Pool::<T>::get().len(), MAX_ACTIVE as usize);
	}

	#[benchmark]
	fn top_up_bond() {
		let who = appoint::<T>(0);

		#[extrinsic_call]
		_(signed::<T>(&who), USDT);

		let arbiter = Arbiters::<T>::get(&who).expect("he is known");
		assert_eq!(arbiter.bond, arbiter.required + USDT);
	}

	#[benchmark]
	fn recuse() {
		let (id, judge) = reviewed::<T>();

		#[extrinsic_call]
		_(signed::<T>(&judge), id);

		assert_eq!(row::<T>(id).state, DisputeState::Drawing);
	}

	#[benchmark]
	fn leave() {
		empty_pool::<T>();
		crowd::<T>(MAX_ACTIVE - 1);
		let who = appoint::<T>(0);

		#[extrinsic_call]
		_(signed::<T>(&who));

		assert_eq!(Arbiters::<T>::get(who).map(|row| row.state), Some(ArbiterState::Leaving));
	}

	#[benchmark]
	fn withdraw_arbiter_bond() {
		T::BenchmarkHelper::set_time(START);
		let who = appoint::<T>(0);
		Pallet::<T>::do_leave(who.clone()).expect("he is active");

		#[extrinsic_call]
		_(signed::<T>(&who));

		assert!(!Arbiters::<T>::contains_key(who));
	}

	#[benchmark]
	fn request_reveal() {
		let (id, judge) = reviewed::<T>();

		#[extrinsic_call]
		_(signed::<T>(&judge), id, Side::Buyer);

		assert_eq!(row::<T>(id).buyer.disclosure, Disclosure::Asked { by: judge });
	}

	#[benchmark]
	fn record_reveal() {
		let (id, judge) = reviewed::<T>();
		Pallet::<T>::do_request_reveal(&judge, id, Side::Buyer).expect("he sits");
		Pallet::<T>::do_reveal(&buyer::<T>(), id, HASH).expect("he was asked");

		#[extrinsic_call]
		// What it costs the object to keep a reference, the object says.
		_(signed::<T>(&judge), id, Side::Buyer, true, None);

		let checked = Disclosure::Checked { matches: true, nullifier: None };
		assert_eq!(row::<T>(id).buyer.disclosure, checked);
	}

	#[benchmark]
	fn rule() {
		let (id, judge) = reviewed::<T>();

		#[extrinsic_call]
		_(signed::<T>(&judge), id, for_the_seller(), HASH);

		assert_eq!(row::<T>(id).state, DisputeState::Ruled);
	}

	#[benchmark]
	fn commit_vote() {
		let (id, panel) = before_panel::<T>();

		#[extrinsic_call]
		_(signed::<T>(&panel[0]), id, HASH);

		assert!(row::<T>(id).seats[0].commitment.is_some());
	}

	#[benchmark]
	fn reveal_vote() {
		let (id, panel) = before_panel::<T>();
		for who in &panel {
			commit::<T>(who, id);
		}
		for who in &panel[1..] {
			Pallet::<T>::do_reveal_vote(who, id, vote(), SALT).expect("he has committed");
		}

		#[extrinsic_call]
		_(signed::<T>(&panel[0]), id, vote(), SALT);

		assert_eq!(row::<T>(id).state, DisputeState::Ruled);
	}

	#[benchmark]
	fn prune(n: Linear<1, MAX_BATCH>) {
		T::BenchmarkHelper::set_time(START);
		let keep = |index: u32| {
			let id = CaseId::Trade(BlakeTwo256::hash(&index.to_le_bytes()));
			keep_receipt::<T>(id);
			id
		};
		let ids: Vec<CaseId> = (0..n).map(keep).collect();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), BoundedVec::truncate_from(ids));

		assert!(Receipts::<T>::iter().next().is_none());
	}

	#[benchmark]
	fn open() {
		T::BenchmarkHelper::set_time(START);
		let (buyer, seller) = (somebody::<T>("buyer", 0), somebody::<T>("seller", 0));
		let mut case =
			T::Objects::benchmark_case(&buyer, &seller, PRINCIPAL).expect("the parties are rich");
		case.opener = Some(Side::Buyer);
		case.evidence = HASH;
		let id = case.id;
		keep_receipt::<T>(id);

		#[block]
		{
			<Pallet<T> as Arbitration<T::AccountId>>::open(case).expect("it is not disputed");
		}

		assert!(Disputes::<T>::contains_key(id) && !Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn settle() {
		// One has ruled and three sit: all of them are paid.
		let (id, _panel) = before_panel::<T>();

		#[block]
		{
			<Pallet<T> as Arbitration<T::AccountId>>::settle(&id, None).expect("it lives");
		}

		assert_eq!(fees_on_hold::<T>(&buyer::<T>()), 0);
	}

	#[benchmark]
	fn poke_draw(n: Linear<0, MAX_ACTIVE>) {
		let id = appealed::<T>();
		Pallet::<T>::do_leave(account("arbiter", 0, 0)).expect("he is active");
		let drawable = n.min(MAX_TRIES);
		for index in 1..=drawable {
			appoint::<T>(index);
		}
		crowd::<T>(n - drawable);
		Pool::<T>::mutate(|pool| pool.iter_mut().for_each(|candidate| candidate.entry = 0));
		Pallet::<T>::do_counter_fund(&seller::<T>(), id).expect("there is an appeal");
		super::reveal::<T>(id);

		#[block]
		{
			Pallet::<T>::do_poke(id).expect("the randomness is there");
		}

		let expected = if n < PANEL { DisputeTier::Council } else { DisputeTier::Panel };
		assert_eq!((row::<T>(id).state, row::<T>(id).tier), (DisputeState::Review, expected));
	}

	#[benchmark]
	fn poke_overdue() {
		let (id, panel) = before_panel::<T>();
		crowd::<T>(MAX_ACTIVE - 1 - PANEL);
		T::BenchmarkHelper::set_time(row::<T>(id).deadline);

		#[block]
		{
			Pallet::<T>::do_poke(id).expect("it is overdue");
		}

		assert_eq!(row::<T>(id).state, DisputeState::Drawing);
		assert!(
			panel.iter().all(|who| Arbiters::<T>::get(who).is_some_and(|row| row.overdue == 1))
		);
	}

	#[benchmark]
	fn poke_conclude() {
		let id = ruled_by_panel::<T>();
		let ruling = row::<T>(id).ruling.expect("it is ruled").ruling;
		let mut concluded = row::<T>(id);

		// What the object does with it has a weight of its own.
		#[block]
		{
			concluded.advance::<T>(DisputeStep::Conclude).expect("it is ruled");
			concluded.advance::<T>(DisputeStep::Execute).expect("it is final");
			Pallet::<T>::finish(concluded, Outcome::Executed, Some(ruling), ruling.fee_payer)
				.expect("nobody stops it");
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn sweep_bucket() {
		T::BenchmarkHelper::set_time(START);
		SweepCursor::<T>::put(T::Clock::now());
		let entries;

		#[block]
		{
			let cursor = SweepCursor::<T>::get().unwrap_or_default();
			entries = Due::<T>::iter_prefix(cursor).take(1).count();
			SweepCursor::<T>::put(cursor + 1);
		}

		assert_eq!(entries, 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::empty_ext(), crate::mock::Test);
}
