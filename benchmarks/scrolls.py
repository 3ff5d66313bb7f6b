"""Pages that scroll on into another story: a whole article of the same outlet is set behind a page's own, and the pages
that are read as without it are counted.

    python -m benchmarks.scrolls [--warc FILE …] [--json FILE]

What the page's head says is its own story's alone; where the next one begins, only what is displayed can tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import takewhile

from lxml import etree, html

from benchmarks.displayed import Displayed, file_of, source_of, squeezed
from benchmarks.evidence import CHANGES as ABLATIONS
from benchmarks.evidence import FIELDS as SHOWN
from benchmarks.evidence import set_anew, shown_of
from benchmarks.shares import run
from benchmarks.stories import Fields, story_on
from crawler.items import Article, Page
from pipelines.page.markup.tree import read_tree
from pipelines.structure import read_page
from pipelines.validation import refusal_of
from pipelines.world.address import host_of

FIELDS = (*SHOWN, "keywords")
LONG = 80
"""Letters of a paragraph with which a text opens."""
MOST, FRAME = 2, 3
"""Stories that are set behind a page's own, and elements by which two pages are known to be set alike."""
LABEL = '<div class="kq"><p class="kv">Up next</p></div>'
MORE = '<p class="kw"><a href="/news/variant-12345">Continue reading</a></p>'


@dataclass(frozen=True, slots=True)
class Scroll:
    """A page's tree and the elements of its own story, beside each other, with copies of those of other pages' stories."""

    tree: etree._Element
    own: list[etree._Element]
    others: Sequence[Sequence[etree._Element]]
    """Empty where the story alone is wanted."""
    article: Article

    @property
    def stories(self) -> Iterator[Sequence[etree._Element]]:
        """All of them, in order."""
        yield self.own
        yield from self.others

    def put(self, label: str = "", *, last: bool = False) -> None:
        """Set the others behind it, or behind what follows it in the same box."""
        at = self.own[-1]
        if last:
            *_, at = self.own[-1].itersiblings() if self.own[-1].getnext() is not None else [at]
        for other in self.others:
            for element in [*([html.fragment_fromstring(label)] if label else []), *other]:
                at.addnext(element)
                at = element


Way = Callable[[Scroll], bool]
"""Sets other stories behind a page's own; whether the page lends itself to it."""


def main() -> None:
    """The command."""
    run("scrolls", __doc__, lambda pages: measure(pages, WAYS), ("pages", "all", *FIELDS))


def measure(pages: Sequence[Page], ways: Mapping[str, Way]) -> dict[str, dict[str, float]]:
    """For each way the pages that it can be done with, and the share of them whose fields, each and all, are those of the
    page's own story."""
    same: dict[str, Counter[str]] = defaultdict(Counter)
    for name, _, fields, want in scrolled(pages, ways):
        right = [field for field in FIELDS if fields[field] == want[field]]
        same[name].update(right)
        same[name].update(pages=1, all=len(right) == len(FIELDS))
    return {
        name: {"pages": count["pages"], **{key: round(count[key] / count["pages"], 3) for key in ("all", *FIELDS)}}
        for name in ways
        if (count := same[name])
    }


def scrolled(pages: Sequence[Page], ways: Mapping[str, Way]) -> Iterator[tuple[str, Page, Fields, Fields]]:
    """Name, page, fields read and fields wanted of each page of an outlet that has several, in each way."""
    hosts: dict[str, list[tuple[Page, Article]]] = defaultdict(list)
    for page in map(set_anew, pages):
        article = read_page(page)
        if (
            not refusal_of(article)
            and article.headline
            and article.headline not in _headlines(hosts[host_of(page.url)])
        ):
            hosts[host_of(page.url)].append((page, article))
    for told in hosts.values():
        for n, (page, article) in enumerate(told if len(told) > 1 else ()):
            frame = frame_of(page, article)
            behind = (told[(n + step) % len(told)] for step in range(1, len(told)))
            others = [other for other in behind if frame and frame_of(*other) == frame][:MOST]
            if not others:
                continue
            for name, way in ways.items():
                alone, scroll = _set(page, article, (), way), _set(page, article, others, way)
                if alone and scroll:
                    yield name, scroll, fields_of(read_page(scroll)), fields_of(read_page(alone))


def frame_of(page: Page, article: Article) -> Sequence[tuple[str, str]]:
    """Tags and classes of the headline and the boxes round it: a site loads stories that are set as its first is."""
    tree = read_tree(page.body, page.charset)
    own = story_in(tree, article) if tree is not None else []
    found = (
        h
        for element in own
        for h in element.iter("h1", "h2")
        if squeezed("".join(map(str, h.itertext()))) == squeezed(article.headline)
    )
    head = next(found, None)
    around = () if head is None else (head, *takewhile(lambda e: e not in own, head.iterancestors()))
    return [(str(e.tag), e.get("class") or "") for e in around][:FRAME]


def _headlines(told: Sequence[tuple[Page, Article]]) -> set[str | None]:
    return {article.headline for _, article in told}


def fields_of(article: Article) -> Fields:
    """What is displayed of each field, and of pictures with a line also which they are."""
    fields = shown_of(article)
    fields["images"] = [(image.caption, image.credit, file_of(image.url or "")) for image in article.images]
    fields["keywords"] = article.keywords
    return fields


def _set(page: Page, article: Article, others: Sequence[tuple[Page, Article]], way: Way) -> Page | None:
    """A page with other stories behind its own; None where it does not lend itself to it."""
    tree = read_tree(page.body, page.charset)
    own = story_in(tree, article) if tree is not None else []
    if tree is None or not own:
        return None
    copies = [_copied(*other) for other in others]
    if not all(copies) or not way(Scroll(tree, own, copies, deepcopy(article))):
        return None
    return replace(page, body=etree.tostring(tree, encoding="utf-8", method="html"))


def _copied(page: Page, article: Article) -> list[etree._Element]:
    """The elements of a page's story, taken off it."""
    tree = read_tree(page.body, page.charset)
    found = story_in(tree, article) if tree is not None else []
    for element in found:
        etree.strip_elements(element, "script", "style", with_tail=False)
        element.tail = "\n"
    return [deepcopy(element) for element in found]


def story_in(tree: etree._Element, article: Article) -> list[etree._Element]:
    """The element that holds a story, from its headline to its last line, and no other of the page's; several beside each
    other where only the whole page holds them."""
    page = Displayed(tree, article)
    head = next((e for e in page.holding(article.headline) if e.tag in ("h1", "h2")), None)
    texts = [e for block in article.body for e in page.holding(block.text)[-1:]]
    if head is None or 2 * len(texts) < len(article.body):
        return []
    files = {file_of(image.url or "") for image in article.images} - {""}
    pictures = [e for e in tree.iter("img") if file_of(source_of(e)) in files]
    lines = [e for text in (*article.bylines, article.published_text) for e in page.holding(text)[-1:]]
    held = [head, *texts, *pictures, *(e for e in lines if page.order(e) > page.order(head))]
    above = set.intersection(*({*e.iterancestors()} for e in held))
    box = max(above, key=page.order, default=None)
    if box is None:
        return []
    if box.tag not in ("body", "html", "form") and len(squeezed(page.text(box))) < 0.9 * len(page.text(tree)):
        return [box]
    children = [*box]
    at = sorted(n for n, child in enumerate(children) if any(child is e or child in e.iterancestors() for e in held))
    return children[at[0] : at[-1] + 1]


def _behind(scroll: Scroll) -> bool:
    scroll.put()
    return True


def _labelled(scroll: Scroll) -> bool:
    scroll.put(LABEL)
    return True


def _last(scroll: Scroll) -> bool:
    scroll.put(last=True)
    return scroll.own[-1].getnext() is not None or not scroll.others


def _one(scroll: Scroll) -> bool:
    return _behind(replace(scroll, others=scroll.others[:1]))


def _wrapped(tag: str, **attributes: str) -> Way:
    """Each story in an element of its own."""

    def way(scroll: Scroll) -> bool:
        scroll.put()
        for story in scroll.stories:
            box = etree.Element(tag, attributes)
            story[0].addprevious(box)
            box.extend(story)
        return True

    return way


def _in_one_box(scroll: Scroll) -> bool:
    """The others within the box of the page's own story."""
    for other in scroll.others:
        for element in other:
            scroll.own[-1].extend([*element])
    return len(scroll.own) == 1


def _lower(scroll: Scroll) -> bool:
    for other in scroll.others:
        for heading in [h for element in other for h in element.iter("h1")]:
            heading.tag = "h2"
    return _one(scroll)


def _openings(scroll: Scroll) -> bool:
    """Of the others only what stands over their texts, and the first paragraph."""
    return all([*map(_cut, scroll.others)]) and _behind(scroll)


def _cut(story: Sequence[etree._Element]) -> bool:
    """Take what follows a story's first long paragraph off it."""
    paragraphs = (p for element in story for p in element.iter("p"))
    first = next((p for p in paragraphs if len(squeezed("".join(map(str, p.itertext())))) > LONG), None)
    if first is None:
        return False
    for above in [first, *takewhile(lambda e: e not in story, first.iterancestors())]:
        for behind in [*above.itersiblings()]:
            above.getparent().remove(behind)  # type: ignore[union-attr]  # what has siblings stands in something
    first.addnext(html.fragment_fromstring(MORE))
    return True


def _untagged(scroll: Scroll) -> bool:
    scroll.put()
    ABLATIONS["tags of sections and figures"](scroll.tree)
    return True


def _short(scroll: Scroll) -> bool:
    """Behind the first two paragraphs of the page's own."""
    story = story_on(scroll.tree, shown_of(scroll.article))
    if story is None:
        return False
    story.cut(2)
    return _one(scroll)


def _hashed(way: Way) -> Way:
    def hashed(scroll: Scroll) -> bool:
        done = way(scroll)
        ABLATIONS["names of classes"](scroll.tree)
        return done

    return hashed


SET: dict[str, Way] = {
    "one behind it": _one,
    "two behind it": _behind,
    "behind a label": _labelled,
    "at the end of the page": _last,
    "each in an article": _wrapped("article"),
    "each in a box": _wrapped("div", **{"class": "kq"}),
    "in one box": _in_one_box,
    "a lower headline": _lower,
    "openings": _openings,
    "no tags of sections": _untagged,
    "behind two paragraphs": _short,
}
WAYS: dict[str, Way] = SET | {f"{name}, no names": _hashed(way) for name, way in SET.items()}


if __name__ == "__main__":
    main()
