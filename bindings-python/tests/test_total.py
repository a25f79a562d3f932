"""No input raises what `except Exception` does not catch: every public callable, with everything in every place."""

from __future__ import annotations

from inspect import Parameter
from pathlib import Path
from typing import Any

import pytest
from garbage import GARBAGE, Callee, callees, fitting

from everycontact import EverycontactError


def calls(callee: Callee) -> list[tuple[list[Any], dict[str, Any]]]:
    """Nothing, one value everywhere, and each value in each place while what fits stands in the others."""
    fits, parameters = fitting(), callee.parameters()
    named = [each for each in parameters if each.kind is Parameter.KEYWORD_ONLY]
    placed = [each for each in parameters if each.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)]
    made: list[tuple[list[Any], dict[str, Any]]] = [([], {}), ([None] * (len(placed) + 1), {}), ([], {"nothing": 1})]
    for value in GARBAGE:
        made.append(([value] * len(placed), {each.name: value for each in named}))
        for spoilt in parameters:
            where = {each.name: value if each is spoilt else fits.get(each.name, value) for each in parameters}
            keywords = {each.name: where[each.name] for each in named if each is spoilt}
            made.append(([where[each.name] for each in placed], keywords))
    return made


def call(callee: Callee, arguments: list[Any], keywords: dict[str, Any]) -> EverycontactError | None:
    """Calls it. What is no `Exception` passes through, and fails the test."""
    try:
        result = callee.call(*arguments, **keywords)
        if hasattr(result, "__next__"):
            next(result, None)
    except EverycontactError as error:
        return error
    except Exception:
        return None
    return None


@pytest.mark.parametrize("callee", callees(), ids=lambda callee: callee.name)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nothing_panics(callee: Callee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # Texts are paths, too.
    for arguments, keywords in calls(callee):
        error = call(callee, arguments, keywords)
        if error is not None:
            assert error.problems and all(problem.code and problem.message for problem in error.problems)
            assert str(error) and error.code == error.problems[0].code


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
