"""Drops what is no article, names the reason, and counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import Article, BodyBlock
from pipelines.article.notices import asks_for_cookies, heading_of, notice_of
from pipelines.language.sentences import SAID

MIN_TEXT = 20
"""Characters of body; the shortest news is a sentence."""
MIN_SENTENCE = 60
MIN_PARAGRAPH = 100
MIN_BETWEEN = 200
"""Characters of text in paragraphs between which there is no title of another story; teasers never have so much."""
MAX_ERROR = 1000
"""An error page has at most so many characters of body."""
MIN_TITLES = 5
MIN_TITLED = 0.5
"""Share of blocks with a title of their own, or with the same link at their end; of real articles under a third, of front pages over 0.8."""
MAX_CUE = 25
"""Characters of a link that leads on to the rest."""


def refusal_of(article: Article) -> str | None:
    """Why a page is no article; None if it is one.

    Reasons: blocked, consent_page, empty, index, login_page, no_headline, no_text, service_page, soft_404, soft_503.
    """
    size = sum(len(block.text) for block in article.body)
    if reason := article.provenance.get("refused"):
        return reason
    if not article.headline:
        return "no_headline" if size else "empty"
    if size < MAX_ERROR and (reason := _announced(article)):
        return reason
    if size < 2 * MAX_ERROR and _asks_for_cookies(article):
        return "consent_page"
    if size < MIN_TEXT or (size < MIN_SENTENCE and not SAID.search(article.body[-1].text)):
        return None if article.kind in ("video", "gallery") and (size or article.images) else "no_text"
    return "index" if _is_index(article, size) else None


def _announced(article: Article) -> str | None:
    """What the headline announces instead of an article; on a page with a date, only if it says nothing else."""
    return heading_of(article.headline) if article.published else notice_of(article.headline)


def _asks_for_cookies(article: Article) -> bool:
    """Whether only a cookie notice was left to read, on a page that gives neither a date nor a writer."""
    if article.published or article.bylines:
        return False
    return asks_for_cookies([block.text for block in article.body], article.headline, article.language)


def _is_index(article: Article, size: int) -> bool:
    """Whether a page is titles with links and no paragraph of its own, or one summary after the other, each with its link."""
    titled = {link.position for link in article.related_links if link.position < len(article.body)}
    if max(len(titled), _leading_on(article)) >= max(MIN_TITLES, MIN_TITLED * len(article.body)):
        return True
    if any(len(b.text) >= MIN_PARAGRAPH and not _linked(b) for b in article.body):
        return False
    if any(between >= MIN_BETWEEN for between in _between_titles(article)):
        return False
    titles = sum(len(link.title) for link in article.related_links)
    linked = titles + sum(_linked(block) for block in article.body)
    return len(article.body) + len(article.related_links) >= 5 and linked > 0.5 * (size + titles)


def _leading_on(article: Article) -> int:
    """How many blocks end with the link with which most of them end: "Read more"."""
    ends = (block.links[-1].text for block in article.body if block.links and block.text.endswith(block.links[-1].text))
    return max(Counter(end for end in ends if len(end) <= MAX_CUE).values(), default=0)


def _between_titles(article: Article) -> Iterator[int]:
    """The number of characters of text before, between and after the titles of other stories."""
    titles, size = {link.position for link in article.related_links}, 0
    for at, block in enumerate(article.body):
        own = 2 * _linked(block) < len(block.text)
        if at in titles or not own:
            yield size
            size = 0
        size += len(block.text) if own else 0
    yield size


def _linked(block: BodyBlock) -> int:
    return sum(len(link.text) for link in block.links)


class Refused(DropItem):
    """Raised for a page that is no article; whoever catches it counts the reason and goes on."""

    def __init__(self, reason: str, url: str) -> None:
        super().__init__(f"{reason}: {url}", log_level="DEBUG")
        self.reason = reason


class ValidationPipeline:
    """Article -> the same article, or a counted refusal."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Lets an article pass; raises `Refused` for a page that is none."""
        reason = refusal_of(item) if isinstance(item, Article) else None
        if reason is None:
            return item
        self.crawler.stats.inc_value(f"articles/refused/{reason}")
        raise Refused(reason, item.url)
