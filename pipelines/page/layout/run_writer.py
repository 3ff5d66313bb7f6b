"""Text of a page as it is walked through: where a block begins or ends, it is written as one or more runs."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from crawler.items import BlockKind
from pipelines.page.layout.line_breaks import dated_head
from pipelines.page.layout.runs import Run
from pipelines.page.markup.displayed_text import fold_space, paragraphs

MAX_RUNS = 5_000
MAX_TEXT = 200_000
"""Characters of a run."""
LONG_TEXT = 200
"""Characters of a run that no head of a page has."""
MAX_INITIAL = 20
"""Characters of a run that is a letter, with the blanks round it."""
_VISIBLE = re.compile("[^\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


class RunWriter(ABC):
    """The text of the current block, how it is set, and the runs written so far."""

    def __init__(self, runs: list[Run]) -> None:
        self.runs = runs
        self.text: list[str] = []
        self.links: list[tuple[str, int, int]] = []
        """Their addresses as written, and the slices of the text that they stand under."""
        self.length = self.bold = self.slanted = 0
        """Characters of the text, and those set in bold and in italics."""
        self.slant = 0
        """How many elements of italics stand around."""
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.enclosing: tuple[str, ...] = ()
        """Addresses of links round whole blocks, innermost first."""
        self.kicker = ""
        """What the next run may open with."""
        self.has_text = False
        """Whether the running text may have begun: the lines of a page's head come before."""

    def add(self, text: str, bold: bool) -> None:
        """Add text; line breaks of the source do not count."""
        self.text.append(text.replace("\n", " "))
        self.length += len(text)
        if bold:
            self.bold += len(text.strip())
        if self.slant:
            self.slanted += len(text.strip())

    def end_line(self, mark: str) -> None:
        """Add a line break, or the two that separate paragraphs."""
        self.text.append(mark)
        self.length += len(mark)

    def part(self) -> None:
        """Add a space after words that are set apart in one line."""
        if self.text:
            self.add(" ", bold=False)

    def flush(self, node: int) -> None:
        """Write the text as a run of an element, or as several where line breaks separate paragraphs."""
        if not self.text:
            self.links, self.length = [], 0
            return
        raw, links, set_in = "".join(self.text)[:MAX_TEXT], self.links, (self.bold, self.slanted)
        self.text, self.links, self.length, self.bold, self.slanted = [], [], 0, 0, 0
        if "\n" not in raw:
            self._emit(raw, links, set_in, node)
            return
        head = [] if self.has_text else dated_head(raw)
        begun = head[-1][1] if head else 0
        text = ((begun + a, begun + b) for a, b in paragraphs(raw[begun:], apart=self.is_of_lines(node)))
        for start, end in (*head, *text):
            until = bisect_right(links, end, key=itemgetter(2))
            since = bisect_left(links, start, hi=until, key=itemgetter(2))
            inside = [(h, a - start, b - start) for h, a, b in links[since:until] if start <= a]
            self._emit(raw[start:end], inside, set_in, node)

    @abstractmethod
    def is_of_lines(self, node: int) -> bool:
        """Whether an element holds lines rather than text."""

    def _emit(self, raw: str, links: Sequence[tuple[str, int, int]], set_in: tuple[int, int], node: int) -> None:
        if not (raw[:1].isalnum() or _VISIBLE.search(raw)) or len(self.runs) > MAX_RUNS:
            return
        if self.runs and 0 < len(self.runs[-1].raw) <= MAX_INITIAL and (initial := self._initial(raw)):
            self.runs.pop()
            words = raw.lstrip()
            shift = 1 + len(words) - len(raw)
            raw, links = initial + words, [(href, start + shift, end + shift) for href, start, end in links]
        level = self.level if self.kind == "heading" else 0
        run = Run(self.kind, node, raw, links, level, set_in, self.enclosing)
        if self.kicker and (text := fold_space(raw)).startswith(self.kicker) and text != self.kicker:
            run.kicker, self.kicker = self.kicker, ""
        self.runs.append(run)
        self.has_text = self.has_text or (len(raw) > LONG_TEXT and not links)

    def _initial(self, raw: str) -> str:
        """The large letter, a run of its own, that opens the first word of the next paragraph; else ""."""
        last = self.runs[-1]
        letter = last.raw.strip()
        if len(letter) != 1 or not letter.isupper() or last.links:
            return ""
        return letter if last.kind == self.kind == "paragraph" and raw.lstrip()[:1].islower() else ""
