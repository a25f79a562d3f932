"""Markup that is escaped by the way it is made.

A text that is no ``Markup`` is escaped when it becomes a child or an attribute, so nothing has to remember to
do it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Markup(str):
    """HTML that may be set into a page as it is."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """A text as HTML. What HTML cannot hold becomes the replacement character."""
    fit = _UNFIT.sub("\ufffd", text)
    return Markup(html.escape(fit, quote=True).replace("\r", "&#13;"))


def join(children: Iterable[str]) -> Markup:
    """Markup and texts, one after the other."""
    return Markup("".join(child if isinstance(child, Markup) else escaped(child) for child in children))


def element(tag: str, *children: str, **attributes: str) -> Markup:
    """An element. An attribute's name may end in ``_`` where Python keeps the word for itself."""
    told = "".join(f' {name.rstrip("_")}="{escaped(value)}"' for name, value in attributes.items())
    return Markup(f"<{tag}{told}>{join(children)}</{tag}>")


def own(text: str) -> Markup:
    """A document's own text, kept from turning round the words beside it."""
    return element("bdi", text)


def listed(parts: Iterable[str], between: str = ", ") -> Markup:
    """Parts with something between them."""
    told: list[str] = []
    for part in parts:
        told += [between, part]
    return join(told[1:])
