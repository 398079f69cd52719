// SPDX-License-Identifier: Apache-2.0

//! From the last vote to the recipient's account.

use super::*;
use crate::{Error, Event, ParkReason};
use tael_mocks::set_free;

#[test]
fn a_deposit_is_credited_less_the_fee_which_the_attesters_share() {
	run(|| {
		let before = issuance();
		let message = Deposit { max_fee: 103, ..deposit(1, &NOBODY, 100 * USDT) };
		agree(&message);
		assert_eq!(free(&NOBODY), 100 * USDT - 103);
		assert_eq!(issuance(), before + 100 * USDT - 103, "the fee is not issued yet");
		assert_eq!(ledger().minted, 100 * USDT - 103);
		assert_eq!(ledger().parked, 103);
		for index in 1..THRESHOLD {
			assert_eq!(owed(&payee(index)), 20);
		}
		assert_eq!(owed(&payee(THRESHOLD)), 23, "the remainder to whose vote came last");
		let agreed = Event::DepositAgreed {
			domain: ETH,
			nonce: 1,
			seq: 0,
			recipient: NOBODY,
			amount: 100 * USDT,
			fee: 103,
			sender: message.sender,
			memo: message.memo,
			tx: message.tx,
		};
		let credited = Event::DepositCredited {
			domain: ETH,
			nonce: 1,
			seq: 1,
			recipient: NOBODY,
			amount: 100 * USDT - 103,
		};
		assert_eq!(events(), vec![agreed, credited]);
		assert!(!crate::Votes::<Test>::contains_key(ETH, 1), "the votes leave");
	});
}

#[test]
fn a_sub_09_the_fee_is_the_least_of_the_quote_the_offer_and_the_amount() {
	let cases = [(5 * FEE, USDT, FEE), (FEE - 1, USDT, FEE - 1), (0, USDT, 0), (5 * FEE, 7, 7)];
	for (max_fee, amount, fee) in cases {
		run(|| {
			agree(&Deposit { max_fee, ..deposit(1, &ALICE, amount) });
			assert_eq!(free(&ALICE), WEALTH + amount - fee);
			let shares: Balance = (1..=ATTESTERS).map(|index| owed(&payee(index))).sum();
			assert_eq!(shares, fee, "the shares sum to the fee");
			assert_eq!(ledger().parked, fee);
		});
	}
}

#[test]
fn attesters_collect_their_fees_when_they_make_an_account() {
	run(|| {
		agree(&deposit(1, &ALICE, USDT));
		assert_eq!(owed(&payee(1)), FEE / 5);
		assert_ok!(Bridge::claim(signed(&STRANGER), payee(1), ETH));
		assert_eq!(free(&payee(1)), FEE / 5);
		assert_eq!(ledger().parked, FEE - FEE / 5);
		assert_noop!(Bridge::claim(signed(&STRANGER), payee(1), ETH), Error::<Test>::NotFound);
	});
}

#[test]
fn a_sub_17_less_than_makes_an_account_is_owed_and_adds_up() {
	run(|| {
		let dust = EXISTENTIAL_DEPOSIT / 2;
		let free_of_charge =
			|nonce, amount| Deposit { max_fee: 0, ..deposit(nonce, &NOBODY, amount) };
		agree(&free_of_charge(1, dust));
		assert_eq!(free(&NOBODY), 0);
		assert_eq!(owed(&NOBODY), dust);
		assert_eq!(ledger().minted, 0);
		assert_eq!(ledger().parked, dust);
		assert!(Bridge::is_done(ETH, 1));
		assert_noop!(Bridge::claim(signed(&STRANGER), NOBODY, ETH), Error::<Test>::CannotCredit);
		agree(&free_of_charge(2, dust));
		assert_eq!(owed(&NOBODY), 2 * dust);
		assert_ok!(Bridge::claim(signed(&STRANGER), NOBODY, ETH));
		assert_eq!(free(&NOBODY), 2 * dust);
		assert_eq!(owed(&NOBODY), 0);
		assert_eq!((ledger().minted, ledger().parked), (2 * dust, 0));
		assert_eq!(
			events().last(),
			Some(&Event::Claimed { domain: ETH, who: NOBODY, amount: 2 * dust })
		);
	});
}

#[test]
fn a_sub_17_one_less_than_the_existential_deposit_is_owed_and_that_much_is_credited() {
	for (amount, is_credited) in [
		(EXISTENTIAL_DEPOSIT - 1, false),
		(EXISTENTIAL_DEPOSIT, true),
		(EXISTENTIAL_DEPOSIT + 1, true),
	] {
		run(|| {
			agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, amount) });
			assert_eq!(free(&NOBODY), if is_credited { amount } else { 0 });
			assert_eq!(owed(&NOBODY), if is_credited { 0 } else { amount });
		});
	}
}

#[test]
fn a_sub_17_what_is_owed_is_paid_once_the_account_was_made_otherwise() {
	run(|| {
		agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, 3) });
		set_free::<FreeMoney>(&STRANGER, &NATIVE, &NOBODY, EXISTENTIAL_DEPOSIT);
		assert_ok!(Bridge::claim(signed(&NOBODY), NOBODY, ETH));
		assert_eq!(free(&NOBODY), EXISTENTIAL_DEPOSIT + 3);
	});
}

#[test]
fn a_sub_17_an_account_that_only_has_held_money_is_owed_too() {
	run(|| {
		// No free balance, and a provider that is not his money.
		System::inc_providers(&NOBODY);
		agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, 3) });
		assert_eq!(owed(&NOBODY), 3);
		agree(&Deposit { max_fee: 0, ..deposit(2, &NOBODY, EXISTENTIAL_DEPOSIT) });
		assert_ok!(Bridge::claim(signed(&STRANGER), NOBODY, ETH));
		assert_eq!(free(&NOBODY), EXISTENTIAL_DEPOSIT + 3);
	});
}

#[test]
fn a_sub_01_an_overflow_is_owed_and_the_nonce_is_done() {
	run(|| {
		// As much as fits beside the issuance.
		let rest = Balance::MAX - issuance();
		assert!(!Bridge::is_minted(&ALICE, rest + 1).unwrap());
		assert_eq!(free(&ALICE), WEALTH, "nothing has moved");
		crate::Domains::<Test>::mutate(ETH, |domain| {
			domain.as_mut().unwrap().terms.large = Balance::MAX;
		});
		limit(Direction::In, Balance::MAX, 0);
		crate::Buckets::<Test>::insert(
			ETH,
			Direction::In,
			crate::Bucket::full(Rule { cap: Balance::MAX, refill_per_day: 0 }, now()),
		);
		agree(&Deposit { max_fee: 0, ..deposit(1, &ALICE, rest + 1) });
		assert_eq!(owed(&ALICE), rest + 1);
		assert!(Bridge::is_done(ETH, 1));
		assert_noop!(Bridge::claim(signed(&ALICE), ALICE, ETH), Error::<Test>::CannotCredit);
	});
}

#[test]
fn a_sub_06_the_same_votes_by_two_executors_in_one_block_credit_once() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let call = deposits(votes(&message, 1, THRESHOLD));
		assert_ok!(send(call.clone()));
		let again = call.dispatch(frame_system::Origin::<Test>::Authorized.into());
		assert_eq!(
			again.map_err(|error| error.error).unwrap_err(),
			Error::<Test>::AlreadyProcessed.into()
		);
		assert_eq!(free(&NOBODY), 100 * USDT - FEE);
	});
}

#[test]
fn deposits_may_come_in_any_order_and_no_nonce_twice() {
	run(|| {
		for nonce in [3, 1, 5, 2, 4] {
			agree(&Deposit { max_fee: 0, ..deposit(nonce, &ALICE, USDT) });
		}
		let progress = crate::Contiguous::<Test>::get(ETH);
		assert_eq!((progress.contiguous, progress.highest), (5, 5));
		assert_eq!(free(&ALICE), WEALTH + 5 * USDT);
		for nonce in 1..=5 {
			let other = Deposit { amount: 7, ..deposit(nonce, &BOB, USDT) };
			assert_noop!(
				Bridge::vote_on_deposit(&vote(&other, 1)),
				Error::<Test>::AlreadyProcessed
			);
		}
		assert_eq!(state(6), InboundState::Unknown);
	});
}

#[test]
fn words_of_done_deposits_leave_when_all_below_are_done() {
	run(|| {
		for nonce in (2..=260).rev() {
			Bridge::mark_done(ETH, nonce);
		}
		assert_eq!(crate::Contiguous::<Test>::get(ETH).contiguous, 0);
		assert_eq!(crate::Done::<Test>::iter_prefix(ETH).count(), 3);
		Bridge::mark_done(ETH, 1);
		let progress = crate::Contiguous::<Test>::get(ETH);
		assert_eq!((progress.contiguous, progress.highest), (260, 260));
		assert_eq!(crate::Done::<Test>::iter_prefix(ETH).count(), 1, "the word of 256 to 383");
		assert!((1..=260).all(|nonce| Bridge::is_done(ETH, nonce)));
		assert!(!Bridge::is_done(ETH, 0) && !Bridge::is_done(ETH, 261));
	});
}

#[test]
fn votes_reach_only_so_far_ahead() {
	run(|| {
		let ahead = TestLimits::get().ahead;
		let last = vote(&deposit(ahead, &ALICE, USDT), 1);
		assert_ok!(send(deposits(list([last]))));
		let next = vote(&deposit(ahead + 1, &ALICE, USDT), 1);
		assert_noop!(Bridge::vote_on_deposit(&next), Error::<Test>::TooFarAhead);
		agree(&deposit(1, &ALICE, USDT));
		assert_ok!(send(deposits(list([next]))));
	});
}

#[test]
fn a_tag_is_paid_from_what_was_credited() {
	run(|| {
		let tag = H256::repeat_byte(3);
		agree(&Deposit { memo: tag, ..deposit(1, &ALICE, 100 * USDT) });
		let amount = 100 * USDT - FEE;
		assert_eq!(free(&SHOP), amount);
		assert_eq!(free(&ALICE), WEALTH);
		assert_eq!(paid_tags(), vec![(ALICE, tag, amount)]);
		let told = Event::TagTried { domain: ETH, nonce: 1, seq: 2, tag, result: Ok(()) };
		assert_eq!(events().last(), Some(&told));
	});
}

#[test]
fn a_tag_that_fails_leaves_the_money_with_the_recipient() {
	run(|| {
		agree(&Deposit { memo: BAD_TAG, ..deposit(1, &ALICE, 100 * USDT) });
		assert_eq!(free(&SHOP), 0, "what it moved before it failed is back");
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
		// An event does not carry the text.
		let result = Err(DispatchError::Other(""));
		let told = Event::TagTried { domain: ETH, nonce: 1, seq: 2, tag: BAD_TAG, result };
		assert_eq!(events().last(), Some(&told));
	});
}

#[test]
fn what_is_owed_pays_no_tag() {
	run(|| {
		agree(&Deposit { memo: H256::repeat_byte(3), max_fee: 0, ..deposit(1, &NOBODY, 5) });
		assert_eq!(owed(&NOBODY), 5);
		assert!(paid_tags().is_empty());
	});
}

#[test]
fn a_sub_20_a_chain_without_money_takes_its_first_deposit() {
	run_in(new_empty_ext(), || {
		assert_eq!(issuance(), 0);
		assert_ok!(add_domain(ETH));
		limit(Direction::In, CAP, CAP);
		attest(&checkpoint(1, 0, 0));
		agree(&deposit(1, &NOBODY, 100 * USDT));
		assert_eq!(free(&NOBODY), 100 * USDT - FEE);
		assert_eq!(issuance(), 100 * USDT - FEE);
	});
}

#[test]
fn a_deposit_makes_room_for_withdrawals() {
	run(|| {
		let room = || crate::Buckets::<Test>::get(ETH, Direction::Out).unwrap().headroom(now());
		Bridge::take(ETH, Direction::Out, CAP).unwrap();
		assert_eq!(room(), 0);
		agree(&deposit(1, &ALICE, 100 * USDT));
		assert_eq!(room(), 100 * USDT - FEE);
		MockKyc::freeze(&BOB);
		agree(&deposit(2, &BOB, 100 * USDT));
		assert_eq!(parked(2).reason, ParkReason::PolicyBlocked);
		assert_eq!(room(), 100 * USDT - FEE, "what is parked is not carried out");
	});
}
