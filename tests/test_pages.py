"""`scrapy pages`: what became of each address found or given."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo.database import Database
from rich.console import Console

from crawler.commands.pages import line_of, print_pages
from pipelines.store.candidates import page_id
from tests.commands import scrapy

Pages = Callable[..., tuple[int, list[dict[str, Any]], str]]
SITE = "https://herald.example"
NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)
PAGES: list[dict[str, Any]] = [
    {"url": f"{SITE}/1", "outlet": "herald", "state": "done", "article_id": "0f" * 16, "found_by": "given"},
    {"url": f"{SITE}/2", "outlet": "herald", "state": "refused", "reason": "no_text", "found_by": f"{SITE}/rss"},
    {"url": "https://quay.example/3", "outlet": "quay", "state": "failed", "reason": "http_404", "found_by": "given"},
    {"url": "https://any.example/4\x1b[2J", "outlet": None, "state": "refused", "reason": "index", "found_by": "given"},
]


@pytest.fixture
def pages(mongod: str, store: Database[dict[str, Any]]) -> Pages:
    """The command on a frontier of four: its exit code, the lines it prints, and its errors."""
    store["pages"].insert_many(
        {"_id": page_id(page["url"]), "order": NOW - timedelta(hours=age), "found": NOW} | page
        for age, page in enumerate(PAGES)
    )

    def run(*args: str) -> tuple[int, list[dict[str, Any]], str]:
        code, out, errors = scrapy("pages", *args, MONGODB_URI=mongod, MONGODB_DATABASE=store.name)
        return code, [json.loads(line) for line in out.splitlines()], errors

    return run


@pytest.mark.parametrize(
    ("args", "numbers"),
    [
        ((), "1234"),
        (("--limit", "2"), "12"),
        (("--outlet", "herald", "--outlet", "quay", "--state", "refused"), "2"),
        (("--state", "failed", "--state", "done"), "13"),
        (("--reason", "index"), "4"),
    ],
)
def test_addresses_are_listed_the_newest_first(pages: Pages, args: tuple[str, ...], numbers: str) -> None:
    code, lines, errors = pages(*args)
    assert (code, errors) == (0, "")
    assert "".join(line["url"].removesuffix("\x1b[2J")[-1] for line in lines) == numbers
    assert all(line["found"] == "2026-05-12T09:00:00Z" for line in lines)


def test_a_list_is_told_what_became_of_each_of_its_addresses(pages: Pages, tmp_path: Path) -> None:
    asked = [f"{SITE}/2", "http://herald.example/1?utm_source=x", "https://never.example/"]
    (tmp_path / "urls.txt").write_text("\n".join(asked))
    _, lines, _ = pages("--urls", str(tmp_path / "urls.txt"))
    assert [(line["url"], line["state"], line["article_id"]) for line in lines] == [
        (asked[0], "refused", None),
        (asked[1], "done", "0f" * 16),
        (asked[2], None, None),
    ]


@pytest.mark.parametrize(
    "args", [("x",), ("--state", "lost"), ("--urls", "no/such"), ("--urls", f"{SITE}/1", "--reason", "index")]
)
def test_what_cannot_be_meant_exits_2_in_a_line(pages: Pages, args: tuple[str, ...]) -> None:
    code, lines, errors = pages(*args)
    assert (code, lines, errors.count("\n")) == (2, [], 1)


def test_on_a_terminal_it_is_a_table_that_no_page_can_write_over(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w+") as file:
        print_pages(Console(file=file, width=100), [line_of(page) for page in PAGES])
        file.seek(0)
        shown = file.read()
    assert "\x1b" not in shown and "https://any.example/4[2J" in shown and "no_text" in shown
