// SPDX-License-Identifier: Apache-2.0

// What shop.js and pay.js share: a connection, accounts, ids, and calls that are final.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady, randomAsHex } from '@polkadot/util-crypto';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Connect to a node. `ask` calls one of Tael's own methods. */
export async function connect(url) {
	await cryptoWaitReady();
	const provider = new WsProvider(url);
	const api = await ApiPromise.create({ provider, noInitWarn: true });
	const ask = (method, ...params) => provider.send(method, params);
	return { api, provider, ask };
}

/** An account of a development chain: everybody knows its key. A wallet keeps its own. */
export function account(api, name, type = 'sr25519') {
	return new Keyring({ type, ss58Format: api.registry.chainSS58 }).addFromUri(`//${name}`);
}

/** The id of what `principal` makes with `reference`, known before it exists. */
export function deriveId(kind, principal, reference) {
	const parts = [stringToU8a(`tael/${kind}`), hexToU8a(principal), hexToU8a(reference)];
	return blake2AsHex(u8aConcat(...parts), 256);
}

/** A reference nobody can guess. Store it before you use it: with it a retry does nothing twice. */
export const newReference = () => randomAsHex(32);

/** `25000000` is `25.00 USDT`. Strings and BigInts only: a float loses units. */
export function usdt(amount) {
	const digits = BigInt(amount).toString().padStart(7, '0');
	const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
	return `${digits.slice(0, -6)}.${fraction} USDT`;
}

/**
 * Sign, submit, and wait until the call stands in a final block. Throws if the call failed there, and
 * if the connection breaks meanwhile: then nobody knows yet, and what the call was to change says it.
 */
export function submit(api, call, signer) {
	let lost;
	return new Promise((resolve, reject) => {
		lost = () => reject(new Error('connection lost, outcome unknown: read before you repeat'));
		api.once('disconnected', lost);
		const follow = ({ blockNumber, dispatchError, events, isError, status }) => {
			// dropped, invalid, usurped: it is in no block.
			if (isError) reject(new Error(`not included: ${status.type}`));
			// Before that a block can still be replaced.
			if (!status.isFinalized) return;
			if (dispatchError) reject(new Error(explain(api, dispatchError)));
			resolve({ block: blockNumber.toNumber(), events: events.map(({ event }) => event) });
		};
		call.signAndSend(signer, { nonce: -1 }, follow).catch(reject);
	}).finally(() => api.off('disconnected', lost));
}

/** A failed call in words: `payments.NothingDue: The invoice is paid, cancelled, …` */
function explain(api, error) {
	if (error.isToken) return `token.${error.asToken.type}`;
	if (error.isArithmetic) return `arithmetic.${error.asArithmetic.type}`;
	if (!error.isModule) return error.toString();
	const { docs, name, section } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ')}`;
}
