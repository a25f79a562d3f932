"""Every object of the package is a value: frozen, compared and hashed by content, copied, pickled, shared by threads."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cloudpickle
import pytest
from samples import cases, policies, samples, steps

import everycontact

ERRORS = (everycontact.EverycontactError,)
TABLES = {"CaseBatch", "Frame", "RecommendationFrame"}
"""They need a library that has tables: see `extras/test_tables.py`."""


def same(one: Any, other: Any) -> bool:
    """Whether the two have the same content; exceptions are not compared by theirs."""
    if isinstance(one, ERRORS):
        return type(one) is type(other) and (str(one), one.problems) == (str(other), other.problems)
    return bool(one == other)


def label(value: Any) -> str:
    return type(value).__name__


each_sample = pytest.mark.parametrize("at", range(len(samples())), ids=[label(each) for each in samples()])


def test_every_class_has_a_sample() -> None:
    classes = {name for name in everycontact.__all__ if isinstance(getattr(everycontact, name), type)}
    assert classes == {label(each) for each in [*samples(), *steps()]} | TABLES


@each_sample
def test_a_value_is_equal_to_itself_made_again_and_to_nothing_else(at: int) -> None:
    value = samples()[at]
    for other in [pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)]:
        assert same(value, other) and type(value) is type(other)
        assert repr(value) == repr(other)
        assert isinstance(value, ERRORS) or hash(value) == hash(other)
    assert value != object() and value is not None and not value == 7


def test_values_of_other_content_are_not_equal() -> None:
    values = [each for each in samples() if not isinstance(each, ERRORS)]
    equal = [
        (label(one), label(other)) for at, one in enumerate(values) for other in values[:at] if one == other
    ]
    assert not [pair for pair in equal if pair[0] != pair[1]]
    for own in (cases(), policies()):
        assert not [pair for at, one in enumerate(own) for pair in own[:at] if one == pair]


@each_sample
def test_a_value_is_pickled_with_every_protocol_by_cloudpickle_and_in_a_closure(at: int) -> None:
    value = samples()[at]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert same(pickle.loads(pickle.dumps(value, protocol)), value)
    assert same(pickle.loads(cloudpickle.dumps(value)), value)
    assert same(pickle.loads(cloudpickle.dumps(lambda: value))(), value)


@each_sample
def test_a_value_is_frozen(at: int) -> None:
    value = samples()[at]
    if isinstance(value, ERRORS):
        return
    names = [name for name in dir(type(value)) if isinstance(getattr(type(value), name), property)]
    for name in [*names, "new_attribute"]:
        with pytest.raises((AttributeError, TypeError)):
            setattr(value, name, None)


@each_sample
def test_a_repr_is_short_and_names_the_class(at: int) -> None:
    value = samples()[at]
    assert repr(value).startswith(label(value)) and "\n" not in repr(value)
    assert len(repr(value)) < 400


def test_what_is_under_way_is_not_pickled() -> None:
    assert len(steps()) == 2
    for value in steps():
        with pytest.raises(TypeError):
            pickle.dumps(value)


def again(value: Any) -> tuple[Any, str]:
    """What another process makes of a value."""
    return value, repr(value)


def test_values_cross_into_spawned_processes() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        made = pool.map(again, samples(), chunksize=8)
    for value, (other, shown) in zip(samples(), made, strict=True):
        assert same(value, other) and shown == repr(value)


def told(value: Any) -> list[Any]:
    """All that a value says of itself."""
    said = [repr(value), None if isinstance(value, ERRORS) else hash(value)]
    said += [getattr(value, name)() for name in ("to_json", "to_text", "to_dict") if hasattr(value, name)]
    return [*said, pickle.dumps(value)]


def test_values_are_shared_by_threads() -> None:
    alone = [told(value) for value in samples()]
    with ThreadPoolExecutor(8) as pool:
        for together in pool.map(lambda _: [told(value) for value in samples()], range(16)):
            assert together == alone


def test_threads_ask_one_policy() -> None:
    policy, held = policies()[0], cases()
    alone = [policy.recommend(case, "2021-04-30T23:59:59Z").to_json() for case in held]
    assert len(set(alone)) > 1
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda at: policy.recommend(held[at % 5], "2021-04-30T23:59:59Z").to_json(), range(200))
    assert list(made) == alone * 40
