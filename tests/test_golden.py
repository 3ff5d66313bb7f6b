"""The newsroom's pages against their golden records, field by field.

A miss that we know of stands in golden/misses.toml with its cause. The list can only shrink: a field on it that comes
right fails the test, as does any other that goes wrong.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article, Image, Outlet, Page
from crawler.outlet_files import load_outlets, outlet_of_url
from crawler.terminal.golden import UNREAD
from newsroom.site import Site
from pipelines.article.provenance import GIVEN, RULED
from pipelines.boilerplate import story_of
from pipelines.page.pagination import next_part
from pipelines.structure import structure
from pipelines.validation import refusal_of

FOLDER = Path(__file__).parent / "golden"
SAVED = FOLDER / "saved"
OWN = Path(os.environ.get("GOLDEN_DIR") or SAVED).resolve()
"""A folder of the user's own: real pages, which are no part of the repository."""
RECORDS = [
    path for folder in (*sorted(FOLDER.glob("*.example")), *{SAVED, OWN}) for path in sorted(folder.glob("*.json"))
]
MISSES: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "misses.toml").read_text(encoding="utf-8"))
Record = dict[str, Any]


@cache
def site() -> Site:
    return Site()


@cache
def outlets() -> dict[str, Outlet]:
    return load_outlets(FOLDER.parents[1] / "newsroom" / "outlets")


WRONG_SECTIONS = 0
"""Records whose section is read otherwise; whoever mends one lowers it."""


@cache
def read(path: Path) -> Article:
    """The article of a record's page: the file beside it, or what the newsroom serves. Nobody may change it."""
    url = record_of(path)["url"]
    if path.parent in (SAVED, OWN):
        return structure(story_of(Page(url, path.with_suffix(".html").read_bytes(), outlet_of_url(url, outlets()))))
    page = last = served(url)
    while further := next_part(last.body, last.url, url, len(page.parts) + 2, last.charset):
        last = served(further)
        if not last.body:
            break
        page.parts += (last,)
    return structure(story_of(page))


def served(url: str) -> Page:
    """What the newsroom answers; without a body where it has no such page."""
    answer = site().answer(url)
    charset = re.search(r"charset=([\w-]+)", answer.content_type or "")
    body = answer.body if answer.status == 200 else b""
    return Page(url, body, outlet=outlet_of_url(url, outlets()), charset=charset and charset[1])


def record_of(path: Path) -> Record:
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record


def wanted(record: Record) -> Record:
    dateline = record["dateline"] or {}
    return {
        "kind": record["kind"],
        "headline": record["headline"],
        "subheadline": record["subheadline"],
        "bylines": record["bylines"],
        "published": (record["published"] or "")[:10] or None,
        "modified": record["modified"],
        "dateline": (dateline.get("text"), dateline.get("places", []), dateline.get("date"), dateline.get("agency")),
        "captions": [i["caption"] for i in record["images"] if i["caption"]],
        "credits": [i["credit"] for i in record["images"] if i["credit"]],
        "body": record["paragraphs"],
        "related": [(r["label"], r["title"], r["url"]) for r in record["related_links"]],
        "signoff": record["signoff"],
    }


def given(article: Article, record: Record) -> Record:
    dateline = article.dateline

    def lines(name: str) -> list[str]:
        return [value for image in article.images if (value := getattr(image, name))]

    return {
        "kind": article.kind,
        "headline": article.headline,
        "subheadline": article.subheadline,
        "bylines": article.bylines,
        "published": _day(article, record["published"]),
        "modified": _change(article, record["modified"]),
        "dateline": (dateline.text, [p.name for p in dateline.places], dateline.date, dateline.agency)
        if dateline
        else (None, [], None, None),
        "captions": lines("caption"),
        "credits": lines("credit"),
        "body": [block.text for block in article.body],
        "related": [(r.label, r.title, r.url) for r in article.related_links],
        "signoff": article.signoff,
    }


def _day(article: Article, written: str | None) -> str | None:
    """The day of publication in the zone that the record writes it in; without one, either day a zone could make it."""
    if article.published is None:
        return None
    if not written:
        return article.published.isoformat()[:10]
    gold = datetime.fromisoformat(written)
    if gold.tzinfo is not None:
        return article.published.astimezone(gold.tzinfo).isoformat()[:10]
    days = {(article.published + timedelta(hours=h)).isoformat()[:10] for h in range(-12, 15)}
    return written[:10] if written[:10] in days else article.published.isoformat()[:10]


def _change(article: Article, written: str | None) -> str | None:
    """When a page was last changed: as the record writes it where it is the same second, or the same time in some zone."""
    if article.modified is None or not written:
        return article.modified.isoformat() if article.modified else None
    gold, given = datetime.fromisoformat(written), article.modified.replace(microsecond=0)
    apart = given - gold if gold.tzinfo else given.replace(tzinfo=None) - gold
    same = not apart if gold.tzinfo else len(written) == 10 or not apart.total_seconds() % 900
    return written if same and abs(apart) <= timedelta(hours=24) else given.isoformat()


def fold(value: Any) -> Any:
    """White space and the two ways to write a quotation mark or a dash are not what these tests are about."""
    if isinstance(value, str):
        return " ".join(value.replace("\u2019", "'").replace("\u2018", "'").split())
    return [fold(v) for v in value] if isinstance(value, (list, tuple)) else value


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_no_record_is_left_as_extracted() -> None:
    assert [path.name for path in RECORDS if record_of(path).get("notes") == UNREAD] == []


@pytest.mark.parametrize("path", RECORDS, ids=name_of)
def test_a_page_of_the_newsroom_is_read_as_its_record_says(path: Path) -> None:
    record, article = record_of(path), read(path)
    if "refused" in record:
        assert refusal_of(article) in (
            {"empty", "no_headline", "no_text"} if record["refused"] in ("empty", "no_text") else {record["refused"]}
        )
        return
    assert refusal_of(article) is None
    want, have = wanted(record), given(article, record)
    wrong = {field: (have[field], want[field]) for field in want if fold(have[field]) != fold(want[field])}
    known = MISSES.get(name_of(path), {})
    assert {f: v for f, v in wrong.items() if f not in known} == {}
    assert [f for f in known if f not in wrong] == [], "comes right now: take it off golden/misses.toml"


def test_sections_are_as_the_records_say() -> None:
    given = {
        name_of(path): (read(path).section, record_of(path)["section"])
        for path in RECORDS
        if "headline" in record_of(path)
    }
    wrong = {name: sections for name, sections in given.items() if fold(sections[0]) != fold(sections[1])}
    assert len(wrong) == WRONG_SECTIONS, wrong


@pytest.mark.parametrize("path", RECORDS, ids=name_of)
def test_each_field_with_a_value_says_which_rule_gave_it_and_no_other_does(path: Path) -> None:
    article = read(path)
    assert {name for name in RULED if getattr(article, name)} == article.provenance.keys() - {"extractor", "refused"}
    assert all(rule.strip() for rule in article.provenance.values())
    places = article.dateline.places if article.dateline else []
    assert [place for place in places if place.country_code and not place.reason] == []


def test_every_field_of_the_record_is_given_or_has_a_rule() -> None:
    assert {*RULED, *GIVEN} == set(Article.__slots__)


def test_every_known_miss_is_of_a_page_and_says_its_cause() -> None:
    assert set(MISSES) <= {name_of(path) for path in RECORDS}
    assert all(cause.strip() for fields in MISSES.values() for cause in fields.values())


def test_every_outlet_that_comes_with_dateline_has_a_page_in_its_layout() -> None:
    layouts: dict[str, list[str]] = tomllib.loads((FOLDER / "layouts.toml").read_text(encoding="utf-8"))
    assert load_outlets().keys() - layouts.keys() == set()
    named = {name for names in layouts.values() for name in names}
    assert named - {name_of(path) for path in RECORDS} == set()


def test_pictures_come_with_their_addresses() -> None:
    images: list[Image] = []
    for path in RECORDS:
        if record_of(path).get("images"):
            images += read(path).images
    assert sum(bool(image.url) for image in images) > 0.9 * len(images) > 50
