"""What a type checker says of the classes. It is checked and never run.

Each `type: ignore` names an error that must be there: one that is not is an error itself.
"""

from __future__ import annotations

import io
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, assert_type

from everycontact import (
    Append,
    Case,
    CaseLine,
    Checkpoint,
    Codebook,
    Cut,
    EverycontactError,
    InclusionProof,
    Ledger,
    LedgerEntry,
    LedgerOpening,
    Levels,
    Policy,
    Problem,
    Receipt,
    Recommendation,
    read_cases,
    write_cases,
)

NOW = datetime(2024, 6, 30, 12, tzinfo=timezone.utc)

policy = Policy.shipped()
assert_type(policy, Policy)
assert_type(Policy.from_json("{}", Codebook.shipped(), calendars=()), Policy)
assert_type(Policy.from_dict({"schema": "everycontact/policy/1"}), Policy)
Policy.from_json(b"{}")  # type: ignore[arg-type]
policy.id = "another"  # type: ignore[misc]

case = Case.from_json("{}")
assert_type(case, Case)
assert_type(case.seen_by(["school-1"]).recorded_by(NOW), Case)
assert_type(case.viewpoint, tuple[str, ...] | None)
assert_type(case.to_dict(), dict[str, Any])
Case.from_dict([])  # type: ignore[arg-type]
case.recorded_by(2024)  # type: ignore[arg-type]

made = policy.recommend(case, NOW)
assert_type(made, Recommendation)
assert_type(policy.recommend(case, "2024-06-30T12:00:00Z"), Recommendation)
assert_type(made.level, str)
assert_type(made.criteria, tuple[str, ...])
assert_type(made.as_of, datetime)
assert_type(made.levels, Levels)
assert_type(made.levels.mask, int)
assert_type(made.receipt(), Receipt)
policy.recommend("{}", NOW)  # type: ignore[arg-type]
policy.recommend(case)  # type: ignore[call-arg]
made.probability  # type: ignore[attr-defined]

sealed = LedgerEntry.of_receipt(case, made.receipt(), policy)
assert_type(sealed, tuple[LedgerEntry, tuple[LedgerOpening, ...]])
assert_type(LedgerEntry.of_event(case, "e1", {"case": bytes(32)}), tuple[LedgerEntry, tuple[LedgerOpening, ...]])
ledger = Ledger("example.org/ledger")
append = ledger.prepare([sealed[0]])
assert_type(append, Append)
assert_type(append.data, bytes)
ledger.acknowledge(append)
assert_type(ledger.checkpoint_at(1), Checkpoint | None)
assert_type(ledger.inclusion(0), InclusionProof | None)
ledger.inclusion(0).verify(sealed[0], ledger.checkpoint)  # type: ignore[union-attr]
recovered = Ledger.recover("example.org/ledger", append.data)
assert_type(recovered.ledger, Ledger)
assert_type(recovered.cut, Cut | None)
assert_type(recovered.entries(), tuple[bytes, ...])
ledger.prepare(["{}"])  # type: ignore[list-item]

for line in read_cases(Path("cases.ndjson")):
    assert_type(line, CaseLine)
    assert_type(line.case, Case | None)
    assert_type(line.error, EverycontactError | None)
write_cases(io.BytesIO(), [case])
write_cases("cases.ndjson", (each for each in (case, case)))
write_cases(io.StringIO(), [case])  # type: ignore[arg-type]
write_cases("cases.ndjson", ["{}"])  # type: ignore[list-item]


def refused(error: EverycontactError) -> tuple[Problem, ...]:
    assert_type(error.code, str)
    assert_type(error.line, int)
    return error.problems


class MyPolicy(Policy):  # type: ignore[misc]
    """The classes are final."""
