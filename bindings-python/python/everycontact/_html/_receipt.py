"""A receipt as a fragment for a notebook."""

from __future__ import annotations

from everycontact._html._markup import Markup, join, own
from everycontact._html._names import Names
from everycontact._html._parts import fragment, quiet, table
from everycontact._html._recommendation import NO_DECISION, Document, head
from everycontact._words import phrase

_DIGEST = (
    "Whoever holds the documents can make the receipt again and compare it; "
    "its number is the digest of its content."
)


def fragment_of(made: Document, names: Names) -> Markup:
    rows = [
        (phrase("receipt.number"), "-", _digest(made["id"])),
        *(_document(made[name], phrase(f"receipt.{name}")) for name in ("case", "policy", "codebook")),
        (phrase("receipt.engine"), _named(made["engine"]["name"], made["engine"]["version"]), "-"),
    ]
    return fragment(
        *head(made["recommendation"], names),
        table(phrase("receipt.heading"), ("What", "Which", "Digest"), rows),
        quiet(_DIGEST),
        quiet(NO_DECISION),
    )


def _document(made: Document, what: str) -> tuple[str, Markup, Markup]:
    return what, _named(made["id"], made.get("version")), _digest(made["digest"])


def _named(name: str, version: str | None) -> Markup:
    return join([own(name), " ", own(version)]) if version else own(name)


def _digest(digest: str) -> Markup:
    return join([own(digest)])
