"""Rules of an outlet's file that match nothing: its `article_url`, and its selectors, counted over a run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from crawler.items import FURNITURE, Article, Outlet, selector_hits
from crawler.runs.chances import NOW, PAST, Level, divided, fallen
from crawler.tally import RULES, Tally, under

Part = Mapping[str, Any]
"""An outlet's part of a run."""
ADDRESS = "article_url"
ENOUGH = 20
"""Articles before it is said that a rule has matched none of them."""
AT_ONCE = 5
"""The same in the summary of a run: whoever reads that may have written the rule just now."""


class Count(NamedTuple):
    """How often a rule was tried, and how often it matched."""

    name: str
    """Field of the outlet file."""
    text: str
    """The pattern or the selector."""
    tried: int
    matched: int


def count_rules(tally: Tally, outlet: Outlet, article: Article, asked: str) -> None:
    """Count whether the outlet's pattern matches an article's address, the one asked for included, and which of its
    selectors found something on its page."""
    if outlet.article_url:
        urls = (article.canonical_url, article.url, asked)
        matched = any(re.search(outlet.article_url, url) for url in urls)
        tally.try_rule(outlet.id, f"{ADDRESS} {outlet.article_url}", matched=matched)
    if outlet.selectors:
        hits = f"; {article.provenance.get('selectors', '')}; "
        for rule in (selector_hits([(name, css)]) for name, some in outlet.selectors.items() for css in some):
            tally.try_rule(outlet.id, rule, matched=f"; {rule}; " in hits)


def rules_of(own: Mapping[str, Any]) -> list[dict[str, Any]]:
    """An outlet's statistics -> the counts of its rules, for the run's document."""
    matched = under(own, f"{RULES}/matched/")
    tried = under(own, f"{RULES}/tried/")
    return [Count(*rule.partition(" ")[::2], count, matched[rule])._asdict() for rule, count in tried.items()]


def describe_rules(part: Part) -> Iterator[str]:
    """A part's rules with their counts."""
    for one in map(_count, part.get("rules", ())):
        name = ADDRESS if one.name == ADDRESS else _label(one)  # a pattern is long, and there is only one
        yield f"{name} matched {one.matched} of {one.tried}"


def unmatched(part: Part) -> list[str]:
    """The rules that matched nothing in a run that gave them enough to match."""
    groups = _groups(part).values()
    return [_words(group, _tried(group)) for group in groups if _tried(group) >= AT_ONCE and not _matched(group)]


def idle_rules(parts: Sequence[Part]) -> Iterator[tuple[Level, str, str]]:
    """Of each rule of an outlet's file that matches nothing any more, or never did, how grave that is, the rule, and what
    to say of it; `parts`: those of its runs, the newest first.

    A selector that never found anything may be for pages that are rare, or old, so that is only noted. A field with
    several selectors, one for each era, is judged by all of them. What the file had before it was changed counts no more.
    """
    newest = next((part for part in parts if part.get("rules")), None)
    for about, group in _groups(newest).items() if newest else ():
        history = [(_matched(one), _tried(one)) for part in parts if (one := _groups(part).get(about))]
        now, past = map(_summed, divided(history, itemgetter(1)))
        matched, tried = now[0] + past[0], now[1] + past[1]
        if not matched and tried >= ENOUGH:
            yield "warning" if group[0].name == ADDRESS else "note", about, _words(group, tried)
        elif now[1] >= NOW and past[1] >= PAST and (level := fallen(*now, *past)):
            yield level, about, f"{_words(group, now[1], now[0])}; before that {past[0] / past[1]:.0%}"


def _summed(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(matched for matched, _ in counts), sum(tried for _, tried in counts)


def _groups(part: Part) -> dict[str, list[Count]]:
    """The rules that are judged together: a field's selectors; each selector of furniture by itself."""
    fields: dict[str, list[Count]] = {}
    for one in map(_count, part.get("rules", ())):
        fields.setdefault(_label(one) if one.name == FURNITURE else one.name, []).append(one)
    return {", ".join(map(_label, group)): group for group in fields.values()}


def _count(row: Mapping[str, Any]) -> Count:
    return Count(**row)


def _label(one: Count) -> str:
    return f"{one.name} {one.text}"


def _tried(group: Sequence[Count]) -> int:
    return max(one.tried for one in group)


def _matched(group: Sequence[Count]) -> int:
    """Of a field's selectors only the first that finds anything counts on a page."""
    return sum(one.matched for one in group)


def _words(group: Sequence[Count], tried: int, matched: int = 0) -> str:
    name, texts = group[0].name, " or ".join(f"'{one.text}'" for one in group)
    if name == ADDRESS:
        return f"{ADDRESS} {texts} matches the addresses of {matched or 'none'} of {tried} articles"
    return f"the selector{'s' * (len(group) > 1)} {texts} for {name} found something on {matched or 'none'} of {tried} pages"
