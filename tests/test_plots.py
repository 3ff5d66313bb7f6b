"""Pictures of the benchmarks' figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

READING = {
    "pages": 2,
    "kilobytes_a_page": 5.1,
    "readers": {"Dateline": {"ms": 6.0}, "lxml alone": {"ms": 0.2}, "trafilatura": {"ms": 8.5}},
}
GROWTH = [{"stored": 10**n, "crawler_ms": 4.4, "memory_mb": 137.0} for n in (4, 5, 6)]


def run(monkeypatch: pytest.MonkeyPatch, *options: str | Path) -> None:
    monkeypatch.setattr("sys.argv", ["plots", *map(str, options)])
    from benchmarks import plots  # here, as each of several processes imports all tests, and matplotlib takes long

    plots.main()


def test_each_file_of_figures_makes_its_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"reading": READING, "growth": GROWTH}
    for name, figures in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(figures))
    options = [part for name in files for part in (f"--{name}", tmp_path / f"{name}.json")]
    run(monkeypatch, *options, "-o", tmp_path / "out")
    pictures = sorted((tmp_path / "out").iterdir())
    assert [picture.name for picture in pictures] == ["growth.png", "reading.png"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "not the figures of benchmarks.reading"), ("{}", "not the figures"), ("[1]", "not the figures")],
)
def test_what_is_no_file_of_figures_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (tmp_path / "odd.json").write_text(text)
    with pytest.raises(SystemExit) as exit:
        run(monkeypatch, "--reading", tmp_path / "odd.json", "-o", tmp_path)
    assert exit.value.code == 2 and said in capsys.readouterr().err
    assert not (tmp_path / "reading.png").exists()


def test_without_figures_there_is_nothing_to_draw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit:
        run(monkeypatch)
    assert exit.value.code == 2 and "nothing to draw" in capsys.readouterr().err
