// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance admitted an issuer.
		IssuerAdmitted {
			/// Its number.
			issuer: IssuerId,
			/// What it is admitted to.
			terms: IssuerTerms,
		},
		/// Governance changed the terms of an issuer.
		IssuerUpdated {
			/// Its number.
			issuer: IssuerId,
			/// What it is admitted to from now on.
			terms: IssuerTerms,
		},
		/// An issuer ended; what it issued before stays valid until it expires.
		IssuerDeactivated {
			/// Its number.
			issuer: IssuerId,
			/// Block timestamp of the end.
			at: Millis,
		},
		/// An issuer's keys were in foreign hands; what it issued from then on is invalid.
		IssuerCompromised {
			/// Its number.
			issuer: IssuerId,
			/// Block timestamp from which nothing counts.
			since: Millis,
		},
		/// Governance changed the table of limits.
		LimitsSet {
			/// Whose limits.
			tier: Tier,
			/// On what.
			action: Action,
			/// The bounds; `None` if the row was removed and nothing is allowed.
			limits: Option<TierLimits>,
		},
		/// A credential was claimed or attested.
		CredentialIssued {
			/// Whose.
			subject: AccountId,
			/// By whom.
			issuer: IssuerId,
			/// Its tier.
			tier: Tier,
			/// Person or business.
			kind: SubjectKind,
			/// Group of jurisdictions.
			jurisdiction: Jurisdiction,
			/// Block timestamp at which it no longer counts.
			expires_at: Millis,
			/// Its sequence number.
			seq: u64,
			/// Who placed the deposit: the subject if it claimed.
			depositor: AccountId,
		},
		/// An issuer lowered the tier of a credential.
		CredentialDowngraded {
			/// Whose.
			subject: AccountId,
			/// By whom.
			issuer: IssuerId,
			/// The tier now.
			tier: Tier,
		},
		/// A credential was withdrawn.
		CredentialRevoked {
			/// Whose.
			subject: AccountId,
			/// Whose word it was.
			issuer: IssuerId,
			/// Why.
			reason: RevocationReason,
		},
		/// The row of a credential that ended was removed.
		CredentialPruned {
			/// Whose.
			subject: AccountId,
			/// Whose word it was.
			issuer: IssuerId,
			/// Who got the deposit back.
			depositor: AccountId,
			/// How much.
			deposit: Balance,
		},
		/// Sequence numbers of an issuer that ended were removed.
		SequencesForgotten {
			/// Its number.
			issuer: IssuerId,
			/// How many.
			count: u32,
		},
		/// An officer froze an account.
		Screened {
			/// The account.
			account: AccountId,
			/// The officer.
			officer: AccountId,
			/// Why.
			reason: ScreeningReason,
			/// Hash of the case file.
			case_hash: H256,
			/// Chain time at which it lapses unless it is confirmed.
			until: Millis,
			/// Whether the USDT is frozen too; see [`Screening::native`].
			native: bool,
		},
		/// A screening stands until it is lifted.
		ScreeningConfirmed {
			/// The account.
			account: AccountId,
			/// The officer who confirmed.
			officer: AccountId,
		},
		/// One officer asked to lift a screening; it takes a second.
		LiftRequested {
			/// The account.
			account: AccountId,
			/// The officer who asked.
			officer: AccountId,
		},
		/// A screening ended by the word of two officers or of the council.
		ScreeningLifted {
			/// The account.
			account: AccountId,
			/// The second officer; `None` if it was the council.
			officer: Option<AccountId>,
		},
		/// A screening ended because nobody confirmed it.
		ScreeningLapsed {
			/// The account.
			account: AccountId,
		},
		/// USDT that could not be frozen when the account was screened is frozen now.
		FreezeCompleted {
			/// The account.
			account: AccountId,
		},
		/// An empty counter of an account is gone.
		UsagePruned {
			/// The account.
			account: AccountId,
			/// What was counted.
			action: Action,
		},
		/// The provider reference of an account that was screened is dropped.
		AnchorReleased {
			/// The account.
			account: AccountId,
		},
		/// The sweep could not let a screening lapse; anyone may try again by `poke`.
		SweepFailed {
			/// The account.
			account: AccountId,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such object.
		NotFound,
		/// The number was used before.
		AlreadyExists,
		/// The object's state does not allow this step.
		WrongState,
		/// The caller may not do this.
		NotAuthorized,
		/// It is too early for this step.
		TooEarly,
		/// It is too late for this step.
		TooLate,
		/// Nothing is due for this account.
		NothingDue,
		/// An issuer needs a tier, a validity, a jurisdiction and a hash of its procedure.
		InvalidTerms,
		/// The date lies in the future.
		InTheFuture,
		/// No issuer has this number.
		UnknownIssuer,
		/// The issuer ended and issues nothing more.
		IssuerNotActive,
		/// The issuer's keys were in foreign hands, so its word counts for nothing.
		IssuerCompromised,
		/// The key is not one of the issuer's.
		UnknownKey,
		/// The signature does not fit the credential, the subject or this chain.
		InvalidSignature,
		/// The tier is above what the issuer may give.
		TierTooHigh,
		/// A credential has a tier, and a downgrade a lower one than before.
		TierTooLow,
		/// The issuer may not speak for this group of jurisdictions.
		JurisdictionNotAllowed,
		/// The commitment, the tag or the case hash is zero.
		ZeroHash,
		/// The issue date is too old to be claimed.
		IssuedTooLongAgo,
		/// The credential never counts: it begins when or after it expires.
		EmptyPeriod,
		/// The credential has expired already.
		AlreadyExpired,
		/// The credential would be valid for longer than the issuer may grant.
		ValidityTooLong,
		/// The issuer used this sequence number, or a higher one, before.
		StaleSequence,
		/// The issuer tagged this account as another person's; that credential has to be revoked
		/// and pruned first.
		PersonChanged,
		/// As many issuers as may be vouch for the account already.
		TooManyIssuers,
		/// As many accounts as may be are linked to the person already.
		TooManyLinked,
		/// The subject renounces, and nobody else does.
		WrongReason,
		/// Officers have frozen the account.
		AccountFrozen,
		/// The account belongs to the chain's own machinery.
		ProtectedAccount,
		/// The account is frozen already.
		AlreadyScreened,
		/// It takes two different officers.
		SameOfficer,
		/// The screening is of another case.
		WrongCase,
		/// More than one payment of this tier may be.
		PaymentLimitExceeded,
		/// More than this tier may do in 24 hours.
		DayLimitExceeded,
		/// More than this tier may do in 30 days.
		MonthLimitExceeded,
	}
}
