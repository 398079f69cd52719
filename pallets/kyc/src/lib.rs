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
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod credentials;
mod events;
mod impls;
mod issuers;
mod limits;
#[cfg(test)]
mod mock;
mod persons;
mod screening;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::ACTIONS;
pub use credentials::{PRUNE_GRACE, claim_digest};
pub use issuers::FORGET_BATCH;
pub use limits::{DAY_BUCKET, MONTH_BUCKET, Sums, Usage, Window};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper {
	/// Set chain time and the block timestamp.
	fn set_time(now: tael_primitives::Millis);
	/// Make `who` an officer too.
	fn admit_officer(who: &tael_primitives::AccountId);
}

#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::weights::WeightMeter, prelude::*, traits::fungible::Inspect as _,
	};
	use tael_primitives::{
		AccountId, Action, Balance, ChainTime, Jurisdiction, Millis, Signature, SubjectKind, Tier,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<AccountId = AccountId> {
		// -- Origins
		/// Who admits issuers, sets limits, and may lift any screening alone: the council.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who screens accounts and withdraws credentials. Tells which officer it is, because two
		/// different ones have to agree.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = AccountId>;
		/// Who is an officer now: a request to lift a screening counts no longer than that.
		type Officers: Contains<AccountId>;

		// -- Neighbours
		/// The one clock.
		type Clock: ChainTime;
		/// USDT, which is held for deposits and frozen by screenings.
		type Currency: fungible::Inspect<AccountId, Balance = Balance>
			+ fungible::MutateHold<AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::MutateFreeze<AccountId, Id = Self::RuntimeFreezeReason>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// The runtime's freeze reason.
		type RuntimeFreezeReason: From<FreezeReason>;
		/// Accounts that cannot be screened: those of pallets, the treasury, and validators. A freeze
		/// of one of them would stop the chain's own machinery.
		type ProtectedAccounts: Contains<AccountId>;

		// -- Parameters
		/// What is held for a credential's row. At least the existential deposit, so that it can
		/// always be given back.
		#[pallet::constant]
		type CredentialDeposit: Get<Balance>;
		/// How old the issue date of a credential may be when it is claimed. A thief of a signing key
		/// can date back by no more than this.
		#[pallet::constant]
		type MaxClaimDelay: Get<Millis>;
		/// How long one officer's screening stands without a second's confirmation.
		#[pallet::constant]
		type ConfirmWindow: Get<Millis>;
		/// How many issuers may vouch for one account. Bounds the reads of every payment.
		#[pallet::constant]
		type MaxIssuersPerSubject: Get<u32>;
		/// How many accounts of one person one issuer may link. Bounds the reads of every payment.
		#[pallet::constant]
		type MaxLinked: Get<u32>;

		/// Measured costs of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the scene of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// Why this pallet holds USDT.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the row of a credential; given back when the row is pruned.
		#[codec(index = 0)]
		CredentialDeposit,
	}

	/// Why this pallet freezes USDT.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// Officers screened the account.
		#[codec(index = 0)]
		Sanction,
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Every issuer that was ever admitted.
	///
	/// Rows are never removed, so a number is never used twice; governance alone adds them.
	#[pallet::storage]
	pub type Issuers<T> = StorageMap<_, Twox64Concat, IssuerId, Issuer, OptionQuery>;

	/// The credentials of an account, at most one of each issuer. No row is empty.
	///
	/// Invariant: the deposits of all credentials of one depositor are his balance on hold under
	/// [`HoldReason::CredentialDeposit`].
	#[pallet::storage]
	pub type Credentials<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		AccountId,
		BoundedVec<Credential, T::MaxIssuersPerSubject>,
		ValueQuery,
	>;

	/// The accounts of one person with one issuer: those whose credential bears the tag.
	///
	/// An account stays linked until its credential is pruned, which is after all it counted has
	/// rolled out of every window. So nobody gets a second allowance by changing accounts.
	#[pallet::storage]
	pub type Identities<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		IssuerId,
		Blake2_128Concat,
		Person,
		BoundedVec<AccountId, T::MaxLinked>,
		ValueQuery,
	>;

	/// The highest sequence number that an issuer used for an account.
	///
	/// It outlives the credential: this is the tombstone through which no older signature gets. Only
	/// [`Pallet::forget_sequences`] removes it, once the issuer can no longer issue anything.
	#[pallet::storage]
	pub type Sequences<T> =
		StorageDoubleMap<_, Twox64Concat, IssuerId, Blake2_128Concat, AccountId, u64, OptionQuery>;

	/// The table of limits. A tier without a row may do nothing of that action.
	#[pallet::storage]
	pub type Limits<T> =
		StorageDoubleMap<_, Twox64Concat, Tier, Twox64Concat, Action, TierLimits, OptionQuery>;

	/// What each account counted lately. It follows the account through every change of its
	/// credentials; linked accounts are added up when a limit is checked.
	#[pallet::storage]
	pub type UsageOf<T> =
		StorageDoubleMap<_, Blake2_128Concat, AccountId, Twox64Concat, Action, Usage, OptionQuery>;

	/// The freezes that officers placed.
	///
	/// Invariant: every row has an anchor, and the account's USDT is frozen in full if the row says
	/// `native`. A row whose time to be confirmed is over freezes nobody any more, wherever this
	/// pallet is asked; [`Pallet::poke`] then removes it and thaws the USDT.
	#[pallet::storage]
	pub type Screenings<T> = StorageMap<_, Blake2_128Concat, AccountId, Screening, OptionQuery>;

	/// Accounts on which this pallet keeps a provider reference: those screened, and those whose
	/// reference could not be dropped yet because something else rests on it.
	#[pallet::storage]
	pub type Anchors<T> = StorageMap<_, Blake2_128Concat, AccountId, (), OptionQuery>;

	/// Provisional screenings by the hour of chain time in which they lapse.
	#[pallet::storage]
	pub type Lapses<T> =
		StorageDoubleMap<_, Twox64Concat, u64, Blake2_128Concat, AccountId, (), OptionQuery>;

	/// The oldest hour whose lapses the sweep has not finished.
	#[pallet::storage]
	pub type LapseCursor<T> = StorageValue<_, u64, OptionQuery>;

	/// Issuers and limits from the first block on.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Issuers by number.
		pub issuers: Vec<(IssuerId, IssuerTerms)>,
		/// Rows of the table of limits.
		pub limits: Vec<(Tier, Action, TierLimits)>,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (id, terms) in &self.issuers {
				assert!(terms.are_sound(), "issuer {id} cannot work under its terms");
				assert!(!Issuers::<T>::contains_key(id), "issuer {id} stands twice");
				let issuer = Issuer { terms: terms.clone(), status: IssuerStatus::Active };
				Issuers::<T>::insert(id, issuer);
			}
			for (tier, action, limits) in &self.limits {
				Limits::<T>::insert(tier, action, limits);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Let screenings lapse that nobody confirmed, as far as the block has room.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep_lapses(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(
				T::CredentialDeposit::get() >= T::Currency::minimum_balance(),
				"a deposit below the existential deposit might not be given back"
			);
			assert!(T::MaxClaimDelay::get() > 0, "no credential could be claimed");
			assert!(T::ConfirmWindow::get() > 0, "every screening would lapse at once");
			assert!(T::MaxIssuersPerSubject::get() > 0, "no credential could be stored");
			assert!(T::MaxLinked::get() > 0, "no account could be linked to its person");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Admit an issuer.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the number was used before, even if that issuer has ended.
		/// - [`Error::InvalidTerms`]: an issuer could do nothing under these terms.
		///
		/// ## Events
		/// [`Event::IssuerAdmitted`].
		#[pallet::call_index(0)]
		pub fn admit_issuer(
			origin: OriginFor<T>,
			issuer: IssuerId,
			terms: IssuerTerms,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_admit_issuer(issuer, terms)
		}

		/// Change what an issuer is admitted to: its keys, its controller, its ceilings.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		/// A lower tier or fewer jurisdictions take effect on all its credentials at once; a shorter
		/// validity on new ones. A key that is gone signs no more, what it signed before stays.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::IssuerNotActive`]: it has ended.
		/// - [`Error::InvalidTerms`]: an issuer could do nothing under these terms.
		///
		/// ## Events
		/// [`Event::IssuerUpdated`].
		#[pallet::call_index(1)]
		pub fn update_issuer(
			origin: OriginFor<T>,
			issuer: IssuerId,
			terms: IssuerTerms,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_update_issuer(issuer, terms)
		}

		/// End an issuer. What it issued before stays valid until it expires.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`], or signed by the issuer's controller.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::NotAuthorized`]: the caller is not the controller.
		/// - [`Error::IssuerNotActive`]: it has ended before.
		///
		/// ## Events
		/// [`Event::IssuerDeactivated`].
		#[pallet::call_index(2)]
		pub fn deactivate_issuer(origin: OriginFor<T>, issuer: IssuerId) -> DispatchResult {
			let controller = match T::GovernanceOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			Self::do_deactivate_issuer(issuer, controller)
		}

		/// End an issuer and take down everything that bears an issue date from `since` on.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		/// One write, however many credentials fall. `since` only ever moves back: a later date than
		/// one that was set, or than the issuer's end, changes nothing. Whoever had the key could date
		/// back by [`Config::MaxClaimDelay`], so set `since` that much before the theft.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::InTheFuture`]: `since` is later than now.
		///
		/// ## Events
		/// [`Event::IssuerCompromised`], with the date that holds.
		#[pallet::call_index(3)]
		pub fn compromise_issuer(
			origin: OriginFor<T>,
			issuer: IssuerId,
			since: Millis,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_compromise_issuer(issuer, since)
		}

		/// Set what a tier may do of one action, or remove the row so that it may do nothing.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		/// What was counted stays counted. A bound that is now lower than the sum lets nothing new
		/// through until enough has rolled out of the window.
		///
		/// ## Events
		/// [`Event::LimitsSet`].
		#[pallet::call_index(4)]
		pub fn set_limits(
			origin: OriginFor<T>,
			tier: Tier,
			action: Action,
			limits: Option<TierLimits>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Limits::<T>::set(tier, action, limits);
			Self::deposit_event(Event::LimitsSet { tier, action, limits });
			Ok(())
		}

		/// Take up a credential that an issuer signed for the caller.
		///
		/// ## Dispatch Origin
		/// Signed by the subject.
		///
		/// ## Details
		/// `signature` is by `key`, one of the issuer's, over [`claim_digest`]. The caller's deposit is
		/// held until the row is pruned; where he has one for this issuer already, it stays as it is.
		///
		/// ## Errors
		/// - [`Error::AccountFrozen`]: officers froze the caller.
		/// - [`Error::TooLate`]: `now >= deadline` in chain time.
		/// - [`Error::UnknownKey`], [`Error::InvalidSignature`]: the issuer did not sign this for the
		///   caller on this chain.
		/// - those of [`Pallet::attest`] that concern the issuer and the statement.
		///
		/// ## Events
		/// [`Event::CredentialIssued`].
		#[pallet::call_index(10)]
		pub fn claim(
			origin: OriginFor<T>,
			issuer: IssuerId,
			statement: Statement,
			deadline: Millis,
			key: AccountId,
			signature: Signature,
		) -> DispatchResult {
			let subject = ensure_signed(origin)?;
			Self::do_claim(issuer, &subject, statement, deadline, &key, &signature)
		}

		/// Give an account a credential without its doing.
		///
		/// ## Dispatch Origin
		/// Signed by the issuer's controller, whose deposit is held for the row.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`], [`Error::IssuerNotActive`]: nobody who issues has this number.
		/// - [`Error::NotAuthorized`]: the caller is not the controller.
		/// - [`Error::AccountFrozen`]: officers froze the caller.
		/// - [`Error::TierTooLow`], [`Error::TierTooHigh`], [`Error::JurisdictionNotAllowed`],
		///   [`Error::ValidityTooLong`]: outside what the issuer is admitted to.
		/// - [`Error::ZeroHash`]: the commitment or the tag is zero.
		/// - [`Error::InTheFuture`], [`Error::IssuedTooLongAgo`], [`Error::EmptyPeriod`],
		///   [`Error::AlreadyExpired`]: the dates make no sense now.
		/// - [`Error::StaleSequence`]: the issuer used this sequence number or a higher one before,
		///   even for a credential that is gone.
		/// - [`Error::PersonChanged`], [`Error::TooManyIssuers`], [`Error::TooManyLinked`].
		///
		/// ## Events
		/// [`Event::CredentialIssued`].
		#[pallet::call_index(11)]
		pub fn attest(
			origin: OriginFor<T>,
			issuer: IssuerId,
			subject: AccountId,
			statement: Statement,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_attest(&who, issuer, &subject, statement)
		}

		/// Lower the tier of a credential.
		///
		/// ## Dispatch Origin
		/// Signed by the issuer's controller.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::NotAuthorized`]: the caller is not the controller.
		/// - [`Error::IssuerCompromised`]: the issuer's word counts for nothing.
		/// - [`Error::NotFound`]: the account has no credential of this issuer.
		/// - [`Error::WrongState`]: it was revoked.
		/// - [`Error::TierTooLow`]: the tier is not lower than before, or it is none.
		///
		/// ## Events
		/// [`Event::CredentialDowngraded`].
		#[pallet::call_index(12)]
		pub fn downgrade(
			origin: OriginFor<T>,
			issuer: IssuerId,
			subject: AccountId,
			tier: Tier,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_downgrade(&who, issuer, &subject, tier)
		}

		/// Withdraw a credential, at once and for good.
		///
		/// ## Dispatch Origin
		/// Signed by the issuer's controller or by the subject, or [`Config::OfficerOrigin`].
		///
		/// ## Details
		/// The deposit comes back when the row is pruned. What the issuer signed up to now can never be
		/// claimed again; it may issue anew with a higher sequence number.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::NotAuthorized`]: the caller is none of the three.
		/// - [`Error::IssuerCompromised`]: the caller is the controller of an issuer whose word counts
		///   for nothing.
		/// - [`Error::WrongReason`]: the subject gave another reason than `Renounced`, or somebody
		///   else gave that one.
		/// - [`Error::NotFound`]: the account has no credential of this issuer.
		/// - [`Error::WrongState`]: it was revoked before.
		///
		/// ## Events
		/// [`Event::CredentialRevoked`].
		#[pallet::call_index(13)]
		pub fn revoke(
			origin: OriginFor<T>,
			issuer: IssuerId,
			subject: AccountId,
			reason: RevocationReason,
		) -> DispatchResult {
			match T::OfficerOrigin::try_origin(origin) {
				Ok(officer) => Self::do_revoke(&officer, true, issuer, &subject, reason),
				Err(origin) => {
					let who = ensure_signed(origin)?;
					Self::do_revoke(&who, false, issuer, &subject, reason)
				},
			}
		}

		/// Remove the row of a credential that ended long ago, and give its deposit back.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Possible [`PRUNE_GRACE`] after the expiry or the revocation, in chain time: then nothing that
		/// was counted under it is within any window. Its sequence number stays.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account has no credential of this issuer.
		/// - [`Error::TooEarly`]: the grace period runs.
		///
		/// ## Events
		/// [`Event::CredentialPruned`].
		#[pallet::call_index(14)]
		pub fn prune(origin: OriginFor<T>, issuer: IssuerId, subject: AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prune(issuer, &subject)
		}

		/// Remove up to [`FORGET_BATCH`] sequence numbers of an issuer that ended.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Nothing of such an issuer can be claimed again, so its tombstones guard nothing.
		///
		/// ## Errors
		/// - [`Error::UnknownIssuer`]: no issuer has this number.
		/// - [`Error::WrongState`]: the issuer still issues.
		/// - [`Error::NothingDue`]: none are left.
		///
		/// ## Events
		/// [`Event::SequencesForgotten`].
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::forget_sequences(FORGET_BATCH))]
		pub fn forget_sequences(
			origin: OriginFor<T>,
			issuer: IssuerId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let count = Self::do_forget_sequences(issuer)?;
			Ok(Some(T::WeightInfo::forget_sequences(count)).into())
		}

		/// Remove an account's counters of one action once nothing in them counts any more.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: there are none.
		/// - [`Error::TooEarly`]: something in them still counts.
		#[pallet::call_index(16)]
		pub fn prune_usage(
			origin: OriginFor<T>,
			account: AccountId,
			action: Action,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prune_usage(&account, action)
		}

		/// Freeze an account: all it has and all it receives, USDT and other stablecoins.
		///
		/// ## Dispatch Origin
		/// [`Config::OfficerOrigin`].
		///
		/// ## Details
		/// Nothing is taken. Obligations that stand are settled, and what comes in stays frozen. It
		/// lapses after [`Config::ConfirmWindow`] unless a second officer confirms it.
		///
		/// ## Errors
		/// - [`Error::ProtectedAccount`]: the account belongs to the chain's own machinery.
		/// - [`Error::ZeroHash`]: no case file.
		/// - [`Error::AlreadyScreened`]: it is frozen already.
		///
		/// ## Events
		/// [`Event::Screened`]; before it [`Event::ScreeningLapsed`] if an older one was due to lapse.
		#[pallet::call_index(20)]
		pub fn screen(
			origin: OriginFor<T>,
			account: AccountId,
			reason: ScreeningReason,
			case_hash: H256,
		) -> DispatchResult {
			let officer = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_screen(officer, account, reason, case_hash)
		}

		/// Confirm a screening so that it does not lapse, or turn down a request to lift it.
		///
		/// ## Dispatch Origin
		/// [`Config::OfficerOrigin`]: while it is provisional another officer than the one who screened,
		/// later another than the one who asked to lift it.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account is not screened.
		/// - [`Error::TooLate`]: the time to confirm is over.
		/// - [`Error::WrongState`]: it is confirmed, and nobody asked to lift it.
		/// - [`Error::WrongCase`]: it is another case that froze the account.
		/// - [`Error::SameOfficer`]: it takes two.
		///
		/// ## Events
		/// [`Event::ScreeningConfirmed`].
		#[pallet::call_index(21)]
		pub fn confirm(
			origin: OriginFor<T>,
			account: AccountId,
			case_hash: H256,
		) -> DispatchResult {
			let officer = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_confirm(officer, account, case_hash)
		}

		/// Ask to lift a screening, or agree with the officer who asked, which ends it.
		///
		/// ## Dispatch Origin
		/// [`Config::OfficerOrigin`], two different officers one after the other.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account is not screened.
		/// - [`Error::TooLate`]: it is due to lapse; `poke` it.
		/// - [`Error::SameOfficer`]: the caller asked himself.
		///
		/// ## Events
		/// [`Event::LiftRequested`] first, then [`Event::ScreeningLifted`].
		#[pallet::call_index(22)]
		pub fn lift(origin: OriginFor<T>, account: AccountId) -> DispatchResult {
			let officer = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_lift(officer, account)
		}

		/// End a screening by the council's word alone.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account is not screened.
		///
		/// ## Events
		/// [`Event::ScreeningLifted`].
		#[pallet::call_index(23)]
		pub fn overrule(origin: OriginFor<T>, account: AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_overrule(&account)
		}

		/// Do what is due for an account: let its screening lapse, freeze USDT that could not be frozen
		/// before, or drop the provider reference of one that was screened.
		///
		/// ## Dispatch Origin
		/// Signed by anyone; free of charge if something was due.
		///
		/// ## Errors
		/// - [`Error::NothingDue`].
		///
		/// ## Events
		/// [`Event::ScreeningLapsed`], [`Event::FreezeCompleted`] or [`Event::AnchorReleased`].
		#[pallet::call_index(24)]
		pub fn poke(origin: OriginFor<T>, account: AccountId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_poke(&account)?;
			Ok(Pays::No.into())
		}
	}
}
