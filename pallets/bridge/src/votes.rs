// SPDX-License-Identifier: Apache-2.0

//! Votes: who says what, and when enough say the same. A vote is counted for its signer and for every field of
//! what he signed.

use crate::{
	Config, Contiguous, Domain, Done, Electorate, Error, Event, InboundState, InboundStep,
	LastHeard, MAX_ATTESTERS, Pallet, Parked, PauseCause, ReceiptVotes, Sets, Votes,
};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*, traits::ConstU32};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::{
	ChainTime,
	bridge::{
		Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Place, Receipt, SetId,
		signer,
	},
};

/// The most votes in one call: it bounds the work that is done before anybody has paid.
pub const MAX_ITEMS: u32 = 16;

/// The most variants of one thing: so many that those who can never agree, each with a variant of his own,
/// leave a place for the truth.
pub const MAX_VARIANTS: u32 = MAX_ATTESTERS / 3 + 2;

/// The most voters of a variant: those of a set and of the one before it.
pub const MAX_VOTERS: u32 = 2 * MAX_ATTESTERS;

/// Who said something.
pub type Voters = BoundedVec<EvmAddress, ConstU32<MAX_VOTERS>>;

/// What an attester says, signed as one of a set.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Vote<M> {
	/// Of which set he signs as one.
	pub set: SetId,
	/// What he says.
	pub message: M,
	/// His signature.
	pub signature: EcdsaSignature,
}

/// Votes of one call.
pub type VoteList<M> = BoundedVec<Vote<M>, ConstU32<MAX_ITEMS>>;

/// One version of a thing, and who says so.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Variant<M> {
	/// What is said.
	pub message: M,
	/// Who says so.
	pub voters: Voters,
}

/// What is said about one thing. Nobody stands in two variants.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Ballot<M> {
	/// The variants, in the order in which they came.
	pub variants: BoundedVec<Variant<M>, ConstU32<MAX_VARIANTS>>,
}

impl<M> Default for Ballot<M> {
	fn default() -> Self {
		Self { variants: BoundedVec::new() }
	}
}

/// What a vote would be to a ballot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
	/// It adds a voter.
	New,
	/// Its signer has said so already.
	Known,
	/// Its signer has said something else.
	Conflicting,
	/// There is no place for another variant.
	Full,
}

/// What a ballot comes to.
pub(crate) enum Verdict {
	/// Enough say the same, whatever the others say.
	Agreed { voters: Vec<EvmAddress>, dissenters: Vec<EvmAddress> },
	/// Not enough yet.
	Open,
	/// Nothing can be agreed on any more.
	Hopeless,
}

impl<M: Clone + PartialEq> Ballot<M> {
	/// What a vote of `who` would be among those that count.
	pub(crate) fn weigh(&self, message: &M, who: &EvmAddress, electorate: &Electorate) -> Standing {
		match self.standing(message, who, |one| electorate.contains(one)) {
			// Another set may have made enough of what was too little.
			Standing::Known if electorate.is_quorum(&electorate.counted(&self.voters(message))) => {
				Standing::New
			},
			standing => standing,
		}
	}

	/// Count a vote, and tell what it comes to.
	pub(crate) fn count(
		&mut self,
		message: &M,
		who: EvmAddress,
		electorate: &Electorate,
	) -> Verdict {
		self.cast(message, who, |one| electorate.contains(one));
		let voters = electorate.counted(&self.voters(message));
		if electorate.is_quorum(&voters) {
			Verdict::Agreed { voters, dissenters: self.dissenters(message) }
		} else if self.is_hopeless(electorate) {
			Verdict::Hopeless
		} else {
			Verdict::Open
		}
	}

	/// What it would be if `who` said `message`, where only votes that `counts` keep a place.
	pub fn standing(
		&self,
		message: &M,
		who: &EvmAddress,
		counts: impl Fn(&EvmAddress) -> bool,
	) -> Standing {
		let his = self.variants.iter().find(|variant| variant.voters.contains(who));
		let same = self.variants.iter().find(|variant| variant.message == *message);
		let is_place = |voters: usize, bound: u32| voters < bound as usize;
		match (his, same) {
			(Some(variant), _) if variant.message == *message => Standing::Known,
			(Some(_), _) => Standing::Conflicting,
			(None, Some(variant)) => {
				let stay = variant.voters.iter().filter(|voter| counts(voter)).count();
				if is_place(variant.voters.len(), MAX_VOTERS) || is_place(stay, MAX_VOTERS) {
					Standing::New
				} else {
					Standing::Full
				}
			},
			(None, None) => {
				let live = |variant: &&Variant<M>| variant.voters.iter().any(&counts);
				let stay = self.variants.iter().filter(live).count();
				if is_place(stay, MAX_VARIANTS) { Standing::New } else { Standing::Full }
			},
		}
	}

	/// Count `who` for `message`. Who does not count any more leaves when his place is needed.
	pub fn cast(
		&mut self,
		message: &M,
		who: EvmAddress,
		counts: impl Fn(&EvmAddress) -> bool,
	) -> Standing {
		let standing = self.standing(message, &who, &counts);
		if standing != Standing::New {
			return standing;
		}
		let is_done = self.place(message, who);
		if is_done {
			return standing;
		}
		for variant in &mut self.variants {
			variant.voters.retain(&counts);
		}
		self.variants.retain(|variant| !variant.voters.is_empty());
		if self.place(message, who) { standing } else { Standing::Full }
	}

	fn place(&mut self, message: &M, who: EvmAddress) -> bool {
		if let Some(variant) = self.variants.iter_mut().find(|one| one.message == *message) {
			return variant.voters.try_push(who).is_ok();
		}
		let mut voters = Voters::new();
		voters.try_push(who).is_ok()
			&& self.variants.try_push(Variant { message: message.clone(), voters }).is_ok()
	}

	/// Who says `message`.
	pub fn voters(&self, message: &M) -> Vec<EvmAddress> {
		let same = self.variants.iter().find(|variant| variant.message == *message);
		same.map(|variant| variant.voters.to_vec()).unwrap_or_default()
	}

	/// Who says something else than `message`.
	pub fn dissenters(&self, message: &M) -> Vec<EvmAddress> {
		let others = self.variants.iter().filter(|variant| variant.message != *message);
		others.flat_map(|variant| variant.voters.iter().copied()).collect()
	}

	/// Whether no variant can be agreed on any more, even if everybody else joined one of them.
	pub fn is_hopeless(&self, electorate: &Electorate) -> bool {
		!self.variants.is_empty()
			&& self
				.variants
				.iter()
				.all(|variant| electorate.is_blocked_by(&self.dissenters(&variant.message)))
	}
}

/// How far deposits are done.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Progress {
	/// All up to this one are.
	pub contiguous: u64,
	/// None above this one is.
	pub highest: u64,
}

/// How many deposits a word of [`Done`] is for.
pub(crate) const WORD: u64 = 128;

/// The word of [`Done`] that `nonce` is in, and its bit.
pub(crate) fn place_in_words(nonce: u64) -> (u64, u32) {
	(nonce.saturating_div(WORD), (nonce & (WORD - 1)) as u32)
}

impl<T: Config> Pallet<T> {
	/// The hash of the first block.
	pub fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	/// Where signatures for the vault of `domain` count.
	pub fn place_of(domain: &Domain) -> Place {
		Place { chain_id: domain.chain_id, vault: domain.vault, genesis: Self::genesis_hash() }
	}

	/// Who gave a vote: an attester of the set that it names, while that set counts for what happened in
	/// `block` of the other chain.
	pub(crate) fn voter<M: Message>(
		domain: &Domain,
		electorate: &Electorate,
		vote: &Vote<M>,
	) -> Result<EvmAddress, Error<T>> {
		let set = Sets::<T>::get(vote.set).ok_or(Error::<T>::UnknownSet)?;
		// By content: two sets that are alike are the same people.
		ensure!(electorate.0.contains(&set), Error::<T>::UnknownSet);
		let digest = Self::place_of(domain).digest(vote.set, &vote.message);
		let who = signer(digest, &vote.signature).ok_or(Error::<T>::BadSignature)?;
		ensure!(set.contains(&who), Error::<T>::NotAttester);
		Ok(who)
	}

	/// Whether a deposit is done.
	pub fn is_done(domain: DomainId, nonce: u64) -> bool {
		let (word, bit) = place_in_words(nonce);
		let is_marked = || Done::<T>::get(domain, word).checked_shr(bit).unwrap_or(0) & 1 == 1;
		nonce > 0 && (nonce <= Contiguous::<T>::get(domain).contiguous || is_marked())
	}

	/// Where a deposit stands, as far as this side remembers: of those that are done only the parked ones
	/// are told apart.
	pub fn inbound_state(domain: DomainId, nonce: u64) -> InboundState {
		if Parked::<T>::contains_key(domain, nonce) {
			InboundState::Parked
		} else if Self::is_done(domain, nonce) {
			InboundState::Credited
		} else if Votes::<T>::contains_key(domain, nonce) {
			InboundState::Voting
		} else {
			InboundState::Unknown
		}
	}

	/// Mark a deposit as done, and forget the words that are full.
	pub(crate) fn mark_done(domain: DomainId, nonce: u64) {
		let (word, bit) = place_in_words(nonce);
		Done::<T>::mutate(domain, word, |bits| {
			*bits |= 1_u128.checked_shl(bit).unwrap_or(0);
		});
		Contiguous::<T>::mutate(domain, |progress| {
			progress.highest = progress.highest.max(nonce);
			let mut next = progress.contiguous.saturating_add(1);
			// Votes reach no farther than `Limits::ahead`, so that few words are looked at.
			loop {
				let (word, bit) = place_in_words(next);
				let bits = Done::<T>::get(domain, word);
				let run = bits.checked_shr(bit).unwrap_or(0).trailing_ones();
				next = next.saturating_add(run.into());
				if bit.saturating_add(run) < 128 {
					break;
				}
				Done::<T>::remove(domain, word);
			}
			progress.contiguous = next.saturating_sub(1);
		});
	}

	/// The domain of a vote about a deposit, who gave it, and what it is to the votes before it.
	///
	/// # Errors
	/// Whatever makes the vote one that no block may carry.
	pub(crate) fn weigh_deposit(
		vote: &Vote<Deposit>,
	) -> Result<(Domain, Electorate, EvmAddress, Option<Standing>), Error<T>> {
		let Deposit { domain: id, nonce, block, .. } = vote.message;
		let domain = crate::Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let is_sound = nonce > 0 && vote.message.amount > 0 && vote.message.token == domain.token;
		ensure!(is_sound, Error::<T>::BadMessage);
		let last = Contiguous::<T>::get(id).contiguous.saturating_add(T::Limits::get().ahead);
		ensure!(nonce <= last, Error::<T>::TooFarAhead);
		let electorate = Self::electorate(id, block).ok_or(Error::<T>::UnknownSet)?;
		let who = Self::voter(&domain, &electorate, vote)?;
		if Self::is_done(id, nonce) {
			return Ok((domain, electorate, who, None));
		}
		let standing = Votes::<T>::get(id, nonce).weigh(&vote.message, &who, &electorate);
		Ok((domain, electorate, who, Some(standing)))
	}

	/// Count a vote about a deposit; with enough of them it is credited or parked.
	pub(crate) fn vote_on_deposit(vote: &Vote<Deposit>) -> DispatchResult {
		let Deposit { domain: id, nonce, .. } = vote.message;
		let (domain, electorate, who, standing) = Self::weigh_deposit(vote)?;
		Self::ensure_new(standing)?;
		let step = InboundStep::Vote;
		let state =
			Self::inbound_state(id, nonce).apply(step).map_err(|_| Error::<T>::AlreadyProcessed)?;
		let mut ballot = Votes::<T>::get(id, nonce);
		let verdict = ballot.count(&vote.message, who, &electorate);
		LastHeard::<T>::insert(id, T::Clock::now());
		if let Verdict::Agreed { voters, dissenters } = verdict {
			Votes::<T>::remove(id, nonce);
			Self::mark_done(id, nonce);
			Self::flag(id, nonce, dissenters);
			return Self::settle(state, &domain, &vote.message, &voters, who);
		}
		Votes::<T>::insert(id, nonce, ballot);
		Self::pause_if_hopeless(id, &verdict);
		Ok(())
	}

	/// The same for a receipt.
	pub(crate) fn weigh_receipt(
		vote: &Vote<Receipt>,
	) -> Result<(Electorate, EvmAddress, Option<Standing>), Error<T>> {
		let id = vote.message.domain;
		let domain = crate::Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let electorate =
			Self::electorate_of_receipt(&vote.message).ok_or(Error::<T>::UnknownSet)?;
		let who = Self::voter(&domain, &electorate, vote)?;
		if !Self::is_awaited(&vote.message) {
			return Ok((electorate, who, None));
		}
		let ballot = ReceiptVotes::<T>::get(Self::topic(&vote.message));
		let standing = ballot.weigh(&vote.message, &who, &electorate);
		Ok((electorate, who, Some(standing)))
	}

	/// What a receipt is about: paid and cancelled speak of one release.
	fn topic(receipt: &Receipt) -> (DomainId, bool, u64) {
		(receipt.domain, receipt.outcome == Outcome::Rotated, receipt.nonce)
	}

	/// Count a vote about what a vault did; with enough of them it is done here too.
	pub(crate) fn vote_on_receipt(vote: &Vote<Receipt>) -> DispatchResult {
		let id = vote.message.domain;
		let (electorate, who, standing) = Self::weigh_receipt(vote)?;
		Self::ensure_new(standing)?;
		let topic = Self::topic(&vote.message);
		let mut ballot = ReceiptVotes::<T>::get(topic);
		let verdict = ballot.count(&vote.message, who, &electorate);
		LastHeard::<T>::insert(id, T::Clock::now());
		if let Verdict::Agreed { dissenters, .. } = verdict {
			ReceiptVotes::<T>::remove(topic);
			Self::flag(id, vote.message.nonce, dissenters);
			return Self::apply_receipt(&vote.message);
		}
		ReceiptVotes::<T>::insert(topic, ballot);
		Self::pause_if_hopeless(id, &verdict);
		Ok(())
	}

	fn pause_if_hopeless(id: DomainId, verdict: &Verdict) {
		if matches!(verdict, Verdict::Hopeless) {
			Self::pause_by_itself(id, PauseCause::Conflict);
		}
	}

	/// Refuse a vote that adds nothing.
	pub(crate) fn ensure_new(standing: Option<Standing>) -> Result<(), Error<T>> {
		match standing {
			Some(Standing::New) => Ok(()),
			Some(Standing::Known) => Err(Error::<T>::AlreadyVoted),
			Some(Standing::Conflicting) => Err(Error::<T>::ConflictingAttestation),
			Some(Standing::Full) => Err(Error::<T>::TooManyVariants),
			None => Err(Error::<T>::AlreadyProcessed),
		}
	}

	/// Tell who said otherwise than what was agreed.
	fn flag(domain: DomainId, nonce: u64, dissenters: Vec<EvmAddress>) {
		if !dissenters.is_empty() {
			Self::deposit_event(Event::Dissented { domain, nonce, attesters: dissenters });
		}
	}

	/// Count each of `items`, votes or signatures, by itself: one that adds nothing, or fails, stops no other.
	///
	/// # Errors
	/// The first one's, if none was counted.
	pub(crate) fn count_each<I>(
		items: &[I],
		count: impl Fn(&I) -> DispatchResult,
	) -> DispatchResult {
		let mut first = Ok(());
		let mut is_counted = false;
		for item in items {
			match with_storage_layer(|| count(item)) {
				Ok(()) => is_counted = true,
				Err(error) => first = first.and(Err(error)),
			}
		}
		if is_counted {
			return Ok(());
		}
		first.and(Err(Error::<T>::BadMessage.into()))
	}
}
