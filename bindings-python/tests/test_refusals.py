"""What is refused, and what the error tells: every problem, each with its code and its place."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime
from typing import Any

import nouns
import pytest

import everycontact as ec
from everycontact import EverycontactError, Problem


def refusal(call: Any, *given: Any, **named: Any) -> EverycontactError:
    with pytest.raises(EverycontactError) as caught:
        call(*given, **named)
    return caught.value


def test_every_problem_is_told_at_once() -> None:
    document = {
        "schema": "everycontact/case/1",
        "id": "case 7",
        "subject": {"id": "subject-7", "is": "teenager"},
        "contacts": [{"id": "c1", "kind": "report", "sectr": "police"}],
    }
    error = refusal(ec.Case.from_dict, document)
    found = {(problem.path, problem.code) for problem in error.problems}
    assert {
        ("id", "invalid_value"),
        ("subject.is", "unknown_variant"),
        ("contacts[0].sectr", "unknown_field"),
        ("contacts[0]", "missing_field"),
    } <= found
    assert str(error).startswith(f"the case has {len(error.problems)} problems\n")


def test_the_error_has_what_its_first_problem_has() -> None:
    error = refusal(ec.Case.from_json, '{\n  "schema": "everycontact/case/1",\n  "contactz": []\n}')
    first = error.problems[0]
    assert (error.code, error.path, error.line, error.column, error.help) == (
        first.code,
        first.path,
        first.line,
        first.column,
        first.help,
    )
    placed = next(problem for problem in error.problems if problem.path == "contactz")
    assert (placed.code, placed.line, placed.column, placed.severity) == ("unknown_field", 3, 3, "error")
    assert placed.help and placed.message and not placed.message.endswith(".")


def test_a_problem_is_a_value() -> None:
    problem = Problem("missing_field", "id", 1, 1, "the field `id` is missing", "add the field")
    assert problem == copy.deepcopy(problem)
    assert len({problem, pickle.loads(pickle.dumps(problem))}) == 1
    with pytest.raises(AttributeError):
        problem.code = "other"  # type: ignore[misc]


@pytest.mark.parametrize("call", [ec.Case.from_json, ec.Policy.from_json, ec.Codebook.from_json])
def test_an_error_survives_pickling(call: Any) -> None:
    error = refusal(call, "{}")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is EverycontactError
        assert (str(again), again.problems, again.code) == (str(error), error.problems, error.code)
    assert isinstance(error, ValueError)


def test_an_error_can_be_made_of_a_message_alone() -> None:
    error = EverycontactError("no")
    assert (str(error), error.code, error.path) == ("no", "invalid_value", "")
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_no_message_repeats_what_was_refused() -> None:
    errors = [
        refusal(nouns.contact, kind=nouns.SECRET),
        refusal(nouns.contact, id=nouns.SECRET),
        refusal(nouns.observation, indicator=nouns.SECRET),
        refusal(ec.Subject, id=nouns.SECRET, age_band=nouns.SECRET),
        refusal(ec.Case.from_dict, {"schema": "everycontact/case/1", nouns.SECRET: nouns.SECRET}),
        refusal(ec.ClosureProposal, nouns.SECRET),
        refusal(ec.Case.shipped().seen_by, [nouns.SECRET]),
        refusal(ec.Policy.shipped().card, nouns.SECRET),
    ]
    for error in errors:
        shown = f"{error} {error!r} {error.problems!r}"
        assert not any(word in shown for word in ("Jane", "Roe", "Elm", "Row")), shown


def parts() -> list[tuple[Any, dict[str, Any], str]]:
    return [
        (ec.Subject, {"id": "s", "age_band": "youth"}, "is"),
        (ec.Observation, {"indicator": "x", "presence": "maybe", "basis": "fact"}, "presence"),
        (ec.Event, {"id": "e1", "recorded": nouns.AS_OF, "entry": {"rumour": {}}}, "entry"),
        (ec.Review, {"level": "p p", "role": "r", "considered": [], "judged_first": True}, "review.level"),
        (
            ec.Decision,
            {"role": "r", "follows": True, "reason": "x", "receipt": "sha256:0"},
            "decision.receipt",
        ),
        (ec.Decision, {"role": "r", "follows": True, "reason": "x" * 4_001}, "decision.reason"),
        (nouns.contact, {"worry": {"by": "carer"}}, "worry"),
        (nouns.contact, {"observations": [{"indicator": "x"}]}, "observations[0]"),
        (nouns.contact, {"ideology": {"status": "wrong"}}, "ideology.status"),
    ]


@pytest.mark.parametrize(("make", "fields", "path"), parts(), ids=lambda own: getattr(own, "__name__", ""))
def test_a_part_is_read_as_strictly_as_the_whole(make: Any, fields: dict[str, Any], path: str) -> None:
    assert path in [problem.path for problem in refusal(make, **fields).problems]


def test_an_entry_of_another_kind_is_refused() -> None:
    decision = nouns.full_decision().to_json()
    error = refusal(ec.Review.from_json, decision)
    assert error.code == "unknown_variant"
    assert "this is a `decision`, expected a `review`" in str(error)
    assert ec.Entry.from_json(decision).kind == "decision"


def test_a_case_tells_what_only_the_whole_can_tell() -> None:
    twice = [nouns.contact(), nouns.contact(kind="report")]
    error = refusal(ec.Case, id="case-7", subject={"id": "s", "is": "child"}, contacts=twice)
    assert (error.code, error.path) == ("duplicate_id", "contacts[1].id")
    unknown = nouns.contact(observations=[nouns.observation(indicator="no-such-indicator")])
    error = refusal(ec.Case, id="case-7", subject={"id": "s", "is": "child"}, contacts=[unknown])
    assert (error.code, error.path) == ("unknown_indicator", "contacts[0].observations[0].indicator")


def test_what_is_made_is_read_from_nothing_else() -> None:
    policy, case = ec.Policy.shipped(), ec.Case.shipped()
    made = policy.recommend(case, nouns.AS_OF)
    changes: list[dict[str, Any]] = [{"subject": "another"}, {"level": {}}, {"reasons": []}, {"more": 1}]
    for change in changes:
        error = refusal(ec.Recommendation.from_dict, {**made.to_dict(), **change}, policy, case)
        assert {problem.code for problem in error.problems} == {"other_when_made_again"}
        assert error.path.split(".")[0].split("[")[0] in change
    earlier = case.recorded_by("2020-01-01T00:00:00Z")
    assert (
        refusal(ec.Recommendation.from_json, made.to_json(), policy, earlier).code == "other_when_made_again"
    )
    assert refusal(ec.Replay.from_json, made.to_json(), policy, case).code == "unsupported_schema"


def nested(depth: int) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for _ in range(depth):
        document = {"": document}
    return document


def holds_itself() -> dict[str, Any]:
    document: dict[str, Any] = {}
    document["self"] = [document]
    return document


NOT_JSON = [
    ({"x": float("nan")}, "invalid_value"),
    ({"x": float("-inf")}, "invalid_value"),
    ({"x": 10**5_000}, "invalid_value"),
    (holds_itself(), "invalid_value"),
    (nested(100_000), "too_deep"),
    (nested(500), "too_deep"),
    ({"x": "\ud800"}, "json_syntax"),
    ({"\ud800": 1}, "json_syntax"),
]


@pytest.mark.parametrize(("document", "code"), NOT_JSON, ids=range(len(NOT_JSON)))
@pytest.mark.parametrize(
    "read",
    [
        ec.Case.from_dict,
        ec.Policy.from_dict,
        ec.Codebook.from_dict,
        ec.Receipt.from_dict,
        ec.Contact.from_dict,
    ],
)
def test_what_json_cannot_hold_is_refused(read: Any, document: dict[str, Any], code: str) -> None:
    assert refusal(read, document).code == code


def test_what_has_no_place_in_a_document_is_a_type_error() -> None:
    for value in (object(), {1, 2}, b"bytes", 1j, ec.Case, print):
        with pytest.raises(TypeError):
            ec.Case.from_dict({"x": value})
    with pytest.raises(TypeError):
        ec.Case.from_dict({("a", "b"): 1})  # type: ignore[dict-item]


def test_a_dict_may_hold_dates_instants_and_parts() -> None:
    own = nouns.full_case()
    document = {**own.to_dict(), "contacts": list(own.contacts), "events": own.events, "subject": own.subject}
    assert ec.Case.from_dict(document) == own
    document["unitemised"][0]["recorded"] = datetime.fromisoformat("2024-04-01T10:00:00+00:00")
    assert ec.Case.from_dict(document) == own
