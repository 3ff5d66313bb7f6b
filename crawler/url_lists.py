"""Lists of addresses that a user gives: a file, an argument, standard input."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from crawler.arguments import BadArgument
from crawler.items import Outlet
from crawler.outlet_files import outlet_of_url
from crawler.web.addresses import is_page_address, mended, refusal_of_address
from pipelines.world.address import address_key

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
        raise BadArgument("urls= is missing: give a file, addresses separated by commas, or - for standard input")
    listed = sift_lines(_lines(value.strip()), outlets)
    if not listed.urls:
        first = f"; line {listed.junk[0][0]} is {listed.junk[0][2].replace('_', ' ')}" if listed.junk else ""
        raise BadArgument(f"urls={value[:200]}: it has no address{first}")
    return listed


def by_turns(urls: Iterable[str]) -> list[str]:
    """The addresses host by host in turn, so that a list sorted by host keeps many hosts busy and none waits for another.

    >>> by_turns(["http://a.example/1", "http://a.example/2", "http://b.example/1"])
    ['http://a.example/1', 'http://b.example/1', 'http://a.example/2']
    """
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    return [url for turn in zip_longest(*hosts.values()) for url in turn if url]


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
    """Of each row of a table the cell in the column of addresses, or else the one address that it has for itself;
    nothing of a row of headings."""
    parting = max(",;\t", key=text.partition("\n")[0].count)
    rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), delimiter=parting)]
    column = _column(rows)
    often = Counter(cell for row in rows for cell in set(row))
    cells = [_cell(row, column, often) for row in rows]
    return cells if not cells or ADDRESS.match(cells[0]) else ["", *cells[1:]]


def _column(rows: list[list[str]]) -> int:
    """The one with the most addresses of pages, each counted once: another may name the site of each, or its picture."""
    found: dict[int, set[str]] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if ADDRESS.match(cell):
                found.setdefault(place, set()).add(cell)
    pages = {place: sum(map(is_page_address, cells)) for place, cells in found.items()}
    return max(sorted(pages), key=pages.__getitem__, default=0)


def _cell(row: list[str], column: int, often: Counter[str]) -> str:
    cell = row[column] if column < len(row) else ""
    if ADDRESS.match(cell):
        return cell
    # a comma in a title that nobody has quoted
    return next((one for one in row if ADDRESS.match(one) and often[one] == 1), cell or row[0])


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")
