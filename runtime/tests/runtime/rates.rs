// SPDX-License-Identifier: Apache-2.0

//! Prices in the real configuration: through the SDK's oracle in, through `rates` out.

use crate::chain::{
	Alice, Charlie, Dave, account, begin_block, by, dispatch, end_block, feeder, free, next_block,
	on_dev_chain, submit,
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok, dispatch::DispatchClass, traits::Hooks, weights::Weight,
	},
	frame_system,
	pallet_collective::{self, Instance1},
	pallet_oracle, pallet_proxy, pallet_utility,
	sp_core::{Pair as _, sr25519},
	sp_runtime::{BoundedVec, DispatchError, DispatchResult},
};
use tael_primitives::{
	AccountId, AssetKind, Fiat, MINUTE, Pair, Price, PriceError, Rates as _, RawFeeds as _,
};
use tael_runtime::{
	Address, Oracle, Rates, Runtime, RuntimeOrigin, SLOT_DURATION, System,
	configs::{OracleWords, ProxyType, RuntimeBlockWeights},
	constants::rates::{CONFIG_DELAY, FEEDER_BOND},
};

const CNY: Pair = Pair { asset: AssetKind::Native, fiat: Fiat::CNY };
const SEVEN: Price = Price(700_000_000);

fn say(who: impl Into<sr25519::Pair>, price: Price) -> DispatchResult {
	let words = BoundedVec::truncate_from(vec![(CNY, price)]);
	submit(who, pallet_rates::Call::<Runtime>::feed { words })
}

fn fed_by(number: u8) -> AccountId {
	feeder(number).public().into()
}

fn signed_by(number: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(fed_by(number))
}

fn read() -> Result<Price, PriceError> {
	Rates::price(&CNY, 20 * MINUTE).map(|quote| quote.price)
}

fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance1>::Members(1, 1).into()
}

fn priced() {
	for number in 1..=3 {
		assert_ok!(say(feeder(number), SEVEN));
	}
	assert_eq!(read(), Ok(SEVEN));
}

#[test]
fn words_that_were_wanted_should_cost_nothing() {
	on_dev_chain(|| {
		let before = free(&fed_by(1));
		assert_ok!(say(feeder(1), SEVEN));
		assert_eq!(free(&fed_by(1)), before);
		assert_ok!(say(feeder(1), SEVEN));
		assert!(free(&fed_by(1)) < before, "the same again was not wanted");
	});
}

/// OR-18: also in a batch and through a proxy.
#[test]
fn or_18_the_oracle_should_have_no_other_door() {
	on_dev_chain(|| {
		let values = || BoundedVec::truncate_from(vec![(CNY, Price(1))]);
		let feed = || pallet_oracle::Call::<Runtime>::feed_values { values: values() };
		let closed: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_noop!(dispatch(signed_by(1), feed()), closed);
		let batch = pallet_utility::Call::batch_all { calls: vec![feed().into()] };
		assert_noop!(dispatch(signed_by(1), batch), closed);
		let proxy = pallet_proxy::Call::add_proxy {
			delegate: Address::Id(account(Dave)),
			proxy_type: ProxyType::Any,
			delay: 0,
		};
		assert_ok!(submit(feeder(1), proxy));
		let through = pallet_proxy::Call::proxy {
			real: Address::Id(fed_by(1)),
			force_proxy_type: None,
			call: Box::new(feed().into()),
		};
		assert_ok!(submit(Dave, through));
		assert_eq!(OracleWords::get(&fed_by(1), &CNY), None);
	});
}

/// OR-08: Root speaks for the oracle's own account, which is nobody's feeder.
#[test]
fn or_08_what_root_feeds_should_have_no_influence() {
	on_dev_chain(|| {
		priced();
		let values = BoundedVec::truncate_from(vec![(CNY, Price(1))]);
		assert_ok!(Oracle::feed_values(RuntimeOrigin::root(), values));
		assert_ok!(Rates::poke(by(Charlie), CNY));
		assert_eq!(read(), Ok(SEVEN));
		let count = pallet_rates::Rounds::<Runtime>::get(CNY).expect("it is registered").count;
		assert_eq!(count, 3);
		// What Root did breaks RAT-5, as it should: nobody else can do it.
		let oracle = pallet_oracle::RawValues::<Runtime>::iter_keys()
			.map(|(who, _)| who)
			.find(|who| !Rates::is_active(who))
			.expect("Root's word is kept under the oracle's account");
		pallet_oracle::RawValues::<Runtime>::remove(oracle, CNY);
	});
}

#[test]
fn only_feeders_should_be_heard() {
	on_dev_chain(|| {
		assert_eq!(say(Alice, SEVEN), Err(pallet_rates::Error::<Runtime>::NotFeeder.into()));
		assert_eq!(OracleWords::get(&account(Alice), &CNY), None);
	});
}

/// OR-01, and decision 4: after a halt of the chain no price is fresh.
#[test]
fn or_01_a_price_should_be_stale_after_a_halt_of_the_chain() {
	on_dev_chain(|| {
		priced();
		end_block();
		begin_block(30 * MINUTE / SLOT_DURATION);
		assert_eq!(read(), Err(PriceError::Stale));
		next_block();
		assert_eq!(read(), Err(PriceError::NoQuorum), "the sweep has seen it");
		let feeder = pallet_rates::Feeders::<Runtime>::get(fed_by(1));
		assert_eq!(feeder.expect("he feeds").strikes, 0, "chain time stood still");
		priced();
	});
}

#[test]
fn a_feeder_who_leaves_should_take_his_words_along_and_keep_his_bond() {
	on_dev_chain(|| {
		priced();
		assert_ok!(say(feeder(4), SEVEN));
		let before = free(&fed_by(4));
		assert_ok!(dispatch(signed_by(4), pallet_rates::Call::leave {}));
		assert_eq!(OracleWords::get(&fed_by(4), &CNY), None);
		assert_eq!(read(), Ok(SEVEN));
		assert_ok!(dispatch(signed_by(3), pallet_rates::Call::leave {}));
		assert_eq!(read(), Err(PriceError::NoQuorum));
		assert_eq!(free(&fed_by(4)), before);
		let feeder = fed_by(4);
		let slash = pallet_rates::Call::slash { feeder: feeder.clone(), amount: FEEDER_BOND };
		assert_ok!(dispatch(council(), slash));
		assert_eq!(free(&feeder), before, "the bond is gone, the rest is his");
	});
}

#[test]
fn the_council_should_change_a_pair_after_a_day_only() {
	on_dev_chain(|| {
		let mut config = pallet_rates::Pairs::<Runtime>::get(&CNY).expect("it is registered");
		config.max_spread = 300;
		let propose = pallet_rates::Call::propose_pair { pair: CNY, config: config.clone() };
		assert_noop!(dispatch(by(Alice), propose.clone()), DispatchError::BadOrigin);
		assert_ok!(dispatch(council(), propose));
		let apply = pallet_rates::Call::apply_pair { pair: CNY };
		assert_eq!(
			dispatch(by(Charlie), apply.clone()),
			Err(pallet_rates::Error::<Runtime>::TooEarly.into())
		);
		crate::chain::wait(CONFIG_DELAY);
		assert_ok!(dispatch(by(Charlie), apply));
		assert_eq!(pallet_rates::Pairs::<Runtime>::get(&CNY), Some(config));
	});
}

#[test]
fn a_look_at_a_pair_should_fit_beside_a_full_block() {
	on_dev_chain(|| {
		let weights = RuntimeBlockWeights::get();
		let normal = weights.get(DispatchClass::Normal).max_total.expect("it is bounded");
		let left = weights.max_block.saturating_sub(normal);
		assert!(Rates::on_idle(System::block_number(), left).any_gt(Weight::zero()));
		assert_eq!(Rates::on_idle(System::block_number(), Weight::zero()), Weight::zero());
	});
}
