"""What languages, trades and countries call things, as data: one file for each part that needs it, in the words of pages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def read_table(name: str) -> dict[str, Any]:
    """``pipelines/data/<name>.toml``, read once; of set phrases it is table -> language -> phrases."""
    with (FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
