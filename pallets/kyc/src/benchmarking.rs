// SPDX-License-Identifier: Apache-2.0

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use crate::screening::lapse_hour;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	deps::{frame_support::weights::WeightMeter, sp_core::sr25519, sp_io::crypto},
	traits::fungible::{Inspect, Unbalanced},
};
use tael_primitives::{
	AccountId, Action, Balance, ChainTime, DAY, HOUR, Millis, Signature, SubjectKind, Tier,
};

/// The issuer that is called; numbers above it are bystanders.
const ISSUER: IssuerId = 1_000;
/// A time far enough from the beginning for every window.
const NOW: Millis = 1_000 * DAY;
const PERSON: Person = [7; 32];
const CASE: H256 = H256([5; 32]);

fn funded<T: Config>(name: &'static str) -> AccountId {
	let who: AccountId = account(name, 0, 0);
	let amount = T::Currency::minimum_balance() * 1_000 + T::CredentialDeposit::get() * 10;
	T::Currency::increase_balance(&who, amount, tokens::Precision::Exact)
		.expect("a fresh account takes money");
	T::Currency::set_total_issuance(T::Currency::total_issuance() + amount);
	who
}

/// Terms with as many keys as may be, `last` the last of them.
fn terms(controller: AccountId, last: AccountId) -> IssuerTerms {
	let mut keys: Vec<AccountId> = (1..MAX_KEYS).map(|number| account("key", number, 0)).collect();
	keys.push(last);
	IssuerTerms {
		controller,
		keys: BoundedVec::truncate_from(keys),
		max_tier: Tier::Enhanced,
		jurisdictions: (0..=u8::MAX).collect(),
		max_validity: 365 * DAY,
		policy_hash: H256::repeat_byte(9),
	}
}

fn statement(seq: u64) -> Statement {
	Statement {
		tier: Tier::Enhanced,
		kind: SubjectKind::Business,
		jurisdiction: u8::MAX,
		commitment: H256::repeat_byte(3),
		person: PERSON,
		issued_at: NOW,
		not_before: NOW,
		expires_at: NOW + 365 * DAY,
		seq,
	}
}

/// An issuer under [`ISSUER`], with its controller and its last key.
fn issuer<T: Config>() -> (AccountId, sr25519::Public) {
	T::BenchmarkHelper::set_time(NOW);
	let controller = funded::<T>("controller");
	let key = crypto::sr25519_generate(0.into(), None);
	let terms = terms(controller.clone(), key.into());
	Issuers::<T>::insert(ISSUER, Issuer { terms, status: IssuerStatus::Active });
	(controller, key)
}

/// A subject that holds a credential of every issuer it may, the last one of [`ISSUER`], and is one
/// of as many accounts of its person as may be. `depositor` has paid for it.
fn subject<T: Config>(subject: &AccountId, depositor: &AccountId) {
	for number in 1..T::MaxIssuersPerSubject::get() {
		let mut held = Credentials::<T>::get(subject);
		held.try_push(Credential {
			issuer: ISSUER + number,
			statement: statement(1),
			state: CredentialState::Active,
			depositor: depositor.clone(),
			deposit: 0,
		})
		.expect("within the bound");
		Credentials::<T>::insert(subject, held);
	}
	for number in 1..T::MaxLinked::get() {
		Identities::<T>::mutate(ISSUER, PERSON, |linked| {
			linked.try_push(account("linked", number, 0)).expect("within the bound");
		});
	}
	let issuer = Issuers::<T>::get(ISSUER).expect("admitted");
	Pallet::<T>::issue(ISSUER, &issuer, subject, statement(1), depositor).expect("sound");
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin()
		.map_err(|()| BenchmarkError::Stop("there is no council"))
}

/// An officer; the runtime's genesis has to name one.
fn officer<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	let origin = T::OfficerOrigin::try_successful_origin()
		.map_err(|()| BenchmarkError::Stop("there is no officer"))?;
	T::OfficerOrigin::ensure_origin(origin.clone())
		.map_err(|_| BenchmarkError::Stop("nobody is an officer"))?;
	Ok(origin)
}

fn other_officer() -> AccountId {
	account("officer", 1, 0)
}

/// An account that does not exist but for its screening.
fn screened<T: Config>() -> AccountId {
	T::BenchmarkHelper::set_time(NOW);
	let account: AccountId = account("screened", 0, 0);
	let reason = ScreeningReason::Sanctions;
	Pallet::<T>::do_screen(other_officer(), account.clone(), reason, CASE).expect("unprotected");
	account
}

fn lapsed<T: Config>() -> AccountId {
	let account = screened::<T>();
	T::BenchmarkHelper::set_time(NOW + T::ConfirmWindow::get());
	account
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn admit_issuer() -> Result<(), BenchmarkError> {
		let terms = terms(account("controller", 0, 0), account("key", 0, 0));
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ISSUER, terms);

		assert!(Issuers::<T>::contains_key(ISSUER));
		Ok(())
	}

	#[benchmark]
	fn update_issuer() -> Result<(), BenchmarkError> {
		issuer::<T>();
		let terms = terms(account("new", 0, 0), account("key", 0, 0));
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ISSUER, terms.clone());

		assert_eq!(Issuers::<T>::get(ISSUER).expect("admitted").terms, terms);
		Ok(())
	}

	#[benchmark]
	fn deactivate_issuer() {
		let (controller, _) = issuer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(controller), ISSUER);

		let status = Issuers::<T>::get(ISSUER).expect("admitted").status;
		assert_eq!(status, IssuerStatus::Deactivated { at: T::Clock::timestamp() });
	}

	#[benchmark]
	fn compromise_issuer() -> Result<(), BenchmarkError> {
		issuer::<T>();
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ISSUER, 1);

		let status = Issuers::<T>::get(ISSUER).expect("admitted").status;
		assert_eq!(status, IssuerStatus::Compromised { since: 1 });
		Ok(())
	}

	#[benchmark]
	fn set_limits() -> Result<(), BenchmarkError> {
		let bound = Some(Balance::MAX);
		let limits = TierLimits { per_payment: bound, per_24h: bound, per_30d: bound };
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Tier::Contact, Action::Pay, Some(limits));

		assert_eq!(Limits::<T>::get(Tier::Contact, Action::Pay), Some(limits));
		Ok(())
	}

	/// One that was attested before: two deposits move.
	#[benchmark]
	fn claim() {
		let (controller, key) = issuer::<T>();
		let who = funded::<T>("subject");
		subject::<T>(&who, &controller);
		let (statement, deadline) = (statement(2), NOW + HOUR);
		let digest = claim_digest(Pallet::<T>::genesis_hash(), ISSUER, &who, &statement, deadline);
		let signature: Signature =
			crypto::sr25519_sign(0.into(), &key, &digest).expect("the key is at hand").into();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ISSUER, statement, deadline, key.into(), signature);

		assert_eq!(Sequences::<T>::get(ISSUER, &who), Some(2));
	}

	/// One that was claimed before: two deposits move.
	#[benchmark]
	fn attest() {
		let (controller, _) = issuer::<T>();
		let who = funded::<T>("subject");
		subject::<T>(&who, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(controller), ISSUER, who.clone(), statement(2));

		assert_eq!(Sequences::<T>::get(ISSUER, &who), Some(2));
	}

	#[benchmark]
	fn downgrade() {
		let (controller, _) = issuer::<T>();
		let who = funded::<T>("subject");
		subject::<T>(&who, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(controller), ISSUER, who.clone(), Tier::Contact);

		let last = Credentials::<T>::get(&who).last().cloned().expect("held");
		assert_eq!(last.statement.tier, Tier::Contact);
	}

	#[benchmark]
	fn revoke() {
		let (controller, _) = issuer::<T>();
		let who = funded::<T>("subject");
		subject::<T>(&who, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(controller), ISSUER, who.clone(), RevocationReason::Fraud);

		let last = Credentials::<T>::get(&who).last().cloned().expect("held");
		assert!(matches!(last.state, CredentialState::Revoked { .. }));
	}

	#[benchmark]
	fn prune() {
		issuer::<T>();
		let who = funded::<T>("subject");
		subject::<T>(&who, &who);
		T::BenchmarkHelper::set_time(NOW + 365 * DAY + PRUNE_GRACE);
		let anyone: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), ISSUER, who.clone());

		assert!(Credentials::<T>::get(&who).iter().all(|c| c.issuer != ISSUER));
	}

	#[benchmark]
	fn forget_sequences(n: Linear<1, { FORGET_BATCH }>) {
		issuer::<T>();
		Pallet::<T>::do_deactivate_issuer(ISSUER, None).expect("active");
		for number in 0..n {
			let subject: AccountId = account("subject", number, 0);
			Sequences::<T>::insert(ISSUER, subject, 1);
		}
		let anyone: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), ISSUER);

		assert_eq!(Sequences::<T>::iter_prefix(ISSUER).count(), 0);
	}

	#[benchmark]
	fn prune_usage() {
		let who: AccountId = account("payer", 0, 0);
		UsageOf::<T>::insert(&who, Action::Pay, Usage::default());
		let anyone: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), who.clone(), Action::Pay);

		assert!(!UsageOf::<T>::contains_key(&who, Action::Pay));
	}

	#[benchmark]
	fn screen() -> Result<(), BenchmarkError> {
		let who = lapsed::<T>();
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), ScreeningReason::Order, CASE);

		assert!(Pallet::<T>::is_frozen(&who));
		Ok(())
	}

	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let who = screened::<T>();
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), CASE);

		let state = Screenings::<T>::get(&who).expect("screened").state;
		assert_eq!(state, ScreeningState::Confirmed);
		Ok(())
	}

	#[benchmark]
	fn lift() -> Result<(), BenchmarkError> {
		let who = screened::<T>();
		T::BenchmarkHelper::admit_officer(&other_officer());
		Pallet::<T>::do_lift(other_officer(), who.clone()).expect("it stands");
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Screenings::<T>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn overrule() -> Result<(), BenchmarkError> {
		let who = screened::<T>();
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Screenings::<T>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn poke() {
		let who = lapsed::<T>();
		let anyone: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), who.clone());

		assert!(!Screenings::<T>::contains_key(&who));
	}

	#[benchmark]
	fn sweep_base() {
		T::BenchmarkHelper::set_time(NOW);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::sweep_base());

		#[block]
		{
			Pallet::<T>::sweep_lapses(&mut meter);
		}

		assert_eq!(LapseCursor::<T>::get(), Some(lapse_hour(NOW)));
	}

	/// Contains one `sweep_base`, so an item is never charged too little.
	#[benchmark]
	fn sweep_item() {
		let who = lapsed::<T>();
		let hour = lapse_hour(NOW + T::ConfirmWindow::get());
		LapseCursor::<T>::put(hour);
		T::BenchmarkHelper::set_time(NOW + T::ConfirmWindow::get() + HOUR);
		let room = T::WeightInfo::sweep_base().saturating_add(T::WeightInfo::sweep_item());
		let mut meter = WeightMeter::with_limit(room);

		#[block]
		{
			Pallet::<T>::sweep_lapses(&mut meter);
		}

		assert!(!Screenings::<T>::contains_key(&who));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
