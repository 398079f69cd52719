// SPDX-License-Identifier: Apache-2.0

//! What always holds.

use crate::{
	Config, Consents, HoldReason, Members, Merchants, Pallet, Presences, Receipts, State,
	frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::InspectHold},
};
use alloc::collections::BTreeMap;
use tael_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_bonds_and_deposits_equal_holds()?;
		Self::mer_1_counts_equal_rows()?;
		Self::mer_2_no_row_is_an_orphan()?;
		Self::mer_3_no_terminal_rows()
	}

	fn i2_bonds_and_deposits_equal_holds() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AccountId, (Balance, Balance)>::new();
		for (id, merchant) in Merchants::<T>::iter() {
			let (bonds, deposits) = owed.entry(merchant.owner).or_default();
			*bonds = bonds.checked_add(merchant.bond).ok_or("I2: bonds overflow")?;
			let rows = Members::<T>::iter_prefix_values(id)
				.map(|member| member.deposit)
				.chain(Consents::<T>::iter_prefix_values(id).map(|consent| consent.deposit));
			for deposit in rows {
				*deposits = deposits.checked_add(deposit).ok_or("I2: deposits overflow")?;
			}
		}
		// Of every account, so that a hold without an object is found too.
		for who in frame_system::Account::<T>::iter_keys() {
			let (bonds, deposits) = owed.remove(&who).unwrap_or_default();
			let held = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), &who);
			ensure!(held(HoldReason::Bond) == bonds, "I2: bonds differ from the hold");
			ensure!(held(HoldReason::Deposit) == deposits, "I2: deposits differ from the hold");
		}
		ensure!(owed.is_empty(), "I2: an owner without an account");
		Ok(())
	}

	fn mer_1_counts_equal_rows() -> Result<(), TryRuntimeError> {
		for (id, merchant) in Merchants::<T>::iter() {
			let members = Members::<T>::iter_prefix(id).count();
			let gateways = Consents::<T>::iter_prefix(id).count();
			ensure!(merchant.members as usize == members, "MER-1: members differ from the count");
			ensure!(
				merchant.gateways as usize == gateways,
				"MER-1: gateways differ from the count"
			);
			ensure!(merchant.members <= T::MaxMembers::get(), "MER-1: too many members");
			ensure!(merchant.gateways <= T::MaxGateways::get(), "MER-1: too many gateways");
		}
		Ok(())
	}

	fn mer_2_no_row_is_an_orphan() -> Result<(), TryRuntimeError> {
		for id in Merchants::<T>::iter_keys() {
			ensure!(Presences::<T>::contains_key(id), "MER-2: a merchant without presence");
		}
		for id in Presences::<T>::iter_keys() {
			ensure!(Merchants::<T>::contains_key(id), "MER-2: a presence without merchant");
		}
		for (id, who, member) in Members::<T>::iter() {
			let merchant = Merchants::<T>::get(id).ok_or("MER-2: a member without merchant")?;
			ensure!(merchant.owner != who, "MER-2: the owner is a member");
			ensure!(!member.is_empty(), "MER-2: a member without role");
			let sorted = member.refunder.as_ref().is_none_or(crate::Allowance::is_sorted);
			ensure!(sorted, "MER-2: the hours of an allowance are out of order");
		}
		for (id, gateway, consent) in Consents::<T>::iter() {
			let merchant = Merchants::<T>::get(id).ok_or("MER-2: a consent without merchant")?;
			ensure!(merchant.owner != gateway, "MER-2: the owner is a gateway");
			ensure!(!consent.scopes.is_empty(), "MER-2: a consent without scope");
		}
		Ok(())
	}

	fn mer_3_no_terminal_rows() -> Result<(), TryRuntimeError> {
		for (id, merchant) in Merchants::<T>::iter() {
			ensure!(merchant.state != State::Ended, "MER-3: a row that has ended");
			ensure!(!Receipts::<T>::contains_key(id), "MER-3: a live merchant with a receipt");
			let has_people = merchant.members > 0 || merchant.gateways > 0;
			ensure!(
				merchant.state.was_approved() || !has_people,
				"MER-3: people at a pending merchant"
			);
		}
		Ok(())
	}
}
