// SPDX-License-Identifier: Apache-2.0

//! `tael-feeder`: tells the chain what stablecoins cost in local money.

use anyhow::{Context, Result, bail};
use clap::Parser;
use std::{
	fs,
	path::{Path, PathBuf},
	str::FromStr,
	time::Duration,
};
use subxt_signer::SecretUri;
use tael_client::{Client, Keypair};
use tael_feeder::{Feeder, config::Config, decimal::shown};

/// Tells the chain what stablecoins cost in local money.
///
/// Asks at least three sources for each pair, takes the median of those that agree, and tells the chain
/// when the price has moved or a heartbeat is nearly over. The account has to be an admitted feeder with a
/// little USDT for fees; words that the chain wanted cost nothing.
#[derive(Parser)]
#[command(version, about, long_about)]
struct Arguments {
	/// The pairs and their sources (TOML).
	#[arg(long, value_name = "FILE")]
	config: PathBuf,

	/// The node to tell.
	#[arg(long, default_value = "ws://127.0.0.1:9944", value_name = "URL")]
	node: String,

	/// A file with the secret of the feeder's account: a phrase or a seed in hex. Only its owner may read it.
	#[arg(long, value_name = "FILE", required_unless_present_any = ["dev_key", "check"])]
	key_file: Option<PathBuf>,

	/// A development account such as //Feeder//1, on a chain whose keys everybody knows.
	#[arg(long, value_name = "URI", conflicts_with = "key_file")]
	dev_key: Option<String>,

	/// How many seconds between two looks at the sources.
	#[arg(long, default_value_t = 5, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3_600))]
	interval: u64,

	/// Ask all sources once, print what they say together, and end. Tells the chain nothing.
	#[arg(long)]
	check: bool,

	/// Tell the chain once, whatever is due, and end.
	#[arg(long, conflicts_with = "check")]
	once: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
	env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("info")).init();
	let arguments = Arguments::parse();
	let config = Config::load(&arguments.config)?;
	let mut feeder = Feeder::new(config)?;
	if arguments.check {
		return check(&mut feeder).await;
	}
	let key = key(&arguments)?;
	let every = Duration::from_secs(arguments.interval);
	if arguments.once {
		let client = Client::connect(&arguments.node).await?;
		return feeder.round(&client, &key).await;
	}
	loop {
		if let Err(error) = feeder.serve(&arguments.node, &key, every).await {
			log::error!("{error:#}; trying again");
		}
		tokio::time::sleep(every).await;
	}
}

/// Print what the sources say together.
async fn check(feeder: &mut Feeder) -> Result<()> {
	let mut silent = false;
	for (pair, opinion) in feeder.look().await {
		println!("{pair}: {}", opinion.map_or("no opinion".to_owned(), shown));
		silent |= opinion.is_none();
	}
	if silent {
		bail!("the sources of some pair have no opinion; RUST_LOG=debug shows each answer");
	}
	Ok(())
}

fn key(arguments: &Arguments) -> Result<Keypair> {
	let secret = match (&arguments.dev_key, &arguments.key_file) {
		(Some(uri), _) if uri.starts_with("//") => uri.clone(),
		(Some(_), _) => bail!(
			"--dev-key takes a development account such as //Feeder//1; a real secret belongs into --key-file"
		),
		(None, Some(file)) => read_secret(file)?,
		(None, None) => bail!("--key-file is missing"),
	};
	let uri =
		SecretUri::from_str(secret.trim()).context("the secret is neither a phrase nor a seed")?;
	Keypair::from_uri(&uri).context("no key follows from this secret")
}

/// The secret in a file that only its owner can read.
fn read_secret(file: &Path) -> Result<String> {
	use std::os::unix::fs::PermissionsExt;

	let shown = file.display();
	let mode =
		fs::metadata(file).with_context(|| format!("cannot read {shown}"))?.permissions().mode();
	if mode & 0o077 != 0 {
		bail!("others can read {shown}: chmod 600 {shown}");
	}
	fs::read_to_string(file).with_context(|| format!("cannot read {shown}"))
}
