"""Each word of the tables of data is read back by what the table is for; a word that none can match, or that another hides,
would stand there for nothing. And all words are spelt so that they can be met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

import pytest

from pipelines.article.notices import TABLES as REASONS
from pipelines.article.notices import asks_for_cookies, instead_of, notice_of, service_of
from pipelines.data import read_table
from pipelines.language.ago import find_ago
from pipelines.language.days import TABLES as DATES
from pipelines.language.days import fold_date
from pipelines.language.letters import letters, unaccented
from pipelines.language.phrases import UNSPACED, fold_phrase
from pipelines.page.boxes.comment_entries import says_comments
from pipelines.page.markup.class_words import zones_of_words
from pipelines.page.pagination import first_part, next_part
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.leads import leads_names
from pipelines.parts.byline.name import employs, is_job, is_paper, is_writer
from pipelines.parts.caption import split_caption
from pipelines.parts.caption.credit.words import is_agency, is_maker, is_name_word, is_organisation, is_person
from pipelines.parts.dateline import split_dateline
from pipelines.parts.dateline.words import is_desk, is_label, is_one_with, is_speakers_name, is_speech
from pipelines.parts.dates.lines import is_publication_line, is_update_label
from pipelines.parts.dates.parse import parse_date
from pipelines.parts.furniture import reads_as_furniture
from pipelines.parts.related.cues import split_cue
from pipelines.parts.related.headings import (
    is_paid,
    is_recommendation_heading,
    is_related_heading,
    opens_subject,
    zone_of_heading,
)
from pipelines.parts.signoff import closes_text, is_signoff
from pipelines.story.section import HOME
from pipelines.world.agencies import AGENCIES, find_agency, without_agency_word
from pipelines.world.gazetteer import NO_HINTS
from pipelines.world.gazetteer.choice import candidates_for, choose
from pipelines.world.gazetteer.mentions import named_in
from pipelines.world.gazetteer.regions import Region, find_regions

TITLE = "The ferry is back on its old line"
NAME = "Ada Winter"
TEXT = "Boats lie in the fog."
STORY = "https://harbour.example/story?id=41"
Read = Callable[[str, str | None], object]


def words_of(name: str, table: str) -> Iterator[tuple[str, str | None]]:
    """The words of a table, each with its language."""
    rows = read_table(name)[table]
    for language, row in rows.items() if isinstance(rows, dict) else [(None, rows)]:
        yield from ((word, None if language == "every" else language) for word in row)


def titled(label: str, title: str, line: str, language: str | None) -> bool:
    link = split_cue(line, language)
    return link is not None and (link.label, link.title) == (label, title)


def nowhere(lead: str) -> bool:
    dateline, _ = split_dateline(lead, language="ko")
    return dateline is not None and not dateline.places


def credited(line: str, credit: str = NAME) -> bool:
    image = split_caption(line)
    return (image.caption, image.credit) == (TEXT, credit)


def has_job(word: str, language: str | None) -> bool:
    return is_job(word.title()) and split_byline(f"By {NAME}, {word}", language) == [NAME]


def ago_of(form: str, span: str) -> bool:
    line = form.replace("_", f"12 {span}")
    return find_ago(f"{NAME} | {line}") == line


def spaced(word: str) -> str:
    return word if UNSPACED.search(word[-1]) else f"{word} "


def says(reason: str, word: str, _: str | None) -> bool:
    return reason in (notice_of(word.upper()), service_of(word))


def says_in_text(reason: str, word: str, _: str | None) -> bool:
    return reason in (notice_of("Harbour", lines=[f"Harbour {word} harbour"]), instead_of([word]))


def names(zones: str, word: str, _: str | None) -> bool:
    first, *others = word.split("-")
    humped = "-".join((first, *others)) if "" in (w[1:] for w in others) else first + "".join(map(str.title, others))
    forms = (word, word.replace("-", ""), humped, f"c__{word.replace('-', '_')}--1")
    return all(zones_of_words(form) >= set(zones.split()) for form in forms)


def says_of_picture(zone: str, word: str, _: str | None) -> bool:
    return zone in zones_of_words(f"c__slika-{word}") & zones_of_words(f"{word}_foto")


WAYS: dict[str, Read] = {
    **{f"class_words.{zones}": partial(names, zones) for zones in read_table("class_words") if "picture" not in zones},
    "class_words.picture": lambda word, _: "caption" in zones_of_words(f"opis-{word}"),
    **{f"class_words.picture {zone}": partial(says_of_picture, zone) for zone in ("caption", "credit", "figure")},
    "furniture.line": lambda word, _: all(map(reads_as_furniture, (word, word.upper(), word[0].upper() + word[1:]))),
    "furniture.opening": lambda word, _: reads_as_furniture(f"{spaced(word)}harbour"),
    "furniture.offer": lambda word, _: reads_as_furniture(f"{word} our newsletter of the harbour and its boats."),
    "furniture.offered": lambda word, _: reads_as_furniture(f"Subscribe to harbour {word} harbour and all its boats."),
    "furniture.itself": lambda word, _: reads_as_furniture(f"{word} generated by AI"),
    "furniture.made": lambda word, _: reads_as_furniture(f"This summary {word} by AI"),
    "furniture.machine": lambda word, _: reads_as_furniture(f"This summary generated {word} harbour."),
    "furniture.asked": lambda word, _: reads_as_furniture(f"{word}? Harbour."),
    "furniture.label": lambda word, _: reads_as_furniture(f"{word}: harbour"),
    "furniture.inside": lambda word, _: reads_as_furniture(f"Harbour {word} harbour"),
    "furniture.addressed": lambda word, _: reads_as_furniture(f"{word.title()}: https://harbour.example/1"),
    "furniture.author": lambda word, _: zone_of_heading(word) == "bio",
    "furniture.shared": lambda word, _: reads_as_furniture(f"{word.upper()} 12 {word} {word}"),
    "furniture.reading_before": lambda word, _: reads_as_furniture(f"{word} 3 min"),
    "furniture.minutes": lambda word, _: reads_as_furniture(f"3 {word}"),
    "furniture.reading_after": lambda word, _: reads_as_furniture(f"3 min {word}"),
    "furniture.counted": lambda word, _: reads_as_furniture(f"12 {word}") and reads_as_furniture(f"{word} (12)"),
    "furniture.marked": lambda word, _: reads_as_furniture(f"{word} 12"),
    "related.cue": lambda word, of: titled(word, TITLE, f"{word}: {TITLE}", of) or word.startswith("re)"),
    "related.bare": lambda word, of: all(titled(word, TITLE, f"{word}{mark} {TITLE}", of) for mark in ("", ":")),
    "related.open": lambda word, _: opens_subject(f"{word} harbour"),
    "related.word": lambda word, of: titled(word, TITLE, f"{word}: {TITLE}", of),
    "related.flag": lambda word, of: titled(word.upper(), TITLE, f"{word.upper()}: {TITLE}", of),
    "related.boxed": lambda word, of: titled(word, TITLE, f"【{word}】{TITLE}", of),
    "related.arrow": lambda word, of: titled(word, TITLE, f"{word} {TITLE} »", of),
    "related.never": lambda word, of: split_cue(f"{word}: {TITLE}", of) is None and is_recommendation_heading(word),
    "related.paid": lambda word, _: is_paid(word),
    "related_heading.related": lambda word, of: is_related_heading(word) or titled(word, TITLE, f"{word}: {TITLE}", of),
    "related_heading.elsewhere": lambda word, _: is_recommendation_heading(word) and not is_related_heading(word),
    "related_heading.elsewhere_opening": lambda word, _: is_recommendation_heading(f"{word} harbour"),
    "signoff.opening": lambda word, _: is_signoff(f"({word} {NAME})"),
    "signoff.fixed": lambda word, _: is_signoff(f"{word} the harbour office"),
    "signoff.whole": lambda word, _: is_signoff(word) and is_signoff(word.upper()),
    "signoff.label": lambda word, _: is_signoff(f"{word}: {NAME}"),
    "signoff.last_label": lambda word, of: closes_text(f"{word}: {NAME}", of),
    "signoff.closing": lambda word, _: is_signoff(f"{NAME}{word}Bo Stern"),
    "signoff.contributed": lambda word, of: closes_text(f"{NAME} {word}.", of),
    "signoff.source": lambda word, of: closes_text(f"{word}: Harbour Office", of),
    "signoff.wires": lambda word, of: closes_text(f"(AFP, {word})", of),
    **{f"refusals.{table}": partial(says, reason) for reason, table in REASONS.items()},
    **{f"refusals.{table}_text": partial(says_in_text, reason) for reason, table in REASONS.items()},
    "refusals.apology": lambda word, _: notice_of(f"{word}, page not found") == "soft_404",
    "refusals.failing": lambda word, _: notice_of(word) == "soft_503",
    "refusals.cookie": lambda word, _: asks_for_cookies([f"Harbour {word} harbour"]),
    "refusals.consent": lambda word, _: asks_for_cookies(["We use cookies.", f"Harbour {word} harbour"]),
    "byline.lead": lambda word, of: (
        split_byline(f"{word} {NAME}", of) == split_byline(f"{word}: {NAME}", of) == [NAME] and leads_names(word, of)
    ),
    "byline.label": lambda word, of: (
        split_byline(f"{word.capitalize()}: {NAME}", of) == [NAME] and leads_names(word, of)
    ),
    "byline.by": lambda word, of: split_byline(f"12/05/2026 - 10:30 {word} {NAME}", of) == [NAME],
    "byline.other": lambda word, _: split_byline(f"By Bo Stern, {word}: {NAME}", "en") == ["Bo Stern"],
    "byline.join": lambda word, of: (
        joins_names(word, of) and split_byline(f"By {NAME} {word} Bo Stern", of) == [NAME, "Bo Stern"]
    ),
    "byline.nameless": lambda word, of: [word] in (split_byline(word, of), split_byline(f"By {word}", of)),
    "byline.job": has_job,
    "byline.writer": lambda word, of: is_writer(word) and has_job(word, of),
    "byline.paper": lambda word, _: is_paper(f"Harbour {word.title()}"),
    "byline.institution": lambda word, _: employs(f"Harbour {word.title()}"),
    "byline.particle": lambda word, of: split_byline(f"By Ada Bay {word} Winter", of) == [f"Ada Bay {word} Winter"],
    "byline.place": lambda word, of: split_byline(f"By {word.title()}", of) == [],
    "credit.labels": lambda word, _: credited(f"{TEXT} {word}: {NAME}") and credited(f"{TEXT} {word.upper()}: {NAME}"),
    "credit.openers": lambda word, _: credited(f"{TEXT} {word} Getty Images", "Getty Images"),
    "credit.bare": lambda word, _: credited(f"{TEXT} ({word} {NAME} / AFP)", f"{NAME} / AFP"),
    "credit.caption_labels": lambda word, _: split_caption(f"{word} {TEXT}").caption == TEXT,
    "credit.kinds": lambda word, _: split_caption(f"{TEXT} ({word})").credit is None,
    "credit.makers": lambda word, _: is_maker(word) and is_maker(word.title()),
    "credit.extras": lambda word, _: is_agency(f"AFP {word}"),
    "credit.extras_glued": lambda word, _: is_maker(f"新华社{word}"),
    "credit.organisations": lambda word, _: is_organisation(f"GC {word.title()}"),
    "credit.particles": lambda word, _: is_name_word(word),
    "credit.name_particles": lambda word, _: is_name_word(word) and is_person(f"Ada {word} Winter"),
    "comments.said": lambda word, _: says_comments(word),
    "comments.beside": lambda word, _: says_comments(f"{word} comments"),
    "dates.publish": lambda word, _: is_publication_line(f"{word}: 2026-05-12") and not is_update_label(word),
    "dates.update": lambda word, _: is_update_label(f"{word}: 2026-05-12"),
    "dates.ago": lambda word, of: ago_of(word, DATES["spans"][of][0]),
    "dates.spans": lambda word, of: ago_of(DATES["ago"][of][0], word),
    "pagers.next": lambda word, _: next_part(f'<a href="{STORY}&page=2">{word} »</a>'.encode(), STORY, STORY, 2),
    "pagers.first": lambda word, _: first_part(f'<a href="{STORY}">« {word}</a>'.encode(), f"{STORY}&page=2"),
    "eastern_names.chinese_titles": lambda word, _: split_byline(f"{word} 王小明", "zh") == ["王小明"],
    "eastern_names.families": lambda word, _: word in "\\\n" or split_byline(f"{word}小明", "zh") == [f"{word}小明"],
    "eastern_names.double_families": lambda word, _: split_byline(f"{word}小明", "zh") == [f"{word}小明"],
    "eastern_names.no_name_endings": lambda word, _: split_byline(f"王{word}", "zh") == [],
    "sections.home": lambda word, _: letters(word) in HOME,
    "sections.page": lambda word, _: letters(word) in HOME,
    "dateline_words.labels": lambda word, _: is_label(word.upper()),
    "dateline_words.common": lambda word, _: is_label(word.upper()),
    "dateline_words.people": lambda word, _: is_speakers_name(word),
    "dateline_words.speech": lambda word, _: is_speech(f"{word} sail"),
    "dateline_words.desks": lambda word, _: is_desk(word.title()) and not is_desk("Harbour Reporter"),
    "dateline_words.everywhere": lambda word, _: nowhere(f"({word}=연합뉴스) {NAME}"),
    "dateline_words.one_with": lambda word, _: is_one_with(word),
    "agency_words.before": lambda word, _: without_agency_word(f"{word} ذكرى") == "ذكرى",
    "agency_words.behind": lambda word, _: without_agency_word(f"Harbour {word}") == "Harbour",
    "agency_words.joined_before": lambda word, _: without_agency_word(f"{word}ไทย") == "ไทย",
    "agency_words.joined_behind": lambda word, _: without_agency_word(f"港湾{word}") == "港湾",
}
"""Table -> whether a word of it, in a language, is read as what the table says it is."""


@pytest.mark.parametrize("table", WAYS)
def test_each_word_of_a_table_is_read_as_what_the_table_says(table: str) -> None:
    name, _, part = table.partition(".")
    assert [word for word, language in words_of(name, part) if not WAYS[table](word, language)] == []


@pytest.mark.parametrize("language", DATES["months"])
def test_each_name_of_a_month_dates_a_line_in_capitals_too(language: str) -> None:
    for number, names in enumerate(DATES["months"][language], 1):
        for name in names:
            printed = (name, *in_capitals(name))
            found = {parse_date(f"12 {month} 2026", language=language, timezone="UTC") for month in printed}
            assert found == {date(2026, number, 12)}, name


def in_capitals(name: str) -> tuple[str, ...]:
    """A word in capitals: Greek ones lose their accents, in Turkish an i keeps its dot."""
    return (unaccented(name).upper(),) if "Ͱ" <= name[0] <= "Ͽ" else (name.upper(), name.replace("i", "İ").upper())


@pytest.mark.parametrize("number", range(1, 13))
def test_each_name_of_a_month_dates_a_dateline(number: int) -> None:
    for month in read_table("dateline_months")["months"][number - 1]:
        for printed in (month, month.upper() if month.isascii() else month):
            line = f"PARIS, 12 {printed} (AFP) – The ferry is back, the harbour office said."
            found, _ = split_dateline(line, published=datetime(2026, number, 13, tzinfo=UTC))
            assert found and (found.day, len(found.places)) == (date(2026, number, 12), 1), printed


def test_each_day_of_the_week_stands_before_a_date() -> None:
    for weekday in read_table("dateline_months")["weekdays"]:
        line = f"PARIS, {weekday} 12 May (AFP) – The ferry is back, the harbour office said."
        found, _ = split_dateline(line, published=datetime(2026, 5, 13, tzinfo=UTC))
        assert found and (found.day, len(found.places)) == (date(2026, 5, 12), 1), weekday


def test_each_day_of_the_week_in_short_stands_between_a_name_and_a_date() -> None:
    for weekday in read_table("dateline_months")["short_weekdays"]:
        assert split_byline(f"By Ada Winter on {weekday}, 08.11.2019", "en") == ["Ada Winter"], weekday


def test_words_around_a_time_are_compared_as_dates_are_folded() -> None:
    words = (word for half in ("morning", "afternoon") for word in DATES[half]["every"])
    assert [word for word in (*words, *DATES["zones"], *DATES["regions"]) if fold_date(word) != word] == []


def test_each_spelling_of_an_agency_is_that_agency_at_home() -> None:
    rows = ((name, agency) for agency in AGENCIES.values() for name in agency.spellings)
    assert [name for name, agency in rows if find_agency(name, [agency.country]) != agency.id] == []


def test_each_name_of_a_town_that_readers_think_of_first_is_that_town() -> None:
    for key, names in read_table("gazetteer_cities").items():
        for name in names:
            spot = choose(candidates_for(name), NO_HINTS)[0].spot
            assert unaccented(f"{spot.name}, {spot.country_code}") == unaccented(key), name


def test_each_beginning_of_words_for_a_people_names_their_country() -> None:
    for country, openings in read_table("gazetteer_demonyms").items():
        assert [opening for opening in openings if not named_in(f"the {opening}a", {country})] == []


def test_each_name_of_a_region_is_that_region() -> None:
    for key, names in read_table("gazetteer_regions").items():
        country, _, part = key.partition(".")
        assert [name for name in names if Region(country, part or None) not in find_regions(name)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("related.cue", "related.never"),
        ("related.bare", "related.never"),
        ("related.open", "related.never"),
        ("dates.publish", "dates.update"),
        ("refusals.not_found", "refusals.out_of_order"),
        ("refusals.not_found", "refusals.blocked"),
        ("refusals.blocked", "refusals.out_of_order"),
        ("byline.place", "byline.nameless"),
        ("furniture.line", "byline.nameless"),
        # what is said of the words of the second goes for them, too
        ("byline.job", "byline.writer"),
        ("related.cue", "related.bare"),
        ("credit.particles", "credit.name_particles"),
    ],
)
def test_no_word_stands_in_two_tables_that_exclude_or_include_each_other(one: str, other: str) -> None:
    some, others = ({fold_phrase(word) for word, _ in words_of(*table.split("."))} for table in (one, other))
    assert some & others == set()
