// SPDX-License-Identifier: Apache-2.0

//! Random days at the bridge: deposits, votes of attesters who err, withdrawals, cancelled and paid, pauses and
//! payments by tag, while people pay each other. After every block the invariants hold. A day follows from its
//! seed, which is printed when it fails.

use crate::{
	chain::{
		Dave, Eve, Ferdie, account, begin_block, by, dispatch, end_block, on_dev_chain, stranger,
	},
	dice::{Dice, RandomDay},
	shop::{SHOP, attest, create, invoice, open_shop, request_in_parts, transfer},
	vault::{
		ETHEREUM, KEYS, LARGE, council, deposit, deposit_votes, ledger, open_vault, pause, post,
		receipt, signatures, withdraw,
	},
};
use pallet_bridge::{Call, Contiguous, DEV, Direction, Outbounds};
use polkadot_sdk::{frame_support::assert_ok, sp_keyring::Sr25519Keyring};
use tael_primitives::{
	AccountId, AssetKind, Balance, CENT, HOUR, MINUTE, SubjectKind, Tier, USDT,
	bridge::{Deposit, Outcome, Release},
};
use tael_runtime::{Balances, Runtime, SLOT_DURATION, invariants};

/// How many days there are.
const DAYS: u64 = if cfg!(debug_assertions) { 2 } else { 8 };
/// Steps of a day.
const STEPS: u32 = 250;
const PEOPLE: [Sr25519Keyring; 3] = [Dave, Eve, Ferdie];

struct Day {
	seed: u64,
	dice: Dice,
	/// Deposits that are on the other chain, by their numbers.
	deposits: Vec<Deposit>,
	references: u8,
	told: Vec<String>,
}

impl RandomDay for Day {
	fn dice(&mut self) -> &mut Dice {
		&mut self.dice
	}

	fn end_block(&mut self) {
		end_block();
		let told = || format!("seed {}, after {:?}", self.seed, self.told);
		invariants::check().unwrap_or_else(|broken| panic!("{broken:?}: {}", told()));
		let issued = [DEV, ETHEREUM].map(|domain| ledger(domain).issued());
		assert_eq!(Balances::total_issuance(), issued.iter().sum::<Balance>(), "I1: {}", told());
		// Once each, and no more than came in.
		let sums = ledger(ETHEREUM);
		let came: Balance = self.deposits.iter().map(|deposit| deposit.amount).sum();
		let known = sums.collateral().expect("it is sound") + sums.in_flight;
		assert!(known <= came, "INV-6: {}", told());
		self.told.clear();
	}
}

impl Day {
	fn begin(seed: u64) -> Self {
		open_shop();
		for who in PEOPLE {
			attest(who, SubjectKind::Person, Tier::Enhanced);
		}
		open_vault();
		for reference in 1..=4 {
			let request = request_in_parts(AssetKind::Native, 1_000 * USDT);
			assert_ok!(dispatch(by(SHOP), create(reference, request)));
		}
		Self { seed, dice: Dice::new(seed), deposits: vec![], references: 0, told: vec![] }
	}

	fn tell(&mut self, what: &str, done: bool) {
		self.told.push(format!("{what}: {done}"));
	}

	/// Small, usual or large.
	fn amount(&mut self) -> Balance {
		match self.below(5) {
			0 => 1 + self.amount_below(2 * CENT),
			1..=3 => USDT + self.amount_below(2_000 * USDT),
			_ => LARGE - USDT + self.amount_below(2 * USDT),
		}
	}

	fn somebody(&mut self) -> AccountId {
		if self.one_in(3) {
			let number = 100 + self.below(20);
			stranger(number.try_into().expect("a byte"))
		} else {
			account(self.any(PEOPLE))
		}
	}

	/// Somebody pays into the vault.
	fn pay_in(&mut self) {
		let (who, amount) = (self.somebody(), self.amount());
		let nonce = u64::try_from(self.deposits.len()).expect("few") + 1;
		let mut message = deposit(nonce, &who, amount);
		if self.one_in(4) {
			let reference = 1 + self.below(5);
			message.memo = invoice(reference.try_into().expect("a byte"));
		}
		self.deposits.push(message);
	}

	/// Some attesters speak of a deposit that is not done, and one may be wrong.
	fn vote(&mut self) {
		let done = Contiguous::<Runtime>::get(ETHEREUM).contiguous;
		let open: Vec<_> =
			self.deposits.iter().filter(|deposit| deposit.nonce > done).cloned().collect();
		let Some(message) = self.pick(&open) else { return };
		let first = usize::try_from(self.below(5)).expect("few");
		let count = 1 + usize::try_from(self.below(4)).expect("few");
		// At most one errs, so that the others can agree.
		let message = if first == 4 && count == 1 && self.one_in(2) {
			Deposit { amount: message.amount + 1, ..message }
		} else {
			message
		};
		let attesters = (first..KEYS.len()).take(count);
		let is_taken = matches!(post(deposit_votes(&message, attesters)), Ok(Ok(())));
		self.tell("votes", is_taken);
	}

	fn take_out(&mut self) {
		let (who, amount) = (self.any(PEOPLE), 10 * USDT + self.amount_below(500 * USDT));
		self.references = self.references.wrapping_add(1);
		let done = dispatch(by(who), withdraw(self.references, amount)).is_ok();
		self.tell("withdrawal", done);
	}

	fn any_release(&mut self) -> Option<Release> {
		let mut rows: Vec<_> =
			Outbounds::<Runtime>::iter_prefix_values(ETHEREUM).map(|row| row.release).collect();
		rows.sort_by_key(|release| release.nonce);
		self.pick(&rows)
	}

	fn sign(&mut self) {
		let Some(release) = self.any_release() else { return };
		let done = matches!(post(signatures(&release)), Ok(Ok(())));
		self.tell("signatures", done);
	}

	fn end_release(&mut self) {
		let Some(release) = self.any_release() else { return };
		let outcome = self.any([Outcome::Released, Outcome::Released, Outcome::Cancelled]);
		let done = matches!(post(receipt(&release, outcome)), Ok(Ok(())));
		self.tell("receipt", done);
	}

	fn help(&mut self) {
		let nonce = 1 + self.below(u64::try_from(self.deposits.len()).expect("few") + 1);
		let who = self.somebody();
		let helper = self.any(PEOPLE);
		let call = match self.below(3) {
			0 => Call::claim_parked { domain: ETHEREUM, nonce },
			1 => Call::return_parked { domain: ETHEREUM, nonce, to: None },
			_ => Call::claim { who, domain: ETHEREUM },
		};
		let done = dispatch(by(helper), call).is_ok();
		self.tell("help", done);
	}

	fn pause_or_resume(&mut self) {
		let direction = self.any([Direction::In, Direction::Out]);
		let done = if self.one_in(3) {
			dispatch(by(Ferdie), pause(direction)).is_ok()
		} else {
			dispatch(council(), Call::resume { domain: ETHEREUM, direction }).is_ok()
		};
		self.tell("pause or end of one", done);
	}

	fn pay_each_other(&mut self) {
		let (who, to) = (self.any(PEOPLE), self.somebody());
		let amount = CENT / 2 + self.amount_below(USDT);
		let done = dispatch(by(who), transfer(&AssetKind::Native, &to, amount)).is_ok();
		self.tell("payment", done);
	}

	fn step(&mut self) {
		match self.below(20) {
			0..=3 => self.pay_in(),
			4..=9 => self.vote(),
			10..=11 => self.take_out(),
			12 => self.sign(),
			13 => self.end_release(),
			14..=15 => self.help(),
			16 => self.pause_or_resume(),
			17 => self.pay_each_other(),
			18 => self.pass(SLOT_DURATION),
			_ => {
				let by = (MINUTE + self.below(3 * HOUR)).next_multiple_of(SLOT_DURATION);
				self.pass(by);
			},
		}
	}
}

#[test]
fn i1_i6_random_days_should_leave_every_invariant_true() {
	let (mut credited, mut released) = (0, 0);
	for seed in 0..DAYS {
		on_dev_chain(|| {
			let mut day = Day::begin(seed);
			for _ in 0..STEPS {
				day.step();
			}
			let sums = ledger(ETHEREUM);
			credited += sums.minted;
			released += sums.burned - sums.in_flight.min(sums.burned);
			day.end_block();
			begin_block(0);
		});
	}
	assert!(credited > 0 && released > 0, "nothing happened: {credited}, {released}");
}
