// SPDX-License-Identifier: Apache-2.0

//! How money, accounts, kinds of money and words look in JSON.

use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use tael_primitives::{AccountId, AssetKind, Balance, Price, Risk, Side, bridge::EvmAddress};
use tael_runtime::configs::SS58_PREFIX;

/// An amount: the decimal digits of the smallest unit, as a string, because a number in JSON loses
/// digits above 2⁵³.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount(pub Balance);

impl Serialize for Amount {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl From<Price> for Amount {
	/// What one whole of a stablecoin costs in whole units of a currency, times 10⁸.
	fn from(price: Price) -> Self {
		Self(price.0.into())
	}
}

impl<'de> Deserialize<'de> for Amount {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(D::Error::custom)
	}
}

/// An account: its SS58 address with the prefix of Tael.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address(pub AccountId);

impl Serialize for Address {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let format = Ss58AddressFormat::custom(SS58_PREFIX);
		serializer.serialize_str(&self.0.to_ss58check_with_version(format))
	}
}

impl<'de> Deserialize<'de> for Address {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		// Not `from_ss58check`, which knows prefixes of a registry only.
		let (account, format) =
			AccountId::from_ss58check_with_version(&text).map_err(D::Error::custom)?;
		if format != Ss58AddressFormat::custom(SS58_PREFIX) {
			return Err(D::Error::custom(format!("{text} is an address of another chain")));
		}
		Ok(Self(account))
	}
}

/// A kind of money: `"USDT"`, or the digits of the id of another stablecoin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset(pub AssetKind);

const USDT: &str = "USDT";

impl Serialize for Asset {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		match &self.0 {
			AssetKind::Native => serializer.serialize_str(USDT),
			AssetKind::WithId(id) => serializer.collect_str(id),
		}
	}
}

impl<'de> Deserialize<'de> for Asset {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		if text == USDT {
			return Ok(Self(AssetKind::Native));
		}
		text.parse().map(|id| Self(AssetKind::WithId(id))).map_err(D::Error::custom)
	}
}

/// An address of an EVM chain: 20 bytes in hex, without the capitals of a checksum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Evm(pub EvmAddress);

impl Serialize for Evm {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&hex_bytes(&self.0.0))
	}
}

impl<'de> Deserialize<'de> for Evm {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut bytes = [0; 20];
		let digits = text.strip_prefix("0x").ok_or_else(|| D::Error::custom("0x is missing"))?;
		hex::decode_to_slice(digits, &mut bytes).map_err(D::Error::custom)?;
		Ok(Self(EvmAddress(bytes)))
	}
}

/// Bytes that are no chain hash, such as a public key: hex with `0x`.
pub fn hex_bytes(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Declares an enum of JSON words and how it comes from the view of the same variants, so that a new
/// variant of the runtime cannot be forgotten here.
macro_rules! words {
	($(#[$doc:meta])* $name:ident from $view:ident { $($(#[$variant_doc:meta])* $variant:ident,)+ }) => {
		$(#[$doc])*
		#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
		#[serde(rename_all = "camelCase")]
		pub enum $name {
			$($(#[$variant_doc])* $variant,)+
		}

		impl From<$view> for $name {
			fn from(view: $view) -> Self {
				match view {
					$($view::$variant => Self::$variant,)+
				}
			}
		}
	};
}

pub(crate) use words;

words! {
	/// Who owes what in a trade.
	SideName from Side {
		/// Owes local money; in a dispute also the payer or the claimant.
		Buyer,
		/// Owes the stablecoin; in a dispute also the merchant or the respondent.
		Seller,
	}
}

words! {
	/// How easily local money is taken back after it was paid.
	RiskName from Risk {
		/// Final once it arrives.
		Low,
		/// Recalled only through the banks, rarely.
		Medium,
		/// The payer can have it charged back for weeks.
		High,
	}
}

#[cfg(test)]
pub(super) mod tests {
	use super::*;
	use serde_json::{Value, json};

	pub(in crate::rpc) fn account(byte: u8) -> AccountId {
		AccountId::new([byte; 32])
	}

	pub(in crate::rpc) fn address(byte: u8) -> Value {
		serde_json::to_value(Address(account(byte))).unwrap()
	}

	#[test]
	fn an_amount_is_a_string_of_digits() {
		for (amount, text) in [
			(0, "0"),
			(1_000_000, "1000000"),
			(Balance::MAX, "340282366920938463463374607431768211455"),
		] {
			assert_eq!(serde_json::to_value(Amount(amount)).unwrap(), json!(text));
			assert_eq!(serde_json::from_value::<Amount>(json!(text)).unwrap(), Amount(amount));
		}
		assert!(serde_json::from_value::<Amount>(json!(5)).is_err());
	}

	#[test]
	fn an_account_has_the_prefix_of_tael() {
		let text = address(7);
		let (_, format) = AccountId::from_ss58check_with_version(text.as_str().unwrap()).unwrap();
		assert_eq!(format, Ss58AddressFormat::custom(SS58_PREFIX));
		assert_eq!(serde_json::from_value::<Address>(text).unwrap(), Address(account(7)));
	}

	#[test]
	fn a_price_has_eight_decimals_more_than_it_shows() {
		assert_eq!(serde_json::to_value(Amount::from(Price::ONE)).unwrap(), json!("100000000"));
	}

	#[test]
	fn sides_and_risks_are_words() {
		for (side, word) in [(Side::Buyer, "buyer"), (Side::Seller, "seller")] {
			assert_eq!(serde_json::to_value(SideName::from(side)).unwrap(), json!(word));
		}
		for (risk, word) in [(Risk::Low, "low"), (Risk::Medium, "medium"), (Risk::High, "high")] {
			assert_eq!(serde_json::to_value(RiskName::from(risk)).unwrap(), json!(word));
		}
	}

	#[test]
	fn a_kind_of_money_is_a_word() {
		assert_eq!(serde_json::to_value(Asset(AssetKind::Native)).unwrap(), json!("USDT"));
		assert_eq!(serde_json::to_value(Asset(AssetKind::WithId(7))).unwrap(), json!("7"));
		for asset in [AssetKind::Native, AssetKind::WithId(7)] {
			let text = serde_json::to_value(Asset(asset.clone())).unwrap();
			assert_eq!(serde_json::from_value::<Asset>(text).unwrap(), Asset(asset));
		}
	}
}
