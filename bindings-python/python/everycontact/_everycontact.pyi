def recommend(policy: str, codebook: str, case: str, as_of: str) -> str:
    """What ``policy`` asks for, given ``case``, as of the instant ``as_of``.

    The first three are JSON documents as text; ``as_of`` is a date and time with an offset, such as
    ``2019-12-02T09:00:00+00:00``. Nothing recorded after it takes part. The recommendation is JSON text.

    Raises ``EverycontactError``, with every problem at once, when a document or the instant does not load.
    """

def standing(policy: str, codebook: str, case: str, as_of: str) -> str:
    """Where a case stands under ``policy``, as of the instant ``as_of``: responses, home, closures, duties.

    Raises ``EverycontactError``, with every problem at once, when a document or the instant does not load.
    """

def due(policy: str, codebook: str, cases: list[str], as_of: str) -> str:
    """What is due in many cases, each a JSON text, as of the instant ``as_of``; the earliest first.

    Raises ``EverycontactError``, with every problem of the first document that does not load.
    """

def assurance(
    policy: str, codebook: str, cases: list[str], as_of: str, *, after: str | None = None
) -> str:
    """Figures over many cases, each a JSON text, of what was recorded or due after ``after`` and up to ``as_of``.

    Raises ``EverycontactError``, with every problem of the first document that does not load.
    """

def dip_sample(
    policy: str,
    codebook: str,
    cases: list[str],
    as_of: str,
    *,
    seed: str,
    by: str = "reason",
    from_each: int = 1,
    after: str | None = None,
) -> str:
    """Closures drawn by lot from many cases: ``from_each`` from each stratum, decided by ``seed`` alone.

    ``by`` is ``reason``, ``blocked``, ``role`` or ``level``. Raises ``EverycontactError``, with every problem of the
    first document that does not load.
    """
