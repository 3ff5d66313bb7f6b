"""Text of a page as a browser shows it."""

from __future__ import annotations

import re

# A single blank or no-break space stays as it is.
_SPACE = re.compile(
    r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\r\n\f\v\u2000-\u200a\u202f\u205f\u3000]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def fold(text: str) -> str:
    """White space as a browser shows it; a lone no-break space stays, marks that are never seen go.

    >>> fold(" A\\u00a0man   with\\u200b a \\n plan ")
    'A\\xa0man with a plan'
    """
    return _SPACE.sub(" ", text if text.isascii() else _INVISIBLE.sub("", text)).strip()
