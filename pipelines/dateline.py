"""The dateline that opens an article: places, day, agency; the words of the text begin after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.items import Dateline
from pipelines.agencies import AGENCIES
from pipelines.dateline_cjk import read_cjk
from pipelines.dateline_dates import day_of
from pipelines.dateline_evidence import Evidence, Reading
from pipelines.dateline_wire import read_wire
from pipelines.dateline_words import agency_id
from pipelines.gazetteer import Hints, find_place

_BLANKS = " \t\r\n\xa0\u2002\u2003\u2009\u200b\u202f\u2060\u3000\ufeff"


def split_dateline(
    text: str,
    *,
    language: str | None = None,
    published: datetime | None = None,
    country: str | None = None,
    agencies: Sequence[str] = (),
) -> tuple[Dateline | None, str]:
    """An article's first paragraph -> its dateline, or None, and the words after it.

    `language` is BCP 47, `country` the outlet's (ISO 3166-1 alpha-2), `agencies` the names it prints for agencies.
    Without a dateline the text comes back as it is; with one, `dateline.text`, white space and the rest are the text.

    >>> dateline, rest = split_dateline("BEIJING, May 12 (Xinhua) -- Snow fell.", published=datetime(2023, 5, 13))
    >>> dateline.text, dateline.places[0].country_code, str(dateline.day), dateline.agency_id, rest
    ('BEIJING, May 12 (Xinhua) --', 'CN', '2023-05-12', 'xinhua', 'Snow fell.')
    """
    opening = text.lstrip(_BLANKS)
    base = (language or "").split("-")[0].casefold() or None
    evidence = Evidence(Hints(outlet_country=country, language=base), tuple(agencies))
    found = read_cjk(opening, evidence) or read_wire(opening, evidence)
    if found is None:
        return None, text
    return _record(opening, found, evidence.hints, published), opening[found.end :].lstrip(_BLANKS)


def _record(text: str, found: Reading, hints: Hints, published: datetime | None) -> Dateline:
    id_ = agency_id(found.agency) if found.agency else None
    if id_:
        home, worldwide = AGENCIES[id_].country, AGENCIES[id_].worldwide
        hints = hints._replace(agency_country=home, fallback_country=None if worldwide else home)
    return Dateline(
        text=text[: found.end],
        places=[find_place(name, hints) for name in found.places],
        date=found.date,
        day=day_of(found.date, published) if found.date else None,
        agency=found.agency,
        agency_id=id_,
        reporters=list(found.reporters),
    )
