"""Figures that no tag or class names: boxes that hold a picture, the lines under it and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from lxml import etree

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.language.sentences import FULL_STOPS
from pipelines.language.widths import width
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.markup.class_words import NOTHING
from pipelines.page.pictures.addresses import ADVERT, POSTER
from pipelines.page.pictures.frames import PLAYED, PLAYER, RUNS

MAX_PICTURES, MAX_LINES = 2, 3
MIN_TEXT, MAX_TEXT = 10, 600
"""Characters of the lines under a picture."""
ICON = 32
"""Pixels of a picture that is a mere sign before a line."""
MIN_ASIDE = 30
_ASKS = tuple(
    phrase
    for table in read_table("furniture").values()
    for phrases in table.values()
    for phrase in phrases
    if "javascript" in phrase
)
"""What asks for scripts that would play a film."""
MIN_SLIDES = 3
SMALL = 4
"""A heading below this level may say who made a picture."""
NAMED: Zones = frozenset(
    {"figure", "caption", "navigation", "footer", "comments", "cookie", "newsletter", "recommend", "related",
     "share", "ad", "hidden", "popup", "tags", "bio", "byline", "date", "video", "embed", "aside", "rail", "widget",
     "quote", "factbox", "standfirst", "headline", "form", "signoff"}
)  # fmt: skip
"""A box with one of these zones is read by its name."""
PICTURES: Mapping[str, Zones] = {"img": NAMED}
FRAMES: Mapping[str, Zones] = {**PICTURES, "figure": frozenset({"figure"}), "figcaption": frozenset({"caption"})}
"""What the tags of a picture and of its caption say where these stand beside each other."""
_ADDRESS = re.compile(r"\w@[\w-]{1,60}\.")
"""Where a writer is written to."""


def mark_figures(layout: Layout, blocks: Mapping[int, Block]) -> None:
    """Give the boxes of pictures and their lines the zones of a figure, unless the text itself is set in such boxes."""
    boxes = _boxes(layout, blocks)
    if not boxes:
        return
    boxed = {i for lines in boxes.values() for i in lines}
    _mark_slides(layout, blocks, boxes)
    text = {i for i, b in blocks.items() if b.is_text and width(b.text) >= MIN_PARAGRAPH}
    if 2 * len(text & boxed) > len(text):
        return
    looks, zones = Counter(layout.look(blocks[i].group) for i in text - boxed), InheritedZones(layout)
    looks.subtract(layout.look(blocks[i].group) for i in text & boxed)
    given = dict[int, int]()
    for box, lines in boxes.items():
        said = [blocks[i] for i in lines]
        if _plays(layout, blocks, box, lines):
            said = [line for line in said if not _is_player(line.text)]
            if _are_of_film(said) and not any(_is_text(layout.look(line.group), looks) for line in said):
                _mark_film(layout, blocks, box, lines[0], looks)
            continue
        if not _are_captions(said) or any(_is_text(layout.look(line.group), looks) for line in said):
            continue
        asks = any(line.text.casefold().startswith(_ASKS) for line in said)
        if asks or any(POSTER.search(blocks[i].url or "") for i in layout.extent(box, lines[0], MOST_RUNS) or ()):
            _mark_film(layout, blocks, box, lines[0], looks)
        elif _is_unnamed(layout, box, zones, sum(len(line.text) for line in said)):
            layout.give(box, {"figure", "boxed"})
            given[box] = lines[0]
    if len(given) >= MIN_SLIDES:
        _mark_bare_slides(layout, blocks, given)


def _mark_film(layout: Layout, blocks: Mapping[int, Block], box: int, line: int, looks: Counter[str]) -> None:
    """Give the box of a film, and the largest around it that holds besides only lines set otherwise than the text, which
    say what it shows, the zone of a film."""
    usual = next(iter(looks.most_common(1)), ("", 0))[0]
    film = box
    for i in layout.extent(box, line, MOST_RUNS) or ():
        blocks[i].main = False
    for above in layout.path(layout.parents[box]):
        inside = layout.extent(above, line, MOST_RUNS)
        under = [blocks.get(i) for i in inside or () if layout.runs[i].node not in layout.inside(box)]
        if inside is None or not all(one and _is_under_film(layout, one, above, usual) for one in under):
            break
        film = above
        for shown in filter(None, under):
            shown.main = False
    layout.give(film, {"video"})


def _is_under_film(layout: Layout, line: Block, box: int, usual: str) -> bool:
    """Whether a line in the box of a film says what it shows: a short one in an element of its own."""
    if line.kind != "paragraph" or line.links or line.group == box or len(line.text) > MAX_SHOWN:
        return False
    return layout.look(line.group) != usual


MAX_SHOWN = 150
"""Characters of a line that says what a film shows."""


def _boxes(layout: Layout, blocks: Mapping[int, Block]) -> dict[int, list[int]]:
    """The boxes that hold nothing but pictures and lines, each with its lines."""
    large = (i for i, block in blocks.items() if block.kind == "image" and (block.width is None or block.width > ICON))
    around = (_box(layout, blocks, i) for i in large if not ADVERT.search(blocks[i].url or ""))
    return {box: [i for i in inside if blocks[i].kind != "image"] for box, inside in filter(None, around)}


def _is_unnamed(layout: Layout, box: int, zones: Mapping[int, Zones], size: int) -> bool:
    """Whether nothing around or in a box but its pictures has a name by which it is read. An aside that is nothing but a
    picture and what it shows, of that `size`, is beside the text only by its place."""
    own = layout.inside(box)[1:]
    said = FRAMES if "figcaption" in layout.tags[own.start : own.stop] else PICTURES
    inner = (layout.zones(n) - said.get(layout.tags[n], NOTHING) for n in own)
    around = zones[box] - {"aside"} if layout.tags[box] == "aside" and size >= MIN_ASIDE else zones[box]
    around -= {"standfirst"} - layout.zones(box)  # a lead of several pictures
    return around.union(*inner).isdisjoint(NAMED)


def mark_films(layout: Layout, blocks: Mapping[int, Block], films: Sequence[etree._Element]) -> None:
    """Give a figure that holds a film's player or the text of a script, and no picture, the zone of a film, so that
    its caption is none; and also a box with a film's element and a picture but no text: the picture is what is shown
    before the film starts."""
    _mark_played(layout, blocks, films)
    figures = [node for node, tag in enumerate(layout.tags) if tag == "figure"] if "figure" in layout.tags else []
    shown = sorted(run.node for run in layout.runs if run.picture is not None) if figures else []
    for node in figures:
        inner = layout.inside(node)[1:]
        empty = bisect_left(shown, node) == bisect_left(shown, inner.stop)
        if (empty and any("video" in layout.zones(n) or layout.tags[n] == "pre" for n in inner)) or (
            not empty and any(map(_starts_player, islice(layout.elements[node].iter("script"), MOST_FILMS)))
        ):
            layout.give(node, {"video"})


def _starts_player(script: etree._Element) -> bool:
    """Whether a script within a figure starts a film's player."""
    return _STARTS.search((script.text or "")[:MAX_SCRIPT]) is not None


_STARTS, MAX_SCRIPT = re.compile(r"player", re.IGNORECASE), 5_000


def _mark_played(layout: Layout, blocks: Mapping[int, Block], films: Sequence[etree._Element]) -> None:
    films = [film for film in films if getattr(film.getparent(), "tag", "") != "picture"]
    for film in films[:MOST_FILMS]:
        _mark_title(layout, blocks, film)
        played = 0
        for above in islice(film.iterancestors(), MOST_ABOVE):
            node = layout.number_of(above) or 0
            inside = layout.runs_in(node) if node else range(0)
            own = any(i not in blocks or _is_own(layout, blocks[i]) for i in inside)
            if own or len(inside) > MOST_RUNS:
                break
            played = node if any(blocks[i].kind == "image" for i in inside) else played
        if played:
            layout.give(played, {"video"})


def _mark_title(layout: Layout, blocks: Mapping[int, Block], film: etree._Element) -> None:
    """Give the box of a film that displays nothing besides but a heading before it the zone of a film: its title."""
    box, before = film.getparent(), film.getprevious()
    node = layout.number_of(box) if box is not None and before is not None else None
    inside = layout.runs_in(node) if node else range(0)
    title = blocks.get(inside[0]) if len(inside) == 1 else None
    if node and title and title.level > 1 and layout.elements[layout.runs[inside[0]].node] is before:
        title.main = False
        layout.give(node, {"video"})


def _is_own(layout: Layout, block: Block) -> bool:
    """Whether a block is the headline or part of the text, and so no caption."""
    node = block.group
    return block.level == 1 or (
        block.main and "figcaption" not in (layout.tags[node], layout.tags[layout.parents[node]])
    )


MOST_RUNS = MAX_PICTURES + MAX_LINES
MOST_FILMS, MOST_ABOVE = 5, 5
"""Films of a page that are looked at, and elements from one to the box with its picture."""


def _mark_slides(layout: Layout, blocks: Mapping[int, Block], boxes: Mapping[int, Sequence[int]]) -> None:
    """Boxes below each other that all have the same heading are the slides of a show, however long their captions."""
    titles = Counter(
        (layout.parents[box], blocks[i].text)
        for box, lines in boxes.items()
        for i in lines
        if blocks[i].kind == "heading"
    )
    for box, lines in boxes.items():
        if any(titles[layout.parents[box], blocks[i].text] >= MIN_SLIDES for i in lines):
            layout.give(box, {"figure"})
            said = [i for i in lines if blocks[i].kind != "heading" and not blocks[i].links]
            sentences = [i for i in said if blocks[i].text.endswith(FULL_STOPS)]
            for i in said:  # a writer may sign below the last one
                signs = bool(sentences) and i > sentences[-1]
                layout.give(blocks[i].group, {"caption", "byline"} if signs else {"caption"})


def _mark_bare_slides(layout: Layout, blocks: Mapping[int, Block], figures: Mapping[int, int]) -> None:
    """A box that holds only lines, beside several figures in a box of nothing else, and looks like theirs, is one whose
    picture is scripted away. `figures`: each with one of its runs."""
    outer = {_outer(layout, box, run) for box, run in figures.items()}
    show, slides = Counter(layout.parents[node] for node in outer).most_common(1)[0]
    shown = defaultdict[int, list[int]](list)
    for i in layout.runs_in(show) if slides >= MIN_SLIDES else ():
        if (node := layout.runs[i].node) == show:
            return
        shown[layout.outermost(node, show)].append(i)
    for node in shown.keys() - outer if len({*map(layout.look, shown)}) == 1 else ():
        lines = [blocks[i] for i in shown[node] if i in blocks]
        if 0 < len(lines) <= MAX_LINES and all(line.kind == "paragraph" and not line.links for line in lines):
            layout.give(node, {"figure", "caption"})


def _outer(layout: Layout, box: int, run: int) -> int:
    """The largest element that displays nothing but a box does, of which `run` is one."""
    size = len(layout.extent(box, run, MOST_RUNS) or ())
    return [*takewhile(lambda node: layout.extent(node, run, size) is not None, layout.path(box))][-1]


def _box(layout: Layout, blocks: Mapping[int, Block], picture: int) -> tuple[int, range] | None:
    """The smallest element that holds a picture and the line after it, and its runs; None where it holds more."""
    runs = layout.runs
    under = [n for n in range(picture + 1, min(picture + 1 + MAX_PICTURES, len(runs))) if runs[n].picture is None]
    at = under[0] + _is_player(layout.text(under[0])) if under else len(runs)
    line = runs[at] if at < len(runs) and runs[at].picture is None else None
    if line is None or line.enclosing or len(line.raw) > MAX_TEXT or 2 * line.linked > len(line.raw):
        return None
    node = layout.common(line.node, layout.parents[runs[picture].node])
    inside = layout.extent(node, picture, MOST_RUNS) if layout.tags[node] not in INLINE_BOXES else None
    if inside and len(inside) == 2 and len(line.raw) <= MAX_MAKER:
        above = layout.parents[node]
        around = layout.extent(above, picture, len(inside) + 1) if layout.tags[above] not in INLINE_BOXES else None
        if around and around.stop == inside.stop + 1 and blocks.keys() >= {*around}:
            node, inside = above, around
    return (node, inside) if inside and blocks.keys() >= {*inside} else None


INLINE_BOXES = ("p", "span")
"""What holds words of its own round a picture."""
MAX_MAKER = 120
"""Characters of a line in the box of a picture alone: who made it; what it shows may stand below that box."""


def _is_text(look: str, looks: Mapping[str, int]) -> bool:
    """Whether a look with a class more often belongs to the text than not."""
    return looks.get(look, 0) > 0 and not look.endswith(".")


def _plays(layout: Layout, blocks: Mapping[int, Block], box: int, lines: Sequence[int]) -> bool:
    """Whether the picture of a box says that it plays a film, or a button there does."""
    pictures = (blocks[i] for i in layout.extent(box, lines[0], MOST_RUNS) or () if blocks[i].kind == "image")
    return any(_is_player(blocks[i].text) for i in lines) or any(PLAYER.match(picture.alt) for picture in pictures)


def _is_player(text: str) -> bool:
    """Whether a line is a player's button."""
    return len(text) <= MAX_BUTTON and PLAYER.match(text) is not None


MAX_BUTTON = 40
"""Characters of a player's button, with what screen readers say of it."""


def _are_of_film(lines: Sequence[Block]) -> bool:
    """Whether some lines may say what a film shows; a heading with them does where one gives the running time."""
    headed = any(line.kind == "heading" for line in lines) and not any(RUNS.search(line.text) for line in lines)
    short = len(lines) <= MAX_LINES and sum(len(line.text) for line in lines) <= MAX_TEXT
    return short and not (headed or any(line.level == 1 or line.kind == "quote" or line.links for line in lines))


def _are_captions(lines: Sequence[Block]) -> bool:
    """Whether some lines are like those under pictures: few, plain and without links."""
    if len(lines) > MAX_LINES or not MIN_TEXT <= sum(width(line.text) for line in lines) <= MAX_TEXT:
        return False
    return not any(
        (b.kind == "heading" and b.level <= SMALL)
        or b.kind == "quote"
        or b.is_mostly_link
        or (":" in b.text and PLAYED.search(b.text))
        or ("@" in b.text and _ADDRESS.search(b.text))
        for b in lines
    )
