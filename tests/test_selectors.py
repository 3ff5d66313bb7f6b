"""Selectors of an outlet: each wins over the general rules for its field, and falls back on them where it finds nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.items import Article, Outlet, Page
from crawler.outlet_files import all_outlets, load_outlets, without_selectors
from pipelines.structure import read_page

URL = "https://herald.example/news/1"
OUTLET = Outlet("herald", "The Herald", "https://herald.example/", "GB", ("en",), "Europe/London", ("public",))
PAGE = """<html lang="en"><head><title>Owl returns | The Herald</title><meta name="when" content="2026-05-02T08:30:00Z"></head><body>
<article><h1>Wildlife desk</h1><p class="big">Owl returns to the mill</p><p class="x1">A miller finds a feather on the stair.</p>
<div class="q7">Moss Teal and Wren Alder</div><div class="x2">Aldwater</div>
<div class="text"><p>A barn owl has come back to the mill at Aldwater after forty years, the county's bird recorder said on Monday.</p>
<img src="/owl.jpg" width="800"><p class="k2">The owl on its beam.</p><p class="k3">Rook Harbour</p>
<p>The miller found a feather on the stair and a row of pellets along the beam, and rang the recorder before breakfast.</p>
<p>“It looked at me as though I were late with the rent,” he said, and has not used the upper floor since then.</p>
<p class="z9">Set in Aldwater by the night desk of the paper.</p></div>
<div class="m4"><a href="/news/2">Kingfisher nests below the weir again</a></div></article>
<div class="other"><p>Another text that stands elsewhere on the page and is long enough to be taken for a paragraph of a story.</p>
<p>A second paragraph of that other text, which nobody would take for the article unless somebody had told them.</p></div>
</body></html>"""


def read(selectors: dict[str, tuple[str, ...]], page: str = PAGE) -> Article:
    return read_page(Page(URL, page.encode(), outlet=replace(OUTLET, selectors=selectors)))


@pytest.mark.parametrize(
    ("field", "css", "value"),
    [
        ("headline", ".big", "Owl returns to the mill"),
        ("subheadline", ".x1", "A miller finds a feather on the stair."),
        ("bylines", ".q7", ["Moss Teal", "Wren Alder"]),
        ("section", "h1", "Wildlife desk"),
        ("signoff", ".z9", "Set in Aldwater by the night desk of the paper."),
        ("published_text", "meta[name=when]", "2026-05-02T08:30:00Z"),
        ("modified_text", "meta[name=when]", "2026-05-02T08:30:00Z"),
    ],
)
def test_a_selector_gives_its_field(field: str, css: str, value: object) -> None:
    name = field.removesuffix("_text")
    before, after = read({}), read({name: (css,)})
    assert getattr(before, field) != value
    assert getattr(after, field) == value
    assert after.provenance[name] == f"selector {css}"


def test_what_a_selector_picks_is_in_no_other_field() -> None:
    body = [block.text for block in read({"signoff": (".z9",)}).body]
    assert len(body) == len(read({}).body) - 1
    assert not any("night desk" in text for text in body)


def test_a_selected_body_is_its_blocks_and_no_others() -> None:
    article = read({"body": (".other p",)})
    assert [block.text.split(" ")[0] for block in article.body] == ["Another", "A"]
    assert article.provenance["body"] == "selector .other p"


def test_a_selected_body_within_the_column_stands_where_it_stood() -> None:
    article = read({"body": (".text > p:not([class])",)})
    assert [block.text.split(" ")[0] for block in article.body] == ["A", "The", "“It"]


def test_selected_captions_and_credits_go_to_the_picture_before_them() -> None:
    article = read({"captions": (".k2",), "credits": (".k3",)})
    image = article.images[0]
    assert (image.url, image.caption, image.credit) == (
        "https://herald.example/owl.jpg",
        "The owl on its beam.",
        "Rook Harbour",
    )


def test_a_selected_box_of_related_links_counts_whatever_its_words() -> None:
    link = read({"related_links": (".m4",)}).related_links[0]
    assert (link.title, link.url) == ("Kingfisher nests below the weir again", "https://herald.example/news/2")


def test_furniture_is_off_the_page_before_it_is_read() -> None:
    whole = read({})
    page = PAGE.replace("the county's", '<i class="ad">Buy owls!</i> <b>the</b> county\'s').replace(
        "<h1>", "<h1>Win!</h1><h1>"
    )
    article = read({"furniture": (".gone", ".ad, h1:has(+ h1)", ".z9", ".k2")}, page)
    off = ("The owl on its beam.", "Set in Aldwater by the night desk of the paper.")
    assert [block.text for block in article.body] == [b.text for b in whole.body if b.text not in off]
    assert (article.headline, article.signoff) == (whole.headline, None)
    assert "furniture" not in article.provenance


def test_furniture_that_picks_all_leaves_no_article() -> None:
    assert not read({"furniture": ("html", "body", "body > *")}).body


def test_selectors_of_several_eras_are_tried_in_order() -> None:
    article = read({"headline": (".gone", ".big", "h1")})
    assert article.provenance["headline"] == "selector .big"


def test_a_selector_that_finds_nothing_leaves_the_general_rule_and_says_so() -> None:
    before, after = read({}), read({"headline": (".gone",)})
    assert after.headline == before.headline
    assert after.provenance["headline"] == f"{before.provenance['headline']}; no selector found any"


def test_a_dateline_that_is_selected_is_taken_off_the_text() -> None:
    page = PAGE.replace("<p>A barn owl", "<p><span class='loc'>Aldwater-on-Weir *</span> A barn owl")
    article = read({"dateline": (".loc",)}, page)
    assert article.dateline is not None
    assert article.dateline.text == "Aldwater-on-Weir *"
    assert article.body[0].text.startswith("A barn owl")


def test_an_outlet_without_selectors_is_read_by_the_general_rules_alone() -> None:
    assert read({}).headline == read_page(Page(URL, PAGE.encode(), outlet=replace(OUTLET))).headline
    assert not any(rule.startswith("selector") for rule in read({}).provenance.values())


GOOD = """name = "The Herald"
home = "https://herald.example/"
country = "GB"
languages = ["en"]
timezone = "Europe/London"
kinds = ["public"]
[selectors]
headline = [".big"]
"""


@pytest.mark.parametrize(("setting", "selectors"), [(True, {"headline": (".big",)}), (False, {})])
def test_a_setting_switches_all_selectors_off(
    tmp_path: Path, setting: bool, selectors: dict[str, tuple[str, ...]]
) -> None:
    (tmp_path / "herald.toml").write_text(GOOD)
    outlets = all_outlets(Settings({"OUTLETS_DIR": str(tmp_path), "OUTLET_SELECTORS": setting}))
    assert outlets["herald"].selectors == selectors


def test_without_selectors_all_else_of_an_outlet_stays() -> None:
    outlets = load_outlets()
    assert {id: replace(outlet, selectors={}) for id, outlet in outlets.items()} == without_selectors(outlets)
