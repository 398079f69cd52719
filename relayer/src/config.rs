// SPDX-License-Identifier: Apache-2.0

//! The configuration: one file, and flags that win over it.

use crate::evm;
use hyper::{Uri, http::uri::Authority};
use polkadot_sdk::sp_core::H256;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::{
	collections::BTreeSet,
	fs, io,
	net::SocketAddr,
	path::{Path, PathBuf},
	time::Duration,
};
use tael_primitives::bridge::{DomainId, EvmAddress, Place};
use thiserror::Error;

/// With fewer endpoints than this two that lie together are a quorum.
pub const LEAST_ENDPOINTS: usize = 3;
/// More are more than anybody runs.
const MAX_ENDPOINTS: usize = 32;
/// Nobody is waited for longer.
const MAX_TIMEOUT_MS: u64 = 60_000;

/// What is wrong with the configuration, and what to do.
#[derive(Debug, Error)]
pub enum ConfigError {
	/// The file cannot be read.
	#[error("cannot read the configuration {}: {error}", file.display())]
	Unreadable {
		/// Which file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// The file is not what it should be.
	#[error("in {}: {error}", file.display())]
	Malformed {
		/// Which file.
		file: PathBuf,
		/// Where, and what was expected.
		error: Box<toml::de::Error>,
	},
	/// What the file says makes no sense.
	#[error("in {}: {problem}", file.display())]
	Nonsense {
		/// Which file.
		file: PathBuf,
		/// What, and what to do.
		problem: String,
	},
	/// There is no section for the role that was asked for.
	#[error("there is no [{0}] in the configuration: add it, relayer.example.toml shows how")]
	NoRole(&'static str),
}

/// What flags say; it wins over the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
	/// Where to keep what must not be lost.
	pub data: Option<PathBuf>,
	/// Where to show how it is.
	pub status: Option<SocketAddr>,
	/// Which node of Tael to ask.
	pub tael: Option<String>,
	/// The keystore of the role's key.
	pub key_file: Option<PathBuf>,
	/// The file with its password.
	pub password_file: Option<PathBuf>,
}

/// All of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
	/// Where to keep what must not be lost: the journal and the halt flag.
	pub data: PathBuf,
	/// Where to show how it is.
	#[serde(default = "loopback")]
	pub status: SocketAddr,
	/// How many seconds between two looks at both chains.
	#[serde(default = "six")]
	pub every_seconds: u64,
	/// Tael.
	#[serde(default)]
	pub tael: Tael,
	/// The other chain and the vault there.
	pub domain: Domain,
	/// Who is asked about the other chain.
	#[serde(rename = "endpoint")]
	pub endpoints: Vec<Endpoint>,
	/// How to attest.
	pub attest: Option<Attest>,
	/// How to carry.
	pub execute: Option<Execute>,
	/// How to watch.
	pub watch: Option<Watch>,
}

fn loopback() -> SocketAddr {
	SocketAddr::from(([127, 0, 0, 1], 9_620))
}

/// Tael, as the own node tells of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tael {
	/// The own node.
	pub url: String,
	/// How long to wait for an answer.
	#[serde(default = "ten_seconds")]
	pub timeout_ms: u64,
}

impl Default for Tael {
	fn default() -> Self {
		Self { url: "ws://127.0.0.1:9944".to_owned(), timeout_ms: ten_seconds() }
	}
}

impl Tael {
	/// How long to wait for an answer.
	pub const fn timeout(&self) -> Duration {
		Duration::from_millis(self.timeout_ms)
	}
}

/// The other chain and the vault there.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Domain {
	/// Tael's number of the chain.
	pub id: DomainId,
	/// The chain's own number.
	pub chain_id: u64,
	/// The vault.
	#[serde(deserialize_with = "address")]
	pub vault: EvmAddress,
	/// USDT.
	#[serde(deserialize_with = "address")]
	pub token: EvmAddress,
	/// The block the vault was deployed in, or any before it.
	pub first_block: u64,
	/// Of how many blocks logs are asked for at once. Some endpoints refuse more than a few hundred.
	#[serde(default = "thousand")]
	pub log_window: u64,
}

/// One address that answers questions about the other chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Endpoint {
	/// What it is called in messages.
	pub name: String,
	/// Where it is.
	#[serde(deserialize_with = "url")]
	pub url: Uri,
	/// Whether it is the operator's own node.
	#[serde(default)]
	pub own: bool,
	/// How long to wait for a whole answer.
	#[serde(default = "ten_seconds")]
	pub timeout_ms: u64,
}

impl Endpoint {
	/// How long to wait for a whole answer.
	pub const fn timeout(&self) -> Duration {
		Duration::from_millis(self.timeout_ms)
	}
}

/// Where a key is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeySource {
	/// An encrypted keystore of Ethereum (version 3).
	pub key_file: Option<PathBuf>,
	/// A file with its password.
	pub password_file: Option<PathBuf>,
	/// The environment variable with its password.
	pub password_env: Option<String>,
	/// The environment variable with the key itself in hex. For development.
	pub key_env: Option<String>,
}

/// How to attest.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Attest {
	/// The key that signs.
	pub key: KeySource,
	/// At every block of the other chain whose number is a multiple of this it is said what the vault holds. All
	/// attesters need the same, so that they speak of one block.
	#[serde(default = "twenty_five")]
	pub checkpoint_blocks: u64,
}

/// How to carry.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Execute {
	/// The key that pays for gas.
	pub key: KeySource,
	/// After how many seconds a transaction that no block took is offered a higher price.
	#[serde(default = "ninety")]
	pub patience_seconds: u64,
	/// The highest price of gas that is paid, in gwei.
	#[serde(default = "two_hundred")]
	pub max_gas_gwei: u64,
}

/// How to watch.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Watch {
	/// The guardian's key at the vault, which can pause and veto there.
	pub key: Option<KeySource>,
	/// A file with the secret of the watcher's account on Tael, which can pause there: a phrase or a seed.
	pub tael_key_file: Option<PathBuf>,
	/// An account of development such as `//Ferdie`, instead of the file.
	pub tael_dev_key: Option<String>,
	/// Within so many blocks of the other chain Tael has to know what the vault paid out.
	#[serde(default = "five")]
	pub blocks: u64,
	/// After so many minutes without a word of an attester somebody is told.
	#[serde(default = "sixty")]
	pub silence_minutes: u64,
	/// After how many seconds a transaction that no block took is offered a higher price.
	#[serde(default = "fifteen")]
	pub patience_seconds: u64,
	/// The highest price of gas that is paid, in gwei. A pause is worth much.
	#[serde(default = "two_thousand")]
	pub max_gas_gwei: u64,
}

const fn five() -> u64 {
	5
}

const fn six() -> u64 {
	6
}

const fn fifteen() -> u64 {
	15
}

const fn twenty_five() -> u64 {
	25
}

const fn sixty() -> u64 {
	60
}

const fn two_thousand() -> u64 {
	2_000
}

const fn ten_seconds() -> u64 {
	10_000
}

const fn thousand() -> u64 {
	1_000
}

const fn ninety() -> u64 {
	90
}

const fn two_hundred() -> u64 {
	200
}

/// An address of HTTP with a host.
fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uri, D::Error> {
	let text = String::deserialize(deserializer)?;
	let uri: Uri = text.parse().map_err(D::Error::custom)?;
	match uri.scheme_str() {
		Some("http" | "https") if uri.host().is_some() => Ok(uri),
		_ => Err(D::Error::custom("an endpoint's url begins with http:// or https://")),
	}
}

/// `0x` and forty hexadecimal digits; if some are large letters, with the checksum that they are.
fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EvmAddress, D::Error> {
	use alloy::primitives::Address;

	let text = String::deserialize(deserializer)?;
	let address: Address = text
		.strip_prefix("0x")
		.and_then(|_| text.parse().ok())
		.ok_or_else(|| D::Error::custom(format!("{text:?} is no address such as 0x1234…")))?;
	let is_plain = !text.contains(|letter: char| letter.is_ascii_uppercase());
	if !is_plain && Address::parse_checksummed(&text, None).is_err() {
		return Err(D::Error::custom(format!(
			"{text:?} has a typing error: its checksum is wrong"
		)));
	}
	Ok(evm::ours(address))
}

impl Config {
	/// Read the file, and let the flags win.
	///
	/// # Errors
	/// If it cannot be read, or says something that makes no sense.
	pub fn load(file: &Path, overrides: &Overrides) -> Result<Self, ConfigError> {
		let text = fs::read_to_string(file)
			.map_err(|error| ConfigError::Unreadable { file: file.to_owned(), error })?;
		let mut config: Self = toml::from_str(&text).map_err(|error| ConfigError::Malformed {
			file: file.to_owned(),
			error: Box::new(error),
		})?;
		config.take(overrides);
		config
			.check()
			.map_err(|problem| ConfigError::Nonsense { file: file.to_owned(), problem })?;
		Ok(config)
	}

	fn take(&mut self, overrides: &Overrides) {
		if let Some(data) = &overrides.data {
			self.data.clone_from(data);
		}
		if let Some(status) = overrides.status {
			self.status = status;
		}
		if let Some(tael) = &overrides.tael {
			self.tael.url.clone_from(tael);
		}
		let keys = [
			self.attest.as_mut().map(|role| &mut role.key),
			self.execute.as_mut().map(|role| &mut role.key),
			self.watch.as_mut().and_then(|role| role.key.as_mut()),
		];
		for key in keys.into_iter().flatten() {
			if let Some(file) = &overrides.key_file {
				key.key_file = Some(file.clone());
				key.key_env = None;
			}
			if let Some(file) = &overrides.password_file {
				key.password_file = Some(file.clone());
				key.password_env = None;
			}
		}
	}

	fn check(&self) -> Result<(), String> {
		let Domain { id, vault, token, log_window, .. } = &self.domain;
		if *id == 0 || vault.is_zero() || token.is_zero() || vault == token {
			return Err("domain: id, vault and token are not zero, and vault and token are two \
				contracts; look at what the deployment printed"
				.to_owned());
		}
		if *log_window == 0 {
			return Err("domain: log-window is at least 1".to_owned());
		}
		self.check_endpoints()?;
		let uri: Option<Uri> = self.tael.url.parse().ok();
		if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("ws" | "wss"))) {
			return Err("tael: url begins with ws:// or wss://".to_owned());
		}
		let timeouts = self.endpoints.iter().map(|one| one.timeout_ms);
		if timeouts.chain([self.tael.timeout_ms]).any(|ms| !(1..=MAX_TIMEOUT_MS).contains(&ms)) {
			return Err(format!("every timeout-ms is from 1 to {MAX_TIMEOUT_MS}"));
		}
		Ok(())
	}

	fn check_endpoints(&self) -> Result<(), String> {
		let endpoints = &self.endpoints;
		if !(LEAST_ENDPOINTS..=MAX_ENDPOINTS).contains(&endpoints.len()) {
			return Err(format!(
				"there are {} [[endpoint]]s, and {LEAST_ENDPOINTS} to {MAX_ENDPOINTS} are needed: the own node \
				 and others of different providers",
				endpoints.len()
			));
		}
		let own = endpoints.iter().filter(|one| one.own).count();
		if own != 1 {
			return Err(format!(
				"{own} endpoints are the own node: write `own = true` at exactly one, a node that you run \
				 yourself"
			));
		}
		let names: BTreeSet<_> = endpoints.iter().map(|one| &one.name).collect();
		if names.len() != endpoints.len() {
			return Err("two endpoints have one name: give each its own".to_owned());
		}
		let hosts: BTreeSet<_> = endpoints
			.iter()
			.filter_map(|one| one.url.authority().map(Authority::as_str))
			.map(str::to_lowercase)
			.collect();
		if hosts.len() != endpoints.len() {
			return Err(
				"two endpoints are at one host: they would always agree, ask another provider"
					.to_owned(),
			);
		}
		Ok(())
	}

	/// Where signatures count, on the Tael that begins with this block.
	pub fn place(&self, genesis: H256) -> Place {
		Place { chain_id: self.domain.chain_id, vault: self.domain.vault, genesis }
	}

	/// How to attest.
	///
	/// # Errors
	/// If the file does not say.
	pub fn attest(&self) -> Result<&Attest, ConfigError> {
		self.attest.as_ref().ok_or(ConfigError::NoRole("attest"))
	}

	/// How to carry.
	///
	/// # Errors
	/// If the file does not say.
	pub fn execute(&self) -> Result<&Execute, ConfigError> {
		self.execute.as_ref().ok_or(ConfigError::NoRole("execute"))
	}

	/// How to watch.
	///
	/// # Errors
	/// If the file does not say.
	pub fn watch(&self) -> Result<&Watch, ConfigError> {
		self.watch.as_ref().ok_or(ConfigError::NoRole("watch"))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const EXAMPLE: &str = include_str!("../relayer.example.toml");

	fn parse(text: &str) -> Result<Config, String> {
		let config: Config = toml::from_str(text).map_err(|error| error.to_string())?;
		config.check().map(|()| config)
	}

	fn refused(from: &str, to: &str) -> String {
		let changed = EXAMPLE.replacen(from, to, 1);
		assert_ne!(changed, EXAMPLE, "{from:?} is not in the example");
		parse(&changed).unwrap_err()
	}

	#[test]
	fn the_example_is_right() {
		let config = parse(EXAMPLE).unwrap();
		assert_eq!(config.endpoints.len(), 3);
		assert!(config.attest().is_ok() && config.execute().is_ok() && config.watch().is_ok());
		assert!(config.status.ip().is_loopback());
	}

	#[test]
	fn an_unknown_key_is_refused_everywhere() {
		for section in ["[tael]", "[domain]", "[[endpoint]]", "[attest]", "[execute]", "[watch]"] {
			let error = refused(section, &format!("{section}\ncolour = 'red'"));
			assert!(error.contains("colour"), "{error}");
		}
		assert!(refused("data =", "colour = 'red'\ndata =").contains("colour"));
		assert!(refused("key = {", "key = { colour = 'red', ").contains("colour"));
	}

	#[test]
	fn exactly_one_endpoint_is_the_own_node() {
		assert!(refused("own = true", "own = false").contains("exactly one"));
		let another = "name = \"provider-a\"";
		assert!(refused(another, &format!("{another}\nown = true")).contains("exactly one"));
	}

	#[test]
	fn endpoints_that_are_few_or_one_another_are_refused() {
		let two = EXAMPLE.split("[[endpoint]]").take(3).collect::<Vec<_>>().join("[[endpoint]]");
		assert!(parse(&two).unwrap_err().contains("different providers"));
		assert!(refused("\"provider-b\"", "\"provider-a\"").contains("one name"));
		assert!(refused("//provider-b.example", "//provider-A.example").contains("one host"));
	}

	#[test]
	fn an_address_with_a_typing_error_is_refused() {
		let token = "0xdAC17F958D2ee523a2206206994597C13D831ec7";
		assert!(refused(token, &token.replace('c', "d")).contains("checksum"));
		assert!(refused(token, &token[2..]).contains("no address"));
		assert!(refused(token, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t").contains("no address"));
		assert!(parse(&EXAMPLE.replace(token, &token.to_lowercase())).is_ok());
	}

	#[test]
	fn urls_of_other_kinds_and_endless_waits_are_refused() {
		assert!(refused("http://127.0.0.1:8545", "ws://127.0.0.1:8545").contains("http://"));
		assert!(refused("ws://127.0.0.1:9944", "http://127.0.0.1:9944").contains("ws://"));
		assert!(refused("timeout-ms = 5000", "timeout-ms = 0").contains("timeout-ms"));
		assert!(refused("timeout-ms = 5000", "timeout-ms = 60001").contains("timeout-ms"));
	}

	#[test]
	fn a_flag_wins_over_the_file() {
		let overrides = Overrides {
			data: Some("/elsewhere".into()),
			status: Some(([127, 0, 0, 1], 1).into()),
			tael: Some("ws://elsewhere".to_owned()),
			key_file: Some("/other.json".into()),
			password_file: None,
		};
		let mut config = parse(EXAMPLE).unwrap();
		config.take(&overrides);
		assert_eq!(config.data, Path::new("/elsewhere"));
		assert_eq!((config.status.port(), config.tael.url.as_str()), (1, "ws://elsewhere"));
		let key = config.attest.unwrap().key;
		assert_eq!(key.key_file.as_deref(), Some(Path::new("/other.json")));
		assert!(key.password_file.is_some(), "what no flag names stays");
	}

	#[test]
	fn what_is_wrong_is_told_with_the_file_and_what_to_do() {
		let missing = Config::load(Path::new("/nowhere.toml"), &Overrides::default()).unwrap_err();
		assert!(missing.to_string().starts_with("cannot read the configuration /nowhere.toml"));
		let without = parse(EXAMPLE.split("[attest]").next().unwrap()).unwrap();
		assert!(without.attest().unwrap_err().to_string().contains("relayer.example.toml"));
	}
}
