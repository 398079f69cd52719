// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A rail was registered or changed.
		RailSet {
			/// Which.
			rail: RailId,
			/// Whether new offers and trades may use it.
			is_open: bool,
		},
		// -- Pools and offers
		/// Somebody put money on hold for offers to draw on.
		PoolOpened {
			/// The object.
			id: PoolId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose it is.
			owner: AccountId,
			/// The reference it was made with.
			reference: ClientRef,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
		},
		/// What a pool has changed.
		PoolChanged {
			/// The object.
			id: PoolId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why.
			change: PoolChange,
			/// By how much.
			amount: Balance,
			/// What no trade has promised, now.
			available: Balance,
			/// What trades have promised, now.
			locked: Balance,
		},
		/// A pool left state. A receipt stays.
		PoolEnded {
			/// The object.
			id: PoolId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Whose it was.
			owner: AccountId,
		},
		/// Somebody posted an offer.
		OfferCreated {
			/// The object.
			id: OfferId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Who posted it.
			maker: AccountId,
			/// The reference it was made with.
			reference: ClientRef,
			/// What it draws on.
			pool: PoolId,
			/// What the maker is.
			side: Side,
			/// Which stablecoin.
			asset: AssetKind,
			/// Against which local money.
			fiat: Fiat,
			/// At which price.
			pricing: Pricing,
			/// Least amount of the stablecoin in one trade.
			min: Balance,
			/// Most of it.
			max: Balance,
			/// Until when.
			expires_at: Millis,
		},
		/// A maker changed price, range or rails of an offer.
		OfferChanged {
			/// The object.
			id: OfferId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Its version from now on.
			version: u32,
			/// At which price.
			pricing: Pricing,
			/// Least amount of the stablecoin in one trade.
			min: Balance,
			/// Most of it.
			max: Balance,
		},
		/// An offer stands somewhere else than before.
		OfferTurned {
			/// The object.
			id: OfferId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Where it stood.
			from: OfferState,
			/// Where it stands.
			to: OfferState,
		},
		/// An offer met others, which became trades, or passed over them.
		OfferCrossed {
			/// The object.
			id: OfferId,
			/// Number of this event among those of the object.
			seq: u32,
			/// How many trades it has made by crossing so far. The trades are numbered with it, see
			/// `crossing_id`.
			crossed: u32,
			/// Which offers that meet it in price did not become a trade, and why.
			passed: Vec<Pass>,
		},
		/// An offer left state. A receipt stays.
		OfferEnded {
			/// The object.
			id: OfferId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Who had posted it.
			maker: AccountId,
			/// Whether it had expired.
			is_expired: bool,
		},
		/// Somebody took the best of a market. Each trade has its own events.
		BestTaken {
			/// Who.
			taker: AccountId,
			/// The reference that the trades are numbered from.
			reference: ClientRef,
			/// How many trades.
			fills: u32,
			/// How much of the stablecoin, in all.
			principal: Balance,
			/// How much local money, in all.
			fiat_amount: FiatAmount,
			/// Which offers at a price that would do were passed over, and why.
			passed: Vec<Pass>,
		},
		/// A quote was used.
		QuoteUsed {
			/// Who had signed it.
			maker: AccountId,
			/// The id he gave it.
			quote: H256,
			/// The trade it became.
			trade: TradeId,
		},
		// -- Trades
		/// Somebody took an offer.
		TradeStarted {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// What both sides agree to. In a box, or every event would be as large.
			terms: Box<TradeTerms<AccountId>>,
			/// The terms, by hash.
			contract_hash: H256,
			/// Where it begins: the maker has still to accept, or the buyer is to pay.
			state: TradeState,
			/// Until when.
			until: Millis,
		},
		/// A trade took a step.
		TradeStepped {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which.
			step: TradeStep,
			/// From which state.
			from: TradeState,
			/// To which.
			to: TradeState,
			/// Which party took it; none: time, attestors or arbitration.
			by: Option<AccountId>,
			/// When the window of the new state ends, if it has one.
			until: Option<Millis>,
		},
		/// The buyer says that he has paid.
		PaymentClaimed {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// What he says.
			payment: Payment,
		},
		/// A trade went to arbitration.
		DisputeOpened {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which side opened it; none: the chain.
			opener: Option<Side>,
			/// Why.
			cause: Cause,
			/// A commitment to the opener's evidence.
			evidence: H256,
		},
		/// An attestor gave his word that local money arrived.
		PaymentAttested {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Who.
			attestor: AccountId,
			/// What he saw.
			attestation: Attestation,
			/// How many attestors say the same, with him.
			words: u32,
		},
		/// A party proposes how to end a trade.
		SettlementProposed {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which party.
			by: AccountId,
			/// What the other side accepts.
			hash: H256,
			/// The proposal.
			proposal: Proposal,
		},
		/// A party took its proposal back.
		SettlementWithdrawn {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which party.
			by: AccountId,
		},
		/// A party says no to the other side's proposal. It can still be accepted.
		SettlementDeclined {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which party.
			by: AccountId,
			/// Which proposal.
			hash: H256,
		},
		/// A trade left state. A receipt stays.
		TradeEnded {
			/// The object.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// How it ended; none: it was never funded.
			outcome: Option<TradeOutcome>,
			/// Who called it off or let it lapse, where somebody did.
			ended_by: Option<Side>,
			/// Who lost its dispute, where somebody did.
			loser: Option<Side>,
			/// Of the principal, to the buyer.
			to_buyer: Balance,
			/// Of the principal, to the seller.
			to_seller: Balance,
			/// The terms, by hash.
			contract_hash: H256,
		},
		/// An account published the key that others seal messages with, or took it back.
		KeyPublished {
			/// Whose.
			who: AccountId,
			/// The key, if there is one now.
			key: Option<MessageKey>,
		},
		/// A party left a sealed message for the other.
		MessageSent {
			/// The trade.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// Which party.
			by: AccountId,
			/// How many it left before.
			number: u32,
		},
		/// The messages of an ended trade were removed.
		MessagesRemoved {
			/// The trade.
			id: TradeId,
			/// Number of this event among those of the object.
			seq: u32,
			/// How many.
			count: u32,
		},
		/// A receipt was removed: its reference may be used again.
		Pruned {
			/// Of which object.
			id: H256,
		},
		/// A timed step failed in the sweep. It is tried again.
		SweepFailed {
			/// Of which object.
			id: H256,
			/// Why.
			error: DispatchError,
		},
		// -- All
		/// Money moved.
		Moved {
			/// The object.
			id: H256,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why.
			kind: Movement,
			/// In which money.
			asset: AssetKind,
			/// Out of whose account.
			from: AccountId,
			/// To whom.
			to: AccountId,
			/// How much.
			amount: Balance,
		},
		/// Money fell due to somebody who cannot be credited: it waits for him on hold.
		BecameClaimable {
			/// The object.
			id: H256,
			/// Number of this event among those of the object.
			seq: u32,
			/// Why.
			kind: Movement,
			/// Whose it is now.
			owner: AccountId,
			/// In whose account it lies.
			source: AccountId,
			/// In which money.
			asset: AssetKind,
			/// How much.
			amount: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		// -- Of all
		/// No such object lives.
		NotFound,
		/// This reference is used already. The id of what it made is the derived one.
		AlreadyExists,
		/// Only a party, the owner or the maker may do this.
		NotParty,
		/// The state does not allow this step.
		WrongState,
		/// The window has not opened yet.
		TooEarly,
		/// The window is over.
		TooLate,
		/// The counter moved since the caller looked: this may have been executed already.
		Stale,
		/// This money does not exist, or has no value in USDT here.
		UnknownAsset,
		/// The amount is zero, or more than money can be.
		BadAmount,
		/// Not enough free money; what goes on hold must leave the existential deposit.
		InsufficientFunds,
		// -- Pools and offers
		/// A window, a code, a quorum or a list of the rail makes no sense.
		BadRail,
		/// More than what no trade has promised.
		LiquidityLocked,
		/// The pool is closing, or still has offers.
		PoolBusy,
		/// The pool has as many offers as it may.
		TooManyOffers,
		/// Amounts out of order, below the least, or more than money can be.
		BadRange,
		/// The price is zero, the bounds are out of order, or the spread is too wide.
		BadPricing,
		/// A rail that is unknown, closed, not for this tier or named twice; a commitment of zeros; a window
		/// that is too short or too long.
		BadMethod,
		/// The offer ends too soon or too late.
		BadExpiry,
		/// The price is too far from the rate.
		PriceOutOfBand,
		/// There is no rate that could be used now; `rates` says why.
		RateUnavailable,
		/// The offer changed since the caller looked.
		TermsChanged,
		/// There is nothing to do for this offer now.
		NothingDue,
		// -- Taking
		/// The offer cannot be taken now.
		OfferUnavailable,
		/// The taker is not whom the maker trades with, or one side may not trade now.
		NotEligible,
		/// Both sides are one person.
		SelfTrade,
		/// The amount is outside of what the offer takes.
		OutOfRange,
		/// The pool has less than that.
		NotEnoughLiquidity,
		/// Neither a version nor a price limit was named, or no limit for a price that floats.
		PriceLimitRequired,
		/// The price is worse than the limit.
		PriceLimitExceeded,
		/// As many trades as may live at a time, or a wait after a cancellation or a lost dispute.
		LimitReached,
		/// Nothing in the market can be taken on these terms.
		NoMatch,
		/// The quote is over, used, for somebody else or not signed by its maker.
		BadQuote,
		// -- Trades
		/// The account is not the one the trade was made with, a commitment is zero, or the amount is.
		BadPayment,
		/// More time than there may be, or less than there is.
		BadExtension,
		/// It was done before, and can be done once.
		OnlyOnce,
		/// The cause does not fit the step.
		BadCause,
		/// The attestation does not fit the terms, or there is no reference in it.
		BadAttestation,
		/// So little arrived that the parties have to settle it, or to dispute.
		BelowFloor,
		/// The payment is another trade's.
		DuplicateProof,
		/// The shares are not the principal, or the bond is not the proposer's to give.
		BadSplit,
		/// The proposal is over, gone or another one.
		ProposalChanged,
		/// As many proposals, messages, attestations or fills as there may be.
		TooMany,
	}
}
