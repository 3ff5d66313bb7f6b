"""The block of a page that displays the headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from string import digits

from crawler.items import Zones
from pipelines.language.letters import letters
from pipelines.language.sentences import FULL_STOPS
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.markup.links import path_of

LETTERS = range(4, 401)
"""The number of letters a headline may have."""
MAX_TEXT, OPENING = 1000, 24
LEVELS = {1: 1.0, 2: 0.5}
OTHER_LEVEL = 0.2
"""What a heading's level adds to how like a name of the page it is."""
HEADLINE_ZONE, ASIDE = 0.3, 0.5
"""What a heading gains that is called a headline, and loses where it stands beside the article."""
ENOUGH = 0.75
"""How like a name of the page a heading must be."""
SENTENCE = 0.2
"""What a paragraph counts for, compared with a heading of the same name: a page's head may give a deck as title."""
MIN_DECK = 60
MIN_SLUG, MAX_SLUG = 20, 200
"""Letters of an address that names a story, and characters of a line that may be what it spells."""
STOPS = (*FULL_STOPS, "…")
"""Endings that no headline has, unless it is a sentence or cut short."""
SAID: Zones = frozenset({"headline", "header", "figure"})
"""Zones of a heading that names the page."""
MIN_WORDS, MOST, OVERLAP = 5, 0.8, 0.6
"""Words that a heading and a name of the page share at least, their share of its own, and how like that makes it."""
SHARED: Zones = frozenset({"headline", "header", "share", "date"})
HIDDEN: Zones = frozenset({"hidden", "navigation", "footer"})
_WORD = re.compile(r"\w{2,}")
_HOME = re.compile(r"(?:(?:https?:)?//[^/?#]{1,100}/?|/)(?:index\.\w{3,5})?")


class Headings:
    """The blocks of a page that may display its headline, given what the head calls it; each is compared with that
    only once."""

    def __init__(self, layout: Layout, names: Sequence[str]) -> None:
        self._layout = layout
        self._known = [letters(name[:MAX_TEXT]) for name in {*names}]
        self._whole = "\n".join(self._known)
        self._words = [words for name in {*names} if len(words := _words(name)) >= MIN_WORDS]
        self._seen = 0
        self._found: list[tuple[int, float]] = []
        """Numbers of blocks, and how like the headline they are."""

    def find(self, end: int, is_outside: Callable[[int], bool]) -> int | None:
        """The number of the block that displays the headline: what the head of the page calls it, else the last h1, else what its class calls one.

        Looks at the blocks before `end`; of two that are equally good, one in the bread crumbs and one above the text, the
        later. `is_outside` says of an element, by its number, whether it stands in navigation, an aside and the like.
        """
        layout, best = self._layout, (ENOUGH, -1)
        for i, score in self._like(end):
            node = layout.runs[i].node
            called = "headline" in (own := layout.zones(node)) and "standfirst" not in own
            own_score = score - ASIDE if is_outside(node) else score + (HEADLINE_ZONE if called else 0)
            best = max(best, (own_score, i))
        if best[1] >= 0:
            return self._said_first(best[1], is_outside)
        if (shared := self._shared(end)) is not None:
            return shared
        named = (i for i in reversed(range(len(layout.runs[:end]))) if _is_named(layout, i))
        found = next((i for i in named if not is_outside(layout.runs[i].node)), None)
        found = self._plain(end, is_outside) if found is None else found
        return self._addressed(end) if found is None else found

    def likest(self, numbers: Iterable[int]) -> int | None:
        """Of some headings the first that is most like a name of the page; None where none is like one."""
        like = max(((self._score(i, self._layout.runs[i]), -i) for i in numbers), default=(0.0, 0))
        return -like[1] if like[0] >= ENOUGH else None

    def _shared(self, end: int) -> int | None:
        """A block that is called a headline and repeats it exactly, in boxes that are only called a share bar: what is
        shared there is the story."""
        zones = self._layout.zones
        for i, score in self._like(end):
            above = [zones(node) for node in self._layout.path(self._layout.runs[i].node)]
            if score >= 1.0 and "headline" in above[0] and frozenset().union(*above) <= SHARED:
                return i
        return None

    def _said_first(self, again: int, is_outside: Callable[[int], bool]) -> int:
        """An earlier heading that says the same, where a sentence stands between the two: it is displayed over its deck."""
        layout, runs = self._layout, self._layout.runs
        first = next((i for i, _ in self._like(again) if runs[i].level == runs[again].level), again)
        if is_outside(runs[first].node) or layout.text(first) != layout.text(again):
            return again
        between = (i for i in range(first + 1, again) if runs[i].picture is None and len(runs[i].raw) >= MIN_DECK)
        decks = (i for i in between if not runs[i].has_link and layout.text(i).endswith(STOPS))
        return again if all(is_outside(runs[i].node) for i in decks) else first

    def _plain(self, end: int, is_outside: Callable[[int], bool]) -> int | None:
        """The only h1, wherever it stands; if there is none and the head does not name the page either, the last h2
        without a link that is no deck."""
        layout = self._layout
        headings = [i for i, run in enumerate(layout.runs[:end]) if run.level in LEVELS and self._may_name(i)]
        first = [i for i in headings if layout.runs[i].level == 1]
        if first or self._whole:
            return first[0] if len(first) == 1 else None
        second = [i for i in headings if not layout.runs[i].has_link]
        plain = (
            n for n in reversed(second) if not is_outside(node := layout.runs[n].node) and layout.zones(node) <= SAID
        )
        return next(plain, None)

    def _addressed(self, end: int) -> int | None:
        """The line that the page's address spells word for word, where head and markup name no headline: a page whose
        title is only the site's name."""
        layout = self._layout
        slug = letters(path_of(layout.url).rpartition("/")[2].partition(".")[0]).strip(digits)
        if len(slug) < MIN_SLUG:
            return None
        for i, run in enumerate(layout.runs[:end]):
            if run.has_link or run.picture is not None or len(text := layout.text(i)) >= MAX_SLUG:
                continue
            if letters(text).strip(digits) == slug:
                return i
        return None

    def _may_name(self, number: int) -> bool:
        run, text = self._layout.runs[number], letters(self._layout.text(number)[:MAX_TEXT])
        return len(text) in LETTERS and not _leads_home(run) and not HIDDEN & self._layout.zones(run.node)

    def _like(self, end: int) -> Iterator[tuple[int, float]]:
        runs = self._layout.runs
        for i in range(self._seen, min(end, len(runs))):
            score = self._score(i, runs[i]) if runs[i].picture is None else 0.0
            if score >= ENOUGH - HEADLINE_ZONE:
                self._found.append((i, score))
        self._seen = max(self._seen, end)
        return takewhile(lambda found: found[0] < end, self._found)

    def _score(self, number: int, run: Run) -> float:
        line = self._layout.text(number)[:MAX_TEXT]
        if not run.level and letters(line[:OPENING]) not in self._whole:
            return 0.0  # as most are: how they open shows it
        text = letters(line)
        if len(text) not in LETTERS or not (run.level or text in self._whole):
            return 0.0
        core = text.removeprefix(letters(run.kicker))
        score = max((max(_likeness(text, name), _likeness(core, name)) for name in self._known), default=0.0)
        if not score and run.level:
            score = max((_overlap(_words(line), words) for words in self._words), default=0.0)
        if not run.level:
            return score - SENTENCE if self._layout.text(number).endswith(STOPS) else score
        return score if _leads_home(run) else score + LEVELS.get(run.level, OTHER_LEVEL)


def _leads_home(run: Run) -> bool:
    """Whether a heading is the site's name, as it leads to the front page."""
    return any(href.count("/") < 4 and _HOME.fullmatch(href) is not None for href in run.hrefs)


def _is_named(layout: Layout, number: int) -> bool:
    """Whether a block's own element is called a headline, and nothing else shows one."""
    run = layout.runs[number]
    named = run.picture is None and not run.has_link and "headline" in layout.zones(run.node)
    return (
        named and len(letters(layout.text(number)[:MAX_TEXT])) in LETTERS and "standfirst" not in layout.zones(run.node)
    )


def _words(line: str) -> frozenset[str]:
    return frozenset(_WORD.findall(line.casefold()))


def _overlap(words: frozenset[str], name: frozenset[str]) -> float:
    """How similar a heading is to a headline that has fewer words or another order."""
    shared = len(words & name)
    return OVERLAP if shared >= max(MIN_WORDS, len(name) / 2) and shared >= MOST * len(words) else 0.0


def _likeness(text: str, name: str) -> float:
    if text == name:
        return 1.0
    if len(text) > 8 and text in name:
        if name.endswith(text) and 2 * len(text) < len(name):
            return 0.0  # the site's name after the headline
        return 0.5 + 0.5 * len(text) / len(name)
    if len(name) > 12 and name in text:
        return 0.4
    return 0.0
