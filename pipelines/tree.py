"""Bytes of a page -> text -> lxml tree, parsed once."""

from __future__ import annotations

import codecs
import re
from typing import cast

from lxml import etree, html
from w3lib.encoding import html_to_unicode, resolve_encoding

MAX_BYTES = 8_000_000
"""More than any article has; the rest of a longer page is not read."""
MAX_ATTRIBUTE = 20_000
"""Characters; a longer attribute holds a picture or a program, and is taken off."""
MAX_TAG = 5_000
MAX_ATTRIBUTES = 1_000
"""Of one tag: the parser's time grows with their square."""
MAX_ELEMENTS = 12_000
"""Three times what the longest page seen has."""
MAX_TEXT = 1_000_000

# A declared charset is at times wrong: these are tried where it leaves more than a trace of undecodable bytes.
CANDIDATES = ("utf-8", "gb18030", "cp1251", "cp949", "cp932", "big5hkscs")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HAS_LONG_ATTRIBUTE = etree.XPath(f"descendant-or-self::*[@*[string-length(.) > {MAX_ATTRIBUTE}]]")
_OPENING = re.compile("<[a-zA-Z]")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of a page. What decodes as UTF-8 is UTF-8, whatever is declared; else by byte order mark, header or meta
    element; by trial where these leave more than a trace of undecodable bytes.

    GB2312 is read as GB18030, EUC-KR as CP949, Latin-1 as Windows-1252, as browsers do.
    """
    body = body[:MAX_BYTES]
    if _is_utf8(body):
        return _NOT_XML.sub("", body.decode("utf-8-sig", "replace"))
    content_type = f"text/html; charset={charset}" if charset else None
    encoding, text = html_to_unicode(content_type, body, auto_detect_fun=_detect, default_encoding="utf-8")
    if _broken(text, body):
        text = min((body.decode(c, "replace") for c in (encoding, *CANDIDATES) if resolve_encoding(c)), key=_badness)
    return _NOT_XML.sub("", text)


def _is_utf8(body: bytes) -> bool:
    """Whether a page's bytes, but for a character cut off at the end, are UTF-8; a page in UTF-16 or ISO-2022 is not."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x1b$" in body[:5000]:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body[:100]


def parse(text: str) -> etree._Element | None:
    """The tree of a page; None where there is nothing to parse. Comments and processing instructions are left out."""
    text = _without_laden_tags(_XML_DECLARATION.sub("", text))
    if not text.strip():
        return None
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree: etree._Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _drop_long_attributes(tree)
    return tree


def too_large(tree: etree._Element) -> bool:
    """Whether a page has more elements or text than an article's page has, so that what is not linear would take minutes."""
    size = 0
    for number, element in enumerate(tree.iter()):
        if element.tag not in ("script", "style"):
            size += len(element.text or "") + len(element.get("class", "")) + len(element.get("id", ""))
        size += len(element.tail or "")
        if number > MAX_ELEMENTS or size > MAX_TEXT:
            return True
    return False


def _without_laden_tags(text: str) -> str:
    parts = text.split(">")
    if all(len(part) < MAX_TAG for part in parts):
        return text
    return ">".join("" if len(part) >= MAX_TAG and _is_laden(part) else part for part in parts)


def _is_laden(part: str) -> bool:
    opening = _OPENING.search(part)
    names = _VALUE.sub(" ", part[opening.start() :]) if opening else ""
    return len(names.replace("=", " ").replace("/", " ").split()) > MAX_ATTRIBUTES


def _drop_long_attributes(tree: etree._Element) -> None:
    for element in cast(list[etree._Element], _HAS_LONG_ATTRIBUTE(tree)):
        for name, value in element.attrib.items():
            if len(value) > MAX_ATTRIBUTE:
                del element.attrib[name]


def _detect(body: bytes) -> str | None:
    for candidate in CANDIDATES:
        try:
            body.decode(candidate)
        except UnicodeDecodeError:
            continue
        return candidate
    return None


def _broken(text: str, body: bytes) -> bool:
    return text.count("\ufffd") > 20 + len(body) // 2000


def _badness(text: str) -> int:
    return text.count("\ufffd")
