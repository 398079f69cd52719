// SPDX-License-Identifier: Apache-2.0

//! What an attester has to sign next, from what Tael has at one final block. Nothing here asks anybody.

use crate::tael::{
	Ballot, Clock, Electorate, NextSet, Office, Outbound, OutboundState, Signatures, Word,
};
use tael_primitives::{
	MINUTE,
	bridge::{Deposit, EvmAddress, Outcome, Receipt, Release, SetId},
};

/// So many deposits beyond what enough attesters agree on are voted on, and no more: whoever is alone waits for
/// the others.
pub const AHEAD: u64 = 64;

/// Who asks, and when: the attester's key, the sets that count, and the time.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'a> {
	/// Which sets count.
	pub office: &'a Office,
	/// The set that is to follow.
	pub next: Option<&'a NextSet>,
	/// The signatures that there are for that.
	pub rotation: Option<&'a Signatures>,
	/// The attester's key.
	pub me: EvmAddress,
	/// The time.
	pub clock: Clock,
}

impl Seat<'_> {
	/// As one of which set to say that a deposit came in.
	pub fn for_deposit(&self, message: &Deposit) -> Option<SetId> {
		self.office.for_deposit(self.clock.timestamp, message.block).seat(&self.me)
	}

	/// As one of which set to say what the vault did.
	pub fn for_receipt(&self, message: &Receipt) -> Option<SetId> {
		self.judges_of(message).seat(&self.me)
	}

	/// Whose word counts for what the vault did.
	fn judges_of(&self, message: &Receipt) -> Electorate<'_> {
		let Receipt { nonce, block, .. } = *message;
		let timestamp = self.clock.timestamp;
		match message.outcome {
			Outcome::Rotated => self.office.for_rotation(timestamp, self.next, self.rotation),
			Outcome::Released | Outcome::Cancelled => {
				self.office.for_ending(timestamp, nonce, block)
			},
		}
	}

	/// Whether the set in office has the attester: only it signs releases, rotations and checkpoints.
	pub fn is_in_office(&self) -> bool {
		self.office.set.contains(&self.me)
	}

	/// Which of these deposits to vote on: where the attester has said nothing yet.
	///
	/// Where he has, and after a rotation enough of those who count say the same, one of them has to say it again:
	/// only a vote makes Tael count anew.
	pub fn deposits(&self, ballots: &[(u64, Ballot<Deposit>)]) -> Vec<u64> {
		let agrees = |message: &Deposit, voters: &[_]| {
			self.office.for_deposit(self.clock.timestamp, message.block).is_quorum(voters)
		};
		ballots.iter().filter(|(_, one)| is_due(one, &self.me, agrees)).map(|(n, _)| *n).collect()
	}

	/// Whether to vote on what became of something.
	pub fn is_receipt_due(&self, ballot: &Ballot<Receipt>) -> bool {
		is_due(ballot, &self.me, |message, voters| self.judges_of(message).is_quorum(voters))
	}

	/// Which releases to sign. Their deadlines do not matter: from then on the vault only cancels, which takes the
	/// same signatures, and nothing else gives the money back.
	pub fn releases<'a>(&self, outbounds: &'a [Outbound]) -> Vec<&'a Release> {
		if !self.is_in_office() {
			return Vec::new();
		}
		let is_wanted = |outbound: &&Outbound| match &outbound.signatures {
			Some(list) if list.set == self.office.set.id => {
				outbound.state == OutboundState::Requested && !list.has(&self.me)
			},
			// Those of another set are good for a while if they are enough; else all begins anew.
			Some(list) => {
				outbound.state == OutboundState::Requested
					|| !self.office.counts(list.set, self.clock.timestamp)
			},
			None => outbound.state == OutboundState::Requested,
		};
		outbounds.iter().filter(is_wanted).map(|outbound| &outbound.release).collect()
	}

	/// The rotation to sign, if one is under way that this vault has not carried out.
	pub fn rotation(&self) -> Option<&NextSet> {
		let set = &self.office.set;
		let has_signed = self.rotation.is_some_and(|list| list.set == set.id && list.has(&self.me));
		let is_open = |next: &&NextSet| set.id < next.rotate.set && set.contains(&self.me);
		self.next.filter(is_open).filter(|_| !has_signed)
	}

	/// The rotation of which Tael waits to hear that this vault has carried it out.
	pub fn awaited_rotation(&self) -> Option<&NextSet> {
		self.next.filter(|next| self.office.set.id.checked_add(1) == Some(next.rotate.set))
	}

	/// The block to say next what the vault holds at: the newest final one whose number is a multiple of `every`,
	/// so that all attesters speak of the same.
	pub fn checkpoint(
		&self,
		head: u64,
		every: u64,
		agreed: Option<u64>,
		words: &[Word],
	) -> Option<u64> {
		let block = head.checked_sub(head.checked_rem(every)?)?;
		let mine = words.iter().find(|word| word.attester == self.me);
		let is_news = agreed.is_none_or(|last| last < block)
			&& mine.is_none_or(|word| {
				word.block < block && self.clock.now >= word.at.saturating_add(MINUTE)
			});
		(block > 0 && is_news && self.is_in_office()).then_some(block)
	}
}

fn is_due<M>(
	ballot: &Ballot<M>,
	me: &EvmAddress,
	agrees: impl Fn(&M, &[EvmAddress]) -> bool,
) -> bool {
	let mine = ballot.variants.iter().find(|(_, voters)| voters.contains(me));
	mine.is_none_or(|(message, voters)| agrees(message, voters))
}
