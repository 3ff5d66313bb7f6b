"""Dates as printed or as a page's head gives them -> a moment in its own zone, or a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.language.days import FIRST_YEAR, TABLES, Day, find_day, fold_date
from pipelines.language.phrases import all_languages, fold_phrase, primary_subtag
from pipelines.parts.dates.clock import Clock, find_time, zone_of

MAX_TEXT = 200
MAX_LINE = 400
MAX_RUNS = 4
LABEL_GAP = 6
"""Characters that may stand between a label and its date: a weekday."""
_UPDATE = tuple(fold_phrase(phrase) for phrases in TABLES["update"].values() for phrase in phrases)
_PUBLISHED = all_languages(TABLES["publish"])
_MARK = re.compile(r"\s{0,3}[:：]|\s{1,3}")
_ISO = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,6})?")
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Run(NamedTuple):
    """A date in a line."""

    start: int
    end: int
    day: Day
    clock: Clock | None


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
    run = next(_runs(fold_date(text), language, day_first=day_first), None)
    if run is None:
        return _from_dateparser(text, language, timezone)
    if run.clock is None:
        return run.day.value
    zone = zone_of(run.clock, timezone)
    moment = datetime.combine(run.day.value, run.clock.value, zone)
    if day_first and run.clock.zone and primary_subtag(language or "en") == "en" and _is_american(moment):
        run = next(_runs(fold_date(text), language, day_first=False), run)
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


@lru_cache(maxsize=2_000)
def find_date_text(line: str) -> str | None:
    """The part of a displayed line that is a date, with its time and zone; the date of a change only if there is no other.

    >>> find_date_text("By Jane Doe | Harbour Times | Updated: 2024-05-13 09:08")
    '2024-05-13 09:08'
    """
    runs = list(_labelled_runs(line))
    run = next((run for run, update in runs if not update), runs[0][0] if runs else None)
    return _printed(line, run) if run else None


def find_change_text(line: str) -> str | None:
    """The part of a displayed line that is the date of a change, if it also has the date of publication.

    >>> find_change_text("10.05.2024 - Update : 11.05.2024"), find_change_text("Updated: 2024-05-13 09:08")
    ('11.05.2024', None)
    """
    runs = list(_labelled_runs(line))
    changed = [run for run, update in runs if update]
    return _printed(line, changed[0]) if 0 < len(changed) < len(runs) else None


def find_other_time(line: str) -> tuple[str, bool] | None:
    """The second time on a line that gives times of publication and change but the day only once, printed after that
    day; and whether it is the time of the change.

    >>> find_other_time("12 May 2023, 9:12, updated 11:40"), find_other_time("Updated May 12 2023 - 3:07pm, published 10:12am")
    (('12 May 2023 11:40', True), ('May 12 2023 10:12am', False))
    """
    runs = [run for run, _ in _labelled_runs(line)]
    found = _OTHER_TIME.match(line, runs[0].end) if len(runs) == 1 and runs[0].clock else None
    if not found or not (_says_update(found[1]) or _LAST_WORD.sub("", found[1]) in _PUBLISHED):
        return None
    return f"{line[runs[0].day.start : runs[0].day.stop].strip(' ,')} {found[2]}", _says_update(found[1])


_OTHER_TIME = re.compile(
    r"[\s,|/·•(–—-]{0,5}([^\W\d][^\d:]{3,30}?)\s?:?\s{0,2}(\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b)?)(?![\d.:]\d)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\s(?:at|kl|las|om|um)\.?$")


def _printed(line: str, run: _Run) -> str:
    text = line[run.start : run.end]
    closes = line[run.end : run.end + 1] in (")", "）") and text.count("(") + text.count("（") == 1
    return _balanced((text + line[run.end] if closes and text[-1] not in ")）" else text).strip(" ,|"))


def is_update_label(text: str) -> bool:
    """Whether a line says that what it dates is a change: "Updated:", with no date that lacks such a word."""
    if len(text) > MAX_LINE:
        return False
    runs = list(_labelled_runs(text))
    return all(update for _, update in runs) if runs else _says_update(text)


def is_publication_line(text: str) -> bool:
    """Whether a line opens with a label of publication directly followed by a date.

    >>> is_publication_line("发布时间：2024-05-13 09:08"), is_publication_line("Published in 2024, it sold well.")
    (True, False)
    """
    end = _PUBLISHED.opening(text)
    mark = _MARK.match(text, end) if end else None
    if not mark or len(text) > MAX_LINE:
        return False
    run = next(_runs(fold_date(text)), None)
    return run is not None and run.start - mark.end() <= LABEL_GAP


def gives_times(text: str) -> bool:
    """Whether a line says only by the clock when the page was published or changed.

    >>> gives_times("Uppdaterad 15.59 | Publicerad 14.14"), gives_times("Published 2024"), gives_times("The boat leaves 20:30")
    (True, False, False)
    """
    found = [_CLOCKED.fullmatch(part) for part in _PARTED.split(text)]
    return all(part and (part[1] in _PUBLISHED or fold_phrase(part[1]) in _UPDATE) for part in found)


_PARTED = re.compile(r"\s?[|·•,/]\s?")
_CLOCKED = re.compile(r"([^\W\d][^\d:]{3,30}?)\s?:?\s(?:kl\.? )?\d{1,2}[:.]\d\d(?: Uhr)?")


def _balanced(text: str) -> str:
    """The text without a closing bracket at its end that was never opened."""
    return text[:-1] if text.endswith(")") and "(" not in text else text


def _labelled_runs(line: str) -> Iterator[tuple[_Run, bool]]:
    if len(line) > MAX_LINE or not _FIGURE.search(line):
        return
    start = 0
    for run in _runs(fold_date(line)):
        yield run, _says_update(line[start : run.start])
        start = run.end


def _says_update(text: str) -> bool:
    """Whether a text has a word for a change; words of scripts with spaces must stand alone."""
    folded = fold_phrase(text)
    said = [phrase for phrase in _UPDATE if phrase in folded]
    return any(not phrase.isascii() or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) for phrase in said)


def _runs(folded: str, language: str | None = None, *, day_first: bool = True) -> Iterator[_Run]:
    at = 0
    for _ in range(MAX_RUNS):
        day = find_day(folded, language, day_first=day_first, at=at)
        if day is None:
            return
        clock = find_time(folded, max(day.start, at), day.end)
        start, end = day.start, day.stop
        if clock and clock.start >= at:
            start, end = min(start, clock.start), max(end, clock.end)
        yield _Run(start, end, day, clock if clock and clock.start >= at else None)
        at = end


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
