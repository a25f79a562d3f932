"""What was compared, and on what."""

from __future__ import annotations

import importlib.metadata
import os
import pathlib
import platform
import subprocess
import tomllib

PACKAGES = [
    "everycontact",
    "polars",
    "duckdb",
    "pandas",
    "numpy",
    "pyarrow",
    "zen-engine",
    "datalogic-py",
    "common-expression-language",
]
CRATES = ["datalogic-rs", "regorus", "cel"]
LOCK = pathlib.Path(__file__).parent / "rust" / "Cargo.lock"


def versions() -> dict[str, str]:
    """The versions of everything that takes part."""
    packages = {name: importlib.metadata.version(name) for name in PACKAGES}
    locked = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    crates = {
        f"crate {package['name']}": package["version"] for package in locked if package["name"] in CRATES
    }
    rust = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.split()[
        1
    ]
    return packages | crates | {"Python": platform.python_version(), "Rust": rust}


def machine() -> str:
    """The machine, in general terms."""
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{platform.machine()}, {os.cpu_count()} virtual processors, {gigabytes:.0f} GiB, {platform.system()}"
    )
