"""Boxes that no tag or class names, recognised by what they hold or by the words over them.

In the layout, most before it is known which runs are text; each is given the zone that its class would:

    headed_lists      lists of links under a heading
    writers           the card of a story's writer
    forms             newsletters and polls
    comment_entries   what readers say
    cards             other stories within the column
    next_stories      whole ones behind the page's own: the page is cut off there
    figures           pictures and their lines
    offers, insets    what is offered, and what is told beside the text, each under a heading

In the blocks, after: `in_blocks`, with `comments`, `contents`, `days`, `films` and `posts`.
"""
