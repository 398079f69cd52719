// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::{frame_support::traits::tokens::fungible::NativeOrWithId, sp_core::U256};

/// An amount of money in the smallest unit of its kind. USDT has 6 decimals everywhere.
pub type Balance = u128;

/// A share in basis points: 1 is 0.01 %, 10,000 is the whole.
pub type Bps = u16;

/// One USDT.
pub const USDT: Balance = 1_000_000;
/// A hundredth of a USDT.
pub const CENT: Balance = USDT / 100;

/// A kind of money: `Native` is USDT, `WithId` another stablecoin.
pub type AssetKind = NativeOrWithId<u32>;

/// What an amount of some kind of money counts as in USDT, where limits are kept in USDT.
pub trait UsdtValue {
	/// The value in USDT, rounded up, or `None` if this kind of money has no value here.
	fn in_usdt(asset: &AssetKind, amount: Balance) -> Option<Balance>;
}

const WHOLE: u16 = 10_000;

/// `amount × bps / 10,000`, rounded down: what a party receives.
///
/// `None` above 10,000 basis points. Every step is exact in 256 bits, so no amount overflows.
///
/// ```
/// assert_eq!(tael_primitives::share_floor(199, 50), Some(0));
/// assert_eq!(tael_primitives::share_floor(u128::MAX, 10_000), Some(u128::MAX));
/// ```
pub fn share_floor(amount: Balance, bps: Bps) -> Option<Balance> {
	share(amount, bps, U256::zero())
}

/// `amount × bps / 10,000`, rounded up: what the protocol charges.
///
/// `None` above 10,000 basis points.
///
/// ```
/// assert_eq!(tael_primitives::share_ceil(199, 50), Some(1));
/// ```
pub fn share_ceil(amount: Balance, bps: Bps) -> Option<Balance> {
	share(amount, bps, U256::from(WHOLE).checked_sub(U256::one())?)
}

fn share(amount: Balance, bps: Bps, rounding: U256) -> Option<Balance> {
	if bps > WHOLE {
		return None;
	}
	U256::from(amount)
		.checked_mul(U256::from(bps))?
		.checked_add(rounding)?
		.checked_div(U256::from(WHOLE))?
		.try_into()
		.ok()
}
