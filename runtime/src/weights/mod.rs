// SPDX-License-Identifier: Apache-2.0

//! Costs: what the database and an empty block or transaction take, and one generated file for each
//! pallet with calls.

pub mod base;
