"""Many cases on Spark: grouped natively, and looked at where they are.

Needs the extra ``spark``. Spark gathers the contacts of each case (``collect_list``), and each executor hands whole
batches of cases to the library, so that there is one call for thousands of cases and not one for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from everycontact._everycontact import Policy

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    Batches = Iterator[pa.RecordBatch]

__all__ = ["recommend"]

_CONTACT = (
    "contact",
    "kind",
    "sector",
    "agency",
    "occurred",
    "occurred_latest",
    "recorded",
    "received",
    "first_hand",
    "occurrence",
    "worry",
    "ideology",
    "subject",
    "observations",
)
_OBSERVATION = ("indicator", "presence", "basis", "role")
_OUTPUT = ("level", "ceiling", "ceiling_with_unasked", "criteria")
_RANKS = ("rank", "ceiling_rank", "ceiling_with_unasked_rank", "alone_rank")


def recommend(
    contacts: DataFrame,
    policy: Policy,
    as_of: datetime | str,
    *,
    observations: DataFrame | None = None,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, str | bool | date] | None = None,
    output: Sequence[str] = _OUTPUT,
    on_error: str = "raise",
    timezone: str | None = None,
) -> DataFrame:
    """What a policy asks for in many cases, one row each: ``Policy.recommend_frame`` on Spark.

    ``contacts`` has one row a contact; ``observations``, if it is given, one row an observation. The arguments are those
    of ``Policy.recommend_frame``. Ranks come as ``short``; ``criteria`` as ``bigint``, with ``criteria_high`` for a
    policy of more than 64 criteria.

    A row that cannot be read fails the job. With ``on_error="collect"`` nothing is said of its case, and a column
    ``problems`` has what is wrong with it.
    """
    names = dict(columns or {})
    case = names.get("case", "case")
    if observations is not None:
        contacts = _joined(contacts, observations, names)
    grouped = _grouped(contacts, case, names)
    schema = _schema(contacts, policy, case, output, on_error)
    inner = {field: column for field, column in names.items() if field != "case"}
    ask = _asking(policy, as_of, inner, constants, tuple(output), on_error, timezone)
    return grouped.mapInArrow(ask, schema)


def _joined(contacts: DataFrame, observations: DataFrame, names: Mapping[str, str]) -> DataFrame:
    """The contacts, each with the list of its observations; an observation without a contact stays, and is refused."""
    from pyspark.sql import functions

    case, contact = names.get("case", "case"), names.get("contact", "contact")
    keys = [key for key in (case, contact) if key in observations.columns]
    fields = [names.get(field, field) for field in _OBSERVATION if names.get(field, field) in observations.columns]
    lists = functions.collect_list(functions.struct(*fields)).alias(names.get("observations", "observations"))
    return contacts.join(observations.groupBy(*keys).agg(lists), keys, "full")


def _grouped(contacts: DataFrame, case: str, names: Mapping[str, str]) -> DataFrame:
    from pyspark.sql import functions

    wanted = [names.get(field, field) for field in _CONTACT]
    fields = [column for column in wanted if column in contacts.columns]
    gathered = functions.collect_list(functions.struct(*fields)).alias("contacts")
    return contacts.select(functions.col(case).alias("case"), *fields).groupBy("case").agg(gathered)


def _schema(contacts: DataFrame, policy: Policy, case: str, output: Sequence[str], on_error: str) -> StructType:
    from pyspark.sql.types import ArrayType, LongType, ShortType, StringType, StructField, StructType

    fields = [StructField("case", contacts.schema[case].dataType)]
    for name in dict.fromkeys(output):
        kind = LongType() if name == "criteria" else ShortType() if name in _RANKS else StringType()
        fields.append(StructField(name, kind))
    if "criteria" in output and len(policy.criteria) > 64:
        fields.append(StructField("criteria_high", LongType()))
    if on_error == "collect":
        fields.append(StructField("problems", ArrayType(StringType())))
    return StructType(fields)


def _asking(
    policy: Policy,
    as_of: datetime | str,
    columns: Mapping[str, str],
    constants: Mapping[str, str | bool | date] | None,
    output: tuple[str, ...],
    on_error: str,
    timezone: str | None,
) -> Callable[[Batches], Batches]:
    def ask(batches: Batches) -> Batches:
        import pyarrow as pa
        import pyarrow.compute as compute

        for batch in batches:
            lists = batch.column("contacts")
            parents = compute.list_parent_indices(lists)
            flat = pa.RecordBatch.from_struct_array(lists.flatten())
            flat = flat.append_column("case", batch.column("case").take(parents))
            made = policy.recommend_frame(
                flat,
                as_of=as_of,
                columns=columns,
                constants=constants,
                output=output,
                on_error=on_error,
                timezone=timezone,
            )
            table = _plain(pa.table(made))
            if on_error == "collect":
                problems = _problems(pa.table(made.diagnostics), parents, batch.num_rows)
                table = _with_problems(table, batch, problems)
            yield from table.to_batches()

    return ask


def _plain(table: pa.Table) -> pa.Table:
    """The columns in types that Spark has."""
    import pyarrow as pa

    for at, field in enumerate(table.schema):
        column = table.column(at)
        if pa.types.is_dictionary(field.type):
            column = column.cast(pa.string())
        elif field.type == pa.uint8():
            column = column.cast(pa.int16())
        elif field.type == pa.uint64():
            column = pa.chunked_array([chunk.view(pa.int64()) for chunk in column.chunks], pa.int64())
        table = table.set_column(at, field.name, column)
    return table


def _problems(diagnostics: pa.Table, parents: pa.Array, cases: int) -> list[list[str]]:
    """What is wrong with each case of a batch, by its row there."""
    problems: list[list[str]] = [[] for _ in range(cases)]
    for problem in diagnostics.to_pylist():
        told = f"{problem['column']}: {problem['message']} [{problem['code']}]"
        problems[parents[problem["row"]].as_py()].append(told)
    return problems


def _with_problems(table: pa.Table, batch: pa.RecordBatch, problems: list[list[str]]) -> pa.Table:
    """Every case of a batch has its row, also one of which not even the id can be read."""
    import pyarrow as pa

    said = {case: row for row, case in enumerate(table.column("case").to_pylist())}
    order = [said.get(case) for case in batch.column("case").to_pylist()]
    table = table.take(pa.array(order, pa.int64()))
    table = table.set_column(0, "case", batch.column("case"))
    return table.append_column("problems", pa.array(problems, pa.list_(pa.string())))
