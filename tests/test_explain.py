"""An explained page: each line with its field, in the terminal and as a file that runs and loads nothing."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from crawler.items import Page
from crawler.terminal.explanation_html import html_of
from crawler.terminal.explanation_text import table_of
from newsroom import pictures
from newsroom.site import Answer, Site
from newsroom.web import Newsroom
from pipelines.boilerplate import story_of, story_of_text
from pipelines.explanation import Explanation, explain
from tests.commands import scrapy

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "newsroom" / "pages"
ARTICLE = "https://www.meridiandaily.example/hk/article/601234"
HOSTILE = b"""<html><head><title>Owl "returns"</title><script>alert(1)</script></head><body><article>
<h1>Owl &lt;script&gt;alert(2)&lt;/script&gt; returns</h1>
<p>A barn owl has come back to the mill at Aldwater after forty years, &lt;img src=x onerror=alert(3)&gt; the recorder said.</p>
<figure><img src="https://spy.example/owl.jpg" width="800"><figcaption>The owl. &lt;/div&gt;&lt;/main&gt;</figcaption></figure>
<p>The miller found a feather on the stair \xc2\x9b31m and a row of pellets along the beam, and rang \xe2\x80\xaethe recorder.</p>
<p>It looked at me as though I were late with the rent, he said, and has not used the upper floor since then &amp; now.</p>
</article></body></html>"""


def explained(url: str) -> Explanation:
    return explain(story_of(Page(url, Site().answer(url).body)))


def test_each_line_of_a_page_goes_to_the_field_that_took_it() -> None:
    told = [(line.field, line.text[:22].strip()) for line in explained(ARTICLE).lines if line.field]
    assert told[:9] == [
        ("section", "Asia"),
        ("headline", "Harbor pilots caution"),
        ("bylines", "By Meridian Daily"),
        ("images", "https://www.meridianda"),
        ("images", "Harbor pilot Ines Cald"),
        ("dateline", "QINGDAO —"),
        ("body", "The outer roads lie be"),
        ("body", "Calder made the commen"),
        ("body", "Calder said this calls"),
    ]
    assert ("related_links", "READ MORE: Reports: Se") in told


@pytest.mark.parametrize("path", sorted(PAGES.glob("*/**/*.html"))[::4], ids=lambda path: path.stem)
def test_no_line_of_a_column_is_missing_and_each_says_why(path: Path) -> None:
    url = f"https://{path.relative_to(PAGES).as_posix()}"
    story = story_of(Page(url, path.read_bytes()))
    explanation = explain(story)
    wanted = "".join(block.url or block.alt if block.kind == "image" else block.text for block in story.blocks)
    assert "".join("".join(line.text for line in explanation.lines).split()) == "".join(wanted.split())
    assert all(line.why for line in explanation.lines)
    told = {line.field for line in explanation.lines} | {name for name, _, _ in explanation.unseen}
    fields = explanation.article.provenance.keys() - {"extractor", "headline_prefix", "byline_text", "refused"}
    assert fields - told <= {"published_text", "modified_text", "signoff"}


def test_a_dateline_tells_place_day_and_agency() -> None:
    url = "https://english.huachen.example/20230302/77aa0c7a2d9f4e6c8a11/c.html"
    line = next(line for line in explained(url).lines if line.field == "dateline")
    assert [name for name, _ in line.values] == ["place", "day", "agency"]
    assert ("day", "2023-03-02") in line.values


def test_a_dateline_on_a_line_of_its_own_is_the_datelines_line() -> None:
    text = "".join(
        f"<p>{n}. The night ferry will not run before the fog horn is mended, the office said.</p>" for n in range(4)
    )
    lead = "<p class=dateline>QINGDAO (Reuters) -</p>"
    page = f"<html lang=en><body><article><h1>No ferry at night</h1>{lead}<div>{text}</div></article></body></html>"
    lines = explain(story_of(Page("https://times.example/1", page.encode()))).lines
    line = next(line for line in lines if line.field == "dateline")
    assert (line.text, [name for name, _ in line.values]) == ("QINGDAO (Reuters) -", ["place", "agency"])


def test_a_plain_text_is_explained_too() -> None:
    explanation = explain(story_of_text("Rain falls\n\nDUBLIN — It rained on Monday, all day long, officials said."))
    assert [(line.field, line.text) for line in explanation.lines] == [
        ("headline", "Rain falls"),
        ("dateline", "DUBLIN —"),
        ("body", "It rained on Monday, all day long, officials said."),
    ]


def test_the_file_runs_nothing_and_loads_nothing() -> None:
    text = html_of(explain(story_of(Page('https://spy.example/"><script>', HOSTILE))), "no_text<b>")
    tree = html.document_fromstring(text)
    assert {element.tag for element in tree.iter()} <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "p",
        "h1",
        "span",
        "main",
        "div",
        "dl",
        "dt",
        "dd",
        "footer",
        "h2",
        "table",
        "tr",
        "td",
    }
    names = {name for element in tree.iter() for name in element.attrib}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "dir"}
    assert "Owl <script>alert(2)</script> returns" in "".join(map(str, tree.itertext()))
    assert "picture: https://spy.example/owl.jpg" in "".join(map(str, tree.itertext()))


def test_its_policy_forbids_every_load_but_its_own_style() -> None:
    text = html_of(explained(ARTICLE), None)
    tree = html.document_fromstring(text)
    digest = base64.b64encode(hashlib.sha256((tree.findtext(".//style") or "").encode()).digest()).decode()
    policy = tree.find(".//meta[@http-equiv]")
    assert policy is not None
    assert policy.get("content") == f"default-src 'none'; style-src 'sha256-{digest}'"


def test_a_page_cannot_colour_or_move_the_terminal() -> None:
    out = io.StringIO()
    Console(file=out, width=100).print(table_of(explain(story_of(Page("https://spy.example/", HOSTILE))), "no_text"))
    assert "\x9b" not in out.getvalue()
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "refused: no_text" in out.getvalue()


def structure(room: Newsroom, *arguments: str) -> tuple[int, str, str]:
    return scrapy("structure", *arguments, **room.environment())


def test_an_address_is_fetched_and_explained(room: Newsroom, tmp_path: Path) -> None:
    out = tmp_path / "explained.html"
    code, shown, errors = structure(room, "--explain", "--html", str(out), ARTICLE)
    assert (code, "QINGDAO" in shown, errors) == (0, True, "")
    assert "READ MORE" in out.read_text(encoding="utf-8")
    asked = [request.url for request in room.requests[-2:]]
    assert asked == ["https://www.meridiandaily.example/robots.txt", ARTICLE]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://www.chenguangribao.example/private/2026/0101/c1-1.html", "forbidden by robots.txt"),
        ("https://www.meridiandaily.example/hk/article/601303", "HTTP 410"),
        ("https://www.meridiandaily.example/hk/article/601300", "too many redirects"),
        ("https://www.meridiandaily.example/hk/article/601302", "answer too big"),
        ("https://www.northernwave.example/news/articles/c00scan000o", "binary body"),
        ("http://127.0.0.1:1/", "not fetched: private address"),
        ("http://[::1", "not fetched: malformed"),
    ],
)
def test_an_address_without_a_page_says_why(room: Newsroom, url: str, reason: str) -> None:
    assert structure(room, url) == (1, "", f"scrapy structure: {url}: {reason}\n")


def test_a_redirect_into_our_own_network_is_not_followed(room: Newsroom) -> None:
    url = "https://www.meridiandaily.example/hk/article/601399"
    room.site.answers[url] = Answer(302, location="http://127.0.0.1:1/")
    assert structure(room, url) == (1, "", f"scrapy structure: {url}: redirected private address\n")


def test_html_takes_one_document(room: Newsroom) -> None:
    assert structure(room, "--html", "out.html", "a", "b")[0] == 2


def test_a_file_that_cannot_be_written_is_named(room: Newsroom, tmp_path: Path) -> None:
    page = PAGES / "www.meridiandaily.example/hk/article/601234.html"
    code, _, errors = structure(room, "--html", str(tmp_path / "none" / "out.html"), str(page))
    assert (code, "No such file" in errors) == (1, True)


def test_the_picture_needs_chromium_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pictures.main() == 1
    assert "install the package chromium" in capsys.readouterr().err
