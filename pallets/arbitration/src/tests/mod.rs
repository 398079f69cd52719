// SPDX-License-Identifier: Apache-2.0

mod api;
mod appeal;
mod arbiters;
mod draw;
mod evidence;
mod fees;
mod fraud;
mod invariants;
mod liveness;
mod machines;
mod open;
mod panel;
mod property;
mod respond;
mod rule;
mod settle;
mod stalled;
mod steps;
mod sweep;
mod table;
mod terms;
mod withdraw;
