// SPDX-License-Identifier: Apache-2.0

//! `tael-relayer`: attests, carries and watches what passes between Tael and the USDT vault on another chain.

use anyhow::Result;
use clap::Parser;
use std::{convert::Infallible, io};
use tael_relayer::{
	attest,
	cli::{Arguments, Command, KeyCommand, LogFormat, RoleArguments},
	config::{Config, Overrides},
	execute,
	journal::Begin,
	key::Key,
	page,
	start::RunError,
	watch,
};
use tokio::signal::{
	ctrl_c,
	unix::{SignalKind, signal},
};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> Result<()> {
	let arguments = Arguments::parse();
	log(arguments.log);
	match arguments.command {
		Command::Attest { role, new_journal } => {
			let begin = if new_journal { Begin::New } else { Begin::Existing };
			until_told(Box::pin(attest::run(config(&role)?, begin))).await
		},
		Command::Execute(role) => until_told(Box::pin(execute::run(config(&role)?))).await,
		Command::Watch(role) => until_told(Box::pin(watch::run(config(&role)?))).await,
		Command::Status { config, at, json } => {
			let at = match config {
				Some(file) => Config::load(&file, &Overrides::default())?.status,
				None => at,
			};
			let status = page::fetch(at).await?;
			if json {
				println!("{}", serde_json::to_string_pretty(&status)?);
			} else {
				print!("{status}");
			}
			Ok(())
		},
		Command::Key(command) => {
			let key = match command {
				KeyCommand::New { file, password } => {
					Key::create(&file, &password.of(file.clone()))?
				},
				KeyCommand::Address { file, password } => Key::open(&password.of(file))?,
			};
			println!("{}", key.shown_address());
			Ok(())
		},
	}
}

fn config(role: &RoleArguments) -> Result<Config> {
	Ok(Config::load(&role.config, &role.overrides())?)
}

/// Work until somebody says that it is enough. Whatever is under way may be dropped: all of it begins again from
/// what the two chains have.
async fn until_told(work: impl Future<Output = Result<Infallible, RunError>>) -> Result<()> {
	let mut terminate = signal(SignalKind::terminate())?;
	tokio::select! {
		ended = work => match ended? {},
		_ = terminate.recv() => {},
		told = ctrl_c() => told?,
	}
	tracing::info!("told to stop");
	Ok(())
}

/// To standard error: standard output is for what was asked for.
fn log(format: LogFormat) {
	let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
	let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
	match format {
		LogFormat::Text => subscriber.init(),
		LogFormat::Json => subscriber.json().init(),
	}
}
