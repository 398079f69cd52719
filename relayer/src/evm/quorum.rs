// SPDX-License-Identifier: Apache-2.0

//! What enough endpoints say, the own node among them.
//!
//! The quorum is two thirds of all that are configured, rounded up, whatever their state: whoever is silent, late
//! or wrong counts against. No endpoint stands in for another, and none is left out. Whoever floods the honest
//! ones, so that only liars can be reached, reaches nothing but silence.

use super::{
	endpoint::{Endpoint, EndpointHealth, Failure},
	header::Head,
	proof::ProofError,
};
use crate::config;
use alloy::primitives::Address;
use futures::future::join_all;
use polkadot_sdk::sp_core::H256;
use std::{cmp::Reverse, io};
use thiserror::Error;

/// Why nothing can be said for certain now. Nothing is signed then; the next look may find it cleared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Stall {
	/// The own node gives no answer that counts.
	#[error("the own node says nothing of {about}: {failure}")]
	OwnSilent {
		/// What was asked.
		about: String,
		/// Why its answer does not count.
		failure: Failure,
	},
	/// Enough others agree with each other, and not with the own node.
	#[error("the own node says otherwise than {others} others of {about}")]
	OwnDisagrees {
		/// What was asked.
		about: String,
		/// How many agree against it.
		others: usize,
	},
	/// Fewer than a quorum say what the own node says.
	#[error("only {agreed} of {needed} endpoints needed say the same of {about} ({against})")]
	TooFew {
		/// What was asked.
		about: String,
		/// How many say what the own node says, with it.
		agreed: usize,
		/// How many must.
		needed: usize,
		/// Who does not, and why not.
		against: String,
		/// Whether one of them lies or is set up wrongly, as far as can be told.
		suspect: bool,
	},
	/// Somebody asked for a block that is not final yet.
	#[error("block {asked} is not final: {finalized} is the last")]
	NotFinal {
		/// Which block was asked for.
		asked: u64,
		/// The last that is final.
		finalized: u64,
	},
	/// No endpoint proves what the vault keeps.
	#[error("nobody proves what the vault keeps at block {block} ({failures})")]
	NoProof {
		/// At which block.
		block: u64,
		/// What each gave instead.
		failures: String,
		/// Whether what one gave is false, and not only missing.
		suspect: bool,
	},
	/// The vault has a deposit that no log tells of.
	#[error("deposit {nonce} is in the vault at block {block}, and there is no log of it")]
	Gap {
		/// The deposit's number.
		nonce: u64,
		/// The block whose state has it.
		block: u64,
	},
	/// The logs tell of a deposit otherwise than the vault keeps it.
	#[error("the log of deposit {nonce} is not what the vault keeps of it: {kept}")]
	FalseLog {
		/// The deposit's number.
		nonce: u64,
		/// The hash that the vault keeps.
		kept: H256,
	},
	/// The vault took another token than was configured.
	#[error("deposit {nonce} is not of the token {expected}; look at domain.token")]
	OtherToken {
		/// The deposit's number.
		nonce: u64,
		/// What was configured.
		expected: Address,
	},
	/// The vault has ended a release, and there is no log of it.
	#[error("the vault has ended release {nonce} by block {block}, and there is no log of it")]
	NoLog {
		/// The release's number.
		nonce: u64,
		/// The block whose state has it.
		block: u64,
	},
	/// The vault did something else than Tael knows of under this number.
	#[error("the vault did {found} under number {nonce}, Tael knows {expected}")]
	OtherSubject {
		/// The number.
		nonce: u64,
		/// What Tael knows.
		expected: H256,
		/// What the vault did.
		found: H256,
	},
	/// The vault holds a number that cannot be.
	#[error("{0} in the vault is no number that can be")]
	Impossible(&'static str),
}

impl Stall {
	/// Whether somebody lies or something is broken, and not only late.
	pub const fn is_alarm(&self) -> bool {
		match self {
			Self::OwnSilent { failure, .. } => failure.is_alarm(),
			Self::TooFew { suspect, .. } | Self::NoProof { suspect, .. } => *suspect,
			Self::NotFinal { .. } => false,
			Self::OwnDisagrees { .. }
			| Self::Gap { .. }
			| Self::FalseLog { .. }
			| Self::OtherToken { .. }
			| Self::NoLog { .. }
			| Self::OtherSubject { .. }
			| Self::Impossible(_) => true,
		}
	}

	/// One word for metrics.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::OwnSilent { .. } => "own_silent",
			Self::OwnDisagrees { .. } => "own_disagrees",
			Self::TooFew { .. } => "too_few",
			Self::NotFinal { .. } => "not_final",
			Self::NoProof { .. } => "no_proof",
			Self::Gap { .. } => "gap",
			Self::FalseLog { .. } => "false_log",
			Self::OtherToken { .. } => "other_token",
			Self::NoLog { .. } => "no_log",
			Self::OtherSubject { .. } => "other_subject",
			Self::Impossible(_) => "impossible",
		}
	}
}

/// What one endpoint said.
#[derive(Clone, Debug)]
pub struct Answer<T> {
	/// Who.
	pub name: String,
	/// Whether it is the own node.
	pub own: bool,
	/// What.
	pub said: Result<T, Failure>,
}

/// All endpoints that are configured.
pub struct Quorum {
	endpoints: Vec<Endpoint>,
}

/// How many of so many have to agree: two thirds, rounded up.
pub const fn needed(configured: usize) -> usize {
	(2 * configured).div_ceil(3)
}

impl Quorum {
	/// Asks nothing yet.
	///
	/// # Errors
	/// If this machine has no certificates to judge others by.
	pub fn new(endpoints: &[config::Endpoint], chain_id: u64) -> io::Result<Self> {
		let endpoints =
			endpoints.iter().map(|one| Endpoint::new(one, chain_id)).collect::<Result<_, _>>()?;
		Ok(Self { endpoints })
	}

	/// The own node first, then the others.
	pub fn own_first(&self) -> impl Iterator<Item = &Endpoint> {
		let own = self.endpoints.iter().filter(|one| one.own);
		own.chain(self.endpoints.iter().filter(|one| !one.own))
	}

	/// How the endpoints are.
	pub fn health(&self) -> Vec<EndpointHealth> {
		self.endpoints.iter().map(Endpoint::health).collect()
	}

	/// Ask all at once.
	pub async fn ask<T>(
		&self,
		question: impl AsyncFn(&Endpoint) -> Result<T, Failure>,
	) -> Vec<Answer<T>> {
		join_all(self.endpoints.iter().map(async |one| {
			let said = question(one).await;
			one.note(said.as_ref().err());
			Answer { name: one.name.clone(), own: one.own, said }
		}))
		.await
	}

	/// The last block that is final, by a quorum of all.
	///
	/// # Errors
	/// If they do not agree on one.
	pub async fn head(&self) -> Result<Head, Stall> {
		let number = pin(&self.ask(Endpoint::finalized).await)?;
		self.block(number).await
	}

	/// An older block, by a quorum of all.
	///
	/// # Errors
	/// If it is not final, or they do not agree on it.
	pub async fn head_at(&self, number: u64) -> Result<Head, Stall> {
		let finalized = pin(&self.ask(Endpoint::finalized).await)?;
		if number > finalized {
			return Err(Stall::NotFinal { asked: number, finalized });
		}
		self.block(number).await
	}

	async fn block(&self, number: u64) -> Result<Head, Stall> {
		let answers = self.ask(async |one| one.head(number).await).await;
		agree(&format!("block {number}"), &answers)
	}
}

/// The highest block that a quorum calls final, and the own node with it.
///
/// # Errors
/// If too few name one.
pub fn pin(answers: &[Answer<u64>]) -> Result<u64, Stall> {
	let about = "the last block that is final";
	let own = own(about, answers)?;
	let mut named: Vec<u64> =
		answers.iter().filter_map(|answer| answer.said.clone().ok()).collect();
	named.sort_unstable_by_key(|number| Reverse(*number));
	let needed = needed(answers.len());
	match named.get(needed - 1) {
		Some(shared) => Ok(*own.min(shared)),
		None => Err(too_few(about, answers, named.len(), |_| true)),
	}
}

/// What a quorum says, the own node among it.
///
/// # Errors
/// If too few say the same.
pub fn agree<T: Clone + Eq>(about: &str, answers: &[Answer<T>]) -> Result<T, Stall> {
	let own = own(about, answers)?;
	let needed = needed(answers.len());
	let with = |value: &T| {
		answers.iter().filter(|answer| answer.said.as_ref().is_ok_and(|said| said == value)).count()
	};
	let agreed = with(own);
	if agreed >= needed {
		return Ok(own.clone());
	}
	let others =
		answers.iter().filter_map(|answer| answer.said.as_ref().ok()).map(with).max().unwrap_or(0);
	if others >= needed {
		return Err(Stall::OwnDisagrees { about: about.to_owned(), others });
	}
	Err(too_few(about, answers, agreed, |said| said == own))
}

fn own<'a, T>(about: &str, answers: &'a [Answer<T>]) -> Result<&'a T, Stall> {
	let silent = |failure| Stall::OwnSilent { about: about.to_owned(), failure };
	let own = answers.iter().find(|answer| answer.own).ok_or_else(|| silent(Failure::Missing))?;
	own.said.as_ref().map_err(|failure| silent(failure.clone()))
}

fn too_few<T>(
	about: &str,
	answers: &[Answer<T>],
	agreed: usize,
	is_with: impl Fn(&T) -> bool,
) -> Stall {
	let mut suspect = false;
	let mut against = Vec::new();
	for Answer { name, said, .. } in answers {
		match said {
			Ok(said) if is_with(said) => {},
			Ok(_) => {
				suspect = true;
				against.push(format!("{name}: says otherwise"));
			},
			Err(failure) => {
				suspect |= failure.is_alarm();
				against.push(format!("{name}: {failure}"));
			},
		}
	}
	let needed = needed(answers.len());
	Stall::TooFew { about: about.to_owned(), agreed, needed, against: against.join("; "), suspect }
}

/// Why one endpoint's proof was none.
#[derive(Debug, Error)]
pub(super) enum NoProof {
	#[error("{0}")]
	Silent(#[from] Failure),
	#[error("{0}")]
	False(#[from] ProofError),
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// The own node first.
	fn answers<T: Clone>(said: &[Option<T>]) -> Vec<Answer<T>> {
		said.iter()
			.enumerate()
			.map(|(index, said)| Answer {
				name: format!("e{index}"),
				own: index == 0,
				said: said.clone().ok_or(Failure::NoAnswer("no answer".to_owned())),
			})
			.collect()
	}

	fn agreed(said: &[Option<u8>]) -> Result<u8, &'static str> {
		agree("x", &answers(said)).map_err(|stall| stall.name())
	}

	fn pinned(said: &[Option<u64>]) -> Result<u64, &'static str> {
		pin(&answers(said)).map_err(|stall| stall.name())
	}

	#[test]
	fn a_quorum_is_two_thirds_of_all_that_are_configured() {
		assert_eq!([3, 4, 5, 6, 7, 9, 10].map(needed), [2, 3, 4, 4, 5, 6, 7]);
	}

	#[test]
	fn a_rel_01_one_liar_changes_nothing() {
		assert_eq!(agreed(&[Some(1), Some(1), Some(2)]), Ok(1));
		assert_eq!(agreed(&[Some(1), Some(1), Some(1), Some(2), Some(1)]), Ok(1));
	}

	#[test]
	fn a_rel_02_two_liars_and_an_honest_own_node_are_a_stall() {
		let stall = agree("x", &answers(&[Some(1), Some(2), Some(2)])).unwrap_err();
		assert_eq!(stall, Stall::OwnDisagrees { about: "x".to_owned(), others: 2 });
		assert!(stall.is_alarm());
		assert_eq!(agreed(&[Some(1), Some(2), Some(3)]), Err("too_few"));
	}

	#[test]
	fn a_rel_03_silence_is_never_made_up_for() {
		assert_eq!(agreed(&[Some(1), None, None]), Err("too_few"));
		assert_eq!(agreed(&[None, Some(2), Some(2)]), Err("own_silent"));
		assert_eq!(agreed(&[Some(1), Some(1), Some(1), None, None]), Err("too_few"));
		let late = agree("x", &answers(&[Some(1), None, None])).unwrap_err();
		assert!(!late.is_alarm());
		let both = agree("x", &answers(&[Some(1), None, Some(2)])).unwrap_err();
		assert!(both.is_alarm(), "somebody says otherwise");
	}

	#[test]
	fn a_rel_04_a_lying_own_node_is_a_stall() {
		assert_eq!(agreed(&[Some(2), Some(1), Some(1)]), Err("own_disagrees"));
		assert_eq!(agreed(&[Some(2), Some(1), Some(1), Some(1), Some(1)]), Err("own_disagrees"));
	}

	#[test]
	fn a_rel_05_a_final_block_far_ahead_is_not_followed() {
		assert_eq!(pinned(&[Some(100), Some(100), Some(u64::MAX)]), Ok(100));
		assert_eq!(pinned(&[Some(100), Some(u64::MAX), Some(u64::MAX)]), Ok(100), "nor two");
		assert_eq!(pinned(&[Some(u64::MAX), Some(100), Some(90)]), Ok(100), "nor the own node's");
		assert_eq!(pinned(&[Some(100), Some(100), Some(0)]), Ok(100), "one far behind");
		assert_eq!(pinned(&[Some(100), None, Some(90)]), Ok(90));
		assert_eq!(pinned(&[Some(100), None, None]), Err("too_few"));
		assert_eq!(pinned(&[None, Some(100), Some(100)]), Err("own_silent"));
	}

	proptest! {
		#[test]
		fn whatever_is_agreed_a_quorum_and_the_own_node_say(
			said in prop::collection::vec(prop::option::of(0_u8..3), 3..10),
		) {
			let with = |value| said.iter().filter(|said| **said == Some(value)).count();
			match agreed(&said) {
				Ok(value) => {
					prop_assert_eq!(said[0], Some(value));
					prop_assert!(3 * with(value) >= 2 * said.len());
				},
				Err("own_silent") => prop_assert_eq!(said[0], None),
				Err("own_disagrees") => {
					let others = (0..3).map(with).max().unwrap();
					prop_assert!(3 * others >= 2 * said.len() && with(said[0].unwrap()) < others);
				},
				Err(_) => prop_assert!((0..3).all(|value| 3 * with(value) < 2 * said.len())),
			}
		}

		#[test]
		fn a_quorum_and_the_own_node_stand_at_or_above_what_is_pinned(
			said in prop::collection::vec(prop::option::of(0_u64..9), 3..10),
		) {
			if let Ok(height) = pinned(&said) {
				let above = said.iter().flatten().filter(|number| **number >= height).count();
				prop_assert!(3 * above >= 2 * said.len());
				prop_assert!(said[0].is_some_and(|own| own >= height));
			}
		}
	}
}
