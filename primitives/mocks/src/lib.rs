// SPDX-License-Identifier: Apache-2.0

//! An answer for each trait of [`tael_primitives`] that a test can set. State is kept per thread,
//! and [`reset`] puts it back to the beginning.
//!
//! A crate of its own and no feature of the primitives: a feature that tests turn on would have
//! `scripts/build` compile the runtime and the node once more after `scripts/test`.

#![allow(clippy::arithmetic_side_effects, reason = "no part of a runtime")]

mod claims;
mod money;
mod rates;
mod sequences;
mod trading;

pub use claims::MockClaimables;
pub use money::{EXISTENTIAL_DEPOSIT, KINDS, NATIVE, STABLE, USDC, set_free};
pub use rates::MockRates;
pub use sequences::sequences;
pub use trading::{MockArbitration, MockProgramme, MockRandomness};

use polkadot_sdk::{
	frame_support::dispatch::DispatchResultWithPostInfo,
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};
use tael_primitives::{
	AccountId, Action, Agency, AssetKind, Balance, ChainTime, ClientRef, GatewayTerms, Kyc,
	KycStatus, MerchantDirectory, MerchantId, MerchantTerms, Millis, Power, SubjectKind, Tier,
	UsdtValue,
};

/// The chain time at which every test begins: well after zero, so that windows can reach back.
pub const START: Millis = 1_700_000_000_000;

#[derive(Default)]
struct World {
	now: Millis,
	stalled: Millis,
	kyc: BTreeMap<AccountId, KycStatus>,
	persons: BTreeMap<AccountId, H256>,
	frozen: BTreeSet<AccountId>,
	limits: BTreeMap<(AccountId, Action), Balance>,
	used: BTreeMap<(AccountId, Action), Balance>,
	merchants: BTreeMap<MerchantId, Merchant>,
}

struct Merchant {
	terms: MerchantTerms<AccountId>,
	open: bool,
	staff: Vec<(AccountId, Power)>,
	gateways: Vec<GatewayTerms<AccountId>>,
	refund_limits: BTreeMap<AccountId, Balance>,
	pays_refunds: bool,
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::new(World { now: START, ..World::default() });
}

fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
	WORLD.with(|world| f(&mut world.borrow_mut()))
}

fn with_merchant<R>(id: &MerchantId, f: impl FnOnce(&mut Merchant) -> R) -> Option<R> {
	with(|world| world.merchants.get_mut(id).map(f))
}

/// Forget everything: no merchants, nobody attested, no prices, chain time [`START`].
pub fn reset() {
	with(|world| *world = World { now: START, ..World::default() });
	rates::reset();
	trading::reset();
}

/// An account that differs with `tag`.
pub const fn account(tag: u8) -> AccountId {
	AccountId::new([tag; 32])
}

/// A reference of a client that differs with `tag`.
pub const fn reference(tag: u8) -> ClientRef {
	[tag; 32]
}

/// The result of a call without what it weighed.
pub fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

/// Chain time by [`MockClock`].
pub fn now() -> Millis {
	MockClock::now()
}

/// Give `who`, a person, a credential of this tier with [`MockKyc`].
pub fn attest(who: &AccountId, tier: Tier) {
	let kind = SubjectKind::Person;
	MockKyc::attest(who, KycStatus { tier, kind, jurisdiction: 1, expires_at: Millis::MAX });
}

/// A clock that a test moves.
pub struct MockClock;

impl MockClock {
	/// Set chain time.
	pub fn set(now: Millis) {
		with(|world| world.now = now);
	}

	/// Let chain time pass.
	pub fn advance(by: Millis) {
		with(|world| world.now += by);
	}

	/// Let the chain stand still: the timestamp moves, chain time does not.
	pub fn stall(by: Millis) {
		with(|world| world.stalled += by);
	}
}

impl ChainTime for MockClock {
	fn now() -> Millis {
		with(|world| world.now)
	}

	fn timestamp() -> Millis {
		with(|world| world.now + world.stalled)
	}
}

/// Attestations, freezes and limits that a test sets. Without a limit nothing is refused.
pub struct MockKyc;

impl MockKyc {
	/// Give `who` a credential.
	pub fn attest(who: &AccountId, status: KycStatus) {
		with(|world| world.kyc.insert(who.clone(), status));
	}

	/// Take the credential of `who` away.
	pub fn revoke(who: &AccountId) {
		with(|world| world.kyc.remove(who));
	}

	/// Freeze `who` by an officer; the money itself is not touched.
	pub fn freeze(who: &AccountId) {
		with(|world| world.frozen.insert(who.clone()));
	}

	/// Lift the freeze.
	pub fn thaw(who: &AccountId) {
		with(|world| world.frozen.remove(who));
	}

	/// Say that `who` is `person`.
	pub fn identify(who: &AccountId, person: H256) {
		with(|world| world.persons.insert(who.clone(), person));
	}

	/// Bound the sum of what `who` may consume.
	pub fn limit(who: &AccountId, action: Action, amount: Balance) {
		with(|world| world.limits.insert((who.clone(), action), amount));
	}

	/// What `who` has consumed and not given back.
	pub fn used(who: &AccountId, action: Action) -> Balance {
		with(|world| world.used.get(&(who.clone(), action)).copied().unwrap_or(0))
	}
}

impl Kyc<AccountId> for MockKyc {
	fn status(who: &AccountId) -> Option<KycStatus> {
		with(|world| world.kyc.get(who).copied())
	}

	fn consume(who: &AccountId, action: Action, amount: Balance) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		with(|world| {
			let key = (who.clone(), action);
			let used = world.used.get(&key).copied().unwrap_or(0) + amount;
			if world.limits.get(&key).is_some_and(|limit| used > *limit) {
				return Err(DispatchError::Other("LimitExceeded"));
			}
			world.used.insert(key, used);
			Ok(())
		})
	}

	fn give_back(who: &AccountId, action: Action, amount: Balance, _at: Millis) {
		with(|world| {
			let used = world.used.entry((who.clone(), action)).or_default();
			*used = used.saturating_sub(amount);
		});
	}

	fn person(who: &AccountId) -> H256 {
		with(|world| world.persons.get(who).copied())
			.unwrap_or_else(|| H256::from_slice(who.as_ref()))
	}

	fn same_person(one: &AccountId, other: &AccountId) -> bool {
		Self::person(one) == Self::person(other)
	}

	fn ensure_not_frozen(who: &AccountId) -> Result<(), DispatchError> {
		if with(|world| world.frozen.contains(who)) {
			return Err(DispatchError::Other("Frozen"));
		}
		Ok(())
	}
}

/// A directory that a test fills.
pub struct MockDirectory;

impl MockDirectory {
	/// Register a merchant that is open, owned by and paid into `owner`.
	pub fn register(id: MerchantId, owner: &AccountId) {
		let terms = MerchantTerms { owner: owner.clone(), settlement: owner.clone() };
		with(|world| {
			world.merchants.insert(
				id,
				Merchant {
					terms,
					open: true,
					staff: Vec::new(),
					gateways: Vec::new(),
					refund_limits: BTreeMap::new(),
					pays_refunds: true,
				},
			)
		});
	}

	/// Change where the merchant is paid.
	pub fn settle_into(id: &MerchantId, account: &AccountId) {
		with_merchant(id, |merchant| merchant.terms.settlement = account.clone());
	}

	/// Leave the merchant without an account that pays refunds.
	pub fn settle_nowhere(id: &MerchantId) {
		with_merchant(id, |merchant| merchant.pays_refunds = false);
	}

	/// Suspend (`false`) or reinstate (`true`).
	pub fn set_open(id: &MerchantId, open: bool) {
		with_merchant(id, |merchant| merchant.open = open);
	}

	/// Give `who` a power.
	pub fn grant(id: &MerchantId, who: &AccountId, power: Power) {
		with_merchant(id, |merchant| merchant.staff.push((who.clone(), power)));
	}

	/// Take all powers of `who` away.
	pub fn dismiss(id: &MerchantId, who: &AccountId) {
		with_merchant(id, |merchant| merchant.staff.retain(|(member, _)| member != who));
	}

	/// Consent to a gateway.
	pub fn consent(id: &MerchantId, gateway: GatewayTerms<AccountId>) {
		with_merchant(id, |merchant| merchant.gateways.push(gateway));
	}

	/// Bound the sum of the refunds of `who`.
	pub fn limit_refunds(id: &MerchantId, who: &AccountId, amount: Balance) {
		with_merchant(id, |merchant| merchant.refund_limits.insert(who.clone(), amount));
	}
}

impl MerchantDirectory<AccountId> for MockDirectory {
	fn open_for_payments(id: &MerchantId) -> Result<MerchantTerms<AccountId>, DispatchError> {
		with_merchant(id, |merchant| merchant.open.then(|| merchant.terms.clone()))
			.ok_or(DispatchError::Other("NotFound"))?
			.ok_or(DispatchError::Other("NotActive"))
	}

	fn settlement_account(id: &MerchantId) -> Option<AccountId> {
		with_merchant(id, |merchant| {
			merchant.pays_refunds.then(|| merchant.terms.settlement.clone())
		})
		.flatten()
	}

	fn authorise(
		id: &MerchantId,
		who: &AccountId,
		power: Power,
	) -> Result<Agency<AccountId>, DispatchError> {
		with_merchant(id, |merchant| {
			if merchant.terms.owner == *who || merchant.staff.contains(&(who.clone(), power)) {
				return Some(Agency::Staff);
			}
			merchant
				.gateways
				.iter()
				.find(|gateway| gateway.account == *who && power != Power::Refund)
				.map(|gateway| Agency::Gateway(gateway.clone()))
		})
		.flatten()
		.ok_or(DispatchError::BadOrigin)
	}

	fn count_refund(
		id: &MerchantId,
		who: &AccountId,
		_asset: &AssetKind,
		amount: Balance,
	) -> Result<(), DispatchError> {
		with_merchant(id, |merchant| match merchant.refund_limits.get_mut(who) {
			None => Ok(()),
			Some(left) => {
				*left = left.checked_sub(amount).ok_or(DispatchError::Other("LimitExceeded"))?;
				Ok(())
			},
		})
		.ok_or(DispatchError::Other("NotFound"))?
	}
}

/// Every kind of money counts at par.
pub struct AtPar;

impl UsdtValue for AtPar {
	fn in_usdt(_asset: &AssetKind, amount: Balance) -> Option<Balance> {
		Some(amount)
	}
}
