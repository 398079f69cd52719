// SPDX-License-Identifier: Apache-2.0

//! How long a payment takes.

use super::SLOT;
use crate::{Client, chain, shop};
use anyhow::{Result, ensure};
use serde::Serialize;
use std::time::Duration;
use subxt::utils::H256;
use subxt_signer::sr25519::{Keypair, dev};
use tael_primitives::ObjectKind;

/// How long single payments took, in milliseconds from their submission.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latency {
	/// How many payments were made.
	pub payments: u32,
	/// Half of them were in a block after this.
	pub included_p50: u128,
	/// 99 of 100 were in a block after this.
	pub included_p99: u128,
	/// Half of them were final after this.
	pub final_p50: u128,
	/// 90 of 100 were final after this.
	pub final_p90: u128,
	/// 99 of 100 were final after this.
	pub final_p99: u128,
}

/// What each payment is over, in the smallest unit of USDT.
const PRICE: u128 = 50_000;

/// Open a shop, let a wallet pay `payments` invoices of it one after the other, and follow each payment
/// until it is final.
///
/// # Errors
/// If there are none to make, or one fails.
pub async fn latency(client: &Client, payments: u32) -> Result<Latency> {
	ensure!(payments > 0, "at least one payment");
	let (owner, payer) = (dev::charlie(), dev::dave());
	let merchant = open_shop(client, &owner).await?;
	let (mut included, mut finalised) = (Vec::new(), Vec::new());
	for n in 0..payments {
		let reference = shop::fresh_reference(0x1f)?;
		let create = shop::invoice(client, merchant, reference, PRICE).await?;
		client.submit(&create, &owner).await?;
		// Spread over the slot, or every payment would arrive just after a block.
		tokio::time::sleep(Duration::from_millis(u64::from(n) * 37 % SLOT)).await;
		let invoice = shop::id(ObjectKind::Invoice, &merchant.0, &reference);
		let done = client.submit(&shop::pay(invoice, PRICE), &payer).await?;
		included.push(done.included_after.as_millis());
		finalised.push(done.final_after.as_millis());
	}
	included.sort_unstable();
	finalised.sort_unstable();
	let at = |values: &[u128], percent: usize| values[(values.len() - 1) * percent / 100];
	Ok(Latency {
		payments,
		included_p50: at(&included, 50),
		included_p99: at(&included, 99),
		final_p50: at(&finalised, 50),
		final_p90: at(&finalised, 90),
		final_p99: at(&finalised, 99),
	})
}

/// A shop that may invoice.
async fn open_shop(client: &Client, owner: &Keypair) -> Result<H256> {
	let account = owner.public_key().to_account_id();
	client.submit(&shop::attest(client, account).await?, &dev::bob()).await?;
	let reference = shop::fresh_reference(0x5a)?;
	client.submit(&shop::register(reference, owner), owner).await?;
	let merchant = shop::id(ObjectKind::Merchant, &account.0, &reference);
	let approve = chain::transactions().merchants().approve(merchant);
	client.submit(&approve, &dev::alice()).await?;
	Ok(merchant)
}
