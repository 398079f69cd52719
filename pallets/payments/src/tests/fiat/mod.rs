// SPDX-License-Identifier: Apache-2.0

//! Prices in local money.

mod create;
mod pay;
mod requote;

use super::row;
use crate::{FiatPrice, InvoiceId, InvoicePrice, InvoiceRequest, RateLock, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockRates};
use tael_primitives::{
	AccountId, AssetKind, Balance, Fiat, FiatAmount, MINUTE, Millis, Pair, Price, PriceError, USDT,
};

/// Seven yuan for a whole.
const SEVEN: Price = Price(700_000_000);
const EIGHT: Price = Price(800_000_000);
const SIX: Price = Price(600_000_000);
/// What the shop asks for: 168 yuan, in fen.
const ASKED: FiatAmount = 16_800;
/// That is so much of the asset at the prices above.
const AT_SEVEN: Balance = 24 * USDT;
const AT_EIGHT: Balance = 21 * USDT;
const AT_SIX: Balance = 28 * USDT;
const LOCK: Millis = 10 * MINUTE;

fn set(asset: &AssetKind, fiat: Fiat, price: Result<Price, PriceError>) {
	MockRates::set(&Pair { asset: asset.clone(), fiat }, price);
}

/// Set what both kinds of money cost in yuan.
fn set_price(price: Price) {
	for asset in KINDS {
		set(&asset, Fiat::CNY, Ok(price));
	}
}

/// Leave both kinds of money without a price.
fn set_no_price(error: PriceError) {
	for asset in KINDS {
		set(&asset, Fiat::CNY, Err(error));
	}
}

/// A request for yuan, paid in full, in time.
fn in_yuan(asset: AssetKind, amount: FiatAmount) -> InvoiceRequest<AccountId> {
	let price = FiatPrice { fiat: Fiat::CNY, amount, lock_for: LOCK };
	InvoiceRequest { price: InvoicePrice::Fiat(price), ..request(asset, 0) }
}

fn asked(asset: AssetKind) -> InvoiceRequest<AccountId> {
	in_yuan(asset, ASKED)
}

fn create(tag: u8, request: InvoiceRequest<AccountId>) -> DispatchResult {
	Payments::create_invoice(signed(&OWNER), SHOP, reference(tag), request)
}

fn requote(who: &AccountId, id: InvoiceId) -> DispatchResult {
	Payments::requote(signed(who), id)
}

fn lock_of(id: InvoiceId) -> RateLock {
	row(id).terms.lock.expect("it is in local money")
}

/// An invoice made at seven yuan whose rate is over, at a price of now.
fn after_the_lock(asset: AssetKind, now: Price) -> InvoiceId {
	set_price(SEVEN);
	let id = invoice(1, asked(asset));
	MockClock::set(lock_of(id).until);
	set_price(now);
	id
}
