// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls by all actors: `try_state` after each, then exits alone, without a
//! price.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use super::steps::{EVERYBODY, PAR, Step, World, any_step};
use crate::{
	AuthorizationPhase, AuthorizationRequest, Authorizations, Due, Event, Invoices, OpenInvoices,
	PaymentId, Receipts, Windows, authorization_id, invoice_id, mock::*,
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
	prelude::{Strategy, prop, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockArbitration, MockClock, MockDirectory, MockKyc, MockRates, sequences};
use tael_primitives::{
	AccountId, Arbitrable, AssetKind, Balance, CaseId, Cause, Fiat, Pair, Price, PriceError,
	Ruling, USDT,
};

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
		| Event::InvoiceRequoted { id, seq, .. }
		| Event::Paid { id, seq, .. }
		| Event::Settled { id, seq, .. }
		| Event::InvoiceEnded { id, seq, .. }
		| Event::Authorized { id, seq, .. }
		| Event::Increased { id, seq, .. }
		| Event::Captured { id, seq, .. }
		| Event::Released { id, seq, .. }
		| Event::AuthorizationEnded { id, seq, .. }
		| Event::Refunded { id, seq, .. }
		| Event::DisputeOpened { id, seq, .. }
		| Event::DisputeEnded { id, seq, .. }
		| Event::Moved { id, seq, .. }
		| Event::BecameClaimable { id, seq, .. } => Some((*id, *seq)),
		_ => None,
	}
}

/// Pay what `owner` is owed to `dest`, or to `fallback` what cannot be credited there.
fn collect(owner: &AccountId, dest: &AccountId, fallback: Option<&AccountId>, books: &mut Books) {
	for (key, amount) in Owed::of(owner) {
		let paid = |dest| claim_to(owner, &key, dest).is_ok();
		if paid(dest) {
			books.book(&key.source, dest, &key.asset, amount);
		} else if let Some(other) = fallback {
			assert!(paid(other), "the other can be credited");
			books.book(&key.source, other, &key.asset, amount);
		}
	}
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
		Step::CreateMany { who, batch } => {
			let batch = batch.into_iter().map(|(tag, sketch)| (reference(tag), sketch.request()));
			let batch = BoundedVec::truncate_from(batch.collect());
			let _ = Payments::create_invoices(signed(&who), SHOP, batch);
		},
		Step::Pay { who, tag, amount, honest, elsewhere } => {
			let id = of_shop(tag);
			let Some(row) = Invoices::<Test>::get(id) else { return };
			let before = if honest { row.paid_by(&who) } else { USDT };
			let asset = row.terms.request.asset.clone();
			let refund_to = elsewhere.then_some(NOBODY_ELSE);
			let hash = honest.then_some(row.contract_hash);
			let due = Payments::invoice_quote(id).map_or(row.due(), |quote| quote.due);
			let amount = amount.of(due);
			let owned = FreeMoney::total_balance(asset.clone(), &who);
			let _ = Payments::pay(signed(&who), id, asset.clone(), amount, before, refund_to, hash);
			let left = FreeMoney::total_balance(asset, &who);
			// His parts from before leave with the payment that completes.
			let given = amount.saturating_add(row.paid_by(&who));
			assert!(owned <= left.saturating_add(given), "nobody pays more than he gives");
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
		Step::Requote(who, tag) => {
			let _ = Payments::requote(signed(&who), of_shop(tag));
		},
		Step::AcceptShort(who, tag) => {
			let _ = Payments::accept_short(signed(&who), of_shop(tag));
		},
		Step::Authorize { who, tag, stable, amount, elsewhere, escrowed } => {
			let asset = if stable { STABLE } else { NATIVE };
			let refund_to = elsewhere.then_some(NOBODY_ELSE);
			let request = AuthorizationRequest {
				refund_to,
				is_escrowed: escrowed,
				..allowance(asset, amount.of(100 * USDT))
			};
			let _ = Payments::authorize(signed(&who), SHOP, reference(tag), request);
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
		Step::Dispute(who, of, tag) => {
			let id = of_payer(&of, tag);
			let _ = Payments::dispute_payment(signed(&who), id, Cause::Other, H256::zero());
		},
		Step::Drop(who, of, tag) => {
			let _ = Payments::drop_dispute(signed(&who), of_payer(&of, tag));
		},
		Step::Rule(of, tag, share) => rule(of_payer(&of, tag), |whole| share.of(whole)),
		Step::TakeBack(of, tag) => {
			let case = CaseId::Authorization(of_payer(&of, tag));
			if MockArbitration::case(&case).is_some() {
				MockArbitration::close(&case);
				assert_ok!(Payments::on_withdrawn(&case));
			}
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
		Step::Claim(owner, dest) => {
			collect(&owner, dest.as_ref().unwrap_or(&owner), None, books);
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

/// A ruling that gives the payer what `of` says of the reserve. Where there is a dispute it never fails.
fn rule(id: H256, of: impl FnOnce(Balance) -> Balance) {
	let case = CaseId::Authorization(id);
	let Some(opened) = MockArbitration::case(&case) else { return };
	let row = Authorizations::<Test>::get(id).expect("what is disputed is alive");
	assert_eq!(opened.principal, row.reserved, "nothing left the reserve meanwhile");
	let to_buyer = of(opened.principal).min(opened.principal);
	MockArbitration::close(&case);
	let ruling = Ruling {
		to_buyer,
		to_seller: opened.principal - to_buyer,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: None,
		cause: Cause::Other,
	};
	assert_ok!(Payments::on_ruling(&case, &ruling));
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
		World::Reprice(stable, price) => reprice(stable, price.map(Price)),
		World::Stall(by) => MockClock::stall(by),
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

fn reprice(stable: bool, price: Result<Price, PriceError>) {
	let asset = if stable { STABLE } else { NATIVE };
	MockRates::set(&Pair { asset, fiat: Fiat::CNY }, price);
}

/// I4: exits that one party, or anyone, can take alone, with whoever is blocked still blocked.
fn exit_alone(books: &mut Books) {
	MockDirectory::set_open(&SHOP, false);
	for stable in [false, true] {
		reprice(stable, Err(PriceError::Halted));
	}
	MockClock::advance(2 * MAX_LIFE);
	for id in Invoices::<Test>::iter_keys().collect::<Vec<_>>() {
		if Payments::expire(signed(&CAROL), id).is_err() {
			assert_ok!(Payments::close(signed(&CAROL), PaymentId::Invoice(id)));
		}
	}
	for (id, row) in Authorizations::<Test>::iter().collect::<Vec<_>>() {
		if row.phase == AuthorizationPhase::Disputed {
			// What arbitration does where nobody ever rules.
			rule(id, |whole| whole / 2);
		} else if Payments::expire_authorization(signed(&CAROL), id).is_err() {
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
		collect(&owner, &owner, Some(&STRANGER), books);
		assert_eq!(Owed::owed_to(&owner), 0);
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
		for stable in [false, true] {
			reprice(stable, Ok(PAR));
		}
		for step in steps {
			let told = format!("{step:?}");
			perform(step, &mut books);
			Payments::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close();
			assert_eq!(issuance(), before, "I7 after {told}");
		}
		exit_alone(&mut books);
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

proptest! {
	#![proptest_config(sequences(1_000, 10_000))]

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
	for _ in 0..200 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		seen.extend(run_sequence(sequence));
	}
	let all = [
		"InvoiceCreated",
		"InvoiceExtended",
		"InvoiceRequoted",
		"Paid",
		"Settled",
		"InvoiceEnded",
		"Authorized",
		"Increased",
		"Captured",
		"Released",
		"AuthorizationEnded",
		"Refunded",
		"DisputeOpened",
		"DisputeEnded",
		"Moved",
		"BecameClaimable",
		"Pruned",
	];
	for name in all {
		assert!(seen.contains(&format!("Event::{name}")), "{name} never happened: {seen:?}");
	}
}
