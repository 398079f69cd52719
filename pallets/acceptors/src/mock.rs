// SPDX-License-Identifier: Apache-2.0

//! A chain with real money, and neighbours that a test sets.

use crate as pallet_acceptors;
use crate::{
	Acceptor, Claim, ClaimId, ClaimKind, Entry, Floors, HoldReason, Limits, TierTerms, claim_id,
};
use core::cell::RefCell;
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect, InspectHold},
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use std::collections::BTreeMap;
use tael_mocks::{MockArbitration, MockClaimables, MockClock, MockKyc, MockRates, account};
use tael_primitives::{
	AcceptorProgramme, AccountId, AssetKind, Balance, CaseId, DAY, Fiat, HOUR, MINUTE, Millis,
	Standing, Tier, TradeHistory, TradeId, TradeOutcome, TradeReceipt, TradeReport, Trades, USDT,
	UsdtValue,
};

pub use tael_mocks::{EXISTENTIAL_DEPOSIT, NATIVE, STABLE, attest, now, plain, reference};

pub const DEPOSIT: Balance = 5 * USDT;
pub const MIN_CLAIM: Balance = USDT;
pub const ANSWER: Millis = 72 * HOUR;
pub const ESCALATE: Millis = 48 * HOUR;
pub const PRICE_AGE: Millis = 20 * MINUTE;
pub const SHORT: Millis = 7 * DAY;
pub const LONG: Millis = 180 * DAY;
pub const TRADE_LIFE: Millis = 75 * DAY;
pub const MAX_SUSPENSION: Millis = 30 * DAY;
pub const HEARING: Millis = 73 * HOUR;
pub const VERDICT: Millis = 29 * DAY;
pub const LOCK: Millis = 31 * DAY;
pub const RECOVERY: Millis = 181 * DAY;
pub const REVIEW: Millis = DAY;
pub const SAMPLE: u32 = 5;

/// What everybody begins with, of each kind.
pub const WEALTH: Balance = 100_000 * USDT;

pub const COUNCIL: AccountId = account(1);
pub const OFFICER: AccountId = account(2);
/// The acceptor of the tests.
pub const ALICE: AccountId = account(11);
/// Another acceptor.
pub const BELLA: AccountId = account(12);
/// Two customers.
pub const CAROL: AccountId = account(13);
pub const DAVE: AccountId = account(14);
/// Somebody with money and without any part in it.
pub const STRANGER: AccountId = account(21);
/// An account that does not exist.
pub const NOBODY: AccountId = account(31);

pub const PEOPLE: [AccountId; 5] = [ALICE, BELLA, CAROL, DAVE, STRANGER];

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
	pub type Acceptors = pallet_acceptors;
}

tael_mocks::real_money!(Test);

pub type Owed = MockClaimables<RuntimeHoldReason>;

ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
	pub const Officer: AccountId = OFFICER;
}

parameter_types! {
	pub static TestLimits: Limits = LIMITS;
	/// What two of the second kind of money count as, if anything.
	pub static ValueOfTwo: Option<Balance> = Some(3);
}

/// USDT at par, the second kind of money at what a test sets, rounded up.
pub struct TestValue;

impl UsdtValue for TestValue {
	fn in_usdt(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(_) => ValueOfTwo::get().map(|two| (amount * two).div_ceil(2)),
		}
	}
}

pub const LIMITS: Limits = Limits {
	min_claim: MIN_CLAIM,
	claim_deposit: DEPOSIT,
	answer_window: ANSWER,
	escalate_window: ESCALATE,
	short_window: SHORT,
	long_window: LONG,
	max_trade_life: TRADE_LIFE,
	max_suspension: MAX_SUSPENSION,
	hearing_window: HEARING,
	verdict_window: VERDICT,
	lock_period: LOCK,
	recovery_window: RECOVERY,
	review_period: REVIEW,
	max_price_age: PRICE_AGE,
	min_sample: SAMPLE,
};

/// The first rung: a bond of 1,000 of which 400 stay longer.
pub const FIRST: TierTerms = TierTerms {
	kyc: Tier::Document,
	bond: 1_000 * USDT,
	cover: 400 * USDT,
	max_trade: 500 * USDT,
	max_open: 3,
	entry: Entry {
		min_age: 30 * DAY,
		min_completed: 20,
		min_completion: 9_000,
		min_counterparties: 10,
	},
	floors: Floors { completion: 8_000, release_p90: 30 * MINUTE },
};

/// The second.
pub const SECOND: TierTerms = TierTerms {
	kyc: Tier::Enhanced,
	bond: 5_000 * USDT,
	cover: 2_000 * USDT,
	max_trade: 3_000 * USDT,
	max_open: 10,
	..FIRST
};

/// A history that is just enough for the first rung.
pub fn enough() -> TradeHistory {
	TradeHistory {
		completed: 20,
		failed: 2,
		counterparties: 10,
		since: Some(now() - 30 * DAY),
		open: 0,
		last_ended: Some(now() - DAY),
	}
}

#[derive(Default)]
struct Traded {
	receipts: BTreeMap<TradeId, TradeReceipt<AccountId>>,
	histories: BTreeMap<AccountId, TradeHistory>,
}

std::thread_local! {
	static TRADED: RefCell<Traded> = RefCell::default();
}

/// Trades that a test ends.
pub struct TestTrades;

impl TestTrades {
	/// Set the history of an account.
	pub fn set_history(who: &AccountId, history: TradeHistory) {
		TRADED.with_borrow_mut(|world| world.histories.insert(who.clone(), history));
	}

	/// Change the history of an account.
	pub fn edit_history(who: &AccountId, edit: impl FnOnce(&mut TradeHistory)) {
		TRADED.with_borrow_mut(|world| edit(world.histories.entry(who.clone()).or_default()));
	}

	/// Leave a receipt, and count the trade for both parties.
	pub fn end(id: TradeId, receipt: TradeReceipt<AccountId>) {
		TRADED.with_borrow_mut(|world| {
			for who in [&receipt.buyer, &receipt.seller] {
				let history = world.histories.entry(who.clone()).or_default();
				let at = receipt.ended_at;
				history.last_ended = Some(history.last_ended.map_or(at, |last| last.max(at)));
				history.since = history.since.or(Some(at));
			}
			world.receipts.insert(id, receipt);
		});
	}

	/// Forget a receipt.
	pub fn forget(id: TradeId) {
		TRADED.with_borrow_mut(|world| world.receipts.remove(&id));
	}
}

impl Trades<AccountId> for TestTrades {
	fn receipt(trade: &TradeId) -> Option<TradeReceipt<AccountId>> {
		TRADED.with_borrow(|world| world.receipts.get(trade).cloned())
	}

	fn history(who: &AccountId) -> TradeHistory {
		TRADED.with_borrow(|world| world.histories.get(who).copied().unwrap_or_default())
	}
}

impl pallet_acceptors::Config for Test {
	type AdmitOrigin = EnsureSignedBy<Council, AccountId>;
	type RiskOrigin = EnsureSignedBy<Officer, AccountId>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Trades = TestTrades;
	type Arbitration = MockArbitration;
	type Claimables = Owed;
	type Value = TestValue;
	type Rates = MockRates;
	type Holds = HeldMoney;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Limits = TestLimits;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmark_helper::Helper;
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_helper {
	use super::*;

	pub struct Helper;

	impl crate::BenchmarkHelper<AccountId> for Helper {
		fn endow(who: &AccountId, amount: Balance) {
			use frame::token::fungibles::Mutate;

			FreeMoney::mint_into(NATIVE, who, amount + USDT).expect("it can be credited");
		}

		fn verify(who: &AccountId) {
			attest(who, Tier::Enhanced);
		}

		fn end_trade(trade: TradeId, receipt: TradeReceipt<AccountId>) {
			TestTrades::end(trade, receipt);
		}

		fn set_time(now: Millis) {
			MockClock::set(now);
		}
	}
}

pub fn new_test_ext() -> TestState {
	tael_mocks::reset();
	TRADED.with_borrow_mut(|world| *world = Traded::default());
	TestLimits::set(LIMITS);
	ValueOfTwo::set(Some(3));
	let genesis = RuntimeGenesisConfig {
		acceptors: pallet_acceptors::GenesisConfig {
			tiers: vec![(1, FIRST), (2, SECOND)],
			..Default::default()
		},
		..genesis(&PEOPLE, WEALTH, STRANGER)
	};
	let storage = genesis.build_storage().expect("genesis is sound");
	let mut ext = TestState::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in PEOPLE {
			attest(&who, Tier::Enhanced);
		}
	});
	ext
}

/// Run `test` on a fresh chain; afterwards the invariants hold and no money was made or lost.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = issuance();
		test();
		Acceptors::do_try_state().expect("invariants hold");
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
	});
}

pub fn issuance() -> Balance {
	FreeMoney::total_issuance(NATIVE)
}

pub fn council() -> RuntimeOrigin {
	signed(&COUNCIL)
}

pub fn officer() -> RuntimeOrigin {
	signed(&OFFICER)
}

pub fn free(who: &AccountId) -> Balance {
	FreeMoney::balance(NATIVE, who)
}

pub fn held(reason: HoldReason, who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(NATIVE, &reason.into(), who)
}

/// Everything on hold under any reason of this pallet.
pub fn held_at_all(who: &AccountId) -> Balance {
	held(HoldReason::Bond, who) + held(HoldReason::ClaimDeposit, who)
}

/// Leave `who` with exactly `amount` free.
pub fn set_free(who: &AccountId, amount: Balance) {
	tael_mocks::set_free::<FreeMoney>(&STRANGER, &NATIVE, who, amount);
}

pub const fn trade(tag: u8) -> TradeId {
	H256::repeat_byte(tag)
}

pub const PROOF: H256 = H256::repeat_byte(0xEE);

/// The row of an acceptor.
pub fn row(who: &AccountId) -> Acceptor {
	crate::Acceptors::<Test>::get(who).expect("he has a row")
}

/// The row of a claim.
pub fn claim(id: ClaimId) -> Claim<AccountId> {
	crate::Claims::<Test>::get(id).expect("the claim lives")
}

/// Admit `who` to a rung with exactly the bond it needs.
pub fn admit(who: &AccountId, tier: u8) {
	let bond = crate::Tiers::<Test>::get(tier).expect("there is such a rung").bond;
	admit_with(who, tier, bond);
}

/// Admit `who` to a rung with a bond.
pub fn admit_with(who: &AccountId, tier: u8, bond: Balance) {
	assert_ok!(Acceptors::submit_application(signed(who), bond));
	assert_ok!(Acceptors::approve(council(), who.clone(), tier, PROOF));
}

/// A trade of 100 USDT that the buyer was paid, ended now.
pub fn released(buyer: &AccountId, seller: &AccountId) -> TradeReceipt<AccountId> {
	TradeReceipt {
		buyer: buyer.clone(),
		seller: seller.clone(),
		asset: NATIVE,
		principal: 100 * USDT,
		to_buyer: 100 * USDT,
		fiat: Fiat::CNY,
		fiat_amount: 72_000,
		rail: 3,
		outcome: TradeOutcome::Released,
		was_marked_paid: true,
		contract_hash: H256::repeat_byte(0xC0),
		ended_at: now(),
	}
}

/// The same, called off: everything went back.
pub fn cancelled(buyer: &AccountId, seller: &AccountId) -> TradeReceipt<AccountId> {
	let outcome = TradeOutcome::Cancelled;
	TradeReceipt { to_buyer: 0, outcome, was_marked_paid: false, ..released(buyer, seller) }
}

/// File a claim of 100 USDT.
pub fn file(who: &AccountId, tag: u8, of: TradeId, kind: ClaimKind) -> DispatchResult {
	file_for(who, tag, of, kind, 100 * USDT)
}

/// File a claim.
pub fn file_for(
	who: &AccountId,
	tag: u8,
	of: TradeId,
	kind: ClaimKind,
	amount: Balance,
) -> DispatchResult {
	Acceptors::file_claim(signed(who), reference(tag), of, kind, amount, PROOF)
}

/// Alice is an acceptor who bought for 100 USDT; Carol, who sold, says that her bank was frozen.
pub fn filed() -> ClaimId {
	admit(&ALICE, 1);
	TestTrades::end(trade(1), released(&ALICE, &CAROL));
	assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen));
	claim_id(&CAROL, &reference(1))
}

/// The same, contested.
pub fn answered() -> ClaimId {
	let id = filed();
	assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
	id
}

/// The same, in arbitration.
pub fn in_review() -> ClaimId {
	let id = answered();
	assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
	id
}

/// Let arbitration rule that the claimant gets so much.
pub fn rule(id: ClaimId, to_buyer: Balance) -> DispatchResult {
	use tael_primitives::{Arbitrable, Cause, Ruling};

	let case = CaseId::Claim(id);
	let principal = MockArbitration::case(&case).expect("it is disputed").principal;
	MockArbitration::close(&case);
	let ruling = Ruling {
		to_buyer,
		to_seller: principal - to_buyer,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: None,
		cause: Cause::BankFrozen,
	};
	<Acceptors as Arbitrable<AccountId>>::on_ruling(&case, &ruling)
}

/// What trades are told.
pub fn standing(who: &AccountId) -> Standing {
	<Acceptors as AcceptorProgramme<AccountId>>::standing(who)
}

/// A trade of 100 USDT that ended well: paid after ten minutes, released after five.
pub fn good(buyer: &AccountId, seller: &AccountId) -> TradeReport<AccountId> {
	TradeReport {
		trade: trade(9),
		buyer: buyer.clone(),
		seller: seller.clone(),
		maker: seller.clone(),
		outcome: TradeOutcome::Released,
		ended_by: None,
		value: 100 * USDT,
		paid_after: Some(10 * MINUTE),
		released_after: Some(5 * MINUTE),
		disputed: false,
		lost_by: None,
	}
}

/// Report a trade.
pub fn report(report: &TradeReport<AccountId>) {
	<Acceptors as AcceptorProgramme<AccountId>>::report(report);
}

/// An account that is a person of its own.
pub fn customer(number: u16) -> AccountId {
	let mut bytes = [0xCC; 32];
	bytes[..2].copy_from_slice(&number.to_le_bytes());
	AccountId::new(bytes)
}

/// The service of an acceptor now.
pub fn service(who: &AccountId) -> crate::Service {
	crate::LevelsOf::<Test>::get(who).service(now())
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
