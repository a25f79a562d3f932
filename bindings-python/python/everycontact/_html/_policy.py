"""A policy as a fragment for a notebook."""

from __future__ import annotations

from typing import Any

from everycontact._html._markup import Markup, join, own
from everycontact._html._names import Names
from everycontact._html._parts import fragment, lines, paragraph, quiet, strong, table, title
from everycontact._html._recommendation import NO_DECISION, Document
from everycontact._words import within

_HEAD = ("Asks for", "If", "Because")


def fragment_of(made: Document, names: Names) -> Markup:
    named = quiet("Policy ", own(made["id"]), " ", own(made["version"]), ", codebook ", own(made["codebook"]))
    return fragment(
        named,
        title(own(made["title"])),
        paragraph(own(made["notice"])),
        _levels(made, names),
        _criteria(made, names),
        _routes(made, names),
        _questions(made, names),
        quiet(NO_DECISION),
    )


def _levels(made: Document, names: Names) -> Markup:
    rows = [
        (
            names.level(it["id"]),
            own(it["who"]),
            own(within(it["within"])) if "within" in it else "-",
            own(it["what"]),
        )
        for it in reversed(made["levels"])
    ]
    return table(
        "The levels, from the highest", ("Level", "Who must look", "Within", "What is asked of them"), rows
    )


def _criteria(made: Document, names: Names) -> Markup:
    rows = [(names.level(it["level"]), strong(own(it["title"])), _why(it, names)) for it in made["criteria"]]
    return table("The criteria: any one that is met is enough", _HEAD, rows, fold=True)


def _why(it: Document, names: Names) -> Markup:
    told = [own(it["reason"])]
    if it.get("sources"):
        told.append(quiet("Sources: ", names.cited(it["sources"])))
    return lines(told)


def _routes(made: Document, names: Names) -> Markup:
    rows = [(own(it["pathway"]), own(it["lead"]), _why(it, names)) for it in made["routes"]]
    return table(
        "Where a case may have its home: the first that holds",
        ("Pathway", "Lead", "Because"),
        rows,
        fold=True,
    )


def _questions(made: Document, names: Names) -> Markup:
    questions: list[dict[str, Any]] = made.get("requiredQuestions", [])
    rows = [(own(it["ask"]), join([names.indicator(it["indicator"])])) for it in questions]
    return table("What must have been asked", ("Question", "About"), rows, fold=True) if rows else Markup()
