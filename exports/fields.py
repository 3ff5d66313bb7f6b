"""The record's fields as data, read from the records themselves: what every schema and column is made from."""

from __future__ import annotations

import ast
import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import Any, Literal

import crawler.article as records
from exports.refusals import BadRequest

Kind = Literal["string", "integer", "number", "moment", "day", "object", "array", "map"]
SCALARS: dict[Any, Kind] = {str: "string", int: "integer", float: "number", datetime: "moment", date: "day"}
ORIGIN = ("extractor", "warc", "warc_offset", "asked", "pages", "selectors")
"""What `provenance` has beside the rules of fields."""
ID = "The article's identifier: the first 32 hex characters of the SHA-256 of its canonical address."


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record."""

    name: str
    kind: Kind
    doc: str = ""
    optional: bool = False
    """It may be null."""
    values: tuple[str, ...] = ()
    """All that a string may be, where that is declared."""
    items: Field | None = None
    """What an array holds."""
    parts: tuple[Field, ...] = ()
    """The fields of an object."""
    record: str = ""
    """The class of an object."""


@cache
def article_fields() -> tuple[Field, ...]:
    """Those of an exported article, `_id` first, in the order of the record."""
    return (Field("_id", "string", ID), *_parts(records.Article))


def choose(names: str | None) -> tuple[Field, ...]:
    """The fields named (separated by commas, with dots for parts), in that order; of objects only the parts named.

    All of them without names. Raises BadRequest.

    >>> [field.name for field in choose("headline,dateline.agency,dateline.text")]
    ['headline', 'dateline']
    """
    if names is None:
        return article_fields()
    paths = [path.strip() for path in names.split(",") if path.strip()]
    if not paths:
        raise BadRequest("--fields is empty; leave it out for all fields")
    return _chosen(article_fields(), [path.split(".") for path in paths], "")


def find(path: str) -> Field:
    """The field at a dotted path, lists being passed through. Raises BadRequest."""
    (found,) = choose(path)
    while found.kind in ("object", "array") and "." in path:
        path = path.partition(".")[2]
        (found,) = found.parts or (found.items.parts if found.items else ())
    return found


def paths(chosen: tuple[Field, ...], before: str = "") -> Iterator[tuple[str, Field]]:
    """The dotted path of each field that is no object; a list is one field, whatever it holds."""
    for field in chosen:
        if field.parts:
            yield from paths(field.parts, f"{before}{field.name}.")
        else:
            yield before + field.name, field


def _chosen(known: tuple[Field, ...], asked: list[list[str]], before: str) -> tuple[Field, ...]:
    by_name = {field.name: field for field in known}
    wanted: dict[str, list[list[str]]] = {}
    for first, *rest in asked:
        if first not in by_name:
            raise BadRequest(f"unknown field {before}{first}; the fields are {', '.join(by_name)}")
        wanted.setdefault(first, []).append(rest)
    return tuple(_narrowed(by_name[name], rests, f"{before}{name}.") for name, rests in wanted.items())


def _narrowed(field: Field, rests: list[list[str]], path: str) -> Field:
    if not all(rests):  # the whole is asked for
        return field
    if field.parts:
        return replace(field, parts=_chosen(field.parts, rests, path))
    if field.items and field.items.parts:
        return replace(field, items=replace(field.items, parts=_chosen(field.items.parts, rests, path)))
    if field.kind == "map":
        names = (*(known.name for known in article_fields()), *ORIGIN)
        known = tuple(Field(name, "string", optional=True) for name in names)
        return replace(field, kind="object", parts=_chosen(known, rests, path))
    raise BadRequest(f"{path.rstrip('.')} has no fields of its own")


def _parts(record: type) -> tuple[Field, ...]:
    hints, docs = typing.get_type_hints(record, vars(records)), _docs()[record.__name__]
    return tuple(_field(f.name, hints[f.name], docs.get(f.name, "")) for f in fields(record))


def _field(name: str, hint: Any, doc: str = "") -> Field:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return replace(_field(name, inner, doc), optional=True)
    if origin is Literal:
        return Field(name, "string", doc, values=arguments)
    if origin is list:
        return Field(name, "array", doc, items=_field("", arguments[0]))
    if origin is dict:
        return Field(name, "map", doc)
    if isinstance(hint, type) and is_dataclass(hint):
        return Field(name, "object", doc, parts=_parts(hint), record=hint.__name__)
    return Field(name, SCALARS[hint], doc)


@cache
def _docs() -> dict[str, dict[str, str]]:
    """Class -> field -> the docstring below it."""
    classes = (node for node in ast.parse(inspect.getsource(records)).body if isinstance(node, ast.ClassDef))
    return {node.name: dict(_documented(node.body)) for node in classes}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
