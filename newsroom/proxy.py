"""The forward proxy: plain requests in absolute form, and tunnels that are ended here."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus

from newsroom.authority import Authority
from newsroom.site import Site

MOST_OF_A_HEAD = 1 << 18
"""Bytes of request line and headers."""
MOST_PATIENCE = 60.0
"""Seconds that a connection may stay idle."""
BROKEN_OFF = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, ssl.SSLError)
"""How a client ends a connection that it is done with, or that it cannot trust."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that was answered."""

    time: float
    """Seconds since the epoch, when the answer began to go out."""
    method: str
    url: str
    status: int
    agent: str
    conditional: bool
    """It carried If-None-Match or If-Modified-Since."""


@dataclass(slots=True)
class Proxy:
    """Answers for the site's hosts and never asks anyone else."""

    site: Site
    note: Callable[[Request], None]
    """Is told of each request."""
    latency: float = 0.0
    """Seconds before every answer."""
    authority: Authority = field(default_factory=Authority)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def serve(self, listener: socket.socket) -> None:
        """Answers what comes in on `listener` until `closing` is set; then every connection is closed."""
        # not start_server: a connection that has just come in when it closes is left open
        loop, begun = asyncio.get_running_loop(), set[asyncio.Task[object]]()
        listener.settimeout(0)

        def accept() -> None:
            with suppress(BlockingIOError, ConnectionAbortedError):  # gone before its turn
                begun.add(task := loop.create_task(self._begin(listener.accept()[0])))
                task.add_done_callback(begun.discard)

        loop.add_reader(listener, accept)
        await self.closing.wait()
        loop.remove_reader(listener)
        listener.close()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for writer in self._open:
                writer.transport.abort()
            await asyncio.wait(others, return_when=asyncio.FIRST_COMPLETED)

    async def _begin(self, connection: socket.socket) -> None:
        reader = asyncio.StreamReader(limit=MOST_OF_A_HEAD)
        protocol = asyncio.StreamReaderProtocol(reader, self._converse)
        await asyncio.get_running_loop().connect_accepted_socket(lambda: protocol, connection)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            await self._answer_all(reader, writer)
            writer.close()
        except BROKEN_OFF:
            writer.transport.abort()
        with suppress(*BROKEN_OFF):
            await writer.wait_closed()  # a loop that ends before leaves a socket to the garbage collector
        self._open.remove(writer)

    async def _answer_all(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        origin = ""
        while not self.closing.is_set():
            method, target, asked = await _read_head(reader)
            if method == "CONNECT":
                origin = await self._end_tunnel(target, writer)
                continue
            url = target if target.startswith("http://") else origin + target
            if not await self._answer(method, url, asked, writer):
                return

    async def _end_tunnel(self, target: str, writer: asyncio.StreamWriter) -> str:
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        host, _, port = target.rpartition(":")
        transport, protocol = writer.transport, writer.transport.get_protocol()
        try:
            await writer.start_tls(self.authority.context(host))
        except (AttributeError, *BROKEN_OFF) as error:
            # of a connection closed in the handshake asyncio tells its protocol nothing, and leaves the writer without
            # a transport, which its __del__ needs
            writer._transport = transport  # type: ignore[attr-defined]
            protocol.connection_lost(None)
            raise ConnectionResetError("closed in the handshake") from error
        return f"https://{host}" if port == "443" else f"https://{target}"

    async def _answer(self, method: str, url: str, asked: dict[str, str], writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays open."""
        answer, headers = self.site.reply(url, asked)
        if (wait := self.latency + answer.delay) and await self._closes_within(wait):
            return False
        conditional = "if-none-match" in asked or "if-modified-since" in asked
        self.note(Request(time.time(), method, url, answer.status, asked.get("user-agent", ""), conditional))
        lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers]
        lines += [] if answer.status == 304 else [f"Content-Length: {len(answer.body)}"]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        writer.write(b"" if method == "HEAD" else answer.body)
        await writer.drain()
        return asked.get("connection", "").lower() != "close"

    async def _closes_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            return await asyncio.wait_for(self.closing.wait(), seconds)
        return False


async def _read_head(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]]:
    async with asyncio.timeout(MOST_PATIENCE):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.split("\r\n")
        method, _, target = line.rpartition(" ")[0].partition(" ")
        asked = {name.strip().lower(): value.strip() for name, _, value in (field.partition(":") for field in rest)}
        await reader.readexactly(int(asked.get("content-length", "0")))
    return method, target, asked
