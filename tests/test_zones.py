from __future__ import annotations

import pytest

from pipelines.page.markup.zones import zones_of_words


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("wp-caption-text", "caption"),
        ("Figure-caption", "caption"),
        ("caption__credit", "caption"),
        ("b-inject__copy", "credit"),
        ("article__copyright", "credit"),
        ("RelatedStories__item", "related"),
        ("more-topic__item", "related"),
        ("teaser-image", "figure"),
        ("c-attribution b-byline", "byline"),
        ("figcaption--author", "credit"),
        ("detail_picture_sign", "caption"),
        ("Fig-source", "credit"),
        ("kg-card kg-cta-card", "newsletter"),
        ("teaser-text", "standfirst"),
        ("more-topic__title widget-title", "related"),
        ("article-category", "kicker"),
        ("txt_area cate", "kicker"),
        ("citeArticleContent", "share"),
        ("ogm-article-perex", "standfirst"),
        ("d-none d-print-block", "hidden"),
        ("hiddenVisually", "hidden"),
        ("d-none d-md-flex d-print-flex", "hidden"),
        ("visible-print-block", "hidden"),
    ],
)
def test_a_class_names_a_place(words: str, zone: str) -> None:
    assert zone in zones_of_words(words)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("relative flex", "related"),
        ("post-img ads-top-after", "ad"),
        ("page has-ads", "ad"),
        ("u-position-relative", "related"),
        ("text-caption inline-block", "caption"),
        ("article has-caption", "caption"),
        ("card has-byline", "byline"),
        ("more-topic__item", "tags"),
        ("u-font-size-20 text-size-18", "share"),
        ("column dont-print", "share"),
        ("has-drop-cap", "caption"),
        ("text-copy-primary", "credit"),
        ("body-copy", "credit"),
        ("copy-link", "credit"),
        ("c-attribution b-byline", "credit"),
        ("c-attribution b-byline", "signoff"),
        ("detail_picture_sign", "byline"),
        ("teaser-text", "related"),
        ("article__teaser-textbox", "related"),
        ("article-headers-shared-topic", "share"),
        ("related-box hidden@print", "share"),
        ("subscriber-preview", "newsletter"),
        ("asset-masthead", "navigation"),
        ("subscribe_photo_text", "newsletter"),
        ("show-image image-alignleft", "figure"),
        ("post-9 type-post hentry category-water", "kicker"),
        ("list hidden-time", "date"),
        ("no-date", "date"),
        ("jobTitle", "headline"),
    ],
)
def test_a_class_that_only_says_how_it_looks_names_none(words: str, zone: str) -> None:
    assert zone not in zones_of_words(words)
