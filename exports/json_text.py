"""Values as JSON text for databases that cannot store NUL, which becomes U+FFFD."""

from __future__ import annotations

import json
from typing import Any

from pipelines.article.documents import plain


def json_text(value: Any) -> str:
    """A list or an object as JSON.

    >>> json_text(["half\\0way", "港口"])
    '["half�way", "港口"]'
    """
    text = json.dumps(value, ensure_ascii=False, default=plain)
    return json.dumps(_shown(value), ensure_ascii=False, default=plain) if "\\u0000" in text else text


def _shown(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "\ufffd")
        case dict():
            return {_shown(name): _shown(inner) for name, inner in value.items()}
        case list():
            return [_shown(inner) for inner in value]
    return value
