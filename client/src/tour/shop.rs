// SPDX-License-Identifier: Apache-2.0

//! A shop's day: it opens, invoices, is paid once, and refunds a part.

use super::{
	Cast, account, credential_is_new, expect, field,
	ledger::Ledger,
	tell::{done, heading, note},
	watch::News,
};
use crate::{
	Client, chain,
	shop::{self, ISSUER, fresh_reference},
	usdt,
};
use anyhow::{Result, bail, ensure};
use chain::runtime_types::{pallet_merchants::types::Grant, pallet_payments::types::PaymentId};
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::time::Instant;
use subxt::utils::H256;
use tael_primitives::ObjectKind;

/// What the customer buys.
const PRICE: u128 = 25_000_000;
/// What he gets back.
const REFUND: u128 = 5_000_000;

/// One purchase.
pub struct Sale {
	pub merchant: H256,
	pub reference: [u8; 32],
	pub invoice: H256,
	pub amount: u128,
}

/// An issuer attests the owner, he registers, the registrar approves, and a cashier gets the till.
pub async fn opens(client: &Client, cast: &Cast, ledger: &mut Ledger) -> Result<H256> {
	heading("A shop opens");
	let owner = account(&cast.owner);
	credential_is_new(client, cast, ledger, &owner).await?;
	let what =
		format!("issuer {ISSUER} attests the owner, {}, as a business", client.address(&owner));
	ledger.sign(client, &shop::attest(client, owner).await?, &cast.issuer, &what).await?;
	let status: Value = client.rpc("kyc_v1_status", rpc_params![owner.to_string()]).await?;
	expect(&status, "/data/tier", "enhanced")?;
	expect(&status, "/data/kind", "business")?;

	let reference = fresh_reference(0x5a)?;
	let merchant = shop::id(ObjectKind::Merchant, &owner.0, &reference);
	let bond = client.constant(chain::constants().merchants().bond()).await?;
	let what = format!("he registers \"Tea by Tael\"; {} on hold", usdt(bond));
	ledger.sign(client, &shop::register(reference, &cast.owner), &cast.owner, &what).await?;
	ledger.binds(&cast.owner, bond)?;
	note(&format!("merchant {merchant:?}, known before it was registered"));

	let approve = chain::transactions().merchants().approve(merchant);
	ledger.sign(client, &approve, &cast.registrar, "the registrar approves").await?;

	let cashier = account(&cast.cashier);
	let grant = chain::transactions().merchants().grant_role(merchant, cashier, Grant::Cashier);
	let what = format!("the owner lets {} work at the till", client.address(&cashier));
	ledger.sign(client, &grant, &cast.owner, &what).await?;
	ledger.binds(&cast.owner, client.constant(chain::constants().merchants().deposit()).await?)?;
	let shown: Value = client.rpc("merchants_v1_get", rpc_params![merchant]).await?;
	expect(&shown, "/data/status", "active")?;
	expect(&shown, "/data/name", "Tea by Tael")?;
	Ok(merchant)
}

/// The cashier asks for the price of a tea set.
pub async fn invoices(
	client: &Client,
	cast: &Cast,
	ledger: &mut Ledger,
	merchant: H256,
) -> Result<Sale> {
	heading("The cashier invoices");
	let reference = fresh_reference(0x1f)?;
	let invoice = shop::id(ObjectKind::Invoice, &merchant.0, &reference);
	let create = shop::invoice(client, merchant, reference, PRICE).await?;
	let what = format!("{} for a tea set, payable for an hour", usdt(PRICE));
	ledger.sign(client, &create, &cast.cashier, &what).await?;
	// For its row, which stays as long as it can be refunded.
	let deposit = client.constant(chain::constants().payments().limits()).await?.deposit;
	ledger.binds(&cast.cashier, deposit)?;
	note(&format!("invoice {invoice:?}"));
	Ok(Sale { merchant, reference, invoice, amount: PRICE })
}

/// A wallet pays what the invoice asks for, and the shop hears of it when it is final.
pub async fn is_paid(client: &Client, cast: &Cast, ledger: &mut Ledger, sale: &Sale) -> Result<()> {
	heading("A customer pays");
	let quote: Value = client.rpc("payments_v1_quoteFee", rpc_params!["pay"]).await?;
	note(&format!("the fee will be about {}", usdt(field(&quote, "/data/usual")?.parse()?)));
	let mut news = News::of_invoice(client, sale.invoice).await?;
	let submitted = Instant::now();
	let customer = client.address(&account(&cast.customer));
	let what = format!("{} from {customer}", usdt(sale.amount));
	ledger.sign(client, &shop::pay(sale.invoice, sale.amount), &cast.customer, &what).await?;
	ledger.pays(&cast.customer, &cast.owner, sale.amount)?;

	news.until("paid").await?;
	note(&format!(
		"the shop was told that it is paid {} ms after",
		submitted.elapsed().as_millis()
	));
	let read: Value = client
		.rpc("payments_v1_invoiceByRef", rpc_params![sale.merchant, H256(sale.reference)])
		.await?;
	expect(&read, "/at/finalized", "true")?;
	expect(&read, "/data/status", "paid")?;
	expect(&read, "/data/captured", &sale.amount.to_string())?;
	note(&format!(
		"and reads it by its own reference: {} and finalised at block {}",
		field(&read, "/data/status")?,
		field(&read, "/at/number")?
	));
	Ok(())
}

/// A wallet that tries again by mistake loses nothing but the fee.
pub async fn is_not_paid_twice(
	client: &Client,
	cast: &Cast,
	ledger: &mut Ledger,
	sale: &Sale,
) -> Result<()> {
	heading("The customer's wallet tries again by mistake");
	let again = shop::pay(sale.invoice, sale.amount);
	let (attempt, refusal) = client.attempt(&again, &cast.customer).await?;
	ledger.book(&attempt)?;
	let Some(refusal) = refusal else { bail!("the invoice was paid twice") };
	ensure!(refusal.contains("NothingDue"), "refused for another reason: {refusal}");
	done("the chain refuses, NothingDue: only the fee is gone", &attempt);
	Ok(())
}

/// The owner gives a part back.
pub async fn refunds(client: &Client, cast: &Cast, ledger: &mut Ledger, sale: &Sale) -> Result<()> {
	heading("The shop refunds a part");
	let mut news = News::of_invoice(client, sale.invoice).await?;
	let refund = chain::transactions().payments().refund(
		PaymentId::Invoice(sale.invoice),
		REFUND,
		fresh_reference(0x4e)?,
	);
	let what = format!("{} back to the customer, for a cracked cup", usdt(REFUND));
	ledger.sign(client, &refund, &cast.owner, &what).await?;
	ledger.pays(&cast.owner, &cast.customer, REFUND)?;
	let changed = news.until("refundedPartial").await?;
	expect(&changed, "/data/refunded", &REFUND.to_string())
}
