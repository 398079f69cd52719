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

mod acceptor;
mod api;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bond;
mod claim;
mod claims;
mod events;
mod hearing;
mod hooks;
mod impls;
mod levels;
#[cfg(test)]
mod mock;
mod money;
mod programme;
mod storage;
mod sweep;
#[cfg(test)]
mod tests;
mod tier;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;
mod worth;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use acceptor::{Acceptor, AcceptorState, AcceptorStep, Charge, Concern, Fault, Kept};
pub use api::{AcceptorView, ClaimLookup, ClaimView, claim_id};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use claim::{
	Claim, ClaimKind, ClaimReceipt, ClaimState, ClaimStep, ClaimWindows, Claimed, Grounds,
};
pub use levels::{BOUNDS, Deed, Entered, Levels, PERIOD, Service};
pub use pallet::*;
pub use tier::{Entry, FIRST_TIER, Floors, MAX_TIER, TierTerms};
pub use types::*;
pub use weights::WeightInfo;

#[import_section(events::events)]
#[import_section(hooks::hooks)]
#[import_section(storage::storage)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use crate::claims::Request;
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::weights::WeightMeter, prelude::*, token::fungibles::MutateHold,
	};
	use tael_primitives::{
		Arbitration, AssetKind, Balance, ChainTime, Claimables, ClientRef, DueIndex, Kyc, Millis,
		Rates, Side, TradeHistory, TradeId, Trades, UsdtValue,
	};

	/// The expiry index of this pallet.
	pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Origins
		/// Who sets the rungs, admits, promotes, charges and expels: the council.
		type AdmitOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who suspends and reinstates.
		type RiskOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Who is behind an account. Asked when money is committed, never on the way out.
		type Kyc: Kyc<Self::AccountId>;
		/// Trades that ended, and the history of accounts.
		type Trades: Trades<Self::AccountId>;
		/// Where claims go on which the parties do not agree.
		type Arbitration: Arbitration<Self::AccountId>;
		/// Where money is recorded that could not be credited.
		type Claimables: Claimables<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// What other money counts as in USDT where limits are kept: a loss is never worth more than that.
		type Value: UsdtValue;
		/// What it is worth, while there are prices.
		type Rates: Rates;

		// -- Money
		/// Money on hold in its owner's account. Only USDT is used.
		type Holds: MutateHold<
				Self::AccountId,
				AssetId = AssetKind,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason>;

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

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	// Call indices: 0-19 the council, 20-29 risk officers, 30-49 acceptors, 50-69 claims, 70-79 upkeep.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Set what a rung asks for and unlocks, for whoever is put on it from now on.
		///
		/// Without `terms` nobody can be put on it any more; those who are stay.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::BadTerms`]: they do not fit together, or there is no such number.
		/// - [`Error::UnknownTier`]: there was nothing to take away.
		///
		/// ## Events
		/// [`Event::TierTermsSet`].
		#[pallet::call_index(0)]
		pub fn set_tier_terms(
			origin: OriginFor<T>,
			tier: u8,
			terms: Option<TierTerms>,
		) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_set_tier_terms(tier, terms)
		}

		/// Admit an applicant to a rung, by its terms of now.
		///
		/// `label` is the hash or the locator of what the council went by.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he has not applied. [`Error::UnknownTier`].
		/// - [`Error::NotEligible`], [`Error::BondTooSmall`]: he is not attested or bonded for it now.
		///
		/// ## Events
		/// [`Event::Approved`].
		#[pallet::call_index(1)]
		pub fn approve(
			origin: OriginFor<T>,
			acceptor: T::AccountId,
			tier: u8,
			label: H256,
		) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_approve(&acceptor, tier, label)
		}

		/// Refuse an application and return the bond.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he has not applied.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::ApplicationEnded`].
		#[pallet::call_index(2)]
		pub fn reject(origin: OriginFor<T>, acceptor: T::AccountId) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_end_application(&acceptor, AcceptorStep::Reject)
		}

		/// Put a member on a rung, higher or lower or the same, by its terms of now.
		///
		/// After a step down, the bond of the rung before stays until nobody can claim for the trades made
		/// on it.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is no member. [`Error::UnknownTier`].
		/// - [`Error::NotEligible`], [`Error::BondTooSmall`]: not for this rung, unless it is a step down.
		///
		/// ## Events
		/// [`Event::TierSet`]; what follows of the new floors, as for [`Pallet::poke_acceptor`].
		#[pallet::call_index(3)]
		pub fn set_tier(origin: OriginFor<T>, acceptor: T::AccountId, tier: u8) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_set_tier(&acceptor, tier)
		}

		/// Charge an acceptor, so that he can answer before he is expelled.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`], [`Error::AlreadyCharged`].
		///
		/// ## Events
		/// [`Event::Charged`].
		#[pallet::call_index(4)]
		pub fn charge(
			origin: OriginFor<T>,
			acceptor: T::AccountId,
			concern: Concern,
			notes: H256,
		) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_charge(&acceptor, concern, notes)
		}

		/// Drop a charge.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotCharged`].
		///
		/// ## Events
		/// [`Event::ChargeDropped`].
		#[pallet::call_index(5)]
		pub fn drop_charge(origin: OriginFor<T>, acceptor: T::AccountId) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_drop_charge(&acceptor)
		}

		/// Send an acceptor away after the hearing. His bond unlocks as if he had left.
		///
		/// ## Dispatch Origin
		/// [`Config::AdmitOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotCharged`], [`Error::WrongState`].
		/// - [`Error::TooEarly`]: he can still answer. [`Error::TooLate`]: the charge is void.
		///
		/// ## Events
		/// [`Event::Expelled`].
		#[pallet::call_index(6)]
		pub fn expel(origin: OriginFor<T>, acceptor: T::AccountId) -> DispatchResult {
			T::AdmitOrigin::ensure_origin(origin)?;
			Self::do_expel(&acceptor)
		}

		/// Suspend a member until a chain time, or change how long.
		///
		/// ## Dispatch Origin
		/// [`Config::RiskOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is no member.
		/// - [`Error::BadWindow`]: `until` is not in the future, or too far in it.
		///
		/// ## Events
		/// [`Event::Suspended`].
		#[pallet::call_index(20)]
		pub fn suspend(
			origin: OriginFor<T>,
			acceptor: T::AccountId,
			until: Millis,
			concern: Concern,
		) -> DispatchResult {
			T::RiskOrigin::ensure_origin(origin)?;
			Self::do_suspend(&acceptor, until, concern)
		}

		/// End a suspension.
		///
		/// ## Dispatch Origin
		/// [`Config::RiskOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is not suspended.
		///
		/// ## Events
		/// [`Event::Reinstated`]; [`Event::Restricted`] if something restricts him.
		#[pallet::call_index(21)]
		pub fn reinstate(origin: OriginFor<T>, acceptor: T::AccountId) -> DispatchResult {
			T::RiskOrigin::ensure_origin(origin)?;
			Self::do_reinstate(&acceptor)
		}

		/// Apply, with a bond. Whoever has the history that the first rung asks for is admitted to it at
		/// once; anybody else waits for the council.
		///
		/// ## Dispatch Origin
		/// Signed by the applicant.
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: he is one, has applied, or has not left entirely.
		/// - [`Error::UnknownTier`], [`Error::Locked`], [`Error::NotEligible`], [`Error::BondTooSmall`].
		/// - [`Error::InsufficientFunds`], or of screening.
		///
		/// ## Events
		/// [`Event::ApplicationSubmitted`]; [`Event::Approved`] if his history admits him.
		#[pallet::call_index(30)]
		pub fn submit_application(
			origin: OriginFor<T>,
			#[pallet::compact] bond: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_submit_application(&who, bond)
		}

		/// Take an application back, and the bond.
		///
		/// ## Dispatch Origin
		/// Signed by the applicant.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he has not applied, or was admitted.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::ApplicationEnded`].
		#[pallet::call_index(31)]
		pub fn withdraw_application(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_application(&who, AcceptorStep::Retract)
		}

		/// Add to a bond. It goes to claims that wait first. Whom only a short bond restricted is relieved at once.
		///
		/// ## Dispatch Origin
		/// Signed by an applicant or a member.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is neither.
		/// - [`Error::BadAmount`], [`Error::InsufficientFunds`], or of screening.
		///
		/// ## Events
		/// [`Event::BondIncreased`]; what follows, as for [`Pallet::poke_acceptor`].
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::top_up_bond().saturating_add(Pallet::<T>::serve_weight()))]
		pub fn top_up_bond(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up_bond(&who, amount)
		}

		/// Take back what a bond has beyond what its rung needs and claims have frozen or wait for.
		///
		/// ## Dispatch Origin
		/// Signed by an active member.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is none.
		/// - [`Error::BadAmount`]: zero, or more than the bond. [`Error::BondNeeded`].
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::BondWithdrawn`].
		#[pallet::call_index(33)]
		pub fn withdraw_excess(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_excess(&who, amount)
		}

		/// Answer a charge. A later answer replaces an earlier one.
		///
		/// ## Dispatch Origin
		/// Signed by the acceptor.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotCharged`]; [`Error::TooLate`]: the hearing is over.
		///
		/// ## Events
		/// [`Event::ChargeAnswered`].
		#[pallet::call_index(34)]
		pub fn answer_charge(origin: OriginFor<T>, answer: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer_charge(&who, answer)
		}

		/// Leave the programme. No new trades from now on; the bond unlocks in two parts.
		///
		/// ## Dispatch Origin
		/// Signed by a member.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is none.
		///
		/// ## Events
		/// [`Event::ExitBegun`].
		#[pallet::call_index(35)]
		pub fn exit(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_exit(&who)
		}

		/// Take back what has unlocked of a bond: the plain part after the short window, all of it after the
		/// long one, never what claims have frozen or wait for. With the last of it the row leaves, once no
		/// claim lives.
		///
		/// ## Dispatch Origin
		/// Signed by somebody who has left or was expelled.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: he is a member, or none at all.
		/// - [`Error::TradesOpen`], [`Error::TooEarly`].
		/// - [`Error::NothingToWithdraw`]: what there is must stay for now.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::BondWithdrawn`];
		/// [`Event::AcceptorLeft`].
		#[pallet::call_index(36)]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_bond(&who)
		}

		/// Claim a loss from the bond of the other side of a trade that has ended.
		///
		/// So much of the bond is frozen for it as others have left; for the rest it waits behind those that
		/// were filed before. A deposit of the claimant goes on hold; he loses it if arbitration finds nothing
		/// in it. A clawback names the trade of the claim it is about.
		///
		/// ## Dispatch Origin
		/// Signed by the side of the trade that such a loss can befall; for a clawback by the respondent of
		/// the claim that was paid.
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the reference is used. [`Error::AlreadyClaimed`]: the kind is.
		/// - [`Error::NotFound`]: no trade of this id has ended lately; for a clawback, no claim.
		/// - [`Error::NotParty`], [`Error::WrongSide`], [`Error::SamePerson`].
		/// - [`Error::WrongState`]: the trade did not end in such a way.
		/// - [`Error::TooLate`]: the window of this kind is over.
		/// - [`Error::BadAmount`]: more than can have been lost. [`Error::BelowMinimum`].
		/// - [`Error::NothingToClaim`]: no bond stands behind the trade, or next to nothing is left of it.
		/// - [`Error::InsufficientFunds`], or of screening.
		///
		/// ## Events
		/// [`Event::ClaimFiled`].
		#[pallet::call_index(50)]
		pub fn file_claim(
			origin: OriginFor<T>,
			reference: ClientRef,
			trade: TradeId,
			kind: ClaimKind,
			#[pallet::compact] amount: Balance,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_file_claim(&who, &reference, &Request { trade, kind, amount, evidence })
		}

		/// Contest a claim.
		///
		/// ## Dispatch Origin
		/// Signed by the respondent.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`], [`Error::TooLate`].
		///
		/// ## Events
		/// [`Event::ClaimAnswered`].
		#[pallet::call_index(51)]
		pub fn answer_claim(
			origin: OriginFor<T>,
			claim: ClaimId,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer_claim(&who, claim, evidence)
		}

		/// Pay a claim, out of free money as far as the bond is needed for the rung, until its time to leave, or
		/// for other claims. All that is claimed ends it; less is paid at once, and the rest stays claimed. In
		/// arbitration only all of it, which concedes.
		///
		/// ## Dispatch Origin
		/// Signed by the respondent.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`].
		/// - [`Error::BadAmount`]: zero, or more than is claimed. [`Error::TooLate`]: it has expired.
		/// - [`Error::InsufficientFunds`]: the account needs money beside the bond; or of screening.
		/// - Those of arbitration, if a ruling is final.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::BondSpent`], [`Event::ClaimEnded`] or
		/// [`Event::ClaimPartPaid`]; [`Event::ClaimToppedUp`] or payments of claims that waited.
		#[pallet::call_index(52)]
		#[pallet::weight(
			T::WeightInfo::accept_claim()
				.saturating_add(T::Arbitration::settle_weight())
				.saturating_add(Pallet::<T>::serve_weight())
		)]
		pub fn accept_claim(
			origin: OriginFor<T>,
			claim: ClaimId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_claim(&who, claim, amount)
		}

		/// Take a claim back, and the deposit. In arbitration that concedes.
		///
		/// ## Dispatch Origin
		/// Signed by the claimant.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`]; [`Error::TooLate`]: the claim has expired.
		/// - [`Error::WrongState`]: there was a ruling. Those of arbitration, if one is final.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::ClaimEnded`]; of claims that waited, as
		/// for [`Pallet::accept_claim`].
		#[pallet::call_index(53)]
		#[pallet::weight(
			T::WeightInfo::withdraw_claim()
				.saturating_add(T::Arbitration::settle_weight())
				.saturating_add(Pallet::<T>::serve_weight())
		)]
		pub fn withdraw_claim(origin: OriginFor<T>, claim: ClaimId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_claim(&who, claim)
		}

		/// Take a claim to arbitration, once it was answered or the time to answer is over.
		///
		/// Nothing does that for him: a claim that he leaves alone expires. He wins by default if the
		/// respondent stays silent there too.
		///
		/// ## Dispatch Origin
		/// Signed by the claimant, who places the fee of arbitration.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`].
		/// - [`Error::TooEarly`]: the respondent can still answer.
		/// - [`Error::TooLate`]: it has expired; see [`Pallet::poke_claim`].
		/// - Those of arbitration, if he cannot place the fee or an officer has frozen him.
		///
		/// ## Events
		/// [`Event::ClaimEscalated`].
		#[pallet::call_index(54)]
		#[pallet::weight(
			T::WeightInfo::escalate_claim().saturating_add(T::Arbitration::open_weight())
		)]
		pub fn escalate_claim(origin: OriginFor<T>, claim: ClaimId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_escalate_claim(&who, claim)
		}

		/// Give back, out of free money, what a claimant who was paid recovered elsewhere.
		///
		/// ## Dispatch Origin
		/// Signed by the claimant.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`]; [`Error::WrongState`]: it was a clawback.
		/// - [`Error::TooLate`]: nothing is asked back any more.
		/// - [`Error::ClawbackOpen`]: that is the place to pay.
		/// - [`Error::BadAmount`]: zero, or more than was paid and has not come back.
		/// - [`Error::InsufficientFunds`], or of screening.
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::RecoveryReported`].
		#[pallet::call_index(55)]
		pub fn report_recovery(
			origin: OriginFor<T>,
			claim: ClaimId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_recovery(&who, claim, amount)
		}

		/// Look at an acceptor: give what of his bond has thawed to claims that wait, end a suspension or a
		/// charge whose time is over, restrict him or relieve him.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if anything changed.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NothingDue`].
		///
		/// ## Events
		/// [`Event::Reinstated`], [`Event::ChargeDropped`], [`Event::Restricted`], [`Event::Relieved`]; of
		/// claims that waited, as for [`Pallet::accept_claim`].
		#[pallet::call_index(70)]
		#[pallet::weight(
			T::WeightInfo::poke_acceptor().saturating_add(Pallet::<T>::serve_weight())
		)]
		pub fn poke_acceptor(
			origin: OriginFor<T>,
			acceptor: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_poke_acceptor(&acceptor)?;
			Ok(Pays::No.into())
		}

		/// End a claim that has expired: nobody paid it or took it to arbitration in time. One that waits after
		/// its ruling is paid what has thawed, or ends where nothing is left of the bond.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`].
		///
		/// ## Events
		/// [`Event::Moved`] or [`Event::BecameClaimable`], [`Event::ClaimEnded`]; of claims that waited, as
		/// for [`Pallet::accept_claim`].
		#[pallet::call_index(71)]
		#[pallet::weight(
			T::WeightInfo::poke_claim().saturating_add(Pallet::<T>::serve_weight())
		)]
		pub fn poke_claim(origin: OriginFor<T>, claim: ClaimId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_poke_claim(claim)?;
			Ok(Pays::No.into())
		}

		/// Remove the receipt of a claim whose retention is over.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`]; [`Error::ClawbackOpen`]: one of it lives.
		///
		/// ## Events
		/// [`Event::Pruned`].
		#[pallet::call_index(72)]
		pub fn prune_claim(origin: OriginFor<T>, claim: ClaimId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_prune(claim)?;
			Ok(Pays::No.into())
		}

		/// Forget that a person or an account was expelled, once it may apply again.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`].
		///
		/// ## Events
		/// [`Event::LockEnded`].
		#[pallet::call_index(73)]
		pub fn unlock(
			origin: OriginFor<T>,
			locked: Locked<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_unlock(locked)?;
			Ok(Pays::No.into())
		}
	}
}
