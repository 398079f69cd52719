// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Parameters for a pair wait in the open.
		PairProposed {
			/// The pair.
			pair: Pair,
			/// Chain time from which anybody may apply them.
			apply_at: Millis,
		},
		/// A proposal was withdrawn.
		ProposalCancelled {
			/// The pair.
			pair: Pair,
		},
		/// The proposed parameters of a pair hold from now on.
		PairConfigured {
			/// The pair.
			pair: Pair,
		},
		/// The pair has no price any more.
		PairRetired {
			/// The pair.
			pair: Pair,
		},
		/// The median of the feeders is the price.
		Accepted {
			/// The pair.
			pair: Pair,
			/// Its number among those accepted.
			round: u64,
			/// The median.
			price: Price,
			/// The block timestamp of the oldest word in it, the f oldest left out.
			as_of: Millis,
			/// How many words it is the median of.
			count: u8,
			/// How far they disagree.
			spread: Bps,
		},
		/// The price of a pair can be used no more, or for another reason than before.
		StateChanged {
			/// The pair.
			pair: Pair,
			/// Why.
			state: State,
		},
		/// Somebody applied as a feeder; the bond is on hold.
		FeederApplied {
			/// The candidate.
			feeder: T::AccountId,
			/// What went on hold.
			bond: Balance,
		},
		/// A feeder was admitted.
		FeederAdmitted {
			/// The feeder.
			feeder: T::AccountId,
		},
		/// A feeder failed at his task.
		Struck {
			/// The feeder.
			feeder: T::AccountId,
			/// The pair.
			pair: Pair,
			/// How.
			fault: Fault,
			/// His strikes in this window.
			strikes: u32,
		},
		/// A feeder has too many strikes, and does not count for a while.
		FeederSuspended {
			/// The feeder.
			feeder: T::AccountId,
			/// Chain time from which he is active again by himself.
			until: Millis,
		},
		/// The council ended a suspension early.
		FeederReinstated {
			/// The feeder.
			feeder: T::AccountId,
		},
		/// A feeder feeds no more.
		FeederLeaving {
			/// The feeder.
			feeder: T::AccountId,
			/// Chain time from which anybody may return his bond.
			until: Millis,
		},
		/// The council took something of a feeder's bond.
		FeederSlashed {
			/// The feeder.
			feeder: T::AccountId,
			/// What went to the treasury.
			amount: Balance,
		},
		/// A feeder is gone, and what was left of his bond is returned.
		FeederGone {
			/// The feeder.
			feeder: T::AccountId,
			/// What was returned.
			bond: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The pair is not registered, or nothing is proposed for it.
		NotFound,
		/// The account is no feeder, or not of this pair.
		NotFeeder,
		/// The state does not allow this.
		WrongState,
		/// The account is a feeder, a candidate, or has left lately.
		AlreadyExists,
		/// The parameters do not fit together.
		BadConfig,
		/// The time for this has not come.
		TooEarly,
		/// As many pairs as can be are registered.
		MaxPairsExceeded,
		/// The pair has another candidate by now.
		CandidateMoved,
		/// There is nothing to say.
		NoWords,
		/// A pair is named twice.
		DuplicatePair,
		/// An amount of zero.
		ZeroAmount,
	}
}
