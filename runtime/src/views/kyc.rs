// SPDX-License-Identifier: Apache-2.0

//! What an account may do.

use crate::Kyc;
use tael_primitives::AccountId;
use tael_runtime_api::{KycView, kyc::HeadroomView};

/// Tier, validity and limits of an account.
pub fn status(account: &AccountId) -> KycView {
	let status = Kyc::account_status(account);
	KycView {
		credential: status.credential,
		screened: status.screened,
		headroom: status
			.headroom
			.into_iter()
			.map(|headroom| HeadroomView {
				action: headroom.action,
				per_payment: headroom.per_payment,
				left_24h: headroom.left_24h,
				left_30d: headroom.left_30d,
			})
			.collect(),
	}
}
