"""A process that holds some contestants and runs one of them for each line that it is sent.

The first line is the plan; the answer to each further line, which names a contestant, says how long it
took, and the file with what came of it.
"""

from __future__ import annotations

import gc
import json
import os
import pathlib
import sys
import time
from typing import Any


def makers() -> dict[str, Any]:
    """What there is to prepare, by name."""
    from contestants import columnar, ours, row_by_row

    return {
        "loop": row_by_row.loop,
        "loop-json": row_by_row.loop_json,
        "datalogic-py": row_by_row.datalogic,
        "datalogic-py-dict": row_by_row.datalogic_dict,
        "datalogic-py-json": row_by_row.datalogic_json,
        "zen-expression": row_by_row.zen_expression,
        "zen-decision": row_by_row.zen_decision,
        "zen-batch": row_by_row.zen_batch,
        "cel-py": row_by_row.cel,
        "polars": columnar.polars_encoded,
        "polars-text": columnar.polars_text,
        "duckdb": columnar.duckdb_encoded,
        "duckdb-text": columnar.duckdb_text,
        "pandas": columnar.pandas_encoded,
        "ours-loaded": ours.loaded,
        "ours-dict": ours.from_dict,
        "ours-json": ours.from_json,
        "ours-read": ours.read_before,
        "ours-frame": ours.encoded,
        "ours-frame-text": ours.text,
    }


def write(path: pathlib.Path, results: tuple[Any, Any]) -> None:
    """The levels, a byte each, and then the criteria, two bytes each."""
    levels, masks = results
    path.write_bytes(levels.astype("<u1").tobytes() + masks.astype("<u2").tobytes())


def main() -> None:
    plan = json.loads(sys.stdin.readline())
    # polars reads this once, when it is imported.
    os.environ["POLARS_MAX_THREADS"] = str(plan["threads"])
    import data
    from contestants import Task

    folder = pathlib.Path(plan["folder"])
    columns = data.load(folder)
    known = makers()
    prepared = {
        name: known[name](Task(folder, columns, persons, plan["threads"]))
        for name, persons in plan["contestants"].items()
    }
    # What is loaded stays: the collector need not look through it while somebody's time counts.
    gc.collect()
    gc.freeze()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        name = line.strip()
        start, busy = time.perf_counter(), time.process_time()
        outcome = prepared[name].run()
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        results = prepared[name].results(outcome)
        write(pathlib.Path(plan["results"]) / f"{name}.results", results)
        print(json.dumps({"name": name, "seconds": seconds, "busy": busy}), flush=True)
        del outcome, results


if __name__ == "__main__":
    main()
