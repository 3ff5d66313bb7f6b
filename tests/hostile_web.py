"""A hostile newsroom: outlets that attack whoever crawls them, each in its own way, and two that do not.

Everything is asked through one proxy, which notes what is asked for. `ATTACKS` says by which name each attack is counted.
"""

from __future__ import annotations

import asyncio
import gzip
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Send = Callable[[bytes], Awaitable[None]]
Route = Callable[[Send], Awaitable[None]]

SENTENCES = "The council met on Tuesday and agreed on the plan for the river, its speaker said. " * 6


def page(headline: str, head: str = "", more: str = "") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><title>{headline}</title>{head}</head><body><article>"
        f"<h1>{headline}</h1><p>{SENTENCES}</p><p>{SENTENCES}</p>{more}</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def feed(*urls: str, doctype: str = "", more: str = "") -> bytes:
    items = "".join(f"<item><title>Council agrees on river</title><link>{url}</link>{more}</item>" for url in urls)
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> Route:
    async def send(write: Send) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
        await write("\r\n".join(lines).encode("latin-1") + body)

    return send


def made(make: Callable[[], bytes], *headers: str, kind: str = "text/html") -> Route:
    """A body that takes long to make."""

    return answer(make(), *headers, kind=kind)


def to(url: str, status: str = "302 Found") -> Route:
    return answer(b"", f"Location: {url}", status=status)


def raw(*pieces: bytes, then: bytes = b"", every: float = 0.0) -> Route:
    """Pieces as they stand, then one over and over until the client has had enough."""

    async def send(write: Send) -> None:
        for piece in pieces:
            await write(piece)
        while then:
            await write(then)
            await asyncio.sleep(every)
        await asyncio.sleep(0)

    return send


async def _silence(write: Send) -> None:
    await asyncio.sleep(3600)


OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENTITIES = (
    "<!DOCTYPE x ["
    + '<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
URLSET = '<?xml version="1.0"?>{}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
SWOLLEN = 60 * 1024 * 1024


def external(canary: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "{canary}"><!ENTITY % p SYSTEM "{canary}p"> %p;]>'


@dataclass(slots=True)
class Attack:
    """One outlet's way to attack."""

    counted: tuple[str, ...]
    """Statistics of the outlet that the attack is counted by; of more than one, any."""
    routes: dict[str, Route] = field(default_factory=dict)
    """Path -> what it answers."""
    listing: tuple[str, str] = ("feed", "/feed.xml")
    stored: int = 0
    """Articles that are stored all the same."""


def of_story(route: Route, *counted: str, stored: int = 0) -> Attack:
    """An attack by an article that an honest feed names."""
    return Attack(counted, {"/story/1": route}, stored=stored)


def of_listing(kind: str, route: Route, *counted: str, stored: int = 0, **more: Route) -> Attack:
    routes = {"/list": route, **{f"/{name}": one for name, one in more.items()}}
    return Attack(counted, routes, (kind, "/list"), stored)


def attacks(canary: str) -> dict[str, Attack]:
    """Host's first label -> attack. `canary` is the address of a server on loopback that nothing may ask."""
    port = urlsplit(canary).port
    gz, million = "Content-Encoding: gzip", range(1_000_000)
    xml = "application/xml"
    return {
        # into the crawler's own network
        "toloopback": of_story(to(canary), "pages/refused/redirected_private_address"),
        "tometadata": of_story(to("http://169.254.169.254/latest/"), "pages/refused/redirected_private_address"),
        "tomapped": of_story(to(f"http://[::ffff:127.0.0.1]:{port}/"), "pages/refused/redirected_private_address"),
        "tosixtofour": of_story(to("http://[2002:7f00:1::]/"), "pages/refused/redirected_private_address"),
        "tonumber": of_story(to(f"http://2130706433:{port}/"), "pages/refused/redirected_private_address"),
        "tohex": of_story(to(f"http://0x7f.0.0.1:{port}/"), "pages/refused/redirected_malformed"),
        "tolocalname": of_story(to(f"http://localhost:{port}/"), "pages/refused/redirected_private_address"),
        "towide": of_story(to(f"http://127%E3%80%820.0.1:{port}/"), "pages/refused/redirected_malformed", "pages/refused/redirected_private_address"),
        "tologin": of_story(to(f"http://joe:secret@127.0.0.1:{port}/"), "pages/refused/redirected_credentials"),
        "tofile": of_story(to("file:///etc/passwd"), "pages/failed/http_302"),
        "metarefresh": of_story(
            answer(page("Council agrees", f'<meta http-equiv="refresh" content="0;url={canary}">')),
            "pages/refused/redirected_private_address",
        ),
        "privatelinks": of_listing(
            "feed",
            answer(feed(canary, "http://10.0.0.1/1", "http://[::1]/1", "http://192.168.1.1/1"), kind=xml),
            "links/passed_over/private_address",
        ),
        "odddschemes": of_listing(
            "section_index",
            answer(
                b"<html><body>"
                + b"".join(
                    b"<p><a href='%s'>The council agrees on the plan for the river at last</a>" % url
                    for url in (b"file:///etc/passwd", b"javascript:alert(1)", b"data:text/html,x", b"ftp://127.0.0.1/", b"gopher://127.0.0.1/")
                )
            ),
            "listings/failed/empty",
        ),
        "privatesitemap": of_listing(
            "news_sitemap",
            answer(
                f"<sitemapindex><sitemap><loc>{canary}</loc></sitemap><sitemap><loc>http://[fe80::1]/</loc></sitemap></sitemapindex>".encode(),
                kind=xml,
            ),
            "links/passed_over/private_address",
        ),
        "robotsaway": Attack(("pages/failed/redirected_private_address", "pages/refused/redirected_private_address", "listings/failed/redirected_private_address"), {"/robots.txt": to(canary)}),
        # entities
        "feedbomb": of_listing("feed", answer(feed("http://feedbomb.example/&a9;", doctype=ENTITIES), kind=xml), "listings/failed/empty", "listings/failed/not_a_listing", "pages/failed/http_404"),
        "feedxxe": of_listing("feed", answer(feed("http://feedxxe.example/&f;&h;", doctype=external(canary)), kind=xml), "listings/failed/empty", "listings/failed/not_a_listing", "pages/failed/http_404"),
        "mapbomb": of_listing("news_sitemap", answer(URLSET.format(ENTITIES, "<url><loc>http://mapbomb.example/&a9;</loc></url>").encode(), kind=xml), "listings/failed/empty", "listings/failed/not_a_listing", "links/passed_over/no_article_address", "pages/failed/http_404"),
        "mapxxe": of_listing("news_sitemap", answer(URLSET.format(external(canary), "<url><loc>http://mapxxe.example/&f;&h;</loc></url>").encode(), kind=xml), "listings/failed/empty", "listings/failed/not_a_listing", "links/passed_over/no_article_address", "pages/failed/http_404"),
        # swollen bodies
        "gzipbomb": of_story(made(lambda: gzip.compress(bytes(SWOLLEN)), gz), "pages/refused/too_big"),
        "gzipgzipbomb": of_story(made(lambda: gzip.compress(gzip.compress(bytes(SWOLLEN))), "Content-Encoding: gzip, gzip"), "pages/refused/too_big"),
        "brotlibomb": of_story(made(lambda: brotli.compress(bytes(SWOLLEN), quality=1), "Content-Encoding: br"), "pages/refused/too_big"),
        "zstdbomb": of_story(made(lambda: zstd.compress(bytes(SWOLLEN)), "Content-Encoding: zstd"), "pages/refused/too_big"),
        "brokengzip": of_story(answer(b"\x1f\x8b\x08junk", gz), "pages/failed/undecodable"),
        "mapgzipbomb": of_listing("news_sitemap", made(lambda: gzip.compress(b"<urlset>" + bytes(SWOLLEN)), kind=xml), "listings/failed/not_a_listing"),
        # without end
        "endless": of_story(raw(OPEN + b"\r\n", then=b"<p>It rained.</p>" * 4000), "pages/refused/too_big"),
        "endlesschunks": of_story(raw(OPEN + b"Transfer-Encoding: chunked\r\n\r\n", then=b"8000\r\n" + b"x" * 0x8000 + b"\r\n"), "pages/refused/too_big"),
        "endlessfeed": of_listing("feed", raw(OPEN + b"\r\n<rss version='2.0'><channel>", then=b"<item><title>x</title></item>" * 2000), "listings/failed/too_big"),
        "endlesshead": of_story(raw(OPEN, then=b"X-Rain: it rained and rained\r\n" * 2000), "pages/refused/head_too_big"),
        "longhead": of_story(raw(OPEN + b"X-Rain: ", then=b"x" * 60_000), "pages/refused/head_too_big"),
        "longpolicy": of_story(answer(page("Council agrees"), "Content-Security-Policy: " + "https://cdn.example " * 4000), "pages/stored", stored=1),
        "continues": of_story(raw(then=b"HTTP/1.1 100 Continue\r\n\r\n" * 2000), "pages/refused/head_too_big", "pages/failed/timeout"),
        "drip": of_story(raw(OPEN + b"Content-Length: 900000\r\n\r\n", then=b"x", every=0.2), "pages/failed/timeout"),
        "driphead": of_story(raw(b"HTTP/1.1 200 OK\r\n", then=b"X: y\r\n", every=0.2), "pages/failed/timeout"),
        "silence": of_story(_silence, "pages/failed/timeout"),
        "endlessrobots": Attack(("listings/failed/robots_too_big",), {"/robots.txt": raw(OPEN + b"\r\n", then=b"Disallow: /*a*b*c\n" * 4000)}),
        # lies about the length
        "tooshort": of_story(raw(OPEN + b"Content-Length: 900000\r\n\r\n<p>It rained."), "pages/failed/cut_short", "pages/failed/connection_lost"),
        "announced": of_story(raw(OPEN + b"Content-Length: 999999999999\r\n\r\n"), "pages/refused/too_big"),
        "negative": of_story(raw(OPEN + b"Content-Length: -1\r\n\r\n<p>It rained."), "pages/failed/connection_lost", "pages/failed/ValueError"),
        "badchunks": of_story(raw(OPEN + b"Transfer-Encoding: chunked\r\n\r\nZZZ\r\n"), "pages/failed/cut_short", "pages/failed/connection_lost"),
        "nohttp": of_story(raw(b"SSH-2.0-OpenSSH_9.7\r\n"), "pages/failed/connection_lost", "pages/failed/ParseError"),
        # in circles
        "circle": of_story(to("http://circle.example/story/1"), "pages/failed/too_many_redirects"),
        "chain": Attack(("pages/failed/too_many_redirects",), {f"/story/{n}": to(f"http://chain.example/story/{n + 1}") for n in range(1, 99)}),
        "calendar": Attack(
            ("pages/refused/empty", "pages/refused/index", "pages/refused/no_text", "pages/refused/no_headline", "pages/stored"),
            {
                f"/calendar/{day}": answer(
                    b"<html><body><h1>Calendar</h1>"
                    + b"".join(b"<p><a href='/calendar/%d'>All that is on in the town on the day %d of the year</a>" % (n, n) for n in range(day + 1, day + 31))
                )
                for day in range(2000)
            },
            ("section_index", "/calendar/0"),
        ),
        "mapcircle": of_listing("news_sitemap", answer(b"<sitemapindex>" + b"".join(b"<sitemap><loc>http://mapcircle.example/list?%d</loc></sitemap>" % n for n in range(40)) + b"</sitemapindex>", kind=xml), "links/passed_over/further_sitemap"),
        # by number
        "mapmillion": of_listing("news_sitemap", made(lambda: gzip.compress(URLSET.format("", "".join(f"<url><loc>http://mapmillion.example/{n}</loc></url>" for n in million)).encode(), 1), kind=xml), "links/passed_over/no_article_address", "listings/failed/not_a_listing"),
        "feedmany": of_listing("feed", made(lambda: feed(*(f"http://feedmany.example/{n}" for n in range(80_000))), kind=xml), "links/passed_over/beyond_listing_bound"),
        "laden": of_listing("section_index", made(lambda: b"<html><p " + b"".join(b"a%d='>'" % n for n in range(700_000)) + b">"), "listings/failed/empty"),
        "tenthousand": of_listing("section_index", made(lambda: b"<html><body>" + b"".join(b"<p><a href='/a/%d'>The council agrees on plan number %d for the river</a>" % (n, n) for n in range(10_000))), "links/passed_over/no_article_address"),
        "linkflood": of_listing("section_index", made(lambda: b"<html><body>" + b"".join(b"<a href=/%d>x</a>" % n for n in range(300_000))), "listings/failed/empty", "links/passed_over/no_article_address", "listings/failed/not_a_listing"),  # the last where the machine is busy
        "patience": Attack(("pages/stored",), {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 999999999\n"), "/story/1": answer(page("The patient council agrees"))}, stored=1),
        "retryafter": of_story(answer(b"later", "Retry-After: 999999999", status="503 Busy"), "pages/failed/http_503"),
        # odd contents
        "nulls": of_story(answer(page("Council\0 agrees", more="<p>\0\0" + "\ud800\udfff" * 99)), "pages/refused/binary_body", "pages/stored"),
        "dollars": of_story(
            answer(page("Council agrees", '<script type="application/ld+json">{"@type":"NewsArticle","$where":"1","a.b":{"$gt":""},"__proto__":{},"keywords":[{"$ne":1},"$set"],"author":{"$oid":"x","name":"$where.a"},"headline":"\\ud800\\u0000$"}</script>')),
            "pages/stored",
            stored=1,
        ),
        "escapes": of_story(
            answer(page("Council agrees"), "Content-Encoding: \x1b[31mx\rERROR: FORGED"), "pages/stored", stored=1
        ),
        "bytes": of_story(answer(page("Council agrees"), "Content-Encoding: \xff\xfe"), "pages/failed/undecodable"),
        "deep": of_story(answer(page("Council agrees", more="<div>" * 20_000)), "pages/stored", stored=1),
        "attributes": of_story(answer(page("Council agrees", more="<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x")), "pages/stored", stored=1),
        "codec": of_story(answer(page("Council agrees"), kind="text/html; charset=zip"), "pages/stored", stored=1),
        "steal": of_story(answer(page("Stolen", '<link rel="canonical" href="http://good.example/story/1">')), "pages/stored", stored=1),
        "forge": Attack(
            ("pages/failed/http_404",),
            {"/feed.xml": answer(feed("http://forge.example/%0d%0a2026-11-25%20ERROR:%20FORGED", "http://forge.example/&#x1b;[31mFORGED&#x202e;&#10;ERROR: FORGED"), kind=xml)},
        ),
    }  # fmt: skip


GOOD = {"good": 20, "fine": 20}
"""Outlets that mean no harm, and their articles."""


class HostileWeb:
    """The proxy: answers for every host, and notes each address that is asked for."""

    def __init__(self, canary: str) -> None:
        self.attacks = attacks(canary)
        self.asked: list[str] = []
        self._loop = asyncio.new_event_loop()

    @contextmanager
    def running(self) -> Iterator[str]:
        """The proxy's address, while it runs."""
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 18))
        thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            asyncio.run_coroutine_threadsafe(self._end(server), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()
            self._loop.close()

    async def _end(self, server: asyncio.Server) -> None:
        server.close()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in others:
                task.cancel()
            await asyncio.wait(others)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            url = head.split(" ", 2)[1]
            self.asked.append(url)
            await self._route(url)(write)
            writer.close()
            await writer.wait_closed()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
            with suppress(ConnectionError):
                await writer.wait_closed()

    def _route(self, url: str) -> Route:
        parts = urlsplit(url)
        name, path = (parts.hostname or "").removesuffix(".example"), parts.path
        if path == "/robots.txt" and path not in getattr(self.attacks.get(name), "routes", {}):
            return answer(b"", status="404 Not Found")
        if name in GOOD:
            return _good(name, path)
        routes = self.attacks[name].routes if name in self.attacks else {}
        if path == "/feed.xml" and path not in routes:
            return answer(feed(f"http://{name}.example/story/1"), kind="application/xml")
        return routes.get(path, answer(b"gone", status="404 Not Found"))


def _good(name: str, path: str) -> Route:
    stories = [f"http://{name}.example/story/{n}" for n in range(GOOD[name])]
    if path == "/feed.xml":
        return answer(feed(*stories), kind="application/xml")
    return answer(page(f"The {name} council agrees on plan {path.rpartition('/')[2]}"))


def files(web: HostileWeb) -> dict[str, dict[str, Any]]:
    """Outlet id -> what its file declares."""
    listings = {name: attack.listing for name, attack in web.attacks.items()} | dict.fromkeys(
        GOOD, ("feed", "/feed.xml")
    )
    return {name: {"listings": [(kind, f"http://{name}.example{path}")]} for name, (kind, path) in listings.items()}
