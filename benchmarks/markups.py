"""How sites set pictures with their lines, and links to other stories: each in the markup of real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from benchmarks.displayed import Displayed, Lines

Change = Callable[[Displayed], bool]
"""Sets a part of a page anew; whether there was one to set."""


def _pictures(markup: str, *, both: bool = False, between: str = "") -> Change:
    def change(page: Displayed) -> bool:
        found = list(page.pictures())
        found = [(box, image, lines) for box, image, lines in found if not both or (lines.caption and lines.credit)]
        for box, _, lines in found:
            box.set_anew(_filled(markup, lines))
        return bool(found)

    return change


def _filled(markup: str, lines: Lines) -> str:
    source = escape(lines.source)
    return markup.format(
        img=f'<img src="{source}" width="800" height="533">',
        src=source,
        line=escape(lines.line),
        caption=escape(lines.caption or lines.credit),
        credit=escape(lines.credit),
    )


PICTURES: dict[str, Change] = {
    "caption a div beside": _pictures('<div class="c-media"><div>{img}</div><div class="c-text">{line}</div></div>'),
    "caption a p in a div": _pictures("<div>{img}<p>{line}</p></div>"),
    "caption a span": _pictures('<div class="img">{img}<span>{line}</span></div>'),
    "caption a small": _pictures("<p>{img}</p><p><small>{line}</small></p>"),
    "caption behind a break": _pictures("<p>{img}<br><em>{line}</em></p>"),
    "caption behind a break, plain": _pictures("<p>{img}<br>{line}</p>"),
    "caption outside the wrapper": _pictures('<div class="x-1"><a href="{src}">{img}</a></div><p class="x-2">{line}</p>'),
    "caption centred": _pictures('<p align="center">{img}</p><p align="center">{line}</p>'),
    "caption centred by style": _pictures('<p style="text-align: center;">{img}</p><p style="text-align: center;">{line}</p>'),
    "WordPress shortcode": _pictures('<div id="attachment_12" style="width: 810px" class="wp-caption aligncenter">{img}<p id="caption-attachment-12" class="wp-caption-text">{line}</p></div>'),
    "definition list": _pictures("<dl><dt>{img}</dt><dd>{line}</dd></dl>"),
    "table, next row": _pictures('<table width="300" align="right" border="0"><tr><td>{img}</td></tr><tr><td><font size="1">{line}</font></td></tr></table>'),
    "table, one cell": _pictures('<table align="left"><tr><td>{img}<br>{line}</td></tr></table>'),
    "linked picture": _pictures('<figure><a href="{src}">{img}</a><figcaption>{line}</figcaption></figure>'),
    "figcaption": _pictures("<figure>{img}<figcaption>{line}</figcaption></figure>"),
    "figcaption before": _pictures("<figure><figcaption>{line}</figcaption>{img}</figure>"),
    "figcaption, two spans": _pictures('<figure>{img}<figcaption><span class="x-3">{caption}</span> <span class="x-4">{credit}</span></figcaption></figure>', both=True),
    "figcaption, credit small": _pictures("<figure>{img}<figcaption>{caption} <small>{credit}</small></figcaption></figure>", both=True),
    "figcaption, credit cite": _pictures("<figure>{img}<figcaption><p>{caption}</p><cite>{credit}</cite></figcaption></figure>", both=True),
    "two divs": _pictures('<div><div>{img}</div><div class="x-3">{caption}</div><div class="x-4">{credit}</div></div>', both=True),
    "credit first": _pictures('<figure>{img}<figcaption><span class="x-4">{credit}</span><span class="x-3">{caption}</span></figcaption></figure>', both=True),
    "credit first, divs": _pictures('<div class="x-5"><div>{img}</div><div class="x-4">{credit}</div><div class="x-3">{caption}</div></div>', both=True),
    "credit over the picture": _pictures('<div class="x-5"><div style="position:relative">{img}<span style="position:absolute;right:0;bottom:0">{credit}</span></div><p class="x-3">{caption}</p></div>', both=True),
    "credit over the picture in a figure": _pictures('<figure><div class="x-6">{img}<small>{credit}</small></div><figcaption>{caption}</figcaption></figure>', both=True),
    "lazy": _pictures('<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{src}" class="lazyload"><noscript>{img}</noscript><figcaption>{line}</figcaption></figure>'),
    "lazy, plain": _pictures('<div><img data-original="{src}" alt=""></div><p class="x-2">{line}</p>'),
    "picture element": _pictures('<figure><picture><source srcset="{src} 640w" media="(min-width: 640px)"><source data-srcset="{src} 320w"><img data-src="{src}"></picture><figcaption>{line}</figcaption></figure>'),
    "background": _pictures('<div class="x-5"><div style="background-image: url(\'{src}\')"></div><div class="caption">{line}</div></div>'),
    "amp-img": _pictures('<figure><amp-img src="{src}" width="800" height="533" layout="responsive"></amp-img><figcaption>{line}</figcaption></figure>'),
    "slide show": _pictures('<div class="slider"><ul><li>{img}<div class="x-3">{line}</div></li></ul><a href="#">&lsaquo;</a><a href="#">&rsaquo;</a></div>'),
    "section with a button": _pictures('<section><button type="button" aria-label="Enlarge">{img}</button><div><p>{line}</p></div></section>'),
    "custom element": _pictures('<news-image><img src="{src}"><span slot="caption">{line}</span></news-image>'),
    "heading under": _pictures("<div>{img}<h6>{line}</h6></div>"),
}  # fmt: skip

CUES: Mapping[str, tuple[str, str]] = {"en": ("READ MORE", "Related stories"), "de": ("Lesen Sie auch", "Mehr zum Thema"), "es": ("Lea también", "Noticias relacionadas"), "fr": ("Lire aussi", "À lire aussi"), "pt": ("Leia também", "Notícias relacionadas"), "it": ("Leggi anche", "Articoli correlati"), "nl": ("Lees ook", "Lees ook"), "sv": ("Läs också", "Läs mer"), "no": ("Les også", "Les også"), "nb": ("Les også", "Les også"), "da": ("Læs også", "Læs også"), "pl": ("Czytaj też", "Czytaj także"), "cs": ("Čtěte také", "Čtěte také"), "tr": ("AYRICA OKUYUN", "İlgili haberler"), "ru": ("Читайте также", "Читайте также"), "zh": ("延伸阅读", "相关新闻"), "ja": ("あわせて読みたい", "関連記事"), "ko": ("관련기사", "관련기사")}  # fmt: skip


def _related(one: str, link: str = '<a href="{url}">{title}</a>', *, single: bool = False) -> Change:
    """Links to other stories under a cue of their language, which the article then has as their label."""

    def change(page: Displayed) -> bool:
        tongue = (page.article.language or "").partition("-")[0]
        found = [(box, links) for box, links in page.related() if tongue in CUES and not (single and len(links) > 1)]
        for box, links in found:
            label = CUES[tongue][len(links) > 1]
            named = escape(label)
            parts = [link.format(url=escape(one.url or ""), title=escape(one.title), label=named) for one in links]
            box.set_anew(one.format(label=named, links="".join(parts)))
            for one_link in links:
                one_link.label = label
        return bool(found)

    return change


RELATED: dict[str, Change] = {
    "paragraph": _related("<p><strong>{label}:</strong> {links}</p>", single=True),
    "paragraph, all bold": _related("<p><strong>{label}: {links}</strong></p>", single=True),
    "paragraph, cue in the link": _related("<p>{links}</p>", '<a href="{url}">{label}: {title}</a>', single=True),
    "two paragraphs": _related("<p>{label}:</p><p>{links}</p>", single=True),
    "two divs": _related("<div><div>{label}</div><div>{links}</div></div>", single=True),
    "card": _related('<div><a href="#"><img src="/t/1.jpg" width="120" height="80"></a><div><span>{label}</span> {links}</div></div>', single=True),
    "card, one link": _related('<div class="x-1">{links}</div>', '<a href="{url}"><img src="/t/1.jpg" width="120" height="80"><span>{label}</span><h4>{title}</h4></a>', single=True),
    "list": _related("<div><p><b>{label}</b></p><ul>{links}</ul></div>", '<li><a href="{url}">{title}</a></li>'),
    "list under a heading": _related("<h3>{label}</h3><ul>{links}</ul>", '<li><a href="{url}">{title}</a></li>'),
    "aside": _related("<aside><h4>{label}</h4><ul>{links}</ul></aside>", '<li><a href="{url}">{title}</a></li>'),
    "blockquote": _related("<blockquote><p>{label}: {links}</p></blockquote>", single=True),
    "table": _related('<table align="right"><tr><td><b>{label}</b></td></tr><tr><td>{links}</td></tr></table>', '<a href="{url}">{title}</a><br>'),
    "table, one row": _related('<table><tr><td>{label}</td><td>{links}</td></tr></table>', single=True),
    "paragraphs of arrows": _related("<p>{label}</p>{links}", '<p>&raquo; <a href="{url}">{title}</a></p>'),
    "breaks": _related("<p>{label}:<br>{links}</p>", '<a href="{url}">{title}</a><br>'),
    "bullets": _related("<div><strong>{label}</strong><br>{links}</div>", '• <a href="{url}">{title}</a><br>'),
    "cards of pictures": _related('<div><h3>{label}</h3><div>{links}</div></div>', '<div><a href="{url}"><img src="/t/1.jpg" width="120" height="80"></a><a href="{url}">{title}</a></div>'),
    "definition list": _related("<dl><dt>{label}</dt>{links}</dl>", '<dd><a href="{url}">{title}</a></dd>'),
}  # fmt: skip
