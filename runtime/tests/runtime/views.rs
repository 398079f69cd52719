// SPDX-License-Identifier: Apache-2.0

//! What traders are told is what the calls do: every call that the view of a trade lists succeeds within
//! its window, and every other fails.

use crate::{
	chain::{Alice, Eve, account, by, dispatch, on_dev_chain, submit},
	shop::now,
	trading::{
		ALIPAY, BUYER, C2c, CARD, PRICE, SELLER, SEPA, id, mark, market, offered, payment, post,
		proposal, propose, selling, trade_on, view,
	},
};
use pallet_c2c::{Attestation, Market, TakeBest, Want};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{TransactionOutcome, with_transaction},
	},
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
	sp_runtime::DispatchError,
};
use std::collections::BTreeSet;
use tael_primitives::{
	AssetKind, Balance, CaseId, Cause, ChainTime as _, Fiat, HOUR, Millis, Price, Side, USDT,
};
use tael_runtime::{Clock, Runtime, RuntimeCall, views};
use tael_runtime_api::{
	Lookup,
	c2c::{
		self, Actor, OfferFilter, OfferStatus, QuoteRequest, TradeCall, TradeStatus, TradeView,
		WantView,
	},
};

const CALLS: [TradeCall; 16] = [
	TradeCall::AcceptTrade,
	TradeCall::RejectTrade,
	TradeCall::CancelTrade,
	TradeCall::MarkPaid,
	TradeCall::UndoMarkPaid,
	TradeCall::Release,
	TradeCall::CancelClaim,
	TradeCall::ClaimLatePayment,
	TradeCall::GrantExtension,
	TradeCall::BuyExtension,
	TradeCall::Dispute,
	TradeCall::Contest,
	TradeCall::PokeTrade,
	TradeCall::AttestPayment,
	TradeCall::ProposeSettlement,
	TradeCall::AcceptSettlement,
];

/// What `f` finds at a chain time; whatever it does is undone.
fn at<R>(time: Millis, f: impl FnOnce() -> R) -> R {
	with_transaction(|| {
		pallet_clock::Timestamp::<Runtime>::put(time + Clock::timestamp() - now());
		assert_eq!(now(), time);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(f()))
	})
	.expect("nothing fails")
}

/// The call of somebody, with whatever it needs to succeed.
fn call(call: TradeCall, who: Sr25519Keyring, trade: &TradeView) -> RuntimeCall {
	let id = id();
	let later = trade.deadlines.pay.unwrap_or_else(now).max(now()) + HOUR;
	let evidence = H256::repeat_byte(5);
	match call {
		TradeCall::AcceptTrade => C2c::accept_trade { trade: id },
		TradeCall::RejectTrade => C2c::reject_trade { trade: id },
		TradeCall::CancelTrade => C2c::cancel_trade { trade: id },
		TradeCall::MarkPaid => C2c::mark_paid { trade: id, payment: payment() },
		TradeCall::UndoMarkPaid => C2c::undo_mark_paid { trade: id },
		TradeCall::Release => C2c::release { trade: id },
		TradeCall::CancelClaim => C2c::cancel_claim { trade: id },
		TradeCall::ClaimLatePayment => C2c::claim_late_payment { trade: id, payment: payment() },
		TradeCall::GrantExtension => C2c::grant_extension { trade: id, pay_deadline: later },
		TradeCall::BuyExtension => C2c::buy_extension { trade: id, pay_deadline: later },
		TradeCall::Dispute => {
			let cause = if who == SELLER { Cause::NoPayment } else { Cause::SellerSilent };
			C2c::dispute { trade: id, cause, evidence }
		},
		TradeCall::Contest => C2c::contest { trade: id, cause: Cause::Chargeback, evidence },
		TradeCall::PokeTrade => C2c::poke_trade { trade: id },
		TradeCall::AttestPayment => {
			let attestation = Attestation {
				contract_hash: trade.contract_hash,
				fiat_amount: 70_500,
				paid_at: Clock::timestamp(),
				nullifier: H256::repeat_byte(6),
			};
			C2c::attest_payment { trade: id, attestation }
		},
		TradeCall::ProposeSettlement => C2c::propose_settlement { trade: id, terms: proposal() },
		TradeCall::AcceptSettlement => {
			let own = if who == BUYER { Side::Buyer } else { Side::Seller };
			let other = trade.proposals.iter().find(|proposal| proposal.by != own);
			let hash = other.map(|proposal| proposal.hash).unwrap_or_default();
			C2c::accept_settlement { trade: id, hash }
		},
	}
	.into()
}

/// Whether somebody is who may make a call. Here the seller is the maker.
fn is(who: Sr25519Keyring, actor: Actor) -> bool {
	match actor {
		Actor::Maker | Actor::Seller => who == SELLER,
		Actor::Taker | Actor::Buyer => who == BUYER,
		Actor::Attestor => who == Alice,
		Actor::Anyone => true,
	}
}

/// Try every call by everybody.
fn calls_do_as_told() {
	let trade = view();
	for who in [SELLER, BUYER, Alice, Eve] {
		for tried in CALLS {
			let told = trade.actions.iter().any(|action| {
				action.call == tried
					&& is(who, action.who)
					&& action.from.is_none_or(|from| now() >= from)
					&& action.until.is_none_or(|until| now() < until)
			});
			let done = at(now(), || dispatch(by(who), call(tried, who, &trade)));
			assert_eq!(done.is_ok(), told, "{who:?} {tried:?} {done:?} {trade:?}");
		}
	}
}

/// Try every call by everybody now, and on both sides of everything that ends or begins.
fn agrees_at_every_time() {
	let trade = view();
	let turns = trade.actions.iter().flat_map(|action| [action.from, action.until]).flatten();
	let grace = trade.windows.grace;
	let turns: BTreeSet<_> = turns.flat_map(|turn| [turn, turn + grace]).collect();
	let times = turns.iter().flat_map(|turn| [turn - 1, *turn]).filter(|time| *time >= now());
	for time in times.chain([now()]).collect::<BTreeSet<_>>() {
		at(time, calls_do_as_told);
	}
}

#[test]
fn what_may_be_done_with_a_request_should_be_what_can_be() {
	on_dev_chain(|| {
		trade_on(ALIPAY, false);
		assert_eq!(view().status, TradeStatus::Requested);
		agrees_at_every_time();
	});
}

#[test]
fn what_may_be_done_before_payment_should_be_what_can_be() {
	on_dev_chain(|| {
		trade_on(SEPA, true);
		assert_eq!(view().status, TradeStatus::Funded);
		let deadlines = view().deadlines;
		agrees_at_every_time();
		let pay = deadlines.pay.expect("it is funded");
		let extend = C2c::buy_extension { trade: id(), pay_deadline: pay + HOUR };
		assert_ok!(submit(BUYER, extend));
		assert_eq!(view().deadlines.pay, Some(pay + HOUR));
		agrees_at_every_time();
		at(pay + HOUR, || {
			let lapsed = view();
			assert_eq!((lapsed.state, lapsed.status), (TradeStatus::Funded, TradeStatus::Lapsed));
			assert_eq!(lapsed.deadlines.grace, Some(pay + HOUR + lapsed.windows.grace));
			assert_ok!(dispatch(by(Eve), C2c::poke_trade { trade: id() }));
			assert_eq!(view().state, TradeStatus::Lapsed);
			agrees_at_every_time();
		});
	});
}

#[test]
fn what_may_be_done_after_payment_should_be_what_can_be() {
	on_dev_chain(|| {
		trade_on(ALIPAY, true);
		mark();
		assert_eq!(view().status, TradeStatus::PaidClaimed);
		agrees_at_every_time();
		assert_ok!(submit(BUYER, C2c::undo_mark_paid { trade: id() }));
		assert!(view().has_undone);
		agrees_at_every_time();
		mark();
		agrees_at_every_time();
	});
}

#[test]
fn what_may_be_done_while_a_release_is_held_back_should_be_what_can_be() {
	on_dev_chain(|| {
		trade_on(CARD, true);
		mark();
		assert_ok!(submit(SELLER, C2c::release { trade: id() }));
		assert_eq!(view().status, TradeStatus::HeldRelease);
		agrees_at_every_time();
	});
}

#[test]
fn what_may_be_done_in_a_dispute_should_be_what_can_be() {
	on_dev_chain(|| {
		trade_on(ALIPAY, true);
		mark();
		let release = view().deadlines.release.expect("it is marked");
		at(release, || {
			let silent = view();
			assert_eq!(silent.state, TradeStatus::PaidClaimed);
			assert_eq!((silent.status, silent.dispute), (TradeStatus::Disputed, None));
			calls_do_as_told();
		});
		let (cause, evidence) = (Cause::NoPayment, H256::repeat_byte(5));
		assert_ok!(submit(SELLER, C2c::dispute { trade: id(), cause, evidence }));
		let trade = view();
		assert_eq!(trade.dispute, Some(CaseId::Trade(id())));
		agrees_at_every_time();
		let Some(Lookup::Live(dispute)) = views::arbitration::dispute(CaseId::Trade(id())) else {
			panic!("there is a dispute");
		};
		assert_eq!((dispute.opener, dispute.cause), (Some(Side::Seller), cause));
		assert_eq!(dispute.contract_hash, trade.contract_hash);
		assert!(dispute.seller.has_acted && !dispute.buyer.has_acted && dispute.can_be_settled);
		assert_eq!(dispute.seller.fees, dispute.fee);
	});
}

#[test]
fn a_proposal_should_be_told_as_long_as_it_can_be_accepted() {
	on_dev_chain(|| {
		trade_on(ALIPAY, true);
		propose(SELLER);
		propose(BUYER);
		let proposals = view().proposals;
		assert_eq!(proposals.len(), 2);
		agrees_at_every_time();
		at(proposals[0].expires_at, || assert_eq!(view().proposals, []));
		mark();
		assert_eq!(view().proposals, [], "they die with every step");
		agrees_at_every_time();
	});
}

#[test]
fn a_quote_should_be_what_taking_does() {
	on_dev_chain(|| {
		market();
		post(1, selling(ALIPAY, Price(710_000_000), true));
		post(2, selling(ALIPAY, PRICE, true));
		post(3, selling(ALIPAY, Price(700_000_000), false));
		let market = c2c::Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: ALIPAY };
		let book = views::c2c::book(market.clone(), 10);
		let prices: Vec<_> = book.sellers.levels.iter().map(|level| level.price).collect();
		assert_eq!(prices, [PRICE, Price(710_000_000)], "who accepts himself is in no book");
		assert!(book.sellers.levels[0].amount > 900 * USDT && book.sellers.is_whole);
		assert_eq!(book.sellers.levels[1].amount, 0, "one pool counts once");

		let want = 200 * USDT;
		let request = QuoteRequest {
			market,
			side: Side::Buyer,
			want: WantView::Asset(want),
			price_limit: Some(Price(710_000_000)),
			max_fills: 4,
			taker: Some(account(BUYER)),
		};
		let quote = views::c2c::quote(request.clone());
		assert_eq!((quote.amount, quote.refusal), (want, None));
		let take = TakeBest {
			market: Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: ALIPAY },
			side: Side::Buyer,
			want: Want::Asset(want),
			price_limit: Price(710_000_000),
			max_fills: 4,
			account: H256::repeat_byte(2),
		};
		assert_ok!(submit(BUYER, C2c::take_best { reference: [1; 32], take }));
		let page = views::c2c::trades_of(&account(BUYER), None, 100).expect("no cursor");
		let sum = |part: fn(&TradeView) -> Balance| page.items.iter().map(part).sum::<Balance>();
		assert_eq!(page.items.len(), quote.fills.len());
		assert_eq!(sum(|trade| trade.principal), quote.amount);
		assert_eq!(sum(|trade| trade.fiat_amount), quote.fiat_amount);

		let own = QuoteRequest { taker: Some(account(SELLER)), ..request };
		assert_eq!(views::c2c::quote(own).fills, []);
		let unknown = views::c2c::quote(QuoteRequest {
			market: c2c::Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: 99 },
			side: Side::Buyer,
			want: WantView::Fiat(1),
			price_limit: None,
			max_fills: 1,
			taker: None,
		});
		assert_eq!((unknown.fills, unknown.refusal), (vec![], Some("BadMethod".into())));
	});
}

#[test]
fn offers_should_be_listed_once_over_all_pages() {
	on_dev_chain(|| {
		market();
		for number in 1..=5 {
			post(number, selling(ALIPAY, PRICE, true));
		}
		let list = |filter: &OfferFilter| {
			let (mut found, mut cursor) = (Vec::new(), None);
			loop {
				let page = views::c2c::offers(filter, cursor, 2).expect("its own cursor");
				assert!(page.items.len() <= 2);
				found.extend(page.items.into_iter().map(|offer| offer.id));
				cursor = page.next;
				if cursor.is_none() {
					found.sort();
					return found;
				}
			}
		};
		let mut all: Vec<_> = (1..=5).map(offered).collect();
		all.sort();
		assert_eq!(list(&OfferFilter::default()), all);
		let of_seller = OfferFilter { maker: Some(account(SELLER)), ..OfferFilter::default() };
		assert_eq!(list(&of_seller), all);
		for nothing in [
			OfferFilter { maker: Some(account(BUYER)), ..OfferFilter::default() },
			OfferFilter { asset: Some(AssetKind::WithId(1)), ..OfferFilter::default() },
			OfferFilter { fiat: Some(Fiat::EUR), ..OfferFilter::default() },
			OfferFilter { rail: Some(SEPA), ..OfferFilter::default() },
			OfferFilter { side: Some(Side::Buyer), ..OfferFilter::default() },
		] {
			assert_eq!(list(&nothing), [], "{nothing:?}");
		}
		assert_eq!(views::c2c::offers(&of_seller, Some(vec![1]), 2), None);

		let offer = || match views::c2c::offer(offered(1)) {
			Some(Lookup::Live(offer)) => offer,
			other => panic!("the offer does not live: {other:?}"),
		};
		assert!(offer().is_takeable && offer().status == OfferStatus::Active);
		at(offer().expires_at - 1, || assert!(offer().is_takeable));
		at(offer().expires_at, || {
			assert_eq!((offer().status, offer().is_takeable), (OfferStatus::Expired, false));
		});
	});
}
