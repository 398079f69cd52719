// SPDX-License-Identifier: Apache-2.0

//! Real money of two kinds: what the mock runtimes of the pallets that move it have in common.

use polkadot_sdk::frame_support::traits::{fungibles::Mutate, tokens::Preservation};
use tael_primitives::{AccountId, AssetKind, Balance, CENT};

/// The asset of the second kind of money.
pub const USDC: u32 = 7;
/// USDT.
pub const NATIVE: AssetKind = AssetKind::Native;
/// The second kind of money.
pub const STABLE: AssetKind = AssetKind::WithId(USDC);
/// Every money test runs with each.
pub const KINDS: [AssetKind; 2] = [NATIVE, STABLE];

/// Of either kind.
pub const EXISTENTIAL_DEPOSIT: Balance = CENT;

/// Leave `who` with exactly `amount` free, by a transfer to or from `other`, who is rich.
///
/// # Panics
///
/// If that cannot be.
pub fn set_free<Money>(other: &AccountId, asset: &AssetKind, who: &AccountId, amount: Balance)
where
	Money: Mutate<AccountId, AssetId = AssetKind, Balance = Balance>,
{
	let has = Money::balance(asset.clone(), who);
	let (from, to) = if has > amount { (who, other) } else { (other, who) };
	let by = has.abs_diff(amount);
	if by > 0 {
		Money::transfer(asset.clone(), from, to, by, Preservation::Expendable)
			.expect("the other is rich, and the rest can be given away");
	}
	assert_eq!(Money::balance(asset.clone(), who), amount);
}

/// Configure the system and the balances of the mock runtime `$test`, whose pallets of these must be
/// called `System` and `Balances`. Nothing need be imported.
#[macro_export]
macro_rules! native_money {
	($test:ident) => {
		mod native_money {
			use super::*;
			use ::polkadot_sdk::{
				frame_support::{
					derive_impl, traits::ConstU128, weights::constants::RocksDbWeight,
				},
				frame_system::{self, mocking::MockBlock},
				pallet_balances,
				sp_runtime::traits::IdentityLookup,
			};
			use ::tael_primitives::{AccountId, Balance};

			#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
			impl frame_system::Config for $test {
				type Block = MockBlock<$test>;
				type AccountId = AccountId;
				type Lookup = IdentityLookup<AccountId>;
				type AccountData = pallet_balances::AccountData<Balance>;
				// Not free, so that a test of the weight that is left over notices a read.
				type DbWeight = RocksDbWeight;
			}

			// `DustRemoval` drops dust and so lowers the issuance: a test that loses any notices.
			#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
			impl pallet_balances::Config for $test {
				type Balance = Balance;
				type ExistentialDeposit = ConstU128<{ $crate::EXISTENTIAL_DEPOSIT }>;
				type AccountStore = System;
			}
		}
	};
}

/// Configure both kinds of money of the mock runtime `$test`, whose pallets must be called `System`,
/// `Balances`, `Assets` and `AssetsHolder`. Nothing need be imported.
///
/// Leaves the types `FreeMoney` and `HeldMoney` over both kinds, `genesis` for people who have as
/// much of each, and `signed` for their origins.
#[macro_export]
macro_rules! real_money {
	($test:ident) => {
		$crate::native_money!($test);

		mod real_money {
			use super::*;
			use ::polkadot_sdk::{
				frame_support::{
					derive_impl,
					traits::{
						AsEnsureOriginWithArg,
						fungible::{NativeFromLeft, UnionOf},
					},
				},
				frame_system::{EnsureRoot, EnsureSigned},
				pallet_assets, pallet_assets_holder, pallet_balances,
			};
			use ::tael_primitives::{AccountId, AssetKind, Balance};

			#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
			impl pallet_assets::Config for $test {
				type Balance = Balance;
				type Currency = Balances;
				type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
				type ForceOrigin = EnsureRoot<AccountId>;
				type Holder = AssetsHolder;
			}

			impl pallet_assets_holder::Config for $test {
				type RuntimeHoldReason = RuntimeHoldReason;
				type RuntimeEvent = RuntimeEvent;
			}

			/// What is free, of either kind.
			pub type FreeMoney = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
			/// What is on hold, of either kind.
			pub type HeldMoney =
				UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

			/// Everybody begins with `wealth` of each kind. `issuer` has made the second.
			pub fn genesis(
				people: &[AccountId],
				wealth: Balance,
				issuer: AccountId,
			) -> RuntimeGenesisConfig {
				let asset = ($crate::USDC, issuer, true, $crate::EXISTENTIAL_DEPOSIT);
				RuntimeGenesisConfig {
					balances: pallet_balances::GenesisConfig {
						balances: people.iter().map(|who| (who.clone(), wealth)).collect(),
						..Default::default()
					},
					assets: pallet_assets::GenesisConfig {
						assets: vec![asset],
						accounts: people
							.iter()
							.map(|who| ($crate::USDC, who.clone(), wealth))
							.collect(),
						..Default::default()
					},
					..Default::default()
				}
			}

			pub fn signed(who: &AccountId) -> RuntimeOrigin {
				RuntimeOrigin::signed(who.clone())
			}
		}
		use real_money::genesis;
		pub use real_money::{FreeMoney, HeldMoney, signed};
	};
}
