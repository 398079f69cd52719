// SPDX-License-Identifier: Apache-2.0

//! What could not be credited.

use super::place;
use crate::{Claimables, Runtime, RuntimeHoldReason};
use alloc::string::ToString;
use codec::Encode;
use pallet_claimables::{self as pallet, KeyOf};
use polkadot_sdk::{pallet_preimage, pallet_safe_mode, pallet_session};
use tael_primitives::{AccountId, MAX_PAGE};
use tael_runtime_api::{
	Cursor, Page,
	claimables::{ClaimableView, ClaimablesView},
};

/// What an account can claim, and who may collect it for him.
pub fn claimables_of(
	owner: &AccountId,
	cursor: Option<Cursor>,
	limit: u32,
) -> Option<ClaimablesView> {
	let from = place::<KeyOf<Runtime>>(cursor).ok()?;
	let rows = Claimables::claimables_of(owner, from, limit.min(MAX_PAGE));
	let last = rows.last().map(|row| row.key.clone());
	// Whether there is a row after the last one is only known by asking for it.
	let next = last
		.filter(|key| !Claimables::claimables_of(owner, Some(key.clone()), 1).is_empty())
		.map(|key| key.encode());
	let items = rows.into_iter().map(view).collect();
	Some(ClaimablesView {
		recovery: Claimables::recovery_account(owner),
		page: Page { items, next },
	})
}

fn view(row: pallet::ClaimableView<AccountId, RuntimeHoldReason>) -> ClaimableView {
	let (pallet, reason) = words(row.key.reason);
	ClaimableView {
		source: row.key.source,
		asset: row.key.asset,
		pallet: pallet.to_string(),
		reason: reason.to_string(),
		amount: row.claimable.amount,
		since: row.claimable.since,
	}
}

/// The pallet and its reason, as the metadata names them, in camel case. Most hold money that can
/// never become a claimable.
pub const fn words(reason: RuntimeHoldReason) -> (&'static str, &'static str) {
	match reason {
		RuntimeHoldReason::Session(pallet_session::HoldReason::Keys) => ("session", "keys"),
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage) => {
			("preimage", "preimage")
		},
		// A collective has this one reason, and a second variant that is never made.
		RuntimeHoldReason::Council(_) => ("council", "proposalSubmission"),
		RuntimeHoldReason::TechnicalCommittee(_) => ("technicalCommittee", "proposalSubmission"),
		RuntimeHoldReason::SafeMode(pallet_safe_mode::HoldReason::EnterOrExtend) => {
			("safeMode", "enterOrExtend")
		},
		RuntimeHoldReason::Kyc(pallet_kyc::HoldReason::CredentialDeposit) => {
			("kyc", "credentialDeposit")
		},
		RuntimeHoldReason::Merchants(reason) => match reason {
			pallet_merchants::HoldReason::Bond => ("merchants", "bond"),
			pallet_merchants::HoldReason::Deposit => ("merchants", "deposit"),
		},
		RuntimeHoldReason::Payments(reason) => match reason {
			pallet_payments::HoldReason::Invoice => ("payments", "invoice"),
			pallet_payments::HoldReason::Authorization => ("payments", "authorization"),
			pallet_payments::HoldReason::Refund => ("payments", "refund"),
			pallet_payments::HoldReason::Deposit => ("payments", "deposit"),
			pallet_payments::HoldReason::Reserve => ("payments", "reserve"),
		},
		RuntimeHoldReason::Rates(pallet_rates::HoldReason::FeederBond) => ("rates", "feederBond"),
		RuntimeHoldReason::C2c(reason) => match reason {
			pallet_c2c::HoldReason::Escrow => ("c2c", "escrow"),
			pallet_c2c::HoldReason::Deposit => ("c2c", "deposit"),
		},
		RuntimeHoldReason::Arbitration(reason) => match reason {
			pallet_arbitration::HoldReason::Fee => ("arbitration", "fee"),
			pallet_arbitration::HoldReason::ArbiterBond => ("arbitration", "arbiterBond"),
		},
		RuntimeHoldReason::Acceptors(reason) => match reason {
			pallet_acceptors::HoldReason::Bond => ("acceptors", "bond"),
			pallet_acceptors::HoldReason::ClaimDeposit => ("acceptors", "claimDeposit"),
		},
		RuntimeHoldReason::Bridge(reason) => match reason {
			pallet_bridge::HoldReason::AttesterBond => ("bridge", "attesterBond"),
			pallet_bridge::HoldReason::WithdrawalFee => ("bridge", "withdrawalFee"),
		},
		RuntimeHoldReason::Claimables(pallet::HoldReason::Recovery) => ("claimables", "recovery"),
	}
}
