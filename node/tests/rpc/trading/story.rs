// SPDX-License-Identifier: Apache-2.0

//! The market that the reference page tells of: Charlie sells, Eve buys.

use super::{C2c, attest, mark_paid, open_pool, post, selling, take};
use crate::{chain::Chain, shop::order};
use pallet_c2c::{OnStale, Pricing};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{Charlie, Eve};
use tael_primitives::{Cause, Hash, Price, USDT};

/// Make it, on a chain where Charlie is known and the yuan has a price.
pub async fn tell(chain: &Chain) {
	attest(chain, Eve).await;
	open_pool(chain).await;
	let now = chain.now().await;
	chain.submit(Charlie, post(1, selling(now, Pricing::Fixed(Price(715_000_000))))).await;
	let floating = Pricing::Floating {
		spread: 100,
		floor: Some(Price(700_000_000)),
		ceiling: None,
		on_stale: OnStale::Suspend,
	};
	chain.submit(Charlie, post(2, selling(now, floating))).await;

	let trade = |number| pallet_c2c::trade_id(&Eve.to_account_id(), &order(number));
	// Trade 1: released.
	chain.submit(Eve, take(Eve, 1, 50 * USDT)).await;
	chain.submit(Eve, mark_paid(Eve, trade(1), 35_750)).await;
	chain.submit(Charlie, C2c::release { trade: trade(1) }).await;
	// Trade 2: disputed, and given up.
	chain.submit(Eve, take(Eve, 2, 20 * USDT)).await;
	chain.submit(Eve, mark_paid(Eve, trade(2), 14_300)).await;
	let (cause, evidence) = (Cause::NoPayment, Hash::repeat_byte(5));
	chain.submit(Charlie, C2c::dispute { trade: trade(2), cause, evidence }).await;
	chain.submit(Eve, C2c::cancel_claim { trade: trade(2) }).await;
	// Trade 3: to be paid, and the seller is written to.
	chain.submit(Eve, take(Eve, 3, 100 * USDT)).await;
	let sealed = b"only Charlie can read this".to_vec().try_into().unwrap();
	chain.submit(Eve, C2c::send_message { trade: trade(3), number: 0, sealed }).await;
}
