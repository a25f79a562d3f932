//! A ledger in SQLite, beside the openings of its entries.

use std::error::Error;
use std::path::Path;

use everycontact::{CaseId, Checkpoint, Ledger, LedgerEntry, LedgerField, LedgerOpening, Salt, SealedEntry};
use rusqlite::{Connection, OptionalExtension as _, params};

const TABLES: &str = "
PRAGMA synchronous = FULL;
-- What is deleted is overwritten, and not only forgotten.
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS appends (first INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS openings (
  entry INTEGER NOT NULL, field TEXT NOT NULL, of_case TEXT NOT NULL, salt BLOB NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (entry, field)
) STRICT;
";

/// A ledger and the database that it is stored in: a table of appends, and one of what opens the entries.
pub(crate) struct LedgerDatabase {
    ledger: Ledger,
    database: Connection,
}

impl LedgerDatabase {
    /// Opens or begins a ledger, and reads every append again.
    pub(crate) fn open(path: &Path, origin: &str) -> Result<Self, Box<dyn Error>> {
        let database = Connection::open(path)?;
        database.execute_batch(TABLES)?;
        let bytes = stored(&database)?;
        let recovered = Ledger::recover(origin, &bytes)?;
        // A transaction leaves no half of an append, so that anything to be cut is damage.
        if let Some(cut) = recovered.cut() {
            return Err(format!("{}: {cut}: restore it from a copy", path.display()).into());
        }
        Ok(Self { ledger: recovered.into_ledger(), database })
    }

    /// Appends entries about a case, and keeps what opens them, in one transaction.
    pub(crate) fn append(
        &mut self,
        case: &CaseId,
        sealed: &[SealedEntry],
    ) -> Result<Checkpoint, Box<dyn Error>> {
        let entries: Vec<LedgerEntry> = sealed.iter().map(|sealed| sealed.entry().clone()).collect();
        let append = self.ledger.prepare(&entries)?;
        let transaction = self.database.transaction()?;
        let first = i64::try_from(append.first())?;
        transaction.execute("INSERT INTO appends VALUES (?1, ?2)", params![first, append.bytes()])?;
        for (sealed, entry) in sealed.iter().zip(first..) {
            for opening in sealed.openings() {
                let (salt, value) = (opening.salt().as_bytes().as_slice(), opening.value());
                let row = params![entry, opening.field().name(), case.as_str(), salt, value];
                transaction.execute("INSERT INTO openings VALUES (?1, ?2, ?3, ?4, ?5)", row)?;
            }
        }
        transaction.commit()?;
        self.ledger.acknowledge(append)?;
        Ok(self.ledger.checkpoint())
    }

    /// Erases what could open the entries about a case. The ledger is not touched.
    pub(crate) fn erase(&mut self, case: &CaseId) -> Result<usize, Box<dyn Error>> {
        Ok(self.database.execute("DELETE FROM openings WHERE of_case = ?1", [case.as_str()])?)
    }

    /// An entry as it is stored.
    pub(crate) fn entry(&self, index: usize) -> Result<LedgerEntry, Box<dyn Error>> {
        let bytes = stored(&self.database)?;
        let recovered = Ledger::recover(self.ledger.origin(), &bytes)?;
        let entry = recovered.entries().nth(index).ok_or("there is no such entry")?;
        Ok(LedgerEntry::parse(entry)?)
    }

    /// What opens a field of an entry, if it is still kept.
    pub(crate) fn opening(
        &self,
        index: usize,
        field: LedgerField,
    ) -> Result<Option<LedgerOpening>, Box<dyn Error>> {
        let mut openings =
            self.database.prepare("SELECT salt, value FROM openings WHERE entry = ?1 AND field = ?2")?;
        let row = params![i64::try_from(index)?, field.name()];
        let kept = openings.query_row(row, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((salt, value)): Option<(Vec<u8>, String)> = kept else { return Ok(None) };
        Ok(Some(LedgerOpening::new(field, Salt::new(&salt)?, &value)))
    }

    /// How many openings are kept.
    pub(crate) fn openings(&self) -> Result<i64, Box<dyn Error>> {
        Ok(self.database.query_row("SELECT count(*) FROM openings", [], |row| row.get(0))?)
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}

/// All appends, one behind the other.
fn stored(database: &Connection) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut appends = database.prepare("SELECT bytes FROM appends ORDER BY first")?;
    let appends = appends.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    Ok(appends.collect::<Result<Vec<_>, _>>()?.concat())
}
