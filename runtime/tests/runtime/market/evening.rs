// SPDX-License-Identifier: Apache-2.0

//! The evening (I4): when all deadlines are over and nobody is frozen any more, the sweep alone has ended
//! everything; what is left are pools, bonds and deposits, which their owners take.

use super::{
	Day, NATIVE, Tally, USDC,
	bonds::Programme,
	cast::{ACCEPTORS, TRADERS, apply},
	disputes::Arbitration,
	office::{keys_of, screened, set_blocked},
	trades::C2c,
};
use crate::{
	chain::{Alice, Bob, account, dispatch, submit},
	dice::RandomDay,
	shop::now,
};
use pallet_acceptors::{AcceptorState, Acceptors, Claims};
use pallet_arbitration::{ArbiterState, Arbiters, Disputes};
use pallet_c2c::{Mailboxes, MessageKeys, Offers, Pools, Trades, UsedQuotes};
use pallet_claimables::Claimables;
use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungibles},
	frame_system,
	sp_core::H256,
};
use tael_primitives::{AccountId, AssetKind, Balance, DAY, MINUTE, USDT};
use tael_runtime::{
	Runtime, RuntimeCall, RuntimeHoldReason, RuntimeOrigin, SLOT_DURATION,
	configs::FungiblesHeld,
	constants::{acceptors, arbitration},
};

/// Every reason for which trading puts money on hold.
const REASONS: [RuntimeHoldReason; 6] = [
	RuntimeHoldReason::C2c(pallet_c2c::HoldReason::Escrow),
	RuntimeHoldReason::C2c(pallet_c2c::HoldReason::Deposit),
	RuntimeHoldReason::Arbitration(pallet_arbitration::HoldReason::Fee),
	RuntimeHoldReason::Arbitration(pallet_arbitration::HoldReason::ArbiterBond),
	RuntimeHoldReason::Acceptors(pallet_acceptors::HoldReason::Bond),
	RuntimeHoldReason::Acceptors(pallet_acceptors::HoldReason::ClaimDeposit),
];

fn held(asset: &AssetKind, reason: RuntimeHoldReason, who: &AccountId) -> Balance {
	<FungiblesHeld as fungibles::InspectHold<_>>::balance_on_hold(asset.clone(), &reason, who)
}

/// Whether anything lives that only time ends now.
fn is_anything_going_on() -> bool {
	Trades::<Runtime>::iter_keys().next().is_some()
		|| Disputes::<Runtime>::iter_keys().next().is_some()
		|| Claims::<Runtime>::iter_keys().next().is_some()
		|| Offers::<Runtime>::iter_keys().next().is_some()
		|| Mailboxes::<Runtime>::iter_keys().next().is_some()
		|| UsedQuotes::<Runtime>::iter_keys().next().is_some()
}

impl Day {
	pub(super) fn end(mut self) -> Tally {
		self.lift_everybody();
		self.wait_for_the_sweep();
		collect_everything();
		self.check_holds(&[2, 5]);
		self.go_home();
		self.check_holds(&[0, 1]);
		self.wait_for_bonds();
		self.check_holds(&[0, 1, 2, 3, 4, 5]);
		self.come_again();
		self.check_holds(&[4]);
		self.pass(SLOT_DURATION);
		self.tally
	}

	fn lift_everybody(&mut self) {
		for who in screened() {
			for officer in [Alice, Bob] {
				let lift = pallet_kyc::Call::lift { account: who.clone() };
				let _ = submit(officer, RuntimeCall::from(lift));
			}
			// What lapsed is not lifted.
			let _ = submit(Alice, RuntimeCall::from(pallet_kyc::Call::poke { account: who }));
		}
		assert!(screened().is_empty(), "seed {}", self.seed);
	}

	/// Nobody does anything any more.
	fn wait_for_the_sweep(&mut self) {
		// A claim, and the longest dispute about it.
		let longest = acceptors::LIMITS.answer_window
			+ acceptors::LIMITS.escalate_window
			+ arbitration::TERMS.cap
			+ arbitration::TERMS.stalled_window;
		let until = now() + longest + 2 * DAY;
		while is_anything_going_on() && now() < until {
			self.pass(DAY);
			self.let_the_sweep_catch_up();
		}
		let left = [
			Trades::<Runtime>::iter_keys().count(),
			Disputes::<Runtime>::iter_keys().count(),
			Claims::<Runtime>::iter_keys().count(),
			Offers::<Runtime>::iter_keys().count(),
			Mailboxes::<Runtime>::iter_keys().count(),
			UsedQuotes::<Runtime>::iter_keys().count(),
		];
		assert_eq!(left, [0; 6], "I4: seed {}", self.seed);
	}

	/// A day has more minutes than the sweep looks through in one block.
	fn let_the_sweep_catch_up(&mut self) {
		let last = now() / MINUTE;
		let cursors = || {
			[
				pallet_c2c::SweepCursor::<Runtime>::get(),
				pallet_arbitration::SweepCursor::<Runtime>::get(),
				pallet_acceptors::SweepCursor::<Runtime>::get(),
			]
		};
		for _ in 0..100 {
			if cursors().into_iter().flatten().all(|cursor| cursor > last) {
				return;
			}
			self.pass(SLOT_DURATION);
		}
		panic!("the sweep is stuck: seed {}", self.seed);
	}

	/// That nothing is on hold for these reasons.
	fn check_holds(&self, reasons: &[usize]) {
		for who in frame_system::Account::<Runtime>::iter_keys() {
			for reason in reasons.iter().map(|place| REASONS[*place]) {
				let on_hold = [NATIVE, USDC].map(|asset| held(&asset, reason, &who));
				assert_eq!(on_hold, [0, 0], "I4: seed {}, {who:?} {reason:?}", self.seed);
			}
		}
	}

	/// Owners close their pools and take back their keys; arbiters and acceptors leave.
	fn go_home(&mut self) {
		for (pool, row) in Pools::<Runtime>::iter().collect::<Vec<_>>() {
			assert!(self.send("close_pool", &row.owner, C2c::close_pool { pool }));
		}
		assert_eq!(Pools::<Runtime>::iter_keys().count(), 0, "seed {}", self.seed);
		for who in MessageKeys::<Runtime>::iter_keys().collect::<Vec<_>>() {
			assert!(self.send("publish_key", &who, C2c::publish_key { key: None }));
		}
		for (who, row) in Arbiters::<Runtime>::iter().collect::<Vec<_>>() {
			if matches!(row.state, ArbiterState::Standby | ArbiterState::Active) {
				assert!(self.send("leave", &who, Arbitration::leave {}));
			}
		}
		for who in ACCEPTORS.map(account) {
			let row = Acceptors::<Runtime>::get(&who);
			if row.is_some_and(|row| row.state.is_member()) {
				assert!(self.send("exit", &who, Programme::exit {}));
			}
		}
	}

	/// Time goes on until nobody can claim anything; then bonds come back, to the last unit.
	fn wait_for_bonds(&mut self) {
		let home = now();
		self.pass_until(home + arbitration::LIMITS.bond_horizon);
		for who in Arbiters::<Runtime>::iter_keys().collect::<Vec<_>>() {
			assert!(self.send(
				"withdraw_arbiter_bond",
				&who,
				Arbitration::withdraw_arbiter_bond {}
			));
		}
		for who in Acceptors::<Runtime>::iter_keys().collect::<Vec<_>>() {
			// The plain part, unless claims have taken it.
			self.send("withdraw_bond", &who, Programme::withdraw_bond {});
		}
		self.pass_until(home + acceptors::LIMITS.long_window);
		for who in Acceptors::<Runtime>::iter_keys().collect::<Vec<_>>() {
			assert!(self.send("take_bond", &who, Programme::withdraw_bond {}));
		}
		assert_eq!(Arbiters::<Runtime>::iter_keys().count(), 0, "seed {}", self.seed);
		assert_eq!(Acceptors::<Runtime>::iter_keys().count(), 0, "seed {}", self.seed);
	}

	/// Who has left entirely can be an acceptor again.
	fn come_again(&mut self) {
		self.attest_all();
		let who = account(ACCEPTORS[0]);
		assert!(self.send("apply_again", &who, apply(1_000 * USDT)));
		// He has a history now, which may be enough.
		if Acceptors::<Runtime>::get(&who).is_some_and(|row| row.state == AcceptorState::Applied) {
			let label = H256::repeat_byte(1);
			let approve = pallet_acceptors::Call::approve { acceptor: who.clone(), tier: 1, label };
			assert!(self.decide("approve_again", approve));
		}
		assert!(self.send("exit", &who, Programme::exit {}));
		assert!(self.send("take_bond", &who, Programme::withdraw_bond {}));
	}
}

/// Everybody can be credited again, and takes what waits for him.
fn collect_everything() {
	for who in TRADERS {
		set_blocked(&account(who), false);
	}
	while let Some((owner, _)) = Claimables::<Runtime>::iter_keys().next() {
		let claim = pallet_claimables::Call::claim { keys: keys_of(&owner) };
		assert_ok!(dispatch(RuntimeOrigin::signed(owner), RuntimeCall::from(claim)));
	}
}
