"""Log lines as JSON, for who collects logs: LOG_JSON."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from scrapy.settings import BaseSettings


class JsonLines(logging.Formatter):
    """A line a record: time (UTC), level, logger, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = datetime.fromtimestamp(record.created, UTC)
        line = json_line(record.levelname, record.getMessage(), at, logger=record.name)
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as_json(settings: BaseSettings) -> None:
    """Logs JSON to standard error, or to LOG_FILE, in the place of Scrapy's own handler, which would be set up anew."""
    file = settings.get("LOG_FILE")
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.setLevel(settings.get("LOG_LEVEL"))
    logging.root.addHandler(handler)
    settings.set("LOG_ENABLED", False, priority="cmdline")
    settings.set("LOG_FILE", None, priority="cmdline")


def json_line(level: str, message: str, at: datetime, **more: object) -> dict[str, object]:
    """What every line has.

    >>> json_line("ERROR", "no", datetime(2026, 5, 12, 9, 30, tzinfo=UTC), exit=2)
    {'time': '2026-05-12T09:30:00.000Z', 'level': 'ERROR', 'message': 'no', 'exit': 2}
    """
    time = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"time": time, "level": level, "message": message, **more}
