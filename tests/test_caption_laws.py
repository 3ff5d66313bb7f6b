"""What holds for any line that is taken for a caption's, and how often the real lines, where at hand, are right."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.parts.caption import clean_credit, looks_like_caption, looks_like_credit, split_caption

SHARED = Path(__file__).parents[2] / "shared"
CHUNKS = [
    "The minister", " arrives in Kyiv", ".", " ", ". ", "(", ")", "[", "]", "/", " / ", " | ", " - ", "\n", "  ",
    "AFP", "Reuters", "AP Photo", "Jo Doe", "Photo: ", "Photo by ", "© ", "Foto ", "FILE - ", "(file photo)", "via ",
    "Getty Images", ", ", "。", "新华社记者", "张三", "摄", "供图", "（", "）", "＝", "图/", "사진=", "연합뉴스",
    "Image caption, ", "Image source, ", "Source: ", "Credit...", "Read more", "(PHOTO NOT FOR SALE)", "NO RESALES.",
    "2023", ":", "Archivbild", "dpa",
]  # fmt: skip
PIECES = st.lists(st.one_of(st.sampled_from(CHUNKS), st.text(max_size=3)), max_size=12)
LINES = st.one_of(st.text(max_size=120), PIECES.map("".join))
WORDS = st.lists(st.sampled_from(["boats", "lie", "quietly", "behind", "old", "stone", "walls", "near"]), min_size=1)


@given(LINES)
@example("(PHOTO AA)0 0 0 ?B")
@example("=@!!!!!!#")
@example("[[A(NOT FOR SALE)))")
@example("[[(ANOT FOR SALE)))")
def test_caption_and_credit_are_runs_of_the_line(line: str) -> None:
    image, plain = split_caption(line), " ".join(line.split())
    assert image.text == line
    assert (image.caption or "") in plain
    assert all(part in plain for part in (image.credit or "").split(" / "))  # before and behind the caption
    assert (clean_credit(line) or "") in plain


@given(LINES)
@example("Jo Doe)(Jo DoeREAD MORE")
@example("/Getty ImagePhoto TImage caption")
@example("- PHOTO:0 | 0 0 0 0 ]")
@example("AP | AP | 0 0 0 0")
@example("(PHOTO AA).A")
@example("[1/3] Photo: Jo Doe | [2/3] Boats lie quietly in the old port")
@example("Image caption, Image caption, Boats lie here")
@example("IMAGE CAPTION(FOTO 0)0 0 0 0")
def test_splitting_again_takes_no_more(line: str) -> None:
    caption = split_caption(line).caption
    if caption:
        again = split_caption(caption)
        assert (again.caption, again.credit) == (caption, None)
    assert clean_credit(clean_credit(line) or "") == clean_credit(line)


@given(WORDS, st.sampled_from(["", ".", "!", " (left)"]))
def test_a_line_without_any_mark_is_returned_whole(words: list[str], end: str) -> None:
    line = " ".join(words).capitalize() + end
    image = split_caption(line)
    assert (image.caption, image.credit) == (line, None)
    assert not looks_like_caption(line)
    assert not looks_like_credit(line)


@pytest.mark.parametrize(
    "chunk", ["(", "(AP) ", "Photo: ", "© ", "AP | ", "a/", " via ", "x. ", "Read more ", "图", "Jo Doe/"]
)
def test_a_hostile_line_takes_no_time(chunk: str) -> None:
    begin = time.process_time()
    for size in (2_900, 50_000):
        line = (chunk * size)[:size]
        split_caption(line), looks_like_caption(line), looks_like_credit(line), clean_credit(line)
    assert time.process_time() - begin < 2


@pytest.mark.skipif(not (SHARED / "text").is_dir(), reason="the real lines stand beside the checkout, in ../shared")
def test_real_lines_are_right_as_often_as_they_were() -> None:
    sys.path.insert(0, str(SHARED / "tools"))
    from score import credit_norm, norm  # type: ignore[import-not-found]

    rows = [json.loads(row) for row in (SHARED / "text" / "captions_dev.jsonl").read_text().splitlines()]
    images = [split_caption(row["caption_line"]) for row in rows]
    captions = sum(norm(i.caption) == norm(row["caption"]) for i, row in zip(images, rows, strict=True))
    credits = sum(credit_norm(i.credit) == credit_norm(row["credit"]) for i, row in zip(images, rows, strict=True))
    assert captions / len(rows) >= 0.98
    assert credits / len(rows) >= 0.98


@pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the real pages' gold stands beside the checkout, in ../shared"
)
def test_hardly_a_real_paragraph_is_taken_for_a_caption() -> None:
    records = [json.loads(path.read_text()) for path in (SHARED / "gold").rglob("*.json")]
    paragraphs = [text for record in records for text in record.get("paragraphs") or []]
    # one gold paragraph is a caption with "Ảnh:"
    assert len([text for text in paragraphs if looks_like_caption(text)]) <= 1
    assert len([text for text in paragraphs if looks_like_credit(text)]) <= 1
