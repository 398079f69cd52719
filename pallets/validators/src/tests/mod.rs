// SPDX-License-Identifier: Apache-2.0

mod changes;
mod genesis;
mod invariants;
mod keys;
mod sessions;
mod standings;
