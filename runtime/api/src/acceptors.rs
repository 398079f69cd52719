// SPDX-License-Identifier: Apache-2.0

//! Acceptors, and claims against their bonds.

use crate::Lookup;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{AccountId, Balance, Bps, CaseId, Millis, Tier, TradeId};

/// Where an acceptor stands, as far as steps were taken.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcceptorStatus {
	/// Has applied, and waits for the council.
	Applied,
	/// Trades within the limits of his rung.
	Active,
	/// No new trades until what restricts him has gone.
	Restricted,
	/// No new trades until a time.
	Suspended,
	/// On the way out.
	Exiting,
	/// Sent away.
	Expelled,
}

/// Why somebody is suspended or charged.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConcernView {
	/// Signs of fraud.
	Fraud,
	/// Complaints of counterparties.
	Complaints,
	/// Questions of law or identity.
	Compliance,
	/// Bad service.
	Service,
	/// His keys or systems may be in wrong hands.
	Security,
	/// Anything else.
	Other,
}

/// What restricts an acceptor by itself, and ends with its cause.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultView {
	/// The bond is less than his rung needs.
	BondShort,
	/// Too few of his trades complete.
	CompletionLow,
	/// His releases take too long.
	ReleaseSlow,
	/// His identity is no longer attested for the rung, or he is frozen.
	KycGone,
}

/// A suspension.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct SuspensionView {
	/// Chain time from which it is over.
	pub until: Millis,
	/// Why.
	pub concern: ConcernView,
}

/// What the council holds against an acceptor.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChargeView {
	/// Of what kind.
	pub concern: ConcernView,
	/// What exactly, by hash.
	pub notes: H256,
	/// His last answer, by hash.
	pub answer: Option<H256>,
	/// Until when he answers; from then on he can be expelled.
	pub answer_until: Millis,
	/// From when on the charge is void.
	pub void_at: Millis,
}

/// What a rung asks for and what it unlocks.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RungView {
	/// Least tier of identity.
	pub kyc: Tier,
	/// The bond it needs, in USDT.
	pub bond: Balance,
	/// How much of that stays for the long window after the last trade.
	pub cover: Balance,
	/// The most that one trade may be, in USDT.
	pub max_trade: Balance,
	/// How many trades may live at a time.
	pub max_open: u32,
	/// Least completion.
	pub min_completion: Bps,
	/// The longest that nine of ten releases may take.
	pub max_release_p90: Millis,
}

/// Service levels over thirty days.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceView {
	/// Trades that ended with the buyer paid.
	pub completed: u32,
	/// Trades he called off, or let lapse, before anything was marked paid.
	pub cancelled_unpaid: u32,
	/// Trades he called off after that.
	pub cancelled_paid: u32,
	/// Trades with a dispute.
	pub disputes: u32,
	/// Disputes he lost.
	pub lost: u32,
	/// Completed of all that succeeded or failed; `None` without any.
	pub completion: Option<Bps>,
	/// With how many different persons he completed trades: at least so many.
	pub counterparties: u32,
	/// What he traded, in whole USDT, rounded down.
	pub volume: u64,
	/// What his bond paid for claims, in whole USDT, rounded up.
	pub compensated: u64,
	/// Half of his payments took no longer.
	pub pay_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub pay_p90: Option<Millis>,
	/// Half of his releases took no longer.
	pub release_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub release_p90: Option<Millis>,
}

/// An acceptor.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AcceptorView {
	/// Where he stands.
	pub status: AcceptorStatus,
	/// Whether he gets new trades now.
	pub may_trade: bool,
	/// What restricts him now, or would if he were active.
	pub fault: Option<FaultView>,
	/// Until when he is suspended, and why, if he is.
	pub suspension: Option<SuspensionView>,
	/// His rung.
	pub tier: u8,
	/// What that asked for and unlocked when he was put on it.
	pub rung: RungView,
	/// The attestation the council went by; zero without the council.
	pub label: H256,
	/// What is on hold, in USDT.
	pub bond: Balance,
	/// How much of it claims have frozen.
	pub frozen: Balance,
	/// How much more claims wait for.
	pub waiting: Balance,
	/// Below which it must not be withdrawn while he is a member, with what claims have frozen and wait for.
	pub need: Balance,
	/// What he could take back of it now.
	pub withdrawable: Balance,
	/// The live claims against him, at most 100.
	pub open_claims: Vec<H256>,
	/// Since when the bond stands behind trades; while he applies, when he did.
	pub since: Millis,
	/// What the council holds against him.
	pub charge: Option<ChargeView>,
	/// His service.
	pub service: ServiceView,
	/// How many events he has had.
	pub seq: u32,
}

/// What a claim is about.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimKindView {
	/// The buyer paid more local money than he owed.
	OverpaidFiat,
	/// The seller got less than he was owed.
	UnderpaidFiat,
	/// The seller released and got nothing.
	ReleasedNotReceived,
	/// The buyer paid, and the trade was called off or lapsed.
	CancelledButPaid,
	/// The seller's money was charged back.
	Chargeback,
	/// The payment led a bank to freeze the seller's account.
	BankFrozen,
	/// The claimant of a claim that was paid got the money from elsewhere too.
	Clawback,
}

/// Where a claim stands, and how one ends.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimStatus {
	/// The respondent is to answer.
	Filed,
	/// He contests it; the claimant is to take it to arbitration.
	Answered,
	/// In the hands of arbitration.
	Review,
	/// A ruling gave the claimant more than was frozen; he is paid what other claims leave.
	Awarded,
	/// Arbitration gave the claimant something.
	Paid,
	/// Arbitration gave him nothing.
	Rejected,
	/// The respondent paid all that was claimed.
	Settled,
	/// The claimant took it back.
	Withdrawn,
	/// Arbitration did not take it, and nobody ended it before its last deadline.
	Expired,
}

/// A claim in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimView {
	/// Its id.
	pub id: H256,
	/// Where it stands.
	pub status: ClaimStatus,
	/// Whether time has brought a step that anyone may take now.
	pub is_due: bool,
	/// What it is about.
	pub kind: ClaimKindView,
	/// The claim it wants back, if it is a clawback.
	pub of: Option<H256>,
	/// The trade.
	pub trade: TradeId,
	/// Who wants money.
	pub claimant: AccountId,
	/// Whose bond it is against.
	pub respondent: AccountId,
	/// How much he says he has lost, in USDT.
	pub amount: Balance,
	/// What is still to be paid: of what he claims, or of what a ruling gave him.
	pub rest: Balance,
	/// How much of the bond is frozen for that.
	pub frozen: Balance,
	/// What the respondent has paid already.
	pub paid: Balance,
	/// The claimant's deposit.
	pub deposit: Balance,
	/// A commitment to the claimant's evidence.
	pub evidence: H256,
	/// Claim and terms of the trade, by hash.
	pub contract_hash: H256,
	/// Until when the respondent answers.
	pub answer_deadline: Millis,
	/// Until when the claimant can take it to arbitration; from then on it has expired.
	pub escalate_deadline: Millis,
	/// Its dispute, while it has one.
	pub dispute: Option<CaseId>,
	/// How many events it has had.
	pub seq: u32,
}

/// What stays of a claim that ended.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimReceiptView {
	/// Its id.
	pub id: H256,
	/// How it ended.
	pub outcome: ClaimStatus,
	/// What it was about.
	pub kind: ClaimKindView,
	/// The claim it wanted back, if it was a clawback.
	pub of: Option<H256>,
	/// The trade.
	pub trade: TradeId,
	/// Who wanted money.
	pub claimant: AccountId,
	/// Whose bond it was against.
	pub respondent: AccountId,
	/// How much was claimed.
	pub amount: Balance,
	/// How much was paid.
	pub paid: Balance,
	/// How much of that came back.
	pub recovered: Balance,
	/// The clawback of it, if one was filed.
	pub clawback: Option<H256>,
	/// When it ended.
	pub ended_at: Millis,
	/// Until when a recovery can be reported or clawed back.
	pub recover_until: Millis,
	/// From when anyone may remove the receipt, if no clawback lives.
	pub keep_until: Millis,
	/// How many events it has had.
	pub seq: u32,
}

sp_api::decl_runtime_apis! {
	/// Questions about acceptors.
	#[api_version(1)]
	pub trait AcceptorsApi {
		/// An acceptor; `None` if the account is none.
		fn acceptor(account: AccountId) -> Option<AcceptorView>;

		/// A claim or its receipt; `None` if there is neither.
		fn claim(id: H256) -> Option<Lookup<ClaimView, ClaimReceiptView>>;
	}
}
