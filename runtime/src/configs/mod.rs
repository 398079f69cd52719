// SPDX-License-Identifier: Apache-2.0

//! How each pallet is set, one file for a topic.

mod bridge;
mod claimables;
mod consensus;
mod directory;
mod fees;
mod filters;
mod governance;
mod money;
mod payments;
mod rates;
mod system;
mod trade;
mod utility;

pub use bridge::InvoiceTags;
pub use consensus::{NoReports, SessionHandlers};
pub use directory::{Machinery, ScreenedAssets, UpperBound};
pub use fees::{ByteFee, FeeSplit, WeightFee};
pub use filters::{AlwaysOpen, ENACTABLE_AS_ROOT, EXITS, Enactable, Permitted};
pub use governance::{
	AbsentIsNo, CommitteeMajority, CommitteeThird, CouncilMajority, CouncilTwoThirds,
	EnactedByCouncil,
};
pub use money::{FungiblesFree, FungiblesHeld};
pub use rates::OracleWords;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights, SS58_PREFIX, SafeModeAfterFailure};
pub use trade::Disputable;
pub use utility::ProxyType;
