"""The project's settings for a web that is measured: no host's pace, and the costs counted."""

from crawler import settings
from crawler.settings import *  # noqa: F403

EXTENSIONS = {**settings.EXTENSIONS, "benchmarks.costs.Costs": 900}
AUTOTHROTTLE_ENABLED = False
CONCURRENT_REQUESTS_PER_DOMAIN = settings.CONCURRENT_REQUESTS
