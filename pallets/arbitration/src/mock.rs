// SPDX-License-Identifier: Apache-2.0

//! A chain with real money of two kinds, and neighbours that a test sets.

use crate as pallet_arbitration;
use crate::{
	Arbiter, Arbiters, Dispute, DisputeState, DisputeTier, Disputes, HoldReason, Limits, Receipts,
	Skills, Terms, Vote, vote_commitment,
};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect, InspectHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use std::{cell::RefCell, collections::BTreeMap};
use tael_mocks::{MockClaimables, MockClock, MockKyc, MockRandomness, account};
use tael_primitives::{
	AccountId, Arbitrable, Arbitration as _, AssetKind, Balance, Case, CaseId, Cause, DAY, Fiat,
	HOUR, Millis, RailId, Randomness, Ruling, Side, Tier, USDT, UsdtValue,
};

pub use tael_mocks::{
	EXISTENTIAL_DEPOSIT, KINDS, NATIVE, STABLE, USDC, attest as verify, now, plain,
};

pub const WEALTH: Balance = 10_000 * USDT;
pub const BOND: Balance = 500 * USDT;
pub const HORIZON: Millis = 21 * DAY;
pub const RETENTION: Millis = 90 * DAY;
/// One percent of [`PRINCIPAL`], which is between the bounds.
pub const FEE: Balance = 10 * USDT;
pub const PRINCIPAL: Balance = 1_000 * USDT;
pub const BUYER_BOND: Balance = 30 * USDT;
pub const SELLER_BOND: Balance = 50 * USDT;
pub const SMALL: Balance = 100 * USDT;

pub const TERMS: Terms = Terms {
	min_fee: 2 * USDT,
	max_fee: 40 * USDT,
	fee: 100,
	small_principal: SMALL,
	settlement_part: 2_500,
	overdue_slash: 25 * USDT,
	respond_window: DAY,
	evidence_window: 2 * DAY,
	ruling_window: 3 * DAY,
	commit_window: 2 * DAY + HOUR,
	reveal_window: DAY + HOUR,
	appeal_window: 3 * DAY + 2 * HOUR,
	recuse_window: 12 * HOUR,
	objection_window: DAY + 2 * HOUR,
	cap: 30 * DAY,
	stalled_window: 29 * DAY,
};

pub const LIMITS: Limits = Limits {
	terms: TERMS,
	arbiter_bond: BOND,
	bond_horizon: HORIZON,
	receipt_retention: RETENTION,
};

pub const BUYER: AccountId = account(1);
pub const SELLER: AccountId = account(2);
/// Somebody with money and without any part in it.
pub const STRANGER: AccountId = account(21);
pub const COUNCIL: AccountId = account(31);
pub const TREASURY: AccountId = account(32);
/// Accounts that exist and are arbiters only if a test says so.
pub const ARBITERS: u8 = 12;

/// An arbiter of the tests.
pub const fn arbiter(index: u8) -> AccountId {
	account(100 + index)
}

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
	pub type Arbitration = pallet_arbitration;
}

tael_mocks::real_money!(Test);

pub type Owed = MockClaimables<RuntimeHoldReason>;

parameter_types! {
	pub static TestLimits: Limits = LIMITS;
	pub const TreasuryAccount: AccountId = TREASURY;
}

ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
}

/// What was told to the objects: their rulings, and `None` for a withdrawal.
type Told = Vec<(CaseId, Option<Ruling>)>;

thread_local! {
	static TOLD: RefCell<Told> = RefCell::default();
	static CASES: RefCell<BTreeMap<CaseId, Case<AccountId>>> = RefCell::default();
	static REFUSES: RefCell<bool> = const { RefCell::new(false) };
	static REFERENCES: RefCell<BTreeMap<H256, CaseId>> = RefCell::default();
}

/// Objects that remember what they were told, and check that it fits.
pub struct Objects;

impl Objects {
	/// What was told since the last call of this function.
	pub fn told() -> Told {
		TOLD.with_borrow_mut(core::mem::take)
	}

	/// Fail from now on, or not any more.
	pub fn refuse(refuses: bool) {
		REFUSES.set(refuses);
	}

	/// The references of payments that were recorded.
	pub fn references() -> Vec<(H256, CaseId)> {
		REFERENCES.with_borrow(|used| used.iter().map(|(used, by)| (*used, *by)).collect())
	}

	fn tell(id: &CaseId, ruling: Option<&Ruling>) -> DispatchResult {
		assert!(!Arbitration::is_open(id), "the dispute is over when its object hears of it");
		if REFUSES.with_borrow(|refuses| *refuses) {
			return Err(DispatchError::Other("Refused"));
		}
		TOLD.with_borrow_mut(|told| told.push((*id, ruling.copied())));
		Ok(())
	}
}

impl Arbitrable<AccountId> for Objects {
	fn on_ruling(id: &CaseId, ruling: &Ruling) -> DispatchResult {
		let case = CASES.with_borrow(|cases| cases.get(id).cloned()).expect("it was opened");
		assert_eq!(ruling.to_buyer + ruling.to_seller, case.principal, "I3");
		assert!(ruling.slash_buyer <= case.buyer_bond && ruling.slash_seller <= case.seller_bond);
		Self::tell(id, Some(ruling))
	}

	fn on_withdrawn(id: &CaseId) -> DispatchResult {
		Self::tell(id, None)
	}

	fn ruling_weight() -> Weight {
		Weight::from_parts(7_000_000, 0)
	}

	fn nullify(id: &CaseId, nullifier: H256) -> DispatchResult {
		if matches!(id, CaseId::Authorization(_)) {
			return Paperless::nullify(id, nullifier);
		}
		let by = REFERENCES.with_borrow_mut(|used| *used.entry(nullifier).or_insert(*id));
		if by == *id { Ok(()) } else { Err(DispatchError::Other("DuplicateProof")) }
	}

	fn nullify_weight() -> Weight {
		Weight::from_parts(3_000_000, 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &AccountId,
		seller: &AccountId,
		principal: Balance,
	) -> Result<Case<AccountId>, DispatchError> {
		let case = Case {
			buyer: buyer.clone(),
			seller: seller.clone(),
			principal,
			buyer_bond: principal,
			seller_bond: principal,
			..case(1, NATIVE)
		};
		CASES.with_borrow_mut(|cases| cases.insert(case.id, case.clone()));
		Ok(case)
	}
}

/// Objects without payments, so with nothing to say of references.
struct Paperless;

impl Arbitrable<AccountId> for Paperless {
	fn on_ruling(id: &CaseId, ruling: &Ruling) -> DispatchResult {
		Objects::on_ruling(id, ruling)
	}

	fn on_withdrawn(id: &CaseId) -> DispatchResult {
		Objects::on_withdrawn(id)
	}

	fn ruling_weight() -> Weight {
		Objects::ruling_weight()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &AccountId,
		seller: &AccountId,
		principal: Balance,
	) -> Result<Case<AccountId>, DispatchError> {
		Objects::benchmark_case(buyer, seller, principal)
	}
}

/// A kind of money that has no value in USDT.
pub const WORTHLESS: AssetKind = AssetKind::WithId(99);

/// Every other kind counts as twice as much.
pub struct Worth;

impl UsdtValue for Worth {
	fn in_usdt(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(USDC) => amount.checked_mul(2),
			AssetKind::WithId(_) => None,
		}
	}
}

impl pallet_arbitration::Config for Test {
	type CouncilOrigin = EnsureSignedBy<Council, AccountId>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Value = Worth;
	type Randomness = MockRandomness;
	type Objects = Objects;
	type Holds = HeldMoney;
	type Claimables = Owed;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = TreasuryAccount;
	type Limits = TestLimits;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Scene;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Scene;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Scene {
	fn endow(who: &AccountId) {
		use frame::token::fungibles::Mutate;

		FreeMoney::mint_into(NATIVE, who, WEALTH).expect("the account can be credited");
	}

	fn verify(who: &AccountId) {
		verify(who, Tier::Enhanced);
	}

	fn reveal(_moment: tael_primitives::Moment) {
		reveal(7);
	}

	fn set_time(now: Millis) {
		MockClock::set(now);
	}
}

/// Nobody is an arbiter.
pub fn empty_ext() -> TestState {
	tael_mocks::reset();
	TestLimits::set(LIMITS);
	Objects::told();
	Objects::refuse(false);
	CASES.with_borrow_mut(BTreeMap::clear);
	REFERENCES.with_borrow_mut(BTreeMap::clear);
	let people: Vec<AccountId> =
		[BUYER, SELLER, STRANGER, TREASURY].into_iter().chain((0..ARBITERS).map(arbiter)).collect();
	let storage = genesis(&people, WEALTH, STRANGER).build_storage().expect("genesis is sound");
	let mut ext = TestState::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Eight active arbiters.
pub fn new_test_ext() -> TestState {
	let mut ext = empty_ext();
	ext.execute_with(|| {
		for index in 0..8 {
			appoint(&arbiter(index));
		}
		System::reset_events();
	});
	ext
}

fn check(test: impl FnOnce()) {
	let before = issuance();
	test();
	Arbitration::do_try_state().expect("invariants hold");
	assert_eq!(issuance(), before, "I7: issuance is unchanged");
}

/// Run `test` with eight active arbiters; afterwards the invariants hold and no money was made or lost.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| check(test));
}

/// Run `test` without arbiters.
pub fn run_without_arbiters(test: impl FnOnce()) {
	empty_ext().execute_with(|| check(test));
}

/// Run `test` once with a dispute in each kind of money, each on a fresh chain.
pub fn run_with_each(test: impl Fn(AssetKind)) {
	for kind in KINDS {
		run(|| test(kind));
	}
}

pub fn issuance() -> (Balance, Balance) {
	(FreeMoney::total_issuance(NATIVE), FreeMoney::total_issuance(STABLE))
}

pub fn council() -> RuntimeOrigin {
	signed(&COUNCIL)
}

pub fn free(who: &AccountId) -> Balance {
	FreeMoney::balance(NATIVE, who)
}

pub fn fees(who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(NATIVE, &HoldReason::Fee.into(), who)
}

pub fn bond(who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(NATIVE, &HoldReason::ArbiterBond.into(), who)
}

/// Leave `who` with exactly `amount` of USDT free.
pub fn set_free(who: &AccountId, amount: Balance) {
	tael_mocks::set_free::<FreeMoney>(&STRANGER, &NATIVE, who, amount);
}

/// Make `who` an arbiter who can be drawn.
pub fn appoint(who: &AccountId) {
	appoint_with(who, Skills::default());
}

pub fn appoint_with(who: &AccountId, skills: Skills) {
	verify(who, Tier::Enhanced);
	assert_ok!(Arbitration::register_arbiter(signed(who), skills));
	assert_ok!(Arbitration::approve_arbiter(council(), who.clone()));
	assert_ok!(Arbitration::set_available(signed(who), true));
}

pub fn skills(fiats: &[Fiat], rails: &[RailId]) -> Skills {
	Skills {
		fiats: BoundedVec::truncate_from(fiats.to_vec()),
		rails: BoundedVec::truncate_from(rails.to_vec()),
	}
}

pub fn record(who: &AccountId) -> Arbiter {
	Arbiters::<Test>::get(who).expect("he is an arbiter")
}

pub const fn trade(tag: u8) -> CaseId {
	CaseId::Trade(H256::repeat_byte(tag))
}

/// A trade that the buyer disputes: he says that he has paid.
pub fn case(tag: u8, asset: AssetKind) -> Case<AccountId> {
	Case {
		id: trade(tag),
		contract_hash: H256::repeat_byte(0xCC),
		buyer: BUYER,
		seller: SELLER,
		asset,
		principal: PRINCIPAL,
		buyer_bond: BUYER_BOND,
		seller_bond: SELLER_BOND,
		fiat: Some(Fiat::EUR),
		rail: Some(3),
		opener: Some(Side::Buyer),
		cause: Cause::PaidButExpired,
		evidence: H256::repeat_byte(0xEE),
	}
}

/// A trade that the chain disputes, because the seller is silent.
pub fn case_of_the_chain(tag: u8, asset: AssetKind) -> Case<AccountId> {
	Case { opener: None, cause: Cause::SellerSilent, evidence: H256::zero(), ..case(tag, asset) }
}

pub fn open(case: Case<AccountId>) -> DispatchResult {
	// Its callers are calls, which are rolled back if they fail.
	frame::deps::frame_support::storage::with_storage_layer(|| Arbitration::open(case.clone()))?;
	CASES.with_borrow_mut(|cases| cases.insert(case.id, case));
	Ok(())
}

/// A dispute that the buyer has opened.
pub fn opened(asset: AssetKind) -> CaseId {
	assert_ok!(open(case(1, asset)));
	trade(1)
}

/// A dispute to which the seller has responded.
pub fn responded(asset: AssetKind) -> CaseId {
	let id = opened(asset);
	assert_ok!(Arbitration::respond(signed(&SELLER), id, H256::repeat_byte(0xDD)));
	id
}

/// A dispute for which an arbiter is to be drawn.
pub fn drawing(asset: AssetKind) -> CaseId {
	let id = responded(asset);
	both_ready(id);
	id
}

/// A dispute before one arbiter.
pub fn reviewed(asset: AssetKind) -> CaseId {
	let id = drawing(asset);
	draw(id);
	id
}

/// A dispute that one arbiter has ruled for the seller.
pub fn ruled(asset: AssetKind) -> CaseId {
	let id = reviewed(asset);
	assert_ok!(Arbitration::rule(signed(&sitting(id)[0]), id, no_payment(), H256::zero()));
	id
}

/// A dispute in which the buyer has appealed the ruling of one arbiter.
pub fn appealed(asset: AssetKind) -> CaseId {
	let id = ruled(asset);
	assert_ok!(Arbitration::appeal(signed(&BUYER), id));
	id
}

/// A dispute before a panel that has heard the parties.
pub fn before_panel(asset: AssetKind) -> CaseId {
	let id = appealed(asset);
	assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
	draw(id);
	both_ready(id);
	id
}

/// A dispute before the council, which has heard the parties: the panel ruled for the buyer.
pub fn before_council(asset: AssetKind) -> CaseId {
	let id = before_panel(asset);
	vote_all(id, vote(Cause::PaidButExpired, 10_000));
	assert_ok!(Arbitration::appeal(signed(&SELLER), id));
	assert_ok!(Arbitration::counter_fund(signed(&BUYER), id));
	both_ready(id);
	id
}

/// A dispute that has lasted too long without any ruling.
pub fn stalled(asset: AssetKind) -> CaseId {
	let id = drawing(asset);
	MockClock::set(row(id).stalls_at());
	assert_ok!(poke(id));
	id
}

pub fn both_ready(id: CaseId) {
	for side in [&BUYER, &SELLER] {
		assert_ok!(Arbitration::ready(signed(side), id));
	}
}

/// Reveal a seed that differs with `tag`.
pub fn reveal(tag: u64) {
	let moment = MockRandomness::upcoming();
	MockRandomness::reveal((tag, moment).using_encoded(BlakeTwo256::hash));
}

/// Reveal the randomness and draw.
pub fn draw(id: CaseId) {
	reveal(7);
	assert_ok!(poke(id));
	assert_eq!(row(id).state, DisputeState::Review);
}

pub fn poke(id: CaseId) -> DispatchResult {
	plain(Arbitration::poke_dispute(signed(&STRANGER), id))
}

pub fn row(id: CaseId) -> Dispute<AccountId> {
	Disputes::<Test>::get(id).expect("the dispute is alive")
}

pub fn receipt(id: CaseId) -> crate::Receipt {
	assert!(!Disputes::<Test>::contains_key(id), "the dispute has ended");
	Receipts::<Test>::get(id).expect("a receipt stays")
}

/// Who sits in a dispute.
pub fn sitting(id: CaseId) -> Vec<AccountId> {
	row(id).seats.iter().map(|seat| seat.who.clone()).collect()
}

/// What follows if no payment is proven, and nobody is slashed.
pub const fn no_payment() -> Ruling {
	Ruling {
		to_buyer: 0,
		to_seller: PRINCIPAL,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: Some(Side::Buyer),
		cause: Cause::NoPayment,
	}
}

/// What follows if it was paid.
pub const fn paid() -> Ruling {
	Ruling {
		to_buyer: PRINCIPAL,
		to_seller: 0,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer: Some(Side::Seller),
		cause: Cause::PaidButExpired,
	}
}

/// A ruling that the table does not say: so much to the buyer.
pub const fn divided(to_buyer: Balance, fee_payer: Option<Side>) -> Ruling {
	Ruling {
		to_buyer,
		to_seller: PRINCIPAL - to_buyer,
		slash_buyer: 0,
		slash_seller: 0,
		fee_payer,
		cause: Cause::Other,
	}
}

pub const NOTES: H256 = H256::repeat_byte(0x17);
pub const SALT: [u8; 32] = [0x5A; 32];

/// A vote without a slash.
pub const fn vote(cause: Cause, to_buyer: u16) -> Vote {
	Vote { cause, to_buyer, slash_buyer: false, slash_seller: false, notes_hash: NOTES }
}

pub fn commit(who: &AccountId, id: CaseId, vote: &Vote) -> DispatchResult {
	let commitment = vote_commitment(&id, DisputeTier::Panel, who, vote, &SALT);
	Arbitration::commit_vote(signed(who), id, commitment)
}

pub fn reveal_vote(who: &AccountId, id: CaseId, vote: Vote) -> DispatchResult {
	Arbitration::reveal_vote(signed(who), id, vote, SALT)
}

/// The whole panel votes alike.
pub fn vote_all(id: CaseId, vote: Vote) {
	vote_each(id, [vote; 3]);
}

/// Each member of the panel votes as told.
pub fn vote_each(id: CaseId, votes: [Vote; 3]) {
	let panel = sitting(id);
	for (who, vote) in panel.iter().zip(&votes) {
		assert_ok!(commit(who, id, vote));
	}
	for (who, vote) in panel.iter().zip(votes) {
		assert_ok!(reveal_vote(who, id, vote));
	}
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
