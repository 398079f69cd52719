// SPDX-License-Identifier: Apache-2.0

//! Domains and limits.

use super::*;
use crate::{DomainState, Error, Event, MAX_DOMAINS, Terms};

fn add(
	id: u32,
	token: EvmAddress,
	vault: EvmAddress,
	decimals: u8,
	terms: Terms,
) -> DispatchResult {
	Bridge::add_domain(RuntimeOrigin::root(), id, CHAIN_ID, vault, token, decimals, terms)
}

#[test]
fn a_sub_28_a_domain_whose_numbers_make_no_sense_is_refused() {
	run(|| {
		let vault = EvmAddress([1; 20]);
		let bad = |token, vault, decimals, terms| {
			assert_noop!(add(9, token, vault, decimals, terms), Error::<Test>::BadTerms);
		};
		for decimals in [0, 5, 7, 18] {
			bad(TOKEN, vault, decimals, terms());
		}
		bad(EvmAddress::default(), vault, 6, terms());
		bad(TOKEN, EvmAddress::default(), 6, terms());
		bad(TOKEN, TOKEN, 6, terms());
		let least = terms().fee_floor + EXISTENTIAL_DEPOSIT;
		bad(TOKEN, vault, 6, Terms { min_deposit: least - 1, ..terms() });
		bad(TOKEN, vault, 6, Terms { min: 0, ..terms() });
		bad(TOKEN, vault, 6, Terms { max: terms().min - 1, ..terms() });
		bad(TOKEN, vault, 6, Terms { large: 0, ..terms() });
		bad(TOKEN, vault, 6, Terms { attest_fee: 0, ..terms() });
		bad(TOKEN, vault, 6, Terms { release_fee: terms().min, ..terms() });
		assert_noop!(add(DEV, TOKEN, vault, 6, terms()), Error::<Test>::BadTerms);
		assert_ok!(add(9, TOKEN, vault, 6, Terms { min_deposit: least, ..terms() }));
		let told = Event::DomainChanged { domain: 9, state: DomainState::Awaiting };
		assert_eq!(events().last(), Some(&told));
	});
}

#[test]
fn domains_and_vaults_are_added_once_and_are_few() {
	run(|| {
		assert_noop!(
			add(ETH, TOKEN, EvmAddress([1; 20]), 6, terms()),
			Error::<Test>::AlreadyExists
		);
		assert_noop!(add(9, TOKEN, VAULT, 6, terms()), Error::<Test>::AlreadyExists);
		for id in 2..=MAX_DOMAINS {
			assert_ok!(add(id, TOKEN, EvmAddress([id as u8; 20]), 6, terms()));
		}
		assert_noop!(
			add(99, TOKEN, EvmAddress([99; 20]), 6, terms()),
			Error::<Test>::TooManyDomains
		);
	});
}

#[test]
fn terms_change_for_what_comes_and_not_for_what_is_parked() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		let release_at = parked(1).release_at;
		let new = Terms { large: 10 * LARGE, delay: 1, deposit_fee: 0, ..terms() };
		assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, new.clone()));
		assert_eq!(events().last(), Some(&Event::TermsSet { domain: ETH, terms: new }));
		assert_eq!((parked(1).release_at, parked(1).amount), (release_at, LARGE));
		agree(&deposit(2, &ALICE, 100 * USDT));
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT);
		assert_noop!(
			Bridge::set_terms(RuntimeOrigin::root(), ETH, Terms { min: 0, ..terms() }),
			Error::<Test>::BadTerms
		);
		assert_noop!(
			Bridge::set_terms(RuntimeOrigin::root(), 9, terms()),
			Error::<Test>::UnknownDomain
		);
	});
}

#[test]
fn a_domain_with_anything_left_is_not_removed() {
	run(|| {
		let root = RuntimeOrigin::root;
		let is_in_use = || {
			assert_noop!(Bridge::remove_domain(root(), ETH), Error::<Test>::InUse);
		};
		let free_of_charge = Deposit { max_fee: 0, ..deposit(1, &ALICE, 100 * USDT) };
		assert_ok!(send(deposits(votes(&free_of_charge, 1, 1))));
		is_in_use();
		MockKyc::freeze(&ALICE);
		assert_ok!(send(deposits(votes(&free_of_charge, 2, THRESHOLD))));
		is_in_use();
		assert_ok!(Bridge::return_parked(root(), ETH, 1, None));
		is_in_use();
	});
}

#[test]
fn a_sub_13_a_domain_with_money_on_its_way_out_is_not_removed() {
	use super::outgoing::*;
	run(|| {
		let root = RuntimeOrigin::root;
		let amount = 100 * USDT;
		agree(&Deposit { max_fee: 0, ..deposit(1, &ALICE, amount) });
		assert_noop!(Bridge::remove_domain(root(), ETH), Error::<Test>::InUse);
		take_out(1, amount);
		assert_eq!(ledger().collateral(), Some(0));
		assert_ok!(Bridge::set_open(root(), ETH, false));
		assert_noop!(Bridge::remove_domain(root(), ETH), Error::<Test>::InUse);
		tell(&paid(1));
		assert_ok!(Bridge::remove_domain(root(), ETH));
	});
}

#[test]
fn one_vote_keeps_no_domain_that_is_closed() {
	run(|| {
		let root = RuntimeOrigin::root;
		for nonce in [2, TestLimits::get().ahead] {
			assert_ok!(send(deposits(list([vote(&deposit(nonce, &ALICE, 1), 7)]))));
		}
		assert_noop!(Bridge::remove_domain(root(), ETH), Error::<Test>::InUse);
		assert_ok!(Bridge::set_open(root(), ETH, false));
		assert_ok!(Bridge::remove_domain(root(), ETH));
		assert_eq!(crate::Votes::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_but_what_is_done_and_whose_it_is_is_left_of_a_removed_domain() {
	run(|| {
		let root = RuntimeOrigin::root;
		super::outgoing::cheap_bonds();
		(8..=11).for_each(super::outgoing::register);
		let next = super::outgoing::addresses(8..=11);
		assert_ok!(Bridge::schedule_rotation(root(), next, 3, now() / 1_000));
		let rotate = crate::NextSet::<Test>::get().unwrap().rotate;
		let digest = place().digest(1, &rotate);
		let call = crate::Call::sign_rotation { domain: ETH, signature: sign_digest(1, digest) };
		assert_ok!(send(RuntimeCall::Bridge(call)));
		let outcome = tael_primitives::bridge::Outcome::Rotated;
		let rotated = super::outgoing::vault_says(outcome, rotate.set, rotate.set_hash);
		assert_ok!(send(receipt_votes(votes(&rotated, 1, 1))));
		assert_ok!(send(checkpoints(votes(&checkpoint(9, 0, 0), 1, 2))));
		assert_ok!(Bridge::set_listed(root(), ETH, HOME, true));
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Direction::Out));
		let rule = Rule { cap: 2 * CAP, refill_per_day: CAP };
		assert_ok!(Bridge::set_limit(root(), ETH, Direction::In, rule));
		assert_ok!(Bridge::remove_domain(root(), ETH));
		assert_eq!(crate::ReceiptVotes::<Test>::iter().count(), 0);
		assert_eq!(crate::RotationSignatures::<Test>::iter().count(), 0);
		assert_eq!(crate::CheckpointVotes::<Test>::iter().count(), 0);
		assert_eq!(crate::Checkpoints::<Test>::iter().count(), 0);
		assert_eq!(crate::Pauses::<Test>::iter().count(), 0);
		assert_eq!(crate::Buckets::<Test>::iter().count(), 0);
		assert_eq!(crate::Raises::<Test>::iter().count(), 0);
		assert_eq!(crate::LastHeard::<Test>::iter().count(), 0);
		assert_eq!(crate::Offices::<Test>::iter().count(), 0);
		// It can only come back as what it was.
		assert_ok!(add_domain(ETH));
		assert!(crate::Listed::<Test>::contains_key(ETH, HOME));
	});
}

#[test]
fn a_vault_and_its_number_belong_together_for_good() {
	run(|| {
		let root = RuntimeOrigin::root;
		let other = EvmAddress([1; 20]);
		assert_ok!(add(2, TOKEN, other, 6, terms()));
		for id in [ETH, 2] {
			assert_ok!(Bridge::remove_domain(root(), id));
		}
		let taken = || Error::<Test>::AlreadyExists;
		// Every deposit of a vault that comes under another number would come in once more.
		assert_noop!(add(3, TOKEN, VAULT, 6, terms()), taken());
		assert_noop!(add(2, TOKEN, VAULT, 6, terms()), taken());
		// The first deposits of another vault under the same number would never come in.
		assert_noop!(add(ETH, TOKEN, EvmAddress([3; 20]), 6, terms()), taken());
		assert_noop!(add(ETH, TOKEN, other, 6, terms()), taken());
		let elsewhere = Bridge::add_domain(root(), ETH, CHAIN_ID + 1, VAULT, TOKEN, 6, terms());
		assert_noop!(elsewhere, taken());
		assert_ok!(add(ETH, TOKEN, VAULT, 6, terms()));
		assert_ok!(add(2, TOKEN, other, 6, terms()));
		// The same address on another chain is another vault.
		let twin = Bridge::add_domain(root(), 3, CHAIN_ID + 1, VAULT, TOKEN, 6, terms());
		assert_ok!(twin);
	});
}

#[test]
fn a_removed_domain_keeps_its_done_deposits() {
	run(|| {
		let root = RuntimeOrigin::root;
		Bridge::mark_done(ETH, 1);
		assert_ok!(Bridge::remove_domain(root(), ETH));
		assert_eq!(events().last(), Some(&Event::DomainRemoved { domain: ETH }));
		assert_noop!(Bridge::remove_domain(root(), ETH), Error::<Test>::UnknownDomain);
		assert_ok!(add_domain(ETH));
		assert!(Bridge::is_done(ETH, 1));
		assert_noop!(
			Bridge::vote_on_deposit(&vote(&deposit(1, &ALICE, USDT), 1)),
			Error::<Test>::AlreadyProcessed
		);
	});
}

#[test]
fn a_lower_limit_is_in_force_at_once_and_a_higher_one_after_a_delay() {
	run(|| {
		let set = |cap, refill_per_day| {
			let rule = Rule { cap, refill_per_day };
			assert_ok!(Bridge::set_limit(RuntimeOrigin::root(), ETH, Direction::In, rule));
		};
		let rule = || crate::Buckets::<Test>::get(ETH, Direction::In).unwrap().rule();
		let raise = || Bridge::raise_limit(signed(&STRANGER), ETH, Direction::In);
		set(CAP / 2, CAP / 2);
		assert_eq!(rule().cap, CAP / 2);
		assert_noop!(raise(), Error::<Test>::NotFound);
		// Of a mixed change what is lower is in force at once, and the rest is a raise.
		set(CAP / 4, CAP);
		let from = now() + TestLimits::get().raise_delay;
		let coming = Rule { cap: CAP / 4, refill_per_day: CAP };
		let direction = Direction::In;
		let told = Event::RaiseAnnounced { domain: ETH, direction, rule: coming, from };
		assert_eq!(events().last(), Some(&told));
		assert_eq!(rule(), Rule { cap: CAP / 4, refill_per_day: CAP / 2 });
		MockClock::set(from - 1);
		assert_noop!(raise(), Error::<Test>::TooEarly);
		MockClock::set(from);
		assert_ok!(raise());
		assert_eq!(rule(), coming);
		assert_noop!(raise(), Error::<Test>::NotFound);
		let told = Event::LimitSet { domain: ETH, direction, rule: coming };
		assert_eq!(events().last(), Some(&told));
		// A later decision for less takes a raise back.
		set(CAP, CAP);
		set(1, 1);
		MockClock::advance(TestLimits::get().raise_delay);
		assert_noop!(raise(), Error::<Test>::NotFound);
		assert_noop!(
			Bridge::set_limit(RuntimeOrigin::root(), 9, direction, coming),
			Error::<Test>::UnknownDomain
		);
	});
}

#[test]
fn only_the_council_governs() {
	run(|| {
		let bad = DispatchError::BadOrigin;
		for who in [STRANGER, WATCHER, COMMITTEE] {
			let who = || signed(&who);
			let (vault, rule) = (EvmAddress([1; 20]), Rule::default());
			assert_noop!(Bridge::add_domain(who(), 9, CHAIN_ID, vault, TOKEN, 6, terms()), bad);
			assert_noop!(Bridge::set_terms(who(), ETH, terms()), bad);
			assert_noop!(Bridge::set_open(who(), ETH, false), bad);
			assert_noop!(Bridge::remove_domain(who(), ETH), bad);
			assert_noop!(Bridge::set_limit(who(), ETH, Direction::In, rule), bad);
			assert_noop!(Bridge::set_watcher(who(), ALICE, true), bad);
			assert_noop!(Bridge::set_listed(who(), ETH, HOME, true), bad);
		}
	});
}

#[test]
fn a_domain_is_closed_and_opened_once() {
	run(|| {
		let set = |is_open| Bridge::set_open(RuntimeOrigin::root(), ETH, is_open);
		assert_noop!(set(true), Error::<Test>::WrongState);
		assert_ok!(set(false));
		assert_noop!(set(false), Error::<Test>::WrongState);
		assert_ok!(set(true));
		assert_noop!(
			Bridge::set_open(RuntimeOrigin::root(), 9, true),
			Error::<Test>::UnknownDomain
		);
	});
}
