from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, BodyBlock, Image, Link, Outlet, Page, RelatedLink, Story
from pipelines.article.loader import load_article
from pipelines.story.kind import kind_of
from pipelines.story.language import language_of
from pipelines.validation import refusal_of
from pipelines.world.address import canonical_address
from tests.stories import plain_story

OUTLET = Outlet(
    "o",
    "The Outlet",
    "https://outlet.example/en/",
    "GB",
    ("en",),
    "Europe/London",
    ("state",),
    hosts=("outlet.example",),
)
LONG = (
    "The council met on Tuesday to discuss the plan for the river, and agreed to meet again in a week. " * 3
).strip()


@pytest.mark.parametrize(
    ("url", "declared", "canonical"),
    [
        ("https://outlet.example/a?utm_source=x&id=3#top", None, "https://outlet.example/a?id=3"),
        ("https://m.outlet.example/a", "https://www.outlet.example/a", "https://www.outlet.example/a"),
        ("https://outlet.example/a?page=2", "/a", "https://outlet.example/a"),
        (
            "https://outlet.example/news.php?cid=12&keyword=rain",
            None,
            "https://outlet.example/news.php?cid=12&keyword=rain",
        ),
        ("https://outlet.example/a", "https://elsewhere.example/b", "https://outlet.example/a"),
        ("https://outlet.example/a", "https://outlet.example/", "https://outlet.example/a"),
        *(
            (
                "https://outlet.example/world/rain",
                f"https://outlet.example/{front}",
                "https://outlet.example/world/rain",
            )
            for front in ("en/", "EN", "index.html", "home", "fr/index.php", "?lang=en", "world/", "world")
        ),
        ("https://outlet.example/rain-1/amp", "/rain-1/", "https://outlet.example/rain-1/"),
        ("https://outlet.example/2026/rain/print", "/?p=12", "https://outlet.example/?p=12"),
        ("https://outlet.example/a", "https://joe:secret@outlet.example/b", "https://outlet.example/a"),
        ("https://outlet.example/a", "javascript:alert(1)", "https://outlet.example/a"),
        ("https://outlet.example/a", "http://[bad", "https://outlet.example/a"),
        ("", None, ""),
    ],
)
def test_the_canonical_address_is_trusted_on_the_outlets_hosts_only(
    url: str, declared: str | None, canonical: str
) -> None:
    assert canonical_address(url, declared, OUTLET) == canonical


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("政府今天表示，会谈将继续。" * 3, "en", "zh"),
        ("政府今天表示，会谈将继续。" * 3, "zh-Hant-TW", "zh-Hant-TW"),
        ("政府は来週も会談を続けると発表しました。" * 3, "zh", "ja"),
        ("정부는 다음 주에 회담을 계속한다." * 3, None, "ko"),
        ("Правительство сообщило о переговорах." * 3, "en", "ru"),
        ("အစိုးရက ဒီနေ့ ဆွေးနွေးပွဲ ဆက်လုပ်မယ်လို့ ပြောပါတယ်။" * 3, None, "my"),
        ("રાજ્ય સરકારે આજે કહ્યું કે વાતચીત ચાલુ રહેશે." * 3, "en", "gu"),
        ("رئیس بندر گفت که کشتی‌ها پس از باران به بندر بازمی‌گردند و مردم چشم به راه‌اند." * 3, None, "fa"),
        ("حکومت نے آج کہا ہے کہ بندرگاہ پر کشتیاں رات کو بھی چلیں گی۔" * 3, None, "ur"),
        ("قالت الحكومة اليوم إن المحادثات ستستمر في الميناء." * 3, None, "ar"),
        ("Уряд повідомив, що її переговори тривають і не їдуть." * 3, None, "uk"),
        (LONG, "en-GB", "en-GB"),
        (LONG, "EN", "en"),
        (LONG, "en-us", "en-US"),
        (LONG, "EN-LATN-gb", "en-Latn-GB"),
        ("政府今天表示，会谈将继续。" * 3, "zh-cmn-hans", "zh-Hans"),
        (LONG, "zh", "en"),
        ("မိုးရွာသည်။ လူများ စောင့်ဆိုင်းကြသည်။" * 3, None, "my"),
    ],
)
def test_the_script_overrules_a_declared_language_that_cannot_be(
    text: str, declared: str | None, language: str | None
) -> None:
    story = plain_story(text)
    story.metadata.language = declared
    assert language_of(story)[0] == language


@pytest.mark.parametrize(
    ("url", "language"),
    [("https://vesti.example.rs/1", "sr"), ("https://vijesti.example.hr/1", "hr"), ("https://avaz.example.ba/1", "bs")],
)
def test_of_languages_alike_a_text_is_in_that_of_its_papers_country(url: str, language: str) -> None:
    text = "Ronioci su na dnu rijeke pronašli brod koji je potonuo prije sto godina, saopštio je danas muzej u gradu. "
    story = plain_story(text * 3)
    story.url = url
    assert language_of(story) == (language, "letters")


TURKISH = (
    "Belediye bu yıl kıyı için bir plan yaptı ve ilk fener dün yandı. Kaptan, yeni bir liman da olan köy ile ilgili"
    " kararı çok doğru bulduğunu, daha fazla fener için de başvuru olarak bir mektup yazdığını dedi ve ekledi: köy bu"
    " işte var."
)
HUNGARIAN = (
    "A város tanácsa azt mondta, hogy a híd az idén nem készül el, és csak egy sáv marad nyitva. A polgármester szerint"
    " ez már nem az első késés volt, de a kompok járnak, és a jegy ára meg nem változik; az átkelés ez után is egy óra"
    " alatt megvan."
)
ZULU = (
    "Umasipala uthe isikebhe sizobuya ngoMsombuluko emva kokulungiswa. Abantu abahlala ngaphesheya komfula bebehamba ngebhasi"
    " izinsuku ezilishumi, kanti abanye bahlale ekhaya. Ukaputeni uthe izinjini zihlolwe futhi akukho monakalo otholakele."
    " Isikole esisesiqhingini besivaliwe, kodwa sizovulwa ngokushesha uma isikebhe sesisebenza, kusho umasipala ngoLwesibili."
    " Ukuhamba ebusuku akuvunyelwe okwamanje."
)
XHOSA = (
    "Umasipala uthi isikhephe siza kubuya ngoMvulo emva kokulungiswa. Abantu abahlala ngaphaya komlambo bebehamba ngebhasi"
    " iintsuku ezilishumi, kwaye abanye bahlale ekhaya. Ukapteni uthe iinjini zihloliwe kwaye akukho monakalo ufunyenweyo."
    " Isikolo esikwisiqithi besivaliwe, kodwa siza kuvulwa kwakhona xa isikhephe sisebenza, utshilo umasipala kwiofisi yakhe."
)
NAMES = "Belediye Başkanı Yavuz Gündoğdu, Akçakoca Limanı'ndaki mendireğin ziyarete kapatıldığını duyurdu."
BOKMAL = (
    "Havnevesenet opplyste fredag at moloen stenges for besøkende til sprekkene som ble funnet forrige uke, er tettet."
)
KYRGYZ = "Шаардык кеңеш көпүрөнү оңдоо иштери жаз айларына чейин созулаарын, жөө жүргүнчүлөр үчүн өткөөл ачык болорун билдирди."
SPANISH = (
    "La autoridad portuaria informó de que el dique quedará cerrado a los visitantes hasta que se reparen las grietas."
)
SERBIAN = (
    "Град је на обали отворио нови светионик, који је од камена, а чувар се јавио и рекао да су лампе стигле за зиму."
    " Радови у луци нису готови, али је пут на југ отворен и да се возило са мора могло провести, није било лако."
    " Чувар је са сином."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (TURKISH, None, "tr"),
        (TURKISH, "en-US", "tr"),
        (TURKISH, "tr-TR", "tr-TR"),
        (TURKISH, "sm", "sm"),
        (TURKISH, "az", "tr"),
        (NAMES, "en", "tr"),
        (BOKMAL, "no", "no"),
        (BOKMAL, "nn-NO", "nn-NO"),
        (BOKMAL, "fr", "no"),
        (KYRGYZ, "ru", "ky"),
        (SPANISH, "fr", "es"),
        (ZULU, "en-ZA", "zu"),
        (XHOSA, "en", "xh"),
        (XHOSA, "xh-ZA", "xh-ZA"),
        (HUNGARIAN, None, "hu"),
        (SERBIAN, None, "sr"),
        (SERBIAN, "ru", "sr"),
        (LONG[:40], None, None),
    ],
    ids=[
        "undeclared",
        "a template's",
        "rightly",
        "one that is not known",
        "a neighbour's",
        "few small words",
        "akin, as declared",
        "akin, in its region",
        "akin, another declared",
        "in a script of many",
        "of many words in common",
        "Zulu",
        "Xhosa",
        "Xhosa, rightly",
        "Hungarian",
        "Serbian",
        "the script alone",
        "too short",
    ],
)
def test_the_letters_of_a_text_overrule_a_template_and_speak_where_nothing_is_declared(
    text: str, declared: str | None, language: str | None
) -> None:
    story = plain_story(text)
    story.metadata.language = declared
    assert language_of(story)[0] == language


def article(**values: object) -> Article:
    made = Article(url="https://outlet.example/a", headline="Dam holds", body=[BodyBlock("paragraph", LONG)])
    for name, value in values.items():
        setattr(made, name, value)
    return made


def linked(count: int) -> list[BodyBlock]:
    text = "A title of some other story"
    return [BodyBlock("list_item", text, [Link(text, f"https://outlet.example/{n}")]) for n in range(count)]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (article(), None),
        (article(headline=""), "no_headline"),
        (article(headline="", body=[]), "empty"),
        (article(body=[BodyBlock("paragraph", "Rain stopped play at noon.")]), None),
        (article(body=[BodyBlock("paragraph", "Our week in a hundred pictures")]), "no_text"),
        (article(body=[]), "no_text"),
        (article(body=[BodyBlock("paragraph", "Short.")]), "no_text"),
        (article(kind="gallery", body=[], images=[Image(url="https://outlet.example/1.jpg")]), None),
        (article(headline="404 - Page not found"), "soft_404"),
        (article(headline="页面不存在"), "soft_404"),
        (article(headline="Before you continue to the site"), "consent_page"),
        (article(headline="Just a moment..."), "blocked"),
        (article(headline="Not found: the missing boat", body=[BodyBlock("paragraph", LONG * 5)]), None),
        (article(body=linked(12)), "index"),
    ],
)
def test_what_is_no_article_is_refused_by_name(made: Article, reason: str | None) -> None:
    assert refusal_of(made) == reason


@pytest.mark.parametrize(
    ("url", "types", "body", "kind"),
    [
        ("https://o.example/news/1", {"newsarticle"}, LONG, "article"),
        ("https://o.example/news/1", {"liveblogposting"}, LONG, "liveblog"),
        ("https://o.example/video/1", set(), "A short text.", "video"),
        ("https://o.example/video/1", set(), LONG * 3, "article"),
        ("https://o.example/photos/1", set(), "A short text.", "gallery"),
    ],
)
def test_the_kind_is_told_by_type_address_and_make_up(url: str, types: set[str], body: str, kind: str) -> None:
    story = Story(url)
    story.metadata.types = frozenset(types)
    assert kind_of(story, article(body=[BodyBlock("paragraph", body)]))[0] == kind


texts = st.text(max_size=30) | st.lists(st.sampled_from(["fog", " ", "\x00", "\x1b", "\n"]), max_size=5).map("".join)
articles = st.builds(
    Article,
    headline=texts,
    bylines=st.lists(texts, max_size=3),
    images=st.lists(
        st.builds(Image, text=st.none() | texts, caption=st.none() | texts, credit=st.none() | texts), max_size=2
    ),
    body=st.lists(st.builds(BodyBlock, kind=st.just("paragraph"), text=texts), max_size=3),
    related_links=st.lists(st.builds(RelatedLink, text=texts, title=texts), max_size=2),
    published=st.none() | st.datetimes(timezones=st.timezones() | st.none()),
    keywords=st.lists(texts, max_size=3),
)


@given(articles)
def test_cleaning_twice_is_cleaning_once(made: Article) -> None:
    once = load_article(made)
    assert load_article(once) == once


@given(articles)
def test_cleaning_leaves_no_control_characters_and_no_empty_blocks(made: Article) -> None:
    cleaned = load_article(made)
    assert all(block.text.strip() for block in cleaned.body)
    assert "\x00" not in cleaned.headline + cleaned.text + "".join(cleaned.bylines + cleaned.keywords)
    assert all(line == line.strip() for line in (cleaned.headline, *cleaned.bylines, *cleaned.keywords))
    assert cleaned.published is None or not cleaned.published.utcoffset()


def test_no_field_holds_what_would_steer_a_terminal() -> None:
    assert load_article(article(headline="Rain\x1b[31m on\x9b2J \x7fMonday")).headline == "Rain[31m on2J Monday"


def test_a_keyword_in_other_capitals_is_said_once() -> None:
    assert load_article(article(keywords=["Rain", "Ferries", "rain", "RAIN"])).keywords == ["Rain", "Ferries"]


def test_every_field_of_the_record_passes_the_loader() -> None:
    full = article(
        outlet="o", language="en", subheadline="Deck", section="World", signoff="(END)", kind="video", revision=3
    )
    cleaned = load_article(full)
    assert {f.name for f in fields(Article) if getattr(cleaned, f.name) != getattr(full, f.name)} == {"text"}


@pytest.mark.parametrize("body", ["<h1>Rain</h1>", None, memoryview(b"<h1>Rain</h1>")])
def test_a_page_whose_body_is_no_bytes_says_so(body: Any) -> None:
    with pytest.raises(TypeError, match="a page's body must be bytes, not "):
        Page("https://outlet.example/a", body)


def test_a_picture_whose_address_is_a_pattern_has_none() -> None:
    loaded = load_article(
        Article(images=[Image("https://o.example/{width}/a.jpg", "A weir.", "A weir."), Image("https://o.example/{w}")])
    )
    assert [(image.url, image.caption) for image in loaded.images] == [(None, "A weir.")]
