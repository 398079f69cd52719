// SPDX-License-Identifier: Apache-2.0

//! Answers to the questions of `tael-runtime-api`: what the pallets say, in the plain types of the
//! interface. Nothing here changes state, and every list is bounded.

pub mod acceptors;
pub mod arbitration;
pub mod bridge;
pub mod c2c;
pub mod claimables;
pub mod clock;
pub mod fees;
pub mod kyc;
pub mod merchants;
pub mod payments;
pub mod rates;

use codec::{Decode, DecodeAll as _, Error};
use tael_runtime_api::Cursor;

/// What a cursor names: where the page before ended. Fails if it names nothing of this kind.
fn place<T: Decode>(cursor: Option<Cursor>) -> Result<Option<T>, Error> {
	cursor.map(|bytes| T::decode_all(&mut &*bytes)).transpose()
}
