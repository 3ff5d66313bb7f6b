"""What a user asks of a spider with ``-a NAME=VALUE``, and of a command with ``--name VALUE``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class BadArgument(ValueError):  # noqa: N818 - the message is for the user, not for a program
    """An argument that makes no sense; the text says why in one line.

    Raised before anything is asked for. The crawl command prints it and exits 2.
    """


def refuse_unknown(arguments: Mapping[str, str], known: tuple[str, ...]) -> None:
    """Raise `BadArgument` for an unknown name: a typo must not start a crawl of everything.

    One that begins with an underscore is of whoever starts the crawl: scrapyd gives each its `_job`.
    """
    for name in arguments:
        if name not in known and not name.startswith("_"):
            raise BadArgument(f"unknown argument {name!r}; the arguments are {', '.join(known)}")


def read_ids(text: str | None) -> str | None:
    """Outlet ids separated by commas; None, for all, if the argument is not given."""
    # an empty variable in a script must not start a crawl of everything
    if text is not None and not text.strip(" ,"):
        raise BadArgument("outlets= is empty; leave it out for all outlets")
    return text


def read_since(text: str | None, now: datetime, name: str = "since") -> datetime | None:
    """As `read_moment`; BadArgument for one that is yet to come."""
    since = read_moment(text, now, name)
    if text is not None and since and since > now:
        raise BadArgument(f"{_given(name, text)} is in the future")
    return since


def read_moment(text: str | None, now: datetime, name: str) -> datetime | None:
    """The instant (UTC) from ``30m``, ``12h``, ``2d``, ``1w`` before `now`, a day or an ISO time; None if not given.

    `name` is that of the argument, or the option (``--since``).

    >>> read_moment("2d", datetime(2026, 5, 12, tzinfo=UTC), "since").isoformat()
    '2026-05-10T00:00:00+00:00'
    """
    if text is None:
        return None
    if span := re.fullmatch(r"(\d{1,4})([mhdw])", text.strip()):
        return now - timedelta(**{UNITS[span[2]]: int(span[1])})
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        wanted = "30m, 12h, 2d, 1w, a day (2026-09-01) or an ISO time"
        raise BadArgument(f"{_given(name, text)}: expected {wanted}") from error


def read_limit(text: str | None, name: str = "limit") -> int | None:
    """The most articles to fetch, or lines to print; None if not given."""
    if text is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,8}", text.strip()):
        raise BadArgument(f"{_given(name, text)}: expected a whole number, 1 or more")
    return int(text)


def _given(name: str, text: str) -> str:
    """An argument or an option as the user wrote it."""
    return f"{name} {text}" if name.startswith("--") else f"{name}={text}"
