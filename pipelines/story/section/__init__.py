"""The section of a story, as displayed; `lines`: what a line says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.language.letters import letters
from pipelines.language.widths import width
from pipelines.page.head.sections import NEWS
from pipelines.page.markup.links import path_of
from pipelines.parts.headline import settle_kicker
from pipelines.parts.related.addresses import is_section, is_subject
from pipelines.story.headline import without_category
from pipelines.story.section.lines import (
    BESIDE,
    CATEGORY,
    MARKS,
    MAX_SECTION,
    NO_SECTION,
    closes_date,
    innermost,
    is_category,
    is_filed_in,
    is_in_folder,
    is_links,
    is_subject_of,
    labelled,
    leads_to_section,
    may_label,
    names_section,
    without_label,
)
from pipelines.story.sheet import Sheet, is_date_line, is_furniture
from pipelines.world.address import host_of, is_front

BACK = "<‹«← "
"""Words before a link back to a list."""
MAX_LABEL_BYTES = 24
"""Bytes of a name of one word, or of eight Chinese characters: anything longer is the headline's opening."""
MOST_CRUMBS, MOST_ROWS = 5, 2
CLOSE = 8
"""A link among so many blocks above the headline may be its section."""
OTHERS: Zones = frozenset({"recommend", "related", "aside", "rail", "widget", "navigation"})
"""Zones of other stories, which have sections of their own."""
NOT_FILED: Zones = OTHERS - {"aside", "widget"} | {"form", "popup", "newsletter", "ad", "hidden"}
PATH_ENDS, PATH_MARKS = (">", "›", "»", "＞"), ">›»＞∙·• "
"""Marks behind a link to a list, and those around its name: "∙ Harbours >"."""
HOME = frozenset(map(letters, (*read_table("sections")["home"], *read_table("sections")["page"])))
"""Names for a front page, or for any page, in letters only: not sections."""

Named = tuple[str, str | None]
"""A rule, and the section by it."""


def take_section(sheet: Sheet) -> str | None:
    """The section as displayed: the end of the bread crumbs, else the kicker or link above the headline; else the metadata's."""
    headlines = (sheet.meta.headline, *(block.text for block in sheet.headings))
    own = (*sheet.site_names, *headlines, *sheet.meta.authors, *sheet.houses, *sheet.noted_names())
    known = {letters(name) for name in own if name} | HOME
    title = letters(sheet.meta.title or "")
    for rule, value in _sections(sheet):
        name = without_label((value or "").lstrip(BACK)).rstrip(" :：·|")
        name = name.removesuffix(".") if name.count(".") == 1 else name
        if (name.count(" ") > 1 or len(name.encode()) > MAX_LABEL_BYTES) and title.startswith(letters(name)):
            continue  # the page itself, in other words than its headline
        said = letters(name)
        named = not (said.isdigit() or said in known | {""} or "://" in name or is_furniture(name))
        if 1 < len(name) <= MAX_SECTION and named:
            sheet.provenance["section"] = rule
            return name
    return None


def _sections(sheet: Sheet) -> Iterator[Named]:
    """What may name the section, the surest first."""
    if len(sheet.story.crumbs) == 1:  # less sure than a heading of its own
        yield "heading above the headline", _headed(sheet)
    crumbs = [*_crumbs(sheet)]
    yield from (named for named in crumbs if letters(named[1]) not in NEWS)
    near = [b for b in sheet.blocks if b.zones & {"above", "head"} and 1 < len(b.text) <= MAX_SECTION]
    yield from _folders(sheet, near)
    yield from (("label of the section", labelled(b)) for b in near)
    opening = [name for b in _opening(sheet) if (name := labelled(b))]
    yield "label of the section", opening[0] if len(opening) == 1 else None
    below = sheet.blocks[sheet.headline_at(0) + 1 :][:CLOSE]
    category, kickers = _category(near), [b for b in _kickers(near) if not is_subject_of(b, below)]
    yield from category if not any(b.links for b in kickers) else ()
    yield from (("kicker", innermost(b)) for b in kickers)
    close = [b for b in _close(sheet) if b in near]
    yield from _stated_above(sheet, close)
    own = sheet.blocks[sheet.headline_at(0)].zones if sheet.blocks else frozenset()
    above = [
        b for b in close if not b.zones & ({"tags", "figure"} - own) and is_links(b) and not _has_picture(sheet, b)
    ]
    yield from _above_headline(sheet, above)
    yield from category
    yield from _behind_headline(sheet)
    yield sheet.meta.provenance.get("section", "metadata"), sheet.meta.section
    yield from _tags(near, close, above)
    yield from _below_text(sheet)
    yield "line above the headline", _label(sheet) or sheet.story.label
    yield from _beside_date(sheet)
    yield from _above_date(sheet)
    yield from _called_as_folder(sheet)
    yield from _in_headline(sheet)
    yield from crumbs


def _opening(sheet: Sheet) -> list[Block]:
    """The short lines between the headline and the first long one, set like the text or not."""
    below = islice(sheet.blocks, sheet.headline_at(0) + 1, None)
    return list(takewhile(lambda block: len(block.text) <= MAX_SECTION + MAX_KICKER, islice(below, CLOSE)))


def _crumbs(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The bread crumbs from their end on."""
    crumbs, named = sheet.story.crumbs, sheet.meta.section
    ended = len(crumbs) > MOST_CRUMBS and named in crumbs[:MOST_CRUMBS]  # what goes on from the section is a menu
    inner = (crumbs[: crumbs.index(named) + 1] if named and ended else crumbs)[::-1]
    yield from (("bread crumbs", name) for name in inner)


def _folders(sheet: Sheet, near: Sequence[Block]) -> Iterator[Named]:
    """What links call the folder of the site in which the page is."""
    yield "link to the page's folder", names_section(sheet.story.folder, sheet.language)
    yield from (("link to the page's folder", b.links[0].text) for b in near if is_in_folder(b, sheet.story.url))


def _category(near: Sequence[Block]) -> list[Named]:
    """The first link near the headline that names what the page is filed under."""
    filed = (b for b in near if not b.zones & NOT_FILED and is_links(b) and CATEGORY.search(b.links[-1].url))
    return [("link to a category", b.links[-1].text) for b in islice(filed, 1)]


def _above_headline(sheet: Sheet, above: Sequence[Block]) -> Iterator[Named]:
    """The last link directly above the headline that leads to a section, or the last of a path of its own there."""
    sure = [b for b in above if leads_to_section(b.links[-1].url, sheet.story.url)]
    yield from (("link above the headline", b.links[-1].text) for b in sure[-1:] if not _ends_menu(sheet, b))
    yield "link above the headline", _own_path(sheet)


def _stated_above(sheet: Sheet, close: Sequence[Block]) -> Iterator[Named]:
    """The section of the page's head, where it is the last line above the headline, and no link: a tag is one."""
    name = letters(sheet.meta.section or "")
    yield from (("kicker", b.text.strip(MARKS)) for b in close[-1:] if not b.links and letters(b.text) == name)


def _has_picture(sheet: Sheet, block: Block) -> bool:
    """Whether a link stands under a picture that leads to the same place: another story's teaser."""
    at = _at(sheet, block)
    above = sheet.blocks[at - 1] if at else block
    return above.kind == "image" and bool(above.links) and above.links[0].url == block.links[-1].url


def _at(sheet: Sheet, block: Block) -> int:
    """The index of a block."""
    return next(i for i, other in enumerate(sheet.blocks) if other is block)


def _tags(near: Sequence[Block], close: Sequence[Block], above: Sequence[Block]) -> Iterator[Named]:
    """A tag that is the only one above the headline, or the only one called a category as well."""
    tags = [b for b in close if b.links and "tags" in b.zones]
    tags += [b for b in above if is_subject(b.links[-1].url)]
    yield from (("tag above the headline", b.links[0].text) for b in tags if len(tags) == 1)
    both = [b for b in near if b.zones >= {"kicker", "tags"} and not b.zones & BESIDE and is_links(b)]
    yield from (("category that is a tag", b.links[0].text) for b in both if len(both) == 1)


def _kickers(near: Sequence[Block]) -> list[Block]:
    plain = [b for b in near if not b.zones & NO_SECTION or ("kicker" in b.zones and b.zones & NO_SECTION == {"date"})]
    plain = [b for b in plain if not b.text.endswith((":", "؛"))]  # who speaks, or what the headline is about
    return [b for b in plain if "kicker" in b.zones and "rail" not in b.zones]


def _close(sheet: Sheet) -> list[Block]:
    """The last blocks above the headline that may name the section, and those of a menu behind a date."""
    close = [b for b in sheet.blocks if "above" in b.zones and may_label(b, sheet.story.url)][-CLOSE:]
    behind = pairwise(sheet.blocks)
    return close + [b for day, b in behind if b.zones >= {"above", "navigation"} and is_date_line(day.text)]


def _behind_headline(sheet: Sheet) -> Iterator[Named]:
    heads = [b for b in sheet.headings if without_category(b, sheet.meta.names)]
    yield from (("link behind the headline", b.links[-1].text) for b in heads)


def _in_headline(sheet: Sheet) -> Iterator[Named]:
    """What opens the headline in an element of its own, and is no part of it by the page's head."""
    names = sheet.meta.names
    opened = (b for b in sheet.headings if b.kicker and b.kicker.count(" ") < 2 and len(b.kicker) <= MAX_KICKER)
    yield from (
        ("kicker in the headline", b.kicker) for b in opened if b.kicker not in settle_kicker(b.text, b.kicker, names)
    )


def _below_text(sheet: Sheet) -> Iterator[Named]:
    below = [(a.text, b) for a, b in pairwise(sheet.blocks) if "below" in b.zones and not b.zones & OTHERS]
    foot = [b for over, b in below if is_links(b) and is_category(over, b)]
    yield from (("category below the text", b.links[-1].text) for b in foot if len(foot) == 1)
    named = [name for _, b in below if (name := labelled(b))]
    yield "label of the section", named[0] if len(named) == 1 else None


def _beside_date(sheet: Sheet) -> Iterator[Named]:
    heads = [b for b in sheet.blocks if "head" in b.zones]
    yield from (("link behind the date", b.links[0].text) for b in heads if closes_date(b))
    title = letters(sheet.meta.title or "")
    ended = (b for b in heads if b.zones == {"head"} and len(b.links) == 1 and b.text.endswith(PATH_ENDS))
    yield from (("link that ends a path", b.text.strip(PATH_MARKS)) for b in ended if letters(b.text) in title)
    for block, day in pairwise(sheet.blocks):
        if block.zones == {"head"} and len(block.links) == 1 and is_filed_in(block) and is_date_line(day.text):
            yield "link beside the date", block.text


def _above_date(sheet: Sheet) -> Iterator[Named]:
    """A word or two between headline and date that the page's title has as one of its parts."""
    line, day = [*islice(sheet.blocks, sheet.headline_at(0) + 1, sheet.headline_at(0) + 3), None, None][:2]
    if line and day and not line.links and len(line.text) <= MAX_KICKER and is_date_line(day.text):
        parts = _PARTS.split(sheet.meta.title or "")
        yield "line above the date", line.text if line.text in parts else None


_PARTS = re.compile(r"\s[-–—|:·/]\s")


def _called_as_folder(sheet: Sheet) -> Iterator[Named]:
    """What any link of the page calls its folder, unless that is a writer."""
    writers = {link.text for b in sheet.blocks if "byline" in b.zones for link in b.links}
    if sheet.story.filed not in writers:
        yield "link called as the page's folder", names_section(sheet.story.filed, sheet.language)


def _own_path(sheet: Sheet) -> str | None:
    """The last of a few links in a navigation of their own directly above the headline, or above the date before it."""
    above = sheet.blocks[: sheet.headline_at(0)][-MOST_ABOVE:]
    above = above[:-1] if above and is_date_line(above[-1].text) else above
    if not above:
        return None
    block, before = above[-1], above[-2].zones if len(above) > 1 else frozenset()
    if len(above) > 2 and above[-2].links and is_front(above[-2].links[0].url):
        before = above[-3].zones  # the front page before it
    alone = "navigation" in block.zones - before and not block.zones & (OTHERS - {"navigation"})
    url = block.links[-1].url if alone and is_links(block) else ""
    return block.links[-1].text if url and (is_section(url) or CATEGORY.search(url)) else None


def _label(sheet: Sheet) -> str | None:
    """A word or two directly above the headline, or above the date before it, in the headline's box or as a heading."""
    head = sheet.headline_at(0)
    dated = head > 1 and is_date_line(sheet.blocks[head - 1].text)
    above = sheet.blocks[head - 1 - dated] if head else None
    if (
        above is None
        or above.links
        or above.kind not in ("paragraph", "heading")
        or not above.zones <= ABOVE | ({"caption"} if above.kind == "heading" else {"date"} if dated else set())
        or width(above.text, 2.5) > MAX_KICKER
    ):
        return None
    short = above.text.count(" ") < 3 and not any(map(str.isdigit, above.text)) and above.text[-1].isalnum()
    filed = re.search(f"/{re.escape(above.text.casefold().replace(' ', '-'))}[/.]", sheet.story.url)  # or its own host
    boxed = above.zones & sheet.blocks[head].zones & {"headline", "header"}
    return above.text if short and (above.kind == "heading" or boxed or "headline" in above.zones or filed) else None


def _headed(sheet: Sheet) -> str | None:
    """A word or two in a heading directly above the headline, which are not the site's by its address."""
    head = sheet.headline_at(0)
    label = _label(sheet) if head and sheet.blocks[head - 1].kind == "heading" else None
    return label if label and letters(label) not in host_of(sheet.story.url) else None


ABOVE: Zones = frozenset({"above", "head", "header", "headline"})
MAX_KICKER = 30


def _ends_menu(sheet: Sheet, block: Block) -> bool:
    """Whether a block is the last of more links in a list than a path has, or of several that all lead directly below
    the front page and none to it; or of several in a table's rows."""
    until = _at(sheet, block)
    most = MOST_ROWS if block.kind == "table" else MOST_CRUMBS
    before = sheet.blocks[max(0, until - most) : until + 1]
    if len(before) > most and all(b.kind == block.kind in ("list_item", "table") and b.links for b in before):
        return True
    last = before[-MIN_MENU:]
    paths = [path_of(b.links[0].url).strip("/") for b in last if b.kind == "list_item" and b.links]
    return len(paths) == MIN_MENU and all(path and "/" not in path for path in paths)


MIN_MENU, MOST_ABOVE = 4, 4
