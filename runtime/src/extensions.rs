// SPDX-License-Identifier: Apache-2.0

//! What every transaction passes before its call is dispatched.

use crate::Runtime;
use polkadot_sdk::{frame_metadata_hash_extension, frame_system, pallet_transaction_payment};

/// The checks in their order, which is part of what a sender signs.
///
/// `WeightReclaim` is last: it gives back the weight that the call and the others did not use.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
