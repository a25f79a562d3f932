"""Compares this library with its peers: `python benches/peers/run.py`.

Every contestant decides about the same persons by the same policy. What each says of each person is
compared before any time counts; then all run in turn, several rounds of them, and the medians are written
to `RESULTS.md`. With `--small` a few hundred persons are compared, and nothing is timed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE / "data" / "figures.json"
RUST = HERE / "rust"


RUST_ENGINES = {"datalogic-rs", "datalogic-rs-json", "regorus", "cel-rs"}


@dataclasses.dataclass(frozen=True)
class Entry:
    """A contestant: its name in its process, its threads, and how many persons it is given (0 for all)."""

    name: str
    threads: int = 1
    persons: int = 0

    @property
    def key(self) -> str:
        return f"{self.name}@{self.threads}"

    @property
    def in_rust(self) -> bool:
        return self.name in {
            "rust-hand",
            "datalogic-rs",
            "datalogic-rs-json",
            "regorus",
            "cel-rs",
            "ours-batch",
        }


# The slow ones are given fewer persons.
ROWS = [
    Entry("ours-loaded", 1, 20_000),
    Entry("ours-dict", 1, 20_000),
    Entry("ours-json", 1, 20_000),
    Entry("loop", 1, 20_000),
    Entry("loop-json", 1, 20_000),
    Entry("datalogic-py", 1, 20_000),
    Entry("datalogic-py-dict", 1, 20_000),
    Entry("datalogic-py-json", 1, 20_000),
    Entry("zen-expression", 1, 10_000),
    Entry("zen-decision", 1, 1_000),
    Entry("zen-batch", 2, 10_000),
    Entry("cel-py", 1, 1_000),
    Entry("datalogic-rs", 1, 20_000),
    Entry("datalogic-rs-json", 1, 20_000),
    Entry("regorus", 1, 5_000),
    Entry("cel-rs", 1, 2_000),
]
COLUMNS = [
    Entry("rust-hand"),
    Entry("ours-batch"),
    Entry("ours-read"),
    Entry("ours-read", 2),
    Entry("ours-frame"),
    Entry("ours-frame", 2),
    Entry("polars"),
    Entry("polars", 2),
    Entry("duckdb"),
    Entry("duckdb", 2),
    Entry("pandas"),
]
TEXT = [Entry(f"{name}-text", threads) for name in ("ours-frame", "polars", "duckdb") for threads in (1, 2)]
FLAT = [
    Entry(name, threads) for name in ("ours-pyarrow", "ours-duckdb", "polars", "duckdb") for threads in (1, 2)
]
REFERENCE = Entry("rust-hand")
REFERENCE_WITHOUT_RUST = Entry("loop")


class Different(Exception):
    """Two contestants do not say the same, or there is too little to tell them apart."""


class Workers:
    """Processes that hold contestants, each with those of one language and number of threads."""

    def __init__(self, folder: pathlib.Path, entries: list[Entry], results: pathlib.Path) -> None:
        self.results = results
        self.processes: dict[tuple[bool, int], subprocess.Popen[str]] = {}
        for kind in sorted({(entry.in_rust, entry.threads) for entry in entries}):
            own = [entry for entry in entries if (entry.in_rust, entry.threads) == kind]
            self.processes[kind] = self._start(folder, own, *kind)

    def _start(
        self, folder: pathlib.Path, entries: list[Entry], in_rust: bool, threads: int
    ) -> subprocess.Popen[str]:
        import policy

        place = self.results / f"{'rust' if in_rust else 'python'}-{threads}"
        place.mkdir(exist_ok=True)
        plan = {
            "folder": str(folder),
            "histories": _histories(folder, entries),
            "contestants": {entry.name: entry.persons for entry in entries},
            "threads": threads,
            "levels": policy.LEVEL_OF_MASK,
            "results": str(place),
        }
        command = [str(_rust_program())] if in_rust else [sys.executable, str(HERE / "worker.py")]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._ask(process, json.dumps(plan))
        return process

    def _ask(self, process: subprocess.Popen[str], line: str) -> dict[str, Any]:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise RuntimeError(f"a contestant ended with {process.wait()} instead of an answer")
        said: dict[str, Any] = json.loads(answer)
        return said

    def run(self, entry: Entry) -> tuple[dict[str, Any], bytes]:
        """Lets a contestant run once: what it took, and what came of it."""
        answer = self._ask(self.processes[entry.in_rust, entry.threads], entry.name)
        place = self.results / f"{'rust' if entry.in_rust else 'python'}-{entry.threads}"
        return answer, (place / f"{entry.name}.results").read_bytes()

    def close(self) -> None:
        for process in self.processes.values():
            assert process.stdin is not None
            process.stdin.close()
            process.wait()


def _histories(folder: pathlib.Path, entries: list[Entry]) -> str:
    """The name of a file with as many histories as the Rust engines need, written beside the rules."""
    wanted = [entry.persons for entry in entries if entry.in_rust and entry.name in RUST_ENGINES]
    if not wanted:
        return ""
    import data
    from contestants import cel_rules, jsonlogic

    (folder / "rule.json").write_text(json.dumps(jsonlogic.rule()), encoding="utf-8")
    (folder / "expression.cel").write_text(cel_rules.expression(), encoding="utf-8")
    return data.ensure_histories(folder, max(wanted)).name


def _rust_program() -> pathlib.Path:
    answer = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"],
        cwd=RUST,
        check=True,
        capture_output=True,
        text=True,
    )
    return pathlib.Path(json.loads(answer.stdout)["target_directory"]) / "release" / "everycontact-peers"


def check(entry: Entry, found: bytes, expected: bytes) -> None:
    """Refuses results that are not those expected of the persons that the contestant was given."""
    given, all_persons = entry.persons, len(expected) // 3
    levels, masks = expected[:given], expected[all_persons : all_persons + 2 * given]
    if len(found) != 3 * given:
        raise Different(f"{entry.key}: {len(found) // 3} of {given} persons came out")
    if found != levels + masks:
        same_level = [found[at] == levels[at] for at in range(given)]
        same_mask = [found[given + 2 * at :][:2] == masks[2 * at :][:2] for at in range(given)]
        differing = [at for at in range(given) if not (same_level[at] and same_mask[at])]
        raise Different(f"{entry.key}: {len(differing)} of {given} persons differ, first {differing[:3]}")


def check_variety(expected: bytes) -> None:
    """Refuses data in which a criterion is met by nobody or by everybody: equality would say little."""
    import policy

    persons = len(expected) // 3
    masks = [int.from_bytes(expected[at : at + 2], "little") for at in range(persons, 3 * persons, 2)]
    for bit, name in enumerate(policy.CRITERIA):
        met = sum(mask >> bit & 1 for mask in masks)
        if not 0 < met < persons:
            raise Different(f"{met} of {persons} persons meet {name}")


def interleaved(entries: list[Entry], rounds: int) -> list[list[Entry]]:
    """The contestants of each round, each round beginning with another one."""
    turns = [at * len(entries) // max(rounds, 1) for at in range(rounds)]
    return [entries[turn:] + entries[:turn] for turn in turns]


def contest(entries: list[Entry], persons: int, rounds: int, with_rust: bool) -> dict[str, Any]:
    """Lets contestants decide about the persons of one data set."""
    folder = _made_ready(persons)
    fitting = [
        dataclasses.replace(entry, persons=min(entry.persons or persons, persons)) for entry in entries
    ]
    reference = dataclasses.replace(REFERENCE if with_rust else REFERENCE_WITHOUT_RUST, persons=persons)
    with tempfile.TemporaryDirectory() as results:
        judge = Workers(folder, [reference], _made(results, "judge"))
        _, expected = judge.run(reference)
        judge.close()
        check_variety(expected)
        workers = Workers(folder, fitting, _made(results, "all"))
        for entry in fitting:
            _, found = workers.run(entry)
            check(entry, found, expected)
            print(f"  {entry.key}: {len(found) // 3:,} persons, equal", flush=True)
        answers: dict[str, list[dict[str, Any]]] = {entry.key: [] for entry in fitting}
        for turn in interleaved(fitting, rounds):
            for entry in turn:
                answer, found = workers.run(entry)
                check(entry, found, expected)
                answers[entry.key].append(answer)
        workers.close()
    return {entry.key: _figure(entry.persons, answers[entry.key]) for entry in fitting}


def _made_ready(persons: int, *options: str) -> pathlib.Path:
    """The folder with the data of so many persons.

    It is made in another process, so that this one stays small: a child begins with the peak of its parent.
    """
    command = [sys.executable, str(HERE / "data.py"), str(persons), *options]
    return pathlib.Path(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())


def _made(place: str, name: str) -> pathlib.Path:
    folder = pathlib.Path(place) / name
    folder.mkdir()
    return folder


def contest_flat(entries: list[Entry], persons: int, rounds: int, with_rust: bool) -> dict[str, Any]:
    """The same from the flat file, each contestant in a process of its own each time."""
    folder = _made_ready(persons, "--flat")
    entries = [dataclasses.replace(entry, persons=persons) for entry in entries]
    reference = dataclasses.replace(REFERENCE if with_rust else REFERENCE_WITHOUT_RUST, persons=persons)
    answers: dict[str, list[dict[str, Any]]] = {entry.key: [] for entry in entries}
    with tempfile.TemporaryDirectory() as results:
        judge = Workers(folder, [reference], _made(results, "judge"))
        _, expected = judge.run(reference)
        judge.close()
        for at, turn in enumerate([entries, *interleaved(entries, rounds)]):
            for entry in turn:
                answer, found = _flat(
                    entry, folder / "flat.parquet", persons, pathlib.Path(results) / "flat.results"
                )
                check(entry, found, expected)
                if at == 0:
                    print(f"  {entry.key}: {persons:,} persons, equal", flush=True)
                else:
                    answers[entry.key].append(answer)
    return {entry.key: _figure(persons, answers[entry.key]) for entry in entries}


def _flat(
    entry: Entry, path: pathlib.Path, persons: int, results: pathlib.Path
) -> tuple[dict[str, Any], bytes]:
    arguments = {"--path": path, "--threads": entry.threads, "--persons": persons, "--results": results}
    words = [str(word) for pair in arguments.items() for word in pair]
    command = [sys.executable, str(HERE / "flat.py"), entry.name, *words]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout), results.read_bytes()


def _figure(persons: int, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """Persons a second, by the clock and by what the processor was busy, and the most memory held."""
    figure: dict[str, Any] = {"persons": persons}
    for name, seconds in (("rates", "seconds"), ("busy_rates", "busy")):
        figure[name] = sorted(persons / answer[seconds] for answer in answers)
    if answers and "peak" in answers[0]:
        figure["peak"] = statistics.median(answer["peak"] for answer in answers)
    return figure


def sections(small: bool) -> list[tuple[str, Any, list[Entry], int]]:
    """What is compared: the section, how, who, and over how many persons."""
    sizes = [400, 400, 400, 400, 400] if small else [100_000, 100_000, 2_000_000, 100_000, 1_000_000]
    how = [contest, contest, contest, contest, contest_flat]
    names = ["rows", "columns", "columns-large", "text", "flat"]
    whole = list(zip(names, how, [ROWS, COLUMNS, COLUMNS, TEXT, FLAT], sizes, strict=True))
    return [section for section in whole if not (small and section[0] == "columns-large")]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--small", action="store_true", help="compare a few hundred persons, and time nothing"
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often each contestant is timed")
    parser.add_argument("--only", nargs="*", help="sections: rows, columns, columns-large, text, flat")
    parser.add_argument(
        "--without", nargs="*", default=[], help="contestants to leave out, by name; `rust` for all in it"
    )
    parser.add_argument("--render", action="store_true", help="write RESULTS.md again from the last figures")
    asked = parser.parse_args()
    sys.path.insert(0, str(HERE))
    with_rust = "rust" not in asked.without
    if not asked.render:
        if with_rust:
            subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=RUST, check=True)
        compare(asked, with_rust)
    if not asked.small:
        import table

        text = table.write(json.loads(FIGURES.read_text(encoding="utf-8")))
        print(text)


def compare(asked: argparse.Namespace, with_rust: bool) -> None:
    """Runs what was asked for; the figures of a section replace those of an earlier run."""
    for name, how, entries, persons in sections(asked.small):
        if asked.only is not None and name not in asked.only:
            continue
        print(f"{name}: {persons:,} persons", flush=True)
        chosen = [
            entry for entry in entries if entry.name not in asked.without and (with_rust or not entry.in_rust)
        ]
        load = os.getloadavg()[0]
        figures = how(chosen, persons, 0 if asked.small else asked.rounds, with_rust)
        if not asked.small:
            import versions

            known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
            known["about"] = versions.about(load)
            known[name] = {"persons": persons, "rounds": asked.rounds, "figures": figures}
            FIGURES.write_text(json.dumps(known, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
