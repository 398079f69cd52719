// SPDX-License-Identifier: Apache-2.0

//! What is said on the command line. No secret is.

use crate::config::{KeySource, Overrides};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf};

/// Attests, carries and watches what passes between Tael and the USDT vault on another chain.
///
/// An attester signs what it saw final: deposits at the vault, withdrawals on Tael. An executor carries to the
/// vault what enough attesters have signed, and pays for gas. A watcher compares both sides and can only pause.
/// Each is a process of its own, on a machine of its own at best; one file configures all three
/// (relayer.example.toml shows how).
#[derive(Parser)]
#[command(version, about, long_about, arg_required_else_help = true)]
pub struct Arguments {
	/// What to do.
	#[command(subcommand)]
	pub command: Command,

	/// How to log; RUST_LOG says how much (such as `info` or `tael_relayer=debug`).
	#[arg(long, global = true, value_enum, default_value_t = LogFormat::Text)]
	pub log: LogFormat,
}

/// How to log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
	/// A line for people.
	Text,
	/// An object of JSON on each line, for machines.
	Json,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
	/// Sign what is final at the vault and on Tael, as one of the attesters.
	///
	/// Signs only what a quorum of all endpoints and the own node agree on and what is proven against a finalised
	/// block, and nothing twice in two ways. If in doubt it signs nothing and says why; if a final block changes
	/// it sets halt.flag in its data folder and does not start again before a person has looked.
	Attest {
		/// What all roles have.
		#[command(flatten)]
		role: RoleArguments,

		/// Begin a journal, because this key has never signed. Refused if there is one.
		#[arg(long)]
		new_journal: bool,
	},
	/// Carry to the vault what enough attesters have signed. Anybody may.
	///
	/// Earns the fee of each release it carries and pays for gas. It needs no trust: the vault checks all of it.
	/// Several may run; whoever comes second pays a little gas.
	Execute(RoleArguments),
	/// Compare both sides all the time, and pause if they do not agree.
	///
	/// Belongs on another machine than the attesters, with other providers.
	Watch(RoleArguments),
	/// Show how a running relayer is.
	Status {
		/// The configuration it runs with, which says where its status page is.
		#[arg(long, value_name = "FILE")]
		config: Option<PathBuf>,

		/// Where its status page is.
		#[arg(
			long,
			value_name = "ADDRESS",
			default_value = "127.0.0.1:9620",
			conflicts_with = "config"
		)]
		at: SocketAddr,

		/// For machines.
		#[arg(long)]
		json: bool,
	},
	/// Make keys, and look at them.
	#[command(subcommand)]
	Key(KeyCommand),
}

/// What to do with a key.
#[derive(Subcommand)]
pub enum KeyCommand {
	/// Make a key, encrypted in a file that only its owner can read. Prints its address.
	///
	/// Keep a copy of the file and of the password in two other places: more attesters' keys lost than the quorum
	/// can spare lock the vault for good.
	New {
		/// Where to write it: an encrypted keystore of Ethereum (version 3).
		#[arg(value_name = "FILE")]
		file: PathBuf,

		/// Its password.
		#[command(flatten)]
		password: PasswordArguments,
	},
	/// Print the address of a key.
	Address {
		/// The keystore.
		#[arg(value_name = "FILE")]
		file: PathBuf,

		/// Its password.
		#[command(flatten)]
		password: PasswordArguments,
	},
}

/// Where a password is.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct PasswordArguments {
	/// A file with the password, which only its owner can read.
	#[arg(long, value_name = "FILE")]
	pub password_file: Option<PathBuf>,

	/// The environment variable with the password.
	#[arg(long, value_name = "NAME")]
	pub password_env: Option<String>,
}

impl PasswordArguments {
	/// With the file it is for.
	pub fn of(self, file: PathBuf) -> KeySource {
		KeySource {
			key_file: Some(file),
			password_file: self.password_file,
			password_env: self.password_env,
			key_env: None,
		}
	}
}

/// What all roles have. Flags win over the file.
#[derive(Args)]
pub struct RoleArguments {
	/// The configuration (TOML).
	#[arg(long, value_name = "FILE")]
	pub config: PathBuf,

	/// Where to keep what must not be lost.
	#[arg(long, value_name = "FOLDER")]
	pub data: Option<PathBuf>,

	/// Where to show how it is. Other machines should not reach it.
	#[arg(long, value_name = "ADDRESS")]
	pub status: Option<SocketAddr>,

	/// The own node of Tael.
	#[arg(long, value_name = "URL")]
	pub tael: Option<String>,

	/// The keystore of the role's key on the other chain.
	#[arg(long, value_name = "FILE")]
	pub key_file: Option<PathBuf>,

	/// A file with its password.
	#[arg(long, value_name = "FILE")]
	pub password_file: Option<PathBuf>,
}

impl RoleArguments {
	/// What of it wins over the file.
	pub fn overrides(&self) -> Overrides {
		let Self { data, status, tael, key_file, password_file, .. } = self;
		Overrides {
			data: data.clone(),
			status: *status,
			tael: tael.clone(),
			key_file: key_file.clone(),
			password_file: password_file.clone(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_sound() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn no_flag_takes_a_secret() {
		let mut commands = vec![Arguments::command()];
		while let Some(command) = commands.pop() {
			for argument in command.get_arguments() {
				let name = argument.get_id().as_str();
				let is_place = name.ends_with("_file") || name.ends_with("_env");
				let is_secret = ["key", "password", "secret", "seed", "phrase"]
					.iter()
					.any(|word| name.contains(word));
				assert!(is_place || !is_secret, "--{name}");
			}
			commands.extend(command.get_subcommands().cloned());
		}
	}
}
