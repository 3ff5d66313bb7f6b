"""Dates on a displayed line, and what the line says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.language.ago import find_ago
from pipelines.language.days import TABLES, fold_date
from pipelines.language.phrases import all_languages, fold_phrase
from pipelines.language.sentences import STOPS
from pipelines.language.weekdays import is_weekday
from pipelines.parts.dates.runs import DateRun, date_runs

MAX_LINE, MAX_PARTED = 400, 100
LABEL_GAP = 6
"""Characters that may stand between a label and its date: a weekday."""
_UPDATE = tuple(fold_phrase(phrase) for phrases in TABLES["update"].values() for phrase in phrases)
_PUBLISHED = all_languages(TABLES["publish"])
_MARK = re.compile(r"\s{0,3}[:：]|\s{1,3}")
_FIGURE = re.compile(r"\d")
_BEHIND = re.compile(r"(?<=[\d分분]) ?([^\W\d_]{2,12})$")
CLOSING_STAMP = re.compile(r"(?<=。)（(20\d\d/\d{1,2}/\d{1,2}[- ]\d{1,2}:\d{2})）$")
"""Day and time behind a Japanese text's last sentence: "…方針。（2026/05/12-13:31）"."""


@lru_cache(maxsize=2_000)
def find_date_text(line: str) -> str | None:
    """The part of a displayed line that is a date, with its time and zone; the date of a change only if there is no other.
    Without any, the part that says how long ago it was.

    >>> find_date_text("By Jane Doe | Harbour Times | Updated: 2024-05-13 09:08")
    '2024-05-13 09:08'
    """
    runs = _labelled_runs(line)
    run = next((run for run, update in runs if not update), runs[0][0] if runs else None)
    return _printed(line, run) if run else find_ago(line) if _FIGURE.search(line) else None


def is_only_day(text: str) -> bool:
    """Whether a text is a date with at most its weekday or a word of publication before it.

    >>> is_only_day("Tuesday, 12 May 2026"), is_only_day("Published on 12 May 2026"), is_only_day("Since 12 May 2026")
    (True, True, False)
    """
    day = find_date_text(text)
    before, _, after = text.partition(day) if day else (text, "", text)
    before = before.strip(" ,:.")
    return not after.strip(" .,") and (not before or is_weekday(before) or fold_phrase(before) in _PUBLISHED)


def is_moment(text: str) -> bool:
    """Whether a text is a date and a time of day, and nothing else.

    >>> is_moment("12 May 2026, 11:59"), is_moment("12 May 2026"), is_moment("On 12 May 2026, 11:59")
    (True, False, False)
    """
    runs = [run for run, _ in _labelled_runs(text)] if len(text) <= MAX_PARTED else []
    return len(runs) == 1 and runs[0].clock is not None and _printed(text, runs[0]) == text.strip()


def opens_with_moment(line: str) -> bool:
    """Whether a date and a time of day, set off from the rest, open a line: they are the page's.

    >>> opens_with_moment("12.05.26 12:31, Quarle - LNA"), opens_with_moment("12 May 2026, at the pier")
    (True, False)
    """
    run = next(date_runs(fold_date(line[:MAX_PARTED])), None) if line[:1].isdigit() else None
    return (
        run is not None and not run.start and run.clock is not None and line[run.end :].lstrip()[:1] in (",", "|", "")
    )


def is_of_particulars(line: str) -> bool:
    """Whether a line is short parts between bars or slashes, one of them a date: "By Ada Winter | May 12, 2026 | 3 comments".

    >>> is_of_particulars("by Ada Winter / May 12, 2026 / Harbours"), is_of_particulars("It rained. / May 12, 2026")
    (True, False)
    """
    parts = _BARRED.split(line, MOST_PARTS) if len(line) <= MAX_PARTED and _FIGURE.search(line) else []
    days = [part for part in parts if is_only_day(_LABELLED.sub("", part))] if len(parts) > 1 else []
    return bool(days) and not any(part.endswith(STOPS) for part in parts if part not in days)


_BARRED = re.compile(r"\s?[|｜]\s?|\s[/·•]\s|[\s,](?=\s?[^\W\d_]{2,12}\s?[:：])")
_LABELLED = re.compile(r"\s?[^\W\d_]{2,12}\s?[:：]\s?")
MOST_PARTS = 6


def find_change_text(line: str) -> str | None:
    """The part of a displayed line that is the date of a change, if it also has the date of publication.

    >>> find_change_text("10.05.2024 - Update : 11.05.2024"), find_change_text("Updated: 2024-05-13 09:08")
    ('11.05.2024', None)
    """
    runs = _labelled_runs(line)
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


def _printed(line: str, run: DateRun) -> str:
    text = line[run.start : run.end]
    closes = line[run.end : run.end + 1] in (")", "）") and text.count("(") + text.count("（") == 1
    return _balanced((text + line[run.end] if closes and text[-1] not in ")）" else text).strip(" ,|"))


def size_of_days(line: str) -> int:
    """The characters of a line's date, or of the two of a line that says when the text changed as well: "Published: 12 May
    2024 | Updated: 13 May 2024"."""
    day = find_date_text(line)
    before, _, behind = line.partition(day) if day else ("", "", "")
    other = find_date_text(before) or find_date_text(behind) if before or behind else None
    return len(day or "") + len(other or "")


def is_update_label(text: str) -> bool:
    """Whether a line says that what it dates is a change: "Updated:", with no date that lacks such a word."""
    if len(text) > MAX_LINE:
        return False
    runs = _labelled_runs(text)
    return all(update for _, update in runs) if runs else _says_update(text)


def is_publication_line(text: str) -> bool:
    """Whether a line opens with a label of publication directly followed by a date.

    >>> is_publication_line("发布时间：2024-05-13 09:08"), is_publication_line("Published in 2024, it sold well.")
    (True, False)
    """
    if len(text) > MAX_LINE:
        return False
    end = _PUBLISHED.opening(text)
    mark = _MARK.match(text, end) if end else None
    run = next(date_runs(fold_date(text)), None) if mark else None
    return (run is not None and mark is not None and run.start - mark.end() <= LABEL_GAP) or _is_labelled_behind(text)


def _is_labelled_behind(text: str) -> bool:
    """Whether a line ends with day, time and a label of publication, as Korean agencies print it: "2026/05/12 09:12 송고"."""
    label = _BEHIND.search(text)
    if not label or label[1] not in _PUBLISHED:
        return False
    return any(run.clock and run.end == label.start() for run in date_runs(fold_date(text[: label.end(1)])))


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


@lru_cache(maxsize=2_000)  # a line that dates the story is asked for its date, its change and what it says of both
def _labelled_runs(line: str) -> Sequence[tuple[DateRun, bool]]:
    if len(line) > MAX_LINE or not _FIGURE.search(line):
        return ()
    runs = tuple(date_runs(fold_date(line)))
    starts = (0, *(run.end for run in runs))
    return tuple((run, _says_update(line[start : run.start])) for start, run in zip(starts, runs, strict=False))


def _says_update(text: str) -> bool:
    """Whether a text has a word for a change; words of scripts with spaces must stand alone."""
    folded = fold_phrase(text)
    said = [phrase for phrase in _UPDATE if phrase in folded]
    return any(not phrase.isascii() or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) for phrase in said)
