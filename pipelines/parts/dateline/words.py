"""What may be a place or an agency in a dateline of a script with spaces, judged by its words alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from pipelines.data import read_table
from pipelines.language.letters import is_small
from pipelines.parts.dateline.dates import MONGOLIAN_WORDS, is_month, is_weekday
from pipelines.world.agencies import AGENCIES, find_agency, spellings
from pipelines.world.gazetteer import find_regions, split_regions
from pipelines.world.gazetteer.table import name_key
from pipelines.world.home_zone import country_of_address

KNOWN = 50_000
"""A town of so many people is known by its name alone."""
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT))?\d{0,2}")
_DOMAIN = re.compile(r"[^\W_][\w-]{1,30}(?:\.[^\W\d_]{2,6}){1,2}")
_SAYS_AGENCY = re.compile(
    r"(?:Agence|Agência|Agencia|Agenzia|Agenția|Agentia|Agencija|Agencja|Agentura|Agentúra) [^\W\d_]|[^()]{2,24} (?:News (?:Agency|Service)|Press Agency|Nachrichtenagentur|Newswire)$"
)
"""What an agency calls itself."""
_NAME = re.compile(r"[^\W\d_][^_|:;!?\"“”«»<>=@#*+%&]*")
_WORDS_OF_TOWN, _WORDS_OF_REGION, _WORDS_OF_AGENCY = 6, 5, 5
_PREFIX = re.compile(r"(?:al|el|as|ash|ad|ar|an|at|az|d|l|o|n|s|t|m)[-'’`]", re.IGNORECASE)
DISTRICT = re.compile(r"[^\W\d_a-z]\w{3,18}[sc]ko")
"""A Czech or Slovak district, which stands in brackets after its villages: "Telč (Jihlavsko) -"."""


def is_agency(name: str, houses: Sequence[str] = ()) -> bool:
    """Whether `name` is an agency that signs datelines, or one of the outlet's `houses`."""
    id_ = find_agency(name)
    return (
        not AGENCIES[id_].pictures
        if id_
        else any(
            name_key(name) == name_key(token) or is_acronym(name, token) or _is_desk_of(name, token) for token in houses
        )
    )


def _is_desk_of(name: str, house: str) -> bool:
    """Whether a name is that of a newsroom's desk, joined to the newsroom's name with a capital of its own: "HarbourSport"."""
    rest = name[len(house) :] if len(house) >= MIN_HOUSE and " " not in name else ""
    return bool(_DESK.fullmatch(rest)) and name_key(name[: -len(rest)]) == name_key(house)


MIN_HOUSE, _DESK = 4, re.compile(r"[A-Z][a-z]{3,11}")


def is_acronym(name: str, house: str) -> bool:
    """Whether `name` is short for a newsroom's name: letters of its words in order, with the first letter of the first
    and the last word.

    >>> is_acronym("KUNA", "Kuwait News Agency"), is_acronym("KUNA", "Kuna Daily"), is_acronym("UNA", "Kuwait News")
    (True, False, False)
    """
    if not (2 < len(name) < 8 and name.isascii() and name.isupper() and name.isalpha()):
        return False
    form = _acronyms(house)
    return form is not None and form.fullmatch(name.casefold()) is not None


@lru_cache(maxsize=256)
def _acronyms(house: str) -> re.Pattern[str] | None:
    words = re.findall("[a-z]{1,16}", house[:60].casefold())[:6]
    if len(words) < 2:
        return None
    first, *middle, last = [word[0] + "".join(f"{letter}?" for letter in word[1:]) for word in words]
    return re.compile("".join((first, *(f"(?:{word})?" for word in middle), last)))


def signs(name: str, houses: Sequence[str] = ()) -> bool:
    """Whether `name`, in brackets, is a signature: an agency, or one with a partner or a service (dpa/lno, Reuters Health)."""
    if is_agency(name, houses) or _SAYS_AGENCY.match(name):
        return True
    if ", " in name:
        return all(signs(part, houses) for part in name.split(", "))
    lead, *others = re.split(r"[/=＝+–-]|\s", name, maxsplit=1)
    return bool(others) and len(lead) > 1 and len(name.split()) <= 3 and signs(lead, houses)


def is_call_sign(name: str) -> bool:
    """Whether `name` could be an American station's; only brackets make it one: KYIV is not."""
    return bool(_CALL_SIGN.fullmatch(name))


def agency_id(name: str, near: Collection[str | None] = ()) -> str | None:
    """The id of an agency, or of the one that leads a pair: dpa/lno is dpa; `near` as `find_agency` takes it."""
    whole = find_agency(name, near) or find_agency(name.removesuffix("客户端"), near)
    return whole or next((id_ for part in re.split(r"[/=＝+–\s,-]", name) if (id_ := find_agency(part, near))), None)


def is_domain(name: str) -> bool:
    """Whether `name` is an address that signs as a newsroom: KOMPAS.com."""
    return bool(_DOMAIN.fullmatch(name)) and name.rsplit(".", 1)[1].casefold() in _words("top_level")


def home_of_domain(name: str) -> str | None:
    """The country that a newsroom's address is registered in: Beritajateng.id is Indonesian."""
    return country_of_address(f"//{name}") if is_domain(name) else None


def may_be_agency(name: str) -> bool:
    """Whether brackets around `name` may be an unknown agency's: short, a word or two, and no region."""
    words = name.split()
    fits = bool(
        re.fullmatch(r"(?:\d{1,4}\s?(?=[A-Z]))?[^\W\d_][\w\u0900-\u109f\u1780-\u17d3.'’/&+ -]{1,28}", name)
    ) and (len(words) < 3 or not is_small(name))
    return fits and len(words) <= _WORDS_OF_AGENCY and not find_regions(name)


def opens_alone(agency: str) -> bool:
    """Whether an agency's bare name may stand for a whole dateline."""
    return find_agency(agency) in _words("openers")


def is_own(agency: str, houses: Sequence[str]) -> bool:
    """Whether an agency's name is another spelling of one of the outlet's own agencies, or the same in capitals."""
    id_ = find_agency(agency)
    if id_ is None:
        return agency.isupper() and any(name_key(agency) == name_key(name) for name in houses)
    return any(find_agency(name) == id_ for name in houses)


def is_desk(name: str) -> bool:
    """Whether `name` is a paper's own desk or reporter, in a language that prints them where an agency stands."""
    return any(name_key(words) in _words("desks") for words in (name, *name.split()))


def is_place_like(name: str) -> bool:
    """Whether `name` could be printed for a place: capitals, few words, nothing but letters, no byline."""
    town, regions = split_regions(name)
    return (
        not name.startswith(_BYLINE)
        and _fits(town, _WORDS_OF_TOWN)
        and all(_fits(region, _WORDS_OF_REGION) or find_regions(region) for region in regions)
    )


_BYLINE = ("By ", "BY ")


def is_upper(name: str) -> bool:
    """Whether a place's town is printed in capitals; McALLEN is."""
    words = [word for word in re.split(r"[\s-]", split_regions(name)[0]) if len(word.strip(".'’")) > 2]
    words = [word for word in words if not _is_particle(word)] or [name]
    return all(sum(map(str.isupper, word)) > len(word) / 2 for word in words)


def has_case(text: str) -> bool:
    """Whether the first letter of `text` belongs to a script that has capitals."""
    first = next(filter(str.isalpha, text), "")
    return first.upper() != first.lower() and (first.isupper() or is_small(first))


def is_label(name: str) -> bool:
    """Whether `name` heads a section, cues the reader or is an ordinary word; never a place before a bare mark."""
    return name_key(name) in _words("labels") or name_key(name) in _words("common")


def is_speakers_name(name: str) -> bool:
    """Whether people, too, bear the name of this town: before a colon it may be a speaker."""
    return name_key(name) in _words("people")


def is_speech(text: str) -> bool:
    """Whether `text` begins like something said."""
    first = text[:20].split(maxsplit=1)
    return bool(first) and name_key(first[0]) in _words("speech")


def is_one_with(part: str) -> bool:
    """Whether `part`, after a slash, belongs to the place before it: Frankfurt/Main."""
    return name_key(part) in _words("one_with")


def ends_in_abbreviation(name: str) -> bool:
    """Whether a closing full stop belongs to the name: "Wis.", "N.M."."""
    last = re.split(r"[\s,]", name)[-1]
    return bool(re.fullmatch(r"(?:[^\W\d_]{1,2}\.){2,}|[^/]+/[^\W\d_]\.|(?i:pref|prov)\.|[гр]\.", last)) or (
        2 < len(last) <= 6 and "," in name and any(region.code for region in find_regions(last))
    )


def may_be_lower(word: str) -> bool:
    """Whether a word without a capital may stand inside a dateline."""
    bare = word.strip("()[]/.,:-–—|")
    return (
        word[:1] in "([/"
        or _is_particle(bare)
        or is_month(bare)
        or is_weekday(bare)
        or bare in ("am", "pm", "ngày", "tháng", "оны", "арван", "дугаар", "дүгээр")
        or bare in MONGOLIAN_WORDS
        or bool(_PREFIX.match(word))
        or _is_spelling(bare)
        or is_domain(bare)
    )


def _is_spelling(word: str) -> bool:
    return any(part in spellings() for part in re.split("[/-]", word.casefold()) if part)


def _fits(name: str, most: int) -> bool:
    words = name.split()
    return (
        0 < len(words) <= most and bool(_NAME.fullmatch(name)) and _starts(words[0]) and all(map(_follows, words[1:]))
    )


def _starts(word: str) -> bool:
    return not (is_small(word) or any(map(str.isdigit, word))) or bool(_PREFIX.match(word))


def _follows(word: str) -> bool:
    if any(map(str.isdigit, word)):
        return word.isdigit() and len(word) < 3
    return not is_small(word) or _is_particle(word) or bool(_PREFIX.match(word))


def _is_particle(word: str) -> bool:
    return name_key(word) in _words("particles")


@cache
def _words(kind: str) -> frozenset[str]:
    words = read_table("dateline_words")[kind]
    return frozenset(words if kind == "openers" else map(name_key, words))
