"""The calendars of bank holidays hold the days that an independent package gives."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import holidays
import pytest
from conftest import DOCUMENTS

CALENDARS = DOCUMENTS / "calendars"
FROM, UNTIL = 2010, 2035
SATURDAY = 5

NATIONS = {
    "england-and-wales": ("ENG", "WLS"),
    "scotland": ("SCT",),
    "northern-ireland": ("NIR",),
}

# Days on which a calendar and the package differ, and the reason for each. There are none.
DIFFERENCES: dict[tuple[str, date], str] = {}

EVERYWHERE = {
    "2011-04-29": "Royal wedding",
    "2012-06-04": "Spring bank holiday (moved)",
    "2012-06-05": "Queen's Diamond Jubilee",
    "2020-05-08": "Early May bank holiday (moved)",
    "2022-06-02": "Spring bank holiday (moved)",
    "2022-06-03": "Queen's Platinum Jubilee",
    "2022-09-19": "State Funeral of Queen Elizabeth II",
    "2023-05-01": "Early May bank holiday",
    "2023-05-08": "Coronation of King Charles III",
}

MOVED_FROM = ["2012-05-28", "2020-05-04", "2022-05-30"]

SOMEWHERE = [
    ("england-and-wales", "2021-04-05", "Easter Monday"),
    ("england-and-wales", "2021-08-30", "Summer bank holiday"),
    ("scotland", "2012-01-02", "2nd January"),
    ("scotland", "2012-01-03", "New Year's Day (substitute day)"),
    ("scotland", "2022-01-03", "New Year's Day (substitute day)"),
    ("scotland", "2022-01-04", "2nd January (substitute day)"),
    ("scotland", "2021-08-02", "Summer bank holiday"),
    ("scotland", "2024-12-02", "St Andrew's Day (substitute day)"),
    ("scotland", "2026-06-15", "World Cup bank holiday"),
    ("northern-ireland", "2021-04-05", "Easter Monday"),
    ("northern-ireland", "2024-03-18", "St Patrick's Day (substitute day)"),
    ("northern-ireland", "2025-07-14", "Battle of the Boyne (Orangemen's Day) (substitute day)"),
]

NOT_THERE = [
    ("england-and-wales", "2026-06-15"),
    ("england-and-wales", "2021-03-17"),
    ("england-and-wales", "2021-11-30"),
    ("scotland", "2021-04-05"),
    ("scotland", "2021-08-30"),
    ("scotland", "2021-07-12"),
    ("northern-ireland", "2026-06-15"),
    ("northern-ireland", "2021-01-04"),
]

each_calendar = pytest.mark.parametrize("name", NATIONS)


def load(name: str) -> dict[str, Any]:
    document = json.loads((CALENDARS / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def listed(name: str) -> dict[str, str]:
    return {holiday["on"]: holiday["name"] for holiday in load(name)["holidays"]}


def days_off(name: str) -> set[date]:
    return {date.fromisoformat(on) for on in listed(name)}


def given_by_the_package(subdivision: str) -> set[date]:
    """The package also names the weekend day that a substitute day stands for: that one is dropped."""
    years = range(FROM, UNTIL + 1)
    given = holidays.country_holidays("GB", subdiv=subdivision, years=years, observed=True)
    return {day for day in given if day.weekday() < SATURDAY}


def test_every_calendar_is_checked() -> None:
    assert sorted(path.stem for path in CALENDARS.glob("*.json")) == sorted(NATIONS)


@pytest.mark.parametrize(
    ("name", "subdivision"),
    [(name, subdivision) for name, subdivisions in NATIONS.items() for subdivision in subdivisions],
)
def test_the_days_off_are_those_of_the_package(name: str, subdivision: str) -> None:
    differ = days_off(name) ^ given_by_the_package(subdivision)
    assert differ == {day for calendar, day in DIFFERENCES if calendar == name}


@each_calendar
def test_the_shape(name: str) -> None:
    document = load(name)
    assert list(document) == [
        "schema", "id", "version", "title", "notice", "weekend", "from", "until", "holidays",
    ]  # fmt: skip
    assert document["schema"] == "everycontact/calendar/1"
    assert document["id"] == name
    assert document["title"].strip() and document["notice"].strip()
    assert document["weekend"] == ["saturday", "sunday"]
    assert (document["from"], document["until"]) == (FROM, UNTIL)
    assert all(list(holiday) == ["on", "name"] for holiday in document["holidays"])


@each_calendar
def test_each_holiday_is_on_a_line_of_its_own(name: str) -> None:
    text = (CALENDARS / f"{name}.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert text.count('\n    { "on": ') == len(load(name)["holidays"])


@each_calendar
def test_the_dates_ascend(name: str) -> None:
    dates = [holiday["on"] for holiday in load(name)["holidays"]]
    assert all(earlier < later for earlier, later in pairwise(dates))


@each_calendar
def test_the_dates_are_whole_and_within_the_years(name: str) -> None:
    for on in listed(name):
        day = date.fromisoformat(on)
        assert day.isoformat() == on
        assert FROM <= day.year <= UNTIL


@each_calendar
def test_every_year_has_holidays(name: str) -> None:
    assert {day.year for day in days_off(name)} == set(range(FROM, UNTIL + 1))


@each_calendar
def test_no_holiday_is_on_a_weekend(name: str) -> None:
    assert [day for day in days_off(name) if day.weekday() >= SATURDAY] == []


@each_calendar
def test_every_holiday_has_a_name(name: str) -> None:
    assert [on for on, text in listed(name).items() if not text.strip()] == []


@each_calendar
def test_the_moved_and_one_off_days_are_there(name: str) -> None:
    holds = listed(name)
    assert {on: holds.get(on) for on in EVERYWHERE} == EVERYWHERE


@each_calendar
def test_the_days_that_they_were_moved_from_are_not(name: str) -> None:
    assert [on for on in MOVED_FROM if on in listed(name)] == []


@pytest.mark.parametrize(("name", "on", "text"), SOMEWHERE)
def test_a_nation_has_its_own_days(name: str, on: str, text: str) -> None:
    assert listed(name).get(on) == text


@pytest.mark.parametrize(("name", "on"), NOT_THERE)
def test_a_nation_has_no_day_of_another(name: str, on: str) -> None:
    assert on not in listed(name)
