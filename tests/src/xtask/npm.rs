//! The npm package: built into `target/xtask/npm/everycontact`, ready for `npm pack`.

use std::path::PathBuf;

use crate::process::{self, command};
use crate::tools::{self, Missing};

/// The profile of the manifest that the engine is built with.
const PROFILE: &str = "wasm";
const TARGET: &str = "wasm32-unknown-unknown";

/// A third of what is inlined by default, and no loop written out several times: nearly as small as by level `z`, and
/// nearly as fast as level 2 is as it stands. The figures are in `benches/RESULTS.md`.
const LLVM: [&str; 4] =
    ["-inline-threshold=75", "-unroll-threshold=0", "-unroll-runtime=false", "-unroll-allow-partial=false"];

/// Where the package is put together.
pub fn folder() -> PathBuf {
    process::own().join("npm").join("everycontact")
}

/// Builds the package and says where it is; whether that succeeded.
pub fn run() -> bool {
    match build() {
        Ok(succeeded) => {
            if succeeded {
                println!("the package is in {}", folder().display());
            }
            succeeded
        }
        Err(missing) => {
            eprintln!("the package needs {}; this brings it: {}", missing.what, missing.command);
            false
        }
    }
}

/// Builds the package; whether that succeeded.
pub fn build() -> Result<bool, Missing> {
    tools::node()?;
    tools::node_modules()?;
    tools::rust_src()?;
    let bindgen = tools::wasm_bindgen()?;
    Ok(engine() && glue(bindgen) && package() && page())
}

/// Builds the page that ships in the package, and says where it is; whether that succeeded.
pub fn run_tool() -> bool {
    let succeeded = run();
    if succeeded {
        println!("the page is {}", tool().display());
    }
    succeeded
}

/// The page that ships in the package and opens from disk.
pub fn tool() -> PathBuf {
    folder().join("tool").join("index.html")
}

/// The engine, with a standard library that is built for it: without the texts of panics, which nobody would see, and
/// with its algorithms for small programs. That takes switches that are not stable, and makes a third of the size.
fn engine() -> bool {
    let mut build = process::cargo();
    build.args(["build", "--profile", PROFILE, "--package", "everycontact-wasm", "--target", TARGET]);
    build.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    let llvm = LLVM.map(|option| format!(" -Cllvm-args={option}")).concat();
    let flags = format!("-Zunstable-options -Cpanic=immediate-abort{llvm}");
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", flags);
    process::shown(&mut build)
}

/// The JavaScript between the engine and the package's own.
fn glue(bindgen: PathBuf) -> bool {
    let built: PathBuf = [TARGET, PROFILE, "everycontact_wasm.wasm"].iter().collect();
    let mut bind = command(bindgen);
    bind.args(["--target", "web", "--omit-default-module-path", "--out-name", "everycontact"]);
    bind.args(["--out-dir", "bindings-wasm/js/pkg"]).arg(process::target().join(built));
    process::shown(&mut bind)
}

fn package() -> bool {
    let mut build = command("node");
    build.arg("bindings-wasm/scripts/build.mjs").arg(folder()).arg(env!("CARGO_PKG_VERSION"));
    process::shown(&mut build)
}

fn page() -> bool {
    let mut build = command("node");
    build.arg("bindings-wasm/tool/build.mjs").arg(folder().join("tool"));
    process::shown(&mut build)
}
