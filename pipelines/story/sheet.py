"""A story's blocks on the desk: each part takes its own, and none takes what another has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from crawler.items import Block, Dateline, Metadata, Outlet, Story, Zones
from pipelines.language.letters import HAN
from pipelines.parts.byline.noted import noted_name
from pipelines.parts.dateline import split_dateline
from pipelines.parts.dates.lines import find_date_text, gives_times, is_update_label
from pipelines.parts.furniture import reads_as_furniture
from pipelines.world.agencies import without_agency_word
from pipelines.world.gazetteer import find_regions
from pipelines.world.home_zone import country_of_address, zone_of_address, zone_of_language, zone_of_offset

MAX_DATE_LINE = 60
MOST_TIMES = 5
"""So many time elements of a page are asked for their zone."""
MAX_SITE_NAME = 30
_ONLINE = re.compile(r"\s(?:نت|أونلاين)$")
"""Words for "online" after an Arabic newsroom's name."""
DOMAIN = re.compile(r"(?<=\w{3})\.[a-z]{2,7}$")
_LABELLED = re.compile(r"\s{0,3}[^\W\d_]{2,6}[:：]")
_CLOSING_NAME = re.compile(r"[-_|–—]\s?([^-_|–—]{2,30})$")


@dataclass(slots=True)
class Sheet:
    """A story being taken apart: which blocks are taken, and by which rule."""

    story: Story
    language: str | None
    taken: set[int] = field(default_factory=set)
    """Indexes of blocks that a field has."""
    provenance: dict[str, str] = field(default_factory=dict)
    owners: dict[int, str] | None = None
    """Index of a block -> the field that took it, where somebody wants to know."""

    meta: Metadata = field(init=False)
    """What the page's head says."""
    outlet: Outlet | None = field(init=False)
    """Whose page it is, where that is known."""
    houses: tuple[str, ...] = field(init=False)
    """Agency names as the outlet prints them; a newsroom signs with its site's own name, too."""
    blocks: Sequence[Block] = field(init=False)
    """All blocks, in reading order."""
    headings: Sequence[Block] = field(init=False)
    """Those that display the headline."""
    _headline: int | None = field(init=False)
    """Index of the first of them."""
    _texts: Sequence[int] = field(init=False)
    """Indexes of those that are no pictures."""

    def __post_init__(self) -> None:
        self.meta, self.outlet, self.blocks = self.story.metadata, self.story.outlet, self.story.blocks
        printed = self.outlet.agencies if self.outlet else ()
        self.houses = _houses(printed, self.meta.site_name, self.meta.title or "")
        at = [i for i, block in enumerate(self.blocks) if "headline-block" in block.zones]
        self.headings, self._headline = [self.blocks[i] for i in at], next(iter(at), None)
        self._texts = [i for i, block in enumerate(self.blocks) if block.kind != "image"]

    @property
    def site_names(self) -> list[str]:
        """What the page and the outlet's file call its site."""
        return [name for name in (self.meta.site_name, self.outlet.name if self.outlet else None) if name]

    def noted_names(self) -> set[str]:
        """The people on whom there are notes outside the text: "About Ada Winter"."""
        return {name for block in self.blocks if not block.main and (name := noted_name(block.text))}

    @property
    def country(self) -> str | None:
        """The outlet's, or the one in its address."""
        return self.outlet.country if self.outlet else country_of_address(self.story.url)

    @property
    def timezone(self) -> str:
        """The zone of printed times that give none."""
        return self.outlet.timezone if self.outlet else self._home or "UTC"

    @property
    def has_zone(self) -> bool:
        """Whether the zone is the outlet's own or its country's."""
        return self.outlet is not None or zone_of_address(self.story.url, self.language) is not None

    @property
    def knows_zone(self) -> bool:
        """Whether the zone is that, or the one of the page's dates or language."""
        return self.outlet is not None or self._home is not None

    @property
    def _home(self) -> str | None:
        stated = zone_of_offset(tuple(date for _, date in (*self.meta.dates, *self.meta.times[:MOST_TIMES])))
        return zone_of_address(self.story.url, self.language) or stated or zone_of_language(self.language)

    @property
    def around(self) -> Zones:
        """The zones of the headline: classes of boxes that say nothing about what stands in them."""
        return self.headings[0].zones if self.headings else frozenset()

    def split_dateline(
        self, text: str, *, published: datetime | None = None, houses: Sequence[str] = (), named: str = ""
    ) -> tuple[Dateline | None, str]:
        """A text's dateline and the words after it, in the customs of the page's language and country; `houses` are
        agencies besides the sheet's own."""
        return split_dateline(
            text,
            language=self.language,
            published=published,
            country=self.country,
            houses=(*self.houses, *houses),
            named=named,
        )

    def headline_at(self, default: int) -> int:
        """Index of the block that displays the headline; `default` of a page that displays none."""
        return default if self._headline is None else self._headline

    def text_before(self, i: int) -> str:
        """The text of the block before one; "" of a picture, and before the first."""
        return self.blocks[i - 1].text if i else ""

    def left(self) -> list[int]:
        """Indexes of the blocks of text that no field has yet."""
        taken = self.taken
        return [i for i in self._texts if i not in taken]

    def text_left(self) -> list[int]:
        """Those of them that are the article's text."""
        return [i for i in self.left() if self.blocks[i].main]

    def take(self, indexes: Sequence[int], name: str, rule: str) -> None:
        """Give blocks to a field, and note by which rule."""
        self.taken.update(indexes)
        self.provenance[name] = rule

    def settle(self, name: str) -> None:
        """Note that a field owns what was taken since the last note."""
        if self.owners is not None:
            self.owners |= dict.fromkeys(self.taken - self.owners.keys(), name)


@lru_cache(maxsize=2_000)
def is_furniture(line: str) -> bool:
    """Whether a line of a page does not belong to the article: it has no letters, is only a date, or shows it by its
    wording."""
    if not any(map(str.isalnum, line.replace("ـ", ""))) or line.startswith(("©", "ⓒ")):  # a stroke, as Arabs rule lines
        return True
    return reads_as_furniture(line) or is_date_line(line)


def _houses(printed: tuple[str, ...], site: str | None, title: str) -> tuple[str, ...]:
    own = site or _closing_name(title)
    names = (own, _without_kind(own), DOMAIN.sub("", own)) if own else ()
    return tuple(dict.fromkeys((*printed, *names)))


def _without_kind(name: str) -> str:
    """A newsroom's name without the word for what it is: "Agencia Harbour" and "Harbour News" sign as Harbour."""
    bare = _ONLINE.sub("", without_agency_word(name))
    if bare == name and " " not in (short := name.removesuffix(" News")):
        bare = short
    return bare if len(bare) > 2 else name


def _closing_name(title: str) -> str | None:
    """The name at the end of a ``<title>``, where a mark separates it from the headline."""
    found = _CLOSING_NAME.search(title[-MAX_SITE_NAME - 3 :])
    return found[1] if found and not find_regions(found[1]) else None


def is_date_line(line: str) -> bool:
    """Whether a short line is little more than a date, or says when the page changed."""
    text = find_date_text(line) if len(line) < MAX_DATE_LINE else None
    if text and line.startswith(text) and _GOES_ON.match(line, len(text)):
        return False
    if not text or len(text) > MOSTLY * len(line):
        return bool(text) or (len(line) < MAX_DATE_LINE and gives_times(line))
    if line.startswith(text) and ":" in text and _LABELLED.match(line, len(text)):
        return True  # "2024年5月12日 12:35 来源：…": a day, a time and where it comes from
    rest = line.replace(text, "", 1)
    other = find_date_text(rest)
    return other is not None and len(text) + len(other) > MOSTLY * len(line) and is_update_label(rest)


MOSTLY = 0.4
"""Share of a line that is a date with a few words."""
_GOES_ON = re.compile(rf"[，、](?!\s?(?:星期|周|週|礼拜|禮拜|农历|農曆))[{HAN}]")
"""A sentence of Chinese that its day opens: "2031年5月12日，渡轮靠岸。"."""


def squeeze(text: str) -> str:
    """Text without white space and case, for comparing."""
    return "".join(text.split()).casefold()
