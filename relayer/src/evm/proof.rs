// SPDX-License-Identifier: Apache-2.0

//! What an account keeps in its storage, proven against the root of a block's state.

use alloy::{
	consensus::TrieAccount,
	primitives::{Address, B256, KECCAK256_EMPTY, U256, keccak256},
	rlp,
	rpc::types::EIP1186AccountProofResponse,
	trie::{
		Nibbles,
		proof::{ProofVerificationError, verify_proof},
	},
};
use thiserror::Error;

/// Why a proof proves nothing.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum ProofError {
	/// The account is not shown to be what it is said to be.
	#[error("the account is not proven: {0}")]
	Account(ProofVerificationError),
	/// There is no contract at the address.
	#[error("there is no contract at {0}; look at domain.vault")]
	NoContract(Address),
	/// Not as many slots as were asked for.
	#[error("asked for {asked} slots, the proof is of {given}")]
	Slots {
		/// How many were asked for.
		asked: usize,
		/// How many there are.
		given: usize,
	},
	/// A slot is not shown to hold what it is said to hold.
	#[error("slot {slot} is not proven: {error}")]
	Slot {
		/// Which slot was asked for.
		slot: B256,
		/// What is wrong.
		error: ProofVerificationError,
	},
}

/// What proves the contents of slots, as an endpoint gave it.
pub type StorageProof = EIP1186AccountProofResponse;

/// What is in these slots of a contract, in their order. An absent slot holds zero, and its absence is proven too.
///
/// Which account and which slots a proof is about is not read from it: only the paths that belong to what was
/// asked for are followed.
///
/// # Errors
/// If the proof does not show it.
pub fn contents(
	state_root: B256,
	account: Address,
	slots: &[B256],
	proof: &StorageProof,
) -> Result<Vec<U256>, ProofError> {
	let stated = TrieAccount {
		nonce: proof.nonce,
		balance: proof.balance,
		storage_root: proof.storage_hash,
		code_hash: proof.code_hash,
	};
	let has_code = stated.code_hash != KECCAK256_EMPTY;
	let is_there = has_code || stated.nonce > 0 || !stated.balance.is_zero();
	let path = Nibbles::unpack(keccak256(account));
	verify_proof(state_root, path, is_there.then(|| rlp::encode(stated)), &proof.account_proof)
		.map_err(ProofError::Account)?;
	if !has_code {
		return Err(ProofError::NoContract(account));
	}
	if proof.storage_proof.len() != slots.len() {
		let given = proof.storage_proof.len();
		return Err(ProofError::Slots { asked: slots.len(), given });
	}
	slots
		.iter()
		.zip(&proof.storage_proof)
		.map(|(slot, stated)| {
			let path = Nibbles::unpack(keccak256(slot));
			let shows = |value| verify_proof(proof.storage_hash, path, value, &stated.proof);
			let value = Some(rlp::encode(stated.value));
			// Zero is not stored. anvil does store it, which the root of its state says too: also so it is proven.
			let shown = if stated.value.is_zero() {
				shows(None).or_else(|error| shows(value).map_err(|_| error))
			} else {
				shows(value)
			};
			shown.map_err(|error| ProofError::Slot { slot: *slot, error })?;
			Ok(stated.value)
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::evm::{
		fixture::{Fixture, fixture},
		vault::{mapped, plain, slot},
	};
	use alloy::{
		primitives::{Bytes, address, b256},
		rpc::types::EIP1186StorageProof as StorageSlot,
		trie::{HashBuilder, proof::ProofRetainer},
	};
	use proptest::prelude::*;

	/// What each slot holds: two deposits' hashes, a third that was not, and the sums.
	fn slots() -> [B256; 4] {
		let [first, second, third] = [1, 2, 3].map(|nonce| mapped(slot::DEPOSIT_HASH, nonce));
		[first, second, third, plain(slot::LOCKED_AND_COUNT)]
	}

	fn said(fixture: &Fixture) -> Result<Vec<U256>, ProofError> {
		contents(fixture.block.state_root, fixture.vault.address, &slots(), &fixture.vault)
	}

	fn refused(change: impl FnOnce(&mut Fixture)) -> ProofError {
		let mut fixture = fixture();
		change(&mut fixture);
		said(&fixture).unwrap_err()
	}

	#[test]
	fn what_the_vault_keeps_is_proven_and_so_is_what_it_does_not() {
		let words = said(&fixture()).unwrap();
		let first = b256!("d557b66c3802c40ad62ba3786234f4e8806bc8e0d89659407c87beed184f5d51");
		assert_eq!(words[0], U256::from_be_bytes(first.0));
		assert!(!words[1].is_zero() && words[1] != words[0]);
		assert!(words[2].is_zero());
		assert_eq!(words[3], U256::from(350_000_000_u64) | (U256::from(2) << 128));
	}

	#[test]
	fn a_rel_06_another_value_is_not_proven() {
		for (at, value) in [(0, 0_u64), (0, 7), (2, 7), (3, 0), (3, u64::MAX)] {
			let error = refused(|it| it.vault.storage_proof[at].value = U256::from(value));
			assert!(matches!(error, ProofError::Slot { .. }), "{at}: {error}");
		}
	}

	#[test]
	fn a_rel_06_the_proof_of_another_slot_proves_nothing() {
		let error = refused(|it| it.vault.storage_proof.swap(0, 1));
		assert!(matches!(error, ProofError::Slot { .. }), "{error}");
		let error = refused(|it| it.vault.storage_proof[2] = it.vault.storage_proof[0].clone());
		assert!(matches!(error, ProofError::Slot { .. }), "{error}");
		// The key that it names is not looked at.
		let mut renamed = fixture();
		let key = renamed.vault.storage_proof[1].key;
		renamed.vault.storage_proof[0].key = key;
		assert!(said(&renamed).is_ok());
	}

	#[test]
	fn a_rel_06_fewer_or_more_slots_are_refused() {
		let error = refused(|it| it.vault.storage_proof.truncate(3));
		assert_eq!(error, ProofError::Slots { asked: 4, given: 3 });
		let error = refused(|it| it.vault.storage_proof.push(it.vault.storage_proof[0].clone()));
		assert_eq!(error, ProofError::Slots { asked: 4, given: 5 });
	}

	#[test]
	fn a_rel_06_an_empty_proof_proves_nothing() {
		for at in 0..4 {
			let error = refused(|it| it.vault.storage_proof[at].proof.clear());
			assert!(matches!(error, ProofError::Slot { .. }), "{error}");
			let empty = vec![Bytes::from_static(&[0x80])];
			let error = refused(|it| {
				it.vault.storage_proof[at].proof = empty;
				it.vault.storage_proof[at].value = U256::ZERO;
			});
			assert!(matches!(error, ProofError::Slot { .. }), "{error}");
		}
		let error = refused(|it| it.vault.account_proof.clear());
		assert!(matches!(error, ProofError::Account(_)), "{error}");
	}

	#[test]
	fn a_rel_06_a_proof_cut_short_or_drawn_out_is_refused() {
		for at in 0..4 {
			let error = refused(|it| drop(it.vault.storage_proof[at].proof.pop()));
			assert!(matches!(error, ProofError::Slot { .. }), "{error}");
		}
		let error = refused(|it| drop(it.vault.account_proof.pop()));
		assert!(matches!(error, ProofError::Account(_)), "{error}");
		let error = refused(|it| {
			let root = it.vault.storage_proof[0].proof[0].clone();
			it.vault.storage_proof[0].proof.push(root);
		});
		assert!(matches!(error, ProofError::Slot { .. }), "{error}");
	}

	#[test]
	fn a_rel_06_the_proof_of_another_account_proves_nothing() {
		let error = refused(|it| {
			let vault = it.vault.address;
			it.vault = StorageProof { address: vault, ..it.token.clone() };
		});
		assert!(matches!(error, ProofError::Account(_)), "{error}");
		for change in [
			(|it: &mut Fixture| it.vault.storage_hash = it.token.storage_hash) as fn(&mut Fixture),
			|it| it.vault.code_hash = it.token.code_hash,
			|it| it.vault.nonce += 1,
			|it| it.vault.balance += U256::from(1),
			|it| it.block.inner.state_root = B256::ZERO,
		] {
			let error = refused(change);
			assert!(matches!(error, ProofError::Account(_)), "{error}");
		}
	}

	#[test]
	fn where_no_contract_is_nothing_is_proven() {
		let Fixture { block, nobody, vault, .. } = fixture();
		let slots = &slots()[..1];
		let empty = address!("0x0000000000000000000000000000000000001234");
		let error = contents(block.state_root, empty, slots, &nobody).unwrap_err();
		assert_eq!(error, ProofError::NoContract(empty));
		let error = contents(block.state_root, vault.address, slots, &nobody).unwrap_err();
		assert!(matches!(error, ProofError::Account(_)), "the vault is not absent: {error}");
	}

	/// A trie of these leaves: its root, and the nodes on the way to `path`.
	fn trie(mut leaves: Vec<(B256, Vec<u8>)>, path: B256) -> (B256, Vec<Bytes>) {
		let retainer = ProofRetainer::new(vec![Nibbles::unpack(path)]);
		let mut builder = HashBuilder::default().with_proof_retainer(retainer);
		leaves.sort();
		for (path, value) in leaves {
			builder.add_leaf(Nibbles::unpack(path), &value);
		}
		let root = builder.root();
		let nodes = builder.take_proof_nodes().into_nodes_sorted();
		(root, nodes.into_iter().map(|(_, node)| node).collect())
	}

	/// anvil keeps zeros that Ethereum does not.
	#[test]
	fn a_zero_that_is_stored_is_a_zero_and_nothing_else() {
		let [zero, other] = [7, 8].map(plain);
		let leaf = |slot: B256, value: u64| (keccak256(slot), rlp::encode(U256::from(value)));
		let (storage_hash, proof) = trie(vec![leaf(zero, 0), leaf(other, 9)], keccak256(zero));
		let vault = fixture().vault;
		let code_hash = vault.code_hash;
		let account =
			TrieAccount { nonce: 1, balance: U256::ZERO, storage_root: storage_hash, code_hash };
		let path = keccak256(vault.address);
		let (state_root, account_proof) = trie(vec![(path, rlp::encode(account))], path);
		let slot = StorageSlot { key: zero.into(), value: U256::ZERO, proof };
		let mut stated = StorageProof {
			address: vault.address,
			balance: U256::ZERO,
			code_hash,
			nonce: 1,
			storage_hash,
			account_proof,
			storage_proof: vec![slot],
		};
		let said =
			|stated: &StorageProof, slot| contents(state_root, vault.address, &[slot], stated);
		assert_eq!(said(&stated, zero), Ok(vec![U256::ZERO]));
		assert!(said(&stated, other).is_err(), "no zero of another slot");
		stated.storage_proof[0].value = U256::from(9);
		assert!(said(&stated, zero).is_err());
	}

	proptest! {
		#[test]
		fn a_rel_06_no_byte_of_a_proof_can_be_changed(
			which in any::<prop::sample::Index>(),
			at in any::<prop::sample::Index>(),
			flip in 1_u8..,
		) {
			let mut fixture = fixture();
			let StorageProof { account_proof, storage_proof, .. } = &mut fixture.vault;
			let nodes = storage_proof.iter_mut().flat_map(|slot| &mut slot.proof);
			let mut nodes: Vec<_> = account_proof.iter_mut().chain(nodes).collect();
			let which = which.index(nodes.len());
			let node = &mut *nodes[which];
			let mut bytes = node.to_vec();
			bytes[at.index(node.len())] ^= flip;
			*node = bytes.into();
			prop_assert!(said(&fixture).is_err());
		}
	}
}
