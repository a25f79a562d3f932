"""The exception that the binding raises."""

from __future__ import annotations

import json
from typing import Any

Problem = dict[str, Any]
"""One problem: ``code``, ``path``, ``line``, ``column``, ``message`` and, where there is one, ``help``."""


class EverycontactError(ValueError):
    """A document or an instant did not load; ``problems`` lists every problem found.

    A message may quote the document. Do not log it where personal data must not be.
    """

    problems: list[Problem]

    def __init__(self, message: str, problems: list[Problem]) -> None:
        super().__init__(message, problems)
        self.problems = problems

    def __str__(self) -> str:
        return str(self.args[0])

    @classmethod
    def _from_json(cls, message: str, problems: str) -> EverycontactError:
        return cls(message, json.loads(problems))
