// SPDX-License-Identifier: Apache-2.0

//! `local_testnet`: four validators, and a council and a committee of three.

use super::parts::{Cast, patch as network};
use alloc::vec;
use polkadot_sdk::sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Charlie, Dave},
};
use serde_json::Value;

/// The genesis of a small network.
pub fn patch() -> Value {
	network(&Cast {
		validators: vec![
			(Alice, Ed25519Keyring::Alice),
			(Bob, Ed25519Keyring::Bob),
			(Charlie, Ed25519Keyring::Charlie),
			(Dave, Ed25519Keyring::Dave),
		],
		council: vec![Alice, Bob, Charlie],
		committee: vec![Alice, Bob, Charlie],
		officers: vec![Alice, Bob],
		registrars: vec![Alice],
		issuer: Bob,
	})
}
