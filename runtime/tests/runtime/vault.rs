// SPDX-License-Identifier: Apache-2.0

//! A vault on another chain as its attesters see it, and their votes, which come without an account.

use crate::chain::{account, dispatch};
use pallet_bridge::{
	Call, Direction, DomainState, Domains, Ledger, Ledgers, ReleaseSignature, Terms, Vote,
	Withdrawal,
};
use polkadot_sdk::{
	frame_metadata_hash_extension::CheckMetadataHash,
	frame_support::assert_ok,
	frame_system,
	pallet_collective::{self, Instance1, Instance2},
	pallet_transaction_payment,
	sp_core::{H256, Pair as _, ecdsa},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{ApplyExtrinsicResult, generic::Era},
};
use tael_primitives::{
	AccountId, Balance, CENT, HOUR, USDT,
	bridge::{
		Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Place,
		Receipt, Release,
	},
};
use tael_runtime::{
	Executive, Runtime, RuntimeCall, RuntimeOrigin, System, TxExtension, UncheckedExtrinsic,
};

/// A domain that test networks have limits for.
pub const ETHEREUM: DomainId = 1;
pub const VAULT: EvmAddress = EvmAddress([0xaa; 20]);
pub const TOKEN: EvmAddress = EvmAddress([0xbb; 20]);
/// Where withdrawals go, and deposits go back to.
pub const HOME: EvmAddress = EvmAddress([0xcc; 20]);
/// How many of the five attesters decide.
pub const THRESHOLD: usize = 4;
/// What a deposit costs.
pub const FEE: Balance = 20 * CENT;
/// From here on a deposit waits.
pub const LARGE: Balance = 100_000 * USDT;

/// The keys of the attesters of test networks, which everybody knows.
pub const KEYS: [&str; 5] = [
	"0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
	"0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
	"0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
	"0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
	"0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
];

pub fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance1>::Members(1, 1).into()
}

pub fn committee() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance2>::Members(1, 1).into()
}

/// The signature of an attester, as EVM chains write it.
pub fn sign(attester: usize, digest: H256) -> EcdsaSignature {
	let key = ecdsa::Pair::from_string(KEYS[attester], None).expect("it is a key");
	let mut signature = key.sign_prehashed(&digest.0).0;
	signature[64] += 27;
	signature
}

pub fn place() -> Place {
	Place { chain_id: 31_337, vault: VAULT, genesis: System::block_hash(0) }
}

pub fn vote<M: Message + Clone>(attester: usize, message: &M) -> Vote<M> {
	let signature = sign(attester, place().digest(1, message));
	Vote { set: 1, message: message.clone(), signature }
}

/// As many votes for a message as decide.
fn quorum<M: Message + Clone>(message: &M) -> pallet_bridge::VoteList<M> {
	let votes: Vec<_> = (0..THRESHOLD).map(|attester| vote(attester, message)).collect();
	votes.try_into().ok().expect("few")
}

pub fn deposit_votes(message: &Deposit, attesters: impl IntoIterator<Item = usize>) -> RuntimeCall {
	let votes: Vec<_> = attesters.into_iter().map(|attester| vote(attester, message)).collect();
	Call::submit_deposit_votes { votes: votes.try_into().expect("few") }.into()
}

/// A transaction that nobody signs: the call says itself why it may be in a block.
pub fn general(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(0_u32.into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	UncheckedExtrinsic::new_transaction(call.into(), extension)
}

/// Apply a call that nobody signs in this block.
pub fn post(call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(general(call))
}

/// Enough attesters say that a deposit came in.
pub fn agree(message: &Deposit) {
	assert_ok!(post(deposit_votes(message, 0..THRESHOLD)).expect("it is valid"));
}

/// Enough attesters say what the vault holds.
pub fn attest(block: u64, deposits: u64, locked: Balance) {
	let message = Checkpoint {
		domain: ETHEREUM,
		block,
		block_hash: H256::from_low_u64_be(block),
		deposits,
		locked,
		balance: locked,
		fee_rate: 0,
	};
	let call = Call::submit_checkpoint_votes { votes: quorum(&message) };
	assert_ok!(post(call).expect("it is valid"));
}

/// Enough attesters say what became of a release.
pub fn receipt(release: &Release, outcome: Outcome) -> RuntimeCall {
	let message = Receipt {
		domain: release.domain,
		outcome,
		nonce: release.nonce,
		subject: release.id(),
		block: 5_000,
		block_hash: H256::repeat_byte(5),
	};
	Call::submit_receipt_votes { votes: quorum(&message) }.into()
}

/// Enough attesters sign a release.
pub fn signatures(release: &Release) -> RuntimeCall {
	let digest = place().digest(1, release);
	let (domain, nonce) = (release.domain, release.nonce);
	let item = |attester| ReleaseSignature { domain, nonce, signature: sign(attester, digest) };
	let items: Vec<_> = (0..THRESHOLD).map(item).collect();
	Call::sign_withdrawals { items: items.try_into().expect("few") }.into()
}

/// Deposit `nonce` of `amount` for `who`.
pub fn deposit(nonce: u64, who: &AccountId, amount: Balance) -> Deposit {
	Deposit {
		domain: ETHEREUM,
		nonce,
		token: TOKEN,
		sender: H256::repeat_byte(1),
		refund_to: HOME,
		recipient: H256::from_slice(who.as_ref()),
		amount,
		max_fee: FEE,
		memo: H256::zero(),
		tx: H256::repeat_byte(2),
		block: 1_000 + nonce,
		block_hash: H256::repeat_byte(3),
	}
}

/// Take `amount` out.
pub fn withdraw(reference: u8, amount: Balance) -> RuntimeCall {
	let asked = Withdrawal {
		domain: ETHEREUM,
		recipient: HOME,
		amount,
		max_fee: 2 * USDT,
		travel_ref: None,
		reference: [reference; 32],
	};
	Call::request_withdrawal { asked }.into()
}

/// The release that the `nonce`th withdrawal became.
pub fn release(nonce: u64) -> Release {
	let row = pallet_bridge::Outbounds::<Runtime>::get(ETHEREUM, nonce);
	row.expect("it is on its way").release
}

pub fn terms() -> Terms {
	Terms {
		min: 10 * USDT,
		max: 100_000 * USDT,
		min_deposit: USDT,
		fee_floor: 10 * CENT,
		deposit_fee: FEE,
		release_fee: USDT,
		attest_fee: 50 * CENT,
		large: LARGE,
		delay: 24 * HOUR,
		travel_threshold: 100_000 * USDT,
	}
}

pub fn add_domain() -> RuntimeCall {
	Call::add_domain {
		domain: ETHEREUM,
		chain_id: 31_337,
		vault: VAULT,
		token: TOKEN,
		decimals: 6,
		terms: terms(),
	}
	.into()
}

/// The council adds the vault, and the attesters see that it owes nothing.
pub fn open_vault() {
	assert_ok!(dispatch(council(), add_domain()));
	attest(1, 0, 0);
	let domain = Domains::<Runtime>::get(ETHEREUM).expect("it was added");
	assert_eq!(domain.state, DomainState::Open);
}

pub fn ledger(domain: DomainId) -> Ledger {
	Ledgers::<Runtime>::get(domain)
}

/// Pause a direction, as whoever `origin` is.
pub fn pause(direction: Direction) -> RuntimeCall {
	Call::pause { domain: ETHEREUM, direction }.into()
}

/// What an attester is owed.
pub fn earned(who: Sr25519Keyring) -> Balance {
	pallet_bridge::Claimables::<Runtime>::get(account(who), ETHEREUM)
}
