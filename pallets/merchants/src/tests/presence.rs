// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, MAX_PAST_KEYS, PastKey, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::MerchantId;

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);

#[test]
fn set_page_should_change_and_remove_the_page() {
	run_active(|id| {
		let new = Some(page("https://new.example"));
		assert_ok!(Merchants::set_page(signed(OWNER), id, new.clone()));
		assert_eq!(Merchants::merchant(id).unwrap().profile.page, new);
		assert_ok!(Merchants::set_page(signed(OWNER), id, None));
		assert_eq!(Merchants::merchant(id).unwrap().profile.page, None);
		assert_eq!(
			events(),
			[
				Event::PageSet { merchant: id, page: new },
				Event::PageSet { merchant: id, page: None },
			]
		);
	});
}

#[test]
fn set_page_should_fail_when_it_is_no_page_or_not_the_owners_call() {
	run_active(|id| {
		assert_noop!(Merchants::set_page(signed(OWNER), id, Some(page(""))), Error::<Test>::BadUri);
		assert_noop!(Merchants::set_page(signed(STRANGER), id, None), Error::<Test>::NotOwner);
		assert_noop!(Merchants::set_page(signed(OWNER), UNKNOWN, None), Error::<Test>::NotFound);
		assert_noop!(Merchants::set_page(RuntimeOrigin::root(), id, None), BadOrigin);
	});
}

#[test]
fn rotate_signing_key_should_keep_the_old_key_with_its_end() {
	run_active(|id| {
		MockClock::advance(5);
		assert_ok!(Merchants::rotate_signing_key(signed(OWNER), id, [1; 32]));
		let view = Merchants::merchant(id).unwrap();
		assert_eq!(view.signing_key, [1; 32]);
		assert_eq!(view.past_keys, [PastKey { key: KEY, until: START + 5 }]);
		assert_eq!(events(), [Event::SigningKeyRotated { merchant: id, old: KEY, new: [1; 32] }]);
	});
}

#[test]
fn boundary_state_keeps_the_newest_past_keys() {
	run_active(|id| {
		for (key, kept) in (1u8..).zip(1..=MAX_PAST_KEYS + 1) {
			assert_ok!(Merchants::rotate_signing_key(signed(OWNER), id, [key; 32]));
			let past = Merchants::merchant(id).unwrap().past_keys;
			assert_eq!(past.len(), kept.min(MAX_PAST_KEYS) as usize);
			assert_eq!(past.last().unwrap().key, if key == 1 { KEY } else { [key - 1; 32] });
		}
		assert_eq!(Merchants::merchant(id).unwrap().past_keys[0].key, [1; 32]);
	});
}

#[test]
fn rotate_signing_key_should_fail_when_the_key_signs_or_signed() {
	run_active(|id| {
		let rotate = |key| Merchants::rotate_signing_key(signed(OWNER), id, key);
		assert_noop!(rotate(KEY), Error::<Test>::KeyUsed);
		assert_ok!(rotate([1; 32]));
		assert_noop!(rotate(KEY), Error::<Test>::KeyUsed);
	});
}

#[test]
fn rotate_signing_key_should_fail_when_it_is_not_the_owners_call() {
	run_active(|id| {
		assert_noop!(
			Merchants::rotate_signing_key(signed(STRANGER), id, [1; 32]),
			Error::<Test>::NotOwner
		);
		assert_noop!(
			Merchants::rotate_signing_key(signed(OWNER), UNKNOWN, [1; 32]),
			Error::<Test>::NotFound
		);
	});
}
