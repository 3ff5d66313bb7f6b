"""Stored articles are looked at again when their time has come: cheaply where nothing changed, kept where it did."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pymongo import MongoClient
from scrapy.http import Response

from benchmarks.kills import opened
from benchmarks.press import page
from crawler.article import Document
from crawler.crawl.endings import validators_of
from tests.commands import begin_crawl

NUMBER = 12
EDITED, GONE = 3, 5


@pytest.mark.parametrize(
    ("etag", "kept"), [('"f1"', '"f1"'), ('"f\xe9"', None), ('"f\t1"', None), (f'"{"f" * 9000}"', None)]
)
def test_a_validator_that_cannot_be_sent_back_as_it_came_is_none(etag: str, kept: str | None) -> None:
    headers = {"ETag": etag.encode("latin-1"), "Last-Modified": "Fri, 27 Nov 2026 10:00:00 GMT"}
    response = Response("https://herald.example/1", headers=headers)
    assert validators_of(response) == (kept, "Fri, 27 Nov 2026 10:00:00 GMT")


def test_a_recheck_asks_for_what_changed_keeps_both_states_and_loses_no_article(tmp_path: Path) -> None:
    with opened(tmp_path, NUMBER, begin_crawl) as desk, MongoClient[Document](desk.uri, tz_aware=True) as client:
        pages, articles = client["kills"]["pages"], client["kills"]["articles"]
        desk.press.publish(NUMBER)
        assert desk.start().wait(300) == 0
        first = {one["url"]: one for one in pages.find()}
        assert {one["state"] for one in first.values()} == {"done"} and all("etag" in one for one in first.values())
        answers, urls, before = desk.room.site.answers, desk.press.urls, len(desk.room.requests)
        edited = page(EDITED).replace(b"said.</p>", b"said, and was corrected later.</p>", 1)
        answers[urls[EDITED]] = replace(answers[urls[EDITED]], body=edited)
        answers[urls[GONE]] = replace(answers[urls[GONE]], status=410)
        pages.update_many({}, {"$set": {"next_check": datetime.now(UTC) - timedelta(seconds=1)}})
        assert desk.start().wait(300) == 0
        asked = {request.url: request for request in desk.room.requests[before:] if "/news/" in request.url}
        assert set(asked) == set(urls) and all(request.conditional for request in asked.values())
        status = {urls[EDITED]: 200, urls[GONE]: 410}
        assert {url: request.status for url, request in asked.items()} == dict.fromkeys(urls, 304) | status
        (former,) = client["kills"]["revisions"].find()
        assert (former["article"]["url"], former["fields"], former["stealth"]) == (urls[EDITED], ["body"], True)
        assert [line[:2] for line in former["diff"]] == ["bo", "- ", "+ "]
        assert articles.count_documents({}) == NUMBER
        now = {one["url"]: one for one in pages.find()}
        assert (now[urls[GONE]]["state"], now[urls[GONE]]["reason"]) == ("failed", "http_410")
        assert "article_id" in now[urls[GONE]]
        assert now[urls[EDITED]]["etag"] != first[urls[EDITED]]["etag"]
        assert now[urls[0]]["reason"] == "not_modified" and now[urls[0]]["etag"] == first[urls[0]]["etag"]


SAID = {
    0: ("blocked", "Just a moment...", "Verifying you are human. This may take a few seconds."),
    1: ("consent_page", "Before you continue", "Avec votre accord, nos partenaires et nous utilisons des cookies."),
    2: ("soft_404", "Page not found", "The page you requested could not be found."),
    3: ("soft_503", "We’ll be back soon!", "Sorry, we are performing some maintenance at the moment."),
}


def test_what_a_host_says_instead_of_an_article_is_not_stored_replaces_none_and_is_asked_for_again(
    tmp_path: Path,
) -> None:
    with opened(tmp_path, NUMBER, begin_crawl) as desk, MongoClient[Document](desk.uri, tz_aware=True) as client:
        pages, articles = client["kills"]["pages"], client["kills"]["articles"]
        desk.press.publish(NUMBER)
        answers, urls, stored = desk.room.site.answers, desk.press.urls, desk.press.urls[4]
        well = {url: answers[url] for url in urls}
        for number, (_, heading, text) in SAID.items():
            said = f"<html><head><title>{heading}</title></head><body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"
            answers[urls[number]] = replace(well[urls[number]], body=said.encode())
        assert desk.start().wait(300) == 0
        assert articles.count_documents({}) == NUMBER - len(SAID)
        ends = [pages.find_one({"url": urls[number]}) or {} for number in SAID]
        assert [(end["state"], end["reason"]) for end in ends] == [
            ("refused", reason) for reason, _, _ in SAID.values()
        ]
        pauses = [round((end["next_check"] - end["reached"]).total_seconds() / 3600, 1) for end in ends]
        assert pauses == [1, 1, 1, 0]
        answers |= well | {stored: answers[urls[0]]}
        pages.update_many({}, {"$set": {"next_check": datetime.now(UTC) - timedelta(seconds=1)}})
        assert desk.start().wait(300) == 0
        assert articles.count_documents({}) == NUMBER and client["kills"]["revisions"].count_documents({}) == 0
        again = {one["url"]: (one["state"], one.get("reason")) for one in pages.find() if one["url"] in urls}
        assert again.pop(stored) == ("refused", "blocked") and {state for state, _ in again.values()} == {"done"}


def test_one_run_goes_on_where_the_one_before_was_cut_off_by_a_limit(tmp_path: Path) -> None:
    with opened(tmp_path, NUMBER, begin_crawl) as desk, MongoClient[Document](desk.uri) as client:
        desk.press.publish(NUMBER)
        stored = []
        for _ in range(3):
            assert desk.start("limit=5").wait(300) == 0
            stored.append(client["kills"]["articles"].count_documents({}))
        asked = [request.url for request in desk.room.requests if "/news/" in request.url]
    assert stored == [5, 10, NUMBER]
    assert len(asked) == len(set(asked)) == NUMBER


def test_a_listing_that_stays_dead_is_told_of_once_and_once_more_when_it_is_back(tmp_path: Path) -> None:
    with opened(tmp_path, 10, begin_crawl) as desk, MongoClient[Document](desk.uri) as client:
        desk.press.publish(10)
        answers, feed = desk.room.site.answers, "http://herald1.example/rss.xml"
        well = answers[feed]
        said = []
        for status in (404, 503, 200, 200):
            answers[feed] = replace(well, status=status)
            desk.errors.unlink(missing_ok=True)
            assert desk.start().wait(300) == 0
            said.append([line.partition("WARNING: ")[2] for line in desk.errors.read_text().splitlines()])
        runs = client["kills"]["runs"].find(sort=[("started", 1)])
        troubles = [
            [trouble["words"] for trouble in one["troubles"]]
            for run in runs
            for one in run["outlets"]
            if one["outlet"] == "herald1"
        ]
    instead = "http://herald1.example/ (section index)"
    assert said == [
        [f"herald1: nothing could be fetched: HTTP 404 (2 listings); read instead: {instead}"],
        [],
        [f"listings that had failed answer again: {feed}"],
        [],
    ]
    assert troubles == [["HTTP 404"] * 2, ["HTTP 503"], [], []]
