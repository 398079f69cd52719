// SPDX-License-Identifier: Apache-2.0

//! What this node reveals in the blocks it makes.

use pallet_randomness::{INHERENT_IDENTIFIER, Output, sign_data};
use polkadot_sdk::{
	sc_consensus_aura::standalone::slot_author,
	sp_api::ProvideRuntimeApi,
	sp_consensus_aura::{AuraApi, Slot, sr25519::AuthorityPair as AuraPair},
	sp_core::crypto::key_types::AURA,
	sp_inherents::{Error, InherentData, InherentDataProvider, InherentIdentifier},
	sp_keystore::KeystorePtr,
};
use std::sync::Arc;
use tael_node::client::Client;
use tael_primitives::Hash;
use tael_runtime_api::randomness::RandomnessApi;

/// Reveals the author's output in a block of one slot.
///
/// Aura asks for it only when the slot is this node's, so nothing is signed in the slots of others.
pub struct Reveal {
	/// Tells who the author is, and what he has to sign.
	pub client: Arc<Client>,
	/// Has his key.
	pub keystore: KeystorePtr,
	/// The block before.
	pub parent: Hash,
	/// The slot of the block.
	pub slot: Slot,
}

impl Reveal {
	fn output(&self) -> Result<Output, Box<dyn std::error::Error + Send + Sync>> {
		let api = self.client.runtime_api();
		// The same question as Aura's, and so the same key: the authorities that the parent left.
		let authorities = api.authorities(self.parent)?;
		let author =
			slot_author::<AuraPair>(self.slot, &authorities).ok_or("nobody is an author")?;
		let input = api.input(self.parent, *self.slot)?;
		let signature = self
			.keystore
			.sr25519_vrf_sign(AURA, author.as_ref(), &sign_data(&input))?
			.ok_or("the keystore does not have the key of the author of this slot")?;
		Ok(signature.into())
	}
}

#[async_trait::async_trait]
impl InherentDataProvider for Reveal {
	async fn provide_inherent_data(&self, data: &mut InherentData) -> Result<(), Error> {
		data.put_data(INHERENT_IDENTIFIER, &self.output()?)
	}

	/// What the runtime finds wrong with the output of a block, its import refuses.
	async fn try_handle_error(
		&self,
		_: &InherentIdentifier,
		_: &[u8],
	) -> Option<Result<(), Error>> {
		None
	}
}
