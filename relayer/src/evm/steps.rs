// SPDX-License-Identifier: Apache-2.0

//! Which call of the vault is next for a work, from the vault's newest state.

use super::{
	carry::{Carrier, CarryError, Next, Progress, Round, Work},
	chain::{self, Timing, UsdtVault},
	endpoint::Failure,
	settle::{self, Queued, RotationStep, Seen, SeenRotation, Step},
	theirs,
	vault::SignerSet,
};
use alloy::{
	eips::BlockId,
	primitives::{B256, Bytes, U256},
	providers::Provider,
	rpc::types::TransactionRequest,
	sol_types::SolCall,
};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;
use tael_primitives::bridge::{EcdsaSignature, Message, Release, Rotate, SetId, signer};

impl Carrier {
	/// What to do next about a work.
	pub(super) async fn next_call(
		&mut self,
		round: &Round<'_>,
		work: &Work,
	) -> Result<Next, CarryError> {
		match work {
			Work::Release { message, set, signatures } => {
				self.next_of_release(round, message, *set, signatures).await
			},
			Work::Rotate { message, set, next, signatures } => {
				self.next_of_rotation(round, message, *set, next, signatures).await
			},
			Work::Pause(bits) => {
				let paused = self.ask(round, UsdtVault::pauseBitsCall {}).await?;
				Ok(unless(paused & bits == *bits, UsdtVault::pauseCall { bits: *bits }))
			},
			Work::Veto(nonce) => {
				let queued = self.ask(round, UsdtVault::queuedCall { nonce: *nonce }).await?;
				let is_over = queued.msgId.is_zero() || queued.vetoedAt != 0;
				Ok(unless(is_over, UsdtVault::vetoCall { nonce: *nonce }))
			},
		}
	}

	/// What the vault answers now.
	async fn ask<C: SolCall>(&self, round: &Round<'_>, call: C) -> Result<C::Return, Failure> {
		let request = TransactionRequest::default()
			.to(self.vault.address())
			.input(Bytes::from(call.abi_encode()).into());
		// What no block has yet may never come.
		let latest = BlockId::latest();
		let answer = round.endpoint.ask(async |it| it.call(request).block(latest).await).await?;
		C::abi_decode_returns_validate(&answer).map_err(|_| {
			Failure::Refused(format!(
				"it answers {} with something else; is domain.vault the vault?",
				C::SIGNATURE
			))
		})
	}

	async fn timing(&mut self, round: &Round<'_>) -> Result<Timing, Failure> {
		if let Some(timing) = &self.timing {
			return Ok(timing.clone());
		}
		let timing = self.ask(round, UsdtVault::timingCall {}).await?;
		Ok(self.timing.insert(timing).clone())
	}

	async fn next_of_release(
		&mut self,
		round: &Round<'_>,
		message: &Release,
		set: SetId,
		signatures: &[EcdsaSignature],
	) -> Result<Next, CarryError> {
		let nonce = message.nonce;
		let timing = self.timing(round).await?;
		let queued = self.ask(round, UsdtVault::queuedCall { nonce }).await?;
		let queued = (!queued.msgId.is_zero()).then_some(Queued {
			id: queued.msgId,
			ready_at: queued.readyAt,
			vetoed_at: queued.vetoedAt,
		});
		let amount = U256::from(message.amount);
		let seen = Seen {
			now: round.now,
			is_released: self.ask(round, UsdtVault::isReleasedCall { nonce }).await?,
			is_cancelled: self.ask(round, UsdtVault::isCancelledCall { nonce }).await?,
			queued,
			must_queue: self.ask(round, UsdtVault::mustQueueCall { amount }).await?,
			pauses: self.ask(round, UsdtVault::pauseBitsCall {}).await?,
			exec_window: timing.execWindow,
			veto_review: timing.vetoReview,
		};
		let m = release(set, message);
		let step = settle::release(message.id(), message.deadline, &seen);
		let data = match step {
			Step::Done => return Ok(Next::Nothing(Progress::Done)),
			Step::Wait(until) => return Ok(Next::Nothing(Progress::Waiting(until))),
			Step::Foreign(other) => return Err(CarryError::Foreign(other)),
			Step::Execute => UsdtVault::executeQueuedCall { m }.abi_encode(),
			Step::CancelQueued => UsdtVault::cancelQueuedCall { nonce }.abi_encode(),
			Step::Release | Step::Queue | Step::Cancel => {
				let digest = self.place.digest(set, message);
				let signatures = self.quorum_of(round, set, digest, signatures).await?;
				match step {
					Step::Queue => UsdtVault::queueReleaseCall { m, signatures }.abi_encode(),
					Step::Cancel => UsdtVault::cancelCall { m, signatures }.abi_encode(),
					_ => UsdtVault::releaseCall { m, signatures }.abi_encode(),
				}
			},
		};
		Ok(Next::Call(data.into()))
	}

	async fn next_of_rotation(
		&mut self,
		round: &Round<'_>,
		message: &Rotate,
		set: SetId,
		next: &SignerSet,
		signatures: &[EcdsaSignature],
	) -> Result<Next, CarryError> {
		let pending = self.ask(round, UsdtVault::pendingRotationCall {}).await?;
		let seen = SeenRotation {
			now: round.now,
			current: self.ask(round, UsdtVault::currentSetCall {}).await?,
			pending: pending.msgId,
			ready_at: pending.readyAt,
			end: pending.end,
			pauses: self.ask(round, UsdtVault::pauseBitsCall {}).await?,
		};
		match settle::rotation(message.set, message.id(), message.not_before, &seen) {
			RotationStep::Done => Ok(Next::Nothing(Progress::Done)),
			RotationStep::Wait(until) => Ok(Next::Nothing(Progress::Waiting(until))),
			RotationStep::Foreign(other) => Err(CarryError::Foreign(other)),
			RotationStep::Activate => Ok(unless(false, UsdtVault::activateRotationCall {})),
			RotationStep::Submit => {
				let digest = self.place.digest(set, message);
				let signatures = self.quorum_of(round, set, digest, signatures).await?;
				let m = chain::Rotate {
					setId: set,
					newSetId: message.set,
					newSetHash: B256::new(message.set_hash.0),
					notBefore: message.not_before,
				};
				let call = UsdtVault::rotateCall {
					m,
					threshold: U256::from(next.threshold),
					signers: next.addresses.iter().map(theirs).collect(),
					signatures,
				};
				Ok(unless(false, call))
			},
		}
	}

	/// Exactly as many signatures as the vault asks for, in its order.
	async fn quorum_of(
		&self,
		round: &Round<'_>,
		set: SetId,
		digest: H256,
		signatures: &[EcdsaSignature],
	) -> Result<Bytes, CarryError> {
		let stored = self.ask(round, UsdtVault::signerSetCall { setId: set }).await?;
		let needed = usize::try_from(stored.threshold).unwrap_or(usize::MAX);
		let valid: BTreeMap<_, _> = signatures
			.iter()
			.filter_map(|signature| Some((signer(digest, signature)?, signature)))
			.filter(|(who, _)| stored.signers.contains(&theirs(who)))
			.collect();
		if valid.len() < needed || needed == 0 {
			return Err(CarryError::TooFewSignatures { set, valid: valid.len(), needed });
		}
		Ok(valid.values().take(needed).flat_map(|signature| signature.iter().copied()).collect())
	}
}

/// A call, unless there is nothing to do any more.
fn unless(is_over: bool, call: impl SolCall) -> Next {
	if is_over { Next::Nothing(Progress::Done) } else { Next::Call(call.abi_encode().into()) }
}

fn release(set: SetId, message: &Release) -> chain::Release {
	chain::Release {
		setId: set,
		dstDomain: message.domain,
		nonce: message.nonce,
		token: theirs(&message.token),
		recipient: theirs(&message.recipient),
		amount: U256::from(message.amount),
		fee: U256::from(message.fee),
		deadline: message.deadline,
		requestId: B256::new(message.request.0),
	}
}
