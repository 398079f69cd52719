// SPDX-License-Identifier: Apache-2.0

//! What the relayer takes for granted of the contracts, against what the compiler says of them.

use crate::support::{
	anvil::Blocks,
	ethereum::{DOMAIN, Ethereum, Money, USDT, artefact},
};
use alloy::{
	hex,
	primitives::{B256, U256, keccak256},
	sol_types::{SolEvent, SolInterface, SolValue},
};
use anyhow::{Context, Result, ensure};
use polkadot_sdk::sp_core::H256;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tael_primitives::bridge::{Deposit, EvmAddress};
use tael_relayer::evm::{
	chain::{Usdt, UsdtVault},
	slot,
};

#[test]
fn the_relayer_looks_where_the_vault_keeps_things() -> Result<()> {
	let vault = artefact("UsdtVault")?;
	let storage = vault["storageLayout"]["storage"].as_array().context("a layout")?;
	for (name, expected) in [
		("depositHash", (slot::DEPOSIT_HASH, 0)),
		("_sets", (slot::SETS, 0)),
		("currentSet", (slot::CURRENT_SET, 0)),
		("totalLocked", (slot::LOCKED_AND_COUNT, 0)),
		("depositCount", (slot::LOCKED_AND_COUNT, 16)),
		("_releasedBitmap", (slot::RELEASED, 0)),
		("_cancelledBitmap", (slot::CANCELLED, 0)),
	] {
		let found = storage.iter().find(|one| one["label"] == name).context(name)?;
		let at: u64 = found["slot"].as_str().context(name)?.parse()?;
		ensure!((at, found["offset"].as_u64().context(name)?) == expected, "{name} is at {at}");
	}
	let types = vault["storageLayout"]["types"].as_object().context("types")?;
	let is_set = |one: &&Value| one["label"] == "struct Signatures.SignerSet";
	let set = types.values().find(is_set).context("the type of a set")?;
	let members = set["members"].as_array().context("its members")?;
	let at = |name: &str| members.iter().find(|one| one["label"] == name).map(|one| &one["slot"]);
	ensure!(at("threshold") == Some(&"0".into()) && at("signers") == Some(&"1".into()));
	Ok(())
}

/// The selectors of a contract's functions.
fn calls(artefact: &Value) -> Result<BTreeSet<String>> {
	let calls = artefact["methodIdentifiers"].as_object().context("a contract has functions")?;
	Ok(calls.values().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The hashes of what a contract has of a kind, with how many of its values are indexed.
fn hashes(artefact: &Value, kind: &str) -> Result<BTreeSet<(String, usize)>> {
	let abi = artefact["abi"].as_array().context("a contract has an interface")?;
	let hashes = abi.iter().filter(|one| one["type"] == kind).filter_map(|one| {
		let inputs = one["inputs"].as_array()?;
		let types: Vec<_> = inputs.iter().filter_map(|input| input["type"].as_str()).collect();
		let indexed = inputs.iter().filter(|input| input["indexed"] == true).count();
		let signature = format!("{}({})", one["name"].as_str()?, types.join(","));
		Some((hex::encode(keccak256(signature)), indexed))
	});
	Ok(hashes.collect())
}

#[test]
fn calls_events_and_errors_are_those_of_the_contracts() -> Result<()> {
	let vault = artefact("UsdtVault")?;
	let known = calls(&vault)?;
	for selector in UsdtVault::UsdtVaultCalls::selectors().map(hex::encode) {
		ensure!(known.contains(&selector), "the vault has no function {selector}");
	}
	let known: BTreeSet<_> =
		hashes(&vault, "error")?.into_iter().map(|(hash, _)| hash[..8].to_owned()).collect();
	for selector in UsdtVault::UsdtVaultErrors::selectors().map(hex::encode) {
		ensure!(known.contains(&selector), "the vault has no error {selector}");
	}
	let known = hashes(&vault, "event")?;
	for (hash, indexed) in [
		(UsdtVault::Deposited::SIGNATURE_HASH, 3),
		(UsdtVault::Released::SIGNATURE_HASH, 3),
		(UsdtVault::Cancelled::SIGNATURE_HASH, 2),
		(UsdtVault::RotationActivated::SIGNATURE_HASH, 1),
	] {
		ensure!(known.contains(&(hex::encode(hash), indexed)), "the vault has no event {hash}");
	}
	let known = calls(&artefact("TetherMock")?)?;
	for selector in Usdt::UsdtCalls::selectors().map(hex::encode) {
		ensure!(known.contains(&selector), "USDT has no function {selector}");
	}
	Ok(())
}

#[tokio::test]
async fn the_vault_keeps_of_a_deposit_what_tael_says_it_does() -> Result<()> {
	let ethereum = Ethereum::start(Blocks::ByHand, B256::repeat_byte(1)).await?;
	let money = Money { amount: 250 * USDT, memo: keccak256("order 17"), ..Money::default() };
	let tx = ethereum.deposit(&money).await?;
	let receipt = ethereum.anvil.receipt(tx).await?;
	let log = receipt.logs().iter().find(|log| log.address() == ethereum.vault);
	let log = log.context("a deposit leaves a log")?;
	let said = UsdtVault::Deposited::decode_log(&log.inner)?;
	ensure!(
		said.nonce == 1 && said.sender == ethereum.alice && said.amount == U256::from(money.amount)
	);

	let deposit = Deposit {
		domain: DOMAIN,
		nonce: said.nonce,
		token: EvmAddress(said.token.into_array()),
		sender: H256(said.sender.into_word().0),
		refund_to: EvmAddress(money.refund_to.into_array()),
		recipient: H256(money.recipient.0),
		amount: money.amount.into(),
		max_fee: money.max_fee.into(),
		memo: H256(money.memo.0),
		tx: H256(tx.0),
		block: 0,
		block_hash: H256::zero(),
	};
	let slot = keccak256((U256::from(1), U256::ZERO).abi_encode());
	let params = json!([ethereum.vault, slot, "latest"]);
	let kept: H256 = serde_json::from_value(ethereum.anvil.ask("eth_getStorageAt", params).await?)?;
	ensure!(kept == deposit.stored_hash(), "the vault keeps {kept}");
	Ok(())
}
