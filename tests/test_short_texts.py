"""A flash of a sentence or two is read as it stands, however much its page says beside it."""

from __future__ import annotations

import pytest

from tests.stories import article_of_html

DECK = (
    "The keeper of the northern lighthouse has asked the county for a second lamp, a longer ladder and two more sacks of"
    " coal before the winter comes, and for somebody who can carry all of that up the stairs without stopping on the way."
)
TEXT = "The county has promised the lamp and the ladder, and will vote on the coal in the second week of October."
LIST = "".join(
    f"<li><h4><a href='/news/{n}'>Story number {n} of that day</a></h4><p>{n} {said}</p></li>"
    for n, said in enumerate(
        [
            "ships waited outside the harbour for a pilot who had gone home for his dinner and did not hear the horn.",
            "of the oldest fishermen in the bay say that the winter will be mild, and the others that it will not be.",
            "crates of apples were left on the quay by a captain who wanted to thank the town for its new breakwater.",
        ],
        start=3,
    )
)
BESIDE = f"<div class='q7'><h3>The day</h3><ul>{LIST}</ul></div>"
BYLINE = "<p class='byline'>By Ada Winter</p><time>12 May 2023</time>"
HEAD = "<h1>Keeper asks for a second lamp</h1>"


@pytest.mark.parametrize(
    ("markup", "deck"),
    [
        (f"<header>{HEAD}<p class='lead-text'>{DECK}</p>{BYLINE}</header><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='standfirst'><p>{DECK}</p></div><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='linha-fina'>{DECK}</div><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='summary'>{DECK}</div>{BYLINE}<div class='x'><p>{TEXT}</p></div>", DECK),
        ("<figure><img src='/1.jpg'>" + "<figcaption>The keeper stands on the stairs of his tower, and looks out to sea.</figcaption>" * 2
         + f"</figure><aside><a href='/bay'>The bay</a></aside>{HEAD}<div class='d'><p>{DECK}</p></div><aside>{BYLINE}</aside><div class='x'><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}{BYLINE}<div class='x'><p>{TEXT}</p></div>", None),
        (f"{HEAD}{BYLINE}<div class='x'><p class='lead'>{TEXT}</p></div>", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["", BESIDE])
def test_a_text_shorter_than_its_deck_or_than_what_is_listed_beside_it_is_the_text(
    markup: str, deck: str | None, beside: str
) -> None:
    page = f"<html lang='en'><head><title>Keeper asks for a second lamp</title></head><body><article>{markup}</article>{beside}</body></html>"
    article = article_of_html(page)
    assert [block.text for block in article.body] == [TEXT]
    assert article.subheadline == deck


def test_a_newsletters_offer_behind_a_lone_lead_makes_no_deck_of_it() -> None:
    offer = "<section><h3>Letters from the bay</h3><p>Every morning the stories of the day, from the bay and from the town.</p></section>"
    page = f"<html lang='en'><head><title>Keeper</title></head><body><article>{HEAD}{BYLINE}<div class='x'><p class='y'>{DECK}</p></div>{offer}</article></body></html>"
    article = article_of_html(page)
    assert (article.subheadline, article.body[0].text) == (None, DECK)


def test_a_newsletters_offer_behind_the_sign_off_of_a_lone_paragraph_does_not_hide_it() -> None:
    offer = "<div class='newsletter-box'><p>Every morning the stories of the day, from all of the bay.</p></div>"
    text = f"<div class='x'><p>{TEXT}</p><p>(Reporting by Ada Winter; Editing by Bo Stern)</p>{offer}</div>"
    page = f"<html lang='en'><head><title>Keeper asks for a second lamp</title></head><body><article>{HEAD}{BYLINE}{text}</article></body></html>"
    article = article_of_html(page)
    assert [block.text for block in article.body] == [TEXT]
    assert article.signoff == "(Reporting by Ada Winter; Editing by Bo Stern)"


RULES = "".join(
    f"<p>{n}. What somebody writes about a story may be deleted if it {said}, and its author may lose the right to write.</p>"
    for n, said in enumerate(["is too long", "names other readers", "sells something", "has nothing to do with it"] * 4)
)


def test_a_text_that_its_page_states_counts_before_the_rules_for_comments() -> None:
    page = (
        f"{HEAD}{BYLINE}<div itemprop='articleBody'><p>{TEXT}</p></div><div class='q7'><h3>The rules</h3>{RULES}</div>"
    )
    assert [block.text for block in article_of_html(f"<body>{page}</body>").body] == [TEXT]


def test_the_rights_and_licences_of_a_house_outweigh_no_flash() -> None:
    text = "北方灯塔的看守人请求县里在入冬前给他第二盏灯和一架更长的梯子。"
    house = (
        "港湾日报网版权说明：凡注明来源为港湾日报网的作品，其他网站或单位未经允许禁止转载、使用，违者必究，如需使用请与本网联系。",
        "违法和不良信息举报电话：010-65360000 举报邮箱：jubao@harbour.example 港湾日报社概况 广告服务 合作加盟 供稿服务 网站律师",
        "互联网新闻信息服务许可证10120170000，增值电信业务经营许可证B1-20060000，广播电视节目制作经营许可证（广媒）字第100号",
    )
    under = "".join(f"<p>{line}</p>" for line in house)
    page = f"<h1>看守人请求第二盏灯</h1><p>2023年5月12日 来源：港湾日报</p><div class='x'><p>{text}</p></div><div class='q7'>{under}</div>"
    assert [block.text for block in article_of_html(f"<html lang=zh><body>{page}</body></html>").body] == [text]


LINE = "<p class='byline'>By Ada Winter</p><time>12 May 2023 10:44</time>"
RIVER = "".join(
    f"<div class='r'><h2><a href='/news/{n}'>Story number {n} of that day</a></h2><p>{n} {'ships waited for a pilot. ' * 12}</p></div>"
    for n in range(3, 9)
)


@pytest.mark.parametrize("below", [RIVER, f"<h3>More of that day</h3>{RIVER}"])
def test_a_lone_sentence_below_its_date_is_the_text_however_long_the_teasers_below(below: str) -> None:
    page = f"<div class='m'>{HEAD}{LINE}<div class='x'><p>{TEXT}</p></div></div><div class='q7'>{below}</div>"
    article = article_of_html(f"<html lang='en'><title>Keeper asks for a second lamp</title><body>{page}</body></html>")
    assert ([block.text for block in article.body], article.subheadline) == ([TEXT], None)


def test_a_sentence_above_byline_and_date_is_a_deck_though_teasers_follow() -> None:
    page = f"<div class='m'>{HEAD}<p>{DECK}</p>{LINE}</div><div class='x'><p>{TEXT}</p>{RIVER}</div>"
    article = article_of_html(f"<html lang='en'><title>Keeper asks for a second lamp</title><body>{page}</body></html>")
    assert (article.body[0].text, article.subheadline) == (TEXT, DECK)


def test_what_a_page_says_of_browsers_outweighs_no_flash() -> None:
    said = (
        "This page is best viewed in an up-to-date web browser. "
        + "You will see it in yours, but not as it was made. " * 8
    )
    page = f"<div>{HEAD}{LINE}<div class='x'><p>{TEXT}</p></div><div class='q7'><p>{said}</p></div></div>"
    assert [block.text for block in article_of_html(f"<html lang=en><body>{page}</body></html>").body] == [TEXT]


@pytest.mark.parametrize(
    "between", ["<h4>The morning letter</h4>", "<ul><li><a href='/t/bay'>Bay</a></li><li><a href='/t/lamps'>Lamps</a></li></ul>"]
)  # fmt: skip
def test_a_heading_or_topics_below_a_lone_paragraph_part_it_from_the_houses_words(between: str) -> None:
    letter = (
        f"{between}<div><p>Every morning at six the stories that the bay will talk about, with the tides.</p></div>"
    )
    head = f"<title>Keeper asks for a second lamp</title><meta name=description content='{DECK}'>"
    article = article_of_html(
        f"<html lang='en'>{head}<body><div>{HEAD}{LINE}<p class='k1'>{DECK}</p>{letter}</div></body>"
    )
    assert (article.body[0].text, article.subheadline) == (DECK, None)


@pytest.mark.parametrize("name", ["recommend", "share-container"])
def test_a_box_with_the_headline_is_no_side_box_where_all_text_stands_in_such(name: str) -> None:
    page = f"<div class='{name}'>{HEAD}{LINE}<div class='x'><p>{TEXT}</p></div></div>"
    house = "".join(f"<div class='{zone}'><p>{n} {DECK}</p></div>" for n, zone in enumerate(
        ("newsletter", "footer", "newsletter-box", "site-footer", "page-footer", "cookie-banner")
    ))  # fmt: skip
    assert [block.text for block in article_of_html(f"<body>{page}{house}</body>").body] == [TEXT]


STORY = "".join(f"<p>{line}</p>" for line in (DECK, TEXT))
OTHER = f"<h3><a href='/news/9'>Ferry to run at night again</a></h3><div>12 May 2026</div><p>{'The ferry will run at night again, the line says. ' * 5}</p>"
COMMENT = (
    "<div>Noa B.</div><div>13 May 2026 10:44</div><p>Nobody in the town has missed that lamp, or asked for it back.</p>"
)
LETTER = "<h3>The morning letter</h3><p>Every morning at six the ten stories that the bay will talk about, with the tides.</p>"
PRINT = f"<p>{'Nothing here may be kept or sent on, and nobody answers for what stands on other pages. ' * 3}</p>"


def read_under(box: str, text: str = f"<div class='s1'>{STORY}</div>") -> tuple[list[str], object, object]:
    page = f"<html lang='en'><title>Keeper asks for a second lamp</title><body><main>{HEAD}{text}{box}</main></body></html>"
    article = article_of_html(page)
    return [block.text for block in article.body], article.published, article.related_links


@pytest.mark.parametrize("said", [OTHER, COMMENT, LETTER, PRINT])
@pytest.mark.parametrize("text", ["<div class='s1'>{}</div>", "<div id='text'>{}</div>"])
def test_a_box_set_unlike_that_of_a_short_text_is_none_of_it(said: str, text: str) -> None:
    assert read_under(f"<div>{said}</div>", text.format(STORY)) == ([DECK, TEXT], None, [])


@pytest.mark.parametrize("box", ["<div class='s1'>{}</div>", "<div class='s2'>{}</div>"])
def test_a_box_set_like_that_of_the_text_or_longer_than_it_goes_on(box: str) -> None:
    rest = [f"{n} {DECK}" for n in range(1 if "s1" in box else 4)]
    under = box.format("".join(f"<p>{line}</p>" for line in rest))
    assert read_under(under)[0] == [DECK, TEXT, *rest]


def test_several_paragraphs_in_a_box_within_that_of_the_text_belong_to_it() -> None:
    lines = [f"{n} {TEXT}" for n in range(2)]
    within = "".join(f"<p>{line}</p>" for line in lines)
    assert read_under("", f"<div class='s1'>{STORY}<div class='s2'>{within}</div></div>")[0] == [DECK, TEXT, *lines]
    assert read_under("", f"<div class='s1'>{STORY}<div class='s2'>{PRINT}</div></div>")[0] == [DECK, TEXT]


def test_the_title_of_another_story_parts_it_from_a_lone_paragraph() -> None:
    box = "<div><h3><a href='/news/9'>Ferry to run at night again</a></h3><p>The ferry will run at night again, the line says.</p></div>"
    assert read_under(box, f"<p class='byline'>By Ada Winter</p><div class='s1'><p>{TEXT}</p></div>")[0] == [TEXT]


def test_a_lead_called_a_deck_in_the_box_of_its_text_opens_it_whatever_date_stands_below() -> None:
    text = f"<div class='s1'><p class='standfirst'>{DECK}</p><p>{TEXT}</p></div>"
    assert read_under(f"<div>{OTHER}</div>", text)[0] == [DECK, TEXT]


def test_a_long_caption_is_no_column_where_a_sentence_stands_outside_it() -> None:
    figure = f"<figure><img src='/1.jpg'><div><p>{'The keeper stands on the stairs and looks out to sea. ' * 5}</p></div></figure>"
    assert read_under(f"<div class='x'><p>{TEXT}</p></div>", f"{BYLINE}<div class='v'>{figure}</div>")[0] == [TEXT]


CARD = "<div class='z2'><img src='/ada.jpg'><h4><a href='/author/ada'>Ada Winter</a></h4><p>Ada Winter has written on the bay and its towers since 2009.</p></div>"
LONG_NOTE = f"<div class='z4'><p>{'Whoever blocks what pays for these pages may not see all of them. ' * 3}</p></div>"
SIGNED = "<div class='z1'><a href='/author/ada'>Ada Winter</a><time>12 May 2023</time></div>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='tags'><a href='/t/lamp'>Lamp</a></div>{LONG_NOTE}",
        f"<div class='author-bio'>{CARD}</div>{LONG_NOTE}",
        CARD,
    ],
)
def test_a_lone_paragraph_below_the_day_is_no_deck_of_what_lies_below_its_end(box: str) -> None:
    assert lone_text(f"{HEAD}{SIGNED}<div class='x'><p>{TEXT}</p></div>{box}") == ([TEXT], None)


def test_a_lone_paragraph_is_no_deck_of_what_lies_outside_its_article() -> None:
    page = f"<article>{HEAD}{SIGNED}<div class='x'><p>{TEXT}</p></div></article><div class='q1'><div>{PRINT.replace('Nothing here may be kept or sent on, and nobody answers for what stands on other pages. ', '', 1)}</div></div>"
    assert lone_text(page) == ([TEXT], None)


def test_a_deck_below_the_day_stands_before_the_byline_of_a_long_text() -> None:
    page = f"<div>{HEAD}<time>12 May 2023</time><div class='d'><p>{TEXT}</p></div>{SIGNED}<div class='x'><p>{DECK}</p></div></div>"
    assert lone_text(page) == ([DECK], TEXT)


@pytest.mark.parametrize("others", [1, 9])
@pytest.mark.parametrize("level", [1, 2])
def test_a_second_article_with_a_headline_of_its_own_is_none_of_a_lone_paragraph(level: int, others: int) -> None:
    text = "".join(f"<p>{n} {DECK}</p>" for n in range(others))
    other = f"<div class='u'><article><h{level}>Ferry to run at night again</h{level}>{text}</article></div>"
    assert lone_text(f"<article>{HEAD}{BYLINE}<div class='x'><p>{TEXT}</p></div></article>{other}") == ([TEXT], None)


def lone_text(markup: str) -> tuple[list[str], str | None]:
    """The body and the deck of a page."""
    page = f"<html lang='en'><head><title>Keeper asks for a second lamp</title></head><body><main>{markup}</main></body></html>"
    article = article_of_html(page)
    return [block.text for block in article.body], article.subheadline


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([TEXT, "Ada Winter"], ["Ada Winter"]),
        (["Ada Winter", TEXT], ["Ada Winter"]),
        (["Jane Doe", "Jane Doe, who kept the northern lamp for forty years, died on Sunday. She was 88."], []),
        (["Jane Doe", "The keeper of the northern lamp died on Sunday. Ms Doe was 88 years old, her family said."], []),
        (["Ada Winter", "Bo Stern"], []),
        ([TEXT, "Quarle Bay – 12", "Noa Brandt 3:14"], []),
    ],
)
def test_a_name_alone_signs_a_short_text_that_says_nothing_of_it(lines: list[str], names: list[str]) -> None:
    text = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html lang='en'><head><title>Keeper</title></head><body><article>{HEAD}<time>12 May 2023</time><div>{text}</div></article></body></html>"
    article = article_of_html(page)
    assert article.bylines == names
    assert [block.text for block in article.body] == [line for line in lines if line not in names]
