"""The policy as a plain Python loop over one person's history, as somebody in a hurry for speed would write it."""

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
    LEVEL_OF_MASK,
    M6,
    M12,
    M24,
    M36,
    THREAT,
    WEAPON,
    WEIGHT_AT_LEAST,
    WEIGHTS,
)

_HARMLESS, _WEAPON, _THREAT = frozenset(HARMLESS), frozenset(WEAPON), frozenset(THREAT)
_FIXATION, _IMMINENT = frozenset(FIXATION), frozenset(IMMINENT)
_ISOLATION, _CRISIS = frozenset(ISOLATION), frozenset(CRISIS)
_WEIGHTS = {code: (cap, *points) for code, cap, points in WEIGHTS}


def decide(history: dict[str, Any]) -> tuple[int, int]:
    """The rank of the level, and the criteria that are met as bits."""
    in_d90 = in_m6 = in_m24 = referrals = worries = 0
    agencies, sectors, seen, threats = set(), set(), set(), set()
    near = threat_m6 = isolation = crisis = False
    points: dict[str, int] = {}
    for contact in history["contacts"]:
        age = contact["age"]
        codes = contact["indicators"]
        referral = contact["kind"] == "referral"
        worry = contact["worry"]
        risk = not _HARMLESS.issuperset(codes)
        if risk:
            agencies.add(contact["agency"])
            if age < M36:
                sectors.add(contact["sector"])
        if worry and age < M24:
            worries += 1
        if (risk or referral or worry) and age < M24:
            in_m24 += 1
            in_m6 += age < M6
            in_d90 += age < D90
            referrals += referral and age < M12
        for code in codes:
            if code in _WEIGHTS:
                cap, full, half, quarter = _WEIGHTS[code]
                brought = full if age < M12 else half if age < M24 else quarter
                points[code] = min(cap, points.get(code, 0) + brought)
            if age < M12:
                if code in _THREAT:
                    threats.add(code)
                    threat_m6 |= age < M6
                elif code in _ISOLATION:
                    isolation = True
                elif code in _CRISIS:
                    crisis = True
                elif age < D30 and code in _IMMINENT:
                    near = True
        seen.update(codes)
    strain = isolation + crisis + (referrals >= 1) + (worries >= 1)
    mask = (
        (in_m6 >= 2)
        | (in_m24 >= 3) << 1
        | (not seen.isdisjoint(_WEAPON) and not seen.isdisjoint(_FIXATION)) << 2
        | (len(agencies) >= 3) << 3
        | (len(sectors) >= 3) << 4
        | (sum(points.values()) >= WEIGHT_AT_LEAST) << 5
        | (len(threats) >= 2) << 6
        | (strain >= 2) << 7
        | (near or (threat_m6 and in_d90 >= 2)) << 8
        | (worries >= 2) << 9
    )
    return LEVEL_OF_MASK[mask], mask
