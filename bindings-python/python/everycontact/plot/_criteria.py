"""A policy's criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from everycontact.plot._altair import TOGETHER, data, finished, load, names_axis
from everycontact.plot._plot import Plot

if TYPE_CHECKING:
    from everycontact import Policy

_ABOVE: dict[str, Any] = {"titleAngle": 0, "titleAlign": "right", "titleX": -8, "titleY": -14}
_HEADINGS = {"level": "Asks for", "title": "If", "reason": "Because", "sources": "Sources"}


def criteria(policy: Policy) -> Plot:
    """A policy's criteria: the level that each reaches, and in the table its reason and its sources.

    >>> from everycontact import Policy, plot
    >>> made = plot.criteria(Policy.shipped())
    >>> made.table[0]["level"], made.table[0]["title"]
    ('Emergency', 'A sign that harm may be very near')
    """
    alt = load()
    document = policy.to_dict()
    levels = [level["title"] for level in document["levels"]]
    rows = table(document)
    ranks = {level["id"]: rank for rank, level in enumerate(document["levels"])}
    marks = [{"at": at, "rank": ranks[it["level"]]} for at, it in enumerate(document["criteria"])]
    top = alt.Chart(data(alt, marks)).encode(
        x=alt.X(
            "rank:Q",
            scale=alt.Scale(domain=[-0.35, len(levels) - 0.65], nice=False),
            axis=names_axis(alt, "Level that it asks for", levels, orient="top", grid=True),
        ),
        y=alt.Y(
            "at:Q",
            scale=alt.Scale(domain=[-0.6, len(marks) - 0.4], reverse=True, nice=False),
            axis=names_axis(
                alt,
                "Criterion",
                [row["title"] for row in rows],
                grid=False,
                tickSize=0,
                labelPadding=8,
                **_ABOVE,
            ),
        ),
    )
    lines = top.mark_rule(color=TOGETHER, strokeWidth=2, opacity=0.6).encode(x2=alt.datum(-0.35))
    chart = (
        lines + top.mark_point(filled=True, shape="diamond", size=130, opacity=1, color=TOGETHER)
    ).properties(width=150 * len(levels), height=26 * max(len(marks), 1))
    title = f"What {document['id']} {document['version']} asks for, criterion by criterion"
    return Plot(
        title, finished(chart, title, ["Any one criterion that is met is enough."]), tuple(rows), _HEADINGS
    )


def table(document: dict[str, Any]) -> list[dict[str, Any]]:
    levels = {level["id"]: level["title"] for level in document["levels"]}
    sources = {source["id"]: source["title"] for source in document.get("sources", ())}
    return [
        {
            "criterion": it["id"],
            "level": levels[it["level"]],
            "title": it["title"],
            "reason": it["reason"],
            "sources": [sources[source] for source in it.get("sources", ())],
        }
        for it in document["criteria"]
    ]
