// SPDX-License-Identifier: Apache-2.0

use super::{EvmAddress, keccak};
use polkadot_sdk::{
	sp_core::{H256, U256},
	sp_io::crypto::secp256k1_ecdsa_recover,
};

/// `r ‖ s ‖ v`, as EVM chains write it: `v` is 27 or 28.
pub type EcdsaSignature = [u8; 65];

/// Half of the order of secp256k1, rounded down. Of the two signatures that a key has for a digest the one with
/// the greater `s` counts nowhere.
pub(super) const HALF_ORDER: [u8; 32] = [
	0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// Whose signature of a digest it is; nobody's unless it is written as the vault takes it. The host's recovery
/// alone takes other values of `v` and a high `s` too.
pub fn signer(digest: H256, signature: &EcdsaSignature) -> Option<EvmAddress> {
	let (numbers, v) = signature.split_at_checked(64)?;
	let (r, s) = numbers.split_at_checked(32)?;
	let (r, s) = (U256::from_big_endian(r), U256::from_big_endian(s));
	let is_canonical = !r.is_zero() && !s.is_zero() && s <= U256::from_big_endian(&HALF_ORDER);
	if !is_canonical || !matches!(v, [27 | 28]) {
		return None;
	}
	let key = secp256k1_ecdsa_recover(signature, &digest.0).ok()?;
	let hash = keccak(&key);
	let address = EvmAddress(hash.0.split_at_checked(12)?.1.try_into().ok()?);
	(!address.is_zero()).then_some(address)
}
