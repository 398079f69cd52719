// SPDX-License-Identifier: Apache-2.0

//! From a command line to what it asks for.

use crate::{
	preflight,
	service::{self, Parts},
};
use polkadot_sdk::{
	sc_cli::{CliConfiguration, Runner, SubstrateCli},
	sc_service::{Configuration, TaskManager},
	sp_core::crypto::set_default_ss58_version,
};
use std::{ffi::OsString, future::Future};
use tael_node::{
	Error, chain_spec,
	cli::{Cli, Subcommand},
};
use tael_runtime::opaque::Block;

/// Does what a command line asks for.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<(), Error> {
	// Help and usage errors are printed in colour, and end the process with clap's own status.
	let cli = Cli::read(arguments).unwrap_or_else(|error| error.exit());
	set_default_ss58_version(chain_spec::ss58_prefix().into());

	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(command)) => Ok(command.run(&cli)?),
		Some(Subcommand::BuildSpec(command)) => cli
			.create_runner(command)?
			.sync_run(|config| Ok(command.run(config.chain_spec, config.network)?)),
		Some(Subcommand::ExportChainSpec(command)) => {
			let spec = cli.load_spec(&command.chain).map_err(Error::ChainSpec)?;
			Ok(command.run(spec)?)
		},
		Some(Subcommand::CheckBlock(command)) => on_database(&cli, command, |_, parts| {
			let Parts { client, import_queue, .. } = parts;
			Ok((async move { Ok(command.run(client, import_queue).await?) }, parts.task_manager))
		}),
		Some(Subcommand::ExportBlocks(command)) => on_database(&cli, command, |config, parts| {
			let client = parts.client;
			let run = async move { Ok(command.run(client, config.database).await?) };
			Ok((run, parts.task_manager))
		}),
		Some(Subcommand::ExportState(command)) => on_database(&cli, command, |config, parts| {
			let client = parts.client;
			let run = async move { Ok(command.run(client, config.chain_spec).await?) };
			Ok((run, parts.task_manager))
		}),
		Some(Subcommand::ImportBlocks(command)) => on_database(&cli, command, |_, parts| {
			let Parts { client, import_queue, .. } = parts;
			Ok((async move { Ok(command.run(client, import_queue).await?) }, parts.task_manager))
		}),
		Some(Subcommand::PurgeChain(command)) => on_chain(&cli, command)?.sync_run(|config| {
			service::ensure_unused(&config)?;
			Ok(command.run(config.database)?)
		}),
		Some(Subcommand::Revert(command)) => on_database(&cli, command, |_, parts| {
			let Parts { client, backend, .. } = parts;
			let run =
				async move { Ok(command.run(client, backend, Some(service::revert())).await?) };
			Ok((run, parts.task_manager))
		}),
		Some(Subcommand::ChainInfo(command)) => on_chain(&cli, command)?.sync_run(|config| {
			service::ensure_exists(&config)?;
			Ok(command.run::<Block>(&config)?)
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(command)) => crate::benchmarking::run(&cli, command),
	}
}

fn run_node(cli: &Cli) -> Result<(), Error> {
	let gossip = cli.gossip_duration();
	let pool = cli.run.pool_config.clone();
	let runtimes = cli.runtime_cache.clone();
	let chain = cli.run.chain_id(cli.run.is_dev()?)?;
	on_chain(cli, &cli.run)?.run_node_until_exit(|mut config| async move {
		preflight::ports(&mut config)?;
		take_first_state(&chain, &mut config)?;
		let runtimes = runtimes.unwrap_or_else(|| service::runtime_cache(&config));
		service::start(config, &runtimes, gossip, &pool)
	})
}

/// What runs a command, once it says for which chain: the SDK would take any for `local`.
fn on_chain<C: CliConfiguration>(cli: &Cli, command: &C) -> Result<Runner<Cli>, Error> {
	if command.shared_params().chain.is_none() && !command.is_dev()? {
		return Err(Error::NoChain);
	}
	Ok(cli.create_runner(command)?)
}

/// Runs a command on the database of a chain.
fn on_database<C: CliConfiguration, F: Future<Output = Result<(), Error>>>(
	cli: &Cli,
	command: &C,
	run: impl FnOnce(Configuration, Parts) -> Result<(F, TaskManager), Error>,
) -> Result<(), Error> {
	let chain = command.chain_id(command.is_dev()?)?;
	on_chain(cli, command)?.async_run(|mut config| {
		take_first_state(&chain, &mut config)?;
		let parts = service::open(&config, &service::runtime_cache(&config))?;
		run(config, parts)
	})
}

/// Spares the start of a preset's chain the runtime's way to its first state.
fn take_first_state(chain: &str, config: &mut Configuration) -> Result<(), Error> {
	if let Some(state) = chain_spec::first_state(chain).map_err(Error::ChainSpec)? {
		config.chain_spec.set_storage(state);
	}
	Ok(())
}
