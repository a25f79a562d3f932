"""The policy with pandas: contacts and observations as two frames of encoded columns, grouped by person.

pandas has no bitwise sum over groups, so what is asked for at all becomes a column to take the maximum of, and
distinct values are pairs without their duplicates.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

import policy
from data import Columns
from policy import D30, D90, M6, M12, M24, M36

SLOTS = 64


def frames(columns: Columns) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The columns as pandas would have them encoded; observations name the row of their contact."""

    def categories(codes: Any, words: list[str]) -> pd.Categorical:
        return pd.Categorical.from_codes(codes.astype(np.int8), categories=words)

    contacts = pd.DataFrame(
        {
            "person": columns.person_of_contact(),
            "day": columns.day,
            "kind": categories(columns.kind, policy.KINDS),
            "sector": categories(columns.sector, policy.SECTORS),
            "agency": categories(columns.agency, policy.AGENCIES),
            "worry": columns.worry.astype(bool),
        }
    )
    observations = pd.DataFrame(
        {
            "contact": columns.contact_of_observation(),
            "indicator": categories(columns.indicator, policy.INDICATORS),
        }
    )
    return contacts, observations


def _has(bits: Any, codes: list[str]) -> Any:
    return (bits & policy.bits(codes)) != 0


def _distinct(person: Any, codes: Any, persons: int) -> Any:
    """How many distinct codes each person has."""
    pairs = pd.unique(person.astype(np.int64) * SLOTS + codes)
    return np.bincount(pairs // SLOTS, minlength=persons)


def _points(person: Any, age: Any, observations: pd.DataFrame, persons: int) -> Any:
    quarter, cap = np.zeros(len(policy.INDICATORS), np.int64), np.zeros(len(policy.INDICATORS), np.int64)
    for code, most, points in policy.WEIGHTS:
        at = policy.INDICATORS.index(code)
        quarter[at], cap[at] = points[2], most
    codes = observations["indicator"].cat.codes.to_numpy()
    weighted = quarter[codes] > 0
    codes, contact = codes[weighted].astype(np.int64), observations["contact"].to_numpy()[weighted]
    old = age[contact]
    share = np.where(old < M12, 4, np.where(old < M24, 2, 1))
    brought = pd.DataFrame(
        {"key": person[contact].astype(np.int64) * SLOTS + codes, "points": quarter[codes] * share}
    )
    sums = brought.groupby("key", sort=False)["points"].sum()
    keys = sums.index.to_numpy()
    capped = np.minimum(sums.to_numpy(), cap[keys % SLOTS])
    return np.bincount(keys // SLOTS, weights=capped, minlength=persons)


def decide(contacts: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """The level and the criteria that are met, as bits, of each person, in the order of their numbers."""
    person = contacts["person"].to_numpy()
    age = policy.AS_OF_DAY - contacts["day"].to_numpy()
    referral = contacts["kind"].cat.codes.to_numpy() == policy.REFERRAL
    worry = contacts["worry"].to_numpy()
    bit = (1 << np.arange(len(policy.INDICATORS), dtype=np.int64))[
        observations["indicator"].cat.codes.to_numpy()
    ]
    summed = pd.Series(bit).groupby(observations["contact"].to_numpy(), sort=False).sum()
    bits = np.zeros(len(contacts), np.int64)
    bits[summed.index.to_numpy()] = summed.to_numpy()
    risk = _has(bits, policy.RISK)
    year = age < M12
    counts = (risk | referral | worry) & (age < M24)
    per_contact = {
        "m6": counts & (age < M6),
        "m24": counts,
        "d90": counts & (age < D90),
        "worries": worry & (age < M24),
        "referred": referral & year,
        "weapon": _has(bits, policy.WEAPON),
        "fixation": _has(bits, policy.FIXATION),
        "isolation": _has(bits, policy.ISOLATION) & year,
        "crisis": _has(bits, policy.CRISIS) & year,
        "imminent": _has(bits, policy.IMMINENT) & (age < D30),
        "threat": _has(bits, policy.THREAT) & (age < M6),
    } | {code: _has(bits, [code]) & year for code in policy.THREAT}
    # Columns of one type are summed together; eight contacts fit into a byte.
    table = pd.DataFrame({name: values.view(np.uint8) for name, values in per_contact.items()}, copy=False)
    sums = table.groupby(person, sort=False).sum()
    persons = len(sums)
    some = {name: sums[name].to_numpy() for name in sums}
    agency, sector = (contacts[name].cat.codes.to_numpy() for name in ("agency", "sector"))
    recent = risk & (age < M36)
    threats = sum((some[code] > 0).astype(np.int8) for code in policy.THREAT)
    strain = sum((some[name] > 0).astype(np.int8) for name in ("isolation", "crisis", "referred", "worries"))
    criteria = [
        some["m6"] >= 2,
        some["m24"] >= 3,
        (some["weapon"] > 0) & (some["fixation"] > 0),
        _distinct(person[risk], agency[risk], persons) >= 3,
        _distinct(person[recent], sector[recent], persons) >= 3,
        _points(person, age, observations, persons) >= policy.WEIGHT_AT_LEAST,
        threats >= 2,
        strain >= 2,
        (some["imminent"] > 0) | ((some["threat"] > 0) & (some["d90"] >= 2)),
        some["worries"] >= 2,
    ]
    mask = sum(test.astype(np.uint16) << at for at, test in enumerate(criteria))
    level = np.zeros(persons, np.uint8)
    for rank, own in reversed(policy.MASKS_BY_RANK):
        level[(mask & own) != 0] = rank
    return pd.DataFrame({"person": sums.index, "mask": mask, "level": level})
