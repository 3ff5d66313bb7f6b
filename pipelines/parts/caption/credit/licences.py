"""Free licences in a credit: "CC BY-SA 4.0"."""

from __future__ import annotations

import re

from pipelines.parts.caption.credit.fringe import FRINGE
from pipelines.parts.caption.credit.words import is_name_run

_FREE = r"CC[ -]?(?:BY(?:[ -](?:NC|SA|ND)){0,2}|0)(?:[ -]\d\.\d)?(?![^\W_])"
_LICENCE = re.compile(_FREE)
_UNDER = re.compile(rf"(?:\s?[,/|]\s?|\s[–-]\s|\s)[(\[]?{_FREE}(?: [a-z]{{2}})?[)\]]?$")
"""The free licence under which whoever is named before it gives a picture: "Jo Doe/Flickr, CC BY 2.0"."""


def is_licence(text: str) -> bool:
    """Whether `text` is a free licence, with or without the giver's name: "CC BY-SA 4.0", "CC BY 2.0 Jo Doe"."""
    found = _LICENCE.match(text)
    rest = text[found.end() :].strip(FRINGE) if found else ""
    return bool(found) and (not rest or is_name_run(rest, 6))


def without_licence(text: str) -> str:
    """A giver without the free licence behind: "Jo Doe CC BY 2.0"."""
    return _UNDER.sub("", text) if "CC" in text else text
