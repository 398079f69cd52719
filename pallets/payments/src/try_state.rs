// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls.

use crate::{
	AuthorizationPhase, Authorizations, Config, Due, HoldReason, InvoicePhase, InvoicePrice,
	Invoices, OpenInvoices, Pallet, Receipts, Timed, sweep::Index,
};
use alloc::collections::BTreeMap;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Claimables, HoldSums};

const REASONS: [HoldReason; 5] = [
	HoldReason::Invoice,
	HoldReason::Authorization,
	HoldReason::Refund,
	HoldReason::Deposit,
	HoldReason::Reserve,
];

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_holds_equal_objects()?;
		Self::i5_counters_of_invoices()?;
		Self::amounts_are_those_of_the_terms()?;
		Self::i5_counters_of_authorizations()?;
		Self::every_object_is_scheduled_once()?;
		Self::open_index_matches_invoices()?;
		Self::no_receipt_of_a_live_object()
	}

	/// I2: for every account, asset and reason, what objects say lies there is what is on hold.
	fn i2_holds_equal_objects() -> Result<(), TryRuntimeError> {
		let mut sums = HoldSums::<T::AccountId, T::Holds>::new(REASONS);
		for invoice in Invoices::<T>::iter_values() {
			sums.add(&invoice.depositor, &AssetKind::Native, HoldReason::Deposit, invoice.deposit);
			if invoice.phase == InvoicePhase::Open {
				for part in &invoice.parts {
					let asset = &invoice.terms.request.asset;
					sums.add(&part.payer, asset, HoldReason::Invoice, part.amount);
				}
			}
		}
		for row in Authorizations::<T>::iter_values() {
			let payer = &row.terms.payer;
			sums.add(payer, &AssetKind::Native, HoldReason::Deposit, row.deposit);
			let asset = &row.terms.request.asset;
			sums.add(payer, asset, HoldReason::Authorization, row.outstanding());
			sums.add(&row.terms.payee.settlement, asset, HoldReason::Reserve, row.reserved);
		}
		sums.add_owed(T::Claimables::all());
		ensure!(sums.are_on_hold(), "I2: holds differ from objects");
		// Nothing lies on hold that no object knows, in any money that one of them was ever in, as
		// far as rows and receipts tell.
		let assets = Invoices::<T>::iter_values()
			.map(|row| row.terms.request.asset)
			.chain(Authorizations::<T>::iter_values().map(|row| row.terms.request.asset))
			.chain(Receipts::<T>::iter_values().map(|row| row.asset));
		let is_explained = sums.explain_holds(frame_system::Account::<T>::iter_keys(), assets);
		ensure!(is_explained, "I2: a hold without an object");
		Ok(())
	}

	/// I3 and I5 for invoices: counters in order, parts that sum up, phases that fit.
	fn i5_counters_of_invoices() -> Result<(), TryRuntimeError> {
		for invoice in Invoices::<T>::iter_values() {
			ensure!(
				invoice.refunded <= invoice.captured
					&& invoice.captured <= invoice.credited
					&& invoice.credited <= invoice.received,
				"I5: refunded <= captured <= credited <= received"
			);
			let sum = |of: fn(&crate::Part<T::AccountId>) -> Balance| {
				invoice.parts.iter().map(of).fold(0, Balance::saturating_add)
			};
			ensure!(sum(|part| part.amount) == invoice.received, "I3: parts are what arrived");
			ensure!(sum(|part| part.refunded) == invoice.refunded, "I3: parts are what went back");
			ensure!(
				invoice.parts.iter().all(|part| part.amount > 0 && part.refunded <= part.amount),
				"I5: nobody gets back more than he paid"
			);
			match invoice.phase {
				InvoicePhase::Open => ensure!(invoice.captured == 0, "I3: open, nothing paid out"),
				InvoicePhase::Settled => ensure!(
					invoice.captured == invoice.received && invoice.captured > 0,
					"I3: settled, everything paid out"
				),
				InvoicePhase::Ended => return Err("a terminal invoice is still in state".into()),
			}
		}
		Ok(())
	}

	/// Local money has a rate and comes to the amount by it; an amount of the asset is what it is. The
	/// hash is that of the terms.
	fn amounts_are_those_of_the_terms() -> Result<(), TryRuntimeError> {
		for (id, invoice) in Invoices::<T>::iter() {
			let terms = &invoice.terms;
			let expected = match (terms.request.price, terms.lock) {
				(InvoicePrice::Asset(amount), None) => Some(amount),
				(InvoicePrice::Fiat(price), Some(lock)) => price.at(lock.rate.price),
				_ => None,
			};
			ensure!(expected == Some(terms.amount), "an amount is not that of its price");
			ensure!(
				invoice.contract_hash == Self::contract_hash(id, terms),
				"a contract hash is not that of its terms"
			);
		}
		Ok(())
	}

	/// I3 and I5 for authorisations.
	fn i5_counters_of_authorizations() -> Result<(), TryRuntimeError> {
		for row in Authorizations::<T>::iter_values() {
			let used = row.captured.checked_add(row.voided);
			ensure!(
				row.refunded <= row.captured && used.is_some_and(|used| used <= row.authorized),
				"I5: refunded <= captured, captured + voided <= authorized"
			);
			ensure!(
				row.captured.checked_sub(row.refunded).is_some_and(|left| row.reserved <= left),
				"I5: reserved <= captured - refunded"
			);
			ensure!(
				row.reserved == 0 || row.terms.request.is_escrowed,
				"only an escrow has a reserve"
			);
			match row.phase {
				AuthorizationPhase::Held => ensure!(row.outstanding() > 0, "held, with nothing"),
				AuthorizationPhase::Settled => ensure!(
					row.outstanding() == 0 && row.captured > 0,
					"I3: settled, nothing on hold, something to refund"
				),
				AuthorizationPhase::Disputed => ensure!(
					row.outstanding() == 0 && row.reserved > 0 && row.was_disputed,
					"I3: disputed, nothing on hold, something in reserve"
				),
				AuthorizationPhase::Ended => {
					return Err("a terminal authorisation is still in state".into());
				},
			}
		}
		Ok(())
	}

	/// The expiry index: one entry for each row, one row for each entry.
	fn every_object_is_scheduled_once() -> Result<(), TryRuntimeError> {
		let mut rows: BTreeMap<H256, (u64, Timed)> = BTreeMap::new();
		for (id, row) in Invoices::<T>::iter() {
			rows.insert(id, (row.bucket, Timed::Invoice));
		}
		for (id, row) in Authorizations::<T>::iter() {
			rows.insert(id, (row.bucket, Timed::Authorization));
		}
		for (id, row) in Receipts::<T>::iter() {
			rows.insert(id, (Index::<T>::bucket_of(row.keep_until), Timed::Receipt));
		}
		let cursor = crate::SweepCursor::<T>::get();
		let mut entries = 0usize;
		for (bucket, id, what) in Due::<T>::iter() {
			entries = entries.saturating_add(1);
			ensure!(
				rows.get(&id) == Some(&(bucket, what)),
				"an entry of the expiry index is stale"
			);
			ensure!(
				cursor.is_some_and(|cursor| cursor <= bucket),
				"the sweep has passed an entry of the expiry index"
			);
		}
		ensure!(entries == rows.len(), "an object is missing in the expiry index");
		Ok(())
	}

	/// The index of open invoices lists exactly the open invoices.
	fn open_index_matches_invoices() -> Result<(), TryRuntimeError> {
		let mut open = 0usize;
		for (id, invoice) in Invoices::<T>::iter() {
			let is_open = invoice.phase == InvoicePhase::Open;
			open = open.saturating_add(usize::from(is_open));
			ensure!(
				OpenInvoices::<T>::contains_key(invoice.terms.merchant, id) == is_open,
				"the index of open invoices differs"
			);
		}
		ensure!(OpenInvoices::<T>::iter().count() == open, "an open invoice without a row");
		Ok(())
	}

	/// An id is alive or ended, never both.
	fn no_receipt_of_a_live_object() -> Result<(), TryRuntimeError> {
		for id in Receipts::<T>::iter_keys() {
			ensure!(
				!Invoices::<T>::contains_key(id) && !Authorizations::<T>::contains_key(id),
				"a live object has a receipt"
			);
		}
		Ok(())
	}
}
