// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// The calls. Each does its work in the file of its topic.
#[frame::pallet_macros::pallet_section]
mod calls {
	// Call indices: 0-9 rails, 10-19 pools, 20-29 offers, 30-39 taking, 40-59 trades, 60-69 settlements,
	// 70-79 messages, 80-89 upkeep.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Register a rail, or change one. Offers and trades keep the windows they were made with.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::BadRail`]: a code, a window, a quorum or a list makes no sense.
		/// ## Events
		/// [`Event::RailSet`].
		#[pallet::call_index(0)]
		pub fn set_rail(
			origin: OriginFor<T>,
			rail: RailId,
			terms: Rail<AccountId>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_rail(rail, terms)
		}

		/// Put money on hold for offers to draw on.
		///
		/// ## Dispatch Origin
		/// Signed by anybody who is not frozen.
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::UnknownAsset`], [`Error::BadAmount`]: no such money, or too little of it for any trade.
		/// - [`Error::InsufficientFunds`]: not enough free money. Of screening, if the signer is frozen.
		/// ## Events
		/// [`Event::PoolOpened`].
		#[pallet::call_index(10)]
		pub fn open_pool(
			origin: OriginFor<T>,
			reference: ClientRef,
			asset: AssetKind,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_pool(who, reference, asset, amount)
		}

		/// Put more into a pool. `moves_before` makes a retry safe.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::PoolBusy`]: no such pool of the signer, or it is closing.
		/// - [`Error::Stale`]: another number of moves than that.
		/// - [`Error::BadAmount`], [`Error::InsufficientFunds`]. Of screening, if the signer is frozen.
		/// ## Events
		/// [`Event::PoolChanged`].
		#[pallet::call_index(11)]
		pub fn fund_pool(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: Balance,
			moves_before: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund_pool(&who, pool, amount, moves_before)
		}

		/// Take out of a pool what no trade has promised. `moves_before` makes a retry safe.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::PoolBusy`]: no such pool of the signer, or it is closing.
		/// - [`Error::Stale`]: another number of moves than that.
		/// - [`Error::BadAmount`], [`Error::LiquidityLocked`]: nothing, or more than what no trade has promised.
		/// ## Events
		/// [`Event::PoolChanged`], [`Event::Moved`] or [`Event::BecameClaimable`].
		#[pallet::call_index(12)]
		pub fn withdraw_liquidity(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: Balance,
			moves_before: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_liquidity(&who, pool, amount, moves_before)
		}

		/// Close a pool without offers: what no trade has promised goes back at once, the rest as its trades end.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotParty`]; [`Error::PoolBusy`]: it has offers, or is closing already.
		/// ## Events
		/// [`Event::PoolChanged`], [`Event::Moved`] or [`Event::BecameClaimable`]; [`Event::PoolEnded`] without trades.
		#[pallet::call_index(13)]
		pub fn close_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_pool(&who, pool)
		}

		/// Post an offer. Where it meets others, they become trades at once; the rest stands in the book.
		///
		/// Only an offer that everybody whom its rails admit may take at once crosses with others and is met by
		/// [`Pallet::take_best`]. One that asks takers for more (a higher tier, trades, a share of them, time, a great
		/// amount), whose maker accepts each, or with [`MAX_MATCHED`] others of its pool there, is listed for who
		/// names it; one with a list of takers is theirs alone.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the pool.
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::PoolBusy`], [`Error::TooManyOffers`]: not on this pool.
		/// - [`Error::NotEligible`], or of screening: the signer may not trade now.
		/// - [`Error::BadRange`], [`Error::BadPricing`], [`Error::BadMethod`], [`Error::BadExpiry`]: it makes no sense.
		/// - [`Error::RateUnavailable`], [`Error::PriceOutOfBand`]: no rate, or too far from it.
		/// - [`Error::NotEnoughLiquidity`]: the pool does not cover the least amount and the bond.
		/// - [`Error::InsufficientFunds`]: not enough free money for the deposit.
		/// ## Events
		/// [`Event::OfferCreated`]; [`Event::OfferCrossed`] with those of each trade; [`Event::OfferTurned`].
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::most_of_entering(T::WeightInfo::create_offer(MAX_METHODS), false))]
		pub fn create_offer(
			origin: OriginFor<T>,
			pool: PoolId,
			reference: ClientRef,
			request: OfferRequest<AccountId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_create_offer(who, pool, reference, request)
		}

		/// Change price, range or rails of an offer, which gets a new version and a new place in the queue.
		///
		/// ## Dispatch Origin
		/// Signed by the maker.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::TooLate`]: no such offer of the signer, or it has expired.
		/// - [`Error::TermsChanged`]: it has another version. [`Error::WrongState`]: a risk officer barred it.
		/// - Those of [`Pallet::create_offer`] about the maker, the range, the price and the rails.
		/// ## Events
		/// [`Event::OfferChanged`], [`Event::OfferTurned`]; [`Event::OfferCrossed`] and the events of each trade.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::most_of_entering(T::WeightInfo::update_offer(MAX_METHODS), true))]
		pub fn update_offer(
			origin: OriginFor<T>,
			offer: OfferId,
			version: u32,
			change: OfferChange,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_update_offer(&who, offer, version, change)
		}

		/// Take an offer out of the book for a while.
		///
		/// ## Dispatch Origin
		/// Signed by the maker.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotParty`], [`Error::TooLate`]; [`Error::WrongState`]: it is paused or barred.
		/// ## Events
		/// [`Event::OfferTurned`].
		#[pallet::call_index(22)]
		pub fn pause_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pause_offer(&who, offer)
		}

		/// Put a paused offer back, at the end of the queue of its price.
		///
		/// ## Dispatch Origin
		/// Signed by the maker.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::TooLate`], [`Error::WrongState`]: it is not paused.
		/// - [`Error::NotEnoughLiquidity`], and those of [`Pallet::create_offer`] about the maker, the price and the rails.
		/// ## Events
		/// [`Event::OfferTurned`]; [`Event::OfferCrossed`] and the events of each trade.
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::most_of_entering(T::WeightInfo::resume_offer(MAX_METHODS), false))]
		pub fn resume_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_resume_offer(&who, offer)
		}

		/// End an offer. Trades under it go on.
		///
		/// ## Dispatch Origin
		/// Signed by the maker; by anyone while the maker is frozen.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotParty`].
		/// ## Events
		/// [`Event::Moved`] for the deposit, [`Event::OfferEnded`].
		#[pallet::call_index(24)]
		pub fn close_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_offer(&who, offer)
		}

		/// Do what is due for an offer: cross, expire, suspend or reinstate, leave or enter the book.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it does something.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::NothingDue`]: there is nothing to do.
		/// ## Events
		/// [`Event::OfferTurned`], [`Event::OfferEnded`], or [`Event::OfferCrossed`] and the events of each trade;
		/// none if it only moved within the book.
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T>::most_of_entering(T::WeightInfo::poke_offer(), true))]
		pub fn poke_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_poke_offer(offer)
		}

		/// Take an offer out of the book against the will of its maker.
		///
		/// ## Dispatch Origin
		/// The risk origin.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::WrongState`]: it is barred.
		/// ## Events
		/// [`Event::OfferTurned`].
		#[pallet::call_index(26)]
		pub fn bar_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			T::RiskOrigin::ensure_origin(origin)?;
			Self::do_bar_offer(offer)
		}

		/// Let a barred offer go on, paused.
		///
		/// ## Dispatch Origin
		/// The risk origin.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::WrongState`]: it is not barred.
		/// ## Events
		/// [`Event::OfferTurned`].
		#[pallet::call_index(27)]
		pub fn unbar_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			T::RiskOrigin::ensure_origin(origin)?;
			Self::do_unbar_offer(offer)
		}

		/// Take an offer.
		///
		/// ## Dispatch Origin
		/// Signed by the taker, who stakes a bond, and the principal if he sells.
		/// ## Errors
		/// - [`Error::PriceLimitRequired`]: neither a version nor a limit, or no limit where the price floats.
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::NotFound`], [`Error::OfferUnavailable`]: it cannot be taken now.
		/// - [`Error::TermsChanged`], [`Error::PriceLimitExceeded`]: it is not what the taker saw.
		/// - [`Error::RateUnavailable`], [`Error::PriceOutOfBand`]: there is no price, or it is too far from the rate.
		/// - [`Error::BadMethod`]: a rail that is closed, not in the offer or not for a tier; a commitment of zeros.
		/// - [`Error::NotEligible`], [`Error::SelfTrade`], [`Error::LimitReached`]: not these two, or not now.
		/// - [`Error::OutOfRange`], [`Error::NotEnoughLiquidity`]: not this amount.
		/// - [`Error::InsufficientFunds`]: the taker cannot place his part and the deposit. Of screening and limits.
		/// ## Events
		/// [`Event::PoolChanged`], those of the trade, [`Event::OfferTurned`] if it empties the pool.
		#[pallet::call_index(30)]
		#[pallet::weight(Pallet::<T>::most_of_take())]
		pub fn take(
			origin: OriginFor<T>,
			offer: OfferId,
			reference: ClientRef,
			take: Take,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_take(who, offer, reference, take)
		}

		/// Take the best offers of a market that are open to everybody, up to so many trades. What asks for more
		/// is taken by its name. The trades are numbered from the reference on, see `fill_id`.
		///
		/// ## Dispatch Origin
		/// Signed by the taker, who stakes a bond, and the principal if he sells.
		/// ## Errors
		/// - [`Error::TooMany`]: no trade, or more than 8.
		/// - [`Error::AlreadyExists`]: the reference is used.
		/// - [`Error::BadMethod`], [`Error::NotEligible`], [`Error::LimitReached`]: the taker may not trade there now.
		/// - [`Error::NoMatch`]: nothing could be taken. A poke may clear what is in the way.
		/// - What the first trade failed with, if that was because of the taker.
		/// ## Events
		/// Those of each trade, and [`Event::BestTaken`].
		#[pallet::call_index(31)]
		#[pallet::weight(Pallet::<T>::most_of_take_best(take.max_fills))]
		pub fn take_best(
			origin: OriginFor<T>,
			reference: ClientRef,
			take: TakeBest,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_take_best(who, reference, take)
		}

		/// Take what an acceptor quoted outside the book and signed.
		///
		/// ## Dispatch Origin
		/// Signed by the taker, who stakes a bond, and the principal if he sells.
		/// ## Errors
		/// - [`Error::BadQuote`]: over, used, too long, for somebody else, or not signed by the maker on this chain.
		/// - [`Error::NotEligible`]: the maker is no acceptor now.
		/// - Those of [`Pallet::take`]; a version and a limit hold if they are named.
		/// ## Events
		/// As [`Pallet::take`], and [`Event::QuoteUsed`].
		#[pallet::call_index(32)]
		pub fn take_quote(
			origin: OriginFor<T>,
			quote: Quote<AccountId>,
			signature: Signature,
			reference: ClientRef,
			take: Take,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_take_quote(who, quote, &signature, reference, take)
		}

		/// Accept a request.
		///
		/// ## Dispatch Origin
		/// Signed by the maker.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`], [`Error::TooLate`]: no such request of his.
		/// - [`Error::BadMethod`], [`Error::NotEligible`]: the rail, or one side, may not trade now. Of screening.
		/// ## Events
		/// [`Event::TradeStepped`].
		#[pallet::call_index(40)]
		pub fn accept_trade(origin: OriginFor<T>, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_trade(&who, trade)
		}

		/// Refuse a request: everything goes back.
		///
		/// ## Dispatch Origin
		/// Signed by the maker.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`], [`Error::TooLate`]: no such request of his.
		/// ## Events
		/// Those of an end: [`Event::TradeStepped`], [`Event::Moved`] or [`Event::BecameClaimable`] for every sum,
		/// [`Event::TradeEnded`]; [`Event::PoolChanged`] of the pools.
		#[pallet::call_index(41)]
		pub fn reject_trade(origin: OriginFor<T>, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reject_trade(&who, trade)
		}

		/// Call a trade off before it is paid: everything goes back.
		///
		/// ## Dispatch Origin
		/// Signed by the taker of a request; by the buyer once it is funded.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`], [`Error::TooLate`]: not his, or not now.
		/// ## Events
		/// Those of an end, see [`Pallet::reject_trade`].
		#[pallet::call_index(42)]
		pub fn cancel_trade(origin: OriginFor<T>, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_trade(&who, trade)
		}

		/// Say that the local money is paid.
		///
		/// ## Dispatch Origin
		/// Signed by the buyer.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`].
		/// - [`Error::BadPayment`]: from another account than agreed, of nothing, or without commitments.
		/// ## Events
		/// [`Event::TradeStepped`], [`Event::PaymentClaimed`].
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::mark_paid_laden())]
		pub fn mark_paid(
			origin: OriginFor<T>,
			trade: TradeId,
			payment: Payment,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_mark_paid(&who, trade, payment)
		}

		/// Take that back, once.
		///
		/// ## Dispatch Origin
		/// Signed by the buyer.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`]; also [`Error::WrongState`] after a dispute.
		/// - [`Error::OnlyOnce`]: a mark was taken back before.
		/// ## Events
		/// [`Event::TradeStepped`].
		#[pallet::call_index(44)]
		pub fn undo_mark_paid(origin: OriginFor<T>, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_undo_mark_paid(&who, trade)
		}

		/// Give the principal to the buyer. In a dispute it concedes. Where the rail holds it back, the buyer is
		/// paid at the end of the hold, unless it was contested before.
		///
		/// ## Dispatch Origin
		/// Signed by the seller.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`]; also [`Error::WrongState`] once a ruling is final.
		/// ## Events
		/// Those of an end, or [`Event::TradeStepped`] where the rail holds it back.
		#[pallet::call_index(45)]
		#[pallet::weight(Pallet::<T>::with_arbitration(T::WeightInfo::release_laden()))]
		pub fn release(origin: OriginFor<T>, trade: TradeId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_release(&who, trade)
		}

		/// Give the principal back to the seller though it was marked paid. In a dispute it concedes.
		///
		/// ## Dispatch Origin
		/// Signed by the buyer.
		/// ## Errors
		/// - As [`Pallet::release`].
		/// ## Events
		/// Those of an end.
		#[pallet::call_index(46)]
		#[pallet::weight(Pallet::<T>::with_arbitration(T::WeightInfo::cancel_claim()))]
		pub fn cancel_claim(origin: OriginFor<T>, trade: TradeId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_cancel_claim(&who, trade)
		}

		/// Claim that the local money was paid, after the time for it. Stakes the fee of a dispute.
		///
		/// ## Dispatch Origin
		/// Signed by the buyer.
		/// ## Errors
		/// - As [`Pallet::mark_paid`].
		/// - [`Error::OnlyOnce`]: there was a dispute.
		/// - Those of arbitration, if the signer cannot place the fee.
		/// ## Events
		/// [`Event::TradeStepped`], [`Event::DisputeOpened`], [`Event::PaymentClaimed`].
		#[pallet::call_index(47)]
		pub fn claim_late_payment(
			origin: OriginFor<T>,
			trade: TradeId,
			payment: Payment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_late_payment(&who, trade, payment)
		}

		/// Give a buyer whose time is over more of it.
		///
		/// ## Dispatch Origin
		/// Signed by the seller.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`]; also [`Error::WrongState`] after a dispute.
		/// - [`Error::BadExtension`]: not later than now and before, or beyond what the terms allow.
		/// ## Events
		/// [`Event::TradeStepped`].
		#[pallet::call_index(48)]
		pub fn grant_extension(
			origin: OriginFor<T>,
			trade: TradeId,
			pay_deadline: Millis,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_grant_extension(&who, trade, pay_deadline)
		}

		/// Buy more time to pay, out of the bond. What of it is not used costs nothing.
		///
		/// ## Dispatch Origin
		/// Signed by the buyer.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`].
		/// - [`Error::BadExtension`]: as [`Pallet::grant_extension`], or dearer than the bond.
		/// ## Events
		/// [`Event::TradeStepped`].
		#[pallet::call_index(49)]
		pub fn buy_extension(
			origin: OriginFor<T>,
			trade: TradeId,
			pay_deadline: Millis,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_buy_extension(&who, trade, pay_deadline)
		}

		/// Take a trade that is marked paid to arbitration. Stakes a fee.
		///
		/// ## Dispatch Origin
		/// Signed by the seller at any time; by the buyer after the delay of the rail.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`].
		/// - [`Error::OnlyOnce`]: there was a dispute. [`Error::BadCause`]: not one of this side.
		/// - [`Error::TooEarly`]: a buyer, before the delay of the rail.
		/// - Those of arbitration, if the signer cannot place the fee.
		/// ## Events
		/// [`Event::TradeStepped`], [`Event::DisputeOpened`].
		#[pallet::call_index(50)]
		pub fn dispute(
			origin: OriginFor<T>,
			trade: TradeId,
			cause: Cause,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(&who, trade, cause, evidence)
		}

		/// Take a release that is held back to arbitration, once, also if there was a dispute before: the payment
		/// was taken back, or led a bank to freeze an account. Stakes a fee.
		///
		/// ## Dispatch Origin
		/// Signed by the seller.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`]; those of arbitration, if the signer cannot place the fee.
		/// - [`Error::OnlyOnce`]: it was contested. [`Error::BadCause`]: no [`Cause::Chargeback`], no [`Cause::BankFrozen`].
		/// ## Events
		/// As [`Pallet::dispute`].
		#[pallet::call_index(51)]
		pub fn contest(
			origin: OriginFor<T>,
			trade: TradeId,
			cause: Cause,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contest(&who, trade, cause, evidence)
		}

		/// Do the timed step of a trade that is due.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it does something.
		/// ## Errors
		/// - [`Error::NotFound`]: no such trade, and no messages of one.
		/// - [`Error::TooEarly`]: nothing is due yet. [`Error::WrongState`]: it waits for arbitration.
		/// ## Events
		/// Those of the step. For the messages of a trade that ended: [`Event::Moved`] for the deposits,
		/// [`Event::MessagesRemoved`].
		#[pallet::call_index(52)]
		#[pallet::weight(Pallet::<T>::most_of_poking())]
		pub fn poke_trade(origin: OriginFor<T>, trade: TradeId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_poke_trade(trade)?;
			Ok(Pays::No.into())
		}

		/// Attest that the local money arrived. With enough words it is released.
		///
		/// ## Dispatch Origin
		/// Signed by an attestor of the rail.
		/// ## Errors
		/// - As [`Pallet::cancel_trade`]; a party is no attestor.
		/// - [`Error::BadAttestation`]: not of these terms, of nothing, too old, or not seen yet.
		/// - [`Error::BelowFloor`]: so little of it that the parties have to settle it, or to dispute.
		/// - [`Error::DuplicateProof`]: it has settled another trade. [`Error::OnlyOnce`]: he said so before.
		/// ## Events
		/// [`Event::PaymentAttested`]; with the last word those of an end.
		#[pallet::call_index(53)]
		pub fn attest_payment(
			origin: OriginFor<T>,
			trade: TradeId,
			attestation: Attestation,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_attest_payment(who, trade, attestation)
		}

		/// Propose how to end a trade. Replaces one's own earlier proposal.
		///
		/// ## Dispatch Origin
		/// Signed by either party.
		/// ## Errors
		/// - As [`Pallet::release`], for both parties.
		/// - [`Error::BadSplit`], [`Error::BadExpiry`]: what is proposed makes no sense.
		/// - [`Error::TooMany`]: the party has made as many as it may.
		/// ## Events
		/// [`Event::SettlementProposed`].
		#[pallet::call_index(60)]
		#[pallet::weight(Pallet::<T>::with_opening(T::WeightInfo::propose_settlement()))]
		pub fn propose_settlement(
			origin: OriginFor<T>,
			trade: TradeId,
			terms: ProposalTerms,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_settlement(&who, trade, terms)
		}

		/// Accept the other side's proposal, named by its hash.
		///
		/// ## Dispatch Origin
		/// Signed by the other party.
		/// ## Errors
		/// - As [`Pallet::release`], for both parties.
		/// - [`Error::ProposalChanged`]: over, gone, another one, made for another state or before a ruling.
		/// ## Events
		/// Those of an end.
		#[pallet::call_index(61)]
		#[pallet::weight(Pallet::<T>::with_arbitration(T::WeightInfo::accept_settlement()))]
		pub fn accept_settlement(
			origin: OriginFor<T>,
			trade: TradeId,
			hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_settlement(&who, trade, hash)
		}

		/// Take one's own proposal back.
		///
		/// ## Dispatch Origin
		/// Signed by who made it.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotParty`]; [`Error::ProposalChanged`]: there is none that lives.
		/// ## Events
		/// [`Event::SettlementWithdrawn`].
		#[pallet::call_index(62)]
		pub fn withdraw_settlement(origin: OriginFor<T>, trade: TradeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_settlement(&who, trade)
		}

		/// Say no to the other side's proposal.
		///
		/// ## Dispatch Origin
		/// Signed by the other party.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotParty`]; [`Error::ProposalChanged`]: over, gone or another one.
		/// ## Events
		/// [`Event::SettlementDeclined`]. The proposal can still be accepted.
		#[pallet::call_index(63)]
		pub fn decline_settlement(
			origin: OriginFor<T>,
			trade: TradeId,
			hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_settlement(&who, trade, hash)
		}

		/// Publish the key that others seal messages with, or take it back.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		/// ## Errors
		/// [`Error::NotFound`]: no key to take back. [`Error::InsufficientFunds`]: not enough for the deposit.
		/// ## Events
		/// [`Event::KeyPublished`]; [`Event::Moved`] for the deposit when it is taken back.
		#[pallet::call_index(70)]
		pub fn publish_key(origin: OriginFor<T>, key: Option<MessageKey>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish_key(who, key)
		}

		/// Leave a sealed message for the other party. `number` is how many the sender left before; it makes a retry safe.
		///
		/// ## Dispatch Origin
		/// Signed by either party.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::TooLate`]: no live trade of the signer.
		/// - [`Error::Stale`]: not the next number. [`Error::TooMany`]: the party has left as many as it may.
		/// - [`Error::InsufficientFunds`]: not enough free money for the deposit.
		/// ## Events
		/// [`Event::MessageSent`].
		#[pallet::call_index(71)]
		#[pallet::weight(Pallet::<T>::with_opening(T::WeightInfo::send_message()))]
		pub fn send_message(
			origin: OriginFor<T>,
			trade: TradeId,
			number: u32,
			sealed: BoundedVec<u8, ConstU32<MAX_MESSAGE>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_send_message(&who, trade, number, sealed)
		}

		/// Remove receipts whose retention is over: all or none.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it removes any.
		/// ## Errors
		/// [`Error::NotFound`]: no such receipt. [`Error::TooEarly`]: its retention lasts, or messages of its trade are still there.
		/// ## Events
		/// [`Event::Pruned`] for each.
		#[pallet::call_index(80)]
		#[pallet::weight(T::WeightInfo::prune(ids.len().saturated_into()))]
		pub fn prune(
			origin: OriginFor<T>,
			ids: BoundedVec<H256, ConstU32<MAX_PRUNED>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_prune(ids.into_inner())
		}
	}
}
