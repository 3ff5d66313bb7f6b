"""What a page displays, laid out: its runs of text and pictures in reading order, and the elements above them.

`walk` makes it of the tree: what ends a line (`inline_lines`, `apart`, `glue`, `caption_ends`, `line_breaks`) ends a run
(`run_writer`, `runs`); menus round the article are passed over (`menus`), links over a box taken off it (`overlays`), most
`buttons` left out; in a heading a kicker is told (`kickers`), and a deck set behind it before (`headed_decks`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import takewhile

from lxml import etree

from crawler.items import Block, Zone, Zones
from pipelines.page.layout.kickers import lead_of
from pipelines.page.layout.runs import Run, block_of
from pipelines.page.markup.class_words import NOTHING, zones_of_words
from pipelines.page.markup.displayed_text import fold_space
from pipelines.page.markup.links import is_address
from pipelines.page.markup.tags import BLOCKS
from pipelines.page.markup.zones import TAGS, is_centred, zones_of_element

_DIGITS = re.compile(r"[0-9]+")
MAX_CLASS = 500


@dataclass(slots=True)
class Layout:
    """The runs of a page, and the elements above them by number, in the order of the page; 0 is the root."""

    url: str
    """What addresses on the page are relative to."""
    runs: list[Run] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    """For each element the number of the one above it; -1 for the root."""
    last: Sequence[int] = ()
    """For each element the last one in it; known once all are there."""
    menus: list[int] = field(default_factory=list)
    """Elements whose runs are left out."""
    figures: set[int] = field(default_factory=set)
    """Elements that are figures by what they hold, whatever their tag: a table of a picture and its caption."""
    surely_marked: set[int] = field(default_factory=set)
    """Elements that wrap no text of the article's, however much they hold."""
    _wrappers: Set[int] = frozenset()
    _wrapper_looks: Set[str] = frozenset()
    _wrapper_names: Mapping[str, Zones] = field(default_factory=dict)
    _own: dict[int, Zones] = field(default_factory=dict)
    _zones: dict[int, Zones] = field(default_factory=dict)
    _blocks: dict[int, Block] = field(default_factory=dict)
    _runs_in: dict[int, range] = field(default_factory=dict)
    _numbers: dict[etree._Element, int] = field(default_factory=dict)

    words: Callable[[int], str] = field(init=False)
    """Element -> its tag and classes."""
    look: Callable[[int], str] = field(init=False)
    """Element -> the same without numbers: elements that are set alike have the same look."""
    text: Callable[[int], str] = field(init=False)
    """Run -> its text as displayed."""
    linked: Callable[[int], Sequence[str]] = field(init=False)
    """Run -> the texts of its links."""
    _centred: _Centred = field(init=False)

    def __post_init__(self) -> None:
        # each asked once for a number; nothing here holds the layout, which goes as soon as its page is read
        self.words = words = cache(partial(_words, self.tags, self.elements))
        self.look = cache(lambda node: without_digits(words(node)))
        self.text = text = cache(partial(_text, self.runs))
        self.linked = cache(partial(_linked, self.runs, text))
        self._centred = _Centred(self.tags, self.elements, self.parents)

    @property
    def blocks(self) -> list[Block]:
        """All runs as blocks."""
        return [self.block(number) for number in range(len(self.runs))]

    def number_of(self, element: etree._Element) -> int | None:
        """The number of an element; None of one that is not laid out."""
        if not self._numbers:
            self._numbers = {element: node for node, element in enumerate(self.elements)}
        return self._numbers.get(element)

    def path(self, node: int) -> Iterator[int]:
        """The element and all above it, root last."""
        while node >= 0:
            yield node
            node = self.parents[node]

    def common(self, a: int, b: int) -> int:
        """The smallest element that holds both."""
        above = set(self.path(a))
        return next(node for node in self.path(b) if node in above)

    def nearest(self, node: int, tags: Set[str]) -> int | None:
        """The smallest element with one of some tags: an element itself, or one around it."""
        return next((above for above in self.path(node) if self.tags[above] in tags), None)

    def holder(self, node: int, lines: Set[str]) -> int:
        """The smallest element with none of some tags, those of lines: an element itself, or one around it."""
        return next((above for above in self.path(node) if self.tags[above] not in lines), 0)

    def outermost(self, node: int, end: int) -> int:
        """The largest element around one, or itself, that begins after another."""
        return min(takewhile(lambda above: above > end, self.path(node)))

    def inside(self, node: int) -> range:
        """The numbers of an element and of all in it: elements are numbered in the order of the page."""
        return range(node, self.last[node] + 1)

    def runs_in(self, node: int) -> range:
        """The runs of an element, by their numbers."""
        if not self._runs_in:
            self._runs_in = _runs_by_element(self.runs, self.parents)
        return self._runs_in.get(node, range(0))

    def has_headline(self, runs: Iterable[int]) -> bool:
        """Whether one of some runs is a heading of the first level."""
        return any(self.runs[number].level == 1 for number in runs)

    def linked_size(self, number: int) -> int:
        """How many characters of a run's text are links."""
        return sum(map(len, self.linked(number)))

    def component(self, node: int) -> str:
        """Tag and classes; without a class, what a component says that it is."""
        words = self.words(node)
        return words + self.elements[node].get("data-component", "")[:MAX_CLASS] if words.endswith(".") else words

    def zones(self, node: int) -> Zones:
        """What an element's markup says about everything in it."""
        zones = self._zones.get(node)
        if zones is None:
            own = self._own.get(node)
            if own is None:
                own = self.named_zones(node)
                own = self._own[node] = own | {"figure"} if node in self.figures else own
            zones = self._zones[node] = self._unwrapped(node, own) if own else own
        return zones

    def named_zones(self, node: int) -> Zones:
        """What an element's own markup says, whatever was marked since."""
        return zones_of_element(self.tags[node], self.elements[node])

    def named(self, zone: Zone, hints: Sequence[str]) -> Iterator[int]:
        """The elements of a zone; those not asked before are examined only if one of their attributes has a hint."""
        known = self._own
        for node, element in enumerate(self.elements):
            if node in known:
                if zone in known[node] and zone in self.zones(node):
                    yield node
                continue
            values = "\n".join(element.values())  # type: ignore[arg-type]  # a page's attributes are text, never bytes
            for hint in hints:
                if hint in values:
                    if zone in self.zones(node):
                        yield node
                    break

    def mark(self, node: int, zone: Zone, *, sure: bool = False) -> None:
        """Give an element a zone that its markup does not name; "inferred" notes that the zone has no name there. A `sure`
        one stays however much of the page's text the element holds."""
        if sure:
            self.surely_marked.add(node)
        own = self.named_zones(node)
        marks: set[Zone] = ({zone} if zone in own else {zone, "inferred"}) | ({"sure"} if sure else set())
        self._own[node] = own | marks | ({"figure"} if node in self.figures else set())

    def name(self, node: int, zone: Zone) -> None:
        """Give an element a zone as if its markup named it there."""
        self._own[node] = self.named_zones(node) | {zone}

    def take(self, node: int, zones: Set[Zone]) -> None:
        """Take some zones off an element whose class is misleading."""
        self._zones[node] = self.zones(node) - zones

    def give(self, node: int, zones: Set[Zone]) -> None:
        """Give an element some zones that its markup does not name."""
        self._zones[node] = self.zones(node) | zones

    def extent(self, node: int, within: int, most: int) -> range | None:
        """The runs of an element, of which `within` is one; None where they are more than `most`."""
        start, end, inside = within, within + 1, self.inside(node)
        while start and self.runs[start - 1].node in inside:
            start -= 1
            if end - start > most:
                return None
        while end < len(self.runs) and self.runs[end].node in inside:
            end += 1
            if end - start > most:
                return None
        return range(start, end)

    def unwrap(self, nodes: Set[int], looks: Set[str], names: Mapping[str, Zones]) -> None:
        """Take most zones off some elements, and off all that have some looks: they wrap the text, whatever their
        class says. Off what is named after them is taken what their `names` say: "topic" says nothing in "topic__title"."""
        self._wrappers, self._wrapper_looks, self._wrapper_names = nodes, looks, names
        self._zones = {node: self._unwrapped(node, zones) for node, zones in self._zones.items()}

    def restore(self) -> None:
        """Give all elements the zones that their markup names."""
        self._wrappers, self._wrapper_looks, self._wrapper_names, self._zones = frozenset(), frozenset(), {}, {}

    def _unwrapped(self, node: int, zones: Zones) -> Zones:
        if zones and (node in self._wrappers or self.look(node) in self._wrapper_looks):
            return zones & (TAGS.get(self.tags[node], NOTHING) | {"live"})
        for name, named in self._wrapper_names.items():
            if not zones.isdisjoint(named) and f" {name}" in (classes := f" {self.elements[node].get('class', '')}"):
                zones -= named - zones_of_words(classes[:MAX_CLASS].replace(f" {name}", " "))
        return zones

    def block(self, number: int) -> Block:
        """A run as a block, its links and its picture with whole addresses."""
        block = self._blocks.get(number)
        if block is None:
            run = self.runs[number]
            block = block_of(run, self.text(number) if run.picture is None else "", self.url)
            block.group = run.node
            if run.picture is None and run.node < len(self.tags):  # an inline root has no block
                if block.is_link and block.level != 1 and self._is_alone(number):
                    block.kicker = lead_of(self.elements[run.node], block.text) or block.kicker
                block.slanted = block.slanted or self._centred[run.node]
            self._blocks[number] = block
        return block

    def _is_alone(self, number: int) -> bool:
        """Whether no neighbouring run stands directly in the same element: there may be thousands of lines separated
        by breaks."""
        beside = (*self.runs[max(number - 1, 0) : number], *self.runs[number + 1 : number + 2])
        return all(run.node != self.runs[number].node for run in beside)

    def start(self) -> int:
        """The number of the first block that is read as text or as the headline; 0 if none is."""
        found = (n for n, block in self._blocks.items() if block.main or "headline-block" in block.zones)
        return min(found, default=0)


def _words(tags: Sequence[str], elements: Sequence[etree._Element], node: int) -> str:
    return f"{tags[node]}.{elements[node].get('class', '')[:MAX_CLASS]}"


@lru_cache(maxsize=20_000)
def without_digits(words: str) -> str:
    """What classes or ids that a page numbers have in common."""
    return _DIGITS.sub("", words)


def _runs_by_element(runs: Sequence[Run], parents: Sequence[int]) -> dict[int, range]:
    """Element -> its runs, which directly follow one another."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, run in enumerate(runs):
        first.setdefault(run.node, number)
        last[run.node] = number
    for node in range(len(parents) - 1, 0, -1):  # each after all in it
        if node in first:
            above = parents[node]
            first[above] = min(first[node], first.get(above, len(runs)))
            last[above] = max(last[node], last.get(above, 0))
    return {node: range(first[node], last[node] + 1) for node in first}


def _text(runs: Sequence[Run], number: int) -> str:
    return fold_space(runs[number].raw)


def _linked(runs: Sequence[Run], text: Callable[[int], str], number: int) -> Sequence[str]:
    run = runs[number]
    linked = [fold_space(run.raw[a:b]) for href, a, b in run.links if is_address(href)]
    return linked if linked or not any(map(is_address, run.enclosing)) else [text(number)]


class _Centred(dict[int, bool]):
    """Element -> whether it is a block that is centred, or stands in one: as good as italics."""

    def __init__(self, tags: Sequence[str], elements: Sequence[etree._Element], parents: Sequence[int]) -> None:
        super().__init__({-1: False})
        self._tags, self._elements, self._parents = tags, elements, parents

    def __missing__(self, node: int) -> bool:
        tag = self._tags[node]
        centred = (tag in BLOCKS and is_centred(self._elements[node], tag)) or self[self._parents[node]]
        self[node] = centred
        return centred
