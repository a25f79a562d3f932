"""Events: each names only what was recorded by then, as it then is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from generate.contacts import AGENCIES, given_only
from generate.times import recorded, spans

KINDS = ["refuted", "explained", "explained", "answered", "answered", "corrected", "deleted", "shared", "candidate"]
KINDS += ["informationRequested", "consent", "statement", "retentionReviewed", "review", "decision", "closure"]


def name(observation: dict[str, Any]) -> str:
    return str(observation.get("id", observation["indicator"]))


def part(draw: st.DrawFn, contact: dict[str, Any]) -> dict[str, Any]:
    """What an amendment names: a contact, or one of its observations."""
    names = [None, *map(name, contact["observations"])]
    return given_only({"contact": contact["id"], "observation": draw(st.sampled_from(names))})


class Timeline:
    """What has been said so far."""

    def __init__(self, contacts: list[dict[str, Any]]) -> None:
        self.contacts = contacts
        self.deleted: set[str] = set()
        self.answered: set[tuple[str, str]] = set()
        self.events: list[dict[str, Any]] = []

    def on_record(self, now: datetime) -> list[dict[str, Any]]:
        return [each for each in self.contacts if recorded(each) <= now and each["id"] not in self.deleted]

    def unknowns(self, contact: dict[str, Any]) -> list[str]:
        unknown = [name(each) for each in contact["observations"] if each["presence"] == "unknown"]
        return [each for each in unknown if (contact["id"], each) not in self.answered]

    def say(self, draw: st.DrawFn, now: datetime, kind: str) -> None:
        contacts = self.on_record(now)
        if contacts:
            said = self.entry(draw, draw(st.sampled_from(contacts)), kind)
            if said is not None:
                event = {"id": f"e{len(self.events):02}", "recorded": now.isoformat(), "entry": {kind: said}}
                self.events.append({**event, **draw(st.sampled_from([{}, {"agency": AGENCIES[0]}]))})

    def entry(self, draw: st.DrawFn, contact: dict[str, Any], kind: str) -> dict[str, Any] | None:
        if kind == "answered":
            return self.answer(draw, contact)
        if kind == "deleted":
            self.deleted.add(contact["id"])
        return said(draw, contact, kind)

    def answer(self, draw: st.DrawFn, contact: dict[str, Any]) -> dict[str, Any] | None:
        unknown = self.unknowns(contact)
        if not unknown:
            return None
        of = draw(st.sampled_from(unknown))
        self.answered.add((contact["id"], of))
        presence = draw(st.sampled_from(["present", "absent"]))
        basis = draw(st.sampled_from(["fact", "opinion", "allegation"]))
        return {"contact": contact["id"], "observation": of, "presence": presence, "basis": basis}


def said(draw: st.DrawFn, contact: dict[str, Any], kind: str) -> dict[str, Any]:
    """What an event of a kind says about a contact."""
    if kind in ("refuted", "explained", "statement"):
        words = {"refuted": "reason", "explained": "account", "statement": "text"}
        by = {"by": "carer"} if kind == "statement" else {}
        return {**part(draw, contact), **by, words[kind]: "Some words."}
    if kind == "corrected":
        now = {field: value for field, value in contact.items() if field not in ("id", "recorded")}
        return {"contact": contact["id"], "reason": "Wrong.", "now": {**now, "agency": draw(st.sampled_from(AGENCIES))}}
    occurrence = contact.get("occurrence", contact["id"])
    others: dict[str, dict[str, Any]] = {
        "deleted": {"contact": contact["id"], "reason": "Another person's."},
        "shared": {"contacts": [contact["id"]], "with": [draw(st.sampled_from(AGENCIES))]},
        "candidate": {"record": "record-9", "because": "The same name."},
        "informationRequested": {"of": "clinic-1", "what": "What it knows."},
        "consent": {"step": draw(st.sampled_from(["sought", "given", "declined"]))},
        "retentionReviewed": {"role": "chair", "keep": True, "reason": "It is recent."},
        "review": {"level": LEVELS[-1], "role": "chair", "considered": [occurrence], "judgedFirst": True},
        "decision": {"role": "chair", "follows": True, "reason": "As it says."},
        "closure": {"role": "chair", "referrals": [], "reason": "other"},
    }
    return others[kind]


LEVELS = ["l0", "l1", "l2"]
"""The levels of the policies that are generated."""


@st.composite
def events(draw: st.DrawFn, contacts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Up to eight, in the order of their times and ids."""
    if not contacts:
        return []
    timeline = Timeline(contacts)
    starts = draw(st.lists(st.sampled_from(contacts), max_size=8))
    for now in sorted(recorded(start) + timedelta(days=draw(spans)) for start in starts):
        timeline.say(draw, now, draw(st.sampled_from(KINDS)))
    return timeline.events
