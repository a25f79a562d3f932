"""The README's Python example runs as it stands there, and prints what the README says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from conftest import DOCUMENTS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    found = re.findall(rf"^```{name}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert len(found) == 1, f"the README has {len(found)} blocks `{name}`, and not one"
    return str(found[0])


def the_case() -> str:
    """The case is given once, as a text of a Rust example."""
    found = re.findall(r'r#"(.*?)"#', README, re.DOTALL)
    assert len(found) == 1, f"the README's Rust examples have {len(found)} cases, and not one"
    return str(found[0])


def test_the_readme_runs(tmp_path: Path) -> None:
    for name in ("uk-illustrative.json", "codebook.json"):
        (tmp_path / name).write_bytes((DOCUMENTS / name).read_bytes())
    (tmp_path / "case.json").write_text(the_case(), encoding="utf-8")
    (tmp_path / "example.py").write_text(block("python"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-B", "example.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == block("text output")
