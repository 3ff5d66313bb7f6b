"""What an outlet published while nobody asked: a listing that names nothing that it named before is followed back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo.database import Database

from tests.local_web import STORED, STORY, Answer, LocalWeb, Run, crawl, rss, write_outlet

SITE = "http://herald.example"
FEED = f"{SITE}/feed/"
WORDPRESS = "<generator>https://wordpress.org/?v=6.8</generator>"
Crawl = Callable[..., Run]


def page_of_feed(numbers: Sequence[int], says: str = WORDPRESS) -> Answer:
    feed = rss(*[f"{SITE}/{number}" for number in numbers])
    feed.body = str(feed.body).replace("<item>", f"{says}<item>", 1)
    return feed


def publish(web: LocalWeb, count: int, *, size: int = 6, says: str = WORDPRESS) -> None:
    """Articles 1 to `count`, the newest first, on as many pages of the feed as they need."""
    newest = [*range(count, 0, -1)]
    web.routes |= {f"{SITE}/{number}": Answer(STORY.replace("rained", f"rained {number} mm")) for number in newest}
    for number, start in enumerate(range(0, count, size), 1):
        web.routes[FEED if number == 1 else f"{FEED}?paged={number}"] = page_of_feed(newest[start : start + size], says)


@pytest.fixture
def round_of(tmp_path: Path, places: dict[str, str]) -> Crawl:
    write_outlet(tmp_path, "herald", [("feed", FEED)])

    def run(proxy: str, **more: str) -> Run:
        return crawl(tmp_path, "statemedia", "-a", "outlets=herald", proxy=proxy, settings=STORED | more, **places)

    return run


def known(store: Database[dict[str, Any]]) -> set[str]:
    return {page["url"].rpartition("/")[2] for page in store["pages"].find()}


def test_a_feed_is_followed_back_to_what_it_named_before(round_of: Crawl, store: Database[dict[str, Any]]) -> None:
    web = LocalWeb({})
    with web.running() as proxy:
        publish(web, 24)
        assert round_of(proxy).code == 0
        assert web.asked(FEED) == [FEED], "the first run takes the listing as it is"
        publish(web, 40)
        done = round_of(proxy)
        assert web.asked(FEED)[1:] == [FEED, f"{FEED}?paged=2", f"{FEED}?paged=3"]
        assert (done.code, done.errors) == (0, "")
        assert known(store) == {str(number) for number in range(19, 41)}
        publish(web, 42)
        round_of(proxy)
        assert web.asked(FEED)[4:] == [FEED]


def test_what_may_be_lost_between_two_runs_is_said_once_and_looked_for_elsewhere(
    round_of: Crawl, store: Database[dict[str, Any]]
) -> None:
    web = LocalWeb({f"{SITE}/": f"<a href='{SITE}/11'>The dam above the valley is opened to the public</a>"})
    with web.running() as proxy:
        publish(web, 6, says="")
        round_of(proxy)
        publish(web, 30, says="")
        done = round_of(proxy)
        said = f"herald: 1 of 2 listings failed: {FEED} (names nothing that it named before: articles in between may be lost)"
        assert f"{said}; read instead: {SITE}/ (section index)" in done.errors
        assert "11" in known(store)
        publish(web, 60, says="")
        assert round_of(proxy).errors == "", "as long as it stays so, the ledger has it"
        publish(web, 62, says="")
        assert round_of(proxy).errors == ""


def test_no_listing_is_followed_for_ever(round_of: Crawl) -> None:
    web = LocalWeb({})
    with web.running() as proxy:
        publish(web, 6)
        round_of(proxy)
        publish(web, 200)
        done = round_of(proxy)
        assert len(web.asked(f"{FEED}?paged=")) == 10
        assert f"{FEED}?paged=11 (names nothing that it named before" in done.errors


def test_a_host_that_says_of_its_feed_that_nothing_has_changed_is_believed_for_some_hours(
    round_of: Crawl, store: Database[dict[str, Any]]
) -> None:
    web = LocalWeb({})

    def round_after(count: int) -> set[str]:
        publish(web, count)
        web.routes[FEED].stands_still, web.routes[FEED].headers = True, {"ETag": '"always"'}
        assert (done := round_of(proxy)).code == 0, done.errors
        return known(store)

    with web.running() as proxy:
        assert round_after(2) == round_after(4) == {"1", "2"}
        store["listings"].update_many({}, {"$set": {"whole": datetime.now(UTC) - timedelta(hours=7)}})
        assert round_after(4) == round_after(6) == {"1", "2", "3", "4"}
        store["listings"].update_many({}, {"$unset": {"whole": 1}})  # written by an older version
        assert round_after(6) == {str(number) for number in range(1, 7)}
