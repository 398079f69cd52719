// SPDX-License-Identifier: Apache-2.0

//! `development`: one validator, Alice, who sits in every office. Bob issues credentials, and is the
//! second officer.

use super::parts::{Cast, patch as network};
use alloc::vec;
use polkadot_sdk::sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob},
};
use serde_json::Value;

/// The genesis of a chain on one machine.
pub fn patch() -> Value {
	network(&Cast {
		validators: vec![(Alice, Ed25519Keyring::Alice)],
		council: vec![Alice],
		committee: vec![Alice],
		officers: vec![Alice, Bob],
		registrars: vec![Alice],
		issuer: Bob,
	})
}
