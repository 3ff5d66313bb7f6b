"""A displayed headline without the desk's mark before it; a page's title without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.language.letters import HAN, letters
from pipelines.world.agencies import find_agency

MAX_TITLE = 1000
_TAKE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third)[ -](?:ld|lead|take|update)|leadall|lead|ld|urgent|flash|bulletin"
    r"|correct(?:ed|ion|s)?|updated?|recast|refile|repeat|writethru|update \d{1,2}"
)
_BRACKETED = re.compile(
    rf"\s{{0,9}}[(\[](?:{_TAKE})(?:[ -](?:writethru|update|lead|ld|urgent|corrected)){{0,2}}[)\]]\s{{0,9}}",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"\s{0,9}(?:(?:UPDATE|WRAPUP) ?\d{1,2}|RPT|REPEAT|REFILE|RECAST|CORRECTED|CORRECTION|BRIEF|ADVISORY)\s?-\s?(?=\S)"
)
_COLON = re.compile(
    r"\s{0,9}(?:\d{1,2}(?:ST|ND|RD|TH|st|nd|rd|th) (?:LD|Ld|LEAD|Lead)(?:[- ]Writethru)?"
    r"|UPDATE ?\d{1,2}|URGENT|LEAD|FLASH)\s?[:：]\s{0,9}(?=\S)"
)
_CUTS = re.compile(rf"\s[|｜»«•·–—*l-]\s|\s?[|｜ㅣ›]\s?|[_＿]|--|\s::\s|-(?=[{HAN}]{{2,12}}$)|：(?=[^：\s]{{2,20}}$)")
_MARK = re.compile(r"\s{0,9}(?:[:：|｜/·•»›]|[–—-](?=\s))?\s{0,9}")
_TOKEN = re.compile(r"\w+")
_SEAM = re.compile("[a-zß-ÿа-яё][A-ZÀ-ÞА-ЯЁ]")
"""Letters that meet in no text, but where two elements are separated only by styling."""
_SITE_WORDS = re.compile(
    r"(?:[\w-]{2,30}\.){1,3}(?:com?|net|org|news|tv|info|[a-z]{2})"
    r"|.{0,20}\b(?:news|online|times|newspaper|daily|zeitung|nachrichten|noticias|notícias|notizie|новости|haberleri|berita)\b"
    r"|.{1,12}(?:新闻网|新聞網|新华网|人民网|中新网|网|網|新闻|新聞|ニュース|新聞社|뉴스|일보|신문)",
    re.IGNORECASE,
)


def split_headline(text: str, site_names: Sequence[str] = ()) -> tuple[str | None, str]:
    """The desk's mark before a headline, or None, and the headline. Both together are the text but for white space.

    A rubric ("Analysis:") or a flag that readers are meant to see stays; the site's name before a bar does not.

    >>> split_headline("(2nd LD) Ferry sinks off the coast"), split_headline("UPDATE 1-Ferry sinks")
    (('(2nd LD)', 'Ferry sinks off the coast'), ('UPDATE 1-', 'Ferry sinks'))
    """
    text = text.strip()
    end = 0
    while found := _BRACKETED.match(text, end) or _SLUG.match(text, end) or _COLON.match(text, end):
        if found.end() >= len(text):
            break
        end = found.end()
    if not end:
        end = _site_before_bar(text, site_names)
    return (text[:end].strip() or None), text[end:].strip()


def strip_site_name(title: str, site_names: Sequence[str]) -> str:
    """A ``<title>`` without the site's name, and the sections between it and the headline.

    >>> strip_site_name("Ferry sinks | World | Harbour Times", ["Harbour Times"])
    'Ferry sinks'
    """
    title = title[:MAX_TITLE].strip()
    parts, marks = _parts(title)
    first = 1 if len(parts) > 1 and _is_site(parts[0], site_names) else 0
    last = next((i for i in range(first + 1, len(parts)) if _is_site(parts[i], site_names)), len(parts))
    while (
        first + 1 < last < len(parts)
        and _is_section(parts[last - 1])
        and marks[last - 1][0].strip() == marks[last - 2][0].strip()
    ):
        last -= 1
    return (
        title[marks[first - 1].end() if first else 0 : marks[last - 1].start() if last < len(parts) else None]
        .strip()
        .rstrip(" -–—|")
    )


def settle_kicker(heading: str, kicker: str, names: Sequence[str]) -> str:
    """A heading opened by an element of its own, perhaps a kicker: with or without it, depending on what the page's
    head calls the page.

    Without it where a name is the heading without it, or ends like it behind another kicker, or where no name has
    either and a mark parts them, or the kicker has some words; else with it, and with the mark between the two, which
    styling may stand for, as a name has it.

    >>> settle_kicker("Ferries Night boats to stop", "Ferries", ["Night boats to stop"])
    'Night boats to stop'
    >>> settle_kicker("Ferries Night boats to stop", "Ferries", ["Ferries: Night boats to stop"])
    'Ferries: Night boats to stop'
    """
    core = heading[len(kicker) :].strip()
    core = core if kicker[-1] in ":：|/" else core[match.end() :] if (match := _MARK.match(core)) else core
    bare, opening, whole = letters(core), letters(kicker), letters(heading)
    known = [letters(name[: mark.start()]) for name in names for mark in _CUTS.finditer(name[:MAX_TITLE])]
    known += [letters(name) for name in names]
    if not bare or not opening:
        return heading
    if len(opening) > len(bare) / 2 and any(letters(name) == opening for name in names) and bare not in known:
        return kicker
    if bare in known:
        return core
    if whole in known:
        spaced = [name for name in names if letters(name) == whole and len(name.split()) > len(heading.split())]
        return spaced[0] if spaced and heading.startswith(kicker + core) else with_colon(heading, names)
    return core if _is_kicker(kicker, heading[len(kicker) :], core, known) else heading


def _is_kicker(opening: str, rest: str, core: str, known: Sequence[str]) -> bool:
    """Whether what opens a heading is a kicker where no name is the heading with it or without; `rest` follows it, and
    is `core` without a mark between. `known`: the names, in letters only."""
    own, bare = letters(opening), letters(core)
    if any(name.endswith(bare) for name in known) and not any(name.startswith(own) for name in known):
        return True
    if len(own) > 1 and _SEAM.fullmatch(opening[-1] + rest[:1]):
        return True
    alone = bool(known) and not any(own in name or bare in name for name in known)
    return alone and (not rest.strip().startswith(core) or opening.count(" ") > 1)


def with_colon(heading: str, names: Sequence[str]) -> str:
    """A heading with the colon after its kicker that only its styling shows, taken from a name with the same letters."""
    for name in names:
        if name.count(":") > heading.replace(" :", "").count(":") and letters(name) == letters(heading):
            return name
    return heading


def _site_before_bar(text: str, site_names: Sequence[str]) -> int:
    parts, marks = _parts(text)
    before = bool(marks) and "|" in marks[0][0] and marks[0].end() < len(text)
    return marks[0].end() if before and _is_site(parts[0], site_names) else 0


def _parts(title: str) -> tuple[list[str], list[re.Match[str]]]:
    marks = list(_CUTS.finditer(title))
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(title)]
    return [title[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)], marks


def _is_site(part: str, site_names: Sequence[str]) -> bool:
    """Whether a part is a site's name, or most of it ("WELT" of "DIE WELT"), or little more than it; or an agency's name."""
    part = part.strip()
    words = _TOKEN.findall(part.casefold())
    if not words or len(part) > 40:
        return False
    squeezed = "".join(words)
    for name in site_names:
        tokens = _TOKEN.findall(name.casefold())
        site = "".join(tokens)
        near = (
            len(site) > 3 and len(squeezed) <= len(site) + 16 and (squeezed.startswith(site) or squeezed.endswith(site))
        )
        if squeezed == site or near or (len(part) > 1 and set(words) <= set(tokens)):
            return True
    agency = find_agency(part) or (len(words) < 3 and find_agency(words[0]))
    return bool(agency) or _SITE_WORDS.fullmatch(part) is not None


def _is_section(part: str) -> bool:
    return len(part) < 25 and part.count(" ") < 3
