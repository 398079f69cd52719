// SPDX-License-Identifier: Apache-2.0

//! Offers: what somebody advertises, at which price, to whom, and their machine.

use crate::{Config, Error, NotAllowed, OfferId, PoolId};
use alloc::vec::Vec;
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Balance, Bps, ClientRef, Fiat, Millis, ObjectKind, Price, RailId, Side, Tier, derive_id,
};

/// The id of an offer, known before it exists.
pub fn offer_id<AccountId: Encode>(maker: &AccountId, reference: &ClientRef) -> OfferId {
	derive_id(ObjectKind::Offer, maker, reference)
}

/// Most rails of one offer.
pub const MAX_METHODS: u32 = 4;
/// Most accounts on a list of an offer.
pub const MAX_LISTED: u32 = 16;

/// What a floating offer does while there is no price.
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
	Default,
)]
pub enum OnStale {
	/// Nobody can take it.
	#[default]
	#[codec(index = 0)]
	Suspend,
	/// It is taken at the bound that favours its maker: the floor of a sale, the ceiling of a purchase.
	#[codec(index = 1)]
	UseBound,
}

/// At which price.
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
pub enum Pricing {
	/// Always the same.
	#[codec(index = 0)]
	Fixed(Price),
	/// The rate and a share of it, within bounds.
	#[codec(index = 1)]
	Floating {
		/// Basis points on top of the rate; negative: below it.
		spread: i16,
		/// Never below.
		floor: Option<Price>,
		/// Never above.
		ceiling: Option<Price>,
		/// While there is no price.
		on_stale: OnStale,
	},
}

/// One way to pay that an offer takes.
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
pub struct Method {
	/// The rail.
	pub rail: RailId,
	/// A salted commitment to the maker's account there.
	pub account: H256,
	/// How long the buyer has to pay, if not as long as the rail gives.
	pub pay_window: Option<Millis>,
}

/// Whom a maker trades with. Empty lists and zeros ask for nothing.
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
	DefaultNoBound,
)]
#[scale_info(skip_type_params(AccountId))]
pub struct Eligibility<AccountId> {
	/// Lowest tier.
	pub tier: Tier,
	/// Fewest completed trades.
	pub min_completed: u32,
	/// Least share of completed trades.
	pub min_completion: Bps,
	/// Least time since the first trade.
	pub min_age: Millis,
	/// Only these, if there are any.
	pub allow: BoundedVec<AccountId, ConstU32<MAX_LISTED>>,
	/// Never these.
	pub deny: BoundedVec<AccountId, ConstU32<MAX_LISTED>>,
}

/// What a maker advertises.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct OfferRequest<AccountId> {
	/// What the maker is: [`Side::Seller`] sells the stablecoin.
	pub side: Side,
	/// Against which local money.
	pub fiat: Fiat,
	/// At which price.
	pub pricing: Pricing,
	/// Least amount of the stablecoin in one trade.
	pub min: Balance,
	/// Most of it.
	pub max: Balance,
	/// Ways to pay.
	pub methods: BoundedVec<Method, ConstU32<MAX_METHODS>>,
	/// Whom the maker trades with.
	pub eligibility: Eligibility<AccountId>,
	/// Hash of what else the maker says to takers.
	pub terms_hash: H256,
	/// Whether a take is a trade at once.
	pub auto_accept: bool,
	/// Until when.
	pub expires_at: Millis,
}

/// What a maker can change of an offer that stands. `None` leaves a field as it is.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct OfferChange {
	/// Another price.
	pub pricing: Option<Pricing>,
	/// Another range.
	pub range: Option<(Balance, Balance)>,
	/// Other ways to pay.
	pub methods: Option<BoundedVec<Method, ConstU32<MAX_METHODS>>>,
}

/// Where an offer stands.
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
pub enum OfferState {
	/// It has just come or changed, and crosses with what stands against it before it rests in the book.
	#[codec(index = 0)]
	Entering,
	/// In the book.
	#[codec(index = 1)]
	Active,
	/// Its maker took it out of the book for a while.
	#[codec(index = 2)]
	Paused,
	/// Its pool has less than the least amount.
	#[codec(index = 3)]
	Exhausted,
	/// Its maker may not trade now.
	#[codec(index = 4)]
	Suspended,
	/// A risk officer took it out of the book.
	#[codec(index = 5)]
	Barred,
	/// Left state.
	#[codec(index = 6)]
	Ended,
}

/// What can happen to an offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferStep {
	/// Nothing stands against it any more: it rests.
	Rest,
	/// Its maker pauses it.
	Pause,
	/// Its maker resumes it.
	Resume,
	/// Its maker changes its price, range or methods.
	Change,
	/// Its pool has too little.
	Exhaust,
	/// Its pool has enough again.
	Refill,
	/// Its maker may not trade now.
	Suspend,
	/// Its maker may trade again.
	Reinstate,
	/// A risk officer bars it.
	Bar,
	/// A risk officer lets it go on, paused.
	Unbar,
	/// It expires or is closed.
	End,
}

impl OfferState {
	/// The only place where an offer changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: OfferStep) -> Result<Self, NotAllowed> {
		use OfferState::{Active, Barred, Ended, Entering, Exhausted, Paused, Suspended};
		use OfferStep::{
			Bar, Change, End, Exhaust, Pause, Refill, Reinstate, Rest, Resume, Suspend, Unbar,
		};
		match (self, step) {
			(Entering, Rest) => Ok(Active),
			(Entering | Active | Exhausted | Suspended, Pause) => Ok(Paused),
			(Entering | Active, Change)
			| (Exhausted, Refill)
			| (Suspended, Reinstate)
			| (Paused, Resume) => Ok(Entering),
			(Paused, Change) => Ok(Paused),
			(Exhausted, Change) => Ok(Exhausted),
			(Suspended, Change) => Ok(Suspended),
			(Entering | Active, Exhaust) => Ok(Exhausted),
			(Entering | Active, Suspend) => Ok(Suspended),
			(Entering | Active | Paused | Exhausted | Suspended, Bar) => Ok(Barred),
			(Barred, Unbar) => Ok(Paused),
			(Entering | Active | Paused | Exhausted | Suspended | Barred, End) => Ok(Ended),

			(Entering, Resume | Refill | Reinstate | Unbar)
			| (Active, Rest | Resume | Refill | Reinstate | Unbar)
			| (Paused, Rest | Pause | Exhaust | Refill | Suspend | Reinstate | Unbar)
			| (Exhausted, Rest | Resume | Exhaust | Suspend | Reinstate | Unbar)
			| (Suspended, Rest | Resume | Exhaust | Refill | Suspend | Unbar)
			| (
				Barred,
				Rest | Pause | Resume | Change | Exhaust | Refill | Suspend | Reinstate | Bar,
			)
			| (
				Ended,
				Rest | Pause | Resume | Change | Exhaust | Refill | Suspend | Reinstate | Bar
				| Unbar | End,
			) => Err(NotAllowed),
		}
	}
}

/// An advertisement.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Offer<AccountId> {
	/// Who posted it.
	pub maker: AccountId,
	/// What it draws on; its asset is the offer's.
	pub pool: PoolId,
	/// What it says.
	pub request: OfferRequest<AccountId>,
	/// Rises with every change. A take names it.
	pub version: u32,
	/// Where it stands.
	pub state: OfferState,
	/// Its place in the queue of its price: a number that rises with every offer that enters the book.
	pub rank: u64,
	/// Whether the bound of its maker held its price back when the book last looked: it then stands at that
	/// bound and not at its spread.
	pub is_parked: bool,
	/// Whether everybody whom its rails admit could take it at once when the book last looked, and its pool had
	/// room for one more such offer: it then stands in the ladders that are matched, and meets others by itself.
	/// Else it is listed, for who names it.
	pub is_matched: bool,
	/// How many trades it made by crossing.
	pub crossed: u32,
	/// When it was posted.
	pub created_at: Millis,
	/// The deposit for its row, in USDT.
	pub deposit: Balance,
	/// Number of the next event.
	pub seq: u32,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
}

impl<AccountId> Offer<AccountId> {
	/// The price while there is this rate, or none.
	pub fn price(&self, rate: Option<Price>) -> Option<Price> {
		self.request.pricing.at(self.request.side, rate)
	}

	/// The way to pay that it names for a rail.
	pub fn method(&self, rail: RailId) -> Option<&Method> {
		self.request.methods.iter().find(|method| method.rail == rail)
	}

	/// The rails that it names.
	pub(crate) fn rails(&self) -> Vec<RailId> {
		self.request.methods.iter().map(|method| method.rail).collect()
	}

	/// Whether it stands in the book. One for named takers is theirs alone and stands nowhere, so that it
	/// is in nobody else's way.
	pub fn is_public(&self) -> bool {
		self.request.eligibility.allow.is_empty()
	}

	pub(crate) fn advance<T: Config>(&mut self, step: OfferStep) -> DispatchResult {
		self.state = self.state.apply(step).map_err(|NotAllowed| Error::<T>::WrongState)?;
		Ok(())
	}
}
