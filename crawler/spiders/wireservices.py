"""News agencies, whose copy others print."""

from crawler.crawl.outlet_spider import OutletSpider


class WireservicesSpider(OutletSpider):
    """``scrapy crawl wireservices``."""

    name = "wireservices"
    kinds = frozenset({"wire"})
