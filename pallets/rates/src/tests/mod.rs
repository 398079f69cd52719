// SPDX-License-Identifier: Apache-2.0

mod feed;
mod feeders;
mod invariants;
mod pairs;
mod reading;
mod rounds;

use crate::{Error, Event, Fault, Feeders, Rounds, State, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{ChainTime, MINUTE, Millis, Pair, Price, PriceError, Quote, Rates as _};

/// Run with the pair [`CNY`] and its five feeders, and check all invariants at the end.
fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Rates::do_try_state().unwrap();
	});
}

fn signed(index: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(feeder(index))
}

fn council() -> RuntimeOrigin {
	RuntimeOrigin::signed(COUNCIL)
}

fn words<const N: usize>(
	words: [(Pair, Price); N],
) -> BoundedVec<(Pair, Price), ConstU32<MAX_PAIRS>> {
	BoundedVec::truncate_from(words.into())
}

/// A price of so many thousandths.
const fn price(thousandths: u64) -> Price {
	Price(thousandths * 100_000)
}

/// One feeder says what USDT costs in yuan. Whether that was free.
fn say(index: u8, price: Price) -> bool {
	Rates::feed(signed(index), words([(CNY, price)])).unwrap().pays_fee == Pays::No
}

/// So many feeders say this, beginning with the first.
fn all_say(count: u8, price: Price) {
	for index in 0..count {
		say(index, price);
	}
}

fn state() -> State {
	Rounds::<Test>::get(CNY).unwrap().state
}

fn strikes(index: u8) -> u32 {
	Feeders::<Test>::get(feeder(index)).unwrap().strikes
}

fn read() -> Result<Price, PriceError> {
	Rates::price(&CNY, 20 * MINUTE).map(|quote| quote.price)
}

fn happened(event: Event<Test>) -> bool {
	System::events().iter().any(|record| record.event == RuntimeEvent::Rates(event.clone()))
}
