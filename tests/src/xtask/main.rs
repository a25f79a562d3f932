//! `cargo xtask`: the tasks of the workspace. Run it without arguments for what it can do.

mod count;
mod interpreters;
mod npm;
mod process;
mod python;
mod schemas;
mod stubs;
mod suites;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--all]       run every suite; with --all, a skip is a failure
cargo xtask python             run the suites of the Python binding alone
cargo xtask npm                build the npm package into target/xtask/npm/everycontact
cargo xtask tool               build the package with the page in it, and print where the page is
cargo xtask schemas [--check]  write the JSON Schemas from the types; with --check, only compare them
cargo xtask stubs              write the type stub of the Python binding from the built library";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let succeeded = match arguments[..] {
        ["test"] => suites::run(suites::Skips::Allowed),
        ["test", "--all"] => suites::run(suites::Skips::Fail),
        ["npm"] => npm::run(),
        ["tool"] => npm::run_tool(),
        ["python"] => suites::run_python(),
        ["stubs"] => stubs::write(),
        ["schemas"] => schemas::write(),
        ["schemas", "--check"] => schemas::check(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
