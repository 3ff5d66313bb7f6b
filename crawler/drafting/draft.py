"""Evidence -> the draft of an outlet's file, in TOML. Nothing is guessed: what no source states is marked TODO."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from crawler.drafting.evidence import Evidence, Tried
from crawler.items import Article, Metadata
from crawler.outlet_keys import OUTLET_KEYS
from crawler.terminal.printing import printable
from pipelines.language.phrases import primary_subtag
from pipelines.page.head.linked_data import text_of, types_of
from pipelines.world.address import without_tracking
from pipelines.world.home_zone import (
    country_of_address,
    keeps_time,
    territory_of_zone,
    zone_of_dates,
    zone_of_language,
    zone_of_territory,
)

SITES = frozenset({"website", "newsmediaorganization", "organization"})
"""Types of linked data whose name is the outlet's."""
TEMPLATE = "en-US"
"""What publishing templates contain wherever they are used."""
MOST_EDITIONS = 20
SHOWN = 3
"""Links of menus that the pattern matches: they may be articles, or the pattern too wide."""
MEANT = {
    "name": "what the outlet calls itself",
    "home": "its home page",
    "country": "an ISO 3166 country, such as DE",
    "languages": "BCP 47, the main one first, such as en or zh-Hant",
    "timezone": "an IANA time zone, such as Asia/Shanghai",
    "kinds": "of state, wire, public, private",
    "hosts": "its own, such as agency.example",
}
_TITLES = re.compile(r" [-–—·:»] | ?[|_] ?|-{2,9}")
Said = tuple[Any, str]
"""A value, None or empty where nobody gives it; and who gives it, or what else is known."""


def draft_outlet(evidence: Evidence, now: datetime, given: Mapping[str, Any] | None = None) -> str:
    """The outlet's file; `given`: values of keys that the user knows."""
    given = given or {}
    country = (given["country"], "as given") if "country" in given else _country(evidence)
    languages = _languages(evidence)
    values: dict[str, Said] = {
        "name": _name(evidence),
        "home": (without_tracking(evidence.page.url), ""),
        "country": country,
        "languages": languages,
        "timezone": _timezone(evidence, country[0], languages[0]),
        "kinds": (given.get("kinds"), ""),
        "hosts": (list(evidence.hosts), ""),
    }
    lines = [
        f"# Drafted on {now:%Y-%m-%d}: compare it with the site, and fill in what is marked TODO.",
        *(_line(key, *said) for key, said in values.items()),
        *_pattern(evidence),
        *(line for one in evidence.kept for line in _listing(one, now)),
    ]
    if evidence.editions:
        lines += ["", "# Other editions, each an outlet of its own:"]
        lines += [f"# {language}: {url}" for language, url in evidence.editions[:MOST_EDITIONS]]
    if faulty := [
        one for one in evidence.tried if one.fault and (one.listing.kind != "section_index" or not evidence.kept)
    ]:
        lines += ["", "# Asked for and left out:"]
        lines += [f"# {one.listing.url} ({one.listing.note}): {one.fault}" for one in faulty]
    return "\n".join(map(printable, lines)) + "\n"


def todo_of(draft: str) -> list[str]:
    """The keys that are left to the user."""
    return re.findall(r"^# TODO (\w+)", draft, re.MULTILINE)


def _line(key: str, value: Any, why: str) -> str:
    faults: list[str] = []
    value = [_clean(one) for one in value] if isinstance(value, list) else _clean(value or "")
    if value:
        OUTLET_KEYS[key].read(value, key, faults)
    if not value or faults:
        return f"# TODO {key} =  # {'; '.join(filter(None, (MEANT[key], why, *faults)))}"
    text = f"[{', '.join(map(_quoted, value))}]" if isinstance(value, list) else _quoted(value)
    return f"{key} = {text}" + (f"  # {why}" if why else "")


def _pattern(evidence: Evidence) -> list[str]:
    learned = evidence.learned
    if not learned.pattern:
        common = "have nothing in common that its menus' links have not" if learned.left_out else "were found nowhere"
        return [f"# TODO article_url =  # its articles' addresses {common}"]
    of = len(learned.matched) + len(learned.left_out)
    return [
        f"# matches {len(learned.matched)} of {of} addresses in its listings, {len(learned.wrong)} of "
        f"{len(learned.menus)} links in its menus",
        *(f"# in its menus: {url}" for url in learned.wrong[:SHOWN]),
        f"article_url = '{learned.pattern}'",
        *("article_url_examples = [", *(f"  {_quoted(url)}," for url in evidence.examples), "]"),
    ]


def _listing(tried: Tried, now: datetime) -> Iterator[str]:
    count = f"{len(tried.found)} article{'s' * (len(tried.found) != 1)} on {now:%Y-%m-%d}"
    note = count + (f", the newest of {tried.newest:%Y-%m-%d}" if tried.newest else "")
    values = {"kind": tried.listing.kind, "url": tried.listing.url, "status": "verified", "note": note}
    yield from ("", "[[listings]]", *(f"{key} = {_quoted(value)}" for key, value in values.items()))


def _name(evidence: Evidence) -> Said:
    about = evidence.about
    if about.site_name and "copyright" not in (said := about.provenance["site_name"]):
        return about.site_name, said
    for item in evidence.objects:
        if types_of(item) & SITES and (name := text_of(item.get("name"))):
            return name, "JSON-LD of the home page"
    others = [other for _, other in _read(evidence)]
    if names := Counter(other.site_name for other in others if other.site_name):
        return names.most_common(1)[0][0], "site name of its articles"
    titles = dict.fromkeys(one.title for one in (about, *others) if one.title)
    parts = Counter(part for title in titles for part in dict.fromkeys(_TITLES.split(title)) if part.strip())
    ends = Counter(_TITLES.split(title)[-1] for title in titles)
    name, count = max(parts.items(), key=lambda one: (one[1], ends[one[0]]), default=("", 0))
    return (name, "what its titles share") if count > 1 else (None, f"its title: {about.title or ''}")


def _languages(evidence: Evidence) -> Said:
    if read := Counter(article.language for article, _ in _read(evidence) if article.language):
        return [language for language, _ in read.most_common()], f"of {read.total()} articles read"
    declared = primary_subtag(evidence.about.language)
    return [declared] if declared else [], evidence.about.provenance.get("language", "")


def _country(evidence: Evidence) -> Said:
    if code := country_of_address(evidence.page.url):
        return code, "the end of its host"
    for item in evidence.objects:
        address = item.get("address")
        code = text_of(address.get("addressCountry")) if isinstance(address, dict) else None
        if code and re.fullmatch("[A-Z]{2}", code):
            return code, "JSON-LD of the home page: address"
    declared = evidence.about.language or ""
    if declared != TEMPLATE and (region := re.search(r"-([A-Z]{2})$", declared)):
        return region[1], f"{evidence.about.provenance['language']}: {declared}"
    zone, why = _timezone(evidence, None, _languages(evidence)[0])
    return (territory_of_zone(zone), f"{zone}: {why}") if zone else (None, "")


def _timezone(evidence: Evidence, country: str | None, languages: Sequence[str]) -> Said:
    if country and (zone := zone_of_territory(country)):
        return zone, f"of {country}"
    if not evidence.dates:
        return None, ""
    why = f"its dates are at {', '.join(sorted({f'{when:%z}' for when in evidence.dates}))}"
    zone = zone_of_dates(country, evidence.dates) if country else zone_of_language(next(iter(languages), None))
    return (zone if zone and keeps_time(zone, evidence.dates) else None), why


def _read(evidence: Evidence) -> list[tuple[Article, Metadata]]:
    return [sample for sample in evidence.samples.values() if not isinstance(sample, str)]


def _clean(text: str) -> str:
    return " ".join(printable(text).split())


def _quoted(text: str) -> str:
    return json.dumps(_clean(text), ensure_ascii=False)
