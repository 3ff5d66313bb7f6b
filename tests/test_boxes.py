"""Related links by layout: each page sets a story of ours the way some house sets its own."""

from __future__ import annotations

import pytest

from crawler.items import Block, Link, Page, RelatedLink
from pipelines.boilerplate import story_of
from pipelines.parts.related.addresses import is_story
from pipelines.parts.related.neighbours import is_flag, offer_of
from pipelines.parts.related.teasers import kicker_and_title
from pipelines.parts.related.titles import clean_title
from pipelines.structure import structure
from pipelines.world.address import of_one_site

URL = "https://www.harbour.example/news/2026/ferry-returns-118.html"
TEXT = [
    "The ferry between the two banks of the river came back on Monday after eleven days in dock, the harbour office said.",
    "Some four hundred people who work across the water had gone by bus in the meantime, an hour longer each way.",
    "The engine had failed in the first storm of the winter, and the spare part came by rail from the south of the country.",
    "Two divers looked at the hull on Sunday night and found no damage, said the master of the ferry, Ines Calder.",
    "The council will talk about a second boat in spring, when the year's accounts of the line are on the table.",
]
ONE, TWO = "Second ferry line to open before first snow", "Harbour pilots warn of night crossings in fog"
A, B = "/news/2026/second-line-102.html", "/news/2026/pilots-fog-97.html"
LINKS = [(ONE, A), (TWO, B)]


def item(title: str, href: str, tag: str = "li", inner: str = "") -> str:
    return f'<{tag}><a href="{href}">{title}{inner}</a></{tag}>'


ITEMS = "".join(item(title, href) for title, href in LINKS)
OTHERS = "".join(
    item(f"{title} of the town", f"/news/2026/other-{n}.html")
    for n, title in enumerate(["Mayor opens the new market", "Choir sings in the old church", "Team wins at last"])
)
CLOSING = {
    "teasers with pictures and summaries, one after the other": "".join(
        f'<div class="teaser"><div class="image"><img src="/i/{n}.jpg" alt=""></div><p>3 Min</p><h2><a href="{href}">{title}</a></h2>'
        f"<p>What the harbour office said of it, and what nobody said.</p></div>"
        for n, (title, href) in enumerate(LINKS)
    ),
    "list of links under a heading inside the body": f'<div class="PageList"><h2>RELATED COVERAGE</h2><ul>{ITEMS}</ul></div>',
    "section with a heading of its own class": f'<section class="media-block-wrap"><h2 class="section-head">Related</h2><ul>{ITEMS}</ul></section>',
    "links after a share bar and tags": '<div class="share-bar"><a href="#">Facebook</a></div><ul class="tags"><li><a href="/tag/ferry">Ferry</a></li></ul>'
    f'<div id="moreArticleNews"><h3>Related Articles</h3><ul>{ITEMS}</ul></div>',
    "items with pictures and dates": "<h3>Read also:</h3>"
    + "".join(
        f'<div class="item"><a href="{href}"><img src="/i/{n}.jpg" alt=""></a><time>12 May 2026</time><a href="{href}">{title}</a></div>'
        for n, (title, href) in enumerate(LINKS)
    ),
    "titles with the length of a film glued on": "<h3>More on this story</h3><ul>"
    + "".join(item(t, h, inner='<span class="cta">Listen</span><span class="duration">05:02</span>') for t, h in LINKS)
    + "</ul>",
    "a flag with a link of its own before each title": '<div class="related"><h3>Related stories</h3>'
    + "".join(
        f'<div class="row"><a href="{href}"><span class="kicker">Shipping</span></a></div><div><a href="{href}">{title}</a></div>'
        for title, href in LINKS
    )
    + "</div>",
    "a list that closes the column after the desk's line": "<p>(Web editor: Noa Brandt, Jo Doe)</p>"
    f'</div><div class="share-bar"><a href="#">Facebook</a></div><div class="w cf"><h3>Related Stories</h3><ul>{ITEMS}</ul>',
    "a widget whose class calls it related": f'<div class="related widget"><div class="widget-title">READ MORE</div><ul>{ITEMS}</ul></div>',
    "lines of the text, bulleted, under one that says whose more is": "<p>More from Harbour Daily:</p>"
    + f'<p>• <a href="{A}">{ONE}</a> | <a href="{B}">{TWO}</a></p>',
    "titles called related below the desk's line, and other boxes": "<p>(Reporting by Noa Brandt; Editing by Jo Doe)</p>"
    + "</div><div class='more'><h4>Related stories</h4>"
    + "".join(f'<div class="teaser-related"><h2><a href="{h}">{t}</a></h2></div>' for t, h in LINKS)
    + "<h4>Our apps</h4><p>Harbour</p>",
    "a list in a box of its own below the desk's line and references, other boxes behind it": "<p>Jo Doe contributed to this report.</p>"
    f"</div><section><h3>References</h3><ul><li>Calder, I. Tides 12 (2013).</li></ul></section><section><h3>Related stories and links</h3><ul>{ITEMS}</ul></section>"
    f"<section><h3>Most read</h3><ul>{OTHERS}</ul></section>",
    "items with labels behind buttons, the first of them a list as well": "<ul class='toolbar share'><li><a href='/print'>Print</a></li><li>Send</li><li>Cite</li></ul><p>© 2026 Harbour Daily</p><ul>"
    + "".join(f'<li>Shipping: <a href="{h}">{t}</a></li>' for t, h in LINKS)
    + "</ul>",
    "titles behind the heading over buttons": '<div class="share-bar"><h3>Share this:</h3><ul><li><a href="#">Share</a></li></ul></div>'
    + "".join(item(t, h, "p") for t, h in LINKS),
    "items with a day and a section behind each title": "<h3>Also on the river</h3><ul>"
    + "".join(f'<li><a href="{h}">{t}</a> 05 Jun 2026 <a href="/ferries/">Ferries</a></li>' for t, h in LINKS)
    + "</ul>",
    "a box of its own heading right behind the mark of an advert's place": f"<div><span>ADVERTISEMENT</span><div></div></div><h4>More:</h4><ul>{ITEMS}</ul>",
    "a box behind the mark of an advert's place and the rules for comments": '<div class="ad-container"><span>ADVERTISEMENT</span></div>'
    '<div id="comment-policy"><h4>Please read our <a href="/comment-policy">comment policy</a> before commenting.</h4></div>'
    + "".join(
        f'<div class="related_item"><p><a href="{h}">Story:</a></p><p><a href="{h}">{t}</a></p></div>' for t, h in LINKS
    ),
    "linked lines with a cue behind a list of subjects in a box of its own": "<div class='entry-tags'><h3>Tags:</h3><ul>"
    + "".join(f'<li><a href="/topic/{s}">{s}</a></li>' for s in ("ferry", "river", "fog"))
    + "</ul></div>"
    + "".join(f'<p><a href="{h}">ALSO READ: {t}</a></p>' for t, h in LINKS),
    "what the newsroom recommends, by its initials": "<p><em>Edited by: Jo Doe</em></p>"
    f'</div><div class="recommended-box"><h2>HD recommends</h2><ul>{ITEMS}</ul>',
}
BETWEEN = {
    "asides of a title, a picture and a button that alone is linked": "".join(
        f'<aside><h2>{title}</h2><figure><img src="/i/{n}-large.jpg" width="900"><a href="{href}">See the pictures</a></figure></aside>'
        for n, (title, href) in enumerate(LINKS)
    ),
    "titles behind a link without text": "".join(
        f'<aside><h2><a href="{href}"></a><a href="{href}">{title}</a></h2></aside>' for title, href in LINKS
    ),
    "lines in brackets that end with a title": f'<p>[See <a href="{A}">{ONE}.</a>]</p>'
    f'<p><b>[ Fog is no danger to a pilot who knows the river. Read <a href="{B}">{TWO}</a>. ]</b></p>',
    "items that are a word, a colon and a title": "<ul>"
    + "".join(f'<li><strong>Shipping: </strong><a href="{h}">{t}</a></li>' for t, h in LINKS)
    + "</ul>",
    "items that are a question, or a word and a colon, and a title without its last letter in the link": "<ul>"
    + "".join(
        f'<li><b>{word} </b><a href="{h}">{t[:-1]}</a>{t[-1]}</li>'
        for word, (t, h) in zip(("Boats:", "Fog?"), LINKS, strict=True)
    )
    + "</ul>",
    "a heading that is a kicker and a title": "".join(
        f'<div class="insert hide-print"><a href="{h}"><h2><span>Shipping</span><span>{t}</span></h2></a></div>'
        for t, h in LINKS
    ),
    "articles of a heading and a line within the text": "".join(
        f'<article class="bhv"><h3><span>Shipping</span><i>:</i><a href="{h}">{t}</a></h3><div>All that is known of the boats on the river and the sea.</div></article>'
        for t, h in LINKS
    ),
    "an aside of a heading, titles and a button": "<aside><h2>From the quays</h2>"
    + "".join(f'<a href="{h}"><h3>{t}</h3></a>' for t, h in LINKS)
    + '<a href="/news/index">More</a></aside>',
    "an advert among them": '<div class="inline-teaser-list"><p>Read more on the river</p>'
    + "".join(
        f'<div><div>{word}</div><div><a href="{h}">{t}</a></div></div>'
        for word, t, h in (
            ("Shipping", ONE, A),
            ("Advertorial", "Your boat deserves a better engine now", "/news/2026/your-boat-118332.html"),
            ("Shipping", TWO, B),
        )
    )
    + "</div>",
    "a slider with its count, a kicker and a colon for screen readers before each title, pictures that lead nowhere": '<div class="slider-more"><p class="label">More on this story</p><div class="slider-navigation"><p>1/<span>2</span></p></div>'
    + "".join(
        f'<article class="teaser"><img src="/i/teaser-{n}-large.jpg" alt=""><a href="{href}"><header><p class="headline"><span class="headline-kicker">Shipping on the river and the sea</span>'
        f'<span class="visually-hidden">: </span><span class="headline-text">{title}</span></p></header></a></article>'
        for n, (title, href) in enumerate(LINKS)
    )
    + "</div>",
    "a heading that links as the title under it does": "".join(
        f'<div class="q7"><a href="{h}"><img src="/t.jpg" alt=""><h5>News of the harbour</h5><h4>{t}</h4></a></div>'
        for t, h in LINKS
    ),
    "a section before each title, under a cue": "<div class='q8'><p>Read also</p>"
    + "".join(f'<div><a href="/shipping">Shipping news</a></div><div><a href="{h}">{t}</a></div>' for t, h in LINKS)
    + "</div>",
    "a box of a widget's making": f'<div class="widget widget--type-related"><ul class="widget__related_list">{ITEMS}</ul></div>',
    "paragraphs with a cue": f'<p>READ MORE: <a href="{A}">{ONE}</a></p><p><strong>READ ALSO: <a href="{B}">{TWO}</a></strong></p>',
    "paragraphs with a cue and links that machines may follow": "".join(
        f'<p><b>READ MORE: <a href="{h}" rel="Follow">{t}</a></b></p>' for t, h in LINKS
    ),
    "cards whose class says where they lead": "".join(
        f'<div class="widget plug"><a class="forward-navigation" href="{h}"><div><h2><small class="kicker">READ MORE</small> <span>{t}</span></h2></div></a></div>'
        for t, h in LINKS
    ),
    "cards in a box whose class says how large its letters are": '<div class="wrap u-font-size-20 text-size-18"><h2>Related</h2>'
    + "".join(f'<a href="{h}"><h3>{t}</h3></a>' for t, h in LINKS)
    + "</div>",
    "cards that only a hidden link leads from": "".join(
        f'<aside><div class="card"><a class="cover" href="{h}"><span class="sr-only">{t}</span></a><header><em>Ferries</em><span> {t}</span></header></div></aside>'
        for t, h in LINKS
    ),
    "a big link with its flag": "".join(
        f'<div class="read-more-big"><a href="{h}"><span>Also on harbour.example</span> <strong class="read-more-big__title">{t}</strong></a></div>'
        for t, h in LINKS
    ),
    "an aside with a cue for a heading": f'<aside class="read_also"><h4>Read also:</h4>{ITEMS}</aside>',
    "embeds of the site's own stories": "".join(
        f'<div class="wsw__embed"><h3>SEE ALSO:</h3><a href="{h}"><img src="/t.jpg" alt=""><h4>{t}</h4></a></div>'
        for t, h in LINKS
    ),
    "the site's own posts, embedded as quotations": "".join(
        f'<blockquote class="wp-embedded-content"><p><a href="{h}">{t}</a></p></blockquote>' for t, h in LINKS
    ),
    "a cue and its titles line by line": f'<p>Related stories<br><a href="{A}">{ONE}</a><br><a href="{B}">{TWO}</a></p>',
    "titles that a bar parts from whose they are": "".join(
        f'<p>In the Harbour Post | <a href="{h}">{t}</a></p>' for h, t in ((A, ONE), (B, TWO))
    ),
    "one cue and several titles": f'<p><b>READ MORE:</b> <a href="{A}">{ONE}</a> | <a href="{B}">{TWO}</a></p>',
    "a cue before each title of a line": f'<p>READ MORE: <a href="{A}">{ONE}</a> READ MORE: <a href="{B}">{TWO}</a></p>',
    "titles with a summary that links alike": '<div class="related">'
    + "".join(
        f'<a href="{h}">{t}</a><p><a href="{h}">The boats of the river sail again. The pilots say that it is much too early for them...</a></p>'
        for t, h in LINKS
    )
    + "</div>",
    "titles behind a picture and a kicker, and a hidden line before these": '<div class="related-items"><h2>More on this story</h2><ul>'
    + "".join(
        f'<li><a href="{h}"><div class="sr-only">Pointer to a related article</div><img src="/t.jpg" alt=""><p class="kicker">Ferries</p><p>{t}</p></a></li>'
        for t, h in LINKS
    )
    + "</ul></div>",
    "an advert among them, over its picture": '<div class="related"><h3>Read more</h3>'
    + "".join(
        f'<a href="{h}"><div>{word}</div><img src="/t.jpg" alt=""><p>{t}</p></a>'
        for word, t, h in (
            ("", ONE, A),
            ("Sponsored", "First look at the new flats on the quay", "/flats-118332.html"),
            ("", TWO, B),
        )
    )
    + "</div>",
    "titles behind a label for screen readers": '<div class="related"><h3>More on this story</h3>'
    + "".join(f'<a href="{h}"><p>Pointer to a related article:</p><p>{t}</p></a>' for t, h in LINKS)
    + "</div>",
    "a title and its button": "".join(
        f'<div class="related-card"><a href="{h}"><img src="/t.jpg" alt=""></a><p>{t} <a href="{h}">Read more. »</a></p></div>'
        for t, h in LINKS
    ),
    "bare links as paragraphs": "".join(item(t, h, "p") for t, h in LINKS),
    "a flag, a kicker and a title in one heading, no mark between them": "".join(
        f'<aside><a href="{h}"><h3><span> <span class="m1">Plus</span> <span class="m2">Fog on the river</span> <span class="m3">{t}</span></span></h3></a></aside>'
        for t, h in LINKS
    ),
    "kickers in links, bare text behind them": "<h4>Read also</h4><ul>"
    + "".join(f'<li><p><a href="{h}"> <span class="m4">Ferries</span> {t} </a></p></li>' for t, h in LINKS)
    + "</ul>",
    "a title and its summary in Chinese": "<h4>相關新聞</h4>"
    + "".join(
        f'<div class="qa"><a href="{h}"><div class="title">{t}</div><div class="des">港務局說，渡輪明早恢復航行，碼頭卻還在下雨，沒有人願意等到天黑才回家。船長說他不知道。{t}</div></a></div>'
        for t, h in LINKS
    ),
    "kickers, and colons that screen readers say": "<div><p>Read also</p>"
    + "".join(
        f'<a href="{h}"><header><p><span class="m5"><span>Harbours of the north</span>\n   <span>: </span></span> <span class="m6">{t}</span></p></header></a>'
        for t, h in LINKS
    )
    + "</div>",
    "a kicker that is called related and a title that is not": "".join(
        f'<h4>Read also</h4><div><img src="/t.jpg" alt=""><a href="{h}"><p class="related-top">Views from the quay</p>{t}</a><p>By Ada Winter</p></div>'
        for t, h in LINKS
    ),
}
ALONE = {
    "what recommends elsewhere": f'<div class="inline__related"><h2>Read Next</h2><a href="{A}"><img src="/t.jpg" alt=""></a>'
    f'<p class="post__category"><a href="/author/noa">Noa Brandt</a></p><h2><a href="{A}">{ONE}</a></h2><a href="{A}">Read More</a></div>',
    "a writer's name before the title, no class": f'<div><h2>Read Next</h2><a href="{A}"><img src="/t.jpg" alt=""></a>'
    f'<p><a href="/author/noa-brandt">Noa Brandt</a></p><h2><a href="{A}">{ONE}</a></h2><a href="{A}">Read More</a></div>',
    "a hidden line before the title": f'<div class="catcher"><span class="catcher__title">Lire aussi :</span>'
    f'<span class="sr-only">Article réservé à nos abonnés</span><a href="{A}">{ONE}</a></div>',
}
SHARED = "".join(
    f'<li><a href="https://{site}.example/post/118-ferry-returns">{site.title()} page</a></li>'
    for site in ("tasteful", "bookmarks")
)
OPENING = {
    "over where to share the page": f"<div><h3>Related</h3><ul>{ITEMS}</ul></div><div><h3>Share this page</h3><ul>{SHARED}</ul></div>",
    "a box that its heading names": f'<div class="dig"><h3>Related</h3><h4>Related Stories</h4><dl>{ITEMS.replace("li>", "dt>")}</dl></div>',
    "under a heading for each kind": f'<section class="related"><h2>Related stories and links</h2><h3>From our pages</h3><ul>{ITEMS}</ul></section>',
    "in a part for widgets, the heading on a line of its own": '<div class="contentWidget"><div class="box">'
    + f"<h3>\n{' ' * 60}Related Articles\n</h3><ul>{ITEMS}</ul></div></div>",
    "a rail beside the text": f'<div class="left_rail"><div class="module"><h3>Related</h3><ul>{ITEMS}</ul></div></div>',
    "a column for captions": f'<div class="in-line wp-caption"><h3>More on this story</h3>{ITEMS.replace("li>", "h5>")}</div>',
    "a box that may open over the text": f'<div class="popup"><h3>Related content</h3><ul>{ITEMS}</ul></div>',
}
NONE = {
    "what to continue with, below the text": f'</div><div><h2>Continue Reading</h2><div class="grid">{ITEMS}</div>',
    "a list in a container to the right": f'</div><div class="right-container"><h2>Related stories</h2><ul>{ITEMS}</ul>',
    "the page itself": f'<div class="related"><h3>Related stories</h3><ul>{item("The ferry is back", URL)}</ul></div>',
    "a list below the author": f'<div class="author-bio"><p>Noa Brandt writes about the harbour and the river.</p></div><h3>Related stories</h3><ul>{ITEMS}</ul>',
    "a list below whom to write to": f'<div class="author"><h2>Contact the author:</h2><p>Noa Brandt</p></div><h3>Related stories</h3><ul>{ITEMS}</ul>',
    "a list below a writer's picture and the link to his page": f'</div><div><img src="/noa.jpg"><p rel="author"><a href="/noa">Noa Brandt</a></p></div><div><h3>Related stories</h3><ul>{ITEMS}</ul>',
    "a list below what others' comments need": '</div><p>Please enable JavaScript to view the <a href="https://disqus.com/">comments powered by Disqus.</a></p>'
    f"<div><h3>Related stories</h3><ul>{ITEMS}</ul>",
    "a list below the readers' comments": '<div class="comments"><p>I was on the first boat and it was very cold indeed.</p></div>'
    f"<h3>Related stories</h3><ul>{ITEMS}</ul>",
    "what a machine recommends": f'<div class="recommend"><h3>You might also like</h3><ul>{ITEMS}</ul></div>',
    "what the house sells": '<p><a href="https://jobs.harbour.example/positions/352149.html">Pilot for the night ferry wanted (m/f/d)</a></p>'
    '<p><a href="/abo-service/harbour-app-4711">You read this in the second best way: get our app</a></p>',
    "subjects after a cue": "<p>READ MORE: "
    + ", ".join(f'<a href="/s/{n}">{s}</a>' for n, s in enumerate(["Ferry", "River", "Fog", "Harbour"]))
    + "</p>",
    "a list set aside after the text": f'<aside><p>Related</p><p><a href="{A}">{ONE}</a></p></aside>',
    "a list below headings of what machines recommend, which only scripts fill in": "</div><div><h4>You might also like</h4><div></div>"
    f"<h4>More from the web</h4><div></div></div><div><h3>Related stories</h3><ul>{ITEMS}</ul>",
    "a subject after a cue": "<p>READ MORE: <a href='/topic/ferry-lines-2026'>Ferry lines of the country</a></p>",
    "a button after a cue": "<p>Read more. <a href='/offers/harbour-2026-11'>Subscribe now</a></p>",
    "most read": f"<div><h3>Most read</h3><ol>{ITEMS}</ol></div>",
    "a list after the desk's line, above other boxes": "<p>(Web editor: Noa Brandt, Jo Doe)</p></div>"
    f'<div class="w cf"><h3>Related Stories</h3><ul>{ITEMS}</ul><h3>Our apps</h3><ul><li><a href="/app">Harbour</a></li></ul>',
    "embeds of another site": f'<div class="cn-embed"><h3>Related</h3>{item(ONE, "https://stranger.example/boats-47112", "p")}</div>',
    "subjects": '<div class="tags"><h4>Topics</h4><a href="/tag/ferry">Ferry lines of the country</a> <a href="/tag/river">River and harbour</a></div>',
    "where to sell": '<p><em><a href="/about/advertising/contact-form">Put your advert on the pages of the Harbour Daily</a></em></p>',
    "buttons": '<p><a href="/app/harbour-daily-download">Download the app of the Harbour Daily</a></p><p><a href="/login/5501">Sign in</a></p>',
    "a section": '<p><a href="/opinion/guests">&gt;&gt;&gt; More by our guests</a></p>',
    "an advert of another house": '<div class="box"><a href="https://shop.stranger.example/boats/4711.html">Boats for sale all winter</a></div>',
    "credits in cards of other stories": f'</div><div class="more"><h4>Similar:</h4><ul class="row"><li class="col-md-4"><figure><a href="{A}">'
    f'<img src="/1.jpg"></a><figcaption><div class="copyright">picture alliance/dpa</div></figcaption></figure><h3><a href="{A}">{ONE}</a></h3></li></ul>',
    "the next article": f'<div class="next-article">{item(ONE, A, "p")}</div>',
    "lists set aside between the text and a notice of cookies": f"</div><aside><ul><li>Most viewed here</li>{ITEMS}<li>Headlines</li>{OTHERS}</ul></aside>"
    "<div><p>This website uses cookies and other technology to enhance quality, and it may use them for other ends as well.</p>",
    "lists of other stories after the text": f"<div><h4>News of the town</h4><ul>{OTHERS}</ul></div>",
}


def page(between: str = "", closing: str = "", opening: str = "") -> Page:
    lines = [f"<p>{line}</p>" for line in TEXT]
    body = "".join(lines[:2]) + between + "".join(lines[2:])
    html = (
        "<html><head><title>The ferry is back - Harbour Daily</title></head><body><nav><a href='/'>Harbour Daily</a></nav>"
        f"<article><h1>The ferry is back</h1><p class='byline'>By Noa Brandt</p>{opening}<div class='story-body'>{body}{closing}</div></article>"
        f"<div class='sidebar'><h3>Related stories</h3><ul>{OTHERS}</ul></div><footer><p>Harbour Daily</p></footer></body></html>"
    )
    return Page(URL, html.encode(), language="en")


def related(page: Page) -> list[RelatedLink]:
    article = structure(story_of(page))
    assert [block.text for block in article.body] == TEXT
    return article.related_links


def found(links: list[RelatedLink]) -> list[tuple[str, str]]:
    return [(link.title, (link.url or "").removeprefix("https://www.harbour.example")) for link in links]


@pytest.mark.parametrize("layout", CLOSING)
def test_a_list_that_closes_the_text_is_the_articles(layout: str) -> None:
    links = related(page(closing=CLOSING[layout]))
    assert found(links) == LINKS
    assert {link.position for link in links} == {len(TEXT)}


@pytest.mark.parametrize("layout", BETWEEN)
def test_a_box_between_paragraphs_is_the_articles(layout: str) -> None:
    links = related(page(between=BETWEEN[layout]))
    assert found(links) == LINKS
    assert {link.position for link in links} == {2}


def test_a_line_to_a_story_may_be_set_as_one_under_a_picture() -> None:
    line = f'<div class="inline story"><a class="inline-caption" href="{A}"><strong>Related Story:</strong> {ONE}</a></div>'
    [link] = related(page(between=line))
    assert (link.label, link.title) == ("Related Story", ONE)


@pytest.mark.parametrize(
    ("line", "links"),
    [
        (
            f"<p><strong>Related video: {ONE}</strong></p><div><iframe src='https://films.example/1'></iframe></div>",
            [],
        ),
        (f"<p><strong>Related video: <a href='{A}'>{ONE}</a></strong></p>", [(ONE, A)]),
        (f"<p><strong>See also: {ONE}</strong></p>", [(ONE, "")]),
    ],
)
def test_a_line_over_a_film_that_leads_nowhere_says_what_it_shows(line: str, links: list[tuple[str, str]]) -> None:
    assert found(related(page(between=line))) == links


def test_the_desk_s_line_right_under_a_title_ends_its_list() -> None:
    line = f'<p>Read also:</p><p><a href="{A}">{ONE}</a></p><p>(With reporting by Noa Brandt)</p>'
    other = f'</div><div class="hidden related"><p><a href="{B}">{TWO}</a></p>'
    article = structure(story_of(page(closing=line + other)))
    assert article.signoff == "(With reporting by Noa Brandt)"
    assert found(article.related_links) == [(ONE, A)]


def test_an_agency_s_list_of_its_stories_is_neither_text_nor_a_story() -> None:
    line = "<p>Follow LNA’s coverage of ferries at <a href='https://lna.example/hub/ferries'>https://lna.example/hub/ferries</a></p>"
    assert related(page(closing=line)) == []


@pytest.mark.parametrize("layout", OPENING)
def test_a_box_between_headline_and_text_is_the_articles(layout: str) -> None:
    dated = page(opening=f'{OPENING[layout]}<p class="date">May 12, 2026</p>')
    assert found(related(dated)) == LINKS
    assert structure(story_of(dated)).published_text == "May 12, 2026"


def test_one_of_several_boxes_between_headline_and_text_is_a_column_of_them() -> None:
    column = f"<div><h3>Related</h3><ul>{ITEMS}</ul></div><div><h3>Views of our guests</h3><ul>{OTHERS}</ul></div>"
    assert related(page(opening=column)) == []


@pytest.mark.parametrize("layout", ALONE)
def test_the_one_story_of_a_box_between_paragraphs_is_the_articles(layout: str) -> None:
    [link] = related(page(between=ALONE[layout]))
    assert (link.title, link.label) in [(ONE, "Read Next"), (ONE, "Lire aussi")]


@pytest.mark.parametrize(
    ("flag", "label"),
    [("<div class=ink-caption>Shipping</div>", "Shipping"), ("<figcaption>Ada Winter, AFP</figcaption>", None)],
)
def test_a_flag_in_the_link_of_its_title_is_the_label_whatever_its_class_says(flag: str, label: str | None) -> None:
    figure = "<figure><img src='/1.jpg'>{}</figure>" if label is None else "<div><img src='/1.jpg'></div>{}"
    card = f"<article><a href='{A}'>{figure.format(flag)}<h4>{ONE}</h4></a></article>"
    [link] = related(page(between=f"<div class=related>{card}</div>"))
    assert (link.label, link.title) == (label, ONE)


def test_a_bracket_behind_a_list_that_signs_the_text_is_no_name_of_a_storys_house() -> None:
    links = "<br>".join(f'<a href="{href}">{title}</a>' for title, href in LINKS)
    below = f'</div><div class="shots"><div class="title"><a href="{A}">Pictures of the ferry in the old port of the town</a></div></div>'
    article = structure(story_of(page(closing=f"<h2>Jangan Lewatkan</h2>{links}<p>(qd/adw)</p>{below}")))
    assert (found(article.related_links), article.signoff) == (LINKS, "(qd/adw)")


def test_a_heading_in_an_embed_of_the_site_s_own_stories_is_their_label() -> None:
    box = f'<div class="embed_related"><h4>Related Articles</h4><ul><li><a href="{A}">{ONE}</a></li></ul></div>'
    assert [(link.label, link.title) for link in related(page(between=box))] == [("Related Articles", ONE)]


def test_several_stories_to_keep_reading_between_paragraphs_are_the_articles() -> None:
    said = "<span class='screen-reader-text'>list of 2 items</span>"
    box = f'<div class="more-on"><h3>Keep reading</h3>{said}<ul>{ITEMS}</ul></div>'
    assert found(related(page(between=box))) == LINKS


def test_several_stories_that_a_box_between_paragraphs_recommends_are_not() -> None:
    assert related(page(between=f'<div class="box"><h3>What to read next</h3><ul>{ITEMS}</ul></div>')) == []


def test_one_story_between_paragraphs_is_the_articles_whatever_its_box_is_called() -> None:
    box = f'<div class="recommended pull-left"><a href="{A}"><img src="/t.jpg" alt=""><p>{ONE}</p></a></div>'
    assert found(related(page(between=box))) == LINKS[:1]
    picture = '<figure><img src="/p.jpg"><figcaption>The ferry at the quay on Monday.</figcaption></figure>'
    assert found(related(page(between=box + picture))) == LINKS[:1]
    assert related(page(between=f'<div class="recommended"><ul>{ITEMS}</ul></div>')) == []


def test_short_items_of_which_none_is_as_wide_as_a_title_are_a_menu() -> None:
    signs = [("Leo", "/stars/leo_oxMYHNpR7"), ("Virgo", "/stars/virgo_yiMv8dj8"), ("Libra", "/stars/libra_CKYByvUI")]
    assert related(page(between=f"<ul>{''.join(item(name, href) for name, href in signs)}</ul>")) == []
    assert related(page(between=f"<ul>{item('Sagittarius', '/stars/sagittarius_9')}{item('Capricorn', A)}</ul>")) == []


@pytest.mark.parametrize("layout", NONE)
def test_what_is_none_of_the_articles_is_not_taken(layout: str) -> None:
    assert related(page(closing=NONE[layout])) == []


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="teaser"><a href="{A}"><span class="kicker">Analysis</span></a><h4><a href="{A}">{ONE}</a></h4></div>',
        f'<aside class="linkcard"><a href="{A}"><img src="/t.jpg"><div class="flag">Analysis</div><h3 class="title">{ONE}</h3></a></aside>',
        f'<div class="q7"><a href="{A}"><img src="/t.jpg" alt=""><h5>Analysis</h5><h4>{ONE}</h4></a></div>',
        f'<div class="teaser"><p class="teaser-kicker">Analysis</p><a href="{A}"><img src="/t.jpg" alt=""><h3>{ONE}</h3></a><p class="teaser-text">Two men at the rail of a boat.</p></div>',
    ],
)
def test_a_flag_on_a_teaser_is_its_label(box: str) -> None:
    (link,) = related(page(between=box))
    assert (link.label, link.title) == ("Analysis", ONE)


def test_a_flag_between_a_picture_and_its_title_is_the_label_whatever_its_box_is_called() -> None:
    box = f'<div class="q9"><div><img src="/t.jpg"></div><div><div>Out on the river</div><h2><a href="{A}">{ONE}</a></h2></div></div>'
    assert [(link.label, link.title) for link in related(page(between=box))] == [("Out on the river", ONE)]


def test_a_title_that_asks_and_answers_is_one_where_it_is_a_heading() -> None:
    flag = Block("paragraph", "Street poll", [Link("Street poll", A)])
    title = "Who pays for the boat? The town and the county, each for one engine of it"
    assert is_flag(flag, Block("heading", title, [Link(title, A)]))
    assert not is_flag(flag, Block("paragraph", f"{title}.", [Link(f"{title}.", A)]))


@pytest.mark.parametrize("more", ["Plus", "Mehr", "Altri sviluppi", "Más"])
def test_a_word_for_more_over_a_teaser_and_its_picture_is_its_label(more: str) -> None:
    box = f'<div class="teaser"><p class="k2">{more}</p><a href="{A}"><img src="/t.jpg" alt=""><h3>{ONE}</h3></a></div>'
    (link,) = related(page(between=box))
    assert (link.label, link.title) == (more, ONE)


def test_a_flag_stands_before_the_day_of_its_title_too() -> None:
    flag = '<p><b>Essay</b></p><p class="date">11.04.2026</p>'
    (link,) = related(page(between=f'<div class="teaser-box"><a href="{A}">{flag}<h3>{ONE}</h3></a></div>'))
    assert (link.label, link.title) == ("Essay", ONE)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Why nobody trusts the ferryman Listen05:02", "Why nobody trusts the ferryman"),
        ("音频：渡轮为何停航收听05:02", "音频：渡轮为何停航"),
        ("The ferry from above (2:31)", "The ferry from above"),
        ("The ferry from above | 1:02:31", "The ferry from above"),
        ("The ferry is back | 2026-04-07", "The ferry is back"),
        ("The ferry is back12 May 2026", "The ferry is back"),
        ("Паром снова ходит00:01, 1 марта 2026", "Паром снова ходит"),
        ("Ferries: Die Fähre ist zurück Von Ada Winter, Weir", "Ferries: Die Fähre ist zurück"),
        ("»Die Fähre ist zurück« Ein Interview von Ada Winter", "»Die Fähre ist zurück«"),
        ("Die Fähre kommt aus dem Norden von Weir", "Die Fähre kommt aus dem Norden von Weir"),
        ("・渡轮今日复航", "渡轮今日复航"),
        ("The boat leaves at 20:30", "The boat leaves at 20:30"),
        ("What the storm of 12 May 2026 did", "What the storm of 12 May 2026 did"),
        ("The budget for 2026-2030", "The budget for 2026-2030"),
        ("05:02", "05:02"),
        ("• #ferry is the word of the year", "#ferry is the word of the year"),
        ("Why the ferry is late Why the ferry is late Why the ferry…", "Why the ferry is late"),
        ("The boat of the boat", "The boat of the boat"),
    ],
)
def test_a_title_has_no_length_of_a_film_and_no_day(printed: str, title: str) -> None:
    assert clean_title(printed) == title


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://blogs.daily.example/1", "https://www.daily.example/2", True),
        ("https://www.daily.co.uk/1", "https://daily.com/2", True),
        ("https://daily.example/1", "https://shop.example/2", False),
        ("https://www.post.co.uk/1", "https://daily.co.uk/2", False),
    ],
)
def test_hosts_of_one_house_are_told(one: str, other: str, same: bool) -> None:
    assert of_one_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "story"),
    [
        ("https://daily.example/2026/ferry.html", True),
        ("https://daily.example/", False),
        ("https://daily.example/tag/ferry", False),
        ("https://daily.example/sujet/4512/", False),
        ("https://daily.example/topics/ferry-4711822", True),
        ("https://www.facebook.com/daily", False),
        ("https://daily.example/?p=36843", True),
        ("https://daily.example/?page=2", False),
        ("https://daily.example/opinion/guests", False),
        ("https://daily.example/2026/ferry/?share=telegram", False),
        ("https://daily.example/image/ferry-4711822.webp", False),
        ("https://secure.daily.example/user/register?article=4711822", False),
    ],
)
def test_an_address_of_a_subject_or_a_network_is_no_story(url: str, story: bool) -> None:
    assert is_story(url) is story


LABELLED = {
    "a box called by its topics": (
        '<aside class="related-topics"><h3>Read also</h3>'
        + "".join(f'<div class="teaser"><a href="{h}"><img src="/t.jpg"><h3>{t}</h3></a></div>' for t, h in LINKS)
        + "</aside>",
        "Read also",
    ),
    "a section's name before the first title": (
        f'<div><p class="x1">Related news</p><ul><li><a href="{A}"><img src="/t.jpg" alt=""></a><p class="x2">Ferries</p>'
        f'<p class="x3"><a href="{A}">{ONE}</a></p></li></ul></div>',
        "Related news",
    ),
    "a line with a colon in a box called related": (
        f'<div class="related"><b>From all our quays:</b><ul>{ITEMS}</ul></div>',
        "From all our quays",
    ),
    "a writer under each title": (
        "<p>Read also</p>"
        + "".join(
            f'<div><h4><a href="{href}">{title}</a></h4><p>{name}</p><img src="/t.jpg" alt=""></div>'
            for (title, href), name in zip(LINKS, ("Ada Winter", "Editorial staff"), strict=True)
        ),
        "Read also",
    ),
    "more of a series, in a box of related stories": (
        f'<div class="related-box"><h2>More from The Night Ferry</h2><p>All that we know so far.</p><ul>{ITEMS}</ul></div>',
        "More from The Night Ferry",
    ),
}


@pytest.mark.parametrize("layout", LABELLED)
def test_what_a_box_is_headed_with_is_the_label_of_its_titles(layout: str) -> None:
    box, label = LABELLED[layout]
    links = related(page(between=box))
    assert found(links) == LINKS[: len(links)]
    assert {link.label for link in links} == {label}


@pytest.mark.parametrize(
    ("top", "titles"),
    [
        ("card__title", ["Night ferries"]),
        ("card__kicker", ["What pilots say of the night and of the fog on the river"]),
    ],
)
def test_what_is_called_a_title_over_a_longer_line_of_its_link_is_it(top: str, titles: list[str]) -> None:
    under = '<div class="card__text">What pilots say of the night and of the fog on the river</div>'
    card = f'<a href="{A}"><div class="{top}">Night ferries</div>{under}</a>'
    links = related(page(between=f'<aside><div class="box__title">Read also</div>{card}</aside>'))
    assert [(link.label, link.title) for link in links] == [("Read also", title) for title in titles]


def test_a_line_with_a_cue_of_its_own_is_not_on_the_list_above_it() -> None:
    lists = f'<div class="related"><p>Read also</p><h4><a href="{A}">{ONE}</a></h4></div>'
    line = f'<p class="related">SEE ALSO: <a href="{B}">{TWO}</a></p>'
    assert [(link.label, link.title) for link in related(page(lists + line))] == [("Read also", ONE), ("SEE ALSO", TWO)]
    other = f'<div class="related"><span>More on this</span><h4><a href="{B}">{TWO}</a></h4></div>'
    assert [link.label for link in related(page(lists + other))] == ["Read also", "More on this"]


def test_a_dash_before_a_link_is_no_part_of_its_title() -> None:
    assert found(related(page(f'<p>— <a href="{A}">{ONE}</a></p>'))) == [(ONE, A)]
    assert found(related(page(f'<p><a href="{A}">– {ONE}</a></p>'))) == [(f"– {ONE}", A)]


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        (f"&gt;&gt; Watch on QUAY 24: <a href='{A}'>{ONE}</a>", "Watch on QUAY 24", ONE),
        (f"➡️ Sur nos quais : <a href='{A}'>{ONE}</a>", "Sur nos quais", ONE),
        (f"&gt;&gt; <a href='{A}'>Quay 24: {ONE}</a>", None, f"Quay 24: {ONE}"),
        (f"&gt;&gt; Once more <a href='{A}'>{ONE}</a>", None, f"Once more {ONE}"),
    ],
)
def test_what_stands_between_an_arrow_and_a_colon_before_a_link_is_its_label(
    line: str, label: str | None, title: str
) -> None:
    assert [(link.label, link.title) for link in related(page(between=f"<p><b>{line}</b></p>"))] == [(label, title)]


@pytest.mark.parametrize(
    ("over", "url", "offered"),
    [
        (False, "/subscription/app", range(1, 4)),
        (True, "/subscription/app", range(3, 4)),
        (False, "/opinion/guests", range(1, 4)),
        (False, A, range(0)),
        (False, "https://stranger.example/opinion/guests", range(0)),
    ],
)
def test_what_there_is_to_gain_stands_over_the_button_that_sells(over: bool, url: str, offered: range) -> None:
    address = url if "//" in url else f"https://www.harbour.example{url}"
    items = [Block("list_item", text, main=True) for text in ("More comfort under way", "The news in one app")]
    button = Block("paragraph", "Get it for nothing", [Link("Get it for nothing", address)], main=True)
    blocks = [Block("paragraph", "You read this the second-best way!", main=over), *items, button]
    assert offer_of(blocks, 3, URL) == offered


def test_a_cell_is_a_teaser_where_it_is_its_tables_only_one() -> None:
    cell = f'<td><a href="{A}">{ONE}</a></td>'
    assert found(related(page(f"<figure class=table><table><tr>{cell}</tr></table></figure>"))) == [(ONE, A)]
    button = f'<td><a href="{A}">View the map</a></td>'
    assert found(related(page(f"<table><tr>{cell}{button}</tr></table>"))) == [(ONE, A)]


@pytest.mark.parametrize("above", ['<p class="credit">Jo Doe/Pool/Getty Images</p>', "<p>123 KB</p>"])
def test_a_credit_and_a_size_are_no_labels(above: str) -> None:
    links = related(page(f'<div class="related">{above}<p><a href="{A}">{ONE}</a></p></div>'))
    assert [(link.label, link.title) for link in links] == [(None, ONE)]


def test_what_is_hidden_among_other_stories_is_none_of_them() -> None:
    advert = (
        '<div style="display:none"><a href="/news/2026/paid-1.html">Ten shoes that every pilot ought to have</a></div>'
    )
    box = f'<div class="related"><h3>Related</h3><div><a href="{A}">{ONE}</a></div>{advert}</div>'
    assert found(related(page(box))) == [(ONE, A)]


def test_a_line_that_each_box_of_the_page_says_names_no_story() -> None:
    line = f'<p><a href="{A}">Read more: {ONE}</a></p>'
    assert found(related(page(line))) == [(ONE, A)]
    assert found(related(page(f"<div><h5>Badge</h5>{line}</div>" * 3))) == []


def test_a_kicker_with_no_more_than_its_mark_behind_it_is_the_line() -> None:
    block = Block("heading", "Video:", [Link("Video:", "https://a.example/1")], kicker="Video")
    assert kicker_and_title(block) == (None, "Video:")
