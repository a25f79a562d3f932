"""Each argument of each call is spoilt while all others are right: what is raised then, and that it is no panic.

Every public callable is called with garbage in `test_total.py`; here the other arguments always fit.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import nouns
import pytest

import everycontact as ec

POLICY, CASE = ec.Policy.shipped(), nouns.full_case()
MADE = POLICY.recommend(CASE, nouns.AS_OF)
STANDING = POLICY.standing(CASE, nouns.LATER)
BLOCKED = POLICY.propose_closure(CASE, "2024-05-01T00:00:00Z")
assert isinstance(BLOCKED, ec.Blocked)
RECEIPT = MADE.receipt()
REPLAY = POLICY.replay(CASE)


class Odd:
    """It raises whenever anything is asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def __iter__(self) -> Any:
        raise ArithmeticError

    def __index__(self) -> int:
        raise ArithmeticError


class Lying(str):
    """A text that says that it is another."""

    def __str__(self) -> str:
        return "other"

    def isoformat(self) -> int:
        return 1


def garbage() -> list[Any]:
    deep_list: list[Any] = []
    deep_dict: dict[str, Any] = {}
    for _ in range(50_000):
        deep_list, deep_dict = [deep_list], {"a": deep_dict}
    return [
        None,
        True,
        0,
        -1,
        2**31,
        2**64,
        -(10**40),
        10**5_000,
        1.5,
        float("nan"),
        float("inf"),
        1j,
        "",
        "\0",
        "\ud800",
        "[" * 100_000,
        '{"a":' * 100_000,
        "x" * 1_000_000,
        Lying("x"),
        b"",
        bytearray(b"{}"),
        [],
        [None],
        ["\ud800"],
        [[]],
        (),
        {},
        {"": None},
        {1: 2},
        {"schema": "everycontact/case/1"},
        {"recommendation": float("nan")},
        deep_list,
        deep_dict,
        set(),
        range(3),
        iter([1]),
        object(),
        Odd(),
        ec.Case,
        POLICY,
        CASE,
        MADE,
        print,
        itertools.repeat(1),
    ]


GARBAGE = garbage()
CASE_TEXT, POLICY_TEXT = CASE.to_json(), POLICY.to_json()
CONTACT = {
    "id": "c1",
    "kind": "report",
    "sector": "police",
    "agency": "a",
    "occurred": "2024",
    "recorded": nouns.AS_OF,
    "received": nouns.AS_OF,
    "first_hand": True,
    "occurrence": "o",
    "observations": [],
    "worry": None,
    "ideology": None,
    "summary": "x",
    "done": "x",
    "sources": ["S1"],
}
OBSERVATION = {
    "indicator": "x",
    "presence": "present",
    "basis": "fact",
    "role": "caused",
    "id": "o",
    "note": "x",
}
REVIEW = {
    "level": "l",
    "role": "r",
    "considered": ["o"],
    "judged_first": True,
    "judgement": "l",
    "after_closure": None,
}
DECISION = {"role": "r", "follows": True, "reason": "x", "level": "l", "receipt": RECEIPT.id}
EVENT = {
    "id": "e1",
    "recorded": nouns.AS_OF,
    "entry": {"deleted": {"contact": "c1", "reason": "x"}},
    "agency": "a",
}
OWN_CASE: dict[str, Any] = {
    "id": "c",
    "subject": {"id": "s", "is": "child"},
    "contacts": [],
    "events": (),
    "unitemised": [],
    "about": "x",
    "codebook": None,
}
SAMPLE = {
    "cases": [CASE],
    "as_of": nouns.LATER,
    "seed": "x",
    "by": "role",
    "from_each": 1,
    "after": nouns.AS_OF,
}
PROPOSAL = {"reason": "other", "referrals": ["c1"], "receiver": "a"}

CALLS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "Assurance": (POLICY.assurance, {"cases": [CASE], "as_of": nouns.LATER, "after": nouns.AS_OF}),
    "Blocked": (BLOCKED.closed_against_advice_by, {"role": "r", "reason": "x"}),
    "Bound": (ec.Bound, {"evaluations": 1, "sets": 1}),
    "Calendar": (ec.Calendar.from_json, {"text": POLICY.calendar.to_json()}),
    "Calendar.from_dict": (ec.Calendar.from_dict, {"document": POLICY.calendar.to_dict()}),
    "Calendar.shipped": (ec.Calendar.shipped, {"id": "scotland"}),
    "Case": (ec.Case, OWN_CASE),
    "Case.from_json": (ec.Case.from_json, {"text": CASE_TEXT, "codebook": None}),
    "Case.from_dict": (ec.Case.from_dict, {"document": CASE.to_dict(), "codebook": None}),
    "Case.shipped": (ec.Case.shipped, {"codebook": POLICY.codebook}),
    "Case._seen": (
        ec.Case._seen,
        {"text": CASE_TEXT, "codebook": None, "agencies": ["a"], "until": nouns.AS_OF},
    ),
    "Case.seen_by": (CASE.seen_by, {"agencies": ["school-1"]}),
    "Case.recorded_by": (CASE.recorded_by, {"instant": nouns.AS_OF}),
    "Case.digest": (CASE.digest, {"as_of": nouns.AS_OF}),
    "ClosureProposal": (ec.ClosureProposal, PROPOSAL),
    "Codebook": (ec.Codebook.from_json, {"text": POLICY.codebook.to_json()}),
    "Codebook.from_dict": (ec.Codebook.from_dict, {"document": POLICY.codebook.to_dict()}),
    "Codebook.indicator": (POLICY.codebook.indicator, {"code": "weapon-access"}),
    "Comparison": (MADE.compare, {"after": MADE}),
    "Comparison.render": (MADE.compare(MADE).render, {"format": "text", "redacted": True, "phrases": None}),
    "Contact": (ec.Contact, CONTACT),
    "Contact.from_json": (ec.Contact.from_json, {"text": CASE.contacts[0].to_json()}),
    "Contact.from_dict": (ec.Contact.from_dict, {"document": CASE.contacts[0].to_dict()}),
    "Decision": (ec.Decision, DECISION),
    "Decision.from_json": (ec.Decision.from_json, {"text": nouns.full_decision().to_json()}),
    "Due": (POLICY.due, {"cases": [CASE], "as_of": nouns.LATER}),
    "Due.render": (POLICY.due([CASE], nouns.LATER).render, {"format": "text", "until": nouns.LATER}),
    "Entry": (ec.Entry.from_dict, {"document": EVENT["entry"]}),
    "Event": (ec.Event, EVENT),
    "Event.from_dict": (ec.Event.from_dict, {"document": EVENT}),
    "EverycontactError": (ec.EverycontactError, {"message": "x", "problems": ()}),
    "Explanation": (MADE.explain, {"bound": ec.Bound(64, 3)}),
    "Explanation.line": (MADE.explain().line, {"redacted": True, "phrases": ec.Phrases.english()}),
    "Explanation.page": (MADE.explain().page, {"redacted": True, "phrases": None}),
    "Explanation.render": (MADE.explain().render, {"format": "text", "redacted": True, "phrases": None}),
    "Levels": (POLICY.levels, {"case": CASE, "as_of": nouns.AS_OF}),
    "Levels.again": (POLICY._levels, {"level": 0, "ceiling": 1, "ceiling_with_unasked": 2, "mask": 1}),
    "Observation": (ec.Observation, OBSERVATION),
    "Observation.from_dict": (ec.Observation.from_dict, {"document": nouns.observation().to_dict()}),
    "Permit": (nouns.permits(ec.Case(**OWN_CASE))[0].closed_by, {"role": "r", "note": "x"}),
    "Phrases": (ec.Phrases.from_json, {"text": ec.Phrases.english().to_json()}),
    "Policy": (ec.Policy.from_json, {"text": POLICY_TEXT, "codebook": None, "calendars": []}),
    "Policy.from_dict": (
        ec.Policy.from_dict,
        {"document": POLICY.to_dict(), "codebook": None, "calendars": []},
    ),
    "Policy.shipped": (ec.Policy.shipped, {"id": "uk-illustrative"}),
    "Policy._with": (ec.Policy._with, {"text": POLICY_TEXT, "codebook": None, "calendar": POLICY.calendar}),
    "Policy.card": (POLICY.card, {"format": "html"}),
    "Policy.rank": (POLICY.rank, {"level": "panel"}),
    "Policy.propose_closure": (
        POLICY.propose_closure,
        {"case": CASE, "as_of": nouns.AS_OF, "proposal": ec.ClosureProposal()},
    ),
    "Policy.recommend_json": (POLICY.recommend_json, {"case": CASE_TEXT, "as_of": nouns.AS_OF}),
    "PolicyComparison": (POLICY.compare, {"after": POLICY}),
    "PolicyComparison.render": (POLICY.compare(POLICY).render, {"format": "text", "phrases": None}),
    "Receipt": (ec.Receipt.from_json, {"text": RECEIPT.to_json()}),
    "Receipt.from_dict": (ec.Receipt.from_dict, {"document": RECEIPT.to_dict()}),
    "Recommendation": (POLICY.recommend, {"case": CASE, "as_of": nouns.AS_OF}),
    "Recommendation.from_json": (
        ec.Recommendation.from_json,
        {"text": MADE.to_json(), "policy": POLICY, "case": CASE},
    ),
    "Recommendation.render": (MADE.render, {"format": "text", "redacted": True}),
    "Replay": (POLICY.replay, {"case": CASE, "agencies": ["school-1"]}),
    "Replay.from_dict": (ec.Replay.from_dict, {"document": REPLAY.to_dict(), "policy": POLICY, "case": CASE}),
    "Replay.render": (REPLAY.render, {"format": "text", "redacted": True, "beside": REPLAY}),
    "Review": (ec.Review, REVIEW),
    "Sample": (POLICY.dip_sample, SAMPLE),
    "Standing": (POLICY.standing, {"case": CASE, "as_of": nouns.AS_OF}),
    "Standing.from_json": (
        ec.Standing.from_json,
        {"text": STANDING.to_json(), "policy": POLICY, "case": CASE},
    ),
    "Standing.closing": (STANDING.closing, {"proposal": ec.ClosureProposal()}),
    "Standing.render": (STANDING.render, {"format": "text", "redacted": True}),
    "Step": (REPLAY._step, {"at": 1}),
    "Subject": (ec.Subject, {"id": "s", "age_band": "child"}),
    "TransparencyRecord": (POLICY.transparency_record().field, {"number": "2.1.3"}),
    "Verification": (RECEIPT.verify, {"policy": POLICY, "case": CASE}),
}

# What may be raised: another type, a document or a value that is refused, an id that does not ship with the library,
# a number that fits in no machine word, a step that is not there; and the error of an object's own.
RAISED = (
    TypeError,
    ec.EverycontactError,
    KeyError,
    OverflowError,
    IndexError,
    ArithmeticError,
    UnicodeEncodeError,
)


@pytest.mark.parametrize("name", CALLS)
def test_garbage_is_refused_or_taken(name: str) -> None:
    call, valid = CALLS[name]
    call(**valid)
    for parameter in valid:
        for value in GARBAGE:
            if isinstance(value, itertools.repeat) and parameter == "problems":
                continue
            # A panic would be a `BaseException`, and would pass through this clause.
            try:
                call(**{**valid, parameter: value})
            except Exception as error:
                assert isinstance(error, RAISED), (parameter, value, error)


@pytest.mark.parametrize("name", CALLS)
def test_what_is_left_out_or_unknown_is_a_type_error(name: str) -> None:
    call, valid = CALLS[name]
    with pytest.raises(TypeError):
        call(**valid, no_such_parameter=1)
    with pytest.raises(TypeError):
        call(*range(20))


TEXTS = {"Case.from_json", "Policy", "Codebook", "Calendar", "Receipt", "Phrases", "Contact.from_json"}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_cut_short_is_refused(name: str) -> None:
    call, valid = CALLS[name]
    text = valid["text"]
    for end in range(0, len(text) - 1, max(1, len(text) // 60)):
        with pytest.raises(ec.EverycontactError):
            call(**{**valid, "text": text[:end]})
