"""A desk's mark goes from a headline and a site's name from a title; nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Page
from pipelines.boilerplate import story_of
from pipelines.parts.headline import settle_kicker, split_headline, strip_site_name
from pipelines.structure import structure
from tests.stories import article_of_html

SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.parametrize(
    ("text", "prefix", "headline"),
    [
        ("(LEAD) Ferry sinks", "(LEAD)", "Ferry sinks"),
        ("(2nd LD) Ferry sinks", "(2nd LD)", "Ferry sinks"),
        ("(3rd LD) (URGENT) Ferry sinks", "(3rd LD) (URGENT)", "Ferry sinks"),
        ("(URGENT) Ferry sinks", "(URGENT)", "Ferry sinks"),
        ("(LEAD-Writethru) Ferry sinks", "(LEAD-Writethru)", "Ferry sinks"),
        ("UPDATE 1-Ferry sinks", "UPDATE 1-", "Ferry sinks"),
        ("WRAPUP 2-Soccer-Harbour win", "WRAPUP 2-", "Soccer-Harbour win"),
        ("RPT-UPDATE 3-Ferry sinks", "RPT-UPDATE 3-", "Ferry sinks"),
        ("CORRECTED-Ferry sinks", "CORRECTED-", "Ferry sinks"),
        ("BRIEF-Harbour Co says ferry sank", "BRIEF-", "Harbour Co says ferry sank"),
        ("URGENT: Ferry sinks", "URGENT:", "Ferry sinks"),
        ("1st LD-Writethru: Ferry sinks", "1st LD-Writethru:", "Ferry sinks"),
        ("UPDATE1: Ferry sinks", "UPDATE1:", "Ferry sinks"),
        ("Harbour Times | Ferry sinks", "Harbour Times |", "Ferry sinks"),
    ],
)
def test_a_desks_mark_is_taken_off(text: str, prefix: str, headline: str) -> None:
    assert split_headline(text, ["Harbour Times"]) == (prefix, headline)


@pytest.mark.parametrize(
    ("heading", "kicker", "names", "headline"),
    [
        ("Ferries Night boats stop", "Ferries", ["Night boats stop"], "Night boats stop"),
        ("Ferries : Night boats stop", "Ferries :", ["Night boats stop | The Outlet", "Night boats stop"], "Night boats stop"),
        ("Ferries - “Night boats stop”", "Ferries", ["Harbour: “Night boats stop”"], "“Night boats stop”"),
        ("Ferries Night boats stop", "Ferries", ["Ferries: Night boats stop"], "Ferries: Night boats stop"),
        ("Ferries:Night boats stop", "Ferries:", ["Ferries: Night boats stop"], "Ferries: Night boats stop"),
        ("FerriesNight boats", "Ferries", ["FERRIESNight boats", "Ferries Night boats"], "Ferries Night boats"),
        ("Ferries: Night boats stop", "Ferries", ["Ferries - Night boats stop"], "Ferries: Night boats stop"),
        ("Ferries: Night boats stop", "Ferries", ["Ferries: no more at night"], "Ferries: Night boats stop"),
        ("Ferries Night boats stop", "Ferries", [], "Ferries Night boats stop"),
        ("Night boats stop", "Night", ["Night boats stop"], "Night boats stop"),
        ("Plain: – Never again", "Plain:", ["– Never again"], "– Never again"),
        ("?! Night boats stop", "?!", ["Night boats stop"], "?! Night boats stop"),
        ("Ferries !", "Ferries", ["Ferries"], "Ferries !"),
        ("Out in QuarleZoo looks for a hole", "Out in Quarle", ["Penguins walk"], "Zoo looks for a hole"),
        ("Night boats stop Outlet: no night boats", "Night boats stop", ["Night boats stop"], "Night boats stop"),
        ("iPhone ban", "i", ["Penguins walk"], "iPhone ban"),
        ("FerriesNight boats stop", "Ferries", ["FERRIESNIGHT BOATS STOP"], "FerriesNight boats stop"),
        ("Night boats No ferry sails", "Night boats", ["Penguins walk"], "Night boats No ferry sails"),
        ("Harbour:Night boats stop", "Harbour", ["Penguins walk"], "Night boats stop"),
        ("In fog and at night No boats", "In fog and at night", ["Penguins walk"], "No boats"),
        ("In fog and at night No boats", "In fog and at night", ["No boats in fog"], "In fog and at night No boats"),
    ],
)  # fmt: skip
def test_a_kicker_belongs_to_the_headline_where_the_page_calls_it_so(
    heading: str, kicker: str, names: list[str], headline: str
) -> None:
    assert settle_kicker(heading, kicker, names) == headline


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks",
        "Lead poisoning on the ferry",
        "Flash floods hit the harbour",
        "Brief-case found on ferry",
        "(LEAD)",
        "(News Focus) Who pays for the ferry",
        "Update: ferry sinks",
        "Analysis: ferry sinks",
        "快讯：渡轮沉没",
        "[속보] 여객선 침몰",
        "Updated rules for ferries",
        "Harbour Times: ferry sinks",
        "",
        "-",
    ],
)
def test_what_readers_are_meant_to_see_stays(text: str) -> None:
    assert split_headline(text, ["Harbour Times"]) == (None, text)


@pytest.mark.parametrize(
    ("title", "sites", "headline"),
    [
        ("Ferry sinks | Reuters", ["Reuters"], "Ferry sinks"),
        ("Ferry sinks - BBC News", ["BBC"], "Ferry sinks"),
        ("渡轮沉没_新华网", ["新华网"], "渡轮沉没"),
        ("渡輪沉沒 | 政治 | 中央社 CNA", ["中央社"], "渡輪沉沒"),
        ("渡轮沉没--时政--人民网", ["人民网"], "渡轮沉没"),
        ("여객선 침몰 | 연합뉴스", ["연합뉴스"], "여객선 침몰"),
        ("フェリー沈没：港新聞デジタル", ["港新聞デジタル"], "フェリー沈没"),
        ("Ferry sinks – HT – 04/28/2023", ["HT"], "Ferry sinks"),
        ("Ferry sinks - WELT", ["DIE WELT"], "Ferry sinks"),
        ("Ferry sinks | Harbour Times Online", ["Harbour Times"], "Ferry sinks"),
        ("Ferry sinks - News - Harbour Times", ["Harbour Times"], "Ferry sinks"),
        ("Ferry sinks - what we know | Harbour Times", ["Harbour Times"], "Ferry sinks - what we know"),
        ("Harbour Times | Ferry sinks", ["Harbour Times"], "Ferry sinks"),
        ("Ferry sinks | harbourtimes.example.com", [], "Ferry sinks"),
        ("Ferry sinks - what we know", [], "Ferry sinks - what we know"),
        ("Man-made harbour", ["Harbour Times"], "Man-made harbour"),
        ("Harbour Times", ["Harbour Times"], "Harbour Times"),
        ("", [], ""),
    ],
)
def test_a_sites_name_is_taken_off_a_title(title: str, sites: list[str], headline: str) -> None:
    assert strip_site_name(title, sites) == headline


MARKS = ["", "(LEAD) ", "UPDATE 2-", "RPT-CORRECTED-", "Harbour Times | "]


@given(st.text(max_size=200), st.sampled_from(MARKS))
def test_prefix_and_headline_are_the_text_but_for_white_space(text: str, mark: str) -> None:
    prefix, headline = split_headline(mark + text, ["Harbour Times"])
    assert "".join(((prefix or "") + headline).split()) == "".join((mark + text).split())
    assert headline or not (mark + text).strip()


@given(st.lists(st.sampled_from(MARKS[:-1]), max_size=3).map("".join), st.text(max_size=200))
def test_a_headline_parted_once_is_parted_for_good(marks: str, text: str) -> None:
    _, headline = split_headline(marks + text)
    assert split_headline(headline) == (None, headline)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_real_headlines_stay_as_they_are_displayed() -> None:
    for path in sorted(SHARED.glob("gold/*/*.json")):
        headline = json.loads(path.read_text("utf-8"))["headline"]
        prefix, rest = split_headline(headline)
        assert prefix in (None, "(2nd LD)")  # one record keeps a mark that the guidelines take off
        assert prefix or rest == headline
        assert strip_site_name(rest, [])[:20] == rest[:20]


TEXT = "".join(
    f"<p>{n}. The ferry to the outer islands will not run at night, the harbour office said.</p>" for n in range(5)
)


@pytest.mark.parametrize(
    ("title", "above"),
    [
        # a deck for a title
        ("Boats are to stay in port.", "<h1>No ferry at night</h1><p>Boats are to stay in port.</p>"),
        # the site's name is a heading, too
        ("No ferry at night", "<h1><a href=/>Harbour</a></h1><p><a href=/world>World</a></p><div>No ferry at night</div>"),
        ("x", "<div><h1><a href=https://times.example/>The Harbour Times</a></h1></div><h1>No ferry at night</h1>"),
        ("No ferry at night : Bay News", "<h1>Bay News</h1><div class=ad-title><h1>No ferry at night</h1></div>"),
        # the only heading, in a box of another name
        ("Fog: what it does", "<div class=related-stories><div class=share><h1>No ferry at night</h1></div></div>"),
        # in boxes that nothing but a share bar is called
        ("No ferry at night", "<div class=share-top><div class=news-title>No ferry at night</div></div>"),
        # a link to its category behind it
        ("No ferry at night", "<h1>No ferry at night <a href=/topics/fog>Fog</a></h1>"),
        # the day behind it, for screens of some widths
        ("No ferry at night", "<h1>No ferry at night <span>12 May 2026, 10:31</span></h1>"),
        # no title, no h1
        ("", "<h2 class=deck-title>Boats are to stay</h2><h2>No ferry at night</h2>"),
    ],
)  # fmt: skip
def test_the_displayed_heading_is_found_whatever_the_head_calls_the_page(title: str, above: str) -> None:
    named = f"<title>{title}</title>" if title else ""
    html = f"<html lang=en><head>{named}</head><body><article>{above}{TEXT}</article></body></html>"
    assert article_of_html(html).headline == "No ferry at night"


@pytest.mark.parametrize(
    "slug", ["1365_No-ferry-at-night-before-fog-clears.html", "no-ferry-at-night-before-fog-clears"]
)
def test_a_line_that_the_address_spells_is_the_headline_of_a_page_called_after_its_site(slug: str) -> None:
    told = "No ferry at night before fog clears"
    html = f"<html lang=en><head><title>HNA, News from the Harbour</title></head><body><div><div>{told}</div>{TEXT}</div></body></html>"
    page = Page(f"https://times.example/news/{slug}", html.encode())
    assert structure(story_of(page)).headline == told


def test_a_heading_that_shares_most_words_with_the_title_is_the_headline() -> None:
    title = "Harbour Office Stops Night Ferries to All Outer Islands"
    heads = "<h1>Harbours of the bay</h1><h2>Harbour office stops ferries to outer islands</h2>"
    html = f"<html lang=en><head><title>{title}</title></head><body><article>{heads}{TEXT}</article></body></html>"
    assert article_of_html(html).headline == "Harbour office stops ferries to outer islands"
