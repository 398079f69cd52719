// SPDX-License-Identifier: Apache-2.0

//! One source: an address that answers JSON with a price somewhere in it.

use crate::decimal;
use http_body_util::{BodyExt, Empty, LengthLimitError, Limited};
use hyper::{
	Request, Response, Uri,
	body::{Bytes, Incoming},
	header,
};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
	client::legacy::{self, connect::HttpConnector},
	rt::TokioExecutor,
};
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Number, Value};
use serde_json_path::JsonPath;
use std::{
	error::Error as StdError,
	io,
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use tael_primitives::Price;
use thiserror::Error;
use tokio::time::timeout;

/// The longest answer that is read.
pub const MAX_BODY: usize = 1 << 20;
/// How far ahead of this machine's clock a source's may be.
const AHEAD: Duration = Duration::from_mins(1);

/// Where a price is to be had.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
	/// What it is called in messages.
	pub name: String,
	/// Where to ask, by GET.
	#[serde(deserialize_with = "address")]
	pub url: Uri,
	/// Where in the answer the price is: a JSONPath (RFC 9535) to one string or number.
	pub path: JsonPath,
	/// Whether the answer is the price of the local money in the stablecoin.
	#[serde(default)]
	pub inverse: bool,
	/// Where in the answer the time of the price is, in seconds or milliseconds of Unix time.
	pub time_path: Option<JsonPath>,
	/// How old the price may be then.
	#[serde(default = "minute")]
	pub max_age_seconds: u64,
	/// How long to wait for the whole answer.
	#[serde(default = "three_seconds")]
	pub timeout_ms: u64,
}

const fn minute() -> u64 {
	60
}

const fn three_seconds() -> u64 {
	3_000
}

/// An address of HTTP with a host.
fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uri, D::Error> {
	let text = String::deserialize(deserializer)?;
	let uri: Uri = text.parse().map_err(D::Error::custom)?;
	match uri.scheme_str() {
		Some("http" | "https") if uri.host().is_some() => Ok(uri),
		_ => Err(D::Error::custom(format!(
			"{text:?} is no address that begins with http:// or https://"
		))),
	}
}

/// Why a source gave no price.
#[derive(Debug, Error)]
pub enum Failure {
	/// Nobody answered, or not by the rules of HTTP.
	#[error("no answer: {}", root(&**.0))]
	NoAnswer(Box<dyn StdError + Send + Sync>),
	/// The answer was not there in time.
	#[error("no answer within {0:?}")]
	TooSlow(Duration),
	/// It answered with something else than success; a redirect is not followed.
	#[error("answered with status {0}")]
	Status(u16),
	/// The answer is longer than [`MAX_BODY`].
	#[error("the answer is longer than {MAX_BODY} bytes")]
	TooLong,
	/// The answer is not JSON: a page for people, for instance.
	#[error("the answer is not JSON: {0}")]
	NotJson(#[from] serde_json::Error),
	/// There is nothing at the path, or more than one thing.
	#[error("there is not one value at {0}")]
	NotOne(String),
	/// What is there is not a price above zero in plain decimal digits.
	#[error("{0} is not a price")]
	NotAPrice(Value),
	/// The price is too old, or from the future.
	#[error("the price is of {0}, which is not now")]
	NotNow(Value),
}

/// Asks sources. It follows no redirect: the address in the configuration is the source.
#[derive(Clone)]
pub struct Asker(legacy::Client<HttpsConnector<HttpConnector>, Empty<Bytes>>);

impl Asker {
	/// Whom the machine's own certificates vouch for is believed.
	///
	/// # Errors
	/// If the machine has none.
	pub fn new() -> io::Result<Self> {
		let connector = HttpsConnectorBuilder::new()
			.with_native_roots()?
			.https_or_http()
			.enable_http1()
			.build();
		Ok(Self(legacy::Client::builder(TokioExecutor::new()).build(connector)))
	}

	async fn get(&self, uri: &Uri) -> Result<Response<Incoming>, Failure> {
		let request = Request::get(uri)
			.header(header::USER_AGENT, concat!("tael-feeder/", env!("CARGO_PKG_VERSION")))
			.header(header::ACCEPT, "application/json")
			.body(Empty::new())
			.map_err(no_answer)?;
		self.0.request(request).await.map_err(no_answer)
	}
}

/// What is at the bottom of an error: the layers above it only say that something failed.
fn root<'a>(error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
	error.source().map_or(error, root)
}

fn no_answer(error: impl StdError + Send + Sync + 'static) -> Failure {
	Failure::NoAnswer(error.into())
}

impl Source {
	/// Ask the source.
	///
	/// # Errors
	/// Whatever is wrong with its answer. Nothing is guessed.
	pub async fn ask(&self, asker: &Asker) -> Result<Price, Failure> {
		let patience = Duration::from_millis(self.timeout_ms);
		let body =
			timeout(patience, self.body(asker)).await.map_err(|_| Failure::TooSlow(patience))??;
		self.read(&serde_json::from_slice(&body)?, SystemTime::now())
	}

	async fn body(&self, asker: &Asker) -> Result<Bytes, Failure> {
		let answer = asker.get(&self.url).await?;
		if !answer.status().is_success() {
			return Err(Failure::Status(answer.status().as_u16()));
		}
		let body = Limited::new(answer.into_body(), MAX_BODY).collect().await;
		let body = body.map_err(|error| {
			if error.is::<LengthLimitError>() { Failure::TooLong } else { Failure::NoAnswer(error) }
		})?;
		Ok(body.to_bytes())
	}

	/// Find the price in an answer.
	fn read(&self, answer: &Value, now: SystemTime) -> Result<Price, Failure> {
		if let Some(path) = &self.time_path {
			let time = one(path, answer)?;
			if !self.is_now(time, now) {
				return Err(Failure::NotNow(time.clone()));
			}
		}
		let found = one(&self.path, answer)?;
		let price = match found {
			Value::String(text) => decimal::price(text, self.inverse),
			Value::Number(number) => decimal::price(&plain(number), self.inverse),
			Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
		};
		price.ok_or_else(|| Failure::NotAPrice(found.clone()))
	}

	fn is_now(&self, time: &Value, now: SystemTime) -> bool {
		let whole = match time {
			Value::String(text) => text.parse().ok(),
			_ => time.as_u64(),
		};
		// Seconds will have twelve digits in thirty thousand years.
		let at = whole.map(|at| if at < 100_000_000_000 { at.saturating_mul(1_000) } else { at });
		let Some(at) = at.map(Duration::from_millis) else { return false };
		let Ok(now) = now.duration_since(UNIX_EPOCH) else { return false };
		at <= now + AHEAD && now.saturating_sub(at) <= Duration::from_secs(self.max_age_seconds)
	}
}

/// A number in JSON, written without an exponent: the shortest digits that mean it, which are the source's own up to
/// fifteen of them.
fn plain(number: &Number) -> String {
	match (number.as_u64(), number.as_f64()) {
		(Some(whole), _) => whole.to_string(),
		(None, Some(number)) => number.to_string(),
		(None, None) => number.to_string(),
	}
}

fn one<'a>(path: &JsonPath, answer: &'a Value) -> Result<&'a Value, Failure> {
	path.query(answer).exactly_one().map_err(|_| Failure::NotOne(path.to_string()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn source(extra: &str) -> Source {
		let text = format!("name = 'a'\nurl = 'http://127.0.0.1:1/'\npath = '$.last'\n{extra}");
		toml::from_str(&text).unwrap()
	}

	fn read(answer: Value) -> Result<u64, String> {
		let price = source("").read(&answer, SystemTime::now());
		price.map(|price| price.0).map_err(|failure| failure.to_string())
	}

	#[test]
	fn a_price_is_a_string_or_a_number() {
		assert_eq!(read(json!({ "last": "7.1234" })), Ok(712_340_000));
		assert_eq!(read(json!({ "last": 7.1234 })), Ok(712_340_000));
		assert_eq!(read(json!({ "last": 7 })), Ok(700_000_000));
		assert_eq!(read(json!({ "last": 3.8e-6 })), Ok(380));
	}

	#[test]
	fn nothing_else_is_a_price() {
		for bad in [
			json!(null),
			json!(true),
			json!([7]),
			json!({ "value": 7 }),
			json!(-7),
			json!(0),
			json!(1e-9),
			json!(1e30),
			json!("NaN"),
			json!("seven"),
		] {
			let refused = read(json!({ "last": bad })).unwrap_err();
			assert!(refused.ends_with("is not a price"), "{refused}");
		}
		assert!(read(json!({ "first": 7 })).unwrap_err().contains("not one value"));
		let many = Source { path: JsonPath::parse("$.*").unwrap(), ..source("") };
		let answer = json!({ "last": 7, "first": 8 });
		assert!(matches!(many.read(&answer, SystemTime::now()), Err(Failure::NotOne(_))));
	}

	#[test]
	fn the_price_of_the_other_side_is_turned_round() {
		let inverse = source("inverse = true");
		let answer = json!({ "last": "0.140625" });
		assert_eq!(inverse.read(&answer, SystemTime::now()).unwrap(), Price(711_111_111));
	}

	#[test]
	fn a_price_that_is_not_of_now_is_none() {
		let timed = source("time-path = '$.at'\nmax-age-seconds = 30");
		let now = UNIX_EPOCH + Duration::from_hours(500_000);
		let at = |at: Value| timed.read(&json!({ "last": 7, "at": at }), now).is_ok();
		assert!(at(json!(1_800_000_000)));
		assert!(at(json!("1800000000000")), "milliseconds, as a string");
		assert!(at(json!(1_799_999_970)));
		assert!(!at(json!(1_799_999_969)));
		assert!(at(json!(1_800_000_060)));
		assert!(!at(json!(1_800_000_061)));
		for bad in [json!(null), json!(-1), json!("yesterday"), json!(1.5)] {
			assert!(!at(bad.clone()), "{bad}");
		}
	}

	#[test]
	fn a_misspelt_setting_is_refused() {
		let text = "name = 'a'\nurl = 'http://x/'\npath = '$'\ntime-out = 5";
		assert!(toml::from_str::<Source>(text).is_err());
		let text = "name = 'a'\nurl = 'no address'\npath = '$'";
		assert!(toml::from_str::<Source>(text).is_err());
		let text = "name = 'a'\nurl = 'http://x/'\npath = 'last'";
		assert!(toml::from_str::<Source>(text).is_err());
	}
}
