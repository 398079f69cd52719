// SPDX-License-Identifier: Apache-2.0

#![cfg_attr(not(feature = "std"), no_std)]
// A panic in the runtime is a lost block. (`expect_used` would count what the macros of FRAME write.)
#![cfg_attr(
	not(test),
	warn(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod api;
mod authorization;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod events;
mod invoice;
#[cfg(test)]
mod mock;
mod money;
mod refund;
mod sweep;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::{
	AuthorizationView, InvoicePage, InvoiceQuote, InvoiceView, Lookup, authorization_id, invoice_id,
};
pub use authorization::{
	Authorization, AuthorizationPhase, AuthorizationRequest, AuthorizationStatus,
	AuthorizationStep, AuthorizationTerms,
};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use invoice::{
	FiatPrice, Invoice, InvoicePhase, InvoicePrice, InvoiceRequest, InvoiceStatus, InvoiceStep,
	InvoiceTerms, LatePolicy, OverPolicy, Part, PartialPolicy, Payout, RateLock, Windows,
};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use crate::{authorization::Capture, invoice::Offer};
	use alloc::vec;
	use frame::{
		deps::frame_support::weights::WeightMeter,
		prelude::*,
		token::fungibles::{Inspect, Mutate, MutateHold},
		traits::ConstU32,
	};
	use tael_primitives::{
		Arbitration, AssetKind, Balance, Bps, Cause, ChainTime, ClaimKey, Claimables, ClientRef,
		DAY, Kyc, MINUTE, MerchantDirectory, MerchantId, Millis, Rates, UsdtValue,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Limits and freezes of both sides. Asked when money is committed, never on the way out.
		type Kyc: Kyc<Self::AccountId>;
		/// Which merchants there are and who may act for them.
		type Merchants: MerchantDirectory<Self::AccountId>;
		/// Decides what payer and merchant of an escrowed authorisation disagree about.
		type Arbitration: Arbitration<Self::AccountId>;
		/// What other money counts as in USDT, where limits are kept in USDT.
		type Value: UsdtValue;
		/// Prices in local money. Asked when a price is turned into an amount, never on the way out.
		type Rates: Rates;

		// -- Money
		/// Free money of any kind.
		type Assets: Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>
			+ Mutate<Self::AccountId>;
		/// Money on hold in its owner's account, of any kind.
		type Holds: MutateHold<
				Self::AccountId,
				AssetId = AssetKind,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: Parameter + From<HoldReason>;
		/// Where it is recorded that somebody could not be credited.
		type Claimables: Claimables<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		// -- Parameters
		/// Every number that bounds this pallet. Objects keep the deadlines and deposits they were
		/// made with.
		#[pallet::constant]
		type Limits: Get<Limits>;

		/// Measured costs.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the neighbours.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Part payments that wait for the rest, in each payer's account; shares of an invoice that
		/// could not be credited.
		#[codec(index = 0)]
		Invoice,
		/// Authorised and not yet captured, in the payer's account; shares of a capture that could
		/// not be credited.
		#[codec(index = 1)]
		Authorization,
		/// Refunds that could not be credited to the payer, in the merchant's account.
		#[codec(index = 2)]
		Refund,
		/// Storage deposits, in the account of who made the object.
		#[codec(index = 3)]
		Deposit,
		/// Captured under an escrow, in the merchant's account; until the refund window is over.
		#[codec(index = 4)]
		Reserve,
	}

	// Ids are blake2 hashes that no caller can choose, so their maps need no hasher.

	/// Live invoices. A row leaves in the call that ends the invoice.
	///
	/// Invariant: while `Open`, the parts are on hold under [`HoldReason::Invoice`].
	#[pallet::storage]
	pub type Invoices<T: Config> =
		StorageMap<_, Identity, InvoiceId, Invoice<T::AccountId>, OptionQuery>;

	/// The invoices of a merchant that wait for money: exactly those in phase `Open`.
	#[pallet::storage]
	pub type OpenInvoices<T: Config> =
		StorageDoubleMap<_, Identity, MerchantId, Identity, InvoiceId, (), OptionQuery>;

	/// Live authorisations. A row leaves in the call that ends the authorisation.
	///
	/// Invariant: with the payer lies what is outstanding, with the merchant what is reserved.
	#[pallet::storage]
	pub type Authorizations<T: Config> =
		StorageMap<_, Identity, AuthorizationId, Authorization<T::AccountId>, OptionQuery>;

	/// What stays of ended objects and of refunds until their references may be used again.
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageMap<_, Identity, H256, Receipt, OptionQuery>;

	/// The expiry index, by minute of chain time. Exactly one entry for each live object and each
	/// receipt, in the bucket that its row names (a receipt: that of `keep_until`).
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Identity, H256, Timed, OptionQuery>;

	/// The oldest bucket of [`Due`] that may have entries. Only the sweep moves it.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Does what is due with the weight that is left. Nothing depends on it.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			let limits = T::Limits::get();
			assert!(limits.min_window >= 5 * MINUTE, "no window that decides money is shorter");
			assert!(limits.min_window <= limits.max_window, "some window must be possible");
			assert!(limits.max_rate_lock >= limits.min_window, "some lock must be possible");
			assert!(limits.max_price_age > 0, "no price is younger than new");
			assert!(limits.authorization_grace >= limits.min_window, "the grace is a window too");
			assert!(
				limits.min_protection
					>= limits.authorization_grace.saturating_add(limits.min_window),
				"who learns only by the expiry can still dispute"
			);
			assert!(
				limits.max_life >= limits.max_window.saturating_mul(2),
				"the longest windows must leave time to refund"
			);
			assert!(limits.receipt_retention >= 90 * DAY, "a late retry must find the receipt");
			assert!(limits.min_amount > 0, "nothing is paid with zero");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// Call indices: 0-19 invoices, 20-39 authorisations, 40-49 refunds, 60-69 upkeep.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Ask for money.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner, a cashier, or a gateway with consent, who places the
		/// deposit. Only the owner may split it.
		///
		/// ## Errors
		/// - Those of the merchant directory, if the signer has no right or the merchant takes no
		///   payments; of screening, if the signer is frozen.
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::NotOwner`]: a split by somebody else than the owner.
		/// - [`Error::FeeOutOfBounds`]: a fee above the merchant's consent, or without a gateway.
		/// - [`Error::UnknownAsset`], [`Error::BadAmount`], [`Error::BelowMinimum`],
		///   [`Error::BadTerms`]: what is asked for makes no sense.
		/// - [`Error::RateUnavailable`]: it is in local money, and there is no price.
		/// - [`Error::InsufficientFunds`]: the signer cannot place the deposit.
		///
		/// ## Events
		/// [`Event::InvoiceCreated`].
		#[pallet::call_index(0)]
		pub fn create_invoice(
			origin: OriginFor<T>,
			merchant: MerchantId,
			reference: ClientRef,
			request: InvoiceRequest<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_invoices(&who, merchant, vec![(reference, request)])
		}

		/// Ask for money many times: all or none.
		///
		/// ## Dispatch Origin
		/// As [`Pallet::create_invoice`].
		///
		/// ## Errors
		/// As [`Pallet::create_invoice`], for any of them.
		///
		/// ## Events
		/// [`Event::InvoiceCreated`] for each.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::create_invoices(batch.len().saturated_into()))]
		pub fn create_invoices(
			origin: OriginFor<T>,
			merchant: MerchantId,
			batch: BoundedVec<(ClientRef, InvoiceRequest<T::AccountId>), ConstU32<MAX_BATCH>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_invoices(&who, merchant, batch.into_inner())
		}

		/// Pay on an invoice.
		///
		/// The payment that makes the sum enough pays everything out at once; any other waits on
		/// hold in the payer's account. An account may be emptied by a completing payment.
		///
		/// `paid_before` is what the signer has paid on this invoice so far: zero, unless in parts.
		/// It makes a retry safe. `refund_to` names another account for refunds. `contract_hash`
		/// pins the terms the payer saw.
		///
		/// The first payment on an invoice in local money whose rate holds no longer gives it the rate
		/// of now, and pays the whole: `amount` is then the most that the payer gives, and no more is
		/// taken than what is due. `contract_hash` still names the terms before.
		///
		/// ## Dispatch Origin
		/// Signed by anyone, or by the one allowed payer.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NothingDue`], [`Error::Expired`]: nothing to pay.
		/// - [`Error::WrongAsset`], [`Error::TermsMismatch`], [`Error::NotAllowedPayer`],
		///   [`Error::SelfPayment`], [`Error::Stale`]: not this payment.
		/// - [`Error::BadAmount`], [`Error::AmountMismatch`], [`Error::BelowMinimum`]: not this amount.
		/// - [`Error::RateExpired`], [`Error::RateUnavailable`], [`Error::NoRequoteLeft`]: no new rate,
		///   or not for this amount. [`Error::BadTerms`]: by the rate of now the split does not fit.
		/// - [`Error::InsufficientFunds`], [`Error::WouldLeaveDust`]: the payer cannot.
		/// - Those of the merchant directory, if the merchant takes no payments, and of screening and
		///   limits. Those of the merchant's owner are [`Error::MerchantLimitExceeded`].
		///
		/// ## Events
		/// [`Event::InvoiceRequoted`] if it took a new rate; [`Event::Paid`]; if it completes,
		/// [`Event::Moved`] or [`Event::BecameClaimable`] for every share and [`Event::Settled`].
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::most_of_paying())]
		pub fn pay(
			origin: OriginFor<T>,
			invoice: InvoiceId,
			asset: AssetKind,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] paid_before: Balance,
			refund_to: Option<T::AccountId>,
			contract_hash: Option<H256>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let offer = Offer { asset, amount, paid_before, refund_to, contract_hash };
			Self::do_pay(&who, invoice, offer)
		}

		/// Call an invoice off.
		///
		/// Possible while nothing was paid, and after the expiry also with money that waits: it goes
		/// back to its payers.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by the gateway that made it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAuthorized`], or of the merchant directory.
		/// - [`Error::WrongState`]: it is settled, or somebody paid in time.
		/// - [`Error::TooLate`]: it has expired; see [`Pallet::expire`].
		///
		/// ## Events
		/// [`Event::Moved`] for each part and the deposit, [`Event::InvoiceEnded`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel(MAX_PARTS))]
		pub fn cancel(origin: OriginFor<T>, invoice: InvoiceId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Ok(Some(Self::do_cancel(&who, invoice)?).into())
		}

		/// End an unsettled invoice whose time is over: every part goes back to its payer.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: nothing to expire.
		/// - [`Error::TooEarly`]: before `late_until`.
		///
		/// ## Events
		/// [`Event::Moved`] for each part and the deposit, [`Event::InvoiceEnded`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::expire(MAX_PARTS))]
		pub fn expire(origin: OriginFor<T>, invoice: InvoiceId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::do_expire(invoice)?;
			Ok((Some(weight), Pays::No).into())
		}

		/// Move the deadlines of an invoice outwards, while nobody has paid on it.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by the gateway that made it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAuthorized`], or of the merchant directory.
		/// - [`Error::WrongState`]: somebody has paid.
		/// - [`Error::TooLate`]: at or after `late_until`.
		/// - [`Error::BadTerms`]: a deadline moves inwards, or a window is too short or too long.
		///
		/// ## Events
		/// [`Event::InvoiceExtended`].
		#[pallet::call_index(5)]
		pub fn extend(
			origin: OriginFor<T>,
			invoice: InvoiceId,
			windows: Windows,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_extend(&who, invoice, windows)
		}

		/// Settle an invoice with what is there: less than asked for, or late. What is missing is
		/// written off.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by the gateway that made it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAuthorized`], or of the merchant directory.
		/// - [`Error::WrongState`]: it is settled.
		/// - [`Error::TooLate`]: at or after `late_until`.
		/// - [`Error::NothingReceived`]: nobody has paid.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`] for every share, [`Event::Settled`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::accept_short(MAX_PARTS, MAX_LEGS))]
		pub fn accept_short(
			origin: OriginFor<T>,
			invoice: InvoiceId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Ok(Some(Self::do_accept_short(&who, invoice)?).into())
		}

		/// Give an invoice in local money the rate of now, for its price to hold again for a while.
		///
		/// Only once the rate before holds no longer, and nobody has paid. A payer needs no such call:
		/// his payment does it.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by the gateway that made it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAuthorized`], or of the merchant directory.
		/// - [`Error::WrongState`]: it is settled, somebody has paid, or it asks for an amount of the
		///   asset.
		/// - [`Error::TooEarly`]: the rate still holds.
		/// - [`Error::TooLate`]: at or after `late_until`.
		/// - [`Error::NoRequoteLeft`], [`Error::RateUnavailable`]: there is no new rate.
		/// - [`Error::BadAmount`], [`Error::BelowMinimum`], [`Error::BadTerms`]: by the rate of now the
		///   amount is too small or too great, or the split does not fit.
		///
		/// ## Events
		/// [`Event::InvoiceRequoted`].
		#[pallet::call_index(7)]
		pub fn requote(origin: OriginFor<T>, invoice: InvoiceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_requote(&who, invoice)
		}

		/// Put money on hold for a merchant to capture.
		///
		/// ## Dispatch Origin
		/// Signed by the payer, who also places the deposit.
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::SelfPayment`], [`Error::UnknownAsset`], [`Error::BadAmount`],
		///   [`Error::BelowMinimum`], [`Error::BadTerms`]: what is offered makes no sense.
		/// - [`Error::InsufficientFunds`]: amount, deposit and existential deposit are not there.
		/// - Those of the merchant directory, if the merchant takes no payments, and of screening and
		///   limits. Those of the merchant's owner are [`Error::MerchantLimitExceeded`].
		///
		/// ## Events
		/// [`Event::Authorized`].
		#[pallet::call_index(20)]
		pub fn authorize(
			origin: OriginFor<T>,
			merchant: MerchantId,
			reference: ClientRef,
			request: AuthorizationRequest<T::AccountId>,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_authorize(payer, merchant, reference, request)
		}

		/// Put more money under an authorisation. `authorized_before` makes a retry safe.
		///
		/// ## Dispatch Origin
		/// Signed by the payer.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotPayer`], [`Error::WrongState`], [`Error::Stale`].
		/// - [`Error::TooLate`]: at or after the expiry.
		/// - [`Error::BadAmount`], [`Error::InsufficientFunds`].
		/// - Those of the merchant directory, screening and limits, as for [`Pallet::authorize`].
		///
		/// ## Events
		/// [`Event::Increased`].
		#[pallet::call_index(21)]
		pub fn increase(
			origin: OriginFor<T>,
			authorization: AuthorizationId,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] authorized_before: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_increase(&who, authorization, amount, authorized_before)
		}

		/// Take authorised money; with `is_final` the rest goes back to the payer.
		///
		/// A gateway's `fee` comes out of the amount, rounded down. `captured_before` makes a retry
		/// safe. Under an escrow the merchant's share arrives on hold in the settlement account.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by a gateway with consent.
		///
		/// ## Errors
		/// - [`Error::NotFound`], or of the merchant directory.
		/// - [`Error::FeeOutOfBounds`], [`Error::NothingOutstanding`], [`Error::Stale`],
		///   [`Error::BadAmount`], [`Error::ExceedsAuthorized`].
		/// - [`Error::TooLate`]: at or after the expiry.
		/// - [`Error::CannotReserve`]: it is escrowed and the settlement account cannot hold it.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`] for every share, [`Event::Captured`].
		#[pallet::call_index(22)]
		pub fn capture(
			origin: OriginFor<T>,
			authorization: AuthorizationId,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] captured_before: Balance,
			fee: Bps,
			is_final: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let capture = Capture { amount, captured_before, fee, is_final };
			Self::do_capture(&who, authorization, &capture)
		}

		/// Give everything outstanding back to the payer, at any time.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner or a cashier, or by a gateway with consent.
		///
		/// ## Errors
		/// - [`Error::NotFound`], or of the merchant directory.
		/// - [`Error::NothingOutstanding`].
		///
		/// ## Events
		/// [`Event::Moved`], [`Event::Released`]; [`Event::AuthorizationEnded`] if nothing was
		/// captured.
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::with_reserve(T::WeightInfo::void()))]
		pub fn void(origin: OriginFor<T>, authorization: AuthorizationId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_void(&who, authorization)
		}

		/// Take everything outstanding back, from the expiry on.
		///
		/// ## Dispatch Origin
		/// Signed by the payer.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotPayer`], [`Error::NothingOutstanding`].
		/// - [`Error::TooEarly`]: before the expiry.
		///
		/// ## Events
		/// As [`Pallet::void`].
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T>::with_reserve(T::WeightInfo::reclaim()))]
		pub fn reclaim(origin: OriginFor<T>, authorization: AuthorizationId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reclaim(&who, authorization)
		}

		/// Give everything outstanding back to the payer, once expiry and grace are over.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NothingOutstanding`].
		/// - [`Error::TooEarly`]: before expiry and grace are over.
		///
		/// ## Events
		/// As [`Pallet::void`].
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T>::with_reserve(T::WeightInfo::expire_authorization()))]
		pub fn expire_authorization(
			origin: OriginFor<T>,
			authorization: AuthorizationId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_expire_authorization(authorization)?;
			Ok(Pays::No.into())
		}

		/// Dispute what lies in reserve, before arbitration.
		///
		/// Once, and about all of it: so only when nothing is on hold with the payer any more, be it captured
		/// or given back. `evidence` commits to what he files later, or is zero.
		///
		/// ## Dispatch Origin
		/// Signed by the payer.
		///
		/// ## Errors
		/// - [`Error::WrongState`]: something is still on hold with the payer, or it is disputed.
		/// - [`Error::TooLate`]: at or after `refund_expiry`.
		/// - [`Error::NotFound`], [`Error::NotPayer`], [`Error::OnlyOnce`],
		///   [`Error::NothingReserved`], [`Error::BadCause`]; those of arbitration.
		///
		/// ## Events
		/// [`Event::DisputeOpened`].
		#[pallet::call_index(26)]
		#[pallet::weight(
			T::WeightInfo::dispute_payment().saturating_add(T::Arbitration::open_weight())
		)]
		pub fn dispute_payment(
			origin: OriginFor<T>,
			authorization: AuthorizationId,
			cause: Cause,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute_payment(&who, authorization, cause, evidence)
		}

		/// Give in: the dispute ends, and the merchant has what lies in reserve at once.
		///
		/// A merchant gives in by [`Pallet::refund`].
		///
		/// ## Dispatch Origin
		/// Signed by the payer.
		///
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotPayer`], [`Error::WrongState`]; those of arbitration.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::DisputeEnded`];
		/// [`Event::AuthorizationEnded`] if the refund window is over.
		#[pallet::call_index(27)]
		#[pallet::weight(
			T::WeightInfo::drop_dispute().saturating_add(T::Arbitration::settle_weight())
		)]
		pub fn drop_dispute(
			origin: OriginFor<T>,
			authorization: AuthorizationId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_drop_dispute(&who, authorization)
		}

		/// Give captured money back to its payers, pro rata of what each paid, out of what lies in
		/// reserve for it, and then of the free balance of the merchant's settlement account. The whole
		/// reserve, at least, ends a dispute: the merchant gives in, at any time.
		///
		/// ## Dispatch Origin
		/// Signed by the merchant's owner, or a refunder within the daily limit.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`], or of the merchant directory.
		/// - [`Error::AlreadyExists`]: the reference is used for this payment.
		/// - [`Error::TooLate`]: the refund window is over.
		/// - [`Error::BadAmount`], [`Error::BelowMinimum`], [`Error::ExceedsCaptured`].
		/// - [`Error::InDispute`]: less than the whole reserve. Those of arbitration.
		/// - [`Error::NoSettlementAccount`], [`Error::InsufficientFunds`],
		///   [`Error::WouldLeaveDust`]: the merchant cannot pay it.
		///
		/// ## Events
		/// [`Event::Refunded`], and [`Event::Moved`] or [`Event::BecameClaimable`] for each payer;
		/// [`Event::DisputeEnded`] if it gives in.
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T>::most_of_refunding())]
		pub fn refund(
			origin: OriginFor<T>,
			payment: PaymentId,
			#[pallet::compact] amount: Balance,
			refund_ref: ClientRef,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Ok(Some(Self::do_refund(&who, payment, amount, refund_ref)?).into())
		}

		/// End a payment whose refund window is over: row out, deposit and reserve back, receipt in.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`].
		/// - [`Error::TooEarly`]: it can still be refunded.
		///
		/// ## Events
		/// [`Event::InvoiceEnded`] or [`Event::AuthorizationEnded`].
		#[pallet::call_index(60)]
		#[pallet::weight(Pallet::<T>::with_reserve(T::WeightInfo::close()))]
		pub fn close(origin: OriginFor<T>, payment: PaymentId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_close(payment)?;
			Ok(Pays::No.into())
		}

		/// Remove receipts whose retention is over: all or none.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it removes any.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`], for any of them.
		///
		/// ## Events
		/// [`Event::Pruned`] for each.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::prune(ids.len().saturated_into()))]
		pub fn prune(
			origin: OriginFor<T>,
			ids: BoundedVec<H256, ConstU32<MAX_BATCH>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let pays = if ids.is_empty() { Pays::Yes } else { Pays::No };
			for id in ids {
				Self::do_prune(id)?;
			}
			Ok(pays.into())
		}
	}
}
