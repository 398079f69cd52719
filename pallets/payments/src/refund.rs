// SPDX-License-Identifier: Apache-2.0

//! Giving captured money back: out of the reserve of an escrow, and out of the merchant's free balance.

use crate::{
	Authorization, AuthorizationId, AuthorizationPhase, AuthorizationStep, Authorizations, Config,
	Error, Event, HoldReason, Invoice, InvoiceStep, Invoices, MAX_PARTS, Movement, Outcome, Pallet,
	PaymentId, Payout, Receipt, Receipts, WeightInfo, money::Source,
};
use alloc::{vec, vec::Vec};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::U256, sp_runtime::ArithmeticError};
use tael_primitives::{
	Arbitration, AssetKind, Balance, CaseId, ChainTime, ClientRef, Kyc, MerchantDirectory,
	MerchantId, Millis, ObjectKind, Power, Side, Trail, derive_id,
};

/// What can be refunded, as invoice and authorisation have it in common.
struct Refundable {
	merchant: MerchantId,
	asset: AssetKind,
	captured: Balance,
	refunded: Balance,
	refund_expiry: Millis,
	/// The refund ends a dispute, which can take longer than the refund window.
	concedes: bool,
	contract_hash: H256,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_refund(
		who: &T::AccountId,
		payment: PaymentId,
		amount: Balance,
		refund_ref: ClientRef,
	) -> Result<Weight, DispatchError> {
		match payment {
			PaymentId::Invoice(id) => {
				let mut invoice = Invoices::<T>::get(id).ok_or(Error::<T>::NotFound)?;
				invoice.advance::<T>(InvoiceStep::Refund)?;
				let refundable = invoice.as_refundable();
				invoice.refunded =
					Self::ensure_refundable(who, payment, &refundable, amount, &refund_ref)?;
				let payouts = invoice.share_refund::<T>(amount)?;
				let payees = payouts.len();
				let mut trail = Trail::new(id, invoice.seq);
				Self::note_refund(&mut trail, who, &refundable, amount, &refund_ref);
				Self::pay_refund(&mut trail, &refundable, amount, payouts)?;
				invoice.seq = trail.seq();
				Invoices::<T>::insert(id, invoice);
				Ok(T::WeightInfo::refund(payees.saturated_into()))
			},
			PaymentId::Authorization(id) => {
				Self::do_refund_authorization(who, id, amount, &refund_ref)
			},
		}
	}

	/// What lies in reserve goes first. All of it ends a dispute: the merchant concedes.
	fn do_refund_authorization(
		who: &T::AccountId,
		id: AuthorizationId,
		amount: Balance,
		refund_ref: &ClientRef,
	) -> Result<Weight, DispatchError> {
		let mut authorization = Self::authorization(id)?;
		let refundable = authorization.as_refundable();
		if refundable.concedes {
			authorization.advance::<T>(AuthorizationStep::Resume)?;
		}
		authorization.advance::<T>(AuthorizationStep::Refund)?;
		let payment = PaymentId::Authorization(id);
		authorization.refunded =
			Self::ensure_refundable(who, payment, &refundable, amount, refund_ref)?;
		// Arbitration divides what was in reserve when it was disputed.
		let is_whole = amount >= authorization.reserved;
		ensure!(is_whole || !refundable.concedes, Error::<T>::InDispute);

		let mut trail = Trail::new(id, authorization.seq);
		Self::note_refund(&mut trail, who, &refundable, amount, refund_ref);
		let out_of_reserve = amount.min(authorization.reserved);
		Self::refund_out_of_reserve(&mut trail, &mut authorization, out_of_reserve)?;
		let rest = amount.checked_sub(out_of_reserve).ok_or(ArithmeticError::Underflow)?;
		if rest > 0 {
			let terms = &authorization.terms;
			let account = refund_destination::<T>(&terms.payer, terms.request.refund_to.as_ref());
			let payouts = vec![Payout { account, amount: rest, kind: Movement::Refund }];
			Self::pay_refund(&mut trail, &refundable, rest, payouts)?;
		}
		if refundable.concedes {
			T::Arbitration::settle(&CaseId::Authorization(id), Some(Side::Seller))?;
			Self::end_dispute(trail, authorization, out_of_reserve, 0)?;
			return Ok(Self::conceding());
		}
		authorization.seq = trail.seq();
		Authorizations::<T>::insert(id, authorization);
		// Reserve and free balance are two sources, and cost as much as two payers.
		let sources = if out_of_reserve > 0 { 2 } else { 1 };
		Ok(T::WeightInfo::refund(sources))
	}

	/// What a refund costs at most.
	pub(crate) fn most_of_refunding() -> Weight {
		T::WeightInfo::refund(MAX_PARTS).max(Self::conceding())
	}

	/// Refuse a refund that must not be; otherwise the sum of refunds after it.
	fn ensure_refundable(
		who: &T::AccountId,
		payment: PaymentId,
		of: &Refundable,
		amount: Balance,
		refund_ref: &ClientRef,
	) -> Result<Balance, DispatchError> {
		T::Merchants::authorise(&of.merchant, who, Power::Refund)?;
		let refund = derive_id(ObjectKind::Refund, &payment.id(), refund_ref);
		ensure!(!Receipts::<T>::contains_key(refund), Error::<T>::AlreadyExists);
		ensure!(of.concedes || T::Clock::now() < of.refund_expiry, Error::<T>::TooLate);
		ensure!(amount > 0, Error::<T>::BadAmount);
		let room = of.captured.saturating_sub(of.refunded);
		ensure!(amount <= room, Error::<T>::ExceedsCaptured);
		// Each refund leaves a receipt behind, so only the last one may be tiny.
		if amount < room {
			Self::ensure_minimum(&of.asset, amount)?;
		}
		T::Merchants::count_refund(&of.merchant, who, &of.asset, amount)?;
		Ok(of.refunded.checked_add(amount).ok_or(ArithmeticError::Overflow)?)
	}

	/// Tell of a refund, and keep its reference used.
	fn note_refund(
		trail: &mut Trail,
		who: &T::AccountId,
		of: &Refundable,
		amount: Balance,
		refund_ref: &ClientRef,
	) {
		let refund = derive_id(ObjectKind::Refund, &trail.id, refund_ref);
		Self::deposit_event(Event::Refunded {
			id: trail.id,
			seq: trail.next(),
			refund,
			by: who.clone(),
			asset: of.asset.clone(),
			amount,
			refunded: of.refunded.saturating_add(amount),
			captured: of.captured,
		});
		let now = T::Clock::now();
		let retention = T::Limits::get().receipt_retention;
		Self::leave_receipt(
			refund,
			Receipt {
				outcome: Outcome::Refunded,
				asset: of.asset.clone(),
				captured: 0,
				refunded: amount,
				contract_hash: of.contract_hash,
				ended_at: now,
				// As long as the payment can be refunded, a retry must find this.
				keep_until: of.refund_expiry.max(now).saturating_add(retention),
			},
		);
	}

	/// Pay a refund out of the merchant's free balance.
	fn pay_refund(
		trail: &mut Trail,
		of: &Refundable,
		amount: Balance,
		payouts: Vec<Payout<T::AccountId>>,
	) -> DispatchResult {
		let settlement = T::Merchants::settlement_account(&of.merchant)
			.ok_or(Error::<T>::NoSettlementAccount)?;
		Self::ensure_spendable(&of.asset, &settlement, amount)?;
		let source = Source { account: settlement, amount, is_free: true };
		Self::distribute(trail, &of.asset, HoldReason::Refund, vec![source], payouts)
	}
}

/// Where a payer's refund goes: to the account he named, unless he was frozen since. What is due to
/// a frozen person arrives with him, frozen.
pub(crate) fn refund_destination<T: Config>(
	payer: &T::AccountId,
	refund_to: Option<&T::AccountId>,
) -> T::AccountId {
	refund_to.filter(|_| T::Kyc::ensure_not_frozen(payer).is_ok()).unwrap_or(payer).clone()
}

/// `part × numerator / denominator`, rounded down, where `numerator <= denominator`.
fn proportion(part: Balance, numerator: Balance, denominator: Balance) -> Option<Balance> {
	U256::from(part)
		.checked_mul(U256::from(numerator))?
		.checked_div(U256::from(denominator))?
		.try_into()
		.ok()
}

impl<AccountId: Clone> Invoice<AccountId> {
	fn as_refundable(&self) -> Refundable {
		Refundable {
			merchant: self.terms.merchant,
			asset: self.terms.request.asset.clone(),
			captured: self.captured,
			refunded: self.refunded,
			refund_expiry: self.terms.request.windows.refund_expiry,
			concedes: false,
			contract_hash: self.contract_hash,
		}
	}

	/// Share `amount` among the payers, pro rata of what each paid. `self.refunded` includes it.
	///
	/// Shares are cumulative and rounded down; the units left over go to the first payers who are
	/// still owed anything. A full refund gives everybody exactly what he paid.
	fn share_refund<T: Config<AccountId = AccountId>>(
		&mut self,
		amount: Balance,
	) -> Result<Vec<Payout<AccountId>>, DispatchError> {
		let mut left = amount;
		let mut shares: Vec<Balance> = Vec::with_capacity(self.parts.len());
		for part in &mut self.parts {
			let target = proportion(part.amount, self.refunded, self.captured)
				.ok_or(ArithmeticError::Overflow)?;
			let share = target.saturating_sub(part.refunded).min(left);
			part.refunded = part.refunded.checked_add(share).ok_or(ArithmeticError::Overflow)?;
			left = left.saturating_sub(share);
			shares.push(share);
		}
		for (part, share) in self.parts.iter_mut().zip(&mut shares) {
			let more = part.amount.saturating_sub(part.refunded).min(left);
			part.refunded = part.refunded.checked_add(more).ok_or(ArithmeticError::Overflow)?;
			*share = share.checked_add(more).ok_or(ArithmeticError::Overflow)?;
			left = left.saturating_sub(more);
		}
		ensure!(left == 0, ArithmeticError::Underflow);
		let payout = |(part, amount): (&crate::Part<AccountId>, Balance)| Payout {
			account: refund_destination::<T>(&part.payer, part.refund_to.as_ref()),
			amount,
			kind: Movement::Refund,
		};
		Ok(self.parts.iter().zip(shares).filter(|(_, share)| *share > 0).map(payout).collect())
	}
}

impl<AccountId> Authorization<AccountId> {
	fn as_refundable(&self) -> Refundable {
		Refundable {
			merchant: self.terms.merchant,
			asset: self.terms.request.asset.clone(),
			captured: self.captured,
			refunded: self.refunded,
			refund_expiry: self.terms.request.refund_expiry,
			concedes: self.phase == AuthorizationPhase::Disputed,
			contract_hash: self.contract_hash,
		}
	}
}
