"""Redirects: an outlet's page must not lead the crawler into the network it runs in."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.http import Request

from crawler.addresses import refusal_of
from crawler.failures import NotAsked


class RedirectGuard:
    """Downloader middleware; a redirect is held to the same rules as a link."""

    def process_request(self, request: Request) -> None:
        """Raise `NotAsked` for a redirect to an address that would not be asked for."""
        passed = request.meta.get("redirect_urls")
        if not passed:
            return
        reason = refusal_of(request.url, [urlsplit(passed[0]).hostname or ""])
        if reason:
            raise NotAsked(f"redirected_{reason}")
