"""One object or more of every class of the package. A class without one here fails `test_values.py`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from conftest import DOCUMENTS

from everycontact import (
    Asked,
    Calendar,
    Case,
    CaseLine,
    Checkpoint,
    Codebook,
    Cut,
    EverycontactError,
    Ledger,
    LedgerEntry,
    Policy,
    Problem,
    SignedCheckpoint,
    read_cases,
)

AS_OF = "2021-04-30T23:59:59Z"
EARLIER = "2019-12-02T09:00:00+05:30"
NOTE = "a.example\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def text(name: str) -> str:
    return (DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")


def policies() -> list[Policy]:
    school = Policy.from_json(text("school-threat-assessment"))
    codebook = Codebook.from_dict({**Codebook.shipped().to_dict(), "title": "Another title"})
    return [Policy.shipped(), school, Policy.from_json(text("uk-illustrative"), codebook)]


def cases() -> list[Case]:
    case = Case.from_json(text("subject-a"))
    seen = case.seen_by([case.to_dict()["contacts"][0]["agency"]])
    return [case, seen, case.recorded_by(EARLIER), seen.recorded_by(EARLIER), case.seen_by([])]


def ledgers(case: Case, policy: Policy) -> list[Any]:
    receipt = policy.recommend(case, AS_OF).receipt()
    entry, openings = LedgerEntry.of_receipt(case, receipt, policy)
    event = case.to_dict()["events"][0]["id"]
    ledger = Ledger("a.example")
    append = ledger.prepare([entry, *(LedgerEntry.of_event(case, event)[0] for _ in range(3))])
    ledger.acknowledge(append)
    recovered = [Ledger.recover("a.example", append.data[:end]) for end in (None, -3)]
    proofs = [ledger.inclusion(1), ledger.inclusion(2, 3), ledger.consistency(2), ledger.consistency(0, 3)]
    checkpoint = ledger.checkpoint
    signed = SignedCheckpoint.from_text(f"{NOTE}\n— a.example AAAAAAA=\n")
    cuts = [recovered[1].cut, Cut(0, 1, 2, "torn")]
    return [ledger, Ledger("b.example"), entry, *openings, checkpoint, signed, *recovered, *proofs, *cuts]


def others(case: Case, policy: Policy) -> list[Any]:
    """What is no document: an error, what it lists, and named tuples."""
    problem = Problem("unknown_field", "contactz", 1, 2, "there is no such field", "remove it")
    error = EverycontactError("the case has 1 problem", [problem])
    return [Asked("{}", "{}", "{}", AS_OF), CaseLine(1, case, None), Checkpoint.from_text(NOTE), error, problem]


@lru_cache(maxsize=1)
def samples() -> list[Any]:
    """Objects that are compared, hashed and pickled by what they hold."""
    held, asked = cases(), policies()
    case, policy = held[0], asked[0]
    found: list[Any] = [*held, *asked, Codebook.shipped(), asked[2].codebook]
    found += [Calendar.shipped("scotland"), Calendar.shipped("england-and-wales")]
    for each in held:
        made = policy.recommend(each, AS_OF)
        replay = policy.replay(each)
        found += [made, made.receipt(), made.levels, replay, *replay.steps[:2]]
    return [*found, *ledgers(case, policy), *others(case, policy)]


def steps() -> list[Any]:
    """Objects that stand for work under way, and are not pickled."""
    case, policy = cases()[0], policies()[0]
    entry, _ = LedgerEntry.of_receipt(case, policy.recommend(case, AS_OF).receipt(), policy)
    return [Ledger("a.example").prepare([entry]), read_cases(case.to_json().encode())]
