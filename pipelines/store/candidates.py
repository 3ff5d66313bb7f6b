"""Addresses of the frontier, as they pass between the crawl and the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pipelines.article.documents import article_id
from pipelines.world.address import address_key

PageState = Literal["found", "claimed", "done", "refused", "failed", "forgotten"]


def page_id(url: str) -> str:
    """The `_id` of an address in `pages`: the same for all spellings of it."""
    try:
        return article_id(address_key(url))
    except ValueError:
        return article_id(url)


@dataclass(slots=True)
class Candidate:
    """An address in the frontier, and what is known of it from earlier runs."""

    url: str
    """As it is to be asked for."""
    outlet: str | None = None
    found_by: str = ""
    """The address of the listing that named it; "given" where a user's own list did."""
    listed: datetime | None = None
    """UTC; the date its listing gives it."""
    found: datetime | None = None
    """UTC; when it was first named."""
    published: datetime | None = None
    """UTC; of its article, where that is stored."""
    attempts: int = 0
    """Refusals or failures in a row."""
    article_id: str | None = None
    """Of its article, where that is stored."""
    etag: str | None = None
    last_modified: str | None = None
    """Validators of the last answer whose article was stored, as the host gave them."""

    def born(self, now: datetime) -> datetime:
        """The moment from which its article's age counts; a date in the future is the page's mistake."""
        dates = (self.published, self.listed, self.found)
        return next((date for date in dates if date and date <= now), now)


@dataclass(slots=True)
class PageEnd:
    """What became of a candidate in a run."""

    candidate: Candidate
    """As it is from now on."""
    state: PageState
    reason: str = ""
    """Why refused or failed; "not_modified" where it was looked at and had not changed."""
    next_check: datetime | None = None
    """UTC; None for never."""
    aliases: tuple[str, ...] = ()
    """Further addresses of the same article, known from now on."""


@dataclass(frozen=True, slots=True)
class ListingNote:
    """What is kept of a listing that was asked for."""

    etag: str | None = None
    last_modified: str | None = None
    newest: datetime | None = None
    """UTC; the date of its newest item, where they have dates."""
    trouble: str | None = None
    """The name of what was wrong with it when it was asked last; None where nothing was."""
    read: bool | None = None
    """It has named articles; None where it never has, as far as is known."""
    whole: datetime | None = None
    """UTC; when the answer that the validators are of was had."""
    over: bool | None = None
    """A crawl of the archive has read it to its end, and it will not change."""


def dated_anew(named: dict[str, Candidate], known: dict[str, dict[str, Any]], now: datetime) -> list[str]:
    """Those stored that a listing dates later than the last look at them: updated under the same address, or corrected."""
    anew = [
        key
        for key, page in known.items()
        if page.get("state") == "done"
        and (listed := named[key].listed)
        and (reached := page.get("reached"))
        and (reached < listed or reached > now)  # the last by a clock that was ahead
        and listed <= now
    ]
    # a listing that dates most of what it names anew prints the moment that it was made
    return anew if len(anew) <= max(1, len(known) // 2) else []
