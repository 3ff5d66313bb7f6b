"""Where a page displays its pictures with their lines, its head and its links to other stories: found by what is read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.items import Article, Image, RelatedLink

MAX_MORE = 40
"""Letters in a box that are none of its part's: a button, a word for screen readers."""
MAX_WRITERS, MAX_PATH = 160, 80
SILENT = ("script", "style", "head", "noscript", "template")


@dataclass(frozen=True, slots=True)
class Lines:
    """A picture with what stands under it as displayed."""

    source: str
    line: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the page: the element that holds it and nothing else."""

    box: etree._Element

    def set_anew(self, markup: str) -> None:
        """Put other markup in its place."""
        above = self.box.getparent()
        if above is None:
            return  # taken off with a box around it
        at, tail = above.index(self.box), self.box.tail
        above.remove(self.box)
        elements = [made for made in html.fragments_fromstring(markup) if isinstance(made, etree._Element)]
        for offset, element in enumerate(elements):
            above.insert(at + offset, element)
        elements[-1].tail = (elements[-1].tail or "") + (tail or "\n")


class Displayed:
    """A page's tree with the article read of it: the elements that hold a text, the largest of each first."""

    def __init__(self, tree: etree._Element, article: Article) -> None:
        self.tree, self.article = tree, article
        self._order: dict[etree._Element, int] = {}
        self._texts: dict[etree._Element, str] = {}
        self._holding: dict[str, list[etree._Element]] = {}
        for number, element in enumerate(tree.iter(etree.Element)):
            self._order[element] = number
        self._read(tree)
        for element in tree.iter(etree.Element):
            if text := self._texts.get(element):
                self._holding.setdefault(text, []).append(element)

    def _read(self, element: etree._Element) -> str:
        if element.tag in SILENT:
            return ""
        inside = squeezed(element.text) + "".join(self._read(e) + squeezed(e.tail) for e in element)
        self._texts[element] = inside
        return inside

    def text(self, element: etree._Element) -> str:
        """Its text without white space."""
        return self._texts.get(element, "")

    def holding(self, text: str | None) -> list[etree._Element]:
        """The elements with just that text, those within others behind them."""
        return self._holding.get(squeezed(text), []) if text else []

    def order(self, element: etree._Element) -> int:
        """Its number in the order of the page."""
        return self._order[element]

    @property
    def opening(self) -> int:
        """The number of the first paragraph's element; past all where it is not found."""
        dateline = self.article.dateline.text if self.article.dateline else ""
        for block in self.article.body[:2]:
            for text in (dateline + block.text, block.text):
                if found := self.holding(text):
                    return self.order(found[-1])
        return len(self._order)

    def headline(self) -> Shown | None:
        """The element of the headline."""
        found = [e for e in self.holding(self.article.headline) if e.tag == "h1"]
        return Shown(found[0]) if found else None

    def in_head(self, text: str | None) -> Shown | None:
        """The largest element between headline and text that holds just a text."""
        head = self.headline()
        if head is None or not text:
            return None
        found = [e for e in self.holding(text) if self.order(head.box) < self.order(e) < self.opening]
        return Shown(found[0]) if found and found[0].tag not in ("body", "td", "tr", "table") else None

    def writers(self) -> Shown | None:
        """The element of the byline."""
        names = self.article.bylines
        if not names:
            return None
        exact = self.in_head(self.article.byline_text) or (self.in_head(names[0]) if len(names) == 1 else None)
        if exact:
            return exact
        head = self.headline()
        if head is None:
            return None
        wanted = [squeezed(name) for name in names]
        found = [
            e
            for e, text in self._texts.items()
            if self.order(head.box) < self.order(e) < self.opening
            and len(text) <= sum(map(len, wanted)) + MAX_MORE // 2 * len(wanted) <= MAX_WRITERS
            and not any(map(str.isdigit, text))
            and all(name in text for name in wanted)
        ]
        return Shown(found[0]) if found else None

    def day(self) -> Shown | None:
        """The element of the day of publication between headline and text."""
        if found := self.in_head(self.article.published_text):
            return found
        head = self.headline()
        times = [e for e in self.tree.iter("time") if head and self.order(head.box) < self.order(e) < self.opening]
        return Shown(times[0]) if len(times) == 1 and any(map(str.isdigit, self.text(times[0]))) else None

    def section(self) -> Shown | None:
        """The element above the headline that displays the section, in a small box."""
        head = self.headline()
        if head is None:
            return None
        around = set(head.box.iterancestors())
        menus = [e for e in self.tree.iter("nav", "header", "footer") if e not in around]
        listed = {e for menu in menus if len(self.text(menu)) > MAX_PATH for e in menu.iter()}
        found = [e for e in self.holding(self.article.section) if self.order(e) < self.order(head.box)]
        box = next((e for e in reversed(found) if e not in listed), None)
        for above in box.iterancestors() if box is not None else ():
            if len(self.text(above)) > MAX_PATH or above in around:
                break
            box = above
        return Shown(box) if box is not None else None

    def pictures(self) -> Iterator[tuple[Shown, Image, Lines]]:
        """The pictures that stand in an element with nothing but their lines."""
        images = [image for image in self.article.images if image.url and image.text]
        for image in images:
            file = file_of(image.url or "")
            pictures = [e for e in self.tree.iter("img") if file and any(file in value for value in e.values())]
            lines = lines_of(image)
            if not pictures or lines is None:
                continue
            want = {squeezed(text) for text in (lines.line, lines.caption + lines.credit, lines.credit + lines.caption)}
            for picture in pictures:
                box = next((a for a in picture.iterancestors() if set(map(self.text, [a])) & want), None)
                box = self._around(picture, want) if box is None else box
                if box is not None and len({file_of(source_of(e)) for e in box.iter("img")}) == 1:
                    yield Shown(self.widest(box, self.text(box))), image, lines
                    break

    def _around(self, picture: etree._Element, want: set[str]) -> etree._Element | None:
        """The element around a picture that holds its line and little else."""
        for above in picture.iterancestors():
            text = self.text(above)
            held = max((len(one) for one in want if one in text), default=0)
            if held:
                return above if len(text) - held <= MAX_MORE else None
            if len(text) > MAX_MORE:
                return None
        return None

    def widest(self, element: etree._Element, text: str) -> etree._Element:
        """The largest element around one that holds the same text, and no other picture."""
        pictures = len(list(element.iter("img", "video", "iframe")))
        above = element.getparent()
        while above is not None and above.tag not in ("body", "td", "article", "main") and self.text(above) == text:
            if len(list(above.iter("img", "video", "iframe"))) != pictures:
                break
            element, above = above, above.getparent()
        return element

    def related(self) -> Iterator[tuple[Shown, Sequence[RelatedLink]]]:
        """The related links that stand in an element with nothing but their label, one or several."""
        groups: list[list[RelatedLink]] = []
        for link in self.article.related_links:
            if groups and groups[-1][-1].position == link.position and groups[-1][-1].label == link.label:
                groups[-1].append(link)
            else:
                groups.append([link])
        for group in groups:
            label = squeezed(group[0].label)
            titles = "".join(squeezed(link.title) for link in group)
            want = [label + mark + titles for mark in ("", ":", "：")]
            found = [e for text in want for e in self._holding.get(text, [])]
            found = [e for e in found if e.tag not in ("body", "td", "main", "article")]
            if found and all(link.url for link in group):
                box = found[0]
                yield Shown(box), group


def lines_of(image: Image) -> Lines | None:
    """A picture's lines as displayed, its credit with what is printed round it; None where they stand otherwise."""
    line, caption = image.text or "", image.caption or ""
    if line.startswith(caption):
        return Lines(image.url or "", line, caption, line[len(caption) :].strip(" |-–—"))
    if line.endswith(caption):
        return Lines(image.url or "", line, caption, line[: -len(caption)].strip(" |-–—"))
    return None


def source_of(picture: etree._Element) -> str:
    """An address of a picture."""
    return picture.get("src") or picture.get("data-src") or picture.get("srcset") or ""


def file_of(address: str) -> str:
    """The name of a picture's file."""
    parts = urlsplit(address)
    return parts.path.rstrip("/").rpartition("/")[2] or parts.query


def squeezed(text: str | None) -> str:
    """A text without white space."""
    return "".join((text or "").split())
