// SPDX-License-Identifier: Apache-2.0

//! What new disputes are held under.

use crate::{Config, Error, Event, Pallet, Terms, TermsInForce};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;

impl<T: Config> Pallet<T> {
	/// What a dispute that is opened now is held under.
	pub fn terms() -> Terms {
		TermsInForce::<T>::get().unwrap_or_else(|| T::Limits::get().terms)
	}

	pub(crate) fn do_set_terms(terms: Option<Terms>) -> DispatchResult {
		if let Some(terms) = terms {
			ensure!(terms.are_sound(T::Limits::get().arbiter_bond), Error::<T>::BadTerms);
		}
		TermsInForce::<T>::set(terms);
		Self::deposit_event(Event::TermsSet { terms });
		Ok(())
	}
}
