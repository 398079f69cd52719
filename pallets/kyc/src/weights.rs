// SPDX-License-Identifier: Apache-2.0

//! Placeholder until the benchmarks have run.

use polkadot_sdk::polkadot_sdk_frame::prelude::Weight;

/// Measured costs of this pallet.
pub trait WeightInfo {
	/// A new issuer.
	fn admit_issuer() -> Weight;
	/// New terms of an issuer.
	fn update_issuer() -> Weight;
	/// The end of an issuer.
	fn deactivate_issuer() -> Weight;
	/// The end of an issuer whose keys were in foreign hands.
	fn compromise_issuer() -> Weight;
	/// A row of the table of limits.
	fn set_limits() -> Weight;
	/// A signed credential that takes the last place of its subject and of its person.
	fn claim() -> Weight;
	/// The same without a signature.
	fn attest() -> Weight;
	/// A lower tier for the last of a subject's credentials.
	fn downgrade() -> Weight;
	/// The end of the last of a subject's credentials.
	fn revoke() -> Weight;
	/// The removal of the last of a subject's credentials.
	fn prune() -> Weight;
	/// The removal of `n` sequence numbers.
	fn forget_sequences(n: u32) -> Weight;
	/// The removal of counters that say nothing any more.
	fn prune_usage() -> Weight;
	/// A freeze of an account that did not exist, in place of one that lapsed.
	fn screen() -> Weight;
	/// A second officer's confirmation.
	fn confirm() -> Weight;
	/// The second officer's word that ends a freeze.
	fn lift() -> Weight;
	/// The council's word that ends a freeze.
	fn overrule() -> Weight;
	/// A lapse, the costliest of what can be due.
	fn poke() -> Weight;
	/// A look at the index of lapses when nothing is due.
	fn sweep_base() -> Weight;
	/// One entry of the index of lapses, or one empty bucket.
	fn sweep_item() -> Weight;
}

const PLACEHOLDER: Weight = Weight::from_parts(10_000_000, 0);

impl WeightInfo for () {
	fn admit_issuer() -> Weight {
		PLACEHOLDER
	}
	fn update_issuer() -> Weight {
		PLACEHOLDER
	}
	fn deactivate_issuer() -> Weight {
		PLACEHOLDER
	}
	fn compromise_issuer() -> Weight {
		PLACEHOLDER
	}
	fn set_limits() -> Weight {
		PLACEHOLDER
	}
	fn claim() -> Weight {
		PLACEHOLDER
	}
	fn attest() -> Weight {
		PLACEHOLDER
	}
	fn downgrade() -> Weight {
		PLACEHOLDER
	}
	fn revoke() -> Weight {
		PLACEHOLDER
	}
	fn prune() -> Weight {
		PLACEHOLDER
	}
	fn forget_sequences(n: u32) -> Weight {
		PLACEHOLDER.saturating_mul(u64::from(n))
	}
	fn prune_usage() -> Weight {
		PLACEHOLDER
	}
	fn screen() -> Weight {
		PLACEHOLDER
	}
	fn confirm() -> Weight {
		PLACEHOLDER
	}
	fn lift() -> Weight {
		PLACEHOLDER
	}
	fn overrule() -> Weight {
		PLACEHOLDER
	}
	fn poke() -> Weight {
		PLACEHOLDER
	}
	fn sweep_base() -> Weight {
		PLACEHOLDER
	}
	fn sweep_item() -> Weight {
		PLACEHOLDER
	}
}
