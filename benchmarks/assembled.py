"""Pages put together from parts of which it is known what they say, in classes that say nothing; what is read is compared.

    python -m benchmarks.assembled [--pages 1000] [--seed 1] [--show 5] [--json FILE]

Each page draws a frame, a headline's box, a way to set paragraphs, and what stands among them and below: the forms in
which news sites build their pages, each as simple as it can be. What is wrong is counted by field and by part.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.assembled_parts import (
    AMONG,
    BARS,
    BELOW,
    BYLINES,
    DATELINES,
    DATES,
    DECKS,
    FRAMES,
    HEADINGS,
    HEADLINES,
    ITEMS,
    LINES,
    PARAGRAPHS,
    PICTURES,
    RELATED,
    SECTIONS,
    SENTENCES,
    SIGNOFFS,
    TITLES,
)
from benchmarks.options import keep_figures, parser_of
from crawler.items import Article, Page
from pipelines.structure import read_page

Fields = dict[str, Any]
HEADED, AMONG_EACH, SIGNED, DECKED, LED, BELOW_EACH = 0.15, 0.35, 0.3, 0.5, 0.6, 0.25
"""Chances of a heading and of something else after a paragraph, of a sign-off, a deck, a picture over the text, and each thing
below it."""


@dataclass(slots=True)
class Assembly:
    """One page being put together: what it draws by chance, what it should be read as, and of which parts it is."""

    chance: random.Random
    want: Fields = field(default_factory=lambda: {"images": [], "related_links": [], "body": []})
    parts: list[str] = field(default_factory=list)

    def name(self) -> str:
        """A class that says nothing."""
        return "x" + "".join(self.chance.choices("bcdfghjkmnpqrst", k=6))

    def draw(self, kind: str, forms: dict[str, Any]) -> Any:
        """One of several forms, noted as a part of the page."""
        key = self.chance.choice([*forms])
        self.parts.append(f"{kind}: {key}")
        return forms[key]

    def set(self, form: str, *said: str) -> str:
        """A form with classes of its own and what it says."""
        return form.format(self.name(), *said) if "{1}" not in form or said else form.format(self.name(), self.name())

    def link(self, title: str, shown: str = "") -> str:
        """A link to another story."""
        return f"<a href=/2026/11/{self.chance.randrange(10, 20)}/story-{self.chance.randrange(999)}>{shown}{title}</a>"

    def picture(self) -> str:
        """A picture with its lines."""
        form, (caption, credit) = self.draw("picture", PICTURES), self.chance.choice(LINES)
        self.want["images"].append((caption, credit))
        image = f"<img src=/img/{self.chance.randrange(9999)}.jpg width=800 height=500>"
        said = credit or ""
        marked = (f" ({said})", f"<p>{said}</p>", f" | {said}") if credit else ("", "", "")
        return str(form.format(self.name(), self.name(), image, caption, said, *marked))

    def among(self) -> str:
        """What stands between two paragraphs."""
        kind = self.chance.random()
        if kind < 0.15:
            return self.picture()
        if kind > 0.4:
            return self.set(self.draw("among", AMONG))
        label = self.chance.choice([*RELATED])
        self.parts.append(f"related: {label}")
        title = self.chance.choice(TITLES)
        self.want["related_links"].append((label, title))
        return self.set(RELATED[label], self.link(title))

    def text(self) -> str:
        """The text's box."""
        paragraph, dateline = self.draw("paragraph", PARAGRAPHS), self.draw("dateline", DATELINES)
        self.want["dateline"] = dateline.replace("<b>", "").replace("</b>", "").strip() or None
        name, made = self.name(), []
        told = self.chance.sample(SENTENCES, self.chance.randrange(3, 9))
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
            self.want["signoff"] = self.chance.choice(SIGNOFFS)
            made.append(paragraph.format(name, self.want["signoff"]))
        return f"<div class={self.name()}>{''.join(made)}</div>"

    def heading_or_list(self) -> str:
        """A heading of the text, or a list."""
        said = set(self.want["body"])
        left = [heading for heading in HEADINGS if heading not in said]
        if ITEMS[0] not in said and self.chance.random() < 0.4:
            self.parts.append("list")
            self.want["body"] += ITEMS
            return f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"
        if not left:
            return ""
        self.want["body"].append(left[0])
        form = self.draw(
            "heading", {tag: tag for tag in ("<h2 class={0}>{1}</h2>", "<h3>{1}</h3>", "<p><strong>{1}</strong></p>")}
        )
        return self.set(form, left[0])

    def head(self) -> str:
        """What stands over the text."""
        self.want["headline"] = headline = self.chance.choice(HEADLINES)
        self.want["subheadline"] = deck = self.chance.choice(DECKS) if self.chance.random() < DECKED else None
        self.want["bylines"], byline = self.draw("byline", BYLINES)
        section, day, bar = self.draw("section", SECTIONS), self.draw("date", DATES), self.draw("bar", BARS)
        tag = self.chance.choice(["p", "p", "p", "h2"])
        lines = {
            "section": self.set(section), "day": self.set(day), "bar": self.set(bar), "byline": self.set(byline),
            "headline": f"<h1 class={self.name()}>{headline}</h1>", "deck": f"<{tag} class={self.name()}>{deck}</{tag}>" if deck else "",
        }  # fmt: skip
        orders = ("section headline deck byline day bar", "section day headline deck byline bar", "section headline deck day byline", "section headline deck bar byline day")  # fmt: skip
        order = self.draw("order", {order: order for order in orders})
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
        cards = "".join(
            f"<div>{self.link(title, '<img src=/t/1.jpg width=120>')}</div>" for title in self.chance.sample(TITLES, 3)
        )
        return f"<section class={self.name()}><h2>Read next</h2>{cards}</section>"

    def page(self) -> str:
        """The page."""
        head = self.head() + (self.picture() if self.chance.random() < LED else "")
        text = self.text() + self.below()
        rail = "".join(f"<li>{self.link(title)}</li>" for title in self.chance.sample(TITLES, 4))
        rail = f"<div class={self.name()}><h3>Most read</h3><ol>{rail}</ol></div>"
        column = self.draw("frame", FRAMES).format(self.name(), head, text, rail)
        menu = "".join(
            f"<li><a href=/{name.lower()}>{name}</a></li>" for name in ("World", "Business", "Sport", "Culture")
        )
        return (
            f"<!doctype html><html lang=en><head><title>{self.want['headline']} | Harbour Times</title></head><body><header class={self.name()}>"
            f"<a href=/>Harbour Times</a><nav><ul>{menu}</ul></nav></header>{column}<footer><p>© 2026 Harbour Times</p><a href=/privacy>Privacy</a></footer></body></html>"
        )  # fmt: skip


def assemble(seed: int, number: int) -> tuple[Page, Assembly]:
    """A page, always the same for a seed and a number, and what it should be read as."""
    assembly = Assembly(random.Random(f"{seed} {number}"))
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
    pages: int, seed: int, report: Callable[[int, str, Any, Any, Sequence[str]], None] | None = None
) -> dict[str, Any]:
    """The share of pages right in every field, of those right in each, and the parts of most of the pages that are not."""
    wrong, blamed, drawn, right = Counter[str](), Counter[str](), Counter[str](), 0
    for number in range(pages):
        page, assembly = assemble(seed, number)
        said = said_in(read_page(page))
        missed = [name for name, value in assembly.want.items() if said[name] != value]
        right += not missed
        wrong.update(missed)
        drawn.update(set(assembly.parts))
        blamed.update(set(assembly.parts) if missed else ())
        for name in missed if report else ():
            assert report is not None
            report(number, name, assembly.want[name], said[name], assembly.parts)
    fields = {name: round(1 - wrong[name] / pages, 3) for name in said_in(Article(url=""))}
    often = {part: round(blamed[part] / drawn[part], 3) for part, _ in blamed.most_common(12)}
    return {"pages": pages, "right": round(right / pages, 3), "fields": fields, "parts": often}


def main() -> None:
    """The command."""
    parser = parser_of("assembled", __doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="so many mistakes are shown")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    console, shown = Console(), list[str]()

    def show(number: int, name: str, want: Any, said: Any, parts: Sequence[str]) -> None:
        if len(shown) < options.show:
            shown.append(name)
            console.print(f"{number} {name}: {want!r} is read as {said!r}; {', '.join(parts)}", markup=False)

    figures = measure(options.pages, options.seed, show)
    table = Table("right in", "share of pages")
    table.add_row("every field", f"{figures['right']:.3f}")
    for name, share in figures["fields"].items():
        table.add_row(name, f"{share:.3f}")
    console.print(table)
    keep_figures(figures, options.json)


if __name__ == "__main__":
    main()
