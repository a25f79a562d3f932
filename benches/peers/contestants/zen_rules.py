"""The policy for GoRules ZEN: one expression, by itself and as the only node of a decision graph.

ZEN has no function for distinct values: three distinct ones are three that differ.
"""

from __future__ import annotations

import json

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


RISK = f"some(#.indicators, # not in {_list(HARMLESS)})"


def _has(codes: list[str], within: str = "#.indicators") -> str:
    return f"some({within}, # in {_list(codes)})"


def _three_distinct(contacts: str, field: str) -> str:
    return (
        f"len({contacts}) >= 3 and some({contacts} as a, some({contacts} as b, b.{field} != a.{field} "
        f"and some({contacts} as c, c.{field} != a.{field} and c.{field} != b.{field})))"
    )


def _points(code: str, cap: int, points: list[int]) -> str:
    full, half, quarter = points
    brought = f"#.age < {M12} ? {full} : #.age < {M24} ? {half} : {quarter}"
    return f"min([{cap}, sum(map(filter(weighted, '{code}' in #.indicators), {brought}))])"


def expression() -> str:
    """The criteria that are met, as bits."""
    criteria = [
        f"count(counted, #.age < {M6}) >= 2",
        "len(counted) >= 3",
        f"some(contacts, {_has(WEAPON)}) and some(contacts, 'violence-fixation' in #.indicators)",
        _three_distinct("risky", "agency"),
        _three_distinct("recent", "sector"),
        f"len(weighted) > 0 and {' + '.join(_points(*weight) for weight in WEIGHTS)} >= {WEIGHT_AT_LEAST}",
        f"count({_list(THREAT)} as code, some(year, code in #.indicators)) >= 2",
        "count([some(year, " + _has(ISOLATION) + "), some(year, " + _has(CRISIS) + "), "
        "some(year, #.kind == 'referral'), worries >= 1], # == true) >= 2",
        f"some(contacts, #.age < {D30} and {_has(IMMINENT)}) or "
        f"(some(contacts, #.age < {M6} and {_has(THREAT)}) and count(counted, #.age < {D90}) >= 2)",
        "worries >= 2",
    ]
    codes = [code for code, _, _ in WEIGHTS]
    names = [
        f"counted = filter(contacts, #.age < {M24} and (#.kind == 'referral' or #.worry or {RISK}))",
        f"risky = filter(contacts, {RISK})",
        f"recent = filter(risky, #.age < {M36})",
        f"year = filter(contacts, #.age < {M12})",
        f"weighted = filter(contacts, {_has(codes)})",
        f"worries = count(contacts, #.worry and #.age < {M24})",
    ]
    bits = [f"(({criterion}) ? {1 << at} : 0)" for at, criterion in enumerate(criteria)]
    return "; ".join([*names, " + ".join(bits)])


def decision() -> str:
    """A decision graph with the expression as its only node."""
    node = {
        "id": "policy",
        "name": "policy",
        "type": "expressionNode",
        "content": {"expressions": [{"id": "mask", "key": "mask", "value": expression()}]},
    }
    ends = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "policy"},
        {"id": "2", "type": "edge", "sourceId": "policy", "targetId": "out"},
    ]
    return json.dumps({"nodes": [*ends, node], "edges": edges})
