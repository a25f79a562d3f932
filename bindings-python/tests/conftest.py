"""The shared fixtures, read in place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "core" / "documents"
CASES = ROOT / "tests" / "fixtures" / "cases"


@dataclass(frozen=True)
class Fixture:
    """One case and the recommendation that it must lead to, as the texts that are exchanged."""

    policy: str
    case: str
    as_of: str
    expected: bytes


def compact(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def names() -> list[str]:
    return sorted(
        path.name.removesuffix(".json")
        for path in CASES.glob("*.json")
        if not path.name.endswith(".expected.json")
    )


def load(name: str) -> Fixture:
    document = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    policy = document["policy"]
    return Fixture(
        policy=(
            (DOCUMENTS / f"{policy}.json").read_text(encoding="utf-8")
            if isinstance(policy, str)
            else compact(policy)
        ),
        case=compact(document["case"]),
        as_of=document["asOf"],
        expected=(CASES / f"{name}.expected.json").read_bytes(),
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "fixture_name" in metafunc.fixturenames:
        metafunc.parametrize("fixture_name", names())


@pytest.fixture(scope="session")
def codebook() -> str:
    return (DOCUMENTS / "codebook.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample() -> Fixture:
    return load(names()[0])
