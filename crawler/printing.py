"""What a command prints, for whoever reads it as far as they want."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


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


def printable(text: str) -> str:
    """Without what would move a terminal's cursor: the words are those of a page."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def drop_rest() -> None:
    """What Python would still write to standard output at exit goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
