// SPDX-License-Identifier: Apache-2.0

//! USDT that comes from another chain and goes back there, in blocks as they are made.

mod walk;

use crate::{
	chain::{
		Alice, Bob, Charlie, Dave, Eve, Ferdie, account, by, dispatch, free, next_block, on_chain,
		on_dev_chain, preset, stranger, submit, wait,
	},
	shop::{SHOP, create, freeze, invoice, open_shop, request, request_in_parts, wealth},
	vault::{
		ETHEREUM, FEE, HOME, KEYS, LARGE, THRESHOLD, add_domain, agree, attest, committee, council,
		deposit, deposit_votes, earned, general, ledger, open_vault, pause, place, post, receipt,
		release, sign, signatures, vote, withdraw,
	},
};
use pallet_bridge::{
	Call, Claimables, DEV, Direction, Error, Event, Outbounds, ParkReason, Parked, Sets, Watchers,
};
use pallet_payments::Invoices;
use polkadot_sdk::{
	frame_support::{
		BoundedVec, assert_noop, assert_ok, dispatch::GetDispatchInfo,
		traits::fungible::InspectHold,
	},
	pallet_transaction_payment,
	sp_core::H256,
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_runtime::{
		DispatchError,
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
	},
};
use serde_json::json;
use tael_primitives::{
	AssetKind, CENT, DAY, HOUR, SubjectKind, Tier, USDT,
	bridge::{Deposit, Outcome, signer},
};
use tael_runtime::{
	Balances, Bridge, Executive, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, System,
	constants::{
		bridge,
		money::{EXISTENTIAL_DEPOSIT, treasury},
	},
	genesis,
};

/// What the pool says of a call that nobody signs.
fn pool(call: RuntimeCall) -> TransactionValidity {
	Executive::validate_transaction(
		TransactionSource::External,
		general(call),
		System::block_hash(0),
	)
}

const fn refused(why: InvalidTransaction) -> TransactionValidity {
	Err(TransactionValidityError::Invalid(why))
}

/// Fees that were paid in this block.
fn fees_paid() -> usize {
	let is_fee = |event: &RuntimeEvent| {
		matches!(
			event,
			RuntimeEvent::TransactionPayment(
				pallet_transaction_payment::Event::TransactionFeePaid { .. }
			)
		)
	};
	System::read_events_no_consensus().filter(|record| is_fee(&record.event)).count()
}

/// How the last tag in this block was paid.
fn tag_result() -> Option<Result<(), DispatchError>> {
	let results = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Bridge(Event::TagTried { result, .. }) => Some(result),
		_ => None,
	});
	results.last()
}

#[test]
fn attesters_of_test_networks_should_be_keys_that_everybody_knows() {
	for name in [DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET] {
		on_chain(&preset(name), || {
			let set = Sets::<Runtime>::get(1).expect("there is a first set");
			let digest = H256::repeat_byte(7);
			let known = (0..KEYS.len()).map(|attester| signer(digest, &sign(attester, digest)));
			let mut known: Vec<_> = known.map(|address| address.expect("it signed")).collect();
			known.sort_unstable();
			assert_eq!(set.addresses.into_inner(), known);
			assert_eq!(set.threshold, u32::try_from(THRESHOLD).expect("few"));
			assert!(Watchers::<Runtime>::contains_key(account(Ferdie)));
		});
	}
}

#[test]
fn i1_at_genesis_the_domain_of_development_has_minted_what_is_endowed() {
	on_dev_chain(|| {
		assert_eq!(ledger(DEV).minted, Balances::total_issuance());
	});
}

#[test]
fn i1_genesis_should_fail_with_money_that_no_vault_holds() {
	let mut config = preset(DEV_RUNTIME_PRESET);
	let endowed = config["bridge"]["minted"][0][1].as_u64().expect("an amount");
	let build = |config: &serde_json::Value| {
		polkadot_sdk::sp_io::TestExternalities::new_empty()
			.execute_with(|| genesis::build(config.to_string().into_bytes()))
	};
	config["bridge"]["minted"] = json!([[ETHEREUM, endowed]]);
	assert_eq!(build(&config), Ok(()), "what is seeded in a vault is all there is");
	config["bridge"]["minted"] = json!([[ETHEREUM, endowed - 1]]);
	assert!(build(&config).is_err_and(|error| error.contains("no domain")));
	config["bridge"]["minted"] = json!([]);
	assert!(build(&config).is_err_and(|error| error.contains("no domain")));
	config["bridge"]["minted"] = json!([[DEV, endowed + 1]]);
	assert!(build(&config).is_err_and(|error| error.contains("more than")));
}

#[test]
fn limits_of_the_bridge_should_answer_to_those_of_a_vault() {
	// What the vault's README proposes for a main network.
	let (max_pause, large_delay, rotation_window, overlap) = (7 * DAY, DAY, 20 * DAY, 2 * DAY);
	let (silence, succession_delay) = (30 * DAY, 30 * DAY);
	let limits = bridge::LIMITS;
	assert!(limits.release_window > max_pause + large_delay);
	assert!(limits.rotation_margin >= rotation_window + DAY);
	assert_eq!(limits.overlap, overlap);
	assert!(limits.succession >= silence + succession_delay);
	assert_eq!(limits, pallet_bridge::Limits::default(), "what the pallet's own tests use");
}

#[test]
fn a_sub_20_votes_should_enter_a_block_without_an_account_and_without_a_fee() {
	on_dev_chain(|| {
		open_vault();
		next_block();
		let recipient = stranger(9);
		let issuance = Balances::total_issuance();
		let purse = || [treasury(), account(Alice)].map(|who| free(&who));
		let before = purse();
		let message = deposit(1, &recipient, 100 * USDT);
		for attester in 0..THRESHOLD {
			assert_eq!(free(&recipient), 0);
			assert!(pool(deposit_votes(&message, [attester])).is_ok());
			assert_ok!(post(deposit_votes(&message, [attester])).expect("it is valid"));
		}
		assert_eq!(free(&recipient), 100 * USDT - FEE);
		assert_eq!(fees_paid(), 0);
		assert_eq!(purse(), before);
		assert_eq!(Balances::total_issuance(), issuance + 100 * USDT - FEE);
		for attester in [Alice, Bob, Charlie, Dave] {
			assert_eq!(earned(attester), FEE / 4);
		}
		assert_eq!(earned(Eve), 0);
	});
}

#[test]
fn a_sub_20_the_first_money_should_come_in_where_nobody_has_any() {
	let mut config = preset(DEV_RUNTIME_PRESET);
	config["balances"]["balances"] = json!([[treasury(), EXISTENTIAL_DEPOSIT]]);
	config["bridge"]["minted"] = json!([[DEV, EXISTENTIAL_DEPOSIT]]);
	// They would have bonds.
	config["rates"]["feeders"] = json!([]);
	config["rates"]["pairs"] = json!([]);
	on_chain(&config, || {
		open_vault();
		agree(&deposit(1, &stranger(9), 50 * USDT));
		assert_eq!(free(&stranger(9)), 50 * USDT - FEE);
	});
}

#[test]
fn a_sub_07_useless_votes_should_be_refused_by_the_pool() {
	on_dev_chain(|| {
		open_vault();
		let message = deposit(1, &stranger(9), USDT);
		let votes = deposit_votes(&message, [0]);
		let first = pool(votes.clone()).expect("it is useful");
		assert!(first.propagate && first.provides.len() == 1);
		assert_ok!(post(votes.clone()).expect("it is valid"));
		assert_eq!(pool(votes.clone()), refused(InvalidTransaction::Stale));
		assert!(post(votes).is_err(), "and no block takes it");
		// Another attester's is another transaction.
		let second = pool(deposit_votes(&message, [1])).expect("it is useful");
		assert_ne!(first.provides, second.provides);

		let mut forged = vote(1, &message);
		forged.signature[0] ^= 1;
		let votes = BoundedVec::truncate_from(vec![forged]);
		let forged = Call::submit_deposit_votes { votes };
		assert_eq!(pool(forged.into()), refused(InvalidTransaction::BadProof));
		let elsewhere = Deposit { domain: 7, ..message };
		assert_eq!(pool(deposit_votes(&elsewhere, [1])), refused(InvalidTransaction::Future));
	});
}

#[test]
fn votes_should_not_come_from_an_account_and_other_calls_not_without_one() {
	on_dev_chain(|| {
		open_vault();
		let votes = deposit_votes(&deposit(1, &stranger(9), USDT), [0]);
		assert_noop!(dispatch(by(Alice), votes), DispatchError::BadOrigin);
		// Nothing but a vote authorises itself.
		let claim = Call::claim { who: account(Alice), domain: ETHEREUM };
		assert!(pool(claim.into()).is_err());
		assert!(post(withdraw(1, 10 * USDT)).is_err());
	});
}

#[test]
fn money_should_go_out_when_the_attesters_have_signed_and_the_vault_has_paid() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 1_000 * USDT));
		next_block();
		let (issuance, before) =
			(Balances::total_issuance(), wealth(&AssetKind::Native, &account(Dave)));
		assert_ok!(submit(Dave, withdraw(1, 100 * USDT)));
		assert_eq!(Balances::total_issuance(), issuance - 100 * USDT);
		let reason = RuntimeHoldReason::from(pallet_bridge::HoldReason::WithdrawalFee);
		assert_eq!(Balances::balance_on_hold(&reason, &account(Dave)), 50 * CENT);
		assert!(before - wealth(&AssetKind::Native, &account(Dave)) >= 100 * USDT);
		// A retry makes no second one.
		let again = Error::<Runtime>::AlreadyRequested;
		assert_noop!(dispatch(by(Dave), withdraw(1, 100 * USDT)), again);
		next_block();

		let released = release(1);
		assert_eq!((released.recipient, released.amount), (HOME, 100 * USDT));
		assert_ok!(post(signatures(&released)).expect("it is valid"));
		let kept = pallet_bridge::Signatures::<Runtime>::get(ETHEREUM, 1).expect("they are kept");
		assert_eq!(kept.list.len(), THRESHOLD);
		let digest = place().digest(kept.set, &released);
		assert!(kept.list.iter().all(|(who, bytes)| signer(digest, bytes) == Some(*who)));
		assert_eq!(pool(signatures(&released)), refused(InvalidTransaction::Stale));
		next_block();

		assert_ok!(post(receipt(&released, Outcome::Released)).expect("it is valid"));
		assert!(!Outbounds::<Runtime>::contains_key(ETHEREUM, 1));
		assert_eq!(Balances::balance_on_hold(&reason, &account(Dave)), 0);
		assert_eq!(Balances::total_issuance(), issuance - 100 * USDT);
		let sums = ledger(ETHEREUM);
		assert_eq!((sums.burned, sums.in_flight), (100 * USDT, 0));
	});
}

#[test]
fn money_should_come_back_when_the_vault_has_cancelled() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 1_000 * USDT));
		let before = wealth(&AssetKind::Native, &account(Dave));
		let issuance = Balances::total_issuance();
		assert_ok!(dispatch(by(Dave), withdraw(1, 100 * USDT)));
		assert_ok!(post(receipt(&release(1), Outcome::Cancelled)).expect("it is valid"));
		assert_eq!(wealth(&AssetKind::Native, &account(Dave)), before);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn no_more_should_go_out_than_came_in() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 100 * USDT + FEE));
		let too_much = withdraw(1, 100 * USDT + 1);
		assert_noop!(dispatch(by(Dave), too_much), Error::<Runtime>::NotCovered);
		assert_ok!(dispatch(by(Dave), withdraw(1, 100 * USDT)));
	});
}

#[test]
fn withdrawals_should_count_towards_limits_and_be_refused_to_who_is_frozen() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 2_000 * USDT));
		// The least tier takes out 500 at once.
		assert!(dispatch(by(Dave), withdraw(1, 501 * USDT)).is_err());
		assert_ok!(dispatch(by(Dave), withdraw(1, 500 * USDT)));
		assert_ok!(dispatch(by(Dave), withdraw(2, 500 * USDT)));
		assert!(dispatch(by(Dave), withdraw(3, 10 * USDT)).is_err(), "1,000 in a day");
		crate::shop::attest(Dave, SubjectKind::Person, Tier::Document);
		assert_ok!(dispatch(by(Dave), withdraw(3, 10 * USDT)));
		freeze(&account(Dave));
		assert!(dispatch(by(Dave), withdraw(4, 10 * USDT)).is_err());
	});
}

#[test]
fn a_sub_19_a_deposit_for_who_is_frozen_should_be_parked() {
	on_dev_chain(|| {
		open_vault();
		freeze(&account(Dave));
		let before = free(&account(Dave));
		agree(&deposit(1, &account(Dave), 100 * USDT));
		let parked = Parked::<Runtime>::get(ETHEREUM, 1).expect("it waits");
		assert_eq!(parked.reason, ParkReason::PolicyBlocked);
		assert_eq!(free(&account(Dave)), before);
		let claim = Call::claim_parked { domain: ETHEREUM, nonce: 1 };
		assert_noop!(dispatch(by(Eve), claim), Error::<Runtime>::PolicyBlocked);
		// Not even he sends it away; the council does.
		let back = |to| Call::return_parked { domain: ETHEREUM, nonce: 1, to };
		assert_noop!(dispatch(by(Dave), back(None)), Error::<Runtime>::PolicyBlocked);
		assert_ok!(dispatch(council(), back(None)));
		assert_eq!(release(1).recipient, HOME);
	});
}

#[test]
fn what_is_large_should_be_credited_by_an_empty_block_when_its_time_has_come() {
	on_dev_chain(|| {
		open_vault();
		let recipient = stranger(9);
		agree(&deposit(1, &recipient, LARGE + FEE));
		assert_eq!(free(&recipient), 0);
		wait(24 * HOUR - 1_000);
		next_block();
		assert_eq!(free(&recipient), 0);
		wait(HOUR);
		next_block();
		assert_eq!(free(&recipient), LARGE);
	});
}

#[test]
fn a_deposit_should_pay_the_invoice_that_its_tag_names() {
	on_dev_chain(|| {
		open_shop();
		open_vault();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 25 * USDT))));
		let (payer, shop) = (stranger(9), free(&account(SHOP)));
		let message = Deposit { memo: invoice(1), ..deposit(1, &payer, 30 * USDT) };
		agree(&message);
		assert_eq!(tag_result(), Some(Ok(())));
		assert_eq!(free(&payer), 5 * USDT - FEE, "what was more than due is his");
		let row = Invoices::<Runtime>::get(invoice(1)).expect("it can be refunded");
		assert_eq!((row.received, row.parts[0].payer.clone()), (25 * USDT, payer));
		assert!(free(&account(SHOP)) >= shop + 25 * USDT);
	});
}

#[test]
fn a_tag_that_pays_nothing_should_leave_the_money_with_the_recipient() {
	on_dev_chain(|| {
		open_shop();
		open_vault();
		let payer = stranger(9);
		let message = Deposit { memo: invoice(1), ..deposit(1, &payer, 30 * USDT) };
		agree(&message);
		assert!(matches!(tag_result(), Some(Err(_))), "there is no such invoice");
		assert_eq!(free(&payer), 30 * USDT - FEE);
		// Too little for an invoice that takes no parts.
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 100 * USDT))));
		agree(&Deposit { memo: invoice(1), ..deposit(2, &payer, 30 * USDT) });
		assert!(matches!(tag_result(), Some(Err(_))));
		assert_eq!(free(&payer), 60 * USDT - 2 * FEE);
	});
}

#[test]
fn a_tag_should_pay_nothing_while_payments_are_paused() {
	on_dev_chain(|| {
		open_shop();
		open_vault();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 25 * USDT))));
		let name = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
		let full_name = (name("Payments"), name("pay"));
		let pause = polkadot_sdk::pallet_tx_pause::Call::<Runtime>::pause { full_name };
		assert_ok!(dispatch(committee(), pause));
		agree(&Deposit { memo: invoice(1), ..deposit(1, &stranger(9), 30 * USDT) });
		let filtered = polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered;
		assert_eq!(tag_result(), Some(Err(filtered.into())));
		assert_eq!(free(&stranger(9)), 30 * USDT - FEE);
	});
}

#[test]
fn two_deposits_should_pay_two_parts_of_an_invoice() {
	on_dev_chain(|| {
		open_shop();
		open_vault();
		assert_ok!(submit(SHOP, create(1, request_in_parts(AssetKind::Native, 50 * USDT))));
		let payer = stranger(9);
		for nonce in [1, 2] {
			agree(&Deposit { memo: invoice(1), ..deposit(nonce, &payer, 25 * USDT + FEE + CENT) });
			assert_eq!(tag_result(), Some(Ok(())), "{nonce}");
		}
		let row = Invoices::<Runtime>::get(invoice(1)).expect("it can be refunded");
		assert_eq!(row.received, 50 * USDT);
		assert_eq!(free(&payer), 2 * CENT);
	});
}

#[test]
fn votes_that_pay_invoices_should_weigh_more() {
	on_dev_chain(|| {
		open_vault();
		let plain = deposit(1, &stranger(9), USDT);
		let tagged = Deposit { memo: H256::repeat_byte(1), ..plain.clone() };
		let weight = |message: &Deposit| {
			deposit_votes(message, 0..THRESHOLD).get_dispatch_info().call_weight
		};
		let payments = tael_runtime::Payments::most_of_paying()
			.saturating_mul(THRESHOLD.try_into().expect("few"));
		assert_eq!(weight(&tagged), weight(&plain).saturating_add(payments));
	});
}

#[test]
fn the_council_should_add_domains_and_set_limits_and_nobody_else() {
	on_dev_chain(|| {
		let watch = || Call::set_watcher { who: account(Dave), is_watcher: true };
		for origin in [by(Alice), committee()] {
			assert_noop!(dispatch(origin.clone(), add_domain()), DispatchError::BadOrigin);
			assert_noop!(dispatch(origin, watch()), DispatchError::BadOrigin);
		}
		assert_ok!(dispatch(council(), add_domain()));
		assert_ok!(dispatch(council(), watch()));
		assert!(Watchers::<Runtime>::contains_key(account(Dave)));
	});
}

#[test]
fn watchers_and_the_committee_should_pause_and_the_council_resume() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 100 * USDT));
		assert_noop!(dispatch(by(Eve), pause(Direction::Out)), Error::<Runtime>::NotAuthorized);
		assert_ok!(dispatch(by(Ferdie), pause(Direction::Out)));
		assert_ok!(dispatch(committee(), pause(Direction::In)));
		assert_noop!(dispatch(by(Dave), withdraw(1, 10 * USDT)), Error::<Runtime>::Paused);
		agree(&deposit(2, &stranger(9), 100 * USDT));
		let parked = Parked::<Runtime>::get(ETHEREUM, 2).expect("it waits");
		assert_eq!(parked.reason, ParkReason::Paused);
		let resume = |direction| Call::resume { domain: ETHEREUM, direction };
		for origin in [by(Ferdie), committee()] {
			assert_noop!(dispatch(origin, resume(Direction::In)), DispatchError::BadOrigin);
		}
		for direction in [Direction::In, Direction::Out] {
			assert_ok!(dispatch(council(), resume(direction)));
			assert!(!Bridge::is_paused(ETHEREUM, direction));
		}
		assert_ok!(dispatch(by(Dave), withdraw(1, 10 * USDT)));
		assert_ok!(dispatch(by(Eve), Call::claim_parked { domain: ETHEREUM, nonce: 2 }));
		assert_eq!(free(&stranger(9)), 100 * USDT - FEE);
	});
}

#[test]
fn a_sub_22_safe_mode_should_not_stop_what_is_on_its_way() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &account(Dave), 100 * USDT));
		assert_ok!(dispatch(by(Dave), withdraw(1, 10 * USDT)));
		let enter = polkadot_sdk::pallet_safe_mode::Call::<Runtime>::force_enter {};
		assert_ok!(dispatch(committee(), enter));
		assert!(dispatch(by(Dave), withdraw(2, 10 * USDT)).is_err(), "an entry");
		agree(&deposit(2, &stranger(9), 100 * USDT));
		assert_eq!(free(&stranger(9)), 100 * USDT - FEE);
		assert_ok!(post(signatures(&release(1))).expect("it is valid"));
		assert_ok!(post(receipt(&release(1), Outcome::Released)).expect("it is valid"));
		attest(2, 2, 200 * USDT);
	});
}

#[test]
fn what_an_attester_has_earned_should_be_issued_by_whoever_asks() {
	on_dev_chain(|| {
		open_vault();
		agree(&deposit(1, &stranger(9), 100 * USDT));
		let (before, issuance) = (free(&account(Alice)), Balances::total_issuance());
		assert_ok!(dispatch(by(Eve), Call::claim { who: account(Alice), domain: ETHEREUM }));
		assert_eq!(free(&account(Alice)), before + FEE / 4);
		assert_eq!(Balances::total_issuance(), issuance + FEE / 4);
		assert!(!Claimables::<Runtime>::contains_key(account(Alice), ETHEREUM));
	});
}

#[test]
fn what_is_told_should_be_what_is() {
	on_dev_chain(|| {
		use tael_runtime::views::bridge as views;
		use tael_runtime_api::{
			Lookup,
			bridge::{DepositStatus, DomainStatus, FlowDirection, Obstacle},
		};
		assert_eq!(views::domains(), vec![]);
		assert_eq!(views::deposit(ETHEREUM, 1), None);
		assert_ok!(dispatch(council(), add_domain()));
		assert_eq!(views::status(ETHEREUM).expect("it is there").status, DomainStatus::Awaiting);
		let quote = |direction, amount| views::quote(ETHEREUM, direction, amount).expect("told");
		assert_eq!(quote(FlowDirection::In, USDT).obstacle, Some(Obstacle::Paused));
		attest(1, 0, 0);
		let message = deposit(1, &account(Dave), 100 * USDT);
		let status = || views::deposit(ETHEREUM, 1).expect("told").status;
		assert_eq!(status(), DepositStatus::Unknown);
		assert_ok!(post(deposit_votes(&message, [0])).expect("it is valid"));
		assert_eq!(status(), DepositStatus::Voting);
		assert_ok!(post(deposit_votes(&message, 1..THRESHOLD)).expect("it is valid"));
		assert_eq!(status(), DepositStatus::Done);
		let inward = quote(FlowDirection::In, 100 * USDT);
		assert_eq!((inward.fee, inward.receives, inward.obstacle), (FEE, 100 * USDT - FEE, None));
		for (amount, obstacle) in [
			(USDT, Some(Obstacle::BelowMinimum)),
			(10 * USDT, None),
			(100 * USDT, Some(Obstacle::NotCovered)),
			(200_000 * USDT, Some(Obstacle::AboveMaximum)),
		] {
			assert_eq!(quote(FlowDirection::Out, amount).obstacle, obstacle, "{amount}");
		}
		assert_ok!(dispatch(by(Dave), withdraw(1, 10 * USDT)));
		let request = release(1).request;
		assert!(matches!(views::withdrawal_by_request(request), Some(Lookup::Live(_))));
		assert_ok!(post(signatures(&release(1))).expect("it is valid"));
		let told = views::signatures(ETHEREUM, 1).expect("told");
		assert!(told.signatures.is_complete && told.release == release(1));
		assert_eq!(views::unsigned(ETHEREUM, 1, 10), vec![]);
		assert_ok!(post(receipt(&release(1), Outcome::Released)).expect("it is valid"));
		assert_eq!(views::withdrawal(ETHEREUM, 1), None);
		assert!(matches!(views::withdrawal_by_request(request), Some(Lookup::Ended(_))));
		let owed = views::claimable(&account(Alice));
		assert!(owed.len() == 1 && owed[0].amount >= FEE / 4);
		assert_eq!(views::domains().len(), 1);
		assert_eq!(views::rotation(ETHEREUM), None);
		let headroom = views::headroom(ETHEREUM).expect("told");
		assert!(headroom.outbound.headroom <= headroom.outbound.cap);
	});
}
