"""Section indexes: web pages whose links lead to articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from w3lib.encoding import html_to_unicode

from crawler.listings.entries import Contents, Entry, NotAListing
from crawler.listings.json_data import load, read_tables
from crawler.web.addresses import LONGEST
from pipelines.page.head.script_data import MAX_SCRIPT, MAX_SCRIPTS, data_of
from pipelines.page.markup.laden_tags import without_laden_tags
from pipelines.world.address import is_front

HEADLINE_WIDTH = 25
"""Columns a headline takes at least; a CJK character takes three, being a word's worth more than a letter."""
MOST_ANCHORS = 5_000
"""Read of a page; sections have some hundreds."""
FURNITURE = frozenset({"nav", "header", "footer", "aside", "menu"})
FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
NO_ARTICLES = re.compile(
    r"/(?:tags?|topics?|videos?|photos?|galler(?:y|ies)|live|tv|radio|podcasts?|authors?|categor(?:y|ies)|sections?"
    r"|search|login|signin|register|subscribe|newsletters?|rss|about|contact|privacy|terms|advertise|careers|jobs"
    r"|help|faq|apps?|shop|archive|sitemap)(?:/|$)"
)


def read_section(body: bytes, url: str, charset: str | None = None) -> Contents:
    """The links of a page in its order, each address once, with its longest text.

    Raises `NotAListing` for an empty answer and for a body without any markup.
    """
    tree = _parse(body, charset)
    base = _base(tree, url)
    found: dict[str, Entry] = {}
    anchors = tree.iter("a")
    for anchor in islice(anchors, MOST_ANCHORS):
        if (target := _target(base, anchor.get("href"))) is None:
            continue
        title = _title(anchor)
        entry = found.setdefault(target, Entry([target], likely=False))
        entry.title = max(entry.title or "", title, key=len) or None
        entry.likely = entry.likely or (is_headline(title) and not _in_furniture(anchor) and not names_section(target))
    if beyond := sum(1 for _ in anchors):  # a flood is not read to its end
        return Contents(list(found.values()), beyond=beyond)
    scripted = _scripted(tree, is_shell=not any(entry.likely for entry in found.values()))
    gather(islice(scripted, MOST_ANCHORS), base, found)
    return Contents(list(found.values()), beyond=sum(1 for _ in scripted), next=_next(tree, base))


def gather(named: Iterable[Entry], base: str, found: dict[str, Entry]) -> None:
    """Adds what JSON names to what was found, each address once; one with a title as long as a headline is likely to be an article."""
    for entry in named:
        if target := _target(base, entry.urls[0]):
            known = found.setdefault(
                target, Entry([target, *entry.urls[1:]], entry.title, entry.published, likely=False)
            )
            known.likely = known.likely or is_headline(entry.title or "")


def read_menus(body: bytes, url: str, charset: str | None = None) -> list[str]:
    """Where the short links of a page lead: those in its menus, header and footer, where it marks them as such.

    They are sections, tags and services. "Read more", which leads to one article here and to another there, is none.
    """
    tree = _parse(body, charset)
    base = _base(tree, url)
    named = [
        (target, title, _in_furniture(anchor))
        for anchor in islice(tree.iter("a"), MOST_ANCHORS)
        if (target := _target(base, anchor.get("href"))) and (title := _title(anchor)) and not is_headline(title)
    ]
    marked = [one for one in named if one[2]]
    where: dict[str, set[str]] = {}
    for target, title, _ in named:
        where.setdefault(title, set()).add(target)
    return list(dict.fromkeys(target for target, title, _ in marked or named if len(where[title]) == 1))


def is_headline(text: str) -> bool:
    """Whether a link's text is as long as headlines are: 25 letters, 20 of a script without vowels, 15 syllables of
    Amharic, or 8 CJK characters and kana.

    >>> is_headline("World"), is_headline("Ministers meet to settle a border dispute")
    (False, True)
    """
    return sum(map(_width, text)) >= HEADLINE_WIDTH


def _width(char: str) -> float:
    if char < "\u0590":
        return 1
    if "\u1200" <= char < "\u1380":
        return 1.7
    return 1.25 if char < "\u0800" else 3.2 if unicodedata.east_asian_width(char) in "WF" else 1


def names_section(url: str) -> bool:
    """Whether the path is that of a section, a tag page or the home page, by its words."""
    return is_front(url) or NO_ARTICLES.search(urlsplit(url).path.lower()) is not None


def _scripted(tree: etree._Element, *, is_shell: bool) -> Iterator[Entry]:
    """What the data names that a page's script makes it from, and what it tells search engines; of a page that displays
    no article, also what its programs assign or its server sends in pieces."""
    programs = list[str]()
    for script in tree.iter("script"):
        if not (text := script.text):
            continue
        if "json" in (script.get("type") or ""):
            with suppress(ValueError):
                yield from read_tables(load(text), None)
        elif is_shell and len(text) <= MAX_SCRIPT:
            programs.append(text)
    for value in data_of(programs[:MAX_SCRIPTS]):
        yield from read_tables(value, None)


def _parse(body: bytes, charset: str | None) -> etree._Element:
    header = f"text/html; charset={charset}" if charset else None
    _, text = html_to_unicode(header, body, default_encoding="utf-8")
    # lxml refuses text that declares an encoding of its own
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\0", ""))
    if "<" not in text:
        raise NotAListing(
            "no markup instead of a section page" if text.strip() else "an empty answer instead of a section page"
        )
    page = text.encode("utf-8", "replace")
    if (light := without_laden_tags(page, page.count(b"<"))) is not page:
        text = light.decode()
    try:
        return html.document_fromstring(text)
    except etree.LxmlError as error:
        raise NotAListing(f"unreadable HTML: {error}") from error


def _base(tree: etree._Element, url: str) -> str:
    base = tree.find(".//base[@href]")
    target = _target(url, base.get("href")) if base is not None else None
    return target if target and len(target) <= LONGEST else url  # a longer one would be joined to thousands of links


def _target(base: str, href: str | None) -> str | None:
    try:
        target = urljoin(base, (href or "").strip())
        scheme = urlsplit(target).scheme
    except ValueError:
        return None
    return target.partition("#")[0] if href and scheme in ("http", "https") else None


def _next(tree: etree._Element, base: str) -> str | None:
    named = (element for element in tree.iter("link", "a") if "next" in (element.get("rel") or "").split())
    return next((target for one in named if (target := _target(base, one.get("href")))), None)


def _title(anchor: etree._Element) -> str:
    text = " ".join(str(anchor.xpath("string()")).split())
    return text or " ".join((anchor.get("title") or "").split())


def _in_furniture(anchor: etree._Element) -> bool:
    return any(
        element.tag in FURNITURE or (element.get("role") or "").lower() in FURNITURE_ROLES
        for element in anchor.iterancestors()
    )
