// SPDX-License-Identifier: Apache-2.0

//! Numbers and records that every part of the pallet knows.

use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_runtime::{Deserialize, Serialize},
};
use tael_primitives::{Balance, Bps, Fiat, MINUTE, Millis, RailId, Ruling, Side, share_ceil};

use crate::DisputeTier;

/// Members of a panel, and so the most seats a dispute has.
pub const PANEL: u32 = 3;
/// How often seats of one tier are filled anew. Whatever made them vacant counts, so that nobody can
/// delay a dispute by leaving it.
pub const MAX_REDRAWS: u8 = 3;
/// Most arbiters who have sat in one dispute: one and then a panel, each replaced as often as may be.
pub const MAX_EXCLUDED: u32 = 16;
/// Most rounds of fees: the opening, and an appeal from each tier but the last.
pub const MAX_ROUNDS: u32 = 4;
/// Most disputes an arbiter sits in at a time. It bounds the work of removing him.
pub const MAX_LOAD: u32 = 16;
/// Most arbiters who can be drawn. It bounds the work of a draw.
pub const MAX_ACTIVE: u32 = 256;
/// Most candidates that a draw looks at closely, in the order of their tickets. It bounds the questions
/// about who is whose relative; if none of so many will do, the next tier decides.
pub const MAX_TRIES: u32 = 32;
/// Most currencies, and most rails, that an arbiter names.
pub const MAX_SKILLS: u32 = 8;
/// Most pieces of evidence of one side.
pub const MAX_EVIDENCE: u32 = 16;
/// Most pieces of evidence of one dispute.
pub const MAX_FILES: u32 = 2 * MAX_EVIDENCE;
/// Most receipts pruned by one call.
pub const MAX_BATCH: u32 = 32;
/// Most timed steps that one poke, or one call before its own step, takes.
pub const MAX_STEPS: u32 = 3;

/// The step allows no such transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// The numbers a dispute is held under: copied into it when it is opened.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
// The genesis of a network can name them.
#[serde(crate = "polkadot_sdk::sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Terms {
	/// Least fee of one arbiter.
	pub min_fee: Balance,
	/// Highest fee of one arbiter.
	pub max_fee: Balance,
	/// The fee of one arbiter between those, as a share of the principal's value, rounded up.
	pub fee: Bps,
	/// Below this value in USDT the other side need not stake on an appeal: what it would have staked is
	/// advanced out of the appellant's stake, so that a poor winner cannot be bullied. Whoever an officer has
	/// frozen need not either, whatever the value.
	pub small_principal: Balance,
	/// What an arbiter has earned who sits in a dispute that ends without his ruling.
	pub settlement_part: Bps,
	/// What an arbiter loses who does not rule in time, in USDT.
	pub overdue_slash: Balance,
	/// For the response to a dispute.
	pub respond_window: Millis,
	/// For evidence, once both sides have acted and again after each appeal.
	pub evidence_window: Millis,
	/// For the ruling of one arbiter.
	pub ruling_window: Millis,
	/// For the commitments of a panel.
	pub commit_window: Millis,
	/// For the votes of a panel, from the end of the commitments.
	pub reveal_window: Millis,
	/// For an appeal, in its first half, and for the other side's stake.
	pub appeal_window: Millis,
	/// In which an arbiter may step back.
	pub recuse_window: Millis,
	/// For an objection to a withdrawal.
	pub objection_window: Millis,
	/// Age at which a dispute is stalled.
	pub cap: Millis,
	/// For the council, from there until the default.
	pub stalled_window: Millis,
}

impl Terms {
	/// Whether governance may set them: no window that decides money is shorter than five minutes, and they
	/// are [consistent](Self::are_consistent).
	pub fn are_sound(&self, arbiter_bond: Balance) -> bool {
		self.windows().iter().all(|window| *window >= 5 * MINUTE)
			&& self.are_consistent(arbiter_bond)
	}

	/// Whether windows, fees and shares make sense together. All that is asked of the terms a network begins
	/// with.
	pub fn are_consistent(&self, arbiter_bond: Balance) -> bool {
		let panel = self.commit_window.saturating_add(self.reveal_window);
		let longest = self
			.respond_window
			.saturating_add(self.evidence_window)
			.saturating_add(self.ruling_window.max(panel))
			.saturating_add(self.appeal_window);
		self.windows().iter().all(|window| *window > 0)
			// A dispute that goes as it should does not stall.
			&& self.cap >= longest
			&& self.min_fee <= self.max_fee
			// A panel can divide its pay.
			&& self.min_fee >= PANEL.into()
			&& self.fee <= 10_000
			&& self.settlement_part <= 10_000
			// A bond covers what a missed deadline costs.
			&& self.overdue_slash <= arbiter_bond
	}

	const fn windows(&self) -> [Millis; 9] {
		[
			self.respond_window,
			self.evidence_window,
			self.ruling_window,
			self.commit_window,
			self.reveal_window,
			// The appellant has the first half.
			self.appeal_window.saturating_div(2),
			self.recuse_window,
			self.objection_window,
			self.stalled_window,
		]
	}

	/// The fee of one arbiter for a principal of this value in USDT.
	pub fn fee_of(&self, value: Balance) -> Balance {
		share_ceil(value, self.fee).unwrap_or(self.max_fee).max(self.min_fee).min(self.max_fee)
	}
}

/// Every number of this pallet.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// What new disputes are held under, unless governance has set other terms.
	pub terms: Terms,
	/// What an arbiter holds, in USDT.
	pub arbiter_bond: Balance,
	/// How long a bond stays after its arbiter's last case. Long enough for any appeal to be decided, so
	/// that what it shows can still be punished.
	pub bond_horizon: Millis,
	/// How long what ended in a ruling cannot be disputed again.
	pub receipt_retention: Millis,
}

/// What an arbiter is good at. Nothing named: anything.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Skills {
	/// Currencies he can judge payments in.
	pub fiats: BoundedVec<Fiat, ConstU32<MAX_SKILLS>>,
	/// Rails whose proofs he can read.
	pub rails: BoundedVec<RailId, ConstU32<MAX_SKILLS>>,
}

impl Skills {
	/// Whether they are enough for a dispute about this.
	pub fn cover(&self, fiat: Option<Fiat>, rail: Option<RailId>) -> bool {
		let knows_fiat =
			fiat.is_none_or(|fiat| self.fiats.is_empty() || self.fiats.contains(&fiat));
		let knows_rail =
			rail.is_none_or(|rail| self.rails.is_empty() || self.rails.contains(&rail));
		knows_fiat && knows_rail
	}
}

/// An arbiter who can be drawn.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Candidate<AccountId> {
	/// Who.
	pub who: AccountId,
	/// The number of his entry. A draw takes only those who had entered when it was asked for.
	pub entry: u64,
	/// Whether he sits in as many disputes as he may.
	pub is_full: bool,
	/// What he is good at.
	pub skills: Skills,
}

/// A draw that was asked for.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawRequest {
	/// The randomness that decides it.
	pub moment: tael_primitives::Moment,
	/// Only candidates with a smaller number of entry take part.
	pub below: u64,
}

/// An arbiter in a dispute.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Seat<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Since when.
	pub since: Millis,
	/// What he has committed to, in a panel.
	pub commitment: Option<H256>,
	/// What he has revealed.
	pub vote: Option<Vote>,
}

/// The vote of a member of a panel.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Vote {
	/// What was found.
	pub cause: tael_primitives::Cause,
	/// The buyer's share of the principal.
	pub to_buyer: Bps,
	/// Whether the buyer's bond is slashed, by what the table says, or whole where it says nothing.
	pub slash_buyer: bool,
	/// The same of the seller's bond.
	pub slash_seller: bool,
	/// A hash of the reasons; needed with [`tael_primitives::Cause::Other`].
	pub notes_hash: H256,
}

/// Why a seat is vacant.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Vacancy {
	/// He did not rule in time, and is slashed.
	#[codec(index = 0)]
	Overdue,
	/// He stepped back.
	#[codec(index = 1)]
	Recused,
	/// The council removed him from the arbiters.
	#[codec(index = 2)]
	Removed,
	/// His credential has lapsed, he is frozen, or he is found to be the same person as a party.
	#[codec(index = 3)]
	Unfit,
}

/// What an arbiter and a party have exchanged about the party's account of payment.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Disclosure<AccountId> {
	/// Nothing.
	#[codec(index = 0)]
	None,
	/// An arbiter has asked for it.
	#[codec(index = 1)]
	Asked {
		/// Who, and so for whose key it is encrypted.
		by: AccountId,
	},
	/// The party has sent it, encrypted and off chain.
	#[codec(index = 2)]
	Given {
		/// Of what was sent.
		ciphertext_hash: H256,
	},
	/// An arbiter has compared it with the commitment. A mismatch is an issue for the ruling, and decides
	/// nothing by itself.
	#[codec(index = 3)]
	Checked {
		/// Whether it is what was committed to.
		matches: bool,
		/// What was recorded of the payer's reference, so that no other payment is the same one.
		nullifier: Option<H256>,
	},
}

/// One side of a dispute.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Party<AccountId> {
	/// Whether it opened the dispute or responded to it.
	pub has_acted: bool,
	/// Whether it has nothing more to file.
	pub is_ready: bool,
	/// How many pieces of evidence it has filed.
	pub filed: u32,
	/// What it disclosed to arbiters.
	pub disclosure: Disclosure<AccountId>,
}

impl<AccountId> Party<AccountId> {
	/// A side that has done nothing yet.
	pub const fn new() -> Self {
		Self { has_acted: false, is_ready: false, filed: 0, disclosure: Disclosure::None }
	}
}

impl<AccountId> Default for Party<AccountId> {
	fn default() -> Self {
		Self::new()
	}
}

/// What a piece of evidence is.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum EvidenceKind {
	/// What a side said when it opened the dispute or responded to it.
	#[codec(index = 0)]
	Statement,
	/// A receipt of a payment.
	#[codec(index = 1)]
	Receipt,
	/// A statement of a bank account.
	#[codec(index = 2)]
	BankStatement,
	/// Messages between the parties.
	#[codec(index = 3)]
	Chat,
	/// A recording.
	#[codec(index = 4)]
	Recording,
	/// A letter of a bank, a court or an authority.
	#[codec(index = 5)]
	Official,
	/// Anything else.
	#[codec(index = 6)]
	Other,
}

/// A piece of evidence, by its hashes. What it says is off chain and encrypted.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Evidence {
	/// Who filed it.
	pub by: Side,
	/// What it is.
	pub kind: EvidenceKind,
	/// Of the plain text, salted.
	pub hash: H256,
	/// Of where the ciphertext lies.
	pub uri_hash: H256,
	/// By which key of the reader it is encrypted.
	pub key_id: u32,
	/// When.
	pub at: Millis,
}

/// An amount on hold of each side.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Purse {
	/// In the buyer's account.
	#[codec(compact)]
	pub buyer: Balance,
	/// In the seller's account.
	#[codec(compact)]
	pub seller: Balance,
}

impl Purse {
	/// What one side has in it.
	pub const fn of(&self, side: Side) -> Balance {
		match side {
			Side::Buyer => self.buyer,
			Side::Seller => self.seller,
		}
	}

	/// The same, to be changed.
	pub const fn of_mut(&mut self, side: Side) -> &mut Balance {
		match side {
			Side::Buyer => &mut self.buyer,
			Side::Seller => &mut self.seller,
		}
	}
}

/// What an appeal was against. Whether it has gained its appellant anything is measured by that.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Appeal {
	/// Who has appealed.
	pub by: Side,
	/// Who had ruled.
	pub against: DisputeTier,
	/// What that ruling left him: his part of the principal, and of his bond what was not slashed.
	#[codec(compact)]
	pub kept: Balance,
}

/// The fees of one round: the opening, or an appeal.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Round<AccountId> {
	/// The appeal; `None` for the opening.
	pub appeal: Option<Appeal>,
	/// What the round costs if somebody rules.
	pub cost: Balance,
	/// What is on hold for it, under [`crate::HoldReason::Fee`].
	pub purse: Purse,
	/// The arbiters who have done their work in it.
	pub earned: BoundedVec<AccountId, ConstU32<PANEL>>,
	/// What each of those gets.
	pub share: Balance,
	/// Whether the council ruled.
	pub by_council: bool,
}

/// Whether the opener wants to take the dispute back.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Withdrawal {
	/// Not so far.
	#[codec(index = 0)]
	None,
	/// Yes; the other side may object.
	#[codec(index = 1)]
	Asked {
		/// Before this time.
		until: Millis,
	},
	/// The other side has objected, or a ruling or the cap came first: not again.
	#[codec(index = 2)]
	Refused,
}

/// A ruling that is stored. Nothing changes it; an appeal puts another one in its place.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct StoredRuling {
	/// What it says.
	pub ruling: Ruling,
	/// Who ruled.
	pub tier: DisputeTier,
	/// A hash of the reasons, or zero.
	pub notes_hash: H256,
	/// When.
	pub at: Millis,
}

/// How a dispute ended.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Outcome {
	/// A ruling was carried out.
	#[codec(index = 0)]
	Executed,
	/// The parties agreed, or one conceded.
	#[codec(index = 1)]
	Settled,
	/// The opener took it back.
	#[codec(index = 2)]
	Withdrawn,
}

/// What stays of a dispute that ended. Where that was a ruling, its object is not disputed again before
/// `keep_until`; otherwise another dispute takes its place.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// How it ended.
	pub outcome: Outcome,
	/// The ruling that was carried out, if one was.
	pub ruling: Option<Ruling>,
	/// The terms that were disputed, by hash.
	pub contract_hash: H256,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove this receipt.
	pub keep_until: Millis,
	/// Number of the next event, if its object is disputed again.
	pub seq: u32,
}

impl Receipt {
	/// Whether its object cannot be disputed now.
	pub const fn bars_another(&self, now: Millis) -> bool {
		match self.outcome {
			Outcome::Executed => now < self.keep_until,
			Outcome::Settled | Outcome::Withdrawn => false,
		}
	}
}

/// What an entry of the expiry index names.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timed {
	/// A dispute with a timed step.
	#[codec(index = 0)]
	Dispute,
	/// A receipt whose retention ends.
	#[codec(index = 1)]
	Receipt,
}

/// Why USDT moved.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Movement {
	/// An arbiter's pay.
	#[codec(index = 0)]
	Pay,
	/// The council's part, or what an appellant staked beyond the cost who gained nothing: to the treasury.
	#[codec(index = 1)]
	Treasury,
	/// A fee or stake, back to who placed it.
	#[codec(index = 2)]
	Return,
}
