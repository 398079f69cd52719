// SPDX-License-Identifier: Apache-2.0

//! Random days of feeders, council and time; the invariants after each.

use super::*;
use crate::{ConfigOf, Registered};
use proptest::prelude::*;
use tael_primitives::{Fiat, USDT};

#[derive(Clone, Debug)]
enum Deed {
	Feed { who: u8, pair: u8, price: u64 },
	Apply(u8),
	Admit(u8),
	Leave(u8),
	Dismiss(u8),
	Slash(u8, u128),
	Finish(u8),
	Poke(u8),
	Propose(u8, u8),
	Take(u8),
	Cancel(u8),
	Retire(u8),
	Halt(u8),
	Resume(u8),
	Accept(u8),
	Reinstate(u8),
	Pass(Millis),
	Stall(Millis),
	Idle(u64),
}

fn deed() -> impl Strategy<Value = Deed> {
	let who = || 0..6_u8;
	let pair = || 0..3_u8;
	prop_oneof![
		12 => (who(), pair(), prop_oneof![
			4 => 6_900_u64..7_100,
			1 => 4_900..10_100_u64,
		])
			.prop_map(|(who, pair, price)| Deed::Feed { who, pair, price }),
		1 => who().prop_map(Deed::Apply),
		1 => who().prop_map(Deed::Admit),
		1 => who().prop_map(Deed::Leave),
		1 => who().prop_map(Deed::Dismiss),
		1 => (who(), 0..2_000 * USDT).prop_map(|(who, amount)| Deed::Slash(who, amount)),
		1 => who().prop_map(Deed::Finish),
		3 => pair().prop_map(Deed::Poke),
		1 => (pair(), 3..7_u8).prop_map(|(pair, feeders)| Deed::Propose(pair, feeders)),
		1 => pair().prop_map(Deed::Take),
		1 => pair().prop_map(Deed::Cancel),
		1 => pair().prop_map(Deed::Retire),
		1 => pair().prop_map(Deed::Halt),
		1 => pair().prop_map(Deed::Resume),
		1 => pair().prop_map(Deed::Accept),
		1 => who().prop_map(Deed::Reinstate),
		6 => (0..30 * MINUTE).prop_map(Deed::Pass),
		1 => (0..2 * CONFIG_DELAY).prop_map(Deed::Pass),
		1 => (0..2 * CONFIG_DELAY).prop_map(Deed::Stall),
		2 => (0..9_u64).prop_map(Deed::Idle),
	]
}

fn pair(index: u8) -> Pair {
	let fiat = [Fiat::CNY, Fiat::EUR, Fiat::USD];
	Pair { fiat: fiat[usize::from(index)], ..CNY }
}

fn proposed(count: u8) -> ConfigOf<Test> {
	let mut config = config();
	config.feeders = feeders(count);
	config
}

/// Whether it went well. One that did not has changed nothing.
fn done(deed: Deed) -> bool {
	let before = frame::deps::sp_io::storage::root(StateVersion::V1);
	let worked = match deed {
		Deed::Feed { who, pair: at, price: thousandths } => {
			Rates::feed(signed(who), words([(pair(at), price(thousandths))])).is_ok()
		},
		Deed::Apply(who) => Rates::apply(signed(who)).is_ok(),
		Deed::Admit(who) => Rates::admit(council(), feeder(who)).is_ok(),
		Deed::Leave(who) => Rates::leave(signed(who)).is_ok(),
		Deed::Dismiss(who) => Rates::dismiss(council(), feeder(who)).is_ok(),
		Deed::Slash(who, amount) => Rates::slash(council(), feeder(who), amount).is_ok(),
		Deed::Finish(who) => Rates::finish_leave(signed(0), feeder(who)).is_ok(),
		Deed::Poke(at) => Rates::poke(signed(0), pair(at)).is_ok(),
		Deed::Propose(at, count) => {
			Rates::propose_pair(council(), pair(at), proposed(count)).is_ok()
		},
		Deed::Take(at) => Rates::apply_pair(signed(0), pair(at)).is_ok(),
		Deed::Cancel(at) => Rates::cancel_pair(council(), pair(at)).is_ok(),
		Deed::Retire(at) => Rates::retire_pair(council(), pair(at)).is_ok(),
		Deed::Halt(at) => Rates::halt(council(), pair(at)).is_ok(),
		Deed::Resume(at) => Rates::resume(council(), pair(at)).is_ok(),
		Deed::Accept(at) => {
			let candidate = match Rounds::<Test>::get(pair(at)).map(|round| round.state) {
				Some(State::Tripped { candidate, .. }) => candidate,
				_ => SEVEN,
			};
			Rates::accept_candidate(council(), pair(at), candidate).is_ok()
		},
		Deed::Reinstate(who) => Rates::reinstate(council(), feeder(who)).is_ok(),
		Deed::Pass(time) => {
			MockClock::advance(time);
			true
		},
		Deed::Stall(time) => {
			MockClock::stall(time);
			true
		},
		Deed::Idle(block) => {
			Rates::on_idle(block, Weight::MAX);
			true
		},
	};
	if !worked {
		// Outside of a transaction a call that fails has to leave nothing by itself.
		assert_eq!(before, frame::deps::sp_io::storage::root(StateVersion::V1));
	}
	worked
}

/// I4: everybody goes, and everything on hold comes back.
fn everybody_goes() {
	for who in 0..6 {
		let _ = Rates::leave(signed(who));
	}
	MockClock::advance(LEAVE_PERIOD);
	for who in 0..6 {
		let _ = Rates::finish_leave(signed(0), feeder(who));
		assert_eq!(Balances::reserved_balance(feeder(who)), 0);
	}
	assert_eq!(Feeders::<Test>::iter().count(), 0);
}

proptest! {
	/// With five feeders and one liar the price is between honest words.
	#[test]
	fn one_liar_makes_no_price_that_no_honest_feeder_could(
		honest in prop::collection::vec(6_950_u64..7_050, 4),
		lie in 0_u64..20_000,
		liar in 0..5_u8,
	) {
		new_test_ext().execute_with(|| {
			let mut honest_words = honest.iter().copied();
			for who in 0..5 {
				let said = if who == liar { lie } else { honest_words.next().unwrap() };
				say(who, price(said));
			}
			let accepted = read().unwrap();
			let (least, most) = (honest.iter().min().unwrap(), honest.iter().max().unwrap());
			prop_assert!((price(*least)..=price(*most)).contains(&accepted), "{accepted:?}");
			Ok(())
		})?;
	}

	#[test]
	fn the_invariants_hold_whatever_happens(deeds in prop::collection::vec(deed(), 1..60)) {
		new_test_ext().execute_with(|| {
			for deed in deeds {
				let told = format!("{deed:?}");
				done(deed);
				prop_assert!(Rates::do_try_state().is_ok(), "{told}: {:?}", Rates::do_try_state());
				for pair in Registered::<Test>::get() {
					if let Ok(quote) = Rates::price(&pair, 20 * MINUTE) {
						let bounds = config();
						prop_assert!((bounds.min..=bounds.max).contains(&quote.price));
						prop_assert!(quote.as_of <= MockClock::timestamp());
					}
				}
			}
			everybody_goes();
			prop_assert!(Rates::do_try_state().is_ok());
			Ok(())
		})?;
	}
}
