"""A made-up press: any number of outlets with any number of small articles, served by the newsroom's proxy."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from newsroom.site import Answer
from newsroom.web import Newsroom

WORDS = [
    "harbour", "ferry", "lantern", "orchard", "bridge", "ledger", "meadow", "council", "granary", "violin",
    "kettle", "chapel", "river", "archive", "beacon", "saddle", "quarry", "window", "barley", "copper",
    "mill", "festival", "teacher", "engine", "village", "winter", "market", "signal", "garden", "letter",
]  # fmt: skip
OPENED = datetime.now(UTC).replace(microsecond=0)
"""What all dates count back from: a feed without fresh news is taken for frozen."""


class Press:
    """Outlets herald0, herald1 … whose feeds name what is published so far."""

    def __init__(self, room: Newsroom, folder: Path, articles: int, outlets: int = 10) -> None:
        """Outlet files go to `folder`."""
        self._room, self._outlets, self._published = room, outlets, 0
        self.urls = [f"http://herald{n % outlets}.example/news/{n}" for n in range(articles)]
        folder.mkdir(parents=True, exist_ok=True)
        for n in range(outlets):
            (folder / f"herald{n}.toml").write_text(_outlet_file(n), encoding="utf-8")
        self.publish(0)

    def publish(self, count: int) -> None:
        """From now on the first `count` articles are in the feeds."""
        for number in range(self._published, count):
            self._room.site.answers[self.urls[number]] = Answer(body=page(number))
        self._published = count
        for outlet in range(self._outlets):
            numbers = range(outlet, count, self._outlets)
            feed = Answer(body=_feed(self.urls, numbers), content_type="application/rss+xml")
            self._room.site.answers[f"http://herald{outlet}.example/rss.xml"] = feed


def page(number: int) -> bytes:
    """An article that differs from every other, some 1.5 KB."""
    chance = random.Random(number)
    paragraphs = "".join(
        f"<p>{' '.join(chance.choices(WORDS, k=24)).capitalize()}, the keeper of n{number} said.</p>" for _ in range(4)
    )
    title = f"{' '.join(chance.choices(WORDS, k=5)).capitalize()} n{number}"
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>"
        f"<meta property='article:published_time' content='{_dated(number).isoformat()}'></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def _dated(number: int) -> datetime:
    """Between two rungs of the ladder of re-checks, to two thousand articles: none is asked for again while it is measured."""
    return OPENED - timedelta(hours=4, seconds=30 * number)


def _feed(urls: list[str], numbers: range) -> bytes:
    items = "".join(
        f"<item><title>Story n{n}</title><link>{urls[n]}</link><pubDate>{format_datetime(_dated(n))}</pubDate></item>"
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def _outlet_file(number: int) -> str:
    host = f"herald{number}.example"
    return f"""name = "The Herald {number}"
home = "http://{host}/"
country = "GB"
languages = ["en"]
timezone = "Europe/London"
kinds = ["state"]
hosts = ["{host}"]
article_url = '^http://{host}/news/'
article_url_examples = ["http://{host}/news/{number}"]

[[listings]]
kind = "feed"
url = "http://{host}/rss.xml"
status = "verified"
"""
