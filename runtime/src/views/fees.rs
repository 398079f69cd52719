// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs.

use crate::{
	Runtime, RuntimeCall, TransactionPayment, TxExtension, UncheckedExtrinsic,
	configs::RuntimeBlockWeights,
	constants::fees::{FLOOR, MAX_MULTIPLIER, MIN_MULTIPLIER, PART_CAP},
};
use codec::{DecodeLimit, Encode};
use pallet_payments::{
	AuthorizationRequest, InvoicePrice, InvoiceRequest, LatePolicy, OverPolicy, PartialPolicy,
	PaymentId, WeightInfo as _, Windows,
};
use polkadot_sdk::{
	frame_metadata_hash_extension,
	frame_support::{
		BoundedVec, MAX_EXTRINSIC_DEPTH,
		dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo},
		weights::Weight,
	},
	frame_system, pallet_balances, pallet_transaction_payment,
	sp_core::{H256, sr25519},
	sp_runtime::{
		FixedPointNumber, MultiAddress,
		generic::{Era, Preamble},
	},
};
use tael_primitives::{AccountId, AssetKind, Balance, Signature};
use tael_runtime_api::{FeeQuote, FeeSubject};

/// The fee of a transaction; `None` if it cannot be decoded.
pub fn quote(subject: FeeSubject) -> Option<FeeQuote> {
	let usual_weight = usual_weight(&subject);
	let (transaction, length) = match subject {
		FeeSubject::Transfer => typical(transfer()),
		FeeSubject::CreateInvoice => typical(create_invoice()),
		FeeSubject::Pay => typical(pay()),
		FeeSubject::Refund => typical(refund()),
		FeeSubject::Authorize => typical(authorize()),
		FeeSubject::Capture => typical(capture()),
		FeeSubject::Transaction(bytes) => whole(&bytes)?,
	};
	let info = transaction.get_dispatch_info();
	let usual = DispatchInfo { call_weight: usual_weight.unwrap_or(info.call_weight), ..info };
	Some(FeeQuote {
		fee: TransactionPayment::compute_fee(length, &info, 0),
		usual: TransactionPayment::compute_fee(length, &usual, 0),
		floor: FLOOR,
		cap: cap(),
		multiplier: pallet_transaction_payment::NextFeeMultiplier::<Runtime>::get().into_inner(),
		multiplier_min: MIN_MULTIPLIER.into_inner(),
		multiplier_max: MAX_MULTIPLIER.into_inner(),
		length,
	})
}

/// What a call with one payer and no shares takes, if that is less than its most.
fn usual_weight(subject: &FeeSubject) -> Option<Weight> {
	type Weights = <Runtime as pallet_payments::Config>::WeightInfo;
	match subject {
		FeeSubject::Pay => Some(Weights::pay(0, 0)),
		FeeSubject::Refund => Some(Weights::refund(1)),
		FeeSubject::Transfer
		| FeeSubject::CreateInvoice
		| FeeSubject::Authorize
		| FeeSubject::Capture
		| FeeSubject::Transaction(_) => None,
	}
}

/// The base fee, and both other parts at their most.
fn cap() -> Balance {
	let base = RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
	TransactionPayment::weight_to_fee(base)
		.saturating_add(PART_CAP)
		.saturating_add(MAX_MULTIPLIER.saturating_mul_int(PART_CAP))
}

/// A transaction and its length. One without a signature is taken as it will be with one: by itself
/// it would cost nothing, and nobody could send it.
fn whole(bytes: &[u8]) -> Option<(UncheckedExtrinsic, u32)> {
	let transaction =
		UncheckedExtrinsic::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*bytes).ok()?;
	match transaction.preamble {
		Preamble::Bare(_) => Some(typical(transaction.function)),
		Preamble::Signed(..) | Preamble::General(..) => {
			Some((transaction, u32::try_from(bytes.len()).ok()?))
		},
	}
}

/// The call in a transaction as a wallet sends it, and how long that is. It is never sent.
fn typical(call: RuntimeCall) -> (UncheckedExtrinsic, u32) {
	let signature = Signature::Sr25519(sr25519::Signature::from_raw([0; 64]));
	let transaction =
		UncheckedExtrinsic::new_signed(call, MultiAddress::Id(NOBODY), signature, extension());
	let length = u32::try_from(transaction.encoded_size()).unwrap_or(u32::MAX);
	(transaction, length)
}

fn extension() -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::mortal(64, 0)),
		// An account's nonce begins at the number of a block: four bytes of it for the next sixteen years.
		frame_system::CheckNonce::from((1_u32 << 29).into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

const NOBODY: AccountId = AccountId::new([0; 32]);
const AMOUNT: Balance = 1_000_000_000;

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: MultiAddress::Id(NOBODY), value: AMOUNT }
		.into()
}

fn create_invoice() -> RuntimeCall {
	let request = InvoiceRequest {
		asset: AssetKind::Native,
		price: InvoicePrice::Asset(AMOUNT),
		windows: Windows { expires_at: 0, late_until: 0, refund_expiry: 0 },
		tolerance_under: 0,
		tolerance_over: 0,
		partial: PartialPolicy::Forbid,
		over: OverPolicy::Reject,
		late: LatePolicy::Reject,
		gateway_fee: 0,
		legs: BoundedVec::new(),
		allowed_payer: None,
	};
	pallet_payments::Call::create_invoice { merchant: H256::zero(), reference: [0; 32], request }
		.into()
}

fn pay() -> RuntimeCall {
	pallet_payments::Call::pay {
		invoice: H256::zero(),
		asset: AssetKind::Native,
		amount: AMOUNT,
		paid_before: 0,
		refund_to: None,
		contract_hash: Some(H256::zero()),
	}
	.into()
}

fn refund() -> RuntimeCall {
	pallet_payments::Call::refund {
		payment: PaymentId::Invoice(H256::zero()),
		amount: AMOUNT,
		refund_ref: [0; 32],
	}
	.into()
}

fn authorize() -> RuntimeCall {
	let request = AuthorizationRequest {
		asset: AssetKind::Native,
		amount: AMOUNT,
		max_fee: 0,
		auth_expiry: 0,
		refund_expiry: 0,
		refund_to: None,
		is_escrowed: false,
	};
	pallet_payments::Call::authorize { merchant: H256::zero(), reference: [0; 32], request }.into()
}

fn capture() -> RuntimeCall {
	pallet_payments::Call::capture {
		authorization: H256::zero(),
		amount: AMOUNT,
		captured_before: 0,
		fee: 0,
		is_final: true,
	}
	.into()
}
