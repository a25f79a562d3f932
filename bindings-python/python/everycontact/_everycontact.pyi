from _typeshed import SupportsGetItem
from typing import SupportsIndex

__all__ = ["assurance", "compare", "dip_sample", "due", "explain", "receipt", "recommend", "standing", "verify"]

def assurance(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str, *, after: str | None = None) -> str:
    """
    Figures over many cases, each a JSON text, of what was recorded or due after `after` and up to `as_of`.

    Raises `EverycontactError`, with every problem of the first document that does not load.
    """

def compare(before: tuple[str, str, str, str], after: tuple[str, str, str, str]) -> str:
    """
    What differs between two recommendations, and whether facts, time or the policy moved the level.

    `before` and `after` are each an `Asked`, or a tuple of the same four texts: policy, codebook, case, as-of
    instant. Raises `EverycontactError`, with every problem of the first document that does not load; its path
    starts with `before` or `after`.
    """

def dip_sample(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str, *, seed: str, by: str = "reason", from_each: SupportsIndex = 1, after: str | None = None) -> str:
    """
    Closures drawn by lot from many cases: `from_each` from each stratum, decided by `seed` alone.

    `by` is `reason`, `blocked`, `role` or `level`. Raises `EverycontactError`, with every problem of the first
    document that does not load.
    """

def due(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str) -> str:
    """
    What is due in many cases, each a JSON text, as of the instant `as_of`; the earliest first.

    Raises `EverycontactError`, with every problem of the first document that does not load.
    """

def explain(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    Why `policy` asks for what it asks for in `case`, what would change it, and which unknown matters most.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def receipt(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    The recommendation with the digests of all that it rests on, as one canonical JSON text, to be kept.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def recommend(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    What `policy` asks for, given `case`, as of the instant `as_of`.

    The first three are JSON documents as text; `as_of` is a date and time with an offset, such as
    `2019-12-02T09:00:00+00:00`. Nothing recorded after it takes part. The recommendation is JSON text.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def standing(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    Where a case stands under `policy`, as of the instant `as_of`: responses, home, closures, duties.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def verify(policy: str, codebook: str, case: str, receipt: str) -> str:
    """
    What differs between `receipt` and what is made again; `case` may be given as it stands today.

    Raises `EverycontactError`, with every problem at once, when a document or the receipt does not load. A receipt
    that loads and does not hold is no error: its differences are listed.
    """
