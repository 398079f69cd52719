// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A merchant asked for money.
		InvoiceCreated {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// The reference it was made with.
			reference: ClientRef,
			/// In which money it is paid.
			asset: AssetKind,
			/// What is asked for, as the merchant put it.
			price: InvoicePrice,
			/// How much of the asset that is.
			amount: Balance,
			/// At which rate, where it is asked for in local money.
			lock: Option<RateLock>,
			/// Its deadlines.
			windows: Windows,
			/// The terms, by hash.
			contract_hash: H256,
		},
		/// The deadlines of an invoice moved outwards.
		InvoiceExtended {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Its deadlines.
			windows: Windows,
			/// The terms, by hash, with those deadlines.
			contract_hash: H256,
		},
		/// An invoice in local money has a new rate.
		InvoiceRequoted {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// In which money it is paid.
			asset: AssetKind,
			/// What is asked for, as the merchant put it.
			price: InvoicePrice,
			/// How much of the asset that is now.
			amount: Balance,
			/// At which rate, until when.
			lock: Option<RateLock>,
			/// The terms, by hash, with that rate.
			contract_hash: H256,
		},
		/// Somebody paid on an invoice. Final for him once `Settled` follows; until then on hold.
		Paid {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// Who pays.
			payer: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// What was taken; with excess offered, less than that.
			amount: Balance,
			/// Everything that arrived so far.
			received: Balance,
			/// What is missing from the amount.
			due: Balance,
		},
		/// Everything received for an invoice was paid out.
		Settled {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// In which money.
			asset: AssetKind,
			/// What was paid out, in all.
			captured: Balance,
			/// What the merchant gave up.
			written_off: Balance,
			/// Exceptions.
			flags: Flags,
		},
		/// An invoice left state. A receipt stays.
		InvoiceEnded {
			/// The object.
			id: InvoiceId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// How it ended.
			outcome: Outcome,
			/// In which money.
			asset: AssetKind,
			/// What had arrived, in all.
			received: Balance,
			/// What was paid out, in all.
			captured: Balance,
			/// What was given back of it, in all.
			refunded: Balance,
		},
		/// A payer put money on hold for a merchant.
		Authorized {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// Who pays.
			payer: T::AccountId,
			/// The reference it was made with.
			reference: ClientRef,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// The highest fee a gateway may take.
			max_fee: Bps,
			/// From this chain time on the merchant can capture no more.
			capture_before: Millis,
			/// From this chain time on nothing can be refunded or disputed.
			refund_expiry: Millis,
			/// Whether what is captured can be disputed.
			is_escrowed: bool,
			/// The terms, by hash.
			contract_hash: H256,
		},
		/// A payer put more money on hold.
		Increased {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// What was put on hold, in all.
			authorized: Balance,
			/// What is on hold.
			outstanding: Balance,
			/// From this chain time on the merchant can capture no more.
			capture_before: Millis,
		},
		/// A merchant took authorised money.
		Captured {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// The gateway's part of the amount.
			fee: Balance,
			/// What was paid out, in all.
			captured: Balance,
			/// What is on hold.
			outstanding: Balance,
			/// What of the captured lies in reserve.
			reserved: Balance,
			/// From this chain time on the merchant can capture no more.
			capture_before: Millis,
		},
		/// Everything outstanding went back to the payer.
		Released {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Who pays.
			payer: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// What was paid out, in all.
			captured: Balance,
			/// From this chain time on the merchant can capture no more.
			capture_before: Millis,
		},
		/// An authorisation left state. A receipt stays.
		AuthorizationEnded {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// How it ended.
			outcome: Outcome,
			/// In which money.
			asset: AssetKind,
			/// What was put on hold, in all.
			authorized: Balance,
			/// What was paid out, in all.
			captured: Balance,
			/// What went back uncaptured, in all.
			voided: Balance,
			/// What was given back of it, in all.
			refunded: Balance,
		},
		/// Captured money goes back to its payers.
		Refunded {
			/// The invoice or authorisation that is refunded.
			id: H256,
			/// Number of this event among those of the object.
			seq: u32,
			/// The refund.
			refund: RefundId,
			/// Who ordered it.
			by: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// The sum of all refunds, this one included.
			refunded: Balance,
			/// What was paid out, in all.
			captured: Balance,
		},
		/// A payer disputes what lies in reserve.
		DisputeOpened {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose business it is.
			merchant: MerchantId,
			/// Who pays.
			payer: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
			/// Why.
			cause: Cause,
			/// A commitment to his evidence.
			evidence: H256,
		},
		/// A dispute about an authorisation is over; `arbitration` tells how it ended.
		DisputeEnded {
			/// The object.
			id: AuthorizationId,
			/// Number of this event among those of the object.
			seq: u32,
			/// In which money.
			asset: AssetKind,
			/// What of the reserve goes to the payer.
			to_payer: Balance,
			/// What of it goes to the merchant.
			to_merchant: Balance,
			/// What is left in reserve.
			reserved: Balance,
			/// What was given back to the payer, in all.
			refunded: Balance,
		},
		/// Money reached somebody's free balance, or the reserve where it says so.
		Moved {
			/// The object it moved for.
			id: H256,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why it moved.
			kind: Movement,
			/// Out of which account.
			from: T::AccountId,
			/// Into which account.
			to: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
		},
		/// Money could not be credited and waits on hold for its owner.
		BecameClaimable {
			/// The object it was to move for.
			id: H256,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why it moved.
			kind: Movement,
			/// Whose money it is.
			owner: T::AccountId,
			/// Where it lies.
			key: ClaimKey<T::AccountId, T::RuntimeHoldReason>,
			/// How much.
			amount: Balance,
		},
		/// A receipt was removed: the reference may be used again.
		Pruned {
			/// The object.
			id: H256,
		},
		/// A timed step failed in the sweep. It is tried again; anyone can call it before.
		SweepFailed {
			/// The object.
			id: H256,
			/// Why it failed.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No live object or receipt has this id.
		NotFound,
		/// This reference is used already. The id of what it made is the derived one.
		AlreadyExists,
		/// The gateway did not make this invoice.
		NotAuthorized,
		/// Only the payer of the authorisation may do this.
		NotPayer,
		/// Only the merchant's owner may split an invoice.
		NotOwner,
		/// The invoice is for another payer.
		NotAllowedPayer,
		/// The payer is the account that would be paid.
		SelfPayment,
		/// This money does not exist, or has no value in USDT here.
		UnknownAsset,
		/// The invoice is in other money.
		WrongAsset,
		/// The amount is zero, or more than money can be.
		BadAmount,
		/// The amount is below the least, or too small a part of the invoice.
		BelowMinimum,
		/// The amount is more than what is due, or less and parts are forbidden.
		AmountMismatch,
		/// Deadlines out of order, a window too short or too long, a tolerance or a split that does
		/// not fit.
		BadTerms,
		/// The terms are not those the payer agreed to.
		TermsMismatch,
		/// The fee is above what payer or merchant agreed to, or there is no gateway to receive it.
		FeeOutOfBounds,
		/// The counter moved since the caller looked: this may have been executed already.
		Stale,
		/// The invoice is paid, cancelled, or waits for the merchant.
		NothingDue,
		/// Nothing was paid that could be accepted.
		NothingReceived,
		/// The time to pay is over.
		Expired,
		/// The phase does not allow this step.
		WrongState,
		/// The window has not opened yet.
		TooEarly,
		/// The window is over.
		TooLate,
		/// Not enough free money; what goes on hold must leave the existential deposit.
		InsufficientFunds,
		/// The payer would be left with less than the least balance, and more than zero.
		WouldLeaveDust,
		/// More than what is on hold.
		ExceedsAuthorized,
		/// Nothing is on hold any more.
		NothingOutstanding,
		/// More than what was captured and not yet refunded.
		ExceedsCaptured,
		/// The merchant has no account to refund from.
		NoSettlementAccount,
		/// The merchant's owner would be paid more than he may: it is his limit, not the payer's.
		MerchantLimitExceeded,
		/// There is no price that could be used now; `rates` says why.
		RateUnavailable,
		/// The rate held no longer, and by the rate of now more is due than the payer gives.
		RateExpired,
		/// The rate holds no longer, and the invoice has had as many as it may.
		NoRequoteLeft,
		/// The merchant's settlement account cannot hold it: under an escrow it must be creditable and keep
		/// the least balance free.
		CannotReserve,
		/// Nothing lies in reserve: it is not escrowed, or everything was given back.
		NothingReserved,
		/// It was disputed before.
		OnlyOnce,
		/// This is no cause for a payer to dispute.
		BadCause,
		/// While it is disputed the whole reserve can be given back, and not a part of it.
		InDispute,
		/// The ruling does not divide what is disputed.
		BadSplit,
	}
}
