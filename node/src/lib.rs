// SPDX-License-Identifier: Apache-2.0

//! The parts of the node that have tests of their own: command line, chain specifications,
//! database, transaction pool and JSON-RPC.
//!
//! The program `tael` puts them together. Its service draws most of the SDK in, which is compiled for
//! the program only, and not again for the tests.

pub mod chain_spec;
pub mod cli;
pub mod client;
pub mod database;
mod error;
pub mod pool;
pub mod rpc;

pub use error::Error;
