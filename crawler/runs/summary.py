"""A run's summary, and whether it did what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.runs.rules import rules_of, unmatched
from crawler.tally import by_outlet, under
from crawler.web.failures import is_ours

Stats = Mapping[str, Any]
COLUMNS = ("found", "known", "fetched", "stored", "refused", "failed", "unasked")


def exit_code(stats: Stats) -> tuple[int, str]:
    """0 or 1 with the reason in words: nothing could be fetched, nothing could be stored, or the run was cut off."""
    found, known, fetched, stored = (stats.get(f"pages/{name}", 0) for name in ("found", "known", "fetched", "stored"))
    if stats.get("finish_reason") == "shutdown":
        return 1, f"stopped by a signal; {stats.get('pages/unasked', 0)} articles were not fetched"
    if stats.get("memusage/limit_reached") and not fetched:
        return 1, "nothing could be fetched: MEMUSAGE_LIMIT_MB is less than a run takes"
    if not found and stats.get("listings/asked", 0) and not stats.get("listings/read", 0):
        return 1, "nothing could be fetched: no listing could be read"
    ends = _counts(stats, "pages/refused/", "pages/failed/") or f"the run was over first ({stats.get('finish_reason')})"
    # where articles are known a round without new ones is a good one, and one broken link no alarm
    if found and not known and not fetched:
        return 1, f"nothing could be fetched: {ends}"
    if fetched and not stored and (not known or any(map(is_ours, under(stats, "pages/failed/")))):
        return 1, f"nothing could be stored: {ends}"
    if (waiting := stats.get("store/waiting", 0)) and waiting >= stored:
        return (
            1,
            f"nothing could be stored: MongoDB did not answer, or refused; {waiting} articles wait on disk for the next run",
        )
    if stats.get("frontier/away") and not stored:
        return 1, "nothing could be stored: MongoDB did not answer, or refused"
    if not found and (errors := stats.get("spider_exceptions/count", 0)):
        return 1, f"the spider broke: {errors} errors"
    return 0, ""


def summary_lines(stats: Stats) -> list[str]:
    """A heading, a line for each outlet with its counts and reasons, their sum, and what the store made of it."""
    outlets = dict(sorted(by_outlet(stats).items()))
    width = max(len("outlet"), *map(len, outlets)) if outlets else len("outlet")
    heading = f"{'outlet':{width}}  listings " + " ".join(f"{name:>7}" for name in COLUMNS)
    rows = [_row(name, width, own) for name, own in outlets.items()]
    lines = [heading, *rows, _row("all", width, stats)]
    lines += [f"{name}: {words}" for name, own in outlets.items() for words in unmatched({"rules": rules_of(own)})]
    for title, prefix in (("passed over", "links/passed_over/"), ("store", "store/")):
        if reasons := _counts(stats, prefix):
            lines.append(f"{title}: {reasons}")
    return lines


def _row(name: str, width: int, stats: Stats) -> str:
    listings = f"{stats.get('listings/read', 0)}/{stats.get('listings/asked', 0)}"
    counts = " ".join(f"{stats.get(f'pages/{column}', 0):>7}" for column in COLUMNS)
    reasons = _counts(stats, "pages/refused/", "pages/failed/")
    return f"{name:{width}}  {listings:>8} {counts}" + (f"  {reasons}" if reasons else "")


def _counts(stats: Stats, *prefixes: str) -> str:
    """The counts under some prefixes by what follows these, the highest first."""
    found = [(-count, reason) for prefix in prefixes for reason, count in under(stats, prefix).items()]
    return ", ".join(f"{-count} {reason}" for count, reason in sorted(found))
