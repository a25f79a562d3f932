"""Lines of a stream of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from everycontact._errors import EverycontactError
    from everycontact._everycontact import Case


class CaseLine(NamedTuple):
    """A line that is not blank: its case, or the error that says everything that is wrong with it."""

    line: int
    """The line in the stream, from 1; blank lines are counted and not given."""
    case: Case | None
    error: EverycontactError | None
