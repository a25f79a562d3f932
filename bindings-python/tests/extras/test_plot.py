"""Each picture has a table that says the same, and what they say is what the policy says."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import Fixture, load, names
from everycontact import Case, Policy, plot
from everycontact.plot import Plot
from naughty import NAUGHTY, with_secrets
from test_html import elements, parsed, text_of

AS_OF = "2021-04-30T23:59:59Z"
SOME = names()[::9]
SVG = {
    "svg",
    "g",
    "path",
    "text",
    "rect",
    "line",
    "defs",
    "clipPath",
    "title",
    "tspan",
    "circle",
    "symbol",
    "use",
}


def case_of(fixture: Fixture) -> tuple[Policy, Case]:
    return Policy.from_json(fixture.policy), Case.from_json(fixture.case)


def titles(policy: Policy) -> dict[str, str]:
    return {level["id"]: level["title"] for level in policy.all_levels}


def all_plots(policy: Policy, case: Case, as_of: str) -> list[Plot]:
    return [plot.timeline(policy, case, as_of), plot.waterfall(policy, case, as_of), plot.criteria(policy)]


def drawn_values(spec: Any) -> list[dict[str, Any]]:
    """Every row of data in a chart."""
    if isinstance(spec, dict):
        own = spec.get("values", []) if "name" not in spec else []
        rows = [row for row in own if isinstance(row, dict)] if isinstance(own, list) else []
        named = [row for set_ in spec.get("datasets", {}).values() for row in set_]
        return rows + named + [row for part in spec.values() for row in drawn_values(part)]
    return [row for part in spec for row in drawn_values(part)] if isinstance(spec, list) else []


@pytest.mark.parametrize("name", SOME)
def test_a_timeline_says_what_the_policy_says(name: str) -> None:
    fixture = load(name)
    policy, case = case_of(fixture)
    made = plot.timeline(policy, case, fixture.as_of)
    known = titles(policy)
    moments = {row["when"]: (row["together"], row["could_be"]) for row in made.table}
    for when, told in moments.items():
        recommended = policy.recommend(case, when)
        assert told == (known[recommended.level], known[recommended.ceiling])
    seen = policy.replay(case.recorded_by(fixture.as_of)).to_dict()["steps"]
    contacts = [(it["contact"], known[it["level"]]) for step in seen for it in step["contacts"]]
    assert [(row["entry"], row["alone"]) for row in made.table if row["what"] == "contact"] == contacts
    entries = [entry for step in seen for entry in step["entries"] if entry["kind"] in ("review", "closure")]
    assert [row["entry"] for row in made.table if row["what"] in ("review", "closure")] == [
        entry["event"] for entry in entries
    ]


def test_a_timeline_falls_on_the_day_on_which_a_window_ends() -> None:
    policy, case = Policy.shipped(), Case.shipped()
    table = plot.timeline(policy, case, "2026-01-01T00:00:00Z").table
    fell = [row for row in table if row["what"] == "time passed"]
    assert [row["together"] for row in fell][:1] == ["Supervisor's review"]
    for row in fell:
        eve = date.fromisoformat(row["when"][:10]) - timedelta(days=1)
        before = policy.levels(case, f"{eve}T23:59:59Z")
        after = policy.levels(case, row["when"])
        assert (before.rank, before.ceiling_rank) != (after.rank, after.ceiling_rank)


@pytest.mark.parametrize("name", SOME)
def test_a_waterfall_adds_up(name: str) -> None:
    fixture = load(name)
    policy, case = case_of(fixture)
    made = policy.recommend(case, fixture.as_of)
    *rows, together = plot.waterfall(policy, case, fixture.as_of).table
    known = titles(policy)
    assert (together["after"], together["could_be"]) == (known[made.level], known[made.ceiling])
    alone = {it["contact"]: known[it["level"]] for it in made.contacts}
    told = {row["entry"]: row["alone"] for row in rows if row["what"] == "contact"}
    assert {entry: level for entry, level in told.items() if level is not None} == alone
    moments = list(dict.fromkeys(row["when"] for row in rows))
    level = next(iter(known.values()))
    for moment in moments:
        bars = {(row["before"], row["after"]) for row in rows if row["when"] == moment}
        assert len(bars) == 1
        before, after = bars.pop()
        assert before == level
        assert after == known[policy.levels(case.recorded_by(moment), fixture.as_of).level]
        level = after
    assert level == together["after"]


def test_contacts_of_one_moment_share_a_bar() -> None:
    made = plot.waterfall(Policy.shipped(), Case.shipped(), AS_OF)
    assert [(row["entry"], row["alone"], row["before"], row["after"]) for row in made.table[:-1]] == [
        ("a01-first-police-contact", "Safeguarding lead", "Recorded", "Safeguarding lead"),
        ("a03-referral-1", "Recorded", "Safeguarding lead", "Supervisor's review"),
        ("a04-hockey-stick", "Safeguarding lead", "Safeguarding lead", "Supervisor's review"),
        ("a05-referral-2", "Safeguarding lead", "Supervisor's review", "Supervisor's review"),
        ("a06-referral-3", "Safeguarding lead", "Supervisor's review", "Multi-agency panel"),
    ]
    bars = [row for row in drawn_values(made.chart.to_dict()) if "does" in row]
    assert {(bar["from"], bar["to"]) for bar in bars} == {
        (-0.38, 0.38),
        (0.62, 2.38),
        (2.62, 3.38),
        (3.62, 4.38),
    }


def test_criteria_stand_in_the_order_of_the_policy() -> None:
    policy = Policy.shipped()
    made = plot.criteria(policy)
    known = titles(policy)
    sources = {source["id"]: source["title"] for source in policy.to_dict()["sources"]}
    assert [dict(row) for row in made.table] == [
        {
            "criterion": it["id"],
            "level": known[it["level"]],
            "title": it["title"],
            "reason": it["reason"],
            "sources": [sources[source] for source in it["sources"]],
        }
        for it in policy.criteria
    ]


def test_what_people_wrote_is_not_in_a_picture() -> None:
    secret = with_secrets(Case.shipped().to_dict(), "SECRET")
    for made in all_plots(Policy.shipped(), Case.from_dict(secret), "2026-01-01T00:00:00Z"):
        assert "SECRET" not in repr(made.chart.to_dict()) + repr(made.table) + made._repr_html_()


def picture(page: str) -> tuple[ElementTree.Element, str]:
    """The picture in a page, and what it is called for who cannot see it."""
    tree = parsed(re.sub(r"^<!DOCTYPE html>.*?<body[^>]*>|</body></html>\s*$", "", page, flags=re.DOTALL))
    (image,) = [element for element in elements(tree) if element.tag == "img"]
    kind, _, encoded = image.attrib["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    return ElementTree.fromstring(base64.b64decode(encoded)), image.attrib["alt"]


@pytest.mark.parametrize("at", range(3))
def test_a_picture_runs_nothing_and_asks_for_nothing(at: int) -> None:
    made = all_plots(Policy.shipped(), Case.shipped(), AS_OF)[at]
    for page in (made._repr_html_(), made.to_html(), made._repr_mimebundle_()["text/html"]):
        svg, called = picture(page)
        assert called == f"{made.title}. The table below says the same."
        for element in svg.iter():
            assert element.tag.partition("}")[2] in SVG
            assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
        outside = page.replace("http://www.w3.org/", "")
        assert not re.search(r"<script|https?:|//|@import", re.sub(r'src="[^"]*"', "", outside))


@pytest.mark.parametrize("at", range(3))
def test_levels_have_names_on_the_axis(at: int) -> None:
    made = all_plots(Policy.shipped(), Case.shipped(), AS_OF)[at]
    words = [
        "".join(text.itertext())
        for text in ElementTree.fromstring(made.to_svg()).iter()
        if text.tag.endswith("}text")
    ]
    assert set(titles(Policy.shipped()).values()) <= set(words)


@pytest.mark.parametrize("at", range(3))
def test_the_table_is_below_the_picture(at: int) -> None:
    made = all_plots(Policy.shipped(), Case.shipped(), AS_OF)[at]
    page = made._repr_html_()
    assert page.index("<img") < page.index("<table")
    tree = parsed(page)
    assert [text_of(it) for it in tree.iter("th") if it.get("scope") == "col"] == list(made.headings.values())
    assert len(list(tree.iter("tr"))) == len(made.table) + 1


@pytest.mark.parametrize("naughty", NAUGHTY[::3], ids=range(len(NAUGHTY[::3])))
def test_a_policy_says_what_it_likes_and_stays_text(naughty: str) -> None:
    document = Policy.shipped().to_dict()
    fits = naughty.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for level in document["levels"]:
        level["title"] = f"{fits}{level['id']}"
    document["criteria"][0].update(title=fits or "-", reason=fits or "-")
    for made in all_plots(Policy.from_dict(document), Case.shipped(), AS_OF):
        svg, called = picture(made._repr_html_())
        shown = re.sub("[\x00\ud800-\udfff]", "\ufffd", made.title)
        assert called == f"{shown}. The table below says the same."
        assert {element.tag.partition("}")[2] for element in svg.iter()} <= SVG


def test_levels_of_one_name_are_told_apart() -> None:
    document = Policy.shipped().to_dict()
    for level in document["levels"]:
        level["title"] = "Look"
    made = plot.waterfall(Policy.from_dict(document), Case.shipped(), AS_OF)
    assert made.table[-1]["after"] == "Look (panel)"


def test_an_empty_case_has_pictures() -> None:
    document = Case.shipped().to_dict() | {"contacts": [], "events": [], "unitemised": []}
    for case in (Case.from_dict(document), Case.shipped()):
        for made in all_plots(Policy.shipped(), case, "2001-01-01T00:00:00Z"):
            assert made.to_svg()
    assert plot.timeline(Policy.shipped(), Case.from_dict(document)).table == ()


def test_a_plot_is_frozen() -> None:
    made = plot.criteria(Policy.shipped())
    with pytest.raises(AttributeError):
        made.title = "another"  # type: ignore[misc]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False)


def test_the_package_needs_no_altair() -> None:
    code = (
        "import sys, everycontact, everycontact.plot\n"
        "everycontact.Policy.shipped()._repr_html_()\n"
        "found = {'altair', 'vl_convert', 'pandas', 'pyarrow', 'IPython'} & set(sys.modules)\n"
        "assert not found, found"
    )
    assert run(code).stderr == ""


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_altair_a_plot_says_how_to_get_it(missing: str) -> None:
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from everycontact import Policy, plot\n"
        "try: plot.criteria(Policy.shipped())\n"
        "except ImportError as error: print(error)"
    )
    assert run(code).stdout == f"plots need {missing}: python -m pip install 'everycontact[plots]'\n"
