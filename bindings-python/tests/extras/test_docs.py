"""The package's README runs as it stands, and so does each example in the package's Python modules."""

from __future__ import annotations

import doctest
import importlib
import io
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import everycontact.plot
import pytest
from conftest import ROOT

README = (ROOT / "bindings-python" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BETWEEN = "\x1e\n"


def blocks() -> list[tuple[str, str]]:
    """Each block of Python, and what it prints: the block of text behind it."""
    found = [(block[1], block[2]) for block in BLOCK.finditer(README)]
    after = [*found[1:], ("", "")]
    return [
        (code, says[1] if says[0] == "text" else "")
        for (language, code), says in zip(found, after, strict=True)
        if language == "python"
    ]


def test_the_readme_runs(tmp_path: Path) -> None:
    """In a process of its own: Spark keeps the settings of whoever starts it first."""
    told = blocks()
    script = tmp_path / "readme.py"
    script.write_text(f"print({BETWEEN!r}, end='')\n".join(code for code, _ in told), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-B", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split(BETWEEN) == [says for _, says in told]


def test_the_readme_has_no_other_code() -> None:
    """Whatever looks like a program is one that runs."""
    assert {block[1] for block in BLOCK.finditer(README)} == {"python", "text", "sh"}
    assert README.count("```") == 2 * len(BLOCK.findall(README))
    assert len(blocks()) > 10


def examples() -> list[doctest.DocTest]:
    public = {name: getattr(everycontact, name) for name in everycontact.__all__}
    finder = doctest.DocTestFinder(exclude_empty=True)
    names = [found.name for found in pkgutil.walk_packages(everycontact.__path__, "everycontact.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("._everycontact")]
    found = [test for module in modules for test in finder.find(module, extraglobs=dict(public))]
    return [test for test in found if test.examples]


EXAMPLES = examples()


@pytest.mark.parametrize("test", EXAMPLES, ids=[test.name for test in EXAMPLES])
def test_an_example_runs(test: doctest.DocTest) -> None:
    told = io.StringIO()
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.write)
    assert result.failed == 0, told.getvalue()


def test_every_picture_has_an_example() -> None:
    named = {test.name.rpartition(".")[2] for test in EXAMPLES}
    assert set(everycontact.plot.__all__) <= named
