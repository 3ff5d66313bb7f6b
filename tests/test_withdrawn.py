"""What `scrapy forget` has removed is told to all who hold copies: in a feed's manifest, and in formats that have words for it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pymongo.database import Database

from crawler.article import Document
from exports.counts import Counts
from exports.delivery import Order, deliver_next
from exports.feed import open_feed
from exports.formats import FORMATS
from exports.withdrawn import find_withdrawn
from pipelines.article.documents import article_id
from pipelines.store.forgotten import forget, look_for, recall
from pipelines.store.writes import StoreRefused
from tests.conftest import Export
from tests.exporting import PROJECT, article, fill, records


def take_out(store: Database[Document], day: int) -> str:
    url = f"https://harbour.example/{day}"
    forget(store, look_for(store, [url], ()))
    return article_id(url)


def manifests(folder: Path) -> list[Document]:
    return [json.loads(path.read_text()) for path in sorted(folder.glob("*.manifest.json"))]


def test_a_feed_tells_of_each_withdrawal_once(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    fill(mongod, database, article("harbour", 1), article("harbour", 2), article("harbour", 3))
    before = take_out(store, 3)
    assert export("--cursor", "desk", "-o", f"{out}/") == (0, "", "")
    assert export("--cursor", "late", "--outlet", "harbour", "-o", f"{out}/") == (0, "", "")
    gone = take_out(store, 2)
    forget(store, look_for(store, ["https://harbour.example/never"], ()))
    for _ in range(2):
        assert export("--cursor", "desk", "-o", f"{out}/") == (0, "", "")
    assert [(one["articles"], one["withdrawn"]) for one in manifests(out)] == [(2, []), (0, [gone]), (2, [])]
    assert (out / "desk-000002.jsonl").read_text() == ""
    recall(store, look_for(store, ["https://harbour.example/2"], ()))
    fill(mongod, database, article("harbour", 2))
    assert export("--cursor", "desk", "-o", f"{out}/") == (0, "", "")
    assert take_out(store, 2) == gone
    assert export("--cursor", "desk", "-o", f"{out}/") == (0, "", "")
    assert [(one["articles"], one["withdrawn"]) for one in manifests(out)][2:4] == [(1, []), (0, [gone])]
    # it was written when withdrawals were not remembered: told again rather than never
    state = tmp_path / "state" / "feeds" / "late" / "state"
    head, _, names = state.read_bytes().partition(b"\n")
    former = {name: value for name, value in json.loads(head).items() if name != "withdrawn"}
    state.write_bytes(json.dumps(former).encode() + b"\n" + names)
    assert export("--cursor", "late", "--outlet", "harbour", "-o", f"{out}/") == (0, "", "")
    assert manifests(out)[-1]["withdrawn"] == sorted([before, gone])


def test_a_withdrawn_article_is_canceled_in_ninjs(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, article("harbour", 1))
    out, options = tmp_path / "out", ("--cursor", "wire", "--format", "ninjs", "-o", f"{tmp_path}/out/")
    assert export(*options) == (0, "", "")
    gone = take_out(store, 1)
    assert export(*options) == (0, "", "")
    (item,) = records((out / "wire-000002.ninjs.jsonl").read_text())
    assert {name: item[name] for name in ("uri", "pubStatus", "altIds")} == {
        "uri": "https://harbour.example/1",
        "pubStatus": "canceled",
        "altIds": [{"role": "id", "value": gone}],
    }
    assert export("--format", "ninjs") == (0, "", "")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_feed_of_any_format_goes_on_after_a_withdrawal(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path, format: str
) -> None:
    fill(mongod, database, article("harbour", 1))
    for _ in range(2):
        assert export("--cursor", "wire", "--format", format, "-o", f"{tmp_path}/out/") == (0, "", "")
        gone = take_out(store, 1)
    told = [(one["articles"], one["withdrawn"]) for one in manifests(tmp_path / "out")]
    assert told == [(1, []), (0, [gone])]
    if format == "bulk":
        (second,) = (tmp_path / "out").glob("wire-000002.*")
        assert records(second.read_text()) == [{"delete": {"_id": gone}}]


def test_a_withdrawal_names_the_canonical_address_where_several_are_known(store: Database[Document]) -> None:
    id = article_id("https://harbour.example/1")
    for key in ("a", "1", "z"):
        page = {"_id": f"harbour.example/{key}", "url": f"https://harbour.example/{key}", "article_id": id}
        store["pages"].insert_one(page | {"state": "forgotten"})
    assert find_withdrawn(store) == {id: "https://harbour.example/1"}


def test_what_is_still_there_is_not_withdrawn_yet(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path
) -> None:
    """A feed that began between the two steps of `scrapy forget` would hand the article on, and never take it back."""
    options, marked = ("--cursor", "desk", "-o", f"{tmp_path}/"), {"outlet": "harbour", "state": "forgotten"}
    fill(mongod, database, article("harbour", 1))
    (id,) = (one["_id"] for one in store["articles"].find())
    store["pages"].insert_one(marked | {"_id": "1", "url": "https://harbour.example/1", "article_id": id})
    assert export(*options) == (0, "", "")
    store["articles"].delete_one({"_id": id})
    assert export(*options) == (0, "", "")
    assert [(one["articles"], one["withdrawn"]) for one in manifests(tmp_path)] == [(1, []), (0, [id])]


Step = tuple[str, int]
STEPS = st.tuples(st.sampled_from(["write", "forget", "recall", "deliver"]), st.integers(1, 2))


@given(st.lists(STEPS, min_size=3, max_size=9))
@example([("write", 2), ("deliver", 1), ("forget", 2), ("recall", 2)])
@example([("write", 1), ("deliver", 1), ("forget", 1), ("recall", 1), ("write", 1)])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_keeps_the_last_state_and_drops_the_withdrawn_has_what_the_store_has(
    mongod: str, database: str, store: Database[Document], steps: list[Step]
) -> None:
    for collection in ("articles", "revisions", "pages", "withdrawn"):
        store[collection].delete_many({})
    copy: dict[str, tuple[str, int, str]] = {}
    with TemporaryDirectory() as place:
        for number, (step, day) in enumerate([*steps, ("deliver", 0)]):
            url = f"https://harbour.example/{day}"
            if step == "write":
                with suppress(StoreRefused):
                    fill(mongod, database, article("harbour", day, headline=f"Version {number}"))
            elif step == "forget":
                take_out(store, day)
            elif step == "recall":
                recall(store, look_for(store, [url], ()))
            elif step == "deliver":
                _deliver(store, Path(place), copy)
    stored = {one["_id"]: one["headline"] for one in store["articles"].find()}
    assert {id: headline for id, (_, _, headline) in copy.items()} == stored


def _deliver(store: Database[Document], place: Path, copy: dict[str, Any]) -> None:
    """Takes in the feed's next file as docs/analysis.md says."""
    with open_feed("desk", place) as feed:
        number = feed.take_up({}).number
        deliver_next(store, Order(FORMATS["jsonl"], output=f"{place}/out/"), feed, Counts())
        if feed.number == number:
            return
    for record in records((place / "out" / f"desk-{number + 1:06}.jsonl").read_text()):
        state = (record["first_seen"], record["revision"], record["headline"])
        copy[record["_id"]] = max(state, copy.get(record["_id"], state))
    for id in manifests(place / "out")[-1]["withdrawn"]:
        copy.pop(id, None)


def test_the_query_of_the_docs_has_each_article_once_in_its_newest_state(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path
) -> None:
    options = ("--cursor", "lake", "--format", "parquet", "-o", f"{tmp_path}/lake/")
    fill(mongod, database, *(article("harbour", day, headline="First") for day in (1, 2, 3)))
    assert export(*options) == (0, "", "")
    former = pq.read_table(tmp_path / "lake" / "lake-000001.parquet").drop_columns(["access"])
    pq.write_table(former, tmp_path / "lake" / "lake-000001.parquet")  # as schema 1.0 had it
    for day in (2, 3):
        take_out(store, day)
    fill(mongod, database, article("harbour", 1, headline="Second", access="paid"))
    assert export(*options) == (0, "", "")
    recall(store, look_for(store, ["https://harbour.example/2"], ()))
    fill(mongod, database, article("harbour", 2, headline="Back"))
    assert export(*options) == (0, "", "")
    (query,) = re.findall(r"```sql\n(.*?)```", (PROJECT / "docs" / "analysis.md").read_text("utf-8"), re.DOTALL)
    found = duckdb.execute(f"SELECT headline, access FROM ({query.replace('lake/', f'{tmp_path}/lake/')}) ORDER BY 1")
    assert found.fetchall() == [("Back", None), ("Second", "paid")]
    newest = pq.read_schema(tmp_path / "lake" / "lake-000003.parquet")
    assert list(pd.read_parquet(tmp_path / "lake", schema=newest)["access"].dropna()) == ["paid"]
