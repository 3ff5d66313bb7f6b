"""What all commands share: they print UTF-8, and stop without a traceback.

A terminal or a cron in Latin-1 must not end a command at the first Chinese headline; what has no bytes at all, half of
a character, is shown by its number.
"""

import io
import os
import sys
from pathlib import Path
from types import TracebackType

for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
    if getattr(sys, name) is None:  # closed by who started us
        setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - for as long as the process lives
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say_stopped(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        print("scrapy: stopped", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _say_stopped
