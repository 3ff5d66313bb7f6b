"""How the lines of a column are set: the looks of all elements around them, and the figure that holds them."""

from __future__ import annotations

from pipelines.page.layout import Layout

Setting = tuple[str, ...]
"""The looks of an element and of all above it in the column, its own first; () for the column."""


class Settings(dict[int, Setting]):
    """Element of a column -> its setting."""

    def __init__(self, layout: Layout, column: int) -> None:
        super().__init__({column: ()})
        self._layout = layout

    def __missing__(self, node: int) -> Setting:
        setting = self[node] = (self._layout.look(node), *self[self._layout.parents[node]])
        return setting


class Figures(dict[int, int]):
    """Element -> the outermost figure round it, below `top`, by tag or class; 0 where there is none."""

    def __init__(self, layout: Layout, top: int) -> None:
        super().__init__({top: 0, -1: 0})
        self._layout = layout

    def __missing__(self, node: int) -> int:
        figure = self[self._layout.parents[node]]
        if not figure and "figure" in self._layout.zones(node):
            figure = node
        self[node] = figure
        return figure
