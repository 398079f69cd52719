// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls on trades by all actors: `try_state` after each, then exits alone.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails prints its
//! seed.

use super::{
	scene::{FIAT, Shape, payment, terms},
	steps::{Act, Actor, EVERYBODY, Step, TRADERS, World, any_step, fitting, share},
};
use crate::{
	Attestation, Due, Event, MAX_MESSAGES, Mailboxes, MessageKeys, Messages, NewTrade, Nullifiers,
	Pools, Proposal, ProposalTerms, Receipts, TradeId, TradeState, Trades, Words, mock::*,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::Weight},
	testing_prelude::*,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Strategy, prop, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockArbitration, MockClock, MockKyc, sequences};
use tael_primitives::{
	AccountId, Arbitrable, Arbitration, AssetKind, Balance, CaseId, Cause, ChainTime, DAY, HOUR,
	ObjectKind, RailId, Ruling, Side, USDT, derive_id,
};

/// The object and the number of an event that has one.
pub fn numbered(event: &Event<Test>) -> Option<(H256, u32)> {
	match event {
		Event::PoolOpened { id, seq, .. }
		| Event::PoolChanged { id, seq, .. }
		| Event::PoolEnded { id, seq, .. }
		| Event::OfferCreated { id, seq, .. }
		| Event::OfferChanged { id, seq, .. }
		| Event::OfferTurned { id, seq, .. }
		| Event::OfferCrossed { id, seq, .. }
		| Event::OfferEnded { id, seq, .. }
		| Event::TradeStarted { id, seq, .. }
		| Event::TradeStepped { id, seq, .. }
		| Event::PaymentClaimed { id, seq, .. }
		| Event::DisputeOpened { id, seq, .. }
		| Event::PaymentAttested { id, seq, .. }
		| Event::SettlementProposed { id, seq, .. }
		| Event::SettlementWithdrawn { id, seq, .. }
		| Event::SettlementDeclined { id, seq, .. }
		| Event::TradeEnded { id, seq, .. }
		| Event::MessageSent { id, seq, .. }
		| Event::MessagesRemoved { id, seq, .. }
		| Event::Moved { id, seq, .. }
		| Event::BecameClaimable { id, seq, .. } => Some((*id, *seq)),
		_ => None,
	}
}

/// The books: what every account must own, by what the events say.
struct Books {
	owned: BTreeMap<(AccountId, AssetKind), Balance>,
	/// The number of each object's next event.
	next: BTreeMap<H256, u32>,
	/// The names of the events, and of the steps, there were.
	seen: BTreeSet<String>,
}

impl Books {
	fn open() -> Self {
		let owned = EVERYBODY
			.iter()
			.flat_map(|who| KINDS.map(|asset| ((who.clone(), asset.clone()), total(&asset, who))))
			.collect();
		Self { owned, next: BTreeMap::new(), seen: BTreeSet::new() }
	}

	/// Every movement is an event, every event of an object is numbered without a gap.
	fn close(&mut self) {
		for event in events() {
			let name = format!("{event:?}");
			self.seen.extend(name.split(' ').next().map(str::to_owned));
			if let Some((id, seq)) = numbered(&event) {
				let expected = self.next.entry(id).or_default();
				assert_eq!(seq, *expected, "a gap in the events of {id}: {name}");
				*expected += 1;
			}
			match event {
				Event::Moved { from, to, asset, amount, .. } => {
					*self.owned.entry((from, asset.clone())).or_default() -= amount;
					*self.owned.entry((to, asset)).or_default() += amount;
				},
				Event::TradeStepped { step, from, .. } => {
					self.seen.insert(format!("{step:?}"));
					self.seen.insert(format!("{step:?} of {from:?}"));
				},
				// What ended may begin again once its receipt is gone; a key, at once.
				Event::Pruned { id } => {
					self.next.remove(&id);
				},
				Event::KeyPublished { who, key: None } => {
					use frame::hashing::blake2_256;
					let id: H256 = (*b"tael/key", &who).using_encoded(blake2_256).into();
					self.next.remove(&id);
				},
				_ => {},
			}
		}
		for ((who, asset), expected) in &self.owned {
			let owns = total(asset, who);
			assert_eq!(owns, *expected, "opening + movements = closing, {who:?} {asset:?}");
		}
	}
}

/// The ids of the trades with a tag: one for each taker.
fn trades_of(tag: u8) -> Vec<TradeId> {
	let id = |who: &AccountId| derive_id(ObjectKind::Trade, who, &reference(tag));
	TRADERS.iter().map(id).filter(|id| Trades::<Test>::contains_key(id)).collect()
}

fn start(
	tag: u8,
	maker: &AccountId,
	taker: &AccountId,
	shape: &Shape,
	rail: RailId,
	is_accepted: bool,
) -> DispatchResult {
	use super::scene::{BUYER_BOND, PRINCIPAL, SELLER_BOND, SPARE};
	if maker == taker {
		return Ok(());
	}
	let part = |side| match side {
		Side::Buyer => BUYER_BOND,
		Side::Seller => PRINCIPAL + SELLER_BOND,
	};
	let open = |who: &AccountId, side| {
		let amount = SPARE + part(side);
		C2c::open_pool(signed(who), reference(tag), shape.asset.clone(), amount)?;
		let id = derive_id(ObjectKind::Pool, who, &reference(tag));
		C2c::lock_liquidity(id, part(side))?;
		Ok::<_, DispatchError>(id)
	};
	with_storage_layer(|| {
		let pool = open(maker, shape.maker_side)?;
		let taker_pool =
			if shape.is_crossed { Some(open(taker, shape.maker_side.other())?) } else { None };
		let mut terms = terms(shape, rail, pool, taker_pool);
		terms.maker = maker.clone();
		terms.taker = taker.clone();
		let id = derive_id(ObjectKind::Trade, taker, &reference(tag));
		C2c::start_trade(NewTrade { id, terms, is_accepted })
	})
}

fn act(id: TradeId, who: &AccountId, act: Act) {
	let row = Trades::<Test>::get(id).expect("it was looked up");
	let origin = || signed(who);
	let proposal = |side: Side| -> Option<Proposal> { *row.proposals.of(side) };
	let other = || {
		let side = row.terms.side_of(who)?.other();
		Some(proposal(side)?.hash(row.contract_hash))
	};
	let _ = match act {
		Act::Accept => C2c::accept_trade(origin(), id),
		Act::Reject => C2c::reject_trade(origin(), id),
		Act::Cancel => C2c::cancel_trade(origin(), id),
		Act::Mark => plain(C2c::mark_paid(origin(), id, payment())),
		Act::Undo => C2c::undo_mark_paid(origin(), id),
		Act::Release => plain(C2c::release(origin(), id)),
		Act::CancelClaim => plain(C2c::cancel_claim(origin(), id)),
		Act::ClaimLate => C2c::claim_late_payment(origin(), id, payment()),
		Act::Grant(more) => C2c::grant_extension(origin(), id, row.pay_deadline + more),
		Act::Buy(more) => C2c::buy_extension(origin(), id, row.pay_deadline + more),
		Act::Dispute(cause) => C2c::dispute(origin(), id, cause, commitment(3)),
		Act::Contest(cause) => C2c::contest(origin(), id, cause, commitment(3)),
		Act::Poke => plain(C2c::poke_trade(origin(), id)),
		Act::Propose(part, bond) => {
			let terms = ProposalTerms {
				to_buyer: share(row.terms.principal, part),
				bond_to_other: if bond { USDT } else { 0 },
				note: commitment(4),
				expires_at: now() + HOUR,
			};
			C2c::propose_settlement(origin(), id, terms)
		},
		Act::Accepted => C2c::accept_settlement(origin(), id, other().unwrap_or_default()),
		Act::Withdraw => C2c::withdraw_settlement(origin(), id),
		Act::Decline => C2c::decline_settlement(origin(), id, other().unwrap_or_default()),
		Act::Message => {
			let side = row.terms.side_of(who).unwrap_or(Side::Buyer);
			let number = *row.messages.of(side);
			assert!(number <= MAX_MESSAGES);
			C2c::send_message(origin(), id, number, BoundedVec::truncate_from(vec![1; 16]))
		},
	};
}

/// Take a step. Refusals are fine; what must hold is checked after.
fn perform(step: Step) {
	match step {
		Step::Start { tag, maker, taker, shape, rail, accepted } => {
			let _ = start(tag, &maker, &taker, &shape, rail, accepted);
		},
		Step::Act { tag, who, act: what } => {
			for id in trades_of(tag) {
				let Some(row) = Trades::<Test>::get(id) else { continue };
				match &who {
					Actor::Party(side) => act(id, row.terms.party(*side), what),
					Actor::Somebody(who) => act(id, who, what),
				}
			}
		},
		Step::Fitting { tag, choice } => {
			for id in trades_of(tag) {
				let (side, what) = fitting(id, choice);
				let who = Trades::<Test>::get(id).expect("it lives").terms.party(side).clone();
				act(id, &who, what);
			}
		},
		Step::Attest { tag, who, share: part, payment } => {
			for id in trades_of(tag) {
				let row = Trades::<Test>::get(id).expect("it lives");
				let word = Attestation {
					contract_hash: row.contract_hash,
					fiat_amount: share(2 * FIAT, part),
					paid_at: MockClock::timestamp(),
					nullifier: commitment(payment),
				};
				let _ = C2c::attest_payment(signed(&ATTESTORS[who]), id, word);
			}
		},
		Step::Rule { tag, to_buyer, slash_buyer, slash_seller } => {
			for id in trades_of(tag) {
				let case = CaseId::Trade(id);
				let Some(open) = MockArbitration::case(&case) else { continue };
				let row = Trades::<Test>::get(id).expect("it lives");
				if row.state != TradeState::Disputed {
					// The case of a call that was rolled back: the mock keeps it.
					MockArbitration::close(&case);
					continue;
				}
				let to_buyer = share(open.principal, to_buyer);
				MockArbitration::close(&case);
				let ruling = Ruling {
					to_buyer,
					to_seller: open.principal - to_buyer,
					slash_buyer: share(open.buyer_bond, slash_buyer),
					slash_seller: share(open.seller_bond, slash_seller),
					fee_payer: None,
					cause: Cause::Other,
				};
				C2c::on_ruling(&case, &ruling).expect("a sound ruling is carried out");
			}
		},
		Step::WithdrawDispute(tag) => {
			for id in trades_of(tag) {
				let case = CaseId::Trade(id);
				let row = Trades::<Test>::get(id).expect("it lives");
				let has_opener = row.dispute.is_some_and(|dispute| dispute.opener.is_some());
				let is_open = row.state == TradeState::Disputed && MockArbitration::is_open(&case);
				if has_opener && is_open {
					MockArbitration::close(&case);
					C2c::on_withdrawn(&case).expect("it goes back, or ends");
				}
			}
		},
		Step::Publish(who, key) => {
			let _ = C2c::publish_key(signed(&who), key.map(|tag| [tag; 32]));
		},
		Step::Prune => {
			for id in Receipts::<Test>::iter_keys().collect::<Vec<_>>() {
				let ids = BoundedVec::truncate_from(vec![id]);
				let _ = C2c::prune(signed(&STRANGER), ids);
			}
		},
		Step::Wait(by) => MockClock::advance(by),
		Step::Idle(items) => {
			C2c::on_idle(1, Weight::from_parts(400_000_000 * items, u64::MAX));
		},
		Step::World(world) => change(world),
	}
}

fn change(world: World) {
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
		World::Stall(by) => MockClock::stall(by),
		World::Identify(who, person) => MockKyc::identify(&who, H256::repeat_byte(person)),
	}
}

/// I4: exits that one party, or anyone, can take alone, with whoever is blocked still blocked.
fn exit_alone(books: &mut Books) {
	let trades = || Trades::<Test>::iter_keys().collect::<Vec<_>>();
	for _ in 0..3 {
		MockClock::advance(3 * DAY);
		for id in trades() {
			if Trades::<Test>::get(id).is_some_and(|row| row.state == TradeState::Disputed) {
				let case = CaseId::Trade(id);
				let principal = MockArbitration::case(&case).expect("it is open").principal;
				MockArbitration::close(&case);
				let (slash_buyer, slash_seller) = (0, 0);
				let (fee_payer, cause) = (None, Cause::Other);
				let to_buyer = principal / 2;
				let to_seller = principal - to_buyer;
				assert_ok!(C2c::on_ruling(
					&case,
					&Ruling { to_buyer, to_seller, slash_buyer, slash_seller, fee_payer, cause }
				));
			} else {
				assert_ok!(C2c::poke_trade(signed(&STRANGER), id));
			}
		}
	}
	assert_eq!(trades(), vec![]);
	MockClock::advance(2 * DAY);
	for id in Mailboxes::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(C2c::poke_trade(signed(&STRANGER), id));
	}
	assert_ok!(C2c::do_try_state());
	books.close();
	for (id, pool) in Pools::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(C2c::close_pool(signed(&pool.owner), id));
	}
	for who in MessageKeys::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(C2c::publish_key(signed(&who), None));
	}
	assert_eq!(Messages::<Test>::iter().count() + Words::<Test>::iter().count(), 0);
	// Whatever could not be credited is collected by its owner, once nobody is blocked any more.
	let _ = Assets::thaw_asset(signed(&STRANGER), USDC);
	for who in EVERYBODY {
		let _ = Assets::thaw(signed(&STRANGER), USDC, who.clone());
	}
	for who in EVERYBODY {
		for (key, amount) in Owed::of(&who) {
			let (asset, source) = (key.asset.clone(), &key.source);
			let paid =
				tael_primitives::deliver::<_, HeldMoney>(asset, &key.reason, source, &who, amount);
			assert_eq!(paid, Ok(tael_primitives::Delivery::Delivered));
			Owed::take(&who, &key);
		}
	}
	for who in EVERYBODY {
		assert_eq!(held_at_all(&who), 0, "I4: nothing stays on hold");
	}
	assert_ok!(C2c::do_try_state());
	// And in the end nothing is left at all.
	MockClock::advance(RETENTION);
	perform(Step::Prune);
	let left = Receipts::<Test>::iter().count() + Due::<Test>::iter().count();
	assert_eq!(left + Nullifiers::<Test>::iter().count(), 0);
}

/// Run a sequence and check everything after each step; what there was to see.
fn run_sequence(steps: Vec<Step>) -> BTreeSet<String> {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut books = Books::open();
		for step in steps {
			let told = format!("{step:?}");
			perform(step);
			C2c::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close();
			assert_eq!(issuance(), before, "I7 after {told}");
		}
		exit_alone(&mut books);
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
		for (asset, issued) in KINDS.iter().zip([before.0, before.1]) {
			let owned: Balance = EVERYBODY.iter().map(|who| total(asset, who)).sum();
			assert_eq!(owned, issued, "A23: what everybody owns is what was issued");
		}
		books.seen
	})
}

proptest! {
	#![proptest_config(sequences(200, 5_000))]

	#[test]
	fn a6_i2_to_i4_and_i7_hold_for_any_sequence_and_everybody_can_exit_alone(
		steps in prop::collection::vec(any_step(), 1..60),
	) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_reach_every_step_and_event() {
	let all = [
		"Event::TradeStarted",
		"Event::TradeStepped",
		"Event::PaymentClaimed",
		"Event::DisputeOpened",
		"Event::PaymentAttested",
		"Event::SettlementProposed",
		"Event::SettlementWithdrawn",
		"Event::SettlementDeclined",
		"Event::TradeEnded",
		"Event::KeyPublished",
		"Event::MessageSent",
		"Event::MessagesRemoved",
		"Event::Moved",
		"Event::BecameClaimable",
		"Accept",
		"Reject",
		"Cancel",
		"MarkPaid",
		"UndoMark",
		"Release",
		"ReleaseHeld",
		"CancelClaim",
		"Settle",
		"Lapse",
		"ClaimLate",
		"Grant",
		"Expire",
		"Extend",
		"Dispute",
		"Mature",
		"Rule",
		"Attest",
		"ResumePaid",
		"ResumeLapsed",
		"ResumeHeld",
		"Forfeit",
		"ReleaseHeld of Disputed",
		"Dispute of HeldRelease",
	];
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 60);
	let mut seen = BTreeSet::new();
	for _ in 0..600 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		seen.extend(run_sequence(sequence));
		if all.iter().all(|name| seen.contains(*name)) {
			return;
		}
	}
	let missing: Vec<&str> = all.into_iter().filter(|name| !seen.contains(*name)).collect();
	panic!("these never happened: {missing:?}");
}
