"""What a page says of itself in its head: JSON-LD, meta elements, link relations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from lxml import etree

from crawler.items import Access, Metadata
from pipelines.page.folding import fold
from pipelines.page.linked_data import ARTICLE_TYPES, MAX_VALUE, Own, linked_data, own_articles, text_of, types_of
from pipelines.page.sections import stated_section

MAX_VALUES = 50
"""Of one name: authors, pictures, keywords."""

HOLDERS = ("body", "main", "article")
"""What may hold the article, and have an id that names it."""
TELLING = ("meta", "script", "title", "link", "h1", *HOLDERS)
MAX_HEADINGS = 5
PAGES = ("webpage", "creativework", "itempage", "")
"""Types of microdata that speak of the page, too."""
BOXES = frozenset({"span", "div", "p"})
"""What may state the time of publication as `time` does."""
TIMES = ("time", "abbr", *BOXES)
FIELDS = ("input", "button")
Telling = defaultdict[str, list[etree._Element]]
"""Elements by tag."""

# In order of trust; names in lower case.
HEADLINE = (
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "byl",
    "mediator_author",
    "dcterms.creator",
    "content_author",
    "dtk:author",
    "lead:author",
)
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
"""Of `article:content_tier`; what is metered is neither."""
CREATED = ("dateCreated", "uploadDate")
SECTION = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "cxenseparse:section",
    "articlesection",
    "prism.section",
)
KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff0-9·\s]+")
SITE = ("og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone", "publisher", "copyright")


def read_metadata(told: Telling, tree: etree._Element, address: str = "") -> Metadata:
    """The head of a page as a record; JSON-LD first where it speaks of its article, then meta elements.

    Values are as printed: dates are not read, names not parted.
    """
    headings = told["h1"][:MAX_HEADINGS]
    named = [element for element in told["meta"] if element.get("property") or element.get("name")]
    metas: dict[str, list[str]] = {}
    _add_metas(metas, named)
    links = (link.get("href") for link in told["link"] if link.get("rel") == "canonical")
    canonical = next((address.strip() for address in links if address is not None), None)
    title = fold((told["title"][0].text or "")[:MAX_VALUE]) if told["title"] else None
    stated = [title, *(name for _, name in _named(metas, HEADLINE))]
    own = Own(
        lambda: filter(None, (*stated, *map(_text, headings))), (address, canonical or "", _one(metas, "og:url") or "")
    )
    if len(named) < len(told["meta"]):
        _add_metas(metas, _own_items(told["meta"], headings, own))
    objects = list(linked_data(told["script"]))
    articles = own_articles(objects, own)
    linked = articles[0] if articles else {}
    meta = Metadata(types=frozenset(types_of(linked) | {t.lower() for t in metas.get("og:type", [])}))
    headlines = [("json-ld", text_of(linked.get("headline"))), *_named(metas, HEADLINE)]
    _take(meta, "headline", headlines)
    meta.headlines = list(dict.fromkeys(name for _, name in headlines if name))
    _take(
        meta,
        "description",
        (*_named(metas, ("og:description", "description")), ("json-ld", text_of(linked.get("description")))),
    )
    _take(meta, "access", (("json-ld", _access(linked)), *_tiers(metas)))
    dates = [("json-ld", text_of(linked.get("datePublished"))), *_named(metas, PUBLISHED), *_of_page(metas, _PUBLISHED)]
    dates += [("json-ld", text_of(item.get("datePublished"))) for item in articles[1:MAX_VALUES]]
    dates += [("json-ld", text_of(item.get(name))) for name in CREATED for item in (linked, *_videos(objects, own))]
    _take(meta, "published", dates)
    meta.dates = [(source, date) for source, date in dates if date]
    meta.times, meta.ids = list(_times(told["time"])), _ids(told)
    _take(meta, "modified", (("json-ld", text_of(linked.get("dateModified"))), *_named(metas, MODIFIED)))
    of_article = text_of(_first(linked.get("articleSection")))
    sections = (*_named(metas, SECTION), *_of_page(metas, _SECTION), ("json-ld", of_article))
    # what repeats the headline names no section
    stated_ones = ((source, value) for source, value in sections if value not in meta.headlines)
    _take(meta, "section", [stated_section(stated_ones, _path(objects, meta.headlines), tree, canonical or address)])
    sites = (*_named(metas, SITE), ("json-ld", _name(linked.get("publisher"))))
    _take(meta, "site_name", ((source, name) for source, name in sites if name and "://" not in name))  # an address
    meta.authors = _authors(linked.get("author")) or [a for name in AUTHORS for a in metas.get(name, [])]
    _take(meta, "keywords", _keywords(metas, linked))
    meta.title = title
    _take(meta, "canonical", (("link canonical", canonical), ("meta og:url", _one(metas, "og:url"))))
    _take(meta, "language", _languages(tree, metas, linked))
    return meta


def telling(tree: etree._Element) -> Telling:
    """The elements that are asked, by tag, found in one pass; what states a time stands under `time`, what a form asks
    for under `input`."""
    told = Telling(list)
    for element in tree.iter(*TELLING, *TIMES, *FIELDS):
        tag = element.tag
        if tag in BOXES:  # most of them by far
            if element.get("itemprop") == "datePublished" and element.get("content") is not None:
                told["time"].append(element)
        elif tag in FIELDS:
            told["input"].append(element)
        elif tag == "abbr" or (tag == "time" and element.get("datetime") is None):
            if (element.get("title") or "").startswith("20"):  # as the hAtom microformat has it
                told["time"].append(element)
        else:
            told[str(tag)].append(element)
    return told


def _add_metas(found: dict[str, list[str]], elements: Iterable[etree._Element]) -> None:
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("id")
        value = fold((element.get("content") or element.get("value") or "")[:MAX_VALUE])
        values = found.setdefault(name.strip().lower(), []) if name and value else None
        if values is not None and len(values) < MAX_VALUES:
            values.append(value)


def _own_items(
    elements: Sequence[etree._Element], headings: Sequence[etree._Element], own: Own
) -> Iterator[etree._Element]:
    """The meta elements of microdata that is about the page: not a site's header or a picture, and of several articles
    the one that holds the heading, else the first."""
    items = [(e, _scope(e)) for e in elements if not (e.get("property") or e.get("name"))]
    articles = [(e, scope) for e, scope in items if scope is not None and ARTICLE_TYPES.search(_kind(scope))]
    holding = {above for heading in headings for above in heading.iterancestors()} if articles else set()
    mine = [scope for _, scope in articles if scope in holding] or [scope for _, scope in articles[:1]]
    said = (e.get("content") for e, scope in articles if scope in mine and e.get("itemprop") == "headline")
    mine = mine if own.has({"headline": next(said, None)}) else []
    for element, scope in items:
        if scope is None or scope in mine or _kind(scope) in PAGES:
            yield element


def _scope(element: etree._Element) -> etree._Element | None:
    return next((above for above in element.iterancestors() if above.get("itemtype")), None)


def _kind(scope: etree._Element) -> str:
    return (scope.get("itemtype") or "").strip().rstrip("/").rpartition("/")[2].lower()


def _text(element: etree._Element) -> str:
    return fold("".join(map(str, islice(element.itertext(), MAX_VALUES)))[:MAX_VALUE])


def _times(elements: Sequence[etree._Element]) -> Iterator[tuple[str, str]]:
    for element in elements[:MAX_VALUES]:
        if text := _text(element):
            yield text, fold(element.get("datetime") or element.get("content") or element.get("title") or "")


def _ids(told: Mapping[str, Sequence[etree._Element]]) -> list[str]:
    held = (element for tag in HOLDERS if tag in told for element in told[tag][:1])
    return [element.get("id", "") for element in held if element.get("id")]


def _path(objects: list[dict[str, Any]], headlines: list[str]) -> list[str]:
    """The names of a BreadcrumbList, the site's first, but the article's own."""
    path = next((item.get("itemListElement") for item in objects if "breadcrumblist" in types_of(item)), None)
    items = [item for item in path[:MAX_VALUES] if isinstance(item, dict)] if isinstance(path, list) else []
    names = [text_of(item.get("name")) or _name(item.get("item")) or "" for item in items]
    own = {name.casefold() for name in headlines}
    return names[:1] + [name for name in names[1:] if name and len(name) < 40 and name.casefold() not in own]


def _access(linked: dict[str, Any]) -> Access | None:
    """Of the article, or of the part of it behind a wall."""
    parts = linked.get("hasPart")
    parts = parts[:MAX_VALUES] if isinstance(parts, list) else [parts]
    said = [thing.get("isAccessibleForFree") for thing in (linked, *parts) if isinstance(thing, dict)]
    words = {str(value).lower().rsplit("/", 1)[-1] for value in said if isinstance(value, (bool, str))}
    return "paid" if words & {"false", "no", "0"} else "free" if words & {"true", "yes", "1"} else None


def _tiers(metas: dict[str, list[str]]) -> Iterator[tuple[str, Access | None]]:
    for name, value in _named(metas, ("article:content_tier", "og:article:content_tier")):
        yield name, TIERS.get((value or "").lower())


def _videos(objects: list[dict[str, Any]], own: Own) -> list[dict[str, Any]]:
    return [item for item in objects if "videoobject" in types_of(item) and own.has(item)][:1]


def _named(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    for name in names:
        if name in metas:
            yield f"meta {name}", metas[name][0]


def _take(meta: Metadata, field: str, candidates: Any) -> None:
    for source, value in candidates:
        if value:
            setattr(meta, field, value)
            meta.provenance[field] = source
            return


def _of_page(metas: dict[str, list[str]], value: re.Pattern[str]) -> Iterator[tuple[str, str | None]]:
    """What a page's head states for Parse.ly, in JSON."""
    if found := value.search(_one(metas, "parsely-page") or ""):
        yield "meta parsely-page", found[1]


_PUBLISHED = re.compile(r'"pub_date"\s?:\s?"(20\d\d-\d\d-\d\dT\d\d:(?!00:00)[^"\\]{2,27})"')  # hours may be rounded
# "worldNews" is no name
_SECTION = re.compile(r'"section"\s?:\s?"((?:(?![a-z][A-Z])[^"\\]){2,40})"')


def _one(metas: dict[str, list[str]], name: str) -> str | None:
    return metas[name][0] if name in metas else None


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _name(value: Any) -> str | None:
    value = _first(value)
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def _authors(value: Any) -> list[str]:
    names = [_name(v) for v in (value[:MAX_VALUES] if isinstance(value, list) else [value])]
    return [n for n in names if n and not n.startswith("http")]


def _keywords(metas: dict[str, list[str]], linked: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    value = linked.get("keywords")
    values = value[:MAX_VALUES] if isinstance(value, list) else [value]
    yield "json-ld", _words([text for v in values if isinstance(v, str) and (text := text_of(v))])
    for name in KEYWORDS:
        yield f"meta {name}", _words(metas.get(name, []))


def _words(raw: list[str]) -> list[str]:
    words = [w for r in raw for w in re.split(r"[,;，；、|]", r)] if len(raw) < 2 else raw
    if len(words) == 1 and _CHINESE.fullmatch(words[0].strip()):
        words = words[0].split()  # its terms have no blanks of their own
    return list(dict.fromkeys(w for w in (fold(w) for w in words) if w and len(w) < 100))[:50]


def _languages(
    tree: etree._Element, metas: dict[str, list[str]], linked: dict[str, Any]
) -> Iterator[tuple[str, str | None]]:
    root = tree.getroottree().getroot()
    names = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
    candidates = [*(("html lang", root.get(name)) for name in names), ("json-ld", text_of(linked.get("inLanguage")))]
    candidates += [(f"meta {name}", _one(metas, name)) for name in ("og:locale", "language", "content-language")]
    for source, value in candidates:
        if value and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", value.strip()):
            yield source, value.strip().replace("_", "-")
