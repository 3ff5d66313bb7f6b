"""Pages put together from parts of which it is known what they say, in classes that say nothing; what is read is compared.

    python -m benchmarks.assembled [--pages 1000] [--seed 1] [--show 5] [--json FILE]

Each page draws a frame, a headline's box, a way to set paragraphs, and what stands among them and below: the forms in
which news sites build their pages, each as simple as it can be. What is wrong is counted by field and by part.
"""

from __future__ import annotations

import logging
import random
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.assembled_parts import (
    AMONG,
    BARS,
    BELOW,
    BYLINES,
    DATES,
    FRAMES,
    ORDERS,
    PARAGRAPHS,
    PICTURES,
    RELATED,
    SECTIONS,
)
from benchmarks.options import keep_figures, parser_of
from crawler.items import Article, Page
from pipelines.structure import read_page

Fields = dict[str, Any]
WORDS: dict[str, Fields] = tomllib.loads(Path(__file__).with_name("assembled_words.toml").read_text(encoding="utf-8"))
HEADED, AMONG_EACH, SIGNED, DECKED, LED, BELOW_EACH, DATELINED = 0.15, 0.35, 0.3, 0.5, 0.6, 0.25, 0.7
"""Chances of a heading and of something else after a paragraph, of a sign-off, a deck, a picture over the text, each thing
below it, and of a dateline."""
BRACKETS = "【】[]"


@dataclass(slots=True)
class Assembly:
    """One page being put together: what its language says, what it draws by chance, what it should be read as, and of which
    parts it is."""

    chance: random.Random
    language: str = "en"
    want: Fields = field(default_factory=lambda: {"images": [], "related_links": [], "body": []})
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> Fields:
        """What the page's language says."""
        return WORDS[self.language]

    def name(self) -> str:
        """A class that says nothing."""
        return "x" + "".join(self.chance.choices("bcdfghjkmnpqrst", k=6))

    def draw(self, kind: str, forms: dict[str, Any]) -> Any:
        """One of several forms, noted as a part of the page."""
        key = self.chance.choice([*forms])
        self.parts.append(f"{kind}: {key}")
        return forms[key]

    def say(self, kind: str) -> Any:
        """One of the things that the language says, noted as a part of the page."""
        said = self.chance.choice(self.words[kind])
        self.parts.append(f"{kind}: {said if isinstance(said, str) else said[-1]}")
        return said

    def set(self, form: str, *said: str) -> str:
        """A form with a class of its own and what it says."""
        return form.format(self.name(), *said, **self.words)

    def link(self, title: str, shown: str = "") -> str:
        """A link to another story."""
        return f"<a href=/2026/11/{self.chance.randrange(10, 20)}/story-{self.chance.randrange(999)}>{shown}{title}</a>"

    def picture(self) -> str:
        """A picture with its lines."""
        form, (caption, *credit) = self.draw("picture", PICTURES), self.say("lines")
        self.want["images"].append((caption, credit[-1] if credit else None))
        image = f"<img src=/img/{self.chance.randrange(9999)}.jpg width=800 height=500>"
        said = credit[0] if credit else ""
        bracketed = said if said.startswith(("(", "（")) else f"({said})"
        marked = (f" {bracketed}", f"<p>{said}</p>", f" | {said}") if credit else ("", "", "")
        return self.set(form, image, self.name(), caption, said, *marked)

    def among(self) -> str:
        """What stands between two paragraphs."""
        kind = self.chance.random()
        if kind < 0.15:
            return self.picture()
        if kind > 0.4:
            return self.set(self.draw("among", AMONG))
        label, title = self.say("related"), self.chance.choice(self.words["titles"])
        bare = label.strip(BRACKETS).rstrip(":： ").lstrip("> ")
        self.want["related_links"].append((bare, title))
        return self.set(self.draw("related", RELATED), label if label != bare else f"{bare}:", bare, self.link(title))

    def text(self) -> str:
        """The text's box."""
        paragraph = self.draw("paragraph", PARAGRAPHS)
        dateline = self.say("datelines") if self.chance.random() < DATELINED else ""
        self.want["dateline"] = dateline.replace("<b>", "").replace("</b>", "").strip() or None
        name, made = self.name(), []
        sentences = self.words["sentences"]
        told = self.chance.sample(sentences, self.chance.randrange(3, len(sentences)))
        for n, sentence in enumerate(told):
            self.want["body"].append(sentence)
            made.append(paragraph.format(name, sentence if n else dateline + sentence))
            if n == len(told) - 1:
                continue
            drawn = self.chance.random()
            if drawn < AMONG_EACH:
                made.append(self.among())
            elif n and drawn > 1 - HEADED:
                made.append(self.heading_or_list())
        self.want["signoff"] = None
        if self.chance.random() < SIGNED:
            self.want["signoff"] = self.say("signoffs")
            made.append(paragraph.format(name, self.want["signoff"]))
        return f"<div class={self.name()}>{''.join(made)}</div>"

    def heading_or_list(self) -> str:
        """A heading of the text, or a list."""
        said, items = set(self.want["body"]), self.words["items"]
        left = [heading for heading in self.words["headings"] if heading not in said]
        if items[0] not in said and self.chance.random() < 0.4:
            self.parts.append("list")
            self.want["body"] += items
            return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        if not left:
            return ""
        self.want["body"].append(left[0])
        form = self.draw(
            "heading", {tag: tag for tag in ("<h2 class={0}>{1}</h2>", "<h3>{1}</h3>", "<p><strong>{1}</strong></p>")}
        )
        return self.set(form, left[0])

    def byline(self) -> str:
        """Who signs."""
        count, form = self.draw("byline", BYLINES)
        self.want["bylines"] = writers = self.words["writers"][:count]
        signed = self.say("by")
        told = signed.format(self.words["and"].join(writers))
        return self.set(form, told, signed.format(f"<a href=/authors/mara-linde>{''.join(writers[:1])}</a>"))

    def signing(self) -> list[str] | None:
        """Whom the dateline or the sign-off names where no byline does: they may be told as writers."""
        ends = f"{self.want['dateline']} {self.want['signoff']}"
        return None if self.want["bylines"] else [name for name in self.words["writers"] if name in ends]

    def head(self) -> str:
        """What stands over the text."""
        self.want["headline"] = headline = self.say("headlines")
        self.want["subheadline"] = deck = self.say("decks") if self.chance.random() < DECKED else None
        section, day, bar = self.draw("section", SECTIONS), self.draw("date", DATES), self.draw("bar", BARS)
        tag = self.chance.choice(["p", "p", "p", "h2"])
        lines = {
            "section": self.set(section), "day": self.set(day, self.say("day")), "bar": self.set(bar), "byline": self.byline(),
            "headline": f"<h1 class={self.name()}>{headline}</h1>", "deck": f"<{tag} class={self.name()}>{deck}</{tag}>" if deck else "",
        }  # fmt: skip
        order = self.draw("order", {order: order for order in ORDERS})
        box = self.draw("head", {"header": "<header>{1}</header>", "box": "<div class={0}>{1}</div>", "none": "{1}"})
        return self.set(box, "".join(lines[line] for line in order.split()))

    def below(self) -> str:
        """What stands below it."""
        drawn = [kind for kind in (*BELOW, "next") if self.chance.random() < BELOW_EACH]
        self.chance.shuffle(drawn)
        self.parts += [f"below: {kind}" for kind in drawn]
        return "".join(self.next() if kind == "next" else self.set(BELOW[kind]) for kind in drawn)

    def next(self) -> str:
        """Cards of other stories."""
        titles = self.chance.sample(self.words["titles"], 3)
        cards = "".join(f"<div>{self.link(title, '<img src=/t/1.jpg width=120>')}</div>" for title in titles)
        return f"<section class={self.name()}><h2>{self.words['next']}</h2>{cards}</section>"

    def page(self) -> str:
        """The page."""
        head = self.head() + (self.picture() if self.chance.random() < LED else "")
        text, words = self.text() + self.below(), self.words
        rail = "".join(f"<li>{self.link(title)}</li>" for title in self.chance.sample(words["titles"], 4))
        rail = f"<div class={self.name()}><h3>{words['most_read']}</h3><ol>{rail}</ol></div>"
        column = self.draw("frame", FRAMES).format(self.name(), head, text, rail)
        menu = "".join(f"<li><a href=/part-{n}>{name}</a></li>" for n, name in enumerate(words["menu"]))
        return (
            f"<!doctype html><html lang={self.language}><head><meta charset=utf-8><title>{self.want['headline']} | {words['site']}</title></head>"
            f"<body><header class={self.name()}><a href=/>{words['site']}</a><nav><ul><li><a href=/world>{words['section']}</a></li>{menu}</ul></nav></header>"
            f"{column}<footer><p>{words['rights']}</p><a href=/privacy>Privacy</a></footer></body></html>"
        )


def assemble(seed: int, number: int, language: str = "en") -> tuple[Page, Assembly]:
    """A page, always the same for a seed, a number and a language, and what it should be read as."""
    assembly = Assembly(random.Random(f"{seed} {number}"), language)
    html = assembly.page()
    assembly.want["day"] = "2026-11-20"
    return Page(f"https://www.harbourtimes.example/world/2026/11/20/story-{number}", html.encode()), assembly


def said_in(article: Article) -> Fields:
    """What is read of a page, as far as it is known."""
    return {
        "headline": article.headline,
        "subheadline": article.subheadline,
        "bylines": article.bylines,
        "dateline": article.dateline.text if article.dateline else None,
        "images": [(image.caption, image.credit) for image in article.images if image.caption or image.credit],
        "body": [block.text for block in article.body],
        "related_links": [(link.label, link.title) for link in article.related_links],
        "signoff": article.signoff,
        "day": str(article.published)[:10] if article.published else None,
    }


def measure(
    pages: int,
    seed: int,
    languages: Sequence[str] = ("en",),
    report: Callable[[int, str, Any, Any, Sequence[str]], None] | None = None,
) -> dict[str, Any]:
    """The share of pages right in every field, in all and in each language, of those right in each field, and the parts of most
    of the pages that are not. The languages take turns."""
    wrong, blamed, drawn, right, read = Counter[str](), Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for number in range(pages):
        language = languages[number % len(languages)]
        page, assembly = assemble(seed, number, language)
        said = said_in(read_page(page))
        missed = [name for name, value in assembly.want.items() if said[name] != value]
        if "bylines" in missed and said["bylines"] == assembly.signing():
            missed.remove("bylines")
        read[language] += 1
        right[language] += not missed
        wrong.update(missed)
        drawn.update(set(assembly.parts))
        blamed.update(set(assembly.parts) if missed else ())
        for name in missed if report else ():
            assert report is not None
            report(number, name, assembly.want[name], said[name], assembly.parts)
    fields = {name: round(1 - wrong[name] / pages, 3) for name in said_in(Article(url=""))}
    often = {part: round(blamed[part] / drawn[part], 3) for part, _ in blamed.most_common(12)}
    shares = {language: round(right[language] / count, 3) for language, count in read.items()}
    return {
        "pages": pages,
        "right": round(right.total() / pages, 3),
        "languages": shares,
        "fields": fields,
        "parts": often,
    }


def main() -> None:
    """The command."""
    parser = parser_of("assembled", __doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="so many mistakes are shown")
    parser.add_argument("--languages", nargs="+", default=[*WORDS], choices=[*WORDS], metavar="CODE")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    console, shown = Console(), list[str]()

    def show(number: int, name: str, want: Any, said: Any, parts: Sequence[str]) -> None:
        if len(shown) < options.show:
            shown.append(name)
            console.print(f"{number} {name}: {want!r} is read as {said!r}; {', '.join(parts)}", markup=False)

    figures = measure(options.pages, options.seed, options.languages, show)
    table = Table("right in", "share of pages")
    table.add_row("every field", f"{figures['right']:.3f}")
    for name, share in (figures["languages"] | figures["fields"]).items():
        table.add_row(name, f"{share:.3f}")
    console.print(table)
    keep_figures(figures, options.json)


if __name__ == "__main__":
    main()
