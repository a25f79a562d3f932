"""Throughput on Spark, beside the same grouping with a `mapInArrow` that gives back what it was given.

    python benches/spark/run.py [subjects] [rounds]

One local session of two threads. Needs the extra ``spark``, duckdb and numpy, and everycontact itself. The rows are
compared with those of one machine before any time counts.
"""

from __future__ import annotations

import os
import pathlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from everycontact import Policy, spark
from pyspark.sql import DataFrame, SparkSession

AS_OF = "2024-06-30T12:00:00Z"
ASKED = {"output": ["level", "ceiling", "criteria"], "timezone": "UTC"}


def write(path: pathlib.Path, subjects: int, policy: Policy) -> None:
    """Contacts of so many subjects, two or three each, in an order that says nothing."""
    rng = np.random.default_rng(5)
    codes = [indicator["code"] for indicator in policy.codebook.indicators]
    case = np.repeat(np.arange(subjects), rng.choice([1, 1, 1, 2, 3, 5], subjects))
    rng.shuffle(case)
    count = len(case)
    counts = rng.integers(0, 4, count)
    total = int(counts.sum())

    def words(values: list[str], count: int) -> pa.Array:
        return pa.array(values).take(pa.array(rng.integers(0, len(values), count)))

    observations = pa.StructArray.from_arrays(
        [
            words(codes, total),
            words(["present", "present", "absent", "unknown"], total),
            words(["fact", "opinion", "allegation"], total),
            words(["caused", "caused", "experienced"], total),
        ],
        names=["indicator", "presence", "basis", "role"],
    )
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    days = rng.integers(18_600, 19_900, count).astype(np.int32)
    table = pa.table(
        {
            "case": pa.array([f"subject-{number}" for number in case]),
            "contact": pa.array([f"contact-{number}" for number in range(count)]),
            "kind": words(["referral", "report", "incident"], count),
            "sector": words(["education", "health", "police", "socialCare"], count),
            "agency": words([f"agency-{number}" for number in range(20)], count),
            "occurred": pa.array(days).cast(pa.date32()),
            "recorded": pa.array(days.astype(np.int64) * 86_400_000_000).cast(pa.timestamp("us", "UTC")),
            "observations": pa.ListArray.from_arrays(pa.array(offsets), observations),
        }
    )
    pq.write_table(table, path)


def ours(contacts: DataFrame, policy: Policy) -> DataFrame:
    return spark.recommend(contacts, policy, AS_OF, **ASKED)


def identity(contacts: DataFrame) -> DataFrame:
    grouped = spark._grouped(contacts, "case", {})
    return grouped.mapInArrow(lambda batches: batches, grouped.schema)


def same_rows(contacts: DataFrame, path: pathlib.Path, policy: Policy) -> int:
    """Compares every row with those of one machine."""
    here = pa.table(policy.recommend_frame(pq.read_table(path), as_of=AS_OF, **ASKED))
    there = ours(contacts, policy).toArrow()
    columns = '"case", level::VARCHAR AS level, ceiling::VARCHAR AS ceiling, criteria::BIGINT AS criteria'
    query = f"SELECT {columns} FROM "
    different = duckdb.sql(f"({query} here) EXCEPT ({query} there)").fetchall()
    if here.num_rows != there.num_rows or different:
        raise SystemExit(f"{here.num_rows} rows here, {there.num_rows} on Spark, {len(different)} of them different")
    return here.num_rows


def seconds(work: Callable[[], DataFrame]) -> float:
    start = time.perf_counter()
    work().write.format("noop").mode("overwrite").save()
    return time.perf_counter() - start


def main() -> None:
    subjects = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.driver.memory", "8g")
    builder = builder.config("spark.sql.session.timeZone", "UTC")
    builder = builder.config("spark.driver.maxResultSize", "4g").config("spark.sql.shuffle.partitions", "16")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    policy = Policy.shipped()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "contacts.parquet"
        write(path, subjects, policy)
        contacts = session.read.parquet(str(path))
        print(f"{same_rows(contacts, path, policy):,} rows the same as on one machine")
        taken: dict[str, list[float]] = {"everycontact": [], "identity": []}
        for _ in range(rounds):
            taken["everycontact"].append(seconds(lambda: ours(contacts, policy)))
            taken["identity"].append(seconds(lambda: identity(contacts)))
    for name, runs in taken.items():
        middle = statistics.median(runs)
        print(f"{name:13} {middle:.1f} s ({min(runs):.1f} to {max(runs):.1f}) = {subjects / middle:,.0f} subjects a second")
    ratio = statistics.median(taken["identity"]) / statistics.median(taken["everycontact"])
    print(f"throughput of everycontact / identity: {ratio:.2f} (target 0.7)")
    session.stop()


if __name__ == "__main__":
    main()
