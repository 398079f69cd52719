// SPDX-License-Identifier: Apache-2.0

//! Arguments of Tael's own methods.
//!
//! Every argument is taken as plain JSON and read here, so that a malformed one is answered with
//! an error of our own table that names the field, however the request was written.

use super::{
	errors::Error,
	values::{Amount, Asset},
};
use core::ops::RangeInclusive;
use polkadot_sdk::sp_core::{H256, crypto::Ss58Codec};
use serde::Deserialize;
use serde_json::Value;
use tael_primitives::{AccountId, AssetKind, Balance, Fiat, MAX_PAGE, Millis, Pair, Side};
use tael_runtime_api::Cursor;

/// An argument as it came; absent and `null` are the same.
pub type Argument<'a> = Option<&'a Value>;

/// The length of a list where the caller does not say.
pub const DEFAULT_LIMIT: u32 = 25;
/// The longest cursor, in bytes.
const MAX_CURSOR: usize = 64;
/// The longest transaction whose fee is quoted, in bytes.
pub const MAX_EXTRINSIC: usize = 256 * 1024;

/// The greatest whole number that every JSON reader holds exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Which block a read looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum At {
	/// The newest finalised block.
	#[default]
	Finalized,
	/// The newest block of the best chain, which may still be replaced.
	Best,
	/// One block.
	Block(H256),
}

fn text<'a>(field: &str, argument: Argument<'a>, expected: &str) -> Result<&'a str, Error> {
	match argument {
		Some(Value::String(text)) => Ok(text),
		Some(_) | None => Err(Error::bad_param(field, expected)),
	}
}

fn parse_hash(text: &str) -> Option<[u8; 32]> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(text.strip_prefix("0x")?, &mut bytes).ok()?;
	Some(bytes)
}

/// 32 bytes: an id or a reference.
pub fn bytes32(field: &str, argument: Argument<'_>) -> Result<[u8; 32], Error> {
	let expected = "32 bytes in hex, 0x followed by 64 digits";
	parse_hash(text(field, argument, expected)?).ok_or_else(|| Error::bad_param(field, expected))
}

/// An id.
pub fn id(field: &str, argument: Argument<'_>) -> Result<H256, Error> {
	bytes32(field, argument).map(H256)
}

/// An account: SS58 or its 32 bytes in hex.
pub fn account(field: &str, argument: Argument<'_>) -> Result<AccountId, Error> {
	let expected = "an account, as SS58 address or as 32 bytes in hex";
	let text = text(field, argument, expected)?;
	match parse_hash(text) {
		Some(bytes) => Ok(AccountId::new(bytes)),
		// Not `from_ss58check`, which knows prefixes of a registry only.
		None => AccountId::from_ss58check_with_version(text)
			.map(|(account, _)| account)
			.map_err(|_| Error::bad_param(field, expected)),
	}
}

/// A kind of money: `"USDT"` or the digits of a stablecoin's id.
pub fn asset(field: &str, argument: Argument<'_>) -> Result<AssetKind, Error> {
	let expected = "\"USDT\", or the digits of the id of a stablecoin";
	argument
		.and_then(|value| Asset::deserialize(value).ok())
		.map(|Asset(asset)| asset)
		.ok_or_else(|| Error::bad_param(field, expected))
}

/// A currency, by its code of ISO 4217.
pub fn fiat(field: &str, argument: Argument<'_>) -> Result<Fiat, Error> {
	let expected = "the three letters of a currency, such as \"CNY\"";
	Fiat::new(text(field, argument, expected)?).ok_or_else(|| Error::bad_param(field, expected))
}

/// What is priced, and in which money.
pub fn pair(asset: Argument<'_>, fiat: Argument<'_>) -> Result<Pair, Error> {
	Ok(Pair { asset: self::asset("asset", asset)?, fiat: self::fiat("fiat", fiat)? })
}

/// What somebody is in a trade.
pub fn side(field: &str, argument: Argument<'_>) -> Result<Side, Error> {
	match argument.and_then(Value::as_str) {
		Some("buyer") => Ok(Side::Buyer),
		Some("seller") => Ok(Side::Seller),
		_ => Err(Error::bad_param(field, "\"buyer\" or \"seller\"")),
	}
}

/// An amount, as a string of digits in the smallest unit.
pub fn amount(field: &str, argument: Argument<'_>) -> Result<Balance, Error> {
	argument
		.and_then(|value| Amount::deserialize(value).ok())
		.map(|Amount(amount)| amount)
		.ok_or_else(|| Error::bad_param(field, "an amount, as a string of digits"))
}

/// A whole number within bounds.
pub fn whole<T: TryFrom<u64> + PartialOrd + core::fmt::Display>(
	field: &str,
	argument: Argument<'_>,
	bounds: RangeInclusive<T>,
) -> Result<T, Error> {
	argument
		.and_then(Value::as_u64)
		.and_then(|number| T::try_from(number).ok())
		.filter(|number| bounds.contains(number))
		.ok_or_else(|| {
			let expected = format!("a whole number from {} to {}", bounds.start(), bounds.end());
			Error::bad_param(field, &expected)
		})
}

/// What `read` makes of an argument, where there is one.
pub fn optional<T>(
	field: &str,
	argument: Argument<'_>,
	read: impl FnOnce(&str, Argument<'_>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
	argument.map(|value| read(field, Some(value))).transpose()
}

/// The fields of an object, of which none may be unknown.
pub fn fields<'a, const N: usize>(
	field: &str,
	argument: Argument<'a>,
	names: [&str; N],
) -> Result<[Argument<'a>; N], Error> {
	let Some(Value::Object(object)) = argument else {
		return Err(Error::bad_param(field, &format!("an object of {}", names.join(", "))));
	};
	if let Some(unknown) = object.keys().find(|key| !names.contains(&key.as_str())) {
		return Err(Error::bad_param(unknown, "left out: there is no such field"));
	}
	Ok(names.map(|name| object.get(name).filter(|value| !value.is_null())))
}

/// Where a list goes on: the `next` of the answer before, or absent for the beginning. Opaque to
/// callers; the runtime says whether it is one.
pub fn cursor(argument: Argument<'_>) -> Result<Option<Cursor>, Error> {
	match argument {
		None => Ok(None),
		Some(Value::String(text)) => {
			bounded_hex(text, MAX_CURSOR).map(Some).ok_or_else(not_a_cursor)
		},
		Some(_) => Err(not_a_cursor()),
	}
}

/// The argument is no cursor of this list.
pub fn not_a_cursor() -> Error {
	Error::bad_param("cursor", "the next of the answer before")
}

/// How many items a list may have.
pub fn limit(argument: Argument<'_>) -> Result<u32, Error> {
	match argument {
		None => Ok(DEFAULT_LIMIT),
		Some(_) => whole("limit", argument, 1..=MAX_PAGE),
	}
}

/// A point in time, in milliseconds, or absent.
pub fn time(field: &str, argument: Argument<'_>) -> Result<Option<Millis>, Error> {
	argument
		.map(|value| {
			value
				.as_u64()
				.filter(|time| *time <= MAX_INTEGER)
				.ok_or_else(|| Error::bad_param(field, "a time in whole milliseconds"))
		})
		.transpose()
}

/// Which block to read: `"finalized"` (also where absent), `"best"`, or the hash of a block;
/// plain, or as `{ "at": … }`.
pub fn at(argument: Argument<'_>) -> Result<At, Error> {
	const FIELD: &str = "at";
	let expected = "\"finalized\", \"best\" or the hash of a block";
	let value = match argument {
		None => return Ok(At::Finalized),
		Some(Value::Object(options)) => {
			if let Some(unknown) = options.keys().find(|key| *key != FIELD) {
				return Err(Error::bad_param(unknown, "left out: there is no such option"));
			}
			match options.get(FIELD) {
				None | Some(Value::Null) => return Ok(At::Finalized),
				Some(value) => value,
			}
		},
		Some(value) => value,
	};
	match value.as_str() {
		Some("finalized") => Ok(At::Finalized),
		Some("best") => Ok(At::Best),
		Some(text) => parse_hash(text)
			.map(|bytes| At::Block(H256(bytes)))
			.ok_or_else(|| Error::bad_param(FIELD, expected)),
		None => Err(Error::bad_param(FIELD, expected)),
	}
}

/// A whole transaction: hex digits with `0x`, up to [`MAX_EXTRINSIC`] bytes. `None` if it is no such
/// string.
pub fn transaction(text: &str) -> Option<Vec<u8>> {
	bounded_hex(text, MAX_EXTRINSIC)
}

fn bounded_hex(text: &str, most: usize) -> Option<Vec<u8>> {
	let digits = text.strip_prefix("0x")?;
	if digits.len() > most.saturating_mul(2) {
		return None;
	}
	hex::decode(digits).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const HASH: &str = "0x0707070707070707070707070707070707070707070707070707070707070707";

	fn field_of<T: core::fmt::Debug>(result: Result<T, Error>) -> String {
		result.unwrap_err().field.unwrap()
	}

	#[test]
	fn a_hash_is_64_digits_after_0x() {
		assert_eq!(bytes32("id", Some(&json!(HASH))), Ok([7; 32]));
		for bad in [json!(""), json!("0x"), json!(&HASH[2..]), json!(format!("{HASH}0")), json!(7)]
		{
			assert_eq!(field_of(bytes32("id", Some(&bad))), "id");
		}
		assert_eq!(field_of(bytes32("merchant", None)), "merchant");
	}

	#[test]
	fn an_account_is_ss58_or_hex() {
		let alice = AccountId::new([7; 32]);
		assert_eq!(account("account", Some(&json!(HASH))), Ok(alice.clone()));
		for prefix in [0, 42, tael_runtime::configs::SS58_PREFIX, 12_345] {
			let address = alice.to_ss58check_with_version(prefix.into());
			assert_eq!(account("account", Some(&json!(address))), Ok(alice.clone()));
		}
		let mut wrong_checksum = alice.to_ss58check();
		wrong_checksum
			.replace_range(10..11, if &wrong_checksum[10..11] == "1" { "2" } else { "1" });
		for bad in [json!(wrong_checksum), json!("alice"), json!([7]), json!(true)] {
			assert_eq!(field_of(account("account", Some(&bad))), "account");
		}
	}

	#[test]
	fn a_pair_is_a_stablecoin_and_a_currency() {
		let native = Pair { asset: AssetKind::Native, fiat: Fiat::CNY };
		assert_eq!(pair(Some(&json!("USDT")), Some(&json!("CNY"))), Ok(native.clone()));
		let usdc = Pair { asset: AssetKind::WithId(1), ..native };
		assert_eq!(pair(Some(&json!("1")), Some(&json!("CNY"))), Ok(usdc));
		for bad in [json!(1), json!("usdt"), json!("-1"), json!("4294967296"), json!(null)] {
			assert_eq!(field_of(pair(Some(&bad), Some(&json!("CNY")))), "asset");
		}
		for bad in [json!("cny"), json!("RMB"), json!("元"), json!(156)] {
			assert_eq!(field_of(pair(Some(&json!("USDT")), Some(&bad))), "fiat");
		}
		assert_eq!(field_of(pair(None, None)), "asset");
	}

	#[test]
	fn a_side_is_one_of_two_words() {
		assert_eq!(side("side", Some(&json!("buyer"))), Ok(Side::Buyer));
		assert_eq!(side("side", Some(&json!("seller"))), Ok(Side::Seller));
		for bad in [json!("Buyer"), json!("maker"), json!(0)] {
			assert_eq!(field_of(side("side", Some(&bad))), "side");
		}
		assert_eq!(field_of(side("side", None)), "side");
	}

	#[test]
	fn an_amount_comes_as_a_string() {
		assert_eq!(amount("amount", Some(&json!("25000000"))), Ok(25_000_000));
		for bad in [json!(25), json!("-1"), json!("1.5"), json!(""), json!("1e6")] {
			assert_eq!(field_of(amount("amount", Some(&bad))), "amount");
		}
	}

	#[test]
	fn a_whole_number_is_within_its_bounds() {
		for (number, good) in [(0, false), (1, true), (8, true), (9, false), (256, false)] {
			assert_eq!(whole("fills", Some(&json!(number)), 1_u8..=8).is_ok(), good, "{number}");
		}
		for bad in [json!("1"), json!(-1), json!(1.5)] {
			assert_eq!(field_of(whole("fills", Some(&bad), 1_u8..=8)), "fills");
		}
	}

	#[test]
	fn an_object_has_known_fields_only() {
		let object = json!({ "asset": "USDT", "rail": null });
		let read = fields("market", Some(&object), ["asset", "fiat", "rail"]);
		assert_eq!(read, Ok([Some(&json!("USDT")), None, None]));
		assert_eq!(field_of(fields("market", Some(&object), ["asset"])), "rail");
		for bad in [json!("USDT"), json!(["USDT"])] {
			assert_eq!(field_of(fields("market", Some(&bad), ["asset"])), "market");
		}
	}

	#[test]
	fn a_limit_is_bounded_on_both_sides() {
		assert_eq!(limit(None), Ok(DEFAULT_LIMIT));
		assert_eq!(limit(Some(&json!(1))), Ok(1));
		assert_eq!(limit(Some(&json!(MAX_PAGE))), Ok(MAX_PAGE));
		for bad in [json!(0), json!(MAX_PAGE + 1), json!(-1), json!(1.5), json!("10")] {
			assert_eq!(field_of(limit(Some(&bad))), "limit");
		}
	}

	#[test]
	fn a_read_is_finalised_unless_asked_otherwise() {
		assert_eq!(at(None), Ok(At::Finalized));
		assert_eq!(at(Some(&json!({}))), Ok(At::Finalized));
		assert_eq!(at(Some(&json!({ "at": null }))), Ok(At::Finalized));
		assert_eq!(at(Some(&json!("finalized"))), Ok(At::Finalized));
		assert_eq!(at(Some(&json!("best"))), Ok(At::Best));
		assert_eq!(at(Some(&json!({ "at": "best" }))), Ok(At::Best));
		assert_eq!(at(Some(&json!(HASH))), Ok(At::Block(H256([7; 32]))));
	}

	#[test]
	fn an_unknown_block_name_or_option_is_named() {
		for bad in [json!("latest"), json!(7), json!({ "at": 7 }), json!("0x07")] {
			assert_eq!(field_of(at(Some(&bad))), "at");
		}
		assert_eq!(field_of(at(Some(&json!({ "ta": "best" })))), "ta");
	}

	#[test]
	fn a_cursor_is_what_an_answer_gave() {
		assert_eq!(cursor(None), Ok(None));
		assert_eq!(cursor(Some(&json!(HASH))), Ok(Some(vec![7; 32])));
		let too_long = format!("0x{}", "00".repeat(MAX_CURSOR + 1));
		assert_eq!(field_of(cursor(Some(&json!(too_long)))), "cursor");
		assert_eq!(field_of(cursor(Some(&json!("next")))), "cursor");
		assert_eq!(field_of(cursor(Some(&json!(3)))), "cursor");
	}

	#[test]
	fn a_time_is_a_whole_number() {
		assert_eq!(time("deadline", None), Ok(None));
		assert_eq!(time("deadline", Some(&json!(5))), Ok(Some(5)));
		assert_eq!(field_of(time("deadline", Some(&json!(-5)))), "deadline");
		assert_eq!(field_of(time("deadline", Some(&json!("5")))), "deadline");
		assert_eq!(time("deadline", Some(&json!(MAX_INTEGER))), Ok(Some(MAX_INTEGER)));
		assert_eq!(field_of(time("deadline", Some(&json!(MAX_INTEGER + 1)))), "deadline");
	}

	#[test]
	fn a_transaction_is_bounded_hex() {
		assert_eq!(transaction("0x0102"), Some(vec![1, 2]));
		assert_eq!(transaction("0x"), Some(vec![]));
		assert_eq!(transaction("0102"), None);
		assert_eq!(transaction("0x1"), None);
		assert_eq!(transaction(&format!("0x{}", "00".repeat(MAX_EXTRINSIC + 1))), None);
	}
}
