"""A ledger in Python: appended, proved, recovered, and with nothing of a person in it."""

from __future__ import annotations

import pickle
import threading
from dataclasses import dataclass

import pytest
from conftest import DOCUMENTS

from everycontact import (
    Case,
    Checkpoint,
    ConsistencyProof,
    EverycontactError,
    InclusionProof,
    Ledger,
    LedgerEntry,
    LedgerOpening,
    Policy,
    SignedCheckpoint,
)

ORIGIN = "example.org/ledger"
AS_OF = "2021-04-30T23:59:59Z"


@dataclass(frozen=True)
class Record:
    """A case, and the entries about it with what opens them."""

    case: Case
    entries: list[LedgerEntry]
    openings: list[tuple[LedgerOpening, ...]]


@pytest.fixture(scope="module")
def record() -> Record:
    policy = Policy.shipped()
    case = Case.from_json((DOCUMENTS / "subject-a.json").read_text(encoding="utf-8"))
    receipt = policy.recommend(case, AS_OF).receipt()
    sealed = [LedgerEntry.of_receipt(case, receipt, policy)]
    sealed += [LedgerEntry.of_event(case, event["id"]) for event in case.to_dict()["events"]]
    return Record(case, [entry for entry, _ in sealed], [openings for _, openings in sealed])


def stored(entries: list[LedgerEntry]) -> tuple[Ledger, bytes]:
    """A ledger that was appended to twice, and what its host has of it."""
    ledger, data = Ledger(ORIGIN), b""
    for part in (entries[:5], entries[5:]):
        append = ledger.prepare(part)
        data += append.data
        ledger.acknowledge(append)
    return ledger, data


def code(caught: pytest.ExceptionInfo[EverycontactError]) -> str:
    return caught.value.code


def test_an_entry_says_nothing_of_the_person_and_is_opened_by_its_openings_alone(record: Record) -> None:
    names = [record.case.id, *(event["id"] for event in record.case.to_dict()["events"])]
    for entry, openings in zip(record.entries, record.openings, strict=True):
        assert not [name for name in names if f'"{name}"' in entry.to_json()]
        assert openings and all(entry.is_opened_by(opening) for opening in openings)
        assert all(entry.commitment(opening.field) == opening.commitment for opening in openings)
        for opening in openings:
            other = LedgerOpening(opening.field, bytes(31) + b"\1", opening.value)
            assert not entry.is_opened_by(other) and other != opening
    assert record.entries[0].policy is not None and record.entries[1].policy is None
    assert record.entries[0].commitment("event") is None


def test_salts_are_drawn_anew_or_given(record: Record) -> None:
    drawn = [opening.salt for openings in record.openings for opening in openings]
    assert len(set(drawn)) == len(drawn) and {len(salt) for salt in drawn} == {32}
    event = record.case.to_dict()["events"][0]["id"]
    given = {field: bytes([at]) * 32 for at, field in enumerate(("case", "event", "recorded", "agency", "entry"), 1)}
    one, other = (LedgerEntry.of_event(record.case, event, given) for _ in range(2))
    assert one == other and one[0] != record.entries[1]


def test_a_salt_that_is_missing_reused_or_none_is_refused(record: Record) -> None:
    event = record.case.to_dict()["events"][0]["id"]
    with pytest.raises(KeyError):
        LedgerEntry.of_event(record.case, event, {"case": b"\1" * 32})
    with pytest.raises(KeyError):
        LedgerEntry.of_event(record.case, "no-such-event")
    fields = ("case", "event", "recorded", "agency", "entry")
    for salt in (b"\1" * 32, bytes(32), b"\1" * 31):
        with pytest.raises(EverycontactError) as caught:
            LedgerEntry.of_event(record.case, event, {field: salt for field in fields})
        assert code(caught) == "invalid_value"


def test_every_entry_is_proved_and_no_other(record: Record) -> None:
    ledger, _ = stored(record.entries)
    assert len(ledger) == ledger.size == len(record.entries) >= 8
    for size in (5, ledger.size):
        checkpoint = ledger.checkpoint_at(size)
        assert checkpoint is not None and ledger.holds(checkpoint)
        for index in range(size):
            proof = ledger.inclusion(index, size)
            assert proof is not None
            proof.verify(record.entries[index], checkpoint)
            proof.verify(record.entries[index].to_json().encode(), checkpoint)
            with pytest.raises(EverycontactError) as caught:
                proof.verify(record.entries[index - 1], checkpoint)
            assert code(caught) == "proof_fails"
            assert InclusionProof.from_dict(proof.to_dict()) == proof
    assert ledger.inclusion(ledger.size) is None and ledger.checkpoint_at(ledger.size + 1) is None
    proof = ledger.inclusion(0, 5)
    assert proof is not None
    with pytest.raises(EverycontactError) as caught:
        proof.verify(record.entries[0], ledger.checkpoint)
    assert code(caught) == "proof_of_another"


def test_a_ledger_is_shown_to_have_only_grown(record: Record) -> None:
    ledger, _ = stored(record.entries)
    other, _ = stored(record.entries[::-1])
    earlier, forged = ledger.checkpoint_at(5), other.checkpoint_at(5)
    proof = ledger.consistency(5)
    assert proof is not None and earlier is not None and forged is not None
    proof.verify(earlier, ledger.checkpoint)
    with pytest.raises(EverycontactError) as caught:
        proof.verify(forged, ledger.checkpoint)
    assert code(caught) == "proof_fails"
    assert not ledger.holds(forged)
    assert ConsistencyProof.from_json(proof.to_json()) == proof
    assert (proof.earlier_size, proof.later_size) == (5, ledger.size)


def test_a_ledger_is_recovered_from_every_place_that_a_crash_can_leave(record: Record) -> None:
    ledger, data = stored(record.entries)
    whole = Ledger.recover(ORIGIN, data)
    assert whole.ledger == ledger and whole.kept == len(data) and whole.cut is None
    assert [LedgerEntry.from_json(entry.decode()) for entry in whole.entries()] == record.entries
    first = len(data) - len(ledger_append(record))
    for end in range(first, len(data), 97):
        torn = Ledger.recover(ORIGIN, data[:end])
        assert torn.kept == first and torn.ledger.checkpoint == ledger.checkpoint_at(5)
        assert torn.cut is None if end == first else torn.cut is not None and torn.cut.cause == "torn"
    other = b"x" if data[-20:-19] != b"x" else b"y"
    spoilt = Ledger.recover(ORIGIN, data[:-20] + other + data[-19:])
    assert spoilt.cut is not None and spoilt.cut.cause == "corrupt"
    with pytest.raises(EverycontactError) as caught:
        Ledger.recover("another.example/ledger", data)
    assert code(caught) == "not_this_ledger"


def ledger_append(record: Record) -> bytes:
    """The bytes of the second append."""
    ledger = Ledger(ORIGIN)
    ledger.acknowledge(ledger.prepare(record.entries[:5]))
    return ledger.prepare(record.entries[5:]).data


def test_an_append_counts_once_and_in_its_turn(record: Record) -> None:
    ledger = Ledger(ORIGIN)
    one, other = ledger.prepare(record.entries[:1]), ledger.prepare(record.entries[:2])
    assert ledger.size == 0 and other.first == 0 and other.checkpoint.size == 2
    ledger.acknowledge(other)
    assert ledger.checkpoint == other.checkpoint
    for late in (one, other):
        with pytest.raises(EverycontactError) as caught:
            ledger.acknowledge(late)
        assert code(caught) == "append_out_of_turn"
    with pytest.raises(EverycontactError) as caught:
        ledger.prepare([])
    assert code(caught) == "empty_entry"


def test_a_ledger_grows_and_keeps_its_hash(record: Record) -> None:
    ledger = Ledger(ORIGIN)
    before = hash(ledger)
    empty = pickle.loads(pickle.dumps(ledger))
    ledger.acknowledge(ledger.prepare(record.entries))
    assert hash(ledger) == before == hash(empty) and ledger != empty
    again = pickle.loads(pickle.dumps(ledger))
    assert again == ledger and again.checkpoint == ledger.checkpoint
    assert again.inclusion(3) == ledger.inclusion(3)


def test_threads_append_one_after_the_other(record: Record) -> None:
    ledger, refused = Ledger(ORIGIN), []

    def append() -> None:
        for _ in range(25):
            try:
                ledger.acknowledge(ledger.prepare(record.entries[:2]))
            except EverycontactError as error:
                refused.append(error.code)

    threads = [threading.Thread(target=append) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.size == 2 * (100 - len(refused)) and set(refused) <= {"append_out_of_turn"}


def test_a_checkpoint_has_one_spelling() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    checkpoint = Checkpoint.from_text(text)
    assert Checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root) == checkpoint
    assert str(checkpoint) == checkpoint.to_text() == text
    note = f"{text}\n— example.com/behind-the-sofa AAAAAAA=\n"
    signed = SignedCheckpoint.from_text(note)
    assert (signed.checkpoint, signed.to_text(), len(signed.signatures)) == (checkpoint, note, 1)
    for wrong in (text[:-1], text.replace("20852163", "020852163"), "", note):
        with pytest.raises(EverycontactError) as caught:
            Checkpoint.from_text(wrong)
        assert code(caught) == "invalid_value"
    with pytest.raises(EverycontactError):
        Ledger("two words")
