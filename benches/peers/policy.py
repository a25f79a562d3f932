"""What the policy and the codebook of the comparison say, in the forms that the peers need.

Every number that a peer uses comes from here, and so from `policy.json`.
"""

from __future__ import annotations

import calendar
import datetime
import json
import pathlib

HERE = pathlib.Path(__file__).parent
POLICY_TEXT = (HERE / "policy.json").read_text(encoding="utf-8")
CODEBOOK_TEXT = (HERE / "codebook.json").read_text(encoding="utf-8")
POLICY = json.loads(POLICY_TEXT)
CODEBOOK = json.loads(CODEBOOK_TEXT)

# From here six months lead to the 31st of a month that has 29 days, so that the clamping is compared too.
AS_OF = "2024-08-31T18:00:00Z"
AS_OF_DATE = datetime.date(2024, 8, 31)
EPOCH = datetime.date(1970, 1, 1)
AS_OF_DAY = (AS_OF_DATE - EPOCH).days


def _start(window: dict[str, int]) -> datetime.date:
    """The start, excluded, of a window that ends on the as-of date."""
    if "days" in window:
        return AS_OF_DATE - datetime.timedelta(days=window["days"])
    months = AS_OF_DATE.year * 12 + AS_OF_DATE.month - 1 - window["months"]
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(AS_OF_DATE.day, calendar.monthrange(year, month)[1]))


def _age(window: dict[str, int]) -> int:
    """The age in days that what lies within a window is below."""
    return (AS_OF_DATE - _start(window)).days


# Something is within a window if its age in days is below these.
D30, D90 = _age({"days": 30}), _age({"days": 90})
M6, M12, M24, M36 = (_age({"months": months}) for months in (6, 12, 24, 36))
WINDOWS = {"d30": D30, "d90": D90, "m6": M6, "m12": M12, "m24": M24, "m36": M36}

INDICATORS = [indicator["code"] for indicator in CODEBOOK["indicators"]]
KINDS = ["referral", "report", "incident", "disclosure", "enquiry"]
REFERRAL = KINDS.index("referral")
SECTORS = ["education", "health", "socialCare", "police", "justice", "housing", "community", "public"]
AGENCIES = [f"{sector}-{number}" for sector in SECTORS for number in range(1, 7)]


def _codes(**wanted: str) -> list[str]:
    """The codes of the indicators whose fields are as wanted."""
    entries = CODEBOOK["indicators"]
    return [entry["code"] for entry in entries if all(entry[key] == value for key, value in wanted.items())]


RISK = _codes(polarity="risk")
WEAPON, THREAT, CONDUCT = _codes(domain="weapon"), _codes(domain="threat"), _codes(domain="conduct")
ISOLATION, CRISIS = _codes(domain="isolation"), _codes(domain="crisis")
IMMINENT = _codes(proximity="imminent")
FIXATION = ["violence-fixation"]
# The few that are no risk: shorter to look for than the many that are.
HARMLESS = [code for code in INDICATORS if code not in RISK]


def positions(codes: list[str]) -> list[int]:
    """The positions of codes in the codebook."""
    return [INDICATORS.index(code) for code in codes]


def bits(codes: list[str]) -> int:
    """Codes as a set of bits, by their positions in the codebook."""
    return sum(1 << position for position in positions(codes))


CRITERIA = [criterion["id"] for criterion in POLICY["criteria"]]
WHEN = {criterion["id"]: criterion["when"] for criterion in POLICY["criteria"]}
LEVELS = [level["id"] for level in POLICY["levels"]]
RANKS = [LEVELS.index(criterion["level"]) for criterion in POLICY["criteria"]]

# The masks of the criteria that ask for each level, the highest first.
MASKS_BY_RANK = [
    (rank, sum(1 << bit for bit, own in enumerate(RANKS) if own == rank))
    for rank in sorted(set(RANKS), reverse=True)
]
# The level of each set of criteria, for peers that only say which criteria are met.
LEVEL_OF_MASK = [
    max((rank for bit, rank in enumerate(RANKS) if mask >> bit & 1), default=0)
    for mask in range(1 << len(RANKS))
]

WEIGHT_AT_LEAST = WHEN["weight"]["weight"]["atLeast"]
# Per row: codes, cap, and the points of what is under 12 months old, under 24, and older.
WEIGHT_ROWS = [
    (_codes(domain=row["select"]["domains"][0]), row["cap"], [step["points"] for step in row["steps"]])
    for row in WHEN["weight"]["weight"]["table"]
]
# Per weighted indicator: code, cap and the three points.
WEIGHTS = [(code, cap, points) for codes, cap, points in WEIGHT_ROWS for code in codes]
