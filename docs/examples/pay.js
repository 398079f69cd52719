// SPDX-License-Identifier: Apache-2.0

// A wallet on a development chain: reads an invoice, pays it, and says when that is final.
//
//     node pay.js ws://127.0.0.1:9944 <invoice id>

import { connect, account, submit, usdt } from './tael.js';

const [url, id] = process.argv.slice(2);
if (!id) throw new Error('node pay.js <url> <invoice id>');
const { api, ask } = await connect(url);
const payer = account(api, 'Dave');

// Show what the chain says, never what a QR code says.
const invoice = (await ask('payments_v1_invoice', id)).data;
if (!invoice?.payable) throw new Error(`nothing to pay: ${invoice?.status ?? 'no such invoice'}`);
const shop = (await ask('merchants_v1_get', invoice.merchant)).data;
if (shop.status !== 'active') throw new Error(`${shop.name} takes no payments now`);
const { usual } = (await ask('payments_v1_quoteFee', 'pay')).data;

// What is due now. Where the rate of an invoice in local money is over, the payment takes the one of
// its block: half a percent leaves room for that, and no more is taken than what is due then.
const quote = (await ask('payments_v1_quoteInvoice', id)).data;
if (!quote) throw new Error('there is no price for this invoice now: try again later');
const due = BigInt(quote.due);
const offer = quote.newRate ? due + due / 200n : due;
console.log(`${shop.name} asks for ${usdt(due)}; the fee is about ${usdt(usual)}`);

// What this payer has paid on it so far. If a first try went through after all, it has moved, and the
// second is refused as Stale.
const paidBefore = invoice.parts
	.filter((part) => part.payer === payer.address)
	.reduce((sum, part) => sum + BigInt(part.amount), 0n);
const asset = invoice.asset === 'USDT' ? 'Native' : { WithId: invoice.asset };
const call = api.tx.payments.pay(id, asset, offer, paidBefore, null, invoice.contractHash);

const submitted = Date.now();
const { block, events } = await submit(api, call, payer);
console.log(`final in block ${block}, ${Date.now() - submitted} ms after submission`);
const settled = events.some(({ section, method }) => section === 'payments' && method === 'Settled');
console.log(settled ? 'the shop has its money' : 'a part: it waits on hold in your own account');
await api.disconnect();
