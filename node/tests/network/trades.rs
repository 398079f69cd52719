// SPDX-License-Identifier: Apache-2.0

//! Trades on real nodes: the loss of a validator changes nothing about them, and nonsense has no effect.

use crate::{
	desk::{Books, Deal, Desk},
	net::{Net, Node, PATIENCE, wait_for},
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;
use tael_client::{
	Funds,
	chain::{
		self,
		runtime_types::{pallet_c2c::types::ProposalTerms, tael_primitives::arbitration::Cause},
	},
	trader::{ALIPAY, BANK, CARD},
};
use tael_primitives::{ObjectKind, SECOND};
use tokio::time::{sleep, timeout};

/// How long the validator stays down. The chain counts half a minute of it.
const DOWN: Duration = Duration::from_secs(50);
/// The time to pay, and for which a release is held back: shorter than that.
const WINDOW: u64 = 48 * SECOND;
/// The time to do anything else.
const LONG: u64 = 120 * SECOND;
/// The time to pay on the rail whose trade lapses.
const SHORT: u64 = 2 * SECOND;

/// Give the rails and disputes of a network the windows of this story.
fn windows(genesis: &mut Value) -> Result<()> {
	let rails = genesis.pointer_mut("/c2c/rails").and_then(Value::as_array_mut);
	for entry in rails.context("the local preset has rails")? {
		let pay_window = if entry[0] == BANK { SHORT } else { WINDOW };
		let rail = &mut entry[1];
		for (name, window) in
			[("payWindow", pay_window), ("grace", LONG), ("releaseWindow", LONG), ("hold", WINDOW)]
		{
			let there = rail.get_mut(name).context("a rail has windows")?;
			if there.as_u64() != Some(0) {
				*there = json!(window);
			}
		}
	}
	let respond = genesis.pointer_mut("/arbitration/terms/respondWindow");
	*respond.context("the local preset has terms of arbitration")? = json!(LONG);
	Ok(())
}

/// A trade in each state that is stored.
struct Deals<'a> {
	requested: Deal<'a>,
	lapsed: Deal<'a>,
	disputed: Deal<'a>,
	held: Deal<'a>,
	paid: Deal<'a>,
	funded: Deal<'a>,
}

impl<'a> Deals<'a> {
	/// Bring them there. What has the shortest time left comes last.
	async fn begin(desk: &'a Desk, books: &mut Books) -> Result<Self> {
		let [dave, charlie] = &desk.buyers;
		let lapsed = desk.sells(books, (desk.instant, BANK), charlie).await?;
		let requested = desk.sells(books, (desk.asking, ALIPAY), charlie).await?;

		let disputed = desk.sells(books, (desk.instant, ALIPAY), dave).await?;
		disputed.is_marked(books).await?;
		let c2c = chain::transactions().c2c();
		let dispute = c2c.dispute(disputed.name.id, Cause::NoPayment, disputed.name.id);
		books.sign(&dispute, &desk.seller.key, "the seller disputes it").await?;

		let paid = desk.sells(books, (desk.instant, ALIPAY), charlie).await?;
		paid.is_marked(books).await?;

		books.wait_while(&lapsed, "funded").await?;
		books.poke(&lapsed, "its time is over").await?;

		let held = desk.sells(books, (desk.instant, CARD), dave).await?;
		held.is_marked(books).await?;
		let release = c2c.release(held.name.id);
		books.sign(&release, &desk.seller.key, "he releases, and it is held back").await?;

		let funded = desk.sells(books, (desk.instant, ALIPAY), dave).await?;
		Ok(Self { requested, lapsed, disputed, held, paid, funded })
	}

	/// Each with the name of its state.
	fn all(&self) -> [(&Deal<'a>, &str); 6] {
		[
			(&self.requested, "requested"),
			(&self.funded, "funded"),
			(&self.paid, "paidClaimed"),
			(&self.lapsed, "lapsed"),
			(&self.held, "heldRelease"),
			(&self.disputed, "disputed"),
		]
	}

	/// Take the next step of each, and of what follows until it has ended.
	async fn end(&self, desk: &Desk, books: &mut Books) -> Result<()> {
		let c2c = chain::transactions().c2c();
		// By the clock on the wall his time is over.
		self.funded.is_marked(books).await?;
		desk.releases(books, &self.funded).await?;
		desk.releases(books, &self.paid).await?;

		let accept = c2c.accept_trade(self.requested.name.id);
		books.sign(&accept, &desk.seller.key, "he accepts the request").await?;
		self.requested.is_marked(books).await?;
		desk.releases(books, &self.requested).await?;

		let claim = c2c.claim_late_payment(self.lapsed.name.id, self.lapsed.payment()?);
		books.sign(&claim, &self.lapsed.buyer.key, "he claims a late payment").await?;
		desk.releases(books, &self.lapsed).await?;

		let case = self.disputed.case();
		let respond = chain::transactions().arbitration().respond(case, self.disputed.name.id);
		books.sign(&respond, &self.disputed.buyer.key, "the buyer responds").await?;
		ensure!(books.dispute(&self.disputed).await?["status"] == "evidence");
		desk.releases(books, &self.disputed).await?;

		books.wait_while(&self.held, "heldRelease").await?;
		books.poke(&self.held, "the time for which it was held back is over").await?;
		desk.has_sold(books, &self.held).await
	}
}

/// What must not change while the chain stands still.
#[derive(PartialEq, Debug)]
struct Scene {
	trades: Vec<Value>,
	dispute: Value,
	money: Vec<(Funds, String)>,
}

impl Scene {
	async fn of(desk: &Desk, books: &Books, deals: &Deals<'_>) -> Result<Self> {
		let mut trades = Vec::new();
		for (deal, state) in deals.all() {
			let trade = books.shown(deal).await?;
			ensure!(trade["state"] == state && trade["status"] == state, "{state}: {trade}");
			trades.push(trade);
		}
		let dispute = books.dispute(&deals.disputed).await?;
		Ok(Self { trades, dispute, money: books.money(desk).await? })
	}
}

#[tokio::test]
async fn a_trade_survives_the_loss_of_its_validator_in_every_state() -> Result<()> {
	let net = Net::with_genesis(1, windows)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let desk = Desk::opens(&alice).await?;
	desk.is_admitted(&alice.client().await?).await?;
	let mut books = desk.books(alice.client().await?).await?;
	let deals = Deals::begin(&desk, &mut books).await?;
	let before = Scene::of(&desk, &books, &deals).await?;
	let stopped = books.clock().await?;
	alice.kill()?;

	// The one thing here that nothing but time brings about.
	sleep(DOWN).await;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	books.client = alice.client().await?;
	let again = wait_for("a block after the halt is final", async || {
		let clock = books.clock().await?;
		Ok((clock.timestamp > stopped.timestamp + SECOND).then_some(clock))
	})
	.await?;
	ensure!(again.timestamp >= stopped.timestamp + WINDOW, "too short a halt: {again:?}");
	ensure!(again.now < stopped.now + WINDOW, "chain time went on: {stopped:?}, {again:?}");
	let after = Scene::of(&desk, &books, &deals).await?;
	ensure!(after == before, "what is final has changed: {before:#?} to {after:#?}");

	deals.end(&desk, &mut books).await?;
	desk.closes(&mut books).await
}

/// A block of one height is the same on both.
async fn agree(one: &Node, other: &Node, desk: &Desk, deal: &Deal<'_>) -> Result<()> {
	let number = one.finalised().await?;
	other.wait_final(number).await?;
	let mut scenes = Vec::new();
	for node in [one, other] {
		let books = desk.books(node.client().await?).await?;
		scenes.push((books.shown(deal).await?, books.money(desk).await?));
	}
	ensure!(scenes[0] == scenes[1], "{scenes:#?}");
	Ok(())
}

#[tokio::test]
async fn a_trade_goes_on_from_the_other_node_while_one_is_lost_and_when_it_is_back() -> Result<()> {
	let net = Net::with_genesis(2, windows)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let bob = net.start("bob", Some(&alice), &["--bob", "--validator"]).await?;
	// A validator that nobody is connected to builds nothing.
	let full = net.start("full", Some(&bob), &[]).await?;
	full.wait_final(1).await?;
	let desk = Desk::opens(&alice).await?;
	let mut books = desk.books(alice.client().await?).await?;
	let [buyer, _] = &desk.buyers;
	let deal = desk.sells(&mut books, (desk.instant, ALIPAY), buyer).await?;
	let taken = alice.finalised().await?;
	for node in [&bob, &full] {
		node.wait_final(taken).await?;
	}
	alice.kill()?;

	// One of two is not enough for finality, and the buyer says all the same that he has paid.
	books.client = bob.client().await?;
	let mark = chain::transactions().c2c().mark_paid(deal.name.id, deal.payment()?);
	timeout(PATIENCE, books.client.include(&mark, &buyer.key)).await??;
	ensure!(books.shown(&deal).await?["state"] == "funded", "half of the votes made it final");

	let alice = net.start("alice", Some(&bob), &["--alice", "--validator"]).await?;
	books.wait_while(&deal, "funded").await?;
	agree(&bob, &alice, &desk, &deal).await?;
	agree(&bob, &full, &desk, &deal).await?;

	// The books of what is to come, over the node that was lost.
	let mut books = desk.books(alice.client().await?).await?;
	desk.releases(&mut books, &deal).await?;
	agree(&alice, &bob, &desk, &deal).await?;
	let buyers = books.client.balance(&buyer.who()).await?;
	ensure!(buyers.held == 0, "the bond is not back: {buyers:?}");
	Ok(())
}

#[tokio::test]
async fn nonsense_is_refused_by_name_and_changes_nothing() -> Result<()> {
	let net = Net::with_genesis(1, windows)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let desk = Desk::opens(&alice).await?;
	let mut books = desk.books(alice.client().await?).await?;
	let [buyer, stranger] = &desk.buyers;
	let c2c = chain::transactions().c2c();
	let seller = &desk.seller;

	let deal = desk.sells(&mut books, (desk.instant, ALIPAY), buyer).await?;
	let id = deal.name.id;
	let funded = books.shown(&deal).await?;
	books.is_refused(&c2c.release(id), &stranger.key, "C2c::NotParty").await?;
	books.is_refused(&c2c.release(id), &buyer.key, "C2c::NotParty").await?;
	books.is_refused(&c2c.mark_paid(id, deal.payment()?), &seller.key, "C2c::NotParty").await?;
	let mut elsewhere = deal.payment()?;
	elsewhere.account = stranger.commits(id, ALIPAY);
	books.is_refused(&c2c.mark_paid(id, elsewhere), &buyer.key, "C2c::BadPayment").await?;
	books.is_refused(&c2c.poke_trade(id), &stranger.key, "C2c::TooEarly").await?;
	ensure!(books.shown(&deal).await? == funded, "what was refused has changed the trade");

	// Twice, with another payment the second time.
	deal.is_marked(&mut books).await?;
	let marked = books.shown(&deal).await?;
	books.is_refused(&c2c.mark_paid(id, deal.payment()?), &buyer.key, "C2c::WrongState").await?;
	books.is_refused(&c2c.cancel_trade(id), &buyer.key, "C2c::WrongState").await?;

	// A reference makes one trade and no more; nobody takes his own offer.
	let take = desk.take(&books.client, (desk.instant, ALIPAY), buyer, deal.name).await?;
	books.is_refused(&take, &buyer.key, "C2c::AlreadyExists").await?;
	let own = seller.names(ObjectKind::Trade, 0x7d)?;
	let take = desk.take(&books.client, (desk.instant, ALIPAY), seller, own).await?;
	books.is_refused(&take, &seller.key, "C2c::SelfTrade").await?;

	// An offer that its maker has closed in the meantime.
	let late = stranger.names(ObjectKind::Trade, 0x7d)?;
	let take = desk.take(&books.client, (desk.asking, ALIPAY), stranger, late).await?;
	desk.ends(&mut books, desk.asking).await?;
	books.is_refused(&take, &stranger.key, "C2c::NotFound").await?;
	ensure!(books.shown(&deal).await? == marked, "what was refused has changed the trade");

	proposals_are_accepted_as_they_are(&desk, &mut books, &deal).await?;
	desk.releases(&mut books, &deal).await?;
	books.is_refused(&c2c.release(id), &seller.key, "C2c::NotFound").await?;
	desk.closes(&mut books).await
}

/// Who accepts a proposal that was replaced accepts nothing.
async fn proposals_are_accepted_as_they_are(
	desk: &Desk,
	books: &mut Books,
	deal: &Deal<'_>,
) -> Result<()> {
	let c2c = chain::transactions().c2c();
	let (id, expires_at) = (deal.name.id, books.clock().await?.now + LONG);
	let mut hashes = Vec::new();
	for to_buyer in [0, deal.principal] {
		let note = deal.name.id;
		let terms = ProposalTerms { to_buyer, bond_to_other: 0, note, expires_at };
		let propose = c2c.propose_settlement(id, terms);
		books.sign(&propose, &deal.buyer.key, "the buyer proposes").await?;
		let shown = books.shown(deal).await?;
		let hash = shown["proposals"][0]["hash"].as_str().context("no proposal")?;
		hashes.push(hash.parse()?);
	}
	let accept = |hash| c2c.accept_settlement(id, hash);
	books.is_refused(&accept(hashes[0]), &desk.seller.key, "C2c::ProposalChanged").await?;
	books.is_refused(&accept(hashes[1]), &deal.buyer.key, "C2c::ProposalChanged").await?;
	let shown = books.shown(deal).await?;
	ensure!(shown["state"] == "paidClaimed" && shown["proposals"][0]["hash"] == json!(hashes[1]));
	Ok(())
}
