// SPDX-License-Identifier: Apache-2.0

//! What the node asks the runtime.

#![allow(missing_docs, reason = "the macro writes modules without any")]

use crate::{
	Aura, Block, Executive, Grandpa, Historical, Randomness, Runtime, RuntimeCall,
	RuntimeGenesisConfig, SessionKeys, System, TransactionPayment, VERSION, genesis, pallets,
	views,
};
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::get_preset,
		traits::KeyOwnerProofSystem,
		view_functions::{self, ViewFunctionDispatchError, ViewFunctionId},
		weights::Weight,
	},
	frame_system_rpc_runtime_api, pallet_aura, pallet_transaction_payment,
	pallet_transaction_payment_rpc_runtime_api,
	sp_api::{self, impl_runtime_apis},
	sp_block_builder, sp_consensus_aura,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::{self, AuthorityId as GrandpaId},
	sp_core::{H256, OpaqueMetadata, crypto::KeyTypeId},
	sp_genesis_builder,
	sp_inherents::{CheckInherentsResult, InherentData},
	sp_offchain,
	sp_runtime::{
		ApplyExtrinsicResult, ExtrinsicInclusionMode,
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
	},
	sp_session::{self, OpaqueGeneratedSessionKeys},
	sp_transaction_pool,
	sp_version::RuntimeVersion,
};
use tael_primitives::{
	AccountId, Balance, CaseId, MerchantId, Millis, Nonce, Pair, Side, TradeId,
	bridge::{DomainId, Release},
};
use tael_runtime_api::{
	ClaimablesView, ClockView, Cursor, FeeQuote, FeeSubject, KycView, Lookup, MerchantView, Page,
	RolesView,
	acceptors::{AcceptorView, ClaimReceiptView, ClaimView},
	arbitration::{ArbiterView, DisputeReceiptView, DisputeView, RuleView},
	bridge::{
		BridgeQuote, DepositView, DomainView, EndedView as EndedWithdrawal, FlowDirection,
		HeadroomView, OwedView, RotationView, SignedReleaseView, WithdrawalView,
	},
	c2c::{
		BookView, EndedView, Market, MarketFilter, MessageView, OfferFilter, OfferView, PoolView,
		QuoteRequest, RailView, RecordView, TakeView, TradeReceiptView, TradeView,
	},
	payments::{self, AuthorizationView, InvoiceQuoteView, InvoiceView},
	rates::{PairView, PriceView},
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			pallets::inherents(&data)
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			pallets::check_inherents(&block, &data)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header);
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(
				equivocation_proof,
				key_owner_proof.decode()?,
			)
		}

		fn generate_key_ownership_proof(
			_: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			*System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	// -- Tael: one interface for each domain (`tael-runtime-api`), answered in `views`.

	impl tael_runtime_api::clock::ClockApi<Block> for Runtime {
		fn now() -> ClockView {
			views::clock::now()
		}
	}

	impl tael_runtime_api::claimables::ClaimablesApi<Block> for Runtime {
		fn claimables_of(
			owner: AccountId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<ClaimablesView> {
			views::claimables::claimables_of(&owner, cursor, limit)
		}
	}

	impl tael_runtime_api::fees::FeesApi<Block> for Runtime {
		fn quote(subject: FeeSubject) -> Option<FeeQuote> {
			views::fees::quote(subject)
		}
	}

	impl tael_runtime_api::kyc::KycApi<Block> for Runtime {
		fn status(account: AccountId) -> KycView {
			views::kyc::status(&account)
		}
	}

	impl tael_runtime_api::merchants::MerchantsApi<Block> for Runtime {
		fn merchant(id: MerchantId) -> Option<MerchantView> {
			views::merchants::merchant(id)
		}

		fn roles(id: MerchantId) -> Option<RolesView> {
			views::merchants::roles(id)
		}
	}

	impl tael_runtime_api::randomness::RandomnessApi<Block> for Runtime {
		fn input(slot: u64) -> H256 {
			Randomness::input(slot)
		}
	}

	impl tael_runtime_api::rates::RatesApi<Block> for Runtime {
		fn price(pair: Pair, max_age: Millis) -> Option<PriceView> {
			views::rates::price(&pair, max_age)
		}

		fn pairs() -> Vec<PairView> {
			views::rates::pairs()
		}
	}

	impl tael_runtime_api::payments::PaymentsApi<Block> for Runtime {
		fn invoice(id: H256) -> Option<payments::Lookup<InvoiceView>> {
			views::payments::invoice(id)
		}

		fn invoice_by_reference(
			merchant: MerchantId,
			reference: [u8; 32],
		) -> Option<payments::Lookup<InvoiceView>> {
			views::payments::invoice_by_reference(merchant, reference)
		}

		fn invoice_quote(id: H256) -> Option<InvoiceQuoteView> {
			views::payments::invoice_quote(id)
		}

		fn merchant_open(
			merchant: MerchantId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<InvoiceView>> {
			views::payments::merchant_open(merchant, cursor, limit)
		}

		fn authorization(id: H256) -> Option<payments::Lookup<AuthorizationView>> {
			views::payments::authorization(id)
		}
	}

	impl tael_runtime_api::c2c::C2cApi<Block> for Runtime {
		fn rails() -> Vec<RailView> {
			views::c2c::rails()
		}

		fn book(market: Market, levels: u32) -> BookView {
			views::c2c::book(market, levels)
		}

		fn offers(
			filter: OfferFilter,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<OfferView>> {
			views::c2c::offers(&filter, cursor, limit)
		}

		fn market_offers(
			filter: MarketFilter,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<OfferView>> {
			views::c2c::market_offers(filter, cursor, limit)
		}

		fn offer(id: H256) -> Option<Lookup<OfferView, EndedView>> {
			views::c2c::offer(id)
		}

		fn pool(id: H256) -> Option<Lookup<PoolView, EndedView>> {
			views::c2c::pool(id)
		}

		fn trade(id: TradeId) -> Option<Lookup<TradeView, TradeReceiptView>> {
			views::c2c::trade(id)
		}

		fn trades_of(
			account: AccountId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<TradeView>> {
			views::c2c::trades_of(&account, cursor, limit)
		}

		fn quote(request: QuoteRequest) -> TakeView {
			views::c2c::quote(request)
		}

		fn record(account: AccountId) -> RecordView {
			views::c2c::record(&account)
		}

		fn messages(trade: TradeId, side: Side, from: u32) -> Vec<MessageView> {
			views::c2c::messages(trade, side, from)
		}
	}

	impl tael_runtime_api::arbitration::ArbitrationApi<Block> for Runtime {
		fn dispute(case: CaseId) -> Option<Lookup<DisputeView, DisputeReceiptView>> {
			views::arbitration::dispute(case)
		}

		fn rule_table() -> Vec<RuleView> {
			views::arbitration::rule_table()
		}

		fn arbiter(account: AccountId) -> Option<ArbiterView> {
			views::arbitration::arbiter(account)
		}
	}

	impl tael_runtime_api::acceptors::AcceptorsApi<Block> for Runtime {
		fn acceptor(account: AccountId) -> Option<AcceptorView> {
			views::acceptors::acceptor(&account)
		}

		fn claim(id: H256) -> Option<Lookup<ClaimView, ClaimReceiptView>> {
			views::acceptors::claim(id)
		}
	}

	impl tael_runtime_api::bridge::BridgeApi<Block> for Runtime {
		fn domains() -> Vec<DomainView> {
			views::bridge::domains()
		}

		fn status(domain: DomainId) -> Option<DomainView> {
			views::bridge::status(domain)
		}

		fn deposit(domain: DomainId, nonce: u64) -> Option<DepositView> {
			views::bridge::deposit(domain, nonce)
		}

		fn withdrawal(domain: DomainId, nonce: u64) -> Option<WithdrawalView> {
			views::bridge::withdrawal(domain, nonce)
		}

		fn withdrawal_by_request(id: H256) -> Option<Lookup<WithdrawalView, EndedWithdrawal>> {
			views::bridge::withdrawal_by_request(id)
		}

		fn unsigned(domain: DomainId, from: u64, limit: u32) -> Vec<Release> {
			views::bridge::unsigned(domain, from, limit)
		}

		fn headroom(domain: DomainId) -> Option<HeadroomView> {
			views::bridge::headroom(domain)
		}

		fn signatures(domain: DomainId, nonce: u64) -> Option<SignedReleaseView> {
			views::bridge::signatures(domain, nonce)
		}

		fn rotation(domain: DomainId) -> Option<RotationView> {
			views::bridge::rotation(domain)
		}

		fn quote(
			domain: DomainId,
			direction: FlowDirection,
			amount: Balance,
		) -> Option<BridgeQuote> {
			views::bridge::quote(domain, direction, amount)
		}

		fn claimable(account: AccountId) -> Vec<OwedView> {
			views::bridge::claimable(&account)
		}
	}

	// -- end of Tael

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			genesis::build(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl polkadot_sdk::frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<polkadot_sdk::frame_benchmarking::BenchmarkList>,
			Vec<polkadot_sdk::frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: polkadot_sdk::frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<polkadot_sdk::frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(&config)
		}
	}

	// The interface returns no error: the tool that calls it reads the reason off the panic.
	#[cfg(feature = "try-runtime")]
	impl polkadot_sdk::frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: polkadot_sdk::frame_try_runtime::UpgradeCheckSelect,
		) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).expect("migrations succeed");
			crate::invariants::check().expect("invariants hold");
			(weight, crate::configs::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: polkadot_sdk::frame_try_runtime::TryStateSelect,
		) -> Weight {
			let weight =
				Executive::try_execute_block(block, state_root_check, signature_check, select)
					.expect("the block executes");
			crate::invariants::check().expect("invariants hold");
			weight
		}
	}
}
