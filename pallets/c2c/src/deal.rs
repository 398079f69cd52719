// SPDX-License-Identifier: Apache-2.0

//! From an offer and who takes it to a trade: terms without anything left to decide, and the money of
//! pools promised to it.

use crate::{
	Config, Error, Method, NewTrade, Offer, OfferId, Pallet, PoolId, Rail, TradeId, TradeTerms,
	TradeWindows, eligibility::Trader, pricing::Setting,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Balance, FiatAmount, Price, Side, share_ceil};

/// An offer and who takes it. Guards have passed.
pub(crate) struct Deal<'a, T> {
	pub(crate) setting: &'a Setting<T>,
	/// The id of the trade.
	pub(crate) trade: TradeId,
	pub(crate) offer_id: OfferId,
	pub(crate) offer: &'a Offer<AccountId>,
	pub(crate) maker: &'a Trader<AccountId>,
	pub(crate) taker: &'a Trader<AccountId>,
	/// What the taker's part comes out of; his free balance if none.
	pub(crate) taker_pool: Option<PoolId>,
	/// The taker's commitment to his account.
	pub(crate) taker_account: H256,
	pub(crate) rail: &'a Rail<AccountId>,
	pub(crate) method: &'a Method,
	pub(crate) amounts: Amounts,
	/// The number of the rate that made the price, if one did.
	pub(crate) round: Option<u64>,
	/// Whether it is funded at once.
	pub(crate) is_accepted: bool,
}

/// What a trade is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Amounts {
	pub(crate) price: Price,
	pub(crate) principal: Balance,
	pub(crate) fiat_amount: FiatAmount,
}

impl<T: Config> Pallet<T> {
	/// Promise what comes out of pools, and start the trade.
	pub(crate) fn strike(deal: &Deal<'_, T>) -> DispatchResult {
		let terms = Self::terms(deal)?;
		Self::lock_liquidity(terms.pool, terms.escrowed(terms.maker_side))?;
		if let Some(pool) = terms.taker_pool {
			Self::lock_liquidity(pool, terms.escrowed(terms.maker_side.other()))?;
		}
		Self::start_trade(NewTrade { id: deal.trade, terms, is_accepted: deal.is_accepted })
	}

	fn terms(deal: &Deal<'_, T>) -> Result<TradeTerms<T::AccountId>, DispatchError> {
		let Deal { setting, offer, maker, taker, rail, method, .. } = deal;
		let Amounts { price, principal, fiat_amount } = deal.amounts;
		let bond = setting.bond(principal).ok_or(Error::<T>::BadAmount)?;
		let maker_side = offer.request.side;
		let of_maker = (method.account, maker.tier);
		let of_taker = (deal.taker_account, taker.tier);
		let ((buyer_account, buyer_tier), (seller_account, seller_tier)) = match maker_side {
			Side::Buyer => (of_maker, of_taker),
			Side::Seller => (of_taker, of_maker),
		};
		let limits = &setting.limits;
		Ok(TradeTerms {
			offer: deal.offer_id,
			version: offer.version,
			pool: offer.pool,
			taker_pool: deal.taker_pool,
			maker: maker.who.clone(),
			taker: taker.who.clone(),
			maker_side,
			asset: setting.asset.clone(),
			principal,
			fiat: setting.fiat,
			fiat_amount,
			price,
			round: deal.round,
			buyer_bond: bond,
			seller_bond: bond,
			rail: method.rail,
			risk: rail.risk,
			buyer_account,
			seller_account,
			buyer_tier,
			seller_tier,
			windows: TradeWindows {
				accept: limits.accept_window,
				pay: method.pay_window.unwrap_or(rail.pay_window),
				grace: rail.grace,
				release: rail.release_window,
				dispute_delay: rail.dispute_delay,
				hold: if buyer_tier >= rail.free_tier { 0 } else { rail.hold },
				free_cancel: limits.free_cancel,
				extension: limits.max_extension,
			},
			extension_rate: limits.extension_rate,
			attest_floor: share_ceil(fiat_amount, limits.attest_floor)
				.ok_or(Error::<T>::BadAmount)?,
			terms_hash: offer.request.terms_hash,
		})
	}
}
