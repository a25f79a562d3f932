"""Tables, and what is read from them: no input raises what `except Exception` does not catch."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from calling import check
from garbage import Callee, fitting, methods

import everycontact
from everycontact import CaseBatch, Frame, Policy, RecommendationFrame

AS_OF = "2024-06-30T12:00:00Z"
CONTACTS = pa.table(
    {
        "case": ["a", "a", "b"],
        "contact": ["c1", "c2", "c3"],
        "kind": ["referral", "report", "no such kind"],
        "sector": ["education", "health", "police"],
        "agency": ["school-1", "clinic-1", "police-1"],
        "occurred": ["2024-03-01", "2024", "2024-05"],
        "recorded": ["2024-03-02T09:00:00Z", "2024-12-31T09:00:00Z", "2024-06-01T09:00:00Z"],
        "observations": [["weapon-access"], [], []],
    }
)
CONSTANTS = {"presence": "present", "basis": "fact", "role": "caused"}


def tables() -> list[Any]:
    batch = CaseBatch.read(CONTACTS, constants=CONSTANTS, on_error="collect")
    made = Policy.shipped().recommend_frame(
        CONTACTS, as_of=AS_OF, constants=CONSTANTS, on_error="collect", reasons=["a"]
    )
    return [batch, made, made.diagnostics]


def fits() -> dict[str, Any]:
    known = {"contacts": CONTACTS, "constants": CONSTANTS, "as_of": AS_OF, "on_error": "collect", "reasons": ["a"]}
    return {**fitting(), **known, "batch": tables()[0]}


def callees() -> list[Callee]:
    asks = Callee("Policy.recommend_frame", Policy.shipped().recommend_frame)
    return [asks, Callee("CaseBatch.read", CaseBatch.read), *methods(tables())]


def test_there_is_a_table_of_every_class() -> None:
    assert [type(table) for table in tables()] == [CaseBatch, RecommendationFrame, Frame]
    assert [len(table) for table in tables()] == [2, 2, 1]


@pytest.mark.parametrize("callee", callees(), ids=lambda callee: callee.name)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nothing_panics(callee: Callee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check(callee, fits())


@pytest.mark.parametrize("at", range(3))
def test_a_table_is_handed_on_as_arrow_and_not_pickled(at: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(tables()[at])


def test_a_table_of_this_package_is_a_table() -> None:
    made = tables()[1]
    assert pa.table(made).column("case").to_pylist() == ["a", "b"]
    assert isinstance(made, everycontact.Frame) and pa.table(made).schema == pa.schema(made)
