"""Few days, few times of day and few offsets: so that things tie, and windows have edges."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

BASES = [date(2019, 3, 31), date(2019, 12, 31), date(2020, 1, 31), date(2020, 2, 29), date(2020, 12, 31)]
SPANS = [0, 0, 0, 1, 7, 30, 31, 90, 182, 365]
"""The lengths of windows, in days."""

clocks = st.builds(
    lambda at, hours: (at, timezone(timedelta(hours=hours))),
    st.sampled_from([time(9), time(9), time(0), time(23, 59, 59), time(22, 30)]),
    st.sampled_from([0, 0, 0, 0, 1, -5, 5.5]),
)
days = st.builds(
    lambda base, nudge: base + timedelta(days=nudge), st.sampled_from(BASES), st.sampled_from([0, 0, 0, 0, -1, 1])
)
spans = st.builds(lambda span, nudge: max(0, span + nudge), st.sampled_from(SPANS), st.sampled_from([0, 0, 0, -1, 1]))


def on(day: date, clock: tuple[time, timezone]) -> datetime:
    return datetime.combine(day, clock[0], clock[1])


def recorded(entry: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(entry["recorded"])


def entries(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The contacts and events of a case."""
    return [*case["contacts"], *case.get("events", [])]


@st.composite
def as_of_for(draw: st.DrawFn, case: dict[str, Any]) -> datetime:
    """An instant around what is recorded in a case, mostly the last: exactly then, a second away, or a window after."""
    instants = [recorded(entry) for entry in entries(case)]
    if not instants:
        return on(draw(days) + timedelta(days=draw(spans)), draw(clocks))
    record = max(instants) if draw(st.booleans()) else draw(st.sampled_from(instants))
    if draw(st.booleans()):
        return record + timedelta(seconds=draw(st.sampled_from([0, 0, -1, 1])))
    return on(record.date() + timedelta(days=draw(spans)), draw(clocks))
