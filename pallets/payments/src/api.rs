// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

use crate::{
	Authorization, AuthorizationId, AuthorizationStatus, Authorizations, ClaimKey, Claimable,
	Claimables, Config, Invoice, InvoiceId, InvoiceStatus, Invoices, LatePolicy, OpenInvoices,
	Pallet, Receipt, Receipts,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, ChainTime, ClientRef, MerchantId, Millis, ObjectKind, derive_id};

/// Most rows of one answer.
pub const MAX_PAGE: u32 = 100;

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

/// An invoice as it stands at a time.
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
	/// Whether a payment could be taken at this time.
	pub is_payable: bool,
	/// When its next timed step falls due.
	pub next_due: Millis,
	/// Terms, counters, flags and parts.
	pub invoice: Invoice<AccountId>,
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

/// Money that waits for its owner.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimableView<AccountId> {
	/// Where it lies.
	pub key: ClaimKey<AccountId>,
	/// How much, since when.
	pub claimable: Claimable,
}

impl<T: Config> Pallet<T> {
	/// An invoice by its id, now.
	pub fn invoice_view(id: InvoiceId) -> Option<Lookup<InvoiceView<T::AccountId>>> {
		Self::invoice_view_at(id, T::Clock::now())
	}

	/// An invoice by its id, as it would stand at a chain time if nothing happened until then.
	pub fn invoice_view_at(id: InvoiceId, at: Millis) -> Option<Lookup<InvoiceView<T::AccountId>>> {
		match Invoices::<T>::get(id) {
			Some(invoice) => Some(Lookup::Live(InvoiceView::new(id, invoice, at))),
			None => Receipts::<T>::get(id).map(Lookup::Ended),
		}
	}

	/// An invoice by its merchant and reference, now.
	pub fn invoice_by_ref(
		merchant: MerchantId,
		reference: ClientRef,
	) -> Option<Lookup<InvoiceView<T::AccountId>>> {
		Self::invoice_view(invoice_id(&merchant, &reference))
	}

	/// Open invoices of a merchant after `from`, at most 100.
	pub fn open_invoices(
		merchant: MerchantId,
		from: Option<InvoiceId>,
		limit: u32,
	) -> InvoicePage<T::AccountId> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let now = T::Clock::now();
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
			.filter_map(|id| Some(InvoiceView::new(id, Invoices::<T>::get(id)?, now)))
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

	/// What waits for `owner`, after `from`, at most 100.
	pub fn claimables_of(
		owner: &T::AccountId,
		from: Option<ClaimKey<T::AccountId>>,
		limit: u32,
	) -> Vec<ClaimableView<T::AccountId>> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let rows = match from {
			Some(key) => {
				let after = Claimables::<T>::hashed_key_for(owner, &key);
				Claimables::<T>::iter_prefix_from(owner, after)
			},
			None => Claimables::<T>::iter_prefix(owner),
		};
		rows.take(limit).map(|(key, claimable)| ClaimableView { key, claimable }).collect()
	}
}

impl<AccountId> InvoiceView<AccountId> {
	fn new(id: InvoiceId, invoice: Invoice<AccountId>, at: Millis) -> Self {
		let request = &invoice.terms.request;
		let need = request.need();
		let in_time = match request.late {
			LatePolicy::Reject => at < request.windows.expires_at,
			LatePolicy::Accept | LatePolicy::HoldForMerchant => at < request.windows.late_until,
		};
		let waits_for_money = invoice.captured == 0 && invoice.received < need;
		Self {
			id,
			status: invoice.status(at),
			need,
			due: invoice.due(),
			is_payable: in_time && waits_for_money,
			next_due: invoice.next_due(),
			invoice,
		}
	}
}
