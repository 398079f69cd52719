// SPDX-License-Identifier: Apache-2.0

//! A chain with real money of two kinds, and neighbours that a test sets.

use crate as pallet_payments;
use crate::{
	AuthorizationId, AuthorizationRequest, HoldReason, InvoiceId, InvoicePrice, InvoiceRequest,
	LatePolicy, Limits, OverPolicy, PartialPolicy, Windows, authorization_id, invoice_id,
};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::DispatchError,
	testing_prelude::*,
	token::fungibles::{Inspect, InspectHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{
	AtPar, MockArbitration, MockClaimables, MockClock, MockDirectory, MockKyc, MockRates, account,
};
use tael_primitives::{
	AccountId, AssetKind, Balance, CENT, ClaimKey, DAY, Delivery, GatewayTerms, HOUR, MINUTE,
	MerchantId, Millis, Power, USDT, deliver,
};

pub use tael_mocks::{EXISTENTIAL_DEPOSIT, KINDS, NATIVE, STABLE, USDC, now, plain, reference};

pub const DEPOSIT: Balance = 5 * CENT;
pub const KYC_THRESHOLD: Balance = 1_000 * USDT;
pub const MIN_AMOUNT: Balance = 2 * CENT;
pub const MIN_WINDOW: Millis = 5 * MINUTE;
pub const MAX_WINDOW: Millis = 30 * DAY;
pub const MAX_LIFE: Millis = 180 * DAY;
pub const MAX_RATE_LOCK: Millis = HOUR;
pub const MAX_PRICE_AGE: Millis = 20 * MINUTE;
pub const MAX_REQUOTES: u8 = 3;
pub const RETENTION: Millis = 90 * DAY;
pub const GRACE: Millis = HOUR;
pub const PROTECTION: Millis = DAY;

/// What everybody begins with, of each kind.
pub const WEALTH: Balance = 10_000 * USDT;

/// Owner of the shop.
pub const OWNER: AccountId = account(1);
/// Where the shop is paid and refunds from.
pub const TILL: AccountId = account(2);
pub const CASHIER: AccountId = account(3);
pub const REFUNDER: AccountId = account(4);
/// A gateway that the shop consented to, for at most [`GATEWAY_FEE`].
pub const GATEWAY: AccountId = account(5);
/// A gateway with the same consent.
pub const OTHER_GATEWAY: AccountId = account(6);
pub const ALICE: AccountId = account(11);
pub const BOB: AccountId = account(12);
pub const CAROL: AccountId = account(13);
/// Somebody with money and without any part in it.
pub const STRANGER: AccountId = account(21);
/// Accounts that do not exist.
pub const NOBODY: AccountId = account(31);
pub const NOBODY_ELSE: AccountId = account(32);

pub const GATEWAY_FEE: u16 = 200;

/// The shop.
pub const SHOP: MerchantId = MerchantId::repeat_byte(0xA1);

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
	pub type Payments = pallet_payments;
}

tael_mocks::real_money!(Test);

parameter_types! {
	pub static TestLimits: Limits = LIMITS;
}

pub const LIMITS: Limits = Limits {
	deposit: DEPOSIT,
	kyc_threshold: KYC_THRESHOLD,
	min_amount: MIN_AMOUNT,
	min_window: MIN_WINDOW,
	max_window: MAX_WINDOW,
	max_life: MAX_LIFE,
	max_rate_lock: MAX_RATE_LOCK,
	max_price_age: MAX_PRICE_AGE,
	max_requotes: MAX_REQUOTES,
	receipt_retention: RETENTION,
	authorization_grace: GRACE,
	min_protection: PROTECTION,
};

impl pallet_payments::Config for Test {
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Merchants = MockDirectory;
	type Arbitration = MockArbitration;
	type Value = AtPar;
	type Rates = MockRates;
	type Assets = FreeMoney;
	type Holds = HeldMoney;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Claimables = Owed;
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
		fn merchant(owner: &AccountId, settlement: &AccountId, gateway: &AccountId) -> MerchantId {
			MockDirectory::register(SHOP, owner);
			MockDirectory::settle_into(&SHOP, settlement);
			MockDirectory::consent(
				&SHOP,
				GatewayTerms { account: gateway.clone(), max_fee: GATEWAY_FEE },
			);
			SHOP
		}

		fn verify(_who: &AccountId) {}

		fn asset() -> AssetKind {
			STABLE
		}

		fn set_price(pair: &tael_primitives::Pair, price: tael_primitives::Price) {
			MockRates::set(pair, Ok(price));
		}

		fn set_time(now: Millis) {
			MockClock::set(now);
		}
	}
}

pub fn new_test_ext() -> TestState {
	tael_mocks::reset();
	TestLimits::set(LIMITS);
	let people =
		[OWNER, TILL, CASHIER, REFUNDER, GATEWAY, OTHER_GATEWAY, ALICE, BOB, CAROL, STRANGER];
	let storage = genesis(&people, WEALTH, STRANGER).build_storage().expect("genesis is sound");
	let mut ext = TestState::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		MockDirectory::register(SHOP, &OWNER);
		MockDirectory::settle_into(&SHOP, &TILL);
		MockDirectory::grant(&SHOP, &CASHIER, Power::Invoice);
		MockDirectory::grant(&SHOP, &CASHIER, Power::Capture);
		MockDirectory::grant(&SHOP, &REFUNDER, Power::Refund);
		for account in [GATEWAY, OTHER_GATEWAY] {
			MockDirectory::consent(&SHOP, GatewayTerms { account, max_fee: GATEWAY_FEE });
		}
	});
	ext
}

/// Run `test` on a fresh chain; afterwards the invariants hold and no money was made or lost.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = issuance();
		test();
		Payments::do_try_state().expect("invariants hold");
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
	});
}

/// Run `test` once with each kind of money, each on a fresh chain.
pub fn run_with_each(test: impl Fn(AssetKind)) {
	for kind in KINDS {
		run(|| test(kind));
	}
}

pub fn issuance() -> (Balance, Balance) {
	(FreeMoney::total_issuance(NATIVE), FreeMoney::total_issuance(STABLE))
}

pub fn free(asset: &AssetKind, who: &AccountId) -> Balance {
	FreeMoney::balance(asset.clone(), who)
}

pub fn held(asset: &AssetKind, reason: HoldReason, who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(asset.clone(), &reason.into(), who)
}

/// Everything on hold under any reason of this pallet, of any kind.
pub fn held_at_all(who: &AccountId) -> Balance {
	let reasons = [
		HoldReason::Invoice,
		HoldReason::Authorization,
		HoldReason::Refund,
		HoldReason::Deposit,
		HoldReason::Reserve,
	];
	KINDS.iter().flat_map(|asset| reasons.map(|reason| held(asset, reason, who))).sum()
}

/// Leave `who` with exactly `amount` free.
pub fn set_free(asset: &AssetKind, who: &AccountId, amount: Balance) {
	tael_mocks::set_free::<FreeMoney>(&STRANGER, asset, who, amount);
}

/// Make it impossible to credit `who` with the second kind of money.
pub fn block(who: &AccountId) {
	Assets::block(signed(&STRANGER), USDC, who.clone()).expect("the account exists");
}

/// Lift the block.
pub fn unblock(who: &AccountId) {
	Assets::thaw(signed(&STRANGER), USDC, who.clone()).expect("the account exists");
}

/// Claimables, which are recorded elsewhere.
pub type Owed = MockClaimables<RuntimeHoldReason>;
/// Where a claimable lies.
pub type Key = ClaimKey<AccountId, RuntimeHoldReason>;

/// Where this pallet leaves what it owes.
pub fn key(source: &AccountId, asset: &AssetKind, reason: HoldReason) -> Key {
	ClaimKey { source: source.clone(), asset: asset.clone(), reason: reason.into() }
}

/// What `owner` is owed under `key`.
pub fn owed(owner: &AccountId, key: &Key) -> Balance {
	Owed::of(owner).into_iter().filter(|(of, _)| of == key).map(|(_, amount)| amount).sum()
}

/// The payee cannot be credited yet.
pub const CANNOT_CREDIT: DispatchError = DispatchError::Other("CannotCredit");

/// Pay what `owner` is owed under `key` to `dest`, as whoever keeps the record does.
pub fn claim_to(owner: &AccountId, key: &Key, dest: &AccountId) -> DispatchResult {
	with_storage_layer(|| {
		let amount = Owed::take(owner, key).ok_or(DispatchError::Other("NotFound"))?;
		let ClaimKey { source, asset, reason } = key;
		match deliver::<_, HeldMoney>(asset.clone(), reason, source, dest, amount)? {
			Delivery::Delivered => Ok(()),
			Delivery::Kept => Err(CANNOT_CREDIT),
		}
	})
}

/// The same to the owner himself.
pub fn claim(owner: &AccountId, key: &Key) -> DispatchResult {
	claim_to(owner, key, owner)
}

/// Windows of an hour to pay, then `late` as long, then thirty days to refund.
pub fn windows(late: LatePolicy) -> Windows {
	let expires_at = now() + HOUR;
	let late_until = if late == LatePolicy::Reject { expires_at } else { expires_at + HOUR };
	Windows { expires_at, late_until, refund_expiry: late_until + 30 * DAY }
}

/// A plain request: paid in full, in time, to the shop alone.
pub fn request(asset: AssetKind, amount: Balance) -> InvoiceRequest<AccountId> {
	InvoiceRequest {
		asset,
		price: InvoicePrice::Asset(amount),
		windows: windows(LatePolicy::Reject),
		tolerance_under: 0,
		tolerance_over: 0,
		partial: PartialPolicy::Forbid,
		over: OverPolicy::Reject,
		late: LatePolicy::Reject,
		gateway_fee: 0,
		legs: BoundedVec::new(),
		allowed_payer: None,
	}
}

/// A request that takes parts.
pub fn request_in_parts(asset: AssetKind, amount: Balance) -> InvoiceRequest<AccountId> {
	InvoiceRequest { partial: PartialPolicy::Accumulate, ..request(asset, amount) }
}

/// Make an invoice of the shop as its owner.
pub fn invoice(tag: u8, request: InvoiceRequest<AccountId>) -> InvoiceId {
	let made = Payments::create_invoice(signed(&OWNER), SHOP, reference(tag), request);
	assert_ok!(made);
	invoice_id(&SHOP, &reference(tag))
}

/// Pay on an invoice, in its own asset, knowing what was paid before.
pub fn pay(who: &AccountId, id: InvoiceId, amount: Balance) -> DispatchResult {
	let (asset, before) = match crate::Invoices::<Test>::get(id) {
		Some(invoice) => (invoice.terms.request.asset.clone(), invoice.paid_by(who)),
		None => (NATIVE, 0),
	};
	plain(Payments::pay(signed(who), id, asset, amount, before, None, None))
}

/// An authorisation for an hour, refundable for thirty days after.
pub fn allowance(asset: AssetKind, amount: Balance) -> AuthorizationRequest<AccountId> {
	AuthorizationRequest {
		asset,
		amount,
		max_fee: 100,
		auth_expiry: now() + HOUR,
		refund_expiry: now() + HOUR + 30 * DAY,
		refund_to: None,
		is_escrowed: false,
	}
}

/// The same, with buyer protection.
pub fn protected(asset: AssetKind, amount: Balance) -> AuthorizationRequest<AccountId> {
	AuthorizationRequest { is_escrowed: true, ..allowance(asset, amount) }
}

/// Authorise as Alice.
pub fn authorization(tag: u8, request: AuthorizationRequest<AccountId>) -> AuthorizationId {
	assert_ok!(Payments::authorize(signed(&ALICE), SHOP, reference(tag), request));
	authorization_id(&ALICE, &reference(tag))
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
