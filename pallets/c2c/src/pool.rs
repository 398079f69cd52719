// SPDX-License-Identifier: Apache-2.0

//! Pools: liquidity on hold in its owner's account, on which many offers draw.

use crate::{Config, Error, Event, HoldReason, Movement, Pallet, PoolId, Pools, Receipts};
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, Balance, ClientRef, Kyc, ObjectKind, Trail, derive_id};

/// The id of a pool, known before it exists.
pub fn pool_id<AccountId: Encode>(owner: &AccountId, reference: &ClientRef) -> PoolId {
	derive_id(ObjectKind::Pool, owner, reference)
}

/// How a pool changed.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum PoolChange {
	/// Its owner put more in.
	#[codec(index = 0)]
	Funded,
	/// Its owner took some out.
	#[codec(index = 1)]
	Withdrawn,
	/// A trade was promised some.
	#[codec(index = 2)]
	Locked,
	/// A trade ended, and this came back of what it was promised.
	#[codec(index = 3)]
	Returned,
	/// Its owner closed it: what no trade was promised goes back to him.
	#[codec(index = 4)]
	Closed,
}

/// Liquidity of one owner in one kind of money. All of it is on hold under
/// [`crate::HoldReason::Escrow`] in his account.
///
/// What an offer to sell promises, and the bonds of its owner on either side, come out of it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Pool<AccountId> {
	/// Whose.
	pub owner: AccountId,
	/// Which money.
	pub asset: AssetKind,
	/// What no trade has promised.
	pub available: Balance,
	/// What trades have promised, principal and bonds.
	pub locked: Balance,
	/// Offers that draw on it and live.
	pub offers: u32,
	/// Trades that hold some of it.
	pub trades: u32,
	/// Set once its owner closed it: what comes back from trades goes to him at once.
	pub is_closing: bool,
	/// How often its owner put money in or took it out: the number that the next such call names.
	pub moves: u32,
	/// The deposit for its row, in USDT.
	pub deposit: Balance,
	/// Number of the next event.
	pub seq: u32,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_pool(
		who: T::AccountId,
		reference: ClientRef,
		asset: AssetKind,
		amount: Balance,
	) -> DispatchResult {
		let limits = T::Limits::get();
		let id = pool_id(&who, &reference);
		let is_new = !Pools::<T>::contains_key(id) && !Receipts::<T>::contains_key(id);
		ensure!(is_new, Error::<T>::AlreadyExists);
		T::Kyc::ensure_not_frozen(&who)?;
		ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
		// Less would not even stake for one trade.
		let least = limits.min_bond.max(limits.min_trade);
		let value = Self::value(&asset, amount)?;
		ensure!(amount > 0 && value >= least, Error::<T>::BadAmount);
		Self::hold(&AssetKind::Native, HoldReason::Deposit, &who, limits.deposit)?;
		Self::hold(&asset, HoldReason::Escrow, &who, amount)?;

		let mut trail = Trail::new(id, 0);
		Self::deposit_event(Event::PoolOpened {
			id,
			seq: trail.next(),
			owner: who.clone(),
			reference,
			asset: asset.clone(),
			amount,
		});
		let pool = Pool {
			owner: who,
			asset,
			available: amount,
			locked: 0,
			offers: 0,
			trades: 0,
			is_closing: false,
			moves: 0,
			deposit: limits.deposit,
			seq: trail.seq(),
		};
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	pub(crate) fn do_fund_pool(
		who: &T::AccountId,
		id: PoolId,
		amount: Balance,
		moves_before: u32,
	) -> DispatchResult {
		let mut pool = Self::open_pool_of(who, id)?;
		pool.count_move::<T>(moves_before)?;
		T::Kyc::ensure_not_frozen(who)?;
		ensure!(amount > 0, Error::<T>::BadAmount);
		Self::hold(&pool.asset, HoldReason::Escrow, who, amount)?;
		pool.available = pool.available.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Self::note_pool(id, &mut pool, PoolChange::Funded, amount);
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	pub(crate) fn do_withdraw_liquidity(
		who: &T::AccountId,
		id: PoolId,
		amount: Balance,
		moves_before: u32,
	) -> DispatchResult {
		let mut pool = Self::open_pool_of(who, id)?;
		pool.count_move::<T>(moves_before)?;
		ensure!(amount > 0, Error::<T>::BadAmount);
		pool.available = pool.available.checked_sub(amount).ok_or(Error::<T>::LiquidityLocked)?;
		Self::note_pool(id, &mut pool, PoolChange::Withdrawn, amount);
		let mut trail = Trail::new(id, pool.seq);
		Self::hand_out(&mut trail, &pool, amount)?;
		pool.seq = trail.seq();
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	pub(crate) fn do_close_pool(who: &T::AccountId, id: PoolId) -> DispatchResult {
		let mut pool = Self::open_pool_of(who, id)?;
		ensure!(pool.offers == 0, Error::<T>::PoolBusy);
		let amount = core::mem::take(&mut pool.available);
		pool.is_closing = true;
		Self::note_pool(id, &mut pool, PoolChange::Closed, amount);
		let mut trail = Trail::new(id, pool.seq);
		Self::hand_out(&mut trail, &pool, amount)?;
		Self::store_or_remove(trail, pool)
	}

	/// Promise `amount` of a pool to a trade that is about to start.
	pub(crate) fn lock_liquidity(id: PoolId, amount: Balance) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		pool.available =
			pool.available.checked_sub(amount).ok_or(Error::<T>::NotEnoughLiquidity)?;
		pool.locked = pool.locked.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		pool.trades = pool.trades.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::note_pool(id, &mut pool, PoolChange::Locked, amount);
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	/// End what a pool promised to a trade: of `locked_was` so much comes back, and the rest has left it.
	///
	/// Exactly once for each trade and pool, after the payouts. What comes back to a pool that closes goes
	/// to its owner at once.
	pub(crate) fn settle_liquidity(
		id: PoolId,
		locked_was: Balance,
		comes_back: Balance,
	) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(comes_back <= locked_was, Error::<T>::BadAmount);
		pool.locked = pool.locked.checked_sub(locked_was).ok_or(ArithmeticError::Underflow)?;
		pool.trades = pool.trades.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
		if !pool.is_closing {
			pool.available =
				pool.available.checked_add(comes_back).ok_or(ArithmeticError::Overflow)?;
		}
		Self::note_pool(id, &mut pool, PoolChange::Returned, comes_back);
		let mut trail = Trail::new(id, pool.seq);
		if pool.is_closing {
			Self::hand_out(&mut trail, &pool, comes_back)?;
		}
		Self::store_or_remove(trail, pool)
	}

	/// The pool of `who`, which may change it and has not closed it.
	pub(crate) fn open_pool_of(
		who: &T::AccountId,
		id: PoolId,
	) -> Result<Pool<T::AccountId>, DispatchError> {
		let pool = Pools::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(pool.owner == *who, Error::<T>::NotParty);
		ensure!(!pool.is_closing, Error::<T>::PoolBusy);
		Ok(pool)
	}

	/// Give the owner liquidity that the row does not count any more.
	fn hand_out(trail: &mut Trail, pool: &Pool<T::AccountId>, amount: Balance) -> DispatchResult {
		let (asset, owner) = (&pool.asset, &pool.owner);
		Self::give_back(trail, asset, HoldReason::Escrow, owner, amount, Movement::Liquidity)
	}

	fn store_or_remove(mut trail: Trail, mut pool: Pool<T::AccountId>) -> DispatchResult {
		let id = trail.id;
		if !pool.is_closing || pool.trades > 0 {
			pool.seq = trail.seq();
			Pools::<T>::insert(id, pool);
			return Ok(());
		}
		let (usdt, reason) = (&AssetKind::Native, HoldReason::Deposit);
		Self::give_back(&mut trail, usdt, reason, &pool.owner, pool.deposit, Movement::Deposit)?;
		Self::deposit_event(Event::PoolEnded { id, seq: trail.next(), owner: pool.owner });
		Pools::<T>::remove(id);
		Self::leave_receipt(id);
		Ok(())
	}

	fn note_pool(id: PoolId, pool: &mut Pool<T::AccountId>, change: PoolChange, amount: Balance) {
		let mut trail = Trail::new(id, pool.seq);
		Self::deposit_event(Event::PoolChanged {
			id,
			seq: trail.next(),
			change,
			amount,
			available: pool.available,
			locked: pool.locked,
		});
		pool.seq = trail.seq();
	}
}

impl<AccountId> Pool<AccountId> {
	/// A retry names the number that its first attempt has moved on.
	fn count_move<T: Config>(&mut self, moves_before: u32) -> DispatchResult {
		ensure!(self.moves == moves_before, Error::<T>::Stale);
		self.moves = self.moves.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Ok(())
	}
}
