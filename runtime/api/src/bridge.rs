// SPDX-License-Identifier: Apache-2.0

//! What comes from other chains and goes to them.

use crate::Lookup;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{
	AccountId, Balance, ClientRef, Millis,
	bridge::{Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Release, Rotate, SetId},
};

/// Which way money goes, seen from here.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FlowDirection {
	/// From the other chain to this one.
	In,
	/// From this chain to the other one.
	Out,
}

/// Where a domain stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DomainStatus {
	/// No checkpoint has shown yet that its vault holds what was issued for it.
	Awaiting,
	/// In use.
	Open,
	/// Taken out of use by the council.
	Closed,
}

/// Who or what began a pause.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum PauseReason {
	/// A watcher.
	Watcher,
	/// The technical committee.
	Committee,
	/// The council.
	Council,
	/// The attesters disagree so much that something cannot be decided.
	Conflict,
	/// The vault holds less than was issued for it.
	Collateral,
	/// The token there takes a fee of transfers, or the vault has less than it owes.
	Token,
}

/// A pause that is on.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PauseView {
	/// Who or what began it.
	pub reason: PauseReason,
	/// Chain time until which it lasts; none: until the council resumes.
	pub until: Option<Millis>,
}

/// How much passes in one direction.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlowView {
	/// What passes at once now.
	pub headroom: Balance,
	/// The most that ever passes at once.
	pub cap: Balance,
	/// What flows in during a day of chain time, up to the cap.
	pub refill_per_day: Balance,
	/// The pause that is on.
	pub pause: Option<PauseView>,
}

/// How much passes in either direction.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeadroomView {
	/// Deposits.
	pub inbound: FlowView,
	/// Withdrawals.
	pub outbound: FlowView,
}

/// What the council has decided about a domain.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct TermsView {
	/// Least amount of a withdrawal.
	pub min: Balance,
	/// Most of one.
	pub max: Balance,
	/// Least amount that the vault takes.
	pub min_deposit: Balance,
	/// Least fee that the vault makes a depositor offer.
	pub fee_floor: Balance,
	/// What a deposit costs, if its sender offers as much.
	pub deposit_fee: Balance,
	/// What of a withdrawal goes to whoever carries it out at the vault.
	pub release_fee: Balance,
	/// What the attesters get for a withdrawal, besides.
	pub attest_fee: Balance,
	/// From this amount on a deposit waits before it is credited.
	pub large: Balance,
	/// For how long.
	pub delay: Millis,
	/// From this amount on a withdrawal must name its travel-rule reference.
	pub travel_threshold: Balance,
}

/// The sums of a domain.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LedgerView {
	/// Issued here, ever.
	pub minted: Balance,
	/// Taken out of issuance here, ever.
	pub burned: Balance,
	/// Came in and is not issued.
	pub parked: Balance,
	/// Went out, and the vault has not said yet what became of it.
	pub in_flight: Balance,
}

/// A set of attesters.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SetView {
	/// Its number.
	pub id: SetId,
	/// Who is in it, ascending.
	pub addresses: Vec<EvmAddress>,
	/// How many of them decide.
	pub threshold: u32,
	/// Those who count no more, because their fraud was proved.
	pub suspended: Vec<EvmAddress>,
}

/// The set before the one in office.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PreviousView {
	/// Its number.
	pub id: SetId,
	/// The timestamp of the block until which it counts; the vault's clock does not stop with this chain.
	pub valid_until: Millis,
	/// The block of the other chain in which it was replaced: it counts for what is older.
	pub rotated_in: u64,
}

/// A chain with a vault.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DomainView {
	/// Its number here.
	pub domain: DomainId,
	/// Its own number.
	pub chain_id: u64,
	/// The vault.
	pub vault: EvmAddress,
	/// The contract of USDT.
	pub token: EvmAddress,
	/// Where it stands.
	pub status: DomainStatus,
	/// What holds for what begins now.
	pub terms: TermsView,
	/// All deposits up to this one are done.
	pub deposits_done: u64,
	/// The number of the newest withdrawal.
	pub last_withdrawal: u64,
	/// The timestamp of the block in which enough attesters agreed on something last.
	pub last_heard: Option<Millis>,
	/// Whether that was lately enough for somebody to take money out, and the set in office can decide.
	pub is_heard: bool,
	/// How much passes.
	pub flows: HeadroomView,
	/// The sums.
	pub ledger: LedgerView,
	/// The set in office.
	pub set: Option<SetView>,
	/// The one before, if there was one.
	pub previous: Option<PreviousView>,
	/// What enough attesters said of the vault last.
	pub checkpoint: Option<Checkpoint>,
}

/// Where a deposit stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DepositStatus {
	/// No attester has spoken of it.
	Unknown,
	/// Some have, and not enough.
	Voting,
	/// It was agreed on, and waits.
	Parked,
	/// It was agreed on and does not wait: its events tell whether it was credited, is owed, or goes back.
	Done,
}

/// Why a deposit waits.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitReason {
	/// The recipient is frozen, or may not be credited at all.
	PolicyBlocked,
	/// Deposits are paused, or the domain is not in use.
	Paused,
	/// It is large.
	Large,
	/// More comes in than passes at once.
	RateLimited,
	/// It was to go back, and the vault cancelled that.
	ReturnCancelled,
}

/// One version of a deposit that is voted on.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct VersionView {
	/// What is said.
	pub message: Deposit,
	/// How many say so whose votes count.
	pub votes: u32,
}

/// A deposit that waits.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ParkedView {
	/// What came in.
	pub message: Deposit,
	/// What of it the recipient gets.
	pub amount: Balance,
	/// Why it waits.
	pub reason: WaitReason,
	/// Chain time from which it may be credited.
	pub release_at: Millis,
	/// Since when it waits.
	pub parked_at: Millis,
}

/// A deposit as it stands here.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DepositView {
	/// Where it stands.
	pub status: DepositStatus,
	/// What is said of it while it is voted on.
	pub versions: Vec<VersionView>,
	/// Why it waits.
	pub parked: Option<ParkedView>,
}

/// Whose money a release pays out.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum SourceView {
	/// Somebody took it out.
	Request {
		/// Who.
		who: AccountId,
		/// By which reference.
		reference: ClientRef,
		/// What of his is on hold for those who sign.
		attest_fee: Balance,
		/// When.
		at: Millis,
		/// The travel-rule message about it, by hash.
		travel_ref: Option<H256>,
	},
	/// A deposit that could not be credited goes back.
	Return {
		/// Which.
		deposit: u64,
	},
}

/// Money on its way out.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct WithdrawalView {
	/// What the attesters sign.
	pub release: Release,
	/// Whose it is.
	pub source: SourceView,
	/// Whether enough of them have.
	pub is_signed: bool,
	/// How many have.
	pub signatures: u32,
	/// How many are enough.
	pub threshold: u32,
}

/// What stays of a withdrawal that has ended.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct EndedView {
	/// Where it went.
	pub domain: DomainId,
	/// Which release it was.
	pub nonce: u64,
	/// Chain time from which its reference may be used again.
	pub keep_until: Millis,
}

/// Signatures of one set, in the order in which a vault takes them.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SignaturesView {
	/// Of which set.
	pub set: SetView,
	/// Whose, and the signatures.
	pub list: Vec<(EvmAddress, EcdsaSignature)>,
	/// Whether they are enough.
	pub is_complete: bool,
}

/// A release and what a vault wants to see of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SignedReleaseView {
	/// The message.
	pub release: Release,
	/// The signatures.
	pub signatures: SignaturesView,
}

/// A rotation that is under way, and what a vault wants to see of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RotationView {
	/// The message.
	pub rotate: Rotate,
	/// The set that is to follow.
	pub next: SetView,
	/// Whether the vault has carried it out.
	pub is_done: bool,
	/// The signatures of the set in office there.
	pub signatures: SignaturesView,
}

/// What stands in the way of an amount now.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
	/// It is less than the least.
	BelowMinimum,
	/// It is more than the most.
	AboveMaximum,
	/// This direction is paused, or the domain is not in use.
	Paused,
	/// The attesters are not heard of.
	Silent,
	/// Less came in from there and is still here.
	NotCovered,
	/// It is large: a deposit waits before it is credited.
	Large,
	/// It is more than what passes at once: a deposit waits, a withdrawal is refused.
	RateLimited,
}

/// What it costs to bring an amount in or to take it out.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct BridgeQuote {
	/// What of the amount others get: the attesters of a deposit, or whoever carries a withdrawal out.
	pub fee: Balance,
	/// What a withdrawal costs besides, for the attesters.
	pub attest_fee: Balance,
	/// What the recipient gets.
	pub receives: Balance,
	/// What stands in the way now.
	pub obstacle: Option<Obstacle>,
	/// Chain time from which a withdrawal passes that is too much at once, if nothing else does until then.
	pub passes_at: Option<Millis>,
}

/// What somebody is owed from a domain: `bridge.claim` issues it.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwedView {
	/// Which.
	pub domain: DomainId,
	/// How much.
	pub amount: Balance,
}

sp_api::decl_runtime_apis! {
	/// Questions about what comes from other chains and goes to them.
	#[api_version(1)]
	pub trait BridgeApi {
		/// All domains.
		fn domains() -> Vec<DomainView>;

		/// A domain as it stands.
		fn status(domain: DomainId) -> Option<DomainView>;

		/// A deposit, by the vault's number; `None` if there is no such domain.
		fn deposit(domain: DomainId, nonce: u64) -> Option<DepositView>;

		/// A withdrawal or a return that is on its way, by our number for it.
		fn withdrawal(domain: DomainId, nonce: u64) -> Option<WithdrawalView>;

		/// A withdrawal by the id of its request.
		fn withdrawal_by_request(id: H256) -> Option<Lookup<WithdrawalView, EndedView>>;

		/// Releases that wait for signatures of the set in office, from a number on.
		fn unsigned(domain: DomainId, from: u64, limit: u32) -> Vec<Release>;

		/// How much passes now.
		fn headroom(domain: DomainId) -> Option<HeadroomView>;

		/// What whoever carries a release to its vault needs.
		fn signatures(domain: DomainId, nonce: u64) -> Option<SignedReleaseView>;

		/// What whoever carries the rotation that is under way to a vault needs.
		fn rotation(domain: DomainId) -> Option<RotationView>;

		/// What it costs to bring an amount in or to take it out.
		fn quote(domain: DomainId, direction: FlowDirection, amount: Balance) -> Option<BridgeQuote>;

		/// What an account is owed, by domain.
		fn claimable(account: AccountId) -> Vec<OwedView>;
	}
}
