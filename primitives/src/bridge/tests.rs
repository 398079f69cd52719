// SPDX-License-Identifier: Apache-2.0

//! The vectors that Rust and Solidity agree on, and what no signature is.

use super::*;
use crate::{AccountId, Balance};
use polkadot_sdk::sp_core::{Pair, U256, bytes::to_hex, ecdsa};
use serde_json::{Map, Value, json};
use std::{env, fs, path::PathBuf};

const PLACE: Place =
	Place { chain_id: 31_337, vault: EvmAddress([0xA0; 20]), genesis: H256([0x6E; 32]) };
const SET: SetId = 7;

fn hash(tag: u8) -> H256 {
	H256([tag; 32])
}

/// A key that everybody knows.
fn key(tag: u8) -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[tag; 32])
}

/// A signature as EVM chains write it.
fn sign(key: &ecdsa::Pair, digest: H256) -> EcdsaSignature {
	let mut signature = key.sign_prehashed(&digest.0).0;
	signature[64] += 27;
	signature
}

fn hex(bytes: impl AsRef<[u8]>) -> Value {
	Value::String(to_hex(bytes.as_ref(), false))
}

fn number(number: impl Into<u128>) -> Value {
	Value::String(number.into().to_string())
}

fn deposit(nonce: u64, amount: Balance) -> Deposit {
	Deposit {
		domain: 1,
		nonce,
		token: EvmAddress([0xDA; 20]),
		sender: hash(2),
		refund_to: EvmAddress([3; 20]),
		recipient: hash(4),
		amount,
		max_fee: 50_000,
		memo: hash(5),
		tx: hash(6),
		block: 1_234_567,
		block_hash: hash(8),
	}
}

fn release(nonce: u64, amount: Balance) -> Release {
	Release {
		domain: 1,
		nonce,
		token: EvmAddress([0xDA; 20]),
		recipient: EvmAddress([9; 20]),
		amount,
		fee: 100_000,
		deadline: 1_800_000_000,
		request: hash(10),
	}
}

fn receipt(outcome: Outcome) -> Receipt {
	Receipt { domain: 1, outcome, nonce: 3, subject: hash(11), block: 77, block_hash: hash(12) }
}

fn checkpoint() -> Checkpoint {
	Checkpoint {
		domain: 1,
		block: 64_000,
		block_hash: hash(13),
		deposits: 41,
		locked: 5_000_000_000_000,
		balance: 5_000_000_000_001,
		fee_rate: 0,
	}
}

fn rotate() -> Rotate {
	Rotate { set: SET + 1, set_hash: set_hash(4, &addresses()), not_before: 1_799_999_999 }
}

/// Five attesters, in the order of their addresses.
fn addresses() -> Vec<EvmAddress> {
	let mut addresses: Vec<_> =
		(1..=5).map(|tag| signer(hash(1), &sign(&key(tag), hash(1))).expect("it signed")).collect();
	addresses.sort_unstable();
	addresses
}

/// The fields of a message by their names in Solidity.
fn fields<const N: usize>(fields: [(&str, Value); N]) -> Value {
	let mut all = Map::from_iter([("setId".to_owned(), number(SET))]);
	all.extend(fields.map(|(name, value)| (name.to_owned(), value)));
	Value::Object(all)
}

fn case<M: Message>(message: &M, fields: Value) -> Value {
	let key = key(1);
	let digest = PLACE.digest(SET, message);
	let signature = sign(&key, digest);
	json!({
		"type": M::NAME,
		"message": fields,
		"structHash": hex(message.struct_hash(SET)),
		"digest": hex(digest),
		"msgId": hex(message.id()),
		"privateKey": hex(key.seed()),
		"signature": hex(signature),
		"signer": hex(signer(digest, &signature).expect("it is canonical").0),
	})
}

fn deposit_case(message: &Deposit) -> Value {
	let mut case = case(
		message,
		fields([
			("srcDomain", number(message.domain)),
			("nonce", number(message.nonce)),
			("token", hex(message.token.0)),
			("sender", hex(message.sender)),
			("refundTo", hex(message.refund_to.0)),
			("recipient", hex(message.recipient)),
			("amount", number(message.amount)),
			("maxFee", number(message.max_fee)),
			("memoHash", hex(message.memo)),
			("srcTxHash", hex(message.tx)),
			("srcBlock", number(message.block)),
			("srcBlockHash", hex(message.block_hash)),
		]),
	);
	case["storedHash"] = hex(message.stored_hash());
	case
}

fn release_case(message: &Release) -> Value {
	case(
		message,
		fields([
			("dstDomain", number(message.domain)),
			("nonce", number(message.nonce)),
			("token", hex(message.token.0)),
			("recipient", hex(message.recipient.0)),
			("amount", number(message.amount)),
			("fee", number(message.fee)),
			("deadline", number(message.deadline)),
			("requestId", hex(message.request)),
		]),
	)
}

fn receipt_case(message: &Receipt) -> Value {
	case(
		message,
		fields([
			("srcDomain", number(message.domain)),
			("kind", number(message.outcome.kind())),
			("nonce", number(message.nonce)),
			("subject", hex(message.subject)),
			("srcBlock", number(message.block)),
			("srcBlockHash", hex(message.block_hash)),
		]),
	)
}

fn vectors() -> Value {
	let checkpoint = checkpoint();
	let rotate = rotate();
	let mut rotated = case(
		&rotate,
		fields([
			("newSetId", number(rotate.set)),
			("newSetHash", hex(rotate.set_hash)),
			("notBefore", number(rotate.not_before)),
		]),
	);
	rotated["newSet"] = json!({
		"threshold": number(4_u8),
		"addresses": addresses().into_iter().map(|address| hex(address.0)).collect::<Vec<_>>(),
	});
	json!({
		"domain": {
			"chainId": number(PLACE.chain_id),
			"verifyingContract": hex(PLACE.vault.0),
			"salt": hex(PLACE.genesis),
			"separator": hex(PLACE.separator()),
		},
		"cases": [
			deposit_case(&deposit(1, 100_000_000)),
			deposit_case(&deposit(u64::MAX, Balance::MAX)),
			release_case(&release(1, 100_000_000)),
			release_case(&release(u64::MAX, Balance::MAX)),
			receipt_case(&receipt(Outcome::Released)),
			receipt_case(&receipt(Outcome::Cancelled)),
			receipt_case(&receipt(Outcome::Rotated)),
			case(
				&checkpoint,
				fields([
					("srcDomain", number(checkpoint.domain)),
					("block", number(checkpoint.block)),
					("blockHash", hex(checkpoint.block_hash)),
					("depositCount", number(checkpoint.deposits)),
					("totalLocked", number(checkpoint.locked)),
					("tokenBalance", number(checkpoint.balance)),
					("feeRate", number(checkpoint.fee_rate)),
				]),
			),
			rotated,
		],
	})
}

/// `UPDATE_VECTORS=1` writes the file anew; the contract's tests read it.
#[test]
fn the_vectors_of_the_contract_are_what_this_module_says() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../contracts/test/vectors.json");
	let told = serde_json::to_string_pretty(&vectors()).unwrap() + "\n";
	if env::var_os("UPDATE_VECTORS").is_some() {
		fs::write(&path, &told).unwrap();
	}
	assert_eq!(fs::read_to_string(&path).unwrap(), told, "run the test with UPDATE_VECTORS=1");
}

#[test]
fn a_message_is_the_same_for_every_set_and_its_digest_is_not() {
	let message = deposit(1, 5);
	assert_ne!(message.struct_hash(1), message.struct_hash(2));
	assert_ne!(PLACE.digest(1, &message), PLACE.digest(2, &message));
	assert_eq!(message.id(), deposit(1, 5).id());
}

#[test]
fn a_digest_counts_at_one_place_only() {
	let message = release(1, 5);
	let others = [
		Place { chain_id: 1, ..PLACE },
		Place { vault: EvmAddress([1; 20]), ..PLACE },
		Place { genesis: hash(1), ..PLACE },
	];
	for other in others {
		assert_ne!(other.digest(SET, &message), PLACE.digest(SET, &message), "{other:?}");
	}
}

#[test]
fn every_field_is_part_of_what_is_signed() {
	let base = deposit(1, 5);
	let changed = [
		Deposit { domain: 2, ..base.clone() },
		Deposit { nonce: 2, ..base.clone() },
		Deposit { token: EvmAddress([0; 20]), ..base.clone() },
		Deposit { sender: hash(0), ..base.clone() },
		Deposit { refund_to: EvmAddress([0; 20]), ..base.clone() },
		Deposit { recipient: hash(0), ..base.clone() },
		Deposit { amount: 6, ..base.clone() },
		Deposit { max_fee: 0, ..base.clone() },
		Deposit { memo: hash(0), ..base.clone() },
		Deposit { tx: hash(0), ..base.clone() },
		Deposit { block: 0, ..base.clone() },
		Deposit { block_hash: hash(0), ..base.clone() },
	];
	for other in changed {
		assert_ne!(other.id(), base.id(), "{other:?}");
		assert_ne!(other.struct_hash(SET), base.struct_hash(SET), "{other:?}");
	}
}

#[test]
fn a_sig_14_a_signature_of_one_kind_is_none_of_another() {
	// Both are three words of the same content behind their types.
	let kinds = [
		deposit(1, 5).struct_hash(SET),
		release(1, 5).struct_hash(SET),
		receipt(Outcome::Released).struct_hash(SET),
		receipt(Outcome::Cancelled).struct_hash(SET),
		checkpoint().struct_hash(SET),
		rotate().struct_hash(SET),
	];
	for (index, one) in kinds.iter().enumerate() {
		assert!(kinds[index + 1..].iter().all(|other| other != one));
	}
}

#[test]
fn f4_f5_a_sig_07_to_09_only_the_canonical_signature_has_a_signer() {
	let digest = PLACE.digest(SET, &deposit(1, 5));
	let good = sign(&key(1), digest);
	let address = signer(digest, &good);
	assert!(address.is_some());
	assert_ne!(signer(hash(1), &good), address, "of another digest");

	// The other signature that the key has: n - s, and the other v.
	let order: U256 = U256::from_big_endian(&signature::HALF_ORDER) * 2 + 1;
	let twin: U256 = order - U256::from_big_endian(&good[32..64]);
	let mut high = good;
	high[32..64].copy_from_slice(&twin.to_big_endian());
	high[64] = 55 - good[64];
	assert_eq!(signer(digest, &high), None, "high s");

	for v in (0..=u8::MAX).filter(|v| !matches!(v, 27 | 28)) {
		let mut other = good;
		other[64] = v;
		assert_eq!(signer(digest, &other), None, "v = {v}");
	}
	for at in [0, 32] {
		for number in [U256::zero(), order, order + 1, U256::MAX] {
			let mut other = good;
			other[at..at + 32].copy_from_slice(&number.to_big_endian());
			assert_eq!(signer(digest, &other), None, "{number} at {at}");
		}
	}
}

#[test]
fn a_request_and_a_proof_are_of_one_account_on_one_chain() {
	let [alice, bob] = [1, 2].map(|tag| AccountId::new([tag; 32]));
	let id = request_id(hash(1), &alice, &[3; 32]);
	assert_ne!(id, request_id(hash(2), &alice, &[3; 32]));
	assert_ne!(id, request_id(hash(1), &bob, &[3; 32]));
	assert_ne!(id, request_id(hash(1), &alice, &[4; 32]));
	assert_ne!(attester_proof(hash(1), &alice), attester_proof(hash(1), &bob));
	assert_ne!(attester_proof(hash(1), &alice), attester_proof(hash(2), &alice));
}
