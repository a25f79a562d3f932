"""The policy as one DuckDB query, over encoded columns (enums) or over text.

Of the forms that were tried this is the fastest: the indicators of a contact become one set of bits, persons are
grouped once, and weights are worked out over the observations that have one.
"""

from __future__ import annotations

import datetime

import duckdb

import policy
from contestants import polars_lazy
from data import Columns
from policy import D30, D90, M6, M12, M24, M36

TYPES = {
    "kind": policy.KINDS,
    "sector": policy.SECTORS,
    "agency": policy.AGENCIES,
    "indicator": policy.INDICATORS,
}


def _within(age: int) -> str:
    start = policy.AS_OF_DATE - datetime.timedelta(days=age)
    return f"(day > DATE '{start.isoformat()}')"


def _words(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _bit(field: str, name: str, number: str) -> str:
    """A bit of its own for a word; text is looked up in the enum, which costs nothing where it is one already."""
    return f"(1::{number} << enum_code({field}::{name}_word)::{number})"


def _has(codes: list[str], bits: str = "bits") -> str:
    return f"({bits} & {policy.bits(codes)} <> 0)"


def _points(contacts: str, encoded: bool) -> str:
    """The points of each person who has any."""
    word = "::indicator_word" if encoded else ""
    rows = ", ".join(f"('{code}'{word}, {cap}, {points[2]})" for code, cap, points in policy.WEIGHTS)
    share = f"CASE WHEN {_within(M12)} THEN 4 WHEN {_within(M24)} THEN 2 ELSE 1 END"
    return f"""
        SELECT person, sum(points) AS points FROM (
            SELECT person, least(sum(quarter * {share}), any_value(cap)) AS points
            FROM (SELECT person, day, unnest(indicators) AS code FROM {contacts}) AS observed
            JOIN (VALUES {rows}) AS weights (code, cap, quarter) ON observed.code = weights.code
            GROUP BY person, weights.code
        ) GROUP BY person"""


def _criteria() -> list[str]:
    threats = f"bit_count(threats & {policy.bits(policy.THREAT)}::UINTEGER)"
    strain = "isolation::INTEGER + crisis::INTEGER + referred::INTEGER + (worries >= 1)::INTEGER"
    return [
        "m6 >= 2",
        "m24 >= 3",
        f"{_has(policy.WEAPON, 'ever')} AND {_has(policy.FIXATION, 'ever')}",
        "agencies >= 3",
        "sectors >= 3",
        f"coalesce(points, 0) >= {policy.WEIGHT_AT_LEAST}",
        f"{threats} >= 2",
        f"{strain} >= 2",
        "imminent OR (threat AND d90 >= 2)",
        "worries >= 2",
    ]


def query(contacts: str, encoded: bool) -> str:
    """The level and the criteria that are met, as bits, of each person."""
    bits = f"list_sum(list_transform(indicators, lambda x: {_bit('x', 'indicator', 'UINTEGER')}))"
    agency = _bit("agency", "agency", "UBIGINT")
    sector = _bit("sector", "sector", "UBIGINT")
    mask = " + ".join(f"({test})::USMALLINT * {1 << at}" for at, test in enumerate(_criteria()))
    level = " ".join(f"WHEN mask & {own} <> 0 THEN {rank}" for rank, own in policy.MASKS_BY_RANK)
    return f"""
        WITH marked AS (
            SELECT person, day, sector, agency, worry, kind = 'referral' AS referral,
                coalesce({bits}, 0)::UINTEGER AS bits
            FROM {contacts}
        ), counted AS (
            SELECT *, {_has(policy.RISK)} AS risk, {_within(M12)} AS year,
                ({_has(policy.RISK)} OR worry OR referral) AND {_within(M24)} AS counts
            FROM marked
        ), persons AS (
            SELECT person,
                sum((counts AND {_within(M6)})::UTINYINT) AS m6,
                sum(counts::UTINYINT) AS m24,
                sum((counts AND {_within(D90)})::UTINYINT) AS d90,
                bool_or(referral AND year) AS referred,
                sum((worry AND {_within(M24)})::UTINYINT) AS worries,
                bit_or(bits) AS ever,
                bit_or(CASE WHEN year THEN bits ELSE 0::UINTEGER END) AS threats,
                bool_or({_has(policy.ISOLATION)} AND year) AS isolation,
                bool_or({_has(policy.CRISIS)} AND year) AS crisis,
                bool_or({_has(policy.IMMINENT)} AND {_within(D30)}) AS imminent,
                bool_or({_has(policy.THREAT)} AND {_within(M6)}) AS threat,
                bit_count(bit_or(CASE WHEN risk THEN {agency} ELSE 0::UBIGINT END)) AS agencies,
                bit_count(bit_or(CASE WHEN risk AND {_within(M36)} THEN {sector} ELSE 0::UBIGINT END)) AS sectors
            FROM counted GROUP BY person
        ), points AS ({_points(contacts, encoded)}
        ), met AS (
            SELECT person, ({mask})::USMALLINT AS mask FROM persons LEFT JOIN points USING (person)
        )
        SELECT person, mask, (CASE {level} ELSE 0 END)::UTINYINT AS level FROM met"""


def connect(threads: int) -> duckdb.DuckDBPyConnection:
    """A database in memory that knows the words."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    for name, words in TYPES.items():
        connection.execute(f"CREATE TYPE {name}_word AS ENUM ({_words(words)})")
    return connection


def load(connection: duckdb.DuckDBPyConnection, columns: Columns, encoded: bool) -> None:
    """A table of the contacts: as DuckDB would have them encoded (enums, a list of enums), or with text."""
    connection.register("source", polars_lazy.text_frame(columns).to_arrow())
    kept = (
        "kind::kind_word AS kind, sector::sector_word AS sector, agency::agency_word AS agency, "
        "indicators::indicator_word[] AS indicators"
    )
    chosen = kept if encoded else "kind, sector, agency, indicators"
    connection.execute(f"CREATE TABLE contacts AS SELECT person, day, worry, {chosen} FROM source")
    connection.unregister("source")
