"""What a user sets with ``-s NAME=VALUE`` or in the environment, checked before anything is fetched."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from math import inf

from scrapy.settings import BaseSettings, default_settings

from crawler import settings as ours
from crawler.arguments import BadArgument

OWN = {name: value for name, value in vars(ours).items() if name.isupper()}
KNOWN = {name: value for name, value in vars(default_settings).items() if name.isupper()} | OWN
KINDS = KNOWN | {name: getattr(default_settings, name) for name in ("MAIL_TLS", "MAIL_SSL")}
"""As `KNOWN`, without what the environment has in the place of a boolean."""
OF_ENVIRONMENT = ("ARCHIVE_MAX_BYTES", "MAIL_PORT", "MAIL_TLS", "MAIL_SSL")
"""Settings that are not text, and that the environment may give."""
WHOLE = {"MAIL_PORT", "READER_PROCESSES", "ARCHIVE_MAX_BYTES", "ARCHIVE_FILE_BYTES", "SPOOL_MAX_BYTES"}
"""Settings that must be whole numbers; seconds may be any number."""
LIKENESS = 0.85
"""Two names at least as alike as this: one is a misspelling of the other."""


def refuse_odd_settings(settings: BaseSettings, given: Iterable[str]) -> None:
    """Raise `BadArgument` for a value of another kind than its setting's default, and for a known name misspelt.

    Scrapy takes both: the one breaks a run in its midst or, worse, each of its requests, the other changes nothing.
    """
    for name in [*given, *OF_ENVIRONMENT]:
        if name not in KNOWN and (meant := get_close_matches(name.upper(), KNOWN, 1, LIKENESS)):
            raise BadArgument(f"unknown setting {name}; did you mean {meant[0]}?")
        if wanted := _wanted(settings, name):
            raise BadArgument(f"{name}={settings.get(name)}: expected {wanted}")


def _wanted(settings: BaseSettings, name: str) -> str | None:
    """What should have been given; None where the value is fine."""
    default = KINDS.get(name)
    try:
        if isinstance(default, bool):
            settings.getbool(name)
        elif name in WHOLE or isinstance(default, int | float):
            number = float(settings.getint(name) if name in WHOLE else settings.getfloat(name))
            return None if (0 if name in OWN else -inf) <= number < inf else "a number, 0 or more"
    except (ValueError, OverflowError):
        return "True or False" if isinstance(default, bool) else f"a {'whole ' * (name in WHOLE)}number"
    return None
