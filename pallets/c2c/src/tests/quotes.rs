// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{
	Error, Event, OfferId, OfferRequest, Quote, Take, TradeState, UsedQuotes, Want, mock::*,
	quote_payload, trade_id,
};
use frame::{testing_prelude::*, traits::Hooks};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_keyring::Sr25519Keyring};
use tael_mocks::{MockClock, MockProgramme};
use tael_primitives::{
	AccountId, Balance, ChainTime, DAY, MINUTE, Price, Signature, Standing, USDT,
};

const TEN: Want = Want::Asset(10 * USDT);

/// An acceptor whose key the test has.
fn acceptor() -> AccountId {
	let who = Sr25519Keyring::Ferdie.to_account_id();
	attest(&who, tael_primitives::Tier::Document);
	set_free(&NATIVE, &who, 2_000 * USDT);
	admit(&who);
	who
}

fn quote(offer: OfferId, price: Price) -> Quote<AccountId> {
	let expires_at = MockClock::timestamp() + 30_000;
	Quote { id: commitment(1), offer, price, max: 100 * USDT, taker: Some(BOB), expires_at }
}

fn signed_by(who: Sr25519Keyring, quote: &Quote<AccountId>) -> Signature {
	let genesis = System::block_hash(0);
	who.sign(&quote_payload(&genesis, quote)).into()
}

fn use_quote(quote: &Quote<AccountId>, tag: u8, want: Want) -> DispatchResult {
	let signature = signed_by(Sr25519Keyring::Ferdie, quote);
	let take = Take { version: None, ..taking(want) };
	C2c::take_quote(signed(&BOB), quote.clone(), signature, reference(tag), take)
}

#[test]
fn a_quote_is_taken_at_its_price_whatever_the_offer_says() {
	run(|| {
		let maker = acceptor();
		let manual = OfferRequest { auto_accept: false, ..ad(SELL, fixed(yuan(725))) };
		let offer = stand(&maker, 1, manual);
		let quote = quote(offer, yuan(719));
		assert_ok!(use_quote(&quote, 1, Want::Asset(50 * USDT)));
		let id = trade_id(&BOB, &reference(1));
		let trade = trade_row(id);
		assert_eq!(trade.state, TradeState::Funded);
		assert_eq!((trade.terms.price, trade.terms.round), (yuan(719), None));
		assert_eq!((trade.terms.offer, trade.terms.fiat_amount), (offer, 35_950));
		let used = Event::QuoteUsed { maker: maker.clone(), quote: quote.id, trade: id };
		assert!(events().contains(&used));
	});
}

#[test]
fn a_quote_is_used_once() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(yuan(725))));
		let quote = quote(offer, yuan(719));
		assert_ok!(use_quote(&quote, 1, TEN));
		assert_noop!(use_quote(&quote, 2, TEN), Error::<Test>::BadQuote);
		// Nor another one with its id.
		let other = Quote { price: yuan(718), ..quote.clone() };
		assert_noop!(use_quote(&other, 2, TEN), Error::<Test>::BadQuote);
		assert_ok!(use_quote(&Quote { id: commitment(2), ..quote }, 2, TEN));
	});
}

#[test]
fn boundary_a_quote_lives_for_a_short_time() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		let until = |expires_at| Quote { expires_at, ..quote(offer, PAR) };
		let longest = until(now() + LIMITS.max_quote_life);
		let too_long = until(now() + LIMITS.max_quote_life + 1);
		assert_noop!(use_quote(&too_long, 1, TEN), Error::<Test>::BadQuote);
		MockClock::set(longest.expires_at);
		assert_noop!(use_quote(&longest, 1, TEN), Error::<Test>::BadQuote);
		MockClock::set(longest.expires_at - 1);
		assert_ok!(use_quote(&longest, 1, TEN));
	});
}

#[test]
fn boundary_a_quote_ages_while_the_chain_stands_still() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		// Chain time is behind the clock on the wall by what the chain stood still.
		MockClock::stall(7 * MINUTE);
		let until = |expires_at| Quote { expires_at, ..quote(offer, PAR) };
		let too_long = until(MockClock::timestamp() + LIMITS.max_quote_life + 1);
		assert_noop!(use_quote(&too_long, 1, TEN), Error::<Test>::BadQuote);
		let longest = until(MockClock::timestamp() + LIMITS.max_quote_life);
		MockClock::stall(LIMITS.max_quote_life - 1);
		assert_ok!(hypothetically!(use_quote(&longest, 1, TEN)));
		MockClock::stall(1);
		assert_noop!(use_quote(&longest, 1, TEN), Error::<Test>::BadQuote);
	});
}

#[test]
fn a_used_quote_is_known_until_its_end_and_forgotten_soon_after_whatever_the_chain_stood_still() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		MockClock::stall(DAY);
		let expires_at = MockClock::timestamp() + LIMITS.max_quote_life;
		let quote = Quote { expires_at, ..quote(offer, PAR) };
		assert_ok!(use_quote(&quote, 1, TEN));
		MockClock::advance(LIMITS.max_quote_life - 1);
		C2c::on_idle(1, Weight::MAX);
		assert_noop!(use_quote(&quote, 2, TEN), Error::<Test>::BadQuote);
		MockClock::advance(MINUTE);
		C2c::on_idle(1, Weight::MAX);
		assert_eq!(UsedQuotes::<Test>::iter().count(), 0);
	});
}

#[test]
fn only_what_the_maker_signed_on_this_chain_is_a_quote() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		let good = quote(offer, PAR);
		let with = |quote: &Quote<AccountId>, signature| {
			let take = Take { version: None, ..taking(TEN) };
			C2c::take_quote(signed(&BOB), quote.clone(), signature, reference(1), take)
		};
		let by_other = signed_by(Sr25519Keyring::Eve, &good);
		assert_noop!(with(&good, by_other), Error::<Test>::BadQuote);
		let signature = signed_by(Sr25519Keyring::Ferdie, &good);
		let changed = Quote { price: yuan(719), ..good.clone() };
		assert_noop!(with(&changed, signature.clone()), Error::<Test>::BadQuote);
		let elsewhere = H256::repeat_byte(9);
		let of_other_chain = Sr25519Keyring::Ferdie.sign(&quote_payload(&elsewhere, &good)).into();
		assert_noop!(with(&good, of_other_chain), Error::<Test>::BadQuote);
		let bare = Sr25519Keyring::Ferdie.sign(&good.encode()).into();
		assert_noop!(with(&good, bare), Error::<Test>::BadQuote);
		assert_ok!(with(&good, signature));
	});
}

#[test]
fn a_quote_is_for_whom_it_names() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		let for_carol = Quote { taker: Some(CAROL), ..quote(offer, PAR) };
		assert_noop!(use_quote(&for_carol, 1, TEN), Error::<Test>::BadQuote);
		let for_anyone = Quote { taker: None, ..quote(offer, PAR) };
		assert_ok!(use_quote(&for_anyone, 1, TEN));
	});
}

#[test]
fn boundary_a_quote_bears_its_amount_and_the_rules_of_its_offer() {
	run(|| {
		let maker = acceptor();
		let offer = stand(&maker, 1, ad(SELL, fixed(PAR)));
		let most = |max: Balance| Quote { max, ..quote(offer, PAR) };
		let over = Want::Asset(200 * USDT + 1);
		assert_noop!(use_quote(&most(200 * USDT), 1, over), Error::<Test>::OutOfRange);
		let under = Want::Asset(10 * USDT - 1);
		assert_noop!(use_quote(&most(200 * USDT), 1, under), Error::<Test>::OutOfRange);
		assert_noop!(use_quote(&quote(offer, yuan(300)), 1, TEN), Error::<Test>::PriceOutOfBand);
		assert_noop!(use_quote(&quote(commitment(9), PAR), 1, TEN), Error::<Test>::NotFound);
		let rest = Want::Asset(999 * USDT);
		assert_noop!(use_quote(&most(Balance::MAX), 1, rest), Error::<Test>::NotEnoughLiquidity);
		// More than one trade of the public offer may be.
		assert_ok!(use_quote(&most(200 * USDT), 1, Want::Asset(200 * USDT)));
		assert_ok!(C2c::pause_offer(signed(&maker), offer));
		let again = Quote { id: commitment(2), ..quote(offer, PAR) };
		assert_noop!(use_quote(&again, 2, TEN), Error::<Test>::OfferUnavailable);
	});
}

#[test]
fn a_take_of_a_quote_may_name_a_version_and_a_limit() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		let quote = quote(offer, yuan(719));
		let with = |take| {
			let signature = signed_by(Sr25519Keyring::Ferdie, &quote);
			C2c::take_quote(signed(&BOB), quote.clone(), signature, reference(1), take)
		};
		let limit = Some(Price(yuan(719).0 - 1));
		let limited = Take { version: None, price_limit: limit, ..taking(TEN) };
		assert_noop!(with(limited), Error::<Test>::PriceLimitExceeded);
		let versioned = Take { version: Some(1), ..taking(TEN) };
		assert_noop!(with(versioned), Error::<Test>::TermsChanged);
		assert_ok!(with(Take { price_limit: Some(yuan(719)), ..taking(TEN) }));
		assert_noop!(with(taking(TEN)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn only_an_acceptor_in_force_quotes() {
	run(|| {
		let maker = acceptor();
		let offer = stand(&maker, 1, ad(SELL, fixed(PAR)));
		for standing in [Standing::None, Standing::Barred] {
			MockProgramme::set(&maker, standing);
			assert_noop!(use_quote(&quote(offer, PAR), 1, TEN), Error::<Test>::NotEligible);
		}
	});
}

#[test]
fn a_used_quote_is_forgotten_once_it_is_over() {
	run(|| {
		let offer = stand(&acceptor(), 1, ad(SELL, fixed(PAR)));
		assert_ok!(use_quote(&quote(offer, PAR), 1, TEN));
		assert_eq!(UsedQuotes::<Test>::iter().count(), 1);
		C2c::on_idle(1, Weight::MAX);
		assert_eq!(UsedQuotes::<Test>::iter().count(), 1);
		MockClock::advance(2 * MINUTE);
		C2c::on_idle(1, Weight::MAX);
		assert_eq!(UsedQuotes::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_payload_is_the_tag_the_first_block_and_the_quote() {
	let quote = quote(commitment(3), PAR);
	let genesis = H256::repeat_byte(7);
	let expected = [&b"tael/quote"[..], &[7; 32], &quote.encode()].concat();
	assert_eq!(quote_payload(&genesis, &quote), expected);
}
