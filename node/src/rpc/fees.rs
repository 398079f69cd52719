// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs, in JSON.

use super::{arguments, errors::Error, values::Amount};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tael_runtime_api::{FeeQuote, FeeSubject};

/// A fee in USDT and what bounds it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
	/// The fee as the next block charges it, without a tip; at most this is charged in the end.
	pub fee: Amount,
	/// What is charged in the end when the invoice has one payer and no shares.
	pub usual: Amount,
	/// The least any transaction can cost.
	pub floor: Amount,
	/// The most any transaction can cost without a tip.
	pub cap: Amount,
	/// The multiplier of the part of the fee for execution, in units of 10⁻¹⁸.
	pub multiplier: Amount,
	/// The least it can become.
	pub multiplier_min: Amount,
	/// The most it can become.
	pub multiplier_max: Amount,
	/// The length of the transaction that was reckoned with, in bytes.
	pub length: u32,
}

impl From<FeeQuote> for Quote {
	fn from(quote: FeeQuote) -> Self {
		Self {
			fee: Amount(quote.fee),
			usual: Amount(quote.usual),
			floor: Amount(quote.floor),
			cap: Amount(quote.cap),
			multiplier: Amount(quote.multiplier),
			multiplier_min: Amount(quote.multiplier_min),
			multiplier_max: Amount(quote.multiplier_max),
			length: quote.length,
		}
	}
}

/// What a quote can be asked for.
const EXPECTED: &str = "\"pay\", \"createInvoice\", \"refund\", \"authorize\", \"capture\", \
	\"transfer\", or a whole transaction in hex";

/// What a quote is asked for: the name of a kind, or a whole transaction; absent is `pay`.
pub fn subject(field: &str, argument: arguments::Argument<'_>) -> Result<FeeSubject, Error> {
	let text = match argument {
		None => return Ok(FeeSubject::Pay),
		Some(Value::String(text)) => text,
		Some(_) => return Err(not_a_subject(field)),
	};
	match text.as_str() {
		"pay" => Ok(FeeSubject::Pay),
		"createInvoice" => Ok(FeeSubject::CreateInvoice),
		"refund" => Ok(FeeSubject::Refund),
		"authorize" => Ok(FeeSubject::Authorize),
		"capture" => Ok(FeeSubject::Capture),
		"transfer" => Ok(FeeSubject::Transfer),
		text => arguments::transaction(text)
			.map(FeeSubject::Transaction)
			.ok_or_else(|| not_a_subject(field)),
	}
}

/// The argument names no kind of transaction and is none.
pub fn not_a_subject(field: &str) -> Error {
	Error::bad_param(field, EXPECTED)
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn a_quote_in_json() {
		let quote = FeeQuote {
			fee: 286,
			usual: 216,
			floor: 100,
			cap: 1_000_100,
			multiplier: 1_000_000_000_000_000_000,
			multiplier_min: 250_000_000_000_000_000,
			multiplier_max: 1_000_000_000_000_000_000,
			length: 150,
		};
		assert_eq!(
			serde_json::to_value(Quote::from(quote)).unwrap(),
			json!({
				"fee": "286", "usual": "216", "floor": "100", "cap": "1000100",
				"multiplier": "1000000000000000000",
				"multiplierMin": "250000000000000000",
				"multiplierMax": "1000000000000000000",
				"length": 150,
			})
		);
	}

	#[test]
	fn a_kind_is_named_and_paying_is_the_default() {
		assert_eq!(subject("kind", None), Ok(FeeSubject::Pay));
		for (name, kind) in [
			("pay", FeeSubject::Pay),
			("createInvoice", FeeSubject::CreateInvoice),
			("refund", FeeSubject::Refund),
			("authorize", FeeSubject::Authorize),
			("capture", FeeSubject::Capture),
			("transfer", FeeSubject::Transfer),
			("0x0102", FeeSubject::Transaction(vec![1, 2])),
		] {
			assert_eq!(subject("kind", Some(&json!(name))), Ok(kind));
		}
	}

	#[test]
	fn anything_else_is_refused_by_name() {
		for bad in [json!("steal"), json!("Pay"), json!("0x1"), json!(1), json!({})] {
			let error = subject("kind", Some(&bad)).unwrap_err();
			assert_eq!(error.field.as_deref(), Some("kind"));
		}
	}
}
