// SPDX-License-Identifier: Apache-2.0

//! Every number of the runtime that is a decision: money in USDT, spans in time units.
//!
//! A span that the SDK counts in blocks is derived here from time; our own pallets count chain
//! time in milliseconds and never see a block number.

use tael_primitives::{AccountId, Balance, BlockNumber, CENT, DAY, HOUR, MINUTE, Millis, USDT};

/// How often a block can be made. Node and runtime read it from here: if they differ, no block is
/// valid. It cannot change on a running chain without a migration.
pub const SLOT_DURATION: Millis = 500;

/// A span of time as a number of blocks. Counted in blocks, a span stands still while the chain does.
#[allow(
	clippy::as_conversions,
	clippy::cast_possible_truncation,
	clippy::missing_panics_doc,
	reason = "evaluated by the compiler, which checks the value"
)]
pub const fn blocks(span: Millis) -> BlockNumber {
	let blocks = span / SLOT_DURATION;
	assert!(blocks > 0 && blocks <= BlockNumber::MAX as Millis, "not a span of blocks");
	blocks as BlockNumber
}

/// Money of the chain itself.
pub mod money {
	use super::{AccountId, Balance, CENT};

	/// What an account must hold to exist: 0.01 USDT.
	pub const EXISTENTIAL_DEPOSIT: Balance = CENT;

	/// Smallest holding of another stablecoin, in its smallest unit; all have 6 decimals.
	pub const STABLECOIN_MIN_BALANCE: Balance = CENT;

	/// The stablecoin of a dollar, where a network has it.
	pub const USDC: u32 = 1;
	/// The stablecoin of a euro, where a network has it.
	pub const EURC: u32 = 2;

	/// Where fees, dust and slashed bonds go. Derived from a name, so nobody has its key.
	pub fn treasury() -> AccountId {
		keyless(*b"tael/treasury")
	}

	/// Owner, issuer, admin and freezer of every stablecoin. Nobody has its key: what must be done
	/// with an asset is done by the council, through `ForceOrigin`.
	pub fn stablecoin_team() -> AccountId {
		keyless(*b"tael/stablecoin")
	}

	/// An account that no key opens: a readable name padded with zeroes.
	fn keyless<const N: usize>(name: [u8; N]) -> AccountId {
		let mut raw = [0u8; 32];
		for (slot, byte) in raw.iter_mut().zip(name) {
			*slot = byte;
		}
		AccountId::new(raw)
	}

	/// The deposit for storage that a user occupies; it comes back when the storage is freed.
	///
	/// 0.05 USDT for an entry and 0.0002 USDT for a byte: an attacker who wants to fill a gigabyte
	/// with live objects has to lock more than 200,000 USDT. The receipts of ended payments have no
	/// deposit and last 90 days; a gigabyte of them costs the fees of four million payments.
	#[allow(clippy::as_conversions, reason = "widening; `From` is not const")]
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		(items as Balance)
			.saturating_mul(5 * CENT)
			.saturating_add((bytes as Balance).saturating_mul(CENT / 50))
	}
}

/// What a transaction costs.
pub mod fees {
	use super::Balance;
	use polkadot_sdk::sp_runtime::{FixedU128, Percent, Perquintill};

	/// Price of one second of execution, in millionths of a USDT: half a USDT. So a payment of less than
	/// two milliseconds, extensions included, costs less than a tenth of a cent.
	pub const PER_SECOND: Balance = 500_000;

	/// How many bytes of a transaction cost a millionth of a USDT: 4 MiB cost about 1 USDT.
	pub const BYTES_PER_UNIT: Balance = 4;

	/// The least a transaction that pays a fee can cost, without a tip: 0.0001 USDT. A flood of one
	/// million transactions costs at least 100 USDT.
	pub const FLOOR: Balance = 100;

	/// The most the execution of one transaction can cost, and the most its length can cost, so
	/// that both together, with the base fee, stay below 1 USDT.
	pub const PART_CAP: Balance = 499_000;

	/// The author's share of fee and tip; the treasury has the rest.
	pub const AUTHOR_SHARE: Percent = Percent::from_percent(80);

	/// Fullness of the normal class at which the multiplier stands still.
	pub const TARGET: Perquintill = Perquintill::from_percent(50);

	/// How fast the multiplier moves: about 0.01 % per empty or full block, from one bound to the other
	/// in about two hours.
	pub const VARIABILITY: FixedU128 = FixedU128::from_rational(1, 5_000);

	/// The multiplier only discounts. Bounded by a quarter below, so that it never gets stuck at
	/// zero and that an idle chain still charges spam.
	pub const MIN_MULTIPLIER: FixedU128 = FixedU128::from_rational(1, 4);

	/// Never above one: the list price is a promise. When blocks are full, tips decide the order.
	pub const MAX_MULTIPLIER: FixedU128 = FixedU128::from_u32(1);

	/// Virtual tip of operational calls, which must get through when blocks are full.
	pub const OPERATIONAL_MULTIPLIER: u8 = 5;
}

/// Blocks and chain time.
pub mod time {
	use super::{BlockNumber, DAY, HOUR, MINUTE, Millis, blocks};
	use tael_primitives::SECOND;

	/// A gap between two blocks up to which the chain counts as running. Several authors in a row
	/// may be offline; the shortest window that decides money is five minutes.
	pub const STALL_THRESHOLD: Millis = 30 * SECOND;

	/// How long a mortal transaction can stay valid, at most: people who approve slowly, with
	/// several signers, need an hour.
	pub const BLOCK_HASHES: BlockNumber = blocks(68 * MINUTE + 16 * SECOND);

	/// A session. Its last block carries little but the rotation, so it must be rare.
	pub const SESSION: BlockNumber = blocks(10 * MINUTE);

	/// For how long a proof that a validator misbehaved can be built and checked, in sessions: a
	/// week. A bond must stay reachable for at least as long.
	pub const EQUIVOCATION_MEMORY_SESSIONS: u64 = 7 * DAY / (10 * MINUTE);

	/// Between a decision that becomes Root and its enactment: users and validators can look at it, and the
	/// technical committee can withdraw its consent.
	pub const ENACTMENT_DELAY: BlockNumber = blocks(DAY);

	/// How long an enacted decision waits for the technical committee's consent.
	pub const CONSENT_PERIOD: BlockNumber = blocks(7 * DAY);

	/// How long a motion can be voted on.
	pub const MOTION: BlockNumber = blocks(3 * DAY);

	/// Safe mode ends by itself after this, unless it is entered or extended again.
	pub const SAFE_MODE: BlockNumber = blocks(6 * HOUR);
}

/// Credentials and screenings.
pub mod kyc {
	use super::{Balance, DAY, HOUR, Millis, money};

	/// Held for the row of a credential.
	pub const CREDENTIAL_DEPOSIT: Balance = money::deposit(2, 320);
	/// How old a credential may be when it is claimed.
	pub const MAX_CLAIM_DELAY: Millis = 7 * DAY;
	/// How long one officer's screening stands without a second.
	pub const CONFIRM_WINDOW: Millis = 72 * HOUR;
	/// Issuers that vouch for one account; every payment above the threshold reads them.
	pub const MAX_ISSUERS: u32 = 4;
	/// Accounts of one person with one issuer; every payment above the threshold reads them.
	pub const MAX_LINKED: u32 = 8;
}

/// The directory of merchants.
pub mod merchants {
	use super::{Balance, DAY, Millis, USDT, money, payments};
	use tael_primitives::Tier;

	/// What the issuer must have checked of a business: its owners too.
	pub const TIER: Tier = Tier::Enhanced;
	/// What a merchant holds while it is registered: enough to make throw-away shops dear.
	pub const BOND: Balance = 100 * USDT;
	/// Held for each member and each gateway.
	pub const DEPOSIT: Balance = money::deposit(1, 128);
	/// How long a closed merchant is known: as long as any payment of it can live, because refunds
	/// need its settlement account.
	pub const CLOSING_PERIOD: Millis = payments::LIMITS.max_life;
	/// The longest suspension by one decision.
	pub const MAX_SUSPENSION: Millis = 30 * DAY;
	/// Accounts with roles at one merchant.
	pub const MAX_MEMBERS: u32 = 64;
	/// Gateways one merchant consents to.
	pub const MAX_GATEWAYS: u32 = 16;
}

/// Prices in local money.
pub mod rates {
	use super::{Balance, DAY, Millis, USDT};

	/// What a feeder holds. The council can take it when he lied.
	pub const FEEDER_BOND: Balance = 1_000 * USDT;
	/// How long a change of a pair waits: everybody who trades in it can see it come.
	pub const CONFIG_DELAY: Millis = DAY;
	/// How long evidence against a feeder who has left can come up.
	pub const LEAVE_PERIOD: Millis = 14 * DAY;
	/// Strikes that suspend: more than an honest feeder gets at a gap of the market.
	pub const MAX_STRIKES: u32 = 10;
	/// How long a strike counts.
	pub const STRIKE_WINDOW: Millis = DAY;
	/// How long a suspension lasts.
	pub const SUSPENSION: Millis = DAY;
	/// Pairs of a stablecoin and a currency. A feeder's going has a round of each.
	pub const MAX_PAIRS: u32 = 32;
	/// Words in one call: all pairs.
	pub const MAX_WORDS: u32 = MAX_PAIRS;
}

/// What could not be credited.
pub mod claimables {
	use super::{Balance, money};

	/// Held for the row of a recovery account.
	pub const RECOVERY_DEPOSIT: Balance = money::deposit(1, 128);
}

/// Invoices and authorisations.
pub mod payments {
	use super::{CENT, DAY, HOUR, MINUTE, USDT, money};
	use pallet_payments::Limits;

	/// Every bound of the payments pallet. Objects keep the ones they were made under.
	pub const LIMITS: Limits = Limits {
		// For a row as it usually is. Eight legs and sixteen payers make it 2,800 bytes, and each of
		// the payers has his share of the money on hold.
		deposit: money::deposit(2, 512),
		// Below it a payment is like cash at a till; from it both sides count.
		kyc_threshold: 200 * USDT,
		min_amount: CENT,
		// Ten times what an author may be ahead of the clock on the wall.
		min_window: 5 * MINUTE,
		max_window: 90 * DAY,
		max_life: 365 * DAY,
		// A till needs minutes, a checkout page a quarter of an hour.
		max_rate_lock: HOUR,
		// Twice a feeder's heartbeat: one that was late, and the time until it is in a block.
		max_price_age: 20 * MINUTE,
		max_requotes: 10,
		receipt_retention: 90 * DAY,
		authorization_grace: 24 * HOUR,
		// A weekend, after the day in which only the payer can tell that nothing more is captured.
		min_protection: 3 * DAY,
	};
}

/// Offers and trades.
pub mod c2c {
	use super::{DAY, HOUR, MINUTE, Millis, USDT, arbitration::TERMS, money};
	use pallet_c2c::{Limits, OFFER_BYTES, OFFER_ROWS, TRADE_BYTES, TRADE_ROWS};

	/// How long a trade can live, with a dispute and a contest under the terms of arbitration here.
	pub const LONGEST_TRADE: Millis =
		LIMITS.longest_life(TERMS.cap.saturating_add(TERMS.stalled_window));

	/// Every bound of the trading pallet. Objects keep the ones they were made under.
	pub const LIMITS: Limits = Limits {
		deposit: money::deposit(3, 512),
		// As many rails and bounds as it may have: each is a place in the book.
		offer_deposit: money::deposit(OFFER_ROWS, OFFER_BYTES),
		trade_deposit: money::deposit(TRADE_ROWS, TRADE_BYTES),
		message_deposit: money::deposit(1, 512),
		min_trade: USDT,
		// What the systems that have bonds settled on; below it a bond would not stop anybody.
		bond: 300,
		min_bond: USDT,
		// A typing error is caught, a real premium is not.
		max_deviation: 1_000,
		// What the lowest tier that trades may trade at once.
		max_unrated: 200 * USDT,
		// What most people trade with each other at once.
		max_matched_min: 100 * USDT,
		// Twice a feeder's heartbeat.
		max_price_age: 20 * MINUTE,
		max_offer_life: 90 * DAY,
		max_offers: 32,
		max_open: 5,
		min_window: 5 * MINUTE,
		accept_window: 15 * MINUTE,
		free_cancel: 15 * MINUTE,
		free_cancels_per_day: 3,
		cancel_cooldown: 4 * HOUR,
		dispute_cooldown: DAY,
		max_extension: 5 * DAY,
		// A day costs 1.2 %, out of a bond of 3 %.
		extension_rate: 5,
		max_proposal_life: 7 * DAY,
		max_quote_life: 5 * MINUTE,
		// A bank's clock, and a payment begun while the trade was being made.
		attest_buffer: 10 * MINUTE,
		// What a bank keeps for itself, and no more.
		attest_floor: 9_000,
		// The longest claim is 180 days; the hour is for who comes at the last minute of it.
		receipt_retention: 180 * DAY + HOUR,
	};
}

/// Randomness that arbiters are drawn with. In blocks, one of which is one moment.
pub mod randomness {
	use super::{HOUR, blocks};

	/// How many seeds are kept: those of two hours, for who draws late.
	pub const KEPT: u32 = blocks(2 * HOUR);
	/// How far ahead the moment lies that is given to who asks: all authors of five blocks in a row
	/// would have to be in league to know its seed when they ask.
	pub const AHEAD: u32 = 4;
}

/// Disputes and those who rule on them.
pub mod arbitration {
	use super::{DAY, HOUR, USDT};
	use pallet_arbitration::{Limits, Terms};

	/// What new disputes are held under, unless governance has set other terms.
	pub const TERMS: Terms = Terms {
		min_fee: 5 * USDT,
		max_fee: 500 * USDT,
		fee: 200,
		small_principal: 200 * USDT,
		settlement_part: 2_500,
		overdue_slash: 20 * USDT,
		respond_window: 24 * HOUR,
		evidence_window: 48 * HOUR,
		ruling_window: 72 * HOUR,
		commit_window: 48 * HOUR,
		reveal_window: 24 * HOUR,
		appeal_window: 72 * HOUR,
		recuse_window: 12 * HOUR,
		objection_window: 24 * HOUR,
		cap: 30 * DAY,
		stalled_window: 30 * DAY,
	};

	/// Every number of arbitration.
	pub const LIMITS: Limits = Limits {
		terms: TERMS,
		arbiter_bond: 500 * USDT,
		// The longest a dispute that he ruled on can go on.
		bond_horizon: 60 * DAY,
		// As long as what can be disputed is known.
		receipt_retention: super::c2c::LIMITS.receipt_retention,
	};
}

/// The programme of bonded acceptors.
pub mod acceptors {
	use super::{DAY, HOUR, MINUTE, USDT, c2c::LONGEST_TRADE, money};
	use pallet_acceptors::Limits;

	/// Every number of the programme.
	pub const LIMITS: Limits = Limits {
		min_claim: USDT,
		claim_deposit: money::deposit(3, 512),
		answer_window: 72 * HOUR,
		escalate_window: 72 * HOUR,
		short_window: 7 * DAY,
		long_window: 180 * DAY,
		max_trade_life: LONGEST_TRADE,
		max_suspension: 30 * DAY,
		hearing_window: 72 * HOUR,
		verdict_window: 14 * DAY,
		lock_period: 30 * DAY,
		recovery_window: 180 * DAY,
		review_period: DAY,
		// As for trades and invoices: twice a feeder's heartbeat.
		max_price_age: 20 * MINUTE,
		min_sample: 10,
	};
}

/// The bridge to the vaults of other chains.
pub mod bridge {
	use super::{DAY, HOUR, USDT};
	use pallet_bridge::Limits;

	/// Every number of the bridge. Some answer to how a vault is deployed.
	pub const LIMITS: Limits = Limits {
		// A weekend, and not again before it is over.
		pause: 3 * DAY,
		return_after: 30 * DAY,
		raise_delay: 2 * DAY,
		silence: 6 * HOUR,
		// More than the longest pause of a vault and the delay of a large release together.
		release_window: 14 * DAY,
		// The vault's own overlap.
		overlap: 2 * DAY,
		bond: 10_000 * USDT,
		// As long as anything that it signed can be carried out, twice over.
		bond_delay: 28 * DAY,
		prover_share: 1_000,
		// The vault's window for a rotation, and a day until an activation is known here: what can still take
		// office there is not withdrawn here.
		rotation_margin: 21 * DAY,
		// What a vault takes at least to let its governor name the successor of a set that is silent: 30 days of
		// silence, and 30 of delay.
		succession: 60 * DAY,
		lag: HOUR,
		retention: 90 * DAY,
		ahead: 256,
	};
}

/// Sizes that bound the work of a block.
pub mod limits {
	/// Fewest validators that may be planned.
	pub const MIN_VALIDATORS: u32 = 1;
	/// Validators at a time.
	pub const VALIDATORS: u32 = 100;
	/// Members of the council, and of the technical committee.
	pub const MEMBERS: u32 = 21;
	/// Open motions of one collective.
	pub const MOTIONS: u32 = 50;
	/// Enactments and other scheduled calls in one block.
	pub const SCHEDULED_PER_BLOCK: u32 = 16;
	/// Delegates of one account.
	pub const PROXIES: u32 = 16;
	/// Signers of a shared account.
	pub const SIGNATORIES: u32 = 20;
	/// References of other pallets to one account: kinds of money and of holds.
	pub const CONSUMERS: u32 = 128;
	/// A whole block, in bytes. The code of a runtime upgrade has to fit.
	pub const BLOCK_BYTES: u32 = 5 * 1024 * 1024;
	/// What of it user transactions may fill: some 4,000 payments. More would not reach the next author
	/// within his slot over a link of 100 Mbit/s.
	pub const NORMAL_BYTES: u32 = 1024 * 1024;
}
