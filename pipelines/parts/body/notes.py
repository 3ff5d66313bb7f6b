"""What a page prints under a text: notes on its writers, corrections, invitations, headings with nothing below."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from crawler.items import BodyBlock
from pipelines.data import read_table
from pipelines.language.phrases import all_languages, any_of
from pipelines.language.sentences import ENDS
from pipelines.world.social_networks import on_network

MAX_NOTE = 700
MAX_BEFORE = 40
"""Characters before a writer's name in a note."""
MAX_POINTER = 80
MAX_FOLLOWED = 200
MAX_BIO = 120
"""A note on a writer says within so many characters that he is one."""
_TABLES = read_table("body")
_NAMED = all_languages(_TABLES["is"]) | all_languages(_TABLES["does"])
_WORKS = all_languages(_TABLES["works"])
_PLATFORM = re.compile(
    r"(?://|%2F%2F)(?:[\w-]{1,20}\.){0,2}(spotify|apple|itunes|deezer|amazon|audible|google|castbox|overcast|stitcher|youtube|soundcloud|podimo)\.(?:com|fm)(?:/|%2F)"
)
_CAPITAL = r"[A-ZÀ-ÞŁŚŻŽŠČА-Я][\w.’'-]{0,24}"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|de|van|von|del|da|al)){{1,3}}"
_BIO = re.compile(
    rf"({_NAME}),? (?:(?:{any_of(_TABLES['writes_for'])})\b|(?:was|ist|{any_of(_TABLES['is'])})\s.{{0,60}}"
    rf"(?:\b(?i:{any_of(_TABLES['calling'])})\b|['’]s? (?:[\w-]{{1,20}} ){{0,3}}(?:editor|critic)\b))"
)
"""The opening of a note on a writer: who somebody is who writes."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,300}")
_AUTHOR = re.compile(
    r"[(（\s]{0,2}(?:The (?:author|writer)s?(?:,[^,]{3,60},| (?:is|are) (?:an?|the|based)\b)|作者(?:系|是|为|為)|\[(?:(?:Assoc|Asst|Prof|Doç|Dr|Öğr|Arş|Yrd)\.?\s(?:Üyesi\s|Gör\.?\s)?){1,3}[^\[\]]{4,200}\]$|(?:El|La) autora? es\b|L['’]auteure? est\b|Автор\s[—–-])"
)
"""The opening of a note that says who wrote the text."""
_CORRECTION = re.compile(
    rf"(?:{any_of(_TABLES['correction'])})(?: \([^()]{{3,40}}\)|,? [^:：]{{3,40}})?\s?[:：]", re.IGNORECASE
)
"""The opening of a correction under a text."""

_CHANGED = all_languages(_TABLES["changed"])
_BEFORE_CHANGED = re.compile(
    r"[*(\[\s]{0,3}(?:(?:Editor['’]s note|anmerkung der redaktion|nota d[ae]l? redac\w{3,5}|[^\s\d:：]{3,24}):\s|(?:\d{1,2}\.? [^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2}),? (?:19|20)\d\d[:,]?\s)?",
    re.IGNORECASE,
)
"""Whose note it is, the word for one in any language, or of which day."""
_AMENDS = re.compile(
    rf"(?:[^\W\d_]{{3,14}}(?: [^\W\d_]{{2,4}})? )?(?:\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|\d{{1,2}}\.? (?:de )?[^\W\d_]{{3,12}}\.?(?: (?:de )?20\d\d)?|[^\W\d_]{{3,12}}\.? \d{{1,2}},? 20\d\d)(?:\s?:)? (?:{any_of(_TABLES['amends'])})\s",
    re.IGNORECASE,
)
"""What was done on a day, without saying who did it: "EDIT du 23/03 : corrige le nom", "March 24, 2021 Adds a comment"."""
_WRITERS = re.compile(
    rf"({_NAME})(?:(?:, | and | y | e | et | und ){_NAME}){{0,2}},? (?:{any_of(_TABLES['is'], _TABLES['are'])})\s(?!not\b)"
)
"""The opening of a note that says who the writers are."""


def without_notes(
    body: Sequence[tuple[int, BodyBlock]], names: Sequence[str], slanted: Container[int] = ()
) -> list[tuple[int, BodyBlock]]:
    """The body without what the page prints under it: headings of nothing, and notes on its writers, whose `names` are
    given. `slanted`: the blocks that are entirely in italics.

    >>> without_notes([(0, BodyBlock("paragraph", "It rained.")), (1, BodyBlock("heading", "More"))], [])
    [(0, BodyBlock(kind='paragraph', text='It rained.', links=[]))]
    """
    kept = list(body[: _contact_at(body)])
    while len(kept) > 1 and _closes(kept, names, slanted):
        kept.pop()
    return kept


def _contact_at(body: Sequence[tuple[int, BodyBlock]]) -> int:
    """Where the lines of a press release that name a contact begin: a label, then short lines with an address or a number."""
    for n in range(len(body) - 1, max(len(body) - MOST_CONTACTS, 0), -1):
        behind = [block.text for _, block in body[n:]]
        if _CONTACT.match(behind[0]):
            reachable = any("@" in line or _TELEPHONE.search(line) for line in behind)
            return n if reachable and sum(map(len, behind)) <= MAX_CONTACT else len(body)
    return len(body)


MOST_CONTACTS, MAX_CONTACT = 8, 600
_CONTACT = re.compile(
    r"(?:presse-?kontakt|medienkontakt|rückfragehinweis|rückfragen (?:&|und) kontakt|(?:media|press)(?: relations)? contacts?"
    r"|contacts? (?:presse|médias?)|contatt[oi] stampa|contacto de prensa|contato (?:de|para a) imprensa)\s?(?::|$)",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\+\d{1,3}[\s(]|\b(?:tel|phone|fon)\b", re.IGNORECASE)


def _closes(body: Sequence[tuple[int, BodyBlock]], names: Sequence[str], slanted: Container[int]) -> bool:
    """Whether the last block of a body is not part of its text."""
    last = body[-1][1]
    if last.kind == "heading" or _is_note(last.text, names) or _is_footnote(last.text, body):
        return True
    return (
        _ends_in_bio(body, slanted=body[-1][0] in slanted)
        or _offers_podcast(last)
        or _points_on(last)
        or _names_profile(last)
    )


def opens_as_bio(text: str) -> bool:
    """Whether a line opens like a note on the author, "The author is …", or is one on the newsroom that asks for something."""
    return len(text) < MAX_NOTE and (_AUTHOR.match(text) is not None or _asks_for_newsroom(text))


def _asks_for_newsroom(text: str) -> bool:
    """Whether a line says what newsroom this is, and what its readers should do: "Harbour is a nonprofit newsroom. Sign up …"."""
    return _NEWSROOM.match(text) is not None and _ASKS.search(text) is not None


_NEWSROOM = re.compile(
    rf"(?:The )?{_CAPITAL}(?: {_CAPITAL}){{0,4}} is an? (?:[\w-]{{2,20}},? ){{0,5}}(?:newsroom|news (?:organi[sz]ation|outlet|site|service|website))\b"
)
_ASKS = re.compile(
    r"\b(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Dd]onate (?:to|here|now|today)|our (?:[\w-]{2,20} )?newsletters?|[Ss]upport our)\b"
)


def says_changed(text: str) -> bool:
    """Whether a line is a note that the text was corrected or changed."""
    if len(text) >= MAX_NOTE:
        return False
    if _CORRECTION.match(text) or _AMENDS.match(text):
        return True
    return _CHANGED.opening(_BEFORE_CHANGED.sub("", text, count=1)) > 0


def _is_footnote(text: str, body: Sequence[tuple[int, BodyBlock]]) -> bool:
    """Whether a closing line with an asterisk that is no sentence belongs to an asterisk that is not in the text but
    beside its writer's name."""
    marked = text.startswith("*") and len(text) < MAX_NOTE and not text.endswith(ENDS)
    return marked and not any("*" in block.text for _, block in body[:-1])


def _points_on(block: BodyBlock) -> bool:
    """Whether a closing sentence is nothing but a link: "All on the harbour."."""
    short = block.kind == "paragraph" and len(block.links) == 1 and len(block.text) <= MAX_POINTER
    return short and block.links[0].text.rstrip(".") == block.text.rstrip(".")


def _names_profile(block: BodyBlock) -> bool:
    """Whether a closing line says whom to follow and where, all its links being profiles: "… Follow Noa Brandt at
    @noabrandt."."""
    if block.kind != "paragraph" or not block.links or len(block.text) > MAX_FOLLOWED:
        return False
    closing = block.links[-1].text.startswith("@") and block.text.rstrip(" .").endswith(block.links[-1].text)
    return closing and all(on_network(link.url) for link in block.links)


def _offers_podcast(block: BodyBlock) -> bool:
    """Whether a closing line says on which platforms a podcast can be heard."""
    return len({found[1] for link in block.links if (found := _PLATFORM.search(link.url))}) > 1


def _ends_in_bio(body: Sequence[tuple[int, BodyBlock]], *, slanted: bool) -> bool:
    """Whether the last paragraph says what somebody writes for a living, or, in italics, who somebody is whom the
    text does not mention."""
    text = body[-1][1].text
    form = _WRITERS if slanted else _BIO
    found = form.match(text, 0, MAX_BEFORE + MAX_BIO) if len(text) < MAX_NOTE else None
    return found is not None and not any(found[1].split()[-1] in block.text for _, block in body[:-1])


def _is_note(text: str, names: Sequence[str]) -> bool:
    """Whether a closing line is an address, or says who a writer is: "The author is …", "Noa Brandt is …"."""
    if len(text) >= MAX_NOTE:
        return False
    if _ADDRESS.fullmatch(text) or opens_as_bio(text) or says_changed(text):
        return True
    shouted = text.isupper()
    text = text.casefold() if shouted else text
    for name in (name.casefold() if shouted else name for name in names):
        last = name.rpartition(" ")[2]
        if last != name and text.startswith(f"{last} ") and text.split(" ", 2)[1] in _WORKS:
            return True
        if " " not in name:
            continue
        at = text.find(name, 0, MAX_BEFORE + len(name))
        if at >= 0:
            return any(word in _NAMED for word in text[at + len(name) :].split()[:1])
        if "@" in text and f"follow {name}".casefold() in text.casefold():
            return True
    return False
