// SPDX-License-Identifier: Apache-2.0

//! Logs of the vault. No proof is asked for them, so a quorum has to show the same.

use super::{
	b256,
	endpoint::{Endpoint, Failure},
	h256,
	quorum::{Answer, Stall, agree},
	vault::Vault,
};
use alloy::{
	primitives::{Address, B256, U256},
	rpc::types::{Filter, Log},
	sol_types::SolEvent,
};
use polkadot_sdk::sp_core::H256;
use std::ops::RangeInclusive;

/// An event of the vault with a number, and where it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<E> {
	pub(super) event: E,
	pub(super) tx: H256,
	pub(super) block: u64,
	pub(super) block_hash: H256,
}

/// An event whose first topic is a number.
pub(super) trait Numbered: SolEvent + Clone + Eq {
	/// That number.
	fn nonce(&self) -> u64;
}

/// The events among these logs that are the vault's, of this kind, in these blocks and not taken back. Whatever
/// else an endpoint puts among them is left out.
pub(super) fn read<E: SolEvent>(
	vault: Address,
	blocks: &RangeInclusive<u64>,
	logs: Vec<Log>,
) -> Vec<Found<E>> {
	logs.into_iter()
		.filter(|log| !log.removed && log.address() == vault)
		.filter_map(|log| {
			let event = E::decode_log_validate(&log.inner).ok()?.data;
			let block = log.block_number.filter(|block| blocks.contains(block))?;
			let (tx, block_hash) = (h256(log.transaction_hash?), h256(log.block_hash?));
			Some(Found { event, tx, block, block_hash })
		})
		.collect()
}

/// The one event of a number among them, if there is one. The same twice is one.
fn of<E: Numbered>(nonce: u64, found: &[Found<E>]) -> Result<Option<Found<E>>, Failure> {
	let mut of_it = found.iter().filter(|found| found.event.nonce() == nonce);
	let first = of_it.next();
	if of_it.any(|other| Some(other) != first) {
		return Err(Failure::Contradiction { nonce });
	}
	Ok(first.cloned())
}

/// What each says of a number, out of all it said.
pub(super) fn each_of<E: Numbered>(
	nonce: u64,
	answers: &[Answer<Vec<Found<E>>>],
) -> Vec<Answer<Option<Found<E>>>> {
	answers
		.iter()
		.map(|answer| {
			let said = match &answer.said {
				Ok(found) => of(nonce, found),
				Err(failure) => Err(failure.clone()),
			};
			Answer { name: answer.name.clone(), own: answer.own, said }
		})
		.collect()
}

fn topic(number: u64) -> B256 {
	B256::from(U256::from(number))
}

impl Vault {
	/// What each endpoint says are the vault's events with these numbers in these blocks.
	pub(super) async fn numbered<E: Numbered>(
		&self,
		blocks: RangeInclusive<u64>,
		nonces: RangeInclusive<u64>,
	) -> Vec<Answer<Vec<Found<E>>>> {
		let vault = self.address();
		let filter = Filter::new()
			.address(vault)
			.event_signature(E::SIGNATURE_HASH)
			.topic1(nonces.map(topic).collect::<Vec<_>>())
			.select(blocks.clone());
		self.quorum.ask(async |one| Ok(read(vault, &blocks, one.logs(&filter).await?))).await
	}

	/// What a quorum says of a number, out of what all said of these blocks; none if they say that there is
	/// nothing.
	///
	/// Nodes lose logs: whoever shows none where another shows one is asked again, for just that block.
	pub(super) async fn agreed<E: Numbered>(
		&self,
		what: &str,
		nonce: u64,
		answers: &[Answer<Vec<Found<E>>>],
	) -> Result<Option<Found<E>>, Stall> {
		let about = format!("{what} {nonce}");
		let mut answers = each_of(nonce, answers);
		let shown = most_shown(&answers);
		if let Some(shown) = shown
			&& answers.iter().any(|answer| matches!(answer.said, Ok(None)))
		{
			for endpoint in self.quorum.own_first() {
				let lost = |answer: &&mut Answer<Option<Found<E>>>| {
					answer.name == endpoint.name && matches!(answer.said, Ok(None))
				};
				if let Some(answer) = answers.iter_mut().find(lost) {
					answer.said = self.again(endpoint, nonce, &shown).await;
				}
			}
		}
		agree(&about, &answers)
	}

	/// Ask one endpoint for one event in the very block in which another shows it.
	async fn again<E: Numbered>(
		&self,
		endpoint: &Endpoint,
		nonce: u64,
		shown: &Found<E>,
	) -> Result<Option<Found<E>>, Failure> {
		let vault = self.address();
		let filter = Filter::new()
			.address(vault)
			.event_signature(E::SIGNATURE_HASH)
			.topic1(topic(nonce))
			.at_block_hash(b256(shown.block_hash));
		let blocks = shown.block..=shown.block;
		match endpoint.logs(&filter).await {
			Ok(logs) => of(nonce, &read(vault, &blocks, logs)),
			// It does not know the block, which is no event there.
			Err(Failure::Refused(_) | Failure::Missing) => Ok(None),
			Err(failure) => Err(failure),
		}
	}
}

/// What most of those show who show something.
fn most_shown<E: Numbered>(answers: &[Answer<Option<Found<E>>>]) -> Option<Found<E>> {
	let shown = || answers.iter().filter_map(|answer| answer.said.as_ref().ok()?.as_ref());
	shown().max_by_key(|one| shown().filter(|other| other == one).count()).cloned()
}

/// These blocks, so many at a time.
pub(super) fn windows(from: u64, to: u64, size: u64) -> impl Iterator<Item = RangeInclusive<u64>> {
	let size = size.max(1);
	let mut next = (from <= to).then_some(from);
	std::iter::from_fn(move || {
		let first = next?;
		let last = first.saturating_add(size - 1).min(to);
		next = last.checked_add(1).filter(|next| *next <= to);
		Some(first..=last)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::evm::{chain::UsdtVault::Cancelled, quorum::agree};
	use alloy::primitives::LogData;

	const VAULT: Address = Address::repeat_byte(0xA0);

	fn log(nonce: u64, block: u64) -> Log {
		let event = Cancelled { nonce, msgId: B256::repeat_byte(7) };
		Log {
			inner: alloy::primitives::Log { address: VAULT, data: event.encode_log_data() },
			block_hash: Some(B256::repeat_byte(8)),
			block_number: Some(block),
			transaction_hash: Some(B256::repeat_byte(9)),
			..Log::default()
		}
	}

	fn kept(change: impl FnOnce(&mut Log)) -> bool {
		let mut log = log(1, 5);
		change(&mut log);
		!read::<Cancelled>(VAULT, &(3..=6), vec![log]).is_empty()
	}

	fn answers(logs: &[Vec<Log>]) -> Vec<Answer<Vec<Found<Cancelled>>>> {
		logs.iter()
			.enumerate()
			.map(|(index, logs)| Answer {
				name: format!("e{index}"),
				own: index == 0,
				said: Ok(read(VAULT, &(0..=9), logs.clone())),
			})
			.collect()
	}

	#[test]
	fn a_rel_08_what_is_no_event_of_the_vault_is_left_out() {
		assert!(kept(|_| ()));
		assert!(!kept(|log| log.removed = true), "taken back");
		assert!(!kept(|log| log.inner.address = Address::ZERO), "another contract's");
		assert!(!kept(|log| log.block_number = Some(7)), "another block's");
		assert!(!kept(|log| log.block_number = None), "not in a block yet");
		assert!(!kept(|log| log.block_hash = None));
		assert!(!kept(|log| log.transaction_hash = None));
		let other = |topics: Vec<B256>| LogData::new_unchecked(topics, [].into());
		assert!(!kept(|log| log.inner.data = other(vec![])));
		assert!(!kept(|log| log.inner.data = other(vec![B256::ZERO, B256::ZERO, B256::ZERO])));
		let short = vec![Cancelled::SIGNATURE_HASH, B256::ZERO];
		assert!(!kept(|log| log.inner.data = other(short)), "a topic short");
		let far = vec![Cancelled::SIGNATURE_HASH, B256::repeat_byte(0xff), B256::ZERO];
		assert!(!kept(|log| log.inner.data = other(far)), "a number beyond 64 bits");
	}

	#[test]
	fn a_rel_08_the_same_twice_is_one_and_two_different_are_none() {
		let twice = answers(&[vec![log(1, 5), log(2, 5), log(1, 5)]]);
		let [only] = &each_of(1, &twice)[..] else { panic!("one answer") };
		assert_eq!(only.said.as_ref().unwrap().as_ref().unwrap().block, 5);
		let different = answers(&[vec![log(1, 5), log(1, 6)]]);
		let [only] = &each_of(1, &different)[..] else { panic!("one answer") };
		assert_eq!(only.said, Err(Failure::Contradiction { nonce: 1 }));
	}

	#[test]
	fn a_number_that_all_know_nothing_of_is_none_and_is_agreed() {
		let nothing = each_of(3, &answers(&[vec![log(1, 5)], vec![], vec![]]));
		assert_eq!(agree("x", &nothing), Ok(None));
		assert_eq!(most_shown(&nothing), None);
		let shown = each_of(1, &answers(&[vec![log(1, 6)], vec![log(1, 5)], vec![log(1, 5)]]));
		assert_eq!(most_shown(&shown).unwrap().block, 5);
	}

	#[test]
	fn windows_cover_every_block_once() {
		let all = |from, to, size| windows(from, to, size).collect::<Vec<_>>();
		assert_eq!(all(3, 9, 3), [3..=5, 6..=8, 9..=9]);
		assert_eq!(all(3, 5, 3), [3..=5]);
		assert_eq!(all(5, 5, 100), [5..=5]);
		assert_eq!(all(6, 5, 100), []);
		assert_eq!(
			all(u64::MAX - 1, u64::MAX, 1),
			[u64::MAX - 1..=u64::MAX - 1, u64::MAX..=u64::MAX]
		);
		assert_eq!(all(0, 0, 0), [0..=0]);
	}
}
