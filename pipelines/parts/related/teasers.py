"""Teasers: blocks that are nothing but links to stories, and which part of their text is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.items import Block, Link, RelatedLink
from pipelines.language.phrases import COLONS
from pipelines.language.sentences import PLAIN_COLONS
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_story

MIN_TITLE = 8
MAX_TITLE = 300
MAX_FLAG = 40
MIN_WIDTH = 20
"""Width of a title that nothing else shows to be one: "Explore charts" is a button."""
MOST_SUBJECTS = 3
"""A line to one story may have so many short links."""
ALL_LINKED = 0.85
"""Of a line that is nothing but links."""
MAX_REST = 2
MIN_ALIKE = 2
"""Teasers of a page whose kickers have no mark before their titles."""
MAX_DATE = 25
_DAY = re.compile(
    r"[\s(（\[【]{0,3}(?:20\d\d[-/.年]\s?)?\d{1,2}[-/.月]\s?\d{1,2}[.日]?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?[)）\]】]?"
)
"""The date of a story on a list, after its title."""


@dataclass(slots=True)
class Teaser:
    """A related link and the block that carries it."""

    at: int
    link: RelatedLink


def title_address(block: Block) -> str | None:
    """The address of a block that is nothing but one link; None for running text."""
    if not block.links or len(block.text) > MAX_TITLE or width(block.text) < MIN_TITLE:
        return None
    urls = {link.url for link in block.links}
    if len(urls) > 1 or not (block.is_all_links or kicker_and_title(block)[0]):
        return None
    return block.links[0].url


def kicker_and_title(block: Block) -> tuple[str | None, str]:
    """The kicker in an element of its own at the start of a linked line, where the link, missing space or a colon shows
    it, and the rest."""
    kicker, rest = block.kicker.rstrip(" :："), block.text[len(block.kicker) :]
    title = rest.lstrip(" :：|")
    glued = len(kicker) > 1 and rest[:1] not in ("", " ") and kicker[-1].islower() and title[:1].isupper()
    apart = len(block.links) == 1 and block.links[0].text == title
    marked = kicker != block.kicker and block.is_link
    return (kicker, title) if kicker and title and (glued or apart or marked) else (None, block.text)


def without_kickers(blocks: Sequence[Block], found: Sequence[Teaser]) -> list[str]:
    """The titles of teasers, without their kickers where two or more open with an element of their own: kickers without
    a mark are recognised by being built alike."""
    titles = [teaser.link.title for teaser in found]
    bare = [_behind(blocks[teaser.at], title) for teaser, title in zip(found, titles, strict=True)]
    alike = sum(map(bool, bare)) >= MIN_ALIKE
    return [rest if alike and rest else title for rest, title in zip(bare, titles, strict=True)]


def _behind(block: Block, title: str) -> str:
    """The title after its kicker, if it is as wide as a title; else ""."""
    kicker = block.kicker if block.kicker[-1:] not in PLAIN_COLONS else ""
    rest = title.removeprefix(kicker).lstrip(" :：|") if kicker and title == block.text else ""
    again = len(kicker) >= MIN_WIDTH and rest.startswith(kicker)  # the title, for screens of another width
    return rest if width(rest) >= MIN_WIDTH and not again else ""


def label_and_title(block: Block) -> tuple[str, str] | None:
    """A label in an element of its own and the linked title glued to it: "RelatedFerry returns"; or a label and several
    titles, line by line; None for other lines."""
    if not block.links:
        return None
    title = _whole_title(block) if len(block.links) == 1 else _titles(block)
    label = block.text.removesuffix(title).rstrip(f"{COLONS}| ")
    return (label, title) if label and label != block.text and width(title) >= MIN_TITLE else None


def _whole_title(block: Block) -> str:
    """The title of a line's only link, with a letter or two of its last word that the link leaves out."""
    title = block.links[0].text
    rest = block.text.partition(title)[2] if title else ""
    return title + rest if 0 < len(rest) <= MAX_REST and title[-1].isalpha() and rest.isalpha() else title


def _titles(block: Block) -> str:
    """The end of a line that is nothing but titles of several stories."""
    titles = titles_of(block) or ()
    rest = block.text[block.text.find(titles[0].text) :] if titles else ""
    return rest if sum(len(link.text) for link in titles) >= ALL_LINKED * len(rest) else ""


def title_and_button(block: Block) -> tuple[str, str] | None:
    """A title and, after it, the button that is the line's only link: "Ferry returns to its line. Read more »"."""
    button = block.links[0].text if len(block.links) == 1 else ""
    title = block.text.removesuffix(button).rstrip()
    return (title, button) if button and title != block.text and MIN_WIDTH <= width(title) <= MAX_TITLE else None


def titles_of(block: Block) -> list[Link] | None:
    """The links to stories on a line of several links, if it is a list of titles, with or without a cue before each; []
    for a line to a single story; None for a list of subjects."""
    links = list({link.url: link for link in block.links if width(link.text) > 2}.values())
    if len(links) < 2:
        return []
    cue = block.text.partition(links[0].text)[0]
    cued = len(cue) * times if cue and (times := block.text.count(cue)) > 1 else 0
    least = MIN_TITLE if cued or block.text.count("|") >= len(links) - 1 else MIN_WIDTH
    titles = [link for link in links if width(link.text) >= least and is_story(link.url)]
    if len(titles) == len(links) and sum(len(link.text) for link in links) > 0.7 * (len(block.text) - cued):
        return titles
    subjects = len(links) > MOST_SUBJECTS and len(titles) < len(links) / 2 and block.text.count(",") >= MOST_SUBJECTS
    return None if subjects else []


def listed_titles(block: Block) -> list[Link]:
    """Under a heading over stories: the titles of a block that is nothing but links to them, one title, or one on each
    line after a bullet."""
    if url := title_address(block):
        title, whole = block.links[0].text, kicker_and_title(block)[1]
        return [Link(title if title == block.text.rstrip(" .;") else whole, url)]
    first = block.links[0] if len(block.links) == 1 and width(block.links[0].text) >= MIN_TITLE else None
    if first and block.text.startswith(first.text) and _DAY.fullmatch(block.text, len(first.text)):
        return [first]
    links = [link for link in block.links if width(link.text) >= MIN_TITLE and is_story(link.url)]
    if len(links) == len(block.links) == 1 and is_dated(block.text, links[0].text):
        return links
    return links if len(links) == len(block.links) > 1 and block.is_all_links else []


def is_dated(text: str, title: str) -> bool:
    """Whether everything before or after a title is short and has digits, and so is its date."""
    rest = text.removeprefix(title) if text.startswith(title) else text.removesuffix(title)
    return rest != text and len(rest) <= MAX_DATE and any(map(str.isdigit, rest)) and width(title) >= MIN_WIDTH
