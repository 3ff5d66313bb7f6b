"""Alarms derived from the ledger of runs: outlets gone silent, dead listings, lost fields and pages, repeated lines; each
outlet is compared with its own past."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Any, get_args

from crawler.runs.chances import (
    HARDLY,
    NOW,
    PAST,
    UNLIKELY,
    WORTH_SAYING,
    Level,
    chance_of_at_least,
    chance_of_silence,
    divided,
    fallen,
)
from crawler.runs.record import FILLS
from crawler.runs.rules import idle_rules

Run = dict[str, Any]
CLOCKS = timedelta(hours=1)
"""The clocks of two machines may differ by so much."""
STEADY = 3
"""A listing must fail in so many runs in a row before that counts as more than an accident."""
FEW = 5
"""Of so many pages of an outlet at least one should be an article."""
IN_VAIN = ("refused", "failed")
"""The ends of pages that gave no article."""
MISSED = 3
"""A run is missing after so many times the usual time between two runs."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that somebody should look at."""

    level: Level
    name: str
    """run_died, run_failed, no_run, store_behind, archive_failed, no_store; not_asked, unreachable, listing, no_article, silent, field, repeated,
    refused, failed, rule."""
    subject: str
    """The outlet's id, or the spider's name."""
    words: str
    about: str = ""
    """The field, the rule, the line, or the listing's address, where a subject may have the same alarm twice."""

    def as_document(self) -> dict[str, str]:
        """The alarm as it is kept in the run's document."""
        return asdict(self)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same alarm in two runs; the words may differ."""
        return self.level, self.name, self.subject, self.about


def alarms_of(runs: Sequence[Run], now: datetime) -> list[Alarm]:
    """The alarms of a ledger's runs, the newest run first; alarms before warnings, and these before notes.

    Runs that began in the future, by a clock that was set right since, would stand before all that come and hide them.
    """
    found: list[Alarm] = []
    runs = [run for run in runs if run["started"] <= now + CLOCKS]
    for spider in dict.fromkeys(run["spider"] for run in runs):
        own = [run for run in runs if run["spider"] == spider]
        found += _of_spider(spider, own, now)
        # what a crawl of the archive found is neither news nor set as today's pages are
        ended = [run for run in own if run["state"] in ("done", "failed") and "archive" not in run.get("arguments", {})]
        histories, silences = _histories(ended), _silences(ended)
        for outlet in (part["outlet"] for part in (ended[0]["outlets"] if ended else ())):
            found += _of_outlet(outlet, histories[outlet])
            found += [silences[outlet]] if outlet in silences else []
        found += _left_out(ended)
    # another spider may have taken one over
    newest = {run["spider"]: run for run in reversed(runs) if run["state"] in ("done", "failed")}
    asked = {part["outlet"] for run in newest.values() for part in run["outlets"]}
    found = [alarm for alarm in found if alarm.name != "not_asked" or alarm.subject not in asked]
    levels = get_args(Level)
    ordered = sorted(found, key=lambda alarm: (levels.index(alarm.level), alarm.subject, alarm.name))
    # an outlet that two spiders visit has one trouble, not two: the graver word for it counts
    return list({(alarm.name, alarm.subject, alarm.about): alarm for alarm in reversed(ordered)}.values())[::-1]


def news_of(alarms: Iterable[Alarm], runs: Sequence[Run]) -> list[Alarm]:
    """The alarms and warnings that none of the last three completed runs before this one had."""
    ended = [run for run in runs[1:] if run["state"] in ("done", "failed")][:STEADY]
    known = {
        (one["level"], one["name"], one["subject"], one.get("about", "")) for run in ended for one in run["alarms"]
    }
    return [alarm for alarm in alarms if alarm.level != "note" and alarm.key not in known]


def _histories(runs: Sequence[Run]) -> dict[str, list[tuple[datetime, Run]]]:
    """Outlet -> its part of each run that it took part in, with the run's start."""
    found: defaultdict[str, list[tuple[datetime, Run]]] = defaultdict(list)
    for run in runs:
        for part in run["outlets"]:
            found[part["outlet"]].append((run["started"], part))
    return found


def _of_spider(spider: str, runs: Sequence[Run], now: datetime) -> Iterable[Alarm]:
    last = runs[0]
    began = f"{last['started']:%Y-%m-%d %H:%M}"
    if last["state"] == "died":
        yield Alarm("alarm", "run_died", spider, f"the run of {began} was killed or its machine went down")
    if last["state"] == "failed":
        yield Alarm("alarm", "run_failed", spider, f"the run of {began} failed: {last['message']}")
    if waiting := last["store"].get("waiting", 0):
        yield Alarm("warning", "store_behind", spider, f"{waiting} articles wait on disk for MongoDB")
    if lost := {name: n for name, n in last["archive"].items() if name.startswith("failed")}:
        yield Alarm(
            "warning", "archive_failed", spider, f"{sum(lost.values())} pages are not archived: {', '.join(lost)}"
        )
    in_rounds = any(part["listings"]["asked"] for run in runs for part in run["outlets"])  # not told what to ask for
    usual = _usual([run["started"] for run in runs])
    if in_rounds and usual and last["state"] != "running" and now - last["started"] > MISSED * usual:
        yield Alarm("alarm", "no_run", spider, f"has not run since {began}; it used to run every {_span(usual)}")


def _usual(starts: Sequence[datetime]) -> timedelta | None:
    """The usual time from one of these moments to the next, the newest first; None where they are too few."""
    gaps = sorted(later - earlier for later, earlier in pairwise(starts))
    return max(gaps[len(gaps) // 2], timedelta(minutes=5)) if len(gaps) >= STEADY else None


def _left_out(ended: Sequence[Run]) -> Iterable[Alarm]:
    """Outlets whose listings are asked no more, though the spider runs: nothing else would tell of them."""
    asked: dict[str, list[datetime]] = {}
    for run in ended:
        for part in run["outlets"]:
            if part["listings"]["asked"]:
                asked.setdefault(part["outlet"], []).append(run["started"])
    last = max((starts[0] for starts in asked.values()), default=None)  # a run may have asked for nothing at all
    for outlet, starts in asked.items():
        usual = _usual(starts)
        if usual and last and last - starts[0] > MISSED * usual and not ended[0].get("further_outlets"):
            words = f"not visited since {starts[0]:%Y-%m-%d %H:%M}; it used to be every {_span(usual)}: is its file gone, or OUTLETS_DIR not set?"
            yield Alarm("warning", "not_asked", outlet, words)


def _of_outlet(outlet: str, history: Sequence[tuple[datetime, Run]]) -> Iterable[Alarm]:
    parts = [part for _, part in history]
    yield from _listings(outlet, parts)
    yield from _barren(outlet, parts)
    yield from _silence(outlet, history)
    yield from _fields(outlet, parts)
    yield from _repeated(outlet, parts)
    for level, about, words in idle_rules(parts):
        yield Alarm(level, "rule", outlet, words, about)
    for name in IN_VAIN:
        yield from _rise(outlet, name, parts)


def _listings(outlet: str, parts: Sequence[Run]) -> Iterable[Alarm]:
    asked = [part for part in parts if part["listings"]["asked"]][:STEADY]
    if not asked:
        return
    if all(not part["listings"]["read"] for part in asked) and asked[0]["listings"]["failed"]:
        level: Level = "alarm" if len(asked) == STEADY else "warning"
        reasons = Counter(trouble["words"] for trouble in asked[0]["troubles"])
        words = ", ".join(f"{words} ({count})" for words, count in reasons.most_common(3))
        yield Alarm(level, "unreachable", outlet, f"no listing could be read in {_runs(len(asked))}: {words}")
        return
    if len(asked) < STEADY:
        return
    failing = [{trouble["url"] for trouble in part["troubles"]} for part in asked]
    for trouble in asked[0]["troubles"]:
        if all(trouble["url"] in urls for urls in failing):
            words = f"{trouble['url']}: {trouble['words']} ({_runs(STEADY)})"
            yield Alarm("warning", "listing", outlet, words, trouble["url"])


def _barren(outlet: str, parts: Sequence[Run]) -> Iterable[Alarm]:
    """A new outlet whose pages have given no article: behind a wall, or none that the rules can read."""
    stored = sum(part["pages"]["stored"] for part in parts)
    pages = sum(part["pages"][end] for part in parts for end in IN_VAIN)
    is_new = not parts[-1]["pages"]["known"] and parts[-1]["listings"]["asked"]
    if is_new and not stored and pages >= FEW:
        why = _reasons(parts, *IN_VAIN)
        yield Alarm("warning", "no_article", outlet, f"none of its first {pages} pages gave an article ({why})")


def _silence(outlet: str, history: Sequence[tuple[datetime, Run]]) -> Iterable[Alarm]:
    """Whether an outlet has had nothing new for longer than its own rhythm explains. What the first run found is its
    stock, not its rhythm."""
    new = [(when, part["pages"]["found"] - part["pages"]["known"]) for when, part in history[:-1]]
    with_news = [when for when, count in new if count > 0]
    if len(with_news) < STEADY or new[0][1] > 0:
        return
    hours = (with_news[0] - history[-1][0]) / timedelta(hours=1)
    # to the last look, not to now: what was not asked cannot have answered
    silent = (history[0][0] - with_news[0]) / timedelta(hours=1)
    chance = chance_of_silence(sum(count for _, count in new), hours, silent)
    if chance < UNLIKELY:
        level: Level = "alarm" if chance < HARDLY else "warning"
        words = f"nothing new since {with_news[0]:%Y-%m-%d %H:%M}; it used to have {_rate(new, hours)}"
        yield Alarm(level, "silent", outlet, words)


def _silences(ended: Sequence[Run]) -> dict[str, Alarm]:
    """Outlet -> what was said of its silence: that holds until there is news, though the rhythm lies further back than
    these runs by then."""
    found: dict[str, Alarm] = {}
    with_news: set[str] = set()
    for run in ended:
        with_news |= {part["outlet"] for part in run["outlets"] if part["pages"]["found"] > part["pages"]["known"]}
        for said in run["alarms"]:
            if said["name"] == "silent" and said["subject"] not in with_news:
                found.setdefault(said["subject"], Alarm(said["level"], "silent", said["subject"], said["words"]))
    return found


def _fields(outlet: str, parts: Sequence[Run]) -> Iterable[Alarm]:
    counts = [Counter({"articles": part["articles"], **part[FILLS]}) for part in parts]
    now, past = (sum(some, Counter[str]()) for some in divided(counts, itemgetter("articles")))
    if now["articles"] < NOW or past["articles"] < PAST:
        return
    names = sorted({name for part in parts for name in part[FILLS]})
    for name in names:
        if level := fallen(now[name], now["articles"], past[name], past["articles"]):
            share = past[name] / past["articles"]
            words = f"{name} in {now[name]} of the last {now['articles']} articles; before that in {share:.0%}"
            yield Alarm(level, "field", outlet, words, name)


def _repeated(outlet: str, parts: Sequence[Run]) -> Iterable[Alarm]:
    """Lines that many of its newest articles have, as the last run that stored one of them found."""
    for line in next((part["repeated"] for part in parts if "repeated" in part), ()):
        words = f"in {line['articles']} of the last {line['of']} articles' text: {line['text']}"
        yield Alarm("warning", "repeated", outlet, words, line["text"])


def _reasons(parts: Sequence[Run], *ends: str) -> str:
    """The three most frequent reasons why pages were refused, or failed."""
    reasons = sum((Counter(part[end]) for part in parts for end in ends), Counter[str]())
    return ", ".join(f"{count} {reason}" for reason, count in reasons.most_common(3))


def _rise(outlet: str, name: str, parts: Sequence[Run]) -> Iterable[Alarm]:
    """Whether more of the pages asked for were refused, or failed, than in earlier runs."""
    newest, older = divided(parts, _ended)
    hits, past_hits = (sum(part["pages"][name] for part in some) for some in (newest, older))
    asked, past_asked = (sum(map(_ended, some)) for some in (newest, older))
    if asked < NOW or past_asked < PAST:
        return
    share, before = hits / asked, past_hits / past_asked
    chance = chance_of_at_least(hits, asked, past_hits, past_asked)
    if share - before >= WORTH_SAYING and chance < UNLIKELY:
        level: Level = "alarm" if chance < HARDLY and share > 0.5 else "warning"
        words = f"{hits} of the last {asked} pages {name} ({_reasons(newest, name)}); before that {before:.0%}"
        yield Alarm(level, name, outlet, words)


def _ended(part: Run) -> int:
    """How many of the pages asked for were stored, refused or failed."""
    return sum(part["pages"][end] for end in ("stored", *IN_VAIN))


def _runs(count: int) -> str:
    return "the last run" if count == 1 else f"the last {count} runs"


def _rate(new: Sequence[tuple[datetime, int]], hours: float) -> str:
    rate = sum(count for _, count in new) / max(hours, 1.0)
    return f"{rate:.1f} articles an hour" if rate >= 1 else f"{rate * 24:.1f} articles a day"


def _span(gap: timedelta) -> str:
    hours = gap / timedelta(hours=1)
    return f"{hours:.0f} h" if hours >= 2 else f"{gap / timedelta(minutes=1):.0f} min"
