"""Made-up contacts of many cases, as rows and as cases."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import Any

from everycontact import Case, Policy

AS_OF = "2024-06-30T12:00:00+00:00"
OUTPUT = ["level", "ceiling", "ceiling_with_unasked", "alone", "home", "route", "criteria"]
Row = dict[str, Any]


def made(policy: Policy, cases: int, seed: int = 1) -> list[Row]:
    """Contacts of so many cases, shuffled; some share an occurrence, worry, are relayed, or are recorded too late."""
    chance = random.Random(seed)
    codes = [indicator["code"] for indicator in policy.codebook.indicators]
    first = datetime(2021, 1, 1, 9, tzinfo=timezone.utc)
    rows: list[Row] = []
    for case in range(cases):
        for nth in range(chance.choice([1, 1, 2, 3, 5])):
            day = first + timedelta(days=chance.randrange(1_300))
            span = chance.choice([0, 0, 0, 40])
            rows.append(
                {
                    "case": f"case-{case}",
                    "contact": f"c{case}-{nth}",
                    "kind": chance.choice(["referral", "report", "incident", "disclosure", "enquiry"]),
                    "sector": chance.choice(["education", "health", "police", "socialCare", "onlinePlatform"]),
                    "agency": f"agency-{chance.randrange(9)}",
                    "occurred": day.date(),
                    "occurred_latest": (day + timedelta(days=span)).date(),
                    "recorded": day + timedelta(days=span, hours=chance.randrange(100)),
                    "first_hand": chance.choice([True, True, False, None]),
                    "occurrence": chance.choice([None, None, "o1"]),
                    "worry": chance.choice([None, None, None, "professional", "carer"]),
                    "ideology": chance.choice([None, "noneIdentified", "mixed", "coherent"]),
                    "subject": "child" if case % 3 else "adult",
                    "observations": [
                        {
                            "indicator": code,
                            "presence": chance.choice(["present", "present", "absent", "unknown"]),
                            "basis": chance.choice(["fact", "opinion", "allegation"]),
                            "role": chance.choice(["caused", "caused", "both", "experienced"]),
                        }
                        for code in chance.sample(codes, chance.randrange(5))
                    ],
                }
            )
    chance.shuffle(rows)
    return rows


def cases(rows: list[Row]) -> dict[str, Case]:
    """The same as documents, in the order in which the cases first come."""
    documents: dict[str, dict[str, Any]] = {}
    for row in rows:
        case = row["case"]
        subject = {"id": case, "is": row["subject"]}
        empty = {"schema": "everycontact/case/1", "id": case, "subject": subject, "contacts": []}
        documents.setdefault(case, empty)["contacts"].append(contact(row))
    return {case: Case.from_dict(document) for case, document in documents.items()}


def contact(row: Row) -> dict[str, Any]:
    written = {
        "id": row["contact"],
        "kind": row["kind"],
        "sector": row["sector"],
        "agency": row["agency"],
        "firstHand": row["first_hand"],
        "occurred": f"{row['occurred']}/{row['occurred_latest']}",
        "recorded": row["recorded"].isoformat(),
        "occurrence": row["occurrence"],
        "observations": row["observations"],
    }
    if row["worry"]:
        written["worry"] = {"by": row["worry"], "reason": "It does not feel right."}
    if row["ideology"]:
        status = row["ideology"]
        written["ideology"] = {"status": {"coherent": {"strand": "other"}} if status == "coherent" else status}
    return {field: value for field, value in written.items() if value is not None}


def expected(policy: Policy, rows: list[Row], as_of: str = AS_OF) -> list[Row]:
    """What the policy asks for in each case by itself."""
    ranks = {level["id"]: rank for rank, level in enumerate(policy.all_levels)}
    said = []
    for case, document in cases(rows).items():
        whole = policy.recommend(document, as_of)
        alone = [contact["level"] for contact in whole.to_dict()["contacts"]]
        said.append(
            {
                "case": case,
                "level": whole.level,
                "ceiling": whole.ceiling,
                "ceiling_with_unasked": whole.ceiling_with_unasked,
                "alone": max(alone, key=lambda level: ranks[level], default=policy.all_levels[0]["id"]),
                "home": whole.home["pathway"],
                "route": whole.home["route"],
                "criteria": sum(
                    1 << bit for bit, known in enumerate(policy.criteria) if known["id"] in whole.criteria
                ),
            }
        )
    return said
