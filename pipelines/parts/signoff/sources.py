"""Words that name the source of a story, "Source:", "来源：", or what it is based on, "Quellen"; as regular expressions."""

from __future__ import annotations

from pipelines.data import read_table
from pipelines.language.phrases import alternation, any_of

_TABLES = read_table("signoff")
SOURCE = any_of(_TABLES["source"])
"""Words before a name."""
SOURCES = any_of(_TABLES["source"], _TABLES["sources"])
"""Those, and words over a list."""
CHINESE_SOURCE = alternation(_TABLES["source"]["zh"])
"""Words that only say where a text was taken from, never who signs it."""
