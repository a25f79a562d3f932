//! The tour: one log of an invented case in a file, the same in SQLite, a crash, a changed digit, and an erasure.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use everycontact::{
    Case, Checkpoint, Digest, InclusionProof, Ledger, LedgerEntry, LedgerField, LedgerOpening, LedgerPolicy,
    Salt, SealedEntry, canonical_json, parse_instant, shipped,
};

use crate::file::LedgerFile;
use crate::sqlite::LedgerDatabase;

pub(crate) const ORIGIN: &str = "council.example/everycontact";
const CASE: &str = include_str!("../cases/case-01-reviewed-in-time.json");
const AS_OF: &str = "2025-06-30T12:00:00+01:00";

type Told = Result<String, Box<dyn Error>>;

pub(crate) fn tour(folder: &Path) -> Told {
    let case = Case::parse(CASE, &shipped::codebook())?;
    let sealed = seal(&case)?;
    let file = folder.join("ledger.txt");
    let (mut told, earlier) = in_a_file(&file, &sealed)?;
    told += &proofs(&file, &earlier)?;
    told += &a_changed_digit(&file)?;
    told += &in_a_database(&folder.join("ledger.sqlite"), &case, &sealed)?;
    Ok(told)
}

/// The entries about a case: one for each event, and one for a receipt of its recommendation.
fn seal(case: &Case) -> Result<Vec<SealedEntry>, Box<dyn Error>> {
    let policy = shipped::uk_illustrative();
    let recommendation = policy.recommend(case, parse_instant(AS_OF)?).to_json();
    let receipt = Digest::of(canonical_json(&recommendation)?.as_bytes());
    let case = case.document();
    let events = case.events.iter().map(|event| LedgerEntry::of_event(&case.id, event, random));
    let mut sealed = events.collect::<Result<Vec<_>, _>>()?;
    sealed.push(LedgerEntry::of_receipt(&case.id, &receipt, LedgerPolicy::of(&policy), random)?);
    Ok(sealed)
}

/// A salt from the operating system.
fn random(_: LedgerField) -> Option<Salt> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Salt::new(&bytes).ok()
}

/// Keeps a log in a file, through a crash. Gives what it was in the middle.
fn in_a_file(path: &Path, sealed: &[SealedEntry]) -> Result<(String, Checkpoint), Box<dyn Error>> {
    let entries: Vec<LedgerEntry> = sealed.iter().map(|sealed| sealed.entry().clone()).collect();
    let (first, rest) = entries.split_at(entries.len() / 2);
    let (mut file, _) = LedgerFile::open(path, ORIGIN)?;
    let earlier = file.append(first)?;
    let mut told = format!("1. A ledger in a file, {}\n\n", path.display());
    writeln!(told, "{} events of an invented case are appended: {}.", first.len(), kinds(first))?;
    writeln!(told, "The file says nothing else of them. Its second line:\n")?;
    let text = fs::read_to_string(path)?;
    writeln!(told, "{}", wrapped(text.lines().nth(1).unwrap_or_default()))?;
    writeln!(
        told,
        "The checkpoint, to be signed and given to somebody else:\n\n{}",
        indented(&earlier.to_string())
    )?;

    file.crash_in(rest, 500)?;
    let (mut file, cut) = LedgerFile::open(path, ORIGIN)?;
    let cut = cut.ok_or("the crash left nothing")?;
    writeln!(told, "The next append stops after 500 bytes: the machine crashed.")?;
    writeln!(told, "Opened again, the ledger holds the checkpoint: {}.", yes(file.ledger().holds(&earlier)))?;
    writeln!(told, "It has cut off:\n{cut}.\n")?;
    let now = file.append(rest)?;
    writeln!(told, "The append is made again: {}.", kinds(rest))?;
    writeln!(told, "The ledger has {} entries now.\n", now.size())?;
    Ok((told, earlier))
}

/// Proves what can be proved to somebody who has two checkpoints and nothing else.
fn proofs(path: &Path, earlier: &Checkpoint) -> Told {
    let bytes = fs::read(path)?;
    let recovered = Ledger::recover(ORIGIN, &bytes)?;
    let (ledger, now) = (recovered.ledger(), recovered.ledger().checkpoint());
    let grown = ledger.consistency(earlier.size(), now.size()).ok_or("no such sizes")?;
    grown.verify(earlier, &now)?;
    let index = recovered.entries().position(is_decision).ok_or("there is no decision")?;
    let entry = recovered.entries().nth(index).unwrap_or_default();
    let stands = ledger.inclusion(u64::try_from(index)?, now.size()).ok_or("no such entry")?;
    stands.verify(entry, &now)?;
    let mut told = "2. Proofs, for whoever has the checkpoints and nothing else\n\n".to_owned();
    writeln!(
        told,
        "From {} to {} entries nothing was changed: {} hashes show it.",
        earlier.size(),
        now.size(),
        grown.hashes().len()
    )?;
    writeln!(told, "The decision is entry {index}: {} hashes show it.\n", stands.hashes().len())?;
    Ok(told)
}

fn is_decision(entry: &[u8]) -> bool {
    LedgerEntry::parse(entry).is_ok_and(|entry| entry.kind() == "decision")
}

/// Changes one digit of one entry in a copy of the file.
fn a_changed_digit(path: &Path) -> Told {
    let mut spoilt = fs::read(path)?;
    let digit =
        spoilt.iter_mut().skip(1_000).find(|byte| byte.is_ascii_digit()).ok_or("there is no digit")?;
    *digit = if *digit == b'0' { b'1' } else { b'0' };
    let recovered = Ledger::recover(ORIGIN, &spoilt)?;
    let cut = recovered.cut().ok_or("the change was not found")?;
    Ok(format!(
        "3. One digit is changed in a copy\n\nIt is found. What can be relied on no more:\n{cut}.\n\n"
    ))
}

/// Keeps the same log in SQLite, shows one entry, and erases the case.
fn in_a_database(path: &Path, case: &Case, sealed: &[SealedEntry]) -> Told {
    let id = &case.document().id;
    let mut database = LedgerDatabase::open(path, ORIGIN)?;
    let checkpoint = database.append(id, sealed)?;
    let index =
        sealed.iter().position(|one| one.entry().kind() == "decision").ok_or("there is no decision")?;
    let shown = database.opening(index, LedgerField::Recorded)?.ok_or("there is no opening")?;
    let entry = database.entry(index)?;
    let proof = prove(database.ledger(), index)?;
    let mut told = format!("4. The same ledger in SQLite, {}\n\n", path.display());
    writeln!(told, "Its root is that of the file: {}.", yes(checkpoint.root() == last_root(path)?.root()))?;
    writeln!(
        told,
        "Beside it are {} openings: salts and values, in a table of their own.",
        database.openings()?
    )?;
    writeln!(
        told,
        "One of them shows that the decision was recorded at {}: {}.",
        shown.value(),
        yes(entry.is_opened_by(&shown))
    )?;

    writeln!(
        told,
        "\nThe case is erased: {} openings are deleted, and the ledger is not touched.",
        database.erase(id)?
    )?;
    drop(database);
    let database = LedgerDatabase::open(path, ORIGIN)?;
    writeln!(told, "Openings that are left: {}.", database.openings()?)?;
    writeln!(
        told,
        "Opened again, the ledger holds the checkpoint: {}.",
        yes(database.ledger().holds(&checkpoint))
    )?;
    let verified = proof.verify(database.entry(index)?.to_json().as_bytes(), &checkpoint);
    writeln!(told, "The proof of the decision still verifies: {}.", yes(verified.is_ok()))?;
    let guess = LedgerOpening::new(
        LedgerField::Recorded,
        random(LedgerField::Recorded).ok_or("no salt")?,
        shown.value(),
    );
    writeln!(
        told,
        "Whoever guesses right when it was recorded can confirm it: {}.",
        yes(entry.is_opened_by(&guess))
    )?;
    Ok(told)
}

fn last_root(database: &Path) -> Result<Checkpoint, Box<dyn Error>> {
    let bytes = fs::read(database.with_extension("txt"))?;
    Ok(Ledger::recover(ORIGIN, &bytes)?.ledger().checkpoint())
}

pub(crate) fn prove(ledger: &Ledger, index: usize) -> Result<InclusionProof, Box<dyn Error>> {
    Ok(ledger.inclusion(u64::try_from(index)?, ledger.size()).ok_or("there is no such entry")?)
}

/// What kinds of entry there are, in their order.
fn kinds(entries: &[LedgerEntry]) -> String {
    entries.iter().map(LedgerEntry::kind).collect::<Vec<_>>().join(", ")
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

fn indented(text: &str) -> String {
    text.lines().fold(String::new(), |told, line| told + "    " + line + "\n")
}

/// A long line in pieces of 90 characters.
fn wrapped(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    indented(&characters.chunks(90).map(|piece| piece.iter().collect::<String>() + "\n").collect::<String>())
}
