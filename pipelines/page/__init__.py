"""Bytes of a page -> the blocks of its article, and what its head says.

    markup    bytes -> tree; what a single element says by its tag, class, address
    pictures  blocks -> pictures, each with its lines; what an address says about a picture
    head      tree -> metadata: JSON-LD, meta elements, links
    layout    tree -> runs of text and pictures in reading order, with the elements above them
    column    runs -> which element holds the article's text and headline
    boxes     boxes that no class names: marked in the layout, before the text is known, and in the blocks
    text      column -> blocks: which are text, where each stands

A room knows none that is listed after it. Beside the rooms: the path of sections above the headline (`crumbs`), or else
the folder that the page is in (`folders`), the addresses of an article's further pages (`pagination`) and the `joining` of their stories, an outlet's own `selectors`.
"""
