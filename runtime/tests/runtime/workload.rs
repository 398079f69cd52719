// SPDX-License-Identifier: Apache-2.0

//! Random working days of two shops on the real runtime (A6, A7): every step is a signed transaction
//! that pays its fee, on objects that are alive, while officers, issuer and registrar do their part.
//!
//! `WORKLOAD_DAYS` sets how many days; 340 make the hundred thousand operations of A6. A day is drawn
//! from its seed alone, which is printed when it fails.

mod steps;

use crate::{
	chain::{
		Alice, Bob, Charlie, Dave, Eve, Ferdie, Two, account, begin_block, dispatch, end_block,
		on_dev_chain, signed, submit,
	},
	dice::{Dice, RandomDay},
	shop::{attest, held, issuance, merchant, open_shop_of, transfer, wealth},
};
use codec::Compact;
use pallet_claimables::{Claimables, KeyOf, RecoveryOf};
use pallet_merchants::{Grant, Scopes};
use pallet_payments::{Authorization, Authorizations, Invoice, InvoicePhase, Invoices};
use polkadot_sdk::{
	frame_support::assert_ok,
	frame_system, pallet_assets,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, AliceStash, DaveStash, EveStash, FerdieStash, One},
	sp_runtime::BoundedVec,
};
use std::collections::BTreeMap;
use tael_primitives::{AccountId, AssetKind, Balance, CENT, HOUR, MINUTE, SubjectKind, Tier, USDT};
use tael_runtime::{
	Address, Executive, Runtime, RuntimeCall, RuntimeOrigin, SLOT_DURATION, constants::money,
	invariants,
};

const NATIVE: AssetKind = AssetKind::Native;
const USDC: AssetKind = AssetKind::WithId(money::USDC);

/// How many days there are if nobody says.
const DAYS: u64 = if cfg!(debug_assertions) { 3 } else { 20 };
/// Steps of a day.
const STEPS: u32 = 300;

const OWNERS: [Sr25519Keyring; 2] = [Charlie, Eve];
const CASHIER: Sr25519Keyring = One;
const GATEWAY: Sr25519Keyring = Two;
/// The first two have credentials and are rich.
const PAYERS: [Sr25519Keyring; 4] = [Dave, Ferdie, DaveStash, FerdieStash];
/// Gets shares, and has no account before the first.
const PARTNER: Sr25519Keyring = EveStash;
/// Has money for moments only.
const PURSE: Sr25519Keyring = AliceStash;
/// Everybody who may be owed something.
const PEOPLE: [Sr25519Keyring; 9] =
	[Charlie, Eve, One, Two, Dave, Ferdie, DaveStash, FerdieStash, EveStash];

/// How often each kind of step was tried and done.
type Tally = BTreeMap<&'static str, [u32; 2]>;

/// A day in progress.
struct Day<'a> {
	seed: u64,
	dice: Dice,
	invoices: Vec<H256>,
	authorizations: Vec<H256>,
	issued: [Balance; 2],
	/// What was done in this block, for whoever reads a failure.
	told: Vec<String>,
	tally: &'a mut Tally,
}

impl RandomDay for Day<'_> {
	fn dice(&mut self) -> &mut Dice {
		&mut self.dice
	}

	fn end_block(&mut self) {
		end_block();
		let told = || format!("seed {}, after {:?}", self.seed, self.told);
		invariants::check().unwrap_or_else(|broken| panic!("{broken:?}: {}", told()));
		assert_eq!([issuance(&NATIVE), issuance(&USDC)], self.issued, "A7: {}", told());
		let owned = frame_system::Account::<Runtime>::iter_keys().map(|who| wealth(&USDC, &who));
		assert_eq!(owned.sum::<Balance>(), self.issued[1], "A23: {}", told());
		self.told.clear();
		self.invoices.retain(|id| Invoices::<Runtime>::contains_key(id));
		self.authorizations.retain(|id| Authorizations::<Runtime>::contains_key(id));
	}
}

impl<'a> Day<'a> {
	/// A morning on which both shops open.
	fn begin(seed: u64, tally: &'a mut Tally) -> Self {
		for who in [CASHIER, GATEWAY, DaveStash, FerdieStash] {
			for asset in [NATIVE, USDC] {
				assert_ok!(submit(Alice, transfer(&asset, &account(who), 20_000 * USDT)));
			}
		}
		for owner in OWNERS {
			open_shop_of(owner);
			let (merchant, who) = (merchant(owner), account(CASHIER));
			let grant = pallet_merchants::Call::grant_role { merchant, who, grant: Grant::Cashier };
			assert_ok!(submit(owner, RuntimeCall::from(grant)));
			let consent = pallet_merchants::Call::consent {
				merchant,
				gateway: account(GATEWAY),
				scopes: Scopes { invoice: true, capture: true },
				max_fee: 100,
				expires_at: None,
			};
			assert_ok!(submit(owner, RuntimeCall::from(consent)));
		}
		for who in [Dave, Ferdie] {
			attest(who, SubjectKind::Person, Tier::Document);
		}
		Self {
			seed,
			dice: Dice::new(seed),
			invoices: Vec::new(),
			authorizations: Vec::new(),
			issued: [issuance(&NATIVE), issuance(&USDC)],
			told: Vec::new(),
			tally,
		}
	}

	fn asset(&mut self) -> AssetKind {
		if self.one_in(2) { NATIVE } else { USDC }
	}

	/// Small, usual, or so great that it counts against limits.
	fn price(&mut self) -> Balance {
		match self.below(4) {
			0 => CENT + self.amount_below(USDT),
			1 | 2 => USDT + self.amount_below(60 * USDT),
			_ => 150 * USDT + self.amount_below(300 * USDT),
		}
	}

	// -- Blocks

	/// Sign, send, and note whether it did what it should.
	fn send(&mut self, kind: &'static str, who: Sr25519Keyring, call: RuntimeCall) -> bool {
		let done = matches!(Executive::apply_extrinsic(signed(who, call)), Ok(Ok(())));
		let [tried, succeeded] = self.tally.entry(kind).or_default();
		*tried += 1;
		*succeeded += u32::from(done);
		self.told.push(format!("{kind} by {who:?}: {done}"));
		done
	}

	fn let_time_pass(&mut self) {
		match self.below(10) {
			0..=4 => {
				for _ in 0..=self.below(3) {
					self.pass(SLOT_DURATION);
				}
			},
			5..=7 => {
				let by = MINUTE + self.below(10 * MINUTE);
				self.pass(by.next_multiple_of(SLOT_DURATION));
			},
			8 => self.pass(HOUR),
			// The chain stands still, and chain time with it.
			_ => {
				self.end_block();
				begin_block(6 * HOUR / SLOT_DURATION);
			},
		}
	}

	// -- Objects

	fn open(&self, is_wanted: impl Fn(&Invoice<AccountId>) -> bool) -> Vec<H256> {
		self.invoices_that(|row| row.phase == InvoicePhase::Open && is_wanted(row))
	}

	fn invoices_that(&self, is_wanted: impl Fn(&Invoice<AccountId>) -> bool) -> Vec<H256> {
		let ids = self.invoices.iter().copied();
		ids.filter(|id| Invoices::<Runtime>::get(id).is_some_and(|row| is_wanted(&row))).collect()
	}

	fn authorizations_that(
		&self,
		is_wanted: impl Fn(&Authorization<AccountId>) -> bool,
	) -> Vec<H256> {
		let ids = self.authorizations.iter().copied();
		ids.filter(|id| Authorizations::<Runtime>::get(id).is_some_and(|row| is_wanted(&row)))
			.collect()
	}

	fn take_step(&mut self) {
		match self.below(100) {
			0..=15 => self.create(),
			16..=31 => self.pay(),
			32..=33 => self.pay_late(),
			34..=35 => self.cancel(),
			36..=37 => self.expire(),
			38..=40 => self.extend(),
			41..=44 => self.accept_short(),
			45..=52 => self.refund(),
			53..=59 => self.authorize(),
			60..=62 => self.increase(),
			63..=67 => self.capture(),
			68..=69 => self.void(),
			70..=71 => self.reclaim(),
			72..=74 => self.block_or_unblock(),
			75..=76 => self.collect("claim"),
			77..=78 => self.collect("push_claimable"),
			79..=80 => self.recover(),
			81..=82 => self.screen(),
			83..=84 => self.confirm(),
			85..=87 => self.lift(),
			88..=89 => self.suspend(),
			90..=92 => self.reinstate(),
			93 => self.revoke(),
			94 => self.attest(),
			_ => self.transfer(),
		}
		if self.one_in(5) {
			self.let_time_pass();
		}
	}

	// -- Evening

	/// I4: when all deadlines are over and nobody is frozen any more, nothing stays on hold. What time
	/// does, the sweep does alone.
	fn end(&mut self) {
		for who in screened() {
			for officer in [Alice, Bob] {
				let lift = pallet_kyc::Call::lift { account: who.clone() };
				let _ = submit(officer, RuntimeCall::from(lift));
			}
			// What lapsed is not lifted.
			let _ = submit(Alice, RuntimeCall::from(pallet_kyc::Call::poke { account: who }));
		}
		assert!(screened().is_empty(), "seed {}", self.seed);
		for _ in 0..240 {
			self.pass(HOUR);
			if self.invoices.is_empty() && self.authorizations.is_empty() {
				break;
			}
		}
		assert_eq!(Invoices::<Runtime>::iter_keys().count(), 0, "seed {}", self.seed);
		assert_eq!(Authorizations::<Runtime>::iter_keys().count(), 0, "seed {}", self.seed);
		for who in PEOPLE {
			set_blocked(who, false);
		}
		for owner in RecoveryOf::<Runtime>::iter_keys().collect::<Vec<_>>() {
			let none = pallet_claimables::Call::set_recovery { account: None };
			assert_ok!(dispatch(RuntimeOrigin::signed(owner), RuntimeCall::from(none)));
		}
		while let Some((owner, _)) = Claimables::<Runtime>::iter_keys().next() {
			let keys = BoundedVec::truncate_from(keys_of(&owner));
			let origin = || RuntimeOrigin::signed(owner.clone());
			let claim = pallet_claimables::Call::claim { keys: keys.clone() };
			// What makes no account goes to one that exists.
			if dispatch(origin(), RuntimeCall::from(claim)).is_err() {
				let elsewhere = pallet_claimables::Call::claim_to { keys, dest: account(Alice) };
				assert_ok!(dispatch(origin(), RuntimeCall::from(elsewhere)));
			}
		}
		for who in frame_system::Account::<Runtime>::iter_keys().collect::<Vec<_>>() {
			let on_hold = [held(&NATIVE, &who), held(&USDC, &who)];
			assert_eq!(on_hold, [0, 0], "I4: seed {}, {who:?}", self.seed);
		}
		self.pass(SLOT_DURATION);
	}
}

fn screened() -> Vec<AccountId> {
	pallet_kyc::Screenings::<Runtime>::iter_keys().collect()
}

fn keys_of(owner: &AccountId) -> Vec<KeyOf<Runtime>> {
	Claimables::<Runtime>::iter_key_prefix(owner).take(16).collect()
}

/// Whether somebody's account of the other stablecoin takes nothing. Nothing happens where there is none.
fn set_blocked(who: Sr25519Keyring, blocked: bool) {
	let (id, who) = (Compact(money::USDC), Address::Id(account(who)));
	let call: RuntimeCall = if blocked {
		pallet_assets::Call::block { id, who }.into()
	} else {
		pallet_assets::Call::thaw { id, who }.into()
	};
	let _ = dispatch(RuntimeOrigin::signed(money::stablecoin_team()), call);
}

/// All kinds of steps, each of which has to happen.
const KINDS: [&str; 30] = [
	"create_invoice",
	"create_invoices",
	"exact",
	"part",
	"over",
	"late",
	"cancel",
	"expire",
	"extend",
	"accept_short",
	"refund",
	"authorize",
	"increase",
	"capture",
	"void",
	"reclaim",
	"claim",
	"push_claimable",
	"set_recovery",
	"recover",
	"screen",
	"confirm",
	"lift",
	"suspend",
	"reinstate",
	"revoke",
	"attest",
	"transfer_all",
	"transfer_keep_alive",
	"dust",
];

#[test]
fn a6_a7_holds_issuance_and_exits_should_survive_random_working_days() {
	let days = std::env::var("WORKLOAD_DAYS").ok().and_then(|days| days.parse().ok());
	let days: u64 = days.unwrap_or(DAYS);
	let mut tally = Tally::new();
	for seed in 0..days {
		println!("seed {seed}");
		on_dev_chain(|| {
			let mut day = Day::begin(seed, &mut tally);
			for _ in 0..STEPS {
				day.take_step();
			}
			day.end();
		});
	}
	println!("{tally:?}");
	for kind in KINDS {
		let [tried, done] = tally.get(kind).copied().unwrap_or_default();
		// Some days lack some kinds, and what is tried may be refused; never most of it.
		assert!(u64::from(done) >= days.div_ceil(3), "{kind}: {done} of {tried} in {days} days");
		assert!(done * 4 >= tried, "{kind}: only {done} of {tried}");
	}
}
