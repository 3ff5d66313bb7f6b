"""Of the places of one name the right one is meant, and the day of a dateline is the one nearest to publication."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.parts.dateline import split_dateline
from pipelines.parts.dateline.day import meant_day
from pipelines.world.agencies import find_agency

LATIN, CHINESE = " The ministers met on Monday, an official said.", "外交部发言人12日表示，双方将继续会谈。"


@pytest.mark.parametrize(
    ("lead", "language", "outlet_country", "country"),
    [
        ("LONDON, Ontario (AP) —", "en", None, "CA"),
        ("LONDON (Reuters) -", "en", None, "GB"),
        ("GEORGETOWN (AP) —", "en", None, "GY"),
        ("GEORGETOWN, March 3 (Bernama) --", "en", "MY", "MY"),
        ("GEORGETOWN, Del. (AP) —", "en", "US", "US"),
        ("SAN JOSE, Calif. (AP) —", "en", None, "US"),
        ("San José, 3 mar (EFE).-", "es", None, "CR"),
        ("SANTIAGO, March 3 (Xinhua) --", "en", None, "CL"),
        ("Santiago de Compostela, 3 mar (EFE).-", "es", "ES", "ES"),
        ("HYDERABAD, March 3 (APP):", "en", "PK", "PK"),
        ("Hyderabad, March 3 (PTI)", "en", "IN", "IN"),
        ("HYDERABAD, March 3 (Reuters) -", "en", None, "IN"),
        ("TRIPOLI, March 3 (NNA) -", "en", "LB", "LB"),
        ("TRIPOLI, March 3 (Reuters) -", "en", None, "LY"),
        ("TRIPOLI, Lebanon (AP) —", "en", None, "LB"),
        ("VALENCIA (AFP) –", "en", None, "ES"),
        ("VALENCIA, Venezuela (AP) —", "en", None, "VE"),
        ("CORDOBA, 3 mar (Télam)", "es", "AR", "AR"),
        ("GRANADA, 3 mar (EFE).-", "es", "ES", "ES"),
        ("BIRMINGHAM, Ala. (AP) —", "en", "US", "US"),
        ("BIRMINGHAM, March 3 (PA) -", "en", "GB", "GB"),
        ("MOSCOW, Idaho (AP) —", "en", None, "US"),
        ("ATHENS, Ga. (AP) —", "en", None, "US"),
        ("ATHENS, March 3 (AMNA) -", "en", None, "GR"),
        ("PARIS, Texas (AP) —", "en", None, "US"),
        ("MELBOURNE, Fla. (AP) —", "en", None, "US"),
        ("PERTH, March 3 AAP -", "en", "AU", "AU"),
        ("PERTH, Scotland (AP) —", "en", None, "GB"),
        ("VICTORIA, British Columbia (AP) —", "en", None, "CA"),
        ("KINGSTON, Jamaica (AP) —", "en", None, "JM"),
        ("KINGSTON, Ontario (CP) —", "en", None, "CA"),
        ("SUVA, March 3 (Xinhua) --", "en", None, "FJ"),
        ("СЕВАСТОПОЛЬ, 3 марта. /ТАСС/.", "ru", "RU", "UA"),
        ("ВАШИНГТОН, 3 марта. /ТАСС/.", "ru", None, "US"),
        ("КИРОВ, 3 марта. /ТАСС/.", "ru", "RU", "RU"),
        ("新华社仰光3月3日电", "zh", None, "MM"),
        ("新华社圣地亚哥3月3日电", "zh", None, "CL"),
        ("新华社圣何塞3月3日电", "zh", None, "CR"),
        ("WELLINGTON (AP) —", "en", None, "NZ"),
        ("CAMBRIDGE, Mass. (AP) —", "en", None, "US"),
        ("CAMBRIDGE, England (AP) —", "en", None, "GB"),
        ("HAMILTON, Bermuda (AP) —", "en", None, "BM"),
        ("HAMILTON, Ontario (AP) —", "en", None, "CA"),
        ("NEWCASTLE, March 3 AAP -", "en", "AU", "AU"),
        ("NEWCASTLE, England (Reuters) -", "en", None, "GB"),
        ("MERIDA, Mexico (AP) —", "en", None, "MX"),
        ("BASRA, Iraq (AP) —", "en", None, "IQ"),
        ("DARWIN, March 3 (Xinhua) --", "en", None, "AU"),
        ("ODESSA, Texas (AP) —", "en", None, "US"),
        ("ODESA, Ukraine (AP) —", "en", None, "UA"),
        ("TAIPEI, Taiwan (AP) —", "en", None, "TW"),
        ("JERUSALEM (AP) —", "en", None, "IL"),
        ("KHAN YOUNIS, Gaza Strip (AP) —", "en", None, "PS"),
        ("NABLUS, West Bank (AP) —", "en", None, "PS"),
        ("DEIR AL-BALAH, Gaza Strip (AP) —", "en", None, "PS"),
        ("PRISTINA, Kosovo (AP) —", "en", None, "XK"),
        ("STEPANAKERT (Reuters) -", "en", None, "AZ"),
    ],
)
def test_outlet_agency_and_text_settle_a_name_of_many_places(
    lead: str, language: str, outlet_country: str | None, country: str
) -> None:
    text = lead + (CHINESE if language == "zh" else LATIN)
    dateline, _ = split_dateline(
        text, language=language, published=datetime(2025, 3, 4, tzinfo=UTC), country=outlet_country
    )
    assert dateline is not None
    (place,) = dateline.places
    assert (place.country_code, bool(place.reason), place.geonames_id is not None) == (country, True, True)
    assert place.latitude is not None and place.longitude is not None


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        ("Dec. 31", (2025, 1, 1), "2024-12-31"),
        ("Jan. 1", (2024, 12, 31), "2025-01-01"),
        ("Feb. 29", (2024, 3, 1), "2024-02-29"),
        ("12月31日", (2026, 1, 1), "2025-12-31"),
        ("31日", (2026, 1, 1), "2025-12-31"),
        ("1日", (2025, 12, 31), "2026-01-01"),
        ("30 дек", (2025, 1, 2), "2024-12-30"),
        ("31 déc", (2025, 1, 1), "2024-12-31"),
        ("Juche 114.3.3.", (2025, 3, 4), "2025-03-03"),
        ("31 Aralık", (2025, 1, 1), "2024-12-31"),
        ("31 ديسمبر", (2025, 1, 1), "2024-12-31"),
        ("३१ दिसंबर", (2025, 1, 1), "2024-12-31"),
        ("तीन मार्च", (2025, 3, 4), "2025-03-03"),
        ("31/12", (2025, 1, 1), "2024-12-31"),
        ("Jan. 2", (2025, 12, 30), "2026-01-02"),
        ("12 mai 23", (2023, 5, 13), "2023-05-12"),
        ("12 พ.ค. 66", (2023, 5, 13), "2023-05-12"),
        ("12-may", (2023, 5, 13), "2023-05-12"),
        ("दि. १२", (2023, 5, 13), "2023-05-12"),
        ("5 сарын 12", (2023, 5, 13), "2023-05-12"),
        ("五月十二日", (2023, 5, 13), "2023-05-12"),
        ("十二月三十日", (2024, 1, 2), "2023-12-30"),
        ("Aug. 20", (2025, 3, 4), "2024-08-20"),
        ("June 15", (2025, 1, 4), "2024-06-15"),
        ("12. listopada", (2025, 10, 13), "2025-10-12"),  # Croatian
        ("12 listopada 2025", (2025, 11, 13), "2025-11-12"),  # Polish
        ("12. listopada 2025.", (2025, 10, 12), "2025-10-12"),
        ("3/4", (2025, 3, 5), "2025-03-04"),
        ("3/13/2025", (2025, 3, 14), "2025-03-13"),
        ("March 4-5", (2025, 3, 6), "2025-03-04"),
        ("April 20, 1999", (2025, 3, 5), "1999-04-20"),
        ("۱۴ اسفند ۱۴۰۳", (2025, 3, 5), "2025-03-04"),
        ("۲۹ اسفند", (2025, 3, 21), "2025-03-19"),
        ("ግንቦት 4/2018", (2026, 5, 12), "2026-05-12"),
        ("ጳጉሜን 5", (2025, 9, 10), "2025-09-10"),
        ("12 ግንቦት 2026", (2026, 5, 12), "2026-05-12"),  # as Eritreans count
        ("1403/12/14", (2025, 3, 5), "2025-03-04"),
        ("4 มีนาคม 2568", (2025, 3, 5), "2025-03-04"),
        ("2568-03-04", (2025, 3, 5), "2025-03-04"),
        ("民國104年3月4日", (2025, 3, 5), "2015-03-04"),
        ("114年3月4日", (2025, 3, 5), "2025-03-04"),
        ("主体114年3月4日", (2025, 3, 5), "2025-03-04"),
        ("令和7年3月4日", (2025, 3, 5), "2025-03-04"),
        ("04 رمضان 1446 هـ الموافق 04 مارس 2025 م", (2025, 3, 5), "2025-03-04"),
    ],
)
def test_a_day_is_the_nearest_to_publication_across_new_year(
    printed: str, published: tuple[int, int, int], day: str
) -> None:
    assert str(meant_day(printed, datetime(*published, tzinfo=UTC))) == day


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Feb. 29", (2025, 3, 1)),
        ("Feb. 30", (2025, 3, 1)),
        ("April 20", (2025, 3, 1)),
        ("March 4, 2052", (2025, 3, 5)),
        ("31日", (2025, 3, 1)),
        ("45日", (2025, 3, 1)),
        ("04 رمضان 1446 هـ", (2025, 3, 5)),
        ("4/9/1446", (2025, 3, 5)),
        ("2081-11-20", (2025, 3, 5)),
        ("२० फागुन", (2025, 3, 5)),
        ("31 اسفند 1403", (2025, 3, 5)),
    ],
)
def test_what_is_no_day_of_our_calendar_or_far_from_publication_gives_none(
    printed: str, published: tuple[int, int, int]
) -> None:
    assert meant_day(printed, datetime(*published, tzinfo=UTC)) is None


@given(st.dates(date(1995, 1, 1), date(2040, 12, 31)), st.integers(-3, 250), st.integers(0, 23))
@example(date(2024, 12, 31), -1, 23)
@example(date(2025, 1, 1), 1, 0)
@example(date(2024, 2, 29), 1, 5)
def test_any_day_is_read_back_without_its_year(day: date, later: int, hour: int) -> None:
    published = datetime.combine(day + timedelta(days=later), datetime.min.time(), UTC) + timedelta(hours=hour)
    named = f"{day:%B} {day.day}", f"{day.day} {day:%b}", f"{day.month}月{day.day}日", f"{day.day:02}.{day.month:02}."
    assert {form: meant_day(form, published) for form in named} == dict.fromkeys(named, day)
    if later < 15:
        assert meant_day(f"{day.day}日", published) == day


@pytest.mark.parametrize(
    ("text", "language", "country", "date_", "day"),
    [
        ("تهران، ۱۴ اسفند ۱۴۰۳ (ایرنا) - وزیر گفت که کشور آماده است.", "fa", "IR", "۱۴ اسفند ۱۴۰۳", "2025-03-04"),
        ("الرياض 04 رمضان 1446 هـ واس قال الوزير إن بلاده مستعدة.", "ar", "SA", "04 رمضان 1446 هـ", "None"),
        ("（中央社台北民國114年3月4日電）縣府今天表示。", "zh-TW", "TW", "民國114年3月4日", "2025-03-04"),
    ],
)
def test_a_date_of_another_calendar_closes_a_dateline(
    text: str, language: str, country: str, date_: str, day: str
) -> None:
    dateline, _ = split_dateline(text, language=language, published=datetime(2025, 3, 5, tzinfo=UTC), country=country)
    assert dateline is not None
    assert (dateline.date, str(dateline.day), len(dateline.places)) == (date_, day, 1)


@pytest.mark.parametrize(
    ("id_", "spellings"),
    [
        ("xinhua", ["Xinhua", "XINHUA", "新华社", "新華社", "Синьхуа", "شينخوا", "신화통신", "Xinhua News Agency"]),
        ("tass", ["TASS", "ТАСС", "ITAR-TASS", "ИТАР-ТАСС", "塔斯社", "Tass", "تاس"]),
        ("afp", ["AFP", "Agence France-Presse", "法新社", "AFP通信", "أ ف ب", "АФП"]),
        ("reuters", ["Reuters", "REUTERS", "路透社", "路透", "ロイター", "로이터", "رويترز", "Рейтер"]),
        ("ap", ["AP", "Associated Press", "The Associated Press", "美联社", "美聯社", "АП", "أ ب"]),
        ("yonhap", ["Yonhap", "연합뉴스", "韩联社", "聯合ニュース", "Ёнхап"]),
        ("kyodo", ["Kyodo", "共同", "共同社", "Kyodo News", "교도통신", "Киодо"]),
        ("dpa", ["dpa", "DPA", "德新社", "Deutsche Presse-Agentur"]),
        ("efe", ["EFE", "Efe", "埃菲社", "Agencia EFE"]),
        ("kcna", ["KCNA", "조선중앙통신", "朝中社", "ЦТАК"]),
        ("cna_taiwan", ["中央社", "Central News Agency"]),
    ],
)
def test_an_agency_has_one_id_for_all_its_spellings(id_: str, spellings: list[str]) -> None:
    assert {spelling: find_agency(spelling) for spelling in spellings} == dict.fromkeys(spellings, id_)
