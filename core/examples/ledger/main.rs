//! Keeps a ledger in a file and one in SQLite, through a crash and an erasure; verifies and proves.

mod file;
mod sqlite;
mod tour;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use everycontact::{Checkpoint, Ledger, SignedCheckpoint};

const HELP: &str = "\
ledger                            a tour, in a folder that is removed afterwards
ledger keep FOLDER                the same, in a folder that is kept
ledger verify FILE ORIGIN [CHECKPOINT]
                                  whether a file is a whole ledger, and holds a checkpoint from another file
ledger prove FILE ORIGIN INDEX    a proof, as JSON, that an entry stands in it; the first is 0

The file of the tour is FOLDER/ledger.txt, its origin council.example/everycontact. Signatures on a checkpoint
are not looked at.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = match arguments.as_slice() {
        [] => in_passing(),
        ["keep", folder] => keep(Path::new(folder)),
        ["verify", file, origin] => verify(file, origin, None),
        ["verify", file, origin, checkpoint] => verify(file, origin, Some(checkpoint)),
        ["prove", file, origin, index] => prove(file, origin, index),
        ["--help" | "-h"] => Ok(HELP.to_owned()),
        _ => Err("these arguments are not known; see --help".into()),
    };
    match told {
        // A reader that has seen enough closes the pipe; that is no failure.
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("ledger: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn in_passing() -> Result<String, Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("everycontact-ledger-{}", std::process::id()));
    fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let told = tour::tour(&folder);
    fs::remove_dir_all(&folder)?;
    told
}

fn keep(folder: &Path) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for name in ["ledger.txt", "ledger.sqlite"] {
        if folder.join(name).exists() {
            return Err(format!("{}: there is a ledger already", folder.join(name).display()).into());
        }
    }
    tour::tour(folder)
}

fn verify(file: &str, origin: &str, checkpoint: Option<&str>) -> Result<String, Box<dyn Error>> {
    let bytes = read(file)?;
    let recovered = Ledger::recover(origin, &bytes).map_err(|error| format!("{file}: {error}"))?;
    if let Some(cut) = recovered.cut() {
        return Err(format!("{file}: {cut}").into());
    }
    let now = recovered.ledger().checkpoint();
    let Some(kept) = checkpoint else { return Ok(now.to_string()) };
    let earlier = read_checkpoint(kept).map_err(|error| format!("{kept}: {error}"))?;
    if !recovered.ledger().holds(&earlier) {
        return Err(format!("{file}: it is not what {kept} says, and does not continue it").into());
    }
    Ok(format!("{now}\nIt continues {kept}, of {} entries.\n", earlier.size()))
}

fn read_checkpoint(file: &str) -> Result<Checkpoint, Box<dyn Error>> {
    let text = String::from_utf8(fs::read(PathBuf::from(file))?)?;
    match SignedCheckpoint::parse(&text) {
        Ok(signed) => Ok(signed.checkpoint().clone()),
        Err(_) => Ok(Checkpoint::parse(&text)?),
    }
}

fn prove(file: &str, origin: &str, index: &str) -> Result<String, Box<dyn Error>> {
    let bytes = read(file)?;
    let recovered = Ledger::recover(origin, &bytes).map_err(|error| format!("{file}: {error}"))?;
    let index = index.parse().map_err(|_| "INDEX: expected a whole number")?;
    Ok(tour::prove(recovered.ledger(), index)?.to_json() + "\n")
}

fn read(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{file}: {error}"))
}
