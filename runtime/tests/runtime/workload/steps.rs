// SPDX-License-Identifier: Apache-2.0

//! The steps of a working day. Each looks for an object that it fits; if there is none, nothing happens.

use super::{
	CASHIER, Day, GATEWAY, NATIVE, OWNERS, PARTNER, PAYERS, PEOPLE, PURSE, keys_of, screened,
	set_blocked,
};
use crate::{
	chain::{Alice, Bob, Charlie, Dave, Eve, Ferdie, account, free},
	dice::RandomDay,
	shop::{attest_again, merchant, now, transfer},
};
use codec::Compact;
use pallet_claimables::{Claimables, RecoveryOf};
use pallet_kyc::{RevocationReason, ScreeningReason};
use pallet_merchants::{Reason, State};
use pallet_payments::{
	Authorization, AuthorizationPhase, AuthorizationRequest, Authorizations, Invoice, InvoicePrice,
	InvoiceRequest, Invoices, LatePolicy, Leg, OverPolicy, PartialPolicy, PaymentId, Share,
	Windows, authorization_id, invoice_id,
};
use polkadot_sdk::{
	pallet_assets, pallet_balances,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, DaveStash, FerdieStash},
	sp_runtime::BoundedVec,
};
use tael_primitives::{AccountId, Balance, CENT, DAY, HOUR, MINUTE, SubjectKind, Tier, USDT};
use tael_runtime::{
	Address, Runtime,
	constants::money::{self, EXISTENTIAL_DEPOSIT},
};

impl Day<'_> {
	pub(super) fn create(&mut self) {
		let owner = self.any(OWNERS);
		let maker = match self.below(6) {
			0 => CASHIER,
			1 => GATEWAY,
			_ => owner,
		};
		let merchant = merchant(owner);
		let count = if self.one_in(6) { 2 + self.below(3) } else { 1 };
		let mut batch = Vec::new();
		for _ in 0..count {
			batch.push((self.reference(), self.request(owner, maker)));
		}
		let ids: Vec<H256> =
			batch.iter().map(|(reference, _)| invoice_id(&merchant, reference)).collect();
		let done = if count == 1 {
			let (reference, request) = batch.remove(0);
			let call = pallet_payments::Call::create_invoice { merchant, reference, request };
			self.send("create_invoice", maker, call.into())
		} else {
			let batch = BoundedVec::truncate_from(batch);
			let call = pallet_payments::Call::create_invoices { merchant, batch };
			self.send("create_invoices", maker, call.into())
		};
		if done {
			self.invoices.extend(ids);
		}
	}

	fn request(
		&mut self,
		owner: Sr25519Keyring,
		maker: Sr25519Keyring,
	) -> InvoiceRequest<AccountId> {
		let amount = self.price();
		let late = self.any([LatePolicy::Reject, LatePolicy::Accept, LatePolicy::HoldForMerchant]);
		let expires_at = now() + 10 * MINUTE + self.below(6 * HOUR);
		let late_until = match late {
			LatePolicy::Reject => expires_at,
			LatePolicy::Accept | LatePolicy::HoldForMerchant => {
				expires_at + 10 * MINUTE + self.below(3 * HOUR)
			},
		};
		let refund_expiry = late_until + HOUR + self.below(2 * DAY);
		let mut legs = Vec::new();
		if maker == owner && amount >= 10 * USDT && self.one_in(2) {
			legs.push(Leg { account: account(PARTNER), share: Share::Relative(1_000) });
			legs.push(Leg { account: account(CASHIER), share: Share::Fixed(2 * CENT) });
		}
		InvoiceRequest {
			asset: self.asset(),
			price: InvoicePrice::Asset(amount),
			windows: Windows { expires_at, late_until, refund_expiry },
			tolerance_under: self.any([0, 100]),
			tolerance_over: self.any([0, 100]),
			partial: self.any([PartialPolicy::Forbid, PartialPolicy::Accumulate]),
			over: self.any([OverPolicy::Reject, OverPolicy::ReturnExcess, OverPolicy::Keep]),
			late,
			gateway_fee: if maker == GATEWAY { 50 } else { 0 },
			legs: BoundedVec::truncate_from(legs),
			allowed_payer: self.one_in(10).then_some(account(PAYERS[0])),
		}
	}

	pub(super) fn pay(&mut self) {
		let time = now();
		let ids =
			self.open(|row| waits_for_money(row) && time < row.terms.request.windows.expires_at);
		let Some(id) = self.pick(&ids) else { return };
		let Some(row) = Invoices::<Runtime>::get(id) else { return };
		let (due, request) = (row.due(), &row.terms.request);
		let in_parts = request.partial == PartialPolicy::Accumulate;
		if in_parts && self.one_in(2) {
			let least = row.smallest_part().max(2 * CENT);
			let part = least + self.amount_below(due / 2);
			self.pay_on(id, &row, "part", part);
		} else if request.over != OverPolicy::Reject && self.one_in(3) {
			let tip = 1 + self.amount_below(USDT);
			self.pay_on(id, &row, "over", due + tip);
		} else {
			self.pay_on(id, &row, "exact", due);
		}
	}

	/// Pay the invoice that is late, or will be the soonest.
	pub(super) fn pay_late(&mut self) {
		let time = now();
		let ids = self.open(|row| {
			waits_for_money(row)
				&& row.terms.request.late != LatePolicy::Reject
				&& time < row.terms.request.windows.late_until
		});
		let expires_at = |id: &H256| {
			Invoices::<Runtime>::get(id).map(|row| row.terms.request.windows.expires_at)
		};
		let Some(id) = ids.into_iter().min_by_key(expires_at) else { return };
		let Some(expires_at) = expires_at(&id) else { return };
		self.pass_until(expires_at);
		let Some(row) = Invoices::<Runtime>::get(id) else { return };
		self.pay_on(id, &row, "late", row.due());
	}

	fn pay_on(&mut self, id: H256, row: &Invoice<AccountId>, kind: &'static str, amount: Balance) {
		let payer = match &row.terms.request.allowed_payer {
			Some(_) => PAYERS[0],
			None => self.any(PAYERS),
		};
		let call = pallet_payments::Call::pay {
			invoice: id,
			asset: row.terms.request.asset.clone(),
			amount,
			paid_before: row.paid_by(&account(payer)),
			refund_to: self.one_in(4).then_some(account(PARTNER)),
			contract_hash: Some(row.contract_hash),
		};
		self.send(kind, payer, call.into());
	}

	pub(super) fn cancel(&mut self) {
		let time = now();
		let ids = self.open(|row| {
			let windows = row.terms.request.windows;
			time < windows.late_until && (row.received == 0 || time >= windows.expires_at)
		});
		let Some(invoice) = self.pick(&ids) else { return };
		let Some(owner) = owner_of(invoice) else { return };
		self.send("cancel", owner, pallet_payments::Call::cancel { invoice }.into());
	}

	pub(super) fn expire(&mut self) {
		let late_until = |id: &H256| {
			Invoices::<Runtime>::get(id).map(|row| row.terms.request.windows.late_until)
		};
		let Some(invoice) = self.open(|_| true).into_iter().min_by_key(late_until) else { return };
		let Some(late_until) = late_until(&invoice) else { return };
		self.pass_until(late_until);
		let poker = self.any(PAYERS);
		self.send("expire", poker, pallet_payments::Call::expire { invoice }.into());
	}

	pub(super) fn extend(&mut self) {
		let time = now();
		let ids = self.open(|row| row.received == 0 && time < row.terms.request.windows.expires_at);
		let Some(invoice) = self.pick(&ids) else { return };
		let Some(owner) = owner_of(invoice) else { return };
		let Some(row) = Invoices::<Runtime>::get(invoice) else { return };
		let old = row.terms.request.windows;
		let by = 10 * MINUTE + self.below(HOUR);
		let windows = Windows {
			expires_at: old.expires_at + by,
			late_until: old.late_until + by,
			refund_expiry: old.refund_expiry + by,
		};
		self.send("extend", owner, pallet_payments::Call::extend { invoice, windows }.into());
	}

	pub(super) fn accept_short(&mut self) {
		let time = now();
		let ids = self.open(|row| row.received > 0 && time < row.terms.request.windows.late_until);
		let Some(invoice) = self.pick(&ids) else { return };
		let Some(owner) = owner_of(invoice) else { return };
		self.send("accept_short", owner, pallet_payments::Call::accept_short { invoice }.into());
	}

	pub(super) fn refund(&mut self) {
		let time = now();
		let settled = self.invoices_that(|row| {
			row.refunded < row.captured && time < row.terms.request.windows.refund_expiry
		});
		let captured = self.authorizations_that(|row| {
			row.refunded < row.captured && time < row.terms.request.refund_expiry
		});
		let payments: Vec<PaymentId> = settled
			.into_iter()
			.map(PaymentId::Invoice)
			.chain(captured.into_iter().map(PaymentId::Authorization))
			.collect();
		let Some(payment) = self.pick(&payments) else { return };
		let found = match payment {
			PaymentId::Invoice(id) => Invoices::<Runtime>::get(id)
				.map(|row| (row.terms.merchant, row.captured - row.refunded)),
			PaymentId::Authorization(id) => Authorizations::<Runtime>::get(id)
				.map(|row| (row.terms.merchant, row.captured - row.refunded)),
		};
		let Some((of, room)) = found else { return };
		let Some(owner) = OWNERS.into_iter().find(|owner| merchant(*owner) == of) else { return };
		let amount = if room > 4 * CENT && self.one_in(2) {
			2 * CENT + self.amount_below(room - 2 * CENT)
		} else {
			room
		};
		let refund_ref = self.reference();
		let call = pallet_payments::Call::refund { payment, amount, refund_ref };
		self.send("refund", owner, call.into());
	}

	pub(super) fn authorize(&mut self) {
		let (payer, owner) = (self.any(PAYERS), self.any(OWNERS));
		let reference = self.reference();
		let auth_expiry = now() + 10 * MINUTE + self.below(6 * HOUR);
		let request = AuthorizationRequest {
			asset: self.asset(),
			amount: self.price(),
			max_fee: 100,
			auth_expiry,
			refund_expiry: auth_expiry + 25 * HOUR + self.below(DAY),
			refund_to: self.one_in(4).then_some(account(PARTNER)),
			is_escrowed: false,
		};
		let merchant = merchant(owner);
		let call = pallet_payments::Call::authorize { merchant, reference, request };
		if self.send("authorize", payer, call.into()) {
			self.authorizations.push(authorization_id(&account(payer), &reference));
		}
	}

	/// An authorisation that can be captured now.
	fn live_authorization(&mut self) -> Option<(H256, Authorization<AccountId>)> {
		let time = now();
		let ids = self.authorizations_that(|row| {
			row.phase == AuthorizationPhase::Held && time < row.terms.request.auth_expiry
		});
		let id = self.pick(&ids)?;
		Some((id, Authorizations::<Runtime>::get(id)?))
	}

	pub(super) fn increase(&mut self) {
		let Some((authorization, row)) = self.live_authorization() else { return };
		let Some(payer) = key_of(&row.terms.payer) else { return };
		let amount = 1 + self.amount_below(20 * USDT);
		let authorized_before = row.authorized;
		let call = pallet_payments::Call::increase { authorization, amount, authorized_before };
		self.send("increase", payer, call.into());
	}

	pub(super) fn capture(&mut self) {
		let Some((authorization, row)) = self.live_authorization() else { return };
		let Some(owner) = OWNERS.into_iter().find(|who| merchant(*who) == row.terms.merchant)
		else {
			return;
		};
		let who = self.any([owner, GATEWAY]);
		let amount = if self.one_in(2) {
			row.outstanding()
		} else {
			1 + self.amount_below(row.outstanding())
		};
		let call = pallet_payments::Call::capture {
			authorization,
			amount,
			captured_before: row.captured,
			fee: if who == GATEWAY { 50 } else { 0 },
			is_final: self.one_in(4),
		};
		self.send("capture", who, call.into());
	}

	pub(super) fn void(&mut self) {
		let Some((authorization, row)) = self.live_authorization() else { return };
		let Some(owner) = OWNERS.into_iter().find(|who| merchant(*who) == row.terms.merchant)
		else {
			return;
		};
		self.send("void", owner, pallet_payments::Call::void { authorization }.into());
	}

	pub(super) fn reclaim(&mut self) {
		let expiry =
			|id: &H256| Authorizations::<Runtime>::get(id).map(|row| row.terms.request.auth_expiry);
		let held = self.authorizations_that(|row| row.phase == AuthorizationPhase::Held);
		let Some(authorization) = held.into_iter().min_by_key(expiry) else { return };
		let Some(auth_expiry) = expiry(&authorization) else { return };
		self.pass_until(auth_expiry);
		let Some(row) = Authorizations::<Runtime>::get(authorization) else { return };
		let Some(payer) = key_of(&row.terms.payer) else { return };
		self.send("reclaim", payer, pallet_payments::Call::reclaim { authorization }.into());
	}

	/// The issuer of the other stablecoin blocks somebody, so that he cannot be credited, or no longer.
	pub(super) fn block_or_unblock(&mut self) {
		let who = if self.one_in(2) { self.any(OWNERS) } else { self.any(PEOPLE) };
		let blocks = !self.one_in(3);
		set_blocked(who, blocks);
		self.told.push(format!("block {who:?}: {blocks}"));
	}

	/// Collect what waits for somebody: by himself, or by anybody.
	pub(super) fn collect(&mut self, kind: &'static str) {
		let owners: Vec<AccountId> =
			Claimables::<Runtime>::iter_keys().map(|(owner, _)| owner).collect();
		let Some(owner) = self.pick(&owners) else { return };
		let Some(key) = key_of(&owner) else { return };
		if !self.one_in(4) {
			set_blocked(key, false);
		}
		let keys = BoundedVec::truncate_from(keys_of(&owner));
		if kind == "claim" {
			self.send(kind, key, pallet_claimables::Call::claim { keys }.into());
		} else {
			let poker = self.any(PAYERS);
			self.send(kind, poker, pallet_claimables::Call::push_claimable { owner, keys }.into());
		}
	}

	/// Somebody who is owed something names an account, which collects it.
	pub(super) fn recover(&mut self) {
		let owners: Vec<AccountId> =
			Claimables::<Runtime>::iter_keys().map(|(owner, _)| owner).collect();
		let Some(owner) = self.pick(&owners) else { return };
		let Some(key) = key_of(&owner) else { return };
		let recovery = self.any(PAYERS);
		if key == recovery {
			return;
		}
		let account = Some(account(recovery));
		let named = RecoveryOf::<Runtime>::get(&owner).map(|row| row.account);
		if named != account {
			let set = pallet_claimables::Call::set_recovery { account };
			if !self.send("set_recovery", key, set.into()) {
				return;
			}
		}
		set_blocked(recovery, false);
		let keys = BoundedVec::truncate_from(keys_of(&owner));
		self.send("recover", recovery, pallet_claimables::Call::recover { owner, keys }.into());
	}

	pub(super) fn screen(&mut self) {
		let who = match self.below(10) {
			0 => self.any(OWNERS),
			1 => GATEWAY,
			_ => self.any(PAYERS),
		};
		let case_hash = H256::from_low_u64_be(1 + self.below(1_000));
		let call = pallet_kyc::Call::screen {
			account: account(who),
			reason: ScreeningReason::Suspicion,
			case_hash,
		};
		self.send("screen", Alice, call.into());
	}

	pub(super) fn confirm(&mut self) {
		let Some(who) = self.pick(&screened()) else { return };
		let Some(screening) = pallet_kyc::Screenings::<Runtime>::get(&who) else { return };
		let case_hash = screening.case_hash;
		self.send("confirm", Bob, pallet_kyc::Call::confirm { account: who, case_hash }.into());
	}

	pub(super) fn lift(&mut self) {
		let Some(who) = self.pick(&screened()) else { return };
		for officer in [Alice, Bob] {
			self.send("lift", officer, pallet_kyc::Call::lift { account: who.clone() }.into());
		}
	}

	pub(super) fn suspend(&mut self) {
		let call = pallet_merchants::Call::suspend {
			merchant: merchant(self.any(OWNERS)),
			duration: 30 * MINUTE + self.below(2 * HOUR),
			reason: Reason::Complaints,
		};
		self.send("suspend", Alice, call.into());
	}

	pub(super) fn reinstate(&mut self) {
		let suspended: Vec<H256> = pallet_merchants::Merchants::<Runtime>::iter()
			.filter(|(_, row)| matches!(row.state.at(now()), State::Suspended { .. }))
			.map(|(id, _)| id)
			.collect();
		let Some(merchant) = self.pick(&suspended) else { return };
		self.send("reinstate", Alice, pallet_merchants::Call::reinstate { merchant }.into());
	}

	pub(super) fn revoke(&mut self) {
		let who = self.any([Charlie, Eve, Dave, Ferdie]);
		let call = pallet_kyc::Call::revoke {
			issuer: 1,
			subject: account(who),
			reason: RevocationReason::Mistaken,
		};
		self.send("revoke", Bob, call.into());
	}

	/// Whoever has lost his credential gets it again.
	pub(super) fn attest(&mut self) {
		let seq = self.number();
		for who in [Charlie, Eve] {
			let again = attest_again(who, SubjectKind::Business, Tier::Enhanced, seq);
			self.send("attest", Bob, again);
		}
		for who in [Dave, Ferdie] {
			let again = attest_again(who, SubjectKind::Person, Tier::Document, seq);
			self.send("attest", Bob, again);
		}
	}

	pub(super) fn transfer(&mut self) {
		let poor = self.any([DaveStash, FerdieStash]);
		let rich = self.any([Dave, Ferdie]);
		match self.below(5) {
			0 => {
				let dest = Address::Id(account(rich));
				let keep_alive = self.one_in(2);
				let call = pallet_balances::Call::transfer_all { dest, keep_alive };
				self.send("transfer_all", poor, call.into());
			},
			1 => {
				// Nothing keeps this account, so what is left of it is dust.
				self.give(rich, PURSE, USDT);
				let left = CENT / 2 + self.amount_below(EXISTENTIAL_DEPOSIT / 4);
				let amount = free(&account(PURSE)).saturating_sub(left);
				self.send("dust", PURSE, transfer(&NATIVE, &account(rich), amount));
			},
			2 => {
				let call = pallet_assets::Call::transfer_keep_alive {
					id: Compact(money::USDC),
					target: Address::Id(account(poor)),
					amount: 500 * USDT,
				};
				self.send("transfer_keep_alive", rich, call.into());
			},
			_ => {
				for poor in [DaveStash, FerdieStash] {
					self.give(rich, poor, 2_000 * USDT);
				}
			},
		}
	}

	fn give(&mut self, from: Sr25519Keyring, to: Sr25519Keyring, value: Balance) {
		let dest = Address::Id(account(to));
		let call = pallet_balances::Call::transfer_keep_alive { dest, value };
		self.send("transfer_keep_alive", from, call.into());
	}
}

fn waits_for_money(row: &Invoice<AccountId>) -> bool {
	row.received < row.terms.need()
}

fn key_of(who: &AccountId) -> Option<Sr25519Keyring> {
	PEOPLE.into_iter().find(|key| account(*key) == *who)
}

fn owner_of(invoice: H256) -> Option<Sr25519Keyring> {
	let of = Invoices::<Runtime>::get(invoice)?.terms.merchant;
	OWNERS.into_iter().find(|owner| merchant(*owner) == of)
}
