"""How sites set a page's head: bylines, days, headlines, decks and sections, each in the markup of real ones."""

from __future__ import annotations

import re
from html import escape

from lxml import html

from benchmarks.displayed import Displayed, Shown
from benchmarks.markups import Change

BY = {"en": "By", "de": "Von", "es": "Por", "fr": "Par", "pt": "Por", "it": "Di", "nl": "Door", "sv": "Av", "no": "Av", "nb": "Av", "da": "Af"}  # fmt: skip
AND = {"en": "and", "de": "und", "es": "y", "fr": "et", "pt": "e", "it": "e", "nl": "en", "sv": "och", "no": "og", "nb": "og", "da": "og"}  # fmt: skip
JOB = {"en": "Political correspondent", "de": "Redakteur", "es": "Redactora", "fr": "Journaliste", "pt": "Repórter", "it": "Giornalista", "nl": "Verslaggever", "sv": "Reporter", "no": "Journalist", "nb": "Journalist", "da": "Journalist"}  # fmt: skip


def _byline(markup: str) -> Change:
    def change(page: Displayed) -> bool:
        box = page.writers()
        filled = _writers(page, markup) if box else None
        if box and filled:
            box.set_anew(filled)
        return bool(filled)

    return change


def _writers(page: Displayed, markup: str) -> str | None:
    tongue = (page.article.language or "").partition("-")[0]
    if tongue not in BY or not page.article.bylines:
        return None
    names = [escape(name) for name in page.article.bylines]
    joined = f" {AND[tongue]} ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f" {AND[tongue]} {names[-1]}"
    links = [f'<a href="/x/{n}">{name}</a>' for n, name in enumerate(names)]
    linked = f" {AND[tongue]} ".join(links)
    return markup.format(
        by=BY[tongue],
        names=joined,
        first=names[0],
        linked=linked,
        rel=linked.replace("<a ", '<a rel="author" '),
        items="".join(f"<li>{link}</li>" for link in links),
        spans=" ".join(f"<span>{word}</span>" for word in joined.split()),
        job=JOB[tongue],
    )


def _with_day(markup: str) -> Change:
    """Writer and day in one element, in place of both."""

    def change(page: Displayed) -> bool:
        writers, day = page.writers(), page.day()
        if writers is None or day is None or writers.box in day.box.iter() or day.box in writers.box.iter():
            return False
        filled = _writers(page, markup.replace("{day}", "{{day}}"))
        if filled:
            text = " ".join("".join(map(str, day.box.itertext())).split())
            day.set_anew("<span></span>")
            writers.set_anew(filled.format(day=escape(text)))
        return bool(filled)

    return change


def _moved_byline(markup: str, *, before: bool) -> Change:
    """The byline directly before the first or behind the last paragraph, in its element."""

    def change(page: Displayed) -> bool:
        box = page.writers()
        body = page.article.body
        found = [e for block in (body[:1] if before else body[-1:]) for e in page.holding(block.text)]
        filled = _writers(page, markup)
        if not (box and found and filled) or page.article.dateline or page.article.signoff:
            return False
        paragraph = found[-1]
        if paragraph.tag != "p":
            return False
        box.set_anew("<span></span>")
        place = paragraph.makeelement("span", {})
        if before:
            paragraph.addprevious(place)
        else:
            place.tail, paragraph.tail = paragraph.tail, "\n"
            paragraph.addnext(place)
        Shown(place).set_anew(filled)
        return True

    return change


BYLINES: dict[str, Change] = {
    "rel=author": _byline('<div>{by} {rel}</div>'),
    "plain": _byline("<div>{by} {names}</div>"),
    "a paragraph": _byline("<p>{by} {names}</p>"),
    "names only, linked": _byline("<div>{linked}</div>"),
    "names only": _byline('<div class="x-1"><span>{names}</span></div>'),
    "in bold": _byline("<p><strong>{by} {names}</strong></p>"),
    "a list": _byline('<div><span>{by}</span><ul>{items}</ul></div>'),
    "words in spans": _byline('<div><span>{by}</span> {spans}</div>'),
    "by apart": _byline('<div><div>{by}</div><div>{linked}</div></div>'),
    "avatar and job": _byline('<div><img src="/avatar/1.jpg" width="48" height="48" alt="{first}"><div><div>{by} {linked}</div><div>{job}</div></div></div>'),
    "job in the line": _byline("<div>{by} {linked}, {job}</div>"),
    "address": _byline("<address>{by} {rel}</address>"),
    "heading": _byline("<h3>{by} {names}</h3>"),
    "h6": _byline("<h6>{names}</h6>"),
    "with day |": _with_day("<p>{by} {names} | {day}</p>"),
    "with day ·": _with_day('<div><span>{by} {linked}</span> · <span>{day}</span></div>'),
    "with day –": _with_day("<div>{by} {names} – {day}</div>"),
    "with day before": _with_day("<div>{day} – {by} {names}</div>"),
    "with day br": _with_day("<p>{by} {names}<br>{day}</p>"),
    "with day, list": _with_day("<ul><li>{by} {linked}</li><li>{day}</li></ul>"),
    "in the text's box": _moved_byline("<p>{by} {names}</p>", before=True),
    "in the text's box, bold": _moved_byline("<p><b>{by} {names}</b></p>", before=True),
    "in the text's box, div": _moved_byline("<div>{by} {linked}</div>", before=True),
    "under the text": _moved_byline("<p>{by} {names}</p>", before=False),
    "under the text, linked": _moved_byline('<div class="x-1"><div>{by}</div><div>{rel}</div></div>', before=False),
}  # fmt: skip

UPDATED = {"en": ("Published", "Updated"), "de": ("Veröffentlicht", "Aktualisiert"), "es": ("Publicado", "Actualizado"), "fr": ("Publié le", "Mis à jour le"), "pt": ("Publicado em", "Atualizado em"), "it": ("Pubblicato", "Aggiornato"), "zh": ("发布时间", "更新时间")}  # fmt: skip


def _day(markup: str, *, over: bool = False) -> Change:
    def change(page: Displayed) -> bool:
        box = page.day()
        head = page.headline()
        tongue = (page.article.language or "").partition("-")[0]
        if box is None or head is None or ("{published}" in markup and tongue not in UPDATED):
            return False
        text = escape(" ".join("".join(map(str, box.box.itertext())).split()))
        published, updated = UPDATED.get(tongue, ("", ""))
        filled = markup.format(day=text, published=published, updated=updated)
        if over:
            box.set_anew("<span></span>")
            place = head.box.makeelement("span", {})
            head.box.addprevious(place)
            Shown(place).set_anew(filled)
        else:
            box.set_anew(filled)
        return True

    return change


DAYS: dict[str, Change] = {
    "a span": _day("<span>{day}</span>"),
    "a div": _day("<div>{day}</div>"),
    "a paragraph": _day("<p>{day}</p>"),
    "italics": _day("<p><em>{day}</em></p>"),
    "over the headline": _day("<div>{day}</div>", over=True),
    "over the headline, span": _day("<p><span>{day}</span></p>", over=True),
    "labelled": _day("<div>{published}: {day}</div>"),
    "labelled apart": _day("<div><span>{published}</span> <span>{day}</span></div>"),
    "published | updated": _day("<div>{published}: {day} | {updated}: {day}</div>"),
    "list": _day("<ul><li>{published}: {day}</li><li>{updated}: {day}</li></ul>"),
}


def _headline(markup: str, above: str = "") -> Change:
    """The headline in other markup, with the site's name at the top of the page."""

    def change(page: Displayed) -> bool:
        box, top = page.headline(), page.tree.find("body")
        if box and above and top is not None:
            top.insert(0, html.fragment_fromstring(above))
        if box:
            text = escape(" ".join("".join(map(str, box.box.itertext())).split()))
            box.set_anew(markup.format(text=text, section=escape(page.article.section or "News")))
        return bool(box)

    return change


HEADLINES: dict[str, Change] = {
    "h2": _headline("<h2>{text}</h2>"),
    "div of a class": _headline('<div class="headline">{text}</div>'),
    "div": _headline('<div class="x-1">{text}</div>'),
    "paragraph in bold": _headline('<p class="x-1"><b>{text}</b></p>'),
    "font": _headline('<p><font size="5"><b>{text}</b></font></p>'),
    "linked": _headline('<h1><a href="">{text}</a></h1>'),
    "h2, linked": _headline('<h2><a href="#">{text}</a></h2>'),
    "a logo's h1 above": _headline("<h1>{text}</h1>", '<div><h1><a href="/"><img src="/logo.svg" alt="The Site"></a></h1></div>'),
    "a name's h1 above, h2": _headline("<h2>{text}</h2>", '<div><h1><a href="/">The Daily Site</a></h1></div>'),
    "h1 in spans": _headline('<h1><span><span>{text}</span></span></h1>'),
    "h1 role": _headline('<div role="heading" aria-level="1">{text}</div>'),
    "h3": _headline("<h3>{text}</h3>"),
}  # fmt: skip


def _deck(markup: str, item: str = "") -> Change:
    """The deck in other markup; as a list, each of its sentences an item."""

    def change(page: Displayed) -> bool:
        box, deck = page.in_head(page.article.subheadline), page.article.subheadline or ""
        items = _STOP.split(deck)
        if box is None or (item and len(items) < 2):
            return False
        parts = [item.format(escape(one)) for one in items] if item else [escape(deck)]
        box.set_anew(markup.format(text="".join(parts)))
        return True

    return change


_STOP = re.compile(r"(?<=[.!?])\s(?=[A-ZÀ-ÞА-Я])")


DECKS: dict[str, Change] = {
    "h2": _deck("<h2>{text}</h2>"),
    "p": _deck("<p>{text}</p>"),
    "div": _deck("<div>{text}</div>"),
    "div of a class": _deck('<div class="x-1"><p>{text}</p></div>'),
    "list": _deck("<ul>{text}</ul>", "<li>{}</li>"),
    "strong": _deck("<p><strong>{text}</strong></p>"),
    "h3": _deck("<h3>{text}</h3>"),
    "h4": _deck("<h4>{text}</h4>"),
    "em": _deck("<p><em>{text}</em></p>"),
    "span": _deck('<span class="x-1">{text}</span>'),
}


def _section(markup: str) -> Change:
    def change(page: Displayed) -> bool:
        box, head = page.section(), page.headline()
        if box is None or head is None:
            return False
        text = escape(page.article.section or "")
        links = [e.get("href") for e in page.holding(page.article.section) if e.tag == "a" and e.get("href")]
        if "{href}" in markup and not links:
            return False
        inside = "{headline}" in markup
        headline = escape(" ".join("".join(map(str, head.box.itertext())).split()))
        box.set_anew("<span></span>")
        filled = markup.format(text=text, headline=headline, href=escape(links[-1] or "" if links else ""))
        if inside:
            head.set_anew(filled)
        else:
            place = head.box.makeelement("span", {})
            head.box.addprevious(place)
            Shown(place).set_anew(filled)
        return True

    return change


SECTIONS: dict[str, Change] = {
    "crumbs ol": _section('<nav><ol><li><a href="/">Home</a></li><li><a href="{href}">{text}</a></li></ol></nav>'),
    "crumbs ul, no nav": _section('<ul><li><a href="/">Home</a></li><li><a href="{href}">{text}</a></li></ul>'),
    "crumbs div ›": _section('<div><a href="/">Home</a> › <a href="{href}">{text}</a></div>'),
    "crumbs div >": _section('<div><a href="/">Home</a> &gt; <a href="{href}">{text}</a> &gt; </div>'),
    "kicker link": _section('<a href="{href}">{text}</a>'),
    "kicker link in a div": _section('<div><a href="{href}">{text}</a></div>'),
    "label": _section("<div>{text}</div>"),
    "label p": _section('<p class="x-1">{text}</p>'),
    "label h2": _section("<h2>{text}</h2>"),
    "span in h1": _section("<h1><span>{text}</span> {headline}</h1>"),
    "span in h1, colon": _section("<h1><span>{text}: </span>{headline}</h1>"),
    "link in h1": _section('<h1><a href="{href}">{text}</a><span>{headline}</span></h1>'),
}
