"""Pages on which nothing but a class in the page's own language tells what a part of it is."""

from __future__ import annotations

from functools import cache

import pytest

from crawler.items import Article, Page
from pipelines.structure import read_page

HEADLINE = "Ferry runs aground on a bank in thick fog"
DECK = "All passengers could leave the ship after two hours over a ramp"
WRITER, DAY, CAPTION, MAKER = "Greta Lohmann", "12.03.2024", "The ferry lay in shallow water for hours", "Jost Petersen"
OTHER = "New buoys are to make the way to the island safer"
INVITATION = "Every morning the most important news of the night in your mailbox"
WORD = "Every winter somebody says that those buoys stand in the wrong place."
TEXT = (
    "A ferry with 84 passengers ran aground on a bank before the island on Tuesday morning and lay there for two hours.",
    "According to the harbour office the fog was so thick at that time that nobody could see more than fifty metres.",
    "A tug pulled the ship free with the tide, and nobody was hurt, the harbour master told those who waited on shore.",
)
PARTS = [
    "headline",
    "deck",
    "byline",
    "date",
    "figure",
    "caption",
    "credit",
    "related",
    "share",
    "comments",
    "newsletter",
]
NAMES = {
    "de": "ueberschrift unterzeile verfasser zeitstempel aufmacherbild bildtext bildnachweis mehr-zum-thema teilen"
    " leserkommentare abonnieren",
    "nl": "artikelkop onderkop verslaggever publicatiedatum hoofdfoto bijschrift fotograaf lees-ook delen reacties nieuwsbrief",
    "da": "overskrift manchet journalist publiceret hovedbillede billedtekst fotokredit laes-ogsaa delingsknapper kommentarer"
    " nyhedsbrev",
    "fi": "otsikko alaotsikko toimittaja julkaistu paakuva kuvateksti kuvaaja lue-myos jakonapit kommentit uutiskirje",
    "es": "titulo bajada firma actualizado foto-nota epigrafe creditos notas-relacionadas compartir comentarios boletin",
    "it": "titolo catenaccio giornalista data-articolo immagine-articolo didascalia crediti leggi-anche condividi commenti"
    " iscriviti",
    "pl": "tytul zajawka dziennikarz data-publikacji zdjecie-glowne podpis-zdjecia zrodlo-zdjecia czytaj-takze udostepnij"
    " komentarze biuletyn",
    "tr": "baslik spot muhabir yayin-tarihi haber-resmi resim-alti foto-kaynak ilgili-haberler haber-paylas yorumlar bulten",
    "vi": "tieu-de tom-tat tac-gia ngay-dang anh-dai-dien chu-thich-anh nguon-anh tin-lien-quan chia-se binh-luan dang-ky-nhan-tin",
    "ru": "zagolovok podzagolovok avtor data-publikacii glavnoe-foto podpis-k-foto foto-avtor chitayte-takzhe podelitsya"
    " kommentarii rassylka",
    "zh": "biaoti zhaiyao zuozhe riqi tupian tushuo sheying xiangguanyuedu fenxiang pinglun dingyue",
}  # fmt: skip
"""Language -> the classes of the parts."""


@cache
def article(language: str) -> Article:
    c = dict(zip(PARTS, NAMES.get(language, " ".join(f"x{n}" for n in range(len(PARTS)))).split(), strict=True))
    first, second, third = (f"<p>{line}</p>" for line in TEXT)
    page = f"""<html><head><title>{HEADLINE} | The Quay</title></head><body><div class="w">
    <div class="n-{c["headline"]}">{HEADLINE}</div><div class="n-{c["deck"]}">{DECK}</div>
    <div class="n-{c["byline"]}">{WRITER}</div><div class="n-{c["date"]}">{DAY}</div>
    <div class="n-{c["share"]}"><p>Send</p></div>
    <div class="n-{c["figure"]}"><img src="/lead.jpg" width="900" height="600">
    <p class="n-{c["caption"]}">{CAPTION} <em class="n-{c["credit"]}">{MAKER}</em></p></div>
    {first}<div class="n-{c["related"]}"><p><a href="/2">{OTHER}</a></p></div>{second}
    <div class="n-{c["newsletter"]}"><p>{INVITATION}</p></div>{third}
    <div class="n-{c["comments"]}"><p>{WORD}</p></div></div></body></html>"""
    return read_page(Page("https://quay.example/2024/story", page.encode()))


def fields(read: Article) -> dict[str, object]:
    return {
        "headline": read.headline,
        "subheadline": read.subheadline,
        "bylines": read.bylines,
        "published": read.published_text,
        "images": [(image.caption, image.credit) for image in read.images],
        "related": [link.title for link in read.related_links],
        "body": [block.text for block in read.body],
    }


@pytest.mark.parametrize("language", NAMES)
def test_the_names_of_a_language_tell_the_parts_of_a_page(language: str) -> None:
    assert fields(article(language)) == {
        "headline": HEADLINE,
        "subheadline": DECK,
        "bylines": [WRITER],
        "published": DAY,
        "images": [(CAPTION, MAKER)],
        "related": [OTHER],
        "body": list(TEXT),
    }


def test_without_names_the_same_page_is_read_otherwise() -> None:
    read = fields(article("none"))
    assert read["body"] != list(TEXT)
    assert read["images"] != [(CAPTION, MAKER)]
