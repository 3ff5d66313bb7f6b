"""Bytes of a page -> lxml tree, decoded and parsed once."""

from __future__ import annotations

import re
from codecs import utf_8_decode
from collections.abc import Iterable
from itertools import islice, pairwise

from lxml import etree
from w3lib.encoding import html_to_unicode, resolve_encoding

from pipelines.page.markup.charset import OTHERS, STRAY, detect_charset
from pipelines.page.markup.display import set_as_displayed
from pipelines.page.markup.laden_tags import without_laden_tags

MAX_BYTES = 8_000_000
"""More than any article has; the rest of a longer page is not read."""
PIECE = 16 * 1024
MAX_ELEMENTS = 20_000
"""Three times what the longest page seen has; the rest of a longer page is not read."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_OTHERS = bytes({*range(256)} - {*_CONTROLS, *b"<"})
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
"""U+FFFE and U+FFFF, which no XML may hold."""
_XML_DECLARATION = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}\?>")


def read_tree(body: bytes, charset: str | None = None) -> etree._Element | None:
    """The tree of a page; None where there is nothing to parse. Comments and processing instructions are left out."""
    page, openings = _in_utf8(body, charset)
    page = without_laden_tags(page, openings)
    if declaration := _XML_DECLARATION.match(page):
        page = page[declaration.end() :]
    if not page or page.isspace():
        return None
    if b"<body" not in page and b"<BODY" not in page:
        page = _with_body(page)
    tree, errors = _parsed(page)
    if any(error.message == _LONE_END for error in islice(errors, MAX_ERRORS)) and (ends := _lone_ends(page)):
        tree, _ = _parsed(b"<p>".join(page[a:b] for a, b in pairwise((0, *ends, len(page)))))
    if tree is not None and openings > MAX_ELEMENTS:
        _cut(tree)
    if tree is not None:
        _fill_headings(tree, page)
        set_as_displayed(tree, page)
    return tree


def _parsed(page: bytes) -> tuple[etree._Element | None, Iterable[etree._LogEntry]]:
    """The tree of a page, and what the parser had to say of it."""
    # Without a table of ids, which nothing asks for, a page is parsed a little faster.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    try:
        return etree.fromstring(page, parser), parser.error_log
    except etree.XMLSyntaxError:
        return None, ()


def _with_body(page: bytes) -> bytes:
    """A page with its body's tag, which it may leave out: the parser would put boxes of names that it does not know,
    "header" and "main", into the head."""
    at = 0
    while part := _OF_HEAD.match(page, at):
        at = part.end()
    return page[:at] + b"<body>" + page[at:] if _UNKNOWN.match(page, at) else page


_OF_HEAD = re.compile(
    rb"\s{1,999}|<!--.{0,9999}?-->|<!doctype[^>]{0,999}>|</?(?:html|head)(?=[\s>])[^>]{0,9999}>"
    rb"|<(?:meta|link|base)(?=[\s/>])[^>]{0,9999}>|<(title|style|script|noscript|template)(?=[\s>]).*?</\1\s{0,9}>",
    re.IGNORECASE | re.DOTALL,
)
"""White space, or an element that a head may have."""
_UNKNOWN = re.compile(
    rb"<(?:header|nav|main|article|section|aside|footer|figure|dialog|svg|[a-z]{1,30}-[a-z])", re.IGNORECASE
)


def _lone_ends(page: bytes) -> list[int]:
    """Where paragraphs end that have no start, if text follows such an end: for browsers it is an empty paragraph, which
    parts the lines before and behind it; the parser leaves it out."""
    ends, is_open = list[int](), False
    for tag in _BLOCK.finditer(page):
        if not is_open and tag[0] in (b"</p", b"</P"):
            ends.append(tag.start())
        is_open = tag[0] in (b"<p", b"<P")
    return ends if any(_BEFORE_TEXT.match(page, at) for at in ends) else []


_BEFORE_TEXT = re.compile(rb"</[pP]\s{0,9}>\s{0,99}[^<\s]")
_LONE_END, MAX_ERRORS = "Unexpected end tag : p", 1_000
"""What the parser says of such an end, and among how many complaints it is looked for."""
_BLOCK = re.compile(
    rb"</?(?:p|h[1-6]|div|[uod]l|li|d[dt]|table|t[dr]|blockquote|section|article|form|figure|body)(?=[\s>])",
    re.IGNORECASE,
)
"""What closes a paragraph: its end, and the start or the end of a larger box."""


def _fill_headings(tree: etree._Element, page: bytes) -> None:
    """Puts a paragraph within a page's headline, which the parser moves after it, back into the headline, as browsers do."""
    for heading in tree.iter("h1"):
        line = heading.getnext()
        if len(heading) or (heading.text or "").strip() or line is None or line.tag != "p" or not _PARTED.search(page):
            continue
        heading.tail, line.tail = line.tail, None
        heading.append(line)


_PARTED = re.compile(rb"<h1(?:\s[^<>]{0,500})?>\s{0,50}<p[\s>]", re.IGNORECASE)


def leave_out_data(addressed: Iterable[etree._Element]) -> None:
    """Remove the box that repeats, for machines only, the page's address, title, day and text.

    `addressed` is what says the page's own address: where it is the text of an element, it stands in such a box."""
    said = (element for element in addressed if (element.text or "").lstrip().startswith("http"))
    for box in dict.fromkeys(element.getparent() for element in said):
        if box is not None and box.get("itemscope") is not None and all(child.get("itemprop") for child in box):
            del box[:]


def parse(text: str) -> etree._Element | None:
    """The tree of a page that is text already."""
    return read_tree(text.encode("utf-8", "ignore"))


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of a page. What decodes as UTF-8, but for a trace, is UTF-8, whatever is declared; else by byte order mark, header
    or meta element; by how its bytes stand, or by trial, where there is none or it leaves too many undecodable bytes.

    GB2312 is read as GB18030, EUC-KR as CP949, Latin-1 as Windows-1252, as browsers do.
    """
    return _in_utf8(body, charset)[0].decode("utf-8", "replace")


def _in_utf8(body: bytes, charset: str | None) -> tuple[bytes, int]:
    """A page in UTF-8, without what no tree may hold, and how many tags it has at most; a page in UTF-8 is not decoded and
    encoded again."""
    body = body[:MAX_BYTES]
    page = body.removeprefix(b"\xef\xbb\xbf") if _is_utf8(body) else _decode(body, charset).encode("utf-8", "ignore")
    marks = page.translate(None, _OTHERS)
    if marks.strip(b"<"):  # a check is quicker than taking them out
        page = page.translate(None, _CONTROLS)
    return _NO_CHARACTERS.sub(b"", page) if b"\xef" in page else page, len(marks)


def _is_utf8(body: bytes) -> bool:
    """Whether a page's bytes are UTF-8, apart from a character cut off at the end; a page in UTF-16 or ISO-2022 is not."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x1b$" in body[:5000] or b"\x00" in body[:100]:
        return False
    view, at, step = memoryview(body), 0, 1
    try:
        while step:  # in pieces that are used again: none of their text is kept
            _, step = utf_8_decode(view[at : at + PIECE])
            at += step
    except UnicodeDecodeError:
        return False
    return True


def _decode(body: bytes, charset: str | None) -> str:
    text = body.decode("utf-8", "replace")
    if 0 < _STRAYS * _badness(text) <= _others(text):  # no other charset's bytes make so much of it by chance
        return text
    encoding, text = _declared(body, charset)
    if 2 * _badness(text) > _others(text) or _badness(text) > 20 + len(body) // 2000:
        # the header is wrong: what the page itself says, how its bytes stand, and by trial
        tried = filter(None, (_declared(body, None)[0], detect_charset(body), encoding, *OTHERS))
        text = min((body.decode(one, "replace") for one in tried if resolve_encoding(one)), key=_more_than_a_trace)
    return text


_STRAYS = 20
"""A page in UTF-8 has at least so many characters beyond ASCII for each that cannot be decoded."""


def _declared(body: bytes, charset: str | None) -> tuple[str, str]:
    """Name and text by byte order mark, header or meta element; else by how the bytes stand."""
    content_type = f"text/html; charset={charset}" if charset else None
    return html_to_unicode(content_type, body, auto_detect_fun=detect_charset, default_encoding="utf-8")


def _badness(text: str) -> int:
    return text.count("\ufffd")


def _more_than_a_trace(text: str) -> int:
    """How much of a text could not be decoded; where that is next to nothing, none."""
    bad = _badness(text)
    return bad if bad > 1 + STRAY * _others(text) else 0


def _others(text: str) -> int:
    """How many characters are not ASCII's."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _cut(tree: etree._Element) -> None:
    """Remove everything after the first MAX_ELEMENTS elements of a tree."""
    element = next(islice(tree.iter(), MAX_ELEMENTS, None), None)
    if element is not None:
        del element[:]
    while element is not None and (parent := element.getparent()) is not None:
        del parent[parent.index(element) + 1 :]
        element = parent
