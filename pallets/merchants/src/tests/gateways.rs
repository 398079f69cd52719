// SPDX-License-Identifier: Apache-2.0

use crate::{ConsentView, Consents, Error, Event, Grant, Scopes, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, START};
use tael_primitives::{AccountId, Agency, DAY, GatewayTerms, MerchantDirectory, MerchantId, Power};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);
const INVOICES: Scopes = Scopes { invoice: true, capture: false };
const CAPTURES: Scopes = Scopes { invoice: false, capture: true };

fn consent(gateway: AccountId, scopes: Scopes, expires_at: Option<u64>) -> DispatchResult {
	Merchants::consent(signed(OWNER), shop(), gateway, scopes, 50, expires_at)
}

fn agency(power: Power) -> Result<Agency<AccountId>, DispatchError> {
	Merchants::authorise(&shop(), &GATEWAY, power)
}

fn as_gateway(max_fee: u16) -> Agency<AccountId> {
	Agency::Gateway(GatewayTerms { account: GATEWAY, max_fee })
}

#[test]
fn consent_should_let_the_gateway_act_within_its_scopes() {
	run_active(|id| {
		let not_authorized = Err(Error::<Test>::NotAuthorized.into());
		assert_eq!(agency(Power::Invoice), not_authorized);

		assert_ok!(consent(GATEWAY, INVOICES, None));
		assert_eq!(agency(Power::Invoice), Ok(as_gateway(50)));
		assert_eq!(agency(Power::Capture), not_authorized);
		assert_eq!(agency(Power::Refund), not_authorized);
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
		assert_eq!(
			events(),
			[Event::Consented {
				merchant: id,
				gateway: GATEWAY,
				scopes: INVOICES,
				max_fee: 50,
				expires_at: None
			}]
		);
		assert_eq!(
			Merchants::consents(id),
			[ConsentView { gateway: GATEWAY, scopes: INVOICES, max_fee: 50, expires_at: None }]
		);
	});
}

#[test]
fn consent_should_replace_the_terms_and_keep_one_deposit() {
	run_active(|id| {
		assert_ok!(consent(GATEWAY, INVOICES, None));
		assert_ok!(Merchants::consent(signed(OWNER), id, GATEWAY, CAPTURES, 20, None));
		assert_eq!(agency(Power::Capture), Ok(as_gateway(20)));
		assert!(agency(Power::Invoice).is_err());
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
	});
}

#[test]
fn boundary_a_consent_counts_until_it_expires() {
	run_active(|_| {
		assert_ok!(consent(GATEWAY, INVOICES, Some(START + DAY)));
		MockClock::set(START + DAY - 1);
		assert_eq!(agency(Power::Invoice), Ok(as_gateway(50)));
		MockClock::set(START + DAY);
		assert!(agency(Power::Invoice).is_err());
		MockClock::set(START + DAY + 1);
		assert!(agency(Power::Invoice).is_err());
	});
}

#[test]
fn boundary_a_consent_expires_in_the_future() {
	run_active(|_| {
		for past in [START - 1, START] {
			assert_noop!(consent(GATEWAY, INVOICES, Some(past)), Error::<Test>::TooLate);
		}
		assert_ok!(consent(GATEWAY, INVOICES, Some(START + 1)));
	});
}

#[test]
fn boundary_a_fee_is_at_most_the_whole() {
	run_active(|id| {
		let with_fee = |fee| Merchants::consent(signed(OWNER), id, GATEWAY, INVOICES, fee, None);
		assert_noop!(with_fee(10_001), Error::<Test>::BadFee);
		assert_ok!(with_fee(10_000));
		assert_ok!(with_fee(0));
	});
}

#[test]
fn consent_should_fail_when_it_says_nothing_or_is_for_the_owner() {
	run_active(|_| {
		let nothing = Scopes { invoice: false, capture: false };
		assert_noop!(consent(GATEWAY, nothing, None), Error::<Test>::NoScope);
		assert_noop!(consent(OWNER, INVOICES, None), Error::<Test>::IsOwner);
	});
}

#[test]
fn consent_should_fail_when_it_is_not_the_owners_call() {
	run_active(|id| {
		let by = |origin, id| Merchants::consent(origin, id, GATEWAY, INVOICES, 50, None);
		for who in [STRANGER, GATEWAY, REGISTRAR] {
			assert_noop!(by(signed(who), id), Error::<Test>::NotOwner);
		}
		assert_noop!(by(signed(OWNER), UNKNOWN), Error::<Test>::NotFound);
		assert_noop!(by(RuntimeOrigin::root(), id), BadOrigin);
	});
}

#[test]
fn consent_should_fail_when_the_merchant_is_pending() {
	run_pending(|_| {
		assert_noop!(consent(GATEWAY, INVOICES, None), Error::<Test>::WrongState);
	});
}

#[test]
fn consent_should_fail_when_the_owner_is_frozen() {
	run_active(|_| {
		MockKyc::freeze(&OWNER);
		assert_noop!(consent(GATEWAY, INVOICES, None), DispatchError::Other("Frozen"));
	});
}

#[test]
fn boundary_f31_a_merchant_consents_to_up_to_the_maximum_of_gateways() {
	run_active(|_| {
		for gateway in 100..100 + u8::try_from(MAX_GATEWAYS).unwrap() {
			assert_ok!(consent(AccountId::new([gateway; 32]), INVOICES, None));
		}
		assert_noop!(consent(GATEWAY, INVOICES, None), Error::<Test>::MaxGatewaysExceeded);
		assert_ok!(consent(AccountId::new([100; 32]), CAPTURES, None));
	});
}

#[test]
fn withdraw_consent_should_be_for_the_owner_and_the_gateway() {
	run_active(|id| {
		for by in [OWNER, GATEWAY] {
			assert_ok!(consent(GATEWAY, INVOICES, None));
			assert_noop!(
				Merchants::withdraw_consent(signed(STRANGER), id, GATEWAY),
				Error::<Test>::NotAuthorized
			);
			assert_ok!(Merchants::withdraw_consent(signed(by.clone()), id, GATEWAY));
			assert_eq!(
				events().last(),
				Some(&Event::ConsentWithdrawn { merchant: id, gateway: GATEWAY, by })
			);
			assert_eq!(Consents::<Test>::get(id, GATEWAY), None);
			assert_eq!(held(&OWNER), (BOND, 0));
			assert!(agency(Power::Invoice).is_err());
		}
	});
}

#[test]
fn withdraw_consent_should_work_when_it_has_expired() {
	run_active(|id| {
		assert_ok!(consent(GATEWAY, INVOICES, Some(START + 1)));
		MockClock::advance(DAY);
		assert_ok!(Merchants::withdraw_consent(signed(OWNER), id, GATEWAY));
		assert_eq!(held(&OWNER), (BOND, 0));
	});
}

#[test]
fn withdraw_consent_should_fail_when_there_is_none() {
	run_active(|id| {
		let withdraw = |who, id| Merchants::withdraw_consent(signed(who), id, GATEWAY);
		assert_noop!(withdraw(OWNER, id), Error::<Test>::NoConsent);
		assert_noop!(withdraw(GATEWAY, id), Error::<Test>::NoConsent);
		assert_noop!(withdraw(OWNER, UNKNOWN), Error::<Test>::NotFound);
		assert_noop!(Merchants::withdraw_consent(RuntimeOrigin::none(), id, GATEWAY), BadOrigin);
	});
}

#[test]
fn a_gateway_with_a_role_should_act_as_staff_in_what_the_role_allows() {
	run_active(|id| {
		let limit = Grant::Refunder { daily_limit: 1 };
		assert_ok!(Merchants::grant_role(signed(OWNER), id, GATEWAY, limit));
		assert_ok!(consent(GATEWAY, INVOICES, None));
		assert_eq!(agency(Power::Refund), Ok(Agency::Staff));
		assert_eq!(agency(Power::Invoice), Ok(as_gateway(50)));
	});
}
