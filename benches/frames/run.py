"""How polite long work over frames is: memory against the input, streaming in bounded memory, Ctrl-C.

    python benches/frames/run.py [contacts]

Each figure comes from a process of its own. Needs duckdb, numpy and pyarrow, and everycontact itself.
"""

from __future__ import annotations

import os
import pathlib
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from everycontact import Policy

ASKED = {
    "as_of": "2024-06-30T12:00:00Z",
    "columns": {"recorded": "occurred"},
    "constants": {"presence": "present", "basis": "fact", "role": "caused"},
    "timezone": "UTC",
}


def table(contacts: int, first: int, rng: np.random.Generator, codes: list[str]) -> pa.Table:
    """Contacts of consecutive cases, three each, of up to six observations."""

    def words(values: list[str], count: int) -> pa.Array:
        return pa.array(values).take(pa.array(rng.integers(0, len(values), count)))

    case = np.arange(first, first + contacts) // 3
    counts = rng.integers(0, 7, contacts)
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return pa.table(
        {
            "case": pa.array([f"P{number:09d}" for number in case]),
            "kind": words(["referral", "report", "incident"], contacts),
            "sector": words(["education", "health", "police", "socialCare"], contacts),
            "agency": words([f"agency-{number}" for number in range(50)], contacts),
            "occurred": pa.array(rng.integers(18_300, 19_800, contacts).astype(np.int32)).cast(pa.date32()),
            "observations": pa.ListArray.from_arrays(pa.array(offsets), words(codes, int(offsets[-1]))),
        }
    )


def write(path: pathlib.Path, contacts: int) -> None:
    codes = [indicator["code"] for indicator in Policy.shipped().codebook.indicators]
    rng, writer, size = np.random.default_rng(3), None, 300_000
    for first in range(0, contacts, size):
        part = table(min(size, contacts - first), first, rng, codes)
        writer = writer or pq.ParquetWriter(path, part.schema)
        writer.write_table(part)
    if writer:
        writer.close()


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def now() -> float:
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def in_memory(path: str) -> None:
    """The memory that a frame takes beside its input."""
    measure("in memory", pq.read_table(path).combine_chunks())


def in_no_order(path: str) -> None:
    """The same if the rows of a case are all over the table."""
    shuffled = path + ".shuffled"
    if os.fork() == 0:
        # In a process of its own: what is measured starts with the memory that the input takes.
        whole = pq.read_table(path)
        pq.write_table(whole.take(pa.array(np.random.default_rng(1).permutation(whole.num_rows))), shuffled)
        os._exit(0)
    os.wait()
    measure("in no order", pq.read_table(shuffled).combine_chunks())


def measure(what: str, whole: pa.Table) -> None:
    policy, before = Policy.shipped(), now()
    start = time.perf_counter()
    made = policy.recommend_frame(whole, **ASKED)
    took = time.perf_counter() - start
    given, out = whole.nbytes / 2**20, pa.table(made).nbytes / 2**20
    more = max(peak() - before, 0) - out
    print(f"{what}: {whole.num_rows:,} contacts, input {given:.0f} MiB, output {out:.0f} MiB, {took:.1f} s")
    print(f"           input and work together {(given + more) / given:.2f} x the input (target 1.5)")


def streamed(path: str) -> None:
    """A file that is never in memory as a whole."""
    connection = duckdb.connect(config={"memory_limit": "512MB", "threads": 1})
    relation = connection.sql(f"SELECT * FROM read_parquet('{path}')")
    policy, before = Policy.shipped(), now()
    start = time.perf_counter()
    made = policy.recommend_frame(relation.to_arrow_reader(65_536), sorted=True, **ASKED)
    took = time.perf_counter() - start
    size, out = pathlib.Path(path).stat().st_size / 2**20, pa.table(made).nbytes / 2**20
    print(f"streamed:  {len(made):,} cases from a file of {size:.0f} MiB through DuckDB in {took:.1f} s,")
    print(f"           output {out:.0f} MiB, {peak() - before:.0f} MiB more than before, the output among it")


def interrupted(path: str) -> None:
    """The time from Ctrl-C to the exception."""
    whole = pq.read_table(path).combine_chunks()
    policy = Policy.shipped()
    sent: list[float] = []
    signal.signal(signal.SIGALRM, lambda *_: None)
    delays = []
    for after in np.linspace(0.05, 2.0, 14):
        helper = subprocess.Popen(
            [sys.executable, "-c", f"import os,time;time.sleep({after});print(time.time());os.kill({os.getpid()},2)"],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            while True:
                policy.recommend_frame(whole, threads=2, **ASKED)
        except KeyboardInterrupt:
            caught = time.time()
        sent.append(float(helper.communicate()[0]))
        delays.append(caught - sent[-1])
    worst, middle = max(delays) * 1_000, statistics.median(delays) * 1_000
    print(f"Ctrl-C:    raised after {middle:.0f} ms in the median, {worst:.0f} ms at worst, of {len(delays)} (target 200 ms)")


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] in globals():
        globals()[sys.argv[1]](sys.argv[2])
        return
    contacts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "contacts.parquet"
        write(path, contacts)
        for name in ["in_memory", "in_no_order", "streamed", "interrupted"]:
            subprocess.run([sys.executable, __file__, name, str(path)], check=True)


if __name__ == "__main__":
    main()
