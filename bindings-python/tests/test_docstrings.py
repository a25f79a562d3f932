"""Every example in a docstring runs, and every name that is public has a docstring."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from typing import Any

import pytest

import everycontact as ec

PARSER, RUNNER = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)


def documented() -> Iterator[tuple[str, Any]]:
    for name in ec.__all__:
        own = getattr(ec, name)
        yield name, own
        # The fields of a tuple and of a data class are documented in the source alone.
        if isinstance(own, type) and own not in (ec.Asked, ec.Problem):
            for member, value in vars(own).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", value


NAMED = dict(documented())


@pytest.mark.parametrize("name", NAMED)
def test_it_is_documented_and_its_examples_run(name: str) -> None:
    text = NAMED[name].__doc__
    assert text and text.strip()
    example = PARSER.get_doctest(text, vars(ec).copy(), name, None, 0)
    results = RUNNER.run(example)
    assert results.failed == 0


def test_most_classes_have_an_example() -> None:
    with_example = [
        name for name, own in NAMED.items() if isinstance(own, type) and ">>>" in (own.__doc__ or "")
    ]
    assert len(with_example) >= 30
