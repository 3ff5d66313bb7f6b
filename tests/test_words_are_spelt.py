"""The words of the tables of data are spelt so that a page can have them: in the letters of their language, with nothing hidden."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

import pytest

from pipelines.data import FOLDER, read_table

ALPHABETS = """
ru абвгдеёжзийклмнопрстуфхцчшщъыьэюя
uk абвгґдеєжзиіїйклмнопрстуфхцчшщьюя
be абвгдеёжзійклмнопрстуўфхцчшыьэюя
bg абвгдежзийклмнопрстуфхцчшщъьюя
sr абвгдђежзијклљмнњопрстћуфхцчџшčćđšž
mk абвгдѓежзѕијклљмнњопрстќуфхцчџш
kk абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі
ky абвгдеёжзийклмнопрстуфхцчшщъыьэюяңөү
mn абвгдеёжзийклмнопрстуфхцчшщъыьэюяөү
tg абвгдеёжзийклмнопрстуфхцчшщъыьэюяғӣқӯҳҷ
pl ąćęłńóśźż
cs áčďéěíňóřšťúůýž
sk áäčďéíĺľňóôŕšťúýž
hu áéíóöőúüű
ro ăâîșşțţ
hr čćđšž
sl čšž
tr çğıöşüâîû
az çəğıöşü
de äöüß
fr àâæçéèêëîïôœùûü
es áéíóúüñ
pt áàâãçéêíóôõú
it àèéìíòóù
nl ëïéèöüó
sv åäöé
da æøåé
no æøåéòó
fi åäö
et šžõäöü
lv āčēģīķļņšūž
lt ąčęėįšųūž
is áðéíóúýþæö
el αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ
ca çàéèíïóòúü
sq çë
id
ms
"""
"""The letters of languages, Latin ones besides a to z."""
BY_THE_LETTER = {"closing", "inside", "offered", "machine", "loaded", "endings", "dropped"}
"""Tables that are looked for with the blanks at their ends."""


def every_word(rows: object, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a file, with the keys that lead to it."""
    if isinstance(rows, str):
        yield path, rows
    elif isinstance(rows, list):
        for row in rows:
            yield from every_word(row, *path)
    elif isinstance(rows, dict):
        for key, row in rows.items():
            yield (*path, "key"), str(key)
            yield from every_word(row, *path, str(key))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_each_word_is_spelt_so_that_a_page_can_have_it(path: Path) -> None:
    for keys, word in every_word(tomllib.loads(path.read_text("utf-8"))):
        assert unicodedata.is_normalized("NFC", word), (keys, word)
        assert word == " ".join(word.split()) or BY_THE_LETTER.intersection(keys), (keys, word)
        hidden = [c for c in word if unicodedata.category(c) in ("Cf", "Cc", "Co", "Cn", "Zl", "Zp")]
        assert not set(hidden) - set("\u200c\u200d"), (keys, word)  # joiners are letters of Persian and Indian words
        for part in re.findall(r"[^\W\d_]+", word):
            scripts = {unicodedata.name(c).split()[0] for c in part} & {"LATIN", "CYRILLIC", "GREEK"}
            assert len(scripts) < 2 or word == "АКИpress", (keys, word)


UNESCAPED = ("byline.join", "credit.articles", "credit.placing", "eastern_names.chinese_titles")
"""Tables whose words stand in a pattern as they are."""


@pytest.mark.parametrize("table", UNESCAPED)
def test_a_word_that_stands_in_a_pattern_as_it_is_means_itself(table: str) -> None:
    name, _, part = table.partition(".")
    assert [word for _, word in every_word(read_table(name)[part]) if re.search(r"[\\^$.|?*+(){}\[\]]", word)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_each_word_of_a_language_is_written_in_its_letters(path: Path) -> None:
    alphabets = {code: own for code, _, own in (line.partition(" ") for line in ALPHABETS.strip().splitlines())}
    rows = every_word(tomllib.loads(path.read_text("utf-8")))
    for keys, word, own in ((keys, word, alphabets[keys[-1]]) for keys, word in rows if keys[-1] in alphabets):
        for part in re.findall(r"[^\W\d_]+", word.lower()):
            assert set(part) <= {*ascii_lowercase, *own}, (keys, word)
