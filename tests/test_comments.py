"""Readers' comments that no class calls so are no text: told by what stands at each, or by a line over them."""

from __future__ import annotations

import pytest

from crawler.items import Page
from pipelines.boilerplate import story_of
from pipelines.page.boxes.comment_entries import says_comments
from pipelines.structure import structure
from tests.test_boxes_in_layout import PARAGRAPHS, read

SAID = [
    "The ferry never ran at night in my time, and nobody missed it at all.",
    "My grandfather rowed across in the fog, with a lamp and two dogs aboard.",
    "Mend the horn first, and then let us hear about the money for the boats.",
]


def comments(form: str, over: str = "") -> str:
    """Three comments of a form, in which # stands for a number and * for what is said."""
    return f"<div class=x1>{over}{''.join(form.replace('#', str(n + 1)).replace('*', said) for n, said in enumerate(SAID))}</div>"


USERS = "<div class=x2><a href=/user/10#>Reader#</a> <i>12 May 2026</i><p>*</p></div>"
BUTTONS = "<li class=x2><b>Reader#</b><p>*</p><span># hours ago</span><a href='#'>Reply</a></li>"
WROTE = "<div class=x2><h4>Fog</h4><p>*</p><p>Posted by: Reader#, 12 May 2026</p></div>"
DAYS = "<div class=x2><div><p>Reader# hace # horas</p></div><p>*</p></div>"
FACES = "<div class=x2><img src=/#.png alt=Reader#><span>Reader#</span><p>*</p></div>"
CHRONICLE = "<div class=x2><div>1# May 2026</div><p>*</p></div>"
PLAIN = "".join(f"<p>{said}</p>" for said in SAID)
QUOTED = BUTTONS + "<li class=x2><b>Guest#</b><p>So true!</p></li>"


@pytest.mark.parametrize(
    "box",
    [
        comments(USERS),
        comments(BUTTONS),
        comments(WROTE),
        comments(QUOTED),
        comments(DAYS, "<h3>Comentarios (3)</h3>"),
        comments(DAYS, "<h3>Comentar</h3><p>Nombre</p><p>Correo</p><p>Campos obligatorios</p>"),
        comments(FACES, "<p>Post comment</p><p>Newest</p>"),
        comments(USERS, "<h3>Previous comments <a href=/all>View all</a></h3>"),
        comments(DAYS, "<h3>3 thoughts on “No ferry at night”</h3>"),
        comments(USERS) + "<p>Whoever writes here agrees to the rules of the house and keeps to them.</p>",
        "<h3>Comments</h3><p>Be fair.</p><p>Newest</p><p>Oldest</p><p>Best</p><p>Log in to comment</p>" + PLAIN,
    ],
    ids=[
        "who has a page",
        "buttons to answer",
        "posted by",
        "short ones between",
        "how long ago, below a heading",
        "below a form",
        "a face of the same name",
        "a heading with a link",
        "a heading that counts thoughts",
        "rules behind them",
        "an invitation below a few buttons",
    ],
)  # fmt: skip
def test_comments_are_no_text(box: str) -> None:
    assert [block.text for block in read(after=box).body] == PARAGRAPHS


def test_comments_that_outweigh_an_article_are_no_text() -> None:
    box = comments(BUTTONS.replace("*", "* " + "* * * * * * * *"))
    assert [block.text for block in read(after=box * 4).body] == PARAGRAPHS


@pytest.mark.parametrize(
    "box",
    [
        comments(CHRONICLE),
        "<h3>The horn in dates</h3>" + comments(CHRONICLE),
        comments("<div class=x2><a href=/people/ada-#>Ada Winter</a> <i>12 May 2026</i><p>*</p></div>"),
        f"<h3>Comments</h3>{PLAIN}<p>Log in to comment</p>",
        "<h3>The horn in dates</h3>" + comments(CHRONICLE) + "<div><button>Reply</button></div>",
        comments("<div class=x2><div>1# May 2026</div><p>*</p><button>Share</button></div>"),
    ],
    ids=[
        "a chronicle",
        "a chronicle with a heading",
        "writers",
        "a part of the text, well above an invitation",
        "a button below a chronicle",
        "a button to share each entry",
    ],
)
def test_text_that_looks_like_comments_is_kept(box: str) -> None:
    said = [block.text for block in read(inside=box).body]
    assert {*PARAGRAPHS, *SAID} <= {*said}


def test_an_article_under_a_button_to_its_comments_is_kept() -> None:
    box = comments("<div class=x2><i>12 May 2026</i><a href=#talk>Comments</a><p>*</p></div>")
    assert {*SAID} <= {block.text for block in read(inside=box).body}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Top rated comments", True),
        ("Reader comments (12)", True),
        ("Visitor opinions (latest shown first)", True),
        ("Alle Leserkommentare anzeigen", True),
        ("Les 12 commentaires des lecteurs", True),
        ("Todos los comentarios", True),
        ("Wasze komentarze [2]", True),
        ("Tüm yorumlar (4)", True),
        ("Комментарии читателей: 8", True),
        ("热门评论 10条", True),
        ("댓글 12개", True),
        ("Her comments on the budget", False),
        ("Comments by the minister anger fishermen", False),
        ("Read the article", False),
        ("12", False),
    ],
)
def test_a_line_over_comments_is_made_of_words_for_them(line: str, says: bool) -> None:
    assert says_comments(line) is says


SHORT = ["The ferry stays in port until the fog lifts.", "Pilots had warned of it for three days, a spokeswoman said."]


@pytest.mark.parametrize(
    ("over", "when", "button"),
    [
        ("Komentarai (12)", "prieš 2 valandas", "Atsakyti"),
        ("Hozzászólások (12)", "2 órája", "Válasz"),
        ("ความคิดเห็น (12)", "2 ชั่วโมงที่แล้ว", "ตอบกลับ"),
    ],
)
def test_a_comment_that_a_button_answers_is_no_text_below_a_short_one(over: str, when: str, button: str) -> None:
    box = f"<section class=x1><h2>{over}</h2><div><b>oldsalt</b><span>{when}</span><p>{SAID[0]}</p><button>{button}</button></div></section>"
    text = "".join(f"<p>{said}</p>" for said in [*SHORT, *PARAGRAPHS[:1]])
    rights = "<p>© 2026 Harbour Post. Written by the crew of the house.</p>"
    html = f"<title>No ferry</title><article><h1>No ferry</h1><div class=x3>{text}</div>{box}{rights}</article>"
    page = Page("https://post.example/news/2026/ferry-118", html.encode())
    assert [block.text for block in structure(story_of(page)).body] == [*SHORT, *PARAGRAPHS[:1]]


@pytest.mark.parametrize("when", ["vor 2 Stunden", "hace 2 horas", "2 hours ago"])
def test_one_comment_with_a_name_glued_to_its_hour_is_no_text_under_a_line_that_counts_it(when: str) -> None:
    box = f"<section class=x1><h2>Kommentare (1)</h2><div><b>oldsalt</b><span>{when}</span><p>{SAID[0]}</p><button>Reply</button></div></section>"
    assert [block.text for block in read(after=box).body] == PARAGRAPHS
