"""Story -> Article: each part takes its blocks, and what is left is the body.

No block is taken twice, and every block of the text lands in exactly one field.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crawler.items import Article, Image, Page, Story
from pipelines.article.documents import article_id
from pipelines.article.loader import load_article
from pipelines.article.provenance import provenance_of, rules_version
from pipelines.article.refusal import refusal_by_page
from pipelines.boilerplate import story_of
from pipelines.language.phrases import fold_phrase
from pipelines.parts.related.teasers import Teaser
from pipelines.story.body import Body, drop_buttons, drop_post, take_body, take_signature
from pipelines.story.bylines import take_bylines
from pipelines.story.closing import take_signoff
from pipelines.story.dateline import claim_lead, take_dateline
from pipelines.story.dates import drop_particulars, in_moments, take_dates
from pipelines.story.headline import take_headline
from pipelines.story.keywords import take_keywords
from pipelines.story.kind import kind_of
from pipelines.story.language import language_of
from pipelines.story.pictures import sign_pictures, take_pictures
from pipelines.story.related import take_related
from pipelines.story.section import take_section
from pipelines.story.selected import hits_of, reserve_selected, take_selected
from pipelines.story.sheet import Sheet
from pipelines.story.signature import part_signature
from pipelines.story.subheadline import take_lead, take_subheadline
from pipelines.world.address import canonical_address, without_tracking


def read_page(page: Page) -> Article:
    """The article of a page: its story, taken apart. Takes any bytes; needs no Scrapy."""
    return structure(story_of(page))


def structure(story: Story) -> Article:
    """The article of a story. Without text it lacks a headline or a body, and validation refuses it by name."""
    return set_article(open_sheet(story))


def open_sheet(story: Story) -> Sheet:
    """A story's blocks, none taken yet."""
    language, rule = language_of(story)
    return Sheet(story, language, provenance={"extractor": rules_version(), "language": rule})


def set_article(sheet: Sheet) -> Article:
    """The article made from a sheet, which then says what each field took and why."""
    article = _addressed(sheet)
    if sheet.story.selected:
        reserve_selected(sheet)
    _take_top(article, sheet)
    drop_buttons(sheet)
    # Related lines before captions: "(Graphic: … - here)" is both in form.
    teasers = take_related(sheet)
    sheet.settle("related_links")
    pictures = take_pictures(sheet, part_signature(sheet))
    sheet.settle("images")
    _take_lead(article, sheet)
    sign_pictures((image for _, image in pictures), article.bylines, sheet)
    body = _take_text(article, sheet)
    _add_from_dateline(article, sheet)
    _set_body(article, body, pictures, teasers)
    if sheet.story.selected:
        take_selected(article, sheet)
    return _finished(article, sheet)


def _addressed(sheet: Sheet) -> Article:
    """An article of which only its address, its outlet and its language are known."""
    story = sheet.story
    article = Article(url=story.url, outlet=story.outlet.id if story.outlet else None, language=sheet.language)
    article.canonical_url = canonical_address(story.url, story.metadata.canonical, story.outlet)
    sheet.provenance["canonical_url"] = _address_rule(article, story)
    return article


def _take_top(article: Article, sheet: Sheet) -> None:
    """Section, keywords and headline."""
    article.section, article.keywords = take_section(sheet), take_keywords(sheet)
    article.headline_prefix, article.headline = take_headline(sheet)
    sheet.settle("headline")


def _take_lead(article: Article, sheet: Sheet) -> None:
    """Takes what stands between headline and text: deck, dates, writers."""
    claim_lead(sheet)
    article.subheadline = take_subheadline(sheet)
    sheet.settle("subheadline")
    drop_particulars(sheet)
    times = take_dates(sheet)
    article.published, article.published_text = times.published, times.published_text
    article.modified, article.modified_text = times.modified, times.modified_text
    article.byline_text, article.bylines = take_bylines(sheet)
    sheet.settle("bylines")


def _take_text(article: Article, sheet: Sheet) -> Body:
    """Takes sign-off and dateline, and as the body what they leave."""
    drop_post(sheet, article.bylines)
    drop_particulars(sheet)  # again: a byline may have stood before them
    signoff = take_signoff(sheet, article.bylines)
    sheet.settle("signoff")
    body, closing = take_body(sheet, article.bylines)
    if closing:
        sheet.provenance["signoff"] = "end of the last paragraph" + (", closing lines" if signoff else "")
    article.dateline, body = take_dateline(sheet, body, article.published)
    sheet.settle("dateline")
    if article.dateline and article.subheadline is None:
        article.subheadline, body = take_lead(sheet, body, article.dateline)
        sheet.settle("subheadline")
    body, signature = take_signature(sheet, body, article.dateline)
    sheet.settle("signoff")
    article.signoff = " ".join(line for line in (signature, closing, signoff) if line) or None
    sheet.taken.update(at for at, _ in body)
    sheet.settle("body")
    return body


def _finished(article: Article, sheet: Sheet) -> Article:
    """Completes the article with what its fields show, the rules by which they were read, and why it is refused, if it is."""
    story = sheet.story
    if story.scripted:
        sheet.provenance["body"] = story.scripted
    article.kind, sheet.provenance["kind"] = kind_of(story, article)
    article.access, sheet.provenance["access"] = sheet.meta.access, sheet.meta.provenance.get("access", "")
    article = load_article(article)
    for link in article.related_links:
        link.article_id = article_id(without_tracking(link.url)) if link.url else None
    article.provenance = provenance_of(article, sheet.provenance) | story.origin
    if hits := hits_of(story):
        article.provenance["selectors"] = hits
    if reason := refusal_by_page(story, article):
        article.provenance["refused"] = reason
    return article


def _set_body(article: Article, body: Body, pictures: Sequence[tuple[int, Image]], teasers: Sequence[Teaser]) -> None:
    """The body, and the pictures and related links, each with the number of body blocks that stand before it."""
    at = [index for index, _ in body]
    for index, image in pictures:
        image.position = bisect_left(at, index)
    for teaser in teasers:
        teaser.link.position = bisect_left(at, teaser.at)
    article.images = [image for _, image in pictures]
    article.related_links = [teaser.link for teaser in teasers]
    article.body = [block for _, block in body]


def _address_rule(article: Article, story: Story) -> str:
    declared = story.metadata.provenance.get("canonical", "")
    return declared if declared and article.canonical_url != without_tracking(story.url) else "address as answered"


def _is_among(name: str, names: Sequence[str]) -> bool:
    """Whether a name is one of some names, perhaps in capitals."""
    return fold_phrase(name) in map(fold_phrase, names)


def _add_from_dateline(article: Article, sheet: Sheet) -> None:
    """Adds what only the dateline says: its reporters, and the date where the page gives none."""
    if article.dateline is None:
        return
    if reporters := [name for name in article.dateline.reporters if not _is_among(name, article.bylines)]:
        sheet.provenance["bylines"] = ", ".join(filter(None, (sheet.provenance.get("bylines"), "dateline")))
        article.bylines += reporters
    if article.published is None and article.dateline.day:
        article.published, article.published_text = in_moments(article.dateline.day), article.dateline.date
        sheet.provenance["published"] = "dateline"
