// SPDX-License-Identifier: Apache-2.0

//! A shop and a shopper on the test chain, the calls they make, and what they own.

use crate::chain::{Alice, Bob, Charlie, Dave, account, submit};
use codec::Compact;
use pallet_kyc::{ScreeningReason, Statement};
use pallet_merchants::Profile;
use pallet_payments::{
	AuthorizationRequest, HoldReason, InvoicePrice, InvoiceRequest, LatePolicy, OverPolicy,
	PartialPolicy, PaymentId, Windows, authorization_id, invoice_id,
};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungibles},
	pallet_assets, pallet_balances,
	sp_core::{H256, bounded_vec},
	sp_keyring::Sr25519Keyring,
};
use tael_primitives::{
	AccountId, AssetKind, Balance, ChainTime, DAY, HOUR, MerchantId, Millis, ObjectKind,
	SubjectKind, Tier, derive_id,
};
use tael_runtime::{
	Address, Clock, RuntimeCall, RuntimeHoldReason,
	configs::{FungiblesFree, FungiblesHeld},
};

pub const SHOP: Sr25519Keyring = Charlie;
pub const SHOPPER: Sr25519Keyring = Dave;

/// Every reason for which payments put money on hold.
const REASONS: [HoldReason; 5] = [
	HoldReason::Invoice,
	HoldReason::Authorization,
	HoldReason::Refund,
	HoldReason::Deposit,
	HoldReason::Reserve,
];

/// Chain time.
pub fn now() -> Millis {
	<Clock as ChainTime>::now()
}

/// The merchant of an owner.
pub fn merchant(owner: Sr25519Keyring) -> MerchantId {
	derive_id(ObjectKind::Merchant, &account(owner), &[1; 32])
}

/// The merchant of [`SHOP`].
pub fn shop() -> MerchantId {
	merchant(SHOP)
}

/// Let the issuer attest somebody. `seq` rises with every credential of one account.
pub fn attest_again(who: Sr25519Keyring, kind: SubjectKind, tier: Tier, seq: u64) -> RuntimeCall {
	let now = <Clock as ChainTime>::timestamp();
	let statement = Statement {
		tier,
		kind,
		jurisdiction: 1,
		commitment: H256::repeat_byte(1),
		person: account(who).into(),
		issued_at: now,
		not_before: now,
		expires_at: now + 300 * DAY,
		seq,
	};
	pallet_kyc::Call::attest { issuer: 1, subject: account(who), statement }.into()
}

/// Let the issuer attest somebody for the first time.
pub fn attest(who: Sr25519Keyring, kind: SubjectKind, tier: Tier) {
	assert_ok!(submit(Bob, attest_again(who, kind, tier, 1)));
}

/// A business that is attested, registered and admitted.
pub fn open_shop_of(owner: Sr25519Keyring) {
	attest(owner, SubjectKind::Business, Tier::Enhanced);
	let profile = Profile {
		name: b"Tea House".to_vec().try_into().expect("short"),
		category: 5_499,
		page: None,
	};
	let register =
		pallet_merchants::Call::register { client_ref: [1; 32], profile, signing_key: [2; 32] };
	assert_ok!(submit(owner, register));
	assert_ok!(submit(Alice, pallet_merchants::Call::approve { merchant: merchant(owner) }));
}

/// Open the shop of [`SHOP`].
pub fn open_shop() {
	open_shop_of(SHOP);
}

/// Something that is paid at once, within the hour.
pub fn request(asset: AssetKind, amount: Balance) -> InvoiceRequest<AccountId> {
	let now = now();
	InvoiceRequest {
		asset,
		price: InvoicePrice::Asset(amount),
		windows: Windows {
			expires_at: now + HOUR,
			late_until: now + HOUR,
			refund_expiry: now + 30 * DAY,
		},
		tolerance_under: 0,
		tolerance_over: 0,
		partial: PartialPolicy::Forbid,
		over: OverPolicy::Reject,
		late: LatePolicy::Reject,
		gateway_fee: 0,
		legs: bounded_vec![],
		allowed_payer: None,
	}
}

/// The same in parts.
pub fn request_in_parts(asset: AssetKind, amount: Balance) -> InvoiceRequest<AccountId> {
	InvoiceRequest { partial: PartialPolicy::Accumulate, ..request(asset, amount) }
}

pub fn invoice(reference: u8) -> H256 {
	invoice_id(&shop(), &[reference; 32])
}

pub fn create(reference: u8, request: InvoiceRequest<AccountId>) -> RuntimeCall {
	pallet_payments::Call::create_invoice { merchant: shop(), reference: [reference; 32], request }
		.into()
}

pub fn pay(reference: u8, asset: AssetKind, amount: Balance) -> RuntimeCall {
	pallet_payments::Call::pay {
		invoice: invoice(reference),
		asset,
		amount,
		paid_before: 0,
		refund_to: None,
		contract_hash: None,
	}
	.into()
}

/// Refund an invoice.
pub fn refund(reference: u8, amount: Balance) -> RuntimeCall {
	pallet_payments::Call::refund {
		payment: PaymentId::Invoice(invoice(reference)),
		amount,
		refund_ref: [9; 32],
	}
	.into()
}

/// The shopper's authorisation with this reference.
pub fn authorization(reference: u8) -> H256 {
	authorization_id(&account(SHOPPER), &[reference; 32])
}

/// Let the shop capture for an hour.
pub fn authorize(reference: u8, asset: AssetKind, amount: Balance) -> RuntimeCall {
	let now = now();
	let request = AuthorizationRequest {
		asset,
		amount,
		max_fee: 0,
		auth_expiry: now + HOUR,
		refund_expiry: now + 30 * DAY,
		refund_to: None,
		is_escrowed: false,
	};
	pallet_payments::Call::authorize { merchant: shop(), reference: [reference; 32], request }
		.into()
}

/// Capture for the first time; `is_final` gives the rest back.
pub fn capture(reference: u8, amount: Balance, is_final: bool) -> RuntimeCall {
	pallet_payments::Call::capture {
		authorization: authorization(reference),
		amount,
		captured_before: 0,
		fee: 0,
		is_final,
	}
	.into()
}

/// A plain transfer of money of any kind.
pub fn transfer(asset: &AssetKind, to: &AccountId, amount: Balance) -> RuntimeCall {
	let to = Address::Id(to.clone());
	match asset {
		AssetKind::Native => {
			pallet_balances::Call::transfer_allow_death { dest: to, value: amount }.into()
		},
		AssetKind::WithId(id) => {
			pallet_assets::Call::transfer { id: Compact(*id), target: to, amount }.into()
		},
	}
}

/// Let two officers freeze an account.
pub fn freeze(who: &AccountId) {
	let case_hash = H256::repeat_byte(1);
	let reason = ScreeningReason::Order;
	let screen = pallet_kyc::Call::screen { account: who.clone(), reason, case_hash };
	assert_ok!(submit(Alice, screen));
	assert_ok!(submit(Bob, pallet_kyc::Call::confirm { account: who.clone(), case_hash }));
}

/// Let two officers lift it.
pub fn lift(who: &AccountId) {
	for officer in [Alice, Bob] {
		assert_ok!(submit(officer, pallet_kyc::Call::lift { account: who.clone() }));
	}
}

/// What an account has free of one kind of money.
pub fn balance(asset: &AssetKind, who: &AccountId) -> Balance {
	<FungiblesFree as fungibles::Inspect<_>>::balance(asset.clone(), who)
}

/// What an account owns of one kind of money, free and on hold.
pub fn wealth(asset: &AssetKind, who: &AccountId) -> Balance {
	<FungiblesFree as fungibles::Inspect<_>>::total_balance(asset.clone(), who)
}

/// What there is of one kind of money.
pub fn issuance(asset: &AssetKind) -> Balance {
	<FungiblesFree as fungibles::Inspect<AccountId>>::total_issuance(asset.clone())
}

/// What payments have on hold in an account for one reason.
pub fn on_hold(asset: &AssetKind, reason: HoldReason, who: &AccountId) -> Balance {
	let reason = RuntimeHoldReason::Payments(reason);
	<FungiblesHeld as fungibles::InspectHold<_>>::balance_on_hold(asset.clone(), &reason, who)
}

/// What payments have on hold in an account for all reasons.
pub fn held(asset: &AssetKind, who: &AccountId) -> Balance {
	REASONS.into_iter().map(|reason| on_hold(asset, reason, who)).sum()
}
