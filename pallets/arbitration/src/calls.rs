// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// The calls, each a line: what they do stands in the files of their topics.
#[frame::pallet_macros::pallet_section]
mod calls {
	// Call indices: 0-9 the council, 10-29 parties, 30-49 arbiters, 60-69 upkeep.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Approve an arbiter.
		///
		/// ## Dispatch Origin
		/// The council.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: he has not applied.
		///
		/// ## Events
		/// [`Event::ArbiterApproved`].
		#[pallet::call_index(0)]
		pub fn approve_arbiter(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_approve_arbiter(who)
		}

		/// Remove an arbiter, and slash up to `slash` of his bond. His cases go to others in this call. An
		/// applicant is turned away with all of his bond.
		///
		/// ## Dispatch Origin
		/// The council.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: there is nobody to remove.
		/// - [`Error::BadAmount`]: an applicant cannot be slashed.
		///
		/// ## Events
		/// [`Event::ArbiterSlashed`]; for each case [`Event::SeatVacated`] and what follows; [`Event::ArbiterRemoved`]
		/// or [`Event::ArbiterGone`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_arbiter(MAX_LOAD))]
		pub fn remove_arbiter(
			origin: OriginFor<T>,
			who: T::AccountId,
			#[pallet::compact] slash: Balance,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let load = Self::do_remove_arbiter(who, slash)?;
			Ok(Some(T::WeightInfo::remove_arbiter(load)).into())
		}

		/// Rule in the last tier, or on a dispute that is stalled. There is no appeal: it is carried out at once.
		///
		/// ## Dispatch Origin
		/// The council.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`]: it is not before the council.
		/// - [`Error::TooEarly`]: the parties may still file evidence.
		/// - [`Error::TooLate`]: the dispute has ended by itself.
		/// - [`Error::BadRuling`], [`Error::DepartsFromTable`], [`Error::NotesMissing`]: not this ruling.
		///
		/// ## Events
		/// [`Event::Ruled`], [`Event::Moved`] or [`Event::Owed`] for fees, [`Event::DisputeEnded`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::council_rule()
			.saturating_add(Pallet::<T>::due_weight())
			.saturating_add(T::Objects::ruling_weight()))]
		pub fn council_rule(
			origin: OriginFor<T>,
			id: CaseId,
			ruling: Ruling,
			notes_hash: H256,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_council_rule(id, ruling, notes_hash)
		}

		/// Set what new disputes are held under, or go back to the constants. Disputes that live keep their
		/// terms.
		///
		/// ## Dispatch Origin
		/// The council.
		///
		/// ## Errors
		/// - [`Error::BadTerms`]: a window is too short, or they do not fit together.
		///
		/// ## Events
		/// [`Event::TermsSet`].
		#[pallet::call_index(3)]
		pub fn set_terms(origin: OriginFor<T>, terms: Option<Terms>) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_set_terms(terms)
		}

		/// Respond to a dispute. The fee goes on hold, if the side has got that much. When both sides have acted,
		/// evidence is taken.
		///
		/// ## Dispatch Origin
		/// Signed by a party that has neither opened nor responded.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: nothing to respond to.
		/// - [`Error::TooLate`]: at or after the deadline.
		/// - Of screening, if the side is frozen.
		///
		/// ## Events
		/// [`Event::Responded`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::respond().saturating_add(Pallet::<T>::due_weight()))]
		pub fn respond(origin: OriginFor<T>, id: CaseId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_respond(&who, id, evidence)
		}

		/// File a piece of evidence, by its hashes. It stays off chain and encrypted.
		///
		/// ## Dispatch Origin
		/// Signed by a party.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: not here.
		/// - [`Error::TooLate`]: no evidence is taken any more.
		/// - [`Error::BadEvidence`]: it has no hash. [`Error::LimitReached`]: the side has filed enough.
		///
		/// ## Events
		/// [`Event::EvidenceFiled`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::submit_evidence().saturating_add(Pallet::<T>::due_weight()))]
		pub fn submit_evidence(
			origin: OriginFor<T>,
			id: CaseId,
			kind: EvidenceKind,
			hash: H256,
			uri_hash: H256,
			key_id: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_submit_evidence(&who, id, kind, hash, uri_hash, key_id)
		}

		/// Say that this side has nothing more to file. When both have, nobody waits for the deadline.
		///
		/// ## Dispatch Origin
		/// Signed by a party.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: not here, or not again.
		/// - [`Error::TooLate`]: no evidence is taken any more.
		///
		/// ## Events
		/// [`Event::SideReady`]; [`Event::DrawRequested`] if it was the second.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::ready().saturating_add(Pallet::<T>::due_weight()))]
		pub fn ready(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ready(&who, id)
		}

		/// Say that the account of payment and its salt were sent to the arbiter who asked, encrypted and off
		/// chain. Neither is ever an argument of a call.
		///
		/// ## Dispatch Origin
		/// Signed by the party that was asked.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: not here.
		/// - [`Error::NotAsked`]: nobody has asked.
		///
		/// ## Events
		/// [`Event::Revealed`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::reveal().saturating_add(Pallet::<T>::due_weight()))]
		pub fn reveal(origin: OriginFor<T>, id: CaseId, ciphertext_hash: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reveal(&who, id, ciphertext_hash)
		}

		/// Appeal the last ruling: twice the cost of the next tier goes on hold.
		///
		/// ## Dispatch Origin
		/// Signed by a party that did not get everything, in the first half of the time.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: there is no ruling to appeal.
		/// - [`Error::NotAllowed`]: the signer got everything, or nobody stands above.
		/// - [`Error::TooLate`]: in the second half of the time, or after it.
		/// - [`Error::InsufficientFunds`], or of screening: the stake cannot be placed.
		///
		/// ## Events
		/// [`Event::Appealed`]; for a small principal [`Event::AppealFunded`] and what follows.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::appeal().saturating_add(Pallet::<T>::due_weight()))]
		pub fn appeal(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_appeal(&who, id)
		}

		/// Place the cost of the next tier against an appeal. Who does not loses by default, unless an officer has
		/// frozen him when the time is over: then the next tier decides without his stake.
		///
		/// ## Dispatch Origin
		/// Signed by the party that has not appealed.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: there is no appeal.
		/// - [`Error::NotAllowed`]: it is the signer's own appeal.
		/// - [`Error::TooLate`]: at or after the deadline.
		/// - [`Error::InsufficientFunds`], or of screening: the stake cannot be placed.
		///
		/// ## Events
		/// [`Event::AppealFunded`], [`Event::DrawRequested`] or [`Event::CouncilAsked`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::counter_fund().saturating_add(Pallet::<T>::due_weight()))]
		pub fn counter_fund(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_counter_fund(&who, id)
		}

		/// Ask to take a dispute back, once, while nothing is ruled. It ends if the other side does not object
		/// in time.
		///
		/// ## Dispatch Origin
		/// Signed by the party that opened it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::NotOpener`], [`Error::WrongState`]: not here.
		/// - [`Error::NotAllowed`]: it was asked before, or something is ruled.
		///
		/// ## Events
		/// [`Event::WithdrawalAsked`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::withdraw_dispute().saturating_add(Pallet::<T>::due_weight()))]
		pub fn withdraw_dispute(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_dispute(&who, id)
		}

		/// Object to a withdrawal: the dispute goes on.
		///
		/// ## Dispatch Origin
		/// Signed by the party that has not opened it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongState`]: nobody wants to take it back.
		/// - [`Error::NotAllowed`]: it is the signer's own dispute, or the chain's.
		/// - [`Error::TooLate`]: at or after the deadline.
		///
		/// ## Events
		/// [`Event::WithdrawalRefused`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::object().saturating_add(Pallet::<T>::due_weight()))]
		pub fn object(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_object(&who, id)
		}

		/// Apply to be an arbiter. The bond goes on hold.
		///
		/// ## Dispatch Origin
		/// Signed by somebody with the highest tier who is no arbiter yet, under any account.
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the person is an arbiter, or has applied.
		/// - [`Error::NotEligible`]: the tier is not enough.
		/// - [`Error::InsufficientFunds`], or of screening: the bond cannot be placed.
		///
		/// ## Events
		/// [`Event::ArbiterApplied`].
		#[pallet::call_index(30)]
		pub fn register_arbiter(origin: OriginFor<T>, skills: Skills) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_arbiter(who, skills)
		}

		/// Be drawn from now on, or not any more. Open cases go on.
		///
		/// ## Dispatch Origin
		/// Signed by an approved arbiter.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: not he, or it is so already.
		/// - [`Error::NotEligible`]: his credential has lapsed, or he is frozen.
		/// - [`Error::BondTooLow`]: he was slashed. [`Error::LimitReached`]: there are enough.
		///
		/// ## Events
		/// [`Event::ArbiterAvailable`].
		#[pallet::call_index(31)]
		pub fn set_available(origin: OriginFor<T>, available: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_available(who, available)
		}

		/// Say which currencies and rails are wanted. Draws that were asked for before go without the signer.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter who is not on his way out.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: not he.
		///
		/// ## Events
		/// [`Event::SkillsChanged`].
		#[pallet::call_index(32)]
		pub fn set_skills(origin: OriginFor<T>, skills: Skills) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_skills(who, skills)
		}

		/// Put more on hold, for instance after a slash.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter who is not on his way out.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: not he.
		/// - [`Error::BadAmount`]: an amount of zero.
		/// - [`Error::InsufficientFunds`], or of screening.
		///
		/// ## Events
		/// [`Event::BondToppedUp`].
		#[pallet::call_index(33)]
		pub fn top_up_bond(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up_bond(who, amount)
		}

		/// Step back from a case, soon after being drawn. Free, and counted.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter of the dispute who has not voted.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAssigned`]: he does not sit in it.
		/// - [`Error::TooLate`]: too long after the draw. [`Error::AlreadyRuled`]: he has voted.
		///
		/// ## Events
		/// [`Event::SeatVacated`], [`Event::DrawRequested`] or [`Event::CouncilAsked`].
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::recuse().saturating_add(Pallet::<T>::due_weight()))]
		pub fn recuse(origin: OriginFor<T>, id: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_recuse(&who, id)
		}

		/// Leave: no new cases. Open ones are to be ruled. An applicant has his bond back at once.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter or an applicant.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: not he, or he is leaving.
		///
		/// ## Events
		/// [`Event::ArbiterLeaving`] or [`Event::ArbiterGone`].
		#[pallet::call_index(35)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who)
		}

		/// Take the bond back.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter who has left or was removed, some time after his last case.
		///
		/// ## Errors
		/// - [`Error::NotArbiter`], [`Error::WrongState`]: not he.
		/// - [`Error::HasOpenCases`]: he still sits in a dispute.
		/// - [`Error::TooEarly`]: his last case is too near.
		///
		/// ## Events
		/// [`Event::ArbiterGone`].
		#[pallet::call_index(36)]
		pub fn withdraw_arbiter_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_arbiter_bond(who)
		}

		/// Ask a side for the account of payment that it has committed to.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter of the dispute.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAssigned`]: he does not sit in it.
		///
		/// ## Events
		/// [`Event::RevealRequested`].
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::request_reveal().saturating_add(Pallet::<T>::due_weight()))]
		pub fn request_reveal(origin: OriginFor<T>, id: CaseId, of: Side) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_reveal(&who, id, of)
		}

		/// Say whether what a side sent is what it has committed to. A mismatch is an issue, and decides nothing.
		///
		/// With the payer's reference opened `nullifier` records it, made as attestors make theirs. If that fails
		/// because another trade has used it, say so without, and rule what the table says of a duplicate.
		///
		/// ## Dispatch Origin
		/// Signed by an arbiter of the dispute.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::NotAssigned`]: he does not sit in it.
		/// - [`Error::NotAsked`]: nothing was sent.
		/// - [`Error::BadNullifier`]: of a reference that does not match, or of the payee; or zero.
		/// - Of what is disputed: the reference was used before, or there is no payment.
		///
		/// ## Events
		/// [`Event::RevealChecked`].
		#[pallet::call_index(38)]
		#[pallet::weight(T::WeightInfo::record_reveal()
			.saturating_add(Pallet::<T>::due_weight())
			.saturating_add(nullifier.map_or(Weight::zero(), |_| T::Objects::nullify_weight())))]
		pub fn record_reveal(
			origin: OriginFor<T>,
			id: CaseId,
			of: Side,
			matches: bool,
			nullifier: Option<H256>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_record_reveal(&who, id, of, matches, nullifier)
		}

		/// Rule. Nothing changes the ruling; it can be appealed.
		///
		/// ## Dispatch Origin
		/// Signed by the one arbiter of the dispute.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`], [`Error::AlreadyRuled`]: there is nothing to rule.
		/// - [`Error::NotAssigned`], [`Error::NotEligible`]: not by him.
		/// - [`Error::TooEarly`]: the parties may still file evidence.
		/// - [`Error::BadRuling`], [`Error::DepartsFromTable`], [`Error::NotesMissing`]: not this ruling.
		///
		/// ## Events
		/// [`Event::Ruled`].
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::rule().saturating_add(Pallet::<T>::due_weight()))]
		pub fn rule(
			origin: OriginFor<T>,
			id: CaseId,
			ruling: Ruling,
			notes_hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rule(&who, id, ruling, notes_hash)
		}

		/// Commit to a vote, see [`vote_commitment`]. Another commitment in time takes its place.
		///
		/// ## Dispatch Origin
		/// Signed by a member of the panel.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`], [`Error::AlreadyRuled`]: there is nothing to vote on.
		/// - [`Error::NotAssigned`], [`Error::NotEligible`]: not by him.
		/// - [`Error::TooEarly`]: the parties may still file evidence.
		/// - [`Error::TooLate`]: the commitments have ended.
		///
		/// ## Events
		/// [`Event::VoteCommitted`].
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::commit_vote().saturating_add(Pallet::<T>::due_weight()))]
		pub fn commit_vote(origin: OriginFor<T>, id: CaseId, commitment: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_commit_vote(&who, id, commitment)
		}

		/// Reveal a vote. The last one makes the ruling.
		///
		/// ## Dispatch Origin
		/// Signed by a member of the panel who has committed to it.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::WrongState`], [`Error::AlreadyRuled`]: there is nothing to vote on.
		/// - [`Error::NotAssigned`], [`Error::NotEligible`]: not by him.
		/// - [`Error::TooEarly`]: others may still commit.
		/// - [`Error::BadReveal`]: it is not what he committed to.
		/// - [`Error::DepartsFromTable`], [`Error::NotesMissing`]: not such a vote.
		///
		/// ## Events
		/// [`Event::VoteRevealed`]; [`Event::Ruled`] with the last one.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::reveal_vote().saturating_add(Pallet::<T>::due_weight()))]
		pub fn reveal_vote(
			origin: OriginFor<T>,
			id: CaseId,
			vote: Vote,
			salt: [u8; 32],
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reveal_vote(&who, id, vote, salt)
		}

		/// Do what is due in a dispute, at most three steps in a row.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if anything was due.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`]: nothing is due, or the randomness is not there yet.
		///
		/// ## Events
		/// Those of the steps.
		#[pallet::call_index(60)]
		#[pallet::weight(Pallet::<T>::poke_weight())]
		pub fn poke_dispute(origin: OriginFor<T>, id: CaseId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::do_poke(id)?;
			Ok((Some(weight), Pays::No).into())
		}

		/// Remove receipts whose retention is over: all or none.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it removes any.
		///
		/// ## Errors
		/// - [`Error::NotFound`], [`Error::TooEarly`], for any of them.
		///
		/// ## Events
		/// [`Event::Pruned`] for each.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::prune(ids.len().saturated_into()))]
		pub fn prune(
			origin: OriginFor<T>,
			ids: BoundedVec<CaseId, ConstU32<MAX_BATCH>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let pays = if ids.is_empty() { Pays::Yes } else { Pays::No };
			for id in ids {
				Self::do_prune(id)?;
			}
			Ok(pays.into())
		}
	}
}
