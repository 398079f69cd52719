// SPDX-License-Identifier: Apache-2.0

//! What this attester has promised to sign, and will never sign otherwise.
//!
//! A promise is on disk before the signature exists. Whoever asks for a signature of another message about the
//! same thing is refused for ever; the same message may be signed again, for another set of attesters. The
//! journal is the one thing that an attester must not lose: without it, it could sign twice and be slashed.

use polkadot_sdk::sp_core::H256;
use redb::{
	Database, DatabaseError, Durability, ReadableDatabase, ReadableTable, TableDefinition,
	WriteTransaction,
};
use std::{
	fs::{self, File},
	io::{self, ErrorKind},
	panic::catch_unwind,
	path::{Path, PathBuf},
};
use tael_primitives::bridge::{
	Checkpoint, Deposit, DomainId, EvmAddress, Message, Outcome, Place, Receipt, Release, Rotate,
};
use thiserror::Error;

/// Its file in the data folder.
const NAME: &str = "journal.redb";

type Key = (u8, DomainId, u64);
/// The message's id, and the block of the other chain that it speaks of; block 0 if of none.
type Row = ([u8; 32], u64, [u8; 32]);

const PROMISES: TableDefinition<Key, Row> = TableDefinition::new("promises");
/// The hash of each block that something was promised about.
const BLOCKS: TableDefinition<(DomainId, u64), [u8; 32]> = TableDefinition::new("blocks");
/// Whose journal it is, and where the signatures count.
const OWNER: TableDefinition<&str, &[u8]> = TableDefinition::new("owner");

/// What kinds of things are promised. Paid and cancelled are one kind: a release ends once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
	/// That something came in.
	Deposit = 1,
	/// That something is to be paid out.
	Release = 2,
	/// What became of a release.
	Ending = 3,
	/// That a set took over.
	Rotated = 4,
	/// What the vault holds at a block.
	Checkpoint = 5,
	/// That a set is to take over.
	Rotate = 6,
}

/// What is promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
	/// Of which kind.
	pub kind: Kind,
	/// Of which vault.
	pub domain: DomainId,
	/// About which number.
	pub nonce: u64,
	/// [`Message::id`] of what is signed.
	pub id: H256,
	/// The block of the other chain that it speaks of.
	pub block: Option<(u64, H256)>,
}

impl Claim {
	/// To sign a deposit.
	pub fn deposit(message: &Deposit) -> Self {
		let Deposit { domain, nonce, block, block_hash, .. } = *message;
		let block = Some((block, block_hash));
		Self { kind: Kind::Deposit, domain, nonce, id: message.id(), block }
	}

	/// To sign a release.
	pub fn release(message: &Release) -> Self {
		let Release { domain, nonce, .. } = *message;
		Self { kind: Kind::Release, domain, nonce, id: message.id(), block: None }
	}

	/// To sign what the vault did.
	pub fn receipt(message: &Receipt) -> Self {
		let Receipt { domain, nonce, block, block_hash, .. } = *message;
		let kind = match message.outcome {
			Outcome::Released | Outcome::Cancelled => Kind::Ending,
			Outcome::Rotated => Kind::Rotated,
		};
		Self { kind, domain, nonce, id: message.id(), block: Some((block, block_hash)) }
	}

	/// To sign what the vault holds.
	pub fn checkpoint(message: &Checkpoint) -> Self {
		let Checkpoint { domain, block, block_hash, .. } = *message;
		let about = Some((block, block_hash));
		Self { kind: Kind::Checkpoint, domain, nonce: block, id: message.id(), block: about }
	}

	/// To sign the next set, at the vault of a domain.
	///
	/// Its number does not tell it from others: one that was withdrawn is scheduled anew under the same number, but
	/// always for a later time.
	pub fn rotate(message: &Rotate, domain: DomainId) -> Self {
		let nonce = message.not_before;
		Self { kind: Kind::Rotate, domain, nonce, id: message.id(), block: None }
	}

	const fn key(&self) -> Key {
		#[allow(clippy::as_conversions, reason = "its number")]
		(self.kind as u8, self.domain, self.nonce)
	}
}

/// Whether there has to be a journal already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
	/// This key has never signed: begin a journal, and refuse if there is one.
	New,
	/// Go on with the journal that is there, and refuse if there is none.
	Existing,
}

/// Why nothing may be signed.
#[derive(Debug, Error)]
pub enum JournalError {
	/// Something else was promised about the same.
	#[error(
		"refused to sign {wanted} about {kind:?} {nonce} of domain {domain}: {promised} was promised"
	)]
	Equivocation {
		/// Of which kind.
		kind: Kind,
		/// Of which vault.
		domain: DomainId,
		/// About which number.
		nonce: u64,
		/// What was promised.
		promised: H256,
		/// What was asked for.
		wanted: H256,
	},
	/// The block that something was promised about is another now.
	#[error(
		"block {number} of domain {domain} is {now}, and it was {before} when something was promised about it"
	)]
	OtherBlock {
		/// Of which chain.
		domain: DomainId,
		/// Which block.
		number: u64,
		/// What it was.
		before: H256,
		/// What it is said to be.
		now: H256,
	},
	/// Another process has it.
	#[error("another process has the journal {} open: one key signs in one process", .0.display())]
	InUse(PathBuf),
	/// There is none.
	#[error(
		"there is no journal at {}: if this key has never signed, say --new-journal once; if it has, find the \
		 journal, for without it the key may sign twice and lose its bond",
		.0.display()
	)]
	Missing(PathBuf),
	/// There is one.
	#[error("there is a journal at {} already: leave --new-journal out", .0.display())]
	Exists(PathBuf),
	/// It is not what was written.
	#[error(
		"the journal {} is damaged ({problem}): restore it from the disk it was written to, or rotate this \
		 attester's key; do not begin a new one for the same key",
		file.display()
	)]
	Damaged {
		/// Which file.
		file: PathBuf,
		/// How it is seen.
		problem: String,
	},
	/// It belongs to another key, vault or network.
	#[error("the journal {} is of another {what}: each key has its own at each vault", file.display())]
	Foreign {
		/// Which file.
		file: PathBuf,
		/// What is different.
		what: &'static str,
	},
	/// The disk does not take it.
	#[error("cannot write the journal: {0}")]
	Write(#[source] Box<redb::Error>),
	/// The disk does not give it.
	#[error("cannot read the journal: {0}")]
	Read(#[source] Box<redb::Error>),
	/// The file cannot be opened.
	#[error("cannot open the journal {}: {error}", file.display())]
	Open {
		/// Which file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
}

impl JournalError {
	/// Whether the world is not what it was, and a person has to look before anything is signed again.
	pub const fn halts(&self) -> bool {
		matches!(self, Self::Equivocation { .. } | Self::OtherBlock { .. })
	}
}

fn write(error: impl Into<redb::Error>) -> JournalError {
	JournalError::Write(Box::new(error.into()))
}

fn read(error: impl Into<redb::Error>) -> JournalError {
	JournalError::Read(Box::new(error.into()))
}

/// The journal of one key at one vault. While it lives, no other process opens it.
pub struct Journal {
	database: Database,
}

impl Journal {
	/// Open the journal in a data folder.
	///
	/// # Errors
	/// If it is damaged, of another key or place, in use, or not there (or there, for a new one).
	pub fn open(
		data: &Path,
		owner: &EvmAddress,
		place: &Place,
		begin: Begin,
	) -> Result<Self, JournalError> {
		let file = data.join(NAME);
		let is_there =
			fs::exists(&file).map_err(|error| JournalError::Open { file: file.clone(), error })?;
		match (begin, is_there) {
			(Begin::New, true) => return Err(JournalError::Exists(file)),
			(Begin::Existing, false) => return Err(JournalError::Missing(file)),
			(Begin::New, false) => Self::make(data, &file, owner, place)?,
			(Begin::Existing, true) => {},
		}
		let journal = Self { database: whole(&file)? };
		journal.check_owner(&file, owner, place)?;
		Ok(journal)
	}

	/// Make a journal under another name, and give it its own when it is whole: what a crash leaves behind is
	/// no journal.
	fn make(
		data: &Path,
		file: &Path,
		owner: &EvmAddress,
		place: &Place,
	) -> Result<(), JournalError> {
		let open = |error| JournalError::Open { file: file.to_owned(), error };
		let fresh = data.join(format!("{NAME}.new"));
		match fs::remove_file(&fresh) {
			Err(error) if error.kind() != ErrorKind::NotFound => return Err(open(error)),
			_ => {},
		}
		let database = Database::create(&fresh).map_err(|error| unopened(&fresh, error))?;
		let transaction = begin(&database)?;
		{
			let mut table = transaction.open_table(OWNER).map_err(write)?;
			for (name, value) in owner_rows(owner, place) {
				table.insert(name, value.as_slice()).map_err(write)?;
			}
			transaction.open_table(PROMISES).map_err(write)?;
			transaction.open_table(BLOCKS).map_err(write)?;
		}
		transaction.commit().map_err(write)?;
		drop(database);
		fs::rename(&fresh, file).map_err(open)?;
		File::open(data).and_then(|folder| folder.sync_all()).map_err(open)
	}

	fn check_owner(
		&self,
		file: &Path,
		owner: &EvmAddress,
		place: &Place,
	) -> Result<(), JournalError> {
		let damaged = |error: redb::Error| JournalError::Damaged {
			file: file.to_owned(),
			problem: error.to_string(),
		};
		let transaction = self.database.begin_read().map_err(|error| damaged(error.into()))?;
		let table = transaction.open_table(OWNER).map_err(|error| damaged(error.into()))?;
		for (what, value) in owner_rows(owner, place) {
			let kept = table.get(what).map_err(|error| damaged(error.into()))?;
			if kept.is_none_or(|kept| kept.value() != value) {
				return Err(JournalError::Foreign { file: file.to_owned(), what });
			}
		}
		transaction.open_table(PROMISES).map_err(|error| damaged(error.into()))?;
		transaction.open_table(BLOCKS).map_err(|error| damaged(error.into()))?;
		Ok(())
	}

	/// Promise to sign these and nothing else about the same. They are on disk when this returns; before that
	/// nothing may be signed. All are promised or none.
	///
	/// # Errors
	/// If one of them is not what was promised before, or the disk does not take them.
	pub fn promise(&self, claims: &[Claim]) -> Result<(), JournalError> {
		let transaction = begin(&self.database)?;
		{
			let mut promises = transaction.open_table(PROMISES).map_err(write)?;
			let mut blocks = transaction.open_table(BLOCKS).map_err(write)?;
			for claim in claims {
				let Claim { kind, domain, nonce, id, block } = claim.clone();
				let promised = promises.get(claim.key()).map_err(write)?;
				if let Some((promised, ..)) = promised.map(|row| row.value())
					&& promised != id.0
				{
					let promised = H256(promised);
					return Err(JournalError::Equivocation {
						kind,
						domain,
						nonce,
						promised,
						wanted: id,
					});
				}
				let (number, hash) = block.unwrap_or_default();
				promises.insert(claim.key(), (id.0, number, hash.0)).map_err(write)?;
				if block.is_none() {
					continue;
				}
				let before = blocks.insert((domain, number), hash.0).map_err(write)?;
				if let Some(before) = before.map(|row| H256(row.value()))
					&& before != hash
				{
					return Err(JournalError::OtherBlock { domain, number, before, now: hash });
				}
			}
		}
		transaction.commit().map_err(write)
	}

	/// The blocks that something was promised about, from one on, ascending: each has to stay what it is.
	///
	/// # Errors
	/// If the disk does not give them.
	pub fn blocks(&self, domain: DomainId, from: u64) -> Result<Vec<(u64, H256)>, JournalError> {
		let transaction = self.database.begin_read().map_err(read)?;
		let table = transaction.open_table(BLOCKS).map_err(read)?;
		let rows = table.range((domain, from)..=(domain, u64::MAX)).map_err(read)?;
		rows.map(|row| {
			let (key, hash) = row.map_err(read)?;
			Ok((key.value().1, H256(hash.value())))
		})
		.collect()
	}

	/// What was promised about a thing: the message's id, and the block it speaks of.
	///
	/// # Errors
	/// If the disk does not give it.
	pub fn promised(
		&self,
		kind: Kind,
		domain: DomainId,
		nonce: u64,
	) -> Result<Option<Claim>, JournalError> {
		let wanted = Claim { kind, domain, nonce, id: H256::zero(), block: None };
		let transaction = self.database.begin_read().map_err(read)?;
		let table = transaction.open_table(PROMISES).map_err(read)?;
		let row = table.get(wanted.key()).map_err(read)?;
		Ok(row.map(|row| as_claim(wanted, row.value())))
	}

	/// The newest promise of a kind.
	///
	/// # Errors
	/// If the disk does not give it.
	pub fn last(&self, kind: Kind, domain: DomainId) -> Result<Option<Claim>, JournalError> {
		let [first, last] =
			[0, u64::MAX].map(|nonce| Claim { kind, domain, nonce, id: H256::zero(), block: None });
		let transaction = self.database.begin_read().map_err(read)?;
		let table = transaction.open_table(PROMISES).map_err(read)?;
		let mut rows = table.range(first.key()..=last.key()).map_err(read)?;
		let Some(row) = rows.next_back() else { return Ok(None) };
		let (key, row) = row.map_err(read)?;
		Ok(Some(as_claim(Claim { nonce: key.value().2, ..last }, row.value())))
	}
}

fn as_claim(about: Claim, (id, number, hash): Row) -> Claim {
	let hash = H256(hash);
	let block = (!hash.is_zero()).then_some((number, hash));
	Claim { id: H256(id), block, ..about }
}

/// Whose journal it is, and where the signatures count.
fn owner_rows(owner: &EvmAddress, place: &Place) -> [(&'static str, Vec<u8>); 3] {
	[
		("version", vec![1]),
		("key", owner.0.to_vec()),
		("vault or network", place.separator().0.to_vec()),
	]
}

/// A transaction that is on disk when it is committed, and whole or not there after a crash at any moment.
fn begin(database: &Database) -> Result<WriteTransaction, JournalError> {
	let mut transaction = database.begin_write().map_err(write)?;
	transaction.set_durability(Durability::Immediate).map_err(write)?;
	transaction.set_two_phase_commit(true);
	Ok(transaction)
}

/// The database in a file, if every byte of it is what was written.
fn whole(file: &Path) -> Result<Database, JournalError> {
	let damaged = |problem: &str| JournalError::Damaged {
		file: file.to_owned(),
		problem: problem.to_owned(),
	};
	// Of some damage the library makes an error, of some a panic.
	let opened = catch_unwind(|| {
		let mut database = Database::open(file)?;
		let is_whole = database.check_integrity()?;
		Ok((database, is_whole))
	});
	match opened {
		Ok(Ok((database, true))) => Ok(database),
		Ok(Ok((_, false))) => Err(damaged("its checksums are wrong")),
		Ok(Err(error)) => Err(unopened(file, error)),
		Err(_) => Err(damaged("it makes no sense")),
	}
}

fn unopened(file: &Path, error: DatabaseError) -> JournalError {
	let file = file.to_owned();
	match error {
		DatabaseError::DatabaseAlreadyOpen => JournalError::InUse(file),
		DatabaseError::Storage(redb::StorageError::Io(error))
			if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound) =>
		{
			JournalError::Open { file, error }
		},
		error => JournalError::Damaged { file, problem: error.to_string() },
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const OWNER: EvmAddress = EvmAddress([7; 20]);
	const PLACE: Place =
		Place { chain_id: 31_337, vault: EvmAddress([0xA0; 20]), genesis: H256([0x6E; 32]) };

	fn claim(nonce: u64, id: u8) -> Claim {
		let block = Some((100 + nonce, H256([9; 32])));
		Claim { kind: Kind::Deposit, domain: 1, nonce, id: H256([id; 32]), block }
	}

	fn begin_in(data: &Path) -> Journal {
		Journal::open(data, &OWNER, &PLACE, Begin::New).unwrap()
	}

	fn again(data: &Path) -> Result<Journal, JournalError> {
		Journal::open(data, &OWNER, &PLACE, Begin::Existing)
	}

	#[test]
	fn another_message_about_the_same_is_refused_for_ever() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[claim(1, 1)]).unwrap();
		drop(journal);
		for _ in 0..2 {
			let journal = again(data.path()).unwrap();
			let refused = journal.promise(&[claim(1, 2)]).unwrap_err();
			assert!(matches!(refused, JournalError::Equivocation { nonce: 1, .. }), "{refused}");
			assert!(refused.halts());
			journal.promise(&[claim(1, 1)]).unwrap();
		}
	}

	#[test]
	fn other_kinds_vaults_and_numbers_are_other_things() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[claim(1, 1), claim(2, 2)]).unwrap();
		journal.promise(&[Claim { kind: Kind::Release, ..claim(1, 3) }]).unwrap();
		journal.promise(&[Claim { domain: 2, ..claim(1, 4) }]).unwrap();
		let last = journal.last(Kind::Deposit, 1).unwrap();
		assert_eq!(last, Some(claim(2, 2)));
		assert_eq!(journal.promised(Kind::Deposit, 1, 1).unwrap(), Some(claim(1, 1)));
		assert_eq!(journal.last(Kind::Ending, 1).unwrap(), None);
	}

	#[test]
	fn paid_and_cancelled_are_one_thing() {
		let receipt = |outcome| Receipt {
			domain: 1,
			outcome,
			nonce: 3,
			subject: H256([1; 32]),
			block: 77,
			block_hash: H256([2; 32]),
		};
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[Claim::receipt(&receipt(Outcome::Released))]).unwrap();
		journal.promise(&[Claim::receipt(&receipt(Outcome::Rotated))]).unwrap();
		let refused = journal.promise(&[Claim::receipt(&receipt(Outcome::Cancelled))]).unwrap_err();
		assert!(matches!(refused, JournalError::Equivocation { .. }), "{refused}");
	}

	#[test]
	fn a_rotation_that_was_withdrawn_is_another_thing_later() {
		let rotate = |not_before, tag| {
			Claim::rotate(&Rotate { set: 2, set_hash: H256([tag; 32]), not_before }, 1)
		};
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[rotate(1_000, 1)]).unwrap();
		assert!(journal.promise(&[rotate(1_000, 2)]).is_err());
		journal.promise(&[rotate(2_000, 2)]).unwrap();
	}

	#[test]
	fn a_block_that_is_another_now_is_refused() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[claim(1, 1)]).unwrap();
		let other = Claim { block: Some((101, H256([8; 32]))), ..claim(2, 2) };
		let refused = journal.promise(&[other]).unwrap_err();
		assert!(matches!(refused, JournalError::OtherBlock { number: 101, .. }), "{refused}");
		assert_eq!(journal.blocks(1, 0).unwrap(), vec![(101, H256([9; 32]))]);
		assert_eq!(journal.blocks(1, 102).unwrap(), vec![]);
		assert_eq!(journal.promised(Kind::Deposit, 1, 2).unwrap(), None);
	}

	#[test]
	fn all_are_promised_or_none() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		journal.promise(&[claim(2, 2)]).unwrap();
		assert!(journal.promise(&[claim(1, 1), claim(2, 3)]).is_err());
		assert_eq!(journal.promised(Kind::Deposit, 1, 1).unwrap(), None);
	}

	#[test]
	fn a_rel_11_one_process_has_the_journal() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		assert!(matches!(again(data.path()), Err(JournalError::InUse(_))));
		drop(journal);
		assert!(again(data.path()).is_ok());
	}

	#[test]
	fn a_journal_that_is_gone_is_not_begun_anew_by_itself() {
		let data = tempfile::tempdir().unwrap();
		assert!(matches!(again(data.path()), Err(JournalError::Missing(_))));
		drop(begin_in(data.path()));
		let twice = Journal::open(data.path(), &OWNER, &PLACE, Begin::New);
		assert!(matches!(twice, Err(JournalError::Exists(_))));
	}

	#[test]
	fn the_journal_of_another_key_or_vault_is_refused() {
		let data = tempfile::tempdir().unwrap();
		drop(begin_in(data.path()));
		let open = |owner: &EvmAddress, place: &Place| {
			Journal::open(data.path(), owner, place, Begin::Existing).err()
		};
		let other = EvmAddress([8; 20]);
		assert!(matches!(open(&other, &PLACE), Some(JournalError::Foreign { what: "key", .. })));
		let elsewhere = Place { chain_id: 1, ..PLACE };
		assert!(matches!(open(&OWNER, &elsewhere), Some(JournalError::Foreign { .. })));
		assert!(open(&OWNER, &PLACE).is_none());
	}

	/// What is on disk at any moment is a journal with all that was promised by then.
	#[test]
	fn a_rel_10_a_process_that_is_killed_leaves_a_whole_journal() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		for last in 0..=8 {
			if last > 0 {
				journal.promise(&[claim(last, 1)]).unwrap();
			}
			let killed = tempfile::tempdir().unwrap();
			fs::copy(data.path().join(NAME), killed.path().join(NAME)).unwrap();
			let left = again(killed.path()).unwrap();
			for nonce in 1..=last {
				let kept = left.promised(Kind::Deposit, 1, nonce).unwrap();
				assert_eq!(kept, Some(claim(nonce, 1)));
			}
			assert_eq!(left.promised(Kind::Deposit, 1, last + 1).unwrap(), None);
		}
	}

	#[test]
	fn what_a_crash_leaves_of_a_new_journal_is_none() {
		let data = tempfile::tempdir().unwrap();
		fs::write(data.path().join(format!("{NAME}.new")), "half").unwrap();
		assert!(matches!(again(data.path()), Err(JournalError::Missing(_))));
		begin_in(data.path()).promise(&[claim(1, 1)]).unwrap();
	}

	/// Every promise is there, or the journal does not open: never is one forgotten.
	#[test]
	fn a_rel_10_a_torn_journal_is_refused() {
		let data = tempfile::tempdir().unwrap();
		let journal = begin_in(data.path());
		for nonce in 1..=20 {
			journal.promise(&[claim(nonce, 1)]).unwrap();
		}
		drop(journal);
		let file = data.path().join(NAME);
		let whole = fs::read(&file).unwrap();
		let mut refused = 0;
		let mut check = |bytes: &[u8], how: String| {
			fs::write(&file, bytes).unwrap();
			match again(data.path()) {
				Err(JournalError::Damaged { .. } | JournalError::Foreign { .. }) => refused += 1,
				Err(error) => panic!("{how}: {error}"),
				Ok(journal) => {
					for nonce in 1..=20 {
						let kept = journal.promised(Kind::Deposit, 1, nonce).unwrap();
						assert_eq!(kept, Some(claim(nonce, 1)), "{how}");
					}
				},
			}
		};
		for length in [0, 1, 64, 4_096, whole.len() / 2, whole.len() - 1] {
			check(&whole[..length], format!("cut to {length} bytes"));
		}
		// A third of the bytes of the header, and one of each 509 of the rest.
		for at in (0..320).step_by(3).chain((320..whole.len()).step_by(509)) {
			let mut torn = whole.clone();
			torn[at] ^= 0xff;
			check(&torn, format!("byte {at} of {} is torn", whole.len()));
		}
		assert!(refused > 20, "{refused} were refused");
	}
}
