// SPDX-License-Identifier: Apache-2.0

//! What the steps of a trade weigh and cost, as they are charged: what the trader's guide says.

use crate::{
	chain::{Alice, Charlie, Eve, account, next_block, on_dev_chain, signed, submit, wait},
	shop::transfer,
	trading::{
		ALIPAY, BUYER, C2c, CARD, PRICE, SELLER, id, mark, market, payment, post, proposal,
		selling, trade_on, view,
	},
};
use pallet_arbitration::Call as Arbitration;
use pallet_c2c::{Market, TakeBest, Want, offer_id, pool_id, trade_id};
use polkadot_sdk::{
	frame_support::assert_ok,
	pallet_transaction_payment::{self, Multiplier},
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
};
use tael_primitives::{AssetKind, Balance, CaseId, Cause, Fiat, Side, USDT};
use tael_runtime::{
	Executive, Runtime, RuntimeCall, RuntimeEvent, System, constants::fees::MAX_MULTIPLIER,
};

/// What one transaction took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cost {
	/// Of the block, in picoseconds, with what every transaction takes.
	time: u64,
	/// What was paid, in millionths of a USDT, at the list price.
	fee: Balance,
}

/// Sign a call, and see what is charged for it.
fn cost(what: &str, who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Cost {
	pallet_transaction_payment::NextFeeMultiplier::<Runtime>::put::<Multiplier>(MAX_MULTIPLIER);
	let before = System::block_weight().total();
	let transaction = signed(who, call);
	let done = Executive::apply_extrinsic(transaction).expect("the transaction is valid");
	assert_eq!(done, Ok(()), "{what}");
	let used = System::block_weight().total().saturating_sub(before);
	let paid = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(actual_fee),
		_ => None,
	});
	let cost = Cost { time: used.ref_time(), fee: paid.last().unwrap_or_default() };
	println!("{what:<40} {:>6} µs {:>6} millionths", cost.time / 1_000_000, cost.fee);
	cost
}

/// Fail unless the trader's guide tells this fee.
fn ensure_told(name: &str, cost: &Cost) {
	ensure_said(&format!("| {name} | 0.{:06} |", cost.fee));
}

/// Fail unless this stands in the trader's guide.
fn ensure_said(text: &str) {
	let guide = include_str!("../../../docs/guides/trader.md");
	assert!(guide.contains(text), "this does not stand in the trader's guide: {text}");
}

fn take_best() -> C2c {
	let take = TakeBest {
		market: Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: ALIPAY },
		side: Side::Buyer,
		want: Want::Asset(100 * USDT),
		price_limit: PRICE,
		max_fills: 1,
		account: H256::repeat_byte(2),
	};
	C2c::take_best { reference: [1; 32], take }
}

/// One escrow against four plain transfers, in hundredths.
const MOST: u64 = 200;

#[test]
fn a_trade_should_take_little_more_than_four_transfers() {
	on_dev_chain(|| {
		market();
		post(1, selling(ALIPAY, PRICE, true));
		next_block();
		let money = transfer(&AssetKind::Native, &account(Eve), USDT);
		let transfer = cost("plain transfer", Charlie, money);
		let steps = [
			cost("take_best", BUYER, take_best()),
			cost("mark_paid", BUYER, C2c::mark_paid { trade: id(), payment: payment() }),
			cost("release", SELLER, C2c::release { trade: id() }),
		];
		let trade: u64 = steps.iter().map(|step| step.time).sum();
		let fees: Balance = steps.iter().map(|step| step.fee).sum();
		println!("a trade: {} µs, {fees} millionths", trade / 1_000_000);
		let ratio = trade * 25 / transfer.time;
		println!("to four transfers: {ratio} hundredths");
		let names = ["takeBest", "markPaid", "release"];
		for (name, cost) in names.into_iter().zip(&steps).chain([("a plain transfer", &transfer)]) {
			ensure_told(name, cost);
		}
		ensure_said(&format!("takes {}.{:02} times", ratio / 100, ratio % 100));
		assert!(ratio <= MOST, "{steps:?} to {transfer:?}");
		for step in steps {
			assert!(step.fee < USDT / 1_000, "a step costs a tenth of a cent: {step:?}");
		}
	});
}

#[test]
fn what_somebody_else_has_to_do_should_be_free() {
	on_dev_chain(|| {
		trade_on(ALIPAY, true);
		wait(view().windows.pay);
		assert_eq!(cost("poke_trade", Eve, C2c::poke_trade { trade: id() }).fee, 0);
	});
}

/// Everything else that a trade may take costs what is told, and none of it a cent.
#[test]
fn other_steps_should_cost_less_than_a_cent() {
	on_dev_chain(|| {
		let mut costs = Vec::new();
		market();
		let (pool, offer) = (pool_id(&account(SELLER), &[0; 32]), [1; 32]);
		let (trade, evidence) = (id(), H256::repeat_byte(5));
		let mut step = |what, who, call: RuntimeCall| costs.push((what, cost(what, who, call)));
		let request = selling(CARD, PRICE, true);
		let create = C2c::create_offer { pool, reference: offer, request };
		step("create_offer", SELLER, create.into());
		step(
			"open_pool",
			BUYER,
			C2c::open_pool { reference: [3; 32], asset: AssetKind::Native, amount: 10 * USDT }
				.into(),
		);
		let offer = offer_id(&account(SELLER), &offer);
		let take = pallet_c2c::Take {
			want: Want::Asset(100 * USDT),
			version: None,
			price_limit: Some(PRICE),
			rail: CARD,
			account: H256::repeat_byte(2),
		};
		step("take", BUYER, C2c::take { offer, reference: [1; 32], take }.into());
		assert_eq!(trade_id(&account(BUYER), &[1; 32]), trade);
		mark();
		step("undo_mark_paid", BUYER, C2c::undo_mark_paid { trade }.into());
		mark();
		let terms = proposal();
		step("propose_settlement", BUYER, C2c::propose_settlement { trade, terms }.into());
		let cause = Cause::NoPayment;
		step("dispute", SELLER, C2c::dispute { trade, cause, evidence }.into());
		let case = CaseId::Trade(trade);
		step("respond", BUYER, Arbitration::respond { id: case, evidence }.into());
		step("release, in a dispute", SELLER, C2c::release { trade }.into());
		next_block();
		step("close_offer", SELLER, C2c::close_offer { offer }.into());
		for (what, cost) in &costs {
			assert!(cost.fee < USDT / 100, "{what} costs a cent: {cost:?}");
		}
		for (what, name) in [
			("open_pool", "openPool"),
			("create_offer", "createOffer, on one rail"),
			("close_offer", "closeOffer"),
			("dispute", "dispute"),
		] {
			let found = costs.iter().find(|(step, _)| *step == what);
			let (_, cost) = found.expect("it was measured above");
			ensure_told(name, cost);
		}
		assert_ok!(submit(Alice, transfer(&AssetKind::Native, &account(Eve), USDT)));
	});
}
