// SPDX-License-Identifier: Apache-2.0

mod attest;
mod claim;
mod invariants;
mod issuers;
mod limits;
mod money;
mod persons;
mod privacy;
mod prune;
mod screening;
mod tables;
mod validity;
mod withdraw;
