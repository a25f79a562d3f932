"""The policy as polars lazy expressions, over encoded columns or over text.

Of the forms that were tried this is the fastest: the indicators of a contact become one set of bits inside the list
column, persons are grouped once, and weights, which need a sum for each indicator, are worked out over the few
observations that have one.
"""

from __future__ import annotations

import datetime
from typing import Any

import polars as pl
import pyarrow as pa

import policy
from data import Columns
from policy import D30, D90, M6, M12, M24, M36

PERSON, DAY = pl.col("person"), pl.col("day")
BITS = pl.col("bits")
NONE = pl.lit(0, pl.UInt32)


def _within(age: int) -> pl.Expr:
    return DAY > pl.lit(policy.AS_OF_DATE - datetime.timedelta(days=age))


def _has(codes: list[str]) -> pl.Expr:
    return (BITS & policy.bits(codes)) != 0


def _coded(expression: pl.Expr, words: list[str], values: list[int], encoded: bool, dtype: Any) -> pl.Expr:
    """A value for each word, whether it stands as a word or as its position."""
    if encoded:
        return expression.to_physical().replace_strict(list(range(len(words))), values, return_dtype=dtype)
    return expression.replace_strict(words, values, return_dtype=dtype)


def _bit(expression: pl.Expr, words: list[str], encoded: bool, dtype: Any) -> pl.Expr:
    return _coded(expression, words, [1 << at for at in range(len(words))], encoded, dtype)


def _points(contacts: pl.LazyFrame, encoded: bool) -> pl.LazyFrame:
    """The points of each person who has any."""
    codes = [code for code, _, _ in policy.WEIGHTS]
    positions = policy.positions(codes)
    code, at = pl.col("code"), pl.col("at")
    position = _coded(code, policy.INDICATORS, list(range(len(policy.INDICATORS))), encoded, pl.UInt8)
    quarter = at.replace_strict(
        positions, [points[2] for _, _, points in policy.WEIGHTS], return_dtype=pl.UInt32
    )
    cap = at.replace_strict(positions, [cap for _, cap, _ in policy.WEIGHTS], return_dtype=pl.UInt32)
    share = pl.when(_within(M12)).then(4).when(_within(M24)).then(2).otherwise(1).cast(pl.UInt32)
    return (
        contacts.select("person", "day", code="indicators")
        .explode("code")
        .filter(code.is_in(codes))
        .with_columns(at=position)
        .select("person", "at", points=quarter * share)
        .group_by("person", "at")
        .agg(pl.col("points").sum())
        .select("person", points=pl.min_horizontal("points", cap))
        .group_by("person")
        .agg(pl.col("points").sum())
    )


def query(contacts: pl.LazyFrame, encoded: bool) -> pl.LazyFrame:
    """The level and the criteria that are met, as bits, of each person."""
    referral = pl.col("kind") == "referral"
    worry = pl.col("worry") & _within(M24)
    bits = (
        pl.col("indicators").list.eval(_bit(pl.element(), policy.INDICATORS, encoded, pl.UInt32)).list.sum()
    )
    marked = contacts.with_columns(bits=bits).with_columns(
        risk=_has(policy.RISK),
        year=_within(M12),
        counts=(_has(policy.RISK) | pl.col("worry") | referral) & _within(M24),
    )
    risk, year, counts = pl.col("risk"), pl.col("year"), pl.col("counts")
    persons = marked.group_by("person").agg(
        m6=(counts & _within(M6)).sum(),
        m24=counts.sum(),
        d90=(counts & _within(D90)).sum(),
        referrals=(referral & year).any(),
        worries=worry.sum(),
        weapon=_has(policy.WEAPON).any(),
        fixation=_has(policy.FIXATION).any(),
        threats=pl.when(year).then(BITS).otherwise(NONE).bitwise_or(),
        isolation=(_has(policy.ISOLATION) & year).any(),
        crisis=(_has(policy.CRISIS) & year).any(),
        imminent=(_has(policy.IMMINENT) & _within(D30)).any(),
        threat=(_has(policy.THREAT) & _within(M6)).any(),
        agencies=pl.col("agency").filter(risk).n_unique(),
        sectors=pl.col("sector").filter(risk & _within(M36)).n_unique(),
    )
    joined = persons.join(_points(contacts, encoded), on="person", how="left")
    return joined.select(PERSON, mask=_mask()).with_columns(level=_level())


def _mask() -> pl.Expr:
    col = pl.col
    strain = [col("isolation"), col("crisis"), col("referrals"), col("worries") >= 1]
    criteria = [
        col("m6") >= 2,
        col("m24") >= 3,
        col("weapon") & col("fixation"),
        col("agencies") >= 3,
        col("sectors") >= 3,
        col("points").fill_null(0) >= policy.WEIGHT_AT_LEAST,
        (col("threats") & policy.bits(policy.THREAT)).bitwise_count_ones() >= 2,
        pl.sum_horizontal(test.cast(pl.UInt8) for test in strain) >= 2,
        col("imminent") | (col("threat") & (col("d90") >= 2)),
        col("worries") >= 2,
    ]
    return pl.sum_horizontal(test.cast(pl.UInt16) * (1 << at) for at, test in enumerate(criteria))


def _level() -> pl.Expr:
    level = pl.lit(0, pl.UInt8)
    for rank, mask in reversed(policy.MASKS_BY_RANK):
        level = pl.when((pl.col("mask") & mask) != 0).then(pl.lit(rank, pl.UInt8)).otherwise(level)
    return level


def encoded_frame(columns: Columns) -> pl.DataFrame:
    """The columns as polars would have them encoded: enums, a list of enums, persons by number and in order."""

    def enum(values: Any, words: list[str]) -> pl.Series:
        return pl.Series(values).cat.to(pl.Enum(words))

    codes = pa.DictionaryArray.from_arrays(pa.array(columns.indicator), pa.array(policy.INDICATORS))
    lists = pa.LargeListArray.from_arrays(pa.array(columns.observation_offsets.astype("int64")), codes)
    return pl.DataFrame(
        {
            "person": columns.person_of_contact(),
            "day": pl.Series(columns.day).cast(pl.Date),
            "kind": enum(columns.kind, policy.KINDS),
            "sector": enum(columns.sector, policy.SECTORS),
            "agency": enum(columns.agency, policy.AGENCIES),
            "worry": columns.worry.astype(bool),
            "indicators": pl.Series(pl.from_arrow(lists)).cast(pl.List(pl.Enum(policy.INDICATORS))),
        }
    ).with_columns(PERSON.set_sorted())


def text_frame(columns: Columns) -> pl.DataFrame:
    """The same with text for every code."""
    text = pl.col("kind", "sector", "agency").cast(pl.String)
    return encoded_frame(columns).with_columns(text, pl.col("indicators").cast(pl.List(pl.String)))
