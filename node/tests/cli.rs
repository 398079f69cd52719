// SPDX-License-Identifier: Apache-2.0

//! The command line of the real binary: what it teaches, how it fails, and its work on a database.
//!
//! Every node runs on free ports in a folder of its own, and nothing waits longer than
//! [`PATIENCE`].

use std::{
	fs,
	io::Read,
	net::TcpListener,
	path::Path,
	process::{Child, Command, Output, Stdio},
	thread,
	time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_mins(2);

fn tael(arguments: &[&str]) -> Command {
	let mut command = Command::new(env!("CARGO_BIN_EXE_tael"));
	command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
	command
}

/// A running node. It ends with the value.
struct Node {
	process: Child,
	log: tempfile::NamedTempFile,
}

impl Node {
	/// Start one, with its log in a file.
	fn start(flags: &[String]) -> Self {
		let mut flags = flags.iter().map(String::as_str).collect::<Vec<_>>();
		flags.push(concat!("--runtime-cache=", env!("CARGO_TARGET_TMPDIR"), "/runtimes"));
		let log = tempfile::NamedTempFile::new().unwrap();
		let stderr = log.reopen().unwrap();
		let process = tael(&flags).stdout(Stdio::null()).stderr(stderr).spawn().unwrap();
		Self { process, log }
	}

	/// Wait until it has made block `number`.
	fn wait_for_block(&mut self, number: u64) {
		let until = Instant::now() + PATIENCE;
		loop {
			let log = fs::read_to_string(self.log.path()).unwrap();
			if log.contains(&format!("Imported #{number} ")) {
				return;
			}
			assert!(self.process.try_wait().unwrap().is_none(), "the node ended:\n{log}");
			assert!(Instant::now() < until, "no block {number}:\n{log}");
			thread::sleep(Duration::from_millis(50));
		}
	}

	/// End it as an operator would, and wait until it has gone.
	fn stop(mut self) {
		let id = self.process.id().to_string();
		assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
		finish(&mut self.process);
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

fn free_port() -> u16 {
	TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Flags that put a development node into `base` and onto free ports.
fn dev_flags(base: &Path) -> Vec<String> {
	vec![
		"--dev".into(),
		format!("--base-path={}", base.display()),
		format!("--port={}", free_port()),
		format!("--rpc-port={}", free_port()),
		"--no-prometheus".into(),
		"--no-telemetry".into(),
	]
}

fn finish(child: &mut Child) -> std::process::ExitStatus {
	let until = Instant::now() + PATIENCE;
	loop {
		if let Some(status) = child.try_wait().unwrap() {
			return status;
		}
		if Instant::now() > until {
			child.kill().unwrap();
			panic!("the command did not end");
		}
		thread::sleep(Duration::from_millis(50));
	}
}

/// Runs a command to its end.
fn run(arguments: &[&str]) -> Output {
	let mut child = tael(arguments).spawn().unwrap();
	let drain = |pipe: Option<Box<dyn Read + Send>>| {
		thread::spawn(move || {
			let mut text = Vec::new();
			pipe.unwrap().read_to_end(&mut text).unwrap();
			text
		})
	};
	let stdout = drain(child.stdout.take().map(|pipe| Box::new(pipe) as _));
	let stderr = drain(child.stderr.take().map(|pipe| Box::new(pipe) as _));
	let status = finish(&mut child);
	Output { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// Runs a command that must fail, and gives what it says.
fn fails(arguments: &[&str]) -> String {
	let output = run(arguments);
	let text = String::from_utf8(output.stderr).unwrap();
	assert!(!output.status.success(), "{arguments:?} did not fail:\n{text}");
	assert!(!text.contains("panicked"), "{arguments:?} panicked:\n{text}");
	text
}

/// Runs a command that must succeed, and gives what it prints.
fn succeeds(arguments: &[&str]) -> String {
	let output = run(arguments);
	let said = String::from_utf8_lossy(&output.stderr).into_owned();
	assert!(output.status.success(), "{arguments:?} failed:\n{said}");
	String::from_utf8(output.stdout).unwrap()
}

fn says(text: &str, parts: &[&str]) {
	for part in parts {
		assert!(text.contains(part), "`{part}` is missing in:\n{text}");
	}
}

fn chain_info(base: &Path) -> serde_json::Value {
	let base = format!("--base-path={}", base.display());
	serde_json::from_str(&succeeds(&["chain-info", "--dev", &base])).unwrap()
}

/// A development chain of at least `blocks` blocks, in `base`, at rest. Gives its height.
fn made_chain(base: &Path, blocks: u64) -> u64 {
	let mut node = Node::start(&dev_flags(base));
	node.wait_for_block(blocks);
	node.stop();
	chain_info(base)["best_number"].as_u64().unwrap()
}

#[test]
fn help_teaches_the_first_command_and_our_defaults() {
	let help = succeeds(&["--help"]);
	says(&help, &["tael --dev", "--grandpa-gossip-ms", "purge-chain", "export-chain-spec"]);
	says(&help, &["[default: 200000]", "[default: single-state]", "[default: 7200]"]);
}

#[test]
fn no_chain_is_answered_with_the_three_ways_to_name_one() {
	says(&fails(&[]), &["which chain?", "tael --dev", "--chain local", "--chain <file>"]);
}

#[test]
fn a_missing_network_key_comes_with_the_command_that_makes_it() {
	let folder = tempfile::tempdir().unwrap();
	let base = folder.path().to_str().unwrap();
	let refused = fails(&["--chain", "local", "--validator", "--base-path", base]);
	let key = folder.path().join("chains/tael_local/network/secret_ed25519");
	let key = key.to_str().unwrap();
	says(&refused, &["no network key", &format!("generate-node-key --file {key}"), "mkdir -p"]);
}

#[test]
fn a_bad_flag_is_named() {
	says(&fails(&["--dev", "--gossip"]), &["--gossip"]);
	says(&fails(&["--dev", "--grandpa-gossip-ms=0"]), &["--grandpa-gossip-ms", "5..=2000"]);
	says(&fails(&["--dev", "--pool-type=none"]), &["--pool-type", "single-state", "fork-aware"]);
}

#[test]
fn an_unknown_chain_is_named() {
	says(&fails(&["--chain", "mainnet"]), &["mainnet", "neither a preset (dev, local) nor a file"]);
}

#[test]
fn a_broken_specification_is_explained() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("spec.json");
	let path = file.to_str().unwrap();

	fs::write(&file, "{ \"name\": ").unwrap();
	says(&fails(&["--chain", path, "--tmp"]), &[path, "is not a chain specification"]);

	let mut spec: serde_json::Value =
		serde_json::from_str(&succeeds(&["export-chain-spec", "--chain=dev"])).unwrap();
	spec["genesis"]["runtimeGenesis"]["code"] = "0x00".into();
	fs::write(&file, spec.to_string()).unwrap();
	let flags = ["--no-prometheus", "--port=0", "--rpc-port=0"];
	let text = fails(&[&["--chain", path, "--tmp"], &flags[..]].concat());
	says(&text, &["the chain specification is broken", "export-chain-spec"]);
}

#[test]
fn a_specification_carries_the_money_and_the_prefix() {
	let spec = succeeds(&["export-chain-spec", "--chain=local"]);
	let spec: serde_json::Value = serde_json::from_str(&spec).unwrap();
	assert_eq!(spec["properties"]["tokenSymbol"], "USDT");
	assert_eq!(spec["properties"]["tokenDecimals"], 6);
	assert!(spec["properties"]["ss58Format"].is_u64());
}

#[test]
fn a_port_in_use_is_named_with_the_flag_that_moves_it() {
	let folder = tempfile::tempdir().unwrap();
	let taken = TcpListener::bind(("0.0.0.0", 0)).unwrap();
	let port = taken.local_addr().unwrap().port();
	let taken_rpc = TcpListener::bind(("127.0.0.1", 0)).unwrap();
	let rpc_port = taken_rpc.local_addr().unwrap().port();
	for (flag, port) in
		[("--port", port), ("--rpc-port", rpc_port), ("--prometheus-port", rpc_port)]
	{
		let mut flags = dev_flags(folder.path());
		flags.retain(|given| given != "--no-prometheus" && !given.starts_with(&format!("{flag}=")));
		if flag != "--prometheus-port" {
			flags.push("--no-prometheus".into());
		}
		flags.push(format!("{flag}={port}"));
		let flags = flags.iter().map(String::as_str).collect::<Vec<_>>();
		says(&fails(&flags), &[&port.to_string(), "is in use", flag]);
	}
}

#[test]
fn a_database_in_use_is_named() {
	let folder = tempfile::tempdir().unwrap();
	let node = Node::start(&dev_flags(folder.path()));
	let lock = folder.path().join("chains/tael_dev/paritydb/full/lock");
	let until = Instant::now() + PATIENCE;
	while !lock.exists() {
		assert!(Instant::now() < until, "the node did not open its database");
		thread::sleep(Duration::from_millis(50));
	}
	let flags = dev_flags(folder.path());
	let text = fails(&flags.iter().map(String::as_str).collect::<Vec<_>>());
	says(&text, &["the database is in use", "--base-path"]);
	let base = format!("--base-path={}", folder.path().display());
	says(&fails(&["purge-chain", "--dev", "-y", &base]), &["the database is in use"]);
	assert!(lock.exists());
	drop(node);
}

#[test]
fn a_command_on_a_database_says_which() {
	let folder = tempfile::tempdir().unwrap();
	let base = format!("--base-path={}", folder.path().display());
	for command in ["chain-info", "purge-chain", "revert", "export-blocks"] {
		says(&fails(&[command, &base]), &["which chain?"]);
	}
	says(&fails(&["chain-info", "--dev", &base]), &["there is no database at", "--base-path"]);
	assert!(!folder.path().join("chains/tael_dev/paritydb").exists());
}

#[test]
fn compiled_runtimes_are_kept_under_a_relative_path_too() {
	let folder = tempfile::tempdir().unwrap();
	let flags = ["revert", "--dev", "--base-path=here"];
	let output = tael(&flags).current_dir(folder.path()).output().unwrap();
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	let runtimes = folder.path().join("here/chains/tael_dev/runtimes");
	assert!(fs::read_dir(runtimes).unwrap().count() > 0);
}

#[test]
fn a_foreign_database_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	let base = folder.path();
	made_chain(base, 1);

	// The same chain by name, with other money in the first block.
	let file = base.join("spec.json");
	let path = file.to_str().unwrap();
	let raw = succeeds(&["export-chain-spec", "--chain=dev", "--raw"]);
	let mut spec: serde_json::Value = serde_json::from_str(&raw).unwrap();
	spec["genesis"]["raw"]["top"]["0x00"] = "0x00".into();
	fs::write(&file, spec.to_string()).unwrap();

	let base_path = format!("--base-path={}", base.display());
	let text = fails(&["--chain", path, &base_path, "--no-prometheus", "--port=0", "--rpc-port=0"]);
	says(&text, &["holds another chain", "purge-chain", "--chain <file>", "--base-path"]);

	// And one that is no database of ours at all.
	let place = base.join("chains/tael_dev/paritydb/full");
	fs::write(place.join("metadata"), "not a database").unwrap();
	let flags = dev_flags(base);
	let text = fails(&flags.iter().map(String::as_str).collect::<Vec<_>>());
	says(&text, &["the database cannot be opened", "--base-path", "purge-chain"]);
	succeeds(&["purge-chain", "--dev", "-y", &base_path]);
	assert!(!place.exists());
}

#[test]
fn an_archive_stays_one_without_the_flag() {
	let folder = tempfile::tempdir().unwrap();
	let mut flags = dev_flags(folder.path());
	flags.push("--state-pruning=archive".into());
	let mut node = Node::start(&flags);
	node.wait_for_block(1);
	node.stop();
	let before = chain_info(folder.path())["best_number"].as_u64().unwrap();
	assert!(before > 0);

	let asked = [dev_flags(folder.path()), vec!["--state-pruning=100".into()]].concat();
	let text = fails(&asked.iter().map(String::as_str).collect::<Vec<_>>());
	says(&text, &["another state pruning", "--state-pruning"]);

	assert!(made_chain(folder.path(), before + 2) > before);
}

#[test]
fn blocks_travel_through_a_file_and_chains_are_purged() {
	let folder = tempfile::tempdir().unwrap();
	let (old, new) = (folder.path().join("old"), folder.path().join("new"));
	let best = made_chain(&old, 4);
	let (old_path, new_path) =
		(format!("--base-path={}", old.display()), format!("--base-path={}", new.display()));
	let file = folder.path().join("blocks");
	let file = file.to_str().unwrap();

	succeeds(&["export-blocks", "--dev", &old_path, "--binary", file]);
	succeeds(&["import-blocks", "--dev", &new_path, "--binary", file]);
	assert_eq!(chain_info(&new)["best_number"].as_u64().unwrap(), best);
	assert_eq!(chain_info(&new)["best_hash"], chain_info(&old)["best_hash"]);
	succeeds(&["check-block", "--dev", &new_path, "2"]);

	let state = succeeds(&["export-state", "--dev", &new_path]);
	says(&state, &["\"genesis\"", "\"raw\""]);

	// Blocks from a file are final only as far as they carry proofs, so there is what to revert.
	let info = chain_info(&new);
	let last_final = info["finalized_number"].as_u64().unwrap();
	let reverted = (best - last_final).min(2);
	succeeds(&["revert", "--dev", &new_path, &reverted.to_string()]);
	assert_eq!(chain_info(&new)["best_number"].as_u64().unwrap(), best - reverted);
	assert!(reverted > 0, "all imported blocks were final");

	assert!(new.join("chains/tael_dev/paritydb").exists());
	succeeds(&["purge-chain", "--dev", "-y", &new_path]);
	assert!(!new.join("chains/tael_dev/paritydb").exists());
}

#[test]
fn keys_are_made_and_inspected_with_our_prefix() {
	let generated = succeeds(&["key", "generate", "--output-type=json"]);
	let generated: serde_json::Value = serde_json::from_str(&generated).unwrap();
	let phrase = generated["secretPhrase"].as_str().unwrap();
	let inspected = succeeds(&["key", "inspect", phrase, "--output-type=json"]);
	let inspected: serde_json::Value = serde_json::from_str(&inspected).unwrap();
	assert_eq!(inspected["ss58Address"], generated["ss58Address"]);
	succeeds(&["key", "generate-node-key"]);
}
