// SPDX-License-Identifier: Apache-2.0

//! The chains that USDT comes from and goes to, and the numbers that bound this pallet.

use crate::inbound::NotAllowed;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tael_primitives::{
	Balance, Bps, DAY, HOUR, Millis,
	bridge::{DomainId, EvmAddress},
};

/// The domain of the presets for development: it has no vault and takes no votes and no requests. What it
/// minted is what they endow accounts with.
pub const DEV: DomainId = 0;

/// The decimals that a token must have: one scale everywhere.
pub const DECIMALS: u8 = 6;

/// Where a domain stands.
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
pub enum DomainState {
	/// Added, and no checkpoint has shown yet that its vault holds what was issued for it.
	#[codec(index = 0)]
	Awaiting,
	/// In use.
	#[codec(index = 1)]
	Open,
	/// Taken out of use by the council: deposits are parked, and nothing may be requested.
	#[codec(index = 2)]
	Closed,
}

/// What can happen to a domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DomainStep {
	/// A checkpoint shows that the vault holds what was issued.
	Prove,
	/// The council takes it out of use.
	Close,
	/// The council takes it back into use.
	Reopen,
}

impl DomainState {
	/// The only place where a domain changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: DomainStep) -> Result<Self, NotAllowed> {
		use {DomainState::*, DomainStep::*};
		match (self, step) {
			(Awaiting, Prove) => Ok(Open),
			(Awaiting | Open, Close) => Ok(Closed),
			// What it holds must be shown again.
			(Closed, Reopen) => Ok(Awaiting),

			(Awaiting, Reopen) | (Open, Prove | Reopen) | (Closed, Prove | Close) => {
				Err(NotAllowed)
			},
		}
	}
}

/// What the council decides about a domain.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Terms {
	/// Least amount of a withdrawal.
	pub min: Balance,
	/// Most of one: never above what the vault pays in one transaction.
	pub max: Balance,
	/// Least amount that the vault takes.
	pub min_deposit: Balance,
	/// Least fee that the vault makes a depositor offer.
	pub fee_floor: Balance,
	/// What a deposit costs, if its sender offers as much.
	pub deposit_fee: Balance,
	/// Least that a withdrawal offers to whoever carries it out at the vault.
	pub release_fee: Balance,
	/// What the attesters get for a withdrawal.
	pub attest_fee: Balance,
	/// From this amount on a deposit waits before it is credited.
	pub large: Balance,
	/// For how long, as does one that finds the bucket empty.
	pub delay: Millis,
	/// From this amount on a withdrawal must name its travel-rule reference.
	pub travel_threshold: Balance,
}

impl Terms {
	/// Whether they make sense together, where accounts need `existential` to live: an honest deposit must
	/// make an account.
	pub fn are_consistent(&self, existential: Balance) -> bool {
		let least = self.min_deposit.checked_sub(self.fee_floor);
		let costs = self.release_fee.checked_add(self.attest_fee);
		self.min > 0
			&& self.min <= self.max
			&& self.large > 0
			&& self.attest_fee > 0
			&& least.is_some_and(|least| least >= existential)
			&& costs.is_some_and(|costs| costs < self.min)
	}
}

/// A chain with a vault.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Domain {
	/// The vault's chain, by its own number.
	pub chain_id: u64,
	/// The vault.
	pub vault: EvmAddress,
	/// The contract of USDT there.
	pub token: EvmAddress,
	/// What may change.
	pub terms: Terms,
	/// Where it stands.
	pub state: DomainState,
}

impl Domain {
	/// Whether money passes.
	pub const fn is_enabled(&self) -> bool {
		matches!(self.state, DomainState::Open)
	}

	/// Whether nothing may ever be paid out to `address`.
	pub fn is_own(&self, address: &EvmAddress) -> bool {
		address.is_zero() || *address == self.vault || *address == self.token
	}
}

/// Every number that bounds this pallet.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// How long a pause lasts that a watcher or the technical committee began.
	pub pause: Millis,
	/// From then on anyone may send a parked deposit back.
	pub return_after: Millis,
	/// A higher limit is in force so long after the council's decision.
	pub raise_delay: Millis,
	/// Nothing may be requested when the attesters agreed on nothing for so long.
	pub silence: Millis,
	/// The vault's clock: a release is cancelled so long after its request.
	pub release_window: Millis,
	/// A set of attesters counts so long after its successor took over, as at the vault.
	pub overlap: Millis,
	/// What an attester has on hold.
	pub bond: Balance,
	/// The bond of an attester who left is returned so long after.
	pub bond_delay: Millis,
	/// What of a slashed bond goes to whoever proved the fraud.
	pub prover_share: Bps,
	/// A rotation may be withdrawn so long after it should have been carried out: the vault's window for it, and what
	/// an activation takes to be known here.
	pub rotation_margin: Millis,
	/// The next set's own word that it took over is enough so long after it was scheduled. The vault's governor
	/// names a successor of a dead set no sooner.
	pub succession: Millis,
	/// A checkpoint counts every deposit that was done here so long before it was agreed on.
	pub lag: Millis,
	/// The reference of a withdrawal stays used so long after its end.
	pub retention: Millis,
	/// How many votes are taken ahead of the first deposit that is not done.
	pub ahead: u64,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			pause: 72 * HOUR,
			return_after: 30 * DAY,
			raise_delay: 2 * DAY,
			silence: 6 * HOUR,
			release_window: 14 * DAY,
			overlap: 2 * DAY,
			bond: 10_000 * tael_primitives::USDT,
			bond_delay: 28 * DAY,
			prover_share: 1_000,
			rotation_margin: 21 * DAY,
			succession: 60 * DAY,
			lag: HOUR,
			retention: 90 * DAY,
			ahead: 256,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use {DomainState::*, DomainStep::*};

	#[test]
	fn every_step_of_a_domain_is_in_the_table() {
		let table = [
			(Awaiting, Prove, Ok(Open)),
			(Awaiting, Close, Ok(Closed)),
			(Awaiting, Reopen, Err(NotAllowed)),
			(Open, Prove, Err(NotAllowed)),
			(Open, Close, Ok(Closed)),
			(Open, Reopen, Err(NotAllowed)),
			(Closed, Prove, Err(NotAllowed)),
			(Closed, Close, Err(NotAllowed)),
			(Closed, Reopen, Ok(Awaiting)),
		];
		for (state, step, next) in table {
			assert_eq!(state.apply(step), next, "{state:?} {step:?}");
		}
	}
}
