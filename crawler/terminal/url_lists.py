"""Lists of addresses that a user gives: a file, an argument, standard input."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from crawler.items import Outlet
from crawler.outlet_files import outlet_of_url
from crawler.terminal.arguments import BadArgument
from crawler.web.addresses import mended, refusal_of_address
from pipelines.address import address_key

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
WRAPPED = re.compile(
    r"(?:\[[^\]]{0,300}\]\(|[\"'<(\[]{1,3})(https?://[^\s\"'<>]{1,2000}?)[\"'>)\]]{1,3}[,;]?", re.IGNORECASE
)
"""An address in quotes, brackets or Markdown."""


@dataclass(slots=True)
class UrlList:
    """What a list holds."""

    urls: list[str] = field(default_factory=list)
    junk: list[tuple[int, str, str]] = field(default_factory=list)
    """Line number, line, reason."""
    repeated: int = 0


def read_urls(value: str | None, outlets: dict[str, Outlet]) -> UrlList:
    """The addresses of ``FILE`` (a line each, or a table in .csv or .tsv), ``URL,URL,…`` or ``-``. Raises `BadArgument` where there is not one."""
    if not value or not value.strip():
        raise BadArgument("urls= is missing: give a file, addresses with commas between, or - for standard input")
    listed = sift_lines(_lines(value.strip()), outlets)
    if not listed.urls:
        first = f"; line {listed.junk[0][0]} is {listed.junk[0][2].replace('_', ' ')}" if listed.junk else ""
        raise BadArgument(f"urls={value[:200]}: no address in it{first}")
    return listed


def sift_lines(lines: Iterable[str], outlets: dict[str, Outlet]) -> UrlList:
    """An address a line; blank lines and comments (``#``) count for nothing, other lines as junk."""
    listed, seen = UrlList(), set()
    for number, line in enumerate(lines, 1):
        url = _unwrapped(re.split(r"\s#", line, maxsplit=1)[0].strip())
        if not url or url.startswith("#"):
            continue
        if reason := _refusal(url, outlets):
            listed.junk.append((number, url, reason))
        elif (key := address_key(url)) in seen:
            listed.repeated += 1
        else:
            seen.add(key)
            listed.urls.append(url.partition("#")[0])
    return listed


def _unwrapped(line: str) -> str:
    """A line's one address as browsers understand it, out of what it is wrapped in; else the line as it is."""
    wrapped = WRAPPED.fullmatch(line)
    url = wrapped[1] if wrapped else line
    return mended(url) if ADDRESS.match(url) and len(ADDRESS.findall(url)) == 1 else url


def _refusal(url: str, outlets: dict[str, Outlet]) -> str | None:
    reason = refusal_of_address(url)
    if reason == "private_address" and (outlet := outlet_of_url(url, outlets)):
        return refusal_of_address(url, outlet.hosts)
    return reason


def _lines(value: str) -> list[str]:
    if ADDRESS.match(value):
        return re.split(r",\s*(?=https?://)", value)
    if value == "-":
        return _decode(sys.stdin.buffer.read()).splitlines()
    try:
        text = _decode(Path(value).read_bytes())
        return _of_rows(text) if Path(value).suffix.lower() in (".csv", ".tsv") else text.splitlines()
    except (OSError, ValueError, csv.Error) as error:
        raise BadArgument(f"urls={value[:200]}: {getattr(error, 'strerror', None) or error}") from error


def _of_rows(text: str) -> list[str]:
    """Of each row of a table the first cell that is an address, else its first cell; nothing of a row of headings."""
    parting = max(",;\t", key=text.partition("\n")[0].count)
    rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), delimiter=parting)]
    cells = [next(filter(ADDRESS.match, row), row[0]) for row in rows]
    return cells if not cells or ADDRESS.match(cells[0]) else ["", *cells[1:]]


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")
