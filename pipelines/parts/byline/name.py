"""What counts as a name on a list of writers, and what surrounds it: a job, a newsroom, a place."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.letters import is_small
from pipelines.language.phrases import all_languages, fold_phrase
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_town

MIN_NAME, MOST_WORDS = 2, 6
"""Words of a name to which something else may be glued; and of any."""
MAX_NAME = 60
_TABLES = read_table("byline")
_WRITERS, _OTHER_JOBS, _WORDS, _PLACES = (
    frozenset(all_languages(_TABLES[table])) for table in ("writer", "job", "word", "place")
)
_JOBS = _WRITERS | _OTHER_JOBS
_JOB_ENDINGS = tuple(all_languages(_TABLES["compound"]))
NAMELESS = all_languages(_TABLES["nameless"])
"""Desks that stand in place of a name."""
FURNITURE = all_languages(read_table("furniture")["line"])
_PARTICLES = frozenset(all_languages(_TABLES["particle"]))
DOMAIN = re.compile(r"(?:[\w-]{2,30}\.){1,2}[a-z]{2,4}", re.IGNORECASE)
_NEWSROOMS = ("Redazione", "Redacción", "Redação", "Rédaction", "Redacția", "Redacţia")
_PAPERS = frozenset(all_languages(_TABLES["paper"]))
_INSTITUTIONS = frozenset(map(fold_phrase, _TABLES["institution"]["every"]))
_COMPOUNDS = tuple(map(fold_phrase, _TABLES["institution"]["ending"]))
_STAFF = frozenset(["staff", "correspondents"])
_OF = frozenset(["Do", "Da"])
"""Stands before the newsroom of a Brazilian paper's writer: "Do HNA, em São Paulo"."""
OF_HOUSE = ("da ", "do ", "de ", "del ", "della ", "dell'", "dell’")
"""Stands before the newsroom, after a writer's comma: "Ada Writer, da Harbour"."""
STATIONED = ("à ", "a ", "en ", "in ", "em ", "aus ")
"""Stands before the town of a writer whose job opens the line: "De notre correspondante à Berlin, Ada Writer"."""
_QUOTES = "\"'“”‘’„«»"
"""Around a nickname."""
_VOWEL = re.compile(r"[AEIOUY]")
ACRONYM = re.compile(r"[A-Z]{2,6}")
"""An agency that contributed: "by Jane Doe with AFP"."""
_HERE = frozenset(["in", "at", "for", "from", "of", "via", "à", "en", "für", "aus"])
_IN = re.compile(r"In [^\W\d_]{3,}")
"""What heads a summary, "In Short"; a Korean's own name has its hyphen."""
ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|St|[A-Z]))\.$")


def name_of(item: str, *, led: bool) -> str | None:
    """The name that an item of a list is or opens with: at least two words written like a name, or an agency."""
    item = item.strip(" .…") + ("." if ABBREVIATED.search(item.strip()) else "")
    if not item or len(item) > MAX_NAME:
        return None
    every = item.split()
    if _is_house(item, every, led=led):
        return item
    if every[0] in _OF and len(every) == MIN_NAME and ACRONYM.fullmatch(every[1]):
        return None
    words = _opening_words(every, led=led)
    if find_agency(name := _joined(words)):
        return name
    words = _without_agency(words)
    name = _joined(words)
    if not words or not _may_be_name(words, name):
        return None
    own = [word for word in words if word not in _PARTICLES]
    if len(own) == 1:
        alone = len(words) == len(every) and ((led and len(name) > 1) or INITIALLED.fullmatch(name))
        return name if own[0].endswith("-Redaktion") or alone else None
    return name if _are_written_out(own, led=led) else None


def _are_written_out(words: list[str], *, led: bool) -> bool:
    """Whether the words of a name are not mere initials; after "By" a short one need not be: "By Li Na"."""
    long = len(words) > 2 or any(len(word) > 2 for word in words) or (led and all(map(str.isalpha, words)))
    return long and (len(words[-1]) > 1 or words[-1].isupper())


def _is_house(item: str, words: list[str], *, led: bool) -> bool:
    """Whether an item is an agency, a site, a desk or a newsroom: "By Harbour staff"."""
    if find_agency(item) or (led and (DOMAIN.fullmatch(item) or item in NAMELESS)):
        return True
    return is_newsroom(words) or (led and is_newsroom([*words[:-1], words[-1].title()]))


def _opening_words(every: list[str], *, led: bool) -> list[str]:
    """The words of an item before a job, a place or a newsroom, or after a job with which it opens."""
    words = every[: next((i for i, word in enumerate(every) if is_job(word) or word in _HERE), len(every))]
    if led and (len(words) < MIN_NAME or find_agency(" ".join(words))) and (own := _behind_job(every)):
        words = own
    words = words[: _house(words, len(every))]
    while words and (words[-1] in _PARTICLES or (len(words) > MIN_NAME and words[-1].lower() in _PARTICLES)):
        words.pop()
    return words


def _without_agency(words: list[str]) -> list[str]:
    """A name without the agency of one to three words that follows it."""
    trailing = next((size for size in (3, 2, 1) if len(words) > size + 1 and _is_agency(words[-size:])), 0)
    return words[: len(words) - trailing]


def _may_be_name(words: list[str], name: str) -> bool:
    """Whether words are written like a name, and are none that stand in a name's place."""
    if (
        len(words) > MOST_WORDS
        or any(plain(word) in _WORDS and word not in _PARTICLES for word in words)
        or name in FURNITURE
    ):
        return False
    if words[0] == "The" or _IN.fullmatch(name) or fold_phrase(name) in _PLACES:
        return False
    return all(map(_is_name_word, words))


def _joined(words: list[str]) -> str:
    return " ".join(words).strip(" ,;:–—-")


INITIALLED = re.compile(r"[^\W\d_a-zß-ÿа-я]\.(?!\d)[^\W_a-zß-ÿа-я][^\W\d_]{2,20}")
"""A name with its initial glued to it, as Mongolians print theirs: "Б.Болд"."""


def _is_agency(words: list[str]) -> bool:
    """Whether words after a name are an agency's; one of two letters must be in capitals: "Hs" is part of the name."""
    return find_agency(" ".join(words)) is not None and (len(words[0]) > MIN_NAME or words[0].isupper())


def is_job(word: str) -> bool:
    """Whether a word is a job, or a compound of one: "DW-Korrespondentin", "ARD-Hörfunkstudio"."""
    word = plain(word)
    return word in _JOBS or word.endswith(_JOB_ENDINGS) or ("-" in word and word.rpartition("-")[2] in _JOBS)


def is_writer(word: str) -> bool:
    """Whether a word is a writer's job."""
    return plain(word).rpartition("-")[2] in _WRITERS


def _behind_job(words: list[str]) -> list[str]:
    """The name after a job: "our correspondent Ada Writer", "LNA Technology Writer Ada Writer"."""
    last = max((i for i, word in enumerate(words) if is_writer(word)), default=len(words))
    end = next((i for i, word in enumerate(words) if i > last and word in _HERE), len(words))
    return words[last + 1 : end] if end - last > MIN_NAME else []


def _house(words: list[str], every: int) -> int:
    """Where the newsroom begins that follows a name without a mark: "Ada Writer The Harbour", "Ada Writer LNA News",
    "ADA WRITER Harbour Journal"."""
    for i, word in enumerate(words):
        site = "." in word[1:-1] and DOMAIN.fullmatch(word)
        more = i < len(words) - 1 or (i < every - 1 and not _VOWEL.search(word))
        initials = more and word.isupper() and ACRONYM.fullmatch(word) and not words[i - 1].isupper()
        loud = i >= MIN_NAME and word.istitle() and len(word) > MIN_NAME and all(map(_is_loud, words[:i]))
        if i >= MIN_NAME and (word == "The" or site or initials or loud):
            return i
    return len(words)


def stands_within(before: str, mark: str, behind: str) -> bool:
    """Whether a word that joins names elsewhere stands inside one, with a single family name after it: "José Winter y Summer".

    >>> stands_within("José Winter", " y ", "Summer"), stands_within("José Winter", " y ", "Ana Summer")
    (True, False)
    """
    name = _NEXT.split(behind, maxsplit=1)[0].strip()
    alone = mark.strip() in _WITHIN and " " in before.strip() and " " not in name
    return alone and name[:1].isupper() and not find_agency(name) and name not in NAMELESS


IBERIAN = frozenset({"es", "pt", "ca", "gl"})
_WITHIN, _NEXT = frozenset({"y", "e", "i"}), re.compile(r"[,;|/]|\s(?:[yei]|and|con|com|with)\s")


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals and not an initial."""
    return word.isupper() and "." not in word


def is_paper(name: str) -> bool:
    """Whether a name ends in a word that papers and agencies, but no families, are called by: "Harbour Gazette"."""
    return " " in name and plain(name.rpartition(" ")[2]) in _PAPERS


def employs(name: str) -> bool:
    """Whether a name is a paper's, or an institution's where experts work who write: "Harbour University"."""
    return is_paper(name) or _is_institution(name)


def _is_institution(name: str) -> bool:
    words = [plain(word) for word in name.split()]
    return len(words) > 1 and any(word in _INSTITUTIONS or word.endswith(_COMPOUNDS) for word in words)


def before_institution(line: str) -> str:
    """A byline without the institution after a comma, and what it says of that: "Ada Winter, Institute of Tides, Quarle"."""
    name, *rest = line.split(", ")
    return name if any(map(_is_institution, rest[:1])) else line


def is_house_by_initials(name: str) -> bool:
    """Whether a name is a newsroom's, as its initials show: "HDR OSTKÜSTE", "HDR Ostküste", "ADR Paris"."""
    first, _, rest = name.partition(" ")
    if "." in first:
        return False  # "P.J. Winter"
    if len(first) > MIN_NAME and ACRONYM.fullmatch(first) and not rest.isupper() and is_town(rest):
        return True
    return bool(rest) and (rest.isupper() or len(first) > MIN_NAME) and first.isupper() and not _VOWEL.search(first)


def is_newsroom(words: list[str]) -> bool:
    """Whether a name is that of a newsroom: "Harbour Staff", "HDR Staff Writer", "Redazione Digital"."""
    if not 1 < len(words) < 5 or not all(_is_name_word(word.rstrip("0123456789") or word) for word in words):
        return False  # a station may be numbered: "Redacția Harbour24"
    staff = 1 + (len(words) == 3 and is_writer(words[-1]))  # after more words a job belongs to its writer
    own = words[:-staff] if words[-staff].casefold() in _STAFF else words[1:] if words[0] in _NEWSROOMS else []
    return bool(own) and (words[0] in _NEWSROOMS or not any(plain(word) in _JOBS for word in own))


def plain(word: str) -> str:
    """A word as the lists have it: in lower case, without the marks around it."""
    return fold_phrase(word)


_NO_NAMES = frozenset("/_:%$€")
_ARTICLES = ("d'", "d’", "al-", "el-", "аль-", "эль-")


def _is_name_word(word: str) -> bool:
    """Whether a word is written like part of a name: with a capital first, a particle, or letters without case."""
    if word in _PARTICLES:
        return True
    word = word.strip(_QUOTES) if word[0] in _QUOTES or word[-1] in _QUOTES else word
    if not word or not word[0].isalpha() or not _NO_NAMES.isdisjoint(word):
        return False
    if any(map(str.isdigit, word)) and not word.isupper():
        return False
    return not is_small(word) or word in _PARTICLES or word.startswith(_ARTICLES)
