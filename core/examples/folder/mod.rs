//! A folder of cases.

use std::path::{Path, PathBuf};

use everycontact::{Case, Policy};

use crate::shared::{in_file, read};

/// The cases that ship with the examples.
pub(crate) fn shipped_cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join("cases")
}

/// Every case of a folder, in the order of the file names; what cannot be loaded is told of, each file of it.
pub(crate) fn cases(folder: &Path, policy: &Policy) -> Result<Vec<Case>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: there is no case here, no file that ends in .json", folder.display()));
    }
    let (mut cases, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.display().to_string();
        match read(&path).and_then(|text| in_file(&name, Case::parse(&text, policy.codebook()))) {
            Ok(case) => cases.push(case),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(cases) } else { Err(problems.join("\n")) }
}
