// SPDX-License-Identifier: Apache-2.0

use crate::{Allowance, State, frame::prelude::*};
use tael_primitives::{Balance, Bps, DAY, Millis, Power};

/// How long the reference of a merchant that has ended stays used.
pub const RETENTION: Millis = 90 * DAY;
/// The longest name, in bytes of UTF-8.
pub const MAX_NAME: u32 = 64;
/// The longest address of a page.
pub const MAX_URI: u32 = 128;
/// How many signing keys of the past are kept in state. Events have them all.
pub const MAX_PAST_KEYS: u32 = 8;
/// The highest category code.
pub const MAX_CATEGORY: u16 = 9_999;

/// A name of a merchant: printable UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// A merchant category code of four digits (ISO 18245).
pub type Category = u16;
/// An ed25519 public key.
pub type SigningKey = [u8; 32];

/// A merchant, as every payment needs it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Merchant<AccountId> {
	/// Whose business it is. Bond and deposits are held in this account.
	pub owner: AccountId,
	/// The account that is paid, and that refunds are paid from.
	pub settlement: AccountId,
	/// An account that may become the settlement account when it agrees.
	pub proposed_settlement: Option<AccountId>,
	/// The state as it was stored; a suspension may be over since.
	pub state: State,
	/// What the owner has on hold for this merchant.
	pub bond: Balance,
	/// How many accounts have a role.
	pub members: u32,
	/// How many gateways have consent.
	pub gateways: u32,
}

/// Where more about a merchant can be read.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Page {
	/// An address of printable ASCII.
	pub uri: BoundedVec<u8, ConstU32<MAX_URI>>,
	/// Hash of what the address has to show.
	pub hash: H256,
}

/// How a merchant presents itself.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Profile {
	/// The name wallets show.
	pub name: Name,
	/// What it sells.
	pub category: Category,
	/// Where more can be read.
	pub page: Option<Page>,
}

/// A signing key that was replaced.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct PastKey {
	/// The key.
	pub key: SigningKey,
	/// Chain time from which it signs nothing any more; what it signed before stays valid.
	pub until: Millis,
}

/// What wallets and checkers of receipts read of a merchant, and payments do not.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Presence {
	/// How the merchant presents itself.
	pub profile: Profile,
	/// Signs QR codes and receipts now.
	pub signing_key: SigningKey,
	/// The newest keys that signed before, oldest first.
	pub past_keys: BoundedVec<PastKey, ConstU32<MAX_PAST_KEYS>>,
}

/// A role that one of the merchant's people can have.
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
pub enum Role {
	/// Makes and changes invoices, captures and voids authorisations.
	#[codec(index = 0)]
	Cashier,
	/// Gives money back to payers, within a daily limit.
	#[codec(index = 1)]
	Refunder,
	/// Proposes another settlement account, or withdraws such a proposal.
	#[codec(index = 2)]
	Treasurer,
	/// Reads what the merchant keeps off chain. No power here.
	#[codec(index = 3)]
	Auditor,
}

/// A role with its terms, as the owner gives it.
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
pub enum Grant {
	/// [`Role::Cashier`].
	#[codec(index = 0)]
	Cashier,
	/// [`Role::Refunder`]; given again, it changes the limit.
	#[codec(index = 1)]
	Refunder {
		/// The most that may be refunded in any 24 h, in USDT.
		daily_limit: Balance,
	},
	/// [`Role::Treasurer`].
	#[codec(index = 2)]
	Treasurer,
	/// [`Role::Auditor`].
	#[codec(index = 3)]
	Auditor,
}

/// The roles of one account at one merchant. At least one.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Member {
	/// Has [`Role::Cashier`].
	pub cashier: bool,
	/// Has [`Role::Refunder`], with this allowance.
	pub refunder: Option<Allowance>,
	/// Has [`Role::Treasurer`].
	pub treasurer: bool,
	/// Has [`Role::Auditor`].
	pub auditor: bool,
	/// What the owner has on hold for this row.
	pub deposit: Balance,
}

impl Member {
	/// Somebody without a role yet.
	pub(crate) const fn new(deposit: Balance) -> Self {
		Self { cashier: false, refunder: None, treasurer: false, auditor: false, deposit }
	}

	/// Whether the account has `role`.
	pub const fn has(&self, role: Role) -> bool {
		match role {
			Role::Cashier => self.cashier,
			Role::Refunder => self.refunder.is_some(),
			Role::Treasurer => self.treasurer,
			Role::Auditor => self.auditor,
		}
	}

	/// Whether one of the roles brings `power`.
	pub const fn holds(&self, power: Power) -> bool {
		match power {
			Power::Invoice | Power::Capture => self.cashier,
			Power::Refund => self.refunder.is_some(),
		}
	}

	/// Whether no role is left.
	pub const fn is_empty(&self) -> bool {
		!self.cashier && self.refunder.is_none() && !self.treasurer && !self.auditor
	}

	/// Add a role. `false` if that changes nothing.
	pub(crate) fn grant(&mut self, grant: Grant) -> bool {
		match grant {
			Grant::Cashier => !core::mem::replace(&mut self.cashier, true),
			Grant::Treasurer => !core::mem::replace(&mut self.treasurer, true),
			Grant::Auditor => !core::mem::replace(&mut self.auditor, true),
			Grant::Refunder { daily_limit } => {
				if let Some(allowance) = &mut self.refunder {
					// What was refunded today still counts under the new limit.
					core::mem::replace(&mut allowance.per_day, daily_limit) != daily_limit
				} else {
					self.refunder = Some(Allowance::new(daily_limit));
					true
				}
			},
		}
	}

	/// Take a role away. `false` if the account did not have it.
	pub(crate) fn revoke(&mut self, role: Role) -> bool {
		let had = self.has(role);
		match role {
			Role::Cashier => self.cashier = false,
			Role::Refunder => self.refunder = None,
			Role::Treasurer => self.treasurer = false,
			Role::Auditor => self.auditor = false,
		}
		had
	}
}

/// What a gateway may do for a merchant. At least one.
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
pub struct Scopes {
	/// [`Power::Invoice`].
	pub invoice: bool,
	/// [`Power::Capture`].
	pub capture: bool,
}

impl Scopes {
	/// Whether no scope is in it.
	pub const fn is_empty(self) -> bool {
		!self.invoice && !self.capture
	}

	/// Whether `power` is among the scopes. A gateway never refunds.
	pub const fn include(self, power: Power) -> bool {
		match power {
			Power::Invoice => self.invoice,
			Power::Capture => self.capture,
			Power::Refund => false,
		}
	}
}

/// A merchant's consent to a gateway.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Consent {
	/// What the gateway may do.
	pub scopes: Scopes,
	/// The highest fee it may take of a payment.
	pub max_fee: Bps,
	/// Chain time from which the consent no longer counts; `None`: until it is withdrawn.
	pub expires_at: Option<Millis>,
	/// What the owner has on hold for this row.
	pub deposit: Balance,
}

impl Consent {
	/// Whether the gateway may use `power` at `now`.
	pub fn covers(&self, power: Power, now: Millis) -> bool {
		self.scopes.include(power) && self.expires_at.is_none_or(|expiry| now < expiry)
	}
}

/// Why the registrar or the council acted against a merchant.
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
pub enum Reason {
	/// The profile or the credential does not say the truth.
	#[codec(index = 0)]
	FalseProfile,
	/// It takes money for what it does not deliver.
	#[codec(index = 1)]
	Fraud,
	/// Payers complained more than is usual.
	#[codec(index = 2)]
	Complaints,
	/// It sells what may not be sold here.
	#[codec(index = 3)]
	ProhibitedGoods,
	/// The owner is on a sanctions list, or a match is being looked into.
	#[codec(index = 4)]
	Screening,
	/// A court or an authority ordered it.
	#[codec(index = 5)]
	LegalOrder,
	/// Its keys are believed stolen.
	#[codec(index = 6)]
	Compromised,
}
