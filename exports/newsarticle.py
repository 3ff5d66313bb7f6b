"""schema.org NewsArticle as JSON-LD, one object per line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from crawler.article import Document
from exports.fields import Field
from exports.jsonl import line
from pipelines.article.documents import plain
from pipelines.world.agencies import find_agency

TYPES = {"liveblog": "LiveBlogPosting"}


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """One line per document; `fields` is ignored, as the objects have their own."""
    for document in documents:
        out.write(line(object_of(document)))


def object_of(article: Document) -> Document:
    """The JSON-LD object of an article's document; missing values are left out."""
    address = article["canonical_url"] or article["url"]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": TYPES.get(article["kind"], "NewsArticle"),
            "@id": address,
            "identifier": article["_id"],
            "url": address,
            "mainEntityOfPage": _page(article),
            "headline": article["headline"],
            "alternativeHeadline": article["subheadline"],
            "author": [_author(name) for name in article["bylines"]],
            "publisher": _publisher(article),
            "sourceOrganization": _agency(article["dateline"]),
            "datePublished": plain(article["published"]),
            "dateModified": plain(article["modified"]),
            "dateline": article["dateline"]["text"] if article["dateline"] else None,
            "contentLocation": [_place(place) for place in (article["dateline"] or {}).get("places", [])],
            "image": [_image(image) for image in article["images"]],
            "articleSection": article["section"],
            "articleBody": article["text"],
            "keywords": article["keywords"],
            "inLanguage": article["language"],
            "isAccessibleForFree": {"free": True, "paid": False}.get(article.get("access") or ""),
            "version": article["revision"],
        }
    )


def _filled(thing: Document) -> Document:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _author(name: str) -> Document:
    """A writer, or the agency whose copy it is."""
    agency = find_agency(name)
    return _filled({"@type": "Organization" if agency else "Person", "name": name, "identifier": agency})


def _page(article: Document) -> Document:
    related = [link["url"] for link in article["related_links"] if link["url"]]
    return _filled({"@type": "WebPage", "@id": article["url"] or article["canonical_url"], "relatedLink": related})


def _publisher(article: Document) -> Document | None:
    if not article["outlet"]:
        return None
    name = article.get("outlet_name") or article["outlet"]
    return {"@type": "NewsMediaOrganization", "name": name, "identifier": article["outlet"]}


def _agency(dateline: Document | None) -> Document | None:
    if not dateline or not dateline["agency"]:
        return None
    return _filled({"@type": "Organization", "name": dateline["agency"], "identifier": dateline["agency_id"]})


def _place(place: Document) -> Document:
    geo = {"@type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]}
    return _filled(
        {
            "@type": "Place",
            "name": place["city"] or place["name"],
            "alternateName": place["name"] if place["city"] not in (None, place["name"]) else None,
            "address": _filled({"@type": "PostalAddress", "addressCountry": place["country_code"]}),
            "geo": geo if place["latitude"] is not None else None,
            "sameAs": f"https://sws.geonames.org/{place['geonames_id']}/" if place["geonames_id"] else None,
        }
    )


def _image(image: Document) -> Document:
    photographer = {"@type": "Person", "name": image["photographer"]}
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": image["url"],
            "caption": image["caption"],
            "creditText": image["credit"],
            "creator": photographer if image["photographer"] else None,
            "sourceOrganization": {"@type": "Organization", "name": image["agency"]} if image["agency"] else None,
        }
    )
