// SPDX-License-Identifier: Apache-2.0

//! `feed`: who may, what it costs, and what follows for the feeder. OR-01, OR-04, OR-11, OR-17.

use super::*;
use crate::{Heard, Pairs, STRIKE_GAP, Standing};

/// Whether a look at the pair was of use.
fn poked() -> bool {
	Rates::do_poke(&CNY).unwrap().useful
}

#[test]
fn what_cannot_be_taken_is_refused_and_changes_nothing() {
	run(|| {
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_noop!(Rates::feed(stranger, words([(CNY, SEVEN)])), Error::<Test>::NotFeeder);
		assert_noop!(Rates::feed(signed(0), words([])), Error::<Test>::NoWords);
		assert_noop!(
			Rates::feed(signed(0), words([(CNY, SEVEN), (CNY, SEVEN)])),
			Error::<Test>::DuplicatePair
		);
		assert_noop!(
			Rates::feed(signed(0), words([(CNY, SEVEN), (EUR, SEVEN)])),
			Error::<Test>::NotFound
		);
		Pairs::<Test>::mutate(CNY, |config| config.as_mut().unwrap().feeders = feeders(4));
		Heard::<Test>::remove(CNY, feeder(4));
		assert_noop!(Rates::feed(signed(4), words([(CNY, SEVEN)])), Error::<Test>::NotFeeder);
	});
}

#[test]
fn a_word_that_was_wanted_is_free() {
	run(|| {
		assert!(say(0, SEVEN), "the first");
		assert!(!say(0, price(7_100)), "sooner than five seconds after it");
		MockClock::advance(4_999);
		assert!(!say(0, SEVEN));
		MockClock::advance(5_000);
		assert!(!say(0, SEVEN), "nothing new");
		MockClock::advance(5_000);
		assert!(!say(0, Price(702_099_999)), "less than the deviation");
		MockClock::advance(5_000);
		assert!(say(0, Price(704_206_299)), "0.3 %");
		MockClock::advance(config().heartbeat / 2 - 1);
		assert!(!say(0, Price(704_206_299)));
		MockClock::advance(config().heartbeat / 2);
		assert!(say(0, Price(704_206_299)), "half a heartbeat later");
		MockClock::advance(config().heartbeat);
		assert!(!say(0, Price(0)), "outside the bounds");
	});
}

#[test]
fn while_a_pair_is_tripped_its_feeders_may_confirm_for_nothing() {
	run(|| {
		all_say(5, SEVEN);
		all_say(3, price(8_000));
		MockClock::advance(config().confirm_gap - 1);
		assert!(!say(0, price(8_000)));
		MockClock::advance(config().confirm_gap);
		assert!(say(0, price(8_000)));
	});
}

#[test]
fn zero_is_outside_every_bounds() {
	run(|| {
		all_say(3, SEVEN);
		assert!(!say(3, Price(0)));
		assert_eq!(strikes(3), 1);
		assert_eq!(read(), Ok(SEVEN));
	});
}

#[test]
fn a_word_outside_the_bounds_is_a_strike_only_if_the_pair_was_live() {
	run(|| {
		say(0, price(10_001));
		assert_eq!(strikes(0), 0);
		for index in 1..4 {
			say(index, SEVEN);
		}
		say(0, price(10_001));
		assert_eq!(strikes(0), 1);
		assert!(happened(Event::Struck {
			feeder: feeder(0),
			pair: CNY,
			fault: Fault::OutOfBounds,
			strikes: 1
		}));
	});
}

/// Four say seven now; the fifth says something else.
fn one_of_five_says(price: Price) {
	all_say(4, SEVEN);
	say(4, price);
}

/// Feeder 4 is an outlier for so long that he gets so many strikes, one more each time.
fn strike_out(times: u32) {
	for _ in 0..times {
		one_of_five_says(price(7_500));
		MockClock::advance(STRIKE_GAP);
		all_say(4, SEVEN);
		assert!(poked());
	}
}

#[test]
fn an_outlier_is_struck_when_the_others_have_had_time_to_follow() {
	run(|| {
		one_of_five_says(Price(714_000_001));
		MockClock::advance(config().confirm_gap - 1);
		assert!(!poked());
		MockClock::advance(1);
		assert!(poked());
		assert_eq!(strikes(4), 1);
	});
	run(|| {
		one_of_five_says(price(7_140));
		MockClock::advance(config().confirm_gap);
		assert!(!poked(), "two per cent");
	});
}

#[test]
fn the_first_who_sees_a_gap_is_not_struck_for_it() {
	run(|| {
		all_say(5, SEVEN);
		MockClock::advance(MINUTE);
		say(0, price(7_300));
		MockClock::advance(MINUTE / 2);
		for index in 1..5 {
			say(index, price(7_300));
		}
		MockClock::advance(MINUTE);
		assert!(!poked());
		assert_eq!((strikes(0), read()), (0, Ok(price(7_300))));
	});
}

#[test]
fn one_fault_on_many_pairs_is_one_strike() {
	run(|| {
		crate::Registered::<Test>::try_append(EUR).unwrap();
		Pairs::<Test>::insert(EUR, config());
		Rounds::<Test>::insert(EUR, crate::Round::default());
		for index in 0..5 {
			let price = if index == 4 { price(7_500) } else { SEVEN };
			assert_ok!(Rates::feed(signed(index), words([(CNY, price), (EUR, price)])));
		}
		MockClock::advance(config().confirm_gap);
		for pair in [CNY, EUR] {
			Rates::do_poke(&pair).unwrap();
		}
		assert_eq!(strikes(4), 1);
		assert_ok!(Rates::feed(signed(4), words([(CNY, Price(0)), (EUR, Price(0))])));
		assert_eq!(strikes(4), 1, "within the gap");
		MockClock::advance(STRIKE_GAP - 1);
		Rates::do_poke(&EUR).unwrap();
		assert_eq!(strikes(4), 1);
		MockClock::advance(1);
		assert_ok!(Rates::feed(signed(4), words([(CNY, Price(0)), (EUR, Price(0))])));
		assert_eq!(strikes(4), 2);
	});
}

#[test]
fn strikes_suspend_and_the_suspended_counts_no_more_at_once() {
	run(|| {
		strike_out(MAX_STRIKES);
		let until = MockClock::now() + SUSPENSION;
		assert!(happened(Event::FeederSuspended { feeder: feeder(4), until }));
		assert_noop!(Rates::feed(signed(4), words([(CNY, SEVEN)])), Error::<Test>::WrongState);
		assert_eq!(Rounds::<Test>::get(CNY).unwrap().count, 4, "his word is forgotten");

		MockClock::set(until - 1);
		assert_noop!(Rates::feed(signed(4), words([(CNY, SEVEN)])), Error::<Test>::WrongState);
		MockClock::set(until);
		assert_ok!(Rates::feed(signed(4), words([(CNY, SEVEN)])));
		assert_eq!(Feeders::<Test>::get(feeder(4)).unwrap().standing, Standing::Active);
		assert_eq!(strikes(4), 0);
	});
}

#[test]
fn strikes_are_forgotten_with_their_window() {
	run(|| {
		strike_out(MAX_STRIKES - 1);
		let begun = Feeders::<Test>::get(feeder(4)).unwrap().window;
		let outlier_at = |time: Millis| {
			MockClock::set(time - config().confirm_gap);
			one_of_five_says(price(7_500));
			MockClock::set(time);
			assert!(poked());
		};
		outlier_at(begun + STRIKE_WINDOW);
		assert_eq!(strikes(4), 1);
	});
	run(|| {
		strike_out(MAX_STRIKES - 1);
		let begun = Feeders::<Test>::get(feeder(4)).unwrap().window;
		MockClock::set(begun + STRIKE_WINDOW - 1);
		all_say(4, SEVEN);
		say(4, Price(0));
		let standing = Feeders::<Test>::get(feeder(4)).unwrap().standing;
		assert!(matches!(standing, Standing::Suspended { .. }), "the window is not over");
	});
}

/// Feeder 0 says nothing, the others speak.
fn others_speak() {
	for index in 1..5 {
		say(index, SEVEN);
	}
}

#[test]
fn silence_while_others_speak_is_a_strike_for_each_time_a_word_counts() {
	run(|| {
		let begun = MockClock::now();
		others_speak();
		MockClock::set(begun + config().ttl - 1);
		others_speak();
		assert!(!poked());
		MockClock::set(begun + config().ttl);
		assert!(poked());
		assert!(!poked(), "once");
		assert_eq!((strikes(0), strikes(1)), (1, 0));
		let spared = Feeders::<Test>::get(feeder(0)).unwrap().spared_until;
		MockClock::set(spared + config().ttl - 1);
		others_speak();
		assert!(!poked());
		MockClock::set(spared + config().ttl);
		assert!(poked());
		assert_eq!(strikes(0), 2);
	});
}

#[test]
fn nobody_is_struck_while_there_is_no_price() {
	run(|| {
		MockClock::advance(10 * config().ttl);
		say(0, SEVEN);
		assert!(!poked());
		assert_eq!(state(), State::NoQuorum);
		for index in 0..5 {
			assert_eq!(strikes(index), 0);
		}
	});
}

#[test]
fn a_halt_of_the_chain_is_nobodys_silence_and_makes_every_price_stale() {
	run(|| {
		all_say(5, SEVEN);
		MockClock::stall(2 * config().ttl);
		assert_eq!(read(), Err(PriceError::Stale));
		assert!(poked());
		assert_eq!(read(), Err(PriceError::NoQuorum));
		others_speak();
		assert_eq!(read(), Ok(SEVEN));
		assert!(!poked());
		assert_eq!(strikes(0), 0, "he has the time he had before the halt");
	});
}

#[test]
fn a_look_suspends_one_at_a_time() {
	run(|| {
		for index in [0, 1] {
			Feeders::<Test>::mutate(feeder(index), |feeder| {
				let feeder = feeder.as_mut().unwrap();
				feeder.strikes = MAX_STRIKES - 1;
				feeder.window = MockClock::now();
			});
		}
		MockClock::advance(config().ttl);
		for index in 2..5 {
			say(index, SEVEN);
		}
		for index in [0, 1] {
			assert!(poked());
			let standing = Feeders::<Test>::get(feeder(index)).unwrap().standing;
			assert!(matches!(standing, Standing::Suspended { .. }), "{index}");
		}
		assert!(!poked(), "there is nobody left to strike");
	});
}

#[test]
fn who_was_suspended_has_time_to_speak_again() {
	run(|| {
		strike_out(MAX_STRIKES);
		MockClock::advance(SUSPENSION);
		all_say(4, SEVEN);
		assert!(!poked());
		MockClock::advance(config().ttl - 1);
		all_say(4, SEVEN);
		assert!(!poked());
		MockClock::advance(1);
		assert!(poked());
		assert_eq!(strikes(4), 1);
	});
}

#[test]
fn poke_costs_nothing_if_it_changed_something() {
	run(|| {
		all_say(5, SEVEN);
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_eq!(Rates::poke(stranger.clone(), CNY).unwrap().pays_fee, Pays::Yes);
		MockClock::stall(config().ttl);
		assert_eq!(Rates::poke(stranger.clone(), CNY).unwrap().pays_fee, Pays::No);
		assert_noop!(Rates::poke(stranger, EUR), Error::<Test>::NotFound);
	});
}

#[test]
fn the_sweep_sees_what_nobody_pokes() {
	run(|| {
		all_say(5, SEVEN);
		MockClock::stall(config().ttl);
		assert_eq!(Rates::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(state(), State::Live);
		let used = Rates::on_idle(1, Weight::MAX);
		assert!(used.any_gt(Weight::zero()));
		assert_eq!(state(), State::NoQuorum);
	});
	empty().execute_with(|| {
		Rates::on_idle(1, Weight::MAX);
	});
}
