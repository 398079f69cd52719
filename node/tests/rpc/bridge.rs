// SPDX-License-Identifier: Apache-2.0

//! USDT that comes from another chain and goes back there: votes without an account, and what is told of them.

use crate::{
	chain::{Chain, Node, PATIENCE},
	shop::address,
};
use codec::Encode;
use jsonrpsee::{core::client::ClientT, rpc_params};
use pallet_bridge::{Call, ReleaseSignature, Terms, Vote, Withdrawal};
use polkadot_sdk::{
	pallet_collective::{self, Instance1},
	sp_core::{self, Pair as _, ecdsa},
	sp_keyring::Sr25519Keyring::{self, Alice, Dave, Eve},
};
use serde_json::{Value, json};
use tael_primitives::{
	AccountId, Balance, CENT, HOUR, Hash, USDT,
	bridge::{
		Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Place,
		Receipt, Release,
	},
};
use tael_runtime::{Runtime, RuntimeCall, UncheckedExtrinsic};

const ETHEREUM: DomainId = 1;
const CHAIN_ID: u64 = 31_337;
const VAULT: EvmAddress = EvmAddress([0xaa; 20]);
const TOKEN: EvmAddress = EvmAddress([0xbb; 20]);
const HOME: EvmAddress = EvmAddress([0xcc; 20]);
const FEE: Balance = 20 * CENT;
const THRESHOLD: usize = 4;

/// The keys of the attesters of test networks, which everybody knows.
const KEYS: [&str; 5] = [
	"0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
	"0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
	"0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
	"0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
	"0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
];

/// A chain on which a vault is in use.
pub struct Bridge<'a> {
	chain: &'a Chain,
}

fn terms() -> Terms {
	Terms {
		min: 10 * USDT,
		max: 100_000 * USDT,
		min_deposit: USDT,
		fee_floor: 10 * CENT,
		deposit_fee: FEE,
		release_fee: USDT,
		attest_fee: 50 * CENT,
		large: 100_000 * USDT,
		delay: 24 * HOUR,
		travel_threshold: 100_000 * USDT,
	}
}

/// Deposit `nonce` of `amount` for `who`.
fn deposit(nonce: u64, who: &AccountId, amount: Balance) -> Deposit {
	Deposit {
		domain: ETHEREUM,
		nonce,
		token: TOKEN,
		sender: Hash::repeat_byte(1),
		refund_to: HOME,
		recipient: Hash::from_slice(who.as_ref()),
		amount,
		max_fee: FEE,
		memo: Hash::zero(),
		tx: Hash::repeat_byte(2),
		block: 1_000,
		block_hash: Hash::repeat_byte(3),
	}
}

/// The signature of an attester, as EVM chains write it.
fn sign(attester: usize, digest: Hash) -> EcdsaSignature {
	let key = ecdsa::Pair::from_string(KEYS[attester], None).unwrap();
	let mut signature = key.sign_prehashed(&digest.0).0;
	signature[64] += 27;
	signature
}

fn evm(address: EvmAddress) -> Value {
	json!(format!("0x{}", hex::encode(address.0)))
}

impl<'a> Bridge<'a> {
	/// Let the council add a vault, and the attesters see that it owes nothing.
	pub async fn open(chain: &'a Chain) -> Self {
		chain.timestamp().await;
		let this = Self { chain };
		this.add_domain().await;
		let checkpoint = Checkpoint {
			domain: ETHEREUM,
			block: 1,
			block_hash: Hash::repeat_byte(4),
			deposits: 0,
			locked: 0,
			balance: 0,
			fee_rate: 0,
		};
		let votes = this.votes(&checkpoint, 0..THRESHOLD).try_into().unwrap();
		this.post(Call::submit_checkpoint_votes { votes }).await;
		this.until("bridge_v1_status", rpc_params![ETHEREUM], |data| data["status"] == "open")
			.await;
		this
	}

	async fn add_domain(&self) {
		let add = Call::<Runtime>::add_domain {
			domain: ETHEREUM,
			chain_id: CHAIN_ID,
			vault: VAULT,
			token: TOKEN,
			decimals: 6,
			terms: terms(),
		};
		// The council has one member here, whose proposal is carried at once.
		let propose = pallet_collective::Call::<Runtime, Instance1>::propose {
			threshold: 1,
			proposal: Box::new(add.into()),
			length_bound: 1_000,
		};
		self.chain.submit(Alice, RuntimeCall::Council(propose)).await;
	}

	fn place(&self) -> Place {
		Place { chain_id: CHAIN_ID, vault: VAULT, genesis: self.chain.genesis }
	}

	fn votes<M: Message + Clone>(
		&self,
		message: &M,
		attesters: impl IntoIterator<Item = usize>,
	) -> Vec<Vote<M>> {
		let digest = self.place().digest(1, message);
		let vote =
			|attester| Vote { set: 1, message: message.clone(), signature: sign(attester, digest) };
		attesters.into_iter().map(vote).collect()
	}

	fn deposit_votes(
		&self,
		message: &Deposit,
		attesters: impl IntoIterator<Item = usize>,
	) -> Call<Runtime> {
		let votes = self.votes(message, attesters).try_into().unwrap();
		Call::submit_deposit_votes { votes }
	}

	/// A transaction that nobody signs, as it is sent.
	fn general(call: Call<Runtime>) -> sp_core::Bytes {
		let extension = crate::chain::extension(0);
		let transaction = UncheckedExtrinsic::new_transaction(call.into(), extension);
		sp_core::Bytes(transaction.encode())
	}

	/// Submit a call that nobody signs.
	async fn post(&self, call: Call<Runtime>) {
		let _: Hash = self
			.chain
			.rpc
			.request("author_submitExtrinsic", rpc_params![Self::general(call)])
			.await
			.unwrap();
	}

	/// What a method answers once that is so. Asked again until it is.
	async fn until(
		&self,
		method: &str,
		params: jsonrpsee::core::params::ArrayParams,
		is_so: impl Fn(&Value) -> bool,
	) -> Value {
		let ask = async {
			loop {
				let answer = self.chain.ask(method, params.clone()).await;
				if is_so(&answer["data"]) {
					assert_eq!(answer["at"]["finalized"], true);
					return answer["data"].clone();
				}
				tokio::time::sleep(core::time::Duration::from_millis(100)).await;
			}
		};
		tokio::time::timeout(PATIENCE, ask).await.expect("it becomes so in time")
	}

	/// Enough attesters say that a deposit came in, and it is done.
	async fn agree(&self, message: &Deposit) {
		self.post(self.deposit_votes(message, 0..THRESHOLD)).await;
		let params = rpc_params![ETHEREUM, message.nonce];
		self.until("bridge_v1_deposit", params, |data| data["status"] == "done").await;
	}

	async fn withdraw(&self, who: Sr25519Keyring, amount: Balance) {
		let asked = Withdrawal {
			domain: ETHEREUM,
			recipient: HOME,
			amount,
			max_fee: 2 * USDT,
			travel_ref: None,
			reference: [7; 32],
		};
		self.chain.submit(who, Call::<Runtime>::request_withdrawal { asked }).await;
	}
}

/// What the reference page tells of: a vault, and a deposit for Dave of which two attesters have spoken.
pub async fn tell(chain: &Chain) {
	let bridge = Bridge::open(chain).await;
	let message = deposit(1, &Dave.to_account_id(), 100 * USDT);
	bridge.post(bridge.deposit_votes(&message, [0, 1])).await;
	let is_voting = |data: &Value| data["status"] == "voting";
	bridge.until("bridge_v1_deposit", rpc_params![ETHEREUM, 1], is_voting).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_that_nobody_signs_mint_what_came_in() {
	let node = Node::start(&[]).await;
	let chain = &node.connect().await;
	let bridge = Bridge::open(chain).await;
	let recipient = AccountId::new([9; 32]);
	let message = deposit(1, &recipient, 100 * USDT);
	let params = || rpc_params![ETHEREUM, 1];
	let unknown = chain.ask("bridge_v1_deposit", params()).await;
	assert_eq!(unknown["data"], json!({ "status": "unknown", "versions": [], "parked": null }));

	// One transaction for each attester, as they send them.
	for attester in 0..THRESHOLD - 1 {
		bridge.post(bridge.deposit_votes(&message, [attester])).await;
	}
	let voting =
		bridge.until("bridge_v1_deposit", params(), |data| data["versions"][0]["votes"] == 3).await;
	assert_eq!(voting["status"], "voting");
	let told = &voting["versions"][0]["message"];
	assert_eq!(told["id"], json!(message.id()));
	assert_eq!(told["recipient"], address(recipient.clone()));
	assert_eq!((&told["amount"], &told["refundTo"]), (&json!("100000000"), &evm(HOME)));

	// What adds nothing is refused.
	let again = Bridge::general(bridge.deposit_votes(&message, [0]));
	let refusal = chain.refusal("author_submitExtrinsic", rpc_params![again]).await;
	assert_eq!(refusal.code(), 1010, "{refusal:?}");

	bridge.post(bridge.deposit_votes(&message, [3])).await;
	bridge.until("bridge_v1_deposit", params(), |data| data["status"] == "done").await;
	assert_eq!(chain.wealth(&recipient).await, 100 * USDT - FEE);

	// The attesters have earned it in equal shares, and whoever voted last the rest.
	let owed = chain.ask("bridge_v1_claimable", rpc_params![Alice.to_account_id()]).await;
	assert_eq!(owed["data"], json!([{ "domain": ETHEREUM, "amount": "50000" }]));
	let status = chain.ask("bridge_v1_status", rpc_params![ETHEREUM]).await;
	assert_eq!(status["data"]["depositsDone"], 1);
	assert_eq!(
		status["data"]["ledger"],
		json!({ "minted": "99800000", "burned": "0", "parked": "200000", "inFlight": "0" })
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_is_told_from_the_request_to_the_end() {
	let node = Node::start(&[]).await;
	let chain = &node.connect().await;
	let bridge = Bridge::open(chain).await;
	bridge.agree(&deposit(1, &Dave.to_account_id(), 1_000 * USDT)).await;
	bridge.withdraw(Dave, 100 * USDT).await;

	let answer = chain.ask("bridge_v1_withdrawal", rpc_params![ETHEREUM, 1]).await;
	let withdrawal = &answer["data"];
	let told = &withdrawal["release"];
	assert_eq!((&told["recipient"], &told["amount"]), (&evm(HOME), &json!("100000000")));
	assert_eq!(withdrawal["request"]["who"], address(Dave.to_account_id()));
	assert_eq!((&withdrawal["signed"], &withdrawal["signatures"]), (&json!(false), &json!(0)));
	let id = told["request"].clone();
	let by_request = chain.ask("bridge_v1_withdrawalByRequest", rpc_params![&id]).await;
	assert_eq!(by_request["data"], *withdrawal);
	let unsigned = chain.ask("bridge_v1_unsigned", rpc_params![ETHEREUM]).await;
	assert_eq!(unsigned["data"], json!([told]));

	// An attester signs what it was told.
	let release = Release {
		domain: ETHEREUM,
		nonce: 1,
		token: TOKEN,
		recipient: HOME,
		amount: 100 * USDT,
		fee: told["fee"].as_str().unwrap().parse().unwrap(),
		deadline: told["deadline"].as_u64().unwrap(),
		request: serde_json::from_value(id.clone()).unwrap(),
	};
	assert_eq!(told["id"], json!(release.id()));
	let digest = bridge.place().digest(1, &release);
	let item = |attester| ReleaseSignature {
		domain: ETHEREUM,
		nonce: 1,
		signature: sign(attester, digest),
	};
	let items: Vec<_> = (0..THRESHOLD).map(item).collect();
	bridge.post(Call::sign_withdrawals { items: items.try_into().unwrap() }).await;
	let signed = bridge
		.until("bridge_v1_signatures", rpc_params![ETHEREUM, 1], |data| {
			data["signatures"]["complete"] == true
		})
		.await;
	assert_eq!(signed["release"], *told);
	let list = signed["signatures"]["list"].as_array().unwrap();
	let signers: Vec<_> = list.iter().map(|one| one["signer"].as_str().unwrap()).collect();
	assert!(signers.is_sorted() && signers.len() == THRESHOLD);
	let own = format!("0x{}", hex::encode(sign(0, digest)));
	assert!(list.iter().any(|one| one["signature"] == json!(own)));

	let receipt = Receipt {
		domain: ETHEREUM,
		outcome: Outcome::Released,
		nonce: 1,
		subject: release.id(),
		block: 2_000,
		block_hash: Hash::repeat_byte(5),
	};
	let votes = bridge.votes(&receipt, 0..THRESHOLD).try_into().unwrap();
	bridge.post(Call::submit_receipt_votes { votes }).await;
	bridge.until("bridge_v1_withdrawal", rpc_params![ETHEREUM, 1], Value::is_null).await;
	let ended = chain.ask("bridge_v1_withdrawalByRequest", rpc_params![&id]).await;
	assert_eq!((&ended["data"]["domain"], &ended["data"]["nonce"]), (&json!(1), &json!(1)));
	assert!(ended["data"]["keepUntil"].as_u64().unwrap() > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_and_costs_are_told_and_unknown_domains_are_null() {
	let node = Node::start(&[]).await;
	let chain = &node.connect().await;
	Bridge::open(chain).await;
	let domains = chain.ask("bridge_v1_domains", rpc_params![]).await;
	let status = chain.ask("bridge_v1_status", rpc_params![ETHEREUM]).await;
	assert_eq!(domains["data"].as_array().unwrap().len(), 1);
	let domain = &status["data"];
	assert_eq!((&domain["vault"], &domain["chainId"]), (&evm(VAULT), &json!(CHAIN_ID)));
	assert_eq!(domain["set"]["threshold"], 4);
	assert_eq!(domain["set"]["addresses"].as_array().unwrap().len(), 5);
	assert_eq!(domain["checkpoint"]["block"], 1);

	let headroom = chain.ask("bridge_v1_headroom", rpc_params![ETHEREUM]).await;
	assert_eq!(headroom["data"]["in"]["headroom"], "1000000000000");
	assert_eq!(headroom["data"]["out"]["pause"], Value::Null);
	let quote = chain.ask("bridge_v1_quoteFee", rpc_params![ETHEREUM, "in", "25000000"]).await;
	assert_eq!(
		quote["data"],
		json!({
			"fee": "200000", "attestFee": "0", "receives": "24800000", "obstacle": null,
			"passesAt": null,
		})
	);
	let out = chain.ask("bridge_v1_quoteFee", rpc_params![ETHEREUM, "out", "25000000"]).await;
	assert_eq!(out["data"]["obstacle"], "notCovered");
	let rotation = chain.ask("bridge_v1_rotation", rpc_params![ETHEREUM]).await;
	assert_eq!(rotation["data"], Value::Null);
	let owed = chain.ask("bridge_v1_claimable", rpc_params![Eve.to_account_id()]).await;
	assert_eq!(owed["data"], json!([]));
	for (method, params) in [
		("bridge_v1_status", rpc_params![9]),
		("bridge_v1_deposit", rpc_params![9, 1]),
		("bridge_v1_withdrawal", rpc_params![9, 1]),
		("bridge_v1_headroom", rpc_params![9]),
		("bridge_v1_signatures", rpc_params![9, 1]),
		("bridge_v1_quoteFee", rpc_params![9, "in", "1"]),
	] {
		assert_eq!(chain.ask(method, params).await["data"], Value::Null, "{method}");
	}
	for (method, params, field) in [
		("bridge_v1_status", rpc_params!["1"], "domain"),
		("bridge_v1_deposit", rpc_params![1, 0], "nonce"),
		("bridge_v1_quoteFee", rpc_params![1, "up", "1"], "direction"),
		("bridge_v1_quoteFee", rpc_params![1, "in", 1], "amount"),
		("bridge_v1_unsigned", rpc_params![1, 1, 101], "limit"),
	] {
		let refusal = chain.refusal(method, params).await;
		assert_eq!(refusal.code(), -32602, "{method}");
		assert!(
			refusal.data().unwrap().get().contains(&format!("\"field\":\"{field}\"")),
			"{method}"
		);
	}
}
