"""Contestants from Python that take all persons at once, in columns; imports are late, so that each is alone."""

from __future__ import annotations

from typing import Any

from contestants import Prepared, Results, Task


def _from_arrow(table: Any) -> Results:
    table = table.sort_by("person")
    return table["level"].to_numpy(), table["mask"].to_numpy()


def _from_polars(frame: Any) -> Results:
    frame = frame.sort("person")
    return frame["level"].to_numpy(), frame["mask"].to_numpy()


def polars_encoded(task: Task) -> Prepared:
    from contestants import polars_lazy

    frame = polars_lazy.encoded_frame(task.columns)
    return Prepared(lambda: polars_lazy.query(frame.lazy(), True).collect(), _from_polars)


def polars_text(task: Task) -> Prepared:
    from contestants import polars_lazy

    frame = polars_lazy.text_frame(task.columns)
    return Prepared(lambda: polars_lazy.query(frame.lazy(), False).collect(), _from_polars)


def duckdb_encoded(task: Task) -> Prepared:
    from contestants import duckdb_sql

    connection = duckdb_sql.connect(task.threads)
    duckdb_sql.load(connection, task.columns, encoded=True)
    query = duckdb_sql.query("contacts", True)
    return Prepared(lambda: connection.sql(query).to_arrow_table(), _from_arrow)


def duckdb_text(task: Task) -> Prepared:
    from contestants import duckdb_sql

    connection = duckdb_sql.connect(task.threads)
    duckdb_sql.load(connection, task.columns, encoded=False)
    query = duckdb_sql.query("contacts", False)
    return Prepared(lambda: connection.sql(query).to_arrow_table(), _from_arrow)


def pandas_encoded(task: Task) -> Prepared:
    from contestants import pandas_groupby

    contacts, observations = pandas_groupby.frames(task.columns)
    return Prepared(
        lambda: pandas_groupby.decide(contacts, observations),
        lambda frame: (frame["level"].to_numpy(), frame["mask"].to_numpy()),
    )
