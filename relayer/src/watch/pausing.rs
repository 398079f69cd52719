// SPDX-License-Identifier: Apache-2.0

//! Pauses both sides, each by itself: that one is down or refuses does not keep the other from being paused.

use crate::{
	evm::{Carrier, Progress, Work},
	tael::{At, Direction},
	trouble::Trouble,
};
use tael_client::Keypair;
use tael_primitives::{Millis, bridge::DomainId};

/// What pauses, as far as the configuration has the keys for it.
pub(super) struct Pausing {
	account: Option<Keypair>,
	guardian: Option<Carrier>,
	/// How it went last.
	tael: String,
	vault: String,
}

impl Pausing {
	pub(super) fn new(account: Option<Keypair>, guardian: Option<Carrier>) -> Self {
		let none = || "none".to_owned();
		Self { account, guardian, tael: none(), vault: none() }
	}

	/// How it went, for people.
	pub(super) fn shown(&self) -> String {
		format!("Tael: {}; the vault: {}", self.tael, self.vault)
	}

	/// Pause whatever is not paused yet.
	pub(super) async fn pause(
		&mut self,
		domain: DomainId,
		bits: u8,
		tael: Option<(&At, Millis)>,
	) -> Vec<Trouble> {
		// At the same time: one that hangs does not hold up the other.
		let (here, there) = (
			pause_tael(self.account.as_ref(), domain, tael),
			pause_vault(self.guardian.as_mut(), bits),
		);
		let (here, there) = futures::join!(here, there);
		let mut troubles = Vec::new();
		for (shown, done) in [(&mut self.tael, here), (&mut self.vault, there)] {
			match done {
				Ok(done) => done.clone_into(shown),
				Err(trouble) => {
					*shown = format!("FAILED: {trouble}");
					troubles.push(trouble);
				},
			}
		}
		troubles
	}
}

async fn pause_tael(
	account: Option<&Keypair>,
	domain: DomainId,
	tael: Option<(&At, Millis)>,
) -> Result<&'static str, Trouble> {
	let Some(account) = account else { return Ok("no account that may") };
	let Some((at, now)) = tael else { return Ok("it is silent") };
	for direction in [Direction::In, Direction::Out] {
		if at.pause_of(domain, direction).await?.is_some_and(|pause| pause.is_on(now)) {
			continue;
		}
		at.pause(domain, direction, account).await?;
		tracing::error!(domain, ?direction, "paused Tael");
	}
	Ok("paused")
}

async fn pause_vault(guardian: Option<&mut Carrier>, bits: u8) -> Result<&'static str, Trouble> {
	let Some(guardian) = guardian else { return Ok("no key that may") };
	let (answers, _) = guardian.round(&[Work::Pause(bits)]).await?;
	for answer in answers {
		match answer? {
			Progress::Done => return Ok("paused"),
			Progress::Sent => tracing::error!(bits, "pausing the vault"),
			Progress::Waiting(_) => {},
		}
	}
	Ok("under way")
}
