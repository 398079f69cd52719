// SPDX-License-Identifier: Apache-2.0

//! The runtime as a whole, in its real configuration: blocks are built by the executive, and
//! transactions are signed and pass every extension.

mod arbitrary;
mod bridge;
mod chain;
mod claimables;
mod costs;
mod dice;
mod fees;
mod filters;
mod fraud;
mod frozen;
mod genesis;
mod golden;
mod governance;
mod guards;
mod issuance;
mod leaks;
mod market;
mod payments;
mod randomness;
mod rates;
mod shop;
mod trading;
mod vault;
mod views;
mod weights;
mod workload;
