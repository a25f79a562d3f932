"""Writes `RESULTS.md` from the figures: tables, ratios, and which of the targets were reached."""

from __future__ import annotations

import dataclasses
import pathlib
import statistics
from collections.abc import Callable
from typing import Any

RESULTS = pathlib.Path(__file__).parent / "RESULTS.md"
# What follows this heading is written by hand and stays.
BY_HAND = "## Where the time goes"

Figures = dict[str, Any]

LABELS = {
    "ours-loaded": "**everycontact**, loaded case",
    "ours-dict": "**everycontact**, case document as a dict",
    "ours-json": "**everycontact**, case document as JSON text",
    "ours-read": "**everycontact**, `CaseBatch` that was read before",
    "ours-frame": "**everycontact**, frame, encoded and grouped anew each time",
    "ours-frame-text": "**everycontact**, frame",
    "ours-batch": "**everycontact** from Rust, batch that is built already",
    "ours-pyarrow": "**everycontact**, read with pyarrow",
    "ours-duckdb": "**everycontact**, read with DuckDB",
    "loop": "plain Python loop, dict",
    "loop-json": "plain Python loop, JSON text",
    "datalogic-py": "datalogic-py, loaded handle",
    "datalogic-py-dict": "datalogic-py, dict",
    "datalogic-py-json": "datalogic-py, JSON text",
    "zen-expression": "zen-engine, compiled expression, dict",
    "zen-decision": "zen-engine, decision, dict",
    "zen-batch": "zen-engine, `evaluate_batch` of 1,000 dicts",
    "cel-py": "common-expression-language, loaded context",
    "datalogic-rs": "datalogic-rs (Rust), loaded",
    "datalogic-rs-json": "datalogic-rs (Rust), JSON text",
    "regorus": "regorus (Rust), virtual machine, loaded",
    "cel-rs": "cel (Rust), loaded context",
    "rust-hand": "hand-written Rust loop, policy compiled in",
    "polars": "polars, lazy",
    "duckdb": "DuckDB, SQL",
    "pandas": "pandas",
    "polars-text": "polars, lazy",
    "duckdb-text": "DuckDB, SQL",
}
ENGINES = [
    "datalogic-py",
    "datalogic-py-dict",
    "datalogic-py-json",
    "zen-expression",
    "zen-decision",
    "cel-py",
    "datalogic-rs",
    "datalogic-rs-json",
    "regorus",
    "cel-rs",
]
FROM_PYTHON = [
    "datalogic-py",
    "datalogic-py-dict",
    "datalogic-py-json",
    "zen-expression",
    "zen-decision",
    "cel-py",
]

SECTIONS = {
    "rows": (
        "One case at a time, and rule engines",
        "ours-loaded@1",
        "Each is called once for each person. The slower ones are given the first persons alone.",
    ),
    "columns": (
        "Encoded and grouped columns to columns",
        "ours-read@1",
        "Codes as small numbers (dictionaries, enums, categories), persons by number and in order, "
        "observations as a list column (pandas: as a second frame).",
    ),
    "columns-large": ("The same, more persons", "ours-read@1", "One data set of the same kind, larger."),
    "text": (
        "The same with text for every code",
        "ours-frame-text@1",
        "Kinds, sectors, agencies and indicators as text; persons by number and in order.",
    ),
    "flat": (
        "From a flat, shuffled Parquet file with text ids to decisions",
        "ours-pyarrow@1",
        "One row a contact, in no order; ids, kinds, sectors, agencies and lists of indicators as text. "
        "Reading is part of the time. Memory is the most that the process held, with all that it imports.",
    ),
}


@dataclasses.dataclass(frozen=True)
class Target:
    """Something to reach: a ratio of two figures, and what it should be."""

    what: str
    ratio: Callable[[Figures], float]
    least: float = 0.0
    aim: float | None = None
    most: float | None = None

    def line(self, figures: Figures) -> str:
        try:
            ratio = self.ratio(figures)
        except KeyError:
            return f"| {self.what} | not measured | {self._bound()} | |"
        met = ratio <= self.most if self.most is not None else ratio >= self.least
        aimed = self.aim is not None and (ratio <= self.aim if self.most is not None else ratio >= self.aim)
        verdict = "yes, and what was aimed for" if aimed else "yes" if met else "**no**"
        return f"| {self.what} | {ratio:.2f} × | {self._bound()} | {verdict} |"

    def _bound(self) -> str:
        bound = f"at most {self.most:g} ×" if self.most is not None else f"at least {self.least:g} ×"
        return bound + (f" ({self.aim:g} × to aim for)" if self.aim is not None else "")


def rate(figures: Figures, section: str, key: str, by: str = "busy_rates") -> float:
    """The persons a second of a contestant: the median."""
    return float(statistics.median(figures[section]["figures"][key][by]))


def _best(figures: Figures, section: str, names: list[str]) -> float:
    known = figures[section]["figures"]
    return max(rate(figures, section, f"{name}@1") for name in names if f"{name}@1" in known)


def _peak(figures: Figures, key: str) -> float:
    return float(figures["flat"]["figures"][key]["peak"])


def _ours_flat(figures: Figures) -> str:
    """The faster of the two readers."""
    keys = ["ours-pyarrow@1", "ours-duckdb@1"]
    return max(keys, key=lambda key: rate(figures, "flat", key))


TARGETS = [
    Target(
        "encoded and grouped columns, 100,000 persons: against polars",
        lambda f: rate(f, "columns", "ours-read@1") / rate(f, "columns", "polars@1"),
        least=8,
        aim=15,
    ),
    Target(
        "the same, 2,000,000 persons",
        lambda f: rate(f, "columns-large", "ours-read@1") / rate(f, "columns-large", "polars@1"),
        least=8,
        aim=15,
    ),
    Target(
        "encoded and grouped columns, 100,000 persons: how much faster the hand-written loop is",
        lambda f: rate(f, "columns", "rust-hand@1") / rate(f, "columns", "ours-read@1"),
        most=8,
        aim=4,
    ),
    Target(
        "the same, 2,000,000 persons",
        lambda f: rate(f, "columns-large", "rust-hand@1") / rate(f, "columns-large", "ours-read@1"),
        most=8,
        aim=4,
    ),
    Target(
        "columns that are encoded and grouped anew each time, 100,000 persons: against polars",
        lambda f: rate(f, "columns", "ours-frame@1") / rate(f, "columns", "polars@1"),
        least=8,
    ),
    Target(
        "flat Parquet file, reader included: against polars",
        lambda f: rate(f, "flat", _ours_flat(f)) / rate(f, "flat", "polars@1"),
        least=8,
    ),
    Target(
        "the same against DuckDB",
        lambda f: rate(f, "flat", _ours_flat(f)) / rate(f, "flat", "duckdb@1"),
        least=8,
    ),
    Target(
        "flat Parquet file: memory against polars",
        lambda f: _peak(f, _ours_flat(f)) / _peak(f, "polars@1"),
        most=0.5,
    ),
    Target(
        "the same against DuckDB",
        lambda f: _peak(f, _ours_flat(f)) / _peak(f, "duckdb@1"),
        most=0.5,
    ),
    Target(
        "in batch, against the fastest rule engine fed with the same history",
        lambda f: rate(f, "columns", "ours-read@1") / _best(f, "rows", ENGINES),
        least=40,
    ),
    Target(
        "a frame, encoded anew, against the fastest rule engine fed with the same history",
        lambda f: rate(f, "columns", "ours-frame@1") / _best(f, "rows", ENGINES),
        least=40,
    ),
    Target(
        "the same with a frame of text",
        lambda f: rate(f, "text", "ours-frame-text@1") / _best(f, "rows", ENGINES),
        least=40,
    ),
    Target(
        "one loaded case from Python, level and criteria: against the fastest rule engine's Python package",
        lambda f: rate(f, "rows", "ours-loaded@1") / _best(f, "rows", FROM_PYTHON),
        least=8,
    ),
    Target(
        "the same against a plain Python loop",
        lambda f: rate(f, "rows", "ours-loaded@1") / rate(f, "rows", "loop@1"),
        least=8,
    ),
]

HEAD = """# Results: side by side with peers

`pip install -r benches/peers/requirements.txt`, the package itself (`maturin develop --release -m
bindings-python/Cargo.toml`), and then `python benches/peers/run.py`, which builds the program in
`benches/peers/rust`, makes the data, compares and measures, and writes everything here but the last part.
`--only` takes some of the sections, `--render` writes this again from the last figures, and `--small`
compares a few hundred persons and measures nothing.

Everybody decides about the same persons by the same policy of ten criteria (`policy.json`,
`codebook.json`): the rank of the level, and which criteria are met. What each says of each person is
compared before any time counts, and again after every run; one difference ends the comparison. A person has
1 to 8 contacts, 3 in the mean, of 0 to 6 observations each, 3 in the mean; the data comes from a seed. Some
contacts lie on the edges of windows.

Figures are persons a second: the median of {rounds} runs after one that was not timed, the contestants in
turn within each round, with the slowest and the fastest run beside it. What counts is the time that the
processor was busy for the contestant, on all its threads together: the machine is shared, and on one thread
this is what the clock would show on a machine of its own. The clock is beside it; only it shows what a second
thread brings.
"""

FED = """## How each is fed

The comparison leans towards the peers:

- Rule engines have no calendar arithmetic in common, so each contact comes with its age in days, and
  windows are numbers of days that were worked out before. The rest of the history is theirs to count. This
  library is given dates.
- They say which criteria are met; the level is then looked up in a table, for all of them and at no cost to
  them. polars, DuckDB, pandas and the hand-written loop work it out themselves. This library works out
  both ceilings besides, of which the others have no notion.
- JSONLogic and CEL have no names for what was worked out, CEL no sum, and ZEN and CEL no distinct values:
  each policy is written in the fastest way that was found within the language, without functions of our
  own.
- The queries of polars and DuckDB were written in several ways, and the fastest was kept: the indicators of a
  contact are turned into bits, persons are grouped once, and weights are worked out over the few
  observations that have one.
- A loaded history is what the package offers for it: a `DataHandle`, a `Context`, a parsed value. A case
  document of this library is about three times as long as the history that the others are given, since it
  says of each observation what it rests on and who did it, and of each contact when it was recorded.
- The hand-written loop (`rust/src/hand.rs`) knows this policy, this codebook and these columns and nothing
  else: an indicator is a bit of one word and a byte of another, and an agency is a bit too.
- Single-threaded rows are held to one thread by the means that each has (`POLARS_MAX_THREADS`, `SET
  threads`). `evaluate_batch` of zen-engine takes all threads that there are.
- Garbage collection leaves alone what was loaded before the timing.
"""


def write(figures: Figures) -> str:
    """Writes the results, and gives them back without the part that is written by hand."""
    rounds = max((section["rounds"] for section in figures.values() if "rounds" in section), default=0)
    parts = [HEAD.format(rounds=rounds), _about(figures), _targets(figures)]
    parts += [_section(figures, name) for name in SECTIONS if name in figures]
    text = "\n".join([*parts, FED])
    RESULTS.write_text(f"{text}\n{_by_hand()}", encoding="utf-8")
    return text


def _by_hand() -> str:
    known = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    _, heading, rest = known.partition(BY_HAND)
    return heading + rest if heading else f"{BY_HAND}\n"


def _about(figures: Figures) -> str:
    about = figures["about"]
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return (
        f"Machine: {about['machine']}, shared with other work; its load was {about['load']} "
        f"when the last of these sections began. Versions: {versions}.\n"
    )


def _targets(figures: Figures) -> str:
    lines = [target.line(figures) for target in TARGETS]
    head = (
        "| Side by side in one run, one thread, equal results | Ratio | Target | Reached |\n|---|---|---|---|"
    )
    return "\n".join(["## What was to be reached", "", head, *lines, ""])


def _section(figures: Figures, name: str) -> str:
    title, ours, note = SECTIONS[name]
    own = figures[name]["figures"]
    memory = name == "flat"
    base = rate(figures, name, ours) if ours in own else None
    columns = ["Contestant", "Threads", "Persons", "Persons a second of processor time", "Slowest to fastest"]
    columns.append("Persons a second by the clock")
    columns += ["Peak memory"] if memory else []
    columns += (
        [f"{LABELS[ours.partition('@')[0]].replace('**', '')}, one thread, is faster by"] if base else []
    )
    lines = [_row(columns), _row(["---"] * len(columns))]
    for key in sorted(own, key=lambda key: -rate(figures, name, key)):
        contestant, _, threads = key.partition("@")
        rates, median = own[key]["busy_rates"], rate(figures, name, key)
        cells = [LABELS[contestant], threads, f"{own[key]['persons']:,}", _short(median)]
        cells.append(f"{_short(rates[0])} to {_short(rates[-1])}")
        cells.append(_short(rate(figures, name, key, "rates")))
        cells += [f"{own[key]['peak'] / 1e6:,.0f} MB"] if memory else []
        cells += [f"{base / median:.2f} ×"] if base else []
        lines.append(_row(cells))
    return "\n".join([f"## {title}", "", f"{figures[name]['persons']:,} persons. {note}", "", *lines, ""])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _short(number: float) -> str:
    """Three figures are as many as these measurements carry."""
    digits = 10 ** max(len(str(int(number))) - 3, 0)
    return f"{round(number / digits) * digits:,}"
