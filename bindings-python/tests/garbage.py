"""Everything that can be called, and everything that it may be called with."""

from __future__ import annotations

import inspect
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple

from samples import AS_OF, cases, policies, samples, steps, text

import everycontact


class Hostile:
    """An object all of whose answers are an error."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    def __hash__(self) -> int:
        raise RuntimeError("hash")

    def __iter__(self) -> Iterator[Any]:
        raise RuntimeError("iter")

    def __str__(self) -> str:
        raise RuntimeError("str")


class Text(str):
    """A text that is no plain one."""


def itself() -> list[Any]:
    """A list that holds itself."""
    endless: list[Any] = []
    endless.append(endless)
    return endless


def nested() -> dict[str, Any]:
    deep: dict[str, Any] = {}
    for _ in range(5_000):
        deep = {"a": deep}
    return deep


FAR = timezone(timedelta(hours=23, minutes=59, seconds=59, microseconds=999_999))
GARBAGE: list[Any] = [
    None, True, 0, 1, -1, 2**63, 2**64, -(2**70), 10**400, 0.5, float("nan"), float("inf"), 1j,
    "", "\0", "\ud800", "null", "{}", "[]", '{"schema":1}', "9" * 400, "[" * 100_000, Text("x"), "é" * 300,
    "1900-01-01T00:00:00+23:59", "9999-12-31T23:59:60Z", "everycontact/case/1", "england-and-wales", "html",
    b"", b"\xff", bytes(32), bytearray(b"x"), memoryview(b"x"), io.BytesIO(b"{}\n"), io.StringIO("x"),
    (), [], {}, set(), [None], [""], ["\ud800"], ("a", "b", "c", "d"), {"a": float("nan")}, {1: 2}, {"a": object()},
    {"\ud800": "\ud800"}, itself(), nested(), range(3), iter([1]),
    date(2020, 2, 29), datetime(2020, 2, 29), datetime.min.replace(tzinfo=FAR), datetime.max.replace(tzinfo=FAR),
    datetime(2020, 1, 1, tzinfo=timezone(timedelta(microseconds=1))), timedelta(1), object(), object, int, len,
    lambda: None, Hostile(), everycontact, everycontact.Policy,
]  # fmt: skip


class Callee(NamedTuple):
    """Something public, and whether it is called as a method of an object."""

    name: str
    call: Callable[..., Any]

    def parameters(self) -> list[inspect.Parameter]:
        try:
            return list(inspect.signature(self.call).parameters.values())
        except (TypeError, ValueError):
            anything = inspect.Parameter.POSITIONAL_OR_KEYWORD
            return [inspect.Parameter(name, anything) for name in ("one", "two")]


OF_OBJECT = {name for name in dir(object) if name not in ("__eq__", "__hash__", "__repr__", "__str__", "__reduce__")}
OF_TUPLE = set(dir(tuple))
LEFT_OUT = {
    # They are Python's own, and take or give whatever they are handed.
    "EverycontactError": set(dir(ValueError)),
    "Asked": OF_TUPLE,
    "CaseLine": OF_TUPLE,
    "Problem": {"__match_args__"},
}


def callees() -> list[Callee]:
    """Every public function, constructor, and method of an object of each class."""
    public = [(name, getattr(everycontact, name)) for name in everycontact.__all__]
    return [*(Callee(name, item) for name, item in public if callable(item)), *methods(first_of_each())]


def methods(values: list[Any]) -> list[Callee]:
    """Every method of some objects, special and private ones with them."""
    found = []
    for value in values:
        of = type(value).__name__
        for name in dir(value):
            if name in OF_OBJECT or name in LEFT_OUT.get(of, ()):
                continue
            if callable(getattr(value, name)):
                found.append(Callee(f"{of}.{name}", getattr(value, name)))
    return found


def first_of_each() -> list[Any]:
    by_class: dict[type, Any] = {}
    for value in [*samples(), *steps()]:
        by_class.setdefault(type(value), value)
    return list(by_class.values())


def fitting() -> dict[str, Any]:
    """A value that fits, for the names that parameters have."""
    policy, case = policies()[0], cases()[0]
    by_class = {type(value).__name__: value for value in first_of_each()}
    return {
        "policy": policy, "case": case, "codebook": policy.codebook, "as_of": AS_OF, "instant": AS_OF,
        "text": text("subject-a"), "document": case.to_dict(), "agencies": ["school-1"], "cases": [case],
        "other": policy, "receipt": by_class["Receipt"], "entry": by_class["LedgerEntry"], "size": 2, "index": 1,
        "entries": [by_class["LedgerEntry"]], "append": steps()[0], "opening": by_class["LedgerOpening"],
        "checkpoint": by_class["Checkpoint"], "earlier": by_class["Checkpoint"], "later": by_class["Checkpoint"],
        "origin": "a.example", "data": b"", "salt": b"\1" * 32, "field": "case", "source": b"{}\n",
        "target": io.BytesIO(), "earlier_size": 1, "later_size": 2, "seed": "a seed", "note": "", "root": "sha256:",
        "id": "uk-illustrative", "proposal": by_class["ClosureProposal"], "bound": by_class["Bound"], "number": "1.1",
        "phrases": by_class["Phrases"], "role": "chair", "reason": "other", "level": "panel", "code": "weapon-access",
    }  # fmt: skip
