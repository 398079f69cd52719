// SPDX-License-Identifier: Apache-2.0

mod accounting;
mod api;
mod authorization;
mod create;
mod escrow;
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
	Authorization, AuthorizationId, Authorizations, Invoice, InvoiceId, Invoices, mock::*,
};
use tael_primitives::AccountId;

fn row(id: InvoiceId) -> Invoice<AccountId> {
	Invoices::<Test>::get(id).expect("the invoice is alive")
}

fn authorization_row(id: AuthorizationId) -> Authorization<AccountId> {
	Authorizations::<Test>::get(id).expect("the authorisation is alive")
}
