"""Cases: put together from their parts, read, and seen otherwise."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import nouns
import pytest

import everycontact as ec


@pytest.fixture(scope="module")
def case() -> ec.Case:
    return nouns.full_case()


def test_a_case_has_its_parts(case: ec.Case) -> None:
    assert (case.id, case.about) == ("case-7", nouns.SECRET)
    assert (case.subject.id, case.subject.age_band) == ("subject-7", "adult")
    assert [contact.id for contact in case.contacts] == ["c1", "c2", "c3"]
    assert [event.kind for event in case.events] == ["decision", "refuted", "closure", "review"]
    assert case.unitemised[0]["count"] == 3
    assert (case.viewpoint, case.until, case.warnings) == (None, None, ())
    assert case.codebook is ec.Codebook.shipped()


def test_a_contact_has_what_it_was_given() -> None:
    contact = nouns.full_contact()
    assert (contact.id, contact.kind, contact.sector, contact.agency) == (
        "c1",
        "referral",
        "education",
        "school-1",
    )
    assert (contact.first_hand, contact.occurrence, contact.sources) == (False, "o1", ("S1", "S2"))
    assert (contact.summary, contact.done) == (nouns.SECRET, nouns.SECRET)
    assert contact.worry == {"by": "carer", "reason": nouns.SECRET}
    assert contact.ideology == {"status": "unclear"}
    first, second = contact.observations
    assert (first.indicator, first.id, first.presence, first.basis, first.role, first.note) == (
        "weapon-access",
        "weapon-access",
        "unknown",
        "opinion",
        "caused",
        nouns.SECRET,
    )
    assert (second.id, second.role, second.note) == ("second", "both", None)


def test_a_contact_that_says_little_has_the_defaults() -> None:
    contact = nouns.contact()
    assert contact.first_hand is True
    assert contact.observations == () and contact.sources == ()
    given = (
        contact.occurrence,
        contact.worry,
        contact.ideology,
        contact.summary,
        contact.done,
        contact.received,
    )
    assert given == (None,) * 6
    assert set(contact.to_dict()) == {"id", "kind", "sector", "agency", "occurred", "recorded"}


def test_reviews_and_decisions_have_what_they_were_given() -> None:
    review, decision = nouns.full_review(), nouns.full_decision()
    assert (review.kind, review.level, review.role, review.considered) == (
        "review",
        "panel",
        "panel-chair",
        ("o1", "c2"),
    )
    assert (review.judged_first, review.judgement, review.note) == (True, "lead", nouns.SECRET)
    assert review.after_closure == {"closure": "e3", "months": 6}
    assert (decision.kind, decision.role, decision.follows) == ("decision", "panel-chair", False)
    assert (decision.level, decision.reason) == ("supervisor", nouns.SECRET)
    assert decision.receipt == "sha256:" + "0" * 64
    assert review.to_dict() == {"review": review.content}
    assert decision.to_dict() == {"decision": decision.content}
    bare = ec.Review(level="panel", role="r", considered=[], judged_first=False)
    assert (bare.judgement, bare.after_closure, bare.note, bare.considered) == (None, None, None, ())
    plain = ec.Decision(role="r", follows=True, reason="x")
    assert (plain.level, plain.receipt) == (None, None)


def test_an_event_gives_its_entry_in_the_class_of_its_kind(case: ec.Case) -> None:
    decision, refuted, closure, review = (event.entry for event in case.events)
    assert decision == nouns.full_decision() and isinstance(decision, ec.Decision)
    assert review == nouns.full_review() and isinstance(review, ec.Review)
    assert isinstance(refuted, ec.Entry) and isinstance(closure, ec.Entry)
    assert refuted.content == {"contact": "c2", "reason": nouns.SECRET}
    assert closure.to_dict() == nouns.closure()
    first = case.events[0]
    assert (first.id, first.agency, first.recorded) == (
        "e1",
        "police-1",
        datetime(2024, 4, 1, 10, tzinfo=timezone.utc),
    )


def test_an_entry_of_any_kind_makes_an_event() -> None:
    forms: list[Any] = [
        nouns.full_decision(),
        ec.Entry.from_dict(nouns.full_decision().to_dict()),
        nouns.full_decision().to_dict(),
    ]
    events = [ec.Event(id="e1", recorded=nouns.AS_OF, entry=form) for form in forms]
    assert events[0] == events[1] == events[2]
    with pytest.raises(TypeError):
        ec.Event(id="e1", recorded=nouns.AS_OF, entry=nouns.contact())  # type: ignore[arg-type]


def test_an_odd_case_has_warnings() -> None:
    contact = nouns.contact()
    case = ec.Case(id="case-7", subject=ec.Subject(id="s", age_band="child"), contacts=[contact, contact])
    assert [warning["code"] for warning in case.warnings] == ["repeated_entry"]


def test_a_case_is_seen_by_those_who_held_it(case: ec.Case) -> None:
    policy, as_of = ec.Policy.shipped(), "2024-05-01T00:00:00Z"
    others = case.seen_by(["housing-1"])
    assert others.viewpoint == ("housing-1",)
    assert others.to_json() == case.to_json() and others != case
    assert policy.recommend(others, as_of).contacts == ()
    made = policy.recommend(case, as_of)
    assert {contact["contact"] for contact in made.contacts} == {"c1", "c3"}
    assert case.digest(as_of) != others.digest(as_of)


def test_a_case_stands_as_it_stood(case: ec.Case) -> None:
    policy, then = ec.Policy.shipped(), "2024-04-01T12:00:00+00:00"
    earlier = case.recorded_by(then)
    assert earlier.until == datetime(2024, 4, 1, 12, tzinfo=timezone.utc)
    assert len(policy.recommend(earlier, "2024-05-01T00:00:00Z").contacts) == 3
    assert case.digest(then) == earlier.digest("2024-05-01T00:00:00Z")
    assert earlier.recorded_by("2025-01-01T00:00:00Z") == earlier, "what was not seen does not come back"


def test_a_case_is_read_in_terms_of_its_codebook(case: ec.Case) -> None:
    document = ec.Codebook.shipped().to_dict()
    document["indicators"] = [own for own in document["indicators"] if own["code"] != "veiled-threat"]
    smaller = ec.Codebook.from_dict(document)
    with pytest.raises(ec.EverycontactError) as caught:
        ec.Case.from_json(case.to_json(), smaller)
    assert caught.value.code == "unknown_indicator"
    assert smaller.indicator("veiled-threat") is None and case.codebook.indicator("veiled-threat") is not None
    assert smaller.digest != case.codebook.digest


def test_the_shipped_case_is_that_of_the_library() -> None:
    case = ec.Case.shipped()
    assert (case.id, len(case.contacts), case.subject.age_band) == ("subject-a-case", 8, "child")
