"""Parts of one page in the frame of another: what stands among one story's paragraphs is set among another's, markup and all.

    python -m benchmarks.crossings [--warc FILE …] [--each N] [--seed N] [--json FILE]

An outlet that nobody has seen sets a picture, a box or a list in markup of its own, in a frame of its own. What the part gave at
home it should give abroad, and nothing else of the other page should change: whatever does was read by its neighbours.
"""

from __future__ import annotations

import logging
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree, html
from rich.console import Console
from rich.table import Table

from benchmarks.evidence import set_anew
from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.pages import read_pages
from benchmarks.shares import WIDTH
from benchmarks.stories import Fields, Story, story_on
from benchmarks.variants import FIELDS, fields_of, folded
from crawler.items import Article, Image, Page
from pipelines.page.markup.tree import read_tree
from pipelines.structure import read_page
from pipelines.validation import refusal_of
from pipelines.world.address import host_of

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST = 20_000
"""Characters of a part's markup: what is longer is half a page."""
KINDS = ("images", "related_links", "body", "signoff", "furniture")
Key = tuple[str, str]
"""Where a part stands, "between" paragraphs or "behind" them, and its kind: the field that it gave, or furniture."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands among the paragraphs of a story or behind them, and what was read of it there."""

    key: Key
    markup: Sequence[str]  # of each of its elements
    gave: Fields
    host: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that is taken for an article and has paragraphs beside each other, with its parts."""

    page: Page
    language: str
    fields: Fields
    parts: Sequence[Part]


def main() -> None:
    """The command."""
    parser = parser_of("crossings", __doc__)
    add_pages(parser)
    parser.add_argument("--each", type=int, default=1, help="parts of each kind that a page is given, one at a time")
    parser.add_argument("--seed", type=int, default=1, help="another number draws other parts")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    figures = measure(read_pages(options.warc), options.each, options.seed)
    table = Table("part", "crossings", "all right", *FIELDS)
    for name, shares in figures.items():
        row = (f"{shares[field]:.3f}" for field in ("all", *FIELDS))
        table.add_row(name, f"{shares['crossings']:.0f}", *row)
    Console(width=WIDTH).print(table)
    keep_figures(figures, options.json)


def measure(pages: Sequence[Page], each: int, seed: int) -> dict[str, dict[str, float]]:
    """For each kind of part and place, how often it was set elsewhere, and the share read as wanted: all fields, and one by one."""
    right: dict[Key, Counter[str]] = defaultdict(Counter)
    for key, fields, want in crossings([frame for page in pages if (frame := frame_of(page))], each, seed):
        good = [field for field in FIELDS if fields[field] == want[field]]
        right[key].update(["crossings", *good, *(["all"] if len(good) == len(FIELDS) else [])])
    return {
        " ".join(key): {
            "crossings": count["crossings"],
            **{field: round(count[field] / count["crossings"], 3) for field in ("all", *FIELDS)},
        }
        for key, count in sorted(right.items())
    }


def crossings(frames: Sequence[Frame], each: int, seed: int) -> Iterator[tuple[Key, Fields, Fields]]:
    """Kind, fields read and fields wanted of parts drawn for each page from other hosts' pages in its language."""
    drawn = random.Random(seed)
    pool: dict[tuple[str, Key], list[Part]] = defaultdict(list)
    for frame in frames:
        for part in frame.parts:
            pool[frame.language, part.key].append(part)
    for frame in frames:
        for key in sorted({key for language, key in pool if language == frame.language}):
            others = [part for part in pool[frame.language, key] if part.host != host_of(frame.page.url)]
            for part in drawn.sample(others, min(each, len(others))):
                fields, want = cross(frame, part, drawn.random())
                yield key, fields, want


def frame_of(page: Page) -> Frame | None:
    """A page set anew, with the parts of its story; None where it is no article or its paragraphs stand apart."""
    page = set_anew(page)
    tree, article = read_tree(page.body, page.charset), read_page(page)
    if tree is None or refusal_of(article):
        return None
    fields = fields_of(article)
    story = story_on(tree, deepcopy(fields))
    if story is None:
        return None
    return Frame(page, article.language or "", fields, list(_parts(story, article, host_of(page.url))))


def cross(frame: Frame, part: Part, at: float) -> tuple[Fields, Fields]:
    """Fields read and wanted of a page with a part behind the paragraph at a share of its length, or behind all."""
    tree = read_tree(frame.page.body, frame.page.charset)
    assert tree is not None
    story = story_on(tree, deepcopy(frame.fields))
    assert story is not None
    after = int(at * (len(story.paragraphs) - 1)) if part.key[0] == "between" else -1
    gave = part.gave
    first, *others = [html.fragment_fromstring(one.replace(part.host, host_of(frame.page.url))) for one in part.markup]
    for element in reversed(others):
        story.put(element, after=after)
    story.put(first, *gave["body"], after=after)
    for field in ("images", "related_links"):
        story.want[field] += gave[field]
    if gave["signoff"]:
        story.want["signoff"] = " ".join(filter(None, (story.want["signoff"], gave["signoff"])))
    body = etree.tostring(tree, encoding="utf-8", method="html")
    fields, want = fields_of(read_page(replace(frame.page, body=body))), folded(story.want)
    for one in (fields, want):
        one["signoff"] = sorted((one["signoff"] or "").split())  # two sign-offs may stand in either order
    return fields, want


def _parts(story: Story, article: Article, host: str) -> Iterator[Part]:
    """The runs of elements between a story's paragraphs, and each element behind the last."""
    holder = story.paragraphs[0].getparent()
    assert holder is not None
    beside = [element for element in holder if isinstance(element.tag, str)]
    last = beside.index(story.paragraphs[-1])
    run: list[etree._Element] = []
    for element in beside[beside.index(story.paragraphs[0]) + 1 : last + 1]:
        if element not in story.paragraphs:
            run.append(element)
        elif run:
            yield from _part(run, "between", article, host)
            run = []
    for element in beside[last + 1 :]:
        yield from _part([element], "behind", article, host)


def _part(run: Sequence[etree._Element], place: str, article: Article, host: str) -> Iterator[Part]:
    """A part of one kind, where its fields say all of its text or none: what hangs on the rest of its page is left out."""
    markup = [etree.tostring(element, encoding="unicode", method="html", with_tail=False) for element in run]
    text = _squeezed("".join(_displayed(element) for element in run))
    if not text or sum(map(len, markup)) > LONGEST:
        return
    told = [_squeezed(block.text) for block in article.body]
    images = _pictures(article.images, text)
    links = [link for link in article.related_links if link.title and _squeezed(link.title) in text]
    blocks = [block for block, squeezed in zip(article.body, told, strict=True) if squeezed and squeezed in text]
    captions = [image.caption for image in article.images if image.caption]
    signed = text in _squeezed(article.signoff or "")
    kinds = [kind for kind, there in zip(KINDS, (images, links, blocks, signed), strict=False) if there] or [
        "furniture"
    ]
    whole = {
        "images": True,
        "related_links": all(_squeezed(link.label or "") in text for link in links),
        "body": len(text) - sum(len(_squeezed(block.text)) for block in blocks) in range(3),
        "signoff": True,
        "furniture": text not in "".join(told) and not any(_squeezed(said) in text for said in captions),
    }
    if len(kinds) == 1 and whole[kinds[0]]:
        gave: Fields = {
            "images": [(image.caption, image.credit) for image in images],
            "related_links": [(link.label, link.title) for link in links],
            "body": [" ".join(block.text.split()) for block in blocks],
            "signoff": " ".join(_displayed(run[0]).split()) if signed else None,
        }
        yield Part((place, kinds[0]), markup, gave, host)


def _pictures(images: Sequence[Image], text: str) -> list[Image]:
    """The pictures whose lines a text holds, the longest first: a name alone may stand in another's line."""
    found = []
    for image in sorted(images, key=lambda image: len(image.text or ""), reverse=True):
        if (said := _squeezed(image.text or "")) and said in text:
            found.append(image)
            text = text.replace(said, "", 1)
    return found


def _displayed(element: etree._Element) -> str:
    """An element's text, without that of its scripts."""
    texts = element.xpath(
        ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]"
    )
    assert isinstance(texts, list)
    return " ".join(map(str, texts))


def _squeezed(text: str) -> str:
    return _INVISIBLE.sub("", "".join(text.split()))


if __name__ == "__main__":
    main()
