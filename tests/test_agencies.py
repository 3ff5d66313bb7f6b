"""Every spelling of an agency leads to its one id."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.world.agencies import AGENCIES, find_agency, spellings

ALL_SPELLINGS = [(spelling, agency.id) for agency in AGENCIES.values() for spelling in agency.spellings]


@pytest.mark.parametrize(
    ("printed", "id_"),
    [
        ("ТАСС", "tass"),
        ("ITAR-TASS", "tass"),
        ("ИТАР-ТАСС", "tass"),
        ("新华社", "xinhua"),
        ("新華社", "xinhua"),
        ("XINHUA", "xinhua"),
        ("Xinhua News Agency", "xinhua"),
        ("AFP", "afp"),
        ("Agence France-Presse", "afp"),
        ("أ ف ب", "afp"),
        ("dpa", "dpa"),
        ("中央社", "cna_taiwan"),
        ("연합뉴스", "yonhap"),
        ("共同", "kyodo"),
        ("時事", "jiji"),
        ("MNA", "mehr"),
        ("조선중앙통신", "kcna"),
        ("朝中社", "kcna"),
        ("РИА Новости", "ria_novosti"),
        ("МИА «Казинформ»", "kazinform"),
        ("İHA", "iha"),
        ("भाषा", "bhasha"),
        ("A.P.", "ap"),
        ("Getty", "getty"),
        ("EPA-EFE", "epa"),
        ("picture-alliance", "picture_alliance"),
        ("视觉中国", "vcg"),
        ("Unsplash圖庫", "unsplash"),
        ("AP 통신", "ap"),
        ("Agencia Anadolu", "anadolu"),
        ("وكالة مهر", "mehr"),
        ("TASS News Agency", "tass"),
        ("荷蘭通訊社", "anp"),
        ("بنا", "bna"),
    ],
)
def test_a_spelling_leads_to_its_agency(printed: str, id_: str) -> None:
    assert find_agency(printed) == id_


@pytest.mark.parametrize(
    "name", ["", " ", "—", "Jane Doe", "Ministry of Health", "记者", "通信", "News Agency", "衛星通信", "Agencia"]
)
def test_what_is_no_agency_has_no_id(name: str) -> None:
    assert find_agency(name) is None


def test_the_country_tells_agencies_of_one_name_apart() -> None:
    assert [row for row in ALL_SPELLINGS if find_agency(row[0], [AGENCIES[row[1]].country]) != row[1]] == []


@pytest.mark.parametrize(
    ("printed", "near", "id_"),
    [
        ("CNA", [], "cna_sg"),
        ("CNA", ["TW"], "cna_taiwan"),
        ("CNA", [None, "US", "TW"], "cna_catholic"),
        ("APA", ["FR", "AZ"], "apa_az"),
        ("AFP", ["TW"], "afp"),
        ("ANA", ["GR"], "ana_mpa"),
        ("ANP", ["NE"], "anp_ne"),
        ("ANP", [], "anp"),
        ("ABP", ["BJ"], "abp_bj"),
    ],
)
def test_of_agencies_that_share_a_name_the_nearest_is_meant(printed: str, near: list[str | None], id_: str) -> None:
    assert find_agency(printed, near) == id_


def test_every_agency_has_a_home_and_an_id_fit_for_a_key() -> None:
    for agency in AGENCIES.values():
        assert re.fullmatch(r"[A-Z]{2}", agency.country), agency.id
        assert re.fullmatch(r"[a-z][a-z0-9_]*", agency.id), agency.id
        assert agency.name in agency.spellings


def test_the_set_of_spellings_is_casefolded_and_complete() -> None:
    assert {"xinhua", "afp", "тасс", "getty images"} <= spellings()
    assert len(spellings()) > 1500


@given(
    st.sampled_from(ALL_SPELLINGS),
    st.sampled_from(["lower", "upper", "title"]),
    st.sampled_from(["", " ", "\xa0", ".", "-"]),
)
def test_case_and_what_stands_around_a_latin_spelling_do_not_matter(
    row: tuple[str, str], case: str, around: str
) -> None:
    spelling, id_ = row
    if spelling.isascii():
        assert find_agency(f"{around}{getattr(spelling, case)()}{around}", [AGENCIES[id_].country]) == id_


@given(
    st.text() | st.lists(st.sampled_from(ALL_SPELLINGS).map(lambda row: row[0]) | st.sampled_from(" -./(")).map("".join)
)
def test_any_text_is_taken(text: str) -> None:
    assert find_agency(text) is None or find_agency(text) in AGENCIES
