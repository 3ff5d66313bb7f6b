"""The words that say whose copy a story is, "Source:", "来源：", or what it rests on, "Quellen"; as regular expressions."""

from __future__ import annotations

from pipelines.data import read_table
from pipelines.phrases import all_languages, alternation

_TABLES = read_table("signoff")
_ONE, _SEVERAL = (all_languages(_TABLES[table]) for table in ("source", "sources"))
SOURCE = alternation(_ONE)
"""What a name stands behind."""
SOURCES = alternation(_ONE | _SEVERAL)
"""What heads a list, too."""
CHINESE_SOURCE = alternation(_TABLES["source"]["zh"])
"""What only says from where a text was taken, never who signs it."""
