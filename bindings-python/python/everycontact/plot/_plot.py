"""A picture with its table."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from everycontact._html._markup import Markup, element, listed, own
from everycontact._html._parts import fragment, table
from everycontact._words import day

if TYPE_CHECKING:
    import altair

_PAGE = (
    "margin:1.5em auto;padding:0 1em;max-width:70em;font:.9em/1.5 system-ui,sans-serif;"
    "color:#16191d;background:#fff"
)


@dataclass(frozen=True, eq=False, repr=False)
class Plot:
    """A picture, and a table that says all that the picture says.

    A notebook shows both. ``chart`` is an Altair chart, to be changed or saved; ``table`` has one dict a row,
    and goes into ``pandas.DataFrame`` or ``polars.DataFrame`` as it is.

    >>> from everycontact import Policy, plot
    >>> plot.criteria(Policy.shipped())
    Plot('What uk-illustrative 1.1.0 asks for, criterion by criterion', 23 rows)
    """

    title: str
    chart: altair.TopLevelMixin
    table: tuple[dict[str, Any], ...]
    headings: Mapping[str, str]
    """What the columns of the table are called in words."""

    def __repr__(self) -> str:
        return f"Plot({self.title!r}, {len(self.table)} rows)"

    def to_svg(self) -> str:
        """The picture alone."""
        file = io.StringIO()
        self.chart.save(file, format="svg")
        return file.getvalue()

    def to_html(self) -> str:
        """A page that stands by itself: picture and table, without scripts, asking nothing of the network."""
        head = element("head", Markup('<meta charset="utf-8">'), element("title", self.title))
        body = element("body", Markup(self._repr_html_()), style=_PAGE)
        return f"<!DOCTYPE html>\n{element('html', head, body, lang='en-GB')}\n"

    def _repr_html_(self) -> str:
        picture = base64.b64encode(self.to_svg().encode()).decode()
        drawn = Markup(
            element(
                "img",
                src=f"data:image/svg+xml;base64,{picture}",
                alt=f"{self.title}. The table below says the same.",
                style="max-width:100%;height:auto;border-radius:.3em",
            ).removesuffix("</img>")
        )
        rows = [[_cell(name, row.get(name)) for name in self.headings] for row in self.table]
        return fragment(drawn, table(self.title, list(self.headings.values()), rows))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


def _cell(name: str, value: Any) -> Markup:
    if value is None:
        return own("-")
    if isinstance(value, (list, tuple)):
        return listed(map(own, value), "; ")
    return own(day(value) if name == "when" else str(value))
