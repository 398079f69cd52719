// SPDX-License-Identifier: Apache-2.0

use crate::{Error, pallet::Config};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32, H256, TypeInfo};
use polkadot_sdk::polkadot_sdk_frame as frame;
use serde::{Deserialize, Serialize};
use tael_primitives::{
	AccountId, Action, Balance, Jurisdiction, KycStatus, Millis, SubjectKind, Tier,
};

/// Number of an issuer, chosen by governance and never used twice.
pub type IssuerId = u32;

/// An issuer's tag for one person or business: `HMAC(the issuer's secret, identity)`.
///
/// It links the accounts of a person with one issuer, so that they share their limits. Between two
/// issuers it says nothing.
pub type Person = [u8; 32];

/// How many signing keys an issuer may have: enough to rotate them one by one.
pub const MAX_KEYS: u32 = 8;

/// A set of groups of jurisdictions: one bit for each of the 256 groups.
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
	Default,
)]
#[serde(from = "Vec<Jurisdiction>", into = "Vec<Jurisdiction>")]
pub struct Jurisdictions([u8; 32]);

impl Jurisdictions {
	/// Whether `group` is in the set.
	pub fn contains(&self, group: Jurisdiction) -> bool {
		self.0.get(usize::from(group >> 3)).is_some_and(|byte| byte & (1 << (group & 7)) != 0)
	}

	/// Whether the set holds nothing.
	pub fn is_empty(&self) -> bool {
		self.0.iter().all(|byte| *byte == 0)
	}
}

impl FromIterator<Jurisdiction> for Jurisdictions {
	fn from_iter<I: IntoIterator<Item = Jurisdiction>>(groups: I) -> Self {
		let mut set = Self::default();
		for group in groups {
			if let Some(byte) = set.0.get_mut(usize::from(group >> 3)) {
				*byte |= 1 << (group & 7);
			}
		}
		set
	}
}

impl From<Vec<Jurisdiction>> for Jurisdictions {
	fn from(groups: Vec<Jurisdiction>) -> Self {
		groups.into_iter().collect()
	}
}

impl From<Jurisdictions> for Vec<Jurisdiction> {
	fn from(set: Jurisdictions) -> Self {
		(0..=Jurisdiction::MAX).filter(|group| set.contains(*group)).collect()
	}
}

/// What governance admits an issuer to.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	PartialEq,
	Eq,
	Debug,
)]
pub struct IssuerTerms {
	/// The account that attests, downgrades and revokes for the issuer, and may end it.
	pub controller: AccountId,
	/// The accounts of the keys that sign credentials for subjects to claim.
	pub keys: BoundedVec<AccountId, ConstU32<MAX_KEYS>>,
	/// The highest tier it may give. Asked at every use: lowering it takes effect at once.
	pub max_tier: Tier,
	/// The groups of jurisdictions it may speak for. Asked at every use.
	pub jurisdictions: Jurisdictions,
	/// The longest time from a credential's issue to its expiry.
	pub max_validity: Millis,
	/// Hash of its published procedure.
	pub policy_hash: H256,
}

impl IssuerTerms {
	/// Whether an issuer can work under these terms at all.
	pub fn are_sound(&self) -> bool {
		self.max_tier > Tier::Unverified
			&& self.max_validity > 0
			&& !self.jurisdictions.is_empty()
			&& self.policy_hash != H256::zero()
	}
}

/// Where an issuer stands. There is no way back to `Active`: it is admitted under a new number.
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
pub enum IssuerStatus {
	/// It may issue.
	Active,
	/// It no longer issues; what it issued before `at` stays valid until it expires.
	Deactivated {
		/// Block timestamp of the end.
		at: Millis,
	},
	/// Its keys were in foreign hands; what bears an issue date from `since` on is invalid.
	Compromised {
		/// Block timestamp from which nothing counts.
		since: Millis,
	},
}

/// What can happen to an issuer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IssuerStep {
	/// Governance changes its terms.
	Update,
	/// A credential of it is claimed or attested.
	Issue,
	/// It lowers or withdraws a credential.
	Withdraw,
	/// It ends.
	Deactivate {
		/// Block timestamp of the end.
		at: Millis,
	},
	/// Governance learns that its keys were in foreign hands.
	Compromise {
		/// Block timestamp from which nothing counts.
		since: Millis,
	},
}

/// The state does not allow the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

impl IssuerStatus {
	/// The only place where an issuer changes state.
	pub fn apply(self, step: IssuerStep) -> Result<Self, NotAllowed> {
		use IssuerStatus::{Active, Compromised, Deactivated};
		use IssuerStep::{Compromise, Deactivate, Issue, Update, Withdraw};
		match (self, step) {
			(Active, Update | Issue | Withdraw) => Ok(Active),
			(Active, Deactivate { at }) => Ok(Deactivated { at }),
			(Active, Compromise { since }) => Ok(Compromised { since }),

			(Deactivated { at }, Withdraw) => Ok(Deactivated { at }),
			// What was issued after the end stays invalid, whatever is learnt later.
			(Deactivated { at }, Compromise { since }) => Ok(Compromised { since: since.min(at) }),

			(Compromised { since: known }, Compromise { since }) => {
				Ok(Compromised { since: since.min(known) })
			},

			(Deactivated { .. }, Update | Issue | Deactivate { .. })
			| (Compromised { .. }, Update | Issue | Withdraw | Deactivate { .. }) => Err(NotAllowed),
		}
	}

	/// Whether a credential with this issue date still counts.
	pub const fn vouches_for(self, issued_at: Millis) -> bool {
		match self {
			Self::Active => true,
			Self::Deactivated { at: end } | Self::Compromised { since: end } => issued_at < end,
		}
	}
}

/// An admitted issuer.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Issuer {
	/// What it is admitted to.
	pub terms: IssuerTerms,
	/// Where it stands.
	pub status: IssuerStatus,
}

/// What an issuer says of a subject. The issuer signs every field.
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
pub struct Statement {
	/// How thoroughly the subject was checked.
	pub tier: Tier,
	/// Person or business.
	pub kind: SubjectKind,
	/// Group of jurisdictions.
	pub jurisdiction: Jurisdiction,
	/// Salted hash of the credential; salt and content stay with issuer and subject.
	pub commitment: H256,
	/// The issuer's tag of the person behind the account.
	pub person: Person,
	/// When the checks were done, as a block timestamp.
	pub issued_at: Millis,
	/// First block timestamp at which it counts.
	pub not_before: Millis,
	/// First block timestamp at which it no longer counts.
	pub expires_at: Millis,
	/// Rises with every credential of this issuer for this subject.
	pub seq: u64,
}

/// Why a credential was withdrawn. An enum, never text: no word about a person goes on chain.
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
pub enum RevocationReason {
	/// What it said was wrong.
	Mistaken,
	/// It was obtained by deceit.
	Fraud,
	/// The subject no longer meets the conditions.
	NoLongerQualified,
	/// The account or its key is no longer in the subject's hands.
	AccountLost,
	/// The subject gave it up. Only the subject gives this reason, and no other.
	Renounced,
}

/// Where a credential stands, time and issuer aside.
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
pub enum CredentialState {
	/// As issued or downgraded.
	Active,
	/// Withdrawn.
	Revoked {
		/// Chain time of the withdrawal.
		at: Millis,
		/// Why.
		reason: RevocationReason,
	},
}

/// What can happen to a credential.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CredentialStep {
	/// The issuer says something new, with a higher sequence number.
	Reissue,
	/// Its tier falls.
	Downgrade,
	/// It is withdrawn.
	Revoke {
		/// Chain time of the withdrawal.
		at: Millis,
		/// Why.
		reason: RevocationReason,
	},
	/// Its row is removed, long after it ended.
	Prune,
}

impl CredentialState {
	/// The only place where a credential changes state; `None` is its removal.
	pub const fn apply(self, step: CredentialStep) -> Result<Option<Self>, NotAllowed> {
		use CredentialState::{Active, Revoked};
		use CredentialStep::{Downgrade, Prune, Reissue, Revoke};
		match (self, step) {
			(Active | Revoked { .. }, Reissue) => Ok(Some(Active)),
			(Active, Downgrade) => Ok(Some(Active)),
			(Active, Revoke { at, reason }) => Ok(Some(Revoked { at, reason })),
			(Active | Revoked { .. }, Prune) => Ok(None),

			(Revoked { .. }, Downgrade | Revoke { .. }) => Err(NotAllowed),
		}
	}
}

/// A credential of one subject from one issuer.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Credential {
	/// Who issued it.
	pub issuer: IssuerId,
	/// What it says.
	pub statement: Statement,
	/// Where it stands.
	pub state: CredentialState,
	/// Whose deposit lies on hold for the row: the subject's who claimed, the controller's who attested.
	pub depositor: AccountId,
	/// The deposit as it was when it was placed.
	pub deposit: Balance,
}

impl Credential {
	/// Whether the credential counts at the block timestamp `now`: the one function that decides.
	///
	/// That the subject holds it and that the issuer signed it was established when it was issued.
	pub fn is_valid(&self, issuer: &Issuer, now: Millis) -> bool {
		let Statement { tier, jurisdiction, issued_at, not_before, expires_at, .. } =
			self.statement;
		matches!(self.state, CredentialState::Active)
			&& issuer.status.vouches_for(issued_at)
			&& not_before <= now
			&& now < expires_at
			&& tier <= issuer.terms.max_tier
			&& issuer.terms.jurisdictions.contains(jurisdiction)
	}

	/// What it tells other pallets while it is valid.
	pub const fn status(&self) -> KycStatus {
		KycStatus {
			tier: self.statement.tier,
			kind: self.statement.kind,
			jurisdiction: self.statement.jurisdiction,
			expires_at: self.statement.expires_at,
		}
	}

	/// From when on it grants nothing, whatever its issuer does.
	pub const fn ended_at(&self) -> Millis {
		match self.state {
			CredentialState::Active => self.statement.expires_at,
			CredentialState::Revoked { at, .. } => at,
		}
	}
}

/// Bounds on one kind of action for one tier, in USDT. `None` is no bound.
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
pub struct TierLimits {
	/// Of one payment.
	pub per_payment: Option<Balance>,
	/// Of any 24 hours of chain time.
	pub per_24h: Option<Balance>,
	/// Of any 30 days of chain time.
	pub per_30d: Option<Balance>,
}

impl TierLimits {
	/// What a tier without a row in the table has: nothing.
	pub const NOTHING: Self = Self { per_payment: Some(0), per_24h: Some(0), per_30d: Some(0) };
}

/// Why an account is frozen. An enum, never text.
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
pub enum ScreeningReason {
	/// The account or its owner is on a published list of sanctions.
	Sanctions,
	/// A court or an authority ordered it.
	Order,
	/// The money was reported as stolen.
	Theft,
	/// A suspicion that is being looked into.
	Suspicion,
}

/// Where a screening stands. Every state freezes the account.
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
pub enum ScreeningState {
	/// One officer spoke; it lapses unless a second confirms.
	Provisional,
	/// As `Provisional`, and one officer asked to lift it.
	ProvisionalLift,
	/// Two officers spoke; it stands until it is lifted.
	Confirmed,
	/// As `Confirmed`, and one officer asked to lift it.
	ConfirmedLift,
}

/// What can happen to a screening.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScreeningStep {
	/// Another officer confirms it, or turns down a request to lift it.
	Confirm,
	/// An officer asks to lift it, or agrees with the one who did.
	Lift,
	/// The council lifts it alone.
	Overrule,
	/// The time to confirm it ran out.
	Lapse,
}

impl ScreeningState {
	/// The only place where a screening changes state; `None` is its end.
	pub const fn apply(self, step: ScreeningStep) -> Result<Option<Self>, NotAllowed> {
		use ScreeningState::{Confirmed, ConfirmedLift, Provisional, ProvisionalLift};
		use ScreeningStep::{Confirm, Lapse, Lift, Overrule};
		match (self, step) {
			(Provisional | ProvisionalLift | ConfirmedLift, Confirm) => Ok(Some(Confirmed)),
			(Provisional, Lift) => Ok(Some(ProvisionalLift)),
			(Confirmed, Lift) => Ok(Some(ConfirmedLift)),
			(ProvisionalLift | ConfirmedLift, Lift) => Ok(None),
			(Provisional | ProvisionalLift | Confirmed | ConfirmedLift, Overrule) => Ok(None),
			(Provisional | ProvisionalLift, Lapse) => Ok(None),

			(Confirmed, Confirm) | (Confirmed | ConfirmedLift, Lapse) => Err(NotAllowed),
		}
	}

	/// The state before an officer asked to lift it.
	pub const fn without_request(self) -> Self {
		match self {
			Self::Provisional | Self::ProvisionalLift => Self::Provisional,
			Self::Confirmed | Self::ConfirmedLift => Self::Confirmed,
		}
	}

	/// Whether it ends by itself.
	pub const fn lapses(self) -> bool {
		match self {
			Self::Provisional | Self::ProvisionalLift => true,
			Self::Confirmed | Self::ConfirmedLift => false,
		}
	}
}

/// A freeze that officers placed on an account.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Screening {
	/// Where it stands.
	pub state: ScreeningState,
	/// Why.
	pub reason: ScreeningReason,
	/// Hash of the case file, which stays off chain.
	pub case_hash: H256,
	/// The officer who placed it.
	pub screened_by: AccountId,
	/// The officer who asked to lift it, if one did and was not turned down.
	pub lift_by: Option<AccountId>,
	/// Chain time at which it lapses while it is provisional.
	pub until: Millis,
	/// Whether the native balance bears the freeze. `false` only where the account had no consumer
	/// reference left; the gates refuse the account all the same.
	pub native: bool,
}

impl Screening {
	/// Whether it freezes the account at chain time `now`.
	pub const fn stands(&self, now: Millis) -> bool {
		!(self.state.lapses() && now >= self.until)
	}
}

/// How much of one action an account may still do. `None` is no bound.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Headroom {
	/// The action.
	pub action: Action,
	/// The bound of one payment.
	pub per_payment: Option<Balance>,
	/// What is left of the 24 hours.
	pub left_24h: Option<Balance>,
	/// What is left of the 30 days.
	pub left_30d: Option<Balance>,
}

/// What a wallet has to know of an account before it signs.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AccountStatus {
	/// The valid credential with the highest tier.
	pub credential: Option<KycStatus>,
	/// Whether officers have frozen the account.
	pub screened: bool,
	/// What is left of each limit; all zero while the account is screened.
	pub headroom: Vec<Headroom>,
}

impl<T: Config> From<NotAllowed> for Error<T> {
	fn from(NotAllowed: NotAllowed) -> Self {
		Self::WrongState
	}
}
