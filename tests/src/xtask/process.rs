//! Running other programs, and the folders that they run in.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub fn root() -> PathBuf {
    let tests = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&tests)
        .parent()
        .expect("the tests are a member of the workspace, in a folder of its root")
        .to_path_buf()
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder below `target` for what the tasks set up.
pub fn own() -> PathBuf {
    target().join("xtask")
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program, to be run in the root of the workspace.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Whether the program can be run and ends well. Nothing is printed.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What the program writes to its standard output, if it can be run and ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs the program with everything that it prints shown; whether it ended well.
pub fn shown(command: &mut Command) -> bool {
    announce(command);
    match command.stdin(Stdio::null()).status() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("cannot run `{}`: {error}", command.get_program().display());
            false
        }
    }
}

/// Runs the program with what it prints shown if it does not end well; whether it did.
pub fn quiet(command: &mut Command) -> bool {
    announce(command);
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            for printed in [output.stdout, output.stderr] {
                println!("{}", String::from_utf8_lossy(&printed));
            }
            false
        }
        Err(error) => {
            eprintln!("cannot run `{}`: {error}", command.get_program().display());
            false
        }
    }
}

/// Runs the program with everything that it prints shown; whether it ended well, and its standard output.
pub fn watched(command: &mut Command) -> (bool, String) {
    announce(command);
    let mut child = match command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("cannot run `{}`: {error}", command.get_program().display());
            return (false, String::new());
        }
    };
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
            let shown = String::from_utf8_lossy(&line);
            print!("{shown}");
            text.push_str(&shown);
            line.clear();
        }
    }
    (child.wait().is_ok_and(|status| status.success()), text)
}

fn announce(command: &Command) {
    let mut line = vec![name(command.get_program())];
    line.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    println!("$ {}", line.join(" "));
}

fn name(program: &OsStr) -> String {
    let name = Path::new(program).file_name().unwrap_or(program);
    name.to_string_lossy().into_owned()
}
