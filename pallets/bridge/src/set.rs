// SPDX-License-Identifier: Apache-2.0

//! Sets of attesters, and whose votes decide.

use crate::frame::{prelude::*, traits::ConstU32};
use alloc::vec::Vec;
use tael_primitives::{
	Millis,
	bridge::{EvmAddress, Rotate, SetId, set_hash},
};

/// The fewest attesters of a set: with fewer, one key decides too much.
pub const MIN_ATTESTERS: u32 = 4;
/// The most attesters of a set. The vault has the same bound; it bounds the work of every quorum.
pub const MAX_ATTESTERS: u32 = 32;

/// A list of attesters.
pub type AttesterList = BoundedVec<EvmAddress, ConstU32<MAX_ATTESTERS>>;

/// Who attests together, and how many of them decide.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct AttesterSet {
	/// Who is in it, ascending.
	pub addresses: AttesterList,
	/// How many of them decide. Nothing lowers it but another set.
	pub threshold: u32,
	/// Those whose fraud was proved: they count no more, and the threshold stays as it is. Ascending.
	pub suspended: AttesterList,
}

impl AttesterSet {
	/// How many there are.
	pub fn size(&self) -> u32 {
		self.addresses.len().saturated_into()
	}

	/// Whether it is a set that both sides of the bridge take: 4 to 32 addresses, none zero, strictly
	/// ascending, and more than two thirds of them decide.
	pub fn is_consistent(&self) -> bool {
		let size = self.size();
		let ascends =
			self.addresses.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
		let is_named = self.addresses.iter().all(|address| !address.is_zero());
		let decides =
			self.threshold <= size && self.threshold.saturating_mul(3) > size.saturating_mul(2);
		let knows_suspended = self.suspended.iter().all(|one| self.includes(one))
			&& self.suspended.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
		(MIN_ATTESTERS..=MAX_ATTESTERS).contains(&size)
			&& ascends
			&& is_named
			&& decides
			&& knows_suspended
	}

	/// Whether `who` is in it, suspended or not.
	pub fn includes(&self, who: &EvmAddress) -> bool {
		self.addresses.binary_search(who).is_ok()
	}

	/// Whether the vote of `who` counts.
	pub fn contains(&self, who: &EvmAddress) -> bool {
		self.includes(who) && self.suspended.binary_search(who).is_err()
	}

	/// Let `who` count no more; `false` if that is so already.
	pub fn suspend(&mut self, who: &EvmAddress) -> bool {
		match self.suspended.binary_search(who) {
			Err(place) if self.includes(who) => self.suspended.try_insert(place, *who).is_ok(),
			Ok(_) | Err(_) => false,
		}
	}

	/// Whether so many are suspended that the others decide nothing.
	pub fn is_suspended(&self) -> bool {
		self.is_blocked(self.mask(&self.suspended))
	}

	/// What the vault knows it by.
	pub fn hash(&self) -> H256 {
		set_hash(self.threshold, &self.addresses)
	}

	/// Which of its attesters are among `voters`: bit `n` is the one in place `n`. Full ballots have so many voters
	/// that each is looked up once.
	fn mask<'a>(&self, voters: impl IntoIterator<Item = &'a EvmAddress>) -> u32 {
		let places = voters.into_iter().filter_map(|one| self.addresses.binary_search(one).ok());
		let bit = |place: usize| 1_u32.checked_shl(place.saturated_into()).unwrap_or(0);
		places.fold(0, |mask, place| mask | bit(place))
	}

	/// Whether enough of its attesters are among `voters` to decide. One who stands there twice counts once, and
	/// the suspended do not count.
	pub fn is_quorum<'a>(&self, voters: impl IntoIterator<Item = &'a EvmAddress>) -> bool {
		let count = (self.mask(voters) & !self.mask(&self.suspended)).count_ones();
		count >= self.threshold
	}

	/// Whether nothing is decided any more without those in `mask`.
	fn is_blocked(&self, mask: u32) -> bool {
		mask.count_ones() > self.size().saturating_sub(self.threshold)
	}

	/// Whether the voters of one version, joined by everybody who has not voted, can still decide it, for none of
	/// `versions`. Who is suspended joins nobody.
	fn is_hopeless(&self, versions: &[&[EvmAddress]]) -> bool {
		let suspended = self.mask(&self.suspended);
		let masks: Vec<u32> = versions.iter().map(|voters| self.mask(*voters)).collect();
		let all = masks.iter().fold(0, |all, mask| all | mask);
		// Nobody stands in two versions.
		masks.iter().all(|mask| self.is_blocked((all & !mask) | suspended))
	}
}

/// The set before the current one.
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
pub struct Previous {
	/// Its number.
	pub id: SetId,
	/// The block's timestamp until which it counts. It is no chain time: the vault's clock goes on when this
	/// chain stands still.
	pub valid_until: Millis,
	/// The block of the other chain in which the current set took over: it counts only for what is older.
	pub rotated_in: u64,
	/// The last release that was asked for when the current set took over here: it says nothing of later ones.
	pub last_outbound: u64,
}

impl Previous {
	/// Whether it counts at the timestamp `now` at all.
	pub const fn is_valid(&self, now: Millis) -> bool {
		now < self.valid_until
	}

	/// Whether it counts at the timestamp `now` for something in `block` of the other chain.
	pub const fn counts(&self, now: Millis, block: u64) -> bool {
		self.is_valid(now) && block < self.rotated_in
	}
}

/// Which sets count for one vault. Each vault rotates by itself.
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
pub struct Office {
	/// The set that signs.
	pub set: SetId,
	/// The one before it.
	pub previous: Option<Previous>,
}

/// A set that is to follow the current one.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Next {
	/// What the present set signs.
	pub rotate: Rotate,
	/// The second of the block's timestamp from which the council may take it back.
	pub withdrawable_at: u64,
	/// The second of the block's timestamp from which its own word is enough that it took over, whether the
	/// set in office has signed that or not: that set may be gone, and the vault's governor have named this one.
	pub succeeds_at: u64,
}

/// The sets whose votes count for one thing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Electorate(pub Vec<AttesterSet>);

impl Electorate {
	/// Whether the vote of `who` counts.
	pub fn contains(&self, who: &EvmAddress) -> bool {
		self.0.iter().any(|set| set.contains(who))
	}

	/// The set that `voters` decide in, if they do: they are enough of it, by its own threshold. Votes of two sets
	/// are not added up, or fewer bad keys than either threshold could decide together.
	pub fn quorum<'a>(
		&self,
		voters: impl IntoIterator<Item = &'a EvmAddress> + Clone,
	) -> Option<&AttesterSet> {
		self.0.iter().find(|set| set.is_quorum(voters.clone()))
	}

	/// Whether `voters` decide.
	pub fn is_quorum<'a>(&self, voters: impl IntoIterator<Item = &'a EvmAddress> + Clone) -> bool {
		self.quorum(voters).is_some()
	}

	/// Whether no set can decide any of these versions any more, nor another one, even if everybody who has not
	/// voted joined one of them. Each version is given by its voters; nobody stands in two.
	pub fn is_hopeless(&self, versions: &[&[EvmAddress]]) -> bool {
		!versions.is_empty() && self.0.iter().all(|set| set.is_hopeless(versions))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn address(tag: u8) -> EvmAddress {
		EvmAddress([tag; 20])
	}

	fn set(tags: impl IntoIterator<Item = u8>, threshold: u32) -> AttesterSet {
		let addresses: Vec<_> = tags.into_iter().map(address).collect();
		let addresses = AttesterList::truncate_from(addresses);
		AttesterSet { addresses, threshold, suspended: AttesterList::new() }
	}

	fn voters(tags: &[u8]) -> Vec<EvmAddress> {
		tags.iter().copied().map(address).collect()
	}

	#[test]
	fn a_sig_01_a_threshold_is_more_than_two_thirds_and_no_more_than_all() {
		for (size, least) in [(4_u8, 3), (5, 4), (6, 5), (7, 5), (9, 7), (32, 22)] {
			for threshold in 0..=40 {
				let is_sound = threshold >= least && threshold <= u32::from(size);
				assert_eq!(
					set(1..=size, threshold).is_consistent(),
					is_sound,
					"{threshold} of {size}"
				);
			}
			assert!(!set(1..=size, u32::MAX).is_consistent());
		}
	}

	#[test]
	fn a_sig_15_16_a_set_has_4_to_32_different_ascending_addresses() {
		assert!(set(1..=4, 3).is_consistent());
		assert!(!set(1..=3, 3).is_consistent());
		assert!(!set([], 0).is_consistent());
		assert!(set(1..=32, 22).is_consistent());
		assert!(AttesterList::try_from((1..=33).map(address).collect::<Vec<_>>()).is_err());
		assert!(!set(0..=4, 4).is_consistent(), "nobody's address");
		assert!(!set([1, 2, 2, 3], 3).is_consistent(), "one twice");
		assert!(!set([1, 3, 2, 4], 3).is_consistent(), "not ascending");
	}

	#[test]
	fn a_sig_02_04_each_attester_counts_once_and_others_not_at_all() {
		let four = set(1..=5, 4);
		assert!(!four.is_quorum(&voters(&[1, 2, 3])));
		assert!(!four.is_quorum(&voters(&[1, 2, 3, 3])));
		assert!(!four.is_quorum(&voters(&[1, 2, 3, 9])));
		assert!(four.is_quorum(&voters(&[5, 1, 3, 2])));
		assert!(four.is_quorum(&voters(&[1, 2, 3, 4, 5])));
	}

	#[test]
	fn a_sig_11_the_suspended_count_no_more_and_the_threshold_stays() {
		let mut five = set(1..=5, 4);
		assert!(five.suspend(&address(5)));
		assert!(!five.suspend(&address(5)), "twice");
		assert!(!five.suspend(&address(9)), "somebody else");
		assert!(five.includes(&address(5)) && !five.contains(&address(5)));
		assert!(!five.is_quorum(&voters(&[1, 2, 3, 5])));
		assert!(five.is_quorum(&voters(&[1, 2, 3, 4])));
		assert!(!five.is_suspended());
		assert!(five.suspend(&address(1)));
		assert!(five.is_suspended());
		assert!(!five.is_quorum(&voters(&[1, 2, 3, 4, 5])));
		assert_eq!(five.hash(), set(1..=5, 4).hash());
	}

	fn is_hopeless(sets: impl IntoIterator<Item = AttesterSet>, versions: &[&[u8]]) -> bool {
		let versions: Vec<_> = versions.iter().map(|tags| voters(tags)).collect();
		let versions: Vec<&[EvmAddress]> = versions.iter().map(Vec::as_slice).collect();
		Electorate(sets.into_iter().collect()).is_hopeless(&versions)
	}

	#[test]
	fn a_set_is_divided_when_more_than_it_can_do_without_stand_against_every_version() {
		let seven = || [set(1..=7, 5)];
		assert!(!is_hopeless(seven(), &[]));
		assert!(!is_hopeless(seven(), &[&[1, 2, 3, 4]]));
		assert!(!is_hopeless(seven(), &[&[1, 2, 3, 4], &[5, 6]]));
		assert!(!is_hopeless(seven(), &[&[1, 2, 3, 4], &[5, 6, 8, 9]]), "two are of no set");
		assert!(is_hopeless(seven(), &[&[1, 2, 3, 4], &[5, 6, 7]]));
		assert!(is_hopeless(seven(), &[&[1, 2, 3], &[4, 5], &[6]]));
	}

	#[test]
	fn who_is_suspended_joins_nobody() {
		let mut seven = set(1..=7, 5);
		let versions: [&[u8]; 2] = [&[1, 2, 3, 4], &[5]];
		assert!(!is_hopeless([seven.clone()], &versions));
		assert!(seven.suspend(&address(6)));
		assert!(!is_hopeless([seven.clone()], &versions));
		assert!(seven.suspend(&address(7)));
		assert!(is_hopeless([seven.clone()], &versions));
		assert!(seven.suspend(&address(5)));
		assert!(!is_hopeless([seven], &[]), "of nothing nothing is said");
	}

	#[test]
	fn the_last_of_32_has_a_place_of_his_own() {
		let all = set(1..=32, 32);
		let tags: Vec<u8> = (1..=32).collect();
		assert!(all.is_quorum(&voters(&tags)));
		assert!(!all.is_quorum(&voters(&tags[..31])));
		assert!(!all.is_quorum(&voters(&tags[1..])));
	}

	#[test]
	fn a_sub_05_votes_of_two_sets_are_not_added_up() {
		let electorate = Electorate(vec![set(3..=7, 4), set(1..=5, 4)]);
		// Four voters, and no more than three in either set.
		assert!(!electorate.is_quorum(&voters(&[1, 3, 4, 6])));
		// Who is in both counts in both.
		assert!(electorate.is_quorum(&voters(&[1, 3, 4, 5])));
		assert!(electorate.is_quorum(&voters(&[6, 3, 4, 5])));
		let alone = Electorate(vec![set(3..=7, 4)]);
		assert!(!alone.is_quorum(&voters(&[1, 3, 4, 5])));
		assert!(!alone.contains(&address(1)));
	}

	#[test]
	fn two_sets_are_divided_when_each_is() {
		let sets = || [set(3..=7, 4), set(1..=5, 4)];
		assert!(
			!is_hopeless(sets(), &[&[6, 7], &[3, 4]]),
			"the second may still agree with 3 and 4"
		);
		assert!(is_hopeless(sets(), &[&[6, 7], &[3, 4], &[1, 2]]));
		assert!(is_hopeless(sets(), &[&[1, 2, 6, 7], &[3, 4]]));
	}

	#[test]
	fn the_set_that_decides_is_the_one_that_has_enough() {
		let electorate = Electorate(vec![set(3..=7, 4), set(1..=5, 4)]);
		assert_eq!(electorate.quorum(&voters(&[1, 2, 3, 4, 6])), Some(&set(1..=5, 4)));
		assert_eq!(electorate.quorum(&voters(&[3, 4, 5, 6])), Some(&set(3..=7, 4)));
		assert_eq!(electorate.quorum(&voters(&[1, 2, 6, 7])), None);
	}

	#[test]
	fn a_sig_12_the_set_before_counts_until_its_time_is_over_and_for_older_blocks_only() {
		let previous = Previous { id: 1, valid_until: 1_000, rotated_in: 50, last_outbound: 0 };
		assert!(previous.counts(999, 49));
		assert!(!previous.counts(1_000, 49));
		assert!(!previous.counts(999, 50));
		assert!(!previous.counts(999, 51));
	}

	#[test]
	fn the_hash_binds_the_threshold_and_every_address() {
		let base = set(1..=5, 4);
		assert_ne!(base.hash(), set(1..=5, 5).hash());
		assert_ne!(base.hash(), set(1..=6, 4).hash());
		assert_ne!(base.hash(), set([1, 2, 3, 4, 6], 4).hash());
	}
}
