"""Files and folders that appear when they are whole: written beside their place, on disk, then renamed into it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from exports.refusals import BadRequest
from pipelines.store.drafts import draft_of, left_drafts, sync

MANIFEST = "_manifest.json"
"""In a folder of ours; by its underscore, readers of data sets pass over it."""


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """Standard output for -, a device or pipe as it is, else a file that appears when it is whole.

    Raises BadRequest at once, and OSError where the disk is full.
    """
    path = Path(name)
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.is_symlink() or (path.exists() and not path.is_file()):  # written to, not replaced
        with open_draft(path, name) as out:
            yield out
    else:
        with whole_file(path) as out:
            yield out


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place when all is written; what was there stays until then. Raises BadRequest."""
    draft = _draft_of(path)
    try:
        with open_draft(draft, str(path)) as out:
            yield out
            sync(out)
        place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder that takes its place when all is written; one that an export made is replaced. Raises BadRequest."""
    path = path.absolute()
    former = path.with_name(f".{path.name}.former")
    if former.exists() and not path.exists():  # a kill came between the two renames below
        former.rename(path)
    if path.exists() and any(path.iterdir()) and not (path / MANIFEST).is_file():
        raise BadRequest(f"{path}: cannot be written: the folder has other files in it")
    draft = _draft_of(path)
    make_folder(draft, str(path))
    try:
        yield draft
        for inner in (draft, *(found for found in draft.rglob("*") if found.is_dir())):
            _sync_folder(inner)
        shutil.rmtree(former, ignore_errors=True)
        if path.exists():
            path.rename(former)
        place(draft, path)
        shutil.rmtree(former, ignore_errors=True)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_draft(path: Path, name: str) -> BinaryIO:
    """A file to write, which will be `name`. Raises BadRequest."""
    try:
        return path.open("wb")
    except OSError as error:
        raise BadRequest(f"{name}: cannot be written: {error.strerror}") from error


def make_folder(path: Path, name: str) -> None:
    """A folder, which will be `name`, in one that is there. Raises BadRequest."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise BadRequest(f"{name}: cannot be written: {error.strerror}") from error


def place(draft: Path, path: Path) -> None:
    """Renames a draft that is on disk into its place; returns when that is on disk too."""
    draft.replace(path)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    if os.name == "nt":  # there, folders are on disk as they change
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _draft_of(path: Path) -> Path:
    """A name beside it, of this process; what killed ones of this machine left there is cleared away."""
    for found in left_drafts(path.parent, path.name):
        shutil.rmtree(found) if found.is_dir() else found.unlink(missing_ok=True)
    return draft_of(path)
