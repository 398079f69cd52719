// SPDX-License-Identifier: Apache-2.0

//! How money, accounts and kinds of money look in JSON.

use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use tael_primitives::{AccountId, AssetKind, Balance};
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

/// 32 bytes that are no chain hash, such as a public key: hex with `0x`.
pub fn hex32(bytes: &[u8; 32]) -> String {
	format!("0x{}", hex::encode(bytes))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

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
		let address = Address(AccountId::new([7; 32]));
		let text = serde_json::to_value(&address).unwrap();
		let (_, format) = AccountId::from_ss58check_with_version(text.as_str().unwrap()).unwrap();
		assert_eq!(format, Ss58AddressFormat::custom(SS58_PREFIX));
		assert_eq!(serde_json::from_value::<Address>(text).unwrap(), address);
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
