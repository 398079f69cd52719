// SPDX-License-Identifier: Apache-2.0

//! Fees and stakes: put on hold by the parties, paid to those who worked, and given back.
//!
//! No unit of the principal ever pays a fee, and neither does the treasury. Each round is paid out of what
//! was staked for it, by the side that pays; what that side has not staked, the other has to. So an
//! arbiter of a case in which nobody has staked works for nothing, which happens only if the chain opened it
//! and each side either responded without the money for a fee, or kept silent while one was frozen.

use crate::{
	Appeal, Config, Dispute, Error, Event, HoldReason, Movement, Outcome, Pallet, Purse, Round,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, ClaimKey, Delivery, Kyc, Ruling, Side, deliver_or_owe, hold_or, share_floor,
};

/// Who gets an amount out of the fees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Payee<AccountId> {
	/// An arbiter.
	Arbiter(AccountId),
	/// The treasury.
	Treasury,
	/// The side that placed it.
	Back,
}

/// An amount on its way out of the fees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Charge<AccountId> {
	pub(crate) from: Side,
	pub(crate) to: Payee<AccountId>,
	pub(crate) amount: Balance,
}

/// Take up to `amount` out of `purse`: from the payer, and from the other what he has not got; half from
/// each if nobody is the payer, an odd unit from the seller. What was taken of each.
fn take(purse: &mut Purse, payer: Option<Side>, amount: Balance) -> Purse {
	let first = payer.unwrap_or(Side::Buyer);
	let wanted = if payer.is_some() { amount } else { amount.saturating_div(2) };
	let mut own = wanted.min(purse.of(first));
	let others = amount.saturating_sub(own).min(purse.of(first.other()));
	// The other had less than his half: the first covers it.
	let missing = amount.saturating_sub(own).saturating_sub(others);
	own = own.saturating_add(missing).min(purse.of(first));
	let mut taken = Purse::default();
	for (side, part) in [(first, own), (first.other(), others)] {
		*taken.of_mut(side) = part;
		*purse.of_mut(side) = purse.of(side).saturating_sub(part);
	}
	taken
}

impl<AccountId> Round<AccountId> {
	/// A round of which nothing is on hold yet.
	pub(crate) fn new(appeal: Option<Appeal>, cost: Balance) -> Self {
		Self {
			appeal,
			cost,
			purse: Purse::default(),
			earned: BoundedVec::new(),
			share: 0,
			by_council: false,
		}
	}
}

impl<AccountId: Clone + PartialEq> Dispute<AccountId> {
	/// Where everything goes that is on hold for this dispute. The sum is what is on hold.
	///
	/// `ruling` is what is carried out, if anything is. `payer` is the side that it names, or the one that
	/// concedes.
	pub(crate) fn bill(
		&self,
		outcome: Outcome,
		ruling: Option<&Ruling>,
		payer: Option<Side>,
	) -> Vec<Charge<AccountId>> {
		let mut charges = Vec::new();
		let last = self.rounds.len().saturating_sub(1);
		for (index, round) in self.rounds.iter().enumerate() {
			let mut left = round.purse;
			let mut charge = |left: &mut Purse, to: Payee<AccountId>, amount: Balance| {
				let taken = take(left, payer, amount);
				for from in [Side::Buyer, Side::Seller] {
					let amount = taken.of(from);
					if amount > 0 {
						charges.push(Charge { from, to: to.clone(), amount });
					}
				}
			};
			let mut open = round.cost;
			for who in &round.earned {
				charge(&mut left, Payee::Arbiter(who.clone()), round.share);
				open = open.saturating_sub(round.share);
			}
			if round.by_council {
				charge(&mut left, Payee::Treasury, open);
			}
			if index == last && outcome != Outcome::Executed {
				let part = self.part_of_unfinished(round);
				for seat in self.seats.iter().filter(|seat| !round.earned.contains(&seat.who)) {
					charge(&mut left, Payee::Arbiter(seat.who.clone()), part);
				}
			}
			let loser = round.appeal.filter(|appeal| self.is_lost(appeal, ruling));
			for from in [Side::Buyer, Side::Seller] {
				let rest = left.of(from);
				let beyond = if loser.is_some_and(|appeal| appeal.by == from) {
					round.purse.of(from).saturating_sub(round.cost).min(rest)
				} else {
					0
				};
				let back = rest.saturating_sub(beyond);
				for (to, amount) in [(Payee::Treasury, beyond), (Payee::Back, back)] {
					if amount > 0 {
						charges.push(Charge { from, to, amount });
					}
				}
			}
		}
		charges
	}

	/// Whether an appeal was in vain: a tier above has ruled, and what is carried out leaves the appellant no
	/// more than what he had appealed. It costs him what he staked beyond the cost, whoever pays that: an appeal
	/// is no mere delay. If nobody has ruled since, it was not lost either.
	fn is_lost(&self, appeal: &Appeal, ruling: Option<&Ruling>) -> bool {
		let is_decided = self.ruling.is_some_and(|stored| stored.tier > appeal.against);
		is_decided && ruling.is_some_and(|ruling| self.kept(appeal.by, ruling) <= appeal.kept)
	}

	/// What an arbiter who sits and has not ruled has earned if it ends now.
	fn part_of_unfinished(&self, round: &Round<AccountId>) -> Balance {
		round
			.cost
			.checked_div(self.tier.seats().into())
			.and_then(|share| share_floor(share, self.terms.settlement_part))
			.unwrap_or_default()
	}

	/// The arbiters in `workers` have done their work in the present round.
	pub(crate) fn earn(&mut self, workers: impl Iterator<Item = AccountId>) {
		let seats = self.tier.seats();
		if let Some(round) = self.rounds.last_mut() {
			round.share = round.cost.checked_div(seats.into()).unwrap_or_default();
			for who in workers {
				// There is room for everybody who can work in one round: panels keep those who have.
				if round.earned.try_push(who).is_err() {
					defensive!("more arbiters have worked than there are seats");
				}
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Put a fee or a stake of a side on hold for the present round.
	pub(crate) fn hold_fee(
		row: &mut Dispute<T::AccountId>,
		side: Side,
		amount: Balance,
	) -> DispatchResult {
		let who = row.account(side).clone();
		Self::hold(HoldReason::Fee, &who, amount)?;
		let round = row.rounds.last_mut().ok_or(Error::<T>::WrongState)?;
		let held = round.purse.of_mut(side);
		*held = held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Ok(())
	}

	/// Put USDT of `who` on hold, unless an officer has frozen him.
	pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Kyc::ensure_not_frozen(who)?;
		let insufficient = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason.into(), who, amount, insufficient)
	}

	/// Pay USDT that `source` has on hold to `dest`, who never stops it.
	pub(crate) fn deliver(
		reason: HoldReason,
		source: &T::AccountId,
		dest: &T::AccountId,
		amount: Balance,
	) -> Result<Delivery, DispatchError> {
		let key =
			ClaimKey { source: source.clone(), asset: AssetKind::Native, reason: reason.into() };
		deliver_or_owe::<_, T::Holds, T::Claimables>(key, dest, amount)
	}

	/// Carry out [`Dispute::bill`].
	pub(crate) fn pay_fees(
		row: &mut Dispute<T::AccountId>,
		outcome: Outcome,
		ruling: Option<&Ruling>,
		payer: Option<Side>,
	) -> DispatchResult {
		for Charge { from, to, amount } in row.bill(outcome, ruling, payer) {
			let source = row.account(from).clone();
			let (dest, kind) = match to {
				Payee::Arbiter(who) => (who, Movement::Pay),
				Payee::Treasury => (T::Treasury::get(), Movement::Treasury),
				Payee::Back => (source.clone(), Movement::Return),
			};
			let delivery = Self::deliver(HoldReason::Fee, &source, &dest, amount)?;
			let (id, seq) = (row.id(), row.next_seq());
			Self::deposit_event(match delivery {
				Delivery::Delivered => {
					Event::Moved { id, seq, kind, from: source, to: dest, amount }
				},
				Delivery::Kept => Event::Owed { id, seq, kind, from: source, to: dest, amount },
			});
		}
		row.rounds = BoundedVec::new();
		Ok(())
	}
}
