// SPDX-License-Identifier: Apache-2.0

//! The node of Tael: command line, chain specifications, service and JSON-RPC.
//!
//! The binary is [`command::run`] and nothing else, so that tests reach every part.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod chain_spec;
pub mod cli;
pub mod command;
mod error;
mod pool;
mod preflight;
pub mod rpc;
pub mod service;

pub use error::Error;
