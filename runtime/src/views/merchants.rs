// SPDX-License-Identifier: Apache-2.0

//! Merchants and who may act for them.

use crate::Merchants;
use pallet_merchants::{Role, State};
use tael_primitives::MerchantId;
use tael_runtime_api::{
	MerchantView, RolesView,
	merchants::{
		AllowanceView, GatewayView, MemberView, MerchantStatus, PastKeyView, ProfilePageView,
	},
};

/// A merchant.
pub fn merchant(id: MerchantId) -> Option<MerchantView> {
	let merchant = Merchants::merchant(id)?;
	Some(MerchantView {
		id,
		owner: merchant.owner,
		settlement: merchant.settlement,
		proposed_settlement: merchant.proposed_settlement,
		status: status(merchant.state)?,
		bond: merchant.bond,
		name: merchant.profile.name.into_inner(),
		category: merchant.profile.category,
		page: merchant
			.profile
			.page
			.map(|page| ProfilePageView { uri: page.uri.into_inner(), hash: page.hash }),
		signing_key: merchant.signing_key,
		past_keys: merchant
			.past_keys
			.into_iter()
			.map(|past| PastKeyView { key: past.key, until: past.until })
			.collect(),
	})
}

/// A merchant that has ended is not in state, so there is no word for it.
const fn status(state: State) -> Option<MerchantStatus> {
	match state {
		State::Pending => Some(MerchantStatus::Pending),
		State::Active => Some(MerchantStatus::Active),
		State::Suspended { until } => Some(MerchantStatus::Suspended { until }),
		State::Closing { until } => Some(MerchantStatus::Closing { until }),
		State::Ended => None,
	}
}

/// Who may act for a merchant.
pub fn roles(id: MerchantId) -> Option<RolesView> {
	let merchant = Merchants::merchant(id)?;
	Some(RolesView {
		owner: merchant.owner,
		members: Merchants::roles(id)
			.into_iter()
			.map(|member| MemberView {
				cashier: member.roles.contains(&Role::Cashier),
				treasurer: member.roles.contains(&Role::Treasurer),
				auditor: member.roles.contains(&Role::Auditor),
				refunder: member.refunds.map(|(per_day, left)| AllowanceView { per_day, left }),
				account: member.account,
			})
			.collect(),
		gateways: Merchants::consents(id)
			.into_iter()
			.map(|consent| GatewayView {
				account: consent.gateway,
				invoice: consent.scopes.invoice,
				capture: consent.scopes.capture,
				max_fee: consent.max_fee,
				expires_at: consent.expires_at,
			})
			.collect(),
	})
}
