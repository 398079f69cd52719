// SPDX-License-Identifier: Apache-2.0

// An operator on a development chain: makes session keys in his node and has himself admitted.
//
//     node validator.js ws://127.0.0.1:9945
//
// The address is that of the operator's own node, on the same machine: making keys is open to
// nobody else. Ferdie operates it. The council is Alice alone; on a real network its members vote.

import { connect, account, submit } from './tael.js';

const { api, ask } = await connect(process.argv[2] ?? 'ws://127.0.0.1:9945');
const { council, session, validators } = api.tx;
const operator = account(api, 'Ferdie');
const owner = api.createType('AccountId', operator.address).toHex();

/** A motion of a council of one is carried out at once. What came of it is in an event. */
async function decide(call) {
	const { events } = await submit(api, council.propose(1, call, call.length), account(api, 'Alice'));
	const { result } = events.find(({ method }) => method === 'Executed').data;
	if (result.isErr) throw new Error(api.registry.findMetaError(result.asErr.asModule).name);
}

await decide(validators.approve(operator.address));
console.log(`the council approves ${operator.address}`);

// The node makes the keys, keeps the secret halves, and proves for this owner that it has them.
const { keys, proof } = await ask('author_rotateKeysWithOwner', owner);
await submit(api, session.setKeys(keys, proof), operator);
console.log(`keys registered: ${keys}`);

await decide(validators.addValidator(operator.address));
console.log('the council adds him; he validates from the session after the next');
await api.disconnect();
