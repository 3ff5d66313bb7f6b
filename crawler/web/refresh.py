"""Pages that redirect their reader by a meta element."""

from __future__ import annotations

from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Request, Response

LOOKED_AT = 4 * 4096
"""Bytes: Scrapy looks for the element in the first 4,096 characters."""


class RefreshMiddleware(MetaRefreshMiddleware):
    """Scrapy's middleware without decoding whole pages: it is skipped for pages that cannot have the element."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The request for the page that this one sends to, else the answer."""
        return super().process_response(request, response) if may_refresh(response.body) else response


def may_refresh(body: bytes) -> bool:
    """Whether a page's beginning may hold the element: its word, in whatever case; or bytes of another alphabet's.

    >>> may_refresh(b'<meta http-equiv="Refresh" content="0; url=/news">'), may_refresh(b"<title>Ferry</title>")
    (True, False)
    """
    head = body[:LOOKED_AT]
    return b"refresh" in head.lower() or b"\0" in head
