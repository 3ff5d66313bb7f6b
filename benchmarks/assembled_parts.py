"""Parts of made-up pages, in the forms in which news sites build theirs: {0} and {1} are classes, or what a part says."""

from __future__ import annotations

SENTENCES = (
    "The port authority said on Friday that the breakwater would be closed to visitors until the cracks found last week had been filled.",
    "Engineers measured the widest of them at eleven centimetres, enough, they said, for the sea to carry the core of the wall away.",
    "“We have been asking for this inspection since 2019,” said Edda Norling, who runs the pilots' association.",
    "The work is expected to cost 14 million crowns, and the council has not said where the money is to come from.",
    "Fishing boats will be allowed through the eastern gate at high water, provided that they give two hours' notice.",
    "A similar crack led to the collapse of the old mole in 1962, in which nine people lost their lives.",
    "Nobody lives behind the wall in winter.",
    "The minister for ports, Ida Moe, will visit the town on Tuesday and is to meet the council, the pilots and the fishermen.",
    "“It is our wall,” she told reporters in the capital. “We shall mend it.”",
    "Insurers have already written to the owners of the 41 houses on the quay, some of whom say that they mean to sell.",
    "In the museum hangs a photograph of the first stone, laid by the king on a day without wind.",
    "Ferries to the outer islands are not affected, their operator said, though the night boat will leave an hour earlier.",
)  # fmt: skip
TITLES = (
    "Divers find cracks in outer wall of harbour", "Why the sea is rising faster on this coast", "Islanders sue the ferry line over lost months",
    "The village that bought its own wind farm", "Rail strike called off after night of talks", "How a museum lost its oldest photograph",
)  # fmt: skip
HEADLINES = ("Breakwater closed after divers find cracks", "Town left without its wall for a winter", "Port shuts pier as cracks widen")  # fmt: skip
DECKS = (
    "The wall has eleven cracks, and the sea is rising.", "Repairs will last until spring", "Pilots say that they warned the council for seven years",
)  # fmt: skip
LINES = (
    ("Waves break over the outer wall at Norhaven on Thursday.", "Jon Berg/AFP"), ("A diver comes up beside the inner wall.", "Ida Moe/Reuters"),
    ("The harbour office, seen from the pier.", None), ("Children look at the sea from the school yard.", "Norhaven Museum"), ("The old mole in 1962.", "Getty Images"),
)  # fmt: skip
HEADINGS = ("What the divers found", "Who is to pay", "A town waits")
ITEMS = ("Visitors may not enter the wall.", "Boats must use the eastern gate.", "The lighthouse is closed.")
DATELINES = {"none": "", "place": "OSLO — ", "ap": "OSLO, Norway (AP) — ", "reuters": "OSLO, Nov 20 (Reuters) - ", "bold": "<b>OSLO</b> — "}  # fmt: skip
SIGNOFFS = (
    "(Reporting by Mara Linde; Editing by Bo Stern)",
    "Ends",
    "Source: AFP",
    "Reporting by Mara Linde in Norhaven",
)
BYLINES = {
    "link": (["Mara Linde"], "<div class={0}>By <a href=/authors/mara-linde>Mara Linde</a></div>"),
    "two": (["Mara Linde", "Bo Stern"], "<div class={0}>By Mara Linde and Bo Stern</div>"),
    "plain": (["Mara Linde"], "<p>By Mara Linde</p>"),
    "card": (
        ["Mara Linde"],
        "<div class={0}><img src=/a/m.jpg width=40><div><a href=/authors/mara-linde>Mara Linde</a><span>Harbour correspondent</span></div></div>",
    ),
    "none": ([], ""),
    "bar": (["Mara Linde"], '<div class={0}>Mara Linde | <time datetime="2026-11-20T08:15:00Z">20 Nov 2026</time></div>'),
    "agency": (["Reuters"], "<div class={0}>Reuters</div>"),
}  # fmt: skip
DATES = {
    "time": '<time datetime="2026-11-20T08:15:00Z">20 November 2026</time>',
    "text": "<div>Published: November 20, 2026 8:15 am GMT</div>",
    "update": "<div><span>Updated 21 Nov 2026, 09:10 GMT</span> <span>Published 20 Nov 2026, 08:15 GMT</span></div>",
    "figures": "<span class={0}>2026-11-20 08:15</span>",
}
SECTIONS = {
    "kicker": "<a href=/world>World</a>",
    "crumbs": "<nav><ol><li><a href=/>Home</a></li><li><a href=/world>World</a></li></ol></nav>",
    "box": "<div class={0}><a href=/world>World</a></div>",
    "none": "",
}
BARS = {
    "none": "",
    "buttons": "<div class={0}><button>Share</button><button>Save</button></div>",
    "links": '<ul class={0}><li><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></li><li><a href="https://x.com/intent/post?u=x">X</a></li>'
    '<li><a href="mailto:?subject=x">Email</a></li></ul>',
    "player": "<div><button>Listen</button> <span>5 min</span></div>",
}
PARAGRAPHS = {
    "p": "<p>{1}</p>", "p of a class": "<p class={0}>{1}</p>", "div": "<div class={0}>{1}</div>", "p in div": "<div class={0}><p>{1}</p></div>",
    "section": "<section class={0}><p>{1}</p></section>", "span": "<p class={0}><span>{1}</span></p>", "nested": "<div class={0}><div><p>{1}</p></div></div>",
    "breaks": "{1}<br><br>",
}  # fmt: skip
RELATED = {
    "READ MORE": "<p class={0}><strong>READ MORE: </strong>{1}</p>", "Also read": "<p>Also read: {1}</p>",
    "Related": "<aside class={0}><h3>Related</h3><ul><li>{1}</li></ul></aside>", "More on this story": "<div class={0}><div>More on this story</div>{1}</div>",
    "Read also": "<div class={0}><span>Read also</span>{1}</div>",
}  # fmt: skip
AMONG = {
    "advert": "<div class={0}><span>Advertisement</span><div id={1}></div></div>",
    "advert, going on": "<div class={0}><p>Story continues below advertisement</p></div>",
    "letter": "<div class={0}><h3>Get the morning briefing</h3><p>The stories that matter, every day at six.</p><form><input type=email><button>Sign up</button></form></div>",
    "letter, link": "<div class={0}><p>Sign up for our newsletter to get the stories that matter in your inbox every morning. <a href=/nl>Sign up here</a></p></div>",
    "support": "<div class={0}><h3>Support our journalism</h3><p>For two crowns a month you help us to keep watching the wall.</p><a href=/give>Give now</a></div>",
    "post": '<blockquote class="twitter-tweet"><p lang=en>The breakwater is closed until further notice. Stay off the wall.</p>&mdash; Norhaven Port (@norhavenport)'
    ' <a href="https://twitter.com/norhavenport/status/123">November 19, 2026</a></blockquote>',
    "film": "<div class={0}><video poster=/v.jpg controls><source src=/v.mp4></video><div>01:12</div></div>",
    "frame": '<div class={0}><iframe src="https://www.youtube.com/embed/x" title="Waves at Norhaven"></iframe></div>',
    "poll": "<div class={0}><h3>Should the state pay for the wall?</h3><label><input type=radio name={1}>Yes</label><label><input type=radio name={1}>No</label>"
    "<button>Vote</button></div>",
    "app": "<div class={0}><p>Download our app to get the latest news.</p></div>",
    "chart": "<div class={0}><h4>Cracks found per year</h4><svg><text>2019</text></svg><div>Source: Port Authority</div></div>",
    "share": '<div class={0}><button>Share</button><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></div>',
}
BELOW = {
    "tags": "<div class={0}><a href=/t/sea>Sea</a><a href=/t/norhaven>Norhaven</a></div>",
    "writer": "<div class={0}><img src=/a/m.jpg width=80><p>Mara Linde is the harbour correspondent. She has written about the sea since 2008.</p></div>",
    "letter": "<section class={0}><h3>Get the morning briefing</h3><p>The stories that matter, every day at six.</p><input type=email><button>Sign up</button></section>",
    "comments": "<section class={0}><h2>Comments (12)</h2><div><b>oldsalt</b><span>2 hours ago</span><p>They should have mended it in 2019 when the pilots asked them"
    " to, everybody here knew it.</p><button>Reply</button></div></section>",
    "rights": "<p class={0}>© 2026 Harbour Times. All rights reserved.</p>",
    "correction": "<p class={0}><em>Correction: An earlier version of this article misstated the year in which the wall was built.</em></p>",
}
PICTURES = {
    "figure": "<figure class={0}>{2}<figcaption><span class={1}>{3}</span> <span>{4}</span></figcaption></figure>",
    "boxes": "<div class={0}><div>{2}</div><div class={1}>{3}{5}</div></div>",
    "lines": "<div class={0}>{2}<p class={1}>{3}</p>{6}</div>",
    "link": "<div class={0}><a href=/big.jpg>{2}</a><div class={1}><span>{3}</span> <em>{4}</em></div></div>",
    "small": "<div class={0}>{2}<small>{3}{7}</small></div>",
    "sizes": "<figure><picture><source srcset='/s.jpg 400w'>{2}</picture><figcaption>{3}<cite>{4}</cite></figcaption></figure>",
}
FRAMES = {
    "article": "<main><article>{1}{2}</article></main>{3}", "main": "<main>{1}{2}</main><aside>{3}</aside>",
    "boxes": "<div class={0}><div>{1}{2}</div>{3}</div>", "grid": "<div class={0}>{1}<div><div>{2}</div>{3}</div></div>",
    "rail first": "<div class={0}>{3}<div>{1}{2}</div></div>",
}  # fmt: skip
