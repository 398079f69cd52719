// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

use crate::{
	Authorization, AuthorizationId, AuthorizationStatus, Authorizations, Config, Invoice,
	InvoiceId, InvoiceStatus, Invoices, OpenInvoices, Pallet, Receipt, Receipts,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Balance, ChainTime, ClientRef, MAX_PAGE, MerchantId, Millis, ObjectKind, Quote, derive_id,
};

/// The id of a merchant's invoice, known before it exists.
pub fn invoice_id(merchant: &MerchantId, reference: &ClientRef) -> InvoiceId {
	derive_id(ObjectKind::Invoice, merchant, reference)
}

/// The id of a payer's authorisation, known before it exists.
pub fn authorization_id<AccountId: Encode>(
	payer: &AccountId,
	reference: &ClientRef,
) -> AuthorizationId {
	derive_id(ObjectKind::Authorization, payer, reference)
}

/// An object, or what is left of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Lookup<View> {
	/// Alive.
	#[codec(index = 0)]
	Live(View),
	/// Ended.
	#[codec(index = 1)]
	Ended(Receipt),
}

/// An invoice as it stands now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct InvoiceView<AccountId> {
	/// Its id.
	pub id: InvoiceId,
	/// What counters and time say.
	pub status: InvoiceStatus,
	/// The least sum that settles it.
	pub need: Balance,
	/// What is missing from the amount.
	pub due: Balance,
	/// Whether a payment could be taken now. One that needs a new rate needs a price too.
	pub is_payable: bool,
	/// When its next timed step falls due.
	pub next_due: Millis,
	/// Terms, counters, flags and parts.
	pub invoice: Invoice<AccountId>,
}

/// What an invoice asks of whoever would pay it now.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvoiceQuote {
	/// What is missing from the amount.
	pub due: Balance,
	/// At which rate, where the price is in local money.
	pub rate: Option<Quote>,
	/// Whether the rate is that of now, since the last one holds no longer. It is fixed by the payment.
	pub is_new: bool,
}

/// Open invoices of a merchant, in the order of their ids.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct InvoicePage<AccountId> {
	/// The invoices.
	pub items: Vec<InvoiceView<AccountId>>,
	/// Where to go on, if there are more.
	pub next: Option<InvoiceId>,
}

/// An authorisation as it stands at a time.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AuthorizationView<AccountId> {
	/// Its id.
	pub id: AuthorizationId,
	/// What counters and time say.
	pub status: AuthorizationStatus,
	/// What is on hold.
	pub outstanding: Balance,
	/// From this chain time on the merchant can capture no more.
	pub capture_before: Millis,
	/// Terms and counters.
	pub authorization: Authorization<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// An invoice by its id, now.
	pub fn invoice_view(id: InvoiceId) -> Option<Lookup<InvoiceView<T::AccountId>>> {
		match Invoices::<T>::get(id) {
			Some(invoice) => Some(Lookup::Live(Self::view(id, invoice))),
			None => Receipts::<T>::get(id).map(Lookup::Ended),
		}
	}

	/// What would be due if somebody paid now. `None` where nothing can be paid, and where a new rate
	/// is needed and there is none, or none that the terms bear.
	pub fn invoice_quote(id: InvoiceId) -> Option<InvoiceQuote> {
		let timestamp = T::Clock::timestamp();
		let mut invoice = Invoices::<T>::get(id)
			.filter(|invoice| invoice.is_payable(T::Clock::now(), timestamp))?;
		let is_new = !invoice.rate_holds(timestamp);
		if is_new {
			Self::renew_rate(id, &mut invoice).ok()?;
		}
		let rate = invoice.terms.lock.map(|lock| lock.rate);
		Some(InvoiceQuote { due: invoice.due(), rate, is_new })
	}

	fn view(id: InvoiceId, invoice: Invoice<T::AccountId>) -> InvoiceView<T::AccountId> {
		let now = T::Clock::now();
		InvoiceView {
			id,
			status: invoice.status(now),
			need: invoice.terms.need(),
			due: invoice.due(),
			is_payable: invoice.is_payable(now, T::Clock::timestamp()),
			next_due: invoice.next_due(),
			invoice,
		}
	}

	/// Open invoices of a merchant after `from`, at most 100.
	pub fn open_invoices(
		merchant: MerchantId,
		from: Option<InvoiceId>,
		limit: u32,
	) -> InvoicePage<T::AccountId> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let mut ids = match from {
			Some(id) => {
				let after = OpenInvoices::<T>::hashed_key_for(merchant, id);
				OpenInvoices::<T>::iter_key_prefix_from(merchant, after)
			},
			None => OpenInvoices::<T>::iter_key_prefix(merchant),
		};
		let items: Vec<_> = ids
			.by_ref()
			.take(limit)
			.filter_map(|id| Some(Self::view(id, Invoices::<T>::get(id)?)))
			.collect();
		let next = ids.next().and_then(|_| items.last().map(|item| item.id));
		InvoicePage { items, next }
	}

	/// An authorisation by its id, now.
	pub fn authorization_view(
		id: AuthorizationId,
	) -> Option<Lookup<AuthorizationView<T::AccountId>>> {
		let Some(authorization) = Authorizations::<T>::get(id) else {
			return Receipts::<T>::get(id).map(Lookup::Ended);
		};
		Some(Lookup::Live(AuthorizationView {
			id,
			status: authorization.status(T::Clock::now()),
			outstanding: authorization.outstanding(),
			capture_before: authorization.terms.request.auth_expiry,
			authorization,
		}))
	}
}
