"""Addresses of articles -> the regular expression that matches them: host, folders, dates, ids, slugs.

What tells an article's address from a section's is a date, a number or an id; failing that, a slug of several words; failing
that, a folder that all have. Anything may stand between. Each part ends where the next begins, so that none backtracks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from pipelines.world.address import without_tracking

MOST_FORMS = 6
RARE = 0.05
"""A form must have at least this share of the addresses that no earlier form matches."""
WRONG = 0.5
"""Its share of the menus' links may be at most this part of its share of the addresses; otherwise it proves nothing."""
ENOUGH = 10
"""With so many addresses, a word that is the same in all of them is no accident."""
SURE = 4
"""So many digits are in no section's name."""

_ANY, _END = "[^/?#]+", "/?(?:[?#]|$)"
_SLUG = "[^/?#_-]+(?:[_-][^/?#_-]*){3,40}"
_NUMBER = re.compile(r"[A-Za-z]{0,9}[-_.!]?\d+(?:[-_.]\d+){0,4}")
_TOKENS = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)
_ENDING = re.compile(r"\.[A-Za-z]{2,6}\d?$")
_MARKS = {
    "date": r"\d{4}-\d\d-\d\d",
    "uuid": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "number": r"(?!(?:19|20)\d\d(?!\d))\d{4,20}",
    "id": r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[0-9A-Za-z]{6,99}",
}
_PLACES = {"{}": "{}", "*{}": f"{_ANY}[-_.,:!~]{{}}", "{}*": f"{{}}[-_.,:!~]{_ANY}"}
_KINDS = {
    name.replace("{}", mark): re.compile(r"\A" + place.replace("{}", f"({form})"), re.DOTALL)
    for name, place in _PLACES.items()
    for mark, form in _MARKS.items()
} | {"slug": re.compile(rf"\A({_SLUG})", re.DOTALL)}
"""What a part of a path that is no mere number may be: *number has one behind anything else."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A pattern, and what it does on the addresses that it was made of."""

    pattern: str = ""
    """Empty where they have nothing in common that menus' links have not."""
    matched: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    """Links of menus that it was tested against."""
    wrong: tuple[str, ...] = ()
    """Those of them that it matches."""


class _Part(NamedTuple):
    kind: str
    """Of a number its tokens: a, d and what stands between; else a key of `_KINDS`; of any other text nothing."""
    text: str


class _Address(NamedTuple):
    url: str
    parts: tuple[_Part, ...]
    ending: str
    key: str
    """The parameter that tells it from others, where the path does not; `value` has its value."""
    value: _Part

    @property
    def runs(self) -> list[tuple[str, list[str]]]:
        """Each part that has a kind, and the parts before, between and behind them."""
        found: list[tuple[str, list[str]]] = [("", [])]
        for kind, text in self.parts:
            if kind:
                found += [(kind, [text]), ("", [])]
            else:
                found[-1][1].append(text)
        return found

    @property
    def shape(self) -> tuple[str, ...]:
        """What addresses of one form share; a folder more or less before what has a kind makes no other."""
        return (self.key, self.value.kind, *(kind or "/"[: len(texts)] for kind, texts in self.runs[1:]))


def learn_pattern(addresses: Iterable[str], others: Iterable[str], hosts: Sequence[str]) -> Learned:
    """The pattern of `addresses` on the hosts or their subdomains; `others` are links that lead to no article.

    >>> found = [f"https://times.example/{path}" for path in ("world/48810-rain", "sport/49001-a-tie")]
    >>> learn_pattern(found, ["https://times.example/world/"], ["times.example"]).pattern
    '^https?://(?:www\\\\.)?times\\\\.example/(?:[^/?#]+/){0,2}\\\\d{5,9}[-_.,:!~][^/?#]+'
    """
    urls, menus = tuple(dict.fromkeys(addresses)), tuple(dict.fromkeys(others))
    named = {url: host for url in urls if any(_is_of(host := _host(url), own) for own in hosts)}
    opening = _opening(set(named.values()), hosts)
    groups: dict[tuple[str, ...], list[_Address]] = defaultdict(list)
    for read in map(_read, named):
        groups[read.shape].append(read)
    pattern, forms = "", list[str]()
    for group in sorted(groups.values(), key=len, reverse=True):
        new = [one for one in group if not (pattern and re.search(pattern, one.url))]
        if len(new) >= max(1, RARE * len(urls)) and len(forms) < MOST_FORMS:
            forms += _forms(new, opening, menus, len(urls))
            pattern = opening + (forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})") if forms else ""
    matched = tuple(url for url in urls if pattern and re.search(pattern, url))
    wrong = tuple(url for url in menus if pattern and re.search(pattern, url))
    return Learned(pattern, matched, tuple(url for url in urls if url not in {*matched}), menus, wrong)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _is_of(host: str, own: str) -> bool:
    return f".{host}".endswith(f".{own}")


def _opening(named: Collection[str], hosts: Sequence[str]) -> str:
    """Scheme and host: those of `hosts` that are named, with all subdomains where one other than www is."""
    found = {own: {host for host in named if _is_of(host, own)} for own in hosts}
    forms = [
        (r"(?:[\w-]{1,63}\.){0,4}" if names - {own, f"www.{own}"} else r"(?:www\.)?") + _escape(own)
        for own, names in found.items()
        if names
    ]
    return f"^https?://{forms[0] if len(forms) == 1 else '(?:' + '|'.join(forms) + ')'}/"


def _read(url: str) -> _Address:
    """An address taken apart; only parts that tell it from a section's address get a kind."""
    parts = urlsplit(without_tracking(url))
    names = [name for name in parts.path.split("/") if name]
    ending = match[0] if names and (match := _ENDING.search(names[-1])) else ""
    names[-1:] = [name.removesuffix(ending) for name in names[-1:]]
    kinds = [_number(name) for name in names]
    if _digits("".join(name for name, kind in zip(names, kinds, strict=True) if kind)) < SURE:
        found = [next((kind for kind, form in _KINDS.items() if form.fullmatch(name)), "") for name in names]
        last = max((at for at, kind in enumerate(found) if kind), default=-1)
        kinds = [kind if at == last else "" for at, kind in enumerate(found)]
    asked = (
        []
        if any(kinds)
        else [(key, _Part(_number(text) or _whole(text), text)) for key, text in parse_qsl(parts.query)]
    )
    key, value = max(
        (one for one in asked if one[1].kind), key=lambda one: _digits(one[1].text), default=("", _Part("", ""))
    )
    return _Address(url, tuple(map(_Part, kinds, names)), ending, key, value)


def _number(name: str) -> str:
    """The tokens of a number; empty for other names, and for words with a few digits, as covid-19."""
    if not _NUMBER.fullmatch(name) or (name[0].isalpha() and _digits(name) < SURE):
        return ""
    return "".join("d" if token.isdigit() else "a" if token.isalpha() else token for token in _TOKENS.findall(name))


def _whole(text: str) -> str:
    return next((mark for mark in _MARKS if _KINDS[mark].fullmatch(text)), "")


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _forms(group: Sequence[_Address], opening: str, menus: Collection[str], of: int) -> Iterator[str]:
    """The parts after the host in addresses of one shape, as general as the menus' links allow; or nothing."""
    forms = [
        _render(group, literal=literal) + end for literal, end in product((len(group) >= ENOUGH, True), ("", _END))
    ]
    if not any(group[0].shape):
        forms = [form for form in forms if len(group) >= ENOUGH and form and form[0] not in "([/"]
    wrong = {form: sum(bool(re.match(opening + form, url)) for url in menus) for form in forms}
    best = min(wrong, key=lambda form: wrong[form], default="")
    if best and wrong[best] * of <= WRONG * len(group) * len(menus):
        yield best


def _render(group: Sequence[_Address], *, literal: bool) -> str:
    """The regular expression of addresses of one shape; `literal`: with the words that are the same in all."""
    columns = list(zip(*(one.runs for one in group), strict=True))
    path = "".join(
        _mark(kind, [texts[0] for _, texts in column])
        if (kind := column[0][0])
        else _words(
            [texts for _, texts in column], literal=literal, first=number == 0, final=number == len(columns) - 1
        )
        for number, column in enumerate(columns)
    ).removesuffix("/")
    endings = sorted({one.ending for one in group})
    named = "|".join(map(_escape, filter(None, endings)))
    path += (f"(?:{named})" if len(endings) > 1 else named) + "?" * (named != "" and "" in endings)
    if not group[0].key:
        return path
    value = _mark(group[0].value.kind, [one.value.text for one in group]).removesuffix("/")
    return path + "/?" * bool(path) + rf"\?(?:[^#]*&)?{_escape(group[0].key)}={value}"


def _words(texts: Sequence[list[str]], *, literal: bool, first: bool, final: bool) -> str:
    """The parts of paths for text: the first and the last as they are where all have them, between them any."""
    before = _shared(texts) if literal else []
    rest = [names[len(before) :] for names in texts]
    behind = _shared([names[::-1] for names in rest])[::-1] if literal else []
    least, most = (bound(len(names) - len(behind) for names in rest) for bound in (min, max))
    if final:
        between = f"{_times(least - 1, most - 1)}{_ANY}/" if least else ""
    else:
        few = first and len(texts) < ENOUGH  # a section more or less is no other form
        between = _times(max(0, least - few), most + few)
    return "".join([*(f"{_word(word)}/" for word in before), between, *(f"{_word(word)}/" for word in behind)])


def _word(text: str) -> str:
    """A part that is the same in all; a number that is may be a day's or an issue's, and another tomorrow."""
    return rf"\d{{1,{len(text) + 1}}}" if text.isdecimal() else _escape(text)


def _shared(texts: Iterable[Sequence[str]]) -> list[str]:
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, zip(*texts, strict=False))]


def _times(least: int, most: int) -> str:
    if least == most < 2:
        return f"{_ANY}/" * most
    return f"(?:{_ANY}/){{{least}}}" if least == most else f"(?:{_ANY}/){{{least},{most}}}"


def _mark(kind: str, texts: Sequence[str]) -> str:
    """The part of a path for those of one kind."""
    if kind == "slug":
        return f"{_SLUG}/"
    if kind not in _KINDS:
        return f"{_figures(texts)}/"
    mark, marked = kind.strip("*"), [match[1] for text in texts if (match := _KINDS[kind].fullmatch(text))]
    form, lengths = _MARKS[mark], [len(text) for text in marked]
    if mark == "number":
        form = _figures(marked)
    elif mark == "id":
        form = rf"(?=[A-Za-z]*\d)[0-9A-Za-z]{{{max(6, min(lengths) - 2)},{max(lengths) + 4}}}"
    return _PLACES[kind.replace(mark, "{}")].replace("{}", form) + "/"


def _figures(texts: Sequence[str]) -> str:
    """The regular expression of numbers with the same tokens: dates by their length, ids within bounds."""
    return "".join(map(_figure, zip(*map(_TOKENS.findall, texts), strict=True)))


def _figure(tokens: Sequence[str]) -> str:
    lengths = {len(token) for token in tokens}
    if not tokens[0].isdigit():
        one = len(set(tokens)) == 1 and (len(tokens) > 1 or not tokens[0].isalpha())
        return _escape(tokens[0]) if one else "[A-Za-z]{1,9}"
    if max(lengths) <= 2:
        return r"\d\d" if lengths == {2} else r"\d{1,2}"
    if len(lengths) == 1 and lengths <= {4, 6, 8, 12, 14} and all(re.match(r"19|20|[01]\d[0-3]\d$", t) for t in tokens):
        return rf"\d{{{lengths.pop()}}}"
    least = min(lengths)
    return rf"\d{{{max(min(SURE + 1, least), least - 1)},{max(lengths) + 4}}}"  # four may be a year's


def _escape(text: str) -> str:
    """As a pattern wants it, and a literal string of TOML."""
    return re.escape(text).replace(r"\-", "-").replace("'", r"\x27")
