"""Closing lines of many scripts are told from headings and sentences that look like them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.parts.signoff import closes_text, split_signoff

FILE = Path(__file__).parent / "signoffs.txt"


def rows() -> Iterator[tuple[str, str, bool]]:
    """Language, line, and whether it is a sign-off: the second comment of the file parts the two."""
    comments = 0
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            comments += 1
        else:
            language, text = line.split("|", 1)
            yield language, text, comments == 1


@pytest.mark.parametrize(("language", "line", "closes"), list(rows()))
def test_a_closing_line_is_told_by_its_form(language: str, line: str, closes: bool) -> None:
    if not line.startswith("+"):
        assert closes_text(line, language) is closes
        return
    rest, signoff = split_signoff(line[1:], language)
    assert (signoff is not None) is closes
    assert "".join((rest + (signoff or "")).split()) == "".join(line[1:].split())
