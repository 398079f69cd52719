// SPDX-License-Identifier: Apache-2.0

//! Making invoices.

use super::{Invoice, InvoicePhase, InvoiceRequest, InvoiceTerms};
use crate::{
	Config, Error, Event, Flags, GatewayFee, HoldReason, InvoiceId, Invoices, OpenInvoices, Pallet,
	Receipts, Timed, money::Trail,
};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Agency, AssetKind, ChainTime, ClientRef, MerchantDirectory, MerchantId, MerchantTerms,
	ObjectKind, Power, derive_id,
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
			let terms =
				InvoiceTerms { merchant, reference, payee: payee.clone(), gateway, request };
			Self::create_invoice_with(who, terms)?;
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

	fn create_invoice_with(
		who: &T::AccountId,
		terms: InvoiceTerms<T::AccountId>,
	) -> DispatchResult {
		let id = derive_id(ObjectKind::Invoice, &terms.merchant, &terms.reference);
		ensure!(
			!Invoices::<T>::contains_key(id) && !Receipts::<T>::contains_key(id),
			Error::<T>::AlreadyExists
		);
		let request = &terms.request;
		ensure!(T::Assets::asset_exists(request.asset.clone()), Error::<T>::UnknownAsset);
		ensure!(request.amount > 0, Error::<T>::BadAmount);
		Self::ensure_minimum(&request.asset, request.amount)?;
		let limits = T::Limits::get();
		let now = T::Clock::now();
		let least = T::Assets::minimum_balance(request.asset.clone());
		ensure!(request.is_sound(least), Error::<T>::BadTerms);
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
			amount: request.amount,
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
