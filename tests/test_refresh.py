"""Pages that send their reader on by a meta element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse
from scrapy.utils.response import get_meta_refresh

from crawler.web.refresh import LOOKED_AT, may_refresh

META = '<meta http-equiv="{word}" content="0; url=/news/2">'
ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "euc-kr", "shift_jis", "windows-1251", "koi8-r"]


@pytest.mark.parametrize(
    ("body", "may"),
    [
        (b'<meta http-equiv="refresh" content="0; url=/2">', True),
        (b'<META HTTP-EQUIV=ReFresh CONTENT="0; URL=/2">', True),
        ('<meta http-equiv="refresh" content="0; url=/2">'.encode("utf-16"), True),
        (b'<meta http-equiv="content-type" content="text/html">', False),
        (b" " * LOOKED_AT + b'<meta http-equiv="refresh" content="0; url=/2">', False),
        (b"", False),
    ],
)
def test_only_a_page_whose_beginning_holds_the_word_is_looked_into(body: bytes, may: bool) -> None:
    assert may_refresh(body) is may


@given(
    before=st.text("日か한яé<>a \n", max_size=4200),
    word=st.sampled_from(["refresh", "Refresh", "REFRESH"]),
    encoding=st.sampled_from(ENCODINGS),
)
def test_no_page_that_scrapy_finds_sent_on_is_spared(before: str, word: str, encoding: str) -> None:
    body = (before + META.format(word=word)).encode(encoding, "replace")
    response = HtmlResponse("http://a.example/1", body=body, encoding=encoding)
    assert may_refresh(body) or get_meta_refresh(response) == (None, None)
