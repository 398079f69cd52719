// SPDX-License-Identifier: Apache-2.0

//! The walk-through: who takes part, and the stories in their order.

mod acceptor;
mod deal;
mod late;
mod ledger;
mod prices;
mod shop;
mod silent;
mod split;
mod tell;
mod trade;
mod watch;

pub use ledger::Ledger;

use crate::{AccountId32, Client, Keypair, chain, shop::time, trader};
use acceptor::Market;
use anyhow::{Context, Result, ensure};
use jsonrpsee::rpc_params;
use serde_json::Value;
use subxt_signer::sr25519::dev;
use tell::{heading, note};

/// Who takes part, each with a key of its own.
struct Cast {
	/// Attests people and businesses.
	issuer: Keypair,
	/// Admits merchants, makes the blocks, and is the whole council.
	registrar: Keypair,
	/// Owns the shop.
	owner: Keypair,
	/// Works at its till.
	cashier: Keypair,
	/// Buys there.
	customer: Keypair,
	/// Say what USDT costs in local money.
	feeders: Vec<Keypair>,
	/// Sells USDT for local money.
	acceptor: Keypair,
	/// Buys it.
	buyer: Keypair,
	/// Rules when they disagree.
	arbiter: Keypair,
	/// Has no part in it, and takes the timed steps that anybody may take.
	anybody: Keypair,
}

impl Cast {
	fn of_a_test_chain() -> Result<Self> {
		Ok(Self {
			issuer: dev::bob(),
			registrar: dev::alice(),
			owner: dev::charlie(),
			cashier: dev::eve(),
			customer: dev::dave(),
			feeders: vec![trader::feeder(1)?, trader::feeder(2)?, trader::feeder(3)?],
			acceptor: dev::ferdie(),
			buyer: dev::dave(),
			arbiter: dev::eve(),
			anybody: dev::charlie(),
		})
	}
}

/// Walk through what people do on the chain behind `url`.
///
/// # Errors
/// At the first step that did not go as told.
pub async fn run(url: &str) -> Result<()> {
	let client = Client::connect(url).await?;
	let cast = Cast::of_a_test_chain()?;
	welcome(&client, url).await?;
	sells_tea(&client, &cast).await?;
	prices::are_fed(&client, &cast).await?;
	if council(&client).await? > 1 {
		note("The council has several members here: trades are shown on a development chain.");
		return Ok(());
	}

	let market = Market::of_today(&client, &cast).await?;
	trade::goes_well(&market).await?;
	late::is_released(&market).await?;
	silent::is_ruled(&market).await?;
	split::is_agreed(&market).await?;
	note("Every step went as told.");
	Ok(())
}

/// How many sit in the council. One alone admits acceptors and arbiters at once; several vote.
async fn council(client: &Client) -> Result<usize> {
	let at = client.api.at_current_block().await?;
	let members = chain::storage().council().members();
	Ok(at.storage().fetch(members, ()).await?.decode()?.len())
}

async fn welcome(client: &Client, url: &str) -> Result<()> {
	let name: String = client.rpc("system_chain", rpc_params![]).await?;
	let version: String = client.rpc("system_version", rpc_params![]).await?;
	let now = time(client, "/data/now").await?;
	let at = client.api.at_current_block().await?.block_number();
	heading(&format!("{name}, node {version}, at {url}"));
	note(&format!("block {at} is final; chain time {now}"));
	Ok(())
}

/// The day of a shop.
async fn sells_tea(client: &Client, cast: &Cast) -> Result<()> {
	let parties = [
		("issuer", &cast.issuer),
		("registrar", &cast.registrar),
		("shop", &cast.owner),
		("cashier", &cast.cashier),
		("customer", &cast.customer),
	];
	let mut ledger = Ledger::open(client, &cast.registrar, &parties).await?;
	let merchant = shop::opens(client, cast, &mut ledger).await?;
	let sale = shop::invoices(client, cast, &mut ledger, merchant).await?;
	shop::is_paid(client, cast, &mut ledger, &sale).await?;
	shop::is_not_paid_twice(client, cast, &mut ledger, &sale).await?;
	shop::refunds(client, cast, &mut ledger, &sale).await?;
	ledger.balance_up(client).await
}

/// The issuer is about to attest `who`: if it has not yet, the deposit for the row goes on hold.
async fn credential_is_new(
	client: &Client,
	cast: &Cast,
	ledger: &mut Ledger,
	who: &AccountId32,
) -> Result<()> {
	let status: Value = client.rpc("kyc_v1_status", rpc_params![who.to_string()]).await?;
	if field(&status, "/data/tier")? == "unverified" {
		let deposit = client.constant(chain::constants().kyc().credential_deposit()).await?;
		ledger.binds(&cast.issuer, deposit)?;
	}
	Ok(())
}

/// A part of a JSON answer, as text.
fn field(answer: &Value, pointer: &str) -> Result<String> {
	let value = answer.pointer(pointer).with_context(|| format!("no {pointer} in {answer}"))?;
	Ok(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

fn expect(answer: &Value, pointer: &str, wanted: &str) -> Result<()> {
	let found = field(answer, pointer)?;
	ensure!(found == wanted, "{pointer} is {found}, not {wanted}: {answer}");
	Ok(())
}

fn account(key: &Keypair) -> AccountId32 {
	key.public_key().to_account_id()
}
