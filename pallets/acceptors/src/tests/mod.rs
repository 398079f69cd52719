// SPDX-License-Identifier: Apache-2.0

mod answer;
mod api;
mod apply;
mod bond;
mod collusion;
mod file;
mod fraud;
mod hearing;
mod invariants;
mod levels;
mod liveness;
mod machines;
mod members;
mod property;
mod queue;
mod recovery;
mod review;
mod standing;
mod steps;
mod sweep;
mod tiers;
mod worth;
