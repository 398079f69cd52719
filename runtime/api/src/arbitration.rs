// SPDX-License-Identifier: Apache-2.0

//! Disputes, and who decides them.

use crate::Lookup;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{
	AccountId, AssetKind, Balance, Bps, CaseId, Cause, Fiat, Millis, Moment, RailId, Ruling, Side,
};

/// Where a dispute stands, as far as steps were taken.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeStatus {
	/// Opened; a side that has not acted may still respond.
	Open,
	/// Both sides have acted, and file what they have.
	Evidence,
	/// Arbiters are to be drawn.
	Drawing,
	/// Before arbiters, or before the council.
	Review,
	/// A ruling is stored and can be appealed.
	Ruled,
	/// A side has appealed and waits for the other's stake.
	Appealed,
	/// It took too long: only the council may rule, until the published default ends it.
	Stalled,
}

/// Who rules.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TierView {
	/// Nobody: what follows from silence.
	Silence,
	/// One arbiter.
	Arbiter,
	/// A panel of three.
	Panel,
	/// The council.
	Council,
}

/// The points in chain time at which something ends. Only those that the state has.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeadlinesView {
	/// Until when a side may respond.
	pub respond: Option<Millis>,
	/// Until when evidence is taken.
	pub evidence: Option<Millis>,
	/// Until when a panel commits to votes.
	pub commit: Option<Millis>,
	/// Until when arbiters rule.
	pub rule: Option<Millis>,
	/// Until when a side may appeal.
	pub appeal: Option<Millis>,
	/// Until when the other side may stake on the appeal; without an appeal, from when the ruling is
	/// carried out.
	pub conclude: Option<Millis>,
	/// Until when the other side may object to a withdrawal.
	pub object: Option<Millis>,
	/// From when on only the council may rule.
	pub stall: Millis,
	/// From when on the published default can end it.
	pub default: Millis,
}

/// What an arbiter and a party have exchanged about the party's account of payment.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum DisclosureView {
	/// Nothing.
	None,
	/// An arbiter has asked for it.
	Asked {
		/// Who: it is encrypted for his key.
		by: AccountId,
	},
	/// The party has sent it, encrypted and off chain.
	Given {
		/// Of what was sent.
		ciphertext_hash: H256,
	},
	/// An arbiter has compared it with the commitment.
	Checked {
		/// Whether it is what was committed to.
		matches: bool,
		/// What was recorded of the payer's reference, which settles nothing else.
		nullifier: Option<H256>,
	},
}

/// A side of a dispute.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PartyView {
	/// Who.
	pub account: AccountId,
	/// What of his can be slashed.
	pub bond: Balance,
	/// Fees and stakes of his that are on hold, in USDT.
	pub fees: Balance,
	/// Whether he opened the dispute or responded to it.
	pub has_acted: bool,
	/// Whether he has nothing more to file.
	pub is_ready: bool,
	/// Whether the present ruling leaves him anything to appeal for.
	pub may_appeal: bool,
	/// What he disclosed to arbiters.
	pub disclosure: DisclosureView,
}

/// What a piece of evidence is.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum EvidenceKindView {
	/// What a side said when it opened the dispute or responded to it.
	Statement,
	/// A receipt of a payment.
	Receipt,
	/// A statement of a bank account.
	BankStatement,
	/// Messages between the parties.
	Chat,
	/// A recording.
	Recording,
	/// A letter of a bank, a court or an authority.
	Official,
	/// Anything else.
	Other,
}

/// A piece of evidence, by its hashes.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct EvidenceView {
	/// Who filed it.
	pub by: Side,
	/// What it is.
	pub kind: EvidenceKindView,
	/// Of the plain text, salted.
	pub hash: H256,
	/// Of where the ciphertext lies.
	pub uri_hash: H256,
	/// By which key of the reader it is encrypted.
	pub key_id: u32,
	/// When.
	pub at: Millis,
}

/// An arbiter in a dispute.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SeatView {
	/// Who.
	pub arbiter: AccountId,
	/// Since when.
	pub since: Millis,
	/// Whether he has committed to a vote, in a panel.
	pub has_committed: bool,
	/// Whether he has revealed it.
	pub has_revealed: bool,
}

/// A draw of arbiters that was asked for and waits for its randomness.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawView {
	/// The randomness that decides it, by its number.
	pub moment: Moment,
	/// When it was asked for. Who can be drawn is fixed since then.
	pub since: Millis,
}

/// A ruling that is stored.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RulingView {
	/// What it says.
	pub ruling: Ruling,
	/// Who ruled.
	pub tier: TierView,
	/// A hash of the reasons, or zero.
	pub notes_hash: H256,
	/// When.
	pub at: Millis,
}

/// Whether the opener wants to take the dispute back.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithdrawalView {
	/// Not so far.
	None,
	/// Yes; the other side may object.
	Asked,
	/// The other side has objected, or a ruling came first: not again.
	Refused,
}

/// A dispute in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DisputeView {
	/// What it is about.
	pub case: CaseId,
	/// The terms of that, by hash.
	pub contract_hash: H256,
	/// In which money.
	pub asset: AssetKind,
	/// How much is to be divided.
	pub principal: Balance,
	/// The local money.
	pub fiat: Option<Fiat>,
	/// The way it was to be paid.
	pub rail: Option<RailId>,
	/// Who opened it; `None`: the chain.
	pub opener: Option<Side>,
	/// Why.
	pub cause: Cause,
	/// Where it stands.
	pub status: DisputeStatus,
	/// Who rules, or has ruled.
	pub tier: TierView,
	/// Whether time has brought a step that anyone may take now. While arbiters are drawn it waits for
	/// randomness.
	pub is_due: bool,
	/// Whether the parties can still settle, or one concede.
	pub can_be_settled: bool,
	/// When it was opened.
	pub opened_at: Millis,
	/// What ends when.
	pub deadlines: DeadlinesView,
	/// The fee of one arbiter, in USDT.
	pub fee: Balance,
	/// The buyer, the payer, the claimant.
	pub buyer: PartyView,
	/// The seller, the merchant, the respondent.
	pub seller: PartyView,
	/// What was filed, oldest first.
	pub evidence: Vec<EvidenceView>,
	/// The arbiters who were drawn.
	pub seats: Vec<SeatView>,
	/// The draw of those who are missing; `None` if nobody is.
	pub draw: Option<DrawView>,
	/// How often seats of this tier were filled anew.
	pub redraws: u8,
	/// The last ruling.
	pub ruling: Option<RulingView>,
	/// Who has appealed, while the other side may stake.
	pub appellant: Option<Side>,
	/// What an appeal has to stake now, in USDT; `None` where there can be none.
	pub appeal_stake: Option<Balance>,
	/// How it ends if nobody rules any more.
	pub default_ruling: Ruling,
	/// Whether the opener wants to take it back.
	pub withdrawal: WithdrawalView,
	/// How many events it has had.
	pub seq: u32,
}

/// How a dispute ended.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutcomeView {
	/// A ruling was carried out.
	Executed,
	/// The parties agreed, or one conceded.
	Settled,
	/// The opener took it back.
	Withdrawn,
}

/// What stays of a dispute that ended.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DisputeReceiptView {
	/// What it was about.
	pub case: CaseId,
	/// How it ended.
	pub outcome: OutcomeView,
	/// The ruling that was carried out, if one was.
	pub ruling: Option<Ruling>,
	/// The terms that were disputed, by hash.
	pub contract_hash: H256,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// To whom the principal goes.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AwardView {
	/// All of it to this side.
	Whole(Side),
	/// All of it to one side; the ruling says to which.
	Either,
	/// As the ruling divides it.
	Divided,
}

/// Who pays the fee.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeePayerView {
	/// This side.
	Side(Side),
	/// The side that got less of the principal; each its half if both got as much.
	Loser,
	/// The side that opened the dispute; the loser if the chain did.
	Opener,
	/// Each its half.
	Halves,
	/// Whom the ruling names.
	Named,
}

/// What is taken of a bond.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SlashView {
	/// Nothing.
	None,
	/// This share, rounded down.
	Share(Bps),
	/// This share or nothing; the ruling says which.
	Optional(Bps),
	/// As much as the ruling says.
	Named,
}

/// Who gets the principal if nobody ever rules.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnruledView {
	/// Whoever has filed evidence where the other has not; else half each, an odd unit to the seller.
	Halves,
	/// The other side, if this one has neither opened nor responded; else as [`UnruledView::Halves`].
	AgainstSilent(Side),
}

/// What follows from what is found.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleView {
	/// What is found.
	pub cause: Cause,
	/// To whom the principal goes.
	pub award: AwardView,
	/// Who pays the fee.
	pub fee: FeePayerView,
	/// What is taken of the buyer's bond.
	pub slash_buyer: SlashView,
	/// What is taken of the seller's bond.
	pub slash_seller: SlashView,
	/// Who gets the principal if this is only said, and nobody ever rules.
	pub unruled: UnruledView,
}

/// Where an arbiter stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArbiterStatus {
	/// Has applied, and waits for the council.
	Applied,
	/// Approved, and not drawn.
	Standby,
	/// Can be drawn.
	Active,
	/// On the way out: no new cases.
	Leaving,
	/// The council has removed him.
	Removed,
}

/// An arbiter.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ArbiterView {
	/// Where he stands.
	pub status: ArbiterStatus,
	/// What he has on hold, in USDT.
	pub bond: Balance,
	/// What has to be on hold for him to be drawn.
	pub required: Balance,
	/// Chain time before which the bond stays.
	pub bond_until: Millis,
	/// Currencies he can judge payments in. Empty: any.
	pub fiats: Vec<Fiat>,
	/// Rails whose proofs he can read. Empty: any.
	pub rails: Vec<RailId>,
	/// The disputes he sits in.
	pub cases: Vec<CaseId>,
	/// How often he has done his work.
	pub served: u32,
	/// How often he stepped back.
	pub recused: u32,
	/// How often he did not rule in time.
	pub overdue: u32,
}

sp_api::decl_runtime_apis! {
	/// Questions about disputes.
	#[api_version(1)]
	pub trait ArbitrationApi {
		/// A dispute or its receipt; `None` if there is neither.
		fn dispute(case: CaseId) -> Option<Lookup<DisputeView, DisputeReceiptView>>;

		/// What follows from what is found: one row for each cause.
		fn rule_table() -> Vec<RuleView>;

		/// An arbiter; `None` if the account is none.
		fn arbiter(account: AccountId) -> Option<ArbiterView>;
	}
}
