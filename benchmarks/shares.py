"""The command of a benchmark that counts, for each change made to pages, the shares of them whose fields are right."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.pages import read_pages
from crawler.items import Page

WIDTH = 150
"""Columns of the table, in a file as well."""


def run(
    name: str, description: str | None, measure: Callable[[Sequence[Page]], Mapping[str, Mapping[str, float]]], columns: Sequence[str]
) -> None:  # fmt: skip
    """``python -m benchmarks.<name>``: measure the pages, show a line of shares for each change, with the number of its
    pages, and keep the figures."""
    parser = parser_of(name, description)
    add_pages(parser)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    figures = measure(read_pages(options.warc))
    table = Table("change", *columns)
    for change, shares in figures.items():
        table.add_row(change, *(f"{shares[column]:.{0 if column == 'pages' else 3}f}" for column in columns))
    Console(width=WIDTH).print(table)
    keep_figures(figures, options.json)
