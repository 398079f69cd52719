// SPDX-License-Identifier: Apache-2.0

//! The published table, against the matrix of the reference.

use crate::{
	Award, CAUSES, FeePayer, Slash, Unruled, Vote, mock::*, rule_for, rule_of, rule_table,
};
use frame::testing_prelude::*;
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_runtime::serde::{
		Deserialize,
		de::{IntoDeserializer, value},
	},
};
use tael_primitives::{Bps, Case, CaseId, Cause, Ruling, Side, share_floor};

#[test]
fn the_table_has_a_row_for_each_cause_in_their_order() {
	let table = rule_table();
	assert_eq!(table.map(|rule| rule.cause), CAUSES);
}

#[test]
fn the_table_is_the_published_matrix() {
	use Side::{Buyer, Seller};
	let pays = FeePayer::Side;
	let whole = Award::Whole;
	let matrix = [
		(Cause::NoPayment, whole(Seller), pays(Buyer), Slash::Optional(10_000), Slash::None),
		(Cause::PaidButExpired, whole(Buyer), pays(Seller), Slash::None, Slash::None),
		(Cause::SellerSilent, whole(Buyer), pays(Seller), Slash::None, Slash::None),
		(Cause::BuyerSilent, whole(Seller), pays(Buyer), Slash::None, Slash::None),
		(Cause::ThirdPartyPayer, Award::Either, pays(Buyer), Slash::None, Slash::None),
		(Cause::NameMismatch, Award::Either, pays(Buyer), Slash::None, Slash::None),
		(Cause::WrongAccountGiven, whole(Buyer), pays(Seller), Slash::None, Slash::Share(5_000)),
		(Cause::WrongAmountUnder, Award::Divided, pays(Buyer), Slash::None, Slash::None),
		(Cause::WrongAmountOver, whole(Buyer), FeePayer::Loser, Slash::None, Slash::None),
		(Cause::ForgedProof, whole(Seller), pays(Buyer), Slash::Share(10_000), Slash::None),
		(Cause::DuplicateProof, whole(Seller), pays(Buyer), Slash::Share(10_000), Slash::None),
		(Cause::Chargeback, whole(Seller), pays(Buyer), Slash::Share(10_000), Slash::None),
		(Cause::PriceDispute, whole(Buyer), FeePayer::Opener, Slash::None, Slash::None),
		(Cause::Other, Award::Divided, FeePayer::Named, Slash::Named, Slash::Named),
	];
	for (cause, award, fee, slash_buyer, slash_seller) in matrix {
		let rule = rule_of(cause);
		assert_eq!((rule.award, rule.fee), (award, fee), "{cause:?}");
		assert_eq!((rule.slash_buyer, rule.slash_seller), (slash_buyer, slash_seller), "{cause:?}");
	}
}

/// The page that is published.
const PAGE: &str = include_str!("../../../../docs/reference/rulings.md");

/// A cause by its name in JSON-RPC.
fn cause_named(name: &str) -> Cause {
	let text = IntoDeserializer::<value::Error>::into_deserializer(name);
	Cause::deserialize(text).unwrap_or_else(|_| panic!("{name} is no cause"))
}

const fn word_of_side(side: Side) -> &'static str {
	match side {
		Side::Buyer => "buyer",
		Side::Seller => "seller",
	}
}

const fn word_of_award(award: Award) -> &'static str {
	match award {
		Award::Whole(side) => word_of_side(side),
		Award::Either => "either",
		Award::Divided => "divided",
	}
}

const fn word_of_payer(payer: FeePayer) -> &'static str {
	match payer {
		FeePayer::Side(side) => word_of_side(side),
		FeePayer::Loser => "loser",
		FeePayer::Opener => "opener",
		FeePayer::Halves => "halves",
		FeePayer::Named => "as ruled",
	}
}

fn word_of_slash(slash: Slash) -> &'static str {
	match slash {
		Slash::None => "nothing",
		Slash::Share(5_000) => "half",
		Slash::Share(10_000) => "all",
		Slash::Optional(10_000) => "all or nothing",
		Slash::Named => "as ruled",
		Slash::Share(_) | Slash::Optional(_) => panic!("the page has no word for {slash:?}"),
	}
}

const fn word_of_default(unruled: Unruled) -> &'static str {
	match unruled {
		Unruled::Halves => "by evidence",
		Unruled::AgainstSilent(Side::Buyer) => "against a silent buyer",
		Unruled::AgainstSilent(Side::Seller) => "against a silent seller",
	}
}

#[test]
fn the_page_of_the_table_says_what_the_table_says() {
	let rows: Vec<Vec<&str>> = PAGE
		.lines()
		.filter(|line| line.starts_with("| `"))
		.map(|line| line.trim().trim_matches('|').split('|').map(str::trim).collect())
		.collect();
	assert_eq!(rows.len(), rule_table().len());
	for (row, rule) in rows.iter().zip(rule_table()) {
		assert_eq!(cause_named(row[0].trim_matches('`')), rule.cause, "in the order of the table");
		let expected = [
			word_of_award(rule.award),
			word_of_payer(rule.fee),
			word_of_slash(rule.slash_buyer),
			word_of_slash(rule.slash_seller),
			word_of_default(rule.unruled),
		];
		assert_eq!(row[1..], expected, "{}", row[0]);
	}
}

#[test]
fn nobody_is_slashed_for_being_silent_late_or_unlucky() {
	let slashing: Vec<Cause> = CAUSES
		.into_iter()
		.filter(|cause| {
			let rule = rule_of(*cause);
			matches!(rule.slash_buyer, Slash::Share(_))
				|| matches!(rule.slash_seller, Slash::Share(_))
		})
		.collect();
	assert_eq!(
		slashing,
		[Cause::WrongAccountGiven, Cause::ForgedProof, Cause::DuplicateProof, Cause::Chargeback]
	);
}

/// What the table says of a cause, with the middle of what it leaves open.
fn by_the_table(cause: Cause, opener: Option<Side>) -> Ruling {
	let rule = rule_of(cause);
	let to_buyer = match rule.award {
		Award::Whole(Side::Buyer) => PRINCIPAL,
		Award::Whole(Side::Seller) | Award::Either => 0,
		Award::Divided => PRINCIPAL / 3,
	};
	let slash = |slash, bond| match slash {
		Slash::None => 0,
		Slash::Share(bps) | Slash::Optional(bps) => share_floor(bond, bps).expect("a share"),
		Slash::Named => bond,
	};
	let ruling = Ruling {
		to_buyer,
		to_seller: PRINCIPAL - to_buyer,
		slash_buyer: slash(rule.slash_buyer, BUYER_BOND),
		slash_seller: slash(rule.slash_seller, SELLER_BOND),
		fee_payer: None,
		cause,
	};
	Ruling { fee_payer: rule.payer(ruling.loser(), opener), ..ruling }
}

#[test]
fn every_cause_allows_what_it_says_and_nothing_next_to_it() {
	let case = case(1, NATIVE);
	for cause in CAUSES {
		let rule = rule_of(cause);
		let ruling = by_the_table(cause, case.opener);
		assert!(rule.allows(&ruling, &case), "{cause:?}");
		let divided = Ruling { to_buyer: 1, to_seller: PRINCIPAL - 1, ..ruling };
		let may_divide = rule.award == Award::Divided && rule.fee != FeePayer::Loser;
		if !may_divide {
			assert!(!rule.allows(&divided, &case), "{cause:?} divided");
		}
		let slashed = |buyer, seller| {
			let ruling = Ruling { slash_buyer: buyer, slash_seller: seller, ..ruling };
			rule.allows(&ruling, &case)
		};
		assert_eq!(slashed(1, ruling.slash_seller), rule.slash_buyer == Slash::Named, "{cause:?}");
		assert_eq!(slashed(ruling.slash_buyer, 1), rule.slash_seller == Slash::Named, "{cause:?}");
		let optional = matches!(rule.slash_buyer, Slash::Optional(_) | Slash::None | Slash::Named);
		assert_eq!(slashed(0, ruling.slash_seller), optional, "{cause:?}");
		for payer in [None, Some(Side::Buyer), Some(Side::Seller)] {
			let other = Ruling { fee_payer: payer, ..ruling };
			let expected = rule.fee == FeePayer::Named || payer == ruling.fee_payer;
			assert_eq!(rule.allows(&other, &case), expected, "{cause:?} paid by {payer:?}");
		}
	}
}

#[test]
fn the_opener_of_a_price_dispute_pays_and_the_loser_if_the_chain_opened_it() {
	let rule = rule_of(Cause::PriceDispute);
	assert_eq!(rule.payer(Some(Side::Seller), Some(Side::Buyer)), Some(Side::Buyer));
	assert_eq!(rule.payer(Some(Side::Seller), None), Some(Side::Seller));
	assert_eq!(rule_of(Cause::TechnicalFault).payer(Some(Side::Seller), None), None);
	assert_eq!(rule_of(Cause::Other).payer(Some(Side::Seller), None), Some(Side::Seller));
}

#[test]
fn in_a_claim_a_cause_says_what_was_found_and_the_ruling_whose_the_money_is() {
	let id = CaseId::Claim(H256::repeat_byte(1));
	for cause in CAUSES {
		let claim = Case { id, cause, buyer_bond: 0, seller_bond: 0, ..case(1, NATIVE) };
		for to_buyer in [0, 1, PRINCIPAL] {
			for fee_payer in [None, Some(Side::Buyer), Some(Side::Seller)] {
				let ruling = Ruling { cause, ..divided(to_buyer, fee_payer) };
				assert!(rule_for(&id, cause).allows(&ruling, &claim), "{cause:?}");
			}
		}
		let slashes = Vote { slash_seller: true, ..vote(cause, 5_000) };
		assert!(!rule_for(&id, cause).allows_vote(&slashes), "{cause:?}");
		assert_eq!(rule_for(&trade(1), cause), rule_of(cause), "a trade has the table");
	}
	// Whose payment was charged back gets what he claims, by one arbiter and by a panel.
	run(|| {
		let cause = Cause::Chargeback;
		assert_ok!(open(Case { id, cause, buyer_bond: 0, seller_bond: 0, ..case(1, NATIVE) }));
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		both_ready(id);
		draw(id);
		let judge = sitting(id)[0].clone();
		let ruling = Ruling { cause, ..paid() };
		assert_ok!(Arbitration::rule(signed(&judge), id, ruling, H256::zero()));
		assert_ok!(Arbitration::appeal(signed(&SELLER), id));
		assert_ok!(Arbitration::counter_fund(signed(&BUYER), id));
		draw(id);
		both_ready(id);
		vote_all(id, vote(cause, 7_000));
		let ruling = row(id).ruling.expect("they have voted").ruling;
		assert_eq!((ruling.cause, ruling.to_buyer), (cause, PRINCIPAL / 10 * 7));
		assert_eq!(ruling.fee_payer, Some(Side::Seller), "the loser");
	});
}

#[test]
fn votes_are_held_to_the_same_table() {
	let allows = |cause, to_buyer: Bps, slash_buyer| {
		rule_of(cause).allows_vote(&Vote { slash_buyer, ..vote(cause, to_buyer) })
	};
	assert!(allows(Cause::NoPayment, 0, false) && allows(Cause::NoPayment, 0, true));
	assert!(!allows(Cause::NoPayment, 1, false));
	assert!(allows(Cause::ForgedProof, 0, true) && !allows(Cause::ForgedProof, 0, false));
	assert!(allows(Cause::SellerSilent, 10_000, false));
	assert!(
		!allows(Cause::SellerSilent, 10_000, true) && !allows(Cause::SellerSilent, 9_999, false)
	);
	assert!(
		allows(Cause::ThirdPartyPayer, 0, false) && allows(Cause::ThirdPartyPayer, 10_000, false)
	);
	assert!(!allows(Cause::ThirdPartyPayer, 5_000, false));
	assert!(allows(Cause::WrongAmountUnder, 5_000, false));
	assert!(!allows(Cause::Other, 10_001, false) && allows(Cause::Other, 1, true));
}
