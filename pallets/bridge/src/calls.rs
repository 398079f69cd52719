// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// The calls. Each does its work in the file of its topic.
#[frame::pallet_macros::pallet_section]
mod calls {
	// Call indices: 0-9 the council, 10-19 votes without an account, 20-29 inbound, 30-39 outbound, 40-49
	// attesters, rotation and fraud, 50-59 pauses.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Add a domain. It opens by itself when a checkpoint shows that its vault holds what was issued. The vault must
		/// have been made with the set in office, [`CurrentSet`], as its first one, and with the number of it.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the number is or was another vault's, or the vault another domain's.
		/// - [`Error::TooManyDomains`], [`Error::UnknownSet`]: no attesters yet.
		/// - [`Error::BadTerms`]: not 6 decimals, or terms or addresses that make no sense.
		/// ## Events
		/// [`Event::DomainChanged`].
		#[pallet::call_index(0)]
		pub fn add_domain(
			origin: OriginFor<T>,
			domain: DomainId,
			chain_id: u64,
			vault: EvmAddress,
			token: EvmAddress,
			decimals: u8,
			terms: Terms,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			let row = Domain { chain_id, vault, token, terms, state: DomainState::Awaiting };
			Self::do_add_domain(domain, row, decimals)
		}

		/// Change what holds for a domain. What has begun keeps what it began with.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::UnknownDomain`], [`Error::BadTerms`].
		/// ## Events
		/// [`Event::TermsSet`].
		#[pallet::call_index(1)]
		pub fn set_terms(origin: OriginFor<T>, domain: DomainId, terms: Terms) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_terms(domain, terms)
		}

		/// Take a domain out of use, or back into use: then a checkpoint has to show again what it holds.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::UnknownDomain`], [`Error::WrongState`].
		/// ## Events
		/// [`Event::DomainChanged`].
		#[pallet::call_index(2)]
		pub fn set_open(origin: OriginFor<T>, domain: DomainId, is_open: bool) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			let step = if is_open { DomainStep::Reopen } else { DomainStep::Close };
			Self::do_step_domain(domain, step)
		}

		/// Remove a domain of which nothing is left.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::UnknownDomain`]; [`Error::InUse`]: something is issued, parked or on its way, or the domain is not
		/// closed and something is voted on.
		/// ## Events
		/// [`Event::DomainRemoved`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::cost_of_removing())]
		pub fn remove_domain(origin: OriginFor<T>, domain: DomainId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_remove_domain(domain)
		}

		/// Set how much passes. Whichever of the two numbers is less is in force at once, what is more only after a
		/// delay: see [`Pallet::raise_limit`].
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::UnknownDomain`].
		/// ## Events
		/// [`Event::LimitSet`], [`Event::RaiseAnnounced`].
		#[pallet::call_index(4)]
		pub fn set_limit(
			origin: OriginFor<T>,
			domain: DomainId,
			direction: Direction,
			rule: Rule,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_limit(domain, direction, rule)
		}

		/// Put a higher limit in force whose time has come.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::TooEarly`].
		/// ## Events
		/// [`Event::LimitSet`].
		#[pallet::call_index(5)]
		pub fn raise_limit(
			origin: OriginFor<T>,
			domain: DomainId,
			direction: Direction,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_raise_limit(domain, direction)
		}

		/// Let somebody pause, or not any more.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Events
		/// [`Event::WatcherSet`].
		#[pallet::call_index(6)]
		pub fn set_watcher(
			origin: OriginFor<T>,
			who: AccountId,
			is_watcher: bool,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_watcher(who, is_watcher);
			Ok(())
		}

		/// Let nothing be paid to an address of another chain, or let it again.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::UnknownDomain`].
		/// ## Events
		/// [`Event::AddressListed`].
		#[pallet::call_index(7)]
		pub fn set_listed(
			origin: OriginFor<T>,
			domain: DomainId,
			address: EvmAddress,
			is_listed: bool,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_listed(domain, address, is_listed)
		}

		/// Say what came in at vaults. With enough equal votes a deposit is credited, or parked.
		///
		/// ## Dispatch Origin
		/// None: the signatures of attesters under the votes are enough, and nobody pays. At least one vote
		/// must be new, and none may be malformed.
		/// ## Errors
		/// The first vote's, if none was counted.
		/// ## Events
		/// For a deposit that is agreed on: [`Event::DepositAgreed`], and [`Event::DepositCredited`] (with
		/// [`Event::TagTried`]), [`Event::DepositOwed`] or [`Event::DepositParked`]; [`Event::Dissented`].
		/// [`Event::Paused`] if one can never be.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::most_of_deposit_votes(votes))]
		#[pallet::authorize(|_source, votes| Self::authorize_deposits(votes))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_deposits(votes.len() as u32))]
		pub fn submit_deposit_votes(
			origin: OriginFor<T>,
			votes: VoteList<Deposit>,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			let effects = Self::count_each(&votes, Self::vote_on_deposit)?;
			Ok(Some(Self::cost_of_deposit_votes(&votes, &effects)).into())
		}

		/// Say what vaults did with releases and rotations. With enough equal votes it is done here too.
		///
		/// ## Dispatch Origin
		/// None, as with [`Pallet::submit_deposit_votes`].
		/// ## Errors
		/// The first vote's, if none was counted.
		/// ## Events
		/// Those of the release or the rotation that ends; [`Event::Dissented`], [`Event::Paused`].
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::most_of_receipt_votes(votes))]
		#[pallet::authorize(|_source, votes| Self::authorize_receipts(votes))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_receipts(votes.len() as u32))]
		pub fn submit_receipt_votes(
			origin: OriginFor<T>,
			votes: VoteList<Receipt>,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			let effects = Self::count_each(&votes, Self::vote_on_receipt)?;
			Ok(Some(Self::cost_of_receipt_votes(&votes, &effects)).into())
		}

		/// Say what vaults hold. With enough equal votes it is compared with what was issued.
		///
		/// ## Dispatch Origin
		/// None, as with [`Pallet::submit_deposit_votes`].
		/// ## Errors
		/// The first vote's, if none was counted.
		/// ## Events
		/// [`Event::CheckpointAgreed`], and [`Event::Paused`] or [`Event::DomainChanged`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::submit_checkpoint_votes(votes.len() as u32))]
		#[pallet::authorize(|_source, votes| Self::authorize_checkpoints(votes))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_checkpoints(votes.len() as u32))]
		pub fn submit_checkpoint_votes(
			origin: OriginFor<T>,
			votes: VoteList<Checkpoint>,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::count_each(&votes, Self::vote_on_checkpoint).map(|_| ())
		}

		/// Credit a parked deposit whose time has come.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::PolicyBlocked`], [`Error::Paused`], [`Error::TooEarly`].
		/// ## Events
		/// [`Event::DepositCredited`] with [`Event::TagTried`], or [`Event::DepositOwed`].
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::cost_of_crediting(T::WeightInfo::claim_parked(), true))]
		pub fn claim_parked(
			origin: OriginFor<T>,
			domain: DomainId,
			nonce: u64,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let is_tagged = Self::do_claim_parked(domain, nonce)?;
			let measured = T::WeightInfo::claim_parked();
			Ok(Some(Self::cost_of_crediting(measured, is_tagged)).into())
		}

		/// Send a parked deposit back to where its sender said. Where nothing may be paid there, the council says where
		/// to.
		///
		/// If the recipient asks before it has been parked for long, and it goes elsewhere than where it came from, it
		/// counts as a withdrawal of his.
		///
		/// ## Dispatch Origin
		/// Signed by the recipient; by anybody once it has been parked for long and while it cannot be credited; the
		/// governance origin.
		/// ## Errors
		/// - [`Error::NotFound`]; [`Error::TooEarly`]: not the recipient, and not yet.
		/// - [`Error::PolicyBlocked`]: the recipient is frozen, and it is not the council that asks.
		/// - [`Error::BadAddress`]: nobody was named to get it back, or nothing may be paid there.
		/// - [`Error::NotAuthorized`]: it can be credited, and it is not the recipient who asks; or an address was named,
		///   and not by the council, or the sender's own will do.
		/// - [`Error::BelowMinimum`], [`Error::AboveMaximum`]: the vault pays no such amount.
		/// - [`Error::TravelRefMissing`], those of limits: it counts as a withdrawal.
		/// ## Events
		/// [`Event::DepositReturning`].
		#[pallet::call_index(21)]
		pub fn return_parked(
			origin: OriginFor<T>,
			domain: DomainId,
			nonce: u64,
			to: Option<EvmAddress>,
		) -> DispatchResult {
			let asker = if T::GovernanceOrigin::try_origin(origin.clone()).is_ok() {
				park::Asker::Council(to)
			} else {
				let who = ensure_signed(origin)?;
				ensure!(to.is_none(), Error::<T>::NotAuthorized);
				park::Asker::Account(who)
			};
			Self::do_return_parked(domain, nonce, asker)
		}

		/// Issue to somebody everything that he is owed from a domain.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// [`Error::NotFound`]: he is owed nothing. [`Error::CannotCredit`]: his account cannot take it yet.
		/// ## Events
		/// [`Event::Claimed`].
		#[pallet::call_index(22)]
		pub fn claim(origin: OriginFor<T>, who: AccountId, domain: DomainId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(&who, domain)
		}

		// -- Outbound

		/// Take money out: it leaves issuance here, and the vault of the other chain pays it.
		///
		/// Ends when attesters say that the vault has paid, or has cancelled it: then it comes back. There is no
		/// other way back, since only the vault knows.
		///
		/// ## Dispatch Origin
		/// Signed by anybody who is not frozen, within his limits.
		/// ## Errors
		/// - [`Error::AlreadyRequested`]: the reference is used, and nothing happened again.
		/// - [`Error::UnknownDomain`], [`Error::Paused`].
		/// - [`Error::Silent`]: the attesters are not heard of, or too many of them are suspended.
		/// - [`Error::BelowMinimum`], [`Error::AboveMaximum`], [`Error::BadAddress`].
		/// - [`Error::TravelRefMissing`], [`Error::FeeTooHigh`].
		/// - [`Error::RateLimited`]: more than what passes now.
		/// - [`Error::NotCovered`]: more than what came in from there and is still here.
		/// - [`Error::InsufficientFunds`]; those of screening and of limits.
		/// ## Events
		/// [`Event::WithdrawalRequested`].
		#[pallet::call_index(30)]
		pub fn request_withdrawal(origin: OriginFor<T>, asked: Withdrawal) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request(&who, asked)
		}

		/// Sign releases. With enough signatures anybody can carry a release to the vault.
		///
		/// ## Dispatch Origin
		/// None: the signatures of attesters of the set in office are enough, and nobody pays. At least one
		/// has to be new.
		/// ## Errors
		/// The first one's, if none is new: [`Error::NotFound`], [`Error::AlreadyVoted`],
		/// [`Error::AlreadyProcessed`]: there are enough.
		/// ## Events
		/// [`Event::ReleaseSigned`] for each.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::sign_withdrawals(items.len() as u32))]
		#[pallet::authorize(|_source, items| Self::authorize_releases(items))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_releases(items.len() as u32))]
		pub fn sign_withdrawals(origin: OriginFor<T>, items: ReleaseSignatures) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::count_each(&items, Self::sign).map(|_| ())
		}

		/// Forget the reference of a withdrawal that ended long ago.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::WrongState`]: it has not ended. [`Error::TooEarly`].
		#[pallet::call_index(32)]
		pub fn forget_request(origin: OriginFor<T>, request: H256) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget_request(request)
		}

		// -- Attesters

		/// Register the key of an attester, and put its bond on hold.
		///
		/// ## Dispatch Origin
		/// Signed by the account that is to be paid. The key signs
		/// [`tael_primitives::bridge::attester_proof`] of it.
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the key is or was registered.
		/// - [`Error::BadSignature`]: the proof is not this key's for this account.
		/// - [`Error::InsufficientFunds`]; those of screening.
		/// ## Events
		/// [`Event::AttesterRegistered`].
		#[pallet::call_index(40)]
		pub fn register_attester(
			origin: OriginFor<T>,
			key: EvmAddress,
			operator: H256,
			proof: EcdsaSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_attester(who, key, operator, &proof)
		}

		/// Bring the bond of an attester to what is asked for now.
		///
		/// ## Dispatch Origin
		/// Signed by the attester's account.
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::WrongState`]: he leaves, or is suspended.
		/// - [`Error::AlreadyExists`]: it is that much. [`Error::InsufficientFunds`].
		/// ## Events
		/// [`Event::BondToppedUp`].
		#[pallet::call_index(41)]
		pub fn top_up_bond(origin: OriginFor<T>, key: EvmAddress) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up_bond(&who, key)
		}

		/// Go, where the key is in no set that counts or is to follow. The bond stays for a while.
		///
		/// ## Dispatch Origin
		/// Signed by the attester's account.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::NotAuthorized`], [`Error::InOffice`], [`Error::WrongState`].
		/// ## Events
		/// [`Event::AttesterLeaving`].
		#[pallet::call_index(42)]
		pub fn leave(origin: OriginFor<T>, key: EvmAddress) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(&who, key)
		}

		/// Return the bond of an attester who left.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// [`Error::NotFound`], [`Error::WrongState`]: he has not left. [`Error::TooEarly`].
		/// ## Events
		/// [`Event::AttesterLeft`].
		#[pallet::call_index(43)]
		pub fn return_bond(origin: OriginFor<T>, key: EvmAddress) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_bond(key)
		}

		/// Prove that an attester signed what cannot be true. He is suspended and loses his bond.
		///
		/// ## Dispatch Origin
		/// Signed by anybody but him.
		/// ## Errors
		/// - [`Error::NoFraud`]: it proves nothing.
		/// - [`Error::UnknownDomain`], [`Error::BadSignature`], [`Error::NotRegistered`].
		/// - [`Error::OwnFraud`], [`Error::AlreadySuspended`].
		/// ## Events
		/// [`Event::FraudProved`], [`Event::SetSuspended`].
		#[pallet::call_index(44)]
		pub fn report_fraud(origin: OriginFor<T>, evidence: Box<Evidence>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_fraud(&who, &evidence)
		}

		/// Decide which set of attesters is to follow. The present one signs it for each vault, and it is in
		/// office where the vault has carried it out; at once if there is no vault. The one that is under way can be
		/// given another time by its own list: what was signed of it is void then where it was not carried out.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// - [`Error::RotationPending`]: one with another list is under way.
		/// - [`Error::BadSet`]: not 4 to 32 ascending addresses, or a bad threshold.
		/// - [`Error::NotRegistered`], [`Error::SameOperator`].
		/// - [`Error::TooEarly`]: `not_before`, in seconds, is over already.
		/// ## Events
		/// [`Event::RotationScheduled`].
		#[pallet::call_index(45)]
		pub fn schedule_rotation(
			origin: OriginFor<T>,
			addresses: AttesterList,
			threshold: u32,
			not_before: u64,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_schedule_rotation(addresses, threshold, not_before)
		}

		/// Sign the scheduled rotation for a vault.
		///
		/// ## Dispatch Origin
		/// None: the signature of an attester of the set in office there is enough, and nobody pays.
		/// ## Errors
		/// [`Error::NotFound`]: none is scheduled. [`Error::AlreadyProcessed`]: the vault has it.
		/// [`Error::AlreadyVoted`], [`Error::NotAttester`], [`Error::BadSignature`].
		/// ## Events
		/// [`Event::RotationSigned`].
		#[pallet::call_index(46)]
		#[pallet::authorize(|_source, domain, signature| {
			Self::authorize_rotation(*domain, signature)
		})]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_rotation())]
		pub fn sign_rotation(
			origin: OriginFor<T>,
			domain: DomainId,
			signature: EcdsaSignature,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_sign_rotation(domain, &signature)
		}

		/// Take a rotation back that no vault has carried out in time.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::NotFound`]; [`Error::InOffice`]: a vault has it. [`Error::TooEarly`].
		/// ## Events
		/// [`Event::RotationWithdrawn`].
		#[pallet::call_index(47)]
		pub fn withdraw_rotation(origin: OriginFor<T>) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_withdraw_rotation()
		}

		// -- Pauses

		/// Pause a direction: deposits are parked, or nothing may be requested. Nothing else is paused by it.
		///
		/// ## Dispatch Origin
		/// A watcher or the pause origin, for 72 hours and not again before they are over, a watcher not before they
		/// have been over for as long; the governance origin, until it resumes.
		/// ## Errors
		/// [`Error::UnknownDomain`], [`Error::AlreadyPaused`]; [`Error::NotAuthorized`]: not a watcher.
		/// [`Error::TooEarly`]: his last pause has not been over for long enough.
		/// ## Events
		/// [`Event::Paused`].
		#[pallet::call_index(50)]
		#[pallet::weight((T::WeightInfo::pause(), DispatchClass::Operational))]
		pub fn pause(
			origin: OriginFor<T>,
			domain: DomainId,
			direction: Direction,
		) -> DispatchResult {
			let by = Self::ensure_pauser(origin)?;
			Self::do_pause(domain, direction, by)
		}

		/// End a pause.
		///
		/// ## Dispatch Origin
		/// The governance origin.
		/// ## Errors
		/// [`Error::NotFound`]: nothing is paused.
		/// ## Events
		/// [`Event::Resumed`].
		#[pallet::call_index(51)]
		pub fn resume(
			origin: OriginFor<T>,
			domain: DomainId,
			direction: Direction,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_resume(domain, direction)
		}
	}
}
