"""Article -> the text of its page, in reading order."""

from __future__ import annotations

import re

from crawler.items import Article, BodyBlock, Dateline

_RUN_ON = re.compile(r"[\u3000-\u9fff\uff00-\uffef]$")


def render(article: Article) -> str:
    """The article set as a newspaper sets it: one line per block, blank lines between; no line end after the last.

    >>> render(Article(headline="Rain", body=[BodyBlock("paragraph", "It rained.")]))
    'Rain\\n\\nIt rained.'
    """
    prefix = f"{article.headline_prefix} " if article.headline_prefix else ""
    lines = [prefix + article.headline, article.subheadline, article.byline_text, _date_line(article)]
    for position in range(len(article.body) + 1):
        lines += [image.text for image in article.images if image.position == position]
        lines += [link.text for link in article.related_links if link.position == position]
        if position < len(article.body):
            lines.append(_opening(article.dateline, article.body[0]) if position == 0 else article.body[position].text)
    if article.dateline and not article.body:
        lines.append(article.dateline.text)
    lines.append(article.signoff)
    return "\n\n".join(line for line in lines if line)


def _date_line(article: Article) -> str | None:
    return article.published_text if article.provenance.get("published") == "line" else None


def _opening(dateline: Dateline | None, block: BodyBlock) -> str:
    if dateline is None:
        return block.text
    return dateline.text + ("" if _RUN_ON.search(dateline.text) else " ") + block.text
