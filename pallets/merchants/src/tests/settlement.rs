// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Grant, Role, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{MerchantDirectory, MerchantId};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);

fn proposed(id: MerchantId) -> Option<tael_primitives::AccountId> {
	Merchants::merchant(id).unwrap().proposed_settlement
}

#[test]
fn settlement_should_change_only_when_the_new_account_agrees() {
	run_active(|id| {
		assert_ok!(Merchants::propose_settlement(signed(OWNER), id, VAULT));
		assert_eq!(Merchants::settlement_account(&id), Some(OWNER));
		assert_eq!(proposed(id), Some(VAULT));

		assert_ok!(Merchants::confirm_settlement(signed(VAULT), id));

		assert_eq!(Merchants::settlement_account(&id), Some(VAULT));
		assert_eq!(Merchants::open_for_payments(&id).unwrap().settlement, VAULT);
		assert_eq!(proposed(id), None);
		assert_eq!(
			events(),
			[
				Event::SettlementProposed { merchant: id, account: VAULT, by: OWNER },
				Event::SettlementChanged { merchant: id, from: OWNER, to: VAULT },
			]
		);
	});
}

#[test]
fn confirm_settlement_should_fail_when_somebody_else_signs() {
	run_active(|id| {
		assert_noop!(Merchants::confirm_settlement(signed(VAULT), id), Error::<Test>::NoProposal);
		assert_ok!(Merchants::propose_settlement(signed(OWNER), id, VAULT));
		for who in [OWNER, STRANGER] {
			assert_noop!(
				Merchants::confirm_settlement(signed(who), id),
				Error::<Test>::NotAuthorized
			);
		}
		assert_noop!(
			Merchants::confirm_settlement(signed(VAULT), UNKNOWN),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn confirm_settlement_should_fail_when_the_proposal_was_replaced() {
	run_active(|id| {
		assert_ok!(Merchants::propose_settlement(signed(OWNER), id, VAULT));
		assert_ok!(Merchants::propose_settlement(signed(OWNER), id, STRANGER));
		assert_noop!(
			Merchants::confirm_settlement(signed(VAULT), id),
			Error::<Test>::NotAuthorized
		);
	});
}

#[test]
fn propose_settlement_should_be_for_owner_and_treasurer() {
	run_active(|id| {
		assert_ok!(Merchants::grant_role(signed(OWNER), id, CASHIER, Grant::Cashier));
		assert_ok!(Merchants::grant_role(signed(OWNER), id, TREASURER, Grant::Treasurer));
		for who in [CASHIER, STRANGER, REGISTRAR, VAULT] {
			assert_noop!(
				Merchants::propose_settlement(signed(who), id, VAULT),
				Error::<Test>::NotAuthorized
			);
		}
		assert_ok!(Merchants::propose_settlement(signed(TREASURER), id, VAULT));
		assert_eq!(proposed(id), Some(VAULT));
	});
}

#[test]
fn a_treasurers_proposal_ends_with_his_role() {
	for resigns in [false, true] {
		run_active(|id| {
			let grant = Grant::Treasurer;
			assert_ok!(Merchants::grant_role(signed(OWNER), id, TREASURER, grant));
			assert_ok!(Merchants::propose_settlement(signed(TREASURER), id, VAULT));
			if resigns {
				assert_ok!(Merchants::resign_role(signed(TREASURER), id, Role::Treasurer));
			} else {
				assert_ok!(Merchants::revoke_role(signed(OWNER), id, TREASURER, Role::Treasurer));
			}
			let by = if resigns { TREASURER } else { OWNER };
			let withdrawn =
				Event::SettlementWithdrawn { merchant: id, account: VAULT, by: by.clone() };
			let revoked =
				Event::RoleRevoked { merchant: id, who: TREASURER, role: Role::Treasurer, by };
			assert!(events().ends_with(&[withdrawn, revoked]));
			assert_noop!(
				Merchants::confirm_settlement(signed(VAULT), id),
				Error::<Test>::NoProposal
			);
		});
	}
}

#[test]
fn propose_settlement_should_fail_when_nothing_would_change() {
	run_active(|id| {
		assert_noop!(
			Merchants::propose_settlement(signed(OWNER), id, OWNER),
			Error::<Test>::AlreadySettlement
		);
		assert_noop!(
			Merchants::propose_settlement(signed(OWNER), UNKNOWN, VAULT),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn withdraw_settlement_should_be_for_owner_treasurer_and_the_proposed() {
	run_active(|id| {
		assert_ok!(Merchants::grant_role(signed(OWNER), id, TREASURER, Grant::Treasurer));
		for by in [OWNER, TREASURER, VAULT] {
			assert_ok!(Merchants::propose_settlement(signed(OWNER), id, VAULT));
			assert_noop!(
				Merchants::withdraw_settlement(signed(STRANGER), id),
				Error::<Test>::NotAuthorized
			);
			assert_ok!(Merchants::withdraw_settlement(signed(by.clone()), id));
			assert_eq!(
				events().last(),
				Some(&Event::SettlementWithdrawn { merchant: id, account: VAULT, by })
			);
			assert_eq!(proposed(id), None);
		}
		assert_noop!(Merchants::withdraw_settlement(signed(OWNER), id), Error::<Test>::NoProposal);
		assert_noop!(
			Merchants::withdraw_settlement(signed(OWNER), UNKNOWN),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn resign_settlement_should_fall_back_to_the_owner() {
	run_active(|id| {
		assert_ok!(Merchants::propose_settlement(signed(OWNER), id, VAULT));
		assert_ok!(Merchants::confirm_settlement(signed(VAULT), id));
		assert_noop!(Merchants::resign_settlement(signed(OWNER), id), Error::<Test>::NotAuthorized);
		assert_ok!(Merchants::resign_settlement(signed(VAULT), id));
		assert_eq!(Merchants::settlement_account(&id), Some(OWNER));
		assert_eq!(
			events().last(),
			Some(&Event::SettlementChanged { merchant: id, from: VAULT, to: OWNER })
		);
		assert_noop!(Merchants::resign_settlement(signed(OWNER), id), Error::<Test>::IsOwner);
		assert_noop!(Merchants::resign_settlement(signed(VAULT), UNKNOWN), Error::<Test>::NotFound);
	});
}

#[test]
fn settlement_calls_should_fail_when_unsigned() {
	run_active(|id| {
		let none = RuntimeOrigin::none;
		assert_noop!(Merchants::propose_settlement(none(), id, VAULT), BadOrigin);
		assert_noop!(Merchants::withdraw_settlement(none(), id), BadOrigin);
		assert_noop!(Merchants::confirm_settlement(none(), id), BadOrigin);
		assert_noop!(Merchants::resign_settlement(none(), id), BadOrigin);
	});
}
