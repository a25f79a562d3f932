"""Contacts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from generate.codebook import BOUND, COUNTABLE, FREQUENT, OTHERS
from generate.times import clocks, days, on

AGENCIES = ["school-1", "clinic-1", "police-1", "team-1"]
KEYS = ["fight", "message", "visit"]

statuses = st.sampled_from(
    ["notAssessed", "noneIdentified", "unclear", "unstable", "mixed", {"coherent": {"strand": "strand-one"}}]
)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def given_only(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what is not given."""
    return {name: value for name, value in document.items() if value is not None}


@st.composite
def observation(draw: st.DrawFn) -> dict[str, Any]:
    of = draw(st.sampled_from([FREQUENT, FREQUENT, FREQUENT, COUNTABLE, COUNTABLE, BOUND, OTHERS]))
    return given_only(
        {
            "indicator": draw(st.sampled_from(of)),
            "presence": draw(st.sampled_from(["present", "present", "present", "unknown", "unknown", "absent"])),
            "basis": draw(st.sampled_from(["fact", "opinion", "allegation"])),
            "role": draw(st.sampled_from(["caused", "caused", "caused", "experienced", "both"])),
            "note": draw(st.sampled_from([None, None, None, "A note."])),
        }
    )


@st.composite
def observations(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to four; a second one of an indicator has an id of its own."""
    drawn = draw(st.lists(observation(), min_size=draw(st.sampled_from([0, 1, 1, 2])), max_size=4))
    codes = [each["indicator"] for each in drawn]
    return [
        {**each, "id": f"o{place}"} if each["indicator"] in codes[:place] else each
        for place, each in enumerate(drawn)
    ]


def occurred(day: date, shape: int) -> str:
    """A text that may mean a day, precise or not."""
    before = day - timedelta(days=31)
    return [f"{day}", f"{day}", f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{before}/{day}"][shape]


@st.composite
def contact(draw: st.DrawFn, id: str = "fresh") -> dict[str, Any]:
    """A contact that was recorded on the day on which it occurred or later."""
    day = draw(days)
    return given_only(
        {
            "id": id,
            "kind": draw(st.sampled_from(["report", "referral", "referral", "incident", "disclosure", "enquiry"])),
            "sector": draw(st.sampled_from(["education", "health", "socialCare", "police", "public"])),
            "agency": draw(st.sampled_from(AGENCIES)),
            "firstHand": draw(st.sampled_from([None, None, None, True, False])),
            "occurred": occurred(day, draw(st.integers(0, 5))),
            "recorded": on(day + timedelta(days=draw(st.sampled_from([0, 1, 30, 180]))), draw(clocks)).isoformat(),
            "occurrence": draw(optional(st.sampled_from(KEYS))),
            "observations": draw(observations()),
            "worry": draw(st.sampled_from([None, None, {"by": "professional", "reason": "A reason."}])),
            "ideology": draw(st.none() | st.builds(lambda status: {"status": status}, statuses)),
        }
    )
