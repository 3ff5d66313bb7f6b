"""Scrapy's settings, in the order in which a page meets them.

Each departure from Scrapy's default names the default and the reason. These are read from the environment: CONTACT,
OUTLETS_DIR, PRIVATE_HOSTS, ARCHIVE_DIR, ARCHIVE_MAX_BYTES, STATE_DIR, MONGODB_URI, MONGODB_DATABASE, MONGODB_FOLDER,
ALARM_WEBHOOK, ALARM_MAIL, MAIL_HOST, MAIL_PORT, MAIL_FROM, MAIL_USER, MAIL_PASS, MAIL_TLS, MAIL_SSL; and, by Scrapy
and OpenSSL themselves, http_proxy, https_proxy, no_proxy, SSL_CERT_FILE.
``-s NAME=VALUE`` overrides any setting for a run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from scrapy.settings import default_settings

VERSION = "0.1.0"


def without(components: Mapping[str, int], *names: str) -> dict[str, int]:
    """Scrapy's components but those. Raises KeyError for one that it has not."""
    left = dict(components)
    for name in names:
        del left[name]
    return left


# --- what runs -------------------------------------------------------------
BOT_NAME = "dateline"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"
if (asked := "".join(sys.argv[1:2])).isidentifier():  # all of them, which Scrapy would load, double the time to start
    if (Path(__file__).parent / "commands" / f"{asked}.py").is_file():
        COMMANDS_MODULE = f"crawler.commands.{asked}"
    elif find_spec(f"scrapy.commands.{asked}"):
        COMMANDS_MODULE = ""
OUTLETS_DIR = os.environ.get("OUTLETS_DIR", "")
"""A folder of your own outlet files, read in addition to crawler/outlets."""

# --- what of Scrapy's is left out -------------------------------------------
# A component set to None is loaded all the same: together they take longer than a whole run without news.
# Ours are added to these below, so that EXTENSIONS, DOWNLOADER_MIDDLEWARES and DOWNLOAD_HANDLERS of your own come in addition.
EXTENSIONS_BASE = without(  # default has these as well
    default_settings.EXTENSIONS_BASE,
    "scrapy.extensions.corestats.CoreStats",  # crawler.runs.start_stats is in its place
    "scrapy.extensions.memdebug.MemoryDebugger",  # default off, as the next two should be
    "scrapy.extensions.remote_control.RemoteControl",  # runs Python that is sent to it
    "scrapy.extensions.telnet.TelnetConsole",  # a door nobody needs
)
DOWNLOADER_MIDDLEWARES_BASE = without(  # default has these as well
    default_settings.DOWNLOADER_MIDDLEWARES_BASE,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",  # crawler.web.borders knows more of where a page may lead
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",  # crawler.web.robots is in its place
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",  # crawler.web.refresh is in its place
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",  # crawler.web.compression is in its place
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",  # no page we read needs a session
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",  # default off; it is wrong for news
)
SPIDER_MIDDLEWARES_BASE = without(  # default has these as well, and each takes its turn at all that a page yields
    default_settings.SPIDER_MIDDLEWARES_BASE,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware",  # nobody asks which requests were a spider's first
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",  # crawler.web.borders holds requests to a length
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",  # no spider of ours copies `meta`
)

# --- who asks --------------------------------------------------------------
CONTACT = os.environ.get("CONTACT", "")
"""Where webmasters can reach you: the address of a page or a mailbox."""
USER_AGENT = f"Dateline/{VERSION} (+{CONTACT})" if CONTACT else f"Dateline/{VERSION}"  # default names Scrapy
ROBOTSTXT_OBEY = True  # default False
ROBOTSTXT_USER_AGENT = "Dateline"  # default USER_AGENT, where a contact such as "robot@…" would match others' rules
ROBOTSTXT_MAX_AGE = 6 * 3600
"""Seconds before a host's robots.txt is fetched again; RFC 9309 allows a day."""
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "*",  # default en, for which an outlet may answer with its English edition
}

# --- how fast --------------------------------------------------------------
CONCURRENT_REQUESTS = 32  # default 16; there are many hosts, and each has its own pace
CONCURRENT_REQUESTS_PER_DOMAIN = 4  # default 8; news sites are shared hosting as often as not
AUTOTHROTTLE_ENABLED = True  # default False
AUTOTHROTTLE_START_DELAY = 0.5  # default 5 s; a host is asked for robots.txt and a few listings first
AUTOTHROTTLE_MAX_DELAY = 30.0  # default 60 s
CRAWL_DELAY_MAX = 30.0
"""Longest pause in seconds that a host may ask for; robots.txt may ask for more, which would make a run last beyond the next one."""
EXTENSIONS_BASE |= {
    "crawler.runs.log_lines.LogLevel": 0,
    "crawler.runs.log_lines.PlainLog": 1,
    "crawler.runs.garbage.Garbage": 0,  # no full pass of the collector stops the event loop
    "crawler.runs.start_stats.StartStats": 0,  # in its place: the stock one breaks where no MongoDB lets the crawl start
    "scrapy.extensions.throttle.AutoThrottle": 0,
    "crawler.web.pace.Pace": 100,  # after AutoThrottle: it lifts what that has lowered too far
    "crawler.crawl.page_ledger.Ledger": 200,  # what became of each address
    "crawler.runs.progress.CrawlProgress": 300,  # a line on a terminal
    "crawler.runs.ledger.RunLedger": 300,  # the run's document in `runs`; after the ledger, which books what was not asked
}
EXTENSIONS: dict[str, int | None] = {}
"""Your own, and None for one of ours or of Scrapy's that you do without."""

# --- what comes in ---------------------------------------------------------
DOWNLOADER_MIDDLEWARES_BASE |= {
    "crawler.web.borders.AddressGuard": 90,  # no page must lead into our own network
    "crawler.web.robots.RobotsMiddleware": 100,  # in its place: the stock one lets waiting requests pass
    "crawler.web.borders.ResolutionGuard": 560,  # nor any answer of a name server; after RetryMiddleware
    "crawler.web.pace.Rest": 570,  # a host that wants to be left alone for long is; before RetryMiddleware has its answer
    "crawler.web.refresh.RefreshMiddleware": 580,  # in its place: the stock one puts every page's bytes into text
    "crawler.web.compression.CompressionMiddleware": 590,  # in its place: the stock one takes an answer that was cut for a whole one
}
DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {}
"""As `EXTENSIONS`."""
DOWNLOADER = "crawler.web.waiting.WaitingApart"  # default lets a few silent or slow hosts hold up all others
SCHEDULER_PRIORITY_QUEUE = "crawler.web.waiting.HostsInTurn"  # default gives out all of a slow host's
DOWNLOAD_HANDLERS_BASE = {  # default has data, file, ftp and s3 as well: no page may name a file of ours
    "http": "crawler.web.handlers.BoundedHandler",  # default without a bound on headers
    "https": "crawler.web.handlers.BoundedHandler",
}
DOWNLOAD_HANDLERS: dict[str, str | None] = {}
"""As `EXTENSIONS`."""
TWISTED_DNS_RESOLVER = "crawler.web.borders.PublicResolver"  # default connects wherever a name server says
PRIVATE_HOSTS = os.environ.get("PRIVATE_HOSTS", "")
"""Hosts, separated by commas, that may resolve into our own network: an intranet's outlets."""
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False; SSL_CERT_FILE names a private authority
DOWNLOAD_TIMEOUT = 30  # default 180 s
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # default 1 GiB; bounds what is decompressed, too
DOWNLOAD_WARNSIZE = 0  # default 32 MiB; beyond the bound above
DNS_TIMEOUT = 10  # default 60 s
REACTOR_THREADPOOL_MAXSIZE = 40  # default 10; names are resolved in threads, and without a network all take long
RETRY_TIMES = 3  # default 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # default ERROR; the errback says it once, in a line
REDIRECT_MAX_TIMES = 6  # default 20; RFC 9309 wants five at least for robots.txt
METAREFRESH_MAXDELAY = 5  # default 100 s: a page that renews itself every minute is no redirect
DEPTH_LIMIT = 16  # default none; a sitemap index, its parts, what a listing named earlier (crawler.crawl.rounds)
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # default drops in silence; the spiders count what they skip

# --- what is made of it ----------------------------------------------------
CONCURRENT_ITEMS = 1  # default 100 tasks for each response, of which ours yields one item
ITEM_PIPELINES = {
    "pipelines.store.archive.ArchivePipeline": 50,  # Page -> Page: its bytes kept in a WARC file, whatever becomes of it
    # Page -> Article: boilerplate.py leaves the story, structure.py takes it apart; in a worker process
    "pipelines.reading.ReadingPipeline": 100,  # Page -> Article
    "pipelines.validation.ValidationPipeline": 300,  # Article -> Article, or dropped by name
    "pipelines.store.storing.StoragePipeline": 400,  # Article -> MongoDB
}
READER_PROCESSES: int | None = None
"""Number of processes that read pages; None: one fewer than there are cores; 0: the crawler reads them itself (for debugging)."""
READER_SECONDS = 20.0
"""Seconds that reading a page may take before it is refused as reader_too_slow; ten times what a hostile one should take."""
ARCHIVE_ENABLED = True
ARCHIVE_DIR = os.environ.get("ARCHIVE_DIR", "data/archive")
ARCHIVE_FILE_BYTES = 256 * 1024 * 1024
"""Size in bytes at which an archive file is closed; it is also closed at the end of a run."""
ARCHIVE_MAX_BYTES = os.environ.get("ARCHIVE_MAX_BYTES") or 50 * 1024**3
"""Bytes that all archive files may take; beyond that the oldest are deleted. 50 GiB hold some two and a half million pages."""
OUTLET_SELECTORS = True
"""Whether the selectors in outlet files override the general rules."""
MONGODB_URI = os.environ.get("MONGODB_URI", "")
"""Address of MongoDB; empty: a private server."""
MONGODB_FOLDER = os.environ.get("MONGODB_FOLDER", "data/mongodb")
"""The folder of the private server's data."""
MONGODB_DATABASE = os.environ.get("MONGODB_DATABASE", "dateline")
STORE_PATIENCE = 120.0
"""Seconds that a run waits for a MongoDB that does not answer; after that, articles go to the spool."""
STATE_DIR = os.environ.get("STATE_DIR", "data/state")
"""The folder of lock files, of the spool, and of what `export --cursor` remembers."""
SPOOL_MAX_BYTES = 1024**3
"""Bytes that the spool may take; beyond that articles stay in the frontier, and a later run fetches them again."""
RUN_SECONDS = 0.0
"""Seconds after which a run fetches nothing more, finishes what is in flight and leaves the rest to the next run; 0: no limit."""

# --- what is said of it ----------------------------------------------------
LOG_LEVEL = "WARNING"  # default DEBUG; a good run says nothing, so that cron mails only trouble
LOG_FORMAT = "%(asctime)s %(levelname)s: %(message)s"  # default names Scrapy's module too
LOG_JSON = False
"""Whether log lines are JSON objects, for log collectors."""
LOG_FORMATTER = "crawler.runs.log_lines.OneLine"  # default prints whole items, bodies and all
FEED_EXPORT_ENCODING = "utf-8"  # default spells out in JSON what is not ASCII
# default has these for `crawl -o`, which cannot write a field that has parts: `scrapy export` does
FEED_EXPORTERS = dict.fromkeys(("csv", "xml", "marshal", "pickle"))
DEFAULT_DROPITEM_LOG_LEVEL = "INFO"  # default WARNING; drops are counted and summed up
RUNS_ENABLED = True
"""Whether each run is recorded in the collection `runs`, for `scrapy runs` and `scrapy health`."""
ALARM_WEBHOOK = os.environ.get("ALARM_WEBHOOK", "")
"""Where new alarms are sent as JSON at the end of a run: {"text", "run", "spider", "exit", "alarms"}."""
ALARM_MAIL = os.environ.get("ALARM_MAIL", "")
"""Who is mailed new alarms."""
# default as these seven, which Scrapy reads from no environment
MAIL_HOST = os.environ.get("MAIL_HOST", "localhost")  # default
MAIL_PORT = os.environ.get("MAIL_PORT") or 25  # default
MAIL_FROM = os.environ.get("MAIL_FROM", "scrapy@localhost")  # default
MAIL_USER = os.environ.get("MAIL_USER")  # default None
MAIL_PASS = os.environ.get("MAIL_PASS")  # default None; with -s everybody on the machine could read it
MAIL_TLS = os.environ.get("MAIL_TLS") or False  # default
MAIL_SSL = os.environ.get("MAIL_SSL") or False  # default
STATS_CLASS = "crawler.runs.start_stats.Counts"  # default takes ten times as long for each count
STATS_DUMP = False  # default True, at INFO; the summary says what matters
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"  # the default: async pipelines need it
