// SPDX-License-Identifier: Apache-2.0

//! The published table: what follows from what is found. A ruling that departs from it is found
//! [`Cause::Other`] and says why.

use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, Bps, Case, CaseId, Cause, Ruling, Side, share_floor};

/// To whom the principal goes.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Award {
	/// All of it to this side.
	#[codec(index = 0)]
	Whole(Side),
	/// All of it to one side; the ruling says to which.
	#[codec(index = 1)]
	Either,
	/// As the ruling divides it.
	#[codec(index = 2)]
	Divided,
}

/// Who pays the fee.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeePayer {
	/// This side.
	#[codec(index = 0)]
	Side(Side),
	/// The side that got less of the principal; each its half if both got as much.
	#[codec(index = 1)]
	Loser,
	/// The side that opened the dispute; the loser if the chain did.
	#[codec(index = 2)]
	Opener,
	/// Each its half.
	#[codec(index = 3)]
	Halves,
	/// Whom the ruling names.
	#[codec(index = 4)]
	Named,
}

/// What is taken of a bond.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slash {
	/// Nothing.
	#[codec(index = 0)]
	None,
	/// This share, rounded down.
	#[codec(index = 1)]
	Share(Bps),
	/// This share or nothing; the ruling says which.
	#[codec(index = 2)]
	Optional(Bps),
	/// As much as the ruling says.
	#[codec(index = 3)]
	Named,
}

/// Who gets the principal if nobody ever rules.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unruled {
	/// Whoever has filed evidence where the other has not; else half each, an odd unit to the seller.
	#[codec(index = 0)]
	Halves,
	/// The other side, if this one has neither opened nor responded; else as [`Unruled::Halves`].
	#[codec(index = 1)]
	AgainstSilent(Side),
}

/// A row of the table.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
	/// What is found.
	pub cause: Cause,
	/// To whom the principal goes.
	pub award: Award,
	/// Who pays the fee.
	pub fee: FeePayer,
	/// What is taken of the buyer's bond.
	pub slash_buyer: Slash,
	/// What is taken of the seller's bond.
	pub slash_seller: Slash,
	/// Who gets the principal if this is only said, and nobody ever rules. No bond is slashed then.
	pub unruled: Unruled,
}

/// All causes, in the order of their numbers.
pub const CAUSES: [Cause; 21] = [
	Cause::NoPayment,
	Cause::PaidButExpired,
	Cause::SellerSilent,
	Cause::BuyerSilent,
	Cause::ThirdPartyPayer,
	Cause::NameMismatch,
	Cause::WrongAccountGiven,
	Cause::WrongAmountUnder,
	Cause::WrongAmountOver,
	Cause::WrongCurrency,
	Cause::ForgedProof,
	Cause::DuplicateProof,
	Cause::Chargeback,
	Cause::BankFrozen,
	Cause::PriceDispute,
	Cause::ForbiddenRemark,
	Cause::AbusiveConduct,
	Cause::OffPlatform,
	Cause::TechnicalFault,
	Cause::SettledOutside,
	Cause::Other,
];

const WHOLE: Bps = 10_000;
const HALF: Bps = 5_000;

/// The row of a cause.
pub const fn rule_of(cause: Cause) -> Rule {
	use Award::{Divided, Either, Whole};
	use Side::{Buyer, Seller};
	use Slash::{Named, None, Optional, Share};
	const PAYS_BUYER: FeePayer = FeePayer::Side(Buyer);
	const PAYS_SELLER: FeePayer = FeePayer::Side(Seller);
	let (award, fee, slash_buyer, slash_seller) = match cause {
		// Slashed only who marked a payment that he never made, and the ruling says so.
		Cause::NoPayment => (Whole(Seller), PAYS_BUYER, Optional(WHOLE), None),
		Cause::PaidButExpired | Cause::SellerSilent => (Whole(Buyer), PAYS_SELLER, None, None),
		Cause::BuyerSilent => (Whole(Seller), PAYS_BUYER, None, None),
		// The seller's once the payment went back, the buyer's if the seller will not send it back.
		Cause::ThirdPartyPayer
		| Cause::NameMismatch
		| Cause::WrongCurrency
		| Cause::ForbiddenRemark => (Either, PAYS_BUYER, None, None),
		Cause::WrongAccountGiven => (Whole(Buyer), PAYS_SELLER, None, Share(HALF)),
		// By what was paid, or all to the seller against the payment sent back.
		Cause::WrongAmountUnder => (Divided, PAYS_BUYER, None, None),
		// The surplus is a matter of local money, and of a claim against the bond.
		Cause::WrongAmountOver => (Whole(Buyer), FeePayer::Loser, None, None),
		Cause::ForgedProof | Cause::DuplicateProof | Cause::Chargeback => {
			(Whole(Seller), PAYS_BUYER, Share(WHOLE), None)
		},
		Cause::BankFrozen => (Whole(Seller), PAYS_BUYER, None, None),
		// As traded: the price stands, and it was paid.
		Cause::PriceDispute => (Whole(Buyer), FeePayer::Opener, None, None),
		Cause::AbusiveConduct | Cause::OffPlatform => (Divided, FeePayer::Named, None, None),
		Cause::TechnicalFault | Cause::SettledOutside => (Divided, FeePayer::Halves, None, None),
		Cause::Other => (Divided, FeePayer::Named, Named, Named),
	};
	let unruled = match cause {
		Cause::SellerSilent => Unruled::AgainstSilent(Seller),
		Cause::BuyerSilent => Unruled::AgainstSilent(Buyer),
		Cause::NoPayment
		| Cause::PaidButExpired
		| Cause::ThirdPartyPayer
		| Cause::NameMismatch
		| Cause::WrongAccountGiven
		| Cause::WrongAmountUnder
		| Cause::WrongAmountOver
		| Cause::WrongCurrency
		| Cause::ForgedProof
		| Cause::DuplicateProof
		| Cause::Chargeback
		| Cause::BankFrozen
		| Cause::PriceDispute
		| Cause::ForbiddenRemark
		| Cause::AbusiveConduct
		| Cause::OffPlatform
		| Cause::TechnicalFault
		| Cause::SettledOutside
		| Cause::Other => Unruled::Halves,
	};
	Rule { cause, award, fee, slash_buyer, slash_seller, unruled }
}

/// The row of a cause in a dispute about this. A claim is about what somebody has lost, and he may have been
/// either side of the trade: there a cause says what was found and not whose the money is.
pub const fn rule_for(case: &CaseId, cause: Cause) -> Rule {
	let rule = rule_of(cause);
	match case {
		CaseId::Trade(_) | CaseId::Authorization(_) => rule,
		CaseId::Claim(_) => Rule {
			award: Award::Divided,
			fee: FeePayer::Named,
			slash_buyer: Slash::None,
			slash_seller: Slash::None,
			..rule
		},
	}
}

/// The whole table.
pub fn rule_table() -> [Rule; 21] {
	CAUSES.map(rule_of)
}

impl Slash {
	/// Whether taking `amount` of `bond` is what the table says.
	fn allows(self, amount: Balance, bond: Balance) -> bool {
		match self {
			Self::None => amount == 0,
			Self::Share(bps) => Some(amount) == share_floor(bond, bps),
			Self::Optional(bps) => amount == 0 || Some(amount) == share_floor(bond, bps),
			Self::Named => amount <= bond,
		}
	}

	/// Whether a vote for or against a slash is what the table says.
	const fn allows_vote(self, slash: bool) -> bool {
		match self {
			Self::None => !slash,
			Self::Share(_) => slash,
			Self::Optional(_) | Self::Named => true,
		}
	}

	/// The share that a vote for a slash takes.
	pub(crate) const fn voted(self) -> Bps {
		match self {
			Self::None => 0,
			Self::Share(bps) | Self::Optional(bps) => bps,
			Self::Named => WHOLE,
		}
	}
}

impl Rule {
	/// Whether `ruling` is what the table says for `case`. That it fits the case at all was asked before.
	pub fn allows<AccountId>(&self, ruling: &Ruling, case: &Case<AccountId>) -> bool {
		let award = match self.award {
			Award::Whole(Side::Buyer) => ruling.to_seller == 0,
			Award::Whole(Side::Seller) => ruling.to_buyer == 0,
			Award::Either => ruling.to_buyer == 0 || ruling.to_seller == 0,
			Award::Divided => true,
		};
		let fee = match self.fee {
			FeePayer::Named => true,
			FeePayer::Side(_) | FeePayer::Loser | FeePayer::Opener | FeePayer::Halves => {
				ruling.fee_payer == self.payer(ruling.loser(), case.opener)
			},
		};
		award
			&& fee && self.slash_buyer.allows(ruling.slash_buyer, case.buyer_bond)
			&& self.slash_seller.allows(ruling.slash_seller, case.seller_bond)
	}

	/// Whether a vote is what the table says.
	pub fn allows_vote(&self, vote: &crate::Vote) -> bool {
		let award = match self.award {
			Award::Whole(Side::Buyer) => vote.to_buyer == WHOLE,
			Award::Whole(Side::Seller) => vote.to_buyer == 0,
			Award::Either => vote.to_buyer == 0 || vote.to_buyer == WHOLE,
			Award::Divided => vote.to_buyer <= WHOLE,
		};
		award
			&& self.slash_buyer.allows_vote(vote.slash_buyer)
			&& self.slash_seller.allows_vote(vote.slash_seller)
	}

	/// Who pays the fee; the loser where a ruling would name it.
	pub fn payer(&self, loser: Option<Side>, opener: Option<Side>) -> Option<Side> {
		match self.fee {
			FeePayer::Side(side) => Some(side),
			FeePayer::Loser | FeePayer::Named => loser,
			FeePayer::Opener => opener.or(loser),
			FeePayer::Halves => None,
		}
	}
}
