"""Teasers: blocks that are nothing but a link, and the addresses that lead to a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

from crawler.items import Block, Link, RelatedLink
from pipelines.networks import on_network

MIN_TITLE = 8
MAX_TITLE = 300
MAX_FLAG = 40
MIN_SUMMARY = 60
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [\"“«„]?[A-ZÀ-ÞА-Я]|(?:\.|…)$")
MOST_SUBJECTS = 3
"""Short links that a line to one story may have."""
ALL_LINKED = 0.85
"""Of a line that is nothing but links."""
MIN_WIDTH = 20
"""Width of a title that nothing else says to be one: "Explore charts" is a button."""
_NO_STORY = re.compile(
    r"/(?:tags?|tagg|emne|topics?|hubs?|authors?|autor(?:es)?|auteurs?|keywords?|people|profile|search|subjects?|thema|about|advertis(?:e|ing))/",
    re.I,
)
_DAY = re.compile(
    r"[\s(（\[【]{0,3}(?:20\d\d[-/.年]\s?)?\d{1,2}[-/.月]\s?\d{1,2}[.日]?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?[)）\]】]?"
)
"""The day of a story on a list, behind its title."""
_SECTION = re.compile(r"[a-z]{3,20}(?:/[a-z]{3,20}){0,2}")
"""A path of plain words leads to what the site has many of: "podcasts", "opinion/columns"."""
_NUMBERED = re.compile(r"\d{3}")
"""In what such an address asks for, which of them: "news?pid=235001"."""
_POST = re.compile(r"(?:^|&)(?:p|post|id|article_?id|news_?id|story_?id|aid|nid)=\d{3}")
"""Which of a site's stories is asked for on its front page: "/?p=36843"."""
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_STORY = re.compile(r"\.s?html?$|\d{5}")
_SERVICE = re.compile(
    r"(?:jobs?|karriere\w{0,8}|stellen\w{0,10}|shop|store|abos?|subscri\w{1,8}|epaper|login|account|tickets?)\.|[^/]{3,80}/(?:abo|abos|abo-service|shop|subscribe|subscription|login|newsletters?)/"
    r"|.{3,120}/(?:register|log-?in|sign-?in|sign-?up|subscribe)/?$",
    re.I,
)
"""What a house sells: its jobs, its shop, itself."""
_SHARED = frozenset({"com", "co", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv"})
"""Labels before a country's own, under which sites are registered: daily.co.uk."""


@dataclass(slots=True)
class Teaser:
    """A related link and the block that carries it."""

    at: int
    link: RelatedLink


def title_address(block: Block) -> str | None:
    """The address that a block is nothing but a link to; None for running text."""
    if not block.links or len(block.text) > MAX_TITLE or width(block.text) < MIN_TITLE:
        return None
    urls = {link.url for link in block.links}
    linked = sum(len(link.text) for link in block.links)
    if len(urls) > 1 or (linked < ALL_LINKED * len(block.text) and not kicker_and_title(block)[0]):
        return None
    return block.links[0].url


def kicker_and_title(block: Block) -> tuple[str | None, str]:
    """The kicker that an element of its own opens a linked heading with, where the link or its glue tells, and the rest."""
    kicker, rest = block.kicker.rstrip(" :："), block.text[len(block.kicker) :]
    title = rest.lstrip(" :：|")
    glued = len(kicker) > 1 and rest[:1] not in ("", " ") and kicker[-1].islower() and title[:1].isupper()
    apart = len(block.links) == 1 and block.links[0].text == title
    return (kicker, title) if kicker and title and (glued or apart) else (None, block.text)


def label_and_title(block: Block) -> tuple[str, str] | None:
    """A label in an element of its own and the linked title glued to it: "RelatedFerry returns"; or a label and several
    titles, line by line; None of other lines."""
    if not block.links:
        return None
    title = _whole_title(block) if len(block.links) == 1 else _titles(block)
    label = block.text.removesuffix(title).rstrip(":： ")
    return (label, title) if label and label != block.text and width(title) >= MIN_TITLE else None


def _whole_title(block: Block) -> str:
    """The title that a line's only link gives, with a letter or two of its last word that the link leaves out."""
    title = block.links[0].text
    rest = block.text.partition(title)[2] if title else ""
    return title + rest if 0 < len(rest) <= MAX_REST and title[-1].isalpha() and rest.isalpha() else title


MAX_REST = 2


def _titles(block: Block) -> str:
    """The end of a line that is nothing but titles of several stories."""
    titles = titles_of(block) or ()
    rest = block.text[block.text.find(titles[0].text) :] if titles else ""
    return rest if sum(len(link.text) for link in titles) >= ALL_LINKED * len(rest) else ""


def title_and_button(block: Block) -> tuple[str, str] | None:
    """A title and the button behind it that is the line's only link: "Ferry returns to its line. Read more »"."""
    button = block.links[0].text if len(block.links) == 1 else ""
    title = block.text.removesuffix(button).rstrip()
    return (title, button) if button and title != block.text and MIN_WIDTH <= width(title) <= MAX_TITLE else None


def titles_of(block: Block) -> list[Link] | None:
    """Of a line of several links those to stories, if it is a list of titles; [] for a line that leads to one story;
    None for a list of subjects."""
    links = list({link.url: link for link in block.links if width(link.text) > 2}.values())
    if len(links) < 2:
        return []
    least = MIN_TITLE if block.text.count("|") >= len(links) - 1 else MIN_WIDTH
    titles = [link for link in links if width(link.text) >= least and is_story(link.url)]
    if len(titles) == len(links) and sum(len(link.text) for link in links) > 0.7 * len(block.text):
        return titles
    subjects = len(links) > MOST_SUBJECTS and len(titles) < len(links) / 2 and block.text.count(",") >= MOST_SUBJECTS
    return None if subjects else []


def listed_titles(block: Block) -> list[Link]:
    """Under a heading over stories, the titles that a block is nothing but links to: one, or one a line behind bullets."""
    if url := title_address(block):
        title, whole = block.links[0].text, kicker_and_title(block)[1]
        return [Link(title if title == block.text.rstrip(" .;") else whole, url)]
    first = block.links[0] if len(block.links) == 1 and width(block.links[0].text) >= MIN_TITLE else None
    if first and block.text.startswith(first.text) and _DAY.fullmatch(block.text, len(first.text)):
        return [first]
    links = [link for link in block.links if width(link.text) >= MIN_TITLE and is_story(link.url)]
    if len(links) == len(block.links) == 1 and _is_dated(block.text, links[0].text):
        return links
    linked = len(links) == len(block.links) > 1 and sum(len(x.text) for x in links) >= ALL_LINKED * len(block.text)
    return links if linked else []


def _is_dated(text: str, title: str) -> bool:
    """Whether all that stands before or behind a title is so short and has figures that it says when it came out."""
    rest = text.removeprefix(title) if text.startswith(title) else text.removesuffix(title)
    return rest != text and len(rest) <= MAX_DATE and any(map(str.isdigit, rest)) and width(title) >= MIN_WIDTH


MAX_DATE = 25


def _is_summary(text: str) -> bool:
    """Whether a line of a box is no title: sentences, or one that is cut short."""
    return len(text) > MIN_SUMMARY and _SENTENCES.search(text) is not None


def stands_alone(blocks: Sequence[Block], i: int) -> bool:
    """Whether a cell is a table's only one, and an item on no list of the text of which others lead nowhere."""
    block, beside = blocks[i], (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2])
    if block.kind == "list_item" and block.main:
        ways = (blocks[i:], blocks[i::-1])
        items = (item for way in ways for item in takewhile(lambda other: other.kind == "list_item", way))
        return not any(item.main and not item.links for item in items)
    return block.kind != "table" or all(other.kind != "table" for other in beside)


def is_titled(blocks: Sequence[Block], i: int) -> bool:
    """Whether a link is as wide as a title, or an item beside another that is nothing but a link to a story."""
    if width(blocks[i].text) >= MIN_WIDTH:
        return True
    beside = (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2]) if blocks[i].kind == "list_item" else ()
    return any(item.kind == "list_item" and is_story(title_address(item) or "") for item in beside)


def is_laid_over(blocks: Sequence[Block], i: int, page: str) -> bool:
    """Whether a title is a link for screen readers, laid over a card of the same house that displays it unlinked."""
    block, card = blocks[i], blocks[i + 1 : i + 2]
    if "hidden" not in block.zones or not card or card[0].main or card[0].links or width(block.text) < MIN_WIDTH:
        return False
    url = title_address(block)
    return card[0].text.endswith(block.text) and url is not None and is_story(url) and of_one_site(url, page)


def is_flag(block: Block, title: Block) -> bool:
    """Whether a line of a box is the flag of the title after it: it links alike, and is shorter."""
    if title_address(title) != title_address(block) or _is_summary(title.text):
        return False
    summed_up = block.kind == "heading" != title.kind
    if summed_up or ("headline" in block.zones and "standfirst" in title.zones):
        return False  # a title and its deck
    return block.text.endswith(":") or len(block.text) < min(MAX_FLAG, len(title.text) / 1.5)


def thumbnail(blocks: Sequence[Block], i: int) -> range:
    """The picture that a box opens with, with what little stands between it and the title: a flag, how long a film is."""
    for j in range(i - 1, max(i - 1 - MOST_BEFORE, -1), -1):
        block = blocks[j]
        if "related" not in block.zones & blocks[i].zones or block.main or len(block.text) > MAX_FLAG:
            break
        if block.kind == "image":
            return range(j, i)
    return range(0)


MOST_BEFORE = 3


def is_story(url: str) -> bool:
    """Whether an address can be that of a story: no front page, subject, writer, picture, social network or way there."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    host = parts.hostname or ""
    topic = _NO_STORY.search(parts.path + "/") and not _STORY.search(path)
    return (
        (bool(path) or _POST.search(parts.query) is not None)
        and not topic
        and not (_SECTION.fullmatch(path) and not _NUMBERED.search(parts.query))
        and not (on_network(url) or "share=" in parts.query or path.endswith((".jpg", ".png", ".webp")))
        and not _SERVICE.match(host + parts.path)
    )


def _sells(block: Block, page: str) -> bool:
    """Whether a line is nothing but a link to what the house sells, or a paragraph nothing but one to a section of the
    page's own site."""
    url = title_address(block)
    if url is None:
        return False
    own = block.kind == "paragraph" and block.main and _SECTION.fullmatch(urlsplit(url).path.strip("/"))
    return bool(own and of_one_site(url, page)) or _SERVICE.match(url.partition("//")[2]) is not None


def offer_of(blocks: Sequence[Block], i: int, page: str) -> range:
    """A line that sells, if one is, and the list above it where what stands over that is no text: what there is to gain."""
    if not _sells(blocks[i], page):
        return range(0)
    first = i
    while first and blocks[first - 1].kind == "list_item" and len(blocks[first - 1].text) <= MAX_GAIN:
        first -= 1
    return range(first if first and not blocks[first - 1].main else i, i + 1)


MAX_GAIN = 80


def is_subject(url: str) -> bool:
    """Whether an address is a list of stories: of a subject, a writer."""
    return _NO_STORY.search(url) is not None


def of_one_site(url: str, other: str) -> bool:
    """Whether two addresses are of one house, whatever its edition or country.

    >>> of_one_site("https://blogs.daily.example/1", "https://www.daily.example/2")
    True
    """
    return _house(url) == _house(other)


def _house(url: str) -> str:
    labels = (urlsplit(url).hostname or "").split(".")
    shared = len(labels) > 2 and labels[-2] in _SHARED
    return "".join(labels[-3:-2] if shared else labels[-2:-1])


def width(text: str) -> int:
    """Characters, a wide one counted twice."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def own_embeds(blocks: Sequence[Block], page: str) -> Iterator[int]:
    """The blocks of embeds that lead to nothing but stories of the page's own site: boxes of related stories."""
    start = 0 if page and any("embed" in block.zones for block in blocks) else len(blocks)
    while start < len(blocks):
        end = start
        while end < len(blocks) and "embed" in blocks[end].zones and not blocks[end].main:
            end += 1
        if end > start and _lead_home(blocks[start:end], page):
            yield from range(start, end)
        start = end + 1


def _lead_home(blocks: Sequence[Block], page: str) -> bool:
    urls = {link.url for block in blocks for link in block.links}
    titled = any(block.links and width(block.text) >= MIN_WIDTH for block in blocks)
    return titled and all(is_story(url) and of_one_site(url, page) for url in urls)


def once(found: list[Teaser], page: str) -> list[Teaser]:
    """Each story once, and the page itself not at all: a box links title, picture and summary alike."""
    urls = {page}
    titles: set[str] = set()
    kept = []
    for teaser in found:
        url, title = teaser.link.url, teaser.link.title
        if url and (url in urls or title in titles or not is_story(url)):
            continue
        urls.add(url or "")
        titles.add(title)
        kept.append(teaser)
    return kept
