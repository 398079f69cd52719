// SPDX-License-Identifier: Apache-2.0

//! Votes: who says what, and when enough say the same. A vote is counted for its signer and for every field of
//! what he signed.

use crate::{
	Config, Contiguous, Domain, Electorate, Error, Event, InboundStep, MAX_ATTESTERS, Pallet,
	PauseCause, ReceiptVotes, Sets, Votes,
	costs::{Effect, is_tagged},
};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*, traits::ConstU32};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::bridge::{
	Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Place, Receipt, SetId, signer,
};

/// The most votes in one call: it bounds the work that is done before anybody has paid.
pub const MAX_ITEMS: u32 = 8;

/// The most variants of one thing: so many that those of a set and of the one before it who can never agree, each
/// with a variant of his own, leave a place for the truth.
pub const MAX_VARIANTS: u32 = 2 * (MAX_ATTESTERS / 3) + 2;

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
	/// Enough of one set say the same, whatever the others say. `voters` are those of that set.
	Agreed { voters: Vec<EvmAddress>, dissenters: Vec<EvmAddress> },
	/// Not enough yet.
	Open,
	/// Nothing can be agreed on any more.
	Hopeless,
}

impl<M: Clone + PartialEq> Ballot<M> {
	/// What a vote of `who` would be, whom `sets` let vote.
	pub(crate) fn weigh(&self, message: &M, who: &EvmAddress, sets: &Counting) -> Standing {
		match self.standing(message, who, |one| sets.live.contains(one)) {
			// Another set may have made enough of what was too little.
			Standing::Known if sets.electorate.is_quorum(&self.voters(message)) => Standing::New,
			standing => standing,
		}
	}

	/// Count a vote, and tell what it comes to.
	pub(crate) fn count(&mut self, message: &M, who: EvmAddress, sets: &Counting) -> Verdict {
		self.cast(message, who, |one| sets.live.contains(one));
		let mut voters = self.voters(message);
		if let Some(set) = sets.electorate.quorum(&voters) {
			voters.retain(|one| set.contains(one));
			return Verdict::Agreed { voters, dissenters: self.dissenters(message) };
		}
		if self.is_hopeless(&sets.live) { Verdict::Hopeless } else { Verdict::Open }
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
		let voters = self.variants.iter().map(|variant| variant.voters.as_slice());
		electorate.is_hopeless(&voters.collect::<Vec<_>>())
	}
}

/// Whose votes about a thing count.
pub(crate) struct Counting {
	/// For this version of it, which happened in one block of the other chain.
	pub(crate) electorate: Electorate,
	/// For any version of it: these keep their place.
	pub(crate) live: Electorate,
}

/// A vote that adds something, and what was before it.
pub(crate) struct Weighed<M> {
	domain: Domain,
	sets: Counting,
	ballot: Ballot<M>,
	/// Whose it is.
	pub(crate) who: EvmAddress,
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

	/// What a vote is to those before it.
	///
	/// # Errors
	/// It adds nothing, or is none.
	fn weigh<M: Message + Clone + PartialEq>(
		domain: Domain,
		sets: Counting,
		ballot: Ballot<M>,
		vote: &Vote<M>,
	) -> Result<Weighed<M>, Error<T>> {
		let who = Self::voter(&domain, &sets.electorate, vote)?;
		match ballot.weigh(&vote.message, &who, &sets) {
			Standing::New => Ok(Weighed { domain, sets, ballot, who }),
			Standing::Known => Err(Error::<T>::AlreadyVoted),
			Standing::Conflicting => Err(Error::<T>::ConflictingAttestation),
			Standing::Full => Err(Error::<T>::TooManyVariants),
		}
	}

	/// A vote about a deposit, where it adds something. Whose it is, which costs most, is asked last.
	///
	/// # Errors
	/// Whatever makes the vote one that no block may carry.
	pub(crate) fn weigh_deposit(vote: &Vote<Deposit>) -> Result<Weighed<Deposit>, Error<T>> {
		let Deposit { domain: id, nonce, block, .. } = vote.message;
		let domain = crate::Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let is_sound = nonce > 0 && vote.message.amount > 0 && vote.message.token == domain.token;
		ensure!(is_sound, Error::<T>::BadMessage);
		ensure!(!Self::is_done(id, nonce), Error::<T>::AlreadyProcessed);
		let last = Contiguous::<T>::get(id).contiguous.saturating_add(T::Limits::get().ahead);
		ensure!(nonce <= last, Error::<T>::TooFarAhead);
		let sets = Self::counting(id, block).ok_or(Error::<T>::UnknownSet)?;
		Self::weigh(domain, sets, Votes::<T>::get(id, nonce), vote)
	}

	/// Count a vote about a deposit; with enough of them it is credited or parked.
	///
	/// # Errors
	/// Before anything is decided: what is agreed on is done whatever it meets.
	pub(crate) fn vote_on_deposit(vote: &Vote<Deposit>) -> Result<Effect, DispatchError> {
		let Deposit { domain: id, nonce, .. } = vote.message;
		let Weighed { domain, sets, mut ballot, who } = Self::weigh_deposit(vote)?;
		let step = InboundStep::Vote;
		let state =
			Self::inbound_state(id, nonce).apply(step).map_err(|_| Error::<T>::AlreadyProcessed)?;
		let verdict = ballot.count(&vote.message, who, &sets);
		if let Verdict::Agreed { voters, dissenters } = verdict {
			Self::hear(id);
			Votes::<T>::remove(id, nonce);
			Self::mark_done(id, nonce);
			Self::flag(id, nonce, dissenters);
			Self::settle(state, &domain, &vote.message, &voters, who)?;
			return Ok(Effect::Decided { is_tagged: is_tagged(&vote.message) });
		}
		Votes::<T>::insert(id, nonce, ballot);
		Self::pause_if_hopeless(id, &verdict);
		Ok(Effect::Counted)
	}

	/// The same for a receipt.
	pub(crate) fn weigh_receipt(vote: &Vote<Receipt>) -> Result<Weighed<Receipt>, Error<T>> {
		let id = vote.message.domain;
		let domain = crate::Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		ensure!(Self::is_awaited(&vote.message), Error::<T>::AlreadyProcessed);
		let sets = Self::counting_for_receipt(&vote.message).ok_or(Error::<T>::UnknownSet)?;
		let ballot = ReceiptVotes::<T>::get(Self::topic(&vote.message));
		Self::weigh(domain, sets, ballot, vote)
	}

	/// What a receipt is about: paid and cancelled speak of one release.
	fn topic(receipt: &Receipt) -> (DomainId, bool, u64) {
		(receipt.domain, receipt.outcome == Outcome::Rotated, receipt.nonce)
	}

	/// Count a vote about what a vault did; with enough of them it is done here too.
	pub(crate) fn vote_on_receipt(vote: &Vote<Receipt>) -> Result<Effect, DispatchError> {
		let id = vote.message.domain;
		let Weighed { sets, mut ballot, who, .. } = Self::weigh_receipt(vote)?;
		let topic = Self::topic(&vote.message);
		let verdict = ballot.count(&vote.message, who, &sets);
		if let Verdict::Agreed { dissenters, .. } = verdict {
			Self::hear(id);
			ReceiptVotes::<T>::remove(topic);
			Self::flag(id, vote.message.nonce, dissenters);
			Self::apply_receipt(&vote.message)?;
			return Ok(Effect::Decided { is_tagged: false });
		}
		ReceiptVotes::<T>::insert(topic, ballot);
		Self::pause_if_hopeless(id, &verdict);
		Ok(Effect::Counted)
	}

	fn pause_if_hopeless(id: DomainId, verdict: &Verdict) {
		if matches!(verdict, Verdict::Hopeless) {
			Self::pause_by_itself(id, PauseCause::Conflict);
		}
	}

	/// Tell who said otherwise than what was agreed.
	fn flag(domain: DomainId, nonce: u64, dissenters: Vec<EvmAddress>) {
		if !dissenters.is_empty() {
			Self::deposit_event(Event::Dissented { domain, nonce, attesters: dissenters });
		}
	}

	/// Count each of `items`, votes or signatures, by itself: one that adds nothing, or fails, stops no other.
	/// Returns what became of those that were counted.
	///
	/// # Errors
	/// The first one's, if none was counted.
	pub(crate) fn count_each<I, E>(
		items: &[I],
		count: impl Fn(&I) -> Result<E, DispatchError>,
	) -> Result<Vec<E>, DispatchError> {
		let mut first = None;
		let mut effects = Vec::new();
		for item in items {
			match with_storage_layer(|| count(item)) {
				Ok(effect) => effects.push(effect),
				Err(error) => first = first.or(Some(error)),
			}
		}
		if effects.is_empty() {
			return Err(first.unwrap_or_else(|| Error::<T>::BadMessage.into()));
		}
		Ok(effects)
	}
}
