// SPDX-License-Identifier: Apache-2.0

//! A chain to test on: genesis from a preset, blocks through the executive, signed transactions.

use codec::Encode;
use polkadot_sdk::{
	frame_metadata_hash_extension::CheckMetadataHash,
	frame_support::dispatch::DispatchResult,
	frame_system, pallet_aura, pallet_scheduler, pallet_timestamp, pallet_transaction_payment,
	sp_consensus_aura::{AURA_ENGINE_ID, Slot},
	sp_core::{H256, Pair as _, crypto::VrfSecret, sr25519},
	sp_genesis_builder::DEV_RUNTIME_PRESET,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		ApplyExtrinsicResult, Digest, DigestItem, ExtrinsicInclusionMode, generic::Era,
		traits::Dispatchable, transaction_validity::TransactionValidityError,
	},
};
use serde_json::Value;
use tael_primitives::Millis;
use tael_runtime::{
	AccountId, Address, Balance, Balances, BlockNumber, Executive, Header, Randomness, Runtime,
	RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, SLOT_DURATION, Signature, SignedPayload,
	System, TxExtension, UncheckedExtrinsic, genesis, invariants,
};

pub use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie, Two};

/// The first slot: an instant in November 2023.
const FIRST_SLOT: u64 = 1_700_000_000_000 / SLOT_DURATION;

/// The whole genesis of a preset, as a chain spec would have it.
pub fn preset(name: &str) -> Value {
	let mut whole = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
	let patch = genesis::preset(&name.into()).expect("the preset exists");
	merge(&mut whole, serde_json::from_slice(&patch).expect("a preset is JSON"));
	whole
}

fn merge(whole: &mut Value, patch: Value) {
	match (whole, patch) {
		(Value::Object(whole), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(whole.entry(key).or_insert(Value::Null), value);
			}
		},
		(whole, patch) => *whole = patch,
	}
}

/// Run `test` on a `development` chain, in its second block, and check the invariants after it.
pub fn on_dev_chain(test: impl FnOnce()) {
	on_chain(&preset(DEV_RUNTIME_PRESET), test);
}

/// Run `test` on a chain with this genesis, in its second block, and check the invariants after it.
pub fn on_chain(genesis: &Value, test: impl FnOnce()) {
	TestExternalities::new_empty().execute_with(|| {
		genesis::build(genesis.to_string().into_bytes()).expect("genesis builds");
		block(vec![]);
		begin_block(0);
		test();
		end_block();
		invariants::check().expect("invariants hold");
	});
}

/// Begin a block, `skip` slots after the next one, and apply its inherents.
pub fn begin_block(skip: u64) {
	let author = begin_block_unrevealed(skip);
	inherent(reveal(author)).expect("the author reveals");
}

/// Who makes a block, and in which slot.
pub type Author = (Sr25519Keyring, u64);

/// What the author of this block has to reveal.
pub fn reveal((who, slot): Author) -> RuntimeCall {
	let data = pallet_randomness::sign_data(&Randomness::input(slot));
	pallet_randomness::Call::reveal { output: who.pair().vrf_sign(&data).into() }.into()
}

/// Apply an inherent to this block; it is an error of the block if it fails.
pub fn inherent(call: RuntimeCall) -> Result<(), TransactionValidityError> {
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call))
		.map(|outcome| outcome.expect("an inherent succeeds, or is none"))
}

/// Begin a block as [`begin_block`] does, without what its author reveals, and tell who he is.
pub fn begin_block_unrevealed(skip: u64) -> Author {
	let slot = match *pallet_aura::CurrentSlot::<Runtime>::get() {
		0 => FIRST_SLOT,
		last => last + 1 + skip,
	};
	let number = System::block_number() + 1;
	let parent = if number == 1 {
		System::block_hash(0)
	} else {
		H256::from_low_u64_be(u64::from(number - 1))
	};
	// Before the block begins: the session may rotate in it.
	let authorities = pallet_aura::Authorities::<Runtime>::get();
	let key = &authorities[usize::try_from(slot).expect("64 bits") % authorities.len()];
	let author = Sr25519Keyring::from_public(key.as_ref()).expect("a key that everybody knows");
	let digest =
		Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let header = Header {
		parent_hash: parent,
		number,
		state_root: H256::zero(),
		extrinsics_root: H256::zero(),
		digest,
	};
	let mode = Executive::initialize_block(&header);
	assert_eq!(mode, ExtrinsicInclusionMode::AllExtrinsics);
	let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
	inherent(now.into()).expect("time goes on");
	(author, slot)
}

/// End the block that was begun.
pub fn end_block() -> Header {
	Executive::finalize_block()
}

/// End this block and begin the next.
pub fn next_block() {
	end_block();
	begin_block(0);
}

/// Begin a block `by` after the last one, as if the chain had run meanwhile: chain time passes in full.
pub fn begin_block_after(by: Millis) {
	let stalled = pallet_clock::Stalled::<Runtime>::get();
	begin_block((by / SLOT_DURATION).saturating_sub(1));
	pallet_clock::Stalled::<Runtime>::put(stalled);
}

/// End this block and begin the next `by` later in chain time.
pub fn wait(by: Millis) {
	end_block();
	begin_block_after(by);
}

/// As if empty blocks had passed until `number`, which is the newest now. The scheduler need not look
/// through them.
pub fn jump_to(number: BlockNumber) {
	System::set_block_number(number);
	pallet_scheduler::IncompleteSince::<Runtime>::kill();
}

/// One whole block with these transactions.
pub fn block(transactions: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
	begin_block(0);
	let results = transactions.into_iter().map(Executive::apply_extrinsic).collect();
	end_block();
	results
}

/// A signed transaction that follows `ahead` others of the same sender in the same block.
pub fn signed_ahead(
	who: impl Into<sr25519::Pair>,
	ahead: u32,
	tip: Balance,
	call: impl Into<RuntimeCall>,
) -> UncheckedExtrinsic {
	let (who, call) = (who.into(), call.into());
	let account = AccountId::from(who.public());
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from((*System::account_nonce(&account) + ahead).into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.clone(), extension.clone()).expect("payload is valid");
	let signature: Signature = payload.using_encoded(|bytes| who.sign(bytes)).into();
	UncheckedExtrinsic::new_signed(call, Address::Id(account), signature, extension)
}

/// A signed transaction.
pub fn signed(who: impl Into<sr25519::Pair>, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_ahead(who, 0, 0, call)
}

/// Sign `call` and apply it in this block; the transaction itself has to be valid.
pub fn submit(who: impl Into<sr25519::Pair>, call: impl Into<RuntimeCall>) -> DispatchResult {
	Executive::apply_extrinsic(signed(who, call)).expect("the transaction is valid")
}

/// Dispatch `call` with `origin`, without a transaction.
pub fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failure| failure.error)
}

/// The origin of somebody's signature.
pub fn by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// One of the five feeders of prices.
pub fn feeder(number: u8) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//Feeder//{number}"), None).expect("it is a path")
}

/// The account of somebody.
pub fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// An account that nobody used yet.
pub fn stranger(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

/// The free USDT of an account.
pub fn free(who: &AccountId) -> Balance {
	Balances::free_balance(who)
}
