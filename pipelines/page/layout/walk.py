"""A page's tree -> its runs of text and pictures in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipelines.page.layout import Layout
from pipelines.page.layout.apart import (
    heads_text,
    hints_of_class,
    holds_blocks,
    is_spoken,
    names_owner,
    parts_sentences,
)
from pipelines.page.layout.buttons import explains_word, names_writer, opens_picture
from pipelines.page.layout.caption_ends import names_maker
from pipelines.page.layout.glue import meets_stop
from pipelines.page.layout.inline_lines import InlineLines
from pipelines.page.layout.kickers import is_short, kicker_of
from pipelines.page.layout.line_breaks import is_headed, opens_line
from pipelines.page.layout.menus import ARTICLES, MENUS, is_menu
from pipelines.page.layout.overlays import overlay_of
from pipelines.page.layout.particulars import MAX_BEFORE, is_bearer_behind, is_behind_name
from pipelines.page.layout.run_writer import MAX_RUNS, RunWriter
from pipelines.page.layout.runs import Run, is_figure
from pipelines.page.markup.bases import base_of
from pipelines.page.markup.class_words import NOTHING
from pipelines.page.markup.displayed_text import fold_space, inner_text
from pipelines.page.markup.images import IMAGES, background_of, image_of, initial_of, sign_of
from pipelines.page.markup.tags import BLOCKS, BOLD, HEADINGS, KINDS, SKIPPED, SLANTED, is_laid_out

TELLING = KINDS.keys() | MENUS | {"table"}
"""Blocks whose tags say more than that they are blocks."""
MAX_NESTED = 3
"""Links inside links, which no standard allows, are followed to this depth."""
MAX_LINKS = 5_000
"""Of a run."""
MAX_DATELINE = 80
MAX_CAPTION = 1_500
"""Characters; anything longer is the article behind a caption that was never closed."""


def lay_out(tree: etree._Element, url: str, *, menus: bool = True) -> Layout:
    """Everything a page displays, in reading order, without scripts, form fields and what markup hides, and, unless
    asked for, without menus outside the article.

    Text is folded as a browser does; ``<br><br>`` parts paragraphs as ``<p>`` does.
    """
    layout = Layout(base_of(tree, url))
    body = tree.find("body")
    walk = _Walk(layout, menus)
    walk.root(body if body is not None else tree)
    layout.last = _last_inside(layout.parents)
    return layout


def _last_inside(parents: Sequence[int]) -> list[int]:
    last = list(range(len(parents)))
    for node in range(len(last) - 1, 0, -1):
        if last[node] > last[above := parents[node]]:
            last[above] = last[node]
    return last


class _Walk(RunWriter):
    """One pass over the tree; its recursion is as deep as the parser lets a page nest."""

    def __init__(self, layout: Layout, menus: bool) -> None:
        super().__init__(layout.runs)
        self.layout, self.elements, self.tags, self.parents = layout, layout.elements, layout.tags, layout.parents
        self.lines = InlineLines(layout)
        self.menus = menus
        """Whether menus are laid out: those in an article are, and those in what was found to be none."""
        self.nested = 0
        """How many links stand around."""
        self.chosen = False
        """Inside a picture element, whose image is taken."""
        self.unclosed = False
        """The heading around holds more than one does: its end tag is missing."""
        self.overlays: list[tuple[int, tuple[str, ...]]] = []
        """The boxes that a link is laid over, and what enclosed them."""

    def root(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in BLOCKS:
            self.block(element, tag, -1, bold=False)
        elif tag not in SKIPPED:
            self.inline(element, tag, -1, bold=False)
        self.flush(0)

    def children(self, element: etree._Element, text: str | None, node: int, bold: bool) -> None:
        """Called for every element of a page with text, so it does the work for each child itself."""
        if text and (self.text or not text.isspace()):
            self.add(text, bold)
        for child in element:
            tag = child.tag
            if tag in BLOCKS:
                if tag == "div" and self.kind == "heading":
                    self.in_heading(child, node, bold)
                elif tag != "button" or opens_picture(child) or names_writer(child):
                    self.block(child, tag, node, bold)
                elif explains_word(child, self.text) and self.lines.amid_sentence(child):
                    self.inline(child, tag, node, bold)
            elif tag == "br":
                self.line_break(child, node, "\n\n" if element.tag == "figcaption" else "\n")
            elif tag in IMAGES:
                if self.text and (sign := sign_of(child)) is not None and self.lines.amid_sentence(child):
                    self.add(sign, bold)
                elif not self.text and (initial := initial_of(child)):
                    self.add(initial, bold)
                elif not self.chosen:
                    self.picture(child, node)
            elif tag == "picture" and not self.chosen:
                self.choice(child, node, bold)
            elif isinstance(tag, str) and (tag not in SKIPPED or (tag == "source" and self.chosen)):
                # A parser that does not know `source` to be empty sets in it what follows.
                self.inline(child, tag, node, bold)
            if (text := child.tail) and (self.text or not text.isspace()):
                self.add(text, bold)

    def line_break(self, mark: etree._Element, node: int, end: str) -> None:
        """A break ends a run after whose text it is, after a heading, and in one that was never closed; else a line."""
        if (self.text and names_owner(self.text)) or (self.bold and is_headed(mark, self.text, self.bold)):
            self.flush(node)
        elif self.unclosed and self.kind == "heading":
            self.flush(node)
            self.kind = "paragraph"  # until the heading around ends
        else:
            self.end_line(end)

    def block(self, element: etree._Element, tag: str, parent: int, bold: bool) -> None:
        if self.text or self.links:
            self.flush(parent)
        # children are counted, so they are asked for last
        if not (text := element.text) and not len(element):
            if address := background_of(element):
                self.picture(element, parent, address)
            return
        if tag == "noscript" and text and text.lstrip()[:1] == "<" and not len(element):
            return  # markup that a browser saved as text
        if tag == "figcaption" and len(element) and not is_short(element, MAX_CAPTION):
            tag = "div"  # its end tag is missing: the article stands in it
        node = self.node(element, tag, parent)
        if tag in TELLING:
            self.tagged(element, tag, text, node, bold)
        else:
            self.children(element, text, node, bold or (tag == "p" and heads_text(element)))
            if self.text or self.links:
                self.flush(node)
        if self.overlays and self.overlays[-1][0] == node:
            self.enclosing = self.overlays.pop()[1]

    def in_heading(self, box: etree._Element, node: int, bold: bool) -> None:
        """A box in a heading is a part of it, or text behind one that was never closed."""
        if self.unclosed:
            self.kind = "paragraph"
            self.block(box, "div", node, bold)
            self.kind = "heading"
        else:
            self.part()
            self.inline(box, "div", node, bold)
            self.part()

    def tagged(self, element: etree._Element, tag: str, text: str | None, node: int, bold: bool) -> None:
        """A block whose tag says what it holds."""
        before = self.kind, self.level, self.menus, self.unclosed
        if tag in MENUS and not self.menus:
            if tag not in ARTICLES and is_menu(element):
                self.layout.menus.append(node)
                return
            self.menus = True
        if tag in KINDS:
            self.kind = KINDS[tag] if tag != "li" or not is_laid_out(element) else "paragraph"
            if tag in HEADINGS:
                self.level, self.kicker = HEADINGS[tag], kicker_of(element)
                self.unclosed = len(element) > 0 and not is_short(element)
        begun = len(self.runs)
        self.children(element, text, node, bold or tag == "th")
        if self.text or self.links:
            self.flush(node)
        if tag == "table" and is_figure(self.runs, begun):
            self.layout.figures.add(node)
        self.kind, self.level, self.menus, self.unclosed = before

    def inline(self, element: etree._Element, tag: str, parent: int, bold: bool) -> None:
        if tag == "a" and self.nested < MAX_NESTED and len(element) and holds_blocks(element):
            self.linked(element, parent, bold)
            return
        if tag == "abbr" and element.text and len(element) == 1 and element[0].text == element.get("title"):
            self.add(element.text, bold)  # what is said of it stands in it as well
            return
        empty = tag == "span" and not element.text and not len(element)
        if empty and ("block" in (element.get("style") or "") or parts_sentences(element, self.text)):
            self.end_line("\n\n")
            return
        hints = hints_of_class(name) if tag == "span" and (name := element.get("class")) else NOTHING
        place = "dateline" in hints and not self.text and (element.tail or "")[:1].isalpha()  # its mark is a style's
        if hints and not place and self.is_sign(element, hints):
            return
        apart = self.kind != "heading" and (place or self.is_apart(element, tag, parent))
        if apart:
            if self.text and (element.get("role") == "tooltip" or is_spoken(element, tag)):
                return
            self.flush(parent)
            made = parent >= 0 and names_maker(element, tag, self.elements[parent])
            parent = self.node(element, tag, parent)
            if made or place:
                self.layout.name(parent, "cite" if made else "dateline")
        elif tag == "span" and self.text and element.text and meets_stop(self.text[-1], element.text):
            self.part()
        if tag in BOLD and self.text and opens_line(element):
            self.flush(parent)
        start, self.nested = self.length, self.nested + (tag == "a")
        self.slant += tag in SLANTED
        self.children(element, element.text, parent, bold or tag in BOLD or "heading" in hints)
        self.slant -= tag in SLANTED
        self.nested -= tag == "a"
        if tag == "a" and len(self.links) < MAX_LINKS and (href := element.get("href")):
            self.link(element, href, start, self.parents[parent] if apart else parent)
        if apart:
            self.flush(parent)

    def is_apart(self, element: etree._Element, tag: str, parent: int) -> bool:
        """Whether a text element is a line of its own: set as one, or right behind a name."""
        line = self.lines.stands_apart(element, tag, parent, self.text)
        return line or (bool(self.text) and self.follows_name(element, tag))

    def follows_name(self, element: etree._Element, tag: str) -> bool:
        """Whether an inline element is a line of its own behind a name."""
        if self.length > MAX_BEFORE:
            return False
        if is_behind_name(element, tag, self.text, in_text=self.has_text):
            return True
        return not self.has_text and is_bearer_behind(element, tag, self.text)

    def is_of_lines(self, node: int) -> bool:
        """Whether an element, or the box directly around it, is called one for a writer or a date."""
        boxes = [at for at in (node, self.parents[node]) if at >= 0] if node >= 0 else []
        return any(self.layout.named_zones(at) & {"byline", "date"} for at in boxes)

    def is_sign(self, element: etree._Element, hints: frozenset[str]) -> bool:
        """Whether the class of a text element makes it a button or the end of a paragraph, which then ends; or a
        dateline, which opens one."""
        if "control" in hints:
            return True
        if "break" in hints and not len(element) and not element.text:
            self.end_line("\n\n")
            return True
        if "dateline" in hints and not self.text and self.kind == "paragraph":
            self.kicker = fold_space(inner_text(element)[:MAX_DATELINE])
        return False

    def link(self, element: etree._Element, href: str, start: int, box: int) -> None:
        """A link whose text was added from `start` on; an empty one may be laid over its box."""
        empty = start == self.length and not len(element)
        if empty and box >= 0 and self.elements[box] is element.getparent() and overlay_of(element):
            self.overlays.append((box, self.enclosing))
            self.enclosing = (href, *self.enclosing)
        else:
            self.links.append((href, start, self.length))

    def linked(self, element: etree._Element, parent: int, bold: bool) -> None:
        """A link around whole blocks: each of them links where it does."""
        self.flush(parent)
        before, self.enclosing = self.enclosing, (element.get("href", ""), *self.enclosing)
        node = self.node(element, "a", parent)
        self.nested += 1
        self.children(element, element.text, node, bold)
        self.nested -= 1
        self.flush(node)
        self.enclosing = before

    def node(self, element: etree._Element, tag: str, parent: int) -> int:
        self.elements.append(element)
        self.tags.append(tag)
        self.parents.append(parent)
        return len(self.parents) - 1

    def choice(self, element: etree._Element, parent: int, bold: bool) -> None:
        """One picture in several sizes, sometimes with its caption."""
        if chosen := image_of(element):
            self.picture(chosen[0], parent, chosen[1])
        self.chosen = True
        self.children(element, element.text, parent, bold)
        self.chosen = False

    def picture(self, element: etree._Element, parent: int, address: str | None = None) -> None:
        if self.text or self.links:
            self.flush(parent)
        if len(self.runs) <= MAX_RUNS:
            node = self.node(element, "img", parent)
            run = Run("image", node, enclosing=self.enclosing, picture=element, address=address)
            self.runs.append(run)
