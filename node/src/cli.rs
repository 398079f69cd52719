// SPDX-License-Identifier: Apache-2.0

//! The command line.
//!
//! The flags are the SDK's, under the SDK's names. Where a default of the SDK is wrong for a block
//! every 500 ms, [`Cli::read`] changes the default itself, so that `--help` shows what holds and a
//! given flag always wins. `docs/operations/tuning.md` says why each value is what it is.

use crate::chain_spec;
use polkadot_sdk::{
	sc_cli::{self, SubstrateCli},
	sc_service,
};
use std::{
	ffi::OsString,
	path::{Path, PathBuf},
	time::Duration,
};

/// For how many final blocks the state is kept: an hour.
pub const STATE_BLOCKS: u32 = 7_200;
/// The most transactions that wait in the pool, and their kilobytes.
const POOL_TRANSACTIONS: &str = "200000";
const POOL_KILOBYTES: &str = "400000";
/// How long a transaction that proved invalid is refused.
const BAN_SECONDS: u64 = 60;
/// Bytes of state kept in memory.
const STATE_CACHE: &str = "2147483648";
/// Instances of the runtime that may work at once.
const RUNTIME_INSTANCES: &str = "16";
/// How long a vote of the finality gadget is expected to travel.
const GOSSIP_MILLISECONDS: u64 = 30;

/// The node of Tael, a payment chain for USDT.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// The flags of a running node.
	#[clap(flatten)]
	pub run: sc_cli::RunCmd,

	/// How long a vote of the finality gadget is expected to travel between two validators.
	///
	/// The lower, the sooner a payment is final, and the more rounds of votes are held: processor
	/// time and traffic grow with it. A value below the real delay costs rounds, never safety.
	/// All validators of a network should use about the same.
	#[arg(
		long,
		value_name = "MILLISECONDS",
		default_value_t = GOSSIP_MILLISECONDS,
		value_parser = clap::value_parser!(u64).range(5..=2_000),
	)]
	pub grandpa_gossip_ms: u64,

	/// Where compiled runtimes are kept, so that a start takes no seconds to compile.
	///
	/// Several nodes may share a folder. What lies there is run as part of the node: let nobody
	/// write to it who may not also change the program. The folder can be deleted at any time.
	///
	/// [default: `runtimes` beside the database]
	#[arg(long, value_name = "FOLDER", verbatim_doc_comment)]
	pub runtime_cache: Option<PathBuf>,
}

/// What the binary can do besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain specification, and name this node as its boot node.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Print a chain specification, or write it to a file.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Verify a block of the database again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state at a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the database. Keys stay.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Tell what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure the runtime and the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}

impl Cli {
	/// The command line of `tael`, with Tael's defaults.
	pub fn command() -> clap::Command {
		Self::setup_command(<Self as clap::CommandFactory>::command())
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_TRANSACTIONS))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KILOBYTES))
			.mut_arg("pool_type", |arg| arg.default_value("single-state"))
			.mut_arg("tx_ban_seconds", |arg| {
				arg.help("How long a transaction that proved invalid is refused").long_help(
					format!(
						"How long a transaction that proved invalid is refused.\n\n\
						[default: {BAN_SECONDS}; 0 with --dev]"
					),
				)
			})
			.mut_arg("trie_cache_size", |arg| arg.default_value(STATE_CACHE))
			.mut_arg("max_runtime_instances", |arg| arg.default_value(RUNTIME_INSTANCES))
			.mut_arg("state_pruning", |arg| {
				arg.help("For how many final blocks the state is kept").long_help(format!(
					"For how many final blocks the state is kept.\n\n\
					The kind (a number, or an archive) is fixed when the database is made; a \
					number may change later. Without the flag the database keeps its kind.\n\n\
					Possible values:\n\n\
					- archive: the state of all blocks\n\n\
					- archive-canonical: the state of all final blocks\n\n\
					- NUMBER: the state of the last NUMBER final blocks\n\n\
					[default: {STATE_BLOCKS}]"
				))
			})
	}

	/// Reads a command line.
	pub fn read(
		arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
	) -> Result<Self, clap::Error> {
		let matches = Self::command().try_get_matches_from(arguments)?;
		let mut cli = <Self as clap::FromArgMatches>::from_arg_matches(&matches)?;
		if !cli.run.shared_params.dev {
			cli.run.pool_config.tx_ban_seconds.get_or_insert(BAN_SECONDS);
		}
		Ok(cli)
	}

	/// How long a vote is expected to travel.
	pub fn gossip_duration(&self) -> Duration {
		Duration::from_millis(self.grandpa_gossip_ms)
	}
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Tael".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn executable_name() -> String {
		"tael".into()
	}

	fn description() -> String {
		"The node of Tael, a payment chain for USDT.\n\n\
		`tael --dev` starts a chain of your own on this machine; it is gone when the node ends."
			.into()
	}

	fn author() -> String {
		"the Tael developers".into()
	}

	fn support_url() -> String {
		"docs/operations in the repository of Tael".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		let spec = match id {
			chain_spec::DEV => chain_spec::development()?,
			// A command that never looks at a chain asks for the empty one.
			chain_spec::LOCAL | "" => chain_spec::local()?,
			path => chain_spec::from_file(Path::new(path))?,
		};
		Ok(Box::new(spec))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{
		sc_cli::{CliConfiguration, TransactionPoolType},
		sc_service::Role,
	};

	fn read(flags: &[&str]) -> Cli {
		Cli::read(std::iter::once("tael").chain(flags.iter().copied())).unwrap()
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn defaults_fit_short_blocks() {
		let cli = read(&["--chain", "local"]);
		let pool = &cli.run.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (200_000, 400_000));
		assert_eq!(pool.tx_ban_seconds, Some(60));
		assert!(matches!(pool.pool_type, TransactionPoolType::SingleState));
		assert_eq!(cli.run.trie_cache_maximum_size().unwrap(), Some(2 << 30));
		assert_eq!(cli.run.max_runtime_instances().unwrap(), Some(16));
		assert!(matches!(cli.run.role(false).unwrap(), Role::Full));
		assert_eq!(cli.gossip_duration(), Duration::from_millis(GOSSIP_MILLISECONDS));
	}

	#[test]
	fn a_given_flag_wins() {
		let cli = read(&[
			"--dev",
			"--pool-limit=7",
			"--pool-kbytes=8",
			"--pool-type=fork-aware",
			"--tx-ban-seconds=9",
			"--trie-cache-size=10",
			"--max-runtime-instances=11",
			"--grandpa-gossip-ms=12",
		]);
		let pool = &cli.run.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes, pool.tx_ban_seconds), (7, 8, Some(9)));
		assert!(matches!(pool.pool_type, TransactionPoolType::ForkAware));
		assert_eq!(cli.run.trie_cache_maximum_size().unwrap(), Some(10));
		assert_eq!(cli.run.max_runtime_instances().unwrap(), Some(11));
		assert_eq!(cli.gossip_duration(), Duration::from_millis(12));
	}

	#[test]
	fn a_development_chain_bans_nothing() {
		assert_eq!(read(&["--dev"]).run.pool_config.tx_ban_seconds, None);
	}

	#[test]
	fn gossip_has_bounds() {
		for (value, good) in [("4", false), ("5", true), ("2000", true), ("2001", false)] {
			let flags = ["tael", "--dev", "--grandpa-gossip-ms", value];
			assert_eq!(Cli::read(flags).is_ok(), good, "{value}");
		}
	}
}
