"""This library: one case at a time, and frames. All that the comparison knows of its interface is here."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa

import data
import policy
from contestants import Prepared, Results, Task
from contestants.row_by_row import by_pair
from data import Columns

CONSTANTS = {"presence": "present", "basis": "fact", "role": "caused", "recorded": policy.AS_OF}
NAMES = {"case": "person", "occurred": "day", "observations": "indicators"}


def load_policy() -> Any:
    """The policy, loaded together with its codebook."""
    import everycontact

    codebook = everycontact.Codebook.from_json(policy.CODEBOOK_TEXT)
    return everycontact.Policy.from_json(policy.POLICY_TEXT, codebook)


def _decide(levels: Any) -> tuple[int, int]:
    return levels.rank, levels.mask


def loaded(task: Task) -> Prepared:
    """Cases that are loaded already."""
    from everycontact import Case

    codebook, levels = load_policy().codebook, load_policy().levels
    cases = [Case.from_json(text, codebook) for text in _texts(task)]
    return Prepared(lambda: [_decide(levels(case, policy.AS_OF)) for case in cases], by_pair)


def from_dict(task: Task) -> Prepared:
    """Case documents as dictionaries, each loaded and looked at."""
    from everycontact import Case

    codebook, levels, load = load_policy().codebook, load_policy().levels, Case.from_dict
    documents = list(data.cases(task.columns, task.persons))
    return Prepared(
        lambda: [_decide(levels(load(case, codebook), policy.AS_OF)) for case in documents], by_pair
    )


def from_json(task: Task) -> Prepared:
    """Case documents as JSON text, each loaded and looked at."""
    from everycontact import Case

    codebook, levels, load = load_policy().codebook, load_policy().levels, Case.from_json
    texts = _texts(task)
    return Prepared(lambda: [_decide(levels(load(case, codebook), policy.AS_OF)) for case in texts], by_pair)


def _texts(task: Task) -> list[str]:
    return [json.dumps(case, separators=(",", ":")) for case in data.cases(task.columns, task.persons)]


def _coded(values: Any, words: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(values), pa.array(words))


def encoded_table(columns: Columns) -> pa.Table:
    """The columns as Arrow has them encoded: dictionaries, lists of these, persons by number and in order."""
    offsets = pa.array(columns.observation_offsets.astype(np.int32))
    worried = pa.array(np.zeros(columns.contacts, np.int8), mask=columns.worry == 0)
    return pa.table(
        {
            "person": pa.array(columns.person_of_contact()),
            "day": pa.array(columns.day, pa.date32()),
            "kind": _coded(columns.kind, policy.KINDS),
            "sector": _coded(columns.sector, policy.SECTORS),
            "agency": _coded(columns.agency, policy.AGENCIES),
            "worry": pa.DictionaryArray.from_arrays(worried, pa.array(["professional"])),
            "indicators": pa.ListArray.from_arrays(offsets, _coded(columns.indicator, policy.INDICATORS)),
        }
    )


def text_table(columns: Columns) -> pa.Table:
    """The same with text for every code."""
    words = {"kind", "sector", "agency", "worry"}
    types = {name: pa.string() for name in words} | {"indicators": pa.list_(pa.string())}
    table = encoded_table(columns)
    return table.cast(
        pa.schema([field.with_type(types.get(field.name, field.type)) for field in table.schema])
    )


def recommender(threads: int, in_order: bool, names: dict[str, str] = NAMES) -> Callable[[Any], Any]:
    """A function from a frame to the level and the criteria of each person; the policy is loaded before."""
    recommend_frame = load_policy().recommend_frame

    def recommend(frame: Any) -> Any:
        return recommend_frame(
            frame,
            as_of=policy.AS_OF,
            columns=names,
            constants=CONSTANTS,
            output=("rank", "criteria"),
            sorted=in_order,
            threads=threads,
        )

    return recommend


def _results(frame: Any) -> Results:
    table = pa.table(frame).sort_by("case")
    return table["rank"].to_numpy(), table["criteria"].to_numpy()


def encoded(task: Task) -> Prepared:
    """A frame of encoded columns."""
    table, recommend = encoded_table(task.columns), recommender(task.threads, in_order=True)
    return Prepared(lambda: recommend(table), _results)


def read_before(task: Task) -> Prepared:
    """Columns that are encoded and grouped: a `CaseBatch`."""
    from everycontact import CaseBatch

    asked = load_policy()
    batch = CaseBatch.read(
        encoded_table(task.columns), codebook=asked.codebook, columns=NAMES, constants=CONSTANTS
    )
    return Prepared(
        lambda: asked.recommend_frame(
            batch, as_of=policy.AS_OF, output=("rank", "criteria"), threads=task.threads
        ),
        _results,
    )


def text(task: Task) -> Prepared:
    """A frame of text."""
    table, recommend = text_table(task.columns), recommender(task.threads, in_order=True)
    return Prepared(lambda: recommend(table), _results)


def parquet_reader(path: pathlib.Path, columns: list[str]) -> pa.RecordBatchReader:
    """A Parquet file, read batch after batch, with what repeats as dictionaries."""
    import pyarrow.parquet as pq

    repeated = ["kind", "sector", "agency", "worry", "indicators.list.element"]
    file = pq.ParquetFile(path, read_dictionary=repeated)
    batches = file.iter_batches(batch_size=65_536, columns=columns)
    schema = pa.schema([file.schema_arrow.field(name) for name in columns])
    return pa.RecordBatchReader.from_batches(schema, batches)
