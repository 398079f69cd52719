// SPDX-License-Identifier: Apache-2.0

//! A trade at its costliest: of two offers that met, out of pools that are closing and go with it, on a rail with
//! as many attestors as may be, with bought time, a message and a word on it; its entry in the expiry index
//! moves with the next step, and its end restricts both acceptors.

use super::{
	Bench,
	book::{REF, START, Scene, pool, scene, scene_in_usdt, taking, trader},
};
use crate::{trading::Live, *};
use alloc::vec::Vec;
use frame::{benchmarking::prelude::*, hashing::blake2_256};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, AssetKind, Balance, Case, Cause, ChainTime, ClientRef, DAY, Fiat, HOUR, Millis,
	Price, RailId, Risk, Side, Tier,
};

/// For everything that has a window.
const WINDOW: Millis = HOUR;
pub(super) const HASH: H256 = H256::repeat_byte(9);

/// What both sides agree to. The maker sells.
fn terms(
	rail: RailId,
	(pool, taker_pool): (PoolId, Option<PoolId>),
	[maker, taker]: [AccountId; 2],
	asset: AssetKind,
	[principal, buyer_bond, seller_bond]: [Balance; 3],
) -> TradeTerms<AccountId> {
	TradeTerms {
		offer: HASH,
		version: 0,
		pool,
		taker_pool,
		maker,
		taker,
		maker_side: Side::Seller,
		asset,
		principal,
		fiat: Fiat::USD,
		fiat_amount: 1_000,
		price: Price(1),
		round: Some(1),
		buyer_bond,
		seller_bond,
		rail,
		risk: Risk::High,
		buyer_account: HASH,
		seller_account: HASH,
		buyer_tier: Tier::Document,
		seller_tier: Tier::Document,
		windows: TradeWindows {
			accept: WINDOW,
			pay: WINDOW,
			grace: WINDOW,
			release: WINDOW,
			dispute_delay: 0,
			hold: 0,
			free_cancel: 0,
			extension: 10 * WINDOW,
		},
		extension_rate: 1,
		attest_floor: 400,
		terms_hash: HASH,
	}
}

pub(super) fn payment() -> Payment {
	Payment { proof: HASH, account: HASH, fiat_amount: 1_000, reference: HASH }
}

/// A trade and its parties.
pub(super) struct Deal<T> {
	pub(super) id: TradeId,
	pub(super) scene: Scene,
	pub(super) buyer: AccountId,
	pub(super) seller: AccountId,
	config: PhantomData<T>,
}

/// A trade whose parties have closed their pools, and are acceptors whom its end restricts.
pub(super) fn deal<T: Bench>(is_accepted: bool) -> Deal<T> {
	let deal = deal_in::<T>(scene::<T>(), is_accepted, true);
	let terms = deal.row().terms;
	for (who, pool) in [(&deal.seller, Some(terms.pool)), (&deal.buyer, terms.taker_pool)] {
		Pallet::<T>::do_close_pool(who, pool.expect("they met")).expect("it has no offers");
		T::BenchmarkHelper::fail(who);
	}
	deal
}

/// A request to a maker who may trade.
pub(super) fn requested_deal<T: Bench>() -> Deal<T> {
	deal_in::<T>(scene::<T>(), false, true).due_late()
}

/// A trade in USDT whose buyer took an offer that stays.
pub(super) fn plain_deal<T: Bench>() -> Deal<T> {
	deal_in::<T>(scene_in_usdt::<T>(), true, false)
}

fn deal_in<T: Bench>(scene: Scene, is_accepted: bool, have_met: bool) -> Deal<T> {
	let seller = trader::<T>(&scene, account("seller", 0, 0));
	let buyer = trader::<T>(&scene, account("buyer", 0, 0));
	let pool = pool::<T>(&scene, &seller, 2);
	let amount = scene.amount;
	Pallet::<T>::lock_liquidity(pool, 2 * amount).expect("it is there");
	let taker_pool = have_met.then(|| {
		let pool = self::pool::<T>(&scene, &buyer, 1);
		Pallet::<T>::lock_liquidity(pool, amount).expect("it is there");
		pool
	});
	let parties = [seller.clone(), buyer.clone()];
	let rail = taking(&scene).rail;
	let terms = terms(rail, (pool, taker_pool), parties, scene.asset.clone(), [amount; 3]);
	let id = trade_id(&buyer, &REF);
	Pallet::<T>::start_trade(NewTrade { id, terms, is_accepted }).expect("everything is there");
	Deal { id, scene, buyer, seller, config: PhantomData }
}

impl<T: Bench> Deal<T> {
	/// Put its entry in the expiry index behind everything that falls due.
	pub(super) fn due_late(self) -> Self {
		Pallet::<T>::unschedule(self.id, self.row().bucket);
		let bucket = Pallet::<T>::schedule(self.id, Timed::Trade, START + DAY);
		Trades::<T>::mutate_extant(self.id, |row| row.bucket = bucket);
		self
	}

	/// Load it with what makes its end dear.
	pub(super) fn laden(self) -> Self {
		let deadline = self.row().pay_deadline + WINDOW;
		Pallet::<T>::do_buy_extension(&self.buyer, self.id, deadline).expect("the bond is large");
		self.send(0);
		self.attest(1);
		T::BenchmarkHelper::set_time(START + WINDOW + WINDOW / 2);
		self.due_late()
	}

	pub(super) fn row(&self) -> Trade<T::AccountId> {
		Trades::<T>::get(self.id).expect("it is alive")
	}

	pub(super) fn state(&self) -> Option<TradeState> {
		Trades::<T>::get(self.id).map(|row| row.state)
	}

	/// A message of the buyer.
	pub(super) fn send(&self, number: u32) {
		let sealed = BoundedVec::truncate_from(alloc::vec![1; MAX_MESSAGE as usize]);
		Pallet::<T>::do_send_message(&self.buyer, self.id, number, sealed).expect("he is a party");
	}

	pub(super) fn mark(&self) {
		Pallet::<T>::do_mark_paid(&self.buyer, self.id, payment()).expect("there is time");
	}

	/// What attestors see: half of it.
	pub(super) fn word(&self) -> Attestation {
		Attestation {
			contract_hash: self.row().contract_hash,
			fiat_amount: 500,
			paid_at: T::Clock::timestamp(),
			nullifier: HASH,
		}
	}

	/// The words of the first attestors.
	pub(super) fn attest(&self, count: u32) {
		let attestors = Self::attestors(&self.scene);
		for attestor in attestors.into_iter().take(count as usize) {
			Pallet::<T>::do_attest_payment(attestor, self.id, self.word()).expect("it fits");
		}
	}

	pub(super) fn attestors(scene: &Scene) -> Vec<T::AccountId> {
		let rail = Rails::<T>::get(taking(scene).rail).expect("it is registered");
		rail.attestors.into_inner()
	}

	/// A proposal of the seller, and the hash that accepts it.
	pub(super) fn propose(&self) -> H256 {
		let terms = self.proposal();
		Pallet::<T>::do_propose_settlement(&self.seller, self.id, terms).expect("it is sound");
		let row = self.row();
		row.proposals.seller.expect("it was made").hash(row.contract_hash)
	}

	pub(super) fn proposal(&self) -> ProposalTerms {
		let half = self.scene.amount / 2;
		let expires_at = T::Clock::now() + 1;
		ProposalTerms { to_buyer: half, bond_to_other: half, note: HASH, expires_at }
	}
}

/// A trade that ended with `count` messages, and may be rid of them.
pub(super) fn mailbox<T: Bench>(count: u32) -> TradeId {
	let deal = deal::<T>(true);
	let parties = PerSide { buyer: deal.buyer.clone(), seller: deal.seller.clone() };
	Pallet::<T>::do_cancel_trade(&deal.buyer, deal.id).expect("it is his");
	let sent = PerSide { buyer: count.div_ceil(2), seller: count / 2 };
	let deposit = T::Limits::get().message_deposit;
	for side in [Side::Buyer, Side::Seller] {
		for number in 0..*sent.of(side) {
			let (asset, reason) = (&AssetKind::Native, HoldReason::Deposit);
			Pallet::<T>::hold(asset, reason, parties.of(side), deposit).expect("he is rich");
			let sealed = BoundedVec::truncate_from(alloc::vec![1; MAX_MESSAGE as usize]);
			Messages::<T>::insert((deal.id, side, number), Message { at: START, deposit, sealed });
		}
	}
	let remove_at = T::Clock::now();
	Mailboxes::<T>::insert(deal.id, Mailbox { parties, sent, remove_at, seq: 0 });
	deal.id
}

impl<T: Config> Pallet<T> {
	/// A trade of native money that is in dispute as far as it knows, and that arbitration does not know
	/// yet: with both bonds as large as the principal.
	pub(crate) fn make_benchmark_case(
		buyer: &T::AccountId,
		seller: &T::AccountId,
		principal: Balance,
	) -> Result<Case<T::AccountId>, DispatchError> {
		T::BenchmarkHelper::verify(buyer);
		T::BenchmarkHelper::verify(seller);
		let is_free = |reference: &ClientRef| {
			let id = trade_id(buyer, reference);
			!Trades::<T>::contains_key(id) && !Receipts::<T>::contains_key(id)
		};
		let reference = (0..u32::MAX)
			.map(|tag| tag.using_encoded(blake2_256))
			.find(is_free)
			.expect("there are enough");
		let asset = AssetKind::Native;
		Self::do_open_pool(seller.clone(), reference, asset.clone(), 2 * principal)?;
		let pool = pool_id(seller, &reference);
		Self::lock_liquidity(pool, 2 * principal)?;
		let parties = [seller.clone(), buyer.clone()];
		let terms = terms(0, (pool, None), parties, asset, [principal; 3]);
		let id = trade_id(buyer, &reference);
		Self::start_trade(NewTrade { id, terms, is_accepted: true })?;
		Self::do_mark_paid(buyer, id, payment()).map_err(|error| error.error)?;
		let mut live = Live::<T>::load(id)?;
		let opener = Some(Side::Seller);
		live.trade.dispute = Some(Disagreement { from: live.trade.state, opener });
		live.advance(TradeStep::Dispute, opener)?;
		let case = live.case(opener, Cause::NoPayment, HASH);
		live.store();
		Ok(case)
	}
}
