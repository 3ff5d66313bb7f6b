"""Text of a page as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipelines.language.sentences import ENDS
from pipelines.language.widths import width

# A single blank stays as it is.
_SPACE = re.compile(
    r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]"
)
# Between letters of Arabic and Indic scripts the joiners part and shape words: readers see them.
_SHAPED = "\u0600-\u06ff\u0750-\u077f\u0900-\u0dff"
_MAY_BE_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_INVISIBLE = re.compile(
    f"[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]|(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])"
)

LONG_LINE = 80
"""A line this wide is a paragraph, not an address or a verse: an East Asian letter says as much as three others."""
_BULLETS = ("•", "►", "▶", "▷", "→", "◆", "◇", "■", "□", "●", "○", "◎", "▲", "△", "※", "☞", "【")
_LABEL = re.compile(r"[^\W\d_]{3,12}\s[^\W\d_]{3,12}\s?:(?=\s)")
WIDE_SPACES, BLANKS, MIN_BLANKS = "\u2003\u3000", "\u00a0\u2002", 2
"""Spaces of which one, and of which so many at a line's start indent it, as the first line of a paragraph is."""
FEW = 3
"""Lines that an element for a writer or a date may hold."""
MANY = 2
"""So many long sentences on lines of their own make a text."""
MOST = 0.6
"""If more than this share of a text's lines are long sentences, none of them continues on the next line."""


def fold_space(text: str) -> str:
    """White space as a browser shows it, a single space for any run of it; invisible marks are dropped.

    >>> fold_space(" A\\u00a0man   with\\u200b a \\n plan ")
    'A man with a plan'
    """
    text = text.strip()
    if "  " not in text and text.isprintable():
        return text  # no white space but single blanks, no mark that is never seen
    if text.isascii():
        return " ".join(text.split())
    return _SPACE.sub(" ", _INVISIBLE.sub("", text) if _MAY_BE_INVISIBLE.search(text) else text).strip()


def paragraphs(raw: str, *, apart: bool = False) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a block start and end. An empty line, or two line breaks or more, separates them. A
    single line break does after a sentence, between long lines or in a text with several long lines; before indented lines,
    in verse only after a sentence; and between items that open alike. Any break does where most lines are long
    sentences, or where a few short ones are said to stand `apart`."""
    for lines in _runs(raw):
        if apart and len(lines) <= FEW and max(end - start for start, end in lines) < LONG_LINE:
            yield from lines
            continue
        said = sum(_is_sentence(raw, *line) for line in lines) if len(lines) > MANY else 0
        indented = {at for at, stop in lines if _is_indented(raw[at:stop])} if len(lines) > 1 else ()
        verse = indented and not any(is_long(raw[at:stop]) for at, stop in lines)
        start, end = lines[0]
        for at, stop in lines[1:]:
            opens = at in indented and (start in indented or (not verse and len(indented) > 1))
            opens = opens and (not verse or raw[start:end].rstrip().endswith(ENDS))
            if opens or said > MOST * len(lines) or _parts(raw[start:end], raw[at:stop], running=said >= MANY):
                yield start, end
                start = at
            end = stop
        yield start, end


def _parts(line: str, after: str, *, running: bool) -> bool:
    """Whether a break between two lines separates paragraphs; in running text, after any sentence."""
    long = running or (is_long(after) and is_long(line))
    return (long and line.rstrip().endswith(ENDS)) or _opens_alike(line, after)


def _runs(raw: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of a block, in groups without an empty line."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in raw.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        elif lines:
            yield lines
            lines = []
        at += len(line) + 1
    if lines:
        yield lines


def _is_indented(line: str) -> bool:
    """Whether a line begins with a wide space, or with several others that no browser folds; in lower case it goes on."""
    words = line.lstrip()
    blank = line[: len(line) - len(words)]
    if blank.isascii() or words[:1].islower():
        return False
    return any(map(blank.__contains__, WIDE_SPACES)) or sum(map(blank.count, BLANKS)) >= MIN_BLANKS


def _opens_alike(line: str, after: str) -> bool:
    """Whether the second of two lines is an item of a list, or both open with the same two words and a colon: "READ MORE: …"."""
    line, after = line.lstrip(), after.lstrip()
    if after.startswith(_BULLETS):
        return True
    label = _LABEL.match(line)
    return label is not None and after.startswith(label[0])


def is_long(line: str) -> bool:
    """Whether a line is as wide as one of running text."""
    return len(line) >= LONG_LINE or width(line, 3) >= LONG_LINE


def _is_sentence(raw: str, start: int, end: int) -> bool:
    line = raw[start:end]
    return line.rstrip().endswith(ENDS) and is_long(line)


def inner_text(element: etree._Element) -> str:
    """All text in an element, as the markup has it."""
    return etree.tostring(
        element, encoding="unicode", method="text", with_tail=False
    )  # many times as fast as `itertext`


def words_of(element: etree._Element) -> str:
    """All words of an element, folded."""
    return " ".join(inner_text(element).split())
