"""Words for what documents hold: the core's own phrases, and codes and dates made readable."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from everycontact import _everycontact

_CODE = re.compile(r"[a-z]+(?:[A-Z][a-z]*|-[a-z0-9]+)*")
_INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_PLACE = re.compile(r"\{([a-z]+)\}")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    document = _everycontact.Phrases.english().to_dict()
    return {phrase["id"]: phrase["text"] for phrase in document["phrases"]}


def phrase(name: str, otherwise: str | None = None) -> str:
    """A phrase of the core by its id, such as ``level.who``."""
    return _phrases()[name] if otherwise is None else _phrases().get(name, otherwise)


def pieces(name: str, **places: str) -> list[str]:
    """A phrase in pieces, with what stands in its places."""
    parts = _PLACE.split(phrase(name))
    return [places[part] if at % 2 else part for at, part in enumerate(parts) if part]


def said(name: str, **places: str) -> str:
    """A phrase with what stands in its places."""
    return "".join(pieces(name, **places))


def plain(code: str) -> str:
    """A code such as ``notSuitable`` or ``social-care`` in words; anything else as it is."""
    if not _CODE.fullmatch(code):
        return code
    return re.sub(r"[A-Z]", lambda letter: f" {letter.group().lower()}", code).replace("-", " ")


def count(number: int, one: str, other: str | None = None) -> str:
    """``1 contact``, ``2 contacts``."""
    return f"{number} {one if number == 1 else other or one + 's'}"


def within(limit: dict[str, int]) -> str:
    """A time limit, such as ``5 working days``."""
    return ", ".join(count(number, plain(unit).removesuffix("s")) for unit, number in limit.items())


def day(text: str) -> str:
    """The day of an instant or a date, such as ``30 Apr 2021``; a text that is neither as it is."""
    found = _INSTANT.fullmatch(text) or _DAY.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12:
        return text
    month = phrase(f"month.{int(found[2])}")
    if found[3] is None:
        return said("date.month", month=month, year=found[1])
    return said("date.day", day=str(int(found[3])), month=month, year=found[1])


def instant(text: str) -> str:
    """An instant with its time, such as ``30 Apr 2021, 23:59:59 UTC``; another text as it is."""
    found = _INSTANT.fullmatch(text)
    if not found or day(text) == text:
        return text
    return f"{day(text)}, {found[4]} {'UTC' if found[5] == 'Z' else found[5]}"


def figure(seen: dict[str, Any]) -> str:
    """A figure beside the one that is asked for, such as ``3 contacts (asks for 3)``."""
    form = "one" if seen["saw"] == 1 else "other"
    what = phrase(f"counts.{seen['counts']}.{form}", seen["counts"])
    return said("figure", saw=str(seen["saw"]), what=what, needs=str(seen["needs"]))
