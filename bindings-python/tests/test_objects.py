"""What an object of a class shows and gives: documents that read again, no free text, and small pickles."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import nouns
import pytest

import everycontact as ec

OBJECTS = nouns.objects()
MADE = (ec.Recommendation, ec.Replay, ec.Standing)

each = pytest.mark.parametrize("own", OBJECTS, ids=lambda own: type(own).__name__)


@each
def test_a_copy_is_the_object_itself(own: Any) -> None:
    assert copy.copy(own) is own
    assert copy.deepcopy(own) is own


@each
def test_its_attributes_are_plain_values(own: Any) -> None:
    json_types = (str, int, bool, type(None))
    for name in dir(type(own)):
        if name.startswith("_") or callable(getattr(type(own), name)):
            continue
        value = getattr(own, name)
        values = value if isinstance(value, tuple) else (value,)
        for item in values:
            known = isinstance(item, (*json_types, dict)) or type(item).__module__ in (
                "everycontact",
                "datetime",
            )
            assert known, (name, item)


@pytest.mark.parametrize(
    "own", [own for own in OBJECTS if hasattr(own, "to_json")], ids=lambda own: type(own).__name__
)
def test_its_dict_is_what_its_json_says(own: Any) -> None:
    text = own.to_json()
    assert own.to_dict() == json.loads(text)
    assert own.to_json() == text


@pytest.mark.parametrize(
    "own", [own for own in OBJECTS if hasattr(own, "from_json")], ids=lambda own: type(own).__name__
)
def test_it_is_what_was_written(own: Any) -> None:
    given: tuple[Any, ...] = ()
    if isinstance(own, MADE):
        given = (own.policy, own.case)
    elif isinstance(own, (ec.Policy, ec.Case)):
        given = (own.codebook,)
    texts = [type(own).from_json(own.to_json(), *given), type(own).from_dict(own.to_dict(), *given)]
    for again in texts:
        if isinstance(own, ec.Case) and (own.viewpoint is not None or own.until is not None):
            # A document is the whole record, whoever looks.
            assert again.to_json() == own.to_json()
            assert again != own
            continue
        assert again == own
        assert hash(again) == hash(own)
        assert again.to_json() == own.to_json()


def test_documents_of_two_contents_are_two() -> None:
    documents = [own for own in OBJECTS if hasattr(own, "to_json")]
    for own in documents:
        for other in documents:
            if own.to_json() != other.to_json():
                assert own != other


def test_no_repr_shows_free_text() -> None:
    shown = [repr(own) for own in OBJECTS]
    assert any(nouns.SECRET in own.to_json() for own in OBJECTS if hasattr(own, "to_json"))
    for text in shown:
        assert not any(word in text for word in ("Jane", "Roe", "Elm", "Row")), text
        assert "\n" not in text
        assert len(text) < 250


def test_many_of_one_policy_are_pickled_with_one_policy() -> None:
    policy = ec.Policy.shipped()
    made = [policy.recommend(nouns.full_case(), nouns.AS_OF) for _ in range(20)]
    assert len(pickle.dumps(made)) < 2 * len(pickle.dumps(policy))
    again = pickle.loads(pickle.dumps(made))
    assert again[0].policy is again[1].policy


def test_cases_of_an_own_codebook_are_pickled_with_one_codebook() -> None:
    document = ec.Codebook.shipped().to_dict()
    codebook = ec.Codebook.from_dict({**document, "version": "1.0.1"})
    cases = [ec.Case.from_json(nouns.full_case().to_json(), codebook) for _ in range(20)]
    assert len(pickle.dumps(cases)) < 2 * len(pickle.dumps(codebook))
    again = pickle.loads(pickle.dumps(cases))
    assert again == cases
    assert again[0].codebook is again[1].codebook
    assert again[0].codebook == codebook
    assert again[0] != nouns.full_case(), "it was checked against another codebook"
