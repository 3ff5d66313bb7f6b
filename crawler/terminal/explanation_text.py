"""An explanation for a terminal: the page's lines on the left, what took each on the right."""

from __future__ import annotations

from rich.box import SIMPLE
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.terminal.printing import printable
from pipelines.explanation import Explanation, Line

COLOURS = {
    "headline": "bold bright_white",
    "subheadline": "bright_white",
    "bylines": "magenta",
    "dateline": "red",
    "images": "green",
    "body": "default",
    "related_links": "yellow",
    "signoff": "cyan",
    "published": "blue",
    "modified": "blue",
    "section": "bright_blue",
}
LEFT = "dim"
"""Of lines that no field took."""


def table_of(explanation: Explanation, refusal: str | None) -> RenderableType:
    """All lines, then the fields that none of them gave. `refusal`: the name under which the page is refused."""
    lines = Table(box=SIMPLE, expand=True, show_edge=False, padding=(0, 1, 1, 0))
    lines.add_column("page", ratio=3)
    lines.add_column("field", ratio=2)
    for line in explanation.lines:
        lines.add_row(*_row(line))
    unseen = Table(box=SIMPLE, show_edge=False, show_header=False, title="not from a line", title_justify="left")
    for name, value, rule in explanation.unseen:
        unseen.add_row(Text(name, "bold"), Text(printable(value)), Text(printable(rule), LEFT))
    said = [Text(f"refused: {refusal}", "bold red")] if refusal else []
    return Group(*said, lines, unseen)


def _row(line: Line) -> tuple[Text, Text]:
    colour = COLOURS.get(line.field or "", LEFT)
    shown = Text(printable(f"[picture] {line.text}" if line.picture else line.text), colour)
    reason = Text(line.field or "left", f"{colour} bold" if line.field else LEFT)
    reason.append(f"  {printable(line.why)}", LEFT)
    for name, value in line.values:
        reason.append(f"\n{name}: ", LEFT).append(printable(value))
    return shown, reason
