// SPDX-License-Identifier: Apache-2.0

//! Arbitrary calls, made from the runtime's own metadata, so that a new call is covered the day it
//! is added.

use codec::{Compact, Decode, Encode};
use proptest::{
	prelude::Rng,
	test_runner::{RngAlgorithm, TestRng},
};
use scale_info::{
	PortableRegistry, Registry, TypeDef, TypeDefPrimitive, form::PortableForm, meta_type,
};
use std::collections::BTreeMap;
use tael_primitives::Fiat;
use tael_runtime::{AccountId, RuntimeCall};

/// How deep calls may lie in calls.
const MAX_DEPTH: u32 = 4;

/// A source of arbitrary calls with a seed.
pub struct Arbitrary {
	types: PortableRegistry,
	call: u32,
	rng: TestRng,
	accounts: Vec<AccountId>,
	calls: u32,
}

impl Arbitrary {
	/// Calls about these accounts.
	pub fn new(seed: u64, accounts: Vec<AccountId>) -> Self {
		let mut registry = Registry::new();
		let call = registry.register_type(&meta_type::<RuntimeCall>()).id;
		let mut bytes = [0; 32];
		bytes[..8].copy_from_slice(&seed.to_le_bytes());
		let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
		Self { types: registry.into(), call, rng, accounts, calls: 0 }
	}

	/// Index and name of each pallet with calls, and of each of its calls.
	pub fn all_calls(&self) -> BTreeMap<(u8, String), Vec<(u8, String)>> {
		let TypeDef::Variant(pallets) = &self.definition(self.call).clone() else {
			unreachable!("a call is an enum");
		};
		pallets
			.variants
			.iter()
			.map(|pallet| {
				let TypeDef::Variant(calls) = self.definition(pallet.fields[0].ty.id) else {
					unreachable!("the calls of a pallet are an enum");
				};
				let calls =
					calls.variants.iter().map(|call| (call.index, call.name.clone())).collect();
				((pallet.index, pallet.name.clone()), calls)
			})
			.collect()
	}

	/// A call by the names of its pallet and its own, with arbitrary arguments.
	pub fn call_named(&mut self, pallet: &str, call: &str) -> RuntimeCall {
		let ((pallet, _), calls) = self
			.all_calls()
			.into_iter()
			.find(|((_, name), _)| name == pallet)
			.unwrap_or_else(|| panic!("there is no pallet {pallet}"));
		let (call, _) = calls
			.into_iter()
			.find(|(_, name)| name == call)
			.unwrap_or_else(|| panic!("there is no call {call}"));
		self.call(pallet, call)
	}

	/// An arbitrary call of the given kind.
	pub fn call(&mut self, pallet: u8, call: u8) -> RuntimeCall {
		let TypeDef::Variant(pallets) = self.definition(self.call).clone() else {
			unreachable!("a call is an enum");
		};
		let calls = pallets.variants.iter().find(|variant| variant.index == pallet);
		let TypeDef::Variant(calls) =
			self.definition(calls.expect("the pallet exists").fields[0].ty.id).clone()
		else {
			unreachable!("the calls of a pallet are an enum");
		};
		let variant = calls.variants.iter().find(|variant| variant.index == call);
		let fields = variant.expect("the call exists").fields.clone();
		// A value that a type refuses (an address of no kind, say) is drawn again.
		for _ in 0..64 {
			self.calls = 1;
			let mut bytes = vec![pallet, call];
			for field in &fields {
				self.value(field.ty.id, 0, &mut bytes);
			}
			if let Ok(call) = RuntimeCall::decode(&mut &bytes[..]) {
				return call;
			}
		}
		panic!("no valid value for the call {pallet}/{call}");
	}

	/// A number below `bound`.
	pub fn below(&mut self, bound: usize) -> usize {
		usize::try_from(self.rng.next_u64() % bound as u64).expect("small")
	}

	fn definition(&self, id: u32) -> &TypeDef<PortableForm> {
		&self.types.resolve(id).expect("the type is registered").type_def
	}

	/// Append an arbitrary value of a type.
	fn value(&mut self, id: u32, depth: u32, out: &mut Vec<u8>) {
		let ty = self.types.resolve(id).expect("the type is registered").clone();
		let name = ty.path.ident().unwrap_or_default();
		if name == "AccountId32" {
			let who = self.below(self.accounts.len());
			return self.accounts[who].encode_to(out);
		}
		if name == "Fiat" {
			let fiat = [Fiat::CNY, Fiat::EUR, Fiat::USD];
			return fiat[self.below(fiat.len())].encode_to(out);
		}
		if id == self.call {
			return self.nested_call(depth, out);
		}
		match ty.type_def {
			TypeDef::Composite(composite) => {
				for field in composite.fields {
					self.value(field.ty.id, depth + 1, out);
				}
			},
			TypeDef::Variant(variants) => {
				let variant = variants.variants.get(self.below(variants.variants.len().max(1)));
				let Some(variant) = variant.cloned() else { return };
				out.push(variant.index);
				for field in variant.fields {
					self.value(field.ty.id, depth + 1, out);
				}
			},
			TypeDef::Sequence(sequence) => {
				let length = self.below(4);
				Compact(u32::try_from(length).expect("small")).encode_to(out);
				for _ in 0..length {
					self.value(sequence.type_param.id, depth + 1, out);
				}
			},
			TypeDef::Array(array) => {
				for _ in 0..array.len {
					self.value(array.type_param.id, depth + 1, out);
				}
			},
			TypeDef::Tuple(tuple) => {
				for field in tuple.fields {
					self.value(field.id, depth + 1, out);
				}
			},
			TypeDef::Primitive(primitive) => self.primitive(&primitive, out),
			TypeDef::Compact(_) => {
				let number = self.number();
				Compact(number % (1 << 30)).encode_to(out);
			},
			TypeDef::BitSequence(_) => Compact(0_u32).encode_to(out),
		}
	}

	fn nested_call(&mut self, depth: u32, out: &mut Vec<u8>) {
		self.calls += 1;
		if depth > MAX_DEPTH || self.calls > 8 {
			// A remark of nothing.
			return out.extend([0, 0, 0]);
		}
		let TypeDef::Variant(pallets) = self.definition(self.call).clone() else {
			unreachable!("a call is an enum");
		};
		let pallet = pallets.variants[self.below(pallets.variants.len())].clone();
		out.push(pallet.index);
		self.value(pallet.fields[0].ty.id, depth + 1, out);
	}

	fn primitive(&mut self, primitive: &TypeDefPrimitive, out: &mut Vec<u8>) {
		let number = self.number();
		match primitive {
			TypeDefPrimitive::Bool => out.push(u8::from(number % 2 == 1)),
			TypeDefPrimitive::Str => Compact(0_u32).encode_to(out),
			TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => out.push(number.to_le_bytes()[0]),
			TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => {
				out.extend(&number.to_le_bytes()[..2]);
			},
			TypeDefPrimitive::Char | TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => {
				out.extend(&number.to_le_bytes()[..4]);
			},
			TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => {
				out.extend(&number.to_le_bytes()[..8]);
			},
			TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => out.extend(number.to_le_bytes()),
			TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => {
				out.extend(number.to_le_bytes());
				out.extend([0; 16]);
			},
		}
	}

	/// Small numbers, amounts of money, edges.
	fn number(&mut self) -> u128 {
		match self.below(8) {
			0 => 0,
			1 => 1,
			2 | 3 => u128::from(self.rng.next_u32() % 16),
			4 => u128::from(self.rng.next_u32() % 100_000_000),
			5 => u128::from(self.rng.next_u64()),
			6 => 10_000,
			_ => u128::MAX,
		}
	}
}
