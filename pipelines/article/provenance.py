"""Which rule gave each field: an entry for every field that reading fills, and for no other.

Of a page that is no article `refused` besides, the reason; none such is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from crawler.items import Article

ROOM = Path(__file__).parent.parent
GIVEN = frozenset(
    {"url", "outlet", "text", "first_seen", "last_checked", "revision", "content_hash", "provenance"}
)  # fmt: skip
"""Fields that no rule gave: they are handed in, follow from others, or belong to the store."""
SHARED = {
    "headline_prefix": "headline",
    "byline_text": "bylines",
    "published_text": "published",
    "modified_text": "modified",
}
"""Field -> the field whose rule gave both."""
RULED = tuple(name for name in Article.__slots__ if name not in GIVEN)


@cache
def rules_version() -> str:
    """The version of the rules: a digest that changes with any of their files. It is in every article's provenance.

    By it the store tells an edit of the newsroom from what newer rules read differently, so no hand may forget to move it.
    """
    digest = blake2b(version("trafilatura").encode(), digest_size=5)
    for path in sorted(ROOM.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv", ".gz") and path.relative_to(ROOM).parts[0] != "store":
            data = path.read_bytes() if path.suffix != ".gz" else _trailer(path)
            digest.update(f"{path.relative_to(ROOM).as_posix()} {len(data)} ".encode() + data)
    return f"2-{digest.hexdigest()}"


def _trailer(path: Path) -> bytes:
    """The checksum and length that end a gzip file."""
    with path.open("rb") as file:
        file.seek(-8, 2)
        return file.read()


def provenance_of(article: Article, rules: Mapping[str, str]) -> dict[str, str]:
    """Field -> rule for each field with a value, and the extractor's version.

    >>> provenance_of(Article(headline="Rain"), {"extractor": "1", "headline": "title", "kind": "type", "signoff": "end"})
    {'extractor': '1', 'kind': 'type', 'headline': 'title'}
    """
    found = {"extractor": rules["extractor"]}
    for name in RULED:
        rule = rules.get(SHARED.get(name, name))
        if rule and getattr(article, name):
            found[name] = rule
    return found
