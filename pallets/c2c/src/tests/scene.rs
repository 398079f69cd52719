// SPDX-License-Identifier: Apache-2.0

//! A trade under way, in every shape it can have, and what its parties own.

use crate::{
	HoldReason, NewTrade, Payment, PoolId, Pools, Receipt, Receipts, Trade, TradeId, TradeState,
	TradeTerms, TradeWindows, Trades, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{
	AccountId, AssetKind, Balance, CaseId, Fiat, FiatAmount, HOUR, MINUTE, Millis, ObjectKind,
	RailId, Risk, Ruling, Side, Tier, TradeReceipt, USDT, derive_id,
};

pub const PRINCIPAL: Balance = 100 * USDT;
// No two stakes are alike, so that a mix-up shows.
pub const BUYER_BOND: Balance = 3 * USDT + 1;
pub const SELLER_BOND: Balance = 4 * USDT + 3;
/// 720 yuan.
pub const FIAT: FiatAmount = 72_000;
/// Nine tenths of it.
pub const ATTEST_FLOOR: FiatAmount = 64_800;
/// What a pool has besides.
pub const SPARE: Balance = 50 * USDT;

pub const WINDOWS: TradeWindows = TradeWindows {
	accept: 15 * MINUTE,
	pay: 20 * MINUTE,
	grace: 30 * MINUTE,
	release: 40 * MINUTE,
	dispute_delay: 15 * MINUTE,
	hold: 0,
	free_cancel: 10 * MINUTE,
	extension: 6 * HOUR,
};
/// How long [`CARD`] holds a release back.
pub const HOLD: Millis = 24 * HOUR;

/// Who posted, what in, and whether both posted.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
	pub asset: AssetKind,
	pub maker_side: Side,
	/// Whether the taker took by an offer of his own.
	pub is_crossed: bool,
}

/// Every shape.
pub fn shapes() -> Vec<Shape> {
	let mut shapes = Vec::new();
	for asset in KINDS {
		for maker_side in [Side::Seller, Side::Buyer] {
			for is_crossed in [false, true] {
				shapes.push(Shape { asset: asset.clone(), maker_side, is_crossed });
			}
		}
	}
	shapes
}

/// The plain one: Alice sells USDT, Bob takes.
pub const PLAIN: Shape = Shape { asset: NATIVE, maker_side: Side::Seller, is_crossed: false };

/// Run `test` once with each shape, each on a fresh chain.
pub fn run_with_shapes(test: impl Fn(Shape)) {
	for shape in shapes() {
		println!("{shape:?}");
		run(|| test(shape));
	}
}

/// A trade, its parties, and what they owned before it began.
#[derive(Clone)]
pub struct Scene {
	pub id: TradeId,
	pub shape: Shape,
	pub terms: TradeTerms<AccountId>,
	before: Vec<((AccountId, AssetKind), Balance)>,
}

/// Terms of a trade between Alice, who posted, and Bob.
pub fn terms(
	shape: &Shape,
	rail: RailId,
	pool: PoolId,
	taker_pool: Option<PoolId>,
) -> TradeTerms<AccountId> {
	let hold = if rail == CARD { HOLD } else { 0 };
	TradeTerms {
		offer: H256::repeat_byte(0x0F),
		version: 3,
		pool,
		taker_pool,
		maker: ALICE,
		taker: BOB,
		maker_side: shape.maker_side,
		asset: shape.asset.clone(),
		principal: PRINCIPAL,
		fiat: Fiat::CNY,
		fiat_amount: FIAT,
		price: PAR,
		round: Some(9),
		buyer_bond: BUYER_BOND,
		seller_bond: SELLER_BOND,
		rail,
		risk: Risk::Medium,
		buyer_account: commitment(0xB0),
		seller_account: commitment(0x5E),
		buyer_tier: Tier::Document,
		seller_tier: Tier::Document,
		windows: TradeWindows { hold, ..WINDOWS },
		extension_rate: LIMITS.extension_rate,
		attest_floor: ATTEST_FLOOR,
		terms_hash: commitment(0x77),
	}
}

/// What the buyer says when he has paid.
pub fn payment() -> Payment {
	Payment {
		proof: commitment(1),
		account: commitment(0xB0),
		fiat_amount: FIAT,
		reference: commitment(2),
	}
}

/// The id of the trade that Bob made with this tag.
pub fn trade_id(tag: u8) -> TradeId {
	derive_id(ObjectKind::Trade, &BOB, &reference(tag))
}

impl Scene {
	/// A request that the maker has still to accept.
	pub fn requested(shape: Shape, rail: RailId) -> Self {
		Self::start(shape, rail, 1, false)
	}

	/// A trade that waits for local money.
	pub fn funded(shape: Shape, rail: RailId) -> Self {
		Self::start(shape, rail, 1, true)
	}

	pub fn start(shape: Shape, rail: RailId, tag: u8, is_accepted: bool) -> Self {
		let before = [ALICE, BOB, TREASURY]
			.iter()
			.flat_map(|who| KINDS.map(|asset| ((who.clone(), asset.clone()), total(&asset, who))))
			.collect();
		let part = |side| match side {
			Side::Buyer => BUYER_BOND,
			Side::Seller => PRINCIPAL + SELLER_BOND,
		};
		let pool = pool_with(&ALICE, tag, &shape.asset, SPARE, part(shape.maker_side));
		let taker_pool = shape
			.is_crossed
			.then(|| pool_with(&BOB, tag, &shape.asset, SPARE, part(shape.maker_side.other())));
		let terms = terms(&shape, rail, pool, taker_pool);
		let id = trade_id(tag);
		assert_ok!(C2c::start_trade(NewTrade { id, terms: terms.clone(), is_accepted }));
		Self { id, shape, terms, before }
	}

	/// A trade that is marked paid.
	pub fn marked(shape: Shape, rail: RailId) -> Self {
		let scene = Self::funded(shape, rail);
		scene.mark();
		scene
	}

	/// A trade whose time to pay is over.
	pub fn lapsed(shape: Shape, rail: RailId) -> Self {
		let scene = Self::funded(shape, rail);
		MockClock::advance(WINDOWS.pay);
		assert_ok!(scene.poke());
		scene
	}

	/// A release that is held back.
	pub fn held(shape: Shape) -> Self {
		let scene = Self::marked(shape, CARD);
		assert_ok!(scene.release());
		scene
	}

	/// A trade in dispute, opened by the seller.
	pub fn disputed(shape: Shape, rail: RailId) -> Self {
		let scene = Self::marked(shape, rail);
		assert_ok!(scene.dispute(Side::Seller));
		scene
	}

	/// A trade in this state.
	pub fn in_state(state: TradeState, shape: Shape) -> Self {
		let scene = match state {
			TradeState::Requested => Self::requested(shape, INSTANT),
			TradeState::Funded => Self::funded(shape, INSTANT),
			TradeState::PaidClaimed => Self::marked(shape, INSTANT),
			TradeState::Lapsed => Self::lapsed(shape, INSTANT),
			TradeState::HeldRelease => Self::held(shape),
			TradeState::Disputed => Self::disputed(shape, INSTANT),
			TradeState::Ended => panic!("nothing is in state then"),
		};
		assert_eq!(scene.row().state, state);
		scene
	}

	pub fn row(&self) -> Trade<AccountId> {
		Trades::<Test>::get(self.id).expect("the trade is alive")
	}

	pub fn is_alive(&self) -> bool {
		Trades::<Test>::contains_key(self.id)
	}

	/// Where it stands now, every due step taken.
	pub fn state(&self) -> TradeState {
		self.row().state_at(now())
	}

	pub fn receipt(&self) -> TradeReceipt<AccountId> {
		match Receipts::<Test>::get(self.id) {
			Some(Receipt::Trade { receipt, .. }) => receipt,
			other => panic!("no receipt of a trade: {other:?}"),
		}
	}

	pub fn buyer(&self) -> &AccountId {
		self.terms.party(Side::Buyer)
	}

	pub fn seller(&self) -> &AccountId {
		self.terms.party(Side::Seller)
	}

	pub fn party(&self, side: Side) -> &AccountId {
		self.terms.party(side)
	}

	pub fn mark(&self) {
		assert_ok!(self.try_mark());
	}

	pub fn try_mark(&self) -> DispatchResult {
		plain(C2c::mark_paid(signed(self.buyer()), self.id, payment()))
	}

	pub fn undo(&self) -> DispatchResult {
		C2c::undo_mark_paid(signed(self.buyer()), self.id)
	}

	pub fn release(&self) -> DispatchResult {
		plain(C2c::release(signed(self.seller()), self.id))
	}

	pub fn cancel(&self) -> DispatchResult {
		C2c::cancel_trade(signed(self.buyer()), self.id)
	}

	pub fn cancel_claim(&self) -> DispatchResult {
		plain(C2c::cancel_claim(signed(self.buyer()), self.id))
	}

	pub fn claim_late(&self) -> DispatchResult {
		C2c::claim_late_payment(signed(self.buyer()), self.id, payment())
	}

	/// Give the buyer so much more than he has.
	pub fn grant(&self, more: Millis) -> DispatchResult {
		let to = self.row().pay_deadline + more;
		C2c::grant_extension(signed(self.seller()), self.id, to)
	}

	/// Buy so much more than there is.
	pub fn buy_time(&self, more: Millis) -> DispatchResult {
		let to = self.row().pay_deadline + more;
		C2c::buy_extension(signed(self.buyer()), self.id, to)
	}

	/// Take it to arbitration, for a cause that both sides may have.
	pub fn dispute(&self, side: Side) -> DispatchResult {
		let cause = tael_primitives::Cause::Other;
		C2c::dispute(signed(self.party(side)), self.id, cause, commitment(3))
	}

	pub fn contest(&self) -> DispatchResult {
		let cause = tael_primitives::Cause::Chargeback;
		C2c::contest(signed(self.seller()), self.id, cause, commitment(3))
	}

	/// Poked by somebody who has no part in it.
	pub fn poke(&self) -> DispatchResult {
		plain(C2c::poke_trade(signed(&STRANGER), self.id))
	}

	pub fn case(&self) -> CaseId {
		CaseId::Trade(self.id)
	}

	/// Arbitration rules, and the ruling is final.
	pub fn rule(&self, ruling: &Ruling) -> DispatchResult {
		use tael_primitives::Arbitrable;
		MockArbitration::close(&self.case());
		C2c::on_ruling(&self.case(), ruling)
	}

	/// The opener took the dispute back, and nobody objected.
	pub fn withdraw_dispute(&self) -> DispatchResult {
		use tael_primitives::Arbitrable;
		MockArbitration::close(&self.case());
		C2c::on_withdrawn(&self.case())
	}

	/// By how much somebody owns more of the traded money than before, or less.
	pub fn gain(&self, who: &AccountId) -> i128 {
		self.gain_in(&self.shape.asset, who)
	}

	pub fn gain_in(&self, asset: &AssetKind, who: &AccountId) -> i128 {
		let key = (who.clone(), asset.clone());
		let before = self.before.iter().find(|(of, _)| *of == key).expect("it was noted").1;
		i128::try_from(total(asset, who)).unwrap() - i128::try_from(before).unwrap()
	}

	/// The trade has ended, and everything was paid out: the buyer gained so much, the seller lost that and
	/// what the treasury gained. Nothing of the trade is on hold.
	pub fn ended_with(&self, buyer: i128, seller: i128, treasury: i128) {
		assert!(!self.is_alive(), "it has ended");
		let gains = [self.buyer(), self.seller(), &TREASURY].map(|who| self.gain(who));
		assert_eq!(gains, [buyer, seller, treasury], "buyer, seller, treasury, {:?}", self.shape);
		assert_eq!(buyer + seller + treasury, 0, "I3: paid out exactly once");
		for asset in KINDS {
			if asset != self.shape.asset {
				let gains = [ALICE, BOB].map(|who| self.gain_in(&asset, &who));
				assert_eq!(gains, [0, 0], "nothing else moved");
			}
		}
		for side in [Side::Buyer, Side::Seller] {
			self.nothing_left(side);
		}
	}

	/// Only what a pool has is on hold of a side.
	fn nothing_left(&self, side: Side) {
		let who = self.party(side);
		let escrowed = held(&self.shape.asset, HoldReason::Escrow, who);
		let deposit = held(&NATIVE, HoldReason::Deposit, who);
		match self.terms.pool_of(side) {
			Some(pool) => {
				let pool = Pools::<Test>::get(pool).expect("the pool is open");
				assert_eq!((pool.locked, pool.trades), (0, 0));
				assert_eq!((escrowed, deposit), (pool.available, DEPOSIT));
			},
			None => assert_eq!((escrowed, deposit), (0, 0)),
		}
	}

	/// What a pool of this side has that no trade was promised.
	pub fn available(&self, side: Side) -> Balance {
		let pool = self.terms.pool_of(side).expect("this side has a pool");
		Pools::<Test>::get(pool).expect("the pool is open").available
	}
}

/// Every state that an enum has, so that a test over all of them misses none.
pub fn states_of<S: scale_info::TypeInfo + Decode>() -> Vec<S> {
	let scale_info::TypeDef::Variant(states) = S::type_info().type_def else {
		panic!("it is an enum")
	};
	let state = |index: u8| S::decode(&mut &[index][..]).expect("it has no fields");
	states.variants.iter().map(|variant| state(variant.index)).collect()
}

/// A sum as a difference.
pub fn signed_sum(amount: Balance) -> i128 {
	i128::try_from(amount).expect("no money is that much")
}

/// The principal, gained.
pub const GAIN: i128 = 100_000_000;

/// Check both sides of a deadline: the actor before it and not at it, time at it and not before.
pub fn boundary(
	deadline: Millis,
	acts: impl Fn() -> DispatchResult,
	too_late: DispatchError,
	expires: impl Fn() -> DispatchResult,
) {
	for (at, may_act) in [(deadline - 1, true), (deadline, false), (deadline + 1, false)] {
		MockClock::set(at);
		let acted = hypothetically!(acts());
		let expired = hypothetically!(expires());
		if may_act {
			assert_ok!(acted);
			assert_noop!(expires(), crate::Error::<Test>::TooEarly);
			assert!(expired.is_err());
		} else {
			assert_ok!(expired);
			assert_noop!(acts(), too_late);
			assert!(acted.is_err());
		}
	}
}
