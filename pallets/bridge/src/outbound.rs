// SPDX-License-Identifier: Apache-2.0

//! Money on its way out: its machine, and what is stored of it.

use crate::{
	frame::{prelude::*, traits::ConstU32},
	inbound::{NotAllowed, ParkedDeposit},
	set::MAX_ATTESTERS,
};
use tael_primitives::{
	Balance, ClientRef, Millis,
	bridge::{DomainId, EcdsaSignature, EvmAddress, Release, SetId},
};

/// Where a release stands. What ended leaves state.
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
pub enum OutboundState {
	/// The attesters are to sign it.
	#[codec(index = 0)]
	Requested,
	/// Enough of them have: anybody can carry it to the vault.
	#[codec(index = 1)]
	Signed,
	/// The vault has paid.
	#[codec(index = 2)]
	Released,
	/// The vault will never pay.
	#[codec(index = 3)]
	Cancelled,
}

/// What can happen to a release.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutboundStep {
	/// An attester signs it, and more are needed.
	Sign,
	/// An attester signs it, and that is enough.
	Complete,
	/// Another set of attesters has to sign it from the beginning.
	Renew,
	/// The vault has paid.
	Release,
	/// The vault has cancelled it.
	Cancel,
}

impl OutboundState {
	/// The only place where a release changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: OutboundStep) -> Result<Self, NotAllowed> {
		use OutboundState::{Cancelled, Released, Requested, Signed};
		use OutboundStep::{Cancel, Complete, Release, Renew, Sign};
		match (self, step) {
			(Requested, Sign) | (Requested | Signed, Renew) => Ok(Requested),
			(Requested, Complete) => Ok(Signed),
			(Requested | Signed, Release) => Ok(Released),
			(Requested | Signed, Cancel) => Ok(Cancelled),

			(Signed, Sign | Complete)
			| (Released | Cancelled, Sign | Complete | Renew | Release | Cancel) => Err(NotAllowed),
		}
	}
}

/// Whose money it is, and where it goes if the vault does not pay.
#[allow(clippy::large_enum_variant, reason = "a row has one, and is read alone")]
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Source<AccountId> {
	/// Somebody took it out: it left his account, and comes back there.
	#[codec(index = 0)]
	Request {
		/// Who.
		who: AccountId,
		/// By which reference.
		reference: ClientRef,
		/// What of his is on hold for those who sign.
		attest_fee: Balance,
		/// Chain time of the request, at which it was counted against his limits.
		at: Millis,
		/// What the rule about travelling payments has on file, by hash.
		travel_ref: Option<H256>,
	},
	/// A parked deposit goes back: it was never issued here, and is parked again.
	#[codec(index = 1)]
	Return {
		/// What was parked, as it was.
		parked: ParkedDeposit,
		/// Chain time at which it was counted against the recipient's limits, if it was.
		counted_at: Option<Millis>,
	},
}

/// Money on its way out.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Outbound<AccountId> {
	/// What the attesters sign. Nothing of it ever changes.
	pub release: Release,
	/// Whose it is.
	pub source: Source<AccountId>,
	/// Where it stands.
	pub state: OutboundState,
	/// Number of its next event.
	pub seq: u32,
}

/// What stays of a request, so that its reference is not used twice.
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
pub struct Requested {
	/// Where it went.
	pub domain: DomainId,
	/// Which release it became.
	pub nonce: u64,
	/// Chain time from which the reference may be used again; none before the release has ended.
	pub until: Option<Millis>,
}

/// The signatures under a release, of attesters of one set.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct SignatureList {
	/// Of which set.
	pub set: SetId,
	/// By signer, ascending: the order in which the vault takes them.
	pub list: BoundedVec<(EvmAddress, EcdsaSignature), ConstU32<MAX_ATTESTERS>>,
}

impl SignatureList {
	/// None yet.
	pub fn none(set: SetId) -> Self {
		Self { set, list: BoundedVec::new() }
	}

	/// Whose there are.
	pub fn signers(&self) -> impl Iterator<Item = &EvmAddress> + Clone {
		self.list.iter().map(|(signer, _)| signer)
	}

	/// Put one in its place; `false` if the signer's is there already, or no place is left.
	pub fn insert(&mut self, signer: EvmAddress, signature: EcdsaSignature) -> bool {
		match self.list.binary_search_by_key(&signer, |(other, _)| *other) {
			Ok(_) => false,
			Err(place) => self.list.try_insert(place, (signer, signature)).is_ok(),
		}
	}

	/// Whether they stand in their order, each signer once.
	pub fn is_consistent(&self) -> bool {
		self.list.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use OutboundState::*;
	use OutboundStep::*;

	/// The table of the README.
	#[test]
	fn inv_2_every_pair_of_state_and_step_is_decided() {
		let steps = [Sign, Complete, Renew, OutboundStep::Release, Cancel];
		let no = None;
		let ends = [Some(Released), Some(Cancelled)];
		let table = [
			(Requested, [Some(Requested), Some(Signed), Some(Requested), ends[0], ends[1]]),
			(Signed, [no, no, Some(Requested), ends[0], ends[1]]),
			(Released, [no; 5]),
			(Cancelled, [no; 5]),
		];
		for (state, row) in table {
			for (step, next) in steps.into_iter().zip(row) {
				assert_eq!(state.apply(step).ok(), next, "{state:?}, {step:?}");
			}
		}
	}

	#[test]
	fn signatures_ascend_by_signer_and_each_counts_once() {
		let mut signatures = SignatureList::none(1);
		let address = |tag| EvmAddress([tag; 20]);
		for tag in [3, 1, 2] {
			assert!(signatures.insert(address(tag), [tag; 65]));
		}
		assert!(!signatures.insert(address(2), [9; 65]));
		let told: Vec<_> =
			signatures.list.iter().map(|(signer, bytes)| (signer.0[0], bytes[0])).collect();
		assert_eq!(told, [(1, 1), (2, 2), (3, 3)]);
		assert!(signatures.is_consistent());
		let mut turned = signatures.list.into_inner();
		turned.reverse();
		let turned = SignatureList { set: 1, list: BoundedVec::truncate_from(turned) };
		assert!(!turned.is_consistent());
	}

	#[test]
	fn there_is_a_place_for_every_attester_and_for_nobody_else() {
		let mut signatures = SignatureList::none(1);
		for tag in 0..=u8::MAX {
			let has_place = u32::from(tag) < MAX_ATTESTERS;
			assert_eq!(signatures.insert(EvmAddress([tag; 20]), [0; 65]), has_place);
		}
	}
}
