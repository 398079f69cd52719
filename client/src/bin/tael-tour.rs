// SPDX-License-Identifier: Apache-2.0

//! What people do with Tael, done on a running chain and told step by step: a shop is paid and gives a
//! part back, feeders price USDT, an acceptor sells it for yuan, and trades end in which a buyer is late, a
//! seller keeps silent, or both settle on a split.
//!
//! Everybody signs with a key of his own, and everything is read over the public interface.

use anyhow::Result;
use clap::Parser;

/// Walk through what people do with Tael, on a running development chain.
///
/// Uses the well-known test accounts of such a chain, so it does nothing useful elsewhere. Ends with
/// status 0 only if every step went as it is told.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
	/// WebSocket endpoint of the node.
	#[arg(long, default_value = "ws://127.0.0.1:9944")]
	url: String,
}

#[tokio::main]
async fn main() -> Result<()> {
	tael_client::tour::run(&Cli::parse().url).await
}
