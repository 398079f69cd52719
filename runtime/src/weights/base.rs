// SPDX-License-Identifier: Apache-2.0

//! What storage and an empty block or transaction cost.
//!
//! The SDK's own figures, until they are measured on the machine that names itself here: ParityDB for
//! the database, because that is what the node is built with; block and transaction from the
//! SDK's reference machine. The transaction's figure contains the transaction extensions, which
//! declare their own cost again, so it errs on the expensive side.

use polkadot_sdk::frame_support::{
	parameter_types,
	weights::{RuntimeDbWeight, Weight, constants::WEIGHT_REF_TIME_PER_NANOS},
};

parameter_types! {
	/// A read and a write of one key.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 8_000 * WEIGHT_REF_TIME_PER_NANOS,
		write: 50_000 * WEIGHT_REF_TIME_PER_NANOS,
	};

	/// A block without transactions.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(431_614 * WEIGHT_REF_TIME_PER_NANOS, 0);

	/// A transaction that does nothing: decoding, signature, extensions, event.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(108_157 * WEIGHT_REF_TIME_PER_NANOS, 0);
}
