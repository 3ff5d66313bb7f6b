"""What an export costs, against a bare walk of the store that writes raw JSON; and whether all of it arrives.

    python -m benchmarks.exports [--warc FILE …] [--articles 100000] [--json FILE] [--kills 20]

Fills a private mongod in a folder of its own with articles made from the pages (the newsroom's, or those of WARC files)
by changing every fifth word, exports them in each format in a process of its own, and prints articles a second of CPU,
the ratio to the bare walk, and the memory at most. Then reads everything back, and kills a feed again and again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.readback import readback
from benchmarks.stock import fill, made_from
from pipelines.article.documents import from_document
from pipelines.store.mongod import open_server
from pipelines.store.storage import Store

ROOT = Path(__file__).parent.parent
Figures = dict[str, Any]
WAYS = {
    "bare walk": [],
    "jsonl": ["-o", "{}/articles.jsonl"],
    "jsonl.zst": ["-o", "{}/articles.jsonl.zst"],
    "parquet": ["-o", "{}/articles.parquet"],
    "parquet by outlet and day": ["-o", "{}/set/", "--format", "parquet"],
    "csv": ["-o", "{}/articles.csv"],
    "ninjs": ["-o", "{}/articles.ninjs.jsonl"],
    "newsarticle": ["-o", "{}/articles.newsarticle.jsonl"],
    "feed, jsonl": ["-o", "{}/feed.jsonl", "--cursor", "first"],
    "feed, nothing new": ["-o", "{}/none.jsonl", "--cursor", "first"],
}


def main() -> int:
    """Exit code 1 where something did not arrive whole."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="dateline-exports-", dir=options.folder))
    try:
        with open_server(None, folder / "mongodb") as uri:
            stock = made_from(options.warc)
            fill(uri, "stock", stock, options.articles)
            fill(uri, "killed", stock, min(options.articles, 20_000))
            figures: Figures = {"articles": options.articles, "ways": {}}
            for way in options.ways or WAYS:
                figures["ways"][way] = _measure(way, uri, folder, options.articles)
            figures["read back"] = readback(uri, "stock", folder)
            figures["kills"] = _kill(uri, folder, options.kills) if options.kills else {}
    finally:
        shutil.rmtree(folder)
    keep_figures(figures, options.json)
    for name in ("read back", "kills"):
        print(f"{name}: {json.dumps(figures[name])}")
    return 0 if figures["read back"]["equal"] and figures["kills"].get("once", True) else 1


def _options() -> argparse.Namespace:
    parser = parser_of("exports", __doc__)
    add_pages(parser)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--ways", nargs="*", choices=WAYS, help="only these")
    parser.add_argument("--folder", type=Path, help="where to put some 6 GB for a million articles; removed afterwards")
    return parser.parse_args()


def _measure(way: str, uri: str, folder: Path, articles: int) -> Figures:
    program = [sys.executable, "-m", "benchmarks.export_costs", str(folder / "costs")]
    options = [option.format(folder) for option in WAYS[way]]
    start = time.perf_counter()
    subprocess.run([*program, *options], cwd=ROOT, env=_environment(uri, "stock", folder), check=True)
    costs = json.loads((folder / "costs").read_text("utf-8"))
    figures = {"cpu": costs["cpu"], "memory": costs["memory"], "wall": time.perf_counter() - start}
    speed, most = articles / costs["cpu"], costs["memory"] / 1e6
    print(f"{way:27} {speed:8.0f} articles/s of CPU, {most:4.0f} MB at most, {figures['wall']:6.1f} s", flush=True)
    return figures


def _kill(uri: str, folder: Path, times: int) -> Figures:
    """Kills a feed half the times in its first export, then in those that follow edits; what its files then hold."""
    random.seed(6)
    out = folder / "killed"
    out.mkdir()
    export = [sys.executable, "-m", "scrapy", "export", "--cursor", "killed", "-o", str(out)]
    environment = _environment(uri, "killed", folder)
    with MongoClient[dict[str, Any]](uri) as client:
        store = client["killed"]
        first = {(one["_id"], one["revision"]) for one in store["articles"].find({}, {"revision": 1})}
        for round in range(times + 2):
            if round > times // 2:
                asyncio.run(_edit(uri, store["articles"].aggregate([{"$sample": {"size": 2000}}])))
            process = subprocess.Popen(export, cwd=ROOT, env=environment)
            if round not in (times // 2, times + 1):  # those two come to their end
                time.sleep(random.uniform(1, 4))
                process.send_signal(signal.SIGKILL)
            process.wait()
        stored = {(one["_id"], one["revision"]) for one in store["articles"].find({}, {"revision": 1})}
        former = {(one["article_id"], one["revision"]) for one in store["revisions"].find({}, {"article": 0})}
    states = _states(out)
    once = set(states.values()) == {1} and set(states) == first | stored | former
    return {"kills": times, "files": len(list(out.glob("*.jsonl"))), "states": len(states), "once": once}


def _states(folder: Path) -> Counter[tuple[str, int]]:
    states: Counter[tuple[str, int]] = Counter()
    for file in folder.glob("*.jsonl"):
        with file.open(encoding="utf-8") as lines:
            states.update((record["_id"], record["revision"]) for record in map(json.loads, lines))
    return states


async def _edit(uri: str, documents: Iterable[Figures]) -> None:
    async with Store(uri, "killed", linger=0.01) as store:
        articles = [from_document(document) for document in documents]
        edits = [replace(article, headline=f"{article.headline} (corrected)") for article in articles]
        await asyncio.gather(*map(store.put, edits))


def _environment(uri: str, database: str, folder: Path) -> dict[str, str]:
    return os.environ | {"MONGODB_URI": uri, "MONGODB_DATABASE": database, "STATE_DIR": str(folder / "state")}


if __name__ == "__main__":
    sys.exit(main())
