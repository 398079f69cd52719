// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Grant, MemberView, Members, Role, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, Agency, MerchantDirectory, MerchantId, Power};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);
const REFUNDS: Grant = Grant::Refunder { daily_limit: 100 };

fn grant(who: AccountId, grant: Grant) -> DispatchResult {
	Merchants::grant_role(signed(OWNER), shop(), who, grant)
}

#[test]
fn grant_role_should_hold_one_deposit_for_a_member_with_several_roles() {
	run_active(|id| {
		assert_ok!(grant(CASHIER, Grant::Cashier));
		assert_ok!(grant(CASHIER, REFUNDS));
		assert_ok!(grant(CASHIER, Grant::Treasurer));
		assert_ok!(grant(CASHIER, Grant::Auditor));
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
		assert_eq!(
			Merchants::roles(id),
			[MemberView {
				account: CASHIER,
				roles: vec![Role::Cashier, Role::Refunder, Role::Treasurer, Role::Auditor],
				refunds: Some((100, 100)),
			}]
		);
		assert_eq!(
			events().last(),
			Some(&Event::RoleGranted { merchant: id, who: CASHIER, grant: Grant::Auditor })
		);
	});
}

#[test]
fn roles_should_bring_their_powers_and_no_others() {
	run_active(|id| {
		let powers = |who: AccountId| {
			[Power::Invoice, Power::Capture, Power::Refund]
				.map(|power| Merchants::authorise(&id, &who, power) == Ok(Agency::Staff))
		};
		assert_eq!(powers(OWNER), [true, true, true]);
		assert_eq!(powers(CASHIER), [false, false, false]);
		assert_ok!(grant(CASHIER, Grant::Cashier));
		assert_eq!(powers(CASHIER), [true, true, false]);
		assert_ok!(grant(REFUNDER, REFUNDS));
		assert_eq!(powers(REFUNDER), [false, false, true]);
		assert_ok!(grant(TREASURER, Grant::Treasurer));
		assert_eq!(powers(TREASURER), [false, false, false]);
		assert_ok!(grant(TREASURER, Grant::Auditor));
		assert_eq!(powers(TREASURER), [false, false, false]);
	});
}

#[test]
fn grant_role_should_fail_when_the_role_is_there_on_these_terms() {
	run_active(|_| {
		for role in [Grant::Cashier, REFUNDS, Grant::Treasurer, Grant::Auditor] {
			assert_ok!(grant(CASHIER, role));
			assert_noop!(grant(CASHIER, role), Error::<Test>::AlreadyGranted);
		}
	});
}

#[test]
fn grant_role_should_change_the_limit_of_a_refunder() {
	run_active(|id| {
		assert_ok!(grant(REFUNDER, REFUNDS));
		assert_ok!(grant(REFUNDER, Grant::Refunder { daily_limit: 7 }));
		assert_eq!(Merchants::roles(id)[0].refunds, Some((7, 7)));
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
	});
}

#[test]
fn boundary_a_limit_is_at_least_one() {
	run_active(|_| {
		assert_noop!(grant(REFUNDER, Grant::Refunder { daily_limit: 0 }), Error::<Test>::BadLimit);
		assert_ok!(grant(REFUNDER, Grant::Refunder { daily_limit: 1 }));
	});
}

#[test]
fn grant_role_should_fail_when_it_is_not_for_the_caller_or_not_for_the_member() {
	run_active(|id| {
		for who in [STRANGER, CASHIER, REGISTRAR, COUNCIL] {
			assert_noop!(
				Merchants::grant_role(signed(who), id, CASHIER, Grant::Cashier),
				Error::<Test>::NotOwner
			);
		}
		assert_noop!(grant(OWNER, Grant::Cashier), Error::<Test>::IsOwner);
		assert_noop!(
			Merchants::grant_role(signed(OWNER), UNKNOWN, CASHIER, Grant::Cashier),
			Error::<Test>::NotFound
		);
		assert_noop!(
			Merchants::grant_role(RuntimeOrigin::root(), id, CASHIER, Grant::Cashier),
			BadOrigin
		);
	});
}

#[test]
fn grant_role_should_fail_when_the_merchant_is_pending() {
	run_pending(|_| {
		assert_noop!(grant(CASHIER, Grant::Cashier), Error::<Test>::WrongState);
	});
}

#[test]
fn grant_role_should_work_while_suspended_and_while_closing() {
	run_active(|id| {
		let reason = crate::Reason::Complaints;
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, 1, reason));
		assert_ok!(grant(CASHIER, Grant::Cashier));
		assert_ok!(Merchants::close(signed(OWNER), id));
		assert_ok!(grant(REFUNDER, REFUNDS));
	});
}

#[test]
fn boundary_f31_a_merchant_has_up_to_the_maximum_of_members() {
	run_active(|_| {
		for member in 100..100 + u8::try_from(MAX_MEMBERS).unwrap() {
			assert_ok!(grant(AccountId::new([member; 32]), Grant::Cashier));
		}
		assert_noop!(grant(CASHIER, Grant::Cashier), Error::<Test>::MaxMembersExceeded);
		// Another role of a member is no other member.
		assert_ok!(grant(AccountId::new([100; 32]), Grant::Auditor));
	});
}

#[test]
fn grant_role_should_fail_when_the_deposit_cannot_be_held() {
	run_active(|_| {
		MockKyc::freeze(&OWNER);
		assert_noop!(grant(CASHIER, Grant::Cashier), DispatchError::Other("Frozen"));
		MockKyc::thaw(&OWNER);
		let _ = <Balances as frame::token::fungible::Mutate<_>>::set_balance(&OWNER, DEPOSIT);
		assert_noop!(grant(CASHIER, Grant::Cashier), TokenError::FundsUnavailable);
	});
}

#[test]
fn revoke_role_should_return_the_deposit_with_the_last_role() {
	run_active(|id| {
		let revoke = |role| Merchants::revoke_role(signed(OWNER), id, CASHIER, role);
		assert_ok!(grant(CASHIER, Grant::Cashier));
		assert_ok!(grant(CASHIER, Grant::Auditor));

		assert_ok!(revoke(Role::Cashier));
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
		assert!(Merchants::authorise(&id, &CASHIER, Power::Invoice).is_err());

		assert_ok!(revoke(Role::Auditor));
		assert_eq!(held(&OWNER), (BOND, 0));
		assert_eq!(Members::<Test>::get(id, CASHIER), None);
		assert_eq!(
			events().last(),
			Some(&Event::RoleRevoked {
				merchant: id,
				who: CASHIER,
				role: Role::Auditor,
				by: OWNER
			})
		);
	});
}

#[test]
fn revoke_role_should_fail_when_the_role_is_not_there() {
	run_active(|id| {
		let revoke = |by, role| Merchants::revoke_role(signed(by), id, CASHIER, role);
		assert_noop!(revoke(OWNER, Role::Cashier), Error::<Test>::NotGranted);
		assert_ok!(grant(CASHIER, Grant::Cashier));
		for role in [Role::Refunder, Role::Treasurer, Role::Auditor] {
			assert_noop!(revoke(OWNER, role), Error::<Test>::NotGranted);
		}
		for who in [STRANGER, CASHIER] {
			assert_noop!(revoke(who, Role::Cashier), Error::<Test>::NotOwner);
		}
		assert_noop!(
			Merchants::revoke_role(signed(OWNER), UNKNOWN, CASHIER, Role::Cashier),
			Error::<Test>::NotFound
		);
		assert_noop!(
			Merchants::revoke_role(RuntimeOrigin::none(), id, CASHIER, Role::Cashier),
			BadOrigin
		);
	});
}

#[test]
fn resign_role_should_be_the_members_own_choice_in_every_state() {
	run_active(|id| {
		for role in [Grant::Cashier, REFUNDS, Grant::Treasurer, Grant::Auditor] {
			assert_ok!(grant(CASHIER, role));
		}
		assert_ok!(Merchants::close(signed(OWNER), id));
		for role in [Role::Cashier, Role::Refunder, Role::Treasurer, Role::Auditor] {
			assert_ok!(Merchants::resign_role(signed(CASHIER), id, role));
			assert_eq!(
				events().last(),
				Some(&Event::RoleRevoked { merchant: id, who: CASHIER, role, by: CASHIER })
			);
		}
		assert_eq!(held(&OWNER), (BOND, 0));
	});
}

#[test]
fn resign_role_should_fail_when_the_role_is_not_there() {
	run_active(|id| {
		assert_noop!(
			Merchants::resign_role(signed(CASHIER), id, Role::Cashier),
			Error::<Test>::NotGranted
		);
		assert_noop!(
			Merchants::resign_role(signed(CASHIER), UNKNOWN, Role::Cashier),
			Error::<Test>::NotFound
		);
		assert_noop!(Merchants::resign_role(RuntimeOrigin::none(), id, Role::Cashier), BadOrigin);
	});
}
