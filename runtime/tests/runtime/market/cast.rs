// SPDX-License-Identifier: Apache-2.0

//! Who is who on the market, and how a day begins.

use super::{Day, NATIVE, USDC};
use crate::{
	chain::{Alice, Bob, Charlie, Dave, Eve, Ferdie, Two, account, feeder, free, submit},
	dice::RandomDay,
	shop::{attest, attest_again, transfer},
};
use pallet_arbitration::Skills;
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_core::{H256, Pair as _, bounded_vec, sr25519},
	sp_keyring::Sr25519Keyring::{
		self, AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash, One,
	},
};
use std::collections::BTreeMap;
use tael_primitives::{AccountId, Balance, Fiat, SubjectKind, Tier, USDT};
use tael_runtime::RuntimeCall;

/// Have bonds.
pub(super) const ACCEPTORS: [Sr25519Keyring; 2] = [Dave, Eve];
/// Have pools too, and no bonds.
pub(super) const MAKERS: [Sr25519Keyring; 2] = [Ferdie, CharlieStash];
/// Mostly take. The last has no credential, the one before left no document.
pub(super) const TAKERS: [Sr25519Keyring; 6] =
	[AliceStash, BobStash, DaveStash, One, EveStash, FerdieStash];
/// Everybody who trades.
pub(super) const TRADERS: [Sr25519Keyring; 10] =
	[Dave, Eve, Ferdie, CharlieStash, AliceStash, BobStash, DaveStash, One, EveStash, FerdieStash];
/// See payments on a rail.
pub(super) const ATTESTORS: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];
/// Has nothing to do with anything.
pub(super) const POKER: Sr25519Keyring = Two;

const ARBITERS: u8 = 8;

fn arbiter(number: u8) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//Arbiter//{number}"), None).expect("it is a path")
}

pub(super) fn arbiters() -> Vec<AccountId> {
	(0..ARBITERS).map(|number| arbiter(number).public().into()).collect()
}

/// The keys of all who sign.
pub(super) fn keys() -> BTreeMap<AccountId, sr25519::Pair> {
	let officers = [Alice, Bob, Charlie, POKER];
	let people = TRADERS.into_iter().chain(officers).map(Sr25519Keyring::pair);
	let feeders = (1..=5).map(feeder);
	let all = people.chain(feeders).chain((0..ARBITERS).map(arbiter));
	all.map(|key| (key.public().into(), key)).collect()
}

/// What each trader is known as.
fn tier_of(who: Sr25519Keyring) -> Tier {
	match who {
		Dave | Eve | CharlieStash | AliceStash => Tier::Enhanced,
		EveStash => Tier::Contact,
		FerdieStash => Tier::Unverified,
		_ => Tier::Document,
	}
}

impl Day {
	/// Everybody gets money and papers, acceptors their bonds, the council its arbiters.
	pub(super) fn open_market(&mut self) {
		for who in TRADERS.into_iter().chain([POKER]) {
			let who = account(who);
			for asset in [NATIVE, USDC] {
				if free(&who) < 20_000 * USDT || asset == USDC {
					assert_ok!(submit(Alice, transfer(&asset, &who, 15_000 * USDT)));
				}
			}
		}
		for who in TRADERS {
			if tier_of(who) > Tier::Unverified {
				attest(who, SubjectKind::Person, tier_of(who));
			}
		}
		for who in ACCEPTORS {
			let bond: Balance = 1_200 * USDT;
			assert!(self.send("apply", &account(who), apply(bond)));
			let label = H256::repeat_byte(1);
			let approve =
				pallet_acceptors::Call::approve { acceptor: account(who), tier: 1, label };
			assert!(self.decide("approve", approve));
		}
		for who in self.arbiters.clone() {
			assert_ok!(submit(Alice, transfer(&NATIVE, &who, 2_000 * USDT)));
			let papers = self.papers(&who, Tier::Enhanced);
			assert_ok!(submit(Bob, papers));
			// Half of them judge yuan only.
			let fiats = if self.one_in(2) { bounded_vec![Fiat::CNY] } else { bounded_vec![] };
			let skills = Skills { fiats, rails: bounded_vec![] };
			let register = pallet_arbitration::Call::register_arbiter { skills };
			assert!(self.send("register_arbiter", &who, register));
			let approve = pallet_arbitration::Call::approve_arbiter { who: who.clone() };
			assert!(self.decide("approve_arbiter", approve));
			let enter = pallet_arbitration::Call::set_available { available: true };
			assert!(self.send("set_available", &who, enter));
			self.pass(tael_runtime::SLOT_DURATION);
		}
		self.feed();
		for who in ACCEPTORS.into_iter().chain(MAKERS) {
			for asset in [NATIVE, USDC] {
				let (reference, amount) = (self.reference(), 4_000 * USDT);
				let open = pallet_c2c::Call::open_pool { reference, asset, amount };
				assert!(self.send("open_pool", &account(who), open));
			}
		}
		for _ in 0..24 {
			self.create_offer();
		}
	}

	/// A credential for an account that is in nobody's keyring.
	fn papers(&mut self, who: &AccountId, tier: Tier) -> RuntimeCall {
		let seq = self.number();
		let RuntimeCall::Kyc(pallet_kyc::Call::attest { issuer, statement, .. }) =
			attest_again(Alice, SubjectKind::Person, tier, seq)
		else {
			panic!("it attests")
		};
		let statement = pallet_kyc::Statement { person: who.clone().into(), ..statement };
		pallet_kyc::Call::attest { issuer, subject: who.clone(), statement }.into()
	}

	/// Whoever has lost his credential gets it again.
	pub(super) fn attest_all(&mut self) {
		for who in TRADERS {
			if tier_of(who) > Tier::Unverified {
				let papers = self.papers(&account(who), tier_of(who));
				self.send("attest", &account(Bob), papers);
			}
		}
		self.poke_acceptors();
	}
}

pub(super) fn apply(bond: Balance) -> RuntimeCall {
	pallet_acceptors::Call::submit_application { bond }.into()
}
