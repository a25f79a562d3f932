"""The course of a case: its entries in order, and the levels of each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from everycontact._words import plain

if TYPE_CHECKING:
    from everycontact import Case, Policy

Points = list[tuple[str, int]]
"""Instants, and the rank of a level from each of them on."""


@dataclass
class Course:
    """What a timeline tells; its rows are its table."""

    case: str
    policy: str
    levels: list[str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    together: Points = field(default_factory=list)
    ceiling: Points = field(default_factory=list)
    alone: Points = field(default_factory=list)
    reviews: Points = field(default_factory=list)
    closures: Points = field(default_factory=list)
    end: str = ""

    @property
    def span(self) -> list[str]:
        return [self.together[0][0], self.end] if self.together else []


def level_names(policy: dict[str, Any]) -> dict[str, str]:
    """The names of levels by their ids, each told apart from the others."""
    titles = [level["title"] for level in policy["levels"]]
    told = {level["id"]: level["title"] for level in policy["levels"]}
    return {name: f"{title} ({name})" if titles.count(title) > 1 else title for name, title in told.items()}


def course(policy: Policy, case: Case, as_of: datetime | str | None) -> Course:
    seen = case if as_of is None else case.recorded_by(as_of)
    document, replay = policy.to_dict(), policy.replay(seen).to_dict()
    names = level_names(document)
    version = replay["policy"]
    found = Course(replay["case"], f"{version['id']} {version['version']}", list(names.values()))
    steps = replay["steps"]
    if steps:
        found.end = as_of if isinstance(as_of, str) else as_of.isoformat() if as_of else steps[-1]["instant"]
        _Teller(policy, seen, names, found).tell(steps)
    return found


class _Teller:
    def __init__(self, policy: Policy, case: Case, names: dict[str, str], found: Course) -> None:
        self.policy, self.case, self.names, self.found = policy, case, names, found
        self.ranks = {level: rank for rank, level in enumerate(names)}
        self.contacts = {contact["id"]: contact for contact in case.to_dict()["contacts"]}

    def tell(self, steps: list[dict[str, Any]]) -> None:
        ends = [step["instant"] for step in steps[1:]] + [self.found.end]
        for step, end in zip(steps, ends, strict=True):
            self.step(step)
            self.time(step["instant"], end)
        for points in (self.found.together, self.found.ceiling, self.found.alone):
            points.extend([(self.found.end, points[-1][1])] if points else [])

    def row(self, when: str, what: str, **more: Any) -> None:
        told = {"together": self.found.together[-1][1], "could_be": self.found.ceiling[-1][1]}
        named = {name: self.found.levels[rank] for name, rank in told.items()}
        empty = dict.fromkeys(("entry", "sector", "agency", "kind", "alone", "held_at"))
        self.found.rows.append({"when": when, "what": what, **empty, **named, **more})

    def step(self, step: dict[str, Any]) -> None:
        when, before, after = step["instant"], step["before"], step["after"]
        self.levels(when, self.ranks[after["level"]], self.ranks[after["ceiling"]])
        for it in step["contacts"]:
            self.contact(when, it)
        if step["contacts"]:
            self.found.alone.append((when, max(self.ranks[it["level"]] for it in step["contacts"])))
        for entry in step["entries"]:
            self.entry(when, entry, moved=before != after and not step["contacts"])

    def levels(self, when: str, rank: int, ceiling: int) -> None:
        self.found.together.append((when, rank))
        self.found.ceiling.append((when, ceiling))

    def contact(self, when: str, it: dict[str, Any]) -> None:
        contact = self.contacts[it["contact"]]
        self.row(
            when,
            "contact",
            entry=it["contact"],
            sector=plain(contact["sector"]),
            agency=contact["agency"],
            kind=plain(contact["kind"]),
            alone=self.names[it["level"]],
        )

    def entry(self, when: str, entry: dict[str, Any], *, moved: bool) -> None:
        kind = entry["kind"]
        held = self.ranks.get(entry.get("level", ""))
        if kind == "review" and held is not None:
            self.found.reviews.append((when, held))
        if kind == "closure":
            self.found.closures.append((when, self.found.together[-1][1]))
        if moved or kind in ("review", "closure"):
            name = None if held is None or kind != "review" else self.found.levels[held]
            self.row(when, plain(kind), entry=entry["event"], agency=entry.get("agency"), held_at=name)

    def time(self, start: str, end: str) -> None:
        """Where the levels move between two entries, because of the day alone."""
        for when in midnights(start, end):
            made = self.policy.levels(self.case, when)
            if (made.rank, made.ceiling_rank) != (self.found.together[-1][1], self.found.ceiling[-1][1]):
                self.levels(when, made.rank, made.ceiling_rank)
                self.row(when, "time passed")


def midnights(start: str, end: str) -> Iterator[str]:
    """The first instant of each day after one instant and up to another, in the offset of the first."""
    offset = "Z" if start.endswith("Z") else start[-6:]
    day, last = (date.fromisoformat(instant[:10]) for instant in (start, end))
    while day < last:
        day += timedelta(days=1)
        yield f"{day.isoformat()}T00:00:00{offset}"
