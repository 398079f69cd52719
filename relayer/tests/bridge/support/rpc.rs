// SPDX-License-Identifier: Apache-2.0

//! JSON-RPC over HTTP, as little as a test needs of it.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

/// Ask a chain one method.
pub async fn ask(chain: &str, method: &str, params: Value) -> Result<Value> {
	let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
	let mut answer: Value = serde_json::from_slice(&post(chain, &request).await?)?;
	if let Some(error) = answer.get("error") {
		bail!("{method} was refused: {error}");
	}
	Ok(answer["result"].take())
}

/// What the chain answers to a request, as it stands there.
pub async fn post(chain: &str, request: &Value) -> Result<Vec<u8>> {
	let host = chain.strip_prefix("http://").context("anvil speaks plain HTTP")?;
	let mut stream = TcpStream::connect(host).await?;
	let body = serde_json::to_vec(request)?;
	let head = format!(
		"POST / HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
		body.len()
	);
	stream.write_all(&[head.as_bytes(), &body].concat()).await?;
	read_message(&mut stream).await
}

/// The body of a request or an answer. Both tell their length.
pub async fn read_message(stream: &mut TcpStream) -> Result<Vec<u8>> {
	let mut bytes = Vec::new();
	let (start, length) = loop {
		if stream.read_buf(&mut bytes).await? == 0 {
			bail!("the connection ended early");
		}
		let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
		let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
		let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
		break (end + 4, length.context("a message tells its length")?.trim().parse::<usize>()?);
	};
	while bytes.len() < start + length {
		if stream.read_buf(&mut bytes).await? == 0 {
			bail!("the connection ended early");
		}
	}
	Ok(bytes[start..start + length].to_vec())
}
