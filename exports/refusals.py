"""Why an export cannot be made; each message is one line for the user."""

from __future__ import annotations


class BadRequest(ValueError):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised for an unknown field, format or store, or a place where nothing can be written. Exit code 2."""


class NotDelivered(Exception):  # noqa: N818 - as above
    """Raised if a database does not take the articles; nothing of this export is in it then. Exit code 1."""


class OddRecord(Exception):  # noqa: N818 - as above
    """Raised if the store has a record that is not an article; the message names it. Exit code 1."""


class FeedBusy(Exception):  # noqa: N818 - as above
    """Raised if another process is writing the same feed, so this one need not. Exit code 75."""
