// SPDX-License-Identifier: Apache-2.0

//! The books of the walk-through: what each party had, what moved, what fees were paid, and whether it
//! adds up to the last unit.

use super::{
	Cast, account,
	shop::Sale,
	tell::{heading, note},
};
use crate::{AccountId32, Client, Final, Funds, chain, usdt};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;

struct Entry {
	name: &'static str,
	who: AccountId32,
	before: Funds,
}

pub struct Ledger {
	entries: Vec<Entry>,
	fees: BTreeMap<[u8; 32], u128>,
	/// What the treasury had.
	treasury: u128,
	/// What it must have got since: of each fee what the author's four fifths, rounded down, leave.
	for_treasury: u128,
	issuance: u128,
}

/// The account that no key opens: its name, padded with zeroes.
fn treasury() -> AccountId32 {
	let mut name = [0; 32];
	name[..13].copy_from_slice(b"tael/treasury");
	AccountId32(name)
}

impl Ledger {
	/// Note what everybody has before anything is done.
	pub async fn open(client: &Client, cast: &Cast) -> Result<Self> {
		let named = [
			("issuer", &cast.issuer),
			("registrar", &cast.registrar),
			("shop", &cast.owner),
			("cashier", &cast.cashier),
			("customer", &cast.customer),
		];
		let mut entries = Vec::new();
		for (name, key) in named {
			let who = account(key);
			let before = client.balance(&who).await?;
			entries.push(Entry { name, who, before });
		}
		Ok(Self {
			entries,
			fees: BTreeMap::new(),
			treasury: client.balance(&treasury()).await?.free,
			for_treasury: 0,
			issuance: issuance(client).await?,
		})
	}

	/// Book the fee of a call that was made.
	pub fn book(&mut self, call: &Final) -> Result<()> {
		let paid = call
			.events
			.find_first::<chain::transaction_payment::events::TransactionFeePaid>()
			.context("every call pays a fee")??;
		*self.fees.entry(paid.who.0).or_default() += paid.actual_fee;
		self.for_treasury += paid.actual_fee - paid.actual_fee * 4 / 5;
		Ok(())
	}

	/// Compare what everybody has with what the story says.
	pub async fn balance_up(&self, client: &Client, sale: &Sale) -> Result<()> {
		heading("The accounts add up");
		let kept = i128::try_from(sale.amount - sale.refunded)?;
		for entry in &self.entries {
			let now = client.balance(&entry.who).await?;
			let fees = self.fees.get(&entry.who.0).copied().unwrap_or(0);
			let total = |funds: &Funds| i128::try_from(funds.free + funds.held);
			let change = total(&now)? - total(&entry.before)?;
			let told = match entry.name {
				"shop" => kept,
				"customer" => -kept,
				_ => 0,
			} - i128::try_from(fees)?;
			// The registrar of a development chain also makes its blocks and earns fees.
			if entry.name == "registrar" {
				ensure!(change >= told, "{} has {change}, not {told}", entry.name);
				continue;
			}
			ensure!(change == told, "{} has {change}, not {told}", entry.name);
			let sign = if change < 0 { "-" } else { "+" };
			note(&format!(
				"{:<9} {sign}{}, of it {} in fees; {} on hold",
				entry.name,
				usdt(change.unsigned_abs()),
				usdt(fees),
				usdt(now.held)
			));
		}
		// Others may use the chain too, so that it can have more.
		let gained = client.balance(&treasury()).await?.free.saturating_sub(self.treasury);
		let share = self.for_treasury;
		ensure!(gained >= share, "the treasury got {gained} of the fees, not {share}");
		note(&format!(
			"treasury  +{}, a fifth of the fees; the rest is the author's",
			usdt(gained)
		));
		let issued = issuance(client).await?;
		ensure!(issued == self.issuance, "the issuance changed: {} to {issued}", self.issuance);
		note(&format!(
			"issued    {} before and after: fees and payments change nothing",
			usdt(issued)
		));
		Ok(())
	}
}

async fn issuance(client: &Client) -> Result<u128> {
	let at = client.api.at_current_block().await?;
	Ok(at.storage().fetch(chain::storage().balances().total_issuance(), ()).await?.decode()?)
}
