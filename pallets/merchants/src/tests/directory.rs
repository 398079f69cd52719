// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Grant, Reason, Scopes, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Agency, DAY, MerchantDirectory, MerchantId, MerchantTerms, Power};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);

#[test]
fn open_for_payments_should_tell_the_terms() {
	run_active(|id| {
		let terms = MerchantTerms { owner: OWNER, settlement: OWNER };
		assert_eq!(Merchants::open_for_payments(&id), Ok(terms));
	});
}

#[test]
fn an_unknown_merchant_should_be_not_found() {
	run(|| {
		let not_found = DispatchError::from(Error::<Test>::NotFound);
		assert_eq!(Merchants::open_for_payments(&UNKNOWN), Err(not_found));
		assert_eq!(Merchants::authorise(&UNKNOWN, &OWNER, Power::Invoice), Err(not_found));
		assert_eq!(Merchants::settlement_account(&UNKNOWN), None);
		assert_eq!(
			Merchants::count_refund(&UNKNOWN, &OWNER, &super::refund_limit::NATIVE, 1),
			Err(not_found)
		);
		assert_eq!(Merchants::merchant(UNKNOWN), None);
		assert_eq!(Merchants::roles(UNKNOWN), []);
		assert_eq!(Merchants::consents(UNKNOWN), []);
	});
}

#[test]
fn f38_suspension_and_closing_should_take_no_rights_away() {
	run_active(|id| {
		let scopes = Scopes { invoice: true, capture: true };
		assert_ok!(Merchants::grant_role(signed(OWNER), id, CASHIER, Grant::Cashier));
		assert_ok!(Merchants::consent(signed(OWNER), id, GATEWAY, scopes, 50, None));
		let all_may = || {
			assert_eq!(Merchants::authorise(&id, &OWNER, Power::Refund), Ok(Agency::Staff));
			assert_eq!(Merchants::authorise(&id, &CASHIER, Power::Capture), Ok(Agency::Staff));
			assert!(Merchants::authorise(&id, &GATEWAY, Power::Capture).is_ok());
			assert_eq!(Merchants::settlement_account(&id), Some(OWNER));
		};
		all_may();
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud));
		all_may();
		assert_ok!(Merchants::force_close(signed(COUNCIL), id, Reason::Fraud));
		all_may();
		MockClock::advance(CLOSING - 1);
		all_may();
		MockClock::advance(1);
		// Nobody has removed it, so it is still known.
		all_may();
	});
}

#[test]
fn f33_a_credential_that_is_gone_should_not_end_the_merchant() {
	run_active(|id| {
		MockKyc::revoke(&OWNER);
		assert_ok!(Merchants::open_for_payments(&id));
	});
}

#[test]
fn roles_should_count_at_their_own_merchant_only() {
	run_active(|id| {
		let second = [43; 32];
		assert_ok!(Merchants::register(signed(OTHER_OWNER), second, profile("Second"), KEY));
		let other = tael_primitives::derive_id(
			tael_primitives::ObjectKind::Merchant,
			&OTHER_OWNER,
			&second,
		);
		assert_ok!(Merchants::approve(signed(REGISTRAR), other));
		assert_ok!(Merchants::grant_role(signed(OWNER), id, CASHIER, Grant::Cashier));
		assert!(Merchants::authorise(&other, &CASHIER, Power::Invoice).is_err());
		assert!(Merchants::authorise(&other, &OWNER, Power::Invoice).is_err());
	});
}
