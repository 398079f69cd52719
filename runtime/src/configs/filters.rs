// SPDX-License-Identifier: Apache-2.0

//! Which calls can be dispatched at all, which of them as Root, and which can never be paused.

use crate::{
	Runtime, RuntimeCall, RuntimeOrigin,
	constants::{money, time},
};
use polkadot_sdk::{
	frame_support::traits::{CallMetadata, Contains, GetCallMetadata, OriginTrait},
	pallet_assets, pallet_balances, pallet_membership, pallet_scheduler,
	pallet_tx_pause::RuntimeCallNameOf,
	pallet_utility, pallet_whitelist,
};

/// What any origin but Root may dispatch, in a transaction, a batch, through a delegate or a motion.
///
/// Root passes no filter, so what becomes Root is checked here, before it does.
pub struct Permitted;

impl Contains<RuntimeCall> for Permitted {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			// They change the issuance of USDT, or move money without its owner (I7).
			RuntimeCall::Balances(
				pallet_balances::Call::burn { .. }
				| pallet_balances::Call::force_transfer { .. }
				| pallet_balances::Call::force_unreserve { .. }
				| pallet_balances::Call::force_set_balance { .. }
				| pallet_balances::Call::force_adjust_total_issuance { .. },
			) => false,

			// A new stablecoin, and everything that could freeze, destroy or rename one that people
			// hold, is a decision that becomes Root, or an upgrade.
			RuntimeCall::Assets(
				pallet_assets::Call::create { .. }
				| pallet_assets::Call::force_create { .. }
				| pallet_assets::Call::force_asset_status { .. }
				| pallet_assets::Call::force_set_metadata { .. }
				| pallet_assets::Call::force_clear_metadata { .. }
				| pallet_assets::Call::start_destroy { .. },
			) => false,

			// What takes two officers would take one with two keys.
			RuntimeCall::Officers(pallet_membership::Call::change_key { .. }) => false,

			// A price goes through the checks of `rates`.
			RuntimeCall::Oracle(_) => false,

			// Root is reached by one door, which names the call and not only its hash.
			RuntimeCall::Whitelist(pallet_whitelist::Call::dispatch_whitelisted_call {
				..
			}) => false,
			RuntimeCall::Whitelist(
				pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call },
			) => Enactable::contains(call),

			// What is scheduled is at least the delay of an enactment ahead, and happens once.
			RuntimeCall::Scheduler(
				pallet_scheduler::Call::schedule { .. }
				| pallet_scheduler::Call::schedule_named { .. }
				| pallet_scheduler::Call::set_retry { .. }
				| pallet_scheduler::Call::set_retry_named { .. },
			) => false,
			RuntimeCall::Scheduler(
				pallet_scheduler::Call::schedule_after { after, maybe_periodic, .. }
				| pallet_scheduler::Call::schedule_named_after { after, maybe_periodic, .. },
			) => *after >= time::ENACTMENT_DELAY && maybe_periodic.is_none(),

			_ => true,
		}
	}
}

/// The calls that [`Enactable`] lets through, by pallet and name.
pub const ENACTABLE_AS_ROOT: &[(&str, &[&str])] = &[
	("System", &["authorize_upgrade"]),
	("Migrations", &["force_set_cursor", "force_set_active_cursor", "clear_historic"]),
	("Assets", &["force_create", "force_set_metadata", "force_clear_metadata"]),
	("Grandpa", &["note_stalled"]),
	("Utility", &["dispatch_as"]),
];

/// What may be dispatched as Root: the calls of [`ENACTABLE_AS_ROOT`], `dispatch_as` for a payment out
/// of the treasury alone.
///
/// A list of what is allowed, and none of it dispatches another call as Root. An upgrade can change
/// everything, this list too; that is what the delay is for.
pub struct Enactable;

impl Contains<RuntimeCall> for Enactable {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { function_name, pallet_name } = call.get_call_metadata();
		if !lists(ENACTABLE_AS_ROOT, pallet_name.as_bytes(), function_name.as_bytes()) {
			return false;
		}
		match call {
			RuntimeCall::Utility(pallet_utility::Call::dispatch_as { as_origin, call }) => {
				let treasury = RuntimeOrigin::signed(money::treasury());
				**as_origin == *treasury.caller() && keeps_payer_alive(call)
			},
			_ => true,
		}
	}
}

/// A plain payment that leaves the existential deposit where it is, so that the treasury's account
/// always exists and dust and fees can always be credited to it.
const fn keeps_payer_alive(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { .. })
			| RuntimeCall::Assets(pallet_assets::Call::transfer_keep_alive { .. })
	)
}

/// Pallets whose calls can never be paused, neither one by one nor by safe mode: consensus and
/// governance, without which nobody could end the pause, and wrappers, because the calls in
/// them are checked one by one.
const OPEN_PALLETS: &[&str] = &[
	"System",
	"Timestamp",
	"Migrations",
	"Randomness",
	"Validators",
	"Session",
	"Grandpa",
	"Council",
	"CouncilMembership",
	"TechnicalCommittee",
	"TechnicalMembership",
	"Whitelist",
	"Officers",
	"Registrars",
	"TxPause",
	"SafeMode",
	"Preimage",
	"Scheduler",
	"Utility",
	"Proxy",
	"Multisig",
];

/// Exits and protective calls: time runs on during a pause, so whoever has money in an object, or a
/// duty with a deadline, must be able to act.
pub const EXITS: &[(&str, &[&str])] = &[
	("Assets", &["refund", "refund_other", "cancel_approval"]),
	(
		"Kyc",
		&[
			"deactivate_issuer",
			"compromise_issuer",
			"downgrade",
			"revoke",
			"prune",
			"forget_sequences",
			"prune_usage",
			"screen",
			"confirm",
			"lift",
			"overrule",
			"poke",
		],
	),
	(
		"Merchants",
		&[
			"reject",
			"suspend",
			"reinstate",
			"force_close",
			"close",
			"rotate_signing_key",
			"propose_settlement",
			"confirm_settlement",
			"withdraw_settlement",
			"revoke_role",
			"withdraw_consent",
			"resign_role",
			"resign_settlement",
			"finish_close",
			"prune_receipt",
		],
	),
	// A price that is not fed is stale, so feeding protects. So does whatever takes a price or a
	// feeder away.
	(
		"Rates",
		&[
			"cancel_pair",
			"retire_pair",
			"halt",
			"dismiss",
			"slash",
			"leave",
			"feed",
			"poke",
			"finish_leave",
		],
	),
	(
		"C2c",
		&[
			"withdraw_liquidity",
			"close_pool",
			"pause_offer",
			"close_offer",
			"bar_offer",
			"reject_trade",
			"cancel_trade",
			"mark_paid",
			"undo_mark_paid",
			"release",
			"cancel_claim",
			"claim_late_payment",
			"grant_extension",
			"buy_extension",
			"dispute",
			"contest",
			"poke_trade",
			"attest_payment",
			"propose_settlement",
			"accept_settlement",
			"withdraw_settlement",
			"decline_settlement",
			"publish_key",
			"send_message",
			"prune",
		],
	),
	// Whatever a dispute waits for, time runs on.
	(
		"Arbitration",
		&[
			"remove_arbiter",
			"council_rule",
			"respond",
			"submit_evidence",
			"ready",
			"reveal",
			"appeal",
			"counter_fund",
			"withdraw_dispute",
			"object",
			"set_available",
			"recuse",
			"leave",
			"withdraw_arbiter_bond",
			"request_reveal",
			"record_reveal",
			"rule",
			"commit_vote",
			"reveal_vote",
			"poke_dispute",
			"prune",
		],
	),
	// A claim can be filed for a time only.
	(
		"Acceptors",
		&[
			"reject",
			"charge",
			"drop_charge",
			"expel",
			"suspend",
			"reinstate",
			"withdraw_application",
			"top_up_bond",
			"withdraw_excess",
			"answer_charge",
			"exit",
			"withdraw_bond",
			"file_claim",
			"answer_claim",
			"accept_claim",
			"withdraw_claim",
			"escalate_claim",
			"report_recovery",
			"poke_acceptor",
			"poke_claim",
			"prune_claim",
			"unlock",
		],
	),
	(
		"Payments",
		&[
			"cancel",
			"expire",
			"accept_short",
			"capture",
			"void",
			"reclaim",
			"expire_authorization",
			"dispute_payment",
			"drop_dispute",
			"refund",
			"close",
			"prune",
		],
	),
	// The other chain goes on: what came in there is to arrive here, and what left here is to be decided.
	(
		"Bridge",
		&[
			"set_open",
			"set_limit",
			"raise_limit",
			"set_watcher",
			"set_listed",
			"submit_deposit_votes",
			"submit_receipt_votes",
			"submit_checkpoint_votes",
			"claim_parked",
			"return_parked",
			"claim",
			"sign_withdrawals",
			"forget_request",
			"register_attester",
			"top_up_bond",
			"leave",
			"return_bond",
			"report_fraud",
			"schedule_rotation",
			"sign_rotation",
			"withdraw_rotation",
			"pause",
		],
	),
	// Naming a recovery account protects, and taking it away gives a deposit back.
	("Claimables", &["claim", "claim_to", "push_claimable", "recover", "set_recovery"]),
];

/// The calls that can never be paused.
pub struct AlwaysOpen;

impl AlwaysOpen {
	fn names(pallet: &[u8], call: &[u8]) -> bool {
		OPEN_PALLETS.iter().any(|open| open.as_bytes() == pallet) || lists(EXITS, pallet, call)
	}
}

impl Contains<RuntimeCall> for AlwaysOpen {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { function_name, pallet_name } = call.get_call_metadata();
		Self::names(pallet_name.as_bytes(), function_name.as_bytes())
	}
}

impl Contains<RuntimeCallNameOf<Runtime>> for AlwaysOpen {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		Self::names(pallet, call)
	}
}

fn lists(table: &[(&str, &[&str])], pallet: &[u8], call: &[u8]) -> bool {
	table.iter().any(|(name, calls)| {
		name.as_bytes() == pallet && calls.iter().any(|name| name.as_bytes() == call)
	})
}
