"""Instants go in as aware ``datetime`` or text, and come out as aware ``datetime``."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import nouns
import pytest

import everycontact as ec

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def policy() -> ec.Policy:
    return ec.Policy.shipped()


@pytest.fixture(scope="module")
def case() -> ec.Case:
    return ec.Case.shipped()


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2021, 4, 30, 23, 59, 59, tzinfo=timezone.utc), "2021-04-30T23:59:59Z"),
        (datetime(2021, 4, 30, 23, 59, 59, 500, tzinfo=timezone.utc), "2021-04-30T23:59:59.000500Z"),
        (datetime(2021, 4, 30, 23, 59, tzinfo=LONDON), "2021-04-30T23:59:00+01:00"),
        (datetime(2021, 1, 30, 23, 59, tzinfo=LONDON), "2021-01-30T23:59:00Z"),
        (datetime(2021, 10, 31, 1, 30, tzinfo=LONDON), "2021-10-31T01:30:00+01:00"),
        (datetime(2021, 10, 31, 1, 30, fold=1, tzinfo=LONDON), "2021-10-31T01:30:00Z"),
        (
            datetime(2021, 4, 30, tzinfo=timezone(timedelta(hours=-9, minutes=-30))),
            "2021-04-30T00:00:00-09:30",
        ),
        (datetime(2200, 12, 31, 23, 59, 59, tzinfo=timezone.utc), "2200-12-31T23:59:59Z"),
        (datetime(1900, 1, 1, tzinfo=timezone.utc), "1900-01-01T00:00:00Z"),
    ],
)
def test_a_datetime_means_what_its_text_means(
    instant: datetime, text: str, policy: ec.Policy, case: ec.Case
) -> None:
    by_datetime, by_text = policy.recommend(case, instant), policy.recommend(case, text)
    assert by_datetime == by_text
    assert by_datetime.to_dict()["asOf"] == text
    assert by_datetime.as_of == instant.replace(fold=0) or by_datetime.as_of == instant.astimezone(
        timezone.utc
    )
    assert by_datetime.as_of.utcoffset() == instant.utcoffset()
    assert policy.levels(case, instant) == policy.levels(case, text)


def test_what_comes_out_goes_in_again(policy: ec.Policy, case: ec.Case) -> None:
    made = policy.recommend(case, "2021-04-30T23:59:59.123456+05:45")
    assert made.as_of == datetime(
        2021, 4, 30, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45))
    )
    assert policy.recommend(case, made.as_of) == made


def test_text_keeps_what_a_datetime_rounds(policy: ec.Policy, case: ec.Case) -> None:
    made = policy.recommend(case, "2021-04-30T23:59:59.123456789Z")
    assert made.as_of.microsecond == 123456
    assert pickle.loads(pickle.dumps(made)) == made
    assert made.to_dict()["asOf"] == "2021-04-30T23:59:59.123456789Z"


class NoOffset(tzinfo):
    """A time zone that does not say how far it is from UTC."""

    def utcoffset(self, _: datetime | None) -> timedelta | None:
        return None

    def dst(self, _: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _: datetime | None) -> str | None:
        return None


REFUSED = [
    datetime(2021, 4, 30, 23, 59, 59),
    datetime(2021, 4, 30, tzinfo=NoOffset()),
    datetime(2021, 4, 30, tzinfo=timezone(timedelta(hours=1, seconds=15))),
    datetime(1899, 12, 31, tzinfo=timezone.utc),
    datetime(2201, 1, 1, tzinfo=timezone.utc),
    "2021-04-30T23:59:59",
    "2021-04-30 23:59:59Z",
    "2021-04-30",
    "",
    "now",
    "\ud800",
]


@pytest.mark.parametrize("instant", REFUSED, ids=repr)
def test_what_is_no_instant_is_refused(instant: object, policy: ec.Policy, case: ec.Case) -> None:
    calls: list[Callable[[], object]] = [
        lambda: policy.recommend(case, instant),  # type: ignore[arg-type]
        lambda: policy.levels(case, instant),  # type: ignore[arg-type]
        lambda: policy.standing(case, instant),  # type: ignore[arg-type]
        lambda: policy.due([case], instant),  # type: ignore[arg-type]
        lambda: policy.assurance([case], nouns.AS_OF, after=instant),  # type: ignore[arg-type]
        lambda: case.recorded_by(instant),  # type: ignore[arg-type]
        lambda: nouns.contact(recorded=instant),
        lambda: nouns.contact(received=instant),
    ]
    for call in calls:
        with pytest.raises(ec.EverycontactError) as caught:
            call()
        assert caught.value.code in ("invalid_value", "invalid_encoding")


@pytest.mark.parametrize(
    "other", [None, 0, 1.5, b"2021-04-30T23:59:59Z", date(2021, 4, 30), [], {}], ids=repr
)
def test_another_type_is_a_type_error(other: object, policy: ec.Policy, case: ec.Case) -> None:
    with pytest.raises(TypeError):
        policy.recommend(case, other)  # type: ignore[arg-type]


def test_an_error_of_a_time_zone_comes_through(policy: ec.Policy, case: ec.Case) -> None:
    class Broken(NoOffset):
        def utcoffset(self, _: datetime | None) -> timedelta | None:
            raise ArithmeticError("no offset today")

    with pytest.raises(ArithmeticError):
        policy.recommend(case, datetime(2021, 4, 30, tzinfo=Broken()))


def test_a_contact_gives_its_times_as_it_was_given_them() -> None:
    contact = nouns.full_contact()
    assert contact.recorded == datetime(2024, 3, 12, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert contact.recorded.utcoffset() == timedelta(hours=1)
    assert contact.received == datetime(2024, 3, 11, 9, 30, tzinfo=timezone.utc)
    assert nouns.contact().received is None


@pytest.mark.parametrize(
    ("occurred", "written", "earliest", "latest"),
    [
        (date(2024, 2, 29), "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02-29", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2019/2022-03", "2019-01-01/2022-03-31", date(2019, 1, 1), date(2022, 3, 31)),
    ],
)
def test_what_occurred_has_days(occurred: str | date, written: str, earliest: date, latest: date) -> None:
    contact = nouns.contact(occurred=occurred)
    assert (contact.occurred, contact.occurred_earliest, contact.occurred_latest) == (
        written,
        earliest,
        latest,
    )
    assert nouns.contact(occurred=contact.occurred) == contact


@pytest.mark.parametrize(
    "occurred", ["", "2024-02-30", "yesterday", datetime(2024, 2, 29), date(1899, 1, 1)], ids=repr
)
def test_what_is_no_day_is_refused(occurred: object) -> None:
    with pytest.raises(ec.EverycontactError) as caught:
        nouns.contact(occurred=occurred)
    assert caught.value.path == "occurred"
