// SPDX-License-Identifier: Apache-2.0

//! Attesters, watchers and limits of the bridge on test networks.

use alloc::{vec, vec::Vec};
use polkadot_sdk::{sp_core::hex2array, sp_keyring::Sr25519Keyring};
use tael_primitives::{
	AccountId, Balance, USDT,
	bridge::{DomainId, EvmAddress},
};

/// How many of the attesters decide.
pub const THRESHOLD: u32 = 4;

/// The domains that a test network lets money pass: the council adds them when their vaults stand, which need the
/// hash of the first block.
const DOMAINS: [DomainId; 2] = [1, 2];

/// How much passes at once, and flows in during a day, in either direction.
const LIMIT: Balance = 1_000_000 * USDT;

/// Five attesters with the first five keys of the mnemonic `test test test test test test test test test test test
/// junk`, and who is paid for each.
pub fn attesters() -> Vec<(EvmAddress, AccountId)> {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
	const KEYS: [[u8; 20]; 5] = [
		hex2array!("f39fd6e51aad88f6f4ce6ab8827279cfffb92266"),
		hex2array!("70997970c51812dc3a010c7d01b50e0d17dc79c8"),
		hex2array!("3c44cdddb6a900fa2b585dd299e03d12fa4293bc"),
		hex2array!("90f79bf6eb2c4f870365e785982e1f101e93b906"),
		hex2array!("15d34aaf54267db7d7c367839aaf71a00a2c6a65"),
	];
	let people = [Alice, Bob, Charlie, Dave, Eve].map(Sr25519Keyring::to_account_id);
	KEYS.into_iter().map(EvmAddress).zip(people).collect()
}

/// Ferdie can pause.
pub fn watchers() -> Vec<AccountId> {
	vec![Sr25519Keyring::Ferdie.to_account_id()]
}

/// The limits of the domains, as if they had been announced: a test does not wait for days.
pub fn limits() -> Vec<(DomainId, Balance, Balance)> {
	DOMAINS.into_iter().map(|domain| (domain, LIMIT, LIMIT)).collect()
}
