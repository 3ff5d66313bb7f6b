"""The project's settings for benchmarks: no host has a pace, and the costs are counted."""

from crawler import settings
from crawler.settings import *  # noqa: F403

EXTENSIONS = {"benchmarks.costs.Costs": 900}
AUTOTHROTTLE_ENABLED = False
CONCURRENT_REQUESTS_PER_DOMAIN = settings.CONCURRENT_REQUESTS
