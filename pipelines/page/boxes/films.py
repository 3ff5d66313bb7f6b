"""Films that no class names: a picture with lines under it, one of which gives the running time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.page.pictures.frames import MAX_RUN, RUNS
from pipelines.parts.dates.lines import find_date_text


def heads_film(blocks: Sequence[Block], i: int) -> bool:
    """Whether a heading after a picture is a film's: one of the few words directly after it is the running time."""
    if not i or blocks[i - 1].kind != "image":
        return False
    for block in blocks[i + 1 : i + 1 + REST_OF_FILM]:
        if block.kind == "image" or block.links or len(block.text) > MAX_WORDS:
            return False
        if _LENGTH.fullmatch(block.text):
            return True
    return False


def ends_in_length(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line directly under a picture ends in a running time; the picture is then a film's."""
    poster = blocks[i - 1] if i and blocks[i - 1].kind == "image" and not blocks[i].links else None
    if poster is None or ":" not in blocks[i].text[-MAX_PLAYED:] or not RUNS.search(blocks[i].text[-MAX_PLAYED:]):
        return False
    poster.zones |= {"video"}
    return True


def close_films(blocks: Sequence[Block]) -> None:
    """Mark a picture and the lines under it as a film's where one of them, a short one or one with the day, gives
    the running time; and a line that says whose film is above it, where no picture is."""
    for i, block in enumerate(blocks):
        if i and blocks[i - 1].kind != "image" and _is_filmed(block):
            block.leave_text("video")
        if (
            block.kind != "image"
            or ":" not in (said := " ".join(b.text for b in blocks[i + 1 : i + 1 + LINES_OF_FILM]))
            or not RUNS.search(said)
        ):
            continue
        for j in range(i + 1, min(i + 1 + LINES_OF_FILM, len(blocks))):
            line = blocks[j]
            if line.kind != "paragraph" or line.links or len(line.text) > MAX_LINE:
                break
            if RUNS.search(line.text) and (len(line.text) <= MAX_RUN or find_date_text(line.text)):
                for part in blocks[i : j + 1]:
                    part.leave_text("video")
                break


def _is_filmed(block: Block) -> bool:
    """Whether a short line ends with the name of who filmed."""
    short = block.kind == "paragraph" and block.text.endswith((")", "）")) and len(block.text) <= MAX_LINE
    return short and _FILMED.search(block.text) is not None


_FILMED = re.compile(
    r"[(（](?:影|影片|影音|動画|영상|video|vídeo|vidéo|видео)\s?[:：/／=][^()（）]{2,40}[)）]$", re.IGNORECASE
)
"""Whose a film is, in brackets: "（影／記者王小明攝）", "(Video: Jo Doe)"."""
LINES_OF_FILM, MAX_LINE = 3, 150
MAX_PLAYED = 14
REST_OF_FILM, MAX_WORDS = 3, 40
_LENGTH = re.compile(r"(?:[^\W\d_]{3,14}:? ){0,2}\d{1,2}:\d\d(?::\d\d)?")
"""The running time of a film: "Duration 1:30"."""
