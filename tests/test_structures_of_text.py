"""How pages build a text, whatever their system: first recorded and then read; the stories are made up."""

from __future__ import annotations

import re

import pytest

from crawler.items import Article, Page
from pipelines.language.subjects import Subjects
from pipelines.structure import read_page
from tests.test_layouts_of_text import DE, EN, ES, FR, IT, Set, p

LONG = [*EN, "A second lamp, for the fog, will be hung in the spring, the port's office said on Friday evening."]
PLAIN = '<p class="text">'
UNLIT = (
    "The boats of the outer islands have lain in the old port since the storm of that year, and whoever wanted to cross in"
    " the dark had to wait until somebody with a lantern came down to the pier, called for a rower, and paid him for the night."
)
SHOWN = "The keeper of the light says that nobody had asked him before it was taken off the tower."
"""What a film shows."""
REPORTS = [
    "The following is the second summary of stories moved by the harbour's own desk on Tuesday.",
    "Ferry line to the outer islands resumes",
    "BERGEN -- The ferry line to the outer islands resumed on Tuesday after eleven years in which nobody had asked for it.",
    "Jar sold for more than the museum",
    "OSLO -- A jar that had held nails for sixty years was sold on Monday for more than the museum that wanted it had cost.",
]
TOWNS = [f"{town}: The port's office said on Friday that the pier will be mended before the {n} boat sails." for n, town in enumerate(("Hamburg", "Bremen", "Rostock"), 1)]  # fmt: skip
LONGER = [f"Of the {n} boats that lie behind the mole in winter, {n - 3} had their lamps lit that night, the port's office said." for n in range(20, 60)]  # fmt: skip
SAID = [*(" ".join(LONGER[n : n + 5]) for n in range(0, 40, 5)), UNLIT]
LAST = [
    "Others had none.",
    " ".join(LONGER[8:11]),
    " ".join(LONGER[11:14]),
    "Nobody knows why.",
    "So it goes in winter.",
]
POST = '<blockquote class="twitter-tweet"><p>The lamp burns again over the mole.</p>— Jo Doe (@jodoe) <a href="https://twitter.com/jodoe/status/12345">May 12, 2026</a></blockquote>'
UNASKED = (
    "Nobody on the island had asked for the lamp, its keeper said, and nobody had been asked whether it should burn; the boats find their way by the "
    "<b>TOWER OF</b> the church, as they have for as long as anyone there can remember, and in fog they stay where they are until it lifts."
)
MARKS = {
    "paragraphs that are div elements": Set(
        f'<h1>Lighthouse lit again</h1><div class="story"><div class="body">{p(LONG, "div")}</div></div>', LONG
    ),
    "a section for each paragraph and adverts between": Set(
        "<h1>Lighthouse lit again</h1><div class='content'>"
        + '<div class="slot"><span>Advertisement</span></div>'.join(f'<section class="chunk"><p>{line}</p></section>' for line in LONG)
        + "</div>",
        LONG,
    ),
    "widgets of a page builder, with little of the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="k0">{p(LONG)}'
        + f'<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{p(LONGER[:2])}</div></div>'
        + f"{p(LONGER[2:6])}</div>",
        [*LONG, *LONGER[:6]],
    ),
    "spans and line breaks in a cell of a table": Set(
        '<table><tr><td class="nav"><a href="/a">News</a><br><a href="/b">Sport</a></td><td><h1>Lighthouse lit again</h1><font size="2"><span>'
        + "<br><br>".join(LONG)
        + "</span></font></td></tr></table>",
        LONG,
    ),
    "parts in boxes, the last of them called otherwise, with short lines in it": Set(
        "<h1>Lighthouse lit again</h1><main class='content'>"
        + "".join(f'<div class="chunk"><div class="group" itemprop="articleBody">{p(LONGER[n : n + 4])}</div></div>' for n in (0, 4))
        + f'<div class="chunk last"><div class="group" itemprop="articleBody">{p(LAST)}</div></div></main>',
        [*LONGER[:8], *LAST],
    ),
    "a text in two boxes of other names, an advert between them": Set(
        f'<h1>Lighthouse lit again</h1><div class="wrap"><div class="kx">{p(LONGER[:5])}</div><div class="slot"><span>Advertisement</span></div><div class="vy">{p(LONGER[5:7])}</div></div>',
        LONGER[:7],
    ),
    "a text whose last box holds a long and a short sentence": Set(
        f'<h1>Lighthouse lit again</h1><div class="wrap"><div class="kx">{p(LONG)}</div><div class="vy">{p([LONGER[0], "Nobody knows why."])}</div></div>',
        [*LONG, LONGER[0], "Nobody knows why."],
    ),
    "a box right below the text in which a reader writes two sentences": Set(
        f'<h1>Lighthouse lit again</h1><div class="wrap"><div class="kx">{p(LONG)}</div><div class="vy"><div>Noa B.</div><div>13 May 2026 10:44</div>{p([LONGER[0], LONGER[1]])}</div></div>',
        LONG,
    ),
    "a box right below the text with the opening of another story": Set(
        f'<h1>Lighthouse lit again</h1><div class="wrap"><div class="kx">{p(LONG)}</div><div class="vy"><h3><a href="/news/ferry-400010">Ferry returns to its old line</a></h3>{p([LONGER[0], LONGER[1]])}</div></div>',
        LONG,
    ),
    "a first paragraph that is no p, before the text's picture and heading": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><div class="intro">{LONGER[0]}</div><img src="/1.jpg" width="900"><h2>The night</h2>{p(LONG)}</div>',
        [LONGER[0], "The night", *LONG],
    ),
    "a last paragraph that is no p": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONGER[:8])}<div>{UNLIT}</div><div>Follow the harbour on its own page.</div></div>', [*LONGER[:8], UNLIT],
    ),
    "a note below the text in a box with a class": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONGER[:8])}<div class="k3">{UNLIT}</div></div>', LONGER[:8],
    ),
    "an offer between paragraphs, its boxes within one link": Set(
        f'<h1>Lighthouse lit again</h1><div class="story">{p(LONG[:2])}<a href="https://fair.example/win"><div><h4>Win a week on the mole!</h4>'
        f'<p>We have teamed up with the fair to offer you the chance to win a week in the house of the <a href="/keeper">keeper</a> of the mole!</p></div></a>{p(LONG[2:])}</div>',
        LONG,
    ),
    "a caption above its picture": Set(
        '<h1>Lighthouse lit again</h1><figure><figcaption>The lamp of the lighthouse on Friday. Photo: Jo Doe/AFP</figcaption><img src="/1.jpg" width="900"></figure>'
        f'<div class="text">{p(LONG)}</div>',
        LONG, [("The lamp of the lighthouse on Friday.", "Jo Doe/AFP")],
    ),
    "a picture and its caption in two rows of a table": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><table align="right"><tr><td><img src="/1.jpg" width="300"></td></tr><tr><td>The lamp of the lighthouse on Friday. (AFP)</td></tr></table>{p(LONG[1:])}</div>',
        LONG, [("The lamp of the lighthouse on Friday.", "AFP")],
    ),
    "a quotation and its source in a figure without a picture": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{"".join(f"<div><p>{line}</p></div>" for line in LONG[:2])}<figure><blockquote><p>We waited for this light for longer than the pier has stood, and nobody will take it from us again.</p></blockquote><figcaption>Jo Doe, harbour master</figcaption></figure>{"".join(f"<div><p>{line}</p></div>" for line in LONG[2:])}</div>',
        [*LONG[:2], "We waited for this light for longer than the pier has stood, and nobody will take it from us again.", *LONG[2:]],
    ),
    "paragraphs that empty elements called a break part": Set(
        '<h1>Lighthouse lit again</h1><div class="text">' + '<span class="part br"></span>'.join([LONG[0], "The lamp", *LONG[1:]]) + "</div>",
        [LONG[0], "The lamp", *LONG[1:]],
    ),
    "a heading that says the headline and more": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><h3>On the coast: Lighthouse lit again</h3>{p(LONG[1:])}</div>',
        [LONG[0], "On the coast: Lighthouse lit again", *LONG[1:]],
    ),
    "where else the paper is read, what is over related stories, a last pointer": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><ul><li>The news on your phone? Here is our app for <a href="https://play.google.com/a">Android</a> and <a href="https://apps.apple.com/b">iOS</a>.</li><li>We are on <a href="https://www.instagram.com/h">Instagram</a>, too.</li><li>Our letter is <a href="/letter">here</a>.</li></ul>{p(LONG[1:])}<p><a href="/sea/">All on the sea.</a></p></div>',
        LONG,
    ),
    "crossheads of a box of their own, with a line for screen readers in each box; a writer's initials": Set(
        '<h1>Lighthouse lit again</h1><div class="text">'
        + "".join(f'<section class="k4"><div class="sr-only">Article content</div><div>{tag}</div></section>' for tag in (
            f"<p>{LONG[0]}</p>", "<b>The pier and its office</b>", *(f"<p>{line}</p>" for line in LONG[1:]))) + "<p>jdo</p></div>",
        [LONG[0], "The pier and its office", *LONG[1:]], signoff="jdo",
    ),
    "a list that closes the text, and the desk's line in a box of its own": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<ul><li>The horn is next</li><li>A second lamp is on order</li></ul><div class="signoff"><p>Reporting by Jo Doe; Editing by Ann Roe</p></div></div>',
        [*LONG, "The horn is next", "A second lamp is on order"], signoff="Reporting by Jo Doe; Editing by Ann Roe",
    ),
    "a list of towns": Set(
        f'<h1>What the towns do</h1><div class="text">{p(TOWNS)}</div>', TOWNS,
    ),
    "several reports, each with its place, behind a line on them": Set(
        f'<h1>News summary</h1><div class="text">{p(REPORTS)}</div>', REPORTS,
    ),
    "a list of sources under its label": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p>Sources:</p><ul><li>Port office, minutes of May</li><li>Harbour Radio</li></ul></div>',
        LONG, signoff="Sources: Port office, minutes of May Harbour Radio",
    ),
    "the paper and a house, parted by a slash, under the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p>Harbour / Última Costa</p></div>',
        LONG, signoff="Harbour / Última Costa",
    ),
    "a film with its length under it, a chart that asks for consent, where a podcast is heard": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><div><img src="/film.jpg" width="900"><p>How the lamp was carried up the stairs. 21.04.2024 | 3:18 min</p></div><p>{LONG[1]}</p><div><p>Lamps by year</p><p>Our graphic</p><p>To show our graphics we use the software of a third party. They are loaded when you click here. Your IP address is transferred to its servers then.</p></div>{p(LONG[2:])}<p>Our podcast on lamps is out daily: subscribe on <a href="https://open.spotify.com/show/1">Spotify</a> or <a href="https://podcasts.apple.com/2">Apple</a>.</p></div>',
        LONG,
    ),
    "a word with what it means": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><p>The <abbr title="A lens of rings of glass.">Fresnel<span role="presentation" class="label-caption">A lens of rings of glass.</span></abbr>-lens came by boat.</p>{p(LONG[1:])}</div>',
        [LONG[0], "The Fresnel-lens came by boat.", *LONG[1:]],
    ),
    "teasers that are articles within the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<article class="inline-teaser"><span class="label">Also read</span><a href="/news/ferry-returns-400010"><h4>Ferry returns to its old line</h4></a></article>{p(LONG[2:])}</div>',
        LONG, [], [("Also read", "Ferry returns to its old line", "/news/ferry-returns-400010")],
    ),
    "a sign-off below the list of related stories": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<h3>Related stories</h3><ul><li><a href="/news/ferry-returns-400010">Ferry returns to its old line</a></li></ul><p>(Reporting by Jo Doe; Editing by Ann Roe)</p></div>',
        LONG, [], [("Related stories", "Ferry returns to its old line", "/news/ferry-returns-400010")], "(Reporting by Jo Doe; Editing by Ann Roe)",
    ),
    "tags between text and sign-off": Set(
        f'<h1>Phare rallumé</h1><div class="text">{p(FR)}</div><ul class="tags"><li><a href="/tag/phare">phare</a></li></ul><p class="source">Avec AFP</p>',
        FR, signoff="Avec AFP",
    ),
    "labels of adverts as paragraphs of the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><p>ADVERTISEMENT</p><p>{LONG[1]}</p><p>Story continues below advertisement</p>{p(LONG[2:])}</div>', LONG
    ),
    "a gallery of numbered slides in mid-text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<div class="slideshow"><div class="slide"><img src="/1.jpg"><p class="slide-caption">The lamp of the lighthouse.</p><span>1/2</span></div><div class="slide"><img src="/2.jpg"><p class="slide-caption">The causeway at low tide.</p><span>2/2</span></div></div>{p(LONG[2:])}</div>',
        LONG, [("The lamp of the lighthouse.", None), ("The causeway at low tide.", None)],
    ),
    "a picture for those without scripts, twice": Set(
        f'<h1>Lighthouse lit again</h1><figure><img class="lazy" data-src="/1.jpg" src="data:image/gif;base64,R0lGOD"><noscript><img src="/1.jpg"></noscript><figcaption>The lamp of the lighthouse. <small>Reuters</small></figcaption></figure><div class="text">{p(LONG)}</div>',
        LONG, [("The lamp of the lighthouse.", "Reuters")],
    ),
    "an initial in an element of its own": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p><span class="dropcap">T</span>{LONG[0][1:]}</p>{p(LONG[1:])}</div>', LONG
    ),
    "an initial whose class calls it a cap, before capitals": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p><span class="cap">T</span>HE PORT: {LONG[0]}</p>{p(LONG[1:])}</div>', [f"THE PORT: {LONG[0]}", *LONG[1:]]
    ),
    "the rest of a text in a hidden box, which a button shows": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1">{p(SAID[:4])}<div class="k2"><button>Show the full story</button></div><div class="k3" style="display:none">{p(SAID[4:])}</div></div>',
        SAID,
    ),
    "a hidden box behind a text, with less than it": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1">{p(LONGER[:8])}<div class="k3" style="display: none">{p(LONGER[8:12])}</div></div>', LONGER[:8]
    ),
    "a hidden box among the paragraphs, with a longer one that a button shows": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1">{p(LONGER[:1])}<div class="k3" style="display:none">{p([UNLIT])}</div>{p(LONGER[1:14])}</div>', LONGER[:14]
    ),
    "a first paragraph in a box of its own beside that of the others, under a deck": Set(
        f'<h1>Lighthouse lit again</h1><h2 class="k9">{UNLIT}</h2><div class="k1"><div class="k2"><p>{LONGER[0]}</p></div><div class="slot"><span>Advertisement</span></div><div class="k3">{p(LONGER[1:14])}</div></div>',
        LONGER[:14],
    ),
    "two paragraphs before the box of the others": Set(
        f'<h1>Lighthouse lit again</h1><h2 class="k9">{UNLIT}</h2><div class="k1"><img src="/1.jpg" width="800" height="600">{p(LONGER[:2])}<a href="#k3">Continue reading</a><div class="k3" id="k3">{p(LONGER[2:30])}</div></div>',
        LONGER[:30],
    ),
    "words of the page's over a deck and a text that is set like them": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1"><div class="k4"><h2>Lamps in the winter port</h2><p>{LONGER[0]}</p><p>{LONGER[1]}</p></div><div class="k3">{p(LONGER[2:30])}</div></div>',
        LONGER[2:30],
    ),
    "an initial in a box of its own, before the paragraph with the link that goes on behind it": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><div class="cap"> T </div><p> {LONG[0][1:4]}<a href="/lamp">{LONG[0][4:8]}</a>{LONG[0][8:]}</p>{p(LONG[1:])}</div>', LONG
    ),
    "a letter over a paragraph that opens with a capital": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<p>B</p>{p(LONG[2:])}</div>', LONG
    ),
    "the whole text again for small screens": Set(
        f'<h1>Lighthouse lit again</h1><div class="desktop-only text">{p(LONG)}</div><div class="mobile-only text" style="display:none">{p(LONG)}</div>', LONG
    ),
    "a wall's class on a paragraph of the second of two boxes": Set(
        f'<h1>Lighthouse lit again</h1><div class="article-body"><div class="inner">{p(LONG)}</div></div>'
        f'<div class="article-body"><div class="inner"><p class="lead paywall">{" ".join(DE)}</p>{p(ES)}</div></div>',
        [*LONG, " ".join(DE), *ES],
    ),
    "a summary in long items, set otherwise than the text, and headings by the clock": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(ES).replace("<p>", PLAIN)}<h2 class="sub">In short</h2><div class="box"><ul class="points"><li>{" ".join(DE)}</li><li>{" ".join(FR)}</li></ul></div>'
        f'<h5 class="time">11.04 Uhr: Wärterin dreht den Schlüssel</h5>{p(LONG + IT).replace("<p>", PLAIN)}</div>',
        [*ES, "In short", " ".join(DE), " ".join(FR), "11.04 Uhr: Wärterin dreht den Schlüssel", *LONG, *IT],
    ),
    "a paragraph behind an advert, in a box of another class": Set(
        "<h1>Lighthouse lit again</h1>"
        + "".join(f'<div class="row"><div class="articleBody more">{p(lines).replace("<p>", PLAIN)}</div></div><div class="ad">Advert</div>' for lines in (LONG, IT, DE))
        + f'<div class="row"><div class="articleBody">{PLAIN}{" ".join(ES)}</p></div></div>',
        [*LONG, *IT, *DE, " ".join(ES)],
    ),
    "the writers' names again under the text": Set(
        f'<h1>Lighthouse lit again</h1><p class="byline">By Ada Winter and Bo Stern</p><div class="text">{p(LONG)}<p><b>Ada Winter, Bo Stern</b></p></div>',
        LONG, signoff="Ada Winter, Bo Stern",
    ),
    "a note among the figures of a table": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<table><tr><th>Year</th><th>Nights</th></tr><tr><td>2024</td><td>53 *</td></tr>'
        f'<tr><td>* Fog lay on the water for eleven nights of that year.</td></tr><tr><td>2025</td><td>69</td></tr></table>{p(LONG[2:])}</div>',
        LONG,
    ),
    "a list behind a colon, some of whose items lead to stories": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<div class="box"><p>The parts of the index of lamps:</p><ul><li><a href="/news/lamps-of-the-coast-270001">Lamps of the coast</a></li>'
        f'<li><a href="/news/horns-in-the-fog-270002">Horns in the fog of the bay</a></li><li>Keepers</li></ul></div><p>{ES[0]}</p></div>',
        [*LONG, "The parts of the index of lamps:", "Lamps of the coast", "Horns in the fog of the bay", "Keepers", ES[0]],
    ),
    "words on a link that only screen readers say": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><p><a href="/port">{LONG[1][:30]}<svg></svg><span style="border:0;clip:rect(0 0 0 0);height:1px">, opens new tab</span></a>{LONG[1][30:]}</p>'
        f'<p>{LONG[2][:50]}<span class="sr-only">, external</span>{LONG[2][50:]}</p>{p(LONG[3:])}</div>',
        LONG,
    ),
    "subheadings with an anchor's sign": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<h2 id="lamp">The lamp <a class="anchor" href="#lamp">#</a></h2>{p(LONG[2:])}</div>',
        [*LONG[:2], "The lamp", *LONG[2:]],
    ),
    "an interview in bold questions": Set(
        f'<h1>Leuchtturm brennt wieder</h1><div class="text"><p>{DE[0]}</p><p><strong>Was haben Sie gedacht, als das Licht anging?</strong></p><p>{DE[1]}</p><p><strong>Und Ihr Vater?</strong></p><p>{DE[2]}</p></div>',
        [DE[0], "Was haben Sie gedacht, als das Licht anging?", DE[1], "Und Ihr Vater?", DE[2]],
    ),
    "a wall after the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}</div><div class="wall"><h3>Keep reading with a free account</h3><p>Already have an account? Log in</p><button>Register</button></div>', LONG
    ),
    "a correction under the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p><em>Correction: An earlier version of this story gave the wrong age of the keeper’s daughter.</em></p></div>', LONG
    ),
    "a change of the text told under it": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p>(This story was refiled to insert the name of the keeper)</p><p>*An earlier version of this article gave another day.</p></div>', LONG
    ),
    "a change told under it with its day, and who wrote in a bracket": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p>[Prof. Dr. Noa Brandt teaches at the school of the port.]</p><p>12 May 2026 An earlier version of this article gave another day.</p></div>', LONG
    ),
    "a correction of a certain day under it": Set(
        f'<h1>El faro vuelve a encenderse</h1><div class="text">{p(ES)}<p><em>EDIT 23/03/2026: corrige el nombre del farero</em></p></div>', ES
    ),
    "a day on which somebody corrected something": Set(
        f'<h1>El faro vuelve a encenderse</h1><div class="text">{p(ES)}<p>El 23 de marzo corrige la hora el reloj del puerto.</p></div>',
        [*ES, "El 23 de marzo corrige la hora el reloj del puerto."],
    ),
    "a heading over items that elsewhere names other stories": Set(
        f'<h1>El faro vuelve a encenderse</h1><div class="text">{p(ES)}<p><strong>EN CONTEXTO:</strong></p><ul><li>El faro se encendió en 1911.</li><li>Se apagó en 1934.</li></ul></div>',
        [*ES, "EN CONTEXTO:", "El faro se encendió en 1911.", "Se apagó en 1934."],
    ),
    "an earlier version of something else": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p>An earlier version of this lamp burned oil.</p></div>', [*LONG, "An earlier version of this lamp burned oil."]
    ),
    "a poll in mid-text": Set(
        f'<h1>El faro vuelve a encenderse</h1><div class="text">{p(ES[:2])}<div class="encuesta"><h4>¿Visitaría usted el faro?</h4><label><input type="radio">Sí</label><label><input type="radio">No</label><button>Votar</button></div>{p(ES[2:])}</div>', ES
    ),
    "figures between line breaks": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{LONG[0]}<br><br><img src="/1.jpg" width="600"><br><i>The lamp of the lighthouse. Photo: Jo Doe</i><br><br>{LONG[1]}<br><br>{LONG[2]}<br><br>{LONG[3]}</div>',
        LONG, [("The lamp of the lighthouse.", "Jo Doe")],
    ),
    "a list of steps in the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<p>The office asks visitors to do three things:</p><ol><li>Come at low tide.</li><li>Leave before the water rises.</li><li>Bring a lamp.</li></ol>{p(LONG[2:])}</div>',
        [*LONG[:2], "The office asks visitors to do three things:", "Come at low tide.", "Leave before the water rises.", "Bring a lamp.", *LONG[2:]],
    ),
    "items after bullets, parted by single line breaks": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<p>The office asks visitors to do three things:<br>• Come at low tide.<br>•\tBring a lamp<br>• Leave before dark</p>{p(LONG[2:])}</div>',
        [*LONG[:2], "The office asks visitors to do three things:", "• Come at low tide.", "• Bring a lamp", "• Leave before dark", *LONG[2:]],
    ),
    "paragraphs of which only the ends are marked": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{LONG[0]}<br><br>{LONG[1]}</p>{LONG[2]}</p>\n<strong>A second lamp</strong></p>{LONG[3]}</p></div>',
        [*LONG[:3], "A second lamp", LONG[3]],
    ),
    "a related story in a quotation's element": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<blockquote class="related-story"><p>READ ALSO: <a href="/news/ferry-returns-400010">Ferry returns to its old line</a></p></blockquote>{p(LONG[2:])}</div>',
        LONG, [], [("READ ALSO", "Ferry returns to its old line", "/news/ferry-returns-400010")],
    ),
    "pictures in a row with one caption": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<figure class="row"><img src="/1.jpg"><img src="/2.jpg"><figcaption>The lamp on Friday, left, and in 2015. (AFP/Jo Doe)</figcaption></figure>{p(LONG[2:])}</div>',
        LONG, [("The lamp on Friday, left, and in 2015.", "AFP/Jo Doe")],
    ),
    "an invitation without a class between paragraphs": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<div><p>Sign up for our newsletter to get the day’s stories in your inbox every morning.</p></div>{p(LONG[2:])}</div>', LONG
    ),
    "a note on the writer in italics": Set(
        f'<h1>Lighthouse lit again</h1><p class="byline">By Jo Doe</p><div class="text">{p(LONG)}<p><em>Jo Doe is a reporter with Harbour. She writes about the coast.</em></p></div>', LONG
    ),
    "paragraphs right beside the headline": Set(
        f'<h1>Lighthouse lit again</h1><p class="date">12 May 2026</p><img src="/1.jpg" width="800">{p(LONG)}<p class="tags">Tags: <a href="/t/sea">sea</a></p>', LONG
    ),
    "fonts in spans in centred blocks, and empty paragraphs": Set(
        "<center><h1>Lighthouse lit again</h1></center>" + "<p>&nbsp;</p>".join(f'<p><font face="Arial"><span style="font-size:12pt">{line}</span></font></p>' for line in LONG),
        LONG,
    ),
    "the next story below the text, set as the text is": Set(
        f'<article class="story"><h1>Lighthouse lit again</h1><div class="text">{p(LONG)}</div></article>'
        f'<article class="story"><h1>El faro vuelve a encenderse</h1><div class="text">{p(ES)}</div></article>',
        LONG,
    ),
    "a caption that can be hidden, and its credit again": Set(
        '<h1>Lighthouse lit again</h1><div class="bucketwrap image"><div class="imagewrap"><img src="/1.jpg" width="900"></div><div class="credit-caption"><div class="caption-wrap"><div class="caption"><p>The lamp of the lighthouse on Friday. '
        '<b class="credit">Jo Doe/AP</b> <b class="hide-caption"><b>hide caption</b></b></p></div><b class="toggle-caption"><b>toggle caption</b></b></div><span class="credit">Jo Doe/AP</span></div></div>'
        f'<div id="storytext">{p(LONG)}</div>',
        LONG, [("The lamp of the lighthouse on Friday.", "Jo Doe/AP")],
    ),
    "labels for the blind before credit and caption": Set(
        '<h1>Lighthouse lit again</h1><figure class="media"><span class="container"><img src="/1.jpg" width="900"><span class="off-screen">Image copyright</span><span class="story-image-copyright">AP</span></span>'
        f'<figcaption><span class="off-screen">Image caption</span><span class="caption-text">The lamp of the lighthouse on Friday</span></figcaption></figure><div class="text">{p(LONG)}</div>',
        LONG, [("The lamp of the lighthouse on Friday", "AP")],
    ),
    "a caption in a paragraph right under a linked picture": Set(
        f'<h1>Phare rallumé</h1><div class="entry"><p><a href="/1-large.jpg"><img src="/1.jpg" width="600"></a></p><p class="wp-caption-text">Le phare vendredi soir © AFP</p>{p(FR)}</div>',
        FR, [("Le phare vendredi soir", "AFP")],
    ),
    "a list of links with no heading after the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}</div><hr><ul><li><a href="/news/a-1">Ferry returns to its old line</a></li><li><a href="/news/b-2">Harbour office moves to the mill</a></li><li><a href="/news/c-3">Dredger finds a church bell</a></li></ul>',
        LONG,
    ),
    "buttons to share and to print among the paragraphs": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><div><a href="https://www.facebook.com/sharer.php?u=x">Share on Facebook</a> <a href="https://twitter.com/share">Tweet</a> <a href="javascript:print()">Print</a></div>{p(LONG[1:])}</div>',
        LONG,
    ),
    "a box of facts at the side": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<aside class="fact-box"><h4>The lighthouse</h4><ul><li>Built in 1871</li><li>31 metres high</li></ul></aside>{p(LONG[2:])}</div>', LONG
    ),
    "a film with a line of its own above the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="video-player"><video src="/1.mp4" poster="/1.jpg"></video><p class="video-title">Watch: the lamp is lit</p></div><div class="text">{p(LONG)}</div>', LONG
    ),
    "the caption in bold under a picture between paragraphs": Set(
        f'<h1>Leuchtturm brennt wieder</h1><div class="text"><p>{DE[0]}</p><p><img src="/1.jpg" width="700"></p><p><strong>Der Leuchtturm am Freitagabend. Foto: Jo Doe/dpa</strong></p>{p(DE[1:])}</div>',
        DE, [("Der Leuchtturm am Freitagabend.", "Jo Doe/dpa")],
    ),
    "teasers with pictures among the paragraphs": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<div class="card"><a href="/news/ferry-returns-400010"><img src="/t.jpg" width="160"><span>Ferry returns to its old line</span></a></div>{p(LONG[2:])}</div>',
        LONG, [], [(None, "Ferry returns to its old line", "/news/ferry-returns-400010")],
    ),
    "a list and an advert between paragraphs of a long text, a heading in a box of its own and a picture, a list that closes the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<ul><li>Open from May</li><li>Twelve crowns a head</li></ul><div class="ad-slot">Advertisement</div>{p(LONGER)}'
        f'<div><strong>A whiter light</strong></div><figure><img src="/1.jpg"><figcaption>The lamp on Friday. (AFP)</figcaption></figure>{p(LONG[2:])}<ul><li>No dogs</li></ul></div>',
        [*LONG[:2], "Open from May", "Twelve crowns a head", *LONGER, "A whiter light", *LONG[2:], "No dogs"],
        [("The lamp on Friday.", "AFP")],
    ),
    "captions in plain paragraphs that an agency signs, as it does the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p><img src="/1.jpg"></p><p>The lamp of the lighthouse is lit. (PHOTO NOT FOR SALE) (Yonhap)</p>{p(LONG)}<p><img src="/2.jpg"></p><p>The keeper waits on the causeway. Handout via REUTERS</p>'
        f'<p>{LONG[0]} Then she went home.</p><p><img src="/3.jpg"></p><p>She will be back on Sunday, she said. (AFP)</p></div>',
        [*LONG, f"{LONG[0]} Then she went home.", "She will be back on Sunday, she said."],
        [("The lamp of the lighthouse is lit.", "Yonhap"), ("The keeper waits on the causeway.", "Handout via REUTERS")],
        signoff="(AFP)",
    ),
    "news of one sentence among the lines of a page, and its editor": Set(
        '<div class="art"><h1>外岛夜间渡轮停航</h1><div class="text"><p>　　港务局5月12日表示，东防波堤上的雾笛修好之前，开往外岛的夜间渡轮不会复航。</p></div><div class="edit">责任编辑：王小明</div>'
        '<div><p class="copyright">原创版权禁止商业转载 授权&gt;&gt;</p><p>更多&gt;&gt;</p><p>打印</p></div></div>',
        ["港务局5月12日表示，东防波堤上的雾笛修好之前，开往外岛的夜间渡轮不会复航。"], signoff="责任编辑：王小明",
    ),
    "a sign-off in a byline's element behind a list of related stories": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<div class="related"><h3>Related stories</h3><ul><li><a href="/news/ferry-returns-400010">Ferry returns to its old line</a></li></ul></div><div class="byline"><span>Reporting by Ann Lee; Editing by Bo Stern</span></div></div>',
        LONG, [], [("Related stories", "Ferry returns to its old line", "/news/ferry-returns-400010")], signoff="Reporting by Ann Lee; Editing by Bo Stern",
    ),
    "headings whose greater part leads to what they speak of": Set(
        f'<h1>Ten scenes with boats</h1><div class="text">{p(LONG[:1])}<h2>First race, <a href="/review/night-of-the-ferries-201">Night Of The Ferries</a></h2>{p(LONG[1:2])}'
        f'<h2>Farewell, <a href="/review/causeway-202">Causeway</a></h2>{p(LONG[2:])}</div>',
        [LONG[0], "First race, Night Of The Ferries", LONG[1], "Farewell, Causeway", *LONG[2:]],
    ),
    "a text in a cell, with a line to another story": Set(
        f'<h1>Lighthouse lit again</h1><table><tr><td>{p(LONG[:2])}<p><a href="/news/ferry-returns-400010">Ferry returns to its old line</a></p>{p(LONG[2:])}</td></tr></table>',
        LONG, [], [(None, "Ferry returns to its old line", "/news/ferry-returns-400010")],
    ),
    "a credit alone under a picture, in Chinese": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p>{LONG[0]}</p><figure><img src="/1.jpg"><figcaption>新华社发</figcaption></figure>{p(LONG[1:])}<figure><img src="/2.jpg"><figcaption>The lamp. <span class="credit">(PHOTO NOT FOR SALE) (Yonhap)</span></figcaption></figure></div>',
        LONG, [(None, "新华社"), ("The lamp.", "Yonhap")],
    ),
    "a paragraph between an advert and a box on a page set in tables": Set(
        f'<h1>Lighthouse lit again</h1><table><tr><td>{p(LONG[:2])}<div class="ad">Advert</div><p>{LONG[2]}</p><div class="newsletter"><p>Our letter</p></div>{p(LONG[3:])}</td></tr></table>', LONG
    ),
    "a paragraph behind a list of other stories on a page set in tables": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<table><tr><td><p>{LONG[2]}</p><h4>Latest news</h4><ul><li><a href="/news/ferry-returns-400010">Ferry returns to its old line</a></li>'
        f'<li><a href="/news/ferry-stays-400011">Ferry stays on its old line</a></li></ul>{p(LONG[3:])}</td></tr></table></div>',
        LONG,
    ),
    "a first paragraph set otherwise, before a post and its day": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><div class="share">Share</div><p class="first">{LONG[0]}</p>{POST}{p(LONG[1:])}</div>',
        [LONG[0], *LONG[1:]],
    ),
    "posts and their days below a link to the readers' comments": Set(
        f'<h1>Lighthouse lit again</h1><h3><a href="#comments">Comments</a></h3><div class="text"><p>{LONG[0]}</p>{POST}{p(LONG[1:3])}{POST}{p(LONG[3:])}</div>', LONG
    ),
    "a crosshead in a box of its own over a picture, behind who said something": Set(
        f'<h1>Lighthouse lit again</h1><div class="longText">{p(LONG[:2])}<div><blockquote>Nobody will take this light from us again.</blockquote><p class="author">Ines Calder</p></div><div class="head"><div><h2>The lamp</h2></div></div>'
        f'<div><figure><img src="/1.jpg" width="900"><figcaption>The lamp on Friday. Photo: Jo Doe/AFP</figcaption></figure></div>{p(LONG[2:])}</div>',
        [*LONG[:2], "Nobody will take this light from us again.", "The lamp", *LONG[2:]], [("The lamp on Friday.", "Jo Doe/AFP")],
    ),
    "a picture whose address a script fills in, behind a film": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<figure class="video-player"><img src="/f.jpg"><p class="caption">The lamp burns</p></figure>'
        f'<figure><img data-url="/1_${{size}}.jpg"><figcaption>The lamp on Friday. <small>Photo: Jo Doe/AFP</small></figcaption></figure>{p(LONG[2:])}</div>',
        LONG, [("The lamp on Friday.", "Jo Doe/AFP")],
    ),
    "a list one of whose items leads elsewhere, on a page set in tables": Set(
        f'<h1>Lighthouse lit again</h1><table><tr><td>{p(LONG[:2])}<ul><li>Is there a boat?</li><li><a href="https://lamps.example/where-to-put-the-lamp-400012">Where will it lie</a>?</li><li>Who will row it over?</li></ul>{p(LONG[2:])}</td></tr></table>',
        [*LONG[:2], "Is there a boat?", "Where will it lie?", "Who will row it over?", *LONG[2:]],
    ),
    "an item of a list that is called as a desk's label is": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<p>The office counts lamps by:</p><ul><li>colour</li><li>height</li><li>source</li><li>owner</li></ul>{p(LONG[2:])}</div>',
        [*LONG[:2], "The office counts lamps by:", "colour", "height", "source", "owner", *LONG[2:]],
    ),
    "lines that only empty elements part": Set(
        f'<h1>Lighthouse lit again</h1><div>{LONG[0]}<span></span>{LONG[1]}<span></span><span></span><span>A whiter light</span><span></span><span></span>{LONG[2]} <span></span>{LONG[3]}</div>',
        [*LONG[:2], "A whiter light", f"{LONG[2]} {LONG[3]}"],
    ),
    "a paragraph in a box of its own among those of the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONGER[:6])}<div style="border:1px solid">{UNASKED}</div>{p(LONGER[6:9])}</div>',
        [*LONGER[:6], re.sub("<.*?>", "", UNASKED), *LONGER[6:9]],
    ),
    "paragraphs beside the box of those before": Set(
        f'<h1>Lighthouse lit again</h1><div class="wide"><div class="story"><main class="text">{p(LONGER[:6])}</main></div>'
        f'<p>{UNASKED}</p><p>{UNASKED[:90]}.</p></div>{p(LONGER[11:24])}',
        [*LONGER[:6], re.sub("<.*?>", "", UNASKED), f"{UNASKED[:90]}.", *LONGER[11:24]],
    ),
    "whole stories on a list under a heading, after the article element": Set(
        f'<article><h1>Lighthouse lit again</h1><section>{p(LONG)}</section></article><div><h2>Stories of the coast</h2><ul><li><a href="/news/ferry-returns-400010"><h3>Ferry returns to its old line</h3></a>{p(LONGER)}</li></ul></div>',
        LONG,
    ),
    "an article element of the headline and a picture, the text after it": Set(
        f'<article><h1>Lighthouse lit again</h1><img src="/1.jpg"></article><div><p>{LONG[0]}</p><h2>The lamp</h2>{p(LONG[1:])}{p(LONGER)}</div>',
        [LONG[0], "The lamp", *LONG[1:], *LONGER],
    ),
    "items behind a colon that say more than they link": Set(
        '<h1>Lighthouse lit again</h1><table><tr><td>' + p(LONG) + '<p>Here is what else the office said on Friday:</p><ul>'
        + ''.join(f'<li><a href="/news/lamps-{n}0001">Of the lamps in harbour {n}</a>: none of them was lit on that night, nor on the nights before it.</li>' for n in range(3)) + '</ul></td></tr></table>',
        [*LONG, "Here is what else the office said on Friday:", *(f"Of the lamps in harbour {n}: none of them was lit on that night, nor on the nights before it." for n in range(3))],
    ),
    "paragraphs called teasers that lead nowhere": Set(
        f'<h1>Lighthouse lit again</h1><div class="text"><p class="teaser">{LONG[0]}</p><p>{LONG[1]}</p><p class="article__teaser">{LONG[2]}</p>{p(LONG[3:])}</div>',
        LONG,
    ),
    "an advert that is alone in its box": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG[:2])}<div class="advert"><p>Hang a lamp of your own in the fog this spring and save ten crowns.</p></div>{p(LONG[2:])}</div>',
        LONG,
    ),
    "a long last paragraph that is called a footer": Set(
        f'<h1>Lighthouse lit again</h1><div class="text">{p(LONG)}<p class="story-footer">{UNLIT}</p></div>',
        [*LONG, UNLIT],
    ),
    "a writer's card within the text, with a short note": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1"><p>{LONG[0]} {LONG[1]}</p><section><a href="/authors/ada-winter"><header><img src="/ada.jpg"> Ada Winter</header></a><div><p>Ada Winter is the first writer of the Harbour.</p></div></section>{p(LONG[2:])}</div>',
        [f"{LONG[0]} {LONG[1]}", *LONG[2:]],
    ),
    "what a film shows, in its box without a name": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1"><div class="k2"><div id="k3"><noscript><div class="k4"><img src="/h.jpg"><p>Please turn on JavaScript to play.</p></div></noscript></div><p class="k5">{SHOWN}</p></div><p class="k6">{LONG[0]}</p>{p(LONG[1:])}</div>',
        LONG,
    ),
    "a film in the box of the text": Set(
        f'<h1>Lighthouse lit again</h1><div class="k1"><div class="k4"><img src="/h.jpg"><p>Please turn on JavaScript to play.</p></div><p class="k6">{LONG[0]}</p>{p(LONG[1:])}</div>',
        LONG,
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", MARKS)
def test_a_text_is_read_however_it_is_built(form: str) -> None:
    want = MARKS[form]
    page = (
        "<html><head><title>Harbour</title><meta property=og:site_name content=Harbour></head><body><header><nav><a href='/'>Harbour</a>"
        f"<a href='/news'>News</a></nav></header><main>{want.html}</main><footer><p>© 2026 Harbour</p></footer></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    related = [
        (link.label, link.title, (link.url or "").removeprefix("https://www.harbour.example"))
        for link in article.related_links
    ]
    assert [block.text for block in article.body] == want.body
    assert [(i.caption, i.credit) for i in article.images if i.caption or i.credit] == list(want.images)
    assert related == list(want.related)
    assert article.signoff == want.signoff


def test_lines_set_alike_are_headings_over_a_single_sentence_too() -> None:
    text = f"<p>{LONG[0]}</p><div class=k2>The pier</div><p>It fell into the sea on one night in the May of that year.</p><div class=k2>The lamp</div>{p(LONG[1:])}"
    page = f"<html><body><h1>Lighthouse lit again</h1><div class=k1>{text}</div></body></html>"
    body = read_page(Page("https://www.harbour.example/news/1", page.encode())).body
    assert [block.text for block in body if block.kind == "heading"] == ["The pier", "The lamp"]


NAMED = [
    "The lighthouse of Skarvik was lit again on Friday night, and its keeper, Ines Calder, climbed the tower with a lantern.",
    "Nobody in Skarvik had asked for it, said Calder, who has kept the tower since the storm of the harbour's last winter.",
    "The harbour master, Bo Stern, had promised the fishermen a lantern on the tower before the herring come to Skarvik.",
]
ISLANDS = [
    *NAMED,
    "Forty people came over the causeway at low tide and had to stay until it fell, as they had been told they would.",
    "One of them, who is 81, said the light had been whiter in her time; her father had put it out, and nobody had known why.",
    "The storm had torn the gallery away and blinded three windows; carpenters of the shipyard repaired both without payment.",
    "Nothing was broken since, although whoever passed the entrance at midnight had to find the channel by church and chimney.",
    "Electric current arrived through a second-hand cable; the generator, donated by a brewery, hums behind the chapel's kitchen.",
    "Visitors climb eighty-seven steps barefoot, because boots scratched the polished granite during an earlier celebration.",
    "Tickets cost nothing, but whoever descends must carry a bucket of paraffin down, which frightened nobody except tourists.",
]
CLOSING = "Calder will leave Skarvik in the spring, and Stern has to find another keeper for the tower and its lantern."
NOTICES = [
    "All texts on these pages were written by people, and pictures that a machine had a hand in are marked as the guild asks.",
    "Ann Lee has written about ships and the people who live by them since 2009, and sits on the board of the islands' press club.",
    "The opinions in this piece are those of its writer and do not have to be those of the paper, which prints them for its readers.",
]
LAST_SENTENCES = {
    "a div": '<div class="b">{text}<div class="k3">{line}</div></div>',
    "a div without a name": '<div class="b">{text}<div>{line}</div></div>',
    "in a box of its own": '<div class="w"><div class="b">{text}</div><div class="v"><p>{line}</p></div></div>',
    "in a box behind an advert's place": '<div class="w"><div class="b">{text}</div><div class="kq"><div id="kq-1"></div></div><div class="v"><p>{line}</p></div></div>',
}


def of_lighthouse(text: str) -> Article:
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body><h1>Lighthouse lit again</h1>{text}</body></html>"
    return read_page(Page("https://www.harbour.example/news/1", page.encode()))


@pytest.mark.parametrize("form", LAST_SENTENCES)
@pytest.mark.parametrize(("line", "told"), [(CLOSING, True), *((notice, False) for notice in NOTICES)])
def test_a_last_sentence_apart_is_text_if_it_tells_of_what_the_text_tells(form: str, line: str, told: bool) -> None:
    text = LAST_SENTENCES[form].format(text=p(NAMED), line=line)
    body = of_lighthouse(text).body
    assert [block.text for block in body] == [*NAMED, *([line] if told else [])]


AFTER = (
    "The herring come to Skarvik in June, and by then, Stern has promised, a keeper will have been found for its tower."
)
AMONG_BOXES = {
    "nothing": "",
    "an advert's place": '<div class="kq"><div id="kq-1"></div></div>',
    "a letter's form": '<div class="kq"><h3>Harbour Letter</h3><p>The stories of the day, in your inbox.</p><form><input type="email"><button>Sign up</button></form></div>',
    "other stories": '<div class="kq"><h4>Read also</h4><ul><li><a href="/news/2">Islanders sue the ferry line over three lost months</a></li><li><a href="/news/3">A second ship is on order for the islands</a></li></ul></div>',
}


@pytest.mark.parametrize("box", AMONG_BOXES)
@pytest.mark.parametrize(("lines", "told"), [((CLOSING, AFTER), True), (NOTICES[:2], False), (NOTICES[1:], False)])
def test_a_text_goes_on_in_another_box_if_that_tells_of_the_same(box: str, lines: list[str], told: bool) -> None:
    text = f"<div class=w><div class=b>{p(ISLANDS)}</div>{AMONG_BOXES[box]}<div class=v>{p(lines)}</div></div>"
    body = of_lighthouse(text).body
    assert [block.text for block in body] == [*ISLANDS, *(lines if told else [])]


@pytest.mark.parametrize(
    ("text", "line", "notice"),
    [
        ("港务局表示，雾笛修好之前，开往外岛的夜间渡轮不会复航。", "夜间渡轮何时复航，港务局没有说明。", "未经本社书面许可，不得转载本网页的内容。"),
        ("Маяк Скарвика зажгли снова, сообщил смотритель Карлсен, хранящий башню.", "В Скарвике смотритель башни Карлсен маяка не просил.", "Все материалы сайта написаны людьми."),
        ("항만청은 등대의 등불이 다시 켜졌다고 밝혔다. 어민들은 등대를 반겼다.", "어민들은 항만청이 등대의 등불을 지키라고 했다.", "무단 전재와 재배포를 금지합니다."),
        ("أعلنت سلطات الميناء إضاءة المنارة القديمة بعدما طالب الصيادون بالإضاءة.", "ويقول الصيادون إن المنارة القديمة في الميناء لم تكن لهم.", "جميع الحقوق محفوظة للصحيفة والناشرين."),
    ],
)  # fmt: skip
def test_what_a_text_is_about_is_told_in_every_script(text: str, line: str, notice: str) -> None:
    assert line in Subjects(text) and notice not in Subjects(text)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=v><div>Noa B.</div><p>{line}</p></div>",
        "<div class=v><p>{line}</p><a href=/news/2>Lantern of Skarvik: what comes now</a></div>",
        "<div class=v><p><a href=/news/2>{line}</a></p></div>",
        "<div class=v><img src=/2.jpg width=300><p>{line}</p></div>",
    ],
    ids=["a reader's", "another story's", "a link", "a picture's"],
)
def test_what_somebody_else_says_of_the_same_is_no_text(box: str) -> None:
    text = f"<div class=w><div class=b>{p(NAMED)}</div>{box.format(line=CLOSING)}</div>"
    body = of_lighthouse(text).body
    assert [block.text for block in body] == NAMED


@pytest.mark.parametrize(("level", "paragraphs"), [("h1", 1), ("h2", 4)])
def test_below_a_text_of_one_paragraph_only_a_headline_begins_another_story(level: str, paragraphs: int) -> None:
    head = "<title>Lighthouse lit again - Harbour</title>"
    story = f"<article class=k1><h1>Lighthouse lit again</h1>{p(LONG[:1])}</article>"
    other = f"<article class=k1><{level}>The pier is gone</{level}>{p([UNLIT, SHOWN])}</article>"
    page = f"<html><head>{head}</head><body><main>{story}{other}</main></body></html>"
    body = read_page(Page("https://www.harbour.example/news/1", page.encode())).body
    assert len(body) == paragraphs and body[0].text == LONG[0]


def test_sentences_on_a_list_above_the_text_are_none_of_it() -> None:
    said = "<ul><li>The lamp had been dark for eleven years.</li><li>It is seen from both islands again.</li></ul>"
    text = f"<div class=k7><h1>Lighthouse lit again</h1><div class=k9>{said}{p(LONG)}</div></div>"
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body>{text}</body></html>"
    body = read_page(Page("https://www.harbour.example/news/1", page.encode())).body
    assert [block.text for block in body] == LONG


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (
            "<p>The keeper told us how it was.</p><ul><li><a href=#a>The lamp</a></li><li><a href=#b>The fog</a></li><li><a href=#c>The pier</a></li></ul>",
            "The keeper told us how it was.",
        ),
        (
            "<div class=k4><h2>The pier</h2><img src=/1.jpg width=900><p class=k5>The pier on Friday. Photo: Jo Doe/LNA</p></div>",
            "The pier",
        ),
    ],
    ids=["a sentence over a table of contents", "a heading with its picture in a box"],
)
def test_what_leads_to_text_on_the_page_itself_stays(html: str, line: str) -> None:
    text = f"<h1>Lighthouse lit again</h1><div class=k9>{p(LONG[:2])}{html}{p(LONG[2:])}</div>"
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body>{text}</body></html>"
    body = read_page(Page("https://www.harbour.example/news/1", page.encode())).body
    assert [block.text for block in body] == [*LONG[:2], line, *LONG[2:]]


def test_a_heading_that_leads_nowhere_opens_a_part_of_the_text_in_a_box_below_it() -> None:
    text = f"<div class=k9>{p(LONG[:2])}</div><section class=z4><h2>What comes next</h2>{p(LONG[2:])}</section>"
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body><main><h1>Lighthouse lit again</h1>{text}</main></body></html>"
    body = read_page(Page("https://www.harbour.example/news/1", page.encode())).body
    assert [block.text for block in body] == [*LONG[:2], "What comes next", *LONG[2:]]


def read_sections(*sections: str) -> list[str]:
    """The body of a page whose text stands in sections, without class names."""
    text = f"<h1>Lighthouse lit again</h1><div>{''.join(f'<section>{section}</section>' for section in sections)}</div>"
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body><main>{text}</main></body></html>"
    return [block.text for block in read_page(Page("https://www.harbour.example/news/1", page.encode())).body]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("<div>The pier is gone</div>", ["The pier is gone"]),
        ("<div><p>The office answers by post.</p></div><div>The pier is gone</div>", ["The pier is gone"]),
        ("<img src=/1.jpg width=900><div>The pier on Friday</div>", []),
        ("<div><a href=/pier>The pier is gone</a></div>", []),
        ("<div>The pier is gone:</div>", []),
    ],
    ids=["a heading", "behind an inset", "a caption", "a link", "a label"],
)
def test_a_short_line_over_the_first_paragraph_of_a_section_is_its_heading(opening: str, said: list[str]) -> None:
    body = read_sections(p(LONGER[:3]), f"{opening}{p(LONGER[3:6])}", p(LONGER[6:9]))
    assert [line for line in body if line not in LONGER and "by post" not in line] == said
    assert [line for line in body if line in LONGER] == LONGER[:9]


def test_a_line_that_looks_like_a_heading_of_the_text_is_one_over_another_heading_too() -> None:
    asked = "<div class=k7>The lamp</div><div class=k4><p><b>How bright is it?</b></p></div>"
    body = read_sections(f"{p(LONGER[:2])}<div class=k7>The pier</div>{p(LONGER[2:4])}", f"{asked}{p(LONGER[4:7])}")
    assert body == [*LONGER[:2], "The pier", *LONGER[2:4], "The lamp", "How bright is it?", *LONGER[4:7]]


@pytest.mark.parametrize(("tag", "name", "read"), [("p", "ka", 8), ("div", "ka", 8), ("div", "kb", 7)])
def test_a_first_paragraph_in_front_of_a_gate_is_text_if_it_is_set_like_the_others(
    tag: str, name: str, read: int
) -> None:
    walled = "".join(f"<{tag} class=ka>{line}</{tag}>" for line in LONGER[:7])
    text = f"<div class=k2><{tag} class={name}>{UNLIT}</{tag}><div class=k3>{walled}</div></div>"
    deck = "<h2>The boats of the outer islands will find their way home in the dark again, the office says</h2>"
    page = f"<html><head><title>Lighthouse lit again - Harbour</title></head><body><main><header><h1>Lighthouse lit again</h1>{deck}</header>{text}</main></body></html>"
    body = [b.text for b in read_page(Page("https://www.harbour.example/news/1", page.encode())).body]
    assert body == [UNLIT, *LONGER[:7]][8 - read :]


DATED = ["SKARVIK, Nov 20 (LNA) -- " + SAID[0], *SAID[1:6]]


@pytest.mark.parametrize(
    "text",
    [
        f"<blockquote>{p(DATED)}</blockquote>",
        f"<ul>{p(DATED, 'li')}</ul>",
        f"<dl>{p(DATED, 'dd')}</dl>",
        f"<dl><dt>&nbsp;</dt><dd>{p(DATED)}</dd></dl>",
    ],
    ids=["a quotation", "items of a list", "definitions", "one definition"],
)
def test_a_whole_text_in_an_element_that_indents_it_is_paragraphs(text: str) -> None:
    article = of_lighthouse(f"<div class=b>{text}</div>")
    assert [(block.kind, block.text) for block in article.body] == [("paragraph", line) for line in SAID[:6]]
    assert article.dateline and article.dateline.agency == "LNA"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"{p(LONG[:1])}<ul>{p(LONGER[:9], 'li')}</ul>", ["paragraph", *["list_item"] * 9]),
        (f"{p(LONG[:1])}<blockquote>{p(LONGER[:3])}</blockquote>{p(LONG[1:2])}", ["paragraph", *["quote"] * 3, "paragraph"]),
    ],
    ids=["a list", "a quotation"],
)  # fmt: skip
def test_a_list_or_a_quotation_within_a_text_stays_one(text: str, kinds: list[str]) -> None:
    article = of_lighthouse(f"<div class=b>{text}</div>")
    assert [block.kind for block in article.body] == kinds
