// SPDX-License-Identifier: Apache-2.0

mod closing;
mod directory;
mod gateways;
mod invariants;
mod members;
mod presence;
mod refund_limit;
mod register;
mod review;
mod settlement;
mod states;
