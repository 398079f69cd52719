// SPDX-License-Identifier: Apache-2.0

//! What is between this chain and one vault, in sums.

use crate::frame::prelude::*;
use tael_primitives::Balance;

/// The sums of one domain. Every movement of its money is one of the methods, and each keeps
/// `minted + parked + in_flight - burned` equal to what the vault holds for what was done here.
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
	Default,
)]
pub struct Ledger {
	/// Issued here, ever.
	pub minted: Balance,
	/// Taken out of issuance here, ever.
	pub burned: Balance,
	/// Came in and is not issued: parked deposits and claimables.
	pub parked: Balance,
	/// Went out, and the vault has not said yet what became of it.
	pub in_flight: Balance,
}

/// A sum would not fit, or less is there than is to be moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Imbalance;

impl From<Imbalance> for DispatchError {
	fn from(_: Imbalance) -> Self {
		Self::Arithmetic(ArithmeticError::Underflow)
	}
}

fn raise(sum: &mut Balance, by: Balance) -> Result<(), Imbalance> {
	*sum = sum.checked_add(by).ok_or(Imbalance)?;
	Ok(())
}

fn lower(sum: &mut Balance, by: Balance) -> Result<(), Imbalance> {
	*sum = sum.checked_sub(by).ok_or(Imbalance)?;
	Ok(())
}

impl Ledger {
	/// What of the issuance came from this domain: no more can be taken out through it.
	pub const fn issued(&self) -> Balance {
		self.minted.saturating_sub(self.burned)
	}

	/// What the vault has to hold besides what is on its way out: `minted + parked - burned`. `None` only
	/// if the ledger is broken.
	pub fn collateral(&self) -> Option<Balance> {
		self.minted.checked_sub(self.burned)?.checked_add(self.parked)
	}

	/// Whether no sum is below zero or beyond counting.
	pub fn is_consistent(&self) -> bool {
		self.collateral().and_then(|sum| sum.checked_add(self.in_flight)).is_some()
	}

	/// Do several movements, all or none.
	fn step(
		&mut self,
		change: impl FnOnce(&mut Self) -> Result<(), Imbalance>,
	) -> Result<(), Imbalance> {
		let mut next = *self;
		change(&mut next)?;
		if !next.is_consistent() {
			return Err(Imbalance);
		}
		*self = next;
		Ok(())
	}

	/// A deposit is credited, or the genesis issues.
	///
	/// # Errors
	/// [`Imbalance`]; then nothing has changed. So with the others.
	pub fn mint(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| raise(&mut next.minted, amount))
	}

	/// A deposit is parked, or is owed.
	pub fn park(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| raise(&mut next.parked, amount))
	}

	/// What was parked or owed is credited.
	pub fn mint_parked(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| {
			lower(&mut next.parked, amount)?;
			raise(&mut next.minted, amount)
		})
	}

	/// A withdrawal begins. Only what came in here can go out here.
	pub fn burn(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| {
			if amount > next.issued() {
				return Err(Imbalance);
			}
			raise(&mut next.burned, amount)?;
			raise(&mut next.in_flight, amount)
		})
	}

	/// What was parked begins to go back.
	pub fn send_back(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| {
			lower(&mut next.parked, amount)?;
			raise(&mut next.in_flight, amount)
		})
	}

	/// The vault has paid.
	pub fn release(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| lower(&mut next.in_flight, amount))
	}

	/// The vault has cancelled a withdrawal, and it is credited.
	pub fn mint_again(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| {
			lower(&mut next.in_flight, amount)?;
			raise(&mut next.minted, amount)
		})
	}

	/// The vault has cancelled a return, or a withdrawal that cannot be credited.
	pub fn park_again(&mut self, amount: Balance) -> Result<(), Imbalance> {
		self.step(|next| {
			lower(&mut next.in_flight, amount)?;
			raise(&mut next.parked, amount)
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 100 issued, 10 taken out and under way, 20 parked.
	fn ledger() -> Ledger {
		let mut ledger = Ledger::default();
		assert_eq!(ledger.mint(110), Ok(()));
		assert_eq!(ledger.burn(10), Ok(()));
		assert_eq!(ledger.park(20), Ok(()));
		ledger
	}

	/// What the vault holds.
	fn locked(ledger: &Ledger) -> Balance {
		ledger.collateral().map_or(Balance::MAX, |collateral| collateral + ledger.in_flight)
	}

	#[test]
	fn every_movement_changes_what_the_vault_holds_by_what_came_or_went() {
		type Movement = fn(&mut Ledger, Balance) -> Result<(), Imbalance>;
		let movements: [(Movement, [Balance; 4], Balance); 8] = [
			(Ledger::mint, [115, 10, 20, 10], 135),
			(Ledger::park, [110, 10, 25, 10], 135),
			(Ledger::mint_parked, [115, 10, 15, 10], 130),
			(Ledger::burn, [110, 15, 20, 15], 130),
			(Ledger::send_back, [110, 10, 15, 15], 130),
			(Ledger::release, [110, 10, 20, 5], 125),
			(Ledger::mint_again, [115, 10, 20, 5], 130),
			(Ledger::park_again, [110, 10, 25, 5], 130),
		];
		assert_eq!(locked(&ledger()), 130);
		for (index, (movement, [minted, burned, parked, in_flight], sum)) in
			movements.into_iter().enumerate()
		{
			let mut next = ledger();
			assert_eq!(movement(&mut next, 5), Ok(()), "{index}");
			assert_eq!(next, Ledger { minted, burned, parked, in_flight }, "{index}");
			assert_eq!(locked(&next), sum, "{index}");
		}
	}

	#[test]
	fn inv_6_no_more_goes_out_than_was_issued_of_it_and_parked_money_stays() {
		let mut next = ledger();
		assert_eq!(next.burn(101), Err(Imbalance));
		assert_eq!(next, ledger());
		assert_eq!(next.burn(100), Ok(()));
		assert_eq!((next.issued(), next.collateral()), (0, Some(20)));
		assert_eq!(next.burn(1), Err(Imbalance));
	}

	#[test]
	fn what_is_not_there_does_not_move_and_nothing_changes() {
		let mut next = ledger();
		assert_eq!(next.mint_parked(21), Err(Imbalance));
		assert_eq!(next.send_back(21), Err(Imbalance));
		assert_eq!(next.release(11), Err(Imbalance));
		assert_eq!(next.mint_again(11), Err(Imbalance));
		assert_eq!(next.park_again(11), Err(Imbalance));
		assert_eq!(next.mint(Balance::MAX), Err(Imbalance));
		assert_eq!(next.park(Balance::MAX), Err(Imbalance));
		assert_eq!(next.mint(Balance::MAX - 120), Err(Imbalance), "the sum of all would not fit");
		assert_eq!(next, ledger());
	}

	#[test]
	fn a_ledger_that_burned_more_than_it_minted_is_broken() {
		assert!(ledger().is_consistent());
		let broken = Ledger { burned: 111, ..ledger() };
		assert_eq!(broken.collateral(), None);
		assert!(!broken.is_consistent());
		assert!(!Ledger { in_flight: Balance::MAX, ..ledger() }.is_consistent());
	}
}
