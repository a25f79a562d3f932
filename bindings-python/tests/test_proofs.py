"""Explanations, receipts, what comes of checking one, and comparisons have the bytes of the Rust library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import DOCUMENTS, ROOT, compact

import everycontact

PROOFS = ROOT / "tests" / "fixtures" / "proofs"


def proofs() -> list[Path]:
    return sorted(path for path in PROOFS.glob("*.json") if not path.name.endswith(".expected.json"))


def document(named: Any) -> str:
    """A document that a fixture holds, or names among the shipped ones."""
    return (DOCUMENTS / f"{named}.json").read_text(encoding="utf-8") if isinstance(named, str) else compact(named)


def asked(fixture: dict[str, Any], codebook: str) -> everycontact.Asked:
    return everycontact.Asked(
        policy=document(fixture["policy"]),
        codebook=codebook,
        case=document(fixture["case"]),
        as_of=fixture["asOf"],
    )


def expected(path: Path, kind: str) -> bytes:
    return path.with_suffix(f".{kind}.expected.json").read_bytes()


def replaced(receipt: str, old: str, new: str) -> str:
    assert receipt.count(old) == 1
    return receipt.replace(old, new)


def with_viewpoint(path: Path) -> bool:
    return "viewpoint" in json.loads(path.read_text(encoding="utf-8"))


each_proof = pytest.mark.parametrize("path", proofs(), ids=lambda path: path.stem)
# The binding takes no viewpoint yet; it checks a receipt from the viewpoint that the receipt names.
each_of_all_records = pytest.mark.parametrize(
    "path", [path for path in proofs() if not with_viewpoint(path)], ids=lambda path: path.stem
)


def test_there_are_proofs() -> None:
    assert len(proofs()) >= 30
    assert len(list(PROOFS.glob("*.comparison.expected.json"))) >= 8


@each_of_all_records
def test_same_explanation_and_receipt(path: Path, codebook: str) -> None:
    own = asked(json.loads(path.read_text(encoding="utf-8")), codebook)
    assert everycontact.explain(*own).encode() + b"\n" == expected(path, "explanation")
    assert everycontact.receipt(*own).encode() + b"\n" == expected(path, "receipt")


@each_proof
def test_same_verification(path: Path, codebook: str) -> None:
    fixture = json.loads(path.read_text(encoding="utf-8"))
    receipt = expected(path, "receipt").decode()
    check = fixture.get("check", {})
    if "change" in check:
        receipt = replaced(receipt, *check["change"])
    if "id" in check:
        receipt = replaced(receipt, json.loads(receipt)["id"], check["id"])
    against = asked({**fixture, **check}, codebook)
    text = everycontact.verify(against.policy, codebook, against.case, receipt)
    assert text.encode() + b"\n" == expected(path, "verification")


@each_of_all_records
def test_same_comparison(path: Path, codebook: str) -> None:
    fixture = json.loads(path.read_text(encoding="utf-8"))
    after = asked(fixture, codebook)
    same = json.loads(everycontact.compare(after, after))
    assert (same["causes"], same["criteria"]) == ([], [])
    if "before" in fixture:
        before = asked({**fixture, **fixture["before"]}, codebook)
        text = everycontact.compare(before, after)
        assert text.encode() + b"\n" == expected(path, "comparison")
        assert everycontact.compare(before=(*before,), after=(*after,)) == text


@pytest.fixture(scope="module")
def own(codebook: str) -> everycontact.Asked:
    return asked(json.loads(proofs()[0].read_text(encoding="utf-8")), codebook)


def test_a_receipt_that_was_written_anew_is_refused(own: everycontact.Asked) -> None:
    receipt = json.dumps(json.loads(everycontact.receipt(*own)), indent=1)
    with pytest.raises(everycontact.EverycontactError) as caught:
        everycontact.verify(own.policy, own.codebook, own.case, receipt)
    assert [problem.code for problem in caught.value.problems] == ["not_canonical"]


def test_a_problem_of_a_comparison_says_of_which_side(own: everycontact.Asked) -> None:
    broken = own._replace(case=own.case.replace('"contacts"', '"contactz"', 1))
    for side, pair in (("before", (broken, own)), ("after", (own, broken))):
        with pytest.raises(everycontact.EverycontactError) as caught:
            everycontact.compare(*pair)
        assert f"{side}.contactz" in {problem.path for problem in caught.value.problems}


def test_a_comparison_takes_four_texts_of_each_side(own: everycontact.Asked) -> None:
    with pytest.raises(ValueError):
        everycontact.compare(own[:3], own)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        everycontact.compare(own, (*own[:3], None))  # type: ignore[arg-type]


@pytest.mark.parametrize("garbage", ["", "\0", "null", "{}", "9" * 400, '{"a":' * 100_000, '{"schema":1}'], ids=range(7))
def test_garbage_never_panics(garbage: str, own: everycontact.Asked) -> None:
    for position in range(4):
        spoilt = everycontact.Asked(*(garbage if at == position else text for at, text in enumerate(own)))
        for ask in (everycontact.explain, everycontact.receipt, everycontact.verify):
            with pytest.raises(everycontact.EverycontactError):
                ask(*spoilt)
        with pytest.raises(everycontact.EverycontactError):
            everycontact.compare(own, spoilt)
