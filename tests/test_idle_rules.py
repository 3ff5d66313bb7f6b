"""A pattern or a selector of an outlet file that matches nothing is told by name; one that matches rarely raises nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

from crawler.items import FURNITURE, Outlet, Page
from crawler.runs.health import alarms_of
from crawler.runs.rules import Count, count_rules
from crawler.tally import Tally
from pipelines.boilerplate import story_of
from pipelines.explanation import explain
from pipelines.structure import read_page
from tests.commands import scrapy
from tests.local_web import STORED, LocalWeb, crawl, rss, write_outlet

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SITE = "http://herald.example"
Run = dict[str, Any]


def part(*rules: tuple[str, str, int, int]) -> Run:
    pages = dict.fromkeys(("found", "known", "fetched", "stored", "refused", "failed"), 0)
    listings = {"asked": 2, "read": 2, "failed": 0}
    counts: Run = {"refused": {}, "failed": {}, "troubles": [], "articles": 0, "fields": {}}
    return {
        "outlet": "herald",
        "pages": pages,
        "listings": listings,
        **counts,
        "rules": [Count(*r)._asdict() for r in rules],
    }


def told(*parts: Run) -> list[tuple[str, str]]:
    """Level and rule of what is said of these runs, the newest first."""
    state: Run = {"spider": "statemedia", "state": "done", "message": "", "store": {}, "archive": {}, "alarms": []}
    runs = [{**state, "started": NOW - timedelta(hours=n), "outlets": [one]} for n, one in enumerate(parts)]
    return [(alarm.level, alarm.about) for alarm in alarms_of(runs, NOW) if alarm.name == "rule"]


def pattern(tried: int, matched: int, text: str = "/news/") -> Run:
    return part(("article_url", text, tried, matched))


def writer(tried: int, matched: int, css: str = ".writer") -> Run:
    return part(("bylines", css, tried, matched))


def eras(tried: int, new: int, old: int) -> Run:
    return part(("bylines", ".writer", tried, new), ("bylines", "#author", tried, old))


def off(poll: int, quiz: int) -> Run:
    return part((FURNITURE, ".poll", 15, poll), (FURNITURE, ".quiz", 15, quiz))


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        # never: enough to match, or too little to say so
        ([pattern(12, 0), pattern(12, 0)], [("warning", "article_url /news/")]),
        ([pattern(12, 0)], []),
        ([writer(12, 0), writer(12, 0)], [("note", "bylines .writer")]),
        ([writer(12, 0)], []),
        ([off(0, 3), off(0, 2)], [("note", "furniture .poll")]),
        # rarely
        ([pattern(60, 2), pattern(60, 3)], []),
        ([pattern(60, 51), pattern(60, 57)], []),
        ([writer(12, 0), *[writer(12, 1)] * 20], []),
        ([eras(12, 11, 0)] * 9, []),
        # no more
        ([pattern(12, 0), *[pattern(12, 11)] * 9], [("alarm", "article_url /news/")]),
        ([pattern(0, 0), pattern(12, 0), *[pattern(12, 11)] * 9], [("alarm", "article_url /news/")]),
        ([writer(4, 0), writer(8, 0), *[writer(12, 11)] * 9], [("alarm", "bylines .writer")]),
        ([writer(4, 0), *[writer(12, 11)] * 9], []),
        ([writer(12, 4), *[writer(12, 11)] * 9], [("warning", "bylines .writer")]),
        ([eras(12, 0, 0), *[eras(12, 11, 0)] * 9], [("alarm", "bylines .writer, bylines #author")]),
        ([eras(12, 0, 11), *[eras(12, 11, 0)] * 9], []),
        # another rule since, or none
        ([pattern(12, 12, "/new/"), *[pattern(12, 0)] * 9], []),
        ([writer(12, 0, ".author"), *[writer(12, 11)] * 9], []),
        ([part(), *[part()] * 9], []),
    ],
)  # fmt: skip
def test_a_rule_is_judged_by_its_own_past(runs: list[Run], found: list[tuple[str, str]]) -> None:
    assert told(*runs) == found


def test_runs_of_before_rules_were_counted_say_nothing() -> None:
    old = part()
    del old["rules"]
    assert told(old, old) == []
    assert told(pattern(12, 11), old) == []


STORY = """<html lang="en"><head><title>Owl returns</title></head><body><article><h1>Owl returns to the mill</h1>
<div class="by">Moss Teal</div><p>A barn owl has come back to the mill at Aldwater after forty years, the recorder said on Monday.</p>
<div class="poll">Do you like owls?</div>
<p>The miller found a feather on the stair and a row of pellets along the beam, and rang the recorder before breakfast.</p></article></body></html>"""
SELECTORS = {"bylines": (".writer", ".by"), "section": (".desk",), FURNITURE: (".poll", ".quiz")}


def test_a_record_names_the_selectors_that_found_something() -> None:
    outlet = Outlet("herald", "The Herald", SITE, "GB", ("en",), "Europe/London", ("public",), selectors=SELECTORS)
    assert (
        read_page(Page(f"{SITE}/1", STORY.encode(), outlet=outlet)).provenance["selectors"]
        == "bylines .by; furniture .poll"
    )
    assert "selectors" not in read_page(Page(f"{SITE}/1", STORY.encode())).provenance


def test_a_selector_with_a_semicolon_of_its_own_is_counted_as_one() -> None:
    selectors: dict[str, tuple[str, ...]] = {"bylines": ('[title="by; desk"]', ".by")}
    outlet = Outlet("herald", "The Herald", SITE, "GB", ("en",), "Europe/London", ("public",), selectors=selectors)
    page = STORY.replace('class="by"', 'class="by" title="by; desk"')
    stats = MemoryStatsCollector(get_crawler())
    count_rules(Tally(stats), outlet, read_page(Page(f"{SITE}/1", page.encode(), outlet=outlet)), f"{SITE}/1")
    matched = {key.rpartition("bylines ")[2]: n for key, n in stats.get_stats().items() if "/matched/" in key}
    assert matched == {'[title="by; desk"]': 1, ".by": 0}


def test_an_explanation_names_the_selectors_that_found_nothing() -> None:
    outlet = Outlet("herald", "The Herald", SITE, "GB", ("en",), "Europe/London", ("public",), selectors=SELECTORS)
    unseen = explain(story_of(Page(f"{SITE}/1", STORY.encode(), outlet=outlet))).unseen
    idle = [(name, rule) for name, value, rule in unseen if rule.endswith("found nothing")]
    assert idle == [("section", "selector .desk found nothing"), (FURNITURE, "selector .quiz found nothing")]


def test_a_crawl_tells_which_rules_of_a_file_matched_nothing(tmp_path: Path, places: dict[str, str]) -> None:
    write_outlet(tmp_path, "herald", [("feed", f"{SITE}/rss")], article_url="/artikel/")
    with (tmp_path / "herald.toml").open("a") as file:
        file.write("[selectors]\n" + "".join(f"{name} = {json.dumps(css)}\n" for name, css in SELECTORS.items()))
    urls = [f"{SITE}/story/{number}" for number in range(24)]
    stories = {url: STORY.replace("forty", f"{number + 40}") for number, url in enumerate(urls)}
    web = LocalWeb({f"{SITE}/rss": rss(*urls), **stories})
    with web.running() as proxy:
        done = crawl(
            tmp_path, "statemedia", "-a", "outlets=herald", "--summary", proxy=proxy, settings=STORED, **places
        )
    assert done.code == 0, done.errors
    told = [
        "article_url '/artikel/' matches the addresses of none of 24 articles",
        "the selector '.desk' for section found something on none of 24 pages",
        "the selector '.quiz' for furniture found something on none of 24 pages",
    ]
    assert [line for line in done.errors.splitlines() if line.startswith("herald:")] == [
        f"herald: {line}" for line in told
    ]
    code, out, _ = scrapy("health", "--fail-on", "warning", **places)
    assert (code, out.splitlines()) == (
        1,
        [f"{level:7}  herald  rule: {line}" for level, line in zip(("warning", "note", "note"), told, strict=True)],
    )
    assert "bylines .by matched 24 of 24" in " ".join(
        scrapy("runs", "--outlet", "herald", COLUMNS="2000", **places)[1].split()
    )
