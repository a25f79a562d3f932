"""Altair, if it is there, and what all pictures have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair

TOGETHER = "#00507f"
ALONE = "#c8500a"
QUIET = "#5c6670"
INK = "#16191d"
"""Told apart by those who see no red or no green, and each with a dash or a shape of its own beside it."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MISSING = "plots need {name}: python -m pip install 'everycontact[plots]'"


def load() -> Any:
    """Altair, and what draws its charts."""
    try:
        import altair
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise ImportError(_MISSING.format(name=error.name or "Altair"), name=error.name) from error
    return altair


def fit(text: Any) -> Any:
    """A text as SVG can hold it: what draws the chart ends the process over a character that it cannot."""
    return _NO_XML.sub("\ufffd", text) if isinstance(text, str) else text


def data(alt: Any, rows: Iterable[Mapping[str, Any]]) -> Any:
    """Rows as they are: Altair's limit of 5,000 is for what is embedded by accident."""
    return alt.InlineData(values=[{name: fit(value) for name, value in row.items()} for row in rows])


def names_axis(alt: Any, title: str, names: Sequence[str], *, crowded: bool = False, **more: Any) -> Any:
    """An axis that has names where the scale has whole numbers from 0."""
    chosen = f"{json.dumps([fit(name) for name in names])}[datum.value]"
    return alt.Axis(
        values=list(range(len(names))), labelExpr=chosen, title=title, labelOverlap=crowded, **more
    )


def level_scale(alt: Any, levels: Sequence[str]) -> Any:
    return alt.Scale(domain=[-0.35, len(levels) - 0.65], nice=False, zero=False)


def finished(chart: Any, title: str, subtitle: Sequence[str]) -> altair.TopLevelMixin:
    """A chart with its title, on paper of its own, so that it reads the same on a dark page."""
    text = {"text": fit(title), "subtitle": [fit(line) for line in subtitle], "anchor": "start", "offset": 12}
    paper = chart.properties(title=text, background="#ffffff", padding=12)
    label = {
        "labelFont": _FONT,
        "titleFont": _FONT,
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
    }
    drawn: altair.TopLevelMixin = (
        paper.configure_view(stroke="#b9c0c7")
        .configure_text(font=_FONT, fontSize=12)
        .configure_axis(
            **label, titleFontSize=12, titleFontWeight="bold", gridColor="#e3e7ea", labelLimit=640
        )
        .configure_legend(
            **label, titleFontSize=12, labelLimit=420, titleLimit=420, symbolSize=110, offset=26
        )
        .configure_title(
            font=_FONT, subtitleFont=_FONT, color=INK, subtitleColor=QUIET, fontSize=16, subtitleFontSize=12
        )
    )
    return drawn


_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"
