// SPDX-License-Identifier: Apache-2.0

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Charlie, Eve, account, begin_block, end_block, on_dev_chain, signed, signed_ahead, submit,
	},
	shop::{request, shop},
	vault::{ETHEREUM, deposit, vote},
};
use codec::Encode;
use pallet_bridge::ReleaseSignature;
use pallet_c2c::{MAX_FILLS, Market, TakeBest, Want};
use pallet_claimables::{KeyOf, MAX_CLAIMS};
use pallet_payments::{HoldReason, Leg, MAX_BATCH, MAX_LEGS, Share};
use polkadot_sdk::{
	frame_support::traits::EstimateNextSessionRotation,
	frame_support::{
		assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::{ConstU32, GetCallMetadata},
		weights::Weight,
	},
	frame_system, pallet_balances,
	pallet_session::{self, historical},
	sp_core::H256,
	sp_runtime::BoundedVec,
};
use std::collections::BTreeSet;
use tael_primitives::{
	AssetKind, CaseId, ClaimKey, Fiat, Pair, Price, Side, USDT,
	bridge::{Checkpoint, Deposit, Outcome, Receipt},
};
use tael_runtime::{
	Address, Executive, Runtime, RuntimeCall, SLOT_DURATION, Session, System,
	configs::RuntimeBlockWeights,
	constants::{limits, money, rates, time},
};

fn payment() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Address::Id(account(Eve)), value: USDT }
		.into()
}

#[test]
fn a_block_should_take_less_than_half_of_its_slot() {
	let weights: frame_system::limits::BlockWeights = RuntimeBlockWeights::get();
	let weights = weights.validate().expect("weights are valid");
	let slot = Weight::from_parts(SLOT_DURATION * 1_000_000_000, u64::MAX);
	// `max_block` is a target: what each class has in reserve may come on top of it.
	assert!(weights.max_block.ref_time() * 2 < slot.ref_time());
	let normal = weights.get(DispatchClass::Normal);
	assert!(normal.reserved.is_some_and(|reserve| reserve.ref_time() > 0));
	let (normal, operational) = (
		normal.max_total.expect("bounded"),
		weights.get(DispatchClass::Operational).max_total.expect("bounded"),
	);
	assert!(normal.ref_time() < operational.ref_time(), "operational calls have room of their own");
}

#[test]
fn hooks_of_an_empty_block_should_be_a_small_part_of_it() {
	on_dev_chain(|| {
		end_block();
		begin_block(0);
		let used = System::block_weight().total().ref_time();
		let limit = RuntimeBlockWeights::get().max_block.ref_time();
		assert!(used * 20 < limit, "an empty block weighs {used} of {limit}");
	});
}

#[test]
fn upgrade_should_fit_into_a_block() {
	let weights: frame_system::limits::BlockWeights = RuntimeBlockWeights::get();
	let call: RuntimeCall =
		frame_system::Call::apply_authorized_upgrade { code: vec![0; 3 * 1024 * 1024] }.into();
	let info = call.get_dispatch_info();
	let limit = weights.get(info.class).max_extrinsic.unwrap_or(weights.max_block);
	assert!(info.total_weight().all_lte(limit), "{info:?} exceeds {limit:?}");
	const { assert!(limits::BLOCK_BYTES > 4 * 1024 * 1024) };
}

#[test]
fn payment_should_be_included_in_the_block_that_rotates_the_session() {
	on_dev_chain(|| {
		while !(System::block_number() + 1).is_multiple_of(time::SESSION) {
			end_block();
			begin_block(0);
		}
		let before = Session::current_index();
		end_block();
		begin_block(0);
		assert_eq!(Session::current_index(), before + 1, "the session rotates");
		let limit = RuntimeBlockWeights::get().max_block;
		assert!(
			System::block_weight().get(DispatchClass::Mandatory).any_gte(limit),
			"rotation declares the whole block"
		);
		let mut included = 0_u32;
		while Executive::apply_extrinsic(signed(Charlie, payment())).is_ok() {
			included += 1;
		}
		assert!(included >= 20, "only {included} payments in the block that rotates");
	});
}

#[test]
fn sessions_should_last_ten_minutes() {
	type Rotation = <Runtime as pallet_session::Config>::NextSessionRotation;
	assert_eq!(u64::from(time::SESSION) * SLOT_DURATION, 10 * 60 * 1_000);
	let length = <Rotation as EstimateNextSessionRotation<u32>>::average_session_length();
	assert_eq!(length, time::SESSION);
}

#[test]
fn records_of_old_sessions_should_be_forgotten() {
	on_dev_chain(|| {
		let memory = u32::try_from(time::EQUIVOCATION_MEMORY_SESSIONS).unwrap();
		// The SDK begins to make records when the validators change for the first time.
		let planned = Session::current_index() + 1;
		historical::HistoricalSessions::<Runtime>::insert(planned, (H256::zero(), 1));
		for _ in 0..memory + 10 {
			Session::rotate_session();
		}
		let newest = Session::current_index();
		let records = || historical::HistoricalSessions::<Runtime>::iter_keys();
		assert!(records().all(|index| index + memory + 1 >= newest));
		assert!(records().any(|index| index + memory <= newest), "as long as they are of use");
	});
}

#[test]
fn unused_weight_should_be_given_back() {
	on_dev_chain(|| {
		let call: RuntimeCall = polkadot_sdk::pallet_utility::Call::batch {
			calls: vec![
				frame_system::Call::remark { remark: vec![] }.into(),
				// Fails, so the calls after it cost nothing.
				pallet_balances::Call::transfer_keep_alive {
					dest: Address::Id(account(Eve)),
					value: u128::MAX,
				}
				.into(),
				payment(),
				payment(),
				payment(),
				payment(),
			],
		}
		.into();
		let declared = call.get_dispatch_info().total_weight();
		let before = System::block_weight().total();
		assert_ok!(submit(Charlie, call));
		let used = System::block_weight().total().saturating_sub(before);
		assert!(used.ref_time() < declared.ref_time(), "{used:?} of {declared:?}");
	});
}

#[test]
fn transactions_of_one_sender_should_follow_each_other_in_one_block() {
	on_dev_chain(|| {
		let second = signed_ahead(Charlie, 1, 0, payment());
		assert_ok!(submit(Charlie, payment()));
		assert_ok!(Executive::apply_extrinsic(second).expect("the nonce fits"));
	});
}

/// The pallets of this chain's own.
const OWN: [&str; 10] = [
	"Validators",
	"Kyc",
	"Merchants",
	"Payments",
	"Rates",
	"Claimables",
	"C2c",
	"Arbitration",
	"Acceptors",
	"Bridge",
];

/// The calls whose weight depends on what they are given, with the most that fits into them.
fn largest() -> Vec<RuntimeCall> {
	use pallet_payments::Call;
	let asset = AssetKind::WithId(money::USDC);
	let leg = Leg { account: account(Eve), share: Share::Relative(100) };
	let mut request = request(asset.clone(), 25 * USDT);
	request.legs = vec![leg; MAX_LEGS as usize].try_into().expect("as many as fit");
	request.allowed_payer = Some(account(Eve));
	let batch = vec![([7; 32], request); MAX_BATCH as usize];
	let key = ClaimKey { source: account(Eve), asset, reason: HoldReason::Invoice.into() };
	let keys = || -> BoundedVec<KeyOf<Runtime>, ConstU32<MAX_CLAIMS>> {
		vec![key.clone(); MAX_CLAIMS as usize].try_into().expect("as many as fit")
	};
	let ids = vec![H256::repeat_byte(7); MAX_BATCH as usize];
	let words = (0..rates::MAX_WORDS)
		.map(|id| (Pair { asset: AssetKind::WithId(id), fiat: Fiat::CNY }, Price::ONE))
		.collect();
	let mut calls = votes();
	calls.extend([
		Call::create_invoices {
			merchant: shop(),
			batch: batch.try_into().expect("as many as fit"),
		}
		.into(),
		pallet_claimables::Call::claim { keys: keys() }.into(),
		pallet_claimables::Call::claim_to { keys: keys(), dest: account(Eve) }.into(),
		pallet_claimables::Call::push_claimable { owner: account(Eve), keys: keys() }.into(),
		pallet_claimables::Call::recover { owner: account(Eve), keys: keys() }.into(),
		Call::prune { ids: ids.try_into().expect("as many as fit") }.into(),
		pallet_c2c::Call::take_best { reference: [7; 32], take: best() }.into(),
		pallet_c2c::Call::prune { ids: BoundedVec::truncate_from(vec![H256::zero(); 32]) }.into(),
		pallet_arbitration::Call::prune {
			ids: BoundedVec::truncate_from(vec![CaseId::Trade(H256::zero()); 32]),
		}
		.into(),
		pallet_arbitration::Call::record_reveal {
			id: CaseId::Trade(H256::zero()),
			of: Side::Buyer,
			matches: true,
			nullifier: Some(H256::repeat_byte(7)),
		}
		.into(),
		pallet_rates::Call::feed { words: BoundedVec::truncate_from(words) }.into(),
	]);
	calls
}

/// As many votes and signatures as one call may have, all about deposits that pay something.
fn votes() -> Vec<RuntimeCall> {
	use pallet_bridge::Call;
	let count = pallet_bridge::MAX_ITEMS as usize;
	let message = Deposit { memo: H256::repeat_byte(7), ..deposit(1, &account(Eve), USDT) };
	let receipt = Receipt {
		domain: ETHEREUM,
		outcome: Outcome::Released,
		nonce: 1,
		subject: H256::zero(),
		block: 1,
		block_hash: H256::zero(),
	};
	let checkpoint = Checkpoint {
		domain: ETHEREUM,
		block: 1,
		block_hash: H256::zero(),
		deposits: 1,
		locked: 1,
		balance: 1,
		fee_rate: 0,
	};
	let item = ReleaseSignature { domain: ETHEREUM, nonce: 1, signature: [7; 65] };
	vec![
		Call::submit_deposit_votes {
			votes: BoundedVec::truncate_from(vec![vote(0, &message); count]),
		}
		.into(),
		Call::submit_receipt_votes {
			votes: BoundedVec::truncate_from(vec![vote(0, &receipt); count]),
		}
		.into(),
		Call::submit_checkpoint_votes {
			votes: BoundedVec::truncate_from(vec![vote(0, &checkpoint); count]),
		}
		.into(),
		Call::sign_withdrawals { items: BoundedVec::truncate_from(vec![item; count]) }.into(),
	]
}

/// A take that becomes as many trades as one call may make.
fn best() -> TakeBest {
	TakeBest {
		market: Market { asset: AssetKind::WithId(money::USDC), fiat: Fiat::CNY, rail: 1 },
		side: Side::Buyer,
		want: Want::Asset(USDT),
		price_limit: Price::ONE,
		max_fills: MAX_FILLS.try_into().expect("few"),
		account: H256::repeat_byte(7),
	}
}

/// Check that a transaction with this call can be included, with all it declares.
fn check_fits(call: RuntimeCall) {
	let name = call.get_call_metadata();
	let transaction = signed(Charlie, call);
	let weights: frame_system::limits::BlockWeights = RuntimeBlockWeights::get();
	let info = transaction.get_dispatch_info();
	let class = weights.get(info.class);
	let whole = info.total_weight().saturating_add(class.base_extrinsic);
	let limit = class.max_extrinsic.expect("it is bounded");
	let of = format!("{}::{}", name.pallet_name, name.function_name);
	assert!(whole.all_lte(limit), "{of} weighs {whole:?} of {limit:?}");
	let (length, limit) = (transaction.encoded_size(), limits::NORMAL_BYTES as usize);
	assert!(length <= limit, "{of} has {length} of {limit} bytes");
}

#[test]
fn every_call_of_our_own_with_the_most_it_can_be_given_should_fit_into_a_block() {
	on_dev_chain(|| {
		let name_of = |call: &RuntimeCall| {
			let name = call.get_call_metadata();
			(name.pallet_name.to_owned(), name.function_name.to_owned())
		};
		let sized: BTreeSet<_> = largest().iter().map(name_of).collect();
		let mut arbitrary = Arbitrary::new(8, vec![account(Charlie), account(Eve)]);
		let mut seen = BTreeSet::new();
		for ((index, pallet), calls) in arbitrary.all_calls() {
			if !OWN.contains(&pallet.as_str()) {
				continue;
			}
			for (call_index, call) in calls {
				let samples: Vec<_> = (0..40).map(|_| arbitrary.call(index, call_index)).collect();
				let weights: BTreeSet<_> = samples
					.iter()
					.map(|sample| sample.get_dispatch_info().call_weight)
					.map(|weight| (weight.ref_time(), weight.proof_size()))
					.collect();
				// A call that grows with its arguments has to be among those made as big as can be.
				let grows = weights.len() > 1;
				let name = (pallet.clone(), call);
				assert_eq!(grows, sized.contains(&name), "{name:?} has {weights:?}");
				check_fits(samples.into_iter().next().expect("there are some"));
				seen.insert(pallet.clone());
			}
		}
		assert_eq!(seen.len(), OWN.len(), "only {seen:?} have calls");
		for call in largest() {
			check_fits(call);
		}
	});
}
