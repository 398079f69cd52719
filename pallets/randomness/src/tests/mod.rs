// SPDX-License-Identifier: Apache-2.0

mod blocks;
mod genesis;
mod inherent;
mod invariants;
mod reveal;
mod seeds;
