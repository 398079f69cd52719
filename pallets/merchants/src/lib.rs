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

mod allowance;
mod api;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod directory;
mod events;
mod lifecycle;
#[cfg(test)]
mod mock;
mod people;
mod presence;
mod state;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use allowance::{Allowance, Exceeded};
pub use api::{ConsentView, MemberView, MerchantView};
pub use pallet::*;
pub use state::{NotAllowed, State, Step};
pub use types::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Make `who` a business of the highest tier, with money enough for every bond and deposit.
	fn qualify(who: &AccountId);
	/// Set chain time.
	fn set_time(now: tael_primitives::Millis);
}

#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	// `Member` is a trait of the prelude too.
	use super::{Member, *};
	use frame::prelude::*;
	use tael_primitives::{
		Balance, Bps, ChainTime, ClientRef, Kyc, MerchantId, Millis, Tier, UsdtValue,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Origins
		/// The registrar: admits and refuses merchants, suspends and reinstates them.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who may close a merchant against its owner's will.
		type CloseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Kind and tier of an account.
		type Kyc: Kyc<Self::AccountId>;
		/// What a refund counts as in USDT.
		type UsdtValue: UsdtValue;
		/// USDT on hold in its owner's account.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason>;

		// -- Parameters
		/// The tier a business needs to register.
		#[pallet::constant]
		type RequiredTier: Get<Tier>;
		/// What a merchant holds while it is registered. At least the existential deposit, so that
		/// it can always be returned.
		#[pallet::constant]
		type Bond: Get<Balance>;
		/// What the owner holds for each member and each gateway. At least the existential deposit.
		#[pallet::constant]
		type Deposit: Get<Balance>;
		/// How long a merchant that was closed is still known.
		///
		/// Do not lower: at least the longest time from the making of an invoice or an authorisation
		/// to the last moment at which a refund of it may be asked for. Refunds need the settlement
		/// account and the roles.
		#[pallet::constant]
		type ClosingPeriod: Get<Millis>;
		/// The longest suspension that one decision may impose.
		#[pallet::constant]
		type MaxSuspension: Get<Millis>;
		/// The most accounts that have roles at one merchant. Bounds the work of removing it.
		#[pallet::constant]
		type MaxMembers: Get<u32>;
		/// The most gateways one merchant consents to. Bounds the work of removing it.
		#[pallet::constant]
		type MaxGateways: Get<u32>;

		/// Measured costs of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the scene of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a merchant, in its owner's account.
		#[codec(index = 0)]
		Bond,
		/// The deposits for members and gateways, in the owner's account.
		#[codec(index = 1)]
		Deposit,
	}

	/// The merchants there are. A merchant leaves this map in the call that ends it.
	///
	/// Invariants: no row is [`State::Ended`]; the bonds of an owner add up to the balance on hold under
	/// [`HoldReason::Bond`]; `members` and `gateways` equal the rows of [`Members`] and [`Consents`].
	#[pallet::storage]
	pub type Merchants<T: Config> =
		StorageMap<_, Twox64Concat, MerchantId, Merchant<T::AccountId>, OptionQuery>;

	/// Profile and keys of each merchant. A row here for each row of [`Merchants`], and no other.
	#[pallet::storage]
	pub type Presences<T: Config> = StorageMap<_, Twox64Concat, MerchantId, Presence, OptionQuery>;

	/// Who has roles at a merchant: never its owner, and never a member without a role.
	///
	/// The deposits here and in [`Consents`] add up to the owner's balance on hold under
	/// [`HoldReason::Deposit`].
	#[pallet::storage]
	pub type Members<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		MerchantId,
		Blake2_128Concat,
		T::AccountId,
		Member,
		OptionQuery,
	>;

	/// Which gateways a merchant consents to. A row that has expired stays until it is withdrawn.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		MerchantId,
		Blake2_128Concat,
		T::AccountId,
		Consent,
		OptionQuery,
	>;

	/// When the merchants that are gone ended, so that their references stay used for
	/// [`RETENTION`]. Never an id that is in [`Merchants`].
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageMap<_, Twox64Concat, MerchantId, Millis, OptionQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			use fungible::Inspect;

			let minimum = T::Currency::minimum_balance();
			assert!(T::Bond::get() >= minimum, "a bond below the minimum might not be returnable");
			assert!(
				T::Deposit::get() >= minimum,
				"a deposit below the minimum might not be returnable"
			);
			assert!(T::ClosingPeriod::get() > 0, "refunds need the merchant after it was closed");
			assert!(T::MaxSuspension::get() > 0, "a suspension must be possible");
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
		/// Admit a merchant.
		///
		/// ## Dispatch Origin
		/// [`Config::RegistrarOrigin`].
		///
		/// ## Details
		/// The owner must still be a business of the needed tier, and not frozen.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is not pending.
		/// - [`Error::TierTooLow`], [`Error::NotBusiness`]: the owner's credential does not allow it any more.
		///
		/// ## Events
		/// [`Event::Approved`].
		#[pallet::call_index(0)]
		pub fn approve(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_approve(merchant)
		}

		/// Refuse a merchant and return its bond.
		///
		/// ## Dispatch Origin
		/// [`Config::RegistrarOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is not pending.
		///
		/// ## Events
		/// [`Event::Rejected`], then [`Event::Ended`].
		#[pallet::call_index(1)]
		pub fn reject(
			origin: OriginFor<T>,
			merchant: MerchantId,
			reason: Reason,
		) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_reject(merchant, reason)
		}

		/// Stop new payments to a merchant for `duration` of chain time from now.
		///
		/// ## Dispatch Origin
		/// [`Config::RegistrarOrigin`].
		///
		/// ## Details
		/// Ends by itself. Suspending again replaces the end. Refunds, captures of what is authorised and
		/// everything payers can do go on.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is pending or closing.
		/// - [`Error::BadDuration`]: zero, or above [`Config::MaxSuspension`].
		///
		/// ## Events
		/// [`Event::Suspended`].
		#[pallet::call_index(2)]
		pub fn suspend(
			origin: OriginFor<T>,
			merchant: MerchantId,
			duration: Millis,
			reason: Reason,
		) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_suspend(merchant, duration, reason)
		}

		/// End a suspension early.
		///
		/// ## Dispatch Origin
		/// [`Config::RegistrarOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is not suspended, or no longer.
		///
		/// ## Events
		/// [`Event::Reinstated`].
		#[pallet::call_index(3)]
		pub fn reinstate(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_reinstate(merchant)
		}

		/// Stop new payments to a merchant for good, against its owner's will.
		///
		/// ## Dispatch Origin
		/// [`Config::CloseOrigin`].
		///
		/// ## Details
		/// As [`close`](Self::close): the bond goes back to the owner, nothing is seized.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is closing already.
		///
		/// ## Events
		/// [`Event::Closing`], or [`Event::Ended`] if it was pending.
		#[pallet::call_index(4)]
		pub fn force_close(
			origin: OriginFor<T>,
			merchant: MerchantId,
			reason: Reason,
		) -> DispatchResult {
			T::CloseOrigin::ensure_origin(origin)?;
			Self::do_close(None, merchant, Some(reason))
		}

		/// Change the name and the category of a merchant.
		///
		/// ## Dispatch Origin
		/// [`Config::RegistrarOrigin`]: wallets show the registry's name as checked, so whoever checks
		/// it changes it.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::BadName`], [`Error::BadCategory`]: see there.
		///
		/// ## Events
		/// [`Event::Renamed`].
		#[pallet::call_index(5)]
		pub fn rename(
			origin: OriginFor<T>,
			merchant: MerchantId,
			name: Name,
			category: Category,
		) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_rename(merchant, name, category)
		}

		/// Register a merchant and put its bond on hold.
		///
		/// ## Dispatch Origin
		/// Signed, by a business of at least [`Config::RequiredTier`] that is not frozen. It becomes the
		/// owner, and the settlement account to begin with.
		///
		/// ## Details
		/// The id is `derive_id(Merchant, owner, client_ref)`. The merchant takes payments once the
		/// registrar has approved it; until then the owner can take the bond back by
		/// [`close`](Self::close).
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the owner used `client_ref` before.
		/// - [`Error::TierTooLow`], [`Error::NotBusiness`]: the credential does not allow it.
		/// - [`Error::BadName`], [`Error::BadCategory`], [`Error::BadUri`]: see there.
		///
		/// ## Events
		/// [`Event::Registered`].
		#[pallet::call_index(10)]
		pub fn register(
			origin: OriginFor<T>,
			client_ref: ClientRef,
			profile: Profile,
			signing_key: SigningKey,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_register(owner, client_ref, profile, signing_key)
		}

		/// Stop new payments for good.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// Settlement account and roles stay known for [`Config::ClosingPeriod`], so that what was paid
		/// can be refunded and what was authorised can be captured. After that anybody may
		/// [`finish_close`](Self::finish_close). A pending merchant ends at once.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::WrongState`]: the merchant is closing already.
		///
		/// ## Events
		/// [`Event::Closing`], or [`Event::Ended`] if it was pending.
		#[pallet::call_index(11)]
		pub fn close(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close(Some(&who), merchant, None)
		}

		/// Change the page where more about the merchant can be read.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::BadUri`]: see there.
		///
		/// ## Events
		/// [`Event::PageSet`].
		#[pallet::call_index(12)]
		pub fn set_page(
			origin: OriginFor<T>,
			merchant: MerchantId,
			page: Option<Page>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_page(&who, merchant, page)
		}

		/// Let another key sign QR codes and receipts from now on.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// The old key is kept with the time at which it was replaced: what it signed before stays
		/// checkable. State has the newest [`MAX_PAST_KEYS`], events have all.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::KeyUsed`]: the key signs now, or is among the past keys in state.
		///
		/// ## Events
		/// [`Event::SigningKeyRotated`].
		#[pallet::call_index(13)]
		pub fn rotate_signing_key(
			origin: OriginFor<T>,
			merchant: MerchantId,
			new: SigningKey,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_signing_key(&who, merchant, new)
		}

		/// Propose another settlement account.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or a treasurer.
		///
		/// ## Details
		/// Nothing changes until `account` agrees. A new proposal replaces the one that stands.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotAuthorized`]: the caller is neither owner nor treasurer.
		/// - [`Error::AlreadySettlement`]: `account` is the settlement account.
		///
		/// ## Events
		/// [`Event::SettlementProposed`].
		#[pallet::call_index(14)]
		pub fn propose_settlement(
			origin: OriginFor<T>,
			merchant: MerchantId,
			account: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_settlement(who, merchant, account)
		}

		/// Withdraw or decline a proposed settlement account.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, a treasurer, or the proposed account.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NoProposal`]: no account is proposed.
		/// - [`Error::NotAuthorized`]: the caller is someone else.
		///
		/// ## Events
		/// [`Event::SettlementWithdrawn`].
		#[pallet::call_index(15)]
		pub fn withdraw_settlement(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_settlement(who, merchant)
		}

		/// Agree to be the settlement account.
		///
		/// ## Dispatch Origin
		/// Signed by the proposed account, because refunds are paid from it.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NoProposal`]: no account is proposed.
		/// - [`Error::NotAuthorized`]: the caller is not the proposed account.
		///
		/// ## Events
		/// [`Event::SettlementChanged`].
		#[pallet::call_index(16)]
		pub fn confirm_settlement(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_settlement(who, merchant)
		}

		/// Give a role to an account, or change the limit of a refunder.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// For an account's first role a deposit goes on hold in the owner's account. It comes back when
		/// the account has no role any more.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::WrongState`]: the merchant is pending.
		/// - [`Error::IsOwner`]: `who` is the owner, who may do everything anyway.
		/// - [`Error::BadLimit`]: a refunder's limit is zero.
		/// - [`Error::MaxMembersExceeded`]: [`Config::MaxMembers`] accounts have roles.
		/// - [`Error::AlreadyGranted`]: `who` has the role on these terms.
		///
		/// ## Events
		/// [`Event::RoleGranted`].
		#[pallet::call_index(17)]
		pub fn grant_role(
			origin: OriginFor<T>,
			merchant: MerchantId,
			who: T::AccountId,
			grant: Grant,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_grant_role(&owner, merchant, who, grant)
		}

		/// Take a role away from an account.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::NotGranted`]: `who` does not have the role.
		///
		/// ## Events
		/// [`Event::RoleRevoked`]; of a treasurer perhaps [`Event::SettlementWithdrawn`] before it.
		#[pallet::call_index(18)]
		pub fn revoke_role(
			origin: OriginFor<T>,
			merchant: MerchantId,
			who: T::AccountId,
			role: Role,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_revoke_role(owner, merchant, who, role)
		}

		/// Let a gateway act for the merchant, or change the terms on which it does.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// New terms hold for payments made from now on. For a new gateway a deposit goes on hold in the
		/// owner's account.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotOwner`]: the caller is someone else.
		/// - [`Error::WrongState`]: the merchant is pending.
		/// - [`Error::IsOwner`]: `gateway` is the owner.
		/// - [`Error::NoScope`], [`Error::BadFee`]: see there.
		/// - [`Error::TooLate`]: `expires_at` has passed.
		/// - [`Error::MaxGatewaysExceeded`]: [`Config::MaxGateways`] gateways have consent.
		///
		/// ## Events
		/// [`Event::Consented`].
		#[pallet::call_index(19)]
		pub fn consent(
			origin: OriginFor<T>,
			merchant: MerchantId,
			gateway: T::AccountId,
			scopes: Scopes,
			max_fee: Bps,
			expires_at: Option<Millis>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_consent(&owner, merchant, gateway, scopes, max_fee, expires_at)
		}

		/// Withdraw the consent to a gateway.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, or by the gateway itself.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotAuthorized`]: the caller is someone else.
		/// - [`Error::NoConsent`]: there is no consent to this gateway.
		///
		/// ## Events
		/// [`Event::ConsentWithdrawn`].
		#[pallet::call_index(20)]
		pub fn withdraw_consent(
			origin: OriginFor<T>,
			merchant: MerchantId,
			gateway: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_consent(who, merchant, gateway)
		}

		/// Lay down a role.
		///
		/// ## Dispatch Origin
		/// Signed by the member.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotGranted`]: the caller does not have the role.
		///
		/// ## Events
		/// [`Event::RoleRevoked`]; of a treasurer perhaps [`Event::SettlementWithdrawn`] before it.
		#[pallet::call_index(30)]
		pub fn resign_role(
			origin: OriginFor<T>,
			merchant: MerchantId,
			role: Role,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign_role(who, merchant, role)
		}

		/// Stop being the settlement account. The owner becomes it.
		///
		/// ## Dispatch Origin
		/// Signed by the settlement account, so that nobody's money stays within the reach of refunds
		/// against his will.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::NotAuthorized`]: the caller is not the settlement account.
		/// - [`Error::IsOwner`]: the owner can only propose another.
		///
		/// ## Events
		/// [`Event::SettlementChanged`].
		#[pallet::call_index(31)]
		pub fn resign_settlement(origin: OriginFor<T>, merchant: MerchantId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign_settlement(&who, merchant)
		}

		/// Remove a merchant whose closing period is over, and return everything to its owner.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free of fees when it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant has this id.
		/// - [`Error::WrongState`]: the merchant is not closing.
		/// - [`Error::TooEarly`]: the closing period is not over.
		///
		/// ## Events
		/// [`Event::Ended`].
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::finish_close(T::MaxMembers::get(), T::MaxGateways::get()))]
		pub fn finish_close(
			origin: OriginFor<T>,
			merchant: MerchantId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let (members, gateways) = Self::do_finish_close(merchant)?;
			let weight = T::WeightInfo::finish_close(members, gateways);
			Ok(PostDispatchInfo { actual_weight: Some(weight), pays_fee: Pays::No })
		}

		/// Free the reference of a merchant that ended at least [`RETENTION`] ago.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free of fees when it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no merchant of this id has ended, or its reference is free already.
		/// - [`Error::TooEarly`]: it ended less than [`RETENTION`] ago.
		///
		/// ## Events
		/// [`Event::ReceiptPruned`].
		#[pallet::call_index(41)]
		pub fn prune_receipt(
			origin: OriginFor<T>,
			merchant: MerchantId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_prune_receipt(merchant)?;
			Ok(Pays::No.into())
		}
	}
}
