"""What a page says when it has no article to show: that it is gone, that its host is out of order or admits no robots,
that consent or a password is needed first, or that it redirects or serves another purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelines.language.phrases import Fragments, Phrases

MAX_MORE = 25
"""A heading may have so many characters besides the phrase that counts."""
MIN_ASKING = 0.6
"""Of a text that is a notice of cookies."""
MAX_NAME = 70
"""Characters of the part of a page's title that says what the page is."""
_NUMBER = re.compile(
    r"(?:error |http |status |fehler |erreur |erro |errore |ошибка )?(?P<code>40[0-9]|410|451|50[0-4])"
    r"\s?(?:[!.]?$|[-–—:|]|error|gone|not found|page|forbidden|bad)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[|｜–—·»«:-]\s|[|｜_]|\s?::\s?|:\s")
_EDGES = " .!?…:。！？-–—|,，、;\u3000"
TABLES = {
    "blocked": "blocked",
    "consent_page": "asking",
    "soft_503": "out_of_order",
    "soft_404": "not_found",
    "login_page": "signing_in",
    "no_text": "sending_on",
    "index": "searching",
    "service_page": "serving",
}
"""Reason -> its tables in refusals.toml, the most telling first: whoever is taken for a robot is asked to try again, too."""
SERVICES = ("login_page", "index", "service_page")
"""Purposes of pages that never have an article, and may say much."""
SIGNING = ("login_page",)
"""Purposes that two words name surely."""
GOING_ON = ("soft_404", "consent_page")
"""What phrases of few words, or in scripts that part none, may only begin to say."""
INSTEAD = ("consent_page", "no_text")
"""Notices in place of an article whose head, and sometimes headline, are still the article's."""
_WORD = re.compile(r"[^\W\d_]+")
REFUSED, AWAY = frozenset({"401", "403", "429", "451"}), frozenset({"500", "501", "502", "503", "504"})


class _Said(NamedTuple):
    headings: Phrases
    texts: Fragments


def notice_of(headline: str, title: str = "", lines: Sequence[str] = ()) -> str | None:
    """Why a page without a date has no article, by its headline, its title and its few lines; None if none of them says.

    >>> notice_of("The Mercury", lines=["The page you requested could not be found."])
    'soft_404'
    """
    opening = _PARTS.split(headline, maxsplit=1)[0].strip()  # "Access denied: how the island lost its beach"
    parts = (headline, *(part for part in _parts(title) if part != opening or part == headline))
    by_headings = (reason for part in parts if (reason := _reason_in(part, MAX_MORE)))
    by_lines = (reason for reason in TABLES if _is_said(reason, lines))
    if reason := next(by_headings, None) or next(by_lines, None):
        return reason
    return "soft_503" if any(_bare(part) in _phrases("failing") for part in parts) else None


def heading_of(headline: str) -> str | None:
    """Why a page has no article, if its whole headline says so in more than one word: enough even for a page with a date.

    >>> heading_of("Page not found"), heading_of("Not found: the missing boat"), heading_of("Forbidden")
    ('soft_404', None, None)
    """
    line = headline.strip()
    if line.isascii() and " " not in line and not _NUMBER.match(line):
        return None
    reason = _reason_in(line, 0)
    return None if reason in SERVICES else reason


def says_instead(title: str) -> bool:
    """Whether a page's title announces something other than an article: asked about further pages of an article, whose
    title is the article's."""
    return bool(title) and any(map(heading_of, _parts(title)))


def service_of(headline: str) -> str | None:
    """Why a page without a date has no article: its headline is about signing in, searching or the company, however
    much text follows."""
    line = _bare(headline)
    return next((reason for reason in SERVICES if line in _tables()[reason].headings), None)


def instead_of(lines: Sequence[str]) -> str | None:
    """Each line that stands in place of an article's text: it asks for consent, or for scripts to be switched on.

    >>> instead_of(["You need to enable JavaScript to run this app."])
    'no_text'
    """
    return next((reason for reason in INSTEAD if lines and all(map(_tables()[reason].texts.stand_in, lines))), None)


def asks_for_cookies(lines: Sequence[str], headline: str = "", language: str | None = None) -> bool:
    """Whether most of a text is a notice of cookies, and no story on them, whose headline has them and which speaks to
    nobody.

    >>> asks_for_cookies(["We use cookies.", "You may withdraw consent."]), asks_for_cookies(["Your privacy matters."])
    (True, False)
    >>> asks_for_cookies(["The court banned cookies."], "Court bans cookies", "en")
    False
    """
    cookies, consent = _fragments("cookie").stand_in, _fragments("consent").stand_in
    if not any(map(cookies, lines)) or (cookies(headline) and not _may_address(lines, language)):
        return False
    asking = (len(line) for line in lines if cookies(line) or consent(line))
    return sum(asking) > MIN_ASKING * sum(map(len, lines))


def _may_address(lines: Sequence[str], language: str | None) -> bool:
    """Whether a text may speak to its reader, as far as the words of its language for that are known."""
    from pipelines.data import read_table
    from pipelines.language.phrases import primary_subtag

    words = read_table("refusals")["addressing"].get(primary_subtag(language))
    return words is None or not {word for line in lines for word in _WORD.findall(line.casefold())}.isdisjoint(words)


def _is_said(reason: str, lines: Sequence[str]) -> bool:
    """Whether a line says so; for consent most of the lines must, as any page may have a notice of it."""
    stands_in = _tables()[reason].texts.stand_in
    telling = list(filter(stands_in, lines))
    return bool(telling) and (reason != "consent_page" or 2 * sum(map(len, telling)) > sum(map(len, lines)))


def _reason_in(heading: str, more: int) -> str | None:
    """The reason that a heading gives, if it has at most so many other characters."""
    if (number := _NUMBER.match(heading)) and (more or number.end() == len(heading)):
        return "blocked" if number["code"] in REFUSED else "soft_503" if number["code"] in AWAY else "soft_404"
    for line in _without_apology(heading):
        if not line:
            return "soft_503" if _bare(heading) in _phrases("failing") else "soft_404"
        for reason, said in _tables().items():
            if line in said.headings or _opens(line, said.headings.opening(line), more, reason):
                return reason
    return None


def _opens(line: str, end: int, more: int, reason: str) -> bool:
    """Whether a phrase that ends there says all: little follows, and behind one of few words only what a mark sets apart,
    as headlines go on behind a word: "Help for islanders"; not a colon: "Page not found: a lost map"."""
    if not end or len(line[end:].strip(_EDGES)) > more:
        return False
    rest, phrase = line[end:].lstrip(" !.?…"), line[:end]
    if rest[:1] in _APART:
        return True
    if phrase[0] >= UNSPACED:  # "メンテナンス中の観覧車" is a headline, "お探しの記事は見つかりません" is none
        return end >= MIN_WIDE and reason in GOING_ON
    words = 1 if reason in SIGNING else 2 if reason in GOING_ON else 3
    return phrase.count(" ") >= words and rest[0] not in ":,"


_APART = ("", *"|｜–—-·»(“\"'[")
UNSPACED, MIN_WIDE = "\u0e00", 4
"""The first letter of the scripts that part no words, and letters of a phrase in one."""


def _without_apology(heading: str) -> Iterator[str]:
    """A heading, and the same without "Sorry,"."""
    line = _bare(heading)
    if line:
        yield line
    if end := _phrases("apology").opening(line):
        rest = line[end:]
        if not rest or not rest[0].isalnum() or not rest.isascii():
            yield _bare(rest)


def _parts(title: str) -> list[str]:
    """A title, and its parts between marks."""
    return [title, *(part for part in _PARTS.split(title) if 1 < len(part) <= MAX_NAME)]


def _bare(line: str) -> str:
    return line.strip(_EDGES)


@cache
def _tables() -> dict[str, _Said]:
    return {reason: _Said(_phrases(name), _fragments(f"{name}_text")) for reason, name in TABLES.items()}


@cache
def _phrases(table: str) -> Phrases:
    from pipelines.data import read_table  # long to load, and a run without news has no article
    from pipelines.language.phrases import all_languages

    return all_languages(read_table("refusals")[table])


@cache
def _fragments(table: str) -> Fragments:
    from pipelines.data import read_table
    from pipelines.language.phrases import Fragments

    return Fragments(text for texts in read_table("refusals")[table].values() for text in texts)
