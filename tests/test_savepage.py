"""A golden page recorded: page and record beside each other, once, and as a refusal where the page must be refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.terminal.golden import UNREAD
from newsroom.web import Newsroom
from pipelines.page.markup.tree import decode
from tests.commands import scrapy

ROOT = Path(__file__).parents[1]
ARTICLE = "https://www.meridiandaily.example/hk/article/601234"
PAGE = ROOT / "newsroom/pages/www.meridiandaily.example/hk/article/601234.html"
GONE = ROOT / "newsroom/pages/www.northernwave.example/news/articles/c00gone000o.html"


def savepage(room: Newsroom, *arguments: str) -> tuple[int, str, str]:
    return scrapy("savepage", *arguments, **room.environment())


def test_a_page_is_kept_beside_the_record_that_it_gives(room: Newsroom, tmp_path: Path) -> None:
    code, _, errors = savepage(room, ARTICLE, "--as", "pilots", "--to", str(tmp_path / "new"))
    assert (code, errors) == (0, "")
    record = json.loads((tmp_path / "new" / "pilots.json").read_text(encoding="utf-8"))
    assert (tmp_path / "new" / "pilots.html").read_bytes() == PAGE.read_bytes()
    assert (record["id"], record["url"], record["outlet"]) == ("pilots", ARTICLE, "meridian_daily")
    assert record["headline"] == "Harbor pilots caution against night ferries in winter fog"
    assert record["dateline"] == {"text": "QINGDAO —", "places": ["QINGDAO"], "date": None, "agency": None}
    assert record["notes"] == UNREAD
    gold = next((ROOT / "tests/golden/www.meridiandaily.example").glob("hk-article-601234.json"))
    assert set(record) == set(json.loads(gold.read_text(encoding="utf-8")))


def test_nothing_is_written_over(room: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "pilots.json").write_text("corrected by hand")
    code, _, errors = savepage(room, str(PAGE), "--url", ARTICLE, "--as", "pilots", "--to", str(tmp_path))
    assert (code, "already exists" in errors) == (1, True)
    assert (tmp_path / "pilots.json").read_text() == "corrected by hand"
    assert not (tmp_path / "pilots.html").exists()


def test_a_page_that_must_be_refused_is_recorded_as_such(room: Newsroom, tmp_path: Path) -> None:
    url = "https://www.northernwave.example/news/articles/c00gone000o"
    code, out, _ = savepage(room, str(GONE), "--url", url, "--as", "gone", "--to", str(tmp_path))
    assert (code, "refused as soft_404" in out) == (0, True)
    assert json.loads((tmp_path / "gone.json").read_text()) == {"url": url, "refused": "soft_404"}


def test_a_page_that_only_its_header_makes_readable_is_kept_readable(room: Newsroom, tmp_path: Path) -> None:
    text = (
        "<html><head><title>Čapek</title></head><body><h1>Žába a čáp se setkali v sobotu u rybníka</h1></body></html>"
    )
    url = "https://www.pearltimes.example/page/202609/1344666.shtml"
    answer = room.site.answer(url)
    room.site.answers[url] = type(answer)(body=text.encode("cp1250"), content_type="text/html; charset=windows-1250")
    assert savepage(room, url, "--as", "stork", "--to", str(tmp_path))[0] == 0
    assert "Žába a čáp" in decode((tmp_path / "stork.html").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([str(PAGE), "--as", "pilots"], 2, "needs --url"),
        ([ARTICLE], 2, "--as NAME"),
        ([ARTICLE, "--as", "../pilots"], 2, "lower-case letters"),
        (["nosuch.html", "--url", ARTICLE, "--as", "pilots"], 1, "No such file"),
        (["https://www.meridiandaily.example/hk/article/601303", "--as", "pilots"], 1, "HTTP 410"),
        (["http://127.0.0.1:1/", "--as", "pilots"], 1, "private address"),
        ([str(PAGE), "--url", ARTICLE, "--as", "pilots", "--to", "/proc/none"], 1, "/proc/none"),
    ],
)
def test_what_cannot_be_recorded_is_said_in_a_line(room: Newsroom, arguments: list[str], code: int, said: str) -> None:
    found, out, errors = savepage(room, *arguments)
    assert (found, said in errors + out) == (code, True)
