"""Other stories in the same layouts: a page's story is changed in one known way, and the fields that are read as
changed are counted.

    python -m benchmarks.variants [--warc FILE …] [--json FILE]

An outlet prints another kind of story tomorrow: with an agency's dateline or none, a list, a second picture, a line to
another story. The frame of the page stays; what is read of it as it stands, with the one change, is what is wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from benchmarks import evidence
from benchmarks.evidence import set_anew, shown_of
from benchmarks.shares import run
from benchmarks.stories import CHANGES, Change, Fields, story_on
from crawler.items import Article, Page
from pipelines.page.markup.tree import read_tree
from pipelines.structure import read_page

FIELDS = tuple(name for name in evidence.FIELDS if name != "section")


def main() -> None:
    """The command."""
    run("variants", __doc__, measure, ("pages", *FIELDS))


def measure(pages: Sequence[Page], changes: Mapping[str, Change] = CHANGES) -> dict[str, dict[str, float]]:
    """For each change, the pages that it can be made on, and the share of them whose field is read as it is wanted."""
    right: dict[str, Counter[str]] = {name: Counter() for name in changes}
    for page in pages:
        for name, fields, want in variants(page, changes):
            right[name]["pages"] += 1
            right[name].update(field for field in FIELDS if fields[field] == want[field])
    return {
        name: {"pages": count["pages"], **{field: round(count[field] / count["pages"], 3) for field in FIELDS}}
        for name, count in right.items()
        if count["pages"]
    }


def variants(page: Page, changes: Mapping[str, Change]) -> Iterator[tuple[str, Fields, Fields]]:
    """Name, fields read and fields wanted of each change that a page allows."""
    page = set_anew(page)
    tree, before = read_tree(page.body, page.charset), fields_of(read_page(page))
    if tree is None or story_on(tree, before) is None:
        return
    for name, change in changes.items():
        story = story_on(deepcopy(tree), deepcopy(before))
        if story:
            change(story)
            body = etree.tostring(story.tree, encoding="utf-8", method="html")
            yield name, fields_of(read_page(replace(page, body=body))), folded(story.want)


def fields_of(article: Article) -> Fields:
    """What is displayed of each field."""
    return folded(shown_of(article))


def folded(fields: Fields) -> Fields:
    """White space counts for nothing, nor does the order of pictures and links."""
    fields["body"] = [" ".join(text.split()) for text in fields["body"]]
    for field in ("images", "related_links"):
        fields[field] = sorted(fields[field], key=str)
    return fields


if __name__ == "__main__":
    main()
