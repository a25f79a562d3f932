"""Rows that cannot be read are told by row and column, and nothing is said of their cases."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pyarrow as pa
import pytest
from everycontact import Codebook, CaseBatch, EverycontactError, Policy

AS_OF = "2024-06-30T12:00:00+00:00"
GOOD: dict[str, Any] = {
    "case": "a",
    "contact": "c1",
    "kind": "referral",
    "sector": "health",
    "agency": "clinic",
    "occurred": "2024-03-01",
    "occurred_latest": "2024-03-01",
    "recorded": "2024-03-02T09:00:00Z",
    "received": None,
    "first_hand": True,
    "occurrence": None,
    "worry": None,
    "ideology": None,
    "subject": "child",
    "observations": [{"indicator": "weapon-access", "presence": "present", "basis": "fact", "role": "caused"}],
}
SCHEMA = pa.Table.from_pylist([{**GOOD, "received": "x", "occurrence": "x", "worry": "x", "ideology": "x"}]).schema
SEEN = GOOD["observations"][0]

BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"case": None}, "case", "missing_field"),
    ({"case": "Two Words"}, "case", "invalid_value"),
    ({"contact": None}, "contact", "missing_field"),
    ({"contact": "Two Words"}, "contact", "invalid_value"),
    ({"contact": "c1", "case": "a"}, "contact", "duplicate_id"),
    ({"kind": "rumour"}, "kind", "unknown_variant"),
    ({"kind": None}, "kind", "missing_field"),
    ({"sector": "social care"}, "sector", "unknown_variant"),
    ({"agency": "Dr Two Words"}, "agency", "invalid_value"),
    ({"agency": None}, "agency", "missing_field"),
    ({"occurred": "yesterday"}, "occurred", "invalid_value"),
    ({"occurred": "1899-01-01"}, "occurred", "invalid_value"),
    ({"occurred": None}, "occurred", "missing_field"),
    ({"occurred_latest": "2024-02-01"}, "occurred_latest", "invalid_value"),
    ({"occurred": "2024-03-05", "occurred_latest": None}, "occurred", "received_before_occurred"),
    ({"recorded": "2024-03-02"}, "recorded", "invalid_value"),
    ({"recorded": None}, "recorded", "missing_field"),
    ({"received": "2024-03-03T09:00:00Z"}, "received", "recorded_before_received"),
    ({"occurrence": "Two Words"}, "occurrence", "invalid_value"),
    ({"worry": "everybody"}, "worry", "unknown_variant"),
    ({"ideology": "political"}, "ideology", "unknown_variant"),
    ({"subject": "teenager"}, "subject", "unknown_variant"),
    ({"observations": [None]}, "indicator", "missing_field"),
    ({"observations": [{**SEEN, "indicator": "weapon-acess"}]}, "indicator", "unknown_indicator"),
    ({"observations": [{**SEEN, "indicator": None}]}, "indicator", "missing_field"),
    ({"observations": [{**SEEN, "presence": "maybe"}]}, "presence", "unknown_variant"),
    ({"observations": [{**SEEN, "basis": None}]}, "basis", "missing_field"),
    ({"observations": [{**SEEN, "role": "watched"}]}, "role", "unknown_variant"),
    ({"observations": [{**SEEN, "role": None}]}, "role", "missing_role"),
    ({"observations": [SEEN] * 257}, "observations", "too_many"),
]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return Policy.shipped()


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), SCHEMA)


@pytest.mark.parametrize(("change", "column", "code"), BAD, ids=[f"{c}-{code}" for _, c, code in BAD])
def test_a_bad_row(policy: Policy, change: dict[str, Any], column: str, code: str) -> None:
    other = {**GOOD, "case": "b", "contact": "c2"}
    bad = {**GOOD, "case": "x", "contact": "c3", **change}
    rows = table(GOOD, bad, other)
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(rows, as_of=AS_OF)
    problem = caught.value.problems[0]
    assert (problem.code, problem.path.rsplit(".", 1)[1]) == (code, column)
    assert problem.path.startswith("contacts") and "[1]." in problem.path and problem.help
    for said in change.values():
        assert not isinstance(said, str) or len(said) < 5 or said not in problem.message

    frame = policy.recommend_frame(rows, as_of=AS_OF, on_error="collect")
    told = pa.table(frame.diagnostics).to_pylist()
    assert [(one["row"], one["column"], one["code"]) for one in told][0] == (1, column, code)
    said = {row["case"]: row["level"] for row in pa.table(frame).to_pylist()}
    good = policy.recommend_frame(table(GOOD, other), as_of=AS_OF)
    levels = {row["case"]: row["level"] for row in pa.table(good).to_pylist()}
    spoilt = bad["case"]
    assert said["b"] == levels["b"] and said["a"] == (None if spoilt == "a" else levels["a"])
    assert said.get(spoilt) is None


def test_every_problem_at_once_and_no_more_than_can_be_read(policy: Policy) -> None:
    rows = [{**GOOD, "contact": f"c{at}", "kind": "rumour"} for at in range(250)]
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(table(*rows), as_of=AS_OF)
    assert len(caught.value.problems) == 100
    frame = policy.recommend_frame(table(*rows), as_of=AS_OF, on_error="collect")
    assert len(frame.diagnostics) == 250


def test_a_case_whose_subject_is_both(policy: Policy) -> None:
    rows = table(GOOD, {**GOOD, "contact": "c2", "subject": "adult"})
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(rows, as_of=AS_OF)
    assert [(one.code, one.path) for one in caught.value.problems] == [("invalid_value", "contacts[1].subject")]


def test_a_home_needs_the_subject(policy: Policy) -> None:
    with pytest.raises(EverycontactError, match="child or an adult"):
        policy.recommend_frame(table(GOOD).drop_columns(["subject"]), as_of=AS_OF, output=["home"])
    unknown = policy.recommend_frame(table({**GOOD, "subject": None}), as_of=AS_OF, output=["home", "level"])
    assert pa.table(unknown).to_pylist() == [{"case": "a", "home": None, "level": "lead"}]


LONG = {"contact": "c1", "indicator": "weapon-access", "presence": "present", "basis": "fact", "role": "caused"}


@pytest.mark.parametrize(
    ("change", "column", "code", "spoils"),
    [
        ({"contact": "c9"}, "contact", "unknown_reference", False),
        ({"contact": None}, "contact", "missing_field", False),
        ({"indicator": "nothing-known"}, "indicator", "unknown_indicator", True),
        ({"presence": None}, "presence", "missing_field", True),
        ({"role": None}, "role", "missing_role", True),
    ],
)
def test_a_bad_row_of_observations(
    policy: Policy, change: dict[str, Any], column: str, code: str, spoils: bool
) -> None:
    contacts = table(GOOD).drop_columns(["observations"])
    observations = pa.Table.from_pylist([LONG, {**LONG, **change}])
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(contacts, observations, as_of=AS_OF)
    assert [(one.code, one.path) for one in caught.value.problems] == [(code, f"observations[1].{column}")]
    frame = policy.recommend_frame(contacts, observations, as_of=AS_OF, on_error="collect")
    assert [one["table"] for one in pa.table(frame.diagnostics).to_pylist()] == ["observations"]
    assert (pa.table(frame).to_pylist()[0]["level"] is None) is spoils


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"columns": {"colour": "x"}}, "unknown_field"),
        ({"columns": {"kind": "nowhere"}}, "missing_field"),
        ({"constants": {"colour": "x"}}, "unknown_field"),
        ({"constants": {"case": "x"}}, "invalid_value"),
        ({"output": ["probability"]}, "unknown_variant"),
        ({"on_error": "ignore"}, "unknown_variant"),
        ({"timezone": "Mars/Olympus"}, "invalid_value"),
        ({"threads": 0}, "invalid_value"),
        ({"columns": {"case": "first_hand"}}, "wrong_type"),
        ({"columns": {"kind": "observations"}}, "wrong_type"),
        ({"columns": {"observations": "kind"}}, "wrong_type"),
        ({"columns": {"recorded": "first_hand"}}, "wrong_type"),
        ({"columns": {"first_hand": "kind"}}, "wrong_type"),
    ],
)
def test_what_the_caller_says_is_checked(policy: Policy, arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(table(GOOD), as_of=AS_OF, **arguments)
    assert caught.value.code == code


def test_what_is_no_table_is_a_type_error(policy: Policy) -> None:
    for wrong in [None, 7, "contacts", [GOOD], {"case": ["a"]}, object()]:
        with pytest.raises(TypeError, match="table"):
            policy.recommend_frame(wrong, as_of=AS_OF)
    with pytest.raises(TypeError):
        policy.recommend_frame(pa.array([1, 2]), as_of=AS_OF)


def test_a_table_that_breaks_off_is_an_error(policy: Policy) -> None:
    batch = table(GOOD).to_batches()[0]

    def broken() -> Any:
        yield batch
        raise OSError("the disk is gone")

    source = pa.RecordBatchReader.from_batches(batch.schema, broken())
    with pytest.raises(EverycontactError, match="the disk is gone"):
        policy.recommend_frame(source, as_of=AS_OF)


def test_a_batch_of_another_codebook(policy: Policy) -> None:
    document = Codebook.shipped().to_dict()
    document["version"] = "99"
    other = CaseBatch.read(table(GOOD), codebook=Codebook.from_dict(document))
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(other, as_of=AS_OF)
    assert caught.value.code == "wrong_codebook"
    with pytest.raises(TypeError):
        policy.recommend_frame(CaseBatch.read(table(GOOD)), as_of=AS_OF, columns={"case": "x"})


def test_naive_and_odd_times(policy: Policy) -> None:
    rows = table(GOOD).drop_columns(["recorded"])
    for naive in [pa.timestamp("us"), pa.timestamp("ns")]:
        moment = pa.array([datetime(2024, 3, 2)], naive)
        with pytest.raises(EverycontactError, match="timezone"):
            policy.recommend_frame(rows.append_column("recorded", moment), as_of=AS_OF)
    far = pa.array([2**62], pa.int64()).cast(pa.timestamp("s", "UTC"))
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(rows.append_column("recorded", far), as_of=AS_OF)
    assert caught.value.code == "invalid_value"
    constant, rows = datetime(2024, 3, 2, tzinfo=timezone.utc), rows.drop_columns(["occurred"])
    frame = policy.recommend_frame(rows, as_of=AS_OF, constants={"recorded": constant, "occurred": date(2024, 3, 1)})
    assert pa.table(frame).column("level").to_pylist() == ["lead"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("occurence", "occurrence"), ("firstHand", "first_hand"), ("observation", "observations"), ("Worry", "worry")],
)
def test_a_column_that_is_nearly_a_field_is_not_left_out_in_silence(policy: Policy, name: str, meant: str) -> None:
    rows = table(GOOD).drop_columns([meant]).append_column(name, pa.array(["what it says"]))
    with pytest.raises(EverycontactError, match=f"did you mean `{meant}`") as caught:
        policy.recommend_frame(rows, as_of=AS_OF)
    assert (caught.value.code, caught.value.path) == ("unknown_field", f"contacts.{name}")
    # Where the field has its column, others may be called what they like.
    policy.recommend_frame(table(GOOD).append_column(name, pa.array(["what it says"])), as_of=AS_OF)


def test_a_field_is_given_once(policy: Policy) -> None:
    with pytest.raises(EverycontactError, match="a column and one value") as caught:
        policy.recommend_frame(table(GOOD), as_of=AS_OF, constants={"kind": "referral"})
    assert (caught.value.code, caught.value.path) == ("duplicate_key", "contacts.kind")


def test_an_observation_of_a_contact_that_cannot_be_read_is_no_second_mistake(policy: Policy) -> None:
    rows = table({**GOOD, "kind": "rumour"}).drop_columns(["observations"])
    seen = pa.Table.from_pylist([{"case": "a", "contact": "c1", **SEEN}])
    frame = policy.recommend_frame(rows, seen, as_of=AS_OF, on_error="collect")
    told = pa.table(frame.diagnostics).to_pylist()
    assert [(row["table"], row["column"]) for row in told] == [("contacts", "kind")]


PLAIN = {name: GOOD[name] for name in ["kind", "sector", "agency", "occurred", "recorded", "subject", "observations"]}


def both_ways(policy: Policy, given: pa.Table, **asked: Any) -> list[Any]:
    """What is said of a table in memory, and of its stream: rows and diagnostics."""
    said = []
    for tables in [given, given.to_reader()]:
        frame = policy.recommend_frame(tables, as_of=AS_OF, on_error="collect", **asked)
        said.append((pa.table(frame).to_pylist(), pa.table(frame.diagnostics).to_pylist()))
    return said


def test_odd_types_in_a_table_in_no_order(policy: Policy) -> None:
    cases = pa.array(["a", "b", "a"])
    fields = pa.struct([(name, pa.string()) for name in ["indicator", "presence", "basis", "role"]])
    lists = pa.array([[None], [], []], pa.list_(fields))
    never_null = pa.list_(pa.field("item", fields, nullable=False))
    lists = pa.ListArray.from_arrays(lists.offsets, lists.values, type=never_null)
    rows = pa.Table.from_pylist([PLAIN] * 3).drop_columns(["observations"]).append_column("case", cases)
    here, there = both_ways(policy, rows.append_column("observations", lists))
    assert here == there and [row["row"] for row in here[1]] == [0]

    words = ["report", "referral", "incident", "enquiry", "disclosure"]
    kinds = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2], pa.int8()), pa.array(words).cast(pa.string_view()))
    rows = rows.set_column(rows.schema.get_field_index("kind"), "kind", kinds)
    here, there = both_ways(policy, pa.concat_tables([rows] * 60))
    assert here == there and len(here[0]) == 2

    nested = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0]), pa.array(["a", "b"]).dictionary_encode())
    with pytest.raises(EverycontactError, match="case"):
        policy.recommend_frame(rows.drop_columns(["case"]).append_column("case", nested), as_of=AS_OF)


def test_no_rows_keep_the_type_of_ids(policy: Policy) -> None:
    rows = table(GOOD)
    rows = rows.set_column(rows.schema.get_field_index("case"), "case", pa.array([1], pa.int64())).slice(0, 0)
    assert pa.table(policy.recommend_frame(rows, as_of=AS_OF)).schema.field("case").type == pa.int64()


def test_the_home_is_that_of_the_recommendation_where_contacts_have_no_ids(policy: Policy) -> None:
    ideologies = [None] * 9 + ["coherent", None, "noneIdentified"]
    signs = [{**SEEN, "indicator": code} for code in ["weapon-carried-in-public", "veiled-threat", "weapons-preoccupation"]]
    contact = {**PLAIN, "case": "a", "kind": "referral", "subject": "adult", "observations": signs}
    rows = pa.Table.from_pylist([{**contact, "ideology": ideology} for ideology in ideologies])
    frame = policy.recommend_frame(rows, as_of=AS_OF, output=["home"], reasons=["a"])
    assert pa.table(frame)["home"][0].as_py() == frame.recommendations["a"].home["pathway"]
