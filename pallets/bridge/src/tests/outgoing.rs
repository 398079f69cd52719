// SPDX-License-Identifier: Apache-2.0

//! What the tests of the way out have in common.

use crate::{
	AttesterList, Evidence, Outbound, OutboundState, Outbounds, ReleaseSignature, Signed,
	Statement, Withdrawal, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::{
	AccountId, Balance, USDT,
	bridge::{EcdsaSignature, EvmAddress, Message, Outcome, Receipt, SetId, attester_proof},
};

pub use polkadot_sdk::sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError,
};

/// What came in for Alice first, and what of it she was credited with.
pub const FUNDED: Balance = 5_000 * USDT;
pub const ISSUED: Balance = FUNDED - FEE;
pub const RELEASE_FEE: Balance = USDT;
pub const ATTEST_FEE: Balance = USDT / 2;

/// Alice has brought money in.
pub fn fund() {
	agree(&deposit(1, &ALICE, FUNDED));
	assert_eq!(ledger().issued(), ISSUED);
	events();
}

/// The same as [`run`], with money that came in.
pub fn run_funded(test: impl FnOnce()) {
	run(|| {
		fund();
		test();
	});
}

/// A withdrawal of `amount` under a reference that differs with `tag`.
pub fn withdrawal(tag: u8, amount: Balance) -> Withdrawal {
	Withdrawal {
		domain: ETH,
		recipient: HOME,
		amount,
		max_fee: RELEASE_FEE + ATTEST_FEE,
		travel_ref: Some(H256::repeat_byte(7)),
		reference: [tag; 32],
	}
}

pub fn request(who: &AccountId, asked: Withdrawal) -> DispatchResult {
	Bridge::request_withdrawal(signed(who), asked)
}

/// Alice takes `amount` out; the release has number `nonce`.
pub fn take_out(nonce: u64, amount: Balance) {
	assert_ok!(request(&ALICE, withdrawal(u8::try_from(nonce).unwrap(), amount)));
	assert_eq!(outbound(nonce).state, OutboundState::Requested);
}

pub fn outbound(nonce: u64) -> Outbound<AccountId> {
	Outbounds::<Test>::get(ETH, nonce).expect("it is on its way")
}

pub fn is_gone(nonce: u64) -> bool {
	!Outbounds::<Test>::contains_key(ETH, nonce)
}

/// The signature of attester `index` under a release, as one of `set`.
pub fn signature_in(set: SetId, nonce: u64, index: u8) -> ReleaseSignature {
	let digest = place().digest(set, &outbound(nonce).release);
	ReleaseSignature { domain: ETH, nonce, signature: sign_digest(index, digest) }
}

pub fn signatures(items: Vec<ReleaseSignature>) -> RuntimeCall {
	let items = BoundedVec::try_from(items).expect("not too many");
	RuntimeCall::Bridge(crate::Call::sign_withdrawals { items })
}

/// Those of `from..=to` sign a release as members of `set`.
pub fn sign_in(set: SetId, nonce: u64, from: u8, to: u8) {
	let items = (from..=to).map(|index| signature_in(set, nonce, index)).collect();
	assert_ok!(send(signatures(items)));
}

pub fn sign(nonce: u64, from: u8, to: u8) {
	sign_in(1, nonce, from, to);
}

/// The pool takes it for one that adds nothing.
pub fn is_stale(call: &RuntimeCall) -> bool {
	refused(call) == Some(TransactionValidityError::Invalid(InvalidTransaction::Stale))
}

/// The pool takes it for one that may be good later.
pub fn is_early(call: &RuntimeCall) -> bool {
	refused(call) == Some(TransactionValidityError::Invalid(InvalidTransaction::Future))
}

/// The pool takes it for one that is malformed.
pub fn is_bad(call: &RuntimeCall) -> bool {
	refused(call) == Some(TransactionValidityError::Invalid(InvalidTransaction::BadProof))
}

/// What the vault did with release `nonce`.
pub fn vault_says(outcome: Outcome, nonce: u64, subject: H256) -> Receipt {
	let block = 5_000 + nonce;
	Receipt { domain: ETH, outcome, nonce, subject, block, block_hash: H256::repeat_byte(9) }
}

pub fn paid(nonce: u64) -> Receipt {
	vault_says(Outcome::Released, nonce, outbound(nonce).release.id())
}

pub fn cancelled(nonce: u64) -> Receipt {
	vault_says(Outcome::Cancelled, nonce, outbound(nonce).release.id())
}

pub fn receipts_of(message: &Receipt, set: SetId, from: u8, to: u8) -> RuntimeCall {
	let votes = list((from..=to).map(|index| vote_in(set, message, index)));
	RuntimeCall::Bridge(crate::Call::submit_receipt_votes { votes })
}

/// Enough attesters say so.
pub fn tell(message: &Receipt) {
	assert_ok!(send(receipts_of(message, 1, 1, THRESHOLD)));
}

// -- Sets

/// The addresses of these attesters, ascending.
pub fn addresses(indices: impl IntoIterator<Item = u8>) -> AttesterList {
	let mut addresses: Vec<EvmAddress> = indices.into_iter().map(address).collect();
	addresses.sort_unstable();
	AttesterList::try_from(addresses).expect("not too many")
}

pub fn proof(index: u8, account: &AccountId) -> EcdsaSignature {
	sign_digest(index, attester_proof(GENESIS, account))
}

/// What an attester has on hold in tests of rotations.
pub const BOND: Balance = 100 * USDT;

pub fn cheap_bonds() {
	TestLimits::mutate(|limits| limits.bond = BOND);
}

/// Give somebody money of the domain of development.
pub fn give(who: &AccountId, amount: Balance) {
	let sent = Balances::transfer_allow_death(signed(&STRANGER), who.clone(), amount);
	assert_ok!(sent);
}

pub fn register(index: u8) {
	let who = payee(index);
	give(&who, 2 * BOND);
	let operator = H256::repeat_byte(index);
	let proof = proof(index, &who);
	assert_ok!(Bridge::register_attester(signed(&who), address(index), operator, proof));
}

/// A bond for an attester of the genesis.
pub fn bond(index: u8) {
	give(&payee(index), 2 * BOND);
	assert_ok!(Bridge::top_up_bond(signed(&payee(index)), address(index)));
}

pub fn held(reason: crate::HoldReason, who: &AccountId) -> Balance {
	use frame::token::fungibles::InspectHold;
	HeldMoney::balance_on_hold(NATIVE, &RuntimeHoldReason::Bridge(reason), who)
}

// -- Fraud

/// A statement under the signature of attester `index`, as one of the first set.
pub fn stated(statement: Statement, index: u8) -> Signed {
	let digest = match &statement {
		Statement::Deposit(message) => place().digest(1, message),
		Statement::Release(message) => place().digest(1, message),
		Statement::Receipt(message) => place().digest(1, message),
	};
	Signed { set: 1, statement, signature: sign_digest(index, digest) }
}

/// Attester `index` says two things about one deposit.
pub fn equivocation(index: u8) -> Evidence {
	let one = Statement::Deposit(deposit(77, &ALICE, USDT));
	let other = Statement::Deposit(deposit(77, &BOB, USDT));
	Evidence::Equivocation(stated(one, index), stated(other, index))
}

pub fn report(who: &AccountId, evidence: Evidence) -> DispatchResult {
	Bridge::report_fraud(signed(who), Box::new(evidence))
}
