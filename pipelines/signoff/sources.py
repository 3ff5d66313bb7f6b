"""The words that say whose copy a story is, "Source:", "来源：", or what it rests on, "Quellen"; as regular expressions."""

from __future__ import annotations

from pipelines.data import read_table
from pipelines.phrases import alternation, any_of

_TABLES = read_table("signoff")
SOURCE = any_of(_TABLES["source"])
"""What a name stands behind."""
SOURCES = any_of(_TABLES["source"], _TABLES["sources"])
"""What heads a list, too."""
CHINESE_SOURCE = alternation(_TABLES["source"]["zh"])
"""What only says from where a text was taken, never who signs it."""
