// SPDX-License-Identifier: Apache-2.0

//! Tael's own JSON-RPC methods, asked of a real node.
//!
//! Each test starts a development node of its own and makes what it reads by signed transactions.

mod bridge;
mod chain;
mod claimables;
mod documents;
mod input;
mod payments;
mod people;
mod rates;
mod restart;
mod shop;
mod subscription;
mod trading;
