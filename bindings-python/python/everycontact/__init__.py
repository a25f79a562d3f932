"""Every contact that any service had with a person counts.

A written, versioned policy weighs the contacts together and asks for a response, with its reasons; and it says who
has looked, who has the case, what is due, and what stands against closing it. A recommendation supports a human
decision; it is not one.
"""

from everycontact._asked import Asked
from everycontact._errors import EverycontactError, Problem
from everycontact._everycontact import (
    Calendar,
    Case,
    CaseBatch,
    Codebook,
    Frame,
    Levels,
    Policy,
    Receipt,
    Recommendation,
    RecommendationFrame,
    Replay,
    Step,
    assurance,
    compare,
    dip_sample,
    due,
    explain,
    receipt,
    recommend,
    standing,
    verify,
)

__all__ = [
    "Asked",
    "Calendar",
    "Case",
    "CaseBatch",
    "Codebook",
    "EverycontactError",
    "Frame",
    "Levels",
    "Policy",
    "Problem",
    "Receipt",
    "Recommendation",
    "RecommendationFrame",
    "Replay",
    "Step",
    "assurance",
    "compare",
    "dip_sample",
    "due",
    "explain",
    "receipt",
    "recommend",
    "standing",
    "verify",
]
