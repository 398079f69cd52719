// SPDX-License-Identifier: Apache-2.0

//! What an author reveals.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	deps::sp_core::{
		crypto::VrfPublic,
		sr25519::{
			Public,
			vrf::{VrfSignData, VrfSignature, VrfTranscript},
		},
	},
	prelude::H256,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use scale_info::TypeInfo;

/// The one value that a key has for an input, with the proof that it is.
///
/// Byte for byte the SDK's [`VrfSignature`], which cannot be part of a call.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Output {
	/// Key and input leave no choice of it: it is the one encoding of one point of the curve.
	pub value: [u8; 32],
	/// Of proofs there are many. No seed depends on which it is.
	pub proof: [u8; 64],
}

impl Output {
	/// Whether this is what `key` has for `input`.
	pub fn is_of(&self, key: &Public, input: &H256) -> bool {
		self.using_encoded(|mut bytes| VrfSignature::decode(&mut bytes))
			.is_ok_and(|signature| key.vrf_verify(&sign_data(input), &signature))
	}
}

impl From<VrfSignature> for Output {
	fn from(signature: VrfSignature) -> Self {
		Self { value: signature.pre_output.0.to_bytes(), proof: signature.proof.0.to_bytes() }
	}
}

/// What an author signs to have the output for `input`.
pub fn sign_data(input: &H256) -> VrfSignData {
	VrfTranscript::new(b"tael/randomness", &[(b"input", input.as_bytes())]).into_sign_data()
}
