// SPDX-License-Identifier: Apache-2.0

//! A shop on a development chain: Charlie owns it, Bob attested him, Alice admitted it. Dave pays.

use crate::chain::{Chain, Node};
use pallet_kyc::Statement;
use pallet_merchants::Profile;
use pallet_payments::{
	InvoicePrice, InvoiceRequest, LatePolicy, Leg, OverPolicy, PartialPolicy, PaymentId, Windows,
};
use polkadot_sdk::{
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve},
};
use serde_json::{Value, json};
use tael_primitives::{
	AccountId, AssetKind, Balance, DAY, HOUR, Hash, ObjectKind, SubjectKind, Tier, derive_id,
};
use tael_runtime::Runtime;

type Kyc = pallet_kyc::Call<Runtime>;
type Merchants = pallet_merchants::Call<Runtime>;
type Payments = pallet_payments::Call<Runtime>;

/// A node, a connection to it, and the shop.
pub struct Shop {
	pub chain: Chain,
	pub id: Hash,
	node: Node,
}

/// The reference of the `number`th order.
pub fn order(number: u8) -> [u8; 32] {
	[number; 32]
}

/// What Bob says of a business in good standing.
pub fn credential(timestamp: u64) -> Statement {
	Statement {
		tier: Tier::Enhanced,
		kind: SubjectKind::Business,
		jurisdiction: 1,
		commitment: Hash::repeat_byte(1),
		person: [2; 32],
		issued_at: timestamp,
		not_before: timestamp,
		expires_at: timestamp + 100 * DAY,
		seq: 1,
	}
}

impl Shop {
	/// Open a shop on a new chain.
	pub async fn open() -> Self {
		let node = Node::start(&[]).await;
		let chain = node.connect().await;
		let owner = Charlie.to_account_id();
		let statement = credential(chain.timestamp().await);
		let attest = Kyc::attest { issuer: 1, subject: owner.clone(), statement };
		chain.submit(Bob, attest).await;
		let client_ref = order(0);
		let profile = Profile {
			name: b"Charlie's Corner".to_vec().try_into().unwrap(),
			category: 5_814,
			page: None,
		};
		let signing_key = [3; 32];
		chain.submit(Charlie, Merchants::register { client_ref, profile, signing_key }).await;
		let id = derive_id(ObjectKind::Merchant, &owner, &client_ref);
		chain.submit(Alice, Merchants::approve { merchant: id }).await;
		Self { chain, id, node }
	}

	/// Kill the node, start it again on its database, and connect anew.
	pub async fn kill_the_node(&mut self) {
		self.node.restart_after_a_kill().await;
		self.chain = self.node.connect().await;
	}

	/// An invoice over `amount` that can be paid for an hour.
	pub async fn request(&self, amount: Balance) -> InvoiceRequest<AccountId> {
		let now = self.chain.now().await;
		InvoiceRequest {
			asset: AssetKind::Native,
			price: InvoicePrice::Asset(amount),
			windows: Windows {
				expires_at: now + HOUR,
				late_until: now + HOUR,
				refund_expiry: now + 30 * DAY,
			},
			tolerance_under: 0,
			tolerance_over: 0,
			partial: PartialPolicy::Accumulate,
			over: OverPolicy::Reject,
			late: LatePolicy::Reject,
			gateway_fee: 0,
			legs: bounded_vec![],
			allowed_payer: None,
		}
	}

	/// The id of the `number`th order's invoice, which may not exist yet.
	pub fn invoice_id(&self, number: u8) -> Hash {
		pallet_payments::invoice_id(&self.id, &order(number))
	}

	/// Make the invoice of the `number`th order. Gives the block.
	pub async fn invoice(&self, number: u8, request: InvoiceRequest<AccountId>) -> Hash {
		let call =
			Payments::create_invoice { merchant: self.id, reference: order(number), request };
		self.chain.submit(Charlie, call).await
	}

	/// Pay `amount` of the `number`th order's invoice. Gives the block.
	pub async fn pay(&self, payer: Sr25519Keyring, number: u8, amount: Balance) -> Hash {
		self.chain.submit(payer, self.payment(number, amount)).await
	}

	/// The call that pays, for somebody who has not paid before.
	pub fn payment(&self, number: u8, amount: Balance) -> Payments {
		Payments::pay {
			invoice: self.invoice_id(number),
			asset: AssetKind::Native,
			amount,
			paid_before: 0,
			refund_to: None,
			contract_hash: None,
		}
	}

	/// By the `number`th order, paid in two parts, owe `stranger`, who has no account, 0.006 USDT from
	/// each payer. Neither makes an account.
	pub async fn owe_dust(&self, number: u8, stranger: &AccountId) {
		let legs = bounded_vec![leg(Bob.to_account_id(), 14_000), leg(stranger.clone(), 12_000)];
		let request = self.request(200_000).await;
		self.invoice(number, InvoiceRequest { legs, ..request }).await;
		self.pay(Dave, number, 20_000).await;
		self.pay(Eve, number, 180_000).await;
	}

	/// Give `amount` of the `number`th order back. Gives the block.
	pub async fn refund(&self, number: u8, amount: Balance, refund_ref: [u8; 32]) -> Hash {
		let payment = PaymentId::Invoice(self.invoice_id(number));
		self.chain.submit(Charlie, Payments::refund { payment, amount, refund_ref }).await
	}

	/// Withdraw the `number`th order's invoice. Gives the block.
	pub async fn cancel(&self, number: u8) -> Hash {
		self.chain.submit(Charlie, Payments::cancel { invoice: self.invoice_id(number) }).await
	}
}

/// A share of `amount` for `account`.
pub fn leg(account: AccountId, amount: Balance) -> Leg<AccountId> {
	Leg { account, share: pallet_payments::Share::Fixed(amount) }
}

/// The address with which the node names an account.
pub fn address(account: AccountId) -> Value {
	use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
	let format = Ss58AddressFormat::custom(tael_runtime::configs::SS58_PREFIX);
	json!(account.to_ss58check_with_version(format))
}
