// SPDX-License-Identifier: Apache-2.0

//! The neighbours of trades: acceptors, arbitration, randomness.

use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult, Weight},
};
use std::{cell::RefCell, collections::BTreeMap};
use tael_primitives::{
	AcceptorProgramme, AccountId, Arbitration, Case, CaseId, Millis, Moment, Randomness, Seed,
	Side, Standing, TradeReport,
};

#[derive(Default)]
struct World {
	standings: BTreeMap<AccountId, Standing>,
	reports: Vec<TradeReport<AccountId>>,
	restricts: bool,
	cases: BTreeMap<CaseId, Case<AccountId>>,
	settled: Vec<(CaseId, Option<Side>)>,
	ruled: BTreeMap<CaseId, Millis>,
	refuses: Option<&'static str>,
	moment: Moment,
	seeds: BTreeMap<Moment, Seed>,
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::default();
}

fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
	WORLD.with_borrow_mut(f)
}

/// Forget everything.
pub(crate) fn reset() {
	with(|world| *world = World::default());
}

/// A programme that a test fills. Nobody is an acceptor to begin with.
pub struct MockProgramme;

impl MockProgramme {
	/// Set where `who` stands.
	pub fn set(who: &AccountId, standing: Standing) {
		with(|world| world.standings.insert(who.clone(), standing));
	}

	/// Say of every report to come whether somebody was restricted for it.
	pub fn restrict(restricts: bool) {
		with(|world| world.restricts = restricts);
	}

	/// What was reported so far.
	pub fn reports() -> Vec<TradeReport<AccountId>> {
		with(|world| world.reports.clone())
	}
}

impl AcceptorProgramme<AccountId> for MockProgramme {
	fn standing(who: &AccountId) -> Standing {
		with(|world| world.standings.get(who).copied().unwrap_or_default())
	}

	fn report(report: &TradeReport<AccountId>) -> bool {
		with(|world| {
			world.reports.push(report.clone());
			world.restricts
		})
	}
}

/// Arbitration that keeps cases for a test to look at. The test rules by calling the object's
/// `on_ruling`, after [`MockArbitration::close`].
///
/// Kept outside the storage, so a call that is rolled back leaves its case.
pub struct MockArbitration;

impl MockArbitration {
	/// The case that is open.
	pub fn case(id: &CaseId) -> Option<Case<AccountId>> {
		with(|world| world.cases.get(id).cloned())
	}

	/// What was settled so far, and who conceded.
	pub fn settled() -> Vec<(CaseId, Option<Side>)> {
		with(|world| world.settled.clone())
	}

	/// Store a ruling that can still be appealed.
	pub fn rule(id: &CaseId, at: Millis) {
		with(|world| world.ruled.insert(*id, at));
	}

	/// End a case, as a final ruling does.
	pub fn close(id: &CaseId) {
		with(|world| {
			world.cases.remove(id);
			world.ruled.remove(id);
		});
	}

	/// Refuse every new case with this error, or none.
	pub fn refuse(error: Option<&'static str>) {
		with(|world| world.refuses = error);
	}
}

impl Arbitration<AccountId> for MockArbitration {
	fn open(case: Case<AccountId>) -> DispatchResult {
		with(|world| {
			if let Some(error) = world.refuses {
				return Err(DispatchError::Other(error));
			}
			if world.cases.contains_key(&case.id) {
				return Err(DispatchError::Other("AlreadyExists"));
			}
			world.cases.insert(case.id, case);
			Ok(())
		})
	}

	fn settle(case: &CaseId, conceding: Option<Side>) -> DispatchResult {
		with(|world| {
			world.cases.remove(case).ok_or(DispatchError::Other("NotFound"))?;
			world.ruled.remove(case);
			world.settled.push((*case, conceding));
			Ok(())
		})
	}

	fn is_open(case: &CaseId) -> bool {
		with(|world| world.cases.contains_key(case))
	}

	fn ruled_at(case: &CaseId) -> Option<Millis> {
		with(|world| world.ruled.get(case).copied())
	}

	fn open_weight() -> Weight {
		Weight::zero()
	}

	fn settle_weight() -> Weight {
		Weight::zero()
	}
}

/// Randomness that a test reveals.
pub struct MockRandomness;

impl MockRandomness {
	/// Reveal the seed of the moment that comes next, and go on to the one after.
	pub fn reveal(seed: H256) {
		with(|world| {
			world.seeds.insert(world.moment, Seed::Revealed(seed));
			world.moment += 1;
		});
	}

	/// Forget a seed that was revealed.
	pub fn forget(moment: Moment) {
		with(|world| world.seeds.insert(moment, Seed::Forgotten));
	}
}

impl Randomness for MockRandomness {
	fn upcoming() -> Moment {
		with(|world| world.moment)
	}

	fn seed(moment: Moment) -> Seed {
		with(|world| world.seeds.get(&moment).copied().unwrap_or(Seed::Pending))
	}
}
