"""Papers and broadcasters in private hands."""

from crawler.crawl.outlet_spider import OutletSpider


class PrivatemediaSpider(OutletSpider):
    """``scrapy crawl privatemedia``."""

    name = "privatemedia"
    kinds = frozenset({"private"})
