"""What type checkers are told of the package is so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TESTS = ROOT / "bindings-python" / "tests"
CONFIGURATION = TESTS / "typing" / "mypy.ini"
STRICT = ["mypy", f"--config-file={CONFIGURATION}"]


def run(folder: Path, *arguments: str | Path) -> str:
    """Runs a module outside of the sources, so that the installed package is the one that is checked."""
    made = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout


def typed() -> list[Path]:
    return sorted((TESTS / "typing").glob("*.py"))


def test_there_are_expected_errors() -> None:
    assert sum(path.read_text(encoding="utf-8").count("# type: ignore[") for path in typed()) >= 8


def test_uses_of_the_package_have_the_types_that_they_say(tmp_path: Path) -> None:
    assert "Success" in run(tmp_path, *STRICT, *typed())


def test_a_wrong_use_is_an_error(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text('import everycontact\n\neverycontact.recommend("", "", "", 1)\n', encoding="utf-8")
    with pytest.raises(AssertionError, match="arg-type"):
        run(tmp_path, *STRICT, wrong)


def test_the_package_is_typed(tmp_path: Path) -> None:
    assert "Success" in run(tmp_path, *STRICT, "-p", "everycontact")


def test_the_tests_are_typed(tmp_path: Path) -> None:
    tests = sorted(path.name for path in TESTS.glob("*.py"))
    assert "Success" in run(TESTS, *STRICT, f"--cache-dir={tmp_path}", *tests, "generate")


def test_the_stub_is_what_the_package_has(tmp_path: Path) -> None:
    files = ["--mypy-config-file", CONFIGURATION, "--allowlist", CONFIGURATION.with_name("stubtest.txt")]
    assert "Success" in run(tmp_path, "mypy.stubtest", "everycontact", *files)
