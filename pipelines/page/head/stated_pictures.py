"""What a page's head says about the pictures of its article: what each shows and who made it, and which one is its first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crawler.items import StatedPicture
from pipelines.page.head.linked_data import stated_name, types_of
from pipelines.page.pictures.addresses import address_of

MAX_PICTURES = 100
PICTURES = ("image", "associatedMedia", "primaryImageOfPage", "thumbnail")
SHOWS = ("caption", "description", "name")
LEADS, MAX_LEADS = ("og:image", "twitter:image", "twitter:image:src"), 5
MADE = ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
"""Keys for who made a picture, in the order in which pages prefer to display them."""


def stated_pictures(objects: Sequence[dict[str, Any]]) -> dict[str, StatedPicture]:
    """The ImageObjects of a page by the address that all sizes of a picture have in common."""
    stated: dict[str, StatedPicture] = {}
    for item in _pictures(objects):
        url = next((item[key] for key in ("url", "contentUrl", "@id") if isinstance(item.get(key), str)), "")
        shows, made = _texts(item, SHOWS), _texts(item, MADE)
        if url and (shows or made) and len(stated) < MAX_PICTURES:
            stated.setdefault(address_of(url), StatedPicture(shows, made))
    return stated


def lead_pictures(metas: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The pictures by which a page's meta elements have others show it, by the address that all their sizes share."""
    return frozenset(address_of(url) for name in LEADS for url in metas.get(name, ())[:MAX_LEADS])


def _pictures(objects: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The ImageObjects among some objects, and those that they hold as theirs."""
    for item in objects:
        if "imageobject" in types_of(item):
            yield item
            continue
        for key in PICTURES:
            held = item.get(key)
            for value in held[:MAX_PICTURES] if isinstance(held, list) else (held,):
                if isinstance(value, dict):
                    yield value


def _texts(item: dict[str, Any], keys: Iterable[str]) -> list[str]:
    """What some keys of an object hold, or the name of what they hold."""
    texts = (stated_name(item[key]) for key in keys if key in item)
    return list(dict.fromkeys(text for text in texts if text))
