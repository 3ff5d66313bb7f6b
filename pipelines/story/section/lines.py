"""Lines that may name a section: what each says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.language.letters import letters
from pipelines.language.phrases import alternation, primary_subtag
from pipelines.page.head.sections import NEWS
from pipelines.page.markup.links import path_of
from pipelines.parts.dates.lines import find_date_text
from pipelines.parts.furniture import says_section
from pipelines.parts.related.addresses import is_section, is_subject
from pipelines.story.sheet import squeeze
from pipelines.world.address import is_front

MARKS = " |/·•»›>→–—-"
"""Marks between a section's link and the date on its line."""
MAX_SECTION = 40
MANY_LINKS = 5
NO_SECTION: Zones = frozenset({"byline", "date", "share", "tags", "recommend", "ad", "hidden"})
BESIDE: Zones = NO_SECTION - {"tags"}
NO_LABEL: Zones = frozenset({"navigation", "rail", "form", "popup", "related", "newsletter", "video"})
_LABEL = re.compile(rf"^(?:{alternation(read_table('sections')['label'])})\s?[:：]\s?", re.IGNORECASE)
"""Words before the name of a section: "Рубрика: Общество"."""
_LABELS = re.compile(rf"(?:{alternation(read_table('sections')['label'])})\s?[:：]?", re.IGNORECASE)
_IN = re.compile(r"(?:(?:posted|published|filed) )?(?:in|under)", re.IGNORECASE)


CATEGORY = re.compile(
    r"/(?:categor(?:y|ies|ia)|kategorien?|kategori|catégorie|rubri(?:[ck]|que|ca|ek)|sections?|secci(?:o|ó)n(?:es)?|editorias?|genres?|sekce|ressorts?|rovat)/"
)
"""Addresses of links that name what a page is filed under, even on the line of its writer and date."""


def is_in_folder(block: Block, page: str) -> bool:
    """Whether a line under the headline names the folder of the site in which the page is: "in Harbours"."""
    if len(block.links) != 1 or "head" not in block.zones:
        return False
    led = _IN.fullmatch(block.text.removesuffix(block.links[0].text).strip(MARKS))
    folder = block.links[0].url.rstrip("/") + "/"
    return led is not None and folder.count("/") > 3 and page.startswith(folder)


def is_filed_in(block: Block) -> bool:
    """Whether a line is nothing but a link to one of the site's folders."""
    return block.is_link and len(block.text) <= MAX_SECTION and is_section(block.links[0].url)


def names_section(folder: str | None, language: str | None) -> str | None:
    """The name of a folder, unless that is all of the news, or only the page's language, or one in three letters."""
    other = folder is None or letters(folder) in NEWS or folder.lower() in {primary_subtag(language), *_LANGUAGES}
    return None if other else folder


_LANGUAGES = frozenset(
    {"ara", "arm", "aze", "deu", "eng", "esp", "fra", "hye", "ita", "kaz", "por", "rus", "spa", "tur", "ukr"}
)


def closes_date(block: Block) -> bool:
    """Whether a link to one of the site's folders follows a bar on the line of the date: "9 December 2022 | Japan"."""
    if len(block.links) != 1 or not is_section(block.links[0].url):
        return False
    day = block.text.removesuffix(block.links[0].text).rstrip()
    return day != block.text and day.endswith(tuple(MARKS.strip())) and find_date_text(day) is not None


def leads_to_section(url: str, page: str) -> bool:
    """Whether an address is neither a front page nor a list on a subject, unless that is a folder of the page's own
    address."""
    path = path_of(url).strip("/")
    last = path.rpartition("/")[2]
    return bool(path) and not _DATED.search(path) and (not is_subject(url) or f"/{last}/" in path_of(page))


_MINUTES = re.compile(r"\d{1,2} ?min(?:utes?|utos?|uti|uten|\.)?(?: (?:read|de lect.{3,5}|di lettura|Lesezeit))?$")
_DATED = re.compile(r"(?:^|/)20\d\d/\d\d?/")
"""A date in the address of a story."""


def is_subject_of(kicker: Block, below: Sequence[Block]) -> bool:
    """Whether a line below the headline opens with the words of a kicker without a link: whom the story is about."""
    opening = f"{kicker.text} " if " " in kicker.text and not kicker.links else ""
    return opening != "" and any(block.text.startswith(opening) for block in below)


def innermost(block: Block) -> str:
    """What a kicker is, or what it links to first; of a section and one inside it, the inner one."""
    return block.links[-1 if is_links(block) else 0].text if block.links else block.text


def is_links(block: Block) -> bool:
    """Whether a line is nothing but a link, or links to a section and to one inside it."""
    links, text = "".join(link.text for link in block.links[:MANY_LINKS]), _MINUTES.sub("", block.text)
    if not 0 < len(block.links) < MANY_LINKS or _bare(links) != _bare(text):
        return False
    if len(block.links) > 1 and is_front(block.links[0].url) and squeeze(links) != squeeze(text.strip(MARKS)):
        return False  # a menu
    return block.links[-1].url.startswith(block.links[0].url.rstrip("/").removesuffix(".html"))


def _bare(text: str) -> str:
    """A line without white space, case and the marks between links."""
    return squeeze(text).translate(_NO_MARKS)


_NO_MARKS = dict.fromkeys(map(ord, MARKS))


def may_label(block: Block, page: str) -> bool:
    """Whether a block above the headline may name the section; in a toolbar, only a link to a folder of the page's address."""
    barred = block.zones & (BESIDE | NO_LABEL)
    if barred == {"date"} and is_links(block) and not any(map(str.isdigit, block.text)):
        return True  # beside the date, in its box
    folder = block.links[0].url.rstrip("/") + "/" if barred == {"share"} and block.links else ""
    return not barred or (folder.count("/") > 3 and page.startswith(folder))


def labelled(block: Block) -> str | None:
    """The section that a line names after the word for one: "Category: Harbours"."""
    linked = block.links[0].text if len(block.links) == 1 else ""
    if linked and block.text.endswith(linked) and is_label(block.text.removesuffix(linked).rstrip()):
        return linked  # "Posted in Harbours"
    label = _LABEL.match(block.text)
    name = block.text[label.end() :] if label else ""
    whole = not block.links or (len(block.links) == 1 and name == block.links[0].text)
    return name if whole and says_section(block.text) else None


def is_category(over: str, block: Block) -> bool:
    """Whether a link below the text is one to a category: by its address, or alone under the word for one."""
    headed = is_label(over)
    filed = CATEGORY.search(block.links[-1].url) is not None
    return (headed and len(block.links) == 1) or (filed and (headed or "kicker" in block.zones))


def is_label(line: str) -> bool:
    """Whether a line is nothing but the word for a section, whose name then follows."""
    return len(line) <= MAX_SECTION and _LABELS.fullmatch(line) is not None


def without_label(name: str) -> str:
    """A section's name without the word for one before it."""
    return _LABEL.sub("", name)
