// SPDX-License-Identifier: Apache-2.0

//! The scene of trades, disputes and acceptors.

use super::Stage;
use crate::{Acceptors, AccountId, Balance, Balances, C2c, Runtime, RuntimeOrigin};
use pallet_acceptors::{Entry, Floors, TierTerms};
use pallet_c2c::{Receipt, Records};
use polkadot_sdk::{
	frame_support::traits::fungible::Mutate,
	pallet_collective::{self, Instance1},
	sp_core::H256,
};
use tael_primitives::{
	AssetKind, HOUR, Kyc as KycTrait, Millis, Moment, Pair, Price, Tier, TradeId, TradeReceipt,
	USDT,
};

/// A rung that unlocks everything.
const RUNG: u8 = 8;

/// The council, unanimous.
fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, Instance1>::Members(1, 1).into()
}

impl pallet_c2c::BenchmarkHelper<AccountId> for Stage {
	fn verify(who: &AccountId) {
		Self::vouch(who);
	}

	fn admit(who: &AccountId) {
		Self::vouch(who);
		let terms = TierTerms {
			kyc: Tier::Enhanced,
			bond: USDT,
			cover: 0,
			max_trade: Balance::MAX,
			max_open: u32::MAX,
			entry: Entry { min_age: 0, min_completed: 0, min_completion: 0, min_counterparties: 0 },
			floors: Floors { completion: 0, release_p90: HOUR },
		};
		Acceptors::set_tier_terms(council(), RUNG, Some(terms)).expect("the terms are sound");
		pallet_acceptors::Tiers::<Runtime>::insert(pallet_acceptors::FIRST_TIER, terms);
		if pallet_acceptors::Acceptors::<Runtime>::contains_key(who) {
			return;
		}
		Acceptors::submit_application(RuntimeOrigin::signed(who.clone()), USDT)
			.expect("he is attested");
		let _ = Acceptors::approve(council(), who.clone(), RUNG, H256::repeat_byte(1));
	}

	fn fail(who: &AccountId) {
		pallet_acceptors::Acceptors::<Runtime>::mutate_extant(who, |row| {
			row.terms.bond = row.bond.saturating_add(1);
		});
	}

	fn asset() -> AssetKind {
		<Self as pallet_payments::BenchmarkHelper<AccountId>>::asset()
	}

	fn set_price(pair: &Pair, price: Price) {
		<Self as pallet_payments::BenchmarkHelper<AccountId>>::set_price(pair, price);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}

impl pallet_arbitration::BenchmarkHelper<AccountId> for Stage {
	fn endow(who: &AccountId) {
		Self::enrich(who);
	}

	fn verify(who: &AccountId) {
		Self::vouch(who);
	}

	fn reveal(moment: Moment) {
		let seed = H256::repeat_byte(7);
		pallet_randomness::Seeds::<Runtime>::insert(moment, seed);
		pallet_randomness::Newest::<Runtime>::put(pallet_randomness::Link { moment, seed });
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}

impl pallet_acceptors::BenchmarkHelper<AccountId> for Stage {
	fn endow(who: &AccountId, amount: Balance) {
		let has = Balances::free_balance(who);
		// Beside the amount what arbitration and the account itself need.
		let needed = amount.saturating_add(super::WEALTH);
		Balances::set_balance(who, has.max(needed));
	}

	fn verify(who: &AccountId) {
		if <crate::Kyc as KycTrait<AccountId>>::tier(who) != Tier::Enhanced {
			Self::vouch(who);
		}
	}

	fn end_trade(trade: TradeId, receipt: TradeReceipt<AccountId>) {
		for who in [&receipt.buyer, &receipt.seller] {
			Records::<Runtime>::mutate(C2c::subject(who), |record| {
				record.completed = record.completed.saturating_add(1);
				record.counterparties = record.counterparties.saturating_add(1);
				record.since.get_or_insert(receipt.ended_at);
				record.last_ended = Some(receipt.ended_at);
			});
		}
		let keep_until = Millis::MAX;
		let row = Receipt::Trade { receipt, nullifier: None, keep_until };
		pallet_c2c::Receipts::<Runtime>::insert(trade, row);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}
