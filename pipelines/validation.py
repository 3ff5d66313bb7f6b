"""Drops what is no article, by name, and counts it."""

from __future__ import annotations

import re
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import Article, BodyBlock

MIN_TEXT = 20
"""Characters of body; the shortest news is a sentence."""
MIN_SENTENCE = 60
MIN_PARAGRAPH = 100
_SENTENCE_END = re.compile(r"[.!?…。！？؟।։။:]['\"”’»）)\]]{0,2}$")
_NOT_FOUND = re.compile(
    r"(?:^|\W)(?:40[34]|410)(?:$|\W)|not found|no longer (?:available|exists)|page (?:unavailable|missing|doesn.t exist)"
    r"|does(?:n.t| not) exist|nicht gefunden|introuvable|no encontrad[ao]|non trovata|não encontrada|не найдена?|bulunamad"
    r"|页面不存在|找不到|不存在|無法找到|見つかりません|찾을 수 없|غير موجودة",
    re.I,
)
_CONSENT = re.compile(
    r"^(?:before you continue|we (?:value|respect|care about) your privacy|your privacy|cookie|consent|access denied"
    r"|just a moment|attention required|are you a (?:human|robot)|verify(?:ing)? you are human|checking your browser"
    r"|please enable (?:javascript|cookies)|datenschutz|privacy)",
    re.I,
)


def refusal_of(article: Article) -> str | None:
    """Why a page is no article; None if it is one.

    Reasons: empty, no_headline, soft_404, consent_page, no_text, index.
    """
    size = sum(len(block.text) for block in article.body)
    if not article.headline:
        return "no_headline" if size else "empty"
    if size < 1000 and _NOT_FOUND.search(article.headline):
        return "soft_404"
    if size < 1500 and _CONSENT.search(article.headline):
        return "consent_page"
    if size < MIN_TEXT or (size < MIN_SENTENCE and not _SENTENCE_END.search(article.body[-1].text)):
        return None if article.kind in ("video", "gallery") and (size or article.images) else "no_text"
    return "index" if _is_index(article, size) else None


def _is_index(article: Article, size: int) -> bool:
    """Titles that link elsewhere, and no paragraph of its own."""
    if any(len(b.text) >= MIN_PARAGRAPH and not _linked(b) for b in article.body):
        return False
    titles = sum(len(link.title) for link in article.related_links)
    linked = titles + sum(_linked(block) for block in article.body)
    return len(article.body) + len(article.related_links) >= 5 and linked > 0.5 * (size + titles)


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
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Lets an article pass; raises `Refused` for what is none."""
        reason = refusal_of(item)
        if reason is None:
            return item
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"articles/refused/{reason}")
        raise Refused(reason, item.url)
