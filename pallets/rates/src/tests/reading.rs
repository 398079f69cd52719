// SPDX-License-Identifier: Apache-2.0

//! What readers get: OR-01, OR-10, OR-12.

use super::*;

#[test]
fn a_price_is_stale_when_its_oldest_word_but_one_is_as_old_as_it_must_not_be() {
	run(|| {
		let spoken = MockClock::timestamp();
		say(0, SEVEN);
		say(1, SEVEN);
		MockClock::advance(MINUTE);
		say(2, SEVEN);
		let quote = Quote { price: SEVEN, as_of: spoken, round: 1 };
		assert_eq!(Rates::price(&CNY, MINUTE + 1), Ok(quote));
		assert_eq!(Rates::price(&CNY, MINUTE), Err(PriceError::Stale));
		assert_eq!(Rates::price(&CNY, MINUTE - 1), Err(PriceError::Stale));
		assert_eq!(Rates::price(&CNY, 0), Err(PriceError::Stale));
		assert_eq!(Rates::price(&CNY, Millis::MAX), Ok(quote));
	});
}

#[test]
fn what_is_shown_to_people_outlives_the_price() {
	run(|| {
		assert_eq!(Rates::price_unsafe(&CNY), None);
		assert_eq!(Rates::price_unsafe(&EUR), None);
		all_say(3, SEVEN);
		let quote = Rates::price_unsafe(&CNY).unwrap();
		assert_eq!(quote.price, SEVEN);
		assert_ok!(Rates::halt(council(), CNY));
		assert_eq!(Rates::price_unsafe(&CNY), Some(quote));
		assert_eq!(read(), Err(PriceError::Halted));
	});
}

#[test]
fn a_pair_that_nobody_registered_is_unknown() {
	run(|| {
		assert_eq!(Rates::price(&EUR, MINUTE), Err(PriceError::Unknown));
		assert_eq!(Rates::api_pair(&EUR), None);
	});
}

#[test]
fn a_dollar_far_from_par_is_a_price_like_any_other() {
	run(|| {
		let mut config = config();
		config.min = price(500);
		config.max = price(1_500);
		crate::Pairs::<Test>::insert(CNY, config);
		all_say(3, price(1_000));
		MockClock::advance(10 * MINUTE);
		all_say(3, price(950));
		assert_eq!(read(), Ok(price(950)));
	});
}

#[test]
fn the_view_of_a_pair_says_what_its_price_rests_on() {
	run(|| {
		all_say(4, SEVEN);
		MockClock::advance(MINUTE);
		let view = Rates::api_pairs().pop().unwrap();
		assert_eq!(view.pair, CNY);
		assert_eq!(view.state, State::Live);
		assert_eq!(view.quote.unwrap().price, SEVEN);
		assert_eq!(view.age, Some(MINUTE));
		assert_eq!((view.count, view.quorum, view.feeders), (4, 3, 5));
	});
}
