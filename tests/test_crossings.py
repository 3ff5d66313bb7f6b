"""What stands among one story's paragraphs is read as itself among another's; the newsroom's parts are, wherever they are set."""

from __future__ import annotations

from benchmarks.crossings import Frame, Part, cross, crossings, frame_of, measure
from benchmarks.pages import read_pages
from benchmarks.variants import FIELDS
from crawler.items import Page
from tests.test_layouts_of_text import EN

FIGURE = '<figure><img src="/l.jpg"><figcaption>The lamp room after the storm. (Photo: Ann Lee)</figcaption></figure>'
MORE = '<div class="more"><b>READ MORE: <a href="/news/2-keepers">The keepers who never left</a></b></div>'
JOIN = '<div class="newsletter"><p>Sign up for our newsletter</p><input type="email"></div>'


def page(host: str, *parts: str, behind: str = "") -> Page:
    """A story of six paragraphs with each part behind another of them."""
    lines = [f"<p>{line}</p>" for line in [*EN, "A second lamp will be hung in spring, the port said on Friday."]]
    for at, part in enumerate(parts):
        lines[at] += part
    text = f"<article><h1>Lighthouse lit again</h1>{''.join(lines)}{behind}</article>"
    markup = f"<html lang=en><head><title>Lighthouse lit again</title></head><body>{text}</body></html>"
    return Page(f"https://{host}/news/1", markup.encode())


def frame(host: str, *parts: str, behind: str = "") -> Frame:
    made = frame_of(page(host, *parts, behind=behind))
    assert made
    return made


def test_each_part_is_what_its_own_page_gave_it() -> None:
    parts = {
        part.key: part
        for part in frame("one.example", FIGURE, MORE, JOIN, behind="<p>(Reporting by Ann Lee)</p>").parts
    }
    assert {key: {field: said for field, said in part.gave.items() if said} for key, part in parts.items()} == {
        ("between", "images"): {"images": [("The lamp room after the storm.", "Ann Lee")]},
        ("between", "related_links"): {"related_links": [("READ MORE", "The keepers who never left")]},
        ("between", "furniture"): {},
        ("behind", "signoff"): {"signoff": "(Reporting by Ann Lee)"},
    }


def test_a_part_that_needs_its_page_is_none() -> None:
    pull_quote = f"<blockquote>{EN[1].split(',')[0]}</blockquote>"
    assert frame("one.example", pull_quote).parts == []
    under_a_cue = ["<h3>Related</h3>", '<ul><li><a href="/news/3-lamp">The third lamp is lit</a></li></ul>']
    assert all(not part.gave["related_links"] for part in frame("one.example", behind="".join(under_a_cue)).parts)


def test_what_a_part_gives_at_home_is_wanted_abroad_with_all_else_as_it_was() -> None:
    there = frame("two.example")
    for part in frame("one.example", FIGURE, MORE, JOIN, behind="<p>(Reporting by Ann Lee)</p>").parts:
        fields, want = cross(there, part, 0.5)
        assert fields == want
        gave = part.gave
        assert (want["images"], want["related_links"]) == (gave["images"], gave["related_links"])
        assert want["body"] == there.fields["body"]


def test_a_part_that_is_read_otherwise_abroad_is_counted() -> None:
    wrong = Part(("between", "images"), (FIGURE,), {"images": [("Another caption.", None)], "related_links": [], "body": [], "signoff": None}, "one.example")  # fmt: skip
    fields, want = cross(frame("two.example"), wrong, 0.5)
    assert [field for field in FIELDS if fields[field] != want[field]] == ["images"]


def test_parts_are_drawn_from_other_hosts_and_the_same_ones_each_time() -> None:
    frames = [frame("one.example", FIGURE), frame("two.example", MORE), frame("two.example")]
    drawn = [key for key, _, _ in crossings(frames, 1, 7)]
    assert drawn == [("between", "related_links"), ("between", "images"), ("between", "images")]
    assert drawn == [key for key, _, _ in crossings(frames, 1, 7)]


def test_a_page_that_is_no_article_is_no_frame() -> None:
    assert frame_of(Page("https://one.example/", b"")) is None
    assert frame_of(Page("https://one.example/", b"<h1>404</h1><p>Page not found</p>")) is None


def test_the_newsrooms_parts_are_read_in_each_others_frames() -> None:
    figures = measure(read_pages(), 1, 1)
    assert {name: shares["all"] for name, shares in figures.items() if shares["all"] < 1} == {}
    assert sum(shares["crossings"] for shares in figures.values()) > 60
