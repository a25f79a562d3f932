"""The binding gives the bytes of the Rust library, and refuses what it refuses."""

from __future__ import annotations

import json
import pickle

import pytest
from conftest import Fixture, compact, load, names

import everycontact


def test_there_are_cases() -> None:
    assert names(), "no case ran: tests/fixtures/cases is empty"


def test_same_bytes(fixture_name: str, codebook: str) -> None:
    fixture = load(fixture_name)
    text = everycontact.recommend(fixture.policy, codebook, fixture.case, fixture.as_of)
    assert text.encode() + b"\n" == fixture.expected


def test_a_problem_has_a_code_a_path_and_a_line(sample: Fixture, codebook: str) -> None:
    case = json.loads(sample.case)
    case["contactz"] = []
    with pytest.raises(everycontact.EverycontactError) as caught:
        everycontact.recommend(sample.policy, codebook, compact(case), sample.as_of)
    problem = caught.value.problems[0]
    assert isinstance(problem.code, str) and problem.code
    assert isinstance(problem.path, str)
    assert isinstance(problem.line, int) and problem.line >= 1
    assert isinstance(problem.message, str) and problem.message
    assert str(caught.value)


def test_an_as_of_without_an_offset_is_refused(sample: Fixture, codebook: str) -> None:
    with pytest.raises(everycontact.EverycontactError):
        everycontact.recommend(sample.policy, codebook, sample.case, "2019-12-02T09:00:00")


def test_a_duplicate_key_is_refused(sample: Fixture, codebook: str) -> None:
    twice = '{"contacts":[],' + sample.case.removeprefix("{")
    with pytest.raises(everycontact.EverycontactError):
        everycontact.recommend(sample.policy, codebook, twice, sample.as_of)


def test_the_error_is_a_value_error_and_survives_pickling() -> None:
    with pytest.raises(everycontact.EverycontactError) as caught:
        everycontact.recommend("{}", "{}", "{}", "now")
    error = caught.value
    assert isinstance(error, ValueError)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is everycontact.EverycontactError
    assert str(copy) == str(error)
    assert copy.problems == error.problems


GARBAGE = [
    "",
    " ",
    "\0",
    "\ufeff{}",
    "null",
    "true",
    "-0",
    "1e999",
    "9" * 400,
    '"',
    '"\\ud800"',
    "[]",
    "{}",
    '{"":{}}',
    "[" * 100_000,
    '{"a":' * 100_000,
    "\U0001f600" * 50,
    "9999999-99-99T99:99:99+99:99",
    "-262143-01-01T00:00:00-23:59",
    "+262142-12-31T23:59:59+23:59",
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
@pytest.mark.parametrize("position", range(4), ids=["policy", "codebook", "case", "as_of"])
def test_garbage_never_panics(position: int, garbage: str, sample: Fixture, codebook: str) -> None:
    arguments = [sample.policy, codebook, sample.case, sample.as_of]
    arguments[position] = garbage
    # A panic would be a `BaseException`, and would pass through this clause.
    try:
        everycontact.recommend(*arguments)
    except everycontact.EverycontactError as error:
        assert error.problems


@pytest.mark.parametrize("part", ["policy", "codebook", "case"])
def test_a_document_cut_short_never_panics(part: str, sample: Fixture, codebook: str) -> None:
    documents = {"policy": sample.policy, "codebook": codebook, "case": sample.case}
    whole = documents[part]
    for end in range(0, len(whole) - 1, max(1, len(whole) // 40)):
        documents[part] = whole[:end]
        with pytest.raises(everycontact.EverycontactError):
            everycontact.recommend(**documents, as_of=sample.as_of)


def test_an_argument_that_is_not_text_is_a_type_error(sample: Fixture, codebook: str) -> None:
    with pytest.raises(TypeError):
        everycontact.recommend(sample.policy, codebook, None, sample.as_of)  # type: ignore[arg-type]
    with pytest.raises(UnicodeEncodeError):
        everycontact.recommend(sample.policy, codebook, "\ud800", sample.as_of)
