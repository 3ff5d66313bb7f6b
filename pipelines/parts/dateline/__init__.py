"""The dateline that opens an article: places, day and agency; the text proper begins after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from crawler.items import Dateline
from pipelines.language.phrases import primary_subtag
from pipelines.language.sentences import DASHES
from pipelines.parts.dateline.cjk import is_cjk, read_cjk
from pipelines.parts.dateline.day import meant_day
from pipelines.parts.dateline.evidence import Evidence, Reading, is_known_place
from pipelines.parts.dateline.head import parse_head
from pipelines.parts.dateline.wire import read_wire
from pipelines.parts.dateline.words import agency_id, home_of_domain, is_upper
from pipelines.world.agencies import AGENCIES
from pipelines.world.gazetteer import Hints, find_place

_REACH = 240
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\u00ad"
_UNEVEN = re.compile(rf"\s{{2,}}|[^\S ]|[{_UNSEEN}]")
DOTTED = tuple(f".{dash}" for dash in DASHES)
"""A full stop and a dash, which end nothing but a dateline."""
_SENT = re.compile(
    r"da(?:l|lla|i|lle) nostr[oaie] (?:inviat[oaie](?: special[ei])?|corrispondent[ei])[\s,:.–—-]{1,4}", re.IGNORECASE
)
"""Who was sent there, as Italian papers print above a place: "DAL NOSTRO INVIATO"."""
_BLANK = re.compile(rf"[\s{_UNSEEN}]*")


def split_dateline(
    text: str,
    *,
    language: str | None = None,
    published: datetime | None = None,
    country: str | None = None,
    houses: Sequence[str] = (),
    named: str = "",
) -> tuple[Dateline | None, str]:
    """An article's first paragraph -> its dateline, or None, and the words after it.

    `language` is BCP 47, `country` the outlet's (ISO 3166-1 alpha-2), `houses` the agencies and newsrooms that it prints, `named`
    what the page's markup calls a dateline, which needs no mark at its end.
    Without a dateline the text comes back as it is; with one, `dateline.text`, white space and the rest are the text.

    >>> dateline, rest = split_dateline("BEIJING, May 12 (Xinhua) -- Snow fell.", published=datetime(2023, 5, 13))
    >>> dateline.text, dateline.places[0].country_code, str(dateline.day), dateline.agency_id, rest
    ('BEIJING, May 12 (Xinhua) --', 'CN', '2023-05-12', 'xinhua', 'Snow fell.')
    """
    opening = _blank_to(text, 0)
    begin = sent.end() if text[opening : opening + 1] in "dD" and (sent := _SENT.match(text, opening)) else opening
    plain, places_in_text = _even(text[begin:])
    hints = Hints(outlet_country=country, language=primary_subtag(language) or None)
    found = _read(plain, hints, tuple(houses)) or (_read_named(plain, named, hints) if named else None)
    if found is None:
        return None, text
    end = begin + (places_in_text[found.end - 1] + 1 if places_in_text else found.end)
    rest = text[_blank_to(text, end) :]
    return _record(text[opening:end], found, hints, published, rest), rest


@lru_cache(maxsize=16)  # a page's first paragraphs are asked for their dateline by several fields
def _read(text: str, hints: Hints, houses: tuple[str, ...]) -> Reading | None:
    evidence = Evidence(hints, houses)
    return read_cjk(text, evidence) or (None if is_cjk(text) else read_wire(text, evidence))


def _read_named(text: str, named: str, hints: Hints) -> Reading | None:
    head = parse_head(named, ()) if text.startswith(named) else None
    if head is None or head.date or not head.places:
        return None
    # its element says so, too, of a town in a script without capitals
    sure = all(is_upper(place) or is_cjk(place) or is_known_place(place, hints) for place in head.places)
    sure = sure or named.endswith(DOTTED)
    return Reading(len(named), head.places, agency=head.agency) if sure else None


def _blank_to(text: str, start: int) -> int:
    found = _BLANK.match(text, start)
    return found.end() if found else start


def _even(text: str) -> tuple[str, list[int]]:
    """A text whose opening has single spaces only, and the index in `text` of each of its characters; [] where
    nothing changed."""
    opening = text[:_REACH]
    if (opening.isprintable() and "  " not in opening) or not _UNEVEN.search(opening):
        return text, []
    kept = [
        i
        for i, character in enumerate(text[:_REACH])
        if character not in _UNSEEN and not (character.isspace() and i and text[i - 1].isspace())
    ]
    return "".join(" " if text[i].isspace() else text[i] for i in kept) + text[_REACH:], kept


def _record(text: str, found: Reading, hints: Hints, published: datetime | None, rest: str) -> Dateline:
    near = [*(find_place(name, hints).country_code for name in found.places), hints.outlet_country]
    id_ = agency_id(found.agency, near) if found.agency else None
    if id_ and (agency := AGENCIES[id_]).reach != "world":
        unknown = agency.country if agency.reach == "home" else None
        hints = hints._replace(agency_country=agency.country, fallback_country=unknown)
    elif found.agency and id_ is None and (home := home_of_domain(found.agency)):
        hints = hints._replace(agency_country=home, fallback_country=home)
    return Dateline(
        text=text,
        places=[find_place(name, hints, rest) for name in found.places],
        date=found.date,
        day=meant_day(found.date, published) if found.date else None,
        agency=found.agency,
        agency_id=id_,
        reporters=list(found.reporters),
    )
