"""One file for each contestant: how it expresses the policy, and how it is fed.

A contestant is prepared once, with its data loaded in its own form, and gives two functions: one that is timed, and
one that turns what came of it into levels and criteria in the order of the persons' numbers.
"""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Callable
from typing import Any

from data import Columns


@dataclasses.dataclass(frozen=True)
class Task:
    """What a contestant is given."""

    folder: pathlib.Path
    columns: Columns
    persons: int
    threads: int


# The ranks of the levels, and the criteria that are met as bits.
Results = tuple[Any, Any]


@dataclasses.dataclass(frozen=True)
class Prepared:
    """A contestant that is ready."""

    run: Callable[[], Any]
    results: Callable[[Any], Results]
