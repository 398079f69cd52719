// SPDX-License-Identifier: Apache-2.0

//! The configuration file.

use crate::{opinion::LEAST_AGREEING, source::Source};
use anyhow::{Context, Result, ensure};
use hyper::http::uri::Authority;
use serde::Deserialize;
use std::{collections::BTreeSet, fs, path::Path};
use tael_primitives::{AssetKind, Bps, Fiat, Pair};

/// Fewer sources than this are too easy to deceive.
pub const LEAST_SOURCES: usize = 3;
/// No source is waited for longer.
const MAX_TIMEOUT_MS: u64 = 10_000;

/// What the feeder feeds, and where it asks.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
	/// The pairs, each with its sources.
	#[serde(rename = "pair")]
	pub pairs: Vec<PairSources>,
}

/// A pair and its sources.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PairSources {
	/// `"USDT"`, or the id of another stablecoin.
	pub asset: String,
	/// A code of ISO 4217.
	pub fiat: Fiat,
	/// How far a source may be from the median of all, in basis points, to be counted.
	#[serde(default = "one_per_cent")]
	pub agree_bps: Bps,
	/// Where to ask.
	#[serde(rename = "source")]
	pub sources: Vec<Source>,
}

const fn one_per_cent() -> Bps {
	100
}

impl PairSources {
	/// The pair as the chain names it.
	///
	/// # Errors
	/// If the stablecoin is neither `"USDT"` nor a number.
	pub fn pair(&self) -> Result<Pair> {
		let asset = match self.asset.as_str() {
			"USDT" => AssetKind::Native,
			id => AssetKind::WithId(
				id.parse()
					.with_context(|| format!("asset {id:?} is neither \"USDT\" nor an id"))?,
			),
		};
		Ok(Pair { asset, fiat: self.fiat })
	}
}

impl Config {
	/// Read the file.
	///
	/// # Errors
	/// If it cannot be read, or says something that makes no sense.
	pub fn load(path: &Path) -> Result<Self> {
		let text = fs::read_to_string(path)
			.with_context(|| format!("cannot read the configuration {}", path.display()))?;
		Self::parse(&text).with_context(|| format!("in {}", path.display()))
	}

	fn parse(text: &str) -> Result<Self> {
		let config: Self = toml::from_str(text)?;
		ensure!(!config.pairs.is_empty(), "there is no [[pair]]");
		let mut seen = BTreeSet::new();
		for pair in &config.pairs {
			let name = format!("{}/{}", pair.asset, pair.fiat.code());
			ensure!(seen.insert(pair.pair()?), "{name} is there twice");
			ensure!(
				pair.sources.len() >= LEAST_SOURCES,
				"{name} needs at least {LEAST_SOURCES} sources, {LEAST_AGREEING} of which must agree"
			);
			let names: BTreeSet<_> = pair.sources.iter().map(|source| &source.name).collect();
			ensure!(names.len() == pair.sources.len(), "{name} has two sources of one name");
			let hosts: BTreeSet<_> = pair
				.sources
				.iter()
				.map(|source| source.url.authority().map(Authority::as_str))
				.collect();
			ensure!(hosts.len() == pair.sources.len(), "{name} asks one host twice");
			ensure!(pair.agree_bps > 0, "{name}: agree-bps must be above 0");
			for source in &pair.sources {
				ensure!(
					(1..=MAX_TIMEOUT_MS).contains(&source.timeout_ms),
					"{name}, {}: timeout-ms must be from 1 to {MAX_TIMEOUT_MS}",
					source.name
				);
			}
		}
		Ok(config)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn with_sources(pair: &str, sources: &[&str]) -> String {
		let sources = sources.iter().map(|name| {
			format!("[[pair.source]]\nname = '{name}'\nurl = 'http://{name}/'\npath = '$.last'\n")
		});
		format!("[[pair]]\n{pair}\n{}", sources.collect::<String>())
	}

	const CNY: &str = "asset = 'USDT'\nfiat = 'CNY'";

	#[test]
	fn the_example_is_a_configuration() {
		Config::parse(include_str!("../feeder.example.toml")).unwrap();
	}

	#[test]
	fn what_makes_no_sense_is_said() {
		let three = with_sources(CNY, &["a", "b", "c"]);
		assert_eq!(Config::parse(&three).unwrap().pairs[0].pair().unwrap().fiat, Fiat::CNY);
		let refused = |text: &str| format!("{:#}", Config::parse(text).unwrap_err());
		for (text, said) in [
			("pair = []".into(), "no [[pair]]"),
			(with_sources(CNY, &["a", "b"]), "at least 3 sources"),
			(with_sources(CNY, &["a", "b", "a"]), "two sources of one name"),
			(format!("{three}{three}"), "twice"),
			(with_sources("asset = 'USDT'\nfiat = 'RMB'", &["a", "b", "c"]), "ISO 4217"),
			(with_sources("asset = 'tether'\nfiat = 'CNY'", &["a", "b", "c"]), "neither"),
			(with_sources(&format!("{CNY}\nagree-bps = 0"), &["a", "b", "c"]), "agree-bps"),
			(with_sources(&format!("{CNY}\nagree = 1"), &["a", "b", "c"]), "unknown field"),
		] {
			let got = refused(&text);
			assert!(got.contains(said), "{got}");
		}
	}
}
