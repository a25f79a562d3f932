"""Objects as fragments, with the names that their policies give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from everycontact._html import _policy, _receipt, _recommendation, _replay
from everycontact._html._names import Names

if TYPE_CHECKING:
    from everycontact import Policy, Receipt, Recommendation, Replay


def recommendation(made: Recommendation) -> str:
    """What a notebook shows of a recommendation."""
    return str(_recommendation.fragment_of(made.to_dict(), _names(made.policy)))


def replay(made: Replay) -> str:
    """What a notebook shows of a replay."""
    return str(_replay.fragment_of(made.to_dict(), _names(made.policy)))


def policy(made: Policy) -> str:
    """What a notebook shows of a policy."""
    return str(_policy.fragment_of(made.to_dict(), _names(made)))


def receipt(made: Receipt) -> str:
    """What a notebook shows of a receipt. It names its policy by a digest, so ids stay ids."""
    return str(_receipt.fragment_of(made.to_dict(), Names()))


def _names(made: Policy) -> Names:
    return Names.of(made.to_dict(), made.codebook.to_dict())
