// SPDX-License-Identifier: Apache-2.0

//! A-SUB-14 for the way out: what is corrupted by hand is found.

use super::outgoing::*;
use crate::{
	AttesterState, Attesters, CurrentSet, Domains, NextSet, Offices, OutboundState, Outbounds,
	ReceiptVotes, Requested, Requests, RotationSignatures, Sets, SignatureList, Signatures, Source,
	mock::*,
};
use frame::{deps::sp_runtime::TryRuntimeError, testing_prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::MockKyc;
use tael_primitives::{Balance, USDT, bridge::EvmAddress};

const AMOUNT: Balance = 100 * USDT;

/// With a release that has enough signatures, one that has some, a return and a rotation that is being signed,
/// `break_it` makes the check fail with `why`.
fn finds(why: &'static str, break_it: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		fund();
		cheap_bonds();
		(8..=11).for_each(register);
		take_out(1, AMOUNT);
		take_out(2, AMOUNT);
		sign(1, 1, THRESHOLD);
		sign(2, 1, 2);
		MockKyc::freeze(&BOB);
		agree(&deposit(2, &BOB, AMOUNT));
		assert_ok!(Bridge::return_parked(RuntimeOrigin::root(), ETH, 2, None));
		assert_ok!(send(receipts_of(&paid(1), 1, 1, 2)));
		let next = addresses(8..=11);
		let at = now() / 1_000;
		assert_ok!(Bridge::schedule_rotation(RuntimeOrigin::root(), next, 3, at));
		let rotate = NextSet::<Test>::get().unwrap().rotate;
		let signature = sign_digest(1, place().digest(1, &rotate));
		let call = crate::Call::sign_rotation { domain: ETH, signature };
		assert_ok!(send(RuntimeCall::Bridge(call)));
		assert_ok!(Bridge::do_try_state());
		break_it();
		assert_eq!(Bridge::do_try_state(), Err(TryRuntimeError::Other(why)));
	});
}

/// Change a release.
fn change(nonce: u64, how: impl FnOnce(&mut crate::Outbound<tael_primitives::AccountId>)) {
	Outbounds::<Test>::mutate(ETH, nonce, |row| how(row.as_mut().unwrap()));
}

#[test]
fn inv_8_money_on_its_way_that_no_ledger_knows_is_found() {
	finds("INV-8: in flight differs from what is on its way", || {
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.in_flight += 1);
	});
	finds("INV-8: something is on its way beside a ledger", || {
		Outbounds::<Test>::insert(77, 1, outbound(1));
	});
}

#[test]
fn inv_2_releases_out_of_place_are_found() {
	finds("INV-2: a release lies in another's place", || {
		let row = Outbounds::<Test>::take(ETH, 2).unwrap();
		Outbounds::<Test>::insert(ETH, 9, row);
	});
	finds("INV-2: a release has a number that was not given", || {
		crate::LastOutbound::<Test>::insert(ETH, 1);
	});
	finds("INV-2: a release has ended and is still here", || {
		change(2, |row| row.state = OutboundState::Cancelled);
	});
	finds("INV-2: a release costs more than it pays", || {
		change(2, |row| row.release.fee = row.release.amount + 1);
	});
	finds("INV-2: a deposit is parked and on its way back", || {
		let Source::Return { parked, .. } = outbound(3).source else { panic!("it goes back") };
		let amount = parked.amount;
		Bridge::park(parked);
		// As if it had come in twice.
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.parked += amount);
	});
	finds("INV-2: a deposit goes back that is not done", || {
		change(3, |row| {
			let Source::Return { parked, .. } = &mut row.source else { panic!("it goes back") };
			parked.deposit.nonce = 50;
		});
	});
	finds("INV-2: a deposit goes back twice", || {
		let source = outbound(3).source;
		change(2, |row| row.source = source);
	});
}

#[test]
fn inv_7_i2_holds_that_differ_are_found() {
	finds("INV-7, I2: holds differ from what is written down", || {
		change(1, |row| {
			let Source::Request { attest_fee, .. } = &mut row.source else { panic!("asked for") };
			*attest_fee += 1;
		});
	});
	finds("INV-7, I2: something is on hold for nothing", || {
		Attesters::<Test>::remove(address(8));
	});
}

#[test]
fn requests_that_name_nothing_are_found() {
	let id = || outbound(1).release.request;
	finds("A request is lost", || Requests::<Test>::remove(id()));
	finds("A request names another release", || {
		Requests::<Test>::mutate_extant(id(), |row| row.nonce = 2);
	});
	finds("A request and its release differ", || {
		let row = Requested { domain: ETH, nonce: 50, until: None };
		Requests::<Test>::insert(H256::repeat_byte(1), row);
	});
	let ended = Requested { domain: ETH, nonce: 50, until: Some(now()) };
	finds("A reference that nobody forgets", || {
		Requests::<Test>::insert(H256::repeat_byte(1), ended);
	});
	finds("A reference is forgotten twice", || {
		crate::Forgettable::<Test>::insert(1, H256::repeat_byte(1), ());
	});
}

#[test]
fn signatures_out_of_place_are_found() {
	let change = |nonce, how: fn(&mut SignatureList)| {
		Signatures::<Test>::mutate(ETH, nonce, |list| how(list.as_mut().unwrap()));
	};
	finds("Signatures are out of order", || change(1, |list| list.list.as_mut().reverse()));
	finds("There are no signatures, and a row for them", || {
		Signatures::<Test>::insert(ETH, 3, SignatureList::none(1));
	});
	finds("Signatures under nothing", || {
		Signatures::<Test>::insert(ETH, 9, Signatures::<Test>::get(ETH, 2).unwrap());
	});
	finds("Signed by nobody", || Signatures::<Test>::remove(ETH, 1));
	finds("Signed by too few", || {
		change(1, |list| {
			list.list.pop();
		});
	});
	finds("Signed by somebody else", || {
		change(2, |list| list.list[1].0 = EvmAddress([0xff; 20]));
	});
	finds("Enough signatures, and not signed", || {
		self::change(1, |row| row.state = OutboundState::Requested);
	});
}

#[test]
fn signatures_of_a_rotation_out_of_place_are_found() {
	finds("Signatures of a rotation are out of order", || {
		RotationSignatures::<Test>::mutate(ETH, |list| {
			let list = &mut list.as_mut().unwrap().list;
			list.try_push(list[0]).unwrap();
		});
	});
	finds("Signatures of no rotation", || {
		NextSet::<Test>::kill();
	});
	finds("Signatures of a set that is not asked", || {
		RotationSignatures::<Test>::mutate(ETH, |list| list.as_mut().unwrap().set = 2);
	});
}

#[test]
fn sets_and_offices_that_do_not_fit_are_found() {
	finds("An office without a domain", || {
		Offices::<Test>::insert(9, Offices::<Test>::get(ETH).unwrap());
	});
	finds("A domain without an office", || {
		RotationSignatures::<Test>::remove(ETH);
		Offices::<Test>::remove(ETH);
	});
	finds("The set before is lost", || {
		let previous = crate::Previous { id: 9, valid_until: 0, rotated_in: 0, last_outbound: 0 };
		Offices::<Test>::mutate(ETH, |office| office.as_mut().unwrap().previous = Some(previous));
	});
	finds("The next set is another one", || {
		Sets::<Test>::mutate(2, |set| set.as_mut().unwrap().threshold = 4);
	});
	finds("The next set does not follow", || CurrentSet::<Test>::put(5));
	finds("A set is none that both sides take", || {
		Sets::<Test>::mutate(1, |set| set.as_mut().unwrap().addresses.as_mut().reverse());
		let _ = Signatures::<Test>::clear(9, None);
		change(1, |row| row.state = OutboundState::Requested);
	});
	finds("A set that nobody names", || {
		Sets::<Test>::insert(9, Sets::<Test>::get(1).unwrap());
	});
	finds("A key is suspended in a set only", || {
		Sets::<Test>::mutate(1, |set| assert!(set.as_mut().unwrap().suspend(&address(1))));
	});
	finds("Somebody is gone and still here", || {
		Attesters::<Test>::mutate_extant(address(1), |row| row.state = AttesterState::Gone);
	});
	finds("A bond survived the proof of fraud", || {
		Attesters::<Test>::mutate_extant(address(8), |row| row.state = AttesterState::Suspended);
	});
}

#[test]
fn brd_1_votes_about_what_vaults_did_out_of_place_are_found() {
	let there = (ETH, false, 1);
	finds("BRD-1: votes about what is done", || {
		ReceiptVotes::<Test>::mutate(there, |ballot| {
			ballot.variants[0].message.subject = H256::zero();
		});
	});
	finds("BRD-1: a vote lies in another's place", || {
		ReceiptVotes::<Test>::insert((ETH, true, 1), ReceiptVotes::<Test>::get(there));
	});
	finds("BRD-1: an attester votes twice", || {
		ReceiptVotes::<Test>::mutate(there, |ballot| {
			ballot.variants[0].voters.try_push(address(1)).unwrap();
		});
	});
	finds("BRD-1: a message in two versions", || {
		ReceiptVotes::<Test>::mutate(there, |ballot| {
			let again = ballot.variants[0].clone();
			ballot.variants.try_push(again).unwrap();
		});
	});
	finds("BRD-1: a version of nobody", || {
		ReceiptVotes::<Test>::mutate(there, |ballot| ballot.variants[0].voters.clear());
	});
}

#[test]
fn brd_4_a_vault_with_another_number_is_found() {
	finds("BRD-4: a vault has another number", || {
		crate::DomainOf::<Test>::insert((CHAIN_ID, VAULT), 9);
	});
	finds("BRD-4: a vault has two numbers", || {
		crate::DomainOf::<Test>::insert((CHAIN_ID, TOKEN), 9);
	});
	finds("BRD-4: a number has another vault", || {
		Domains::<Test>::mutate_extant(ETH, |domain| domain.vault = TOKEN);
	});
}
