"""The frontier: every address found is kept, claimed by one run at a time, and done only when that is noted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from pymongo import MongoClient

from crawler.article import Document
from crawler.crawl.ladder import FAILURES, RECHECKS, REFUSALS, next_recheck, next_try
from pipelines.store.candidates import Candidate, ListingNote, PageEnd, dated_anew, page_id
from pipelines.store.frontier import LATEST, LEASE, Frontier
from pipelines.store.storage import Store
from pipelines.store.writes import CODEC

Result = TypeVar("Result")
NOW = datetime.now(UTC).replace(microsecond=0)
HERALD = "https://herald.example"


def candidates(*ages: int, outlet: str = "herald") -> list[Candidate]:
    """One for each age in hours, named by it."""
    return [
        Candidate(f"{HERALD}/{age}", outlet, f"{HERALD}/feed.xml", listed=NOW - timedelta(hours=age)) for age in ages
    ]


def with_frontier(uri: str, database: str, act: Callable[[Frontier], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with Store(uri, database, linger=0.01) as store:
            return await act(store.frontier)

    return asyncio.run(run())


def pages(uri: str, database: str) -> dict[str, Document]:
    with MongoClient[Document](uri) as client:
        return {page["url"]: page for page in client.get_database(database, CODEC)["pages"].find()}


def change(uri: str, database: str, url: str, **values: Any) -> None:
    with MongoClient[Document](uri) as client:
        client[database]["pages"].update_one({"_id": page_id(url)}, {"$set": values})


def paths(claimed: list[Candidate]) -> list[str]:
    return [candidate.url.removeprefix(f"{HERALD}/") for candidate in claimed]


async def end(frontier: Frontier, *ends: PageEnd) -> None:
    for one in ends:
        frontier.end(one)
    while frontier._writing:
        await asyncio.sleep(0.01)


def test_an_address_is_new_once_whatever_its_spelling(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[dict[str, str]]:
        spellings = [f"{HERALD}/1", "http://HERALD.example/1?utm_source=rss", f"{HERALD}/1#top"]
        return [await frontier.add([Candidate(url, "herald", "feed")]) for url in spellings]

    assert [list(states.values()) for states in with_frontier(mongod, database, act)] == [["new"], ["found"], ["found"]]
    (page,) = pages(mongod, database).values()
    assert (page["url"], page["outlet"], page["found_by"], page["state"]) == (f"{HERALD}/1", "herald", "feed", "found")


def test_pages_are_claimed_in_batches_the_newest_first(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[list[str]]:
        await frontier.add([*candidates(5, 1, 9, 3, 7), Candidate("https://daily.example/", "daily")])
        return [paths(await frontier.claim("a/1", "herald", 2)) for _ in range(4)]

    assert with_frontier(mongod, database, act) == [["1", "3"], ["5", "7"], ["9"], []]


def test_what_a_listing_dates_in_the_future_does_not_stay_in_front(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[str]:
        await frontier.add(candidates(-900))
        await asyncio.sleep(0.01)
        await frontier.add([Candidate(f"{HERALD}/undated", "herald")])
        return paths(await frontier.claim("a/1", "herald", 1))

    assert with_frontier(mongod, database, act) == ["undated"]


def test_since_leaves_older_pages_for_a_run_that_wants_them(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[list[str]]:
        await frontier.add(candidates(1, 50))
        since = NOW - timedelta(hours=48)
        return [paths(await frontier.claim("a/1", "herald", 9, since)), paths(await frontier.claim("a/1", "herald", 9))]

    assert with_frontier(mongod, database, act) == [["1"], ["50"]]


def test_two_runs_never_hold_the_same_page(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[str]:
        await frontier.add(candidates(*range(300)))
        claims = (frontier.claim(f"{run}/1", "herald", 7) for _ in range(30) for run in "ab")
        return [candidate.url for claimed in await asyncio.gather(*claims) for candidate in claimed]

    claimed = with_frontier(mongod, database, act)
    assert len(claimed) == len(set(claimed)) > 0


def test_a_lease_that_runs_out_is_claimed_by_another_run(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[list[str]]:
        await frontier.add(candidates(1, 2))
        taken = [paths(await frontier.claim("a/1", "herald", 2)), paths(await frontier.claim("b/1", "herald", 2))]
        change(mongod, database, f"{HERALD}/1", next_check=NOW - timedelta(seconds=1))
        return [
            *taken,
            paths(await frontier.claim("a/1", "herald", 2)),
            paths(await frontier.claim("b/1", "herald", 2)),
        ]

    assert with_frontier(mongod, database, act) == [["1", "2"], [], [], ["1"]]


def test_the_next_run_of_a_spider_takes_over_what_its_killed_run_held(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[list[str]]:
        await frontier.add(candidates(1, 2))
        await frontier.claim("state/1", "herald", 1)
        await frontier.claim("wire/1", "herald", 1)
        number = await frontier.take_over("state", ["herald", "daily"], "state/2")
        return [[str(number)], paths(await frontier.claim("state/2", "herald", 2))]

    assert with_frontier(mongod, database, act) == [["1"], ["1"]]


def test_pages_of_an_outlet_whose_file_has_another_name_are_its_heirs(mongod: str, database: str) -> None:
    def owner(url: str) -> str | None:
        return "the_herald" if url.startswith(HERALD) else None

    async def act(frontier: Frontier) -> Any:
        await frontier.add([*candidates(1, 2), Candidate("https://gone.example/3", "gone"), Candidate(f"{HERALD}/4")])
        await frontier.add(candidates(5, outlet="daily"))
        adopted = [await frontier.adopt({"the_herald", "daily"}, owner) for _ in range(2)]
        return adopted, paths(await frontier.claim("a/1", "the_herald", 9))

    assert with_frontier(mongod, database, act) == ([{("herald", "the_herald"): 2}, {}], ["1", "2"])
    left = {url.rpartition("/")[2]: page.get("outlet") for url, page in pages(mongod, database).items()}
    assert left == {"1": "the_herald", "2": "the_herald", "3": "gone", "4": None, "5": "daily"}


def test_what_a_run_with_its_clock_ahead_put_off_is_due(mongod: str, database: str) -> None:
    assert max(*FAILURES, *REFUSALS, *RECHECKS) < LATEST
    ahead = NOW + timedelta(days=365)

    async def act(frontier: Frontier) -> Any:
        await frontier.add(candidates(1, 2, 3))
        one, two, _ = await frontier.claim("state/1", "herald", 3)
        ends = PageEnd(one, "failed", "http_503", ahead), PageEnd(two, "failed", "http_404", NOW + REFUSALS[-1])
        await end(frontier, *ends)
        await frontier.take_over("wire", ["herald"], "wire/2")
        await frontier.note_robots(HERALD, 200, b"Disallow: /")
        await frontier._robots.update_one({}, {"$set": {"at": ahead}})
        return one.url, paths(await frontier.claim("wire/2", "herald", 3)), await frontier.robots(HERALD, NOW)

    url, due, robots = with_frontier(mongod, database, act)
    assert (due, robots) == ([url.rpartition("/")[2]], None)
    listed = {"one": Candidate("u", listed=NOW - timedelta(hours=1))}
    assert dated_anew(listed, {"one": {"state": "done", "reached": ahead}}, NOW) == ["one"]


def test_what_was_claimed_and_not_asked_for_is_given_back_at_the_close(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> None:
        await frontier.add(candidates(1, 2, 3))
        first, second, _ = await frontier.claim("a/1", "herald", 3)
        await end(frontier, PageEnd(first, "done"), PageEnd(second, "failed", "timeout", NOW))
        change(mongod, database, second.url, next_check=NOW - timedelta(seconds=1))
        await frontier.claim("b/1", "herald", 3)

    with_frontier(mongod, database, act)
    left = pages(mongod, database)
    assert (left[f"{HERALD}/1"]["state"], left[f"{HERALD}/3"]["state"]) == ("done", "found")
    again = left[f"{HERALD}/2"]
    assert again["state"] == "claimed" and again["next_check"] <= datetime.now(UTC) and again["reason"] == "timeout"


def test_a_run_is_not_given_again_what_it_failed_at_and_the_next_run_is(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[Candidate]:
        await frontier.add(candidates(1))
        (page,) = await frontier.claim("a/1", "herald", 1)
        page.attempts = 1
        await end(frontier, PageEnd(page, "failed", "timeout", NOW))
        assert await frontier.claim("a/1", "herald", 1) == []
        return await frontier.claim("a/2", "herald", 1)

    (page,) = with_frontier(mongod, database, act)
    assert page.attempts == 1


def test_a_stored_page_comes_again_when_its_time_has_come_with_its_validators(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[Candidate]:
        await frontier.add(candidates(1))
        (page,) = await frontier.claim("a/1", "herald", 1)
        page.article_id, page.etag, page.published = "x", '"1"', NOW
        await end(frontier, PageEnd(page, "done", next_check=datetime.now(UTC) + timedelta(minutes=15)))
        assert await frontier.claim("a/2", "herald", 1) == []
        change(mongod, database, page.url, next_check=NOW - timedelta(seconds=1))
        return await frontier.claim("a/1", "herald", 1)

    (page,) = with_frontier(mongod, database, act)
    assert (page.article_id, page.etag, page.last_modified, page.published) == ("x", '"1"', None, NOW)


def test_a_page_whose_time_never_comes_is_never_claimed(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[Candidate]:
        await frontier.add(candidates(1))
        (page,) = await frontier.claim("a/1", "herald", 1)
        await end(frontier, PageEnd(page, "done"))
        return await frontier.claim("a/2", "herald", 1)

    assert with_frontier(mongod, database, act) == []
    assert "next_check" not in pages(mongod, database)[f"{HERALD}/1"]


def test_further_addresses_of_an_article_are_known_with_it(mongod: str, database: str) -> None:
    also = (f"{HERALD}/2", f"{HERALD}/canonical", f"{HERALD}/1?utm_source=x")

    async def act(frontier: Frontier) -> dict[str, str]:
        await frontier.add(candidates(1, 2))
        (page,) = await frontier.claim("a/1", "herald", 1)
        page.article_id = "x"
        await end(frontier, PageEnd(page, "done", aliases=also))
        return await frontier.add([Candidate(url, "herald") for url in also])

    assert set(with_frontier(mongod, database, act).values()) == {"done"}
    assert {page.get("article_id") for page in pages(mongod, database).values()} == {"x"}


def test_addresses_of_a_users_list_are_claimed_whatever_became_of_them(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[str]:
        await frontier.add(candidates(1, 2))
        await end(frontier, *(PageEnd(page, "done") for page in await frontier.claim("a/1", "herald", 1)))
        return paths(await frontier.claim("list/1", None, 9, urls=[f"{HERALD}/1", f"{HERALD}/2"]))

    assert sorted(with_frontier(mongod, database, act)) == ["1", "2"]


def test_known_addresses_cost_one_look_up_a_batch(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[str]:
        found = candidates(*range(900))
        await frontier.add(found)
        with MongoClient[Document](mongod) as client:
            store = client[database]  # of the server's own work nothing is counted
            store.command("profile", 2)
            await frontier.add(found)
            store.command("profile", 0)
            return [one["op"] for one in store["system.profile"].find({"ns": f"{database}.pages"})]

    assert with_frontier(mongod, database, act) == ["query", "getmore"]


def test_the_indexes_serve_the_claims(mongod: str, database: str) -> None:
    from pipelines.store.frontier import claimable

    with_frontier(mongod, database, lambda frontier: frontier.add(candidates(*range(50))))
    with MongoClient[Document](mongod) as client:
        for query, order in claimable({"outlet": "herald"}, "a/1", NOW):
            plan = str(client[database]["pages"].find(query).sort(order, -1).explain()["queryPlanner"]["winningPlan"])
            assert "IXSCAN" in plan and "COLLSCAN" not in plan and "'SORT'" not in plan


def test_outlets_without_a_page_to_claim_are_known_by_one_look(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[set[str]]:
        await frontier.add(
            [*candidates(1), *(replace(one, url=one.url + "/b", outlet="daily") for one in candidates(2))]
        )
        before = await frontier.due("a/1", ["herald", "daily", "courier"])
        (page,) = await frontier.claim("a/1", "herald", 5)
        await end(frontier, PageEnd(page, "done", next_check=NOW))
        return [before, await frontier.due("a/1", ["herald", "courier"]), await frontier.due("a/1", ["courier"])]

    assert with_frontier(mongod, database, act) == [{"herald", "daily"}, {"herald"}, set()]


def test_what_is_known_of_a_listing_is_kept(mongod: str, database: str) -> None:
    url, other = f"{HERALD}/feed.xml", f"{HERALD}/sitemap.xml"

    async def act(frontier: Frontier) -> list[dict[str, ListingNote]]:
        before = await frontier.listings([url, other])
        await frontier.note_listing(url, ListingNote('"7"', None, NOW))
        return [before, await frontier.listings([url, other])]

    assert with_frontier(mongod, database, act) == [{}, {url: ListingNote('"7"', None, NOW)}]


def test_a_host_s_pace_is_kept_when_the_run_ends(mongod: str, database: str) -> None:
    async def leave(frontier: Frontier) -> dict[str, float]:
        frontier.note_pace("herald.example", 0.3)
        frontier.note_pace("herald.example", 0.12)
        return await frontier.paces()

    assert with_frontier(mongod, database, leave) == {}
    assert with_frontier(mongod, database, lambda frontier: frontier.paces()) == {"herald.example": 0.12}


def test_a_lease_outlasts_a_batch_at_the_slowest_pace() -> None:
    from crawler.crawl.claims import WINDOW
    from crawler.settings import CRAWL_DELAY_MAX

    assert timedelta(seconds=WINDOW * CRAWL_DELAY_MAX) < LEASE


@pytest.mark.parametrize(
    ("age", "rung"),
    [
        (timedelta(0), RECHECKS[0]),
        (timedelta(minutes=15), RECHECKS[1]),
        (timedelta(hours=2), RECHECKS[2]),
        (timedelta(days=2), RECHECKS[4]),
        (timedelta(days=29), RECHECKS[5]),
        (timedelta(days=30), None),
        (timedelta(days=4000), None),
    ],
)
def test_a_stored_article_is_looked_at_again_by_its_age(age: timedelta, rung: timedelta | None) -> None:
    assert next_recheck(NOW - age, NOW) == (NOW - age + rung if rung else None)


@pytest.mark.parametrize(
    ("reason", "refused", "ladder"),
    [
        ("soft_404", True, REFUSALS),
        ("blocked", True, REFUSALS),
        ("consent_page", True, REFUSALS),
        ("soft_503", True, FAILURES),
        ("http_410", False, REFUSALS),
        ("timeout", False, FAILURES),
        ("http_503", False, FAILURES),
    ],
)
def test_what_gave_no_article_is_tried_again_ever_more_seldom(
    reason: str, refused: bool, ladder: tuple[timedelta, ...]
) -> None:
    tries = [next_try(reason, attempts, NOW, refused=refused) for attempts in range(1, len(ladder) + 2)]
    assert tries == [*(NOW + pause for pause in ladder), None]
    assert list(ladder) == sorted(ladder)


def test_a_robots_txt_is_good_for_the_next_runs_until_it_is_too_old(mongod: str, database: str) -> None:
    async def act(frontier: Frontier) -> list[tuple[int, bytes] | None]:
        await frontier.note_robots(HERALD, 200, b"Disallow: /private/")
        return [await frontier.robots(HERALD, NOW + timedelta(hours=hours)) for hours in (-1, 1)]

    assert with_frontier(mongod, database, act) == [(200, b"Disallow: /private/"), None]


def test_what_a_listing_dates_after_the_last_look_is_looked_at_again(mongod: str, database: str) -> None:
    old, after = candidates(1, 2, 3, 4, 5), NOW - timedelta(hours=6)

    async def act(frontier: Frontier) -> list[Any]:
        await frontier.add(old)
        claimed = await frontier.claim("a", "herald", 9)
        await end(
            frontier, *(PageEnd(replace(one, etag="1"), "done", next_check=NOW + timedelta(days=1)) for one in claimed)
        )
        for one in old:
            await frontier._pages.update_one({"url": one.url}, {"$set": {"reached": after}})
        aged = [replace(one, listed=after) for one in old[1:]]
        told = await frontier.add([old[0], *aged])
        again = await frontier.claim("b", "herald", 9)
        assert again[0].etag is None, "it is asked for in full"
        return [told[old[0].url], {told[one.url] for one in aged}, paths(again), {*(await frontier.add(old)).values()}]

    assert with_frontier(mongod, database, act) == ["dated_anew", {"done"}, ["1"], {"claimed", "done"}]
