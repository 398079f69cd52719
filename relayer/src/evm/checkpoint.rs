// SPDX-License-Identifier: Apache-2.0

//! What the vault owes and has at a block.

use super::{
	chain::Usdt::{balanceOfCall, basisPointsRateCall},
	header::Head,
	quorum::Stall,
	theirs,
	vault::Vault,
};
use tael_primitives::{Balance, bridge::Checkpoint};

impl Vault {
	/// What the vault owes and how many deposits there were, which is proven; and what USDT says that it has and
	/// what a transfer costs, as a quorum says.
	///
	/// # Errors
	/// If any of it is in doubt.
	pub async fn checkpoint(&self, head: &Head) -> Result<Checkpoint, Stall> {
		let (locked, deposits) = self.locked_and_count(head).await?;
		let token = theirs(&self.domain.token);
		let balance = balanceOfCall { who: self.address() };
		let balance = self.agreed_call(head, token, &balance).await?;
		let fee_rate = self.agreed_call(head, token, &basisPointsRateCall {}).await?;
		Ok(Checkpoint {
			domain: self.domain.id,
			block: head.number,
			block_hash: head.hash,
			deposits,
			locked,
			balance: Balance::try_from(balance)
				.map_err(|_| Stall::Impossible("the balance of the vault"))?,
			fee_rate: Balance::try_from(fee_rate)
				.map_err(|_| Stall::Impossible("the fee of USDT"))?,
		})
	}
}
