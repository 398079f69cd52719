// SPDX-License-Identifier: Apache-2.0

//! The benchmarks of all pallets, with this runtime's configuration.

mod trade;

use crate::{
	constants::{kyc, limits, money},
	*,
};
use alloc::{string::String, vec::Vec};
use codec::{Compact, Encode};
use core::iter::once;
use pallet_kyc::{
	ACTIONS, Issuer, IssuerId, IssuerStatus, IssuerTerms, Person, Statement, TierLimits,
};
use pallet_merchants::{Profile, Scopes};
use polkadot_sdk::{
	frame_benchmarking::{
		BenchmarkBatch, BenchmarkConfig, BenchmarkList, account, add_benchmark, baseline,
		list_benchmark,
	},
	frame_support::traits::{
		StorageInfo, StorageInfoTrait, WhitelistedStorageKeys, fungible::Mutate, fungibles,
	},
	frame_system_benchmarking::{
		self, Pallet as SystemBench, extensions::Pallet as SystemExtensionsBench,
	},
	pallet_assets, pallet_aura,
	pallet_collective::{self, Instance1},
	pallet_membership::{self, Instance3},
	pallet_timestamp, pallet_transaction_payment,
	sp_consensus_aura::{AURA_ENGINE_ID, Slot, sr25519::AuthorityId as AuraId},
	sp_core::{H256, sr25519},
	sp_runtime::{BoundedVec, DigestItem},
};
use tael_primitives::{
	AssetKind, ChainTime, Kyc as KycTrait, MerchantId, Millis, ObjectKind, Pair, Price,
	SubjectKind, Tier, USDT, derive_id,
};

impl baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// Names every benchmarked pallet once: first the name of its weights, then where it is. The
/// session pallet is not among them, because its benchmarks need the staking pallet.
macro_rules! for_all_pallets {
	($do:ident, $first:ident, $second:ident) => {
		$do!($first, $second, frame_benchmarking, baseline::Pallet::<Runtime>);
		$do!($first, $second, frame_system, SystemBench::<Runtime>);
		$do!($first, $second, frame_system_extensions, SystemExtensionsBench::<Runtime>);
		$do!($first, $second, pallet_timestamp, Timestamp);
		$do!($first, $second, pallet_clock, Clock);
		$do!($first, $second, pallet_migrations, Migrations);
		$do!($first, $second, pallet_balances, Balances);
		$do!($first, $second, pallet_transaction_payment, TransactionPayment);
		$do!($first, $second, pallet_assets, Assets);
		$do!($first, $second, pallet_randomness, Randomness);
		$do!($first, $second, pallet_validators, Validators);
		$do!($first, $second, pallet_grandpa, Grandpa);
		$do!($first, $second, pallet_utility, Utility);
		$do!($first, $second, pallet_proxy, Proxy);
		$do!($first, $second, pallet_multisig, Multisig);
		$do!($first, $second, pallet_preimage, Preimage);
		$do!($first, $second, pallet_scheduler, Scheduler);
		$do!($first, $second, pallet_collective, Council);
		$do!($first, $second, pallet_membership, CouncilMembership);
		$do!($first, $second, pallet_whitelist, Whitelist);
		$do!($first, $second, pallet_tx_pause, TxPause);
		$do!($first, $second, pallet_safe_mode, SafeMode);
		$do!($first, $second, pallet_kyc, Kyc);
		$do!($first, $second, pallet_merchants, Merchants);
		$do!($first, $second, pallet_payments, Payments);
		$do!($first, $second, pallet_rates, Rates);
		$do!($first, $second, pallet_claimables, Claimables);
		$do!($first, $second, pallet_c2c, C2c);
		$do!($first, $second, pallet_arbitration, Arbitration);
		$do!($first, $second, pallet_acceptors, Acceptors);
		$do!($first, $second, pallet_bridge, Bridge);
	};
}

/// The benchmarks there are and the storage they touch.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	for_all_pallets!(list_benchmark, list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Run one benchmark.
pub fn dispatch(config: &BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (config, &whitelist);
	for_all_pallets!(add_benchmark, params, batches);
	Ok(batches)
}

/// Sets the scene of the benchmarks of our own pallets.
pub struct Stage;

/// The last of the issuers that vouch on the stage.
const LAST_ISSUER: IssuerId = IssuerId::MAX;

/// As many as can vouch for one account.
fn issuers() -> impl Iterator<Item = IssuerId> {
	(0..kyc::MAX_ISSUERS).map(|index| LAST_ISSUER.saturating_sub(index))
}

/// More than any deposit, bond or payment of a benchmark.
const WEALTH: Balance = 1_000_000_000 * USDT;

impl Stage {
	/// Chain time, as if the chain had never stood still.
	fn set_clock(now: Millis) {
		pallet_clock::Timestamp::<Runtime>::put(now);
		pallet_clock::Stalled::<Runtime>::kill();
	}

	fn enrich(who: &AccountId) {
		Balances::set_balance(who, WEALTH);
	}

	/// Vouch for `who` as a business of the highest tier, with as many credentials and linked accounts
	/// as the limits of a payment can ever have to look at.
	fn vouch(who: &AccountId) {
		let controller = AccountId::new([0xbb; 32]);
		Self::enrich(who);
		Self::enrich(&controller);
		if !pallet_kyc::Issuers::<Runtime>::contains_key(LAST_ISSUER) {
			let terms = IssuerTerms {
				controller: controller.clone(),
				keys: BoundedVec::new(),
				max_tier: Tier::Enhanced,
				jurisdictions: [1].into_iter().collect(),
				max_validity: Millis::MAX,
				policy_hash: H256::repeat_byte(1),
			};
			let issuer = Issuer { terms, status: IssuerStatus::Active };
			for id in issuers() {
				pallet_kyc::Issuers::<Runtime>::insert(id, &issuer);
			}
			let unbounded = TierLimits { per_payment: None, per_24h: None, per_30d: None };
			for action in ACTIONS {
				pallet_kyc::Limits::<Runtime>::insert(Tier::Enhanced, action, unbounded);
			}
		}
		if <Kyc as KycTrait<AccountId>>::tier(who) == Tier::Enhanced {
			return;
		}
		let now = <Clock as ChainTime>::timestamp();
		let statement = Statement {
			tier: Tier::Enhanced,
			kind: SubjectKind::Business,
			jurisdiction: 1,
			commitment: H256::repeat_byte(1),
			person: who.clone().into(),
			issued_at: now,
			not_before: now,
			expires_at: Millis::MAX,
			seq: 1,
		};
		for id in issuers() {
			let by = RuntimeOrigin::signed(controller.clone());
			Kyc::attest(by, id, who.clone(), statement).expect("the issuer may attest");
		}
		Self::link(who);
	}

	/// Give the person of `who`, with every issuer, as many accounts as there can be, all of which have
	/// paid, been paid and traded.
	fn link(who: &AccountId) {
		let person: Person = who.clone().into();
		let others = (1..kyc::MAX_LINKED).map(|index| account("linked", index, 0));
		let linked: Vec<AccountId> = once(who.clone()).chain(others).collect();
		for account in &linked {
			for action in ACTIONS {
				let usage = pallet_kyc::Usage::default();
				pallet_kyc::UsageOf::<Runtime>::insert(account, action, usage);
			}
		}
		let linked = BoundedVec::truncate_from(linked);
		for issuer in issuers() {
			pallet_kyc::Identities::<Runtime>::insert(issuer, person, &linked);
		}
	}
}

impl pallet_kyc::BenchmarkHelper for Stage {
	fn set_time(now: Millis) {
		Self::set_clock(now);
	}

	fn admit_officer(who: &AccountId) {
		pallet_membership::Members::<Runtime, Instance3>::mutate(|members| {
			if let Err(place) = members.binary_search(who) {
				members.try_insert(place, who.clone()).expect("there is room");
			}
		});
	}
}

impl pallet_bridge::BenchmarkHelper for Stage {
	fn verify(who: &AccountId) {
		Self::vouch(who);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}

impl pallet_merchants::BenchmarkHelper<AccountId> for Stage {
	fn qualify(who: &AccountId) {
		Self::vouch(who);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}

impl pallet_randomness::BenchmarkHelper for Stage {
	fn name_author() {
		let key = AuraId::from(sr25519::Public::from_raw([1; 32]));
		let authorities = (0..limits::VALIDATORS).map(|_| key.clone()).collect();
		pallet_aura::Authorities::<Runtime>::put(BoundedVec::truncate_from(authorities));
		System::deposit_log(DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(1).encode()));
	}
}

impl pallet_rates::BenchmarkHelper<AccountId> for Stage {
	fn endow(who: &AccountId) {
		Self::enrich(who);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
		// The oracle takes its time from the source.
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}

impl pallet_claimables::BenchmarkHelper<AccountId, RuntimeHoldReason> for Stage {
	fn asset() -> AssetKind {
		<Self as pallet_payments::BenchmarkHelper<AccountId>>::asset()
	}

	fn reason() -> RuntimeHoldReason {
		pallet_payments::HoldReason::Invoice.into()
	}

	fn fund(asset: &AssetKind, who: &AccountId) {
		<configs::FungiblesFree as fungibles::Mutate<AccountId>>::mint_into(
			asset.clone(),
			who,
			WEALTH,
		)
		.expect("the account can be credited");
	}
}

impl pallet_payments::BenchmarkHelper<AccountId> for Stage {
	fn merchant(owner: &AccountId, settlement: &AccountId, gateway: &AccountId) -> MerchantId {
		let by = |who: &AccountId| RuntimeOrigin::signed(who.clone());
		for who in [owner, settlement, gateway] {
			Self::vouch(who);
		}
		let reference = [7; 32];
		let merchant = derive_id(ObjectKind::Merchant, owner, &reference);
		let profile = Profile {
			name: BoundedVec::truncate_from(b"Stage".to_vec()),
			category: 5_499,
			page: None,
		};
		Merchants::register(by(owner), reference, profile, [1; 32]).expect("it is qualified");
		let council = pallet_collective::RawOrigin::<AccountId, Instance1>::Members(1, 1);
		Merchants::approve(RuntimeOrigin::from(council), merchant).expect("it is pending");
		if settlement != owner {
			Merchants::propose_settlement(by(owner), merchant, settlement.clone())
				.expect("it is another account");
			Merchants::confirm_settlement(by(settlement), merchant).expect("it is proposed");
		}
		let scopes = Scopes { invoice: true, capture: true };
		Merchants::consent(by(owner), merchant, gateway.clone(), scopes, 1_000, None)
			.expect("there is room");
		merchant
	}

	fn verify(who: &AccountId) {
		Self::vouch(who);
	}

	fn asset() -> AssetKind {
		if !pallet_assets::Asset::<Runtime>::contains_key(money::USDC) {
			Assets::force_create(
				RuntimeOrigin::root(),
				Compact(money::USDC),
				Address::Id(money::stablecoin_team()),
				true,
				money::STABLECOIN_MIN_BALANCE,
			)
			.expect("the id is free");
		}
		AssetKind::WithId(money::USDC)
	}

	fn set_price(pair: &Pair, price: Price) {
		let now = <Clock as ChainTime>::timestamp();
		let round = pallet_rates::Round {
			state: pallet_rates::State::Live,
			price,
			as_of: now,
			accepted_at: now,
			number: 1,
			..Default::default()
		};
		pallet_rates::Rounds::<Runtime>::insert(pair, round);
	}

	fn set_time(now: Millis) {
		Self::set_clock(now);
	}
}
