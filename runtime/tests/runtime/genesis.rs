// SPDX-License-Identifier: Apache-2.0

use crate::chain::{Alice, Charlie, account, feeder, preset, stranger};
use pallet_kyc::TierLimits;
use polkadot_sdk::{
	frame_support::traits::fungibles::metadata,
	sp_core::Pair as _,
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId},
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
};
use serde_json::{Value, json};
use tael_primitives::{Action, Balance, Risk, Tier, USDT};
use tael_runtime::{
	Assets, Aura, Balances, Grandpa, Rates, Runtime, Session, System,
	constants::money::{EXISTENTIAL_DEPOSIT, stablecoin_team, treasury},
	genesis, invariants,
};

fn built<R>(config: &Value, test: impl FnOnce() -> R) -> R {
	TestExternalities::new_empty().execute_with(|| {
		genesis::build(config.to_string().into_bytes()).expect("genesis builds");
		invariants::check().expect("invariants hold");
		test()
	})
}

fn endowed(config: &Value) -> Balance {
	let balances = config["balances"]["balances"].as_array().expect("a list");
	balances.iter().map(|entry| Balance::from(entry[1].as_u64().expect("an amount"))).sum()
}

#[test]
fn every_preset_should_build() {
	let names = genesis::preset_names();
	assert_eq!(names, [DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET].map(PresetId::from));
	for name in names {
		let config = preset(name.as_ref());
		built(&config, || {
			// I7: at genesis the issuance is what the preset endows, and nothing else.
			assert_eq!(Balances::total_issuance(), endowed(&config));
		});
	}
}

#[test]
fn unknown_preset_should_not_exist() {
	assert_eq!(genesis::preset(&PresetId::from("main")), None);
}

#[test]
fn development_should_have_alice_in_every_office() {
	built(&preset(DEV_RUNTIME_PRESET), || {
		assert_eq!(Session::validators(), [account(Alice)]);
		assert_eq!(Aura::authorities_len(), 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 1);
		assert_eq!(council(), [account(Alice)]);
		assert_eq!(committee(), [account(Alice)]);
	});
}

#[test]
fn local_testnet_should_have_four_validators_and_a_council_of_three() {
	built(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Aura::authorities_len(), 4);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		assert_eq!(council().len(), 3);
		assert_eq!(committee().len(), 3);
	});
}

#[test]
fn stablecoins_should_be_sufficient_and_owned_by_nobody() {
	built(&preset(DEV_RUNTIME_PRESET), || {
		for (id, symbol) in [(1, "USDC"), (2, "EURC")] {
			assert_eq!(<Assets as metadata::Inspect<_>>::symbol(id), symbol.as_bytes().to_vec());
			assert_eq!(<Assets as metadata::Inspect<_>>::decimals(id), 6);
			assert_eq!(Assets::balance(id, account(Charlie)), 1_000_000 * USDT);
			assert_eq!(
				<Assets as polkadot_sdk::frame_support::traits::fungibles::roles::Inspect<_>>::owner(id),
				Some(stablecoin_team())
			);
			assert!(!System::account_exists(&stablecoin_team()));
		}
	});
}

#[test]
fn treasury_should_be_kept_alive_by_more_than_its_balance() {
	built(&preset(DEV_RUNTIME_PRESET), || {
		assert_eq!(System::providers(&treasury()), 2);
	});
}

#[test]
fn genesis_should_fail_without_the_treasury() {
	for amount in [0, EXISTENTIAL_DEPOSIT - 1, EXISTENTIAL_DEPOSIT] {
		let mut config = preset(DEV_RUNTIME_PRESET);
		let entries = config["balances"]["balances"].as_array_mut().expect("a list");
		entries.retain(|entry| entry[1] == json!(1_000_000 * USDT));
		if amount > 0 {
			entries.push(json!([treasury(), amount]));
		}
		config["bridge"]["minted"] = json!([[pallet_bridge::DEV, endowed(&config)]]);
		let outcome = std::panic::catch_unwind(|| {
			TestExternalities::new_empty()
				.execute_with(|| genesis::build(config.to_string().into_bytes()))
		});
		// The balances pallet itself refuses an endowment below the existential deposit.
		let built = outcome.is_ok_and(|result| result.is_ok());
		assert_eq!(built, amount >= EXISTENTIAL_DEPOSIT, "with {amount}");
	}
}

#[test]
fn genesis_should_fail_without_anybody_who_governs() {
	for membership in ["councilMembership", "technicalMembership"] {
		let mut config = preset(DEV_RUNTIME_PRESET);
		config[membership]["members"] = json!([]);
		let built = TestExternalities::new_empty()
			.execute_with(|| genesis::build(config.to_string().into_bytes()));
		assert!(built.is_err_and(|error| error.contains("must have members")));
	}
}

#[test]
fn feeders_should_be_accounts_whose_keys_everybody_knows() {
	for name in [DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET] {
		built(&preset(name), || {
			for number in 1..=5 {
				assert!(Rates::is_active(&feeder(number).public().into()), "{number} in {name}");
			}
		});
	}
}

#[test]
fn limits_of_trades_should_rise_with_the_tier_and_fall_with_the_risk() {
	const TIERS: [Tier; 4] = [Tier::Unverified, Tier::Contact, Tier::Document, Tier::Enhanced];
	const RISKS: [Risk; 3] = [Risk::Low, Risk::Medium, Risk::High];
	// The bounds of one trade, 24 hours and 30 days; no bound is above all of them.
	let bounds = |tier, risk| {
		let row = pallet_kyc::Limits::<Runtime>::get(tier, Action::Trade(risk));
		let row = row.unwrap_or(TierLimits::NOTHING);
		[row.per_payment, row.per_24h, row.per_30d].map(|bound| bound.unwrap_or(Balance::MAX))
	};
	built(&preset(DEV_RUNTIME_PRESET), || {
		for risk in RISKS {
			assert_eq!(bounds(Tier::Unverified, risk), [0; 3]);
			for pair in TIERS.windows(2) {
				let (lower, higher) = (bounds(pair[0], risk), bounds(pair[1], risk));
				assert!((0..3).all(|i| lower[i] <= higher[i]), "{risk:?} {pair:?}");
			}
		}
		for tier in TIERS {
			for pair in RISKS.windows(2) {
				let (safer, riskier) = (bounds(tier, pair[0]), bounds(tier, pair[1]));
				assert!((0..3).all(|i| riskier[i] <= safer[i]), "{tier:?} {pair:?}");
			}
			for risk in RISKS {
				assert!(bounds(tier, risk).is_sorted(), "{tier:?} {risk:?}");
			}
		}
		assert_eq!(bounds(Tier::Contact, Risk::Low), [200, 500, 3_000].map(|whole| whole * USDT));
		assert_eq!(bounds(Tier::Contact, Risk::Medium), [0; 3]);
	});
}

#[test]
fn genesis_should_take_the_edits_of_a_network_tool() {
	let mut config = preset(LOCAL_TESTNET_RUNTIME_PRESET);
	let stash = Sr25519Keyring::AliceStash.to_account_id();
	config["balances"]["balances"]
		.as_array_mut()
		.expect("a list")
		.extend([json!([stash, 5_000 * USDT]), json!([stranger(9), 1_000 * USDT])]);
	built(&config, || {
		assert_eq!(Balances::total_issuance(), endowed(&config));
		assert_eq!(Balances::free_balance(&stash), 5_000 * USDT);
	});
}

fn council() -> Vec<tael_runtime::AccountId> {
	polkadot_sdk::pallet_collective::Members::<Runtime, polkadot_sdk::pallet_collective::Instance1>::get()
}

fn committee() -> Vec<tael_runtime::AccountId> {
	polkadot_sdk::pallet_collective::Members::<Runtime, polkadot_sdk::pallet_collective::Instance2>::get()
}
