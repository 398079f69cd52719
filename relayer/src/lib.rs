// SPDX-License-Identifier: Apache-2.0

//! The relayer between Tael and the USDT vault on another chain: attester, executor and watcher.
//!
//! An attester is asked to be certain, and otherwise to be silent. What it signs is final on its own chain, agreed
//! on by a quorum of endpoints of which one is its own node, proven where a proof is to be had ([`evm`]), and
//! written down before it is signed, so that it never signs two things about one ([`journal`]). What must not
//! happen and does stops it until a person has looked ([`halt`]).

#![allow(
	clippy::arithmetic_side_effects,
	clippy::integer_division,
	reason = "no part of a runtime; amounts are only carried, never worked out"
)]

pub mod attest;
pub mod cli;
pub mod config;
pub mod evm;
pub mod execute;
pub mod halt;
pub mod journal;
pub mod key;
pub mod metrics;
pub mod page;
pub mod start;
pub mod status;
pub mod tael;
pub mod trouble;
pub mod watch;
