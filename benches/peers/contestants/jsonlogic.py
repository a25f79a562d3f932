"""The policy as one JSONLogic rule, which gives the criteria that are met as bits.

JSONLogic has no names for what was worked out; a `reduce` over a list of one gives a value a name (`current`), so
that contacts are filtered once and not once for each criterion.
"""

from __future__ import annotations

from typing import Any

from policy import (
    CRISIS,
    D30,
    D90,
    FIXATION,
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

Rule = Any
CONTACTS = {"var": "contacts"}
CURRENT = {"var": "current"}
RISK = {"some": [{"var": "indicators"}, {"!": {"in": [{"var": ""}, HARMLESS]}}]}
COUNTS = {"or": [{"==": [{"var": "kind"}, "referral"]}, {"var": "worry"}, RISK]}


def _within(age: int) -> Rule:
    return {"<": [{"var": "age"}, age]}


def _has(codes: list[str]) -> Rule:
    """Whether a contact has an indicator of these."""
    if len(codes) == 1:
        return {"in": [codes[0], {"var": "indicators"}]}
    return {"some": [{"var": "indicators"}, {"in": [{"var": ""}, codes]}]}


def _some(contacts: Rule, *tests: Rule) -> Rule:
    return {"some": [contacts, tests[0] if len(tests) == 1 else {"and": list(tests)}]}


def _which(contacts: Rule, *tests: Rule) -> Rule:
    return {"filter": [contacts, tests[0] if len(tests) == 1 else {"and": list(tests)}]}


def _at_least(n: int, contacts: Rule) -> Rule:
    return {">=": [{"length": contacts}, n]}


def _named(value: Rule, body: Rule) -> Rule:
    """The body, in which `current` is the value."""
    return {"reduce": [[value], body, 0]}


def _bit(at: int, test: Rule) -> Rule:
    return {"if": [test, 1 << at, 0]}


def _ones(*tests: Rule) -> Rule:
    """How many of the tests are met."""
    return {"+": [{"if": [test, 1, 0]} for test in tests]}


def _points(code: str, cap: int, points: list[int]) -> Rule:
    full, half, quarter = points
    brought = {
        "if": [
            {"<": [{"var": "current.age"}, M12]},
            full,
            {"<": [{"var": "current.age"}, M24]},
            half,
            quarter,
        ]
    }
    total = {"reduce": [_which(CURRENT, _has([code])), {"+": [{"var": "accumulator"}, brought]}, 0]}
    return {"min": [cap, total]}


def rule() -> Rule:
    """The whole policy."""
    counted = _named(
        _which(CONTACTS, _within(M24), COUNTS),
        {
            "+": [
                _bit(0, _at_least(2, _which(CURRENT, _within(M6)))),
                _bit(1, _at_least(3, CURRENT)),
            ]
        },
    )
    breadth = _named(
        _which(CONTACTS, RISK),
        {
            "+": [
                _bit(3, _at_least(3, {"distinct": [{"map": [CURRENT, {"var": "agency"}]}]})),
                _bit(
                    4,
                    _at_least(3, {"distinct": [{"map": [_which(CURRENT, _within(M36)), {"var": "sector"}]}]}),
                ),
            ]
        },
    )
    weighted = _which(CONTACTS, _has([code for code, _, _ in WEIGHTS]))
    points = {"+": [_points(*weight) for weight in WEIGHTS]}
    threats = _ones(*(_some(CONTACTS, _within(M12), _has([code])) for code in THREAT))
    strain = _ones(
        _some(CONTACTS, _within(M12), _has(ISOLATION)),
        _some(CONTACTS, _within(M12), _has(CRISIS)),
        _some(CONTACTS, _within(M12), {"==": [{"var": "kind"}, "referral"]}),
        _some(CONTACTS, _within(M24), {"var": "worry"}),
    )
    near = {
        "or": [
            _some(CONTACTS, _within(D30), _has(IMMINENT)),
            {
                "and": [
                    _some(CONTACTS, _within(M6), _has(THREAT)),
                    _at_least(2, _which(CONTACTS, _within(D90), COUNTS)),
                ]
            },
        ]
    }
    return {
        "+": [
            counted,
            _bit(2, {"and": [_some(CONTACTS, _has(FIXATION)), _some(CONTACTS, _has(WEAPON))]}),
            breadth,
            _bit(5, {">=": [_named(weighted, points), WEIGHT_AT_LEAST]}),
            _bit(6, {">=": [threats, 2]}),
            _bit(7, {">=": [strain, 2]}),
            _bit(8, near),
            _bit(9, _at_least(2, _which(CONTACTS, _within(M24), {"var": "worry"}))),
        ]
    }
