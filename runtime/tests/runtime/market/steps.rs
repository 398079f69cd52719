// SPDX-License-Identifier: Apache-2.0

//! How often each step is tried.

use super::Day;
use crate::dice::RandomDay;

type Step = fn(&mut Day);

pub(super) const STEPS: [(u64, Step); 66] = [
	(10, Day::feed),
	(8, Day::open_pool),
	(6, Day::fund_pool),
	(6, Day::withdraw_liquidity),
	(2, Day::close_pool),
	(70, Day::create_offer),
	(12, Day::update_offer),
	(5, Day::pause_offer),
	(6, Day::resume_offer),
	(4, Day::close_offer),
	(20, Day::poke_offer),
	(3, Day::bar_offer),
	(150, Day::take),
	(60, Day::take_best),
	(15, Day::take_quote),
	(50, Day::accept_trade),
	(8, Day::reject_trade),
	(14, Day::cancel_trade),
	(90, Day::mark_paid),
	(14, Day::undo_mark_paid),
	(40, Day::release),
	(8, Day::cancel_claim),
	(12, Day::claim_late_payment),
	(20, Day::wait_for_a_deadline),
	(15, Day::poke_trade),
	(16, Day::grant_extension),
	(12, Day::buy_extension),
	(40, Day::dispute),
	(24, Day::contest),
	(14, Day::attest_payment),
	(5, Day::publish_key),
	(8, Day::send_message),
	(20, Day::propose_settlement),
	(7, Day::accept_settlement),
	(5, Day::decline_settlement),
	(5, Day::withdraw_settlement),
	(40, Day::respond),
	(12, Day::submit_evidence),
	(30, Day::ready),
	(20, Day::reveal),
	(5, Day::withdraw_dispute),
	(6, Day::object),
	(50, Day::appeal),
	(24, Day::counter_fund),
	(30, Day::hasten),
	(35, Day::poke_dispute),
	(25, Day::rule),
	(30, Day::commit_vote),
	(40, Day::reveal_vote),
	(4, Day::recuse),
	(16, Day::ask_for_account),
	(10, Day::check_account),
	(20, Day::arbiters_come_and_go),
	(4, Day::remove_arbiter),
	(20, Day::council_rule),
	(20, Day::file_claim),
	(8, Day::claw_back),
	(14, Day::answer_claim),
	(8, Day::accept_claim),
	(3, Day::withdraw_claim),
	(14, Day::escalate_claim),
	(5, Day::report_recovery),
	(14, Day::programme),
	(14, Day::screening),
	(16, Day::block_or_unblock),
	(10, Day::collect),
];

impl Day {
	fn programme(&mut self) {
		match self.below(11) {
			0..=3 => self.change_bond(),
			4 | 5 => self.suspend_or_reinstate(),
			6 => self.charge_or_drop(),
			7 => self.set_tier(),
			8 | 9 => self.exit(),
			_ => self.attest_all(),
		}
	}

	fn screening(&mut self) {
		match self.below(10) {
			0 | 1 => self.screen(),
			2 | 3 => self.confirm(),
			4 => self.revoke(),
			_ => self.lift(),
		}
	}
}
