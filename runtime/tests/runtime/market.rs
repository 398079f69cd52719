// SPDX-License-Identifier: Apache-2.0

//! Random market days on the real runtime (I1-I4, I7): offers, trades, disputes, claims against bonds,
//! freezes and halts together. Every step is a signed transaction that pays its fee, on objects that are
//! alive; what everybody does in the end, the sweep does alone.
//!
//! `MARKET_DAYS` sets how many days. A day is drawn from its seed alone, which is printed when it fails;
//! `MARKET_SEED` begins with another one.

mod bonds;
mod book;
mod cast;
mod disputes;
mod evening;
mod kinds;
mod office;
mod panel;
mod settling;
mod steps;
mod trades;

use crate::{
	chain::{begin_block, end_block, on_dev_chain, signed},
	dice::{Dice, RandomDay},
	shop::{issuance, now, wealth},
};
use pallet_arbitration::Vote;
use polkadot_sdk::{
	frame_system, pallet_collective, pallet_collective::Instance1, sp_core::sr25519,
	sp_keyring::Sr25519Keyring::Alice,
};
use std::collections::BTreeMap;
use tael_primitives::{AccountId, AssetKind, Balance, CaseId, DAY, HOUR, MINUTE};
use tael_runtime::{
	Executive, Runtime, RuntimeCall, RuntimeEvent, SLOT_DURATION, System, constants::money,
	invariants,
};

const NATIVE: AssetKind = AssetKind::Native;
const USDC: AssetKind = AssetKind::WithId(money::USDC);

/// How many days there are if nobody says.
const DAYS: u64 = if cfg!(debug_assertions) { 1 } else { ENOUGH };
/// So many days see everything.
const ENOUGH: u64 = 10;
/// Steps of a day.
const STEPS: u32 = 900;

/// What became of one kind of step.
#[derive(Default)]
struct Tried {
	tried: u32,
	done: u32,
	/// Why not, and how often.
	refused: BTreeMap<String, u32>,
}

/// What became of each kind of step, and how often the chain told of what follows from steps.
#[derive(Default)]
struct Tally {
	steps: BTreeMap<&'static str, Tried>,
	told: BTreeMap<String, u32>,
}

/// A day in progress.
struct Day {
	seed: u64,
	dice: Dice,
	/// Who can sign.
	keys: BTreeMap<AccountId, sr25519::Pair>,
	arbiters: Vec<AccountId>,
	/// What one USDT costs in yuan and euros, in the world.
	rates: [u64; 2],
	/// What members of panels have committed to.
	votes: BTreeMap<(CaseId, AccountId), (Vote, [u8; 32])>,
	issued: [Balance; 2],
	/// What was done in this block and the ones before, for whoever reads a failure.
	told: Vec<String>,
	tally: Tally,
}

impl RandomDay for Day {
	fn dice(&mut self) -> &mut Dice {
		&mut self.dice
	}

	fn end_block(&mut self) {
		end_block();
		self.told.push(format!("-- block {} at {}", System::block_number(), now()));
		let told = || {
			let from = self.told.len().saturating_sub(60);
			format!("seed {}, after {:#?}", self.seed, &self.told[from..])
		};
		invariants::check().unwrap_or_else(|broken| panic!("{broken:?}: {}", told()));
		assert_eq!([issuance(&NATIVE), issuance(&USDC)], self.issued, "I7: {}", told());
		let owned = frame_system::Account::<Runtime>::iter_keys().map(|who| wealth(&USDC, &who));
		assert_eq!(owned.sum::<Balance>(), self.issued[1], "I1: {}", told());
		for record in System::events() {
			if let Some(what) = kinds::of(&record.event) {
				assert!(!what.contains("SweepFailed"), "{what}: {}", told());
				*self.tally.told.entry(what).or_default() += 1;
			}
		}
	}
}

impl Day {
	fn begin(seed: u64, tally: Tally) -> Self {
		let mut day = Self {
			seed,
			dice: Dice::new(seed),
			keys: cast::keys(),
			arbiters: cast::arbiters(),
			rates: [700_000_000, 92_000_000],
			votes: BTreeMap::new(),
			issued: [issuance(&NATIVE), issuance(&USDC)],
			told: Vec::new(),
			tally,
		};
		day.open_market();
		day
	}

	// -- Blocks

	/// Sign, send, and note whether it did what it should.
	fn send(&mut self, kind: &'static str, who: &AccountId, call: impl Into<RuntimeCall>) -> bool {
		let Some(key) = self.keys.get(who).cloned() else { return false };
		let outcome = Executive::apply_extrinsic(signed(key, call.into()));
		let why = match outcome {
			Ok(Ok(())) => None,
			Ok(Err(error)) => Some(<&str>::from(error).to_owned()),
			Err(invalid) => Some(<&str>::from(invalid).to_owned()),
		};
		self.note(kind, who, why)
	}

	/// Let the council, which is one member, decide on its own motion.
	fn decide(&mut self, kind: &'static str, call: impl Into<RuntimeCall>) -> bool {
		let motion = pallet_collective::Call::<Runtime, Instance1>::propose {
			threshold: 1,
			proposal: Box::new(call.into()),
			length_bound: 1_000,
		};
		let signed = signed(Alice, RuntimeCall::Council(motion));
		let sent = Executive::apply_extrinsic(signed).map_err(<&str>::from);
		let carried_out = || {
			let events = System::events().into_iter().rev();
			events.into_iter().find_map(|record| match record.event {
				RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => {
					Some(result)
				},
				_ => None,
			})
		};
		let outcome = sent.and_then(|sent| {
			sent.and_then(|()| carried_out().unwrap_or(Ok(()))).map_err(<&str>::from)
		});
		self.note(kind, &crate::chain::account(Alice), outcome.err().map(str::to_owned))
	}

	fn note(&mut self, kind: &'static str, who: &AccountId, refused: Option<String>) -> bool {
		let done = refused.is_none();
		let outcome = refused.clone().unwrap_or_else(|| "done".into());
		self.told.push(format!("{kind} by {who:?}: {outcome}"));
		let tried = self.tally.steps.entry(kind).or_default();
		tried.tried += 1;
		tried.done += u32::from(done);
		if let Some(why) = refused {
			*tried.refused.entry(why).or_default() += 1;
		}
		done
	}

	fn let_time_pass(&mut self) {
		match self.below(200) {
			0..=99 => {
				for _ in 0..=self.below(2) {
					self.pass(SLOT_DURATION);
				}
			},
			100..=163 => {
				let slots = 2 + self.below(10);
				self.pass(slots * SLOT_DURATION);
			},
			164..=187 => {
				let slots = 15 + self.below(60);
				self.pass(slots * SLOT_DURATION);
			},
			188..=193 => {
				let by = MINUTE + self.below(8 * MINUTE);
				self.pass(by.next_multiple_of(SLOT_DURATION));
			},
			194..=196 => {
				let by = HOUR + self.below(5 * HOUR);
				self.pass(by.next_multiple_of(SLOT_DURATION));
				self.feed();
			},
			197 => {
				self.pass(DAY);
				self.feed();
			},
			// The chain stands still, and chain time with it.
			_ => {
				self.end_block();
				begin_block(6 * HOUR / SLOT_DURATION);
				if self.one_in(2) {
					self.feed();
				}
			},
		}
	}

	fn take_step(&mut self) {
		let all: u64 = steps::STEPS.iter().map(|(share, _)| share).sum();
		let mut roll = self.below(all);
		for (share, step) in steps::STEPS {
			if roll < share {
				step(self);
				break;
			}
			roll -= share;
		}
		if self.one_in(4) {
			self.let_time_pass();
		}
	}
}

fn number_of(name: &str) -> Option<u64> {
	std::env::var(name).ok()?.parse().ok()
}

#[test]
fn i2_i4_i7_trading_should_survive_random_market_days_and_leave_nothing_on_hold() {
	let days = number_of("MARKET_DAYS").unwrap_or(DAYS);
	let first = number_of("MARKET_SEED").unwrap_or(0);
	let mut tally = Tally::default();
	for seed in first..first + days {
		println!("seed {seed}");
		on_dev_chain(|| {
			let mut day = Day::begin(seed, std::mem::take(&mut tally));
			for _ in 0..STEPS {
				day.take_step();
			}
			tally = day.end();
		});
	}
	for (kind, Tried { tried, done, refused }) in &tally.steps {
		println!("{kind}: {done} of {tried} {refused:?}");
	}
	println!("{:?}", tally.told);
	if days >= ENOUGH {
		kinds::ensure_all_happened(&tally);
	}
}
