// SPDX-License-Identifier: Apache-2.0

//! The median and the states of a pair: OR-02, OR-05 to OR-07, OR-09, OR-14, OR-16.

use super::*;
use crate::{Median, NotAllowed, Round, Step};

#[test]
fn a_quorum_makes_a_price_and_one_fewer_does_not() {
	run(|| {
		all_say(2, SEVEN);
		assert_eq!(state(), State::NoQuorum);
		assert_eq!(read(), Err(PriceError::Unknown));
		say(2, SEVEN);
		assert_eq!(read(), Ok(SEVEN));
		assert!(happened(Event::Accepted {
			pair: CNY,
			round: 1,
			price: SEVEN,
			as_of: MockClock::timestamp(),
			count: 3,
			spread: 0,
		}));
	});
}

#[test]
fn an_even_count_has_the_mean_of_its_middle_rounded_down() {
	run(|| {
		for (index, price) in [7_000, 7_010, 7_015, 7_020].into_iter().enumerate() {
			say(u8::try_from(index).unwrap(), price_of(price));
		}
		assert_eq!(read(), Ok(Price(701_250_000)));
		say(0, Price(701_000_001));
		assert_eq!(read(), Ok(Price(701_250_000)));
		say(1, Price(701_500_001));
		assert_eq!(read(), Ok(Price(701_500_000)), "the mean of 7.015 and 7.01500001");
	});
}

/// The price that was accepted last, usable or not.
fn accepted() -> Price {
	Rounds::<Test>::get(CNY).unwrap().price
}

fn price_of(thousandths: u64) -> Price {
	price(thousandths)
}

#[test]
fn one_liar_of_five_moves_neither_price_nor_spread_and_two_are_seen() {
	run(|| {
		all_say(4, SEVEN);
		say(4, price(9_900));
		assert_eq!(read(), Ok(SEVEN));
		say(4, price(5_100));
		assert_eq!(read(), Ok(SEVEN));
		say(3, price(5_100));
		assert_eq!(read(), Err(PriceError::TooDispersed));
	});
}

#[test]
fn words_that_are_too_old_do_not_count() {
	run(|| {
		all_say(2, SEVEN);
		MockClock::advance(config().ttl - 1);
		say(2, SEVEN);
		assert_eq!(state(), State::Live, "at T − 1 the first two still count");
		MockClock::advance(1);
		assert!(Rates::do_poke(&CNY).unwrap().useful);
		assert_eq!(state(), State::NoQuorum);
	});
}

#[test]
fn a_quorum_outside_the_bounds_stops_the_pair_and_clamps_nothing() {
	run(|| {
		all_say(5, SEVEN);
		all_say(2, price(10_001));
		assert_eq!(read(), Ok(SEVEN));
		say(2, price(10_001));
		assert_eq!(state(), State::OutOfBounds);
		assert_eq!(read(), Err(PriceError::OutOfBounds));
		all_say(3, SEVEN);
		assert_eq!(read(), Ok(SEVEN));
	});
}

#[test]
fn the_bounds_themselves_make_sense() {
	run(|| {
		all_say(3, config().max);
		assert_eq!(read(), Ok(config().max));
	});
}

/// The price [`SEVEN`] is accepted, and a step later nobody has spoken for a heartbeat.
fn tripped_at(candidate: Price) {
	all_say(5, SEVEN);
	all_say(3, candidate);
	assert_eq!(state(), State::Tripped { candidate, confirmed: 0, since: MockClock::timestamp() });
	assert_eq!(read(), Err(PriceError::Tripped));
}

#[test]
fn a_median_at_the_step_is_accepted_and_one_beyond_trips() {
	run(|| {
		all_say(5, SEVEN);
		all_say(3, price(7_350));
		assert_eq!(accepted(), price(7_350), "five per cent");
		assert_eq!(read(), Err(PriceError::TooDispersed), "the two others still say seven");
		all_say(5, price(7_350));
		assert_eq!(read(), Ok(price(7_350)));
	});
	run(|| tripped_at(Price(735_000_001)));
}

#[test]
fn the_step_widens_with_the_time_since_the_last_price_to_four_times_at_most() {
	let config = config();
	let state_after = |time: Millis, candidate: u64| {
		let (price, number) = (SEVEN, 1);
		let round = Round { state: State::NoQuorum, price, number, ..Default::default() };
		let median =
			Median { price: price_of(candidate), as_of: time, count: 3, spread: 0, newer: 3 };
		round.apply(Step::Median(median), &config, time).unwrap().state
	};
	let is_live = |time, candidate| state_after(time, candidate) == State::Live;
	let heartbeat = config.heartbeat;
	assert!(is_live(heartbeat, 7_700), "ten per cent");
	assert!(!is_live(heartbeat - 1, 7_700));
	assert!(is_live(10 * heartbeat, 8_400), "twenty per cent");
	assert!(!is_live(10 * heartbeat, 8_401));
}

#[test]
fn the_same_words_seen_again_are_no_new_price() {
	run(|| {
		all_say(5, SEVEN);
		let round = Rounds::<Test>::get(CNY).unwrap();
		MockClock::advance(MINUTE);
		System::reset_events();
		assert!(!Rates::do_poke(&CNY).unwrap().useful);
		assert_eq!(Rounds::<Test>::get(CNY), Some(round));
		assert!(System::events().is_empty());
	});
}

#[test]
fn a_lazy_feeder_does_not_make_the_price_old() {
	run(|| {
		let spoken = MockClock::timestamp();
		say(0, SEVEN);
		MockClock::advance(MINUTE);
		for index in 1..4 {
			say(index, SEVEN);
		}
		assert_eq!(Rounds::<Test>::get(CNY).unwrap().as_of, spoken + MINUTE);
	});
}

#[test]
fn newer_words_confirm_a_candidate_and_the_same_ones_do_not() {
	run(|| {
		let candidate = price(8_000);
		tripped_at(candidate);
		let since = MockClock::timestamp();
		MockClock::advance(config().confirm_gap);
		Rates::do_poke(&CNY).unwrap();
		all_say(2, candidate);
		assert_eq!(
			state(),
			State::Tripped { candidate, confirmed: 0, since },
			"two newer words are no quorum"
		);
		say(2, candidate);
		let again = MockClock::timestamp();
		assert_eq!(state(), State::Tripped { candidate, confirmed: 1, since: again });
		MockClock::advance(config().confirm_gap - 1);
		all_say(3, candidate);
		assert_eq!(
			state(),
			State::Tripped { candidate, confirmed: 1, since: again },
			"before the gap is over"
		);
		MockClock::advance(1);
		say(0, candidate);
		assert_eq!((state(), accepted()), (State::Live, candidate));
	});
}

#[test]
fn a_median_near_the_old_price_ends_a_trip() {
	run(|| {
		tripped_at(price(8_000));
		all_say(3, price(7_100));
		assert_eq!(read(), Ok(price(7_100)));
	});
}

#[test]
fn a_median_away_from_both_is_a_new_candidate() {
	run(|| {
		tripped_at(price(8_000));
		MockClock::advance(config().confirm_gap);
		all_say(3, price(8_000));
		MockClock::advance(1);
		all_say(3, price(8_201));
		assert_eq!(
			state(),
			State::Tripped { candidate: price(8_201), confirmed: 0, since: MockClock::timestamp() }
		);
	});
}

#[test]
fn a_feeder_who_goes_takes_his_word_with_him_in_the_same_call() {
	run(|| {
		for (index, price) in [7_000, 7_010, 7_020].into_iter().enumerate() {
			say(u8::try_from(index).unwrap(), price_of(price));
		}
		assert_eq!(read(), Ok(price(7_010)));
		assert_ok!(Rates::leave(signed(1)));
		assert_eq!(state(), State::NoQuorum);
		all_say(1, price(7_000));
		say(3, price(7_030));
		assert_eq!(read(), Ok(price(7_020)));
	});
}

/// Every state against every step, as the page of the pallet has it.
#[test]
fn every_step_does_what_the_table_says() {
	let (config, now) = (config(), MockClock::timestamp());
	let tripped = State::Tripped { candidate: price(8_000), confirmed: 0, since: now };
	let near = Median { price: SEVEN, as_of: now, count: 3, spread: 0, newer: 0 };
	let far = Step::Median(Median { price: price(8_000), ..near });
	let near = Step::Median(near);
	let trip = State::Tripped { candidate: price(8_000), confirmed: 0, since: now };
	let table = [
		(
			State::Live,
			[
				(Step::TooFew, Ok(State::NoQuorum)),
				(Step::Outside, Ok(State::OutOfBounds)),
				(near, Ok(State::Live)),
				(far, Ok(trip)),
				(Step::Halt, Ok(State::Halted)),
				(Step::Resume, Err(NotAllowed)),
				(Step::Accept, Err(NotAllowed)),
			],
		),
		(
			State::NoQuorum,
			[
				(Step::TooFew, Ok(State::NoQuorum)),
				(Step::Outside, Ok(State::OutOfBounds)),
				(near, Ok(State::Live)),
				(far, Ok(trip)),
				(Step::Halt, Ok(State::Halted)),
				(Step::Resume, Err(NotAllowed)),
				(Step::Accept, Err(NotAllowed)),
			],
		),
		(
			State::OutOfBounds,
			[
				(Step::TooFew, Ok(State::NoQuorum)),
				(Step::Outside, Ok(State::OutOfBounds)),
				(near, Ok(State::Live)),
				(far, Ok(trip)),
				(Step::Halt, Ok(State::Halted)),
				(Step::Resume, Err(NotAllowed)),
				(Step::Accept, Err(NotAllowed)),
			],
		),
		(
			tripped,
			[
				(Step::TooFew, Ok(State::NoQuorum)),
				(Step::Outside, Ok(State::OutOfBounds)),
				(near, Ok(State::Live)),
				(far, Ok(tripped)),
				(Step::Halt, Ok(State::Halted)),
				(Step::Resume, Err(NotAllowed)),
				(
					Step::Accept,
					Ok(State::Tripped { candidate: price(8_000), confirmed: 2, since: now }),
				),
			],
		),
		(
			State::Halted,
			[
				(Step::TooFew, Ok(State::Halted)),
				(Step::Outside, Ok(State::Halted)),
				(near, Ok(State::Halted)),
				(far, Ok(State::Halted)),
				(Step::Halt, Err(NotAllowed)),
				(Step::Resume, Ok(State::NoQuorum)),
				(Step::Accept, Err(NotAllowed)),
			],
		),
	];
	for (state, steps) in table {
		for (step, wanted) in steps {
			let round =
				Round { state, price: SEVEN, accepted_at: now, number: 1, ..Default::default() };
			let got = round.apply(step, &config, now).map(|round| round.state);
			assert_eq!(got, wanted, "{state:?} {step:?}");
		}
	}
}

#[test]
fn the_largest_prices_overflow_nothing() {
	run(|| {
		let mut config = config();
		config.max = Price(u64::MAX);
		config.min = Price(u64::MAX - 2);
		crate::Pairs::<Test>::insert(CNY, config);
		for index in 0..5 {
			say(index, Price(u64::MAX - u64::from(index % 2)));
		}
		assert_eq!(read(), Ok(Price(u64::MAX)));
	});
}
