from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.page.head.elements import ADDRESS, find_elements
from pipelines.page.markup.tree import decode, leave_out_data, parse

CHINESE = "中国外交部发言人在例行记者会上表示，双方同意加强合作。" * 3
RUSSIAN = "Правительство сообщило, что переговоры продолжатся на следующей неделе. " * 3
KOREAN = "정부는 다음 주에 회담을 계속한다고 밝혔다. " * 4
JAPANESE = "政府は来週も会談を続けると発表しました。カタカナも。" * 4


@pytest.mark.parametrize(
    ("text", "actual", "declared"),
    [
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", None),
        (CHINESE, "utf-8", "gb2312"),
        ("外交部發言人今天表示，雙方同意加強合作。" * 3, "big5", "big5"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (KOREAN, "cp949", "euc-kr"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "iso2022_jp", None),
        (JAPANESE, "cp932", None),
        (JAPANESE, "euc_jp", None),
        (KOREAN, "cp949", None),
        ("外交部發言人今天表示，雙方同意加強合作。" * 3, "big5", None),
        ("외교부가 밝혔다. 뷁 " * 200, "cp949", None),
        ("Größe – „ja“ " * 3, "cp1252", "iso-8859-1"),
        ("Größe – „ja“ " * 3, "utf-8", "iso-8859-1"),
        ("Größe – „ja“ " * 3, "cp1252", None),
        ("L’été à Genève, écrivait-elle, où l’on goûte les façades. ", "cp1252", None),
        (RUSSIAN, "cp1251", None),
        ("Größe – „ja“ " * 3, "utf-16", "utf-16"),
        ("plain letters", "utf-16-le", "utf-16-le"),
        ("Größe – „ja“ " * 3, "cp1252", "utf-8"),
        (KOREAN, "cp949", "utf-8"),
        (JAPANESE, "cp932", "utf-8"),
        ("© a harbour paper", "cp1252", "utf-8"),
    ],
)
def test_a_page_is_read_in_its_real_charset(text: str, actual: str, declared: str | None) -> None:
    assert decode(text.encode(actual), declared).strip() == text.strip()


def test_a_charset_that_only_the_page_declares_is_used() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{CHINESE}</body></html>'
    assert CHINESE in decode(page.encode("gb18030"))


@pytest.mark.parametrize(("text", "charset"), [(CHINESE, "gb2312"), (KOREAN, "euc-kr"), (JAPANESE, "shift_jis")])
def test_what_a_page_declares_goes_before_a_header_that_cannot_be_true(text: str, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'
    assert text in decode(page.encode(charset), "utf-8")


@pytest.mark.parametrize(
    ("language", "text", "charset"),
    [
        ("cs-CZ", "Přístav zůstane zavřený, dokud potápěči neopraví trhliny, řekl šéf úřadu. ", "cp1250"),
        ("cs", "Přístav zůstane zavřený, dokud potápěči neopraví trhliny, řekl šéf úřadu. ", "iso8859_2"),
        ("pl", "Władze portu poinformowały, że molo będzie zamknięte, dopóki nie znikną pęknięcia. ", "cp1250"),
        ("pl", "Władze portu poinformowały, że molo będzie zamknięte, dopóki nie znikną pęknięcia. ", "iso8859_2"),
        ("tr", "Liman başkanı, çatlaklar kapatılana kadar iskelenin ziyarete açılmayacağını söyledi. ", "cp1254"),
        ("lt", "Uosto vadovas sakė, kad molas bus uždarytas, kol bus užtaisyti įtrūkiai, šį žiemą. ", "cp1257"),
        ("ru", RUSSIAN, "koi8_r"),
        ("uk", "Їхній пірс зачинено, доки не залатають тріщини, сказав керівник гавані. ", "cp1251"),
        ("ar", "قال رئيس الميناء إن الرصيف سيبقى مغلقا حتى ترمم الشقوق. ", "cp1256"),
        ("el", "Ο λιμενάρχης είπε ότι η προβλήτα θα μείνει κλειστή μέχρι να κλείσουν οι ρωγμές. ", "cp1253"),
        ("he", "מנהל הנמל אמר כי המזח ייסגר עד שיתוקנו הסדקים. ", "cp1255"),
        ("th", "ผู้อำนวยการท่าเรือกล่าวว่าท่าเทียบเรือจะปิดจนกว่าจะซ่อมรอยแตก ", "cp874"),
        ("tr", CHINESE, "gb18030"),
        ("en", RUSSIAN, "cp1251"),
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", None])
def test_a_page_that_does_not_say_its_charset_may_say_its_language(
    language: str, text: str, charset: str, declared: str | None
) -> None:
    page = f'<!doctype html><html dir="ltr" lang="{language}"><body>{text}</body></html>'
    assert text in decode(page.encode(charset), declared)


@pytest.mark.parametrize("declared", ["windows-1251", "gb2312", "iso-8859-1", "utf-8", None])
def test_a_stray_byte_does_not_make_a_page_one_of_another_charset(declared: str | None) -> None:
    assert RUSSIAN in decode(f"{RUSSIAN}\n".encode() + b"\xff", declared)


def test_a_character_cut_off_at_the_end_does_not_spoil_the_page() -> None:
    assert decode(CHINESE.encode()[:-1]).startswith(CHINESE[:-2])


@given(st.binary(max_size=500), st.sampled_from([None, "utf-8", "gb2312", "nonsense", "utf-16"]))
def test_any_bytes_are_decoded_and_parsed_or_refused(body: bytes, charset: str | None) -> None:
    tree = parse(decode(body, charset))
    assert tree is None or tree.tag == "html"


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- only this -->", b"<?xml version='1.0'?>"])
def test_a_page_without_content_has_no_tree_or_an_empty_one(body: bytes) -> None:
    tree = parse(decode(body))
    assert tree is None or not "".join(str(t) for t in tree.itertext()).strip()


def test_a_page_nested_ten_thousand_deep_is_parsed() -> None:
    assert parse("<div>" * 10_000 + "text") is not None


@pytest.mark.parametrize(
    ("heading", "inside"),
    [("<h1 class=title>\n<p>No ferry</p> </h1>", "No ferry"), ("<h1></h1><p>It rained.</p>", "")],
    ids=["within", "behind"],
)
def test_a_paragraph_within_the_headline_stands_there_as_browsers_have_it(heading: str, inside: str) -> None:
    tree = parse(f"<body><div>{heading}<p>By Ada Winter</p></div></body>")
    assert tree is not None
    assert [str(found.xpath("normalize-space()")) for found in tree.iter("h1")] == [inside]
    assert [str(found.xpath("normalize-space()")) for found in tree.iter("p")][-1] == "By Ada Winter"


def test_an_end_of_a_paragraph_without_a_start_is_an_empty_paragraph_as_browsers_have_it() -> None:
    tree = parse("<div><p class=lead>Fog.</p>It rained.</p>It <b>snowed</b>.</P><p>Hail.<div>Sleet.</p></div></div>")
    assert tree is not None
    said = [(found.text, found.tail) for found in tree.iter("p")]
    assert said == [("Fog.", "It rained."), (None, "It "), (None, None), ("Hail.", None), (None, None)]


def test_a_box_that_says_to_machines_alone_what_is_displayed_elsewhere_is_left_out() -> None:
    told = '<div itemprop="mainEntityOfPage">https://times.example/1</div><div itemprop="articleBody">Fog.</div>'
    page = f"<div itemscope>{told}</div><p>The ferry sails.</p>"
    mixed = f"<div itemscope>{told}<p>The ferry sails.</p></div>"
    for body, left in ((page, "The ferry sails."), (mixed, "https://times.example/1Fog.The ferry sails.")):
        tree = parse(body)
        assert tree is not None
        leave_out_data(find_elements(tree)[ADDRESS])
        assert "".join(map(str, tree.itertext())) == left


@pytest.mark.parametrize("box", ["header", "nav", "main", "article", "section", "aside", "site-header", "HEADER"])
@pytest.mark.parametrize(
    "head", ["", "<html lang=en><head>", "<!DOCTYPE html><script>if (a<b) x='<main>'</script><!-- > -->"]
)
def test_a_page_without_the_tag_of_its_body_has_one(head: str, box: str) -> None:
    tree = parse(
        f"{head}<meta charset=utf-8><title>A boat</title><{box}><h1>A boat</h1></{box}><footer>Harbour</footer>"
    )
    assert tree is not None and [str(one.tag) for one in tree.iterfind("body/*")] == [box.lower(), "footer"]
    assert tree.findtext("head/title") == "A boat"
