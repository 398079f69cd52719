// SPDX-License-Identifier: Apache-2.0

//! The relayer between a local Ethereum and Tael, and what goes wrong there.

mod backlog;
mod bindings;
mod carrying;
mod end_to_end;
mod endpoints;
mod evidence;
mod local_chain;
mod reorganisations;
mod support;
