// SPDX-License-Identifier: Apache-2.0

//! Placeholder until the benchmarks have run.

use polkadot_sdk::polkadot_sdk_frame::prelude::Weight;

/// Measured costs of this pallet.
pub trait WeightInfo {
	/// Admit a merchant.
	fn approve() -> Weight;
	/// Refuse a merchant, and return its bond.
	fn reject() -> Weight;
	/// Stop new payments for a while.
	fn suspend() -> Weight;
	/// End a suspension early.
	fn reinstate() -> Weight;
	/// Stop new payments for good, by the council.
	fn force_close() -> Weight;
	/// Change name and category.
	fn rename() -> Weight;
	/// Register a merchant.
	fn register() -> Weight;
	/// Stop new payments for good, by the owner.
	fn close() -> Weight;
	/// Change the page.
	fn set_page() -> Weight;
	/// Replace the signing key.
	fn rotate_signing_key() -> Weight;
	/// Propose a settlement account.
	fn propose_settlement() -> Weight;
	/// Withdraw or decline a proposal.
	fn withdraw_settlement() -> Weight;
	/// Agree to be the settlement account.
	fn confirm_settlement() -> Weight;
	/// Stop being the settlement account.
	fn resign_settlement() -> Weight;
	/// Give a role to a new member.
	fn grant_role() -> Weight;
	/// Take the last role of a member away.
	fn revoke_role() -> Weight;
	/// Lay down one's last role.
	fn resign_role() -> Weight;
	/// Consent to a new gateway.
	fn consent() -> Weight;
	/// Withdraw a consent.
	fn withdraw_consent() -> Weight;
	/// Remove a merchant with `m` members and `g` gateways.
	fn finish_close(m: u32, g: u32) -> Weight;
	/// Free a used reference.
	fn prune_receipt() -> Weight;
}

const PLACEHOLDER: Weight = Weight::from_parts(10_000_000, 0);

impl WeightInfo for () {
	fn approve() -> Weight {
		PLACEHOLDER
	}
	fn reject() -> Weight {
		PLACEHOLDER
	}
	fn suspend() -> Weight {
		PLACEHOLDER
	}
	fn reinstate() -> Weight {
		PLACEHOLDER
	}
	fn force_close() -> Weight {
		PLACEHOLDER
	}
	fn rename() -> Weight {
		PLACEHOLDER
	}
	fn register() -> Weight {
		PLACEHOLDER
	}
	fn close() -> Weight {
		PLACEHOLDER
	}
	fn set_page() -> Weight {
		PLACEHOLDER
	}
	fn rotate_signing_key() -> Weight {
		PLACEHOLDER
	}
	fn propose_settlement() -> Weight {
		PLACEHOLDER
	}
	fn withdraw_settlement() -> Weight {
		PLACEHOLDER
	}
	fn confirm_settlement() -> Weight {
		PLACEHOLDER
	}
	fn resign_settlement() -> Weight {
		PLACEHOLDER
	}
	fn grant_role() -> Weight {
		PLACEHOLDER
	}
	fn revoke_role() -> Weight {
		PLACEHOLDER
	}
	fn resign_role() -> Weight {
		PLACEHOLDER
	}
	fn consent() -> Weight {
		PLACEHOLDER
	}
	fn withdraw_consent() -> Weight {
		PLACEHOLDER
	}
	fn finish_close(_m: u32, _g: u32) -> Weight {
		PLACEHOLDER
	}
	fn prune_receipt() -> Weight {
		PLACEHOLDER
	}
}
