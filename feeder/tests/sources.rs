// SPDX-License-Identifier: Apache-2.0

//! Sources that lie, hang, fail and talk nonsense, over HTTP on this machine: OR-13.

use std::time::{Duration, Instant};
use tael_feeder::{
	config::{Config, PairSources},
	source::{Asker, Failure, MAX_BODY, Source},
	watch::Watch,
};
use tael_primitives::Price;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpListener,
};

/// How a server answers every request.
#[derive(Clone)]
enum Behaviour {
	/// With success and this body.
	Says(String),
	/// With this status line, these headers, and a body that would be a price.
	Status(&'static str),
	/// With headers, and then never.
	Hangs,
	/// Not at all: it closes the connection.
	Closes,
	/// With more and more.
	Floods,
	/// With bytes that are no HTTP.
	Gibberish,
	/// With one byte at a time, forever.
	Drips,
}

fn ok(body: &str) -> String {
	let length = body.len();
	format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

/// A server on a free port. It ends with the test's runtime.
async fn server(behaviour: Behaviour) -> String {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move {
		while let Ok((mut stream, _)) = listener.accept().await {
			let behaviour = behaviour.clone();
			tokio::spawn(async move {
				let mut request = [0; 4_096];
				let _ = stream.read(&mut request).await;
				// The client may hang up whenever it has had enough.
				let _ = match behaviour {
					Behaviour::Says(body) => stream.write_all(ok(&body).as_bytes()).await,
					Behaviour::Status(head) => {
						let body = r#"{"last":"7.5"}"#;
						let answer = format!(
							"HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}",
							body.len()
						);
						stream.write_all(answer.as_bytes()).await
					},
					Behaviour::Hangs => {
						let _ =
							stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n").await;
						std::future::pending().await
					},
					Behaviour::Closes => Ok(()),
					Behaviour::Floods => {
						let _ =
							stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await;
						while stream.write_all(&[b' '; 8_192]).await.is_ok() {}
						Ok(())
					},
					Behaviour::Gibberish => stream.write_all(b"\x16\x03\x01\x02\x00 7.1").await,
					Behaviour::Drips => {
						let _ =
							stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await;
						while stream.write_all(b" ").await.is_ok() {
							tokio::time::sleep(Duration::from_millis(20)).await;
						}
						Ok(())
					},
				};
			});
		}
	});
	format!("http://{address}/")
}

fn entry(name: &str, url: &str) -> String {
	format!("[[pair.source]]\nname = '{name}'\nurl = '{url}'\npath = '$.last'\ntimeout-ms = 1000\n")
}

/// A pair with one source for each behaviour.
async fn pair(behaviours: &[Behaviour]) -> PairSources {
	let mut text = "asset = 'USDT'\nfiat = 'CNY'\n".to_owned();
	for (index, behaviour) in behaviours.iter().enumerate() {
		let url = server(behaviour.clone()).await;
		text += &entry(&format!("source {index}"), &url).replace("pair.", "");
	}
	toml::from_str(&text).unwrap()
}

async fn ask(behaviour: Behaviour) -> Result<Price, Failure> {
	let source: Source = pair(&[behaviour]).await.sources.pop().unwrap();
	source.ask(&Asker::new().unwrap()).await
}

async fn opinion(behaviours: &[Behaviour]) -> Option<Price> {
	Watch::new(pair(behaviours).await).look(&Asker::new().unwrap()).await
}

fn says(price: &str) -> Behaviour {
	Behaviour::Says(format!(r#"{{"last":{price}}}"#))
}

#[tokio::test]
async fn an_honest_source_is_understood() {
	assert_eq!(ask(says("\"7.1234\"")).await.unwrap(), Price(712_340_000));
	assert_eq!(ask(says("7.1234")).await.unwrap(), Price(712_340_000));
}

#[tokio::test]
async fn a_source_that_fails_is_no_price() {
	for head in [
		"500 Internal Server Error",
		"404 Not Found",
		"429 Too Many Requests\r\nretry-after: 1",
		"302 Found\r\nlocation: http://127.0.0.1:1/",
		"204 No Content",
	] {
		let failure = ask(Behaviour::Status(head)).await.unwrap_err();
		let code = head.get(..3).unwrap();
		if code == "204" {
			assert!(matches!(failure, Failure::NotJson(_)), "{failure}");
		} else {
			assert!(failure.to_string().contains(code), "{failure}");
		}
	}
	for silent in [Behaviour::Closes, Behaviour::Gibberish] {
		assert!(matches!(ask(silent).await, Err(Failure::NoAnswer(_))));
	}
}

#[tokio::test]
async fn a_source_that_hangs_is_left_after_its_timeout() {
	for slow in [Behaviour::Hangs, Behaviour::Drips] {
		let begun = Instant::now();
		assert!(matches!(ask(slow).await, Err(Failure::TooSlow(_))));
		assert!(begun.elapsed() >= Duration::from_millis(900));
		assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
	}
}

#[tokio::test]
async fn a_source_that_floods_is_cut_off() {
	assert!(matches!(ask(Behaviour::Floods).await, Err(Failure::TooLong)));
	let padded = format!("{{\"last\":7.1}}{}", " ".repeat(MAX_BODY));
	assert!(matches!(ask(Behaviour::Says(padded)).await, Err(Failure::TooLong)));
}

#[tokio::test]
async fn nonsense_is_no_price() {
	for nonsense in [
		"",
		"7.1",
		"[]",
		"null",
		"<!doctype html><p>7.1",
		r#"{"last":"NaN"}"#,
		r#"{"last":NaN}"#,
		r#"{"last":-7.1}"#,
		r#"{"last":"7,1"}"#,
		r#"{"last":1e300}"#,
		r#"{"last":0}"#,
		r#"{"last":{"value":7.1}}"#,
		r#"{"last":"7.1""#,
	] {
		assert!(ask(Behaviour::Says(nonsense.into())).await.is_err(), "{nonsense}");
	}
}

#[tokio::test]
async fn one_of_three_can_lie_hang_or_fail() {
	let honest = [says("7.10"), says("7.12")];
	for bad in
		[says("1"), says("9.99"), Behaviour::Hangs, Behaviour::Status("500 Oh"), Behaviour::Floods]
	{
		let [a, b] = honest.clone();
		assert_eq!(opinion(&[a, bad, b]).await, Some(Price(711_000_000)));
	}
}

#[tokio::test]
async fn what_only_one_of_three_says_is_no_opinion() {
	assert_eq!(opinion(&[says("7.1"), Behaviour::Closes, Behaviour::Hangs]).await, None);
	assert_eq!(opinion(&[says("7.1"), says("8.1"), says("9.1")]).await, None);
}

/// What no majority can be protected from: the chain's own median and steps are there for that.
#[tokio::test]
async fn two_that_agree_on_a_lie_are_believed() {
	assert_eq!(opinion(&[says("9"), says("9"), says("7.1")]).await, Some(Price(900_000_000)));
}

#[test]
fn a_configuration_from_a_file_is_checked() {
	let folder = std::env::temp_dir().join(format!("tael-feeder-{}", std::process::id()));
	std::fs::create_dir_all(&folder).unwrap();
	let file = folder.join("feeder.toml");
	let missing = Config::load(&file).unwrap_err();
	assert!(format!("{missing:#}").contains("feeder.toml"), "{missing:#}");
	let text = entry("a", "http://a/") + &entry("b", "http://b/") + &entry("c", "http://c/");
	std::fs::write(&file, format!("[[pair]]\nasset = 'USDT'\nfiat = 'CNY'\n{text}")).unwrap();
	assert_eq!(Config::load(&file).unwrap().pairs.len(), 1);
	std::fs::remove_dir_all(folder).unwrap();
}
