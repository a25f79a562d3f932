"""One contestant, by itself in a process, from the flat, shuffled Parquet file to levels and criteria.

Prints the seconds of a second pass, and the most memory that the process had held by the end of the first.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import resource
import time
from collections.abc import Callable
from typing import Any

READ = ["person", "kind", "sector", "agency", "occurred", "worry", "indicators"]


def with_polars(path: pathlib.Path, threads: int) -> Callable[[], Any]:
    """polars, lazily from the file."""
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    from contestants import polars_lazy

    def run() -> Any:
        contacts = (
            pl.scan_parquet(path).rename({"occurred": "day"}).with_columns(pl.col("worry").is_not_null())
        )
        return polars_lazy.query(contacts, False).collect()

    return run


def with_duckdb(path: pathlib.Path, threads: int) -> Callable[[], Any]:
    """DuckDB, in one query from the file."""
    from contestants import duckdb_sql

    connection = duckdb_sql.connect(threads)
    contacts = f"(SELECT * REPLACE (worry IS NOT NULL AS worry) RENAME (occurred AS day) FROM '{path}')"
    query = duckdb_sql.query(contacts, False)
    return lambda: connection.sql(query).to_arrow_table()


def with_ours(path: pathlib.Path, threads: int) -> Callable[[], Any]:
    """This library, reading with pyarrow."""
    import pyarrow as pa

    from contestants import ours

    pa.set_cpu_count(threads)
    recommend = ours.recommender(threads, False, ours.NAMES | {"occurred": "occurred"})
    return lambda: recommend(ours.parquet_reader(path, READ))


def with_ours_over_duckdb(path: pathlib.Path, threads: int) -> Callable[[], Any]:
    """This library, reading with DuckDB."""
    from contestants import duckdb_sql, ours

    connection = duckdb_sql.connect(threads)
    recommend = ours.recommender(threads, False, ours.NAMES | {"occurred": "occurred"})
    query = f"SELECT {', '.join(READ)} FROM '{path}'"
    return lambda: recommend(connection.sql(query))


MAKERS = {
    "polars": with_polars,
    "duckdb": with_duckdb,
    "ours-pyarrow": with_ours,
    "ours-duckdb": with_ours_over_duckdb,
}


def results(outcome: Any, persons: int) -> tuple[Any, Any]:
    """Levels and criteria in the order of the persons' numbers."""
    import numpy as np
    import pyarrow as pa

    import data

    table = pa.table(outcome)
    ours = "case" in table.column_names
    names = ("case", "rank", "criteria") if ours else ("person", "level", "mask")
    ids, ranks, criteria = (table[name] for name in names)
    found, known = ids.cast(pa.string()).to_numpy(), data.person_ids(persons)
    from_found, to_known = np.argsort(found), np.argsort(known)
    if not np.array_equal(found[from_found], known[to_known]):
        raise ValueError("the persons that came out are not those of the file")
    levels, masks = np.empty(persons, np.uint8), np.empty(persons, np.uint16)
    levels[to_known] = ranks.to_numpy()[from_found]
    masks[to_known] = criteria.to_numpy()[from_found]
    return levels, masks


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=MAKERS)
    parser.add_argument("--path", type=pathlib.Path)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--persons", type=int)
    parser.add_argument("--results", type=pathlib.Path)
    asked = parser.parse_args()
    run = MAKERS[asked.name](asked.path, asked.threads)
    outcome = run()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    del outcome
    start, busy = time.perf_counter(), time.process_time()
    outcome = run()
    seconds, busy = time.perf_counter() - start, time.process_time() - busy

    from worker import write

    write(asked.results, results(outcome, asked.persons))
    print(json.dumps({"name": asked.name, "seconds": seconds, "busy": busy, "peak": peak}))


if __name__ == "__main__":
    main()
