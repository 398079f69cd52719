// SPDX-License-Identifier: Apache-2.0

//! Whose votes count: A-SIG-01 to A-SIG-16 as far as they are about votes.

use super::*;
use crate::{Error, Voters};
use tael_primitives::bridge::{Message, Place, Receipt};

/// Why the pool refuses a malformed vote.
fn malformed() -> Option<TransactionValidityError> {
	Some(TransactionValidityError::Invalid(InvalidTransaction::BadProof))
}

/// Why the pool refuses a vote that may be good later.
fn early() -> Option<TransactionValidityError> {
	Some(TransactionValidityError::Invalid(InvalidTransaction::Future))
}

/// Why the pool refuses a vote that adds nothing.
fn useless() -> Option<TransactionValidityError> {
	Some(TransactionValidityError::Invalid(InvalidTransaction::Stale))
}

fn only(vote: Vote<Deposit>) -> RuntimeCall {
	deposits(list([vote]))
}

#[test]
fn a_sig_02_one_vote_less_than_the_threshold_credits_nobody() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 1, THRESHOLD - 1))));
		assert_eq!(state(1), InboundState::Voting);
		assert_eq!(free(&NOBODY), 0);
		assert_ok!(send(only(vote(&message, THRESHOLD))));
		assert_eq!(state(1), InboundState::Credited);
		assert_eq!(free(&NOBODY), 100 * USDT - FEE);
	});
}

#[test]
fn a_sig_03_votes_beyond_the_threshold_change_nothing_and_are_refused_alone() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 1, THRESHOLD + 1))));
		assert_eq!(free(&NOBODY), 100 * USDT - FEE);
		assert_eq!(owed(&payee(THRESHOLD + 1)), 0, "late votes earn nothing");
		assert_eq!(refused(&only(vote(&message, THRESHOLD + 2))), useless());
		assert_noop!(
			Bridge::vote_on_deposit(&vote(&message, THRESHOLD + 2)),
			Error::<Test>::AlreadyProcessed
		);
	});
}

#[test]
fn a_sig_04_a_sub_26_one_attester_who_votes_twice_is_one_vote() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let same = || std::iter::repeat_with(|| vote(&message, 1)).take(usize::from(THRESHOLD));
		assert_ok!(send(deposits(list(same()))));
		assert_eq!(state(1), InboundState::Voting);
		assert_eq!(crate::Votes::<Test>::get(ETH, 1).voters(&message), vec![address(1)]);
		assert_eq!(refused(&deposits(list(same()))), useless(), "in another call");
		assert_noop!(Bridge::vote_on_deposit(&vote(&message, 1)), Error::<Test>::AlreadyVoted);
	});
}

#[test]
fn a_sig_07_the_other_signature_that_everybody_can_make_of_one_counts_nowhere() {
	use polkadot_sdk::sp_core::{Pair as _, ecdsa};
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let digest = place().digest(1, &message);
		let first = vote(&message, 1);
		assert_ok!(send(only(first.clone())));
		let twin = high_twin(&first.signature);
		let recovered = ecdsa::Signature::from_raw(twin_for_recovery(&twin))
			.recover_prehashed(&digest.0)
			.expect("the twin is a signature of the same key");
		assert_eq!(recovered, key(1).public());
		let again = Vote { signature: twin, ..first };
		assert_eq!(refused(&only(again)), malformed());
		assert_eq!(crate::Votes::<Test>::get(ETH, 1).voters(&message).len(), 1);
	});
}

/// Has the words of a deposit, and is another type.
struct Posing(Deposit);

impl Message for Posing {
	const NAME: &'static str = "Release";
	const FIELDS: &'static str = Deposit::FIELDS;

	fn words(&self, words: tael_primitives::bridge::Words) -> tael_primitives::bridge::Words {
		self.0.words(words)
	}
}

#[test]
fn a_sig_14_the_same_words_under_another_name_or_for_another_domain_count_nowhere() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let as_deposit = |signature| only(Vote { set: 1, message: message.clone(), signature });
		let right = place().digest(1, &message);
		assert_eq!(refused(&as_deposit(sign_digest(1, right))), None);
		let posing = place().digest(1, &Posing(message.clone()));
		assert_eq!(refused(&as_deposit(sign_digest(1, posing))), malformed());
		let elsewhere = place().digest(1, &Deposit { domain: ETH + 1, ..message.clone() });
		assert_eq!(refused(&as_deposit(sign_digest(1, elsewhere))), malformed());
	});
}

/// The other signature that everybody can make of one: `n - s`, and the other `v`.
fn high_twin(signature: &[u8; 65]) -> [u8; 65] {
	use polkadot_sdk::sp_core::U256;
	let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
	let order = U256::from_str_radix(order, 16).expect("a number");
	let mut twin = *signature;
	let high = order - U256::from_big_endian(&signature[32..64]);
	twin[32..64].copy_from_slice(&high.to_big_endian());
	twin[64] = 27 + 28 - signature[64];
	twin
}

fn twin_for_recovery(twin: &[u8; 65]) -> [u8; 65] {
	let mut raw = *twin;
	raw[64] -= 27;
	raw
}

#[test]
fn a_sig_07_to_09_signatures_that_the_vault_would_not_take_count_nowhere() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let good = vote(&message, 1);
		let with = |change: &dyn Fn(&mut [u8; 65])| {
			let mut other = good.clone();
			change(&mut other.signature);
			other
		};
		for v in [0, 1, 2, 26, 29, 255] {
			assert_eq!(refused(&only(with(&|one| one[64] = v))), malformed(), "v = {v}");
		}
		for range in [0..32, 32..64] {
			let zero = with(&|one| one[range.clone()].fill(0));
			assert_eq!(refused(&only(zero)), malformed());
			let high = with(&|one| one[range.clone()].fill(0xff));
			assert_eq!(refused(&only(high.clone())), malformed());
			assert_noop!(Bridge::vote_on_deposit(&high), Error::<Test>::BadSignature);
		}
	});
}

#[test]
fn a_sig_14_a_signature_for_another_place_or_of_another_kind_counts_nowhere() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let here = place();
		let elsewhere = [
			Place { chain_id: CHAIN_ID + 1, ..here },
			Place { vault: TOKEN, ..here },
			Place { genesis: H256::repeat_byte(1), ..here },
		];
		for other in elsewhere {
			let signature = sign_digest(1, other.digest(1, &message));
			let forged = Vote { set: 1, message: message.clone(), signature };
			assert_eq!(refused(&only(forged.clone())), malformed());
			assert_noop!(Bridge::vote_on_deposit(&forged), Error::<Test>::NotAttester);
		}
		let receipt = Receipt {
			domain: ETH,
			outcome: tael_primitives::bridge::Outcome::Released,
			nonce: 1,
			subject: message.id(),
			block: message.block,
			block_hash: message.block_hash,
		};
		let signature = sign_digest(1, here.digest(1, &receipt));
		let forged = Vote { set: 1, message: message.clone(), signature };
		assert_eq!(refused(&only(forged)), malformed());
	});
}

#[test]
fn a_sub_03_nobody_chooses_the_set_that_judges_him() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		for (set, why) in [(0, useless()), (2, early()), (u64::MAX, early())] {
			let forged = vote_in(set, &message, 1);
			assert_eq!(refused(&only(forged.clone())), why);
			assert_noop!(Bridge::vote_on_deposit(&forged), Error::<Test>::UnknownSet);
		}
		// Signed as one of set 2, sent as one of set 1.
		let forged = Vote { set: 1, ..vote_in(2, &message, 1) };
		assert_noop!(Bridge::vote_on_deposit(&forged), Error::<Test>::NotAttester);
		let stranger = vote(&message, ATTESTERS + 1);
		assert_eq!(refused(&only(stranger.clone())), malformed());
		assert_noop!(Bridge::vote_on_deposit(&stranger), Error::<Test>::NotAttester);
	});
}

#[test]
fn messages_that_make_no_sense_are_refused() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let bad = [
			Deposit { nonce: 0, ..message.clone() },
			Deposit { amount: 0, ..message.clone() },
			Deposit { token: VAULT, ..message.clone() },
		];
		for message in bad {
			assert_eq!(refused(&only(vote(&message, 1))), malformed());
			assert_noop!(Bridge::vote_on_deposit(&vote(&message, 1)), Error::<Test>::BadMessage);
		}
		for domain in [DEV, ETH + 1] {
			let message = Deposit { domain, ..message.clone() };
			assert_eq!(refused(&only(vote(&message, 1))), early());
			assert_noop!(Bridge::vote_on_deposit(&vote(&message, 1)), Error::<Test>::UnknownDomain);
		}
	});
}

#[test]
fn a_changed_field_is_not_what_was_signed() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let mut forged = vote(&message, 1);
		forged.message.amount += 1;
		assert_noop!(Bridge::vote_on_deposit(&forged), Error::<Test>::NotAttester);
	});
}

#[test]
fn a_sig_11_the_threshold_stays_when_an_attester_is_suspended_between_votes() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 1, THRESHOLD - 1))));
		crate::Sets::<Test>::mutate(1, |set| {
			let set = set.as_mut().unwrap();
			set.suspended.try_push(address(1)).unwrap();
		});
		crate::Attesters::<Test>::mutate(address(1), |attester| {
			attester.as_mut().unwrap().state = crate::AttesterState::Suspended;
		});
		assert_ok!(send(only(vote(&message, THRESHOLD))));
		assert_eq!(state(1), InboundState::Voting, "one of the five counts no more");
		assert_eq!(refused(&only(vote(&deposit(2, &NOBODY, 5), 1))), malformed());
		assert_ok!(send(only(vote(&message, THRESHOLD + 1))));
		assert_eq!(state(1), InboundState::Credited);
		assert_eq!(owed(&payee(1)), 0, "nothing for the suspended one");
	});
}

#[test]
fn a_sub_05_votes_of_two_sets_are_not_added_up() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		// Four of the first set; then another takes over, with none of them but the fourth.
		assert_ok!(send(deposits(votes(&message, 1, 4))));
		take_over(2, 4..=10, 5, 10_000);
		// Three of the new set: seven votes in all, and four of each set at most.
		for index in 8..=10 {
			assert_ok!(send(only(vote_in(2, &message, index))));
		}
		assert_eq!(state(1), InboundState::Voting, "the fourth counts in both: 4 and 4");
		assert_ok!(send(only(vote_in(1, &message, 5))));
		assert_eq!(state(1), InboundState::Credited, "five of either");
	});
}

#[test]
fn a_sig_12_the_set_before_counts_until_its_time_is_over() {
	run(|| {
		let valid_until = take_over(2, 4..=10, 5, 1_003);
		let only_in = |set, nonce, index| only(vote_in(set, &deposit(nonce, &ALICE, USDT), index));
		// Deposit 2 is in block 1002, before the rotation, and deposit 3 in its block.
		assert_eq!(refused(&only_in(1, 3, 1)), useless());
		assert_eq!(refused(&only_in(2, 3, 8)), None);
		MockClock::set(valid_until - 1);
		assert_ok!(send(only_in(1, 2, 1)));
		MockClock::set(valid_until);
		assert_eq!(refused(&only_in(1, 2, 2)), useless());
		assert_ok!(send(only_in(2, 2, 8)));
	});
}

#[test]
fn a_sub_26_a_vote_before_and_after_a_rotation_is_one_vote() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_ok!(send(only(vote(&message, 4))));
		take_over(2, 4..=10, 5, 10_000);
		assert_eq!(refused(&only(vote_in(2, &message, 4))), useless());
		assert_noop!(
			Bridge::vote_on_deposit(&vote_in(2, &message, 4)),
			Error::<Test>::AlreadyVoted
		);
	});
}

#[test]
fn only_those_of_the_set_that_decided_share_the_fee() {
	run(|| {
		let message = deposit(1, &ALICE, 100 * USDT);
		take_over(2, 8..=14, 5, 10_000);
		assert_ok!(send(deposits(votes(&message, 1, 4))));
		assert_ok!(send(deposits(list(
			[8, 9, 10, 11, 12].map(|index| vote_in(2, &message, index))
		))));
		assert_eq!(state(1), InboundState::Credited);
		assert_eq!((owed(&payee(1)), owed(&payee(4))), (0, 0), "they were too few");
		for index in 8..=12 {
			assert_eq!(owed(&payee(index)), FEE / 5);
		}
	});
}

#[test]
fn a_known_vote_is_taken_again_where_another_set_makes_it_enough() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 4, 6))));
		// The next set has four, of whom three are enough, and these have voted.
		take_over(2, 4..=7, 3, 10_000);
		assert_ok!(send(only(vote_in(2, &message, 4))));
		assert_eq!(state(1), InboundState::Credited);
	});
}

#[test]
fn a_sig_16_a_ballot_takes_the_voters_of_two_sets_and_no_more() {
	let message = deposit(1, &NOBODY, USDT);
	let mut ballot = crate::Ballot::default();
	let voter = |index: u8| EvmAddress([index; 20]);
	for index in 1..=crate::MAX_VOTERS as u8 {
		assert_eq!(ballot.cast(&message, voter(index), |_| true), crate::Standing::New);
	}
	let next = voter(crate::MAX_VOTERS as u8 + 1);
	assert_eq!(ballot.cast(&message, next, |_| true), crate::Standing::Full);
	assert_eq!(ballot.cast(&message, next, |one| *one != voter(1)), crate::Standing::New);
	assert!(!ballot.voters(&message).contains(&voter(1)), "he made room");
	assert_eq!(ballot.voters(&message).len(), Voters::bound());
}
