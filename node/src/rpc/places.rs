// SPDX-License-Identifier: Apache-2.0

//! A bounded number of places, of which no connection takes more than its share.

use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Places for work that outlives the request that asked for it.
#[derive(Clone, Debug)]
pub struct Places {
	taken: Arc<Mutex<HashMap<usize, usize>>>,
	total: usize,
	share: usize,
}

impl Places {
	/// `total` places, at most `share` for each connection.
	pub fn new(total: usize, share: usize) -> Self {
		Self { taken: Arc::default(), total, share }
	}

	/// A place for a connection, until it is dropped. `None` if all are taken, or its share is.
	pub fn take(&self, connection: usize) -> Option<Place> {
		let mut taken = self.taken();
		let own = taken.get(&connection).copied().unwrap_or_default();
		// One number for each connection that has a place, so at most `total`.
		if own >= self.share || taken.values().sum::<usize>() >= self.total {
			return None;
		}
		taken.insert(connection, own + 1);
		Some(Place { of: self.clone(), connection })
	}

	/// The numbers are whole after every step, so a panic elsewhere leaves them usable.
	fn taken(&self) -> MutexGuard<'_, HashMap<usize, usize>> {
		self.taken.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// One place, given back when dropped.
#[derive(Debug)]
#[must_use = "a place is given back when it is dropped"]
pub struct Place {
	of: Places,
	connection: usize,
}

impl Drop for Place {
	fn drop(&mut self) {
		let mut taken = self.of.taken();
		match taken.get_mut(&self.connection) {
			Some(own) if *own > 1 => *own -= 1,
			_ => {
				taken.remove(&self.connection);
			},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_connection_gets_its_share_and_leaves_the_rest_to_others() {
		let places = Places::new(5, 2);
		let first = [places.take(1), places.take(1)];
		assert!(first.iter().all(Option::is_some));
		assert!(places.take(1).is_none());
		assert!(places.take(2).is_some());
	}

	#[test]
	fn all_connections_together_get_the_total() {
		let places = Places::new(3, 2);
		let taken = [places.take(1), places.take(1), places.take(2)];
		assert!(taken.iter().all(Option::is_some));
		assert!(places.take(2).is_none());
		assert!(places.take(3).is_none());
	}

	#[test]
	fn a_dropped_place_is_free_again_and_leaves_nothing_behind() {
		let places = Places::new(2, 1);
		let place = places.take(1);
		assert!(places.take(1).is_none());
		drop(place);
		assert!(places.taken().is_empty());
		assert!(places.take(1).is_some());
	}
}
