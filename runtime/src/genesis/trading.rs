// SPDX-License-Identifier: Apache-2.0

//! Rails, rungs of acceptors and terms of arbitration on test networks.

use crate::constants::arbitration;
use alloc::{vec, vec::Vec};
use pallet_acceptors::{Entry, Floors, TierTerms};
use pallet_arbitration::Terms;
use pallet_c2c::Rail;
use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_runtime::BoundedVec};
use tael_primitives::{AccountId, Balance, DAY, HOUR, RailId, Risk, SECOND, Tier, USDT};

/// The ways to pay local money. All windows are of seconds, so that a story with deadlines ends within a
/// minute; a real network's are of minutes to days. Attestors watch one, and on another payments are taken
/// back, so that releases are held.
pub fn rails() -> Vec<(RailId, Rail<AccountId>)> {
	let rail = |code: &str, risk, lowest_tier| Rail {
		code: BoundedVec::truncate_from(code.as_bytes().to_vec()),
		risk,
		lowest_tier,
		pay_window: 10 * SECOND,
		max_pay_window: 8 * DAY,
		grace: 30 * SECOND,
		release_window: 20 * SECOND,
		dispute_delay: 4 * SECOND,
		hold: 0,
		free_tier: Tier::Unverified,
		attestors: BoundedVec::new(),
		quorum: 0,
		is_open: true,
	};
	let attestors = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie];
	vec![
		(1, rail("alipay", Risk::Medium, Tier::Document)),
		(2, rail("bank-cn", Risk::Medium, Tier::Document)),
		(
			3,
			Rail {
				attestors: BoundedVec::truncate_from(
					attestors.map(Sr25519Keyring::to_account_id).to_vec(),
				),
				quorum: 2,
				..rail("sepa-instant", Risk::Low, Tier::Contact)
			},
		),
		(
			4,
			Rail {
				hold: 8 * SECOND,
				free_tier: Tier::Enhanced,
				..rail("card", Risk::High, Tier::Document)
			},
		),
	]
}

/// The rungs of acceptors.
pub fn tiers() -> Vec<(u8, TierTerms)> {
	let rung = |kyc, bond: Balance, max_trade: Balance, max_open| TierTerms {
		kyc,
		bond: bond.saturating_mul(USDT),
		cover: bond.saturating_mul(USDT).saturating_div(2),
		max_trade: max_trade.saturating_mul(USDT),
		max_open,
		entry: Entry {
			min_age: 30 * DAY,
			min_completed: 20,
			min_completion: 9_000,
			min_counterparties: 10,
		},
		floors: Floors { completion: 8_500, release_p90: HOUR },
	};
	vec![
		(1, rung(Tier::Document, 1_000, 2_000, 20)),
		(2, rung(Tier::Enhanced, 10_000, 20_000, 100)),
		(3, rung(Tier::Enhanced, 100_000, 100_000, 500)),
	]
}

/// What disputes are held under: windows of seconds, like those of the rails.
pub const fn terms() -> Terms {
	Terms {
		respond_window: 10 * SECOND,
		evidence_window: 30 * SECOND,
		ruling_window: 60 * SECOND,
		commit_window: 30 * SECOND,
		reveal_window: 30 * SECOND,
		appeal_window: 16 * SECOND,
		recuse_window: 10 * SECOND,
		objection_window: 4 * SECOND,
		..arbitration::TERMS
	}
}
