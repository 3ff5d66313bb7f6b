"""Parts of a page that are set as other sites set them are read as before; the newsroom's pages hold floors."""

from __future__ import annotations

from collections import Counter

from benchmarks.displayed import lines_of
from benchmarks.markup import CHANGES, GROUPS, measure, set_otherwise
from benchmarks.pages import read_pages
from crawler.items import Image, Page
from tests.test_layouts_of_text import EN

PAGE = Page(
    "https://herald.example/news/1",
    (
        "<html lang=en><head><title>Lighthouse lit again</title></head><body><article>"
        "<header><p class=kicker><a href=/harbours>Harbours</a></p><h1>Lighthouse lit again</h1>"
        "<p class=standfirst>It was dark for a whole year. Ships had to wait out at sea.</p>"
        "<p class=byline>By Ann Lee</p><p class=date>May 12, 2026</p></header>"
        "<figure><img src=/l.jpg><figcaption>The lamp room after the storm. (Photo: Bo Stern)</figcaption></figure><div>"
        + "".join(f"<p>{line}</p>" for line in [*EN, "A second lamp will be hung in spring, the port said on Friday."])
        + "<p>READ MORE: <a href=/news/2>The keepers who never left the island</a></p>"
        f"<p>{EN[0]} That was in May.</p></div></article></body></html>"
    ).encode(),
)
EVERY = 8
"""One of the newsroom's pages in so many: each is read once for every change."""
FLOORS = {"picture": 0.9, "byline": 0.9, "day": 0.9, "headline": 0.85, "deck": 0.9, "section": 0.8, "related": 0.9}
"""Share of the changes of a part after which all fields are read as before."""


def test_every_change_is_made_on_a_page_that_has_all_parts_and_wanted_nowhere_but_in_a_label() -> None:
    found = {name: (fields, want) for name, fields, want in set_otherwise(PAGE, CHANGES)}
    assert found.keys() == CHANGES.keys()
    labels = {label for _, want in found.values() for label, _ in want["related_links"]}
    assert labels == {"READ MORE"}
    first = next(iter(found.values()))[1]
    assert [want | {"related_links": []} for _, want in found.values()] == [first | {"related_links": []}] * len(found)


def test_a_page_without_parts_is_not_changed() -> None:
    assert list(set_otherwise(Page(PAGE.url, b"<p>One.</p>"), CHANGES)) == []
    assert list(set_otherwise(Page(PAGE.url, b""), CHANGES)) == []


def test_what_is_printed_under_a_picture_is_parted_where_the_caption_opens_or_ends_it() -> None:
    def parted(text: str, caption: str | None) -> tuple[str, str] | None:
        lines = lines_of(Image(url="/1.jpg", text=text, caption=caption))
        return (lines.caption, lines.credit) if lines else None

    assert parted("Boats. (Jo Doe)", "Boats.") == ("Boats.", "(Jo Doe)")
    assert parted("Jo Doe | Boats.", "Boats.") == ("Boats.", "Jo Doe")
    assert parted("Jo Doe", None) == ("", "Jo Doe")
    assert parted("See: Boats. (Jo Doe)", "Boats.") is None


def test_the_newsrooms_pages_in_other_markup_are_read_as_before() -> None:
    made, same = Counter[str](), Counter[str]()
    for name, shares in measure(read_pages()[::EVERY], CHANGES).items():
        part = name.partition(":")[0]
        made[part] += round(shares["pages"])
        same[part] += round(shares["pages"] * shares["all"])
    assert made.keys() <= GROUPS.keys()
    assert {part: same[part] / made[part] for part in made if same[part] < FLOORS[part] * made[part]} == {}
