// SPDX-License-Identifier: Apache-2.0

//! What a loss in another stablecoin is worth in USDT: bonds are in USDT, trades need not be.

use crate::{Config, Pallet};
use frame::prelude::Get;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Fiat, Pair, Rates, UsdtValue};

impl<T: Config> Pallet<T> {
	/// What `amount` of `asset` is worth in USDT, rounded down, for it is paid out of a bond.
	///
	/// By the prices of both in the local money of the trade, else in euros or dollars. Without prices that
	/// may be used it counts at par: every stablecoin has the decimals of USDT, and no claim waits for a price.
	/// Never more than limits count it as, whatever the prices say.
	pub(crate) fn worth(asset: &AssetKind, amount: Balance, fiat: Fiat) -> Balance {
		if *asset == AssetKind::Native {
			return amount;
		}
		let most = T::Value::in_usdt(asset, amount).unwrap_or(amount);
		[fiat, Fiat::EUR, Fiat::USD]
			.into_iter()
			.find_map(|fiat| Self::worth_in(asset, amount, fiat))
			.unwrap_or(amount)
			.min(most)
	}

	/// The same by the prices in one local money, if both may be used.
	fn worth_in(asset: &AssetKind, amount: Balance, fiat: Fiat) -> Option<Balance> {
		let price = |asset: &AssetKind| {
			let pair = Pair { asset: asset.clone(), fiat };
			let quote = T::Rates::price(&pair, T::Limits::get().max_price_age).ok()?;
			Some(quote.price)
		};
		let local = price(asset)?.fiat_floor(amount, fiat)?;
		price(&AssetKind::Native)?.asset_floor(local, fiat)
	}
}
