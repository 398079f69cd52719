// SPDX-License-Identifier: Apache-2.0

//! Which sets of attesters count at a vault, and as one of which to sign.

use super::{NextSet, Signatures};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{
	Millis, SECOND,
	bridge::{EvmAddress, SetId, set_hash},
};

/// A set of attesters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
	/// Its number.
	pub id: SetId,
	/// Who is in it, ascending.
	pub addresses: Vec<EvmAddress>,
	/// How many of them decide.
	pub threshold: u32,
	/// Those who count no more.
	pub suspended: Vec<EvmAddress>,
}

impl Set {
	/// Whether what `who` signs as one of it counts.
	pub fn contains(&self, who: &EvmAddress) -> bool {
		self.addresses.contains(who) && !self.suspended.contains(who)
	}

	/// Whether enough of it are among `voters` to decide.
	pub fn is_quorum(&self, voters: &[EvmAddress]) -> bool {
		let counted =
			self.addresses.iter().filter(|one| self.contains(one) && voters.contains(one));
		u32::try_from(counted.count()).is_ok_and(|count| count >= self.threshold)
	}

	/// What the vault knows it by.
	pub fn hash(&self) -> H256 {
		set_hash(self.threshold, &self.addresses)
	}
}

/// The set before the one in office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
	/// Which.
	pub set: Set,
	/// The block's timestamp until which it counts. It is no chain time: the vault's clock never stands still.
	pub valid_until: Millis,
	/// The block of the other chain in which it was replaced: it counts for what is older.
	pub rotated_in: u64,
	/// The last release that was asked for when it was replaced: it says nothing of later ones.
	pub last_outbound: u64,
}

impl Previous {
	/// Whether it counts at a timestamp for what is in `block` of the other chain.
	const fn counts(&self, timestamp: Millis, block: u64) -> bool {
		timestamp < self.valid_until && block < self.rotated_in
	}
}

/// The sets whose votes count for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Electorate<'a>(Vec<&'a Set>);

impl Electorate<'_> {
	/// As one of which set `me` can speak.
	pub fn seat(&self, me: &EvmAddress) -> Option<SetId> {
		self.0.iter().find(|set| set.contains(me)).map(|set| set.id)
	}

	/// Whether enough of one set say so.
	pub fn is_quorum(&self, voters: &[EvmAddress]) -> bool {
		self.0.iter().any(|set| set.is_quorum(voters))
	}
}

/// Which sets count for a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
	/// The set in office.
	pub set: Set,
	/// The one before it.
	pub previous: Option<Previous>,
}

impl Office {
	/// The sets whose votes count at a timestamp for a deposit in `block` of the other chain.
	pub fn for_deposit(&self, timestamp: Millis, block: u64) -> Electorate<'_> {
		self.with_previous(|previous| previous.counts(timestamp, block))
	}

	/// The sets whose votes count at a timestamp for the end of a release in `block` of the other chain.
	pub fn for_ending(&self, timestamp: Millis, nonce: u64, block: u64) -> Electorate<'_> {
		self.with_previous(|previous| {
			nonce <= previous.last_outbound && previous.counts(timestamp, block)
		})
	}

	/// The sets whose votes count at a timestamp for that the next one took over: the one in office; and the next one
	/// too, once enough have signed the rotation and its time has come, or so late that the other must be gone.
	pub fn for_rotation<'a>(
		&'a self,
		timestamp: Millis,
		next: Option<&'a NextSet>,
		signatures: Option<&Signatures>,
	) -> Electorate<'a> {
		let now = timestamp / SECOND;
		let is_signed = signatures.is_some_and(|list| self.has_signed(list));
		let has_voice = |next: &&NextSet| {
			(is_signed && now >= next.rotate.not_before) || now >= next.succeeds_at
		};
		let next = next.filter(has_voice).map(|next| &next.set);
		Electorate([&self.set].into_iter().chain(next).collect())
	}

	fn with_previous(&self, counts: impl FnOnce(&Previous) -> bool) -> Electorate<'_> {
		let previous = self.previous.as_ref().filter(|previous| counts(previous));
		Electorate([&self.set].into_iter().chain(previous.map(|previous| &previous.set)).collect())
	}

	/// Whether these are signatures of enough of the set in office.
	pub fn has_signed(&self, signatures: &Signatures) -> bool {
		let signers: Vec<_> = signatures.list.iter().map(|(signer, _)| *signer).collect();
		signatures.set == self.set.id && self.set.is_quorum(&signers)
	}

	/// Whether signatures of a set under a release are still good at a timestamp, if there are enough.
	pub fn counts(&self, set: SetId, timestamp: Millis) -> bool {
		let is_previous =
			|previous: &Previous| previous.set.id == set && timestamp < previous.valid_until;
		self.set.id == set || self.previous.as_ref().is_some_and(is_previous)
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use tael_primitives::bridge::Rotate;

	pub(crate) fn address(tag: u8) -> EvmAddress {
		EvmAddress([tag; 20])
	}

	/// A set of which two thirds and one more decide.
	pub(crate) fn set(id: SetId, tags: impl IntoIterator<Item = u8>) -> Set {
		let addresses: Vec<_> = tags.into_iter().map(address).collect();
		let threshold = u32::try_from(addresses.len()).unwrap() * 2 / 3 + 1;
		Set { id, addresses, threshold, suspended: Vec::new() }
	}

	/// Set 2 of 3 to 7 took over in block 50, after release 8, from set 1 of 1 to 5, which counts until 1,000.
	pub(crate) fn office() -> Office {
		let previous =
			Previous { set: set(1, 1..=5), valid_until: 1_000, rotated_in: 50, last_outbound: 8 };
		Office { set: set(2, 3..=7), previous: Some(previous) }
	}

	/// Set 3 of 6 to 10 is to follow from second 100 on, and may say itself that it did from second 900 on.
	pub(crate) fn next() -> NextSet {
		let set = set(3, 6..=10);
		let rotate = Rotate { set: 3, set_hash: set.hash(), not_before: 100 };
		NextSet { rotate, set, succeeds_at: 900 }
	}

	/// Signatures of these as some of a set.
	pub(crate) fn signed(set: SetId, tags: impl IntoIterator<Item = u8>) -> Signatures {
		Signatures { set, list: tags.into_iter().map(|tag| (address(tag), [tag; 65])).collect() }
	}

	#[test]
	fn an_attester_signs_as_one_of_the_newest_set_that_has_him() {
		let office = office();
		let seat = |tag, timestamp, block| office.for_deposit(timestamp, block).seat(&address(tag));
		assert_eq!(seat(3, 999, 49), Some(2), "he is in both");
		assert_eq!(seat(1, 999, 49), Some(1));
		assert_eq!(seat(1, 999, 50), None, "that is no business of his");
		assert_eq!(seat(1, 1_000, 49), None, "his time is over");
		assert_eq!(seat(9, 0, 0), None);
	}

	#[test]
	fn the_set_before_says_nothing_of_releases_that_were_asked_for_since() {
		let office = office();
		let seat = |nonce, block| office.for_ending(999, nonce, block).seat(&address(1));
		assert_eq!((seat(8, 49), seat(9, 49), seat(8, 50)), (Some(1), None, None));
		assert_eq!(office.for_ending(1_000, 8, 49).seat(&address(1)), None, "its time is over");
		assert_eq!(office.for_ending(999, 9, 49).seat(&address(3)), Some(2));
	}

	#[test]
	fn a_set_says_that_it_took_over_once_the_one_in_office_signed_that_or_must_be_gone() {
		let (office, next) = (office(), next());
		let seat = |second: u64, list: &Signatures| {
			office.for_rotation(second * SECOND, Some(&next), Some(list)).seat(&address(9))
		};
		let (enough, few) = (signed(2, 3..=6), signed(2, 3..=5));
		assert_eq!((seat(99, &enough), seat(100, &enough)), (None, Some(3)));
		assert_eq!((seat(899, &few), seat(900, &few)), (None, Some(3)));
		assert_eq!(seat(899, &signed(1, 1..=4)), None, "those of another set are none");
		let seat = |tag| office.for_rotation(0, Some(&next), Some(&enough)).seat(&address(tag));
		assert_eq!(seat(6), Some(2), "he is in office too");
		assert_eq!(seat(1), None, "the set before has no voice in it");
	}

	#[test]
	fn a_suspended_attester_signs_nothing_and_decides_nothing() {
		let mut office = office();
		office.set.suspended = vec![address(7)];
		assert_eq!(office.for_deposit(0, 60).seat(&address(7)), None);
		let five: Vec<_> = (3..=7).map(address).collect();
		assert!(office.set.is_quorum(&five), "four of five are left");
		assert!(!office.set.is_quorum(&five[1..]));
	}

	#[test]
	fn a_sub_05_votes_of_two_sets_are_not_added_up() {
		let office = office();
		let mixed: Vec<_> = [1, 2, 6, 7].map(address).into();
		assert!(!office.for_deposit(0, 10).is_quorum(&mixed));
		let old: Vec<_> = (1..=4).map(address).collect();
		assert!(office.for_deposit(0, 10).is_quorum(&old));
		assert!(!office.for_deposit(0, 50).is_quorum(&old));
	}

	#[test]
	fn signatures_of_the_set_before_are_good_for_a_while() {
		let office = office();
		assert!(office.counts(2, 5_000) && office.counts(1, 999));
		assert!(!office.counts(1, 1_000) && !office.counts(3, 0));
	}
}
