"""Every shared fixture, through the classes: the bytes and the diagnostics of the Rust library."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import DOCUMENTS, ROOT, compact

import everycontact
from everycontact import (
    Calendar,
    Case,
    Codebook,
    EverycontactError,
    Policy,
    Problem,
    Receipt,
    Recommendation,
    Standing,
)

FIXTURES = ROOT / "tests" / "fixtures"
FEWEST = {"cases": 40, "views": 10, "standings": 370, "proofs": 30, "ordinary": 30, "concerning": 20, "invalid": 140}
# What the examples of the Rust library print: no document that a binding could read or make.
PRINTED = {"agenda.txt", "assurance.txt", "learning_review.txt"}
OTHERS = {"every-entry.json", "many"}
SHIPPED = {"policy": "uk-illustrative", "codebook": "codebook", "case": "subject-a"}


class Asked(NamedTuple):
    """A fixture, loaded."""

    path: Path
    document: dict[str, Any]

    def policy(self) -> Policy:
        named = self.document["policy"]
        return Policy.from_json(shipped(named)) if isinstance(named, str) else Policy.from_dict(named)

    def whole_case(self) -> Case:
        named = self.document["case"]
        return Case.from_json(shipped(named)) if isinstance(named, str) else Case.from_dict(named)

    def case(self) -> Case:
        case = self.whole_case()
        return case.seen_by(self.document["viewpoint"]) if "viewpoint" in self.document else case

    def recommend(self) -> Recommendation:
        return self.policy().recommend(self.case(), self.document["asOf"])

    def with_members(self, members: dict[str, Any]) -> Asked:
        return Asked(self.path, {**self.document, **members})

    def expected(self, kind: str = "") -> bytes:
        return self.path.with_suffix(f"{kind}.expected.json").read_bytes()


def shipped(name: str) -> str:
    return (DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")


def paths(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((FIXTURES / folder).glob("*.json"))]
    return [path for path in found if not path.name.endswith(".expected.json")]


def asked(path: Path) -> Asked:
    return Asked(path, json.loads(path.read_text(encoding="utf-8")))


def each(*folders: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths(*folders), ids=lambda path: f"{path.parent.name}-{path.stem}")


def line(text: str) -> bytes:
    return text.encode() + b"\n"


def test_every_file_is_read_by_a_test_and_there_are_enough() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == set(FEWEST) | PRINTED | OTHERS
    for folder, fewest in FEWEST.items():
        assert len(paths(folder)) >= fewest, folder


@each("cases", "views")
def test_the_recommendation_has_the_same_bytes(path: Path) -> None:
    own = asked(path)
    made = own.recommend()
    assert line(made.to_json()) == own.expected()
    assert Recommendation.from_json(made.to_json(), made.policy, made.case) == made
    expect = own.document["expect"]
    told = {"level": made.level, "ceiling": made.ceiling, "ceilingWithUnasked": made.ceiling_with_unasked}
    assert told == {**told, **{name: expect[name] for name in told if name in expect}}
    assert sorted(made.criteria) == expect["criteria"]


def steps(policy: Policy, own: Asked) -> Iterable[int]:
    """The ranks, from 1 for the lowest, of every step up to the as-of instant, and at it."""
    case, as_of = own.case(), own.document["asOf"]
    for step in policy.replay(case.recorded_by(as_of)).steps:
        yield step.after.rank + 1
    yield policy.levels(case, as_of).rank + 1


@each("ordinary")
def test_an_ordinary_case_stays_low(path: Path) -> None:
    own = asked(path)
    assert max(steps(Policy.shipped(), own)) <= own.document["atMost"]


@each("concerning")
def test_a_concerning_case_rises(path: Path) -> None:
    own = asked(path)
    assert list(steps(Policy.shipped(), own))[-1] >= own.document["atLeast"]


@each("standings")
def test_the_standing_has_the_same_bytes(path: Path) -> None:
    own = asked(path)
    policy, case = own.policy(), own.case()
    standing = policy.standing(case, own.document["asOf"])
    assert line(standing.to_json()) == own.expected()
    assert Standing.from_json(standing.to_json(), policy, case) == standing


@each("proofs")
def test_the_explanation_and_the_receipt_have_the_same_bytes(path: Path) -> None:
    own = asked(path)
    made = own.recommend()
    receipt = made.receipt()
    assert line(made.explain().to_json()) == own.expected(".explanation")
    assert line(receipt.to_json()) == own.expected(".receipt")
    assert Receipt.from_json(own.expected(".receipt").decode()) == receipt


@each("proofs")
def test_the_comparison_has_the_same_bytes(path: Path) -> None:
    own = asked(path)
    made = own.recommend()
    assert made.compare(made).is_empty
    if "before" in own.document:
        before = own.with_members(own.document["before"]).recommend()
        assert line(before.compare(made).to_json()) == own.expected(".comparison")


@each("proofs")
def test_the_verification_has_the_same_bytes(path: Path) -> None:
    own = asked(path)
    check = own.document.get("check", {})
    text = own.expected(".receipt").decode()
    for old, new in changed(text, check):
        assert text.count(old) == 1
        text = text.replace(old, new)
    against = own.with_members({name: check[name] for name in check if name not in ("change", "id")})
    verification = Receipt.from_json(text).verify(against.policy(), against.whole_case())
    assert line(verification.to_json()) == own.expected(".verification")
    assert verification.holds == (not verification.differences)


def changed(receipt: str, check: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """What is to be replaced in a receipt, and by what."""
    if "change" in check:
        yield tuple(check["change"])
    if "id" in check:
        yield json.loads(receipt)["id"], check["id"]


@pytest.fixture(scope="module")
def many() -> list[Case]:
    """The invented cases that ship with the examples."""
    found = sorted((ROOT / "core" / "examples" / "cases").glob("*.json"))
    return [Case.from_json(path.read_text(encoding="utf-8")) for path in found]


def test_lists_figures_and_samples_have_the_same_bytes(many: list[Case]) -> None:
    policy, as_of, after = Policy.shipped(), "2025-06-30T12:00:00+01:00", "2024-06-30T12:00:00+01:00"
    made = {
        "due": policy.due(many, as_of).to_json(),
        "assurance": policy.assurance(iter(many), as_of).to_json(),
        "assurance-after": policy.assurance(many, as_of, after=after).to_json(),
    }
    for by, since in [("reason", None), ("blocked", None), ("role", after), ("level", None)]:
        sample = policy.dip_sample(many, as_of, seed="June 2025", by=by, from_each=2, after=since)
        made[f"sample-{by}"] = sample.to_json()
    files = {path.name.removesuffix(".expected.json"): path for path in (FIXTURES / "many").iterdir()}
    assert {name: line(text) for name, text in made.items()} == {name: files[name].read_bytes() for name in files}


def test_a_case_with_every_entry_is_read_and_written() -> None:
    document = json.loads((FIXTURES / "every-entry.json").read_text(encoding="utf-8"))
    case = Case.from_dict(document)
    again = case.to_dict()
    assert again["events"] == document["events"] and len(document["events"]) >= 22
    for given, made in zip(document["contacts"], again["contacts"], strict=True):
        assert {**made, **given} == {"observations": [], **made}
    assert Case.from_json(case.to_json()) == case


def problems(found: Iterable[Problem | dict[str, Any]]) -> list[dict[str, Any]]:
    """What is expected of problems, and no more."""
    told = [vars(problem) if isinstance(problem, Problem) else problem for problem in found]
    fields = ("code", "severity", "path", "line", "column", "message")
    return [{field: problem[field] for field in fields} for problem in told]


def of_class(kind: str, text: str) -> list[dict[str, Any]]:
    """The diagnostics of a document that is given to its class."""
    try:
        if kind == "case":
            return problems(Case.from_json(text).warnings)
        if kind == "policy":
            return problems(Policy.from_json(text).analysis)
        readers = {"codebook": Codebook.from_json, "calendar": Calendar.from_json, "receipt": Receipt.from_json}
        readers[kind](text)
    except EverycontactError as error:
        return problems(error.problems)
    return []


def of_text(kind: str, text: str) -> list[dict[str, Any]] | None:
    """The same of the functions on texts; nothing for a calendar, which they do not take."""
    texts = {name: shipped(file) for name, file in SHIPPED.items()}
    try:
        if kind == "receipt":
            everycontact.verify(**texts, receipt=text)
        elif kind != "calendar":
            everycontact.recommend(**{**texts, kind: text}, as_of="2021-04-30T23:59:59Z")
    except EverycontactError as error:
        return problems(error.problems)
    return None


@each("invalid")
def test_an_invalid_document_has_the_same_diagnostics(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    kind, text, expected = document["document"], document["text"], document["expected"]
    assert expected and of_class(kind, text) == expected
    refused = any(problem["severity"] == "error" for problem in expected)
    assert of_text(kind, text) == (expected if refused and kind != "calendar" else None)
    if refused and kind == "case" and text.strip():
        lines = list(everycontact.read_cases(compact({}).encode() + b"\n" + text.replace("\n", " ").encode()))
        assert lines[1].error is not None and {problem.line for problem in lines[1].error.problems} == {2}
