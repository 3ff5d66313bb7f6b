"""Names for files that are not complete yet, and what killed processes have left of them."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any


def draft_of(path: Path) -> Path:
    """Where this process writes what will become `path`, beside it."""
    return path.with_name(f".{path.name}.{_host()}.{os.getpid()}.part")


def left_drafts(folder: Path, name: str | None = None) -> Iterator[Path]:
    """The drafts in a folder, of `name` or of any, whose process ran on this machine and is gone."""
    named = re.escape(name) if name is not None else ".+"
    pattern = re.compile(rf"\.{named}\.{_host()}\.(\d+)\.part", re.DOTALL)
    for found in folder.glob(".*.part"):
        draft = pattern.fullmatch(found.name)
        if draft and not lives(int(draft[1])):
            yield found


def sync(file: IO[Any]) -> None:
    """Returns when what was written is on disk."""
    file.flush()
    os.fsync(file.fileno())


def lives(process: int) -> bool:
    """Whether there is a process of that number on this machine."""
    if os.name == "nt":  # there, to ask is to kill
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _host() -> str:
    return re.sub(r"[^\w-]", "-", socket.gethostname())
