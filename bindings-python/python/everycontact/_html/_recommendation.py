"""A recommendation as a fragment for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from everycontact._html._markup import Markup, join, listed, own
from everycontact._html._names import Names
from everycontact._html._parts import (
    folded,
    fragment,
    items,
    lines,
    paragraph,
    quiet,
    strong,
    table,
    title,
)
from everycontact._words import count, figure, instant, phrase, pieces, plain, within

Document = Mapping[str, Any]

NO_DECISION = "A recommendation supports a human decision; it is not one."


def fragment_of(made: Document, names: Names) -> Markup:
    return fragment(
        *head(made, names),
        *_ceiling(made, names),
        _reasons(made, names),
        _contacts(made, names),
        _unknowns(made, names),
        *_beside(made, names),
        _home(made, names),
        _left_out(made),
        quiet(NO_DECISION),
    )


def set_in(name: str, **places: str) -> Markup:
    """A phrase with markup, or texts, in its places."""
    return join(pieces(name, **{place: _whole(text) for place, text in places.items()}))


def _whole(text: str) -> str:
    return text if isinstance(text, Markup) else own(text)


def viewpoint(seen: Any) -> Markup:
    """Whose knowledge something rests on."""
    if isinstance(seen, Mapping):
        return set_in("viewpoint.agencies", agencies=listed(map(own, seen.get("agencies", ()))))
    return join([phrase("viewpoint.all") if seen == "allRecords" else plain(seen)])


def head(made: Document, names: Names) -> list[Markup]:
    """What it is about, the level, and who must look by when."""
    level, policy = made["level"], made["policy"]
    about = set_in(
        "page.subtitle",
        policy=policy["id"],
        version=policy["version"],
        date=instant(made["asOf"]),
        viewpoint=viewpoint(made["viewpoint"]),
    )
    who = [set_in("level.who", who=level["who"])]
    if "within" in level:
        who.append(set_in("level.within.too", within=within(level["within"])))
    return [
        quiet("Case ", own(made["case"]), ". ", about),
        title(names.level(level["id"]) if level["id"] in names.levels else own(level["title"])),
        paragraph(strong(*who), ". ", own(level["what"])),
    ]


def _ceiling(made: Document, names: Names) -> list[Markup]:
    level, ceiling = made["level"]["id"], made["ceiling"]
    if ceiling["asked"] == level and ceiling["withUnasked"] == level:
        return [paragraph(phrase("unknown.none"))]
    asked, unasked = (names.level(ceiling[name]) for name in ("asked", "withUnasked"))
    return [paragraph(set_in("level.ceiling", asked=asked, unasked=unasked))]


def _reasons(made: Document, names: Names) -> Markup:
    """Those that reach the level, and the others folded."""
    if not made["reasons"]:
        return paragraph(phrase("why.none"))
    level = made["level"]["id"]
    reaching = [reason for reason in made["reasons"] if reason["level"] == level]
    lower = [reason for reason in made["reasons"] if reason["level"] != level]
    below = _reason_table("Also met, for lower levels", lower, names, fold=True) if lower else Markup()
    return join([_reason_table(phrase("why.heading"), reaching, names), below])


def _reason_table(caption: str, reasons: list[Document], names: Names, *, fold: bool = False) -> Markup:
    rows = [(names.level(it["level"]), _criterion(it, names), _evidence(it["evidence"])) for it in reasons]
    return table(caption, ("Asks for", "Because", "Rests on"), rows, fold=fold)


def _criterion(reason: Document, names: Names) -> Markup:
    figures = listed(own(figure(seen)) for seen in reason["figures"])
    cited = [" Sources: ", names.cited(reason["sources"]), "."] if reason["sources"] else []
    why = folded("Why the policy has it", quiet(own(reason["reason"]), *cited))
    return join([strong(own(reason["title"])), ": ", figures, ".", why])


def _evidence(evidence: Iterable[Document]) -> Markup:
    """Contacts, each with what was observed in it."""
    contacts: dict[str, list[str]] = {}
    for it in evidence:
        observed = contacts.setdefault(it["contact"], [])
        observed += [own(it["observation"])] if "observation" in it else []
    return lines(_contact(contact, observed) for contact, observed in contacts.items())


def _contact(contact: str, observed: list[str]) -> Markup:
    return join([own(contact), " (", listed(observed), ")"]) if observed else own(contact)


def _contacts(made: Document, names: Names) -> Markup:
    contacts = made["contacts"]
    if not contacts:
        return Markup()
    rows = [
        (own(it["contact"]), names.level(it["level"]), listed(map(own, it["counted"])) or "-")
        for it in contacts
    ]
    form = "together.one" if len(contacts) == 1 else "together.all"
    together = set_in(form, n=str(len(contacts)), level=names.level(made["level"]["id"]))
    caption = join([phrase("together.heading"), ". ", together])
    fresh = made["newInformation"]
    told = paragraph(set_in("together.new", contacts=listed(map(own, fresh)))) if fresh else Markup()
    return join([table(caption, ("Contact", "Alone it asks for", "What counts in it"), rows), told])


def _unknowns(made: Document, names: Names) -> Markup:
    rows = [_unknown(kind, it, names) for unknown in made["unknowns"] for kind, it in unknown.items()]
    return table(phrase("unknown.heading"), ("Not known", "Could help to reach"), rows) if rows else Markup()


def _unknown(kind: str, it: Document, names: Names) -> tuple[Markup, Markup]:
    could = names.level(it["couldReach"])
    if kind == "presence":
        return set_in(
            "unknown.presence", label=names.indicator(it["indicator"]), contact=it["contact"]
        ), could
    if kind == "day":
        return set_in("unknown.day", contact=it["contact"]), could
    return set_in("unknown.question", ask=it["ask"]), could


def _beside(made: Document, names: Names) -> list[Markup]:
    """Criteria that are one short, and what protects."""
    parts = []
    if made["nearMisses"]:
        near = (_near(it, names) for it in made["nearMisses"])
        parts.append(_counted(phrase("near.heading"), len(made["nearMisses"]), items(near)))
    if made["protective"]:
        protects = (
            set_in("protective.one", label=names.indicator(it["indicator"]), contact=it["contact"])
            for it in made["protective"]
        )
        told = join([items(protects), quiet(phrase("protective.note"))])
        parts.append(_counted(phrase("protective.heading"), len(made["protective"]), told))
    return parts


def _counted(heading: str, number: int, told: Markup) -> Markup:
    return folded(join([strong(heading), f" ({number})"]), told)


def _near(it: Document, names: Names) -> Markup:
    figures = listed(own(figure(seen)) for seen in it["short"])
    return set_in("near.criterion", title=it["title"], level=names.level(it["level"]), figures=figures)


def _home(made: Document, names: Names) -> Markup:
    home = made["home"]
    led = set_in("home.led", pathway=home["pathway"], lead=home["lead"], reason=home["reason"])
    ideology = set_in("home.ideology", ideology=plain(home["ideology"]))
    cited = [" Sources: ", names.cited(home["sources"]), "."] if home["sources"] else []
    return paragraph(strong(phrase("home.heading")), ": ", led, *cited, " ", ideology)


def _left_out(made: Document) -> Markup:
    excluded = made["excluded"]
    if not excluded:
        return Markup()
    rows = [(_what(it), phrase(f"excluded.{it['why']}", plain(it["why"])), _still(it)) for it in excluded]
    head = ("Left out", "Why", "Its contact")
    return table(
        phrase("excluded.heading"), head, [(what, own(why), still) for what, why, still in rows], fold=True
    )


def _still(it: Document) -> str:
    return "still counts" if it["countsAsContact"] else "-"


def _what(it: Document) -> Markup:
    if "count" in it:
        sector = [" of ", own(plain(it["sector"]))] if "sector" in it else []
        return join([count(it["count"], "contact"), *sector])
    observation = [own(it["observation"]), " in "] if "observation" in it else []
    found = it.get("contact", it.get("event", ""))
    return join([*observation, own(found)])
