"""The articles that exports are measured with are articles like any other."""

from __future__ import annotations

import bson
import jsonschema

from benchmarks.stock import _copies, _mould
from exports.schema import json_schema
from pipelines.article.documents import plain, to_document
from tests.exporting import full


def test_copies_differ_in_words_and_names_and_keep_to_the_schema() -> None:
    first = to_document(full(text="Полиция сообщила 港口重开 to nobody at all."))
    copies = [bson.decode(copy.raw) for copy in _copies([_mould(first)], 0, 50)]
    assert len({copy["_id"] for copy in copies}) == len({copy["change"] for copy in copies}) == 50
    assert len({copy["outlet"] for copy in copies}) > 10
    assert len({copy["text"] for copy in copies}) > 1
    assert {len(copy["text"].encode()) for copy in copies} == {len(first["text"].encode())}
    check = jsonschema.Draft202012Validator(json_schema())
    for copy in copies:
        del copy["change"]
        assert list(check.iter_errors(plain(copy))) == []
