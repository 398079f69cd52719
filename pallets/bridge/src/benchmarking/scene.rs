// SPDX-License-Identifier: Apache-2.0

//! A bridge at its costliest: as many attesters in a set as there may be, all of whom decide together, and the
//! set before still counts. Of all attesters one has a key; of the others nothing but their addresses is needed.

use super::BenchmarkHelper;
use crate::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	deps::{
		sp_core::{crypto::KeyTypeId, ecdsa},
		sp_io::crypto,
	},
	hashing::blake2_256,
	token::fungible::{Inspect, Mutate},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, AssetKind, Balance, DAY, Millis, USDT,
	bridge::{
		Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Release, Rotate, SetId, signer,
	},
	hold_or,
};

/// The chain time at which every benchmark begins.
pub(super) const START: Millis = 1_700_000_000_000;
pub(super) const HASH: H256 = H256::repeat_byte(7);
pub(super) const AMOUNT: Balance = 1_000 * USDT;
/// More than all benchmarks move.
pub(super) const PLENTY: Balance = 1_000_000 * USDT;
/// The first domain.
pub(super) const DOMAIN: DomainId = 1;
const TOKEN: EvmAddress = EvmAddress([0xbb; 20]);
pub(super) const HOME: EvmAddress = EvmAddress([0xcc; 20]);

/// Who is in no set any more.
const GONE: SetId = 0;
/// The set before the one in office.
pub(super) const BEFORE: SetId = 1;
/// The set in office.
pub(super) const OFFICE: SetId = 2;
/// The set that is to follow.
pub(super) const NEXT: SetId = 3;

const KEY_TYPE: KeyTypeId = KeyTypeId(*b"brdg");

/// Somebody who is or was in a set.
fn somebody(set: SetId, index: u32) -> EvmAddress {
	let hash = (set, index).using_encoded(blake2_256);
	EvmAddress(hash[..20].try_into().expect("it is longer"))
}

/// Somebody who was in a set that counts no more.
pub(super) fn gone(index: u32) -> EvmAddress {
	somebody(GONE, index)
}

/// Who is in a set, besides the one with the key: a set in which he is has one less.
pub(super) fn others(set: SetId) -> Vec<EvmAddress> {
	(1..MAX_ATTESTERS).map(|index| somebody(set, index)).collect()
}

/// Where an attester is paid.
fn payee(key: &EvmAddress) -> AccountId {
	key.using_encoded(blake2_256).into()
}

/// The bridge, and the attester with a key.
pub(super) struct Scene<T> {
	key: ecdsa::Public,
	/// The address of his key.
	pub(super) signer: EvmAddress,
	config: PhantomData<T>,
}

/// Three sets, the last of which is scheduled, and no domain. The one with the key is in the set in office.
pub(super) fn scene<T: Config>() -> Scene<T> {
	T::BenchmarkHelper::set_time(START);
	// Whatever the genesis has.
	let _ = Domains::<T>::clear(u32::MAX, None);
	let _ = Offices::<T>::clear(u32::MAX, None);
	let _ = Sets::<T>::clear(u32::MAX, None);
	let key = crypto::ecdsa_generate(KEY_TYPE, Some(b"//Attester".to_vec()));
	let mut scene = Scene { key, signer: EvmAddress::default(), config: PhantomData };
	scene.signer = signer(HASH, &scene.sign(HASH)).expect("it signed");
	T::Currency::mint_into(&T::Treasury::get(), AMOUNT).expect("it can be credited");
	for (set, first) in [(BEFORE, None), (OFFICE, Some(scene.signer)), (NEXT, None)] {
		put_set::<T>(set, first.unwrap_or_else(|| somebody(set, 0)));
	}
	CurrentSet::<T>::put(OFFICE);
	let set_hash = Sets::<T>::get(NEXT).expect("it was put").hash();
	let rotate = Rotate { set: NEXT, set_hash, not_before: 0 };
	NextSet::<T>::put(Next { rotate, withdrawable_at: 0, succeeds_at: 0 });
	scene
}

impl<T: Config> Scene<T> {
	pub(super) fn sign(&self, digest: H256) -> EcdsaSignature {
		let signature = crypto::ecdsa_sign_prehashed(KEY_TYPE, &self.key, &digest.0);
		let mut bytes = signature.expect("the key is there").0;
		// The keystore counts from 0, and has a low `s` as the vault wants it.
		bytes[64] += 27;
		bytes
	}

	/// What the one with the key says.
	pub(super) fn vote<M: Message + Clone>(&self, id: DomainId, message: &M) -> Vote<M> {
		let domain = Domains::<T>::get(id).expect("it was opened");
		let digest = Pallet::<T>::place_of(&domain).digest(OFFICE, message);
		Vote { set: OFFICE, message: message.clone(), signature: self.sign(digest) }
	}

	/// A withdrawal that all have signed, none of whom has an account that its share could make.
	pub(super) fn take_out(&self, id: DomainId) -> Release {
		let who: AccountId = account("payer", id, 0);
		let attest_fee = T::Currency::minimum_balance() * Balance::from(MAX_ATTESTERS) - 1;
		hold::<T>(&who, HoldReason::WithdrawalFee, attest_fee);
		let source = Source::Request {
			who,
			reference: HASH.0,
			attest_fee,
			at: START,
			travel_ref: Some(HASH),
		};
		let release = send_out::<T>(id, source, OutboundState::Signed);
		let requested = Requested { domain: id, nonce: 1, until: None };
		Requests::<T>::insert(release.request, requested);
		let mut signers = others(OFFICE);
		signers.push(self.signer);
		Signatures::<T>::insert(id, 1, signatures(signers));
		release
	}
}

// -- Attesters

/// Put a set: `first` and the others.
pub(super) fn put_set<T: Config>(id: SetId, first: EvmAddress) {
	let mut addresses = others(id);
	addresses.push(first);
	addresses.sort_unstable();
	for key in &addresses {
		register::<T>(*key, payee(key), AttesterState::Registered, T::Limits::get().bond);
	}
	let addresses = AttesterList::truncate_from(addresses);
	// All of them decide together: so many share each fee.
	let threshold = MAX_ATTESTERS;
	let set = AttesterSet { addresses, threshold, suspended: AttesterList::new() };
	assert!(set.is_consistent());
	Sets::<T>::insert(id, set);
}

/// Write an attester down. His bond is not put on hold.
pub(super) fn register<T: Config>(
	key: EvmAddress,
	account: AccountId,
	state: AttesterState,
	bond: Balance,
) {
	let operator = key.using_encoded(blake2_256).into();
	Attesters::<T>::insert(key, Attester { account, operator, bond, state });
}

/// Put the bond of an attester on hold.
pub(super) fn bind<T: Config>(account: &AccountId) -> Balance {
	let bond = T::Limits::get().bond;
	hold::<T>(account, HoldReason::AttesterBond, bond);
	bond
}

fn hold<T: Config>(who: &AccountId, reason: HoldReason, amount: Balance) {
	T::Currency::mint_into(who, amount + USDT).expect("it can be credited");
	let failure = Error::<T>::InsufficientFunds;
	hold_or::<_, T::Holds>(AssetKind::Native, &reason.into(), who, amount, failure)
		.expect("it was credited");
}

// -- Domains

/// So many domains.
pub(super) fn domains(first: DomainId, count: u32) -> impl Iterator<Item = DomainId> {
	(first..).take(count as usize)
}

/// As many domains as there may be.
pub(super) fn all_domains() -> impl Iterator<Item = DomainId> {
	domains(DOMAIN, MAX_DOMAINS)
}

/// A set before, which still counts for what is older than this block.
pub(super) fn previous(id: SetId, rotated_in: u64) -> Previous {
	Previous { id, valid_until: Millis::MAX, rotated_in, last_outbound: u64::MAX }
}

/// A domain in use with room in its buckets, where a pause is over. A hundred days of it lie behind.
pub(super) fn open<T: Config>(id: DomainId) {
	Domains::<T>::insert(id, domain::<T>(id));
	let previous = previous(BEFORE, u64::MAX);
	Offices::<T>::insert(id, Office { set: OFFICE, previous: Some(previous) });
	LastHeard::<T>::insert(id, START);
	for direction in [Direction::In, Direction::Out] {
		let rule = Rule { cap: PLENTY, refill_per_day: PLENTY };
		Buckets::<T>::insert(id, direction, Bucket::full(rule, START - 100 * DAY));
		let pause = Pause { cause: PauseCause::Watcher, until: Some(START) };
		Pauses::<T>::insert(id, direction, pause);
	}
	let mut ledger = Ledger::default();
	ledger.mint(PLENTY).expect("there is room");
	ledger.park(PLENTY).expect("there is room");
	ledger.burn(PLENTY / 2).expect("there is enough");
	Ledgers::<T>::insert(id, ledger);
}

// -- Money on its way

/// A deposit that waits, of somebody without an account, and names what does not exist.
pub(super) fn park<T: Config>(id: DomainId) -> ParkedDeposit {
	let parked = ParkedDeposit {
		deposit: deposit(id, 1),
		amount: AMOUNT,
		seq: 2,
		reason: ParkReason::Large,
		release_at: START,
		parked_at: START,
		bucket: 0,
	};
	Pallet::<T>::park(parked);
	Parked::<T>::get(id, 1).expect("it was parked")
}

/// A release of what waited: the longer row.
pub(super) fn go_back<T: Config>(id: DomainId) -> Release {
	let parked = park::<T>(id);
	Pallet::<T>::unpark(&parked);
	send_out::<T>(id, Source::Return { parked, counted_at: Some(START) }, OutboundState::Requested)
}

fn send_out<T: Config>(id: DomainId, source: Source<AccountId>, state: OutboundState) -> Release {
	let release = Release {
		domain: id,
		nonce: 1,
		token: TOKEN,
		recipient: HOME,
		amount: AMOUNT,
		fee: USDT,
		deadline: u64::MAX,
		request: (HASH, id).using_encoded(blake2_256).into(),
	};
	LastOutbound::<T>::insert(id, 1);
	Outbounds::<T>::insert(id, 1, Outbound { release: release.clone(), source, state, seq: 1 });
	release
}

/// Signatures of the set in office, which nobody looks at any more.
pub(super) fn signatures(signers: Vec<EvmAddress>) -> SignatureList {
	let mut list = SignatureList::none(OFFICE);
	for signer in signers {
		assert!(list.insert(signer, [1; 65]));
	}
	list
}

/// A domain that is in use.
pub(super) fn domain<T: Config>(id: DomainId) -> Domain {
	let mut vault = [0xaa; 20];
	vault[..4].copy_from_slice(&id.to_be_bytes());
	let terms = terms::<T>();
	Domain { chain_id: 1, vault: EvmAddress(vault), token: TOKEN, terms, state: DomainState::Open }
}

pub(super) fn terms<T: Config>() -> Terms {
	let terms = Terms {
		min: AMOUNT,
		max: PLENTY,
		min_deposit: AMOUNT,
		fee_floor: USDT,
		deposit_fee: USDT,
		release_fee: USDT,
		attest_fee: USDT,
		large: PLENTY,
		delay: DAY,
		travel_threshold: USDT,
	};
	assert!(terms.are_consistent(T::Currency::minimum_balance()));
	terms
}

/// A deposit for somebody without an account that names what does not exist.
pub(super) fn deposit(domain: DomainId, nonce: u64) -> Deposit {
	let recipient: AccountId = account("recipient", domain, 0);
	Deposit {
		domain,
		nonce,
		token: TOKEN,
		sender: HASH,
		refund_to: HOME,
		recipient: H256::from_slice(recipient.as_ref()),
		amount: AMOUNT,
		max_fee: USDT,
		memo: HASH,
		tx: HASH,
		block: 1,
		block_hash: HASH,
	}
}
