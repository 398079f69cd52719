// SPDX-License-Identifier: Apache-2.0

//! How an endpoint is asked: by HTTP, without following redirects, for so long and for so much.

use alloy::{
	rpc::json_rpc::{RequestPacket, ResponsePacket},
	transports::{TransportError, TransportErrorKind, TransportFut},
};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{Request, Uri, body::Bytes, header};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
	client::legacy::{self, connect::HttpConnector},
	rt::TokioExecutor,
};
use std::{
	error::Error as StdError,
	io,
	task::{Context, Poll},
	time::Duration,
};
use thiserror::Error;
use tokio::time::timeout;
use tower_service::Service;

/// The longest answer that is read. Two thousand blocks with a deposit in each are shorter.
pub const MAX_BODY: usize = 8 << 20;

/// Why there is no answer.
#[derive(Debug, Error)]
enum NoAnswer {
	#[error("no answer within {0:?}")]
	TooSlow(Duration),
	#[error("answered with status {0}")]
	Status(u16),
	#[error("the answer is longer than {MAX_BODY} bytes")]
	TooLong,
	#[error("no answer: {}", root(&**.0))]
	Nothing(Box<dyn StdError + Send + Sync>),
}

/// What is at the bottom of an error: the layers above it only say that something failed.
fn root<'a>(error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
	error.source().map_or(error, root)
}

fn nothing(error: impl Into<Box<dyn StdError + Send + Sync>>) -> NoAnswer {
	NoAnswer::Nothing(error.into())
}

/// Carries requests to one address.
#[derive(Clone)]
pub(super) struct Http {
	client: legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
	url: Uri,
	patience: Duration,
}

impl Http {
	/// Whom the machine's own certificates vouch for is believed.
	///
	/// # Errors
	/// If the machine has none.
	pub(super) fn new(url: Uri, patience: Duration) -> io::Result<Self> {
		let connector = HttpsConnectorBuilder::new()
			.with_native_roots()?
			.https_or_http()
			.enable_http1()
			.build();
		let client = legacy::Client::builder(TokioExecutor::new()).build(connector);
		Ok(Self { client, url, patience })
	}

	/// Ask, and read the whole answer.
	async fn ask(self, body: Vec<u8>) -> Result<Bytes, NoAnswer> {
		let request = Request::post(self.url)
			.header(header::USER_AGENT, concat!("tael-relayer/", env!("CARGO_PKG_VERSION")))
			.header(header::CONTENT_TYPE, "application/json")
			.body(Full::from(body))
			.map_err(nothing)?;
		let answer = async {
			let answer = self.client.request(request).await.map_err(nothing)?;
			if !answer.status().is_success() {
				return Err(NoAnswer::Status(answer.status().as_u16()));
			}
			let body = Limited::new(answer.into_body(), MAX_BODY).collect().await;
			let body = body.map_err(|error| {
				if error.is::<LengthLimitError>() { NoAnswer::TooLong } else { nothing(error) }
			})?;
			Ok(body.to_bytes())
		};
		timeout(self.patience, answer).await.map_err(|_| NoAnswer::TooSlow(self.patience))?
	}
}

impl Service<RequestPacket> for Http {
	type Response = ResponsePacket;
	type Error = TransportError;
	type Future = TransportFut<'static>;

	fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
		Poll::Ready(Ok(()))
	}

	fn call(&mut self, packet: RequestPacket) -> Self::Future {
		let http = self.clone();
		Box::pin(async move {
			let request = packet.serialize().map_err(TransportError::ser_err)?;
			let asked = http.ask(request.get().as_bytes().to_vec()).await;
			let answer = asked.map_err(TransportErrorKind::custom)?;
			serde_json::from_slice(&answer)
				.map_err(|error| TransportError::deser_err(error, "an answer"))
		})
	}
}
