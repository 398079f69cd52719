// SPDX-License-Identifier: Apache-2.0

//! Waiting: for what the chain tells, and for chain time.

use crate::{Client, shop::time};
use anyhow::{Context, Result};
use jsonrpsee::{
	core::client::{Subscription, SubscriptionClientT},
	rpc_params,
};
use serde_json::Value;
use std::time::Duration;
use subxt::utils::H256;

/// How long anything may take that a story waits for.
const PATIENCE: Duration = Duration::from_mins(2);

/// What the chain tells about one object, block by block.
pub struct News(Subscription<Value>);

impl News {
	/// Follow a trade from now on, also one that is still to be made.
	pub async fn of_trade(client: &Client, id: H256) -> Result<Self> {
		let (method, end) = ("c2c_v1_subscribeTrade", "c2c_v1_unsubscribeTrade");
		Ok(Self(client.raw().subscribe(method, rpc_params![id], end).await?))
	}

	/// Follow an invoice from now on.
	pub async fn of_invoice(client: &Client, id: H256) -> Result<Self> {
		let (method, end) = ("payments_v1_subscribeInvoice", "payments_v1_unsubscribeInvoice");
		Ok(Self(client.raw().subscribe(method, rpc_params![id], end).await?))
	}

	/// Wait until the object stands there, and give what was told.
	pub async fn until(&mut self, status: &str) -> Result<Value> {
		tokio::time::timeout(PATIENCE, self.find(status))
			.await
			.with_context(|| format!("it is not {status} in time"))?
	}

	async fn find(&mut self, status: &str) -> Result<Value> {
		loop {
			let event = self.0.next().await.context("the node ended the subscription")??;
			if event.pointer("/data/status").and_then(Value::as_str) == Some(status) {
				return Ok(event);
			}
		}
	}
}

/// Look again with every final block until `look` finds something.
pub async fn until<T>(
	client: &Client,
	what: &str,
	look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
	tokio::time::timeout(PATIENCE, look_again(client, look))
		.await
		.with_context(|| format!("waited too long for {what}"))?
}

async fn look_again<T>(
	client: &Client,
	mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
	let (method, end) = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
	let mut heads: Subscription<Value> = client.raw().subscribe(method, rpc_params![], end).await?;
	loop {
		heads.next().await.context("the node ended the subscription")??;
		if let Some(found) = look().await? {
			return Ok(found);
		}
	}
}

/// Wait until chain time has reached `deadline`.
pub async fn chain_time(client: &Client, deadline: u64) -> Result<()> {
	let look = async || -> Result<Option<()>> {
		Ok((time(client, "/data/now").await? >= deadline).then_some(()))
	};
	until(client, "chain time", look).await
}
