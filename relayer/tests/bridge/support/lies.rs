// SPDX-License-Identifier: Apache-2.0

//! What a lying endpoint says.

use super::rpc::ask;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// One thing that an endpoint says other than it is.
#[derive(Clone, Debug)]
pub enum Lie {
	/// It belongs to a chain with this id.
	ChainId(u64),
	/// The newest final block stands so many blocks higher, or lower. A block that does not exist is made up.
	Head(i64),
	/// Blocks have another hash.
	BlockHash,
	/// Blocks have the right hash, and another root of the state.
	StateRoot,
	/// Blocks have the right hash, and another time.
	Timestamp,
	/// Each deposit is of a unit more.
	Amount,
	/// Each deposit is for somebody else.
	Recipient,
	/// There are these logs too.
	Invents(Vec<Value>),
	/// There are no logs.
	NoLogs,
	/// There are no logs, unless they are asked for by the hash of a block.
	LosesLogs,
	/// Each log exists twice.
	Duplicates,
	/// The last log comes first.
	OutOfOrder,
	/// Each log was undone by a reorganisation.
	Removed,
	/// Each log is of another contract.
	OtherContract,
	/// Contracts answer something else.
	Call,
	/// The storage's proof is of another slot.
	ProofOfSlot(String),
	/// The proof is of another account.
	ProofOfAccount(String),
	/// The last node of each proof is missing.
	ProofCut,
	/// There is no proof.
	ProofEmpty,
	/// The proof is right, and the slot's value is another.
	ProofValue,
}

impl Lie {
	/// The result of a method, and whether it is a lie.
	pub(super) async fn answer(
		&self,
		chain: &str,
		method: &str,
		params: &Value,
	) -> Result<(Value, bool)> {
		let truth = ask(chain, method, params.clone()).await?;
		let asked = self.bend_question(chain, method, params.clone()).await?;
		let said = ask(chain, method, asked).await?;
		let said = self.bend_answer(chain, method, params, said).await?;
		let is_lie = said != truth;
		Ok((said, is_lie))
	}

	async fn bend_question(&self, chain: &str, method: &str, mut params: Value) -> Result<Value> {
		match (self, method) {
			(Self::Head(by), "eth_getBlockByNumber") if params[0] == "finalized" => {
				params[0] = json!(hex(final_height(chain).await?.saturating_add_signed(*by)));
			},
			(Self::ProofOfSlot(slot), "eth_getProof") => {
				for asked in params[1].as_array_mut().context("slots")? {
					*asked = json!(slot);
				}
			},
			(Self::ProofOfAccount(account), "eth_getProof") => params[0] = json!(account),
			_ => {},
		}
		Ok(params)
	}

	async fn bend_answer(
		&self,
		chain: &str,
		method: &str,
		params: &Value,
		mut truth: Value,
	) -> Result<Value> {
		match method {
			"eth_chainId" => {
				if let Self::ChainId(id) = self {
					return Ok(json!(hex(*id)));
				}
			},
			"eth_getBlockByNumber" | "eth_getBlockByHash" => match self {
				Self::Head(by) if truth.is_null() => {
					truth = ask(chain, "eth_getBlockByNumber", json!(["finalized", false])).await?;
					truth["number"] =
						json!(hex(number(&truth["number"])?.saturating_add_signed(*by)));
				},
				Self::BlockHash => flip(&mut truth["hash"])?,
				Self::StateRoot => flip(&mut truth["stateRoot"])?,
				Self::Timestamp => flip(&mut truth["timestamp"])?,
				_ => {},
			},
			"eth_getLogs" => self.bend_logs(params, truth.as_array_mut().context("logs")?)?,
			"eth_getProof" => self.bend_proof(params, &mut truth)?,
			"eth_call" if matches!(self, Self::Call) => flip(&mut truth)?,
			_ => {},
		}
		Ok(truth)
	}

	fn bend_logs(&self, params: &Value, logs: &mut Vec<Value>) -> Result<()> {
		match self {
			Self::Amount => {
				for log in logs {
					// Behind the token and the address for refunds.
					let mut data = log["data"].as_str().context("data")?.to_owned();
					let (start, end) = (2 + 2 * 64, 2 + 3 * 64);
					let amount = u128::from_str_radix(&data[start..end], 16)?;
					data.replace_range(start..end, &format!("{:064x}", amount + 1));
					log["data"] = json!(data);
				}
			},
			Self::Recipient => {
				for log in logs {
					flip(&mut log["topics"][3])?;
				}
			},
			Self::Invents(more) => logs.extend(more.iter().cloned()),
			Self::NoLogs => logs.clear(),
			Self::LosesLogs if params[0]["blockHash"].is_null() => logs.clear(),
			Self::Duplicates => {
				*logs = logs.iter().flat_map(|log| [log.clone(), log.clone()]).collect();
			},
			Self::OutOfOrder => logs.reverse(),
			Self::Removed => {
				for log in logs {
					log["removed"] = json!(true);
				}
			},
			Self::OtherContract => {
				for log in logs {
					flip(&mut log["address"])?;
				}
			},
			_ => {},
		}
		Ok(())
	}

	fn bend_proof(&self, params: &Value, proof: &mut Value) -> Result<()> {
		match self {
			// What it shows is called what was asked for.
			Self::ProofOfSlot(_) => {
				let asked = params[1].as_array().context("slots")?;
				let shown = proof["storageProof"].as_array_mut().context("proofs")?;
				for (slot, entry) in asked.iter().zip(shown) {
					entry["key"] = slot.clone();
				}
			},
			Self::ProofOfAccount(_) => proof["address"] = params[0].clone(),
			Self::ProofCut | Self::ProofEmpty => {
				let cut = |nodes: &mut Value| -> Result<()> {
					let nodes = nodes.as_array_mut().context("nodes")?;
					let keep = if matches!(self, Self::ProofCut) {
						nodes.len().saturating_sub(1)
					} else {
						0
					};
					nodes.truncate(keep);
					Ok(())
				};
				cut(&mut proof["accountProof"])?;
				for entry in proof["storageProof"].as_array_mut().context("proofs")? {
					cut(&mut entry["proof"])?;
				}
			},
			Self::ProofValue => {
				for entry in proof["storageProof"].as_array_mut().context("proofs")? {
					entry["value"] = json!("0x1");
				}
			},
			_ => {},
		}
		Ok(())
	}
}

/// The height of the newest final block.
async fn final_height(chain: &str) -> Result<u64> {
	number(&ask(chain, "eth_getBlockByNumber", json!(["finalized", false])).await?["number"])
}

fn number(value: &Value) -> Result<u64> {
	let digits = value.as_str().context("a number is text")?.trim_start_matches("0x");
	Ok(u64::from_str_radix(digits, 16)?)
}

fn hex(number: u64) -> String {
	format!("{number:#x}")
}

/// Another value of the same length: its last digit is another.
fn flip(value: &mut Value) -> Result<()> {
	let mut text = value.as_str().context("hexadecimal is text")?.to_owned();
	let last = text.pop().context("hexadecimal has digits")?;
	text.push(if last == '1' { '2' } else { '1' });
	*value = json!(text);
	Ok(())
}
