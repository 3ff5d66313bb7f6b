"""Pictures with all their lines: which line is a credit, whose it is, and which pictures are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipelines.page.pictures.addresses import address_of
from pipelines.page.pictures.picture import Picture, is_called


def sort_lines(picture: Picture, is_credit: Callable[[str], bool], is_names: Callable[[str], bool]) -> None:
    """Sort lines of one kind of element into captions and credits where some have the form of credits; a maker's
    name is no caption."""
    named = [line for line in picture.captions if is_credit(line)]
    if 0 < len(named) < len(picture.captions):
        picture.captions = [line for line in picture.captions if line not in named]
        picture.credits += [line for line in named if line not in picture.credits]
    named = [line for line in picture.credits if is_credit(line)]
    others = [line for line in picture.credits if line not in named]
    if not picture.captions and named and others and not all(map(is_names, others)):
        picture.captions = others
        picture.credits = named
    if not picture.credits and len(picture.captions) == 2 and _is_signed(picture, is_names):
        picture.credits = [picture.captions.pop(0)]


def _is_signed(picture: Picture, is_names: Callable[[str], bool]) -> bool:
    """Whether the first of two lines names whoever made the picture, above what it shows, and not whom it shows."""
    line, said = picture.captions
    if (
        not said.rstrip('"”’»').endswith(".")
        or said.count(" ") < MIN_SENTENCE
        or line.split()[-1] in said
        or line == picture.alt
    ):
        return False
    return is_names(line) and not is_called(picture.url, line)


MIN_SENTENCE = 6
"""A line that says what a picture shows has so many spaces."""


def deal(pictures: Sequence[Picture], is_credit: Callable[[str], bool]) -> None:
    """Captions that stand together under the last of several pictures of a frame, one for each picture, dealt out to
    them; one that is numbered, "[1/5]", goes to that picture."""
    frames: dict[int, list[Picture]] = {}
    for picture in pictures:
        if picture.figure:
            frames.setdefault(picture.figure, []).append(picture)
    for frame in frames.values():
        lines, bare = frame[-1].captions, not any(p.captions or p.credits for p in frame[:-1])
        number = _NUMBERED.match(lines[0]) if bare and len(lines) == 1 else None
        if number and 0 < int(number[1]) < int(number[2]) == len(frame):
            shown, last = frame[int(number[1]) - 1], frame[-1]
            (shown.captions, shown.credits), (last.captions, last.credits) = (lines, last.credits), ([], [])
        different = len({address_of(p.url or "") for p in frame}) == len(frame)
        if len(lines) == len(frame) > 1 and bare and different and not any(map(is_credit, lines)):
            for picture, line in zip(frame, lines, strict=True):
                picture.captions = [line]


def lend(pictures: list[Picture]) -> None:
    """A credit alone below a text with one picture that has no line of its own belongs to that picture: "Image: Jo Doe"."""
    if len(pictures) != 2:
        return
    shown, alone = pictures
    if alone.url or alone.captions or not alone.credits or not shown.url or shown.captions or shown.credits:
        return
    shown.credits = alone.credits
    shown.blocks |= alone.blocks
    pictures.remove(alone)


_NUMBERED = re.compile(r"[\[(](\d{1,2})/(\d{1,2})[\])]")


def once(pictures: list[Picture]) -> list[Picture]:
    """Each picture once, though it may be set twice: for desktop and mobile, or in a light box."""
    kept: list[Picture] = []
    seen: dict[tuple[str, ...], Picture] = {}
    for picture in pictures:
        same = next((seen[key] for key in _keys(picture) if key in seen), None)
        if same is None:
            kept.append(picture)
            same = picture
        else:
            same.url = same.url or picture.url
            same.captions = same.captions or picture.captions
            same.credits = same.credits or picture.credits
            seen.pop(("bare", address_of(same.url or "")), None)
        for key in _marks(same):
            seen.setdefault(key, same)
    return kept


def _keys(picture: Picture) -> list[tuple[str, ...]]:
    """The keys by which an earlier copy of the picture is known: the same address, and its caption the same or
    missing on one side."""
    address, caption = address_of(picture.url or ""), tuple(picture.captions)
    if not caption:
        return [("address", address)] if address else []
    if not address:
        return [("caption", *caption)]
    return [("both", address, *caption), ("bare", address), ("unset", *caption)]


def _marks(picture: Picture) -> list[tuple[str, ...]]:
    address, caption = address_of(picture.url or ""), tuple(picture.captions)
    marks: list[tuple[str, ...]] = []
    if address:
        marks += [("address", address), ("both", address, *caption) if caption else ("bare", address)]
    if caption:
        marks += [("caption", *caption)] if address else [("caption", *caption), ("unset", *caption)]
    return marks
