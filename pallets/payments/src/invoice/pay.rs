// SPDX-License-Identifier: Apache-2.0

//! Paying an invoice, in one payment or in parts.

use super::{Invoice, InvoiceStep, LatePolicy, OverPolicy, Part, PartialPolicy};
use crate::{
	Config, Error, Event, Flags, HoldReason, InvoiceId, Invoices, MAX_LEGS, MAX_PARTS, Outcome,
	Pallet, Receipts, WeightInfo, money::Source,
};
use alloc::vec::Vec;
use frame::{deps::frame_support::dispatch::WithPostDispatchInfo, prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, Balance, ChainTime, MerchantDirectory, Millis, Trail};

/// What a payer offers, and what he takes for granted.
pub(crate) struct Offer<AccountId> {
	pub(crate) asset: AssetKind,
	pub(crate) amount: Balance,
	pub(crate) paid_before: Balance,
	pub(crate) refund_to: Option<AccountId>,
	pub(crate) contract_hash: Option<H256>,
}

/// A payment that was taken in, and what is left to do.
struct Accepted<AccountId> {
	invoice: Invoice<AccountId>,
	trail: Trail,
	/// Whether that took a new rate.
	requoted: bool,
	/// Where the money comes from, if it completes the invoice.
	completes: Option<Vec<Source<AccountId>>>,
}

impl<T: Config> Pallet<T> {
	/// The most that paying takes. Only the first payment can need a new rate.
	pub fn most_of_paying() -> Weight {
		let alone = T::WeightInfo::pay_part().max(T::WeightInfo::pay(0, MAX_LEGS));
		let after_parts = T::WeightInfo::pay(MAX_PARTS.saturating_sub(1), MAX_LEGS);
		alone.saturating_add(T::WeightInfo::requote()).max(after_parts)
	}

	/// Pay. What is refused before the invoice settles took no more than a part, and costs no more.
	pub(crate) fn do_pay(
		payer: &T::AccountId,
		id: InvoiceId,
		offer: Offer<T::AccountId>,
	) -> DispatchResultWithPostInfo {
		let Accepted { mut invoice, mut trail, requoted, completes } =
			Self::accept_part(payer, id, offer)
				.map_err(|error| error.with_weight(T::WeightInfo::pay_part()))?;
		let mut weight = if let Some(sources) = completes {
			let held = sources.len().saturating_sub(1).saturated_into();
			T::WeightInfo::pay(held, Self::settle(&mut trail, &mut invoice, sources)?)
		} else {
			T::WeightInfo::pay_part()
		};
		if requoted {
			weight = weight.saturating_add(T::WeightInfo::requote());
		}
		invoice.seq = trail.seq();
		Invoices::<T>::insert(id, invoice);
		Ok(Some(weight).into())
	}

	/// Check an offer and take it as a part.
	fn accept_part(
		payer: &T::AccountId,
		id: InvoiceId,
		offer: Offer<T::AccountId>,
	) -> Result<Accepted<T::AccountId>, DispatchError> {
		let mut invoice = Self::payable(id)?;
		ensure!(invoice.phase.apply(InvoiceStep::Part).is_ok(), Error::<T>::NothingDue);
		let now = T::Clock::now();
		let (late, waits) = Self::lateness(&invoice, now)?;
		Self::ensure_may_pay(payer, &invoice, &offer)?;
		let requoted = !invoice.rate_holds(T::Clock::timestamp());
		let amount = if requoted {
			Self::renew_rate(id, &mut invoice)?;
			Self::amount_at_new_rate(&invoice, offer.amount)?
		} else {
			Self::amount_to_take(&invoice, offer.amount)?
		};
		let received = invoice.received.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let enough = received >= invoice.terms.need();
		if !enough {
			Self::ensure_minimum(&offer.asset, amount)?;
		}
		let completes = enough && !waits;
		let step = if completes { InvoiceStep::Settle } else { InvoiceStep::Part };
		invoice.advance::<T>(step)?;

		let counted = Self::counted(&invoice, amount, received)?;
		Self::count(payer, &invoice.terms.payee.owner, counted)?;
		let sources = Self::take(payer, &invoice, &offer.asset, amount, completes)?;

		if late {
			invoice.flags.insert(Flags::LATE);
		}
		if !enough {
			invoice.flags.insert(Flags::PARTIAL);
		}
		if !invoice.parts.is_empty() {
			invoice.flags.insert(Flags::MULTIPLE);
		}
		let part = Part {
			payer: payer.clone(),
			refund_to: offer.refund_to,
			amount,
			refunded: 0,
			counted,
			counted_at: now,
		};
		invoice.add::<T>(part, enough)?;
		invoice.received = received;
		if !waits {
			invoice.credited = received;
		}
		let mut trail = Trail::new(id, invoice.seq);
		if requoted {
			Self::note_requoted(&mut trail, &invoice);
		}
		Self::deposit_event(Event::Paid {
			id,
			seq: trail.next(),
			merchant: invoice.terms.merchant,
			payer: payer.clone(),
			asset: offer.asset,
			amount,
			received,
			due: invoice.due(),
		});
		Ok(Accepted { invoice, trail, requoted, completes: completes.then_some(sources) })
	}

	/// Whether money comes late at this time, and whether it then waits for the merchant instead of
	/// settling by itself.
	fn lateness(invoice: &Invoice<T::AccountId>, now: Millis) -> Result<(bool, bool), Error<T>> {
		let request = &invoice.terms.request;
		ensure!(now < request.windows.late_until, Error::Expired);
		if now < request.windows.expires_at {
			return Ok((false, false));
		}
		match request.late {
			LatePolicy::Reject => Err(Error::Expired),
			LatePolicy::Accept => Ok((true, false)),
			LatePolicy::HoldForMerchant => Ok((true, true)),
		}
	}

	/// The invoice, or why nothing can be paid on it any more.
	fn payable(id: InvoiceId) -> Result<Invoice<T::AccountId>, Error<T>> {
		if let Some(invoice) = Invoices::<T>::get(id) {
			return Ok(invoice);
		}
		Err(match Receipts::<T>::get(id).map(|receipt| receipt.outcome) {
			None => Error::NotFound,
			Some(Outcome::Expired) => Error::Expired,
			Some(Outcome::Cancelled | Outcome::Closed | Outcome::Refunded) => Error::NothingDue,
		})
	}

	fn ensure_may_pay(
		payer: &T::AccountId,
		invoice: &Invoice<T::AccountId>,
		offer: &Offer<T::AccountId>,
	) -> DispatchResult {
		let terms = &invoice.terms;
		ensure!(offer.asset == terms.request.asset, Error::<T>::WrongAsset);
		ensure!(
			terms.request.allowed_payer.as_ref().is_none_or(|allowed| allowed == payer),
			Error::<T>::NotAllowedPayer
		);
		ensure!(*payer != terms.payee.settlement, Error::<T>::SelfPayment);
		// A repeated call finds its own payment here and stops, before what that payment changed.
		ensure!(offer.paid_before == invoice.paid_by(payer), Error::<T>::Stale);
		ensure!(
			offer.contract_hash.is_none_or(|expected| expected == invoice.contract_hash),
			Error::<T>::TermsMismatch
		);
		T::Merchants::open_for_payments(&terms.merchant)?;
		Self::ensure_unscreened(payer, &terms.payee)
	}

	/// How much of an offer is taken, by the invoice's policies.
	fn amount_to_take(
		invoice: &Invoice<T::AccountId>,
		offered: Balance,
	) -> Result<Balance, DispatchError> {
		let request = &invoice.terms.request;
		ensure!(offered > 0, Error::<T>::BadAmount);
		let need = invoice.terms.need();
		// Enough is there already and waits for the merchant.
		ensure!(invoice.received < need, Error::<T>::NothingDue);
		let amount = match request.over {
			OverPolicy::Reject => {
				let ceiling = invoice.terms.ceiling().ok_or(ArithmeticError::Overflow)?;
				let room = ceiling.saturating_sub(invoice.received);
				ensure!(offered <= room, Error::<T>::AmountMismatch);
				offered
			},
			OverPolicy::ReturnExcess => offered.min(invoice.due()),
			OverPolicy::Keep => offered,
		};
		match request.partial {
			PartialPolicy::Forbid => {
				let received = invoice.received.saturating_add(amount);
				ensure!(received >= need, Error::<T>::AmountMismatch);
			},
			PartialPolicy::Accumulate => {},
		}
		Ok(amount)
	}

	/// How much of an offer is taken that was made before its payer could know the rate: all that is
	/// due, if he offers as much. No part, which he may not have meant, and no excess.
	fn amount_at_new_rate(
		invoice: &Invoice<T::AccountId>,
		offered: Balance,
	) -> Result<Balance, Error<T>> {
		ensure!(offered > 0, Error::BadAmount);
		let amount = offered.min(invoice.due());
		ensure!(amount >= invoice.terms.need(), Error::RateExpired);
		Ok(amount)
	}

	/// What a payment counts as, in USDT. Parts of a big invoice count however small they are.
	fn counted(
		invoice: &Invoice<T::AccountId>,
		amount: Balance,
		received: Balance,
	) -> Result<Balance, DispatchError> {
		let asset = &invoice.terms.request.asset;
		let whole = invoice.terms.amount.max(received);
		if Self::value(asset, whole)? < T::Limits::get().kyc_threshold {
			return Ok(0);
		}
		Self::value(asset, amount)
	}

	/// Put a part on hold, or list where the money of a completed invoice comes from: the parts
	/// before on hold, this payment from free balance.
	fn take(
		payer: &T::AccountId,
		invoice: &Invoice<T::AccountId>,
		asset: &AssetKind,
		amount: Balance,
		completes: bool,
	) -> Result<Vec<Source<T::AccountId>>, DispatchError> {
		if !completes {
			Self::hold(asset, HoldReason::Invoice, payer, amount)?;
			return Ok(Vec::new());
		}
		Self::ensure_spendable(asset, payer, amount)?;
		let mut sources = invoice.held_parts();
		sources.push(Source { account: payer.clone(), amount, is_free: true });
		Ok(sources)
	}
}

impl<AccountId: Clone + Eq> Invoice<AccountId> {
	/// What `payer` has put in so far.
	pub fn paid_by(&self, payer: &AccountId) -> Balance {
		self.parts
			.iter()
			.filter(|part| part.payer == *payer)
			.fold(0, |sum, part| sum.saturating_add(part.amount))
	}

	/// All parts as money on hold.
	pub(crate) fn held_parts(&self) -> Vec<Source<AccountId>> {
		let as_source = |part: &Part<AccountId>| Source {
			account: part.payer.clone(),
			amount: part.amount,
			is_free: false,
		};
		self.parts.iter().map(as_source).collect()
	}

	/// Add a part. A payer's parts are one, with the time of the first: that can only make smaller
	/// what is given back of his limits.
	fn add<T: Config>(&mut self, part: Part<AccountId>, enough: bool) -> DispatchResult {
		let same =
			|old: &&mut Part<AccountId>| old.payer == part.payer && old.refund_to == part.refund_to;
		if let Some(old) = self.parts.iter_mut().find(same) {
			old.amount = old.amount.checked_add(part.amount).ok_or(ArithmeticError::Overflow)?;
			old.counted = old.counted.checked_add(part.counted).ok_or(ArithmeticError::Overflow)?;
			return Ok(());
		}
		ensure!(enough || part.amount >= self.smallest_part(), Error::<T>::BelowMinimum);
		// Sixteen parts of a sixteenth are enough, so that there is always a place.
		self.parts.try_push(part).map_err(|_| DispatchError::Exhausted)?;
		Ok(())
	}

	/// The least that a payer may begin with who does not pay all that is left: a sixteenth of the
	/// amount, rounded up. Small parts of strangers can neither take the places nor, for next to
	/// nothing, keep the merchant from cancelling.
	pub const fn smallest_part(&self) -> Balance {
		self.terms.amount.div_ceil(MAX_PARTS as Balance)
	}

	/// Take a step, if the phase allows it.
	pub(crate) fn advance<T: Config>(&mut self, step: InvoiceStep) -> Result<(), Error<T>> {
		self.phase = self.phase.apply(step).map_err(|_| Error::WrongState)?;
		Ok(())
	}
}
