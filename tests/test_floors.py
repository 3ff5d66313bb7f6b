"""The scores over real pages and lines, held to floors.toml: none falls unsaid, and none rises unnoticed.

The pages, their gold records and the tools lie beside the checkout (../shared); without them these tests are skipped.

    python -m tests.test_floors     # measures, and raises the floors to what is reached; it lowers none
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.evidence import CHANGES, set_anew
from benchmarks.pages import read_pages
from crawler.items import Page
from pipelines.article.documents import plain_document
from pipelines.structure import read_page
from pipelines.validation import refusal_of

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FILE = Path(__file__).parent / "floors.toml"
SETS = ("dev", "dev_without_outlet_files", "dev_without_class_names", "generic", "text")
"""Without class names a page stands for an outlet that nobody has seen: what no other page needs may be needed there."""
SLACK = 0.0006
"""Figures are written with three digits."""
UNNOTICED = 0.05
"""A figure may stand this far above its floor before the floor must follow."""
Figures = dict[str, float]

needs_shared = pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(), reason="the gold is not at hand (../shared)"
)


def floors() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def figures(name: str) -> Figures:
    """Figure -> score over one of `SETS`; figures that the gold has nothing for are left out."""
    if name == "text":
        return _lines()
    collection = name.split("_")[0]
    pages = read_pages([SHARED / "web" / f"{collection}.warc.gz"])
    if name.endswith("_without_outlet_files"):
        pages = [replace(page, outlet=None) for page in pages]
    elif name.endswith("_without_class_names"):
        pages = [set_anew(page, CHANGES["names of classes"]) for page in pages]
    return _score(SHARED / "gold" / collection, _read(pages))


def _read(pages: list[Page]) -> Iterable[dict[str, Any]]:
    for article in map(read_page, pages):
        if refusal_of(article) is None:
            yield plain_document(article)


def _score(gold: Path, documents: Iterable[dict[str, Any]]) -> Figures:
    tool = _tool("score")
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.rglob("*.json"))]
    articles = {tool.url_key(document["url"]): document for document in documents}
    found, _ = tool.score([record for record in records if record["kind"] == "article"], articles)
    return {field: value for field, value in found.items() if value and field not in ("pages", "found")}


def _lines() -> Figures:
    scrapy = Path(sys.executable).with_name("scrapy")
    target = ROOT / ".pytest_cache" / "text.json"
    target.parent.mkdir(exist_ok=True)
    command: list[str | Path] = [sys.executable, SHARED / "tools" / "score_text.py", "--text", SHARED / "text"]
    subprocess.run([*command, "--scrapy", scrapy, "--json", target], cwd=ROOT, check=True, capture_output=True)
    measured: Figures = json.loads(target.read_text(encoding="utf-8"))
    return measured


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"shared_{name}", SHARED / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_no_score_falls_below_its_floor(name: str) -> None:
    measured = figures(name)
    fallen = {field: (measured.get(field), floor) for field, floor in floors()[name].items()
              if measured.get(field, 0.0) < floor - SLACK}  # fmt: skip
    assert fallen == {}, "(measured, floor): mend it, or lower the floor and say why under [lowered]"


@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_a_floor_follows_the_score_that_rises(name: str) -> None:
    held = floors()[name]
    risen = {field: (value, held.get(field)) for field, value in figures(name).items()
             if value > held.get(field, 0.0) + UNNOTICED}  # fmt: skip
    assert risen == {}, "(measured, floor): raise the floors: python -m tests.test_floors"


def test_no_floor_was_lowered_without_a_reason() -> None:
    """Against every version of the file that the repository remembers."""
    now, said = floors(), floors()["lowered"]
    lowered = {
        f"{name}.{field}"
        for version in _versions()
        for name in SETS
        for field, floor in version.get(name, {}).items()
        if now[name].get(field, 0.0) < floor
    }
    assert lowered - said.keys() == set()
    assert all(len(reason) > 20 for reason in said.values())


def _versions() -> list[dict[str, Any]]:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

    name = FILE.relative_to(ROOT).as_posix()
    texts = [git("show", f"{commit}:{name}") for commit in git("log", "--format=%H", "--", name).split()]
    return [tomllib.loads(text) for text in texts]


def raise_floors() -> None:
    """Write each floor as high as the score now stands; none is lowered."""
    held, lines = floors(), [line for line in FILE.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    for name in SETS:
        best = {
            field: max(round(value - SLACK / 2, 3), held[name].get(field, 0.0))
            for field, value in figures(name).items()
        }
        lines += ["", f"[{name}]", *(f"{field} = {value:.3f}" for field, value in (held[name] | best).items())]
    lines += ["", "[lowered]", *(f"{json.dumps(key)} = {json.dumps(why)}" for key, why in held["lowered"].items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise_floors()
