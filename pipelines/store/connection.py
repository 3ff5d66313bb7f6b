"""The way to MongoDB: which server, whether it can be reached, and what to tell the user if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bson.codec_options import CodecOptions
from OpenSSL.SSL import Error as BadCertificate
from pymongo import MongoClient, WriteConcern
from pymongo.database import Database
from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    InvalidName,
    InvalidURI,
    OperationFailure,
    PyMongoError,
)
from pymongo.uri_parser import parse_uri
from scrapy.settings import BaseSettings

from pipelines.store.indexes import make_indexes
from pipelines.store.mongod import open_server

PROJECT = Path(__file__).resolve().parents[2]
STORING = "pipelines.store.storing.StoragePipeline"
"""The stage that stores, as it stands in ITEM_PIPELINES."""
TIMEOUTS = {"serverSelectionTimeoutMS": 5_000, "connectTimeoutMS": 5_000, "socketTimeoutMS": 60_000}
"""Milliseconds; the driver's own are 30 s, 20 s and none: a server that hangs would hang the crawl."""
BUILDING = {"socketTimeoutMS": 3_600_000}
"""An index of millions of articles takes minutes to make."""

DURABLE = WriteConcern("majority", j=True)
"""What is written so is on disk, and on most of a replica set."""


class StoreUnreachable(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised where MongoDB cannot be used. The message names server and remedy, never a password; exit 1."""


class StoreMisnamed(StoreUnreachable):
    """Raised where MONGODB_URI or MONGODB_DATABASE makes no sense; exit 2."""


class ArchiveFailed(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised where the archive's folder cannot be used. The message names setting and folder; no crawl starts, exit 2."""


@contextmanager
def serving(settings: BaseSettings) -> Iterator[str]:
    """The address of the MongoDB that the settings name, or of the private one, which runs meanwhile.

    A command that holds it around a crawl and an export has one server for both. Raises MongodFailedError.
    """
    with open_server(settings.get("MONGODB_URI"), data_folder(settings)) as uri:
        yield uri


@contextmanager
def open_database(
    settings: BaseSettings, codec: CodecOptions[dict[str, Any]] | None = None, concern: WriteConcern | None = None
) -> Iterator[Database[dict[str, Any]]]:
    """The database that the settings name, for a command; by the driver's synchronous half, which reads twice as fast.

    Raises StoreUnreachable, MongodFailedError.
    """
    with serving(settings) as uri, _reached(uri) as client:
        try:
            database = client.get_database(database_name(settings), codec, write_concern=concern)
        except PyMongoError as error:
            raise unreachable(uri, error) from None
        yield database


def is_storing(settings: BaseSettings) -> bool:
    """Whether a crawl with these settings stores its articles."""
    return settings.getdict("ITEM_PIPELINES").get(STORING) is not None


def database_name(settings: BaseSettings) -> str:
    """MONGODB_DATABASE; an empty one is none."""
    return settings.get("MONGODB_DATABASE") or "dateline"


def data_folder(settings: BaseSettings) -> Path:
    """The folder of the private server: MONGODB_FOLDER, by default data/mongodb in the project."""
    return PROJECT / Path(settings.get("MONGODB_FOLDER") or "data/mongodb").expanduser()


def store_name(settings: BaseSettings) -> str:
    """The name that tells one store from another: servers or folder, and database; login and options may change."""
    uri = settings.get("MONGODB_URI")
    return f"{_named(uri) if uri else data_folder(settings).resolve()} {database_name(settings)}"


def former_store_name(settings: BaseSettings) -> str:
    """The name that versions to 0.1.0 of November 2026 gave a store: the address as it stands. It may contain a password."""
    return f"{settings.get('MONGODB_URI') or data_folder(settings).resolve()} {database_name(settings)}"


def state_folder(settings: BaseSettings) -> Path:
    """The folder of locks and of what waits to be stored: STATE_DIR, by default data/state in the project."""
    return PROJECT / Path(settings.get("STATE_DIR") or "data/state").expanduser()


def timeouts(uri: str) -> dict[str, Any]:
    """Options for a client of the server at `uri`: TIMEOUTS, without those that the address itself sets.

    >>> timeouts("mongodb://store.example/?serverSelectionTimeoutMS=900")
    {'connectTimeoutMS': 5000, 'socketTimeoutMS': 60000}
    """
    own = {name.lower() for name in parse_qs(urlsplit(uri).query)}
    return {name: time for name, time in TIMEOUTS.items() if name.lower() not in own}


def check_reachable(uri: str, database: str | None = None) -> None:
    """Asks the server for a sign of life, and sees to the indexes of the database. Raises StoreUnreachable."""
    with _reached(uri, **BUILDING if database else {}) as client:
        try:
            if database:
                make_indexes(client.get_database(database))
        except PyMongoError as error:
            raise unreachable(uri, error) from None  # the cause may quote the address, and so the password


@contextmanager
def _reached(uri: str, **options: Any) -> Iterator[MongoClient[dict[str, Any]]]:
    """A client of a server that has given a sign of life. Raises StoreUnreachable."""
    with ExitStack() as stack:
        try:
            client = stack.enter_context(MongoClient[dict[str, Any]](uri, **timeouts(uri) | options))
            client.admin.command("ping")
        except (PyMongoError, ValueError, OSError, BadCertificate) as error:
            raise unreachable(uri, error) from None  # the cause may quote the address, and so the password
        yield client


def unreachable(uri: str, error: Exception) -> StoreUnreachable:
    """What to tell of an error met on the way to the server at `uri`."""
    where = servers_of(uri)
    reason = reason_of(error).removeprefix(f"{where}: ")
    match error:
        case InvalidName():
            return StoreMisnamed(f"MONGODB_DATABASE is not a valid database name: {reason}")
        case ConnectionFailure():
            return StoreUnreachable(f"no MongoDB answers at {where} ({reason}): {_remedy(uri, reason)}")
        case OperationFailure():
            return StoreUnreachable(f"MongoDB at {where} refused ({reason}): check login and rights")
        case ConfigurationError() if not isinstance(error, InvalidURI):
            return StoreMisnamed(f"MONGODB_URI names {where}, which cannot be used ({reason})")
        case OSError():
            return StoreMisnamed(f"MONGODB_URI names a file that cannot be read: {error}")
        case BadCertificate():
            return StoreMisnamed(f"MONGODB_URI names a file that has no certificate or key that can be used: {error}")
    form = "mongodb://user:password@host:27017/?options, with %XX for special characters of the password"
    return StoreMisnamed(f"MONGODB_URI must have the form {form}")


def _remedy(uri: str, reason: str) -> str:
    if "certificate" in reason:
        return "name its authority's file in MONGODB_URI (tlsCAFile=…)"
    if "handshake failed" in reason:
        return "start it, or correct MONGODB_URI (no tls=true, if it has no TLS)"
    if reason == "connection closed" and "tls=" not in uri:  # all that a server says that requires TLS
        return "correct MONGODB_URI (tls=true, if it requires TLS), or unset it for the private server"
    return "start it, correct MONGODB_URI, or unset it for the private server"


def reason_of(error: Exception) -> str:
    """An error of the driver in one line, without its timeouts and topology; of what it may not do, what and where.

    >>> reason_of(OperationFailure('not authorized on dateline to execute command { update: "locks", ordered: true }'))
    'not authorized on dateline to execute command update on locks'
    """
    if refused := re.match(r'(not authorized on \S+ to execute command) \{ (\w+): "?([^",]*)', str(error)):
        return f"{refused[1]} {refused[2]} on {refused[3]}"
    return str(error).partition(" (configured")[0].partition(", full error")[0].partition(", Timeout")[0][:300]


def _named(uri: str) -> str:
    """The servers of an address in one order; one that cannot be read, which no store has, as it stands.

    >>> _named("mongodb://desk:secret@B.example,a.example:27018/?tls=true"), _named("mongodb+srv://desk@A.example/")
    ('a.example:27018 b.example:27017', 'srv a.example')
    """
    try:
        if (parts := urlsplit(uri)).scheme == "mongodb+srv":  # to parse it asks the name server
            return f"srv {parts.netloc.rpartition('@')[2].lower()}"
        return " ".join(sorted(f"{host}:{port}" for host, port in parse_uri(uri, validate=False)["nodelist"]))
    except (PyMongoError, ValueError):
        return uri


def servers_of(uri: str) -> str:
    """The servers of an address; not the login. Where login and host cannot be told apart, neither.

    >>> servers_of("mongodb://desk:secret@db.example:27018/?replicaSet=a")
    'db.example:27018'
    """
    try:
        parts = urlsplit(uri)
        if parts.scheme == "mongodb+srv":  # to parse it asks the name server
            return parts.netloc.rpartition("@")[2] if "@" in parts.netloc else "the address given"
        nodes = parse_uri(uri, validate=False)["nodelist"]
    except (PyMongoError, ValueError):
        return "the address given"
    return ", ".join(f"{host}:{port}" if port else str(host) for host, port in nodes)
