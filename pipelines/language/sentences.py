"""The marks that end sentences, and those that may follow them, in the scripts of all languages that are read."""

from __future__ import annotations

import re

FULL_STOPS = tuple(".。।۔։።။។།")
"""What ends a statement; a headline has none."""
STOPS = (*FULL_STOPS, *"!?！？؟…")
"""What ends a sentence."""
CLOSERS = tuple("\"'”’»“)]」』）】")
"""Marks that may follow that: they close a quotation or a bracket, in any language."""
ENDS = (*STOPS, *CLOSERS)
"""What a paragraph of sentences ends in."""
PLAIN_COLONS = (":", "：")
"""The mark after a label, narrow or wide; those of other scripts are in `phrases.COLONS`."""
DASHES = tuple("-‐‑‒–—―−─")
"""Dashes between a dateline or a signature and the text."""
SAID = re.compile(rf"[{re.escape(''.join(STOPS))}:][{re.escape(''.join(CLOSERS))}]{{0,2}}$")
"""The end of a line that says something, if only whose words follow."""
