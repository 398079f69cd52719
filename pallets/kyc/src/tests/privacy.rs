// SPDX-License-Identifier: Apache-2.0

use crate::{AccountStatus, Call, Credential, Error, Event, Issuer, Screening, Usage, mock::*};
use codec::Encode;
use frame::prelude::{H256, blake2_256};
use polkadot_sdk::polkadot_sdk_frame as frame;
use scale_info::{MetaType, PortableRegistry, Registry, TypeDef, TypeDefPrimitive};

#[test]
fn ky_12_no_type_of_the_pallet_can_carry_free_text() {
	let mut registry = Registry::new();
	for root in [
		MetaType::new::<Call<Test>>(),
		MetaType::new::<Event<Test>>(),
		MetaType::new::<Error<Test>>(),
		MetaType::new::<Issuer>(),
		MetaType::new::<Credential>(),
		MetaType::new::<Screening>(),
		MetaType::new::<Usage>(),
		MetaType::new::<AccountStatus>(),
	] {
		registry.register_type(&root);
	}
	let registry = PortableRegistry::from(registry);
	let primitive = |id: u32| match &registry.resolve(id).expect("registered").type_def {
		TypeDef::Primitive(primitive) => Some(primitive.clone()),
		_ => None,
	};
	let mut seen = 0;
	for portable in &registry.types {
		let path = portable.ty.path.to_string();
		match &portable.ty.type_def {
			TypeDef::Sequence(sequence) => {
				seen += 1;
				let bytes = primitive(sequence.type_param.id) == Some(TypeDefPrimitive::U8);
				assert!(!bytes, "a byte string: {path}");
			},
			TypeDef::Primitive(TypeDefPrimitive::Str) => panic!("text: {path}"),
			_ => {},
		}
	}
	assert!(seen > 0, "the scan sees sequences at all, those of an issuer's keys");
}

/// A commitment as an issuer makes it off chain.
fn commitment(salt: Option<[u8; 32]>, document: u32) -> H256 {
	H256(("tael/kyc/v1", salt, document).using_encoded(blake2_256))
}

/// Why the salt: document numbers are few enough to try them all.
#[test]
fn ky_11_a_commitment_is_guessed_without_a_salt_and_not_with_one() {
	let document = 4_711;
	let guess = |on_chain| (0..10_000).find(|number| commitment(None, *number) == on_chain);
	assert_eq!(guess(commitment(None, document)), Some(document));
	assert_eq!(guess(commitment(Some([0x5a; 32]), document)), None);
}
