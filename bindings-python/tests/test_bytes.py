"""The classes give the bytes of the text functions, which are those of the Rust library."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import ROOT, load

import everycontact as ec

CASES = ROOT / "core" / "examples" / "cases"
AS_OF = "2025-06-15T12:00:00+01:00"
AFTER = "2025-01-01T00:00:00Z"


def inputs(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.glob("*.json") if ".expected." not in path.name)
    assert len(found) >= 15
    return found


def test_recommendations_are_the_same(fixture_name: str) -> None:
    fixture = load(fixture_name)
    policy, case = ec.Policy.from_json(fixture.policy), ec.Case.from_json(fixture.case)
    made = policy.recommend(case, fixture.as_of)
    assert made.to_json().encode() + b"\n" == fixture.expected
    assert policy.recommend_json(fixture.case, fixture.as_of).encode() + b"\n" == fixture.expected
    assert made.level == made.to_dict()["level"]["id"]
    assert list(made.criteria) == [reason["criterion"] for reason in made.to_dict()["reasons"]]
    assert made.levels == policy.levels(case, fixture.as_of)


def test_cases_are_the_same_once_read(fixture_name: str) -> None:
    """A case that is put together from its parts is the one that is read."""
    document = json.loads(load(fixture_name).case)
    del document["schema"]
    case = ec.Case(**document)
    assert case == ec.Case.from_json(load(fixture_name).case)
    parts = {name: getattr(case, name) for name in document}
    assert ec.Case(**parts) == case


def test_lists_are_the_same() -> None:
    policy = ec.Policy.shipped()
    texts = [path.read_text(encoding="utf-8") for path in inputs(CASES)]
    cases = [ec.Case.from_json(text) for text in texts]
    given = (policy.to_json(), policy.codebook.to_json(), texts, AS_OF)
    assert policy.due(cases, AS_OF).to_json() == ec.due(*given)
    assert policy.assurance(cases, AS_OF).to_json() == ec.assurance(*given)
    assert policy.assurance(cases, AS_OF, after=AFTER).to_json() == ec.assurance(*given, after=AFTER)
    for by in ("reason", "blocked", "role", "level"):
        sample = policy.dip_sample(cases, AS_OF, seed="June 2025", by=by, from_each=2, after=AFTER)
        text = ec.dip_sample(*given, seed="June 2025", by=by, from_each=2, after=AFTER)
        assert sample.to_json() == text
    for case, text in zip(cases, texts, strict=True):
        standing = ec.standing(policy.to_json(), policy.codebook.to_json(), text, AS_OF)
        assert policy.standing(case, AS_OF).to_json() == standing


def test_comparisons_are_the_same() -> None:
    policy, case = ec.Policy.shipped(), ec.Case.shipped()
    texts = (policy.to_json(), policy.codebook.to_json(), case.to_json())
    instants = ("2019-12-31T23:59:59Z", "2021-04-30T23:59:59Z")
    before, after = (policy.recommend(case, as_of) for as_of in instants)
    text = ec.compare((*texts, instants[0]), (*texts, instants[1]))
    assert before.compare(after).to_json() == text
