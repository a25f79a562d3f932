"""The data of the comparison: made from a seed, kept as columns in files that every peer reads.

A person has 1 to 8 contacts, 3 in the mean; a contact has 0 to 6 observations, 3 in the mean, of distinct
indicators. Every observation is present, a fact, and caused by the subject; a contact is an occurrence by itself
and was recorded on the day on which it occurred.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

import policy

DATA = pathlib.Path(__file__).parent / "data"
# A change of what is generated needs another number, or old files would be read.
REVISION = 2
SEED = 5
DAYS_BACK = 1_461
CHUNK = 100_000

TYPES = {
    "contact_offsets": np.uint32,
    "day": np.int32,
    "kind": np.uint8,
    "sector": np.uint8,
    "agency": np.uint8,
    "worry": np.uint8,
    "observation_offsets": np.uint32,
    "indicator": np.uint8,
}

# How often each indicator is observed, by what it is: what is grave is rare.
RATES = {"weapon": 0.15, "threat": 0.3, "fixation": 0.3, "preparation": 0.1, "conduct": 0.5}
KIND_RATES = [0.2, 0.4, 0.2, 0.1, 0.1]
WORRY_RATE = 0.12
# So many contacts lie exactly on the edge of a window or the day after.
EDGE_RATE = 0.05


@dataclasses.dataclass(frozen=True)
class Columns:
    """Persons, their contacts and the observations of these, one after another; offsets say where each starts."""

    contact_offsets: np.ndarray[Any, Any]
    day: np.ndarray[Any, Any]
    kind: np.ndarray[Any, Any]
    sector: np.ndarray[Any, Any]
    agency: np.ndarray[Any, Any]
    worry: np.ndarray[Any, Any]
    observation_offsets: np.ndarray[Any, Any]
    indicator: np.ndarray[Any, Any]

    @property
    def persons(self) -> int:
        return len(self.contact_offsets) - 1

    @property
    def contacts(self) -> int:
        return len(self.day)

    @property
    def observations(self) -> int:
        return len(self.indicator)

    def person_of_contact(self) -> np.ndarray[Any, Any]:
        """For each contact the number of its person."""
        counts = np.diff(self.contact_offsets)
        return np.repeat(np.arange(self.persons, dtype=np.uint32), counts)

    def contact_of_observation(self) -> np.ndarray[Any, Any]:
        """For each observation the number of its contact."""
        counts = np.diff(self.observation_offsets)
        return np.repeat(np.arange(self.contacts, dtype=np.uint32), counts)


def _offsets(counts: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)


def _days(random: np.random.Generator, count: int) -> np.ndarray[Any, Any]:
    days = policy.AS_OF_DAY - random.integers(0, DAYS_BACK, count)
    edges = policy.AS_OF_DAY - np.array(list(policy.WINDOWS.values()))
    on_edge = random.random(count) < EDGE_RATE
    return np.where(on_edge, random.choice(edges, count) + random.integers(0, 2, count), days).astype(
        np.int32
    )


def _indicators(random: np.random.Generator, counts: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Distinct indicators for each contact, drawn by their rates: the largest of weighted random keys."""
    entries = policy.CODEBOOK["indicators"]
    rates = np.array([RATES.get(entry["domain"], 1.0) for entry in entries], dtype=np.float32)
    drawn = []
    for start in range(0, len(counts), CHUNK):
        wanted = counts[start : start + CHUNK]
        keys = random.random((len(wanted), len(rates)), dtype=np.float32) ** (1 / rates)
        order = np.argsort(-keys, axis=1, kind="stable")[:, :6].astype(np.uint8)
        drawn.append(order[np.arange(6) < wanted[:, None]])
    return np.concatenate(drawn)


def generate(persons: int, seed: int = SEED) -> Columns:
    """The data of so many persons."""
    random = np.random.default_rng(seed)
    contact_offsets = _offsets(1 + random.binomial(7, 2 / 7, persons))
    contacts = int(contact_offsets[-1])
    kind = random.choice(len(KIND_RATES), contacts, p=KIND_RATES).astype(np.uint8)
    agency = random.integers(0, len(policy.AGENCIES), contacts).astype(np.uint8)
    counts = random.integers(0, 7, contacts)
    return Columns(
        contact_offsets=contact_offsets,
        day=_days(random, contacts),
        kind=kind,
        sector=(agency // (len(policy.AGENCIES) // len(policy.SECTORS))).astype(np.uint8),
        agency=agency,
        worry=(random.random(contacts) < WORRY_RATE).astype(np.uint8),
        observation_offsets=_offsets(counts),
        indicator=_indicators(random, counts),
    )


def folder(persons: int) -> pathlib.Path:
    """Where the data of so many persons is kept."""
    return DATA / f"r{REVISION}-s{SEED}-{persons}"


def ensure(persons: int) -> pathlib.Path:
    """Makes the data of so many persons unless it is there, and says where."""
    place = folder(persons)
    if not (place / "done").exists():
        place.mkdir(parents=True, exist_ok=True)
        columns = generate(persons)
        for name in TYPES:
            getattr(columns, name).tofile(place / f"{name}.bin")
        (place / "done").touch()
    return place


def load(place: pathlib.Path) -> Columns:
    """The columns in a folder."""
    return Columns(**{name: np.fromfile(place / f"{name}.bin", dtype=kind) for name, kind in TYPES.items()})


def histories(columns: Columns, persons: int) -> Iterator[dict[str, Any]]:
    """The first persons, each as the history that rule engines are given: ages in days, and codes as text."""
    for contacts in _per_person(columns, persons):
        yield {
            "contacts": [
                {
                    "age": policy.AS_OF_DAY - day,
                    "kind": policy.KINDS[kind],
                    "sector": policy.SECTORS[sector],
                    "agency": policy.AGENCIES[agency],
                    "worry": bool(worry),
                    "indicators": [policy.INDICATORS[code] for code in codes],
                }
                for day, kind, sector, agency, worry, codes in contacts
            ]
        }


def cases(columns: Columns, persons: int) -> Iterator[dict[str, Any]]:
    """The first persons, each as a case document of this library."""
    for number, contacts in enumerate(_per_person(columns, persons)):
        yield {
            "schema": "everycontact/case/1",
            "id": f"case-{number}",
            "subject": {"id": f"subject-{number}", "is": "adult"},
            "contacts": [_contact(at, *contact) for at, contact in enumerate(contacts)],
        }


def _contact(
    at: int, day: int, kind: int, sector: int, agency: int, worry: int, codes: list[int]
) -> dict[str, Any]:
    occurred = (policy.EPOCH + datetime.timedelta(days=day)).isoformat()
    contact = {
        "id": f"c{at}",
        "kind": policy.KINDS[kind],
        "sector": policy.SECTORS[sector],
        "agency": policy.AGENCIES[agency],
        "occurred": occurred,
        "recorded": f"{occurred}T12:00:00Z",
        "observations": [
            {"indicator": policy.INDICATORS[code], "presence": "present", "basis": "fact", "role": "caused"}
            for code in codes
        ],
    }
    return contact | ({"worry": {"by": "professional", "reason": "A worry."}} if worry else {})


def _per_person(columns: Columns, persons: int) -> Iterator[list[tuple[int, int, int, int, int, list[int]]]]:
    ends = columns.contact_offsets[: persons + 1].tolist()
    contacts = ends[-1]
    names = ("day", "kind", "sector", "agency", "worry")
    rows = list(zip(*(getattr(columns, name)[:contacts].tolist() for name in names), strict=True))
    starts = columns.observation_offsets[: contacts + 1].tolist()
    codes = columns.indicator[: starts[-1]].tolist()
    for start, end in zip(ends, ends[1:], strict=False):
        yield [(*rows[at], codes[starts[at] : starts[at + 1]]) for at in range(start, end)]


def ensure_histories(place: pathlib.Path, persons: int) -> pathlib.Path:
    """Writes the first histories as lines of JSON, unless they are there."""
    path = place / f"histories-{persons}.jsonl"
    if not path.exists():
        lines = (
            json.dumps(history, separators=(",", ":")) + "\n" for history in histories(load(place), persons)
        )
        with path.open("w", encoding="utf-8") as file:
            file.writelines(lines)
    return path


def person_ids(persons: int) -> np.ndarray[Any, Any]:
    """An id as text for each person, in no order."""
    # A step that shares no factor with the size visits each number once.
    scrambled = (np.arange(persons, dtype=np.uint64) * np.uint64(2_654_435_761)) % np.uint64(2**40)
    return np.char.add("P-", np.char.zfill(scrambled.astype("U13"), 13))


def ensure_flat(place: pathlib.Path) -> pathlib.Path:
    """Writes the flat, shuffled Parquet file of a folder's persons, unless it is there: one row a contact."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = place / "flat.parquet"
    if path.exists():
        return path
    columns = load(place)

    def coded(values: np.ndarray[Any, Any], words: list[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(values, pa.uint8()), pa.array(words))

    ids = pa.array(person_ids(columns.persons))
    lists = pa.ListArray.from_arrays(
        pa.array(columns.observation_offsets.astype(np.int32)), coded(columns.indicator, policy.INDICATORS)
    )
    table = pa.table(
        {
            "person": ids.take(pa.array(columns.person_of_contact())),
            "contact": pa.array([f"C-{number:09d}" for number in range(columns.contacts)]),
            "kind": coded(columns.kind, policy.KINDS),
            "sector": coded(columns.sector, policy.SECTORS),
            "agency": coded(columns.agency, policy.AGENCIES),
            "occurred": pa.array(columns.day, pa.date32()),
            "worry": pa.array(np.where(columns.worry == 1, "professional", None)),
            "indicators": lists,
        }
    )
    order = np.random.default_rng(SEED).permutation(columns.contacts)
    table = table.take(pa.array(order)).cast(_plain(table.schema))
    pq.write_table(table, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)
    return path


def _plain(schema: Any) -> Any:
    """The schema without dictionaries: the file holds text, and Parquet codes it as it likes."""
    import pyarrow as pa

    text = {
        "kind": pa.string(),
        "sector": pa.string(),
        "agency": pa.string(),
        "indicators": pa.list_(pa.string()),
    }
    return pa.schema([field.with_type(text.get(field.name, field.type)) for field in schema])


if __name__ == "__main__":
    made = ensure(int(sys.argv[1]))
    if "--flat" in sys.argv:
        ensure_flat(made)
    print(made)
