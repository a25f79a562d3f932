"""The worked notebook runs, and shows what it showed when it was committed.

``EVERYCONTACT_BLESS=1`` writes what it shows now; whoever does so reads the difference.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import ROOT
from nbclient import NotebookClient

NOTEBOOKS = sorted((ROOT / "bindings-python" / "examples").glob("*.ipynb"))
PICTURE = re.compile(r'src=\\?"data:image/svg\+xml;base64,[A-Za-z0-9+/=]*\\?"')
"""Where letters stand in a picture depends on the machine's fonts; the table below it says the same."""


def executed(path: Path) -> Any:
    """A notebook that was run from an empty state, without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.pop("outputs", None)
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False).execute(cwd=path.parent)
    notebook.metadata = {
        "kernelspec": notebook.metadata.get("kernelspec", {}),
        "language_info": {"name": "python"},
    }
    nbformat.validate(notebook)
    return notebook


def shown(notebook: Any) -> list[tuple[str, Any]]:
    """Each cell's source, and what it shows: pictures aside, all of it."""
    cells = []
    for cell in notebook.cells:
        outputs = [PICTURE.sub("a picture", json.dumps(it, sort_keys=True)) for it in cell.get("outputs", ())]
        cells.append((cell.source, outputs))
    return cells


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_was_committed(path: Path) -> None:
    made = executed(path)
    if os.environ.get("EVERYCONTACT_BLESS") == "1":
        nbformat.write(made, path)
    assert shown(made) == shown(nbformat.read(path, as_version=4))


def test_there_is_a_notebook() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["learning_review"]
