"""The stories that a story links to."""

from __future__ import annotations

import re
from functools import partial

from pipelines.language.eastern_names import is_eastern
from pipelines.page.pagination import is_later_part
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.related.column import Column, StoryWording
from pipelines.parts.related.cues import split_cue
from pipelines.parts.related.gathering import gather_related
from pipelines.parts.related.headings import is_bare_cue, is_recommendation_heading
from pipelines.parts.related.teasers import Teaser
from pipelines.parts.signoff import closes_text
from pipelines.story.sheet import Sheet, is_furniture


def take_related(sheet: Sheet) -> list[Teaser]:
    """The cross-references that the column carries."""
    say = StoryWording(
        split_cue=lambda line: split_cue(line, sheet.language),
        # of a plain text nothing is dropped
        is_recommendation=(lambda line: False) if sheet.story.plain else is_recommendation_heading,
        is_signoff=lambda line: closes_text(line, sheet.language),
        is_furniture=is_furniture,
        is_on_writer=partial(_is_on_writer, _writers(sheet)),
    )
    teasers = gather_related(Column(sheet.blocks, sheet.taken, say, sheet.story.url))
    teasers = [t for t in teasers if not (t.link.url and is_later_part(t.link.url, sheet.story.url))]
    if not sheet.story.plain:
        teasers = [t for t in teasers if t.link.url or not _FILM.search(t.link.label or "")]
        crossheads = [t for t in teasers if not (t.link.url or t.link.label) and sheet.blocks[t.at].strong]
        sheet.taken.difference_update(t.at for t in crossheads)  # "► Who pays"
        teasers = [t for t in teasers if t not in crossheads]
        # a cue that has lost its stories
        cues = (i for i in sheet.left() if is_bare_cue(sheet.blocks[i].text))
        sheet.taken.update([i for i in cues if not _heads_items(sheet, i)])
    sheet.provenance["related_links"] = ", ".join(dict.fromkeys(_teaser_rule(sheet, teaser) for teaser in teasers))
    return teasers


_FILM = re.compile(r"\b(?:v[ií]d[eé]o|відео|видео)s?$", re.IGNORECASE)
"""The end of a label of what leads nowhere: it says what the film below it shows."""


def _writers(sheet: Sheet) -> tuple[str, ...]:
    """Who may have written the story: whom the page's head names, and names beside the headline that lead to a writer's page."""
    head = (block for block in sheet.blocks if "head" in block.zones and len(block.text) <= MAX_NAME)
    linked = (link.text for block in head for link in block.links if AUTHOR_PAGE.search(link.url))
    return tuple(name for name in (*sheet.meta.authors, *linked) if " " in name or (len(name) > 1 and is_eastern(name)))


def _is_on_writer(writers: tuple[str, ...], line: str) -> bool:
    return any(line.startswith(name) and len(line) > len(name) + MIN_NOTE for name in writers)


MAX_NAME, MIN_NOTE = 80, 4
"""Characters of a line that links to its writer, and of what a note says of him."""


def _heads_items(sheet: Sheet, i: int) -> bool:
    """Whether a line of the text stands right over items that are text, too: "In context:" names no other story there."""
    item = next(iter(sheet.blocks[i + 1 : i + 2]), None)
    return sheet.blocks[i].main and item is not None and item.main and item.kind == "list_item" and not item.links


def _teaser_rule(sheet: Sheet, teaser: Teaser) -> str:
    label, block = teaser.link.label, sheet.blocks[teaser.at]
    if label and block.text.startswith(label):
        return "cue"
    if "related" in block.zones:
        return "related box"
    return "list under its heading" if label else "line by itself"
