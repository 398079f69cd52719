// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// New disputes are held under other terms.
		TermsSet {
			/// These; none: what the constants say.
			terms: Option<Terms>,
		},
		/// A dispute was opened.
		DisputeOpened {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute. Above zero if the same was disputed before.
			seq: u32,
			/// Who opened it; `None` for the chain.
			opener: Option<Side>,
			/// Why, as the opener says.
			cause: Cause,
			/// The buyer, payer or claimant.
			buyer: T::AccountId,
			/// The seller, merchant or respondent.
			seller: T::AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much is to be divided.
			principal: Balance,
			/// The fee of one arbiter, in USDT: what opening it has cost.
			fee: Balance,
			/// A commitment to the opener's evidence.
			evidence: H256,
			/// The terms that are disputed, by hash.
			contract_hash: H256,
			/// Before which the other side may respond.
			deadline: Millis,
		},
		/// A side has responded.
		Responded {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Which.
			side: Side,
			/// What it has put on hold, in USDT.
			fee: Balance,
			/// A commitment to its evidence.
			evidence: H256,
			/// Where the dispute stands.
			state: DisputeState,
			/// When that ends.
			deadline: Millis,
		},
		/// A side has filed evidence.
		EvidenceFiled {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// What, by whom.
			evidence: Evidence,
		},
		/// A side has nothing more to file.
		SideReady {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Which.
			side: Side,
		},
		/// Arbiters are to be drawn. Who can be is fixed now.
		DrawRequested {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who is to rule.
			tier: DisputeTier,
			/// The randomness that decides it.
			moment: Moment,
		},
		/// All seats are taken.
		ArbitersSeated {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who rules.
			tier: DisputeTier,
			/// The arbiters.
			arbiters: BoundedVec<T::AccountId, ConstU32<PANEL>>,
			/// Until when a panel commits to votes.
			commit_until: Millis,
			/// Before which they rule.
			deadline: Millis,
		},
		/// The council is to rule.
		CouncilAsked {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
		},
		/// An arbiter left his seat.
		SeatVacated {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who.
			arbiter: T::AccountId,
			/// Why.
			why: Vacancy,
		},
		/// An arbiter wants to know a side's account of payment, off chain and encrypted to his key.
		RevealRequested {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Whose.
			of: Side,
			/// Who asks.
			by: T::AccountId,
		},
		/// A side has sent what an arbiter asked for.
		Revealed {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Which.
			side: Side,
			/// A hash of what it sent.
			ciphertext_hash: H256,
		},
		/// An arbiter has compared what a side sent with its commitment.
		RevealChecked {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Whose.
			of: Side,
			/// Who compared.
			by: T::AccountId,
			/// Whether it is what was committed to. If not, that is an issue for the ruling.
			matches: bool,
			/// Of the payer's reference, which from now on settles nothing else.
			nullifier: Option<H256>,
		},
		/// A member of a panel has committed to a vote.
		VoteCommitted {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who.
			arbiter: T::AccountId,
			/// When the commitments end and votes may be revealed.
			commit_until: Millis,
		},
		/// A member of a panel has revealed his vote.
		VoteRevealed {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who.
			arbiter: T::AccountId,
			/// What he voted.
			vote: Vote,
		},
		/// A ruling is stored.
		Ruled {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who ruled.
			tier: DisputeTier,
			/// What it says.
			ruling: Ruling,
			/// A hash of the reasons, or zero.
			notes_hash: H256,
			/// Before which it can be appealed, in the first half of the time, and the appeal answered.
			deadline: Millis,
		},
		/// A side has appealed.
		Appealed {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Which.
			side: Side,
			/// What it has put on hold, in USDT.
			stake: Balance,
			/// Who is to rule.
			next: DisputeTier,
			/// Before which the other side has to place its stake.
			deadline: Millis,
		},
		/// The stake of the other side is there: the next tier decides.
		AppealFunded {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// The other side.
			side: Side,
			/// What it has put on hold, in USDT; nothing if that was advanced, for a small principal or for a
			/// side that is frozen.
			stake: Balance,
			/// Who rules.
			next: DisputeTier,
		},
		/// The opener wants to take the dispute back.
		WithdrawalAsked {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Who that is.
			side: Side,
			/// Before which the other side may object.
			until: Millis,
		},
		/// The other side has objected.
		WithdrawalRefused {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Which.
			side: Side,
		},
		/// A dispute has lasted too long: only the council may rule.
		DisputeStalled {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// When the published default ends it.
			deadline: Millis,
		},
		/// A dispute left state. A receipt stays.
		DisputeEnded {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// How it ended.
			outcome: Outcome,
			/// The ruling that is carried out, if one is.
			ruling: Option<Ruling>,
			/// Who pays the fees; `None`: each its half.
			payer: Option<Side>,
		},
		/// A fee or stake reached somebody's free balance, in USDT.
		Moved {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Why it moved.
			kind: Movement,
			/// Out of which account.
			from: T::AccountId,
			/// Into which account.
			to: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// A fee or stake could not be credited, and waits on hold for its owner.
		Owed {
			/// The dispute.
			id: CaseId,
			/// Number of this event among those of the dispute.
			seq: u32,
			/// Why it was to move.
			kind: Movement,
			/// In whose account it lies.
			from: T::AccountId,
			/// Whose it is.
			to: T::AccountId,
			/// How much, in USDT.
			amount: Balance,
		},
		/// A receipt was removed.
		Pruned {
			/// What was disputed once.
			id: CaseId,
		},
		/// The sweep could not do what was due, and will try again.
		SweepFailed {
			/// The dispute.
			id: CaseId,
			/// Why.
			error: DispatchError,
		},
		/// Somebody wants to be an arbiter.
		ArbiterApplied {
			/// Who.
			arbiter: T::AccountId,
			/// What is on hold.
			bond: Balance,
			/// What he is good at.
			skills: Skills,
		},
		/// The council approved an arbiter.
		ArbiterApproved {
			/// Who.
			arbiter: T::AccountId,
		},
		/// An arbiter can be drawn from now on, or not any more.
		ArbiterAvailable {
			/// Who.
			arbiter: T::AccountId,
			/// Whether he can.
			available: bool,
		},
		/// An arbiter says what he is good at.
		SkillsChanged {
			/// Who.
			arbiter: T::AccountId,
			/// At what.
			skills: Skills,
		},
		/// An arbiter put more on hold.
		BondToppedUp {
			/// Who.
			arbiter: T::AccountId,
			/// How much.
			amount: Balance,
			/// His bond now.
			bond: Balance,
		},
		/// An arbiter leaves: no new cases.
		ArbiterLeaving {
			/// Who.
			arbiter: T::AccountId,
		},
		/// The council removed an arbiter. His cases have gone to others.
		ArbiterRemoved {
			/// Who.
			arbiter: T::AccountId,
		},
		/// Part of a bond went to the treasury.
		ArbiterSlashed {
			/// Whose.
			arbiter: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// An arbiter is gone, and has his bond back.
		ArbiterGone {
			/// Who.
			arbiter: T::AccountId,
			/// What was left of it.
			bond: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// A window is too short, or the terms do not fit together.
		BadTerms,
		/// There is no such dispute or receipt.
		NotFound,
		/// It is disputed, or a ruling about it stands; or the person is an arbiter already.
		AlreadyExists,
		/// Nothing is disputed, or somebody disputes with himself.
		BadCase,
		/// Only a party of the dispute may do this.
		NotParty,
		/// Only who opened the dispute may do this.
		NotOpener,
		/// Nobody knows this account as an arbiter.
		NotArbiter,
		/// The caller does not sit in this dispute, or is one of the parties by person.
		NotAssigned,
		/// The caller's credential is not enough, or he is frozen.
		NotEligible,
		/// This side may not do this.
		NotAllowed,
		/// The state allows no such step.
		WrongState,
		/// The time for this has not come.
		TooEarly,
		/// The time for this is over.
		TooLate,
		/// The free balance is too small.
		InsufficientFunds,
		/// An amount that makes no sense.
		BadAmount,
		/// There are as many as there may be.
		LimitReached,
		/// Evidence without a hash.
		BadEvidence,
		/// No arbiter has asked for this, or it was not sent.
		NotAsked,
		/// The parts are not the principal, or a slash is above the bond.
		BadRuling,
		/// Not what the table says of this cause. A ruling that departs finds `Other`.
		DepartsFromTable,
		/// A ruling of `Other` needs its reasons, by hash.
		NotesMissing,
		/// It is ruled, or voted, already.
		AlreadyRuled,
		/// The vote is not what was committed to.
		BadReveal,
		/// The bond is less than what an arbiter holds.
		BondTooLow,
		/// The arbiter still sits in a dispute.
		HasOpenCases,
		/// Only the payer's reference is recorded, where it opens his commitment; or it is zero.
		BadNullifier,
	}
}
