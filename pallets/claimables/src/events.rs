// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	// That something became a claimable, the pallet tells that owes it: it knows what for.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A claimable was paid out.
		Claimed {
			/// Whose money it is.
			owner: T::AccountId,
			/// Where it lay.
			key: KeyOf<T>,
			/// Where it went.
			dest: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// An owner named the account that may collect for him.
		RecoverySet {
			/// Whose claimables.
			owner: T::AccountId,
			/// Who may collect them.
			account: T::AccountId,
			/// What the owner has on hold for it.
			deposit: Balance,
		},
		/// Nobody may collect for an owner any more.
		RecoveryRemoved {
			/// Whose claimables.
			owner: T::AccountId,
			/// What was on hold for it.
			deposit: Balance,
		},
		/// The deposit of a recovery account could not go back, and waits for its owner.
		DepositBecameClaimable {
			/// Whose money it is.
			owner: T::AccountId,
			/// Where it lies.
			key: KeyOf<T>,
			/// How much.
			amount: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The owner is owed nothing under this key, or has named no recovery account.
		NotFound,
		/// The account cannot be credited now.
		CannotCredit,
		/// The owner has not named this account.
		NotRecovery,
		/// An account cannot recover for itself; that is a claim.
		SelfRecovery,
		/// Not enough free money for the deposit; the existential deposit must stay.
		InsufficientFunds,
	}
}
