// SPDX-License-Identifier: Apache-2.0

//! Measures a running node over its public interface: how long a payment takes to be final, and how
//! many transfers a second it finalises when it has all it can take.

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};
use tael_client::{Client, load};

/// Measure a Tael node.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
	/// WebSocket endpoint of the node.
	#[arg(long, default_value = "ws://127.0.0.1:9944", global = true)]
	url: String,
	/// Print one line of JSON instead of text.
	#[arg(long, global = true)]
	json: bool,
	#[command(subcommand)]
	what: What,
}

#[derive(Subcommand)]
enum What {
	/// Time from submission to finality of single payments, one after the other.
	Latency {
		/// How many payments.
		#[arg(long, default_value_t = 100)]
		payments: u32,
	},
	/// Transfers a second with a full pool: signed beforehand, from many senders. Fails if a
	/// transfer that the node accepted is never included.
	Throughput {
		/// How many transfers.
		#[arg(long, default_value_t = 20_000)]
		transfers: u32,
		/// From how many accounts.
		#[arg(long, default_value_t = 1_000)]
		senders: u32,
		/// How many connections submit.
		#[arg(long, default_value_t = 4)]
		connections: usize,
	},
}

#[tokio::main]
async fn main() -> Result<()> {
	let cli = Cli::parse();
	let client = Client::connect(&cli.url).await?;
	match cli.what {
		What::Latency { payments } => {
			let found = load::latency(&client, payments).await?;
			if cli.json {
				println!("{}", serde_json::to_string(&found)?);
			} else {
				println!("{payments} payments, milliseconds from submission");
				println!(
					"  in a block  p50 {:>5}  p99 {:>5}",
					found.included_p50, found.included_p99
				);
				println!(
					"  final       p50 {:>5}  p90 {:>5}  p99 {:>5}",
					found.final_p50, found.final_p90, found.final_p99
				);
			}
		},
		What::Throughput { transfers, senders, connections } => {
			let found =
				load::throughput(&client, &cli.url, transfers, senders, connections).await?;
			if cli.json {
				println!("{}", serde_json::to_string(&found)?);
			} else {
				println!(
					"{} accepted within {} ms, {} final",
					found.accepted, found.submitted_ms, found.included
				);
				println!(
					"{} transfers a second over {} ms of blocks; largest block {}",
					found.per_second, found.busy_ms, found.largest_block
				);
			}
			ensure!(found.included >= found.accepted, "the node lost transfers it had accepted");
		},
	}
	Ok(())
}
