"""How the lines of a column are set: the looks of all elements around them, and the figure that holds them."""

from __future__ import annotations

from pipelines.page.layout import Layout

Setting = tuple[str, ...]
"""The looks of an element and of all above it in the column, its own first; () for the column."""


class Settings:
    """The settings of elements in a column."""

    def __init__(self, layout: Layout, column: int) -> None:
        self._layout = layout
        self._known: dict[int, Setting] = {column: ()}

    def __call__(self, node: int) -> Setting:
        """The setting of an element."""
        setting = self._known.get(node)
        if setting is None:
            setting = self._known[node] = (self._layout.look(node), *self(self._layout.parents[node]))
        return setting


class Figures:
    """The outermost figures round elements, below `top`, by tag or class; 0 where there is none."""

    def __init__(self, layout: Layout, top: int) -> None:
        self._layout, self._known = layout, {top: 0, -1: 0}

    def of(self, node: int) -> int:
        """The number of an element's figure."""
        figure = self._known.get(node)
        if figure is None:
            figure = self.of(self._layout.parents[node])
            if not figure and "figure" in self._layout.zones(node):
                figure = node
            self._known[node] = figure
        return figure
