"""What a page calls a section before it names it."""

from __future__ import annotations

import re

from crawler.items import Block

LABEL = re.compile(
    r"^(?:section|rubrik|rubrique|rubrica|sección|seção|categor\w{1,4}|catégorie|kategori\w{0,2}|рубрика|раздел|栏目|所属栏目|频道|頻道|分类|分類"
    r"|カテゴリー?|카테고리|분류|القسم|دسته|سرویس|категория|κατηγορία|rubryka|rovat|chuyên mục|หมวด(?:หมู่)?)\s?[:：]\s?",
    re.I,
)
"""What a page calls a section before naming it: "Рубрика: Общество"."""


def is_labelled(block: Block) -> bool:
    """Whether a line is the word for a section and the link to it: "Category: Harbours"."""
    label = LABEL.match(block.text) if len(block.links) == 1 else None
    return label is not None and block.text[label.end() :] == block.links[0].text
