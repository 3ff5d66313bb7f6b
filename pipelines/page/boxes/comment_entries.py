"""Readers' comments that no class names, recognised by what stands at each: who wrote it, when, and buttons to answer it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain, islice, takewhile

from lxml import etree

from pipelines.data import read_table
from pipelines.language.phrases import alternation, any_of
from pipelines.page.boxes.comment_buttons import around_buttons
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.markup.displayed_text import fold_space
from pipelines.parts.dates.lines import find_date_text

_TABLE = read_table("comments")
_BUTTON, _SAID, _BESIDE = (
    frozenset(phrase.casefold() for table in tables for phrases in _TABLE[table].values() for phrase in phrases)
    for tables in (("reply", "button"), ("said",), ("beside",))
)
_WORDS = _SAID | _BESIDE
_USER = re.compile(
    r"(?:(?:^|//[^/\n]{1,60})/u|/(?:users?|members?|usuarios?|membres?|utilisateurs?|utenti|nutzer|mitglied(?:er)?|uzivatel|uzytkownik|kullanici))/[^/?#]"
    r"|[?&/](?:uid|userid|user_id|member_id)=\w|personal-homepage|(/(?:profiles?|perfil|profil|people)/|profile\.\w{2,4}\?)",
    re.IGNORECASE | re.MULTILINE,
)
"""Addresses of readers' own pages; the group: or of a writer's."""
_POSTED = re.compile(rf"(?:{any_of(_TABLE['posted'])})\b", re.IGNORECASE)
_WROTE = re.compile(rf"\b(?:{any_of(_TABLE['wrote'])})\s?[:：]$", re.IGNORECASE)
"""Who wrote a comment, before or after the name."""
_AGO_FORMS = chain.from_iterable(read_table("dates")["ago"].values())
_AGO = alternation({"for", *(form.removesuffix(" _") for form in _AGO_FORMS if form.endswith(" _"))})
_BRIEFLY = re.compile(
    r"(?<![\w.,:])\d{1,3} ?(?:min|mins|hrs?|[smhdwy]|perce|órája|napja|hete)\b"
    rf"|(?:{_AGO}) (?:\d{{1,2}}|ein\w{{0,2}}|un[ae]?|uma?) \w{{1,9}}|לפני (?:שעה|שעתיים|יום|יומיים)",
    re.IGNORECASE,
)
"""How long ago somebody wrote, cut short, without a figure or glued to his name: "5d", "vor einer Stunde"."""
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Where a name ends to which a figure is glued."""
_LETTERS = "(?:[^\\W\\d_]|[\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})?")
MAX_LINE, MAX_HEADING = 100, 60
"""Characters of a line that stands at a comment, and of one over all."""
NEAR = 3
"""So many runs before and after a comment's text may belong to it."""
NEAR_FIRST, UNTIL_FIRST = 6, 24
"""Runs between the line over comments and the first of them, and one that may have a form and its rules before it."""
LEFT, LEFT_ANNOUNCED = 300, 150
"""Text beside the comments must weigh so much to be an article; under a line that announces them, and as much as they do."""


READERS = frozenset({"user", "button", "wrote"})
"""Signs that no writer of the newsroom has, and no teaser."""
MIN_MARKS, MIN_ALIKE = 2, 2
MOST_OF_PAGE = 0.5
"""One comment has at most this share of a page's text."""


@dataclass(slots=True)
class _Entry:
    """A comment, known by the first run of its text: the element that holds the text and its signs, and these signs."""

    at: int
    box: int
    sign: tuple[str, ...]
    """The tags from the element down to a line that tells it."""
    marks: set[str]
    is_headed: bool
    """Whether a line over comments stands above it; near, where its own are titles."""

    @property
    def is_sure(self) -> bool:
        """Whether no line over all need say that these are comments: a day alone stands at each entry of a chronicle."""
        return len(self.marks) >= MIN_MARKS and not self.marks.isdisjoint(READERS)


def mark_comments(layout: Layout, weights: Sequence[int], fields: Sequence[etree._Element]) -> None:
    """Give the boxes of readers' comments the zone that their class would: where several surely are readers', where
    several alike follow a line that announces comments, and for a single one where both hold. `fields`: the page's
    buttons, which are not laid out."""
    page = _Page(layout, weights, around_buttons(layout, fields, _is_button))
    entries, alike = list(page.entries()), defaultdict[tuple[str, ...], list[_Entry]](list)
    surely = {(layout.tags[entry.box], *entry.sign) for entry in entries if entry.is_sure}
    for entry in entries:
        key = (layout.tags[entry.box], *entry.sign)
        alike[key[:1] if key in surely else key].append(entry)
    for found in alike.values():
        sure = sum(entry.is_sure for entry in found)
        page.mark(found if sure >= MIN_ALIKE and 2 * sure >= len(found) else page.under_heading(found))


class _Page:
    """A page's runs and their weights, and how much text would be left without the comments found so far."""

    def __init__(self, layout: Layout, weights: Sequence[int], pressed: Set[int]) -> None:
        self.layout, self.weights, self.left, self.pressed = layout, weights, sum(weights), pressed
        self.most = MOST_OF_PAGE * self.left
        self._marked: dict[int, set[str]] = {}
        self._headings: list[int] | None = None

    def entries(self) -> Iterator[_Entry]:
        """The possible comments, none of which contains another."""
        found = dict[int, _Entry]()
        for i in islice(self._apart(), MOST_ENTRIES):
            if (entry := self._entry(i)) is not None:
                found.setdefault(entry.box, entry).marks.update(entry.marks)
        boxes = sorted(found)
        for box, after in zip(boxes, [*boxes[1:], len(self.layout.tags)], strict=False):
            if after not in self.layout.inside(box) and self._is_one(found[box]):
                yield found[box]

    def _apart(self) -> Iterator[int]:
        """The runs of text below the headline with short lines before or after them: an article has few of these."""
        weights, begin = self.weights, next((n for n, run in enumerate(self.layout.runs) if run.level == 1), 0)
        for i, weight in enumerate(weights[begin:], begin):
            if weight and not (weights[i - 1] and i + 1 < len(weights) and weights[i + 1]):
                yield i

    def _lines(self, i: int) -> Iterator[int]:
        """The runs near a text that may belong to it, up to the texts before and after it."""
        free = self.weights.__getitem__
        before, behind = range(i - 1, max(i - 1 - NEAR, -1), -1), range(i + 1, min(i + 2 + NEAR, len(self.weights)))
        yield from takewhile(lambda n: not free(n), before)
        yield from takewhile(lambda n: not free(n), behind)

    def _entry(self, i: int) -> _Entry | None:
        """A text as a comment, if a line near it is a sign of one; of several such lines, those in the smallest element."""
        layout, near, own = self.layout, list(self._lines(i)), self.layout.runs[i].node
        marked = {n: marks for n in near if (marks := self._marks(n))}
        heading = self._heading(i)
        if heading < math.inf or not READERS.isdisjoint(chain(*marked.values())):
            marked |= {n: {*marked.get(n, ()), "when"} for n in near if _is_dated(layout, n)}
        marks = set(chain(*marked.values()))
        answered = next((node for node in layout.path(own) if node in self.pressed), -1)
        if answered >= 0 and marks:
            marks.add("button")
        if not marks - {"title"}:
            return None
        boxes = {n: layout.common(own, layout.runs[n].node) for n in marked}
        box = max(boxes.values())
        sign = min((n for n in marked if boxes[n] == box), key=lambda n: abs(n - i))
        tags = (layout.tags[node] for node in takewhile(lambda node: node != box, layout.path(layout.runs[sign].node)))
        return _Entry(
            i, box, tuple(tags), marks - {"title"}, heading <= (NEAR_FIRST if "title" in marks else UNTIL_FIRST)
        )

    def _heading(self, i: int) -> float:
        """How many runs before a text the nearest line that announces comments stands."""
        if self._headings is None:
            runs = enumerate(self.layout.runs)
            self._headings = [
                n for n, run in runs if not self.weights[n] and _is_heading(run) and says_comments(self.layout.text(n))
            ]
        at = bisect_left(self._headings, i)
        return i - self._headings[at - 1] if at else math.inf

    def _marks(self, n: int) -> set[str]:
        marks = self._marked.get(n)
        if marks is None:
            marks = self._marked[n] = _marks(self.layout, n)
        return marks

    def _is_one(self, entry: _Entry) -> bool:
        """Whether an element is small enough for a comment, and holds no headline."""
        inside = self.layout.extent(entry.box, entry.at, MOST_IN_ENTRY)
        return inside is not None and self._weight(inside) <= self.most and not self.layout.has_headline(inside)

    def _weight(self, runs: range) -> int:
        return sum(self.weights[runs.start : runs.stop])

    def under_heading(self, entries: Sequence[_Entry]) -> list[_Entry]:
        """The comments from the first that directly follows a line announcing them; a single one must be sure."""
        first = next((entry for entry in entries if entry.is_headed), None)
        if first is None:
            return []
        beside = [e for e in entries if e.at >= first.at and (e.is_sure or self._are_beside(first.box, e.box))]
        lines = sum(first.at < n < beside[-1].at for n in self._headings or ())
        if not first.is_sure and 2 * lines >= len(beside):
            return []  # a button at each
        return beside if len(beside) >= MIN_ALIKE or first.is_sure else []

    def _are_beside(self, a: int, b: int) -> bool:
        """Whether two elements have the same place in the smallest element that holds both."""
        both, tags = self.layout.common(a, b), self.layout.tags
        one, other = ([tags[n] for n in takewhile(lambda n: n != both, self.layout.path(at))] for at in (a, b))
        return one == other

    def mark(self, entries: Sequence[_Entry]) -> None:
        """Give the elements of comments their zone, and the smallest element around them if it holds no other text."""
        layout, boxes = self.layout, [entry.box for entry in entries]
        within = (layout.extent(entry.box, entry.at, MOST_IN_ENTRY) for entry in entries)
        size = sum(self._weight(runs) for runs in within if runs)
        announced = any(entry.is_headed and entry.is_sure for entry in entries)
        if not boxes or self.left - size < (max(LEFT_ANNOUNCED, size) if announced else LEFT):
            return
        self.left -= size
        around, first = reduce(layout.common, boxes), min(entry.at for entry in entries)
        inside = layout.extent(around, first, len(layout.runs)) or range(0)
        if self._weight(inside) <= size and not layout.has_headline(inside):
            boxes = [around]
        over = (n for n in self._headings or () if first - UNTIL_FIRST <= n < inside.stop)
        lines = [layout.runs[n].node for n in over if layout.extent(layout.runs[n].node, n, 1)]
        for box in (*boxes, *self._beside(boxes)):
            layout.mark(box, "comments", sure=True)
        for line in lines:
            layout.mark(line, "comments")

    def _beside(self, boxes: Sequence[int]) -> Iterator[int]:
        """The elements after the first of some comments that look the same: short comments, or ones that only quote."""
        parents, look = self.layout.parents, self.layout.look
        looks = {look(box) for box in boxes}
        for parent, n in Counter(parents[box] for box in boxes).items():
            first = next(box for box in boxes if parents[box] == parent)
            after = self.layout.inside(parent)[first - parent :] if n > 1 else ()
            alike = [node for node in after if parents[node] == parent and look(node) in looks]
            if len(alike) <= MOST_SHORT * n:
                yield from alike


MOST_ENTRIES, MOST_IN_ENTRY = 400, 400
"""Texts of a page that are looked at, and runs of a comment."""
MOST_SHORT = 4
"""Elements beside comments for each that is told."""
MAX_RAW, MAX_NAME = 200, 30


def _marks(layout: Layout, n: int) -> set[str]:
    """The signs that a short line gives of a comment, except a date."""
    run = layout.runs[n]
    marks: set[str] = set()
    if run.has_link:
        found = _USER.search("\n".join(run.hrefs))
        if found:
            marks.add("profile" if found[1] else "user")
    if run.picture is not None:
        alt = run.picture.get("alt")
        if alt and len(alt) <= MAX_NAME and n + 1 < len(layout.runs) and fold_space(alt) == layout.text(n + 1):
            marks.add("avatar")
    elif len(run.raw) <= MAX_RAW and len(text := layout.text(n)) <= MAX_LINE:
        if _is_button(text) or (run.links and any(_is_button(run.raw[a:b]) for _, a, b in run.links)):
            marks.add("button")
        if _POSTED.match(text) or (text[-1] in ":：" and _WROTE.search(text)):
            marks.add("wrote")
        if run.links and any(b - a >= MIN_TITLE for _, a, b in run.links):
            marks.add("title")
    return marks


def _is_heading(run: Run) -> bool:
    """Whether a line may announce comments; a button that leads to them does not."""
    return run.picture is None and len(run.raw) <= MAX_RAW and (run.kind == "heading" or not run.has_link)


def _is_button(text: str) -> bool:
    return len(text) <= MAX_BUTTON and text.casefold().strip(_ROUND) in _BUTTON


def _is_dated(layout: Layout, n: int) -> bool:
    """Whether a short line says when it was written."""
    run = layout.runs[n]
    if run.picture is not None or len(run.raw) > MAX_RAW or len(text := layout.text(n)) > MAX_LINE:
        return False
    return says_when(text)


def says_when(line: str) -> bool:
    """Whether a line has a date, or says how long ago somebody wrote."""
    apart = _GLUED.sub(" ", line)
    return find_date_text(apart) is not None or _BRIEFLY.search(apart) is not None


_ROUND = " |·•»›()[]\xa0.:0123456789+-"
MAX_BUTTON, MIN_TITLE = 40, 25


@lru_cache(maxsize=2_000)
def says_comments(line: str) -> bool:
    """Whether a line consists only of words for comments and of words that go with them.

    >>> says_comments("Previous Comments View All"), says_comments("Her comments")
    (True, False)
    """
    words = _WORD.findall(line.casefold()) if len(line) <= MAX_HEADING else ()
    return not _SAID.isdisjoint(words) and _WORDS.issuperset(words)
