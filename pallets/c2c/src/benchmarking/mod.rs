// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest; the steps of every trade in USDT, see `costs`.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

mod book;
mod trade;

use self::{book::*, trade::*};
use crate::{money::Payout, *};
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	deps::{sp_core::sr25519, sp_io::crypto},
	hashing::blake2_256,
	token::fungibles::{Inspect, Mutate},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, Arbitrable, CaseId, Cause, ChainTime, Ruling, Side, Signature, Trail,
};

/// A runtime whose money can be minted for a benchmark.
pub trait Bench: Config<Assets: Mutate<AccountId>> {}
impl<T: Config<Assets: Mutate<AccountId>>> Bench for T {}

/// The origin of governance.
fn root<T: Config>(origin: impl Fn() -> Result<T::RuntimeOrigin, ()>) -> T::RuntimeOrigin {
	origin().expect("some origin may do it")
}

#[benchmarks(where T: Bench)]
mod benches {
	use super::*;

	#[benchmark]
	fn set_rail() {
		let origin = root::<T>(T::GovernanceOrigin::try_successful_origin);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 1_000, rail_terms::<T>());

		assert!(Rails::<T>::contains_key(1_000));
	}

	#[benchmark]
	fn open_pool() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), REF, scene.asset.clone(), scene.amount);

		assert!(Pools::<T>::contains_key(pool_id(&caller, &REF)));
	}

	#[benchmark]
	fn fund_pool() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let id = pool::<T>(&scene, &caller, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, scene.amount, 0);

		assert_eq!(Pools::<T>::get(id).map(|pool| pool.moves), Some(1));
	}

	#[benchmark]
	fn withdraw_liquidity() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let id = pool::<T>(&scene, &caller, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, scene.amount, 0);

		assert_eq!(Pools::<T>::get(id).map(|pool| pool.moves), Some(1));
	}

	/// Without trades: it leaves in the same call.
	#[benchmark]
	fn close_pool() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let id = pool::<T>(&scene, &caller, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	/// It meets nobody, on `r` rails.
	#[benchmark]
	fn create_offer(r: Linear<1, MAX_METHODS>) {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, 1);
		let mut request = request::<T>(&scene, Side::Buyer);
		request.methods.truncate(r as usize);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), pool, REF, request);

		let offer = Offers::<T>::get(offer_id(&caller, &REF)).expect("it rests");
		assert_eq!(offer.state, OfferState::Active);
	}

	/// An offer that enters crosses with `c` offers behind `s` that are in the way, each on as many rails as
	/// may be.
	#[benchmark]
	fn cross(c: Linear<0, MAX_CROSSED>, s: Linear<0, MAX_CROSS_SKIPS>) {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, c + 1);
		stand::<T>(&scene, Side::Seller, c);
		stand_in_the_way::<T>(&scene, Side::Seller, s);
		let request = request::<T>(&scene, Side::Buyer);
		let id = offer_id(&caller, &REF);

		#[block]
		{
			Pallet::<T>::do_create_offer(caller, pool, REF, request).expect("the terms are sound");
		}

		let offer = Offers::<T>::get(id).expect("it rests");
		assert_eq!((offer.state, offer.crossed), (OfferState::Active, c));
	}

	/// From floating on `r` rails to floating on `r` others.
	#[benchmark]
	fn update_offer(r: Linear<1, MAX_METHODS>) {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, 1);
		let mut before = request_apart::<T>(&scene, Side::Buyer);
		let mut request = request::<T>(&scene, Side::Buyer);
		before.methods.truncate(r as usize);
		request.methods.truncate(r as usize);
		let id = post::<T>(&caller, pool, before);
		let change = OfferChange {
			pricing: Some(request.pricing),
			range: Some((request.min, request.max)),
			methods: Some(request.methods),
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, 0, change);

		let offer = Offers::<T>::get(id).expect("it rests");
		assert_eq!((offer.state, offer.version), (OfferState::Active, 1));
	}

	#[benchmark]
	fn pause_offer() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, 1);
		let id = post::<T>(&caller, pool, request::<T>(&scene, Side::Seller));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Paused));
	}

	/// On `r` rails.
	#[benchmark]
	fn resume_offer(r: Linear<1, MAX_METHODS>) {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, 1);
		let mut request = request::<T>(&scene, Side::Buyer);
		request.methods.truncate(r as usize);
		let id = post::<T>(&caller, pool, request);
		Pallet::<T>::do_pause_offer(&caller, id).expect("it rests");

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Active));
	}

	#[benchmark]
	fn close_offer() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &caller, 1);
		let id = post::<T>(&caller, pool, request::<T>(&scene, Side::Seller));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	/// It moves in all its markets.
	#[benchmark]
	fn poke_offer() {
		let scene = scene::<T>();
		let id = stand_astray::<T>(&scene, Side::Buyer);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		let moved = Offers::<T>::get(id).map(|offer| (offer.is_parked, offer.is_matched));
		assert_eq!(moved, Some((false, true)));
	}

	/// The same, for somebody who came to it.
	#[benchmark]
	fn move_offer() {
		let scene = scene::<T>();
		let id = stand_astray::<T>(&scene, Side::Buyer);
		let mut offer = Offers::<T>::get(id).expect("it rests");
		let setting = Pallet::<T>::setting_of(&offer).expect("the money has a value");
		let has_moved;

		#[block]
		{
			has_moved = Pallet::<T>::move_if_due(&setting, id, &mut offer);
		}

		assert!(has_moved && offer.is_matched);
	}

	#[benchmark]
	fn bar_offer() {
		let scene = scene::<T>();
		let maker = trader::<T>(&scene, account("owner", 0, 0));
		let pool = pool::<T>(&scene, &maker, 1);
		let id = post::<T>(&maker, pool, request::<T>(&scene, Side::Seller));
		let origin = root::<T>(T::RiskOrigin::try_successful_origin);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Barred));
	}

	#[benchmark]
	fn unbar_offer() {
		let scene = scene::<T>();
		let maker = trader::<T>(&scene, account("owner", 0, 0));
		let pool = pool::<T>(&scene, &maker, 1);
		let id = post::<T>(&maker, pool, request::<T>(&scene, Side::Seller));
		Pallet::<T>::do_bar_offer(id).expect("it rests");
		let origin = root::<T>(T::RiskOrigin::try_successful_origin);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Paused));
	}

	/// In USDT, out of an offer that stays in the book.
	#[benchmark]
	fn take() {
		let scene = scene_in_usdt::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let id = stand_deep::<T>(&scene, Side::Seller, 0, 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, REF, taking(&scene));

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Active));
	}

	/// One trade with the best offer, in USDT; the offer stays in the book.
	#[benchmark]
	fn take_best() {
		let scene = scene_in_usdt::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		let id = stand_deep::<T>(&scene, Side::Seller, 0, 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), REF, taking_best(&scene, 1));

		assert_eq!(Offers::<T>::get(id).map(|offer| offer.state), Some(OfferState::Active));
	}

	/// One trade in USDT behind `s` offers that are in the way; all of them stay in the book.
	#[benchmark]
	fn take_best_behind(s: Linear<1, MAX_SKIPS>) {
		let scene = Scene { amount: T::Limits::get().max_matched_min / 10, ..scene_in_usdt::<T>() };
		let caller = trader::<T>(&scene, whitelisted_caller());
		stand_deep::<T>(&scene, Side::Seller, 0, 2);
		stand_for_more::<T>(&scene, Side::Seller, s);

		#[extrinsic_call]
		take_best(RawOrigin::Signed(caller.clone()), REF, taking_best(&scene, 1));

		assert!(Trades::<T>::contains_key(trade_id(&caller, &REF)));
	}

	/// `n` trades in USDT behind `s` offers that are in the way; all of them stay in the book.
	#[benchmark]
	fn take_best_of(n: Linear<1, MAX_FILLS>, s: Linear<0, { MAX_FILLS * MAX_SKIPS }>) {
		let scene = Scene { amount: T::Limits::get().max_matched_min / 10, ..scene_in_usdt::<T>() };
		let caller = trader::<T>(&scene, whitelisted_caller());
		stand_deep::<T>(&scene, Side::Seller, 0, n + 1);
		stand_for_more::<T>(&scene, Side::Seller, s);

		#[extrinsic_call]
		take_best(RawOrigin::Signed(caller.clone()), REF, taking_best(&scene, n));

		assert!(Trades::<T>::contains_key(fill_id(&caller, &REF, n as u8 - 1)));
	}

	/// A sum of another stablecoin moves out of a hold.
	#[benchmark]
	fn other_money() {
		let scene = scene::<T>();
		let [source, dest] = [0, 1].map(|index| trader::<T>(&scene, account("trader", index, 0)));
		let (asset, reason, amount) = (&scene.asset, HoldReason::Escrow, scene.amount);
		Pallet::<T>::hold(asset, reason, &source, 2 * amount).expect("he has it");
		let kind = Movement::Principal;
		let payout = Payout { asset, reason, source: &source, dest: &dest, amount, kind };
		let before = T::Assets::balance(scene.asset.clone(), &dest);

		#[block]
		{
			let mut trail = Trail::new(HASH, 0);
			Pallet::<T>::pay_held(&mut trail, &payout).expect("it is there");
		}

		assert_eq!(T::Assets::balance(scene.asset.clone(), &dest), before + amount);
	}

	/// One trade in a book of `b` offers of each side. No call is charged by it: it shows that what a
	/// trade costs does not grow with the book.
	#[benchmark]
	fn take_best_of_book(b: Linear<0, 1_000>) {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());
		stand::<T>(&scene, Side::Seller, 1);
		lengthen::<T>(&scene, Side::Seller, b);
		let wish = taking_best(&scene, 1);

		#[block]
		{
			Pallet::<T>::do_take_best(caller.clone(), REF, wish).expect("there is one");
		}

		assert!(Trades::<T>::contains_key(trade_id(&caller, &REF)));
	}

	#[benchmark]
	fn take_quote() {
		let scene = scene::<T>();
		let key = crypto::sr25519_generate(0.into(), None);
		let maker = trader::<T>(&scene, AccountId::from(key));
		let caller = trader::<T>(&scene, whitelisted_caller());
		let pool = pool::<T>(&scene, &maker, 1);
		let id = post::<T>(&maker, pool, request::<T>(&scene, Side::Seller));
		let quote = Quote {
			id: H256::repeat_byte(5),
			offer: id,
			price: Offers::<T>::get(id)
				.and_then(|offer| offer.price(None))
				.expect("it has a bound"),
			max: scene.amount,
			taker: Some(caller.clone()),
			expires_at: START + T::Limits::get().max_quote_life,
		};
		let payload = quote_payload(&Pallet::<T>::genesis(), &quote);
		let signature: sr25519::Signature =
			crypto::sr25519_sign(0.into(), &key, &payload).expect("the key is at hand");
		let signature = Signature::from(signature);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), quote, signature, REF, taking(&scene));

		assert!(Trades::<T>::contains_key(trade_id(&caller, &REF)));
	}

	#[benchmark]
	fn accept_trade() {
		let deal = requested_deal::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id);

		assert_eq!(deal.state(), Some(TradeState::Funded));
	}

	#[benchmark]
	fn reject_trade() {
		let deal = deal::<T>(false);
		deal.send(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn cancel_trade() {
		let deal = deal::<T>(true).laden();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	/// Its entry in the expiry index stays.
	#[benchmark]
	fn mark_paid() {
		let deal = plain_deal::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id, payment());

		assert_eq!(deal.state(), Some(TradeState::PaidClaimed));
	}

	#[benchmark]
	fn mark_paid_laden() {
		let deal = deal::<T>(true).laden();

		#[extrinsic_call]
		mark_paid(RawOrigin::Signed(deal.buyer.clone()), deal.id, payment());

		assert_eq!(deal.state(), Some(TradeState::PaidClaimed));
	}

	#[benchmark]
	fn undo_mark_paid() {
		let deal = deal::<T>(true).laden();
		deal.mark();
		let deal = deal.due_late();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id);

		assert_eq!(deal.state(), Some(TradeState::Funded));
	}

	/// In USDT, out of a pool that stays.
	#[benchmark]
	fn release() {
		let deal = plain_deal::<T>();
		deal.mark();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn release_laden() {
		let deal = deal::<T>(true).laden();
		deal.mark();

		#[extrinsic_call]
		release(RawOrigin::Signed(deal.seller.clone()), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn cancel_claim() {
		let deal = deal::<T>(true).laden();
		deal.mark();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	/// One that nobody has let lapse yet.
	#[benchmark]
	fn claim_late_payment() {
		let deal = deal::<T>(true).laden();
		T::BenchmarkHelper::set_time(deal.row().pay_deadline);

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id, payment());

		assert_eq!(deal.state(), Some(TradeState::Disputed));
	}

	/// To one that nobody has let lapse yet.
	#[benchmark]
	fn grant_extension() {
		let deal = deal::<T>(true).laden();
		let deadline = deal.row().pay_deadline;
		T::BenchmarkHelper::set_time(deadline);

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id, deadline + 1);

		assert_eq!(deal.row().pay_deadline, deadline + 1);
	}

	#[benchmark]
	fn buy_extension() {
		let deal = deal::<T>(true).laden();
		let deadline = deal.row().pay_deadline;

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id, deadline + 1);

		assert_eq!(deal.row().pay_deadline, deadline + 1);
	}

	#[benchmark]
	fn dispute() {
		let deal = deal::<T>(true).laden();
		deal.mark();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id, Cause::NoPayment, HASH);

		assert_eq!(deal.state(), Some(TradeState::Disputed));
	}

	#[benchmark]
	fn contest() {
		let deal = deal::<T>(true).laden();
		deal.mark();
		Trades::<T>::mutate_extant(deal.id, |row| row.terms.windows.hold = 1);
		// There was a dispute before, which he conceded.
		Pallet::<T>::do_dispute(&deal.buyer, deal.id, Cause::SellerSilent, HASH).expect("he paid");
		Pallet::<T>::do_release(&deal.seller, deal.id).expect("it is his");

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id, Cause::Chargeback, HASH);

		assert_eq!(deal.state(), Some(TradeState::Disputed));
	}

	/// Two steps at once, and the end.
	#[benchmark]
	fn poke_trade() {
		let deal = deal::<T>(true).laden();
		let end = deal.row().pay_deadline + deal.row().terms.windows.grace;
		T::BenchmarkHelper::set_time(end);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), deal.id);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	/// The last word.
	#[benchmark]
	fn attest_payment() {
		let deal = deal::<T>(true).laden();
		let attestors = Deal::<T>::attestors(&deal.scene);
		let (last, others) = attestors.split_last().expect("there are some");
		// One of them was there before.
		for other in &others[1..] {
			Pallet::<T>::do_attest_payment(other.clone(), deal.id, deal.word()).expect("it fits");
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), deal.id, deal.word());

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn propose_settlement() {
		let deal = deal::<T>(true).laden();
		let terms = deal.proposal();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id, terms);

		assert!(deal.row().proposals.seller.is_some());
	}

	#[benchmark]
	fn accept_settlement() {
		let deal = deal::<T>(true).laden();
		let hash = deal.propose();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id, hash);

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn withdraw_settlement() {
		let deal = deal::<T>(true).laden();
		deal.propose();
		let deal = deal.due_late();

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id);

		assert!(deal.row().proposals.seller.is_none());
	}

	#[benchmark]
	fn decline_settlement() {
		let deal = deal::<T>(true).laden();
		let hash = deal.propose();
		let deal = deal.due_late();
		let before = deal.row().seq;

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.buyer.clone()), deal.id, hash);

		assert_eq!(deal.row().seq, before + 1);
	}

	#[benchmark]
	fn publish_key() {
		let scene = scene::<T>();
		let caller = trader::<T>(&scene, whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), Some([1; 32]));

		assert!(MessageKeys::<T>::contains_key(caller));
	}

	#[benchmark]
	fn send_message() {
		let deal = deal::<T>(true).laden();
		let sealed = BoundedVec::truncate_from(alloc::vec![1; MAX_MESSAGE as usize]);

		#[extrinsic_call]
		_(RawOrigin::Signed(deal.seller.clone()), deal.id, 0, sealed);

		assert_eq!(deal.row().messages.seller, 1);
	}

	/// Receipts of trades that attestors ended.
	#[benchmark]
	fn prune(n: Linear<1, MAX_PRUNED>) {
		let deal = deal::<T>(true);
		deal.attest(MAX_ATTESTORS);
		let receipt = <Pallet<T> as tael_primitives::Trades<T::AccountId>>::receipt(&deal.id)
			.expect("it was funded and has ended");
		let keep_until = START + 1;
		let leave = |index: u32| {
			let id = H256(index.using_encoded(blake2_256));
			Nullifiers::<T>::insert(receipt.rail, id, id);
			let row = Receipt::Trade { receipt: receipt.clone(), nullifier: Some(id), keep_until };
			Receipts::<T>::insert(id, row);
			Pallet::<T>::schedule(id, Timed::Receipt, keep_until);
			id
		};
		let ids: Vec<H256> = (0..n).map(leave).collect();
		T::BenchmarkHelper::set_time(keep_until);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), BoundedVec::truncate_from(ids.clone()));

		assert!(ids.iter().all(|id| !Receipts::<T>::contains_key(id)));
	}

	#[benchmark]
	fn on_ruling() {
		let deal = deal::<T>(true).laden();
		deal.mark();
		let amount = deal.scene.amount;
		let opener = Some(Side::Seller);
		Trades::<T>::mutate_extant(deal.id, |row| {
			row.dispute = Some(Disagreement { from: row.state, opener });
			row.state = TradeState::Disputed;
		});
		let ruling = Ruling {
			to_buyer: amount / 2,
			to_seller: amount - amount / 2,
			slash_buyer: amount / 2,
			slash_seller: amount / 2,
			fee_payer: None,
			cause: Cause::Other,
		};
		let case = CaseId::Trade(deal.id);

		#[block]
		{
			<Pallet<T> as Arbitrable<T::AccountId>>::on_ruling(&case, &ruling)
				.expect("it is sound");
		}

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	#[benchmark]
	fn remove_messages(n: Linear<1, { 2 * MAX_MESSAGES }>) {
		let id = mailbox::<T>(n);

		#[block]
		{
			Pallet::<T>::do_empty_mailbox(id).expect("they may go");
		}

		assert!(Messages::<T>::iter().next().is_none());
	}

	#[benchmark]
	fn sweep_bucket() {
		scene::<T>();
		let bucket = T::Clock::now();
		SweepCursor::<T>::put(bucket);
		let entries;

		#[block]
		{
			let cursor = SweepCursor::<T>::get().unwrap_or_default();
			entries = Due::<T>::iter_prefix(cursor).take(1).count();
			SweepCursor::<T>::put(cursor + 1);
		}

		assert_eq!(entries, 0);
	}

	/// Two steps at once, and the end.
	#[benchmark]
	fn sweep_item() {
		let deal = deal::<T>(true).laden();
		let (bucket, end) =
			(deal.row().bucket, deal.row().pay_deadline + deal.row().terms.windows.grace);
		T::BenchmarkHelper::set_time(end);

		#[block]
		{
			for (id, what) in Due::<T>::iter_prefix(bucket).take(1) {
				Pallet::<T>::sweep_item(id, what, end);
				Due::<T>::remove(bucket, id);
			}
		}

		assert!(Receipts::<T>::contains_key(deal.id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
