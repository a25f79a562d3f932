"""The parts of every fragment. Colours come from the notebook; styles are inline and reach no further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from everycontact._html._markup import Markup, element, join

LONG = 24
"""A table with more rows than this is folded."""

MOST = 500
"""As many rows as a table shows; the rest is counted, and stands in ``to_dict()``."""

_LINE = "1px solid rgba(128,128,128,.35)"
_CELL = (
    "padding:.4em .9em .4em 0;text-align:left;vertical-align:top;white-space:normal;line-height:1.45;"
    f"min-width:4em;max-width:none;border:none;border-bottom:{_LINE}"
)
_HEAD = (
    "padding:.3em .9em .3em 0;text-align:left;vertical-align:bottom;white-space:normal;"
    "line-height:1.45;font-weight:600;border:none;border-bottom:2px solid currentColor"
)
_TABLE = (
    "width:100%;margin:0;table-layout:auto;border-collapse:collapse;border:none;color:inherit;"
    "font-size:.95em;line-height:1.45"
)
_CAPTION = "caption-side:top;padding:.2em 0;text-align:left;font-weight:600;color:inherit"
_ROOT = (
    "max-width:64em;margin:.4em 0;padding:.1em .2em;color:inherit;line-height:1.5;overflow-wrap:break-word"
)
_CHIP = "display:inline-block;padding:0 .45em;border-radius:.25em;line-height:1.45"
_CHIPS = (
    "border:1px dotted currentColor",
    "border:1px solid currentColor;font-weight:600",
    "border:2px solid currentColor;font-weight:700",
    "border:3px double currentColor;font-weight:800",
)


def fragment(*parts: str) -> Markup:
    return element("div", *parts, style=_ROOT)


def title(*parts: str) -> Markup:
    return element("p", *parts, style="margin:.2em 0;font-size:1.25em;line-height:1.35;font-weight:700")


def paragraph(*parts: str) -> Markup:
    return element("p", *parts, style="margin:.45em 0")


def quiet(*parts: str) -> Markup:
    return element("p", *parts, style="margin:.45em 0;font-size:.92em;opacity:.85")


def strong(*parts: str) -> Markup:
    return element("strong", *parts)


def whole(text: str) -> Markup:
    """A short text, such as a day, in one piece."""
    return element("span", element("bdi", text), style="white-space:nowrap")


def chip(name: str, rank: int | None, levels: int) -> Markup:
    """A level's name in a frame that is heavier the higher the level stands, so that grey tells it too."""
    top = max(levels - 1, 1)
    weight = 0 if rank is None else -(-rank * (len(_CHIPS) - 1) // top)
    return element("span", element("bdi", name), style=f"{_CHIP};{_CHIPS[min(weight, len(_CHIPS) - 1)]}")


def lines(parts: Iterable[str]) -> Markup:
    """Things one below the other in a cell."""
    return join(element("div", part, style="margin:0 0 .15em") for part in parts)


def items(parts: Iterable[str]) -> Markup:
    listed = (element("li", part, style="margin:.15em 0") for part in parts)
    return element("ul", *listed, style="margin:.3em 0;padding-left:1.3em")


def folded(summary: str, *parts: str) -> Markup:
    told = element("summary", summary, style="cursor:pointer")
    return element("details", told, *parts, style="margin:.45em 0")


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, fold: bool = False) -> Markup:
    """A table, folded if it is asked for or long. Its caption is the words to unfold it by, then."""
    shown = rows[:MOST]
    fold = fold or len(rows) > LONG
    headers = element("tr", *(element("th", name, scope="col", style=_HEAD) for name in head))
    body = (element("tr", *_cells(row)) for row in shown)
    parts = [] if fold else [element("caption", caption, style=_CAPTION)]
    made = element("table", *parts, element("thead", headers), element("tbody", *body), style=_TABLE)
    made = element("div", made, style="margin:.6em 0 .9em;overflow-x:auto")
    if len(rows) > len(shown):
        made = join([made, quiet(f"{len(rows) - len(shown)} more rows are in to_dict().")])
    return folded(join([strong(caption), f" ({len(rows)})"]), made) if fold else made


def _cells(row: Sequence[str]) -> list[Markup]:
    first, *others = row
    cells = [element("th", first, scope="row", style=f"{_CELL};font-weight:inherit")]
    return cells + [element("td", cell, style=_CELL) for cell in others]
