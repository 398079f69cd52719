// SPDX-License-Identifier: Apache-2.0

//! Prices in local money: what they come to, how long that holds, and what comes after.

use super::{Invoice, InvoiceRequest, InvoiceStep, InvoiceTerms};
use crate::{Config, Error, Event, InvoiceId, Invoices, Limits, Pallet};
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Balance, ChainTime, Fiat, FiatAmount, Millis, Pair, Price, Quote, Rates, Trail,
};

/// How much a merchant asks for.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum InvoicePrice {
	/// An amount of the asset.
	#[codec(index = 0)]
	Asset(Balance),
	/// Local money: as much of the asset as it comes to.
	#[codec(index = 1)]
	Fiat(FiatPrice),
}

/// A price in local money.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct FiatPrice {
	/// Which money.
	pub fiat: Fiat,
	/// How much, in its smallest unit.
	pub amount: FiatAmount,
	/// How long a rate holds, in block time.
	pub lock_for: Millis,
}

/// The rate of an invoice in local money.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct RateLock {
	/// What the asset cost, since when that was known, and the number of the round that says so.
	pub rate: Quote,
	/// The block timestamp until which it holds, if nothing arrives before.
	///
	/// Not chain time: a rate is a fact about the outside world, and a halt must not make an old one
	/// look fresh.
	pub until: Millis,
	/// How many more rates the invoice can have.
	pub requotes_left: u8,
}

impl InvoicePrice {
	/// Whether a rate would hold neither too short nor too long.
	pub(crate) fn is_sound(&self, limits: &Limits) -> bool {
		match self {
			Self::Asset(_) => true,
			Self::Fiat(price) => {
				(limits.min_window..=limits.max_rate_lock).contains(&price.lock_for)
			},
		}
	}
}

impl FiatPrice {
	/// How much of the asset it comes to, rounded up: the merchant is owed no less than he asks for,
	/// the payer gives at most one smallest unit more. `None` at a price of zero, or if it does not
	/// fit.
	pub fn at(&self, price: Price) -> Option<Balance> {
		price.asset_ceil(self.amount, self.fiat)
	}
}

impl<AccountId> Invoice<AccountId> {
	/// Whether its amount stands at a block timestamp: in the asset always; in local money while the
	/// rate is locked, and for good once anything has arrived.
	///
	/// Whoever has put money down did so knowing the rest, and cannot take it back before the end.
	pub fn rate_holds(&self, timestamp: Millis) -> bool {
		self.received > 0 || self.terms.lock.is_none_or(|lock| timestamp < lock.until)
	}
}

impl<T: Config> Pallet<T> {
	/// What a request comes to now, and at which rate if it is in local money.
	pub(super) fn amount_now(
		request: &InvoiceRequest<T::AccountId>,
		requotes_left: u8,
	) -> Result<(Balance, Option<RateLock>), Error<T>> {
		let price = match request.price {
			InvoicePrice::Asset(amount) => return Ok((amount, None)),
			InvoicePrice::Fiat(price) => price,
		};
		let pair = Pair { asset: request.asset.clone(), fiat: price.fiat };
		let rate = T::Rates::price(&pair, T::Limits::get().max_price_age)
			.ok()
			.filter(|rate| rate.price > Price(0))
			.ok_or(Error::RateUnavailable)?;
		let amount = price.at(rate.price).ok_or(Error::BadAmount)?;
		let until = T::Clock::timestamp().saturating_add(price.lock_for);
		Ok((amount, Some(RateLock { rate, until, requotes_left })))
	}

	/// Refuse an amount that is none or too small, or that tolerances and split do not fit into.
	pub(super) fn ensure_sound(terms: &InvoiceTerms<T::AccountId>) -> DispatchResult {
		let asset = &terms.request.asset;
		ensure!(terms.amount > 0, Error::<T>::BadAmount);
		Self::ensure_minimum(asset, terms.amount)?;
		let least = T::Assets::minimum_balance(asset.clone());
		ensure!(terms.is_sound(least), Error::<T>::BadTerms);
		Ok(())
	}

	/// Put an invoice whose rate holds no longer under the rate of now. Whatever the first amount had
	/// to fit, the new one has to.
	pub(crate) fn renew_rate(id: InvoiceId, invoice: &mut Invoice<T::AccountId>) -> DispatchResult {
		invoice.advance::<T>(InvoiceStep::Requote)?;
		let terms = &mut invoice.terms;
		let left = terms
			.lock
			.and_then(|lock| lock.requotes_left.checked_sub(1))
			.ok_or(Error::<T>::NoRequoteLeft)?;
		(terms.amount, terms.lock) = Self::amount_now(&terms.request, left)?;
		Self::ensure_sound(terms)?;
		// A payment that names the old terms must not be taken under the new ones.
		invoice.contract_hash = Self::contract_hash(id, terms);
		Ok(())
	}

	pub(super) fn note_requoted(trail: &mut Trail, invoice: &Invoice<T::AccountId>) {
		let terms = &invoice.terms;
		Self::deposit_event(Event::InvoiceRequoted {
			id: trail.id,
			seq: trail.next(),
			merchant: terms.merchant,
			asset: terms.request.asset.clone(),
			price: terms.request.price,
			amount: terms.amount,
			lock: terms.lock,
			contract_hash: invoice.contract_hash,
		});
	}

	pub(crate) fn do_requote(who: &T::AccountId, id: InvoiceId) -> DispatchResult {
		let mut invoice = Self::invoice_managed_by(who, id)?;
		let windows = &invoice.terms.request.windows;
		ensure!(T::Clock::now() < windows.late_until, Error::<T>::TooLate);
		let in_local_money = invoice.terms.lock.is_some();
		ensure!(in_local_money && invoice.received == 0, Error::<T>::WrongState);
		// What payers were promised stands.
		ensure!(!invoice.rate_holds(T::Clock::timestamp()), Error::<T>::TooEarly);
		Self::renew_rate(id, &mut invoice)?;
		let mut trail = Trail::new(id, invoice.seq);
		Self::note_requoted(&mut trail, &invoice);
		invoice.seq = trail.seq();
		Invoices::<T>::insert(id, invoice);
		Ok(())
	}
}
