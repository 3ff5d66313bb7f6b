"""The authors named in the page's head, and the line that displays one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from crawler.items import Block, Zones
from pipelines.language.eastern_names import bare_names, is_eastern, is_japanese_name
from pipelines.language.letters import MAIL, letters
from pipelines.language.phrases import primary_subtag
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.leads import LEADS, leads_names
from pipelines.parts.byline.line import beside_place
from pipelines.parts.caption import looks_like_credit
from pipelines.parts.signoff import is_signoff
from pipelines.story.bylines.found import Found, is_own_house
from pipelines.story.bylines.signing import may_be_signed, signed_by, signing_names, signs_whole, without_signature
from pipelines.story.sheet import Sheet
from pipelines.world.agencies import find_agency

NO_BYLINE: Zones = frozenset(
    {"caption", "credit", "figure", "navigation", "footer", "comments", "recommend", "related", "ad", "hidden",
     "aside", "embed"}
)  # fmt: skip
"""Zones where no byline stands."""
MAX_NEAR = 200
"""Characters of a line that may hold a byline."""
NAMED = 0.25
"""A name makes up at least this share of such a line below the text."""
MAX_AUTHORS = 20


def authors_of(sheet: Sheet) -> tuple[str, ...]:
    """The authors named in the page's head."""
    return _parted_authors(tuple(sheet.meta.authors), sheet.language)


@lru_cache(maxsize=64)
def _parted_authors(authors: tuple[str, ...], language: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in authors for name in split_byline(author, language)))[:MAX_AUTHORS]


def is_author(sheet: Sheet, text: str) -> bool:
    """Whether a text is the name of one of them."""
    return letters(text) in {letters(name) for name in authors_of(sheet)}


def names_house(sheet: Sheet, block: Block) -> bool:
    """Whether a line above the headline is an agency's name, or the site's own: it says whose page this is."""
    return "above" in block.zones and (find_agency(block.text) is not None or is_own_house(sheet, [block.text]))


def known_author(sheet: Sheet) -> Found:
    """A line near the headline that names an author from the page's head; in the text, one that has nothing else."""
    # a Chinese newsroom alone is the source
    authors = {letters(a): a for a in authors_of(sheet) if len(a) > 2 and not (is_eastern(a) and find_agency(a))}
    for i in sheet.left() if authors else ():
        block = sheet.blocks[i]
        if len(block.text) > MAX_NEAR or "©" in block.text or names_house(sheet, block):
            continue
        named = _named_on(block, authors)
        if named and "above" in block.zones and is_own_house(sheet, named):
            continue
        if named and not is_signoff(block.text):  # a Chinese page's head calls its editor the author
            house = named if is_own_house(sheet, named) else []
            more = split_byline(block.text.replace(house[0], "").strip() if house else block.text, sheet.language)
            sheet.taken.update([i] if block.main else [])
            names = more if {*named} < {*more} or (more and house) else named
            return Found(names + _others(sheet, i, authors, names), [block.text], "author of the metadata, displayed")
    return Found()


def _named_on(block: Block, authors: Mapping[str, str]) -> list[str]:
    """The authors whom a line names; of a line of the text, the one who is all of it."""
    if block.main or not block.zones & {"head", "above", "below"}:
        alone = None if block.zones & NO_BYLINE else authors.get(letters(_MAIL.sub("", block.text)))
        return [alone] if alone and " " in alone else []
    folded = block.text.lower()
    places = ((folded.find(author.lower()), author) for author in authors.values())
    least = 0 if "head" in block.zones else NAMED * len(block.text)  # elsewhere it says more than a name
    return [block.text[at : at + len(author)] for at, author in places if at >= 0 and len(author) >= least]


_MAIL = re.compile(rf"[\s|,–—-]{{1,3}}{MAIL}$")
"""A mail address behind a name."""


def stated_author(sheet: Sheet) -> Found:
    """Whom the page's head calls the authors, where only scripts display the text, and so the writers."""
    return Found(list(authors_of(sheet)), rule="author of the metadata") if sheet.story.scripted else Found()


def _others(sheet: Sheet, at: int, authors: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """The other authors whose names stand on lines near the first's, perhaps one per line, with a comma or a job; and whoever
    else has a page beside the first's: the page's head may name only one."""
    found: list[str] = []
    own = {letters(name) for name in names}
    folder = _folder_of_page(sheet.blocks[at])
    for block in sheet.blocks[at + 1 : at + 1 + 2 * MAX_AUTHORS] if "head" in sheet.blocks[at].zones else ():
        if block.main or "head" not in block.zones:
            break
        name = next(iter(split_byline(block.text.strip(" ,&"), sheet.language)), "")
        known = letters(name) in authors or (bool(folder) and _folder_of_page(block) == folder)
        if known and name and letters(name) not in own:
            found.append(name)
            own.add(letters(name))
    return found


def _folder_of_page(block: Block) -> str:
    """Where the writer's page lies to which a line links that is nothing but the link; else ""."""
    url = block.links[0].url if block.is_link else ""
    return url.rstrip("/").rpartition("/")[0] if AUTHOR_PAGE.search(url) else ""


def named_first(sheet: Sheet, block: Block) -> list[str]:
    """The author whose link opens a byline with something else after it: "Ada Writer", "View more articles"; a name
    that is a byline's only link, between newsroom and date: "Harbour Post Ada Writer. Published on"; Chinese names."""
    first = block.links[0].text if block.links else ""
    names = split_byline(first, sheet.language) if first else []
    if block.text.startswith(first) and is_author(sheet, first):
        return names
    alone = len(block.links) == 1 and "head" in block.zones and (" " in first or is_eastern(first)) and names == [first]
    if alone and not looks_like_credit(block.text):
        return names
    return bare_names(block.text) or signs_whole(sheet, block.text)


def linked_names(sheet: Sheet, block: Block) -> list[str]:
    """The names of a line that is nothing but links to writers, with spaces between, or a single one after a word like
    "Author" that needs no mark in its language: "Author Ada Winter"."""
    links = [link.text for link in block.links]
    if block.is_link and primary_subtag(sheet.language) == "ja" and AUTHOR_PAGE.search(block.links[0].url):
        return links if is_japanese_name(links[0]) else []
    rest = block.text
    for text in links:
        rest = rest.replace(text, "", 1)
    alone = len(links) > 1 if not rest.strip() else len(links) == 1 and leads_names(rest, sheet.language)
    named = alone and all(" " in text and split_byline(text, sheet.language) == [text] for text in links)
    return links if named and block.text.endswith(links[-1]) else []


def names_on(sheet: Sheet, text: str) -> list[str]:
    """The names of a byline; where nothing separates them, or something is glued to one, as the page's head has them."""
    own = signing_names(sheet) if may_be_signed(text) else ()
    text = text if signed_by(text, own) else without_signature(text, (*own, *sheet.houses)) or text
    names = split_byline(text, sheet.language) or beside_place(text, sheet.language)
    if not names:
        own = own or signing_names(sheet)
        names = [name for name in (signed_by(text, own), text) if name and name in own][:1]
    whole = LEADS.sub("", text, count=1)
    apart = " " in whole or whole in sheet.houses or whole.swapcase() == whole
    if not names and apart and letters(whole) in map(letters, sheet.meta.authors):
        return [whole]  # a desk or a house: whom the page's head and its byline element call the author alike
    parts = text.split("|")[1:] if "|" in text else ()
    names += [part.strip() for part in parts if is_author(sheet, part) and part.strip() not in names]
    authors = [author for author in authors_of(sheet) if " " in author]
    named = sorted(filter(text.__contains__, authors), key=text.index)
    if len(named) > len(names) and "".join(map(letters, named)) == letters(text):
        return named
    return [next((author for author in authors if _is_glued(author, name)), name) for name in names]


def opening_author(sheet: Sheet, text: str) -> list[str]:
    """The author of the page's head whose name opens a byline, with something else after it: "Ada Writer Tip me"."""
    return [author for author in authors_of(sheet) if " " in author and text.startswith(f"{author} ")][:1]


def _is_glued(author: str, name: str) -> bool:
    rest = name.removeprefix(author)
    return rest != name and rest.replace(" ", "").isalpha() and rest[0].isupper()
