"""How each field of an article is cleaned, declared once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from itemloaders import ItemLoader
from itemloaders.processors import Identity, TakeFirst

from crawler.items import Article, BodyBlock, Image, RelatedLink

T = TypeVar("T")
LINES = ("text", "caption", "credit", "photographer", "agency")
"""The fields of a picture that are printed text."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(value: str) -> str | None:
    """Text without control characters, lone surrogates and white space at its ends; None where nothing is left."""
    return (value if value.isprintable() else _CONTROL.sub("", value)).strip() or None


def clean_block(block: BodyBlock) -> BodyBlock | None:
    """A block of the body with its text cleaned; None if no text is left."""
    text = clean_text(block.text)
    if text == block.text:
        return block
    return replace(block, text=text) if text else None


def clean_image(image: Image) -> Image | None:
    """A picture with its lines cleaned; None if it has neither address nor line."""
    cleaned = replace(image)
    for name in LINES:
        setattr(cleaned, name, clean_text(getattr(image, name) or ""))
    if cleaned.url and "{" in cleaned.url:
        cleaned.url = None  # a script's pattern, which no server answers
    return cleaned if cleaned.url or cleaned.text or cleaned.credit else None


def clean_related(link: RelatedLink) -> RelatedLink | None:
    """A related link with title and text cleaned; None where it has no text."""
    text, title = clean_text(link.text), clean_text(link.title) or ""
    if (text, title) == (link.text, link.title):
        return link
    return replace(link, text=text, title=title) if text else None


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; a moment without a zone is taken for UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Each:
    """Input processor: every value cleaned, without those of which nothing is left.

    It takes no context, as `MapCompose` does: half of the time that loading an article took went into contexts.
    """

    def __init__(self, clean: Callable[[T], T | None]) -> None:
        self._clean: Callable[[Any], Any] = clean

    def __call__(self, values: Iterable[T]) -> list[T]:
        """The values that are left."""
        return [cleaned for value in values if (cleaned := self._clean(value)) is not None]


class Distinct:
    """Output processor: all values, each once, in order."""

    def __call__(self, values: list[T]) -> list[T]:
        """The values without repeats."""
        return list(dict.fromkeys(values))


class DistinctWords:
    """Output processor: all values in order, without those that differ from an earlier one only in capitals."""

    def __call__(self, values: list[str]) -> list[str]:
        """The values without repeats."""
        words: dict[str, str] = {}
        for value in values:
            words.setdefault(value.casefold(), value)
        return list(words.values())


class ArticleLoader(ItemLoader):
    """The cleaning of an article's fields; a field that it does not name is text, the first value counts."""

    default_item_class = Article
    default_input_processor = Each(clean_text)
    default_output_processor = TakeFirst()

    bylines_out = Distinct()
    keywords_out = DistinctWords()
    images_in = Each(clean_image)
    images_out = Identity()
    body_in = Each(clean_block)
    body_out = Identity()
    related_links_in = Each(clean_related)
    related_links_out = Identity()
    dateline_in = Identity()
    published_in = Each(in_utc)
    modified_in = Each(in_utc)
    first_seen_in = Each(in_utc)
    last_checked_in = Each(in_utc)
    revision_in = Identity()
    provenance_in = Identity()

    # Not looked up in the item's own metadata, nor asked whether they are methods: at each value of each page.
    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        """What cleans the values of a field."""
        processor: Callable[..., Any] = getattr(self, f"{field_name}_in", self.default_input_processor)
        return processor

    def get_output_processor(self, field_name: str) -> Callable[..., Any]:
        """What makes one value of a field's values."""
        processor: Callable[..., Any] = getattr(self, f"{field_name}_out", self.default_output_processor)
        return processor


def load_article(article: Article) -> Article:
    """The article with every field cleaned. Cleaning twice is cleaning once."""
    loader = ArticleLoader()
    for name in Article.__slots__:
        if value := getattr(article, name):  # what is empty is so again in the new article
            loader.add_value(name, value)
    cleaned: Article = loader.load_item()
    cleaned.text = "\n".join(block.text for block in cleaned.body)
    return cleaned
