"""Calling something with everything."""

from __future__ import annotations

import inspect
from typing import Any

from garbage import GARBAGE, Callee, fitting

from everycontact import EverycontactError

PLACED = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def check(callee: Callee, fits: dict[str, Any] | None = None) -> None:
    """Calls it with everything in every place; what is an error says what is wrong."""
    for arguments, keywords in calls(callee, fits or fitting()):
        error = call(callee, arguments, keywords)
        if error is not None:
            assert error.problems and all(problem.code and problem.message for problem in error.problems)
            assert str(error) and error.code == error.problems[0].code


def calls(callee: Callee, fits: dict[str, Any]) -> list[tuple[list[Any], dict[str, Any]]]:
    """Nothing, one value everywhere, and each value in each place while what fits stands in the others."""
    parameters = callee.parameters()
    named = [each for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY]
    placed = [each for each in parameters if each.kind in PLACED]
    made: list[tuple[list[Any], dict[str, Any]]] = [([], {}), ([None] * (len(placed) + 1), {}), ([], {"nothing": 1})]
    for value in GARBAGE:
        made.append(([value] * len(placed), {each.name: value for each in named}))
        for spoilt in parameters:
            where = {each.name: value if each is spoilt else fits.get(each.name, value) for each in parameters}
            needed = [each for each in named if each is spoilt or each.default is inspect.Parameter.empty]
            made.append(([where[each.name] for each in placed], {each.name: where[each.name] for each in needed}))
    return made


def call(callee: Callee, arguments: list[Any], keywords: dict[str, Any]) -> EverycontactError | None:
    """Calls it. What is no `Exception` passes through, and fails the test."""
    try:
        result = callee.call(*arguments, **keywords)
        if hasattr(result, "__next__"):
            next(result, None)
    except EverycontactError as error:
        return error
    except Exception:
        return None
    return None
