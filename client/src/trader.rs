// SPDX-License-Identifier: Apache-2.0

//! What traders, acceptors and arbiters of a test chain say and sign.

use crate::{
	AccountId32, Client, Final, Keypair, chain,
	channel::{ChannelKey, Context as Envelope, Message, PublicKey, Subject, payment_account},
	shop::{self, fresh_reference, time, vouch},
};
use anyhow::{Context, Result, ensure};
use chain::{
	council::events::Executed,
	runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
		pallet_acceptors, pallet_arbitration,
		pallet_c2c::{
			offer::{Eligibility, Method, OfferRequest, OnStale, Pricing},
			trade::Payment,
			types::{Market, Take, TakeBest, Want},
		},
		tael_primitives::{
			arbitration::{Cause, Ruling},
			fiat::Fiat,
			kyc::{SubjectKind, Tier},
			price::{Pair, Price},
			trading::Side,
		},
		tael_runtime::pallets::RuntimeCall,
	},
};
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::marker::PhantomData;
use subxt::utils::H256;
use tael_primitives::{Balance, FiatAmount, HOUR, MINUTE, ObjectKind, RailId};

/// What can be signed: a call.
pub use subxt::transactions::Payload;

/// The rail that is called `alipay` on test networks.
pub const ALIPAY: RailId = 1;
/// The rail that is called `bank-cn` there.
pub const BANK: RailId = 2;
/// The rail that is called `card` there: what is released is held back for a while.
pub const CARD: RailId = 4;
/// What the first rung of acceptors asks for.
pub const BOND: Balance = 1_000_000_000;

/// The rung that an acceptor begins on.
const FIRST_RUNG: u8 = 1;
/// No motion of the walk-through is longer, in bytes.
const LONGEST_MOTION: u32 = 1_024;
/// What an offer adds to the rate, in basis points.
const SPREAD: i16 = 20;

/// Something that somebody is about to make: its id is known before.
#[derive(Clone, Copy, Debug)]
pub struct Named {
	/// What he makes it under.
	pub reference: [u8; 32],
	/// What it will be called.
	pub id: H256,
}

/// Somebody who trades: the key he signs with, the one he seals messages with, and his account at a bank
/// or a payment service.
pub struct Trader {
	/// Signs calls.
	pub key: Keypair,
	channel: ChannelKey,
	genesis: H256,
	account: &'static str,
}

impl Trader {
	/// Somebody with a new key for messages, who pays and is paid under `account`.
	#[must_use]
	pub fn new(client: &Client, key: Keypair, account: &'static str) -> Self {
		let genesis = client.api.genesis_hash();
		Self { key, channel: ChannelKey::generate(), genesis, account }
	}

	/// His account on the chain.
	#[must_use]
	pub fn who(&self) -> AccountId32 {
		self.key.public_key().to_account_id()
	}

	/// A name that nothing has yet, for what he makes next.
	///
	/// # Errors
	/// If the clock of this machine stands before 1970.
	pub fn names(&self, kind: ObjectKind, purpose: u8) -> Result<Named> {
		let reference = fresh_reference(purpose)?;
		Ok(Named { reference, id: shop::id(kind, &self.who().0, &reference) })
	}

	/// The publication of the key that others seal messages to him with.
	#[must_use]
	pub fn publish_key(&self) -> impl Payload + use<> {
		chain::transactions().c2c().publish_key(Some(self.channel.public().0))
	}

	/// What he tells the other side about his account at the bank. `object` is the offer or the trade that
	/// he has committed to it in.
	#[must_use]
	pub fn discloses(&self, object: H256, rail: RailId) -> Message {
		let salt = self.channel.salt(Subject::PaymentAccount, object, rail);
		Message::PaymentAccount { rail, account: self.account.to_owned(), salt }
	}

	/// What he tells the other side about a payment that he made.
	#[must_use]
	pub fn refers_to(&self, trade: H256, rail: RailId, reference: &str) -> Message {
		let salt = self.channel.salt(Subject::PaymentReference, trade, rail);
		Message::PaymentReference { rail, reference: reference.to_owned(), salt }
	}

	/// The commitment to his account at the bank that stands on chain.
	#[must_use]
	pub fn commits(&self, object: H256, rail: RailId) -> H256 {
		let salt = self.channel.salt(Subject::PaymentAccount, object, rail);
		payment_account(self.genesis, rail, self.account, &salt)
	}

	/// What he says when he has paid `fiat_amount` under `reference`.
	///
	/// # Errors
	/// If the clock of this machine stands before 1970.
	pub fn paid(
		&self,
		trade: H256,
		rail: RailId,
		fiat_amount: FiatAmount,
		reference: &str,
	) -> Result<Payment> {
		let reference = self.refers_to(trade, rail, reference);
		Ok(Payment {
			proof: H256(fresh_reference(0x9f)?),
			account: self.commits(trade, rail),
			fiat_amount,
			reference: reference.commitment(self.genesis, trade).context("it is a reference")?,
		})
	}

	/// The first message to the other side of a trade, sealed.
	///
	/// # Errors
	/// If the other side has published no key.
	pub async fn writes(
		&self,
		client: &Client,
		trade: H256,
		to: AccountId32,
		message: &Message,
	) -> Result<impl Payload + use<>> {
		let envelope = Envelope { genesis: self.genesis, trade, sender: self.who(), recipient: to };
		let theirs = message_key(client, &to).await?;
		let sealed = self.channel.seal(&theirs, &envelope, 0, &message.encode())?;
		Ok(chain::transactions().c2c().send_message(trade, 0, BoundedVec(sealed)))
	}

	/// The first message of the other side of a trade, and the commitment that it opens.
	///
	/// # Errors
	/// If there is none, or it was not sealed by the other side for this trade.
	pub async fn reads(
		&self,
		client: &Client,
		trade: H256,
		from: AccountId32,
		side: &str,
	) -> Result<(Message, H256)> {
		let envelope =
			Envelope { genesis: self.genesis, trade, sender: from, recipient: self.who() };
		let letters: Value = client.rpc("c2c_v1_messages", rpc_params![trade, side, 0]).await?;
		let sealed = letters.pointer("/data/0/sealed").and_then(Value::as_str);
		let sealed = sealed.with_context(|| format!("no message in {letters}"))?;
		let sealed = hex::decode(sealed.trim_start_matches("0x"))?;
		let theirs = message_key(client, &from).await?;
		let message = Message::decode(&self.channel.open(&theirs, &envelope, 0, &sealed)?)?;
		let opens = message.commitment(self.genesis, trade).context("it opens no commitment")?;
		Ok((message, opens))
	}
}

/// The key that messages to somebody are sealed with.
async fn message_key(client: &Client, who: &AccountId32) -> Result<PublicKey> {
	let record: Value = client.rpc("c2c_v1_record", rpc_params![who.to_string()]).await?;
	let key = record.pointer("/data/messageKey").cloned().unwrap_or_default();
	let H256(key) = serde_json::from_value(key).context("he has published no key")?;
	Ok(PublicKey(key))
}

/// The key of a feeder of prices, of whom the first is number one.
///
/// # Errors
/// Never: all numbers make a key.
pub fn feeder(number: u8) -> Result<Keypair> {
	Ok(Keypair::from_uri(&format!("//Feeder//{number}").parse()?)?)
}

/// What a feeder says that USDT costs, in hundred-millionths of a yuan.
#[must_use]
pub fn feed(price: u64) -> impl Payload + use<> {
	let pair = Pair { asset: NativeOrWithId::Native, fiat: Fiat(*b"CNY") };
	chain::transactions().rates().feed(BoundedVec(vec![(pair, Price(price))]))
}

/// The issuer's word that `who` is a person, checked that far. `person` is its tag for who that is.
///
/// # Errors
/// If the node does not tell the time.
pub async fn attest(
	client: &Client,
	who: AccountId32,
	tier: Tier,
	person: [u8; 32],
) -> Result<impl Payload + use<>> {
	vouch(client, who, tier, SubjectKind::Person, person).await
}

/// A decision of a council of one.
#[must_use]
pub fn decide(decision: RuntimeCall) -> impl Payload + use<> {
	chain::transactions().council().propose(1, decision, LONGEST_MOTION)
}

/// Refuse a decision of a council of one that was not carried out.
///
/// # Errors
/// If the council has more than one member, or what it decides has failed.
pub fn is_carried_out(decision: &Final) -> Result<()> {
	let executed = decision.events.find_first::<Executed>();
	let executed =
		executed.context("the council has more than one member: use a development chain")??;
	ensure!(executed.result.is_ok(), "the decision failed: {:?}", executed.result);
	Ok(())
}

/// The decision to admit an acceptor to the first rung.
#[must_use]
pub fn admit_acceptor(acceptor: AccountId32) -> RuntimeCall {
	let label = H256([0xac; 32]);
	RuntimeCall::Acceptors(pallet_acceptors::pallet::Call::approve {
		acceptor,
		tier: FIRST_RUNG,
		label,
	})
}

/// The decision to approve an arbiter.
#[must_use]
pub fn approve_arbiter(who: AccountId32) -> RuntimeCall {
	RuntimeCall::Arbitration(pallet_arbitration::pallet::Call::approve_arbiter { who })
}

/// The application of an arbiter who can judge any payment.
#[must_use]
pub fn register_arbiter() -> impl Payload + use<> {
	let skills = pallet_arbitration::types::Skills {
		fiats: BoundedVec(Vec::new()),
		rails: BoundedVec(Vec::new()),
	};
	chain::transactions().arbitration().register_arbiter(skills)
}

/// A pool of USDT.
#[must_use]
pub fn open_pool(reference: [u8; 32], amount: Balance) -> impl Payload + use<> {
	chain::transactions().c2c().open_pool(reference, NativeOrWithId::Native, amount)
}

/// An offer to sell `min` to `max` USDT at a time for yuan, a little above the rate, for an hour. On
/// `alipay` the buyer has a quarter of an hour to pay, through a bank as long as the rail gives.
///
/// # Errors
/// If the node does not tell the time.
pub async fn sell(
	client: &Client,
	seller: &Trader,
	offer: H256,
	(min, max): (Balance, Balance),
) -> Result<OfferRequest<AccountId32>> {
	let method =
		|rail, pay_window| Method { rail, account: seller.commits(offer, rail), pay_window };
	Ok(OfferRequest {
		side: Side::Seller,
		fiat: Fiat(*b"CNY"),
		pricing: Pricing::Floating {
			spread: SPREAD,
			floor: None,
			ceiling: None,
			on_stale: OnStale::Suspend,
		},
		min,
		max,
		methods: BoundedVec(vec![method(ALIPAY, Some(15 * MINUTE)), method(BANK, None)]),
		eligibility: Eligibility {
			tier: Tier::Document,
			min_completed: 0,
			min_completion: 0,
			min_age: 0,
			allow: BoundedVec(Vec::new()),
			deny: BoundedVec(Vec::new()),
		},
		terms_hash: H256::zero(),
		auto_accept: true,
		expires_at: time(client, "/data/now").await? + HOUR,
		// The generated type names an account that none of its fields does.
		__ignore: PhantomData,
	})
}

/// The best offer of a market in yuan, for so much of them, at `limit` or less.
#[must_use]
pub fn take_best(
	reference: [u8; 32],
	rail: RailId,
	fiat_amount: FiatAmount,
	limit: u64,
	account: H256,
) -> impl Payload + use<> {
	let market = Market { asset: NativeOrWithId::Native, fiat: Fiat(*b"CNY"), rail };
	let take = TakeBest {
		market,
		side: Side::Buyer,
		want: Want::Fiat(fiat_amount),
		price_limit: Price(limit),
		max_fills: 1,
		account,
	};
	chain::transactions().c2c().take_best(reference, take)
}

/// One offer, in the version and at the price that were seen, for so much local money.
#[must_use]
pub fn take(
	offer: H256,
	(version, price): (u32, u64),
	reference: [u8; 32],
	rail: RailId,
	fiat_amount: FiatAmount,
	account: H256,
) -> impl Payload + use<> {
	let want = Want::Fiat(fiat_amount);
	let price_limit = Some(Price(price));
	let take = Take { want, version: Some(version), price_limit, rail, account };
	chain::transactions().c2c().take(offer, reference, take)
}

/// The ruling that gives the buyer everything because the seller let his time to release pass, as the table
/// has it.
#[must_use]
pub const fn seller_was_silent(principal: Balance) -> Ruling {
	Ruling {
		to_buyer: principal,
		to_seller: 0,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: Some(Side::Seller),
		cause: Cause::SellerSilent,
	}
}
