// SPDX-License-Identifier: Apache-2.0

//! The executor: carries to the vault what enough attesters have signed.
//!
//! Everything it knows is on the two chains: what is open stands on Tael, what is done at the vault. It may be
//! stopped at any moment, and several may run.

use crate::{
	config::Config,
	evm::{Carrier, Progress, SignerSet, Work},
	halt,
	key::Key,
	start::{RunError, Scene},
	status::Role,
	tael::{At, NextSet, Office, Outbound, OutboundState, Signatures, TaelError},
	trouble::Trouble,
};
use std::{collections::BTreeMap, convert::Infallible, sync::Arc};
use tael_primitives::{Millis, bridge::EcdsaSignature};

/// So many works at each look: each costs the own node some questions.
const AT_ONCE: usize = 32;
/// What is done at the vault, or has to wait there, is looked at again after so many looks.
const REST: u64 = 10;

/// What lies ready to be carried: releases that enough have signed, and the rotation, if enough have.
///
/// Signatures of the set before the one in office are good for a while, at the vault and on Tael: until a timestamp.
pub fn ready(
	outbounds: Vec<Outbound>,
	office: &Office,
	rotation: Option<(NextSet, Signatures)>,
	timestamp: Millis,
) -> Vec<Work> {
	let only = |list: Signatures| -> Vec<EcdsaSignature> {
		list.list.into_iter().map(|(_, signature)| signature).collect()
	};
	let mut works = Vec::new();
	if let Some((next, list)) = rotation
		&& office.set.id < next.rotate.set
		&& office.has_signed(&list)
	{
		let (set, addresses) = (list.set, next.set.addresses);
		let next_set = SignerSet { threshold: next.set.threshold, addresses };
		let signatures = only(list);
		works.push(Work::Rotate { message: next.rotate, set, next: next_set, signatures });
	}
	let signed = outbounds.into_iter().filter(|one| one.state == OutboundState::Signed);
	works.extend(signed.filter_map(|one| {
		let list = one.signatures.filter(|list| office.counts(list.set, timestamp))?;
		Some(Work::Release { message: one.release, set: list.set, signatures: only(list) })
	}));
	works
}

/// Which works have their turn.
#[derive(Debug, Default)]
struct Turns {
	/// How many looks there were.
	look: u64,
	/// Until which look a work rests.
	rests: BTreeMap<(bool, u64), u64>,
}

/// What tells works apart: whether it is a rotation, and its number.
const fn name(work: &Work) -> (bool, u64) {
	match work {
		Work::Release { message, .. } => (false, message.nonce),
		Work::Rotate { message, .. } => (true, message.set),
		Work::Pause(bits) => (false, *bits as u64),
		Work::Veto(nonce) => (false, *nonce),
	}
}

impl Turns {
	/// Those that do not rest, as many as one look takes.
	fn take(&mut self, mut works: Vec<Work>) -> Vec<Work> {
		self.look = self.look.saturating_add(1);
		self.rests.retain(|one, _| works.iter().any(|work| name(work) == *one));
		works.retain(|work| self.rests.get(&name(work)).is_none_or(|until| self.look >= *until));
		works.truncate(AT_ONCE);
		works
	}

	/// Have a work rest, so that others have a turn and nobody is asked too often.
	fn rest(&mut self, work: &Work) {
		self.rests.insert(name(work), self.look.saturating_add(REST));
	}
}

struct Executor {
	scene: Scene,
	carrier: Carrier,
	turns: Turns,
}

/// Carry until the process ends.
///
/// # Errors
/// If it may not begin.
pub async fn run(config: Config) -> Result<Infallible, RunError> {
	let settings = config.execute()?.clone();
	halt::check(&config.data)?;
	let key = Key::open(&settings.key)?;
	let mut scene = Scene::open(config, Role::Execute, Some(key.address())).await?;
	scene.meet_tael().await?;
	let genesis = scene.tael.genesis().ok_or(TaelError::Missing("the first block"))?;
	let place = scene.config.place(genesis);
	tracing::info!(key = key.shown_address(), domain = scene.config.domain.id, "carrying");
	let carrier = Carrier::new(&settings, place, key, Arc::clone(&scene.vault));
	let mut executor = Executor { scene, carrier, turns: Turns::default() };
	let mut beat = executor.scene.beat();
	loop {
		beat.tick().await;
		let troubles = executor.round().await.unwrap_or_else(|trouble| vec![trouble]);
		executor.scene.show(&troubles);
	}
}

impl Executor {
	async fn round(&mut self) -> Result<Vec<Trouble>, Trouble> {
		let at = self.scene.tael.at_head().await?;
		self.scene.show_blocks(Some(at.head().number), None);
		at.check_domain(&self.scene.config.domain).await?;
		let works = self.open(&at).await?;
		let open = works.len();
		self.scene.metrics.open.with_label_values(&["signed"]).set(gauge(open));
		let works = self.turns.take(works);
		let (answers, funds) = self.carrier.round(&works).await?;
		let mut troubles = Vec::new();
		for (work, answer) in works.iter().zip(answers) {
			let (is_rotation, number) = name(work);
			match answer {
				Ok(Progress::Sent) => {
					tracing::info!(number, is_rotation, "carrying it to the vault");
				},
				Ok(Progress::Done) => {
					tracing::debug!(number, is_rotation, "done at the vault");
					self.turns.rest(work);
					self.scene.board.update(|status| {
						let what = if is_rotation { "last rotation" } else { "last release" };
						status.set(what, format!("{number} is done at the vault"));
					});
				},
				Ok(Progress::Waiting(until)) => {
					tracing::debug!(number, is_rotation, until, "it waits at the vault");
					self.turns.rest(work);
				},
				Err(error) => {
					tracing::warn!(number, is_rotation, "{error}");
					self.turns.rest(work);
					troubles.push(error.into());
				},
			}
		}
		let under_way = self.carrier.under_way();
		self.scene.metrics.under_way.set(gauge(under_way));
		let gwei =
			(funds / alloy::primitives::U256::from(1_000_000_000_u64)).saturating_to::<u64>();
		self.scene.metrics.funds_gwei.set(i64::try_from(gwei).unwrap_or(i64::MAX));
		self.scene.board.update(|status| {
			status.set("signed and open", open);
			status.set("transactions", format!("{under_way} under way"));
			status.set("for gas", format!("{gwei} gwei"));
		});
		Ok(troubles)
	}

	async fn open(&self, at: &At) -> Result<Vec<Work>, Trouble> {
		let id = self.scene.config.domain.id;
		let office = at.office(id).await?;
		let rotation = match at.next_set().await? {
			Some(next) => at.rotation_signatures(id).await?.map(|list| (next, list)),
			None => None,
		};
		let timestamp = at.clock().await?.timestamp;
		Ok(ready(at.outbounds(id).await?, &office, rotation, timestamp))
	}
}

fn gauge(count: usize) -> i64 {
	i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::tael::testing::{address, next, office, signed};
	use polkadot_sdk::sp_core::H256;
	use tael_primitives::bridge::{Release, SetId};

	fn outbound(nonce: u64, state: OutboundState, set: SetId) -> Outbound {
		let release = Release {
			domain: 1,
			nonce,
			token: address(200),
			recipient: address(9),
			amount: 100,
			fee: 1,
			deadline: 5_000,
			request: H256::zero(),
		};
		Outbound { release, state, signatures: Some(signed(set, 3..=6)) }
	}

	fn names(works: &[Work]) -> Vec<(bool, u64)> {
		works.iter().map(name).collect()
	}

	fn work(nonce: u64) -> Work {
		let outbounds = vec![outbound(nonce, OutboundState::Signed, 2)];
		ready(outbounds, &office(), None, 0).remove(0)
	}

	#[test]
	fn what_enough_have_signed_lies_ready() {
		let outbounds = vec![
			outbound(1, OutboundState::Requested, 2),
			outbound(2, OutboundState::Signed, 2),
			outbound(3, OutboundState::Signed, 1),
		];
		assert_eq!(
			names(&ready(outbounds.clone(), &office(), None, 999)),
			[(false, 2), (false, 3)]
		);
		let late = ready(outbounds, &office(), None, 1_000);
		assert_eq!(names(&late), [(false, 2)], "the set before counts no more");
		let Work::Release { set, signatures, .. } = &late[0] else { panic!("{late:?}") };
		assert_eq!((*set, signatures.len()), (2, 4));
	}

	#[test]
	fn a_rotation_lies_ready_once_enough_of_the_set_in_office_have_signed_it() {
		let ready = |list| names(&ready(Vec::new(), &office(), Some((next(), list)), 0));
		assert_eq!(ready(signed(2, 3..=6)), [(true, 3)]);
		assert!(ready(signed(2, 3..=5)).is_empty(), "three of five are not enough");
		assert!(ready(signed(1, 1..=4)).is_empty(), "another set");
	}

	#[test]
	fn what_waits_rests_and_others_have_their_turn() {
		let mut turns = Turns::default();
		let works: Vec<_> = (1..=40).map(work).collect();
		let first = turns.take(works.clone());
		assert_eq!(first.len(), AT_ONCE);
		for work in &first {
			turns.rest(work);
		}
		assert_eq!(names(&turns.take(works.clone())), names(&works[AT_ONCE..]));
		for _ in 0..REST {
			turns.take(works.clone());
		}
		assert_eq!(turns.take(works.clone()).len(), AT_ONCE, "they have rested");
		turns.take(Vec::new());
		assert!(turns.rests.is_empty(), "what is over is forgotten");
	}
}
