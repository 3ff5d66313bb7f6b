"""What a page says about itself in its head: JSON-LD, meta elements, link relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from crawler.items import Access, Metadata
from pipelines.language.letters import HAN
from pipelines.page.head.elements import HOLDERS, Elements
from pipelines.page.head.linked_data import (
    MAX_VALUE,
    Own,
    first_of,
    linked_data,
    own_articles,
    stated_name,
    text_of,
    types_of,
)
from pipelines.page.head.meta_elements import (
    MAX_VALUES,
    Metas,
    Stated,
    add_metas,
    first_value,
    is_named,
    own_items,
    stated,
    stated_for_parsely,
)
from pipelines.page.head.sections import stated_section
from pipelines.page.head.stated_pictures import lead_pictures, stated_pictures
from pipelines.page.markup.displayed_text import fold_space

MAX_HEADINGS = 5
OTHERS = frozenset(
    {"collectionpage", "profilepage", "searchresultspage", "podcastseries", "podcastepisode", "radioepisode", "audioobject",
     "imagegallery", "mediagallery"}
)  # fmt: skip
"""Types of pages that are not articles: lists, profiles, recordings, galleries."""
MAX_CRUMB, MAX_KEYWORD, MOST_KEYWORDS = 40, 100, 50

# In order of trust; names in lower case.
HEADLINE = (
    "og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
    "title",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "article:author_name", "parsely-author", "dc.creator", "sailthru.author", "byl",
    "mediator_author", "dcterms.creator", "content_author", "dtk:author", "lead:author",
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "article:published:time", "og:article:published_time", "datepublished", "date_published", "pubdate", "publishdate",
    "publish_date", "publish-date", "pub_date", "published_at", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "dc.date", "dcterms.date", "date", "originalpublicationdate",
    "og:pubdate", "lead:published_at", "rnews:datepublished", "created", "article_date_original", "ptime", "mediator_published_time", "og:release_date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "article:modified:time", "og:article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified",
    "dcterms.modified", "article.updated", "revision_date", "dc.date.modified",
)  # fmt: skip
TIERS: dict[str, Access] = {"free": "free", "locked": "paid"}
"""Values of `article:content_tier`; "metered" is neither."""
CREATED = ("dateCreated", "uploadDate")
SECTION = (
    "article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section", "articlesection",
    "prism.section", "og:section", "mrf:sections", "wt.cg_n",
)  # fmt: skip
KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags")
SITE = ("og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone", "publisher", "copyright")
_PARTED = re.compile(r"[,;，；、|]")
_QUOTED = re.compile(r"^[\"“”'‘]([^\"“”'‘’]{1,100})[\"“”'’]$")
_NO_WORD = re.compile(
    r"home|articles?|uncategori[sz]ed|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:%|\{\{|\[)\s?[\w.]{1,40}\s?(?:%|\}\}|\])",
    re.IGNORECASE,
)
"""Stands among keywords and is none: what any page is, a number of the publishing system's, an unfilled placeholder."""
_CHINESE = re.compile(rf"[\u3040-\u30ff{HAN}0-9·\s]+")
_PUBLISHED = re.compile(r'"pub_date"\s?:\s?"(20\d\d-\d\d-\d\dT\d\d:(?!00:00)[^"\\]{2,27})"')  # hours may be rounded
# "worldNews" is no name
_SECTION = re.compile(r'"section"\s?:\s?"((?:(?![a-z][A-Z])[^"\\]){2,40})"')


@dataclass(frozen=True, slots=True)
class _Head:
    """What a page's head contains, before it is read into fields."""

    title: str | None
    canonical: str | None
    metas: Metas
    objects: Sequence[dict[str, Any]]
    """All of JSON-LD but lists."""
    articles: Sequence[dict[str, Any]]
    """Those of it that are the page's article, the best first."""
    own: Own

    @property
    def linked(self) -> dict[str, Any]:
        """The JSON-LD of the article; {} where there is none."""
        return self.articles[0] if self.articles else {}

    @property
    def types(self) -> set[str]:
        """Of the article; of a page without one what else it is."""
        if self.articles:
            return types_of(self.linked)
        return {name for item in self.objects for name in types_of(item)} & OTHERS


def read_metadata(elements: Elements, tree: etree._Element, address: str = "") -> Metadata:
    """The head of a page as a record; JSON-LD first where it speaks of its article, then meta elements.

    Values are as printed: dates are not read, names not parted.
    """
    head = _head(elements, address)
    linked, metas = head.linked, head.metas
    meta = Metadata(types=frozenset(head.types | {t.lower() for t in metas.get("og:type", [])}), title=head.title)
    headlines = [("json-ld", text_of(linked.get("headline"))), *stated(metas, HEADLINE)]
    meta.headlines = list(dict.fromkeys(name for _, name in headlines if name))
    published = list(_published(head))
    meta.dates = [(source, date) for source, date in published if date]
    meta.times, meta.ids = list(_times(elements["time"])), _ids(elements)
    meta.pictures, meta.leads = stated_pictures(head.objects), lead_pictures(metas)
    meta.authors = _authors(linked.get("author")) or [a for name in AUTHORS for a in metas.get(name, [])]
    section = stated_section(
        _sections(head, meta.headlines), _path(head.objects, meta.headlines), tree, head.canonical or address
    )
    described = (*stated(metas, ("og:description", "description")), ("json-ld", text_of(linked.get("description"))))
    fields: dict[str, Iterable[tuple[str, Any]]] = {
        "headline": headlines,
        "description": described,
        "access": (("json-ld", _access(linked)), *_tiers(metas)),
        "published": published,
        "modified": (("json-ld", text_of(linked.get("dateModified"))), *stated(metas, MODIFIED)),
        "section": [section],
        "site_name": _site_names(head),
        "keywords": _keywords(metas, head.articles),
        "canonical": (("link canonical", head.canonical), ("meta og:url", first_value(metas, "og:url"))),
        "language": _languages(tree, metas, linked),
    }
    for field, candidates in fields.items():
        _take(meta, field, candidates)
    return meta


def _head(elements: Elements, address: str) -> _Head:
    headings = elements["h1"][:MAX_HEADINGS]
    named = [element for element in elements["meta"] if is_named(element)]
    metas: Metas = {}
    add_metas(metas, named)
    links = (link.get("href") for link in elements["link"] if link.get("rel") == "canonical")
    canonical = next((link.strip() for link in links if link is not None), None)
    title = fold_space((elements["title"][0].text or "")[:MAX_VALUE]) if elements["title"] else None
    names = [title, *(name for _, name in stated(metas, HEADLINE))]
    addresses = (address, canonical or "", first_value(metas, "og:url") or "")
    own = Own(lambda: filter(None, (*names, *map(_text, headings))), addresses)
    if len(named) < len(elements["meta"]):
        add_metas(metas, own_items(elements["meta"], headings, own))
    objects = list(linked_data(elements["script"]))
    return _Head(title, canonical, metas, objects, own_articles(objects, own), own)


def _take(meta: Metadata, field: str, candidates: Iterable[tuple[str, Any]]) -> None:
    """Set a field to the first value there is, and note where it was found."""
    for source, value in candidates:
        if value:
            setattr(meta, field, value)
            meta.provenance[field] = source
            return


def _published(head: _Head) -> Iterator[Stated]:
    yield "json-ld", text_of(head.linked.get("datePublished"))
    yield from stated(head.metas, PUBLISHED)
    yield from stated_for_parsely(head.metas, _PUBLISHED)
    for item in head.articles[1:MAX_VALUES]:
        yield "json-ld", text_of(item.get("datePublished"))
    for name in CREATED:
        for item in (head.linked, *_videos(head.objects, head.own)):
            yield "json-ld", text_of(item.get(name))


def _sections(head: _Head, headlines: Sequence[str]) -> Iterator[Stated]:
    """What is called a section and does not repeat the headline."""
    of_article = text_of(first_of(head.linked.get("articleSection")))
    named = (*stated(head.metas, SECTION), *stated_for_parsely(head.metas, _SECTION), ("json-ld", of_article))
    yield from ((source, name) for source, name in named if name not in headlines)


def _site_names(head: _Head) -> Iterator[Stated]:
    """What the site is called; an address is no name."""
    named = (*stated(head.metas, SITE), ("json-ld", stated_name(head.linked.get("publisher"))))
    yield from ((source, name) for source, name in named if name and "://" not in name)


def _text(element: etree._Element) -> str:
    return fold_space("".join(map(str, islice(element.itertext(), MAX_VALUES)))[:MAX_VALUE])


def _times(elements: Sequence[etree._Element]) -> Iterator[tuple[str, str]]:
    for element in elements[:MAX_VALUES]:
        if text := _text(element):
            yield text, fold_space(element.get("datetime") or element.get("content") or element.get("title") or "")


def _ids(elements: Mapping[str, Sequence[etree._Element]]) -> list[str]:
    held = (element for tag in HOLDERS if tag in elements for element in elements[tag][:1])
    return [element.get("id", "") for element in held if element.get("id")]


def _path(objects: Sequence[dict[str, Any]], headlines: Sequence[str]) -> list[str]:
    """The names of a BreadcrumbList, the site's first, without the article's own."""
    path = next((item.get("itemListElement") for item in objects if "breadcrumblist" in types_of(item)), None)
    items = [item for item in path[:MAX_VALUES] if isinstance(item, dict)] if isinstance(path, list) else []
    names = [text_of(item.get("name")) or stated_name(item.get("item")) or "" for item in items]
    own = {name.casefold() for name in headlines}
    return names[:1] + [name for name in names[1:] if name and len(name) < MAX_CRUMB and name.casefold() not in own]


def _access(linked: dict[str, Any]) -> Access | None:
    """Of the article, or of the part of it behind a wall."""
    parts = linked.get("hasPart")
    parts = parts[:MAX_VALUES] if isinstance(parts, list) else [parts]
    said = [thing.get("isAccessibleForFree") for thing in (linked, *parts) if isinstance(thing, dict)]
    words = {str(value).lower().rsplit("/", 1)[-1] for value in said if isinstance(value, (bool, str))}
    return "paid" if words & {"false", "no", "0"} else "free" if words & {"true", "yes", "1"} else None


def _tiers(metas: Metas) -> Iterator[tuple[str, Access | None]]:
    for name, value in stated(metas, ("article:content_tier", "og:article:content_tier")):
        yield name, TIERS.get((value or "").lower())


def _videos(objects: Sequence[dict[str, Any]], own: Own) -> list[dict[str, Any]]:
    return [item for item in objects if "videoobject" in types_of(item) and own.has(item)][:1]


def _authors(value: Any) -> list[str]:
    names = [stated_name(v) for v in (value[:MAX_VALUES] if isinstance(value, list) else [value])]
    return [n for n in names if n and not n.startswith("http")]


def _keywords(metas: Metas, articles: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    value = next(filter(None, (article.get("keywords") for article in articles)), None)
    values = value[:MAX_VALUES] if isinstance(value, list) else [value]
    yield "json-ld", _words([text for v in values if isinstance(v, str) and (text := text_of(v))])
    for name in KEYWORDS:
        yield f"meta {name}", _words(metas.get(name, []))


def _words(raw: list[str]) -> list[str]:
    raw = list(dict.fromkeys(raw))  # a list that stands there twice is one
    # Of several, one with a single comma may be a place and its state; one with more is a list of its own.
    words = [w for r in raw for w in (_PARTED.split(r) if len(raw) < 2 or len(_PARTED.findall(r)) > 1 else [r])]
    if len(words) == 1 and _CHINESE.fullmatch(words[0].strip()):
        words = words[0].split()  # its terms have no blanks of their own
    folded = (_QUOTED.sub(r"\1", fold_space(w)) for w in words)
    own = (w for w in folded if len(w) < MAX_KEYWORD and any(c.isalnum() for c in w) and not _NO_WORD.fullmatch(w))
    return list(dict.fromkeys(own))[:MOST_KEYWORDS]


def _languages(tree: etree._Element, metas: Metas, linked: dict[str, Any]) -> Iterator[Stated]:
    root = tree.getroottree().getroot()
    names = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
    candidates = [*(("html lang", root.get(name)) for name in names), ("json-ld", text_of(linked.get("inLanguage")))]
    candidates += [(f"meta {name}", first_value(metas, name)) for name in ("og:locale", "language", "content-language")]
    for source, value in candidates:
        if value and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", value.strip()):
            yield source, value.strip().replace("_", "-")
