//! A ledger in a file.

use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use everycontact::{Append, Checkpoint, Cut, CutCause, Ledger, LedgerEntry};

/// A ledger and the file that it is stored in. One program at a time may write to it.
pub(crate) struct LedgerFile {
    ledger: Ledger,
    file: File,
    end: u64,
}

impl LedgerFile {
    /// Opens or begins a ledger. What a crash left of an append is cut off, and told; a spoilt file is left alone.
    pub(crate) fn open(path: &Path, origin: &str) -> Result<(Self, Option<Cut>), Box<dyn Error>> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        sync_folder(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let recovered = Ledger::recover(origin, &bytes)?;
        let (end, cut) = (u64::try_from(recovered.kept())?, recovered.cut().copied());
        match &cut {
            Some(cut) if cut.cause() == CutCause::Corrupt => {
                return Err(format!("{}: {cut}: restore it from a copy", path.display()).into());
            }
            Some(_) => {
                file.set_len(end)?;
                file.sync_all()?;
            }
            None => {}
        }
        Ok((Self { ledger: recovered.into_ledger(), file, end }, cut))
    }

    /// Appends entries: all of them are on disk when this returns, or none of them counts.
    pub(crate) fn append(&mut self, entries: &[LedgerEntry]) -> Result<Checkpoint, Box<dyn Error>> {
        let append = self.ledger.prepare(entries)?;
        self.write(&append, append.bytes().len())?;
        self.file.sync_data()?;
        self.end += u64::try_from(append.bytes().len())?;
        self.ledger.acknowledge(append)?;
        Ok(self.ledger.checkpoint())
    }

    /// Begins an append and gets no further than so many bytes, as in a crash.
    pub(crate) fn crash_in(mut self, entries: &[LedgerEntry], bytes: usize) -> Result<(), Box<dyn Error>> {
        let append = self.ledger.prepare(entries)?;
        self.write(&append, bytes)
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    fn write(&mut self, append: &Append, bytes: usize) -> Result<(), Box<dyn Error>> {
        // What an earlier attempt left behind the end would otherwise stay there.
        self.file.set_len(self.end)?;
        self.file.seek(SeekFrom::Start(self.end))?;
        let bytes: Vec<u8> = append.bytes().iter().copied().take(bytes).collect();
        Ok(self.file.write_all(&bytes)?)
    }
}

/// Sees to it that a new file is still in its folder after a crash. Only Unix can be asked for that.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) && !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
