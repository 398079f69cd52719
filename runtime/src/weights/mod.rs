// SPDX-License-Identifier: Apache-2.0

//! Costs: what the database and an empty block or transaction take. What the calls take lies in each
//! pallet's `weights.rs`.

pub mod base;
