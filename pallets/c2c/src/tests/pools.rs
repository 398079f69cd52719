// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{Error, Event, HoldReason, Movement, PoolChange, Pools, Receipts, mock::*, pool_id};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AssetKind, USDT};

#[test]
fn opening_puts_the_money_and_the_deposit_on_hold() {
	run_with_each(|asset| {
		let id = pool(&ALICE, 1, &asset, 100 * USDT);
		let row = pool_row(id);
		assert_eq!((row.available, row.locked, row.trades, row.moves), (100 * USDT, 0, 0, 0));
		assert_eq!(held(&asset, HoldReason::Escrow, &ALICE), 100 * USDT);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &ALICE), DEPOSIT);
		let opened = Event::PoolOpened {
			id,
			seq: 0,
			owner: ALICE,
			reference: reference(1),
			asset,
			amount: 100 * USDT,
		};
		assert_eq!(events(), vec![opened]);
	});
}

#[test]
fn a_reference_is_used_once_also_after_the_pool_has_ended() {
	run(|| {
		let id = pool(&ALICE, 1, &NATIVE, 100 * USDT);
		let again = || C2c::open_pool(signed(&ALICE), reference(1), NATIVE, 100 * USDT);
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		assert_ok!(C2c::close_pool(signed(&ALICE), id));
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		// It is hers alone.
		pool(&BOB, 1, &NATIVE, 100 * USDT);
	});
}

#[test]
fn opening_refuses_money_that_does_not_exist_or_is_too_little() {
	run(|| {
		let open = |asset, amount| C2c::open_pool(signed(&ALICE), reference(1), asset, amount);
		assert_noop!(open(AssetKind::WithId(99), USDT), Error::<Test>::UnknownAsset);
		assert_noop!(open(NATIVE, 0), Error::<Test>::BadAmount);
		assert_noop!(open(NATIVE, USDT - 1), Error::<Test>::BadAmount);
		assert_ok!(open(NATIVE, USDT));
	});
}

#[test]
fn boundary_a_pool_leaves_the_existential_deposit_free() {
	run_with_each(|asset| {
		let most = if asset == NATIVE {
			WEALTH - DEPOSIT - EXISTENTIAL_DEPOSIT
		} else {
			WEALTH - EXISTENTIAL_DEPOSIT
		};
		let open = |amount| C2c::open_pool(signed(&ALICE), reference(1), asset.clone(), amount);
		assert_noop!(open(most + 1), Error::<Test>::InsufficientFunds);
		assert_ok!(open(most));
	});
}

#[test]
fn a_frozen_account_puts_nothing_in_and_takes_everything_out() {
	run(|| {
		let id = pool(&ALICE, 1, &NATIVE, 100 * USDT);
		MockKyc::freeze(&ALICE);
		let open = C2c::open_pool(signed(&ALICE), reference(2), NATIVE, 100 * USDT);
		assert_noop!(open, DispatchError::Other("Frozen"));
		let fund = C2c::fund_pool(signed(&ALICE), id, USDT, 0);
		assert_noop!(fund, DispatchError::Other("Frozen"));
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), id, 40 * USDT, 0));
		assert_ok!(C2c::close_pool(signed(&ALICE), id));
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn the_owner_puts_in_and_takes_out_and_a_retry_does_nothing() {
	run_with_each(|asset| {
		let id = pool(&ALICE, 1, &asset, 100 * USDT);
		events();
		assert_ok!(C2c::fund_pool(signed(&ALICE), id, 50 * USDT, 0));
		let fund = C2c::fund_pool(signed(&ALICE), id, 50 * USDT, 0);
		assert_noop!(fund, Error::<Test>::Stale);
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), id, 120 * USDT, 1));
		let withdraw = C2c::withdraw_liquidity(signed(&ALICE), id, 20 * USDT, 1);
		assert_noop!(withdraw, Error::<Test>::Stale);
		assert_eq!(pool_row(id).available, 30 * USDT);
		assert_eq!(held(&asset, HoldReason::Escrow, &ALICE), 30 * USDT);
		let changed = |seq, change, amount, available| Event::PoolChanged {
			id,
			seq,
			change,
			amount,
			available,
			locked: 0,
		};
		assert_eq!(
			events(),
			vec![
				changed(1, PoolChange::Funded, 50 * USDT, 150 * USDT),
				changed(2, PoolChange::Withdrawn, 120 * USDT, 30 * USDT),
				Event::Moved {
					id,
					seq: 3,
					kind: Movement::Liquidity,
					asset,
					from: ALICE,
					to: ALICE,
					amount: 120 * USDT,
				},
			]
		);
	});
}

#[test]
fn nobody_else_moves_or_closes_a_pool() {
	run(|| {
		let id = pool(&ALICE, 1, &NATIVE, 100 * USDT);
		let nothing = commitment(1);
		let bob = || signed(&BOB);
		assert_noop!(C2c::fund_pool(bob(), id, USDT, 0), Error::<Test>::NotParty);
		assert_noop!(C2c::withdraw_liquidity(bob(), id, USDT, 0), Error::<Test>::NotParty);
		assert_noop!(C2c::close_pool(bob(), id), Error::<Test>::NotParty);
		assert_noop!(C2c::fund_pool(bob(), nothing, USDT, 0), Error::<Test>::NotFound);
		assert_noop!(C2c::withdraw_liquidity(bob(), nothing, USDT, 0), Error::<Test>::NotFound);
		assert_noop!(C2c::close_pool(bob(), nothing), Error::<Test>::NotFound);
	});
}

#[test]
fn boundary_no_more_is_taken_out_than_no_trade_has_promised() {
	run(|| {
		let id = pool(&ALICE, 1, &NATIVE, 200 * USDT);
		let offer = post(id, 1, ad(SELL, fixed(PAR)));
		take(&BOB, offer, 1, 100 * USDT);
		// The principal and the bond of 3 %.
		let row = pool_row(id);
		assert_eq!((row.available, row.locked, row.trades), (97 * USDT, 103 * USDT, 1));
		let withdraw = |amount| C2c::withdraw_liquidity(signed(&ALICE), id, amount, 0);
		assert_noop!(withdraw(97 * USDT + 1), Error::<Test>::LiquidityLocked);
		assert_noop!(withdraw(0), Error::<Test>::BadAmount);
		assert_ok!(withdraw(97 * USDT));
		let row = pool_row(id);
		assert_eq!((row.available, row.locked), (0, 103 * USDT));
	});
}

#[test]
fn a_pool_closes_once_it_has_no_offers() {
	run_with_each(|asset| {
		let id = pool(&ALICE, 1, &asset, 100 * USDT);
		let offer = post(id, 1, ad(SELL, fixed(PAR)));
		assert_noop!(C2c::close_pool(signed(&ALICE), id), Error::<Test>::PoolBusy);
		assert_ok!(C2c::close_offer(signed(&ALICE), offer));
		assert_ok!(C2c::close_pool(signed(&ALICE), id));
		assert!(!Pools::<Test>::contains_key(id));
		assert!(Receipts::<Test>::contains_key(id));
		assert_eq!(held_at_all(&ALICE), 0);
		assert_noop!(C2c::close_pool(signed(&ALICE), id), Error::<Test>::NotFound);
	});
}

#[test]
fn f6_a_closed_pool_keeps_what_its_trades_were_promised_until_they_end() {
	run_with_each(|asset| {
		let id = pool(&ALICE, 1, &asset, 200 * USDT);
		let offer = post(id, 1, ad(SELL, fixed(PAR)));
		let trade = take(&BOB, offer, 1, 100 * USDT);
		assert_ok!(C2c::close_offer(signed(&ALICE), offer));
		assert_ok!(C2c::close_pool(signed(&ALICE), id));
		let row = pool_row(id);
		assert_eq!((row.available, row.locked), (0, 103 * USDT));
		assert_eq!(held(&asset, HoldReason::Escrow, &ALICE), 103 * USDT);
		let alice = || signed(&ALICE);
		assert_noop!(C2c::fund_pool(alice(), id, USDT, 0), Error::<Test>::PoolBusy);
		assert_noop!(C2c::withdraw_liquidity(alice(), id, 1, 0), Error::<Test>::PoolBusy);
		assert_noop!(C2c::close_pool(alice(), id), Error::<Test>::PoolBusy);
		assert_noop!(try_post(id, 2, ad(SELL, fixed(PAR))), Error::<Test>::PoolBusy);
		assert_ok!(C2c::cancel_trade(signed(&BOB), trade));
		assert!(!Pools::<Test>::contains_key(id));
		assert_eq!(held_at_all(&ALICE), 0);
		assert_eq!(total(&asset, &ALICE), WEALTH);
	});
}

#[test]
fn what_a_trade_gives_back_can_be_taken_again() {
	run(|| {
		let id = pool(&ALICE, 1, &NATIVE, 103 * USDT);
		let offer = post(id, 1, ad(SELL, fixed(PAR)));
		let trade = take(&BOB, offer, 1, 100 * USDT);
		assert_eq!(pool_row(id).available, 0);
		assert_ok!(C2c::cancel_trade(signed(&BOB), trade));
		let row = pool_row(id);
		assert_eq!((row.available, row.locked, row.trades), (103 * USDT, 0, 0));
		assert_ok!(poke(offer));
		take(&BOB, offer, 2, 100 * USDT);
	});
}

#[test]
fn an_owner_who_cannot_be_credited_is_owed_and_nothing_stops() {
	run(|| {
		let id = pool(&ALICE, 1, &STABLE, 100 * USDT);
		block(&ALICE);
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), id, 40 * USDT, 0));
		assert_ok!(C2c::close_pool(signed(&ALICE), id));
		assert_eq!(Owed::owed_to(&ALICE), 100 * USDT);
		assert_eq!(held(&STABLE, HoldReason::Escrow, &ALICE), 100 * USDT);
		unblock(&ALICE);
	});
}

#[test]
fn a_pool_has_as_many_offers_as_it_may() {
	run(|| {
		let id = pool(&ALICE, 0, &NATIVE, 100 * USDT);
		for tag in 0..8 {
			post(id, tag, ad(SELL, fixed(PAR)));
		}
		let one_more = try_post(id, 8, ad(SELL, fixed(PAR)));
		assert_noop!(one_more, Error::<Test>::TooManyOffers);
		MockClock::advance(1);
		assert_ok!(C2c::close_offer(signed(&ALICE), crate::offer_id(&ALICE, &reference(3))));
		post(id, 8, ad(SELL, fixed(PAR)));
		assert_eq!(pool_id(&ALICE, &reference(0)), id);
	});
}
