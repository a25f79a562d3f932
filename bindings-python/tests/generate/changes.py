"""Changes to a case of which a law says what they do."""

from __future__ import annotations

import copy
import random
from datetime import datetime
from typing import Any

from generate.events import name
from generate.times import recorded


def with_contact(case: dict[str, Any], contact: dict[str, Any]) -> dict[str, Any]:
    return {**case, "contacts": [*case["contacts"], contact]}


def with_event(case: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    return {**case, "events": [*case["events"], event]}


def bodies(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Every contact, and every body that a correction gives one."""
    corrected = [event["entry"]["corrected"]["now"] for event in case["events"] if "corrected" in event["entry"]]
    return [*case["contacts"], *corrected]


def with_ideology(case: dict[str, Any], status: Any) -> dict[str, Any]:
    """The case with one ideology status in every contact and every correction."""
    changed = copy.deepcopy(case)
    for body in bodies(changed):
        body["ideology"] = {"status": status}
    return changed


def recorded_by(case: dict[str, Any], instant: datetime) -> dict[str, Any]:
    """The case without what was recorded later."""
    kept = {
        field: [entry for entry in case[field] if recorded(entry) <= instant] for field in ("contacts", "events")
    }
    return {**case, **kept}


def shuffled(case: dict[str, Any], source: random.Random) -> dict[str, Any]:
    """The case with contacts, events and observations in another order."""
    changed = copy.deepcopy(case)
    for entries in (changed["contacts"], changed["events"], *(body["observations"] for body in bodies(changed))):
        source.shuffle(entries)
    return changed


def with_repeated(case: dict[str, Any], place: int) -> dict[str, Any]:
    """The case with one of its entries given a second time, word for word."""
    field = "contacts" if place < len(case["contacts"]) else "events"
    entry = case[field][place if field == "contacts" else place - len(case["contacts"])]
    return {**case, field: [*case[field], entry]}


def open_unknowns(case: dict[str, Any], instant: datetime) -> list[tuple[str, str]]:
    """Contact and name of each observation that is unknown at an instant, and that no event ever answers or changes."""
    amended = {"answered", "corrected", "deleted"}
    said = [event["entry"][kind] for event in case["events"] for kind in event["entry"] if kind in amended]
    touched = {each["contact"] for each in said}
    return [
        (contact["id"], name(observation))
        for contact in case["contacts"]
        if recorded(contact) <= instant and contact["id"] not in touched
        for observation in contact["observations"]
        if observation["presence"] == "unknown"
    ]
