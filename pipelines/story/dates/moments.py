"""Days and times beside each other: how exact each is, and how far they lie apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from pipelines.parts.dates.parse import has_zone

NEXT_DAY = timedelta(days=1)
"""Days of one event may lie so far apart where they are counted in two zones."""
MIDNIGHT = time()
_MINUTE, _QUARTER = timedelta(minutes=1), timedelta(minutes=15)
"""Zones are whole quarters of an hour apart."""


def day_of(moment: datetime | date) -> date:
    """The day of a moment, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_of(moment: datetime | date) -> set[date]:
    """The day of a moment, there and in Greenwich."""
    return {moment.date(), moment.astimezone(UTC).date()} if isinstance(moment, datetime) else {moment}


def in_moments(value: datetime | date | None) -> datetime | None:
    """A day as its midnight in UTC; a moment as it is."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, MIDNIGHT, tzinfo=UTC)


def exactness(moment: datetime | date, text: str) -> int:
    """How exact a date is: 0 for a day, 1 for a time, 2 for a time with a zone of its own."""
    return 1 + has_zone(text) if isinstance(moment, datetime) else 0


def is_midnight(moment: datetime | date) -> bool:
    """Whether a time may only stand for its day."""
    return isinstance(moment, datetime) and moment.time() == MIDNIGHT


def is_near(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two moments are of the same day or of neighbouring ones."""
    return abs(day_of(moment) - day_of(other)) <= NEXT_DAY


def is_before(moment: datetime | date, other: datetime | date) -> bool:
    """Whether a time is before another."""
    passed = _passed(moment, other)
    return passed is not None and passed > timedelta()


def is_same(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two times are the same to the minute."""
    passed = _passed(other, moment)
    return passed is not None and abs(passed) < _MINUTE + timedelta(seconds=1)


def is_shifted(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two times are whole quarters of an hour apart: the same, read in two zones."""
    passed = _passed(other, moment)
    return passed is not None and abs(passed) >= _QUARTER and abs(passed) % _QUARTER < timedelta(seconds=1)


def is_minute_of(minute: datetime | date, moment: datetime | date) -> bool:
    """Whether a time lies within a whole minute."""
    if not isinstance(minute, datetime) or not isinstance(moment, datetime):
        return False
    return minute.second == 0 and timedelta() <= moment - minute < _MINUTE


def is_clock_of(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two times are at the same minute of a quarter of an hour."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    return int(moment.timestamp()) // 60 % 15 == int(other.timestamp()) // 60 % 15


def _passed(since: datetime | date, moment: datetime | date) -> timedelta | None:
    """The time that passed; None where one of the two is a day."""
    return moment - since if isinstance(moment, datetime) and isinstance(since, datetime) else None
