// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest: other money than USDT, prices in local money, amounts that count
//! against limits, payees that are new accounts, rows as long as may be.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	token::fungibles::{Inspect, Mutate},
};
use tael_primitives::{
	Arbitrable, AssetKind, Balance, CaseId, Cause, ChainTime, Claimables, ClientRef, Fiat,
	MerchantId, Millis, Pair, Price, Ruling,
};

/// What a benchmark needs of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// A merchant of `owner` that takes payments into `settlement` and has consented to `gateway`
	/// for a fee of at least one percent.
	fn merchant(
		owner: &AccountId,
		settlement: &AccountId,
		gateway: &AccountId,
	) -> tael_primitives::MerchantId;
	/// Let `who` pay and be paid any amount.
	fn verify(who: &AccountId);
	/// The kind of money that is the costliest to move, in existence.
	fn asset() -> tael_primitives::AssetKind;
	/// Let this be a price that can be used now.
	fn set_price(pair: &tael_primitives::Pair, price: tael_primitives::Price);
	/// Set chain time.
	fn set_time(now: tael_primitives::Millis);
}

/// The chain time at which every benchmark begins.
const START: Millis = 1_700_000_000_000;
const REF: ClientRef = [42; 32];
/// A smallest unit of [`Fiat::USD`] for a smallest unit of a stablecoin.
const PRICE: Price = Price(1_000_000_000_000);

/// A merchant with its people, and the money they use.
struct Shop<T: Config> {
	merchant: MerchantId,
	owner: T::AccountId,
	gateway: T::AccountId,
	asset: AssetKind,
	/// One part: enough to count against limits.
	part: Balance,
}

fn shop<T: Config>() -> Shop<T> {
	T::BenchmarkHelper::set_time(START);
	let owner: T::AccountId = account("owner", 0, 0);
	let settlement: T::AccountId = account("settlement", 0, 0);
	let gateway: T::AccountId = account("gateway", 0, 0);
	for who in [&owner, &settlement, &gateway] {
		fund::<T>(&AssetKind::Native, who);
	}
	let merchant = T::BenchmarkHelper::merchant(&owner, &settlement, &gateway);
	let asset = T::BenchmarkHelper::asset();
	set_price::<T>(&asset);
	Shop { merchant, owner, gateway, asset, part: part::<T>() }
}

fn set_price<T: Config>(asset: &AssetKind) {
	let pair = Pair { asset: asset.clone(), fiat: Fiat::USD };
	T::BenchmarkHelper::set_price(&pair, PRICE);
}

fn part<T: Config>() -> Balance {
	let limits = T::Limits::get();
	limits.kyc_threshold.max(limits.min_amount)
}

/// Enough of `asset` for anything below.
fn fund<T: Config>(asset: &AssetKind, who: &T::AccountId) {
	let enough = part::<T>().saturating_mul(1_000);
	T::Assets::mint_into(asset.clone(), who, enough).expect("the account can be credited");
}

/// Somebody with money of both kinds who may pay any amount.
fn payer<T: Config>(shop: &Shop<T>, who: T::AccountId) -> T::AccountId {
	fund::<T>(&AssetKind::Native, &who);
	fund::<T>(&shop.asset, &who);
	T::BenchmarkHelper::verify(&who);
	who
}

fn part_payer<T: Config>(shop: &Shop<T>, index: u32) -> T::AccountId {
	payer(shop, account("payer", index, 0))
}

/// Terms over `parts` parts with `legs` legs, a late window and a named payer or none.
fn request<T: Config>(
	shop: &Shop<T>,
	parts: u32,
	legs: u32,
	allowed_payer: Option<T::AccountId>,
) -> InvoiceRequest<T::AccountId> {
	let window = T::Limits::get().min_window;
	let expires_at = START + window;
	let late_until = expires_at + window;
	let leg = |index| Leg { account: account("leg", index, 0), share: Share::Relative(100) };
	InvoiceRequest {
		asset: shop.asset.clone(),
		price: InvoicePrice::Fiat(FiatPrice {
			fiat: Fiat::USD,
			amount: shop.part * Balance::from(parts),
			lock_for: window,
		}),
		windows: Windows { expires_at, late_until, refund_expiry: late_until + window },
		tolerance_under: 0,
		tolerance_over: 0,
		partial: PartialPolicy::Accumulate,
		over: OverPolicy::Reject,
		late: LatePolicy::HoldForMerchant,
		gateway_fee: 0,
		legs: BoundedVec::truncate_from((0..legs).map(leg).collect()),
		allowed_payer,
	}
}

fn create<T: Config>(shop: &Shop<T>, request: InvoiceRequest<T::AccountId>) -> InvoiceId {
	Pallet::<T>::do_create_invoices(&shop.owner, shop.merchant, alloc::vec![(REF, request)])
		.expect("the terms are sound");
	invoice_id(&shop.merchant, &REF)
}

fn pay<T: Config>(shop: &Shop<T>, id: InvoiceId, index: u32) {
	let offer = crate::invoice::Offer {
		asset: shop.asset.clone(),
		amount: shop.part,
		paid_before: 0,
		refund_to: Some(account("refund", index, 0)),
		contract_hash: None,
	};
	Pallet::<T>::do_pay(&part_payer(shop, index), id, offer).expect("the part is due");
}

/// An invoice with `parts` parts on hold and `legs` legs that needs one more part.
fn partly_paid<T: Config>(shop: &Shop<T>, parts: u32, legs: u32) -> InvoiceId {
	let id = create(shop, request(shop, parts + 1, legs, None));
	for index in 0..parts {
		pay(shop, id, index);
	}
	id
}

/// An invoice with `parts` parts on hold, the last of which came late and was enough.
fn paid_late<T: Config>(shop: &Shop<T>, parts: u32, legs: u32) -> InvoiceId {
	let id = create(shop, request(shop, parts.max(1), legs, None));
	for index in 0..parts {
		if index + 1 == parts {
			T::BenchmarkHelper::set_time(START + T::Limits::get().min_window);
		}
		pay(shop, id, index);
	}
	T::BenchmarkHelper::set_time(START + T::Limits::get().min_window);
	id
}

/// A settled invoice of `parts` payers.
fn settled<T: Config>(shop: &Shop<T>, parts: u32) -> InvoiceId {
	let id = create(shop, request(shop, parts, 0, None));
	for index in 0..parts {
		pay(shop, id, index);
	}
	id
}

fn late_until<T: Config>() -> Millis {
	START + 2 * T::Limits::get().min_window
}

fn allowance<T: Config>(shop: &Shop<T>) -> AuthorizationRequest<T::AccountId> {
	let limits = T::Limits::get();
	let auth_expiry = START + limits.min_window;
	AuthorizationRequest {
		asset: shop.asset.clone(),
		amount: shop.part * 10,
		max_fee: 100,
		auth_expiry,
		refund_expiry: auth_expiry + limits.authorization_grace,
		refund_to: None,
		is_escrowed: false,
	}
}

/// An authorisation of the caller that is escrowed.
fn escrowed<T: Config>(shop: &Shop<T>) -> (T::AccountId, AuthorizationId) {
	let caller = payer(shop, whitelisted_caller());
	// Money can be put on hold only where some of it stays free.
	fund::<T>(&shop.asset, &account("settlement", 0, 0));
	let allowance = allowance(shop);
	let request = AuthorizationRequest {
		refund_expiry: allowance.auth_expiry + T::Limits::get().min_protection,
		refund_to: Some(account("refund", 0, 0)),
		is_escrowed: true,
		..allowance
	};
	Pallet::<T>::do_authorize(caller.clone(), shop.merchant, REF, request)
		.expect("the terms are sound");
	let id = authorization_id(&caller, &REF);
	(caller, id)
}

/// The same, captured: everything lies in reserve.
fn captured<T: Config>(shop: &Shop<T>) -> (T::AccountId, AuthorizationId) {
	let (caller, id) = escrowed(shop);
	take_all::<T>(&shop.owner, id);
	(caller, id)
}

fn take_all<T: Config>(owner: &T::AccountId, id: AuthorizationId) {
	let amount = Authorizations::<T>::get(id).expect("it is alive").outstanding();
	let capture =
		crate::authorization::Capture { amount, captured_before: 0, fee: 0, is_final: true };
	Pallet::<T>::do_capture(owner, id, &capture).expect("it is his to take");
}

/// Let it be disputed without arbitration.
fn disputed<T: Config>(id: AuthorizationId) {
	Authorizations::<T>::mutate_extant(id, |row| {
		row.phase = AuthorizationPhase::Disputed;
		row.was_disputed = true;
	});
}

/// Let the refund window be over, so that the end of a dispute ends everything.
fn let_it_be_over<T: Config>(id: AuthorizationId) {
	let row = Authorizations::<T>::get(id).expect("it is alive");
	T::BenchmarkHelper::set_time(row.terms.request.refund_expiry);
}

impl<T: Config> Pallet<T> {
	/// An authorisation of `principal`, all of it captured and disputed, that can be ruled on.
	pub(crate) fn make_disputed(
		buyer: &T::AccountId,
		seller: &T::AccountId,
		principal: Balance,
	) -> Result<AuthorizationId, DispatchError> {
		let settlement: T::AccountId = account("settlement", 0, 0);
		fund::<T>(&AssetKind::Native, &settlement);
		let merchant = T::BenchmarkHelper::merchant(seller, &settlement, &account("gateway", 0, 0));
		T::BenchmarkHelper::verify(buyer);
		let limits = T::Limits::get();
		let auth_expiry = T::Clock::now().saturating_add(limits.min_window);
		let request = AuthorizationRequest {
			asset: AssetKind::Native,
			amount: principal,
			max_fee: 0,
			auth_expiry,
			refund_expiry: auth_expiry.saturating_add(limits.min_protection),
			refund_to: None,
			is_escrowed: true,
		};
		Self::do_authorize(buyer.clone(), merchant, REF, request)?;
		let id = authorization_id(buyer, &REF);
		take_all::<T>(seller, id);
		disputed::<T>(id);
		Ok(id)
	}
}

/// An authorisation of the caller.
fn authorized<T: Config>(shop: &Shop<T>) -> (T::AccountId, AuthorizationId) {
	let caller = payer(shop, whitelisted_caller());
	Pallet::<T>::do_authorize(caller.clone(), shop.merchant, REF, allowance(shop))
		.expect("the terms are sound");
	let id = authorization_id(&caller, &REF);
	(caller, id)
}

fn free<T: Config>(asset: &AssetKind, who: &T::AccountId) -> Balance {
	T::Assets::balance(asset.clone(), who)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn create_invoice() {
		let shop = shop::<T>();
		let request = request(&shop, 1, MAX_LEGS, Some(account("payer", 0, 0)));

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), shop.merchant, REF, request);

		assert!(Invoices::<T>::contains_key(invoice_id(&shop.merchant, &REF)));
	}

	#[benchmark]
	fn create_invoices(n: Linear<1, MAX_BATCH>) {
		let shop = shop::<T>();
		let one = |index: u32| {
			let mut reference = REF;
			reference[..4].copy_from_slice(&index.to_le_bytes());
			(reference, request(&shop, 1, MAX_LEGS, Some(account("payer", 0, 0))))
		};
		let batch = BoundedVec::truncate_from((0..n).map(one).collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), shop.merchant, batch);

		assert_eq!(Invoices::<T>::iter().count(), n as usize);
	}

	#[benchmark]
	fn pay(p: Linear<0, { MAX_PARTS - 1 }>, l: Linear<0, MAX_LEGS>) {
		let shop = shop::<T>();
		let id = partly_paid(&shop, p, l);
		let caller: T::AccountId = payer(&shop, whitelisted_caller());
		let hash = Invoices::<T>::get(id).map(|invoice| invoice.contract_hash);
		let refund_to = Some(account("refund", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, shop.asset.clone(), shop.part, 0, refund_to, hash);

		let invoice = Invoices::<T>::get(id).expect("it is alive");
		assert_eq!(invoice.phase, InvoicePhase::Settled);
		assert!(T::Claimables::all().is_empty());
	}

	#[benchmark]
	fn pay_part() {
		let shop = shop::<T>();
		let parts = MAX_PARTS - 2;
		let id = create(&shop, request(&shop, MAX_PARTS, MAX_LEGS, None));
		for index in 0..parts {
			super::pay(&shop, id, index);
		}
		let caller: T::AccountId = payer(&shop, whitelisted_caller());
		let hash = Invoices::<T>::get(id).map(|invoice| invoice.contract_hash);
		let refund_to = Some(account("refund", 0, 0));

		#[extrinsic_call]
		pay(RawOrigin::Signed(caller), id, shop.asset.clone(), shop.part, 0, refund_to, hash);

		let invoice = Invoices::<T>::get(id).expect("it is alive");
		assert_eq!(invoice.phase, InvoicePhase::Open);
		assert_eq!(invoice.parts.len(), parts as usize + 1);
	}

	#[benchmark]
	fn cancel(p: Linear<0, MAX_PARTS>) {
		let shop = shop::<T>();
		let id = paid_late(&shop, p, MAX_LEGS);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire(p: Linear<0, MAX_PARTS>) {
		let shop = shop::<T>();
		let id = paid_late(&shop, p, MAX_LEGS);
		T::BenchmarkHelper::set_time(late_until::<T>());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn extend() {
		let shop = shop::<T>();
		let terms = request(&shop, 1, MAX_LEGS, Some(account("payer", 0, 0)));
		let mut windows = terms.windows;
		windows.refund_expiry += 1;
		let id = create(&shop, terms);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), id, windows);

		let invoice = Invoices::<T>::get(id).expect("it is alive");
		assert_eq!(invoice.terms.request.windows, windows);
	}

	#[benchmark]
	fn requote() {
		let shop = shop::<T>();
		let id = create(&shop, request(&shop, 1, MAX_LEGS, Some(account("payer", 0, 0))));
		T::BenchmarkHelper::set_time(START + T::Limits::get().min_window);
		set_price::<T>(&shop.asset);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), id);

		let lock = Invoices::<T>::get(id).and_then(|invoice| invoice.terms.lock);
		let left = lock.expect("it is in local money").requotes_left;
		assert_eq!(left + 1, T::Limits::get().max_requotes);
	}

	#[benchmark]
	fn accept_short(p: Linear<1, MAX_PARTS>, l: Linear<0, MAX_LEGS>) {
		let shop = shop::<T>();
		let id = paid_late(&shop, p, l);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), id);

		let invoice = Invoices::<T>::get(id).expect("it is alive");
		assert_eq!(invoice.phase, InvoicePhase::Settled);
	}

	#[benchmark]
	fn authorize() {
		let shop = shop::<T>();
		let caller: T::AccountId = payer(&shop, whitelisted_caller());
		let request =
			AuthorizationRequest { refund_to: Some(account("refund", 0, 0)), ..allowance(&shop) };

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), shop.merchant, REF, request);

		assert!(Authorizations::<T>::contains_key(authorization_id(&caller, &REF)));
	}

	#[benchmark]
	fn increase() {
		let shop = shop::<T>();
		let (caller, id) = authorized(&shop);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, shop.part, shop.part * 10);

		let row = Authorizations::<T>::get(id).expect("it is alive");
		assert_eq!(row.outstanding(), shop.part * 11);
	}

	#[benchmark]
	fn capture() {
		let shop = shop::<T>();
		let (_, id) = escrowed(&shop);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.gateway.clone()), id, shop.part * 9, 0, 100, true);

		let row = Authorizations::<T>::get(id).expect("it is alive");
		assert_eq!((row.captured, row.voided), (shop.part * 9, shop.part));
		assert!(row.reserved > 0);
	}

	#[benchmark]
	fn void() {
		let shop = shop::<T>();
		let (_, id) = authorized(&shop);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn reclaim() {
		let shop = shop::<T>();
		let (caller, id) = authorized(&shop);
		T::BenchmarkHelper::set_time(allowance(&shop).auth_expiry);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire_authorization() {
		let shop = shop::<T>();
		let (caller, id) = authorized(&shop);
		let lapses_at = Authorizations::<T>::get(id).expect("it is alive").lapses_at;
		T::BenchmarkHelper::set_time(lapses_at);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn release_reserve() {
		let shop = shop::<T>();
		let (_, id) = captured(&shop);
		let mut row = Authorizations::<T>::get(id).expect("it is alive");
		let mut trail = tael_primitives::Trail::new(id, row.seq);

		#[block]
		{
			Pallet::<T>::release_reserve(&mut trail, &mut row).expect("it is the merchant's");
		}

		assert_eq!(row.reserved, 0);
	}

	#[benchmark]
	fn dispute_payment() {
		let shop = shop::<T>();
		let (caller, id) = captured(&shop);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, Cause::Other, H256::repeat_byte(1));

		let row = Authorizations::<T>::get(id).expect("it is alive");
		assert_eq!(row.phase, AuthorizationPhase::Disputed);
	}

	#[benchmark]
	fn drop_dispute() {
		let shop = shop::<T>();
		let (caller, id) = captured(&shop);
		let expiry = Authorizations::<T>::get(id).expect("it is alive").next_due();
		T::BenchmarkHelper::set_time(expiry - 1);
		Pallet::<T>::do_dispute_payment(&caller, id, Cause::Other, H256::repeat_byte(1))
			.expect("it is in time");
		let_it_be_over::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn on_ruling() {
		let shop = shop::<T>();
		let (_, id) = captured(&shop);
		disputed::<T>(id);
		let_it_be_over::<T>(id);
		let reserved = Authorizations::<T>::get(id).expect("it is alive").reserved;
		let ruling = Ruling {
			to_buyer: reserved / 2,
			to_seller: reserved - reserved / 2,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: Cause::Other,
		};
		let case = CaseId::Authorization(id);

		#[block]
		{
			<Pallet<T> as Arbitrable<T::AccountId>>::on_ruling(&case, &ruling)
				.expect("it is sound");
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn refund(p: Linear<1, MAX_PARTS>) {
		let shop = shop::<T>();
		let id = settled(&shop, p);
		let amount = shop.part * Balance::from(p);

		#[extrinsic_call]
		_(RawOrigin::Signed(shop.owner.clone()), PaymentId::Invoice(id), amount, REF);

		for index in 0..p {
			assert_eq!(free::<T>(&shop.asset, &account("refund", index, 0)), shop.part);
		}
	}

	#[benchmark]
	fn close() {
		let shop = shop::<T>();
		let id = settled(&shop, MAX_PARTS);
		let end = Invoices::<T>::get(id).expect("it is alive").next_due();
		T::BenchmarkHelper::set_time(end);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), PaymentId::Invoice(id));

		assert!(Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn prune(n: Linear<1, MAX_BATCH>) {
		T::BenchmarkHelper::set_time(START);
		let leave = |index: u32| {
			let id = BlakeTwo256::hash(&index.to_le_bytes());
			let receipt = Receipt {
				outcome: Outcome::Expired,
				asset: AssetKind::WithId(1),
				captured: 1,
				refunded: 1,
				contract_hash: id,
				ended_at: START,
				keep_until: START,
			};
			Pallet::<T>::leave_receipt(id, receipt);
			id
		};
		let ids: Vec<H256> = (0..n).map(leave).collect();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), BoundedVec::truncate_from(ids));

		assert!(Receipts::<T>::iter().next().is_none());
	}

	#[benchmark]
	fn sweep_bucket() {
		T::BenchmarkHelper::set_time(START);
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

	#[benchmark]
	fn sweep_item(p: Linear<0, MAX_PARTS>) {
		let shop = shop::<T>();
		let id = paid_late(&shop, p, MAX_LEGS);
		T::BenchmarkHelper::set_time(late_until::<T>());
		let bucket = Invoices::<T>::get(id).expect("it is alive").bucket;

		#[block]
		{
			for (id, what) in Due::<T>::iter_prefix(bucket).take(1) {
				let swept = Pallet::<T>::sweep_item(id, what);
				Due::<T>::remove(bucket, id);
				assert_eq!(swept.next, None);
			}
		}

		assert!(Receipts::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
