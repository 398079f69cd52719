// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council changed what a rung asks for and unlocks. Holds for whoever is put on it from now
		/// on.
		TierTermsSet {
			/// The rung.
			tier: u8,
			/// What holds now; `None` if nobody can be put on it any more.
			terms: Option<TierTerms>,
		},
		/// Somebody applied.
		ApplicationSubmitted {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// What he put on hold.
			bond: Balance,
			/// His trades so far.
			history: TradeHistory,
		},
		/// An application ended without admission.
		ApplicationEnded {
			/// Who had applied.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// Whether the council refused him; else he took it back.
			is_rejected: bool,
		},
		/// Somebody was admitted.
		Approved {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// His rung.
			tier: u8,
			/// The attestation the council went by; zero if his history admitted him.
			label: H256,
		},
		/// The council put somebody on a rung, by the terms of now.
		TierSet {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// His rung before.
			from: u8,
			/// His rung.
			tier: u8,
			/// Chain time until which the bond of the rung before is kept, where that was higher.
			kept_until: Option<Millis>,
		},
		/// Somebody added to his bond.
		BondIncreased {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// How much.
			amount: Balance,
			/// The bond.
			bond: Balance,
		},
		/// Somebody took some of his bond back.
		BondWithdrawn {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// How much.
			amount: Balance,
			/// The bond.
			bond: Balance,
			/// How much of it claims have frozen.
			frozen: Balance,
		},
		/// A bond paid for a claim. What its acceptor added for that out of free money is no part of it.
		BondSpent {
			/// Whose.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// The claim.
			claim: ClaimId,
			/// How much.
			amount: Balance,
			/// The bond.
			bond: Balance,
		},
		/// Something restricts an acceptor: no new trades until it has gone.
		Restricted {
			/// Whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// What.
			fault: Fault,
		},
		/// Nothing restricts an acceptor any more.
		Relieved {
			/// Whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
		},
		/// A risk officer suspended an acceptor.
		Suspended {
			/// Whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// Chain time from which it is over.
			until: Millis,
			/// Why.
			concern: Concern,
		},
		/// A suspension ended.
		Reinstated {
			/// Whose.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
		},
		/// The council charged an acceptor: he can answer.
		Charged {
			/// Whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// Of what kind.
			concern: Concern,
			/// What exactly, by hash.
			notes: H256,
			/// He answers before this chain time; from it on he can be expelled.
			answer_until: Millis,
			/// From this chain time on the charge is void.
			void_at: Millis,
		},
		/// An acceptor answered a charge.
		ChargeAnswered {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// What, by hash.
			answer: H256,
		},
		/// A charge is gone.
		ChargeDropped {
			/// Of whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// Whether its time ran out; else the council dropped it.
			is_void: bool,
		},
		/// The council sent an acceptor away.
		Expelled {
			/// Whom.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
			/// Who is behind him.
			person: PersonId,
			/// Chain time before which neither that person nor this account can apply.
			locked_until: Millis,
		},
		/// Who was expelled may apply again.
		LockEnded {
			/// Whom the lock was on.
			locked: Locked<T::AccountId>,
		},
		/// An acceptor leaves.
		ExitBegun {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
		},
		/// An acceptor has left: his row is gone.
		AcceptorLeft {
			/// Who.
			acceptor: T::AccountId,
			/// Number of this event among those of the acceptor.
			seq: u32,
		},
		/// Somebody filed a claim.
		ClaimFiled {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// The trade.
			trade: TradeId,
			/// What it is about.
			kind: ClaimKind,
			/// Who wants money.
			claimant: T::AccountId,
			/// Whose bond it is against.
			respondent: T::AccountId,
			/// How much.
			amount: Balance,
			/// How much of the bond is frozen for it.
			frozen: Balance,
			/// A commitment to evidence.
			evidence: H256,
			/// Its deadlines.
			windows: ClaimWindows,
		},
		/// The respondent contests a claim.
		ClaimAnswered {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// A commitment to evidence.
			evidence: H256,
		},
		/// The respondent paid a part; the rest stays claimed.
		ClaimPartPaid {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// How much.
			amount: Balance,
			/// How much is still claimed.
			rest: Balance,
			/// How much of the bond stays frozen for it.
			frozen: Balance,
		},
		/// More of the bond was frozen for a claim that waited.
		ClaimToppedUp {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// How much more.
			amount: Balance,
			/// How much is frozen for it.
			frozen: Balance,
		},
		/// A ruling gave a claimant more than was frozen for his claim. What was is paid; the rest is paid as
		/// far as other claims leave it.
		ClaimAwarded {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// What the ruling gave.
			award: Balance,
			/// How much of that is not paid yet.
			rest: Balance,
		},
		/// The claimant took a claim to arbitration.
		ClaimEscalated {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// What there is to divide.
			principal: Balance,
		},
		/// A claim left state. A receipt stays.
		ClaimEnded {
			/// The claim.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// How.
			outcome: ClaimState,
			/// What was paid for it, in all.
			paid: Balance,
		},
		/// A claimant gave back what he recovered elsewhere.
		RecoveryReported {
			/// The claim that was paid.
			claim: ClaimId,
			/// Number of this event among those of the claim.
			seq: u32,
			/// How much.
			amount: Balance,
			/// Everything that came back, this included.
			recovered: Balance,
		},
		/// A receipt was removed: the reference may be used again.
		Pruned {
			/// The claim.
			claim: ClaimId,
		},
		/// USDT reached somebody's free balance.
		Moved {
			/// What it moved for.
			object: Object<T::AccountId>,
			/// Number of this event among those of the object.
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
		/// USDT could not be credited and waits on hold for its owner.
		BecameClaimable {
			/// What it was to move for.
			object: Object<T::AccountId>,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why it moves.
			kind: Movement,
			/// In whose account it lies.
			from: T::AccountId,
			/// Whose money it is.
			owner: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// A timed step failed in the sweep. It is tried again; anyone can call it before.
		SweepFailed {
			/// The object.
			object: Object<T::AccountId>,
			/// Why it failed.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No acceptor, claim, receipt or trade has this id. A trade that lives, and one that ended longer ago
		/// than anything can be claimed, has no receipt.
		NotFound,
		/// He is an acceptor or has applied already, or this reference is used. The id of what it made is
		/// the derived one.
		AlreadyExists,
		/// The state does not allow this step; or the trade did not end in a way that such a claim is about.
		WrongState,
		/// The window has not opened yet.
		TooEarly,
		/// The window is over.
		TooLate,
		/// Not enough free money; what goes on hold must leave the existential deposit. A claim is accepted out
		/// of free money, as far as the bond is needed for the rung and for other claims: fund the account.
		InsufficientFunds,
		/// There is no such rung.
		UnknownTier,
		/// The terms of a rung do not fit together, or its number is out of range.
		BadTerms,
		/// His identity is not attested for this rung.
		NotEligible,
		/// He was expelled, and may not apply yet.
		Locked,
		/// The bond is less than the rung needs.
		BondTooSmall,
		/// What is to be withdrawn is needed, or claims have frozen it.
		BondNeeded,
		/// There is nothing that could be withdrawn now.
		NothingToWithdraw,
		/// Trades of his live.
		TradesOpen,
		/// The amount is zero, more than can have been lost, or more than there is.
		BadAmount,
		/// The amount is below the least.
		BelowMinimum,
		/// The suspension is over already, or longer than may be.
		BadWindow,
		/// He is charged already.
		AlreadyCharged,
		/// There is no charge.
		NotCharged,
		/// Nothing is due.
		NothingDue,
		/// The signer is no party to this.
		NotParty,
		/// Only the other side can claim this.
		WrongSide,
		/// Both parties are one person.
		SamePerson,
		/// This kind was claimed for this trade already, or this claim clawed back.
		AlreadyClaimed,
		/// The other side has no bond that stands behind this trade, or next to nothing is left of it.
		NothingToClaim,
		/// A clawback is under way: settle that.
		ClawbackOpen,
	}
}
