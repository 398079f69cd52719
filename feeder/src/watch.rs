// SPDX-License-Identifier: Apache-2.0

//! One look at all sources of a pair, and which of them have died.

use crate::{
	config::PairSources,
	decimal::shown,
	opinion::{near, opinion},
	source::{Asker, Source},
};
use futures::future::join_all;
use std::{
	collections::HashMap,
	time::{Duration, Instant},
};
use tael_primitives::Price;

/// How long a source may say the same while the others move.
const DEAD_AFTER: Duration = Duration::from_mins(30);

/// The sources of one pair, and what they said.
pub struct Watch {
	config: PairSources,
	/// The last change of each source: what it said, when, and what the others said together then.
	changes: HashMap<String, Change>,
}

struct Change {
	price: Price,
	at: Instant,
	others: Option<Price>,
}

impl Watch {
	/// Watch these.
	#[must_use]
	pub fn new(config: PairSources) -> Self {
		Self { config, changes: HashMap::new() }
	}

	/// Ask all sources at once, and say what they mean together. `None` if that is nothing.
	pub async fn look(&mut self, asker: &Asker) -> Option<Price> {
		let fiat = self.config.fiat.code().to_owned();
		let asked = self.config.sources.iter().map(async |source| {
			let answer = source.ask(asker).await;
			match &answer {
				Ok(price) => log::debug!("{fiat}: {} says {}", source.name, shown(*price)),
				Err(failure) => log::warn!("{fiat}: {}: {failure}", source.name),
			}
			(source, answer.ok())
		});
		let answers: Vec<(&Source, Option<Price>)> = join_all(asked).await;
		let answered: Vec<_> = answers
			.iter()
			.filter_map(|(source, price)| Some((source.name.as_str(), (*price)?)))
			.collect();
		let alive = alive(&mut self.changes, &answered, self.config.agree_bps, Instant::now());
		let asked = self.config.sources.len();
		let opinion = opinion(&alive, asked, self.config.agree_bps);
		match opinion {
			Some(price) => {
				log::debug!("{fiat}: {} of {asked} sources: {}", alive.len(), shown(price));
			},
			None => log::warn!(
				"{fiat}: {} of {asked} sources answered, which is no opinion",
				alive.len()
			),
		}
		opinion
	}
}

/// The prices of the sources that are not dead: one that has said the same for [`DEAD_AFTER`] while the others
/// moved by more than they may disagree.
fn alive(
	changes: &mut HashMap<String, Change>,
	answered: &[(&str, Price)],
	agree: u16,
	now: Instant,
) -> Vec<Price> {
	let others_of = |name: &str| {
		let mut others: Vec<_> =
			answered.iter().filter(|(other, _)| *other != name).map(|(_, price)| *price).collect();
		others.sort_unstable();
		Price::median_of_sorted(&others)
	};
	let mut prices = Vec::new();
	for (name, price) in answered {
		let others = others_of(name);
		let change =
			changes.entry((*name).to_owned()).or_insert(Change { price: *price, at: now, others });
		if change.price != *price {
			*change = Change { price: *price, at: now, others };
		}
		change.others = change.others.or(others);
		let others_moved = match (change.others, others) {
			(Some(then), Some(others)) => !near(then, others, agree),
			_ => false,
		};
		if now.duration_since(change.at) >= DEAD_AFTER && others_moved {
			log::warn!("{name} has said {} for half an hour while others moved", shown(*price));
		} else {
			prices.push(*price);
		}
	}
	prices
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_source_that_stands_still_while_others_move_is_dead() {
		let begun = Instant::now();
		let mut changes = HashMap::new();
		let mut at = |minutes: u64, stuck: u64, others: u64| {
			let answered = [("stuck", Price(stuck)), ("a", Price(others)), ("b", Price(others))];
			alive(&mut changes, &answered, 100, begun + Duration::from_secs(60 * minutes)).len()
		};
		assert_eq!(at(0, 70_000, 70_000), 3);
		assert_eq!(at(29, 70_000, 71_000), 3, "not for long enough");
		assert_eq!(at(30, 70_000, 71_000), 2);
		assert_eq!(at(31, 71_000, 71_000), 3, "it moves again");
	}

	#[test]
	fn a_quiet_market_kills_nobody() {
		let begun = Instant::now();
		let mut changes = HashMap::new();
		for hours in 0..3 {
			let answered = [("a", Price(70_000)), ("b", Price(70_001)), ("c", Price(70_002))];
			let now = begun + Duration::from_secs(3_600 * hours);
			assert_eq!(alive(&mut changes, &answered, 100, now).len(), 3);
		}
	}
}
