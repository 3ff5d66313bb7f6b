"""Response -> Page, or a refusal by name."""

from __future__ import annotations

import codecs
from datetime import datetime
from urllib.parse import urlsplit

from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from crawler.items import Outlet, Page
from crawler.web.addresses import is_on
from pipelines.store.candidates import page_id
from pipelines.world.address import address_key, is_front

HTML_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
UNSURE_TYPES = frozenset({"text/plain", "text/xml", "application/xml", "application/octet-stream", "text/*"})
MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotAPage(ValueError):  # noqa: N818 - the name is the finding
    """An answer that is not a web page of the outlet; the text is the reason by which it is counted.

    Reasons: not_html, binary_body, empty_body, redirected_off_site, redirected_home.
    """


def page_of(response: Response, outlet: Outlet | None, asked: str, now: datetime) -> Page:
    """The page that `asked` led to, its body as received after decompression.

    Raises `NotAPage`.
    """
    _refuse_redirect(response.url, outlet, asked)
    header = (response.headers.get("Content-Type") or b"").decode("latin-1")
    charset = http_content_type_encoding(header)
    _refuse_content(response.body, header.partition(";")[0].strip().lower(), charset)
    headers = _headers(response)
    led_on = {"asked": asked} if page_id(asked) != page_id(response.url) else {}
    return Page(
        response.url, response.body, outlet, charset, now, status=response.status, headers=headers, origin=led_on
    )


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _refuse_redirect(url: str, outlet: Outlet | None, asked: str) -> None:
    if outlet and not is_on(url, outlet.hosts):
        raise NotAPage("redirected_off_site")
    if _is_home(url, outlet) and urlsplit(asked).path not in ("", "/"):
        raise NotAPage("redirected_home")


def _is_home(url: str, outlet: Outlet | None) -> bool:
    return is_front(url) or (
        outlet is not None and address_key(url).rstrip("/") == address_key(outlet.home).rstrip("/")
    )


def _refuse_content(body: bytes, content_type: str, charset: str | None) -> None:
    head = body[:4096]
    if not head.strip():
        raise NotAPage("empty_body")
    wide = head.startswith(WIDE_MARKS) or (charset or "").startswith(("utf-16", "utf-32"))
    if head.startswith(MAGIC) or (b"\0" in head and not wide):
        raise NotAPage("binary_body")
    if content_type in HTML_TYPES or (content_type in UNSURE_TYPES and _looks_like_html(head.lower())):
        return
    raise NotAPage("not_html")


def _looks_like_html(head: bytes) -> bool:
    return any(tag in head for tag in (b"<html", b"<!doctype html", b"<body", b"<head", b"<article"))
