"""The exception that the package raises, and what it lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One problem of a document, and where it is.

    A message names ids, codes and fields; it repeats no free text and no value that was refused.
    """

    code: str
    """What kind of problem it is; stable, in snake case."""
    path: str
    """The place in the document, such as ``contacts[3].recorded``; empty for the whole."""
    line: int
    """The line of that place, from 1."""
    column: int
    """The column of that place in characters, from 1."""
    message: str
    """What is wrong."""
    help: str
    """What to do about it."""
    severity: str = field(default="error", kw_only=True)
    """``error``, or ``warning`` for what does not keep a document from being loaded."""


class EverycontactError(ValueError):
    """A document, an instant or a choice was refused; ``problems`` lists everything that is wrong with it.

    ``code``, ``path``, ``line``, ``column`` and ``help`` are those of the first problem.

    >>> try:
    ...     Case.from_json('{"schema": "everycontact/case/1"}')
    ... except EverycontactError as error:
    ...     [(problem.code, problem.path) for problem in error.problems]
    [('missing_field', 'id'), ('missing_field', 'subject'), ('missing_field', 'contacts')]
    """

    problems: tuple[Problem, ...]

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        given = tuple(problems) or (Problem("invalid_value", "", 1, 1, message, ""),)
        super().__init__(message, given)
        self.problems = given

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code

    @property
    def path(self) -> str:
        """The place of the first problem."""
        return self.problems[0].path

    @property
    def line(self) -> int:
        """The line of the first problem."""
        return self.problems[0].line

    @property
    def column(self) -> int:
        """The column of the first problem."""
        return self.problems[0].column

    @property
    def help(self) -> str:
        """What to do about the first problem."""
        return self.problems[0].help

    @classmethod
    def _from_json(cls, message: str, problems: str) -> EverycontactError:
        return cls(message, [Problem(**problem) for problem in json.loads(problems)])


def refused(code: str, message: str, help_: str) -> EverycontactError:
    """The exception for one problem of what cannot become a document."""
    told = f"the document has 1 problem\n  1:1: document: {message} [{code}]; help: {help_}"
    return EverycontactError(told, [Problem(code, "", 1, 1, message, help_)])
