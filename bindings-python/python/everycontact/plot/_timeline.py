"""A case's timeline: who reported what, what each asked for alone and all together, and what was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from everycontact._words import phrase
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
from everycontact.plot._course import Course, course
from everycontact.plot._plot import Plot

if TYPE_CHECKING:
    from everycontact import Case, Policy

_HEADINGS = {
    "when": "When",
    "what": "What came on record",
    "entry": "Entry",
    "sector": "Sector",
    "agency": "Agency",
    "kind": "Kind",
    "alone": "Alone it asks for",
    "held_at": "Review held at",
    "together": "All on record then ask for",
    "could_be": "Could be",
}
_WIDTH = 720


def timeline(policy: Policy, case: Case, as_of: datetime | str | None = None) -> Plot:
    """What each contact asked for alone, what all on record then asked for together, and what was done.

    It goes up to ``as_of``, or to the last entry of the record. The levels are those of each day, with only
    what was recorded by then: they fall where time alone takes something out of a window.

    >>> from everycontact import Case, Policy, plot
    >>> made = plot.timeline(Policy.shipped(), Case.shipped(), "2021-04-30T23:59:59Z")
    >>> [made.table[-1][name] for name in ("entry", "alone", "together")]
    ['a06-referral-3', 'Safeguarding lead', 'Multi-agency panel']
    """
    alt = load()
    found = course(policy, case, as_of)
    title = f"Every contact of {found.case}, alone and together"
    subtitle = [f"Policy {found.policy}. Each day with only what was on record by then."]
    own = dict.fromkeys(("color", "fill", "shape", "stroke", "strokeDash"), "independent")
    chart = alt.vconcat(_contacts(alt, found), _levels(alt, found), spacing=18).resolve_scale(**own)
    return Plot(title, finished(chart, title, subtitle), tuple(found.rows), _HEADINGS)


def _when(alt: Any, found: Course, title: str | None) -> Any:
    domain = {"domain": found.span} if found.span else {}
    scale = alt.Scale(type="utc", nice=False, padding=12, **domain)
    return alt.X(
        "when:T", scale=scale, axis=alt.Axis(title=title, format="%b %Y", labelOverlap=True, tickCount=8)
    )


def _contacts(alt: Any, found: Course) -> Any:
    """Each contact in the row of its sector; where several stand in one place, how many."""
    contacts = [row for row in found.rows if row["what"] == "contact"]
    sectors = list(dict.fromkeys(row["sector"] for row in contacts))
    kinds = ["referral", "report", "incident", "disclosure", "enquiry"]
    kinds += [kind for kind in dict.fromkeys(row["kind"] for row in contacts) if kind not in kinds]
    base = alt.Chart(data(alt, _counted(contacts))).encode(
        x=_when(alt, found, None),
        y=alt.Y("sector:N", sort=sectors, axis=alt.Axis(title="Sector", grid=True, titlePadding=12)),
    )
    marks = base.mark_point(filled=True, size=130, opacity=1, color=INK).encode(
        shape=alt.Shape(
            "kind:N",
            scale=alt.Scale(
                domain=kinds, range=["diamond", "circle", "square", "triangle-up", "cross"][: len(kinds)]
            ),
            legend=alt.Legend(title="Contact", symbolFillColor=INK, symbolStrokeColor=INK),
        ),
    )
    several = base.transform_filter("datum.number > 1")
    numbers = several.mark_text(dx=13, align="left", fontSize=12, color=INK).encode(text="number:Q")
    return (marks + numbers).properties(width=_WIDTH, height=34 * max(len(sectors), 1))


def _counted(contacts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    places: dict[tuple[str, ...], int] = {}
    for row in contacts:
        place = (row["when"], row["sector"], row["kind"])
        places[place] = places.get(place, 0) + 1
    return [
        {"when": when, "sector": sector, "kind": kind, "number": n}
        for (when, sector, kind), n in places.items()
    ]


def _levels(alt: Any, found: Course) -> Any:
    axis = names_axis(alt, "Level", found.levels, grid=True, titlePadding=12)
    x = _when(alt, found, "When it came on record")
    y = alt.Y("rank:Q", scale=level_scale(alt, found.levels), axis=axis)
    layers = [_closures(alt, found, x), _lines(alt, found, x, y), _marks(alt, found, x, y)]
    return alt.layer(*layers).properties(width=_WIDTH, height=46 * len(found.levels))


def _lines(alt: Any, found: Course, x: Any, y: Any) -> Any:
    names = [phrase("level.ladder.could"), phrase("contacts.chart.alone"), phrase("contacts.chart.together")]
    series = zip(names, (found.ceiling, found.alone, found.together), strict=True)
    lines = [{"line": name, "when": when, "rank": rank} for name, points in series for when, rank in points]
    legend = alt.Legend(title="What is asked for", symbolSize=300, values=names[::-1])

    def by_line(channel: Any, values: list[Any]) -> Any:
        return channel("line:N", scale=alt.Scale(domain=names, range=values), legend=legend)

    stepped = alt.Chart(data(alt, lines)).mark_line(interpolate="step-after", strokeWidth=2.5)
    return stepped.encode(
        x=x,
        y=y,
        color=by_line(alt.Color, [QUIET, ALONE, TOGETHER]),
        strokeDash=by_line(alt.StrokeDash, [[2, 3], [7, 4], [1, 0]]),
    )


def _marks(alt: Any, found: Course, x: Any, y: Any) -> Any:
    """Contacts at the level that each asks for alone, reviews at their own level, and closures."""
    alone = [
        (row["when"], found.levels.index(row["alone"])) for row in found.rows if row["alone"] is not None
    ]
    told = {"contact, alone": alone, "review, at its level": found.reviews, "closure": found.closures}
    marks = [
        {"mark": name, "when": when, "rank": rank} for name, points in told.items() for when, rank in points
    ]
    legend = alt.Legend(title="Marks")

    def by_mark(channel: Any, values: list[Any]) -> Any:
        return channel("mark:N", scale=alt.Scale(domain=list(told), range=values), legend=legend)

    drawn = alt.Chart(data(alt, marks)).mark_point(size=120, opacity=1, strokeWidth=1.5)
    return drawn.encode(
        x=x,
        y=y,
        shape=by_mark(alt.Shape, ["circle", "triangle-down", "cross"]),
        fill=by_mark(alt.Fill, [ALONE, "#ffffff", INK]),
        stroke=by_mark(alt.Stroke, [INK, INK, INK]),
    )


def _closures(alt: Any, found: Course, x: Any) -> Any:
    closed = [{"when": when} for when, _ in found.closures]
    return alt.Chart(data(alt, closed)).mark_rule(color=INK, strokeDash=[3, 3], strokeWidth=1).encode(x=x)
