// SPDX-License-Identifier: Apache-2.0

//! What is told of deposits, and whether it comes true.

use super::*;
use crate::{DepositQuote, DepositView, ParkReason, VersionView};

#[test]
fn a_deposit_is_told_from_the_first_vote_to_the_end() {
	run(|| {
		let nothing = DepositView { is_done: false, versions: vec![], parked: None };
		assert_eq!(Bridge::deposit(ETH, 1), nothing);
		let message = deposit(1, &ALICE, LARGE + FEE);
		let other = Deposit { amount: 5, ..message.clone() };
		assert_ok!(send(deposits(list([vote(&message, 1), vote(&other, 2), vote(&message, 3)]))));
		let versions = vec![
			VersionView { message: message.clone(), votes: 2 },
			VersionView { message: other, votes: 1 },
		];
		assert_eq!(Bridge::deposit(ETH, 1), DepositView { versions, ..nothing.clone() });
		assert_ok!(send(deposits(votes(&message, 4, 6))));
		let done = DepositView { is_done: true, ..nothing };
		let is_parked = DepositView { parked: Some(parked(1)), ..done.clone() };
		assert_eq!(Bridge::deposit(ETH, 1), is_parked);
		MockClock::advance(DELAY);
		assert_ok!(Bridge::claim_parked(signed(&STRANGER), ETH, 1));
		assert_eq!(Bridge::deposit(ETH, 1), done);
	});
}

#[test]
fn what_is_owed_is_told() {
	run(|| {
		assert_eq!(Bridge::claimable(&NOBODY), vec![]);
		agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, 3) });
		assert_eq!(Bridge::claimable(&NOBODY), vec![(ETH, 3)]);
	});
}

#[test]
fn a_quote_comes_true() {
	let cases = [
		(100 * USDT, None),
		(LARGE + FEE - 1, None),
		(LARGE + FEE, Some(ParkReason::Large)),
		(FEE, None),
		(1, None),
	];
	for (amount, waits) in cases {
		run(|| {
			let quote = Bridge::quote_deposit(ETH, amount).unwrap();
			let fee = FEE.min(amount);
			let min = terms().min_deposit;
			assert_eq!(quote, DepositQuote { min, fee, amount: amount - fee, waits });
			agree(&deposit(1, &ALICE, amount));
			let told = crate::Parked::<Test>::get(ETH, 1).map(|row| row.reason);
			assert_eq!(told, waits);
			let got = if waits.is_none() { quote.amount } else { 0 };
			assert_eq!(free(&ALICE), WEALTH + got);
		});
	}
	run(|| {
		assert_eq!(Bridge::quote_deposit(9, USDT), None);
		limit(Direction::In, 1_000 * USDT, 0);
		let waits = |amount| Bridge::quote_deposit(ETH, amount).unwrap().waits;
		assert_eq!(waits(1_000 * USDT + FEE), None);
		assert_eq!(waits(1_000 * USDT + FEE + 1), Some(ParkReason::RateLimited));
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Direction::In));
		assert_eq!(waits(USDT), Some(ParkReason::Paused));
	});
}
