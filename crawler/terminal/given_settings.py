"""What a user sets with ``-s NAME=VALUE`` or in the environment, checked before anything is fetched."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from math import inf

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings
from scrapy.utils.misc import load_object

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
SWITCHES = {
    "COOKIES_ENABLED": ("DOWNLOADER_MIDDLEWARES", "scrapy.downloadermiddlewares.cookies.CookiesMiddleware"),
    "HTTPCACHE_ENABLED": ("DOWNLOADER_MIDDLEWARES", "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware"),
    "MEMDEBUG_ENABLED": ("EXTENSIONS", "scrapy.extensions.memdebug.MemoryDebugger"),
    "REMOTE_CONTROL_ENABLED": ("EXTENSIONS", "scrapy.extensions.remote_control.RemoteControl"),
    "TELNETCONSOLE_ENABLED": ("EXTENSIONS", "scrapy.extensions.telnet.TelnetConsole"),
}
"""Scrapy's switches of components that settings.py leaves out, and where those would stand."""
DEBUGGING = {"MEMDEBUG_ENABLED", "REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED"}
"""Those that change nothing of what is fetched: a file of settings that several projects share may have them by habit."""
EXPORT_HINT = "`scrapy export` writes what is stored as CSV, Parquet and more"


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


def refuse_idle_settings(settings: BaseSettings) -> None:
    """Raise `BadArgument` for what a crawl of Scrapy's may be asked for and ours has not: in silence it would change
    nothing, or break the run."""
    if settings.get("JOBDIR"):
        raise BadArgument(
            "JOBDIR: leave it out; what a run leaves over is in MongoDB, and the next run continues there"
        )
    if settings["TWISTED_REACTOR"] != ours.TWISTED_REACTOR or not settings.getbool("TWISTED_REACTOR_ENABLED"):
        raise BadArgument(f"TWISTED_REACTOR: a crawl runs on {ours.TWISTED_REACTOR} only")
    for name, (kind, component) in SWITCHES.items():
        asked = SETTINGS_PRIORITIES["cmdline" if name in DEBUGGING else "project"]
        if (settings.getpriority(name) or 0) < asked or not settings.getbool(name):
            continue
        if not _has(settings, kind, component):
            raise BadArgument(f"{name} changes nothing by itself, as Dateline leaves it out: add {component} to {kind}")
    exporters = settings.getwithbase("FEED_EXPORTERS")
    for uri, feed in settings.getdict("FEEDS").items():
        if (kind := feed.get("format")) and exporters.get(kind) is None:
            raise BadArgument(f"FEEDS: {uri}: no format {kind}; {EXPORT_HINT}")


def _has(settings: BaseSettings, kind: str, component: str) -> bool:
    return load_object(component) in map(load_object, settings.get_component_priority_dict_with_base(kind))
