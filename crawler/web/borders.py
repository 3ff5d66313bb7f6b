"""The border to the network in which the crawler runs: nothing behind it is fetched because a page or a name server says so.

A request is held to it by its address before it goes out, a redirect as well; and where no proxy resolves names, the
address that is connected to is the one that was checked, so that no second answer can slip in between. What may lie
behind it: addresses that an outlet file names in so many words (127.0.0.1, a name without a dot, .local and the like),
and the hosts of the setting PRIVATE_HOSTS.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from scrapy.settings import BaseSettings
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.outlet_files import OutletError, load_outlets
from crawler.web.addresses import refusal_of_address
from crawler.web.failures import NotAsked
from crawler.web.networks import is_local_name, is_public, number_of

logger = logging.getLogger(__name__)

REFUSED: set[str] = set()
"""Names that resolved to an address behind the border, for the middleware to name the failure; one set a process, as
there is one resolver.
"""


def hosts_behind(settings: BaseSettings) -> frozenset[str]:
    """The hosts behind the border that may be asked: the outlet files' and the setting's. Raises `OutletError`."""
    return _hosts_behind(settings.get("OUTLETS_DIR"), tuple(settings.getlist("PRIVATE_HOSTS")))


@cache
def _hosts_behind(folder: str, named: tuple[str, ...]) -> frozenset[str]:
    declared = {host for outlet in load_outlets(folder).values() for host in outlet.hosts}
    return frozenset({host for host in declared if number_of(host) or is_local_name(host)}.union(named))


def hosts_of_proxies() -> set[str]:
    """Hosts of the proxies that the environment names."""
    return {host for url in getproxies().values() if (host := urlsplit(url if "//" in url else f"//{url}").hostname)}


class AddressGuard:
    """Downloader middleware, before any other: holds each request to the rules of addresses."""

    def __init__(self, behind: Iterable[str]) -> None:
        self._behind = frozenset(behind)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        return cls(hosts_behind(crawler.settings))

    def process_request(self, request: Request) -> None:
        """Raise `NotAsked` for an address that is not to be asked for, by its reason; redirected_… for a redirect."""
        passed = request.meta.get("redirect_urls")
        # a redirect may stay where it began, and not lead to another outlet's host behind the border
        allowed = self._behind & {urlsplit(passed[0]).hostname} if passed else self._behind
        if reason := refusal_of_address(request.url, allowed):
            raise NotAsked(f"redirected_{reason}" if passed else reason)


class ResolutionGuard:
    """Downloader middleware, after the one that tries again: tells a refused answer from a name that does not resolve."""

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise `NotAsked` where the name's address was refused."""
        if isinstance(exception, CannotResolveHostError) and urlsplit(request.url).hostname in REFUSED:
            raise NotAsked("private_address") from exception


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, which connects to nothing behind the border but hosts that may be asked, and proxies."""

    allowed: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Called by Scrapy to create it."""
        resolver = super().from_crawler(crawler, reactor)
        try:
            behind = hosts_behind(crawler.settings)
        except OutletError as error:
            # the spider refuses to start over it, and says so
            logger.debug("no host of an outlet may be behind the border: %s", error)
            behind = frozenset()
        resolver.allowed = behind | hosts_of_proxies()
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address to connect to, fresh or remembered. Fails with DNSLookupError where that is not to be done."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if name in self.allowed or is_public(ipaddress.ip_address(address)):
            return address
        REFUSED.add(name)
        raise DNSLookupError(f"{name} resolves to {address}, which is not on the public internet")
