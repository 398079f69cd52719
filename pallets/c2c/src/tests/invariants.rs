// SPDX-License-Identifier: Apache-2.0

//! `try_state` notices what it claims to notice.

use super::scene::*;
use crate::{
	Attestation, Bought, Disagreement, Due, HoldReason, Mailboxes, Messages, Nullifiers, Proposal,
	Receipt, Receipts, Records, SweepCursor, Timed, Trade, TradeState, Trades, TradesOf, Words,
	mock::*,
};
use frame::{testing_prelude::*, token::fungibles::MutateHold};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Side, USDT};

fn edit(scene: &Scene, change: impl FnOnce(&mut Trade<AccountId>)) {
	Trades::<Test>::mutate_extant(scene.id, change);
}

fn proposal(scene: &Scene) -> Proposal {
	Proposal {
		number: 0,
		steps: scene.row().steps,
		made_at: now(),
		to_buyer: 1,
		to_seller: PRINCIPAL - 1,
		bond_to_other: 0,
		note: H256::zero(),
		expires_at: now() + 1,
	}
}

type Damage = (&'static str, fn(&Scene));

fn damages() -> Vec<Damage> {
	vec![
		("I2: holds differ from objects", |scene| edit(scene, |row| row.deposit += 1)),
		("I2: a hold without an object", |_| {
			let reason = HoldReason::Escrow.into();
			HeldMoney::hold(STABLE, &reason, &STRANGER, USDT).unwrap();
			let reason = HoldReason::Deposit.into();
			HeldMoney::hold(NATIVE, &reason, &DAVE, USDT).unwrap();
		}),
		("I2: holds differ from objects", |scene| {
			edit(scene, |row| row.terms.buyer_bond += 1);
		}),
		("I2: a pool has promised what its trades need", |scene| {
			edit(scene, |row| row.terms.seller_bond += 1);
		}),
		("I2: a pool has promised what its trades need", |scene| {
			crate::Pools::<Test>::mutate_extant(scene.terms.pool, |pool| {
				pool.locked += 1;
				pool.available -= 1;
			});
		}),
		("a side's part is in his pool", |scene| {
			crate::Pools::<Test>::mutate_extant(scene.terms.pool, |pool| pool.owner = CAROL);
			let reason = HoldReason::Escrow.into();
			let all = SPARE + PRINCIPAL + SELLER_BOND;
			HeldMoney::hold(NATIVE, &reason, &CAROL, all).unwrap();
			HeldMoney::hold(NATIVE, &HoldReason::Deposit.into(), &CAROL, DEPOSIT).unwrap();
			let exact = frame::token::Precision::Exact;
			HeldMoney::release(NATIVE, &reason, &ALICE, all, exact).unwrap();
			HeldMoney::release(NATIVE, &HoldReason::Deposit.into(), &ALICE, DEPOSIT, exact)
				.unwrap();
		}),
		("C2C-1: an entry of the expiry index is stale", |scene| {
			edit(scene, |row| row.bucket += 1);
		}),
		("C2C-1: an object is missing in the expiry index", |scene| {
			Due::<Test>::remove(scene.row().bucket, scene.id);
		}),
		("C2C-1: an entry of the expiry index is stale", |scene| {
			Due::<Test>::insert(scene.row().bucket + 1, scene.id, Timed::Trade);
		}),
		("C2C-1: the sweep has passed an entry of the expiry index", |scene| {
			SweepCursor::<Test>::put(scene.row().bucket + 1);
		}),
		("C2C-1: a live object has a receipt", |scene| {
			let receipt = Receipt::Ended { ended_at: now(), keep_until: now() };
			Receipts::<Test>::insert(scene.id, receipt);
		}),
		("C2C-2: a hash is not that of its terms", |scene| {
			edit(scene, |row| row.terms.windows.grace += 1);
		}),
		("C2C-2: funded iff accepted", |scene| edit(scene, |row| row.funded_at = None)),
		("C2C-2: a payment iff it was claimed", |scene| {
			edit(scene, |row| row.payment = Some((payment(), now())));
		}),
		("C2C-2: released iff it is held back", |scene| {
			edit(scene, |row| row.released_at = Some(now()));
		}),
		("C2C-2: released iff it is held back", |scene| {
			edit(scene, |row| {
				row.state = TradeState::Disputed;
				let (from, opener) = (TradeState::PaidClaimed, None);
				row.dispute = Some(Disagreement { from, opener });
				row.released_at = Some(now());
			});
		}),
		("C2C-2: a dispute came from somewhere", |scene| {
			edit(scene, |row| row.state = TradeState::Disputed);
		}),
		("C2C-2: an ended trade is in state", |scene| {
			edit(scene, |row| row.state = TradeState::Ended);
		}),
		("C2C-2: time costs no more than the bond, and is bounded", |scene| {
			edit(scene, |row| {
				row.bought = Some(Bought { from: 0, time: 1, price: BUYER_BOND + 1 });
			});
		}),
		("C2C-2: time costs no more than the bond, and is bounded", |scene| {
			edit(scene, |row| row.extended = WINDOWS.extension + 1);
		}),
		("C2C-2: a proposal divides the principal", |scene| {
			let proposal = Proposal { to_seller: PRINCIPAL, ..proposal(scene) };
			edit(scene, |row| {
				row.proposals.buyer = Some(proposal);
				row.proposed.buyer = 1;
			});
		}),
		("C2C-2: of this trade", |scene| {
			let proposal = proposal(scene);
			edit(scene, |row| row.proposals.buyer = Some(proposal));
		}),
		("C2C-3: a party finds its trades", |scene| TradesOf::<Test>::remove(BOB, scene.id)),
		("C2C-3: an index without a trade", |scene| {
			TradesOf::<Test>::insert(STRANGER, scene.id, ());
		}),
		("C2C-3: a record counts the open trades", |_| {
			Records::<Test>::mutate(C2c::subject(&BOB), |record| record.open += 1);
		}),
		("C2C-3: whoever trades has a record", |_| Records::<Test>::remove(C2c::subject(&BOB))),
		("C2C-4: a message is missing", |scene| {
			edit(scene, |row| row.messages.buyer += 1);
		}),
		("C2C-4: more messages than there may be", |scene| {
			edit(scene, |row| row.messages.buyer = crate::MAX_MESSAGES + 1);
		}),
		("C2C-4: a message of no trade", |scene| {
			let message = crate::Message { at: 0, deposit: 0, sealed: BoundedVec::new() };
			Messages::<Test>::insert((scene.id, Side::Buyer, 5), message);
		}),
		("C2C-4: messages outlive their receipt", |scene| {
			let parties = crate::PerSide { buyer: BOB, seller: ALICE };
			let sent = crate::PerSide::default();
			let mailbox = crate::Mailbox { parties, sent, remove_at: 0, seq: 0 };
			Mailboxes::<Test>::insert(scene.id, mailbox);
		}),
		("C2C-4: a trade counts the words on it", |scene| {
			edit(scene, |row| row.words = 1);
		}),
		("C2C-4: words on no trade", |_| {
			let word = Attestation {
				contract_hash: H256::zero(),
				fiat_amount: 1,
				paid_at: 0,
				nullifier: H256::zero(),
			};
			let words = BoundedVec::truncate_from(vec![(STRANGER, word)]);
			Words::<Test>::insert(H256::zero(), words);
		}),
		("C2C-4: a payment of no trade", |scene| {
			Nullifiers::<Test>::insert(WIRE, commitment(1), scene.id);
		}),
		("C2C-4: a payment that another trade could use", |scene| {
			edit(scene, |row| row.nullifier = Some(commitment(1)));
		}),
	]
}

#[test]
fn try_state_notices_every_damage() {
	for (expected, damage) in damages() {
		new_test_ext().execute_with(|| {
			let scene = Scene::funded(PLAIN, INSTANT);
			assert_ok!(C2c::do_try_state());
			damage(&scene);
			assert_eq!(C2c::do_try_state(), Err(DispatchError::Other(expected)));
		});
	}
}

#[test]
fn i2_a_hold_in_money_that_only_ended_trades_knew_is_noticed() {
	new_test_ext().execute_with(|| {
		let shape = Shape { asset: STABLE, maker_side: Side::Seller, is_crossed: false };
		let scene = Scene::funded(shape, INSTANT);
		assert_ok!(scene.release());
		assert_ok!(C2c::close_pool(signed(&ALICE), scene.terms.pool));
		assert_ok!(C2c::do_try_state());
		HeldMoney::hold(STABLE, &HoldReason::Escrow.into(), &DAVE, USDT).unwrap();
		let expected = DispatchError::Other("I2: a hold without an object");
		assert_eq!(C2c::do_try_state(), Err(expected));
	});
}

#[test]
fn somebody_who_trades_with_himself_is_noticed() {
	new_test_ext().execute_with(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		edit(&scene, |row| {
			row.terms.maker = BOB;
			row.terms.taker = BOB;
		});
		assert!(C2c::do_try_state().is_err());
	});
}
