"""The credit in a picture's line, found by what its own markup or the page's head says about the picture or its owner."""

from __future__ import annotations

from pipelines.language.sentences import STOPS
from pipelines.parts.caption.credit.bare import maker_before
from pipelines.parts.caption.credit.cleaning import looks_like_credit
from pipelines.parts.caption.credit.fringe import bracket_start
from pipelines.parts.caption.credit.marks import SITE, leading_cue
from pipelines.parts.caption.credit.shape import UNCASED, is_credit_run, is_plausible
from pipelines.parts.caption.credit.signed import is_signature
from pipelines.parts.caption.credit.words import BEFORE_AGENCY, credit_key, is_name_run, is_persons

MIN_STATED = 12
"""Characters of what is stated about a picture, at least."""
MAX_CREDIT = 120
_PARTING = " |｜/／·•–—-"


def split_stated(line: str, stated: str) -> tuple[str, str] | None:
    """Caption and credit of a line that contains what is known of its picture and, beside it, whoever made it; None
    where the rest is no credit.

    >>> split_stated("A boat on the lake. Jo Doe", "A boat on the lake")
    ('A boat on the lake.', 'Jo Doe')
    >>> split_stated("A boat on the lake at dawn", "A boat on the lake")
    """
    stated = stated.rstrip("".join(STOPS) + " ")
    if len(stated) < MIN_STATED or not len(stated) < len(line) <= len(stated) + MAX_CREDIT:
        return None
    if line.startswith(stated):
        end = len(stated) + (line[len(stated)] in STOPS)
        return (line[:end], line[end:].strip(_PARTING)) if _signs(line[end:], stated, line[end - 1]) else None
    at = line.find(stated)
    opens = at > 0 and len(line) - at <= len(stated) + 1 and _opens(line[:at])
    return (line[at:], line[:at].strip(_PARTING)) if opens else None


def split_made(line: str, maker: str) -> tuple[str, str] | None:
    """Caption and credit of a line that ends with whoever made its picture, whom the page's head names.

    >>> split_made("A boat on the lake, Harbour club / Quay", "Harbour club")
    ('A boat on the lake,', 'Harbour club / Quay')
    """
    at = line.rfind(maker)
    said = line[:at].rstrip(_PARTING + "([") if at > 0 else ""
    if " " not in said or line[at - 1].isalnum() or len(line) - at > MAX_CREDIT:
        return None
    rest = line[at + len(maker) :].strip(_PARTING + ")].")
    if (rest and not is_name_run(rest)) or credit_key(said.rpartition(" ")[2]) in BEFORE_AGENCY:
        return None
    return said, line[at:].strip(_PARTING)


def _signs(rest: str, stated: str, last: str) -> bool:
    """Whether what follows a known caption names whoever made the picture; `last` is the caption's last letter."""
    credit = rest.strip(_PARTING)
    if not credit or rest[0].isalnum():
        return False
    if looks_like_credit(credit) or (leading_cue(credit) and is_plausible(credit[leading_cue(credit) :])):
        return True
    if UNCASED.search(credit) or not any(word[0].islower() for word in stated.split()):
        return False  # a name and what is known of it
    if bracket_start(credit) == 0:
        return is_persons(credit[1:-1].strip())
    credit = credit.removeprefix("By ")
    if (last in STOPS or rest.lstrip()[0] in _PARTING) and is_signature(credit):
        return True
    if rest[0] != " " or credit_key(stated.rpartition(" ")[2]) in BEFORE_AGENCY:
        return False
    return is_credit_run(credit) or (is_name_run(credit, 6) and bool(maker_before(credit)))


def _opens(before: str) -> bool:
    """Whether what precedes a known caption is a credit; a person alone only if a mark separates him from it."""
    credit = before.strip(_PARTING)
    marked = before.rstrip()[-1:] in _PARTING
    return looks_like_credit(credit) or bool(SITE.fullmatch(credit)) or (marked and is_persons(credit))
