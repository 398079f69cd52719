// SPDX-License-Identifier: Apache-2.0

//! Real attesters, an executor and a node: money comes in and goes out again, with one of them stopped or lied
//! to, and both sides' books agree.

use crate::support::{
	anvil::Blocks,
	ethereum::{DOMAIN, Ethereum, Money, USDT},
	proxy::Mode,
	relayer::Relayer,
	tael::{DEPOSIT_FEE, HOME, RELEASE_FEE, Tael},
};
use alloy::primitives::B256;
use anyhow::{Context, Result, ensure};
use jsonrpsee::rpc_params;
use serde_json::Value;
use subxt_signer::sr25519::dev;

/// Both chains, with the vault in use.
struct Bridge {
	ethereum: Ethereum,
	tael: Tael,
	attesters: Vec<Relayer>,
}

impl Bridge {
	async fn open() -> Result<Self> {
		let tael = Tael::start().await?;
		let ethereum = Ethereum::start(Blocks::ByClock, tael.genesis().await?).await?;
		tael.add_domain(&ethereum).await?;
		let mut attesters = Vec::new();
		for number in 0..5 {
			attesters.push(Relayer::attester(number, &ethereum, &tael).await?);
		}
		// The first checkpoint opens it.
		tael.until("bridge_v1_status", rpc_params![DOMAIN], |data| data["status"] == "open")
			.await?;
		Ok(Self { ethereum, tael, attesters })
	}

	/// A deposit of Alice's for Eve.
	async fn deposit(&self, amount: u64) -> Result<()> {
		let eve = B256::new(dev::eve().public_key().0);
		let money = Money { amount: amount * USDT, recipient: eve, ..Money::default() };
		self.ethereum.deposit(&money).await?;
		Ok(())
	}

	/// `locked == minted - burned + parked + in flight`, once nothing is under way.
	async fn books_agree(&self) -> Result<()> {
		let ledger = self.tael.ledger().await?;
		let amount = |name: &str| -> Result<u128> {
			let text = ledger[name].as_str().context("amounts are text")?;
			Ok(text.parse()?)
		};
		let issued = amount("minted")? - amount("burned")?;
		let owed = issued + amount("parked")? + amount("inFlight")?;
		let locked = u128::from(self.ethereum.balance(self.ethereum.vault).await?);
		ensure!(locked == owed, "the vault has {locked}, Tael says {ledger}");
		Ok(())
	}
}

#[tokio::test]
async fn money_comes_in_and_goes_out_with_one_attester_lied_to_or_stopped() -> Result<()> {
	let mut bridge = Bridge::open().await?;
	let _executor = Relayer::executor(&bridge.ethereum, &bridge.tael).await?;
	let before = bridge.tael.eves_money().await?;

	// The fifth sees a chain that somebody made up.
	let forged = Ethereum::start(Blocks::ByClock, bridge.tael.genesis().await?).await?;
	for endpoint in &bridge.attesters[4].endpoints {
		endpoint.set(Mode::Elsewhere(forged.anvil.url.clone()));
	}
	bridge.deposit(100).await?;
	bridge.tael.until_done(1).await?;
	let credited = u128::from(100 * USDT) - DEPOSIT_FEE;
	ensure!(bridge.tael.eves_money().await? == before + credited);

	// One more that does not speak: three are too few, and nothing is lost.
	bridge.attesters[3].kill()?;
	bridge.deposit(50).await?;
	let three = |data: &Value| data["versions"][0]["votes"] == 3;
	bridge.tael.until("bridge_v1_deposit", rpc_params![DOMAIN, 2], three).await?;
	ensure!(bridge.tael.eves_money().await? == before + credited);
	bridge.attesters[3].restart()?;
	bridge.tael.until_done(2).await?;

	// And out again.
	bridge.tael.withdraw(60 * USDT, 1).await?;
	let landed = |data: &Value| data["inFlight"] == "0" && data["burned"] == "60000000";
	let status = |data: &Value| landed(&data["ledger"]);
	bridge.tael.until("bridge_v1_status", rpc_params![DOMAIN], status).await?;
	let paid = u128::from(bridge.ethereum.balance(HOME).await?);
	ensure!(paid == u128::from(60 * USDT) - RELEASE_FEE, "{paid} were paid out");
	bridge.books_agree().await
}
