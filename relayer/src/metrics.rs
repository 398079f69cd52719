// SPDX-License-Identifier: Apache-2.0

//! Numbers for Prometheus.

use crate::{evm::EndpointHealth, trouble::Trouble};
use prometheus::{
	Encoder, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
	core::Collector,
};

/// What is counted and measured. Every name begins with `tael_relayer_`.
#[derive(Clone)]
pub struct Metrics {
	registry: Registry,
	/// What was signed, by kind.
	pub signed: IntCounterVec,
	/// What was signed and Tael has, by kind.
	pub posted: IntCounterVec,
	/// What was signed and Tael did not take, by kind. Mostly others were faster.
	pub refused: IntCounterVec,
	/// The highest number that was dealt with, by kind.
	pub last_nonce: IntGaugeVec,
	/// The last block that is final, by chain (`vault`, `tael`).
	pub final_block: IntGaugeVec,
	/// Times that nothing could be said for certain, by reason.
	pub stalls: IntCounterVec,
	/// 1 while nothing can be said for certain, by reason.
	pub stalled: IntGaugeVec,
	/// Stalls in which somebody lies or something is broken.
	pub alarms: IntCounter,
	/// 1 after something happened that must never happen.
	pub halted: IntGauge,
	/// 1 while an endpoint's answers count.
	pub endpoint_up: IntGaugeVec,
	/// The last block that an endpoint calls final.
	pub endpoint_final: IntGaugeVec,
	/// What is open, by kind.
	pub open: IntGaugeVec,
	/// How long ago enough attesters agreed on something, in seconds.
	pub heard_age: IntGauge,
	/// Transactions under way at the vault's chain.
	pub under_way: IntGauge,
	/// What the account that pays for gas has, in gwei.
	pub funds_gwei: IntGauge,
}

impl Metrics {
	/// All at zero.
	///
	/// # Errors
	/// If two have one name, which a test would see.
	pub fn new() -> Result<Self, prometheus::Error> {
		let registry = Registry::new_custom(Some("tael_relayer".to_owned()), None)?;
		let one = |name: &str, help: &str| IntGauge::new(name, help);
		let by =
			|name: &str, help: &str, label: &str| IntGaugeVec::new(Opts::new(name, help), &[label]);
		let counted = |name: &str, help: &str, label: &str| {
			IntCounterVec::new(Opts::new(name, help), &[label])
		};
		let metrics = Self {
			signed: counted("signed_total", "Messages signed", "kind")?,
			posted: counted("posted_total", "Messages signed that Tael has", "kind")?,
			refused: counted("refused_total", "Messages signed that Tael did not take", "kind")?,
			last_nonce: by("last_nonce", "Highest number dealt with", "kind")?,
			final_block: by("final_block", "Last block that is final", "chain")?,
			stalls: counted("stalls_total", "Times nothing could be said for certain", "reason")?,
			stalled: by("stalled", "1 while nothing can be said for certain", "reason")?,
			alarms: IntCounter::new("alarms_total", "Stalls that show a lie or a fault")?,
			halted: one("halted", "1 once a person has to look")?,
			endpoint_up: by("endpoint_up", "1 while its answers count", "endpoint")?,
			endpoint_final: by("endpoint_final_block", "Last final block it names", "endpoint")?,
			open: by("open", "What is open", "kind")?,
			heard_age: one("heard_age_seconds", "Since enough attesters agreed on something")?,
			under_way: one("transactions_under_way", "Transactions that no block has yet")?,
			funds_gwei: one("funds_gwei", "What the account that pays for gas has")?,
			registry,
		};
		metrics.register()?;
		Ok(metrics)
	}

	fn register(&self) -> Result<(), prometheus::Error> {
		let all: [Box<dyn Collector>; 15] = [
			Box::new(self.signed.clone()),
			Box::new(self.posted.clone()),
			Box::new(self.refused.clone()),
			Box::new(self.last_nonce.clone()),
			Box::new(self.final_block.clone()),
			Box::new(self.stalls.clone()),
			Box::new(self.stalled.clone()),
			Box::new(self.alarms.clone()),
			Box::new(self.halted.clone()),
			Box::new(self.endpoint_up.clone()),
			Box::new(self.endpoint_final.clone()),
			Box::new(self.open.clone()),
			Box::new(self.heard_age.clone()),
			Box::new(self.under_way.clone()),
			Box::new(self.funds_gwei.clone()),
		];
		all.into_iter().try_for_each(|collector| self.registry.register(collector))
	}

	/// Count what was in the way during a look, and say that it lasts. Whatever was before is over.
	pub fn troubles(&self, troubles: &[Trouble]) {
		self.stalled.reset();
		for trouble in troubles {
			self.stalled.with_label_values(&[trouble.name()]).set(1);
			self.stalls.with_label_values(&[trouble.name()]).inc();
			if trouble.is_alarm() {
				self.alarms.inc();
			}
		}
	}

	/// Say how the endpoints are.
	pub fn endpoints(&self, health: &[EndpointHealth]) {
		for EndpointHealth { name, final_block, trouble, .. } in health {
			self.endpoint_up.with_label_values(&[name]).set(i64::from(trouble.is_none()));
			self.endpoint_final
				.with_label_values(&[name])
				.set(i64::try_from(*final_block).unwrap_or(i64::MAX));
		}
	}

	/// All of it, as Prometheus reads it.
	///
	/// # Errors
	/// If a name is none that Prometheus takes.
	pub fn text(&self) -> Result<Vec<u8>, prometheus::Error> {
		let mut text = Vec::new();
		TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
		Ok(text)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::evm::Stall;
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn a_stall_is_counted_and_ends() {
		let metrics = Metrics::new().unwrap();
		metrics.troubles(&[Stall::Gap { nonce: 7, block: 9 }.into()]);
		let late = Stall::NotFinal { asked: 9, finalized: 8 };
		metrics.troubles(&[Stall::FalseLog { nonce: 7, kept: H256::zero() }.into(), late.into()]);
		let text = String::from_utf8(metrics.text().unwrap()).unwrap();
		assert!(text.contains("tael_relayer_stalls_total{reason=\"gap\"} 1"), "{text}");
		assert!(text.contains("tael_relayer_alarms_total 2"), "{text}");
		assert!(text.contains("tael_relayer_stalled{reason=\"not_final\"} 1"), "{text}");
		assert!(!text.contains("tael_relayer_stalled{reason=\"gap\"}"), "{text}");
		metrics.troubles(&[]);
		let text = String::from_utf8(metrics.text().unwrap()).unwrap();
		assert!(!text.contains("tael_relayer_stalled{"), "{text}");
	}
}
