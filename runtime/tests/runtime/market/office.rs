// SPDX-License-Identifier: Apache-2.0

//! Officers, the issuer of credentials, that of the other stablecoin, and what could not be credited.

use super::{
	Day,
	cast::{ACCEPTORS, POKER, TRADERS},
};
use crate::{
	chain::{Alice, Bob, account, dispatch},
	dice::RandomDay,
};
use codec::Compact;
use pallet_claimables::{Claimables, KeyOf, MAX_CLAIMS};
use pallet_kyc::{RevocationReason, ScreeningReason, Screenings};
use polkadot_sdk::{frame_support::traits::ConstU32, pallet_assets, sp_runtime::BoundedVec};
use tael_primitives::AccountId;
use tael_runtime::{Address, Runtime, RuntimeCall, RuntimeOrigin, constants::money};

type Kyc = pallet_kyc::Call<Runtime>;

pub(super) fn screened() -> Vec<AccountId> {
	Screenings::<Runtime>::iter_keys().collect()
}

/// What waits for somebody.
pub(super) fn keys_of(owner: &AccountId) -> BoundedVec<KeyOf<Runtime>, ConstU32<MAX_CLAIMS>> {
	BoundedVec::truncate_from(Claimables::<Runtime>::iter_key_prefix(owner).take(16).collect())
}

/// Whether somebody's account of the other stablecoin takes nothing. Nothing happens where there is none.
pub(super) fn set_blocked(who: &AccountId, blocked: bool) {
	let (id, who) = (Compact(money::USDC), Address::Id(who.clone()));
	let call: RuntimeCall = if blocked {
		pallet_assets::Call::block { id, who }.into()
	} else {
		pallet_assets::Call::thaw { id, who }.into()
	};
	let _ = dispatch(RuntimeOrigin::signed(money::stablecoin_team()), call);
}

impl Day {
	pub(super) fn screen(&mut self) {
		let who = account(self.any(TRADERS));
		let case_hash = self.hash();
		let reason = ScreeningReason::Suspicion;
		self.send("screen", &account(Alice), Kyc::screen { account: who, reason, case_hash });
	}

	pub(super) fn confirm(&mut self) {
		let Some(who) = self.pick(&screened()) else { return };
		let Some(screening) = Screenings::<Runtime>::get(&who) else { return };
		let case_hash = screening.case_hash;
		self.send("confirm", &account(Bob), Kyc::confirm { account: who, case_hash });
	}

	pub(super) fn lift(&mut self) {
		let Some(who) = self.pick(&screened()) else { return };
		for officer in [Alice, Bob] {
			self.send("lift", &account(officer), Kyc::lift { account: who.clone() });
		}
	}

	pub(super) fn revoke(&mut self) {
		let who = if self.one_in(2) { self.any(ACCEPTORS) } else { self.any(TRADERS) };
		let call =
			Kyc::revoke { issuer: 1, subject: account(who), reason: RevocationReason::Mistaken };
		if self.send("revoke", &account(Bob), call) {
			self.poke_acceptors();
		}
	}

	pub(super) fn block_or_unblock(&mut self) {
		let (who, blocks) = (account(self.any(TRADERS)), !self.one_in(3));
		set_blocked(&who, blocks);
		self.told.push(format!("block {who:?}: {blocks}"));
	}

	/// Collect what waits for somebody: by himself, or by anybody.
	pub(super) fn collect(&mut self) {
		let owners: Vec<AccountId> =
			Claimables::<Runtime>::iter_keys().map(|(owner, _)| owner).collect();
		let Some(owner) = self.pick(&owners) else { return };
		if !self.one_in(3) {
			set_blocked(&owner, false);
		}
		let keys = keys_of(&owner);
		if self.one_in(2) {
			self.send("claim", &owner, pallet_claimables::Call::claim { keys });
		} else {
			let push = pallet_claimables::Call::push_claimable { owner, keys };
			self.send("push_claimable", &account(POKER), push);
		}
	}
}
