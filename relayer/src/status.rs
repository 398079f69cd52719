// SPDX-License-Identifier: Apache-2.0

//! How the relayer is, for people and for machines.

use crate::evm::EndpointHealth;
use alloy::primitives::Address;
use serde::{Deserialize, Serialize};
use std::{
	fmt::{self, Display, Formatter},
	sync::{Arc, Mutex, PoisonError},
	time::{SystemTime, UNIX_EPOCH},
};
use tael_primitives::bridge::{DomainId, EvmAddress};

/// What it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
	/// Signs what it saw final.
	Attest,
	/// Carries what is signed.
	Execute,
	/// Compares both sides, and can only pause.
	Watch,
}

/// Whether it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "because")]
pub enum Condition {
	/// It has not looked at both chains yet.
	Starting,
	/// It does its work.
	Working,
	/// It waits until something can be said for certain again.
	Stalled(String),
	/// It ends, and a person has to look.
	Halted(String),
}

/// One line of what it has done, such as the last deposit that it signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
	/// What it is, such as `deposits signed`.
	pub name: String,
	/// How it is.
	pub value: String,
}

/// How the relayer is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Status {
	/// Of which version.
	pub version: String,
	/// What it does.
	pub role: Role,
	/// At which vault.
	pub domain: DomainId,
	/// By which key of the other chain, if any.
	pub key: Option<String>,
	/// When it started, in seconds of Unix time.
	pub started: u64,
	/// When it said this last, in seconds of Unix time. What is old is no news.
	pub updated: u64,
	/// Whether it goes on.
	pub condition: Condition,
	/// The last block of the vault's chain that is final, as far as a quorum agrees.
	pub vault_block: Option<u64>,
	/// The last block of Tael that is final, as the own node says.
	pub tael_block: Option<u32>,
	/// The endpoints of the vault's chain.
	pub endpoints: Vec<EndpointHealth>,
	/// What it has done.
	pub facts: Vec<Fact>,
}

impl Status {
	fn new(role: Role, domain: DomainId, key: Option<EvmAddress>) -> Self {
		Self {
			version: env!("CARGO_PKG_VERSION").to_owned(),
			role,
			domain,
			key: key.map(|key| Address::new(key.0).to_string()),
			started: now(),
			updated: now(),
			condition: Condition::Starting,
			vault_block: None,
			tael_block: None,
			endpoints: Vec::new(),
			facts: Vec::new(),
		}
	}

	/// Set a line of what it has done.
	pub fn set(&mut self, name: &str, value: impl Display) {
		let value = value.to_string();
		match self.facts.iter_mut().find(|fact| fact.name == name) {
			Some(fact) => fact.value = value,
			None => self.facts.push(Fact { name: name.to_owned(), value }),
		}
	}
}

fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// For people.
impl Display for Status {
	fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
		let role = match self.role {
			Role::Attest => "attester",
			Role::Execute => "executor",
			Role::Watch => "watcher",
		};
		writeln!(f, "{role} of domain {}, version {}", self.domain, self.version)?;
		match &self.condition {
			Condition::Starting => writeln!(f, "starting")?,
			Condition::Working => writeln!(f, "working")?,
			Condition::Stalled(why) => writeln!(f, "STALLED: {why}")?,
			Condition::Halted(why) => writeln!(f, "HALTED: {why}")?,
		}
		if let Some(key) = &self.key {
			line(f, "key", key)?;
		}
		line(f, "final at the vault", block(self.vault_block))?;
		line(f, "final on Tael", block(self.tael_block.map(u64::from)))?;
		for Fact { name, value } in &self.facts {
			line(f, name, value)?;
		}
		line(f, "said", format!("{} s ago", now().saturating_sub(self.updated)))?;
		for EndpointHealth { name, own, final_block, trouble } in &self.endpoints {
			let name = if *own { format!("{name} (own)") } else { name.clone() };
			let how = trouble.as_ref().map_or("good", String::as_str);
			writeln!(f, "  {name:<24} block {final_block}, {how}")?;
		}
		Ok(())
	}
}

fn line(f: &mut Formatter<'_>, name: &str, value: impl Display) -> fmt::Result {
	writeln!(f, "{name:<20} {value}")
}

fn block(number: Option<u64>) -> String {
	number.map_or("not known yet".to_owned(), |number| format!("block {number}"))
}

/// Where the relayer writes how it is, and the page reads it.
#[derive(Clone)]
pub struct Board(Arc<Mutex<Status>>);

impl Board {
	/// It is starting.
	pub fn new(role: Role, domain: DomainId, key: Option<EvmAddress>) -> Self {
		Self(Arc::new(Mutex::new(Status::new(role, domain, key))))
	}

	/// Change something.
	pub fn update(&self, change: impl FnOnce(&mut Status)) {
		// Whoever panicked while writing left numbers behind, and no broken promise.
		let mut status = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		change(&mut status);
		status.updated = now();
	}

	/// How it is.
	pub fn read(&self) -> Status {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_people_read_says_what_is_wrong_and_with_whom() {
		let board = Board::new(Role::Attest, 1, Some(EvmAddress([0xF3; 20])));
		assert!(board.read().to_string().contains("starting"));
		board.update(|status| {
			status.condition = Condition::Stalled("the own node says nothing".to_owned());
			status.vault_block = Some(7);
			status.set("last deposit", 3);
			status.set("last deposit", 4);
			status.endpoints = vec![EndpointHealth {
				name: "a".to_owned(),
				own: true,
				final_block: 6,
				trouble: Some("no answer within 5s".to_owned()),
			}];
		});
		let text = board.read().to_string();
		for part in [
			"attester of domain 1",
			"STALLED: the own node says nothing",
			"0xF3F3",
			"block 7",
			"last deposit         4",
			"a (own)",
			"block 6, no answer within 5s",
		] {
			assert!(text.contains(part), "{part:?} is missing in {text}");
		}
	}

	#[test]
	fn machines_read_back_what_was_written() {
		let board = Board::new(Role::Watch, 2, None);
		board.update(|status| status.condition = Condition::Halted("a \"quoted\" word".to_owned()));
		let text = serde_json::to_string(&board.read()).unwrap();
		assert!(text.contains("\"role\":\"watch\"") && text.contains("halted"), "{text}");
		assert_eq!(serde_json::from_str::<Status>(&text).unwrap(), board.read());
	}
}
