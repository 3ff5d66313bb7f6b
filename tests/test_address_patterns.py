"""Addresses of articles to the pattern that they have in common: a form a row, and what holds of any addresses."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.drafting.address_patterns import Learned, learn_pattern

MENUS = ("", "world", "sport/football", "tag/harbour-pilots", "about-us", "2026", "video/live", "topics/sea?page=2")
"""Paths of what is no article."""


def learn(*paths: str, host: str = "times.example", menus: tuple[str, ...] = MENUS) -> Learned:
    return learn_pattern([f"https://{host}/{p}" for p in paths], [f"https://{host}/{p}" for p in menus], [host])


@pytest.mark.parametrize(
    ("learned_from", "form", "unseen", "refused"),
    [
        (  # a number in any section
            ("world/48810", "sport/49001"),
            r"(?:[^/?#]+/){0,2}\d{5,9}",
            "city/harbour/50777",
            "city/harbour",
        ),
        (  # a number, and the headline behind it
            ("news/48810-fog-on-the-roads", "news/49001-a-tie"),
            r"(?:[^/?#]+/){0,2}\d{5,9}[-_.,:!~][^/?#]+",
            "news/50777-pilots-wait",
            "news/50777",
        ),
        (  # the headline, and a number behind it
            ("fog-on-the-roads-48810.html", "sea/a-tie-49001.html"),
            r"(?:[^/?#]+/){0,2}[^/?#]+[-_.,:!~]\d{5,9}\.html",
            "sea/pilots-wait-50777.html",
            "sea/pilots-wait.html",
        ),
        (  # a day as folders, and a headline
            ("2026/04/21/fog", "sea/2026/05/02/a-tie"),
            r"(?:[^/?#]+/){0,2}\d{4}/\d\d/\d\d/[^/?#]+",
            "2027/01/01/new-year",
            "2027/01/01/",
        ),
        (  # a day in one, and a number with letters before it
            ("n1/2026-04/21/c1001-40223001.html", "n1/2026-05/02/c1002-40224117.html"),
            r"(?:[^/?#]+/){0,2}\d{4}-\d\d/\d\d/c\d{4}-\d{7,12}\.html",
            "n2/2026-06/30/c2003-40229999.html",
            "n2/2026-06/30/index.html",
        ),
        (  # a folder for the issue
            tuple(f"news/19/{48810 + n}-fog-on-the-roads" for n in range(12)),
            r"news/\d{1,3}/\d{5,9}[-_.,:!~][^/?#]+",
            "news/20/50777-pilots-wait",
            "news/20/",
        ),
        (  # an id of letters and digits
            ("article/4MGpQ8wEZhZ", "article/9Kx2LmNq7Ab"),
            r"(?:[^/?#]+/){0,2}(?=[A-Za-z]*\d)[0-9A-Za-z]{9,15}",
            "article/7Hq3RtYw1Zz",
            "article/photographs",
        ),
        (  # a headline alone: four words
            ("sea/fog-holds-the-ferries-back", "city/a-tie-in-the-last-minute"),
            r"(?:[^/?#]+/){0,2}[^/?#_-]+(?:[_-][^/?#_-]*){3,40}",
            "city/pilots-wait-for-the-wind",
            "city/our-harbour",
        ),
        (  # a parameter
            ("view.php?lang=en&seq=48810", "view.php?lang=en&seq=49001&page=2"),
            r"[^/?#]+\.php/?\?(?:[^#]*&)?seq=\d{5,9}",
            "view.php?seq=50777",
            "list.php?lang=en",
        ),
    ],
)
def test_addresses_give_the_form_that_they_share(
    learned_from: tuple[str, ...], form: str, unseen: str, refused: str
) -> None:
    learned = learn(*learned_from)
    assert learned.pattern == rf"^https?://(?:www\.)?times\.example/{form}"
    assert (learned.matched, learned.left_out, learned.wrong) == (
        tuple(f"https://times.example/{p}" for p in learned_from),
        (),
        (),
    )
    assert re.search(learned.pattern, f"https://www.times.example/{unseen}")
    assert not re.search(learned.pattern, f"https://times.example/{refused}")
    assert not re.search(learned.pattern, f"https://other.example/{unseen}")


def test_a_word_that_many_addresses_have_stays_in_the_pattern() -> None:
    learned = learn(*(f"page/202604/{number}.shtml" for number in range(1344120, 1344140)))
    assert learned.pattern.endswith(r"/page/\d{6}/\d{6,11}\.shtml")


def test_a_folder_is_the_form_where_addresses_have_nothing_else() -> None:
    learned = learn(
        *(f"story/{word}" for word in ("fog", "tie", "wind", "ice", "snow", "rain", "hail", "mist", "dew", "thaw"))
    )
    assert learned.pattern.endswith("/story/[^/?#]+")
    assert learn("fog", "tie", "wind") == Learned(left_out=learn("fog", "tie", "wind").left_out, menus=learn().menus)


def test_a_pattern_is_as_narrow_as_the_links_of_menus_make_it() -> None:
    paths = ("news/fog-holds-the-ferries-back", "news/a-tie-in-the-last-minute")
    learned = learn(*paths, menus=("service/how-to-read-the-tide", "news"))
    assert (learned.pattern.split("/")[3], learned.wrong) == ("news", ())


def test_several_forms_are_alternatives_and_a_stray_address_is_left_out() -> None:
    numbers = [f"world/{number}" for number in range(48810, 48830)]
    days = [f"2026/04/{day}/fog" for day in range(10, 20)]
    learned = learn(*numbers, *days, "subscribe/offer", "app")
    assert "(?:" in learned.pattern
    assert (len(learned.matched), len(learned.left_out)) == (30, 2)


def test_subdomains_and_further_hosts_are_those_that_articles_are_on() -> None:
    urls = ["https://sea.times.example/48810", "https://times-news.example/49001", "https://other.example/50777"]
    learned = learn_pattern(urls, [], ["times.example", "times-news.example"])
    opening = r"^https?://(?:(?:[\w-]{1,63}\.){0,4}times\.example|(?:www\.)?times-news\.example)/"
    assert learned.pattern.startswith(opening)
    assert learned.left_out == ("https://other.example/50777",)


# --- what holds of any addresses ---------------------------------------------------

words = st.text("abcxyz", min_size=1, max_size=8)
slugs = st.lists(words, min_size=2, max_size=12).map("-".join)
numbers = st.integers(0, 10**15).map(str)
parts = st.one_of(
    words, slugs, numbers, st.builds("{}-{}".format, slugs, numbers), st.text("aA0-_.,!%'é中", max_size=9)
)
paths = st.lists(parts, max_size=6).map("/".join)
addresses = st.builds(
    "{}://{}/{}{}".format,
    st.sampled_from(["https", "http"]),
    st.sampled_from(["times.example", "www.times.example", "a.times.example", "other.example"]),
    paths,
    st.sampled_from(["", "/", ".html", "?id=4711", "?q=a&n=12345678", "#top"]),
)
anything = st.lists(st.one_of(addresses, st.text(max_size=30)), max_size=30)


@given(anything, anything)
def test_each_address_is_matched_or_counted_as_left_out(urls: list[str], menus: list[str]) -> None:
    learned = learn_pattern(urls, menus, ["times.example"])
    assert {*learned.matched, *learned.left_out} == {*urls}
    for url in {*urls}:
        assert bool(learned.pattern and re.search(learned.pattern, url)) == (url in learned.matched)
    assert {*learned.wrong} == {url for url in menus if learned.pattern and re.search(learned.pattern, url)}
    assert "'" not in learned.pattern
    assert not re.search(learned.pattern or "(?!)", "https://elsewhere.example/2026/04/21/fog-48810")


@given(st.lists(st.tuples(words, slugs, st.integers(10**5, 10**7)), min_size=1, max_size=20), st.booleans())
def test_addresses_of_one_form_are_all_matched(found: list[tuple[str, str, int]], behind: bool) -> None:
    urls = [f"https://times.example/{a}/" + (f"{b}-{c}" if behind else f"{c}/{b}") for a, b, c in found]
    assert learn_pattern(urls, [], ["times.example"]).left_out == ()


@given(anything)
def test_no_pattern_backtracks(urls: list[str]) -> None:
    pattern = re.compile(learn_pattern(urls, [], ["times.example"]).pattern)
    for piece in ("a", "a-", "1", "1-", "a1", "a/", "-", "a1-", "%D8", "&id="):
        for opening in ("https://times.example/", "https://times.example/a.html?"):
            start = time.process_time()
            pattern.search(opening + piece * (20_000 // len(piece)) + "\n")
            assert time.process_time() - start < 0.5
