// SPDX-License-Identifier: Apache-2.0

//! The random steps of `property`: every call of every actor, time, and what happens meanwhile.

use crate::{
	FiatPrice, InvoicePrice, InvoiceRequest, LatePolicy, Leg, OverPolicy, PartialPolicy, Share,
	mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use tael_primitives::{AccountId, Balance, DAY, Fiat, HOUR, MINUTE, Price, PriceError};

/// Everybody who acts. The payers come last.
const ACTORS: [AccountId; 10] =
	[OWNER, TILL, CASHIER, REFUNDER, GATEWAY, OTHER_GATEWAY, STRANGER, ALICE, BOB, CAROL];
const PAYERS: [AccountId; 3] = [ALICE, BOB, CAROL];
/// Everybody who may own money at the end.
pub(super) const EVERYBODY: [AccountId; 12] = [
	OWNER,
	TILL,
	CASHIER,
	REFUNDER,
	GATEWAY,
	OTHER_GATEWAY,
	STRANGER,
	ALICE,
	BOB,
	CAROL,
	NOBODY,
	NOBODY_ELSE,
];
/// What a whole of either kind of money costs at first: seven yuan.
pub(super) const PAR: Price = Price(700_000_000);
/// References in use. Few, so that calls meet the same objects again and again.
const TAGS: u8 = 3;

#[derive(Clone, Debug)]
pub(super) enum Step {
	Create {
		who: AccountId,
		tag: u8,
		request: Sketch,
	},
	CreateMany {
		who: AccountId,
		batch: Vec<(u8, Sketch)>,
	},
	Pay {
		who: AccountId,
		tag: u8,
		amount: Amount,
		honest: bool,
		elsewhere: bool,
	},
	Cancel(AccountId, u8),
	Expire(AccountId, u8),
	Extend(AccountId, u8, u64),
	Requote(AccountId, u8),
	AcceptShort(AccountId, u8),
	Authorize {
		who: AccountId,
		tag: u8,
		stable: bool,
		amount: Amount,
		elsewhere: bool,
		escrowed: bool,
	},
	Increase {
		who: AccountId,
		of: AccountId,
		tag: u8,
		amount: Amount,
	},
	Capture {
		who: AccountId,
		of: AccountId,
		tag: u8,
		amount: Amount,
		fee: u16,
		is_final: bool,
	},
	Void(AccountId, AccountId, u8),
	Reclaim(AccountId, AccountId, u8),
	ExpireAuthorization(AccountId, AccountId, u8),
	Dispute(AccountId, AccountId, u8),
	Drop(AccountId, AccountId, u8),
	Rule(AccountId, u8, Amount),
	TakeBack(AccountId, u8),
	Refund {
		who: AccountId,
		of: Option<AccountId>,
		tag: u8,
		amount: Amount,
		refund: u8,
	},
	Claim(AccountId, Option<AccountId>),
	Close {
		of: Option<AccountId>,
		tag: u8,
	},
	Prune,
	Wait(u64),
	Idle(u64),
	World(World),
}

/// What happens to the parties meanwhile.
#[derive(Clone, Debug)]
pub(super) enum World {
	Block(AccountId),
	Unblock(AccountId),
	FreezeAsset,
	ThawAsset,
	Freeze(AccountId),
	Thaw(AccountId),
	Suspend,
	Reinstate,
	SettleInto(AccountId),
	Empty(AccountId, bool),
	Reprice(bool, Result<u64, PriceError>),
	Stall(u64),
}

/// An amount relative to what there is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Amount {
	Exactly,
	Share(u8),
	Off(i8),
	Any(u64),
}

#[derive(Clone, Debug)]
pub(super) struct Sketch {
	stable: bool,
	amount: u64,
	fiat: bool,
	partial: bool,
	over: u8,
	late: u8,
	tolerance: u16,
	fee: u16,
	legs: Vec<(AccountId, bool, Balance)>,
	only: Option<AccountId>,
}

impl Amount {
	pub(super) fn of(self, whole: Balance) -> Balance {
		match self {
			Self::Exactly => whole,
			Self::Share(part) => whole * Balance::from(part) / 256,
			Self::Off(by) => whole.saturating_add_signed(i128::from(by)),
			Self::Any(amount) => amount.into(),
		}
	}
}

impl Sketch {
	pub(super) fn request(self) -> InvoiceRequest<AccountId> {
		let late = match self.late {
			0 => LatePolicy::Reject,
			1 => LatePolicy::Accept,
			_ => LatePolicy::HoldForMerchant,
		};
		let leg = |(account, fixed, size): (AccountId, bool, Balance)| {
			let bps = u16::try_from(size % 4_000).expect("small");
			let share = if fixed { Share::Fixed(size) } else { Share::Relative(bps) };
			Leg { account, share }
		};
		InvoiceRequest {
			asset: if self.stable { STABLE } else { NATIVE },
			price: self.price(),
			windows: windows(late),
			tolerance_under: self.tolerance,
			tolerance_over: self.tolerance,
			partial: if self.partial { PartialPolicy::Accumulate } else { PartialPolicy::Forbid },
			over: match self.over {
				0 => OverPolicy::Reject,
				1 => OverPolicy::ReturnExcess,
				_ => OverPolicy::Keep,
			},
			late,
			gateway_fee: self.fee,
			legs: BoundedVec::truncate_from(self.legs.into_iter().map(leg).collect()),
			allowed_payer: self.only,
		}
	}
}

impl Sketch {
	/// An amount, or about as much in yuan.
	fn price(&self) -> InvoicePrice {
		let amount = Balance::from(self.amount);
		if !self.fiat {
			return InvoicePrice::Asset(amount);
		}
		let amount = PAR.fiat_floor(amount, Fiat::CNY).expect("it fits");
		InvoicePrice::Fiat(FiatPrice { fiat: Fiat::CNY, amount, lock_for: 10 * MINUTE })
	}
}

fn any_actor() -> impl Strategy<Value = AccountId> {
	prop::sample::select(ACTORS.to_vec())
}

fn any_payer() -> impl Strategy<Value = AccountId> {
	prop::sample::select(PAYERS.to_vec())
}

/// Mostly somebody who may, sometimes anybody.
fn mostly(who: AccountId) -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => Just(who), 1 => any_actor()]
}

fn any_amount() -> impl Strategy<Value = Amount> {
	prop_oneof![
		4 => Just(Amount::Exactly),
		4 => any::<u8>().prop_map(Amount::Share),
		1 => any::<i8>().prop_map(Amount::Off),
		1 => (0..20_000 * 1_000_000u64).prop_map(Amount::Any),
	]
}

fn any_sketch() -> impl Strategy<Value = Sketch> {
	let size = prop_oneof![4 => 20_000..200_000_000u64, 1 => 0..5_000_000_000u64];
	let to = prop::sample::select(vec![CAROL, TILL, STRANGER, NOBODY, NOBODY_ELSE]);
	// Mostly what an account can exist on; less is refused.
	let least = EXISTENTIAL_DEPOSIT;
	let leg = prop_oneof![6 => least..2 * least, 1 => Just(least - 1), 1 => 0..least];
	let legs = prop::collection::vec((to, any::<bool>(), leg), 0..3);
	let only = prop_oneof![9 => Just(None), 1 => any_payer().prop_map(Some)];
	let tolerance = prop_oneof![Just(0), 0..1_000u16];
	let fee = prop_oneof![4 => Just(0), 1 => 0..=GATEWAY_FEE + 1];
	let money = (any::<bool>(), size, any::<bool>());
	(money, any::<bool>(), 0..3u8, 0..3u8, tolerance, fee, legs, only).prop_map(
		|((stable, amount, fiat), partial, over, late, tolerance, fee, legs, only)| Sketch {
			stable,
			amount,
			fiat,
			partial,
			over,
			late,
			tolerance,
			fee,
			legs,
			only,
		},
	)
}

/// Mostly near par, so that invoices fit it still.
fn any_price() -> impl Strategy<Value = Result<u64, PriceError>> {
	prop_oneof![
		6 => (PAR.0 / 10 * 9..PAR.0 / 10 * 11).prop_map(Ok),
		1 => any::<u64>().prop_map(Ok),
		1 => Just(Err(PriceError::Stale)),
	]
}

fn any_world() -> impl Strategy<Value = World> {
	prop_oneof![
		2 => any_actor().prop_map(World::Block),
		2 => any_actor().prop_map(World::Unblock),
		1 => Just(World::FreezeAsset),
		2 => Just(World::ThawAsset),
		1 => any_actor().prop_map(World::Freeze),
		2 => any_actor().prop_map(World::Thaw),
		1 => Just(World::Suspend),
		2 => Just(World::Reinstate),
		1 => prop::sample::select(EVERYBODY.to_vec()).prop_map(World::SettleInto),
		2 => (any_payer(), any::<bool>()).prop_map(|(who, stable)| World::Empty(who, stable)),
		1 => any::<bool>().prop_map(|stable| World::Empty(TILL, stable)),
		6 => (any::<bool>(), any_price()).prop_map(|(stable, price)| World::Reprice(stable, price)),
		1 => (0..30 * MINUTE).prop_map(World::Stall),
	]
}

pub(super) fn any_step() -> impl Strategy<Value = Step> {
	let tag = || 0..TAGS;
	let whose = || prop_oneof![Just(None), any_payer().prop_map(Some)];
	let maker =
		|| prop_oneof![3 => Just(OWNER), 2 => Just(GATEWAY), 1 => Just(CASHIER), 1 => any_actor()];
	let wait = prop_oneof![
		0..MINUTE,
		Just(10 * MINUTE),
		Just(HOUR - 1),
		Just(HOUR),
		Just(HOUR + GRACE),
		0..3 * HOUR,
		0..40 * DAY,
		Just(RETENTION),
	];
	prop_oneof![
		6 => (maker(), tag(), any_sketch())
			.prop_map(|(who, tag, request)| Step::Create { who, tag, request }),
		2 => (maker(), prop::collection::vec((tag(), any_sketch()), 1..4))
			.prop_map(|(who, batch)| Step::CreateMany { who, batch }),
		10 => (
			prop_oneof![6 => any_payer(), 1 => any_actor()],
			tag(),
			any_amount(),
			prop_oneof![9 => Just(true), 1 => Just(false)],
			any::<bool>(),
		)
			.prop_map(|(who, tag, amount, honest, elsewhere)| Step::Pay {
				who,
				tag,
				amount,
				honest,
				elsewhere,
			}),
		1 => (maker(), tag()).prop_map(|(who, tag)| Step::Cancel(who, tag)),
		2 => (any_actor(), tag()).prop_map(|(who, tag)| Step::Expire(who, tag)),
		1 => (maker(), tag(), 0..40 * DAY)
			.prop_map(|(who, tag, by)| Step::Extend(who, tag, by)),
		2 => (maker(), tag()).prop_map(|(who, tag)| Step::Requote(who, tag)),
		2 => (maker(), tag()).prop_map(|(who, tag)| Step::AcceptShort(who, tag)),
		4 => (any_payer(), tag(), any::<bool>(), any_amount(), any::<bool>(), any::<bool>())
			.prop_map(|(who, tag, stable, amount, elsewhere, escrowed)| Step::Authorize {
				who,
				tag,
				stable,
				amount,
				elsewhere,
				escrowed,
			}),
		2 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS, any_amount()))
			.prop_map(|(who, of, tag, amount)| Step::Increase { who, of, tag, amount }),
		5 => (maker(), any_payer(), tag(), any_amount(), 0..=GATEWAY_FEE, any::<bool>())
			.prop_map(|(who, of, tag, amount, fee, is_final)| Step::Capture {
				who,
				of,
				tag,
				amount,
				fee,
				is_final,
			}),
		1 => (maker(), any_payer(), tag()).prop_map(|(who, of, tag)| Step::Void(who, of, tag)),
		2 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS))
			.prop_map(|(who, of, tag)| Step::Reclaim(who, of, tag)),
		1 => (any_actor(), any_payer(), tag())
			.prop_map(|(who, of, tag)| Step::ExpireAuthorization(who, of, tag)),
		4 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS))
			.prop_map(|(who, of, tag)| Step::Dispute(who, of, tag)),
		1 => any_payer()
			.prop_flat_map(move |of| (mostly(of.clone()), Just(of), 0..TAGS))
			.prop_map(|(who, of, tag)| Step::Drop(who, of, tag)),
		2 => (any_payer(), tag(), any_amount())
			.prop_map(|(of, tag, share)| Step::Rule(of, tag, share)),
		1 => (any_payer(), tag()).prop_map(|(of, tag)| Step::TakeBack(of, tag)),
		5 => (mostly(REFUNDER), whose(), tag(), any_amount(), 0..4u8)
			.prop_map(|(who, of, tag, amount, refund)| Step::Refund {
				who,
				of,
				tag,
				amount,
				refund,
			}),
		3 => (prop::sample::select(EVERYBODY.to_vec()), prop::option::weighted(0.3, any_actor()))
			.prop_map(|(owner, dest)| Step::Claim(owner, dest)),
		1 => (whose(), tag()).prop_map(|(of, tag)| Step::Close { of, tag }),
		1 => Just(Step::Prune),
		5 => wait.prop_map(Step::Wait),
		2 => (0..10u64).prop_map(Step::Idle),
		4 => any_world().prop_map(Step::World),
	]
}
