// SPDX-License-Identifier: Apache-2.0

// A shop on a development chain: opens once, invoices, waits for its money, gives a part back.
//
//     node shop.js [ws://127.0.0.1:9944]
//
// Charlie owns the shop, Eve works at its till. Bob is the chain's issuer of credentials and Alice
// its registrar; on a real network these two are somebody else's keys.

import { connect, account, deriveId, newReference, submit, usdt, DAY, MINUTE } from './tael.js';

const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
const { api, provider, ask } = await connect(url);
const { kyc, merchants, payments } = api.tx;
const [owner, cashier] = ['Charlie', 'Eve'].map((name) => account(api, name));

// -- open, unless it was open before

/** The issuer vouches for the owner. Dates of credentials are block timestamps, not chain time. */
async function attest() {
	const now = (await ask('clock_v1_now')).data.timestamp;
	const statement = {
		tier: 'Enhanced',
		kind: 'Business',
		jurisdiction: 1,
		commitment: newReference(),
		// The issuer's tag of this business, the same on all accounts it has.
		person: `0x${'be'.repeat(32)}`,
		issuedAt: now,
		notBefore: now,
		expiresAt: now + 180 * DAY,
		seq: now,
	};
	await submit(api, kyc.attest(1, owner.address, statement), account(api, 'Bob'));
	console.log('attested as a business');
}

async function open() {
	// One fixed reference: whoever runs this again finds the same shop.
	const reference = '0x' + Buffer.from('tea').toString('hex').padEnd(64, '0');
	const merchant = deriveId('merchant', api.createType('AccountId', owner.address).toHex(), reference);
	if ((await ask('merchants_v1_get', merchant)).data) return merchant;

	const { tier, kind } = (await ask('kyc_v1_status', owner.address)).data;
	if (tier !== 'enhanced' || kind !== 'business') await attest();
	// Of a development key too. A shop's own signs QR codes and receipts, and lies with its till.
	const signingKey = account(api, 'Charlie//receipts', 'ed25519').publicKey;
	const profile = { name: 'Tea by Tael', category: 5499, page: null };
	await submit(api, merchants.register(reference, profile, signingKey), owner);
	console.log(`registered ${merchant}`);
	await submit(api, merchants.approve(merchant), account(api, 'Alice'));
	console.log('approved');
	await submit(api, merchants.grantRole(merchant, cashier.address, 'Cashier'), owner);
	console.log('the cashier may invoice');
	return merchant;
}

// -- invoice

async function invoice(merchant, amount) {
	// Store the reference with your order before anything is sent.
	const reference = newReference();
	const { now } = (await ask('clock_v1_now')).data;
	const request = {
		asset: 'Native',
		price: { Asset: amount },
		windows: {
			expiresAt: now + 15 * MINUTE,
			lateUntil: now + 15 * MINUTE,
			refundExpiry: now + 30 * DAY,
		},
		toleranceUnder: 0,
		toleranceOver: 0,
		partial: 'Forbid',
		over: 'Reject',
		late: 'Reject',
		gatewayFee: 0,
		legs: [],
		allowedPayer: null,
	};
	await submit(api, payments.createInvoice(merchant, reference, request), cashier);
	return deriveId('invoice', merchant, reference);
}

/** Resolves with the invoice once `is(invoice)` holds in a final block. */
function follow(id, is) {
	return new Promise((resolve, reject) => {
		const heard = (error, { event, data, reason }) => {
			if (error) return reject(error);
			if (event === 'stop') return reject(new Error(`no more news: ${reason}`));
			if (data && is(data)) resolve(data);
		};
		const [news, method] = ['payments_v1_invoiceEvent', 'payments_v1_subscribeInvoice'];
		provider.subscribe(news, method, [id], heard).catch(reject);
	});
}

const merchant = await open();
const id = await invoice(merchant, 25_000_000n);
console.log(`invoice ${id}: 25.00 USDT within 15 minutes`);
console.log(`pay it with: node pay.js ${url} ${id}`);

const paid = await follow(id, ({ status }) => status === 'paid' || status === 'paidLate');
console.log(`paid and final: ${usdt(paid.captured)} from ${paid.parts[0].payer}`);

// A reference again, so that a retry cannot refund twice.
await submit(api, payments.refund({ Invoice: id }, 5_000_000n, newReference()), owner);
const { status, refunded } = (await ask('payments_v1_invoice', id)).data;
console.log(`${status}: ${usdt(refunded)} went back`);
await api.disconnect();
