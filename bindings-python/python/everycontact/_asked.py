"""What a recommendation is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """A policy, a codebook and a case as JSON texts, and an as-of instant."""

    policy: str
    codebook: str
    case: str
    as_of: str
