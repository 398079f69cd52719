// SPDX-License-Identifier: Apache-2.0

//! `claim`.

use super::FROZEN;
use crate::{Error, Event, KeyOf, MAX_CLAIMS, mock::*};
use frame::{testing_prelude::*, token::fungibles::MutateHold};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, ClaimKey, Kyc, USDT};

fn claim(who: &AccountId, keys: Vec<KeyOf<Test>>) -> DispatchResult {
	Claimables::claim(signed(who), bounded(keys))
}

fn is_empty() -> bool {
	crate::Claimables::<Test>::iter().next().is_none()
}

#[test]
fn claim_should_pay_each_and_tell() {
	run_with_each(|asset| {
		owe(&CAROL, key(&ALICE, &asset), USDT);
		owe(&CAROL, key(&BOB, &asset), 1);
		events();
		assert_ok!(claim(&CAROL, keys(&[ALICE, BOB], &asset)));
		assert_eq!(free(&asset, &CAROL), WEALTH + USDT + 1);
		assert_eq!(held_at_all(&ALICE) + held_at_all(&BOB), 0);
		assert!(is_empty());
		let claimed = |source, amount| Event::Claimed {
			owner: CAROL,
			key: key(&source, &asset),
			dest: CAROL,
			amount,
		};
		assert_eq!(events(), vec![claimed(ALICE, USDT), claimed(BOB, 1)]);
	});
}

#[test]
fn claim_should_collect_dust_whose_sum_makes_an_account() {
	run_with_each(|asset| {
		for source in [ALICE, BOB] {
			owe(&NOBODY, key(&source, &asset), DUST);
			assert_noop!(claim(&NOBODY, keys(&[source], &asset)), Error::<Test>::CannotCredit);
		}
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT);
		assert_eq!(held_at_all(&ALICE) + held_at_all(&BOB), 0);
		assert!(is_empty());
	});
}

#[test]
fn boundary_the_sum_of_claims_must_reach_the_least_balance() {
	run_with_each(|asset| {
		owe(&NOBODY, key(&ALICE, &asset), DUST);
		owe(&NOBODY, key(&BOB, &asset), DUST - 1);
		assert_noop!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)), Error::<Test>::CannotCredit);
		owe(&NOBODY, key(&CAROL, &asset), 1);
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB, CAROL], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn claim_should_pay_the_greatest_first() {
	run_with_each(|asset| {
		owe(&NOBODY, key(&ALICE, &asset), 1);
		owe(&NOBODY, key(&BOB, &asset), EXISTENTIAL_DEPOSIT + 1);
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT + 2);
	});
}

#[test]
fn dust_is_gathered_within_one_reason_and_one_kind_of_money() {
	run(|| {
		let of_bond = ClaimKey { reason: BOND, ..key(&ALICE, &NATIVE) };
		owe(&NOBODY, key(&ALICE, &NATIVE), DUST);
		owe(&NOBODY, of_bond.clone(), DUST);
		let both = vec![key(&ALICE, &NATIVE), of_bond.clone()];
		assert_noop!(claim(&NOBODY, both.clone()), Error::<Test>::CannotCredit);
		owe(&NOBODY, key(&ALICE, &STABLE), DUST);
		let mixed = vec![key(&ALICE, &NATIVE), key(&ALICE, &STABLE)];
		assert_noop!(claim(&NOBODY, mixed), Error::<Test>::CannotCredit);
		// Each group for itself, in one call.
		owe(&NOBODY, key(&BOB, &NATIVE), DUST);
		owe(&NOBODY, key(&BOB, &STABLE), DUST);
		let groups = [NATIVE, STABLE].iter().flat_map(|asset| keys(&[ALICE, BOB], asset)).collect();
		assert_ok!(claim(&NOBODY, groups));
		assert_eq!(free(&NATIVE, &NOBODY), EXISTENTIAL_DEPOSIT);
		assert_eq!(free(&STABLE, &NOBODY), EXISTENTIAL_DEPOSIT);
		// With the account there, dust is credited alone.
		assert_ok!(claim(&NOBODY, vec![of_bond]));
		assert_eq!(free(&NATIVE, &NOBODY), EXISTENTIAL_DEPOSIT + DUST);
	});
}

#[test]
fn claim_fails_for_what_is_not_there_or_is_another_s() {
	run(|| {
		owe(&NOBODY, key(&ALICE, &NATIVE), DUST);
		let wrong_reason = ClaimKey { reason: BOND, ..key(&ALICE, &NATIVE) };
		assert_noop!(claim(&BOB, keys(&[ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_noop!(claim(&NOBODY, keys(&[BOB], &NATIVE)), Error::<Test>::NotFound);
		assert_noop!(claim(&NOBODY, keys(&[ALICE], &STABLE)), Error::<Test>::NotFound);
		assert_noop!(claim(&NOBODY, vec![wrong_reason]), Error::<Test>::NotFound);
		// Naming one twice does not pay it twice.
		assert_noop!(claim(&NOBODY, keys(&[ALICE, ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_ok!(claim(&NOBODY, Vec::new()));
	});
}

#[test]
fn claim_pays_all_or_none() {
	run(|| {
		owe(&CAROL, key(&ALICE, &NATIVE), USDT);
		owe(&CAROL, key(&ALICE, &STABLE), USDT);
		block(&CAROL);
		let both = || vec![key(&ALICE, &NATIVE), key(&ALICE, &STABLE)];
		assert_noop!(claim(&CAROL, both()), Error::<Test>::CannotCredit);
		unblock(&CAROL);
		assert_ok!(claim(&CAROL, both()));
		assert_eq!(free(&NATIVE, &CAROL) + free(&STABLE, &CAROL), 2 * (WEALTH + USDT));
	});
}

#[test]
fn what_an_account_could_not_take_back_from_itself_is_a_release() {
	run(|| {
		owe(&ALICE, key(&ALICE, &STABLE), USDT);
		block(&ALICE);
		assert_noop!(claim(&ALICE, keys(&[ALICE], &STABLE)), Error::<Test>::CannotCredit);
		unblock(&ALICE);
		assert_ok!(claim(&ALICE, keys(&[ALICE], &STABLE)));
		assert_eq!(free(&STABLE, &ALICE), WEALTH);
	});
}

#[test]
fn neither_a_frozen_owner_nor_a_frozen_source_stops_a_claim() {
	run_with_each(|asset| {
		owe(&BOB, key(&ALICE, &asset), USDT);
		MockKyc::freeze(&ALICE);
		MockKyc::freeze(&BOB);
		assert_eq!(MockKyc::ensure_not_frozen(&BOB), Err(FROZEN));
		assert_ok!(claim(&BOB, keys(&[ALICE], &asset)));
		assert_eq!(free(&asset, &BOB), WEALTH + USDT);
	});
}

#[test]
fn f22_an_asset_frozen_as_a_whole_keeps_what_is_owed_until_it_is_thawed() {
	run(|| {
		owe(&BOB, key(&ALICE, &STABLE), USDT);
		assert_ok!(Assets::freeze_asset(signed(&STRANGER), USDC));
		assert_noop!(claim(&BOB, keys(&[ALICE], &STABLE)), Error::<Test>::CannotCredit);
		assert_ok!(Assets::thaw_asset(signed(&STRANGER), USDC));
		assert_ok!(claim(&BOB, keys(&[ALICE], &STABLE)));
	});
}

#[test]
fn the_source_keeps_what_else_it_has_on_hold() {
	run_with_each(|asset| {
		assert_ok!(HeldMoney::hold(asset.clone(), &ESCROW, &ALICE, 3 * USDT));
		owe(&BOB, key(&ALICE, &asset), USDT);
		assert_ok!(claim(&BOB, keys(&[ALICE], &asset)));
		assert_eq!(held(&asset, ESCROW, &ALICE), 3 * USDT);
		assert_eq!(free(&asset, &ALICE), WEALTH - 4 * USDT);
	});
}

#[test]
fn boundary_a_call_takes_sixteen_keys() {
	let named = |count| vec![key(&ALICE, &NATIVE); count];
	let most = usize::try_from(MAX_CLAIMS).expect("few");
	assert!(BoundedVec::<_, ConstU32<MAX_CLAIMS>>::try_from(named(most)).is_ok());
	assert!(BoundedVec::<_, ConstU32<MAX_CLAIMS>>::try_from(named(most + 1)).is_err());
}
