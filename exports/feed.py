"""Feeds: exports that continue where the last one ended, and what is remembered between them.

Killed at any moment, a feed has either handed a file on whole and knows it, or has not and begins it again:

1. the place of the draft is noted, and the draft written and brought to disk;
2. what will be remembered is written beside what is (`pending`);
3. the draft is renamed into its place: that is the moment in which the file is handed on;
4. the manifest is written, and `pending` becomes what is remembered.

A feed that finds `pending` knows by the draft whether the third step was taken.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self

from crawler.article import Document
from exports.destination import open_draft, place, whole_file
from exports.refusals import BadRequest, FeedBusy
from exports.states import Names
from exports.withdrawn import Withdrawn
from pipelines.store.drafts import sync

try:
    import fcntl
except ImportError:  # Windows: `open_feed` says so
    fcntl = None  # type: ignore[assignment]


@dataclass(slots=True)
class Feed:
    """What is remembered of a feed, in a folder that belongs to it alone."""

    folder: Path
    number: int = 0
    """Of the last file."""
    passed: Names | None = None
    """None before the first file."""
    asked: Document = field(default_factory=dict)
    """What the feed selects, as it was given first."""
    withdrawn: frozenset[str] = frozenset()
    """The articles that it has told to be withdrawn, or never delivered."""

    def take_up(self, asked: Document) -> Self:
        """Finishes or undoes what a kill has left, then reads what is remembered. Raises BadRequest for another selection."""
        self._recover()
        if (self.folder / "state").exists():
            head, self.passed = _read(self.folder / "state")
            self.number, self.asked = head["number"], head["asked"]
            self.withdrawn = frozenset(head.get("withdrawn", ()))
        if self.passed is not None and asked != self.asked:
            raise BadRequest(
                f"--cursor {self.folder.name} was begun with {_words(self.asked)}: use another name for this selection"
            )
        self.asked = asked
        return self

    def news_of(self, withdrawn: Withdrawn) -> Withdrawn:
        """The withdrawals that it has not told; when it begins, nobody has what was withdrawn before."""
        if self.passed is None:
            return {}
        return {id: url for id, url in withdrawn.items() if id not in self.withdrawn}

    @contextmanager
    def open_draft(self, path: Path) -> Iterator[BinaryIO]:
        """The next file of the feed, which is not there before `hand_on`. Raises BadRequest."""
        if path.exists() or path.is_symlink():
            raise BadRequest(f"{path}: already exists, and a feed never overwrites a file")
        with whole_file(self.folder / "draft") as note:
            note.write(os.fsencode(self._draft_of(path)))
        try:
            with open_draft(self._draft_of(path), str(path)) as out:
                yield out
                sync(out)
        except BaseException:
            self.discard()
            raise

    def hand_on(self, path: Path, passed: Names, withdrawn: Iterable[str], manifest: Document) -> None:
        """The draft is whole: it takes its place, and all in `passed` and `withdrawn` is remembered as handed on."""
        try:
            self.remember(passed, withdrawn, {"path": str(path), "manifest": manifest}, "pending")
        except BaseException:
            self.discard()
            raise
        place(self._draft_of(path), path)
        self._finish()

    def remember(
        self, passed: Names, withdrawn: Iterable[str], file: Document | None = None, name: str = "state"
    ) -> None:
        """What is passed and withdrawn; without a file where nothing was written, or the store itself has it all."""
        self.number += bool(file)
        head = {"number": self.number, "asked": self.asked, "file": file, "withdrawn": sorted(withdrawn)}
        with whole_file(self.folder / name) as out:
            out.write(json.dumps(head).encode() + b"\n" + zlib.compress(passed.data, 1))
        self.passed = passed

    def discard(self) -> None:
        """Deletes the draft, which is not to be handed on."""
        # `pending` first: without its draft it would tell of a file that was handed on
        (self.folder / "pending").unlink(missing_ok=True)
        note = self.folder / "draft"
        if note.exists():
            Path(os.fsdecode(note.read_bytes())).unlink(missing_ok=True)
            note.unlink()

    def _draft_of(self, path: Path) -> Path:
        return path.with_name(f".{path.name}.{self.folder.name}.draft")

    def _recover(self) -> None:
        if (self.folder / "pending").exists():
            head, _ = _read(self.folder / "pending")
            if not self._draft_of(Path(head["file"]["path"])).exists():
                self._finish()
        self.discard()

    def _finish(self) -> None:
        head, _ = _read(self.folder / "pending")
        path = Path(head["file"]["path"])
        # by its underscore, readers of data sets pass over it
        with whole_file(path.with_name(f"_{path.name}.manifest.json")) as out:
            out.write(json.dumps(head["file"]["manifest"], ensure_ascii=False, indent=1).encode() + b"\n")
        place(self.folder / "pending", self.folder / "state")
        (self.folder / "draft").unlink(missing_ok=True)


@contextmanager
def open_feed(name: str, feeds: Path) -> Iterator[Feed]:
    """The feed of that name, ours alone meanwhile. Raises BadRequest, FeedBusy."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", name):
        raise BadRequest(f"--cursor {name}: a name may have letters, digits, and inside it - _ .")
    if fcntl is None:
        raise BadRequest("--cursor needs file locks, which this system does not have")
    folder = feeds / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("ab")
    except OSError as error:
        raise BadRequest(f"{folder}: cannot be written: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FeedBusy(f"--cursor {name} is being written by another process") from error
        except OSError as error:  # some network disks have no locks
            raise BadRequest(
                f"{folder}: cannot be locked: {error.strerror}; put STATE_DIR on a disk that supports locks"
            ) from error
        yield Feed(folder)


def _read(path: Path) -> tuple[Document, Names]:
    head, _, names = path.read_bytes().partition(b"\n")
    try:
        return json.loads(head), Names(zlib.decompress(names))
    except (ValueError, zlib.error) as error:
        raise BadRequest(f"{path} is damaged ({error}): restore a copy, or begin a feed with another name") from error


def _words(asked: Document) -> str:
    words = [f"--{option} {value}" for option, values in asked.items() for value in _listed(values)]
    return " ".join(words) or "no filters"


def _listed(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]
