"""IPTC ninjs 3.1: one item per line, valid against the IPTC's schema.

What ninjs has no place for (provenance, checks, the fetch) stays out. Coordinates do too: its schema takes them from
another one on the web, which a validator without a network cannot read; a place's `uri` is its GeoNames entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from typing import BinaryIO

from w3lib.url import safe_url_string

from crawler.article import Document
from exports.fields import Field
from exports.jsonl import line
from pipelines.article.documents import plain
from pipelines.world.agencies import find_agency

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
STANDARD = {"name": "ninjs", "version": "3.1", "schema": SCHEMA}
TYPES = {"article": "text", "liveblog": "text", "video": "video", "gallery": "composite"}
TAGS = {"paragraph": "p", "heading": "h2", "quote": "blockquote", "list_item": "li"}


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """One line per document; `fields` is ignored, as the items have their own."""
    for document in documents:
        out.write(line(item_of(document)))


def withdraw(withdrawn: Mapping[str, str], out: BinaryIO) -> None:
    """One line for each article that must no longer be used."""
    for id, address in withdrawn.items():
        item = {"uri": safe_url_string(address), "type": "text", "pubStatus": "canceled"}
        out.write(line(item | {"altIds": [{"role": "id", "value": id}], "standard": STANDARD}))


def item_of(article: Document) -> Document:
    """The item of an article's document; missing values are left out."""
    uri = safe_url_string(article["canonical_url"] or article["url"])
    published = article["published"] or article["first_seen"]
    return _filled(
        {
            "uri": uri,
            "type": TYPES[article["kind"]],
            "representationType": "full",
            "version": str(article["revision"]),
            "firstCreated": plain(published),
            "versionCreated": plain(article["modified"] or published),
            "pubStatus": "usable",
            "edNote": article["signoff"],
            "language": article["language"],
            "headlines": _headlines(article),
            "bodies": _bodies(article),
            "people": [{"name": name, "rel": "author"} for name in article["bylines"] if not find_agency(name)],
            "organisations": _agencies(article["bylines"]),
            "by": article["byline_text"] or ", ".join(article["bylines"]),
            "infoSources": _sources(article),
            "places": _places(article["dateline"]),
            "located": ", ".join(place["name"] for place in (article["dateline"] or {}).get("places", [])),
            "subjects": _subjects(article),
            "associations": [*_pictures(article["images"], uri), *_related(article["related_links"], uri)],
            "altIds": [{"role": "id", "value": article["_id"]}, {"role": "hash", "value": article["content_hash"]}],
            "standard": STANDARD,
        }
    )


def _filled(item: Document) -> Document:
    return {name: value for name, value in item.items() if value}


def _headlines(article: Document) -> list[Document]:
    named = {"main": "headline", "prefix": "headline_prefix", "sub": "subheadline"}
    return [{"role": role, "value": article[name]} for role, name in named.items() if article[name]]


def _bodies(article: Document) -> list[Document]:
    if not article["body"]:
        return []
    size = {"charCount": len(article["text"])}
    return [
        {"role": "main", "contentType": "text/plain", **size, "value": article["text"]},
        {"role": "main", "contentType": "text/html", **size, "value": _html(article["body"])},
    ]


def _html(body: list[Document]) -> str:
    lines = []
    for kind, blocks in groupby(body, key=lambda block: block["kind"]):
        tag = TAGS[kind]
        set_blocks = "\n".join(f"<{tag}>{escape(block['text'])}</{tag}>" for block in blocks)
        lines.append(f"<ul>\n{set_blocks}\n</ul>" if tag == "li" else set_blocks)
    return "\n".join(lines)


def _agencies(bylines: list[str]) -> list[Document]:
    """Those among who wrote, whose copy it is."""
    found = ((name, find_agency(name)) for name in bylines)
    return [{"name": name, "rel": "author", "literal": agency} for name, agency in found if agency]


def _sources(article: Document) -> list[Document]:
    dateline = article["dateline"] or {}
    agency = {"name": dateline.get("agency"), "literal": dateline.get("agency_id"), "role": "agency"}
    outlet = {
        "name": article.get("outlet_name") or article["outlet"],
        "literal": article["outlet"],
        "role": "publisher",
    }
    return [_filled(source) for source in (outlet, agency) if source["name"]]


def _places(dateline: Document | None) -> list[Document]:
    places = dateline["places"] if dateline else []
    return [
        _filled(
            {
                "name": place["city"] or place["name"],
                "rel": "dateline",
                "literal": place["name"],
                "uri": f"https://sws.geonames.org/{place['geonames_id']}/" if place["geonames_id"] else None,
            }
        )
        for place in places
    ]


def _subjects(article: Document) -> list[Document]:
    section = [{"name": article["section"], "rel": "section"}] if article["section"] else []
    return section + [{"name": word, "rel": "keyword"} for word in article["keywords"]]


def _pictures(images: list[Document], uri: str) -> Iterable[Document]:
    for number, image in enumerate(images, 1):
        source = _filled({"name": image["agency"], "literal": image["agency_id"], "role": "agency"})
        yield _filled(
            {
                "name": f"picture-{number}",
                "rel": "picture",
                "uri": _uri(image["url"], uri, f"picture-{number}"),
                "type": "picture",
                "descriptions": [{"role": "caption", "value": image["caption"]}] if image["caption"] else [],
                "by": image["photographer"],
                "copyrightNotice": image["credit"],
                "infoSources": [source] if image["agency"] else [],
                "renditions": [{"name": "original", "href": safe_url_string(image["url"])}] if image["url"] else [],
            }
        )


def _related(links: list[Document], uri: str) -> Iterable[Document]:
    for number, link in enumerate(links, 1):
        yield {
            "name": f"related-{number}",
            "rel": "related",
            "uri": _uri(link["url"], uri, f"related-{number}"),
            "type": "text",
            "headlines": [{"role": "main", "value": link["title"] or link["text"]}],
        }


def _uri(url: str | None, of: str, name: str) -> str:
    """An associated object must have an address: where it has none of its own, a part of the article's."""
    return safe_url_string(url) if url else f"{of.partition('#')[0]}#{name}"
