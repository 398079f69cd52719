// SPDX-License-Identifier: Apache-2.0

//! Measures a running node over its public interface: how long a payment takes to be final, and how
//! many transfers or trades a second it finalises when it has all it can take.

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand, value_parser};
use tael_client::{
	Client,
	load::{self, Takes},
};

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
	/// Trades a second with a full pool: buyers who all take USDT for yuan at once, of makers with
	/// offers at a hundred prices. Fails if a take that the node accepted is never included.
	///
	/// For a development chain, best a fresh one: its council is Alice, its feeders and its issuer have
	/// keys that everybody knows, and Alice pays for all. Nobody may have many trades at a time, so there
	/// is a maker for every 19 takes. Each take is signed beforehand and spends 10 yuan.
	Matches {
		/// How many takes. Alice's money is enough for 15,000.
		#[arg(long, default_value_t = 2_000, value_parser = value_parser!(u32).range(1..=15_000))]
		takes: u32,
		/// By how many accounts; each may have five trades at a time.
		#[arg(long, default_value_t = 1_000, value_parser = value_parser!(u32).range(1..))]
		takers: u32,
		/// Each take names its offer, instead of asking the book for the best: to compare.
		#[arg(long)]
		by_name: bool,
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
				for (why, count) in &found.failures {
					println!("{count} failed: {why}");
				}
				println!(
					"{} transfers a second over {} ms of blocks; largest block {}",
					found.per_second, found.busy_ms, found.largest_block
				);
			}
			ensure!(found.included >= found.accepted, "the node lost transfers it had accepted");
		},
		What::Matches { takes, takers, by_name, connections } => {
			let takes = Takes { takes, takers, by_name, connections };
			// Not where the answer goes, which a program may read.
			let tell = |what: &str| eprintln!("    {what}");
			let found = load::matches(&client, &cli.url, takes, tell).await?;
			if cli.json {
				println!("{}", serde_json::to_string(&found)?);
			} else {
				println!(
					"{} accepted within {} ms, {} final, {} of them matched from {} offers",
					found.accepted, found.submitted_ms, found.included, found.matched, found.offers
				);
				for (why, count) in &found.unmatched {
					println!("{count} without a match: {why}");
				}
				println!(
					"{} matches a second over {} ms of blocks; largest block {}",
					found.per_second, found.busy_ms, found.largest_block
				);
			}
			ensure!(
				found.included >= found.accepted,
				"the node lost {} takes that it had accepted",
				found.accepted - found.included
			);
		},
	}
	Ok(())
}
