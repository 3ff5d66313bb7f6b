"""Dates as printed or as a page's head gives them -> a moment in its own zone, or a day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from pipelines.language.days import FIRST_YEAR, TABLES, fold_date
from pipelines.language.phrases import primary_subtag
from pipelines.parts.dates.clock import zone_of
from pipelines.parts.dates.runs import date_runs

MAX_TEXT = 200
_ISO = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,6})?")
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=64)  # a page's head says the same date many times
def parse_date(text: str, *, language: str | None, timezone: str) -> datetime | date | None:
    """A date as printed, or of a page's head, as an aware moment; a `date` where it gives no time of day.

    A time without a zone is in `timezone` (IANA). Language and zone settle 3/4/2024.
    None for what is no date of the years from 1990 to the next: relative dates ("2 hours ago"), days without a year.
    """
    text = text.strip()
    if not text or len(text) > MAX_TEXT:
        return None
    if len(text) > 10 and _ISO.fullmatch(text):
        return _from_iso(text, timezone)
    if epoch := _EPOCH.fullmatch(text):
        return _bounded(datetime.fromtimestamp(int(epoch[1]), UTC))
    day_first = _day_first(language, timezone)
    run = next(date_runs(fold_date(text), language, day_first=day_first), None)
    if run is None:
        return _from_dateparser(text, language, timezone)
    if run.clock is None:
        return run.day.value
    zone = zone_of(run.clock, timezone)
    moment = datetime.combine(run.day.value, run.clock.value, zone)
    if day_first and run.clock.zone and primary_subtag(language or "en") == "en" and _is_american(moment):
        run = next(date_runs(fold_date(text), language, day_first=False), run)
    return datetime.combine(run.day.value, run.clock.value, zone) if run.clock else run.day.value


def _is_american(moment: datetime) -> bool:
    """Whether a moment is in a zone of North America, whose English has the month first."""
    return (moment.utcoffset() or timedelta()) <= _FARTHEST_EAST


_FARTHEST_EAST = timedelta(hours=-4)


def has_zone(text: str) -> bool:
    """Whether a date has a zone of its own: read anywhere, it is the same moment.

    >>> has_zone("May 5, 2024 7:36am EDT"), has_zone("2024-05-05T07:36:00")
    (True, False)
    """
    return parse_date(text, language=None, timezone=EAST) == parse_date(text, language=None, timezone=WEST)


EAST, WEST = "Asia/Tokyo", "America/New_York"
"""Zones in which a time that names its own zone reads the same."""


def _day_first(language: str | None, timezone: str) -> bool:
    """Whether 3/4/2024 is in April: everywhere but in the English of North America and the Philippines; where no zone
    tells, that of the United States says so itself."""
    code, _, region = (language or "en").lower().partition("-")
    american = timezone.startswith(_MONTH_FIRST) or (timezone == "UTC" and region == "us")
    return not (code in ("en", "fil", "tl") and american)


_MONTH_FIRST = ("America/", "US/", "Pacific/Honolulu", "Asia/Manila", "Asia/Taipei")


def _from_iso(text: str, timezone: str) -> datetime | None:
    """ISO 8601; None for an hour or a day that does not exist."""
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
    return _bounded(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone)))


def _bounded(moment: datetime) -> datetime | None:
    return moment if FIRST_YEAR <= moment.year <= date.today().year + 1 else None


def _from_dateparser(text: str, language: str | None, timezone: str) -> datetime | date | None:
    """The last resort, for months in a language without a table; loaded when first needed, as that takes two seconds."""
    code = primary_subtag(language)
    if code in TABLES["months"] or not code or not _YEAR.search(text):
        return None
    import dateparser
    from dateparser.data.languages_info import language_order

    if code not in language_order:
        return None
    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "TIMEZONE": timezone,
        "RETURN_AS_TIMEZONE_AWARE": True,
    }
    moment = dateparser.parse(text, languages=[code], settings=settings)
    if moment is None or _bounded(moment) is None:
        return None
    return moment if _CLOCK.search(text) else moment.date()


def is_made_exact(moment: datetime | date | None, exact: datetime, apart: timedelta) -> bool:
    """Whether the time that an element gives for machines is the one it displays, to the second or with its zone: less
    than `apart` from what is displayed, in any zone; where the outlet's zone is known, the same time of day in the zone
    of a service abroad, but not in Greenwich's, which many write after a local time."""
    if isinstance(moment, datetime) and not apart:
        return bool(exact.utcoffset()) and f"{exact:%F %H:%M}" == f"{moment:%F %H:%M}"
    if isinstance(moment, datetime):
        return abs(exact - moment) < apart and exact.minute % QUARTER == moment.minute % QUARTER
    return exact.time() != time() and (moment is None or abs(exact.date() - moment) <= timedelta(days=1))


QUARTER = 15
"""Minutes; zones are whole quarters of an hour apart."""
