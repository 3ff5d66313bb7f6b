"""A web of any number of addresses on 127.0.0.1, behind a forward proxy like the newsroom: address n has page n,
modulo their number.

    python -m benchmarks.page_server [WARC …]      # prints its port, serves until its standard input ends

A process of its own, so that what it costs is nobody else's.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pages import read_pages
from crawler.items import Page

HOSTS = 16
"""Made-up hosts that the addresses are spread over."""
_NUMBER = re.compile(rb" http://site\d+\.bench\.example/news/(\d+)\.html ")


def addresses(count: int) -> list[str]:
    """The first `count` addresses of the web."""
    return [f"http://site{n % HOSTS}.bench.example/news/{n:07}.html" for n in range(count)]


async def serve(pages: Sequence[Page]) -> None:
    """Prints the port and serves until standard input ends."""
    answers = [_answer(200, page) for page in pages]
    missing = _answer(404, Page("", b""))

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                number = _NUMBER.search(head)
                writer.write(answers[int(number[1]) % len(answers)] if number else missing)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client is done
        finally:
            writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)


def _answer(status: int, page: Page) -> bytes:
    kind = f"text/html; charset={page.charset}" if page.charset else "text/html"
    return (
        f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {len(page.body)}\r\n\r\n".encode() + page.body
    )


if __name__ == "__main__":
    asyncio.run(serve(read_pages([Path(argument) for argument in sys.argv[1:]])))
