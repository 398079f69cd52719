// SPDX-License-Identifier: Apache-2.0

//! An endpoint of JSON-RPC in front of anvil that behaves as a test says, and changes its mind in mid-run.

use super::{
	lies::Lie,
	rpc::{post, read_message},
};
use anyhow::Result;
use serde_json::{Value, json};
use std::{
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::{
	io::AsyncWriteExt,
	net::{TcpListener, TcpStream},
	task::JoinHandle,
};

/// How an endpoint behaves from now on.
#[derive(Clone, Debug)]
pub enum Mode {
	/// It passes on what its chain says.
	Honest,
	/// It passes on what its chain says, but for this.
	Lies(Lie),
	/// It answers from the chain at this address instead: a liar who took the trouble to build a whole chain, so
	/// that every answer fits every other.
	Elsewhere(String),
	/// It takes the request and never answers.
	Hangs,
	/// It answers the truth, a byte at a time.
	Drips,
	/// It answers with this status line and further headers, and with the truth as the body.
	Status(String),
	/// It ends the connection in the middle of the answer.
	Truncates,
	/// It answers with more and more.
	Floods,
	/// It answers with bytes that are no JSON.
	Gibberish,
}

struct State {
	upstream: String,
	mode: Mode,
	asked: usize,
	lies: usize,
}

/// A running endpoint. It ends with the value.
pub struct Proxy {
	/// Where it listens.
	pub url: String,
	state: Arc<Mutex<State>>,
	server: JoinHandle<()>,
}

impl Proxy {
	/// An honest endpoint of the chain at `upstream`, such as `http://127.0.0.1:8545`.
	pub async fn before(upstream: &str) -> Result<Self> {
		let listener = TcpListener::bind("127.0.0.1:0").await?;
		let url = format!("http://{}", listener.local_addr()?);
		let state = State { upstream: upstream.to_owned(), mode: Mode::Honest, asked: 0, lies: 0 };
		let state = Arc::new(Mutex::new(state));
		let shared = state.clone();
		let server = tokio::spawn(async move {
			while let Ok((stream, _)) = listener.accept().await {
				let state = shared.clone();
				// Whoever asks may hang up whenever it has had enough.
				tokio::spawn(async move {
					let _ = serve(stream, &state).await;
				});
			}
		});
		Ok(Self { url, state, server })
	}

	/// Behave like this from the next request on.
	pub fn set(&self, mode: Mode) {
		self.state.lock().unwrap().mode = mode;
	}

	/// How many calls it got.
	pub fn asked(&self) -> usize {
		self.state.lock().unwrap().asked
	}

	/// How many lies it told: a test of a lie that was not told would show nothing.
	pub fn lies(&self) -> usize {
		self.state.lock().unwrap().lies
	}
}

impl Drop for Proxy {
	fn drop(&mut self) {
		self.server.abort();
	}
}

async fn serve(mut stream: TcpStream, state: &Mutex<State>) -> Result<()> {
	let body = read_message(&mut stream).await?;
	let request: Value = serde_json::from_slice(&body)?;
	let (upstream, mode) = {
		let mut state = state.lock().unwrap();
		state.asked += calls(&request).len();
		(state.upstream.clone(), state.mode.clone())
	};
	let answer = match &mode {
		Mode::Hangs => std::future::pending().await,
		Mode::Gibberish => b"\x16\x03\x01\x02\x00 <html>".to_vec(),
		Mode::Elsewhere(other) => post(other, &request).await?,
		Mode::Lies(lie) => {
			let (answer, lies) = bent(&upstream, &request, lie).await?;
			state.lock().unwrap().lies += lies;
			answer
		},
		_ => post(&upstream, &request).await?,
	};
	let status = match &mode {
		Mode::Status(status) => status,
		_ => "200 OK",
	};
	let head = format!(
		"HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
		if matches!(mode, Mode::Floods) { usize::MAX >> 1 } else { answer.len() }
	);
	stream.write_all(head.as_bytes()).await?;
	match mode {
		Mode::Drips => {
			for byte in answer {
				stream.write_all(&[byte]).await?;
				tokio::time::sleep(Duration::from_millis(200)).await;
			}
		},
		Mode::Truncates => stream.write_all(answer.split_at(answer.len() / 2).0).await?,
		Mode::Floods => loop {
			stream.write_all(&vec![b' '; 65_536]).await?;
		},
		_ => stream.write_all(&answer).await?,
	}
	Ok(stream.shutdown().await?)
}

/// The calls of a request: one, or those of a batch.
fn calls(request: &Value) -> &[Value] {
	request.as_array().map_or(std::slice::from_ref(request), Vec::as_slice)
}

/// What a liar answers, and how many lies are in it.
async fn bent(chain: &str, request: &Value, lie: &Lie) -> Result<(Vec<u8>, usize)> {
	let mut lies = 0;
	let mut answers = Vec::new();
	for call in calls(request) {
		let method = call["method"].as_str().unwrap_or_default();
		let id = &call["id"];
		answers.push(match lie.answer(chain, method, &call["params"]).await {
			Ok((result, is_lie)) => {
				lies += usize::from(is_lie);
				json!({ "jsonrpc": "2.0", "id": id, "result": result })
			},
			Err(refusal) => {
				let error = json!({ "code": -32000, "message": refusal.to_string() });
				json!({ "jsonrpc": "2.0", "id": id, "error": error })
			},
		});
	}
	let whole = if request.is_array() { Value::Array(answers) } else { answers.remove(0) };
	Ok((serde_json::to_vec(&whole)?, lies))
}
