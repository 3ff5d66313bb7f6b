"""One export, measured from inside: ``python -m benchmarks.export_costs FILE [options of scrapy export]``.

Without options it is what the others are measured against: a walk with the driver that writes what it gets as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from scrapy.cmdline import execute

from benchmarks.costs import most_memory


def main(file: Path, options: list[str]) -> None:
    """Writes seconds of CPU and bytes of memory to the file."""
    start = time.process_time()
    if options:
        try:
            execute(["scrapy", "export", *options])
        except SystemExit as exit:
            if exit.code:
                raise
    else:
        _walk(file.with_name("bare.jsonl"))
    file.write_text(json.dumps({"cpu": time.process_time() - start, "memory": most_memory()}), "utf-8")


def _walk(path: Path) -> None:
    with MongoClient[dict[str, Any]](os.environ["MONGODB_URI"]) as client, path.open("w", encoding="utf-8") as out:
        for document in client[os.environ["MONGODB_DATABASE"]]["articles"].find():
            out.write(json.dumps(document, default=str) + "\n")
    path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
