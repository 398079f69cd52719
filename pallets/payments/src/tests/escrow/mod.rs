// SPDX-License-Identifier: Apache-2.0

//! Buyer protection: what the tests of it share.

mod dispute;
mod end;
mod reserve;

use super::authorization_row as row;
use crate::{
	AuthorizationId, AuthorizationRequest, Authorizations, HoldReason, PaymentId, Receipts, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockArbitration;
use tael_primitives::{
	AccountId, Arbitrable, AssetKind, Balance, CaseId, Cause, Millis, Ruling, USDT,
};

const MAX: Balance = 100 * USDT;
const EVIDENCE: H256 = H256::repeat_byte(0xE1);

fn capture(id: AuthorizationId, amount: Balance, is_final: bool) -> DispatchResult {
	let before = Authorizations::<Test>::get(id).map_or(0, |row| row.captured);
	Payments::capture(signed(&OWNER), id, amount, before, 0, is_final)
}

/// All of an escrowed authorisation captured.
fn captured(request: AuthorizationRequest<AccountId>) -> AuthorizationId {
	let amount = request.amount;
	let id = authorization(1, request);
	assert_ok!(capture(id, amount, true));
	id
}

fn dispute(id: AuthorizationId) -> DispatchResult {
	Payments::dispute_payment(signed(&ALICE), id, Cause::Other, EVIDENCE)
}

/// The same, and disputed.
fn disputed(request: AuthorizationRequest<AccountId>) -> AuthorizationId {
	let id = captured(request);
	assert_ok!(dispute(id));
	id
}

fn refund(id: AuthorizationId, amount: Balance, tag: u8) -> DispatchResult {
	let payment = PaymentId::Authorization(id);
	plain(Payments::refund(signed(&OWNER), payment, amount, reference(tag)))
}

fn close(id: AuthorizationId) -> DispatchResult {
	plain(Payments::close(signed(&STRANGER), PaymentId::Authorization(id)))
}

fn drop_it(id: AuthorizationId) -> DispatchResult {
	Payments::drop_dispute(signed(&ALICE), id)
}

const fn case(id: AuthorizationId) -> CaseId {
	CaseId::Authorization(id)
}

const fn ruling(to_buyer: Balance, to_seller: Balance) -> Ruling {
	Ruling {
		to_buyer,
		to_seller,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: None,
		cause: Cause::Other,
	}
}

/// A final ruling.
fn rule(id: AuthorizationId, to_buyer: Balance, to_seller: Balance) -> DispatchResult {
	MockArbitration::close(&case(id));
	Payments::on_ruling(&case(id), &ruling(to_buyer, to_seller))
}

fn reserve(asset: &AssetKind) -> Balance {
	held(asset, HoldReason::Reserve, &TILL)
}

fn refund_expiry(id: AuthorizationId) -> Millis {
	row(id).terms.request.refund_expiry
}

fn receipt(id: AuthorizationId) -> crate::Receipt {
	assert!(Authorizations::<Test>::get(id).is_none(), "it has ended");
	Receipts::<Test>::get(id).expect("a receipt stays")
}

/// What the payer has, deposit aside, if `spent` was taken from him.
fn payer_is_down_by(asset: &AssetKind, spent: Balance, is_over: bool) {
	let deposit = if *asset == NATIVE && !is_over { DEPOSIT } else { 0 };
	assert_eq!(free(asset, &ALICE), WEALTH - spent - deposit);
}
