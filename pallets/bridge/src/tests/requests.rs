// SPDX-License-Identifier: Apache-2.0

//! Taking money out: what leaves, and everything that is in the way.

use super::outgoing::*;
use crate::{
	Direction, Error, Event, HoldReason, OutboundState, Requests, Source, Withdrawal, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	Action, Balance, DAY, HOUR, USDT,
	bridge::{EvmAddress, request_id},
};

const AMOUNT: Balance = 100 * USDT;

#[test]
fn a_withdrawal_leaves_issuance_and_waits_for_signatures() {
	run_funded(|| {
		let (before, mine) = (issuance(), free(&ALICE));
		assert_ok!(request(&ALICE, withdrawal(3, AMOUNT)));
		assert_eq!(issuance(), before - AMOUNT);
		assert_eq!(free(&ALICE), mine - AMOUNT - ATTEST_FEE);
		assert_eq!(held(HoldReason::WithdrawalFee, &ALICE), ATTEST_FEE);
		assert_eq!((ledger().burned, ledger().in_flight), (AMOUNT, AMOUNT));
		assert_eq!(MockKyc::used(&ALICE, Action::Withdraw), AMOUNT);

		let row = outbound(1);
		let request = request_id(GENESIS, &ALICE, &[3; 32]);
		let release = row.release.clone();
		assert_eq!(row.state, OutboundState::Requested);
		assert_eq!((release.domain, release.nonce, release.token), (ETH, 1, TOKEN));
		assert_eq!((release.recipient, release.amount, release.fee), (HOME, AMOUNT, RELEASE_FEE));
		assert_eq!(release.request, request);
		assert_eq!(release.deadline, (now() + 14 * DAY) / 1_000);
		assert_eq!(
			row.source,
			Source::Request {
				who: ALICE,
				reference: [3; 32],
				attest_fee: ATTEST_FEE,
				at: now(),
				travel_ref: Some(H256::repeat_byte(7)),
			}
		);
		assert_eq!(
			events(),
			[Event::WithdrawalRequested {
				domain: ETH,
				nonce: 1,
				seq: 0,
				who: ALICE,
				reference: [3; 32],
				request,
				recipient: HOME,
				amount: AMOUNT,
				fee: RELEASE_FEE,
				attest_fee: ATTEST_FEE,
				deadline: release.deadline,
				travel_ref: Some(H256::repeat_byte(7)),
			}]
		);
	});
}

#[test]
fn the_deadline_is_in_the_time_of_the_other_chain_and_not_in_chain_time() {
	run_funded(|| {
		MockClock::stall(3 * HOUR);
		take_out(1, AMOUNT);
		assert_eq!(outbound(1).release.deadline, (now() + 3 * HOUR + 14 * DAY) / 1_000);
	});
}

#[test]
fn a_sub_21_a_reference_is_used_once_and_tells_its_first_release() {
	run_funded(|| {
		take_out(1, AMOUNT);
		let before = issuance();
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::AlreadyRequested);
		assert_noop!(request(&ALICE, withdrawal(1, 2 * AMOUNT)), Error::<Test>::AlreadyRequested);
		assert_eq!(issuance(), before);
		let view = Bridge::withdrawal_by_ref(&ALICE, &[1; 32]).unwrap();
		assert_eq!((view.requested.domain, view.requested.nonce), (ETH, 1));
		assert_eq!(view.outbound.unwrap().outbound, outbound(1));
		assert_eq!(Bridge::withdrawal_by_ref(&ALICE, &[2; 32]), None);
		// The reference is hers alone.
		assert_ok!(request(&BOB, withdrawal(1, AMOUNT)));
		assert_eq!(outbound(2).release.nonce, 2);
	});
}

#[test]
fn a_reference_stays_used_for_ninety_days_after_the_end() {
	run_funded(|| {
		take_out(1, AMOUNT);
		let id = outbound(1).release.request;
		let forget = || Bridge::forget_request(signed(&STRANGER), id);
		assert_noop!(forget(), Error::<Test>::WrongState);
		tell(&paid(1));
		let view = Bridge::withdrawal_by_ref(&ALICE, &[1; 32]).unwrap();
		assert_eq!((view.requested.nonce, view.outbound), (1, None));
		MockClock::advance(90 * DAY - 1);
		assert_noop!(forget(), Error::<Test>::TooEarly);
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::AlreadyRequested);
		MockClock::advance(1);
		assert_ok!(forget());
		assert!(!Requests::<Test>::contains_key(id));
		assert_noop!(forget(), Error::<Test>::NotFound);
	});
}

#[test]
fn a_block_forgets_references_when_their_time_is_over() {
	run_funded(|| {
		take_out(1, AMOUNT);
		let id = outbound(1).release.request;
		tell(&paid(1));
		let block = || <Bridge as Hooks<u64>>::on_idle(2, Weight::MAX);
		MockClock::advance(90 * DAY - 1);
		block();
		assert!(Requests::<Test>::contains_key(id));
		MockClock::advance(tael_primitives::MINUTE);
		block();
		assert!(!Requests::<Test>::contains_key(id));
		assert_eq!(crate::Forgettable::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_sub_25_nothing_is_taken_out_into_a_dead_quorum() {
	run_funded(|| {
		let silence = TestLimits::get().silence;
		MockClock::advance(silence - 1);
		assert!(Bridge::is_heard(ETH));
		take_out(1, AMOUNT);
		MockClock::advance(1);
		assert!(!Bridge::is_heard(ETH));
		assert_noop!(request(&ALICE, withdrawal(2, AMOUNT)), Error::<Test>::Silent);
		assert!(!Bridge::domain_status(ETH).unwrap().is_heard);
		// One attester is no quorum, whatever he says: a deposit, a checkpoint, a signature.
		assert_ok!(send(deposits(votes(&deposit(2, &BOB, USDT), 1, THRESHOLD - 1))));
		assert_ok!(send(checkpoints(votes(&checkpoint(9, 1, FUNDED), 1, THRESHOLD - 1))));
		sign(1, 1, THRESHOLD - 1);
		assert_ok!(send(receipts_of(&paid(1), 1, 1, THRESHOLD - 1)));
		assert_noop!(request(&ALICE, withdrawal(2, AMOUNT)), Error::<Test>::Silent);
		assert_ok!(send(deposits(votes(&deposit(2, &BOB, USDT), THRESHOLD, THRESHOLD))));
		take_out(2, AMOUNT);
	});
}

#[test]
fn whatever_a_quorum_agrees_on_is_a_sign_of_life() {
	let agreements: [fn(); 4] = [
		|| agree(&deposit(2, &BOB, USDT)),
		|| attest(&checkpoint(9, 1, FUNDED)),
		|| sign(1, 1, THRESHOLD),
		|| tell(&paid(1)),
	];
	for (index, agree_on_something) in agreements.into_iter().enumerate() {
		run_funded(|| {
			take_out(1, AMOUNT);
			MockClock::advance(TestLimits::get().silence);
			assert!(!Bridge::is_heard(ETH));
			agree_on_something();
			assert_eq!(crate::LastHeard::<Test>::get(ETH), Some(now()), "{index}");
			take_out(2, AMOUNT);
		});
	}
}

#[test]
fn a_halt_of_the_chain_does_not_make_a_dead_quorum_look_alive() {
	run_funded(|| {
		MockClock::stall(TestLimits::get().silence);
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::Silent);
		attest(&checkpoint(9, 1, FUNDED));
		take_out(1, AMOUNT);
	});
}

#[test]
fn nothing_is_taken_out_while_the_set_in_office_is_suspended() {
	run_funded(|| {
		for index in 1..=2 {
			assert_ok!(report(&BOB, equivocation(index)));
		}
		take_out(1, AMOUNT);
		assert_ok!(report(&BOB, equivocation(3)));
		assert_noop!(request(&ALICE, withdrawal(2, AMOUNT)), Error::<Test>::Silent);
		assert!(!Bridge::domain_status(ETH).unwrap().is_heard);
	});
}

#[test]
fn inv_6_no_more_goes_out_than_came_in_and_is_still_here() {
	run_funded(|| {
		// Bob's money came from elsewhere, and can leave here all the same, as long as there is cover.
		assert!(Bridge::quote_withdrawal(ETH, ISSUED).unwrap().is_covered);
		assert!(!Bridge::quote_withdrawal(ETH, ISSUED + 1).unwrap().is_covered);
		assert_noop!(request(&BOB, withdrawal(1, ISSUED + 1)), Error::<Test>::NotCovered);
		assert_ok!(request(&BOB, withdrawal(1, ISSUED)));
		assert_noop!(request(&ALICE, withdrawal(1, 10 * USDT)), Error::<Test>::NotCovered);
		assert_eq!(ledger().issued(), 0);
	});
}

#[test]
fn parked_money_does_not_cover_what_others_take_out() {
	run_funded(|| {
		MockKyc::freeze(&BOB);
		agree(&deposit(2, &BOB, 1_000 * USDT));
		assert!(ledger().parked >= 1_000 * USDT - FEE);
		assert_noop!(request(&ALICE, withdrawal(1, ISSUED + 1)), Error::<Test>::NotCovered);
	});
}

#[test]
fn nothing_goes_where_there_is_no_domain_or_none_in_use() {
	run_funded(|| {
		let elsewhere = Withdrawal { domain: 9, ..withdrawal(1, AMOUNT) };
		assert_noop!(request(&ALICE, elsewhere), Error::<Test>::UnknownDomain);
		let dev = Withdrawal { domain: crate::DEV, ..withdrawal(1, AMOUNT) };
		assert_noop!(request(&ALICE, dev), Error::<Test>::UnknownDomain);
		assert_ok!(Bridge::set_open(RuntimeOrigin::root(), ETH, false));
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::Paused);
	});
}

#[test]
fn a_pause_of_requests_stops_them_and_one_of_deposits_does_not() {
	run_funded(|| {
		assert_ok!(Bridge::pause(signed(&COMMITTEE), ETH, Direction::In));
		take_out(1, AMOUNT);
		assert_ok!(Bridge::pause(signed(&COMMITTEE), ETH, Direction::Out));
		assert_noop!(request(&ALICE, withdrawal(2, AMOUNT)), Error::<Test>::Paused);
		// It ends by itself, but then the attesters must have been heard.
		MockClock::advance(TestLimits::get().pause - 1);
		Bridge::hear(ETH);
		assert_noop!(request(&ALICE, withdrawal(2, AMOUNT)), Error::<Test>::Paused);
		MockClock::advance(1);
		take_out(2, AMOUNT);
	});
}

#[test]
fn amounts_lie_between_the_least_and_the_greatest() {
	run_funded(|| {
		let ends = crate::Terms { max: 1_000 * USDT, ..terms() };
		assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, ends));
		let least = 10 * USDT;
		assert_noop!(request(&ALICE, withdrawal(1, least - 1)), Error::<Test>::BelowMinimum);
		assert_ok!(request(&ALICE, withdrawal(1, least)));
		let most = 1_000 * USDT;
		assert_noop!(request(&ALICE, withdrawal(2, most + 1)), Error::<Test>::AboveMaximum);
		assert_ok!(request(&ALICE, withdrawal(2, most)));
	});
}

#[test]
fn nothing_is_paid_to_nobody_the_vault_the_token_and_listed_addresses() {
	run_funded(|| {
		let to = |recipient| Withdrawal { recipient, ..withdrawal(1, AMOUNT) };
		for recipient in [EvmAddress::default(), VAULT, TOKEN] {
			assert_noop!(request(&ALICE, to(recipient)), Error::<Test>::BadAddress);
		}
		assert_ok!(Bridge::set_listed(RuntimeOrigin::root(), ETH, HOME, true));
		assert_noop!(request(&ALICE, to(HOME)), Error::<Test>::BadAddress);
		assert_ok!(Bridge::set_listed(RuntimeOrigin::root(), ETH, HOME, false));
		assert_ok!(request(&ALICE, to(HOME)));
	});
}

#[test]
fn from_the_threshold_on_a_travel_rule_reference_is_needed() {
	run_funded(|| {
		let silent = |tag, amount| Withdrawal { travel_ref: None, ..withdrawal(tag, amount) };
		let threshold = terms().travel_threshold;
		assert_ok!(request(&ALICE, silent(1, threshold - 1)));
		assert_noop!(request(&ALICE, silent(2, threshold)), Error::<Test>::TravelRefMissing);
		assert_ok!(request(&ALICE, withdrawal(2, threshold)));
	});
}

#[test]
fn nobody_pays_more_fees_than_he_agreed_to() {
	run_funded(|| {
		let fees = RELEASE_FEE + ATTEST_FEE;
		let dear = Withdrawal { max_fee: fees - 1, ..withdrawal(1, AMOUNT) };
		assert_noop!(request(&ALICE, dear), Error::<Test>::FeeTooHigh);
		assert_ok!(request(&ALICE, Withdrawal { max_fee: fees, ..withdrawal(1, AMOUNT) }));
		// What was agreed stays, whatever the council decides then.
		let dearer = crate::Terms { release_fee: 3 * USDT, attest_fee: USDT, ..terms() };
		assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, dearer));
		assert_eq!(outbound(1).release.fee, RELEASE_FEE);
		tell(&cancelled(1));
	});
}

#[test]
fn a_sub_10_no_more_than_the_bucket_holds_goes_out() {
	run_funded(|| {
		// A unit each second.
		limit(Direction::Out, 1_000 * USDT, 86_400);
		Bridge::hear(ETH);
		assert_eq!(Bridge::headroom(ETH, Direction::Out), 1_000 * USDT);
		let over = withdrawal(1, 1_000 * USDT + 1);
		assert_noop!(request(&ALICE, over), Error::<Test>::RateLimited);
		take_out(1, 1_000 * USDT - 9 * USDT);
		assert_eq!(Bridge::headroom(ETH, Direction::Out), 9 * USDT);
		let quote = Bridge::quote_withdrawal(ETH, 10 * USDT).unwrap();
		assert_eq!(quote.passes_at, Some(now() + 1_000_000 * 1_000));
		assert_eq!((quote.fee, quote.attest_fee), (RELEASE_FEE, ATTEST_FEE));
		MockClock::advance(1_000_000 * 1_000 - 1);
		Bridge::hear(ETH);
		assert_noop!(request(&ALICE, withdrawal(2, 10 * USDT)), Error::<Test>::RateLimited);
		MockClock::advance(1);
		take_out(2, 10 * USDT);
		assert_eq!(Bridge::headroom(ETH, Direction::Out), 0);
	});
}

#[test]
fn without_a_rule_nothing_passes() {
	run_funded(|| {
		crate::Buckets::<Test>::remove(ETH, Direction::Out);
		assert_eq!(Bridge::headroom(ETH, Direction::Out), 0);
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::RateLimited);
	});
}

#[test]
fn a_deposit_that_is_credited_refills_what_goes_out() {
	run_funded(|| {
		take_out(1, 1_000 * USDT);
		let before = Bridge::headroom(ETH, Direction::Out);
		agree(&deposit(2, &BOB, 300 * USDT));
		assert_eq!(Bridge::headroom(ETH, Direction::Out), before + 300 * USDT - FEE);
	});
}

#[test]
fn a_sub_08_an_account_keeps_the_existential_deposit() {
	run_funded(|| {
		give(&NOBODY, AMOUNT + ATTEST_FEE + EXISTENTIAL_DEPOSIT);
		let one_more = withdrawal(1, AMOUNT + 1);
		assert_noop!(request(&NOBODY, one_more), Error::<Test>::InsufficientFunds);
		assert_ok!(request(&NOBODY, withdrawal(1, AMOUNT)));
		assert_eq!(free(&NOBODY), EXISTENTIAL_DEPOSIT);
		// More than he has at all.
		let much = withdrawal(2, AMOUNT);
		assert_noop!(request(&NOBODY, much), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn the_frozen_and_those_at_their_limit_take_nothing_out() {
	run_funded(|| {
		MockKyc::limit(&ALICE, Action::Withdraw, AMOUNT);
		let over = withdrawal(1, AMOUNT + 1);
		assert_noop!(request(&ALICE, over), DispatchError::Other("LimitExceeded"));
		take_out(1, AMOUNT);
		MockKyc::freeze(&BOB);
		let his = withdrawal(1, AMOUNT);
		assert_noop!(request(&BOB, his), DispatchError::Other("Frozen"));
	});
}

#[test]
fn only_an_account_takes_money_out() {
	run_funded(|| {
		let asked = withdrawal(1, AMOUNT);
		let by_root = Bridge::request_withdrawal(RuntimeOrigin::root(), asked);
		assert_noop!(by_root, DispatchError::BadOrigin);
	});
}

#[test]
fn what_waits_for_signatures_is_told_in_pages() {
	run_funded(|| {
		for nonce in 1..=4 {
			take_out(nonce, AMOUNT);
		}
		sign(2, 1, THRESHOLD);
		tell(&paid(3));
		let told = |from, count| -> Vec<u64> {
			let page = Bridge::unsigned_releases(ETH, from, count);
			page.into_iter().map(|release| release.nonce).collect()
		};
		assert_eq!(told(0, 100), [1, 4]);
		assert_eq!(told(1, 1), [1]);
		assert_eq!(told(2, 2), [] as [u64; 0]);
		assert_eq!(told(2, 3), [4]);
		assert_eq!(told(u64::MAX, u32::MAX), [] as [u64; 0]);
	});
}
