// SPDX-License-Identifier: Apache-2.0

//! Deposits that wait: why, how long, and how they end.

use super::*;
use crate::{Error, Event, ParkReason};
use tael_primitives::{DAY, bridge::Outcome};

fn claim(nonce: u64) -> DispatchResult {
	tael_mocks::plain(Bridge::claim_parked(signed(&STRANGER), ETH, nonce))
}

fn give_back(who: &AccountId, nonce: u64) -> DispatchResult {
	Bridge::return_parked(signed(who), ETH, nonce, None)
}

fn in_flight() -> Balance {
	ledger().in_flight
}

#[test]
fn a_sub_19_money_for_a_frozen_recipient_is_parked_before_the_credit() {
	run(|| {
		MockKyc::freeze(&ALICE);
		agree(&deposit(1, &ALICE, 100 * USDT));
		assert_eq!(state(1), InboundState::Parked);
		assert_eq!(free(&ALICE), WEALTH);
		assert_eq!(parked(1).reason, ParkReason::PolicyBlocked);
		assert_eq!(parked(1).amount, 100 * USDT - FEE);
		assert_eq!(ledger().parked, 100 * USDT);
		assert_noop!(claim(1), Error::<Test>::PolicyBlocked);
		MockKyc::thaw(&ALICE);
		assert_ok!(claim(1));
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
		assert_noop!(claim(1), Error::<Test>::NotFound);
	});
}

#[test]
fn a_sub_19_a_recipient_who_is_frozen_while_it_waits_is_not_credited() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		MockClock::advance(DELAY);
		MockKyc::freeze(&ALICE);
		assert_noop!(claim(1), Error::<Test>::PolicyBlocked);
	});
}

#[test]
fn a_deposit_for_nobody_is_parked() {
	run(|| {
		agree(&Deposit { recipient: H256::zero(), ..deposit(1, &ALICE, 100 * USDT) });
		assert_eq!(parked(1).reason, ParkReason::PolicyBlocked);
		assert_noop!(claim(1), Error::<Test>::PolicyBlocked);
	});
}

#[test]
fn a_large_deposit_waits() {
	run(|| {
		agree(&Deposit { max_fee: 0, ..deposit(1, &ALICE, LARGE - 1) });
		assert_eq!(state(1), InboundState::Credited);
		agree(&Deposit { max_fee: 0, ..deposit(2, &BOB, LARGE) });
		let release_at = now() + DELAY;
		assert_eq!(parked(2).reason, ParkReason::Large);
		assert_eq!(parked(2).release_at, release_at);
		let told = Event::DepositParked {
			domain: ETH,
			nonce: 2,
			seq: 1,
			reason: ParkReason::Large,
			amount: LARGE,
			release_at,
		};
		assert_eq!(events().last(), Some(&told));
		MockClock::set(release_at - 1);
		assert_noop!(claim(2), Error::<Test>::TooEarly);
		MockClock::set(release_at);
		assert_ok!(claim(2));
		assert_eq!(free(&BOB), WEALTH + LARGE);
		let credited =
			Event::DepositCredited { domain: ETH, nonce: 2, seq: 2, recipient: BOB, amount: LARGE };
		assert_eq!(events().last(), Some(&credited));
	});
}

#[test]
fn what_the_bucket_cannot_take_waits_and_takes_nothing_of_it() {
	run(|| {
		limit(Direction::In, 1_000 * USDT, 1_000 * USDT);
		let exact = |nonce, amount| Deposit { max_fee: 0, ..deposit(nonce, &ALICE, amount) };
		agree(&exact(1, 600 * USDT));
		agree(&exact(2, 401 * USDT));
		assert_eq!(parked(2).reason, ParkReason::RateLimited);
		agree(&exact(3, 400 * USDT));
		assert_eq!(state(3), InboundState::Credited);
		agree(&exact(4, 1));
		assert_eq!(state(4), InboundState::Parked);
		MockClock::advance(DELAY - 1);
		assert_noop!(claim(2), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(claim(2));
		assert_eq!(free(&ALICE), WEALTH + 1_401 * USDT);
	});
}

#[test]
fn a_sig_10_all_attesters_together_issue_no_more_at_once_than_the_bucket_holds() {
	run(|| {
		let exact = |nonce, amount| Deposit { max_fee: 0, ..deposit(nonce, &ALICE, amount) };
		let (before, step) = (issuance(), LARGE - 1);
		for nonce in 1..=10 {
			let message = exact(nonce, step);
			assert_ok!(send(deposits(votes(&message, 1, ATTESTERS))));
		}
		assert!(issuance() - before <= CAP);
		assert_eq!(state(10), InboundState::Parked);
		assert_ok!(send(deposits(votes(&exact(11, 100 * CAP), 1, ATTESTERS))));
		assert_eq!(state(11), InboundState::Parked);
		assert!(parked(11).release_at >= now() + DELAY);
	});
}

#[test]
fn without_a_limit_nothing_passes() {
	run(|| {
		crate::Buckets::<Test>::remove(ETH, Direction::In);
		agree(&deposit(1, &ALICE, USDT));
		assert_eq!(parked(1).reason, ParkReason::RateLimited);
	});
}

#[test]
fn a_pause_that_ends_lets_nothing_through_that_would_have_waited() {
	run(|| {
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Direction::In));
		agree(&deposit(1, &ALICE, LARGE + FEE));
		agree(&deposit(2, &ALICE, USDT));
		assert_eq!(parked(1).reason, ParkReason::Paused);
		assert_eq!(parked(2).reason, ParkReason::Paused);
		assert_noop!(claim(2), Error::<Test>::Paused);
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, Direction::In));
		assert_ok!(claim(2));
		assert_noop!(claim(1), Error::<Test>::TooEarly);
		MockClock::advance(DELAY);
		assert_ok!(claim(1));
	});
}

#[test]
fn a_parked_deposit_that_no_account_can_take_is_owed() {
	run(|| {
		MockKyc::freeze(&NOBODY);
		agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, 5) });
		MockKyc::thaw(&NOBODY);
		assert_ok!(claim(1));
		assert_eq!(owed(&NOBODY), 5);
		assert_eq!(ledger().parked, 5);
		assert_eq!(ledger().minted, 0);
	});
}

#[test]
fn a_sub_24_the_recipient_sends_his_deposit_back_at_once() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		assert_noop!(give_back(&BOB, 1), Error::<Test>::TooEarly);
		assert_ok!(give_back(&ALICE, 1));
		assert!(!crate::Parked::<Test>::contains_key(ETH, 1));
		assert_eq!(in_flight(), LARGE);
		assert_eq!(ledger().parked, FEE, "what the attesters are owed");
		assert!(events().iter().any(|event| matches!(
			event,
			Event::DepositReturning { domain: ETH, nonce: 1, to: HOME, amount: LARGE, .. }
		)));
		MockClock::advance(40 * DAY);
		assert_noop!(claim(1), Error::<Test>::NotFound);
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::NotFound);
		assert_noop!(
			Bridge::vote_on_deposit(&vote(&deposit(1, &ALICE, LARGE + FEE), 6)),
			Error::<Test>::AlreadyProcessed
		);
	});
}

#[test]
fn a_sub_24_anybody_sends_it_back_when_it_has_waited_long_and_still_must() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		let from = now() + TestLimits::get().return_after;
		MockClock::set(from - 1);
		assert_noop!(give_back(&STRANGER, 1), Error::<Test>::TooEarly);
		MockClock::set(from);
		// What she can have this very moment nobody else sends away.
		assert_noop!(give_back(&STRANGER, 1), Error::<Test>::NotAuthorized);
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Direction::In));
		assert_ok!(give_back(&STRANGER, 1));
		assert_eq!(in_flight(), LARGE);
	});
}

#[test]
fn a_sub_24_without_an_address_only_the_council_sends_it_back() {
	run(|| {
		let zero = EvmAddress::default();
		agree(&Deposit { refund_to: zero, ..deposit(1, &ALICE, LARGE + FEE) });
		let root = RuntimeOrigin::root;
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::BadAddress);
		assert_noop!(
			Bridge::return_parked(signed(&ALICE), ETH, 1, Some(HOME)),
			Error::<Test>::NotAuthorized
		);
		for bad in [None, Some(zero), Some(VAULT), Some(TOKEN)] {
			assert_noop!(Bridge::return_parked(root(), ETH, 1, bad), Error::<Test>::BadAddress);
		}
		assert_ok!(Bridge::return_parked(root(), ETH, 1, Some(HOME)));
		assert_eq!(in_flight(), LARGE);
	});
}

#[test]
fn the_council_names_an_address_only_where_the_senders_will_not_do() {
	run(|| {
		let other = EvmAddress([0xdd; 20]);
		let back = |to| Bridge::return_parked(RuntimeOrigin::root(), ETH, 1, to);
		let message = deposit(1, &ALICE, LARGE + FEE);
		agree(&message);
		for to in [other, HOME] {
			assert_noop!(back(Some(to)), Error::<Test>::NotAuthorized);
		}
		assert_ok!(Bridge::set_listed(RuntimeOrigin::root(), ETH, HOME, true));
		assert_ok!(back(Some(other)));
		let release = crate::Outbounds::<Test>::get(ETH, 1).unwrap().release;
		assert_eq!(release.recipient, other);
		assert_eq!(release.request, tael_primitives::bridge::Message::id(&message));
		// Its word was for that once: the deposit stays what it was.
		assert_ok!(send(receipt_votes(votes(
			&receipt_of(&release, Outcome::Cancelled),
			1,
			THRESHOLD
		))));
		assert_eq!(parked(1).deposit, message);
		assert_ok!(Bridge::set_listed(RuntimeOrigin::root(), ETH, HOME, false));
		assert_noop!(back(Some(other)), Error::<Test>::NotAuthorized);
		assert_ok!(back(None));
		assert_eq!(crate::Outbounds::<Test>::get(ETH, 2).unwrap().release.recipient, HOME);
	});
}

#[test]
fn the_council_sends_what_the_vault_or_the_token_would_get_elsewhere() {
	for refund_to in [EvmAddress::default(), VAULT, TOKEN] {
		run(|| {
			agree(&Deposit { refund_to, ..deposit(1, &ALICE, LARGE + FEE) });
			assert_noop!(give_back(&ALICE, 1), Error::<Test>::BadAddress);
			let to = Some(HOME);
			assert_ok!(Bridge::return_parked(RuntimeOrigin::root(), ETH, 1, to));
		});
	}
}

/// A deposit that its sender wants back elsewhere, and is paused.
fn to_somebody_else(amount: Balance) -> Deposit {
	assert_ok!(Bridge::pause(RuntimeOrigin::root(), ETH, Direction::In));
	let message = Deposit {
		sender: sender(&EvmAddress([0xdd; 20])),
		max_fee: 0,
		..deposit(1, &ALICE, amount)
	};
	agree(&message);
	message
}

#[test]
fn what_its_recipient_sends_elsewhere_counts_as_a_withdrawal() {
	use tael_primitives::Action::Withdraw;
	let amount = 100 * USDT;
	run(|| {
		to_somebody_else(amount);
		MockKyc::limit(&ALICE, Withdraw, amount - 1);
		assert_noop!(give_back(&ALICE, 1), DispatchError::Other("LimitExceeded"));
		MockKyc::limit(&ALICE, Withdraw, amount);
		assert_ok!(give_back(&ALICE, 1));
		assert_eq!(MockKyc::used(&ALICE, Withdraw), amount);
		let release = crate::Outbounds::<Test>::get(ETH, 1).unwrap().release;
		let told = receipt_of(&release, Outcome::Cancelled);
		assert_ok!(send(receipt_votes(votes(&told, 1, THRESHOLD))));
		assert_eq!(MockKyc::used(&ALICE, Withdraw), 0, "it is given back when it is cancelled");
		// After a while it is what its sender wanted.
		MockClock::advance(TestLimits::get().return_after);
		MockKyc::limit(&ALICE, Withdraw, 0);
		assert_ok!(give_back(&ALICE, 1));
		assert_eq!(MockKyc::used(&ALICE, Withdraw), 0);
	});
	run(|| {
		MockKyc::limit(&ALICE, Withdraw, 0);
		agree(&deposit(1, &ALICE, LARGE + FEE));
		assert_ok!(give_back(&ALICE, 1));
		assert_eq!(MockKyc::used(&ALICE, Withdraw), 0, "it goes where it came from");
	});
}

#[test]
fn what_its_recipient_sends_elsewhere_keeps_the_travel_rule() {
	let threshold = terms().travel_threshold;
	run(|| {
		to_somebody_else(threshold);
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::TravelRefMissing);
		MockClock::advance(TestLimits::get().return_after);
		assert_ok!(give_back(&ALICE, 1));
	});
	run(|| {
		to_somebody_else(threshold - 1);
		assert_ok!(give_back(&ALICE, 1));
	});
	run(|| {
		// More than an address stands where the sender does.
		let mut odd = sender(&HOME);
		odd.0[0] = 1;
		agree(&Deposit { sender: odd, ..deposit(1, &ALICE, LARGE + FEE) });
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::TravelRefMissing);
	});
}

#[test]
fn more_than_the_vault_pays_at_once_does_not_go_back() {
	run(|| {
		let most = terms().max;
		let exact = |nonce, amount| Deposit { max_fee: 0, ..deposit(nonce, &ALICE, amount) };
		agree(&exact(1, most + 1));
		agree(&exact(2, most));
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::AboveMaximum);
		let by_council = Bridge::return_parked(RuntimeOrigin::root(), ETH, 1, None);
		assert_noop!(by_council, Error::<Test>::AboveMaximum);
		assert_ok!(give_back(&ALICE, 2));
		MockClock::advance(DELAY);
		assert_ok!(claim(1));
	});
}

#[test]
fn a_deposit_for_an_account_that_nobody_has_the_key_of_is_parked() {
	run(|| {
		agree(&deposit(1, &TREASURY, 100 * USDT));
		assert_eq!(parked(1).reason, ParkReason::PolicyBlocked);
		assert_noop!(claim(1), Error::<Test>::PolicyBlocked);
		MockClock::advance(TestLimits::get().return_after);
		assert_ok!(give_back(&STRANGER, 1));
	});
}

#[test]
fn a_sub_24_nothing_goes_back_to_a_listed_address() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		let root = RuntimeOrigin::root;
		assert_ok!(Bridge::set_listed(root(), ETH, HOME, true));
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::BadAddress);
		assert_noop!(Bridge::return_parked(root(), ETH, 1, None), Error::<Test>::BadAddress);
		assert_ok!(Bridge::set_listed(root(), ETH, HOME, false));
		assert_ok!(give_back(&ALICE, 1));
	});
}

#[test]
fn a_sub_24_a_frozen_recipients_deposit_goes_back_by_the_council_alone() {
	run(|| {
		MockKyc::freeze(&ALICE);
		agree(&deposit(1, &ALICE, 100 * USDT));
		MockClock::advance(40 * DAY);
		assert_noop!(give_back(&ALICE, 1), Error::<Test>::PolicyBlocked);
		assert_noop!(give_back(&STRANGER, 1), Error::<Test>::PolicyBlocked);
		assert_ok!(Bridge::return_parked(RuntimeOrigin::root(), ETH, 1, None));
	});
}

#[test]
fn a_cancelled_return_is_parked_again_and_can_be_credited() {
	run(|| {
		MockKyc::freeze(&ALICE);
		agree(&deposit(1, &ALICE, 100 * USDT));
		let before = parked(1);
		assert_ok!(Bridge::return_parked(RuntimeOrigin::root(), ETH, 1, None));
		let release = crate::Outbounds::<Test>::get(ETH, 1).unwrap().release;
		assert_ok!(send(receipt_votes(votes(
			&receipt_of(&release, Outcome::Cancelled),
			1,
			THRESHOLD
		))));
		assert_eq!(parked(1).reason, ParkReason::ReturnCancelled);
		assert_eq!(parked(1).parked_at, before.parked_at);
		assert_eq!((in_flight(), ledger().parked), (0, 100 * USDT));
		MockKyc::thaw(&ALICE);
		assert_ok!(claim(1));
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
	});
}

#[test]
fn a_return_that_was_paid_ends() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		assert_ok!(give_back(&ALICE, 1));
		let release = crate::Outbounds::<Test>::get(ETH, 1).unwrap().release;
		assert_eq!((release.recipient, release.amount), (HOME, LARGE));
		assert_ok!(send(receipt_votes(votes(
			&receipt_of(&release, Outcome::Released),
			1,
			THRESHOLD
		))));
		assert_eq!(in_flight(), 0);
		assert_eq!(ledger().minted, 0, "it was never issued here");
	});
}

#[test]
fn a_sub_02_an_error_inside_leaves_nothing_behind() {
	run(|| {
		// A ledger that cannot take it: the whole vote fails, and the nonce stays open.
		let message = deposit(1, &ALICE, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 1, THRESHOLD - 1))));
		let sound = ledger();
		let mut full = sound;
		full.parked = Balance::MAX - 1;
		crate::Ledgers::<Test>::insert(ETH, full);
		let call = deposits(votes(&message, THRESHOLD, THRESHOLD));
		assert_noop!(
			call.dispatch(frame_system::Origin::<Test>::Authorized.into())
				.map_err(|error| error.error),
			DispatchError::from(crate::Imbalance)
		);
		assert!(!Bridge::is_done(ETH, 1));
		crate::Ledgers::<Test>::insert(ETH, sound);
		assert_ok!(send(deposits(votes(&message, THRESHOLD, THRESHOLD))));
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
	});
}
