// SPDX-License-Identifier: Apache-2.0

//! Read functions behind the runtime API.

use crate::{AccountStatus, Headroom, limits::Sums, pallet::*};
use tael_primitives::{AccountId, Action, Balance, Kyc, Risk};

/// Every action that has limits.
pub const ACTIONS: [Action; 6] = [
	Action::Pay,
	Action::Invoice,
	Action::Trade(Risk::Low),
	Action::Trade(Risk::Medium),
	Action::Trade(Risk::High),
	Action::Withdraw,
];

impl<T: Config> Pallet<T> {
	/// What a wallet has to know of `who` before it signs: its credential, whether it is frozen,
	/// and what is left of each limit.
	///
	/// Says nothing of the commitment or of the person, and never lists accounts.
	pub fn account_status(who: &AccountId) -> AccountStatus {
		let screened = Self::is_frozen(who);
		AccountStatus {
			credential: <Self as Kyc<AccountId>>::status(who),
			screened,
			headroom: ACTIONS.map(|action| Self::headroom(who, action, screened)).into(),
		}
	}

	fn headroom(who: &AccountId, action: Action, screened: bool) -> Headroom {
		if screened {
			let nothing = Some(0);
			return Headroom { action, per_payment: nothing, left_24h: nothing, left_30d: nothing };
		}
		let (limits, Sums { day, month }) = Self::limits_and_usage(who, action);
		let left =
			|limit: Option<Balance>, used: Balance| limit.map(|limit| limit.saturating_sub(used));
		Headroom {
			action,
			per_payment: limits.per_payment,
			left_24h: left(limits.per_24h, day),
			left_30d: left(limits.per_30d, month),
		}
	}
}
