// SPDX-License-Identifier: Apache-2.0

mod accounting;
mod api;
mod authorization;
mod claims;
mod create;
mod fiat;
mod fraud;
mod invariants;
mod machines;
mod parts;
mod pay;
mod property;
mod refund;
mod settle;
mod steps;
mod sweep;

use crate::{
	Authorization, AuthorizationId, Authorizations, ClaimKey, Invoice, InvoiceId, Invoices,
	MAX_CLAIMS, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::AccountId;

fn row(id: InvoiceId) -> Invoice<AccountId> {
	Invoices::<Test>::get(id).expect("the invoice is alive")
}

fn authorization_row(id: AuthorizationId) -> Authorization<AccountId> {
	Authorizations::<Test>::get(id).expect("the authorisation is alive")
}

/// What a call takes that collects one claimable.
fn one(key: ClaimKey<AccountId>) -> BoundedVec<ClaimKey<AccountId>, ConstU32<MAX_CLAIMS>> {
	BoundedVec::truncate_from(vec![key])
}
