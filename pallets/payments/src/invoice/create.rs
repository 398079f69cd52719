// SPDX-License-Identifier: Apache-2.0

//! Making invoices.

use super::{Invoice, InvoicePhase, InvoiceRequest, InvoiceTerms, RateLock};
use crate::{
	Config, Error, Event, Flags, GatewayFee, HoldReason, InvoiceId, Invoices, OpenInvoices, Pallet,
	Receipts, Timed,
};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Agency, AssetKind, Balance, ChainTime, ClientRef, MerchantDirectory, MerchantId, MerchantTerms,
	ObjectKind, Power, Trail, derive_id,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_invoices(
		who: &T::AccountId,
		merchant: MerchantId,
		batch: Vec<(ClientRef, InvoiceRequest<T::AccountId>)>,
	) -> DispatchResult {
		let agency = T::Merchants::authorise(&merchant, who, Power::Invoice)?;
		let payee = T::Merchants::open_for_payments(&merchant)?;
		Self::ensure_unscreened(who, &payee)?;
		for (reference, request) in batch {
			let gateway = Self::gateway_fee(who, &agency, &payee, &request)?;
			let id = derive_id(ObjectKind::Invoice, &merchant, &reference);
			// Before anything that changes with time, so that a retry always learns of it.
			ensure!(
				!Invoices::<T>::contains_key(id) && !Receipts::<T>::contains_key(id),
				Error::<T>::AlreadyExists
			);
			let (amount, lock) = Self::price_of(&request)?;
			let payee = payee.clone();
			let terms = InvoiceTerms { merchant, reference, payee, gateway, request, amount, lock };
			Self::create_invoice_with(who, id, terms)?;
		}
		Ok(())
	}

	/// What the maker may put into an invoice beside the merchant's own share.
	///
	/// Legs take money from the merchant, so only its owner names them: neither a cashier's key nor
	/// a gateway, whose fee the merchant bounded, can pay itself through one.
	fn gateway_fee(
		who: &T::AccountId,
		agency: &Agency<T::AccountId>,
		payee: &MerchantTerms<T::AccountId>,
		request: &InvoiceRequest<T::AccountId>,
	) -> Result<Option<GatewayFee<T::AccountId>>, DispatchError> {
		ensure!(request.legs.is_empty() || *who == payee.owner, Error::<T>::NotOwner);
		match agency {
			Agency::Staff => {
				ensure!(request.gateway_fee == 0, Error::<T>::FeeOutOfBounds);
				Ok(None)
			},
			Agency::Gateway(terms) => {
				ensure!(request.gateway_fee <= terms.max_fee, Error::<T>::FeeOutOfBounds);
				Ok(Some(GatewayFee { account: terms.account.clone(), fee: request.gateway_fee }))
			},
		}
	}

	/// What a new invoice comes to, and at which rate if it is in local money.
	fn price_of(
		request: &InvoiceRequest<T::AccountId>,
	) -> Result<(Balance, Option<RateLock>), Error<T>> {
		let limits = T::Limits::get();
		ensure!(T::Assets::asset_exists(request.asset.clone()), Error::UnknownAsset);
		ensure!(request.price.is_sound(&limits), Error::BadTerms);
		Self::amount_now(request, limits.max_requotes)
	}

	fn create_invoice_with(
		who: &T::AccountId,
		id: InvoiceId,
		terms: InvoiceTerms<T::AccountId>,
	) -> DispatchResult {
		Self::ensure_sound(&terms)?;
		let request = &terms.request;
		let limits = T::Limits::get();
		let now = T::Clock::now();
		ensure!(request.windows.are_sound(request.late, now, now, &limits), Error::<T>::BadTerms);

		Self::hold(&AssetKind::Native, HoldReason::Deposit, who, limits.deposit)?;
		let contract_hash = Self::contract_hash(id, &terms);
		let mut trail = Trail::new(id, 0);
		Self::deposit_event(Event::InvoiceCreated {
			id,
			seq: trail.next(),
			merchant: terms.merchant,
			reference: terms.reference,
			asset: request.asset.clone(),
			price: request.price,
			amount: terms.amount,
			lock: terms.lock,
			windows: request.windows,
			contract_hash,
		});
		OpenInvoices::<T>::insert(terms.merchant, id, ());
		let bucket = Self::schedule(id, Timed::Invoice, request.windows.late_until);
		Invoices::<T>::insert(
			id,
			Invoice {
				terms,
				contract_hash,
				created_at: now,
				phase: InvoicePhase::Open,
				received: 0,
				credited: 0,
				captured: 0,
				refunded: 0,
				written_off: 0,
				flags: Flags::default(),
				parts: BoundedVec::new(),
				depositor: who.clone(),
				deposit: limits.deposit,
				seq: trail.seq(),
				bucket,
			},
		);
		Ok(())
	}

	/// `blake2_256(genesis hash ‖ "payments" ‖ id ‖ terms)`: cannot be carried to another object,
	/// chain or version of the terms.
	pub(crate) fn contract_hash(id: InvoiceId, terms: &impl Encode) -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(genesis, *b"payments", id, terms).using_encoded(BlakeTwo256::hash)
	}
}
