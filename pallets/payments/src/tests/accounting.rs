// SPDX-License-Identifier: Apache-2.0

//! Splits to the last unit: A1, A2, A3 and A4.

use crate::{GatewayFee, InvoiceTerms, Leg, Movement, Share, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{
	ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use tael_primitives::{AccountId, Balance, MerchantTerms, share_floor};

fn terms(fee: u16, shares: Vec<Share>) -> InvoiceTerms<AccountId> {
	let mut request = request(NATIVE, 1_000_000);
	request.gateway_fee = fee;
	request.legs = BoundedVec::truncate_from(
		shares.into_iter().map(|share| Leg { account: BOB, share }).collect(),
	);
	InvoiceTerms {
		merchant: SHOP,
		reference: reference(1),
		payee: MerchantTerms { owner: OWNER, settlement: TILL },
		gateway: Some(GatewayFee { account: GATEWAY, fee }),
		request,
		amount: 1_000_000,
		lock: None,
	}
}

fn split(terms: &InvoiceTerms<AccountId>, total: Balance) -> Vec<(Movement, Balance)> {
	terms.split(total, 0).into_iter().map(|payout| (payout.kind, payout.amount)).collect()
}

fn sum(payouts: &[(Movement, Balance)]) -> Balance {
	payouts.iter().map(|(_, amount)| amount).sum()
}

#[test]
fn a1_legs_sum_up_to_the_amount_for_every_small_amount() {
	let plans = [
		terms(50, vec![Share::Relative(3_333), Share::Fixed(2), Share::Relative(1)]),
		terms(0, vec![Share::Relative(9_999)]),
		terms(10_000, vec![]),
	];
	for plan in plans {
		for total in 0..2_000 {
			let payouts = split(&plan, total);
			assert_eq!(sum(&payouts), total);
			assert!(payouts.iter().all(|(_, amount)| *amount > 0), "empty legs are skipped");
		}
	}
}

#[test]
fn a2_fees_of_nothing_and_of_everything() {
	assert_eq!(split(&terms(0, vec![]), 100), vec![(Movement::Merchant, 100)]);
	assert_eq!(split(&terms(10_000, vec![]), 100), vec![(Movement::Gateway, 100)]);
	let all = terms(0, vec![Share::Relative(10_000)]);
	assert_eq!(split(&all, 100), vec![(Movement::Leg(0), 100)]);
}

#[test]
fn a2_a_leg_greater_than_the_amount_gets_what_is_there() {
	let greedy = terms(100, vec![Share::Fixed(1_000)]);
	assert_eq!(split(&greedy, 10), vec![(Movement::Leg(0), 10)]);
}

#[test]
fn a3_one_unit_goes_to_the_merchant() {
	let plan = terms(3_000, vec![Share::Relative(3_000), Share::Relative(3_000)]);
	assert_eq!(split(&plan, 1), vec![(Movement::Merchant, 1)]);
}

#[test]
fn a4_the_greatest_amount_is_split_without_overflow() {
	let plan = terms(5_000, vec![Share::Relative(5_000)]);
	let payouts = split(&plan, Balance::MAX);
	let mut total: Balance = 0;
	for (_, amount) in &payouts {
		total = total.checked_add(*amount).expect("no more than all");
	}
	assert_eq!(total, Balance::MAX);
}

fn any_share() -> impl Strategy<Value = Share> {
	prop_oneof![(0..2_000u16).prop_map(Share::Relative), (0..1_000_000u128).prop_map(Share::Fixed),]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(10_000))]

	#[test]
	fn a1_legs_sum_up_and_the_gateway_stays_within_its_fee(
		shares in prop::collection::vec(any_share(), 0..8),
		fee in 0..=2_000u16,
		total in any::<Balance>(),
		least in 0..20_000_u128,
	) {
		let plan = terms(fee, shares);
		let payouts = plan.split(total, least);
		let mut left = total;
		for payout in &payouts {
			left = left.checked_sub(payout.amount).expect("no more than there is");
			if matches!(payout.kind, Movement::Leg(_)) {
				prop_assert!(payout.amount >= least);
			}
			if payout.kind == Movement::Gateway {
				prop_assert!(payout.amount <= share_floor(total, fee).expect("a share"));
			}
		}
		prop_assert_eq!(left, 0);
	}
}
