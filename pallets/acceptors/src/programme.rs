// SPDX-License-Identifier: Apache-2.0

//! How somebody becomes an acceptor and what happens to him while he is one.

use crate::{
	Acceptor, AcceptorState, AcceptorStep, Acceptors, Concern, Config, Error, Event, FIRST_TIER,
	Fault, HoldReason, Index, Kept, Levels, LevelsOf, MAX_TIER, Movement, Object, Pallet,
	TierTerms, Tiers, Timed, money::Payout,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, ChainTime, Kyc, Millis, Trades};

impl<T: Config> Pallet<T> {
	/// The acceptor, with what is due by time alone: a suspension that is over has ended.
	pub(crate) fn acceptor(who: &T::AccountId) -> Result<Acceptor, DispatchError> {
		let mut row = Acceptors::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		Self::end_suspension(who, &mut row, T::Clock::now())?;
		Ok(row)
	}

	/// Store an acceptor and keep his entry in the expiry index.
	///
	/// The entry of a step that moved outwards stays where it is: the sweep moves it.
	pub(crate) fn put_acceptor(who: &T::AccountId, mut row: Acceptor) {
		let entry = || Timed::Acceptor(who.clone());
		match row.next_due() {
			Some(due) => {
				let is_early_enough =
					row.bucket.is_some_and(|old| old <= Index::<T>::bucket_of(due));
				if !is_early_enough {
					if let Some(old) = row.bucket {
						Index::<T>::remove(old, entry());
					}
					row.bucket = Some(Index::<T>::insert(entry(), (), due, T::Clock::now()));
				}
			},
			None => {
				if let Some(old) = row.bucket.take() {
					Index::<T>::remove(old, entry());
				}
			},
		}
		Acceptors::<T>::insert(who, row);
	}

	/// Take an acceptor out of state.
	pub(crate) fn remove_acceptor(who: &T::AccountId, row: &Acceptor) {
		if let Some(bucket) = row.bucket {
			Index::<T>::remove(bucket, Timed::Acceptor(who.clone()));
		}
		Acceptors::<T>::remove(who);
		LevelsOf::<T>::remove(who);
	}

	/// What a rung asks for now.
	fn terms_of(tier: u8) -> Result<TierTerms, DispatchError> {
		Tiers::<T>::get(tier).ok_or_else(|| Error::<T>::UnknownTier.into())
	}

	pub(crate) fn do_set_tier_terms(tier: u8, terms: Option<TierTerms>) -> DispatchResult {
		ensure!((FIRST_TIER..=MAX_TIER).contains(&tier), Error::<T>::BadTerms);
		match terms {
			Some(terms) => {
				ensure!(terms.is_sound(), Error::<T>::BadTerms);
				Tiers::<T>::insert(tier, terms);
			},
			None => {
				ensure!(Tiers::<T>::take(tier).is_some(), Error::<T>::UnknownTier);
			},
		}
		Self::deposit_event(Event::TierTermsSet { tier, terms });
		Ok(())
	}

	pub(crate) fn do_submit_application(who: &T::AccountId, bond: Balance) -> DispatchResult {
		ensure!(!Acceptors::<T>::contains_key(who), Error::<T>::AlreadyExists);
		let terms = Self::terms_of(FIRST_TIER)?;
		let now = T::Clock::now();
		ensure!(!Self::is_locked(who, now), Error::<T>::Locked);
		ensure!(T::Kyc::tier(who) >= terms.kyc, Error::<T>::NotEligible);
		ensure!(bond >= terms.bond, Error::<T>::BondTooSmall);
		Self::hold(HoldReason::Bond, who, bond)?;
		let history = T::Trades::history(who);
		let mut row = Acceptor {
			state: AcceptorState::Applied,
			tier: FIRST_TIER,
			terms,
			label: H256::zero(),
			bond,
			frozen: 0,
			waiting: 0,
			claims: 0,
			filed: 0,
			kept: None,
			since: now,
			history,
			charge: None,
			next_review: now,
			bucket: None,
			seq: 0,
		};
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::deposit_event(Event::ApplicationSubmitted { acceptor, seq, bond, history });
		if terms.entry.admits(&history, now) {
			return Self::admit(who, row, FIRST_TIER, terms, H256::zero());
		}
		Self::put_acceptor(who, row);
		Ok(())
	}

	pub(crate) fn do_approve(who: &T::AccountId, tier: u8, label: H256) -> DispatchResult {
		let row = Self::acceptor(who)?;
		let terms = Self::terms_of(tier)?;
		Self::admit(who, row, tier, terms, label)
	}

	/// Admit an applicant to a rung, by its terms of now.
	fn admit(
		who: &T::AccountId,
		mut row: Acceptor,
		tier: u8,
		terms: TierTerms,
		label: H256,
	) -> DispatchResult {
		row.advance::<T>(AcceptorStep::Approve)?;
		ensure!(Self::is_attested(who, &terms), Error::<T>::NotEligible);
		ensure!(row.bond >= terms.bond, Error::<T>::BondTooSmall);
		let now = T::Clock::now();
		row.tier = tier;
		row.terms = terms;
		row.label = label;
		row.since = now;
		row.next_review = now.saturating_add(T::Limits::get().review_period);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		LevelsOf::<T>::insert(who, Levels::default());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::Approved { acceptor, seq, tier, label });
		Ok(())
	}

	/// End an application and return its bond; `step` says who ended it.
	pub(crate) fn do_end_application(who: &T::AccountId, step: AcceptorStep) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		row.advance::<T>(step)?;
		Self::return_bond(who, &mut row, Balance::MAX)?;
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::remove_acceptor(who, &row);
		let is_rejected = step == AcceptorStep::Reject;
		Self::deposit_event(Event::ApplicationEnded { acceptor, seq, is_rejected });
		Ok(())
	}

	/// Give `amount` of a bond back to its acceptor, or all there is.
	pub(crate) fn return_bond(
		who: &T::AccountId,
		row: &mut Acceptor,
		amount: Balance,
	) -> DispatchResult {
		let amount = amount.min(row.bond);
		row.bond = row.bond.saturating_sub(amount);
		let payout =
			Payout { reason: HoldReason::Bond, from: who, to: who, amount, kind: Movement::Bond };
		Self::pay(Object::Acceptor(who.clone()), &mut row.seq, payout)
	}

	pub(crate) fn do_set_tier(who: &T::AccountId, tier: u8) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		row.advance::<T>(AcceptorStep::SetTier)?;
		let terms = Self::terms_of(tier)?;
		let from = row.tier;
		// Down is always possible: whoever falls short there too is restricted.
		if tier >= from {
			ensure!(Self::is_attested(who, &terms), Error::<T>::NotEligible);
			ensure!(row.bond >= terms.bond, Error::<T>::BondTooSmall);
		}
		let now = T::Clock::now();
		let before = row.terms;
		if terms.bond < before.bond || terms.cover < before.cover {
			// What stood behind the trades so far stays until nobody can claim for them.
			let limits = T::Limits::get();
			let earlier = row.kept_at(now);
			row.kept = Some(Kept {
				bond: before.bond.max(earlier.map_or(0, |kept| kept.bond)),
				cover: before.cover.max(earlier.map_or(0, |kept| kept.cover)),
				until: now.saturating_add(limits.max_trade_life).saturating_add(limits.long_window),
			});
		}
		row.tier = tier;
		row.terms = terms;
		let kept_until = row.kept_at(now).map(|kept| kept.until);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::deposit_event(Event::TierSet { acceptor, seq, from, tier, kept_until });
		Self::review(who, &mut row, now)?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	pub(crate) fn do_suspend(
		who: &T::AccountId,
		until: Millis,
		concern: Concern,
	) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		let now = T::Clock::now();
		row.advance::<T>(AcceptorStep::Suspend { until, concern })?;
		let longest = now.saturating_add(T::Limits::get().max_suspension);
		ensure!(until > now && until <= longest, Error::<T>::BadWindow);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::Suspended { acceptor, seq, until, concern });
		Ok(())
	}

	pub(crate) fn do_reinstate(who: &T::AccountId) -> DispatchResult {
		let mut row = Acceptors::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		let now = T::Clock::now();
		Self::reinstate_now(who, &mut row, now)?;
		Self::review(who, &mut row, now)?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	/// End a suspension, whether or not its time is over.
	fn reinstate_now(who: &T::AccountId, row: &mut Acceptor, now: Millis) -> DispatchResult {
		row.advance::<T>(AcceptorStep::Reinstate)?;
		row.next_review = now.saturating_add(T::Limits::get().review_period);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::deposit_event(Event::Reinstated { acceptor, seq });
		Ok(())
	}

	/// End a suspension whose time is over.
	fn end_suspension(who: &T::AccountId, row: &mut Acceptor, now: Millis) -> DispatchResult {
		if row.is_served(now) { Self::reinstate_now(who, row, now) } else { Ok(()) }
	}

	pub(crate) fn do_poke_acceptor(who: &T::AccountId) -> DispatchResult {
		let mut row = Acceptors::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		let has_served = Self::serve(who, &mut row)?;
		let has_changed = Self::review(who, &mut row, T::Clock::now())?;
		ensure!(has_served || has_changed, Error::<T>::NothingDue);
		Self::put_acceptor(who, row);
		Ok(())
	}

	/// Do what time and facts ask for: end a suspension and a charge that are over, restrict and relieve.
	/// Whether that was anything.
	pub(crate) fn review(
		who: &T::AccountId,
		row: &mut Acceptor,
		now: Millis,
	) -> Result<bool, DispatchError> {
		let before = row.seq;
		Self::end_suspension(who, row, now)?;
		Self::void_charge(who, row, now);
		row.next_review = now.saturating_add(T::Limits::get().review_period);
		if row.state == AcceptorState::Active {
			if let Some(fault) = Self::fault(who, row, now) {
				Self::restrict(who, row, fault)?;
			}
		} else if row.state == AcceptorState::Restricted && Self::fault(who, row, now).is_none() {
			row.advance::<T>(AcceptorStep::Relieve)?;
			let (acceptor, seq) = (who.clone(), row.next_seq());
			Self::deposit_event(Event::Relieved { acceptor, seq });
		}
		// Each of these has an event.
		Ok(row.seq != before)
	}

	fn restrict(who: &T::AccountId, row: &mut Acceptor, fault: Fault) -> DispatchResult {
		row.advance::<T>(AcceptorStep::Restrict)?;
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::deposit_event(Event::Restricted { acceptor, seq, fault });
		Ok(())
	}

	/// Restrict an active acceptor if what is stored of him asks for it. Cannot fail.
	pub(crate) fn restrict_if_due(
		who: &T::AccountId,
		row: &mut Acceptor,
		levels: &Levels,
		now: Millis,
	) {
		if row.state == AcceptorState::Active
			&& let Some(fault) = Self::fault_in(row, levels, now)
		{
			// The table lets everybody be restricted who is active.
			let restricted = Self::restrict(who, row, fault);
			debug_assert!(restricted.is_ok());
		}
	}

	/// What restricts an acceptor now.
	pub(crate) fn fault(who: &T::AccountId, row: &Acceptor, now: Millis) -> Option<Fault> {
		let levels = LevelsOf::<T>::get(who);
		Self::fault_in(row, &levels, now)
			.or_else(|| (!Self::is_attested(who, &row.terms)).then_some(Fault::KycGone))
	}

	/// What restricts an acceptor now, of what is stored of him.
	fn fault_in(row: &Acceptor, levels: &Levels, now: Millis) -> Option<Fault> {
		if row.is_short() {
			return Some(Fault::BondShort);
		}
		let least = T::Limits::get().min_sample;
		let floors = row.terms.floors;
		let service = levels.service(now);
		let is_low = service.completion.is_some_and(|share| share < floors.completion);
		if is_low && service.sample() >= least {
			return Some(Fault::CompletionLow);
		}
		let is_slow = service.release_p90.is_some_and(|time| time > floors.release_p90);
		(is_slow && service.releases >= least).then_some(Fault::ReleaseSlow)
	}

	/// Whether an account is attested for a rung, and not frozen.
	fn is_attested(who: &T::AccountId, terms: &TierTerms) -> bool {
		T::Kyc::tier(who) >= terms.kyc && T::Kyc::ensure_not_frozen(who).is_ok()
	}

	/// Begin with these rungs. Only at genesis, which a bad specification has to stop.
	pub(crate) fn begin(tiers: &[(u8, TierTerms)]) {
		for (tier, terms) in tiers {
			let set = Self::do_set_tier_terms(*tier, Some(*terms));
			assert!(set.is_ok(), "the terms of rung {tier} do not fit together: {set:?}");
		}
	}
}
