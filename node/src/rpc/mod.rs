// SPDX-License-Identifier: Apache-2.0

//! JSON-RPC: the stock methods of a node, and those of Tael.
//!
//! Tael's own methods have a file and a trait for each domain. Each is a thin wrapper of one question
//! of `tael-runtime-api`, so a light client can ask the same. `docs/reference/rpc.md` describes them.

pub mod acceptors;
pub mod arbitration;
pub mod arguments;
pub mod bridge;
pub mod c2c;
pub mod claimables;
pub mod clock;
pub mod errors;
pub mod fees;
pub mod followers;
pub mod found;
pub mod kyc;
pub mod merchants;
pub mod payments;
pub mod places;
pub mod rates;
pub mod reading;
pub mod subscription;
pub mod values;

use acceptors::{AcceptorsMethods, AcceptorsRpcServer};
use arbitration::{ArbitrationMethods, ArbitrationRpcServer};
use bridge::{BridgeMethods, BridgeRpcServer};
use c2c::{C2cMethods, C2cRpcServer};
use claimables::{ClaimablesMethods, ClaimablesRpcServer};
use clock::{ClockMethods, ClockRpcServer};
use followers::Followers;
use kyc::{KycMethods, KycRpcServer};
use merchants::{MerchantsMethods, MerchantsRpcServer};
use payments::{PaymentsMethods, PaymentsRpcServer};
use rates::{RatesMethods, RatesRpcServer};

use jsonrpsee::RpcModule;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::SubscriptionTaskExecutor,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use std::{error::Error, sync::Arc};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::opaque::Block;

use crate::{
	client::{Backend, Client},
	pool::Pool,
};

/// What the methods read from.
pub struct FullDeps {
	/// The chain: its state, and notifications of imported and of final blocks.
	pub client: Arc<Client>,
	/// Transactions that wait.
	pub pool: Arc<Pool>,
	/// Where subscriptions run.
	pub executor: SubscriptionTaskExecutor,
	/// The finality gadget.
	pub grandpa: GrandpaDeps,
}

/// What the methods of the finality gadget read from.
pub struct GrandpaDeps {
	/// Who votes.
	pub authorities: SharedAuthoritySet<Hash, BlockNumber>,
	/// How the round of votes stands.
	pub voter_state: SharedVoterState,
	/// Proofs of finality as they are made.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality in the database.
	pub proofs: Arc<FinalityProofProvider<Backend, Block>>,
}

/// All methods of the node besides those that the SDK adds itself.
pub fn create_full(deps: FullDeps) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let FullDeps { client, pool, executor, grandpa } = deps;
	let followers = Followers::new(client.clone());
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authorities,
			grandpa.voter_state,
			grandpa.justifications,
			grandpa.proofs,
		)
		.into_rpc(),
	)?;
	module.merge(AcceptorsMethods::new(client.clone()).into_rpc())?;
	module.merge(ArbitrationMethods::new(client.clone()).into_rpc())?;
	module.merge(BridgeMethods::new(client.clone()).into_rpc())?;
	module.merge(C2cMethods::new(client.clone(), followers.clone()).into_rpc())?;
	module.merge(ClaimablesMethods::new(client.clone()).into_rpc())?;
	module.merge(ClockMethods::new(client.clone()).into_rpc())?;
	module.merge(KycMethods::new(client.clone()).into_rpc())?;
	module.merge(MerchantsMethods::new(client.clone()).into_rpc())?;
	module.merge(PaymentsMethods::new(client.clone(), followers).into_rpc())?;
	module.merge(RatesMethods::new(client).into_rpc())?;
	Ok(module)
}
