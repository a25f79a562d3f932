"""No input raises what `except Exception` does not catch: every public callable, with everything in every place."""

from __future__ import annotations

from inspect import Parameter
from pathlib import Path

import pytest
from calling import check
from garbage import Callee, callees, fitting


@pytest.mark.parametrize("callee", callees(), ids=lambda callee: callee.name)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nothing_panics(callee: Callee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # Texts are paths, too.
    check(callee)


def test_everything_public_is_called() -> None:
    names = {callee.name for callee in callees()}
    assert {"recommend", "Policy", "Policy.from_json", "Policy.recommend", "Ledger.acknowledge", "Case.__eq__"} <= names
    assert {"Recommendation.explain", "Levels.__reduce__", "Cut", "write_cases", "CaseLines.__next__"} <= names
    assert len(names) >= 400


def test_what_fits_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The values that stand in the other places reach the library: most callables take them."""
    monkeypatch.chdir(tmp_path)
    fits, taken = fitting(), []
    for callee in callees():
        needed = [each for each in callee.parameters() if each.default is Parameter.empty]
        if not needed or any(each.name not in fits or each.kind is Parameter.KEYWORD_ONLY for each in needed):
            continue
        try:
            callee.call(*(fits[each.name] for each in needed))
            taken.append(callee.name)
        except Exception:
            pass
    assert {"Policy.recommend", "Policy.standing", "Policy.due", "Case.seen_by", "Ledger.holds"} <= set(taken)
    assert len(taken) >= 30
