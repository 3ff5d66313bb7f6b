"""Where log lines go: LOG_JSON makes each a JSON object, LOG_FILE writes them to a file."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from scrapy.exceptions import UsageError
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


class LogFile(logging.FileHandler):
    """A log file. If its disk does not take a line, that is reported once, on standard error, without tracebacks."""

    said = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Called by `emit` for what it met."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self.said:
            self.said = True
            print(f"LOG_FILE {self.baseFilename}: {error.strerror}; it lacks some lines", file=sys.stderr)


def quiet_driver() -> None:
    """Keeps MongoDB's driver from putting its commands into words: at DEBUG, they would be four lines in five."""
    logging.getLogger("pymongo").setLevel(logging.INFO)


def take_log(settings: BaseSettings) -> None:
    """Logs to LOG_FILE, else to standard error, in the place of Scrapy's own handler. Raises UsageError."""
    handler = _handler(settings)
    handler.setFormatter(
        JsonLines()
        if settings.getbool("LOG_JSON")
        else logging.Formatter(settings.get("LOG_FORMAT"), settings.get("LOG_DATEFORMAT"))
    )
    handler.setLevel(settings.get("LOG_LEVEL"))
    logging.root.addHandler(handler)
    settings.set("LOG_ENABLED", value=False, priority="cmdline")
    settings.set("LOG_FILE", None, priority="cmdline")


def _handler(settings: BaseSettings) -> logging.Handler:
    if not (file := settings.get("LOG_FILE")):
        return logging.StreamHandler()
    try:
        return LogFile(file, "a" if settings.getbool("LOG_FILE_APPEND") else "w", settings.get("LOG_ENCODING"))
    except OSError as error:
        raise UsageError(f"LOG_FILE={file} cannot be written: {error.strerror}") from error


def json_line(level: str, message: str, at: datetime, **more: object) -> dict[str, object]:
    """What every line has.

    >>> json_line("ERROR", "no", datetime(2026, 5, 12, 9, 30, tzinfo=UTC), exit=2)
    {'time': '2026-05-12T09:30:00.000Z', 'level': 'ERROR', 'message': 'no', 'exit': 2}
    """
    time = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"time": time, "level": level, "message": message, **more}
