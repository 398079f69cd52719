// SPDX-License-Identifier: Apache-2.0

//! What is said to Tael. Votes need no account and cost nothing; a pause is a watcher's signed call.

use super::{At, Direction, TaelError};
use polkadot_sdk::sp_core::H256;
use subxt::utils::H256 as Hash;
use tael_client::{
	Keypair,
	chain::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			pallet_bridge::{signing::ReleaseSignature, votes::Vote},
			tael_primitives::bridge::{EvmAddress as Address, message},
		},
	},
};
use tael_primitives::bridge::{
	Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Outcome, Receipt, SetId,
};

/// So many votes go into one call.
pub const MAX_VOTES: usize = 8;

/// What an attester says, signed as one of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed<M> {
	/// Of which set.
	pub set: SetId,
	/// What he says.
	pub message: M,
	/// His signature.
	pub signature: EcdsaSignature,
}

impl At {
	/// Say what came in, and wait until a final block has it. At most [`MAX_VOTES`].
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn post_deposits(&self, votes: &[Signed<Deposit>]) -> Result<(), TaelError> {
		let votes = BoundedVec(votes.iter().map(|vote| wire(vote, deposit)).collect());
		self.post(&chain::transactions().bridge().submit_deposit_votes(votes)).await.map(|_| ())
	}

	/// The same for what the vault did.
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn post_receipts(&self, votes: &[Signed<Receipt>]) -> Result<(), TaelError> {
		let votes = BoundedVec(votes.iter().map(|vote| wire(vote, receipt)).collect());
		self.post(&chain::transactions().bridge().submit_receipt_votes(votes)).await.map(|_| ())
	}

	/// The same for what the vault holds.
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn post_checkpoint(&self, vote: &Signed<Checkpoint>) -> Result<(), TaelError> {
		let votes = BoundedVec(vec![wire(vote, checkpoint)]);
		self.post(&chain::transactions().bridge().submit_checkpoint_votes(votes)).await.map(|_| ())
	}

	/// Sign releases, by their numbers. At most [`MAX_VOTES`].
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn post_releases(
		&self,
		domain: DomainId,
		signatures: &[(u64, EcdsaSignature)],
	) -> Result<(), TaelError> {
		let item = |(nonce, signature): &(u64, _)| ReleaseSignature {
			domain,
			nonce: *nonce,
			signature: *signature,
		};
		let items = BoundedVec(signatures.iter().map(item).collect());
		self.post(&chain::transactions().bridge().sign_withdrawals(items)).await.map(|_| ())
	}

	/// Sign the rotation that is under way.
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn post_rotation(
		&self,
		domain: DomainId,
		signature: EcdsaSignature,
	) -> Result<(), TaelError> {
		let call = chain::transactions().bridge().sign_rotation(domain, signature);
		self.post(&call).await.map(|_| ())
	}

	/// Pause one direction of a domain.
	///
	/// # Errors
	/// If Tael does not take it.
	pub async fn pause(
		&self,
		domain: DomainId,
		direction: Direction,
		account: &Keypair,
	) -> Result<(), TaelError> {
		let call = chain::transactions().bridge().pause(domain, direction.into());
		self.submit(&call, account).await.map(|_| ())
	}
}

fn wire<M, G>(vote: &Signed<M>, message: fn(&M) -> G) -> Vote<G> {
	Vote { set: vote.set, message: message(&vote.message), signature: vote.signature }
}

fn hash(hash: H256) -> Hash {
	Hash(hash.0)
}

fn address(address: EvmAddress) -> Address {
	Address(address.0)
}

fn deposit(said: &Deposit) -> message::Deposit {
	message::Deposit {
		domain: said.domain,
		nonce: said.nonce,
		token: address(said.token),
		sender: hash(said.sender),
		refund_to: address(said.refund_to),
		recipient: hash(said.recipient),
		amount: said.amount,
		max_fee: said.max_fee,
		memo: hash(said.memo),
		tx: hash(said.tx),
		block: said.block,
		block_hash: hash(said.block_hash),
	}
}

fn receipt(said: &Receipt) -> message::Receipt {
	let outcome = match said.outcome {
		Outcome::Released => message::Outcome::Released,
		Outcome::Cancelled => message::Outcome::Cancelled,
		Outcome::Rotated => message::Outcome::Rotated,
	};
	message::Receipt {
		domain: said.domain,
		outcome,
		nonce: said.nonce,
		subject: hash(said.subject),
		block: said.block,
		block_hash: hash(said.block_hash),
	}
}

fn checkpoint(said: &Checkpoint) -> message::Checkpoint {
	message::Checkpoint {
		domain: said.domain,
		block: said.block,
		block_hash: hash(said.block_hash),
		deposits: said.deposits,
		locked: said.locked,
		balance: said.balance,
		fee_rate: said.fee_rate,
	}
}
