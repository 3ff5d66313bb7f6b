"""A page's story, and known variations of it: with a dateline or without, with a list, a picture, another line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

FEWEST = 4
"""Paragraphs that a page needs beside each other."""
LONG = 40
"""Paragraphs of a long story."""
OPENING = 24
"""Letters by which a paragraph is known; further on, a picture may stand within it."""
Fields = dict[str, Any]
_HAN, _KANA = re.compile("[\u3400-\u9fff]"), re.compile("[\u3040-\u30ff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Words:
    """What the changes say, in one language; all of it made up."""

    sentences: Sequence[str]
    items: Sequence[str]
    heading: str
    caption: str
    credit: tuple[str, str]  # as displayed, and as read
    dateline: str
    signoff: str
    cue: str
    title: str
    comment: str
    letter: str
    print: str


ENGLISH = Words(
    (
        "The harbour office said the night ferry would not run again before the fog horn had been repaired.",
        "Some 1,200 people live on the outer islands, and they have no other way to reach the hospital after dark.",
        "The cost is put at 4.3 million crowns, of which the state has promised to pay half by the end of June.",
        "Fish prices in the market hall have gone up by 11 percent since the crossing was closed in the spring.",
    ),
    ("The horn is to be replaced by May", "Fares go up by 8 percent", "A second ship is on order"),
    "What comes next",
    "Passengers wait at the pier in the rain.",
    ("(Xinhua/Ann Lee)", "Xinhua/Ann Lee"),
    "CAIRO, May 12 (Xinhua) --",
    "(Reporting by Ann Lee; Editing by Bo Stern)",
    "READ MORE",
    "Islanders sue the ferry line over three lost months",
    "It never ran at night in my time, and nobody on the islands missed it or asked for it back.",
    "Every morning at six, the ten stories that the islands will talk about that day, with a tide table and the weather.",
    "Nothing on these pages may be copied, stored or sent on without the written consent of the publisher, who is not "
    "answerable for what stands on other sites, nor for losses that come of acting on what is printed here.",
)
CHINESE = Words(
    (
        "港务局表示，东防波堤上的雾笛修好之前，开往外岛的夜间渡轮不会复航。",
        "两座外岛上约有1200名居民，多数是渔民及其家属，夜间没有其他办法前往医院。",
        "维修费用估计为430万克朗，其中一半由国家承担，其余由经营航线的公司支付。",
        "市场里的商贩说，自航线关闭以来，鱼价已经上涨百分之十一，岛上更贵。",
    ),
    ("雾笛将在5月前更换", "票价6月起上涨8%", "第二艘船已经订造"),
    "接下来会怎样",
    "乘客在雨中的码头等候。",
    ("（新华社发）", "新华社"),
    "新华社开罗5月12日电",
    "（完）",
    "延伸阅读",
    "岛民起诉渡轮公司要求赔偿三个月损失",
    "我住在岛上的时候夜里从来没有船，也没有人觉得少了什么。",
    "每天早上六点，为您送上岛上当天最受关注的十条新闻，另附潮汐时刻表和天气预报。",
    "未经本社书面许可，任何单位和个人不得复制、保存或转发本网页的内容；其他网站上的内容与本社无关，依据本网页内容行事所造成的损失，本社概不负责。",
)


@dataclass(slots=True)
class Story:
    """A page's tree with the elements of its paragraphs, and the fields that are wanted of it."""

    tree: etree._Element
    want: Fields
    paragraphs: list[etree._Element]
    """Those beside each other, in the order of the body, the first of the body first."""
    words: Words

    def line(self, text: str) -> etree._Element:
        """A paragraph set like the page's own."""
        made = etree.Element("p", {"class": self.paragraphs[1].get("class") or ""})
        made.text = text
        return made

    def put(self, made: str | etree._Element, *texts: str, after: int = 1) -> None:
        """Set an element behind a paragraph, -1 for the last, before what stands there; its texts go into the body."""
        new: etree._Element = html.fragment_fromstring(made) if isinstance(made, str) else made
        above = self.paragraphs[after]
        holder, body = above.getparent(), self.want["body"]
        assert holder is not None
        new.tail, above.tail = above.tail or "\n", "\n"
        holder.insert(holder.index(above) + 1, new)
        at = next((n for n, text in enumerate(body) if _squeezed(text) == _squeezed(above)), 0) + 1
        body[at:at] = texts

    def open(self, dateline: str | None) -> None:
        """Give the first paragraph another dateline, or none."""
        first = self.paragraphs[0]
        for child in list(first):
            first.remove(child)
        gap = "" if self.words is CHINESE else " "
        first.text = f"{dateline or ''}{gap}{self.want['body'][0]}".strip()
        old = self.want["dateline"] or ""
        self.want["bylines"] = [name for name in self.want["bylines"] if name not in old]
        self.want["dateline"] = dateline

    def cut(self, paragraphs: int) -> None:
        """Take all paragraphs off but the first, and what stands among those taken."""
        above, last = self.paragraphs[paragraphs - 1], self.paragraphs[-1]
        taken: list[etree._Element] = []
        while last not in taken:
            element = above.getnext()
            holder = above.getparent()
            assert element is not None and holder is not None
            holder.remove(element)
            taken.append(element)
        gone, among = (
            "\n".join(map(_squeezed, ones)) for ones in (taken, [e for e in taken if e not in self.paragraphs])
        )
        shown = deepcopy(self.tree)
        etree.strip_elements(shown, "script", "style", with_tail=False)
        left = _squeezed(shown)
        lines = [(text, _squeezed(text)) for text in self.want["body"]]
        self.want["body"] = [text for text, line in lines if line not in gone and line[:OPENING] in left]
        for field in ("images", "related_links"):
            said = self.want[field]
            self.want[field] = [one for one in said if _squeezed(max(filter(None, one), key=len)) not in among]
        self.want["bylines"] = [
            one for one in self.want["bylines"] if _squeezed(one) in left or _squeezed(one) not in gone
        ]
        words = (self.want["signoff"] or "").split()
        end = next((n for n in range(len(words), 0, -1) if gone.endswith("".join(words[:n]))), 0)
        self.want["signoff"] = " ".join(words[end:]) or None
        for script in self.tree.iter("script"):
            if script.text and "articleBody" in script.text:
                script.text = _TOLD.sub("", script.text)  # it would tell the text that the page no longer has


Change = Callable[[Story], None]
_TOLD = re.compile(r'"articleBody"\s{0,9}:\s{0,9}"(?:[^"\\]|\\.)*",?')


def story_on(tree: etree._Element, want: Fields) -> Story | None:
    """A page's story, where the paragraphs that are read of it stand in one element; None where they do not."""
    found = _found(tree, want)
    holders = Counter(element.getparent() for element in found)
    holder = holders.most_common(1)[0][0] if found else None
    beside = [element for element in found if element.getparent() is holder and element.tag == "p"]
    if len(beside) < FEWEST or found[0] is not beside[0]:
        return None
    chinese = _HAN.search(want["body"][0]) and not _KANA.search(want["body"][0])
    return Story(tree, want, beside, CHINESE if chinese else ENGLISH)


def _found(tree: etree._Element, want: Fields) -> list[etree._Element]:
    """The elements of a body's paragraphs, none where the first is not among them."""
    opening, *others = [_squeezed(text) for text in want["body"]] or [""]
    opening = _squeezed(want["dateline"] or "") + opening
    texts = {opening, *others}
    found = [element for element in tree.iter("p") if _squeezed(element) in texts]
    return found if found and _squeezed(found[0]) == opening else []


def _squeezed(told: str | etree._Element) -> str:
    text = told if isinstance(told, str) else "".join(str(text) for text in told.itertext())
    return "".join(text.split())


def _caption(markup: str, *, caption: bool = True) -> Change:
    """A figure with a caption of `{0}` and a credit of `{1}`."""

    def change(story: Story) -> None:
        credit, name = story.words.credit
        story.put(markup.format(story.words.caption, credit))
        story.want["images"].append((story.words.caption if caption else None, name))

    return change


def _plain_caption(story: Story) -> None:
    credit, name = story.words.credit
    story.put(story.line(f"{story.words.caption}{credit if story.words is CHINESE else ' ' + credit}"))
    story.put('<p><img src="/pictures/variant-1200x800.jpg"></p>')
    story.want["images"].append((story.words.caption, name))


def _list(after: int) -> Change:
    def change(story: Story) -> None:
        items = story.words.items
        story.put(f"<ul><li>{'</li><li>'.join(items)}</li></ul>", *items, after=after)

    return change


def _between(markup: str, told: str = "") -> Change:
    """What is set between paragraphs; `told` names which of the words are text."""

    def change(story: Story) -> None:
        words = {"heading": story.words.heading, "sentence": story.words.sentences[0]}
        story.put(markup.format(**words), *([words[told]] if told else []))

    return change


def _related(markup: str, after: int) -> Change:
    def change(story: Story) -> None:
        words = story.words
        mark = "：" if words is CHINESE else ": "
        story.put(markup.format(words.cue, mark, words.title), after=after)
        story.want["related_links"].append((words.cue, words.title))

    return change


def _over(markup: str) -> Change:
    """Two paragraphs, and a box right below that of the text; `{title}` and the like are words of it."""

    def change(story: Story) -> None:
        story.cut(2)
        words = story.words
        told = {"title": words.title, "comment": words.comment, "letter": words.letter, "print": words.print}
        new: etree._Element = html.fragment_fromstring(markup.format(summary=" ".join(words.sentences[:3]), **told))
        box = story.paragraphs[0].getparent()
        assert box is not None
        if box.tag == "body":
            box.append(new)
        else:
            new.tail, box.tail = box.tail, "\n"
            box.addnext(new)

    return change


def _signoff(story: Story) -> None:
    """A desk's line behind the last paragraph, and behind the page's own where that paragraph ends with it."""
    told = _squeezed(story.want["body"][-1])
    signed = next((p for p in story.paragraphs[-1].itersiblings("p") if _squeezed(p).startswith(told)), None)
    story.paragraphs += [signed] if signed is not None else []
    last, own = _squeezed(story.paragraphs[-1]), (story.want["signoff"] or "").split()
    ends = next((n for n in range(len(own), 0, -1) if last.endswith("".join(own[:n]))), 0)
    story.put(story.line(story.words.signoff), after=-1)
    story.want["signoff"] = " ".join((*own[:ends], story.words.signoff, *own[ends:]))


def _long(story: Story) -> None:
    for n in range(LONG, len(story.paragraphs), -1):
        text = f"{n} {story.words.sentences[n % 4]}"
        story.put(story.line(text), text, after=-2)


CHANGES: dict[str, Change] = {
    "no dateline": lambda story: story.open(None),
    "an agency's dateline": lambda story: story.open(story.words.dateline),
    "a caption and a credit": _caption('<figure><img src="/v.jpg"><figcaption>{0} {1}</figcaption></figure>'),
    "a credit in a line of its own": _caption('<figure><img src="/v.jpg"><figcaption><p>{0}</p><p>{1}</p></figcaption></figure>'),
    "a credit alone": _caption('<figure><img src="/v.jpg"><figcaption>{1}</figcaption></figure>', caption=False),
    "a caption in a paragraph": _plain_caption,
    "a list": _list(1),
    "a list that closes": _list(-1),
    "a quotation": _between("<blockquote><p>{sentence}</p></blockquote>", "sentence"),
    "a heading": _between("<h3>{heading}</h3>", "heading"),
    "a heading in bold": _between("<p><strong>{heading}</strong></p>", "heading"),
    "a heading in a box": _between("<div><b>{heading}</b></div>", "heading"),
    "blank paragraphs": _between("<p>\u00a0</p>"),
    "a post": _between('<blockquote class="twitter-tweet"><p>{sentence}</p>A. Lee (@lee) <a href="https://twitter.com/lee/status/1">May 3</a></blockquote>'),
    "a line to another story": _related('<p><strong>{0}{1}<a href="/news/variant-12345">{2}</a></strong></p>', 1),
    "a line to another story, last": _related('<p>{0}{1}<a href="/news/variant-12345">{2}</a></p>', -1),
    "a sign-off": _signoff,
    "forty paragraphs": _long,
    "three paragraphs": lambda story: story.cut(3),
    "two paragraphs": lambda story: story.cut(2),
    "one paragraph": lambda story: story.cut(1),
    "two over a reader's comment": _over("<div><div>Noa B.</div><div>13 May 2026 10:44</div><p>{comment}</p></div>"),
    "two over another story": _over('<div><h3><a href="/news/variant-12345">{title}</a></h3><div>12 May 2026</div><p>{summary}</p></div>'),
    "two over a newsletter": _over('<div><h3>Ferry Letter</h3><p>{letter}</p><form><input type="email"><button>OK</button></form></div>'),
    "two over small print": _over("<div><p>{print}</p></div>"),
}  # fmt: skip
