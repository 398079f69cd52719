// SPDX-License-Identifier: Apache-2.0

//! The attesters of Tael's presets for development. Their keys are anvil's first five, which everybody knows.

use alloy::{
	primitives::B256,
	signers::{SignerSync, local::PrivateKeySigner},
};
use anyhow::Result;
use tael_primitives::bridge::{EcdsaSignature, Message, Place, SetId};

/// How many of them decide.
pub const THRESHOLD: usize = 4;

/// Their keys.
pub const KEYS: [&str; 5] = [
	"0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
	"0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
	"0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
	"0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
	"0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
];

/// What these of them sign, in their order.
pub fn signatures(
	place: &Place,
	set: SetId,
	message: &impl Message,
	who: impl IntoIterator<Item = usize>,
) -> Result<Vec<EcdsaSignature>> {
	let digest = B256::new(place.digest(set, message).0);
	who.into_iter()
		.map(|index| {
			let key: PrivateKeySigner = KEYS[index].parse()?;
			Ok(key.sign_hash_sync(&digest)?.as_bytes())
		})
		.collect()
}
