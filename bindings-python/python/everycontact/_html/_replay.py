"""A replay as a fragment for a notebook: what was asked for, step by step, beside what was done."""

from __future__ import annotations

from everycontact._html._markup import Markup, join, listed, own
from everycontact._html._names import Names
from everycontact._html._parts import folded, fragment, items, lines, paragraph, quiet, strong, table, whole
from everycontact._html._recommendation import NO_DECISION, Document, viewpoint
from everycontact._words import count, day, plain

_HEAD = ("When", "What came on record", "All on record then ask for", "Who should have looked")


def fragment_of(made: Document, names: Names) -> Markup:
    policy = made["policy"]
    about = quiet(
        "Replay of case ", own(made["case"]), ". Policy ", own(policy["id"]), " ", own(policy["version"]),
        ", from ", viewpoint(made["viewpoint"]), ". Each step uses only what was on record by then.",
    )  # fmt: skip
    rows = [_row(step, names) for step in made["steps"]]
    told = table("Step by step", _HEAD, rows) if rows else paragraph("Nothing is on record.")
    return fragment(about, *_first_asked(made, names), told, quiet(NO_DECISION))


def _first_asked(made: Document, names: Names) -> list[Markup]:
    """When each level was first asked for, by the levels after each step."""
    told, highest = [], 0
    for step in made["steps"]:
        reached = names.rank(step["after"]["level"]) or 0
        for level in list(names.levels)[highest + 1 : reached + 1]:
            told.append(join([names.level(level), " was first asked for on ", own(day(step["instant"]))]))
        highest = max(highest, reached)
    return [items(told)] if told else []


def _row(step: Document, names: Names) -> tuple[Markup, ...]:
    contacts = [join([own(it["contact"]), ", alone: ", names.level(it["level"])]) for it in step["contacts"]]
    entries = [_entry(entry, names) for entry in step["entries"]]
    return whole(day(step["instant"])), lines(contacts + entries), _levels(step, names), _asked(step, names)


def _levels(step: Document, names: Names) -> Markup:
    before, after = step["before"], step["after"]
    told = [names.level(after["level"])]
    if before["level"] != after["level"]:
        told = [join([names.level(before["level"]), " to ", told[0]])]
    if after["ceilingWithUnasked"] != after["level"]:
        told.append(quiet("could be ", names.named(after["ceiling"]), _unasked(after, names)))
    if step["newlyMet"]:
        told.append(_newly(step["newlyMet"], names))
    return lines(told)


def _unasked(after: Document, names: Names) -> Markup:
    if after["ceilingWithUnasked"] == after["ceiling"]:
        return Markup()
    return join(["; with what nobody asked, ", names.named(after["ceilingWithUnasked"])])


def _newly(criteria: list[str], names: Names) -> Markup:
    return folded(
        count(len(criteria), "criterion newly met", "criteria newly met"),
        items(map(names.criterion, criteria)),
    )


def _asked(step: Document, names: Names) -> Markup:
    if not step["contacts"]:
        return own("-")
    asked = step["asked"]
    by = [", by ", strong(whole(day(asked["by"])))] if "by" in asked else []
    return join([own(asked["who"]), *by])


def _entry(entry: Document, names: Names) -> Markup:
    """What was done: an entry of the record that is no contact."""
    who = [" by ", own(entry["agency"])] if "agency" in entry else []
    role = [" (", own(entry["role"]), ")"] if "role" in entry else []
    said = [" ", own(entry["event"])]
    told = [join([strong(plain(entry["kind"])), *said, *who, *role, *_outcome(entry, names)])]
    told += [_weighed(it, names) for it in entry.get("weighed", ())[:1]]
    blockers = entry.get("blockers", ())
    if blockers:
        summary = f"Stood against it: {len(blockers)}"
        told.append(folded(summary, items(_blocker(it, names) for it in blockers)))
    return lines(told)


def _outcome(entry: Document, names: Names) -> list[str]:
    told: list[str] = []
    if "level" in entry:
        told += [", at ", names.level(entry["level"])]
    if "follows" in entry:
        told.append(
            ", follows the recommendation" if entry["follows"] else ", departs from the recommendation"
        )
    for code in ("reason", "handOff", "consent", "candidate"):
        if code in entry:
            told += [": ", own(plain(entry[code]))]
    if entry.get("considered"):
        told += [", considered ", listed(map(own, entry["considered"]))]
    return told


def _weighed(it: Document, names: Names) -> Markup:
    """What a review did about the highest level that had asked."""
    told: list[str] = []
    if it["leftOut"]:
        told += [
            "left out ",
            listed(map(own, it["leftOut"])),
            ", on which ",
            names.named(it["level"]),
            " rests too",
        ]
    if it["levelTooLow"]:
        told += ["; " if told else "", "was held below ", names.named(it["level"])]
    return join(told or ["considered all on which ", names.named(it["level"]), " rests"])


def _blocker(it: Document, names: Names) -> Markup:
    told: list[str] = [plain(it["kind"])]
    if "level" in it:
        told += [", ", names.named(it["level"])]
    if "indicator" in it:
        told += [": ", names.indicator(it["indicator"])]
    for name in ("of", "record", "receiver"):
        if name in it:
            told += [": ", own(it[name])]
    for name in ("occurrences", "referrals"):
        if it.get(name):
            told += [": ", listed(map(own, it[name]))]
    return join(told)
