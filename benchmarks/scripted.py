"""Text that only scripts hold: pages are reduced to head, headline and scripts, as one that a program fills, and read.

    python -m benchmarks.scripted [--warc FILE …] [--json FILE]

Most pages have no text in their scripts, so what counts is how many of those that give one give the one displayed before.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence

from lxml import etree
from rich.console import Console

from benchmarks.evidence import set_anew
from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.pages import read_pages
from crawler.items import Page
from pipelines.language.letters import letters
from pipelines.structure import read_page

RIGHT, ANOTHER = 0.9, 0.1
"""Share of the displayed blocks that makes a text the same, and below which it is another."""


def main() -> None:
    """The command."""
    parser = parser_of("scripted", __doc__)
    add_pages(parser)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    figures = measure(read_pages(options.warc))
    Console().print(figures)
    keep_figures(figures, options.json)


def measure(pages: Sequence[Page]) -> dict[str, int]:
    """How many pages with a text give one as shells, and on how many it is the displayed one, a part of it, or another."""
    counted = Counter[str]({"pages": 0, "text": 0, "right": 0, "part": 0, "another": 0})
    for page in pages:
        displayed = [letters(block.text) for block in read_page(set_anew(page)).body]
        if not displayed:
            continue
        counted["pages"] += 1
        told = "\n".join(letters(block.text) for block in read_page(set_anew(page, reduce_to_shell)).body)
        if told:
            share = sum(text in told for text in displayed) / len(displayed)
            counted.update(("text", "right" if share >= RIGHT else "part" if share > ANOTHER else "another"))
    return dict(counted)


def reduce_to_shell(tree: etree._Element) -> None:
    """Take all off a page's body but its first headline and its scripts."""
    body = tree.find("body")
    if body is None:
        return
    headline = next(body.iter("h1"), None)
    kept = [element for element in body.iter("h1", "script") if element is headline or element.tag == "script"]
    for element in kept:
        element.tail = None
    body.clear()
    body.extend(kept)


if __name__ == "__main__":
    main()
