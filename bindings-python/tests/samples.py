"""One object or more of every class of the package. A class without one here fails `test_values.py`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from conftest import DOCUMENTS, ROOT

from everycontact import (
    Asked,
    Bound,
    Calendar,
    Case,
    CaseLine,
    Checkpoint,
    ClosureProposal,
    Codebook,
    Cut,
    EverycontactError,
    Ledger,
    LedgerEntry,
    Phrases,
    Policy,
    Problem,
    SignedCheckpoint,
    read_cases,
)

AS_OF = "2021-04-30T23:59:59Z"
EARLIER = "2019-12-02T09:00:00+05:30"
LATE = "2025-06-30T12:00:00+01:00"
EXAMPLES = sorted((ROOT / "core" / "examples" / "cases").glob("*.json"))
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


def parts() -> list[Any]:
    """What a case is made of, each by itself."""
    document = json.loads((ROOT / "tests" / "fixtures" / "every-entry.json").read_text(encoding="utf-8"))
    case = Case.from_dict(document)
    entries = [event.entry for event in case.events]
    observations = [each for contact in case.contacts for each in contact.observations]
    return [case, case.subject, *case.contacts, *case.events, *entries, *observations]


def accountability(case: Case, policy: Policy) -> list[Any]:
    """Where cases stand, alone and together."""
    held = [Case.from_json(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    found: list[Any] = [policy.standing(each, each_at) for each, each_at in [(case, AS_OF), (held[0], LATE)]]
    found += [policy.propose_closure(each, LATE) for each in [case, *held]]
    found += [ClosureProposal(reason="other"), ClosureProposal(reason="transferred", receiver="council-1")]
    found += [policy.due(held, LATE), policy.due([], LATE), policy.assurance(held, LATE)]
    found += [policy.assurance(held, LATE, after="2024-06-30T12:00:00+01:00")]
    return [*found, *(policy.dip_sample(held, LATE, seed="a seed", by=by) for by in ("reason", "level"))]


def proofs(case: Case, policy: Policy) -> list[Any]:
    """Why a level is what it is, and what differs."""
    early, late = policy.recommend(case, EARLIER), policy.recommend(case, AS_OF)
    school = policies()[1]
    receipt = late.receipt()
    found: list[Any] = [late.explain(), late.explain(Bound(evaluations=50)), Bound(), Bound(evaluations=50)]
    found += [early.compare(late), late.compare(late), policy.compare(school), policy.compare(policy)]
    found += [receipt.verify(policy, case), receipt.verify(school, case), policy.transparency_record()]
    return [*found, Phrases.english()]


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
    found += [*parts(), *accountability(case, policy), *proofs(case, policy)]
    return [*found, *ledgers(case, policy), *others(case, policy)]


def steps() -> list[Any]:
    """Objects that stand for work under way, and are not pickled."""
    case, policy = cases()[0], policies()[0]
    entry, _ = LedgerEntry.of_receipt(case, policy.recommend(case, AS_OF).receipt(), policy)
    return [Ledger("a.example").prepare([entry]), read_cases(case.to_json().encode())]
