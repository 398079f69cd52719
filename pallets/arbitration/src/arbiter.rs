// SPDX-License-Identifier: Apache-2.0

//! Arbiters: how they come, are drawn from a pool, go, and are held to account.

use crate::{
	ArbiterOf, Arbiters, Assignments, Candidate, Config, Error, Event, HoldReason, MAX_LOAD,
	NextEntry, NotAllowed, Pallet, Pool, Skills, Vacancy,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, CaseId, ChainTime, Delivery, Kyc, Millis, Tier};

/// Where an arbiter stands.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum ArbiterState {
	/// Has applied, and waits for the council.
	#[codec(index = 0)]
	Applied,
	/// Approved, and not drawn.
	#[codec(index = 1)]
	Standby,
	/// Drawn. Exactly these are in the pool.
	#[codec(index = 2)]
	Active,
	/// On his way out: no new cases.
	#[codec(index = 3)]
	Leaving,
	/// Removed by the council: no cases.
	#[codec(index = 4)]
	Removed,
	/// Gone. Never stored.
	#[codec(index = 5)]
	Gone,
}

/// What can happen to an arbiter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArbiterStep {
	/// The council approves him.
	Approve,
	/// He becomes available.
	Activate,
	/// He is available no more.
	Rest,
	/// He leaves.
	Leave,
	/// The council removes him.
	Remove,
	/// He takes his bond.
	Withdraw,
}

impl ArbiterState {
	/// The only place where an arbiter changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: ArbiterStep) -> Result<Self, NotAllowed> {
		use ArbiterState::{Active, Applied, Gone, Leaving, Removed, Standby};
		use ArbiterStep::{Activate, Approve, Leave, Remove, Rest, Withdraw};
		match (self, step) {
			(Applied, Approve) | (Active, Rest) => Ok(Standby),
			(Standby, Activate) => Ok(Active),
			(Standby | Active, Leave) => Ok(Leaving),
			(Standby | Active | Leaving, Remove) => Ok(Removed),
			// Nothing rests on an applicant's bond.
			(Applied, Leave | Remove) | (Leaving | Removed, Withdraw) => Ok(Gone),

			(Applied, Activate | Rest | Withdraw)
			| (Standby, Approve | Rest | Withdraw)
			| (Active, Approve | Activate | Withdraw)
			| (Leaving, Approve | Activate | Rest | Leave)
			| (Removed, Approve | Activate | Rest | Leave | Remove)
			| (Gone, Approve | Activate | Rest | Leave | Remove | Withdraw) => Err(NotAllowed),
		}
	}
}

/// Somebody who rules, did so until lately, or wants to.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Arbiter {
	/// Where he stands.
	pub state: ArbiterState,
	/// What is on hold in his account.
	pub bond: Balance,
	/// What has to be on hold for him to be drawn.
	pub required: Balance,
	/// What he is good at.
	pub skills: Skills,
	/// Who he is, as far as telling persons apart goes. One arbiter a person.
	pub person: H256,
	/// In how many disputes he sits.
	pub load: u32,
	/// Chain time before which the bond stays.
	pub bond_until: Millis,
	/// How often he has done his work.
	pub served: u32,
	/// How often he stepped back.
	pub recused: u32,
	/// How often he did not rule in time.
	pub overdue: u32,
}

impl Arbiter {
	pub(crate) fn advance<T>(&mut self, step: ArbiterStep) -> Result<(), Error<T>> {
		self.state = self.state.apply(step)?;
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_arbiter(who: T::AccountId, skills: Skills) -> DispatchResult {
		ensure!(!Arbiters::<T>::contains_key(&who), Error::<T>::AlreadyExists);
		ensure!(T::Kyc::tier(&who) >= Tier::Enhanced, Error::<T>::NotEligible);
		let person = T::Kyc::person(&who);
		ensure!(!ArbiterOf::<T>::contains_key(person), Error::<T>::AlreadyExists);
		let bond = T::Limits::get().arbiter_bond;
		Self::hold(HoldReason::ArbiterBond, &who, bond)?;
		ArbiterOf::<T>::insert(person, &who);
		let arbiter = Arbiter {
			state: ArbiterState::Applied,
			bond,
			required: bond,
			skills: skills.clone(),
			person,
			load: 0,
			bond_until: 0,
			served: 0,
			recused: 0,
			overdue: 0,
		};
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::ArbiterApplied { arbiter: who, bond, skills });
		Ok(())
	}

	pub(crate) fn arbiter(who: &T::AccountId) -> Result<Arbiter, DispatchError> {
		Ok(Arbiters::<T>::get(who).ok_or(Error::<T>::NotArbiter)?)
	}

	pub(crate) fn do_approve_arbiter(who: T::AccountId) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		arbiter.advance::<T>(ArbiterStep::Approve)?;
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::ArbiterApproved { arbiter: who });
		Ok(())
	}

	pub(crate) fn do_set_available(who: T::AccountId, available: bool) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		if available {
			arbiter.advance::<T>(ArbiterStep::Activate)?;
			Self::ensure_fit(&who)?;
			ensure!(arbiter.bond >= arbiter.required, Error::<T>::BondTooLow);
			Self::enter_pool(&who, &arbiter)?;
		} else {
			arbiter.advance::<T>(ArbiterStep::Rest)?;
			Self::leave_pool(&who);
		}
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::ArbiterAvailable { arbiter: who, available });
		Ok(())
	}

	pub(crate) fn do_set_skills(who: T::AccountId, skills: Skills) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		arbiter.skills = skills.clone();
		match arbiter.state {
			ArbiterState::Active => {
				// As if he had come anew: a draw that was asked for goes by the skills of before, and so
				// without him.
				Self::leave_pool(&who);
				Self::enter_pool(&who, &arbiter)?;
			},
			ArbiterState::Applied | ArbiterState::Standby => {},
			ArbiterState::Leaving | ArbiterState::Removed | ArbiterState::Gone => {
				return Err(Error::<T>::WrongState.into());
			},
		}
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::SkillsChanged { arbiter: who, skills });
		Ok(())
	}

	pub(crate) fn do_top_up_bond(who: T::AccountId, amount: Balance) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		match arbiter.state {
			ArbiterState::Applied | ArbiterState::Standby | ArbiterState::Active => {},
			ArbiterState::Leaving | ArbiterState::Removed | ArbiterState::Gone => {
				return Err(Error::<T>::WrongState.into());
			},
		}
		ensure!(amount > 0, Error::<T>::BadAmount);
		Self::hold(HoldReason::ArbiterBond, &who, amount)?;
		arbiter.bond = arbiter.bond.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let bond = arbiter.bond;
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::BondToppedUp { arbiter: who, amount, bond });
		Ok(())
	}

	pub(crate) fn do_leave(who: T::AccountId) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		arbiter.advance::<T>(ArbiterStep::Leave)?;
		if arbiter.state == ArbiterState::Gone {
			return Self::remove_arbiter_row(&who, &arbiter);
		}
		Self::leave_pool(&who);
		Arbiters::<T>::insert(&who, arbiter);
		Self::deposit_event(Event::ArbiterLeaving { arbiter: who });
		Ok(())
	}

	/// In how many disputes he sat.
	pub(crate) fn do_remove_arbiter(
		who: T::AccountId,
		slash: Balance,
	) -> Result<u32, DispatchError> {
		let mut arbiter = Self::arbiter(&who)?;
		arbiter.advance::<T>(ArbiterStep::Remove)?;
		if arbiter.state == ArbiterState::Gone {
			ensure!(slash == 0, Error::<T>::BadAmount);
			Self::remove_arbiter_row(&who, &arbiter)?;
			return Ok(0);
		}
		Self::leave_pool(&who);
		Arbiters::<T>::insert(&who, arbiter);
		Self::slash_arbiter(&who, slash)?;
		let cases: Vec<CaseId> = Assignments::<T>::iter_key_prefix(&who).collect();
		let load = cases.len().saturated_into();
		for id in cases {
			let mut row = crate::Disputes::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			Self::vacate(&mut row, &[(who.clone(), Vacancy::Removed)])?;
			Self::store(row);
		}
		Self::deposit_event(Event::ArbiterRemoved { arbiter: who });
		Ok(load)
	}

	pub(crate) fn do_withdraw_arbiter_bond(who: T::AccountId) -> DispatchResult {
		let mut arbiter = Self::arbiter(&who)?;
		arbiter.advance::<T>(ArbiterStep::Withdraw)?;
		ensure!(arbiter.load == 0, Error::<T>::HasOpenCases);
		ensure!(T::Clock::now() >= arbiter.bond_until, Error::<T>::TooEarly);
		Self::remove_arbiter_row(&who, &arbiter)
	}

	/// Give the bond back and forget him.
	fn remove_arbiter_row(who: &T::AccountId, arbiter: &Arbiter) -> DispatchResult {
		Arbiters::<T>::remove(who);
		ArbiterOf::<T>::remove(arbiter.person);
		match Self::deliver(HoldReason::ArbiterBond, who, who, arbiter.bond)? {
			Delivery::Delivered | Delivery::Kept => {},
		}
		Self::deposit_event(Event::ArbiterGone { arbiter: who.clone(), bond: arbiter.bond });
		Ok(())
	}

	/// Take up to `amount` of the bond for the treasury.
	pub(crate) fn slash_arbiter(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut arbiter = Self::arbiter(who)?;
		let amount = amount.min(arbiter.bond);
		if amount == 0 {
			return Ok(());
		}
		// What the treasury cannot be credited is owed to it, and no part of the bond any more.
		match Self::deliver(HoldReason::ArbiterBond, who, &T::Treasury::get(), amount)? {
			Delivery::Delivered | Delivery::Kept => {},
		}
		arbiter.bond = arbiter.bond.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		Arbiters::<T>::insert(who, arbiter);
		Self::deposit_event(Event::ArbiterSlashed { arbiter: who.clone(), amount });
		Ok(())
	}

	/// Take him out of the pool against his will, until he says that he is there again. Nothing if he is not
	/// in it.
	pub(crate) fn put_to_rest(who: &T::AccountId) -> DispatchResult {
		let mut arbiter = Self::arbiter(who)?;
		if arbiter.state == ArbiterState::Active {
			arbiter.advance::<T>(ArbiterStep::Rest)?;
			Self::leave_pool(who);
			Arbiters::<T>::insert(who, arbiter);
			Self::deposit_event(Event::ArbiterAvailable { arbiter: who.clone(), available: false });
		}
		Ok(())
	}

	/// Refuse whose credential is no longer good enough, or who is frozen.
	pub(crate) fn ensure_fit(who: &T::AccountId) -> DispatchResult {
		ensure!(T::Kyc::tier(who) >= Tier::Enhanced, Error::<T>::NotEligible);
		T::Kyc::ensure_not_frozen(who).map_err(|_| Error::<T>::NotEligible.into())
	}

	/// Enter the pool, with a number of entry that no draw of before takes.
	fn enter_pool(who: &T::AccountId, arbiter: &Arbiter) -> DispatchResult {
		let candidate = Candidate {
			who: who.clone(),
			entry: Self::next_entry(),
			is_full: arbiter.load >= MAX_LOAD,
			skills: arbiter.skills.clone(),
		};
		Pool::<T>::try_mutate(|pool| pool.try_push(candidate))
			.map_err(|_| Error::<T>::LimitReached.into())
	}

	fn leave_pool(who: &T::AccountId) {
		Pool::<T>::mutate(|pool| pool.retain(|candidate| candidate.who != *who));
	}

	fn next_entry() -> u64 {
		NextEntry::<T>::mutate(|next| {
			let entry = *next;
			*next = entry.saturating_add(1);
			entry
		})
	}

	/// `who` sits in one dispute more.
	pub(crate) fn assign(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut arbiter = Self::arbiter(who)?;
		arbiter.load = arbiter.load.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		if arbiter.load >= MAX_LOAD {
			Self::note_room(who, true);
		}
		Arbiters::<T>::insert(who, arbiter);
		Assignments::<T>::insert(who, id, ());
		Ok(())
	}

	/// `who` sits in one dispute less.
	pub(crate) fn unassign(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut arbiter = Self::arbiter(who)?;
		if arbiter.load >= MAX_LOAD {
			Self::note_room(who, false);
		}
		arbiter.load = arbiter.load.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
		let until = T::Clock::now().saturating_add(T::Limits::get().bond_horizon);
		arbiter.bond_until = arbiter.bond_until.max(until);
		Arbiters::<T>::insert(who, arbiter);
		Assignments::<T>::remove(who, id);
		Ok(())
	}

	/// Whether he has room for another case changes. Who has room again enters anew: he was no candidate of
	/// the draws that were asked for before.
	fn note_room(who: &T::AccountId, is_full: bool) {
		let entry = Self::next_entry();
		Pool::<T>::mutate(|pool| {
			if let Some(candidate) = pool.iter_mut().find(|candidate| candidate.who == *who) {
				candidate.is_full = is_full;
				candidate.entry = entry;
			}
		});
	}
}
