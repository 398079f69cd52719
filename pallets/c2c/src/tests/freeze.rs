// SPDX-License-Identifier: Apache-2.0

//! F21, F22, F33: whoever is frozen, blocked or no longer attested holds up nobody. What cannot be credited
//! waits for its owner.

use super::scene::*;
use crate::{HoldReason, Receipts, TradeState, mock::*};
use frame::{testing_prelude::*, token::fungibles::InspectHold};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Balance, Cause, Ruling, Side};

/// A way out of a state, and what of the principal the buyer gets.
type Exit = (TradeState, &'static str, fn(&Scene) -> DispatchResult, Balance);

fn ruling(to_buyer: Balance) -> Ruling {
	Ruling {
		to_buyer,
		to_seller: PRINCIPAL - to_buyer,
		slash_buyer: 1_000,
		slash_seller: 2_000,
		fee_payer: None,
		cause: Cause::Other,
	}
}

fn exits() -> Vec<Exit> {
	use TradeState::{Disputed, Funded, HeldRelease, Lapsed, PaidClaimed, Requested};
	vec![
		(Requested, "reject", |scene| C2c::reject_trade(signed(&ALICE), scene.id), 0),
		(Requested, "cancel", |scene| C2c::cancel_trade(signed(&BOB), scene.id), 0),
		(
			Requested,
			"time",
			|scene| {
				MockClock::advance(WINDOWS.accept);
				scene.poke()
			},
			0,
		),
		(Funded, "cancel", |scene| scene.cancel(), 0),
		(Funded, "release", |scene| scene.release(), PRINCIPAL),
		(
			Funded,
			"time",
			|scene| {
				MockClock::advance(WINDOWS.pay + WINDOWS.grace);
				scene.poke()
			},
			0,
		),
		(PaidClaimed, "release", |scene| scene.release(), PRINCIPAL),
		(PaidClaimed, "cancel of the claim", |scene| scene.cancel_claim(), 0),
		(Lapsed, "release", |scene| scene.release(), PRINCIPAL),
		(
			Lapsed,
			"time",
			|scene| {
				MockClock::advance(WINDOWS.grace);
				scene.poke()
			},
			0,
		),
		(
			HeldRelease,
			"time",
			|scene| {
				MockClock::advance(HOLD);
				scene.poke()
			},
			PRINCIPAL,
		),
		(Disputed, "release", |scene| scene.release(), PRINCIPAL),
		(Disputed, "cancel of the claim", |scene| scene.cancel_claim(), 0),
		(Disputed, "ruling", |scene| scene.rule(&ruling(PRINCIPAL / 4)), PRINCIPAL / 4),
		(
			Disputed,
			"withdrawal",
			|scene| {
				MockClock::advance(WINDOWS.release);
				scene.withdraw_dispute()
			},
			PRINCIPAL,
		),
	]
}

/// What is owed to somebody, and lies on hold.
fn owed(who: &AccountId) -> Balance {
	Owed::owed_to(who)
}

/// Pay everything out that waits for somebody, as the claimables do when he asks.
fn collect(who: &AccountId) {
	for (key, amount) in Owed::of(who) {
		let paid = tael_primitives::deliver::<_, HeldMoney>(
			key.asset.clone(),
			&key.reason,
			&key.source,
			who,
			amount,
		);
		assert_eq!(paid, Ok(tael_primitives::Delivery::Delivered));
		Owed::take(who, &key);
	}
}

#[test]
fn f21_a_frozen_party_gets_and_gives_as_anybody_on_every_way_out() {
	for (state, name, exit, to_buyer) in exits() {
		for frozen in [ALICE, BOB] {
			run_with_shapes(|shape| {
				let scene = Scene::in_state(state, shape);
				// No tier, no limits and a freeze: no exit asks.
				MockKyc::freeze(&frozen);
				MockKyc::revoke(&frozen);
				println!("{state:?} by {name}, {frozen:?} frozen");
				assert_ok!(exit(&scene));
				assert!(!scene.is_alive());
				let slashed = if name == "ruling" { (1_000, 2_000) } else { (0, 0) };
				let gain = signed_sum(to_buyer);
				scene.ended_with(gain - slashed.0, -gain - slashed.1, slashed.0 + slashed.1);
			});
		}
	}
}

#[test]
fn f21_a_blocked_party_holds_up_no_way_out_and_collects_later() {
	for (state, name, exit, to_buyer) in exits() {
		for blocked in [vec![ALICE], vec![BOB], vec![ALICE, BOB], vec![TREASURY]] {
			for maker_side in [Side::Seller, Side::Buyer] {
				for is_crossed in [false, true] {
					run(|| {
						let shape = Shape { asset: STABLE, maker_side, is_crossed };
						let scene = Scene::in_state(state, shape);
						for who in &blocked {
							block(who);
						}
						println!("{state:?} by {name}, {blocked:?} blocked");
						assert_ok!(exit(&scene));
						assert!(!scene.is_alive());
						assert!(Receipts::<Test>::contains_key(scene.id));
						C2c::do_try_state().unwrap();
						for who in [ALICE, BOB, TREASURY] {
							let is_blocked = blocked.contains(&who);
							assert!(is_blocked || owed(&who) == 0, "nobody else waits");
						}
						// Cleared, everybody has what is his.
						for who in [ALICE, BOB, TREASURY] {
							if blocked.contains(&who) {
								unblock(&who);
							}
							collect(&who);
						}
						let slashed = if name == "ruling" { (1_000, 2_000) } else { (0, 0) };
						let gain = signed_sum(to_buyer);
						let (buyer, seller) = (gain - slashed.0, -gain - slashed.1);
						scene.ended_with(buyer, seller, slashed.0 + slashed.1);
					});
				}
			}
		}
	}
}

#[test]
fn f22_an_asset_that_stands_still_as_a_whole_holds_up_no_way_out() {
	for (state, name, exit, to_buyer) in exits() {
		for maker_side in [Side::Seller, Side::Buyer] {
			run(|| {
				let shape = Shape { asset: STABLE, maker_side, is_crossed: false };
				let scene = Scene::in_state(state, shape);
				assert_ok!(Assets::freeze_asset(signed(&STRANGER), USDC));
				println!("{state:?} by {name}");
				assert_ok!(exit(&scene));
				assert!(!scene.is_alive());
				let moved = [ALICE, BOB].map(|who| scene.gain(&who));
				assert_eq!(moved, [0, 0], "nothing moves while it stands still");
				assert_ok!(Assets::thaw_asset(signed(&STRANGER), USDC));
				for who in [ALICE, BOB, TREASURY] {
					collect(&who);
				}
				let slashed = if name == "ruling" { (1_000, 2_000) } else { (0, 0) };
				let gain = signed_sum(to_buyer);
				let (buyer, seller) = (gain - slashed.0, -gain - slashed.1);
				scene.ended_with(buyer, seller, slashed.0 + slashed.1);
			});
		}
	}
}

#[test]
fn a_freeze_that_the_owner_placed_on_himself_holds_nothing_back() {
	run(|| {
		let scene = Scene::marked(Shape { asset: STABLE, ..PLAIN }, INSTANT);
		assert_ok!(Assets::freeze(signed(&STRANGER), USDC, ALICE));
		assert_ok!(scene.release());
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn a5_a_share_that_makes_no_account_waits_for_its_owner() {
	run(|| {
		// The buyer keeps no free money of this kind, and gets less than an account needs.
		let shape = Shape { asset: STABLE, maker_side: Side::Buyer, is_crossed: false };
		let scene = Scene::marked(shape, INSTANT);
		let terms = crate::ProposalTerms {
			to_buyer: 1,
			bond_to_other: 0,
			note: H256::zero(),
			expires_at: now() + 1,
		};
		assert_ok!(C2c::propose_settlement(signed(scene.buyer()), scene.id, terms));
		let row = scene.row();
		let hash = row.proposals.buyer.unwrap().hash(row.contract_hash);
		assert_ok!(C2c::accept_settlement(signed(scene.seller()), scene.id, hash));
		scene.ended_with(1, -1, 0);
	});
}

#[test]
fn what_waits_stays_under_the_reason_it_lay_under() {
	run(|| {
		let scene = Scene::marked(Shape { asset: STABLE, ..PLAIN }, INSTANT);
		block(&BOB);
		assert_ok!(scene.release());
		let owed = Owed::of(&BOB);
		let total: Balance = owed.iter().map(|(_, amount)| amount).sum();
		assert_eq!(total, PRINCIPAL + BUYER_BOND);
		let reason: RuntimeHoldReason = HoldReason::Escrow.into();
		for (key, _) in &owed {
			assert_eq!((&key.asset, key.reason), (&STABLE, reason));
		}
		let in_alices = HeldMoney::balance_on_hold(STABLE, &reason, &ALICE);
		assert_eq!(in_alices, PRINCIPAL + SPARE + SELLER_BOND);
	});
}
