"""Cases, and instants as of which they are read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from generate.contacts import contact
from generate.events import events
from generate.times import as_of_for


@st.composite
def case(draw: st.DrawFn) -> dict[str, Any]:
    """A case of up to 6 contacts (`c0` and so on) and up to 8 events (`e00` and so on)."""
    contacts = [draw(contact(f"c{place}")) for place in range(draw(st.sampled_from([0, 1, 2, 3, 3, 4, 4, 5, 6])))]
    return {
        "schema": "everycontact/case/1",
        "id": "case-1",
        "subject": {"id": "subject-1", "is": draw(st.sampled_from(["child", "adult"]))},
        "contacts": contacts,
        "events": draw(events(contacts)),
    }


@st.composite
def case_and_as_of(draw: st.DrawFn) -> tuple[dict[str, Any], datetime]:
    drawn = draw(case())
    return drawn, draw(as_of_for(drawn))
