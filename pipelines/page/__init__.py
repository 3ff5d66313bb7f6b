"""Bytes of a page -> the blocks of its article, and what its head says.

    markup    bytes -> tree; what a single element says by its tag, class, address
    head      tree -> metadata: JSON-LD, meta elements, links
    layout    tree -> runs of text and pictures in reading order, with the elements above them
    column    runs -> which element holds the article's text and headline
    boxes     what no class calls a box and is one: marked in the layout, before the text is known, and in the blocks
    text      column -> blocks: which are text, where each stands
    pictures  blocks -> pictures, each with its lines

A room knows none that comes after it; `boxes` and `head` ask `pictures` what an address of a picture says. Beside the
rooms: the path above the headline (`crumbs`), an article on several pages (`parts`), an outlet's own `selectors`.
"""
