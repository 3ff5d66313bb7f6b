"""Writers to whose own pages a line near the headline links."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.items import Block, Link, Zones
from pipelines.language.eastern_names import bare_names
from pipelines.language.letters import letters
from pipelines.language.sentences import STOPS
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.leads import leads_names
from pipelines.parts.dates.lines import find_date_text
from pipelines.story.bylines.authors import MAX_NEAR, NO_BYLINE, names_on
from pipelines.story.bylines.found import Found
from pipelines.story.bylines.roles import had_another_part
from pipelines.story.bylines.signing import is_host
from pipelines.story.sheet import Sheet
from pipelines.world.address import is_front
from pipelines.world.social_networks import on_network

WEAK: Zones = frozenset({"figure", "aside", "related", "share"})
"""Zones in which a byline counts only if it says that it is one."""
MAX_BEHIND = 40
"""Characters after the names that open such a line."""


def linked_writers(sheet: Sheet) -> Found:
    """Lines near the headline that are nothing but links to their writers' pages."""
    names, lines, known = list[str](), list[str](), set[str]()
    for i in sheet.left():
        block = sheet.blocks[i]
        barred = block.zones & (NO_BYLINE - WEAK - {"footer", "credit"})  # credits of a head are its writers'
        if block.main or "head" not in block.zones or barred or len(block.text) > MAX_NEAR:
            continue
        own = [link for link in block.links if AUTHOR_PAGE.search(link.url)]
        beside = [link.text for link in block.links if link not in own]
        if not own or known.issuperset(link.url for link in own):
            continue  # a writer's name followed by his job, in the same link
        found = (
            names_on(sheet, block.text) or bare_names(block.text) if not beside else _beside_handles(sheet, block, own)
        )
        found = found or _linked_behind_day(sheet, block) or _linked_first(sheet, block, own) or _stated(sheet, own)
        if found and not had_another_part(sheet, i):
            names += found
            lines.append(block.text)
            sheet.taken.add(i)
            known.update(link.url for link in own)
    return Found(names, lines, "link to the writer")


def linked_behind_lead(sheet: Sheet) -> Found:
    """The writers of a line near the headline that has a word like "By" directly before a link of theirs, whatever else
    stands there: "May 5, 2024 at 6:08 PM ET by Ada Writer", "Print Ada Writer By Ada Writer | Harbour Post Email"."""
    for i in sheet.left():
        block = sheet.blocks[i]
        if not block.links or block.main or "head" not in block.zones or block.zones & NO_BYLINE:
            continue
        led = (link.text for link in block.links if _is_led(block.text, link.text, sheet.language))
        names = [name for text in led for name in split_byline(text, sheet.language)]
        if names and len(block.text) <= MAX_NEAR and not had_another_part(sheet, i):
            sheet.taken.add(i)
            return Found(list(dict.fromkeys(names)), [block.text], "link to the writer")
    return Found()


def _is_led(line: str, name: str, language: str | None) -> bool:
    """Whether the word before any of a name's places in a line leads to it."""
    before = line.split(name)[:-1] if " " in name else []
    return any(leads_names(part.rstrip().rpartition(" ")[2], language) for part in before if part[-1:] == " ")


def as_linked(sheet: Sheet, names: Sequence[str]) -> list[str]:
    """The names, each as written in the link to its writer's page: what follows is the place he writes from."""
    linked = [
        link.text
        for block in sheet.blocks
        if block.links and "head" in block.zones
        for link in block.links
        if " " in link.text and AUTHOR_PAGE.search(link.url)
    ]
    names = [next((own for own in linked if _goes_on(name, own)), name) for name in names] if linked else names
    names = [own for name in names for own in _run_together(sheet, name)]
    return [name for name in names if not _is_of_other_site(sheet, name)] or names


def _goes_on(line: str, name: str) -> bool:
    """Whether something follows a name, with a space between or, in a capital, without: "Ada Winter Quarle", "Ada WinterMail"."""
    rest = line.removeprefix(name)
    return rest != line and (rest[:1] == " " or (rest[:1].isupper() and name[-1].islower()))


def _run_together(sheet: Sheet, name: str) -> list[str]:
    """The names of several links that a byline has as one, with a letter or two between them, as Hebrew joins names."""
    for block in sheet.blocks:
        if not block.links or "head" not in block.zones or name not in block.text:
            continue
        own = [link.text for link in block.links if link.text in name and " " in link.text]
        if len(own) > 1 and all(split_byline(text, sheet.language) == [text] for text in own):
            rest = name
            for text in own:
                rest = rest.replace(text, "", 1)
            return own if len(letters(rest)) < len(own) * 2 else [name]
    return [name]


def _is_of_other_site(sheet: Sheet, name: str) -> bool:
    """Whether a name links to the front page of the site of that name: the writer's employer."""
    links = (link for block in sheet.blocks if "head" in block.zones for link in block.links if link.text == name)
    return any(is_front(link.url) and is_host(name, link.url) for link in links)


def _linked_behind_day(sheet: Sheet, block: Block) -> list[str]:
    """The writer to whose page a line's only link leads, after the date: "May 5, 2024 02:29 PM EDT | Ada Writer"."""
    name = block.links[0].text if len(block.links) == 1 else ""
    rest = block.text.removesuffix(name).rstrip(" |·•–—-")
    dated = bool(name) and rest != block.text and find_date_text(rest) == rest
    return [name] if dated and split_byline(name, sheet.language) == [name] else []


def _linked_first(sheet: Sheet, block: Block, own: list[Link]) -> list[str]:
    """The writers to whose pages the links lead that open a line, with few words after them: "Ada Writer 7 hours"."""
    names = [name for link in own for name in split_byline(link.text, sheet.language)]
    before = block.text.lstrip("[［").partition(names[0])[0] if names else ""
    alone = names == [link.text for link in own] and (not before or leads_names(before, sheet.language))
    alone = alone and not block.text.endswith(STOPS)
    return names if alone and len(block.text) - len(before) - sum(map(len, names)) <= MAX_BEHIND else []


def _stated(sheet: Sheet, own: list[Link]) -> list[str]:
    """The writers to whose pages a line links, whatever else it says, if the page's head knows each as an author."""
    known = set(map(letters, sheet.meta.authors))
    return [link.text for link in own] if known.issuperset(letters(link.text) for link in own) else []


def _beside_handles(sheet: Sheet, block: Block, own: list[Link]) -> list[str]:
    """The writer whose page opens a line of two links, the other being his handle or his page on a network: "Ada Writer
    adawriter", "Ada Writer - Senior Editor @ada"."""
    names = split_byline(own[0].text, sheet.language)
    handle = letters(block.text.removeprefix(own[0].text))
    beside = len(handle) > 1 and handle.isalnum() and " " not in block.text.removeprefix(own[0].text).strip()
    beside = beside or all(link in own or on_network(link.url) for link in block.links)
    return names if names == [own[0].text] and block.links[0] == own[0] and beside else []
