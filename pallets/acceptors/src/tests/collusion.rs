// SPDX-License-Identifier: Apache-2.0

//! An acceptor and two friends against an honest claimant: whatever the three do among themselves, he gets
//! what the bond had when he filed, less what rulings gave to claims that were filed before his.

use crate::{Acceptors as Rows, ClaimKind, ClaimState, Claims, Receipts, claim_id, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use std::collections::BTreeMap;
use tael_mocks::{MockArbitration, MockClock, sequences};
use tael_primitives::{AccountId, Balance, CaseId, DAY, HOUR, USDT};

const FRIENDS: [AccountId; 2] = [BELLA, DAVE];
/// The honest claimant's reference and trade.
const HONEST: u8 = 200;
/// Trades between Alice and each friend.
const TRADES: u8 = 6;

#[derive(Clone, Debug)]
enum Trick {
	/// A friend claims a share of one of his trades.
	File(u8, u8, u8),
	/// A friend takes a claim back.
	Withdraw(u8),
	/// Alice accepts a friend's claim, all of it or a part.
	Accept(u8, u8),
	/// Alice answers, and the friend takes it to arbitration.
	Dispute(u8),
	/// Anyone ends a friend's claim whose time is over.
	End(u8),
	/// Arbitration gives a friend a share of what he claims.
	Rule(u8, u8),
	TopUp(Balance),
	WithdrawExcess(Balance),
	Exit,
	WithdrawBond,
	Poke,
	Wait(u64),
}

fn any_trick() -> impl Strategy<Value = Trick> {
	let pick = any::<u8>;
	let amount = || prop_oneof![0..20 * USDT, 0..1_500 * USDT];
	prop_oneof![
		6 => (pick(), pick(), pick()).prop_map(|(who, of, share)| Trick::File(who, of, share)),
		3 => pick().prop_map(Trick::Withdraw),
		4 => (pick(), pick()).prop_map(|(claim, share)| Trick::Accept(claim, share)),
		4 => pick().prop_map(Trick::Dispute),
		2 => pick().prop_map(Trick::End),
		2 => (pick(), pick()).prop_map(|(claim, share)| Trick::Rule(claim, share)),
		1 => amount().prop_map(Trick::TopUp),
		2 => amount().prop_map(Trick::WithdrawExcess),
		1 => Just(Trick::Exit),
		2 => Just(Trick::WithdrawBond),
		2 => Just(Trick::Poke),
		3 => prop_oneof![0..HOUR, 0..4 * DAY, Just(SHORT), Just(LONG)].prop_map(Trick::Wait),
	]
}

/// The claims of friends that live, in the order of their ids.
fn friendly(pick: u8) -> Option<H256> {
	let mut ids: Vec<_> = Claims::<Test>::iter()
		.filter(|(_, row)| FRIENDS.contains(&row.claimant))
		.map(|(id, _)| id)
		.collect();
	ids.sort();
	let at = usize::from(pick).checked_rem(ids.len())?;
	ids.get(at).copied()
}

fn part(whole: Balance, share: u8) -> Balance {
	whole * (Balance::from(share) + 1) / 256
}

/// What rulings have given friends, by the place of the claim.
type Awards = BTreeMap<u64, Balance>;

fn perform(trick: Trick, next: &mut u8, awards: &mut Awards) {
	match trick {
		Trick::File(who, of, share) => {
			let who = &FRIENDS[usize::from(who % 2)];
			let of = trade(10 * (1 + u8::from(*who == DAVE)) + of % TRADES);
			let kinds = [
				ClaimKind::UnderpaidFiat,
				ClaimKind::ReleasedNotReceived,
				ClaimKind::Chargeback,
				ClaimKind::BankFrozen,
			];
			let amount = part(1_200 * USDT, share);
			let _ = file_for(who, *next, of, kinds[usize::from(share % 4)], amount);
			*next += 1;
		},
		Trick::Withdraw(pick) => {
			let Some(id) = friendly(pick) else { return };
			let _ = Acceptors::withdraw_claim(signed(&claim(id).claimant), id);
		},
		Trick::Accept(pick, share) => {
			let Some(id) = friendly(pick) else { return };
			let _ = Acceptors::accept_claim(signed(&ALICE), id, part(claim(id).rest, share));
		},
		Trick::Dispute(pick) => {
			let Some(id) = friendly(pick) else { return };
			let _ = Acceptors::answer_claim(signed(&ALICE), id, PROOF);
			let _ = Acceptors::escalate_claim(signed(&claim(id).claimant), id);
		},
		Trick::End(pick) => {
			let Some(id) = friendly(pick) else { return };
			let _ = Acceptors::poke_claim(signed(&STRANGER), id);
		},
		Trick::Rule(pick, share) => {
			let Some(id) = friendly(pick) else { return };
			let Some(case) = MockArbitration::case(&CaseId::Claim(id)) else { return };
			let award = part(case.principal, share / 4);
			let place = claim(id).place;
			rule(id, award).expect("a ruling is always carried out");
			*awards.entry(place).or_default() += award;
		},
		Trick::TopUp(amount) => {
			let _ = Acceptors::top_up_bond(signed(&ALICE), amount);
		},
		Trick::WithdrawExcess(amount) => {
			let _ = Acceptors::withdraw_excess(signed(&ALICE), amount);
		},
		Trick::Exit => {
			let _ = Acceptors::exit(signed(&ALICE));
		},
		Trick::WithdrawBond => {
			let _ = Acceptors::withdraw_bond(signed(&ALICE));
		},
		Trick::Poke => {
			let _ = Acceptors::poke_acceptor(signed(&STRANGER), ALICE);
		},
		Trick::Wait(by) => MockClock::advance(by),
	}
	Acceptors::do_try_state().expect("invariants hold");
}

/// End a claim of a friend that has not been decided, with nothing more for him.
fn end(id: H256) {
	if claim(id).state == ClaimState::Review {
		assert_ok!(rule(id, 0));
		return;
	}
	MockClock::set(now().max(claim(id).windows.escalate_deadline));
	assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
}

/// End everything: the honest claim is ruled in full, those of friends give nothing more.
fn end_all(honest: H256) {
	let principal = MockArbitration::case(&CaseId::Claim(honest)).expect("it lives").principal;
	assert_ok!(rule(honest, principal));
	while let Some(id) = friendly(0) {
		match claim(id).state {
			ClaimState::Awarded => {
				// It waits for others that are still to end.
				let other = Claims::<Test>::iter().find(|(_, row)| {
					FRIENDS.contains(&row.claimant) && row.state != ClaimState::Awarded
				});
				let Some((other, _)) = other else {
					assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
					continue;
				};
				end(other);
			},
			_ => end(id),
		}
	}
	while Claims::<Test>::contains_key(honest) {
		assert_ok!(Acceptors::poke_claim(signed(&STRANGER), honest));
	}
	Acceptors::do_try_state().expect("invariants hold");
}

/// What the honest claimant was paid, and the least he must be paid.
fn play(
	bond: Balance,
	before: Vec<Trick>,
	loss: Balance,
	after: Vec<Trick>,
) -> Option<(Balance, Balance)> {
	new_test_ext().execute_with(|| {
		admit_with(&ALICE, 1, bond);
		for tag in 0..TRADES {
			for (number, who) in FRIENDS.iter().enumerate() {
				let mut ended = released(&ALICE, who);
				(ended.principal, ended.to_buyer) = (1_200 * USDT, 1_200 * USDT);
				let id = 10 * (1 + u8::try_from(number).expect("two")) + tag;
				TestTrades::end(trade(id), ended);
			}
		}
		let mut ended = released(&ALICE, &CAROL);
		(ended.principal, ended.to_buyer) = (loss, loss);
		TestTrades::end(trade(HONEST), ended);
		let (mut next, mut awards) = (0, Awards::new());
		for trick in before {
			perform(trick, &mut next, &mut awards);
		}
		// She may have left, spent it all, or he may be too late: then there is nothing to shield.
		let kind = ClaimKind::BankFrozen;
		file_for(&CAROL, HONEST, trade(HONEST), kind, loss).ok()?;
		let honest = claim_id(&CAROL, &reference(HONEST));
		let found = Rows::<Test>::get(&ALICE).expect("there is a bond");
		let (bond, place) = (found.bond, claim(honest).place);
		// What was awarded before and is not paid yet comes before him too.
		let owed: Balance = Claims::<Test>::iter_values()
			.filter(|row| row.state == ClaimState::Awarded)
			.map(|row| row.rest)
			.sum();
		// He sees to his claim: it would expire.
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), honest, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), honest));
		awards.clear();
		for trick in after {
			perform(trick, &mut next, &mut awards);
			assert!(row(&ALICE).bond >= claim(honest).frozen, "his share is there");
		}
		end_all(honest);
		let earlier: Balance = awards.range(..place).map(|(_, award)| award).sum();
		let least = loss.min(bond.saturating_sub(owed).saturating_sub(earlier));
		Some((Receipts::<Test>::get(honest).expect("it has ended").paid, least))
	})
}

proptest! {
	#![proptest_config(sequences(200, 4_000))]

	#[test]
	fn an_honest_claimant_gets_his_share_whatever_friends_of_the_acceptor_do(
		bond in prop_oneof![Just(FIRST.bond), FIRST.bond..3_000 * USDT],
		before in prop::collection::vec(any_trick(), 0..20),
		loss in USDT..1_500 * USDT,
		after in prop::collection::vec(any_trick(), 0..40),
	) {
		if let Some((paid, least)) = play(bond, before, loss, after) {
			prop_assert_eq!(paid.max(least), paid);
		}
	}
}

#[test]
fn filing_first_for_everything_and_giving_in_early_takes_nothing_from_others() {
	let file = |who, of| Trick::File(who, of, 255);
	let before = vec![file(0, 0), file(1, 0), file(0, 1), file(1, 1)];
	let after = vec![
		Trick::Exit,
		Trick::Accept(0, 255),
		Trick::Accept(0, 255),
		Trick::Withdraw(0),
		Trick::Wait(SHORT),
		Trick::WithdrawBond,
		Trick::Accept(0, 127),
	];
	assert_eq!(play(FIRST.bond, before, 700 * USDT, after), Some((700 * USDT, 700 * USDT)));
}
