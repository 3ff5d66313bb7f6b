"""The code of docs/analysis.md runs, every block of it, and finds something."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsroom import analysis
from tests.commands import scrapy


def in_a_fork(arguments: Sequence[str]) -> str:
    code, printed, said = scrapy(*arguments)
    assert code == 0, said
    return printed


def test_every_question_is_answered(
    mongod: str, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "fonts"))
    text = analysis.DOCUMENT.read_text("utf-8")
    analysis.store_newsroom(mongod, database)
    with warnings.catch_warnings():
        warnings.simplefilter("default")  # those of pandas and matplotlib are theirs
        printed = analysis.run(text, tmp_path, mongod, database, in_a_fork)
    code = list(analysis.BLOCK.finditer(text))
    assert len(re.findall(r"^## \d+\. ", text, re.MULTILINE)) == 10
    assert [
        block[2] for block, said in zip(code, printed, strict=True) if "print(" in block[2] and not said.strip()
    ] == []
    assert not [said for said in printed if "0 rows" in said or "Empty DataFrame" in said or "Series([]" in said]
    drawn = {path.name for path in tmp_path.glob("*.png")}
    assert (
        drawn
        == set(re.findall(r"pictures/analysis/([\w.]+)", text))
        == {path.name for path in analysis.PICTURES.iterdir()}
    )


def test_its_results_stand_below_its_code() -> None:
    blocks = list(analysis.BLOCK.finditer(analysis.DOCUMENT.read_text("utf-8")))
    assert [block[2] for block in blocks if "print(" in block[2] and not block[3]] == []
