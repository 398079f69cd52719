// SPDX-License-Identifier: Apache-2.0

//! Who rules: the draw of arbiters, their seats, and what happens when one is vacant.

use crate::{
	Arbiters, Config, Dispute, DisputeState, DisputeStep, DisputeTier, DrawRequest, Error, Event,
	MAX_REDRAWS, MAX_TRIES, Pallet, Pool, Seat, Vacancy,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, Kyc, Randomness, Seed};

/// What became of a draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Drawn {
	/// The randomness is not known yet.
	NotYet,
	/// The dispute has moved on; so many candidates were looked through.
	Done(u32),
}

/// The ticket of a candidate: the lowest are drawn. It depends on nobody else, so that a candidate who goes
/// away changes nothing among the others.
pub(crate) fn ticket<AccountId: Encode>(
	seed: H256,
	row: &Dispute<AccountId>,
	who: &AccountId,
) -> H256 {
	(seed, row.id(), row.tier, row.redraws, who).using_encoded(BlakeTwo256::hash)
}

impl<T: Config> Pallet<T> {
	/// The first arbiter is to be drawn. Who had no time for evidence gets it now.
	pub(crate) fn examine(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		if row.state == DisputeState::Open {
			Self::begin_hearing(row);
		}
		row.advance::<T>(DisputeStep::Examine)?;
		row.tier = DisputeTier::Arbiter;
		Self::request_draw(row);
		Ok(())
	}

	/// The next tier takes over after an appeal, and hears the parties again.
	pub(crate) fn review_again(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		row.advance::<T>(DisputeStep::Fund)?;
		row.appellant = None;
		Self::begin_hearing(row);
		Self::climb(row)
	}

	/// Take evidence from now on.
	pub(crate) fn begin_hearing(row: &mut Dispute<T::AccountId>) {
		row.buyer.is_ready = false;
		row.seller.is_ready = false;
		row.evidence_until = T::Clock::now().saturating_add(row.terms.evidence_window);
	}

	/// Go one tier up. The dispute is being drawn for.
	fn climb(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		row.tier = row.tier.next().ok_or(Error::<T>::WrongState)?;
		row.redraws = 0;
		if row.tier == DisputeTier::Council {
			row.advance::<T>(DisputeStep::Council)?;
			row.request = None;
			row.deadline = row.stalls_at();
			Self::deposit_event(Event::CouncilAsked { id: row.id(), seq: row.next_seq() });
		} else {
			Self::request_draw(row);
		}
		Ok(())
	}

	/// Ask for randomness that nobody knows, and fix who can be drawn.
	fn request_draw(row: &mut Dispute<T::AccountId>) {
		let request =
			DrawRequest { moment: T::Randomness::upcoming(), below: crate::NextEntry::<T>::get() };
		row.request = Some(request);
		row.deadline = T::Clock::now();
		Self::deposit_event(Event::DrawRequested {
			id: row.id(),
			seq: row.next_seq(),
			tier: row.tier,
			moment: request.moment,
		});
	}

	/// Fill the vacant seats, if the randomness is there.
	pub(crate) fn draw(row: &mut Dispute<T::AccountId>) -> Result<Drawn, DispatchError> {
		let request = row.request.ok_or(Error::<T>::WrongState)?;
		let seed = match T::Randomness::seed(request.moment) {
			Seed::Pending => return Ok(Drawn::NotYet),
			Seed::Forgotten => {
				row.advance::<T>(DisputeStep::Vacate)?;
				Self::request_draw(row);
				return Ok(Drawn::Done(0));
			},
			Seed::Revealed(seed) => seed,
		};
		let pool = Pool::<T>::get();
		let size = pool.len().saturated_into();
		let mut tickets: Vec<(H256, T::AccountId)> = pool
			.into_iter()
			.filter(|candidate| {
				candidate.entry < request.below
					&& !candidate.is_full
					&& candidate.skills.cover(row.case.fiat, row.case.rail)
					&& row.is_stranger(&candidate.who)
			})
			.map(|candidate| (ticket(seed, row, &candidate.who), candidate.who))
			.collect();
		tickets.sort_unstable();
		let vacant =
			usize::try_from(row.tier.seats()).unwrap_or_default().saturating_sub(row.seats.len());
		let drawn: Vec<T::AccountId> = tickets
			.into_iter()
			.take(usize::try_from(MAX_TRIES).unwrap_or_default())
			.map(|(_, who)| who)
			.filter(|who| Self::is_fit_for(row, who))
			.take(vacant)
			.collect();
		if drawn.len() < vacant {
			Self::give_up_tier(row)?;
			return Ok(Drawn::Done(size));
		}
		let now = T::Clock::now();
		for who in drawn {
			Self::assign(&who, row.id())?;
			row.seats
				.try_push(Seat { who, since: now, commitment: None, vote: None })
				.map_err(|_| Error::<T>::LimitReached)?;
		}
		Self::begin_review(row, now)?;
		Ok(Drawn::Done(size))
	}

	/// All seats are taken: the time to rule begins, once the parties are heard.
	fn begin_review(
		row: &mut Dispute<T::AccountId>,
		now: tael_primitives::Millis,
	) -> DispatchResult {
		row.advance::<T>(DisputeStep::Seat)?;
		row.request = None;
		let heard = row.evidence_until.max(now);
		let terms = &row.terms;
		(row.commit_until, row.deadline) = match row.tier {
			DisputeTier::Panel => {
				let commit_until = heard.saturating_add(terms.commit_window);
				(commit_until, commit_until.saturating_add(terms.reveal_window))
			},
			DisputeTier::Silence | DisputeTier::Arbiter | DisputeTier::Council => {
				let until = heard.saturating_add(terms.ruling_window);
				(until, until)
			},
		};
		let arbiters = BoundedVec::truncate_from(
			row.seats.iter().map(|seat| seat.who.clone()).collect::<Vec<_>>(),
		);
		Self::deposit_event(Event::ArbitersSeated {
			id: row.id(),
			seq: row.next_seq(),
			tier: row.tier,
			arbiters,
			commit_until: row.commit_until,
			deadline: row.deadline,
		});
		Ok(())
	}

	/// Whether `who` may rule in this dispute. What an issuer has found out since the draw counts too.
	fn is_fit_for(row: &Dispute<T::AccountId>, who: &T::AccountId) -> bool {
		Self::ensure_fit(who).is_ok() && !Self::is_party(row, who)
	}

	/// Whether `who` is one of the parties, or the same person.
	pub(crate) fn is_party(row: &Dispute<T::AccountId>, who: &T::AccountId) -> bool {
		T::Kyc::same_person(who, &row.case.buyer) || T::Kyc::same_person(who, &row.case.seller)
	}

	/// The time to rule is over. A panel of which enough have voted rules; whoever has not is replaced.
	pub(crate) fn overdue(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		let late: Vec<T::AccountId> = row
			.seats
			.iter()
			.filter(|seat| seat.vote.is_none())
			.map(|seat| seat.who.clone())
			.collect();
		let mut leaving = Vec::new();
		for who in late {
			// He may have lost the right to rule: then he is not to blame.
			let why = if Self::is_fit_for(row, &who) { Vacancy::Overdue } else { Vacancy::Unfit };
			leaving.push((who, why));
		}
		if row.tier == DisputeTier::Panel && row.seats.len().saturating_sub(leaving.len()) >= 2 {
			for (who, why) in &leaving {
				Self::unseat(row, who, *why)?;
			}
			return Self::tally(row);
		}
		Self::vacate(row, &leaving)
	}

	/// Replace those who have lost the right to rule since they were drawn. Whether there were any.
	pub(crate) fn replace_unfit(row: &mut Dispute<T::AccountId>) -> Result<bool, DispatchError> {
		let unfit: Vec<(T::AccountId, Vacancy)> = row
			.seats
			.iter()
			.filter(|seat| seat.vote.is_none() && !Self::is_fit_for(row, &seat.who))
			.map(|seat| (seat.who.clone(), Vacancy::Unfit))
			.collect();
		if unfit.is_empty() {
			return Ok(false);
		}
		Self::vacate(row, &unfit)?;
		Ok(true)
	}

	/// Vacate seats and have them filled anew, or give the tier up.
	pub(crate) fn vacate(
		row: &mut Dispute<T::AccountId>,
		leaving: &[(T::AccountId, Vacancy)],
	) -> DispatchResult {
		for (who, why) in leaving {
			Self::unseat(row, who, *why)?;
		}
		if row.state.apply(DisputeStep::Seat).is_ok() {
			// A draw that was asked for fills this seat too. Asking anew would be another try.
			return Ok(row.advance::<T>(DisputeStep::Vacate)?);
		}
		if row.redraws >= MAX_REDRAWS {
			row.advance::<T>(DisputeStep::Vacate)?;
			return Self::give_up_tier(row);
		}
		row.redraws = row.redraws.saturating_add(1);
		row.advance::<T>(DisputeStep::Vacate)?;
		Self::request_draw(row);
		Ok(())
	}

	/// Take somebody out of his seat, with what follows for him.
	fn unseat(row: &mut Dispute<T::AccountId>, who: &T::AccountId, why: Vacancy) -> DispatchResult {
		let id = row.id();
		row.seats.retain(|seat| seat.who != *who);
		Self::exclude(row, who.clone());
		Self::unassign(who, id)?;
		match why {
			Vacancy::Overdue => {
				Self::slash_arbiter(who, row.terms.overdue_slash)?;
				Arbiters::<T>::mutate_extant(who, |arbiter| {
					arbiter.overdue = arbiter.overdue.saturating_add(1);
				});
				Self::put_to_rest(who)?;
			},
			Vacancy::Recused => Arbiters::<T>::mutate_extant(who, |arbiter| {
				arbiter.recused = arbiter.recused.saturating_add(1);
			}),
			Vacancy::Unfit => Self::put_to_rest(who)?,
			Vacancy::Removed => {},
		}
		Self::deposit_event(Event::SeatVacated {
			id,
			seq: row.next_seq(),
			arbiter: who.clone(),
			why,
		});
		Ok(())
	}

	/// Nobody sits any more: everybody goes free, and is not drawn for this dispute again.
	pub(crate) fn clear_seats(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		let seats = core::mem::take(&mut row.seats);
		for seat in seats {
			Self::unassign(&seat.who, row.id())?;
			Self::exclude(row, seat.who);
		}
		row.request = None;
		Ok(())
	}

	fn exclude(row: &mut Dispute<T::AccountId>, who: T::AccountId) {
		// One and three, each replaced as often as may be: there is room.
		if row.excluded.try_push(who).is_err() {
			defensive!("more arbiters have sat in a dispute than can");
		}
	}

	/// This tier finds nobody, or nobody who rules: the next one decides. Whoever has voted is paid.
	fn give_up_tier(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		let voted: Vec<T::AccountId> = row
			.seats
			.iter()
			.filter(|seat| seat.vote.is_some())
			.map(|seat| seat.who.clone())
			.collect();
		if !voted.is_empty() {
			Self::note_served(&voted);
			row.earn(voted.into_iter());
		}
		Self::clear_seats(row)?;
		Self::climb(row)
	}

	/// Count the work of arbiters.
	pub(crate) fn note_served(workers: &[T::AccountId]) {
		for who in workers {
			Arbiters::<T>::mutate_extant(who, |arbiter| {
				arbiter.served = arbiter.served.saturating_add(1);
			});
		}
	}
}
