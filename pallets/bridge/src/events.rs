// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		// -- Domains
		/// A domain was added, opened or closed.
		DomainChanged {
			/// Which.
			domain: DomainId,
			/// Where it stands now.
			state: DomainState,
		},
		/// The council changed what holds for a domain from now on.
		TermsSet {
			/// Which.
			domain: DomainId,
			/// The new terms.
			terms: Terms,
		},
		/// A domain left state. Its deposits stay done.
		DomainRemoved {
			/// Which.
			domain: DomainId,
		},
		/// How much passes has changed.
		LimitSet {
			/// Where.
			domain: DomainId,
			/// Which way.
			direction: Direction,
			/// The new limit.
			rule: Rule,
		},
		/// More will pass, once anyone puts it in force.
		RaiseAnnounced {
			/// Where.
			domain: DomainId,
			/// Which way.
			direction: Direction,
			/// The limit to come.
			rule: Rule,
			/// Chain time from which it may be put in force.
			from: Millis,
		},
		/// Somebody may pause, or may not any more.
		WatcherSet {
			/// Who.
			who: AccountId,
			/// Whether he may.
			is_watcher: bool,
		},
		/// Nothing is paid to an address any more, or something is again.
		AddressListed {
			/// Where.
			domain: DomainId,
			/// Which.
			address: EvmAddress,
			/// Whether it is listed.
			is_listed: bool,
		},
		// -- Pauses
		/// Something does not pass now.
		Paused {
			/// Where.
			domain: DomainId,
			/// Which way.
			direction: Direction,
			/// Who or what began it.
			cause: PauseCause,
			/// Chain time until which; without one, until the council resumes.
			until: Option<Millis>,
		},
		/// The council ended a pause.
		Resumed {
			/// Where.
			domain: DomainId,
			/// Which way.
			direction: Direction,
		},
		// -- Inbound
		/// Enough attesters agree on a deposit.
		DepositAgreed {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// Whose it becomes.
			recipient: AccountId,
			/// How much came in.
			amount: Balance,
			/// What of it the attesters get.
			fee: Balance,
			/// Who sent it.
			sender: H256,
			/// What it is for.
			memo: H256,
			/// The transaction that made it.
			tx: H256,
		},
		/// A deposit was issued to its recipient.
		DepositCredited {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// Whose it is.
			recipient: AccountId,
			/// How much.
			amount: Balance,
		},
		/// The recipient's account cannot take a deposit: he is owed it.
		DepositOwed {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// Whose it is.
			recipient: AccountId,
			/// How much.
			amount: Balance,
		},
		/// A deposit waits.
		DepositParked {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// Why.
			reason: ParkReason,
			/// How much.
			amount: Balance,
			/// Chain time from which it may be credited.
			release_at: Millis,
		},
		/// A parked deposit goes back.
		DepositReturning {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// Where it goes.
			to: EvmAddress,
			/// How much.
			amount: Balance,
			/// Our number for the release.
			outbound: u64,
		},
		/// What a deposit names was paid, or could not be: then the money stayed with the recipient.
		TagTried {
			/// Where it came in.
			domain: DomainId,
			/// The vault's number for it.
			nonce: u64,
			/// Number of this event among those of the deposit.
			seq: u32,
			/// What it names.
			tag: H256,
			/// Whether that was paid.
			result: DispatchResult,
		},
		/// Attesters said otherwise than what was agreed.
		Dissented {
			/// Where.
			domain: DomainId,
			/// About which deposit, release or set.
			nonce: u64,
			/// Who.
			attesters: Vec<EvmAddress>,
		},
		/// What somebody was owed was issued to him.
		Claimed {
			/// From which domain.
			domain: DomainId,
			/// To whom.
			who: AccountId,
			/// How much.
			amount: Balance,
		},
		/// Enough attesters agree on what a vault held.
		CheckpointAgreed {
			/// Where.
			domain: DomainId,
			/// In which block there.
			block: u64,
			/// How many deposits there were.
			deposits: u64,
			/// What the vault owed.
			locked: Balance,
			/// What it had.
			balance: Balance,
		},
		// -- Outbound
		/// Somebody took money out: it left his account, and waits for signatures.
		WithdrawalRequested {
			/// Where.
			domain: DomainId,
			/// Our number for the release.
			nonce: u64,
			/// Number of this event among those of the release.
			seq: u32,
			/// Who.
			who: AccountId,
			/// By which reference.
			reference: ClientRef,
			/// The id that stands in the release.
			request: H256,
			/// Who is paid there.
			recipient: EvmAddress,
			/// How much left his account.
			amount: Balance,
			/// What of it goes to whoever carries it out.
			fee: Balance,
			/// What of his is on hold for those who sign.
			attest_fee: Balance,
			/// The second of the other chain's clock from which it is cancelled.
			deadline: u64,
			/// The travel-rule message about it, by hash.
			travel_ref: Option<H256>,
		},
		/// A parked deposit is to go back, and waits for signatures.
		ReturnRequested {
			/// Where.
			domain: DomainId,
			/// Our number for the release.
			nonce: u64,
			/// Number of this event among those of the release.
			seq: u32,
			/// The vault's number for the deposit.
			deposit: u64,
			/// Who is paid there.
			recipient: EvmAddress,
			/// How much.
			amount: Balance,
			/// What of it goes to whoever carries it out.
			fee: Balance,
			/// The second of the other chain's clock from which it is cancelled.
			deadline: u64,
		},
		/// An attester signed a release.
		ReleaseSigned {
			/// Where.
			domain: DomainId,
			/// Our number for the release.
			nonce: u64,
			/// Number of this event among those of the release.
			seq: u32,
			/// Who.
			key: EvmAddress,
			/// As one of which set.
			set: SetId,
			/// How many signatures there are now.
			signatures: u32,
			/// Where the release stands now.
			state: OutboundState,
		},
		/// The vault has paid.
		Released {
			/// Where.
			domain: DomainId,
			/// Our number for the release.
			nonce: u64,
			/// Number of this event among those of the release.
			seq: u32,
			/// How much.
			amount: Balance,
		},
		/// The vault will never pay.
		Cancelled {
			/// Where.
			domain: DomainId,
			/// Our number for the release.
			nonce: u64,
			/// Number of this event among those of the release.
			seq: u32,
			/// How much.
			amount: Balance,
			/// Whether it is in the account again; otherwise it is owed, or parked.
			is_credited: bool,
		},
		// -- Attesters
		/// Somebody registered a key, and may be taken into a set.
		AttesterRegistered {
			/// The key.
			key: EvmAddress,
			/// Whose.
			account: AccountId,
			/// Who runs it, by hash.
			operator: H256,
			/// What is on hold.
			bond: Balance,
		},
		/// An attester's bond is what is asked for now.
		BondToppedUp {
			/// The key.
			key: EvmAddress,
			/// What is on hold.
			bond: Balance,
		},
		/// An attester goes.
		AttesterLeaving {
			/// The key.
			key: EvmAddress,
			/// Chain time from which the bond may be returned.
			until: Millis,
		},
		/// An attester is gone, and has his bond back.
		AttesterLeft {
			/// The key.
			key: EvmAddress,
			/// Whose.
			account: AccountId,
			/// The bond.
			bond: Balance,
		},
		/// An attester's fraud is proved: his key counts no more, and his bond is gone.
		FraudProved {
			/// The key.
			key: EvmAddress,
			/// Whose.
			account: AccountId,
			/// Who proved it.
			reporter: AccountId,
			/// What was taken.
			slashed: Balance,
			/// What of it the reporter gets; the rest is the treasury's.
			reward: Balance,
		},
		/// So many of a set are suspended that it decides nothing any more.
		SetSuspended {
			/// Which.
			set: SetId,
		},
		/// Another set of attesters is to take over, or at another time.
		RotationScheduled {
			/// Its number.
			set: SetId,
			/// What the vaults know it by.
			set_hash: H256,
			/// Who is in it.
			addresses: AttesterList,
			/// How many of them decide.
			threshold: u32,
			/// Not before this second of the vaults' clocks.
			not_before: u64,
		},
		/// An attester signed the rotation of a vault.
		RotationSigned {
			/// Which vault.
			domain: DomainId,
			/// Who.
			key: EvmAddress,
			/// How many signatures there are now.
			signatures: u32,
			/// Whether that is enough.
			is_complete: bool,
		},
		/// A rotation will not happen.
		RotationWithdrawn {
			/// To which set.
			set: SetId,
		},
		/// A vault has rotated.
		Rotated {
			/// Which vault.
			domain: DomainId,
			/// To which set.
			set: SetId,
			/// The block's timestamp until which the set before counts.
			valid_until: Millis,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such domain.
		UnknownDomain,
		/// The set does not sign for this, or not any more.
		UnknownSet,
		/// The message makes no sense.
		BadMessage,
		/// The signature is not written as the vault takes it, or is nobody's.
		BadSignature,
		/// The signer is not an attester of that set, or is suspended.
		NotAttester,
		/// Too many deposits before this one are not done.
		TooFarAhead,
		/// The attester has said so already.
		AlreadyVoted,
		/// The attester has said something else about the same thing.
		ConflictingAttestation,
		/// Too many versions of the same thing.
		TooManyVariants,
		/// It is done already, or nothing waits for it.
		AlreadyProcessed,
		/// There is one already.
		AlreadyExists,
		/// There is none.
		NotFound,
		/// The signer may not do this.
		NotAuthorized,
		/// It may not be done yet.
		TooEarly,
		/// This does not pass now.
		Paused,
		/// A pause is on: only the council makes it longer.
		AlreadyPaused,
		/// More than what passes now.
		RateLimited,
		/// The recipient may not be credited from another chain now.
		PolicyBlocked,
		/// The account cannot be credited now.
		CannotCredit,
		/// The numbers make no sense together, or the token is not one for this bridge.
		BadTerms,
		/// Money of the domain is still on its way, parked or issued, or votes are open.
		InUse,
		/// Not in this state.
		WrongState,
		/// Nothing may be paid to this address.
		BadAddress,
		/// There are as many domains as there may be.
		TooManyDomains,
		// -- Outbound
		/// The reference is used; see [`Pallet::withdrawal_by_ref`] for the release that it became.
		AlreadyRequested,
		/// The attesters have agreed on nothing for too long, or too many of them are suspended.
		Silent,
		/// Less than the least amount, or than the fee.
		BelowMinimum,
		/// More than the greatest amount.
		AboveMaximum,
		/// The fees are more than the signer agreed to.
		FeeTooHigh,
		/// Such an amount needs a travel-rule reference.
		TravelRefMissing,
		/// More than what came in from there and is still here.
		NotCovered,
		/// The account has not got enough.
		InsufficientFunds,
		// -- Attesters
		/// The key is not registered with its whole bond.
		NotRegistered,
		/// Two keys of one account or one operator.
		SameOperator,
		/// The set is none that both sides take.
		BadSet,
		/// It counts somewhere.
		InOffice,
		/// A rotation is under way.
		RotationPending,
		/// The evidence proves nothing.
		NoFraud,
		/// Nobody reports himself.
		OwnFraud,
		/// His fraud was proved before.
		AlreadySuspended,
	}
}
