"""How sentences end, in the scripts of all languages that are read."""

from __future__ import annotations

FULL_STOPS = tuple(".。।۔։።။")
"""What ends a statement; a headline has none."""
STOPS = (*FULL_STOPS, *"!?！？؟…")
"""What ends a sentence."""
CLOSERS = tuple("\"'”’»“)]」』）】")
"""What may stand behind that: marks that close a quotation or a bracket, whichever a language closes them with."""
ENDS = (*STOPS, *CLOSERS)
"""What a paragraph of sentences ends in."""
