"""A byline that is a line, or one part of a line between its bars and labels."""

from __future__ import annotations

import re

from pipelines.byline import looks_like_byline

MAX_BYLINE = 300
MAX_SEGMENTS = 5
LEADS = re.compile(
    r"(?:written |text |story |words )?(?:by|von|par|por|di|door|av|af|autor(?:es|a|in)?|auteurs?|autore|автор)\s?:?\s",
    re.I,
)
_BAR = re.compile("[|｜•·]")
_SEGMENT = re.compile(r"\s?[|｜•·]\s?")
_LABELS = re.compile(
    r"[\s|｜](?=[^\W\d_]{2,20}\s?[:：])|(?<![责責]任)(?=(?:来源|來源|作者|[责責]任[编編][辑輯]|[编編][辑輯]|[记記]者|撰稿)[:：])"
)
_LABELLED = re.compile(r"[^\W\d_]{2,20}\s?[:：]")
"""One of several labels on a line: "Source: Harbour Author: Ada Writer"."""


def byline_in(text: str, language: str | None) -> str | None:
    """The line, if it is a byline, or the part between its bars that is one: "5 min | Written by Ada Writer"."""
    if looks_like_byline(text, language):
        return text
    segments = (
        _SEGMENT.split(text[:MAX_BYLINE], MAX_SEGMENTS) if _BAR.search(text, 0, MAX_BYLINE) else [text[:MAX_BYLINE]]
    )
    parts = [part for part in segments if LEADS.match(part)]
    labelled = _LABELS.split(text[:MAX_BYLINE], MAX_SEGMENTS) if ":" in text or "：" in text else ()
    parts += [part for part in labelled if len(labelled) > 1 and _LABELLED.match(part)]
    return next((part for part in parts if looks_like_byline(part, language)), None)
