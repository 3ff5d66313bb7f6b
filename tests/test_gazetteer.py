"""Places of datelines are found in the right country, for a reason that is told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.world.gazetteer import Hints, find_place, find_regions, people_of, split_regions
from pipelines.world.gazetteer.table import look_up, name_key


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [
        ("BEIJING", "Beijing", "CN"),
        ("LA CROSSE, Wis.", "La Crosse", "US"),
        ("ZHUJI, China", "Zhuji", "CN"),
        ("PARIS, Texas", "Paris", "US"),
        ("PARIS", "Paris", "FR"),
        ("ATHENS, Ga.", "Athens", "US"),
        ("TBILISI, Georgia", "Tbilisi", "GE"),
        ("Washington, DC, United States", "Washington", "US"),
        ("Damascus [Syria]", "Damascus", "SY"),
        ("SAN MARINO", "San Marino", "SM"),
        ("MÉXICO, D.F.", "Mexico City", "MX"),
        ("サンチアゴ", "Santiago", "CL"),
        ("하바나", "Havana", "CU"),
        ("尼古西亞", "Nicosia", "CY"),
        ("वॉरसॉ", "Warsaw", "PL"),
        ("ویانا", "Vienna", "AT"),
        ("Manchester (United Kingdom)", "Manchester", "GB"),
        ("Frankfurt/Main", "Frankfurt am Main", "DE"),
        ("Frankfurt (Oder)", "Frankfurt (Oder)", "DE"),
        ("ATLIXCO, MÉXICO", "Atlixco", "MX"),
        ("RAFAH, Gaza Strip", "Rafaḩ", "PS"),
        ("Srinagar, Indian-administered Kashmir", "Srinagar", "IN"),
        ("UNITED NATIONS", "New York City", "US"),
        ("Bruselas", "Brussels", "BE"),
        ("Teherán", "Tehran", "IR"),
        ("Cidade do México", "Mexico City", "MX"),
        ("САНКТ-ПЕТЕРБУРГ", "Saint Petersburg", "RU"),
        ("ПЕТРОПАВЛОВСК", "Petropavl", "KZ"),
        ("ООН", "New York City", "US"),
        ("乌鲁木齐", "Ürümqi", "CN"),
        ("雪梨", "Sydney", "AU"),
        ("四川成都", "Chengdu", "CN"),
        ("新竹縣", "Hsinchu", "TW"),
        ("ヒューストン", "Houston", "US"),
        ("서울", "Seoul", "KR"),
        ("دمشق", "Damascus", "SY"),
        ("नई दिल्ली", "New Delhi", "IN"),
        ("മസ്കത്ത്", "Muscat", "OM"),
        ("DİYARBAKIR", "Diyarbakır", "TR"),
        ("XI'AN", "Xi’an", "CN"),
        ("NEAR BAKHMUT, Ukraine", "Bakhmut", "UA"),
        ("EAST LONDON", "East London", "ZA"),
        ("SOUTHERN PINES", "Southern Pines", "US"),
        ("GENISCHESK", "Henichesk", "UA"),
        ("Bethlehem", "Bethlehem", "PS"),
        ("瑞金", "Xianghu", "CN"),
        ("四川泸定", "Luqiao", "CN"),
        ("경주", "Gyeongju", "KR"),
        ("김해", "Kimhae", "KR"),
        ("DONGHAE", "Donghae City", "KR"),
        ("ZAMBOANGA CITY, Philippines", "Zamboanga", "PH"),
        ("Kota Bogor", "Bogor", "ID"),
        ("QAMISHLI", "Al Qāmishlī", "SY"),
        ("Bilaspur (HP)", "Bilaspur", "IN"),
    ],
)
def test_a_place_is_found_by_what_datelines_call_it(name: str, city: str, country: str) -> None:
    place = find_place(name)
    assert (place.name, place.city, place.country_code) == (name, city, country)
    assert place.geonames_id is not None
    assert place.latitude is not None and -90 <= place.latitude <= 90
    assert place.longitude is not None and -180 <= place.longitude <= 180


@pytest.mark.parametrize(
    ("name", "hints", "country", "reason"),
    [
        ("HALIFAX, N.S.", Hints(), "CA", "region named"),
        ("LOS ALAMOS NATIONAL LAB, N.M.", Hints(), "US", "only its region is known"),
        ("UKRAINE", Hints(), "UA", "a country or region by itself"),
        ("MALTA", Hints(language="en"), "MT", "a country or region by itself"),
        ("LAOS", Hints(), "LA", "a country or region by itself"),
        ("SCOTLAND", Hints(language="en"), "GB", "a country or region by itself"),
        ("TEXAS", Hints(language="en"), "US", "a country or region by itself"),
        ("BALI", Hints(), "ID", "a country or region by itself"),
        ("BALI", Hints(outlet_country="IN"), "IN", "the outlet's country"),
        ("MONTANA", Hints(outlet_country="BG"), "BG", "the outlet's country"),
        ("VICTORIA", Hints(language="en"), "CA", "the best known of that name"),
        ("VICTORIA", Hints(outlet_country="AU", language="en"), "AU", "a country or region by itself"),
        ("VICTORIA", Hints(outlet_country="SC", language="en"), "SC", "the outlet's country"),
        ("PUNJAB", Hints(outlet_country="PK", language="en"), "PK", "a country or region by itself"),
        ("BETHLEHEM, Pa.", Hints(), "US", "region named"),
        ("PERTH, WA", Hints(language="en"), "AU", "region named"),
        ("SPOKANE, WA", Hints(language="en"), "US", "region named"),
        ("LEBANON", Hints(outlet_country="US", language="en"), "US", "the largest of that name"),
        ("WINDSOR", Hints(outlet_country="CA"), "CA", "the outlet's country"),
        ("SAN JOSE", Hints(), "CR", "a capital"),
        ("GEORGETOWN", Hints(), "GY", "a capital"),
        ("GEORGE TOWN", Hints(), "MY", "the largest whose main name it is"),
        ("GEORGE TOWN", Hints(outlet_country="KY"), "KY", "the outlet's country"),
        ("BIRMINGHAM", Hints(language="en"), "GB", "the best known of that name"),
        ("BIRMINGHAM", Hints(outlet_country="US", language="en"), "US", "the outlet's country"),
        ("PARIS", Hints(outlet_country="US", language="en"), "FR", "the best known of that name"),
        ("CÓRDOBA", Hints(agency_country="ES", fallback_country="ES", language="es"), "ES", "the agency's home"),
        ("Θεσσαλονίκη", Hints(), "GR", "the only place of that name"),
        ("თბილისი", Hints(), "GE", "the only place of that name"),
        ("เชียงใหม่", Hints(), "TH", "the only place of that name"),
        ("Halle", Hints(language="de"), "DE", "the best known of that name"),
        ("VALPARAISO", Hints(agency_country="CL"), "CL", "the agency's home"),
        ("TAYLORVILLE", Hints(language="en"), "US", "the only place of that name"),
        ("GENISCHESK", Hints(), "UA", "one letter from its name"),
        ("GOHEUNGG", Hints(fallback_country="KR"), "KR", "an unknown town, taken to be in the agency's country"),
        ("LA PAZ", Hints(outlet_country="MX", language="es"), "MX", "the outlet's country"),
        ("TRIPOLI", Hints(outlet_country="LB", language="en"), "LB", "the outlet's country"),
        ("LONDON", Hints(outlet_country="CA", language="en"), "GB", "a capital"),
        ("KINGSTON", Hints(outlet_country="CA", language="en"), "JM", "the best known of that name"),
        (
            "Nicosia",
            Hints(outlet_country="IT", agency_country="IT", language="it"),
            "CY",
            "the best known of that name",
        ),
        ("Mérida", Hints(outlet_country="ES", agency_country="ES", language="es"), "ES", "the outlet's country"),
        ("Dakhla", Hints("MA", "MA", "fr", "MA"), "EH", "held by the outlet's country"),
        ("ДОНЕЦК", Hints("RU", "RU", "ru"), "UA", "held by the outlet's country"),
        ("ДОНЕЦК", Hints("UA", "UA", "uk"), "UA", "the outlet's country"),
        ("Ili", Hints("CN", "CN", "en", "CN"), "CN", "a country or region by itself"),
        ("西双版纳", Hints(), "CN", "a country or region by itself"),
        ("MACHAKOS COUNTY", Hints("CN", "CN", "en", "CN"), "KE", "a country or region by itself"),
        ("MACHAKOS, Machakos County", Hints("KE"), "KE", "country named"),
        ("XYZZY COUNTY", Hints("KE"), "KE", "a country or region by itself"),
        ("XYZZY COUNTY", Hints("GB", agency_country="RO"), "RO", "a country or region by itself"),
        ("XYZZY COUNTY", Hints("GB"), "US", "a country or region by itself"),
        ("ZALA COUNTY", Hints("HU"), "HU", "a country or region by itself"),
        ("ORANGE COUNTY", Hints("CN", "CN", "en", "CN"), "US", "a country or region by itself"),
        ("HAMILTON COUNTY", Hints(), "US", "a country or region by itself"),
        ("BANTRY, Co. Mayo", Hints(), "IE", "country named"),
        ("COUNTY TYRONE", Hints(), "GB", "a country or region by itself"),
        ("Xyzzyville", Hints(fallback_country="BD"), "BD", "an unknown town, taken to be in the agency's country"),
        ("ABOARD XYZZY 2", Hints(fallback_country="CN"), None, None),
        ("Xyzzyville", Hints(), None, None),
    ],
)
def test_the_reason_for_a_choice_is_kept(name: str, hints: Hints, country: str | None, reason: str | None) -> None:
    place = find_place(name, hints)
    assert (place.country_code, place.reason) == (country, reason)


@pytest.mark.parametrize(
    ("name", "hints", "text", "country", "reason"),
    [
        ("MERIDA", Hints(), "Venezuelan rescuers dug on. Venezuela is in mourning.", "VE", "country"),
        (
            "Mérida",
            Hints(language="es"),
            "Los rescatistas venezolanos siguen. Venezuela está de luto.",
            "VE",
            "country",
        ),
        ("HYDERABAD", Hints(language="en"), "Police in Sindh, in southern Pakistan, held nine.", "PK", "region"),
        ("VICTORIA", Hints(language="en"), "Voters in the Seychelles chose a president.", "SC", "country"),
        ("Nicosia", Hints("IT", "IT", "it", "IT"), "Il presidente cipriota ha parlato a Cipro.", "CY", None),
        ("SPRINGFIELD", Hints("US", language="en"), "Lawmakers in Illinois passed the bill.", "US", "region"),
        ("고성", Hints("KR", "KR", "ko", "KR"), "경남 고성군이 축제를 연다.", "KR", "region"),
        ("LONDON", Hints(language="en"), "Canada's premier met Canadian bankers.", "GB", None),
        ("BARCELONA", Hints(language="en"), "Venezuelan exiles marched against Venezuela's rulers.", "ES", None),
        ("SYDNEY", Hints(language="en"), "The Canadian miner said Canada had agreed.", "AU", None),
        ("GENEVA", Hints(language="en"), "U.S. and Chinese envoys met, a U.S. official said.", "CH", None),
        ("Saint-Denis", Hints("FR", language="fr"), "Une réunion, puis une autre réunion, a eu lieu.", "FR", None),
        ("Saint-Denis", Hints("FR", language="fr"), "La Réunion attend le cyclone, dit le préfet.", "RE", "country"),
        ("ТРИПОЛИ", Hints(language="ru"), "Ливанская армия вошла в город, сообщили в Ливане.", "LY", None),
        ("SAN FRANCISCO", Hints(language="en"), "The Philippines and firms of the Philippines agreed.", "US", None),
        ("GEORGETOWN", Hints(language="en"), "Canada and an envoy of Canada agreed.", "GY", None),
        ("LUXEMBOURG", Hints(language="en"), "France and its bank, the Bank of France, agreed.", "LU", None),
        ("XYZZY COUNTY", Hints("CN"), "Kenya's governors met.", "KE", None),
        ("NIAMEY", Hints(language="en"), "Nigeria closed the border, Nigerian officials said.", "NE", None),
    ],
)
def test_the_text_tells_places_of_one_name_apart(
    name: str, hints: Hints, text: str, country: str, reason: str | None
) -> None:
    place = find_place(name, hints, text)
    assert place.country_code == country
    told = reason and f"its {reason} is named in the text"
    assert place.reason == told if told else "named in the text" not in (place.reason or "")


def test_the_region_in_the_text_chooses_within_a_country() -> None:
    gangwon, south_gyeongsang = (
        find_place("고성", Hints("KR"), f"{region} 고성군에서 불이 났다.") for region in ("강원도", "경남")
    )
    assert (gangwon.latitude or 0) > 38 > 36 > (south_gyeongsang.latitude or 99)


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Wis.", "US", "WI"),
        ("CA", "US", "CA"),
        ("B.C.", "CA", "02"),
        ("England", "GB", "ENG"),
        ("Alemania", "DE", None),
    ],
)
def test_regions_are_known_by_name_and_abbreviation(name: str, country: str, code: str | None) -> None:
    assert (country, code) in find_regions(name)


def test_a_place_and_its_regions_come_apart() -> None:
    assert split_regions("Chennai (Tamil Nadu) [India]") == ("Chennai", ["Tamil Nadu", "India"])
    assert split_regions("ГОРКИ /Московская область/") == ("ГОРКИ", ["Московская область"])


def test_a_name_that_no_place_has_counts_nobody() -> None:
    assert people_of("Xyzzyville") == -1
    assert people_of("Tokyo") > 1_000_000


@given(st.text(max_size=60))
def test_any_name_is_taken(name: str) -> None:
    assert find_place(name).name == name


@given(st.text(max_size=40))
@example("𝔍")
def test_folding_twice_changes_nothing(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize("name", ["Beijing", "Zürich", "Москва", "東京", "서울", "القاهرة"])
def test_what_is_looked_up_has_the_name_asked_for(name: str) -> None:
    found = look_up(name)
    assert found and all(not spot.own_name or name_key(spot.name) == name_key(name) for spot in found)


@pytest.mark.parametrize("name", ["zzzz", "A", ""])
def test_what_no_place_is_called_is_not_found(name: str) -> None:
    assert look_up(name) == []


def test_the_table_is_not_read_before_it_is_asked() -> None:
    """An import costs nothing: who only needs agencies does not wait for places."""
    code = (
        "import pipelines.parts.dateline, pipelines.world.gazetteer.table as t; print(t._names.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
