"""Whether what looks like a dateline is one: the rules, from the surest form to the barest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.language.letters import is_small
from pipelines.language.sentences import STOPS
from pipelines.parts.dateline.head import Head
from pipelines.parts.dateline.marks import Mark
from pipelines.parts.dateline.words import (
    DISTRICT,
    KNOWN,
    has_case,
    is_domain,
    is_label,
    is_own,
    is_speakers_name,
    is_speech,
    is_upper,
    opens_alone,
)
from pipelines.world.gazetteer import (
    Hints,
    find_place,
    find_regions,
    homes,
    is_capital,
    is_chief_town,
    is_place,
    people_of,
    split_regions,
)

_VILLAGE, _TOWN = 5_000, 15_000
_LONG = 6
"""A name of so many letters is mostly no ordinary word."""
_HEADLINE = 120
_LONGEST_SIGN = 4
"""Letters by which a newsroom signs in small ones: (eb), (red)."""
_SHORTEST = 3
_LONGEST_UNCASED = 4
"""Words of a place that only its script tells from a sentence."""
_ASIDE = re.compile(r"\s[-–—]\s")
_FIGURES = re.compile(
    r"\d{1,3}(?:\s?[-–:]\s?\d|\s?[°%]|C\b|(?:\s[^\W\d]{1,12})?[.,;]?\s?[.,;]?\s[^\W\d]{2,20}(?:\s[^\W\d]{2,20})?\s?:\s?\d)"
)
"""A score, a time or a temperature after a place and a colon: a line of a table."""
CITY_AND_FULL_STOP = ("de", "hi", "ne", "es", "sw", "bg")
CAPITALS_AND_FULL_STOP = (
    "it", "pt", "ru", "uk", "be", "sv", "da", "no", "fi", "el", "sr", "hr", "sl", "cs", "sk", "ca", "lv", "lt", "et",
)  # fmt: skip
_QUOTES = tuple('"“„«‘')
_SENTENCE_ENDS = (*STOPS, ":")
_PAIR = re.compile(r"\S{2,20}(?:\s\S{2,20})?\s?(?::|,?\s\d{1,4}\s?(?:km|kilom|[-–:]\s?\d))")
"""Words that a dash joins to a town, before a colon or figures: a race, a match, a kicker of two words, "PARIS - NICE :"."""
_SHORT_SENTENCE = re.compile(r"[^\s.!?]{1,24}(?:\s[^\s.!?]{1,24}){0,2}[.!?]\s")
_KICKERS = "fr"
_SIGNS_IN_BRACKETS = "vi"
_SITES_OF_ONE_NEWSROOM = ("id", "ms", "jv", "su", "vi")


class Reading(NamedTuple):
    """A dateline found: it is the first `end` characters."""

    end: int
    places: tuple[str, ...] = ()
    date: str | None = None
    agency: str | None = None
    reporters: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """What is known apart from the text."""

    hints: Hints = Hints()
    houses: tuple[str, ...] = ()

    def has_places(self, names: Sequence[str]) -> bool:
        """Whether the gazetteer has a town, a region or a country of each name."""
        return all(is_place(name, self.hints) for name in names)


def is_dateline(head: Head, mark: Mark, rest: str, evidence: Evidence) -> bool:
    """Whether `head`, closed by `mark`, is a dateline before `rest`."""
    rest = rest.lstrip()
    if mark == "none":
        opens = not is_small(rest) and bool(rest or head.places)
        return opens and (_holds_unclosed(head, evidence.hints) or _is_shouted(head, evidence.hints))
    known_place = any(is_known_place(place, evidence.hints) for place in head.places)
    if mark == "end":
        return (known_place or _is_signed_in_full(head)) and _holds_above(head)
    if mark == "colon" and _FIGURES.match(rest):
        return False
    if is_small(rest) and not (head.set_off and (known_place or head.date)):
        return False
    if not head.places:
        return _holds_without_place(head, mark, evidence)
    if head.agency:
        return _holds_with_agency(head, mark, evidence)
    if head.date:
        return _holds_with_date(head, mark, evidence)
    return _is_prose(rest, head, mark) and _hold_alone(head.places, mark, rest, evidence.hints)


def _hold_alone(places: Sequence[str], mark: Mark, rest: str, hints: Hints) -> bool:
    """Whether places without date and agency are a dateline, and before a colon no speakers."""
    if not all(_holds_alone(place, mark, hints) or _returns(place, mark, rest) for place in places):
        return False
    if mark == "colon" and is_speech(rest) and not all(_is_own_capital(place, hints) for place in places):
        return False
    return mark != "colon" or rest[:1] not in _QUOTES or any(map(is_upper, places))


def _is_signed_in_full(head: Head) -> bool:
    """Whether a place of few words in a script without capitals, which no gazetteer has, stands with a day and a known
    agency."""
    few = all(not has_case(place) and place.count(" ") < _LONGEST_UNCASED for place in head.places)
    return head.known and bool(head.date and head.places) and few


def _holds_above(head: Head) -> bool:
    """Whether a head that is a whole line is a dateline: signed, or a place in capitals set above the text."""
    alone = not (head.agency or head.date) and all(map(_may_stand_above, head.places))
    return (head.known or alone) and not any(map(is_label, head.places))


def _may_stand_above(place: str) -> bool:
    """Whether a place may be a line of its own: all in capitals, and neither a country's name nor its code."""
    town, _ = split_regions(place)
    return has_case(town) and town.isupper() and len(town) >= _SHORTEST and not _is_country_only(town)


def _is_prose(rest: str, head: Head, mark: Mark) -> bool:
    """Whether the words after a bare place are a sentence rather than a headline or the rest of an aside between
    dashes; a place in capitals needs no such proof."""
    if (has_case(rest) and is_upper(rest)) or (mark == "dash" and _PAIR.match(rest)):
        return False
    if mark == "dot" and _SHORT_SENTENCE.match(rest):
        return False
    if not any(map(has_case, head.places)) and _ASIDE.search(rest, 0, _HEADLINE // 2):
        return False
    return all(map(is_upper, head.places)) or len(rest) > _HEADLINE or rest.rstrip("\"'”’»)").endswith(_SENTENCE_ENDS)


def _holds_unclosed(head: Head, hints: Hints) -> bool:
    """Whether a head without a mark after it is a dateline: all of it in brackets, or signed there by a known agency, or
    by anybody after a known place and a day."""
    if head.boxed:
        signs = head.agency is None and all(_holds_alone(place, "dash", hints) for place in head.places)
    else:
        signs = head.set_off and (head.known or bool(head.date and head.places and _are_known(head.places, hints)))
    return signs and (bool(head.date) or _are_known(head.places, hints))


def _is_shouted(head: Head, hints: Hints) -> bool:
    """Whether a head is a town and its country or region, all in capitals, which needs no mark: "OSLO, NORWAY"."""
    bare = len(head.places) == 1 and head.places[0].isupper() and not (head.date or head.agency)
    town, regions = split_regions(head.places[0]) if bare else ("", [])
    return bool(regions) and all(map(find_regions, regions)) and people_of(town, hints) >= 0


def _holds_without_place(head: Head, mark: Mark, evidence: Evidence) -> bool:
    if head.agency and head.set_off and "dash" in mark and evidence.hints.language == _SIGNS_IN_BRACKETS:
        return not is_label(head.agency)
    if head.agency is None or not head.known:
        return False
    if head.set_off or head.date:
        return True
    if is_domain(head.agency):
        newsroom = head.agency.partition(".")[0].isupper() or evidence.hints.language in _SITES_OF_ONE_NEWSROOM
        return "dash" in mark and (newsroom or opens_alone(head.agency))
    return "dash" in mark and (opens_alone(head.agency) or is_own(head.agency, evidence.houses))


def _holds_with_agency(head: Head, mark: Mark, evidence: Evidence) -> bool:
    known_place = any(is_known_place(place, evidence.hints) for place in head.places)
    if head.known and head.set_off:
        few = all(has_case(place) or place.count(" ") < _LONGEST_UNCASED for place in head.places)
        return known_place or bool(head.date) or (few and not any(is_label(place) for place in head.places))
    if head.known:
        return known_place or bool(head.date) or _signs_from(head, mark)
    if mark == "colon" and (head.agency or "").islower() and len(head.agency or "") > _LONGEST_SIGN:
        return False  # what is meant: "GRANADA (fruta): …"
    return mark != "pipe" and (known_place or bool(head.date and all(map(is_upper, head.places))))


def _signs_from(head: Head, mark: Mark) -> bool:
    """Whether a site signs from a village that no gazetteer has, in capitals before a dash: "QUARLE, Harbour.com –"."""
    named = all(has_case(place) and is_upper(place) and not is_label(place) for place in head.places)
    return named and mark == "dash" and head.agency is not None and is_domain(head.agency)


def _holds_with_date(head: Head, mark: Mark, evidence: Evidence) -> bool:
    if mark in ("pipe", "tight dash"):
        return False
    known, upper = _are_known(head.places, evidence.hints), all(map(is_upper, head.places))
    if mark == "dot":
        regions = any(split_regions(place)[1] for place in head.places)
        return known and (
            (upper and regions)
            or all(people_of(split_regions(place)[0], evidence.hints) >= KNOWN for place in head.places)
        )
    return known or (upper and not any(map(is_label, head.places)))


def _holds_alone(place: str, mark: Mark, hints: Hints) -> bool:
    """Whether a place without date and agency is a dateline."""
    town, regions = split_regions(place)
    upper, people = is_upper(place), people_of(town, hints)
    if mark == "pipe" or (mark == "dot" and not _may_stop(town, people, hints, upper=upper, placed=bool(regions))):
        return False
    if any(map(find_regions, regions)):
        return upper or people >= 0
    if is_label(town) or len(town) < _SHORTEST or _is_country_only(town):
        return False
    if not upper and (regions or mark == "tight dash"):
        return people >= 0 and any(map(DISTRICT.fullmatch, regions))
    if upper and regions and mark == "dotted dash":
        return True  # "MINAS DEL FRÍO, Bartolomé Masó.–": no other opening is set so
    return not (regions and mark == "colon") and _is_large(town, people, mark, hints, upper=upper)


def _is_large(town: str, people: int, mark: Mark, hints: Hints, *, upper: bool) -> bool:
    """Whether so many people live in a town that its name alone, perhaps in capitals, opens a text before a mark."""
    if people >= 0 and is_capital(town, hints):
        people = max(people, _TOWN)
    if mark == "colon":
        return not is_speakers_name(town) and people >= (_TOWN if upper else KNOWN)
    if upper and has_case(town):
        return (
            people >= (KNOWN if hints.language == _KICKERS else _TOWN)
            or _is_home(town, hints)
            or bool(find_regions(town))
        )
    return not is_speakers_name(town) and people >= (_VILLAGE if mark == "dot" else _TOWN)


def _may_stop(town: str, people: int, hints: Hints, *, upper: bool, placed: bool) -> bool:
    """Whether papers of the language print a full stop after a town that opens their text, or after one in capitals.

    `placed`: its region is named; German papers print so of towns that few have heard of."""
    small = hints.language == "de" and len(town) >= _LONG
    own = hints.language in CITY_AND_FULL_STOP or (upper and hints.language in CAPITALS_AND_FULL_STOP)
    return own and people >= (0 if placed else _VILLAGE if small else _TOWN)


def _returns(place: str, mark: Mark, rest: str) -> bool:
    """Whether a town in capitals before a dash is named again in the text: a village that no gazetteer has."""
    town = split_regions(place)[0]
    if "dash" not in mark or len(town) < _SHORTEST or not (has_case(town) and is_upper(town)) or is_label(town):
        return False
    return rest.find(town.title(), 1) > 0


def is_known_place(place: str, hints: Hints) -> bool:
    """Whether the gazetteer has a place as printed, or its region."""
    town, regions = split_regions(place)
    named = len(town) >= _SHORTEST or not has_case(town)
    return (named and people_of(town, hints) >= 0) or any(map(find_regions, regions)) or bool(find_regions(town))


def _are_known(places: Sequence[str], hints: Hints) -> bool:
    return all(is_known_place(place, hints) for place in places)


def _is_home(town: str, hints: Hints) -> bool:
    """A town of any size where papers print small towns' names so: English and German, and the outlet's own country."""
    countries = homes(hints) if hints.language in ("en", "de") else {hints.outlet_country}
    return find_place(town, hints).country_code in countries and people_of(town, hints) >= 0


def _is_own_capital(place: str, hints: Hints) -> bool:
    """The capital of the outlet's country, in capitals: its columnists open with it, and no speaker is called so."""
    own = hints.outlet_country is not None and is_upper(place) and is_capital(place, hints)
    return own and find_place(place, hints).country_code == hints.outlet_country


def _is_country_only(town: str) -> bool:
    """A country's name that is not its chief town's too: SINGAPORE may stand alone, UKRAINE may not."""
    countries = {region.country_code for region in find_regions(town) if region.code is None}
    return bool(countries) and not is_chief_town(town, countries)
