"""A local Spark session says of every case what one machine says."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pytest
from everycontact import Policy, spark
from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession

AS_OF = "2024-06-30T12:00:00+00:00"
OUTPUT = ["level", "ceiling", "ceiling_with_unasked", "alone", "home", "rank", "criteria"]
SUBJECTS = int(os.environ.get("EVERYCONTACT_SPARK_SUBJECTS", "2000"))


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def policy() -> Policy:
    return Policy.shipped()


def contacts(policy: Policy, subjects: int) -> pa.Table:
    """Contacts of so many subjects, in an order that says nothing."""
    chance = random.Random(7)
    codes = [indicator["code"] for indicator in policy.codebook.indicators]
    first = datetime(2021, 1, 1, 9, tzinfo=timezone.utc)
    rows: list[dict[str, Any]] = []
    for subject in range(subjects):
        for _ in range(chance.choice([1, 1, 1, 2, 3, 5])):
            day = first + timedelta(days=chance.randrange(1_400))
            rows.append(
                {
                    "person": f"subject-{subject}",
                    "contact": f"contact-{len(rows)}",
                    "kind": chance.choice(["referral", "report", "incident"]),
                    "sector": chance.choice(["education", "health", "police", "socialCare"]),
                    "agency": f"agency-{chance.randrange(20)}",
                    "occurred": day.date(),
                    "recorded": day + timedelta(hours=chance.randrange(100)),
                    "subject": "child" if subject % 3 else "adult",
                    "observations": [
                        {
                            "indicator": code,
                            "presence": chance.choice(["present", "present", "absent", "unknown"]),
                            "basis": chance.choice(["fact", "opinion", "allegation"]),
                            "role": chance.choice(["caused", "caused", "experienced"]),
                        }
                        for code in chance.sample(codes, chance.randrange(4))
                    ],
                }
            )
    chance.shuffle(rows)
    return pa.Table.from_pylist(rows)


def by_case(rows: list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    found = {row["case"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def collected(frame: DataFrame) -> dict[Any, dict[str, Any]]:
    return by_case(frame.toArrow().to_pylist())


def test_spark_says_what_one_machine_says(session: SparkSession, policy: Policy) -> None:
    table = contacts(policy, SUBJECTS)
    columns = {"case": "person"}
    made = policy.recommend_frame(table, as_of=AS_OF, columns=columns, output=OUTPUT)
    alone = by_case(pa.table(made).to_pylist())
    together = spark.recommend(session.createDataFrame(table), policy, AS_OF, columns=columns, output=OUTPUT)
    assert collected(together) == alone
    assert len(alone) == SUBJECTS
    assert len({row["level"] for row in alone.values()}) > 2


def test_observations_may_be_a_table_of_their_own(session: SparkSession, policy: Policy) -> None:
    table = contacts(policy, 200)
    observations = pa.Table.from_pylist(
        [{"contact": row["contact"], **seen} for row in table.to_pylist() for seen in row["observations"]]
    )
    made = policy.recommend_frame(table, as_of=AS_OF, columns={"case": "person"})
    spread = spark.recommend(
        session.createDataFrame(table.drop_columns(["observations"])),
        policy,
        datetime.fromisoformat(AS_OF),
        observations=session.createDataFrame(observations),
        columns={"case": "person"},
    )
    assert collected(spread) == by_case(pa.table(made).to_pylist())


def test_a_row_that_cannot_be_read_fails_the_job_or_is_told(session: SparkSession, policy: Policy) -> None:
    good = {
        "case": 1,
        "kind": "referral",
        "sector": "health",
        "agency": "clinic",
        "occurred": date(2024, 3, 1),
        "recorded": datetime(2024, 3, 2, tzinfo=timezone.utc),
    }
    frame = session.createDataFrame(pa.Table.from_pylist([good, {**good, "case": 2, "kind": "rumour"}]))
    with pytest.raises(PythonException, match="unknown_variant"):
        spark.recommend(frame, policy, AS_OF).collect()
    told = collected(spark.recommend(frame, policy, AS_OF, on_error="collect"))
    assert told[1]["level"] == "lead" and told[1]["problems"] == []
    assert told[2]["level"] is None
    assert [problem.split(":")[0] for problem in told[2]["problems"]] == ["kind"]


def test_an_observation_of_no_contact_is_not_lost(session: SparkSession, policy: Policy) -> None:
    table = contacts(policy, 5).drop_columns(["observations"])
    stray = {"contact": "nowhere", "indicator": "weapon-access", "presence": "present", "basis": "fact"}
    observations = session.createDataFrame(pa.Table.from_pylist([{**stray, "role": "caused"}]))
    frame = spark.recommend(
        session.createDataFrame(table), policy, AS_OF, observations=observations, columns={"case": "person"}
    )
    with pytest.raises(PythonException, match="missing_field"):
        frame.collect()
