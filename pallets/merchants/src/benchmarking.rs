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
use frame::benchmarking::prelude::*;
use tael_primitives::{Balance, ClientRef, HOUR, MerchantId, ObjectKind, derive_id};

const REF: ClientRef = [42; 32];
const KEY: SigningKey = [0xed; 32];

/// A profile as long as may be.
fn profile() -> Profile {
	Profile { name: name(), category: MAX_CATEGORY, page: Some(page()) }
}

fn name() -> Name {
	BoundedVec::truncate_from(alloc::vec![b'n'; MAX_NAME as usize])
}

fn page() -> Page {
	Page {
		uri: BoundedVec::truncate_from(alloc::vec![b'u'; MAX_URI as usize]),
		hash: H256::repeat_byte(7),
	}
}

fn owner<T: Config>() -> T::AccountId {
	let owner: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::qualify(&owner);
	owner
}

/// A merchant that waits for the registrar.
fn pending<T: Config>() -> (T::AccountId, MerchantId) {
	let owner = owner::<T>();
	Pallet::<T>::do_register(owner.clone(), REF, profile(), KEY).expect("the owner qualifies");
	let id = derive_id(ObjectKind::Merchant, &owner, &REF);
	(owner, id)
}

/// A merchant that takes payments.
fn active<T: Config>() -> (T::AccountId, MerchantId) {
	let (owner, id) = pending::<T>();
	Pallet::<T>::do_approve(id).expect("the merchant is pending");
	(owner, id)
}

fn set_state<T: Config>(id: MerchantId, state: State) {
	Merchants::<T>::mutate(id, |merchant| {
		merchant.as_mut().expect("the merchant exists").state = state;
	});
}

fn refunds() -> Grant {
	Grant::Refunder { daily_limit: Balance::MAX }
}

/// A member that refunded in every hour of the last day.
fn busy_refunder<T: Config>(owner: &T::AccountId, id: MerchantId) -> T::AccountId {
	let who: T::AccountId = account("refunder", 0, 0);
	Pallet::<T>::do_grant_role(owner, id, who.clone(), refunds()).expect("there is room");
	Members::<T>::mutate(id, &who, |member| {
		let allowance = member.as_mut().and_then(|member| member.refunder.as_mut());
		let allowance = allowance.expect("a refunder has an allowance");
		for hour in 0..25 {
			allowance.spend(1, hour * HOUR).expect("the allowance is the largest");
		}
	});
	who
}

fn both_scopes() -> Scopes {
	Scopes { invoice: true, capture: true }
}

fn gateway<T: Config>(owner: &T::AccountId, id: MerchantId, index: u32) -> T::AccountId {
	let who: T::AccountId = account("gateway", index, 0);
	let terms = (both_scopes(), 100, Some(u64::MAX));
	Pallet::<T>::do_consent(owner, id, who.clone(), terms.0, terms.1, terms.2)
		.expect("there is room");
	who
}

fn registrar<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::RegistrarOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let (_, id) = pending::<T>();
		let origin = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Merchants::<T>::get(id).map(|merchant| merchant.state), Some(State::Active));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let (_, id) = pending::<T>();
		let origin = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Reason::FalseProfile);

		assert!(Receipts::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let (_, id) = active::<T>();
		let origin = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, T::MaxSuspension::get(), Reason::Fraud);

		let state = Merchants::<T>::get(id).map(|merchant| merchant.state);
		assert!(matches!(state, Some(State::Suspended { .. })));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let (_, id) = active::<T>();
		set_state::<T>(id, State::Suspended { until: u64::MAX });
		let origin = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Merchants::<T>::get(id).map(|merchant| merchant.state), Some(State::Active));
		Ok(())
	}

	// A pending merchant is the dearer case: it ends at once.
	#[benchmark]
	fn force_close() -> Result<(), BenchmarkError> {
		let (_, id) = pending::<T>();
		let origin =
			T::CloseOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Reason::Fraud);

		assert!(Receipts::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn rename() -> Result<(), BenchmarkError> {
		let (_, id) = active::<T>();
		let origin = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, name(), 1);

		assert_eq!(Presences::<T>::get(id).map(|presence| presence.profile.category), Some(1));
		Ok(())
	}

	#[benchmark]
	fn register() {
		let owner = owner::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), REF, profile(), KEY);

		assert!(Merchants::<T>::contains_key(derive_id(ObjectKind::Merchant, &owner, &REF)));
	}

	// A pending merchant is the dearer case: it ends at once.
	#[benchmark]
	fn close() {
		let (owner, id) = pending::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn set_page() {
		let (owner, id) = active::<T>();
		let new = Page { hash: H256::repeat_byte(8), ..page() };

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, Some(new.clone()));

		assert_eq!(Presences::<T>::get(id).and_then(|presence| presence.profile.page), Some(new));
	}

	#[benchmark]
	fn rotate_signing_key() {
		let (owner, id) = active::<T>();
		for key in (0u8..).take(MAX_PAST_KEYS as usize) {
			Pallet::<T>::do_rotate_signing_key(&owner, id, [key; 32]).expect("the key is new");
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, [99; 32]);

		let presence = Presences::<T>::get(id).expect("the merchant exists");
		assert_eq!(presence.signing_key, [99; 32]);
		assert!(presence.past_keys.is_full());
	}

	#[benchmark]
	fn propose_settlement() {
		let (owner, id) = active::<T>();
		let treasurer: T::AccountId = account("treasurer", 0, 0);
		let who = treasurer.clone();
		Pallet::<T>::do_grant_role(&owner, id, who, Grant::Treasurer).expect("there is room");
		let vault: T::AccountId = account("vault", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(treasurer), id, vault.clone());

		let merchant = Merchants::<T>::get(id).expect("the merchant exists");
		assert_eq!(merchant.proposed_settlement, Some(vault));
	}

	#[benchmark]
	fn withdraw_settlement() {
		let (owner, id) = active::<T>();
		let treasurer: T::AccountId = account("treasurer", 0, 0);
		let who = treasurer.clone();
		Pallet::<T>::do_grant_role(&owner, id, who, Grant::Treasurer).expect("there is room");
		let vault: T::AccountId = account("vault", 0, 0);
		Pallet::<T>::do_propose_settlement(owner, id, vault).expect("the owner may");

		#[extrinsic_call]
		_(RawOrigin::Signed(treasurer), id);

		let merchant = Merchants::<T>::get(id).expect("the merchant exists");
		assert_eq!(merchant.proposed_settlement, None);
	}

	#[benchmark]
	fn confirm_settlement() {
		let (owner, id) = active::<T>();
		let vault: T::AccountId = account("vault", 0, 0);
		Pallet::<T>::do_propose_settlement(owner, id, vault.clone()).expect("the owner may");

		#[extrinsic_call]
		_(RawOrigin::Signed(vault.clone()), id);

		assert_eq!(Merchants::<T>::get(id).map(|merchant| merchant.settlement), Some(vault));
	}

	#[benchmark]
	fn resign_settlement() {
		let (owner, id) = active::<T>();
		let vault: T::AccountId = account("vault", 0, 0);
		Pallet::<T>::do_propose_settlement(owner.clone(), id, vault.clone())
			.expect("the owner may");
		Pallet::<T>::do_confirm_settlement(vault.clone(), id).expect("it is proposed");

		#[extrinsic_call]
		_(RawOrigin::Signed(vault), id);

		assert_eq!(Merchants::<T>::get(id).map(|merchant| merchant.settlement), Some(owner));
	}

	#[benchmark]
	fn grant_role() {
		let (owner, id) = active::<T>();
		let who: T::AccountId = account("member", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, who.clone(), refunds());

		assert!(Members::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn revoke_role() {
		let (owner, id) = active::<T>();
		let who = busy_refunder::<T>(&owner, id);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, who.clone(), Role::Refunder);

		assert!(!Members::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn consent() {
		let (owner, id) = active::<T>();
		let who: T::AccountId = account("gateway", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, who.clone(), both_scopes(), 100, Some(u64::MAX));

		assert!(Consents::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn withdraw_consent() {
		let (owner, id) = active::<T>();
		let who = gateway::<T>(&owner, id, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, who.clone());

		assert!(!Consents::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn resign_role() {
		let (owner, id) = active::<T>();
		let who = busy_refunder::<T>(&owner, id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, Role::Refunder);

		assert!(!Members::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn finish_close(
		m: Linear<0, { T::MaxMembers::get() }>,
		g: Linear<0, { T::MaxGateways::get() }>,
	) {
		let (owner, id) = active::<T>();
		if let Some(others) = m.checked_sub(1) {
			busy_refunder::<T>(&owner, id);
			for index in 0..others {
				let who = account("member", index, 0);
				Pallet::<T>::do_grant_role(&owner, id, who, refunds()).expect("there is room");
			}
		}
		for index in 0..g {
			gateway::<T>(&owner, id, index);
		}
		set_state::<T>(id, State::Closing { until: 0 });
		let anyone: T::AccountId = account("anyone", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), id);

		assert!(Receipts::<T>::contains_key(id));
		assert_eq!(Members::<T>::iter_prefix(id).count(), 0);
		assert_eq!(Consents::<T>::iter_prefix(id).count(), 0);
	}

	#[benchmark]
	fn prune_receipt() {
		let id = H256::repeat_byte(9);
		Receipts::<T>::insert(id, 0);
		T::BenchmarkHelper::set_time(RETENTION);
		let anyone: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), id);

		assert!(!Receipts::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
