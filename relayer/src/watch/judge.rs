// SPDX-License-Identifier: Apache-2.0

//! Whether both sides agree. Nothing here asks anybody.

use crate::{
	evm::Payout,
	tael::{Ledger, NextSet, Office, Outbound},
};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;
use tael_primitives::{
	Balance,
	bridge::{Checkpoint, Message, SetId},
};
use thiserror::Error;

/// What must not be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Breach {
	/// INV-1: the vault has less than it owes.
	#[error("INV-1: the vault has {balance} and owes {locked}")]
	Insolvent {
		/// What it has.
		balance: Balance,
		/// What it owes.
		locked: Balance,
	},
	/// The token takes a fee of transfers.
	#[error("the token takes {0} basis points of each transfer")]
	TokenFee(Balance),
	/// INV-5: the vault owes something else than Tael knows of.
	#[error("INV-5: the vault owes {locked}, and by what Tael knows it should be {expected}")]
	Unequal {
		/// What the vault owes.
		locked: Balance,
		/// What it should owe.
		expected: Balance,
	},
	/// Tael has done a deposit that the vault has not got.
	#[error("Tael has done deposit {nonce}, and the vault has {deposits}")]
	Unknown {
		/// Which.
		nonce: u64,
		/// How many the vault has.
		deposits: u64,
	},
	/// The sums of Tael cannot be.
	#[error("INV-5: the sums of Tael cannot be: {0:?}")]
	Impossible(Ledger),
	/// The vault paid what nobody had asked for.
	#[error(
		"the vault paid release {nonce} ({subject}) in block {block}, and Tael knows of none such"
	)]
	Unrequested {
		/// Under which number.
		nonce: u64,
		/// What it paid.
		subject: H256,
		/// When.
		block: u64,
	},
	/// The vault paid something else than was asked for.
	#[error("the vault paid {subject} as release {nonce}, and Tael has {expected}")]
	OtherPayout {
		/// Under which number.
		nonce: u64,
		/// What it paid.
		subject: H256,
		/// What Tael has.
		expected: H256,
	},
	/// Other attesters sign at the vault than on Tael.
	#[error("set {set} is {vault:?} at the vault and {tael:?} on Tael")]
	OtherSet {
		/// Which set.
		set: SetId,
		/// The hash of what the vault has.
		vault: Option<H256>,
		/// The hash of what Tael has.
		tael: Option<H256>,
	},
	/// The attesters agree on nothing. Nothing is paused for it.
	#[error("the attesters have agreed on nothing for {0} minutes")]
	Silent(u64),
}

impl Breach {
	/// One word for metrics.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Insolvent { .. } => "insolvent",
			Self::TokenFee(_) => "token_fee",
			Self::Unequal { .. } => "unequal",
			Self::Unknown { .. } => "unknown_deposit",
			Self::Impossible(_) => "impossible_ledger",
			Self::Unrequested { .. } => "unrequested",
			Self::OtherPayout { .. } => "other_payout",
			Self::OtherSet { .. } => "other_set",
			Self::Silent(_) => "attesters_silent",
		}
	}

	/// Which of the vault's functions to pause. Zero: nothing is paused on either side.
	pub const fn pause_bits(&self) -> u8 {
		match self {
			// The token's doing: whoever signs is not in doubt.
			Self::Insolvent { .. } | Self::TokenFee(_) => DEPOSIT | RELEASE | QUEUE_EXEC,
			Self::Unequal { .. }
			| Self::Unknown { .. }
			| Self::Impossible(_)
			| Self::Unrequested { .. }
			| Self::OtherPayout { .. }
			| Self::OtherSet { .. } => DEPOSIT | RELEASE | QUEUE_EXEC | ROTATE,
			Self::Silent(_) => 0,
		}
	}
}

const DEPOSIT: u8 = 1;
const RELEASE: u8 = 2;
const QUEUE_EXEC: u8 = 4;
const ROTATE: u8 = 8;

/// What the vault's own numbers tell.
pub fn vault(checkpoint: &Checkpoint) -> Vec<Breach> {
	let Checkpoint { balance, locked, fee_rate, .. } = *checkpoint;
	let mut breaches = Vec::new();
	if balance < locked {
		breaches.push(Breach::Insolvent { balance, locked });
	}
	if fee_rate > 0 {
		breaches.push(Breach::TokenFee(fee_rate));
	}
	breaches
}

/// INV-5, where Tael was looked at first and the vault then.
///
/// `unprocessed` is the sum of deposits at the vault that Tael has not done; `paid` that of releases which the vault
/// has paid and Tael still has on their way.
pub fn sums(
	ledger: &Ledger,
	locked: Balance,
	unprocessed: Balance,
	paid: Balance,
) -> Option<Breach> {
	let Ledger { minted, burned, parked, in_flight } = *ledger;
	let expected = minted
		.checked_add(parked)
		.and_then(|sum| sum.checked_add(in_flight))
		.and_then(|sum| sum.checked_add(unprocessed))
		.and_then(|sum| sum.checked_sub(burned))
		.and_then(|sum| sum.checked_sub(paid));
	match expected {
		None => Some(Breach::Impossible(*ledger)),
		Some(expected) if expected == locked => None,
		Some(expected) => Some(Breach::Unequal { locked, expected }),
	}
}

/// What becomes of a payout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// Somebody had asked for it.
	Sound,
	/// Tael may not have been looked at lately enough.
	Pending,
	/// Nobody had.
	Wrong(Breach),
}

/// Whether somebody had asked for a payout. `head` is the vault's last final block, `blocks` how many may pass
/// until Tael has to know.
pub fn payout(
	payout: &Payout,
	outbounds: &BTreeMap<u64, &Outbound>,
	last_outbound: u64,
	head: u64,
	blocks: u64,
) -> Verdict {
	let Payout { nonce, subject, amount, block } = *payout;
	match outbounds.get(&nonce) {
		Some(row) if row.release.id() == subject && row.release.amount == amount => Verdict::Sound,
		Some(row) => {
			let expected = row.release.id();
			Verdict::Wrong(Breach::OtherPayout { nonce, subject, expected })
		},
		// The attesters have told Tael of it since, and Tael compared it with what it had.
		None if nonce > 0 && nonce <= last_outbound => Verdict::Sound,
		None if head < block.saturating_add(blocks) => Verdict::Pending,
		None => Verdict::Wrong(Breach::Unrequested { nonce, subject, block }),
	}
}

/// The sets of the vault: the number of the one in office there, its hash, and the hash of what the vault has under
/// the number of Tael's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VaultSets {
	/// The number of the set in office there.
	pub current: SetId,
	/// Its hash.
	pub current_hash: Option<H256>,
	/// The hash of the set that is in office on Tael.
	pub office_hash: Option<H256>,
}

/// Whether the same attesters sign on both sides. The vault rotates first, and Tael hears of it.
pub fn sets(vault: &VaultSets, office: &Office, next: Option<&NextSet>) -> Option<Breach> {
	let (set, tael) = (office.set.id, Some(office.set.hash()));
	if vault.office_hash != tael {
		return Some(Breach::OtherSet { set, vault: vault.office_hash, tael });
	}
	let set = vault.current;
	// Behind Tael it cannot stay; that is for whoever looks often enough to see.
	if set <= office.set.id {
		return None;
	}
	let tael = next.filter(|next| next.rotate.set == set).map(|next| next.rotate.set_hash);
	let is_next = tael.is_some() && tael == vault.current_hash;
	(!is_next).then_some(Breach::OtherSet { set, vault: vault.current_hash, tael })
}

/// Something that may be because one side was looked at a little earlier. It counts only once it has been so for
/// some blocks of the vault's chain.
#[derive(Debug, Default)]
pub struct Lasting {
	since: Option<u64>,
}

impl Lasting {
	/// What is found at a head; it is given back if it has lasted.
	pub fn see<T>(&mut self, found: Option<T>, head: u64, blocks: u64) -> Option<T> {
		let Some(found) = found else {
			self.since = None;
			return None;
		};
		let since = *self.since.get_or_insert(head);
		(head >= since.saturating_add(blocks)).then_some(found)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::tael::{
		OutboundState,
		testing::{address, office, set},
	};
	use proptest::prelude::*;
	use tael_primitives::bridge::{Release, Rotate};

	fn holds(locked: Balance, balance: Balance, fee_rate: Balance) -> Checkpoint {
		let block_hash = H256::zero();
		Checkpoint { domain: 1, block: 7, block_hash, deposits: 3, locked, balance, fee_rate }
	}

	fn outbound(nonce: u64, amount: Balance) -> Outbound {
		let release = Release {
			domain: 1,
			nonce,
			token: address(200),
			recipient: address(9),
			amount,
			fee: 1,
			deadline: 5_000,
			request: H256::zero(),
		};
		Outbound { release, state: OutboundState::Signed, signatures: None }
	}

	#[test]
	fn inv_1_the_vault_has_what_it_owes() {
		assert!(vault(&holds(100, 100, 0)).is_empty());
		assert!(vault(&holds(100, 150, 0)).is_empty(), "a gift");
		assert_eq!(vault(&holds(100, 99, 0)), [Breach::Insolvent { balance: 99, locked: 100 }]);
		assert_eq!(vault(&holds(100, 100, 10)), [Breach::TokenFee(10)]);
		assert_eq!(vault(&holds(1, 0, 1)).len(), 2);
	}

	#[test]
	fn ops_1_a_payout_that_nobody_asked_for_is_found() {
		let row = outbound(5, 100);
		let rows = BTreeMap::from([(5, &row)]);
		let judge = |nonce, subject, amount, head| {
			payout(&Payout { nonce, subject, amount, block: 50 }, &rows, 6, head, 5)
		};
		let id = row.release.id();
		assert_eq!(judge(5, id, 100, 50), Verdict::Sound);
		assert_eq!(judge(4, H256::zero(), 9, 50), Verdict::Sound, "it has ended on Tael too");
		let other = Breach::OtherPayout { nonce: 5, subject: H256([1; 32]), expected: id };
		assert_eq!(judge(5, H256([1; 32]), 100, 50), Verdict::Wrong(other));
		assert!(matches!(judge(5, id, 101, 50), Verdict::Wrong(_)), "another amount");
		assert_eq!(judge(7, id, 100, 54), Verdict::Pending, "Tael was looked at before");
		let unrequested = Breach::Unrequested { nonce: 7, subject: id, block: 50 };
		assert_eq!(judge(7, id, 100, 55), Verdict::Wrong(unrequested));
		assert!(matches!(judge(0, id, 100, 55), Verdict::Wrong(_)), "no release has number 0");
	}

	#[test]
	fn the_same_attesters_sign_on_both_sides() {
		let (office, next_set) = (office(), set(3, 6..=10));
		let rotate = Rotate { set: 3, set_hash: next_set.hash(), not_before: 0 };
		let next = NextSet { rotate, set: next_set, succeeds_at: u64::MAX };
		let (tael, other) = (Some(office.set.hash()), Some(H256([1; 32])));
		let judge = |current, current_hash, office_hash, next| {
			sets(&VaultSets { current, current_hash, office_hash }, &office, next)
		};
		assert_eq!(judge(2, tael, tael, None), None);
		assert!(judge(2, other, other, None).is_some());
		assert!(judge(1, other, None, None).is_some(), "the vault does not know the set");
		let hash = Some(next.rotate.set_hash);
		assert_eq!(judge(3, hash, tael, Some(&next)), None, "Tael will hear of it");
		assert!(judge(3, other, tael, Some(&next)).is_some());
		assert!(judge(3, hash, tael, None).is_some(), "nobody scheduled one");
		assert!(judge(4, hash, tael, Some(&next)).is_some());
	}

	#[test]
	fn what_may_be_a_matter_of_time_has_to_last() {
		let mut lasting = Lasting::default();
		assert_eq!(lasting.see(Some(1), 100, 5), None);
		assert_eq!(lasting.see(Some(1), 104, 5), None);
		assert_eq!(lasting.see(Some(2), 105, 5), Some(2));
		assert_eq!(lasting.see(None::<u8>, 106, 5), None);
		assert_eq!(lasting.see(Some(1), 107, 5), None, "it begins anew");
		assert_eq!(Lasting::default().see(Some(1), 7, 0), Some(1));
	}

	#[test]
	fn only_silence_pauses_nothing() {
		assert_eq!(Breach::Silent(60).pause_bits(), 0);
		assert_eq!(Breach::TokenFee(1).pause_bits(), 7);
		assert_eq!(Breach::Unequal { locked: 0, expected: 1 }.pause_bits(), 15);
	}

	/// What can happen on either side.
	#[derive(Clone, Debug)]
	enum Step {
		Deposit(Balance),
		Credit,
		Request(Balance),
		Pay,
		Cancel,
		Hear,
	}

	fn steps() -> impl Strategy<Value = Vec<Step>> {
		let step = prop_oneof![
			(1..1_000_u128).prop_map(Step::Deposit),
			Just(Step::Credit),
			(1..500_u128).prop_map(Step::Request),
			Just(Step::Pay),
			Just(Step::Cancel),
			Just(Step::Hear),
		];
		prop::collection::vec(step, 0..80)
	}

	/// Both sides, as simple as they can be.
	#[derive(Default)]
	struct World {
		locked: Balance,
		waiting: Vec<Balance>,
		ledger: Option<Ledger>,
		/// On their way: the amount, and whether the vault has paid or cancelled.
		flying: Vec<(Balance, Option<bool>)>,
	}

	impl World {
		fn ledger(&mut self) -> &mut Ledger {
			self.ledger.get_or_insert(Ledger { minted: 0, burned: 0, parked: 0, in_flight: 0 })
		}

		fn take(&mut self, step: &Step) {
			match step {
				Step::Deposit(amount) => {
					self.locked += amount;
					self.waiting.push(*amount);
				},
				Step::Credit => {
					let Some(amount) = self.waiting.pop() else { return };
					// Some of it is owed and not issued.
					let ledger = self.ledger();
					ledger.minted += amount - amount / 10;
					ledger.parked += amount / 10;
				},
				Step::Request(amount) => {
					let ledger = self.ledger();
					if ledger.minted - ledger.burned >= *amount {
						ledger.burned += amount;
						ledger.in_flight += amount;
						self.flying.push((*amount, None));
					}
				},
				Step::Pay | Step::Cancel => {
					let is_paid = matches!(step, Step::Pay);
					let Some(one) = self.flying.iter_mut().find(|one| one.1.is_none()) else {
						return;
					};
					one.1 = Some(is_paid);
					self.locked -= if is_paid { one.0 } else { 0 };
				},
				Step::Hear => {
					let Some(place) = self.flying.iter().position(|one| one.1.is_some()) else {
						return;
					};
					let (amount, paid) = self.flying.remove(place);
					let ledger = self.ledger();
					ledger.in_flight -= amount;
					ledger.minted += if paid == Some(false) { amount } else { 0 };
				},
			}
		}

		fn judged(&mut self, missing: Balance) -> Option<Breach> {
			let paid = self.flying.iter().filter(|one| one.1 == Some(true)).map(|one| one.0).sum();
			let (ledger, unprocessed) = (*self.ledger(), self.waiting.iter().sum());
			sums(&ledger, self.locked - missing, unprocessed, paid)
		}
	}

	proptest! {
		#[test]
		fn inv_5_holds_whatever_both_sides_do_and_nothing_can_be_missing(steps in steps()) {
			let mut world = World::default();
			for step in &steps {
				world.take(step);
				prop_assert_eq!(world.judged(0), None);
				if world.locked > 0 {
					prop_assert!(world.judged(1).is_some());
				}
			}
		}
	}
}
