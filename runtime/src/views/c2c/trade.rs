// SPDX-License-Identifier: Apache-2.0

//! Trades, what stays of them, what they say about people, and what their parties wrote.

use super::actions::Standing;
use crate::{C2c, Clock, Runtime, views::place};
use alloc::vec::Vec;
use codec::Encode;
use pallet_c2c::{
	MAX_MESSAGES, MessageKeys, Messages, Rails, Receipt, Receipts, Trade, TradeState, TradeWindows,
	Trades, TradesOf,
};
use tael_primitives::{AccountId, CaseId, ChainTime as _, MAX_PAGE, Side, TradeId};
use tael_runtime_api::{
	Cursor, Lookup, Page,
	c2c::{
		MessageView, PaymentView, RecordView, TradeReceiptView, TradeStatus, TradeView, WindowsView,
	},
};

/// A trade or its receipt.
pub fn trade(id: TradeId) -> Option<Lookup<TradeView, TradeReceiptView>> {
	if let Some(trade) = Trades::<Runtime>::get(id) {
		return Some(Lookup::Live(view(id, trade)));
	}
	Receipts::<Runtime>::get(id).map(|receipt| Lookup::Ended(receipt_view(id, receipt)))
}

/// The live trades of an account.
pub fn trades_of(
	account: &AccountId,
	cursor: Option<Cursor>,
	limit: u32,
) -> Option<Page<TradeView>> {
	let mut ids = match place::<TradeId>(cursor).ok()? {
		Some(last) => {
			let after = TradesOf::<Runtime>::hashed_key_for(account, last);
			TradesOf::<Runtime>::iter_key_prefix_from(account, after)
		},
		None => TradesOf::<Runtime>::iter_key_prefix(account),
	};
	let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).ok()?;
	let items: Vec<_> = ids
		.by_ref()
		.take(limit)
		.filter_map(|id| Some(view(id, Trades::<Runtime>::get(id)?)))
		.collect();
	let next = ids.next().and_then(|_| items.last().map(|item| item.id.encode()));
	Some(Page { items, next })
}

/// What trades say about whoever is behind an account.
pub fn record(account: &AccountId) -> RecordView {
	let now = Clock::now();
	let record = C2c::record_of(account);
	RecordView {
		completed: record.completed,
		failed: record.failed,
		counterparties: record.counterparties,
		since: record.since,
		open: record.open,
		last_ended: record.last_ended,
		unanswered: record.unanswered,
		cancels_today: record.cancels_on(now),
		barred_until: Some(record.barred_until).filter(|until| now < *until),
		message_key: MessageKeys::<Runtime>::get(account).map(|published| published.key),
	}
}

/// The messages of a side of a trade from a number on.
pub fn messages(trade: TradeId, side: Side, from: u32) -> Vec<MessageView> {
	(from..MAX_MESSAGES)
		.map_while(|number| {
			let message = Messages::<Runtime>::get((trade, side, number))?;
			let sealed = message.sealed.into_inner();
			Some(MessageView { number, at: message.at, sealed })
		})
		.collect()
}

fn view(id: TradeId, trade: Trade<AccountId>) -> TradeView {
	let standing = Standing::new(id, &trade);
	let rail = Rails::<Runtime>::get(trade.terms.rail);
	let is_disputed = trade.state == TradeState::Disputed;
	let (status, deadlines) = (status(standing.state), standing.deadlines());
	let (actions, proposals) = (standing.actions(rail.as_ref()), standing.proposals());
	let extension_charge = trade.extension_most();
	let terms = trade.terms;
	TradeView {
		id,
		offer: terms.offer,
		version: terms.version,
		pool: terms.pool,
		taker_pool: terms.taker_pool,
		buyer: terms.party(Side::Buyer).clone(),
		seller: terms.party(Side::Seller).clone(),
		maker: terms.maker,
		taker: terms.taker,
		asset: terms.asset,
		principal: terms.principal,
		fiat: terms.fiat,
		fiat_amount: terms.fiat_amount,
		price: terms.price,
		round: terms.round,
		buyer_bond: terms.buyer_bond,
		seller_bond: terms.seller_bond,
		rail: terms.rail,
		risk: terms.risk,
		buyer_account: terms.buyer_account,
		seller_account: terms.seller_account,
		buyer_tier: terms.buyer_tier,
		seller_tier: terms.seller_tier,
		windows: windows(terms.windows),
		extension_rate: terms.extension_rate,
		attest_floor: terms.attest_floor,
		terms_hash: terms.terms_hash,
		contract_hash: trade.contract_hash,
		state: self::status(trade.state),
		status,
		created_at: trade.created_at,
		funded_at: trade.funded_at,
		deadlines,
		actions,
		payment: trade.payment.map(|(payment, at)| PaymentView {
			proof: payment.proof,
			account: payment.account,
			fiat_amount: payment.fiat_amount,
			reference: payment.reference,
			at,
		}),
		has_undone: trade.has_undone,
		extended: trade.extended,
		extension_charge,
		proposals,
		dispute: is_disputed.then_some(CaseId::Trade(id)),
		was_disputed: trade.dispute.is_some(),
		buyer_messages: trade.messages.buyer,
		seller_messages: trade.messages.seller,
		seq: trade.seq,
	}
}

const fn windows(windows: TradeWindows) -> WindowsView {
	WindowsView {
		accept: windows.accept,
		pay: windows.pay,
		grace: windows.grace,
		release: windows.release,
		dispute_delay: windows.dispute_delay,
		hold: windows.hold,
		free_cancel: windows.free_cancel,
		extension: windows.extension,
	}
}

const fn status(state: TradeState) -> TradeStatus {
	match state {
		TradeState::Requested => TradeStatus::Requested,
		TradeState::Funded => TradeStatus::Funded,
		TradeState::PaidClaimed => TradeStatus::PaidClaimed,
		TradeState::Lapsed => TradeStatus::Lapsed,
		TradeState::HeldRelease => TradeStatus::HeldRelease,
		TradeState::Disputed => TradeStatus::Disputed,
		TradeState::Ended => TradeStatus::Ended,
	}
}

fn receipt_view(id: TradeId, receipt: Receipt<AccountId>) -> TradeReceiptView {
	match receipt {
		Receipt::Trade { receipt, keep_until, .. } => {
			let ended_at = receipt.ended_at;
			TradeReceiptView { id, receipt: Some(receipt), ended_at, keep_until }
		},
		Receipt::Ended { ended_at, keep_until } => {
			TradeReceiptView { id, receipt: None, ended_at, keep_until }
		},
	}
}
