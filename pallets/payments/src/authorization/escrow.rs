// SPDX-License-Identifier: Apache-2.0

//! Buyer protection: what was captured lies in reserve, goes to arbitration, and comes back.

use super::{Authorization, AuthorizationStep};
use crate::{
	AuthorizationId, Authorizations, Config, Error, Event, HoldReason, Movement, Outcome, Pallet,
	Payout, WeightInfo, refund::refund_destination,
};
use frame::{prelude::*, token::fungibles::MutateHold};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{
	Arbitrable, Arbitration, Balance, Case, CaseId, Cause, ChainTime, Delivery, Ruling, Side,
	Trail, deliver,
};

/// Whether a payer may open a dispute for this cause: what a merchant may have done, or nobody.
const fn is_cause_of_payer(cause: Cause) -> bool {
	match cause {
		Cause::SellerSilent
		| Cause::WrongAmountOver
		| Cause::PriceDispute
		| Cause::AbusiveConduct
		| Cause::OffPlatform
		| Cause::TechnicalFault
		| Cause::Other => true,
		// About a payment in local money, or about what only a seller can complain of.
		Cause::NoPayment
		| Cause::PaidButExpired
		| Cause::BuyerSilent
		| Cause::ThirdPartyPayer
		| Cause::NameMismatch
		| Cause::WrongAccountGiven
		| Cause::WrongAmountUnder
		| Cause::WrongCurrency
		| Cause::ForgedProof
		| Cause::DuplicateProof
		| Cause::Chargeback
		| Cause::BankFrozen
		| Cause::ForbiddenRemark
		| Cause::SettledOutside => false,
	}
}

impl<AccountId: Clone> Authorization<AccountId> {
	/// What arbitration has to know. The merchant's side is the owner, whose identity is known: an arbiter
	/// that has to do with him can be told.
	fn case(&self, id: AuthorizationId, cause: Cause, evidence: H256) -> Case<AccountId> {
		Case {
			id: CaseId::Authorization(id),
			contract_hash: self.contract_hash,
			buyer: self.terms.payer.clone(),
			seller: self.terms.payee.owner.clone(),
			asset: self.terms.request.asset.clone(),
			principal: self.reserved,
			buyer_bond: 0,
			seller_bond: 0,
			fiat: None,
			rail: None,
			opener: Some(Side::Buyer),
			cause,
			evidence,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Move the merchant's share of a capture into his account, on hold there.
	///
	/// Unlike any other payout it must arrive: a share that waited with the payer for the merchant could not
	/// be disputed. Who cannot take it blocks his own capture and nothing else.
	pub(super) fn pay_into_reserve(
		trail: &mut Trail,
		authorization: &mut Authorization<T::AccountId>,
		amount: Balance,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		authorization.reserved =
			authorization.reserved.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let terms = &authorization.terms;
		let (asset, settlement) = (&terms.request.asset, &terms.payee.settlement);
		let reason = HoldReason::Authorization.into();
		let arrived =
			deliver::<_, T::Holds>(asset.clone(), &reason, &terms.payer, settlement, amount)?;
		ensure!(arrived == Delivery::Delivered, Error::<T>::CannotReserve);
		T::Holds::hold(asset.clone(), &HoldReason::Reserve.into(), settlement, amount)
			.map_err(|_| Error::<T>::CannotReserve)?;
		let account = settlement.clone();
		let payout = Payout { account, amount, kind: Movement::Reserve };
		Self::note_moved(trail, asset, &terms.payer, &payout);
		Ok(())
	}

	/// Pay the payer out of the reserve. Who calls it counts it as refunded.
	pub(crate) fn refund_out_of_reserve(
		trail: &mut Trail,
		authorization: &mut Authorization<T::AccountId>,
		amount: Balance,
	) -> DispatchResult {
		authorization.reserved =
			authorization.reserved.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		let terms = &authorization.terms;
		let account = refund_destination::<T>(&terms.payer, terms.request.refund_to.as_ref());
		let payout = Payout { account, amount, kind: Movement::Refund };
		let source = &terms.payee.settlement;
		Self::pay_held(trail, &terms.request.asset, HoldReason::Reserve, source, &payout)
	}

	/// Let the merchant have what lies in reserve.
	pub(crate) fn release_reserve(
		trail: &mut Trail,
		authorization: &mut Authorization<T::AccountId>,
	) -> DispatchResult {
		let amount = core::mem::take(&mut authorization.reserved);
		let terms = &authorization.terms;
		Self::give_back_held(
			trail,
			&terms.request.asset,
			HoldReason::Reserve,
			&terms.payee.settlement,
			amount,
			Movement::Merchant,
		)
	}

	pub(crate) fn do_dispute_payment(
		who: &T::AccountId,
		id: AuthorizationId,
		cause: Cause,
		evidence: H256,
	) -> DispatchResult {
		let mut authorization = Self::authorization(id)?;
		ensure!(*who == authorization.terms.payer, Error::<T>::NotPayer);
		authorization.advance::<T>(AuthorizationStep::Dispute)?;
		ensure!(T::Clock::now() < authorization.terms.request.refund_expiry, Error::<T>::TooLate);
		ensure!(!authorization.was_disputed, Error::<T>::OnlyOnce);
		ensure!(authorization.reserved > 0, Error::<T>::NothingReserved);
		ensure!(is_cause_of_payer(cause), Error::<T>::BadCause);

		authorization.was_disputed = true;
		T::Arbitration::open(authorization.case(id, cause, evidence))?;
		let mut trail = Trail::new(id, authorization.seq);
		Self::deposit_event(Event::DisputeOpened {
			id,
			seq: trail.next(),
			merchant: authorization.terms.merchant,
			payer: authorization.terms.payer.clone(),
			asset: authorization.terms.request.asset.clone(),
			amount: authorization.reserved,
			cause,
			evidence,
		});
		authorization.seq = trail.seq();
		Authorizations::<T>::insert(id, authorization);
		Ok(())
	}

	pub(crate) fn do_drop_dispute(who: &T::AccountId, id: AuthorizationId) -> DispatchResult {
		let mut authorization = Self::authorization(id)?;
		ensure!(*who == authorization.terms.payer, Error::<T>::NotPayer);
		authorization.advance::<T>(AuthorizationStep::Resume)?;

		let mut trail = Trail::new(id, authorization.seq);
		let to_merchant = authorization.reserved;
		Self::release_reserve(&mut trail, &mut authorization)?;
		T::Arbitration::settle(&CaseId::Authorization(id), Some(Side::Buyer))?;
		Self::end_dispute(trail, authorization, 0, to_merchant)
	}

	/// Store an authorisation that is disputed no longer. If the refund window went by meanwhile, it ends.
	pub(crate) fn end_dispute(
		mut trail: Trail,
		mut authorization: Authorization<T::AccountId>,
		to_payer: Balance,
		to_merchant: Balance,
	) -> DispatchResult {
		Self::deposit_event(Event::DisputeEnded {
			id: trail.id,
			seq: trail.next(),
			asset: authorization.terms.request.asset.clone(),
			to_payer,
			to_merchant,
			reserved: authorization.reserved,
			refunded: authorization.refunded,
		});
		if T::Clock::now() >= authorization.terms.request.refund_expiry {
			authorization.advance::<T>(AuthorizationStep::Close)?;
			return Self::remove_authorization(trail, authorization, Outcome::Closed);
		}
		authorization.seq = trail.seq();
		Authorizations::<T>::insert(trail.id, authorization);
		Ok(())
	}

	/// The authorisation that a case is about, back from arbitration.
	fn resumed(
		case: &CaseId,
	) -> Result<(AuthorizationId, Authorization<T::AccountId>), DispatchError> {
		let CaseId::Authorization(id) = case else { return Err(Error::<T>::NotFound.into()) };
		let mut authorization = Self::authorization(*id)?;
		authorization.advance::<T>(AuthorizationStep::Resume)?;
		Ok((*id, authorization))
	}

	/// What a call costs that may end an authorisation with something in reserve.
	pub(crate) fn with_reserve(measured: Weight) -> Weight {
		measured.saturating_add(T::WeightInfo::release_reserve())
	}

	/// What a refund costs that ends a dispute.
	pub(crate) fn conceding() -> Weight {
		// Out of the reserve and, beyond it, out of free balance: like two payers.
		T::WeightInfo::refund(2)
			.saturating_add(T::WeightInfo::drop_dispute())
			.saturating_add(T::Arbitration::settle_weight())
	}
}

impl<T: Config> Arbitrable<T::AccountId> for Pallet<T> {
	fn on_ruling(case: &CaseId, ruling: &Ruling) -> DispatchResult {
		let (id, mut authorization) = Self::resumed(case)?;
		let divided = ruling.to_buyer.checked_add(ruling.to_seller);
		ensure!(divided == Some(authorization.reserved), Error::<T>::BadSplit);

		let mut trail = Trail::new(id, authorization.seq);
		authorization.refunded =
			authorization.refunded.checked_add(ruling.to_buyer).ok_or(ArithmeticError::Overflow)?;
		Self::refund_out_of_reserve(&mut trail, &mut authorization, ruling.to_buyer)?;
		Self::release_reserve(&mut trail, &mut authorization)?;
		Self::end_dispute(trail, authorization, ruling.to_buyer, ruling.to_seller)
	}

	fn on_withdrawn(case: &CaseId) -> DispatchResult {
		let (id, authorization) = Self::resumed(case)?;
		let trail = Trail::new(id, authorization.seq);
		// What stays in reserve can still be refunded out of, as before.
		Self::end_dispute(trail, authorization, 0, 0)
	}

	fn ruling_weight() -> Weight {
		T::WeightInfo::on_ruling()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &T::AccountId,
		seller: &T::AccountId,
		principal: Balance,
	) -> Result<Case<T::AccountId>, DispatchError> {
		let id = Self::make_disputed(buyer, seller, principal)?;
		Ok(Self::authorization(id)?.case(id, Cause::Other, H256::zero()))
	}
}
