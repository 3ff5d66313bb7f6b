"""Why an export cannot be made: each message is a line for the user."""

from __future__ import annotations


class BadRequest(ValueError):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised for what cannot be meant: an unknown field, format or store, a place where nothing can be written. Exit 2."""


class NotDelivered(Exception):  # noqa: N818 - as above
    """Raised where a store that should take the articles does not; nothing of this export is in it. Exit 1."""


class OddRecord(Exception):  # noqa: N818 - as above
    """Raised where the store has a record that is no article: the message names it. Exit 1."""


class FeedBusy(Exception):  # noqa: N818 - as above
    """Raised where another process is writing the same feed; it will do. Exit 75."""
