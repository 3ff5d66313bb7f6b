"""The option ``--outlet`` of commands that look into the store or the archive."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence

from scrapy.settings import BaseSettings

from crawler.arguments import BadArgument
from crawler.outlet_files import choose_outlets, load_outlets


def add_outlet_option(parser: argparse.ArgumentParser, does: str = "only this outlet") -> None:
    """It may be repeated; `does` says what it does."""
    parser.add_argument("--outlet", metavar="ID", action="append", default=[], help=f"{does}; may be repeated")


def outlet_ids(names: Sequence[str], stored: Collection[str], settings: BaseSettings) -> list[str]:
    """The ids meant by the names given: those that are `stored` as they are, their file may be gone; else as in a crawl.

    None for none. Raises `BadArgument` for an empty name, `OutletError` for an unknown one.
    """
    if not all(name.strip(" ,") for name in names):  # an empty variable in a script must not mean all outlets
        raise BadArgument("--outlet is empty: leave it out, or give it a value")
    ids = [name for name in names if name in stored]
    others = [name for name in names if name not in stored]
    if others:
        declared = load_outlets(settings.get("OUTLETS_DIR"))
        ids += [outlet.id for outlet in choose_outlets(declared, None, ",".join(others))]
    return ids
