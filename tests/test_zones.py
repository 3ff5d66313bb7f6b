from __future__ import annotations

from collections import Counter

import pytest

from pipelines.data import read_table
from pipelines.page.markup.class_words import _LOOSE_OPENINGS, _OPENINGS, zones_of_words
from pipelines.page.markup.zones import zones_of_element


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("wp-caption-text", "caption"),
        ("widget widget_text", "widget"),
        ("so-panel widget widget_recent-posts", "widget"),
        ("elementor-widget elementor-widget-wp-widget-recent-posts", "widget"),
        ("elementor-widget elementor-widget-sidebar", "rail"),
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
        ("show-for-print", "hidden"),
        ("hidden-print", "unprinted"),
        ("plugin print__hide", "unprinted"),
        ("hide-for-print", "unprinted"),
        ("border-t print:hidden", "unprinted"),
        ("d-print-none", "unprinted"),
        ("button print", "share"),
        ("font-size", "share"),
        ("articulo__pie-foto", "caption"),
        ("Artikel-Bildtext", "caption"),
        ("légende", "caption"),
        ("foto_autor", "credit"),
        ("noticia-firma", "byline"),
        ("news submitted-by", "byline"),
        ("news submitted-by", "date"),
        ("opis_slike", "caption"),
        ("vir-fotografije", "credit"),
        ("glavnoe-foto", "figure"),
        ("yayinTarihi", "date"),
        ("box leesOok", "related"),
        ("xem_them", "related"),
        ("blok-najczesciej-czytane", "recommend"),
        ("udostepnij", "share"),
        ("kolom komentar", "comments"),
        ("fuss-zeile fusszeile", "footer"),
        ("fil-d-ariane", "crumbs"),
        ("fil-d-ariane", "navigation"),
        ("bildergalerie", "gallery"),
        ("e-image__meta", "caption"),
        ("secondary-headline", "standfirst"),
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
        ("has-medium-font-size", "share"),
        ("has-text-color has-custom-font-size", "share"),
        ("text-size-lg", "share"),
        ("hidden-print", "share"),
        ("plugin print__hide", "share"),
        ("hide-for-print", "share"),
        ("field--name-body field--label-visually_hidden", "hidden"),
        ("field--type-text-with-summary", "standfirst"),
        ("fig--has-shares", "share"),
        ("block_related block_with_ajax_pagination", "navigation"),
        ("cardWithoutByline", "byline"),
        ("node node-promoted", "ad"),
        ("wp-block-media-text__content", "figure"),
        ("text-with-image", "figure"),
        ("first-cap", "caption"),
        ("elementor-widget-text-editor", "signoff"),
        ("trail-text", "rail"),
        ("live-event-lead-entry", "standfirst"),
        ("tag-frank", "recommend"),
        ("foto_autor", "byline"),
        ("credit photo-credit", "byline"),
        ("sub-judul", "headline"),
        ("foto_avtor", "byline"),
        ("foto obzor izvor", "credit"),
        ("auteur-photo auteur-titre", "caption"),
        ("fig-auteur-description", "caption"),
        ("credit foto", "ad"),
        ("zum thema", "related"),
        ("post-8 type-post hentry category-publicidad", "ad"),
        ("dialog-off-canvas-main-canvas", "navigation"),
        ("redactor-editor", "byline"),
        ("info-publi", "ad"),
        ("data-pub", "date"),
        ("rubrik", "headline"),
        ("leyenda", "caption"),
        ("box-foto-terkait", "related"),
        ("mc_embed_signup", "embed"),
        ("elementor-element elementor-widget elementor-widget-text-editor", "widget"),
        ("so-panel widget widget_sow-editor panel-first-child", "widget"),
        ("so-panel widget widget_sow-editor panel-first-child", "signoff"),
    ],
)
def test_a_class_that_only_says_how_it_looks_names_none(words: str, zone: str) -> None:
    assert zone not in zones_of_words(words)


@pytest.mark.parametrize(
    ("tag", "attributes", "asks"),
    [
        ("p", {"class": "paywall"}, False),
        ("h2", {"class": "heading paywall"}, False),
        ("ul", {"class": "paywall"}, False),
        ("div", {"class": "paywall heading-h3", "role": "heading"}, False),
        ("div", {"class": "paywall"}, True),
        ("p", {"class": "paywall-message"}, True),
    ],
)
def test_a_line_behind_a_gate_is_text_and_a_box_asks_to_pay(tag: str, attributes: dict[str, str], asks: bool) -> None:
    assert ("newsletter" in zones_of_element(tag, attributes)) is asks


def test_no_name_of_a_part_is_one_of_another() -> None:
    tables = [names for zone, names in read_table("class_words").items() if "picture" not in zone]
    parts = Counter(name for names in tables for name in {name for row in names.values() for name in row})
    assert [name for name, times in parts.items() if times > 1] == []


def test_every_pattern_opens_with_letters() -> None:
    # one that opens with a hyphen alone would be tried on every class
    openings = (opening for found in (*_OPENINGS.values(), _LOOSE_OPENINGS) for opening, _ in found)
    assert [opening for opening in openings if len(opening.strip("-")) < 2] == []


@pytest.mark.parametrize(
    ("attributes", "zone", "named"),
    [
        ({"data-e2e": "recommendations-heading"}, "recommend", True),
        ({"aria-labelledby": "related-content-heading"}, "related", True),
        ({"aria-labelledby": "podcast-promo"}, "video", True),
        ({"aria-labelledby": "article-byline"}, "byline", True),
        ({"aria-labelledby": "article-headline-7"}, "headline", False),
    ],
)
def test_a_box_is_what_its_label_is_called(attributes: dict[str, str], zone: str, named: bool) -> None:
    assert (zone in zones_of_element("section", attributes)) is named


def test_a_form_to_write_to_an_author_names_none() -> None:
    assert "byline" not in zones_of_words("contact-author") and "byline" in zones_of_words("news-author")
