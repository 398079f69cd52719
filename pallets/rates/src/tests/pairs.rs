// SPDX-License-Identifier: Apache-2.0

//! `propose_pair`, `apply_pair`, `cancel_pair`, `retire_pair`, `halt`, `resume`, `accept_candidate`:
//! OR-19.

use super::*;
use crate::{ConfigOf, MAX_FEEDERS, Pairs, Proposals, Registered};
use tael_primitives::{AssetKind, Fiat, RawFeeds as _};

#[test]
fn what_does_not_fit_together_cannot_be_proposed() {
	type Spoil = fn(&mut ConfigOf<Test>);
	let bad: [(&str, Spoil); 14] = [
		("a lowest price of zero", |config| config.min = Price(0)),
		("bounds that are one", |config| config.max = config.min),
		("no heartbeat", |config| config.heartbeat = 0),
		("a word that ends with the heartbeat", |config| config.ttl = config.heartbeat),
		("no deviation", |config| config.deviation = 0),
		("a step of the deviation", |config| config.max_step = config.deviation),
		("a step above a half", |config| config.max_step = 5_001),
		("no spread", |config| config.max_spread = 0),
		("no faults, so a quorum of one", |config| config.faults = 0),
		("more faults than feeders bear", |config| config.faults = 2),
		("one confirmation", |config| config.confirmations = 1),
		("no gap", |config| config.confirm_gap = 0),
		("too few feeders", |config| config.feeders = feeders(3)),
		("a feeder twice", |config| config.feeders[1] = feeder(0)),
	];
	run(|| {
		for (what, spoil) in bad {
			let mut config = config();
			spoil(&mut config);
			let refused = Rates::propose_pair(council(), EUR, config);
			assert_eq!(refused, Err(Error::<Test>::BadConfig.into()), "{what}");
		}
	});
}

#[test]
fn a_new_configuration_holds_only_when_its_time_has_come() {
	run(|| {
		let mut other = config();
		other.max_spread = 900;
		let apply_at = MockClock::now() + CONFIG_DELAY;
		assert_ok!(Rates::propose_pair(council(), CNY, other.clone()));
		assert!(happened(Event::PairProposed { pair: CNY, apply_at }));
		MockClock::set(apply_at - 1);
		assert_noop!(Rates::apply_pair(signed(0), CNY), Error::<Test>::TooEarly);
		assert_eq!(Pairs::<Test>::get(CNY), Some(config()));
		MockClock::set(apply_at);
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_eq!(Rates::apply_pair(stranger.clone(), CNY).unwrap().pays_fee, Pays::No);
		assert_eq!(Pairs::<Test>::get(CNY), Some(other));
		assert!(happened(Event::PairConfigured { pair: CNY }));
		assert_noop!(Rates::apply_pair(stranger, CNY), Error::<Test>::NotFound);
	});
}

#[test]
fn a_proposal_can_be_withdrawn_and_replaced() {
	run(|| {
		assert_noop!(Rates::cancel_pair(council(), EUR), Error::<Test>::NotFound);
		assert_ok!(Rates::propose_pair(council(), EUR, config()));
		MockClock::advance(1);
		assert_ok!(Rates::propose_pair(council(), EUR, config()));
		let waits = Proposals::<Test>::get(EUR).unwrap();
		assert_eq!(waits.apply_at, MockClock::now() + CONFIG_DELAY, "the delay begins anew");
		assert_ok!(Rates::cancel_pair(council(), EUR));
		assert!(happened(Event::ProposalCancelled { pair: EUR }));
		assert_noop!(Rates::apply_pair(signed(0), EUR), Error::<Test>::NotFound);
	});
}

#[test]
fn only_governance_decides_about_pairs() {
	run(|| {
		for stranger in [signed(0), RuntimeOrigin::signed(COMMITTEE)] {
			let bad = DispatchError::BadOrigin;
			assert_noop!(Rates::propose_pair(stranger.clone(), EUR, config()), bad);
			assert_noop!(Rates::cancel_pair(stranger.clone(), EUR), bad);
			assert_noop!(Rates::retire_pair(stranger.clone(), CNY), bad);
			assert_noop!(Rates::resume(stranger.clone(), CNY), bad);
			assert_noop!(Rates::accept_candidate(stranger, CNY, SEVEN), bad);
		}
		assert_noop!(Rates::halt(signed(0), CNY), DispatchError::BadOrigin);
		assert_ok!(Rates::halt(RuntimeOrigin::signed(COMMITTEE), CNY));
	});
}

#[test]
fn there_are_no_more_pairs_than_may_be() {
	run(|| {
		let pair = |id| Pair { asset: AssetKind::WithId(id), fiat: Fiat::USD };
		for id in 0..MAX_PAIRS {
			assert_ok!(Rates::propose_pair(council(), pair(id), config()));
		}
		MockClock::advance(CONFIG_DELAY);
		for id in 1..MAX_PAIRS {
			assert_ok!(Rates::apply_pair(signed(0), pair(id)));
		}
		assert_noop!(Rates::apply_pair(signed(0), pair(0)), Error::<Test>::MaxPairsExceeded);
		assert_ok!(Rates::retire_pair(council(), pair(1)));
		assert_ok!(Rates::apply_pair(signed(0), pair(0)));
		assert_eq!(Registered::<Test>::get().into_inner(), [CNY, pair(2), pair(0)]);
	});
}

#[test]
fn words_of_feeders_who_are_no_longer_named_are_forgotten() {
	run(|| {
		all_say(5, SEVEN);
		let mut fewer = config();
		fewer.feeders = feeders(4);
		assert_ok!(Rates::propose_pair(council(), CNY, fewer));
		MockClock::advance(CONFIG_DELAY);
		all_say(5, SEVEN);
		assert_ok!(Rates::apply_pair(signed(0), CNY));
		assert_eq!(Words::get(&feeder(4), &CNY), None);
		assert_eq!(Rounds::<Test>::get(CNY).unwrap().count, 4);
	});
}

#[test]
fn a_retired_pair_is_unknown_at_once_and_begins_anew() {
	run(|| {
		all_say(5, SEVEN);
		assert_ok!(Rates::propose_pair(council(), CNY, config()));
		assert_ok!(Rates::retire_pair(council(), CNY));
		assert!(happened(Event::PairRetired { pair: CNY }));
		assert_eq!(read(), Err(PriceError::Unknown));
		assert_eq!(Words::get(&feeder(0), &CNY), None);
		assert_noop!(Rates::retire_pair(council(), CNY), Error::<Test>::NotFound);
		assert_noop!(Rates::halt(council(), CNY), Error::<Test>::NotFound);
		assert_noop!(Rates::apply_pair(signed(0), CNY), Error::<Test>::NotFound);

		assert_ok!(Rates::propose_pair(council(), CNY, config()));
		MockClock::advance(CONFIG_DELAY);
		assert_ok!(Rates::apply_pair(signed(0), CNY));
		assert_eq!(read(), Err(PriceError::Unknown));
		all_say(3, price(9_000));
		assert_eq!(read(), Ok(price(9_000)), "the old price binds nobody");
	});
}

#[test]
fn a_halt_gives_nobody_a_price_until_governance_ends_it() {
	run(|| {
		all_say(5, SEVEN);
		assert_noop!(Rates::resume(council(), CNY), Error::<Test>::WrongState);
		assert_ok!(Rates::halt(council(), CNY));
		assert!(happened(Event::StateChanged { pair: CNY, state: State::Halted }));
		assert_noop!(Rates::halt(council(), CNY), Error::<Test>::WrongState);
		all_say(5, price(7_200));
		assert_eq!(read(), Err(PriceError::Halted));
		assert_ok!(Rates::resume(council(), CNY));
		assert_eq!(read(), Ok(price(7_200)), "with a round of the words there are");
	});
}

#[test]
fn what_was_halted_passes_the_step_rule_when_it_goes_on() {
	run(|| {
		all_say(5, SEVEN);
		assert_ok!(Rates::halt(council(), CNY));
		all_say(5, price(8_000));
		assert_ok!(Rates::resume(council(), CNY));
		assert_eq!(read(), Err(PriceError::Tripped));
	});
}

#[test]
fn governance_accepts_the_candidate_it_has_seen_and_no_other() {
	run(|| {
		let candidate = price(8_000);
		all_say(5, SEVEN);
		let refused = |candidate| Rates::accept_candidate(council(), CNY, candidate);
		assert_noop!(refused(SEVEN), Error::<Test>::WrongState);
		assert_noop!(Rates::accept_candidate(council(), EUR, SEVEN), Error::<Test>::NotFound);
		all_say(5, candidate);
		assert_eq!(read(), Err(PriceError::Tripped));
		assert_noop!(refused(price(8_001)), Error::<Test>::CandidateMoved);
		assert_ok!(Rates::accept_candidate(council(), CNY, candidate));
		assert_eq!(read(), Ok(candidate), "a round followed");
	});
}

#[test]
fn an_accepted_candidate_is_no_price_without_words() {
	run(|| {
		let candidate = price(8_000);
		all_say(5, SEVEN);
		all_say(3, candidate);
		MockClock::stall(config().ttl);
		assert_ok!(Rates::accept_candidate(council(), CNY, candidate));
		assert_eq!(read(), Err(PriceError::NoQuorum));
		assert_eq!(Rates::price_unsafe(&CNY).unwrap().price, SEVEN, "it never was a price");
	});
}

#[test]
#[should_panic(expected = "do not fit together")]
fn a_genesis_with_a_bad_pair_stops() {
	empty().execute_with(|| {
		let mut config = config();
		config.faults = 0;
		Rates::begin(&[(CNY, config)], &[]);
	});
}

#[test]
#[should_panic(expected = "cannot be admitted")]
fn a_genesis_with_a_feeder_without_money_stops() {
	empty().execute_with(|| Rates::begin(&[], &[[77; 32].into()]));
}

#[test]
fn as_many_feeders_as_may_be_can_feed_a_pair() {
	run(|| {
		let mut most = config();
		most.feeders = feeders(u8::try_from(MAX_FEEDERS).unwrap());
		most.faults = 5;
		assert_ok!(Rates::propose_pair(council(), CNY, most.clone()));
		MockClock::advance(CONFIG_DELAY);
		assert_ok!(Rates::apply_pair(signed(0), CNY));
		assert_eq!(Pairs::<Test>::get(CNY).unwrap().quorum(), 11);
	});
}
