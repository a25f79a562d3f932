//! The JSON Schemas: generated from the types, committed, and compared.

use std::fs;
use std::path::PathBuf;

use everycontact_tests::schemas::{Schema, all};

use crate::process;

fn folder() -> PathBuf {
    process::root().join("core").join("schemas")
}

/// Writes every schema.
pub fn write() -> bool {
    let mut succeeded = true;
    for Schema { file, text } in all() {
        let path = folder().join(&file);
        match fs::create_dir_all(folder()).and_then(|()| fs::write(&path, text)) {
            Ok(()) => println!("wrote core/schemas/{file}"),
            Err(error) => {
                eprintln!("cannot write core/schemas/{file}: {error}");
                succeeded = false;
            }
        }
    }
    for file in unknown() {
        eprintln!("core/schemas/{file} is generated from no type: remove it");
        succeeded = false;
    }
    succeeded
}

/// Compares every schema with its file.
pub fn check() -> bool {
    let mut succeeded = true;
    for Schema { file, text } in all() {
        if fs::read_to_string(folder().join(&file)).is_ok_and(|kept| kept == text) {
            println!("core/schemas/{file} is up to date");
        } else {
            eprintln!("core/schemas/{file} differs from the types: run `cargo xtask schemas`");
            succeeded = false;
        }
    }
    for file in unknown() {
        eprintln!("core/schemas/{file} is generated from no type: remove it");
        succeeded = false;
    }
    if all().is_empty() {
        eprintln!("there is no schema to compare");
        succeeded = false;
    }
    succeeded
}

/// The files that no schema is written to.
fn unknown() -> Vec<String> {
    let known: Vec<String> = all().into_iter().map(|schema| schema.file).collect();
    let Ok(entries) = fs::read_dir(folder()) else { return Vec::new() };
    let mut unknown: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|file| !known.contains(file))
        .collect();
    unknown.sort();
    unknown
}
