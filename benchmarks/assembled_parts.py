"""Parts of made-up pages, in the forms in which news sites build theirs: {0} is a class, {1} and further what a part says,
and a name what the page's language says."""

from __future__ import annotations

BYLINES = {
    "link": (1, "<div class={0}>{2}</div>"),
    "two": (2, "<div class={0}>{1}</div>"),
    "plain": (1, "<p>{1}</p>"),
    "card": (
        1,
        "<div class={0}><img src=/a/m.jpg width=40><div><a href=/authors/mara-linde>{writers[0]}</a><span>{job}</span></div></div>",
    ),
    "none": (0, ""),
    "bar": (1, '<div class={0}>{writers[0]} | <time datetime="2026-11-20T14:15:00Z">20/11/2026</time></div>'),
}
"""How many writers it names; {1} is the line in which they sign, {2} the same with a link."""
DATES = {
    "time": '<time datetime="2026-11-20T14:15:00Z">{1}</time>',
    "text": "<div>{1}</div>",
    "update": "<div><span>{update}</span> <span>{1}</span></div>",
    "figures": "<span class={0}>2026-11-20 14:15</span>",
}
SECTIONS = {
    "kicker": "<a href=/world>{section}</a>",
    "crumbs": "<nav><ol><li><a href=/>{home}</a></li><li><a href=/world>{section}</a></li></ol></nav>",
    "box": "<div class={0}><a href=/world>{section}</a></div>",
    "none": "",
}
BARS = {
    "none": "",
    "buttons": "<div class={0}><button>{share[0]}</button><button>{share[1]}</button></div>",
    "links": '<ul class={0}><li><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></li><li><a href="https://x.com/intent/post?u=x">X</a></li>'
    '<li><a href="mailto:?subject=x">Email</a></li></ul>',
    "player": "<div><button>{share[2]}</button> <span>{share[3]}</span></div>",
}
PARAGRAPHS = {
    "p": "<p>{1}</p>", "p of a class": "<p class={0}>{1}</p>", "div": "<div class={0}>{1}</div>", "p in div": "<div class={0}><p>{1}</p></div>",
    "section": "<section class={0}><p>{1}</p></section>", "span": "<p class={0}><span>{1}</span></p>", "nested": "<div class={0}><div><p>{1}</p></div></div>",
    "breaks": "{1}<br><br>",
}  # fmt: skip
RELATED = {
    "strong": "<p class={0}><strong>{1} </strong>{3}</p>", "line": "<p>{1} {3}</p>",
    "aside": "<aside class={0}><h3>{2}</h3><ul><li>{3}</li></ul></aside>", "box": "<div class={0}><div>{2}</div>{3}</div>",
    "flag": "<div class={0}><span>{2}</span>{3}</div>",
}  # fmt: skip
"""{1} is the label with its colon, {2} without, {3} the link."""
AMONG = {
    "advert": "<div class={0}><span>{advert}</span><div id=slot-1></div></div>",
    "advert, going on": "<div class={0}><p>{advert_on}</p></div>",
    "letter": "<div class={0}><h3>{letter[0]}</h3><p>{letter[1]}</p><form><input type=email><button>{letter[2]}</button></form></div>",
    "letter, link": "<div class={0}><p>{letter_link[0]} <a href=/nl>{letter_link[1]}</a></p></div>",
    "support": "<div class={0}><h3>{support[0]}</h3><p>{support[1]}</p><a href=/give>{support[2]}</a></div>",
    "post": '<blockquote class="twitter-tweet"><p>{post}</p>&mdash; Norhaven Port (@norhavenport)'
    ' <a href="https://twitter.com/norhavenport/status/123">November 19, 2026</a></blockquote>',
    "film": "<div class={0}><video poster=/v.jpg controls><source src=/v.mp4></video><div>01:12</div></div>",
    "frame": '<div class={0}><iframe src="https://www.youtube.com/embed/x" title="Norhaven"></iframe></div>',
    "poll": "<div class={0}><h3>{poll[0]}</h3><label><input type=radio name=p1>{poll[1]}</label><label><input type=radio name=p1>{poll[2]}</label>"
    "<button>{poll[3]}</button></div>",
    "app": "<div class={0}><p>{app}</p></div>",
    "chart": "<div class={0}><h4>{chart[0]}</h4><svg><text>2019</text></svg><div>{chart[1]}</div></div>",
    "share": '<div class={0}><button>{share[0]}</button><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></div>',
}
BELOW = {
    "tags": "<div class={0}><a href=/t/sea>{tags[0]}</a><a href=/t/norhaven>{tags[1]}</a></div>",
    "writer": "<div class={0}><img src=/a/m.jpg width=80><p>{writer}</p></div>",
    "letter": "<section class={0}><h3>{letter[0]}</h3><p>{letter[1]}</p><input type=email placeholder='{letter[3]}'><button>{letter[2]}</button></section>",
    "comments": "<section class={0}><h2>{comments[0]}</h2><div><b>oldsalt</b><span>{comments[1]}</span><p>{comments[2]}</p>"
    "<button>{comments[3]}</button></div></section>",
    "rights": "<p class={0}>{rights}</p>",
    "correction": "<p class={0}><em>{correction}</em></p>",
}
PICTURES = {
    "figure": "<figure class={0}>{1}<figcaption><span class={2}>{3}</span> <span>{4}</span></figcaption></figure>",
    "boxes": "<div class={0}><div>{1}</div><div class={2}>{3}{5}</div></div>",
    "lines": "<div class={0}>{1}<p class={2}>{3}</p>{6}</div>",
    "link": "<div class={0}><a href=/big.jpg>{1}</a><div class={2}><span>{3}</span> <em>{4}</em></div></div>",
    "small": "<div class={0}>{1}<small>{3}{7}</small></div>",
    "sizes": "<figure><picture><source srcset='/s.jpg 400w'>{1}</picture><figcaption>{3}<cite>{4}</cite></figcaption></figure>",
}
"""{1} is the picture, {2} a class, {3} the caption, {4} the credit, {5} to {7} the credit in brackets, in a line, and behind a bar."""
FRAMES = {
    "article": "<main><article>{1}{2}</article></main>{3}", "main": "<main>{1}{2}</main><aside>{3}</aside>",
    "boxes": "<div class={0}><div>{1}{2}</div>{3}</div>", "grid": "<div class={0}>{1}<div><div>{2}</div>{3}</div></div>",
    "rail first": "<div class={0}>{3}<div>{1}{2}</div></div>",
}  # fmt: skip
"""{1} is the head, {2} the text and what is below it, {3} a rail."""
ORDERS = (
    "section headline deck byline day bar", "section day headline deck byline bar", "section headline deck day byline",
    "section headline deck bar byline day",
)  # fmt: skip
