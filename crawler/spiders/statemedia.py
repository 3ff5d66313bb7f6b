"""Media that a state owns or pays for."""

from crawler.crawl.outlet_spider import OutletSpider


class StatemediaSpider(OutletSpider):
    """``scrapy crawl statemedia``."""

    name = "statemedia"
    kinds = frozenset({"state", "public"})
