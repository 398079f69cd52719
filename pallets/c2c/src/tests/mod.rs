// SPDX-License-Identifier: Apache-2.0

mod attest;
mod book;
mod costs;
mod crossing;
mod dispute;
mod extension;
mod fiats;
mod flow;
mod freeze;
mod halt;
mod invariants;
mod lapse;
mod liveness;
mod mailbox;
mod market;
mod matching;
mod nullify;
mod offers;
mod pay;
mod pools;
mod property;
mod quotes;
mod races;
mod rails;
mod record;
mod release;
mod request;
mod scene;
mod settlement;
mod steps;
mod sweep;
mod take;
mod take_best;
mod trade_table;
mod views;

use crate::mock::*;

#[test]
fn the_chain_of_the_tests_begins_sound() {
	run(|| {});
}
