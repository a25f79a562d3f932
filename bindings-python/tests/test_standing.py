"""Standings, closures, replays and lists over many cases."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import pairwise

import nouns
import pytest

import everycontact as ec


@pytest.fixture(scope="module")
def policy() -> ec.Policy:
    return ec.Policy.shipped()


@pytest.fixture(scope="module")
def case() -> ec.Case:
    return ec.Case.shipped()


def test_a_standing_has_what_its_document_says(policy: ec.Policy, case: ec.Case) -> None:
    standing = policy.standing(case, nouns.LATER)
    document = standing.to_dict()
    assert (standing.state, standing.home) == (document["stage"]["state"], document["home"])
    names = ("supports", "responses", "information", "decisions", "closures", "duties")
    for name, field in (
        *zip(names, names, strict=True),
        ("blockers", "closing"),
        ("taken_back", "takenBack"),
    ):
        assert list(getattr(standing, name)) == document[field]
    assert standing.as_of == datetime(2021, 6, 30, 12, tzinfo=timezone.utc)
    assert standing.policy is policy and standing.case is case
    assert ec.Standing.from_json(standing.to_json(), policy, case) == standing


def test_what_stands_against_a_closure_is_told(policy: ec.Policy, case: ec.Case) -> None:
    standing = policy.standing(case, "2021-05-15T12:00:00Z")
    blocked = standing.closing()
    assert isinstance(blocked, ec.Blocked) and not blocked
    assert blocked.blockers == standing.blockers
    assert [blocker["kind"] for blocker in blocked.blockers] == list(blocked.kinds)
    assert {"responseOutstanding", "secondReviewerMissing", "reasonMissing"} <= set(blocked.kinds)
    assert blocked.standing is standing

    proposal = ec.ClosureProposal("other", ["a03-referral-1", "a05-referral-2", "a06-referral-3"])
    given = policy.propose_closure(case, "2021-05-15T12:00:00Z", proposal)
    assert isinstance(given, ec.Blocked) and given.proposal == proposal
    assert set(blocked.kinds) - set(given.kinds) == {"reasonMissing", "referralsNotNamed"}


def test_a_human_may_close_against_advice(policy: ec.Policy, case: ec.Case) -> None:
    blocked = policy.propose_closure(case, "2021-05-15T12:00:00Z")
    assert isinstance(blocked, ec.Blocked)
    entry = blocked.closed_against_advice_by("supervisor", "The next county has taken the case over.")
    assert entry.kind == "closure"
    assert entry.content["against"]["reason"] == "The next county has taken the case over."
    assert set(entry.content["against"]["blockers"]) == set(blocked.kinds)
    event = ec.Event(id="x1", recorded="2021-05-15T12:30:00Z", entry=entry)
    events = [own for own in case.events if own.recorded < event.recorded]
    contacts = [own for own in case.contacts if own.recorded < event.recorded]
    closed = ec.Case(id=case.id, subject=case.subject, contacts=contacts, events=[*events, event])
    assert policy.standing(closed, "2021-05-16T12:00:00Z").closures[-1]["event"] == "x1"


def test_a_permit_gives_the_entry_and_closes_nothing() -> None:
    case = ec.Case(id="case-8", subject={"id": "subject-8", "is": "child"})
    (permit,) = nouns.permits(case)
    assert permit and permit.proposal == ec.ClosureProposal("other")
    entry = permit.closed_by("panel-chair", "Nothing was found.")
    assert entry.content == {
        "role": "panel-chair",
        "referrals": [],
        "reason": "other",
        "note": "Nothing was found.",
    }
    assert permit.standing.state == "notOpen"
    with pytest.raises(ec.EverycontactError):
        permit.closed_by("the panel chair")


def test_a_proposal_says_how_a_case_is_to_be_closed() -> None:
    proposal = ec.ClosureProposal(reason="transferred", referrals=("c1", "c2"), receiver="panel-2")
    assert (proposal.reason, proposal.referrals, proposal.receiver) == (
        "transferred",
        ("c1", "c2"),
        "panel-2",
    )
    assert (
        repr(proposal) == "ClosureProposal(reason='transferred', referrals=['c1', 'c2'], receiver='panel-2')"
    )
    assert proposal != ec.ClosureProposal("transferred", ["c1"], "panel-2")
    with pytest.raises(ec.EverycontactError) as caught:
        ec.ClosureProposal("forgotten")
    assert "`needsMetElsewhere`" in str(caught.value)
    with pytest.raises(TypeError):
        ec.ClosureProposal("other", "c1")


def test_a_replay_goes_step_by_step(policy: ec.Policy, case: ec.Case) -> None:
    replay = policy.replay(case)
    document = replay.to_dict()
    assert len(replay.steps) == len(document["steps"]) == 15
    assert all(before.instant < after.instant for before, after in pairwise(replay.steps))
    for step, told in zip(replay.steps, document["steps"], strict=True):
        assert step.to_dict() == told
        assert (step.before.level, step.after.level) == (told["before"]["level"], told["after"]["level"])
        assert [contact["contact"] for contact in told["contacts"]] == list(step.contacts)
        assert step.recommendation().levels == step.after
        assert step.recommendation_before().levels == step.before
        assert step.standing() == policy.standing(case, step.recommendation().as_of)
    assert {event for step in replay.steps for event in step.events} == {event.id for event in case.events}
    assert replay.last_recommendation() == replay.steps[-1].recommendation()
    assert replay.last_standing() == replay.steps[-1].standing()
    assert replay.steps[2] != replay.steps[3]


def test_a_replay_is_from_a_viewpoint(policy: ec.Policy, case: ec.Case) -> None:
    replay = policy.replay(case)
    assert replay.viewpoint is None and replay.case is case
    assert replay.deciders == ("prevent-team",)
    seen = policy.replay(case, replay.deciders)
    assert seen.viewpoint == ("prevent-team",) and seen.case == case.seen_by(["prevent-team"])
    assert seen == policy.replay(seen.case) != replay
    assert len(seen.steps) < len(replay.steps)
    assert ec.Replay.from_json(seen.to_json(), policy, case) == seen
    assert "Multi-agency panel" in replay.render("text", True, beside=seen) != replay.render("text", True)


def test_a_replay_of_nothing_has_no_end(policy: ec.Policy) -> None:
    replay = policy.replay(ec.Case(id="case-8", subject={"id": "subject-8", "is": "child"}))
    assert (replay.steps, replay.last_recommendation(), replay.last_standing()) == ((), None, None)


def test_lists_are_over_all_cases(policy: ec.Policy, case: ec.Case) -> None:
    cases = [case, nouns.full_case()]
    due = policy.due(iter(cases), nouns.LATER)
    assert due.cases == 2 and list(due.duties) == due.to_dict()["duties"]
    assert {duty["case"] for duty in due.duties} == {"subject-a-case"}, "the other case is of a later year"
    assert len(due.render(until=nouns.LATER)) < len(due.render())
    figures = policy.assurance(cases, nouns.LATER, after="2021-01-01T00:00:00Z")
    assert (figures.cases, figures.after) == (2, datetime(2021, 1, 1, tzinfo=timezone.utc))
    assert list(figures.figures) == figures.to_dict()["figures"]
    assert (figures.delays, list(figures.duties)) == (
        figures.to_dict()["delays"],
        figures.to_dict()["duties"],
    )
    sample = policy.dip_sample(cases, nouns.LATER, seed="x", by="level", from_each=5)
    assert (sample.seed, sample.by, sample.after) == ("x", "level", None)
    assert list(sample.strata) == sample.to_dict()["strata"]
    for own in (due, figures, sample):
        assert own.policy is policy and own.as_of == datetime(2021, 6, 30, 12, tzinfo=timezone.utc)
        assert own.render("html").startswith("<!doctype html>")
    with pytest.raises(ec.EverycontactError):
        policy.dip_sample(cases, nouns.LATER, seed="x", by="postcode")
    with pytest.raises(TypeError):
        policy.due(case, nouns.LATER)  # type: ignore[arg-type]
