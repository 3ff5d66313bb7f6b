"""What the benchmarks' command lines share: the pages that are measured, and a file for the figures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def parser_of(name: str, description: str | None) -> argparse.ArgumentParser:
    """The parser of ``python -m benchmarks.<name>``, with the option ``--json FILE``."""
    parser = argparse.ArgumentParser(f"python -m benchmarks.{name}", description=description)
    parser.add_argument("--json", type=Path, help="write all figures here")
    return parser


def add_pages(parser: argparse.ArgumentParser) -> None:
    """The option ``--warc FILE``."""
    parser.add_argument("--warc", type=Path, action="append", default=[], help="pages; the newsroom's by default")


def keep_figures(figures: Any, file: Path | None) -> None:
    """Write them as JSON where a file is named."""
    if file:
        file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
