def recommend(policy: str, codebook: str, case: str, as_of: str) -> str:
    """What ``policy`` asks for, given ``case``, as of the instant ``as_of``.

    The first three are JSON documents as text; ``as_of`` is a date and time with an offset, such as
    ``2019-12-02T09:00:00+00:00``. Nothing recorded after it takes part. The recommendation is JSON text.

    Raises ``EverycontactError``, with every problem at once, when a document or the instant does not load.
    """
