"""The name of an agency that signs its text a second time, at the end of the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.language.sentences import ENDS
from pipelines.parts.signoff.western import CREDITS
from pipelines.world.agencies import find_agency

MAX_SIGNATURE = 60
_DESK_MARKS = re.compile(
    r"(?: [A-Z]{2,5}){1,5}| ?[-–] ?[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){0,2}| [a-z]{2,4}(?:[/-][a-z]{2,4}){0,3}|/ ?[A-Z][\w.’-]{1,20}(?: [A-Z][\w.’-]{1,20}){0,2}"
)
"""After an agency's name: the initials of a desk, of writer and editor, or a writer."""
_CODES = re.compile(r"\)(?: [a-z]{2,5}){1,3}")
"""After one in brackets: those who wrote and edited, as a Croatian agency calls them: "(Hina) xabc yde"."""
_DAY = re.compile(r",? \d{1,2}[./]\d{1,2}[./]\d{4}")
"""After one in brackets: the day."""
_WRITER = re.compile(r" \((?:[A-Z]\. ?){1,3}\)$")
"""A writer's initials, in brackets before that one."""


def split_signature(text: str, houses: Sequence[str]) -> tuple[str, str | None]:
    """A text's last paragraph without the name of the agency that signs it a second time, and that signature.

    >>> split_signature("It will sail on Monday. (Harbour)", ["Harbour"]), split_signature("-- HARBOUR", ["Harbour"])
    (('It will sail on Monday.', '(Harbour)'), ('', '-- HARBOUR'))
    """
    if len(text) <= MAX_SIGNATURE and (_is_joint(text, houses) or _is_small(text, houses)):
        return "", text
    for name in houses:
        at = text.lower().rfind(name.lower(), max(0, len(text) - MAX_SIGNATURE))
        if at < 0 or len(name) < 2 or text[at].islower():
            continue
        before, after = text[:at].rstrip("([/—–- "), text[at + len(name) :].rstrip(" .)]/")
        dated = text[len(before) : at].strip() == "(" and _DAY.fullmatch(after) is not None
        before = _WRITER.sub("", before) if dated else before
        mark = text[len(before) : at].strip()
        alone = not after and (mark or not before or text[at : at + len(name)].isupper())
        dashed = not before and mark[:1] in tuple("—–-")
        coded = mark.endswith("(") and _CODES.fullmatch(after) is not None
        closed = alone or dashed or coded or dated or _DESK_MARKS.fullmatch(after)
        if (not before or before.endswith(ENDS)) and closed:
            return before, text[len(before) :].strip()
    return text, None


def _is_joint(text: str, houses: Sequence[str]) -> bool:
    """Whether a text is a newsroom and those whose copy it used: "(HARBOUR with AFP)", "Avec AFP"."""
    parts = CREDITS.split(text.strip("()[]—–-. "))
    own = {name.casefold() for name in houses}
    named = [part for part in parts if part]
    return len(parts) > 1 and bool(named) and all(part.casefold() in own or find_agency(part) for part in named)


def _is_small(text: str, houses: Sequence[str]) -> bool:
    """Whether a text is a newsroom in lower case and its writers' initials: "hpn abc"."""
    house, *initials = text.split(" ")
    known = house.islower() and any(name.isupper() and name.lower() == house for name in houses)
    return known and 0 < len(initials) < 4 and all(word.islower() and len(word) < 5 for word in initials)
