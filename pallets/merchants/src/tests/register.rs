// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Presences, State, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{pallet_balances, polkadot_sdk_frame as frame};
use tael_mocks::MockKyc;
use tael_primitives::{ObjectKind, SubjectKind, Tier, derive_id};

#[test]
fn register_should_hold_the_bond_and_wait_for_the_registrar() {
	run(|| {
		assert_ok!(Merchants::register(signed(OWNER), REF, profile("Shop"), KEY));

		let id = derive_id(ObjectKind::Merchant, &OWNER, &REF);
		let view = Merchants::merchant(id).unwrap();
		assert_eq!(view.owner, OWNER);
		assert_eq!(view.settlement, OWNER);
		assert_eq!(view.proposed_settlement, None);
		assert_eq!(view.state, State::Pending);
		assert_eq!(view.bond, BOND);
		assert_eq!(view.profile, profile("Shop"));
		assert_eq!(view.signing_key, KEY);
		assert_eq!(held(&OWNER), (BOND, 0));
		assert_eq!(Balances::free_balance(OWNER), RICH - BOND);
		assert_eq!(
			events(),
			[Event::Registered { merchant: id, owner: OWNER, client_ref: REF, bond: BOND }]
		);
	});
}

#[test]
fn register_should_fail_when_unsigned_or_root() {
	run(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Merchants::register(origin, REF, profile("Shop"), KEY), BadOrigin);
		}
	});
}

#[test]
fn f34_register_should_fail_when_the_reference_is_used() {
	run_pending(|_| {
		assert_noop!(
			Merchants::register(signed(OWNER), REF, profile("Other"), KEY),
			Error::<Test>::AlreadyExists
		);
		assert_eq!(held(&OWNER), (BOND, 0));
	});
}

#[test]
fn register_should_name_the_used_reference_first_when_the_credential_is_gone_too() {
	run_pending(|_| {
		MockKyc::revoke(&OWNER);
		assert_noop!(
			Merchants::register(signed(OWNER), REF, profile("Shop"), KEY),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn register_should_keep_references_of_two_owners_apart() {
	run_pending(|id| {
		assert_ok!(Merchants::register(signed(OTHER_OWNER), REF, profile("Shop"), KEY));
		let other = derive_id(ObjectKind::Merchant, &OTHER_OWNER, &REF);
		assert_ne!(other, id);
		assert!(Merchants::merchant(other).is_some());
	});
}

#[test]
fn register_should_hold_a_bond_for_each_merchant_of_one_owner() {
	run_pending(|_| {
		assert_ok!(Merchants::register(signed(OWNER), [43; 32], profile("Second"), KEY));
		assert_eq!(held(&OWNER), (2 * BOND, 0));
	});
}

#[test]
fn register_should_fail_when_the_credential_does_not_allow_it() {
	run(|| {
		let register = || Merchants::register(signed(OWNER), REF, profile("Shop"), KEY);
		MockKyc::revoke(&OWNER);
		assert_noop!(register(), Error::<Test>::TierTooLow);
		attest(&OWNER, SubjectKind::Business, Tier::Contact);
		assert_noop!(register(), Error::<Test>::TierTooLow);
		attest(&OWNER, SubjectKind::Person, Tier::Enhanced);
		assert_noop!(register(), Error::<Test>::NotBusiness);
		attest(&OWNER, SubjectKind::Business, Tier::Document);
		assert_ok!(register());
	});
}

#[test]
fn register_should_fail_when_an_officer_has_frozen_the_owner() {
	run(|| {
		MockKyc::freeze(&OWNER);
		assert_noop!(
			Merchants::register(signed(OWNER), REF, profile("Shop"), KEY),
			DispatchError::Other("Frozen")
		);
	});
}

#[test]
fn register_should_fail_when_the_bond_cannot_be_paid() {
	run(|| {
		assert_noop!(
			Merchants::register(signed(POOR), REF, profile("Shop"), KEY),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn boundary_the_bond_leaves_the_existential_deposit_free() {
	run(|| {
		let _ = <Balances as frame::token::fungible::Mutate<_>>::mint_into(
			&POOR,
			EXISTENTIAL_DEPOSIT - 1,
		);
		assert_noop!(
			Merchants::register(signed(POOR), REF, profile("Shop"), KEY),
			TokenError::FundsUnavailable
		);
		let _ = <Balances as frame::token::fungible::Mutate<_>>::mint_into(&POOR, 1);
		assert_ok!(Merchants::register(signed(POOR), REF, profile("Shop"), KEY));
		assert_eq!(pallet_balances::Pallet::<Test>::free_balance(POOR), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn register_should_fail_when_the_name_is_no_name() {
	run(|| {
		for name in ["", "   ", "Sh\nop", "Shop\u{7f}", "\u{0}"] {
			assert_noop!(
				Merchants::register(signed(OWNER), REF, profile(name), KEY),
				Error::<Test>::BadName
			);
		}
		let mut no_text = profile("Shop");
		no_text.name = vec![0xff, 0xfe].try_into().unwrap();
		assert_noop!(Merchants::register(signed(OWNER), REF, no_text, KEY), Error::<Test>::BadName);
	});
}

#[test]
fn boundary_names_have_up_to_64_bytes_in_any_script() {
	run(|| {
		let longest = "店".repeat(21) + "x";
		assert_eq!(longest.len(), 64);
		assert_ok!(Merchants::register(signed(OWNER), REF, profile(&longest), KEY));
		let name: Result<crate::Name, _> = "店".repeat(22).into_bytes().try_into();
		assert!(name.is_err());
	});
}

#[test]
fn boundary_a_category_has_four_digits() {
	run(|| {
		let mut shop = profile("Shop");
		shop.category = 10_000;
		assert_noop!(
			Merchants::register(signed(OWNER), REF, shop.clone(), KEY),
			Error::<Test>::BadCategory
		);
		shop.category = 9_999;
		assert_ok!(Merchants::register(signed(OWNER), REF, shop, KEY));
	});
}

#[test]
fn register_should_fail_when_the_address_is_not_printable() {
	run(|| {
		for uri in ["", "https://shop.example/a b", "https://shöp.example"] {
			let mut shop = profile("Shop");
			shop.page = Some(page(uri));
			assert_noop!(Merchants::register(signed(OWNER), REF, shop, KEY), Error::<Test>::BadUri);
		}
	});
}

#[test]
fn register_should_need_no_page() {
	run(|| {
		let mut shop = profile("Shop");
		shop.page = None;
		assert_ok!(Merchants::register(signed(OWNER), REF, shop, KEY));
		assert_eq!(Presences::<Test>::get(super::super::mock::shop()).unwrap().profile.page, None);
	});
}
