// SPDX-License-Identifier: Apache-2.0

//! Quotes: what an acceptor promises outside the book, with a signature and for a short time.

use crate::{Config, Error, Event, Offers, Pallet, Quote, Take, Timed, UsedQuotes, taking::Bid};
use alloc::vec::Vec;
use frame::{hashing::blake2_256, prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::traits::Verify};
use tael_primitives::{AcceptorProgramme, ChainTime, ClientRef, Signature, Standing};

/// In front of everything that an acceptor signs as a quote, so that no other signature of his is one.
const TAG: [u8; 10] = *b"tael/quote";

/// What an acceptor signs: the tag, the hash of the first block, and the quote.
pub fn quote_payload<AccountId: Encode>(genesis: &H256, quote: &Quote<AccountId>) -> Vec<u8> {
	(TAG, genesis, quote).encode()
}

/// What a used quote is remembered by.
fn quote_key<AccountId: Encode>(maker: &AccountId, id: &H256) -> H256 {
	H256((TAG, maker, id).using_encoded(blake2_256))
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_take_quote(
		who: T::AccountId,
		quote: Quote<T::AccountId>,
		signature: &Signature,
		reference: ClientRef,
		take: Take,
	) -> DispatchResult {
		let trade = Self::new_trade_id(&who, &reference)?;
		let offer = Offers::<T>::get(quote.offer).ok_or(Error::<T>::NotFound)?;
		let setting = Self::setting_of(&offer)?;
		let maker = offer.maker.clone();
		let key = quote_key(&maker, &quote.id);

		// A price is about the outside world, which goes on while the chain stands still.
		let left = quote.expires_at.saturating_sub(T::Clock::timestamp());
		let in_time = (1..=setting.limits.max_quote_life).contains(&left);
		let is_for_him = quote.taker.as_ref().is_none_or(|taker| *taker == who);
		let is_new = !UsedQuotes::<T>::contains_key(key);
		ensure!(in_time && is_for_him && is_new, Error::<T>::BadQuote);
		let is_acceptor = matches!(T::Acceptors::standing(&maker), Standing::Active { .. });
		ensure!(is_acceptor, Error::<T>::NotEligible);
		let payload = quote_payload(&Self::genesis(), &quote);
		ensure!(signature.verify(payload.as_slice(), &maker), Error::<T>::BadQuote);

		// Chain time goes no faster than timestamps, so by then it is over.
		let until = setting.now.saturating_add(left);
		UsedQuotes::<T>::insert(key, until);
		Self::schedule(key, Timed::Quote, until);
		let bid = Bid {
			trade,
			take,
			price: Some(quote.price),
			// His word made the price.
			round: None,
			max: quote.max,
			is_accepted: true,
		};
		let taker = Self::taker(&setting, &who)?;
		Self::take_named(&setting, quote.offer, offer, &taker, &bid)?;
		Self::deposit_event(Event::QuoteUsed { maker, quote: quote.id, trade });
		Ok(())
	}

	/// The hash of the first block.
	pub(crate) fn genesis() -> H256 {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(hash.as_ref())
	}
}
