// SPDX-License-Identifier: Apache-2.0

//! The row of a dispute, and what follows from it alone.

use crate::{
	DisputeState, DisputeStep, DisputeTier, DrawRequest, Error, MAX_EXCLUDED, MAX_ROUNDS,
	NotAllowed, PANEL, Party, Round, Seat, StoredRuling, Terms, Unruled, Withdrawal, rule_of,
};
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, Case, CaseId, Cause, Millis, Ruling, Side};

impl<T> From<NotAllowed> for Error<T> {
	fn from(_: NotAllowed) -> Self {
		Self::WrongState
	}
}

/// A dispute that lives.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Dispute<AccountId> {
	/// What is disputed, as it was when the dispute was opened.
	pub case: Case<AccountId>,
	/// The numbers it is held under.
	pub terms: Terms,
	/// The fee of one arbiter, in USDT.
	pub fee: Balance,
	/// Whether the other side's stake on an appeal is advanced.
	pub is_small: bool,
	/// When it was opened.
	pub opened_at: Millis,
	/// Where it stands.
	pub state: DisputeState,
	/// Who rules, or has ruled.
	pub tier: DisputeTier,
	/// When the state ends by itself: the time to respond, to file evidence, to rule, to appeal. While
	/// arbiters are drawn, when that was asked for.
	pub deadline: Millis,
	/// Until when evidence is taken. Nobody rules before.
	pub evidence_until: Millis,
	/// Until when a panel commits to votes; from then on it reveals them.
	pub commit_until: Millis,
	/// The buyer's side.
	pub buyer: Party<AccountId>,
	/// The seller's side.
	pub seller: Party<AccountId>,
	/// The arbiters.
	pub seats: BoundedVec<Seat<AccountId>, ConstU32<PANEL>>,
	/// The draw that was asked for, while arbiters are drawn.
	pub request: Option<DrawRequest>,
	/// How often seats of this tier were filled anew.
	pub redraws: u8,
	/// Who has sat in this dispute and does not again.
	pub excluded: BoundedVec<AccountId, ConstU32<MAX_EXCLUDED>>,
	/// Fees and stakes.
	pub rounds: BoundedVec<Round<AccountId>, ConstU32<MAX_ROUNDS>>,
	/// The last ruling.
	pub ruling: Option<StoredRuling>,
	/// Who has appealed, while the other side may stake.
	pub appellant: Option<Side>,
	/// Whether the opener wants to take it back.
	pub withdrawal: Withdrawal,
	/// Number of the next event.
	pub seq: u32,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
}

/// What time alone brings about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Due {
	/// Nobody objected to the withdrawal.
	Withdraw,
	/// One side was silent, or both.
	Silence,
	/// Arbiters are to be drawn.
	Examine,
	/// The other side of an appeal could not stake, since an officer has frozen it.
	Fund,
	/// Arbiters can be drawn if the randomness is known.
	Seat,
	/// The time to rule is over.
	Overdue,
	/// The time to appeal, or to stake, is over.
	Conclude,
	/// It has lasted too long.
	Stall,
	/// The council has not ruled either.
	Default,
}

impl<AccountId> Dispute<AccountId> {
	/// What it is about.
	pub const fn id(&self) -> CaseId {
		self.case.id
	}

	/// Take a step.
	pub(crate) fn advance<T>(&mut self, step: DisputeStep) -> Result<(), Error<T>> {
		self.state = self.state.apply(step)?;
		Ok(())
	}

	/// The number of the event that is about to be emitted.
	///
	/// Four billion events of one dispute do not happen: each costs a fee.
	pub(crate) const fn next_seq(&mut self) -> u32 {
		let seq = self.seq;
		self.seq = seq.saturating_add(1);
		seq
	}

	/// The account of a side.
	pub const fn account(&self, side: Side) -> &AccountId {
		match side {
			Side::Buyer => &self.case.buyer,
			Side::Seller => &self.case.seller,
		}
	}

	/// A side.
	pub const fn party(&self, side: Side) -> &Party<AccountId> {
		match side {
			Side::Buyer => &self.buyer,
			Side::Seller => &self.seller,
		}
	}

	/// A side, to be changed.
	pub(crate) const fn party_mut(&mut self, side: Side) -> &mut Party<AccountId> {
		match side {
			Side::Buyer => &mut self.buyer,
			Side::Seller => &mut self.seller,
		}
	}

	/// Until when a side may respond.
	pub const fn respond_until(&self) -> Millis {
		self.opened_at.saturating_add(self.terms.respond_window)
	}

	/// From when on only the council may rule.
	pub const fn stalls_at(&self) -> Millis {
		self.opened_at.saturating_add(self.terms.cap)
	}

	/// From when on the default can end it.
	pub const fn defaults_at(&self) -> Millis {
		self.stalls_at().saturating_add(self.terms.stalled_window)
	}

	/// Until when a ruling can be appealed: the first half of the window, so that the other side has
	/// the second to itself.
	pub const fn appeal_until(&self) -> Millis {
		self.deadline.saturating_sub(self.terms.appeal_window.saturating_div(2))
	}

	/// What a tier costs.
	pub const fn cost(&self, tier: DisputeTier) -> Option<Balance> {
		self.fee.checked_mul(tier.price())
	}

	/// The step that time brings in this state, and when. A dispute whose state is never stored has none.
	const fn timed(&self) -> Option<(Millis, Due)> {
		match self.state {
			DisputeState::Open => Some((self.deadline, Due::Silence)),
			DisputeState::Evidence => Some((self.deadline, Due::Examine)),
			DisputeState::Drawing => Some((self.deadline, Due::Seat)),
			DisputeState::Review => match self.tier {
				DisputeTier::Council => None,
				DisputeTier::Silence | DisputeTier::Arbiter | DisputeTier::Panel => {
					Some((self.deadline, Due::Overdue))
				},
			},
			DisputeState::Ruled | DisputeState::Appealed => Some((self.deadline, Due::Conclude)),
			DisputeState::Stalled => Some((self.deadline, Due::Default)),
			DisputeState::Final
			| DisputeState::Executed
			| DisputeState::Settled
			| DisputeState::Withdrawn => None,
		}
	}

	/// The timed steps, those that go first first. Which of them comes first decides, so that the outcome
	/// does not depend on who pokes when.
	fn agenda(&self) -> impl Iterator<Item = (Millis, Due)> {
		let withdrawal = match self.withdrawal {
			Withdrawal::Asked { until } => Some((until, Due::Withdraw)),
			Withdrawal::None | Withdrawal::Refused => None,
		};
		let stall =
			self.state.apply(DisputeStep::Stall).ok().map(|_| (self.stalls_at(), Due::Stall));
		[withdrawal, self.timed(), stall].into_iter().flatten()
	}

	/// What is due now by the time alone; see [`Pallet::due_of`](crate::Pallet). A draw is due whenever nothing
	/// else is, since it waits for the randomness and not for a time.
	pub(crate) fn due(&self, now: Millis) -> Option<Due> {
		let by_time = self
			.agenda()
			.filter(|(at, due)| *at <= now && *due != Due::Seat)
			.min_by_key(|(at, _)| *at)
			.map(|(_, due)| due);
		by_time.or_else(|| (self.state == DisputeState::Drawing).then_some(Due::Seat))
	}

	/// When its next timed step falls due.
	pub fn next_due(&self) -> Millis {
		self.agenda().map(|(at, _)| at).min().unwrap_or(Millis::MAX)
	}

	/// Whether both sides have nothing more to file, or the time for it is over.
	pub const fn is_heard(&self, now: Millis) -> bool {
		now >= self.evidence_until
	}

	/// Whether a side may appeal the last ruling: it did not get all, or loses of its bond.
	pub fn may_appeal(&self, side: Side) -> bool {
		self.ruling.is_some_and(|StoredRuling { ruling, .. }| match side {
			Side::Buyer => ruling.to_seller > 0 || ruling.slash_buyer > 0,
			Side::Seller => ruling.to_buyer > 0 || ruling.slash_seller > 0,
		})
	}

	/// What a ruling leaves a side: its part of the principal, and of its bond what is not slashed. Both are on
	/// hold somewhere, so their sum is below what was ever issued.
	pub const fn kept(&self, side: Side, ruling: &Ruling) -> Balance {
		let (part, bond, slash) = match side {
			Side::Buyer => (ruling.to_buyer, self.case.buyer_bond, ruling.slash_buyer),
			Side::Seller => (ruling.to_seller, self.case.seller_bond, ruling.slash_seller),
		};
		part.saturating_add(bond.saturating_sub(slash))
	}

	/// All of the principal to one side, nothing slashed, and the other pays the fee: what follows from
	/// silence.
	pub fn ruling_for(&self, side: Side) -> Ruling {
		let (to_buyer, to_seller, cause) = match side {
			Side::Buyer => (self.case.principal, 0, Cause::SellerSilent),
			Side::Seller => (0, self.case.principal, Cause::BuyerSilent),
		};
		Ruling {
			to_buyer,
			to_seller,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: Some(side.other()),
			cause,
		}
	}

	/// What follows from the silence of one side or both: all to the one that has acted, or what the table says
	/// of its cause.
	pub(crate) fn ruling_of_silence(&self) -> Ruling {
		match (self.buyer.has_acted, self.seller.has_acted) {
			(true, false) => self.ruling_for(Side::Buyer),
			(false, true) => self.ruling_for(Side::Seller),
			(false, false) | (true, true) => self.default_ruling(),
		}
	}

	/// How it ends when neither arbiters nor the council have ended it: the last ruling that was stored, or
	/// else what the table says of its cause.
	pub fn default_ruling(&self) -> Ruling {
		if let Some(stored) = self.ruling {
			return stored.ruling;
		}
		if let Unruled::AgainstSilent(side) = rule_of(self.case.cause).unruled
			&& !self.party(side).has_acted
		{
			return self.ruling_for(side.other());
		}
		let winner = match (self.buyer.filed, self.seller.filed) {
			(1.., 0) => Some(Side::Buyer),
			(0, 1..) => Some(Side::Seller),
			_ => None,
		};
		match winner {
			Some(side) => Ruling { cause: self.case.cause, ..self.ruling_for(side) },
			None => self.halves(),
		}
	}

	/// Half each; an odd unit goes to the seller.
	fn halves(&self) -> Ruling {
		let to_buyer = self.case.principal.saturating_div(2);
		Ruling {
			to_buyer,
			to_seller: self.case.principal.saturating_sub(to_buyer),
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: self.case.cause,
		}
	}
}

impl<AccountId: PartialEq> Dispute<AccountId> {
	/// On which side an account is.
	pub fn side_of(&self, who: &AccountId) -> Option<Side> {
		if *who == self.case.buyer {
			Some(Side::Buyer)
		} else if *who == self.case.seller {
			Some(Side::Seller)
		} else {
			None
		}
	}

	/// The seat of an arbiter.
	pub(crate) fn seat_mut(&mut self, who: &AccountId) -> Option<&mut Seat<AccountId>> {
		self.seats.iter_mut().find(|seat| seat.who == *who)
	}

	/// Whether an account can be drawn as far as the row tells.
	pub(crate) fn is_stranger(&self, who: &AccountId) -> bool {
		self.side_of(who).is_none()
			&& !self.excluded.contains(who)
			&& !self.seats.iter().any(|seat| seat.who == *who)
	}
}
