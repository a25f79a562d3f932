"""The policy as one CEL expression, without functions of our own.

CEL has no names for what was worked out; `[value].map(name, body)[0]` gives one. It has no sum either: points are
numbers of contacts times what each brings.
"""

from __future__ import annotations

from policy import (
    CRISIS,
    D30,
    D90,
    HARMLESS,
    IMMINENT,
    ISOLATION,
    M6,
    M12,
    M24,
    M36,
    THREAT,
    WEAPON,
    WEIGHT_AT_LEAST,
    WEIGHTS,
)


def _list(codes: list[str]) -> str:
    return "[" + ", ".join(f"'{code}'" for code in codes) + "]"


def _has(codes: list[str]) -> str:
    return f"c.indicators.exists(i, i in {_list(codes)})"


RISK = f"c.indicators.exists(i, !(i in {_list(HARMLESS)}))"


def _named(name: str, value: str, body: str) -> str:
    return f"[{value}].map({name}, {body})[0]"


def _three_distinct(contacts: str, field: str) -> str:
    return (
        f"{contacts}.size() >= 3 && {contacts}.exists(a, {contacts}.exists(b, b.{field} != a.{field} && "
        f"{contacts}.exists(d, d.{field} != a.{field} && d.{field} != b.{field})))"
    )


def _points(code: str, cap: int, points: list[int]) -> str:
    full, half, quarter = points
    brought = (
        f"{full} * having.filter(c, c.age < {M12}).size() + "
        f"{half} * having.filter(c, c.age >= {M12} && c.age < {M24}).size() + "
        f"{quarter} * having.filter(c, c.age >= {M24}).size()"
    )
    total = _named("having", f"weighted.filter(c, '{code}' in c.indicators)", brought)
    return _named("points", total, f"points > {cap} ? {cap} : points")


def _ones(*tests: str) -> str:
    """How many of the tests are met."""
    return " + ".join(f"({test} ? 1 : 0)" for test in tests)


def expression() -> str:
    """The criteria that are met, as bits."""
    weights = _named(
        "weighted",
        f"contacts.filter(c, {_has([code for code, _, _ in WEIGHTS])})",
        f"weighted.size() > 0 && {' + '.join(_points(*weight) for weight in WEIGHTS)} >= {WEIGHT_AT_LEAST}",
    )
    threats = _ones(*(f"year.exists(c, '{code}' in c.indicators)" for code in THREAT))
    strain = _ones(
        f"year.exists(c, {_has(ISOLATION)})",
        f"year.exists(c, {_has(CRISIS)})",
        "year.exists(c, c.kind == 'referral')",
        "worries >= 1",
    )
    criteria = [
        f"counted.filter(c, c.age < {M6}).size() >= 2",
        "counted.size() >= 3",
        f"contacts.exists(c, {_has(WEAPON)}) && contacts.exists(c, 'violence-fixation' in c.indicators)",
        _three_distinct("risky", "agency"),
        _named("recent", f"risky.filter(c, c.age < {M36})", _three_distinct("recent", "sector")),
        weights,
        f"{threats} >= 2",
        f"{strain} >= 2",
        f"contacts.exists(c, c.age < {D30} && {_has(IMMINENT)}) || "
        f"(contacts.exists(c, c.age < {M6} && {_has(THREAT)}) && counted.filter(c, c.age < {D90}).size() >= 2)",
        "worries >= 2",
    ]
    body = " + ".join(f"({criterion} ? {1 << at} : 0)" for at, criterion in enumerate(criteria))
    names = {
        "worries": f"contacts.filter(c, c.worry && c.age < {M24}).size()",
        "year": f"contacts.filter(c, c.age < {M12})",
        "risky": f"contacts.filter(c, {RISK})",
        "counted": f"contacts.filter(c, c.age < {M24} && (c.kind == 'referral' || c.worry || {RISK}))",
    }
    for name, value in names.items():
        body = _named(name, value, body)
    return body
