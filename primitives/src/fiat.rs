// SPDX-License-Identifier: Apache-2.0

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An amount of local money in the smallest unit of its currency: fen, cents, whole yen.
pub type FiatAmount = u128;

/// A currency that is legal tender somewhere, by its code of ISO 4217.
///
/// No other code decodes, so a currency that does not exist is refused at the door. Three bytes of
/// upper case in SCALE, a string in JSON.
///
/// ```
/// use tael_primitives::Fiat;
///
/// assert_eq!(Fiat::new("CNY"), Some(Fiat::CNY));
/// assert_eq!(Fiat::new("RMB"), None);
/// assert_eq!(Fiat::new("JPY").unwrap().decimals(), 0);
/// ```
#[derive(
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
)]
#[serde(try_from = "String", into = "String")]
pub struct Fiat([u8; 3]);

/// The codes in use at the beginning of 2026, in rising order. Left out: metals, funds, units of account.
const CODES: [[u8; 3]; 155] = codes(
	"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
	 CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
	 GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD \
	 KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO \
	 NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE \
	 SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND \
	 VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG",
);

/// Those that have no smaller unit.
const UNDIVIDED: [[u8; 3]; 16] =
	codes("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF");

/// Those with a thousandth.
const THOUSANDTHS: [[u8; 3]; 7] = codes("BHD IQD JOD KWD LYD OMR TND");

/// Split a list of codes at its spaces. Only for constants, where a wrong list does not compile.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "runs in the compiler")]
const fn codes<const N: usize>(list: &str) -> [[u8; 3]; N] {
	let list = list.as_bytes();
	assert!(list.len() == N * 4 - 1, "the list has another length");
	let mut codes = [[0; 3]; N];
	let mut at = 0;
	while at < N {
		codes[at] = [list[at * 4], list[at * 4 + 1], list[at * 4 + 2]];
		at += 1;
	}
	codes
}

impl Fiat {
	/// The yuan of China.
	pub const CNY: Self = Self(*b"CNY");
	/// The euro.
	pub const EUR: Self = Self(*b"EUR");
	/// The dollar of the United States.
	pub const USD: Self = Self(*b"USD");

	/// The currency of this code, if there is one.
	pub fn new(code: &str) -> Option<Self> {
		code.as_bytes().try_into().ok().and_then(Self::from_bytes)
	}

	fn from_bytes(code: [u8; 3]) -> Option<Self> {
		CODES.binary_search(&code).is_ok().then_some(Self(code))
	}

	/// How many decimals an amount has: the exponent of ISO 4217.
	pub fn decimals(self) -> u8 {
		if UNDIVIDED.contains(&self.0) {
			0
		} else if THOUSANDTHS.contains(&self.0) {
			3
		} else {
			2
		}
	}

	/// The three letters.
	pub fn code(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl Decode for Fiat {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Self::from_bytes(Decode::decode(input)?).ok_or_else(|| "no currency of ISO 4217".into())
	}
}

impl fmt::Debug for Fiat {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.code())
	}
}

impl TryFrom<String> for Fiat {
	type Error = &'static str;

	fn try_from(code: String) -> Result<Self, Self::Error> {
		Self::new(&code).ok_or("no currency of ISO 4217")
	}
}

impl From<Fiat> for String {
	fn from(fiat: Fiat) -> Self {
		fiat.code().into()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_list_of_codes_is_sorted_and_the_exceptions_are_currencies() {
		assert!(CODES.is_sorted_by(|a, b| a < b));
		for code in UNDIVIDED.iter().chain(&THOUSANDTHS) {
			assert!(CODES.contains(code), "{code:?}");
		}
	}

	#[test]
	fn a_code_that_is_no_currency_does_not_decode() {
		assert_eq!(Fiat::decode(&mut &b"CNY"[..]), Ok(Fiat::CNY));
		for nonsense in [b"RMB", b"cny", b"XAU", b"\xff\0\0"] {
			assert!(Fiat::decode(&mut &nonsense[..]).is_err(), "{nonsense:?}");
		}
		for nonsense in ["", "CN", "CNYY", "元"] {
			assert_eq!(Fiat::new(nonsense), None);
		}
	}

	#[test]
	fn in_json_it_is_its_code() {
		assert_eq!(serde_json::to_string(&Fiat::EUR).unwrap(), "\"EUR\"");
		assert_eq!(serde_json::from_str::<Fiat>("\"USD\"").unwrap(), Fiat::USD);
		assert!(serde_json::from_str::<Fiat>("\"usd\"").is_err());
	}

	#[test]
	fn amounts_have_the_decimals_of_the_standard() {
		for (code, decimals) in [("CNY", 2), ("JPY", 0), ("VND", 0), ("KWD", 3), ("MGA", 2)] {
			assert_eq!(Fiat::new(code).unwrap().decimals(), decimals, "{code}");
		}
	}
}
