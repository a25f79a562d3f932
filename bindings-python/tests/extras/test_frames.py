"""A frame says of every case what the case by itself says, whoever's table it is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from everycontact import CaseBatch, Codebook, EverycontactError, Frame, Policy
from frames import AS_OF, OUTPUT, Row, cases, expected, made


@pytest.fixture(scope="module")
def policy() -> Policy:
    return Policy.shipped()


@pytest.fixture(scope="module")
def rows(policy: Policy) -> list[Row]:
    return made(policy, 300)


def told(frame: Frame) -> list[Row]:
    listed: list[Row] = pa.table(frame).to_pylist()
    return listed


def chunked(rows: list[Row]) -> pa.Table:
    whole = pa.Table.from_pylist(rows)
    return pa.concat_tables([whole.slice(at, 7) for at in range(0, len(rows), 7)])


def relation(rows: list[Row]) -> duckdb.DuckDBPyRelation:
    table = pa.Table.from_pylist(rows)
    return duckdb.connect().from_arrow(table)


def categories(rows: list[Row]) -> pl.DataFrame:
    frame = pl.DataFrame(rows)
    words = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(pl.col(words).cast(pl.Categorical))


TABLES: dict[str, Callable[[list[Row]], Any]] = {
    "polars": pl.DataFrame,
    "polars, categorical": categories,
    "pandas": pd.DataFrame,
    "pyarrow": pa.Table.from_pylist,
    "pyarrow, in chunks": chunked,
    "a reader of batches": lambda rows: chunked(rows).to_reader(),
    "one batch": lambda rows: pa.RecordBatch.from_pylist(rows),
    "DuckDB": relation,
}


@pytest.mark.parametrize("kind", TABLES)
def test_every_table_says_what_the_cases_say(policy: Policy, rows: list[Row], kind: str) -> None:
    frame = policy.recommend_frame(TABLES[kind](rows), as_of=AS_OF, output=OUTPUT)
    assert told(frame) == expected(policy, rows)
    assert len(frame.diagnostics) == 0


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_change_nothing(policy: Policy, threads: int) -> None:
    table = pl.DataFrame(made(policy, 2_000, seed=3))
    one = policy.recommend_frame(table, as_of=AS_OF, output=OUTPUT)
    assert told(policy.recommend_frame(table, as_of=AS_OF, output=OUTPUT, threads=threads)) == told(one)


def test_other_policies_and_instants(rows: list[Row]) -> None:
    codebook = Codebook.shipped()
    document = Policy.shipped().to_dict()
    for criterion in document["criteria"][::2]:
        criterion["level"] = document["levels"][-1]["id"]
    policy = Policy.from_dict(document, codebook)
    batch = CaseBatch.read(pl.DataFrame(rows))
    assert len(batch) == 300 and batch.contacts == len(rows)
    for as_of in ["2021-06-01T00:00:00Z", "2023-01-31T23:30:00-05:00", AS_OF]:
        frame = policy.recommend_frame(batch, as_of=as_of, output=OUTPUT)
        assert told(frame) == expected(policy, rows, as_of)


def test_observations_in_a_table_of_their_own(policy: Policy, rows: list[Row]) -> None:
    long = [{"contact": row["contact"], **seen} for row in rows for seen in row["observations"]]
    contacts = pl.DataFrame(rows).drop("observations")
    observations = pl.DataFrame(long).sample(fraction=1, shuffle=True, seed=2)
    frame = policy.recommend_frame(contacts, observations, as_of=AS_OF, output=OUTPUT)
    assert told(frame) == expected(policy, rows)


def test_ids_of_contacts_that_repeat_between_cases(policy: Policy, rows: list[Row]) -> None:
    own = [{**row, "contact": int(row["contact"].split("-")[1])} for row in rows]
    long = [
        {"case": row["case"], "contact": row["contact"], **seen} for row in own for seen in row["observations"]
    ]
    contacts = pl.DataFrame(own).drop("observations")
    frame = policy.recommend_frame(contacts, pl.DataFrame(long), as_of=AS_OF, output=OUTPUT)
    assert told(frame) == expected(policy, rows)
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(contacts, pl.DataFrame(long).drop("case"), as_of=AS_OF)
    assert caught.value.code == "duplicate_id"


def test_lists_of_codes_names_and_constants(policy: Policy, rows: list[Row]) -> None:
    simple = [
        {
            **row,
            "kind": "referral",
            "observations": [
                {"indicator": seen["indicator"], "presence": "present", "basis": "fact", "role": "caused"}
                for seen in row["observations"]
            ],
        }
        for row in rows
    ]
    other = [
        {
            "person": row["case"],
            "signs": [seen["indicator"] for seen in row["observations"]],
            **{name: row[name] for name in row if name not in ("case", "kind", "observations")},
        }
        for row in simple
    ]
    frame = policy.recommend_frame(
        pl.DataFrame(other),
        as_of=AS_OF,
        output=OUTPUT,
        columns={"case": "person", "observations": "signs"},
        constants={"kind": "referral", "presence": "present", "basis": "fact", "role": "caused"},
    )
    assert told(frame) == expected(policy, simple)


@pytest.mark.parametrize("kind", [pa.int8(), pa.int64(), pa.uint16(), pa.uint64(), pa.large_string(), pa.string_view()])
def test_the_callers_ids_and_their_order_are_kept(policy: Policy, rows: list[Row], kind: pa.DataType) -> None:
    some = [row for row in rows if int(row["case"].removeprefix("case-")) < 100]
    table = pa.Table.from_pylist(some)
    ids = [int(row["case"].removeprefix("case-")) for row in some]
    values = pa.array(ids if pa.types.is_integer(kind) else [str(number) for number in ids])
    table = table.set_column(0, "case", values.cast(kind))
    made = pa.table(policy.recommend_frame(table, as_of=AS_OF))
    assert made.schema.field("case").type == kind
    assert [str(case) for case in made.column("case").to_pylist()] == [str(n) for n in dict.fromkeys(ids)]
    assert made.column("level").to_pylist() == [row["level"] for row in expected(policy, some)]


def test_reasons_for_the_cases_asked_for(policy: Policy, rows: list[Row]) -> None:
    frame = policy.recommend_frame(pl.DataFrame(rows), as_of=AS_OF, reasons=["case-7", "case-8", "nobody"])
    assert list(frame.recommendations) == ["case-7", "case-8"]
    for case, recommendation in frame.recommendations.items():
        own = policy.recommend(cases(rows)[case], AS_OF)
        assert recommendation.level == own.level
        assert [reason["criterion"] for reason in recommendation.reasons] == [r["criterion"] for r in own.reasons]
        assert {c["contact"] for c in recommendation.contacts} == {c["contact"] for c in own.contacts}


def test_sorted_rows_in_pieces(policy: Policy, rows: list[Row]) -> None:
    table = pl.DataFrame(sorted(rows, key=lambda row: row["case"]))
    whole = policy.recommend_frame(table, as_of=AS_OF, output=OUTPUT)
    pieces = policy.recommend_frame(table, as_of=AS_OF, output=OUTPUT, sorted=True)
    assert told(pieces) == told(whole)


def many(numbers: list[int]) -> Iterator[pa.RecordBatch]:
    """Contacts without observations, of cases by number."""
    size = 50_000
    for at in range(0, len(numbers), size):
        some = numbers[at : at + size]
        day = pa.array([19_000] * len(some), pa.int32()).cast(pa.date32())
        yield pa.RecordBatch.from_arrays([pa.array(some, pa.int64()), day], ["case", "day"])


MANY: dict[str, Any] = {
    "columns": {"occurred": "day", "recorded": "day"},
    "constants": {"kind": "referral", "sector": "health", "agency": "clinic"},
    "timezone": "UTC",
}


def reader(numbers: list[int]) -> pa.RecordBatchReader:
    batches = list(many(numbers))
    return pa.RecordBatchReader.from_batches(batches[0].schema, batches)


def test_sorted_rows_beyond_one_piece(policy: Policy) -> None:
    numbers = sorted([*range(150_000), *range(0, 150_000, 2), *range(150_000), *[77_777] * 1_000])
    whole = pa.table(policy.recommend_frame(reader(numbers), as_of=AS_OF, **MANY))
    pieces = pa.table(policy.recommend_frame(reader(numbers), as_of=AS_OF, sorted=True, **MANY))
    assert pieces.num_rows == 150_000
    assert pieces.to_pydict() == whole.to_pydict()
    # A table in memory is worked on in pieces if it turns out to be sorted, and as a whole if its last row is not.
    for last in [150_000, 5]:
        table = reader([*numbers, last]).read_all()
        made = policy.recommend_frame(table, as_of=AS_OF, reasons=[last, 77_777], **MANY)
        assert list(made.recommendations) == [last, 77_777]
        made = pa.table(made)
        assert made.slice(6, 149_994).equals(whole.slice(6))


@pytest.mark.parametrize("spread", ["one chunk", "chunks", "dictionaries"])
def test_a_table_in_no_order_and_its_stream_give_the_same(policy: Policy, rows: list[Row], spread: str) -> None:
    mistaken = [dict(row) for row in rows * 60]
    for number, row in enumerate(mistaken):
        row["contact"] = f"{row['contact']}-{number // len(rows)}"
    for at, field, value in [(5_000, "kind", "rumour"), (17_001, "case", None), (17_002, "case", "no id!"), (3, "agency", None)]:
        mistaken[at][field] = value
    mistaken[16_999]["contact"], mistaken[16_999]["case"] = mistaken[0]["contact"], mistaken[0]["case"]
    table = pa.Table.from_pylist([{**row, "unread": row["case"]} for row in mistaken])
    parts = [table.slice(at, 5_000) for at in range(0, table.num_rows, 5_000)]
    if spread == "dictionaries":
        at = table.schema.get_field_index("case")
        parts = [part.set_column(at, "case", part["case"].dictionary_encode()) for part in parts]
    if spread != "one chunk":
        table = pa.concat_tables(parts)
    asked: dict[str, Any] = {"as_of": AS_OF, "output": OUTPUT, "reasons": ["case-7", "case-8"]}
    here = policy.recommend_frame(table, on_error="collect", **asked)
    there = policy.recommend_frame(table.to_reader(1_000), on_error="collect", **asked)
    assert told(here) == told(there)
    assert told(here.diagnostics) == told(there.diagnostics)
    assert len(told(here.diagnostics)) == 5
    assert [r.to_dict() for r in here.recommendations.values()] == [r.to_dict() for r in there.recommendations.values()]
    raised = []
    for given in [table, table.to_reader(1_000)]:
        with pytest.raises(EverycontactError) as caught:
            policy.recommend_frame(given, **asked)
        raised.append([(problem.path, problem.message) for problem in caught.value.problems])
    assert raised[0] == raised[1]


def test_two_tables_in_no_order_and_their_streams_give_the_same(policy: Policy, rows: list[Row]) -> None:
    several = [{**row, "case": f"{row['case']}-{copy}"} for copy in range(600) for row in rows]
    contacts = [{name: value for name, value in row.items() if name != "observations"} for row in several]
    seen = [
        {"case": row["case"], "contact": row["contact"], **observation}
        for row in reversed(several)
        for observation in row["observations"] or []
    ]
    for at, field, value in [(9, "case", None), (50_000, "case", "nobody"), (60_000, "contact", "none-of-hers")]:
        seen[at] = {**seen[at], field: value}
    contacts[7] = {**contacts[7], "case": "no id!"}
    tables = pa.Table.from_pylist(contacts), pa.Table.from_pylist(seen)
    assert tables[0].num_rows > 2**18
    asked: dict[str, Any] = {"as_of": AS_OF, "output": OUTPUT, "on_error": "collect", "reasons": ["case-7-3"]}
    here = policy.recommend_frame(*tables, **asked)
    there = policy.recommend_frame(*[table.to_reader(30_000) for table in tables], **asked)
    assert pa.table(here).equals(pa.table(there))
    assert told(here.diagnostics) == told(there.diagnostics)
    assert len(told(here.diagnostics)) >= 4
    assert [r.to_dict() for r in here.recommendations.values()] == [r.to_dict() for r in there.recommendations.values()]


def test_a_case_that_comes_again_is_refused(policy: Policy) -> None:
    numbers = [*range(400_000), 5]
    for on_error in ["raise", "collect"]:
        with pytest.raises(EverycontactError, match="not sorted by case"):
            policy.recommend_frame(reader(numbers), as_of=AS_OF, sorted=True, on_error=on_error, **MANY)


def test_progress_tells_of_every_row_and_may_stop_it(policy: Policy) -> None:
    heard: list[int] = []
    policy.recommend_frame(reader([1] * 100_000), as_of=AS_OF, progress=heard.append, **MANY)
    assert sum(heard) == 100_000 and len(heard) > 5

    def stop(_: int) -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        policy.recommend_frame(reader([1] * 100_000), as_of=AS_OF, progress=stop, **MANY)


def test_control_c_ends_it(policy: Policy) -> None:
    rows = []

    def interrupt(done: int) -> None:
        rows.append(done)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        policy.recommend_frame(reader([1] * 100_000), as_of=AS_OF, progress=interrupt, **MANY)
    assert len(rows) == 1


def test_other_threads_go_on(policy: Policy) -> None:
    """The rows come from a thread of Python's: if the interpreter were held while they are awaited, none would come."""
    batches = list(many(list(range(1_000))))
    asked, given = threading.Event(), threading.Event()

    def generate() -> Iterator[pa.RecordBatch]:
        asked.set()
        assert given.wait(30)
        yield from batches

    def give() -> None:
        assert asked.wait(30)
        given.set()

    helper = threading.Thread(target=give)
    helper.start()
    source = pa.RecordBatchReader.from_batches(batches[0].schema, generate())
    assert len(policy.recommend_frame(source, as_of=AS_OF, **MANY)) == 1_000
    helper.join()


def test_times_of_every_unit_and_zone(policy: Policy) -> None:
    moment = datetime(2023, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    base = {"case": ["a"], "occurred": [date(2023, 7, 1)]}
    constants = {"kind": "referral", "sector": "health", "agency": "clinic"}
    kinds = [pa.timestamp(unit, zone) for unit in ["s", "ms", "us", "ns"] for zone in ["Europe/London", "+01:00"]]
    for kind in kinds:
        table = pa.table({**base, "recorded": pa.array([moment], kind)})
        frame = policy.recommend_frame(table, as_of="2023-07-01T00:30:00+01:00", constants=constants)
        assert told(frame)[0]["level"] == "lead"
        frame = policy.recommend_frame(table, as_of="2023-06-30T23:29:59Z", constants=constants)
        assert told(frame)[0]["level"] == "recorded"
    # In UTC it is still the day before, on which what occurred on the first of July cannot have been recorded.
    table = pa.table({**base, "recorded": pa.array([moment], pa.timestamp("us", "UTC"))})
    with pytest.raises(EverycontactError) as caught:
        policy.recommend_frame(table, as_of=AS_OF, constants=constants)
    assert caught.value.code == "received_before_occurred"
    # A time without a zone is refused until somebody says in which it is.
    table = pa.table({**base, "recorded": pa.array([moment.replace(tzinfo=None)], pa.timestamp("us"))})
    with pytest.raises(EverycontactError, match="timezone"):
        policy.recommend_frame(table, as_of=AS_OF, constants=constants)
    frame = policy.recommend_frame(table, as_of=AS_OF, constants=constants, timezone="Europe/London")
    assert told(frame)[0]["level"] == "lead"


def test_nothing_in_and_nothing_out(policy: Policy, rows: list[Row]) -> None:
    table = pa.Table.from_pylist(rows)
    made = pa.table(policy.recommend_frame(table.slice(0, 0), as_of=AS_OF, output=OUTPUT))
    assert made.num_rows == 0
    assert made.schema == pa.table(policy.recommend_frame(table, as_of=AS_OF, output=OUTPUT)).schema


def test_a_frame_is_taken_up_again(policy: Policy, rows: list[Row]) -> None:
    frame = policy.recommend_frame(pl.DataFrame(rows), as_of=AS_OF)
    assert list(frame.columns) == ["case", "level", "ceiling", "ceiling_with_unasked", "criteria"]
    assert repr(frame).startswith("RecommendationFrame(rows=300, columns=['case', 'level'")
    assert pl.DataFrame(frame).height == pa.table(frame).num_rows == len(frame) == 300
    counted = duckdb.sql("SELECT level, count(*) FROM frame GROUP BY level").fetchall()
    assert sum(count for _, count in counted) == 300
    assert pa.schema(frame) == pa.table(frame).schema
