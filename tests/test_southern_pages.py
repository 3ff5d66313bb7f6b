"""Pages as agencies of West and South Asia and South-east Asia set them: each line in its field."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from crawler.items import Page
from pipelines.structure import read_page

ARABIC = (
    "أعلنت هيئة الموانئ أن عبارة الميناء الخارجي ستستأنف رحلاتها الليلية قبل حلول الشتاء، على أن تنطلق الرحلة الأولى مطلع الشهر المقبل.",
    "وقال عمال الأرصفة إن بوق الضباب أصلح، وإن العوامات المضيئة في الممر استبدلت بأخرى جديدة، وإن القباطنة يجربون العبارة كل ليلة.",
    "وأضافت الهيئة أن الأسعار لن تتغير، وأن زيادة الرحلات في عطلة نهاية الأسبوع ستتقرر في الربيع المقبل بحسب عدد الركاب.",
)
PERSIAN = (
    "سازمان بنادر اعلام کرد کشتی شبانهٔ بندر بیرونی پیش از آغاز زمستان کار خود را از سر می‌گیرد و نخستین سفر آن آغاز ماه آینده است.",
    "کارگران اسکله می‌گویند بوق مه تعمیر شده و بویه‌های گذرگاه نو شده‌اند و ناخداها هر شب کشتی را می‌آزمایند.",
    "این سازمان افزود که بهای بلیت تغییر نمی‌کند و افزایش سفرهای پایان هفته بهار آینده با توجه به شمار مسافران بررسی خواهد شد.",
)
HINDI = (
    "बंदरगाह प्राधिकरण ने रविवार को कहा कि बाहरी बंदरगाह की नौका सर्दी से पहले रात की सेवा फिर शुरू करेगी।",
    "घाट के मजदूरों ने बताया कि कोहरे का भोंपू ठीक कर दिया गया है और कप्तान हर रात परीक्षण कर रहे हैं।",
    "प्राधिकरण ने कहा कि किराया नहीं बदलेगा और यात्राएं बढ़ाने का फैसला अगले वसंत में होगा।",
)


def record_of(text: str, *, headline: str, above: str = "", language: str = "ar") -> dict[str, Any]:
    page = f"""<html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title></head><body><article class="item">
<h1>{headline}</h1>{above}<div class="item-text">{text}</div></article></body></html>"""
    return asdict(read_page(Page("https://www.marsa.example/2024/1.html", page.encode())))


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    ("opening", "closing", "dateline", "signoff"),
    [
        ("أبوظبي في 12 مايو / وام /", ["وام/محمد أحمد/عبدالله حسن"], "أبوظبي في 12 مايو / وام /", "وام/محمد أحمد/عبدالله حسن"),
        ("الدوحة في 12 مايو /قنا/", ["م.أ/ع.ح"], "الدوحة في 12 مايو /قنا/", "م.أ/ع.ح"),
        ("جدة 05 شعبان 1437 هـ الموافق 12 مايو 2016 م واس", ["// انتهى //", "21:08 ت م"], "جدة 05 شعبان 1437 هـ الموافق 12 مايو 2016 م واس", "// انتهى //"),
    ],
)  # fmt: skip
def test_an_arab_agencys_copy_is_taken_apart(opening: str, closing: list[str], dateline: str, signoff: str) -> None:
    first, *rest = ARABIC
    found = record_of(
        paragraphs(f"{opening} {first}", *rest, *closing), headline="عبارة الميناء تستأنف رحلاتها الليلية"
    )
    assert (found["dateline"]["text"], found["signoff"]) == (dateline, signoff)
    assert [block["text"] for block in found["body"]] == list(ARABIC)


def test_a_lead_under_the_picture_that_an_agency_signs_is_the_first_paragraph() -> None:
    first, *rest = PERSIAN
    above = f'<div class="item-summary"><figure><img src="/1.jpg"></figure><p class="summary">تهران - ایرنا - {first}</p></div>'
    found = record_of(paragraphs(*rest), headline="کشتی شبانه به کار بازمی‌گردد", above=above, language="fa")
    assert found["dateline"]["text"] == "تهران - ایرنا -"
    assert [block["text"] for block in found["body"]] == list(PERSIAN)
    assert [image["caption"] for image in found["images"]] == [None]


@pytest.mark.parametrize(
    ("opening", "dateline"), [("", "IZMIR"), ("IZMIR (Reuters) - ", "IZMIR (Reuters) -")], ids=["alone", "said again"]
)
def test_a_place_on_a_line_of_its_own_is_the_dateline_unless_the_text_has_one(opening: str, dateline: str) -> None:
    lines = ("The harbour office said on Sunday that the ferry would run at night again before winter comes.",
             "Dockers said that the fog horn had been mended and that the masters were trying the boat every night.")  # fmt: skip
    found = record_of(
        paragraphs("IZMIR", opening + lines[0], lines[1]), headline="Ferry to run at night", language="en"
    )
    assert found["dateline"]["text"] == dateline
    assert [block["text"] for block in found["body"]] == list(lines)


def test_names_that_are_set_again_under_a_desks_line_belong_to_it() -> None:
    text = paragraphs(*HINDI, "भाषा राम श्याम", "श्याम", "1205 2108 दिल्ली")
    found = record_of(text, headline="नौका रात की सेवा फिर शुरू करेगी", language="hi")
    assert found["signoff"] == "भाषा राम श्याम श्याम 1205 2108 दिल्ली"
    assert [block["text"] for block in found["body"]] == list(HINDI)


def test_a_name_above_an_invitation_is_the_writers() -> None:
    text = paragraphs(*ARABIC, "محمد أحمد", '<a href="/t">تابعوا آخر الأخبار عبر تطبيق تيلغرام</a>')
    found = record_of(text, headline="عبارة الميناء تستأنف رحلاتها الليلية")
    assert found["bylines"] == ["محمد أحمد"]
    assert [block["text"] for block in found["body"]] == list(ARABIC)


def test_a_label_and_what_it_labels_close_a_text_in_elements_of_their_own() -> None:
    text = (
        paragraphs(*ARABIC)
        + '<div class="article-source">المصدر : <span class="article-source__sources">مراسي + وكالات</span></div>'
    )
    found = record_of(text, headline="عبارة الميناء تستأنف رحلاتها الليلية")
    assert found["signoff"] == "المصدر : مراسي + وكالات"
    assert [block["text"] for block in found["body"]] == list(ARABIC)


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ('<div class="author-name">القاهرة - محمد سالم</div>', "محمد سالم"),
        ('<span class="writeBy">أسوان – أحمد مرعى</span>', "أحمد مرعى"),
        ('<ul class="article-authors"><li>القاهرة: «الأفق العربي»</li></ul><div class="share"><a>TT</a></div>', "الأفق العربي"),
    ],
    ids=["a dash", "a dash in a writer's element", "a colon"],
)  # fmt: skip
def test_who_stands_behind_a_place_in_a_byline_wrote(above: str, byline: str) -> None:
    found = record_of(paragraphs(*ARABIC), headline="عبارة الميناء تستأنف رحلاتها الليلية", above=above)
    assert found["bylines"] == [byline]


def test_a_summary_under_a_label_is_the_deck_and_a_company_no_writer() -> None:
    lines = ("Passengers may pay part of the fare by singing the alto.", "The bus stops will be sung from July on.")
    above = f"""<h5 class="author-name">By Angela Reed</h5><p class="author-company">Harbour Media Group</p>
<section class="article-summary"><h2>What you need to know:</h2><ul><li>{lines[0]}</li><li>{lines[1]}</li></ul></section>"""
    text = ("A bus crew has replaced its loudspeakers with a choir of four conductors, and fares on the route have risen.",
            "The leader of the crew said that passengers may pay the last coins of their fare by joining in the alto.",
            "The county has asked the choir to sing the names of the bus stops from the first of July, every morning.")  # fmt: skip
    found = record_of(paragraphs(*text), headline="Bus crew swaps loudspeakers for choir", above=above, language="en")
    assert (found["subheadline"], found["bylines"]) == (" ".join(lines), ["Angela Reed"])
    assert [block["text"] for block in found["body"]] == list(text)


def test_a_house_in_quotes_behind_words_is_no_dateline() -> None:
    said = "وقال المعلم عبد الراضي نوري، في تصريحات خاصة لـ«سبوتنيك»، إن لكل مفتاح أسنانا لا تتكرر، وإنه يعرف صاحب كل واحد منها."
    found = record_of(paragraphs(ARABIC[0], said, ARABIC[1]), headline="عبارة الميناء تستأنف رحلاتها الليلية")
    assert (found["dateline"], found["body"][1]["text"]) == (None, said)


def test_a_desk_alone_is_the_byline_where_the_head_says_so_too() -> None:
    above = """<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "செய்திப்பிரிவு"}}</script>
<p class="author-name">செய்திப்பிரிவு</p>"""
    found = record_of(paragraphs(*HINDI), headline="மிதக்கும் நூலகம் திறப்பு", above=above, language="ta")
    assert found["bylines"] == ["செய்திப்பிரிவு"]


def test_a_source_that_closes_the_text_is_no_picture() -> None:
    text = paragraphs(*ARABIC, "المصدر: RT + وكالات")
    found = record_of(
        text, headline="عبارة الميناء تستأنف رحلاتها الليلية", above='<figure><img src="/1.jpg"></figure>'
    )
    assert (found["signoff"], len(found["images"])) == ("المصدر: RT + وكالات", 1)


def test_two_dates_under_a_picture_are_no_caption() -> None:
    lines = ("Liman Başkanlığı gece seferlerinin yeniden başlayacağını bildirdi, ilk sefer gelecek ayın başında yapılacak.",
             "İskele işçileri sis düdüğünün onarıldığını ve şamandıraların yenilendiğini söyledi, kaptanlar deneme yapıyor.")  # fmt: skip
    above = '<div><img src="/1.jpg"></div><div><span>12.05.2017</span> <span>Güncelleme : 12.05.2017</span></div>'
    text = paragraphs(f"İSTANBUL (AA) - AYŞE YILMAZ - {lines[0]}", lines[1], "Muhabir: Ayşe Yılmaz")
    found = record_of(text, headline="Vapur gece seferlerine dönüyor", above=above, language="tr")
    assert [image["caption"] for image in found["images"]] == [None]
    assert (found["bylines"], found["signoff"]) == (["Ayşe Yılmaz"], "Muhabir: Ayşe Yılmaz")
    assert found["published"].isoformat().startswith("2017-05-12")


def test_a_cue_in_an_element_of_its_own_is_no_text() -> None:
    lines = ("Otoritas pelabuhan menyatakan kapal feri akan kembali berlayar malam sebelum musim hujan.",
             "Para pekerja dermaga mengatakan peluit kabut sudah diperbaiki dan pelampung suar diganti baru.")  # fmt: skip
    cue = '<span class="baca-juga"><b>Baca juga: <a href="/2">Pelampung suar di alur diganti</a></b></span>'
    found = record_of(
        f"{lines[0]}<br/><br/>{cue}<br/>{lines[1]}", headline="Feri kembali berlayar malam", language="id"
    )
    assert [(link["label"], link["title"]) for link in found["related_links"]] == [
        ("Baca juga", "Pelampung suar di alur diganti")
    ]
    assert [block["text"] for block in found["body"]] == list(lines)


STORY = '<a href="/2024/77101.html">नौका का किराया अगले वसंत तक नहीं बदलेगा</a>'
ANOTHER = '<a href="/2024/77102.html">कोहरे का भोंपू फिर बजने लगा है</a>'


@pytest.mark.parametrize(
    ("lines", "label", "titles"),
    [
        (f"<p><b>यह भी पढ़ेंः</b> {STORY}</p>", "यह भी पढ़ें", 1),
        (f'<div class="q"><span>यह भी पढ़ेंः</span>{STORY}</div>', "यह भी पढ़ें", 1),
        (f"<p>यह भी पढ़ेंः</p><p>{STORY}</p>", "यह भी पढ़ें", 1),
        (f"<p>घाट की और बातें: {STORY}</p>", "घाट की और बातें", 1),
        (f"<p><b>घाट की और बातें:</b></p><ul><li>{STORY}</li><li>{ANOTHER}</li></ul>", "घाट की और बातें", 2),
        (f"<p>घाट की और बातें:</p><p>{STORY}</p>", "घाट की और बातें", 1),
        (f"<p><b>आगे पढ़ें</b> {STORY}</p>", "आगे पढ़ें", 1),
    ],
    ids=[
        "a visarga for a colon",
        "in a box",
        "on a line of its own",
        "a label nobody has listed",
        "over a list",
        "over a title",
        "no mark at all",
    ],
)
def test_what_stands_before_a_link_to_the_houses_own_story_is_its_label(lines: str, label: str, titles: int) -> None:
    first, second, third = HINDI
    found = record_of(
        f"{paragraphs(first, second)}{lines}{paragraphs(third)}", headline="नौका रात में फिर चलेगी", language="hi"
    )
    assert [(link["label"], link["url"]) for link in found["related_links"]] == [
        (label, f"https://www.marsa.example/2024/7710{n}.html") for n in range(1, titles + 1)
    ]
    assert [block["text"] for block in found["body"]] == list(HINDI)


@pytest.mark.parametrize(
    "line",
    [
        '<p>पूरा नियम: <a href="https://law.example/2024/77101.html">रात की नौकाओं के नियम का पूरा पाठ</a></p>',
        '<p>प्राधिकरण ने एक सूची दी और कहा कि यही अंतिम होगी: <a href="/2024/77101.html">रात की नौकाओं की सूची यहां है</a></p>',
        '<p>फोन: <a href="/2024/77101.html">रात की नौका</a></p>',
    ],
    ids=["another's page", "a sentence", "no title"],
)
def test_a_line_of_the_text_that_ends_in_a_link_stays(line: str) -> None:
    first, second, third = HINDI
    found = record_of(
        f"{paragraphs(first, second)}{line}{paragraphs(third)}", headline="नौका रात में फिर चलेगी", language="hi"
    )
    assert (len(found["body"]), found["related_links"]) == (4, [])


@pytest.mark.parametrize("line", ["(बंदरगाह संवाददाता)", "(وكالة المرفأ)", "(HPN)", "[ren]"])
def test_a_word_or_two_alone_in_a_bracket_sign_the_text(line: str) -> None:
    found = record_of(paragraphs(*HINDI, line), headline="नौका रात में फिर चलेगी", language="hi")
    assert (found["signoff"], len(found["body"])) == (line, len(HINDI))


def test_a_bracket_that_says_more_is_text() -> None:
    line = "(नौका रात में फिर चलेगी या नहीं, यह अभी तय नहीं है)"
    found = record_of(paragraphs(*HINDI, line), headline="नौका रात में फिर चलेगी", language="hi")
    assert (found["signoff"], len(found["body"])) == (None, len(HINDI) + 1)
