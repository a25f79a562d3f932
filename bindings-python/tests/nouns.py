"""One object or more of every class of the package, made by the means that the package gives."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import everycontact as ec

AS_OF = "2021-04-30T23:59:59Z"
LATER = "2021-06-30T12:00:00Z"
SECRET = "Jane Roe of Elm Row"


def contact(id: str = "c1", **other: Any) -> ec.Contact:
    fields: dict[str, Any] = {
        "kind": "referral",
        "sector": "education",
        "agency": "school-1",
        "occurred": date(2024, 3, 1),
        "recorded": datetime(2024, 3, 12, 9, 30, tzinfo=timezone(timedelta(hours=1))),
    }
    return ec.Contact(id=id, **{**fields, **other})


def observation(**other: Any) -> ec.Observation:
    fields = {"indicator": "weapon-access", "presence": "unknown", "basis": "opinion", "role": "caused"}
    return ec.Observation(**{**fields, **other})


def full_contact() -> ec.Contact:
    """A contact with every field, and a secret wherever there is free text."""
    return contact(
        received="2024-03-11T09:30:00Z",
        first_hand=False,
        occurrence="o1",
        observations=[
            observation(note=SECRET),
            {
                "indicator": "veiled-threat",
                "presence": "present",
                "basis": "fact",
                "role": "both",
                "id": "second",
            },
        ],
        worry={"by": "carer", "reason": SECRET},
        ideology={"status": "unclear"},
        summary=SECRET,
        done=SECRET,
        sources=["S1", "S2"],
    )


def full_review() -> ec.Review:
    return ec.Review(
        level="panel",
        role="panel-chair",
        considered=["o1", "c2"],
        judged_first=True,
        judgement="lead",
        after_closure={"closure": "e3", "months": 6},
        note=SECRET,
    )


def full_decision() -> ec.Decision:
    return ec.Decision(
        role="panel-chair",
        follows=False,
        level="supervisor",
        receipt="sha256:" + "0" * 64,
        reason=SECRET,
    )


def closure() -> dict[str, Any]:
    return {"closure": {"role": "panel-chair", "referrals": ["c1"], "reason": "other", "note": SECRET}}


def full_case() -> ec.Case:
    """A case with a secret wherever there is free text."""
    return ec.Case(
        id="case-7",
        subject=ec.Subject(id="subject-7", age_band="adult"),
        about=SECRET,
        contacts=[full_contact(), contact("c2", kind="report"), contact("c3", sector="health").to_dict()],
        events=[
            ec.Event(id="e1", recorded="2024-04-01T10:00:00Z", entry=full_decision(), agency="police-1"),
            {
                "id": "e2",
                "recorded": datetime(2024, 4, 2, tzinfo=timezone.utc),
                "entry": {"refuted": {"contact": "c2", "reason": SECRET}},
            },
            ec.Event(id="e3", recorded="2024-04-03T10:00:00Z", entry=closure()),
            ec.Event(id="e4", recorded="2024-10-03T10:00:00Z", entry=full_review()),
        ],
        unitemised=[
            {"count": 3, "occurred": "2023", "recorded": "2024-04-01T10:00:00Z", "summary": SECRET},
        ],
    )


def objects() -> list[Any]:
    """At least one object of every class but the errors and ``Asked``."""
    policy, other = ec.Policy.shipped(), ec.Policy.shipped("school-threat-assessment")
    case, own = ec.Case.shipped(), full_case()
    made, before = policy.recommend(case, AS_OF), policy.recommend(case, "2021-04-20T12:00:00Z")
    standing, replay = policy.standing(case, LATER), policy.replay(case)
    closable = ec.Case(id="case-8", subject={"id": "subject-8", "is": "child"})
    events = own.events
    return [
        policy,
        other,
        policy.codebook,
        policy.calendar,
        ec.Calendar.shipped("scotland"),
        ec.Phrases.english(),
        case,
        own,
        own.seen_by(["school-1"]),
        own.seen_by([]),
        own.recorded_by("2024-04-01T12:00:00+01:00"),
        own.seen_by(["school-1"]).recorded_by("2024-04-01T12:00:00.123456789Z"),
        own.subject,
        *own.contacts,
        *own.contacts[0].observations,
        *events,
        *(event.entry for event in events),
        made,
        policy.recommend(own.seen_by(["school-1"]), "2024-05-01T12:00:00+01:00"),
        other.recommend(own, "2024-05-01T12:00:00.5Z"),
        made.levels,
        policy.levels(own, "2024-05-01T00:00:00Z"),
        made.explain(),
        made.explain(ec.Bound(64, sets=3)),
        ec.Bound(),
        before.compare(made),
        policy.compare(other),
        made.receipt(),
        made.receipt().verify(policy, case),
        made.receipt().verify(policy, own),
        standing,
        standing.closing(),
        policy.propose_closure(
            own, "2024-05-01T00:00:00Z", ec.ClosureProposal("transferred", ["c1"], "panel-2")
        ),
        *permits(closable),
        ec.ClosureProposal(),
        replay,
        policy.replay(case, ["prevent-team"]),
        *replay.steps,
        replay.last_standing(),
        replay.steps[3].recommendation_before(),
        policy.due([case, own], LATER),
        policy.assurance([case], LATER, after="2020-01-01T00:00:00Z"),
        policy.dip_sample(
            [case, own], LATER, seed="June 2025", by="role", from_each=2, after="2020-01-01T00:00:00Z"
        ),
        policy.transparency_record(),
    ]


def permits(case: ec.Case) -> list[ec.Permit]:
    """What a policy without required questions says of a case without anything outstanding."""
    document = ec.Policy.shipped().to_dict()
    del document["requiredQuestions"]
    policy = ec.Policy.from_dict(document)
    closing = policy.propose_closure(case, AS_OF, ec.ClosureProposal("other"))
    assert isinstance(closing, ec.Permit), closing.blockers
    return [closing]
