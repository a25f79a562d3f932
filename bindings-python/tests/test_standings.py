"""Standings, lists, figures and samples have the bytes of the Rust library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import DOCUMENTS, ROOT, compact

import everycontact

STANDINGS = ROOT / "tests" / "fixtures" / "standings"
MANY = ROOT / "tests" / "fixtures" / "many"
CASES = ROOT / "core" / "examples" / "cases"
AS_OF = "2025-06-30T12:00:00+01:00"
AFTER = "2024-06-30T12:00:00+01:00"


def standings() -> list[Path]:
    """Those from all records: the binding takes no viewpoint yet."""
    paths = sorted(path for path in STANDINGS.glob("*.json") if not path.name.endswith(".expected.json"))
    return [path for path in paths if "viewpoint" not in json.loads(path.read_text(encoding="utf-8"))]


def test_there_are_standings() -> None:
    assert len(standings()) >= 300


@pytest.mark.parametrize("path", standings(), ids=lambda path: path.stem)
def test_same_standing(path: Path, codebook: str) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    policy = document["policy"]
    policy = (
        (DOCUMENTS / f"{policy}.json").read_text(encoding="utf-8") if isinstance(policy, str) else compact(policy)
    )
    text = everycontact.standing(policy, codebook, compact(document["case"]), document["asOf"])
    assert text.encode() + b"\n" == path.with_suffix(".expected.json").read_bytes()


@pytest.fixture(scope="module")
def policy() -> str:
    return (DOCUMENTS / "uk-illustrative.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cases() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.json"))]


def expected(name: str) -> bytes:
    return (MANY / f"{name}.expected.json").read_bytes()


def test_same_list_and_figures(policy: str, codebook: str, cases: list[str]) -> None:
    due = everycontact.due(policy, codebook, cases, AS_OF)
    assert due.encode() + b"\n" == expected("due")
    figures = everycontact.assurance(policy, codebook, cases, AS_OF)
    assert figures.encode() + b"\n" == expected("assurance")
    later = everycontact.assurance(policy, codebook, cases, AS_OF, after=AFTER)
    assert later.encode() + b"\n" == expected("assurance-after")


@pytest.mark.parametrize(("by", "after"), [("reason", None), ("blocked", None), ("role", AFTER), ("level", None)])
def test_same_sample(by: str, after: str | None, policy: str, codebook: str, cases: list[str]) -> None:
    sample = everycontact.dip_sample(
        policy, codebook, cases, AS_OF, seed="June 2025", by=by, from_each=2, after=after
    )
    assert sample.encode() + b"\n" == expected(f"sample-{by}")


def test_a_problem_of_one_case_among_many_says_which(policy: str, codebook: str, cases: list[str]) -> None:
    broken = json.loads(cases[1])
    broken["contactz"] = []
    with pytest.raises(everycontact.EverycontactError) as caught:
        everycontact.due(policy, codebook, [cases[0], compact(broken)], AS_OF)
    assert caught.value.problems[0].path == "cases[1].contactz"


def test_an_unknown_way_to_stratify_is_refused(policy: str, codebook: str, cases: list[str]) -> None:
    with pytest.raises(everycontact.EverycontactError) as caught:
        everycontact.dip_sample(policy, codebook, cases, AS_OF, seed="x", by="postcode")
    assert caught.value.problems[0].path == "by"


def test_no_cases_are_no_error(policy: str, codebook: str) -> None:
    assert json.loads(everycontact.due(policy, codebook, [], AS_OF))["duties"] == []
