// SPDX-License-Identifier: Apache-2.0

//! What the tests share: a local Ethereum with the vault on it, and endpoints that lie.

pub mod anvil;
pub mod attesters;
pub mod ethereum;
pub mod lies;
pub mod proxy;
pub mod relayer;
mod rpc;
pub mod tael;
pub mod view;
