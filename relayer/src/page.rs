// SPDX-License-Identifier: Apache-2.0

//! The small page that shows how the relayer is: `/` for people, `/status` for programs, `/metrics` for
//! Prometheus.

use crate::{
	metrics::Metrics,
	status::{Board, Status},
};
use http_body_util::{BodyExt, Empty, Full, Limited};
use hyper::{
	Method, Request, Response, StatusCode,
	body::{Bytes, Incoming},
	header,
	server::conn::http1,
	service::service_fn,
};
use hyper_util::{
	client::legacy::{Client, connect::HttpConnector},
	rt::{TokioExecutor, TokioIo, TokioTimer},
};
use std::{convert::Infallible, error::Error as StdError, io, net::SocketAddr, time::Duration};
use thiserror::Error;
use tokio::{net::TcpListener, sync::Semaphore, time::timeout};

/// So many look at once.
const MAX_CONNECTIONS: usize = 32;
/// Nobody is waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);
/// A status is never longer.
const MAX_STATUS: usize = 1 << 20;

/// Why there is no page.
#[derive(Debug, Error)]
pub enum PageError {
	/// The address cannot be listened at.
	#[error(
		"cannot listen at {at}: {error}; choose another by --status or status in the configuration"
	)]
	Taken {
		/// Where.
		at: SocketAddr,
		/// Why.
		error: io::Error,
	},
	/// No relayer answers there.
	#[error("no relayer answers at {at} ({why}): is it running, and is its status page there?")]
	Silent {
		/// Where.
		at: SocketAddr,
		/// Why.
		why: Box<dyn StdError + Send + Sync>,
	},
}

/// A page that is not shown yet.
pub struct Page(TcpListener);

impl Page {
	/// Take the address.
	///
	/// # Errors
	/// If somebody else has it.
	pub async fn open(at: SocketAddr) -> Result<Self, PageError> {
		let listener = TcpListener::bind(at).await;
		Ok(Self(listener.map_err(|error| PageError::Taken { at, error })?))
	}

	/// Where it is.
	///
	/// # Errors
	/// If the system does not say.
	pub fn address(&self) -> io::Result<SocketAddr> {
		self.0.local_addr()
	}

	/// Show it, for ever.
	pub async fn show(self, board: Board, metrics: Metrics) {
		let free = std::sync::Arc::new(Semaphore::new(MAX_CONNECTIONS));
		loop {
			let Ok(permit) = std::sync::Arc::clone(&free).acquire_owned().await else { return };
			let stream = match self.0.accept().await {
				Ok((stream, _)) => stream,
				Err(error) => {
					// Too many open files, for instance: it passes.
					tracing::warn!("nobody can look at the status page: {error}");
					tokio::time::sleep(PATIENCE).await;
					continue;
				},
			};
			let (board, metrics) = (board.clone(), metrics.clone());
			tokio::spawn(async move {
				let service = service_fn(|request| {
					let answer = answer(&request, &board, &metrics);
					async { Ok::<_, Infallible>(answer) }
				});
				let connection = http1::Builder::new()
					.timer(TokioTimer::new())
					.header_read_timeout(PATIENCE)
					.keep_alive(false)
					.serve_connection(TokioIo::new(stream), service);
				// Whoever breaks off has seen enough.
				let _ = timeout(2 * PATIENCE, connection).await;
				drop(permit);
			});
		}
	}
}

fn answer(request: &Request<Incoming>, board: &Board, metrics: &Metrics) -> Response<Full<Bytes>> {
	if !matches!(*request.method(), Method::GET | Method::HEAD) {
		return said(StatusCode::METHOD_NOT_ALLOWED, "text/plain", "only GET\n");
	}
	match request.uri().path() {
		"/" => said(StatusCode::OK, "text/plain; charset=utf-8", board.read().to_string()),
		"/status" => match serde_json::to_vec(&board.read()) {
			Ok(json) => said(StatusCode::OK, "application/json", json),
			Err(error) => broken(&error),
		},
		"/metrics" => match metrics.text() {
			Ok(text) => said(StatusCode::OK, "text/plain; version=0.0.4", text),
			Err(error) => broken(&error),
		},
		_ => said(StatusCode::NOT_FOUND, "text/plain", "there are /, /status and /metrics\n"),
	}
}

fn broken(error: &dyn StdError) -> Response<Full<Bytes>> {
	said(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", error.to_string())
}

fn said(code: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
	let mut response = Response::new(Full::new(body.into()));
	*response.status_mut() = code;
	response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
	response
}

/// Ask a relayer how it is.
///
/// # Errors
/// If none answers there.
pub async fn fetch(at: SocketAddr) -> Result<Status, PageError> {
	let asked = timeout(PATIENCE, ask(at)).await;
	let silent = |why| PageError::Silent { at, why };
	let body = asked.map_err(|late| silent(late.into()))?.map_err(silent)?;
	serde_json::from_slice(&body).map_err(|error| silent(error.into()))
}

async fn ask(at: SocketAddr) -> Result<Bytes, Box<dyn StdError + Send + Sync>> {
	let client: Client<HttpConnector, Empty<Bytes>> =
		Client::builder(TokioExecutor::new()).build(HttpConnector::new());
	let answer = client.get(format!("http://{at}/status").parse()?).await?;
	Ok(Limited::new(answer.into_body(), MAX_STATUS).collect().await?.to_bytes())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::status::{Condition, Role};
	use tokio::io::{AsyncReadExt, AsyncWriteExt};

	async fn shown() -> (SocketAddr, Board) {
		let page = Page::open(([127, 0, 0, 1], 0).into()).await.unwrap();
		let at = page.address().unwrap();
		let board = Board::new(Role::Execute, 1, None);
		tokio::spawn(page.show(board.clone(), Metrics::new().unwrap()));
		(at, board)
	}

	async fn raw(at: SocketAddr, request: &str) -> String {
		let mut stream = tokio::net::TcpStream::connect(at).await.unwrap();
		stream.write_all(request.as_bytes()).await.unwrap();
		let mut answer = String::new();
		stream.read_to_string(&mut answer).await.unwrap();
		answer
	}

	#[tokio::test]
	async fn what_is_fetched_is_what_was_said() {
		let (at, board) = shown().await;
		board.update(|status| status.condition = Condition::Working);
		assert_eq!(fetch(at).await.unwrap(), board.read());
	}

	#[tokio::test]
	async fn people_and_prometheus_have_pages_of_their_own() {
		let (at, _) = shown().await;
		let get = |path| format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n");
		assert!(raw(at, &get("/")).await.contains("executor of domain 1"));
		assert!(raw(at, &get("/metrics")).await.contains("tael_relayer_halted 0"));
		assert!(raw(at, &get("/secret")).await.starts_with("HTTP/1.1 404"));
		let post = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n";
		assert!(raw(at, post).await.starts_with("HTTP/1.1 405"));
		assert!(raw(at, "nonsense\r\n\r\n").await.starts_with("HTTP/1.1 400"));
	}

	#[tokio::test]
	async fn an_address_in_use_and_a_silent_one_are_told() {
		let (at, _) = shown().await;
		let taken = Page::open(at).await.err().unwrap().to_string();
		assert!(taken.contains("--status"), "{taken}");
		let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
		let silent = fetch(free).await.unwrap_err().to_string();
		assert!(silent.contains("is it running"), "{silent}");
	}
}
