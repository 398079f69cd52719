// SPDX-License-Identifier: Apache-2.0

//! Feeders with sources of their own, and the price a node shows of what they say.

use crate::net::Net;
use anyhow::{Context, Result, ensure};
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::{
	fmt::Write,
	sync::{
		Arc,
		atomic::{AtomicU64, Ordering},
	},
};
use tael_client::{Client, Keypair};
use tael_feeder::{Feeder, config::Config};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpListener,
};

/// A source on a free port, whose price a test moves. It ends with the test.
struct Source {
	url: String,
	fen: Arc<AtomicU64>,
}

impl Source {
	async fn says(fen: u64) -> Result<Self> {
		let listener = TcpListener::bind("127.0.0.1:0").await?;
		let url = format!("http://{}/", listener.local_addr()?);
		let fen = Arc::new(AtomicU64::new(fen));
		let shared = fen.clone();
		tokio::spawn(async move {
			while let Ok((mut stream, _)) = listener.accept().await {
				let fen = shared.load(Ordering::SeqCst);
				let body = format!(r#"{{"yuan":"{}.{:02}"}}"#, fen / 100, fen % 100);
				let head = "HTTP/1.1 200 OK\r\nconnection: close";
				let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
				let _ = stream.read(&mut [0; 4_096]).await;
				let _ = stream.write_all(answer.as_bytes()).await;
			}
		});
		Ok(Self { url, fen })
	}
}

fn feeder(sources: &[Source]) -> Result<Feeder> {
	let mut text = "[[pair]]\nasset = 'USDT'\nfiat = 'CNY'\n".to_owned();
	for (index, source) in sources.iter().enumerate() {
		writeln!(
			text,
			"[[pair.source]]\nname = '{index}'\nurl = '{}'\npath = '$.yuan'",
			source.url
		)?;
	}
	Feeder::new(toml::from_str::<Config>(&text)?)
}

/// The price in the best block: a feeder waits until its word is in a block, not until that is final.
async fn price(client: &Client) -> Result<Value> {
	let params = rpc_params!["USDT", "CNY", Value::Null, "best"];
	let answer: Value = client.rpc("rates_v1_price", params).await?;
	answer.get("data").cloned().context("an answer has data")
}

#[tokio::test]
async fn three_feeders_with_a_lying_source_each_make_the_price_and_follow_it() -> Result<()> {
	let net = Net::with_validators(1)?;
	let node = net.start("alice", None, &["--alice", "--validator"]).await?;
	let client = node.client().await?;
	let mut sources = Vec::new();
	for fen in [712, 713, 500] {
		sources.push(Source::says(fen).await?);
	}
	let mut feeders = Vec::new();
	for number in 1..=3 {
		let key = Keypair::from_uri(&format!("//Feeder//{number}").parse()?)?;
		feeders.push((feeder(&sources)?, key));
	}
	for (feeder, key) in &mut feeders {
		ensure!(price(&client).await?["error"] == "unknown", "a price of too few");
		feeder.round(&client, key).await?;
	}
	let found = price(&client).await?;
	ensure!(found["quote"]["price"] == "712500000", "{found}");

	// Nothing moved, so nothing is told.
	for (feeder, key) in &mut feeders {
		feeder.round(&client, key).await?;
	}
	let same = price(&client).await?;
	ensure!(same["quote"] == found["quote"], "{same}");

	// The market moves by one per cent, the liar with it.
	for (source, fen) in sources.iter().zip([720, 720, 505]) {
		source.fen.store(fen, Ordering::SeqCst);
	}
	for (feeder, key) in &mut feeders {
		feeder.round(&client, key).await?;
	}
	let moved = price(&client).await?;
	ensure!(moved["quote"]["price"] == "720000000", "{moved}");

	// Sources that contradict each other are no opinion: the feeders keep silent.
	for (source, fen) in sources.iter().zip([600, 700, 800]) {
		source.fen.store(fen, Ordering::SeqCst);
	}
	for (feeder, key) in &mut feeders {
		feeder.round(&client, key).await?;
	}
	ensure!(price(&client).await?["quote"] == moved["quote"], "an opinion of nobody");
	Ok(())
}
