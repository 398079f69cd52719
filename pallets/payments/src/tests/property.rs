// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls by all actors: `try_state` after each, then exits alone.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{
	Authorizations, ClaimKey, Claimables, Due, Event, InvoiceRequest, Invoices, LatePolicy, Leg,
	OpenInvoices, OverPolicy, PartialPolicy, PaymentId, Receipts, Share, Windows, authorization_id,
	invoice_id, mock::*,
};
use frame::{
	deps::frame_support::weights::Weight,
	testing_prelude::*,
	token::{
		Preservation,
		fungibles::{Inspect, Mutate},
	},
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest},
	strategy::ValueTree,
	test_runner::{RngSeed, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
use tael_primitives::{
	AccountId, AssetKind, Balance, DAY, HOUR, MINUTE, USDT,
	test_utils::{MockClock, MockDirectory, MockKyc},
};

/// Everybody who acts. The payers come last.
const ACTORS: [AccountId; 10] =
	[OWNER, TILL, CASHIER, REFUNDER, GATEWAY, OTHER_GATEWAY, STRANGER, ALICE, BOB, CAROL];
const PAYERS: [AccountId; 3] = [ALICE, BOB, CAROL];
/// Everybody who may own money at the end.
const EVERYBODY: [AccountId; 12] = [
	OWNER,
	TILL,
	CASHIER,
	REFUNDER,
	GATEWAY,
	OTHER_GATEWAY,
	STRANGER,
	ALICE,
	BOB,
	CAROL,
	NOBODY,
	NOBODY_ELSE,
];
/// References in use. Few, so that calls meet the same objects again and again.
const TAGS: u8 = 3;

#[derive(Clone, Debug)]
enum Step {
	Create { who: AccountId, tag: u8, request: Sketch },
	Pay { who: AccountId, tag: u8, amount: Amount, honest: bool, elsewhere: bool },
	Cancel(AccountId, u8),
	Expire(AccountId, u8),
	Extend(AccountId, u8, u64),
	AcceptShort(AccountId, u8),
	Authorize { who: AccountId, tag: u8, stable: bool, amount: Amount },
	Increase { who: AccountId, of: AccountId, tag: u8, amount: Amount },
	Capture { who: AccountId, of: AccountId, tag: u8, amount: Amount, fee: u16, is_final: bool },
	Void(AccountId, AccountId, u8),
	Reclaim(AccountId, AccountId, u8),
	ExpireAuthorization(AccountId, AccountId, u8),
	Refund { who: AccountId, of: Option<AccountId>, tag: u8, amount: Amount, refund: u8 },
	Claim(AccountId),
	ClaimTo(AccountId, AccountId),
	Push(AccountId),
	Close { of: Option<AccountId>, tag: u8 },
	Prune,
	Wait(u64),
	Idle(u64),
	World(World),
}

/// What happens to the parties meanwhile.
#[derive(Clone, Debug)]
enum World {
	Block(AccountId),
	Unblock(AccountId),
	FreezeAsset,
	ThawAsset,
	Freeze(AccountId),
	Thaw(AccountId),
	Suspend,
	Reinstate,
	SettleInto(AccountId),
	Empty(AccountId, bool),
}

/// An amount relative to what there is.
#[derive(Clone, Copy, Debug)]
enum Amount {
	Exactly,
	Share(u8),
	Off(i8),
	Any(u64),
}

#[derive(Clone, Debug)]
struct Sketch {
	stable: bool,
	amount: u64,
	partial: bool,
	over: u8,
	late: u8,
	tolerance: u16,
	fee: u16,
	legs: Vec<(AccountId, bool, u16)>,
	only: Option<AccountId>,
}

impl Amount {
	fn of(self, whole: Balance) -> Balance {
		match self {
			Self::Exactly => whole,
			Self::Share(part) => whole * Balance::from(part) / 256,
			Self::Off(by) => whole.saturating_add_signed(i128::from(by)),
			Self::Any(amount) => amount.into(),
		}
	}
}

impl Sketch {
	fn request(self) -> InvoiceRequest<AccountId> {
		let late = match self.late {
			0 => LatePolicy::Reject,
			1 => LatePolicy::Accept,
			_ => LatePolicy::HoldForMerchant,
		};
		let leg = |(account, fixed, size): (AccountId, bool, u16)| Leg {
			account,
			share: if fixed { Share::Fixed(size.into()) } else { Share::Relative(size % 4_000) },
		};
		InvoiceRequest {
			asset: if self.stable { STABLE } else { NATIVE },
			amount: self.amount.into(),
			windows: windows(late),
			tolerance_under: self.tolerance,
			tolerance_over: self.tolerance,
			partial: if self.partial { PartialPolicy::Accumulate } else { PartialPolicy::Forbid },
			over: match self.over {
				0 => OverPolicy::Reject,
				1 => OverPolicy::ReturnExcess,
				_ => OverPolicy::Keep,
			},
			late,
			gateway_fee: self.fee,
			legs: BoundedVec::truncate_from(self.legs.into_iter().map(leg).collect()),
			allowed_payer: self.only,
		}
	}
}

fn any_actor() -> impl Strategy<Value = AccountId> {
	prop::sample::select(ACTORS.to_vec())
}

fn any_payer() -> impl Strategy<Value = AccountId> {
	prop::sample::select(PAYERS.to_vec())
}

/// Mostly somebody who may, sometimes anybody.
fn mostly(who: AccountId) -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => Just(who), 1 => any_actor()]
}

fn any_amount() -> impl Strategy<Value = Amount> {
	prop_oneof![
		4 => Just(Amount::Exactly),
		4 => any::<u8>().prop_map(Amount::Share),
		1 => any::<i8>().prop_map(Amount::Off),
		1 => (0..20_000 * 1_000_000u64).prop_map(Amount::Any),
	]
}

fn any_sketch() -> impl Strategy<Value = Sketch> {
	let size = prop_oneof![4 => 20_000..200_000_000u64, 1 => 0..5_000_000_000u64];
	let to = prop::sample::select(vec![CAROL, TILL, STRANGER, NOBODY, NOBODY_ELSE]);
	let legs = prop::collection::vec((to, any::<bool>(), 0..20_000u16), 0..3);
	let only = prop_oneof![9 => Just(None), 1 => any_payer().prop_map(Some)];
	let tolerance = prop_oneof![Just(0), 0..1_000u16];
	let fee = prop_oneof![4 => Just(0), 1 => 0..=GATEWAY_FEE + 1];
	(any::<bool>(), size, any::<bool>(), 0..3u8, 0..3u8, tolerance, fee, legs, only).prop_map(
		|(stable, amount, partial, over, late, tolerance, fee, legs, only)| Sketch {
			stable,
			amount,
			partial,
			over,
			late,
			tolerance,
			fee,
			legs,
			only,
		},
	)
}

fn any_world() -> impl Strategy<Value = World> {
	prop_oneof![
		2 => any_actor().prop_map(World::Block),
		2 => any_actor().prop_map(World::Unblock),
		1 => Just(World::FreezeAsset),
		2 => Just(World::ThawAsset),
		1 => any_actor().prop_map(World::Freeze),
		2 => any_actor().prop_map(World::Thaw),
		1 => Just(World::Suspend),
		2 => Just(World::Reinstate),
		1 => any_actor().prop_map(World::SettleInto),
		2 => (any_payer(), any::<bool>()).prop_map(|(who, stable)| World::Empty(who, stable)),
		1 => any::<bool>().prop_map(|stable| World::Empty(TILL, stable)),
	]
}

fn any_step() -> impl Strategy<Value = Step> {
	let tag = || 0..TAGS;
	let whose = || prop_oneof![Just(None), any_payer().prop_map(Some)];
	let maker =
		|| prop_oneof![3 => Just(OWNER), 2 => Just(GATEWAY), 1 => Just(CASHIER), 1 => any_actor()];
	let wait = prop_oneof![
		0..MINUTE,
		Just(HOUR - 1),
		Just(HOUR),
		Just(HOUR + GRACE),
		0..3 * HOUR,
		0..40 * DAY,
		Just(RETENTION),
	];
	prop_oneof![
		6 => (maker(), tag(), any_sketch())
			.prop_map(|(who, tag, request)| Step::Create { who, tag, request }),
		10 => (
			prop_oneof![6 => any_payer(), 1 => any_actor()],
			tag(),
			any_amount(),
			prop_oneof![9 => Just(true), 1 => Just(false)],
			any::<bool>(),
		)
			.prop_map(|(who, tag, amount, honest, elsewhere)| Step::Pay {
				who,
				tag,
				amount,
				honest,
				elsewhere,
			}),
		1 => (maker(), tag()).prop_map(|(who, tag)| Step::Cancel(who, tag)),
		2 => (any_actor(), tag()).prop_map(|(who, tag)| Step::Expire(who, tag)),
		1 => (maker(), tag(), 0..40 * DAY)
			.prop_map(|(who, tag, by)| Step::Extend(who, tag, by)),
		2 => (maker(), tag()).prop_map(|(who, tag)| Step::AcceptShort(who, tag)),
		4 => (any_payer(), tag(), any::<bool>(), any_amount())
			.prop_map(|(who, tag, stable, amount)| Step::Authorize { who, tag, stable, amount }),
		2 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS, any_amount()))
			.prop_map(|(who, of, tag, amount)| Step::Increase { who, of, tag, amount }),
		5 => (maker(), any_payer(), tag(), any_amount(), 0..=GATEWAY_FEE, any::<bool>())
			.prop_map(|(who, of, tag, amount, fee, is_final)| Step::Capture {
				who,
				of,
				tag,
				amount,
				fee,
				is_final,
			}),
		1 => (maker(), any_payer(), tag()).prop_map(|(who, of, tag)| Step::Void(who, of, tag)),
		2 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS))
			.prop_map(|(who, of, tag)| Step::Reclaim(who, of, tag)),
		1 => (any_actor(), any_payer(), tag())
			.prop_map(|(who, of, tag)| Step::ExpireAuthorization(who, of, tag)),
		5 => (mostly(REFUNDER), whose(), tag(), any_amount(), 0..4u8)
			.prop_map(|(who, of, tag, amount, refund)| Step::Refund {
				who,
				of,
				tag,
				amount,
				refund,
			}),
		2 => prop::sample::select(EVERYBODY.to_vec()).prop_map(Step::Claim),
		1 => (prop::sample::select(EVERYBODY.to_vec()), any_actor())
			.prop_map(|(owner, dest)| Step::ClaimTo(owner, dest)),
		1 => prop::sample::select(EVERYBODY.to_vec()).prop_map(Step::Push),
		1 => (whose(), tag()).prop_map(|(of, tag)| Step::Close { of, tag }),
		1 => Just(Step::Prune),
		5 => wait.prop_map(Step::Wait),
		2 => (0..10u64).prop_map(Step::Idle),
		4 => any_world().prop_map(Step::World),
	]
}

/// The books: what every account must own, by what the events and the world say.
#[derive(Default)]
struct Books {
	owned: BTreeMap<(AccountId, AssetKind), Balance>,
	/// The number of each object's next event.
	next: BTreeMap<H256, u32>,
	/// The names of the events there were.
	seen: BTreeSet<String>,
}

impl Books {
	fn open() -> Self {
		let mut books = Self::default();
		for who in EVERYBODY {
			for asset in KINDS {
				let total = FreeMoney::total_balance(asset.clone(), &who);
				books.owned.insert((who.clone(), asset), total);
			}
		}
		books
	}

	fn book(&mut self, from: &AccountId, to: &AccountId, asset: &AssetKind, amount: Balance) {
		let of = |who: &AccountId| (who.clone(), asset.clone());
		*self.owned.entry(of(from)).or_default() -= amount;
		*self.owned.entry(of(to)).or_default() += amount;
	}

	/// Every movement is an event, every event of an object is numbered without a gap.
	fn close(&mut self) {
		for event in events() {
			let name = format!("{event:?}");
			self.seen.extend(name.split(' ').next().map(str::to_owned));
			if let Some((id, seq)) = numbered(&event) {
				let expected = self.next.entry(id).or_default();
				assert_eq!(seq, *expected, "a gap in the events of {id}");
				*expected += 1;
			}
			match event {
				Event::Moved { from, to, asset, amount, .. } => {
					self.book(&from, &to, &asset, amount);
				},
				Event::Claimed { key, dest, amount, .. } => {
					self.book(&key.source, &dest, &key.asset, amount);
				},
				// What ended may begin again once its receipt is gone.
				Event::Pruned { id } => {
					self.next.remove(&id);
				},
				_ => {},
			}
		}
		for ((who, asset), expected) in &self.owned {
			let total = FreeMoney::total_balance(asset.clone(), who);
			assert_eq!(total, *expected, "opening + movements = closing, {who:?} {asset:?}");
		}
	}
}

fn numbered(event: &Event<Test>) -> Option<(H256, u32)> {
	match event {
		Event::InvoiceCreated { id, seq, .. }
		| Event::InvoiceExtended { id, seq, .. }
		| Event::Paid { id, seq, .. }
		| Event::Settled { id, seq, .. }
		| Event::InvoiceEnded { id, seq, .. }
		| Event::Authorized { id, seq, .. }
		| Event::Increased { id, seq, .. }
		| Event::Captured { id, seq, .. }
		| Event::Released { id, seq, .. }
		| Event::AuthorizationEnded { id, seq, .. }
		| Event::Refunded { id, seq, .. }
		| Event::Moved { id, seq, .. }
		| Event::BecameClaimable { id, seq, .. } => Some((*id, *seq)),
		_ => None,
	}
}

fn keys_of(owner: &AccountId) -> Vec<ClaimKey<AccountId>> {
	Claimables::<Test>::iter_key_prefix(owner).take(16).collect()
}

fn payment(of: Option<&AccountId>, tag: u8) -> PaymentId {
	match of {
		None => PaymentId::Invoice(invoice_id(&SHOP, &reference(tag))),
		Some(payer) => PaymentId::Authorization(authorization_id(payer, &reference(tag))),
	}
}

/// Take a step. Refusals are fine; what must hold is checked after.
fn perform(step: Step, books: &mut Books) {
	let of_shop = |tag| invoice_id(&SHOP, &reference(tag));
	let of_payer = |payer: &AccountId, tag| authorization_id(payer, &reference(tag));
	match step {
		Step::Create { who, tag, request } => {
			let _ = Payments::create_invoice(signed(&who), SHOP, reference(tag), request.request());
		},
		Step::Pay { who, tag, amount, honest, elsewhere } => {
			let id = of_shop(tag);
			let Some(row) = Invoices::<Test>::get(id) else { return };
			let before = if honest { row.paid_by(&who) } else { USDT };
			let asset = row.terms.request.asset.clone();
			let refund_to = elsewhere.then_some(NOBODY_ELSE);
			let hash = honest.then_some(row.contract_hash);
			let amount = amount.of(row.due());
			let _ = Payments::pay(signed(&who), id, asset, amount, before, refund_to, hash);
		},
		Step::Cancel(who, tag) => {
			let _ = Payments::cancel(signed(&who), of_shop(tag));
		},
		Step::Expire(who, tag) => {
			let _ = Payments::expire(signed(&who), of_shop(tag));
		},
		Step::Extend(who, tag, by) => {
			let Some(row) = Invoices::<Test>::get(of_shop(tag)) else { return };
			let old = row.terms.request.windows;
			let windows = Windows {
				expires_at: old.expires_at + by,
				late_until: old.late_until + by,
				refund_expiry: old.refund_expiry + by,
			};
			let _ = Payments::extend(signed(&who), of_shop(tag), windows);
		},
		Step::AcceptShort(who, tag) => {
			let _ = Payments::accept_short(signed(&who), of_shop(tag));
		},
		Step::Authorize { who, tag, stable, amount } => {
			let asset = if stable { STABLE } else { NATIVE };
			let amount = amount.of(100 * USDT);
			let _ =
				Payments::authorize(signed(&who), SHOP, reference(tag), allowance(asset, amount));
		},
		Step::Increase { who, of, tag, amount } => {
			let id = of_payer(&of, tag);
			let before = Authorizations::<Test>::get(id).map_or(0, |row| row.authorized);
			let _ = Payments::increase(signed(&who), id, amount.of(10 * USDT), before);
		},
		Step::Capture { who, of, tag, amount, fee, is_final } => {
			let id = of_payer(&of, tag);
			let Some(row) = Authorizations::<Test>::get(id) else { return };
			let amount = amount.of(row.outstanding());
			let fee = if who == GATEWAY { fee } else { 0 };
			let _ = Payments::capture(signed(&who), id, amount, row.captured, fee, is_final);
		},
		Step::Void(who, of, tag) => {
			let _ = Payments::void(signed(&who), of_payer(&of, tag));
		},
		Step::Reclaim(who, of, tag) => {
			let _ = Payments::reclaim(signed(&who), of_payer(&of, tag));
		},
		Step::ExpireAuthorization(who, of, tag) => {
			let _ = Payments::expire_authorization(signed(&who), of_payer(&of, tag));
		},
		Step::Refund { who, of, tag, amount, refund } => {
			let payment = payment(of.as_ref(), tag);
			let room = match payment {
				PaymentId::Invoice(id) => {
					Invoices::<Test>::get(id).map(|row| row.captured.saturating_sub(row.refunded))
				},
				PaymentId::Authorization(id) => Authorizations::<Test>::get(id)
					.map(|row| row.captured.saturating_sub(row.refunded)),
			};
			let amount = amount.of(room.unwrap_or(USDT));
			let _ = Payments::refund(signed(&who), payment, amount, reference(refund));
		},
		Step::Claim(owner) => {
			let keys = BoundedVec::truncate_from(keys_of(&owner));
			let _ = Payments::claim(signed(&owner), keys);
		},
		Step::ClaimTo(owner, dest) => {
			let keys = BoundedVec::truncate_from(keys_of(&owner));
			let _ = Payments::claim_to(signed(&owner), keys, dest);
		},
		Step::Push(owner) => {
			for key in keys_of(&owner) {
				let _ = Payments::push_claimable(signed(&STRANGER), owner.clone(), key);
			}
		},
		Step::Close { of, tag } => {
			let _ = Payments::close(signed(&STRANGER), payment(of.as_ref(), tag));
		},
		Step::Prune => {
			for id in Receipts::<Test>::iter_keys().collect::<Vec<_>>() {
				let _ = Payments::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![id]));
			}
		},
		Step::Wait(by) => MockClock::advance(by),
		Step::Idle(items) => {
			Payments::on_idle(1, Weight::from_parts(10_000_000 * items, 0));
		},
		Step::World(world) => change(world, books),
	}
}

fn change(world: World, books: &mut Books) {
	let staff = || signed(&STRANGER);
	match world {
		World::Block(who) => {
			let _ = Assets::block(staff(), USDC, who);
		},
		World::Unblock(who) => {
			let _ = Assets::thaw(staff(), USDC, who);
		},
		World::FreezeAsset => {
			let _ = Assets::freeze_asset(staff(), USDC);
		},
		World::ThawAsset => {
			let _ = Assets::thaw_asset(staff(), USDC);
		},
		World::Freeze(who) => MockKyc::freeze(&who),
		World::Thaw(who) => MockKyc::thaw(&who),
		World::Suspend => MockDirectory::set_open(&SHOP, false),
		World::Reinstate => MockDirectory::set_open(&SHOP, true),
		World::SettleInto(who) => MockDirectory::settle_into(&SHOP, &who),
		World::Empty(who, stable) => {
			let asset = if stable { STABLE } else { NATIVE };
			let spendable = FreeMoney::reducible_balance(
				asset.clone(),
				&who,
				Preservation::Expendable,
				frame::token::Fortitude::Polite,
			);
			let moved = FreeMoney::transfer(
				asset.clone(),
				&who,
				&STRANGER,
				spendable,
				Preservation::Expendable,
			);
			if moved.is_ok() {
				books.book(&who, &STRANGER, &asset, spendable);
			}
		},
	}
}

/// I4: exits that one party, or anyone, can take alone, with whoever is blocked still blocked.
fn exit_alone() {
	MockDirectory::set_open(&SHOP, false);
	MockClock::advance(2 * MAX_LIFE);
	for id in Invoices::<Test>::iter_keys().collect::<Vec<_>>() {
		if Payments::expire(signed(&CAROL), id).is_err() {
			assert_ok!(Payments::close(signed(&CAROL), PaymentId::Invoice(id)));
		}
	}
	for id in Authorizations::<Test>::iter_keys().collect::<Vec<_>>() {
		if Payments::expire_authorization(signed(&CAROL), id).is_err() {
			assert_ok!(Payments::close(signed(&CAROL), PaymentId::Authorization(id)));
		}
	}
	assert_eq!(Invoices::<Test>::iter().count(), 0);
	assert_eq!(Authorizations::<Test>::iter().count(), 0);
	assert_eq!(OpenInvoices::<Test>::iter().count(), 0);
	assert_ok!(Payments::do_try_state());
	// Whatever could not be credited is collected by its owner, once nobody is blocked any more;
	// what makes no account goes to one that exists.
	let _ = Assets::thaw_asset(signed(&STRANGER), USDC);
	for who in EVERYBODY {
		let _ = Assets::thaw(signed(&STRANGER), USDC, who.clone());
		MockKyc::thaw(&who);
	}
	for owner in EVERYBODY {
		while !keys_of(&owner).is_empty() {
			let keys = BoundedVec::truncate_from(keys_of(&owner));
			if Payments::claim(signed(&owner), keys.clone()).is_err() {
				assert_ok!(Payments::claim_to(signed(&owner), keys, STRANGER));
			}
		}
	}
	for who in EVERYBODY {
		assert_eq!(held_at_all(&who), 0, "I4: nothing stays on hold");
	}
	// ESC-2: in the end nothing is left at all.
	MockClock::advance(MAX_LIFE + RETENTION);
	while SweptAll::NotYet == sweep_once() {}
	assert_eq!(Receipts::<Test>::iter().count() + Due::<Test>::iter().count(), 0);
}

#[derive(PartialEq)]
enum SweptAll {
	Yes,
	NotYet,
}

/// Prune by hand what the sweep would reach bucket by bucket.
fn sweep_once() -> SweptAll {
	match Receipts::<Test>::iter_keys().next() {
		None => SweptAll::Yes,
		Some(id) => {
			assert_ok!(Payments::prune(signed(&CAROL), BoundedVec::truncate_from(vec![id])));
			SweptAll::NotYet
		},
	}
}

/// Run a sequence and check everything after each step; the names of the events there were.
fn run_sequence(steps: Vec<Step>) -> BTreeSet<String> {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut books = Books::open();
		for step in steps {
			let told = format!("{step:?}");
			perform(step, &mut books);
			Payments::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close();
			assert_eq!(issuance(), before, "I7 after {told}");
		}
		exit_alone();
		books.close();
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
		for (asset, issued) in KINDS.iter().zip([before.0, before.1]) {
			let owned: Balance =
				EVERYBODY.iter().map(|who| FreeMoney::total_balance(asset.clone(), who)).sum();
			assert_eq!(owned, issued, "A23: what everybody owns is what was issued");
		}
		books.seen
	})
}

fn config() -> ProptestConfig {
	let default = ProptestConfig::default();
	let from_environment = std::env::var_os("PROPTEST_CASES").is_some();
	// Without optimisation a sequence takes ten times as long.
	let usual = if cfg!(debug_assertions) { 1_000 } else { 10_000 };
	let cases = if from_environment { default.cases } else { usual };
	let seed = match default.rng_seed {
		RngSeed::Fixed(seed) => seed,
		RngSeed::Random => std::time::SystemTime::now()
			.duration_since(std::time::UNIX_EPOCH)
			.map_or(0, |since| since.as_secs()),
	};
	println!("{cases} sequences, PROPTEST_RNG_SEED={seed}");
	ProptestConfig { cases, rng_seed: RngSeed::Fixed(seed), max_shrink_iters: 2_000, ..default }
}

proptest! {
	#![proptest_config(config())]

	#[test]
	fn i1_to_i5_and_i7_hold_for_any_sequence_and_everybody_can_exit_alone(
		steps in prop::collection::vec(any_step(), 1..40),
	) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_reach_every_event() {
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 40);
	let mut seen = BTreeSet::new();
	for _ in 0..100 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		seen.extend(run_sequence(sequence));
	}
	let all = [
		"InvoiceCreated",
		"InvoiceExtended",
		"Paid",
		"Settled",
		"InvoiceEnded",
		"Authorized",
		"Increased",
		"Captured",
		"Released",
		"AuthorizationEnded",
		"Refunded",
		"Moved",
		"BecameClaimable",
		"Claimed",
		"Pruned",
	];
	for name in all {
		assert!(seen.contains(&format!("Event::{name}")), "{name} never happened: {seen:?}");
	}
}
