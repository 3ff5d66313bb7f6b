"""Pictures of what the other benchmarks wrote with ``--json``.

    python -m benchmarks.plots --reading reading.json [--growth growth.json] [-o docs/pictures/benchmarks]

Makes reading.png (milliseconds a page of each reader) and growth.png (cost of a page and memory, by articles stored).
Exits 2 where a file is none of theirs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt

from benchmarks.peers import OURS

OUT = Path(__file__).parent.parent / "docs" / "pictures" / "benchmarks"
INK, PALE = "#1f4e79", "#b8c4cf"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser("python -m benchmarks.plots", description=__doc__)
    parser.add_argument("--reading", type=Path, help="figures of benchmarks.reading")
    parser.add_argument("--growth", type=Path, help="figures of benchmarks.growth")
    parser.add_argument("-o", "--out", type=Path, default=OUT, help="folder (default: %(default)s)")
    options = parser.parse_args()
    if not (options.reading or options.growth):
        parser.error("nothing to draw: --reading FILE or --growth FILE")
    options.out.mkdir(parents=True, exist_ok=True)
    for name, draw in (("reading", draw_reading), ("growth", draw_growth)):
        if path := getattr(options, name):
            try:
                draw(json.loads(path.read_text("utf-8")), options.out / f"{name}.png")
            except (OSError, ValueError, KeyError, TypeError) as error:
                parser.error(f"{path}: not the figures of benchmarks.{name} ({error!r})")


def draw_reading(figures: Mapping[str, Any], path: Path) -> None:
    """A bar for each reader, the quickest on top."""
    rows = sorted(figures["readers"].items(), key=lambda row: -row[1]["ms"])
    names, times = [name for name, _ in rows], [row["ms"] for _, row in rows]
    figure, axes = plt.subplots(figsize=(8, 0.4 * len(rows) + 1), layout="constrained")
    bars = axes.barh(names, times, color=[INK if name == OURS else PALE for name in names])
    axes.bar_label(bars, labels=[f"{time:.1f}" for time in times], padding=3)
    axes.set_xlabel("milliseconds of processor time a page")
    axes.set_title(f"Reading {figures['pages']} pages of {figures['kilobytes_a_page']:.0f} KB", loc="left")
    _finish(figure, path)


def draw_growth(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Cost of a page and memory of the crawler, over the number of articles stored before."""
    stored = [row["stored"] for row in rows]
    figure, (cost, memory) = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
    cost.plot(stored, [row["crawler_ms"] for row in rows], "o-", color=INK)
    cost.set_title("crawler, ms of processor time a page", loc="left", fontsize=10)
    memory.plot(stored, [row["memory_mb"] for row in rows], "o-", color=INK)
    memory.set_title("crawler, MB of memory", loc="left", fontsize=10)
    for axes in (cost, memory):
        axes.set_xscale("log")
        axes.set_ylim(bottom=0)
        axes.set_xlabel("articles stored before")
    _finish(figure, path)


def _finish(figure: Any, path: Path) -> None:
    for axes in figure.axes:
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=120)
    plt.close(figure)


if __name__ == "__main__":
    main()
