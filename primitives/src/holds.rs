// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, ClaimKey};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use polkadot_sdk::frame_support::traits::fungibles::InspectHold;

type ReasonOf<AccountId, H> = <H as InspectHold<AccountId>>::Reason;

/// Account, asset, and the reason in SCALE.
type Place<AccountId> = (AccountId, AssetKind, Vec<u8>);

/// What the objects of a pallet say is on hold, by account, asset and reason, to be compared with what
/// `H` says is (invariant I2).
///
/// Only for `try_state`: it reads everything.
pub struct HoldSums<AccountId, H: InspectHold<AccountId>> {
	/// Those of the pallet.
	reasons: Vec<ReasonOf<AccountId, H>>,
	sums: BTreeMap<Place<AccountId>, (ReasonOf<AccountId, H>, Balance)>,
}

impl<AccountId, H> HoldSums<AccountId, H>
where
	AccountId: Clone + Ord,
	H: InspectHold<AccountId, AssetId = AssetKind, Balance = Balance>,
{
	/// Nothing yet, for a pallet whose reasons are `reasons`.
	pub fn new<R: Into<ReasonOf<AccountId, H>>>(reasons: impl IntoIterator<Item = R>) -> Self {
		Self { reasons: reasons.into_iter().map(Into::into).collect(), sums: BTreeMap::new() }
	}

	/// Count what an object says lies in the account of `who`.
	pub fn add(
		&mut self,
		who: &AccountId,
		asset: &AssetKind,
		reason: impl Into<ReasonOf<AccountId, H>>,
		amount: Balance,
	) {
		let reason = reason.into();
		let place = (who.clone(), asset.clone(), reason.encode());
		let (_, sum) = self.sums.entry(place).or_insert((reason, 0));
		*sum = sum.saturating_add(amount);
	}

	/// Count those of `claimables` that lie under a reason of the pallet. What others owe is not its to
	/// count.
	pub fn add_owed(
		&mut self,
		claimables: impl IntoIterator<Item = (ClaimKey<AccountId, ReasonOf<AccountId, H>>, Balance)>,
	) {
		let ours: BTreeSet<_> = self.reasons.iter().map(Encode::encode).collect();
		for (key, amount) in claimables {
			if ours.contains(&key.reason.encode()) {
				self.add(&key.source, &key.asset, key.reason, amount);
			}
		}
	}

	/// Whether exactly as much is on hold as was counted, wherever something was counted.
	pub fn are_on_hold(&self) -> bool {
		self.sums.iter().all(|((who, asset, _), (reason, sum))| {
			H::balance_on_hold(asset.clone(), reason, who) == *sum
		})
	}

	/// Whether `accounts` have nothing on hold, under a reason of the pallet, where nothing was counted.
	///
	/// In USDT, in every asset that was counted, and in `assets`: those that objects were in before.
	pub fn explain_holds(
		&self,
		accounts: impl IntoIterator<Item = AccountId>,
		assets: impl IntoIterator<Item = AssetKind>,
	) -> bool {
		let counted = self.sums.keys().map(|(_, asset, _)| asset.clone());
		let mut assets: BTreeSet<_> = assets.into_iter().chain(counted).collect();
		assets.insert(AssetKind::Native);
		let is_explained = |who: &AccountId, asset: &AssetKind| {
			self.reasons.iter().all(|reason| {
				let place = (who.clone(), asset.clone(), reason.encode());
				self.sums.contains_key(&place)
					|| H::balance_on_hold(asset.clone(), reason, who) == 0
			})
		};
		accounts.into_iter().all(|who| {
			assets.iter().all(|asset| {
				// Most accounts have nothing on hold at all.
				H::total_balance_on_hold(asset.clone(), &who) == 0 || is_explained(&who, asset)
			})
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::frame_support::traits::{
		fungibles::Inspect,
		tokens::{DepositConsequence, Fortitude, Preservation, Provenance, WithdrawConsequence},
	};

	type Account = &'static str;

	const ALICE: Account = "Alice";
	const BOB: Account = "Bob";
	const USDT: AssetKind = AssetKind::Native;
	const OTHER: AssetKind = AssetKind::WithId(1);
	const ESCROW: u8 = 0;
	const DEPOSIT: u8 = 1;
	const OF_ANOTHER_PALLET: u8 = 2;

	/// What is on hold in all these tests.
	const ON_HOLD: [(Account, AssetKind, u8, Balance); 4] = [
		(ALICE, USDT, ESCROW, 5),
		(ALICE, USDT, OF_ANOTHER_PALLET, 100),
		(ALICE, OTHER, ESCROW, 7),
		(BOB, USDT, DEPOSIT, 3),
	];

	struct Holds;

	impl Inspect<Account> for Holds {
		type AssetId = AssetKind;
		type Balance = Balance;

		fn total_issuance(_: AssetKind) -> Balance {
			0
		}

		fn minimum_balance(_: AssetKind) -> Balance {
			0
		}

		fn total_balance(_: AssetKind, _: &Account) -> Balance {
			0
		}

		fn balance(_: AssetKind, _: &Account) -> Balance {
			0
		}

		fn reducible_balance(_: AssetKind, _: &Account, _: Preservation, _: Fortitude) -> Balance {
			0
		}

		fn can_deposit(_: AssetKind, _: &Account, _: Balance, _: Provenance) -> DepositConsequence {
			DepositConsequence::Success
		}

		fn can_withdraw(_: AssetKind, _: &Account, _: Balance) -> WithdrawConsequence<Balance> {
			WithdrawConsequence::BalanceLow
		}

		fn asset_exists(_: AssetKind) -> bool {
			true
		}
	}

	impl InspectHold<Account> for Holds {
		type Reason = u8;

		fn total_balance_on_hold(asset: AssetKind, who: &Account) -> Balance {
			let is_his = |row: &&(Account, AssetKind, u8, Balance)| row.0 == *who && row.1 == asset;
			ON_HOLD.iter().filter(is_his).map(|row| row.3).sum()
		}

		fn balance_on_hold(asset: AssetKind, reason: &u8, who: &Account) -> Balance {
			let place = (*who, asset, *reason);
			let found = ON_HOLD.into_iter().find(|row| (row.0, row.1.clone(), row.2) == place);
			found.map_or(0, |row| row.3)
		}
	}

	fn nothing() -> HoldSums<Account, Holds> {
		HoldSums::new([ESCROW, DEPOSIT])
	}

	/// Everything that is on hold under the two reasons, of two objects and a claimable.
	fn everything() -> HoldSums<Account, Holds> {
		let mut sums = nothing();
		sums.add(&ALICE, &USDT, ESCROW, 2);
		sums.add(&ALICE, &USDT, ESCROW, 3);
		sums.add(&BOB, &USDT, DEPOSIT, 3);
		sums.add_owed([(ClaimKey { source: ALICE, asset: OTHER, reason: ESCROW }, 7)]);
		sums
	}

	fn explains(sums: &HoldSums<Account, Holds>) -> bool {
		sums.explain_holds([ALICE, BOB, "Nobody"], [])
	}

	#[test]
	fn sums_that_equal_the_holds_are_on_hold_and_explain_them() {
		assert!(everything().are_on_hold());
		assert!(explains(&everything()));
	}

	#[test]
	fn sums_that_differ_from_the_holds_are_not_on_hold() {
		for (who, asset, reason) in
			[(ALICE, USDT, ESCROW), (ALICE, OTHER, ESCROW), (ALICE, USDT, DEPOSIT)]
		{
			let mut sums = everything();
			sums.add(&who, &asset, reason, 0);
			assert!(sums.are_on_hold());
			sums.add(&who, &asset, reason, 1);
			assert!(!sums.are_on_hold(), "more than is on hold");
			assert!(explains(&sums), "it was counted there");
		}
		let mut less = nothing();
		less.add(&ALICE, &USDT, ESCROW, 4);
		assert!(!less.are_on_hold(), "less than is on hold");
		let mut none = nothing();
		none.add(&ALICE, &USDT, ESCROW, 0);
		assert!(!none.are_on_hold(), "an object of nothing, where something is on hold");
	}

	#[test]
	fn a_hold_without_an_object_is_not_explained() {
		assert!(nothing().are_on_hold());
		assert!(!nothing().explain_holds([BOB], []));
		assert!(nothing().explain_holds(["Nobody"], []));
		let mut sums = nothing();
		sums.add(&BOB, &USDT, DEPOSIT, 3);
		assert!(sums.explain_holds([BOB], []));
		assert!(!explains(&sums), "Alice's escrow");
		sums.add(&ALICE, &USDT, DEPOSIT, 0);
		assert!(!explains(&sums), "it lies under another reason");
	}

	#[test]
	fn holds_in_other_money_are_looked_at_where_objects_are_or_were_in_it() {
		let mut sums = nothing();
		sums.add(&ALICE, &USDT, ESCROW, 5);
		assert!(sums.explain_holds([ALICE], []));
		assert!(!sums.explain_holds([ALICE], [OTHER]), "an object was in it");
		sums.add(&BOB, &OTHER, ESCROW, 0);
		assert!(!sums.explain_holds([ALICE], []), "an object is in it");
	}

	#[test]
	fn what_others_owe_is_not_counted() {
		let owed = |reason, amount| (ClaimKey { source: ALICE, asset: USDT, reason }, amount);
		let mut sums = everything();
		sums.add_owed([owed(OF_ANOTHER_PALLET, 1)]);
		assert!(sums.are_on_hold());
		sums.add_owed([owed(ESCROW, 1)]);
		assert!(!sums.are_on_hold());
	}
}
