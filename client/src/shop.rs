// SPDX-License-Identifier: Apache-2.0

//! What a shop of a test chain says and signs.

use crate::{AccountId32, Client, Keypair, chain};
use anyhow::{Context, Result};
use chain::runtime_types::{
	bounded_collections::bounded_vec::BoundedVec,
	frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
	pallet_kyc::types::Statement,
	pallet_merchants::types::Profile,
	pallet_payments::invoice::{
		rate::InvoicePrice,
		terms::{InvoiceRequest, LatePolicy, OverPolicy, PartialPolicy, Windows},
	},
	tael_primitives::kyc::{SubjectKind, Tier},
};
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::time::{SystemTime, UNIX_EPOCH};
use subxt::{transactions::Payload, utils::H256};
use tael_primitives::{DAY, HOUR, ObjectKind, derive_id};

/// The issuer of a development chain.
pub const ISSUER: u32 = 1;

/// A reference that nobody has used on this chain.
///
/// # Errors
/// If the clock of this machine stands before 1970.
pub fn fresh_reference(purpose: u8) -> Result<[u8; 32]> {
	let mut reference = [purpose; 32];
	let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
	reference[..16].copy_from_slice(&now.to_be_bytes());
	Ok(reference)
}

/// The id of what `principal` makes under `reference`.
#[must_use]
pub fn id(kind: ObjectKind, principal: &[u8; 32], reference: &[u8; 32]) -> H256 {
	H256(derive_id(kind, principal, reference).0)
}

/// The issuer's word that `owner` is a business in good standing.
///
/// # Errors
/// If the node does not tell the time.
pub async fn attest(client: &Client, owner: AccountId32) -> Result<impl Payload + use<>> {
	vouch(client, owner, Tier::Enhanced, SubjectKind::Business, [0xbe; 32]).await
}

/// The issuer's word about somebody. `person` is its tag for who that is.
pub(crate) async fn vouch(
	client: &Client,
	who: AccountId32,
	tier: Tier,
	kind: SubjectKind,
	person: [u8; 32],
) -> Result<impl Payload + use<>> {
	let timestamp = time(client, "/data/timestamp").await?;
	let statement = Statement {
		tier,
		kind,
		jurisdiction: 1,
		commitment: H256(fresh_reference(0xc0)?),
		person,
		issued_at: timestamp,
		not_before: timestamp,
		expires_at: timestamp + 180 * DAY,
		seq: timestamp,
	};
	Ok(chain::transactions().kyc().attest(ISSUER, who, statement))
}

/// The registration of a tea shop.
#[must_use]
pub fn register(reference: [u8; 32], owner: &Keypair) -> impl Payload + use<> {
	let profile = Profile { name: BoundedVec(b"Tea by Tael".to_vec()), category: 5499, page: None };
	chain::transactions().merchants().register(reference, profile, owner.public_key().0)
}

/// An invoice over `amount` that is payable for an hour, in one payment.
///
/// # Errors
/// If the node does not tell the time.
pub async fn invoice(
	client: &Client,
	merchant: H256,
	reference: [u8; 32],
	amount: u128,
) -> Result<impl Payload + use<>> {
	let now = time(client, "/data/now").await?;
	let request = InvoiceRequest {
		asset: NativeOrWithId::Native,
		price: InvoicePrice::Asset(amount),
		windows: Windows {
			expires_at: now + HOUR,
			late_until: now + HOUR,
			refund_expiry: now + 30 * DAY,
		},
		tolerance_under: 0,
		tolerance_over: 0,
		partial: PartialPolicy::Forbid,
		over: OverPolicy::Reject,
		late: LatePolicy::Reject,
		gateway_fee: 0,
		legs: BoundedVec(Vec::new()),
		allowed_payer: None,
	};
	Ok(chain::transactions().payments().create_invoice(merchant, reference, request))
}

/// The payment of an invoice.
#[must_use]
pub fn pay(invoice: H256, amount: u128) -> impl Payload + use<> {
	chain::transactions().payments().pay(invoice, NativeOrWithId::Native, amount, 0, None, None)
}

/// A field of the chain's clock.
pub(crate) async fn time(client: &Client, pointer: &str) -> Result<u64> {
	let clock: Value = client.rpc("clock_v1_now", rpc_params![]).await?;
	clock.pointer(pointer).and_then(Value::as_u64).with_context(|| format!("no time in {clock}"))
}
