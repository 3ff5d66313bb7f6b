"""Which articles an export includes, as a query to MongoDB."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from crawler.article import Document
from exports.fields import Field, find
from exports.refusals import BadRequest

TAG = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""How records name languages, BCP 47."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an article must fulfil; without any condition, all articles do."""

    outlets: Sequence[str] = ()
    kinds: Sequence[str] = ()
    languages: Sequence[str] = ()
    """BCP 47 tags; `zh` means `zh-Hant` too."""
    since: datetime | None = None
    """Published, else first seen, from then on."""
    until: datetime | None = None
    """Published, else first seen, before then."""
    where: Sequence[str] = ()
    """`FIELD` (it has one), `!FIELD` (it has none) or `FIELD=VALUE`; of a list, any of it."""

    def question(self, before: str = "") -> Document:
        """MongoDB's query; `before` stands before each field's name. Raises BadRequest."""
        parts = [*self._lists(before), *_period(self.since, self.until, before)]
        parts += [_condition(text, before) for text in self.where]
        return {"$and": parts} if parts else {}

    def indexed(self) -> Document:
        """A query that indexes of the store answer by themselves, for no fewer articles; empty where none does."""
        parts: list[Document] = [{"outlet": {"$in": list(self.outlets)}}] if self.outlets else []
        if bounds := _bounds(self.since, self.until):
            parts.append({"$or": [{"published": bounds}, {"published": None}]})
        return {"$and": parts} if parts else {}

    def _lists(self, before: str) -> Iterable[Document]:
        if self.outlets:
            yield {f"{before}outlet": {"$in": list(self.outlets)}}
        if self.kinds:
            yield {f"{before}kind": {"$in": [_value_of(find("kind"), kind, "--kind") for kind in self.kinds]}}
        if odd := [tag for tag in self.languages if not TAG.fullmatch(tag)]:
            raise BadRequest(f"--language {odd[0]}: expected a tag, such as en or zh-Hant")
        if self.languages:
            yield {f"{before}language": {"$in": [re.compile(f"^{re.escape(tag)}(-|$)") for tag in self.languages]}}


def _period(since: datetime | None, until: datetime | None, before: str) -> Iterable[Document]:
    if bounds := _bounds(since, until):
        seen = {f"{before}published": None, f"{before}first_seen": bounds}
        yield {"$or": [{f"{before}published": bounds}, seen]}


def _bounds(since: datetime | None, until: datetime | None) -> Document:
    return {sign: moment for sign, moment in (("$gte", since), ("$lt", until)) if moment}


def _condition(text: str, before: str) -> Document:
    path, is_equal, value = text.partition("=")
    path, denied = path.removeprefix("!").strip(), path.startswith("!")
    if not path:
        raise BadRequest(f"--where {text}: expected FIELD, !FIELD or FIELD=VALUE")
    field = find(path)
    if is_equal:
        return {before + path: {"$ne" if denied else "$eq": _value_of(field, value, path)}}
    return {before + path: {"$in" if denied else "$nin": [None, "", []]}}


READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": lambda text: int(text) if len(text) < 19 else int("too long for MongoDB"),
    "number": float,
    "day": lambda text: date.fromisoformat(text).isoformat(),
    "moment": lambda text: datetime.fromisoformat(text),
}


def _value_of(field: Field, text: str, name: str) -> Any:
    kind = field.items.kind if field.items else field.kind
    if kind not in READERS:
        raise BadRequest(f"{name} is not a single value: name one of its fields")
    if field.values and text not in field.values:
        raise BadRequest(f"{name}={text}: expected one of {', '.join(field.values)}")
    try:
        return READERS[kind](text)
    except ValueError as error:
        raise BadRequest(f"{name}={text}: not a {kind}") from error
