"""Why a page has no article, as far as only the page itself can tell: its title, its address, its types, where its
headline leads, and how much of it is titles of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.items import Article, Story, Zones
from pipelines.article.notices import heading_of, instead_of, notice_of, service_of
from pipelines.language.letters import letters
from pipelines.language.sentences import SAID
from pipelines.page.head.linked_data import ARTICLE_TYPES, Own
from pipelines.world.address import address_key, is_front

FEW = 1000
"""A page that says it has no article has at most so many characters of body."""
LISTS = frozenset({"collectionpage", "profilepage", "searchresultspage", "podcastseries", "profile"})
"""Types of pages that lead to articles."""
MANY = 2
"""The titles of other stories around a short text without date or writer are so many times as long."""
PIECES, PIECE, IN_SENTENCES = 10, 45, 0.35
"""Blocks of a body that are pieces, their characters on average, and the share of those that stand in sentences."""
MOST = 4000
"""With more characters the pieces are a text whose lines are short."""
MIN_SENTENCE = 60
"""A block of so many characters that ends like a sentence is a paragraph."""
MAX_NAME, MIN_HYPHENS = 25, 2
"""Characters of the end of a section's address, and hyphens in an article's."""
_HYPHEN = re.compile(r"[-_]")


def refusal_by_page(story: Story, article: Article) -> str | None:
    """Why a page is no article, as far as only the page can tell; None where it may be one.

    What a newsroom sets on every article counts against it: a day, a dateline, a writer, the type of an article.
    """
    if story.plain:
        return None
    types, lines = story.metadata.types, [block.text for block in article.body]
    size = sum(map(len, lines))
    if size < FEW and (reason := instead_of(lines)):
        return reason
    if any(ARTICLE_TYPES.search(name) and name != "article" for name in types):
        return None
    if not _has_day(article) and article.dateline is None and (reason := _notice(story, article, lines, size)):
        return reason
    if article.kind == "article" and not _is_signed(article) and _asks_or_sells(story):
        return "service_page"
    if article.kind == "article" and size and _is_front(story, article, size):
        return "index"
    return "index" if types & LISTS else None


def _notice(story: Story, article: Article, lines: Sequence[str], size: int) -> str | None:
    if size < FEW and (reason := notice_of(article.headline, story.metadata.title or "", lines)):
        return reason
    return heading_of(article.headline) or service_of(article.headline)


def _is_signed(article: Article) -> bool:
    """Whether the page has a writer or a date: something newsrooms give every article."""
    return _has_day(article) or bool(article.bylines or article.dateline or article.signoff)


def _asks_or_sells(story: Story) -> bool:
    """Whether a page is a form to fill in, or a product with its price."""
    if story.form_fields >= MANY_FIELDS or any(name.startswith("product") for name in story.metadata.types):
        return True
    return any(
        len(b.text) <= MAX_PRICE and b.zones.isdisjoint(BESIDE) and _PRICE.fullmatch(b.text) for b in story.blocks
    )


MANY_FIELDS = 5
"""A form with so many fields is none for a comment."""
BESIDE: Zones = frozenset(
    {"below", "rail", "aside", "ad", "recommend", "related", "hidden", "navigation", "popup", "newsletter"}
)
MAX_PRICE = 20
_SIGN = r"[$\u00a2-\u00a5\u20a0-\u20c0\u0e3f\ufdfc\uff04\uffe0\uffe1\uffe5\uffe6]"
_PRICE = re.compile(rf"(?:[A-Z]{{2}})?{_SIGN}\s?\d[\d.,\s]{{0,12}}|\d[\d.,\s]{{0,12}}{_SIGN}")
"""An amount alone, with the sign of a currency."""


def _has_day(article: Article) -> bool:
    """Whether the page itself gives a date; an address may contain one whatever is served there."""
    return article.published is not None and article.provenance.get("published") != "address"


def _is_front(story: Story, article: Article, size: int) -> bool:
    """Whether a page leads to articles instead of being one: a front page, a section, a forum, a search."""
    day = _has_day(article)
    if (is_front(story.url) and (not day or story.title_characters > size)) or (
        is_front(story.metadata.canonical or "") and not day
    ):
        return True
    if size < FEW and _leads_away(story):
        return True
    if not day and article.dateline is None and _is_in_pieces(article, size):
        return True
    if _is_signed(article) or size >= FEW:
        return False
    return story.title_characters > MANY * size or _is_named_otherwise(story, article) or _is_of_a_section(story.url)


def _is_in_pieces(article: Article, size: int) -> bool:
    """Whether a body consists of many short lines, few of them sentences: forums, tables of scores."""
    if len(article.body) < PIECES or size >= min(PIECE * len(article.body), MOST):
        return False
    sentences = sum(len(b.text) for b in article.body if len(b.text) >= MIN_SENTENCE and SAID.search(b.text))
    return sentences < IN_SENTENCES * size


def _is_named_otherwise(story: Story, article: Article) -> bool:
    """Whether the headline and what the page's head calls it have hardly a word in common."""
    names = list(filter(None, story.metadata.names))
    return bool(names) and not Own(lambda: names, ()).has({"headline": article.headline})


def _is_of_a_section(url: str) -> bool:
    """Whether an address has neither a number nor a slug, as articles' have, but a word or two for something permanent."""
    path = urlsplit(url).path.rstrip("/")
    name = path.rsplit("/", 1)[-1]
    return not any(map(str.isdigit, path)) and len(name) <= MAX_NAME and len(_HYPHEN.findall(name)) < MIN_HYPHENS


def _leads_away(story: Story) -> bool:
    """Whether the headline is a link to another page that is not named after this one."""
    block = next((block for block in story.blocks if "headline-block" in block.zones), None)
    if block is None or not block.links:
        return False
    own = {_key(story.url), _key(story.metadata.canonical or story.url)}
    away = sum(len(link.text) for link in block.links if _key(link.url) not in own)
    named = any(letters(block.text) in letters(name) for name in story.metadata.names)
    return away > 0.6 * len(block.text) and not named


def _key(url: str) -> str:
    try:
        return address_key(url).rstrip("/")
    except ValueError:
        return url
