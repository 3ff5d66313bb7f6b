"""Databases that an export writes to, by the scheme of their address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from crawler.article import Document
from exports.fields import Field
from exports.refusals import BadRequest

MODULES = {
    "postgresql": ("exports.postgres", "psycopg[binary]"),
    "postgres": ("exports.postgres", "psycopg[binary]"),
    "duckdb": ("exports.duckdb_file", "duckdb"),
}
"""Scheme -> our module, and the package that brings the store's client."""
NEEDS = ("_id", "revision")
"""Fields without which nothing can be brought up to date."""


Put = Callable[[Iterable[Document], tuple[Field, ...], Iterable[str]], None]
"""Brings a store up to date with documents, then takes out those of the withdrawn `_id`s: all of it, or nothing. Raises
NotDelivered."""


def choose_store(address: str) -> Put:
    """The function that brings the database at an address up to date. Raises BadRequest."""
    scheme = address.partition(":")[0]
    if scheme not in MODULES:
        known = "postgresql://user@host/database or duckdb:FILE; others read --format parquet, jsonl or bulk"
        raise BadRequest(f"--to {scheme}: expected {known}")
    if not address.partition(":")[2].strip("/"):
        raise BadRequest(f"--to {address} names no {'file' if scheme == 'duckdb' else 'server'}")
    module, package = MODULES[scheme]
    try:
        put = import_module(module).put
    except ImportError as error:
        raise BadRequest(f"--to {scheme} needs a package that is not installed: pip install {package}") from error
    return lambda documents, fields, withdrawn: put(documents, fields, address, withdrawn)
