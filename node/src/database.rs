// SPDX-License-Identifier: Apache-2.0

//! The database, with commits that the end of the process does not take back.
//!
//! It is ParityDB in the form the SDK gives it, with one difference. The SDK's adapter answers as soon as a
//! commit waits in memory for ParityDB's threads, and those sync its log to the disk about every 64 MiB: a
//! node that is killed on a busy machine comes back without a payment it has reported as final, or
//! votes a second time in a round; after a power cut half a minute can be missing. Here a commit
//! returns when its record is with the operating system, and the disk has it about a second later.
//!
//! ParityDB lends its steps out for that under its feature `instrumentation`. It is opened without threads
//! of its own, as in its own tests; commits write the log, and one thread does the rest. Both
//! adapters read each other's files.

use polkadot_sdk::{
	sp_core::H256,
	sp_database::{Change, ColumnId, Database, Transaction, error::DatabaseError},
};
use std::{
	fmt::Display,
	path::Path,
	sync::{Arc, Condvar, Mutex, MutexGuard},
	thread::{self, JoinHandle},
	time::Duration,
};

/// Columns of the SDK's database, by the numbers it has given them, and how many there are.
mod column {
	pub const STATE: u8 = 1;
	pub const STATE_META: u8 = 2;
	pub const HEADER: u8 = 4;
	pub const BODY: u8 = 5;
	pub const JUSTIFICATIONS: u8 = 6;
	pub const TRANSACTION: u8 = 11;
	pub const BODY_INDEX: u8 = 12;
	pub const COUNT: u8 = 13;

	/// Large values, which are stored compressed.
	pub const COMPRESSED: [u8; 6] = [STATE, HEADER, BODY, BODY_INDEX, TRANSACTION, JUSTIFICATIONS];
	/// Values under their own hash, which are counted and live as long as somebody refers to them.
	pub const COUNTED: [u8; 2] = [STATE, TRANSACTION];
}

/// Under which the SDK keeps the kind of state pruning, in [`column::STATE_META`].
const PRUNING_MODE: &[u8] = b"mode";

/// How long the disk lags behind the operating system, besides the time it takes to write.
const LAG: Duration = Duration::from_secs(1);
/// So many bytes do not wait for that, so that those of a node that catches up do not pile up in memory.
const MOST_PENDING: usize = 64 << 20;

/// ParityDB, of which each commit survives the process.
///
/// A node that cannot read or write its database ends: it must not vote on what it will not remember.
/// The next start completes what the log holds.
pub struct DurableDb {
	shared: Arc<Shared>,
	follower: Option<JoinHandle<()>>,
}

struct Shared {
	db: parity_db::Db,
	writer: Mutex<Writer>,
	wake: Condvar,
	/// Who holds it takes the steps after the log.
	sync: Mutex<()>,
}

/// What commits have left to do.
#[derive(Default)]
struct Writer {
	/// About how many bytes are not known to be on the disk.
	pending: usize,
	ended: bool,
}

impl DurableDb {
	/// Opens the database in a folder, or makes one, and completes what a crash interrupted.
	///
	/// # Errors
	///
	/// Fails if another node has it open, or if it cannot be read.
	pub fn open(folder: &Path) -> parity_db::Result<Self> {
		let mut options = options(folder);
		options.with_background_thread = false;
		let shared = Arc::new(Shared {
			db: parity_db::Db::open_or_create(&options)?,
			writer: Mutex::default(),
			wake: Condvar::new(),
			sync: Mutex::default(),
		});
		let follower = {
			let shared = shared.clone();
			thread::Builder::new().name("database".into()).spawn(move || shared.follow())
		};
		let follower = Some(follower.map_err(parity_db::Error::Io)?);
		Ok(Self { shared, follower })
	}

	/// Whether the SDK has never finished setting it up.
	pub fn is_new(&self) -> bool {
		self.get(column::STATE_META.into(), PRUNING_MODE).is_none()
	}
}

impl Drop for DurableDb {
	fn drop(&mut self) {
		held(&self.shared.writer).ended = true;
		self.shared.wake.notify_one();
		if self.follower.take().is_some_and(|follower| follower.join().is_err()) {
			end(&POISONED);
		}
	}
}

impl Shared {
	/// Writes the log, which the operating system has when this returns.
	fn commit(&self, changes: impl Iterator<Item = Operation>) {
		let pending = {
			let mut writer = held(&self.writer);
			let pending = &mut writer.pending;
			let changes =
				changes.inspect(|(_, change)| *pending = pending.saturating_add(size(change)));
			or_end(self.db.commit_changes(changes));
			or_end(self.db.process_commits());
			// A growing index moves a part of its keys with every commit.
			or_end(self.db.process_reindex());
			writer.pending
		};
		if pending >= MOST_PENDING {
			self.sync();
		}
	}

	/// Brings to the disk what was committed, until the end.
	fn follow(&self) {
		loop {
			let writer = held(&self.writer);
			let waited = self.wake.wait_timeout_while(writer, LAG, |writer| !writer.ended);
			let Ok((writer, _)) = waited else { end(&POISONED) };
			let (pending, ended) = (writer.pending, writer.ended);
			drop(writer);
			if pending > 0 {
				self.sync();
			}
			if ended {
				return;
			}
		}
	}

	/// The steps after the log: to the disk with it, from there into the tables, to the disk with those.
	/// Logs are given up each time: ParityDB waits for that when more than four are old, and after a
	/// crash it cannot read one again that wrote to an index which has since been replaced.
	fn sync(&self) {
		let _turn = held(&self.sync);
		held(&self.writer).pending = 0;
		or_end(self.db.flush_logs());
		or_end(self.db.enact_logs());
		or_end(self.db.clean_logs());
	}
}

/// As the SDK sets them.
fn options(folder: &Path) -> parity_db::Options {
	let mut options = parity_db::Options::with_columns(folder, column::COUNT);
	for (number, settings) in (0..).zip(&mut options.columns) {
		if column::COMPRESSED.contains(&number) {
			settings.compression = parity_db::CompressionType::Lz4;
		}
		let counted = column::COUNTED.contains(&number);
		settings.ref_counted = counted;
		settings.preimage = counted;
		settings.uniform = counted;
	}
	options
}

#[expect(clippy::cast_possible_truncation, reason = "there are thirteen")]
fn narrow(column: ColumnId) -> u8 {
	column as u8
}

const POISONED: &str = "a thread failed while it wrote";

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(|_| end(&POISONED))
}

fn or_end<T>(result: parity_db::Result<T>) -> T {
	result.unwrap_or_else(|error| end(&error))
}

/// Ends the node. Nothing is tidied up, so that nothing more is written.
fn end(reason: &dyn Display) -> ! {
	log::error!(
		"The database failed, and the node ends: {reason}. See that the disk is well and has room, and \
		start the node again"
	);
	std::process::exit(1)
}

type Operation = (u8, parity_db::Operation<Vec<u8>, Vec<u8>>);

fn operation(change: Change<H256>) -> Operation {
	use parity_db::Operation::{Dereference, Reference, Set};
	let (column, operation) = match change {
		Change::Set(column, key, value) => (column, Set(key, value)),
		Change::Remove(column, key) => (column, Dereference(key)),
		Change::Store(column, hash, value) => (column, Set(hash.as_bytes().to_vec(), value)),
		Change::Reference(column, hash) => (column, Reference(hash.as_bytes().to_vec())),
		Change::Release(column, hash) => (column, Dereference(hash.as_bytes().to_vec())),
	};
	(narrow(column), operation)
}

/// About what an operation takes in memory, until it is in the tables.
fn size(operation: &parity_db::Operation<Vec<u8>, Vec<u8>>) -> usize {
	use parity_db::Operation::{Dereference, Reference, Set};
	let bytes = match operation {
		Set(key, value) => key.len().saturating_add(value.len()),
		Reference(key) | Dereference(key) => key.len(),
	};
	bytes.saturating_add(size_of::<Operation>())
}

impl Database<H256> for DurableDb {
	fn commit(&self, transaction: Transaction<H256>) -> Result<(), DatabaseError> {
		self.shared.commit(transaction.0.into_iter().map(operation));
		Ok(())
	}

	fn get(&self, column: ColumnId, key: &[u8]) -> Option<Vec<u8>> {
		or_end(self.shared.db.get(narrow(column), key))
	}

	fn contains(&self, column: ColumnId, key: &[u8]) -> bool {
		or_end(self.shared.db.get_size(narrow(column), key)).is_some()
	}

	fn value_size(&self, column: ColumnId, key: &[u8]) -> Option<usize> {
		or_end(self.shared.db.get_size(narrow(column), key)).map(|size| size as usize)
	}

	fn supports_ref_counting(&self) -> bool {
		true
	}

	fn sanitize_key(&self, key: &mut Vec<u8>) {
		let prefix = key.len().saturating_sub(H256::len_bytes());
		key.drain(..prefix);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{fs, time::Instant};

	const AUX: ColumnId = 8;
	const STATE: ColumnId = column::STATE as ColumnId;

	fn fresh() -> (tempfile::TempDir, DurableDb) {
		let folder = tempfile::tempdir().unwrap();
		let db = DurableDb::open(folder.path()).unwrap();
		(folder, db)
	}

	/// What a crash at this moment would leave.
	fn crash(db: &DurableDb, folder: &Path) -> tempfile::TempDir {
		let _no_step_between = held(&db.shared.sync);
		let left = tempfile::tempdir().unwrap();
		for file in fs::read_dir(folder).unwrap() {
			let file = file.unwrap();
			fs::copy(file.path(), left.path().join(file.file_name())).unwrap();
		}
		left
	}

	fn set(key: &[u8], value: &[u8]) -> Transaction<H256> {
		let mut transaction = Transaction::new();
		transaction.set(AUX, key, value);
		transaction
	}

	#[test]
	fn what_is_committed_survives_a_crash() {
		let (folder, db) = fresh();
		for number in 0_u32..2_000 {
			db.commit(set(b"vote", &number.to_le_bytes())).unwrap();
			if number % 100 == 0 {
				let left = crash(&db, folder.path());
				let found = DurableDb::open(left.path()).unwrap();
				assert_eq!(found.get(AUX, b"vote").unwrap(), number.to_le_bytes());
			}
		}
	}

	#[test]
	fn the_disk_follows_by_itself_and_logs_are_given_up() {
		let (folder, db) = fresh();
		for number in 0_u32..10 {
			db.commit(set(b"vote", &number.to_le_bytes())).unwrap();
			let until = Instant::now() + 30 * LAG;
			while held(&db.shared.writer).pending > 0 {
				assert!(Instant::now() < until, "commit {number} waits in memory");
				thread::sleep(LAG / 50);
			}
		}
		drop(held(&db.shared.sync));
		let full = |file: &fs::DirEntry| {
			file.file_name().to_str().unwrap().starts_with("log")
				&& file.metadata().unwrap().len() > 0
		};
		assert!(!fs::read_dir(folder.path()).unwrap().any(|file| full(&file.unwrap())));
	}

	#[test]
	fn more_than_memory_should_hold_does_not_wait() {
		let (_folder, db) = fresh();
		let block = vec![0; MOST_PENDING / 8];
		for number in 0_u32..24 {
			db.commit(set(&number.to_le_bytes(), &block)).unwrap();
			assert!(held(&db.shared.writer).pending < MOST_PENDING);
		}
		assert_eq!(db.value_size(AUX, &23_u32.to_le_bytes()), Some(block.len()));
	}

	#[test]
	fn a_database_is_new_until_the_sdk_has_set_it_up() {
		let (_folder, db) = fresh();
		assert!(db.is_new());
		let mut setup = Transaction::new();
		setup.set(column::STATE_META.into(), PRUNING_MODE, b"archive");
		db.commit(setup).unwrap();
		assert!(!db.is_new());
	}

	#[test]
	fn parity_db_by_itself_reads_what_a_crash_left() {
		let (folder, db) = fresh();
		let hash = H256::repeat_byte(1);
		let mut transaction = set(b"key", b"value");
		transaction.store(STATE, hash, b"node".to_vec());
		db.commit(transaction).unwrap();

		let left = crash(&db, folder.path());
		let found = parity_db::Db::open(&options(left.path())).unwrap();
		assert_eq!(found.get(narrow(AUX), b"key").unwrap().unwrap(), b"value");
		assert_eq!(found.get(column::STATE, hash.as_bytes()).unwrap().unwrap(), b"node");
	}

	#[test]
	fn a_node_of_the_state_lives_as_long_as_somebody_refers_to_it() {
		let (_folder, db) = fresh();
		let hash = H256::repeat_byte(1);
		let mut twice = Transaction::new();
		twice.store(STATE, hash, b"node".to_vec());
		twice.reference(STATE, hash);
		db.commit(twice).unwrap();
		for left in [true, false] {
			let mut once = Transaction::new();
			once.release(STATE, hash);
			db.commit(once).unwrap();
			assert_eq!(db.contains(STATE, hash.as_bytes()), left);
			assert_eq!(db.value_size(STATE, hash.as_bytes()), left.then_some(4));
		}
	}
}
