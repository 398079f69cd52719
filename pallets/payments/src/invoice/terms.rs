// SPDX-License-Identifier: Apache-2.0

//! What an invoice promises, whether that makes sense, and how a capture is split by it.

use super::{InvoicePrice, RateLock};
use crate::{GatewayFee, Leg, Limits, MAX_LEGS, Movement, Share};
use alloc::vec::Vec;
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, Bps, ClientRef, MerchantId, MerchantTerms, Millis, share_floor,
};

/// Whether an invoice may be paid in several payments.
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
pub enum PartialPolicy {
	/// One payment of all that is due, or none.
	#[codec(index = 0)]
	Forbid,
	/// Parts wait on hold in their payers' accounts until the sum is enough.
	#[codec(index = 1)]
	Accumulate,
}

/// What becomes of more than the amount.
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
pub enum OverPolicy {
	/// A payment above amount and tolerance is refused; within the tolerance it is kept.
	#[codec(index = 0)]
	Reject,
	/// Only what is due is taken; the rest never leaves the payer.
	#[codec(index = 1)]
	ReturnExcess,
	/// Everything is taken (a tip, say); above the tolerance the invoice is flagged.
	#[codec(index = 2)]
	Keep,
}

/// What becomes of payments from `expires_at` until `late_until`.
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
pub enum LatePolicy {
	/// Refused: there is no late window.
	#[codec(index = 0)]
	Reject,
	/// Taken as if in time, and flagged.
	#[codec(index = 1)]
	Accept,
	/// Taken on hold. The merchant accepts, or everything goes back.
	#[codec(index = 2)]
	HoldForMerchant,
}

/// The deadlines of an invoice, in chain time. Each window is half-open.
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
pub struct Windows {
	/// Until when a payment is in time.
	pub expires_at: Millis,
	/// Until when it can be settled at all; `expires_at` where late payments are rejected.
	pub late_until: Millis,
	/// Until when it can be refunded.
	pub refund_expiry: Millis,
}

impl Windows {
	/// Whether the deadlines stand in order, and no window is too short or too long.
	pub(crate) fn are_sound(
		&self,
		late: LatePolicy,
		created_at: Millis,
		now: Millis,
		limits: &Limits,
	) -> bool {
		let within = |from: Millis, to: Millis| {
			to.checked_sub(from)
				.is_some_and(|window| (limits.min_window..=limits.max_window).contains(&window))
		};
		let late_window = match late {
			LatePolicy::Reject => self.late_until == self.expires_at,
			LatePolicy::Accept | LatePolicy::HoldForMerchant => {
				within(self.expires_at, self.late_until)
			},
		};
		within(now, self.expires_at)
			&& late_window
			&& self
				.refund_expiry
				.checked_sub(self.late_until)
				.is_some_and(|window| window >= limits.min_window)
			&& self
				.refund_expiry
				.checked_sub(created_at)
				.is_some_and(|life| life <= limits.max_life)
	}

	/// Whether no deadline of `self` is earlier than in `old`.
	pub(crate) const fn reach_beyond(&self, old: &Self) -> bool {
		self.expires_at >= old.expires_at
			&& self.late_until >= old.late_until
			&& self.refund_expiry >= old.refund_expiry
	}
}

/// What a merchant asks for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct InvoiceRequest<AccountId> {
	/// In which money.
	pub asset: AssetKind,
	/// How much.
	pub price: InvoicePrice,
	/// Deadlines.
	pub windows: Windows,
	/// How much less than the amount still counts as paid.
	pub tolerance_under: Bps,
	/// How much more than the amount is not worth a word.
	pub tolerance_over: Bps,
	/// Payments in parts.
	pub partial: PartialPolicy,
	/// Payments above the amount.
	pub over: OverPolicy,
	/// Payments after the expiry.
	pub late: LatePolicy,
	/// The fee of the gateway that makes it; zero without one.
	pub gateway_fee: Bps,
	/// Others who are paid out of it, in this order. Only the merchant's owner may name any.
	pub legs: BoundedVec<Leg<AccountId>, ConstU32<MAX_LEGS>>,
	/// The one account that may pay.
	pub allowed_payer: Option<AccountId>,
}

/// Everything both sides agree to.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct InvoiceTerms<AccountId> {
	/// Who invoices.
	pub merchant: MerchantId,
	/// The merchant's reference.
	pub reference: ClientRef,
	/// The merchant's accounts when it was made.
	pub payee: MerchantTerms<AccountId>,
	/// The gateway that made it.
	pub gateway: Option<GatewayFee<AccountId>>,
	/// What is asked for.
	pub request: InvoiceRequest<AccountId>,
	/// How much of the asset that is.
	pub amount: Balance,
	/// At which rate, where it is asked for in local money.
	pub lock: Option<RateLock>,
}

impl<AccountId> InvoiceTerms<AccountId> {
	/// The least sum that settles it.
	pub fn need(&self) -> Balance {
		let tolerance = share_floor(self.amount, self.request.tolerance_under).unwrap_or_default();
		self.amount.saturating_sub(tolerance)
	}

	/// The greatest sum that is not over. `None` if that is more than money can be.
	pub fn ceiling(&self) -> Option<Balance> {
		self.amount.checked_add(share_floor(self.amount, self.request.tolerance_over)?)
	}

	/// Whether amount, tolerances and split make sense together.
	///
	/// The split must fit into the least sum that settles the invoice. A greater sum then fits too:
	/// what relative shares leave over grows with the sum. No share of it may be below `least`, with
	/// which an account can exist: it could not be credited to a new one.
	pub(crate) fn is_sound(&self, least: Balance) -> bool {
		let need = self.need();
		let mut fixed: Balance = 0;
		let mut relative = self.request.gateway_fee;
		for leg in &self.request.legs {
			if leg.share.of(need).is_none_or(|share| share < least) {
				return false;
			}
			match leg.share {
				Share::Fixed(amount) => match fixed.checked_add(amount) {
					Some(sum) => fixed = sum,
					None => return false,
				},
				Share::Relative(bps) => match relative.checked_add(bps) {
					Some(sum) => relative = sum,
					None => return false,
				},
			}
		}
		let fits = share_floor(need, relative)
			.and_then(|shares| shares.checked_add(fixed))
			.is_some_and(|sum| sum <= need);
		let tolerances = share_floor(self.amount, self.request.tolerance_under).is_some();
		need > 0 && fits && tolerances && self.ceiling().is_some()
	}
}

/// One share of a capture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payout<AccountId> {
	/// Whose.
	pub account: AccountId,
	/// How much.
	pub amount: Balance,
	/// As what.
	pub kind: Movement,
}

impl<AccountId: Clone> InvoiceTerms<AccountId> {
	/// Split `total`: fixed legs, then gateway and relative legs rounded down, then all that is left
	/// to the merchant. The sum is `total`, always.
	///
	/// A merchant that accepts less than the split needs cuts its tail: nobody gets more than what
	/// is left when his turn comes. What is left of a leg below `least`, with which an account can
	/// exist, goes to the merchant too.
	pub fn split(&self, total: Balance, least: Balance) -> Vec<Payout<AccountId>> {
		let request = &self.request;
		let mut payouts = Vec::with_capacity(request.legs.len().saturating_add(2));
		let mut left = total;
		let mut give = |account: &AccountId, share: Balance, kind: Movement| {
			let amount = share.min(left);
			let is_dust = matches!(kind, Movement::Leg(_)) && amount < least;
			if amount > 0 && !is_dust {
				left = left.saturating_sub(amount);
				payouts.push(Payout { account: account.clone(), amount, kind });
			}
		};
		let legs = || (0u8..).zip(&request.legs);
		for (place, leg) in legs() {
			if let Share::Fixed(amount) = leg.share {
				give(&leg.account, amount, Movement::Leg(place));
			}
		}
		if let Some(gateway) = &self.gateway {
			let fee = share_floor(total, gateway.fee).unwrap_or_default();
			give(&gateway.account, fee, Movement::Gateway);
		}
		for (place, leg) in legs() {
			if let Share::Relative(bps) = leg.share {
				let share = share_floor(total, bps).unwrap_or_default();
				give(&leg.account, share, Movement::Leg(place));
			}
		}
		give(&self.payee.settlement, Balance::MAX, Movement::Merchant);
		payouts
	}
}
