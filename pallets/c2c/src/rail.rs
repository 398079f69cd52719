// SPDX-License-Identifier: Apache-2.0

//! Rails: the ways to pay local money, as governance registers them.

use crate::{Config, Error, Event, Limits, Pallet, Rails};
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_runtime::{Deserialize, Serialize},
};
use tael_primitives::{DAY, Millis, RailId, Risk, Tier};

/// Longest code of a rail, in bytes.
pub const MAX_CODE: u32 = 16;
/// Most payment attestors of a rail.
pub const MAX_ATTESTORS: u32 = 8;
/// Longest window to pay, to claim or to release: with the extensions a trade comes to arbitration soon enough.
pub const MAX_WINDOW: Millis = 10 * DAY;
/// Longest time for which a release is held back.
pub const MAX_HOLD: Millis = 30 * DAY;

/// A way to pay local money, and what follows from how it works. Trades keep the windows they were made
/// with.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	PartialEq,
	Eq,
	Debug,
)]
// The genesis of a network names rails.
#[serde(crate = "polkadot_sdk::sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Rail<AccountId> {
	/// A short name in ASCII, such as `alipay`.
	pub code: BoundedVec<u8, ConstU32<MAX_CODE>>,
	/// How easily a payment is taken back.
	pub risk: Risk,
	/// The lowest tier that may trade on it.
	pub lowest_tier: Tier,
	/// How long a buyer has to pay, where the offer does not say.
	pub pay_window: Millis,
	/// The longest an offer may give him.
	pub max_pay_window: Millis,
	/// How long after the time to pay a late payment can still be claimed.
	pub grace: Millis,
	/// How long a seller has to release, from when it was marked paid.
	pub release_window: Millis,
	/// How long after the mark a buyer may open a dispute.
	pub dispute_delay: Millis,
	/// How long a release is held back from a buyer below `free_tier`.
	pub hold: Millis,
	/// From this tier on a release is at once.
	pub free_tier: Tier,
	/// Who may attest that a payment arrived. None: nobody.
	pub attestors: BoundedVec<AccountId, ConstU32<MAX_ATTESTORS>>,
	/// How many of them it takes.
	pub quorum: u8,
	/// Whether new offers and trades may use it.
	pub is_open: bool,
}

impl<AccountId> Rail<AccountId> {
	/// Whether new offers and trades of somebody of this tier may use it.
	pub fn admits(&self, tier: Tier) -> bool {
		self.is_open && tier >= self.lowest_tier
	}
}

impl<AccountId: Eq> Rail<AccountId> {
	/// Whether governance may register it: it is consistent, and no window that decides money is shorter
	/// than the least.
	pub fn is_sound(&self, limits: &Limits) -> bool {
		let windows = [self.pay_window, self.grace, self.release_window];
		self.is_consistent()
			&& windows.iter().all(|window| *window >= limits.min_window)
			&& (self.hold == 0 || self.hold >= limits.min_window)
	}

	/// Whether code, windows and attestors make sense together. All that is asked of the rails a network
	/// begins with.
	pub fn is_consistent(&self) -> bool {
		let windows = [self.pay_window, self.max_pay_window, self.grace, self.release_window];
		self.has_sound_code()
			&& self.has_sound_attestors()
			&& windows.iter().all(|window| (1..=MAX_WINDOW).contains(window))
			&& self.pay_window <= self.max_pay_window
			// From the end of the window to release on the chain opens the dispute itself.
			&& self.dispute_delay <= self.release_window
			&& self.hold <= MAX_HOLD
	}

	fn has_sound_code(&self) -> bool {
		let is_plain =
			|byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
		!self.code.is_empty() && self.code.iter().all(is_plain)
	}

	fn has_sound_attestors(&self) -> bool {
		let mut others = self.attestors.iter();
		// Nobody counts twice towards the quorum.
		while let Some(one) = others.next() {
			if others.as_slice().contains(one) {
				return false;
			}
		}
		let quorum = usize::from(self.quorum);
		quorum <= self.attestors.len() && (quorum == 0) == self.attestors.is_empty()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rail(id: RailId, rail: Rail<T::AccountId>) -> DispatchResult {
		ensure!(rail.is_sound(&T::Limits::get()), Error::<T>::BadRail);
		let is_open = rail.is_open;
		Rails::<T>::insert(id, rail);
		Self::deposit_event(Event::RailSet { rail: id, is_open });
		Ok(())
	}
}
