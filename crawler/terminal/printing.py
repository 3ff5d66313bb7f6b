"""Output of commands, whose reader may stop reading at any line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn
    from rich.table import Table

WIDE = 10_000
"""Columns of a table in a file."""


@contextmanager
def printing() -> Iterator[None]:
    """Around all that a command prints: whoever reads may stop early; a full disk is a line, and exit code 1."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        drop_rest()
    except OSError as error:
        drop_rest()
        print(f"scrapy: standard output: not written in full: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)


def print_lines(records: Iterable[Mapping[str, Any]]) -> None:
    """JSON Lines."""
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def table_console(*, stderr: bool = False) -> Console:
    """Where a table goes: as wide as it needs to be, and plain, where no terminal shows it."""
    from rich.console import Console  # not every command has a table

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(stderr=stderr) if terminal else Console(stderr=stderr, width=WIDE, color_system=None)


def add_row(table: Table, *cells: str | None) -> None:
    """Adds a row of texts that a page or a user may have written."""
    from rich.text import Text

    table.add_row(*(Text(printable(cell or "")) for cell in cells))


def progress_bar(*columns: ProgressColumn) -> Progress:
    """How far a command has come, on standard error if that is a terminal; gone when it is done."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def printable(text: str) -> str:
    """A page's text without what would move a terminal's cursor, colour it or turn its letters about; a blank stays one,
    and so does what joins letters or keeps them apart.

    >>> printable("one\\x1b[31m two\\u202e\\tthree")
    'one[31m two three'
    >>> printable("می\\u200cشود") == "می\\u200cشود"
    True
    """
    return "".join(sign if sign.isprintable() or sign in _JOINERS else " " if sign.isspace() else "" for sign in text)


_JOINERS = frozenset("\u200c\u200d")
"""Persian and many Indian words are spelled with one."""


def drop_rest() -> None:
    """Sends what Python would still write to standard output at exit nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
