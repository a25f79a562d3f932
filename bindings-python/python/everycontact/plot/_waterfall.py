"""From contacts to the level: what each adds, in the order in which they came on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from everycontact._words import count, day, plain
from everycontact.plot._altair import (
    ALONE,
    INK,
    QUIET,
    TOGETHER,
    data,
    finished,
    level_scale,
    load,
    names_axis,
)
from everycontact.plot._course import level_names
from everycontact.plot._plot import Plot

if TYPE_CHECKING:
    from everycontact import Case, Policy

_HEADINGS = {
    "number": "No.",
    "entry": "Entry",
    "what": "What came on record",
    "when": "When",
    "sector": "Sector",
    "alone": "Alone it asks for",
    "before": "Together before",
    "after": "Together after",
    "could_be": "Could be",
}
_MANY = 22
"""With more columns than this, the names of some are left to the table."""

_DOES = ("raises the level", "leaves the level as it is", "lowers the level")
_COLOURS = (TOGETHER, "#9aa5ae", "#f0c9a8")


@dataclass
class _Fall:
    """The columns of a waterfall; its rows are its table."""

    names: dict[str, str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    bars: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.levels = list(self.names.values())
        self.ranks = {level: rank for rank, level in enumerate(self.names)}

    def bar(self, wide: int, before: int, after: int) -> None:
        """A bar over the columns of the rows that were added last."""
        does = _DOES[0 if after > before else 2 if after < before else 1]
        last = len(self.rows) - 1
        self.bars.append(
            {"from": last - wide + 0.62, "to": last + 0.38, "before": before, "after": after, "does": does}
        )
        for row in self.rows[-wide:]:
            row.update(before=self.levels[before], after=self.levels[after])


def waterfall(policy: Policy, case: Case, as_of: datetime | str) -> Plot:
    """How the contacts on record add up to the level, in the order in which they came on record.

    Each bar goes from the level without a contact to the level with it, both looked at from ``as_of``.
    Contacts that came on record at one moment share a bar; an entry that is no contact has one if it moves
    the level.

    >>> from everycontact import Case, Policy, plot
    >>> made = plot.waterfall(Policy.shipped(), Case.shipped(), "2021-04-30T23:59:59Z")
    >>> [(row["entry"], row["after"]) for row in made.table[-2:]]
    [('a06-referral-3', 'Multi-agency panel'), ('together', 'Multi-agency panel')]
    """
    alt = load()
    made = policy.recommend(case, as_of).to_dict()
    fall = _fall(policy, case, as_of, made)
    version = made["policy"]
    title = f"How the contacts of {made['case']} add up to {fall.names[made['level']['id']]}"
    subtitle = [
        f"Policy {version['id']} {version['version']}, as of {day(made['asOf'])}. "
        "A bar goes from the level without a contact to the level with it."
    ]
    return Plot(title, finished(_chart(alt, fall), title, subtitle), tuple(fall.rows), _HEADINGS)


def _fall(policy: Policy, case: Case, as_of: datetime | str, made: dict[str, Any]) -> _Fall:
    seen = case.recorded_by(as_of)
    contacts = {contact["id"]: contact for contact in seen.to_dict()["contacts"]}
    alone = {it["contact"]: it["level"] for it in made["contacts"]}
    fall = _Fall(level_names(policy.to_dict()))
    rank = 0
    for step in policy.replay(seen).to_dict()["steps"]:
        after = policy.levels(seen.recorded_by(step["instant"]), as_of).rank
        for it in step["contacts"]:
            _add(fall, it["contact"], "contact", step, contacts[it["contact"]], alone.get(it["contact"]))
        if not step["contacts"] and after != rank:
            kinds = " and ".join(plain(entry["kind"]) for entry in step["entries"])
            _add(fall, ", ".join(entry["event"] for entry in step["entries"]), kinds, step)
        if step["contacts"] or after != rank:
            fall.bar(len(step["contacts"]) or 1, rank, after)
        rank = after
    _close(fall, made)
    return fall


def _add(
    fall: _Fall, entry: str, what: str, step: Any, contact: Any = None, alone: str | None = None
) -> None:
    fall.rows.append(
        {
            "number": len(fall.rows) + 1,
            "entry": entry,
            "what": what,
            "when": step["instant"],
            "sector": plain(contact["sector"]) if contact else None,
            "alone": None if alone is None else fall.names[alone],
        }
    )


def _close(fall: _Fall, made: dict[str, Any]) -> None:
    fall.rows.append(
        {
            "number": None,
            "entry": "together",
            "what": count(len(made["contacts"]), "contact"),
            "when": made["asOf"],
            "after": fall.names[made["level"]["id"]],
            "could_be": fall.names[made["ceiling"]["asked"]],
        }
    )


def _chart(alt: Any, fall: _Fall) -> Any:
    columns = len(fall.rows)
    labels = [_label(row) for row in fall.rows]
    x = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[-0.6, columns - 0.4], nice=False, zero=False),
        axis=names_axis(
            alt,
            "In the order in which they came on record",
            labels,
            crowded=columns > _MANY,
            grid=False,
            labelAngle=-35,
        ),
    )
    y = alt.Y(
        "before:Q",
        scale=level_scale(alt, fall.levels),
        axis=names_axis(alt, "Level", fall.levels, grid=True, titlePadding=12),
    )
    layers = [*_bars(alt, fall, x, y), *_closing(alt, fall, x, y), *_alone(alt, fall, x, y)]
    return (
        alt.layer(*layers)
        .resolve_scale(color="shared", shape="independent")
        .properties(width=max(420, 74 * min(columns, _MANY)), height=58 * len(fall.levels))
    )


def _label(row: dict[str, Any]) -> str:
    entry = str(row["entry"])
    short = entry if len(entry) <= 24 else f"{entry[:23]}…"
    return short if row["number"] is None else f"{row['number']}. {short}"


def _bars(alt: Any, fall: _Fall, x: Any, y: Any) -> list[Any]:
    """A bar for each step, a line for one that moves nothing, and lines from each to the next."""
    found = [does for does in _DOES if any(bar["does"] == does for bar in fall.bars)]
    colours = [_COLOURS[_DOES.index(does)] for does in found]
    legend = alt.Legend(title="With all that came before, it", symbolType="square", symbolStrokeColor=INK)
    colour = alt.Color("does:N", scale=alt.Scale(domain=found, range=colours), legend=legend)
    base = alt.Chart(data(alt, fall.bars)).encode(x=x, x2="to:Q", y=y, color=colour)
    moved = base.transform_filter("datum.before != datum.after").mark_rect(
        stroke=INK, strokeWidth=1.5, opacity=1
    )
    still = base.transform_filter("datum.before == datum.after").mark_rule(strokeWidth=6, opacity=1)
    links = [{"from": bar["to"], "to": bar["to"] + 0.24, "before": bar["after"]} for bar in fall.bars]
    joined = alt.Chart(data(alt, links)).mark_rule(color=QUIET, strokeDash=[2, 2]).encode(x=x, x2="to:Q", y=y)
    return [joined, moved.encode(y2="after:Q"), still]


def _closing(alt: Any, fall: _Fall, x: Any, y: Any) -> list[Any]:
    """The level together, from the foot, and how far what is unknown could raise it."""
    at = len(fall.rows) - 1
    level, ceiling = (fall.levels.index(fall.rows[-1][name]) for name in ("after", "could_be"))
    whole = {
        "from": at - 0.38,
        "to": at + 0.38,
        "mid": at,
        "before": -0.35,
        "after": level,
        "ceiling": ceiling,
    }
    base = alt.Chart(data(alt, [whole])).encode(x=x, x2="to:Q", y=y)
    bar = base.mark_rect(color=INK).encode(y2="after:Q")
    if ceiling == level:
        return [bar]
    middle = {"x": alt.X("mid:Q"), "x2": alt.X2()}
    up = base.mark_rule(color=INK, strokeDash=[3, 3], strokeWidth=2).encode(
        **middle, y=alt.Y("after:Q"), y2="ceiling:Q"
    )
    top = base.mark_rule(color=INK, strokeWidth=3).encode(y=alt.Y("ceiling:Q"))
    name = alt.Chart(data(alt, [whole])).mark_text(dy=-10, fontWeight="bold", color=INK)
    named = name.encode(x=alt.X("mid:Q"), y=alt.Y("ceiling:Q"), text=alt.value("could be"))
    return [bar, up, top, named]


def _alone(alt: Any, fall: _Fall, x: Any, y: Any) -> list[Any]:
    rows = enumerate(fall.rows)
    marks = [
        {"from": at, "before": fall.levels.index(row["alone"]), "mark": "alone it asks for"}
        for at, row in rows
        if row.get("alone") is not None
    ]
    shape = alt.Shape(
        "mark:N",
        scale=alt.Scale(range=["circle"]),
        legend=alt.Legend(title="A contact", symbolFillColor=ALONE),
    )
    points = alt.Chart(data(alt, marks)).mark_point(
        filled=True, size=130, opacity=1, fill=ALONE, stroke="#ffffff"
    )
    return [points.encode(x=x, y=y, shape=shape)]
