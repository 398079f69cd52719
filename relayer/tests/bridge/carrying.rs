// SPDX-License-Identifier: Apache-2.0

//! An executor and the vault: what is signed comes to its end once, whatever happens to the executor and to gas,
//! and the end is seen as it was.

use crate::support::{
	attesters::{THRESHOLD, signatures},
	ethereum::{CHAIN_ID, DOMAIN, Money, USDT},
	view::{GENESIS, View},
};
use alloy::primitives::{Address, U256, keccak256};
use anyhow::{Context, Result, bail, ensure};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{fs, os::unix::fs::PermissionsExt, sync::Arc};
use tael_primitives::bridge::{EvmAddress, Message, Outcome, Place, Release, Rotate};
use tael_relayer::{
	config::{Execute, KeySource},
	evm::{Carrier, CarryError, Progress, SignerSet, Vault, Work},
	key::Key,
};
use tempfile::TempDir;

/// Who is paid.
const PAYEE: Address = Address::repeat_byte(0x55);
/// The first set of attesters.
const SET: u64 = 1;
const ETHER: u128 = 1_000_000_000_000_000_000;

/// A vault with money in it, and what it takes to carry messages there.
struct Scene {
	view: View,
	vault: Arc<Vault>,
	place: Place,
	folder: TempDir,
	accounts: usize,
}

impl Scene {
	async fn begin() -> Result<Self> {
		let view = View::through(2).await?;
		view.ethereum.deposit(&Money { amount: 200_000 * USDT, ..Money::default() }).await?;
		view.ethereum.finalise().await?;
		let vault = Arc::new(view.again()?);
		let address = EvmAddress(view.ethereum.vault.into_array());
		let place = Place { chain_id: CHAIN_ID, vault: address, genesis: H256(GENESIS.0) };
		Ok(Self { view, vault, place, folder: tempfile::tempdir()?, accounts: 0 })
	}

	/// The account of somebody else who carries, with so many wei.
	async fn account(&mut self, wei: u128) -> Result<KeySource> {
		self.accounts += 1;
		let password = self.folder.path().join("password");
		fs::write(&password, "correct horse")?;
		fs::set_permissions(&password, fs::Permissions::from_mode(0o600))?;
		let file = self.folder.path().join(format!("key {}", self.accounts));
		let source = KeySource {
			key_file: Some(file.clone()),
			password_file: Some(password),
			..KeySource::default()
		};
		let key = Key::create(&file, &source)?;
		self.fund(Address::new(key.address().0), wei).await?;
		Ok(source)
	}

	/// An executor that pays from an account, and offers more after so many seconds.
	fn executor(&self, account: &KeySource, patience_seconds: u64) -> Result<Carrier> {
		let settings = Execute { key: account.clone(), patience_seconds, max_gas_gwei: 100 };
		Ok(Carrier::new(&settings, self.place, Key::open(account)?, Arc::clone(&self.vault)))
	}

	/// An executor with ether.
	async fn carrier(&mut self) -> Result<Carrier> {
		let account = self.account(ETHER).await?;
		self.executor(&account, 90)
	}

	async fn fund(&self, who: Address, wei: u128) -> Result<()> {
		let anvil = &self.view.ethereum.anvil;
		anvil.ask("anvil_setBalance", json!([who, U256::from(wei)])).await?;
		Ok(())
	}

	/// A release of that many USDT, of which one is for who carries it.
	async fn release(&self, nonce: u64, amount: u64) -> Result<Release> {
		let now = self.now().await?;
		Ok(Release {
			domain: DOMAIN,
			nonce,
			token: EvmAddress(self.view.ethereum.token.into_array()),
			recipient: EvmAddress(PAYEE.into_array()),
			amount: (amount * USDT).into(),
			fee: USDT.into(),
			deadline: now + 8 * 3_600,
			request: H256(keccak256(nonce.to_be_bytes()).0),
		})
	}

	fn work(&self, message: &Release) -> Result<Work> {
		let signatures = signatures(&self.place, SET, message, 0..THRESHOLD)?;
		Ok(Work::Release { message: message.clone(), set: SET, signatures })
	}

	/// The clock of the newest block.
	async fn now(&self) -> Result<u64> {
		let anvil = &self.view.ethereum.anvil;
		Ok(anvil.block(anvil.height().await?).await?.header.timestamp)
	}

	/// Let a block come that is so much later.
	async fn later(&self, seconds: u64) -> Result<()> {
		self.view.ethereum.anvil.wait(seconds).await?;
		self.view.ethereum.anvil.mine(1).await
	}

	/// How a release ended, as far as that is final.
	async fn outcome(&self, release: &Release) -> Result<Option<Outcome>> {
		let head = self.vault.head().await?;
		let from = self.view.ethereum.first_block;
		let seen = self.vault.outcome(&head, release.nonce, release.id(), from).await?;
		if let Some(receipt) = &seen {
			ensure!(receipt.nonce == release.nonce && receipt.subject == release.id());
			let block = self.vault.head_at(receipt.block).await?;
			ensure!(block.hash == receipt.block_hash, "{receipt:?}");
		}
		Ok(seen.map(|receipt| receipt.outcome))
	}

	async fn paid(&self) -> Result<u64> {
		self.view.ethereum.balance(PAYEE).await
	}
}

/// What one work's round says.
async fn step(carrier: &mut Carrier, work: &Work) -> Result<Progress, CarryError> {
	carrier.round(std::slice::from_ref(work)).await?.0.remove(0)
}

/// The next step of a work must be this.
async fn expect(carrier: &mut Carrier, work: &Work, progress: Progress) -> Result<()> {
	let found = step(carrier, work).await?;
	ensure!(found == progress, "{found:?}, not {progress:?}");
	Ok(())
}

#[tokio::test]
async fn a_signed_release_is_paid_once_and_then_seen_as_paid() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	ensure!(scene.outcome(&release).await?.is_none());
	expect(&mut carrier, &work, Progress::Sent).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	ensure!(carrier.under_way() == 1);
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(carrier.under_way() == 0);
	ensure!(scene.paid().await? == 59 * USDT);
	let executor = Address::new(carrier.address().0);
	ensure!(scene.view.ethereum.balance(executor).await? == USDT, "the fee is whose work it was");

	ensure!(scene.outcome(&release).await?.is_none(), "it is not final");
	scene.view.ethereum.finalise().await?;
	ensure!(scene.outcome(&release).await? == Some(Outcome::Released));
	let head = scene.vault.head().await?;
	let payouts = scene.vault.payouts(&head, scene.view.ethereum.first_block).await?;
	ensure!(
		payouts.len() == 1
			&& payouts[0].subject == release.id()
			&& payouts[0].amount == release.amount
	);

	let mut another = scene.carrier().await?;
	expect(&mut another, &work, Progress::Done).await?;
	ensure!(another.under_way() == 0, "what is done is not done again");
	Ok(())
}

#[tokio::test]
async fn a_receipt_of_another_message_than_taels_is_an_alarm() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	scene.view.ethereum.finalise().await?;
	let head = scene.vault.head().await?;
	let other = Release { amount: release.amount + 1, ..release };
	let seen = scene.vault.outcome(&head, 1, other.id(), scene.view.ethereum.first_block).await;
	let stall = seen.err().context("another message was taken for it")?;
	ensure!(stall.name() == "other_subject" && stall.is_alarm(), "{stall}");
	Ok(())
}

#[tokio::test]
async fn two_executors_in_one_block_pay_once() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let (mut one, mut two) = (scene.carrier().await?, scene.carrier().await?);
	expect(&mut one, &work, Progress::Sent).await?;
	expect(&mut two, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut one, &work, Progress::Done).await?;
	expect(&mut two, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59 * USDT);
	Ok(())
}

#[tokio::test]
async fn an_executor_that_is_killed_goes_on_where_it_was() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let account = scene.account(ETHER).await?;
	// It sends, and dies before the transaction is in a block.
	let mut first = scene.executor(&account, 90)?;
	expect(&mut first, &work, Progress::Sent).await?;
	drop(first);
	let mut carrier = scene.executor(&account, 90)?;
	expect(&mut carrier, &work, Progress::Waiting(None)).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59 * USDT);
	Ok(())
}

#[tokio::test]
async fn a_large_release_waits_in_the_queue_and_is_paid_then() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60_000).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	let ready = scene.now().await? + 3_600;
	expect(&mut carrier, &work, Progress::Waiting(Some(ready))).await?;
	scene.later(3_599).await?;
	expect(&mut carrier, &work, Progress::Waiting(Some(ready))).await?;
	scene.later(1).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59_999 * USDT);
	scene.view.ethereum.finalise().await?;
	ensure!(scene.outcome(&release).await? == Some(Outcome::Released));
	Ok(())
}

#[tokio::test]
async fn a_release_that_comes_too_late_is_cancelled_and_seen_as_cancelled() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	scene.later(8 * 3_600).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 0);
	scene.view.ethereum.finalise().await?;
	ensure!(scene.outcome(&release).await? == Some(Outcome::Cancelled));
	Ok(())
}

#[tokio::test]
async fn a_release_waits_while_the_vault_is_paused() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	scene.view.ethereum.pause(2).await?;
	expect(&mut carrier, &work, Progress::Waiting(None)).await?;
	scene.later(2 * 3_600).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59 * USDT);
	Ok(())
}

#[tokio::test]
async fn signatures_count_once_in_any_order_and_only_those_of_the_set() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let mut carrier = scene.carrier().await?;
	let release = scene.release(1, 60).await?;
	let other = scene.release(2, 60).await?;
	let sign = |message: &Release, who: &[usize]| {
		signatures(&scene.place, SET, message, who.iter().copied())
	};
	let mut too_few = sign(&release, &[4, 0, 2, 0])?;
	too_few.extend(sign(&other, &[1, 3])?);
	let work = Work::Release { message: release.clone(), set: SET, signatures: too_few };
	match step(&mut carrier, &work).await {
		Err(CarryError::TooFewSignatures { set: SET, valid: 3, needed: 4 }) => {},
		found => bail!("{found:?}"),
	}
	let enough = sign(&release, &[4, 0, 2, 0, 3, 1])?;
	let work = Work::Release { message: release, set: SET, signatures: enough };
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59 * USDT);
	Ok(())
}

#[tokio::test]
async fn a_rel_12_without_money_for_gas_it_says_so_and_goes_on_when_there_is_some() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let account = scene.account(1_000).await?;
	let mut carrier = scene.executor(&account, 90)?;
	let account = Address::new(carrier.address().0);
	match step(&mut carrier, &work).await {
		Err(CarryError::NoFunds { account: found, .. }) if found == account => {},
		found => bail!("{found:?}"),
	}
	scene.fund(account, ETHER).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await
}

#[tokio::test]
async fn a_rel_12_gas_above_the_limit_is_not_paid() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let mut carrier = scene.carrier().await?;
	let gwei = |gwei: u64| U256::from(gwei) * U256::from(1_000_000_000_u64);
	let anvil = &scene.view.ethereum.anvil;
	anvil.ask("anvil_setNextBlockBaseFeePerGas", json!([gwei(101)])).await?;
	anvil.mine(1).await?;
	match step(&mut carrier, &work).await {
		Err(CarryError::TooDear(found)) if found > 100_000_000_000 => {},
		found => bail!("{found:?}"),
	}
	ensure!(carrier.under_way() == 0);
	anvil.ask("anvil_setNextBlockBaseFeePerGas", json!([gwei(20)])).await?;
	anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await
}

#[tokio::test]
async fn a_rel_12_a_transaction_that_gas_has_overtaken_is_replaced_by_a_better_paid_one()
-> Result<()> {
	let mut scene = Scene::begin().await?;
	let release = scene.release(1, 60).await?;
	let work = scene.work(&release)?;
	let account = scene.account(ETHER).await?;
	let mut carrier = scene.executor(&account, 0)?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	let anvil = &scene.view.ethereum.anvil;
	let spike = U256::from(20_000_000_000_u64);
	anvil.ask("anvil_setNextBlockBaseFeePerGas", json!([spike])).await?;
	anvil.mine(1).await?;
	ensure!(scene.paid().await? == 0, "the price was overtaken");
	// One round sees that it is stuck, or the next.
	for _ in 0..3 {
		expect(&mut carrier, &work, Progress::Sent).await?;
	}
	anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	ensure!(scene.paid().await? == 59 * USDT);
	Ok(())
}

#[tokio::test]
async fn a_rotation_is_submitted_and_activated_and_then_seen() -> Result<()> {
	let mut scene = Scene::begin().await?;
	let accounts = scene.view.ethereum.anvil.accounts().await?;
	let mut addresses: Vec<_> =
		accounts[1..6].iter().map(|who| EvmAddress(who.into_array())).collect();
	addresses.sort_unstable();
	let next = SignerSet { threshold: 4, addresses };
	scene.later(2 * 3_600).await?;
	let message = Rotate { set: 2, set_hash: next.hash(), not_before: scene.now().await? };
	let signed = signatures(&scene.place, SET, &message, 0..THRESHOLD)?;
	let work =
		Work::Rotate { message: message.clone(), set: SET, next: next.clone(), signatures: signed };
	let mut carrier = scene.carrier().await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	let ready = scene.now().await? + 3_600;
	expect(&mut carrier, &work, Progress::Waiting(Some(ready))).await?;
	scene.view.ethereum.finalise().await?;
	let from = scene.view.ethereum.first_block;
	let head = scene.vault.head().await?;
	ensure!(scene.vault.rotated(&head, 2, message.set_hash, from).await?.is_none());
	ensure!(scene.vault.current_set(&head).await? == 1);

	scene.later(3_600).await?;
	expect(&mut carrier, &work, Progress::Sent).await?;
	scene.view.ethereum.anvil.mine(1).await?;
	expect(&mut carrier, &work, Progress::Done).await?;
	scene.view.ethereum.finalise().await?;
	let head = scene.vault.head().await?;
	let receipt = scene.vault.rotated(&head, 2, message.set_hash, from).await?;
	let receipt = receipt.context("the rotation is final")?;
	ensure!(
		receipt.outcome == Outcome::Rotated
			&& receipt.nonce == 2
			&& receipt.subject == message.set_hash
	);
	ensure!(scene.vault.current_set(&head).await? == 2);
	ensure!(scene.vault.signer_set(&head, 2).await? == Some(next));
	ensure!(scene.vault.signer_set(&head, 3).await?.is_none());

	// Another list under that number is not what Tael scheduled.
	let stall = scene.vault.rotated(&head, 2, H256::repeat_byte(1), from).await;
	let stall = stall.err().context("another list was taken for it")?;
	ensure!(stall.name() == "other_subject" && stall.is_alarm(), "{stall}");
	Ok(())
}
