"""Datelines are found, taken apart and taken off; what only looks like one stays in the text."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parts.dateline import split_dateline

HERE = Path(__file__).parent
LEADS = HERE.parent.parent / "shared" / "text" / "leads_dev.jsonl"
ALONE = "-"
PROSE = {
    "ar": "قال وزير الخارجية إن بلاده مستعدة للحوار.",
    "de": "Die Minister trafen sich am Montag.",
    "en": "The ministers met on Monday, an official said.",
    "es": "El ministro se reunió este lunes con su homólogo.",
    "fr": "Le ministre a rencontré lundi son homologue.",
    "hi": "मंत्री ने सोमवार को कहा कि वार्ता होगी।",
    "id": "Menteri bertemu dengan sejawatnya pada Senin.",
    "it": "Il ministro ha incontrato il collega.",
    "ja": "外相は１２日、会談した。",
    "ko": "정부가 오늘 대책을 발표했다고 밝혔다.",
    "ms": "Menteri bertemu dengan rakan sejawatnya.",
    "pt": "O ministro se reuniu com o colega.",
    "ru": "Министр встретился с коллегой.",
    "tr": "Bakan, bugün açıklama yaptı.",
    "vi": "Bộ trưởng đã gặp người đồng cấp.",
    "zh": "外交部发言人12日表示，双方将继续会谈。",
}
PIECES = (
    *(
        "BEIJING",
        "Berlin",
        "МОСКВА",
        "新华社",
        "北京",
        "서울",
        "ソウル",
        "नई दिल्ली",
        "دمشق",
        "Xinhua",
        "(AP)",
        "/TASS/",
        "연합뉴스",
    ),
    *(
        ", ",
        " ",
        "\xa0",
        "\u3000",
        "\u200b",
        "(",
        ")",
        "【",
        "】",
        "[",
        "]",
        "/",
        "=",
        "＝",
        ":",
        ".",
        " — ",
        " - ",
        "--",
        "|",
    ),
    *("May 12", "12 мая", "5月9日", "电", "（记者张三）", "기자", "de", "the", "x", "1", "“", "”"),
)


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield [field.replace("\0", "|") for field in line.replace(r"\|", "\0").split("|")]


def separator(language: str, text: str) -> str:
    return "" if language == "ja" or (language == "zh" and text[-1] in "）】：") else " "


# as a test each, these thousands of lines would take some ten times as long
def test_a_printed_dateline_is_taken_off_and_apart() -> None:
    wrong = []
    for language, text, places, printed_date, agency, *given_rest in rows("datelines.txt"):
        rest = given_rest[0] if given_rest else PROSE[language]
        lead = text if rest == ALONE else text + separator(language, text) + rest
        dateline, left = split_dateline(lead, language=language)
        named = ";".join(f"{p.name}={p.country_code or '?'}" for p in dateline.places) if dateline else ""
        found = dateline and (dateline.text, named, dateline.date or "", dateline.agency or "", left)
        if found != (text, places, printed_date, agency, "" if rest == ALONE else rest):
            wrong.append((language, text, found))
    assert wrong == []


def test_what_only_looks_like_a_dateline_stays_in_the_text() -> None:
    read = {text: split_dateline(text, language=language) for language, text in rows("lookalikes.txt")}
    assert {text: found for text, found in read.items() if found != (None, text)} == {}


@pytest.mark.parametrize(
    ("lead", "published", "day"),
    [
        ("SEOUL, Dec. 31 (Yonhap) -- Snow fell.", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("SEOUL, Jan. 1 (Yonhap) -- Snow fell.", datetime(2023, 12, 31, tzinfo=UTC), date(2024, 1, 1)),
        ("（中央社記者王小明台北21日電）今天下雪。", datetime(2023, 2, 21, tzinfo=UTC), date(2023, 2, 21)),
        ("（中央社記者王小明台北31日電）今天下雪。", datetime(2023, 2, 1, tzinfo=UTC), date(2023, 1, 31)),
        ("新华社北京12月31日电 今天下雪。", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("STOCKHOLM, Aug 29, 2014 (AFP) - Snow fell.", None, date(2014, 8, 29)),
        ("SEOUL, Dec. 31 (Yonhap) -- Snow fell.", None, None),
        ("【法新社巴黎卅一日電】今天下雪。", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("【法新社巴黎十二月廿一日電】今天下雪。", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 21)),
        ("சென்னை, டிச. 31: பனி பெய்தது.", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("ಬೆಂಗಳೂರು, ಡಿ. 31: ಹಿಮ ಬಿತ್ತು.", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("హైదరాబాద్, డిసెంబరు 31: మంచు కురిసింది.", datetime(2024, 1, 1, tzinfo=UTC), date(2023, 12, 31)),
        ("کابل (پژواک، ۱۴ثور ۰۲): برف بارید.", None, date(2023, 5, 4)),
        ("کابل (پژواک، ۱۴ ثور ۱۳۹۹): برف بارید.", None, date(2020, 5, 3)),
        ("کابل (پژواک، ۱۴ غویی ۰۲): واوره وشوه.", None, date(2023, 5, 4)),
        ("Madrid, 30 feb (EFE).- Nevó este lunes.", datetime(2024, 2, 28, tzinfo=UTC), None),
        ("WASHINGTON, Feb. 29 (UPI) -- Snow fell.", datetime(2024, 3, 1, tzinfo=UTC), date(2024, 2, 29)),
        ("Nueva Delhi, 21 ene (EFE).- Nevó este lunes.", datetime(2020, 1, 21, tzinfo=UTC), date(2020, 1, 21)),
        ("(ANSA) - ROMA, 28 LUG - Oggi nevica.", datetime(2021, 7, 28, tzinfo=UTC), date(2021, 7, 28)),
        ("МОСКВА, 3 дек — РИА Новости. Выпал снег.", datetime(2021, 12, 3, tzinfo=UTC), date(2021, 12, 3)),
        ("İSTANBUL, 5 Aralık (AA) - Kar yağdı.", datetime(2021, 12, 5, tzinfo=UTC), date(2021, 12, 5)),
        ("عمان 12 تشرين الثاني (بترا)- سقط الثلج.", datetime(2021, 11, 12, tzinfo=UTC), date(2021, 11, 12)),
        ("नई दिल्ली, 12 मई (भाषा) बर्फ गिरी।", datetime(2021, 5, 12, tzinfo=UTC), date(2021, 5, 12)),
        ("Pyongyang, July 14, Juche 112 (2023) (KCNA) -- Snow fell.", None, date(2023, 7, 14)),
        ("(평양 12월 10일발 조선중앙통신) 눈이 내렸다.", datetime(2019, 12, 10, tzinfo=UTC), date(2019, 12, 10)),
        ("Kuwait, 12-5-2023 (KUNA) -- Snow fell.", None, date(2023, 5, 12)),
        ("Makkah, Shawwal 22, 1444, May 12, 2023, SPA -- Snow fell.", None, date(2023, 5, 12)),
    ],
)
def test_the_day_takes_what_it_lacks_from_the_publication(lead: str, published: datetime | None, day: date) -> None:
    dateline, _ = split_dateline(lead, published=published)
    assert dateline is not None
    assert dateline.day == day


@pytest.mark.parametrize(
    ("lead", "reporters", "rest"),
    [
        ("新华社巴黎5月12日电（记者张三 李四）今天下雪。", ["张三", "李四"], "今天下雪。"),
        ("新华社北京5月12日电 （记者张三、李四）今天下雪。", ["张三", "李四"], "今天下雪。"),
        ("中新网北京5月12日电 (张三)今天下雪。", ["张三"], "(张三)今天下雪。"),
        ("海港晨报讯（记者张三 通讯员李四）今天下雪。", ["张三", "李四"], "今天下雪。"),
        ("海港融媒讯（记者/张三）今天下雪。", ["张三"], "今天下雪。"),
        ("海港网北京5月12日电 今天下雪。", [], "今天下雪。"),
        ("财联社5月12日电，今天下雪。", [], "今天下雪。"),
        ("解放军报讯 张三、记者李四海报道：今天下雪。", ["张三", "李四海"], "今天下雪。"),
        ("【海港商報網訊】記者張三報道：今天下雪。", ["張三"], "今天下雪。"),
        ("〔記者王小明／綜合報導〕今天下雪。", ["王小明"], "今天下雪。"),
        ("【聯合報／記者王小明／台北報導】今天下雪。", ["王小明"], "今天下雪。"),
        ("（法新社东京电）今天下雪。", [], "今天下雪。"),
        ("海港在线消息（记者 张三）今天下雪。", ["张三"], "今天下雪。"),
        ("海港网讯（记者张三报道）今天下雪。", ["张三"], "今天下雪。"),
        ("海港网5月12日消息：今天下雪。", [], "今天下雪。"),
        ("【海港時刊2026年05月12日訊】（海港時刊記者張三綜合報導）今天下雪。", ["張三"], "今天下雪。"),
        ("（中央社紐約12日路透電）今天下雪。", [], "今天下雪。"),
        ("（雪兰莪12日讯）今天下雪。", [], "今天下雪。"),
        ("【5月12日 HARBOUR WAVE】雪が降った。", [], "雪が降った。"),
        ("[나루뉴스] 홍길동 기자 = 눈이 내렸다.", ["홍길동"], "눈이 내렸다."),
        ("[인천/뉴스핌] 홍길동 기자 = 눈이 내렸다.", ["홍길동"], "눈이 내렸다."),
        ("[대전=나루한국 홍길동 기자] 눈이 내렸다.", ["홍길동"], "눈이 내렸다."),
        ("（新加坡综合讯）今天下雪。", [], "今天下雪。"),
        ("（中央社記者王小明、李四海台北21日電）今天下雪。", ["王小明", "李四海"], "今天下雪。"),
        ("[环球时报-环球网报道记者张三]今天下雪。", ["张三"], "今天下雪。"),
        ("【ソウル＝小池一郎】雪が降った。", ["小池一郎"], "雪が降った。"),
        ("(서울=연합뉴스) 홍길동 김철수 기자 = 눈이 내렸다.", ["홍길동", "김철수"], "눈이 내렸다."),
        ("(TAP/Jean Petit) - Il a neigé.", ["Jean Petit"], "Il a neigé."),
        ("SFAX, 12 mai (TAP/Jean Petit) - Il a neigé.", ["Jean Petit"], "Il a neigé."),
        ("(ANSA/AFP) - PARIGI, 12 MAG - È caduta la neve.", [], "È caduta la neve."),
        ("Paris (AFP/Le Quai) - Il a neigé.", [], "Il a neigé."),
        ("ЛОНДОН, 29 июня. /Корр. ТАСС Иван Петров/. Выпал снег.", ["Иван Петров"], "Выпал снег."),
        ("ПЕКИН, 12 мая - РИА Новости, Иван Петров. Выпал снег.", ["Иван Петров"], "Выпал снег."),
        ("Ali VELİ / İSTANBUL, (DHA) - Kar yağdı.", ["Ali VELİ"], "Kar yağdı."),
        ("Ali VELİ-Can ATEŞ/İSTANBUL, (DHA)- Kar yağdı.", ["Ali VELİ", "Can ATEŞ"], "Kar yağdı."),
        ("АСТАНА. 12 мая. КАЗИНФОРМ /Иван Петров/ - Выпал снег.", ["Иван Петров"], "Выпал снег."),
        ("【大公報訊】記者王小明北京報道：今天下雪。", ["王小明"], "今天下雪。"),
        ("香港文匯報訊（記者 王小明 北京報道）今天下雪。", ["王小明"], "今天下雪。"),
        ("中國時報【王小明、李四海／綜合報導】今天下雪。", ["王小明", "李四海"], "今天下雪。"),
        ("【記者王小明花蓮報導】今天下雪。", ["王小明"], "今天下雪。"),
    ],
)
def test_correspondents_named_in_a_dateline_are_kept(lead: str, reporters: list[str], rest: str) -> None:
    dateline, left = split_dateline(lead)
    assert dateline is not None
    assert (dateline.reporters, left) == (reporters, rest)


@pytest.mark.parametrize(
    ("lead", "agency_id"),
    [
        ("MOSCOW, May 12. /TASS/. Snow fell.", "tass"),
        ("МОСКВА, 12 мая. /ИТАР-ТАСС/. Выпал снег.", "tass"),
        ("新华社北京5月12日电 今天下雪。", "xinhua"),
        ("Kiel (dpa/lno) - Es fiel Schnee.", "dpa"),
        ("Sao Paulo[BRAZIL], May 12, (ANI/Xinhua): Snow fell.", "ani"),
        ("NEW YORK (Reuters Health) - Snow fell.", "reuters"),
        ("TAIPEI, May 12 (CNA) Snow fell.", "cna_taiwan"),
        ("SINGAPORE (CNA) - Snow fell.", "cna_sg"),
        ("BANGKOK, May 12 (TNA) – Snow fell.", "tna_th"),
        ("TEHRAN (TNA) - Snow fell.", "taghrib"),
        ("DAKAR, 12 mai (APS) – Il a neigé.", "aps_sn"),
        ("Wien (APA) - Es fiel Schnee.", "apa_at"),
        ("HOUSTON, Texas (KTRK) -- Snow fell.", None),
    ],
)
def test_an_agency_is_known_by_its_id(lead: str, agency_id: str | None) -> None:
    dateline, _ = split_dateline(lead)
    assert dateline is not None
    assert dateline.agency_id == agency_id


def test_an_outlets_own_agency_is_believed() -> None:
    lead = "(TownWire) The council met on Monday."
    assert split_dateline(lead)[0] is None
    dateline, rest = split_dateline(lead, houses=["TownWire"])
    assert dateline is not None
    assert (dateline.agency, rest) == ("TownWire", "The council met on Monday.")


def test_the_outlets_country_settles_which_town_is_meant() -> None:
    lead = "WINDSOR — Snow fell on Monday."
    at_home = [split_dateline(lead, language="en", country=country)[0] for country in ("CA", "GB")]
    assert [d.places[0].country_code for d in at_home if d] == ["CA", "GB"]


@pytest.mark.parametrize(
    ("lead", "country", "place"),
    [
        ("SINGAPORE: My neighbour keeps eleven umbrellas by her door.", "SG", "SINGAPORE"),
        ("SINGAPORE: My neighbour keeps eleven umbrellas by her door.", None, None),
        ("JACKSON: I think so, yes. We have to wait.", "US", None),
    ],
)
def test_a_columnist_who_speaks_of_himself_writes_in_the_capital_of_his_outlet(
    lead: str, country: str | None, place: str | None
) -> None:
    dateline, _ = split_dateline(lead, language="en", country=country)
    assert [p.name for p in (dateline.places if dateline else [])] == ([place] if place else [])


@pytest.mark.parametrize("blank", ["\xa0", "  ", "\u2009", " \u200b", "\t"])
def test_white_space_of_any_kind_does_not_matter(blank: str) -> None:
    text = "LA CROSSE, Wis. (AP) —".replace(" ", blank)
    dateline, rest = split_dateline(f"\u3000\u3000{text}{blank}Snow fell.", language="en")
    assert dateline is not None
    assert (dateline.text, rest) == (text, "Snow fell.")
    assert [re.sub(r"\s+", " ", place.name) for place in dateline.places] == ["LA CROSSE, Wis."]


@pytest.mark.parametrize("opening", ["BERLIN (dpa)-", "LONDON, May 12.-", "Paris, May 12 (AFP)-", "[AFP]-", "LONDON.-"])
def test_a_hyphen_with_no_blank_closes_a_dateline_behind_a_bracket_or_a_stop(opening: str) -> None:
    dateline, rest = split_dateline(f"{opening}The ferry is back, the harbour office said on Monday.")
    assert dateline and dateline.text == opening
    assert rest.startswith("The ferry")


OPENINGS = (
    "BEIJING, May 12 (Xinhua) -- Snow fell",
    "Berlin (dpa) – Es schneit",
    "新华社北京5月9日电 下雪了",
    "МОСКВА, 12 мая. /ТАСС/. Снег идет",
)
BLANKS = (" ", "  ", "\xa0", " \u200b", "\u3000")


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    | st.text()
    | st.tuples(st.sampled_from(BLANKS), st.sampled_from(OPENINGS), st.sampled_from(BLANKS), st.text(max_size=30)).map(
        lambda row: row[0] + row[1].replace(" ", row[2]) + row[3]
    ),
    st.sampled_from([None, "en", "de", "zh"]),
)
def test_nothing_is_lost_and_nothing_is_taken_twice(text: str, language: str | None) -> None:
    dateline, rest = split_dateline(text, language=language)
    if dateline is None:
        assert rest == text
        return
    begin = text.index(dateline.text)
    between = text[begin + len(dateline.text) : len(text) - len(rest)]
    assert text.endswith(rest)
    assert not re.sub(r"[\s\u200b-\u200f\u202a-\u202c\u2060\ufeff\u00ad]", "", text[:begin] + between)


@pytest.mark.parametrize("language", PROSE)
def test_plain_prose_after_a_dateline_gives_no_second_one(language: str) -> None:
    assert split_dateline(PROSE[language], language=language)[0] is None


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_run_of_anything_takes_no_time(piece: str) -> None:
    split_dateline(piece * 200)
    begun = time.process_time()
    split_dateline(piece * 20_000)
    assert time.process_time() - begun < 0.5


@pytest.mark.skipif(not LEADS.exists(), reason="the real leads are not beside the checkout")
def test_real_leads_are_right_to_the_floor() -> None:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for line in LEADS.read_text().splitlines():
        lead = json.loads(line)
        for kind, holds in judged(lead):
            of[kind] += 1
            right[kind] += holds
    shares = {kind: right[kind] / of[kind] for kind in of}
    assert shares["countries"] >= 0.96
    assert min(shares[kind] for kind in ("dateline", "places", "agency", "no_dateline")) >= 0.98


def judged(lead: dict[str, object]) -> Iterator[tuple[str, bool]]:
    found, _ = split_dateline(str(lead["lead"]), language=str(lead["language"]))
    gold = lead["dateline"]
    if not isinstance(gold, dict):
        yield "no_dateline", found is None
        return
    places = found.places if found else []
    yield "dateline", found is not None and even(found.text) == even(gold["text"])
    yield "places", [even(place.name) for place in places] == [even(name) for name in gold["places"]]
    yield "countries", [place.country_code for place in places] == gold["country_codes"]
    yield "agency", (found.agency if found else None) == gold["agency"]


def even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("text", "own", "dateline"),
    [
        ("Baghdad / INA The river rose by a hand on Monday.", (), "Baghdad / INA"),
        ("Baghdad / INA the river rose by a hand on Monday.", (), None),
        ("Reuters / Ipsos The poll was held on Monday.", (), None),
        ("NNA - The river rose by a hand on Monday.", ("National News Agency",), "NNA -"),
        ("NNA - The river rose by a hand on Monday.", ("Harbour Times",), None),
        ("Weir, HarbourSport – The river rose by a hand on Monday.", ("Harbour",), "Weir, HarbourSport –"),
        ("Weir, HarbourSport – The river rose by a hand on Monday.", ("Quay Times",), None),
        ("HARBOURNEXT – The river rose by a hand on Monday.", ("HarbourNext",), "HARBOURNEXT –"),
        ("Harbour – The river rose by a hand on Monday.", ("Harbour",), None),
        ("HARBOUR – the paper – moved on Monday.", ("Harbour",), None),
        ("NNA - The river rose by a hand on Monday.", (), None),
        ("Weir, May 12, 2023, WHP -- The river rose.", ("Wahat Press",), "Weir, May 12, 2023, WHP --"),
        ("(PAB) -- The river rose by a hand on Monday.", ("Prensa Albufera",), "(PAB) --"),
        ("(PAB) -- The river rose by a hand on Monday.", ("Harbour Press",), None),
    ],
)
def test_an_agency_signs_alone_on_its_own_pages_and_behind_a_place_without_a_mark(
    text: str, own: tuple[str, ...], dateline: str | None
) -> None:
    found, _ = split_dateline(text, language="en", houses=own)
    assert (found.text if found else None) == dateline


def test_an_unknown_place_in_a_datelines_element_is_one_in_capitals_alone() -> None:
    assert split_dateline("TARNPOINT The ferry sails.", named="TARNPOINT")[0] is not None
    assert split_dateline("Tarnpoint The ferry sails.", named="Tarnpoint")[0] is None
