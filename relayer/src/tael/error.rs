// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::sp_core::H256;
use tael_primitives::bridge::DomainId;
use thiserror::Error;

/// Why nothing can be said for certain of Tael now.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TaelError {
	/// The node does not answer, or refuses.
	#[error("the node of Tael gives no answer: {0}")]
	Silent(String),
	/// The node answers with something that cannot be read.
	#[error("the node of Tael answers {about} with something else: {why}")]
	Strange {
		/// What was asked.
		about: &'static str,
		/// What is wrong with the answer.
		why: String,
	},
	/// The header is not of the block that it is said to be of.
	#[error("the header that the node gives for the final block {asked} hashes to {found}")]
	FalseHeader {
		/// Which block was asked for.
		asked: H256,
		/// What the header hashes to.
		found: H256,
	},
	/// The proof does not prove.
	#[error("the node does not prove the state of block {block}: {why}")]
	FalseProof {
		/// At which block.
		block: u32,
		/// Why not.
		why: String,
	},
	/// What was final is no longer.
	#[error("block {now} is the last that is final, and block {before} was before")]
	Regressed {
		/// What was final.
		before: u32,
		/// What is now.
		now: u32,
	},
	/// It is another chain.
	#[error("the node is of another chain: its first block is {found}, and it was {expected}")]
	OtherChain {
		/// What its first block was.
		expected: H256,
		/// What it is now.
		found: H256,
	},
	/// Its runtime is not the one that this was built for.
	#[error(
		"the runtime has version {found}, and this relayer knows version {known}: install the one for it"
	)]
	UnknownRuntime {
		/// The version that this was built for.
		known: u32,
		/// The version that it has.
		found: u32,
	},
	/// Its runtime has the right version and other contents.
	#[error(
		"the runtime of version {0} is not the one that this relayer was built for: install the one for it"
	)]
	ChangedRuntime(u32),
	/// Tael knows no such domain.
	#[error("Tael has no domain {0}: the council adds it, or domain.id is another")]
	NoDomain(DomainId),
	/// Tael knows the domain otherwise than the configuration.
	#[error("Tael knows domain {id} with another {what} than the configuration: {found}")]
	OtherDomain {
		/// Which.
		id: DomainId,
		/// What differs.
		what: &'static str,
		/// What Tael has.
		found: String,
	},
	/// It does not take what was sent. Others may have been faster.
	#[error("Tael does not take it: {0}")]
	Refused(String),
	/// Something is missing that the runtime promises to have.
	#[error("{0} is missing in the state of Tael")]
	Missing(&'static str),
}

impl TaelError {
	/// Whether somebody lies or something is broken, and not only late.
	pub const fn is_alarm(&self) -> bool {
		!matches!(self, Self::Silent(_) | Self::NoDomain(_) | Self::Refused(_))
	}

	/// One word for metrics.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Silent(_) => "tael_silent",
			Self::Strange { .. } => "tael_strange",
			Self::FalseHeader { .. } => "tael_false_header",
			Self::FalseProof { .. } => "tael_false_proof",
			Self::Regressed { .. } => "tael_regressed",
			Self::OtherChain { .. } => "tael_other_chain",
			Self::UnknownRuntime { .. } => "unknown_runtime",
			Self::ChangedRuntime(_) => "changed_runtime",
			Self::NoDomain(_) => "no_domain",
			Self::OtherDomain { .. } => "other_domain",
			Self::Refused(_) => "tael_refused",
			Self::Missing(_) => "tael_missing",
		}
	}
}
