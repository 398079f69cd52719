// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls: of money, of trades, and of the expiry index. Of pools, offers and
//! the book, see `book_state`.

use crate::{
	Config, Due, HoldReason, MAX_MESSAGES, Mailboxes, MessageKeys, Messages, Nullifiers, Offers,
	Pallet, Pools, Receipt, Receipts, Records, SweepCursor, Timed, TradeState, Trades, TradesOf,
	UsedQuotes, Words,
	sweep::{Index, kept_until},
};
use alloc::collections::BTreeMap;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Claimables, HoldSums, Side};

const REASONS: [HoldReason; 2] = [HoldReason::Escrow, HoldReason::Deposit];

/// Both sides, in the order of their numbers.
const SIDES: [Side; 2] = [Side::Buyer, Side::Seller];

type Sums<T> = HoldSums<<T as frame_system::Config>::AccountId, <T as Config>::Holds>;

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_holds_equal_objects()?;
		Self::pools_lock_what_their_trades_need()?;
		Self::c2c_1_every_object_is_scheduled_once()?;
		Self::c2c_2_rows_of_trades_are_sound()?;
		Self::c2c_3_indexes_and_records_match_trades()?;
		Self::c2c_4_messages_and_words_have_a_trade()?;
		Self::check_book()
	}

	/// What the rows of this pallet say lies on hold.
	fn sums() -> Sums<T> {
		let mut sums = Sums::<T>::new(REASONS);
		let usdt = &AssetKind::Native;
		for pool in Pools::<T>::iter_values() {
			let escrowed = pool.available.saturating_add(pool.locked);
			sums.add(&pool.owner, &pool.asset, HoldReason::Escrow, escrowed);
			sums.add(&pool.owner, usdt, HoldReason::Deposit, pool.deposit);
		}
		for offer in Offers::<T>::iter_values() {
			sums.add(&offer.maker, usdt, HoldReason::Deposit, offer.deposit);
		}
		for trade in Trades::<T>::iter_values() {
			let terms = &trade.terms;
			sums.add(&terms.taker, usdt, HoldReason::Deposit, trade.deposit);
			if terms.taker_pool.is_none() {
				let part = terms.escrowed(terms.maker_side.other());
				sums.add(&terms.taker, &terms.asset, HoldReason::Escrow, part);
			}
		}
		for ((id, side, _), message) in Messages::<T>::iter() {
			let sender = Trades::<T>::get(id).map(|trade| trade.terms.party(side).clone());
			let sender =
				sender.or_else(|| Mailboxes::<T>::get(id).map(|row| row.parties.of(side).clone()));
			if let Some(sender) = sender {
				sums.add(&sender, usdt, HoldReason::Deposit, message.deposit);
			}
		}
		for (who, published) in MessageKeys::<T>::iter() {
			sums.add(&who, usdt, HoldReason::Deposit, published.deposit);
		}
		sums.add_owed(T::Claimables::all());
		sums
	}

	/// I2: for every account, asset and reason, what objects say lies there is what is on hold.
	fn i2_holds_equal_objects() -> Result<(), TryRuntimeError> {
		let sums = Self::sums();
		ensure!(sums.are_on_hold(), "I2: holds differ from objects");
		// Nothing lies on hold that no object knows, in any money that one of them was ever in, as far as
		// rows and receipts tell.
		let traded = Receipts::<T>::iter_values().filter_map(|receipt| match receipt {
			Receipt::Trade { receipt, .. } => Some(receipt.asset),
			Receipt::Ended { .. } => None,
		});
		let is_explained = sums.explain_holds(frame_system::Account::<T>::iter_keys(), traded);
		ensure!(is_explained, "I2: a hold without an object");
		Ok(())
	}

	/// What pools have promised is what their live trades need.
	fn pools_lock_what_their_trades_need() -> Result<(), TryRuntimeError> {
		let mut needed: BTreeMap<H256, Balance> = BTreeMap::new();
		for trade in Trades::<T>::iter_values() {
			let terms = &trade.terms;
			for side in SIDES {
				let Some(id) = terms.pool_of(side) else { continue };
				let pool = Pools::<T>::get(id).ok_or("the pool of a trade lives")?;
				let is_his = pool.owner == *terms.party(side) && pool.asset == terms.asset;
				ensure!(is_his, "a side's part is in his pool");
				let sum = needed.entry(id).or_default();
				*sum = sum.saturating_add(terms.escrowed(side));
			}
		}
		for (id, pool) in Pools::<T>::iter() {
			let sum = needed.get(&id).copied().unwrap_or_default();
			ensure!(pool.locked == sum, "I2: a pool has promised what its trades need");
		}
		Ok(())
	}

	/// C2C-1: one entry of the expiry index for each row, one row for each entry.
	fn c2c_1_every_object_is_scheduled_once() -> Result<(), TryRuntimeError> {
		let mut rows: BTreeMap<H256, (u64, Timed)> = BTreeMap::new();
		for (id, row) in Offers::<T>::iter() {
			rows.insert(id, (row.bucket, Timed::Offer));
		}
		for (id, row) in Trades::<T>::iter() {
			rows.insert(id, (row.bucket, Timed::Trade));
		}
		for (id, until) in UsedQuotes::<T>::iter() {
			rows.insert(id, (Index::<T>::bucket_of(until), Timed::Quote));
		}
		for (id, row) in Receipts::<T>::iter() {
			let mailbox = Mailboxes::<T>::get(id);
			let due = mailbox.map_or(kept_until(&row), |mailbox| mailbox.remove_at);
			let before = rows.insert(id, (Index::<T>::bucket_of(due), Timed::Receipt));
			ensure!(before.is_none(), "C2C-1: a live object has a receipt");
		}
		let cursor = SweepCursor::<T>::get();
		let mut entries = 0usize;
		for (bucket, id, what) in Due::<T>::iter() {
			entries = entries.saturating_add(1);
			let is_known = rows.get(&id) == Some(&(bucket, what));
			ensure!(is_known, "C2C-1: an entry of the expiry index is stale");
			let is_ahead = cursor.is_some_and(|cursor| cursor <= bucket);
			ensure!(is_ahead, "C2C-1: the sweep has passed an entry of the expiry index");
		}
		ensure!(entries == rows.len(), "C2C-1: an object is missing in the expiry index");
		Ok(())
	}

	/// C2C-2: states fit what the rows say, nothing is owed beyond a bond, and the hash is that of the
	/// terms.
	fn c2c_2_rows_of_trades_are_sound() -> Result<(), TryRuntimeError> {
		for (id, trade) in Trades::<T>::iter() {
			let terms = &trade.terms;
			let hash = Self::contract_hash(id, terms);
			ensure!(trade.contract_hash == hash, "C2C-2: a hash is not that of its terms");
			ensure!(terms.maker != terms.taker, "C2C-2: somebody trades with himself");
			let has_funding = trade.funded_at.is_some();
			let has_payment = trade.payment.is_some();
			let (needs_funding, needs_payment) = match trade.state {
				TradeState::Requested => (false, Some(false)),
				TradeState::Funded | TradeState::Lapsed => (true, Some(false)),
				TradeState::PaidClaimed => (true, Some(true)),
				// A seller may release what was never marked.
				TradeState::HeldRelease | TradeState::Disputed => (true, None),
				TradeState::Ended => return Err("C2C-2: an ended trade is in state".into()),
			};
			ensure!(has_funding == needs_funding, "C2C-2: funded iff accepted");
			let fits = needs_payment.is_none_or(|needs| needs == has_payment);
			ensure!(fits, "C2C-2: a payment iff it was claimed");
			let was_released = trade.released_at.is_some();
			let is_held = match trade.state {
				TradeState::HeldRelease => true,
				TradeState::Disputed => trade.is_contested(),
				_ => false,
			};
			ensure!(was_released == is_held, "C2C-2: released iff it is held back");
			ensure!(
				trade.state != TradeState::Disputed || trade.dispute.is_some(),
				"C2C-2: a dispute came from somewhere"
			);
			ensure!(
				trade.extension_most() <= terms.buyer_bond
					&& trade.extended <= terms.windows.extension,
				"C2C-2: time costs no more than the bond, and is bounded"
			);
			for side in SIDES {
				let Some(proposal) = trade.proposals.of(side) else { continue };
				let sum = proposal.to_buyer.checked_add(proposal.to_seller);
				let is_sound =
					sum == Some(terms.principal) && proposal.bond_to_other <= terms.bond(side);
				ensure!(is_sound, "C2C-2: a proposal divides the principal");
				let is_counted = proposal.number < *trade.proposed.of(side);
				ensure!(is_counted && proposal.steps <= trade.steps, "C2C-2: of this trade");
			}
		}
		Ok(())
	}

	/// C2C-3: the index of accounts and the counters of open trades are those of the live trades.
	fn c2c_3_indexes_and_records_match_trades() -> Result<(), TryRuntimeError> {
		let mut open: BTreeMap<H256, u32> = BTreeMap::new();
		let mut entries = 0usize;
		for (id, trade) in Trades::<T>::iter() {
			for side in SIDES {
				let who = trade.terms.party(side);
				ensure!(TradesOf::<T>::contains_key(who, id), "C2C-3: a party finds its trades");
				entries = entries.saturating_add(1);
				let count = open.entry(*trade.subjects.of(side)).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(TradesOf::<T>::iter().count() == entries, "C2C-3: an index without a trade");
		for (subject, record) in Records::<T>::iter() {
			let count = open.remove(&subject).unwrap_or_default();
			ensure!(record.open == count, "C2C-3: a record counts the open trades");
		}
		ensure!(open.is_empty(), "C2C-3: whoever trades has a record");
		Ok(())
	}

	/// C2C-4: messages are numbered without a gap and belong to a trade that lives or has just ended; words
	/// of attestors to one that lives; seen payments to a trade that a receipt tells of.
	fn c2c_4_messages_and_words_have_a_trade() -> Result<(), TryRuntimeError> {
		let mut messages = 0usize;
		let mut count = |id: H256, sent: &crate::PerSide<u32>| -> Result<(), TryRuntimeError> {
			for side in SIDES {
				let sent = *sent.of(side);
				ensure!(sent <= MAX_MESSAGES, "C2C-4: more messages than there may be");
				for number in 0..sent {
					let is_there = Messages::<T>::contains_key((id, side, number));
					ensure!(is_there, "C2C-4: a message is missing");
					messages = messages.saturating_add(1);
				}
			}
			Ok(())
		};
		let mut words = 0usize;
		for (id, trade) in Trades::<T>::iter() {
			count(id, &trade.messages)?;
			let said = Words::<T>::get(id).len();
			ensure!(said == usize::from(trade.words), "C2C-4: a trade counts the words on it");
			words = words.saturating_add(usize::from(said > 0));
		}
		for (id, mailbox) in Mailboxes::<T>::iter() {
			count(id, &mailbox.sent)?;
			ensure!(Receipts::<T>::contains_key(id), "C2C-4: messages outlive their receipt");
		}
		ensure!(Messages::<T>::iter().count() == messages, "C2C-4: a message of no trade");
		ensure!(Words::<T>::iter().count() == words, "C2C-4: words on no trade");
		Self::seen_payments_belong_to_one_trade()
	}

	/// Every reference that was seen is that of one trade, and every trade that names one has it.
	fn seen_payments_belong_to_one_trade() -> Result<(), TryRuntimeError> {
		let mut named: BTreeMap<_, H256> = BTreeMap::new();
		for (id, trade) in Trades::<T>::iter() {
			if let Some(nullifier) = trade.nullifier {
				let before = named.insert((trade.terms.rail, nullifier), id);
				ensure!(before.is_none(), "C2C-4: one payment of two trades");
			}
		}
		for (id, row) in Receipts::<T>::iter() {
			if let Receipt::Trade { receipt, nullifier: Some(nullifier), .. } = row {
				let before = named.insert((receipt.rail, nullifier), id);
				ensure!(before.is_none(), "C2C-4: one payment of two trades");
			}
		}
		for (rail, nullifier, id) in Nullifiers::<T>::iter() {
			let is_known = named.remove(&(rail, nullifier)) == Some(id);
			ensure!(is_known, "C2C-4: a payment of no trade");
		}
		ensure!(named.is_empty(), "C2C-4: a payment that another trade could use");
		Ok(())
	}
}
