"""What an export costs, against a bare walk of the store that writes raw JSON.

    python -m benchmarks.exports [--warc FILE …] [--articles 100000] [--json FILE]

Fills a private mongod in a folder of its own with articles made from the pages (the newsroom's, or those of WARC files)
by changing every fifth word, exports them in each format in a process of its own, and prints articles a second of CPU,
the memory at most, and the time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.stock import fill, made_from
from pipelines.store.mongod import open_server

ROOT = Path(__file__).parent.parent
DATABASE = "stock"
Figures = dict[str, float]
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


def main() -> None:
    """The command."""
    options = _options()
    with (
        tempfile.TemporaryDirectory(prefix="exports-", dir=options.folder) as name,
        open_server(None, Path(name, "mongodb")) as uri,
    ):
        fill(uri, DATABASE, made_from(options.warc), options.articles)
        ways = {way: _measure(way, uri, Path(name), options.articles) for way in options.ways or WAYS}
    keep_figures({"articles": options.articles, "ways": ways}, options.json)


def _options() -> argparse.Namespace:
    parser = parser_of("exports", __doc__)
    add_pages(parser)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ways", nargs="*", choices=WAYS, help="only these")
    parser.add_argument("--folder", type=Path, help="where to put some 6 GB for a million articles; removed afterwards")
    return parser.parse_args()


def _measure(way: str, uri: str, folder: Path, articles: int) -> Figures:
    program = [sys.executable, "-m", "benchmarks.export_costs", str(folder / "costs")]
    options = [option.format(folder) for option in WAYS[way]]
    environment = os.environ | {"MONGODB_URI": uri, "MONGODB_DATABASE": DATABASE, "STATE_DIR": str(folder / "state")}
    start = time.perf_counter()
    subprocess.run([*program, *options], cwd=ROOT, env=environment, check=True)
    costs = json.loads((folder / "costs").read_text("utf-8"))
    figures = {"cpu": costs["cpu"], "memory": costs["memory"], "wall": time.perf_counter() - start}
    speed, most = articles / costs["cpu"], costs["memory"] / 1e6
    print(f"{way:27} {speed:8.0f} articles/s of CPU, {most:4.0f} MB at most, {figures['wall']:6.1f} s", flush=True)
    return figures


if __name__ == "__main__":
    main()
