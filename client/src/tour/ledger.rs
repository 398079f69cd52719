// SPDX-License-Identifier: Apache-2.0

//! The books of a story: what each party had, what it gained and lost, what fees were paid, what went on
//! hold and came back, and whether it adds up to the last unit.

use super::{
	account,
	tell::{done, heading, note},
};
use crate::{AccountId32, Client, Final, Funds, Keypair, chain, usdt};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use subxt::transactions::Payload;

struct Entry {
	name: &'static str,
	who: AccountId32,
	before: Funds,
	/// What the story says that he gained, less what he lost.
	gained: i128,
	/// What it says that went on hold of his, less what came back.
	bound: i128,
}

/// The books of one story.
pub struct Ledger {
	entries: Vec<Entry>,
	/// Makes the blocks of a development chain, and earns fees.
	author: AccountId32,
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
	/// Note what everybody has before anything is done. `author` makes the blocks.
	///
	/// # Errors
	/// If the node does not answer.
	pub async fn open(
		client: &Client,
		author: &Keypair,
		parties: &[(&'static str, &Keypair)],
	) -> Result<Self> {
		let mut entries = Vec::new();
		for (name, key) in parties {
			let who = account(key);
			let before = client.balance(&who).await?;
			entries.push(Entry { name, who, before, gained: 0, bound: 0 });
		}
		Ok(Self {
			entries,
			author: account(author),
			fees: BTreeMap::new(),
			treasury: client.balance(&treasury()).await?.free,
			for_treasury: 0,
			issuance: issuance(client).await?,
		})
	}

	/// Sign a call, follow it until it is final, book its fee and tell of it.
	///
	/// # Errors
	/// If the call fails, or never reaches a block.
	pub async fn sign(
		&mut self,
		client: &Client,
		call: &impl Payload,
		signer: &Keypair,
		what: &str,
	) -> Result<Final> {
		let step = client.submit(call, signer).await.with_context(|| what.to_owned())?;
		self.book(&step)?;
		done(what, &step);
		Ok(step)
	}

	/// Take a timed step, as anybody may. The chain takes such steps itself every minute, and may have been
	/// first: then nothing is left to do, and only the fee is gone.
	///
	/// # Errors
	/// If the call never reaches a block, or a step that was due has cost something.
	pub async fn poke(
		&mut self,
		client: &Client,
		call: &impl Payload,
		signer: &Keypair,
		what: &str,
	) -> Result<()> {
		let (step, refusal) = client.attempt(call, signer).await?;
		let fee = self.book(&step)?;
		if refusal.is_some() {
			done("the chain has done that itself already", &step);
			return Ok(());
		}
		ensure!(fee == 0, "a step that was due has cost {}", usdt(fee));
		done(what, &step);
		Ok(())
	}

	/// Book the fee of a call that was made, and say what it was.
	///
	/// # Errors
	/// If the call does not say what it has cost.
	pub fn book(&mut self, call: &Final) -> Result<u128> {
		let paid = call
			.events
			.find_first::<chain::transaction_payment::events::TransactionFeePaid>()
			.context("every call says what it has cost")??;
		*self.fees.entry(paid.who.0).or_default() += paid.actual_fee;
		self.for_treasury += paid.actual_fee - paid.actual_fee * 4 / 5;
		Ok(paid.actual_fee)
	}

	/// Somebody gets so much of somebody else.
	///
	/// # Errors
	/// If one of them has no part in the story.
	pub fn pays(&mut self, from: &Keypair, to: &Keypair, amount: u128) -> Result<()> {
		let amount = i128::try_from(amount)?;
		self.entry(from)?.gained -= amount;
		self.entry(to)?.gained += amount;
		Ok(())
	}

	/// So much of his goes on hold and stays there.
	///
	/// # Errors
	/// If he has no part in the story.
	pub fn binds(&mut self, who: &Keypair, amount: u128) -> Result<()> {
		self.entry(who)?.bound += i128::try_from(amount)?;
		Ok(())
	}

	/// So much of his is on hold no more.
	///
	/// # Errors
	/// If he has no part in the story.
	pub fn frees(&mut self, who: &Keypair, amount: u128) -> Result<()> {
		self.entry(who)?.bound -= i128::try_from(amount)?;
		Ok(())
	}

	fn entry(&mut self, key: &Keypair) -> Result<&mut Entry> {
		let who = account(key);
		let entry = self.entries.iter_mut().find(|entry| entry.who == who);
		entry.context("he has no part in this story")
	}

	/// Compare what everybody has with what the story says.
	///
	/// # Errors
	/// If it does not add up to the last unit.
	pub async fn balance_up(&self, client: &Client) -> Result<()> {
		heading("The accounts add up");
		for entry in &self.entries {
			self.check(client, entry).await?;
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
		note(&format!("issued    {} before and after: nothing of this changes it", usdt(issued)));
		Ok(())
	}

	async fn check(&self, client: &Client, entry: &Entry) -> Result<()> {
		let Entry { name, who, before, gained, bound } = entry;
		let now = client.balance(who).await?;
		let fees = self.fees.get(&who.0).copied().unwrap_or(0);
		let total = |funds: &Funds| i128::try_from(funds.free + funds.held);
		let change = total(&now)? - total(before)?;
		let told = gained - i128::try_from(fees)?;
		let held = i128::try_from(now.held)? - i128::try_from(before.held)?;
		ensure!(held == *bound, "of {name} {held} more is on hold, not {bound}");
		if *who == self.author {
			ensure!(change >= told, "{name} has {change}, not {told}");
			return Ok(());
		}
		ensure!(change == told, "{name} has {change}, not {told}");
		note(&format!(
			"{name:<9} {}, of it {} in fees; {} on hold, {}",
			signed(change),
			usdt(fees),
			usdt(now.held),
			if held == 0 { "as before".to_owned() } else { signed(held) },
		));
		Ok(())
	}
}

/// An amount with its sign.
fn signed(amount: i128) -> String {
	let sign = if amount < 0 { "-" } else { "+" };
	format!("{sign}{}", usdt(amount.unsigned_abs()))
}

async fn issuance(client: &Client) -> Result<u128> {
	let at = client.api.at_current_block().await?;
	Ok(at.storage().fetch(chain::storage().balances().total_issuance(), ()).await?.decode()?)
}
