// SPDX-License-Identifier: Apache-2.0

//! Rulings: of one arbiter, of a panel, of the council.

use crate::{
	Config, Dispute, DisputeState, DisputeStep, DisputeTier, Error, Event, Pallet, StoredRuling,
	Vacancy, Vote, Withdrawal, rule_for, rule_of,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Bps, CaseId, Cause, ChainTime, Millis, Ruling, share_floor};

/// What a member of a panel commits to: the hash of the case, the tier, the member, the vote and a salt,
/// in SCALE one after the other.
pub fn vote_commitment<AccountId: Encode>(
	case: &CaseId,
	tier: DisputeTier,
	arbiter: &AccountId,
	vote: &Vote,
	salt: &[u8; 32],
) -> H256 {
	(case, tier, arbiter, vote, salt).using_encoded(BlakeTwo256::hash)
}

/// Whether more than half of so many votes say yes.
const fn is_majority(yes: usize, votes: usize) -> bool {
	yes.saturating_mul(2) > votes
}

/// The middle one of shares in rising order; of an even count the mean of the two in the middle, rounded down.
fn median(shares: &[Bps]) -> Bps {
	let upper = shares.len().saturating_div(2);
	let lower = shares.len().saturating_sub(1).saturating_div(2);
	match (shares.get(lower), shares.get(upper)) {
		(Some(low), Some(high)) => low.midpoint(*high),
		_ => 0,
	}
}

impl<T: Config> Pallet<T> {
	/// Refuse a ruling that does not fit the case, or departs from the table without saying why.
	pub(crate) fn ensure_sound(
		row: &Dispute<T::AccountId>,
		ruling: &Ruling,
		notes_hash: H256,
	) -> DispatchResult {
		let case = &row.case;
		ensure!(
			ruling.to_buyer.checked_add(ruling.to_seller) == Some(case.principal)
				&& ruling.slash_buyer <= case.buyer_bond
				&& ruling.slash_seller <= case.seller_bond,
			Error::<T>::BadRuling
		);
		let rule = rule_for(&case.id, ruling.cause);
		ensure!(rule.allows(ruling, case), Error::<T>::DepartsFromTable);
		ensure!(ruling.cause != Cause::Other || !notes_hash.is_zero(), Error::<T>::NotesMissing);
		Ok(())
	}

	/// Refuse who does not sit in this dispute, or should not.
	fn ensure_may_rule(row: &mut Dispute<T::AccountId>, who: &T::AccountId) -> DispatchResult {
		match row.state {
			DisputeState::Ruled | DisputeState::Appealed => {
				return Err(Error::<T>::AlreadyRuled.into());
			},
			DisputeState::Review => {},
			DisputeState::Open
			| DisputeState::Evidence
			| DisputeState::Drawing
			| DisputeState::Final
			| DisputeState::Stalled
			| DisputeState::Executed
			| DisputeState::Settled
			| DisputeState::Withdrawn => return Err(Error::<T>::WrongState.into()),
		}
		ensure!(row.seat_mut(who).is_some(), Error::<T>::NotAssigned);
		// What an issuer has found out since the draw counts too.
		ensure!(!Self::is_party(row, who), Error::<T>::NotAssigned);
		Self::ensure_fit(who)
	}

	pub(crate) fn do_rule(
		who: &T::AccountId,
		id: CaseId,
		ruling: Ruling,
		notes_hash: H256,
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		Self::ensure_may_rule(&mut row, who)?;
		ensure!(row.tier == DisputeTier::Arbiter, Error::<T>::WrongState);
		ensure!(row.is_heard(T::Clock::now()), Error::<T>::TooEarly);
		Self::ensure_sound(&row, &ruling, notes_hash)?;
		Self::note_served(core::slice::from_ref(who));
		row.earn(core::iter::once(who.clone()));
		Self::store_ruling(&mut row, ruling, notes_hash)?;
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_council_rule(id: CaseId, ruling: Ruling, notes_hash: H256) -> DispatchResult {
		let mut row = Self::load(id)?;
		Self::ensure_sound(&row, &ruling, notes_hash)?;
		if row.state == DisputeState::Stalled {
			row.ruling = Some(StoredRuling {
				ruling,
				tier: DisputeTier::Council,
				notes_hash,
				at: T::Clock::now(),
			});
			Self::tell_ruling(&mut row, ruling, DisputeTier::Council, notes_hash);
		} else {
			ensure!(row.tier == DisputeTier::Council, Error::<T>::WrongState);
			ensure!(row.is_heard(T::Clock::now()), Error::<T>::TooEarly);
			if let Some(round) = row.rounds.last_mut() {
				round.by_council = true;
			}
			Self::store_ruling(&mut row, ruling, notes_hash)?;
		}
		// There is nobody above the council.
		Self::conclude(row)
	}

	/// Store a ruling of the present tier. From now on it can be appealed.
	pub(crate) fn store_ruling(
		row: &mut Dispute<T::AccountId>,
		ruling: Ruling,
		notes_hash: H256,
	) -> DispatchResult {
		let now = T::Clock::now();
		row.advance::<T>(DisputeStep::Rule)?;
		Self::set_ruling(row, ruling, notes_hash, now)
	}

	/// The time to respond is over. Where neither side has acted nobody has staked a fee, so no arbiter is asked:
	/// what the cause says without one is stored, and whoever appeals pays for one.
	pub(crate) fn rule_by_silence(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		row.advance::<T>(DisputeStep::Silence)?;
		let ruling = row.ruling_of_silence();
		Self::set_ruling(row, ruling, H256::zero(), T::Clock::now())
	}

	fn set_ruling(
		row: &mut Dispute<T::AccountId>,
		ruling: Ruling,
		notes_hash: H256,
		at: Millis,
	) -> DispatchResult {
		Self::clear_seats(row)?;
		row.ruling = Some(StoredRuling { ruling, tier: row.tier, notes_hash, at });
		row.deadline = at.saturating_add(row.terms.appeal_window);
		// The ruling came first: it can be appealed, but not undone by its loser's regret.
		row.withdrawal = Withdrawal::Refused;
		Self::tell_ruling(row, ruling, row.tier, notes_hash);
		Ok(())
	}

	fn tell_ruling(
		row: &mut Dispute<T::AccountId>,
		ruling: Ruling,
		tier: DisputeTier,
		notes_hash: H256,
	) {
		Self::deposit_event(Event::Ruled {
			id: row.id(),
			seq: row.next_seq(),
			tier,
			ruling,
			notes_hash,
			deadline: row.deadline,
		});
	}

	pub(crate) fn do_commit_vote(
		who: &T::AccountId,
		id: CaseId,
		commitment: H256,
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		Self::ensure_may_rule(&mut row, who)?;
		ensure!(row.tier == DisputeTier::Panel, Error::<T>::WrongState);
		let now = T::Clock::now();
		ensure!(row.is_heard(now), Error::<T>::TooEarly);
		ensure!(now < row.commit_until, Error::<T>::TooLate);
		row.advance::<T>(DisputeStep::Vote)?;
		let seat = row.seat_mut(who).ok_or(Error::<T>::NotAssigned)?;
		// Nothing is fixed before the commitments end, except for who has already revealed.
		ensure!(seat.vote.is_none(), Error::<T>::AlreadyRuled);
		seat.commitment = Some(commitment);
		if row.seats.iter().all(|seat| seat.commitment.is_some()) {
			row.commit_until = now;
		}
		Self::deposit_event(Event::VoteCommitted {
			id,
			seq: row.next_seq(),
			arbiter: who.clone(),
			commit_until: row.commit_until,
		});
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_reveal_vote(
		who: &T::AccountId,
		id: CaseId,
		vote: Vote,
		salt: [u8; 32],
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		Self::ensure_may_rule(&mut row, who)?;
		ensure!(row.tier == DisputeTier::Panel, Error::<T>::WrongState);
		ensure!(T::Clock::now() >= row.commit_until, Error::<T>::TooEarly);
		row.advance::<T>(DisputeStep::Vote)?;
		let expected = vote_commitment(&id, row.tier, who, &vote, &salt);
		let seat = row.seat_mut(who).ok_or(Error::<T>::NotAssigned)?;
		ensure!(seat.vote.is_none(), Error::<T>::AlreadyRuled);
		ensure!(seat.commitment == Some(expected), Error::<T>::BadReveal);
		ensure!(rule_for(&id, vote.cause).allows_vote(&vote), Error::<T>::DepartsFromTable);
		ensure!(vote.cause != Cause::Other || !vote.notes_hash.is_zero(), Error::<T>::NotesMissing);
		seat.vote = Some(vote);
		Self::deposit_event(Event::VoteRevealed {
			id,
			seq: row.next_seq(),
			arbiter: who.clone(),
			vote,
		});
		if row.seats.iter().all(|seat| seat.vote.is_some()) {
			Self::tally(&mut row)?;
		}
		Self::store(row);
		Ok(())
	}

	/// Make a ruling of the votes of a panel: the median share, and each slash if most voted for it.
	pub(crate) fn tally(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		let votes: Vec<Vote> = row.seats.iter().filter_map(|seat| seat.vote).collect();
		let ruling = Self::ruling_of(row, &votes)?;
		let voters: Vec<T::AccountId> = row
			.seats
			.iter()
			.filter(|seat| seat.vote.is_some())
			.map(|seat| seat.who.clone())
			.collect();
		Self::note_served(&voters);
		row.earn(voters.into_iter());
		Self::store_ruling(row, ruling, H256::zero())
	}

	fn ruling_of(row: &Dispute<T::AccountId>, votes: &[Vote]) -> Result<Ruling, DispatchError> {
		let mut shares: Vec<Bps> = votes.iter().map(|vote| vote.to_buyer).collect();
		shares.sort_unstable();
		let principal = row.case.principal;
		let to_buyer = share_floor(principal, median(&shares)).ok_or(ArithmeticError::Overflow)?;
		let to_seller = principal.checked_sub(to_buyer).ok_or(ArithmeticError::Underflow)?;
		// The least share that any of those who are for a slash has voted for.
		let slash =
			|bond, says: fn(&Vote) -> bool, share: fn(Cause) -> Bps| -> Result<_, DispatchError> {
				let yes = votes.iter().filter(|vote| says(vote));
				if !is_majority(yes.clone().count(), votes.len()) {
					return Ok(0);
				}
				let least = yes.map(|vote| share(vote.cause)).min().unwrap_or_default();
				Ok(share_floor(bond, least).ok_or(ArithmeticError::Overflow)?)
			};
		let slash_buyer = slash(
			row.case.buyer_bond,
			|vote| vote.slash_buyer,
			|cause| rule_of(cause).slash_buyer.voted(),
		)?;
		let slash_seller = slash(
			row.case.seller_bond,
			|vote| vote.slash_seller,
			|cause| rule_of(cause).slash_seller.voted(),
		)?;
		let cause = votes
			.iter()
			.map(|vote| vote.cause)
			.find(|cause| {
				is_majority(votes.iter().filter(|vote| vote.cause == *cause).count(), votes.len())
			})
			.unwrap_or(Cause::Other);
		let ruling =
			Ruling { to_buyer, to_seller, slash_buyer, slash_seller, fee_payer: None, cause };
		let fee_payer = rule_for(&row.id(), cause).payer(ruling.loser(), row.case.opener);
		Ok(Ruling { fee_payer, ..ruling })
	}

	pub(crate) fn do_recuse(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let window = row.terms.recuse_window;
		let seat = row.seat_mut(who).ok_or(Error::<T>::NotAssigned)?;
		// Who has voted has done his work.
		ensure!(seat.vote.is_none(), Error::<T>::AlreadyRuled);
		ensure!(T::Clock::now() < seat.since.saturating_add(window), Error::<T>::TooLate);
		Self::vacate(&mut row, &[(who.clone(), Vacancy::Recused)])?;
		Self::store(row);
		Ok(())
	}
}
