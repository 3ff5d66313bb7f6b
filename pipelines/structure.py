"""Story -> Article: each part takes its blocks, in reading order, and what is left is the body.

No block is taken twice, and every block of the text lands in exactly one field.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.items import Article, Block, BodyBlock, Dateline, Image, RelatedLink, Story
from pipelines.address import canonical_address
from pipelines.body import body_blocks
from pipelines.boxes import Teaser, Wording, gather_related
from pipelines.byline import looks_like_byline, split_byline
from pipelines.caption import clean_credit, looks_like_caption, looks_like_credit, split_caption
from pipelines.dateline import split_dateline
from pipelines.dates import find_date_text, is_update_label, parse_date
from pipelines.furniture import is_furniture
from pipelines.headline import split_headline, strip_site_name
from pipelines.kind import kind_of
from pipelines.language import language_of
from pipelines.loader import load_article
from pipelines.pictures import Picture, gather_pictures
from pipelines.related import is_recommendation_heading, is_related_heading, split_cue
from pipelines.signoff import is_signoff, split_signoff

VERSION = "1"
"""Of the rules: stands in every article's provenance."""


def structure(story: Story) -> Article:
    """The article of a story. Without text it has no headline or no body: validation refuses it by name."""
    return _Sheet(story).article()


class _Sheet:
    """A story's blocks on the desk: each part takes its own, none takes what another has."""

    def __init__(self, story: Story) -> None:
        self.story, self.blocks, self.meta = story, story.blocks, story.metadata
        self.outlet = story.outlet
        self.language = language_of(story)
        self.zone = story.outlet.timezone if story.outlet else "UTC"
        self.agencies = story.outlet.agencies if story.outlet else ()
        self.taken: set[int] = set()
        self.provenance: dict[str, str] = {"extractor": VERSION}

    def article(self) -> Article:
        article = Article(url=self.story.url, outlet=self.outlet.id if self.outlet else None, language=self.language)
        article.canonical_url = canonical_address(self.story.url, self.meta.canonical, self.outlet)
        article.headline_prefix, article.headline = self.headline()
        teasers = self.related()
        pictures = self.pictures()
        article.subheadline = self.subheadline()
        article.byline_text, article.bylines = self.bylines()
        self.dates(article)
        article.signoff = self.signoff()
        body = self.body(article)
        positions = [i for i, _ in body]
        article.images = [self.image(p, sum(i < p.at for i in positions)) for p in pictures]
        article.related_links = [t.link for t in teasers]
        for teaser in teasers:
            teaser.link.position = sum(i < teaser.at for i in positions)
        article.body = [block for _, block in body]
        article.section, article.keywords = self.meta.section, self.meta.keywords
        article.kind = kind_of(self.story, article)
        article.provenance = self.provenance
        return load_article(article)

    def left(self) -> list[int]:
        return [i for i in range(len(self.blocks)) if i not in self.taken and self.blocks[i].kind != "image"]

    def note(self, field: str, rule: str) -> None:
        self.provenance[field] = rule

    def headline(self) -> tuple[str | None, str]:
        sites = [s for s in (self.meta.site_name, self.outlet.name if self.outlet else None) if s]
        if self.story.plain:
            text, rule = (self.blocks[0].text, "first line") if self.blocks else ("", "none")
            self.taken |= {0} if self.blocks else set()
            if _is_body_like(text):
                self.taken.discard(0)
                text = ""
        elif at := [i for i, b in enumerate(self.blocks) if "headline-block" in b.zones]:
            text, rule = self.with_colon(self.blocks[at[0]].text), "displayed heading"
        elif self.meta.headline:
            text, rule = strip_site_name(self.meta.headline, sites), self.meta.provenance["headline"]
        else:
            text, rule = strip_site_name(self.meta.title or "", sites), "title"
        self.note("headline", rule)
        if not self.story.plain:
            same = _squeeze(text)
            self.taken |= {i for i, b in enumerate(self.blocks) if b.text and _squeeze(b.text) == same}
        return split_headline(text, sites)

    def with_colon(self, displayed: str) -> str:
        """The heading with the mark between kicker and headline that only its styling shows, as the page's head has it."""
        for own in (self.meta.headline, self.meta.title):
            if own and _letters(own) == _letters(displayed) and own.count(":") > displayed.replace(" :", "").count(":"):
                return own
        return displayed

    def pictures(self) -> list[Picture]:
        if self.story.plain:
            found = [Picture(i, captions=[self.blocks[i].text], blocks={i}) for i in self.left() if looks_like_caption(self.blocks[i].text)]
            self.taken |= {p.at for p in found}
            return found
        return gather_pictures(self.blocks, self.taken, looks_like_caption, looks_like_credit, self._is_other)

    def _is_other(self, line: str) -> bool:
        """A line in a picture's frame that is no caption: a byline, a date."""
        return looks_like_byline(line, self.language) or self._furniture(line)

    def image(self, picture: Picture, position: int) -> Image:
        """A picture's lines read: a credit element of its own beats one at the end of the caption."""
        line = " ".join(picture.captions)
        image = split_caption(line, self.language, self.agencies) if line else Image()
        if picture.credits:
            own = " ".join(picture.credits)
            apart = split_caption(own, self.language, self.agencies)
            credit = clean_credit(own)
            if image.credit and image.caption and credit and credit not in image.credit:
                image.caption = line
            image.credit = credit or image.credit
            image.photographer, image.agency, image.agency_id = apart.photographer, apart.agency, apart.agency_id
            image.text = f"{line} {own}" if line else own
        image.url, image.position = picture.url, position
        return image

    def related(self) -> list[Teaser]:
        wording = Wording(
            split_cue=lambda line: split_cue(line, self.language),
            is_heading=lambda line: is_related_heading(line, self.language),
            is_recommendation=is_recommendation_heading,
            is_signoff=lambda line: is_signoff(line, self.language, last=True),
        )
        return gather_related(self.blocks, self.taken, wording)

    def subheadline(self) -> str | None:
        """The deck: a sentence or a list set between headline and text, or a long heading that opens the text."""
        if self.story.plain:
            return None
        deck = [i for i in self.left() if self._is_deck(self.blocks[i])]
        lists = [i for i in deck if self.blocks[i].kind == "list_item" and "standfirst" in self.blocks[i].zones]
        deck = [i for i in deck if self.blocks[i].kind != "list_item"]
        best = [i for i in deck if self.blocks[i].kind == "heading"] or [i for i in deck if "standfirst" in self.blocks[i].zones] or deck
        found = best[:1] or lists
        if not found:
            first = next((i for i in self.left() if self.blocks[i].main), None)
            if first is None or not _is_long_heading(self.blocks[first]):
                return None
            found = [first]
        self.taken |= set(found)
        self.note("subheadline", "standfirst")
        return " ".join(self.blocks[i].text for i in found)

    def _is_deck(self, block: Block) -> bool:
        if "head" not in block.zones or block.main or block.zones & _NO_DECK or block.links and _only_links(block):
            return False
        set_apart = "standfirst" in block.zones or block.kind == "heading"
        size = len(block.text.encode("utf-8"))
        return (20 if set_apart else 50) <= size <= 3000 and not looks_like_byline(block.text, self.language) and not self._furniture(block.text) and not find_date_text(block.text)

    def bylines(self) -> tuple[str | None, list[str]]:
        """Names as displayed: in a byline element near headline or text, or on a line that is nothing else."""
        if self.story.plain:
            return self._plain_byline()
        names: list[str] = []
        lines: list[str] = []
        for i in self.left():
            block = self.blocks[i]
            if "byline" not in block.zones or block.zones & _NO_BYLINE or len(block.text) > 300:
                continue
            names += split_byline(block.text, self.language)
            lines.append(block.text)
            self.taken.add(i)
        rule = "byline element"
        if not names:
            names, lines, rule = self._byline_line()
        if not names:
            names, lines, rule = self._known_author()
        if names:
            self.note("bylines", rule)
        return (lines[0] if lines else None), list(dict.fromkeys(names))

    def _plain_byline(self) -> tuple[str | None, list[str]]:
        left = self.left()
        if left and left[0] == 1 and looks_like_byline(self.blocks[1].text, self.language):
            self.taken.add(1)
            self.note("bylines", "line")
            return self.blocks[1].text, split_byline(self.blocks[1].text, self.language)
        return None, []

    def _byline_line(self) -> tuple[list[str], list[str], str]:
        for i in self.left():
            block = self.blocks[i]
            if not block.zones & _NO_BYLINE and looks_like_byline(block.text, self.language) and (names := split_byline(block.text, self.language)):
                self.taken.add(i)
                return names, [block.text], "byline line"
        return [], [], ""

    def _known_author(self) -> tuple[list[str], list[str], str]:
        """A line near the headline that names whom the head of the page calls the author."""
        authors = [n for a in self.meta.authors for n in split_byline(a, self.language)]
        for i in self.left():
            block = self.blocks[i]
            if block.main or not block.zones & {"head", "above", "below"} or len(block.text) > 200:
                continue
            named = [a for a in authors if len(a) > 2 and a.casefold() in block.text.casefold()]
            if named:
                return named, [block.text], "author of the metadata, displayed"
        return [], [], ""

    def dates(self, article: Article) -> None:
        article.published_text, article.modified_text = self.meta.published, self.meta.modified
        published = self._date(self.meta.published)
        modified = self._date(self.meta.modified)
        self.note("published", self.meta.provenance.get("published", "none"))
        if not isinstance(published, datetime):
            shown = self._shown_dates()
            for text, moment, update in shown:
                if update:
                    modified, article.modified_text = (modified, article.modified_text) if modified else (moment, text)
                elif _refines(moment, published):
                    published, article.published_text = moment, text
                    self.note("published", "line" if self.story.plain else "displayed date")
        article.published, article.modified = self._moment(published), self._moment(modified)
        if article.published is None and (found := _IN_ADDRESS.search(urlsplit(self.story.url).path)):
            article.published, article.published_text = self._moment(self._date("-".join(found.groups()))), "-".join(found.groups())
            self.note("published", "address")
        if article.published is None and article.modified is not None:
            article.published, article.published_text = article.modified, article.modified_text
            self.note("published", "modified")
        if article.modified == article.published or (article.modified and article.published and article.modified < article.published):
            article.modified, article.modified_text = None, None

    def _date(self, text: str | None) -> datetime | date | None:
        return parse_date(text, language=self.language, timezone=self.zone) if text else None

    def _moment(self, value: datetime | date | None) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value
        return datetime.combine(value, time(), tzinfo=UTC)

    def _shown_dates(self) -> list[tuple[str, datetime | date, bool]]:
        shown = []
        for i, block in enumerate(self.blocks):
            barred = block.zones & (_NO_DATE - {"footer", "navigation"} if "date" in block.zones else _NO_DATE)
            near = block.zones & {"above", "head", "below", "date", "byline"} and not barred
            main = block.main and "date" not in block.zones
            if i in self.taken - self._byline_blocks() or main or not near or len(block.text) > 250:
                continue
            text = find_date_text(block.text)
            moment = self._date(text)
            if text and moment and not isinstance(moment, datetime) and (clock := _CLOCK.search(block.text)):
                text, moment = block.text, datetime.combine(moment, time.fromisoformat(clock[0]), ZoneInfo(self.zone))
            if text and moment:
                shown.append((text, moment, is_update_label(block.text)))
        return shown

    def _byline_blocks(self) -> set[int]:
        return {i for i in self.taken if "byline" in self.blocks[i].zones}

    def signoff(self) -> str | None:
        """The closing lines: those at the end of the text, and those set apart below it."""
        main = [i for i in self.left() if self.blocks[i].main and not self.blocks[i].zones & _NO_SIGNOFF]
        lines: list[int] = []
        for i in reversed(main[1:]):
            if is_signoff(self.blocks[i].text, self.language, last=True):
                lines.insert(0, i)
            elif self.story.plain or not self._furniture(self.blocks[i].text):
                break
        if not self.story.plain:
            late = main[len(main) // 2 :]
            lines += [i for i in late if i not in lines and is_signoff(self.blocks[i].text, self.language)]
        end = main[len(main) // 2] if main else 0
        for i in self.left():
            block = self.blocks[i]
            apart = "signoff" in block.zones or not block.zones & _NO_SIGNOFF
            if i > end and not block.main and apart and not block.links and is_signoff(block.text, self.language, last=True):
                lines.append(i)
        lines.sort()
        self.taken |= set(lines)
        if lines:
            self.note("signoff", "closing lines")
        return " ".join(self.blocks[i].text for i in lines) or None

    def body(self, article: Article) -> list[tuple[int, BodyBlock]]:
        body = body_blocks(self.blocks, self.taken, (lambda line: False) if self.story.plain else self._furniture)
        if body:
            index, last = body[-1]
            rest, closing = split_signoff(last.text, self.language)
            if closing and rest:
                article.signoff = f"{closing} {article.signoff}" if article.signoff else closing
                last.text = rest
        article.dateline, body = self.dateline(article, body)
        if article.published is None and article.dateline and article.dateline.day:
            article.published, article.published_text = self._moment(article.dateline.day), article.dateline.date
            self.note("published", "dateline")
        return body

    def _furniture(self, line: str) -> bool:
        return not any(map(str.isalnum, line)) or is_furniture(line, self.language) or self._is_date_line(line)

    def _is_date_line(self, line: str) -> bool:
        text = find_date_text(line) if len(line) < _MAX_DATE_LINE else None
        return bool(text and len(text) > 0.5 * len(line))

    def dateline(self, article: Article, body: list[tuple[int, BodyBlock]]) -> tuple[Dateline | None, list[tuple[int, BodyBlock]]]:
        """The dateline of the first paragraph, taken off it; a paragraph that is nothing else goes with it."""
        for n, (_, block) in enumerate(body[: 1 if self.story.plain else _OPENING]):
            if block.kind != "paragraph":
                continue
            found, rest = self._split(block.text, article)
            if found is None:
                continue
            self.note("dateline", "first paragraph")
            article.bylines += [r for r in found.reporters if r not in article.bylines]
            block.text = rest
            opening = [b for b in body[:n] if b[1].text.casefold() not in found.text.casefold()]
            return found, opening + (body[n:] if rest else body[n + 1 :])
        return self._dateline_apart(article, body), body

    def _dateline_apart(self, article: Article, body: list[tuple[int, BodyBlock]]) -> Dateline | None:
        """A dateline set as a line of its own right before the text."""
        for i in self.left():
            block = self.blocks[i]
            if not body or i >= body[0][0]:
                break
            if len(block.text) > _MAX_DATELINE or not ("dateline" in block.zones or block.text.endswith(_DASHES)):
                continue
            found, _ = self._split(f"{block.text} {body[0][1].text}", article)
            if found and _squeeze(found.text) == _squeeze(block.text):
                self.taken.add(i)
                self.note("dateline", "line before the text")
                return found
        return None

    def _split(self, text: str, article: Article) -> tuple[Dateline | None, str]:
        return split_dateline(
            text,
            language=self.language,
            published=article.published,
            country=self.outlet.country if self.outlet else None,
            agencies=self.agencies,
        )


_NO_DECK = frozenset(
    {"byline", "date", "share", "caption", "credit", "navigation", "ad", "recommend", "tags", "newsletter", "hidden",
     "comments", "bio", "figure", "video", "popup", "cookie", "factbox", "table", "quote"}
)  # fmt: skip
_LONG_HEADING = 80
_NO_BYLINE = frozenset({"caption", "credit", "figure", "navigation", "footer", "comments", "recommend", "related", "ad", "hidden", "aside"})
_NO_DATE = frozenset({"caption", "credit", "navigation", "footer", "comments", "recommend", "related", "ad", "hidden"})
_NO_SIGNOFF = frozenset({"navigation", "comments", "recommend", "related", "ad", "hidden", "caption", "head", "above"})
_CLOCK = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_IN_ADDRESS = re.compile(r"(?<!\d)(20[0-3]\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in an address: /2026/05/12/, /20260512/."""
_MAX_DATELINE = 80
_MAX_DATE_LINE = 60
_DASHES = ("—", "–", "-", "―")
_OPENING = 3
"""The dateline stands in one of the first paragraphs: a desk note or a summary may come before."""


def _is_long_heading(block: Block) -> bool:
    return block.kind == "heading" and (len(block.text) >= _LONG_HEADING or block.text.endswith((".", "。")))


def _only_links(block: Block) -> bool:
    return sum(len(link.text) for link in block.links) > 0.5 * len(block.text)


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def _letters(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def _is_body_like(text: str) -> bool:
    """A first line that is no headline: a whole paragraph."""
    return len(text) > 300


def _refines(moment: datetime | date, known: datetime | date | None) -> bool:
    """A displayed date counts where none is known, or where it adds the time to the same day."""
    if known is None:
        return True
    return isinstance(moment, datetime) and not isinstance(known, datetime) and abs((moment.date() - known).days) <= 1


class StructurePipeline:
    """Story -> Article."""

    def process_item(self, item: Story) -> Article:
        """What Scrapy calls for each story."""
        return structure(item)
