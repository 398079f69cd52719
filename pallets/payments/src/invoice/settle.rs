// SPDX-License-Identifier: Apache-2.0

//! How an open invoice settles, is extended, or ends without money.

use super::{Invoice, InvoiceStep, Windows};
use crate::{
	Config, Error, Event, Flags, GatewayFee, HoldReason, InvoiceId, Invoices, Movement,
	OpenInvoices, Outcome, Pallet, Receipt, WeightInfo, money::Source,
};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Agency, AssetKind, ChainTime, MerchantDirectory, Power, Trail};

impl<T: Config> Pallet<T> {
	/// Pay everything received to the legs, and tell how many there were beside the merchant. The
	/// phase is settled already.
	pub(super) fn settle(
		trail: &mut Trail,
		invoice: &mut Invoice<T::AccountId>,
		sources: Vec<Source<T::AccountId>>,
	) -> Result<u32, DispatchError> {
		let asset = invoice.terms.request.asset.clone();
		invoice.credited = invoice.received;
		invoice.captured = invoice.received;
		if invoice.terms.ceiling().is_some_and(|ceiling| invoice.received > ceiling) {
			invoice.flags.insert(Flags::OVER);
		}
		let least = T::Assets::minimum_balance(asset.clone());
		let payouts = invoice.terms.split(invoice.captured, least);
		let others = payouts.len().saturating_sub(1).saturated_into();
		Self::distribute(trail, &asset, HoldReason::Invoice, sources, payouts)?;
		OpenInvoices::<T>::remove(invoice.terms.merchant, trail.id);
		Self::deposit_event(Event::Settled {
			id: trail.id,
			seq: trail.next(),
			merchant: invoice.terms.merchant,
			asset,
			captured: invoice.captured,
			written_off: invoice.written_off,
			flags: invoice.flags,
		});
		Ok(others)
	}

	pub(crate) fn do_accept_short(
		who: &T::AccountId,
		id: InvoiceId,
	) -> Result<Weight, DispatchError> {
		let mut invoice = Self::invoice_managed_by(who, id)?;
		invoice.advance::<T>(InvoiceStep::Settle)?;
		let request = &invoice.terms.request;
		ensure!(T::Clock::now() < request.windows.late_until, Error::<T>::TooLate);
		ensure!(invoice.received > 0, Error::<T>::NothingReceived);
		invoice.flags.insert(Flags::MANUAL);
		invoice.written_off = invoice.due();
		let sources = invoice.held_parts();
		let mut trail = Trail::new(id, invoice.seq);
		let held = sources.len().saturated_into();
		let others = Self::settle(&mut trail, &mut invoice, sources)?;
		invoice.seq = trail.seq();
		Invoices::<T>::insert(id, invoice);
		Ok(T::WeightInfo::accept_short(held, others))
	}

	pub(crate) fn do_extend(who: &T::AccountId, id: InvoiceId, windows: Windows) -> DispatchResult {
		let mut invoice = Self::invoice_managed_by(who, id)?;
		invoice.advance::<T>(InvoiceStep::Extend)?;
		let now = T::Clock::now();
		let request = &mut invoice.terms.request;
		ensure!(now < request.windows.late_until, Error::<T>::TooLate);
		// Whoever has put money down did so under the deadlines he saw.
		ensure!(invoice.received == 0, Error::<T>::WrongState);
		ensure!(windows.reach_beyond(&request.windows), Error::<T>::BadTerms);
		ensure!(
			windows.are_sound(request.late, invoice.created_at, now, &T::Limits::get()),
			Error::<T>::BadTerms
		);
		request.windows = windows;
		// A payment that names the old terms must not be held under the new ones.
		let contract_hash = Self::contract_hash(id, &invoice.terms);
		invoice.contract_hash = contract_hash;
		let mut trail = Trail::new(id, invoice.seq);
		let seq = trail.next();
		Self::deposit_event(Event::InvoiceExtended { id, seq, windows, contract_hash });
		invoice.seq = trail.seq();
		Invoices::<T>::insert(id, invoice);
		Ok(())
	}

	pub(crate) fn do_cancel(who: &T::AccountId, id: InvoiceId) -> Result<Weight, DispatchError> {
		let mut invoice = Self::invoice_managed_by(who, id)?;
		invoice.advance::<T>(InvoiceStep::Cancel)?;
		let windows = &invoice.terms.request.windows;
		let now = T::Clock::now();
		ensure!(now < windows.late_until, Error::<T>::TooLate);
		// In time, money on hold is a payer's right to complete; late, it waits for this answer.
		ensure!(invoice.received == 0 || now >= windows.expires_at, Error::<T>::WrongState);
		let parts = invoice.parts.len().saturated_into();
		Self::end_unpaid(id, &invoice, Outcome::Cancelled)?;
		Ok(T::WeightInfo::cancel(parts))
	}

	pub(crate) fn do_expire(id: InvoiceId) -> Result<Weight, DispatchError> {
		let mut invoice = Invoices::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		invoice.advance::<T>(InvoiceStep::Expire)?;
		let late_until = invoice.terms.request.windows.late_until;
		ensure!(T::Clock::now() >= late_until, Error::<T>::TooEarly);
		let parts = invoice.parts.len().saturated_into();
		Self::end_unpaid(id, &invoice, Outcome::Expired)?;
		Ok(T::WeightInfo::expire(parts))
	}

	/// Return every part to its payer and remove the invoice.
	fn end_unpaid(
		id: InvoiceId,
		invoice: &Invoice<T::AccountId>,
		outcome: Outcome,
	) -> DispatchResult {
		let asset = &invoice.terms.request.asset;
		let mut trail = Trail::new(id, invoice.seq);
		for part in &invoice.parts {
			Self::give_back_held(
				&mut trail,
				asset,
				HoldReason::Invoice,
				&part.payer,
				part.amount,
				Movement::Return,
			)?;
			let owner = &invoice.terms.payee.owner;
			Self::uncount(&part.payer, owner, part.counted, part.counted_at);
		}
		OpenInvoices::<T>::remove(invoice.terms.merchant, id);
		Self::remove_invoice(trail, invoice, outcome)
	}

	/// Remove an invoice that has nothing on hold any more: row, index entry and deposit. A receipt
	/// stays.
	pub(crate) fn remove_invoice(
		mut trail: Trail,
		invoice: &Invoice<T::AccountId>,
		outcome: Outcome,
	) -> DispatchResult {
		let id = trail.id;
		Invoices::<T>::remove(id);
		Self::unschedule(id, invoice.bucket);
		Self::give_back_held(
			&mut trail,
			&AssetKind::Native,
			HoldReason::Deposit,
			&invoice.depositor,
			invoice.deposit,
			Movement::Deposit,
		)?;
		Self::deposit_event(Event::InvoiceEnded {
			id,
			seq: trail.next(),
			merchant: invoice.terms.merchant,
			outcome,
			asset: invoice.terms.request.asset.clone(),
			received: invoice.received,
			captured: invoice.captured,
			refunded: invoice.refunded,
		});
		let now = T::Clock::now();
		Self::leave_receipt(
			id,
			Receipt {
				outcome,
				asset: invoice.terms.request.asset.clone(),
				captured: invoice.captured,
				refunded: invoice.refunded,
				contract_hash: invoice.contract_hash,
				ended_at: now,
				keep_until: now.saturating_add(T::Limits::get().receipt_retention),
			},
		);
		Ok(())
	}

	/// The invoice, if `who` may decide about it for the merchant. A gateway decides about what it
	/// made itself.
	pub(super) fn invoice_managed_by(
		who: &T::AccountId,
		id: InvoiceId,
	) -> Result<Invoice<T::AccountId>, DispatchError> {
		let invoice = Invoices::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		match T::Merchants::authorise(&invoice.terms.merchant, who, Power::Invoice)? {
			Agency::Staff => {},
			Agency::Gateway(gateway) => {
				let made_it = |made: &GatewayFee<T::AccountId>| made.account == gateway.account;
				ensure!(
					invoice.terms.gateway.as_ref().is_some_and(made_it),
					Error::<T>::NotAuthorized
				);
			},
		}
		Ok(invoice)
	}
}
