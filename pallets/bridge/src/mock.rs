// SPDX-License-Identifier: Apache-2.0

//! A chain with one vault, seven attesters of whom five decide, and real money.

use crate as pallet_bridge;
use crate::{
	DEV, DepositTags, Direction, DomainState, InboundState, Ledger, Limits, Rule, Terms, Vote,
	VoteList,
};
use frame::{
	testing_prelude::*,
	token::fungible::{Inspect, Mutate},
};
#[cfg(feature = "runtime-benchmarks")]
use polkadot_sdk::sp_keystore::{KeystoreExt, testing::MemoryKeystore};
use polkadot_sdk::{
	frame_support::{
		pallet_prelude::TransactionSource,
		traits::{Authorize, Equals},
	},
	polkadot_sdk_frame as frame,
	sp_core::{H256, Pair, ecdsa},
	sp_runtime::transaction_validity::{TransactionValidityError, ValidTransaction},
};
use std::cell::RefCell;
use tael_mocks::{MockClaimables, MockClock, MockKyc, account};
use tael_primitives::{
	AccountId, Balance, CENT, HOUR, Millis, USDT,
	bridge::{
		Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Place,
		Receipt, Release, SetId, signer,
	},
};

pub use tael_mocks::{EXISTENTIAL_DEPOSIT, NATIVE, now};

/// The domain with a vault.
pub const ETH: DomainId = 1;
pub const CHAIN_ID: u64 = 31_337;
pub const VAULT: EvmAddress = EvmAddress([0xaa; 20]);
pub const TOKEN: EvmAddress = EvmAddress([0xbb; 20]);
/// Where deposits go back to.
pub const HOME: EvmAddress = EvmAddress([0xcc; 20]);
/// The hash of the first block.
pub const GENESIS: H256 = H256([0x99; 32]);

/// Attesters of the first set, and how many decide.
pub const ATTESTERS: u8 = 7;
pub const THRESHOLD: u8 = 5;

pub const FEE: Balance = 20 * CENT;
pub const LARGE: Balance = 50_000 * USDT;
pub const DELAY: Millis = 24 * HOUR;
pub const CAP: Balance = 100_000 * USDT;
/// What everybody begins with.
pub const WEALTH: Balance = 10_000 * USDT;

pub const ALICE: AccountId = account(11);
pub const BOB: AccountId = account(12);
/// Somebody with money and without any part in it.
pub const STRANGER: AccountId = account(21);
pub const WATCHER: AccountId = account(22);
pub const COMMITTEE: AccountId = account(23);
pub const TREASURY: AccountId = account(24);
/// Accounts that do not exist.
pub const NOBODY: AccountId = account(31);

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = polkadot_sdk::pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = polkadot_sdk::pallet_assets;
	#[runtime::pallet_index(3)]
	pub type AssetsHolder = polkadot_sdk::pallet_assets_holder;
	#[runtime::pallet_index(4)]
	pub type Bridge = pallet_bridge;
}

tael_mocks::real_money!(Test);

parameter_types! {
	pub static TestLimits: Limits = Limits::default();
	pub const TestTreasury: AccountId = TREASURY;
	pub const TestCommittee: AccountId = COMMITTEE;
}

thread_local! {
	static TAGS: RefCell<Vec<(AccountId, H256, Balance)>> = const { RefCell::new(Vec::new()) };
}

/// A tag that is paid in vain.
pub const BAD_TAG: H256 = H256([0xee; 32]);
/// Who is paid by tags.
pub const SHOP: AccountId = account(41);

/// Pays everything to the shop. With [`BAD_TAG`] it moves money and fails then.
pub struct TestTags;

impl DepositTags<AccountId> for TestTags {
	fn pay(payer: &AccountId, tag: H256, amount: Balance) -> DispatchResult {
		<Balances as Mutate<_>>::transfer(payer, &SHOP, amount, Preservation::Expendable)?;
		ensure!(tag != BAD_TAG, DispatchError::Other("NoSuchInvoice"));
		TAGS.with(|tags| tags.borrow_mut().push((payer.clone(), tag, amount)));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 1_000)
	}
}

impl pallet_bridge::Config for Test {
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type PauseOrigin = EnsureSignedBy<Committee, AccountId>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Tags = TestTags;
	type Uncreditable = Equals<TestTreasury>;
	type Currency = Balances;
	type Holds = HeldMoney;
	type Claimables = MockClaimables<RuntimeHoldReason>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = TestTreasury;
	type Limits = TestLimits;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
}

/// Where nobody is bounded.
#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Stage {
	fn verify(_who: &AccountId) {}

	fn set_time(now: Millis) {
		MockClock::set(now);
	}
}

ord_parameter_types! {
	pub const Committee: AccountId = COMMITTEE;
}

// -- Attesters

/// The key of attester `index`, from 1 on.
pub fn key(index: u8) -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[index; 32])
}

/// A signature as EVM chains write it.
pub fn sign_digest(index: u8, digest: H256) -> EcdsaSignature {
	let mut signature = key(index).sign_prehashed(&digest.0).0;
	signature[64] += 27;
	signature
}

pub fn address(index: u8) -> EvmAddress {
	let digest = H256::repeat_byte(1);
	signer(digest, &sign_digest(index, digest)).expect("it signed")
}

/// Where attester `index` is paid.
pub fn payee(index: u8) -> AccountId {
	account(100 + index)
}

pub fn place() -> Place {
	Place { chain_id: CHAIN_ID, vault: VAULT, genesis: GENESIS }
}

/// What attester `index` says as one of `set`.
pub fn vote_in<M: Message + Clone>(set: SetId, message: &M, index: u8) -> Vote<M> {
	let signature = sign_digest(index, place().digest(set, message));
	Vote { set, message: message.clone(), signature }
}

pub fn vote<M: Message + Clone>(message: &M, index: u8) -> Vote<M> {
	vote_in(1, message, index)
}

pub fn list<M>(votes: impl IntoIterator<Item = Vote<M>>) -> VoteList<M> {
	VoteList::try_from(votes.into_iter().collect::<Vec<_>>()).ok().expect("not too many")
}

/// What those of `from..=to` say.
pub fn votes<M: Message + Clone>(message: &M, from: u8, to: u8) -> VoteList<M> {
	list((from..=to).map(|index| vote(message, index)))
}

// -- Calls as they come: through the check of the pool, then in the block.

pub fn pool(call: &RuntimeCall) -> Result<ValidTransaction, TransactionValidityError> {
	let checked = call.authorize(TransactionSource::External).expect("it needs no account");
	checked.map(|(validity, _)| validity)
}

pub fn send(call: RuntimeCall) -> DispatchResult {
	assert!(pool(&call).is_ok(), "no block would carry it");
	let origin = frame_system::Origin::<Test>::Authorized.into();
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Whether the pool would take the call, and if not, why.
pub fn refused(call: &RuntimeCall) -> Option<TransactionValidityError> {
	pool(call).err()
}

pub fn deposits(votes: VoteList<Deposit>) -> RuntimeCall {
	RuntimeCall::Bridge(crate::Call::submit_deposit_votes { votes })
}

pub fn checkpoints(votes: VoteList<Checkpoint>) -> RuntimeCall {
	RuntimeCall::Bridge(crate::Call::submit_checkpoint_votes { votes })
}

pub fn receipt_votes(votes: VoteList<Receipt>) -> RuntimeCall {
	RuntimeCall::Bridge(crate::Call::submit_receipt_votes { votes })
}

/// What became of a release.
pub fn receipt_of(release: &Release, outcome: Outcome) -> Receipt {
	Receipt {
		domain: release.domain,
		outcome,
		nonce: release.nonce,
		subject: release.id(),
		block: 5_000,
		block_hash: H256::repeat_byte(0x44),
	}
}

// -- Deposits

/// An address as the sender of a deposit.
pub fn sender(address: &EvmAddress) -> H256 {
	let mut sender = H256::zero();
	sender.0[12..].copy_from_slice(&address.0);
	sender
}

/// Deposit `nonce` of `amount` for `who`, who gets it back where it came from.
pub fn deposit(nonce: u64, who: &AccountId, amount: Balance) -> Deposit {
	Deposit {
		domain: ETH,
		nonce,
		token: TOKEN,
		sender: sender(&HOME),
		refund_to: HOME,
		recipient: H256::from_slice(who.as_ref()),
		amount,
		max_fee: 5 * FEE,
		memo: H256::zero(),
		tx: H256::repeat_byte(0x66),
		block: 1_000 + nonce,
		block_hash: H256::repeat_byte(0x77),
	}
}

/// Enough attesters say so.
pub fn agree(message: &Deposit) {
	assert_ok!(send(deposits(votes(message, 1, THRESHOLD))));
}

/// What the vault holds in `block`.
pub fn checkpoint(block: u64, deposits: u64, locked: Balance) -> Checkpoint {
	Checkpoint {
		domain: ETH,
		block,
		block_hash: H256::from_low_u64_be(block),
		deposits,
		locked,
		balance: locked,
		fee_rate: 0,
	}
}

pub fn attest(message: &Checkpoint) {
	assert_ok!(send(checkpoints(votes(message, 1, THRESHOLD))));
}

// -- The chain

pub fn terms() -> Terms {
	Terms {
		min: 10 * USDT,
		max: 80_000 * USDT,
		min_deposit: USDT,
		fee_floor: 5 * CENT,
		deposit_fee: FEE,
		release_fee: USDT,
		attest_fee: 50 * CENT,
		large: LARGE,
		delay: DELAY,
		travel_threshold: 1_000 * USDT,
	}
}

pub fn add_domain(id: DomainId) -> DispatchResult {
	Bridge::add_domain(RuntimeOrigin::root(), id, CHAIN_ID, VAULT, TOKEN, 6, terms())
}

/// So much passes, at once.
pub fn limit(direction: Direction, cap: Balance, refill_per_day: Balance) {
	assert_ok!(Bridge::set_limit(
		RuntimeOrigin::root(),
		ETH,
		direction,
		Rule { cap, refill_per_day }
	));
	MockClock::advance(TestLimits::get().raise_delay);
	let _ = Bridge::raise_limit(signed(&STRANGER), ETH, direction);
}

fn storage(people: &[AccountId], seeds: Vec<(DomainId, Balance)>) -> TestState {
	tael_mocks::reset();
	TestLimits::set(Limits::default());
	TAGS.with(|tags| tags.borrow_mut().clear());
	let mut config = genesis(people, WEALTH, STRANGER);
	config.bridge = pallet_bridge::GenesisConfig {
		minted: seeds,
		attesters: (1..=ATTESTERS).map(|index| (address(index), payee(index))).collect(),
		threshold: THRESHOLD.into(),
		watchers: vec![WATCHER],
		..Default::default()
	};
	let mut ext = TestState::new(config.build_storage().expect("genesis is sound"));
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, GENESIS);
	});
	ext
}

/// A chain on which people have money, from the domain of development, and the vault is in use and empty.
pub fn new_test_ext() -> TestState {
	let people = [ALICE, BOB, STRANGER, COMMITTEE, WATCHER];
	let endowed = WEALTH * people.len() as Balance;
	let mut ext = storage(&people, vec![(DEV, endowed)]);
	ext.execute_with(|| {
		assert_ok!(add_domain(ETH));
		limit(Direction::In, CAP, CAP);
		limit(Direction::Out, CAP, CAP);
		attest(&checkpoint(1, 0, 0));
		assert_eq!(crate::Domains::<Test>::get(ETH).unwrap().state, DomainState::Open);
		System::reset_events();
	});
	ext
}

/// A chain without any money.
pub fn new_empty_ext() -> TestState {
	storage(&[], vec![])
}

/// Run `test` on a fresh chain; afterwards the invariants hold.
pub fn run(test: impl FnOnce()) {
	run_in(new_test_ext(), test);
}

pub fn run_in(mut ext: TestState, test: impl FnOnce()) {
	ext.execute_with(|| {
		test();
		Bridge::do_try_state().expect("invariants hold");
	});
}

pub fn issuance() -> Balance {
	<Balances as Inspect<_>>::total_issuance()
}

pub fn free(who: &AccountId) -> Balance {
	<Balances as Inspect<_>>::balance(who)
}

pub fn owed(who: &AccountId) -> Balance {
	crate::Claimables::<Test>::get(who, ETH)
}

pub fn ledger() -> Ledger {
	crate::Ledgers::<Test>::get(ETH)
}

pub fn state(nonce: u64) -> InboundState {
	Bridge::inbound_state(ETH, nonce)
}

pub fn parked(nonce: u64) -> crate::ParkedDeposit {
	crate::Parked::<Test>::get(ETH, nonce).expect("it is parked")
}

pub fn paid_tags() -> Vec<(AccountId, H256, Balance)> {
	TAGS.with(|tags| tags.borrow().clone())
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
