// SPDX-License-Identifier: Apache-2.0

//! Sealed messages between the parties of a trade. The chain carries them and cannot read them.

use crate::{
	Config, Error, Event, HoldReason, MAX_MESSAGE, MAX_MESSAGES, Mailbox, Mailboxes, Message,
	MessageKey, MessageKeys, Messages, Movement, Pallet, PublishedKey, Receipts, Timed, TradeId,
	TradeState,
	sweep::{Index, kept_until},
	trading::Live,
};
use frame::{hashing::blake2_256, prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, ChainTime, DAY, Millis, Side, Trail};

/// How long messages stay after their trade has ended: long enough for a wallet that was away to fetch
/// the last of them, short enough for the deposits to come back soon.
pub(crate) const MESSAGES_STAY: Millis = DAY;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_key(who: T::AccountId, key: Option<MessageKey>) -> DispatchResult {
		let published = MessageKeys::<T>::get(&who);
		match (published, key) {
			(None, None) => return Err(Error::<T>::NotFound.into()),
			(None, Some(key)) => {
				let deposit = T::Limits::get().message_deposit;
				Self::hold(&AssetKind::Native, HoldReason::Deposit, &who, deposit)?;
				MessageKeys::<T>::insert(&who, PublishedKey { key, deposit });
			},
			(Some(published), Some(key)) => {
				MessageKeys::<T>::insert(&who, PublishedKey { key, ..published });
			},
			(Some(PublishedKey { deposit, .. }), None) => {
				MessageKeys::<T>::remove(&who);
				let id = (*b"tael/key", &who).using_encoded(blake2_256).into();
				let mut trail = Trail::new(id, 0);
				Self::return_deposit(&mut trail, &who, deposit)?;
			},
		}
		Self::deposit_event(Event::KeyPublished { who, key });
		Ok(())
	}

	pub(crate) fn do_send_message(
		who: &T::AccountId,
		id: TradeId,
		number: u32,
		sealed: BoundedVec<u8, ConstU32<MAX_MESSAGE>>,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		ensure!(live.state() != TradeState::Ended, Error::<T>::TooLate);
		ensure!(number == *live.trade.messages.of(side), Error::<T>::Stale);
		ensure!(number < MAX_MESSAGES, Error::<T>::TooMany);
		let deposit = T::Limits::get().message_deposit;
		Self::hold(&AssetKind::Native, HoldReason::Deposit, who, deposit)?;

		let mut live = live.catch_up()?;
		Messages::<T>::insert((id, side, number), Message { at: live.now, deposit, sealed });
		*live.trade.messages.of_mut(side) = number.saturating_add(1);
		let by = who.clone();
		Self::deposit_event(Event::MessageSent { id, seq: live.trail.next(), by, number });
		live.store();
		Ok(())
	}

	/// Remove the messages of a trade that ended some time ago. What stays is its receipt.
	pub(crate) fn do_empty_mailbox(id: TradeId) -> DispatchResult {
		let mailbox = Mailboxes::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= mailbox.remove_at, Error::<T>::TooEarly);
		Self::unschedule(id, Index::<T>::bucket_of(mailbox.remove_at));
		Self::remove_messages(id, mailbox)?;
		if let Some(receipt) = Receipts::<T>::get(id) {
			Self::schedule(id, Timed::Receipt, kept_until(&receipt));
		}
		Ok(())
	}

	/// Remove the messages and give the deposits back: as many rows as two parties may leave.
	pub(crate) fn remove_messages(id: TradeId, mailbox: Mailbox<T::AccountId>) -> DispatchResult {
		Mailboxes::<T>::remove(id);
		let mut trail = Trail::new(id, mailbox.seq);
		let mut count = 0u32;
		for side in [Side::Buyer, Side::Seller] {
			let mut deposits: Balance = 0;
			for number in 0..(*mailbox.sent.of(side)).min(MAX_MESSAGES) {
				if let Some(message) = Messages::<T>::take((id, side, number)) {
					deposits = deposits.saturating_add(message.deposit);
					count = count.saturating_add(1);
				}
			}
			Self::return_deposit(&mut trail, mailbox.parties.of(side), deposits)?;
		}
		Self::deposit_event(Event::MessagesRemoved { id, seq: trail.next(), count });
		Ok(())
	}

	fn return_deposit(trail: &mut Trail, who: &T::AccountId, deposit: Balance) -> DispatchResult {
		let (asset, reason) = (&AssetKind::Native, HoldReason::Deposit);
		Self::give_back(trail, asset, reason, who, deposit, Movement::Deposit)
	}
}
