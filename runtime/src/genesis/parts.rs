// SPDX-License-Identifier: Apache-2.0

//! What the presets of test networks share. Every account here has a key that everybody knows.

use super::{bridge, trading};
use crate::{
	AcceptorsConfig, ArbitrationConfig, AssetsConfig, BalancesConfig, BridgeConfig, C2cConfig,
	CouncilMembershipConfig, KycConfig, OfficersConfig, RatesConfig, RegistrarsConfig,
	RuntimeGenesisConfig, SessionConfig, SessionKeys, TechnicalMembershipConfig, constants::money,
};
use alloc::{vec, vec::Vec};
use pallet_bridge::DEV;
use pallet_kyc::{IssuerId, IssuerTerms, TierLimits};
use pallet_rates::PairConfig;
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_core::hex2array,
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::{
		BoundedVec,
		traits::{BlakeTwo256, Hash},
	},
};
use serde_json::Value;
use tael_primitives::{
	AccountId, Action, AssetKind, Balance, DAY, Fiat, MINUTE, Pair, Price, Risk, Tier, USDT,
};

/// What a test account begins with.
const ENDOWMENT: Balance = 1_000_000 * USDT;

/// What the treasury begins with.
const TREASURY: Balance = 1_000 * USDT;

/// The stablecoins of the test networks: id, name, symbol. All have 6 decimals.
const STABLECOINS: [(u32, &str, &str); 2] =
	[(money::USDC, "USD Coin", "USDC"), (money::EURC, "Euro Coin", "EURC")];

/// The issuer of credentials of the test networks.
const ISSUER: IssuerId = 1;

/// Who is who on a test network.
pub struct Cast {
	/// Make blocks, and finalise them with the second key.
	pub validators: Vec<(Sr25519Keyring, Ed25519Keyring)>,
	/// The council.
	pub council: Vec<Sr25519Keyring>,
	/// The technical committee.
	pub committee: Vec<Sr25519Keyring>,
	/// Freeze accounts, two of them together.
	pub officers: Vec<Sr25519Keyring>,
	/// Admit merchants.
	pub registrars: Vec<Sr25519Keyring>,
	/// Attests people and businesses.
	pub issuer: Sr25519Keyring,
}

/// The genesis of a test network with this cast.
pub fn patch(cast: &Cast) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: balances() },
		assets: AssetsConfig {
			assets: STABLECOINS
				.iter()
				.map(|(id, ..)| (
					*id,
					money::stablecoin_team(),
					true,
					money::STABLECOIN_MIN_BALANCE
				))
				.collect(),
			metadata: STABLECOINS
				.iter()
				.map(|(id, name, symbol)| (
					*id,
					name.as_bytes().to_vec(),
					symbol.as_bytes().to_vec(),
					6
				))
				.collect(),
			accounts: STABLECOINS
				.iter()
				.flat_map(|(id, ..)| people().into_iter().map(|who| (*id, who, ENDOWMENT)))
				.collect(),
		},
		session: SessionConfig {
			keys: cast.validators.iter().copied().map(session_keys).collect()
		},
		council_membership: CouncilMembershipConfig {
			members: BoundedVec::truncate_from(accounts(&cast.council)),
		},
		technical_membership: TechnicalMembershipConfig {
			members: BoundedVec::truncate_from(accounts(&cast.committee)),
		},
		officers: OfficersConfig { members: BoundedVec::truncate_from(accounts(&cast.officers)) },
		registrars: RegistrarsConfig {
			members: BoundedVec::truncate_from(accounts(&cast.registrars)),
		},
		kyc: KycConfig { issuers: vec![(ISSUER, issuer(cast.issuer))], limits: limits() },
		rates: RatesConfig { pairs: pairs(), feeders: feeders() },
		c_2c: C2cConfig { rails: trading::rails(), ..Default::default() },
		arbitration: ArbitrationConfig { terms: Some(trading::terms()) },
		acceptors: AcceptorsConfig { tiers: trading::tiers() },
		bridge: BridgeConfig {
			minted: vec![(DEV, balances().into_iter().map(|(_, amount)| amount).sum())],
			attesters: bridge::attesters(),
			threshold: bridge::THRESHOLD,
			watchers: bridge::watchers(),
			limits: bridge::limits(),
			..Default::default()
		},
	})
}

/// What the issuer of a test network is admitted to: everything, for a year, in one jurisdiction.
fn issuer(who: Sr25519Keyring) -> IssuerTerms {
	let account = who.to_account_id();
	IssuerTerms {
		controller: account.clone(),
		keys: BoundedVec::truncate_from(vec![account]),
		max_tier: Tier::Enhanced,
		jurisdictions: [1].into_iter().collect(),
		max_validity: 365 * DAY,
		policy_hash: BlakeTwo256::hash(b"tael/test issuer"),
	}
}

/// How much each tier may pay, be paid through invoices, trade against local money and take out, in USDT. Who is not verified
/// does not trade, and who left no document trades only where money that came cannot go back.
fn limits() -> Vec<(Tier, Action, TierLimits)> {
	let bounded = |payment: Balance, day: Balance, month: Balance| TierLimits {
		per_payment: Some(payment.saturating_mul(USDT)),
		per_24h: Some(day.saturating_mul(USDT)),
		per_30d: Some(month.saturating_mul(USDT)),
	};
	let unbounded = TierLimits { per_payment: None, per_24h: None, per_30d: None };
	vec![
		(Tier::Unverified, Action::Pay, bounded(500, 1_000, 3_000)),
		(Tier::Contact, Action::Pay, bounded(2_000, 5_000, 20_000)),
		(Tier::Document, Action::Pay, bounded(20_000, 50_000, 500_000)),
		(Tier::Enhanced, Action::Pay, unbounded),
		(Tier::Document, Action::Invoice, bounded(2_000, 5_000, 50_000)),
		(Tier::Enhanced, Action::Invoice, unbounded),
		(Tier::Contact, Action::Trade(Risk::Low), bounded(200, 500, 3_000)),
		(Tier::Document, Action::Trade(Risk::Low), bounded(5_000, 20_000, 200_000)),
		(Tier::Document, Action::Trade(Risk::Medium), bounded(2_000, 8_000, 80_000)),
		(Tier::Document, Action::Trade(Risk::High), bounded(500, 1_500, 10_000)),
		(Tier::Enhanced, Action::Trade(Risk::Low), unbounded),
		(Tier::Enhanced, Action::Trade(Risk::Medium), bounded(20_000, 100_000, 1_000_000)),
		(Tier::Enhanced, Action::Trade(Risk::High), bounded(5_000, 20_000, 200_000)),
		(Tier::Unverified, Action::Withdraw, bounded(500, 1_000, 3_000)),
		(Tier::Contact, Action::Withdraw, bounded(2_000, 5_000, 20_000)),
		(Tier::Document, Action::Withdraw, bounded(20_000, 50_000, 500_000)),
		(Tier::Enhanced, Action::Withdraw, unbounded),
	]
}

/// What USDT costs in yuan, euros and dollars, by five feeders of whom one may fail.
fn pairs() -> Vec<(Pair, PairConfig<AccountId>)> {
	let pair = |fiat, (min, max)| {
		let config = PairConfig {
			min: Price(min),
			max: Price(max),
			heartbeat: 10 * MINUTE,
			ttl: 20 * MINUTE,
			deviation: 30,
			max_step: 500,
			max_spread: 200,
			faults: 1,
			confirmations: 3,
			confirm_gap: MINUTE,
			feeders: BoundedVec::truncate_from(feeders()),
		};
		(Pair { asset: AssetKind::Native, fiat }, config)
	};
	vec![
		pair(Fiat::CNY, (500_000_000, 1_000_000_000)),
		pair(Fiat::EUR, (50_000_000, 150_000_000)),
		pair(Fiat::USD, (50_000_000, 150_000_000)),
	]
}

/// The accounts that feed prices: `//Feeder//1` to `//Feeder//5`. Not the stashes of Alice and the others, which
/// network tools endow themselves.
fn feeders() -> Vec<AccountId> {
	const FEEDERS: [[u8; 32]; 5] = [
		hex2array!("d8be2262b89182513d80fc842174d3c5d7d9d5cbc1dba0d011ea079782010c2b"),
		hex2array!("4c02fede050bd840c3427e15c59cbcc64a849de3fcff25b4b795b81ebdb6ca65"),
		hex2array!("728bd05334524e035fa08f0b8aab397fa711d163e6c1ae52d00dfddd67350f7e"),
		hex2array!("64f74feaaf4de94572b7a0c270ea6df16f84de5ae6afe69541c5ce4cd3535351"),
		hex2array!("caf970bd599653ab7fddccd26f247d069cd951e1f791a917854cad6a22afd642"),
	];
	FEEDERS.into_iter().map(AccountId::new).collect()
}

/// The accounts of people, from Alice to Ferdie.
fn people() -> Vec<AccountId> {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	accounts(&[Alice, Bob, Charlie, Dave, Eve, Ferdie])
}

/// The issuance: one endowment for each person and feeder, and what the treasury begins with.
fn balances() -> Vec<(AccountId, Balance)> {
	let mut balances: Vec<_> =
		people().into_iter().chain(feeders()).map(|who| (who, ENDOWMENT)).collect();
	balances.push((money::treasury(), TREASURY));
	balances
}

fn session_keys(
	(aura, grandpa): (Sr25519Keyring, Ed25519Keyring),
) -> (AccountId, AccountId, SessionKeys) {
	let account = aura.to_account_id();
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	(account.clone(), account, keys)
}

fn accounts(keys: &[Sr25519Keyring]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}
