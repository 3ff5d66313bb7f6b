"""What is no article is refused by name, and nothing else; what is one of another kind is kept with its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from crawler.items import Article, Block, Page, Story
from pipelines.boilerplate import story_of
from pipelines.story.kind import kind_of
from pipelines.structure import structure
from pipelines.validation import refusal_of

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
PARAGRAPHS = [f"{n}. {SENTENCE}".strip() for n in range(5)]
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
DATED = '<meta property="article:published_time" content="2026-05-13T09:08:00Z">'


def read(
    body: str, *, head: str = "", title: str = "No ferry at night", url: str = "https://o.example/news/1"
) -> Article:
    html = f"<html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return structure(story_of(Page(url, html.encode())))


def page(headline: str, text: str, **more: str) -> Article:
    return read(f"<main><article><h1>{headline}</h1>{text}</article></main>", title=headline, **more)


def linked(**values: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


APOLOGY = "<p>Sorry! Go back to our front page, or try the search: what you look for may have moved.</p>"


@pytest.mark.parametrize(
    "headline",
    [
        "404", "Error 404", "404 - Page not found", "Page not found", "Oops! Page not found", "This page doesn’t exist",
        "We can’t find the page you’re looking for", "The page you requested could not be found", "410 Gone",
        "Seite nicht gefunden", "Die gesuchte Seite gibt es nicht", "Hoppla!", "Page introuvable", "Erreur 404",
        "Página no encontrada", "Esta página no existe", "Página não encontrada", "Pagina non trovata", "Ops!",
        "Pagina niet gevonden", "Sidan hittades inte", "Nie znaleziono strony", "Sayfa bulunamadı",
        "Aradığınız sayfa bulunamadı", "Страница не найдена", "Такой страницы нет", "Сторінку не знайдено",
        "الصفحة غير موجودة", "عذراً", "صفحه مورد نظر یافت نشد", "पृष्ठ नहीं मिला", "Halaman tidak ditemukan",
        "页面不存在", "抱歉，您访问的页面不存在", "找不到頁面", "ページが見つかりません", "お探しのページは見つかりませんでした",
        "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다",
    ],
)  # fmt: skip
def test_a_page_that_says_it_is_gone_is_a_soft_404(headline: str) -> None:
    assert refusal_of(page(headline, APOLOGY)) == "soft_404"


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("Before you continue to the Outlet", "consent_page"),
        ("We value your privacy", "consent_page"),
        ("Cookie settings", "consent_page"),
        ("Mit Werbung weiterlesen", "consent_page"),
        ("Nous respectons votre vie privée", "consent_page"),
        ("Tu privacidad", "consent_page"),
        ("Just a moment...", "blocked"),
        ("Access Denied", "blocked"),
        ("Attention Required! | Shield", "blocked"),
        ("Verify you are human", "blocked"),
        ("Please enable JavaScript", "blocked"),
        ("Доступ запрещён", "blocked"),
        ("访问被拒绝", "blocked"),
        ("451: Unavailable due to legal reasons", "blocked"),
        ("HTTP 503", "soft_503"),
        ("502 Bad Gateway", "soft_503"),
        ("We’ll be back soon!", "soft_503"),
        ("Wartungsarbeiten", "soft_503"),
        ("Désolé, cette page n’est plus disponible", "soft_404"),
        ("Lo sentimos, la página que buscas ya no existe", "soft_404"),
        ("Log in or create an account", "login_page"),
        ("Passwort vergessen?", "login_page"),
        ("Newsletters", "login_page"),
        ("新規会員登録", "login_page"),
        ("Object Moved", "no_text"),
        ("Search results", "index"),
        ("Impressum", "service_page"),
    ],
)
def test_a_page_that_says_what_it_has_instead_of_an_article_is_refused_by_that_name(headline: str, reason: str) -> None:
    assert refusal_of(page(headline, APOLOGY)) == reason


SHOP = "The Mercury"


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("Page not found | The Mercury", APOLOGY, "soft_404"),
        ("The Mercury | Log in", APOLOGY, "login_page"),
        ("Just a moment...", APOLOGY, "blocked"),
        (SHOP, "<p>The article you are looking for has been removed or is no longer available.</p>", "soft_404"),
        (SHOP, "<p>我们很遗憾，您访问的文章不存在。</p>", "soft_404"),
        (SHOP, "<p>Please enable JS and disable any ad blocker</p>", "blocked"),
        (SHOP, "<p>Something about your browser made us think you were a bot.</p>", "blocked"),
        (SHOP, "<p>The requested URL was rejected. Your support ID is: 17781557872194962849</p>", "blocked"),
        (SHOP, "<p>Our website is currently unavailable in most European countries.</p>", "blocked"),
        (SHOP, "<p>Avec votre accord, nos partenaires et nous utilisons des cookies.</p>", "consent_page"),
        (SHOP, "<p>Some error has occurred while processing your request. Please try again.</p>", "soft_503"),
        (SHOP, "<p>You are being redirected. If you are not redirected, please follow the link.</p>", "no_text"),
        ("Error", f"<p>{SENTENCE}</p>", "soft_503"),
    ],
)
def test_a_page_without_a_day_says_so_in_its_title_or_its_few_lines(title: str, text: str, reason: str) -> None:
    said = f"<main><article><h1>{SHOP}</h1>{text}</article></main>"
    assert refusal_of(read(said, title=title, url="https://o.example/2026/05/12/no-ferry-at-night")) == reason
    assert refusal_of(read(f"{said}<p>{' '.join(PARAGRAPHS)}</p>" * 3, title=SHOP, head=DATED)) is None


@pytest.mark.parametrize(
    ("headline", "title", "reason"),
    [
        ("Registrierung", "The Mercury", "login_page"),
        ("Terms of use", "The Mercury", "service_page"),
        ("Page not found", "The Mercury", "soft_404"),
        ("No ferry at night", "No ferry at night | Careers", None),
        ("No ferry at night", "No ferry at night | Newsletter", None),
    ],
)
def test_a_page_that_says_much_is_told_by_its_headline_alone(headline: str, title: str, reason: str | None) -> None:
    much = f"<main><article><h1>{headline}</h1>{TEXT * 3}</article></main>".replace("</p><p>", f" {SENTENCE}</p><p>")
    assert refusal_of(read(much, title=title)) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>We're sorry but the Mercury doesn't work properly without JavaScript enabled.</p>", "no_text"),
        ("<p>Noi e terze parti selezionate utilizziamo cookie o tecnologie simili.</p>", "consent_page"),
        (f"<p>{SENTENCE}</p><p>We and our partners store information on a device.</p>", None),
    ],
)
def test_an_article_s_head_makes_no_article_of_what_stands_in_its_place(text: str, reason: str | None) -> None:
    head = DATED + linked(headline="No ferry at night", datePublished="2026-05-13T09:08:00Z")
    assert refusal_of(page("No ferry at night", text, head=head)) == reason


@pytest.mark.parametrize(
    "headline",
    [
        "Cookie recipe wins the county fair", "Privacy regulator fines the ferry company", "Gone with the tide",
        "Consent form lost at sea, says hospital", "Missing ferry not found after three days of search",
        "Access denied: how islanders lost the beach", "404 islanders sign a petition for the ferry",
        "500. Spiel des Torwarts auf der Insel", "500: the number of lighthouses that went dark",
        "Oops: minister reads out the wrong speech", "Forbidden fruit grows on the pier again",
        "Seite 1 fehlt: Zeitung druckt ohne Aufmacher", "Página nueva en la historia del puerto",
        "Please wait for the green flag, swimmers told", "抱歉制度：岛民为何总在道歉", "The page you never read",
    ],
)  # fmt: skip
def test_a_short_story_whose_headline_sounds_like_it_is_an_article(headline: str) -> None:
    assert refusal_of(page(headline, f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", head=DATED)) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Gone with the tide", "Search for a missing pilot", "Results for Saturday", "Help for islanders",
        "Contact lost with a ferry", "About 40 hurt in the fog", "Registration opens Monday", "Consent law passes",
        "Loading dock collapses", "Forbidden fruit on the pier", "Access denied: beach lost", "Newsletter for sailors",
        "Hilfe für Inselbewohner", "Suche nach Vermisstem", "Zustimmung zur neuen Fähre", "Wartung am Tunnel",
        "Anmeldung für die Kita", "Kontakt zum Schiff verloren", "Aide aux pêcheurs", "Inscription à l'école",
        "Recherche d'un pilote", "Ayuda para las islas", "Registro de barcos", "Un momento histórico",
        "Acceso a la playa", "Ajuda aos pescadores", "Помощь островам", "Поиск пилота", "Yardım adaya ulaştı",
    ],
)  # fmt: skip
def test_a_headline_that_goes_on_behind_such_a_word_is_a_storys(headline: str) -> None:
    assert refusal_of(page(headline, f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>")) is None


FIGURES = "".join(
    f"<figure><img src=/{n}.jpg width=900><figcaption>The fog horn, seen from pier {n}. Photo: Ada Winter</figcaption></figure>"
    for n in range(6)
)
ENTRIES = "".join(
    f"<div class='live-entry'><h2>Fog bank {n}</h2><time>1{n}:40</time><p>{p}</p></div>"
    for n, p in enumerate(PARAGRAPHS)
)


def by_the_clock(entry: str, hours: Sequence[int] = (16, 15, 14, 13)) -> str:
    return "".join(entry.format(f"{hour}:{hour}", PARAGRAPHS[n]) for n, hour in enumerate(hours))


CAPTIONED = "<figure><img src=/1.jpg><figcaption>The ferry lies in the old port in the rain.</figcaption></figure>"
HOURS = "".join(
    f"<h5 class=time>1{n}.40 Uhr: Nebel zieht über den Hafen</h5><p>{p}</p>" for n, p in enumerate(PARAGRAPHS)
)


@pytest.mark.parametrize(
    ("text", "url", "head", "kind"),
    [
        (TEXT, "https://o.example/news/1", "", "article"),
        (TEXT * 2, "https://o.example/video/1", "", "article"),
        (TEXT * 2, "https://o.example/photos/1", "", "article"),
        (TEXT, "https://o.example/news/live-music-returns", "", "article"),
        (f"<p>{SENTENCE}</p>", "https://o.example/videos/1", "", "video"),
        (f"<p>{SENTENCE}</p>", "https://o.example/news/1", '<meta property="og:type" content="video.other">', "video"),
        (f"<p>{SENTENCE}</p>", "https://o.example/en/tv-shows/focus/1", "", "video"),
        (f"<p>{SENTENCE}</p>", "https://o.example/climate/emissions/1", "", "article"),
        (f"<p>{SENTENCE}</p>{FIGURES}", "https://o.example/news/1", "", "gallery"),
        (f"<p>{SENTENCE}</p>{FIGURES[:200]}", "https://o.example/fotostrecke/1", "", "gallery"),
        (f"{CAPTIONED}<p>By Jo Doe, May 12</p>", "https://o.example/news/1", "", "gallery"),
        (
            f"{CAPTIONED}<p>开往外岛的渡轮因大雾停航五小时，船上乘客无人受伤。</p>",
            "https://o.example/news/1",
            "",
            "article",
        ),
        (f"<p>{SENTENCE}</p>", "https://o.example/foto-galeri/1", "", "gallery"),
        (ENTRIES, "https://o.example/live/1", "", "liveblog"),
        (ENTRIES, "https://o.example/newsticker-1", "", "liveblog"),
        (ENTRIES.replace("live-entry", "k1"), "https://o.example/news/1", "", "liveblog"),
        (re.sub("1.:40", "May 12", ENTRIES.replace("live-entry", "k1")), "https://o.example/news/1", "", "article"),
        (ENTRIES, "https://o.example/en-vivo-1", "", "liveblog"),
        (by_the_clock("<p><b>{}</b> {}</p>"), "https://o.example/news/1", "", "liveblog"),
        (by_the_clock("<p><b>{} —</b> {}</p>", (12, 13, 14, 15)), "https://o.example/news/1", "", "article"),
        (by_the_clock("<p>{}</p><p>{}</p>"), "https://o.example/news/1", "", "liveblog"),
        (by_the_clock("<h3>Fog</h3><div>{} Uhr</div><p>{}</p>"), "https://o.example/news/1", "", "liveblog"),
        (by_the_clock("<h3>下午{}: 大雾笼罩整个港口</h3><p>{}</p>"), "https://o.example/news/1", "", "liveblog"),
        (
            by_the_clock("<li><a href=#e>20.11.2026 {}</a><h4>Fog</h4><p>{}</p></li>"),
            "https://o.example/news/1",
            "",
            "liveblog",
        ),
        (
            TEXT + "<h3>On the radio</h3>" + by_the_clock("<p>{}</p><p>Fog horns</p>"),
            "https://o.example/news/1",
            "",
            "article",
        ),
        (
            TEXT + "".join(f"<h3>{n}.5 percent</h3><p>{SENTENCE}</p>" for n in range(5)),
            "https://o.example/news/1",
            "",
            "article",
        ),
        (TEXT, "https://o.example/news/1", linked(**{"@type": "LiveBlogPosting"}), "liveblog"),
        (f"<p>{SENTENCE}</p>", "https://o.example/news/1", linked(**{"@type": "PodcastEpisode"}), "video"),
        (f"<p>{SENTENCE}</p>", "https://o.example/news/1", linked(**{"@type": "AudioObject"}), "video"),
        (HOURS, "https://o.example/news/1", "", "liveblog"),
        (
            HOURS.replace(".40 Uhr: Nebel zieht über den Hafen", ":40 GMT").replace("h5 class=time", "h5"),
            "https://o.example/news/1",
            "",
            "liveblog",
        ),
    ],
)
def test_another_kind_is_kept_with_its_kind(text: str, url: str, head: str, kind: str) -> None:
    article = page("No ferry at night", text, url=url, head=head)
    assert (article.kind, refusal_of(article)) == (kind, None)


def test_a_film_without_a_word_or_a_picture_is_no_article() -> None:
    article = page("No ferry at night", "", url="https://o.example/video/1")
    assert (article.kind, refusal_of(article)) == ("video", "no_text")


TITLES = "".join(
    f"<li><a href=/news/2026/{n}/fog-horn>Fog horn on the outer islands silent again on day {n}</a></li>"
    for n in range(30)
)
LIST_OF = '<script type="application/ld+json">{{"@type": "{}", "name": "Harbour news"}}</script>'
OWN_TEXT = f"<main><article><h1>Harbour news</h1><p>{SENTENCE}</p></article></main>"
ELSEWHERE = f"<main><article><h1><a href=/2026/1/fog>Fog on the quay</a></h1><p>{SENTENCE}</p></article></main>"
PIECES = "".join(f"<p>Threads: {n}</p><p>Posts: {n * 7}</p>" for n in range(12))
DAY = "<time datetime='2026-05-12'>12 May 2026</time>"


@pytest.mark.parametrize(
    ("body", "url", "head", "reason"),
    [
        (OWN_TEXT, "https://o.example/", "", "index"),
        (OWN_TEXT, "https://o.example/news/1", "<link rel=canonical href=https://o.example/>", "index"),
        (OWN_TEXT, "https://o.example/news/1", LIST_OF.format("CollectionPage"), "index"),
        (OWN_TEXT, "https://o.example/news/1", LIST_OF.format("ProfilePage"), "index"),
        (OWN_TEXT, "https://o.example/news/1", '<meta property="og:type" content="profile">', "index"),
        (OWN_TEXT + f"<div><ul>{TITLES}</ul></div>", "https://o.example/news/1", "", "index"),
        (ELSEWHERE, "https://o.example/news/1", "", "index"),
        (f"<main><article><h1>Harbour news</h1>{PIECES}</article></main>", "https://o.example/forum/1", "", "index"),
        (OWN_TEXT, "https://o.example/weather/harbour-town", "", "index"),
        (OWN_TEXT, "https://o.example/news/1", "", None),
        (OWN_TEXT, "https://o.example/news/no-ferry-at-night-in-winter", "", None),
        (OWN_TEXT.replace("<p>", f"{DAY}<p>"), "https://o.example/", "", None),
        (OWN_TEXT.replace("<p>", f"{DAY}<p>") + f"<div><ul>{TITLES}</ul></div>", "https://o.example/news/1", "", None),
        (OWN_TEXT.replace("<p>", f"{DAY}<p>"), "https://o.example/news/1", "<link rel=canonical href=https://o.example/>", None),
        (ELSEWHERE, "https://o.example/news/1", linked(headline="Fog on the quay"), None),
    ],
)  # fmt: skip
def test_a_page_that_leads_to_articles_is_an_index_unless_it_has_what_articles_have(
    body: str, url: str, head: str, reason: str | None
) -> None:
    assert refusal_of(read(body, title="Harbour news", url=url, head=head)) == reason


FIELDS = "".join(f"<label>{n}<input name={n}></label>" for n in ("name", "street", "town", "mail", "telephone"))
SOLD = "<meta property='og:type' content='product.item'>"


@pytest.mark.parametrize(
    ("head", "box", "reason"),
    [
        ("", f"<form>{FIELDS}</form>", "service_page"),
        ("", "<p>$40.00</p>", "service_page"),
        ("", "<p>1.299,00 €</p>", "service_page"),
        (SOLD, "", "service_page"),
        ("", "<form><input name=name><input name=mail><textarea></textarea></form>", None),
        ("", "<p>The lamp was sold for $40.00.</p>", None),
        ("", f"<p class=date>12 May 2023</p><p>$40.00</p><form>{FIELDS}</form>", None),
        ("<meta property='og:type' content='article'><meta name=date content=2023-05-12>", f"<form>{FIELDS}</form>", None),
    ],
    ids=["a form", "a price", "a price at its end", "by its type", "a comment", "a price in a sentence", "a day", "a day in the head"],
)  # fmt: skip
def test_a_form_to_fill_in_or_a_thing_with_its_price_is_no_article_where_nobody_says_anything_on_a_day(
    head: str, box: str, reason: str | None
) -> None:
    text = "".join(
        f"<p>{n}. The lamp of the old harbour is made of brass, and it burns for eleven hours.</p>" for n in range(16)
    )
    html = f"<html lang=en><head><title>A lamp of brass</title>{head}</head><body><main><h1>A lamp of brass</h1>{box}{text}</main></body></html>"
    article = structure(story_of(Page("https://outlet.example/lamps/a-lamp-of-brass-1042", html.encode())))
    assert refusal_of(article) == reason


def test_a_page_of_teasers_is_an_index() -> None:
    summaries = "".join(
        f"<h3><a href=/{n}>Fog horn silent on day {n}</a></h3><p>{p}</p>" for n, p in enumerate(PARAGRAPHS)
    )
    assert refusal_of(page("Harbour news", summaries)) == "index"


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        (
            "liveblog",
            "liveticker/fog live-blog/fog newsblog/fog newsticker/fog live-updates/fog fog-minute-by-minute en-direct/bac"
            " en-vivo/barco ao-vivo/barco barco-aovivo in-diretta/bac canli-anlatim онлайн/паром online-translyaciya/fog zhibo/1",
        ),
        ("video", "mediathek/fog émissions/bac vidéos/bac filmy/fog wideo/fog shipin/1 watch/fog clips/fog podcasts/fog"),
        (
            "gallery",
            "galerie/fog galería/fog slideshows/fog diaporamas/bac fotostrecken/fog bildstrecken/fog bilder/fog fotogalerie/fog"
            " fotogaleria/fog fotogallery/fog foto-galeri/fog photolenta/fog fotoreportage/fog photo-essay/fog in-pictures/fog"
            " tupian/1 tuji/1 zuopin/1",
        ),
        ("article", "live/fog/1 news/olive-oil-1 news/delivery-1 news/direct-flights-1 news/photographers-1 news/watchmen-1"),
    ],
)  # fmt: skip
def test_an_address_tells_the_kind_of_a_page_without_text(kind: str, paths: str) -> None:
    live = [Block("paragraph", "Fog", zones=frozenset({"live"}))] * 4
    for path in paths.split():
        story = Story(f"https://o.example/{path}", blocks=live if kind == "liveblog" else [])
        assert kind_of(story, Article())[0] == kind, path


@pytest.mark.parametrize(
    "teaser",
    [
        "<h3><a href=/news/2026/{n}/fog-horn>Fog horn on the outer islands silent on day {n}</a></h3><p>{text}</p>",
        "<p>{text} <a href=/news/2026/{n}/fog-horn>Read more</a></p>",
    ],
)
def test_summaries_of_any_length_each_with_its_link_are_an_index(teaser: str) -> None:
    text = "The harbour office keeps the ferries in port until the fog has gone, and nobody knows when that may be. "
    front = "".join(teaser.format(n=n, text=f"{n}. {text * 2}") for n in range(8))
    assert refusal_of(page("Harbour news", f"<p>{text}</p>{front}")) == "index"


def test_a_story_with_a_line_to_another_now_and_then_is_no_index() -> None:
    text = "The harbour office keeps the ferries in port until the fog has gone, and nobody knows when that may be."
    line = "<p>READ MORE: <a href=/news/2026/{n}/fog-horn>Fog horn on the outer islands silent on day {n}</a></p>"
    story = "".join(f"<p>{n}. {text}</p>" * 3 + line.format(n=n) for n in range(6))
    assert refusal_of(page("No ferry at night", story)) is None


def test_a_short_story_above_as_many_related_ones_is_no_index() -> None:
    short = "".join(
        f"<p>{n}. The ferry stays in port until noon, the harbour office said in a note.</p>" for n in range(3)
    )
    links = "".join(
        f"<li><a href=/news/2026/{n}/fog-horn>Fog horn on the outer islands silent again on day {n}</a></li>"
        for n in range(6)
    )
    article = page("No ferry at night", f"{short}<h3>Related stories</h3><ul>{links}</ul>")
    assert (len(article.body), len(article.related_links), refusal_of(article)) == (3, 6, None)


def test_stories_whose_titles_are_said_twice_are_no_text_of_a_short_story() -> None:
    titles = [f"Fog horn on the outer islands silent again on day {n}" for n in range(5)]
    cards = "".join(
        f"<div class=card><h2><span class=sr-only>{title}</span> <a href=/news/2026/{n}/fog-horn>{title}</a></h2>"
        f"<p>{n}. The keeper of the horn blames the damp, the harbour office the keeper, and both the moon.</p></div>"
        for n, title in enumerate(titles)
    )
    deck = "<p class=standfirst>The harbour office asks for patience, and for anybody who can mend a fog horn.</p>"
    short = f"<div class=head>{deck}</div><figure><img src=/f.jpg width=800></figure><div class=text><p>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</p></div>"
    article = page("No ferry at night", f"{short}<section><h2>More from the paper</h2>{cards}</section>")
    assert ([block.text for block in article.body], refusal_of(article)) == ([" ".join(PARAGRAPHS[:2])], None)


COOKIES = (
    "By clicking “Accept all” you agree that we and our partners store cookies on your device, to measure its use."
)
WITHDRAW = "You can withdraw your consent at any time in the settings, or read our privacy policy."


@pytest.mark.parametrize(
    ("text", "date", "reason"),
    [
        (f"<p>{COOKIES}</p><p>{WITHDRAW}</p>", "", "consent_page"),
        (f"<p>{COOKIES}</p><p>{WITHDRAW}</p>", "<time datetime='2026-05-12'>12 May 2026</time>", "consent_page"),
        (f"<p>{COOKIES}</p><p>{SENTENCE}</p>", "<time datetime='2026-05-12'>12 May 2026</time>", None),
        (f"<p>{SENTENCE}</p><p>{SENTENCE}</p><p>{COOKIES}</p>", "", None),
    ],
)
def test_a_page_with_nothing_but_a_notice_of_cookies_asks(text: str, date: str, reason: str | None) -> None:
    assert refusal_of(page("Harbour world", date + text)) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Heavy traffic held up the ferry to the outer islands for an hour on Monday morning, the harbour office said.",
        "The road to the pier has been blocked since Monday by a tree that fell in the storm, the harbour office said.",
        "The tunnel under the river is undergoing maintenance until Friday, and buses go by the bridge, the county said.",
        "Police saw suspicious activity near the pier at night, and two men were taken to the station in the morning.",
        "Children sat in the waiting room of the clinic for six hours before a doctor came over from the mainland.",
        "The play made us think of the sea, one of the first night's guests told the paper on the way to the ferry.",
        "Der Tunnel am Hafen ist wegen Wartungsarbeiten bis Freitag gesperrt, die Busse fahren über die Brücke.",
        "Der Notruf auf der Insel war am Montag vorübergehend nicht erreichbar, weil ein Kabel gerissen war.",
        "Un trafic inhabituel a bloqué la route du port lundi matin, et le bac est parti avec une heure de retard.",
        "A ponte do porto está em manutenção até sexta-feira, e os ônibus passam pela estrada da praia.",
        "Fırtına nedeniyle liman yolu geçici olarak kapatıldı, feribot seferleri akşama kadar ertelendi.",
        "Из-за шторма мост у порта временно недоступен, автобусы идут в объезд, сообщили в управлении дорог.",
        "При обыске на пароме ничего не найдено, капитан отпущен домой, сообщили в полиции портового города.",
        "警方在渡轮上没有找到相关证据，船长已于周一晚间回家，港务部门表示航线将照常运行。",
        "船はしばらくしてから港に戻り、乗客四十人は全員無事だったと港の事務所が月曜日に発表した。",
        "해당 국가에서는 배를 타려면 허가가 필요하며, 섬 주민들은 월요일부터 새 표를 받아야 한다고 항만청이 밝혔다.",
    ],
)
def test_a_flash_with_the_words_of_a_notice_is_news(line: str) -> None:
    assert refusal_of(page("No ferry at night", f"<p>{line}</p>")) is None


FINED = (
    "The authority has fined three shops because they set cookies before anybody had agreed to them.",
    "Visitors could accept all cookies with one click but needed nine clicks to reject them, it found.",
)


@pytest.mark.parametrize(("lines", "reason"), [(FINED, None), ((FINED[0], COOKIES, WITHDRAW), "consent_page")])
def test_a_story_on_cookies_that_speaks_to_nobody_asks_for_none(lines: tuple[str, ...], reason: str | None) -> None:
    assert refusal_of(page("Shops fined for their cookies", "".join(f"<p>{line}</p>" for line in lines))) == reason


@pytest.mark.parametrize(
    ("head", "access", "rule"),
    [
        ("", None, None),
        (linked(isAccessibleForFree=False), "paid", "json-ld"),
        (linked(isAccessibleForFree="False"), "paid", "json-ld"),
        (linked(isAccessibleForFree="http://schema.org/False"), "paid", "json-ld"),
        (
            linked(isAccessibleForFree=True, hasPart={"isAccessibleForFree": False, "cssSelector": ".x"}),
            "paid",
            "json-ld",
        ),
        (linked(isAccessibleForFree=True), "free", "json-ld"),
        (linked(isAccessibleForFree=4, hasPart="x"), None, None),
        ('<meta property="article:content_tier" content="locked">', "paid", "meta article:content_tier"),
        ('<meta property="article:content_tier" content="free">', "free", "meta article:content_tier"),
        ('<meta property="article:content_tier" content="metered">', None, None),
    ],
)
def test_a_pay_wall_is_told_by_the_page_and_its_stub_kept(head: str, access: str | None, rule: str | None) -> None:
    article = page("No ferry at night", f"<p>{PARAGRAPHS[0]}</p>", head=head)
    assert (article.access, article.provenance.get("access"), refusal_of(article)) == (access, rule, None)


def test_a_further_page_that_says_something_else_is_left_out_of_its_article() -> None:
    html = "<html><head><title>{}</title></head><body><main><article><h1>No ferry at night</h1>{}</article></main></body></html>"
    pages = [
        Page(f"https://o.example/news/ferry_{n}.html", html.format(title, text).encode())
        for n, (title, text) in enumerate(
            [
                ("No ferry at night", DAY + TEXT),
                ("Just a moment...", APOLOGY),
                ("No ferry at night (3)", TEXT.replace("ferry", "train")),
            ]
        )
    ]
    article = structure(story_of(replace(pages[0], parts=(pages[1], pages[2]))))
    assert [block.text for block in article.body] == [*PARAGRAPHS, *(p.replace("ferry", "train") for p in PARAGRAPHS)]
