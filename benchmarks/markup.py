"""The same page in other markup: a part of it is set as another site sets it, and the fields read as before are counted.

    python -m benchmarks.markup [--warc FILE …] [--json FILE]

What a page displays stays the same. Pictures with their lines, the head of the page and links to other stories are found
by what is read of it, and set anew in some hundred ways; a change is wanted in no field but the label of those links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from benchmarks.displayed import Displayed, file_of
from benchmarks.evidence import FIELDS, set_anew, shown_of
from benchmarks.head_markups import BYLINES, DAYS, DECKS, HEADLINES, SECTIONS
from benchmarks.markups import PICTURES, RELATED, Change
from benchmarks.shares import run
from benchmarks.stories import Fields
from crawler.items import Article, Page
from pipelines.page.markup.tree import read_tree
from pipelines.structure import read_page

GROUPS = {"picture": PICTURES, "byline": BYLINES, "day": DAYS, "headline": HEADLINES, "deck": DECKS, "section": SECTIONS, "related": RELATED}  # fmt: skip
CHANGES: dict[str, Change] = {
    f"{part}: {name}": change for part, ways in GROUPS.items() for name, change in ways.items()
}


def main() -> None:
    """The command."""
    run("markup", __doc__, lambda pages: measure(pages, CHANGES), ("pages", "all", *FIELDS))


def measure(pages: Sequence[Page], changes: Mapping[str, Change]) -> dict[str, dict[str, float]]:
    """For each change the pages that it can be made on, and the share of them whose fields, each and all, stay as read."""
    same: dict[str, Counter[str]] = {name: Counter() for name in changes}
    for page in pages:
        for name, fields, want in set_otherwise(page, changes):
            right = [field for field in FIELDS if fields[field] == want[field]]
            same[name].update(right)
            same[name].update(pages=1, all=len(right) == len(FIELDS))
    return {
        name: {"pages": count["pages"], **{key: round(count[key] / count["pages"], 3) for key in ("all", *FIELDS)}}
        for name, count in same.items()
        if count["pages"]
    }


def set_otherwise(page: Page, changes: Mapping[str, Change]) -> Iterator[tuple[str, Fields, Fields]]:
    """Name, fields read and fields wanted of each change that a page allows."""
    page = set_anew(page)
    article = read_page(page)
    for name, change in changes.items() if article.body else ():
        tree, wanted = read_tree(page.body, page.charset), deepcopy(article)
        if tree is None:
            return
        if change(Displayed(tree, wanted)):
            body = etree.tostring(tree, encoding="utf-8", method="html")
            yield name, fields_of(read_page(replace(page, body=body))), fields_of(wanted)


def fields_of(article: Article) -> Fields:
    """What is displayed of each field, and of pictures with a line also which they are."""
    fields = shown_of(article)
    fields["images"] = [
        (image.caption, image.credit, file_of(image.url or ""))
        for image in article.images
        if image.caption or image.credit
    ]
    return fields


if __name__ == "__main__":
    main()
